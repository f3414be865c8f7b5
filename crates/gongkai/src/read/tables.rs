//! The tables of one report: each read once for each print, and the prints of one table compared.

use super::compared::{self, Compared};
use super::divide::Part;
use super::labels::Hit;
use super::prints::{self, Reread};
use super::reading::Reading;
use super::regions::{self, Print};
use super::regrid::{self, Places, Reprint};
use super::{columns::Manner, conservation, disclosure, disputes, number, proof, requests, statistics};
use super::{pages, run_together, torn_brackets};
use crate::form::{Edition, TableKind, form};
use crate::order;
use crate::report::{ExtraRow, Notice, NoticeKind, Report};
use crate::source::{Doubted, Source};
use crate::span::Span;

/// Reads the tables of a report, deciding the edition of each by its own words.
pub(super) fn read(source: &Source, hits: &[Hit], part: &Part, doubted: &Doubted, report: &mut Report) {
    let firsts: Vec<&Print> =
        TableKind::SINCE_2019.iter().filter_map(|&table| prints_of(part, table).next()).collect();
    let set = Set::of(source, hits, &firsts, report.year).with_second(source, hits, part);
    let by_year = report.year.and_then(Edition::for_year).filter(|&e| e != Edition::S14);
    let strays = pages::has_numbers(&source.text, part, None);
    let still = |third: Span| pages::has_numbers(&source.text, part, Some(third));
    let mut readings = set.read(by_year, (strays, &still), report);
    for at in 0..readings.len() {
        let kind = readings[at].table.form.table;
        let again: Vec<Reread> = prints_of(part, kind)
            .skip(set.prints_of(kind))
            .map(|print| reread(source, hits, print, &readings, kind, (by_year, strays), report.year))
            .collect();
        let first = prints_of(part, kind).next().expect("it was read");
        for print in prints_of(part, kind).take(set.prints_of(kind)) {
            note_places(print, &readings[at], report);
        }
        for Reread { print, reading } in &again {
            note_places(print, reading, report);
        }
        prints::compare(&source.text, part, (first, &mut readings[at]), again, report);
    }
    let mut aside = set.others;
    for reading in readings {
        aside.extend(reading.aside);
        report.notices.extend(reading.notices);
        report.tables.push(reading.table);
    }
    if let Some(print) = prints_of(part, TableKind::Statistics).next() {
        let span = print.span();
        let next = part.headings.iter().map(|h| h.span.start).find(|&start| start >= span.end);
        let mut reading = statistics::read(source, span, next.unwrap_or(part.span.end), report.year);
        number::notice_prints(&reading.table, &mut reading.notices);
        report.extra_rows.extend(reading.extra);
        report.notices.extend(reading.notices);
        aside.extend(reading.aside);
        report.table_spans.push(reading.table.span);
        report.tables.push(reading.table);
    }
    order::by_key(&mut report.table_spans, |span| span.start);
    conservation::doubt_unaccounted(source, hits, part, aside, report);
    pages::doubt_glued(source, part, report);
    run_together::doubt_joined(source, report);
    torn_brackets::doubt_torn(source, report);
    if part.is_backwards {
        doubt_all(by_year, report);
    }
    if !doubted.is_empty() {
        object_to_doubted(doubted, report);
    }
    if source.open {
        doubt_broken_off(source, report);
    }
    proof::decide(report);
}

/// Raises an objection against every cell that a file's reader was not sure of.
fn object_to_doubted(doubted: &Doubted, report: &mut Report) {
    let tables = report.tables.iter_mut().chain(report.other_tables.iter_mut().map(|other| &mut other.table));
    let rows = report.extra_rows.iter_mut().flat_map(|row| &mut row.cells);
    let cells = tables.flat_map(|table| &mut table.cells).chain(rows);
    cells.filter(|cell| doubted.touches(cell.span)).for_each(|cell| cell.object(NoticeKind::FileUnsure));
}

/// Doubts the row in whose line a text ends, where fewer cells stand in that line than in every other one: the rest may be
/// lost.
fn doubt_broken_off(source: &Source, report: &mut Report) {
    let line = source.text.trim_end().rfind('\n').map_or(0, |at| at + 1) as u32;
    let cells_beside = |place: u32| {
        let row = source.pieces.get(source.piece_at(place)).map(|piece| piece.row);
        source.pieces.iter().filter(|piece| Some(piece.row) == row).count()
    };
    for table in &mut report.tables {
        let form = table.form;
        let cells_of = |row: usize| {
            let first = usize::from(form.cell_at(row, 0).index);
            first..first + form.rows[row].columns.len()
        };
        let places: Vec<Option<u32>> = (0..form.rows.len())
            .map(|row| {
                table.cells[cells_of(row)].iter().filter_map(|cell| cell.span).map(|span| span.start).max()
            })
            .collect();
        // A text of one line holds all of them.
        let mut last = (0..places.len()).filter(|&row| places[row].is_some_and(|place| place >= line));
        let (Some(row), None) = (last.next(), last.next()) else { continue };
        let Some(place) = places[row] else { continue };
        let others = places[..row].iter().flatten().filter(|&&place| place < line);
        let fewest = others.map(|&place| cells_beside(place)).min();
        let cells = &mut table.cells[cells_of(row)];
        // Cells on lines of their own are no row's line; and of a row that prints each of its cells nothing is lost.
        let whole = cells.iter().all(|cell| cell.span.is_some_and(|span| span.start < span.end));
        let one_line = cells.iter().filter_map(|cell| cell.span).all(|span| span.start >= line);
        if !whole && one_line && fewest.is_some_and(|fewest| cells_beside(place) < fewest) {
            for cell in cells {
                cell.object(NoticeKind::Unshown);
            }
        }
    }
}

