//! `PARSE-NUM`: digits that could not be read as one number for certain.

use super::super::{Check, Outcome, Rule, Subject, forms, w};
use crate::form::TableKind;
use crate::form::Words;
use crate::report::{About, NoticeKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-NUM",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Reading,
    title: w("数字读不准", "Number not read for certain"),
    what: w(
        "有没有连在一起、无法分开的数字，或夹杂其他字符的数字。",
        "Whether digits run together or are mixed with other characters.",
    ),
    why: w(
        "读不准的数字不用来判错，也不应直接引用。",
        "Such numbers are not used to call anything an error, and should not be quoted unchecked.",
    ),
    fix: w(
        "对照原文核对；能直接复制表格的，重新复制一次。",
        "Compare with the original, or copy the table again.",
    ),
    example: w("七栏的数字粘成“0000000”", "Seven columns glued together as 0000000"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "单位、千分位逗号、全角数字照样识别，不算疑问。",
    "Units, thousands separators and full-width digits are read and no doubt.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    if subject.report.tables.is_empty() && subject.report.notices.is_empty() {
        return Outcome::NotAssessable;
    }
    let kinds = [NoticeKind::GluedDigits, NoticeKind::UnreadableNumber];
    let of_table = |table| super::notices(subject, &RULE, table, &kinds);
    Outcome::of(TableKind::ALL.into_iter().flat_map(of_table).collect())
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::{Edition, TableKind};
    use crate::report::{Notice, NoticeKind};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&[(NoticeKind, &str)]> {
        on: |notices| fixture::noticed(Edition::F21, notices),
        firing: &[
            &[(NoticeKind::GluedDigits, "requests.granted.total")],
            &[(NoticeKind::UnreadableNumber, "disputes.review.total")],
        ],
        silent: &[&[], &[(NoticeKind::ShortRow, "requests.granted.total")]],
    };

    #[test]
    fn glued_digits_are_shown_as_printed() {
        let mut report = fixture::report(Edition::F21);
        let cells = vec![fixture::id(&report, "requests.granted.total")];
        report.notices.push(Notice {
            kind: NoticeKind::GluedDigits,
            table: TableKind::Requests,
            cells,
            spans: vec![crate::Span::new(3, 9)],
            print: "3000003".to_owned(),
        });
        let finding = &fixture::of_rule(&report, "PARSE-NUM")[0];
        assert_eq!(finding.message.zh, "表三“（一）予以公开”行的数字连在一起");
        assert!(finding.detail.zh.starts_with("印作“3000003”。"), "{}", finding.detail.zh);
        assert_eq!(finding.spans, [crate::Span::new(3, 9)]);
    }
}
