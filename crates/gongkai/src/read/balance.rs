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
        let rows = form.frame()?;
        let frame = [rows.new, rows.over, rows.result, rows.forward];
        Some(Frame { frame, leaves: rows.leaves.collect() })
    }
}

/// What the totals of the rows alone allow, where the ways are too many to try.
pub(super) struct Totals {
    /// For each row which of its ways have a total that occurs in a solution.
    pub(super) ways: Vec<Vec<bool>>,
    /// Rows of the frame whose total is not zero and stands in one place in all of these.
    pub(super) agreed: Vec<usize>,
}

/// The ways whose totals satisfy 新收 + 上年结转 = 总计 + 结转下年 and 总计 = the outcomes' sum. `None` where none do, where
/// they leave a row's total open, or where they are too many to look at.
pub(super) fn totals(form: &TableForm, rows: &[Choice]) -> Option<Totals> {
    let Frame { frame, leaves } = Frame::of(form)?;
    if rows.iter().any(|row| !row.known) {
        return None;
    }
    let values: Vec<Vec<i64>> =
        rows.iter().map(|row| distinct(row.ways.iter().map(|way| way.1[WIDTH - 1]))).collect();
    // The sums of the outcomes before each, and from each on.
    let before = sums_of(leaves.iter().map(|&row| &values[row]))?;
    let mut from = sums_of(leaves.iter().rev().map(|&row| &values[row]))?;
    from.reverse();
    let [new, over, total, forward] = frame.map(|row| &values[row]);
    let outcomes = before.last()?;
    let mut solution: Option<[i64; 4]> = None;
    for &handled in total.iter().filter(|&handled| outcomes.binary_search(handled).is_ok()) {
        for (&one, &other) in new.iter().flat_map(|one| over.iter().map(move |other| (one, other))) {
            steps::add(1);
            let left = one + other - handled;
            if forward.contains(&left) {
                let found = [one, other, handled, left];
                if solution.is_some_and(|solution| solution != found) {
                    return None;
                }
                solution = Some(found);
            }
        }
    }
    let solution = solution?;
    let mut only: Vec<Option<i64>> = vec![None; rows.len()];
    frame.iter().zip(solution).for_each(|(&row, value)| only[row] = Some(value));
    for (at, &row) in leaves.iter().enumerate() {
        let fits = |value: &&i64| {
            before[at].iter().any(|sum| {
                steps::add(1);
                from[at + 1].binary_search(&(solution[2] - **value - sum)).is_ok()
            })
        };
        let mut fitting = values[row].iter().filter(fits);
        only[row] = Some(*fitting.next()?);
        if fitting.next().is_some() {
            return None;
        }
    }
    let fits = |(row, choice): (usize, &Choice)| -> Vec<bool> {
        choice.ways.iter().map(|way| Some(way.1[WIDTH - 1]) == only[row]).collect()
    };
    let ways: Vec<Vec<bool>> = rows.iter().enumerate().map(fits).collect();
    let place = |row: usize| {
        let fitting = rows[row].ways.iter().zip(&ways[row]).filter(|(_, fits)| **fits);
        let mut places = fitting.map(|(way, _)| way.0[WIDTH - 1]);
        places.next().flatten().filter(|first| places.all(|other| other == Some(*first)))
    };
    // An empty total adds up as a zero does.
    let agreed = frame.into_iter().filter(|&row| only[row] != Some(0) && place(row).is_some()).collect();
    Some(Totals { ways, agreed })
}

fn distinct(numbers: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut found = Vec::new();
    for number in numbers {
        if let Err(at) = found.binary_search(&number) {
            found.insert(at, number);
        }
    }
    found
}

/// The sums that one number of each of the first rows can have, for no row, the first, the first two, and so on; `None`
/// when they are too many.
fn sums_of<'a>(rows: impl Iterator<Item = &'a Vec<i64>>) -> Option<Vec<Vec<i64>>> {
    const MOST: usize = 256;
    let mut sums = vec![vec![0]];
    for row in rows {
        let last = &sums[sums.len() - 1];
        steps::add(last.len() * row.len());
        let next = distinct(last.iter().flat_map(|sum| row.iter().map(move |number| sum + number)));
        if next.len() > MOST {
            return None;
        }
        sums.push(next);
    }
    Some(sums)
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
            steps::add(pairs.len());
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
                for (row, way) in choices {
                    self.chosen[row] = way;
                }
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
