//! What the editions of table 2 share: how its rows and columns are written down.

use super::{FormColumn, FormRow, Unit, Words, w};

pub(super) const fn column(id: &'static str, zh: &'static str, en: &'static str, unit: Unit) -> FormColumn {
    FormColumn { id, label: w(zh, en), unit }
}

/// A row of the block of article 20 of the Regulations that it reports on.
pub(super) const fn row(
    id: &'static str,
    path: &'static [Words],
    variants: &'static [&'static str],
    block: Option<Words>,
    columns: &'static [FormColumn],
) -> FormRow {
    FormRow { id, path, variants, block, columns, measure: None, local: false }
}
