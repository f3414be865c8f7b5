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
mod compared;
mod dates;
mod disclosure;
mod disputes;
mod glued;
mod labels;
mod misspelt;
pub(crate) mod number;
mod outcome_rows;
mod outline;
mod reading;
mod regions;
mod requests;
mod statistics;
mod sub_rows;
mod sums;
mod tokens;
mod torn;
mod transposed;

use crate::form::{CellId, Edition, TableKind};
use crate::order;
use crate::report::{Document, Media, Notice, NoticeKind, Report, SecondCopy};
use crate::source::Source;
use crate::span::Span;
use crate::steps;
pub(crate) use outline::TITLES;

use compared::Compared;
use labels::{Hit, Labels, Mark};
use outline::{Heading, Title};
use reading::Reading;
use regions::Region;

/// Reads a text. Any string gives a document: reading never fails and never panics.
pub fn read(input: &str, media: Media) -> Document {
    let source = Source::new(input, media);
    let hits = Labels::get().find(&source.text);
    let titles = outline::titles(&source.text, &hits);
    let title_starts: Vec<u32> = titles.iter().map(|t| t.span.start).collect();
    let statistics = statistics::regions(&source.text, &hits, &title_starts);
    let mut headings = outline::headings(&source.text);
    headings.retain(|h| !statistics::is_own_heading(&source.text, h.span, &statistics));
    let end = source.text.len() as u32;
    let mut breaks: Vec<u32> =
        headings.iter().map(|h| h.span.start).chain(titles.iter().map(|t| t.span.start)).collect();
    order::by_key(&mut breaks, |&at| at);
    let mut regions = regions::regions(&source.text, &hits, &breaks);
    regions.extend(statistics);
    order::by_key(&mut regions, |r| r.span.start);
    let parts = divide(&hits, &headings, &titles, &regions, end);
    let mut document = Document { media, ..Document::default() };
    for part in &parts {
        add(&mut document, report(&source, &hits, part));
    }
    (document.text, document.cut) = (source.text, source.cut);
    document
}

/// Adds a report, or notes that it is a second copy of one that is there.
fn add(document: &mut Document, report: Report) {
    /// So many of the last reports are compared: copies stand near each other, and each may be compared with each.
    const NEAR: usize = 60;
    let from = document.reports.len().saturating_sub(NEAR);
    let same = |first: &Report| {
        steps::add(1);
        is_copy(first, &report)
    };
    match document.reports[from..].iter().position(same).map(|at| from + at) {
        Some(of) => {
            let span = report.span.unwrap_or(Span { start: 0, end: 0 });
            let differing = differing(&document.reports[of], &report);
            document.copies.push(SecondCopy { of, span, differing });
        }
        None => document.reports.push(report),
    }
}

/// Whether `second` is the same report once more: it names no other body and no other year, and its tables
/// follow the same forms. A copy often lacks the title, which pages hold outside of the text; one that names
/// nothing is a copy only when most of its numbers are the same.
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
        && (first.agency.is_some() && first.agency == second.agency || mostly_equal(first, second))
}

/// Whether at most a quarter of the numbers other than zero differ.
fn mostly_equal(first: &Report, second: &Report) -> bool {
    let pairs = first.tables.iter().zip(&second.tables).flat_map(|(a, b)| a.cells.iter().zip(&b.cells));
    let told =
        pairs.filter_map(|(a, b)| Some((a.value?, b.value?))).filter(|(a, b)| !a.is_zero() || !b.is_zero());
    let (all, differing) =
        told.fold((0, 0), |(all, differing), (a, b)| (all + 1, differing + usize::from(a != b)));
    4 * differing <= all
}

/// The cells whose numbers differ between two copies.
fn differing(first: &Report, second: &Report) -> Vec<CellId> {
    let pairs = first.tables.iter().zip(&second.tables).flat_map(|(a, b)| a.iter().zip(&b.cells));
    pairs.filter(|((_, a), b)| a.value != b.value && !a.doubt && !b.doubt).map(|((id, _), _)| id).collect()
}

/// What belongs to one report.
#[derive(Debug, Default)]
struct Part {
    span: Span,
    headings: Vec<Heading>,
    titles: Vec<Title>,
    regions: Vec<Region>,
    /// What stands behind it and belongs to no report: links to other reports.
    links: Option<Span>,
    /// The numbers of its headings, as bits.
    seen: u8,
}

