//! Panics without words: every function of the standard library that only tells of a panic becomes a trap.
//!
//! Reading never panics (ARCHITECTURE.md), which natively built tests watch. Should the packed engine panic all the
//! same, it ends either way; what is taken away is the message, and with it what every index, slice and `expect`
//! carries for one: arguments, file names, lines. The same text told to the command line gives the message.

use std::ops::Range;

use anyhow::{Context, Result, bail};
use wasmparser::{DataKind, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

/// Functions that never come back, by the end of their path. The first must be there: a compiler that calls it
/// otherwise is noticed.
const ENDS: [&str; 11] = [
    "::panic_bounds_check",
    "::panic_fmt",
    "::panic",
    "::slice_error_fail",
    "::slice_index_fail",
    "::len_mismatch_fail",
    "::unwrap_failed",
    "::expect_failed",
    "::assert_failed",
    "::handle_error",
    "::capacity_overflow",
];

/// The same by a part of their path.
const PARTS: [&str; 4] =
    ["::panic_const::", "::cell::panic_already_", "::slice_error_fail_rt", "::alloc::handle_alloc_error"];

/// The module with traps for its panics' messages, and zeros for their places. Needs the names of its functions.
pub(crate) fn silenced(module: &[u8]) -> Result<Vec<u8>> {
    let outline = Outline::of(module)?;
    let told = |name: &String| tells_of_panic(name);
    if !outline.names.iter().any(|name| bare(name).ends_with(ENDS[0])) {
        bail!("no function of the module is called …{}: has the compiler renamed its panics?", ENDS[0]);
    }
    let mut module = module.to_vec();
    for place in outline.places(&module) {
        module[place].fill(0);
    }
    let mut code = leb128(outline.bodies.len());
    for (body, name) in outline.bodies.iter().zip(&outline.names) {
        // No locals; unreachable; end.
        let body = if told(name) { &[0, 0x00, 0x0b][..] } else { &module[body.clone()] };
        code.extend(leb128(body.len()));
        code.extend(body);
    }
    let section = [&[CODE][..], &leb128(code.len()), &code].concat();
    module.splice(outline.code, section);
    Ok(module)
}

const CODE: u8 = 10;

fn tells_of_panic(name: &str) -> bool {
    let name = bare(name);
    let library = ["core::", "alloc::", "<alloc::vec::Vec"].iter().any(|start| name.starts_with(start));
    library && (ENDS.iter().any(|end| name.ends_with(end)) || PARTS.iter().any(|part| name.contains(part)))
}

/// A function's path without the hashes of crates (`core[c5930c85a12de822]`) and of the function (`::h1e52…`).
fn bare(name: &str) -> String {
    let mut out = String::new();
    for (at, part) in name.split('[').enumerate() {
        let hash = |hash: &str| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        match part.split_once(']') {
            Some((inside, rest)) if at > 0 && hash(inside) => out.push_str(rest),
            _ => out.extend((at > 0).then_some('[').into_iter().chain(part.chars())),
        }
    }
    if let Some((path, hash)) = out.rsplit_once("::h")
        && hash.len() == 16
    {
        out.truncate(path.len());
    }
    out
}

/// What of a module is looked at, by its places in the bytes.
#[derive(Default)]
struct Outline {
    /// The code section with its head.
    code: Range<usize>,
    /// The functions' bodies, without the lengths in front.
    bodies: Vec<Range<usize>>,
    /// Their names, in the same order; empty where there is none.
    names: Vec<String>,
    /// Where memory is filled from: the address, and the bytes.
    data: Vec<(usize, Range<usize>)>,
}

impl Outline {
    fn of(module: &[u8]) -> Result<Self> {
        let mut outline = Outline::default();
        let mut imported = 0;
        let mut end = 8;
        for payload in Parser::new(0).parse_all(module) {
            match payload.context("reading the compiled module")? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => outline.code = end..range.end,
                Payload::CodeSectionEntry(body) => outline.bodies.push(body.range()),
                Payload::DataSection(segments) => {
                    end = segments.range().end;
                    for segment in segments {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else { continue };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                            continue;
                        };
                        let bytes = segment.range.end - segment.data.len()..segment.range.end;
                        outline.data.push((usize::try_from(value)?, bytes));
                    }
                }
                Payload::CustomSection(section) => {
                    end = section.range().end;
                    if let KnownCustom::Name(names) = section.as_known() {
                        outline.names = vec![String::new(); outline.bodies.len()];
                        for name in names {
                            let Name::Function(functions) = name? else { continue };
                            for function in functions {
                                let function = function?;
                                let at = (function.index as usize).checked_sub(imported);
                                if let Some(own) = at.and_then(|at| outline.names.get_mut(at)) {
                                    function.name.clone_into(own);
                                }
                            }
                        }
                    }
                }
                other => end = other.as_section().map_or(end, |(_, range)| range.end),
            }
        }
        Ok(outline)
    }

    /// The places in the code that panics name, `core::panic::Location`: the address and length of a file's name, a
    /// line, a column. And those names.
    fn places(&self, module: &[u8]) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        for (address, bytes) in &self.data {
            let first = bytes.start + address.next_multiple_of(4) - address;
            for at in (first..bytes.end.saturating_sub(15)).step_by(4) {
                let word = |nth: usize| {
                    let at = at + 4 * nth;
                    u32::from_le_bytes([module[at], module[at + 1], module[at + 2], module[at + 3]])
                };
                let [name, length, line, column] = [0, 1, 2, 3].map(word);
                let place = (1..100_000).contains(&line) && (1..1_000).contains(&column);
                let Some(name) = self.at(name as usize, length as usize).filter(|_| place) else { continue };
                let print = &module[name.clone()];
                if print.ends_with(b".rs") && print.iter().all(u8::is_ascii_graphic) {
                    places.extend([at..at + 16, name]);
                }
            }
        }
        places
    }

    /// Where the bytes are that memory holds at an address.
    fn at(&self, address: usize, length: usize) -> Option<Range<usize>> {
        self.data.iter().find_map(|(start, bytes)| {
            let from = bytes.start + address.checked_sub(*start)?;
            (from + length <= bytes.end).then_some(from..from + length)
        })
    }
}

