//! Separators that stand on lines of their own: `63`, then `|`, then `7`.
//!
//! Programs that print a table's cells as paragraphs, and browsers that give the text of cells with block content
//! (`innerText`), print the separator between two cells as a line. Only such separators divide cells then; the
//! empty lines around them do not, and two separators in a row have an empty cell between them.

use super::plain::{is_bar, trimmed};
use super::{Piece, digit, is_han};
use crate::steps;

/// The smallest table has 15 columns.
const FEWEST: usize = 14;

/// The pieces of a text whose separators have lines of their own; `None` when they do not, or not in one way
/// throughout. `others` adds the pieces of a line that is no cell.
pub(super) fn pieces(
    text: &str,
    others: impl FnMut(&str, usize, u32, &mut Vec<Piece>),
) -> Option<Vec<Piece>> {
    let separator = Separator::of(text)?;
    let items = items(text, separator);
    steps::add(items.len());
    let mut writer = Writer { items: &items, pieces: Vec::with_capacity(items.len()), others };
    match Places::of(&items)? {
        Places::Behind => writer.cells_by_themselves(),
        Places::Between { behind, before } => writer.rows(behind, before),
    }
    Some(writer.pieces)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Bar,
    Tab,
    Comma,
    Semicolon,
}

impl Separator {
    const ALL: [Separator; 4] = [Separator::Bar, Separator::Tab, Separator::Comma, Separator::Semicolon];

    /// The separator that has lines of its own. Beside cells with their separators on one line (`0 |`), a lone one
    /// is an empty cell.
    fn of(text: &str) -> Option<Separator> {
        steps::add(text.len());
        let mut lone = [0_usize; Separator::ALL.len()];
        let may_be_lone =
            |c: char| c.is_whitespace() || Separator::ALL.iter().any(|separator| separator.is(c));
        for line in text.split('\n').filter(|line| line.starts_with(may_be_lone)) {
            for (lone, separator) in lone.iter_mut().zip(Separator::ALL) {
                *lone += usize::from(separator.count(line) > 0);
            }
        }
        let most = (0..lone.len()).rev().max_by_key(|&at| lone[at])?;
        let separator = Separator::ALL[most];
        let is_inline = |line: &&str| separator.count(line) == 0 && separator.divides(line);
        let inline = || text.split('\n').filter(is_inline).count();
        (lone[most] >= FEWEST && inline() * 8 < lone[most]).then_some(separator)
    }

    fn is(self, c: char) -> bool {
        match self {
            Separator::Bar => is_bar(c),
            Separator::Tab => c == '\t',
            Separator::Comma => matches!(c, ',' | '，'),
            Separator::Semicolon => matches!(c, ';' | '；'),
        }
    }

    /// How many separators the line holds, when it holds nothing else; 0 for every other line.
    fn count(self, line: &str) -> usize {
        let mut count = 0;
        for c in line.chars() {
            if self.is(c) {
                count += 1;
            } else if !c.is_whitespace() {
                return 0;
            }
        }
        count
    }

    /// Whether the separator divides cells within the line. Prose has commas and semicolons.
    fn divides(self, line: &str) -> bool {
        matches!(self, Separator::Bar | Separator::Tab) && line.contains(|c| self.is(c))
    }
}

/// A line that is not empty.
#[derive(Clone, Copy, Debug)]
struct Item<'a> {
    line: &'a str,
    /// Byte of the text where the line starts.
    at: usize,
    row: u32,
    /// How many separators it holds; 0 for print.
    separators: usize,
    /// How many lines further down it stands than the item before.
    gap: u32,
}

impl Item<'_> {
    fn is_value(&self) -> bool {
        // Labels have ordinals.
        self.line.trim_start().starts_with(|c| digit(c).is_some()) && !self.line.contains(is_han)
    }

    /// One past the last separator.
    fn end(&self) -> u32 {
        (self.at + self.line.trim_end_matches([' ', '\n', '\r']).len()) as u32
    }
}

