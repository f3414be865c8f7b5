//! Rules on table 2.

pub(super) mod decision_noitem;
pub(super) mod disclosed_bound;
pub(super) mod fee_unit;
pub(super) mod items_neg;
pub(super) mod norm_zero;
pub(super) mod proc_decimals;
pub(super) mod proc_pair;
pub(super) mod proc_unit;
pub(super) mod rule_authority;
pub(super) mod valid_bound;

use super::{Outcome, Subject};
use crate::form::{Edition, FormRow, TableKind, Words};
use crate::report::Finding;

/// The rows of table 2 that count documents.
const DOCUMENTS: [&str; 2] = ["rules", "normative_docs"];

/// The outcome of a rule on table 2 of one edition: what it finds in each of these rows.
fn rows_outcome(
    subject: &Subject<'_>,
    edition: Edition,
    rows: &[&str],
    of_row: impl Fn(&str) -> Option<Finding>,
) -> Outcome {
    if !subject.has(TableKind::Disclosure, edition) {
        return Outcome::NotAssessable;
    }
    Outcome::of(rows.iter().filter_map(|row| of_row(row)).collect())
}

/// The printed label of a row of table 2, in both languages.
fn label(subject: &Subject<'_>, row: &str) -> Words {
    let form = subject.report.table(TableKind::Disclosure).map(|table| table.form);
    let row = form.and_then(|form| Some(&form.rows[form.row(row)?]));
    row.map_or(Words { zh: "", en: "" }, FormRow::label)
}
