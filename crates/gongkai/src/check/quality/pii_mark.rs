//! `PII-MARK`: a classification or internal mark is printed.

use super::super::{Check, Outcome, Rule, Subject, forms, w};
use super::scan::Word;
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PII-MARK",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("未发现涉密内部标识", "No classification mark"),
    what: w(
        "正文印有“秘密★”“机密★”“内部明电”等标识，或单独成行的“内部资料”。保密审查等一般表述不提示。",
        "Marks such as 秘密★ or 内部明电, or 内部资料 on a line of its own. General words such as 保密审查 are not told.",
    ),
    why: w(
        "带有标识的文件不应公开，可能是整份文件误贴。",
        "Marked documents must not be published; one may have been pasted by mistake.",
    ),
    fix: w("核对来源，属误贴的立即撤下。", "Find out where it comes from and withdraw it."),
    example: w("“秘密★1年”", "Print: “秘密★1年”"),
    basis: w(
        "《保守国家秘密法》；《政府信息公开条例》第十四条",
        "Law on Guarding State Secrets; Regulation on Open Government Information, article 14",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "保密审查、国家秘密等一般表述不提示；“内部资料”须单独成行。",
    "Ordinary words on secrecy are silent; 内部资料 must stand alone on its line.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let prose = subject.prose();
    let text = prose.text();
    let mark = |&((at, end), word): &((usize, usize), Word)| {
        if word != Word::Mark {
            return None;
        }
        let plain = text.part(at..).starts_with("内部资料");
        // The words alone are a stamp; within a sentence they are words.
        let alone = || {
            let print = prose.sentence_at(at);
            print.chars().nth(12).is_none() && !print.ends_with('。')
        };
        (!plain || alone()).then_some((at, end))
    };
    let slips: Vec<_> = subject.slips().words.iter().filter_map(mark).collect();
    shown(
        subject,
        &RULE,
        &slips,
        ["正文印有", "标识\n请核对来源。"],
        ["A mark is printed: ", "\nPlease find out where it comes from."],
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "秘密★1年\n2023年，我局推进公开。",
            "机密★长期，印发各单位。",
            "内部资料　注意保存\n正文如下。",
            "内部明电〔2023〕3号。",
            "绝密★启用前。",
        ],
        silent: &[
            "严格保密审查，防止泄露国家秘密。",
            "属于国家秘密的不予公开。",
            "内部资料不得上网，由专人管理。",
            "机密级计算机专人管理。",
            "内部事务信息不予公开。",
        ],
    };
}
