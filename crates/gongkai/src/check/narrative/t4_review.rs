//! `TXT-T4-REVIEW`: the text counts other reviews than table 4.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T4-REVIEW",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("正文行政复议数", "Reviews, in the text"),
    what: w(
        "正文所写政府信息公开行政复议的件数，与表四行政复议总计一致。审结、办理、维持等部分数字和其他类别的案件不比较。",
        "Reviews over open government information according to the text are the total of reviews in table 4. Parts of them and cases on other matters are not compared.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“行政复议3件”，表四合计2", "Text: 3; table 4: 2"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::REVIEW)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；没有写明与政府信息公开有关的案件、审结或维持等部分数不比较；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; cases that are not said to be on information disclosure, and those closed or upheld only, are not compared; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::beside(&fixture::DISPUTED, text),
        firing: &[
            "政府信息公开行政复议3件，行政诉讼1件。",
            "因政府信息公开引发的行政复议5件。",
            "有1件涉及政府信息公开工作的行政复议。",
            "信息公开类行政复议4件，均已审结。",
            "收到政府信息公开申请12件，引发行政复议1件。",
        ],
        silent: &[
            "政府信息公开行政复议2件，行政诉讼1件。",
            "办理行政复议案件120件。",
            "审结政府信息公开行政复议1件。",
            "政府信息公开行政复议2件，其中结果维持1件，尚未审结1件。",
            "全县政府信息公开行政复议30件。",
            "2022年政府信息公开行政复议5件。",
        ],
    };
}
