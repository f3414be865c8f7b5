//! `TXT-T4-OUTCOME`: the text counts other results of disputes than table 4.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T4-OUTCOME",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文复议诉讼结果数", "Results of disputes, in the text"),
    what: w(
        "正文所写行政复议、行政诉讼的维持、纠正、其他结果、尚未审结件数，与表四相应各格一致。一审、二审、撤销、驳回等不比较。",
        "Reviews and lawsuits upheld, corrected, with other result and pending according to the text are those of table 4. Instances, annulments and dismissals are not compared.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“行政复议3件，其中维持3件”，表四结果维持2", "Text: 3 upheld; table 4: 2"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::RESULTS)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = super::GUARDS;

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            fixture::prose(Edition::F21, text, |report| {
                for (part, counts) in [
                    ("review", [9, 3, 2, 1]),
                    ("litigation_direct", [6, 1, 0, 2]),
                    ("litigation_after_review", [0, 0, 0, 0]),
                ] {
                    for (column, count) in ["upheld", "corrected", "other", "pending"].iter().zip(counts) {
                        fixture::set(report, &format!("disputes.{part}.{column}"), count);
                    }
                    fixture::set(report, &format!("disputes.{part}.total"), counts.iter().sum());
                }
            })
        },
        firing: &[
            "政府信息公开行政复议15件，其中维持9件、纠正4件。",
            "政府信息公开行政复议15件，其中结果维持8件。",
            "政府信息公开行政诉讼9件，尚未审结1件。",
            "涉及政府信息公开的行政复议十五件，十件维持、三件纠正。",
            "政府信息公开行政诉讼9件（维持7件，纠正1件）。",
        ],
        silent: &[
            "政府信息公开行政复议15件，其中维持9件、纠正3件、其他结果2件、尚未审结1件。",
            "政府信息公开行政诉讼9件，维持6件。",
            "办理各类行政复议300件，其中维持280件。",
            "政府信息公开行政诉讼9件，一审维持4件。",
            "政府信息公开行政复议15件、行政诉讼9件，其中维持15件。",
            "2022年政府信息公开行政复议8件，其中维持8件。",
        ],
    };
}
