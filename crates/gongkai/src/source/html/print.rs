//! The text that a page shows, and its pieces: table rows become lines, cells are divided by tabs, blocks by line
//! breaks.
//!
//! **Marks.** What is set above or below the line (`sup`, `sub`), and the anchor of a note, is no part of a number.
//! In a cell of a table it is left out where it holds nothing but signs of notes (`251²`, `[3]`, `注1`), unless the
//! cell has nothing else. Anywhere else it stays, and a space keeps its digits from those beside it.

use super::grid::{Grid, Place};
use super::{Newlines, White, plain, unified};
use crate::slice::Slice as _;
use crate::source::{Piece, Source, digit};
use crate::span::Span;
use crate::steps;

/// A table that is being read.
struct Table {
    /// Its number in the document.
    number: u32,
    /// Where its open cell starts in the text.
    cell: Option<usize>,
    /// Where that cell began, whatever of it became a part of the page.
    began: usize,
    /// Whether other cells stand before it in its row.
    beside: bool,
    /// Where its open cell stands in its grid.
    place: Place,
    /// Whether its open cell holds another table, or so much that it is a part of the page, not of a table.
    holds_blocks: bool,
    /// Whether no element opened it.
    implied: bool,
    /// How many columns a grid has that is laid out by a style; 0 for a table with rows of its own.
    tracks: u16,
    grid: Grid,
    /// The row that is open, if any.
    row: Option<Row>,
}

/// Where a row starts.
struct Row {
    pieces: usize,
    text: usize,
    /// Whether what it holds is not shown.
    hidden: bool,
}

pub(super) struct Print {
    text: String,
    pieces: Vec<Piece>,
    newlines: Newlines,
    tables: Vec<Table>,
    /// Tables so far.
    count: u32,
    row: u32,
    /// Where the text outside of cells starts that is not divided into pieces yet.
    loose: usize,
    /// Whether a digit that comes next is none of the number that the text ends with.
    apart: bool,
    /// Where the open mark starts.
    mark: Option<usize>,
    /// Marks that were left out of a cell that has nothing else.
    marks: String,
    /// Places that a file's reader was not sure of, by the number of its observation, in order.
    unsure: Vec<(usize, Span)>,
    /// Where pictures stand.
    pictures: Vec<u32>,
}

/// Stands for the number of an observation where the markup itself is why a place is doubted.
pub(super) const MARKUP: usize = usize::MAX;

/// More text than this in one cell (bytes) is a page laid out by a table.
const LONGEST_CELL: usize = 600;

impl Print {
    pub(super) fn new(length: usize, newlines: Newlines) -> Self {
        Print {
            text: String::with_capacity(length / 2),
            pieces: Vec::new(),
            newlines,
            tables: Vec::new(),
            count: 0,
            row: 0,
            loose: 0,
            apart: false,
            mark: None,
            marks: String::new(),
            unsure: Vec::new(),
            pictures: Vec::new(),
        }
    }

    /// Notes that a picture is shown here.
    pub(super) fn picture(&mut self) {
        self.pictures.push(self.text.len() as u32);
    }

    /// Says that an observation puts in doubt what was printed since byte `from`, though it be nothing.
    pub(super) fn note_unsure(&mut self, observation: usize, from: usize) {
        let end = self.text.len();
        self.unsure.push((observation, Span { start: from.min(end) as u32, end: end as u32 }));
    }

    /// Says that the open cell, if one is, may not show what it holds as it is read.
    pub(super) fn doubt(&mut self) {
        if self.in_any_cell() {
            self.note_unsure(MARKUP, self.text.len());
        }
    }

    /// Moves the doubted places from byte `from` on to the cell or the lines that became of them.
    fn move_unsure(&mut self, from: usize, to: Span) {
        let first = self.unsure.partition_point(|(_, span)| (span.end as usize) < from);
        self.unsure[first..]
            .iter_mut()
            .filter(|(_, span)| span.start as usize >= from)
            .for_each(|(_, span)| *span = to);
        for picture in self.pictures.iter_mut().filter(|at| **at as usize >= from) {
            *picture = (*picture).min(to.end);
        }
    }

    /// The text so far.
    pub(super) fn so_far(&self) -> &str {
        &self.text
    }

