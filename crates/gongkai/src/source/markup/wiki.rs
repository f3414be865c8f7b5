//! The tables of wikis: `{|`, a row behind each `|-`, cells behind `|` or `!`, `|}`.
//!
//! Cells stand on lines of their own or divided by `||`; what stands before a single bar says how many columns and rows
//! a cell covers.

use super::{Cell, Table};
use crate::slice::Slice as _;
use crate::source::html::grid::Grid;
use crate::steps;

pub(super) fn tables(text: &str) -> Vec<Table> {
    steps::add(text.len());
    let mut tables = Vec::new();
    let mut open: Option<(usize, Reader)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let print = line.trim();
        let start = at;
        at += line.len();
        if let Some((begin, reader)) = &mut open {
            if print.starts_with("|}") {
                tables.push(Table { start: *begin, end: at, cells: std::mem::take(&mut reader.cells) });
                open = None;
            } else {
                reader.line(text, start, line);
            }
        } else if print.starts_with("{|") {
            open = Some((start, Reader::default()));
        }
    }
    tables
}

#[derive(Default)]
struct Reader {
    cells: Vec<Cell>,
    grid: Grid,
    row: u32,
    /// Whether the row at hand has a cell.
    begun: bool,
    /// Whether the lines before the next cell are a caption.
    caption: bool,
}

impl Reader {
    fn line(&mut self, text: &str, at: usize, line: &str) {
        steps::add(line.len());
        let print = line.trim();
        let start = at + line.len() - line.trim_start().len();
        if print.starts_with("|-") {
            if std::mem::take(&mut self.begun) {
                self.grid.next_row();
                self.row += 1;
            }
            self.caption = true;
        } else if print.starts_with("|+") {
            self.caption = true;
        } else if print.starts_with(['|', '!']) {
            self.caption = false;
            let heading = print.starts_with('!');
            let mut from = start + 1;
            let end = start + print.len();
            while from <= end {
                let rest = text.part(from..end);
                let next = rest.find("||").or_else(|| rest.find("!!").filter(|_| heading));
                let cell_end = next.map_or(end, |next| from + next);
                self.cell(text, from, cell_end);
                from = if next.is_some() { cell_end + 2 } else { end + 1 };
            }
        } else if let Some(cell) = self.cells.last_mut().filter(|_| !self.caption && !print.is_empty()) {
            cell.end = content(text, cell.start, start + print.len()).1;
        }
    }

    fn cell(&mut self, text: &str, start: usize, end: usize) {
        let (mut colspan, mut rowspan) = (1, 1);
        let mut from = start;
        // Attributes, and the bar behind them.
        if let Some(bar) =
            text.part(start..end).find('|').filter(|&bar| text.part(start..start + bar).contains('='))
        {
            let attributes = text.part(start..start + bar);
            colspan = attribute(attributes, "colspan");
            rowspan = attribute(attributes, "rowspan");
            from = start + bar + 1;
        }
        let place = self.grid.place(colspan, rowspan);
        let (start, end) = content(text, from, end);
        let (row, column) = (self.row, place.column);
        self.cells.push(Cell { start, end, row, column, colspan: place.colspan, rowspan: place.rowspan });
        self.begun = true;
    }
}

fn attribute(attributes: &str, name: &str) -> u16 {
    let value = attributes.split_once(name).map_or("", |(_, rest)| rest);
    let digits = value.trim_start_matches(['=', '"', '\'', ' ']);
    let end = digits.bytes().take_while(u8::is_ascii_digit).count();
    digits.part(..end).parse().unwrap_or(1)
}

/// The content without white space, tags and the quotes of emphasis around it.
fn content(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    /// No tag is longer, in bytes.
    const LONGEST_TAG: usize = 400;
    /// More tags stand around no cell.
    const MOST_TAGS: usize = 16;
    for _ in 0..MOST_TAGS {
        let print = text.part(start..end).trim_start();
        start = end - print.len();
        let print = print.trim_end();
        end = start + print.len();
        let quotes = |c: char| c == '\'';
        if let Some(tag) =
            print.strip_prefix('<').and_then(|tag| tag.bytes().take(LONGEST_TAG).position(|b| b == b'>'))
        {
            start += tag + 2;
        } else if let Some(tag) = print
            .strip_suffix('>')
            .and_then(|tag| tag.bytes().rev().take(LONGEST_TAG).position(|b| b == b'<'))
        {
            end -= tag + 2;
        } else if print.starts_with("''") {
            start = end - print.trim_start_matches(quotes).len();
        } else if print.ends_with("''") {
            end = start + print.trim_end_matches(quotes).len();
        } else {
            break;
        }
    }
    (start, end.max(start))
}
