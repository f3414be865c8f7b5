//! A document built by hand, so that renderers are tested apart from the reader.

use crate::decimal::Decimal;
use crate::form::{Edition, TableForm, TableKind, form};
use crate::report::{
    About, Assessment, Cell, Checks, Date, Document, ExtraRow, Finding, Media, Message, Period, Repair,
    Report, Section, Severity, Signature, State, Table,
};
use crate::span::Span;

/// A hybrid (F21 table 2 over F19 tables 3 and 4) with one wrong number, one doubt, one blank, one missing
/// cell, an amount of money, an extra row, and hostile text in the places that an author controls.
pub(super) fn document() -> Document {
    let text = "甲<b>县局2021年报告\n新收\t3\t0\n费用\t251000元\n".to_owned();
    let at = |print: &str| {
        let start = text.find(print).unwrap();
        Span::new(start, start + print.len())
    };
    let mut disclosure = zeros(form(TableKind::Disclosure, Edition::F21), at("费用"));
    let money = cell(&mut disclosure, "disclosure.fees.amount_wan");
    *money = Cell {
        raw: "251000元".to_owned(),
        value: Decimal::parse("25.1"),
        span: Some(at("251000元")),
        ..money.clone()
    };
    *cell(&mut disclosure, "disclosure.rules.issued") = Cell { state: State::Blank, ..Cell::default() };
    *cell(&mut disclosure, "disclosure.rules.repealed") = Cell::default();
    let cmd = Cell { raw: "=cmd|'/c calc'!A1".to_owned(), state: State::Text, ..Cell::default() };
    *cell(&mut disclosure, "disclosure.rules.in_force") = cmd;

    let mut requests = zeros(form(TableKind::Requests, Edition::F19), at("新收\t3\t0"));
    let wrong = cell(&mut requests, "requests.new_received.natural_person");
    *wrong =
        Cell { raw: "3".to_owned(), value: Some(Decimal::from(3)), span: Some(at("3")), ..wrong.clone() };
    cell(&mut requests, "requests.carried_over.total").doubt = true;
    let dash = Cell { raw: "-".to_owned(), state: State::Placeholder, ..Cell::default() };
    *cell(&mut requests, "requests.carried_over.commercial") = dash;
    let id = |id: &str| form(TableKind::Requests, Edition::F19).cell(id).unwrap();

    let balance = Finding {
        cells: vec![id("requests.new_received.natural_person")],
        spans: vec![at("3")],
        expected: Some(Decimal::from(2)),
        actual: Some(Decimal::from(3)),
        repair: vec![Repair {
            cell: id("requests.new_received.natural_person"),
            from: Some(Decimal::from(3)),
            to: Decimal::from(2),
            sum: "2 + 0 = 2".to_owned(),
        }],
        breaks: vec!["T3-BALANCE", "T3-ROW-SUM"],
        basis: Message::new("国办公开办函〔2019〕60号，表三注", "No. 60 [2019], note to table 3"),
        ..Finding::new(
            "T3-BALANCE",
            Severity::Error,
            About::Report,
            Message::new("表三“自然人”列不平，相差1", "Table 3, natural persons: off by 1"),
        )
    };
    let doubt = Finding {
        cells: vec![id("requests.carried_over.total")],
        ..Finding::new(
            "READ-SHORT-ROW",
            Severity::Warning,
            About::Reading,
            Message::new("这一行少一个数", "This row lacks a number"),
        )
    };
    let day = |year, month, day| Date { year, month, day };
    let report = Report {
        title: Some("甲<b>县局2021年|报告".to_owned()),
        agency: Some("甲<b>县局".to_owned()),
        year: Some(2021),
        period: Some(Period { from: day(2021, 1, 1), to: day(2021, 12, 31) }),
        signed: Some(Signature { by: Some("甲局".to_owned()), on: Some(day(2022, 1, 15)) }),
        span: Some(Span::new(0, text.len())),
        noise: Vec::new(),
        pictures: Vec::new(),
        incomplete: false,
        sections: vec![Section {
            number: 1, heading: "一、总体情况".to_owned(), span: Span::new(0, 3)
        }],
        tables: vec![disclosure, requests, zeros(form(TableKind::Disputes, Edition::F19), Span::new(0, 0))],
        extra_rows: vec![ExtraRow {
            table: TableKind::Disclosure,
            parent: Some(2),
            label: "行政许可 / 其他类".to_owned(),
            cells: vec![Cell {
                raw: "4".to_owned(),
                value: Some(Decimal::from(4)),
                state: State::Number,
                ..Cell::default()
            }],
            span: at("新收"),
        }],
        notices: Vec::new(),
        other_tables: Vec::new(),
        repeats: Vec::new(),
        table_spans: Vec::new(),
        findings: vec![balance, doubt],
        checks: Checks { passed: 57, failed: 1, partial: 0, not_assessable: 3, not_selected: 0 },
        outcomes: vec![("T3-ROW-SUM".into(), Assessment::Passed), ("T3-BALANCE".into(), Assessment::Failed)],
        gaps: Vec::new(),
        condition: None,
    };
    Document {
        name: "a,b.txt".to_owned(),
        media: Media::PlainText,
        text,
        reports: vec![report],
        ..Document::default()
    }
}

/// A document without a report and with a finding that says so.
pub(super) fn empty() -> Document {
    let message = Message::new("没有找到年度报告", "No annual report found");
    let nothing = Finding::new("READ-NO-REPORT", Severity::Warning, About::Reading, message);
    Document { name: "novel.txt".to_owned(), findings: vec![nothing], ..Document::default() }
}

fn zeros(form: &'static TableForm, span: Span) -> Table {
    let zero =
        Cell { raw: "0".to_owned(), value: Some(Decimal::ZERO), state: State::Number, ..Cell::default() };
    Table { form, cells: vec![zero; form.size()], span, labels: vec![None; form.rows.len()] }
}

fn cell<'a>(table: &'a mut Table, id: &str) -> &'a mut Cell {
    let index = table.form.cell(id).unwrap().index;
    &mut table.cells[usize::from(index)]
}
