//! What reading one table gives.

use super::columns::Manner;
use crate::form::{CellId, TableForm};
use crate::report::{Cell, Notice, NoticeKind, Table};
use crate::span::Span;

/// A table that was read, and what the reader was not sure of.
pub(super) struct Reading {
    pub(super) table: Table,
    pub(super) notices: Vec<Notice>,
    /// How the text prints its tables.
    pub(super) manner: Manner,
    /// Numbers of columns that the form does not have.
    pub(super) aside: Vec<Span>,
}

impl Reading {
    /// The same table with none of its numbers: it prints two for each cell.
    pub(super) fn refused(self) -> Reading {
        let Table { form, cells, span, labels } = self.table;
        let unread = Cell::default().objected(Some(NoticeKind::SideBySide));
        let notice = Notice {
            kind: NoticeKind::SideBySide,
            table: form.table,
            cells: form.cells().collect(),
            spans: vec![span],
            print: String::new(),
        };
        let cells = vec![unread; cells.len()];
        Reading { table: Table { form, cells, span, labels }, notices: vec![notice], ..self }
    }
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

/// Says that a table's headings contradict the form, and quotes them.
pub(super) fn headings_differ(text: &str, form: &TableForm, cells: Vec<CellId>, print: Span) -> Notice {
    let words = print.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Notice { kind: NoticeKind::HeadingsDiffer, table: form.table, cells, spans: vec![print], print: words }
}
