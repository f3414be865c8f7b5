//! `PARSE-ENDS-EARLY`: the text ends before the report does.

use super::super::absence::{self, Landmark};
use super::super::form::table_missing;
use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::{TableKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-ENDS-EARLY",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Reading,
    title: w("没有复制完整", "Copied in part"),
    what: w(
        "文字是不是在报告写完之前就结束了：后面还应有表格或部分，又没有落款。",
        "Whether the text ends before the report does: tables or sections should follow, and no signature stands at its end.",
    ),
    why: w(
        "没有复制到的内容没有核查，也不能说报告缺少这些内容。",
        "What was not copied was not checked, and nobody can say that the report lacks it.",
    ),
    fix: w(
        "回到原文，全选后重新复制。报告确实到此为止的，请补上后面的部分。",
        "Select all of the original and copy it again. If the report does end here, add the sections that follow.",
    ),
    example: w("复制到表三中间就结束", "A copy that ends within table 3"),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "后面有落款、有网站页脚或另一份报告的，六个部分和三张表都在的，只粘贴了表格的，2018年度及以前的，不提示。",
    "Silent where a signature, a portal's footer or another report stands behind, where all six sections and three tables are there, on bare tables, and up to 2018.",
);

/// The six sections by their numbers.
const SECTIONS: [Words; 6] = [
    w("第一部分", "section one"),
    w("第二部分", "section two"),
    w("第三部分", "section three"),
    w("第四部分", "section four"),
    w("第五部分", "section five"),
    w("第六部分", "section six"),
];

fn check(subject: &Subject<'_>) -> Outcome {
    let extent = subject.extent();
    if subject.form_does_not_apply() {
        return Outcome::NotAssessable;
    }
    let Some(last) = extent.last.filter(|_| extent.ends_early() && !subject.is_draft()) else {
        return Outcome::Passed;
    };
    let place = match last {
        Landmark::Title => w("标题", "the title"),
        Landmark::Section(number) => SECTIONS[usize::from(number) - 1],
        Landmark::Table(number) => {
            let kind = TableKind::ALL.into_iter().find(|&kind| absence::section_of(kind) == Some(number));
            kind.map_or(w("表格", "a table"), TableKind::name)
        }
    };
    let within = subject.report.tables.iter().any(|table| {
        extent.is_open_table(table.form.table) && absence::end_of(table) < table.form.rows.len()
    });
    let (zh, en) = if within { ("中间", "the middle of ") } else { ("", "") };
    let message = wording::said(
        "像是没有复制完整：到{0}{1}为止\n没有复制到的内容没有核查，也不算报告缺少。",
        "The copy seems to end early, with {2}{3}\nWhat was not copied was not checked, and is not called absent.",
        &[place.zh, zh, en, place.en],
    );
    let mut finding = RULE.finding(message);
    // Whoever looks for these numbers learns why they are not there.
    for table in subject.report.tables.iter().filter(|table| extent.is_open_table(table.form.table)) {
        let behind = absence::end_of(table);
        finding.cells.extend(table.form.cells().filter(|&id| table.form.position(id).0 >= behind));
    }
    finding.cells.extend(subject.missing().cut.iter().flat_map(|&kind| table_missing::cells(subject, kind)));
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::{Document, Severity, Signature};

    /// A report of which these sections are there, perhaps with a signature.
    fn up_to(last: u8, signed: bool) -> Document {
        let parts: Vec<(u8, &str)> = (1..=last).map(|number| (number, "按规定办理。")).collect();
        let (mut report, text) = fixture::with_text(Edition::F21, &parts);
        report.tables.clear();
        report.signed = signed.then(Signature::default);
        fixture::document(report, &text)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(u8, bool)> {
        on: |&(last, signed)| up_to(last, signed),
        firing: &[(3, false), (5, false)],
        silent: &[(6, false), (3, true), (5, true)],
    };

    #[test]
    fn what_lies_behind_the_end_is_not_missing() {
        let report = gongkai_checked(&up_to(4, false));
        let [finding] = &report.findings[..] else { panic!("{:?}", report.findings) };
        assert_eq!((finding.rule, finding.severity), ("PARSE-ENDS-EARLY", Severity::Warning));
        assert_eq!(finding.message.zh, "像是没有复制完整：到第四部分为止");
        let signed = gongkai_checked(&up_to(4, true));
        assert!(signed.findings.iter().any(|f| f.rule == "SEC-MISSING" && f.severity == Severity::Error));
    }

    fn gongkai_checked(document: &Document) -> crate::Report {
        fixture::checked(&document.reports[0], &document.text)
    }
}
