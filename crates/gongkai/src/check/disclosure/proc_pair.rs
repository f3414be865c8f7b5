//! `T2-PROC-PAIR`: purchases without an amount, or an amount without purchases.

use super::super::{Check, Rule, Subject, basis, forms, w, wording};
use super::rows_outcome;
use crate::form::Edition;
use crate::form::Words;
use crate::report::{About, Finding, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-PROC-PAIR",
    severity: Severity::Warning,
    forms: forms::F19,
    about: About::Report,
    title: w("采购数量与金额相称", "Purchases and amount"),
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

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "两数都为0或都不为0的不提示；有一格空白或读取存疑的，不判断。",
    "Both zero or neither is silent; not judged where a cell is blank or in doubt.",
);

fn of_row(subject: &Subject<'_>, row: &str) -> Option<Finding> {
    let (cells, [projects, amount]) = subject.row_of_disclosure(row, ["projects", "amount_wan"])?;
    if projects.is_zero() == amount.is_zero() {
        return None;
    }
    let [p, a] = [projects, amount].map(|n| n.to_string());
    let message = wording::said(
        "表二采购项目{0}个，金额{1}万元\n一个为0而另一个不为0。请核对采购项目数量和采购总金额。",
        "Table 2, procurement: {0} projects but an amount of {1} (10,000 yuan)\nPlease check.",
        &[&p, &a],
    );
    Some(RULE.finding(message).at(subject.report, cells.to_vec()))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::State;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(i64, &str)> {
        on: |&(projects, amount)| {
            fixture::changed(Edition::F19, &|r| {
                fixture::set(r, "disclosure.procurement.projects", projects);
                let state = if amount.is_empty() { State::Blank } else { State::Number };
                fixture::print(r, "disclosure.procurement.amount_wan", amount, state);
            })
        },
        firing: &[(6, "0"), (0, "12.3967")],
        silent: &[(6, "12.3967"), (0, "0"), (6, "")],
    };
}
