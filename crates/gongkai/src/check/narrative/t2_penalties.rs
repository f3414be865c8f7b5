//! `TXT-T2-PENALTIES`: the text counts other penalties than table 2.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T2-PENALTIES",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文行政处罚数", "Penalties, in the text"),
    what: w(
        "正文所写作出行政处罚决定的件数，与表二“行政处罚”本年处理决定数量一致。立案、听证、不予处罚、公示的处罚信息不比较。",
        "Penalties according to the text are the decisions of table 2. Cases opened, hearings, penalties waived and published records are not compared.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“作出行政处罚决定37件”，表二27", "Text: 37 penalties; table 2: 27"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::PENALTIES)),
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
                fixture::set(report, "disclosure.penalties.decisions", 27);
            })
        },
        firing: &[
            "全年作出行政处罚决定37件，均已依法公示。",
            "实施行政处罚7起，责令整改12家。",
            "基层所作出行政处罚决定12件，局机关作出行政处罚决定16件，合计28件。",
            "全年下达行政处罚决定书二十八份。",
            "本年度未作出行政处罚。",
        ],
        silent: &[
            "全年作出行政处罚决定27件，均已依法公示。",
            "立案行政处罚案件31件，不予行政处罚4件，行政处罚听证2件。",
            "公示行政处罚信息32条。",
            "上半年作出行政处罚决定11件。",
            "配合市局作出行政处罚决定5件。",
            "基层所作出行政处罚决定12件，局机关作出行政处罚决定15件，合计27件。",
        ],
    };
}
