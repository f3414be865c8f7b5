//! The engine and the readers of files: each crate compiled, given its JavaScript, made smaller, and checked against the floor.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{cargo, command, output, run, say};
use crate::fresh::{Stamp, fingerprint};
use crate::manifest::{self, Manifest, Module};
use crate::{features, glue, npm, sizes};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Where npm puts binaryen.
const TOOLS: &str = "crates/xtask/npm";

/// Where cargo builds them: apart from the native builds, whose flags are others.
pub(crate) const BUILD_FOLDER: &str = "target/engine-build";

/// What both modules are made of, beside their own crates and others'.
const SHARED: [&str; 2] = ["crates/gongkai-encoding", "crates/gongkai-panic"];

/// What the engine is made of beyond that.
const ENGINE: [&str; 2] = ["crates/gongkai", "crates/gongkai-wasm"];

/// The same of the readers of files.
const FILES: [&str; 2] = ["crates/gongkai-files", "crates/gongkai-files-wasm"];

/// Brings the packed engine up to date. Does nothing, quickly, when it is.
pub(crate) fn pack(root: &Path, manifest: &Manifest) -> Result<()> {
    pack_module(root, manifest, &manifest.engine, &ENGINE)
}

/// The same for the readers of files.
pub(crate) fn pack_files(root: &Path, manifest: &Manifest) -> Result<()> {
    pack_module(root, manifest, &manifest.files, &FILES)
}

/// Both again with faults on demand, for the tests that see what becomes of what uses them.
pub(crate) fn pack_with_switch(root: &Path, manifest: &Manifest) -> Result<()> {
    pack_module(root, manifest, &manifest.engine.with_switch(), &ENGINE)?;
    pack_module(root, manifest, &manifest.files.with_switch(), &FILES)
}

/// `crates`: what the module is made of, beside what both are.
fn pack_module(root: &Path, manifest: &Manifest, module: &Module, crates: &[&str]) -> Result<()> {
    let folder = root.join(&module.folder);
    let stamp = Stamp::new(folder.join(".inputs"), fingerprint(&inputs(root, crates), &[])?);
    if stamp.holds_for(&module.packed(root)) {
        return Ok(());
    }
    let started = Instant::now();
    stamp.clear();
    add_target(root)?;
    npm::install(root, TOOLS)?;
    let compiled = compile(root, manifest, module)?;
    bind(&compiled, &folder, &module.name)?;
    let wasm = module.wasm(root);
    if let Some(named) = module.named(root) {
        optimise(root, &wasm, &named, &["-g"], manifest)?;
    }
    optimise(root, &wasm, &wasm, &[], manifest)?;
    let packed = fs::read(&wasm)?;
    features::check(&packed, &manifest.floor)?;
    check_paths(&packed, &[root, &cargo_home().context("cargo has no home")?])?;
    sizes::check(root, manifest.artefacts.iter().filter(|a| root.join(&a.path) == wasm))?;
    stamp.write()?;
    say(format!("{} packed in {:.1} s", module.name, started.elapsed().as_secs_f32()));
    Ok(())
}

/// Everything that a packed module depends on.
fn inputs(root: &Path, crates: &[&str]) -> Vec<PathBuf> {
    let common = [
        manifest::FILE,
        "Cargo.toml",
        "Cargo.lock",
        "crates/xtask/src/engine.rs",
        "crates/xtask/src/features.rs",
        "crates/xtask/src/glue.rs",
        "crates/xtask/npm/package-lock.json",
    ];
    let own = SHARED
        .iter()
        .chain(crates)
        .flat_map(|folder| [format!("{folder}/Cargo.toml"), format!("{folder}/src")]);
    common.into_iter().map(str::to_owned).chain(own).map(|name| root.join(name)).collect()
}

/// What rustc must be told so that the modules stay small, with no feature but the floor's and those that wasm-opt takes out.
///
/// LLVM's default for this target has reference types and multi-value since 2024. Taking them away from rustc is not
/// enough: the linker compares with the standard library's declared features and would refuse, so it is told not to
/// compare and which features to declare; `features::check` then looks at what really came out.
pub(crate) fn rust_flags(manifest: &Manifest) -> Vec<String> {
    let features = [&manifest.floor.features[..], &manifest.build.lowered].concat().join(",");
    let flags = [
        "-Ctarget-feature=-reference-types,-multivalue",
        // Bytes against time: 50 is a fifth faster for 3 % more bytes (docs/decisions/0012).
        "-Cllvm-args=-inline-threshold=5",
        "-Clink-arg=--no-check-features",
    ];
    flags.map(str::to_owned).into_iter().chain([format!("-Clink-arg=--features={features}")]).collect()
}