/// Something that stands at a place of the text and says how far a report has come.
#[derive(Clone, Copy)]
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

impl Part {
    /// Whether the report has come further than to its first section.
    fn is_advanced(&self) -> bool {
        !self.regions.is_empty() || self.seen >> 2 != 0
    }

    /// Whether it is a report at all. A title with nothing under it is a link to another one, or the page's own.
    fn is_report(&self) -> bool {
        !self.regions.is_empty()
            || self.headings.len() > 1
            || !self.titles.is_empty() && !self.headings.is_empty()
    }

    /// Whether another report begins at this place. `next` is what follows and is no title.
    fn ends_before(&self, anchor: Anchor<'_>, next: Option<Anchor<'_>>) -> bool {
        match anchor {
            Anchor::Title(title) => self.ends_before_title(title, next),
            Anchor::Heading(heading) => self.ends_before_heading(heading),
            Anchor::Table(region) => self.regions.iter().any(|r| r.table == region.table),
        }
    }

    /// A title begins a report when what follows it begins one: running headers of pages and cited titles do
    /// not. With nothing behind it, it is a link to another report.
    fn ends_before_title(&self, title: &Title, next: Option<Anchor<'_>>) -> bool {
        /// So many of the part's last titles are compared; running headers repeat on every page.
        const NEAR: usize = 60;
        if title.names() == 0 || !self.is_advanced() {
            return false;
        }
        let differs = self.titles.iter().rev().take(NEAR).all(|own| {
            steps::add(1);
            own.year.is_some() && title.year.is_some() && own.year != title.year
                || own.agency.is_some() && title.agency.is_some() && own.agency != title.agency
        });
        match next {
            Some(next @ Anchor::Heading(_)) => self.ends_before(next, None),
            Some(next @ Anchor::Table(_)) => {
                self.ends_before(next, None) || differs && !self.titles.is_empty()
            }
            _ => differs,
        }
    }

    fn ends_before_heading(&self, heading: &Heading) -> bool {
        if heading.number == 1 {
            return self.is_advanced();
        }
        let furthest = self.seen.checked_ilog2().unwrap_or(0);
        let seen = self.seen >> heading.number & 1 == 1;
        // Where the tables come after all the prose, their headings may stand over them once more.
        let table = match heading.number {
            2 => Some(TableKind::Disclosure),
            3 => Some(TableKind::Requests),
            4 => Some(TableKind::Disputes),
            _ => None,
        };
        let still_due = table.is_some_and(|table| self.regions.iter().all(|r| r.table != table));
        seen && u32::from(heading.number) + 3 <= furthest && !still_due
    }

    /// Takes a piece of a table in, when the reader of regions broke the table there: the same table, right
    /// behind it, without its own beginning.
    fn continues(&mut self, region: &Region, hits: &[Hit], follows: bool) -> bool {
        let first_row = |hit: &Hit| matches!(hit.mark, Mark::Row(_, 0) | Mark::RowStart(_, 0));
        let whole = matches!(region.table, TableKind::Disputes | TableKind::Statistics);
        let begins = whole || hits[region.first..region.last].iter().any(first_row);
        let last = self.regions.last_mut().filter(|last| follows && !begins && last.table == region.table);
        let Some(last) = last else { return false };
        (last.span.end, last.last) = (region.span.end, region.last);
        true
    }
}

/// Divides the text into reports: a new one begins where a title, a first section or a table comes again.
fn divide(hits: &[Hit], headings: &[Heading], titles: &[Title], regions: &[Region], end: u32) -> Vec<Part> {
    let mut anchors: Vec<Anchor<'_>> = titles.iter().map(Anchor::Title).collect();
    anchors.extend(headings.iter().map(Anchor::Heading));
    anchors.extend(regions.iter().map(Anchor::Table));
    order::by_key(&mut anchors, Anchor::start);
    let mut parts: Vec<Part> = vec![Part::default()];
    let mut after_table = false;
    // The first anchor behind the current one that is no title.
    let mut next_other = 0;
    for (at, anchor) in anchors.iter().enumerate() {
        let part = parts.last_mut().expect("there is always a part");
        if let Anchor::Table(region) = anchor
            && part.continues(region, hits, after_table)
        {
            continue;
        }
        while next_other <= at || matches!(anchors.get(next_other), Some(Anchor::Title(_))) {
            next_other += 1;
        }
        steps::add(1);
        if part.ends_before(*anchor, anchors.get(next_other).copied()) {
            part.span.end = anchor.start();
            parts.push(Part { span: Span { start: anchor.start(), end }, ..Part::default() });
        }
        let part = parts.last_mut().expect("there is always a part");
        match *anchor {
            Anchor::Title(title) => part.titles.push(title.clone()),
            Anchor::Heading(heading) => {
                part.seen |= 1 << heading.number;
                part.headings.push(heading.clone());
            }
            Anchor::Table(region) => part.regions.push(*region),
        }
        after_table = matches!(anchor, Anchor::Table(_)) || after_table && matches!(anchor, Anchor::Title(_));
    }
    if let Some(last) = parts.last_mut() {
        last.span.end = end;
    }
    let any = parts.iter().any(Part::is_report);
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        if part.is_report() || !any && !part.titles.is_empty() {
            kept.push(part);
        } else if let Some(last) = kept.last_mut() {
            last.links = Some(last.links.map_or(part.span, |links| links.to(part.span)));
        }
    }
    kept
}