/// Doubts every cell of the three tables, found or not: the lines of a text that runs from the last to the first put
/// labels, of which each goes over several lines, apart from their numbers.
fn doubt_all(by_year: Option<Edition>, report: &mut Report) {
    let edition = report.tables.iter().map(|t| t.form.edition).find(|&e| e != Edition::S14);
    for kind in TableKind::SINCE_2019 {
        let cells = match report.tables.iter_mut().find(|t| t.form.table == kind) {
            Some(table) => {
                table.cells.iter_mut().for_each(|cell| cell.object(NoticeKind::Unshown));
                table.form.cells().collect()
            }
            None => form(kind, edition.or(by_year).unwrap_or(Edition::F21)).cells().collect(),
        };
        let (kind, table) = (NoticeKind::Unshown, kind);
        report.notices.push(Notice { kind, table, cells, spans: Vec::new(), print: String::new() });
    }
}

/// Notes where the pieces of a print stand; the last one ends with the last number that was read.
fn note_places(print: &Print, reading: &Reading, report: &mut Report) {
    let end = reading.table.span.end;
    let last = print.fragments.len() - 1;
    let spans = print.fragments.iter().enumerate().map(|(at, fragment)| match at {
        _ if at == last => Span { end: end.clamp(fragment.span.start, fragment.span.end), ..fragment.span },
        _ => fragment.span,
    });
    report.table_spans.extend(spans);
}

fn prints_of(part: &Part, table: TableKind) -> impl Iterator<Item = &Print> {
    part.prints.iter().filter(move |print| print.table == table)
}

/// Reads a further print of a table, as the first one was read.
fn reread(
    source: &Source,
    hits: &[Hit],
    print: &Print,
    readings: &[Reading],
    kind: TableKind,
    (by_year, strays): (Option<Edition>, bool),
    year: Option<u16>,
) -> Reread {
    let mut aside = Report { year, ..Report::default() };
    let edition = readings.iter().find(|r| r.table.form.table == kind).map(|r| r.table.form.edition);
    let set = Set::of(source, hits, &[print], year);
    let mut reading = set
        .read(edition.or(by_year), (strays, &|_| strays), &mut aside)
        .pop()
        .expect("one print gives one reading");
    reading.notices.extend(aside.notices);
    Reread { print: print.clone(), reading }
}

/// One print of each table, with the text that belongs to it.
struct Set<'a> {
    source: &'a Source,
    items: Vec<Item>,
    /// Cells of other years, which stand beside the report's own.
    others: Vec<Span>,
    refused: Vec<TableKind>,
    /// What stands behind table 3, up to the end of the next table.
    behind: (Span, Vec<Hit>),
}

struct Item {
    print: Print,
    words: Vec<Hit>,
    /// The text without what is none of this table's; `None` for the whole text.
    own: Option<Source>,
    /// Where the cells of a table that is printed anew stand.
    places: Option<Places>,
    /// How many prints of the text it is.
    prints: usize,
}

impl Item {
    fn of(source: &Source, hits: &[Hit], print: &Print) -> Item {
        let (own, mut words) = (print.cut_out(source), print.words(hits));
        words.retain(|hit| !regions::stands_in_sentence(&source.text, hit));
        match regrid::exchanged(own.as_ref().unwrap_or(source), print, &words) {
            Some(reprint) => Item::anew(reprint, 1),
            None => Item { print: print.clone(), words, own, places: None, prints: 1 },
        }
    }

    fn anew(reprint: Reprint, prints: usize) -> Item {
        let Reprint { source, print, words, places } = reprint;
        Item { print, words, own: Some(source), places: Some(places), prints }
    }

    /// What was read of it, with its places in the text.
    fn restored(&self, mut reading: Reading) -> Reading {
        if let Some(places) = &self.places {
            places.restore(&mut reading);
        }
        reading
    }
}

