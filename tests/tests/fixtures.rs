//! The committed fixtures come back as printed.

use std::path::{Path, PathBuf};

use gongkai::Media;
use gongkai_tests::accuracy::{Case, Verdict, folder_cases, judge};
use gongkai_tests::snapshot::snapshot;
use gongkai_tests::truth::known_id;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn text(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// Every fixture that has a truth beside it.
fn cases() -> Vec<Case> {
    folder_cases(&folder())
}

#[test]
fn every_truth_speaks_of_real_cells() {
    let cases = cases();
    assert!(cases.len() >= 20, "only {} fixtures", cases.len());
    for case in cases {
        assert!(!case.truth.cells.is_empty(), "{}", case.name);
        for id in case.truth.cells.keys() {
            assert!(known_id(id), "{}: {id}", case.name);
        }
    }
}

#[test]
fn fixtures_are_never_silently_misread() {
    for case in cases() {
        let outcome = judge(&case);
        let silent: Vec<_> = outcome.mismatches.iter().filter(|m| m.verdict == Verdict::Silent).collect();
        assert!(silent.is_empty(), "{}: {silent:#?}", case.name);
    }
}

/// Every text of the folder, those without a truth too, and how to read it.
fn texts() -> Vec<(String, Media)> {
    let files = std::fs::read_dir(folder()).expect("the fixtures' folder can be read");
    let names = files.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut texts: Vec<(String, Media)> = names
        .filter_map(|name| match name.rsplit_once('.')? {
            ("README", _) => None,
            (_, "txt" | "md" | "csv") => Some((name, Media::PlainText)),
            (_, "html") => Some((name, Media::Html)),
            _ => None,
        })
        .collect();
    texts.sort_by(|a, b| a.0.cmp(&b.0));
    texts
}

/// What is read of each fixture is written beside it as `NAME.snapshot`. `GONGKAI_BLESS=1` writes it anew; look at
/// the difference before you commit it.
#[test]
fn fixtures_are_read_as_their_snapshots_say() {
    let bless = std::env::var_os("GONGKAI_BLESS").is_some();
    let mut differing = Vec::new();
    for (file, media) in texts() {
        let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
        let path = folder().join(format!("{stem}.snapshot"));
        let read = snapshot(&gongkai::parse(&text(&file), media, &file));
        if bless {
            std::fs::write(&path, read).expect("the fixtures' folder can be written");
            continue;
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        if let Some(line) = first_difference(&committed, &read) {
            differing.push(format!("{file}: {line}"));
        }
    }
    assert!(
        differing.is_empty(),
        "other than in their snapshots (GONGKAI_BLESS=1 takes them over):\n{}",
        differing.join("\n")
    );
}

fn first_difference(committed: &str, read: &str) -> Option<String> {
    if committed == read {
        return None;
    }
    let longest = committed.lines().count().max(read.lines().count());
    let line = |text: &str, at: usize| text.lines().nth(at).unwrap_or_default().to_owned();
    let at = (0..longest).find(|&at| line(committed, at) != line(read, at))?;
    let (was, is) = (line(committed, at), line(read, at));
    Some(format!("line {}: was “{was}”, is “{is}”", at + 1))
}

/// Texts that were misread once. `soak --keep tests/regressions` adds to them; they are never removed. Only cells
/// count: what is damaged may well have lost a section or its year.
#[test]
fn regressions_stay_mended() {
    for case in folder_cases(&folder().with_file_name("regressions")) {
        let outcome = judge(&case);
        let silent: Vec<_> = outcome
            .mismatches
            .iter()
            .filter(|m| m.verdict == Verdict::Silent && m.id.contains('.'))
            .collect();
        assert!(silent.is_empty() && !outcome.panicked, "{}: {silent:#?}", case.name);
    }
}

#[test]
fn a_wrong_total_is_found_and_named() {
    let document = gongkai::parse(&text("wrong-total.txt"), Media::PlainText, "wrong-total.txt");
    let errors: Vec<_> =
        document.reports[0].findings.iter().filter(|f| f.severity == gongkai::Severity::Error).collect();
    assert_eq!(errors.len(), 1, "one cause, one finding: {errors:#?}");
    assert_eq!(errors[0].cells[0].to_string(), "requests.unable.not_held.total");
}

#[test]
fn a_story_is_not_a_report() {
    let document = gongkai::parse(&text("novel.txt"), Media::PlainText, "novel.txt");
    assert!(document.reports.is_empty());
    assert_eq!(document.findings.len(), 1, "and says so");
}
