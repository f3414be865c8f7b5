//! `S14-DENIED`: denials are the sum of the six reasons below them.

use super::super::{Check, Rule, forms, w};
use super::BASIS;
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-DENIED",
    severity: Severity::Error,
    forms: forms::S14,
    about: About::Report,
    title: w("不同意公开合计", "Sum of denials"),
    what: w(
        "统计表：不同意公开答复数＝其下六种理由之和。",
        "In the statistics table, denials are the sum of the six reasons below them.",
    ),
    why: w(
        "每件不同意公开的答复都有一种理由，各理由之和必须等于总数。",
        "Every denial has one reason, so the reasons make up the total.",
    ),
    fix: w(
        "核对各分项与合计所依据的登记台账，改正填错的一处。",
        "Compare the parts and the total with the register and correct the one that is wrong.",
    ),
    example: w("涉及个人隐私1，不同意公开答复数2", "Personal privacy 1, denied 2"),
    basis: BASIS,
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::Denied)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "空白格按0算，平了就不算错；所涉格有读取存疑的，或合计之下另有地方自设行的，不平也不判断。",
    "Blank cells count as zero, and a sum that holds so is no error; one that fails is not judged where the reader doubts a cell of it or a place has added rows below its total.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Severity;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial {
        on: |sum| fixture::with_sum("statistics.replied.denied", "statistics.denied.privacy", sum),
        firing: fixture::BROKEN_SUMS,
        silent: fixture::SOUND_SUMS,
    };

    #[test]
    fn parts_above_the_total_are_one_error() {
        let mut report = fixture::report(Edition::S14);
        fixture::shift(&mut report, "statistics.denied.privacy", 3);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((finding.rule, finding.severity), ("S14-DENIED", Severity::Error));
        assert!(
            finding.repair.iter().any(|r| r.cell.to_string() == "statistics.denied.privacy"),
            "{finding:?}"
        );
    }
}
