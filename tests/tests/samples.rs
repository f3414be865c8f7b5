//! The shared samples: five real reports as people paste them. Skipped, aloud, where they are not.

use gongkai::{About, Document, Severity};
use gongkai_tests::accuracy::{Case, Verdict, compare, sample_cases, samples_folder};

/// The samples with what was read of them; `None`, and a line that says so, where there are none.
fn samples() -> Option<Vec<(Case, Document)>> {
    let Some(folder) = samples_folder() else {
        eprintln!("skipped: the shared samples are not there (GONGKAI_SAMPLES, or ../shared/samples)");
        return None;
    };
    let read = |case: Case| {
        let document = gongkai::parse(&case.input, case.media, &case.name);
        (case, document)
    };
    Some(sample_cases(&folder).into_iter().map(read).collect())
}

#[test]
fn every_cell_of_the_samples_is_as_printed() {
    for (case, document) in samples().into_iter().flatten() {
        let outcome = compare(&document, &case);
        let wrong: Vec<_> = outcome.mismatches.iter().filter(|m| m.verdict > Verdict::RightDoubted).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", case.name);
    }
}

#[test]
fn doubt_in_the_samples_stays_with_the_ambiguous_rows() {
    for (case, document) in samples().into_iter().flatten() {
        let outcome = compare(&document, &case);
        let doubted: Vec<_> =
            outcome.mismatches.iter().filter(|m| m.verdict == Verdict::RightDoubted).collect();
        assert!(doubted.is_empty(), "{}: right, but doubted: {doubted:#?}", case.name);
    }
}

#[test]
fn each_sample_is_one_report_with_agency_year_sections_and_forms() {
    for (case, document) in samples().into_iter().flatten() {
        assert_eq!(document.reports.len(), 1, "{}", case.name);
        let outcome = compare(&document, &case);
        assert!(outcome.wrong.is_empty(), "{}: {:?} {:#?}", case.name, outcome.wrong, outcome.mismatches);
    }
}

#[test]
fn the_only_error_in_the_samples_is_the_section_that_sample_4_lacks() {
    let mut errors = Vec::new();
    for (case, document) in samples().into_iter().flatten() {
        let findings = document.reports.iter().flat_map(|r| &r.findings).chain(&document.findings);
        errors.extend(
            findings.filter(|f| f.severity == Severity::Error).map(|f| (case.name.clone(), f.rule, f.about)),
        );
    }
    if samples_folder().is_some() {
        assert_eq!(errors, [("sample-4.txt".to_owned(), "SEC-MISSING", About::Report)]);
    }
}

#[test]
fn only_sample_4_holds_a_second_copy() {
    for (case, document) in samples().into_iter().flatten() {
        let findings = document.reports.iter().flat_map(|r| &r.findings).chain(&document.findings);
        let duplicates = findings.filter(|f| f.rule == "FORM-DUPLICATE").count();
        assert_eq!(duplicates, usize::from(case.name == "sample-4.txt"), "{}", case.name);
    }
}
