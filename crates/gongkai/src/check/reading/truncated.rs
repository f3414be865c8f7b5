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
    title: w("内容过长，只读了前面", "Too long, read in part"),
    what: w("输入有没有超过64 MB。", "Whether the input is longer than 64 MB."),
    why: w(
        "64 MB以后的内容没有读取，也没有核查，不能理解为没有问题。",
        "What stands behind the first 64 MB was neither read nor checked, which does not mean that nothing is wrong.",
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
    "不超过64 MB的不提示；一份报告通常只有几十 KB。",
    "Silent up to 64 MB; a report has some tens of kilobytes.",
);

fn check(document: &Document) -> Vec<Finding> {
    if !document.cut {
        return Vec::new();
    }
    let message = Message::new(
        "内容超过64 MB，只读了前64 MB\n后面的没有核查。请分成几份。",
        "The input is longer than 64 MB; only the first 64 MB were read\nThe rest was not checked. Please divide it.",
    );
    vec![RULE.finding(message)]
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{Trial, Tried};
    use crate::report::Document;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<bool> {
        on: |&cut| Document { text: "很久很久以前。".to_owned(), cut, ..Document::default() },
        firing: &[true],
        silent: &[false],
    };
}