/// The title among those of a part: the nearest before its first section, or the fullest that says the same.
fn own_title(titles: &[Title]) -> Option<&Title> {
    let nearest = titles.last()?;
    let agrees = |other: &&Title| {
        other.names() == 2
            && (nearest.year.is_none() || nearest.year == other.year)
            && (nearest.agency.is_none() || nearest.agency == other.agency)
    };
    if nearest.names() == 2 { Some(nearest) } else { titles.iter().rev().find(agrees).or(Some(nearest)) }
}

/// Where the report begins that bears this title: at its last print that begins a line, or else at the first of
/// those that data about the page hold.
fn title_start(text: &str, titles: &[Title], title: &Title) -> u32 {
    let same =
        titles.iter().filter(|t| t.year == title.year && (t.agency == title.agency || t.agency.is_none()));
    let begins_line = |t: &&Title| {
        let before =
            text[..t.span.start as usize].trim_end_matches([' ', '\u{3000}', '\u{A0}', '\t', '#', '*']);
        before.is_empty() || before.ends_with(['\n', '\r'])
    };
    let starts = same.clone().filter(begins_line).map(|t| t.span.start).max();
    starts.or(same.map(|t| t.span.start).min()).unwrap_or(title.span.start)
}

fn report(source: &Source, hits: &[Hit], part: &Part) -> Report {
    let text = source.text.as_str();
    let Span { start: from, end: to } = part.span;
    // What the report begins with, and what it ends with.
    let first_heading = part.headings.first().map_or(to, |h| h.span.start);
    let opening = part.regions.first().map_or(to, |r| r.span.start).min(first_heading);
    let last_heading = part.headings.last().map_or(opening, |h| h.span.end);
    let last_word = part.regions.iter().map(|r| hits[r.last - 1].end).max().unwrap_or(last_heading);

    let above = part.titles.partition_point(|t| t.span.start < opening);
    let titles = if above > 0 { &part.titles[..above] } else { &part.titles[..] };
    let title = own_title(titles);
    let mut noise = outline::chrome_before(text, from, opening);
    let start = match title.filter(|t| t.span.start < opening) {
        Some(title) => title_start(text, titles, title),
        None => noise.last().map_or(from, |last| last.end),
    };
    let (end, behind) = outline::chrome_behind(text, last_heading.max(last_word), to);
    noise.extend(behind);
    noise.extend(part.links.iter().flat_map(|links| outline::chrome_before(text, links.start, links.end)));

    let own = Span { start, end };
    let named = title.and_then(|t| t.agency.clone());
    let late_table = part.regions.iter().map(|r| r.span.start).filter(|&s| s >= last_heading).min();
    let tails = [
        Span { start: last_heading.max(last_word), end },
        Span { start: last_heading, end: late_table.unwrap_or(end) },
    ];
    let signed = tails.iter().find_map(|tail| outline::signature(tail.of(text), named.as_deref()));
    let signed_by = signed.as_ref().and_then(|s| s.by.clone());
    let in_metadata = || outline::in_metadata(Span { start: from, end: opening }.of(text));
    let agency = named.or(signed_by).or_else(in_metadata);
    let agency = agency.or_else(|| titles.iter().rev().find_map(|t| t.agency.clone()));
    // What stands in front of an untitled report's first section would count with the last of the one before.
    let stated = part.headings.last().map_or(end, |last| last.span.start.max(start));
    let period = outline::period(Span { start, end: stated }.of(text));
    // A report is signed in the year after the one that it describes.
    let before_signature = signed.as_ref().and_then(|s| s.on).map(|on| on.year - u16::from(on.month < 11));
    let year = title.and_then(|t| t.year).or(period.map(|p| p.from.year)).or(before_signature);
    let mut report = Report {
        title: title.map(|t| t.text.clone()),
        agency,
        year: year.or_else(|| outline::dominant_year(own.of(text))),
        period,
        signed,
        span: Some(own),
        noise,
        sections: outline::sections(text, &part.headings, end),
        ..Report::default()
    };
    read_tables(source, hits, part, &mut report);
    report
}

