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
mod conservation;
mod dates;
mod disclosure;
mod disputes;
mod divide;
mod glued;
mod headings;
mod labels;
mod layout;
mod misspelt;
pub(crate) mod number;
mod outcome_rows;
mod outline;
mod own_columns;
mod pages;
mod prints;
mod proof;
mod reading;
mod regions;
mod regrid;
mod requests;
mod run_together;
mod sequence;
mod shortened;
mod spans;
mod statistics;
mod sub_rows;
mod sums;
mod tables;
mod tokens;
mod torn;
mod torn_brackets;
mod transposed;
mod units;

use crate::body;
use crate::form::CellId;
use crate::order;
use crate::report::{
    Document, Media, Observation, ObservationKind, Observed, Origin, Report, SecondCopy, Table, Touches,
};
use crate::slice::Slice as _;
use crate::source::{Doubted, Source, is_han};
use crate::span::Span;
use crate::steps::{self, Budget};
pub(crate) use outline::{TITLES, own};

use divide::Part;
use labels::{Hit, Labels};
use outline::Title;

/// Reads a text. Any string gives a document: reading never fails and never panics.
pub fn read(input: &str, media: Media) -> Document {
    read_file(input, media, Origin::default())
}

/// The same of a text that was taken from a file: what its reader was not sure of is in doubt.
pub fn read_file(input: &str, media: Media, origin: Origin) -> Document {
    crate::stage::enter("read");
    let touches: Vec<&Touches> = origin.observations.iter().map(|observation| &observation.touches).collect();
    let budget = Budget::for_bytes(input.len());
    let source = Source::observed(input, media, &touches, &origin.pages);
    let doubted = Doubted::new(
        source.unsure.iter().map(|(_, span)| *span).collect(),
        touches.contains(&&Touches::Everything),
    );
    let incomplete = origin.observations.iter().any(|o| o.kind == ObservationKind::Unread);
    let hits = Labels::get().find(&source.text);
    let mut titles = outline::titles(&source.text, &hits);
    let title_starts: Vec<u32> = titles.iter().map(|t| t.span.start).collect();
    let statistics = statistics::regions(&source.text, &hits, &title_starts);
    let mut headings = outline::headings(&source.text);
    headings.retain(|h| !statistics::is_own_heading(&source.text, h.span, &statistics));
    let running = divide::take_running_titles(&source.text, &mut titles, &headings);
    let mut breaks: Vec<u32> =
        headings.iter().map(|h| h.span.start).chain(titles.iter().map(|t| t.span.start)).collect();
    order::by_key(&mut breaks, |&at| at);
    let mut fragments = regions::fragments(&source.text, &hits, &breaks);
    fragments.extend(statistics);
    order::by_key(&mut fragments, |f| f.span.start);
    let mut parts = divide::divide(&source.text, &hits, (&headings, &titles), &fragments, &running);
    let mut document = Document { media, file: origin.media, ..Document::default() };
    for part in &mut parts {
        if budget.is_spent() {
            document.unread = true;
            break;
        }
        let cut = cut_of(&source, part.span);
        if let Some(end) = cut {
            part.cut(&hits, end);
        }
        let mut report = report(&source, &hits, part, &doubted);
        report.incomplete = incomplete || cut.is_some() || source.skipped;
        document.unread |= cut.is_some();
        if is_bare_title(&source.text, &report) {
            document.bare_titles += 1;
        } else if is_other_document(&report) {
            document.other_title = document.other_title.or(report.title);
        } else {
            add(&mut document, report);
        }
    }
    if document.reports.is_empty() && document.bare_titles > 0 {
        // Of a list of titles the last alone may be read as one.
        let titles = source.text.lines().filter(|line| line.contains("年度报告")).count();
        document.bare_titles = document.bare_titles.max(titles);
    }
    let observed = |(number, observation): (usize, Observation)| Observed {
        kind: observation.kind,
        message: observation.message,
        spans: source.unsure.iter().filter(|(of, _)| *of == number).map(|(_, span)| *span).collect(),
        everything: observation.touches == Touches::Everything,
    };
    document.observations = origin.observations.into_iter().enumerate().map(observed).collect();
    document.skipped = source.skipped;
    (document.text, document.pages, document.cut) = (source.text, source.pages, source.cut);
    document
}

/// Longest text of one report, in bytes. Reports have some tens of thousands; what is as long as this is no report, or one with
/// something else behind it, and may cost more than its share.
const LONGEST_REPORT: u32 = 512 << 10;

