//! `FILE-NUMBERING`: automatic numbers are lacking.

use super::super::{Check, Rule, forms, w};
use super::told;
use crate::form::Words;
use crate::report::{About, Document, Finding, ObservationKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FILE-NUMBERING",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Reading,
    title: w("自动编号没有读出", "Automatic numbers are lacking"),
    what: w(
        "自动编号的段落，编号是否都算了出来。",
        "Whether the numbers of automatically numbered paragraphs were computed.",
    ),
    why: w(
        "缺了“一、”“（一）”，标题的序号就看不出对错。",
        "Without 一、 or （一） nobody can see whether headings are numbered rightly.",
    ),
    fix: w("打开文件核对编号。", "Open the file and compare the numbers."),
    example: w("编号格式不认识的列表", "A list with an unknown format"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w("编号都算出来的不提示。", "Silent where all were computed.");

fn check(document: &Document) -> Vec<Finding> {
    let headline = w("有的自动编号没有读出", "Some automatic numbers are lacking");
    let then = w("请打开文件核对编号。", "Please open the file and compare them.");
    told(document, &RULE, ObservationKind::Numbering, headline, then)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{Trial, Tried};
    use super::super::tests::document;
    use crate::report::ObservationKind;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<ObservationKind> {
        on: |kind| document(*kind),
        firing: &[ObservationKind::Numbering],
        silent: &[ObservationKind::Hidden],
    };
}
