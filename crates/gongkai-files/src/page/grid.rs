//! Lines that touch become a grid; its fields without a line between them become one cell (files.md §3, pitfall 6).

use super::order::{cluster, nearest};
use super::rulings::Ruling;

/// Lines that end so near to each other touch.
const TOUCH: f32 = 2.5;
/// Lines so near to each other, as those of a double border, are one edge.
const EDGE: f32 = 3.2;
/// Lines that reach so far over the outermost crossing line show that an edge was left out there.
const BEYOND: f32 = 5.0;
/// So much of the side of a field must be drawn to part it from its neighbour.
const DRAWN: f32 = 0.6;
/// More whole lines than this on one page are a drawing.
const MOST_LINES: usize = 4_000;
/// A grid with more fields is a drawing.
const MOST_FIELDS: usize = 60_000;
/// More grids than this on one page are a drawing.
const MOST_GRIDS: usize = 200;

/// A cell: which rows and columns of its grid it covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// A table's lines.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// The edges of its columns, from the left; one more than columns.
    pub(super) xs: Vec<f32>,
    /// The edges of its rows, from above.
    pub(super) ys: Vec<f32>,
    pub(super) cells: Vec<Cell>,
    /// The cell of each field, row by row.
    fields: Vec<usize>,
    /// No line closes its first row above, its last row below: the page's end cut it.
    pub(super) open_above: bool,
    pub(super) open_below: bool,
}

impl Grid {
    pub(super) fn left(&self) -> f32 {
        self.xs[0]
    }
    pub(super) fn right(&self) -> f32 {
        self.xs[self.xs.len() - 1]
    }
    pub(super) fn top(&self) -> f32 {
        self.ys[0]
    }
    pub(super) fn bottom(&self) -> f32 {
        self.ys[self.ys.len() - 1]
    }

    /// The cell at a place; `None` outside of the grid.
    pub(super) fn cell_at(&self, (x, y): (f32, f32)) -> Option<usize> {
        let column = self.xs.partition_point(|&edge| edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|&edge| edge <= y).checked_sub(1)?;
        let columns = self.xs.len() - 1;
        (column < columns && row < self.ys.len() - 1).then(|| self.fields[row * columns + column])
    }
}

/// The grids of a page, the smaller before the larger, so that a table in a cell comes before the one around it. `lines` are
/// those that [`super::rulings::joined`] gives.
pub(super) fn grids(lines: &[Ruling]) -> Vec<Grid> {
    if lines.len() > MOST_LINES {
        return Vec::new();
    }
    let grids: Vec<Grid> =
        with_sides(components(lines)).iter().filter_map(|lines| grid(lines)).take(MOST_GRIDS).collect();
    let area = |grid: &Grid| (grid.right() - grid.left()) * (grid.bottom() - grid.top());
    let by_area = super::order::order(&grids.iter().map(area).collect::<Vec<_>>());
    by_area.into_iter().map(|index| grids[index].clone()).collect()
}

