//! Drawn tables whose cells take several lines between the rules that divide their rows.
//!
//! Programs that draw tables break a long label within its cell, so that the print of one cell stands in several lines,
//! with the cells beside it between. Where rules divide all rows, what stands between two of them is one row: its lines
//! are joined, cell by cell. A cell that no rule divides from the one above it goes on there.

mod ruled;

use super::digit;
use super::plain::{has_bar, is_bar};
use crate::slice::Slice as _;
use crate::steps;
pub(super) use ruled::ruled;

/// The text with each row of its drawn tables on one line, as long as before; `None` when rules do not divide the rows
/// of all of them, or each row has its line.
pub(super) fn joined(text: &str) -> Option<String> {
    /// The smaller tables of a report have as many rows together.
    const FEWEST_ROWS: usize = 12;
    /// Labels take so many lines on average, no more.
    const MOST_LINES: usize = 16;
    steps::add(text.len());
    // A table of two rows has a rule, one of more as many as they need: at least one for every two rows.
    if !has_bar(text) || !may_have_rules(text, FEWEST_ROWS / 2) {
        return None;
    }
    let tables = tables(text);
    let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
    let lines: usize = tables.iter().map(|table| table.lines).sum();
    if rows < FEWEST_ROWS || lines == rows || lines > rows * MOST_LINES || tables.iter().any(|t| t.mixed) {
        return None;
    }
    rewritten(text, tables.iter().filter(|table| table.lines > table.rows.len()))
}

/// The text, as long as before, with each row of these tables on one line.
fn rewritten<'a>(text: &str, tables: impl Iterator<Item = &'a Table>) -> Option<String> {
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    for table in tables {
        whole.push_str(text.part(at..table.start));
        let before = whole.len();
        table.write(text, &mut whole);
        let written = whole.len() - before;
        let room = (table.end - table.start).checked_sub(written + 1)?;
        whole.extend(std::iter::repeat_n(' ', room));
        whole.push('\n');
        at = table.end;
    }
    whole.push_str(text.part(at..));
    (whole.len() == text.len()).then_some(whole)
}

/// Whether at least `fewest` lines may hold a rule: two strokes side by side.
fn may_have_rules(text: &str, fewest: usize) -> bool {
    let plain = |b: u8| matches!(b, b'-' | b'=' | b':');
    let strokes = |pair: &[u8]| {
        let drawn = (pair[0] == 0xE2) && (pair[1] | 1 == 0x95);
        (plain(pair[0]) & plain(pair[1])) | drawn
    };
    let is_rule = |line: &&str| line.as_bytes().windows(2).any(strokes);
    let mut before = 0;
    let pairs = text.bytes().filter(|&byte| {
        let pair = [std::mem::replace(&mut before, byte), byte];
        (plain(byte) || byte | 1 == 0x95) && strokes(&pair)
    });
    pairs.take(fewest).count() == fewest && text.split('\n').filter(is_rule).count() >= fewest
}

/// More cells than any table of the forms has in a row.
const MOST_CELLS: usize = 64;

/// A drawn table.
#[derive(Debug, Default)]
struct Table {
    start: usize,
    end: usize,
    /// Lines with print.
    lines: usize,
    /// For each row its cells, by their indices.
    rows: Vec<Vec<usize>>,
    cells: Vec<Cell>,
    /// Whether two numbers stand in one cell, or lines of a row have different cells: rules divide something else.
    mixed: bool,
    /// The cells of the row above that may go on below the rule at hand.
    going_on: Vec<usize>,
    /// Whether a row is open.
    open: bool,
}

#[derive(Debug, Default)]
struct Cell {
    /// Columns of characters before it.
    indent: usize,
    row: usize,
    parts: Vec<(usize, usize)>,
    has_number: bool,
}

/// What stands between two bars, or joints of rules, of a line.
#[derive(Clone, Copy, Debug)]
struct Segment {
    indent: usize,
    start: usize,
    end: usize,
    rule: bool,
}

fn tables(text: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut open: Option<Table> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        steps::add(line.len());
        let segments = segments(line, at);
        let end = at + line.len();
        // The last line may have no break.
        if segments.is_empty() || !line.ends_with('\n') {
            tables.extend(open.take().filter(|table| table.rows.len() > 1));
        } else {
            let table = open.get_or_insert_with(|| Table { start: at, ..Table::default() });
            table.end = end;
            if segments.iter().any(|s| s.rule) {
                table.rule(text, &segments);
            } else {
                table.line(text, &segments);
            }
        }
        at = end;
    }
    tables.extend(open.filter(|table| table.rows.len() > 1));
    tables
}

