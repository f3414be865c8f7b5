//! The committed pages of the catalogue say what the rules say.

use std::fs;

use gongkai::check::RULES;
use gongkai_tests::catalogue::{folder, pages};

#[test]
fn the_pages_are_those_of_the_rules() {
    let pages = pages();
    for (name, text) in &pages {
        let page = fs::read_to_string(folder().join(name)).unwrap_or_default();
        assert!(page == *text, "docs/rules/{name} is not what the rules say; run `cargo xtask rules`");
    }
    let files =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let strangers: Vec<_> = files.filter(|file| pages.iter().all(|(name, _)| name != file)).collect();
    assert!(strangers.is_empty(), "no rule has these pages: {strangers:?}; run `cargo xtask rules`");
}

#[test]
fn the_index_names_every_rule_once() {
    let (_, index) = &pages()[0];
    for rule in RULES {
        assert_eq!(index.matches(&format!("]({}.md)", rule.code)).count(), 1, "{}", rule.code);
    }
}
