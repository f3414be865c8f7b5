//! `FILE-CHANGES`: the file has tracked changes.

use super::super::{Check, Rule, forms, w};
use super::told;
use crate::form::Words;
use crate::report::{About, Document, Finding, ObservationKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FILE-CHANGES",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Reading,
    title: w("文件里有修订", "The file has tracked changes"),
    what: w("文件里有没有还没接受的修订。", "Whether the file has tracked changes that nobody accepted."),
    why: w(
        "修订按接受后的样子读；公开的若是修订前的样子，数就不同。",
        "They are read as accepted; where the published text is the one before them, numbers differ.",
    ),
    fix: w(
        "在 Word 或 WPS 里接受或拒绝全部修订，保存后再公开。",
        "Accept or reject all changes in Word or WPS and save before publishing.",
    ),
    example: w(
        "表三的一个数被改过，修订没有接受",
        "A number of table 3 was changed, and the change not accepted",
    ),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w("没有修订的不提示。", "Silent where there are none.");

fn check(document: &Document) -> Vec<Finding> {
    let headline = w("文件里有未接受的修订", "The file has tracked changes");
    let then =
        w("请在 Word 或 WPS 里接受或拒绝后再公开。", "Please accept or reject them before publishing.");
    told(document, &RULE, ObservationKind::Changes, headline, then)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{Trial, Tried};
    use super::super::tests::document;
    use crate::report::ObservationKind;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<ObservationKind> {
        on: |kind| document(*kind),
        firing: &[ObservationKind::Changes],
        silent: &[ObservationKind::Hidden],
    };
}