fn items(text: &str, separator: Separator) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut at = 0;
    for (row, line) in text.split_inclusive('\n').enumerate() {
        let (row, separators) = (row as u32, separator.count(line));
        if separators > 0 || !line.trim().is_empty() {
            let gap = row - items.last().map_or(0, |item| item.row);
            items.push(Item { line, at, row, separators, gap });
        }
        at += line.len();
    }
    items
}

/// Where the separators stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Places {
    /// Behind each cell, the last of a row too: rows are not told apart.
    Behind,
    /// Between the cells of a row; two cells with none between them are two rows. The numbers are those of the lines
    /// from a separator to the cell behind it, and from a cell to the separator behind it: where there are more, an
    /// empty cell ends the row, or begins one.
    Between { behind: u32, before: u32 },
}

impl Places {
    fn of(items: &[Item<'_>]) -> Option<Places> {
        /// No row has more separators on average; cells that all have one behind them begin once a table or page.
        const MOST: usize = 12;
        let pairs = || items.windows(2).map(|pair| (&pair[0], &pair[1]));
        let behind = |(a, b): &(&Item<'_>, &Item<'_>)| a.separators > 0 && b.separators == 0;
        let before = |(a, b): &(&Item<'_>, &Item<'_>)| a.separators == 0 && b.separators > 0;
        // What pages print among the cells stands nearer or further away.
        let gap_behind = usual(pairs().filter(behind).map(|(_, b)| b.gap))?;
        let gap_before = usual(pairs().filter(before).map(|(_, b)| b.gap))?;
        let separators = items.iter().filter(|item| item.separators > 0).count();
        // Cells with a separator behind them and none that divides them from what stands before.
        let begins = items.windows(2).enumerate().filter(|(at, w)| {
            let before = at.checked_sub(1).map(|at| &items[at]);
            let first = before.is_none_or(|before| before.separators == 0 || w[0].gap > gap_behind);
            first && w[0].separators == 0 && w[1].separators > 0
        });
        if begins.count() * MOST <= separators {
            return Some(Places::Behind);
        }
        // A number stands at its separator, or the empty lines are not what they seem.
        // One before a separator and a label is the ordinal that begins the next row.
        let ordinal = |at: usize| matches!(items.get(at + 1..at + 3), Some([a, b]) if a.separators > 0 && b.line.contains(is_han));
        let mut values = items.windows(2).enumerate().filter(|(_, pair)| behind(&(&pair[0], &pair[1])));
        let apart =
            values.any(|(at, pair)| pair[1].is_value() && pair[1].gap > gap_behind && !ordinal(at + 1));
        (!apart).then_some(Places::Between { behind: gap_behind, before: gap_before })
    }
}

/// The gap that is found most often; of several the smallest.
fn usual(gaps: impl Iterator<Item = u32> + Clone) -> Option<u32> {
    /// Wider ones end rows.
    const WIDEST: usize = 8;
    let mut counts = [0_usize; WIDEST];
    steps::add(gaps.clone().count());
    for gap in gaps {
        if let Some(count) = counts.get_mut(gap as usize) {
            *count += 1;
        }
    }
    let most = (0..WIDEST).rev().max_by_key(|&gap| counts[gap])?;
    (counts[most] > 0).then_some(most as u32)
}

struct Writer<'a, F> {
    items: &'a [Item<'a>],
    pieces: Vec<Piece>,
    others: F,
}

