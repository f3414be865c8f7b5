//! `TXT-T2-COERCION`: the text counts other coercive measures than table 2.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T2-COERCION",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文行政强制数", "Coercive measures, in the text"),
    what: w(
        "正文所写实施行政强制的件（次）数，与表二“行政强制”本年处理决定数量一致。行政强制事项不比较。",
        "Coercive measures according to the text are those of table 2. Kinds of measures are not compared.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“行政强制69次”，表二96", "Text: 69 measures; table 2: 96"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::COERCION)),
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
                fixture::set(report, "disclosure.coercion.decisions", 96);
            })
        },
        firing: &[
            "实施扣留等行政强制措施共69件。",
            "采取行政强制措施九十八次。",
            "行政许可12件，行政强制95件。",
            "本年度没有实施行政强制。",
            "作出行政强制决定86起。",
        ],
        silent: &[
            "实施扣留等行政强制措施共96件。",
            "行政强制事项9项，行政强制信息公开率100%。",
            "2022年采取行政强制措施80次。",
            "全省系统实施行政强制900次。",
            "行政强制九十六次。",
            "采取行政强制措施近100次。",
        ],
    };
}