    /// Adds text without character references.
    pub(super) fn words(&mut self, text: &str, white: White) {
        steps::add(text.len());
        let white = self.white(white);
        let bytes = text.as_bytes();
        let (mut from, mut at) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            if !may_be_special(byte, bytes.get(at + 1).copied()) {
                at += 1;
                continue;
            }
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let end = at + c.len_utf8();
            if c.is_whitespace() || is_invisible(c) {
                self.run(text.part(from..at));
                self.blank(c, white);
                from = end;
            }
            at = end;
        }
        self.run(text.part(from..));
    }

    pub(super) fn character(&mut self, c: char, white: White) {
        if c.is_whitespace() || is_invisible(c) {
            self.blank(c, self.white(white));
        } else {
            self.run(c.encode_utf8(&mut [0; 4]));
        }
    }

    /// Adds characters none of which is white space.
    fn run(&mut self, run: &str) {
        if run.is_empty() {
            return;
        }
        if self.apart {
            self.apart = false;
            if run.starts_with(|c| digit(c).is_some()) && self.text.ends_with(|c| digit(c).is_some()) {
                self.text.push(' ');
            }
        }
        self.text.push_str(run);
    }

    fn blank(&mut self, c: char, white: White) {
        if is_invisible(c) {
            // Not shown, so not there.
        } else if c == '\n' && white != White::Collapses {
            self.line_break();
        } else if white == White::Stays {
            self.text.push(c);
        } else {
            self.space();
        }
    }

    /// Between the cells of a table white space is the markup's own, whatever is said around it.
    fn white(&self, said: White) -> White {
        match self.tables.last() {
            Some(Table { cell: None, .. }) => White::Collapses,
            None if said == White::Collapses && self.newlines == Newlines::AreBreaks => White::Breaks,
            _ => said,
        }
    }

    /// Keeps the digits that come next from those before.
    pub(super) fn set_apart(&mut self) {
        self.apart = true;
    }

    pub(super) fn space(&mut self) {
        if !self.text.ends_with([' ', '\n', '\t']) && !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    /// Where the text begins that may still be shortened.
    fn floor(&self) -> usize {
        let floor = self.tables.last().and_then(|table| table.cell).unwrap_or(self.loose);
        self.text.floor_char_boundary(floor)
    }

    pub(super) fn line_break(&mut self) {
        if self.text.ends_with(' ') && self.text.len() > self.floor() {
            self.text.pop();
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A break between blocks: one is enough.
    pub(super) fn block(&mut self) {
        if self.text.ends_with('\t') && self.tables.last().is_some_and(|t| t.implied && t.cell.is_none()) {
            self.end_row();
        }
        let floor = self.floor();
        let kept = floor + self.text.part(floor..).trim_end_matches(' ').len();
        steps::add(1 + self.text.len() - kept);
        if kept == 0 || self.text.part(..kept).ends_with(['\n', '\t']) {
            // Spaces alone would be looked at again with every block.
            self.text.truncate(self.text.floor_char_boundary(kept));
        } else {
            self.line_break();
        }
    }

    /// Whether a cell is open.
    pub(super) fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(|table| table.cell.is_some())
    }

    /// Whether a row or a cell could only stand in a table that is not open yet.
    pub(super) fn needs_table(&self) -> bool {
        self.tables.last().is_none_or(|table| table.cell.is_some())
    }

    /// Opens a table; one that no element opens is `implied`.
    pub(super) fn open_table(&mut self, tracks: u16, implied: bool) {
        self.enter();
        self.count += 1;
        self.tables.push(Table {
            number: self.count,
            cell: None,
            began: 0,
            beside: false,
            place: Place { column: 0, colspan: 1, rowspan: 1 },
            holds_blocks: false,
            implied,
            tracks,
            grid: Grid::default(),
            row: None,
        });
    }

    /// Begins what makes the open cell a part of the page: a table, a document.
    fn enter(&mut self) {
        if let Some(outer) = self.tables.last_mut() {
            outer.holds_blocks = true;
        }
        self.flush_cell_as_lines();
        self.block();
        self.flush_loose();
    }

    /// Begins a document within this one, and gives what [`Print::close_document`] wants to know.
    pub(super) fn open_document(&mut self) -> usize {
        self.enter();
        self.tables.len()
    }

    pub(super) fn close_document(&mut self, tables: usize) {
        while self.tables.len() > tables {
            self.leave_table();
        }
        self.block();
    }

    pub(super) fn close_table(&mut self) {
        self.close_implied();
        self.leave_table();
    }

    /// Closes the tables that no element opened, down to one that is an element's.
    pub(super) fn close_implied(&mut self) {
        while self.tables.last().is_some_and(|table| table.implied) {
            self.leave_table();
        }
    }

    fn leave_table(&mut self) {
        self.end_row();
        self.flush_stray();
        if self.tables.pop().is_some() {
            self.block();
            self.loose = self.text.len();
            // Text that follows in the outer cell starts here.
            if let Some(outer) = self.tables.last_mut().filter(|t| t.cell.is_some()) {
                outer.cell = Some(self.text.len());
            }
        }
    }

    pub(super) fn end_section(&mut self) {
        self.end_row();
        if let Some(table) = self.tables.last_mut() {
            table.grid.end_section();
        }
    }

    pub(super) fn open_row(&mut self, hidden: bool) {
        self.end_row();
        self.flush_stray();
        let row = Row { pieces: self.pieces.len(), text: self.text.len(), hidden };
        if let Some(table) = self.tables.last_mut() {
            table.row = Some(row);
        }
    }

    pub(super) fn open_cell(&mut self, colspan: u16, rowspan: u16) {
        self.close_cell();
        if self.tables.is_empty() {
            // A clipboard fragment may start inside of a table.
            self.open_table(0, true);
        }
        let tracks = self.tables.last().map_or(0, |table| table.tracks);
        let colspan = if tracks > 0 { colspan.min(tracks) } else { colspan };
        if tracks > 0 && !self.tables.last().is_some_and(|table| table.grid.fits(colspan, tracks)) {
            self.end_row();
        }
        if self.tables.last().is_some_and(|table| table.row.is_none()) {
            self.flush_stray();
        }
        let start = self.text.len();
        let pieces = self.pieces.len();
        self.apart = false;
        self.marks.clear();
        let Some(table) = self.tables.last_mut() else { return };
        table.row.get_or_insert(Row { pieces, text: start, hidden: false });
        table.place = table.grid.place(colspan, rowspan);
        table.cell = Some(start);
        table.began = start;
        table.beside = table.row.as_ref().is_some_and(|row| row.pieces < pieces);
        table.holds_blocks = false;
    }

    pub(super) fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(start) = table.cell else { return };
        if table.holds_blocks || self.text.len() - start > LONGEST_CELL {
            let beside = table.beside;
            let began = table.began.min(self.text.len());
            let short = self.text.len() - began <= LONGEST_CELL;
            self.flush_cell_as_lines();
            // A number beside a table in a cell, and another one in that table, are not one cell's.
            if beside && short && self.numbers_since(began) > 1 {
                self.note_unsure(MARKUP, began);
            }
            if let Some(table) = self.tables.last_mut() {
                table.cell = None;
            }
            self.block();
            return;
        }
        table.cell = None;
        let (place, number) = (table.place, table.number);
        if !self.marks.is_empty() && self.text.part(start..).trim().is_empty() {
            self.text.push_str(&self.marks);
        }
        // Breaks inside of a cell do not end the row: a label set in two lines is one label.
        steps::add(self.text.len() - start);
        if self.text.as_bytes()[start..].iter().any(|b| matches!(b, b'\n' | b'\t')) {
            let inner = self.text.split_off(self.text.floor_char_boundary(start));
            self.text.extend(inner.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
        }
        let piece = trimmed(&self.text, start, self.row);
        self.move_unsure(start, Span { start: piece.start, end: piece.end });
        self.pieces.push(Piece {
            table: number,
            column: place.column,
            colspan: place.colspan,
            rowspan: place.rowspan,
            ..piece
        });
        self.text.push('\t');
        self.apart = false;
        self.loose = self.text.len();
    }

    /// How many pieces from byte `from` on hold digits.
    fn numbers_since(&self, from: usize) -> usize {
        let since = self.pieces.iter().rev().take_while(|piece| piece.start as usize >= from);
        since
            .filter(|piece| {
                self.text.part(piece.start as usize..piece.end as usize).contains(|c| digit(c).is_some())
            })
            .count()
    }

    pub(super) fn end_row(&mut self) {
        if self.tables.is_empty() {
            self.block();
            return;
        }
        self.close_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(row) = table.row.take() {
            table.grid.next_row();
            let cells = self.pieces.get(row.pieces..).unwrap_or_default();
            if row.hidden && cells.iter().all(|piece| piece.cell && piece.start == piece.end) {
                // Nothing of the row is shown, so it is no row of empty cells.
                self.pieces.truncate(row.pieces);
                self.text.truncate(self.text.floor_char_boundary(row.text));
                self.loose = self.text.len();
                return;
            }
            self.row += u32::from(cells.is_empty());
        }
        if self.text.ends_with('\t') {
            self.text.pop();
            self.text.push('\n');
            self.row += 1;
            self.loose = self.text.len();
        }
    }

    /// Begins a mark that is no part of a number.
    pub(super) fn open_mark(&mut self) {
        self.apart = true;
        self.mark = Some(self.text.len());
    }

    pub(super) fn close_mark(&mut self) {
        self.apart = true;
        let Some(at) = self.mark.take() else { return };
        let Some(start) = self.tables.last().and_then(|table| table.cell) else { return };
        if at < start || !self.text.get(at..).is_some_and(is_note) {
            return;
        }
        let mark = self.text.split_off(at);
        if self.text.part(start..).trim().is_empty() {
            self.marks.push_str(&mark);
        }
    }

    /// Turns what the open cell of the innermost table holds so far into lines of the page.
    fn flush_cell_as_lines(&mut self) {
        if let Some(start) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
            let from = std::mem::replace(start, self.text.len());
            self.lines(from);
            self.loose = self.text.len();
        }
    }

    fn flush_loose(&mut self) {
        let from = self.loose;
        self.lines(from);
        self.loose = self.text.len();
    }

    /// Turns text that stands between the rows of a table (its caption) into lines of the page.
    fn flush_stray(&mut self) {
        let stray = self.text.part(self.loose.min(self.text.len())..);
        steps::add(stray.len());
        if self.tables.is_empty() {
            return;
        }
        if stray.trim().is_empty() {
            self.loose = self.text.len();
            return;
        }
        let (numbers, ends) = (stray.contains(|c| digit(c).is_some()), stray.ends_with('\n'));
        if numbers {
            // Browsers show it before the table: whose it is nobody knows.
            self.note_unsure(MARKUP, self.loose);
        }
        if !ends {
            self.text.push('\n');
        }
        self.flush_loose();
    }

    /// Divides the text from byte `from` on as a plain text is divided.
    fn lines(&mut self, from: usize) {
        let from = from.min(self.text.len());
        let loose = plain::pieces(unified(self.text.part(from..)));
        if loose.text.len() != self.text.len() - from {
            self.move_unsure(from, Span { start: from as u32, end: (from + loose.text.len()) as u32 });
        }
        self.text.truncate(self.text.floor_char_boundary(from));
        self.text.push_str(&loose.text);
        let place = |p: Piece| Piece {
            start: p.start + from as u32,
            end: p.end + from as u32,
            row: p.row + self.row,
            ..p
        };
        self.pieces.extend(loose.pieces.into_iter().map(place));
        self.row = self.pieces.last().map_or(0, |piece| piece.row + 1);
    }

    /// What was read; `title` becomes its first line.
    pub(super) fn finish(mut self, title: Option<&str>) -> Source {
        let open = self.in_any_cell();
        while !self.tables.is_empty() {
            self.leave_table();
        }
        self.flush_loose();
        if let Some(title) = title {
            self.put_before(title);
        }
        let end = self.text.len() as u32;
        for (_, span) in &mut self.unsure {
            *span = Span { start: span.start.min(end), end: span.end.min(end) };
        }
        Source {
            text: self.text,
            pieces: self.pieces,
            open,
            unsure: self.unsure,
            pictures: self.pictures,
            ..Source::default()
        }
    }

    fn in_any_cell(&self) -> bool {
        self.tables.iter().any(|table| table.cell.is_some())
    }

    fn put_before(&mut self, line: &str) {
        let length = line.len() as u32 + 1;
        self.text.insert(0, '\n');
        self.text.insert_str(0, line);
        for (_, span) in &mut self.unsure {
            *span = Span { start: span.start + length, end: span.end + length };
        }
        for picture in &mut self.pictures {
            *picture += length;
        }
        for piece in &mut self.pieces {
            (piece.start, piece.end, piece.row) = (piece.start + length, piece.end + length, piece.row + 1);
        }
        self.pieces.insert(0, Piece::new(0, line.len(), 0, false));
    }
}

