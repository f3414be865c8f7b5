//! Properties of reports on 2014 to 2018, with the statistics table, in every layout.

use gongkai::{About, Severity, TableKind};
use gongkai_tests::accuracy::{Case, Verdict, compare};
use gongkai_tests::draw::{Draw, Fault};
use gongkai_tests::generator::damage::DAMAGES;
use gongkai_tests::generator::layout::LAYOUTS;

const SEEDS: u64 = 12;

/// Fails with the first of each layout and damage.
fn assert_none(failures: &[String]) {
    let mut groups: Vec<&str> = Vec::new();
    let mut shown: Vec<&str> = Vec::new();
    for failure in failures {
        let group = failure.split('#').next().unwrap_or_default();
        if !groups.contains(&group) {
            groups.push(group);
            shown.push(failure);
        }
    }
    shown.truncate(60);
    assert!(
        failures.is_empty(),
        "{} failures, of each kind the first:\n{}",
        failures.len(),
        shown.join("\n")
    );
}

fn silent(cases: impl Iterator<Item = Case>) -> Vec<String> {
    let of_case = |case: Case| {
        let outcome = compare(&gongkai::parse(&case.input, case.media, &case.name), &case);
        let silent =
            outcome.mismatches.into_iter().filter(|m| m.verdict == Verdict::Silent && m.id.contains('.'));
        silent
            .map(move |m| format!("{}: {} printed {}, read {}", case.name, m.id, m.truth, m.got))
            .collect::<Vec<_>>()
    };
    cases.flat_map(of_case).collect()
}

#[test]
fn whole_reports_come_back_exactly_where_the_layout_keeps_every_cell() {
    let mut failures = Vec::new();
    for layout in LAYOUTS {
        for seed in 0..SEEDS {
            let case = Draw::older(layout, None, seed).case();
            let outcome = compare(&gongkai::parse(&case.input, case.media, &case.name), &case);
            let exact = layout.is_exact(&Draw::older(layout, None, seed).specimen());
            failures.extend(
                outcome
                    .mismatches
                    .iter()
                    // The outline is held to the later reports.
                    .filter(|m| {
                        m.id.contains('.') || ["forms", "reports", "extra", "year"].contains(&m.id.as_str())
                    })
                    .filter(|m| exact || m.verdict == Verdict::Silent && m.id.contains('.'))
                    .take(3)
                    .map(|m| {
                        format!("{}: {:?} {} printed {}, read {}", case.name, m.verdict, m.id, m.truth, m.got)
                    }),
            );
            let found = outcome.mismatches.iter().any(|m| m.id == "forms" || m.id == "reports");
            failures.extend(found.then(|| format!("{}: no table, or not in one report", case.name)));
            failures.extend(outcome.alarms.iter().map(|rule| format!("{}: {rule}", case.name)));
        }
    }
    assert_none(&failures);
}

#[test]
fn damaged_reports_are_never_silently_misread() {
    let pairs = DAMAGES.iter().flat_map(|d| LAYOUTS.iter().filter(|l| d.fits(l)).map(move |l| (l, d)));
    assert_none(&silent(
        pairs.flat_map(|(l, d)| (0..2).map(move |seed| Draw::older(l, Some(d), seed + 1000).case())),
    ));
}

#[test]
fn a_wrong_number_comes_out_as_printed_or_with_doubt() {
    assert_none(&silent(
        LAYOUTS
            .iter()
            .flat_map(|l| (2000..2003).map(move |seed| Draw::older(l, Fault::Misprint, seed).case())),
    ));
}

#[test]
fn every_span_slices_to_its_print() {
    for layout in LAYOUTS {
        let case = Draw::older(layout, None, 7).case();
        let document = gongkai::parse(&case.input, case.media, "");
        let table = document.reports[0].table(TableKind::Statistics).expect("a statistics table");
        for (id, cell) in table.iter() {
            let print = cell.span.map_or("", |span| span.of(&document.text));
            assert_eq!(print, cell.raw, "{} {id}", layout.name);
        }
    }
}

#[test]
fn a_local_table_is_left_alone_with_a_note() {
    let text = "禾川县水务局2017年政府信息公开工作年度报告\n一、概述\n2017年，主动公开文件8件。\n二、主动公开政府信息情况\n略。\n\
        五、存在的主要问题和改进措施\n略。\n六、政府信息公开情况统计表\n指标名称\t计量单位\t2017年度\t历年累计\n\
        主动公开文件数\t条\t8\t90\n受理政府信息依申请公开总数\t条\t3\t9\n其中：1、当面申请数\t条\t0\t0\n2、网上申请数\t条\t3\t9\n\
        对申请的答复总数\t条\t3\t9\n其中：1、同意公开答复数\t条\t3\t9\n2、同意部分公开答复数\t条\t0\t0\n行政复议数\t件\t0\t0\n";
    let document = gongkai::parse(text, gongkai::Media::PlainText, "");
    let report = &document.reports[0];
    assert_eq!((report.agency.as_deref(), report.year), (Some("禾川县水务局"), Some(2017)));
    assert!(report.tables.is_empty());
    assert!(report.findings.iter().all(|f| f.severity != Severity::Error), "{:?}", report.findings);
    let note = report.findings.iter().find(|f| f.rule == "PARSE-NO-NATIONAL-TABLE").expect("a note");
    assert_eq!(note.about, About::Reading);
}
