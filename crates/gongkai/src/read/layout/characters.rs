//! Columns of characters: what `pdftotext -layout`, text browsers and tables of fixed width print.
//!
//! A number stands in the characters of its column. Which those are is shown by all numbers and headings of the table
//! together: where they fall into bands with space between them all the way down, and there are as many bands as
//! columns, each number belongs to the column of its band, and what is not printed is an empty cell.

use super::{Label, Layout, Part, is_value};
use crate::form::TableKind;
use crate::slice::Slice as _;
use crate::source::{Piece, Widths, is_han};
use crate::span::Span;
use crate::steps;

/// What stands between two spaces.
#[derive(Clone, Copy)]
struct Word<'a> {
    print: &'a str,
    place: Span,
    /// The columns of characters that it fills, the second excluded.
    from: usize,
    to: usize,
}

/// The words of a line, and how many of them, at its end, are values.
struct Line<'a> {
    words: Vec<Word<'a>>,
    values: usize,
}

impl<'a> Line<'a> {
    fn of(text: &'a str, at: usize, widths: Widths) -> Line<'a> {
        steps::add(text.len());
        let mut words: Vec<Word<'a>> = Vec::new();
        let mut column = 0;
        let mut open: Option<(usize, usize)> = None;
        let word = |(start, from): (usize, usize), end: usize, to: usize| Word {
            print: text.part(start..end),
            place: Span::new(at + start, at + end),
            from,
            to,
        };
        for (index, c) in text.char_indices() {
            if c.is_whitespace() {
                words.extend(open.take().map(|begun| word(begun, index, column)));
            } else if open.is_none() {
                open = Some((index, column));
            }
            column += widths.of(c);
        }
        words.extend(open.take().map(|begun| word(begun, text.len(), column)));
        let values = words.iter().rev().take_while(|w| is_value(w.print)).count();
        Line { words, values }
    }

    fn values(&self) -> &[Word<'a>] {
        &self.words[self.words.len() - self.values..]
    }

    fn labels(&self) -> &[Word<'a>] {
        &self.words[..self.words.len() - self.values]
    }
}

/// A band of columns of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Band {
    from: usize,
    to: usize,
}

impl Band {
    fn of(word: &Word<'_>) -> Band {
        Band { from: word.from, to: word.to }
    }

    fn overlaps(self, other: Band) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// What words of one column may have in common.
#[derive(Clone, Copy)]
enum Edge {
    From,
    To,
    /// Within half a character.
    Middle,
}

impl Edge {
    const ALL: [Edge; 3] = [Edge::From, Edge::To, Edge::Middle];

    fn is_common(self, words: &[Band]) -> bool {
        let (of, within): (fn(&Band) -> usize, usize) = match self {
            Edge::From => (|band| band.from, 0),
            Edge::To => (|band| band.to, 0),
            Edge::Middle => (|band| band.from + band.to, 2),
        };
        let edges = || words.iter().map(of);
        edges().max().zip(edges().min()).is_none_or(|(most, least)| most - least <= within)
    }
}

/// The bands that these make together; those that touch are one.
fn merged(bands: impl IntoIterator<Item = Band>) -> Vec<Band> {
    let mut all: Vec<Band> = bands.into_iter().collect();
    steps::add(all.len());
    all.sort_unstable_by_key(|band| band.from);
    let mut merged: Vec<Band> = Vec::new();
    for band in all {
        match merged.last_mut() {
            Some(last) if band.from <= last.to => last.to = last.to.max(band.to),
            _ => merged.push(band),
        }
    }
    merged
}

/// For each line of numbers what stands in each column.
type Grid = Vec<(usize, Vec<Option<Span>>)>;

pub(super) fn layout(part: &Part<'_>) -> Option<Layout> {
    if part.form.table == TableKind::Disclosure || !part.complete {
        return None;
    }
    let tables: Vec<Table<'_>> =
        Widths::ALL.into_iter().filter_map(|widths| Table::of(part, widths)).collect();
    // Where the widths are not the tool's, the numbers of a column stand apart.
    let spread = |table: &Table<'_>| merged(table.numbers()).len();
    let least = tables.iter().map(spread).min()?;
    let mut found: Option<Grid> = None;
    let fits = |table: &&Table<'_>| spread(table) == least && table.is_whole();
    for table in tables.iter().filter(fits) {
        for grid in [table.by_headings(), table.by_numbers(), table.by_cells()].into_iter().flatten() {
            match &found {
                Some(known) if *known != grid => return None,
                _ => found = Some(grid),
            }
        }
    }
    let grid = found.filter(|grid| grid.iter().any(|(_, cells)| cells.iter().any(Option::is_none)))?;
    Some(Layout::of(written(part, &grid)))
}

struct Table<'a> {
    part: &'a Part<'a>,
    label: Label,
    lines: Vec<Line<'a>>,
    /// The first line of the rows: those before hold headings.
    first: usize,
    /// For each label the line that it begins on.
    label_lines: Vec<usize>,
}

