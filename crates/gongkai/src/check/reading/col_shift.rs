//! `PARSE-COL-SHIFT`: numbers that seem to stand in the wrong columns. Nobody is blamed for their sums.

use super::super::{Check, Outcome, Rule, Subject, w};
use crate::form::TableKind;
use crate::report::{About, Message, NoticeKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-COL-SHIFT",
    severity: Severity::Info,
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
    example: w("「（一）予以公开」行依次为3、1、4，总计空白", "Granted: 3, 1, 4 and a blank total"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Report(check),
};

fn check(subject: &Subject<'_>) -> Outcome {
    if subject.report.tables.is_empty() && subject.report.notices.is_empty() {
        return Outcome::NotAssessable;
    }
    let kinds = [NoticeKind::LongRow, NoticeKind::SideBySide];
    let mut findings: Vec<_> =
        TableKind::ALL.into_iter().flat_map(|table| super::notices(subject, &RULE, table, &kinds)).collect();
    let shifted = &subject.diagnosis.shifted;
    if !shifted.is_empty() {
        let message = Message {
            zh: "表三多处合计不符，看上去是数字错了列（复制时可能丢了空白格），因此没有逐处判错。请对照原文核对各数所在的栏。"
                .to_owned(),
            en: "Many sums of table 3 fail in a way that looks like shifted columns (blank cells may have been lost in copying), so they are not told as errors. Please compare the columns with the original."
                .to_owned(),
        };
        findings.push(RULE.finding(message).at(subject.report, shifted.clone()));
    }
    Outcome::of(findings)
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use crate::form::Edition;
    use crate::report::Severity;

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
