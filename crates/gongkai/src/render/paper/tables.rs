//! Official tables in the form's own geometry, with what is printed in them.

use super::findings::{Group, Listed};
use super::{Given, Grid, Head, Part, Stain};
use crate::form::{CellId, GridCell, Scope, TableKind};
use crate::report::{Cell, ExtraRow, State, Table};

/// Findings over more cells than this speak of the table, not of cells.
const WIDE: usize = 24;

/// What marks the cells of a table.
#[derive(Clone, Copy)]
pub(in super::super) struct Marks<'a> {
    /// The findings, in the order in which they are numbered.
    pub(in super::super) list: &'a [Listed<'a>],
}

impl Marks<'_> {
    /// None at all.
    pub(super) const NONE: Marks<'static> = Marks { list: &[] };

    /// How a cell is marked, and by which findings, counted from 1: those whose correction changes it, or of which it is the
    /// most suspect one.
    pub(in super::super) fn of(self, id: CellId, cell: &Cell) -> (Option<Stain>, Vec<usize>) {
        let (mut stain, mut notes) = (None, Vec::new());
        for (at, Listed { finding, group }) in self.list.iter().enumerate() {
            let of_group = match group {
                Group::Errors => Stain::Error,
                Group::Warnings => Stain::Warning,
                Group::Doubts | Group::Infos => continue,
            };
            let named = match (&finding.repair[..], &finding.cells[..]) {
                ([], cells) => cells.len() <= WIDE && cells.first() == Some(&id),
                (repair, _) => repair.iter().any(|repair| repair.cell == id),
            };
            if named {
                stain = Some(stain.map_or(of_group, |before: Stain| before.min(of_group)));
                notes.push(at + 1);
            }
        }
        let doubt = || (cell.doubt && !self.list.is_empty()).then_some(Stain::Doubt);
        (stain.or_else(doubt), notes)
    }
}

/// Per cent of the page for each column.
fn widths(table: &Table, columns: usize) -> Vec<u8> {
    match table.form.table {
        TableKind::Requests => vec![6, 10, 28, 8, 8, 8, 8, 8, 8, 8],
        TableKind::Disclosure => vec![34, 22, 22, 22],
        TableKind::Statistics if columns == 2 => vec![80, 20],
        TableKind::Disputes | TableKind::Statistics => vec![(100 / columns.max(1)) as u8; columns],
    }
}

/// A table of a report. `absent` stands for a cell that the source does not have.
pub(in super::super) fn official(given: Given<'_>, table: &Table, marks: Marks<'_>, absent: &str) -> Grid {
    let (form, language) = (table.form, given.language);
    let lacks = |cell: &GridCell| match cell {
        GridCell::Value { cell, .. } => table.lacks_local(form.position(*cell).0),
        GridCell::Head { .. } => false,
    };
    let lines: Vec<Vec<GridCell>> = form.grid().into_iter().filter(|line| !line.iter().any(lacks)).collect();
    let columns: usize =
        lines.first().map_or(0, |line| line.iter().map(|cell| usize::from(span(cell))).sum());
    let values = |line: &[GridCell]| line.iter().any(|cell| matches!(cell, GridCell::Value { .. }));
    // A title over all columns is that of the section below it, and no heading of the table.
    let titled = lines.first().is_some_and(|line| line.len() == 1);
    let head_rows = if titled { 0 } else { lines.iter().take_while(|line| !values(line)).count() };
    let part = |cell: &GridCell| match *cell {
        GridCell::Head { text, scope, colspan, rowspan } => {
            let whole = usize::from(colspan) == columns;
            let row = matches!(scope, Scope::Row | Scope::RowGroup) && !whole;
            let note = scope == Scope::ColumnGroup && rowspan > 1;
            let left = (row || whole || note) && !(form.table == TableKind::Requests && rowspan > 1 && !note);
            let head = if row { Head::Row } else { Head::Column };
            Part { colspan, rowspan, left, ..Part::head(language.words(text), head) }
        }
        GridCell::Value { cell: id, colspan } => {
            let cell = &table.cells[usize::from(id.index)];
            let (stain, notes) = marks.of(id, cell);
            let literal = cell.state != State::Number;
            Part { colspan, literal, stain, notes, ..Part::new(printed(cell, absent)) }
        }
    };
    Grid {
        caption: [language.words(form.table.name()), " ", language.words(form.title)].concat(),
        name: String::new(),
        head_rows,
        widths: widths(table, columns),
        look: form.table.id(),
        rows: lines.iter().map(|line| line.iter().map(part).collect()).collect(),
    }
}

fn span(cell: &GridCell) -> u8 {
    match cell {
        GridCell::Head { colspan, .. } | GridCell::Value { colspan, .. } => *colspan,
    }
}

/// As printed; what was inferred or is doubtful says so wherever it goes.
fn printed(cell: &Cell, absent: &str) -> String {
    if !cell.doubt {
        return if cell.state == State::Missing { absent } else { &cell.raw }.to_owned();
    }
    let known =
        if cell.raw.is_empty() { cell.value.map(|value| value.to_string()) } else { Some(cell.raw.clone()) };
    known.unwrap_or_default() + "？"
}

/// Rows that a place added to an official table.
pub(super) fn extra(given: Given<'_>, kind: TableKind) -> Option<Grid> {
    let rows: Vec<&ExtraRow> = given.report.extra_rows.iter().filter(|row| row.table == kind).collect();
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let cell = |row: &ExtraRow, at: usize| {
        let cell = row.cells.get(at);
        let literal = cell.is_none_or(|cell| cell.state != State::Number);
        Part { literal, ..Part::new(cell.map(|cell| printed(cell, "")).unwrap_or_default()) }
    };
    let line = |row: &&ExtraRow| {
        let label = Part { left: true, ..Part::head(row.label.as_str(), Head::Row) };
        std::iter::once(label).chain((0..width).map(|at| cell(row, at))).collect()
    };
    let each = (60 / width.max(1)).clamp(1, 20) as u8;
    let first = 100_usize.saturating_sub(usize::from(each) * width).max(1) as u8;
    Some(Grid {
        caption: given.pick("本地增加的行", "Rows added locally").to_owned(),
        name: String::new(),
        head_rows: 0,
        widths: std::iter::once(first).chain(std::iter::repeat_n(each, width)).collect(),
        look: "extra",
        rows: rows.iter().map(line).collect(),
    })
}
