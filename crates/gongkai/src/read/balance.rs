//! Chooses among several ways to divide the rows of table 3 by the identities of the whole table.
//!
//! Where digits are glued or empty cells dropped, a row's own sum often allows several ways; the sums of the
//! columns and the balance (新收 + 结转 = 总计 + 结转下年) usually allow one. This decides only *where digits
//! belong* when the print does not say. It never touches a row that the print divides by itself, so a wrong
//! printed number stays wrong: then nothing fits, and the rows in question stay unread.

use super::columns::Way;
use crate::form::{Identity, IdentityKind, TableForm};
use crate::order;
use crate::steps;

/// Applicant columns and their total.
const WIDTH: usize = 7;

/// One row of table 3 with the ways it can be divided.
pub(super) struct Choice {
    /// The ways, and the numbers that each gives; a blank counts as zero.
    pub(super) ways: Vec<(Way, [i64; WIDTH])>,
    /// Whether the print of the row is known at all: an unread row could hold anything.
    pub(super) known: bool,
}

/// Which ways of each row occur in a solution of all identities; and whether the answer is complete. `None` when
/// no solution exists or the search was given up.
pub(super) fn solve(form: &TableForm, rows: &[Choice]) -> Option<Vec<Vec<bool>>> {
    let frame = form.frame()?;
    if rows.iter().any(|row| !row.known) {
        return None;
    }
    let leaves: Vec<usize> = frame.leaves.clone().collect();
    let mut sides = [0; 4];
    let terms = form.identities_of(IdentityKind::Balance).take(1).flat_map(Identity::terms);
    sides.iter_mut().zip(terms).for_each(|(side, term)| *side = term.sign.into());
    let mut search = Search {
        rows,
        frame: [frame.new, frame.over, frame.result, frame.forward],
        sides,
        leaves: leaves.iter().copied().filter(|&row| rows[row].ways.len() > 1).collect(),
        settled: sum(leaves
            .iter()
            .copied()
            .filter(|&row| rows[row].ways.len() == 1)
            .map(|row| rows[row].ways[0].1)),
        chosen: vec![0; rows.len()],
        used: rows.iter().map(|row| vec![false; row.ways.len()]).collect(),
        steps: 0,
        solutions: 0,
    };
    // Rows with fewer ways first: wrong choices show early.
    order::by_key(&mut search.leaves, |&row| rows[row].ways.len() as u32);
    search.frame_row(0);
    (search.solutions > 0 && search.steps < MOST_STEPS).then_some(search.used)
}

/// Choices looked at before giving up.
const MOST_STEPS: u32 = 60_000;

fn sum(rows: impl Iterator<Item = [i64; WIDTH]>) -> [i64; WIDTH] {
    rows.fold([0; WIDTH], |sums, row| std::array::from_fn(|c| sums[c] + row[c]))
}

struct Search<'a> {
    rows: &'a [Choice],
    /// 新收, 上年结转, 总计, 结转下年.
    frame: [usize; 4],
    /// On which side of the balance each of them stands: 1 or -1.
    sides: [i64; 4],
    /// The outcome rows that are still to be chosen.
    leaves: Vec<usize>,
    /// The sums of the outcome rows that are not.
    settled: [i64; WIDTH],
    chosen: Vec<usize>,
    used: Vec<Vec<bool>>,
    steps: u32,
    solutions: u32,
}

impl Search<'_> {
    fn numbers(&self, row: usize) -> [i64; WIDTH] {
        self.rows[row].ways[self.chosen[row]].1
    }

    fn frame_row(&mut self, depth: usize) {
        let Some(&row) = self.frame.get(depth) else {
            let numbers = self.frame.map(|row| self.numbers(row));
            let off =
                |c: usize| numbers.iter().zip(&self.sides).map(|(row, side)| row[c] * side).sum::<i64>();
            let balanced = (0..WIDTH).all(|c| off(c) == 0);
            let [_, _, total, _] = numbers;
            let rest: [i64; WIDTH] = std::array::from_fn(|c| total[c] - self.settled[c]);
            if balanced && rest.iter().all(|&r| r >= 0) {
                self.leaf_row(0, rest);
            }
            return;
        };
        for way in 0..self.rows[row].ways.len() {
            self.steps += 1;
            steps::add(1);
            if self.steps >= MOST_STEPS {
                return;
            }
            self.chosen[row] = way;
            self.frame_row(depth + 1);
        }
    }

    fn leaf_row(&mut self, depth: usize, rest: [i64; WIDTH]) {
        let Some(&row) = self.leaves.get(depth) else {
            if rest == [0; WIDTH] {
                self.solutions += 1;
                for row in self.frame.iter().chain(&self.leaves) {
                    self.used[*row][self.chosen[*row]] = true;
                }
            }
            return;
        };
        for way in 0..self.rows[row].ways.len() {
            self.steps += 1;
            steps::add(1);
            if self.steps >= MOST_STEPS {
                return;
            }
            self.chosen[row] = way;
            let numbers = self.numbers(row);
            let rest: [i64; WIDTH] = std::array::from_fn(|c| rest[c] - numbers[c]);
            if rest.iter().all(|&r| r >= 0) {
                self.leaf_row(depth + 1, rest);
            }
        }
    }
}
