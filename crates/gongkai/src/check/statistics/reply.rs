//! `S14-REPLY`: replies are the sum of the eight kinds of reply.

use super::super::{Check, Rule, forms, w};
use super::BASIS;
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-REPLY",
    severity: Severity::Error,
    forms: forms::S14,
    about: About::Report,
    title: w("申请答复合计", "Sum of replies"),
    what: w(
        "统计表：申请答复数＝属于已主动公开范围、同意公开、同意部分公开、不同意公开、不属于本行政机关公开、申请信息不存在、告知作出更改补充、告知通过其他途径办理八项之和。",
        "In the statistics table, replies are the sum of the eight kinds of reply.",
    ),
    why: w(
        "每件答复只归一类，八类之和必须等于总数。",
        "Every reply is of one kind, so the eight kinds make up the total.",
    ),
    fix: w(
        "核对各分项与合计所依据的登记台账，改正填错的一处。",
        "Compare the parts and the total with the register and correct the one that is wrong.",
    ),
    example: w("同意公开4、不同意公开1，申请答复数6", "Granted 4, denied 1, replies 6"),
    basis: BASIS,
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::Replied)),
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
        on: |sum| fixture::with_sum("statistics.replied.total", "statistics.replied.granted", sum),
        firing: fixture::BROKEN_SUMS,
        silent: fixture::SOUND_SUMS,
    };

    #[test]
    fn parts_above_the_total_are_one_error() {
        let mut report = fixture::report(Edition::S14);
        fixture::shift(&mut report, "statistics.replied.granted", 3);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((finding.rule, finding.severity), ("S14-REPLY", Severity::Error));
        assert!(
            finding.repair.iter().any(|r| r.cell.to_string() == "statistics.replied.granted"),
            "{finding:?}"
        );
    }
}
