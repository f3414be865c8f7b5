//! One space between two cells, and nothing for an empty one: `规章 6  6`.
//!
//! Programs that join the cells of a row with spaces print as many of them as the row has columns. Where every row does,
//! two spaces side by side have an empty cell between them.

use super::{Layout, Part, is_value};
use crate::form::TableKind;
use crate::source::{Piece, digit};
use crate::span::Span;
use crate::steps;

pub(super) fn layout(part: &Part<'_>) -> Option<Layout> {
    if !part.complete {
        return None;
    }
    let text = &part.source.text;
    let mut rows: Vec<(Piece, Vec<Span>)> = Vec::with_capacity(part.labels.len());
    let mut headings = 0;
    for (at, label) in part.labels.iter().enumerate() {
        // The row of table 4 stands below its headings.
        let below = part.labels.len() == 1 && label.width > 1;
        let from = label.place.end as usize;
        // The headings of a block of table 2 stand on the line above its first row.
        let begin = text[..label.place.start as usize].rfind('\n').unwrap_or(0);
        let above = text[..begin].rfind('\n').map_or(0, |at| at + 1);
        if at.checked_sub(1).is_none_or(|before| (part.labels[before].place.end as usize) < above) {
            headings = text[above..begin].trim_end().matches(' ').count();
        }
        if part.form.table == TableKind::Disclosure && headings != label.width {
            return None;
        }
        // A bracket or a remark may end the label.
        let end = text[from..].find(if below { '\n' } else { ' ' })? + from;
        if text[from..end].contains(|c| digit(c).is_some() || c == '\n' && !below) {
            return None;
        }
        let from = if below { end + 1 } else { end };
        let next = part.labels.get(at + 1).map_or(part.within.end, |next| next.place.start) as usize;
        let stop = text[from..].find('\n').map_or(text.len(), |length| from + length);
        steps::add(stop - from);
        if stop > next.max(from) {
            return None;
        }
        let line = text[from..stop].trim_end_matches('\r');
        let cells = if below { line } else { line.strip_prefix(' ')? };
        let mut begin = stop - (text[from..stop].len() - line.len()) - cells.len();
        let mut spans = Vec::with_capacity(label.width);
        for cell in cells.split(' ') {
            let span = Span::new(begin, begin + cell.len());
            if spans.len() == label.width || !(cell.is_empty() || is_value(cell)) {
                return None;
            }
            begin = span.end as usize + 1;
            spans.push(span);
        }
        if spans.len() != label.width {
            return None;
        }
        let row = part.pieces.get(part.pieces_of(label.place).start)?.row;
        rows.push((Piece::new(from, stop, row + u32::from(below), true), spans));
    }
    // Behind the last number the space may be any line's.
    let inner = |(_, cells): &(Piece, Vec<Span>)| {
        let mut printed = cells.iter().map(|cell| cell.start < cell.end).skip_while(|printed| !printed);
        printed.by_ref().any(|printed| !printed) && printed.any(|printed| printed)
    };
    rows.iter().any(inner).then(|| Layout::of(written(part, &rows)))
}

/// The pieces, with the cells of each row in the places of those that print them.
fn written(part: &Part<'_>, rows: &[(Piece, Vec<Span>)]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(part.pieces.len() * 4);
    let mut old = part.pieces.iter().peekable();
    for (line, cells) in rows {
        // What stands before the cells, among them the label in the same line.
        while let Some(piece) = old.next_if(|piece| piece.start < line.start) {
            let label = Piece { end: piece.end.min(line.start), cell: true, ..*piece };
            let own = piece.row == line.row;
            pieces.push(if own { label } else { *piece });
        }
        while old.next_if(|piece| piece.start < line.end).is_some() {}
        pieces.extend(cells.iter().map(|cell| Piece { start: cell.start, end: cell.end, ..*line }));
    }
    pieces.extend(old);
    pieces
}
