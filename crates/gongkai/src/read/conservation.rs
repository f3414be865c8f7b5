//! Conservation of digits: every printed digit of a table belongs to a cell, or to a known other place.
//!
//! Known places are labels and headings, ordinals, numbers of pages that a sequence proves, dates, sentences. A number
//! that stands in none of them may be a cell's: the rows beside it are doubted, and so is the absence of what was not
//! found there.

use super::align::row_of;
use super::divide::Part;
use super::labels::{Hit, Labels};
use super::number;
use super::pages;
use super::regions::Print;
use crate::form::{CellId, TableKind};
use crate::order;
use crate::report::{Cell, ColumnProof, Notice, NoticeKind, Report, State, Table};
use crate::slice::Slice as _;
use crate::source::{Source, digit, is_unseen};
use crate::span::Span;
use crate::steps;

/// Doubts the cells of a report's tables that numbers which nobody accounts for may belong to. `others` are cells of
/// another year.
pub(super) fn doubt_unaccounted(
    source: &Source,
    hits: &[Hit],
    part: &Part,
    others: Vec<Span>,
    report: &mut Report,
) {
    if report.tables.is_empty() {
        return;
    }
    let text = source.text.as_str();
    let at = |place: u32| hits.partition_point(|hit| hit.start < place);
    let hits = &hits[at(part.span.start)..at(part.span.end)];
    let known = known_places(hits, part, others, report);
    let mut strays = strays(text, part, &known);
    pages::drop_numbers(text, &mut strays);
    doubt_rows_with_prints(text, hits, &known, report);
    doubt_signs_at_words(text, report);
    for print in &part.prints {
        let span = print.span();
        let mut inside: Vec<Span> =
            strays.iter().filter(|s| span.start <= s.start && s.end <= span.end).copied().collect();
        inside.extend(lost(text, span));
        order::by_key(&mut inside, |stray| stray.start);
        doubt_near(text, report, print, &inside);
        doubt_at_gaps(report, print);
        // Columns that a program moved behind the headings of another table.
        doubt_elsewhere(text, report, [Some(print.table); 2], &inside, false);
    }
    // Numbers among the headings of table 4, more of them than it has cells.
    let crowded = report.notices.iter().find(|notice| {
        notice.kind == NoticeKind::Scattered && notice.print.split(' ').count() > notice.cells.len()
    });
    if let Some((table, span)) = crowded.and_then(|notice| Some((notice.table, *notice.spans.first()?))) {
        let among: Vec<Span> = numbers(span.of(text), span.start as usize).collect();
        doubt_elsewhere(text, report, [Some(table); 2], &among, false);
    }
    doubt_beside_crowded(report);
    let outside = |stray: &Span| !part.prints.iter().any(|print| holds(print, *stray));
    strays.retain(outside);
    doubt_named_again(text, hits, &strays, report);
    let behind: Vec<Span> = strays.into_iter().filter(|stray| is_line_of_numbers(text, *stray)).collect();
    doubt_absence(text, part, report, &behind);
    doubt_absence_among_doubts(report);
}

/// Doubts that rows are empty, or not there, in tables most of whose printed rows are doubted for more than empty cells that were
/// dropped: what hides whose their numbers are may hide others.
fn doubt_absence_among_doubts(report: &mut Report) {
    for at in 0..report.tables.len() {
        let table = &report.tables[at];
        steps::add(table.cells.len());
        let is_printed =
            |&row: &usize| table.row(row).iter().any(|cell| !cell.raw.is_empty() || cell.value.is_some());
        let (printed, empty): (Vec<usize>, Vec<usize>) = (0..table.form.rows.len()).partition(is_printed);
        let is_hidden = |cell: &Cell| {
            cell.proof
                .against
                .is_some_and(|kind| !matches!(kind, NoticeKind::ShortRow | NoticeKind::UnreadableNumber))
        };
        let doubted = printed.iter().filter(|&&row| table.row(row).iter().any(is_hidden)).count();
        if doubted > 1 && doubted * 2 > printed.len() {
            doubt_rows(report, at, empty, NoticeKind::Unshown, (Span::default(), String::new()));
        }
    }
}

