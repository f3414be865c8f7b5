//! Tables that go on over pages become one (files.md §3, pitfall 10).

use super::blocks::{Table, TableCell};
use super::grid::Cell;
use super::order::{cluster, nearest};

/// Edges of columns so near to each other on two pages are the same.
const SAME: f32 = 3.0;

/// Appends the table on the next page to the one that ends this page; `Err` gives it back where it is another table.
pub(super) fn append(table: &mut Table, next: Table) -> Result<(), Table> {
    if !goes_on(table, &next) {
        return Err(next);
    }
    let mut next = next;
    if next.xs.iter().any(|&x| (table.xs[nearest(&table.xs, x)] - x).abs() > SAME) {
        let edges = cluster(&[&table.xs[..], &next.xs[..]].concat(), SAME);
        table.fit(&edges);
    }
    next.fit(&table.xs);
    next.drop_rows(repeated_heads(table, &next));
    if next.rows == 0 {
        return Ok(());
    }
    let torn = is_torn(table, &next);
    let open = table.open_below || next.open_above;
    // A torn row stands on both pages: the halves overlap.
    let shift = table.rows - usize::from(torn);
    for mut cell in next.cells {
        let first = cell.place.row == 0;
        cell.place.row += shift;
        let above = first.then(|| table.cell_above(&cell)).flatten();
        match above {
            Some(above) if torn || spans_on(&table.cells[above], &cell, open) => {
                table.cells[above].go_on(&cell);
            }
            _ => table.cells.push(cell),
        }
    }
    table.rows = shift + next.rows;
    table.open_below = next.open_below;
    Ok(())
}

/// Whether the outer edges are the same and four of five of the inner ones.
fn goes_on(table: &Table, next: &Table) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() <= SAME;
    let (few, many) =
        if table.xs.len() < next.xs.len() { (&table.xs, &next.xs) } else { (&next.xs, &table.xs) };
    let inner = &few[1..few.len() - 1];
    let found = inner.iter().filter(|&&x| near(many[nearest(many, x)], x)).count();
    near(few[0], many[0]) && near(few[few.len() - 1], many[many.len() - 1]) && found * 5 >= inner.len() * 4
}

/// More rows than this are no head.
const MOST_HEADS: usize = 8;

/// How many rows at the start of `next` print the head of `table` again.
fn repeated_heads(table: &Table, next: &Table) -> usize {
    let mut rows = 0;
    let mut whole = 0;
    while rows < next.rows.min(table.rows).min(MOST_HEADS) {
        let (ours, theirs) = (table.row(rows), next.row(rows));
        let same = ours.len() == theirs.len()
            && ours.iter().zip(&theirs).all(|(a, b)| {
                a.place.column == b.place.column
                    && a.place.columns == b.place.columns
                    && without_spaces(&a.text.string) == without_spaces(&b.text.string)
            });
        let worded = theirs.iter().any(|cell| !cell.text.is_blank())
            && theirs.iter().all(|cell| !cell.text.string.trim().starts_with(|c: char| c.is_ascii_digit()));
        if !same || !(worded || theirs.is_empty()) {
            break;
        }
        rows += 1;
        if next.cells.iter().all(|cell| cell.place.row >= rows || cell.place.row + cell.place.rows <= rows) {
            whole = rows;
        }
    }
    whole
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether the last row of `table` and the first one of `next` are halves of one: they have the same cells, no cell has
/// digits in both halves, and either no line closes them or the half without numbers ends in the middle of a label.
fn is_torn(table: &Table, next: &Table) -> bool {
    let last: Vec<&TableCell> =
        table.cells.iter().filter(|cell| cell.place.row + cell.place.rows == table.rows).collect();
    let first = next.row(0);
    let has_digits = |cell: &TableCell| cell.text.string.contains(|c: char| c.is_ascii_digit());
    let mut unfinished = false;
    let (mut above, mut below) = (false, false);
    for cell in &first {
        let half = last
            .iter()
            .find(|half| half.place.column == cell.place.column && half.place.columns == cell.place.columns);
        let Some(half) = half else { return false };
        if has_digits(half) && has_digits(cell) {
            return false;
        }
        above |= has_digits(half);
        below |= has_digits(cell);
        unfinished |= half.fills && half.place.rows == 1 && !half.text.is_blank() && !cell.text.is_blank();
    }
    let open = table.open_below || next.open_above;
    if open {
        return first.len() == last.len();
    }
    // Both halves are closed: only where all but unfinished labels are empty above.
    let rest_empty = last.iter().all(|half| half.fills || half.text.is_blank() || half.place.rows > 1);
    first.len() == last.len() && unfinished && rest_empty && below && !above
}

/// Whether a cell over several rows goes on below the page's end.
fn spans_on(above: &TableCell, below: &TableCell, open: bool) -> bool {
    (above.place.rows > 1 || below.place.rows > 1) && (open || above.text.is_blank() || below.text.is_blank())
}

impl TableCell {
    /// Takes over what stands below the page's end.
    fn go_on(&mut self, below: &TableCell) {
        let between = match (self.text.is_blank() || below.text.is_blank(), self.fills) {
            (true, _) | (_, true) => "",
            _ => "\n",
        };
        self.text.append(between, &below.text);
        self.place.rows = below.place.row + below.place.rows - self.place.row;
        self.fills = below.fills;
    }
}

impl Table {
    /// The cells that begin in a row, from the left.
    fn row(&self, row: usize) -> Vec<&TableCell> {
        self.cells.iter().filter(|cell| cell.place.row == row).collect()
    }

    /// The cell that ends at the page's end above `cell`, with the same columns.
    fn cell_above(&self, cell: &TableCell) -> Option<usize> {
        self.cells.iter().rposition(|above| {
            above.place.row + above.place.rows == self.rows
                && above.place.column == cell.place.column
                && above.place.columns == cell.place.columns
        })
    }

    /// Counts columns by other edges, which hold its own.
    fn fit(&mut self, edges: &[f32]) {
        for cell in &mut self.cells {
            let Cell { column, columns, .. } = cell.place;
            let (left, right) = (nearest(edges, self.xs[column]), nearest(edges, self.xs[column + columns]));
            cell.place.column = left;
            cell.place.columns = right.saturating_sub(left).max(1);
        }
        self.xs = edges.to_vec();
    }

    /// Takes out its first rows; no cell reaches over their end.
    fn drop_rows(&mut self, rows: usize) {
        self.cells.retain(|cell| cell.place.row >= rows);
        for cell in &mut self.cells {
            cell.place.row -= rows;
        }
        self.rows -= rows;
    }
}
