//! Rules on whether the report follows the form: its edition, its tables and rows, what its cells hold.

pub(super) mod blank;
pub(super) mod duplicate;
pub(super) mod header;
pub(super) mod label;
pub(super) mod negative;
pub(super) mod noninteger;
pub(super) mod nonnumeric;
pub(super) mod placeholder;
pub(super) mod row_extra;
pub(super) mod row_missing;
pub(super) mod table_missing;
pub(super) mod version;

use super::{Outcome, Rule, Subject, wording};
use crate::form::{CellId, TableForm, Unit, Words};
use crate::report::{Cell, Finding, Message, NoticeKind, Table};
use crate::span::Span;

/// Cells that a message names one by one.
const MOST_NAMED: usize = 4;

/// One finding for each table with cells that `wrong` picks; doubtful cells are never picked.
///
/// `message` gets the table's name, the cells in words, and how many they are.
fn cells_outcome(
    subject: &Subject<'_>,
    rule: &'static Rule,
    wrong: impl Fn(&Cell, Unit) -> bool,
    message: impl Fn(Words, &Message, usize) -> Message,
) -> Outcome {
    if subject.report.tables.is_empty() {
        return Outcome::NotAssessable;
    }
    let of_table = |table: &Table| -> Option<Finding> {
        let units = table.form.rows.iter().flat_map(|row| row.columns).map(|column| column.unit);
        let picked: Vec<(CellId, &Cell)> = table
            .iter()
            .zip(units)
            .filter(|((_, cell), unit)| !cell.doubt && wrong(cell, *unit))
            .map(|(cell, _)| cell)
            .collect();
        if picked.is_empty() {
            return None;
        }
        let names = cells_in_words(table.form, &picked);
        let text = message(table.form.table.name(), &names, picked.len());
        Some(rule.finding(text).at(subject.report, picked.into_iter().map(|(id, _)| id).collect()))
    };
    Outcome::of(subject.report.tables.iter().filter_map(of_table).collect())
}

/// “（一）予以公开”行“自然人”栏（-3）、…等6处.
fn cells_in_words(form: &TableForm, cells: &[(CellId, &Cell)]) -> Message {
    let mut out = Message::default();
    for (at, (id, cell)) in cells.iter().take(MOST_NAMED).enumerate() {
        let name = wording::cell(form, *id);
        let (zh, en) = if at > 0 { ("、", "; ") } else { ("", "") };
        wording::push(&mut out, format_args!("{zh}"), format_args!("{en}"));
        wording::push(&mut out, format_args!("{}", name.zh), format_args!("{}", name.en));
        wording::push(&mut out, format_args!("（{}）", cell.raw), format_args!(" ({})", cell.raw));
    }
    if cells.len() > MOST_NAMED {
        wording::push(
            &mut out,
            format_args!("等{}处", cells.len()),
            format_args!("; {} in all", cells.len()),
        );
    }
    out
}

/// One finding on words of a table that are printed otherwise than in the form: what is printed, and what should be.
fn misprinted(
    rule: &'static Rule,
    table: &Table,
    what: Words,
    pairs: &[(&str, Words)],
    spans: Vec<Span>,
) -> Finding {
    let name = table.form.table.name();
    let mut message = Message::new(
        [name.zh, "的", what.zh, "与格式不一致："].concat(),
        [name.en, ": ", what.en, " differ from the form’s: "].concat(),
    );
    for (at, (print, right)) in pairs.iter().enumerate() {
        let comma = if at == 0 { ["", ""] } else { ["；", "; "] };
        let print: String = print.chars().filter(|c| !c.is_whitespace()).collect();
        message.zh.push_str(&[comma[0], "“", &print, "”应为“", right.zh, "”"].concat());
        message.en.push_str(&[comma[1], "“", &print, "” for “", right.en, "”"].concat());
    }
    message.zh.push('。');
    message.en.push('.');
    rule.finding(message).on(spans)
}

/// Whether the reader said that it could not read this table's numbers at all.
fn is_unread(subject: &Subject<'_>, form: &TableForm) -> bool {
    let unread = |kind| matches!(kind, NoticeKind::NoDataRow | NoticeKind::SideBySide);
    subject.report.notices.iter().any(|n| n.table == form.table && unread(n.kind))
}
