//! Consistent reports made from numbers, for tests.

use super::{Check, Rule};
use crate::form::{CellId, Edition, Identity, IdentityKind, TableForm, TableKind, form};
use crate::report::{
    Assessment, Cell, Document, ExtraRow, Finding, Notice, NoticeKind, Report, Section, Signature, State,
    Table,
};
use crate::span::Span;
use crate::{Decimal, check};

/// Pseudo-random numbers that are the same in every run (xorshift).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11).cast_signed() % bound
    }

    /// A place in something of this length.
    pub(super) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(i64::try_from(length).unwrap())).unwrap()
    }

    /// A count as reports have them: mostly zero, mostly small, sometimes large.
    pub(super) fn count(&mut self) -> i64 {
        match self.below(10) {
            0..=4 => 0,
            5..=7 => self.below(10),
            8 => self.below(100),
            _ => self.below(2000),
        }
    }
}

/// A consistent report with all sections, on a year of this edition.
pub(super) fn report(edition: Edition) -> Report {
    random_report(edition, &mut Dice(0x9E37_79B9_7F4A_7C15))
}

/// Such a report with other numbers.
pub(super) fn random_report(edition: Edition, dice: &mut Dice) -> Report {
    let year = match edition {
        Edition::S14 => 2017,
        Edition::F19 => 2020,
        Edition::F21 => 2023,
    };
    let section = |number: u8| Section {
        number,
        heading: super::section::TITLES[usize::from(number) - 1].zh.to_owned(),
        span: Span::new(0, 0),
    };
    Report {
        title: Some(format!("某县某局{year}年政府信息公开工作年度报告")),
        agency: Some("某县某局".to_owned()),
        year: Some(year),
        sections: (1..=6).map(section).collect(),
        tables: if edition == Edition::S14 {
            vec![statistics(dice)]
        } else {
            vec![
                // Hardly any body may make 规章, the first row.
                table(form(TableKind::Disclosure, edition), |row, _| if row == 0 { 0 } else { 3 }),
                requests(edition, dice),
                disputes(edition, dice),
            ]
        },
        ..Report::default()
    }
}

/// The statistics table: every sum is the sum of its parts, everything else is one that fits.
fn statistics(dice: &mut Dice) -> Table {
    let form = form(TableKind::Statistics, Edition::S14);
    let mut counts = vec![1_i64; form.rows.len()];
    // Parts stand below their totals, and 不同意公开 is both.
    let is_total = |cell: u16| form.identities.iter().any(|sum| sum.totals.contains(&cell));
    for sum in form.identities.iter().rev() {
        for &part in sum.parts.iter().filter(|&&part| !is_total(part)) {
            counts[usize::from(part)] = dice.count();
        }
        fill(sum, sum.totals[0], &mut counts);
    }
    counts[form.row("disclosed_total").unwrap()] = 3;
    // As many were closed as were answered.
    let replied = counts[form.row("replied.total").unwrap()];
    counts[form.row("closed.total").unwrap()] = replied;
    counts[form.row("closed.on_time").unwrap()] = replied;
    counts[form.row("closed.extended").unwrap()] = 0;
    table(form, |row, _| counts[row])
}

fn requests(edition: Edition, dice: &mut Dice) -> Table {
    let form = form(TableKind::Requests, edition);
    let frame = form.frame().unwrap();
    let mut counts = vec![0_i64; form.size()];
    for column in 0..6 {
        let cell = |row: usize| row * 7 + column;
        frame.leaves.clone().for_each(|row| counts[cell(row)] = dice.count());
        let handled = frame.leaves.clone().map(|row| counts[cell(row)]).sum::<i64>();
        counts[cell(frame.forward)] = dice.below(4);
        counts[cell(frame.over)] = dice.below(5).min(handled + counts[cell(frame.forward)]);
    }
    add_up(form, &mut counts);
    table(form, |row, column| counts[row * 7 + column])
}

/// Fills in what follows from the other numbers of a table 3: its totals, and 一 by the balance.
fn add_up(form: &TableForm, counts: &mut [i64]) {
    for (results, balance) in
        form.identities_of(IdentityKind::ResultSum).zip(form.identities_of(IdentityKind::Balance)).take(6)
    {
        fill(results, results.totals[0], counts);
        fill(balance, balance.parts[0], counts);
    }
    form.identities_of(IdentityKind::RowSum).for_each(|row| fill(row, row.totals[0], counts));
}

