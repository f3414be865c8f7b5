//! `QLT-DUP-CHAR`: a function character is printed twice.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-DUP-CHAR",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("没有叠字", "No doubled characters"),
    what: w(
        "“还还”“的的”“将将”这类虚词重叠。为了了解、首都都市圈这类正常的不提示。",
        "Function characters that stand twice, such as 还还. Words in which two equal characters meet, such as 为了了解, are not told.",
    ),
    why: w(
        "报告向社会公开，错字会被网站检查通报。",
        "The report is public, and inspections of websites report such slips.",
    ),
    fix: w("删去多余的字。", "Delete one."),
    example: w("“但还还存在一些问题”", "Print: “但还还存在一些问题”"),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只看还、的、将、不、于等不会重叠的虚词；为了了解、目的的确、股股长、首都都市圈这类跨词相连的不提示。",
    "Only particles that are never doubled; characters that meet across two words, as in 为了了解 or 首都都市圈, are silent.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let prose = subject.prose();
    // Some characters around show which of them is meant.
    let around = |&(start, end): &(usize, usize)| {
        let before = prose.text().part(..start).chars().next_back().filter(|c| c.is_alphabetic());
        let after = prose.text().part(end..).chars().next().filter(|c| c.is_alphabetic());
        (start - before.map_or(0, char::len_utf8), end + after.map_or(0, char::len_utf8))
    };
    let slips: Vec<_> = subject.slips().doubled.iter().map(around).collect();
    shown(
        subject,
        &RULE,
        &slips,
        ["文字重复：", "\n请核对并删去多余的字。"],
        ["Doubled characters: ", "\nPlease check and delete one."],
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "虽然取得成绩，但还还存在一些问题。",
            "打造整体统一的的网站界面。",
            "我局将将进一步加强培训。",
            "信息发布不不及时。",
            "由于于人员不足，更新较慢。",
        ],
        silent: &[
            "为了了解群众诉求，开展调查。",
            "组组长任组员的领导小组组长，各股股长参加。",
            "达到预期目的的确不易。",
            "推进首都都市圈建设，合并并公开。",
            "牢牢把握、紧紧围绕法规规章要求。",
            "被被告单位采纳。",
        ],
    };
}
