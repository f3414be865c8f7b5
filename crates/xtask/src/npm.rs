//! Packages from the npm registry, exactly as their lock files say.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::{command, run, say};

/// Makes sure that `node_modules` of that folder is what its lock file says: `npm ci` when it is not.
pub(crate) fn install(root: &Path, folder: &str) -> Result<()> {
    let here = root.join(folder);
    let lock = here.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("{folder} has no package-lock.json"))?;
    // npm touches node_modules in ways that make its time useless; a copy of the lock file tells exactly.
    let note = here.join("node_modules/.installed-lock.json");
    if fs::read(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    require_node()?;
    say(format!("installing npm packages in {folder} (npm ci)"));
    // None of the packages needs its install script; the ones that have one would fetch what they carry already.
    run(command("npm", &here).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))?;
    fs::write(note, wanted)?;
    Ok(())
}

/// Node is the one thing beside Rust that has to be there.
pub(crate) fn require_node() -> Result<()> {
    let Ok(output) = std::process::Command::new("node").arg("--version").output() else {
        bail!("Node.js is not installed: version 20 or later is needed (Debian: apt-get install nodejs npm)");
    };
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        bail!("Node.js 20 or later is needed; this is {version}");
    }
    Ok(())
}
