//! `cargo xtask pack`: what wasm-pack.toml lists, made from the sources without installed tools.

use std::path::Path;

use anyhow::Result;

use crate::manifest::Manifest;
use crate::{engine, page, sizes};

/// Packs and prints the table of sizes.
pub(crate) fn pack(root: &Path) -> Result<()> {
    bring_up_to_date(root)?;
    sizes::print(root, &Manifest::read(root)?.artefacts)
}

/// Packs engine, readers of files and page with faults on demand.
pub(crate) fn with_switch(root: &Path) -> Result<()> {
    let manifest = Manifest::read(root)?;
    engine::pack_with_switch(root, &manifest)?;
    page::pack_with_switch(root, &manifest)
}

/// Packs what is older than its sources.
pub(crate) fn bring_up_to_date(root: &Path) -> Result<()> {
    let manifest = Manifest::read(root)?;
    engine::pack(root, &manifest)?;
    engine::pack_files(root, &manifest)?;
    page::pack(root, &manifest)
}