/// Whether a character that begins with this byte, and goes on with the next, may be white space or invisible.
fn may_be_special(byte: u8, next: Option<u8>) -> bool {
    match byte {
        0..=b' ' => true,
        0xC2 => matches!(next, Some(0x85 | 0xA0 | 0xAD)),
        0xE1 => next == Some(0x9A),
        0xE2 => matches!(next, Some(0x80 | 0x81)),
        0xE3 => next == Some(0x80),
        0xEF => next == Some(0xBB),
        _ => false,
    }
}

/// Characters that no page shows: soft hyphens, and such without width. Signs of direction are none: they change
/// what is seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether a mark holds signs of notes only: `2`, `[3]`, `注1`, `①`, `*`. A decimal point or a separator of
/// thousands begins none.
fn is_note(mark: &str) -> bool {
    let mark = mark.trim();
    let sign = |c: char| {
        c.is_ascii_alphanumeric()
            || digit(c).is_some()
            || matches!(c, '[' | ']' | '(' | ')' | '（' | '）' | '〔' | '〕' | '【' | '】' | '*' | '＊' | '#')
            || matches!(c, '†' | '‡' | '§' | '注' | '附' | '、' | ',' | '，' | '-' | '–' | ' ')
            || matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{2089}' | '\u{2460}'..='\u{249B}')
    };
    !mark.starts_with([',', '，', '-', '–', '、']) && mark.chars().all(sign)
}

/// The piece of a cell that starts at byte `start` and ends with the text.
fn trimmed(text: &str, start: usize, row: u32) -> Piece {
    let inner = text.part(start..).trim_start();
    let begin = text.len() - inner.len();
    let end = begin + inner.trim_end().len();
    Piece::new(begin, end, row, true)
}
