//! Numbers printed without any separator: `15130000154` is 151, 3, 0, 0, 0, 0, 154.
//!
//! A row's own identity often leaves one way to divide the digits. Where it leaves several, or none, the row
//! stays unread: digits are never moved to make a wrong total right.

use super::tokens::Token;
use crate::span::Span;
use crate::steps;

/// How a row of glued digits divides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Division {
    /// In one way only, whatever the numbers mean.
    One(Vec<Span>),
    /// In several ways; these are the ones that add up. There may be none.
    Several(Vec<Vec<Span>>),
    /// In more ways than can be looked at.
    TooMany,
    /// There are fewer digits than columns.
    TooFew,
}

/// Divisions looked at before giving up: enough for seven columns of numbers up to four digits.
const MOST_STEPS: usize = 20_000;
/// Divisions that add up before giving up.
const MOST_WAYS: usize = 200;

/// Divides the digits of `values`, in order, into `width` numbers without leading zeros. Gaps between the values
/// are kept as bounds. `adds_up` judges the numbers so far (the beginning of the row): `None` while undecided.
pub(super) fn divide(
    text: &str,
    values: &[Token],
    width: usize,
    adds_up: &dyn Fn(&[i64]) -> Option<bool>,
) -> Division {
    let parts: Vec<(u32, &[u8])> =
        values.iter().map(|t| (t.span.start, t.span.of(text).as_bytes())).collect();
    if parts.iter().any(|(_, digits)| !digits.iter().all(u8::is_ascii_digit)) {
        return Division::TooFew;
    }
    let digits: Vec<Digit> = parts
        .iter()
        .flat_map(|(start, digits)| {
            digits.iter().enumerate().map(move |(i, d)| (d - b'0', start + i as u32, i == 0))
        })
        .collect();
    if digits.len() < width {
        return Division::TooFew;
    }
    let only_way = ways(&digits, width) == 1;
    let free = |_: &[i64]| None;
    let mut search = Search {
        digits: &digits,
        width,
        adds_up: if only_way { &free } else { adds_up },
        steps: 0,
        found: Vec::new(),
        numbers: Vec::new(),
        starts: Vec::new(),
    };
    search.from(0);
    if search.steps >= MOST_STEPS || search.found.len() > MOST_WAYS {
        return Division::TooMany;
    }
    let spans = |starts: Vec<usize>| -> Vec<Span> {
        let ends = starts.iter().skip(1).copied().chain([digits.len()]);
        starts
            .iter()
            .zip(ends)
            .map(|(&at, end)| Span { start: digits[at].1, end: digits[end - 1].1 + 1 })
            .collect()
    };
    let mut found = search.found.into_iter().map(spans);
    if only_way {
        found.next().map_or(Division::TooMany, Division::One)
    } else {
        Division::Several(found.collect())
    }
}

/// Longest number that is looked for among glued digits.
const LONGEST: usize = 9;

/// A digit, its byte in the text, whether a new printed number starts with it.
type Digit = (u8, u32, bool);

/// How far a number that starts with digit `at` may go: one past its last digit, for each length.
fn ends(digits: &[Digit], at: usize) -> impl Iterator<Item = usize> {
    let longest = if digits[at].0 == 0 { 1 } else { LONGEST };
    let furthest = digits.len().min(at + longest);
    let bound = (at + 1..furthest).find(|&i| digits[i].2).unwrap_or(furthest);
    steps::add(bound - at);
    at + 1..=bound
}

/// In how many ways the digits divide into `width` numbers (saturating).
fn ways(digits: &[Digit], width: usize) -> u32 {
    let mut reached = vec![0_u32; digits.len() + 1];
    reached[0] = 1;
    for _ in 0..width {
        let mut next = vec![0_u32; digits.len() + 1];
        for at in (0..digits.len()).filter(|&at| reached[at] > 0) {
            for end in ends(digits, at) {
                next[end] = next[end].saturating_add(reached[at]);
            }
        }
        reached = next;
    }
    reached[digits.len()]
}

struct Search<'a> {
    digits: &'a [Digit],
    width: usize,
    adds_up: &'a dyn Fn(&[i64]) -> Option<bool>,
    steps: usize,
    /// Where the numbers start, for each way that adds up.
    found: Vec<Vec<usize>>,
    numbers: Vec<i64>,
    starts: Vec<usize>,
}

impl Search<'_> {
    fn from(&mut self, at: usize) {
        self.steps += 1;
        steps::add(1);
        let left = self.width - self.numbers.len();
        if left == 0 {
            if at == self.digits.len() {
                self.found.push(self.starts.clone());
            }
            return;
        }
        if self.digits.len() - at < left || self.steps >= MOST_STEPS || self.found.len() > MOST_WAYS {
            return;
        }
        for end in ends(self.digits, at) {
            let number = self.digits[at..end].iter().fold(0, |n, d| n * 10 + i64::from(d.0));
            self.numbers.push(number);
            self.starts.push(at);
            if (self.adds_up)(&self.numbers) != Some(false) {
                self.from(end);
            }
            self.numbers.pop();
            self.starts.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::Kind;
    use super::*;

    fn read(text: &str, width: usize) -> String {
        let values: Vec<Token> = text
            .split(' ')
            .map(|part| {
                let start = part.as_ptr() as usize - text.as_ptr() as usize;
                Token { kind: Kind::Value, span: Span::new(start, start + part.len()), row: 0, cells: 0 }
            })
            .collect();
        let adds_up = |row: &[i64]| {
            let (total, parts) = row.split_last()?;
            (row.len() == width).then(|| parts.iter().sum::<i64>() == *total)
        };
        let show = |spans: Vec<Span>| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(",");
        match divide(text, &values, width, &adds_up) {
            Division::One(spans) => show(spans),
            Division::Several(ways) => {
                format!("?{}", ways.into_iter().map(show).collect::<Vec<_>>().join(" "))
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn zeros_divide_in_one_way() {
        assert_eq!(read("0000000", 7), "0,0,0,0,0,0,0");
        assert_eq!(read("0 0 0 0 0 00", 7), "0,0,0,0,0,0,0");
    }

    #[test]
    fn the_row_sum_finds_the_only_division_that_holds() {
        assert_eq!(read("15130000154", 7), "?151,3,0,0,0,0,154");
        assert_eq!(read("230 000023", 7), "?23,0,0,0,0,0,23");
    }

    #[test]
    fn several_divisions_are_all_given() {
        assert_eq!(read("330000033", 7), "?3,30,0,0,0,0,33 33,0,0,0,0,0,33");
        assert_eq!(read("330000034", 7), "?");
        assert_eq!(read("12", 7), "TooFew");
    }
}
