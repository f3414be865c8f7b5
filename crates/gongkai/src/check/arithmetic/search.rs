//! The search for the least change of printed numbers that restores every broken identity.
//!
//! A cell of table 3 stands in two or three identities, so a wrong number leaves a pattern that mostly points
//! back at one cell. Tried in this order, and the first that explains everything wins:
//!
//! 1. one cell;
//! 2. two neighbours that changed places, or a row or column that stands one place too far;
//! 3. one row or one column whose numbers fit among themselves (a stale row, a group left out of a total);
//! 4. two cells, then three;
//! 5. any one row or column, all its cells;
//! 6. a cell that explains at least two identities exactly is taken away, then 1–5 for what is left.
//!
//! What remains after that stays unexplained. Every step is bounded, so the worst table costs milliseconds.

use super::sheet::{Sheet, Standing};
use super::slip;
use crate::form::{IdentityKind, Term};
use crate::order;

/// A printed number that would have to be another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub(super) cell: u16,
    pub(super) to: i64,
}

/// Why some identities are broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// One number is wrong: the candidates, most likely first.
    Cell { candidates: Vec<Change>, breaks: Vec<usize> },
    /// Several numbers of one row or column are wrong in a way that fits together: for each row or column that
    /// may be the one, its changes, most likely first.
    Line { candidates: Vec<Vec<Change>>, breaks: Vec<usize> },
    /// No small change explains these.
    Unknown { breaks: Vec<usize> },
}

/// Steps that the search for two or three cells may take in all: some milliseconds.
const BUDGET: u32 = 60_000;
/// Solutions that are compared; more than these are equally unconvincing.
const MOST_SOLUTIONS: usize = 64;
/// Identities that one cell can stand in.
const TOUCHES: usize = 3;

/// Explains these broken identities of the sheet.
pub(super) fn causes(sheet: &Sheet, broken: &[usize]) -> Vec<Cause> {
    let mut search = Search::new(sheet, broken);
    let mut causes = Vec::new();
    while search.broken > 0 {
        if let Some(found) = search.explain() {
            causes.extend(found);
            return causes;
        }
        let Some(cause) = search.peel() else {
            causes.push(Cause::Unknown { breaks: search.still_broken() });
            return causes;
        };
        causes.push(cause);
    }
    causes
}

struct Search<'a> {
    sheet: &'a Sheet,
    /// For each cell, the assessable identities that it stands in, with its sign.
    touches: Vec<Touches>,
    /// What is left of each identity's difference; zero where it holds or is none of this search's business.
    residuals: Vec<i64>,
    /// How many residuals are not zero.
    broken: usize,
    /// What can be said of identities whose numbers are not all known.
    bounds: Vec<Bound>,
    steps: u32,
}

/// An identity of which some numbers are not known, all on one side of it. Counts are never negative, so that side
/// may only be larger than what is known of it: parts that exceed their total already can never be mended by more parts.
struct Bound {
    /// Its place in [`Sheet::identities`].
    identity: usize,
    /// The signed sum of the numbers that are known.
    known: i64,
    /// The sign of those that are not.
    unknown: i8,
}

impl Bound {
    fn of(sheet: &Sheet, identity: usize) -> Option<Bound> {
        let (mut known, mut unknown) = (0, 0);
        for term in sheet.terms(&sheet.identities[identity]) {
            match sheet.figure(term.cell) {
                figure if figure.is_changeable() => known += i64::from(term.sign) * figure.count(),
                _ if unknown == -term.sign => return None,
                _ => unknown = term.sign,
            }
        }
        (unknown != 0).then_some(Bound { identity, known, unknown })
    }
}

#[derive(Clone, Copy, Default)]
struct Touches {
    len: u8,
    items: [(u16, i8); TOUCHES],
}

impl Touches {
    fn iter(&self) -> impl Iterator<Item = (usize, i64)> + '_ {
        self.items[..usize::from(self.len)].iter().map(|&(at, sign)| (usize::from(at), i64::from(sign)))
    }
}

impl<'a> Search<'a> {
    fn new(sheet: &'a Sheet, broken: &[usize]) -> Self {
        let mut touches = vec![Touches::default(); sheet.figures.len()];
        for (at, identity) in sheet.identities.iter().enumerate() {
            if sheet.standings[at] == Standing::Unassessable {
                continue;
            }
            for term in sheet.terms(identity) {
                let touch = &mut touches[usize::from(term.cell)];
                touch.items[usize::from(touch.len)] = (at as u16, term.sign);
                touch.len += 1;
            }
        }
        let mut residuals = vec![0; sheet.identities.len()];
        for &at in broken {
            if let Standing::Broken(residual) = sheet.standings[at] {
                residuals[at] = residual;
            }
        }
        let open = (0..sheet.identities.len()).filter(|&at| sheet.standings[at] == Standing::Unassessable);
        let bounds = open.filter_map(|at| Bound::of(sheet, at)).collect();
        Search { sheet, touches, residuals, broken: broken.len(), bounds, steps: 0 }
    }

