//! LaTeX: `a & \multicolumn{2}{l}{b} \\` between `\begin{…}` and `\end{…}`.
//!
//! A row ends at `\\`, wherever its lines break. A cell that covers rows leaves empty ones below it, so the columns of a
//! row are counted from its left.

use super::{Cell, Table};
use crate::slice::Slice as _;
use crate::steps;

const BEGIN: &str = "\\begin{";
const END: &str = "\\end{";
const ROW_END: &str = "\\\\";
/// The table nearest to its text: no environment of a report is deeper.
const MOST_GROUPS: usize = 8;

/// Environments whose rows hold cells.
pub(super) fn tables(text: &str) -> Vec<Table> {
    steps::add(text.len());
    let mut tables = Vec::new();
    let mut at = 0;
    while let Some(begin) = text.part(at..).find(BEGIN).map(|found| at + found) {
        let name_at = begin + BEGIN.len();
        let Some(length) = text.part(name_at..).bytes().take(40).position(|b| b == b'}') else { break };
        let name = text.part(name_at..name_at + length);
        at = name_at + length + 1;
        if !["tabular", "longtable", "tabu", "tblr", "array"].iter().any(|word| name.contains(word)) {
            continue;
        }
        let Some(end) = end_of(text, at, name) else { break };
        let cells = cells(text, body(text, at, end), end);
        at = end;
        if cells.iter().any(|cell| cell.column > 0) {
            at = end + text.part(end..).find('}').map_or(0, |close| close + 1);
            at += text.part(at..).len()
                - text
                    .part(at..)
                    .trim_start_matches([' ', '\r'])
                    .strip_prefix('\n')
                    .unwrap_or(text.part(at..))
                    .len();
            tables.push(Table { start: begin, end: at, cells });
        }
    }
    tables
}

/// Where the environment's end stands, searched from byte `at`.
fn end_of(text: &str, at: usize, name: &str) -> Option<usize> {
    let mut from = at;
    while let Some(found) = text.part(from..).find(END) {
        steps::add(found + END.len());
        let end = from + found;
        from = end + END.len();
        if text.part(from..).strip_prefix(name).is_some_and(|rest| rest.starts_with('}')) {
            return Some(end);
        }
    }
    steps::add(text.len() - from);
    None
}

/// Where the rows begin, behind the groups that say how wide the columns are.
fn body(text: &str, mut at: usize, end: usize) -> usize {
    for _ in 0..MOST_GROUPS {
        match group(text.part(..end), at) {
            Some(group) => at = group.after,
            None => break,
        }
    }
    at
}

fn cells(text: &str, from: usize, end: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let (mut row, mut column) = (0, 0_u16);
    let (mut start, mut at, mut depth) = (from, from, 0_usize);
    let bytes = text.as_bytes();
    steps::add(end - from);
    while at < end {
        let ends_row = depth == 0 && text.part(at..end).starts_with(ROW_END);
        match bytes[at] {
            _ if ends_row || depth == 0 && bytes[at] == b'&' => {
                let cell = cell(text, start, at);
                cells.push(Cell { row, column, ..cell });
                column = if ends_row { 0 } else { column.saturating_add(cell.colspan) };
                row += u32::from(ends_row);
                at += if ends_row { ROW_END.len() } else { 1 };
                start = at;
                continue;
            }
            // A character behind it is that character.
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
        while at < end && !text.is_char_boundary(at) {
            at += 1;
        }
    }
    cells
}

/// A group in braces or brackets: its content, and one past it.
struct Group {
    start: usize,
    end: usize,
    after: usize,
}

/// The group that begins at byte `at`, behind space.
fn group(text: &str, at: usize) -> Option<Group> {
    let rest = text.get(at..)?;
    let start = at + rest.len() - rest.trim_start().len();
    let close = match text.as_bytes().get(start)? {
        b'{' => b'}',
        b'[' => b']',
        b'(' => b')',
        _ => return None,
    };
    let open = text.as_bytes()[start];
    let mut depth = 0_usize;
    for (index, &byte) in text.as_bytes()[start..].iter().enumerate() {
        steps::add(1);
        depth += usize::from(byte == open);
        if byte == close {
            depth -= 1;
            if depth == 0 {
                return Some(Group { start: start + 1, end: start + index, after: start + index + 1 });
            }
        }
    }
    None
}

/// What a cell holds without the commands around it, and what they say of its columns.
fn cell(text: &str, mut start: usize, mut end: usize) -> Cell {
    /// More commands stand around no cell.
    const MOST_COMMANDS: usize = 24;
    let (mut colspan, mut rowspan) = (1, 1);
    let number = |group: Option<&Group>| {
        group.and_then(|g| text.part(g.start..g.end).trim().parse().ok()).unwrap_or(1)
    };
    for _ in 0..MOST_COMMANDS {
        let inner = text.part(start..end).trim();
        start += text.part(start..end).len() - text.part(start..end).trim_start().len();
        end = start + inner.len();
        if let Some(own) = group(text.part(..end), start).filter(|g| inner.starts_with('{') && g.after == end)
        {
            (start, end) = (own.start, own.end);
            continue;
        }
        let Some(command) = inner.strip_prefix('\\') else { break };
        let length = command.bytes().take_while(u8::is_ascii_alphabetic).count();
        if length == 0 {
            break;
        }
        let name = command.part(..length);
        let mut groups: Vec<Group> = Vec::new();
        let mut after = start + 1 + length;
        while let Some(next) = group(text.part(..end), after).filter(|_| groups.len() < MOST_GROUPS) {
            // A group on another line is a cell's own, unless the command needs it.
            after = next.after;
            groups.push(next);
        }
        let braced: Vec<&Group> = groups.iter().filter(|g| text.as_bytes()[g.start - 1] == b'{').collect();
        match (name, braced.last()) {
            ("multicolumn", Some(last)) if braced.len() == 3 => {
                colspan = number(braced.first().copied());
                (start, end) = (last.start, last.end);
            }
            ("multirow", Some(last)) if braced.len() == 3 => {
                rowspan = number(braced.first().copied());
                (start, end) = (last.start, last.end);
            }
            // Its one group is all there is.
            (_, Some(last)) if braced.len() == 1 && after == end && !is_frame(name) => {
                (start, end) = (last.start, last.end);
            }
            _ => start = after,
        }
    }
    let content = text.part(start..end);
    let tail = content.find("\\strut").or_else(|| content.find("\\end{")).unwrap_or(content.len());
    Cell { start, end: start + tail, row: 0, column: 0, colspan, rowspan }
}

/// Commands whose groups are no print.
fn is_frame(name: &str) -> bool {
    matches!(
        name,
        "begin" | "end" | "cline" | "cmidrule" | "noalign" | "label" | "vspace" | "rule" | "caption"
    )
}
