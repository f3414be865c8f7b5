//! `PARSE-ENDS-EARLY`: the text ends before the report does.

use super::super::absence::{self, Landmark};
use super::super::form::table_missing;
use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::{CellId, TableKind, Words};
use crate::report::{About, Severity, Table};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-ENDS-EARLY",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Reading,
    title: w("没有复制完整", "Copied in part"),
    what: w(
        "文字是不是从报告中间开始，或在报告写完之前就结束了：前面没有标题和第一部分，或后面还应有表格或部分，又没有落款。",
        "Whether the text begins behind the beginning of the report, without title and first section, or ends before its end: tables or sections should follow, and no signature stands there.",
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
    "只粘贴了整张表格的、2018年度及以前的，不提示；有标题或统计期限的，不算从中间开始；后面有落款、有网站页脚或另一份报告的，六个部分和三张表都在的，不算提前结束。",
    "Silent on whole tables that were pasted alone, and up to 2018. Where a title or the period is there the text does not begin late; where a signature, a portal's footer or another report stands behind, or all six sections and three tables are there, it does not end early.",
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
    let last = extent.last.filter(|_| extent.ends_early());
    let first = extent.begins_late();
    if subject.is_draft() || last.is_none() && first.is_none() {
        return Outcome::Passed;
    }
    let open = |table: &&Table| extent.is_open_table(table.form.table);
    let within =
        subject.report.tables.iter().filter(open).any(|table| absence::end_of(table) < table.form.rows.len());
    let middle = |is: bool| if is { w("中间", "the middle of ") } else { w("", "") };
    let begins = first.map(|first| (name(first), middle(extent.begins_within())));
    let ends = last.map(|last| (name(last), middle(within || last == Landmark::Section(6))));
    let message = match (begins, ends) {
        (Some((from, middle)), None) => wording::said(
            "像是没有复制完整：从{0}{1}开始\n{4}",
            "The copy seems to begin late, with {2}{3}\n{5}",
            &[from.zh, middle.zh, middle.en, from.en, REST.zh, REST.en],
        ),
        (Some((from, begun)), Some((to, left))) => wording::said(
            "像是没有复制完整：从{0}{1}到{2}{3}\n{8}",
            "The copy seems to run only from {4}{5} to {6}{7}\n{9}",
            &[from.zh, begun.zh, to.zh, left.zh, begun.en, from.en, left.en, to.en, REST.zh, REST.en],
        ),
        (None, ends) => {
            let (to, left) = ends.unwrap_or((w("", ""), w("", "")));
            wording::said(
                "像是没有复制完整：到{0}{1}为止\n{4}",
                "The copy seems to end early, with {2}{3}\n{5}",
                &[to.zh, left.zh, left.en, to.en, REST.zh, REST.en],
            )
        }
    };
    let mut finding = RULE.finding(message);
    // Whoever looks for these numbers learns why they are not there.
    for table in &subject.report.tables {
        let behind = if last.is_some() && open(&table) { absence::end_of(table) } else { usize::MAX };
        let is_first = absence::section_of(table.form.table).map(Landmark::Table) == extent.first;
        let before = if is_first && extent.begins_within() { absence::begin_of(table) } else { 0 };
        let outside = |id: &CellId| {
            let row = table.form.position(*id).0;
            row < before || row >= behind
        };
        finding.cells.extend(table.form.cells().filter(outside));
    }
    finding.cells.extend(subject.missing().cut.iter().flat_map(|&kind| table_missing::cells(subject, kind)));
    Outcome::Failed(vec![finding])
}

/// What becomes of the rest.
const REST: Words = w(
    "没有复制到的内容没有核查，也不算报告缺少。",
    "What was not copied was not checked, and is not called absent.",
);

/// What a place is called.
fn name(landmark: Landmark) -> Words {
    match landmark {
        Landmark::Title => w("标题", "the title"),
        Landmark::Section(number) => SECTIONS[usize::from(number) - 1],
        Landmark::Table(number) => {
            let kind = TableKind::ALL.into_iter().find(|&kind| absence::section_of(kind) == Some(number));
            kind.map_or(w("表格", "a table"), TableKind::name)
        }
    }
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
        assert_eq!((&*finding.rule, finding.severity), ("PARSE-ENDS-EARLY", Severity::Warning));
        assert_eq!(finding.message.zh, "像是没有复制完整：到第四部分为止");
        let signed = gongkai_checked(&up_to(4, true));
        assert!(signed.findings.iter().any(|f| f.rule == "SEC-MISSING" && f.severity == Severity::Error));
    }

    fn gongkai_checked(document: &Document) -> crate::Report {
        fixture::checked(&document.reports[0], &document.text)
    }
}
