//! `FILE-NUMBERS`: numbers may not be those shown.

use super::super::{Check, Rule, forms, w};
use super::told;
use crate::form::Words;
use crate::report::{About, Document, Finding, ObservationKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FILE-NUMBERS",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Reading,
    title: w("表格里的数可能不是显示的样子", "Numbers may not be those shown"),
    what: w(
        "电子表格里的公式有没有存下结果，数字格式是不是认识的。",
        "Whether formulas of a spreadsheet have a stored result, and number formats are known.",
    ),
    why: w(
        "人看到的是算出来、按格式显示的数，文件里存的可能是另一个。",
        "People see the computed number in its format; what is stored may be another.",
    ),
    fix: w(
        "用 Excel 或 WPS 打开，保存后再查；或把格式改成普通数字。",
        "Open the file in Excel or WPS, save it and check again, or use a plain number format.",
    ),
    example: w("程序写的 =SUM(B2:B9)，没有算过", "=SUM(B2:B9) written by a program and never computed"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words =
    w("有结果、格式认识的不提示。", "Silent where results are stored and formats are known.");

fn check(document: &Document) -> Vec<Finding> {
    let headline = w("有的数读不准", "Some numbers are not certain");
    let then = w(
        "所在的格不用来判错。请打开文件核对。",
        "No error is based on their cells. Please open the file and compare.",
    );
    told(document, &RULE, ObservationKind::Numbers, headline, then)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{Trial, Tried};
    use super::super::tests::document;
    use crate::report::ObservationKind;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<ObservationKind> {
        on: |kind| document(*kind),
        firing: &[ObservationKind::Numbers],
        silent: &[ObservationKind::Hidden],
    };
}
