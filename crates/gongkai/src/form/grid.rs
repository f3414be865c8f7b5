//! The official geometry: which cell stands where, with its spans.

use super::{CellId, TableForm, TableKind, Words, disputes, requests, s14, w};

/// What a heading cell is the heading of, in HTML's words, which are these four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One column.
    Column,
    /// Several columns.
    ColumnGroup,
    /// One row.
    Row,
    /// Several rows.
    RowGroup,
}

/// A cell of the drawn table: either of the two, so a drawing may name both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridCell {
    /// A printed heading, label or note.
    Head {
        /// Its text.
        text: Words,
        /// What it is the heading of.
        scope: Scope,
        /// Columns it covers.
        colspan: u8,
        /// Rows it covers.
        rowspan: u8,
    },
    /// A number.
    Value {
        /// Which.
        cell: CellId,
        /// Columns it covers.
        colspan: u8,
    },
}

const fn head(text: Words, scope: Scope, colspan: u8, rowspan: u8) -> GridCell {
    GridCell::Head { text, scope, colspan, rowspan }
}

impl TableForm {
    /// The table as the office prints it: rows of cells, each standing at its top left corner.
    pub fn grid(&self) -> Vec<Vec<GridCell>> {
        match self.table {
            TableKind::Disclosure => disclosure(self),
            TableKind::Requests => requests_grid(self),
            TableKind::Disputes => disputes_grid(self),
            TableKind::Statistics => statistics_grid(self),
        }
    }
}

/// Four columns: a title over each block, a heading row, data rows. The last value takes what is left.
fn disclosure(form: &TableForm) -> Vec<Vec<GridCell>> {
    let mut grid = Vec::new();
    let mut block = None;
    for (index, row) in form.rows.iter().enumerate() {
        let width =
            |column: usize| if column + 1 == row.columns.len() { 4 - row.columns.len() as u8 } else { 1 };
        if row.block != block {
            block = row.block;
            grid.extend(block.map(|title| vec![head(title, Scope::ColumnGroup, 4, 1)]));
            let mut line = vec![head(w("信息内容", "Content"), Scope::Column, 1, 1)];
            line.extend(
                row.columns.iter().enumerate().map(|(i, c)| head(c.label, Scope::Column, width(i), 1)),
            );
            grid.push(line);
        }
        let mut line = vec![head(row.label(), Scope::Row, 1, 1)];
        line.extend((0..row.columns.len()).map(|column| value(form, index, column, width(column))));
        grid.push(line);
    }
    grid
}

/// Three label columns and seven value columns under three heading rows.
fn requests_grid(form: &TableForm) -> Vec<Vec<GridCell>> {
    let columns = requests::APPLICANT_COLUMNS;
    let mut grid = vec![
        vec![
            head(requests::NOTE, Scope::ColumnGroup, 3, 3),
            head(requests::APPLICANTS, Scope::ColumnGroup, 7, 1),
        ],
        vec![
            head(columns[0].label, Scope::Column, 1, 2),
            head(requests::ORGANISATIONS, Scope::ColumnGroup, 5, 1),
            head(columns[6].label, Scope::Column, 1, 2),
        ],
        columns[1..6].iter().map(|c| head(c.label, Scope::Column, 1, 1)).collect(),
    ];
    for (index, row) in form.rows.iter().enumerate() {
        let mut line = Vec::new();
        for (depth, &text) in row.path.iter().enumerate() {
            let same = |other: &super::FormRow| other.path.get(..=depth) == Some(&row.path[..=depth]);
            let own = depth + 1 == row.path.len();
            if !own && index > 0 && same(&form.rows[index - 1]) {
                continue;
            }
            let rows = form.rows[index..].iter().take_while(|r| same(r)).count() as u8;
            let colspan = if own { 4 - row.path.len() as u8 } else { 1 };
            line.push(head(
                text,
                if own { Scope::Row } else { Scope::RowGroup },
                colspan,
                if own { 1 } else { rows },
            ));
        }
        line.extend((0..columns.len()).map(|column| value(form, index, column, 1)));
        grid.push(line);
    }
    grid
}

