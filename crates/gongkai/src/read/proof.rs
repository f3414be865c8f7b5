//! Certainty: decided here, and nowhere else.
//!
//! Readers of tables give evidence: what shows the row of a number, what shows its column, and that its print is read
//! whole. They raise objections: a label that is lost, digits that divide in several ways, numbers nearby that belong
//! to no cell. A cell is certain if and only if its row, its column and its value are shown and nobody objects.

use crate::form::CellId;
use crate::report::{
    Cell, ColumnProof, Notice, NoticeKind, Proof, Report, RowProof, State, Table, ValueProof,
};

/// What shows row and column of a cell.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) row: Option<RowProof>,
    pub(super) column: Option<ColumnProof>,
}

impl Shown {
    /// What shows that nothing is printed in a row whose label is there.
    pub(super) const EMPTY_ROW: Shown =
        Shown { row: Some(RowProof::OwnLabel), column: Some(ColumnProof::NothingPrinted) };

    /// A cell with this evidence beside its own.
    pub(super) fn of(self, cell: Cell) -> Cell {
        let Shown { row, column } = self;
        Cell { proof: Proof { row, column, ..cell.proof }, ..cell }
    }
}

/// What shows how a print is read; `None` where it is not known to be whole.
pub(super) fn of_print(state: State, unclear: bool) -> Option<ValueProof> {
    match state {
        _ if unclear => None,
        State::Blank | State::Missing => Some(ValueProof::Nothing),
        State::Number | State::Placeholder | State::Text => Some(ValueProof::WholePrint),
    }
}

/// Decides the certainty of every cell of a report.
pub(super) fn decide(report: &mut Report) {
    for table in &mut report.tables {
        decide_table(table, &mut report.notices);
    }
    let mut aside = Vec::new();
    for other in &mut report.other_tables {
        decide_table(&mut other.table, &mut aside);
    }
    for row in &mut report.extra_rows {
        for cell in &mut row.cells {
            cell.doubt = cell.is_objected();
        }
    }
}

fn decide_table(table: &mut Table, notices: &mut Vec<Notice>) {
    let mut unshown: Vec<CellId> = Vec::new();
    for (id, cell) in table.form.cells().zip(&mut table.cells) {
        // What was not found at all is absent, unless somebody objects.
        if cell.state == State::Missing && cell.proof.row.is_none() && !cell.is_objected() {
            let (row, column) = (Some(RowProof::Absent), Some(ColumnProof::NothingPrinted));
            cell.proof = Proof { row, column, value: Some(ValueProof::Nothing), against: None };
        }
        if cell.state == State::Blank && cell.proof.value.is_none() {
            cell.proof.value = Some(ValueProof::Nothing);
        }
        if !cell.is_objected() && !cell.proof.is_complete() {
            cell.object(NoticeKind::Unshown);
            unshown.push(id);
        }
        cell.doubt = cell.is_objected();
    }
    if !unshown.is_empty() {
        let (kind, spans) = (NoticeKind::Unshown, Vec::new());
        notices.push(Notice { kind, table: table.form.table, cells: unshown, spans, print: String::new() });
    }
}
