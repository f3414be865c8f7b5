//! Tables that go on over pages become one (files.md §3, pitfall 10).

use super::blocks::{Table, TableCell};
use super::grid::Cell;
use super::order::{cluster, nearest};

/// Edges of columns so near to each other on two pages are the same.
const SAME: f32 = 3.0;

/// A table of more cells ends with its page.
const MOST_CELLS: usize = 100_000;

/// Appends the table on the next page to the one that ends this page; `Err` gives it back where it is another table.
pub(super) fn append(table: &mut Table, next: Table) -> Result<(), Table> {
    if table.cells.len() > MOST_CELLS || !goes_on(table, &next) {
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

/// Whether the last row of `table` and the first one of `next` are halves of one. They have the same cells; where both
/// halves of a cell have text, the upper one breaks off in the middle of a line and the lower one is no number. Where no
/// line closes the halves, it is enough that they complete each other; but a page's end may also leave out the line
/// between two rows, as in WeasyPrint's and Chromium's files. Closed halves must be an unfinished label without numbers
/// and its end with numbers.
fn is_torn(table: &Table, next: &Table) -> bool {
    let last: Vec<&TableCell> =
        table.cells.iter().filter(|cell| cell.place.row + cell.place.rows == table.rows).collect();
    let first = next.row(0);
    let has_digits = |cell: &TableCell| cell.text.string.contains(|c: char| c.is_ascii_digit());
    let is_number = |cell: &TableCell| !cell.text.string.contains(super::text::is_wide) && has_digits(cell);
    let (mut goes_on, mut upper_only, mut lower_only) = (false, false, false);
    let (mut numbers_above, mut numbers_below) = (false, false);
    for cell in &first {
        let same = |half: &&&TableCell| {
            half.place.column == cell.place.column && half.place.columns == cell.place.columns
        };
        let Some(half) = last.iter().find(same) else { return false };
        match (!half.text.is_blank(), !cell.text.is_blank()) {
            (true, true) if !half.fills || is_number(cell) || (has_digits(half) && has_digits(cell)) => {
                return false;
            }
            (true, true) => goes_on = true,
            // A label of several rows may end above.
            (true, false) => upper_only |= half.place.rows == 1,
            (false, true) => lower_only = true,
            (false, false) => {}
        }
        numbers_above |= is_number(half);
        numbers_below |= is_number(cell);
    }
    let completes = goes_on || (upper_only && lower_only);
    let closed = !table.open_below && !next.open_above;
    first.len() == last.len()
        && completes
        && (!closed || (goes_on && !upper_only && numbers_below && !numbers_above))
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
        self.touched |= below.touched;
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