/// Prints the number in a cell that makes its identity hold.
fn fill(identity: &Identity, cell: u16, counts: &mut [i64]) {
    counts[usize::from(cell)] = 0;
    let difference = identity.difference(|cell| counts[cell]);
    counts[usize::from(cell)] = if identity.totals.contains(&cell) { difference } else { -difference };
}

fn disputes(edition: Edition, dice: &mut Dice) -> Table {
    let form = form(TableKind::Disputes, edition);
    let mut counts = vec![0; form.size()];
    for block in form.identities {
        block.parts.iter().for_each(|&part| counts[usize::from(part)] = dice.count());
        fill(block, block.totals[0], &mut counts);
    }
    table(form, |row, column| counts[usize::from(form.cell_at(row, column).index)])
}

fn table(form: &'static TableForm, count: impl Fn(usize, usize) -> i64) -> Table {
    let cell = |id| {
        let (row, column) = form.position(id);
        number(count(row, column), usize::from(id.index))
    };
    Table {
        form,
        cells: form.cells().map(cell).collect(),
        span: Span::new(0, 0),
        labels: vec![Some(Span::new(0, 0)); form.rows.len()],
    }
}

fn number(count: i64, at: usize) -> Cell {
    let span = Some(Span::new(at, at + 1));
    Cell { raw: count.to_string(), value: Some(count.into()), state: State::Number, span, ..Cell::default() }
}

/// Finds a cell by its wire id.
pub(super) fn id(report: &Report, id: &str) -> CellId {
    report.tables.iter().find_map(|t| t.form.cell(id)).unwrap_or_else(|| panic!("no cell {id}"))
}

/// The cell itself, to change it.
pub(super) fn cell<'a>(report: &'a mut Report, name: &str) -> &'a mut Cell {
    let id = id(report, name);
    let table = report.tables.iter_mut().find(|t| t.form.table == id.table).unwrap();
    &mut table.cells[usize::from(id.index)]
}

/// Prints a number.
pub(super) fn set(report: &mut Report, name: &str, count: i64) {
    let cell = cell(report, name);
    *cell = number(count, cell.span.map_or(0, |s| s.start as usize));
}

/// Prints these totals of rows of table 3 or parts of table 4.
pub(super) fn totals(report: &mut Report, totals: &[(&str, i64)]) {
    for (row, count) in totals {
        set(report, &format!("{row}.total"), *count);
    }
}

/// Prints anything else.
pub(super) fn print(report: &mut Report, name: &str, raw: &str, state: State) {
    let value = if state == State::Number { Decimal::parse(raw) } else { None };
    let cell = cell(report, name);
    *cell = Cell { raw: raw.to_owned(), value, state, ..cell.clone() };
}

/// Prints nothing.
pub(super) fn blank(report: &mut Report, name: &str) {
    print(report, name, "", State::Blank);
}

/// Leaves every zero of tables 3 and 4 blank, as many offices do.
pub(super) fn blank_zeros(report: &mut Report) {
    for table in report.tables.iter_mut().skip(1) {
        for cell in table.cells.iter_mut().filter(|c| c.value == Some(Decimal::ZERO)) {
            *cell = Cell { raw: String::new(), value: None, state: State::Blank, ..cell.clone() };
        }
    }
}

/// Adds table 3 up again after some of its outcomes were set; 一 takes the difference.
pub(super) fn make_consistent(report: &mut Report) {
    let table = report.tables.iter_mut().find(|t| t.form.table == TableKind::Requests).unwrap();
    let mut counts: Vec<i64> =
        table.cells.iter().map(|cell| cell.value.and_then(Decimal::as_i64).unwrap_or(0)).collect();
    let before = counts.clone();
    add_up(table.form, &mut counts);
    assert!(counts.iter().all(|&count| count >= 0));
    for at in (0..counts.len()).filter(|&at| counts[at] != before[at]) {
        table.cells[at] = number(counts[at], at);
    }
}

/// Everything that the rules say about a report.
pub(super) fn findings(report: &Report) -> Vec<Finding> {
    checked(report, "").findings
}

/// The report with its findings, read from `text`.
pub(super) fn checked(report: &Report, text: &str) -> Report {
    let mut document =
        Document { text: text.to_owned(), reports: vec![report.clone()], ..Document::default() };
    check::check(&mut document);
    document.reports.remove(0)
}

