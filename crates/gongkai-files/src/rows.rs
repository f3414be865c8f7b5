//! Rows of cells that know where they end, as Word's binary files and RTF have them, to tables with spans.

use crate::html::Html;

/// Edges so near to each other, in twips (1/20 point), are one.
const SAME: i32 = 30;

/// How a cell is merged with the one above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Merge {
    /// Not at all.
    #[default]
    None,
    /// It is the upper one.
    Begins,
    /// It goes on from above.
    GoesOn,
}

/// A cell.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    pub(crate) content: Html,
    pub(crate) merge: Merge,
    /// Its content belongs to the cell before it.
    pub(crate) joined: bool,
}

/// A row.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    /// Where the row begins and where each cell ends, in twips; one more than cells, else no widths are known.
    pub(crate) edges: Vec<i32>,
}

/// Writes a table.
pub(crate) fn write(rows: Vec<Row>, html: &mut Html) {
    let columns = columns(&rows);
    let mut placed: Vec<Vec<Placed>> = rows.into_iter().map(|row| place(row, &columns)).collect();
    merge(&mut placed);
    html.raw("<table>");
    for row in &placed {
        if html.is_full() {
            return;
        }
        html.raw("<tr>");
        for cell in row.iter().filter(|cell| cell.merge != Merge::GoesOn) {
            html.cell(cell.rows, cell.columns);
            html.append(&cell.content);
            html.raw("</td>");
        }
        html.raw("</tr>\n");
    }
    html.raw("</table>\n");
}

/// A cell in the grid.
struct Placed {
    column: usize,
    columns: usize,
    rows: usize,
    content: Html,
    merge: Merge,
}

/// The edges of all columns, ascending.
fn columns(rows: &[Row]) -> Vec<i32> {
    let known = rows.iter().filter(|row| row.edges.len() == row.cells.len() + 1);
    let mut edges: Vec<i32> = known.flat_map(|row| row.edges.iter().copied()).collect();
    edges.sort_unstable();
    let mut columns: Vec<i32> = Vec::new();
    for edge in edges {
        if columns.last().is_none_or(|&last| edge - last > SAME) {
            columns.push(edge);
        }
    }
    columns
}

fn place(row: Row, columns: &[i32]) -> Vec<Placed> {
    let known = row.edges.len() == row.cells.len() + 1;
    let column_at = |edge: i32| columns.partition_point(|&other| other <= edge).saturating_sub(1);
    let mut placed: Vec<Placed> = Vec::with_capacity(row.cells.len() + 1);
    let mut at = 0;
    if known && column_at(row.edges[0]) > 0 {
        // The row begins behind the first column.
        at = column_at(row.edges[0]);
        placed.push(Placed { column: 0, columns: at, rows: 1, content: Html::default(), merge: Merge::None });
    }
    for (index, cell) in row.cells.into_iter().enumerate() {
        let end = if known { column_at(row.edges[index + 1]).max(at + 1) } else { at + 1 };
        match placed.last_mut() {
            Some(before) if cell.joined => {
                before.columns += end - at;
                before.content.append(&cell.content);
            }
            _ => {
                let (content, merge) = (cell.content, cell.merge);
                placed.push(Placed { column: at, columns: end - at, rows: 1, content, merge });
            }
        }
        at = end;
    }
    placed
}

/// Gives cells their rows: one that goes on belongs to the one above that begins in the same column.
fn merge(rows: &mut [Vec<Placed>]) {
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    for at in 0..rows.len() {
        let mut next = Vec::new();
        for place in 0..rows[at].len() {
            let (column, merge) = (rows[at][place].column, rows[at][place].merge);
            let above = open.iter().find(|(other, ..)| *other == column).copied();
            match (merge, above) {
                (Merge::GoesOn, Some((_, row, of))) => {
                    rows[row][of].rows = at - row + 1;
                    next.push((column, row, of));
                }
                (Merge::GoesOn, None) => {
                    rows[at][place].merge = Merge::Begins;
                    next.push((column, at, place));
                }
                (Merge::Begins, _) => next.push((column, at, place)),
                (Merge::None, _) => {}
            }
        }
        open = next;
    }
}
