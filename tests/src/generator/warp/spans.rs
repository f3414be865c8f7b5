//! Merged cells: printed once for each place that they cover, or over places that the form divides.

use gongkai::{Decimal, State, TableKind};

use super::super::Specimen;
use super::super::random::Random;
use super::super::sheet::Slot;

/// Headings and numbers of merged cells stand in every place that they cover, as tools write them that know no spans.
pub(super) fn repeat(specimen: &mut Specimen, random: &mut Random) {
    let downwards = random.chance(50);
    for sheet in specimen.sheets_mut() {
        let owners = sheet.owners();
        let mut rows = Vec::new();
        for (y, line) in owners.iter().enumerate() {
            let mut row: Vec<Slot> = Vec::new();
            for &(top, at) in line {
                let slot = &sheet.rows[top][at];
                let rowspan = if downwards { 1 } else { slot.rowspan };
                if downwards || top == y {
                    row.push(Slot { colspan: 1, rowspan, ..slot.clone() });
                }
            }
            rows.push(row);
        }
        sheet.rows = rows;
    }
}

/// The organisations' cells of a row of table 3 that count nothing are one blank cell.
pub(super) fn blanks(specimen: &mut Specimen, random: &mut Random) {
    merge(specimen, random, "", None);
}

/// They are one `0`. Whose zero it is, only its span says.
pub(super) fn zeros(specimen: &mut Specimen, random: &mut Random) {
    merge(specimen, random, "0", Some(Decimal::ZERO));
}

fn merge(specimen: &mut Specimen, random: &mut Random, text: &str, value: Option<Decimal>) {
    let share = *random.pick(&[40, 100, 100]);
    let truth = specimen.truth.clone();
    let Some(sheet) = specimen.sheet_mut(TableKind::Requests) else { return };
    let is_nothing = |slot: &Slot| {
        let id = slot.cell.map(|cell| cell.to_string()).unwrap_or_default();
        truth.cells.get(&id).copied().flatten().is_none_or(Decimal::is_zero)
    };
    let mut merged = Vec::new();
    for row in sheet.rows.iter_mut().filter(|row| row.iter().any(|slot| slot.value)) {
        let first = row.len() - 6;
        if row[first..first + 5].iter().all(is_nothing) && random.chance(share) {
            merged.extend(row[first..first + 5].iter().filter_map(|slot| slot.cell));
            let whole = Slot { text: text.to_owned(), colspan: 5, ..row[first].clone() };
            row.splice(first..first + 5, [whole]);
        }
    }
    let state = if value.is_some() { State::Number } else { State::Blank };
    for cell in merged {
        specimen.prints(cell, value, state);
        if value.is_some() {
            specimen.truth.doubt_allowed.push(cell.to_string());
        }
    }
}