/// Doubts the rows in which empty cells stand beside one that holds several numbers: some of these may be theirs.
fn doubt_beside_crowded(report: &mut Report) {
    for at in 0..report.tables.len() {
        let table = &report.tables[at];
        let crowded = |cell: &&Cell| cell.state == State::Text && number::several(&cell.raw, false).is_some();
        let rows = (0..table.form.rows.len()).filter_map(|row| {
            let own = table.row(row);
            steps::add(own.len());
            let crowded = own.iter().find(crowded)?;
            let empty = own.iter().any(|cell| cell.state == State::Blank);
            empty.then(|| (row, crowded.span.unwrap_or_default(), crowded.raw.clone()))
        });
        for (row, span, print) in rows.collect::<Vec<_>>() {
            doubt_rows(report, at, vec![row], NoticeKind::UnreadableNumber, (span, print));
        }
    }
}

/// Numbers of a row before one of them, in bytes.
const NEAR: u32 = 200;

/// Doubts the rows whose labels stand once more right before numbers outside of all tables: the beginning of another print
/// with which the text ends.
fn doubt_named_again(text: &str, hits: &[Hit], strays: &[Span], report: &mut Report) {
    for stray in strays {
        let before = hits.partition_point(|hit| hit.end <= stray.start);
        let Some(hit) = before.checked_sub(1).map(|at| &hits[at]) else { continue };
        let words = || text.part(hit.end as usize..stray.start as usize).contains(char::is_alphabetic);
        steps::add(NEAR as usize);
        if stray.start - hit.end > NEAR || words() {
            continue;
        }
        for at in 0..report.tables.len() {
            let form = report.tables[at].form;
            let row = row_of(hit, form.table)
                .and_then(|own| Labels::get().numbers_of(form).iter().position(|&number| number == own));
            // The same number once more changes nothing.
            let differs =
                |&row: &usize| report.tables[at].row(row).iter().all(|cell| cell.raw != stray.of(text));
            if let Some(row) = row.filter(differs) {
                let print = stray.of(text).to_owned();
                doubt_rows(report, at, vec![row], NoticeKind::Unaccounted, (*stray, print));
            }
        }
    }
}

/// Doubts the rows in which nothing is said to be printed, where numbers stand between their label and the next one: `规章/0/0/0`,
/// `规章 零 零 零`.
fn doubt_rows_with_prints(text: &str, hits: &[Hit], known: &[Span], report: &mut Report) {
    for at in 0..report.tables.len() {
        let table = &report.tables[at];
        let is_empty =
            |cell: &Cell| cell.proof.column == Some(ColumnProof::NothingPrinted) && !cell.is_objected();
        let print_of = |row: usize| {
            let (label, own) = (table.labels[row]?, table.row(row));
            steps::add(own.len());
            own.iter().all(is_empty).then(|| print_behind(text, label, hits, known)).flatten()
        };
        let printed: Vec<(usize, Span)> =
            (0..table.form.rows.len()).filter_map(|row| Some((row, print_of(row)?))).collect();
        for (row, print) in printed {
            doubt_rows(
                report,
                at,
                vec![row],
                NoticeKind::UnreadableNumber,
                (print, print.of(text).to_owned()),
            );
        }
    }
}

/// Doubts the numbers below zero whose sign stands right behind a word or another number: `行政许可-7`, `0-3-74`. It may divide
/// these instead.
fn doubt_signs_at_words(text: &str, report: &mut Report) {
    for at in 0..report.tables.len() {
        let table = &report.tables[at];
        let is_joined = |span: Span| {
            span.of(text).starts_with(number::is_stroke)
                && text.part(..span.start as usize).ends_with(char::is_alphanumeric)
        };
        let own = |cell: &Cell| cell.span.filter(|&span| cell.state == State::Number && is_joined(span));
        steps::add(table.cells.len());
        let joined: Vec<(CellId, Span)> =
            table.form.cells().zip(&table.cells).filter_map(|(id, cell)| Some((id, own(cell)?))).collect();
        let Some(&(_, first)) = joined.first() else { continue };
        let print: Vec<&str> = joined.iter().take(8).map(|(_, span)| span.of(text)).collect();
        let ids = joined.iter().map(|(id, _)| *id).collect();
        doubt_cells(report, at, ids, NoticeKind::UnreadableNumber, (first, print.join(" ")));
    }
}

