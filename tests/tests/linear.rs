//! Reading is linear in its input, whatever the input repeats: steps are counted, not seconds.
#![cfg(debug_assertions)]

use gongkai_tests::patterns::{Pattern, patterns};

/// Bytes of the shorter text.
const LENGTH: usize = 8 << 10;
/// How many times as long the longer text is.
const FACTOR: usize = 8;
/// How many times as many steps it may take.
const ALLOWED: u64 = 12;
/// Steps for one byte that no text may take: a search with a bound of its own is linear, too, and yet too slow.
const MOST_PER_BYTE: u64 = 2000;
/// Steps for one byte that a few passes over the text take: a text may need some of them, or none.
const PASSES_PER_BYTE: u64 = 10;

fn steps(pattern: &Pattern, length: usize) -> u64 {
    let text = pattern.text(length);
    gongkai::steps::counted(|| gongkai::read(&text, pattern.media)).1
}

/// What is wrong with this pattern, if anything.
fn judge(pattern: &Pattern) -> Option<String> {
    let short = steps(pattern, LENGTH);
    let long = steps(pattern, FACTOR * LENGTH);
    let name = pattern.name;
    if short < LENGTH as u64 {
        return Some(format!("{name}: {short} steps for {LENGTH} bytes cannot be all"));
    }
    let bytes = (FACTOR * LENGTH) as u64;
    let too_many =
        long >= ALLOWED * short && long >= PASSES_PER_BYTE * bytes || long >= MOST_PER_BYTE * bytes;
    too_many.then(|| format!("{name}: {short} steps, then {long}"))
}

#[test]
fn eight_times_the_text_takes_less_than_twelve_times_the_steps() {
    let all = patterns();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        // Every so many patterns one: neighbours are alike, and the slow ones are to be shared.
        let share = |of: usize| all.iter().skip(of).step_by(threads).filter_map(judge).collect::<Vec<_>>();
        let started: Vec<_> = (0..threads).map(|of| scope.spawn(move || share(of))).collect();
        started.into_iter().flat_map(|thread| thread.join().expect("reading never panics")).collect()
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Ordinary reports, not texts that repeat a scrap: each may look at its own part of the file only.
#[test]
fn eight_times_the_reports_take_less_than_ten_times_the_steps() {
    for name in ["older.txt", "tabs.txt", "html-breaks.html"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
        let report = std::fs::read_to_string(path).expect("a fixture");
        let media = if name.ends_with("html") { gongkai::Media::Html } else { gongkai::Media::PlainText };
        let steps = |bytes: usize| {
            let text = report.repeat(bytes.div_ceil(report.len()));
            gongkai::steps::counted(|| gongkai::read(&text, media)).1 * 1000 / text.len() as u64
        };
        let (short, long) = (steps(64 << 10), steps(512 << 10));
        assert!(long * 8 < short * 10, "{name}: {short}, then {long} steps for 1000 bytes");
    }
}

#[test]
fn there_are_many_patterns_and_each_has_a_name_of_its_own() {
    let mut names: Vec<&str> = patterns().iter().map(|p| p.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), patterns().len());
    assert!(names.len() > 100);
}
