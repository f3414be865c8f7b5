//! Compares accuracy tables: a figure may get better, never worse.

use std::collections::BTreeMap;

/// Columns whose figures say how much there was to do; rows of other sizes cannot be compared by the next.
const SIZE: [&str; 4] = ["texts", "cells", "reports", "faults"];
/// Columns whose figures may not fall.
const MORE: [&str; 8] = [
    "right",
    "told",
    "as an error",
    "right number first",
    "among the candidates",
    "the one correction",
    "named as such",
    "found",
];
/// Columns whose figures may not rise.
const FEWER: [&str; 5] = ["silent", "errors", "blamed", "wrong corrections", "false"];
/// Columns in which nothing should stand.
const NOTHING: [&str; 1] = ["facts wrong"];

/// One row of a table: its cells by the names of their columns.
type Row<'a> = BTreeMap<&'a str, &'a str>;

/// What is worse in `now` than in `committed`, one line for each figure; empty when nothing is. A row whose size
/// changed is compared only by what may not rise; a row that is gone is worse.
pub fn worse(committed: &str, now: &str) -> Vec<String> {
    let (before, after) = (rows(committed), rows(now));
    let mut out = Vec::new();
    for (name, was) in &before {
        let Some(is) = after.get(name) else {
            out.push(format!("{name}: no longer measured"));
            continue;
        };
        let same_size = SIZE.iter().all(|column| was.get(column) == is.get(column));
        let mut compare = |column: &str, is_worse: fn(usize, usize) -> bool| {
            if let (Some(was), Some(is)) = (figure(was, column), figure(is, column))
                && is_worse(was, is)
            {
                out.push(format!("{name}: {is} {column}, before {was}"));
            }
        };
        for column in FEWER {
            compare(column, |was, is| is > was);
        }
        for column in MORE.into_iter().filter(|_| same_size) {
            compare(column, |was, is| is < was);
        }
        for column in NOTHING {
            if was.get(column) == Some(&"") && is.get(column) != Some(&"") {
                out.push(format!("{name}: {column}"));
            }
        }
    }
    out
}

/// The number that a cell begins with: 195 of `195 (98.5 %)`.
fn figure(row: &Row<'_>, column: &str) -> Option<usize> {
    row.get(column)?.split(' ').next()?.parse().ok()
}

/// Every row of every table, by the table's first heading and its own name.
fn rows(markdown: &str) -> BTreeMap<String, Row<'_>> {
    let mut head: Vec<&str> = Vec::new();
    let mut out = BTreeMap::new();
    for line in markdown.lines().filter(|line| line.starts_with("| ")) {
        let line = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')).unwrap_or(line);
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if cells.get(1).is_some_and(|cell| cell.starts_with(|c: char| c.is_ascii_digit())) {
            let row = head.iter().copied().zip(cells.iter().copied()).collect();
            out.insert(format!("{} {}", head.first().unwrap_or(&""), cells[0]), row);
        } else {
            head = cells;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accuracy::{Board, Outcome, Verdict};

    fn table(right: usize, silent: usize) -> String {
        let mut board = Board::default();
        let cells = [(Verdict::Right, right), (Verdict::Silent, silent)].into();
        board.add("one.txt", &Outcome { cells, ..Outcome::default() });
        board.to_markdown("sample")
    }

    #[test]
    fn better_passes_and_worse_is_named() {
        assert_eq!(worse(&table(190, 8), &table(198, 0)), Vec::<String>::new());
        let complaints = worse(&table(198, 0), &table(190, 8));
        for complaint in ["sample one.txt: 8 silent, before 0", "sample one.txt: 190 right, before 198"] {
            assert!(complaints.iter().any(|c| c == complaint), "{complaints:?}");
        }
        assert!(!worse(&table(198, 0), "").is_empty());
    }

    #[test]
    fn a_wrong_fact_is_worse_than_none() {
        let mut board = Board::default();
        let wrong = vec!["year".to_owned()];
        board.add("one.txt", &Outcome { wrong, ..Outcome::default() });
        let (right, wrong) = (table(0, 0), board.to_markdown("sample"));
        assert!(worse(&right, &wrong).contains(&"sample one.txt: facts wrong".to_owned()));
        assert_eq!(worse(&wrong, &right), Vec::<String>::new());
    }
}