/// The segments of a line that begins at byte `at`; none where no bar or joint opens and ends it.
fn segments(line: &str, at: usize) -> Vec<Segment> {
    let body = line.trim_end();
    let print = body.trim_start();
    let rules = print.starts_with('+') || print.contains(is_stroke);
    let divides = |c: char| is_bar(c) || is_joint(c) || c == '+' && rules;
    if !(print.starts_with(divides) && print.ends_with(divides)) || print.len() < 3 {
        return Vec::new();
    }
    // No table has as many.
    if print.matches(divides).take(MOST_CELLS + 2).count() > MOST_CELLS + 1 {
        return Vec::new();
    }
    let mut segments: Vec<Segment> = Vec::new();
    let mut indent = 0;
    let mut open: Option<Segment> = None;
    for (index, c) in body.char_indices() {
        if divides(c) {
            let own = Segment { indent: indent + 1, start: at + index + c.len_utf8(), end: 0, rule: false };
            if let Some(segment) = open.replace(own) {
                let inner = line.part(segment.start - at..index);
                let stroke = |c: char| is_stroke(c) || matches!(c, '-' | '=' | ':');
                let rule = inner.chars().count() > 1 && inner.chars().all(stroke);
                segments.push(Segment { end: at + index, rule, ..segment });
            }
        }
        indent += if u32::from(c) < 0x2E80 { 1 } else { 2 };
    }
    segments
}

/// Lines that are drawn across, without joints.
fn is_stroke(c: char) -> bool {
    matches!(c, '─' | '━' | '═' | '╌' | '╍' | '┄' | '┅' | '┈' | '┉')
}

/// Where drawn lines meet.
fn is_joint(c: char) -> bool {
    matches!(c, '\u{250C}'..='\u{254B}' | '\u{2552}'..='\u{256C}' | '\u{256D}'..='\u{2570}')
}

impl Table {
    fn rule(&mut self, text: &str, segments: &[Segment]) {
        if self.open {
            self.going_on = self.rows.last().cloned().unwrap_or_default();
        }
        self.open = false;
        let cells = std::mem::take(&mut self.going_on);
        for segment in segments.iter().filter(|segment| !segment.rule) {
            if let Some(cell) = self.nearest(&cells, segment) {
                self.add(text, cell, segment, self.rows.len());
                self.going_on.push(cell);
            } else if !text.part(segment.start..segment.end).trim().is_empty() {
                self.mixed = true;
            }
        }
    }

    fn line(&mut self, text: &str, segments: &[Segment]) {
        self.lines += 1;
        let row = self.rows.len();
        if std::mem::replace(&mut self.open, true) {
            let own = self.rows[row - 1].clone();
            self.mixed |= own.len() != segments.len();
            for (cell, segment) in own.into_iter().zip(segments) {
                self.add(text, cell, segment, row - 1);
            }
            return;
        }
        let above = std::mem::take(&mut self.going_on);
        let mut cells = Vec::with_capacity(segments.len());
        for segment in segments {
            let cell = self.nearest(&above, segment).unwrap_or_else(|| {
                self.cells.push(Cell { indent: segment.indent, row, ..Cell::default() });
                self.cells.len() - 1
            });
            // A number that covers two rows is no empty cell in the second.
            self.mixed |= self.cells[cell].row < row && self.cells[cell].has_number;
            self.add(text, cell, segment, row);
            cells.push(cell);
        }
        self.rows.push(cells);
    }

    /// The one of these cells that begins where the segment does: signs whose width programs count differently may
    /// stand before.
    fn nearest(&self, cells: &[usize], segment: &Segment) -> Option<usize> {
        const NEAR: usize = 2;
        steps::add(cells.len());
        cells.iter().copied().find(|&cell| self.cells[cell].indent.abs_diff(segment.indent) <= NEAR)
    }

    /// Adds what a segment prints in this row to a cell.
    fn add(&mut self, text: &str, cell: usize, segment: &Segment, row: usize) {
        let print = text.part(segment.start..segment.end).trim_start();
        let start = segment.end - print.len();
        let print = print.trim_end();
        if print.is_empty() {
            return;
        }
        let cell = &mut self.cells[cell];
        // Ordinals have a sign behind them.
        let number = print.starts_with(|c| digit(c).is_some()) && !print.ends_with(['.', '．', '、']);
        let number = number && !print.contains(super::is_han);
        self.mixed |= number && (cell.has_number || cell.row < row);
        cell.has_number |= number;
        cell.parts.push((start, start + print.len()));
    }

    fn write(&self, text: &str, out: &mut String) {
        for (row, cells) in self.rows.iter().enumerate() {
            out.push('|');
            for cell in cells.iter().map(|&cell| &self.cells[cell]) {
                if cell.row == row {
                    cell.parts.iter().for_each(|&(start, end)| out.push_str(text.part(start..end)));
                }
                out.push('|');
            }
            if row + 1 < self.rows.len() {
                out.push('\n');
            }
        }
    }
}

