//! `PII-NAME`: an applicant or party is named.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::scan::Word;
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PII-NAME",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("未发现当事人姓名", "No party's name"),
    what: w(
        "“申请人”“当事人”“原告”“信访人”之后紧跟像姓名的两三个字。张某等隐名写法、机关负责人姓名不提示。",
        "Two or three characters like a name right behind “applicant”, “party” or “plaintiff”. Masked names and officials are not told.",
    ),
    why: w(
        "个人信息未经处理公开，会侵害当事人权益。",
        "Personal data that are published unmasked harm the people concerned.",
    ),
    fix: w("隐去姓名，如“申请人王某”。", "Mask the name, as in 王某."),
    example: w("“申请人王小明，要求公开……”", "Print: “申请人王小明，要求公开…”"),
    basis: basis::PERSONAL,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "张某、王某某等隐名写法、申请人之后的普通词语、机关负责人和工作人员姓名不提示。",
    "Masked names, common words behind 申请人, and the names of officials are silent.",
);

/// Frequent surnames that begin few other words behind 申请人.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱林郭马罗梁宋郑韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪姜范石姚谭廖邹熊陆郝孔崔邱秦侯邵孟雷汤尹黎";

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let named = |&((_, noun), word): &((usize, usize), Word)| {
        if word != Word::Person {
            return None;
        }
        let rest = text.part(noun..).trim_start_matches('：');
        let start = text.len() - rest.len();
        let mut chars = rest.chars();
        chars.next().filter(|c| SURNAMES.contains(*c))?;
        let given: String =
            chars.take_while(|&c| c.is_alphabetic() && !"向于诉不要提来的等".contains(c)).take(3).collect();
        let behind = rest.part(rest.chars().next()?.len_utf8() + given.len()..);
        let ends = behind.is_empty()
            || behind.starts_with(['，', '（', '、', '诉', '。', '；', '）', '的', '等'])
            || ["向我", "向本", "不服", "要求公开", "提出"].iter().any(|w| behind.starts_with(w));
        let name =
            (1..=2).contains(&given.chars().count()) && !given.contains(['某', '氏', '先', '女', '述', '知']);
        (name && ends).then(|| (start, start + rest.len() - behind.len()))
    };
    let slips: Vec<_> = subject.slips().words.iter().filter_map(named).collect();
    shown(
        subject,
        &RULE,
        &slips,
        ["正文像是印有当事人姓名", "\n属实的请隐去。"],
        ["What looks like a party's name is printed: ", "\nIf it is one, please mask it."],
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "申请人王小明，要求公开征地信息。",
            "原告李建国诉我局信息公开案。",
            "信访人张三向我局申请。",
            "当事人：陈志强（已答复）。",
            "申请人刘伟提出行政复议。",
            "结转下年度1件，申请人：陈志强。",
            "结转下年度1件（申请人王国安）。",
            "其中申请人张伟的申请正在办理。",
        ],
        silent: &[
            "申请人王某，要求公开。",
            "申请人王某的申请已答复（申请人李某某）。",
            "结果张贴在公告栏，请当事人周知。",
            "申请人张某某不服答复。",
            "与申请人沟通，了解诉求。",
            "局长范文杰任组长。",
            "申请人周边环境，方便查阅。",
            "当事人陈述、申辩意见得到采纳。",
        ],
    };
}
