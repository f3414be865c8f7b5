//! From a text to reports.
//!
//! The words of the forms are found once in the whole text ([`labels`]); tables are clusters of such words
//! ([`regions`]); headings and titles divide the text into reports ([`outline`]). Each table's part is then read
//! as a sequence of tokens ([`tokens`]) whose runs of values are aligned with the rows of the form ([`align`])
//! and put into columns ([`columns`]).

mod align;
mod automaton;
mod balance;
mod columns;
mod dates;
mod disclosure;
mod disputes;
mod glued;
mod labels;
mod misspelt;
mod number;
mod outline;
mod regions;
mod requests;
mod tokens;
mod transposed;

use crate::form::{CellId, Edition, TableKind};
use crate::order;
use crate::report::{Document, Media, Notice, NoticeKind, Report, SecondCopy};
use crate::source::Source;
use crate::span::Span;
use labels::{Hit, Labels};
use outline::{Heading, Title};
use regions::Region;

/// Reads a text. Any string gives a document: reading never fails and never panics.
pub fn read(input: &str, media: Media) -> Document {
    let source = Source::new(input, media);
    let hits = Labels::get().find(&source.text);
    let headings = outline::headings(&source.text);
    let titles = outline::titles(&source.text, &hits);
    let end = source.text.len() as u32;
    let mut breaks: Vec<u32> =
        headings.iter().map(|h| h.span.start).chain(titles.iter().map(|t| t.span.start)).collect();
    order::by_key(&mut breaks, |&at| at);
    let regions = regions::regions(&source.text, &hits, &breaks);
    let parts = divide(&headings, &titles, &regions, end);
    let mut document = Document { media, ..Document::default() };
    for part in &parts {
        add(&mut document, report(&source, &hits, part));
    }
    document.text = source.text;
    document
}

/// Adds a report, or notes that it is a second copy of one that is there.
fn add(document: &mut Document, report: Report) {
    match document.reports.iter().position(|first| is_copy(first, &report)) {
        Some(of) => {
            let span = report.span.unwrap_or(Span { start: 0, end: 0 });
            let differing = differing(&document.reports[of], &report);
            document.copies.push(SecondCopy { of, span, differing });
        }
        None => document.reports.push(report),
    }
}

/// Whether `second` is the same report once more: it names no other body and no other year, and its tables
/// follow the same forms. A copy often lacks the title, which pages hold outside of the text.
fn is_copy(first: &Report, second: &Report) -> bool {
    fn agrees<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
    let forms = |report: &Report| -> Vec<_> {
        report.tables.iter().map(|t| (t.form.table, t.form.edition)).collect()
    };
    agrees(first.agency.as_ref(), second.agency.as_ref())
        && agrees(first.year.as_ref(), second.year.as_ref())
        && forms(first) == forms(second)
        && !second.tables.is_empty()
}

/// The cells whose numbers differ between two copies.
fn differing(first: &Report, second: &Report) -> Vec<CellId> {
    let pairs = first.tables.iter().zip(&second.tables).flat_map(|(a, b)| a.iter().zip(&b.cells));
    pairs.filter(|((_, a), b)| a.value != b.value && !a.doubt && !b.doubt).map(|((id, _), _)| id).collect()
}

/// What belongs to one report.
#[derive(Debug, Default)]
struct Part {
    span: Option<Span>,
    headings: Vec<Heading>,
    titles: Vec<Title>,
    regions: Vec<Region>,
}

