//! `T2-DISCLOSED-BOUND`: more documents newly disclosed than are public in all.

use super::super::{Check, Rule, Subject, basis, forms, w, wording};
use super::{DOCUMENTS, label, rows_outcome};
use crate::form::Edition;
use crate::form::Words;
use crate::report::{About, Finding, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-DISCLOSED-BOUND",
    severity: Severity::Warning,
    forms: forms::F19,
    about: About::Report,
    title: w("新公开不多于公开总数", "No more new than in all"),
    what: w(
        "规章、规范性文件的本年新公开数量不大于对外公开总数量。",
        "Rules and normative documents newly disclosed are not more than the total that is public.",
    ),
    why: w("公开总数量包括本年新公开的。", "The total includes what was disclosed this year."),
    fix: w(
        "核对两个数；当年公开当年废止的，无需修改。",
        "Compare the two numbers; documents disclosed and repealed within the year are in place.",
    ),
    example: w("本年新公开8，对外公开总数量3", "Newly disclosed 8, total public 3"),
    basis: basis::FORM_2019,
    check: Check::Report(|subject| {
        rows_outcome(subject, Edition::F19, &DOCUMENTS, |row| of_row(subject, row))
    }),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "两数相等或新公开为0的不提示；两格有空白或读取存疑的，不判断。",
    "Equal numbers and none newly disclosed are silent; not judged where a cell is blank or in doubt.",
);

fn of_row(subject: &Subject<'_>, row: &str) -> Option<Finding> {
    let (cells, [new, total]) = subject.row_of_disclosure(row, ["newly_disclosed", "total_public"])?;
    if new <= total {
        return None;
    }
    let name = label(subject, row);
    let [n, t] = [new, total].map(|n| n.to_string());
    let message = wording::said(
        "表二“{0}”新公开{1}件，多于总数{2}件\n请核对本年新公开数量和对外公开总数量。",
        "Table 2, {3}: {1} newly disclosed, more than {2} public in all\nPlease check.",
        &[name.zh, &n, &t, name.en],
    );
    Some(RULE.finding(message).at(subject.report, vec![cells[1], cells[0]]))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[i64; 2]> {
        on: |&[new, total]| {
            fixture::changed(Edition::F19, &|r| {
                fixture::set(r, "disclosure.normative_docs.newly_disclosed", new);
                fixture::set(r, "disclosure.normative_docs.total_public", total);
            })
        },
        firing: &[[8, 3], [1, 0]],
        silent: &[[3, 3], [0, 12]],
    };

    #[test]
    fn a_doubtful_total_is_silent() {
        let mut report = fixture::report(Edition::F19);
        fixture::set(&mut report, "disclosure.rules.newly_disclosed", 80);
        fixture::cell(&mut report, "disclosure.rules.total_public").doubt = true;
        assert!(fixture::of_rule(&report, "T2-DISCLOSED-BOUND").is_empty());
    }
}
