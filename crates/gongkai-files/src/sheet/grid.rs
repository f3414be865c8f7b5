//! The grid of a sheet and how it is written: rows and columns without any text are left out, merged cells get their
//! spans over what is left.

use std::rc::Rc;

use crate::html::Html;
use crate::map::{ByNumber, Number, NumberSet, pair};
use crate::notice::NoticeKind;
use crate::sight::{Backdrop, Colour, Sight};
use crate::{Refusal, limits};

/// Characters of a cell that are printed alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) struck: bool,
    /// Set above the line, as the signs of notes are.
    pub(crate) raised: bool,
    pub(crate) colour: Option<Colour>,
    /// In half points.
    pub(crate) size: Option<u32>,
}

/// What a cell shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// Shared, since a file may show one text in many cells.
    pub(crate) content: Rc<Content>,
    /// Whether the cell's font strikes out all of it.
    pub(crate) struck: bool,
    /// Whether something in it is not seen and was left out.
    pub(crate) unseen: bool,
    /// What puts it in doubt.
    pub(crate) doubt: Option<NoticeKind>,
}

/// A text in runs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Content {
    runs: Vec<Run>,
    /// Known once, since the text may be long and stand in many cells.
    is_blank: bool,
    /// Whether some runs have colours or sizes of their own.
    is_coloured: bool,
}

impl Content {
    pub(crate) fn new(mut runs: Vec<Run>) -> Content {
        runs.retain(|run| !run.text.is_empty());
        let is_blank = runs.iter().all(|run| run.text.trim().is_empty());
        let is_coloured = runs.iter().any(|run| run.colour.is_some() || run.size.is_some());
        Content { runs, is_blank, is_coloured }
    }
}

impl Cell {
    pub(crate) fn plain(text: impl Into<String>) -> Cell {
        Cell::of(vec![Run { text: text.into(), ..Run::default() }])
    }

    pub(crate) fn of(runs: Vec<Run>) -> Cell {
        Cell { content: Rc::new(Content::new(runs)), ..Cell::default() }
    }

    /// The same content as other cells.
    pub(crate) fn shared(content: &Rc<Content>) -> Cell {
        Cell { content: Rc::clone(content), ..Cell::default() }
    }

    /// A number of which its format shows nothing.
    pub(crate) fn concealed() -> Cell {
        Cell { unseen: true, ..Cell::default() }
    }

    /// Nothing of its text where its format hides that.
    pub(crate) fn concealed_if(self, hides: bool) -> Cell {
        if hides && !self.is_blank() { Cell::concealed() } else { self }
    }

    /// Whether there is nothing in it, not even white space.
    pub(crate) fn is_empty(&self) -> bool {
        self.doubt.is_none() && self.content.runs.is_empty() && !self.unseen
    }

    fn is_blank(&self) -> bool {
        self.doubt.is_none() && self.content.is_blank
    }
}

/// What may still be looked at in cells whose text has colours of its own: its runs and their bytes, in all sheets. A file
/// may show one long text in many cells, and each may leave out another part of it.
pub(crate) struct Glances(std::cell::Cell<usize>);

impl Default for Glances {
    fn default() -> Self {
        Self(std::cell::Cell::new(limits::OUTPUT))
    }
}

impl Glances {
    fn take(&self, count: usize) -> bool {
        let left = self.0.get().checked_sub(count);
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }

    /// A cell without what is not seen of it; what is left is doubted, and so are numbers that may not be seen. A run
    /// that says nothing of its colour and size has those given.
    pub(crate) fn seen(
        &self,
        mut cell: Cell,
        colour: Option<Colour>,
        size: Option<u32>,
        behind: Backdrop,
    ) -> Cell {
        /// What a run costs beside its bytes.
        const RUN: usize = 16;
        let usual = Sight::of(colour, size, behind);
        if usual == Sight::Seen && !cell.content.is_coloured {
            return cell;
        }
        let runs = &cell.content.runs;
        if !self.take(RUN * runs.len()) {
            cell.doubt = cell.doubt.or(Some(NoticeKind::Faint));
            return cell;
        }
        let of = |run: &Run| match () {
            () if run.text.trim_start().is_empty() => Sight::Seen,
            () if run.colour.is_none() && run.size.is_none() => usual,
            () => Sight::of(run.colour.or(colour), run.size.or(size), behind),
        };
        if runs.iter().any(|run| of(run) == Sight::Unseen) {
            let left = runs.iter().filter(|run| of(run) != Sight::Unseen && self.take(run.text.len()));
            let left = Rc::new(Content::new(left.cloned().collect()));
            cell.content = left;
            cell.unseen = true;
        } else if runs
            .iter()
            .any(|run| of(run) == Sight::Unsure && run.text.contains(|c: char| c.is_ascii_digit()))
        {
            cell.doubt = cell.doubt.or(Some(NoticeKind::Faint));
        }
        cell
    }
}

