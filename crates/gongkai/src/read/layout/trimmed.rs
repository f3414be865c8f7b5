//! Lines of cells that lost the empty ones at their ends, as editors strip white space there.
//!
//! Where nothing else was dropped a cell's place in its line is its column: each heading of the form has a column of its
//! own, rows print empty cells behind their labels, and every number stands in a column that a heading names. What such a
//! line lacks at its end is empty, and so is what its label covers. Where a heading is lost, or a number stands elsewhere,
//! nothing is proposed.

use super::super::headings::is_heading_of;
use super::{Layout, Part, is_value};
use crate::form::{FormColumn, TableKind};
use crate::source::{Piece, han_only};
use crate::steps;

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// Headings of columns.
    Heads,
    /// A row, by its number, behind so many pieces.
    Row(usize, usize),
    Other,
}

/// The headings above the rows at hand.
#[derive(Debug, Default)]
struct Heads {
    /// For each column of the grid whether words stand in one of the lines of headings.
    named: Vec<bool>,
    /// The columns of the grid under headings of the form, with the form's column, in the order of the print.
    own: Vec<(usize, usize)>,
}

/// The lines with as many cells as the widest one, where the headings show the columns of all of them.
pub(super) fn layout(part: &Part<'_>) -> Option<Layout> {
    let lines: Vec<&[Piece]> = part.pieces.chunk_by(|a, b| a.row == b.row).collect();
    let width = |line: &[Piece]| line.last().map_or(0, |last| usize::from(last.column) + 1);
    let drawn = |line: &&&[Piece]| line[0].cell && width(line) > 1;
    let empty = |piece: &Piece| piece.start == piece.end;
    let widest = lines.iter().filter(drawn).map(|line| width(line)).max()?;
    let ends = lines.iter().filter(drawn).all(|line| line.last().is_some_and(|last| !empty(last)));
    let short = lines.iter().filter(drawn).any(|line| width(line) < widest);
    if !(ends && short) || part.pieces[0].table > 0 {
        return None;
    }
    let kinds = kinds(part, &lines);
    // An empty cell before a number of some row: none was dropped there.
    let keeps = |(line, kind): (&&[Piece], &Line)| match *kind {
        Line::Row(_, label) => line[label..].iter().any(empty),
        Line::Heads | Line::Other => false,
    };
    if !lines.iter().zip(&kinds).any(keeps) {
        return None;
    }
    let mut heads = Heads::default();
    let mut pieces = Vec::with_capacity(lines.len() * widest);
    let mut above = Line::Other;
    for (line, kind) in lines.iter().zip(&kinds) {
        steps::add(widest);
        let mut covered = 0..0;
        let mut width = if drawn(&line) { width(line) } else { widest };
        match *kind {
            Line::Heads => {
                if matches!(above, Line::Row(..)) {
                    heads = Heads::default();
                }
                heads.add(part, line);
            }
            // Numbers beside the label in its cell have no places.
            Line::Row(_, label) if is_shared(part, &line[label.max(1) - 1]) => width = widest,
            Line::Row(row, label) => {
                if !heads.hold(part, row, &line[label..]) {
                    return None;
                }
                // A label alone in its line is a row of empty cells.
                width = usize::from(line[line.len() - 1].column) + 1;
                // As many cells as columns: it lost none at its end, but the cell of its group before its label.
                let whole = line.len() - label == heads.own.len() && label < heads.begin();
                if part.form.table == TableKind::Disputes && width < widest && whole {
                    return None;
                }
                covered = label..label + line[label..].iter().take_while(|piece| heads.covers(piece)).count();
            }
            Line::Other => {}
        }
        above = if *kind == Line::Other { above } else { *kind };
        let (row, end) = (line[0].row, line[line.len() - 1].end as usize);
        let own = line.iter().enumerate().filter(|(at, _)| !covered.contains(at));
        pieces.extend(own.map(|(_, piece)| Piece { cell: piece.cell || width < widest, ..*piece }));
        let lost =
            (width..widest).filter(|&column| !matches!(kind, Line::Row(..)) || heads.begin() <= column);
        pieces.extend(lost.map(|column| Piece { column: column as u16, ..Piece::new(end, end, row, true) }));
    }
    Some(Layout { placed: true, ..Layout::of(pieces) })
}

