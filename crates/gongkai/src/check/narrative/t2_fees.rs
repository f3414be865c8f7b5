//! `TXT-T2-FEES`: the text gives another amount of charges than table 2.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T2-FEES",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文收费金额", "Charges, in the text"),
    what: w(
        "正文所写行政事业性收费的金额，与表二“行政事业性收费”本年收费金额一致，元、万元、亿元按换算后的数比较。减免的、非税收入的、税费的金额不比较。",
        "Administrative charges according to the text are the amount of table 2, whether in yuan, 10 000 or 100 million of them. What was waived, and other revenue, is not compared.",
    ),
    why: WHY,
    fix: FIX,
    example: w(
        "正文“行政事业性收费381.45万元”，表二318.45",
        "Text: 3.8145 million yuan; table 2: 3.1845 million",
    ),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::FEES)),
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
                fixture::print(report, "disclosure.fees.amount_wan", "318.45", crate::report::State::Number);
            })
        },
        firing: &[
            "征收行政事业性收费381.45万元。",
            "收取水资源费等行政事业性收费共计31845元。",
            "行政事业性收费（水资源费）：380万元。",
            "本单位无行政事业性收费。",
            "全年收取行政事业性收费0.4亿元。",
        ],
        silent: &[
            "征收行政事业性收费318.45万元，全部缴入国库。",
            "行政事业性收费3184500元。",
            "减免行政事业性收费260万元。",
            "罚没款226.4万元，捐款500万元，行政事业性收费318.45万元。",
            "2022年征收行政事业性收费200万元。",
            "征收行政事业性收费约300万元。",
        ],
    };
}
