//! `FILE-UNREAD`: the file was read in part.

use super::super::{Check, Rule, forms, w};
use super::told;
use crate::form::Words;
use crate::report::{About, Document, Finding, ObservationKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FILE-UNREAD",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Reading,
    title: w("文件里有没读到的内容", "The file was read in part"),
    what: w(
        "文件里有没有读不出来的部分：扫描页、图片、画成线条的字、损坏的部分。",
        "Whether parts of the file could not be read: scanned pages, pictures, letters drawn as outlines, damaged parts.",
    ),
    why: w(
        "没有读到的地方可能有表格和文字，不能说报告缺少它们。",
        "Tables and text may stand where nothing was read; nobody can say that the report lacks them.",
    ),
    fix: w(
        "打开文件看这些地方；有原来的 Word 文件或网页的，用它再查一遍。",
        "Open the file at these places; where there is the original document or page, check that.",
    ),
    example: w("PDF 里有两页是扫描图片", "Two pages of a PDF are scanned pictures"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "文件里都读到了的不提示；小图片（徽标、印章）不算。",
    "Silent where everything was read; small pictures, such as logos and seals, do not count.",
);

fn check(document: &Document) -> Vec<Finding> {
    let headline = w("文件里有没读到的内容", "Something in the file was not read");
    let then = w(
        "没有找到的内容可能在那里，不算报告缺少。",
        "What was not found may stand there and is not counted as absent.",
    );
    told(document, &RULE, ObservationKind::Unread, headline, then)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{Trial, Tried};
    use super::super::tests::document;
    use crate::report::ObservationKind;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<ObservationKind> {
        on: |kind| document(*kind),
        firing: &[ObservationKind::Unread],
        silent: &[ObservationKind::Hidden],
    };
}