/// Adds the wasm target where the toolchain lacks it.
fn add_target(root: &Path) -> Result<()> {
    let libraries = output(command("rustc", root).args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(String::from_utf8(libraries)?.trim()).is_dir() {
        return Ok(());
    }
    say(format!("adding the target {TARGET} (rustup)"));
    run(command("rustup", root).args(["target", "add", TARGET]))
        .context("the modules need Rust's WebAssembly target, which rustup adds")
}

fn compile(root: &Path, manifest: &Manifest, module: &Module) -> Result<PathBuf> {
    let (package, profile) = (&module.package, &manifest.build.profile);
    say(format!("compiling {package} (profile {profile})"));
    let mut flags = rust_flags(manifest);
    flags.extend(renamed_paths()?.into_iter().map(|(from, to)| format!("--remap-path-prefix={from}={to}")));
    run(cargo(root)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
        .args(["build", "--quiet", "--package", package, "--profile", profile])
        .args(["--features", &module.features.join(",")])
        .args(["--target", TARGET, "--target-dir", BUILD_FOLDER]))?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    Ok(root.join(BUILD_FOLDER).join(TARGET).join(profile).join(file))
}

/// Paths that the messages of panics would name, and what stands there in their place: a module must not depend on whose machine
/// made it, nor tell where its dependencies were fetched from. Those of this workspace are relative without that.
fn renamed_paths() -> Result<Vec<(String, String)>> {
    let home = cargo_home().context("cargo has no home")?;
    let mut renamed = vec![(home.display().to_string(), "cargo".to_owned())];
    // One folder for each registry, under its name. The last one that fits counts.
    for registry in fs::read_dir(home.join("registry/src")).into_iter().flatten() {
        renamed.push((registry?.path().display().to_string(), "registry".to_owned()));
    }
    Ok(renamed)
}

/// Fails where a module names a place of the machine that made it.
fn check_paths(module: &[u8], places: &[&Path]) -> Result<()> {
    let names = |place: &&&Path| {
        let place = place.as_os_str().as_encoded_bytes();
        module.windows(place.len()).any(|at| at == place)
    };
    match places.iter().find(names) {
        Some(place) => bail!("the module names {}, a place of this machine", place.display()),
        None => Ok(()),
    }
}

/// Where cargo keeps the sources of dependencies.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

/// wasm-bindgen as a library: Cargo.lock holds it at the version of the `wasm-bindgen` that the engine was built with.
fn bind(compiled: &Path, folder: &Path, name: &str) -> Result<()> {
    say("writing its JavaScript (wasm-bindgen)");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, fs::read(compiled)?)
        .web(true)?
        .typescript(true)
        // `await init()` finds the module beside the script; whoever embeds the module hands over its bytes.
        .omit_default_module_path(false)
        // For the module with names; wasm-opt leaves them out of the other one.
        .remove_name_section(false)
        .remove_producers_section(true)
        .generate(folder)?;
    let [script, types] = ["js", "d.ts"].map(|ending| folder.join(format!("{name}.{ending}")));
    fs::write(&script, glue::healing(&fs::read_to_string(&script)?)?)?;
    fs::write(&types, fs::read_to_string(&types)? + glue::HEALING_TYPES)?;
    // Node takes a .js file for CommonJS unless the nearest package says otherwise.
    fs::write(folder.join("package.json"), "{ \"type\": \"module\" }\n")?;
    Ok(())
}

fn optimise(root: &Path, module: &Path, into: &Path, more: &[&str], manifest: &Manifest) -> Result<()> {
    say("making it smaller (wasm-opt)");
    let wasm_opt = root.join(TOOLS).join("node_modules/binaryen/bin/wasm-opt");
    output(
        command("node", root)
            .arg(wasm_opt)
            .args(&manifest.build.optimise)
            .args(more)
            .args(features::wasm_opt_arguments(&manifest.floor, &manifest.build.lowered)?)
            .arg(module)
            .arg("-o")
            .arg(into),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_names_the_machine_is_refused() {
        let places = [Path::new("/home/somebody/gongkai"), Path::new("/home/somebody/.cargo")];
        assert!(check_paths(b"crates/gongkai/src/lib.rs registry/serde-1/src/lib.rs", &places).is_ok());
        assert!(check_paths(b"\0/home/somebody/.cargo/registry", &places).is_err());
    }

    /// The packages that people asked the engine to be built of, each with the test that sees it work in what ships.
    const BUILT_OF: [(&str, &str, &str); 6] = [
        ("wasm-bindgen", "tests/engine/parity.test.mjs", "edge strings"),
        ("js-sys", "tests/npm/npm.test.mjs", "gives plain objects"),
        ("web-sys", "tests/engine/bytes.test.mjs", "every encoding gives the report"),
        ("serde-wasm-bindgen", "tests/engine/options.test.mjs", "wrong options are errors"),
        ("regex-lite", "tests/engine/text-rules.test.mjs", "twenty patterns find the same"),
        (
            "console_error_panic_hook",
            "tests/engine/healing.test.mjs",
            "a panic has words and a place, on the console",
        ),
    ];

    #[test]
    fn the_engine_is_built_of_what_it_was_asked_to_be_built_of() {
        let root = crate::workspace::root();
        let tree = |package: &str| {
            let shown = ["tree", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
            let tree =
                output(cargo(&root).args(shown).args(["--target", TARGET, "--package", package])).unwrap();
            String::from_utf8(tree).unwrap()
        };
        let engine = tree("gongkai-wasm");
        let has = |tree: &str, name: &str| tree.lines().any(|line| line.split(' ').next() == Some(name));
        for (name, file, words) in BUILT_OF {
            assert!(has(&engine, name), "{name} is not in the engine");
            assert!(
                fs::read_to_string(root.join(file)).unwrap().contains(words),
                "{file} has no test of {name}"
            );
        }
        assert!(has(&tree("gongkai-files-wasm"), "console_error_panic_hook"));
    }

    #[test]
    fn what_stands_for_a_registry_counts_before_what_stands_for_its_home() {
        let renamed = renamed_paths().unwrap();
        assert_eq!(renamed[0].1, "cargo");
        assert!(renamed.len() > 1, "xtask itself was built of a registry's crates");
        assert!(renamed[1..].iter().all(|(from, to)| from.starts_with(&renamed[0].0) && to == "registry"));
    }
}
