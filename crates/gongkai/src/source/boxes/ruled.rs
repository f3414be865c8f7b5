//! Tables whose columns a rule shows: `------  ----  ----`, a run of strokes above or below each column.
//!
//! Programs that print tables as plain text, and Markdown of that kind, draw such rules around the heading and at the
//! ends. Each cell stands below or above its run, so that the places of empty cells are known. Where empty lines stand
//! between two rules, they divide the rows, and what stands between two of them is one row.

use super::super::{Widths, digit, is_han};
use super::{MOST_CELLS, Segment, Table, is_stroke, rewritten};
use crate::slice::Slice as _;
use crate::steps;

/// The text with bars around the cells of such tables, as long as before; `None` when it has none.
pub(in super::super) fn ruled(text: &str) -> Option<String> {
    steps::add(text.len());
    if !["- -", "-  -", "= =", "=  =", "─ ─", "━ ━"].iter().any(|gap| text.contains(gap)) {
        return None;
    }
    let lines: Vec<Line<'_>> = lines(text);
    let (mut tables, mut at, mut free): (Vec<Table>, usize, usize) = (Vec::new(), 0, 0);
    while at < lines.len() {
        let Some(columns) = lines[at].columns() else {
            at += 1;
            continue;
        };
        let (table, end) = widest(text, &lines, at, free, &columns);
        tables.extend(table);
        at = end.max(at + 1);
        free = at;
    }
    if tables.is_empty() { None } else { rewritten(text, tables.iter()) }
}

#[derive(Clone, Copy)]
struct Line<'a> {
    print: &'a str,
    start: usize,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let line = |print: &'_ str| {
        at += print.len();
        at - print.len()
    };
    let starts: Vec<usize> = text.split_inclusive('\n').map(line).collect();
    text.split_inclusive('\n').zip(starts).map(|(print, start)| Line { print, start }).collect()
}

/// The columns of characters that a run of strokes takes, the second excluded.
type Run = (usize, usize);

impl Line<'_> {
    /// The runs of a line that holds strokes and spaces, and nothing else.
    fn runs(&self) -> Option<Vec<Run>> {
        let stroke = |c: char| matches!(c, '-' | '=') || is_stroke(c);
        let body = self.print.trim_end();
        if !body.trim_start().starts_with(stroke) {
            return None;
        }
        let mut runs: Vec<Run> = Vec::new();
        for (column, c) in body.chars().enumerate() {
            match runs.last_mut() {
                _ if c == ' ' => {}
                _ if !stroke(c) => return None,
                Some(last) if last.1 == column => last.1 += 1,
                _ => runs.push((column, column + 1)),
            }
        }
        Some(runs)
    }

    /// The runs of a rule that shows columns.
    fn columns(&self) -> Option<Vec<Run>> {
        /// No program draws less above a column.
        const SHORTEST: usize = 2;
        let drawn = |runs: &Vec<Run>| {
            (2..=MOST_CELLS).contains(&runs.len()) && runs.iter().all(|r| r.1 - r.0 >= SHORTEST)
        };
        self.runs().filter(drawn)
    }

    /// What stands in each column; `None` where anything stands beside them.
    fn cells(&self, columns: &[Run], widths: Widths) -> Option<Vec<Segment>> {
        steps::add(self.print.len());
        let mut cells: Vec<Segment> = Vec::with_capacity(columns.len());
        let mut chars = self.print.char_indices().peekable();
        let mut column = 0;
        for &(from, to) in columns {
            let mut start = None;
            let mut end = self.print.len();
            while let Some(&(at, c)) = chars.peek() {
                if column >= to {
                    end = at;
                    break;
                }
                let width = widths.of(c);
                if column >= from {
                    start = start.or(Some(at));
                }
                let apart = column < from || column + width > to;
                if apart && !c.is_whitespace() {
                    return None;
                }
                column += width;
                chars.next();
            }
            // reStructuredText writes two points for an empty first cell.
            let start = start.filter(|&start| self.print.part(start..end).trim() != "..").unwrap_or(end);
            cells.push(Segment {
                indent: from,
                start: self.start + start,
                end: self.start + end,
                rule: false,
            });
        }
        chars.all(|(_, c)| c.is_whitespace()).then_some(cells)
    }

    fn is_empty(&self) -> bool {
        self.print.trim().is_empty()
    }
}

