//! `QLT-ORDINAL-HEAD`: （一）, （二） or 1. 2. with a gap, a repeat, or two styles.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-ORDINAL-HEAD",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Report,
    title: w("小标题序号依次排列", "Numbers of sub-headings"),
    what: w(
        "各部分内小标题（一）（二）、1. 2. 依次编号，写法一致。重新从一开始的不提示。",
        "Sub-headings are numbered in order and in one style. Beginning anew is not told.",
    ),
    why: w(
        "序号错乱多半是漏了一段或增删后没有改号。",
        "Numbers out of order mostly mean that a paragraph is absent or was added.",
    ),
    fix: w("核对并改正序号。", "Check and correct the numbers."),
    example: w("“1.认真学习……2、进一步提高……”", "“1.…” followed by “2、…”"),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "重新从一开始的不提示；小数（1.5万人）、年份不算序号；行内出现过的号算已出现；第二至第四部分（表格）不看。",
    "Starting again from one is silent; decimals and years are no ordinals, a number inside a line fills its place, and sections two to four, the tables, are not looked at.",
);

/// A number at the beginning of a sentence: its value and its style.
fn number(text: &str) -> Option<(u8, char, usize)> {
    let inner = text.strip_prefix('（').unwrap_or(text);
    let numerals = "一二三四五六七八九十";
    let bracketed = inner.len() < text.len();
    let first = inner.chars().next()?;
    let (value, length) = match numerals.find(first) {
        Some(at) if bracketed => ((at / 3 + 1) as u8, first.len_utf8()),
        _ => {
            let length = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            (inner.part(..length).parse().ok()?, length)
        }
    };
    let behind = inner.part(length..);
    let style = behind.chars().next()?;
    let fits = if bracketed { style == '）' } else { matches!(style, '.' | '、') };
    let decimal = style == '.' && behind.part(1..).starts_with(|c: char| c.is_ascii_digit());
    let end = text.len() - behind.len() + style.len_utf8();
    // （一）、（二）两类: named in a sentence.
    if bracketed && text.part(end..).starts_with(['、', '和', '至', '项', '款']) {
        return None;
    }
    // （一） and （1） are two styles.
    let style = if bracketed && first.is_ascii_digit() { '(' } else { style };
    (fits && !decimal && value > 0 && value <= 20).then_some((value, style, end))
}

fn check(subject: &Subject<'_>) -> Outcome {
    let prose = subject.prose();
    let mut slips = Vec::new();
    let mut how = [String::new(), String::new()];
    let mut section = 0;
    // The last number in （一）, in （1）, and in 1. or 1、, each with its style and place.
    let mut last: [Option<(u8, char, usize)>; 3] = [None; 3];
    for (sentence, text) in prose.sentences() {
        if sentence.section != section || matches!(sentence.section, 2..=4) {
            (section, last) = (sentence.section, [None; 3]);
            if matches!(section, 2..=4) {
                continue;
            }
        }
        let Some((value, style, length)) = number(text) else { continue };
        let kind = match style {
            '）' => 0,
            '(' => 1,
            _ => 2,
        };
        let here = sentence.start;
        if let Some((before, old, from)) = last[kind].filter(|_| value != 1) {
            // A number in the middle of a line fills a gap.
            let between = prose.text().part(from..here);
            let filled = value > before + 1 && (before + 1..value).all(|n| says(between, n))
                // So does the beginning of another list.
                || between.contains(&ordinal(value - 1, style));
            if (value != before + 1 && !filled) || (value == before + 1 && old != style) {
                slips.push((here, here + length));
                how = if value == before + 1 {
                    let old = ordinal(before, old);
                    [
                        ["与前面的“", &old, "”写法不一"].concat(),
                        [" is written otherwise than “", &old, "” before it"].concat(),
                    ]
                } else {
                    ["重复或跳号", " repeats or skips"].map(str::to_owned)
                };
            }
        }
        if kind == 0 {
            last[1..].fill(None);
        }
        last[kind] = Some((value, style, here + length));
    }
    if slips.len() > 1 {
        how = ["重复、跳号或写法不一", " repeat, skip or change their style"].map(str::to_owned);
    }
    shown(subject, &RULE, &slips, ["小标题序号", &how[0]], ["Numbers of sub-headings: ", &how[1]])
}

/// A number as it is printed in one of the styles of [`number`].
fn ordinal(value: u8, style: char) -> String {
    let numeral = "一二三四五六七八九十".chars().nth(usize::from(value) - 1);
    match (style, numeral) {
        ('）', Some(numeral)) => ["（", numeral.encode_utf8(&mut [0; 4]), "）"].concat(),
        ('(', _) => ["（", &value.to_string(), "）"].concat(),
        _ => [&value.to_string(), style.encode_utf8(&mut [0; 4]) as &str].concat(),
    }
}

/// Whether a text holds this number in either numeral.
fn says(text: &str, number: u8) -> bool {
    let numeral = "一二三四五六七八九十".chars().nth(usize::from(number) - 1);
    text.contains(&number.to_string()) || numeral.is_some_and(|c| text.contains(c))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "1.认真学习条例。\n2、进一步提高质量。\n3、拓展范围。",
            "（一）主动公开。\n信息30条。\n（三）平台建设。\n网站改版。",
            "（一）组织领导。\n加强。\n（一）工作机制。\n完善。\n（一）学习。\n（四）培训。",
            "1.加强领导。\n2.规范公开。\n2.加强培训。",
            "1.加强领导。\n3.规范公开。",
        ],
        silent: &[
            "（一）主动公开。\n信息30条。\n（二）依申请公开。\n未收到申请。",
            "1.学习。\n2.提高。\n3.拓展。",
            "（一）做法。\n1.学习。\n2.提高。\n（二）成效。\n1.公开。\n2.解读。",
            "1.5万人次参加。\n2.3万人阅读。",
            "2023年公开信息。\n（一）主动公开。",
            // The second list begins within a line, as where a page was pasted as one.
            "1.推进一类公开（1）甲已公开。（2）乙已公开。（3）丙已公开。2.推进另一类公开（1）丁已公开。（2）戊已公开。",
        ],
    };
}
