//! Rows of numbers that a PDF reader printed in blocks of columns.
//!
//! Such tools print first what stands close together. Of a row they make lines of, say, four, one and two numbers;
//! where rows stand closer than columns, the first four numbers of *each* row come first, then the fifth of each,
//! then the rest. The lines still show it: as many lines of one length as there are rows, then as many of the next.
//! Numbers are put back into rows only where every row then adds up, and does not in the order of the print.

use std::ops::Range;

use super::tokens::{Kind, Token};
use crate::span::Span;
use crate::steps;

/// Whether the numbers of the row with this index in the block are a row.
type Fits<'a> = &'a dyn Fn(usize, &[Span]) -> bool;

/// Divides `lines` of numbers into `count` rows of `width`, where some neighbouring rows may stand in blocks of
/// columns. `None` unless it is possible in just one way in which all rows fit.
pub(super) fn rows(lines: &[&[Span]], count: usize, width: usize, fits: Fits<'_>) -> Option<Vec<Vec<Span>>> {
    // For each number of rows and lines: in how many ways those rows take those lines (two for more), and the rows
    // and lines before the last block.
    let height = lines.len() + 1;
    let mut reached: Vec<(u8, usize, usize)> = vec![(0, 0, 0); height * (count + 1)];
    reached[0].0 = 1;
    for row in 0..count {
        for at in 0..lines.len() {
            let ways = reached[row * height + at].0;
            if ways == 0 {
                continue;
            }
            for many in 1..=count - row {
                steps::add(1 + many);
                let Some((block, taken)) = block(&lines[at..], many, width) else { continue };
                if block.iter().enumerate().all(|(i, numbers)| fits(row + i, numbers)) {
                    let slot = &mut reached[(row + many) * height + at + taken];
                    *slot = ((ways + slot.0).min(2), row, at);
                }
            }
        }
    }
    let mut end = (count, lines.len());
    let mut blocks = Vec::new();
    while end.0 > 0 {
        let (1, row, at) = reached[end.0 * height + end.1] else { return None };
        blocks.push(block(&lines[at..end.1], end.0 - row, width)?.0);
        end = (row, at);
    }
    Some(blocks.into_iter().rev().flatten().collect())
}

/// The same rows by the empty lines between their columns alone: each column of a block of rows is a paragraph of one
/// line for each row. `None` when the paragraphs do not show that.
pub(super) fn paragraphs(tokens: &[Token], count: usize, width: usize) -> Option<Vec<Vec<Span>>> {
    let spans: Vec<Span> = tokens.iter().map(|t| t.span).collect();
    let lines = lines(tokens, &spans);
    let mut starts = tokens.chunk_by(|a, b| a.row == b.row).map(|line| line[0].row);
    let mut last = starts.next()?;
    let mut paragraphs = vec![1_usize];
    for row in starts {
        match paragraphs.last_mut() {
            Some(size) if row == last + 1 => *size += 1,
            _ => paragraphs.push(1),
        }
        last = row;
    }
    let mut rows: Vec<Vec<Span>> = Vec::new();
    let (mut at, mut paragraph) = (0, 0);
    while at < lines.len() {
        steps::add(1);
        let many = paragraphs[paragraph];
        let (block, taken) = block(&lines[at..], many, width)?;
        let own = paragraphs[paragraph..].iter().take(taken / many);
        if !own.eq(std::iter::repeat_n(&many, taken / many)) {
            return None;
        }
        paragraph += taken / many;
        at += taken;
        rows.extend(block);
    }
    (rows.len() == count).then_some(rows)
}

/// The first `many` rows of these lines as a block, column by column, and how many lines it takes.
fn block(lines: &[&[Span]], many: usize, width: usize) -> Option<(Vec<Vec<Span>>, usize)> {
    let mut rows: Vec<Vec<Span>> = vec![Vec::new(); many];
    let mut at = 0;
    while rows[0].len() < width {
        let part = lines.get(at..at + many)?;
        if part.iter().any(|line| line.len() != part[0].len()) {
            return None;
        }
        rows.iter_mut().zip(part).for_each(|(row, line)| row.extend_from_slice(line));
        at += many;
    }
    (rows[0].len() == width).then_some((rows, at))
}