impl<'a> Table<'a> {
    fn of(part: &'a Part<'a>, widths: Widths) -> Option<Table<'a>> {
        /// A line of more words is no table's.
        const MOST_WORDS: usize = 100;
        let text = &part.source.text;
        let (first, last) = (part.labels.first()?, part.labels.last()?);
        let begin = text.part(..part.within.start as usize).rfind('\n').map_or(0, |at| at + 1);
        let (mut lines, mut label_lines) = (Vec::new(), Vec::new());
        let (mut at, mut first_line) = (begin, 0);
        let mut labels = part.labels.iter().peekable();
        while at < (part.within.end as usize).max(begin) {
            let end = text.part(at..).find('\n').map_or(text.len(), |length| at + length);
            while labels.next_if(|label| (label.place.start as usize) < end).is_some() {
                label_lines.push(lines.len());
            }
            let line = Line::of(text.part(at..end), at, widths);
            // Prose behind the table.
            if at > last.place.end as usize && line.labels().iter().any(|w| w.print.contains(is_han)) {
                break;
            }
            if line.words.len() > MOST_WORDS {
                return None;
            }
            lines.push(line);
            at = end + 1;
        }
        let own = *label_lines.first()?;
        if part.form.table == TableKind::Requests {
            first_line = own;
        } else if let Some(head) = lines.iter().rposition(|l| l.values == 0 && !l.words.is_empty()) {
            first_line = head + 1;
        }
        // Numbers with single spaces between them flow, they do not stand in columns.
        let gaps =
            |line: &Line<'_>| line.values().windows(2).filter(|pair| pair[1].from > pair[0].to + 1).count();
        let rows = lines.get(first_line..)?;
        let columns = rows.iter().map(gaps).sum::<usize>() > 0 || rows.iter().all(|line| line.values < 2);
        let columns = columns && rows.iter().any(|line| line.values > 0);
        (columns && label_lines.len() == part.labels.len()).then_some(Table {
            part,
            label: *first,
            lines,
            first: first_line,
            label_lines,
        })
    }

    fn rows(&self) -> impl Iterator<Item = (usize, &Line<'a>)> {
        self.lines.iter().enumerate().skip(self.first)
    }

    fn numbers(&self) -> impl Iterator<Item = Band> {
        self.rows().flat_map(|(_, line)| line.values().iter().map(Band::of))
    }

    /// Whether the numbers of each of these bands begin, end or have their middle at one place, and as those do that stand
    /// several in a band with their heading, one alone with its heading too.
    fn is_aligned(&self, bands: &[Band], headings: &[Band]) -> bool {
        let mut of_band: Vec<Vec<Band>> = vec![Vec::new(); bands.len()];
        let at = |place: Band| bands.partition_point(|band| band.to <= place.from).min(bands.len() - 1);
        for number in self.numbers() {
            of_band[at(number)].push(number);
        }
        if !of_band.iter().all(|numbers| Edge::ALL.iter().any(|edge| edge.is_common(numbers))) {
            return false;
        }
        let with_heading = |at_least: usize, edge: Edge| {
            headings.iter().all(|heading| {
                let numbers = &of_band[at(*heading)];
                numbers.len() < at_least || edge.is_common(&[numbers.as_slice(), &[*heading]].concat())
            })
        };
        let mut known = Edge::ALL.into_iter().filter(|edge| with_heading(2, *edge)).peekable();
        known.peek().is_none() || known.any(|edge| with_heading(1, edge))
    }

    /// Whether no break tore a label, and the numbers behind it out of their columns: a label goes on in the next
    /// line, and, where numbers stand in that, below its beginning.
    fn is_whole(&self) -> bool {
        let text = &self.part.source.text;
        let torn = |label: &Label| {
            let lines = label.place.of(text).split('\n');
            lines.skip(1).any(|line| line.trim().is_empty())
        };
        if self.part.labels.iter().any(torn) {
            return false;
        }
        let mut own: Option<usize> = None;
        self.rows().all(|(at, line)| {
            if self.label_lines.binary_search(&at).is_ok() {
                own = Some(at);
                return true;
            }
            let above = own.map_or(&[][..], |own| self.lines[own].labels());
            let begins = line.labels().first().filter(|_| line.values > 0);
            begins.is_none_or(|word| above.iter().any(|label| label.from == word.from))
        })
    }

    /// The bands of the headings, from their words over one or more lines.
    fn by_headings(&self) -> Option<Grid> {
        /// Lines that the headings may take.
        const MOST_LINES: usize = 12;
        let names: Vec<&str> =
            self.part.form.rows.iter().flat_map(|row| row.columns).map(|column| column.label.zh).collect();
        let names = &names[..self.label.width];
        let heads = &self.lines[self.first.saturating_sub(MOST_LINES)..self.first];
        let headings = headings_in(heads, names);
        if !headings.iter().map(|(_, name)| name).eq(names) {
            return None;
        }
        let headings: Vec<Band> = headings.into_iter().map(|(band, _)| band).collect();
        let bands = merged(headings.iter().copied().chain(self.numbers()));
        (bands.len() == names.len()).then(|| self.filled(&bands, &headings)).flatten()
    }

    /// Every column holds some number.
    fn by_numbers(&self) -> Option<Grid> {
        let bands = merged(self.numbers());
        (bands.len() == self.label.width).then(|| self.filled(&bands, &[])).flatten()
    }

    fn filled(&self, bands: &[Band], headings: &[Band]) -> Option<Grid> {
        if !self.is_aligned(bands, headings) {
            return None;
        }
        let columns = bands.first().zip(bands.last()).map(|(a, b)| Band { from: a.from, to: b.to })?;
        let mut grid = Vec::new();
        for (at, line) in self.rows() {
            // Where words reach into the columns, rows do not begin all alike.
            if line.labels().iter().any(|word| Band::of(word).overlaps(columns)) {
                return None;
            }
            if line.values > 0 {
                grid.push((at, placed(line.values(), bands)?));
            }
        }
        Some(grid)
    }

    /// Cells that stand side by side without regard to what labels span, as text browsers print them: a row with two
    /// labels begins a cell later.
    fn by_cells(&self) -> Option<Grid> {
        /// Spaces between two cells.
        const APART: usize = 2;
        let Label { width, .. } = self.label;
        if self.part.form.table != TableKind::Requests {
            return None;
        }
        let cells = |line: &Line<'a>| -> Vec<Band> {
            let mut cells: Vec<Band> = Vec::new();
            for (at, word) in line.words.iter().enumerate() {
                let joins = at < line.words.len() - line.values;
                match cells.last_mut() {
                    Some(last) if joins && word.from - last.to < APART => last.to = word.to,
                    _ => cells.push(Band::of(word)),
                }
            }
            cells
        };
        let bands = merged(self.lines.iter().flat_map(cells));
        if !self.is_aligned(&merged(self.numbers()), &[]) {
            return None;
        }
        let band_of = |from: usize| bands.partition_point(|band| band.to <= from);
        let mut grid = Vec::new();
        let mut reaches = false;
        let (mut own, mut labels) = (None, self.part.labels.iter().zip(&self.label_lines).peekable());
        for (at, line) in self.rows() {
            while let Some((label, _)) = labels.next_if(|(_, line)| **line == at) {
                let word = line.words.iter().find(|w| w.place.end > label.place.start)?;
                // A label begins its cell.
                own = Some(band_of(word.from)).filter(|&band| bands[band].from == word.from);
                own?;
            }
            if line.values == 0 {
                continue;
            }
            let first = own? + 1;
            let placed = placed(line.values(), &bands)?;
            if placed
                .iter()
                .enumerate()
                .any(|(at, cell)| cell.is_some() && !(first..first + width).contains(&at))
            {
                return None;
            }
            let cells: Vec<Option<Span>> =
                (first..first + width).map(|at| placed.get(at).copied().flatten()).collect();
            // Without this, a column that holds nothing might be missing in front.
            reaches |= cells.last().is_some_and(Option::is_some);
            grid.push((at, cells));
        }
        reaches.then_some(grid)
    }
}

