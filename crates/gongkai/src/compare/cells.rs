//! The cells of two reports side by side.
//!
//! Cells of two editions are one where they have the same id; F19's 其他处理 is the sum of F21's three (domain: XY-OTHER-MAP).
//! Every other cell that only one edition has is told as that edition's.

use super::Pair;
use crate::decimal::Decimal;
use crate::form::{CellId, Edition, TableKind};
use crate::report::{Report, State, Table};
use crate::span::Span;

/// A cell that differs.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CellPair {
    /// What kind of difference it is.
    pub how: Difference,
    /// What the old report prints; `None` where its form has no such cell.
    pub old: Option<Print>,
    /// What the new report prints; `None` where its form has no such cell.
    pub new: Option<Print>,
}

/// Kinds of differences between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// Both are read for certain, and say something else.
    Changed,
    /// Both say that there is nothing, one by a zero, the other by a blank, a dash or no print at all.
    Nothing,
    /// They seem to differ, and at least one of them is in doubt.
    Doubted,
    /// The old report's edition of the form has it, the new one's does not.
    OnlyOld,
    /// The new report's edition of the form has it, the old one's does not.
    OnlyNew,
}

impl Difference {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Difference::Changed => "changed",
            Difference::Nothing => "nothing",
            Difference::Doubted => "doubted",
            Difference::OnlyOld => "only_old",
            Difference::OnlyNew => "only_new",
        }
    }
}

/// What stands in a cell, or in the cells that the other edition counts as one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Print {
    /// The cell; several where the other edition counts them as one.
    pub cells: Vec<CellId>,
    /// The printed characters; of several cells joined by `＋`.
    pub raw: String,
    /// The number; of several cells their sum, where all are numbers.
    pub value: Option<Decimal>,
    /// What kind of print it is; of several cells, that of the first that is no number.
    pub state: State,
    /// Whether the reader was not sure of it.
    pub doubt: bool,
    /// Where it stands; of several cells the place of the first.
    pub span: Option<Span>,
}

impl Print {
    fn of(table: &Table, cells: Vec<CellId>) -> Print {
        let all = || cells.iter().map(|id| &table.cells[usize::from(id.index)]);
        let raws: Vec<&str> = all().map(|cell| cell.raw.as_str()).collect();
        let state =
            all().map(|cell| cell.state).find(|state| *state != State::Number).unwrap_or(State::Number);
        let value = (state == State::Number).then(|| all().filter_map(|cell| cell.value).sum());
        let (doubt, span) = (all().any(|cell| cell.doubt), all().find_map(|cell| cell.span));
        Print { raw: raws.join("＋"), value, state, doubt, span, cells }
    }

    /// Whether it says that there is nothing: a zero, a blank, a dash, or no print.
    pub fn is_nothing(&self) -> bool {
        match self.state {
            State::Number => self.value.is_some_and(Decimal::is_zero),
            State::Blank | State::Placeholder | State::Missing => true,
            State::Text => false,
        }
    }

    /// Whether both print the same: one value, or one kind of nothing, or the same words.
    fn equals(&self, other: &Print) -> bool {
        let words = self.state != State::Text || self.raw == other.raw;
        self.state == other.state && self.value == other.value && words
    }
}

/// The cells that differ, and how many are read for certain and the same.
pub(super) fn compare(old: &Report, new: &Report) -> (Vec<CellPair>, u32) {
    let (mut pairs, mut same) = (Vec::new(), 0);
    for kind in TableKind::ALL {
        let (Some(old), Some(new)) = (old.table(kind), new.table(kind)) else { continue };
        for (old, new) in matched(old, new) {
            match difference(old.as_ref(), new.as_ref()) {
                Some(how) => pairs.push(CellPair { how, old, new }),
                None if old.is_some_and(|print| print.doubt) || new.is_some_and(|print| print.doubt) => {}
                None => same += 1,
            }
        }
    }
    (pairs, same)
}

/// The tables that only one of two reports has.
pub(super) fn apart(old: &Report, new: &Report) -> Pair<Vec<TableKind>> {
    let only = |one: &Report, other: &Report| {
        TableKind::ALL
            .into_iter()
            .filter(|&kind| one.table(kind).is_some() && other.table(kind).is_none())
            .collect()
    };
    Pair { old: only(old, new), new: only(new, old) }
}

/// How two prints differ; `None` where they do not. Two doubted prints that look alike are no difference that could be
/// told.
fn difference(old: Option<&Print>, new: Option<&Print>) -> Option<Difference> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (Some(_), None) => return Some(Difference::OnlyOld),
        (None, Some(_)) => return Some(Difference::OnlyNew),
        (None, None) => return None,
    };
    match () {
        () if old.equals(new) => None,
        () if old.doubt || new.doubt => Some(Difference::Doubted),
        () if old.is_nothing() && new.is_nothing() => Some(Difference::Nothing),
        () => Some(Difference::Changed),
    }
}

/// What both sides print; `None` where a side's form has no such cell.
type Prints = (Option<Print>, Option<Print>);

/// The cells of two prints of a table, side by side, in the order of the newer edition; what only the older one has stands
/// behind.
pub(super) fn matched(old: &Table, new: &Table) -> Vec<Prints> {
    let print = |table: &Table, id: CellId| Print::of(table, vec![id]);
    if old.form.edition == new.form.edition {
        let each = |id: CellId| (Some(print(old, id)), Some(print(new, id)));
        return new.form.cells().map(each).collect();
    }
    let turned = old.form.edition > new.form.edition;
    let (older, newer) = if turned { (new, old) } else { (old, new) };
    let (mut pairs, mut taken) = (Vec::<Prints>::new(), Vec::new());
    for id in newer.form.cells() {
        let (row, column) = id.at();
        if let Some(parts) = parts_of_other(newer, row.id, column.id) {
            let all = older.form.cell(&["requests.other.all.", column.id].concat());
            pairs.push((all.map(|id| print(older, id)), Some(Print::of(newer, parts))));
            taken.extend(all);
        } else if !is_part_of_other(newer, row.id) {
            let same = older.form.cell(&id.to_string());
            pairs.push((same.map(|id| print(older, id)), Some(print(newer, id))));
            taken.extend(same);
        }
    }
    let rest = older.form.cells().filter(|id| !taken.contains(id));
    pairs.extend(rest.map(|id| (Some(print(older, id)), None)));
    if turned { pairs.into_iter().map(|(older, newer)| (newer, older)).collect() } else { pairs }
}

/// The rows that F21 prints for F19's one.
const OTHERS: [&str; 3] = ["other.supplement_overdue", "other.fee_overdue", "other.misc"];

fn is_part_of_other(table: &Table, row: &str) -> bool {
    (table.form.table, table.form.edition) == (TableKind::Requests, Edition::F21) && OTHERS.contains(&row)
}

/// The three cells of a column of F21's 其他处理, asked for at the first of them.
fn parts_of_other(table: &Table, row: &str, column: &str) -> Option<Vec<CellId>> {
    if !is_part_of_other(table, row) || row != OTHERS[0] {
        return None;
    }
    Some(OTHERS.iter().filter_map(|row| table.form.cell(&["requests.", row, ".", column].concat())).collect())
}
