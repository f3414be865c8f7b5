//! What is said of certainty in several places is the same in all of them, and one module alone decides it.

use std::fs;
use std::path::{Path, PathBuf};

use gongkai::render::certainty::{ground, objection, remedy};
use gongkai::{Ground, NoticeKind};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn file(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The names between quotation marks from `begin` to `end`.
fn quoted<'a>(text: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    let from = text.find(begin).unwrap_or_else(|| panic!("no {begin}")) + begin.len();
    let to = from + text[from..].find(end).unwrap();
    text[from..to].split('"').skip(1).step_by(2).collect()
}

#[test]
fn the_names_in_schema_and_types_are_those_of_the_core_in_their_order() {
    let (schema, types) = (file("docs/schema/gongkai-1.json"), file("crates/gongkai-wasm/src/types.d.ts"));
    let proofs = Ground::ALL.map(Ground::name);
    assert_eq!(quoted(&schema, "\"proof\": {\n          \"enum\": [", "]"), proofs);
    assert_eq!(quoted(&types, "export type Proof =", ";"), proofs);
    let reasons = NoticeKind::ALL.map(NoticeKind::name);
    assert_eq!(quoted(&schema, "\"reason\": {\n          \"enum\": [", "]"), reasons);
    assert_eq!(quoted(&types, "export type Reason =", ";"), reasons);
}

#[test]
fn the_page_says_it_in_the_words_of_the_core() {
    let page = file("www/src/i18n/proof.ts");
    let (zh, en) = page.split_once("export const proofEn").unwrap();
    let part = |text: &str, begin: &str, name: &str| {
        let from = text.find(&format!("  {begin}: {{\n")).unwrap();
        let body = &text[from..from + text[from..].find("  },").unwrap()];
        let line = body.lines().find_map(|line| line.trim().strip_prefix(&format!("{name}: \"")));
        line.unwrap_or_else(|| panic!("no {name} in {begin}")).trim_end_matches("\",").to_owned()
    };
    // The types of the lists stand before their words.
    let zh = &zh[zh.find("export const proofZh").unwrap()..];
    let told = Ground::ALL.map(|one| ("proofs", one.name(), ground(one))).into_iter();
    let told = told.chain(NoticeKind::ALL.map(|one| ("reasons", one.name(), objection(one))));
    for (list, name, words) in told.chain(NoticeKind::ALL.map(|one| ("remedies", one.name(), remedy(one)))) {
        assert_eq!(part(zh, list, name), words.zh, "{list}.{name}");
        assert_eq!(part(en, list, name), words.en, "{list}.{name}");
    }
}

/// Every Rust file under a folder.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The text without its comments.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The places where a text sets a field `doubt` of something that exists.
fn assignments(code: &str) -> usize {
    let is_set = |rest: &str| {
        let rest = rest.trim_start();
        let rest = rest.strip_prefix(['|', '&', '^']).unwrap_or(rest);
        rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>")
    };
    code.match_indices(".doubt").filter(|(at, name)| is_set(&code[at + name.len()..])).count()
}

/// The places where a text builds a cell that is doubted from the start: `Cell { …, doubt: … }` with anything but `false`.
fn doubted_cells(code: &str) -> usize {
    // Not the end of a longer name, nor the type of what a function gives or an `impl` is for.
    let is_literal = |before: &str| {
        let before_word = before.trim_end();
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            && !["->", "for", "impl", "struct"].into_iter().any(|word| before_word.ends_with(word))
    };
    let bodies = code.match_indices("Cell {").filter(|(at, _)| is_literal(&code[..*at]));
    let doubts = |body: &str| {
        let fields = body.split([',', '{', '}']).map(str::trim);
        fields
            .filter(|field| *field == "doubt" || field.starts_with("doubt:") && *field != "doubt: false")
            .count()
    };
    bodies.map(|(at, name)| doubts(braced(&code[at + name.len()..]))).sum()
}

/// The text up to the brace that closes the one before it.
fn braced(text: &str) -> &str {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

#[test]
fn only_proof_rs_decides_which_cells_are_doubted() {
    assert_eq!(
        assignments("cell.doubt = true; cell.doubt |= x; if a.doubt == b.doubt {}\na.doubt\n  = b"),
        3
    );
    assert_eq!(
        doubted_cells("Cell { raw, doubt: true } Cell { doubt, ..cell } Cell { doubt: false, ..c }"),
        2
    );
    let mut found = Vec::new();
    sources(&root().join("crates/gongkai/src/read"), &mut found);
    assert!(found.len() > 40);
    for path in found {
        let code = code(&fs::read_to_string(&path).unwrap());
        let decisions = assignments(&code) + doubted_cells(&code);
        if path.ends_with("read/proof.rs") {
            assert!(decisions > 0, "the decision moved; this test must know where to");
        } else {
            assert_eq!(decisions, 0, "{} decides certainty; read/proof.rs alone does", path.display());
        }
    }
}