    /// Steps 1 to 5 of the module's list; `None` when they explain nothing or not everything.
    fn explain(&mut self) -> Option<Vec<Cause>> {
        let single = self.solutions(1);
        if !single.is_empty() {
            let candidates = single.into_iter().flatten().collect();
            return Some(vec![Cause::Cell { candidates, breaks: self.still_broken() }]);
        }
        let mut lines = Vec::new();
        if self.sheet.frame.is_some() {
            lines = self.misplaced();
            if lines.is_empty() {
                lines = self.lines();
            }
        }
        if !lines.is_empty() {
            return Some(vec![Cause::Line { candidates: lines, breaks: self.still_broken() }]);
        }
        let few = (2..=3).map(|cells| self.solutions(cells)).find(|found| !found.is_empty());
        if let Some(solutions) = few {
            return Some(self.apart(&solutions));
        }
        let mut lines = self.rows();
        lines.extend(self.columns());
        (!lines.is_empty()).then(|| vec![Cause::Line { candidates: lines, breaks: self.still_broken() }])
    }

    /// One cause for each cell of the best solution. A cell of another solution that mends the same identity
    /// is an alternative to it.
    fn apart(&self, solutions: &[Vec<Change>]) -> Vec<Cause> {
        let (best, others) = solutions.split_first().expect("at least one solution");
        let broken = |change: &Change| -> Vec<usize> {
            let touches = self.touches[usize::from(change.cell)].iter().map(|(at, _)| at);
            touches.filter(|&at| self.residuals[at] != 0).collect()
        };
        let cause = |change: &Change| {
            let breaks = broken(change);
            let mut candidates = vec![*change];
            for other in others.iter().filter(|o| self.cost(o) <= self.cost(best) + 1).flatten() {
                if !best.contains(other)
                    && !candidates.contains(other)
                    && broken(other).first() == breaks.first()
                {
                    candidates.push(*other);
                }
            }
            Cause::Cell { candidates, breaks }
        };
        best.iter().map(cause).collect()
    }

    /// All sets of exactly this many cells whose change restores everything, most likely first.
    fn solutions(&mut self, cells: usize) -> Vec<Vec<Change>> {
        let mut found = Vec::new();
        self.dig(cells, &mut Vec::with_capacity(cells), &mut found);
        let mut distinct: Vec<Vec<Change>> = Vec::new();
        for mut solution in found {
            order::by_key(&mut solution, |change| u32::from(change.cell));
            if let Err(at) = distinct.binary_search(&solution) {
                distinct.insert(at, solution);
            }
        }
        // What leaves parts above their total, whatever stands where the reader is not sure, is no solution.
        if !self.bounds.is_empty() {
            let least = distinct.iter().map(|s| self.impossible(s)).min();
            distinct.retain(|s| Some(self.impossible(s)) == least);
        }
        self.rank(&mut distinct);
        distinct
    }

    /// How many of the bounds no number could satisfy after these changes.
    fn impossible(&self, changes: &[Change]) -> usize {
        let after = |bound: &Bound| {
            let terms = self.sheet.terms(&self.sheet.identities[bound.identity]);
            let moved = |change: &Change| {
                let sign = terms.clone().find(|t| t.cell == change.cell).map_or(0, |t| i64::from(t.sign));
                sign * (change.to - self.sheet.figure(change.cell).count())
            };
            bound.known + changes.iter().map(moved).sum::<i64>()
        };
        self.bounds.iter().filter(|bound| i64::from(bound.unknown) * after(bound) > 0).count()
    }

    fn rank(&self, solutions: &mut [Vec<Change>]) {
        // Stable: what is equally likely stays in the order of the form.
        order::by_key(solutions, |s| self.cost(s));
    }