/// The text with labels behind their ordinals that stand in the line above, where programs broke them; `None` when none
/// does. A line that prints nothing but the rest of such a label is no row.
pub(super) fn completed(text: &str) -> Option<String> {
    steps::add(text.len());
    if !has_bar(text) || !may_be_broken(text) {
        return None;
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut whole = String::with_capacity(text.len());
    let mut any = false;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        let next = lines.get(at).and_then(|next| rest_of_label(line, next));
        let Some((place, rest)) = next else {
            whole.push_str(line);
            continue;
        };
        whole.push_str(line.part(..place));
        whole.push_str(rest);
        whole.push_str(line.part(place..));
        whole.extend(std::iter::repeat_n(
            ' ',
            lines[at].trim_end_matches('\n').len().saturating_sub(rest.len()),
        ));
        whole.push('\n');
        any = true;
        at += 1;
    }
    (any && whole.len() == text.len()).then_some(whole)
}

/// Whether an ordinal with nothing behind it may end a cell.
fn may_be_broken(text: &str) -> bool {
    let bare = |at: usize| {
        let rest = text.part(at..).trim_start_matches(['.', '．', '、']);
        let behind = rest.trim_start_matches(' ');
        rest.len() < text.len() - at
            && (behind.is_empty() || behind.starts_with(|c: char| is_bar(c) || c.is_whitespace()))
    };
    let ordinal = |pair: &[u8]| pair[0].is_ascii_digit() && matches!(pair[1], b'.' | 0xE3 | 0xEF);
    text.as_bytes().windows(2).enumerate().any(|(at, pair)| ordinal(pair) && bare(at + 1))
}

/// What `next` prints, and the place in `line` right behind the ordinal of which it is the label: the only print of its
/// line, in a cell as wide.
fn rest_of_label<'a>(line: &str, next: &'a str) -> Option<(usize, &'a str)> {
    if !line.contains(is_bar) || !next.contains(is_bar) || !next.ends_with('\n') {
        return None;
    }
    let (cells, below): (Vec<&str>, Vec<&str>) = (line.split(is_bar).collect(), next.split(is_bar).collect());
    steps::add(cells.len() + below.len());
    if cells.len() != below.len() {
        return None;
    }
    let mut printed = below.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let (index, rest) = printed.next().filter(|_| printed.next().is_none())?;
    let ordinal = cells[index].trim();
    let digits = ordinal.trim_end_matches(['.', '．', '、']);
    let is_ordinal =
        digits.len() < ordinal.len() && digits.len() < 3 && digits.bytes().all(|b| b.is_ascii_digit());
    let place = cells[index].as_ptr() as usize - line.as_ptr() as usize + cells[index].trim_end().len();
    let rest = rest.trim();
    (is_ordinal && !digits.is_empty() && rest.starts_with(super::is_han)).then_some((place, rest))
}

#[cfg(test)]
mod tests {
    use super::{completed, joined};

    #[test]
    fn the_rest_of_a_label_is_no_row() {
        let text = "│ 2.       │ 3 │\n│ 重复申请 │   │\n│ 3. 其他  │   │\n";
        let whole = completed(text).expect("a broken label");
        let lines: Vec<&str> = whole.lines().map(str::trim_end).collect();
        assert_eq!(lines, ["│ 2.重复申请       │ 3 │", "", "│ 3. 其他  │   │"]);
        assert_eq!(completed("│ 2. 甲 │ 3 │\n│ 乙 │   │\n"), None);
    }

    fn lines(text: &str) -> Vec<String> {
        let whole = joined(text).expect("a drawn table");
        assert_eq!(whole.len(), text.len());
        whole.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    const RULE: &str = "+------+----+----+\n";

    #[test]
    fn the_lines_between_two_rules_are_a_row() {
        let row = "| 本年 | 5  |    |\n| 新收 |    | 63 |\n";
        let text = format!("某局\n{RULE}{}完\n", format!("{row}{RULE}").repeat(12));
        assert_eq!(lines(&text)[..3], ["某局", "|本年新收|5|63|", "|本年新收|5|63|"]);
        assert!(lines(&text).contains(&"完".to_owned()));
    }

    #[test]
    fn a_cell_that_no_rule_ends_goes_on() {
        let rows = "│ 二、不 │ 甲 │ 4 │\n│ 予     ├────┼───┤\n│ 公开   │ 乙 │ 6 │\n│        │ 丙 │   │\n├────────┼────┼───┤\n".repeat(6);
        let text = format!("┌────────┬────┬───┐\n{rows}");
        assert_eq!(lines(&text)[..2], ["|二、不予公开|甲|4|", "||乙丙|6|"]);
    }

    #[test]
    fn numbers_below_each_other_are_rows() {
        let rows = "| 甲 | 5 |\n| 乙 | 6 |\n+----+---+\n".repeat(12);
        assert_eq!(joined(&format!("+----+---+\n{rows}")), None);
        let markdown = "| 甲 | 5 |\n|---|---|\n| 乙 | 6 |\n| 丙 | 7 |\n\n".repeat(12);
        assert_eq!(joined(&markdown), None);
        assert_eq!(joined(&format!("| 甲 | 5 |\n{RULE}").repeat(20)), None);
    }
}
