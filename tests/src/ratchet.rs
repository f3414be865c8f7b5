//! Compares accuracy tables: a figure may get better, never worse.

use std::collections::BTreeMap;

/// One row of a table that [`Board::to_markdown`](crate::accuracy::Board::to_markdown) wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    size: (usize, usize),
    right: usize,
    silent: usize,
    wrong_facts: bool,
}

/// What is worse in `now` than in `committed`, one line for each row; empty when nothing is. A row whose number of texts or cells changed
/// is compared by its silent cells alone; a row that is gone is worse.
pub fn worse(committed: &str, now: &str) -> Vec<String> {
    let (before, after) = (rows(committed), rows(now));
    let mut out = Vec::new();
    for (name, was) in &before {
        let Some(is) = after.get(name) else {
            out.push(format!("{name}: no longer measured"));
            continue;
        };
        if is.silent > was.silent {
            out.push(format!("{name}: {} cells silently wrong, were {}", is.silent, was.silent));
        }
        if is.size == was.size && is.right < was.right {
            out.push(format!("{name}: {} cells right, were {}", is.right, was.right));
        }
        if is.wrong_facts && !was.wrong_facts {
            out.push(format!("{name}: agency, year, sections or forms are wrong now"));
        }
    }
    out
}

fn rows(markdown: &str) -> BTreeMap<String, Row> {
    let mut table = String::new();
    let mut out = BTreeMap::new();
    for line in markdown.lines().filter(|l| l.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let number = |at: usize| cells.get(at)?.split(' ').next()?.parse::<usize>().ok();
        if let (Some(texts), Some(size), Some(right), Some(silent)) =
            (number(1), number(2), number(3), number(7))
        {
            let wrong_facts = cells.get(8).is_some_and(|c| !c.is_empty());
            out.insert(
                format!("{table} {}", cells[0]),
                Row { size: (texts, size), right, silent, wrong_facts },
            );
        } else {
            cells[0].clone_into(&mut table);
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
        assert!(
            complaints.iter().any(|c| c == "sample one.txt: 8 cells silently wrong, were 0"),
            "{complaints:?}"
        );
        assert!(
            complaints.iter().any(|c| c == "sample one.txt: 190 cells right, were 198"),
            "{complaints:?}"
        );
        assert!(!worse(&table(198, 0), "").is_empty());
    }
}
