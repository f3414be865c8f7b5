//! Where table 3 leaves doubt beyond a row's own print: neighbours of what is lost, what the sums would bear out, and
//! numbers that found no row.

use super::super::align::{Match, Run};
use super::super::columns::{Assumption, Placed};
use super::super::labels::Labels;
use super::super::sums::Sums;
use super::super::tokens::Kind;
use super::{Reader, TABLE, WIDTH, spans_lines};
use crate::decimal::Decimal;
use crate::form::{CellId, IdentityKind};
use crate::order;
use crate::report::{Cell, Notice, NoticeKind, State};
use crate::slice::Slice as _;
use crate::source::{digit, han_only, is_han};
use crate::span::Span;
use crate::steps;

impl Reader<'_> {
    /// Doubts two rows whose runs stand on equal lines, words and all: one line printed twice, where a page ends. Of two
    /// equal runs with nothing between them, the second may be the first once more; rows of zeros are alike anyway.
    pub(super) fn doubt_doubled(&mut self, matches: &[Option<Match>]) {
        let line = |m: &Match| -> Option<&str> {
            let (text, run) = (self.source.text.as_str(), self.run(m.run));
            let place = run.first()?.span.to(run.last()?.span);
            steps::add((place.end - place.start) as usize);
            // A layout may have made one row of several lines.
            if self.runs[m.run].printed < WIDTH || spans_lines(run) || place.of(text).contains('\n') {
                return None;
            }
            let (start, end) = (place.start as usize, place.end as usize);
            let from = text.part(..start).rfind('\n').map_or(0, |at| at + 1);
            let to = text.part(end..).find('\n').map_or(text.len(), |at| end + at);
            steps::add(to - from);
            Some(text.part(from..to))
        };
        let lines: Vec<(usize, &str)> =
            matches.iter().enumerate().filter_map(|(row, m)| Some((row, line(m.as_ref()?)?))).collect();
        let printed_twice = |a: &str, b: &str| a == b && a.as_ptr() != b.as_ptr() && a.contains(is_han);
        let doubled = lines.windows(2).filter(|pair| printed_twice(pair[0].1, pair[1].1));
        let rows: Vec<usize> = doubled.flat_map(|pair| [pair[0].0, pair[1].0]).collect();
        self.lost_near.extend(rows);
        let prints = |run: &Run| {
            self.tokens[run.from..run.to].iter().map(|t| t.span.of(&self.source.text)).collect::<String>()
        };
        let copied = |row: usize, m: &Match| {
            let (run, above) = (&self.runs[m.run], m.run.checked_sub(1).map(|above| &self.runs[above]));
            run.before != Some((self.numbers_of_rows[row], false))
                && above.is_some_and(|above| above.to == run.from && prints(above) == prints(run))
                && prints(run).contains(|c| digit(c).is_some_and(|digit| digit > 0))
        };
        let rows = matches.iter().enumerate().filter(|(row, m)| m.as_ref().is_some_and(|m| copied(*row, m)));
        let rows: Vec<usize> = rows.map(|(row, _)| row).collect();
        self.lost_near.extend(rows);
    }

    /// Doubts a row whose numbers stand on one line with the words of another row's label, which is not found: a
    /// label that goes over several lines hides where its row is.
    pub(super) fn doubt_beside_other_labels(
        &mut self,
        matches: &[Option<Match>],
        labelled: &impl Fn(usize) -> bool,
    ) {
        let text = self.source.text.as_str();
        let other = |m: &Match, row: usize| {
            let (before, run) = self.tokens.split_at(self.runs[m.run].from);
            let line = before.iter().rev().take_while(|t| t.row == run[0].row);
            let words = line.filter(|t| t.kind == Kind::Word).map(|t| han_only(t.span.of(text)));
            words.filter_map(|word| self.label_with(&word)).find(|&other| other != row && !labelled(other))
        };
        let found = matches.iter().enumerate().filter_map(|(row, m)| Some((row, other(m.as_ref()?, row)?)));
        for (row, other) in found.collect::<Vec<_>>() {
            self.lost_near.extend([row, other]);
        }
    }

    /// The only row whose label has the first characters of this word in it.
    fn label_with(&self, word: &str) -> Option<usize> {
        const TELLING: usize = 5;
        let begin: Vec<char> = word.chars().take(TELLING).collect();
        let united = Labels::get().rows(TABLE);
        steps::add(self.numbers_of_rows.len());
        let has = |&number: &u8| united[usize::from(number)].core.windows(TELLING).any(|part| part == begin);
        let mut rows = (0..self.numbers_of_rows.len()).filter(|&row| has(&self.numbers_of_rows[row]));
        rows.next().filter(|_| rows.next().is_none())
    }

    pub(super) fn value(&self, row: usize, column: usize) -> Decimal {
        self.cells[row * WIDTH + column].value.unwrap_or_default()
    }

    pub(super) fn sums(&self) -> Option<Sums> {
        let is_open = |row: usize, column: usize| {
            let cell = &self.cells[row * WIDTH + column];
            cell.value.is_none() && cell.state == State::Missing
        };
        Sums::of(self.form, WIDTH, |cell| self.cells[cell].value.unwrap_or_default(), is_open)
    }

    /// Doubts the rows of glued digits that are divided as if no empty cell were dropped, where the sums of the table
    /// do not confirm it.
    pub(super) fn doubt_unconfirmed(&mut self, placed: &[Option<Placed>]) {
        let assumed = |p: &Placed| p.rests_on == Some(Assumption::Complete);
        if !placed.iter().flatten().any(assumed) {
            return;
        }
        let sums = self.sums();
        let confirmed = |row: usize| {
            let printed = (0..WIDTH - 1).filter(|&column| !self.value(row, column).is_zero());
            sums.as_ref().is_some_and(|sums| sums.confirm(row, printed) || self.digits_tell(row, sums))
        };
        let rows =
            (0..placed.len()).filter(|&row| placed[row].as_ref().is_some_and(assumed) && !confirmed(row));
        let rows: Vec<usize> = rows.collect();
        self.lost_near.extend(rows);
    }

    /// Doubts rows that are divided by their empty cells, where most rows of the table have no division: their lines hold
    /// other columns than the form's, and one of them is as long as a row by chance.
    pub(super) fn doubt_kept_places(&mut self, placed: &[Option<Placed>]) {
        let open = |row: &[Cell]| {
            let kinds = row.iter().filter_map(|cell| cell.proof.against);
            kinds.into_iter().any(|kind| {
                matches!(kind, NoticeKind::ShortRow | NoticeKind::LongRow | NoticeKind::Unaccounted)
            })
        };
        let rows = self.cells.len() / WIDTH;
        if self.cells.chunks(WIDTH).filter(|row| open(row)).count() * 2 <= rows {
            return;
        }
        let is_empty = |span: &Option<Span>| span.is_some_and(|span| span.start == span.end);
        let kept = |p: &Placed| {
            let way = p.ways.first().filter(|way| p.problem.is_none() && way.iter().any(is_empty));
            way.is_some_and(|way| way.iter().all(Option::is_some) && !way.iter().all(is_empty))
        };
        let rows = (0..placed.len()).filter(|&row| placed[row].as_ref().is_some_and(kept));
        let rows: Vec<usize> = rows.collect();
        self.lost_near.extend(rows);
    }

    /// Whether a row prints as many digits as it has columns and adds up, and no empty cell among fewer numbers, of the
    /// same digits, would make the columns add up better: its only division, whatever else is wrong.
    fn digits_tell(&self, row: usize, sums: &Sums) -> bool {
        /// So many numbers at least: more empty cells dropped from a row of the table would show in others.
        const LEAST: u32 = 4;
        let cells = &self.cells[self.row_cells(row)];
        let own: Vec<i64> = cells.iter().filter_map(|cell| cell.value.and_then(Decimal::as_i64)).collect();
        let single = cells.iter().all(|cell| cell.raw.len() == 1) && own.len() == WIDTH;
        if !single || own[..WIDTH - 1].iter().sum::<i64>() != own[WIDTH - 1] {
            return false;
        }
        // Bit `i` tells that a number begins with digit `i`; then which columns hold the numbers.
        let begins = (1_u32..1 << WIDTH).filter(|begins| begins & 1 == 1);
        let fewer = begins.filter(|begins| (LEAST..WIDTH as u32).contains(&begins.count_ones()));
        for begins in fewer {
            let Some(numbers) = joined(&own, begins) else { continue };
            for columns in (0_u32..1 << WIDTH).filter(|columns| columns.count_ones() == begins.count_ones()) {
                let mut other = [0; WIDTH];
                let places = (0..WIDTH).filter(|column| columns >> column & 1 == 1);
                places.zip(&numbers).for_each(|(column, number)| other[column] = *number);
                if sums.prefer(row, &own, &other) {
                    return false;
                }
            }
        }
        true
    }

    /// The columns do not add up: then nothing bears out the rows that were placed by the habit of trimming, those
    /// that were found by their order alone, and those that seem empty in a text that shows no empty cells, unless the
    /// totals bear these out.
    pub(super) fn doubt_what_sums_would_bear_out(
        &mut self,
        matches: &[Option<Match>],
        placed: &[Option<Placed>],
        labelled: &impl Fn(usize) -> bool,
        clean: bool,
        borne_out: bool,
    ) {
        let trimmed =
            |row: &usize| placed[*row].as_ref().is_some_and(|p| p.rests_on == Some(Assumption::Trimmed));
        let by_order = |row: &usize| {
            matches[*row].is_some_and(|m| {
                let run = &self.runs[m.run];
                run.printed > 0 && run.before != Some((self.numbers_of_rows[*row], false)) && !clean
            })
        };
        let rows: Vec<usize> = (0..placed.len()).filter(|row| trimmed(row) || by_order(row)).collect();
        self.lost_near.extend(rows);
        if borne_out || self.tokens.iter().any(|t| t.kind == Kind::Blank) {
            return;
        }
        for row in (0..placed.len()).filter(|&row| matches[row].is_none() && labelled(row)) {
            self.lose(row, matches);
        }
    }

    /// Doubts the rows whose neighbours' numbers are lost, and says so where nothing else does.
    pub(super) fn doubt_lost_near(&mut self) {
        order::by_key(&mut self.lost_near, |&row| row as u32);
        self.lost_near.dedup();
        for row in std::mem::take(&mut self.lost_near) {
            let noticed = self.row_cells(row).all(|at| self.cells[at].is_objected());
            for at in self.row_cells(row) {
                self.cells[at].object(NoticeKind::LabelLost);
            }
            if !noticed {
                self.notice_row(NoticeKind::LabelLost, row);
            }
        }
    }

    /// A row whose label is there and whose numbers are not. Where a line does not hold a row together, they may
    /// be those that were read for a neighbour.
    pub(super) fn lose(&mut self, row: usize, matches: &[Option<Match>]) {
        for at in self.row_cells(row) {
            self.cells[at] = Cell::default().objected(Some(NoticeKind::ShortRow));
        }
        self.notice_row(NoticeKind::ShortRow, row);
        self.doubt_neighbours(row, matches);
    }

    /// Doubts the rows around one without numbers, where no line of cells holds them together with their labels.
    pub(super) fn doubt_neighbours(&mut self, row: usize, matches: &[Option<Match>]) {
        let placed = |row: &usize| matches[*row].is_some_and(|m| self.runs[m.run].printed > 0);
        let before = (0..row).rev().find(placed);
        let behind = (row + 1..matches.len()).find(placed);
        // Where each number has its line, and so as far as numbers may have moved from row to row: up to one whose
        // label cannot have drifted, and has its numbers right behind it.
        let drifts = |row: &usize| matches[*row].is_some_and(|m| spans_lines(self.run(m.run)));
        let above = (0..before.unwrap_or(0)).rev();
        let stays = |row: usize| {
            let own = Some((self.numbers_of_rows[row], false));
            self.anchored[row] && matches[row].is_some_and(|m| self.runs[m.run].before == own)
        };
        let above = above.take_while(|&row| !stays(row + 1)).filter(drifts);
        let below = behind.map_or(matches.len(), |row| row + 1)..matches.len();
        let below = below.take_while(|&row| !stays(row)).filter(drifts);
        let loose = |row: &usize| matches[*row].is_some_and(|m| !self.runs[m.run].beside);
        let near = before.into_iter().chain(behind).chain(above).chain(below).filter(loose);
        let near: Vec<usize> = near.collect();
        self.lost_near.extend(near);
    }

    /// Notes something about a row as a whole.
    pub(super) fn notice_row(&mut self, kind: NoticeKind, row: usize) {
        let cells: Vec<CellId> = self.row_cells(row).map(|at| self.form.cell_at(0, 0).sibling(at)).collect();
        let spans: Vec<Span> = self.row_cells(row).filter_map(|at| self.cells[at].span).collect();
        let spans: Vec<Span> = spans.into_iter().reduce(Span::to).into_iter().collect();
        let print = spans.first().map(|s| s.of(&self.source.text).to_owned()).unwrap_or_default();
        self.notices.push(Notice { kind, table: TABLE, cells, spans, print });
    }

    /// Whether the outcomes of each applicant class add up to its total; only asked where the print leaves doubt
    /// about the columns. A blank counts as zero.
    pub(super) fn columns_add_up(&self) -> bool {
        let value = |cell: usize| self.cells[cell].value.unwrap_or_default();
        let mut classes = self.form.identities_of(IdentityKind::ResultSum).take(WIDTH - 1);
        classes.all(|sum| sum.difference(value).is_zero())
    }

    /// Says so when a row of numbers found no row of the form, and doubts its neighbours.
    pub(super) fn notice_unplaced(&mut self, matches: &[Option<Match>]) {
        for (index, run) in self.runs.iter().enumerate() {
            let placed = matches.iter().flatten().any(|m| m.run == index);
            if placed || run.printed < 2 || self.repeats(index, matches) {
                continue;
            }
            let before = matches.iter().rposition(|m| m.is_some_and(|m| m.run < index));
            let after = matches.iter().position(|m| m.is_some_and(|m| m.run > index));
            let near: Vec<usize> =
                [before, after].into_iter().flatten().flat_map(|row| self.row_cells(row)).collect();
            for &at in &near {
                self.cells[at].object(NoticeKind::Unaccounted);
            }
            let tokens = self.run(index);
            let span = tokens[0].span.to(tokens[tokens.len() - 1].span);
            self.notices.push(Notice {
                kind: NoticeKind::Unaccounted,
                table: TABLE,
                cells: near.into_iter().map(|at| self.form.cell_at(0, 0).sibling(at)).collect(),
                spans: vec![span],
                print: span.of(&self.source.text).to_owned(),
            });
        }
    }

    /// Whether the run prints the same as the placed one before it: a row that a page break repeats.
    pub(super) fn repeats(&self, index: usize, matches: &[Option<Match>]) -> bool {
        let prints = |run: usize| {
            let values = self.run(run).iter().filter(|t| t.kind == Kind::Value);
            values.map(|t| t.span.of(&self.source.text)).inspect(|_| steps::add(1))
        };
        let same_label =
            |m: &Match| self.runs[m.run].before.map(|b| b.0) == self.runs[index].before.map(|b| b.0);
        matches.iter().flatten().any(|m| same_label(m) && prints(m.run).eq(prints(index)))
    }
}

/// The numbers that single digits make when those that `begins` names begin one; `None` for a leading zero.
fn joined(digits: &[i64], begins: u32) -> Option<Vec<i64>> {
    let mut numbers: Vec<i64> = Vec::new();
    for (at, digit) in digits.iter().enumerate() {
        match numbers.last_mut() {
            Some(number) if begins >> at & 1 == 0 => {
                if *number == 0 {
                    return None;
                }
                *number = *number * 10 + digit;
            }
            _ => numbers.push(*digit),
        }
    }
    Some(numbers)
}
