//! Columns that have no heading and hold nothing: a sheet's own, not the table's.

use super::{Layout, Part};
use crate::form::TableKind;
use crate::source::{Piece, han_only};
use crate::steps;

/// Table 2 without the columns whose heading is an empty cell and whose cells are all empty, block by block. A block
/// whose lines have different numbers of cells, or that keeps a column without a heading, shows that cells were left
/// out, and nothing is read from the others.
pub(super) fn layout(part: &Part<'_>) -> Option<Layout> {
    if part.form.table != TableKind::Disclosure {
        return None;
    }
    let lines: Vec<&[Piece]> = part.pieces.chunk_by(|a, b| a.row == b.row).collect();
    let is_heading =
        |line: &[Piece]| line.len() > 1 && line[0].cell && han_only(part.print(&line[0])) == "信息内容";
    let mut pieces = Vec::with_capacity(part.pieces.len());
    let mut at = 0;
    while at < lines.len() {
        let width = lines[at].len();
        let rows = if is_heading(lines[at]) {
            lines[at + 1..].iter().take_while(|line| line.len() == width && !is_heading(line)).count()
        } else {
            0
        };
        let block = &lines[at..=at + rows];
        steps::add(width * block.len());
        let empty = |column: usize| move |line: &&[Piece]| line[column].start == line[column].end;
        let headless = |column: usize| rows > 0 && block.iter().all(|line| empty(column)(line));
        let dropped: Vec<bool> = (0..width).map(headless).collect();
        let headed = (0..width).all(|column| dropped[column] || !empty(column)(&block[0]));
        if is_heading(lines[at]) && !headed {
            return None;
        }
        for line in block {
            let kept = line.iter().enumerate().filter(|(column, _)| !dropped[*column]);
            pieces.extend(kept.map(|(_, piece)| *piece));
        }
        at += rows + 1;
    }
    (pieces.len() < part.pieces.len()).then(|| Layout::of(pieces))
}
