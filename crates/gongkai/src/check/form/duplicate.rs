//! `FORM-DUPLICATE`: the same report stands in the input twice.

use super::super::{Check, Rule, forms, w, wording};
use crate::form::Words;
use crate::form::form;
use crate::report::{
    About, Document, Finding, Message, NoticeKind, OtherTable, Repeat, Report, SecondCopy, Severity,
};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-DUPLICATE",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Report,
    title: w("报告没有重复", "Report printed once"),
    what: w(
        "同一份报告、同一张表在文中只出现一次。两份数字相同的只作说明，另附的往年表格也只作说明；整份报告数字不同的为错误。",
        "A report and each of its tables occur once. A second copy with the same numbers is noted, and so is another year's table; of a whole report with other numbers it is an error.",
    ),
    why: w(
        "重复多为发布时粘贴了两遍；两份数字不一致时，不知以哪份为准。",
        "Mostly it was pasted twice on publication; where the numbers differ, nobody knows which hold.",
    ),
    fix: w(
        "删去重复的一份；数字不同的，先核对以哪份为准。",
        "Delete one copy; where they differ, find out first which is right.",
    ),
    example: w("网页正文之后又附了一遍全文", "The page repeats the whole text below its footer"),
    basis: w(
        "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号",
        "Regulation on Open Government Information, article 50; Guo Ban Gong Kai Ban Han [2021] No. 30",
    ),
    check: Check::Document(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "两份表格数字全部相同的只作说明，且只核查第一份；机关或年度不同的是两份报告，不提示。",
    "Copies with equal numbers are a note, and only the first is checked; reports of other bodies or years are reports of their own.",
);

const MOST_NAMED: usize = 3;

fn check(document: &Document) -> Vec<Finding> {
    let copies = document.copies.iter().map(|copy| finding(document, copy));
    let repeats = document.reports.iter().flat_map(|r| &r.repeats).map(of_table);
    copies.chain(repeats).chain(document.reports.iter().flat_map(of_others)).collect()
}

/// Further prints with other numbers that are known not to be the report's own. Where that is not known, the reader's
/// doubt says so.
fn of_others(report: &Report) -> impl Iterator<Item = Finding> {
    let doubted =
        |table| report.notices.iter().any(|n| n.kind == NoticeKind::PrintsDiffer && n.table == table);
    let told = report.other_tables.iter().filter(move |other| !doubted(other.table.form.table));
    told.map(|OtherTable { label, table }| {
        let name = table.form.table.name();
        let (label_zh, label_en) = match label.as_str() {
            "" => (String::new(), String::new()),
            label => (format!("（“{label}”）"), format!(" (“{label}”)")),
        };
        let message = wording::said("{0}印了不止一遍，另一遍数字不同\n另一遍{1}不是本报告的，没有核查。", "{2} is printed more than once, with other numbers\nThe other print{3} is not the report's own and was not checked.", &[name.zh, &label_zh, name.en, &label_en]);
        RULE.finding(message).on([table.span])
    })
}

/// A table that stands in its report twice with the same numbers.
fn of_table(repeat: &Repeat) -> Finding {
    let name = repeat.table.name();
    let message = wording::said(
        "{0}印了不止一遍，数字相同\n只核查一遍。",
        "{1} is printed more than once, with the same numbers\nIt is checked once.",
        &[name.zh, name.en],
    );
    RULE.finding(message).on([repeat.span])
}

