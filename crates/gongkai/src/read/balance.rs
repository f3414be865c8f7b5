//! Chooses among several ways to divide the rows of table 3 by the identities of the whole table.
//!
//! Where digits are glued or empty cells dropped, a row's own sum often allows several ways; the sums of the
//! columns and the balance (新收 + 结转 = 总计 + 结转下年) usually allow one. This decides only *where digits
//! belong* when the print does not say. It never touches a row that the print divides by itself, so a wrong
//! printed number stays wrong: then nothing fits, and the rows in question stay unread.

use super::columns::Way;
use crate::form::TableForm;
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

/// Which ways of each row occur in a solution of all identities. `None` when no solution exists or the search was
/// given up.
pub(super) fn solve(form: &TableForm, rows: &[Choice]) -> Option<Vec<Vec<bool>>> {
    let Frame { frame, leaves } = Frame::of(form)?;
    if rows.iter().any(|row| !row.known) {
        return None;
    }
    let settled = leaves.iter().copied().filter(|&row| rows[row].ways.len() == 1);
    let settled = sum(settled.map(|row| rows[row].ways[0].1));
    let mut leaves: Vec<usize> = leaves.into_iter().filter(|&row| rows[row].ways.len() > 1).collect();
    // Rows with fewer ways first: wrong choices show early.
    order::by_key(&mut leaves, |&row| rows[row].ways.len() as u32);
    let mut search = Search {
        rows,
        frame,
        bounds: bounds(rows, &leaves),
        leaves,
        settled,
        chosen: vec![0; rows.len()],
        used: rows.iter().map(|row| vec![false; row.ways.len()]).collect(),
        steps: 0,
        solutions: 0,
    };
    search.frames();
    (search.solutions > 0 && search.steps < MOST_STEPS).then_some(search.used)
}

/// Choices looked at before giving up.
const MOST_STEPS: u32 = 60_000;

type Numbers = [i64; WIDTH];

fn sum(rows: impl Iterator<Item = Numbers>) -> Numbers {
    rows.fold([0; WIDTH], |sums, row| std::array::from_fn(|c| sums[c] + row[c]))
}

/// The rows that the identities tie together.
struct Frame {
    /// 新收, 上年结转, 总计, 结转下年.
    frame: [usize; 4],
    /// The outcomes.
    leaves: Vec<usize>,
}

impl Frame {
    fn of(form: &TableForm) -> Option<Frame> {
        let index = |id: &str| form.row(id);
        let frame = [
            index("new_received")?,
            index("carried_over")?,
            index("result_total")?,
            index("carried_forward")?,
        ];
        Some(Frame { frame, leaves: (frame[1] + 1..frame[2]).collect() })
    }
}

/// For each of the leaves the least and the most that it and those behind it can add to each column.
fn bounds(rows: &[Choice], leaves: &[usize]) -> Vec<[Numbers; 2]> {
    let mut bounds = vec![[[0; WIDTH]; 2]];
    for &row in leaves.iter().rev() {
        let [low, high] = bounds[bounds.len() - 1];
        let of = |c: usize| rows[row].ways.iter().map(move |way| way.1[c]);
        bounds.push([
            std::array::from_fn(|c| low[c] + of(c).min().unwrap_or(0)),
            std::array::from_fn(|c| high[c] + of(c).max().unwrap_or(0)),
        ]);
    }
    bounds.reverse();
    bounds
}

struct Search<'a> {
    rows: &'a [Choice],
    frame: [usize; 4],
    /// The outcome rows that are still to be chosen.
    leaves: Vec<usize>,
    /// See [`bounds`].
    bounds: Vec<[Numbers; 2]>,
    /// The sums of the outcome rows that are not.
    settled: Numbers,
    chosen: Vec<usize>,
    used: Vec<Vec<bool>>,
    steps: u32,
    solutions: u32,
}

impl Search<'_> {
    /// Counts a step; whether the search goes on.
    fn step(&mut self) -> bool {
        self.steps += 1;
        steps::add(1);
        self.steps < MOST_STEPS
    }

    /// Pairs of what came in and of what was handled or is left that balance: looked up, not tried out.
    fn frames(&mut self) {
        let [new, over, total, forward] = self.frame;
        let pairs = |a: usize, b: usize| {
            let ways = |row: usize| self.rows[row].ways.iter().map(|way| way.1).enumerate();
            let mut pairs: Vec<(Numbers, usize, usize)> = Vec::new();
            for (one, first) in ways(a) {
                pairs.extend(ways(b).map(|(other, second)| (sum([first, second].into_iter()), one, other)));
            }
            pairs
        };
        if self.frame.iter().map(|&row| self.rows[row].ways.len()).max() > Some(MOST_FRAMES) {
            self.steps = MOST_STEPS;
            return;
        }
        // The total says most about a pair.
        let mut came = pairs(new, over);
        let key = |numbers: &Numbers| u32::try_from(numbers[WIDTH - 1]).unwrap_or(u32::MAX);
        order::by_key(&mut came, |pair| key(&pair.0));
        for (numbers, handled, left) in pairs(total, forward) {
            let from = came.partition_point(|pair| key(&pair.0) < key(&numbers));
            for pair in came[from..].iter().take_while(|pair| key(&pair.0) == key(&numbers)) {
                if !self.step() {
                    return;
                }
                if pair.0 != numbers {
                    continue;
                }
                let choices = [(new, pair.1), (over, pair.2), (total, handled), (forward, left)];
                choices.into_iter().for_each(|(row, way)| self.chosen[row] = way);
                let handled = self.numbers(total);
                self.leaf_row(0, std::array::from_fn(|c| handled[c] - self.settled[c]));
            }
        }
    }

    fn numbers(&self, row: usize) -> Numbers {
        self.rows[row].ways[self.chosen[row]].1
    }

    fn leaf_row(&mut self, depth: usize, rest: Numbers) {
        let [low, high] = self.bounds[depth];
        if (0..WIDTH).any(|c| rest[c] < low[c] || rest[c] > high[c]) {
            return;
        }
        let Some(&row) = self.leaves.get(depth) else {
            self.solutions += 1;
            for row in self.frame.iter().chain(&self.leaves) {
                self.used[*row][self.chosen[*row]] = true;
            }
            return;
        };
        for way in 0..self.rows[row].ways.len() {
            if !self.step() {
                return;
            }
            self.chosen[row] = way;
            let numbers = self.numbers(row);
            self.leaf_row(depth + 1, std::array::from_fn(|c| rest[c] - numbers[c]));
        }
    }
}

/// More ways of one row of the frame than this are too many to pair.
const MOST_FRAMES: usize = 200;
