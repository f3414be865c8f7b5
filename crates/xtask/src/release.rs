//! `cargo xtask release`: dist/ made anew from the sources, with the sums of its files; twice, because whoever checks a
//! release must get the same bytes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::{command, output, say};
use crate::fresh::files;
use crate::manifest::Manifest;
use crate::{engine, pack, page};

/// The sums' file, in dist/: `sha256sum -c SHA256SUMS` checks it there.
const SUMS: &str = "SHA256SUMS";

/// Node's crypto: no digest to compile for one list.
const DIGEST: &str = r#"
const { createHash } = require("crypto"), { readFileSync } = require("fs");
for (const path of process.argv.slice(1)) console.log(createHash("sha256").update(readFileSync(path)).digest("hex") + "  " + path);
"#;

/// Makes dist/ twice and writes the sums.
pub(crate) fn release(root: &Path) -> Result<()> {
    let first = anew(root)?;
    let second = anew(root)?;
    if first != second {
        let differ = second.lines().filter(|line| !first.contains(*line)).collect::<Vec<_>>().join("\n");
        bail!("two runs gave different files:\n{differ}");
    }
    fs::write(root.join("dist").join(SUMS), &second)?;
    pack::pack(root)?;
    say(format!("dist/{SUMS}: {} files, the same in two runs", second.lines().count()));
    Ok(())
}

/// Removes what was made and makes it again; gives a line for each file.
fn anew(root: &Path) -> Result<String> {
    let manifest = Manifest::read(root)?;
    let dist = root.join("dist");
    for made in [&dist, &root.join(&manifest.engine.folder)] {
        if made.is_dir() {
            fs::remove_dir_all(made).with_context(|| format!("removing {}", made.display()))?;
        }
    }
    engine::pack(root, &manifest)?;
    page::pack(root, &manifest)?;
    let names = files(&dist)?;
    let names = names.iter().filter_map(|file| file.strip_prefix(&dist).ok());
    let names = names.map(|name| name.to_string_lossy().replace('\\', "/"));
    let sums = output(command("node", &dist).args(["-e", DIGEST, "--"]).args(names))?;
    Ok(String::from_utf8(sums)?)
}
