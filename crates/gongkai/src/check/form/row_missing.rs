//! `FORM-ROW-MISSING`: a row of the form is not in a table that is there. One finding for a table.

use super::super::{Check, Outcome, Rule, Subject, absence, forms, w, wording};
use crate::form::{FormRow, TableKind, Words};
use crate::report::{About, Finding, Message, Severity, State, Table};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-ROW-MISSING",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("各行齐全", "All rows present"),
    what: w("表内应有格式规定的每一行。", "A table has every row of its form."),
    why: w(
        "删行改变了统一格式，缺的指标无法核对和汇总；没有的应保留行并填0。",
        "Dropping a row changes the uniform format; its figures cannot be checked or added up. Rows with nothing to report keep their place and hold 0.",
    ),
    fix: w(
        "补上缺少的行，没有的填0。若原文有此行，请核对复制是否完整。",
        "Add the row, with 0 for none. If the original has it, make sure that the copy is complete.",
    ),
    example: w(
        "表三没有“4.无正当理由大量反复申请”行",
        "Table 3 without the row “4. Excessive without just cause”",
    ),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件各表",
        "Tables of the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "复制到的文字之后的行不算缺少；行名称印在表里而数字没有读出的、相邻行读取存疑的、文中有乱码的，以及大半张表没有读到的，改为读取存疑，不算报告的错；统计表各地行数不一，只提示核对；只有表头的表不判断。",
    "Rows behind the end of the copy are not absent. Where the row's label is printed but no number was read, a row beside it is in doubt, the text is garbled, or most of the table was not read, this is a doubt of the reader and no error. The statistics table varied from place to place and gives a warning only; tables without any row of numbers are not judged.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let mut tables = subject.report.tables.iter().filter(|t| !super::is_unread(subject, t.form)).peekable();
    if tables.peek().is_none() {
        return Outcome::NotAssessable;
    }
    Outcome::of(tables.flat_map(|table| of_table(subject, table)).collect())
}

fn of_table(subject: &Subject<'_>, table: &Table) -> Vec<Finding> {
    // What stands behind the end of a copy is not absent.
    let open = subject.extent().is_open_table(table.form.table);
    let rows = if open { absence::end_of(table) } else { table.form.rows.len() };
    // Nor is what stands before its beginning.
    let begins = if begins_within(subject, table) { absence::begin_of(table) } else { 0 };
    let national = (begins..rows).filter(|&row| !table.form.rows[row].local);
    let absent: Vec<usize> = national.filter(|&row| is_absent(table, row)).collect();
    if absent.is_empty() {
        return Vec::new();
    }
    // A row may stand outside of what was read as the table; what a sentence names is no row.
    let lines = subject.own_text().lines().filter(|line| !line.contains(['。', '，', '；']));
    let text = wording::han(table.span.of(subject.text)) + &lines.map(wording::han).collect::<String>();
    let labelled = |row: &usize| {
        let found = table.labels.get(*row).is_some_and(Option::is_some);
        found || prints_label(&text, &table.form.rows[*row])
    };
    let (unread, absent): (Vec<_>, Vec<_>) = absent.into_iter().partition(labelled);
    let mut findings = Vec::new();
    // Nobody drops most of a table: the copy is torn, or we read only a piece of it. Beside rows in doubt, what was read
    // for them may be the row that is not found.
    // What the file holds and was not read may be that row.
    let torn = absent.len() * 2 > table.form.rows.len()
        || !absent.is_empty() && subject.report.incomplete
        || !absent.is_empty() && (beside_doubt(table, &absent) || absence::is_garbled(subject.own_text()));
    if torn {
        let mut doubt = finding(subject, table, &absent, TORN);
        (doubt.severity, doubt.about) = (Severity::Info, About::Reading);
        findings.push(doubt);
    } else if !absent.is_empty() {
        let mut finding = finding(subject, table, &absent, ABSENT);
        if table.form.table == TableKind::Statistics {
            // Its rows differed from place to place.
            finding.severity = Severity::Warning;
        }
        findings.push(finding);
    }
    if !unread.is_empty() {
        let mut doubt = finding(subject, table, &unread, UNREAD);
        (doubt.severity, doubt.about) = (Severity::Info, About::Reading);
        findings.push(doubt);
    }
    findings
}

/// Whether the text begins with this table: no title, section or other table stands before it.
fn begins_within(subject: &Subject<'_>, table: &Table) -> bool {
    let report = subject.report;
    let before = |start: u32| start < table.span.start;
    subject.extent().begins_within()
        && !report.sections.iter().any(|section| before(section.span.start))
        && !report.tables.iter().any(|other| before(other.span.start))
}

fn is_absent(table: &Table, row: usize) -> bool {
    table.row(row).iter().all(|cell| cell.state == State::Missing && !cell.doubt)
}

