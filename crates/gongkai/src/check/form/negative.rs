//! `FORM-NEGATIVE`: a count below zero.

use super::super::{Check, Rule, forms, w};
use crate::form::Unit;
use crate::form::Words;
use crate::report::{About, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-NEGATIVE",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("负数", "Negative number"),
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
            |table, names, _| Message {
                zh: format!("{}{}是负数，件数和金额不能小于0。", table.zh, names.zh),
                en: format!("{}, {}: a count or amount cannot be below zero.", table.en, names.en),
            },
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
        assert!(
            finding.message.zh.contains("“（一）予以公开”行“自然人”栏（-3）"),
            "{}",
            finding.message.zh
        );
    }
}
