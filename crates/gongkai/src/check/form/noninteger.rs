//! `FORM-NONINTEGER`: a count with a fractional part.

use super::super::{Check, Rule, forms, w};
use crate::form::Unit;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-NONINTEGER",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("件数都是整数", "Whole counts"),
    what: w("件数必须是整数；以万元计的金额除外。", "Counts are whole numbers; amounts of money are exempt."),
    why: w(
        "半件申请不存在，小数多半是错位或误输。",
        "There is no half request; a fraction is a slip or a number in the wrong place.",
    ),
    fix: w("核对原始数据，改为整数。", "Check the source and print a whole number."),
    example: w("“二、上年结转”行“总计”栏：1.5", "Carried over, total: 1.5"),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件各表",
        "Tables of the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(|subject| {
        super::cells_outcome(
            subject,
            &RULE,
            |cell, unit| unit == Unit::Count && cell.value.is_some_and(|v| !v.is_integer()),
            w("不是整数", "no whole number"),
            w("件数必须是整数。", "Counts are whole numbers."),
        )
    }),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "以万元计的金额可以有小数；读取存疑的格不判断。",
    "Amounts of money may have decimals; cells in doubt are not judged.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;
    use crate::report::State;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[
            |r| fixture::print(r, "requests.carried_over.total", "1.5", State::Number),
            |r| fixture::print(r, "disputes.review.upheld", "0.5", State::Number),
        ],
        silent: &[|_| {}, |r| fixture::print(r, "disclosure.fees.amount_wan", "0.767", State::Number)],
    };

    #[test]
    fn a_fraction_of_a_request_is_the_only_error() {
        let mut report = fixture::report(Edition::F21);
        fixture::print(&mut report, "requests.carried_over.total", "1.5", State::Number);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.rule, "FORM-NONINTEGER");
    }

    #[test]
    fn a_fraction_of_ten_thousand_yuan_is_silent() {
        let mut report = fixture::report(Edition::F21);
        fixture::print(&mut report, "disclosure.fees.amount_wan", "0.767", State::Number);
        assert!(fixture::findings(&report).is_empty());
    }
}
