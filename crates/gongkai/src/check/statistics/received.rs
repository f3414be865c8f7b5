//! `S14-RECEIVED`: requests received are the sum of those made in person, by fax, online and by letter, and by e-mail or otherwise where such rows are printed.

use super::super::arithmetic::Kind;
use super::super::{Check, Rule, forms, w};
use super::BASIS;
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
    check: Check::Report(|subject| subject.diagnosis.outcome(Kind::Received)),
};

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use crate::form::Edition;
    use crate::report::Severity;

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

    #[test]
    fn sums_that_hold_and_blanks_that_mean_zero_are_silent() {
        let mut report = fixture::report(Edition::S14);
        assert!(fixture::of_rule(&report, "S14-RECEIVED").is_empty());
        fixture::blank_all_zeros(&mut report);
        assert!(fixture::of_rule(&report, "S14-RECEIVED").is_empty());
        fixture::cell(&mut report, "statistics.received.total").doubt = true;
        fixture::shift(&mut report, "statistics.received.online", 3);
        fixture::cell(&mut report, "statistics.received.online").doubt = true;
        assert!(fixture::of_rule(&report, "S14-RECEIVED").is_empty(), "a doubt is no error");
    }
}
