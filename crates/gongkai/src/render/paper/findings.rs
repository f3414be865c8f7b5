//! The findings of a report as its papers tell them.

use super::{Given, Grid, Head, Part, sentences, wording};
use crate::form::TableKind;
use crate::render::Language;
use crate::report::{About, Finding, Repair, RepairKind, Severity};

/// What kind of finding this is; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Group {
    Errors,
    Warnings,
    Doubts,
    Infos,
}

impl Group {
    fn of(finding: &Finding) -> Group {
        match (finding.about, finding.severity) {
            (About::Reading, _) => Group::Doubts,
            (About::Report, Severity::Error) => Group::Errors,
            (About::Report, Severity::Warning) => Group::Warnings,
            (About::Report, Severity::Info) => Group::Infos,
        }
    }

    /// The word for it, as papers and the page use it.
    pub(in super::super) fn word(self, language: Language) -> &'static str {
        match self {
            Group::Errors => language.pick("错误", "error"),
            Group::Warnings => language.pick("需核对", "to verify"),
            Group::Doubts => language.pick("读取存疑", "reading doubt"),
            Group::Infos => language.pick("提示", "note"),
        }
    }
}

/// A finding with its group.
#[derive(Clone, Copy)]
pub(in super::super) struct Listed<'a> {
    pub(in super::super) finding: &'a Finding,
    pub(in super::super) group: Group,
}

