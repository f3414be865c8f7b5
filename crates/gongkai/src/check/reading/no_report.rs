//! `PARSE-NO-REPORT`: there is text, but nothing in it looks like an annual report.

use super::super::{Check, Rule, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Document, Finding, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-NO-REPORT",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Reading,
    title: w("不像年度报告", "Not an annual report"),
    what: w(
        "文中有没有政府信息公开工作年度报告的标题、部分标题或表格。",
        "Whether the text holds a title, section headings or tables of an annual report on open government information.",
    ),
    why: w(
        "认不出报告就没有作任何核查，不能理解为没有问题。",
        "Where no report is found nothing was checked, which does not mean that nothing is wrong.",
    ),
    fix: w(
        "确认粘贴的是年度报告正文，并包含表格。",
        "Make sure that the report itself was pasted, with its tables.",
    ),
    example: w("粘贴了一则新闻", "A pasted news item"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "读到至少一份报告的，以及没有文字的（由 PARSE-EMPTY 提示），不提示。",
    "Silent where a report was read, and on empty inputs, which belong to PARSE-EMPTY.",
);

fn check(document: &Document) -> Vec<Finding> {
    if document.text.trim().is_empty() || !document.reports.is_empty() {
        return Vec::new();
    }
    if document.bare_titles > 0 {
        let count = document.bare_titles.to_string();
        let message = wording::said(
            "这里只有年报的标题（{0}个），没有正文\n因此没有核查。请打开年报页面，再复制全文。",
            "Only titles of annual reports stand here ({0}), nothing under them\nSo nothing was checked. Please open the report itself and copy all of it.",
            &[&count],
        );
        return vec![RULE.finding(message)];
    }
    if let Some(title) = &document.other_title {
        let message = wording::headline(
            ["", ""],
            &[Message::new(title.clone(), title.clone())],
            "",
            [
                "不是年度报告\n没有年度报告的表格和规定的部分，因此没有核查。",
                " is no annual report\nIt has neither the tables nor the prescribed sections, so nothing was checked.",
            ],
        );
        return vec![RULE.finding(message)];
    }
    let message = Message::new(
        "没有找到政府信息公开工作年度报告\n既没有报告标题，也没有规定的部分标题和表格，因此没有核查。",
        "No annual report on open government information was found\nThere is no title, no prescribed heading and no table. Nothing was checked.",
    );
    vec![RULE.finding(message)]
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::check;
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Document;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<usize> {
        on: |&reports| Document {
            text: "很久很久以前。".to_owned(),
            reports: vec![fixture::report(Edition::F21); reports],
            ..Document::default()
        },
        firing: &[0],
        silent: &[1, 2],
    };

    #[test]
    fn prose_is_told_once_and_a_report_is_not() {
        let mut document = Document { text: "很久很久以前。".to_owned(), ..Document::default() };
        check(&mut document);
        let codes: Vec<_> = document.findings.iter().map(|f| &*f.rule).collect();
        assert_eq!(codes, ["PARSE-NO-REPORT"]);
        document.reports.push(fixture::report(Edition::F21));
        check(&mut document);
        assert!(document.findings.is_empty());
    }
}
