//! The page and what is made of its parts (widget, frame, npm package): www/ and the packed modules bundled into dist/.
//! `www/build.mjs` knows how.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;

use crate::command::{command, run, say};
use crate::fresh::{Stamp, fingerprint};
use crate::manifest::{self, Manifest, Module};
use crate::{npm, release, sizes};

/// Where the page's sources and its package.json lie.
pub(crate) const SOURCES: &str = "www";

/// Brings dist/ up to date with www/ and the packed modules. Does nothing, quickly, when it is.
pub(crate) fn pack(root: &Path, manifest: &Manifest) -> Result<()> {
    build(root, [&manifest.engine, &manifest.files], "dist", || release::forget(root))?;
    sizes::check_raw(root, &manifest.artefacts)
}

/// The same with modules that have faults on demand, apart from dist/.
pub(crate) fn pack_with_switch(root: &Path, manifest: &Manifest) -> Result<()> {
    let dist = format!("{}/dist", manifest::WITH_SWITCH);
    build(root, [&manifest.engine.with_switch(), &manifest.files.with_switch()], &dist, || {})
}

/// `before`: done before anything is written.
fn build(root: &Path, modules: [&Module; 2], dist: &str, before: impl Fn()) -> Result<()> {
    let mut inputs = modules.map(|module| module.packed(root)).concat();
    let types = ["crates/gongkai-wasm/src/types.d.ts", "crates/gongkai-files-wasm/src/files.d.ts"];
    let [engine, files] = types;
    inputs.extend([SOURCES, manifest::FILE, engine, files, "Cargo.toml"].map(|input| root.join(input)));
    let note = format!("{dist}.inputs").replace("target/", "").replace('/', "-").replace("dist.", "page.");
    let stamp = Stamp::new(root.join("target").join(note), fingerprint(&inputs, &[])?);
    if stamp.holds_for(&made(&root.join(dist))) {
        return Ok(());
    }
    let started = Instant::now();
    stamp.clear();
    before();
    npm::install(root, SOURCES)?;
    let [engine, files] = modules.map(|module| &*module.folder);
    let arguments = ["--engine", engine, "--files", files, "--out", dist];
    run(command("node", root).arg("www/build.mjs").args(arguments))?;
    stamp.write()?;
    say(format!("{dist} packed in {:.1} s", started.elapsed().as_secs_f32()));
    Ok(())
}

/// What must be there for a dist/ to count as packed. The npm package is written last.
fn made(dist: &Path) -> Vec<PathBuf> {
    ["index.html", "gongkai.js", "gongkai-files.js", "embed.html", "npm/package.json"]
        .map(|file| dist.join(file))
        .to_vec()
}
