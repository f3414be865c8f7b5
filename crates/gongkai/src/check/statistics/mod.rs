//! Rules on the statistics table of reports on 2014 to 2018.
//!
//! Its sums are evaluated together with those of tables 3 and 4, in [`arithmetic`](super::arithmetic); the rules on
//! them only hand out their share.

pub(super) mod channel;
pub(super) mod denied;
pub(super) mod done;
pub(super) mod leader;
pub(super) mod litigation;
pub(super) mod norm;
pub(super) mod received;
pub(super) mod reply;
pub(super) mod reply_done;
pub(super) mod review;
pub(super) mod staff;
pub(super) mod unit;

use super::{Subject, w};
use crate::Decimal;
use crate::form::{CellId, TableKind, Words};
use crate::report::{State, Table};

/// What all of them rest on.
const BASIS: Words = w(
    "国办发〔2014〕32号附件《政府信息公开情况统计表》",
    "Statistics table, annex to Guo Ban Fa [2014] No. 32",
);

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
