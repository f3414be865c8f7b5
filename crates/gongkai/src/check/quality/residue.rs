//! `QLT-RESIDUE`: what a template asked to fill in is still there.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::scan::Word;
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-RESIDUE",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("模板残留", "Left from a template"),
    what: w(
        "正文留有“XX局”“××件”“20XX年”“（请填写）”“待补充”等模板字样。某某、张某等隐名写法不提示。",
        "Placeholders of a template, such as XX局 or “to be added”. Masked names are not told.",
    ),
    why: w("报告没有写完就公开，影响公信力。", "An unfinished report was published."),
    fix: w("填上内容或删去。", "Fill it in or delete it."),
    example: w("“全年受理申请XX件”", "Print: “全年受理申请XX件”"),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "“某某”“张某”等隐名、X射线、网址和栏目名里的字母不提示。",
    "Masked names, X as in X-ray, and letters in addresses and names of columns are silent.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let mut slips = Vec::new();
    for &(start, end) in &subject.slips().crosses {
        let rest = text[end..].trim_start_matches(['X', 'Ｘ', '×']);
        let to_fill = [
            "县", "市", "区", "局", "镇", "乡", "街道", "年", "月", "日", "件", "条", "次", "个", "单位",
            "部门", "委", "办", "篇", "期",
        ];
        let unit = to_fill.iter().find(|word| rest.starts_with(**word));
        slips.extend(unit.map(|unit| (start, text.len() - rest.len() + unit.len())));
    }
    let words = subject.slips().words.iter().filter(|(_, word)| *word == Word::Term(8));
    slips.extend(words.map(|&(place, _)| place));
    shown(
        subject,
        &RULE,
        &slips,
        ["正文留有模板字样", "。请填写或删去。"],
        ["Left from a template: ", ". Please fill in or delete."],
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "全年受理申请XX件。",
            "XX局高度重视。",
            "20XX年，本机关推进公开。",
            "共公开信息××条。",
            "（此处填写主要做法）",
            "考核结果待补充。",
        ],
        silent: &[
            "全年受理申请12件。",
            "张某某、李某等人申请公开。",
            "标准号为X射线装置。",
            "网址http://www.example.cn/XXGK/。",
            "本局XXGK栏目更新。",
            "公开办XXGK系统改版。",
        ],
    };
}
