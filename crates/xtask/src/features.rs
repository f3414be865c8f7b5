//! Does the finished module run in the oldest browser? Old engines refuse a module as a whole for one instruction
//! they do not know, so this is asked of the bytes that are shipped and not of the flags they were built with.

use anyhow::{Context, Result, bail};
use wasmparser::{BinaryReader, Parser, Payload, Validator, WasmFeatures};

use crate::manifest::Floor;

/// The features that a floor may allow: LLVM's name, wasm-opt's name, what the validator calls it.
const KNOWN: &[(&str, &str, WasmFeatures)] = &[
    ("mutable-globals", "mutable-globals", WasmFeatures::MUTABLE_GLOBAL),
    ("bulk-memory", "bulk-memory", WasmFeatures::BULK_MEMORY),
    ("bulk-memory-opt", "bulk-memory-opt", WasmFeatures::BULK_MEMORY_OPT),
    ("sign-ext", "sign-ext", WasmFeatures::SIGN_EXTENSION),
    ("nontrapping-fptoint", "nontrapping-float-to-int", WasmFeatures::SATURATING_FLOAT_TO_INT),
    ("multivalue", "multivalue", WasmFeatures::MULTI_VALUE),
    ("reference-types", "reference-types", WasmFeatures::REFERENCE_TYPES),
    ("simd128", "simd", WasmFeatures::SIMD),
];

/// wasm-opt's arguments that allow the floor's features, those it is to take out, and no others.
pub(crate) fn wasm_opt_arguments(floor: &Floor, lowered: &[String]) -> Result<Vec<String>> {
    let mut arguments = vec!["--mvp-features".to_owned()];
    for feature in floor.features.iter().chain(lowered) {
        arguments.push(format!("--enable-{}", known(feature)?.1));
    }
    Ok(arguments)
}

/// Fails with a message for people when the module declares, or uses, a feature outside of the floor.
pub(crate) fn check(module: &[u8], floor: &Floor) -> Result<()> {
    check_declared(module, floor)?;
    check_used(module, floor)
}

/// What the toolchain says it used: the custom section `target_features`, which strip and wasm-opt may have removed.
fn check_declared(module: &[u8], floor: &Floor) -> Result<()> {
    for feature in declared(module)? {
        if !floor.features.contains(&feature) {
            bail!(
                "the module declares the WebAssembly feature `{feature}`, which {} does not know; \
                 wasm-pack.toml allows {}",
                floor.browser,
                floor.features.join(", ")
            );
        }
    }
    Ok(())
}

/// What is really there: every section, type and instruction, validated as a browser with the floor's features would.
fn check_used(module: &[u8], floor: &Floor) -> Result<()> {
    // Floating point is no proposal, but the validator counts it as a feature.
    let mut allowed = WasmFeatures::FLOATS;
    for feature in &floor.features {
        allowed |= known(feature)?.2;
    }
    if let Err(error) = Validator::new_with_features(allowed).validate_all(module) {
        bail!(
            "{} would refuse the module: {} (at byte {:#x}); wasm-pack.toml allows {}",
            floor.browser,
            error.message(),
            error.offset(),
            floor.features.join(", ")
        );
    }
    Ok(())
}

/// The features of the section `target_features`: a vector of (prefix, name), where `+` says “used”.
fn declared(module: &[u8]) -> Result<Vec<String>> {
    let mut features = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload.context("reading the finished module")? else {
            continue;
        };
        if section.name() != "target_features" {
            continue;
        }
        let mut reader = BinaryReader::new(section.data(), section.data_offset());
        for _ in 0..reader.read_var_u32()? {
            let prefix = reader.read_u8()?;
            let name = reader.read_string()?.to_owned();
            if prefix == b'+' {
                features.push(name);
            }
        }
    }
    Ok(features)
}

