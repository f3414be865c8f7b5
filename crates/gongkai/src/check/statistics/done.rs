//! `S14-DONE`: requests closed are those closed on time and those closed after an extension.

use super::super::{Check, Rule, forms, w};
use super::BASIS;
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-DONE",
    severity: Severity::Error,
    forms: forms::S14,
    about: About::Report,
    title: w("申请办结合计", "Sum of requests closed"),
    what: w(
        "统计表：申请办结数＝按时办结数＋延期办结数。",
        "In the statistics table, requests closed are those closed on time and those closed after an extension.",
    ),
    why: w(
        "办结不是按时就是延期，两项之和必须等于总数。",
        "A request is closed on time or after an extension, so the two make up the total.",
    ),
    fix: w(
        "核对各分项与合计所依据的登记台账，改正填错的一处。",
        "Compare the parts and the total with the register and correct the one that is wrong.",
    ),
    example: w("按时办结5、延期办结1，申请办结数5", "On time 5, extended 1, closed 5"),
    basis: BASIS,
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::Closed)),
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
        on: |sum| fixture::with_sum("statistics.closed.total", "statistics.closed.on_time", sum),
        firing: fixture::BROKEN_SUMS,
        silent: fixture::SOUND_SUMS,
    };

    #[test]
    fn parts_above_the_total_are_one_error() {
        let mut report = fixture::report(Edition::S14);
        fixture::shift(&mut report, "statistics.closed.on_time", 3);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((finding.rule, finding.severity), ("S14-DONE", Severity::Error));
        assert!(
            finding.repair.iter().any(|r| r.cell.to_string() == "statistics.closed.on_time"),
            "{finding:?}"
        );
    }
}
