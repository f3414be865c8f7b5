//! Paragraphs, cells and rows that come one after the other, as Word's binary files and RTF have them: the ends of cells
//! are marks in the text, rows know where their cells end. They become tables with spans.

use crate::html::Html;
use crate::limits;
use crate::order::{by_key, of_signed};

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
struct Row {
    cells: Vec<Cell>,
    /// Where the row begins and where each cell ends, in twips; one more than cells, else no widths are known.
    edges: Vec<i32>,
}

/// A table that is open: its rows, the cells of the open row, the content of the open cell.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Row>,
    cells: Vec<Cell>,
    content: Html,
}

/// Text being written, with the tables that are open.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    pub(crate) out: Html,
    tables: Vec<Table>,
}

impl Flow {
    /// How many tables are open within each other.
    pub(crate) fn depth(&self) -> usize {
        self.tables.len()
    }

    /// Opens and closes tables until so many are open.
    pub(crate) fn set_depth(&mut self, depth: usize) {
        while self.tables.len() > depth {
            self.end_table();
        }
        while self.tables.len() < depth.min(limits::DEPTH) {
            self.tables.push(Table::default());
        }
    }

    /// Where text goes: the open cell, or beside all tables.
    pub(crate) fn target(&mut self) -> &mut Html {
        match self.tables.last_mut() {
            Some(table) => &mut table.content,
            None => &mut self.out,
        }
    }

    /// How many cells of the open row have ended.
    pub(crate) fn cells(&self) -> usize {
        self.tables.last().map_or(0, |table| table.cells.len())
    }

    /// The end of the open cell.
    pub(crate) fn end_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let content = std::mem::take(&mut table.content);
            table.cells.push(Cell { content, ..Cell::default() });
        }
    }

    /// The end of the open row; `define` says of its cells how they are merged, and gives their edges.
    pub(crate) fn end_row(&mut self, define: impl FnOnce(&mut Vec<Cell>) -> Vec<i32>) {
        let Some(table) = self.tables.last_mut() else { return };
        // Text behind the mark of the last cell does not exist in sound files.
        if !table.content.is_blank() {
            self.end_cell();
        }
        let Some(table) = self.tables.last_mut() else { return };
        let mut cells = std::mem::take(&mut table.cells);
        if cells.is_empty() {
            return;
        }
        let mut edges = define(&mut cells);
        // Edges of other cells than there are say nothing.
        if edges.len() != cells.len() + 1 {
            edges = Vec::new();
        }
        table.rows.push(Row { cells, edges });
    }

    fn end_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        if !table.content.is_blank() {
            table.cells.push(Cell { content: table.content, ..Cell::default() });
        }
        if !table.cells.is_empty() {
            table.rows.push(Row { cells: table.cells, edges: Vec::new() });
        }
        write(table.rows, self.target());
    }
}

/// Writes a table.
fn write(rows: Vec<Row>, html: &mut Html) {
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
            html.end_cell();
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
    by_key(&mut edges, |&edge| of_signed(edge));
    let mut columns: Vec<i32> = Vec::new();
    for edge in edges {
        if columns.last().is_none_or(|&last| edge.saturating_sub(last) > SAME) {
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
