//! Numbers on the lines below their empty cells: `label⇥` and then a number a line, as Chromium copies cells with
//! block content.
//!
//! It leaves out the tab before a cell that begins a line, so the first number below belongs to the empty cell that
//! ends the line above, and each further one is a cell of its own. An empty cell is an empty line.

use super::lines::end_line;
use super::{Label, Layout, Part, is_value};
use crate::form::TableKind;
use crate::source::Piece;
use crate::steps;

/// A row's label, the cells behind it on its line, and the values on lines of their own below.
struct Row {
    label: Label,
    cells: std::ops::Range<usize>,
    below: std::ops::Range<usize>,
    /// How many empty cells end the line.
    empty: usize,
    /// How many lines stand between it and the next words.
    lines: usize,
    /// Whether they end the table: what follows it may stand further down.
    last: bool,
    /// Whether it is the only row, below headings that end their line.
    headed: bool,
    /// Whether a value stands on the next line.
    begins: bool,
}

impl Row {
    fn of(part: &Part<'_>, label: Label, next: usize) -> Option<Row> {
        let pieces = part.pieces;
        let own = part.pieces_of(label.place);
        let last = pieces.get(own.end - 1).filter(|p| p.cell)?;
        let cells = pieces[own.end..].iter().take_while(|p| p.row == last.row).count();
        let cells = own.end..own.end + cells;
        let lone = |at: usize| {
            let piece = &pieces[at];
            let shares = |other: Option<&Piece>| other.is_some_and(|other| other.row == piece.row);
            !shares(at.checked_sub(1).map(|at| &pieces[at])) && !shares(pieces.get(at + 1))
        };
        let value = |at: &usize| lone(*at) && is_value(part.print(&pieces[*at]));
        let count = (cells.end..next.min(pieces.len())).take_while(value).count();
        let empty = pieces[cells.clone()].iter().rev().take_while(|p| p.start == p.end).count();
        steps::add(cells.len() + count);
        let behind = pieces.get(cells.end + count);
        let next_line = behind.map_or_else(|| end_line(part), |behind| behind.row);
        let lines = next_line.saturating_sub(last.row + 1) as usize;
        let headed = part.form.table == TableKind::Disputes && cells.is_empty();
        let begins = count > 0 && pieces[cells.end].row == last.row + 1;
        let below = cells.end..cells.end + count;
        Some(Row { label, cells, below, empty, lines, last: behind.is_none(), headed, begins })
    }

    /// How many of the empty cells at the line's end what stands below fills, when both together are a row.
    fn filled(&self) -> Option<usize> {
        let (cells, below) = (self.cells.len(), self.below.len());
        let width = self.label.width + 1;
        let lines = cells + self.lines;
        let is_row = cells + below == width || lines == width || self.last && lines > width;
        if self.headed {
            // An empty line may also set the numbers apart from the headings: only a number shows where they begin.
            (self.begins && self.lines + 1 >= width && below < width).then_some(0)
        } else if self.empty > 0 && cells > 0 && is_row {
            Some(1)
        } else {
            (below <= self.empty && below == self.empty && cells == self.label.width).then_some(below)
        }
    }

    /// What stands below as cells: each value, or each line where some are empty.
    fn below(&self, part: &Part<'_>) -> Vec<Piece> {
        let line = part.pieces[self.cells.end - 1].row;
        let mut pieces: Vec<Piece> = Vec::with_capacity(self.label.width);
        let own = self.cells.len().saturating_sub(1);
        let by_lines =
            own + self.below.len() < self.label.width && self.filled().is_some_and(|filled| filled < 2);
        let mut end = part.pieces[self.cells.end - 1].end;
        let mut place = 0;
        for piece in &part.pieces[self.below.clone()] {
            while by_lines && line + 1 + place < piece.row {
                pieces.push(Piece { row: line, ..Piece::new(end as usize, end as usize, 0, true) });
                place += 1;
            }
            pieces.push(Piece { row: line, cell: true, ..*piece });
            (end, place) = (piece.end, place + 1);
        }
        while by_lines && own + pieces.len() < self.label.width {
            pieces.push(Piece { row: line, ..Piece::new(end as usize, end as usize, 0, true) });
        }
        pieces
    }

    fn is_whole(&self) -> bool {
        self.below.is_empty() && self.empty == 0 && self.cells.len() == self.label.width
    }
}

/// The rows with their numbers joined, when there are some and every row of the table is whole then.
pub(super) fn layout(part: &Part<'_>) -> Option<Layout> {
    let next =
        |at: usize| part.labels.get(at + 1).map_or(part.pieces.len(), |l| part.pieces_of(l.place).start);
    let rows: Vec<Row> =
        part.labels.iter().enumerate().filter_map(|(at, label)| Row::of(part, *label, next(at))).collect();
    let hanging = |row: &&Row| (row.empty > 0 || row.headed) && !row.below.is_empty();
    if !rows.iter().any(|row| hanging(&row)) {
        return None;
    }
    let whole = |row: &Row| row.is_whole() || row.filled().is_some();
    if rows.len() < part.labels.len() || !rows.iter().all(whole) {
        // A number or two may be pages'. Where most empty cells have one below, the others have lost theirs.
        let open = rows.iter().filter(|row| row.empty > 0);
        let most = 2 * rows.iter().filter(hanging).count() >= open.clone().count();
        let unsure = open.filter(|row| most || hanging(row)).map(|row| row.label.row).collect();
        return Some(Layout { unsure, ..Layout::default() });
    }
    let mut pieces = Vec::with_capacity(part.pieces.len());
    let mut from = 0;
    for row in rows.iter().filter(|row| !row.is_whole()) {
        let kept = row.cells.end - row.filled().unwrap_or(0);
        pieces.extend_from_slice(&part.pieces[from..kept]);
        pieces.extend(row.below(part));
        from = row.below.end;
    }
    pieces.extend_from_slice(&part.pieces[from..]);
    Some(Layout::of(pieces))
}
