//! What reading one table gives.

use super::columns::Manner;
use crate::form::TableForm;
use crate::report::{Notice, NoticeKind, Table};
use crate::span::Span;

/// A table that was read, and what the reader was not sure of.
pub(super) struct Reading {
    pub(super) table: Table,
    pub(super) notices: Vec<Notice>,
    /// How the text prints its tables.
    pub(super) manner: Manner,
}

/// Says that a table's labels are there and no number or empty cell beside any.
pub(super) fn no_data_row(form: &TableForm, span: Span) -> Notice {
    Notice {
        kind: NoticeKind::NoDataRow,
        table: form.table,
        cells: form.cells().collect(),
        spans: vec![span],
        print: String::new(),
    }
}
