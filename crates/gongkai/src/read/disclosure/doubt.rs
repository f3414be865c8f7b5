//! Where the print of table 2 leaves doubt: rows that may hold a neighbour's numbers or a page's, numbers that no row
//! took, and blanks that seem to be lost.

use super::super::align::{self, Match, Run};
use super::super::columns;
use super::super::labels::Mark;
use super::super::pages;
use super::super::tokens::{Kind, Token};
use super::{Reader, TABLE};
use crate::form::{FormColumn, Unit};
use crate::report::{Cell, NoticeKind};
use crate::slice::Slice as _;
use crate::source::han_only;
use crate::span::Span;
use crate::steps;

/// So many words above a row are looked at for headings.
const MOST_HEADINGS: usize = 300;

impl Reader<'_> {
    /// Whether the numbers of the next row of the block may be among these: its label is not printed, and the
    /// run does not end with its own line.
    pub(super) fn may_hold_next(&self, row: usize, run: &Run) -> bool {
        let next = self.form.rows.get(row + 1).filter(|next| next.block == self.form.rows[row].block);
        let tokens = &self.tokens[run.from..run.to];
        let label = self.tokens[..run.from].last();
        let one_line = label.is_some_and(|label| tokens.iter().all(|t| t.row == label.row));
        next.is_some() && !self.labelled[row + 1] && (!one_line || self.manner.glued)
    }

    /// Whether one of a row's numbers may be a page's: it stands alone on the last line of a page. Where every row
    /// prints all its values and this one just as many, it is the row's; not where the others share a line.
    pub(super) fn may_hold_page_number(&self, tokens: &[Token], width: usize) -> bool {
        let printed = tokens.iter().filter(|t| t.kind == Kind::Value).count();
        let whole = self.full && printed == width && !columns::is_torn(tokens);
        tokens.iter().any(|t| pages::end_with(self.source, t)) && !whole
    }

    /// Doubts the rows that a run may be of that none was given: no printed number is lost without a word.
    pub(super) fn doubt_around_unread(&mut self, rows: &[u8], matches: &[Option<Match>]) {
        for (index, run) in self.runs.iter().enumerate() {
            if run.printed == 0 || self.read[index] {
                continue;
            }
            let place = |number: u8| rows.iter().position(|&row| row == number);
            let before = run.before.and_then(|(number, _)| place(number));
            // Behind a word of no form the same numbers are another row's.
            if !self.worded[index] && before.is_some_and(|row| self.repeats(row, run)) {
                continue;
            }
            let own = before.filter(|_| !self.worded[index]);
            let from = before.map_or(0, |row| row + 1);
            let to = run.after.and_then(place).map_or(rows.len(), |row| row + 1);
            let open = (from..to).filter(|&row| !matches[row].is_some_and(|m| m.certain));
            let print = self.tokens[run.from].span.to(self.tokens[run.to - 1].span);
            for row in own.into_iter().chain(open).collect::<Vec<_>>() {
                self.doubt_row(row, print);
            }
        }
    }

    /// Where numbers of pages stand among those of the rows, or among the headings, any that has a line of its own may be
    /// one, and always one with a form feed right behind it.
    pub(super) fn doubt_beside_strays(&mut self, matches: &[Option<Match>]) {
        let homeless = |run: &Run| {
            let alone = run.from + 1 == run.to && self.tokens[run.from].cells <= 1;
            alone && run.printed > 0 && run.before.is_none()
        };
        let strays = self.manner.strays || self.runs.iter().any(homeless);
        for (row, matched) in matches.iter().enumerate() {
            let Some(run) = matched.map(|m| &self.runs[m.run]).filter(|run| run.printed > 0) else {
                continue;
            };
            let tokens = &self.tokens[run.from..run.to];
            let alone = |line: &[Token]| line.len() == 1;
            let lines = || tokens.chunk_by(|a, b| a.row == b.row).any(alone) && !run.on_line;
            let paged = |t: &Token| {
                let behind = self.source.text.part(t.span.end as usize..);
                behind.starts_with('\u{c}') && pages::end_with(self.source, t)
            };
            if strays && lines() || tokens.iter().any(paged) {
                self.doubt_row(row, tokens[0].span.to(tokens[tokens.len() - 1].span));
            }
        }
    }

    /// Whether a run prints once more what the row holds: a row that a page break repeats.
    pub(super) fn repeats(&self, row: usize, run: &Run) -> bool {
        let printed = self.tokens[run.from..run.to].iter().filter(|t| t.kind == Kind::Value);
        let held = self.cells[self.row_cells(row)].iter().filter(|cell| !cell.raw.is_empty());
        printed.map(|t| t.span.of(&self.source.text)).eq(held.map(|cell| cell.raw.as_str()))
    }

    pub(super) fn doubt_row(&mut self, row: usize, print: Span) {
        let cells = self.row_cells(row);
        if self.cells[cells.clone()].iter().all(Cell::is_objected) {
            return;
        }
        self.cells[cells].iter_mut().for_each(|cell| cell.object(NoticeKind::LongRow));
        self.notice(NoticeKind::LongRow, row, Some(print));
    }

    /// Whether a row that prints fewer values than it has columns seems to have lost empty cells in front of
    /// some: it has fewer cells than the heading above it although its last ones are kept, other rows do not have
    /// as many as each other, or a number stands where its kind does not belong.
    pub(super) fn lost_blanks(&self, tokens: &[Token], cells: &[Cell], columns: &[FormColumn]) -> bool {
        let count = tokens.iter().filter(|t| t.kind == Kind::Value).count();
        if count >= columns.len() {
            // Where a heading is printed for each column that it covers, so are the numbers below it.
            let narrower = self.heading_cells(tokens).is_none_or(|cells| tokens[0].cells < cells);
            return count > 0 && narrower && self.repeats_heading(tokens);
        }
        if count == 0 {
            return false;
        }
        let keeps_end = tokens.last().is_some_and(|t| t.kind == Kind::Blank && t.cells > 1);
        let narrower = keeps_end && self.heading_cells(tokens).is_some_and(|cells| tokens[0].cells < cells);
        let dropped = self.irregular && self.manner.keeps_ends;
        let misplaced = cells
            .iter()
            .zip(columns)
            .any(|(cell, column)| column.unit == Unit::Count && !is_count(&cell.raw));
        columns::structured(tokens) && (narrower || dropped) || misplaced
    }

    /// How many cells the line of headings has that stands above these tokens.
    pub(super) fn heading_cells(&self, tokens: &[Token]) -> Option<u16> {
        self.headings_above(tokens).map(|t| t.cells).next().filter(|&cells| cells > 1)
    }

    /// Whether one of the headings above these tokens is printed twice, one print right behind the other, and one is not.
    fn repeats_heading(&self, tokens: &[Token]) -> bool {
        let prints: Vec<String> =
            self.headings_above(tokens).map(|t| han_only(t.span.of(&self.source.text))).collect();
        let own = prints.split(|print| print == "信息内容").next().unwrap_or_default();
        let mut times = own.chunk_by(|a, b| a == b).map(<[_]>::len);
        let first = times.next();
        times.any(|t| Some(t) != first)
    }

    /// The headings before these tokens that nothing else divides, the nearest first.
    fn headings_above(&self, tokens: &[Token]) -> impl Iterator<Item = &Token> {
        let start = tokens.first().map_or(0, |t| t.span.start);
        let is_heading = |t: &&Token| matches!(t.kind, Kind::Hit(hit) if matches!(self.hits[hit].mark, Mark::Head(_) | Mark::EditionHead(..)));
        let heads = self.heads.get_or_init(|| {
            steps::add(self.tokens.len());
            let mut last = 0;
            let nearest = |(at, t): (usize, &Token)| {
                let before = last;
                last = if is_heading(&t) { at + 1 } else { last };
                before
            };
            let mut heads: Vec<usize> = self.tokens.iter().enumerate().map(nearest).collect();
            heads.push(last);
            heads
        });
        let above = heads[self.tokens.partition_point(|t| t.span.start < start)];
        let own = |t: &&Token| match t.kind {
            Kind::Hit(hit) => align::row_of(&self.hits[hit], TABLE).is_none(),
            Kind::Word | Kind::Blank => true,
            Kind::Value => false,
        };
        self.tokens[..above].iter().rev().take(MOST_HEADINGS).take_while(own).filter(is_heading)
    }
}

/// Whether a print can be a number of things: no part of one, no change.
fn is_count(print: &str) -> bool {
    !print.contains(['.', '．', '+', '＋', '增', '减'])
}