/// Puts the values of torn rows side by side again, within each stretch of numbers that no word divides.
pub(super) fn mend(tokens: &mut [Token], width: usize, adds_up: &dyn Fn(&[Span]) -> bool) {
    let stretches = stretches(tokens, width);
    let habit = habit(tokens, &stretches, width, adds_up);
    for stretch in stretches {
        let stretch = &mut tokens[stretch];
        let spans: Vec<Span> = stretch.iter().map(|t| t.span).collect();
        if spans.chunks(width).all(adds_up) {
            continue;
        }
        let lines = lines(stretch, &spans);
        let ordered = if spans.len() == width {
            habit.as_ref().and_then(|habit| in_habitual_order(&lines, habit)).filter(|row| adds_up(row))
        } else if lines.iter().any(|line| line.len() > 1) && spans.len() <= MOST_ROWS * width {
            rows(&lines, spans.len() / width, width, &|_, row| adds_up(row)).map(|rows| rows.concat())
        } else {
            None
        };
        let Some(ordered) = ordered else { continue };
        let whole = stretch.to_vec();
        for (slot, span) in stretch.iter_mut().zip(ordered) {
            *slot = *whole.iter().find(|t| t.span == span).unwrap_or(slot);
        }
    }
}

/// The stretches of numbers that no word divides and that hold whole rows.
fn stretches(tokens: &[Token], width: usize) -> Vec<Range<usize>> {
    let loose = |t: &Token| t.kind == Kind::Value && usize::from(t.cells) < width;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = at + tokens[at..].iter().take_while(|t| loose(t)).count();
        steps::add(1 + end - at);
        if end > at && (end - at).is_multiple_of(width) {
            found.push(at..end);
        }
        at = end.max(at + 1);
    }
    found
}

/// Into lines of how many numbers each the rows are torn that add up in the order of the print. `None` where they
/// differ, where fewer than two say so (a row of single characters says nothing), or where most rows do not add up at all.
fn habit(
    tokens: &[Token],
    stretches: &[Range<usize>],
    width: usize,
    adds_up: &dyn Fn(&[Span]) -> bool,
) -> Option<Vec<usize>> {
    const LEAST: usize = 2;
    let mut habit: Option<Vec<usize>> = None;
    let (mut sound, mut all, mut telling) = (0, 0, 0);
    for row in stretches.iter().filter(|one| one.len() == width).map(|one| &tokens[one.clone()]) {
        let spans: Vec<Span> = row.iter().map(|t| t.span).collect();
        all += 1;
        if !adds_up(&spans) {
            continue;
        }
        sound += 1;
        let sizes: Vec<usize> = lines(row, &spans).iter().map(|line| line.len()).collect();
        // Nothing but single characters may be nothing but zeros and signs for nothing.
        let says = sizes.len() > 1 && spans.iter().any(|span| span.end - span.start > 1);
        if says && habit.as_ref().is_some_and(|habit| *habit != sizes) {
            return None;
        }
        if says {
            telling += 1;
            habit.get_or_insert(sizes);
        }
    }
    habit.filter(|_| telling >= LEAST && sound * 2 > all)
}

/// Where labels stand between, more rows than this are not printed in one block.
const MOST_ROWS: usize = 8;

/// The numbers of a stretch, line by line.
pub(super) fn lines<'a>(tokens: &[Token], spans: &'a [Span]) -> Vec<&'a [Span]> {
    let mut from = 0;
    let line = |line: &[Token]| {
        let start = from;
        from += line.len();
        &spans[start..from]
    };
    tokens.chunk_by(|a, b| a.row == b.row).map(line).collect()
}

