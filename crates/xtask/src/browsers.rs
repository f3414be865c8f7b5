//! The browsers that the page is tested in. Chromium 81 comes with the npm packages (tests/browser/browsers.mjs
//! unpacks it); today's Chromium and Chinese fonts are the system's.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{run, say};

/// As tests/browser/browsers.mjs looks for it.
const CHROMIUM: &[&str] = &["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const PACKAGES: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// Makes sure of Chromium and of fonts with Chinese characters: installs them on Debian as root, or says what to do.
pub(crate) fn install(root: &Path) -> Result<()> {
    if has_chromium() && has_chinese_font() {
        return Ok(());
    }
    if !is_root_on_debian() {
        bail!(
            "the page tests need Chromium and a font with Chinese characters.\n\
             On Debian or Ubuntu:  sudo apt-get update && sudo apt-get install -y {}\n\
             Elsewhere: install Chromium and Noto Sans CJK, and name the browser in GONGKAI_CHROMIUM.",
            PACKAGES.join(" ")
        );
    }
    say(format!("installing {} (apt-get)", PACKAGES.join(" and ")));
    run(apt(root).args(["-qq", "update"]))?;
    run(apt(root).args(["-qq", "install", "-y", "--no-install-recommends"]).args(PACKAGES))
}

/// What moves a window, its keyboard and its mouse where nobody sits: for the dialogue of “Save page as”.
const DESK: [(&str, &str); 2] = [("Xvfb", "xvfb"), ("xdotool", "xdotool")];

/// Which of the programs for a screen without a person are not there and could not be installed.
pub(crate) fn missing_desk(root: &Path) -> Vec<&'static str> {
    let missing = || DESK.into_iter().filter(|(program, _)| !is_in_path(program));
    if missing().next().is_some() && is_root_on_debian() {
        let packages: Vec<_> = missing().map(|(_, package)| package).collect();
        say(format!("installing {} (apt-get)", packages.join(" and ")));
        // Without a network there is nothing to install; the test is then left out, and that is said.
        let _ = run(apt(root).args(["-qq", "update"]));
        let _ = run(apt(root).args(["-qq", "install", "-y", "--no-install-recommends"]).args(packages));
    }
    missing().map(|(program, _)| program).collect()
}

fn is_in_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

fn apt(root: &Path) -> Command {
    let mut apt = crate::command::command("apt-get", root);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

fn has_chromium() -> bool {
    let named = std::env::var("GONGKAI_CHROMIUM").ok();
    CHROMIUM.iter().copied().chain(named.as_deref()).any(|path| Path::new(path).exists())
}

/// Asked of the system's font list; where there is no such list there is no font package of ours either.
fn has_chinese_font() -> bool {
    let fonts = Command::new("fc-list").args([":lang=zh", "family"]).output();
    fonts.is_ok_and(|listed| !listed.stdout.is_empty())
}

fn is_root_on_debian() -> bool {
    let user = Command::new("id").arg("-u").output();
    Path::new("/etc/debian_version").exists() && user.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
