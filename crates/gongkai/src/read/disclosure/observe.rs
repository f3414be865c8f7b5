//! What the rows and headings of table 2 show of the tool that printed them.

use super::super::align::Run;
use super::super::columns::{self, Margins};
use super::super::labels::{Hit, Mark};
use super::super::pages;
use super::super::tokens::{Kind, Token};
use super::TABLE;
use crate::source::Source;

/// Whether rows of three columns print different numbers of cells.
pub(super) fn irregular(tokens: &[Token], runs: &[Run], rows: &[u8], width_of: impl Fn(u8) -> usize) -> bool {
    let wide = |run: &&Run| {
        run.printed > 0 && run.before.is_some_and(|(row, _)| rows.contains(&row) && width_of(row) == 3)
    };
    columns::Lengths::of_unlike(runs.iter().filter(wide).map(|run| &tokens[run.from..run.to])).irregular
}

/// Whether every row prints as many values as it has columns, but for one that may be a page's number.
pub(super) fn prints_all(
    source: &Source,
    tokens: &[Token],
    runs: &[Run],
    rows: &[u8],
    width_of: impl Fn(u8) -> usize,
) -> bool {
    let own = |run: &&Run| run.before.is_some_and(|(row, used)| !used && rows.contains(&row));
    let full = |run: &Run| {
        let row = run.before.map_or(0, |(row, _)| row);
        run.printed == width_of(row) || tokens[run.from..run.to].iter().any(|t| pages::end_with(source, t))
    };
    let printed = || runs.iter().filter(|run| run.printed > 0);
    printed().all(full) && printed().filter(own).count() == rows.len()
}

/// The margins that all rows with all their values print.
pub(super) fn common_margins(
    tokens: &[Token],
    runs: &[Run],
    rows: &[u8],
    width_of: impl Fn(u8) -> usize,
) -> Option<Margins> {
    let full = runs.iter().filter_map(|run| {
        let (row, _) = run.before.filter(|(row, used)| !used && rows.contains(row))?;
        columns::margins(&tokens[run.from..run.to], width_of(row))
    });
    let mut full = full.map(|m| Margins { behind: 0, ..m });
    let first = full.next()?;
    full.all(|other| other == first).then_some(first)
}

/// The margins that the lines of headings print: empty cells that 信息内容 reaches over, as the labels under it do.
pub(super) fn heading_margins(tokens: &[Token], hits: &[Hit]) -> Option<Margins> {
    let is_heading = |t: &Token| matches!(t.kind, Kind::Hit(hit) if is_heading(&hits[hit]));
    let mut before = tokens.chunk_by(|a, b| a.row == b.row).filter_map(|line| {
        let headings = line[0].cells > 1 && line.len() > 2 && is_heading(&line[0]);
        let blanks = line[1..].iter().take_while(|t| t.kind == Kind::Blank).count();
        (headings && line.get(blanks + 1).is_some_and(is_heading)).then_some(blanks)
    });
    let first = before.next()?;
    before.all(|other| other == first).then_some(Margins { before: first, behind: 0 })
}

pub(super) fn is_heading(hit: &Hit) -> bool {
    matches!(hit.mark, Mark::Head(TABLE) | Mark::EditionHead(TABLE, _))
}
