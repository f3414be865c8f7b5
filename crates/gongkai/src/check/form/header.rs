//! `FORM-HEADER`: a column heading is wrong. One finding for a table.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::form::{Edition, TableKind};
use crate::report::{About, Finding, Severity, State, Table};
use crate::source::han_only;
use crate::span::Span;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-HEADER",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("栏目名称有误", "Heading misspelt"),
    what: w(
        "表二、表三、表四的栏目名称齐全。缺一个且所缺的字没有散见于表头时提示；复制时打散或截断的不判断。",
        "Tables 2, 3 and 4 print every column heading. One that is absent is told unless its characters stand scattered in the heading; torn or cut headings are not judged.",
    ),
    why: w(
        "栏目名称决定数字的含义；写错或漏写，读者不知道数字属于哪一栏。",
        "Headings say what the numbers mean; where one is wrong, nobody knows which number belongs where.",
    ),
    fix: w("按格式改正栏目名称。", "Print the headings of the form."),
    example: w("表三“社会组织”（应为“社会公益组织”）", "Table 3: “社会组织” for “社会公益组织”"),
    basis: basis::FORMS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "同时缺两个以上、字散见于表头各处、只剩前半截的栏目，多为复制时打散，不提示；只有表头的表和统计表不看。",
    "Headings of which several are absent, or whose characters are scattered or cut off, were torn by the copy and are silent; tables without numbers and the statistics table are not looked at.",
);

/// Headings of table 3 that no other print in its head can be taken for.
const APPLICANTS: [(&str, usize); 5] =
    [("自然人", 1), ("商业企业", 1), ("科研机构", 1), ("社会公益组织", 1), ("法律服务机构", 1)];
/// Headings of table 4, each over three columns.
const OUTCOMES: [(&str, usize); 4] = [("结果维持", 3), ("结果纠正", 3), ("其他结果", 3), ("尚未审结", 3)];

fn check(subject: &Subject<'_>) -> Outcome {
    let tables = subject
        .report
        .tables
        .iter()
        .filter(|t| t.form.table != TableKind::Statistics && !super::is_unread(subject, t.form));
    let mut findings = Vec::new();
    let mut assessed = false;
    for table in tables {
        assessed = true;
        findings.extend(of_table(subject, table));
    }
    if assessed { Outcome::of(findings) } else { Outcome::NotAssessable }
}

fn of_table(subject: &Subject<'_>, table: &Table) -> Option<Finding> {
    let (headings, span) = match table.form.table {
        TableKind::Requests => {
            let first = table.labels.first().copied().flatten()?;
            (APPLICANTS.to_vec(), Span { end: first.start, ..table.span })
        }
        TableKind::Disputes => (OUTCOMES.to_vec(), table.span),
        _ => (of_disclosure(table), table.span),
    };
    let print = span.of(subject.text);
    // Most copies tear no heading.
    if headings.iter().all(|(heading, times)| print.matches(heading).take(*times).count() == *times) {
        return None;
    }
    let text = han_only(print);
    let found = |heading: &str, times: usize| text.matches(heading).take(times).count();
    let mut wrong = headings.iter().filter(|(heading, times)| found(heading, *times) < *times);
    let (heading, times) = wrong.next()?;
    // Two that are absent were torn by the copy; one that is absent more than once too.
    let torn = wrong.next().is_some()
        || found(heading, *times) + 1 != *times
        // Its beginning stands elsewhere, behind a page break or below its own end.
        || begins_often(&han_only(table.span.of(subject.text)), heading, *times);
    if torn || is_scattered(&text, &headings, heading) || is_cut(print, heading) {
        return None;
    }
    let name = table.form.table.name();
    let message = wording::said(
        &[name.zh, "的栏目中没有“", heading, "”，可能写错或漏写。请按格式核对栏目名称。"],
        &[
            name.en,
            ": the heading “",
            heading,
            "” is not printed; it may be misspelt or left out. Please compare with the form.",
        ],
    );
    Some(RULE.finding(message).on([span]))
}

