//! `PARSE-COL-SHIFT`: numbers that seem to stand in the wrong columns. Nobody is blamed for their sums.

use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::{TableKind, Words};
use crate::report::{About, Message, NoticeKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-COL-SHIFT",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Reading,
    title: w("疑似错列", "Columns shifted"),
    what: w(
        "各行的数字是否可能整体错列：多行的总计落在左边的栏里，或读取已有疑问而多数列不平衡。",
        "Whether rows seem to stand in the wrong columns: totals found left of their column in several rows, or doubts in a table most of whose columns do not balance.",
    ),
    why: w(
        "复制时空白格常会丢失，后面的数字随之左移。这种情况下合计不符不能算报告的错误。",
        "Copying often loses blank cells, and what follows moves left. Sums that fail for this reason are not the author's errors.",
    ),
    fix: w(
        "对照原文看各数所在的栏；能直接复制表格的，重新复制一次。原文确实错列的，请改正。",
        "Compare the columns with the original, or copy the table again. If the original is shifted, correct it.",
    ),
    example: w("“（一）予以公开”行依次为3、1、4，总计空白", "Granted: 3, 1, 4 and a blank total"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "一两个数填错不会这样判断：须三行以上的总计都落在左边，或读取已有疑问而七列中不到五列平衡。",
    "One or two wrong numbers never look like this: three rows must have their total left of its column, or fewer than five of seven columns balance in a table with doubts.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    if subject.report.tables.is_empty() && subject.report.notices.is_empty() {
        return Outcome::NotAssessable;
    }
    let kinds = [NoticeKind::LongRow, NoticeKind::SideBySide];
    let mut findings: Vec<_> =
        TableKind::ALL.into_iter().flat_map(|table| super::notices(subject, &RULE, table, &kinds)).collect();
    let shifted = &subject.diagnosis.shifted;
    if !shifted.is_empty() {
        let in_table = |kind: &TableKind| subject.diagnosis.is_shifted(*kind);
        let tables = TableKind::ALL.into_iter().filter(in_table).map(TableKind::name);
        findings.push(RULE.finding(message(tables)).at(subject.report, shifted.clone()));
    }
    Outcome::of(findings)
}

fn message(tables: impl Iterator<Item = Words> + Clone) -> Message {
    let zh: Vec<_> = tables.clone().map(|name| name.zh).collect();
    let en: Vec<_> = tables.map(|name| name.en).collect();
    wording::said(
        "{0}的合计不符，看上去是数字错了列\n复制时可能丢了空白格，因此没有判错。请对照原文核对各栏。",
        "{1}: sums fail as if the numbers stood in the wrong columns\nBlank cells may have been lost in copying. Please compare the columns.",
        &[&zh.join("、"), &en.join(", ")],
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Severity;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(bool, &[&str])> {
        on: |&(doubt, columns)| {
            fixture::changed(Edition::F21, &|r| {
                for column in columns {
                    fixture::set(r, &format!("requests.carried_forward.{column}"), 700);
                }
                fixture::cell(r, "requests.granted.research").doubt = doubt;
            })
        },
        firing: &[(true, &["natural_person", "commercial", "research", "other_org"])],
        silent: &[
            (false, &["natural_person", "commercial", "research", "other_org"]),
            (true, &["other_org"]),
            (true, &[]),
        ],
    };

    const ROWS: [&str; 4] = ["granted", "partially_granted", "unable.not_held", "not_processed.repeat"];

    #[test]
    fn totals_left_of_their_column_blame_nobody() {
        let mut report = fixture::report(Edition::F21);
        for (row, count) in ROWS.iter().zip(3..) {
            let columns =
                ["natural_person", "commercial", "research", "public_interest", "legal_service", "other_org"];
            for column in columns {
                fixture::set(&mut report, &format!("requests.{row}.{column}"), 0);
            }
            fixture::set(&mut report, &format!("requests.{row}.natural_person"), count);
        }
        fixture::make_consistent(&mut report);
        for (row, count) in ROWS.iter().zip(3..) {
            fixture::set(&mut report, &format!("requests.{row}.other_org"), count);
            fixture::blank(&mut report, &format!("requests.{row}.total"));
        }
        // A blank total is told by T3-TOTAL-BLANK; printed zeros are what a shifted row leaves behind.
        for row in ROWS {
            fixture::set(&mut report, &format!("requests.{row}.total"), 0);
        }
        let findings = fixture::findings(&report);
        assert!(findings.iter().all(|f| f.severity != Severity::Error), "{findings:?}");
        assert!(findings.iter().any(|f| f.rule == "PARSE-COL-SHIFT"));
    }

    #[test]
    fn rows_that_lost_their_blank_cells_blame_nobody() {
        let mut report = fixture::report(Edition::F19);
        for (row, counts) in [
            ("new_received", vec![805, 35, 1, 18, 859]),
            ("carried_over", vec![18, 18]),
            ("granted", vec![258, 12, 2]),
            ("result_total", vec![767, 31, 1, 17, 816]),
            ("carried_forward", vec![56, 4, 1, 61]),
        ] {
            let form = crate::form::form(crate::TableKind::Requests, Edition::F19);
            for (at, column) in form.rows[0].columns.iter().enumerate() {
                let name = format!("requests.{row}.{}", column.id);
                match counts.get(at) {
                    Some(&count) => fixture::set(&mut report, &name, count),
                    None => fixture::blank(&mut report, &name),
                }
            }
        }
        let form = crate::form::form(crate::TableKind::Disputes, Edition::F19);
        for (at, id) in form.cells().enumerate() {
            match [5, 2, 7, 8, 1, 9].get(at) {
                Some(&count) => fixture::set(&mut report, &id.to_string(), count),
                None => fixture::blank(&mut report, &id.to_string()),
            }
        }
        let findings = fixture::findings(&report);
        let codes: Vec<_> = findings.iter().map(|f| &*f.rule).collect();
        assert_eq!(codes, ["PARSE-COL-SHIFT"]);
        assert!(findings[0].message.zh.starts_with("表三、表四的合计不符"));
    }

    #[test]
    fn doubts_beside_many_broken_columns_blame_nobody() {
        let mut report = fixture::report(Edition::F21);
        for column in ["natural_person", "commercial", "research", "other_org"] {
            fixture::set(&mut report, &format!("requests.carried_forward.{column}"), 700);
        }
        assert!(fixture::findings(&report).iter().any(|f| f.severity == Severity::Error));
        fixture::cell(&mut report, "requests.granted.research").doubt = true;
        let findings = fixture::findings(&report);
        assert!(findings.iter().all(|f| f.severity != Severity::Error), "{findings:?}");
    }

    #[test]
    fn one_wrong_number_is_no_shift() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.total", 4000);
        assert!(fixture::of_rule(&report, "PARSE-COL-SHIFT").is_empty());
    }
}
