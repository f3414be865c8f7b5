//! `TXT-SUBTOTAL`: a part is larger than its whole.

use super::super::prose::{Sentence, topic};
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::claims::{Number, any, numbers};
use super::quote;
use crate::report::{About, Finding, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-SUBTOTAL",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("部分大于总数", "A part above its whole"),
    what: w(
        "同一句中“其中”之后的某个数，不大于“其中”之前同单位的数。各部分之和不比较，因为各部分常有重叠或不完整。",
        "In one sentence, a number behind “of which” is not above the numbers before it in the same unit. Sums of parts are not compared, because parts overlap or are incomplete.",
    ),
    why: w("部分大于总数，必有一个数写错。", "Where a part is above its whole, one number is wrong."),
    fix: w("核对总数和其中的数。", "Check the whole and the part."),
    example: w("“共收到申请12件，其中网络申请15件”", "“12 requests, of which 15 online”"),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

fn check(subject: &Subject<'_>) -> Outcome {
    let parts = subject.prose().on(topic::AMONG);
    let mut seen = false;
    let found: Vec<Finding> =
        parts.inspect(|_| seen = true).filter_map(|(s, text)| of_sentence(subject, s, text)).collect();
    if seen { Outcome::of(found) } else { Outcome::NotAssessable }
}

fn of_sentence(subject: &Subject<'_>, sentence: Sentence, text: &str) -> Option<Finding> {
    let among = text.find("其中")?;
    // The last one before 其中, when it is its whole, and the parts up to the next semicolon.
    let whole_from = text[..among].rfind('；').map_or(0, |at| at + "；".len());
    let parts_to = text[among..].find(['；', '。']).map_or(text.len(), |at| among + at);
    let all = numbers(&text[whole_from..parts_to]);
    let (whole, parts): (Vec<Number<'_>>, Vec<Number<'_>>) =
        all.into_iter().partition(|n| whole_from + n.start < among);
    let unit = whole.last()?.unit;
    let most = whole.iter().filter(|n| n.unit == unit).map(|n| n.value).max()?;
    let part = parts.iter().find(|n| n.unit == unit && n.value > most && !n.rough)?;
    let compared = any(&text[whole_from..parts_to], "同比|增长|增加|减少|占|累计|余|万|年均|每");
    if compared || whole.iter().any(|n| n.rough) || text[among + "其中".len()..].contains("其中") {
        return None;
    }
    let (start, end) = (sentence.start + whole_from, sentence.start + whole_from + part.end);
    let (quote, [m, p]) = (quote(subject, start, end), [most, part.value].map(|n| n.to_string()));
    let message = wording::said(
        &["正文写“", &quote, "”，其中的", &p, unit, "大于总数", &m, unit, "。请核对。"],
        &["The text says “", &quote, "”: the part ", &p, " is above the whole ", &m, ". Please check."],
    );
    Some(RULE.finding(message).on([subject.prose().place(start, end)]))
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use crate::form::Edition;

    fn fires(text: &str) -> bool {
        fixture::says("TXT-SUBTOTAL", Edition::F21, text, |_| {})
    }

    #[test]
    fn a_part_above_its_whole_is_told() {
        for text in [
            "共收到申请12件，其中网络申请15件。",
            "全年发布信息286条，其中政策文件41条，动态信息301条。",
            "开展培训3次；主动公开信息80条，其中网站公开90条。",
            "制作解读5篇，其中图解6篇。",
            "办理建议提案20件，其中建议12件，提案28件。",
        ] {
            assert!(fires(text), "{text}");
        }
    }

    #[test]
    fn parts_within_their_whole_and_other_units_are_silent() {
        for text in [
            "共收到申请12件，其中网络申请10件，信函2件。",
            "通过各渠道发布信息1438条，其中网站发布1173条，微信发布1379条。",
            "发布信息80条，其中微信阅读900次。",
            "组织培训3次120人次，其中专题培训1次80人次。",
            "办结50件；公开80条，其中要闻60条；收到留言70条。",
            "公开信息80余条，其中动态信息95条。",
            "公开信息80条，同比增长20%，其中动态信息同比增加90条。",
        ] {
            assert!(!fires(text), "{text}");
        }
    }
}