/// The numbers between a label and the next one, in digits that stand in no known place, in words, or too wide for their cells.
fn print_behind(text: &str, label: Span, hits: &[Hit], known: &[Span]) -> Option<Span> {
    let start = label.end as usize;
    let near = text.ceil_char_boundary((start + NEAR as usize).min(text.len()));
    let next =
        hits.get(hits.partition_point(|hit| hit.start < label.end)).map_or(near, |hit| hit.start as usize);
    // The next label's ordinal stands before it.
    let ordinal = |c: char| {
        digit(c).is_some()
            || number::is_in_other_signs(c.encode_utf8(&mut [0; 4]))
            || ".．、）)（(\\*".contains(c)
    };
    let window = text.part(start..next.min(near).max(start)).trim_end_matches(ordinal);
    let mut at = start;
    // One alone may be a piece of a label.
    let mut words = 0;
    for line in window.split_inclusive('\n') {
        steps::add(1 + line.len());
        if is_sentence(line) {
            break;
        }
        let is_known = |number: Span| {
            let behind = known.partition_point(|place| place.start <= number.start);
            known[..behind].iter().rev().take(4).any(|place| number.end <= place.end)
        };
        let is_ordinal = |number: Span| {
            text.part(number.end as usize..).starts_with(['.', '．', '、', '）', ')'])
                && !text.part(..number.start as usize).ends_with(['/', ':', '：', '='])
        };
        let digits = || numbers(line, at).any(|number| !is_known(number) && !is_ordinal(number));
        let pieces = line.split(|c: char| c.is_whitespace() || c == '|');
        words += pieces.filter(|piece| number::is_in_other_signs(piece)).count();
        if !pages::is_line(line.trim()) && (digits() || words > 1) {
            let print = line.trim();
            let from = at + (line.len() - line.trim_start().len());
            return Some(Span::new(from, from + print.len()));
        }
        at += line.len();
    }
    None
}

/// Whether nothing but numbers and separators stands on a number's line.
fn is_line_of_numbers(text: &str, number: Span) -> bool {
    /// No row of a table is as long, in bytes.
    const LONGEST: usize = 400;
    let (start, end) = (number.start as usize, number.end as usize);
    let before = text.part(text.floor_char_boundary(start.saturating_sub(LONGEST))..start);
    let behind = text.part(end..text.ceil_char_boundary((end + LONGEST).min(text.len())));
    let words = |c: char| c.is_alphabetic() || matches!(c, ':' | '：' | '/');
    steps::add(2 * LONGEST);
    !before.rsplit('\n').next().unwrap_or("").contains(words)
        && !behind.split('\n').next().unwrap_or("").contains(words)
}

/// Characters that stand for bytes that a program did not understand: any print may have stood there.
fn lost(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let start = span.start as usize;
    steps::add(span.of(text).len());
    let found = span.of(text).match_indices(char::REPLACEMENT_CHARACTER);
    found.map(move |(at, print)| Span::new(start + at, start + at + print.len()))
}

fn holds(print: &Print, place: Span) -> bool {
    let span = print.span();
    span.start <= place.start && place.end <= span.end
}

/// Where digits are accounted for, in order: cells, labels, what a doubt names already, titles.
fn known_places(hits: &[Hit], part: &Part, mut known: Vec<Span>, report: &Report) -> Vec<Span> {
    let tables = report.tables.iter().chain(report.other_tables.iter().map(|other| &other.table));
    known.extend(tables.flat_map(|table| &table.cells).filter_map(|cell| cell.span));
    known.extend(report.extra_rows.iter().map(|row| row.span));
    known.extend(report.repeats.iter().map(|repeat| repeat.span));
    known.extend(hits.iter().map(|hit| Span { start: hit.start, end: hit.end }));
    let named = |notice: &&Notice| !matches!(notice.kind, NoticeKind::EditionUnknown | NoticeKind::NoDataRow);
    known.extend(report.notices.iter().filter(named).flat_map(|notice| notice.spans.iter().copied()));
    known.extend(part.prints.iter().flat_map(|print| print.gaps_and_furniture().1));
    known.extend(part.titles.iter().map(|title| title.span));
    order::by_key(&mut known, |span| span.start);
    known
}

