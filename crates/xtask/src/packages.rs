//! How many bytes of the packed engine each package takes: its functions by their names, which `gongkai_debug_bg.wasm` has.
//!
//! A function belongs to the first package that its name mentions and that is not Rust's own. What mentions none is the standard
//! library's: most of that is generic code made anew for types of the core (`Vec<T>::push`), whose names do not say for which.
//! Data has no names, so it stands in one line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::manifest::{Artefact, Manifest};
use crate::{engine, sizes};

/// Packages of Rust itself, whose generic code is made for the types of others.
const RUST: [&str; 6] = ["core", "alloc", "std", "compiler_builtins", "hashbrown", "dlmalloc"];

/// Where the parts are written to be compressed.
const PARTS: &str = "target/engine-parts";

/// Packs the engine where it is not up to date, and prints the table.
pub(crate) fn print(root: &Path, manifest: &Manifest) -> Result<()> {
    engine::pack(root, manifest)?;
    let path = manifest.engine.named(root).context("wasm-pack.toml: the engine is packed without names")?;
    let module = fs::read(path)?;
    let parts = parts(&module)?;
    let folder = root.join(PARTS);
    fs::create_dir_all(&folder)?;
    let mut artefacts = Vec::new();
    for (package, bytes) in parts {
        let path = format!("{PARTS}/{package}.bin");
        fs::write(root.join(&path), bytes)?;
        artefacts.push(Artefact { name: package, path, raw: None, gzip: None, brotli: None });
    }
    print!("{}", table(&artefacts, &sizes::measure(root, &artefacts.iter().collect::<Vec<_>>())?));
    Ok(())
}

/// The bodies of each package's functions one after the other, and `data`.
fn parts(module: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut imported = 0;
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload.context("reading the engine")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            Payload::DataSection(section) => {
                parts.entry("data".to_owned()).or_default().extend(&module[section.range()]);
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection? {
                            for naming in functions {
                                let naming = naming?;
                                names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (index, body) in (imported..).zip(bodies) {
        let package = names.get(&index).map_or("standard library", |name| package(name));
        parts.entry(package.to_owned()).or_default().extend(body);
    }
    Ok(parts)
}

/// The package that a function of this name belongs to.
fn package(name: &str) -> &str {
    // What is between two characters of a path, where `::` follows, is a package at the beginning of a path only.
    let mut rest = name;
    while let Some(at) = rest.find("::") {
        let start = rest[..at]
            .rfind(|c: char| !c.is_alphanumeric() && c != '_')
            .map_or(0, |before| before + rest[before..].chars().next().map_or(1, char::len_utf8));
        let first = &rest[start..at];
        let begins = !rest[..start].ends_with(':') && first.starts_with(|c: char| c.is_ascii_lowercase());
        if begins && !RUST.contains(&first) {
            return first;
        }
        rest = &rest[at + 2..];
        // The rest of this path names no package.
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(rest.len());
        rest = &rest[end..];
    }
    "standard library"
}

fn table(artefacts: &[Artefact], measured: &[sizes::Sizes]) -> String {
    let mut rows: Vec<_> = artefacts.iter().zip(measured).collect();
    rows.sort_by_key(|(artefact, sizes)| (std::cmp::Reverse(sizes.raw), &artefact.name));
    let mut table = format!("{:<28} {:>10} {:>10}\n", "bytes of the engine", "raw", "brotli");
    for (artefact, sizes) in rows {
        let _ = writeln!(table, "{:<28} {:>10} {:>10}", artefact.name, sizes.raw, sizes.brotli);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_first_package_that_is_not_rusts_own() {
        for (name, expected) in [
            ("gongkai::read::tables::read", "gongkai"),
            ("<gongkai::report::Cell as core::clone::Clone>::clone", "gongkai"),
            ("alloc::vec::Vec<gongkai::report::Cell>::push", "gongkai"),
            ("<alloc::vec::Vec<T> as core::clone::Clone>::clone", "standard library"),
            ("core::ptr::drop_in_place<regex_lite::string::Regex>", "regex_lite"),
            ("<&T as core::fmt::Display>::fmt", "standard library"),
            ("serde_wasm_bindgen::ser::Serializer::new", "serde_wasm_bindgen"),
            ("memcpy", "standard library"),
        ] {
            assert_eq!(package(name), expected, "{name}");
        }
    }
}
