//! Numbers on the lines below their empty cells: `label⇥` and then a number a line, as Chromium copies cells with
//! block content.
//!
//! It leaves out the tab before a cell that begins a line, so the first number below belongs to the empty cell that
//! ends the line above, and each further one is a cell of its own.

use super::{Label, Layout, Part, is_value};
use crate::source::Piece;
use crate::steps;

/// A row's label, the cells behind it on its line, and the values on lines of their own below.
struct Row {
    label: Label,
    cells: std::ops::Range<usize>,
    below: std::ops::Range<usize>,
    /// How many empty cells end the line.
    empty: usize,
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
        Some(Row { label, below: cells.end..cells.end + count, cells, empty })
    }

    /// How many of the empty cells at the line's end the values below fill, when cells and values are a row.
    fn filled(&self) -> Option<usize> {
        let (cells, below) = (self.cells.len(), self.below.len());
        if self.empty > 0 && cells - 1 + below == self.label.width {
            Some(1)
        } else {
            (below <= self.empty && below == self.empty && cells == self.label.width).then_some(below)
        }
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
    let hanging = |row: &&Row| row.empty > 0 && !row.below.is_empty();
    if !rows.iter().any(|row| hanging(&row)) {
        return None;
    }
    let whole = |row: &Row| row.is_whole() || !row.below.is_empty() && row.filled().is_some();
    if rows.len() < part.labels.len() || !rows.iter().all(whole) {
        // A number or two may be pages'. Where most empty cells have one below, the others have lost theirs.
        let open = rows.iter().filter(|row| row.empty > 0);
        let most = 2 * rows.iter().filter(hanging).count() >= open.clone().count();
        let unsure = open.filter(|row| most || hanging(row)).map(|row| row.label.row).collect();
        return Some(Layout { pieces: None, unsure });
    }
    let mut pieces = Vec::with_capacity(part.pieces.len());
    let mut from = 0;
    for row in rows.iter().filter(|row| !row.below.is_empty()) {
        let kept = row.cells.end - row.filled().unwrap_or(0);
        pieces.extend_from_slice(&part.pieces[from..kept]);
        let line = part.pieces[row.cells.end - 1].row;
        let values = part.pieces[row.below.clone()].iter();
        pieces.extend(values.map(|piece| Piece { row: line, cell: true, ..*piece }));
        from = row.below.end;
    }
    pieces.extend_from_slice(&part.pieces[from..]);
    Some(Layout::of(pieces))
}