/// Columns of table 3: no row but table 4's prints more numbers.
const WIDEST: usize = 7;

/// The numbers of the part's lines of numbers and of its tables that stand in no known place.
fn strays(text: &str, part: &Part, known: &[Span]) -> Vec<Span> {
    let mut strays = Vec::new();
    let mut next_known = 0;
    // How far the known places before reach.
    let mut reach = 0;
    let mut start = part.span.start as usize;
    let mut above = "";
    for line in part.span.of(text).split_inclusive('\n') {
        steps::add(1 + line.len());
        let end = start + line.len();
        // The only row of table 4 printed twice adds nothing.
        let cells = |line: &str| line.bytes().filter(|b| matches!(b, b'\t' | b'|')).count();
        let wide = || cells(line) > WIDEST || numbers(line, 0).nth(WIDEST).is_some();
        let repeated = line == above && wide();
        above = line;
        if !repeated {
            let mut is_told = None;
            for number in numbers(line, start) {
                // Cells of glued digits follow each other within one run.
                let mut covered = reach >= number.start;
                while known.get(next_known).is_some_and(|k| k.start < number.end) {
                    covered = covered || known[next_known].start <= number.start;
                    reach = reach.max(known[next_known].end);
                    next_known += 1;
                }
                let open = !(covered && reach >= number.end) && is_loose(line, start, number);
                let told = || is_sentence(line) || pages::is_line(line.trim());
                if open && !*is_told.get_or_insert_with(told) {
                    strays.push(number);
                }
            }
        }
        start = end;
    }
    strays
}

/// The runs of digits of a line that begins at byte `at`, points between digits among them.
fn numbers(line: &str, at: usize) -> impl Iterator<Item = Span> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + first_digit(line.part(from..))?;
        // What nobody sees bounds nothing.
        let part = |c: char| digit(c).is_some() || is_unseen(c);
        let end = |from: usize| line.part(from..).find(|c| !part(c)).map_or(line.len(), |n| from + n);
        from = end(start);
        while line.part(from..).starts_with('.') && line.part(from + 1..).starts_with(|c| digit(c).is_some())
        {
            from = end(from + 1);
        }
        let number = line.part(start..from).trim_end_matches(is_unseen);
        Some(Span::new(at + start, at + start + number.len()))
    })
}

/// Where the first of a text's digits stands; looks at bytes, as every line is asked.
fn first_digit(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let wide = |at: usize| matches!(bytes[at..], [0xEF, 0xBC, 0x90..=0x99, ..]);
    bytes.iter().enumerate().position(|(at, byte)| byte.is_ascii_digit() || *byte == 0xEF && wide(at))
}

/// Whether a line holds sentences, names of documents, addresses.
fn is_sentence(line: &str) -> bool {
    line.contains(['。', '，', '；', '！', '？', '〔', '《', '@'])
}

/// Whether a number of a line that begins at byte `start` is bounded as a cell's is: by the line's ends, white space,
/// bars, signs, the colon behind a name, and not by words, brackets, or the signs of dates, addresses and ordinals.
fn is_loose(line: &str, start: usize, number: Span) -> bool {
    let seen = |c: &char| !is_unseen(*c);
    let before = line.part(..number.start as usize - start).chars().rfind(seen);
    let behind = line.part(number.end as usize - start..).chars().find(seen);
    let bounds = |c: Option<char>| {
        c.is_none_or(|c| {
            c.is_whitespace()
                || matches!(c, '|' | '│' | '┃' | '║' | '｜' | '¦' | ',' | ';' | '\u{7}' | '+' | '-')
        })
    };
    // With a point, the number of a chapter looks the same, and so does a date with two.
    let rest = line.part(number.end as usize - start..).trim_start();
    // Behind the name of its column, unless that is an hour.
    let named = matches!(before, Some(':' | '：' | '='))
        && !line
            .part(..number.start as usize - start)
            .trim_end_matches([':', '：', '='])
            .ends_with(|c| digit(c).is_some());
    let points = line
        .part(number.start as usize - start..)
        .part(..(number.end - number.start) as usize)
        .matches('.')
        .count();
    let is_number = points == 0 || points == 1 && !rest.starts_with(char::is_alphabetic);
    is_number && (named || bounds(before)) && bounds(behind)
}

