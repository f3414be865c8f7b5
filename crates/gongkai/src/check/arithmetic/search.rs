//! The search for the least change of printed numbers that restores every broken identity.
//!
//! A cell of table 3 stands in two or three identities, so a wrong number leaves a pattern that mostly points back at
//! one cell. [`SIMPLEST`], the moves and [`OTHERS`] are tried in their order, and the first that explains everything ends
//! the search. Where none does, a cell that explains at least two identities exactly is taken away, and they are tried on
//! what is left.
//!
//! A step gives *every* change of its kind that explains everything: only one that stands alone is a correction, several
//! are alternatives. What remains after that stays unexplained. Every step is bounded, so the worst table costs
//! milliseconds.

use super::moves::Move;
use super::sheet::{Sheet, Standing};
use super::slip;
use crate::form::{IdentityKind, TableKind, Term};
use crate::order;

/// A printed number that would have to be another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub(super) cell: u16,
    pub(super) to: i64,
}

/// Changes that belong together.
pub(super) type Changes = Vec<Change>;

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// One number.
    Cell,
    /// Two numbers of one row or column changed places.
    Swap,
    /// Two rows changed places.
    Rows,
    /// Two columns changed places in a block of rows.
    Columns,
    /// Numbers of a row or column stand one place too far on, or too far back.
    Shift,
    /// The numbers of a block of rows stand one column too far on, or too far back.
    Block,
    /// Several numbers of one row or column.
    Line,
    /// Nothing that a few numbers explain.
    Unknown,
}

/// Why some identities are broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cause {
    pub(super) what: What,
    /// Changes that restore everything that the cause breaks: the only ones, or alternatives, most likely first.
    pub(super) solutions: Vec<Changes>,
    /// Moves that restore everything too, where the sums do not show that it was one of them.
    pub(super) moves: Vec<Move>,
    /// The broken identities, by their places in the form.
    pub(super) breaks: Vec<usize>,
}

/// Steps that the search for two or three cells may take in all: some milliseconds.
const BUDGET: u32 = 60_000;
/// Solutions that are compared; more than these are equally unconvincing.
const MOST_SOLUTIONS: usize = 64;
/// Identities that one cell can stand in.
const TOUCHES: usize = 3;
/// Requests that are entered at a wrong place now and then; two numbers that differ by more do so by chance seldom.
const FEW: i64 = 9;
/// Wrong numbers of one row or column that are told as one.
const MANY: usize = 3;

