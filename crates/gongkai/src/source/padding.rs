//! What programs print around the content of cells between bars: quotes, and underscores that draw a line below it.
//!
//! Where nearly all cells of a text are so, it is no print, and becomes spaces in the same places.

use super::is_han;
use super::plain::is_bar;
use crate::steps;

/// The smallest table has 15 cells.
const FEWEST: usize = 15;

/// The text with spaces for what stands around its cells; `None` when nothing does.
pub(super) fn removed(text: &str) -> Option<String> {
    steps::add(text.len());
    if !text.contains('\'') && !text.contains('_') {
        return None;
    }
    let cells: Vec<(usize, &str)> = cells(text).collect();
    steps::add(cells.len());
    let printed = cells.iter().filter(|(_, cell)| !cell.is_empty()).count();
    let quoted = cells.iter().filter(|(_, cell)| is_quoted(cell)).count();
    let underlined = cells.iter().filter(|(_, cell)| is_underlined(cell)).count();
    let (quoted, underlined) = (most(quoted, printed), most(underlined, printed));
    if !quoted && !underlined {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for (at, cell) in cells {
        if quoted && is_quoted(cell) {
            (bytes[at], bytes[at + cell.len() - 1]) = (b' ', b' ');
        }
        if underlined {
            bytes[at..at + cell.len()].iter_mut().filter(|b| **b == b'_').for_each(|b| *b = b' ');
        }
    }
    String::from_utf8(bytes).ok()
}

/// The text with single tabs, where every separator is a pair of them; `None` when one is not.
pub(super) fn single_tabs(text: &str) -> Option<String> {
    steps::add(text.len());
    if !text.contains("\t\t") {
        return None;
    }
    let runs = text.as_bytes().chunk_by(|a, b| (*a == b'\t') == (*b == b'\t')).filter(|run| run[0] == b'\t');
    let (mut count, mut even) = (0, true);
    runs.for_each(|run| (count, even) = (count + 1, even && run.len().is_multiple_of(2)));
    (even && count >= FEWEST).then(|| text.replace("\t\t", " \t"))
}

fn most(such: usize, all: usize) -> bool {
    such >= FEWEST && such * 4 >= all * 3
}

fn is_quoted(cell: &str) -> bool {
    cell.len() > 1 && cell.starts_with('\'') && cell.ends_with('\'')
}

/// Whether underscores stand at an end of what the cell prints, or it prints nothing else.
fn is_underlined(cell: &str) -> bool {
    let inner = cell.trim_matches('_');
    inner.len() < cell.len()
        && inner.chars().all(|c| is_han(c) || c.is_ascii_digit() || !c.is_ascii_alphabetic())
}

/// The trimmed cells of the lines with bars, and where they stand.
fn cells(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let place = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let lines = text.split('\n').filter(|line| line.contains(is_bar));
    lines.flat_map(move |line| line.split(is_bar).map(str::trim).map(move |cell| (place(cell), cell)))
}

#[cfg(test)]
mod tests {
    use super::{removed, single_tabs};

    #[test]
    fn separators_may_be_pairs_of_tabs() {
        assert_eq!(single_tabs(&"规章\t\t3\t\t\t\t5\n".repeat(8)), Some("规章 \t3 \t \t5\n".repeat(8)));
        assert_eq!(single_tabs(&"规章\t\t3\t5\n".repeat(8)), None);
    }

    #[test]
    fn quotes_around_all_cells_are_no_print() {
        let text = "| '规章' | '3' | '' |\n".repeat(8);
        assert_eq!(removed(&text), Some("|  规章  |  3  |    |\n".repeat(8)));
        assert_eq!(removed(&"| 规章 | '3' | 5 |\n".repeat(8)), None);
    }

    #[test]
    fn lines_drawn_below_cells_are_no_print() {
        let text = "|_规章_|__3_|__|\n".repeat(8);
        assert_eq!(removed(&text), Some("| 规章 |  3 |  |\n".repeat(8)));
        assert_eq!(removed(&"| 规章 | 3__ | 4 | 5 | 6 |\n".repeat(20)), None);
    }
}
