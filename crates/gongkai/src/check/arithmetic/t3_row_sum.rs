//! `T3-ROW-SUM`: the six classes of applicants add up to 总计, in every row of table 3.

use super::super::{Check, Rule, forms, w};
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T3-ROW-SUM",
    severity: Severity::Error,
    forms: forms::LATER,
    about: About::Report,
    title: w("申请人合计", "Sum of applicants"),
    what: w(
        "表三每一行：自然人与法人或其他组织五类之和＝总计。总计空白的行由 T3-TOTAL-BLANK 提示。",
        "In every row of table 3, natural persons and the five kinds of organisations add up to the total. Rows with a blank total belong to T3-TOTAL-BLANK.",
    ),
    why: w(
        "总计栏是各类申请人之和；不相等时，引用哪一个数都可能是错的。",
        "The total column is the sum of the classes of applicants; where they differ, either number may be the wrong one to quote.",
    ),
    fix: w(
        "先核对最可疑的数字与登记台账，改正后再逐列、逐行复算。",
        "Compare the most suspect number with the register first, correct it, and add up its row and column again.",
    ),
    example: w(
        "“（一）予以公开”行：自然人3、商业企业1，总计5",
        "Granted: natural person 3, commercial enterprise 1, total 5",
    ),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件表三“总计”栏",
        "Column “Total” of table 3, annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::RowSum)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "空白格按0算，平了就不算错；有读取存疑的格，或看上去整体错列的表，不判错。总计空白的行由 T3-TOTAL-BLANK、只填总计的行由 T3-ONLY-TOTAL 提示，这里不重复。",
    "Blank cells count as zero, and a sum that holds so is no error. Nothing is blamed where the reader doubts a cell of it, or where the numbers of the table seem to stand in the wrong columns. Rows with a blank total belong to T3-TOTAL-BLANK, rows with nothing else to T3-ONLY-TOTAL.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[
            |r| fixture::shift(r, "requests.granted.total", 4),
            |r| fixture::shift(r, "requests.carried_over.research", 2),
            |r| fixture::set(r, "requests.result_total.total", 99_999),
        ],
        silent: &[
            |_| {},
            fixture::blank_zeros,
            |r| fixture::blank(r, "requests.granted.total"),
            |r| fixture::shift(r, "disputes.review.total", 1),
        ],
    };

    #[test]
    fn consistent_reports_are_silent() {
        for edition in [Edition::F19, Edition::F21] {
            assert!(fixture::of_rule(&fixture::report(edition), "T3-ROW-SUM").is_empty());
        }
    }

    #[test]
    fn names_both_numbers_in_the_forms_words() {
        let mut report = fixture::report(Edition::F21);
        for class in ["research", "public_interest", "legal_service", "other_org"] {
            fixture::set(&mut report, &format!("requests.granted.{class}"), 0);
        }
        fixture::set(&mut report, "requests.granted.natural_person", 3);
        fixture::set(&mut report, "requests.granted.commercial", 1);
        fixture::make_consistent(&mut report);
        fixture::set(&mut report, "requests.granted.total", 5);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.message.zh, "表三“予以公开”行总计5，应为4");
        assert_eq!(finding.message.en, "Table 3, “(1) Granted”, Total: 5, should be 4");
        assert_eq!(
            finding.detail.zh,
            "“（一）予以公开”行：自然人3＋商业企业1＝4，总计栏填5，相差1；“总计”列加起来也因此差1。把这一格由5改为4，就全部相符。"
        );
        assert_eq!(
            finding.detail.en,
            "“(1) Granted”: Natural person 3 + Commercial enterprise 1 = 4, but Total prints 5 (difference 1); for the \
             same reason these fail: column “Total” (sum of outcomes), by 1. Changed from 5 to 4, everything adds up."
        );
        assert_eq!(finding.repair[0].sum, "3 + 1 = 4");
    }

    #[test]
    fn two_wrong_numbers_in_one_row_are_two_findings() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.natural_person", 3);
        fixture::set(&mut report, "requests.granted.commercial", 1);
        fixture::make_consistent(&mut report);
        fixture::set(&mut report, "requests.granted.natural_person", 4);
        fixture::set(&mut report, "requests.granted.commercial", 11);
        let findings = fixture::findings(&report);
        let suspects: Vec<String> = findings.iter().map(|f| f.cells[0].to_string()).collect();
        assert_eq!(suspects, ["requests.granted.natural_person", "requests.granted.commercial"]);
        // Their columns show it: the sum of the row holds both.
        assert!(findings.iter().all(|f| f.rule == "T3-RESULT-SUM" && f.repair.len() == 1), "{findings:?}");
    }
}
