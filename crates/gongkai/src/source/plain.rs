//! Plain text: lines, divided where tabs or bars divide them.

use super::breaks::CELL_END;
use super::{Piece, Source, digit, is_han, lone, markup};
use crate::slice::Slice as _;
use crate::steps;

/// Finds the pieces of a text.
pub(super) fn pieces(text: String) -> Source {
    let bars = Bars::of(&text);
    let open = !text.ends_with('\n');
    let cells_end = text.contains(CELL_END);
    let others = |line: &str, at, row, pieces: &mut Vec<Piece>| line_pieces(line, at, row, bars, pieces);
    if let Some(pieces) = (!cells_end).then(|| lone::pieces(&text, others)).flatten() {
        return Source { text, pieces, open, ..Source::default() };
    }
    if let Some((text, pieces)) = markup::pieces(&text, others) {
        return Source { text, pieces, open, ..Source::default() };
    }
    let mut pieces = Vec::with_capacity(text.len() / 24);
    let mut start = 0;
    let mut add = |(row, line): (usize, &str)| {
        match line.strip_suffix(CELL_END) {
            Some(cell) => pieces.push(trimmed(cell, start, row as u32, true)),
            None => line_pieces(line, start, row as u32, bars, &mut pieces),
        }
        start += line.len();
    };
    if cells_end {
        text.split_inclusive(['\n', CELL_END]).enumerate().for_each(&mut add);
    } else {
        text.split_inclusive('\n').enumerate().for_each(&mut add);
    }
    Source { text, pieces, open, ..Source::default() }
}

/// How a text uses bars: around cells (`| a | b |`), between them (`a | b`) or after each (`a |`, as pages with
/// one cell a line have it).
#[derive(Clone, Copy, Debug, Default)]
struct Bars {
    /// A bar opens the row.
    open: bool,
    /// A bar ends the last cell.
    close: bool,
    /// The text has no bar at all.
    none: bool,
}

impl Bars {
    /// What nearly all lines with bars do: a row whose first cell is empty opens with a bar between cells, too.
    fn of(text: &str) -> Bars {
        /// A row of this many bars is a table's.
        const ROW: usize = 5;
        steps::add(text.len());
        if !has_bar(text) {
            return Bars { none: true, ..Bars::default() };
        }
        let (mut lines, mut open, mut close) = (0, 0, 0);
        // A row that ends with a number or a heading: where bars only stand between cells, those of the others end
        // with empty ones. Where the text breaks off is no end of a row.
        let mut ends_bare = false;
        for whole in text.split_inclusive('\n') {
            let line = whole.trim();
            if !has_bar(line) || is_rule(line) {
                continue;
            }
            if line.contains(|c| !is_bar(c) && c != ' ') {
                lines += 1;
                open += u32::from(line.starts_with(is_bar));
                close += u32::from(line.ends_with(is_bar));
                ends_bare = ends_bare
                    || whole.ends_with('\n')
                        && line.ends_with(|c| digit(c).is_some() || is_han(c))
                        && line.chars().filter(|&c| is_bar(c)).count() >= ROW;
            }
        }
        let (open, close) = (open * 8 > lines * 7, close * 8 > lines * 7);
        Bars { open, close: close && (open || !ends_bare), none: false }
    }
}

/// Adds the pieces of one line that starts at byte `at`.
fn line_pieces(line: &str, at: usize, row: u32, bars: Bars, pieces: &mut Vec<Piece>) {
    steps::add(line.len());
    if is_rule(line) {
        return;
    }
    let tabs = line.as_bytes().contains(&b'\t');
    if !tabs && (bars.none || !has_bar(line)) {
        let piece = trimmed(line, at, row, false);
        pieces.extend((piece.start < piece.end).then_some(piece));
        return;
    }
    let body = line.trim_end_matches(['\n', '\r']);
    if tabs {
        split_pieces(body, |c| c == '\t', at, row, pieces);
    } else {
        bar_pieces(body, at, row, bars, pieces);
    }
}

fn bar_pieces(body: &str, at: usize, row: u32, bars: Bars, pieces: &mut Vec<Piece>) {
    let only_bars = !body.contains(|c| !is_bar(c) && c != ' ');
    let inner = body.trim_end();
    let inner = if bars.close || only_bars { inner.strip_suffix(is_bar).unwrap_or(inner) } else { inner };
    let opened = inner.trim_start();
    let skipped = match opened.strip_prefix(is_bar) {
        Some(rest) if bars.open => inner.len() - rest.len(),
        _ => 0,
    };
    split_pieces(inner.part(skipped..), is_bar, at + skipped, row, pieces);
}

