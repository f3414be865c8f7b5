//! Table 2 read column by column, as some PDF readers print it: all labels of rows first, then each column's
//! heading with the column's values under it.

use super::align::Run;
use super::labels::Hit;
use super::tokens::{Kind, Token};
use crate::form::{FormRow, TableForm};
use crate::source::han_only;
use crate::span::Span;

/// For each row of the form what its columns print; `None` unless every printed number stands under the heading
/// of a column, in the order of the form, with just as many numbers as the block has rows.
pub(super) fn columns(
    text: &str,
    tokens: &[Token],
    hits: &[Hit],
    runs: &[Run],
    form: &TableForm,
) -> Option<Vec<Vec<Span>>> {
    let printed: Vec<&Run> = runs.iter().filter(|run| run.printed > 0).collect();
    if printed.is_empty() || printed.iter().any(|run| run.before.is_some()) {
        return None;
    }
    let heading = |run: &Run| {
        let head = tokens[..run.from].iter().rev().find_map(|t| match t.kind {
            Kind::Hit(hit) => Some(hits[hit]),
            _ => None,
        })?;
        Some(han_only(Span { start: head.start, end: head.end }.of(text)))
    };
    let mut rows = vec![Vec::new(); form.rows.len()];
    let mut next = printed.iter();
    let mut first = 0;
    for block in form.rows.chunk_by(|a: &FormRow, b: &FormRow| a.block == b.block) {
        for column in block[0].columns {
            let run = next.next()?;
            let label = han_only(column.label.zh);
            let values: Vec<Span> =
                tokens[run.from..run.to].iter().filter(|t| t.kind == Kind::Value).map(|t| t.span).collect();
            if values.len() != block.len() || !label.starts_with(&heading(run)?) {
                return None;
            }
            for (row, value) in rows[first..].iter_mut().zip(values) {
                row.push(value);
            }
        }
        first += block.len();
    }
    next.next().is_none().then_some(rows)
}
