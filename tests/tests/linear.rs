//! Reading is linear in its input, whatever the input repeats: steps are counted, not seconds.
#![cfg(debug_assertions)]

use gongkai_tests::patterns::{Pattern, patterns};

/// Bytes of the shorter text.
const LENGTH: usize = 24 << 10;
/// How many times as long the longer text is.
const FACTOR: usize = 8;
/// How many times as many steps it may take.
const ALLOWED: u64 = 12;
/// Steps for one byte that no text may take: a search with a bound of its own is linear, too, and yet too slow.
const MOST_PER_BYTE: u64 = 2000;

fn steps(pattern: &Pattern, length: usize) -> u64 {
    let text = pattern.text(length);
    gongkai::steps::counted(|| gongkai::read(&text, pattern.media)).1
}

#[test]
fn eight_times_the_text_takes_less_than_twelve_times_the_steps() {
    let mut worse = Vec::new();
    for pattern in patterns() {
        let short = steps(&pattern, LENGTH);
        let long = steps(&pattern, FACTOR * LENGTH);
        assert!(short >= LENGTH as u64, "{}: {short} steps for {LENGTH} bytes are not all", pattern.name);
        if long >= ALLOWED * short || long >= MOST_PER_BYTE * (FACTOR * LENGTH) as u64 {
            worse.push(format!("{}: {short} steps, then {long}", pattern.name));
        }
    }
    assert!(worse.is_empty(), "{worse:#?}");
}

#[test]
fn there_are_many_patterns_and_each_has_a_name_of_its_own() {
    let mut names: Vec<&str> = patterns().iter().map(|p| p.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), patterns().len());
    assert!(names.len() > 100);
}
