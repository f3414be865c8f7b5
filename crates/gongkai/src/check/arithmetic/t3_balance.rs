//! `T3-BALANCE`: received plus carried over equals handled plus carried forward, in every column of table 3.

use super::super::{Check, Rule, forms, w};
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T3-BALANCE",
    severity: Severity::Error,
    forms: forms::LATER,
    about: About::Report,
    title: w("收办平衡", "Balance of requests"),
    what: w(
        "表三每一列：一、本年新收＋二、上年结转＝三、（七）总计＋四、结转下年度继续办理。",
        "In every column of table 3, newly received plus carried over equals total handled plus carried forward.",
    ),
    why: w(
        "这是表三左上角印明的勾稽关系；不平衡说明有申请漏记、重记或填错，公众无法据此知道申请的去向。",
        "The form itself prints this identity in its corner; where it fails, requests were left out, counted twice or mistyped.",
    ),
    fix: w(
        "先核对最可疑的数字与登记台账，改正后再逐列、逐行复算。",
        "Compare the most suspect number with the register first, correct it, and add up its row and column again.",
    ),
    example: w(
        "自然人列：本年新收5、上年结转1，办理结果总计5、结转下年度0",
        "Natural person: newly received 5, carried over 1, handled 5, carried forward 0",
    ),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件表三注（第一项加第二项之和，等于第三项加第四项之和）",
        "Note printed in table 3, annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::Balance)),
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
            |r| fixture::shift(r, "requests.new_received.natural_person", 1),
            |r| fixture::shift(r, "requests.carried_forward.commercial", 7),
            |r| fixture::shift(r, "requests.result_total.total", 10),
        ],
        silent: &[
            |_| {},
            fixture::blank_zeros,
            |r| fixture::shift(r, "requests.granted.total", 4),
            |r| fixture::shift(r, "disputes.review.total", 1),
        ],
    };

    #[test]
    fn consistent_reports_are_silent() {
        for edition in [Edition::F19, Edition::F21] {
            assert!(fixture::of_rule(&fixture::report(edition), "T3-BALANCE").is_empty());
        }
    }

    #[test]
    fn names_the_cell_that_the_balance_and_its_row_point_at() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.natural_person", 2);
        fixture::make_consistent(&mut report);
        let right = report.value("requests.new_received.natural_person").unwrap();
        fixture::set(&mut report, "requests.new_received.natural_person", right.as_i64().unwrap() + 1);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.rule, "T3-BALANCE");
        assert_eq!(finding.breaks, ["T3-BALANCE", "T3-ROW-SUM"]);
        assert_eq!(finding.cells[0].to_string(), "requests.new_received.natural_person");
        assert_eq!((finding.expected, finding.actual), (Some(right), Some(right + 1.into())));
        assert_eq!(finding.spans.len(), finding.cells.len());
        assert!(finding.detail.zh.starts_with("“自然人”列：本年新收"), "{}", finding.detail.zh);
    }

    #[test]
    fn a_row_left_out_is_one_finding() {
        let mut report = fixture::report(Edition::F19);
        for class in ["natural_person", "commercial"] {
            fixture::set(&mut report, &format!("requests.carried_over.{class}"), 2);
        }
        for class in ["research", "public_interest", "legal_service", "other_org"] {
            fixture::set(&mut report, &format!("requests.carried_over.{class}"), 0);
            fixture::set(&mut report, &format!("requests.carried_forward.{class}"), 0);
        }
        fixture::make_consistent(&mut report);
        for class in ["natural_person", "commercial", "total"] {
            fixture::set(&mut report, &format!("requests.carried_over.{class}"), 0);
        }
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.breaks, ["T3-BALANCE"]);
        // Which of the rows is wrong cannot be said: no number is proposed.
        assert!(finding.detail.zh.contains("上年结转"), "{}", finding.detail.zh);
        assert!(finding.repair.is_empty() && finding.expected.is_none());
    }
}
