//! `TXT-T3-OVER`: the text counts other requests carried over than table 3.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T3-OVER",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文上年结转数", "Carried over, in the text"),
    what: w(
        "正文所写上年结转的申请件数，与表三“上年结转”总计一致。",
        "Requests carried over according to the text are the total carried over of table 3.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“上年度结转4件”，表三上年结转2", "Text: 4 carried over; table 3: 2"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::OVER)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；结转资金、项目不是申请；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; money or projects carried over are no requests; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::beside(&fixture::BALANCED, text),
        firing: &[
            "收到申请12件，无上年结转。",
            "收到政府信息公开申请12件，上年结转4件。",
            "答复申请11件（含上年度结转申请3件）。",
            "新收申请12件，2022年结转1件，均已办理。",
            "上一年度结转政府信息公开申请20件，本年新收12件。",
            "结转上年申请0件，新收申请12件。",
        ],
        silent: &[
            "收到政府信息公开申请12件，上年结转2件。",
            "新收申请12件，2022年结转2件。",
            "新收申请12件，结转下年度3件。",
            "上年结转资金40万元，结转项目5个，收到申请12件。",
            "收到申请12件，上年结转2件，结转下年度3件。",
            "上年度公开信息30条，今年收到申请12件。",
        ],
    };
}