impl<'a> Set<'a> {
    fn of(source: &'a Source, hits: &[Hit], prints: &[&Print], year: Option<u16>) -> Set<'a> {
        let mut items: Vec<Item> = prints.iter().map(|&print| Item::of(source, hits, print)).collect();
        let tables: Vec<_> = items
            .iter()
            .map(|item| {
                (
                    item.print.table,
                    item.print.span(),
                    // Years side by side are not looked for in what is printed anew.
                    if item.places.is_some() { &[] } else { item.words.as_slice() },
                    item.own.as_ref().unwrap_or(source),
                )
            })
            .collect();
        let Compared { apart, others, refused } = compared::compared(&tables, year);
        for (item, apart) in items.iter_mut().zip(apart) {
            item.own = apart.or(item.own.take());
        }
        let behind = behind_requests(hits, prints);
        Set { source, items, others, refused, behind }
    }

    /// With table 3 put together where a second print goes on with its columns.
    fn with_second(mut self, source: &Source, hits: &[Hit], part: &Part) -> Set<'a> {
        let mut prints = prints_of(part, TableKind::Requests);
        if let (Some(first), Some(second)) = (prints.next(), prints.next()) {
            let joined = regrid::continued(source, [first, second], hits).map(|joined| Item::anew(joined, 2));
            let own = self.items.iter_mut().find(|item| item.print.table == TableKind::Requests);
            if let (Some(own), Some(joined)) = (own, joined) {
                *own = joined;
            }
        }
        self
    }

    /// How many prints of a table it takes for one.
    fn prints_of(&self, table: TableKind) -> usize {
        self.item(table).map_or(1, |(item, _)| item.prints)
    }

    fn item(&self, table: TableKind) -> Option<(&Item, &Source)> {
        let item = self.items.iter().find(|item| item.print.table == table)?;
        Some((item, item.own.as_ref().unwrap_or(self.source)))
    }

    /// Reads them. `strays` tells that numbers of pages stand in the text, `still` that they do beside what table 3
    /// covers. Rows of no form, and what is not known of a whole table, go to the report.
    fn read(
        &self,
        by_year: Option<Edition>,
        (strays, still): (bool, &dyn Fn(Span) -> bool),
        report: &mut Report,
    ) -> Vec<Reading> {
        let (second, third, fourth) = (
            self.item(TableKind::Disclosure),
            self.item(TableKind::Requests),
            self.item(TableKind::Disputes),
        );
        let disclosure = second.and_then(|(item, _)| disclosure::edition(&item.words));
        let requests =
            third.and_then(|(item, source)| requests::edition(source, item.print.span(), &item.words));
        let or_else =
            |own: Option<Edition>, other: Option<Edition>| own.or(other).or(by_year).unwrap_or(Edition::F21);
        // Table 3 first: it shows how the text prints tables.
        let third_read = third.map(|(item, source)| {
            let edition = or_else(requests, disclosure);
            let behind = match item.places {
                Some(_) => <_>::default(),
                None => (self.behind.0, self.behind.1.as_slice()),
            };
            item.restored(requests::read(source, item.print.span(), &item.words, edition, strays, behind))
        });
        if let Some((item, _)) = third.filter(|_| requests.is_none()) {
            report.notices.push(edition_unknown(item));
        }
        let mut manner: Manner = third_read.as_ref().map(|reading| reading.manner).unwrap_or_default();
        // Numbers that table 3 accounts for are no pages'.
        manner.strays |= strays && third_read.as_ref().is_none_or(|third| still(third.table.span));
        let mut readings = Vec::new();
        if let Some((item, source)) = second {
            let edition = or_else(disclosure, requests);
            let (reading, extra): (Reading, Vec<ExtraRow>) =
                disclosure::read(source, item.print.span(), &item.words, edition, manner);
            report.extra_rows.extend(extra);
            readings.push(reading);
        }
        readings.extend(third_read);
        if let Some((item, source)) = fourth {
            let neighbour = readings.last().map(|r| r.table.form.edition).or(by_year).unwrap_or(Edition::F21);
            let reading = disputes::read(source, item.print.span(), &item.words, neighbour, manner);
            readings.push(item.restored(reading));
        }
        let refuse = |reading: Reading| {
            let refused = self.refused.contains(&reading.table.form.table);
            if refused { Reading::refused(reading) } else { reading }
        };
        let mut readings: Vec<Reading> = readings.into_iter().map(refuse).collect();
        for reading in &mut readings {
            number::notice_prints(&reading.table, &mut reading.notices);
        }
        readings
    }
}

/// The place and the words of the next table behind table 3: a page may print the rest of table 3 there.
fn behind_requests(hits: &[Hit], prints: &[&Print]) -> (Span, Vec<Hit>) {
    let Some(third) = prints.iter().find(|p| p.table == TableKind::Requests).map(|p| p.span()) else {
        return <_>::default();
    };
    let next = prints.iter().map(|p| p.span()).find(|span| span.start > third.start);
    let end = next.map_or(0, |next| next.end).max(third.end);
    let (first, last) =
        (hits.partition_point(|h| h.start < third.end), hits.partition_point(|h| h.start < end));
    (Span { start: third.end, end }, hits[first..last].to_vec())
}

/// Says that table 3 lacks the part by which the editions differ.
fn edition_unknown(item: &Item) -> Notice {
    let span = item.print.span();
    Notice {
        kind: NoticeKind::EditionUnknown,
        table: TableKind::Requests,
        cells: Vec::new(),
        spans: vec![item.places.as_ref().map_or(span, |places| places.back(span))],
        print: String::new(),
    }
}
