//! `TXT-T4-LITIGATION`: the text counts other lawsuits than table 4.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T4-LITIGATION",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("正文行政诉讼数", "Lawsuits, in the text"),
    what: w(
        "正文所写政府信息公开行政诉讼的件数，与表四行政诉讼两部分总计之和一致。审结、办理、维持等部分数字和其他类别的案件不比较。",
        "Lawsuits over open government information according to the text are the sum of both totals of lawsuits in table 4. Parts of them and cases on other matters are not compared.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“行政诉讼3件”，表四合计2", "Text: 3; table 4: 2"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::LAWSUITS)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；没有写明与政府信息公开有关的案件、一审二审、败诉等部分数不比较；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; cases that are not said to be on information disclosure, and those of one instance or lost, are not compared; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::beside(&fixture::DISPUTED, text),
        firing: &[
            "政府信息公开行政诉讼3件。",
            "政府信息公开类行政复议2件，诉讼9件。",
            "因政府信息公开被提起行政诉讼1件。",
            "涉及政府信息公开的行政诉讼0件。",
            "政府信息公开行政复议2件，行政诉讼6件。",
        ],
        silent: &[
            "政府信息公开行政诉讼4件。",
            "政府信息公开类行政复议2件，诉讼4件。",
            "应诉行政诉讼案件40件。",
            "政府信息公开行政诉讼败诉1件。",
            "全市政府信息公开行政诉讼46件。",
            "行政诉讼一审2件，二审2件，涉及政府信息公开。",
        ],
    };
}
