//! One space between two cells, and nothing for an empty one: `规章 6  6`.
//!
//! Programs that join the cells of a row with spaces print as many of them as the row has columns. Where every row does,
//! two spaces side by side have an empty cell between them. Rows that follow each other on one line have as many spaces more
//! between them, the same ones everywhere.

use super::{Label, Layout, Part, is_value};
use crate::form::TableKind;
use crate::slice::Slice as _;
use crate::source::{Piece, digit};
use crate::span::Span;
use crate::steps;

/// A row's cells and the empty ones around them.
struct Row {
    /// From the label's end to the end of the line or the next words.
    within: Piece,
    /// What stands between the spaces.
    cells: Vec<Span>,
    /// Whether words end it, not the line.
    followed: bool,
    /// How many columns it has.
    width: usize,
}

pub(super) fn layout(part: &Part<'_>) -> Option<Layout> {
    if !part.complete {
        return None;
    }
    let mut rows: Vec<Row> = (0..part.labels.len()).map(|at| row(part, at)).collect::<Option<_>>()?;
    let flows = rows.iter().any(|row| row.followed);
    if part.form.table == TableKind::Disclosure && !flows && !headings_are_spaced(part) {
        return None;
    }
    // Spaces that end a row, besides those of its cells.
    let apart = match rows.iter().find(|row| row.followed) {
        Some(row) => row.cells.len().checked_sub(row.width)?,
        None if is_below(part) => apart_of_headings(part, rows[0].within.start),
        None => 0,
    };
    let behind_headings = is_below(part) && apart > 0;
    let flows = flows || behind_headings;
    for row in &mut rows {
        if behind_headings {
            row.cells = row.cells.split_off(apart.min(row.cells.len()));
        }
        // Behind the last cell of a line stands one space more than between two.
        let open = usize::from(flows && !row.followed);
        if row.cells.len() != row.width + apart + open
            || row.cells[row.width..].iter().any(|cell| cell.start < cell.end)
        {
            return None;
        }
        row.cells.truncate(row.width);
    }
    // Behind the last number the space may be any line's.
    let inner = |row: &Row| {
        let mut printed = row.cells.iter().map(|cell| cell.start < cell.end).skip_while(|printed| !printed);
        printed.by_ref().any(|printed| !printed) && printed.any(|printed| printed)
    };
    (flows || rows.iter().any(inner)).then(|| Layout::of(written(part, &rows)))
}

/// Whether the headings of each block of table 2 stand on the line above its first row, as many as it has columns.
fn headings_are_spaced(part: &Part<'_>) -> bool {
    let text = &part.source.text;
    let mut headings = 0;
    part.labels.iter().enumerate().all(|(at, label)| {
        let begin = text.part(..label.place.start as usize).rfind('\n').unwrap_or(0);
        let above = text.part(..begin).rfind('\n').map_or(0, |at| at + 1);
        if at.checked_sub(1).is_none_or(|before| (part.labels[before].place.end as usize) < above) {
            headings = text.part(above..begin).trim_end().matches(' ').count();
        }
        headings == label.width
    })
}

/// Whether the row stands below its headings, as that of table 4 does.
fn is_below(part: &Part<'_>) -> bool {
    part.labels.len() == 1 && part.labels[0].width > 1
}

/// The most spaces between two headings on the line of the row that begins at `from`, less the one that each is followed
/// by.
fn apart_of_headings(part: &Part<'_>, from: u32) -> usize {
    let above = part.source.text.part(part.within.start as usize..from as usize);
    let line = above.rsplit('\n').next().unwrap_or_default().trim();
    steps::add(line.len());
    let spaces = line.split(|c| c != ' ').map(str::len);
    spaces.max().unwrap_or(0).saturating_sub(1)
}

/// What stands behind the label of a row; `None` where it is no row of cells that spaces divide.
fn row(part: &Part<'_>, at: usize) -> Option<Row> {
    let text = &part.source.text;
    let Label { place, width, .. } = part.labels[at];
    let from = place.end as usize;
    // A bracket or a remark may end the label.
    let mark = text.part(from..).find([' ', '\n'])? + from;
    let below = is_below(part) && text.part(mark..).trim_start_matches([' ', '\r']).starts_with('\n');
    let end = if below { text.part(mark..).find('\n')? + mark } else { mark };
    if text.part(from..mark).contains(|c| digit(c).is_some()) || !below && text.part(mark..).starts_with('\n')
    {
        return None;
    }
    let from = end + usize::from(below);
    let next = part.labels.get(at + 1).map_or(part.within.end, |next| next.place.start) as usize;
    let line_end = text.part(from..).find('\n').map_or(text.len(), |length| from + length);
    let line = text.part(from..line_end).trim_end_matches('\r');
    steps::add(line.len());
    let printed = if below { line } else { line.strip_prefix(' ')? };
    let mut begin = line_end - (text.part(from..line_end).len() - line.len()) - printed.len();
    let mut cells = Vec::with_capacity(width);
    let mut followed = false;
    for cell in printed.split(' ') {
        followed = !(cell.is_empty() || is_value(cell));
        if followed {
            break;
        }
        cells.push(Span::new(begin, begin + cell.len()));
        begin += cell.len() + 1;
    }
    let stop = if followed { begin } else { line_end };
    if stop > next.max(from) {
        return None;
    }
    let line = part.pieces.get(part.pieces_of(place).start)?.row;
    Some(Row { within: Piece::new(from, stop, line + u32::from(below), true), cells, followed, width })
}

/// The pieces, with the cells of each row in the places of those that print them. Rows that share a line have lines of
/// their own.
fn written(part: &Part<'_>, rows: &[Row]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(part.pieces.len() * 4);
    let mut rows = rows.iter().peekable();
    let mut lines = 0;
    for piece in part.pieces {
        // What of it is not written yet.
        let mut rest = Piece { row: piece.row + lines, ..*piece };
        while let Some(row) = rows.next_if(|row| row.within.start < piece.end.max(piece.start + 1)) {
            let own = row.within.row == piece.row;
            if rest.start < row.within.start {
                let words = part.print(&Piece { end: row.within.start, ..rest }).trim_end().len() as u32;
                pieces.push(Piece { end: rest.start + words, cell: own || rest.cell, ..rest });
            }
            let cell = |cell: &Span| Piece { start: cell.start, end: cell.end, ..row.within };
            pieces.extend(row.cells.iter().map(cell).map(|cell| Piece { row: rest.row, ..cell }));
            rest.start = row.within.end.max(rest.start);
            if row.followed {
                lines += 1;
                rest.row += 1;
            }
        }
        if rest.start < rest.end {
            pieces.push(rest);
        }
    }
    pieces
}
