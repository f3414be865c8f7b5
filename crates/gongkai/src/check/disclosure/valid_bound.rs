//! `T2-VALID-BOUND`: fewer documents are in force than this year alone leaves.

use super::super::{Check, Rule, Subject, basis, forms, w, wording};
use super::{DOCUMENTS, label, rows_outcome};
use crate::form::Edition;
use crate::form::Words;
use crate::report::{About, Finding, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-VALID-BOUND",
    severity: Severity::Warning,
    forms: forms::F21,
    about: About::Report,
    title: w("现行有效件数足够", "Enough documents in force"),
    what: w(
        "规章、行政规范性文件的现行有效件数不小于本年制发件数减本年废止件数。",
        "Rules and normative documents in force are not fewer than those issued less those repealed this year.",
    ),
    why: w(
        "年末有效件数＝上年末有效件数＋本年制发－本年废止，上年末件数不会是负数。",
        "In force now = in force a year ago + issued − repealed, and a stock is never negative.",
    ),
    fix: w(
        "与司法行政部门核对三个数；当年制发当年失效的，无需修改。",
        "Agree the three numbers with the department of justice; documents that expired within the year are in place.",
    ),
    example: w("制发8、废止0、现行有效5", "Issued 8, repealed 0, in force 5"),
    basis: basis::FORM_2021,
    check: Check::Report(|subject| {
        rows_outcome(subject, Edition::F21, &DOCUMENTS, |row| of_row(subject, row))
    }),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "现行有效多于制发减废止的是常态，不提示；三格有空白或读取存疑的，不判断。",
    "More in force than the year's balance is normal. Not judged where one of the three cells is blank or in doubt.",
);

fn of_row(subject: &Subject<'_>, row: &str) -> Option<Finding> {
    let (cells, [issued, repealed, in_force]) =
        subject.row_of_disclosure(row, ["issued", "repealed", "in_force"])?;
    let least = issued - repealed;
    if in_force >= least {
        return None;
    }
    let name = label(subject, row);
    let [i, r, f, l] = [issued, repealed, in_force, least].map(|n| n.to_string());
    let message = wording::said(
        "表二“{0}”有效{1}件，至少应{2}件\n现行有效的不少于本年制发{3}件减废止{4}件。请核对。",
        "Table 2, {5}: {1} in force, at least {2} due\nThose in force are no fewer than {3} issued less {4} repealed. Please check.",
        &[name.zh, &f, &l, &i, &r, name.en],
    );
    Some(RULE.finding(message).at(subject.report, vec![cells[2], cells[0], cells[1]]))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[i64; 3]> {
        on: |&[issued, repealed, in_force]| {
            fixture::changed(Edition::F21, &|r| {
                for (column, count) in [("issued", issued), ("repealed", repealed), ("in_force", in_force)] {
                    fixture::set(r, &format!("disclosure.normative_docs.{column}"), count);
                }
            })
        },
        firing: &[[8, 0, 5], [3, 1, 0]],
        silent: &[[8, 3, 5], [0, 9, 0], [2, 1, 40]],
    };

    #[test]
    fn blank_or_doubtful_numbers_are_silent() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "disclosure.normative_docs.issued", 90);
        fixture::blank(&mut report, "disclosure.normative_docs.in_force");
        assert!(fixture::of_rule(&report, "T2-VALID-BOUND").is_empty());
    }
}
