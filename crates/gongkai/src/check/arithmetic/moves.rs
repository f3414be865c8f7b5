//! Numbers that are right and stand in the wrong place: two rows exchanged, two columns exchanged in a block of rows, a
//! block whose numbers stand one column too far on or back.
//!
//! A move takes printed numbers to other cells, so it has next to nothing to choose. It is the correction only where more
//! broken sums show it than it has numbers to choose; else it is one possibility beside others.

use super::search::{Change, Changes, Search, What};
use crate::form::IdentityKind;

/// Printed numbers taken to other cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) what: What,
    pub(super) changes: Changes,
    /// How many broken sums show it beyond those that its unknown numbers need.
    pub(super) surplus: usize,
}

/// What a block's row was before its numbers were shifted.
struct Unshifted {
    changes: Changes,
    /// Whether a number of it is printed nowhere.
    is_lost: bool,
}

impl Search<'_> {
    /// Every move that explains everything.
    pub(super) fn moves(&mut self) -> Vec<Move> {
        let mut found = Vec::new();
        if self.sheet.frame.is_some() {
            self.exchange_rows(&mut found);
            self.exchange_columns(&mut found);
            self.shift_blocks(&mut found);
        }
        found
    }

    /// Two rows that restore everything by changing places. Their own sums hold in either place.
    fn exchange_rows(&mut self, found: &mut Vec<Move>) {
        let (sheet, rows) = (self.sheet, self.sheet.form.rows.len());
        let leaves = sheet.frame.as_ref().map_or(0..0, |frame| frame.leaves.clone());
        if self.rows_that_fail().next().is_some() {
            return;
        }
        for a in 0..rows {
            // Outcomes may stand in any order.
            for b in (a + 1..rows).filter(|b| !(leaves.contains(&a) && leaves.contains(b))) {
                let cells = |row| (0..sheet.width).map(move |column| sheet.at(row, column));
                let pairs = || cells(a).zip(cells(b));
                let other = |(cell, from)| Change { cell, to: sheet.figure(from).count() };
                let mut changes: Changes =
                    pairs().map(other).chain(pairs().map(|(a, b)| other((b, a)))).collect();
                if self.restores(&mut changes, None) {
                    found.push(Move { what: What::Rows, changes, surplus: self.evidence() });
                }
            }
        }
    }

    /// Two columns that restore everything by changing places in a block of at least two rows.
    fn exchange_columns(&mut self, found: &mut Vec<Move>) {
        let (sheet, last) = (self.sheet, self.sheet.width - 1);
        for a in 0..last {
            for b in a + 1..=last {
                let exchanged = |_: &Self, row| {
                    let [left, right] = [a, b].map(|column| sheet.at(row, column));
                    let to = |cell, from| Change { cell, to: sheet.figure(from).count() };
                    let changes = [to(left, right), to(right, left)];
                    let differ = changes[0].to != changes[1].to;
                    Some(Unshifted {
                        changes: changes.into_iter().filter(|_| differ).collect(),
                        is_lost: false,
                    })
                };
                for (changes, _) in self.blocks(exchanged) {
                    // Where all rows add up, what one class has too many another has too few.
                    let shown = self.evidence() / if b == last { 1 } else { 2 };
                    found.push(Move { what: What::Columns, changes, surplus: shown });
                }
            }
        }
    }

    /// Blocks of at least two rows whose numbers from some column on stand one column too far on, or back.
    fn shift_blocks(&mut self, found: &mut Vec<Move>) {
        for start in 0..self.sheet.width - 1 {
            for ahead in [true, false] {
                let unshifted = |search: &Self, row| {
                    if ahead { search.before_shift(row, start) } else { search.before_shift_back(row, start) }
                };
                for (changes, lost) in self.blocks(unshifted) {
                    let surplus = self.evidence().saturating_sub(lost);
                    // A part of a row says too little where each of its rows needs a number of its own.
                    let shows = surplus > 0 || start == 0;
                    if shows && !found.iter().any(|known| known.changes == changes) {
                        found.push(Move { what: What::Block, changes, surplus });
                    }
                }
            }
        }
    }

    /// What a row was before its numbers from a column on moved one column on; the total, which found no cell, is their
    /// sum, or stands at the beginning.
    fn before_shift(&self, row: usize, start: usize) -> Option<Unshifted> {
        let last = self.sheet.width - 1;
        let print = |column| self.sheet.count(row, column);
        let mut right: Vec<i64> = (0..=last).map(print).collect();
        right[start..].rotate_left(1);
        let total: i64 = right[..last].iter().sum();
        let is_lost = print(start) != total;
        if is_lost && print(start) != 0 {
            return None;
        }
        right[last] = total;
        Some(self.unshifted(row, &right, is_lost))
    }

    /// What a row was before its numbers from a column on moved one column back; the first of them, which found no
    /// cell, is what the others lack, or stands at the end.
    fn before_shift_back(&self, row: usize, start: usize) -> Option<Unshifted> {
        let last = self.sheet.width - 1;
        let print = |column| self.sheet.count(row, column);
        let mut right: Vec<i64> = (0..=last).map(print).collect();
        right[start..].rotate_right(1);
        let others: i64 = right[..last].iter().sum::<i64>() - right[start];
        let lost = right[last] - others;
        let is_lost = print(last) != lost;
        if lost < 0 || is_lost && print(last) != 0 {
            return None;
        }
        right[start] = lost;
        Some(self.unshifted(row, &right, is_lost))
    }

    fn unshifted(&self, row: usize, right: &[i64], is_lost: bool) -> Unshifted {
        let change = |(column, &to)| Change { cell: self.sheet.at(row, column), to };
        let differs = |change: &Change| change.to != self.sheet.figure(change.cell).count();
        let changes: Changes = right.iter().enumerate().map(change).filter(differs).collect();
        Unshifted { is_lost: is_lost && !changes.is_empty(), changes }
    }

    /// The blocks of rows that restore everything when each of their rows is what it was, two at least not as printed:
    /// the changes, and how many numbers are printed nowhere.
    fn blocks(&mut self, before: impl Fn(&Self, usize) -> Option<Unshifted>) -> Vec<(Changes, usize)> {
        let can_be = |one: &Unshifted| one.changes.iter().all(|&change| self.is_changeable(change));
        let rows: Vec<Option<Unshifted>> =
            (0..self.sheet.form.rows.len()).map(|row| before(self, row).filter(can_be)).collect();
        let moved = |row: usize| rows[row].as_ref().is_some_and(|one| !one.changes.is_empty());
        let least = self.rows_that_fail().min().unwrap_or(rows.len());
        let most = self.rows_that_fail().max().unwrap_or(0);
        let mut found: Vec<(Changes, usize)> = Vec::new();
        // A row as printed changes nothing, so a block begins and ends with one that is not.
        for first in (0..rows.len()).filter(|&row| row <= least && moved(row)) {
            let (mut changes, mut lost, mut printed) = (Changes::new(), 0, 0);
            for (row, before) in rows.iter().enumerate().skip(first) {
                let Some(before) = before else { break };
                if before.changes.is_empty() {
                    continue;
                }
                for &change in &before.changes {
                    self.apply(change);
                }
                changes.extend(&before.changes);
                lost += usize::from(before.is_lost);
                printed += 1;
                if printed > 1 && row >= most && self.broken == 0 {
                    found.push((changes.clone(), lost));
                }
            }
            self.take_back(&changes);
        }
        found
    }

    /// Whether a move exchanges a row with one that has no number.
    pub(super) fn takes_an_empty_row(&self, one: &Move) -> bool {
        let empties = |row: usize| {
            let mine = |change: &&Change| self.sheet.position(change.cell).0 == row;
            one.changes.iter().filter(mine).all(|change| change.to == 0)
        };
        one.what == What::Rows && one.changes.iter().any(|change| empties(self.sheet.position(change.cell).0))
    }

    /// How many broken sums show these changes of one row or column beyond those that they need.
    pub(super) fn surplus(&self, changes: &[Change]) -> usize {
        let own = |change: &&Change| self.sheet.position(change.cell).1 + 1 < self.sheet.width;
        let is_row = changes.iter().any(|change| own(&change));
        let needed = if is_row { changes.iter().filter(own).count() } else { changes.len() };
        self.evidence().saturating_sub(needed)
    }

    fn is_changeable(&self, change: Change) -> bool {
        change.to >= 0 && self.sheet.figure(change.cell).is_changeable()
    }

    /// The rows whose own sum is broken.
    fn rows_that_fail(&self) -> impl Iterator<Item = usize> + '_ {
        let own = |at: &usize| self.sheet.identities[*at].kind == IdentityKind::RowSum;
        self.still_broken().into_iter().filter(own).map(|at| self.sheet.identities[at].line)
    }

    /// Broken sums that do not follow from others: where rows add up, the columns of the classes make that of 总计.
    fn evidence(&self) -> usize {
        let own = |&at: &usize| {
            let identity = &self.sheet.identities[at];
            identity.kind == IdentityKind::RowSum || identity.line + 1 < self.sheet.width
        };
        self.still_broken().into_iter().filter(own).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use super::super::search::{Cause, What, causes};
    use super::super::sheet::Sheet;
    use crate::form::{Edition, TableKind};
    use crate::report::{RepairKind, Report};

    const CLASSES: [&str; 3] = ["natural_person", "commercial", "total"];

    /// A sound table 3 with numbers of two classes.
    fn sound() -> Report {
        let mut report = fixture::report(Edition::F21);
        let table = report.table(TableKind::Requests).unwrap();
        let cells: Vec<String> = table.iter().map(|(id, _)| id.to_string()).collect();
        for cell in &cells {
            fixture::set(&mut report, cell, 0);
        }
        let rows = [
            ("carried_over", [3, 1]),
            ("granted", [30, 6]),
            ("denied.process_info", [5, 2]),
            ("unable.not_held", [12, 4]),
            ("not_processed.petition", [9, 8]),
            ("not_processed.repeat", [2, 7]),
            ("carried_forward", [4, 11]),
        ];
        for (row, counts) in rows {
            for (class, count) in CLASSES.iter().zip(counts) {
                fixture::set(&mut report, &format!("requests.{row}.{class}"), count);
            }
        }
        fixture::make_consistent(&mut report);
        report
    }

    fn count(report: &Report, row: &str, class: &str) -> i64 {
        report.value(&format!("requests.{row}.{class}")).unwrap().as_i64().unwrap()
    }

    fn exchange_rows(report: &mut Report, rows: [&str; 2]) {
        for class in CLASSES {
            let [a, b] = rows.map(|row| count(report, row, class));
            fixture::set(report, &format!("requests.{}.{class}", rows[0]), b);
            fixture::set(report, &format!("requests.{}.{class}", rows[1]), a);
        }
    }

    fn only(report: &Report) -> Cause {
        let sheet = Sheet::of(report.table(TableKind::Requests).unwrap()).unwrap();
        let mut all = causes(&sheet, &sheet.broken());
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    #[test]
    fn two_rows_that_changed_places_are_one_cause_and_its_correction() {
        for rows in [["result_total", "carried_forward"], ["new_received", "result_total"]] {
            let mut report = sound();
            exchange_rows(&mut report, rows);
            let cause = only(&report);
            assert_eq!((cause.what, cause.solutions.len(), cause.moves.len()), (What::Rows, 1, 0));
            let [finding] = &fixture::findings(&report)[..] else { panic!("one finding") };
            assert!(finding.message.zh.ends_with("两行填反"), "{}", finding.message.zh);
            assert_eq!((finding.repair.len(), finding.repair_kind), (6, RepairKind::All));
        }
    }

    #[test]
    fn where_one_sum_shows_it_exchanged_rows_are_one_possibility() {
        let mut report = sound();
        for row in ["carried_over", "granted", "denied.process_info", "unable.not_held", "carried_forward"] {
            fixture::set(&mut report, &format!("requests.{row}.commercial"), 0);
        }
        for row in ["petition", "repeat"] {
            fixture::set(&mut report, &format!("requests.not_processed.{row}.commercial"), 0);
        }
        fixture::make_consistent(&mut report);
        exchange_rows(&mut report, ["carried_over", "carried_forward"]);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert!(finding.detail.zh.contains("两行填反") && finding.repair.is_empty(), "{}", finding.detail.zh);
    }

    #[test]
    fn a_block_a_column_too_far_on_is_one_cause_and_its_correction() {
        let mut report = sound();
        for row in ["not_processed.petition", "not_processed.repeat"] {
            let [a, b] = [CLASSES[0], CLASSES[1]].map(|class| count(&report, row, class));
            let columns = ["natural_person", "commercial", "research", "total"];
            for (class, to) in columns.into_iter().zip([0, a, b, 0]) {
                fixture::set(&mut report, &format!("requests.{row}.{class}"), to);
            }
        }
        let cause = only(&report);
        assert_eq!((cause.what, cause.solutions.len(), cause.moves.len()), (What::Block, 1, 0));
        let finding = &fixture::findings(&report)[0];
        assert_eq!(finding.message.zh, "表三有2行的数错位，偏右一栏");
        assert_eq!(finding.repair.len(), 8);
    }

    #[test]
    fn columns_that_changed_places_to_the_end_are_named_and_their_rows_left_open() {
        let mut report = sound();
        for row in ["not_processed.petition", "not_processed.repeat", "result_total", "carried_forward"] {
            let [a, b] = [CLASSES[0], CLASSES[1]].map(|class| count(&report, row, class));
            fixture::set(&mut report, &format!("requests.{row}.natural_person"), b);
            fixture::set(&mut report, &format!("requests.{row}.commercial"), a);
        }
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.message.zh, "表三“自然人”、“商业企业”两列填反");
        assert!(finding.repair.is_empty() && finding.detail.zh.contains("看不出是哪几行"));
    }
}