/// Doubts the rows beside numbers that stand in a print of a table and are no known place's.
fn doubt_near(text: &str, report: &mut Report, print: &Print, strays: &[Span]) {
    if strays.is_empty() {
        return;
    }
    let Some(at) = report.tables.iter().position(|table| table.form.table == print.table) else { return };
    let table = &report.tables[at];
    let mut rows: Vec<usize> = Vec::new();
    let places = places(table);
    let mut closed: Vec<bool> = (0..places.len()).map(|row| is_closed(text, table, row)).collect();
    for stray in strays {
        steps::add(places.len());
        let before = places.iter().rposition(|place| place.is_some_and(|p| p.start <= stray.start));
        let behind = places.iter().position(|place| place.is_some_and(|p| p.start > stray.start));
        rows.extend(before.into_iter().chain(behind));
        // Digits under a row, in its next lines, may be the end of a number that its narrow column broke.
        if let Some((row, place)) = before.and_then(|row| Some((row, places[row]?))) {
            let near = place.end <= stray.start && stray.start - place.end < NEAR;
            let between = if near { Span { start: place.end, end: stray.start }.of(text) } else { "" };
            steps::add(between.len());
            let below = between.contains('\n') && !between.contains("\n\n") && between.ends_with("  ");
            closed[row] &= !below;
        }
        // Rows between that were not found.
        if let (Some(before), Some(behind)) = (before, behind) {
            rows.extend(before + 1..behind);
        }
    }
    if table.form.table == TableKind::Disputes || rows.is_empty() {
        rows = (0..table.form.rows.len()).collect();
    }
    rows.retain(|&row| !closed[row]);
    let span = strays.iter().copied().reduce(Span::to).unwrap_or_default();
    let prints: Vec<&str> = strays.iter().take(8).map(|stray| stray.of(text)).collect();
    let print = prints.join(" ");
    doubt_rows(report, at, rows, NoticeKind::Unaccounted, (span, print));
}

/// Doubts the rows of which neither a label nor a number was found, where a page's end tears the table: they may stand in the
/// text between its pieces.
fn doubt_at_gaps(report: &mut Report, print: &Print) {
    let Some(at) = report.tables.iter().position(|table| table.form.table == print.table) else { return };
    let places = places(&report.tables[at]);
    for gap in print.gaps_and_furniture().0 {
        steps::add(places.len());
        let before = places.iter().rposition(|place| place.is_some_and(|p| p.end <= gap.start));
        let behind = places.iter().position(|place| place.is_some_and(|p| p.start >= gap.end));
        let Some((behind, place)) = behind.and_then(|row| Some((row, places[row]?))) else { continue };
        let rows = before.map_or(0, |row| row + 1)..behind;
        doubt_rows(report, at, rows.collect(), NoticeKind::LabelLost, (place, String::new()));
    }
}

/// Doubts rows of a table, and says so of those that were certain.
pub(super) fn doubt_rows(
    report: &mut Report,
    at: usize,
    mut rows: Vec<usize>,
    kind: NoticeKind,
    print: (Span, String),
) {
    order::by_key(&mut rows, |&row| row as u32);
    rows.dedup();
    let form = report.tables[at].form;
    let cells = rows
        .iter()
        .flat_map(|&row| (0..form.rows[row].columns.len()).map(move |column| form.cell_at(row, column)));
    doubt_cells(report, at, cells.collect(), kind, print);
}

