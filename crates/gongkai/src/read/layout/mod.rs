//! Grids that a layout draws without separators, or with some of them missing.
//!
//! A proposal reads the geometry of a table's part of the text and gives its pieces anew, as the cells that a
//! separator would have kept: the reader of tables then reads them like any others. A proposal is made only where
//! the geometry is the same in the whole table, so that it proves the places of empty cells; it never looks at what
//! the numbers say.

mod below;
mod characters;
mod headless;
mod lines;
mod named;
mod spaced;
mod trimmed;

use crate::slice::Slice as _;
pub(super) use characters::order_of_headings;

use super::align::row_of;
use super::labels::{Hit, Labels, Mark};
use super::number;
use crate::form::{TableForm, TableKind, Unit};
use crate::report::State;
use crate::source::{Piece, Source, is_han};
use crate::span::Span;
use crate::steps;

/// What the geometry of a table says.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The pieces as cells; `None` where they stay as they are.
    pub(super) pieces: Option<Vec<Piece>>,
    /// Whether the columns of all pieces are their places in one grid, though lines have different numbers of cells.
    pub(super) placed: bool,
    /// Rows of the form beside which numbers stand that may fill their empty cells.
    pub(super) unsure: Vec<usize>,
}

impl Layout {
    fn of(pieces: Vec<Piece>) -> Layout {
        Layout { pieces: Some(pieces), ..Layout::default() }
    }
}

/// A row's label where it is printed.
#[derive(Clone, Copy, Debug)]
struct Label {
    /// The row of the form.
    row: usize,
    place: Span,
    /// How many columns the row has.
    width: usize,
    /// How many columns of labels stand from the outermost group to the row's own label, itself included.
    depth: usize,
}

/// A table's part of the text.
struct Part<'a> {
    source: &'a Source,
    within: Span,
    pieces: &'a [Piece],
    form: &'static TableForm,
    labels: Vec<Label>,
    /// How many columns of labels the form has.
    levels: usize,
    /// Whether every row of the form is labelled, once and in order.
    complete: bool,
}

/// Reads the geometry of the table that stands in `within`. `strays` tells that numbers of pages stand in the text.
pub(super) fn read(
    source: &Source,
    within: Span,
    pieces: &[Piece],
    form: &'static TableForm,
    hits: &[Hit],
    strays: bool,
) -> Layout {
    steps::add(pieces.len() + hits.len());
    let labels = labels(form, hits);
    let complete = labels.len() == form.rows.len() && labels.iter().enumerate().all(|(at, l)| l.row == at);
    let levels = if form.table == TableKind::Requests { 3 } else { 1 };
    let part = Part { source, within, pieces, form, complete: complete || labels.len() == 1, labels, levels };
    if part.labels.is_empty() || pieces.is_empty() {
        return Layout::default();
    }
    if let Some(layout) = named::layout(&part, hits, strays) {
        return layout;
    }
    if has_cells(source, pieces) {
        if let Some(layout) = trimmed::layout(&part) {
            return layout;
        }
        let once = part.labels.len() <= form.rows.len();
        return once
            .then(|| below::layout(&part))
            .flatten()
            .or_else(|| headless::layout(&part))
            .unwrap_or_default();
    }
    if strays {
        return Layout::default();
    }
    lines::layout(&part)
        .or_else(|| spaced::layout(&part))
        .or_else(|| characters::layout(&part))
        .unwrap_or_default()
}

/// Whether separators stand between or around cells. A tab that sets a line in, with nothing else on it, does not.
fn has_cells(source: &Source, pieces: &[Piece]) -> bool {
    let set_in = |row: &[Piece]| {
        let Some(first) = row.iter().find(|piece| piece.start < piece.end) else { return true };
        let before = source.text.part(..first.start as usize).trim_end_matches(['\t', ' ']);
        let behind = source.text.part(first.end as usize..).trim_start_matches([' ', '\r']);
        first.table == 0
            && first.start > before.len() as u32
            && before.ends_with('\n')
            && behind.starts_with('\n')
    };
    let mut rows = pieces.chunk_by(|a, b| a.row == b.row);
    rows.any(|row| row.iter().any(|piece| piece.cell) && !set_in(row))
}

fn labels(form: &'static TableForm, hits: &[Hit]) -> Vec<Label> {
    if form.table == TableKind::Disputes {
        let is_head = |hit: &&Hit| {
            matches!(
                hit.mark,
                Mark::Outcome(_) | Mark::Total | Mark::Lawsuits | Mark::Head(TableKind::Disputes)
            )
        };
        let width = form.size();
        let label = |hit: &Hit| Label { row: 0, place: place(hit), width, depth: 1 };
        return hits.iter().rev().find(is_head).map(label).into_iter().collect();
    }
    let numbers = Labels::get().numbers_of(form);
    let mut labels: Vec<Label> = Vec::new();
    for hit in hits {
        let row = row_of(hit, form.table).and_then(|row| numbers.iter().position(|&number| number == row));
        let Some(row) = row else { continue };
        match labels.last_mut() {
            Some(last) if last.row == row => last.place = last.place.to(place(hit)),
            _ => {
                let depth = if form.table == TableKind::Requests { form.rows[row].path.len() } else { 1 };
                let width = form.rows[row].columns.len();
                labels.push(Label { row, place: place(hit), width, depth });
            }
        }
    }
    labels
}

fn place(hit: &Hit) -> Span {
    Span { start: hit.start, end: hit.end }
}

impl Part<'_> {
    fn print(&self, piece: &Piece) -> &str {
        self.source.text.part(piece.start as usize..piece.end as usize)
    }

    /// The pieces that a label stands in, as a range: the first and one past the last.
    fn pieces_of(&self, label: Span) -> std::ops::Range<usize> {
        let first = self.pieces.partition_point(|p| p.end <= label.start);
        let last = self.pieces.partition_point(|p| p.start < label.end);
        first..last.max(first + 1).min(self.pieces.len())
    }
}

/// Whether the print holds words, and is no value.
fn is_words(print: &str) -> bool {
    print.contains(is_han) && !is_value(print)
}

/// Whether the print is one value, perhaps with its unit, and nothing else.
fn is_value(print: &str) -> bool {
    let reads = |unit| !matches!(number::value(print, unit).0, State::Text);
    !print.is_empty() && (reads(Unit::Wan) || print.contains(is_han) && reads(Unit::Change))
}

#[cfg(test)]
mod tests;