/// A consistent report whose text is these sections, each under its own title, and a text before them under 0.
pub(super) fn with_text(edition: Edition, parts: &[(u8, &str)]) -> (Report, String) {
    let mut report = report(edition);
    let mut text = String::new();
    report.sections.clear();
    for &(number, part) in parts {
        let start = text.len();
        if number > 0 {
            let heading = super::section::TITLES[usize::from(number) - 1].zh.to_owned();
            text.push_str(&heading);
            report.sections.push(Section { number, heading, span: Span::new(start, start) });
        }
        text.push('\n');
        text.push_str(part);
        text.push('\n');
        if let Some(section) = report.sections.last_mut() {
            section.span.end = text.len() as u32;
        }
    }
    report.span = Some(Span::new(0, text.len()));
    // So that what is not there does not stand behind the end of a copy.
    report.signed = Some(Signature::default());
    (report, text)
}

/// A report of which the first section is this text, with other numbers in its tables.
pub(super) fn prose(edition: Edition, text: &str, change: impl Fn(&mut Report)) -> Document {
    let (mut report, text) = with_text(edition, &[(1, text)]);
    change(&mut report);
    document(report, &text)
}

/// A report of which the first section is this text, beside these totals of tables 3 and 4.
pub(super) fn beside(totals: &[(&str, i64)], text: &str) -> Document {
    prose(Edition::F21, text, |report| self::totals(report, totals))
}

/// Totals of table 3 that balance, all of them different.
pub(super) const BALANCED: [(&str, i64); 4] = [
    ("requests.new_received", 12),
    ("requests.carried_over", 2),
    ("requests.result_total", 11),
    ("requests.carried_forward", 3),
];

/// Totals of the three parts of table 4, all of them different.
pub(super) const DISPUTED: [(&str, i64); 3] =
    [("disputes.review", 2), ("disputes.litigation_direct", 1), ("disputes.litigation_after_review", 3)];

/// How a sum of the statistics table comes out.
#[derive(Debug)]
pub(super) enum Sum {
    Sound,
    /// Every zero of the report is blank.
    Blanks,
    PartLargerBy(i64),
    TotalLargerBy(i64),
    /// As `PartLargerBy`, but the reader is not sure of the part.
    DoubtfulPartLargerBy(i64),
}

/// What every rule on such a sum must tell.
pub(super) const BROKEN_SUMS: &[Sum] = &[Sum::PartLargerBy(3), Sum::TotalLargerBy(2)];
/// Where it must be silent.
pub(super) const SOUND_SUMS: &[Sum] = &[Sum::Sound, Sum::Blanks, Sum::DoubtfulPartLargerBy(3)];

/// A report with a statistics table of which one sum, given by its total and one of its parts, comes out so.
pub(super) fn with_sum(total: &str, part: &str, sum: &Sum) -> Document {
    changed(Edition::S14, &|report| match *sum {
        Sum::Sound => {}
        Sum::Blanks => blank_all_zeros(report),
        Sum::PartLargerBy(by) => shift(report, part, by),
        Sum::TotalLargerBy(by) => shift(report, total, by),
        Sum::DoubtfulPartLargerBy(by) => {
            shift(report, part, by);
            cell(report, part).doubt = true;
        }
    })
}

/// A consistent report in which the reader was unsure of these cells.
pub(super) fn noticed(edition: Edition, notices: &[(NoticeKind, &str)]) -> Document {
    changed(edition, &|report| {
        for (kind, name) in notices {
            notice(report, *kind, &[name], "3000003");
        }
    })
}

/// A consistent report after a change.
pub(super) fn changed(edition: Edition, change: &dyn Fn(&mut Report)) -> Document {
    let mut report = report(edition);
    change(&mut report);
    document(report, "")
}

/// Prints a table below `text`: its head, and each row's label on a line, that of the row `other.0` as `other.1`.
pub(super) fn print_labels(table: &mut Table, text: &mut String, head: &str, other: [&str; 2]) {
    let start = text.len();
    text.push_str(head);
    let mut above: &[crate::form::Words] = &[];
    for (row, label) in table.form.rows.iter().zip(&mut table.labels) {
        text.push('\n');
        let (own, groups) = row.path.split_last().unwrap();
        for group in groups.iter().filter(|group| !above.contains(group)) {
            text.push_str(group.zh);
            text.push('\n');
        }
        above = groups;
        let print = if row.id == other[0] { other[1] } else { own.zh };
        let ordinal = print.len() - super::wording::without_ordinal(print).len();
        *label = Some(Span::new(text.len() + ordinal, text.len() + print.len()));
        text.push_str(print);
    }
    text.push('\n');
    table.span = Span::new(start, text.len());
}

/// A document of one report.
pub(super) fn document(report: Report, text: &str) -> Document {
    Document { text: text.to_owned(), reports: vec![report], ..Document::default() }
}

