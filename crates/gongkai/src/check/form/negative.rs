//! `FORM-NEGATIVE`: a count below zero.

use super::super::{Check, Rule, forms, w};
use crate::form::Unit;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-NEGATIVE",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("没有负数", "No negative numbers"),
    what: w("除表二“本年增/减”外，各栏不得为负数。", "No number is below zero, except a change in table 2."),
    why: w("件数和金额不可能小于0。", "Counts and amounts cannot be below zero."),
    fix: w("核对原始数据；没有的填0。", "Check the source; print 0 for none."),
    example: w("“（一）予以公开”行“自然人”栏：-3", "Granted, natural person: -3"),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件各表",
        "Tables of the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(|subject| {
        super::cells_outcome(
            subject,
            &RULE,
            |cell, unit| unit != Unit::Change && cell.value.is_some_and(crate::Decimal::is_negative),
            w("是负数", "a number below zero"),
            w("件数和金额不能小于0。", "Counts and amounts cannot be below zero."),
        )
    }),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "表二“本年增/减”可以为负；读取存疑的格不判断。",
    "The change of items in table 2 may be negative; cells in doubt are not judged.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F19, change),
        firing: &[
            |r| fixture::set(r, "requests.granted.natural_person", -3),
            |r| fixture::set(r, "disclosure.penalties.decisions", -1),
        ],
        silent: &[|_| {}, |r| fixture::set(r, "disclosure.licensing.change", -3)],
    };

    #[test]
    fn a_negative_count_is_the_only_error() {
        let mut report = fixture::report(Edition::F19);
        fixture::set(&mut report, "requests.granted.natural_person", -3);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.rule, "FORM-NEGATIVE");
        assert_eq!(finding.message.zh, "表三“予以公开”行自然人填“-3”，是负数");
        fixture::set(&mut report, "requests.granted.commercial", -1);
        let several = fixture::of_rule(&report, "FORM-NEGATIVE").remove(0);
        assert_eq!(several.message.zh, "表三有2格是负数");
        assert!(
            several.detail.zh.starts_with("“（一）予以公开”行“自然人”栏（-3）、"),
            "{}",
            several.detail.zh
        );
    }
}