/// Where a report that is longer than any is cut off: where a line begins, or within a line a cell, so that no number is divided.
fn cut_of(source: &Source, span: Span) -> Option<u32> {
    let end = span.start.saturating_add(LONGEST_REPORT);
    if span.end <= end {
        return None;
    }
    let at = source.piece_at(end).min(source.pieces.len().checked_sub(1)?);
    let row = source.pieces[at].row;
    let first = source.pieces[..at].partition_point(|piece| piece.row < row);
    let starts = [first, at].map(|at| source.pieces[at].start);
    let whole = starts.into_iter().find(|&start| start > span.start && start <= end);
    // A single line without cells is divided between words.
    let words = || {
        let line = Span { start: span.start, end: source.text.floor_char_boundary(end as usize) as u32 }
            .of(&source.text);
        steps::add(line.len());
        line.rfind(|c: char| is_han(c) || c.is_whitespace()).map_or(span.start, |at| span.start + at as u32)
    };
    Some(whole.unwrap_or_else(words))
}

/// Whether nothing stands under a title but other titles, links and dates: no section, no table, no sentence.
fn is_bare_title(text: &str, report: &Report) -> bool {
    /// Characters of a line with a full stop that no portal prints around its lists.
    const SENTENCE: usize = 30;
    let says = |line: &str| line.contains('。') && line.chars().filter(|&c| is_han(c)).count() >= SENTENCE;
    let own = report.span.map_or("", |own| own.of(text));
    steps::add(own.len());
    report.sections.is_empty()
        && report.tables.is_empty()
        && report.notices.is_empty()
        && !own.lines().any(says)
}

/// Whether the title says that this is another document on open government, and nothing in it is a report's: no table,
/// and fewer than half of the sections.
fn is_other_document(report: &Report) -> bool {
    const OTHERS: [&str; 12] =
        ["总结", "方案", "要点", "计划", "通知", "指南", "自查", "汇报", "述职", "调研", "整改", "评估"];
    const HALF: usize = 3;
    let title = report.title.as_deref().unwrap_or_default();
    let is_report = title.contains("年度报告") || title.contains("年报");
    !is_report
        && OTHERS.iter().any(|word| title.contains(word))
        && report.tables.is_empty()
        && report.notices.is_empty()
        && report.sections.iter().filter(|section| section.number > 0).count() < HALF
        && report.year.is_none_or(|year| year >= 2019)
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
            let mut report = report;
            complete(&mut document.reports[of], &mut report);
            let span = report.span.unwrap_or(Span { start: 0, end: 0 });
            let differing = differing(&document.reports[of], &report);
            document.copies.push(SecondCopy { of, span, differing });
        }
        None => document.reports.push(report),
    }
}

/// Gives a report the tables and sections that only its copy prints.
fn complete(first: &mut Report, copy: &mut Report) {
    let lacks = |table: &Table| first.table(table.form.table).is_none();
    let (lacking, rest) = std::mem::take(&mut copy.tables).into_iter().partition(lacks);
    copy.tables = rest;
    for table in Vec::from_iter::<Vec<Table>>(lacking) {
        let kind = table.form.table;
        first.notices.extend(copy.notices.iter().filter(|n| n.table == kind).cloned());
        first.tables.push(table);
    }
    order::by_key(&mut first.tables, |table| table.form.table as u32);
    let more = copy.sections.drain(..).filter(|s| first.sections.iter().all(|own| own.number != s.number));
    let more: Vec<_> = more.collect();
    first.sections.extend(more);
}

/// Whether `second` is the same report once more. One of the same body and year is, whatever it prints; a copy often
/// lacks the title, which pages hold outside of the text, and is known by most of its numbers.
fn is_copy(first: &Report, second: &Report) -> bool {
    fn agrees<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
    let names = |report: &Report| report.agency.is_some() && report.year.is_some();
    let forms = |report: &Report| -> Vec<_> {
        report.tables.iter().map(|t| (t.form.table, t.form.edition)).collect()
    };
    let agrees = agrees(first.agency.as_ref(), second.agency.as_ref())
        && agrees(first.year.as_ref(), second.year.as_ref());
    agrees
        && (names(first) && names(second)
            || forms(first) == forms(second)
                && !second.tables.is_empty()
                && (first.agency.is_some() && first.agency == second.agency || mostly_equal(first, second)))
}

