//! `T4-SUM`: the outcomes of each block of table 4 add up to its 总计.

use super::super::{Check, Rule, forms, w};
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T4-SUM",
    severity: Severity::Error,
    forms: forms::LATER,
    about: About::Report,
    title: w("复议诉讼合计", "Sum of reviews and lawsuits"),
    what: w(
        "表四行政复议、未经复议直接起诉、复议后起诉三部分：结果维持＋结果纠正＋其他结果＋尚未审结＝总计。",
        "In each of the three blocks of table 4, upheld, corrected, other outcome and pending add up to the total.",
    ),
    why: w(
        "每件案件只有一种状态，各项之和必须等于总计。",
        "Every case has one state, so the states make up the total.",
    ),
    fix: w(
        "核对该部分的案件清单，改正填错的一栏。",
        "Compare the block with the list of cases and correct the column that is wrong.",
    ),
    example: w(
        "行政复议：结果维持2、尚未审结1，总计2",
        "Administrative review: upheld 2, pending 1, total 2",
    ),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件表四“总计”栏",
        "Columns “Total” of table 4, annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::DisputeSum)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "空白格按0算，平了就不算错；所涉格有读取存疑的，以及空白格看上去在复制时丢失、数字挤到前面的表，不判错。",
    "Blanks count as zero, and a sum that holds so is no error. Nothing is blamed where the reader doubts a cell, or where blank cells seem to have been lost in copying.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;
    use crate::report::RepairKind;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F19, change),
        firing: &[
            |r| fixture::shift(r, "disputes.review.total", 1),
            |r| fixture::shift(r, "disputes.litigation_direct.pending", 3),
        ],
        silent: &[|_| {}, fixture::blank_zeros, |r| fixture::shift(r, "requests.granted.total", 4)],
    };

    #[test]
    fn consistent_reports_are_silent() {
        for edition in [Edition::F19, Edition::F21] {
            assert!(fixture::of_rule(&fixture::report(edition), "T4-SUM").is_empty());
        }
    }

    #[test]
    fn lists_every_cell_that_would_mend_it() {
        let mut report = fixture::report(Edition::F21);
        for (column, count) in [("upheld", 2), ("corrected", 0), ("other", 0), ("pending", 1), ("total", 2)] {
            fixture::set(&mut report, &format!("disputes.review.{column}"), count);
        }
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.rule, "T4-SUM");
        let repair: Vec<_> =
            finding.repair.iter().map(|r| (r.cell.at().1.id, r.to.as_i64().unwrap())).collect();
        // The total first; then 0 cases for one pending, the most typical slip; nothing may fall below zero.
        assert_eq!(repair, [("total", 3), ("pending", 0), ("upheld", 1)]);
        assert_eq!((finding.repair_kind, finding.expected), (RepairKind::Any, None));
        assert_eq!(finding.message.zh, "表四“行政复议”各栏之和3，总计填2");
        assert_eq!(
            finding.detail.zh,
            "“行政复议”：结果维持2＋尚未审结1＝3，总计栏填2，相差1。如只错一格，是下列3格之一，请对照底稿核对。"
        );
    }

    #[test]
    fn blocks_are_apart() {
        let mut report = fixture::report(Edition::F19);
        for block in ["review", "litigation_after_review"] {
            fixture::set(&mut report, &format!("disputes.{block}.total"), 99999);
        }
        assert_eq!(fixture::of_rule(&report, "T4-SUM").len(), 2);
    }

    #[test]
    fn a_total_that_changed_places_with_a_part_is_a_possibility() {
        let mut report = fixture::report(Edition::F21);
        for (column, count) in [("upheld", 9), ("corrected", 2), ("other", 15), ("pending", 1), ("total", 3)]
        {
            fixture::set(&mut report, &format!("disputes.review.{column}"), count);
        }
        let findings = fixture::of_rule(&report, "T4-SUM");
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.expected, None);
        assert_eq!(finding.repair_kind, crate::report::RepairKind::Any);
        let zh = &finding.detail.zh;
        assert!(zh.contains("可能是“其他结果”与“总计”填反，也可能是下列这一格有误"), "{zh}");
    }
}