/// The lines of one row in the order of their lengths that the other rows show; `None` unless the lengths tell.
fn in_habitual_order(lines: &[&[Span]], habit: &[usize]) -> Option<Vec<Span>> {
    if lines.len() != habit.len() {
        return None;
    }
    let mut row = Vec::new();
    for &size in habit {
        let mut of_size = lines.iter().filter(|line| line.len() == size);
        row.extend_from_slice(of_size.next()?);
        if of_size.next().is_some() {
            return None;
        }
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 7;

    /// Tokens for numbers, a line of the print each.
    fn tokens(lines: &[&str]) -> (String, Vec<Token>) {
        let mut text = String::new();
        let mut tokens = Vec::new();
        for (row, line) in (0..).zip(lines) {
            for number in line.split(' ') {
                let span = Span::new(text.len(), text.len() + number.len());
                let kind = if number.parse::<i64>().is_ok() { Kind::Value } else { Kind::Word };
                tokens.push(Token { kind, span, row, cells: 0 });
                text += number;
                text.push(' ');
            }
        }
        (text, tokens)
    }

    fn mended(lines: &[&str]) -> String {
        let (text, mut tokens) = tokens(lines);
        let adds_up = |row: &[Span]| {
            let numbers: Vec<i64> = row.iter().map(|s| s.of(&text).parse().unwrap_or(0)).collect();
            numbers[..WIDTH - 1].iter().sum::<i64>() == numbers[WIDTH - 1]
        };
        mend(&mut tokens, WIDTH, &adds_up);
        tokens.iter().map(|t| t.span.of(&text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn two_rows_in_blocks_of_columns_are_put_apart() {
        assert_eq!(
            mended(&["49 1 0 0", "3 0 0 2", "0", "0", "0 50", "0 5"]),
            "49 1 0 0 0 0 50 3 0 0 2 0 0 5"
        );
    }

    #[test]
    fn the_lines_of_a_row_are_ordered_as_in_the_other_rows() {
        let text = ["15 0 0 0", "0", "0 15", "x", "4 9 0 0", "0", "0 13", "x", "0", "1 3", "2 0 0 0"];
        assert_eq!(mended(&text), "15 0 0 0 0 0 15 x 4 9 0 0 0 0 13 x 2 0 0 0 0 1 3");
        // One row, or rows of zeros, are no habit.
        let once = [&text[..3], &text[7..]].concat();
        assert_eq!(mended(&once), once.join(" "));
    }

    #[test]
    fn where_rows_are_torn_in_different_places_no_order_is_a_habit() {
        let (once, again) = (["15 0 0 0", "0", "0 15", "x"], ["4 9 0 0", "0", "0 13", "x"]);
        let torn = ["0", "1 3", "2 0 0 0"];
        let same = [&once[..], &again, &torn].concat();
        assert!(mended(&same).ends_with(" x 2 0 0 0 0 1 3"));
        let other = [&once[..], &again, &["15", "0 0 0", "0 0 15", "x"], &torn].concat();
        assert_eq!(mended(&other), other.join(" "));
    }

    #[test]
    fn what_does_not_add_up_stays_in_the_order_of_the_print() {
        let wrong = ["49 1 0 0", "3 0 0 2", "0", "0", "0 51", "0 5"];
        assert_eq!(mended(&wrong), wrong.join(" "));
        let single = ["1", "0", "0", "0", "0", "0", "0"];
        assert_eq!(mended(&single), single.join(" "));
    }

    #[test]
    fn blocks_and_rows_take_turns() {
        let numbers = [&[1][..], &[2], &[3], &[4], &[5, 6], &[5, 6], &[7], &[7], &[8], &[8]];
        let spans: Vec<Vec<Span>> =
            numbers.iter().map(|line| line.iter().map(|&n| Span::new(n, n)).collect()).collect();
        let lines: Vec<&[Span]> = spans.iter().map(Vec::as_slice).collect();
        let divided = rows(&lines, 3, 4, &|_, row| row.windows(2).all(|w| w[0].start < w[1].start));
        let starts = divided.map(|rows| {
            rows.iter().map(|row| row.iter().map(|s| s.start).collect()).collect::<Vec<Vec<u32>>>()
        });
        assert_eq!(starts, Some(vec![vec![1, 2, 3, 4], vec![5, 6, 7, 8], vec![5, 6, 7, 8]]));
    }
}