/// Finds every change of one kind that explains everything.
type Step = fn(&mut Search<'_>) -> Vec<Changes>;

/// What is looked for first.
const SIMPLEST: [(What, Step); 2] =
    [(What::Cell, |search| search.cells()), (What::Swap, |search| search.swaps())];

/// What is looked for where no numbers stand in wrong places, the simplest first.
const OTHERS: [(What, Step); 4] = [
    // Rows or columns whose numbers fit among themselves: a stale row, a group left out of a total.
    (What::Line, |search| search.lines(true)),
    (What::Unknown, |search| {
        let two = search.solutions(2);
        if two.is_empty() { search.solutions(3) } else { two }
    }),
    (What::Unknown, |search| search.totals()),
    (What::Line, |search| search.lines(false)),
];

/// Explains these broken identities of the sheet.
pub(super) fn causes(sheet: &Sheet, broken: &[usize]) -> Vec<Cause> {
    let mut search = Search::new(sheet, broken);
    let mut causes = Vec::new();
    while search.broken > 0 {
        if search.explain(&mut causes) {
            break;
        }
        let Some(change) = search.peel() else {
            causes.push(Search::unknown(search.still_broken()));
            break;
        };
        causes.push(search.cause(What::Cell, vec![vec![change]], &[]));
        search.apply(change);
    }
    causes
}

/// The one cause of all that is broken where numbers stand in wrong places and blanks are zeros, as in the rows that they
/// were taken from.
pub(super) fn move_over_blanks(sheet: &Sheet) -> Option<Cause> {
    let mut search = Search::new(sheet, &sheet.broken());
    let moved = |what| matches!(what, What::Rows | What::Columns | What::Block);
    search.moved().filter(|cause| moved(cause.what) || !cause.moves.is_empty())
}

/// The ways in which all numbers of a table's one row stand one place off.
pub(super) fn shifts_of_all(sheet: &Sheet) -> Option<Cause> {
    let mut search = Search::new(sheet, &sheet.broken());
    let len = sheet.figures.len();
    let mut shifts = Vec::new();
    // Zeros before the first number may have moved as well.
    for start in 0..=sheet.figures.iter().position(|figure| figure.count() != 0)?.min(len - 2) {
        search.shift_from(Line { first: 0, step: 1, len }, start, &mut shifts);
    }
    let breaks = search.still_broken();
    (!shifts.is_empty()).then_some(Cause { what: What::Shift, solutions: shifts, moves: Vec::new(), breaks })
}

/// A row or column, or a part of it: cells at equal distances.
#[derive(Clone, Copy)]
struct Line {
    first: usize,
    step: usize,
    len: usize,
}

impl Line {
    fn cell(self, at: usize) -> u16 {
        (self.first + at * self.step) as u16
    }

    fn cells(self) -> impl Iterator<Item = u16> {
        (0..self.len).map(move |at| self.cell(at))
    }

    /// Whether identities of this kind lie across it.
    fn is_across(self, kind: IdentityKind) -> bool {
        (kind == IdentityKind::RowSum) == (self.step > 1)
    }
}

pub(super) struct Search<'a> {
    pub(super) sheet: &'a Sheet,
    /// For each cell, the assessable identities that it stands in, with its sign.
    touches: Vec<Touches>,
    /// What is left of each identity's difference; zero where it holds or is none of this search's business.
    residuals: Vec<i64>,
    /// How many residuals are not zero.
    pub(super) broken: usize,
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

    /// Explains everything that is broken by the first step that can.
    fn explain(&mut self, causes: &mut Vec<Cause>) -> bool {
        if self.explain_by(&SIMPLEST, causes) {
            return true;
        }
        let moved = self.moved().or_else(|| {
            let shifts = self.shifts();
            (!shifts.is_empty()).then(|| self.cause(What::Shift, shifts, &[]))
        });
        if let Some(cause) = moved {
            causes.push(cause);
            return true;
        }
        self.explain_by(&OTHERS, causes)
    }

    /// The cause where numbers stand in wrong places. What is shown by clearly more sums than anything else is it; else it
    /// is one possibility.
    pub(super) fn moved(&mut self) -> Option<Cause> {
        const CLEARLY: usize = 2;
        let shifts = self.shifts();
        let mut moves = self.moves();
        let breaks = self.still_broken();
        let lines = if moves.is_empty() { Vec::new() } else { self.lines(false) };
        if !lines.is_empty() {
            // A row that a total leaves out looks as if it had changed places with an empty one.
            moves.retain(|one| !self.takes_an_empty_row(one));
        }
        let best = moves.iter().map(|one| one.surplus).max()?;
        moves.retain(|one| one.surplus + CLEARLY > best);
        let only = |one: &Move| Cause {
            what: one.what,
            solutions: vec![one.changes.clone()],
            moves: Vec::new(),
            breaks: breaks.clone(),
        };
        if !shifts.is_empty() {
            moves.retain(|one| one.surplus >= CLEARLY);
            return Some(match &moves[..] {
                [] => self.cause(What::Shift, shifts, &[]),
                _ => Cause { what: What::Shift, solutions: shifts, moves, breaks },
            });
        }
        // What is not known may hold as well another way.
        let sure = !self.sheet.standings.contains(&Standing::Unassessable);
        if lines.is_empty() {
            return match &moves[..] {
                [] | [Move { surplus: 0, .. }, ..] => None,
                [one] if sure => Some(only(one)),
                _ => {
                    let solutions = moves.iter().map(|one| one.changes.clone()).collect();
                    Some(Cause { what: moves[0].what, solutions, moves, breaks })
                }
            };
        }
        let shown = lines.iter().map(|line| self.surplus(line)).max().unwrap_or(0);
        match &moves[..] {
            [one] if sure && best >= shown + CLEARLY => Some(only(one)),
            _ if shown >= best + CLEARLY => None,
            _ => Some(Cause { what: What::Line, solutions: lines, moves, breaks }),
        }
    }

    /// What nothing explains.
    fn unknown(breaks: Vec<usize>) -> Cause {
        Cause { what: What::Unknown, solutions: Vec::new(), moves: Vec::new(), breaks }
    }

    /// Explains everything that is broken by the first of these steps that can.
    fn explain_by(&mut self, steps: &[(What, Step)], causes: &mut Vec<Cause>) -> bool {
        for &(what, find) in steps {
            let solutions = find(self);
            match &solutions[..] {
                [] => continue,
                _ if what != What::Unknown => causes.push(self.cause(what, solutions, &[])),
                [only] => self.divide(only, causes),
                [best, others @ ..] => {
                    causes.extend(best.iter().map(|&change| self.apart(change, best, others)));
                }
            }
            return true;
        }
        false
    }

    /// A cause with the broken identities that its first solution touches; `rest` is corrected besides. A correction
    /// is confirmed by more sums than it has cells, with the cells of the rest that stand in these sums too: in table 3 one
    /// that is not is no correction.
    fn cause(&mut self, what: What, mut solutions: Vec<Changes>, rest: &[Change]) -> Cause {
        let mut together: Changes = solutions[0].clone();
        let own = self.touched(&together);
        let breaks: Vec<usize> = self.still_broken().into_iter().filter(|at| own.contains(at)).collect();
        let mut sums = own;
        while let Some(&other) = rest.iter().find(|other| {
            !together.contains(other) && self.touched(&[**other]).iter().any(|at| sums.contains(at))
        }) {
            together.push(other);
            sums = self.touched(&together);
        }
        // A sum with unknown numbers can at least stop being impossible.
        let cleared = self.impossible(&[]).saturating_sub(self.impossible(&together));
        // Counts are not negative: one sum shows of all that it needs to be nothing that it is.
        let bare = |change: &&Change| {
            change.to == 0 && self.sheet.only_totals.contains(&self.sheet.position(change.cell).0)
        };
        let mut cells = together.len() - together.iter().filter(bare).count();
        // The numbers of these are printed, but for the one that a shift lost.
        match what {
            What::Swap => cells = cells.min(1),
            What::Shift => cells = cells.min(2),
            _ => {}
        }
        let confirmed = self.sheet.frame.is_none() || sums.len() + cleared > cells;
        if confirmed || solutions.len() > 1 || breaks.is_empty() {
            return Cause { what, solutions, moves: Vec::new(), breaks };
        }
        match what {
            What::Cell => {
                // Any other cell of the one sum may be the wrong one.
                for &change in rest {
                    self.apply(change);
                }
                let identity = &self.sheet.identities[breaks[0]];
                let residual = self.residuals[breaks[0]];
                let fits = |term: Term| {
                    let figure = self.sheet.figure(term.cell);
                    let to = figure.count() - i64::from(term.sign) * residual;
                    (figure.is_changeable() && to >= 0).then(|| vec![Change { cell: term.cell, to }])
                };
                solutions = self.sift(self.sheet.terms(identity).filter_map(fits).collect());
                self.take_back(rest);
                Cause { what, solutions, moves: Vec::new(), breaks }
            }
            _ => Self::unknown(breaks),
        }
    }

    /// The sums that the cells of these changes stand in, each once.
    fn touched(&self, changes: &[Change]) -> Vec<usize> {
        let mut all = Vec::new();
        for change in changes {
            for (at, _) in self.touches[usize::from(change.cell)].iter() {
                if !all.contains(&at) {
                    all.push(at);
                }
            }
        }
        all
    }

    /// The causes that the one solution consists of: a row or column with many of its cells is one, any other cell
    /// is one of its own.
    fn divide(&mut self, solution: &[Change], causes: &mut Vec<Cause>) {
        let (width, rows) = (self.sheet.width, self.sheet.form.rows.len());
        let mut left = solution.to_vec();
        // Columns before rows, the total column before the others.
        for at in (0..width).rev().chain(width..width + rows) {
            let in_line = |change: &Change| {
                let (row, column) = (usize::from(change.cell) / width, usize::from(change.cell) % width);
                if at < width { column == at } else { row == at - width }
            };
            let line: Changes = left.iter().copied().filter(in_line).collect();
            if line.len() >= MANY {
                let rest: Changes =
                    solution.iter().copied().filter(|change| !line.contains(change)).collect();
                causes.push(self.cause(What::Line, vec![line], &rest));
                left.retain(|change| !in_line(change));
            }
        }
        for change in left {
            causes.push(self.apart(change, solution, &[]));
        }
    }

    /// The cause of one change of the best solution. Where others do without it, what they change instead is an
    /// alternative to it.
    fn apart(&mut self, change: Change, best: &[Change], others: &[Changes]) -> Cause {
        let mut alternatives = vec![vec![change]];
        let own = |at: usize| {
            self.residuals[at] != 0 && self.touches[usize::from(change.cell)].iter().any(|(one, _)| one == at)
        };
        let first = (0..self.residuals.len()).find(|&at| own(at));
        if !others.iter().all(|other| other.contains(&change)) {
            for &other in others.iter().flatten().filter(|other| !best.contains(other)) {
                let instead = self.touches[usize::from(other.cell)].iter().any(|(at, _)| Some(at) == first);
                if instead && !alternatives.iter().any(|known| known[0] == other) {
                    alternatives.push(vec![other]);
                }
            }
        }
        let rest: Changes = best.iter().copied().filter(|other| *other != change).collect();
        self.cause(What::Cell, alternatives, &rest)
    }

    /// All sets of exactly this many cells whose change restores everything, most likely first; none where there are
    /// too many to know them all.
    fn solutions(&mut self, cells: usize) -> Vec<Changes> {
        let mut found = Vec::new();
        self.dig(cells, &mut Vec::with_capacity(cells), &mut found);
        if cells > 1 && (self.steps >= BUDGET || found.len() >= MOST_SOLUTIONS) {
            return Vec::new();
        }
        let mut distinct: Vec<Changes> = Vec::new();
        for mut solution in found {
            order::by_key(&mut solution, |change| u32::from(change.cell));
            if let Err(at) = distinct.binary_search(&solution) {
                distinct.insert(at, solution);
            }
        }
        self.sift(distinct)
    }

    /// Possible solutions, most likely first.
    fn sift(&self, mut solutions: Vec<Changes>) -> Vec<Changes> {
        // What leaves parts above their total, whatever stands where the reader is not sure, is no solution.
        if !self.bounds.is_empty() {
            let least = solutions.iter().map(|s| self.impossible(s)).min();
            solutions.retain(|s| Some(self.impossible(s)) == least);
        }
        // Stable: what is equally likely stays in the order of the form.
        order::by_key(&mut solutions, |s| self.cost(s));
        solutions
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
                let delta = self.apply(change);
                chosen.push(change);
                if self.broken == 0 {
                    found.push(chosen.clone());
                } else if cells > 1 {
                    self.dig(cells - 1, chosen, found);
                }
                chosen.pop();
                self.shift(change.cell, -delta);
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

    /// Makes a change; gives the difference that it makes.
    pub(super) fn apply(&mut self, change: Change) -> i64 {
        let delta = change.to - self.sheet.figure(change.cell).count();
        self.shift(change.cell, delta);
        delta
    }

    pub(super) fn take_back(&mut self, changes: &[Change]) {
        for change in changes {
            self.shift(change.cell, self.sheet.figure(change.cell).count() - change.to);
        }
    }

    fn shift(&mut self, cell: u16, delta: i64) {
        let touches = self.touches[usize::from(cell)];
        for (at, sign) in touches.iter() {
            let before = self.residuals[at];
            self.residuals[at] = before + sign * delta;
            self.broken = self.broken + usize::from(self.residuals[at] != 0) - usize::from(before != 0);
        }
    }

    pub(super) fn still_broken(&self) -> Vec<usize> {
        (0..self.residuals.len()).filter(|&at| self.residuals[at] != 0).collect()
    }

    /// Whether any identity of the cell is broken.
    fn is_touched(&self, cell: u16) -> bool {
        self.touches[usize::from(cell)].iter().any(|(at, _)| self.residuals[at] != 0)
    }

    /// Two cells of one row or column that restore everything by changing places.
    /// Single cells that restore everything, and where no other sums show which of them it is a total and one of its parts that
    /// changed places, as well.
    fn cells(&mut self) -> Vec<Changes> {
        let mut found = self.solutions(1);
        if self.sheet.frame.is_some() || found.is_empty() {
            return found;
        }
        let broken = (0..self.residuals.len()).find(|&at| self.residuals[at] != 0);
        let Some([total]) = broken.map(|at| self.sheet.identities[at].totals) else { return found };
        let parts = broken.map_or(&[][..], |at| self.sheet.identities[at].parts);
        for &part in parts {
            let to = |cell| self.sheet.figure(cell).count();
            let mut swap = vec![Change { cell: *total, to: to(part) }, Change { cell: part, to: to(*total) }];
            if self.restores(&mut swap, None) && swap.len() == 2 {
                found.push(swap);
            }
        }
        found
    }

    fn swaps(&mut self) -> Vec<Changes> {
        let mut found = Vec::new();
        if self.sheet.frame.is_none() || self.broken > 2 * TOUCHES {
            return found;
        }
        let cells: Vec<u16> = (0..self.touches.len() as u16).filter(|&cell| self.is_touched(cell)).collect();
        for (at, &a) in cells.iter().enumerate() {
            for &b in &cells[at + 1..] {
                let ((row, column), (other_row, other_column)) =
                    (self.sheet.position(a), self.sheet.position(b));
                let to = |cell| self.sheet.figure(cell).count();
                let mut changes = vec![Change { cell: a, to: to(b) }, Change { cell: b, to: to(a) }];
                if (row == other_row || column == other_column) && self.restores(&mut changes, None) {
                    found.push(changes);
                }
            }
        }
        for swap in found.clone() {
            self.beside(&swap, &mut found);
        }
        self.sift(found)
    }

    /// What explains as much as two numbers that changed places: as many requests entered at another class of applicant
    /// in another row, or at another row in another class. Small differences are often those of two numbers by chance.
    fn beside(&mut self, swap: &[Change], found: &mut Vec<Changes>) {
        let (sheet, width) = (self.sheet, self.sheet.width);
        let Some(frame) = &sheet.frame else { return };
        let [(row, column), (other_row, other_column)] = [0, 1].map(|at| sheet.position(swap[at].cell));
        let delta = swap[0].to - sheet.figure(swap[0].cell).count();
        if delta.abs() > FEW {
            return;
        }
        let pair = |[a, b]: [u16; 2], delta: i64| {
            let to = |cell, delta| Change { cell, to: sheet.figure(cell).count() + delta };
            [to(a, delta), to(b, -delta)]
        };
        let mut all: Vec<Changes> = Vec::new();
        for delta in [delta, -delta] {
            if row == other_row {
                let in_row = |row| pair([column, other_column].map(|column| sheet.at(row, column)), delta);
                all.extend(
                    (0..sheet.form.rows.len()).filter(|one| *one != row).map(|one| in_row(one).to_vec()),
                );
                // （七）总计 follows the outcome.
                let followed = |leaf| [in_row(leaf), in_row(frame.result)].concat();
                all.extend(frame.leaves.clone().filter(|_| row != frame.result).map(followed));
            } else {
                let in_column = |column| pair([row, other_row].map(|row| sheet.at(row, column)), delta);
                // Totals are added up, nothing is entered at another.
                let others = (0..width - 1).filter(|one| *one != column);
                all.extend(others.map(|one| in_column(one).to_vec()));
            }
        }
        for mut changes in all {
            if self.restores(&mut changes, None) && !found.contains(&changes) {
                found.push(changes);
            }
        }
    }

    /// Rows, and columns down to the last outcome, to （七）总计 or to the end, whose numbers from some place on stand
    /// one place too far on or back: what they were before, the lost number by its sums.
    fn shifts(&mut self) -> Vec<Changes> {
        let mut found = Vec::new();
        let (width, rows) = (self.sheet.width, self.sheet.form.rows.len());
        let lines: Vec<Line> = if let Some(frame) = &self.sheet.frame {
            let outcomes = frame.leaves.clone();
            let in_row = |row| [width, width - 1].map(|len| Line { first: row * width, step: 1, len });
            let in_column = |column| {
                let from = outcomes.start * width + column;
                [(from, outcomes.len()), (from, outcomes.len() + 1), (column, rows)]
                    .map(|(first, len)| Line { first, step: width, len })
            };
            (0..rows).flat_map(in_row).chain((0..width).flat_map(in_column)).collect()
        } else if self.sheet.form.table == TableKind::Disputes {
            // Its fifteen numbers stand in one row.
            vec![Line { first: 0, step: 1, len: rows * width }]
        } else {
            return found;
        };
        for line in lines {
            if !line.cells().any(|cell| self.is_touched(cell)) {
                continue;
            }
            for start in 0..line.len - 1 {
                self.shift_from(line, start, &mut found);
            }
        }
        self.sift(found)
    }

    /// What the numbers of a line were from a place on, before they moved one place on or back.
    fn shift_from(&mut self, line: Line, start: usize, found: &mut Vec<Changes>) {
        let least = if self.sheet.frame.is_some() { MANY } else { MANY - 1 };
        for (to, from, lost) in [(0, 1, line.len - 1), (1, 0, start)] {
            let back =
                |at| Change { cell: line.cell(at + to), to: self.sheet.figure(line.cell(at + from)).count() };
            let mut changes: Changes = (start..line.len - 1).map(back).collect();
            let restores = self.restores(&mut changes, Some(line.cell(lost)));
            order::by_key(&mut changes, |change| u32::from(change.cell));
            if restores && changes.len() >= least && !found.contains(&changes) {
                found.push(changes);
            }
        }
    }

    /// Whether these changes restore everything, if need be with that of a further cell, which is added then. Changes
    /// that change nothing are left out.
    pub(super) fn restores(&mut self, changes: &mut Changes, further: Option<u16>) -> bool {
        changes.retain(|change| change.to != self.sheet.figure(change.cell).count());
        if changes.iter().any(|change| change.to < 0 || !self.sheet.figure(change.cell).is_changeable()) {
            return false;
        }
        for &change in changes.iter() {
            self.apply(change);
        }
        let mut restored = self.broken == 0;
        let fits =
            further.filter(|_| !restored).and_then(|cell| self.fits(cell).into_iter().flatten().next());
        if let Some(change) = fits {
            let delta = self.apply(change);
            restored = self.broken == 0;
            self.shift(change.cell, -delta);
        }
        self.take_back(changes);
        changes.extend(fits);
        restored && !changes.is_empty()
    }

    /// Rows and columns that restore everything when each of their cells mends the identities across them; with `only`,
    /// where none but those across rows, or across columns, are broken.
    fn lines(&mut self, only: bool) -> Vec<Changes> {
        let (width, rows) = (self.sheet.width, self.sheet.form.rows.len());
        let row = |row| Line { first: row * width, step: 1, len: width };
        let column = |column| Line { first: column, step: width, len: rows };
        let mut found = Vec::new();
        for line in (0..rows).map(row).chain((0..width).map(column)) {
            let across =
                |at: usize| self.residuals[at] == 0 || line.is_across(self.sheet.identities[at].kind);
            if self.sheet.frame.is_some() && (!only || (0..self.residuals.len()).all(across)) {
                let mut changes: Changes = line.cells().filter_map(|cell| self.mended(line, cell)).collect();
                if self.restores(&mut changes, None) {
                    found.push(changes);
                }
            }
        }
        if only && !found.is_empty() {
            found.extend(self.group_carried_forward());
        }
        self.sift(found)
    }

    /// （七）总计 without one of its groups, whose requests 四 counts as not yet handled: every balance holds.
    fn group_carried_forward(&mut self) -> Option<Changes> {
        let frame = self.sheet.frame.clone()?;
        let (width, form) = (self.sheet.width, self.sheet.form);
        let mut lacking = vec![0; width];
        for (at, identity) in self.sheet.identities.iter().enumerate() {
            match identity.kind {
                IdentityKind::ResultSum => lacking[identity.line] = self.residuals[at],
                _ if self.residuals[at] != 0 => return None,
                _ => {}
            }
        }
        let count = |row: usize, column: usize| self.sheet.figure(self.sheet.at(row, column)).count();
        let is_lacking = |group: &[usize]| {
            (0..width)
                .all(|column| group.iter().map(|&row| count(row, column)).sum::<i64>() == lacking[column])
        };
        let rows: Vec<usize> = frame.leaves.clone().collect();
        rows.chunk_by(|&one, &other| form.rows[one].path[1] == form.rows[other].path[1])
            .find(|group| is_lacking(group))?;
        let change = |row: usize, column: usize, by: i64| Change {
            cell: self.sheet.at(row, column),
            to: count(row, column) + by,
        };
        let mut changes: Changes = (0..width)
            .flat_map(|column| {
                [
                    change(frame.result, column, lacking[column]),
                    change(frame.forward, column, -lacking[column]),
                ]
            })
            .collect();
        order::by_key(&mut changes, |change| u32::from(change.cell));
        self.restores(&mut changes, None).then_some(changes)
    }

    /// What a cell would have to be for the first broken identity across its line.
    fn mended(&self, line: Line, cell: u16) -> Option<Change> {
        let broken = |&(at, _): &(usize, i64)| {
            self.residuals[at] != 0 && line.is_across(self.sheet.identities[at].kind)
        };
        let (at, sign) = self.touches[usize::from(cell)].iter().find(broken)?;
        Some(Change { cell, to: self.sheet.figure(cell).count() - sign * self.residuals[at] })
    }

    /// All totals anew, where every other number fits: 总计 of each row, （七）总计 of each class; if need be without those of
    /// rows that print nothing else.
    fn totals(&mut self) -> Vec<Changes> {
        let mut changes = Vec::new();
        let (sheet, last) = (self.sheet, self.sheet.width - 1);
        for kind in [IdentityKind::ResultSum, IdentityKind::RowSum] {
            for (at, identity) in sheet.identities.iter().enumerate() {
                let residual = self.residuals[at];
                let is_grand = kind == IdentityKind::ResultSum && identity.line == last;
                if identity.kind == kind && residual != 0 && !is_grand {
                    let cell = identity.totals[0];
                    let change = Change { cell, to: sheet.figure(cell).count() + residual };
                    self.apply(change);
                    changes.push(change);
                }
            }
        }
        self.take_back(&changes);
        if sheet.frame.is_none() {
            return Vec::new();
        }
        // A total over blanks alone may be one too: the sums of the other totals show whether its row has nothing.
        let bare = sheet.only_totals.iter().map(|&row| Change { cell: sheet.at(row, last), to: 0 });
        let mut more: Changes = changes.iter().copied().chain(bare).collect();
        [self.restores(&mut changes, None).then_some(changes), self.restores(&mut more, None).then_some(more)]
            .into_iter()
            .flatten()
            .take(1)
            .collect()
    }

    /// The change of a cell that explains at least two identities exactly and shares none with another such cell.
    fn peel(&self) -> Option<Change> {
        let clean: Changes = (0..self.touches.len() as u16).filter_map(|cell| self.clean(cell)).collect();
        let touched = |cell: u16| self.touches[usize::from(cell)].iter().map(|(at, _)| at);
        let has_rival = |cell: u16| {
            let shares = |other: u16| touched(other).any(|at| touched(cell).any(|own| own == at));
            clean.iter().any(|other| other.cell != cell && shares(other.cell))
        };
        clean
            .iter()
            .copied()
            .filter(|change| !has_rival(change.cell))
            .min_by_key(|change| self.cost(&[*change]))
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
        changes.iter().map(|c| 2 + slip::distance(self.sheet.figure(c.cell).count(), c.to)).sum()
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
        let [Cause { what: What::Swap, solutions, .. }] = &causes[..] else { panic!("{causes:?}") };
        let granted = sheet.form.row("granted").unwrap();
        let back =
            [Change { cell: sheet.at(granted, 0), to: 40 }, Change { cell: sheet.at(granted, 1), to: 0 }];
        assert_eq!(solutions[..], [back]);
    }

    /// A table with few requests, those of 一 by class, of one outcome, and forward.
    fn small(new: [i64; 2], granted: [i64; 2], forward: [i64; 2]) -> Report {
        let mut report = fixture::report(Edition::F21);
        let cells: Vec<String> =
            report.table(TableKind::Requests).unwrap().iter().map(|(id, _)| id.to_string()).collect();
        for cell in &cells {
            fixture::set(&mut report, cell, 0);
        }
        for (row, counts) in [("granted", granted), ("carried_forward", forward), ("unable.not_held", [1, 3])]
        {
            for (class, count) in ["natural_person", "commercial"].iter().zip(counts) {
                fixture::set(&mut report, &format!("requests.{row}.{class}"), count);
            }
        }
        fixture::make_consistent(&mut report);
        for (class, count) in ["natural_person", "commercial"].iter().zip(new) {
            fixture::set(&mut report, &format!("requests.new_received.{class}"), count);
        }
        report
    }

    #[test]
    fn a_request_at_the_wrong_class_is_no_swap_of_another_row() {
        // Of 12 and 4 received one is entered at the wrong class; those carried forward differ by one, too.
        let report = small([11, 5], [9, 0], [2, 1]);
        let (_, causes) = explained(&report);
        let [Cause { what: What::Swap, solutions, .. }] = &causes[..] else { panic!("{causes:?}") };
        assert!(solutions.len() > 1, "{solutions:?}");
        let [finding] = &fixture::findings(&report)[..] else { panic!("one finding") };
        assert!(finding.repair.is_empty() && finding.expected.is_none());
        let said = [finding.message.zh.as_str(), &finding.detail.zh].concat();
        assert!(!said.contains("应为") && !said.contains("多半") && !said.contains("互换后"), "{said}");
        assert!(said.contains("一、本年新收") && said.contains("四、结转"), "{said}");
    }

    #[test]
    fn a_slip_of_the_grand_total_as_large_as_an_outcome_has_no_cause() {
        let mut report = small([12, 4], [9, 0], [2, 1]);
        for class in ["natural_person", "total"] {
            let name = format!("requests.result_total.{class}");
            let right = report.value(&name).unwrap().as_i64().unwrap();
            fixture::set(&mut report, &name, right + 1);
        }
        let [finding] = &fixture::findings(&report)[..] else { panic!("one finding") };
        let said = [finding.message.zh.as_str(), &finding.detail.zh].concat();
        assert!(!said.contains("重复计入") && !said.contains("正好"), "{said}");
        assert_eq!(finding.repair.len(), 2, "{finding:?}");
    }

    #[test]
    fn parts_above_their_total_are_impossible_whatever_the_reader_could_not_read() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.natural_person", 40);
        for column in crate::form::form(TableKind::Requests, Edition::F21).rows[0].columns {
            fixture::set(&mut report, &format!("requests.denied.third_party.{}", column.id), 0);
        }
        fixture::make_consistent(&mut report);
        let total = report.value("requests.granted.total").unwrap().as_i64().unwrap();
        fixture::set(&mut report, "requests.granted.total", total + 100);
        // The sums of all columns have an unknown part now.
        for column in crate::form::form(TableKind::Requests, Edition::F21).rows[0].columns {
            fixture::cell(&mut report, &format!("requests.denied.third_party.{}", column.id)).doubt = true;
        }
        let (sheet, causes) = explained(&report);
        let [Cause { what: What::Cell, solutions, .. }] = &causes[..] else { panic!("{causes:?}") };
        let granted = sheet.form.row("granted").unwrap();
        assert_eq!(solutions[..], [[Change { cell: sheet.at(granted, 6), to: total }]]);
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
        let [Cause { what: What::Line, solutions: candidates, .. }] = &causes[..] else {
            panic!("{causes:?}")
        };
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
        let [Cause { what: What::Shift, solutions: candidates, .. }] = &causes[..] else {
            panic!("{causes:?}")
        };
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
        let [Cause { what: What::Line, solutions: candidates, .. }] = &causes[..] else {
            panic!("{causes:?}")
        };
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
        assert!(causes.last().is_some_and(|cause| cause.what == What::Unknown));
    }
}