/// The headings of the blocks of table 2 whose rows are there.
fn of_disclosure(table: &Table) -> Vec<(&'static str, usize)> {
    let mut headings: Vec<(&str, usize)> = Vec::new();
    let mut block = None;
    for (row, form_row) in table.form.rows.iter().enumerate() {
        let first = usize::from(table.form.cell_at(row, 0).index);
        let printed = table.cells[first].state != State::Missing;
        if !printed || form_row.block == block {
            continue;
        }
        block = form_row.block;
        // 本年增/减 is written in many ways, and so is the unit behind an amount.
        for column in form_row.columns.iter().map(|c| c.label.zh).filter(|label| !label.contains('/')) {
            let heading = column.split('（').next().unwrap_or(column);
            match headings.iter_mut().find(|(known, _)| *known == heading) {
                Some((_, times)) => *times += 1,
                None => headings.push((heading, 1)),
            }
        }
    }
    if table.form.edition == Edition::S14 { Vec::new() } else { headings }
}

/// Whether the first three characters of a heading are printed as often as the whole of it should be.
fn begins_often(text: &str, heading: &str, times: usize) -> bool {
    let beginning = heading.char_indices().nth(3).map_or(heading, |(at, _)| &heading[..at]);
    text.matches(beginning).count() >= times
}

/// Whether every character of a heading is printed as often as all headings together need it: then lines or
/// columns were only mixed up.
fn is_scattered(text: &str, headings: &[(&str, usize)], heading: &str) -> bool {
    heading.chars().all(|c| {
        let needed: usize = headings.iter().map(|(h, times)| h.matches(c).count() * times).sum();
        text.matches(c).count() >= needed
    })
}

/// Whether a cell or line is the beginning of the heading, and lost its end.
fn is_cut(print: &str, heading: &str) -> bool {
    let cells = print.split(['\n', '\t', '|']).map(han_only);
    cells.filter(|cell| cell.chars().count() >= 3).any(|cell| heading.starts_with(&cell) && cell != heading)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Document;
    use crate::span::Span;

    /// A report with this head of a table (1: table 3, 2: table 4).
    fn document(table: usize, head: &str) -> Document {
        let mut report = fixture::report(Edition::F19);
        report.tables[table].span = Span::new(0, head.len());
        report.tables[table].labels[0] = Some(Span::new(head.len(), head.len()));
        fixture::document(report, head)
    }

    fn told(table: usize, head: &str) -> Option<String> {
        let Document { reports, text, .. } = document(table, head);
        let report = fixture::checked(&reports[0], &text);
        report.findings.into_iter().find(|f| f.rule == "FORM-HEADER").map(|f| f.message.zh)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(usize, &str)> {
        on: |&(table, head)| document(table, head),
        firing: &[
            (1, "申请人情况\n自然人\t商业企业\t科研机构\t社会组织\t法律服务机构\t其他\t总计"),
            (
                2,
                "结果\t结果维持\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t",
            ),
        ],
        silent: &[
            (1, "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"),
            (1, "自然人 商业 科研 社会公 法律服 其他 总计\n企业 机构 益组织 务机构"),
            (1, "自然人\t商业企业\t科研机构\t社会公益\t法律服务机构\t其他\t总计"),
            (2, "行政复议 行政诉讼"),
            (
                2,
                "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t",
            ),
        ],
    };

    #[test]
    fn a_wrong_heading_is_told() {
        let zh =
            told(1, "申请人情况\n自然人\t商业企业\t科研机构\t社会组织\t法律服务机构\t其他\t总计").unwrap();
        assert!(zh.starts_with("表三的栏目中没有“社会公益组织”"), "{zh}");
        let outcomes = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t";
        let zh =
            told(2, &["结果\t结果维持\t其他结果\t尚未审结\t总计\t", outcomes, outcomes].concat()).unwrap();
        assert!(zh.contains("没有“结果纠正”"), "{zh}");
    }
}
