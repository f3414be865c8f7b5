//! `TXT-T3-DONE`: the text counts other requests handled than table 3.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T3-DONE",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文办结申请数", "Requests handled, in the text"),
    what: w(
        "正文所写答复（办结）政府信息公开申请的件数，与表三办理结果总计一致。与新收数、新收加结转数或新收中已办结数一致的也不提示。",
        "Requests answered according to the text are the total handled of table 3. Those received, with or without those carried over, and the part of the new ones that was closed are accepted too.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“办结申请15件”，表三办理结果总计11", "Text: 15 closed; table 3: 11 handled"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::DONE)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；与新收、新收加结转、新收减结转下年或办理总计减上年结转相符的，都不提示；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; numbers that equal those received, with or without those carried over or forward, are silent; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::beside(&fixture::BALANCED, text),
        firing: &[
            "收到政府信息公开申请12件，办结15件。",
            "全年共答复政府信息公开申请5件。",
            "2023年，我局办理政府信息公开申请20件，无一件超期。",
            "共收到依申请公开12件，答复8件，结转下年度3件。",
            "新收政府信息公开申请12件，已办结1件。",
        ],
        silent: &[
            "收到政府信息公开申请12件，办结11件。",
            "收到政府信息公开申请12件，答复12件。",
            "办理政府信息公开申请14件（含上年结转2件）。",
            "收到政府信息公开申请12件，办结9件，其余结转。",
            "办结群众来信40件，答复网民留言310条。",
            "收到依申请公开12件，按时答复率100%，回复12345热线工单80件。",
        ],
    };
}