/// The findings about a report, the gravest first; within a group in the order of the tables. What is said of the input as a
/// whole belongs to its report where there is one only; of several, it is nobody's fault.
pub(in super::super) fn listed(given: Given<'_>) -> Vec<Listed<'_>> {
    let whole = if given.document.reports.len() > 1 { &[][..] } else { &given.document.findings };
    let all = given.report.findings.iter().chain(whole);
    let mut list: Vec<Listed<'_>> =
        all.map(|finding| Listed { finding, group: Group::of(finding) }).collect();
    // That the copy is no whole stands before anything about it; what is about no cell stands last.
    let place = |finding: &Finding| finding.cells.first().map_or(u8::MAX, |cell| cell.table as u8);
    list.sort_by_key(|Listed { finding, group }| {
        let first = finding.rule == "PARSE-ENDS-EARLY";
        (!first, *group, place(finding))
    });
    list
}

/// The one number that is the correction.
pub(super) fn exact(finding: &Finding) -> Option<&Repair> {
    match (&finding.repair[..], finding.repair_kind) {
        ([one], RepairKind::All) => Some(one),
        _ => None,
    }
}

/// A correction as a sentence: which cell, from what, to what.
pub(super) fn correction(repair: &Repair, language: Language) -> String {
    let cell = wording::cell_name(repair.cell, language);
    let to = repair.to;
    match (language, repair.from) {
        (Language::Zh, Some(from)) => format!("将{cell}由 {from} 改为 {to}"),
        (Language::Zh, None) => format!("将{cell}填为 {to}"),
        (Language::En, Some(from)) => format!("In {cell}: change {from} to {to}"),
        (Language::En, None) => format!("In {cell}: fill in {to}"),
    }
}

/// What is wrong, what shows it, and on which pages of the file it stands.
pub(in super::super) fn told(given: Given<'_>, finding: &Finding) -> Vec<String> {
    let language = given.language;
    let mut parts = vec![language.message(&finding.message).to_owned()];
    let detail = language.message(&finding.detail);
    if !detail.is_empty() {
        parts.push(detail.to_owned());
    }
    parts.extend(pages(given, finding));
    parts
}

/// The pages of the file on which a finding's places are, or those of its first cell where it names none.
fn pages(given: Given<'_>, finding: &Finding) -> Option<String> {
    /// Pages that are named.
    const MOST: usize = 4;
    let starts = &given.document.pages;
    if starts.is_empty() {
        return None;
    }
    let cell = || finding.cells.first().and_then(|&id| given.report.cell(id)?.span);
    let spans: Vec<_> =
        if finding.spans.is_empty() { cell().into_iter().collect() } else { finding.spans.clone() };
    let mut pages: Vec<usize> = spans
        .iter()
        .map(|span| starts.partition_point(|&start| start <= span.start))
        .filter(|page| *page > 0)
        .collect();
    pages.sort_unstable();
    pages.dedup();
    let count = pages.len();
    let first: Vec<String> = pages.iter().take(MOST).map(usize::to_string).collect();
    let (first, more) = (first.join(given.pick("、", ", ")), count > MOST);
    Some(match (given.language, count) {
        (_, 0) => return None,
        (Language::Zh, _) if more => format!("见原文件第 {first} 页等，共 {count} 页"),
        (Language::Zh, _) => format!("见原文件第 {first} 页"),
        (Language::En, 1) => format!("Page {first} of the file"),
        (Language::En, _) if more => format!("Pages {first}, … ({count} in all) of the file"),
        (Language::En, _) => format!("Pages {first} of the file"),
    })
}

/// The corrections of a finding as a table of their own: cell, print, what should or could stand there, and the sum.
pub(super) fn corrections(given: Given<'_>, finding: &Finding, of: &str) -> Option<Grid> {
    let table = wording::corrections(finding, given.language)?;
    let head = table.head.iter().map(|text| Part::head(*text, Head::Column)).collect();
    let row = |[cell, from, to, sum]: &[String; 4]| {
        vec![Part::words(cell), Part::new(from), Part::new(to), Part::words(sum)]
    };
    Some(Grid {
        caption: [of, &table.title].concat(),
        name: String::new(),
        head_rows: 1,
        widths: vec![46, 12, 12, 30],
        look: "findings",
        rows: std::iter::once(head).chain(table.rows.iter().map(row)).collect(),
    })
}

/// Findings one below the other. A number should be another only where that is the one correction; what several cells
/// should or could be stands in lines of their own.
pub(super) fn grid(given: Given<'_>, list: &[Listed<'_>], name: &str) -> Grid {
    let language = given.language;
    let undecided = given.pick("待定（见说明）", "open (see text)");
    // Where no finding compares two numbers there is no room to waste on them.
    let compared = list.iter().any(|Listed { finding, .. }| {
        finding.expected.is_some() || finding.counted.is_some() || !finding.repair.is_empty()
    });
    let mut rows = Vec::with_capacity(list.len() + 1);
    let head = [
        (true, "序号", "No."),
        (true, "类别", "Kind"),
        (true, "问题", "Problem"),
        (compared, "现为", "Printed"),
        (compared, "应为", "Should be"),
        (true, "依据", "Basis"),
    ];
    let head = head.iter().filter(|(shown, ..)| *shown);
    rows.push(head.map(|(_, zh, en)| Part::head(language.pick(zh, en), Head::Column)).collect());
    for (at, Listed { finding, group }) in list.iter().enumerate() {
        let table = wording::corrections(finding, language);
        let one = exact(finding);
        let lines = if one.is_some() { &[][..] } else { table.as_ref().map_or(&[][..], |table| &table.rows) };
        let rowspan = u8::try_from(lines.len() + 1).unwrap_or(u8::MAX);
        // So many do not fit beside one finding, and are told in its words.
        let lines = if rowspan == u8::MAX { &[][..] } else { lines };
        let rowspan = if lines.is_empty() { 1 } else { rowspan };
        let said = told(given, finding);
        let any = finding.repair_kind == RepairKind::Any;
        let print =
            |number: Option<crate::Decimal>| number.map(|number| number.to_string()).unwrap_or_default();
        let numbers = match (one, finding.counted) {
            (_, Some(counted)) => {
                let table = finding.cells.first().map_or(TableKind::Requests, |cell| cell.table);
                let table = language.words(table.name());
                let both = match language {
                    Language::Zh => format!("正文 {}／{table} {counted}", finding.claimed),
                    Language::En => format!("text: {}; {table}: {counted}", finding.claimed),
                };
                [Part { literal: true, ..Part::new(both) }, Part::new(undecided)]
            }
            (Some(one), None) => {
                let blank = || given.pick("空白", "blank").to_owned();
                [
                    Part::new(one.from.map_or_else(blank, |from| from.to_string())),
                    Part::new(one.to.to_string()),
                ]
            }
            (None, None) if lines.is_empty() => {
                [Part::new(print(finding.actual)), Part::new(print(finding.expected))]
            }
            (None, None) => [Part::new(print(finding.actual)), Part::new(if any { undecided } else { "" })],
        };
        let mut row = vec![
            Part { rowspan, ..Part::new((at + 1).to_string()) },
            Part { rowspan, ..Part::new(group.word(language)) },
            Part::words(sentences(&said, language)),
        ];
        if compared {
            row.extend(numbers);
        }
        row.push(Part { rowspan, ..Part::words(language.message(&finding.basis)) });
        rows.push(row);
        for [cell, from, to, sum] in lines {
            let cell = if sum.is_empty() { cell.clone() } else { given.labelled(cell, sum) };
            let to = if any { [given.pick("或 ", "or "), to].concat() } else { to.clone() };
            rows.push(vec![Part::words(cell), Part::new(from), Part::new(to)]);
        }
    }
    Grid {
        caption: String::new(),
        name: name.to_owned(),
        head_rows: 1,
        widths: if compared { vec![6, 9, 43, 11, 11, 20] } else { vec![6, 10, 60, 24] },
        look: "findings",
        rows,
    }
}