/// Something that stands at a place of the text and says how far a report has come.
enum Anchor<'a> {
    Title(&'a Title),
    Heading(&'a Heading),
    Table(&'a Region),
}

impl Anchor<'_> {
    fn start(&self) -> u32 {
        match self {
            Anchor::Title(title) => title.span.start,
            Anchor::Heading(heading) => heading.span.start,
            Anchor::Table(region) => region.span.start,
        }
    }
}

/// Divides the text into reports: a new one begins where a title, a first section or a table comes again.
fn divide(headings: &[Heading], titles: &[Title], regions: &[Region], end: u32) -> Vec<Part> {
    let mut anchors: Vec<Anchor<'_>> = titles.iter().map(Anchor::Title).collect();
    anchors.extend(headings.iter().map(Anchor::Heading));
    anchors.extend(regions.iter().map(Anchor::Table));
    order::by_key(&mut anchors, Anchor::start);
    let mut parts: Vec<Part> = vec![Part::default()];
    let mut start = 0;
    for anchor in anchors {
        let part = parts.last_mut().expect("there is always a part");
        let advanced = part.headings.iter().any(|h| h.number > 1) || !part.regions.is_empty();
        let again = match &anchor {
            Anchor::Title(title) => advanced && (title.year.is_some() || title.agency.is_some()),
            Anchor::Heading(heading) => {
                let furthest = part.headings.iter().map(|h| h.number).max().unwrap_or(0);
                let seen = part.headings.iter().any(|h| h.number == heading.number);
                advanced && heading.number == 1 || seen && heading.number + 3 <= furthest
            }
            Anchor::Table(region) => part.regions.iter().any(|r| r.table == region.table),
        };
        if again {
            part.span = Some(Span { start, end: anchor.start() });
            start = anchor.start();
            parts.push(Part::default());
        }
        let part = parts.last_mut().expect("there is always a part");
        match anchor {
            Anchor::Title(title) => part.titles.push(title.clone()),
            Anchor::Heading(heading) => part.headings.push(heading.clone()),
            Anchor::Table(region) => part.regions.push(*region),
        }
    }
    if let Some(last) = parts.last_mut() {
        last.span = Some(Span { start, end });
    }
    // A title with nothing under it is a link to another report, or the page's own title.
    let is_report = |part: &Part| {
        !part.regions.is_empty()
            || part.headings.len() > 1
            || !part.titles.is_empty() && !part.headings.is_empty()
    };
    let any = parts.iter().any(is_report);
    parts.retain(|part| is_report(part) || !any && !part.titles.is_empty());
    parts
}

fn report(source: &Source, hits: &[Hit], part: &Part) -> Report {
    let span = part.span.unwrap_or(Span { start: 0, end: source.text.len() as u32 });
    let text = span.of(&source.text);
    let mut report = Report { span: part.span, ..Report::default() };
    report.sections = outline::sections(&source.text, &part.headings, span.end);
    let title = part.titles.iter().find(|t| t.agency.is_some() && t.year.is_some()).or(part.titles.first());
    let tail_at = part
        .headings
        .last()
        .map_or(span.start, |h| h.span.end)
        .max(part.regions.last().map_or(0, |r| r.span.start));
    let tail = Span { start: tail_at, end: span.end }.of(&source.text);
    report.title = title.map(|t| t.text.clone());
    report.period = outline::period(text);
    report.signed = outline::signature(tail);
    let signed_by = report.signed.as_ref().and_then(|s| s.by.clone());
    report.agency = title.and_then(|t| t.agency.clone()).or(signed_by);
    let stated = title.and_then(|t| t.year).or(report.period.map(|p| p.from.year));
    report.year = stated.or_else(|| outline::dominant_year(text));
    read_tables(source, hits, part, &mut report);
    report
}

/// Reads the tables of a report, deciding the edition of each by its own words.
fn read_tables(source: &Source, hits: &[Hit], part: &Part, report: &mut Report) {
    let region = |table: TableKind| part.regions.iter().find(|r| r.table == table);
    let words = |r: &Region| {
        let end = r.first + hits[r.first..].partition_point(|h| h.start < r.span.end);
        &hits[r.first..end]
    };
    let by_year = report.year.and_then(Edition::for_year);
    let disclosure = region(TableKind::Disclosure).and_then(|r| disclosure::edition(words(r)));
    let requests = region(TableKind::Requests).and_then(|r| requests::edition(source, r.span, words(r)));
    let or_else =
        |own: Option<Edition>, other: Option<Edition>| own.or(other).or(by_year).unwrap_or(Edition::F21);
    // Table 3 first: it shows how the text prints tables.
    let third = region(TableKind::Requests)
        .map(|r| requests::read(source, r.span, words(r), or_else(requests, disclosure)));
    if third.is_some() && requests.is_none() {
        report.notices.push(Notice {
            kind: NoticeKind::EditionUnknown,
            table: TableKind::Requests,
            cells: Vec::new(),
            spans: region(TableKind::Requests).map(|r| r.span).into_iter().collect(),
            print: String::new(),
        });
    }
    let manner = third.as_ref().map(|reading| reading.manner).unwrap_or_default();
    let mut readings = Vec::new();
    if let Some(r) = region(TableKind::Disclosure) {
        let (reading, extra) =
            disclosure::read(source, r.span, words(r), or_else(disclosure, requests), manner);
        report.extra_rows = extra;
        readings.push(reading);
    }
    readings.extend(third);
    if let Some(r) = region(TableKind::Disputes) {
        let neighbour = readings.last().map(|r| r.table.form.edition).or(by_year).unwrap_or(Edition::F21);
        readings.push(disputes::read(source, r.span, words(r), neighbour, manner));
    }
    for reading in readings {
        report.notices.extend(reading.notices);
        report.tables.push(reading.table);
    }
}
