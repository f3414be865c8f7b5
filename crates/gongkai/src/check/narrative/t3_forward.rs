//! `TXT-T3-FORWARD`: the text counts other requests carried forward than table 3.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::claims::What;
use super::{Right, compare};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T3-FORWARD",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文结转下年数", "Carried forward, in the text"),
    what: w(
        "正文所写结转下年度的申请件数，与表三“结转下年度继续办理”总计一致。",
        "Requests carried forward according to the text are the total carried forward of table 3.",
    ),
    why: w(
        "正文与表格同在一份报告，数字不一，读者不知道以哪个为准。",
        "Text and tables stand in one report; where they differ, nobody knows which holds.",
    ),
    fix: w(
        "核对两处数字；统计口径不同的，在正文写明口径。",
        "Check both numbers; where they count different things, say so in the text.",
    ),
    example: w("正文“结转下年度5件”，表三结转下年度3", "Text: 5 carried forward; table 3: 3"),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let name = w("表三“结转下年度继续办理”总计", "the total carried forward in table 3");
    let right =
        subject.total("requests.carried_forward").map(|(id, count)| Right::new(name, vec![id], count));
    compare(subject, &RULE, What::Forward, right)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::beside(&fixture::BALANCED, text),
        firing: &[
            "收到政府信息公开申请12件，结转下年度5件。",
            "答复申请11件，另有7件顺延到下年度答复。",
            "共收到申请12件，结转至2024年1件。",
            "办结申请11件，转下一年度办理0件。",
            "收到申请12件，转结下年4件。",
        ],
        silent: &[
            "收到政府信息公开申请12件，结转下年度3件。",
            "答复申请11件，另有3件顺延到下年度答复。",
            "共收到申请12件，结转至2024年3件。",
            "收到申请12件，上年结转2件。",
            "下年度计划开展培训5次，收到申请12件。",
            "收到申请12件，3件结转下年度继续办理。",
        ],
    };
}
