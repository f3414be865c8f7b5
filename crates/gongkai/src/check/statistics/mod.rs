//! Rules on the statistics table of reports on 2014 to 2018, but those on its sums, which stand in `arithmetic`.

pub(super) mod channel;
pub(super) mod leader;
pub(super) mod norm;
pub(super) mod reply_done;
pub(super) mod unit;

use super::Subject;
use crate::Decimal;
use crate::form::{CellId, TableKind};
use crate::report::{State, Table};

/// The statistics table of a report.
fn table<'a>(subject: &Subject<'a>) -> Option<&'a Table> {
    subject.report.table(TableKind::Statistics)
}

/// A row's cell and its number, when it is known for certain. A blank counts as zero.
fn count(table: &Table, row: &str) -> Option<(CellId, Decimal)> {
    let id = table.form.cell_at(table.form.row(row)?, 0);
    let cell = &table.cells[usize::from(id.index)];
    let value = match cell.state {
        State::Number => cell.value?,
        State::Blank | State::Placeholder => Decimal::ZERO,
        State::Text | State::Missing => return None,
    };
    (!cell.doubt).then_some((id, value))
}

/// Whether a row prints a number.
fn is_printed(table: &Table, row: &str) -> bool {
    let at = table.form.row(row);
    at.is_some_and(|at| table.cells[at].state == State::Number)
}
