//! `S14-LITIGATION`: administrative lawsuits are the sum of upheld or dismissed, corrected and other. A total above the sum is only a warning: the table has no row for pending cases.

use super::super::{Check, Rule, forms, w};
use super::BASIS;
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-LITIGATION",
    severity: Severity::Error,
    forms: forms::S14,
    about: About::Report,
    title: w("行政诉讼合计", "Sum of administrative lawsuits"),
    what: w(
        "统计表：行政诉讼数量＝维持或者驳回＋被依法纠错＋其他情形。总数大于各项之和的，只作提醒：表中没有“尚未审结”项。",
        "In the statistics table, administrative lawsuits are the sum of upheld or dismissed, corrected and other. A total above the sum is only a warning: the table has no row for pending cases.",
    ),
    why: w(
        "每件案件只有一种结果；各项之和超过总数必有一处填错。",
        "Every case has one outcome; outcomes above the total mean that a number is wrong.",
    ),
    fix: w(
        "核对各分项与合计所依据的登记台账，改正填错的一处。",
        "Compare the parts and the total with the register and correct the one that is wrong.",
    ),
    example: w("维持2、其他1，行政诉讼数量2", "Upheld 2, other 1, lawsuits 2"),
    basis: BASIS,
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::Litigation)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "空白格按0算，平了就不算错；所涉格有读取存疑的，或合计之下另有地方自设行的，不平也不判断。总数大于各项之和的，差额可能是未审结案件，只提示核对。",
    "Blank cells count as zero, and a sum that holds so is no error; one that fails is not judged where the reader doubts a cell of it or a place has added rows below its total. A total above its parts may hold pending cases and is a warning only.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Severity;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial {
        on: |sum| fixture::with_sum("statistics.litigation.total", "statistics.litigation.upheld", sum),
        firing: fixture::BROKEN_SUMS,
        silent: fixture::SOUND_SUMS,
    };

    #[test]
    fn parts_above_the_total_are_one_error() {
        let mut report = fixture::report(Edition::S14);
        fixture::shift(&mut report, "statistics.litigation.upheld", 3);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((finding.rule, finding.severity), ("S14-LITIGATION", Severity::Error));
        assert!(
            finding.repair.iter().any(|r| r.cell.to_string() == "statistics.litigation.upheld"),
            "{finding:?}"
        );
    }

    #[test]
    fn a_total_above_its_parts_may_be_pending_cases() {
        let mut report = fixture::report(Edition::S14);
        fixture::shift(&mut report, "statistics.litigation.total", 2);
        let finding = &fixture::of_rule(&report, "S14-LITIGATION")[0];
        assert_eq!(finding.severity, Severity::Warning);
        assert!(finding.message.zh.contains("尚未审结"), "{}", finding.message.zh);
    }
}
