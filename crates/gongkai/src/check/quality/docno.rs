//! `QLT-DOCNO`: a document number without 〔〕, with 第 or with leading zeros.

use super::super::{Check, Outcome, Rule, Subject, forms, w};
use super::{shown, with_severity};
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-DOCNO",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("发文字号规范", "Document numbers"),
    what: w(
        "发文字号的年份用六角括号〔〕，序号前不加“第”、不编虚位。用[ ]的多为字体问题，只作说明。",
        "The year of a document number stands in 〔〕, the serial without 第 and without leading zeros. [ ] mostly come from fonts and are only noted.",
    ),
    why: w(
        "发文字号写法有国家标准，写错不便检索。",
        "The standard prescribes how document numbers are written; others are hard to look up.",
    ),
    fix: w("改为“机关代字〔年份〕序号”。", "Write 〔year〕 and the bare serial."),
    example: w("“某政办发【2019】16号”", "Print: “某政办发【2019】16号”"),
    basis: w("GB/T 9704—2012《党政机关公文格式》", "GB/T 9704—2012, format of official documents"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只看发、函、办、规字文号；国务院令、公告、法院案号、普通括号里的年月不提示；用[ ]的多为字体问题，只作说明。",
    "Only numbers of papers issued as 发, 函, 办 or 规; orders, announcements, court cases and plain years in brackets are silent. [ ] is mostly a matter of fonts and only a note.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let (mut slips, mut grave) = (Vec::new(), false);
    for &at in &subject.slips().years {
        let Some(slip) = of_bracket(text, at) else { continue };
        grave |= !text.part(at..).starts_with('[');
        slips.push(slip);
    }
    let outcome = shown(
        subject,
        &RULE,
        &slips,
        ["发文字号", "写法不规范\n应为“机关代字〔年份〕序号”。"],
        [
            "The document number ",
            " is not in the standard form\nThe standard asks for 〔year〕 and the bare serial.",
        ],
    );
    if grave { outcome } else { with_severity(outcome, Severity::Info) }
}

/// The document number around a bracket before a year, when it is written wrongly.
fn of_bracket(text: &str, at: usize) -> Option<(usize, usize)> {
    let open = text.part(at..).chars().next()?;
    let close = match open {
        '〔' => '〕',
        '【' => '】',
        '（' => '）',
        _ => ']',
    };
    let rest = text.part(at + open.len_utf8()..).get(4..)?.strip_prefix(close)?;
    let serial = rest.strip_prefix('第').unwrap_or(rest);
    let digits = serial.len() - serial.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    // 〔2021〕30文件: 号 is lost.
    let unnamed = serial.part(digits..).starts_with("文件");
    if digits == 0 || digits > 4 || !(serial.part(digits..).starts_with('号') || unnamed) {
        return None;
    }
    // Only what is issued as 发, 函 or 办; orders and announcements have numbers of their own.
    let head = text.part(..at);
    if !head.ends_with(['发', '函', '办', '规']) {
        return None;
    }
    let wrong = open != '〔' || unnamed || serial.len() < rest.len() || serial.starts_with('0');
    let start = head
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |b| b + head.part(b..).chars().next().map_or(0, char::len_utf8));
    let begin = head.part(start..).char_indices().rev().nth(7).map_or(start, |(i, _)| start + i);
    // 按照平政办发: the verb is no part of it.
    let verb = ["按照", "根据", "依据", "依照", "执行", "落实", "照"]
        .into_iter()
        .find(|word| head.part(begin..).starts_with(word));
    let begin = begin + verb.map_or(0, str::len);
    let end = text.len() - serial.len() + digits + if unnamed { 0 } else { "号".len() };
    wrong.then_some((begin, end))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "按照《通知》（云政办发【2019】16号）要求。",
            "根据江政办函（2022）8号文件。",
            "云水发〔2023〕第12号印发。",
            "云政发〔2023〕003号。",
            "国办发[2019]61号文件。",
        ],
        silent: &[
            "按照《通知》（国办公开办函〔2021〕30号）要求。",
            "云政办发〔2023〕12号。",
            "公告（2020）第5号，国务院令第711号。",
            "法院（2020）江01行初5号判决。",
            "截至（2023年12月）共公开30条。",
            "本报告（2023年度）第1号。",
        ],
    };
}
