//! The printed words of a table that are not labels of rows.

use super::{GridCell, TableForm};

/// Every printed heading of a table: columns, blocks, groups of rows, notes, as printed.
pub(crate) fn headings(form: &TableForm) -> impl Iterator<Item = &'static str> {
    form.grid().into_iter().flatten().filter_map(move |cell| match cell {
        GridCell::Head { text, .. } if !form.rows.iter().any(|r| r.label() == text) => Some(text.zh),
        _ => None,
    })
}
