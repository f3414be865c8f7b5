//! The page and what is made of its parts (widget, frame, npm package): www/ and the packed modules bundled into dist/.
//! `www/build.mjs` knows how.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;

use crate::command::{command, run, say};
use crate::fresh::{Stamp, fingerprint};
use crate::manifest::Manifest;
use crate::{npm, release, sizes};

/// Where the page's sources and its package.json lie.
pub(crate) const SOURCES: &str = "www";

/// Brings dist/ up to date with www/ and the packed modules. Does nothing, quickly, when it is.
pub(crate) fn pack(root: &Path, manifest: &Manifest) -> Result<()> {
    let mut inputs = [manifest.engine.packed(root), manifest.files.packed(root)].concat();
    let types = ["crates/gongkai-wasm/src/types.d.ts", "crates/gongkai-files-wasm/src/files.d.ts"];
    let [engine, files] = types;
    inputs
        .extend([SOURCES, crate::manifest::FILE, engine, files, "Cargo.toml"].map(|input| root.join(input)));
    let stamp = Stamp::new(root.join("target/page.inputs"), fingerprint(&inputs, &[])?);
    if stamp.holds_for(&made(root)) {
        return Ok(());
    }
    let started = Instant::now();
    stamp.clear();
    release::forget(root);
    npm::install(root, SOURCES)?;
    let modules = ["--engine", &manifest.engine.folder, "--files", &manifest.files.folder];
    run(command("node", root).arg("www/build.mjs").args(modules).args(["--out", "dist"]))?;
    sizes::check_raw(root, &manifest.artefacts)?;
    stamp.write()?;
    say(format!("page packed in {:.1} s", started.elapsed().as_secs_f32()));
    Ok(())
}

/// What must be there for dist/ to count as packed. The npm package is written last.
fn made(root: &Path) -> Vec<PathBuf> {
    ["index.html", "gongkai.js", "gongkai-files.js", "embed.html", "npm/package.json"]
        .map(|file| root.join("dist").join(file))
        .to_vec()
}