impl<F: FnMut(&str, usize, u32, &mut Vec<Piece>)> Writer<'_, F> {
    fn empty(&mut self, at: u32, row: u32) {
        self.pieces.push(Piece::new(at as usize, at as usize, row, true));
    }

    fn print(&mut self, item: Item<'_>, row: u32) {
        self.pieces.push(trimmed(item.line, item.at, row, true));
    }

    fn other(&mut self, item: Item<'_>) {
        (self.others)(item.line, item.at, item.row, &mut self.pieces);
    }

    /// Each cell is a row of its own, as those of `0 |` are.
    fn cells_by_themselves(&mut self) {
        let items = self.items;
        let separates =
            |at: Option<usize>| at.and_then(|at| items.get(at)).is_some_and(|item| item.separators > 0);
        for (at, item) in items.iter().enumerate() {
            if item.separators > 0 {
                let empty = item.separators - usize::from(!separates(at.checked_sub(1)));
                (0..empty).for_each(|_| self.empty(item.end(), item.row));
            } else if separates(Some(at + 1)) {
                self.print(*item, item.row);
            } else {
                self.other(*item);
            }
        }
    }

    /// Cells with separators between them are a row.
    fn rows(&mut self, behind: u32, before: u32) {
        let items = self.items;
        // The row that is open, and the end of the separator that waits for its cell.
        let (mut open, mut waiting) = (None, None);
        for (at, item) in items.iter().enumerate() {
            if item.separators > 0 {
                let own = open.filter(|_| waiting.is_some() || item.gap == before);
                let row = own.unwrap_or(item.row);
                if own.is_none() || waiting.is_some() {
                    self.empty(item.at as u32, row);
                }
                (1..item.separators).for_each(|_| self.empty(item.end(), row));
                (open, waiting) = (Some(row), Some(item.end()));
                continue;
            }
            if let Some((row, end)) = open.zip(waiting.take()) {
                if item.gap == behind {
                    self.print(*item, row);
                    continue;
                }
                self.empty(end, row);
            }
            let begins = items.get(at + 1).is_some_and(|next| next.separators > 0 && next.gap == before);
            open = begins.then_some(item.row);
            if begins { self.print(*item, item.row) } else { self.other(*item) }
        }
        if let Some((row, end)) = open.zip(waiting) {
            self.empty(end, row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain;

    /// The rows of cells, and lines that are none in brackets.
    fn rows(text: &str) -> Vec<String> {
        let source = plain::pieces(text.to_owned());
        let lines = source.pieces.chunk_by(|a, b| a.row == b.row);
        let show = |line: &[super::Piece]| {
            let cells: Vec<&str> = line.iter().map(|p| source.piece(*p)).collect();
            if line[0].cell { cells.join("/") } else { format!("({})", cells.join("/")) }
        };
        lines.map(show).collect()
    }

    fn table(separator: &str, rows: &[&str]) -> String {
        let rows: Vec<String> = rows.iter().map(|row| row.replace('/', separator)).collect();
        rows.join("\n")
    }

    const ROWS: [&str; 5] = ["甲/1//3/6", "乙/2/0/0/2", "丙/4//0/4", "丁/4/0//4", "戊/4/0/1/5"];

    #[test]
    fn lone_separators_between_cells_make_rows() {
        for separator in ["\n|\n", "\n │ \n", "\n\t\n", "\n;\n", "\n，\n", "\n\n\t\n\n", "\r\n｜\r\n"] {
            let text = format!("某局报告\n{}\n完", table(separator, &ROWS));
            assert_eq!(rows(&text), [&["(某局报告)"], &ROWS[..], &["(完)"]].concat(), "{separator:?}");
        }
    }

    #[test]
    fn more_lines_than_usual_behind_a_separator_end_the_row_with_an_empty_cell() {
        let printed = ROWS.map(|row| row.replacen("/6", "/", 1));
        let text = table("\n\n\t\n\n", &printed.each_ref().map(String::as_str)).replace("\n乙", "\n\n\n\n乙");
        assert_eq!(rows(&text), printed);
    }

    #[test]
    fn lone_separators_behind_every_cell_make_cells() {
        let cells = "甲\n|\n1\n|\n|\n3\n|\n4\n|\n".repeat(4);
        let text = format!("某局报告\n{cells}12\n{cells}完");
        let found = rows(&text);
        let once = ["甲", "1", "", "3", "4"];
        assert_eq!(found[..7], [&["(某局报告)"], &once[..], &once[..1]].concat());
        assert!(found.contains(&"(12)".to_owned()));
        assert_eq!(found.last().map(String::as_str), Some("(完)"));
    }

    #[test]
    fn a_lone_separator_beside_cells_with_their_own_is_an_empty_cell() {
        let text = "甲 |\n1 |\n|\n3 |\n".repeat(20);
        assert_eq!(rows(&text)[..4], ["甲", "1", "", "3"]);
    }
}
