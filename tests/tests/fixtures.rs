//! The committed fixtures come back as printed.

use std::path::{Path, PathBuf};

use gongkai::Media;
use gongkai_tests::accuracy::{Case, Verdict, folder_cases, judge};
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

/// Texts that were misread once. `soak --keep tests/regressions` adds to them; they are never removed.
#[test]
fn regressions_stay_mended() {
    for case in folder_cases(&folder().with_file_name("regressions")) {
        let outcome = judge(&case);
        let silent: Vec<_> = outcome.mismatches.iter().filter(|m| m.verdict == Verdict::Silent).collect();
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
