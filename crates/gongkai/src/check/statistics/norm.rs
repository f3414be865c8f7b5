//! `S14-NORM`: normative documents disclosed are among the information disclosed.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::{count, is_printed, table};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-NORM",
    severity: Severity::Warning,
    forms: forms::S14,
    about: About::Report,
    title: w("规范性文件数不超总数", "Normative documents"),
    what: w(
        "主动公开规范性文件数不大于主动公开政府信息数。",
        "Normative documents disclosed are not more than all information disclosed.",
    ),
    why: w(
        "规范性文件是“其中”项，部分不能大于总数。",
        "The row says “of these”: a part cannot exceed its whole.",
    ),
    fix: w("核对两行的统计口径。", "Compare how the two rows were counted."),
    example: w(
        "主动公开政府信息数10条，其中规范性文件12条",
        "Disclosed 10 items, of these 12 normative documents",
    ),
    basis: basis::STATISTICS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "主动公开政府信息数空白的不判断；两格有读取存疑的，不判断。",
    "Not judged where the number of items disclosed is blank or one of the two cells in doubt.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(table) = table(subject) else { return Outcome::NotAssessable };
    let (Some(all), Some(part)) = (count(table, "disclosed_total"), count(table, "disclosed_normative"))
    else {
        return Outcome::NotAssessable;
    };
    if !is_printed(table, "disclosed_total") {
        return Outcome::NotAssessable;
    }
    if part.1 <= all.1 {
        return Outcome::Passed;
    }
    let message = wording::said(
        "统计表公开规范性文件{0}，多于全部信息{1}\n前者是后者的一部分。请核对。",
        "Statistics table: {0} normative documents disclosed, of only {1} items in all\nPlease check.",
        &[&part.1.to_string(), &all.1.to_string()],
    );
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, vec![part.0, all.0])])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::S14, change),
        firing: &[
            |r| fixture::set(r, "statistics.disclosed_normative", 4),
            |r| fixture::set(r, "statistics.disclosed_normative", 30),
        ],
        silent: &[
            |_| {},
            |r| {
                fixture::set(r, "statistics.disclosed_normative", 4);
                fixture::blank(r, "statistics.disclosed_total");
            },
        ],
    };
}
