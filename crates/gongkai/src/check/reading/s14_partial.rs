//! `PARSE-S14-PARTIAL`: the statistics table was read in part.

use super::super::{Check, Rule, forms, w};
use crate::form::TableKind;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-S14-PARTIAL",
    severity: Severity::Info,
    forms: forms::S14,
    about: About::Reading,
    title: w("统计表部分读出", "Statistics table read in part"),
    what: w(
        "统计表有没有读不全、认不准的行或栏目。",
        "Whether rows or headings of the statistics table were lost, torn or short of numbers.",
    ),
    why: w(
        "这是本软件的疑问，不是报告的错误：复制或分页常使表格断行、缺格。有疑问的数字都有标记，不用来判错。",
        "This is this software's doubt, not the author's error: copying and page breaks tear tables. Doubtful numbers are marked, and no error is based on them.",
    ),
    fix: w(
        "对照原文核对标记的数字；能从网页或文档直接复制表格的，重新复制一次。",
        "Compare the marked numbers with the original, or copy the table again directly from the page or document.",
    ),
    example: w("一行的名称在复制时丢失", "A row whose label was lost in copying"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Report(|subject| super::partial(subject, &RULE, TableKind::Statistics)),
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
    use crate::report::{Notice, NoticeKind};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&[(NoticeKind, &str)]> {
        on: |notices| fixture::noticed(Edition::S14, notices),
        firing: &[
            &[(NoticeKind::LabelLost, "statistics.received.online")],
            &[(NoticeKind::ShortRow, "statistics.received.online")],
        ],
        silent: &[&[], &[(NoticeKind::GluedDigits, "statistics.received.online")]],
    };

    #[test]
    fn doubts_are_told_by_the_row_and_their_absence_is_silent() {
        let mut report = fixture::report(Edition::S14);
        assert!(fixture::of_rule(&report, "PARSE-S14-PARTIAL").is_empty());
        let cells = vec![fixture::id(&report, "statistics.received.online")];
        let (kind, table) = (NoticeKind::LabelLost, TableKind::Statistics);
        report.notices.push(Notice { kind, table, cells, spans: vec![], print: String::new() });
        let zh = &fixture::of_rule(&report, "PARSE-S14-PARTIAL")[0].message.zh;
        assert!(zh.starts_with("统计表“（一）收到申请数 3.网络申请数”行的名称缺失或断开"), "{zh}");
    }
}
