//! The committed fixtures come back as printed.

use std::path::{Path, PathBuf};

use gongkai::Media;
use gongkai_tests::accuracy::{Case, Verdict, judge};
use gongkai_tests::truth::{Truth, known_id};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn text(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// Every fixture that has a truth beside it.
fn cases() -> Vec<Case> {
    let mut files: Vec<String> = std::fs::read_dir(folder())
        .expect("the fixtures are part of the repository")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| matches!(name.rsplit_once('.'), Some((_, "txt" | "html" | "md"))))
        .collect();
    files.sort();
    files
        .into_iter()
        .filter_map(|file| {
            let stem = file.rsplit_once('.')?.0;
            let json = std::fs::read_to_string(folder().join(format!("{stem}.truth.json"))).ok()?;
            let truth = Truth::from_json(&serde_json::from_str(&json).ok()?);
            Some(Case {
                input: text(&file),
                media: if Path::new(&file).extension().is_some_and(|e| e == "html") {
                    Media::Html
                } else {
                    Media::PlainText
                },
                group: file.clone(),
                name: file,
                truth,
                known_errors: &[],
                judges_findings: false,
            })
        })
        .collect()
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
