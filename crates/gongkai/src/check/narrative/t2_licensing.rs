//! `TXT-T2-LICENSING`: the text counts other licensing decisions than table 2.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T2-LICENSING",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文行政许可数", "Licensing decisions, in the text"),
    what: w(
        "正文所写作出行政许可决定的件数，与表二“行政许可”本年处理决定数量一致。许可事项、公示的许可信息、受理的许可申请不比较。",
        "Licensing decisions according to the text are those of table 2. Kinds of licences, published records and applications are not compared.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“作出行政许可决定134件”，表二143", "Text: 134 decisions; table 2: 143"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::LICENSING)),
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
                fixture::set(report, "disclosure.licensing.decisions", 143);
            })
        },
        firing: &[
            "全年作出行政许可决定134件。",
            "办理取水许可、水土保持方案审批等行政许可153件。",
            "行政许可（134件）信息全部公示。",
            "共作出行政许可决定一百三十四件。",
            "我局未作出行政许可决定。",
        ],
        silent: &[
            "全年作出行政许可决定143件。",
            "公示行政许可信息151条，行政许可事项12项。",
            "受理行政许可申请160件。",
            "2022年作出行政许可决定120件。",
            "全市水务系统作出行政许可决定900件，其中市本级143件。",
            "作出行政许可决定约140件。",
        ],
    };
}
