//! `TXT-T2-RULES`: the text counts other rules than table 2.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T2-RULES",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文规章数", "Rules, in the text"),
    what: w(
        "正文所写制定、废止、现行有效规章的件数，与表二“规章”各格一致。规章制度、部门规章、规章草案不比较。",
        "Rules (规章) issued, repealed and in force according to the text are those of table 2. Internal rules, those of ministries and drafts are not compared.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“现行有效规章19部”，表二17", "Text: 19 in force; table 2: 17"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, (7 * terms::RULES) | (terms::PUBLIC << 1))),
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
                for (column, count) in [("issued", 2), ("repealed", 1), ("in_force", 17)] {
                    fixture::set(report, &format!("disclosure.rules.{column}"), count);
                }
            })
        },
        firing: &[
            "现行有效规章19部。",
            "全年制定规章3件，废止规章1件。",
            "制定政府规章2件，废止2件。",
            "2023年废止规章三件。",
            "出台政府规章1件。",
        ],
        silent: &[
            "制定规章2件，废止规章1件，现行有效规章17件。",
            "制定规章制度9件。",
            "现行有效法律12部、部门规章44部。",
            "2022年制定规章5件。",
            "报送规章草案3件。",
            "公开规章21件。",
        ],
    };
}
