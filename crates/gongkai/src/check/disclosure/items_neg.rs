//! `T2-ITEMS-NEG`: more items dropped than there were.

use super::super::{Check, Rule, Subject, basis, forms, w, wording};
use super::{label, rows_outcome};
use crate::form::Edition;
use crate::form::Words;
use crate::report::{About, Finding, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-ITEMS-NEG",
    severity: Severity::Error,
    forms: forms::F19,
    about: About::Report,
    title: w("项目数量不为负", "No fewer than no items"),
    what: w(
        "表二上一年项目数量加本年增/减不小于0。看不出增减的写法不判断。",
        "Items last year plus the change of this year is not below zero. A change that cannot be read is not judged.",
    ),
    why: w(
        "现有项目不可能少于0项，两个数中必有一个填错。",
        "There cannot be fewer than no items, so one of the numbers is wrong.",
    ),
    fix: w("核对上一年项目数量和本年增减。", "Check the items of last year and the change."),
    example: w("上一年项目数量2，本年增/减-5", "Items last year 2, change -5"),
    basis: basis::FORM_2019,
    check: Check::Report(|subject| rows_outcome(subject, Edition::F19, &ROWS, |row| of_row(subject, row))),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "上一年项目数量本身为负的，由 FORM-NEGATIVE 提示；增减写法看不出正负的、空白或读取存疑的，不判断。",
    "A negative number of last year's items belongs to FORM-NEGATIVE; not judged where the change does not tell its sign, or a cell is blank or in doubt.",
);

const ROWS: [&str; 5] = ["licensing", "other_services", "penalties", "coercion", "fees"];

fn of_row(subject: &Subject<'_>, row: &str) -> Option<Finding> {
    let (cells, [before, change]) = subject.row_of_disclosure(row, ["prior_items", "change"])?;
    let now = before + change;
    if !now.is_negative() || before.is_negative() {
        return None;
    }
    let name = label(subject, row);
    let [b, c, n] = [before, change, now].map(|n| n.to_string());
    let message = wording::said(
        "表二“{0}”上年{1}项，增减{2}，得{3}项\n项目数量不能小于0。请核对上一年项目数量和本年增/减。",
        "Table 2, {4}: {1} items last year and a change of {2} leave {3} items\nPlease check both numbers.",
        &[name.zh, &b, &c, &n, name.en],
    );
    Some(RULE.finding(message).at(subject.report, cells.to_vec()))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[i64; 2]> {
        on: |&[before, change]| {
            fixture::changed(Edition::F19, &|r| {
                fixture::set(r, "disclosure.penalties.prior_items", before);
                fixture::set(r, "disclosure.penalties.change", change);
            })
        },
        firing: &[[2, -5], [0, -1]],
        silent: &[[5, -5], [0, 3], [0, 0]],
    };

    #[test]
    fn doubtful_changes_are_silent() {
        let mut report = fixture::report(Edition::F19);
        fixture::set(&mut report, "disclosure.penalties.change", -50);
        fixture::cell(&mut report, "disclosure.penalties.change").doubt = true;
        assert!(fixture::of_rule(&report, "T2-ITEMS-NEG").is_empty());
    }
}
