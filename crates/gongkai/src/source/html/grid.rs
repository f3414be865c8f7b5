//! Where cells stand in the grid of their table, as browsers lay it out.

use crate::steps;

/// More columns than this (a sheet's) have no place of their own: what stands there stands in the last one.
const MOST_COLUMNS: usize = 256;
/// The most columns or rows that one cell covers, as browsers bound it.
const MOST_SPANNED: u16 = 1000;

/// A cell's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) struct Place {
    pub(in crate::source) column: u16,
    pub(in crate::source) colspan: u16,
    pub(in crate::source) rowspan: u16,
}

#[derive(Debug, Default)]
pub(in crate::source) struct Grid {
    /// For each column the row before which cells of earlier rows cover it.
    until: Vec<u32>,
    row: u32,
    column: usize,
}

impl Grid {
    /// The place of the row's next cell.
    pub(in crate::source) fn place(&mut self, colspan: u16, rowspan: u16) -> Place {
        let (colspan, rowspan) = (colspan.clamp(1, MOST_SPANNED), rowspan.clamp(1, MOST_SPANNED));
        let column = self.next_column();
        let end = (column + usize::from(colspan)).min(MOST_COLUMNS);
        if rowspan > 1 {
            steps::add(end - column);
            if self.until.len() < end {
                self.until.resize(end, 0);
            }
            self.until[column..end].fill(self.row + u32::from(rowspan));
        }
        self.column = end;
        Place { column: column as u16, colspan, rowspan }
    }

    /// The next column that no cell of an earlier row covers.
    fn next_column(&self) -> usize {
        let covered = self.until.get(self.column..).unwrap_or_default();
        let skipped = covered.iter().take_while(|until| **until > self.row).count();
        steps::add(1 + skipped);
        (self.column + skipped).min(MOST_COLUMNS - 1)
    }

    /// Whether a cell of so many columns still fits into the row of a grid that has so many.
    pub(super) fn fits(&self, colspan: u16, tracks: u16) -> bool {
        self.column == 0 || self.column + usize::from(colspan) <= usize::from(tracks)
    }

    pub(in crate::source) fn next_row(&mut self) {
        self.row += 1;
        self.column = 0;
    }

    /// Ends a part of the table (`thead`, `tbody`): no cell reaches beyond it.
    pub(super) fn end_section(&mut self) {
        steps::add(self.until.len());
        self.until.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_earlier_rows_keep_their_columns() {
        let mut grid = Grid::default();
        assert_eq!(grid.place(3, 3).column, 0);
        assert_eq!(grid.place(7, 1), Place { column: 3, colspan: 7, rowspan: 1 });
        grid.next_row();
        assert_eq!([grid.place(1, 2).column, grid.place(5, 1).column, grid.place(1, 2).column], [3, 4, 9]);
        grid.next_row();
        assert_eq!([grid.place(1, 1).column, grid.place(1, 1).column], [4, 5]);
        grid.next_row();
        assert_eq!(grid.place(0, 0), Place { column: 0, colspan: 1, rowspan: 1 });
    }

    #[test]
    fn no_cell_reaches_beyond_its_part_of_the_table() {
        let mut grid = Grid::default();
        grid.place(1, 9);
        grid.next_row();
        grid.end_section();
        assert_eq!(grid.place(1, 1).column, 0);
    }

    #[test]
    fn hostile_spans_are_bounded() {
        let mut grid = Grid::default();
        for _ in 0..1000 {
            let place = grid.place(u16::MAX, u16::MAX);
            assert!(
                place.colspan <= 1000 && place.rowspan <= 1000 && usize::from(place.column) < MOST_COLUMNS
            );
        }
        assert!(grid.until.len() <= MOST_COLUMNS);
    }
}