/// The same for single cells.
pub(super) fn doubt_cells(
    report: &mut Report,
    at: usize,
    mut cells: Vec<CellId>,
    kind: NoticeKind,
    (span, print): (Span, String),
) {
    let table = &mut report.tables[at];
    cells.retain(|id| !table.cells[usize::from(id.index)].is_objected());
    for id in &cells {
        table.cells[usize::from(id.index)].object(kind);
    }
    if !cells.is_empty() {
        report.notices.push(Notice { kind, table: table.form.table, cells, spans: vec![span], print });
    }
}

/// Whether a row prints all its cells on one line: what stands on another line is none of it.
fn is_closed(text: &str, table: &Table, row: usize) -> bool {
    let printed = |cell: &Cell| cell.span.filter(|_| !cell.raw.is_empty());
    let places: Option<Vec<Span>> = table.row(row).iter().map(printed).collect();
    let whole = places.and_then(|places| places.into_iter().reduce(Span::to));
    whole.is_some_and(|place| !place.of(text).contains('\n'))
}

/// For each row of a table where its label or its first number stands.
fn places(table: &Table) -> Vec<Option<Span>> {
    let row = |row: usize| {
        let printed = table.row(row).iter().filter(|cell| cell.value.is_some()).filter_map(|cell| cell.span);
        table.labels[row].into_iter().chain(printed).reduce(Span::to)
    };
    (0..table.form.rows.len()).map(row).collect()
}

/// Doubts that cells are blank or rows absent, where numbers stand behind their table that belong to none.
fn doubt_absence(text: &str, part: &Part, report: &mut Report, behind: &[Span]) {
    let mut at = 0;
    while at < behind.len() {
        let next = part.prints.iter().map(|p| p.span().start).find(|&start| start > behind[at].start);
        let many = behind[at..].iter().take_while(|stray| next.is_none_or(|next| stray.start < next)).count();
        let group = &behind[at..at + many];
        at += many.max(1);
        let before = part.prints.iter().rfind(|p| p.span().end <= group[0].start).map(|p| p.table);
        let kinds = [before, part.prints.iter().find(|p| Some(p.span().start) == next).map(|p| p.table)];
        doubt_elsewhere(text, report, kinds, group, true);
    }
}

/// Doubts the tables that numbers may belong to which stand beside those of these `kinds`, or among them: of the other
/// tables those that are torn, and where `beside` of these what is not printed.
fn doubt_elsewhere(
    text: &str,
    report: &mut Report,
    kinds: [Option<TableKind>; 2],
    group: &[Span],
    beside: bool,
) {
    for kind in TableKind::ALL {
        let Some(table) = report.tables.iter().position(|t| t.form.table == kind) else { continue };
        let is_near = kinds.contains(&Some(kind));
        let rows = if beside && is_near {
            rows_with(&report.tables[table], |cell| matches!(cell.state, State::Blank | State::Missing))
        } else if !is_near && group.len() >= ROW && is_torn(&report.tables[table]) {
            rows_without_numbers(&report.tables[table])
        } else {
            continue;
        };
        let span = group.iter().copied().reduce(Span::to).unwrap_or_default();
        let prints: Vec<&str> = group.iter().take(8).map(|stray| stray.of(text)).collect();
        doubt_rows(report, table, rows, NoticeKind::Unaccounted, (span, prints.join(" ")));
    }
}

/// So many numbers together may be those of a row of another table.
const ROW: usize = 7;

/// Whether most rows of a table hold no number: their numbers may be anywhere in the text.
fn is_torn(table: &Table) -> bool {
    rows_without_numbers(table).len() * 2 > table.form.rows.len()
}

fn rows_without_numbers(table: &Table) -> Vec<usize> {
    // A sign for nothing leaves no room for a number.
    let printed = rows_with(table, |cell| cell.value.is_some() || cell.state == State::Placeholder);
    (0..table.form.rows.len()).filter(|row| !printed.contains(row)).collect()
}

/// The rows of a table with any such cell.
fn rows_with(table: &Table, is: impl Fn(&Cell) -> bool) -> Vec<usize> {
    (0..table.form.rows.len()).filter(|&row| table.row(row).iter().any(&is)).collect()
}

