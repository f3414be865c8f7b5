//! `QLT-RESIDUE`: what a template asked to fill in is still there.

use super::super::narrative::claims::any;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::scan::Word;
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;
use crate::source::is_han;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-RESIDUE",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("没有模板残留", "Nothing left from a template"),
    what: w(
        "正文留有“XX局”“XX栏目”“××件”“20XX年”“【】”“____”“（请填写）”“待补充”等模板字样。某某、张某等隐名写法不提示。",
        "Placeholders of a template, such as XX局, empty brackets, underscores or “to be added”. Masked names are not told.",
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

/// What a template writes where something is to be filled in.
const CROSSES: [char; 4] = ['X', 'Ｘ', '×', 'x'];
/// What is counted or named behind it.
const UNITS: [&str; 20] = [
    "县", "市", "区", "局", "镇", "乡", "街道", "年", "月", "日", "件", "条", "次", "个", "单位", "部门",
    "委", "办", "篇", "期",
];
/// Brackets with nothing in them, and with what is to be filled in.
const BLANKS: [&str; 17] = [
    "【】",
    "〔〕",
    "《》",
    "“”",
    "___",
    "＿＿",
    "（）件",
    "（）条",
    "（）次",
    "单位名称】",
    "机关名称】",
    "单位名称）",
    "机关名称）",
    "此处输入",
    "×年",
    "×月",
    "×日",
];

/// What templates, offices and language models leave: one pass tells that there is none of it, as nearly always.
const LEFT: &str = "【栏目名称】|【部门名称】|【数字】|【数量】|【日期】|【时间】|【姓名】|[数字]|[数量]|[日期]|{数字}|{数量}|{单位名称}|\
                    （填写数|（填写）|（数量）|（请插入|（请填|（请补充|（请在此|此处插入|在此插入|待填写|TODO|未找到引用源|REF！|VALUE！|DIV/0|X年X|X月X|\
                    人工智能语言模型|作为一个AI|作为AI|AI生成，仅供参考|以下是为您|为您撰写|为您生成|信息条|解读条|解读篇|回应次|培训次|发布条";
/// Those of [`LEFT`] that lack a number: 公开信息 条，回应 次.
const NUMBERLESS: [&str; 6] = ["信息条", "解读条", "解读篇", "回应次", "培训次", "发布条"];
/// Signs that stand for a number.
const SIGNS: &str = "＊□■○〇◯△？_＿—…×ＸXxYyZzNnMma";
/// The units of one.
const COUNTED: &str = "件条次个篇期份人项场";

/// Signs for numbers that were never filled in: □□条, N件, ？条.
fn signs(text: &str, slips: &mut Vec<(usize, usize)>) {
    let mut before = '。';
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        let last = std::mem::replace(&mut before, c);
        if at < skip || !SIGNS.contains(c) {
            continue;
        }
        let rest = text.part(at..).trim_start_matches(c);
        skip = text.len() - rest.len();
        let run = (skip - at) / c.len_utf8();
        let mut behind = rest.chars();
        let unit = behind.next().is_some_and(|unit| COUNTED.contains(unit));
        let ends = behind.next().is_none_or(|c| "，。、；）其".contains(c));
        // 二〇, 第N条: a numeral, an ordinal.
        let sound = !is_han(last)
            || "第前每约一二三四五六七八九十百千".contains(last)
            || "〇○".contains(c) && run < 2;
        let told = slips.iter().any(|&(start, end)| start <= at && at < end);
        if unit && ends && !sound && !told {
            let length = rest.chars().next().map_or(0, char::len_utf8);
            slips.push((at, skip + length));
        }
    }
}

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let mut slips = Vec::new();
    for &(start, end) in &subject.slips().crosses {
        let rest = text.part(end..).trim_start_matches(CROSSES);
        let run = text.len() - rest.len() - start;
        let before = text.part(..start).chars().next_back().unwrap_or('。');
        let unit = UNITS.iter().find(|word| rest.starts_with(**word));
        let behind = rest.chars().next().unwrap_or('。');
        // Letters of an address, masked digits, masked names.
        let other = behind.is_ascii_alphanumeric()
            || before.is_ascii() && unit.is_none()
            || "等申诉案同先女因不于与和某".contains(behind)
            || !is_han(behind) && (run < 3 * text.part(start..end).chars().next().map_or(1, char::len_utf8));
        if !other {
            slips.push((start, text.len() - rest.len() + unit.map_or(0, |unit| unit.len())));
        }
    }
    for blank in BLANKS {
        let new = |&(at, end): &(usize, usize)| !slips.iter().any(|slip| slip.0 <= at && end <= slip.1);
        let found: Vec<_> =
            text.match_indices(blank).map(|(at, print)| (at, at + print.len())).filter(new).collect();
        slips.extend(found);
    }
    if any(text, LEFT) {
        for word in LEFT.split('|') {
            let ended = |at: usize| {
                text.part(at..).is_empty() || text.part(at..).starts_with(['，', '。', '；', '、', '）'])
            };
            let found = text.match_indices(word).map(|(at, print)| (at, at + print.len()));
            slips.extend(found.filter(|&(_, end)| !NUMBERLESS.contains(&word) || ended(end)));
        }
    }
    signs(text, &mut slips);
    let examples = subject.prose().sentences().filter(|(_, text)| text.starts_with("示例："));
    slips.extend(examples.map(|(s, _)| (s.start, s.start + "示例：".len())));
    let words = subject.slips().words.iter().filter(|(_, word)| *word == Word::Term(8));
    slips.extend(words.map(|&(place, _)| place));
    shown(
        subject,
        &RULE,
        &slips,
        ["正文留有模板字样", "\n请填写或删去。"],
        ["Left from a template: ", "\nPlease fill in or delete."],
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
            "一是XX栏目更新偏慢。",
            "一是××平台功能单一；二是人员不足。",
            "全年公开信息×××条。",
            "联系人：×××。",
            "制定了《》等制度。",
            "由【】负责组织实施。",
            "【单位名称】高度重视。",
            "受理申请（ ）件。",
            "受理申请____件。",
            "ＸＸ领域公开不够。",
            "xx局高度重视。",
            "XXX网站公开信息30条。",
            "在“【栏目名称】”专栏公开信息。",
            "公开内容详见附件（请插入链接）。",
            "图表：此处插入图1。",
            "示例：全年公开信息100条。",
            "全年公开信息＊＊条。",
            "全年公开信息□□条。",
            "全年公开信息##条。",
            "全年公开信息{数量}条。",
            "全年公开信息 条，回应 次。",
            "公开信息N条，其中政策解读**条。",
            "公开信息?条，其中政策解读○○条。",
            "×年×月×日召开会议。",
            "TODO：补充数据。",
            "主动公开政府信息（填写数量）条。",
            "主动公开政府信息（数量）条。",
            "主动公开政府信息X条。",
            "主动公开政府信息__条，其中政策文件14条。",
            "主动公开政府信息—条。",
            "主动公开政府信息……条，其中政策文件14条。",
            "主动公开政府信息YY条。",
            "主动公开政府信息a条。",
            "错误!未找到引用源。",
            "#REF! 全年公开信息30条。",
            "作为一个人工智能语言模型，我无法提供具体数据。",
            "以下是为您撰写的年度报告总体情况：",
        ],
        silent: &[
            "全年受理申请12件。",
            "张某某、李某等人申请公开。",
            "标准号为X射线装置。",
            "网址http://www.example.cn/XXGK/。",
            "本局XXGK栏目更新。",
            "公开办XXGK系统改版。",
            "当事人张××、李××等申请公开。",
            "张××因不服答复申请复议。",
            "电话138××××1234。",
            "尺寸3××4厘米。",
            "https://www.example.cn/xxgk/index.html查看。",
            "（详见附件）制定《办法》。",
            "二〇二三年，我局公开信息30条。",
            "为什么要公开？条例有明确规定。",
            "收到申请件，均已登记；信息条目清晰。",
            "公开信息**30条**，会议**3次**。",
            "第N次修订，使用AI生成解读视频。",
        ],
    };
}