fn known(feature: &str) -> Result<&'static (&'static str, &'static str, WasmFeatures)> {
    KNOWN.iter().find(|(name, ..)| *name == feature).with_context(|| {
        let names: Vec<_> = KNOWN.iter().map(|(name, ..)| *name).collect();
        format!(
            "wasm-pack.toml allows a feature “{feature}” that xtask does not know; it knows {}",
            names.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floor() -> Floor {
        let features = ["mutable-globals", "sign-ext", "nontrapping-fptoint"];
        Floor { browser: "Chromium 81".to_owned(), features: features.map(str::to_owned).to_vec() }
    }

    /// A module of these sections: (id, content).
    fn module(sections: &[(u8, &[u8])]) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        for (id, content) in sections {
            bytes.extend([*id, u8::try_from(content.len()).unwrap()]);
            bytes.extend(*content);
        }
        bytes
    }

    /// A module with one function without parameters and results whose body, but for its `end`, is this.
    fn function(body: &[u8]) -> Vec<u8> {
        let length = u8::try_from(body.len()).unwrap();
        let code = [&[1, length + 2, 0], body, &[0x0b]].concat();
        module(&[(1, &[1, 0x60, 0, 0]), (3, &[1, 0]), (5, &[1, 0, 1]), (10, &code)])
    }

    fn refusal(module: &[u8]) -> String {
        check(module, &floor()).unwrap_err().to_string()
    }

    #[test]
    fn what_the_floor_knows_passes() {
        check(&module(&[]), &floor()).unwrap();
        // i32.const 0, i32.extend8_s, drop: sign-ext
        check(&function(&[0x41, 0, 0xc0, 0x1a]), &floor()).unwrap();
        // f32.const 0, i32.trunc_sat_f32_s, drop: nontrapping-fptoint
        check(&function(&[0x43, 0, 0, 0, 0, 0xfc, 0, 0x1a]), &floor()).unwrap();
    }

    #[test]
    fn a_declared_feature_outside_the_floor_is_named() {
        let section = [&[15_u8][..], b"target_features", &[1, b'+', 15], b"reference-types"].concat();
        let message = refusal(&module(&[(0, &section)]));
        assert!(message.contains("`reference-types`") && message.contains("Chromium 81"), "{message}");
    }

    #[test]
    fn a_used_feature_outside_the_floor_is_found_without_being_declared() {
        let shared_memory = [1, 3, 1, 1];
        let memory64 = [1, 4, 1];
        let two_results = [1, 0x60, 0, 2, 0x7f, 0x7f];
        let table_of_externref = [1, 0x6f, 0, 0];
        let vector_parameter = [1, 0x60, 1, 0x7b, 0];
        let exception_tag = [1, 0, 0];
        let void = [1, 0x60, 0, 0];
        for (what, module, word) in [
            ("multi-value", module(&[(1, &two_results)]), "multi-value"),
            ("reference types", module(&[(4, &table_of_externref)]), "reference type"),
            ("SIMD", module(&[(1, &vector_parameter)]), "SIMD"),
            ("threads", module(&[(5, &shared_memory)]), "threads"),
            ("memory64", module(&[(5, &memory64)]), "memory64"),
            ("two memories", module(&[(5, &[2, 0, 1, 0, 1])]), "multiple memories"),
            ("exceptions", module(&[(1, &void), (13, &exception_tag)]), "exceptions"),
            ("tail calls", function(&[0x12, 0]), "tail call"),
            ("memory.copy", function(&[0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 10, 0, 0]), "bulk memory"),
        ] {
            let message = refusal(&module);
            assert!(message.contains(word) && message.contains("Chromium 81"), "{what}: {message}");
        }
    }

    #[test]
    fn an_unknown_feature_in_the_manifest_is_refused() {
        let floor = Floor { browser: "x".to_owned(), features: vec!["bulk-memroy".to_owned()] };
        assert!(check(&module(&[]), &floor).unwrap_err().to_string().contains("bulk-memroy"));
        assert!(wasm_opt_arguments(&floor, &[]).is_err());
    }
}
