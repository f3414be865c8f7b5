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
/// Characters of a cell's print that a headline shows.
const MOST_PRINTED: usize = 8;

/// One finding for each table with cells that `wrong` picks; doubtful cells are never picked.
///
/// `what` says what is wrong with a cell, `then` what to do.
fn cells_outcome(
    subject: &Subject<'_>,
    rule: &'static Rule,
    wrong: impl Fn(&Cell, Unit) -> bool,
    what: Words,
    then: Words,
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
        let name = table.form.table.name();
        let message = if let [(id, cell)] = picked[..] {
            let (row, column) = table.form.position(id);
            let (row, column) = (&table.form.rows[row], table.form.rows[row].columns[column].label);
            let print = wording::shortened(&cell.raw, MOST_PRINTED);
            let bare = wording::addend(row);
            wording::headline(
                [name.zh, &[name.en, ", "].concat()],
                &[Message::new(bare.zh, wording::row(table.form, row).en)],
                wording::row_noun(table.form),
                [
                    &[column.zh, "填“", &print, "”，", what.zh, "\n", then.zh].concat(),
                    &[", ", column.en, ": “", &print, "”, ", what.en, "\n", then.en].concat(),
                ],
            )
        } else {
            let (names, n) = (cells_in_words(table.form, &picked), picked.len().to_string());
            wording::said(
                "{0}有{1}格{2}\n{3}。{4}",
                "{5}: {1} cells with {6}\n{7}. {8}",
                &[name.zh, &n, what.zh, &names.zh, then.zh, name.en, what.en, &names.en, then.en],
            )
        };
        Some(rule.finding(message).at(subject.report, picked.into_iter().map(|(id, _)| id).collect()))
    };
    Outcome::of(subject.report.tables.iter().filter_map(of_table).collect())
}

/// “（一）予以公开”行“自然人”栏（-3）、…等6处.
fn cells_in_words(form: &TableForm, cells: &[(CellId, &Cell)]) -> Message {
    let mut out = Message::default();
    for (at, (id, cell)) in cells.iter().take(MOST_NAMED).enumerate() {
        let name = wording::cell(form, *id);
        let (zh, en) = if at > 0 { ("、", "; ") } else { ("", "") };
        wording::say(&mut out, "{0}{1}（{4}）", "{2}{3} ({4})", &[zh, &name.zh, en, &name.en, &cell.raw]);
    }
    if cells.len() > MOST_NAMED {
        wording::say(&mut out, "等{0}处", "; {0} in all", &[&cells.len().to_string()]);
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
    let (mut all, n) = (Message::default(), pairs.len().to_string());
    for (at, (print, right)) in pairs.iter().enumerate() {
        let comma = if at == 0 { ["", ""] } else { ["；", "; "] };
        let print: String = print.chars().filter(|c| !c.is_whitespace()).collect();
        all.zh += &[comma[0], "“", &print, "”应为“", right.zh, "”"].concat();
        all.en += &[comma[1], "“", &print, "” for “", right.en, "”"].concat();
    }
    let fits = all.zh.chars().count() + what.zh.chars().count() + 2 <= wording::HEADLINE[0];
    let message = if fits && pairs.len() == 1 {
        wording::said("{0}{1}{2}", "{3}, {4}: {5}", &[name.zh, what.zh, &all.zh, name.en, what.en, &all.en])
    } else {
        wording::said(
            "{0}有{1}处{2}与格式不一致\n{3}。",
            "{4}: {5} that differ from the form’s: {1}\n{6}.",
            &[name.zh, &n, what.zh, &all.zh, name.en, what.en, &all.en],
        )
    };
    rule.finding(message).on(spans)
}

/// Whether the reader said that it could not read this table's numbers at all.
fn is_unread(subject: &Subject<'_>, form: &TableForm) -> bool {
    let unread = |kind| matches!(kind, NoticeKind::NoDataRow | NoticeKind::SideBySide);
    subject.report.notices.iter().any(|n| n.table == form.table && unread(n.kind))
}
