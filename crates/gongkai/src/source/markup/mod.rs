//! Tables of markup languages within a plain text: LaTeX, and the wikis that write a cell a line.
//!
//! Each of them begins and ends a table with a mark of its own, and prints with its cells how many columns they cover.
//! Its cells are known like those of a page; the marks, and the numbers that stand in them, are no print. Lines outside
//! of tables are those of a plain text.

mod latex;
mod wiki;

use super::Piece;
use super::plain::trimmed;
use crate::slice::Slice as _;
use crate::steps;

/// A table of the text: where it begins and ends, and its cells in order.
#[derive(Debug)]
struct Table {
    start: usize,
    end: usize,
    cells: Vec<Cell>,
}

/// A cell: its content, and its place.
#[derive(Clone, Copy, Debug)]
struct Cell {
    start: usize,
    end: usize,
    /// The row of its table.
    row: u32,
    column: u16,
    colspan: u16,
    rowspan: u16,
}

/// The text with spaces for the line breaks within cells, and its pieces; `None` when it has no such table. `others` adds
/// the pieces of a line outside of tables.
pub(super) fn pieces(
    text: &str,
    mut others: impl FnMut(&str, usize, u32, &mut Vec<Piece>),
) -> Option<(String, Vec<Piece>)> {
    steps::add(text.len());
    // Each of the marks has a brace.
    if !text.contains('{') {
        return None;
    }
    let tables =
        [latex::tables, wiki::tables].iter().map(|find| find(text)).find(|found| !found.is_empty())?;
    let mut bytes = text.as_bytes().to_vec();
    let mut pieces = Vec::with_capacity(text.len() / 24);
    let (mut at, mut row) = (0, 0);
    for (number, table) in tables.iter().enumerate() {
        lines(text, at..table.start, &mut row, &mut others, &mut pieces);
        let mut last = 0;
        for cell in &table.cells {
            row += u32::from(cell.row > last);
            last = cell.row;
            steps::add(1 + cell.end - cell.start);
            let breaks = |b: &&mut u8| matches!(**b, b'\n' | b'\r' | b'\t');
            bytes[cell.start..cell.end].iter_mut().filter(breaks).for_each(|b| *b = b' ');
            pieces.push(Piece {
                table: number as u32 + 1,
                column: cell.column,
                colspan: cell.colspan,
                rowspan: cell.rowspan,
                ..trimmed(text.part(cell.start..cell.end), cell.start, row, true)
            });
        }
        row += 1;
        at = table.end;
    }
    lines(text, at..text.len(), &mut row, &mut others, &mut pieces);
    Some((String::from_utf8(bytes).ok()?, pieces))
}

/// Adds the pieces of the lines in a range, and counts their rows.
fn lines(
    text: &str,
    range: std::ops::Range<usize>,
    row: &mut u32,
    others: &mut impl FnMut(&str, usize, u32, &mut Vec<Piece>),
    pieces: &mut Vec<Piece>,
) {
    let mut start = range.start;
    for line in text.part(range).split_inclusive('\n') {
        others(line, start, *row, pieces);
        start += line.len();
        *row += 1;
    }
}

#[cfg(test)]
mod tests;
