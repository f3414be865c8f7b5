//! `cargo xtask release`: dist/ made anew from the sources, with the sums of its files; twice, because whoever checks a
//! release must get the same bytes.

use std::collections::BTreeSet;
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
    // Nor is cargo's work of the first run in the second.
    remove(&root.join(engine::BUILD_FOLDER))?;
    let second = anew(root)?;
    if first != second {
        let differ = second.lines().filter(|line| !first.contains(*line)).collect::<Vec<_>>().join("\n");
        bail!("two runs gave different files:\n{differ}");
    }
    let dist = root.join("dist");
    fs::write(dist.join(SUMS), &second)?;
    pack::pack(root)?;
    check(&dist)?;
    say(format!("dist/{SUMS}: {} files, the same in two runs", second.lines().count()));
    Ok(())
}

/// Where there are sums they are those of the files that lie there, of all of them.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let Ok(noted) = fs::read_to_string(dist.join(SUMS)) else { return Ok(()) };
    let found = sums(dist)?;
    let (noted, found): (BTreeSet<_>, BTreeSet<_>) = (noted.lines().collect(), found.lines().collect());
    let differ: BTreeSet<_> =
        noted.symmetric_difference(&found).filter_map(|line| Some(line.split_once("  ")?.1)).collect();
    if !differ.is_empty() {
        bail!("{SUMS} is not of these files: {}", differ.into_iter().collect::<Vec<_>>().join(", "));
    }
    Ok(())
}

/// Takes the sums away: what they are of is about to change.
pub(crate) fn forget(root: &Path) {
    let _ = fs::remove_file(root.join("dist").join(SUMS));
}

/// Removes what was made and makes it again; gives a line for each file.
fn anew(root: &Path) -> Result<String> {
    let manifest = Manifest::read(root)?;
    let dist = root.join("dist");
    remove(&dist)?;
    remove(&root.join(&manifest.engine.folder))?;
    remove(&root.join(&manifest.files.folder))?;
    engine::pack(root, &manifest)?;
    engine::pack_files(root, &manifest)?;
    page::pack(root, &manifest)?;
    sums(&dist)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    Ok(())
}

/// A line for each file but the sums themselves.
fn sums(dist: &Path) -> Result<String> {
    let names = files(dist)?;
    let names = names.iter().filter_map(|file| file.strip_prefix(dist).ok());
    let names = names.map(|name| name.to_string_lossy().replace('\\', "/")).filter(|name| name != SUMS);
    let sums = output(command("node", dist).args(["-e", DIGEST, "--"]).args(names))?;
    Ok(String::from_utf8(sums)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_other_files_are_refused() {
        let dist = std::env::temp_dir().join(format!("gongkai-release-{}", std::process::id()));
        fs::create_dir_all(dist.join("npm")).unwrap();
        for name in ["a.html", "b.js", "npm/c.js"] {
            fs::write(dist.join(name), name).unwrap();
        }
        check(&dist).expect("no sums promise nothing");
        let made = sums(&dist).unwrap();
        // printf a.html | sha256sum
        assert!(
            made.starts_with("7aa267cfbf8eb1a78126330fc578814a7c7fb5dcaba0103bd27a965c05304357  a.html\n"),
            "{made}"
        );
        fs::write(dist.join(SUMS), &made).unwrap();
        check(&dist).unwrap();
        fs::write(dist.join("npm/c.js"), "other").unwrap();
        fs::remove_file(dist.join("b.js")).unwrap();
        fs::write(dist.join("d.js"), "more").unwrap();
        let refused = check(&dist).unwrap_err().to_string();
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(refused, "SHA256SUMS is not of these files: b.js, d.js, npm/c.js");
    }
}