/// Whether short numbers stand alone on lines of the prose: pages', which may stand among a table's numbers too. What
/// `third` covers is table 3's.
fn has_strays(text: &str, part: &Part, third: Option<Span>) -> bool {
    const LONGEST: usize = 3;
    let is_stray = |line: &str| {
        steps::add(1);
        let line = line.trim();
        (1..=LONGEST).contains(&line.len()) && line.bytes().all(|b| b.is_ascii_digit())
    };
    let mut from = part.span.start;
    let ends =
        part.regions.iter().map(|r| (r.span.start, r.span.end)).chain([(part.span.end, part.span.end)]);
    for (start, end) in ends {
        if let Some(third) = third.filter(|third| third.start <= from && from < third.end) {
            from = third.end;
        }
        let prose = text.get(from as usize..start.max(from) as usize).unwrap_or("");
        if prose.lines().any(is_stray) {
            return true;
        }
        from = end.max(from);
    }
    false
}

/// Reads the tables of a report, deciding the edition of each by its own words.
fn read_tables(source: &Source, hits: &[Hit], part: &Part, report: &mut Report) {
    let Compared { apart, refused } = compared::compared(source, hits, &part.regions, report.year);
    let source = apart.as_ref().unwrap_or(source);
    let region = |table: TableKind| part.regions.iter().find(|r| r.table == table);
    let words = |r: &Region| {
        let end = r.first + hits[r.first..].partition_point(|h| h.start < r.span.end);
        &hits[r.first..end]
    };
    let by_year = report.year.and_then(Edition::for_year).filter(|&e| e != Edition::S14);
    let disclosure = region(TableKind::Disclosure).and_then(|r| disclosure::edition(words(r)));
    let requests = region(TableKind::Requests).and_then(|r| requests::edition(source, r.span, words(r)));
    let or_else =
        |own: Option<Edition>, other: Option<Edition>| own.or(other).or(by_year).unwrap_or(Edition::F21);
    // Table 3 first: it shows how the text prints tables.
    let strays = has_strays(&source.text, part, None);
    let third = region(TableKind::Requests).map(|r| {
        let next = part.regions.iter().find(|next| next.span.start > r.span.start);
        let behind = Span { start: r.span.end, end: next.map_or(0, |next| next.span.end).max(r.span.end) };
        let first = hits.partition_point(|h| h.start < behind.start);
        let last = hits.partition_point(|h| h.start < behind.end);
        let behind = (behind, &hits[first..last]);
        requests::read(source, r.span, words(r), or_else(requests, disclosure), strays, behind)
    });
    let strays = strays && has_strays(&source.text, part, third.as_ref().map(|third| third.table.span));
    if third.is_some() && requests.is_none() {
        report.notices.push(Notice {
            kind: NoticeKind::EditionUnknown,
            table: TableKind::Requests,
            cells: Vec::new(),
            spans: region(TableKind::Requests).map(|r| r.span).into_iter().collect(),
            print: String::new(),
        });
    }
    let mut manner = third.as_ref().map(|reading| reading.manner).unwrap_or_default();
    manner.strays |= strays;
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
    for mut reading in readings {
        if refused.contains(&reading.table.form.table) {
            reading = Reading::refused(reading);
        }
        report.notices.extend(reading.notices);
        report.tables.push(reading.table);
    }
    if let Some(r) = region(TableKind::Statistics) {
        let next = part.headings.iter().map(|h| h.span.start).find(|&start| start >= r.span.end);
        let reading = statistics::read(source, r.span, next.unwrap_or(part.span.end), report.year);
        report.extra_rows.extend(reading.extra);
        report.notices.extend(reading.notices);
        report.tables.push(reading.table);
    }
}
