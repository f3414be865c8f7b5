//! Table 4, the same in every edition: one row of fifteen numbers, in three blocks of five columns.

use super::identities::row_sum;
use super::{FormColumn, FormRow, Identity, IdentityKind, Unit, Words, w};

pub(super) const TITLE: Words = w(
    "政府信息公开行政复议、行政诉讼情况",
    "Administrative reviews and lawsuits over open government information",
);

/// Over the first block.
pub(super) const REVIEW: Words = w("行政复议", "Administrative review");
/// Over the second and the third block.
pub(super) const LITIGATION: Words = w("行政诉讼", "Administrative lawsuits");

const fn column(id: &'static str, zh: &'static str, en: &'static str) -> FormColumn {
    FormColumn { id, label: w(zh, en), unit: Unit::Count }
}

const OUTCOMES: &[FormColumn] = &[
    column("upheld", "结果维持", "Upheld"),
    column("corrected", "结果纠正", "Corrected"),
    column("other", "其他结果", "Other outcome"),
    column("pending", "尚未审结", "Pending"),
    column("total", "总计", "Total"),
];

const fn block(id: &'static str, path: &'static [Words]) -> FormRow {
    FormRow { id, path, variants: &[], block: None, columns: OUTCOMES, measure: None, local: false }
}

pub(super) const ROWS: &[FormRow] = &[
    block("review", &[REVIEW]),
    block("litigation_direct", &[LITIGATION, w("未经复议直接起诉", "Direct lawsuit without review")]),
    block("litigation_after_review", &[LITIGATION, w("复议后起诉", "Lawsuit after review")]),
];

/// The outcomes of each block add up to its 总计.
pub(super) const IDENTITIES: &[Identity] = &[
    row_sum(IdentityKind::DisputeSum, 0, OUTCOMES.len()),
    row_sum(IdentityKind::DisputeSum, 1, OUTCOMES.len()),
    row_sum(IdentityKind::DisputeSum, 2, OUTCOMES.len()),
];
