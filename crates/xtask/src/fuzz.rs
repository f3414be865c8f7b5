//! `cargo xtask fuzz`: damaged files and texts through everything that reads them, in a build that counts which branches they
//! reach.

use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{cargo, command, output, run};

/// Counters on every branch. Stable Rust takes these of LLVM; `-Z sanitizer`, which needs another toolchain, is not used.
const COUNTERS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters";

/// Runs the program `fuzz` with these options.
pub(crate) fn fuzz(root: &Path, arguments: &[String]) -> Result<()> {
    let told = String::from_utf8(output(command("rustc", root).arg("-vV"))?)?;
    let host =
        told.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc -vV names no host")?;
    // With a target, build scripts are not instrumented: they lack what the counters call.
    let build = ["run", "--quiet", "--profile", "fuzz", "--package", "gongkai-fuzz", "--target", host, "--"];
    run(cargo(root).env("RUSTFLAGS", COUNTERS).args(build).args(arguments))
}
