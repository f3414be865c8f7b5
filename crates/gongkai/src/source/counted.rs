//! Rows and columns that a program has counted: `0`, `1`, `2` before the rows of a table, or above its columns.
//!
//! Programs that hold tables of data print the numbers of their rows and columns with them. The sequence shows that
//! they are no figures. They become spaces in the same places, with the separators that set them apart.

use crate::slice::Slice as _;
use std::ops::Range;

use super::plain::{is_bar, is_rule};
use super::{Piece, is_han};
use crate::steps;

/// The text without such numbers; `None` when it has none.
pub(super) fn removed(text: &str) -> Option<String> {
    steps::add(text.len());
    if !may_count(text) {
        return None;
    }
    let numbers = numbers(&blocks(text));
    let mut bytes = text.as_bytes().to_vec();
    for number in &numbers {
        blank(&mut bytes, number.clone());
    }
    String::from_utf8(bytes).ok().filter(|_| !numbers.is_empty())
}

/// Takes the cells of tables of HTML that hold such numbers out, in text and pieces.
pub(super) fn taken_out(text: &mut String, pieces: &mut Vec<Piece>) {
    let rows = pieces.chunk_by(|a, b| (a.table, a.row) == (b.table, b.row)).filter(|row| row[0].table > 0);
    let line = |row: &[Piece]| {
        let cells = row.iter().map(|p| (p.start as usize, text.part(p.start as usize..p.end as usize)));
        let (start, end) = (row[0].start as usize, row[row.len() - 1].end as usize);
        (row[0].table, Line { start, end, cells: cells.collect() })
    };
    let lines: Vec<(u32, Line<'_>)> = rows.map(line).collect();
    steps::add(pieces.len());
    let blocks = lines.chunk_by(|a, b| a.0 == b.0);
    let blocks: Vec<Vec<Line<'_>>> =
        blocks.map(|block| block.iter().map(|(_, line)| line.clone()).collect()).collect();
    let numbers = numbers(&blocks);
    if numbers.is_empty() {
        return;
    }
    let within = |piece: &Piece| {
        let at = numbers.partition_point(|number| number.end <= piece.start as usize);
        numbers.get(at).is_some_and(|number| number.start <= piece.start as usize)
    };
    pieces.retain(|piece| piece.table == 0 || !within(piece));
    let mut bytes = std::mem::take(text).into_bytes();
    for number in numbers {
        blank(&mut bytes, number);
    }
    // Whole characters became spaces.
    *text = String::from_utf8(bytes).unwrap_or_default();
}

/// The places of the numbers of rows and columns, with the separators behind them, in order.
fn numbers(blocks: &[Vec<Line<'_>>]) -> Vec<Range<usize>> {
    let counted: Vec<Option<usize>> = blocks.iter().map(|block| first_counted(block)).collect();
    // One long table shows it for all.
    let rows = blocks
        .iter()
        .zip(&counted)
        .any(|(block, first)| first.is_some_and(|first| block.len() >= first + LONG));
    let mut numbers = Vec::new();
    for (block, first) in blocks.iter().zip(counted) {
        let index = usize::from(rows && first.is_some());
        let columns = counts_columns(&block[0].cells, index);
        if columns {
            numbers.push(block[0].start..block[0].end);
        }
        if index > 0 {
            let lines = block.iter().skip(usize::from(columns)).filter(|line| line.cells.len() > 1);
            numbers.extend(lines.map(|line| line.cells[0].0..line.cells[1].0));
        }
    }
    numbers
}

/// No table has as many rows of values that happen to count.
const LONG: usize = 8;
/// No line of values happens to count as far.
const FEWEST_COLUMNS: usize = 4;
/// Lines of headings before the first row.
const MOST_HEADINGS: usize = 3;

fn blank(bytes: &mut [u8], place: Range<usize>) {
    bytes[place].iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
}

/// A line of cells.
#[derive(Clone)]
struct Line<'a> {
    start: usize,
    end: usize,
    /// Where the cells begin and what they print.
    cells: Vec<(usize, &'a str)>,
}

/// Whether as many lines as count rows begin with a number each, one more than the last, or one counts columns.
fn may_count(text: &str) -> bool {
    let (mut last, mut run) = (0, 0);
    text.split_inclusive('\n').any(|line| {
        let Some(first) = first_number(line) else { return false };
        run = if first == last + 1 { run + 1 } else { 1 };
        last = first;
        run >= LONG || first == 0 && line.contains('3') && counts_columns(&cells(line, 0), 0)
    })
}

/// The number that a line's first cell may be.
fn first_number(line: &str) -> Option<usize> {
    let print = line.trim_start();
    let cell = print.strip_prefix(is_bar).unwrap_or(print).trim_start();
    let (digits, rest) = cell.split_at(cell.bytes().take_while(u8::is_ascii_digit).count());
    number(digits).filter(|_| rest.starts_with(|c: char| c.is_whitespace() || is_bar(c)))
}

/// Lines of cells side by side, and rules between them.
fn blocks(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut blocks: Vec<Vec<Line<'_>>> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if is_rule(line) {
            continue;
        }
        let cells = cells(line, start);
        if cells.len() < 2 {
            open = false;
            continue;
        }
        let line = Line { start, end: at, cells };
        match blocks.last_mut() {
            Some(block) if std::mem::replace(&mut open, true) => block.push(line),
            _ => blocks.push(vec![line]),
        }
        open = true;
    }
    blocks
}

