//! `PARSE-TRUNCATED`: the input was longer than what is read.

use super::super::{Check, Rule, forms, w};
use crate::form::Words;
use crate::report::{About, Document, Finding, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-TRUNCATED",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Reading,
    title: w("内容没有全部读取", "Read in part"),
    what: w(
        "输入有没有超过64 MB，一份报告有没有超过512 KB，读取的步数有没有超过这一长度应有的上限，网页里有没有没结束的注释、标记或引号。",
        "Whether the input is longer than 64 MB, one report longer than 512 KB, reading took more steps than a text of this length needs, or a comment, a tag or a quote of a page never ends.",
    ),
    why: w(
        "此后的内容没有读取，也没有核查，不能理解为没有问题。",
        "What stands behind that was neither read nor checked, which does not mean that nothing is wrong.",
    ),
    fix: w(
        "一份报告通常只有几十KB；把内容分成几份，分别核查。",
        "A report has some tens of KB: divide the text and check its parts one by one.",
    ),
    example: w("把全省各单位的报告拼成一个文件", "All reports of a province in one file"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "一份报告通常只有几十 KB，不会提示。",
    "A report has some tens of kilobytes, and nothing is said of it.",
);

fn check(document: &Document) -> Vec<Finding> {
    let told = [
        (
            document.cut,
            "内容超过64 MB，只读了前64 MB\n后面的没有核查。请分成几份。",
            "The input is longer than 64 MB; only the first 64 MB were read\nThe rest was not checked. Please divide it.",
        ),
        (
            document.unread,
            "一份报告的内容过长，只读了前面\n后面的没有核查。请只留报告本身，或分成几份。",
            "One report is too long; only its beginning was read\nThe rest was not checked. Please keep the report alone, or divide it.",
        ),
        (
            document.skipped,
            "网页里有没有结束的标记，有些文字没有读取\n没有读到的不算报告缺少。请从浏览器里复制正文再核查。",
            "A mark of the page never ends; some words were not read\nWhat was not read does not count as missing. Please copy the text from a browser.",
        ),
    ];
    let told = told.into_iter().filter(|(is, ..)| *is);
    told.map(|(_, zh, en)| RULE.finding(Message::new(zh, en))).collect()
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{Trial, Tried};
    use crate::report::Document;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[bool; 3]> {
        on: |&[cut, unread, skipped]| Document {
            text: "很久很久以前。".to_owned(),
            cut,
            unread,
            skipped,
            ..Document::default()
        },
        firing: &[[true, false, false], [false, true, false], [false, false, true]],
        silent: &[[false; 3]],
    };
}