/// Lines that touch each other, directly or by others.
fn components(lines: &[Ruling]) -> Vec<Vec<Ruling>> {
    let horizontals = lines.iter().take_while(|line| line.horizontal).count();
    let mut parent: Vec<usize> = (0..lines.len()).collect();
    for (index, line) in lines.iter().enumerate().skip(horizontals) {
        let first = lines[..horizontals].partition_point(|other| other.at < line.from - TOUCH);
        for (other, across) in lines[..horizontals].iter().enumerate().skip(first) {
            if across.at > line.to + TOUCH {
                break;
            }
            if across.from - TOUCH <= line.at && line.at <= across.to + TOUCH {
                let (a, b) = (root(&mut parent, index), root(&mut parent, other));
                parent[a.max(b)] = a.min(b);
            }
        }
    }
    let mut groups: Vec<Vec<Ruling>> = vec![Vec::new(); lines.len()];
    for (index, line) in lines.iter().enumerate() {
        groups[root(&mut parent, index)].push(*line);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Gives lone vertical lines that run beside a table, from its upper to its lower end, to it: the label of all rows of a
/// page that goes on over pages has no line of its own above or below.
fn with_sides(components: Vec<Vec<Ruling>>) -> Vec<Vec<Ruling>> {
    /// Ends so near to each other are one.
    const END: f32 = 15.0;
    /// A label is at most so wide.
    const WIDEST: f32 = 200.0;
    let bounds = |lines: &[Ruling], horizontal: bool| {
        let ends = |line: &Ruling| {
            if line.horizontal == horizontal { (line.from, line.to) } else { (line.at, line.at) }
        };
        lines
            .iter()
            .map(ends)
            .fold((f32::MAX, f32::MIN), |(low, high), (from, to)| (low.min(from), high.max(to)))
    };
    let (sides, mut tables): (Vec<_>, Vec<_>) = components.into_iter().partition(|lines| lines.len() == 1);
    let places: Vec<_> = tables.iter().map(|lines| (bounds(lines, true), bounds(lines, false))).collect();
    let mut others = Vec::new();
    for side in sides {
        let line = side[0];
        let beside = |((left, right), (top, bottom)): &((f32, f32), (f32, f32))| {
            let apart = (left - line.at).max(line.at - right);
            !line.horizontal
                && (0.0..WIDEST).contains(&apart)
                && (line.from - top).abs() <= END
                && (line.to - bottom).abs() <= END
        };
        match places.iter().position(beside) {
            Some(table) => tables[table].push(line),
            None => others.push(side),
        }
    }
    tables.append(&mut others);
    tables
}

fn root(parent: &mut [usize], mut index: usize) -> usize {
    while parent[index] != index {
        parent[index] = parent[parent[index]];
        index = parent[index];
    }
    index
}

/// The grid that touching lines draw; `None` for a lone line, a cross or a frame.
fn grid(lines: &[Ruling]) -> Option<Grid> {
    let of = |horizontal: bool| lines.iter().filter(move |line| line.horizontal == horizontal);
    let edges = |horizontal: bool| cluster(&of(horizontal).map(|line| line.at).collect::<Vec<_>>(), EDGE);
    let reach = |horizontal: bool| {
        of(horizontal).fold((f32::MAX, f32::MIN), |(low, high), line| (low.min(line.from), high.max(line.to)))
    };
    let (mut xs, mut ys) = (edges(false), edges(true));
    let outer = |edges: &mut Vec<f32>, (low, high): (f32, f32)| -> (bool, bool) {
        let (first, last) = (edges.first().copied(), edges.last().copied());
        let before = first.is_some_and(|first| low < first - BEYOND);
        let behind = last.is_some_and(|last| high > last + BEYOND);
        if before {
            edges.insert(0, low);
        }
        if behind {
            edges.push(high);
        }
        (before, behind)
    };
    outer(&mut xs, reach(true));
    let (open_above, open_below) = outer(&mut ys, reach(false));
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns * rows == 1 || columns * rows > MOST_FIELDS {
        return None;
    }
    let mut drawn =
        Drawn { columns, rows, right: vec![0.0; columns * rows], below: vec![0.0; columns * rows] };
    for line in lines {
        drawn.add(line, &xs, &ys);
    }
    let (cells, fields) = cells(&drawn);
    let grid = Grid { xs, ys, cells, fields, open_above, open_below }.without_empty_tracks();
    (grid.cells.len() > 1).then_some(grid)
}

/// Which share of the right and lower side of each field is drawn.
struct Drawn {
    columns: usize,
    rows: usize,
    right: Vec<f32>,
    below: Vec<f32>,
}

impl Drawn {
    fn add(&mut self, line: &Ruling, xs: &[f32], ys: &[f32]) {
        let (edges, along) = if line.horizontal { (ys, xs) } else { (xs, ys) };
        let Some(before) = nearest(edges, line.at).checked_sub(1) else { return };
        let first = along.partition_point(|&edge| edge <= line.from).saturating_sub(1);
        for track in first..along.len() - 1 {
            if along[track] >= line.to {
                break;
            }
            let covered = line.to.min(along[track + 1]) - line.from.max(along[track]);
            let share = covered / (along[track + 1] - along[track]);
            let (sides, field) = if line.horizontal {
                (&mut self.below, before * self.columns + track)
            } else {
                (&mut self.right, track * self.columns + before)
            };
            if let Some(side) = sides.get_mut(field) {
                *side += share;
            }
        }
    }

    fn parted_right(&self, row: usize, column: usize) -> bool {
        column + 1 == self.columns || self.right[row * self.columns + column] >= DRAWN
    }

    fn parted_below(&self, row: usize, column: usize) -> bool {
        row + 1 == self.rows || self.below[row * self.columns + column] >= DRAWN
    }
}

/// Fields without a line between them as cells, each a rectangle.
fn cells(drawn: &Drawn) -> (Vec<Cell>, Vec<usize>) {
    const FREE: usize = usize::MAX;
    let (columns, rows) = (drawn.columns, drawn.rows);
    let mut cells = Vec::new();
    let mut fields = vec![FREE; columns * rows];
    for row in 0..rows {
        for column in 0..columns {
            if fields[row * columns + column] != FREE {
                continue;
            }
            let mut last = column;
            while !drawn.parted_right(row, last) && fields[row * columns + last + 1] == FREE {
                last += 1;
            }
            let goes_on = |bottom: usize| {
                (column..=last)
                    .all(|c| !drawn.parted_below(bottom, c) && fields[(bottom + 1) * columns + c] == FREE)
                    && (column..last).all(|c| !drawn.parted_right(bottom + 1, c))
            };
            let mut bottom = row;
            while bottom + 1 < rows && goes_on(bottom) {
                bottom += 1;
            }
            for field in (row..=bottom).flat_map(|r| (column..=last).map(move |c| r * columns + c)) {
                fields[field] = cells.len();
            }
            cells.push(Cell { row, column, rows: bottom - row + 1, columns: last - column + 1 });
        }
    }
    (cells, fields)
}

impl Grid {
    /// Takes out rows and columns in which no cell begins: their edges are ends of lines that part nothing.
    fn without_empty_tracks(mut self) -> Self {
        let begins = |count: usize, of: fn(&Cell) -> usize| {
            let mut begins = vec![false; count];
            for cell in &self.cells {
                begins[of(cell)] = true;
            }
            begins
        };
        let columns = begins(self.xs.len() - 1, |cell| cell.column);
        let rows = begins(self.ys.len() - 1, |cell| cell.row);
        if columns.iter().chain(&rows).all(|&begins| begins) {
            return self;
        }
        let numbered = |begins: &[bool]| {
            let mut numbers = vec![0];
            for (index, &here) in begins.iter().enumerate() {
                numbers.push(numbers[index] + usize::from(here));
            }
            numbers
        };
        let (column_of, row_of) = (numbered(&columns), numbered(&rows));
        for cell in &mut self.cells {
            let (row, column) = (row_of[cell.row], column_of[cell.column]);
            cell.rows = row_of[cell.row + cell.rows] - row;
            cell.columns = column_of[cell.column + cell.columns] - column;
            (cell.row, cell.column) = (row, column);
        }
        let width = columns.len();
        let kept = |index: usize| columns[index % width] && rows[index / width];
        self.fields =
            (0..self.fields.len()).filter(|&index| kept(index)).map(|index| self.fields[index]).collect();
        let edges = |edges: &[f32], begins: &[bool]| {
            let kept = edges.iter().zip(begins).filter(|(_, begins)| **begins).map(|(&edge, _)| edge);
            kept.chain(edges.last().copied()).collect::<Vec<_>>()
        };
        self.xs = edges(&self.xs, &columns);
        self.ys = edges(&self.ys, &rows);
        self
    }
}