/// A rectangle of merged cells: first and last row, first and last column, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merge {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

/// A sheet.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// Cells by row and column, counted from 0.
    cells: ByNumber<Cell>,
    pub(crate) merges: Vec<Merge>,
    pub(crate) hidden_rows: NumberSet,
    pub(crate) hidden_columns: NumberSet,
}

/// Rows and columns that hold text and are hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    pub(crate) all: u32,
    /// Those of them between others that are shown: what they hold is lacking in the table.
    pub(crate) within: u32,
}

/// What of a sheet is written.
#[derive(Clone, Copy)]
struct Shown<'s> {
    rows: &'s NumberSet,
    columns: &'s NumberSet,
    merged: &'s ByNumber<Merge>,
    /// Cells of which nothing is seen.
    unseen: &'s NumberSet,
}

/// Looks at cells, rows and columns that are left. A sheet of 4,000,000 cells takes some millions; merged cells over
/// each other would take any number.
struct Looks(u64);

impl Looks {
    fn take(&mut self, count: usize) -> Result<(), Refusal> {
        self.0 = self.0.checked_sub(count as u64).ok_or(Refusal::TooLarge)?;
        Ok(())
    }
}

/// The most looks at one sheet.
const LOOKS: u64 = 12_000_000;

impl Sheet {
    /// Sets a cell by its row and column, counted from 0. Beyond [`limits::CELLS`] nothing is kept, and writing refuses.
    pub(crate) fn set(&mut self, place: (u32, u32), cell: Cell) {
        if self.cells.len() <= limits::CELLS && !cell.is_empty() {
            self.cells.insert(place, cell);
        }
    }

    /// Hides columns.
    pub(crate) fn hide_columns(&mut self, columns: std::ops::Range<u32>) {
        for column in columns {
            self.hidden_columns.add(column);
        }
    }

    /// The first row that holds something.
    pub(crate) fn first_row(&self) -> Option<u32> {
        self.cells.keys().next().map(|key| pair(key).0)
    }

    /// How many cells hold something.
    pub(crate) fn size(&self) -> usize {
        self.cells.len()
    }

    /// Whether there are more than may be: the rest need not be read.
    pub(crate) fn is_full(&self) -> bool {
        self.cells.len() > limits::CELLS
    }

