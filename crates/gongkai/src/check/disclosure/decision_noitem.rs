//! `T2-DECISION-NOITEM`: decisions on items that do not exist.

use super::super::{Check, Rule, Subject, basis, forms, w, wording};
use super::{label, rows_outcome};
use crate::form::Edition;
use crate::form::Words;
use crate::report::{About, Finding, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-DECISION-NOITEM",
    severity: Severity::Warning,
    forms: forms::F19,
    about: About::Report,
    title: w("有处理决定的都有项目", "Decisions have their items"),
    what: w(
        "表二某行现有项目（上一年项目数量加本年增/减）为0时，处理决定数量也应为0。",
        "A row of table 2 without items (those of last year plus the change) has no decisions.",
    ),
    why: w(
        "处理决定按项目作出；没有项目而有决定，多半是项目数量漏填。",
        "Decisions are made on items; decisions without items mostly mean that the items were left out.",
    ),
    fix: w("核对项目数量是否漏填。", "See whether the number of items was left out."),
    example: w(
        "行政处罚：上一年项目数量0，本年增/减0，处理决定数量26",
        "Penalties: no items, no change, 26 decisions",
    ),
    basis: basis::FORM_2019,
    check: Check::Report(|subject| rows_outcome(subject, Edition::F19, &ROWS, |row| of_row(subject, row))),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "上一年有项目、本年增减后归零的不提示：取消前作出的决定照样计入；三格有空白或读取存疑的，不判断。",
    "Silent where the items of last year were all abolished this year: decisions before that count. Not judged where one of the three cells is blank or in doubt.",
);

const ROWS: [&str; 4] = ["licensing", "other_services", "penalties", "coercion"];

fn of_row(subject: &Subject<'_>, row: &str) -> Option<Finding> {
    let (cells, [before, change, decisions]) =
        subject.row_of_disclosure(row, ["prior_items", "change", "decisions"])?;
    if !(before + change).is_zero() || decisions.is_zero() || !before.is_zero() {
        return None;
    }
    let name = label(subject, row);
    let count = decisions.to_string();
    let message = wording::headline(
        ["表二", "Table 2, "],
        &[Message::new(name.zh, name.en)],
        "",
        [
            &["没有项目，处理决定却有", &count, "\n请核对项目数量是否漏填。"].concat(),
            &[": no items, but ", &count, " decisions\nPlease see whether the number of items was left out."]
                .concat(),
        ],
    );
    Some(RULE.finding(message).at(subject.report, vec![cells[0], cells[1], cells[2]]))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[i64; 3]> {
        on: |&[before, change, decisions]| {
            fixture::changed(Edition::F19, &|r| {
                for (column, count) in [("prior_items", before), ("change", change), ("decisions", decisions)]
                {
                    fixture::set(r, &format!("disclosure.penalties.{column}"), count);
                }
            })
        },
        firing: &[[0, 0, 26], [0, 0, 1]],
        silent: &[[15, 0, 26], [0, 2, 26], [0, 0, 0], [3, -3, 4]],
    };

    #[test]
    fn the_form_of_2021_has_no_items() {
        assert!(fixture::of_rule(&fixture::report(Edition::F21), "T2-DECISION-NOITEM").is_empty());
    }
}
