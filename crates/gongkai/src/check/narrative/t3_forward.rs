//! `TXT-T3-FORWARD`: the text counts other requests carried forward than table 3.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
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
    why: WHY,
    fix: FIX,
    example: w("正文“结转下年度5件”，表三结转下年度3", "Text: 5 carried forward; table 3: 3"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::FORWARD)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = super::GUARDS;

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