    /// Writes the sheet as a table; nothing where it shows nothing. Gives which rows and columns that hold text were left
    /// out because they are hidden.
    pub(crate) fn write(mut self, out: &mut Html) -> Result<LeftOut, Refusal> {
        if self.is_full() {
            return Err(Refusal::TooLarge);
        }
        let mut looks = Looks(LOOKS);
        // Cells of which nothing is seen keep no row or column; where these stay for others, they are told.
        let mut unseen = NumberSet::default();
        for key in self.cells.keys() {
            if self.cells.get(key).is_some_and(|cell| cell.unseen && cell.is_blank()) {
                unseen.add(key);
            }
        }
        self.cells.retain(|_, cell| !cell.is_blank());
        // A merged cell shows its first cell's text where it is seen, also if that cell is hidden.
        let mut merged: ByNumber<Merge> = ByNumber::default();
        let mut covered = NumberSet::default();
        for merge in &self.merges {
            let first = (merge.rows.0, merge.columns.0);
            let row = (merge.rows.0..=merge.rows.1).find(|row| !self.hidden_rows.contains(*row));
            let column =
                (merge.columns.0..=merge.columns.1).find(|column| !self.hidden_columns.contains(*column));
            looks.take((row.unwrap_or(merge.rows.1) - merge.rows.0) as usize)?;
            looks.take((column.unwrap_or(merge.columns.1) - merge.columns.0) as usize)?;
            // An empty one keeps its place in the row.
            let cell = self.cells.remove(first).unwrap_or_default();
            // What other cells of the rectangle hold is not shown.
            let rows = (merge.rows.0, 0).key()..=(merge.rows.1, u32::MAX).key();
            for (row, column) in self.cells.between(rows).map(pair) {
                looks.take(1)?;
                if (merge.columns.0..=merge.columns.1).contains(&column) {
                    covered.add((row, column));
                }
            }
            match (row, column) {
                (Some(row), Some(column)) => {
                    if !cell.is_blank() {
                        self.cells.insert((row, column), cell);
                    }
                    covered.remove((row, column));
                    merged.insert((row, column), *merge);
                }
                _ if cell.is_blank() => {}
                _ => {
                    self.cells.insert(first, cell);
                }
            }
        }
        self.cells.retain(|place, _| !covered.contains(place));
        let mut unseen_rows = NumberSet::default();
        let mut unseen_columns = NumberSet::default();
        let (mut rows, mut columns) = (NumberSet::default(), NumberSet::default());
        for (row, column) in self.cells.keys().map(pair) {
            if self.hidden_rows.contains(row) {
                unseen_rows.add(row);
            } else if self.hidden_columns.contains(column) {
                unseen_columns.add(column);
            } else {
                rows.add(row);
                columns.add(column);
            }
        }
        if !rows.is_empty() {
            self.write_rows(
                &Shown { rows: &rows, columns: &columns, merged: &merged, unseen: &unseen },
                &mut looks,
                out,
            )?;
        }
        let within = |unseen: &NumberSet, seen: &NumberSet| {
            let ends = seen.keys().next().zip(seen.keys().last());
            ends.map_or(0, |(first, last)| unseen.between(first..=last).count())
        };
        let apart = |&(row, column): &(u32, u32)| !rows.contains(row) || !columns.contains(column);
        let apart = unseen.keys().map(pair).filter(apart).count();
        let count = |lines: usize| u32::try_from(lines).unwrap_or(u32::MAX);
        Ok(LeftOut {
            all: count(unseen_rows.len() + unseen_columns.len() + apart),
            within: count(within(&unseen_rows, &rows) + within(&unseen_columns, &columns)),
        })
    }

    fn write_rows(&self, shown: &Shown<'_>, looks: &mut Looks, out: &mut Html) -> Result<(), Refusal> {
        let Shown { rows, columns, merged, unseen } = *shown;
        // For each column the row up to which a cell above covers it.
        let mut until: ByNumber<u32> = ByNumber::default();
        out.raw("<table>");
        for (_, row) in rows.keys().map(pair) {
            looks.take(columns.len())?;
            out.raw("<tr>");
            let mut beyond = 0;
            for (_, column) in columns.keys().map(pair) {
                if column < beyond || until.get(column).is_some_and(|last| *last >= row) {
                    continue;
                }
                let merge = merged.get((row, column));
                let (rowspan, colspan) = merge.map_or((1, 1), |merge| {
                    (
                        rows.between(row.into()..=merge.rows.1.into()).count(),
                        columns.between(column.into()..=merge.columns.1.into()).count(),
                    )
                });
                looks.take(rowspan + colspan)?;
                if let Some(merge) = merge {
                    beyond = merge.columns.1.saturating_add(1);
                    for covered in columns.between(column.into()..=merge.columns.1.into()) {
                        until.insert(covered, merge.rows.1);
                    }
                }
                let from = out.position();
                out.cell(rowspan, colspan);
                if let Some(cell) = self.cells.get((row, column)) {
                    write_cell(cell, out);
                    if let Some(kind) = cell.doubt {
                        out.mark(kind, from);
                    }
                    if cell.unseen {
                        out.mark(NoticeKind::Unseen, from);
                    }
                } else if unseen.contains((row, column)) {
                    out.mark(NoticeKind::Unseen, from);
                }
                out.end_cell();
                if out.is_full() {
                    return Err(Refusal::TooLarge);
                }
            }
            out.raw("</tr>\n");
        }
        out.raw("</table>\n");
        Ok(())
    }
}

fn write_cell(cell: &Cell, out: &mut Html) {
    for run in &cell.content.runs {
        let struck = run.struck || cell.struck;
        let from = out.position();
        if struck {
            out.raw("<s>");
        }
        if run.raised {
            out.raw("<sup>");
        }
        for (at, line) in run.text.split('\n').enumerate() {
            if at > 0 {
                out.raw("<br>");
            }
            out.text(line);
        }
        if run.raised {
            out.raw("</sup>");
        }
        if struck {
            out.raw("</s>");
            out.mark(NoticeKind::Struck, from);
        }
    }
}