#[cfg(test)]
mod tests {
    use crate::form::{Edition, TableKind, form};
    use crate::report::{Media, Report};

    fn read(table: &str) -> Report {
        let text = format!(
            "云岭县林草局2023年政府信息公开工作年度报告\n一、总体情况\n略。\n二、主动公开政府信息情况\n第二十条第（一）项\n\
             信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n{table}五、存在的主要问题及改进情况\n略。\n"
        );
        super::super::read(&text, Media::PlainText).reports.remove(0)
    }

    fn cells(table: &str) -> Vec<String> {
        let cells = &read(table).tables[0].cells;
        cells.iter().take(6).map(|c| format!("{}{}", c.raw, if c.doubt { "?" } else { "" })).collect()
    }

    #[test]
    fn a_number_beside_empty_cells_doubts_them() {
        for number in ["9", "9.25"] {
            let printed = cells(&format!("规章\t0\t0\t0\n行政规范性文件\t2\t1\t\n略 \t {number}\n"));
            assert_eq!(printed[..3], ["0", "0", "0"]);
            assert!(printed[3..].iter().all(|cell| cell.ends_with('?')), "{printed:?}");
        }
    }

    #[test]
    fn numbers_of_chapters_and_dates_are_no_cells() {
        for line in ["3.1 附表", "2023.12.31"] {
            let printed = cells(&format!("规章\t0\t0\t\n{line}\n行政规范性文件\t2\t1\t9\n"));
            assert_eq!(printed, ["0", "0", "", "2", "1", "9"], "{line}");
        }
    }

    #[test]
    fn the_first_row_of_another_print_with_which_the_text_ends_doubts_the_row() {
        let form = crate::form::form(crate::TableKind::Requests, crate::Edition::F21);
        let line = |row: &crate::form::FormRow| format!("{}\t1\t0\t0\t0\t0\t0\t1\n", row.label().zh);
        let rows: String = form.rows.iter().map(line).collect();
        let text = format!(
            "三、收到和处理政府信息公开申请情况\n本级\n{rows}全县\n{}\t6\t0\t0",
            form.rows[0].label().zh
        );
        let report = super::super::read(&text, Media::PlainText).reports.remove(0);
        let cells = &report.tables[0].cells;
        assert!(cells[..7].iter().all(|cell| cell.doubt));
        assert!(cells[7..].iter().all(|cell| !cell.doubt));
    }

    #[test]
    fn numbers_among_those_of_table_4_open_the_rows_of_a_torn_table_3() {
        let form = form(TableKind::Requests, Edition::F21);
        let rows = form.rows.iter().map(|row| row.label().zh);
        let labels = rows.collect::<Vec<_>>().join("\n").replacen('\n', "19 9 28\n", 1);
        let outcomes = "结果维持 结果纠正 其他结果 尚未审结 总计";
        let numbers = "1 1\n1\n\n3\n3 1\n1\n\n18 9\n1\n\n";
        let text = format!(
            "云岭县林草局2023年政府信息公开工作年度报告\n一、总体情况\n略。\n三、收到和处理政府信息公开申请情况\n{labels}\n\
             四、政府信息公开行政复议、行政诉讼情况\n行政复议\n\n{outcomes}\n\n五、存在的主要问题及改进情况\n略。\n\
             六、其他需要报告的事项\n略。\n\n行政诉讼\n未经复议直接起诉\n{outcomes} {outcomes}\n2 2 4\n\n{numbers}复议后起诉\n\n\
             4 2\n\n{numbers}4 6\n"
        );
        let report = super::super::read(&text, Media::PlainText).reports.remove(0);
        let table = report.table(TableKind::Requests).expect("table 3");
        assert!(table.cells.iter().all(|cell| cell.doubt));
    }

    #[test]
    fn lines_that_number_pages_are_known_places() {
        for other in ["— 3 —\n", "第 3 页 共 9 页\n"] {
            let printed = cells(&format!("规章\t0\t0\t\n{other}行政规范性文件\t2\t1\t9\n"));
            assert_eq!(printed, ["0", "0", "", "2", "1", "9"], "{other}");
        }
    }
}
