//! `PARSE-EMPTY`: there is no text at all.

use super::super::{Check, Rule, forms, w};
use crate::form::Words;
use crate::report::{About, Document, Finding, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-EMPTY",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Reading,
    title: w("没有文字", "No text"),
    what: w("输入里有没有文字。", "Whether the input holds any text."),
    why: w(
        "没有文字就没有可核查的内容；图片和扫描件里的文字无法读取。",
        "Without text there is nothing to check; text inside pictures and scans cannot be read.",
    ),
    fix: w(
        "把报告全文连同表格复制后粘贴；扫描件请先做文字识别。",
        "Copy the whole report with its tables and paste it; recognise scans first.",
    ),
    example: w("粘贴的内容只有空格和换行", "A paste of spaces and line ends only"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w("有文字就不提示。", "Silent wherever there is text.");

fn check(document: &Document) -> Vec<Finding> {
    if !document.text.trim().is_empty() || !document.reports.is_empty() {
        return Vec::new();
    }
    let message = Message::new(
        "没有读到任何文字\n请把报告全文连同表格一起粘贴；图片和扫描件里的文字无法读取。",
        "There is no text to read\nPlease paste the whole report with its tables.",
    );
    vec![RULE.finding(message)]
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::check;
    use super::super::super::fixture::{Trial, Tried};
    use crate::report::Document;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| Document { text: (*text).to_owned(), ..Document::default() },
        firing: &["", " \n\t　"],
        silent: &["很久很久以前。"],
    };

    #[test]
    fn nothing_but_white_space_is_told_once() {
        for text in ["", " \n\t　"] {
            let mut document = Document { text: text.to_owned(), ..Document::default() };
            check(&mut document);
            let codes: Vec<_> = document.findings.iter().map(|f| &*f.rule).collect();
            assert_eq!(codes, ["PARSE-EMPTY"]);
        }
    }
}
