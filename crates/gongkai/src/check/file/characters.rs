//! `FILE-CHARACTERS`: characters of the file are not certain.

use super::super::{Check, Rule, forms, w};
use super::told;
use crate::form::Words;
use crate::report::{About, Document, Finding, ObservationKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FILE-CHARACTERS",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Reading,
    title: w("文件里的字读不准", "Characters of the file are not certain"),
    what: w(
        "文件里的字是不是印出来的样子：字体的文字对照表、从图片识别的文字、删除线、不认识的符号。",
        "Whether the file's characters are those printed: the fonts' text tables, text recognised from pictures, struck-out text, unknown symbols.",
    ),
    why: w("看到的是 8、读到的是 3，错得没有痕迹。", "What is seen as 8 and read as 3 leaves no trace."),
    fix: w(
        "打开文件，对照标出的格子；有原来的 Word 文件或网页的，用它再查一遍。",
        "Open the file and compare the marked cells; where there is the original document or page, check that.",
    ),
    example: w("扫描件经文字识别后存成的 PDF", "A PDF of a scan with recognised text behind it"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words =
    w("字都有把握的不提示。", "Silent where every character is certain.");

fn check(document: &Document) -> Vec<Finding> {
    let headline = w("文件里有的字读不准", "Some characters of the file are not certain");
    let then = w(
        "所在的格不用来判错。请打开文件核对。",
        "No error is based on their cells. Please open the file and compare.",
    );
    told(document, &RULE, ObservationKind::Characters, headline, then)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{Trial, Tried};
    use super::super::tests::document;
    use crate::report::ObservationKind;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<ObservationKind> {
        on: |kind| document(*kind),
        firing: &[ObservationKind::Characters],
        silent: &[ObservationKind::Hidden],
    };
}