    /// Mends the narrowest broken identity by each of its cells in turn, and what is left by fewer cells.
    fn dig(&mut self, cells: usize, chosen: &mut Vec<Change>, found: &mut Vec<Vec<Change>>) {
        if self.broken > TOUCHES * cells || found.len() >= MOST_SOLUTIONS {
            return;
        }
        let width = |at: &usize| self.sheet.terms(&self.sheet.identities[*at]).count();
        let Some(narrowest) = self.still_broken().into_iter().min_by_key(width) else { return };
        let sheet = self.sheet;
        for Term { cell, .. } in sheet.terms(&sheet.identities[narrowest]) {
            if chosen.iter().any(|c| c.cell == cell) || self.steps >= BUDGET {
                continue;
            }
            self.steps += 1;
            for to in self.fits(cell) {
                let Some(change) = to else { continue };
                let before = self.apply(change);
                chosen.push(change);
                if self.broken == 0 {
                    found.push(chosen.clone());
                } else if cells > 1 {
                    self.dig(cells - 1, chosen, found);
                }
                chosen.pop();
                self.undo(change, before);
            }
        }
    }

    /// The numbers that would mend one of the broken identities of a cell, each once.
    fn fits(&self, cell: u16) -> [Option<Change>; TOUCHES] {
        let mut fits = [None; TOUCHES];
        let figure = self.sheet.figure(cell);
        if !figure.is_changeable() {
            return fits;
        }
        for (slot, (at, sign)) in self.touches[usize::from(cell)].iter().enumerate() {
            let to = figure.count() - sign * self.residuals[at];
            let change = Some(Change { cell, to });
            if self.residuals[at] != 0 && to >= 0 && !fits.contains(&change) {
                fits[slot] = change;
            }
        }
        fits
    }

    /// Makes a change; gives the difference for [`Self::undo`].
    fn apply(&mut self, change: Change) -> i64 {
        let delta = change.to - self.sheet.figure(change.cell).count();
        self.shift(change.cell, delta);
        delta
    }

    fn undo(&mut self, change: Change, delta: i64) {
        self.shift(change.cell, -delta);
    }

    fn shift(&mut self, cell: u16, delta: i64) {
        let touches = self.touches[usize::from(cell)];
        for (at, sign) in touches.iter() {
            let before = self.residuals[at];
            self.residuals[at] = before + sign * delta;
            self.broken = self.broken + usize::from(self.residuals[at] != 0) - usize::from(before != 0);
        }
    }

    fn still_broken(&self) -> Vec<usize> {
        (0..self.residuals.len()).filter(|&at| self.residuals[at] != 0).collect()
    }

    /// Neighbours that changed places, and rows and columns whose numbers stand one place too far: what they were
    /// before, where that restores everything.
    fn misplaced(&mut self) -> Vec<Vec<Change>> {
        let mut found = Vec::new();
        for cells in self.sheet.lines() {
            let printed: Vec<i64> = cells.iter().map(|&cell| self.sheet.figure(cell).count()).collect();
            let mut place = |from: &mut dyn Iterator<Item = (usize, usize)>, lost: Option<usize>| {
                let changes = from.map(|(to, from)| Change { cell: cells[to], to: printed[from] }).collect();
                found.extend(self.restored(changes, lost.map(|at| cells[at])));
            };
            let last = cells.len() - 1;
            for at in 0..last {
                place(&mut [(at, at + 1), (at + 1, at)].into_iter(), None);
            }
            place(&mut (0..last).map(|at| (at, at + 1)), Some(last));
            place(&mut (0..last).map(|at| (at + 1, at)), Some(0));
        }
        self.rank(&mut found);
        found.dedup();
        found
    }

    /// These changes, and the one of a further cell that they need, where they restore everything.
    fn restored(&mut self, mut changes: Vec<Change>, further: Option<u16>) -> Option<Vec<Change>> {
        changes.retain(|change| change.to != self.sheet.figure(change.cell).count());
        if changes.iter().any(|change| !self.sheet.figure(change.cell).is_changeable()) {
            return None;
        }
        let deltas: Vec<i64> = changes.iter().map(|&change| self.apply(change)).collect();
        let mut restored = self.broken == 0;
        let fits = further.map(|cell| self.fits(cell)).into_iter().flatten().flatten().next();
        let last = fits.filter(|_| !restored);
        if let Some(change) = last {
            let delta = self.apply(change);
            restored = self.broken == 0;
            self.undo(change, delta);
        }
        for (&change, delta) in changes.iter().zip(deltas) {
            self.undo(change, delta);
        }
        changes.extend(last);
        (restored && changes.len() > 1).then_some(changes)
    }

    /// Rows or columns whose numbers fit among themselves: only identities across them are broken.
    fn lines(&mut self) -> Vec<Vec<Change>> {
        let broken = self.still_broken();
        let kinds = broken.iter().map(|&at| self.sheet.identities[at].kind);
        if kinds.clone().all(|k| matches!(k, IdentityKind::Balance | IdentityKind::ResultSum)) {
            self.rows()
        } else if kinds.clone().all(|k| k == IdentityKind::RowSum) {
            self.columns()
        } else {
            Vec::new()
        }
    }