/// The table around the rule on line `at`, with the widths that give the longest, where only one does; and the line from
/// which on nothing was looked at. No line before `free` is the table's own.
fn widest(text: &str, lines: &[Line<'_>], at: usize, free: usize, columns: &[Run]) -> (Option<Table>, usize) {
    let mut found: Option<(Table, String)> = None;
    let (mut end, mut open) = (at, false);
    for widths in Widths::ALL {
        let (table, stop) = table(text, lines, at, free, columns, widths);
        end = end.max(stop);
        let Some(table) = table else { continue };
        let mut print = String::new();
        table.write(text, &mut print);
        let size = |table: &Table| table.end - table.start;
        match &found {
            Some((known, _)) if size(known) > size(&table) => {}
            Some((known, other)) if size(known) == size(&table) && *other != print => open = true,
            _ => (found, open) = (Some((table, print)), false),
        }
    }
    let found = found.filter(|_| !open).map(|(table, _)| table);
    // The rest of what was looked at may hold another one.
    let end = found.as_ref().map_or(end, |table| lines.partition_point(|line| line.start < table.end));
    (found, end)
}

fn table(
    text: &str,
    lines: &[Line<'_>],
    at: usize,
    free: usize,
    columns: &[Run],
    widths: Widths,
) -> (Option<Table>, usize) {
    const MOST_LINES: usize = 12;
    let cells = |line: &Line<'_>| line.cells(columns, widths);
    let filled =
        |cells: &Vec<Segment>| cells.iter().filter(|c| !text.part(c.start..c.end).trim().is_empty()).count();
    // A heading above the rule: its lines, of which the highest names two columns.
    let mut begin = at;
    for above in (free..at).rev().take(MOST_LINES) {
        let line = &lines[above];
        let Some(own) = cells(line).filter(|_| !line.is_empty() && line.runs().is_none()) else { break };
        begin = if filled(&own) > 1 { above } else { begin };
    }
    let whole = (columns[0].0, columns[columns.len() - 1].1);
    let (mut empty, mut closed, mut stop) = (None, None, lines.len());
    for (below, line) in lines.iter().enumerate().skip(at + 1) {
        if let Some(runs) = line.runs() {
            let own = runs == columns;
            // Rows go on right below a rule; the last one has none. Behind an empty line, another table begins.
            let goes_on = own && lines.get(below + 1).is_some_and(|next| !next.is_empty());
            if !goes_on && (own || runs == [whole]) {
                closed = Some(below + 1);
            } else if goes_on && empty.is_none() {
                closed = Some(below + 1);
                continue;
            }
            stop = below;
            break;
        }
        if line.is_empty() {
            empty = empty.or(Some(below));
        } else if cells(line).is_none() {
            stop = below;
            break;
        }
    }
    let build = |end: usize, in_groups: bool| {
        if end <= begin {
            return None;
        }
        let mut table = Table { start: lines[begin].start, ..Table::default() };
        for line in &lines[begin..end] {
            let parts = if line.runs().is_some() || line.is_empty() { None } else { cells(line) };
            table.open &= in_groups && parts.is_some();
            if let Some(parts) = parts {
                table.going_on.clear();
                // A heading and the number below it are two rows.
                let number = |cell: &Segment| {
                    text.part(cell.start..cell.end).trim_start().starts_with(|c| digit(c).is_some())
                };
                let words = |part: &(usize, usize)| text.part(part.0..part.1).contains(is_han);
                let own = table.rows.last().filter(|_| table.open).into_iter().flatten();
                let heads = own
                    .zip(&parts)
                    .any(|(&cell, part)| number(part) && table.cells[cell].parts.last().is_some_and(words));
                table.mixed |= heads;
                table.line(text, &parts);
            }
        }
        table.end = lines[end - 1].start + lines[end - 1].print.len();
        let fits =
            table.rows.len() > 1 && !table.mixed && are_aligned(text, &lines[begin..end], columns, widths);
        fits.then_some(table)
    };
    let in_groups = |end: usize| empty.is_some_and(|empty| empty < end);
    // Where the text breaks off, the last row may go on.
    let whole = if stop == lines.len() { stop - 1 } else { stop };
    let grouped = closed.filter(|&end| in_groups(end)).and_then(|end| build(end, true));
    let end = closed.filter(|&end| !in_groups(end)).unwrap_or_else(|| empty.unwrap_or(whole).min(whole));
    (grouped.or_else(|| build(end, false)), stop)
}

/// Whether what stands in each column begins with it, ends with it, or has its middle there: a line that something tore or
/// moved is none of the table's.
fn are_aligned(text: &str, lines: &[Line<'_>], columns: &[Run], widths: Widths) -> bool {
    let mut kept = vec![[true; 3]; columns.len()];
    for line in lines.iter().filter(|line| line.runs().is_none()) {
        let cells = line.cells(columns, widths).unwrap_or_default();
        for ((cell, &(from, to)), kept) in cells.iter().zip(columns).zip(&mut kept) {
            let print = text.part(cell.start..cell.end);
            let spaces = |print: &str| print.chars().map(|c| widths.of(c)).sum::<usize>();
            let (before, own) = (spaces(print) - spaces(print.trim_start()), spaces(print.trim()));
            if own > 0 {
                let behind = (to - from) - before - own;
                kept[0] &= before == 0;
                kept[1] &= behind == 0;
                kept[2] &= before.abs_diff(behind) <= 1;
            }
        }
    }
    kept.iter().all(|kept| kept.contains(&true))
}
