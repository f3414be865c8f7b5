//! `FILE-HIDDEN`: the file hides something.

use super::super::{Check, Rule, forms, w};
use super::told;
use crate::form::Words;
use crate::report::{About, Document, Finding, ObservationKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FILE-HIDDEN",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Reading,
    title: w("文件里有隐藏的内容", "The file hides something"),
    what: w(
        "文件里有没有隐藏的文字、行、列、工作表。",
        "Whether the file hides text, rows, columns or sheets.",
    ),
    why: w(
        "隐藏的内容不会印出来，但谁拿到文件都能看到。",
        "What is hidden is not printed, but whoever has the file can see it.",
    ),
    fix: w("不要的删掉，要的取消隐藏，再公开。", "Delete it or show it before publishing."),
    example: w("工作簿里隐藏着另一个单位的表", "A workbook hides the sheet of another body"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w("没有隐藏内容的不提示。", "Silent where nothing is hidden.");

fn check(document: &Document) -> Vec<Finding> {
    let headline = w("文件里有隐藏的内容，没有读", "The file hides something that was not read");
    let then = w("公开前请删除或取消隐藏。", "Please delete it or show it before publishing.");
    told(document, &RULE, ObservationKind::Hidden, headline, then)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{Trial, Tried};
    use super::super::tests::document;
    use crate::report::ObservationKind;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<ObservationKind> {
        on: |kind| document(*kind),
        firing: &[ObservationKind::Hidden],
        silent: &[ObservationKind::Changes],
    };
}