/// Whether numbers stand behind words in one cell.
fn is_shared(part: &Part<'_>, piece: &Piece) -> bool {
    let words = part.print(piece).split_whitespace();
    words.clone().count() > 1 && words.last().is_some_and(is_value)
}

/// What each line is for.
fn kinds(part: &Part<'_>, lines: &[&[Piece]]) -> Vec<Line> {
    let mut kinds = vec![Line::Other; lines.len()];
    let columns: Vec<&FormColumn> = part.form.rows.iter().flat_map(|row| row.columns).collect();
    let is_head = |piece: &Piece| {
        let print = han_only(part.print(piece));
        columns.iter().any(|column| is_heading_of(&print, column))
    };
    // The row of table 4 has no label.
    let labelled = part.form.table != TableKind::Disputes;
    let mut labels = part
        .labels
        .iter()
        .filter(|_| labelled)
        .map(|label| (label.row, part.pieces_of(label.place)))
        .peekable();
    let mut first = 0;
    for (line, kind) in lines.iter().zip(&mut kinds) {
        let range = first..first + line.len();
        first = range.end;
        steps::add(line.len());
        while labels.next_if(|(_, own)| own.end <= range.start).is_some() {}
        *kind = match labels.peek().filter(|(_, own)| own.end <= range.end) {
            Some((row, own)) => Line::Row(*row, own.end - range.start),
            None if line.iter().any(is_head) => Line::Heads,
            None => Line::Other,
        };
    }
    if !labelled {
        let last = kinds.iter().rposition(|kind| *kind == Line::Heads).map_or(0, |at| at + 1);
        let numbers = |line: &&[Piece]| line.iter().any(|piece| is_value(part.print(piece)));
        for (line, kind) in lines.iter().zip(&mut kinds).skip(last).filter(|(line, _)| numbers(line)) {
            let label =
                line.iter().rposition(|piece| piece.start < piece.end && !is_value(part.print(piece)));
            *kind = Line::Row(0, label.map_or(0, |at| at + 1));
        }
    }
    kinds
}

impl Heads {
    fn add(&mut self, part: &Part<'_>, line: &[Piece]) {
        for piece in line.iter().filter(|piece| piece.start < piece.end) {
            let at = usize::from(piece.column);
            if self.named.len() <= at {
                self.named.resize(at + 1, false);
            }
            self.named[at] = true;
            let print = han_only(part.print(piece));
            let columns = part.form.rows.iter().flat_map(|row| row.columns.iter().enumerate());
            let own = columns.filter(|(_, column)| is_heading_of(&print, column)).map(|(own, _)| own);
            self.own.extend(own.take(1).map(|own| (at, own)));
        }
    }

    /// The first column under a heading of the form.
    fn begin(&self) -> usize {
        self.own.iter().map(|(place, _)| *place).min().unwrap_or(0)
    }

    /// Whether a cell behind a label stands before all columns of the form.
    fn covers(&self, piece: &Piece) -> bool {
        piece.start == piece.end && usize::from(piece.column) < self.begin()
    }

    /// Whether each column of this row has one heading, no two the same place, and what the row prints stands below words.
    fn hold(&self, part: &Part<'_>, row: usize, cells: &[Piece]) -> bool {
        let columns = part.form.rows[row].columns;
        let table_4 = part.form.table == TableKind::Disputes;
        let due = self.own.len() == columns.len() || table_4 && self.own.len() == 3 * columns.len();
        let places = self.own.iter().enumerate().all(|(at, (place, own))| {
            !self.own[..at].iter().any(|(other, name)| other == place || !table_4 && name == own)
        });
        let below = |piece: &Piece| {
            let at = usize::from(piece.column);
            self.named.get(at) == Some(&true) && self.begin() <= at
        };
        due && places && cells.iter().filter(|piece| piece.start < piece.end).all(below)
    }
}