fn finding(document: &Document, copy: &SecondCopy) -> Finding {
    let report = document.reports.get(copy.of);
    let name = report.and_then(|r| r.title.as_deref()).unwrap_or_default();
    let (name_zh, name_en) = match name {
        "" => (String::new(), String::new()),
        title => (format!("“{title}”："), format!("“{title}”: ")),
    };
    let (message, severity) = if copy.differing.is_empty() {
        let message = wording::said(
            "同一份报告出现两次，表格数字相同\n{0}只核查第一份。",
            "The report occurs twice, with the same numbers\n{1}only the first copy is checked.",
            &[&name_zh, &name_en],
        );
        (message, RULE.severity)
    } else {
        let cells: Vec<_> = copy.differing.iter().filter_map(|&id| Some((id, report?.cell(id)?))).collect();
        let places = cells.first().map_or_else(Message::default, |(id, _)| {
            let table = id.table.name();
            let names =
                super::cells_in_words(form(id.table, id.edition), &cells[..cells.len().min(MOST_NAMED)]);
            wording::said("{0}{1}", "{2}, {3}", &[table.zh, &names.zh, table.en, &names.en])
        });
        let message = wording::said(
            "同一份报告出现两次，有{0}格数字不同\n{1}{2}（括号内为第一份的数字）。请核对以哪份为准。",
            "The report occurs twice, with other numbers in {3}\n{4}{5} (in brackets: the first copy). Please find out which is right.",
            &[
                &copy.differing.len().to_string(),
                &name_zh,
                &places.zh,
                &wording::count(copy.differing.len(), "cell"),
                &name_en,
                &places.en,
            ],
        );
        (message, Severity::Error)
    };
    let out = Finding { severity, ..RULE.finding(message) };
    match report {
        Some(report) => out.at(report, copy.differing.clone()).on([copy.span]),
        None => out.on([copy.span]),
    }
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::check;
    use crate::form::Edition;
    use crate::report::{Document, Finding, Notice, NoticeKind, OtherTable, SecondCopy, Severity};
    use crate::span::Span;

    /// A report and its copy, in which these cells differ.
    fn document(differing: &[&str]) -> Document {
        let report = fixture::report(Edition::F19);
        let differing = differing.iter().map(|name| fixture::id(&report, name)).collect();
        Document {
            text: "两份报告".to_owned(),
            reports: vec![report],
            copies: vec![SecondCopy { of: 0, span: Span::new(6, 12), differing }],
            ..Document::default()
        }
    }

    fn told(differing: &[&str]) -> Vec<Finding> {
        let mut document = document(differing);
        check(&mut document);
        document.findings
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Option<&[&str]>> {
        on: |copy| copy.map_or_else(|| fixture::changed(Edition::F19, &|_| {}), document),
        firing: &[Some(&[]), Some(&["requests.granted.total"])],
        silent: &[None],
    };

    #[test]
    fn another_years_table_is_a_note_and_a_doubted_print_is_the_readers() {
        let mut document = document(&[]);
        document.copies.clear();
        let report = &mut document.reports[0];
        let table = report.tables[0].clone();
        report.other_tables.push(OtherTable { label: "2018年".to_owned(), table });
        let told = |mut document: Document| {
            check(&mut document);
            document.findings.retain(|f| f.rule == "FORM-DUPLICATE");
            document.findings
        };
        let findings = told(document.clone());
        assert_eq!((findings.len(), findings[0].severity), (1, Severity::Info));
        assert!(findings[0].detail.zh.contains("另一遍（“2018年”）"), "{findings:?}");
        let report = &mut document.reports[0];
        let table = report.tables[0].form.table;
        let (kind, spans) = (NoticeKind::PrintsDiffer, Vec::new());
        report.notices.push(Notice { kind, table, cells: Vec::new(), spans, print: String::new() });
        assert!(told(document).is_empty());
    }

    #[test]
    fn an_equal_copy_is_a_note() {
        let findings = told(&[]);
        assert_eq!((&*findings[0].rule, findings[0].severity), ("FORM-DUPLICATE", Severity::Info));
        assert_eq!(findings[0].spans, [Span::new(6, 12)]);
    }

    #[test]
    fn a_copy_with_other_numbers_is_an_error_that_names_them() {
        let findings = told(&["requests.granted.total"]);
        assert_eq!(findings[0].severity, Severity::Error);
        assert!(findings[0].detail.zh.contains("表三“（一）予以公开”行“总计”栏"), "{findings:?}");
    }
}
