//! Plain text: lines, divided where tabs or bars divide them.

use super::{Piece, Source};

/// Finds the pieces of a text.
pub(super) fn pieces(text: String) -> Source {
    let mut pieces = Vec::with_capacity(text.len() / 24);
    let mut start = 0;
    for (row, line) in text.split_inclusive('\n').enumerate() {
        line_pieces(line, start, row as u32, &mut pieces);
        start += line.len();
    }
    Source { text, pieces, cut: false }
}

/// Adds the pieces of one line that starts at byte `at`.
pub(super) fn line_pieces(line: &str, at: usize, row: u32, pieces: &mut Vec<Piece>) {
    if is_rule(line) {
        return;
    }
    if !line.bytes().any(|b| matches!(b, b'\t' | b'|')) {
        let piece = trimmed(line, at, row, false);
        pieces.extend((piece.start < piece.end).then_some(piece));
        return;
    }
    let body = line.trim_end_matches(['\n', '\r']);
    if body.contains('|') && !body.contains('\t') {
        bar_pieces(body, at, row, pieces);
    } else {
        split_pieces(body, '\t', at, row, pieces);
    }
}

/// Bars stand around cells (`| a | b |`), between them (`a | b`) or after each (`a |`, as pages with one cell
/// a line have it). So a last bar ends its cell, and a first one opens the row.
fn bar_pieces(body: &str, at: usize, row: u32, pieces: &mut Vec<Piece>) {
    let inner = body.trim_end();
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let opened = inner.trim_start();
    let skipped = match opened.strip_prefix('|') {
        Some(rest) if rest.bytes().any(|b| b != b'|' && b != b' ') => inner.len() - rest.len(),
        _ => 0,
    };
    split_pieces(&inner[skipped..], '|', at + skipped, row, pieces);
}

fn split_pieces(body: &str, separator: char, mut at: usize, row: u32, pieces: &mut Vec<Piece>) {
    for cell in body.split(separator) {
        pieces.push(trimmed(cell, at, row, true));
        at += cell.len() + 1;
    }
}

/// The place of what is left without the white space (and the Markdown emphasis) around it.
fn trimmed(text: &str, at: usize, row: u32, cell: bool) -> Piece {
    let blank = |c: char| c.is_whitespace() || c == '*' || c == '\u{200B}' || c == '\u{FEFF}';
    let rest = text.trim_start_matches(blank);
    let start = at + text.len() - rest.len();
    let end = start + rest.trim_end_matches(blank).len();
    Piece { start: start as u32, end: end as u32, row, cell }
}

/// Whether the line only draws a table's lines: `|---|:-:|`, `+====+`.
fn is_rule(line: &str) -> bool {
    (line.contains("---") || line.contains("==="))
        && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b'+' | b'=' | b' ' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let source = pieces(text.to_owned());
        let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
        for piece in &source.pieces {
            let print = source.piece(*piece).to_owned();
            match rows.last_mut() {
                Some((row, cells)) if *row == piece.row => cells.push(print),
                _ => rows.push((piece.row, vec![print])),
            }
        }
        rows.into_iter().map(|(_, cells)| cells).collect()
    }

    #[test]
    fn tabs_divide_cells_and_keep_empty_ones() {
        assert_eq!(cells("a\t\t b \t\n"), [["a", "", "b", ""]]);
    }

    #[test]
    fn bars_stand_around_between_or_after_cells() {
        assert_eq!(cells("| a |  | b |\n"), [["a", "", "b"]]);
        assert_eq!(cells("a | b\r\n"), [["a", "b"]]);
        assert_eq!(cells("0 |\n||\n|\n"), [vec!["0"], vec!["", ""], vec![""]]);
        assert_eq!(cells("|---|:-:|\n+----+\n| **x** |"), [["x"]]);
    }

    #[test]
    fn lines_without_separators_are_one_piece_and_empty_lines_none() {
        assert_eq!(cells("  一、总体情况  \n\n  \n5 3"), [["一、总体情况"], ["5 3"]]);
    }
}
