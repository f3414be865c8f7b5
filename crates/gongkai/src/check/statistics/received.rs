//! `S14-RECEIVED`: requests received are the sum of those made in person, by fax, online and by letter, and by e-mail or otherwise where such rows are printed.

use super::super::{Check, Rule, forms, w};
use super::BASIS;
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-RECEIVED",
    severity: Severity::Error,
    forms: forms::S14,
    about: About::Report,
    title: w("收到申请合计", "Sum of requests received"),
    what: w(
        "统计表：收到申请数＝当面＋传真＋网络＋信函申请数；有电子邮件或其他形式行的，一并计入。",
        "In the statistics table, requests received are the sum of those made in person, by fax, online and by letter, and by e-mail or otherwise where such rows are printed.",
    ),
    why: w(
        "每件申请只有一种提出方式，各方式之和必须等于总数。",
        "Every request comes in one way, so the ways make up the total.",
    ),
    fix: w(
        "核对各分项与合计所依据的登记台账，改正填错的一处。",
        "Compare the parts and the total with the register and correct the one that is wrong.",
    ),
    example: w("当面1、网络3，收到申请数5", "In person 1, online 3, received 5"),
    basis: BASIS,
    check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::Received)),
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
        on: |sum| fixture::with_sum("statistics.received.total", "statistics.received.online", sum),
        firing: fixture::BROKEN_SUMS,
        silent: fixture::SOUND_SUMS,
    };

    #[test]
    fn parts_above_the_total_are_one_error() {
        let mut report = fixture::report(Edition::S14);
        fixture::shift(&mut report, "statistics.received.online", 3);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((finding.rule, finding.severity), ("S14-RECEIVED", Severity::Error));
        assert!(
            finding.repair.iter().any(|r| r.cell.to_string() == "statistics.received.online"),
            "{finding:?}"
        );
    }
}