fn cells(line: &str, at: usize) -> Vec<(usize, &str)> {
    let tabs = line.contains('\t');
    let divides = |c: char| if tabs { c == '\t' } else { is_bar(c) };
    if !line.contains(divides) {
        return spaced(line, at);
    }
    let body = line.trim_end_matches(['\r', '\n']);
    let opened = !tabs && body.trim_start().starts_with(divides);
    let all = body.split(divides).skip(usize::from(opened));
    all.map(|cell| (at + cell.as_ptr() as usize - line.as_ptr() as usize, cell.trim())).collect()
}

/// Cells with two spaces or more between them, and behind a number at the line's beginning one.
fn spaced(line: &str, at: usize) -> Vec<(usize, &str)> {
    let mut from = 0;
    // What is set in from the line's beginning stands below an empty cell.
    let mut cells: Vec<_> = line.starts_with("  ").then_some((at, "")).into_iter().collect();
    while let Some(start) = line.part(from..).find(|c: char| !c.is_whitespace()).map(|skipped| from + skipped)
    {
        let rest = line.part(start..).trim_end();
        let gap = if start == 0 && first_number(line).is_some() { " " } else { "  " };
        let end = start + rest.find(gap).unwrap_or(rest.len());
        cells.push((at + start, line.part(start..end)));
        from = end;
    }
    cells
}

fn number(cell: &str) -> Option<usize> {
    let plain = !cell.is_empty() && cell.len() < 4 && cell.bytes().all(|b| b.is_ascii_digit());
    cell.parse().ok().filter(|_| plain)
}

/// The first line whose first cell counts, where all behind it go on.
fn first_counted(block: &[Line<'_>]) -> Option<usize> {
    let index = |line: &Line<'_>| number(line.cells[0].1);
    let first = block.iter().position(|line| index(line).is_some())?;
    let from = index(&block[first])?;
    let goes_on = block[first..].iter().enumerate().all(|(at, line)| index(line) == Some(from + at));
    // Programs print nothing above the numbers of rows: words there are the first heading.
    let goes_on = goes_on && block[..first].iter().all(|line| !line.cells[0].1.contains(is_han));
    (from <= 1 && first <= MOST_HEADINGS && block.len() > first + 1 && goes_on).then_some(first)
}

/// Whether the cells of a line, behind the first `skipped`, count.
fn counts_columns(line: &[(usize, &str)], skipped: usize) -> bool {
    let cells = line.get(skipped..).unwrap_or_default();
    // A bar that ends the line.
    let cells = cells.split_last().filter(|(last, _)| last.1.is_empty()).map_or(cells, |(_, before)| before);
    cells.len() >= FEWEST_COLUMNS && cells.iter().enumerate().all(|(at, cell)| number(cell.1) == Some(at))
}

#[cfg(test)]
mod tests {
    use super::removed;
    use crate::report::Media;
    use crate::source::Source;

    fn table(rows: usize, row: impl Fn(usize) -> String) -> String {
        (0..rows).map(row).collect()
    }

    #[test]
    fn numbers_of_rows_are_no_figures() {
        let long = table(9, |at| format!("| {at} | 规章 | 7 |\n"));
        let text = format!(
            "| (index) | 0 | 1 | 2 | 3 |\n|---|\n{long}\n|   | 甲 | 乙 |\n| 0 | 4 | 5 |\n| 1 | 4 | 5 |\n"
        );
        let found = removed(&text).expect("counted rows");
        assert_eq!(found.len(), text.len());
        let lines: Vec<String> =
            found.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(lines[..3], ["", "|---|", "| 规章 | 7 |"]);
        assert_eq!(lines[12..], ["| 甲 | 乙 |", "| 4 | 5 |", "| 4 | 5 |"]);
    }

    #[test]
    fn ordinals_below_words_are_a_column_of_the_table() {
        let rows = table(9, |at| format!("{at}\t规章\t7\n"));
        assert_eq!(removed(&format!("序号\t甲\t乙\n丙\t丁\n{rows}")), None);
    }

    #[test]
    fn numbers_of_columns_are_no_figures() {
        assert_eq!(removed("0\t1\t2\t3\n规章\t7\t8\t9\n"), Some("       \n规章\t7\t8\t9\n".to_owned()));
    }

    #[test]
    fn rows_in_columns_of_characters_are_counted() {
        let rows = table(12, |at| format!("{at:<4}规章      {}     7\n", at + 3));
        let found = removed(&format!("       0      1     2     3\n{rows}")).expect("counted rows");
        assert_eq!(found.lines().next().map(str::trim), Some(""));
        assert_eq!(found.lines().nth(3), Some("    规章      5     7"));
    }

    #[test]
    fn cells_of_html_that_count_are_taken_out() {
        let rows = table(9, |at| format!("<tr><th>{at}</th><td>规章</td><td>7</td></tr>"));
        let html = format!("<table><tr><th></th><th>0</th><th>1</th><th>2</th><th>3</th></tr>{rows}</table>");
        let source = Source::new(&html, Media::Html);
        let cells: Vec<&str> = source.pieces.iter().map(|piece| source.piece(*piece)).collect();
        assert_eq!(
            cells.iter().filter(|cell| !cell.is_empty()).take(4).collect::<Vec<_>>(),
            [&"规章", &"7", &"规章", &"7"]
        );
        assert!(!source.text.contains(['0', '3']));
    }

    #[test]
    fn figures_that_count_for_a_few_lines_stay() {
        assert_eq!(removed("| 0 | 3 |\n| 1 | 5 |\n| 2 | 4 |\n"), None);
    }
}
