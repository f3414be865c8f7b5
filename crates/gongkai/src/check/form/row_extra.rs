//! `FORM-ROW-EXTRA`: a row that the form does not have. One finding for a table.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::TableKind;
use crate::form::Words;
use crate::report::{About, Cell, Message, Severity, Table};
use crate::slice::Slice as _;
use crate::source::han_only;
use crate::span::Span;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-ROW-EXTRA",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("没有多出的行", "No additional rows"),
    what: w(
        "表内没有格式以外的行。表三印了两次的行也提示。2014—2018年度统计表的地方指标只作说明。",
        "A table has no rows beside those of its form, and table 3 none twice. Local rows of the table of 2014 to 2018 are only noted.",
    ),
    why: w(
        "各级报告按同一格式汇总，自行增加的行无法汇总，也容易与原有行重复计数。",
        "Reports are added up in one format; additional rows cannot be, and may count things twice.",
    ),
    fix: w(
        "把数字并入格式规定的行，删去增加的行。",
        "Add the numbers to the row of the form and drop the additional ones.",
    ),
    example: w(
        "“其他对外管理服务事项”下又分“行政检查”“其他类”",
        "“Other external services” divided into inspections and others",
    ),
    basis: basis::FORMS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "统计表的地方指标只作说明；没有表的不判断。",
    "Local rows of the statistics table are only a note; not judged without tables.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    if subject.report.tables.is_empty() {
        return Outcome::NotAssessable;
    }
    let of_table = |&kind: &TableKind| {
        let rows: Vec<_> = subject.report.extra_rows.iter().filter(|row| row.table == kind).collect();
        let (twice, beside): (Vec<Beside>, Vec<Beside>) = subject
            .report
            .table(kind)
            .map(|table| beside(subject.text, table))
            .unwrap_or_default()
            .into_iter()
            .filter(|one| {
                rows.iter().all(|row| row.span.end <= one.span.start || one.span.end <= row.span.start)
            })
            .partition(|one| one.known);
        if rows.is_empty() && beside.is_empty() {
            return twice.first().map(|one| {
                let name = kind.name();
                let message = wording::said(
                    "{0}有一行印了两次\n“{1}”行，请删去一行。",
                    "{2}: a row is printed twice\n“{1}”: please drop one of them.",
                    &[name.zh, &one.label, name.en],
                );
                RULE.finding(message).on(twice.iter().map(|one| one.span))
            });
        }
        let names: Vec<Message> = rows
            .iter()
            .map(|row| &row.label)
            .chain(beside.iter().map(|one| &one.label))
            .map(|label| Message::new(label.clone(), label.clone()))
            .collect();
        let table = kind.name();
        let message = wording::headline(
            [
                &[table.zh, "多出格式没有的"].concat(),
                &[table.en, " has rows that its form does not: "].concat(),
            ],
            &names,
            "行",
            ["\n请把数字并入格式规定的行。", "\nPlease add their numbers to the form's own rows."],
        );
        let mut finding = RULE
            .finding(message)
            .on(rows.iter().map(|row| row.span).chain(beside.iter().map(|one| one.span)));
        if kind == TableKind::Statistics {
            finding.severity = Severity::Info;
        }
        Some(finding)
    };
    Outcome::of(TableKind::ALL.iter().filter_map(of_table).collect())
}

/// A row in a table that none of its cells were read from.
struct Beside {
    label: String,
    span: Span,
    /// Whether its label is one of the form's.
    known: bool,
}