    /// Rows that explain everything when each of their cells mends its column.
    fn rows(&mut self) -> Vec<Vec<Change>> {
        let lines: Vec<Vec<u16>> = self.sheet.rows().collect();
        self.mending(&lines, |kind| matches!(kind, IdentityKind::Balance | IdentityKind::ResultSum))
    }

    /// Columns that explain everything when each of their cells mends its row.
    fn columns(&mut self) -> Vec<Vec<Change>> {
        let rows = self.sheet.form.rows.len();
        let cells = |column| (0..rows).map(|row| self.sheet.at(row, column)).collect();
        let lines: Vec<Vec<u16>> = (0..self.sheet.width).map(cells).collect();
        self.mending(&lines, |kind| kind == IdentityKind::RowSum)
    }

    /// Those of the lines whose cells restore everything by mending their broken identities of these kinds.
    fn mending(&mut self, lines: &[Vec<u16>], across: impl Fn(IdentityKind) -> bool) -> Vec<Vec<Change>> {
        let mut found: Vec<_> = lines.iter().filter_map(|cells| self.mend(cells, &across)).collect();
        self.rank(&mut found);
        found
    }

    fn mend(&mut self, cells: &[u16], across: &impl Fn(IdentityKind) -> bool) -> Option<Vec<Change>> {
        let mut changes = Vec::new();
        for &cell in cells {
            let figure = self.sheet.figure(cell);
            let touches = self.touches[usize::from(cell)];
            let mut mended = touches
                .iter()
                .filter(|&(at, _)| self.residuals[at] != 0 && across(self.sheet.identities[at].kind));
            let Some((at, sign)) = mended.next() else { continue };
            let to = figure.count() - sign * self.residuals[at];
            if !figure.is_changeable() || to < 0 {
                return None;
            }
            changes.push(Change { cell, to });
        }
        let deltas: Vec<i64> = changes.iter().map(|&change| self.apply(change)).collect();
        let restored = self.broken == 0;
        for (&change, delta) in changes.iter().zip(deltas) {
            self.undo(change, delta);
        }
        (restored && !changes.is_empty()).then_some(changes)
    }

    /// Takes away one cell that explains at least two identities exactly, if any cell does.
    fn peel(&mut self) -> Option<Cause> {
        let cells = 0..self.touches.len() as u16;
        let clean = cells.filter_map(|cell| self.clean(cell));
        let change = clean.min_by_key(|change| self.cost(&[*change]))?;
        let breaks = self.touches[usize::from(change.cell)].iter().map(|(at, _)| at).collect();
        self.apply(change);
        Some(Cause::Cell { candidates: vec![change], breaks })
    }

    /// The change of this cell when all its identities, two at least, are broken and agree on it.
    fn clean(&self, cell: u16) -> Option<Change> {
        let touches = self.touches[usize::from(cell)];
        let change = self.fits(cell).into_iter().flatten().next()?;
        let delta = change.to - self.sheet.figure(cell).count();
        let agree = touches.iter().all(|(at, sign)| self.residuals[at] == -sign * delta);
        (touches.len >= 2 && agree).then_some(change)
    }

    /// How unlikely these changes are together.
    fn cost(&self, changes: &[Change]) -> u32 {
        if self.is_swap(changes) {
            return 0;
        }
        changes.iter().map(|c| 2 + slip::distance(self.sheet.figure(c.cell).count(), c.to)).sum()
    }

    /// Whether two numbers of one row or column only changed places.
    fn is_swap(&self, changes: &[Change]) -> bool {
        let printed = |c: &Change| self.sheet.figure(c.cell).count();
        matches!(changes, [a, b] if a.to == printed(b) && b.to == printed(a))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use super::*;
    use crate::form::{Edition, TableKind};
    use crate::report::Report;

    fn explained(report: &Report) -> (Sheet, Vec<Cause>) {
        let sheet = Sheet::of(report.table(TableKind::Requests).unwrap()).unwrap();
        let causes = causes(&sheet, &sheet.broken());
        (sheet, causes)
    }

    #[test]
    fn two_numbers_that_changed_places_are_one_cause() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.natural_person", 40);
        fixture::set(&mut report, "requests.granted.commercial", 0);
        fixture::make_consistent(&mut report);
        fixture::set(&mut report, "requests.granted.natural_person", 0);
        fixture::set(&mut report, "requests.granted.commercial", 40);
        let (sheet, causes) = explained(&report);
        let [Cause::Line { candidates, .. }] = &causes[..] else { panic!("{causes:?}") };
        let granted = sheet.form.row("granted").unwrap();
        let back =
            [Change { cell: sheet.at(granted, 0), to: 40 }, Change { cell: sheet.at(granted, 1), to: 0 }];
        assert_eq!(candidates[0], back);
    }

