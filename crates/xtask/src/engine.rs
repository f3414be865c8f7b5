//! The engine: crates/gongkai-wasm compiled, given its JavaScript, made smaller, and checked against the floor.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{cargo, command, output, run, say};
use crate::fresh::{Stamp, fingerprint};
use crate::manifest::{self, Manifest};
use crate::{features, npm, panics, sizes};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Where npm puts binaryen.
const TOOLS: &str = "crates/xtask/npm";

/// Where cargo builds it: apart from the native builds, whose flags are others.
pub(crate) const BUILD_FOLDER: &str = "target/engine-build";

/// Brings the packed engine up to date. Does nothing, quickly, when it is.
pub(crate) fn pack(root: &Path, manifest: &Manifest) -> Result<()> {
    let folder = root.join(&manifest.engine.folder);
    let stamp = Stamp::new(folder.join(".inputs"), fingerprint(&inputs(root), &[])?);
    if stamp.holds_for(&files(root, manifest)) {
        return Ok(());
    }
    let started = Instant::now();
    stamp.clear();
    add_target(root)?;
    npm::install(root, TOOLS)?;
    let compiled = compile(root, manifest)?;
    bind(&compiled, &folder, &manifest.engine.name)?;
    let module = module(root, manifest);
    fs::write(&module, panics::silenced(&fs::read(&module)?)?)?;
    optimise(root, &module, manifest)?;
    features::check(&fs::read(&module)?, &manifest.floor)?;
    sizes::check(root, manifest.artefacts.iter().filter(|a| root.join(&a.path) == module))?;
    stamp.write()?;
    say(format!("engine packed in {:.1} s", started.elapsed().as_secs_f32()));
    Ok(())
}

/// What the packed engine consists of.
pub(crate) fn files(root: &Path, manifest: &Manifest) -> Vec<PathBuf> {
    let folder = root.join(&manifest.engine.folder);
    let name = &manifest.engine.name;
    [format!("{name}.js"), format!("{name}_bg.wasm"), format!("{name}.d.ts")].map(|f| folder.join(f)).to_vec()
}

fn module(root: &Path, manifest: &Manifest) -> PathBuf {
    root.join(&manifest.engine.folder).join(format!("{}_bg.wasm", manifest.engine.name))
}

/// Everything that the packed engine depends on.
fn inputs(root: &Path) -> Vec<PathBuf> {
    let names = [
        manifest::FILE,
        "Cargo.toml",
        "Cargo.lock",
        "crates/gongkai/Cargo.toml",
        "crates/gongkai/src",
        "crates/gongkai-wasm/Cargo.toml",
        "crates/gongkai-wasm/src",
        "crates/xtask/src/engine.rs",
        "crates/xtask/src/features.rs",
        "crates/xtask/src/panics.rs",
        "crates/xtask/npm/package-lock.json",
    ];
    names.map(|name| root.join(name)).to_vec()
}

/// What rustc must be told so that the module stays small, with no feature but the floor's and those that wasm-opt takes out.
///
/// LLVM's default for this target has reference types and multi-value since 2024. Taking them away from rustc is not
/// enough: the linker compares with the standard library's declared features and would refuse, so it is told not to
/// compare and which features to declare; `features::check` then looks at what really came out.
pub(crate) fn rust_flags(manifest: &Manifest) -> Vec<String> {
    let features = [&manifest.floor.features[..], &manifest.engine.lowered].concat().join(",");
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
        .context("the engine needs Rust's WebAssembly target, which rustup adds")
}

fn compile(root: &Path, manifest: &Manifest) -> Result<PathBuf> {
    let engine = &manifest.engine;
    say(format!("compiling the engine ({}, profile {})", engine.package, engine.profile));
    let mut flags = rust_flags(manifest);
    // Paths of dependencies are in panics' places: the module must not depend on whose machine made it.
    flags.extend(cargo_home().map(|home| format!("--remap-path-prefix={}=cargo", home.display())));
    run(cargo(root)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
        .args(["build", "--quiet", "--package", &engine.package, "--profile", &engine.profile])
        .args(["--target", TARGET, "--target-dir", BUILD_FOLDER]))?;
    let file = format!("{}.wasm", engine.package.replace('-', "_"));
    Ok(root.join(BUILD_FOLDER).join(TARGET).join(&engine.profile).join(file))
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
        // Panics are found by name; wasm-opt leaves the names out.
        .remove_name_section(false)
        .remove_producers_section(true)
        .generate(folder)?;
    // Node takes a .js file for CommonJS unless the nearest package says otherwise.
    fs::write(folder.join("package.json"), "{ \"type\": \"module\" }\n")?;
    Ok(())
}

fn optimise(root: &Path, module: &Path, manifest: &Manifest) -> Result<()> {
    say("making it smaller (wasm-opt)");
    let wasm_opt = root.join(TOOLS).join("node_modules/binaryen/bin/wasm-opt");
    output(
        command("node", root)
            .arg(wasm_opt)
            .args(&manifest.engine.optimise)
            .args(features::wasm_opt_arguments(&manifest.floor, &manifest.engine.lowered)?)
            .arg(module)
            .arg("-o")
            .arg(module),
    )?;
    Ok(())
}
