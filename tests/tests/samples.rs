//! The shared samples: five real reports as people paste them. Skipped, aloud, where they are not.

use gongkai::{About, Assessment, Document, Severity};
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
            findings
                .filter(|f| f.severity == Severity::Error)
                .map(|f| (case.name.clone(), f.rule.to_string(), f.about)),
        );
    }
    if samples_folder().is_some() {
        assert_eq!(errors, [("sample-4.txt".to_owned(), "SEC-MISSING".to_owned(), About::Report)]);
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

/// What a careful supervisor finds in the samples, and nothing else: reading's own notes aside.
#[test]
fn the_samples_trip_the_rules_that_they_should_and_no_others() {
    let expected: [&[&str]; 5] = [
        &["DOC-TITLE", "FORM-BLANK", "FORM-LABEL", "QLT-DUP-CHAR", "SEC1-ASPECTS"],
        &["SEC5-NO-MEASURE"],
        &["FORM-HEADER", "FORM-LABEL", "QLT-ORDINAL", "SEC1-ASPECTS"],
        &["DOC-PERIOD", "FORM-BLANK", "FORM-HEADER", "FORM-ROW-EXTRA", "T2-PROC-UNIT", "T2-RULE-AUTHORITY"],
        &["DOC-TITLE", "FORM-DUPLICATE", "QLT-NOISE", "QLT-ORDINAL-HEAD", "SEC-MISSING"],
    ];
    for ((case, document), expected) in samples().into_iter().flatten().zip(expected) {
        let findings = document.reports.iter().flat_map(|r| &r.findings).chain(&document.findings);
        let mut rules: Vec<&str> = findings.filter(|f| f.about == About::Report).map(|f| &*f.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        assert_eq!(rules, expected, "{}", case.name);
    }
}

/// Samples 1, 2 and 4 say that no request was received, and their tables agree: the rule is assessed and passes.
#[test]
fn denials_that_agree_with_the_table_pass() {
    for (at, (case, document)) in samples().into_iter().flatten().enumerate() {
        let outcomes = gongkai::check::outcomes(&document.text, &document.reports[0]);
        let none = outcomes.iter().find(|one| one.rule.code == "TXT-T3-NONE");
        let passes = none.is_some_and(|one| one.how == Assessment::Passed);
        assert_eq!(passes, [1, 2, 4].contains(&at), "{}: {none:?}", case.name);
    }
}

/// One published report whose prose contradicts its tables in five ways, in whatever layout it is read.
#[test]
fn a_published_report_trips_its_five_faults_and_no_false_error() {
    let Some(folder) = samples_folder() else { return };
    for name in ["tsv-text.txt", "cell-per-line.txt"] {
        let file = folder.join("real").join(format!("g009-shanghai-office-2019.{name}"));
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let document = gongkai::parse(&text, gongkai::Media::PlainText, name);
        let findings = &document.reports[0].findings;
        let of = |rule: &str| findings.iter().filter(|f| f.rule == rule).collect::<Vec<_>>();
        // Text and table stand side by side; neither is what the other should be.
        for (finding, numbers) in of("TXT-T3-OUTCOME").iter().zip([["258", "275"], ["265", "337"]]) {
            assert!(numbers.iter().all(|number| finding.message.zh.contains(number)), "{name}: {finding:?}");
            assert!(finding.expected.is_none() && finding.repair.is_empty(), "{name}: {finding:?}");
        }
        assert_eq!(of("TXT-T3-OUTCOME").len(), 2, "{name}");
        for rule in ["TXT-T4-ALL-UPHELD", "T3-TOTAL-BLANK", "T2-PROC-UNIT", "TXT-PERCENT"] {
            assert_eq!(of(rule).len(), 1, "{name}: {rule}");
        }
        let errors: Vec<_> =
            findings.iter().filter(|f| f.severity == Severity::Error).map(|f| &*f.rule).collect();
        assert_eq!(errors, ["TXT-T4-ALL-UPHELD"], "{name}");
    }
}
