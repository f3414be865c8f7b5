//! The page: www/ and the packed engine bundled into files that work from disk. `www/build.mjs` knows how.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;

use crate::command::{command, run, say};
use crate::fresh::{Stamp, fingerprint};
use crate::manifest::Manifest;
use crate::{engine, npm, sizes};

/// Where the page's sources and its package.json lie.
pub(crate) const SOURCES: &str = "www";

/// Brings dist/ up to date with www/ and the packed engine. Does nothing, quickly, when it is.
pub(crate) fn pack(root: &Path, manifest: &Manifest) -> Result<()> {
    let mut inputs = engine::files(root, manifest);
    inputs.extend([root.join(SOURCES), root.join(crate::manifest::FILE)]);
    let stamp = Stamp::new(root.join("target/page.inputs"), fingerprint(&inputs, &[])?);
    if stamp.holds_for(&[index(root)]) {
        return Ok(());
    }
    let started = Instant::now();
    stamp.clear();
    npm::install(root, SOURCES)?;
    run(command("node", root).args(["www/build.mjs", "--engine", &manifest.engine.folder, "--out", "dist"]))?;
    sizes::check_raw(root, &manifest.artefacts)?;
    stamp.write()?;
    say(format!("page packed in {:.1} s", started.elapsed().as_secs_f32()));
    Ok(())
}

/// The page as one file.
pub(crate) fn index(root: &Path) -> PathBuf {
    root.join("dist/index.html")
}
