//! `T2-PROC-PAIR`: purchases without an amount, or an amount without purchases.

use super::super::{Check, Rule, Subject, basis, forms, w, wording};
use super::rows_outcome;
use crate::form::Edition;
use crate::report::{About, Finding, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-PROC-PAIR",
    severity: Severity::Warning,
    forms: forms::F19,
    about: About::Report,
    title: w("采购数量与金额", "Purchases and amount"),
    what: w(
        "政府集中采购的项目数量和总金额要么都为0，要么都不为0。空白不判断。",
        "Centralised procurement has both projects and an amount, or neither. Blanks are not judged.",
    ),
    why: w(
        "有项目就有金额，有金额就有项目，一项为0必有漏填。",
        "Projects cost something and amounts belong to projects, so one number was left out.",
    ),
    fix: w("补填采购项目数量或采购总金额。", "Add the number of projects or the amount."),
    example: w("采购项目数量6，采购总金额0", "6 projects, amount 0"),
    basis: basis::FORM_2019,
    check: Check::Report(|subject| {
        rows_outcome(subject, Edition::F19, &["procurement"], |row| of_row(subject, row))
    }),
};

fn of_row(subject: &Subject<'_>, row: &str) -> Option<Finding> {
    let (cells, [projects, amount]) = subject.row_of_disclosure(row, ["projects", "amount_wan"])?;
    if projects.is_zero() == amount.is_zero() {
        return None;
    }
    let [p, a] = [projects, amount].map(|n| n.to_string());
    let message = wording::said(
        &["表二政府集中采购：采购项目数量", &p, "，采购总金额", &a, "万元，一个为0而另一个不为0。请核对。"],
        &["Table 2, procurement: ", &p, " projects but an amount of ", &a, " (10,000 yuan). Please check."],
    );
    Some(RULE.finding(message).at(subject.report, cells.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use crate::form::Edition;
    use crate::report::State;

    fn fires(projects: i64, amount: &str) -> bool {
        let mut report = fixture::report(Edition::F19);
        fixture::set(&mut report, "disclosure.procurement.projects", projects);
        fixture::print(&mut report, "disclosure.procurement.amount_wan", amount, State::Number);
        !fixture::of_rule(&report, "T2-PROC-PAIR").is_empty()
    }

    #[test]
    fn one_without_the_other_is_told() {
        assert!(fires(6, "0") && fires(0, "12.3967"));
    }

    #[test]
    fn both_neither_or_blank_are_silent() {
        assert!(!fires(6, "12.3967") && !fires(0, "0"));
        let mut report = fixture::report(Edition::F19);
        fixture::blank(&mut report, "disclosure.procurement.amount_wan");
        assert!(fixture::of_rule(&report, "T2-PROC-PAIR").is_empty());
    }
}
