//! Numbers printed without any separator: `15130000154` is 151, 3, 0, 0, 0, 0, 154.
//!
//! A row's own identity often leaves one way to divide the digits. Where it leaves several, or none, the row
//! stays unread: digits are never moved to make a wrong total right. Signs and decimal points stay with their
//! numbers, in the only columns that print such.

use super::tokens::Token;
use crate::form::Unit;
use crate::order;
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

/// Divisions looked at before giving up, where no total at the row's end cuts the search short.
const MOST_STEPS: usize = 20_000;
/// Divisions that add up before giving up.
const MOST_WAYS: usize = 200;

/// Divides the digits of `values`, in order, into `width` numbers without leading zeros. Gaps between the values
/// are kept as bounds; `unit` tells what a column counts. `adds_up` judges the numbers so far (the beginning of the
/// row): `None` while undecided.
pub(super) fn divide(
    text: &str,
    values: &[Token],
    width: usize,
    unit: &dyn Fn(usize) -> Unit,
    adds_up: &dyn Fn(&[i64]) -> Option<bool>,
) -> Division {
    let mut digits: Vec<Digit> = Vec::new();
    if values.iter().any(|t| add_digits(text, t.span, &mut digits).is_none()) || digits.len() < width {
        return Division::TooFew;
    }
    let only_way = ways(&digits, width, unit) == 1;
    if !only_way && width == WITH_TOTAL && (0..width).all(|column| unit(column) == Unit::Count) {
        let found = with_total(&digits);
        return if found.len() > MOST_WAYS {
            Division::TooMany
        } else {
            Division::Several(found.iter().map(|starts| spans(&digits, starts)).collect())
        };
    }
    let free = |_: &[i64]| None;
    let mut search = Search {
        digits: &digits,
        width,
        unit,
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
    let mut found = search.found.iter().map(|starts| spans(&digits, starts));
    if only_way {
        found.next().map_or(Division::TooMany, Division::One)
    } else {
        Division::Several(found.collect())
    }
}

/// The numbers that start with these digits.
fn spans(digits: &[Digit], starts: &[usize]) -> Vec<Span> {
    let ends = starts.iter().skip(1).copied().chain([digits.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&at, end)| Span { start: digits[at].start, end: digits[end - 1].end })
        .collect()
}

/// The columns of table 3, of which the last is the sum of the others.
const WITH_TOTAL: usize = 7;

/// Where the numbers start, for each way to divide the digits into six numbers and their sum.
///
/// The digits before each possible sum are cut in two halves of three numbers each, and halves that give the sum
/// together are looked up. A half has at most [`LONGEST`]² ways, so the work grows with the number of digits only.
fn with_total(digits: &[Digit]) -> Vec<Vec<usize>> {
    let count = digits.len();
    let number = |at: usize, end: usize| digits[at..end].iter().fold(0, |n, d| n * 10 + i64::from(d.value));
    let ends: Vec<Vec<usize>> = (0..count).map(|at| ends(digits, at, Unit::Count).collect()).collect();
    let mut found = Vec::new();
    for total_at in (count.saturating_sub(LONGEST)..count).filter(|&at| ends[at].contains(&count)) {
        let total = number(total_at, count);
        for middle in 3..total_at.saturating_sub(2) {
            let mut left = halves(&ends, 0, middle, total, &number);
            if left.is_empty() {
                continue;
            }
            // Nine digits at most.
            order::by_key(&mut left, |half| u32::try_from(half.sum).unwrap_or(u32::MAX));
            for right in halves(&ends, middle, total_at, total, &number) {
                let wanted = total - right.sum;
                let from = left.partition_point(|half| half.sum < wanted);
                for half in left[from..].iter().take_while(|half| half.sum == wanted) {
                    steps::add(1);
                    found.push([&half.starts[..], &right.starts, &[total_at]].concat());
                    if found.len() > MOST_WAYS {
                        return found;
                    }
                }
            }
        }
    }
    found
}

/// Three numbers side by side.
#[derive(Clone, Copy)]
struct Half {
    starts: [usize; 3],
    sum: i64,
}

/// The ways to divide the digits from `from` to `to` into three numbers that exceed `most` neither alone nor together.
fn halves(
    ends: &[Vec<usize>],
    from: usize,
    to: usize,
    most: i64,
    number: &dyn Fn(usize, usize) -> i64,
) -> Vec<Half> {
    let mut found = Vec::new();
    let inner = |at: usize| ends[at].iter().copied().filter(move |&end| end < to);
    for second in inner(from) {
        let first_number = number(from, second);
        if first_number > most {
            break;
        }
        for third in inner(second).filter(|&third| to - third <= LONGEST) {
            steps::add(1);
            let before = first_number + number(second, third);
            if before > most {
                break;
            }
            if ends[third].contains(&to) {
                let sum = before + number(third, to);
                if sum <= most {
                    found.push(Half { starts: [from, second, third], sum });
                }
            }
        }
    }
    found
}

/// Longest number that is looked for among glued digits.
const LONGEST: usize = 9;

/// A digit among others.
#[derive(Clone, Copy, Debug)]
struct Digit {
    value: u8,
    /// Byte where a number that begins with it begins, its sign included.
    start: u32,
    /// One past the digit.
    end: u32,
    /// Whether a new printed number starts with it.
    first: bool,
    /// Whether a sign stands before it.
    signed: bool,
    /// Whether it stands behind a decimal point: no number starts with it.
    decimal: bool,
}

/// Adds the digits of a print; `None` when it holds anything but digits, a sign before them and a decimal point.
fn add_digits(text: &str, print: Span, digits: &mut Vec<Digit>) -> Option<()> {
    let whole = print.of(text);
    let unsigned = whole.trim_start_matches(['+', '-', '增', '加', '减', '少']);
    let signed = unsigned.len() < whole.len();
    let from = print.start + (whole.len() - unsigned.len()) as u32;
    let mut decimal = false;
    for (at, byte) in (from..).zip(unsigned.bytes()) {
        let first = at == from;
        match byte {
            b'0'..=b'9' => digits.push(Digit {
                value: byte - b'0',
                start: if first { print.start } else { at },
                end: at + 1,
                first,
                signed: first && signed,
                decimal,
            }),
            b'.' if !first && !decimal => decimal = true,
            _ => return None,
        }
    }
    Some(())
}

/// How far a number that starts with digit `at` in a column of this unit may go: one past its last digit, for each
/// length.
fn ends(digits: &[Digit], at: usize, unit: Unit) -> impl Iterator<Item = usize> {
    let is_decimal = |at: usize| digits.get(at).is_some_and(|d| d.decimal);
    let fits = !is_decimal(at) && (!digits[at].signed || unit == Unit::Change);
    let longest = if digits[at].value == 0 && !is_decimal(at + 1) { 1 } else { LONGEST };
    let furthest = digits.len().min(at + longest);
    let bound = (at + 1..furthest).find(|&i| digits[i].first).unwrap_or(furthest);
    steps::add(bound - at);
    // A number goes on over its decimals, and has such where money is counted only.
    let decimals = (at + 1..bound).find(|&i| is_decimal(i));
    let shortest = if digits[at].value == 0 && is_decimal(at + 1) { at + 2 } else { at + 1 };
    (shortest..=bound).filter(move |&end| {
        fits && !is_decimal(end) && (unit == Unit::Wan || decimals.is_none_or(|d| end <= d))
    })
}

/// In how many ways the digits divide into `width` numbers (saturating).
fn ways(digits: &[Digit], width: usize, unit: &dyn Fn(usize) -> Unit) -> u32 {
    let mut reached = vec![0_u32; digits.len() + 1];
    reached[0] = 1;
    for column in 0..width {
        let mut next = vec![0_u32; digits.len() + 1];
        for at in (0..digits.len()).filter(|&at| reached[at] > 0) {
            for end in ends(digits, at, unit(column)) {
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
    unit: &'a dyn Fn(usize) -> Unit,
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
        for end in ends(self.digits, at, (self.unit)(self.numbers.len())) {
            let number = self.digits[at..end].iter().fold(0, |n, d| n * 10 + i64::from(d.value));
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
        divided(text, &vec![Unit::Count; width])
    }

    fn divided(text: &str, units: &[Unit]) -> String {
        let width = units.len();
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
        match divide(text, &values, width, &|column| units[column], &adds_up) {
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

    #[test]
    fn long_rows_divide_as_their_sums_allow() {
        assert_eq!(read("7042165284119537348", 7), "?7042,165,28,41,19,53,7348");
        assert_eq!(read("60318241537796120455864968", 7), "?60318,2415,377,96,1204,558,64968");
        let many = read("123456780153", 7);
        assert_eq!(many.split(' ').count(), 3, "{many}");
    }

    #[test]
    fn signs_and_points_stay_with_their_numbers() {
        let free = |text: &str, units: &[Unit]| divided(text, units);
        let items = [Unit::Count, Unit::Change, Unit::Count];
        assert_eq!(free("3 +10", &items), "3,+1,0");
        assert_eq!(free("12 减00", &items), "12,减0,0");
        assert_eq!(free("+300", &items), "?");
        assert_eq!(free("20.5", &[Unit::Count, Unit::Wan]), "2,0.5");
        assert_eq!(free("00.5", &[Unit::Count, Unit::Count]), "?");
    }
}
