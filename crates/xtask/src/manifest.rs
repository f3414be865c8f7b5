//! `wasm-pack.toml`: what is packed, what the oldest browser understands, and how many bytes each thing may have.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

/// The manifest's name, at the top level of the workspace.
pub(crate) const FILE: &str = "wasm-pack.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    pub(crate) engine: Module,
    pub(crate) files: Module,
    pub(crate) build: Build,
    pub(crate) floor: Floor,
    #[serde(default, rename = "artefact")]
    pub(crate) artefacts: Vec<Artefact>,
}

/// A crate that becomes a WebAssembly module, and where that goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Module {
    pub(crate) package: String,
    pub(crate) name: String,
    /// Relative to the workspace, like every path here.
    pub(crate) folder: String,
    /// Whether it is also packed with the names of its functions.
    #[serde(default)]
    pub(crate) names: bool,
    /// Features of the crate.
    #[serde(default)]
    pub(crate) features: Vec<String>,
}

/// Where modules with faults on demand go, and the page with them.
pub(crate) const WITH_SWITCH: &str = "target/panic-switch";

/// How modules are compiled.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Build {
    pub(crate) profile: String,
    /// Arguments of wasm-opt, without features: those are the floor's.
    pub(crate) optimise: Vec<String>,
    /// Features beyond the floor's that are compiled with and wasm-opt takes out; LLVM's names.
    pub(crate) lowered: Vec<String>,
}

impl Module {
    /// The module itself.
    pub(crate) fn wasm(&self, root: &Path) -> PathBuf {
        root.join(&self.folder).join(format!("{}_bg.wasm", self.name))
    }

    /// The same with the names of its functions, for stack traces, where it is packed with them.
    pub(crate) fn named(&self, root: &Path) -> Option<PathBuf> {
        self.names.then(|| root.join(&self.folder).join(format!("{}_debug_bg.wasm", self.name)))
    }

    /// The same module with faults on demand, for tests; it is never shipped.
    pub(crate) fn with_switch(&self) -> Module {
        Module {
            package: self.package.clone(),
            name: self.name.clone(),
            folder: format!("{WITH_SWITCH}/{}", self.folder.rsplit('/').next().unwrap_or_default()),
            names: self.names,
            features: vec!["panic-switch".to_owned()],
        }
    }

    /// What it consists of once it is packed.
    pub(crate) fn packed(&self, root: &Path) -> Vec<PathBuf> {
        let folder = root.join(&self.folder);
        let name = &self.name;
        let own = [folder.join(format!("{name}.js")), self.wasm(root), folder.join(format!("{name}.d.ts"))];
        own.into_iter().chain(self.named(root)).collect()
    }
}

/// The oldest browser that must run the modules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Floor {
    pub(crate) browser: String,
    /// LLVM's names, as in `target_features`.
    pub(crate) features: Vec<String>,
}

/// A file that people download, and the most bytes it may have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Artefact {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) raw: Option<u64>,
    pub(crate) gzip: Option<u64>,
    pub(crate) brotli: Option<u64>,
}

impl Manifest {
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let text = fs::read_to_string(root.join(FILE)).with_context(|| format!("reading {FILE}"))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self> {
        toml::from_str(text).with_context(|| format!("reading {FILE}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn the_manifest_of_this_workspace_is_understood() {
        let manifest = Manifest::read(&workspace::root()).unwrap();
        assert_eq!(manifest.floor.browser, "Chromium 81");
        assert!(manifest.artefacts.iter().any(|a| a.name == "engine" && a.brotli.is_some()));
    }

    #[test]
    fn a_misspelt_key_is_an_error_and_not_ignored() {
        let text = "[engine]\npackage='p'\nname='n'\nfolder='f'\n[files]\npackage='p'\nname='n'\nfolder='f'\n\
                    [build]\nprofile='e'\noptimise=[]\nlowered=[]\n\
                    [floor]\nbrowser='b'\nfeatures=[]\n[[artefact]]\nname='a'\npath='p'\nbrotil=1\n";
        let error = format!("{:#}", Manifest::parse(text).unwrap_err());
        assert!(error.contains("brotil"), "{error}");
    }

    #[test]
    fn plain_cargo_and_wasm_pack_compile_with_the_same_flags() {
        let root = workspace::root();
        let config: toml::Table =
            fs::read_to_string(root.join(".cargo/config.toml")).unwrap().parse().unwrap();
        let flags =
            config["target"][crate::engine::TARGET]["rustflags"].clone().try_into::<Vec<String>>().unwrap();
        assert_eq!(flags, crate::engine::rust_flags(&Manifest::read(&root).unwrap()));
    }
}
