//! `QLT-TERM`: a term of the trade is written wrongly.

use super::super::prose::year_at;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::scan::Word;
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-TERM",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("用语无误", "Right terms"),
    what: w(
        "“转结”“行政复义”“不于公开”这类固定用语的错写。清单很短，只收确定的错误。",
        "Fixed terms written wrongly, such as 转结 for 结转. The list is short and holds only certain errors.",
    ),
    why: w(
        "报告向社会公开，错字会被网站检查通报。",
        "The report is public, and inspections of websites report such slips.",
    ),
    fix: w("改为正确用语。", "Write the right term."),
    example: w("“转结下年度继续办理”（应为“结转”）", "“转结下年度继续办理” for “结转”"),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "清单很短，只收确定的错写；好转结果、扭转结构、依申请申请公开、申请申请人这类碰巧相连的不提示。",
    "A short list of sure misspellings; words that only happen to meet, such as 好转结果, are silent.",
);

/// The right terms, by number.
const TERMS: [&str; 8] =
    ["结转", "申请", "行政复议", "行政诉讼", "不予公开", "予以公开", "政府信息公开", "政府信息"];

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let mut rights: Vec<String> = Vec::new();
    let slip = |&((start, end), word): &((usize, usize), Word)| {
        let Word::Term(number) = word else { return None };
        let right = TERMS.get(usize::from(number))?;
        let behind = text.part(end..).chars().next().unwrap_or('。');
        let before = text.part(..start).chars().next_back().unwrap_or('。');
        let sound = match number {
            // 好转结果, 扭转结构.
            0 => {
                let turned = "下上至到年的件数申政".contains(behind) || "年度".contains(before);
                // 做好转结下年度的衔接 is one all the same.
                !turned || "好扭逆".contains(before) && !"下上".contains(behind)
            }
            1 => behind == '人' || before == '依',
            _ => false,
        };
        (!sound).then_some(((start, end), *right))
    };
    let mut slips = Vec::new();
    for (place, right) in subject.slips().words.iter().filter_map(slip) {
        slips.push(place);
        if !rights.iter().any(|known| known == right) {
            rights.push(right.to_owned());
        }
    }
    for (place, right) in twice(text).into_iter().chain(years(text)) {
        slips.push(place);
        if !rights.contains(&right) {
            rights.push(right);
        }
    }
    let rights = rights.join("、");
    shown(
        subject,
        &RULE,
        &slips,
        ["用语", &["有误，应为“", &rights, "”"].concat()],
        ["The term ", &[" is wrong; it should be “", &rights, "”"].concat()],
    )
}

/// A slip: where it stands, and what is right.
type Slip = ((usize, usize), String);

/// Words printed twice that are never two: 主动公开公开, 解读解读, 2024年年，.
fn twice(text: &str) -> Vec<Slip> {
    /// The words, with the characters behind which the second belongs to another one.
    const DOUBLED: [(&str, &str, &str); 3] = [
        ("主动公开公开", "主动公开", "透平栏指目制年内范力性专水"),
        ("解读解读", "解读", "材稿率专"),
        ("年年", "年", "初底末中报度终内间均"),
    ];
    let mut out = Vec::new();
    for (word, right, others) in DOUBLED {
        for (at, _) in text.match_indices(word) {
            let behind = text.part(at + word.len()..).chars().next().unwrap_or('。');
            // 2024年年，: behind a year only, because 年年 is a word.
            let of_year = word != "年年" || year_at(text, at).is_some();
            if of_year && !others.contains(behind) {
                out.push(((at, at + word.len()), right.to_owned()));
            }
        }
    }
    out
}

/// Years in which a letter stands for a digit: 2o24年.
fn years(text: &str) -> Vec<Slip> {
    let digit = |c: char| match c {
        'o' | 'O' => Some('0'),
        'l' | 'I' => Some('1'),
        c => c.is_ascii_digit().then_some(c),
    };
    let of = |(at, _): (usize, &str)| {
        let print = text.get(at.checked_sub(4)?..at)?;
        let letter = print.starts_with('2') && !print.bytes().all(|b| b.is_ascii_digit());
        let right: String = print.chars().map(digit).collect::<Option<_>>()?;
        let alone = !text.part(..at - 4).ends_with(|c: char| c.is_ascii_alphanumeric());
        (letter && alone && right.starts_with("20")).then_some(((at - 4, at), right))
    };
    text.match_indices('年').filter_map(of).collect()
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "转结下年度继续办理3件。",
            "收到申请9件，上年转结1件。",
            "收到政府信息公开申请申请2件。",
            "未发生行政复义。",
            "行政述讼0件。",
            "对不于公开的说明理由。",
            "积极做好转结下年度申请工作。",
            "主动公开公开各类信息。",
            "对政策文件进行解读解读。",
            "2o24年，我局公开信息30条。",
            "2024年年，我局公开信息30条。",
        ],
        silent: &[
            "结转下年度继续办理3件。",
            "好转结果显著，扭转结构性矛盾。",
            "依申请申请公开的渠道畅通。",
            "公开申请申请人可以查询进度。",
            "行政复议、行政诉讼均为0件。",
            "政府信息公开工作。",
            "2024年年初制定计划，年年有进步。",
            "主动公开公开目录，推进解读解读材料规范化。",
        ],
    };
}
