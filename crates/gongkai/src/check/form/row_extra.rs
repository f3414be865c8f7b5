//! `FORM-ROW-EXTRA`: a row that the form does not have. One finding for a table.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::TableKind;
use crate::form::Words;
use crate::report::{About, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-ROW-EXTRA",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("没有多出的行", "No additional rows"),
    what: w(
        "表内没有格式以外的行。2014—2018年度统计表的地方指标只作说明。",
        "A table has no rows beside those of its form. Local rows of the table of 2014 to 2018 are only noted.",
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
        if rows.is_empty() {
            return None;
        }
        let names: Vec<Message> =
            rows.iter().map(|row| Message::new(row.label.clone(), row.label.clone())).collect();
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
        let mut finding = RULE.finding(message).on(rows.iter().map(|row| row.span));
        if kind == TableKind::Statistics {
            finding.severity = Severity::Info;
        }
        Some(finding)
    };
    Outcome::of(TableKind::ALL.iter().filter_map(of_table).collect())
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
        assert!(findings[0].detail.zh.starts_with("“其他对外管理服务事项 / 行政检查”"));
    }
}
