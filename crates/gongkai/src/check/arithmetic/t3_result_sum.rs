//! `T3-RESULT-SUM`: the outcomes of 三 add up to （七）总计, in every column of table 3.

use super::super::{Check, Rule, forms, w};
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T3-RESULT-SUM",
    severity: Severity::Error,
    forms: forms::LATER,
    about: About::Report,
    title: w("办理结果合计", "Sum of outcomes"),
    what: w(
        "表三每一列：三、本年度办理结果（一）至（六）各项之和＝（七）总计。",
        "In every column of table 3, the outcomes (1) to (6) add up to (7) total handled.",
    ),
    why: w(
        "每件申请只计一种最终办理结果，各项之和必须等于办结总数；部分公开的申请也只计一次。",
        "Every request is counted under exactly one final outcome, so the outcomes make up the total; partial disclosure counts once too.",
    ),
    fix: w(
        "先核对最可疑的数字与登记台账，改正后再逐列、逐行复算。",
        "Compare the most suspect number with the register first, correct it, and add up its row and column again.",
    ),
    example: w(
        "自然人列：予以公开3、本机关不掌握相关政府信息1，（七）总计5",
        "Natural person: granted 3, not held 1, total handled 5",
    ),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件表三“（七）总计”",
        "Row “(7) Total handled” of table 3, annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::ResultSum)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "空白格按0算，平了就不算错；有读取存疑的格，或看上去整体错列的表，不判错。",
    "Blank cells count as zero, and a sum that holds so is no error. Nothing is blamed where the reader doubts a cell of it, or where the numbers of the table seem to stand in the wrong columns.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[
            |r| fixture::set(r, "requests.result_total.natural_person", 12345),
            |r| fixture::shift(r, "requests.granted.natural_person", 1),
            |r| fixture::shift(r, "requests.granted.total", 4),
        ],
        silent: &[
            |_| {},
            fixture::blank_zeros,
            |r| fixture::shift(r, "requests.new_received.natural_person", 1),
            |r| fixture::shift(r, "disputes.review.total", 1),
        ],
    };

    #[test]
    fn consistent_reports_are_silent() {
        for edition in [Edition::F19, Edition::F21] {
            assert!(fixture::of_rule(&fixture::report(edition), "T3-RESULT-SUM").is_empty());
        }
    }

    #[test]
    fn a_wrong_total_of_outcomes_is_one_finding_with_three_broken_rules() {
        let mut report = fixture::report(Edition::F19);
        fixture::set(&mut report, "requests.result_total.natural_person", 12345);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.rule, "T3-RESULT-SUM");
        assert_eq!(finding.breaks, ["T3-BALANCE", "T3-RESULT-SUM", "T3-ROW-SUM"]);
        assert_eq!(finding.repair.len(), 1);
        assert!(
            finding.message.zh.starts_with("表三“（七）总计”行自然人12345，应为"),
            "{}",
            finding.message.zh
        );
        assert!(finding.detail.zh.contains("（七）总计填12345"), "{}", finding.detail.zh);
    }

    #[test]
    fn a_group_left_out_of_the_total_is_named() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.not_processed.repeat.natural_person", 4);
        fixture::set(&mut report, "requests.not_processed.petition.commercial", 9);
        fixture::make_consistent(&mut report);
        for class in [
            "natural_person",
            "commercial",
            "research",
            "public_interest",
            "legal_service",
            "other_org",
            "total",
        ] {
            let count =
                |row: &str| report.value(&format!("requests.{row}.{class}")).unwrap().as_i64().unwrap();
            let group: i64 = ["petition", "repeat", "publication", "excessive", "confirm_reissue"]
                .iter()
                .map(|row| count(&format!("not_processed.{row}")))
                .sum();
            let without = count("result_total") - group;
            fixture::set(&mut report, &format!("requests.result_total.{class}"), without);
        }
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.rule, "T3-RESULT-SUM");
        assert_eq!(finding.breaks, ["T3-BALANCE", "T3-RESULT-SUM"]);
        assert_eq!(finding.message.zh, "表三“（七）总计”行漏计“（五）不予处理”");
        assert!(finding.repair.iter().all(|r| r.cell.to_string().starts_with("requests.result_total.")));
    }

    #[test]
    fn a_group_that_the_total_leaves_out_and_the_carry_counts_is_a_possibility() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.natural_person", 119);
        fixture::set(&mut report, "requests.granted.commercial", 20);
        for (row, counts) in [("not_held", [60, 4]), ("needs_creation", [12, 1]), ("still_unclear", [4, 0])] {
            let classes =
                ["natural_person", "commercial", "research", "public_interest", "legal_service", "other_org"];
            for (class, count) in classes.iter().zip(counts.into_iter().chain([0; 4])) {
                fixture::set(&mut report, &format!("requests.unable.{row}.{class}"), count);
            }
        }
        fixture::make_consistent(&mut report);
        for (class, count) in [("natural_person", 76), ("commercial", 5), ("total", 81)] {
            for (row, by) in [("result_total", -count), ("carried_forward", count)] {
                let name = format!("requests.{row}.{class}");
                let value = fixture::cell(&mut report, &name).value.and_then(crate::Decimal::as_i64).unwrap();
                fixture::set(&mut report, &name, value + by);
            }
        }
        let findings = fixture::of_rule(&report, "T3-RESULT-SUM");
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert!(finding.repair.is_empty() && finding.expected.is_none(), "{finding:?}");
        let zh = &finding.detail.zh;
        assert!(zh.contains("“（七）总计”行漏计“（四）无法提供”、“结转下年度”行多计了它"), "{zh}");
    }
}
