//! Support for the tests that cross crates: a [generator] of whole reports in every layout that people
//! paste, and an [accuracy] harness that counts right, doubted and silently wrong cells.
//!
//! `cargo run -p gongkai-tests` prints the accuracy table; `cargo run -p gongkai-tests --bin fixtures` writes
//! `tests/fixtures/` anew.

// Renderers build text from small pieces; here clarity is worth more than an allocation.
#![allow(clippy::format_collect, clippy::format_push_string)]
// Test support: a file that is not as expected is a failed test, which is what a panic is.
#![allow(clippy::missing_panics_doc)]

pub mod accuracy;
pub mod catalogue;
pub mod draw;
pub mod generator;
pub mod mutation;
pub mod outside;
pub mod patterns;
pub mod prose;
pub mod ratchet;
pub mod snapshot;
pub mod truth;

/// What stands in the READMEs for Rust programs is compiled and run (`cargo test --doc -p gongkai-tests`).
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../README.zh-CN.md")]
mod readme {}

use std::path::{Path, PathBuf};

/// The files of a folder with their names, in order.
pub fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    paths.into_iter().map(|path| (name(&path).unwrap_or_default(), path)).collect()
}