/// Whether a row next to one of these is doubted, or any heading or number of the table found no place.
fn beside_doubt(table: &Table, absent: &[usize]) -> bool {
    let is_doubted = |row: usize| table.row(row).iter().any(|cell| cell.doubt);
    absent.iter().any(|&row| {
        let before = (0..row).rev().find(|&row| !is_absent(table, row));
        let behind = (row + 1..table.form.rows.len()).find(|&row| !is_absent(table, row));
        before.into_iter().chain(behind).any(is_doubted)
    })
}

/// Whether the table's text holds the row's label after all; a label of two characters proves nothing.
fn prints_label(han: &str, row: &FormRow) -> bool {
    let label = wording::han(wording::addend(row).zh);
    label.chars().count() >= 4 && han.contains(&label)
}

fn finding(subject: &Subject<'_>, table: &Table, rows: &[usize], [zh, en]: [[&str; 2]; 2]) -> Finding {
    let form = table.form;
    let names: Vec<Message> = rows.iter().map(|&row| wording::row(form, &form.rows[row])).collect();
    let table_name = form.table.name();
    let message = wording::headline(
        [&[table_name.zh, zh[0]].concat(), &[table_name.en, en[0]].concat()],
        &names,
        wording::line_noun(form),
        [zh[1], en[1]],
    );
    let cells = rows
        .iter()
        .flat_map(|&row| (0..form.rows[row].columns.len()).map(move |column| form.cell_at(row, column)))
        .collect();
    RULE.finding(message).at(subject.report, cells).on([table.span])
}

/// What stands before and behind the rows' names, in Chinese and in English.
const ABSENT: [[&str; 2]; 2] = [
    ["缺少", "\n没有发生的也应保留并填“0”；若原文有，请核对复制是否完整。"],
    [" lacks ", "\nRows with nothing to report stay and hold 0. Please check that the copy is complete."],
];
const TORN: [[&str; 2]; 2] = [
    ["没有读到", "\n可能复制不完整，或表格被拆散。没有读到的没有核查。"],
    [" was read without ", "\nThe copy may be incomplete. What was not read was not checked."],
];
const UNREAD: [[&str; 2]; 2] = [
    ["没有读出数字：", "\n印有名称，但没能读出数字，没有核查。"],
    [
        ": no numbers read in ",
        "\nThe labels are printed, but no numbers could be read; they were not checked.",
    ],
];

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::{Edition, TableKind};
    use crate::report::{About, Cell, Report, Severity};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[|r| *r = without("not_processed.excessive"), |r| *r = without("carried_over")],
        silent: &[|_| {}, fixture::blank_all_zeros],
    };

    fn without(row: &str) -> Report {
        let mut report = fixture::report(Edition::F21);
        let form = crate::form::form(TableKind::Requests, Edition::F21);
        let at = form.row(row).unwrap();
        for column in form.rows[at].columns {
            let cell = fixture::cell(&mut report, &format!("requests.{row}.{}", column.id));
            *cell = Cell::default();
        }
        report.tables[1].labels[at] = None;
        report
    }

    #[test]
    fn an_absent_row_is_the_only_error() {
        let report = without("not_processed.excessive");
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((&*finding.rule, finding.severity), ("FORM-ROW-MISSING", Severity::Error));
        assert!(
            finding.message.zh == "表三缺少“（五）不予处理 4.无正当理由大量反复申请”行",
            "{}",
            finding.message.zh
        );
        assert_eq!(finding.cells.len(), 7);
    }

    #[test]
    fn a_row_absent_from_what_was_read_in_part_is_our_own_doubt() {
        let mut report = without("not_processed.excessive");
        report.incomplete = true;
        let findings = fixture::of_rule(&report, "FORM-ROW-MISSING");
        assert_eq!((findings.len(), findings[0].about), (1, About::Reading));
    }

    #[test]
    fn a_row_whose_label_is_printed_is_our_own_doubt() {
        let mut report = without("not_processed.excessive");
        let text = "4.无正当理由 大量反复\n申请";
        report.tables[1].span = crate::Span::new(0, text.len());
        let findings = fixture::checked(&report, text).findings;
        assert!(findings.iter().all(|f| f.severity != Severity::Error), "{findings:?}");
        assert!(findings.iter().any(|f| f.rule == "FORM-ROW-MISSING" && f.about == About::Reading));
    }

    #[test]
    fn most_of_a_table_absent_is_our_own_doubt() {
        let mut report = fixture::report(Edition::F21);
        report.tables[1].cells[28..].fill(Cell::default());
        report.tables[1].labels[4..].fill(None);
        let findings = fixture::of_rule(&report, "FORM-ROW-MISSING");
        assert_eq!((findings.len(), findings[0].about), (1, About::Reading));
    }
}