/// How a rule is tried: what it must tell and where it must be silent, each made from a short description.
///
/// Every rule's tests have one by the name `TRIAL`. `every_rule_is_tried` runs them all through the whole check, so that
/// a rule cannot do without and its cases cannot be those of another.
pub(super) struct Trial<T: 'static> {
    /// The document that a description stands for.
    pub(super) on: fn(&T) -> Document,
    /// What the rule finds something in.
    pub(super) firing: &'static [T],
    /// What it finds nothing in, above all where it might.
    pub(super) silent: &'static [T],
}

/// What makes a consistent report one that a rule is tried on.
pub(super) type Change = fn(&mut Report);

/// A trial on whatever descriptions.
pub(super) trait Tried {
    /// How many cases there are that must be told, and how many that must not.
    fn cases(&self) -> [usize; 2];

    /// Tries all of them, and says what came out otherwise.
    fn surprises(&self, rule: &'static Rule) -> Vec<String>;

    /// Everything that all rules find in all of them.
    fn findings(&self) -> Vec<Finding>;
}

impl<T: std::fmt::Debug> Tried for Trial<T> {
    fn cases(&self) -> [usize; 2] {
        [self.firing.len(), self.silent.len()]
    }

    fn surprises(&self, rule: &'static Rule) -> Vec<String> {
        let code = rule.code;
        let quiet = self.firing.iter().enumerate().filter(|(_, case)| !tells(rule, &(self.on)(case)));
        let quiet = quiet.map(|(at, case)| format!("{code} is silent on firing[{at}]: {case:?}"));
        let loud = self.silent.iter().enumerate().filter(|(_, case)| tells(rule, &(self.on)(case)));
        let loud = loud.map(|(at, case)| format!("{code} fires on silent[{at}]: {case:?}"));
        let looked = self.silent.iter().any(|case| passes(rule, &(self.on)(case)));
        let blind = (!looked).then(|| format!("{code} looks at none of the reports on which it is silent"));
        quiet.chain(loud).chain(blind).collect()
    }

    fn findings(&self) -> Vec<Finding> {
        let documents = self.firing.iter().chain(self.silent).map(self.on);
        documents.flat_map(all_findings).collect()
    }
}

/// What all rules find in a document and its reports.
fn all_findings(mut document: Document) -> Vec<Finding> {
    check::check(&mut document);
    let reports = document.reports.into_iter().flat_map(|report| report.findings);
    document.findings.into_iter().chain(reports).collect()
}

/// Whether a rule has a finding on a document, or a share in another rule's.
fn tells(rule: &Rule, document: &Document) -> bool {
    all_findings(document.clone()).iter().any(|f| f.rule == rule.code || f.breaks.contains(&rule.code))
}

/// Whether a rule looks at a document and finds nothing.
fn passes(rule: &Rule, document: &Document) -> bool {
    match rule.check {
        Check::Document(check) => check(document).is_empty(),
        Check::Report(_) => document.reports.iter().any(|report| {
            let outcomes = check::outcomes(&document.text, report);
            outcomes.iter().any(|one| one.rule.code == rule.code && one.how == Assessment::Passed)
        }),
    }
}

/// What one rule says about a report.
pub(super) fn of_rule(report: &Report, code: &str) -> Vec<Finding> {
    findings(report).into_iter().filter(|f| f.rule == code).collect()
}

/// Prints a number that is larger by so much.
pub(super) fn shift(report: &mut Report, name: &str, by: i64) {
    let count = cell(report, name).value.and_then(Decimal::as_i64).unwrap_or(0);
    set(report, name, count + by);
}

/// Leaves every zero of every table blank.
pub(super) fn blank_all_zeros(report: &mut Report) {
    for cell in report.tables.iter_mut().flat_map(|t| &mut t.cells) {
        if cell.value == Some(Decimal::ZERO) {
            *cell = Cell { raw: String::new(), value: None, state: State::Blank, ..cell.clone() };
        }
    }
}

/// Has the reader be unsure of cells.
pub(super) fn notice(report: &mut Report, kind: NoticeKind, names: &[&str], print: &str) {
    let cells: Vec<_> = names.iter().map(|name| id(report, name)).collect();
    report.notices.push(Notice {
        kind,
        table: cells[0].table,
        cells,
        spans: vec![],
        print: print.to_owned(),
    });
}

/// Adds a row to table 2 that its form does not have.
pub(super) fn extra_row(report: &mut Report, label: &str) {
    let (table, label, span) = (TableKind::Disclosure, label.to_owned(), Span::new(0, 0));
    report.extra_rows.push(ExtraRow { table, parent: Some(3), label, cells: vec![], span });
}
