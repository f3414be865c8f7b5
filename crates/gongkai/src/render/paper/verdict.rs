//! What a paper says of a report in one line.

use super::findings::{Group, listed};
use super::{Given, wording};
use crate::form::{Edition, TableKind, Words};
use crate::render::Language;
use crate::report::{Assessment, Condition, Document, RepairKind, Report};

/// Findings that speak of the text as a whole, and are its verdict.
const WHOLE: [&str; 2] = ["PARSE-ENDS-EARLY", "PARSE-NO-NATIONAL-TABLE"];

/// A report in numbers.
pub(in super::super) struct Counts {
    /// `errors`, `warnings`, `doubts`, `sound` or `nothing`: what the page calls its verdict.
    pub(in super::super) verdict: &'static str,
    pub(in super::super) errors: usize,
    pub(in super::super) warnings: usize,
    pub(in super::super) notes: usize,
    pub(in super::super) doubts: usize,
}

/// Counts the findings about a report.
pub(in super::super) fn counted(document: &Document, report: &Report) -> Counts {
    let list = listed(Given { document, report, language: Language::Zh, tried: 0 });
    let count = |group: Group| list.iter().filter(|listed| listed.group == group).count();
    let (errors, warnings, doubts) = (count(Group::Errors), count(Group::Warnings), count(Group::Doubts));
    let verdict = match report.condition {
        _ if errors > 0 => "errors",
        _ if warnings > 0 => "warnings",
        Some(Condition::Draft) => "nothing",
        Some(_) => "doubts",
        // Silence without a check is no praise, and what a report is checked for is its tables.
        None if report.checks.passed == 0 || report.tables.is_empty() => "nothing",
        None if doubts > 0 => "doubts",
        None => "sound",
    };
    Counts { verdict, errors, warnings, notes: count(Group::Infos), doubts }
}

/// What is wrong with the report, and apart from that what is wrong with our reading of it.
pub(in super::super) fn verdict(given: Given<'_>) -> String {
    let Given { report, language, .. } = given;
    let Counts { verdict, errors, warnings, doubts, .. } = counted(given.document, report);
    let list = listed(given);
    // Where corrections belong together their cells count.
    let cells: usize = list
        .iter()
        .filter(|listed| listed.group == Group::Errors)
        .map(|listed| match listed.finding.repair_kind {
            RepairKind::All => listed.finding.repair.len().max(1),
            RepairKind::Any => 1,
        })
        .sum();
    let wrong = match (language, errors, warnings) {
        (_, 0, 0) => None,
        (Language::Zh, 0, n) => Some(format!("有 {n} 处需要核对")),
        (Language::En, 0, n) => Some(wording::plural(n, "place") + " to verify"),
        (Language::Zh, n, _) if cells > n => Some(format!("报告有 {n} 处错误（{cells} 格）")),
        (Language::Zh, n, _) => Some(format!("报告有 {n} 处错误")),
        (Language::En, n, _) if cells > n => {
            Some(wording::plural(n, "error") + &format!(" in the report ({cells} cells)"))
        }
        (Language::En, n, _) => Some(wording::plural(n, "error") + " in the report"),
    };
    let whole = report.findings.iter().find(|finding| WHOLE.contains(&&*finding.rule));
    // What was not looked at comes first; that nothing was found in the rest is no praise.
    if let Some(condition) = report.condition {
        let first = match whole {
            Some(finding) if condition == Condition::EndsEarly => language.message(&finding.message),
            _ => wording::condition(condition, language),
        };
        return wrong.map_or_else(|| first.to_owned(), |wrong| given.labelled(first, &wrong));
    }
    match (wrong, doubts) {
        (Some(wrong), 0) => wrong,
        (Some(wrong), n) => match language {
            Language::Zh => format!("{wrong}，另有 {n} 处读取存疑"),
            Language::En => format!("{wrong}, and {}", wording::plural(n, "reading doubt")),
        },
        (None, _) if verdict == "nothing" => whole.map_or_else(
            || language.pick("没有可核查的内容", "Nothing to check").to_owned(),
            |finding| language.message(&finding.message).to_owned(),
        ),
        (None, 0) => language.pick("未发现问题", "No problems found").to_owned(),
        (None, n) => match language {
            Language::Zh => format!("读取存疑 {n} 处，其余未见错误"),
            Language::En => wording::plural(n, "reading doubt") + "; no errors in the rest",
        },
    }
}

/// How the rules came out. What fails because of a cause that another rule tells of is counted apart: a list shows as many
/// problems as are counted.
pub(super) fn counts(given: Given<'_>) -> String {
    let Given { report: Report { checks, outcomes, findings, .. }, language, .. } = given;
    let told = |code: &str| findings.iter().any(|finding| finding.rule == code);
    let failed = outcomes.iter().filter(|(_, how)| *how == Assessment::Failed);
    let following = failed.filter(|(code, _)| !told(code)).count();
    let all = [
        ("未发现问题", "nothing wrong found", checks.passed as usize, true),
        ("有问题", "problems found", (checks.failed as usize).saturating_sub(following), true),
        ("连带不符", "failing with them", following, false),
        ("部分核查", "checked in part", checks.partial as usize, false),
        ("未核查", "not checked", checks.not_assessable as usize, true),
        ("略过", "left out", checks.not_selected as usize, false),
    ];
    let said = all.iter().filter(|(.., n, always)| *always || *n > 0).map(|(zh, en, n, _)| match language {
        Language::Zh => format!("{zh} {n} 项"),
        Language::En => format!("{en}: {n}"),
    });
    said.collect::<Vec<_>>().join(language.pick("，", ", "))
}

/// The edition in words; a mixture says which table follows which.
pub(in super::super) fn editions(given: Given<'_>) -> String {
    let Given { report, language, .. } = given;
    let name = |edition: Edition| {
        language.words(match edition {
            Edition::S14 => Words { zh: "2014—2018年统计表", en: "2014–2018 statistics table" },
            Edition::F19 => Words { zh: "2019年试行格式", en: "2019 trial form" },
            Edition::F21 => Words { zh: "2021年修订格式", en: "2021 revised form" },
        })
    };
    let Some(first) = report.tables.first() else {
        return language.pick("没有统计表", "No statistics table").to_owned();
    };
    if report.tables.iter().all(|table| table.form.edition == first.form.edition) {
        return name(first.form.edition).to_owned();
    }
    let parts: Vec<String> = Edition::ALL
        .into_iter()
        .filter_map(|edition| {
            let of = |kind: TableKind| report.edition(kind) == Some(edition);
            let kinds = report.tables.iter().map(|table| table.form.table).filter(|kind| of(*kind));
            let names: Vec<_> = kinds.map(|kind| language.words(kind.name())).collect();
            let names = names.join(language.pick("、", ", "));
            (!names.is_empty()).then(|| names + language.pick("为", ": ") + name(edition))
        })
        .collect();
    given.labelled(language.pick("格式混用", "Mixed forms"), &parts.join(language.pick("、", "; ")))
}