/// Lines within table 3, or right behind its last, that print a label and a number for every column, where every cell of
/// the form was read with certainty from another line.
fn beside(text: &str, table: &Table) -> Vec<Beside> {
    let certain = |cell: &Cell| !cell.doubt && cell.span.is_some();
    if table.form.table != TableKind::Requests || !table.cells.iter().all(certain) {
        return Vec::new();
    }
    let width = table.form.rows[0].columns.len();
    let end = table.span.end as usize;
    let mut start = table.span.start as usize;
    let mut found = Vec::new();
    for line in text.part(start..).split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start += line.len();
        let tokens = || line.split(|c: char| c.is_whitespace() || c == '|').filter(|token| !token.is_empty());
        let is_number = |token: &&str| token.bytes().all(|byte| byte.is_ascii_digit());
        let numbers: Vec<&str> = tokens().filter(is_number).collect();
        let label: String = tokens().filter(|token| !is_number(token)).collect();
        let whole =
            numbers.len() == width && tokens().take(tokens().count() - width).all(|token| !is_number(&token));
        if !whole && span.start as usize >= end {
            break;
        }
        // 1 2 3 4 …: the columns' own numbers.
        let counts = numbers.iter().zip(1..).all(|(number, at)| **number == at.to_string());
        let own = |cell: &Cell| cell.span.is_some_and(|own| own.start < span.end && span.start < own.end);
        if !whole || counts || han_only(&label).chars().count() < 2 || table.cells.iter().any(own) {
            continue;
        }
        let known = table.form.rows.iter().any(|row| han_only(row.label().zh) == han_only(&label));
        let print = line.trim_end();
        let span = Span { end: span.start + print.len() as u32, ..span };
        found.push(Beside { label, span, known });
    }
    found
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::{Edition, TableKind};
    use crate::report::ExtraRow;
    use crate::span::Span;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F19, change),
        firing: &[
            |r| fixture::extra_row(r, "其他对外管理服务事项 / 行政检查"),
            |r| {
                fixture::extra_row(r, "行政确认");
                fixture::extra_row(r, "行政奖励");
            },
        ],
        silent: &[|_| {}, fixture::blank_zeros],
    };

    /// Findings of a rule on a table 3 of zeros, one row a line, that `change` has changed.
    fn told(code: &str, change: &dyn Fn(&mut Vec<String>)) -> Vec<String> {
        let form = crate::form::form(TableKind::Requests, Edition::F21);
        let mut lines: Vec<String> =
            form.rows.iter().map(|row| [row.label().zh, "\t0\t0\t0\t0\t0\t0\t0"].concat()).collect();
        change(&mut lines);
        let head = "某县水利局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";
        let text = [head, &lines.join("\n"), "\n"].concat();
        let mut document = crate::parse(&text, crate::Media::PlainText, "");
        crate::check::check(&mut document);
        let findings = document.reports.remove(0).findings;
        findings.into_iter().filter(|f| f.rule == code).map(|f| f.message.zh).collect()
    }

    #[test]
    fn a_row_of_zeros_that_the_form_does_not_have_is_told() {
        let code = "FORM-ROW-EXTRA";
        assert_eq!(told(code, &|_| {}), Vec::<String>::new());
        let extra = told(code, &|lines| lines.insert(12, "9.其他情形\t0\t0\t0\t0\t0\t0\t0".to_owned()));
        assert_eq!(extra, ["表三多出格式没有的“9.其他情形”行"]);
        let twice = told(code, &|lines| lines.push(lines[0].clone()));
        assert_eq!(twice, ["表三有一行印了两次"]);
    }

    #[test]
    fn rows_in_another_order_are_told() {
        let code = "FORM-LABEL";
        assert_eq!(told(code, &|_| {}), Vec::<String>::new());
        assert_eq!(told(code, &|lines| lines.swap(0, 1)), ["表三的行次序与格式不同"]);
    }

    #[test]
    fn local_rows_are_one_warning() {
        let mut report = fixture::report(Edition::F19);
        for label in ["其他对外管理服务事项 / 行政检查", "其他对外管理服务事项 / 其他类"]
        {
            let (label, span) = (label.to_owned(), Span::new(0, 0));
            report.extra_rows.push(ExtraRow {
                table: TableKind::Disclosure,
                parent: Some(3),
                label,
                cells: vec![],
                span,
            });
        }
        let findings = fixture::of_rule(&report, "FORM-ROW-EXTRA");
        assert_eq!(findings.len(), 1);
        assert!(findings[0].detail.zh.starts_with("即“其他对外管理服务事项 / 行政检查”"));
    }
}