/// Whether at most a quarter of the numbers other than zero differ.
fn mostly_equal(first: &Report, second: &Report) -> bool {
    let told = common(first, second).flat_map(|(a, b)| a.cells.iter().zip(&b.cells));
    let told =
        told.filter_map(|(a, b)| Some((a.value?, b.value?))).filter(|(a, b)| !a.is_zero() || !b.is_zero());
    let (all, differing) =
        told.fold((0, 0), |(all, differing), (a, b)| (all + 1, differing + usize::from(a != b)));
    4 * differing <= all
}

/// The tables that both print, in the same edition.
fn common<'a>(first: &'a Report, second: &'a Report) -> impl Iterator<Item = (&'a Table, &'a Table)> {
    first.tables.iter().filter_map(|table| {
        let other = second.table(table.form.table).filter(|other| std::ptr::eq(other.form, table.form))?;
        Some((table, other))
    })
}

/// The cells whose numbers differ between two copies.
fn differing(first: &Report, second: &Report) -> Vec<CellId> {
    let pairs = common(first, second).flat_map(|(a, b)| a.iter().zip(&b.cells));
    pairs.filter(|((_, a), b)| a.value != b.value && !a.doubt && !b.doubt).map(|((id, _), _)| id).collect()
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
            text.part(..t.span.start as usize).trim_end_matches([' ', '\u{3000}', '\u{A0}', '\t', '#', '*']);
        before.is_empty() || before.ends_with(['\n', '\r'])
    };
    let starts = same.clone().filter(begins_line).map(|t| t.span.start).max();
    starts.or(same.map(|t| t.span.start).min()).unwrap_or(title.span.start)
}

fn report(source: &Source, hits: &[Hit], part: &Part, doubted: &Doubted) -> Report {
    let text = source.text.as_str();
    let Span { start: from, end: to } = part.span;
    // What the report begins with, and what it ends with.
    let first_heading = part.headings.first().map_or(to, |h| h.span.start);
    let opening = part.prints.first().map_or(to, |p| p.span().start).min(first_heading);
    let last_heading = part.headings.last().map_or(opening, |h| h.span.end);
    let last_word = part
        .prints
        .iter()
        .flat_map(|p| &p.fragments)
        .map(|f| hits[f.last - 1].end)
        .max()
        .unwrap_or(last_heading);

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
    let named = title.and_then(|t| t.agency.clone().or_else(|| outline::beside(text, t)));
    let late_table = part.prints.iter().map(|p| p.span().start).filter(|&s| s >= last_heading).min();
    let tails = [
        Span { start: last_heading.max(last_word), end },
        Span { start: last_heading, end: late_table.unwrap_or(end) },
    ];
    let signed = tails.iter().find_map(|tail| outline::signature(tail.of(text), named.as_deref()));
    let signed_by = signed.as_ref().and_then(|s| s.by.clone());
    let head = Span { start, end: opening }.of(text);
    let first = part.headings.first().map_or(head, |h| Span { start: h.span.end, end }.of(text));
    let (own_agency, own_year) = outline::own_words(head, first);
    let in_metadata = || outline::in_metadata(Span { start: from, end: opening }.of(text));
    let agency =
        named.filter(|name| !body::is_general(name)).or(own_agency).or(signed_by).or_else(in_metadata);
    let agency = agency.or_else(|| titles.iter().rev().find_map(|t| t.agency.clone()));
    // What stands in front of an untitled report's first section would count with the last of the one before.
    let stated = part.headings.last().map_or(end, |last| last.span.start.max(start));
    let period = outline::period(Span { start, end: stated }.of(text));
    // A report is signed in the year after the one that it describes.
    let before_signature = signed.as_ref().and_then(|s| s.on).map(|on| on.year - u16::from(on.month < 11));
    let year = title.and_then(|t| t.year).or(period.map(|p| p.from.year)).or(own_year).or(before_signature);
    let year = year.or_else(|| outline::dominant_year(own.of(text)));
    let tables: Vec<Span> = part.prints.iter().map(regions::Print::span).collect();
    let older = year.is_some_and(|year| year < 2019);
    let headings = older.then(|| outline::with_older(text, own, &part.headings, &tables));
    let mut report = Report {
        title: title.map(|t| t.text.clone()),
        agency,
        year,
        period,
        signed,
        span: Some(own),
        noise,
        pictures: source.pictures.iter().copied().filter(|at| (start..=end).contains(at)).collect(),
        sections: outline::sections(text, headings.as_ref().unwrap_or(&part.headings), end),
        ..Report::default()
    };
    tables::read(source, hits, part, doubted, &mut report);
    report
}
