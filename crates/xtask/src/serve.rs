//! `cargo xtask serve`: packs, serves dist/ on this machine only, and packs again when a source changes.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};

use crate::command::say;
use crate::fresh::files;
use crate::{http, pack};

/// How often sources are looked at.
const PAUSE: Duration = Duration::from_millis(250);

/// How many ports are tried from the wanted one upwards.
const TRIES: u16 = 50;

pub(crate) struct Options {
    pub(crate) port: u16,
    pub(crate) open: bool,
}

/// Serves until it is ended. A source that does not build is told and mended by its next change.
pub(crate) fn serve(root: &Path, options: &Options) -> Result<()> {
    pack::bring_up_to_date(root)?;
    let listener = listen(options.port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    let folder = root.join("dist");
    thread::spawn(move || http::serve(&listener, &folder));
    println!("\n  年报体检 is at {address}\n  Sources are watched; Ctrl+C ends.\n");
    if options.open {
        open(&address);
    }
    watch(root)
}

/// On the wanted port, or on the next that is free.
fn listen(wanted: u16) -> Result<TcpListener> {
    let ports = wanted..=wanted.saturating_add(TRIES);
    let found = ports.clone().find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    found.with_context(|| format!("no port from {} to {} is free", ports.start(), ports.end()))
}

fn open(address: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    if std::process::Command::new(opener).arg(address).spawn().is_err() {
        say(format!("{opener} is not there to open a browser: open {address} yourself"));
    }
}

fn watch(root: &Path) -> Result<()> {
    let mut seen = state(root)?;
    loop {
        thread::sleep(PAUSE);
        let now = state(root)?;
        if now != seen {
            say(format!("changed: {}", changed(&seen, &now)));
            if let Err(error) = pack::bring_up_to_date(root) {
                eprintln!("  not packed: {error:#}\n  The page served is the one from before.");
            }
            seen = now;
        }
    }
}

/// Every watched file with its time, in a fixed order.
fn state(root: &Path) -> Result<Vec<(PathBuf, SystemTime)>> {
    let mut state = Vec::new();
    for folder in ["www", "crates/gongkai", "crates/gongkai-wasm", crate::manifest::FILE] {
        for file in files(&root.join(folder))? {
            // A file may vanish between the listing and the look, as editors save.
            if let Ok(time) = file.metadata().and_then(|m| m.modified()) {
                state.push((file, time));
            }
        }
    }
    if state.is_empty() {
        bail!("there is nothing to watch in {}", root.display());
    }
    Ok(state)
}

fn changed(before: &[(PathBuf, SystemTime)], now: &[(PathBuf, SystemTime)]) -> String {
    let differs = |one: &(PathBuf, SystemTime), others: &[_]| !others.contains(one);
    let file = now.iter().find(|f| differs(f, before)).or_else(|| before.iter().find(|f| differs(f, now)));
    file.and_then(|(path, _)| path.file_name()).map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}