fn leb128(mut value: usize) -> Vec<u8> {
    let mut out = Vec::new();
    while value > 127 {
        out.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_hashes() {
        assert_eq!(bare("core[c5930c85a12de822]::panicking::panic_fmt"), "core::panicking::panic_fmt");
        assert_eq!(bare("<[char; 3] as core::X>::m::h1e5228c7df8f716d"), "<[char; 3] as core::X>::m");
        assert_eq!(bare("gongkai::here"), "gongkai::here");
    }

    #[test]
    fn only_the_library_s_own_tell_of_panics() {
        for name in [
            "core[c5930c85a12de822]::panicking::panic_bounds_check",
            "core[c5930c85a12de822]::panicking::panic_const::panic_const_div_by_zero",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed",
            "alloc[3ca501edff3f0c7c]::alloc::handle_alloc_error",
        ] {
            assert!(tells_of_panic(name), "{name}");
        }
        for name in ["gongkai::panic", "core::fmt::write", "std::panicking::panic_count::increase", ""] {
            assert!(!tells_of_panic(name), "{name}");
        }
    }

    /// A module of two functions: the first has the body given, the second only ends.
    fn module(name: &str, body: &[u8], data: &[u8]) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        let mut section = |id: u8, content: &[&[u8]]| {
            let content = content.concat();
            bytes.push(id);
            bytes.extend(leb128(content.len()));
            bytes.extend(content);
        };
        section(1, &[&[1, 0x60, 0, 0]]);
        section(3, &[&[2, 0, 0]]);
        section(5, &[&[1, 0, 1]]);
        section(CODE, &[&[2], &leb128(body.len() + 2), &[0], body, &[0x0b, 2, 0, 0x0b]]);
        // Memory from byte 16 on.
        section(11, &[&[1, 0, 0x41, 16, 0x0b], &leb128(data.len()), data]);
        let names = [&[1, 0][..], &leb128(name.len()), name.as_bytes()].concat();
        section(0, &[&[4], b"name", &[1], &leb128(names.len()), &names]);
        bytes
    }

    #[test]
    fn a_panic_becomes_a_trap_and_its_place_zeros() {
        // Bytes 16 to 32 of the memory: a place whose file is the name behind it.
        let mut data = [32, 6, 7, 9].map(u32::to_le_bytes).concat();
        data.extend(b"src.rs, kept");
        // i32.const 1, drop
        let before = module("core::panicking::panic_bounds_check", &[0x41, 1, 0x1a], &data);
        let after = silenced(&before).unwrap();
        let zeros = [&[0; 22][..], b", kept"].concat();
        assert_eq!(after, module("core::panicking::panic_bounds_check", &[0x00], &zeros));
    }

    #[test]
    fn a_module_without_panics_is_suspect() {
        assert!(silenced(&module("core::fmt::write", &[0x41, 1, 0x1a], b"")).is_err());
    }
}
