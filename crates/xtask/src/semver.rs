//! Whether what Rust users call is still there: the library beside an earlier commit, by `cargo semver-checks`.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::{cargo, command, output, run, say};

/// The version that is installed where none is at hand.
const VERSION: &str = "0.51.0";

/// Where it is installed, and builds both libraries: apart from what else is built.
const FOLDER: &str = "target/semver";

/// Compares the library with `revision`, or with the last release. Fails where its public items changed more than its version says, and
/// where there is nothing to compare with.
pub(crate) fn check(root: &Path, revision: Option<&str>) -> Result<()> {
    let revision = match revision {
        Some(revision) => revision.to_owned(),
        None => last_release(root)?,
    };
    let folder = root.join(FOLDER);
    install(root, &folder)?;
    say(format!("comparing gongkai with {revision}"));
    let arguments = ["semver-checks", "--package", "gongkai", "--all-features", "--baseline-rev", &revision];
    run(cargo(root).env("CARGO_TARGET_DIR", folder.join("build")).env("PATH", path(&folder)?).args(arguments))
}

/// The newest tag of a release: `v0.1.0`.
fn last_release(root: &Path) -> Result<String> {
    let tags = output(command("git", root).args(["tag", "--list", "v*", "--sort=-version:refname"]))?;
    let newest = String::from_utf8(tags)?.lines().next().map(str::to_owned);
    newest.context(
        "there is no release to compare with (no tag v…); name a commit: `cargo xtask semver HEAD~20`",
    )
}

/// Some minutes once.
fn install(root: &Path, folder: &Path) -> Result<()> {
    let installed = output(cargo(root).env("PATH", path(folder)?).args(["semver-checks", "--version"]));
    if installed.is_ok() {
        return Ok(());
    }
    say(format!("installing cargo-semver-checks {VERSION}"));
    let package = format!("cargo-semver-checks@{VERSION}");
    run(cargo(root).args(["install", "--quiet", "--locked", &package, "--root"]).arg(folder))
}

/// Programs that are searched for: what is installed here behind what the machine has.
fn path(folder: &Path) -> Result<std::ffi::OsString> {
    let machine = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&machine).chain([folder.join("bin")]);
    match std::env::join_paths(folders) {
        Ok(path) => Ok(path),
        Err(error) => bail!("PATH: {error}"),
    }
}