/// Signs that people and programs draw between cells.
pub(crate) fn is_bar(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '║' | '｜' | '¦' | '┆' | '┊')
}

/// Whether the text holds any of [`is_bar`]; looks at bytes, as every line is asked, and passes over Han characters whole.
pub(super) fn has_bar(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            0xE3..=0xE9 => 3,
            b'|' => return true,
            0xC2 | 0xE2 | 0xEF => match bytes[at..] {
                [0xE2, 0x94, 0x82 | 0x83 | 0x86 | 0x8A, ..]
                | [0xE2, 0x95, 0x91, ..]
                | [0xEF, 0xBD, 0x9C, ..]
                | [0xC2, 0xA6, ..] => return true,
                _ => 2,
            },
            _ => 1,
        };
    }
    false
}

fn split_pieces(
    body: &str,
    is_separator: impl Fn(char) -> bool,
    at: usize,
    row: u32,
    pieces: &mut Vec<Piece>,
) {
    for (index, cell) in body.split(is_separator).enumerate() {
        let start = at + (cell.as_ptr() as usize - body.as_ptr() as usize);
        let column = u16::try_from(index).unwrap_or(u16::MAX);
        pieces.push(Piece { column, ..trimmed(cell, start, row, true) });
    }
}

/// The place of what is left without the white space (and the Markdown emphasis) around it.
pub(super) fn trimmed(text: &str, at: usize, row: u32, cell: bool) -> Piece {
    let blank = |c: char| c.is_whitespace() || c == '*' || c == '\u{200B}' || c == '\u{FEFF}';
    let rest = text.trim_start_matches(blank);
    let start = at + text.len() - rest.len();
    let end = start + rest.trim_end_matches(blank).len();
    Piece::new(start, end, row, cell)
}

/// Whether the line only draws a table's lines: `|---|:-:|`, `+====+`.
pub(super) fn is_rule(line: &str) -> bool {
    let drawn = |c: char| matches!(c, '\u{2500}'..='\u{257F}');
    let ruled = |c: char| matches!(c, '|' | '-' | ':' | '+' | '=' | ' ' | '\r' | '\n') || drawn(c);
    // The characters first: nearly every line fails at its first one, and a search costs its preparation.
    line.len() >= 3
        && line.chars().all(ruled)
        && ["---", "===", "──", "━━", "══"].iter().any(|run| line.contains(run))
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
    fn bars_between_cells_leave_the_last_one_empty() {
        let text = "甲 | 1 | 2 | 3 | 4 | \n".repeat(20);
        assert_eq!(cells(&text)[0].len(), 5);
        for last in ["5", "总计"] {
            let text = format!("{text}乙 | 1 | 2 | 3 | 4 | {last}\n");
            assert_eq!((cells(&text)[0].len(), cells(&text)[20].len()), (6, 6));
            let cut = text.trim_end();
            assert_eq!(cells(cut)[0].len(), 5);
        }
    }

    #[test]
    fn tabs_divide_cells_and_keep_empty_ones() {
        assert_eq!(cells("a\t\t b \t\n"), [["a", "", "b", ""]]);
    }

    #[test]
    fn words_marks_end_cells() {
        assert_eq!(
            cells("一、\n规章 \u{7} \u{7}3 \u{7}  \u{7}完"),
            [["一、"], ["规章"], [""], ["3"], [""], ["完"]]
        );
    }

    #[test]
    fn bars_stand_around_between_or_after_cells() {
        assert_eq!(cells("| a |  | b |\n"), [["a", "", "b"]]);
        assert_eq!(cells("a | b\r\n"), [["a", "b"]]);
        assert_eq!(cells("a | b | c\n | 2 | \nx | y | z"), [["a", "b", "c"], ["", "2", ""], ["x", "y", "z"]]);
        assert_eq!(cells("0 |\n||\n|\n"), [vec!["0"], vec!["", ""], vec![""]]);
        assert_eq!(cells("|---|:-:|\n+----+\n| **x** |"), [["x"]]);
    }

    #[test]
    fn bars_are_known_by_their_bytes() {
        for code in 0..0x1_0000 {
            let Some(c) = char::from_u32(code) else { continue };
            assert_eq!(has_bar(&format!("某{c}")), is_bar(c), "{c}");
        }
    }

    #[test]
    fn lines_without_separators_are_one_piece_and_empty_lines_none() {
        assert_eq!(cells("  一、总体情况  \n\n  \n5 3"), [["一、总体情况"], ["5 3"]]);
    }
}
