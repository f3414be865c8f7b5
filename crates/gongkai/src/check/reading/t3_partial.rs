//! `PARSE-T3-PARTIAL`: table 3 was read in part.

use super::super::{Check, Rule, forms, w};
use crate::form::TableKind;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-T3-PARTIAL",
    severity: Severity::Info,
    forms: forms::LATER,
    about: About::Reading,
    title: w("表三部分读出", "Table 3 read in part"),
    what: w(
        "表三有没有读不全、认不准的行或栏目。",
        "Whether rows or headings of table 3 were lost, torn or short of numbers.",
    ),
    why: w(
        "这是本软件的疑问，不是报告的错误：复制或分页常使表格断行、缺格。有疑问的数字都有标记，不用来判错。",
        "This is this software's doubt, not the author's error: copying and page breaks tear tables. Doubtful numbers are marked, and no error is based on them.",
    ),
    fix: w(
        "对照原文核对标记的数字；能从网页或文档直接复制表格的，重新复制一次。",
        "Compare the marked numbers with the original, or copy the table again directly from the page or document.",
    ),
    example: w("分页处的一行只有6个数", "A row at a page break with six numbers"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Report(|subject| super::partial(subject, &RULE, TableKind::Requests)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "没有疑问的表不提示；每种疑问只列一次。",
    "Silent where nothing is in doubt; every kind of doubt is told once.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::{Edition, TableKind};
    use crate::report::{About, Notice, NoticeKind, Severity};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&[(NoticeKind, &str)]> {
        on: |notices| fixture::noticed(Edition::F21, notices),
        firing: &[
            &[(NoticeKind::ShortRow, "requests.granted.total")],
            &[(NoticeKind::LabelLost, "requests.granted.total")],
        ],
        silent: &[&[], &[(NoticeKind::ShortRow, "disputes.review.total")]],
    };

    #[test]
    fn doubts_of_one_kind_are_one_note() {
        let mut report = fixture::report(Edition::F19);
        for name in ["requests.granted.total", "requests.partially_granted.total"] {
            let cells = vec![fixture::id(&report, name)];
            let kind = NoticeKind::ShortRow;
            report.notices.push(Notice {
                kind,
                table: TableKind::Requests,
                cells,
                spans: vec![],
                print: String::new(),
            });
        }
        let findings = fixture::of_rule(&report, "PARSE-T3-PARTIAL");
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((finding.severity, finding.about), (Severity::Info, About::Reading));
        assert!(
            finding.detail.zh.starts_with("即“（一）予以公开”“（二）部分公开”行。"),
            "{}",
            finding.detail.zh
        );
        assert_eq!(finding.cells.len(), 2);
    }
}