/// Where these lines print the names, each over one or more lines, from left to right.
fn headings_in<'a>(lines: &[Line<'_>], names: &[&'a str]) -> Vec<(Band, &'a str)> {
    let mut found: Vec<(Band, &str)> = Vec::new();
    for (at, &name) in names.iter().enumerate() {
        if !names[..at].contains(&name) {
            found.extend(headings_of(lines, name).into_iter().map(|band| (band, name)));
        }
    }
    found.sort_unstable_by_key(|(band, _)| band.from);
    found
}

fn headings_of(lines: &[Line<'_>], name: &str) -> Vec<Band> {
    // A heading may end in a remark in brackets.
    let parts = |print: &'_ str| print.find(['（', '(']).unwrap_or(print.len());
    let name = name.part(..parts(name));
    let opens = |print: &str| parts(print) < print.len() && !print.contains(['）', ')']);
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for word in line
            .words
            .iter()
            .filter(|w| parts(w.print) > 0 && name.starts_with(w.print.part(..parts(w.print))))
        {
            let mut band = Band::of(word);
            let mut rest = name.part(parts(word.print)..);
            let mut open = opens(word.print);
            let below = lines[at + 1..].iter().flat_map(|line| &line.words);
            let mut whole = true;
            for next in below.filter(|w| Band::of(w).overlaps(Band::of(word))) {
                steps::add(1);
                let own = next.print.part(..parts(next.print));
                match rest.strip_prefix(own) {
                    _ if open => open = !next.print.contains(['）', ')']),
                    Some(behind) if !rest.is_empty() || own.is_empty() => {
                        (rest, open) = (behind, opens(next.print));
                    }
                    _ => {
                        whole = false;
                        continue;
                    }
                }
                band = Band { from: band.from.min(next.from), to: band.to.max(next.to) };
            }
            // A single character may begin anything.
            let enough = name.chars().count() - rest.chars().count() > 1;
            found.extend((whole && enough).then_some(band));
        }
    }
    found
}

/// Which of these names stand beside each other in lines that spaces lay out, from left to right, each over one or more
/// lines; `None` where not each is printed whole and so many times.
pub(in super::super) fn order_of_headings(
    text: &str,
    head: Span,
    names: &[&str],
    times: usize,
) -> Option<Vec<usize>> {
    /// Heads are shorter, in bytes.
    const LONGEST: u32 = 8000;
    if head.end <= head.start || head.end - head.start > LONGEST {
        return None;
    }
    let mut found: Option<Vec<usize>> = None;
    for widths in [Widths::Two, Widths::One] {
        let print = head.of(text).split('\n');
        let lines: Vec<Line<'_>> = print.map(|line| Line::of(line, 0, widths)).collect();
        let apart = |line: &Line<'_>| line.words.windows(2).any(|pair| pair[1].from > pair[0].to + 1);
        if !lines.iter().any(apart) {
            return None;
        }
        let headings = headings_in(&lines, names);
        let side_by_side = headings.windows(2).all(|pair| pair[0].0.to <= pair[1].0.from);
        let order: Vec<usize> =
            headings.iter().filter_map(|(_, name)| names.iter().position(|own| own == name)).collect();
        let whole = (0..names.len()).all(|own| order.iter().filter(|&&at| at == own).count() == times);
        match &found {
            _ if !side_by_side || !whole => {}
            Some(known) if *known != order => return None,
            _ => found = Some(order),
        }
    }
    found
}

/// The words in their bands, at most one in each.
fn placed(words: &[Word<'_>], bands: &[Band]) -> Option<Vec<Option<Span>>> {
    let mut cells = vec![None; bands.len()];
    for word in words {
        let at = bands.partition_point(|band| band.to <= word.from);
        let band = bands.get(at).filter(|band| band.from <= word.from && word.to <= band.to)?;
        debug_assert!(band.overlaps(Band::of(word)));
        if cells[at].replace(word.place).is_some() {
            return None;
        }
    }
    Some(cells)
}

fn written(part: &Part<'_>, grid: &Grid) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(part.pieces.len() * 4);
    let mut rows = grid.iter().peekable();
    for piece in part.pieces {
        let stands_in = |cells: &[Option<Span>]| {
            cells
                .iter()
                .flatten()
                .next()
                .is_some_and(|span| span.start >= piece.start && span.end <= piece.end)
        };
        let Some((_, cells)) = rows.next_if(|(_, cells)| stands_in(cells)) else {
            pieces.push(*piece);
            continue;
        };
        let as_cell = |start: u32, end: u32| Piece::new(start as usize, end as usize, piece.row, true);
        let first = cells.iter().flatten().map(|span| span.start).min().unwrap_or(piece.end);
        let label = part.source.text.part(piece.start as usize..first as usize).trim_end();
        let mut end = piece.start + label.len() as u32;
        pieces.extend((!label.is_empty()).then(|| as_cell(piece.start, end)));
        for cell in cells {
            let (start, stop) = cell.map_or((end, end), |span| (span.start, span.end));
            pieces.push(as_cell(start, stop));
            end = stop;
        }
    }
    // A line of numbers that is no piece of the table.
    if rows.peek().is_some() { part.pieces.to_vec() } else { pieces }
}