/// Fifteen columns under three heading rows, and one row of numbers.
fn disputes_grid(form: &TableForm) -> Vec<Vec<GridCell>> {
    let [review, direct, after] = form.rows else { unreachable!("table 4 has three blocks") };
    let outcomes =
        |scope_rows| review.columns.iter().map(move |c| head(c.label, Scope::Column, 1, scope_rows));
    let mut second: Vec<_> = outcomes(2).collect();
    second.push(head(direct.label(), Scope::ColumnGroup, 5, 1));
    second.push(head(after.label(), Scope::ColumnGroup, 5, 1));
    vec![
        vec![
            head(disputes::REVIEW, Scope::ColumnGroup, 5, 1),
            head(disputes::LITIGATION, Scope::ColumnGroup, 10, 1),
        ],
        second,
        outcomes(1).chain(outcomes(1)).collect(),
        form.cells().map(|cell| GridCell::Value { cell, colspan: 1 }).collect(),
    ]
}

/// Three columns: labels, units, numbers. Headings of sections and of groups without a number of their own reach
/// over all three.
fn statistics_grid(form: &TableForm) -> Vec<Vec<GridCell>> {
    let mut grid = vec![
        [s14::INDICATOR, s14::MEASURE, s14::NUMBER].map(|text| head(text, Scope::Column, 1, 1)).to_vec(),
    ];
    let mut above: &[Words] = &[];
    for (index, row) in form.rows.iter().enumerate() {
        let groups = &row.path[..row.path.len() - 1];
        let shared = groups.iter().zip(above).take_while(|(a, b)| a == b).count();
        let is_row = |label: &&Words| form.rows.iter().any(|other| other.label() == **label);
        let titles = groups[shared..].iter().filter(|label| !is_row(label));
        grid.extend(titles.map(|&title| vec![head(title, Scope::ColumnGroup, 3, 1)]));
        above = row.path;
        let measure = row.measure.unwrap_or(w("", ""));
        grid.push(vec![
            head(row.label(), Scope::Row, 1, 1),
            head(measure, Scope::Row, 1, 1),
            value(form, index, 0, 1),
        ]);
    }
    grid
}

fn value(form: &TableForm, row: usize, column: usize, colspan: u8) -> GridCell {
    GridCell::Value { cell: form.cell_at(row, column), colspan }
}

#[cfg(test)]
mod tests {
    use super::super::FORMS;
    use super::*;

    /// Lays the cells out as a browser does; every place of the rectangle must be covered exactly once.
    fn assert_rectangle(form: &TableForm) {
        let grid = form.grid();
        let spans = |cell: &GridCell| match *cell {
            GridCell::Head { colspan, rowspan, .. } => (usize::from(colspan), usize::from(rowspan)),
            GridCell::Value { colspan, .. } => (usize::from(colspan), 1),
        };
        let width: usize = grid[0].iter().map(|c| spans(c).0).sum();
        let mut taken = vec![vec![false; width]; grid.len()];
        for (y, line) in grid.iter().enumerate() {
            let mut x = 0;
            for cell in line {
                while taken[y][x] {
                    x += 1;
                }
                let (columns, rows) = spans(cell);
                for row in &mut taken[y..y + rows] {
                    for place in &mut row[x..x + columns] {
                        assert!(!*place, "{:?} {:?} overlaps in row {y}", form.table, form.edition);
                        *place = true;
                    }
                }
            }
        }
        assert!(taken.iter().flatten().all(|&t| t), "{:?} {:?} has a hole", form.table, form.edition);
    }

    #[test]
    fn every_form_is_a_full_rectangle_with_every_cell_once() {
        for form in FORMS {
            assert_rectangle(form);
            let drawn: Vec<_> = form
                .grid()
                .into_iter()
                .flatten()
                .filter_map(|c| if let GridCell::Value { cell, .. } = c { Some(cell) } else { None })
                .collect();
            assert!(form.cells().eq(drawn));
        }
    }
}