    #[test]
    fn parts_above_their_total_are_impossible_whatever_the_reader_could_not_read() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.natural_person", 40);
        fixture::make_consistent(&mut report);
        let total = report.value("requests.granted.total").unwrap().as_i64().unwrap();
        fixture::set(&mut report, "requests.granted.total", total + 100);
        // The sums of all columns have an unknown part now.
        for column in crate::form::form(TableKind::Requests, Edition::F21).rows[0].columns {
            fixture::cell(&mut report, &format!("requests.denied.third_party.{}", column.id)).doubt = true;
        }
        let (sheet, causes) = explained(&report);
        let [Cause::Cell { candidates, .. }] = &causes[..] else { panic!("{causes:?}") };
        let granted = sheet.form.row("granted").unwrap();
        assert_eq!(candidates[..], [Change { cell: sheet.at(granted, 6), to: total }]);
    }

    #[test]
    fn a_row_off_in_a_class_and_its_total_is_one_cause_with_every_row_that_may_be_it() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.natural_person", 40);
        fixture::make_consistent(&mut report);
        let total = report.value("requests.granted.total").unwrap().as_i64().unwrap();
        fixture::set(&mut report, "requests.granted.natural_person", 39);
        fixture::set(&mut report, "requests.granted.total", total - 1);
        let (sheet, causes) = explained(&report);
        let [Cause::Line { candidates, .. }] = &causes[..] else { panic!("{causes:?}") };
        let granted = sheet.form.row("granted").unwrap();
        let right =
            [Change { cell: sheet.at(granted, 0), to: 40 }, Change { cell: sheet.at(granted, 6), to: total }];
        assert!(candidates.iter().any(|changes| changes[..] == right));
        assert_eq!(candidates.len(), 21);
    }

    #[test]
    fn a_row_that_stands_a_column_too_far_is_one_cause_with_what_it_was() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.natural_person", 40);
        fixture::set(&mut report, "requests.granted.commercial", 7);
        fixture::make_consistent(&mut report);
        let columns = crate::form::form(TableKind::Requests, Edition::F21).rows[0].columns.iter();
        let names: Vec<String> = columns.map(|column| format!("requests.granted.{}", column.id)).collect();
        let right: Vec<i64> =
            names.iter().map(|name| report.value(name).unwrap().as_i64().unwrap()).collect();
        for (name, left) in names.iter().zip([0].into_iter().chain(right.clone())) {
            fixture::set(&mut report, name, left);
        }
        let (sheet, causes) = explained(&report);
        let [Cause::Line { candidates, .. }] = &causes[..] else { panic!("{causes:?}") };
        let granted = sheet.form.row("granted").unwrap();
        let before = |change: &Change| right[sheet.position(change.cell).1] == change.to;
        assert_eq!(candidates.len(), 1);
        assert!(candidates[0].iter().all(|c| sheet.position(c.cell).0 == granted && before(c)));
    }

    #[test]
    fn many_wrong_numbers_of_one_column_are_one_cause() {
        let mut report = fixture::report(Edition::F19);
        let rows = ["state_secret", "third_party", "internal_affairs", "process_info", "enforcement_file"];
        for (row, extra) in rows.iter().zip([71, 82, 93, 14, 25]) {
            let name = format!("requests.denied.{row}.total");
            let right = report.value(&name).unwrap().as_i64().unwrap();
            fixture::set(&mut report, &name, right + extra);
        }
        let (_, causes) = explained(&report);
        let [Cause::Line { candidates, .. }] = &causes[..] else { panic!("{causes:?}") };
        assert_eq!((candidates.len(), candidates[0].len()), (1, 5));
    }

    #[test]
    fn everything_wrong_is_answered_at_once() {
        let mut dice = fixture::Dice(7);
        let mut report = fixture::report(Edition::F21);
        let names: Vec<String> =
            report.table(TableKind::Requests).unwrap().iter().map(|(id, _)| id.to_string()).collect();
        for name in names {
            fixture::set(&mut report, &name, dice.below(5000));
        }
        let (sheet, causes) = explained(&report);
        assert!(sheet.broken().len() > 35);
        assert!(matches!(causes.last(), Some(Cause::Unknown { .. })));
    }
}
