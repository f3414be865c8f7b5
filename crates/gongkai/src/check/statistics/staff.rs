//! `S14-STAFF`: staff are the sum of full time and part time.

use super::super::{Check, Rule, forms, w};
use super::BASIS;
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-STAFF",
    severity: Severity::Error,
    forms: forms::S14,
    about: About::Report,
    title: w("工作人员合计", "Sum of staff"),
    what: w(
        "统计表：从事政府信息公开工作人员数＝专职人员数＋兼职人员数。",
        "In the statistics table, staff are the sum of full time and part time.",
    ),
    why: w(
        "工作人员不是专职就是兼职，两项之和必须等于总数。",
        "Staff work full time or part time, so the two make up the total.",
    ),
    fix: w(
        "核对各分项与合计所依据的登记台账，改正填错的一处。",
        "Compare the parts and the total with the register and correct the one that is wrong.",
    ),
    example: w("专职1、兼职2，工作人员数2", "Full time 1, part time 2, staff 2"),
    basis: BASIS,
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::Staff)),
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
        on: |sum| fixture::with_sum("statistics.org.staff", "statistics.org.staff_part", sum),
        firing: fixture::BROKEN_SUMS,
        silent: fixture::SOUND_SUMS,
    };

    #[test]
    fn parts_above_the_total_are_one_error() {
        let mut report = fixture::report(Edition::S14);
        fixture::shift(&mut report, "statistics.org.staff_part", 3);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((finding.rule, finding.severity), ("S14-STAFF", Severity::Error));
        assert!(
            finding.repair.iter().any(|r| r.cell.to_string() == "statistics.org.staff_part"),
            "{finding:?}"
        );
    }
}
