//! Columns in another order, columns that the form does not have, columns that are gone.

use gongkai::{Decimal, State, TableKind};

use super::super::Specimen;
use super::super::random::Random;
use super::super::sheet::{Sheet, Slot};
use super::{shuffled, some_of};

/// Table 3's value columns.
const APPLICANTS: usize = 7;

/// The value columns of some tables in another order, with their headings.
pub(super) fn permute(specimen: &mut Specimen, random: &mut Random) {
    let some = 1 + random.below(7);
    for (bit, sheet) in specimen.sheets_mut().enumerate() {
        if some & (1 << bit) == 0 {
            continue;
        }
        match sheet.kind {
            TableKind::Disclosure => permute_blocks(sheet, random),
            TableKind::Requests => {
                let groups = if random.chance(70) { shuffled(3, random) } else { vec![0, 1, 2] };
                let organisations = shuffled(5, random);
                reorder_applicants(sheet, &groups, &organisations, random.chance(40));
            }
            _ => {
                let orders: Vec<Vec<usize>> = if random.chance(60) {
                    vec![shuffled(5, random); 3]
                } else {
                    (0..3).map(|_| shuffled(5, random)).collect()
                };
                reorder_outcomes(sheet, &orders);
            }
        }
    }
}

/// The totals of tables 3 and 4 before what they add up.
pub(super) fn total_first(specimen: &mut Specimen, random: &mut Random) {
    let some = 1 + random.below(3);
    if let Some(sheet) = specimen.sheet_mut(TableKind::Requests).filter(|_| some & 1 > 0) {
        reorder_applicants(sheet, &[2, 0, 1], &[0, 1, 2, 3, 4], random.chance(50));
    }
    if let Some(sheet) = specimen.sheet_mut(TableKind::Disputes).filter(|_| some & 2 > 0) {
        reorder_outcomes(sheet, &vec![vec![4, 0, 1, 2, 3]; 3]);
    }
}

/// Puts the last cells of a row in this order; a place keeps its width.
fn reorder(row: &mut Vec<Slot>, order: &[usize]) {
    let old = row.split_off(row.len() - order.len());
    row.extend(order.iter().zip(&old).map(|(&from, place)| Slot {
        colspan: place.colspan,
        rowspan: place.rowspan,
        ..old[from].clone()
    }));
}

/// Table 2: the columns of every block that has several.
fn permute_blocks(sheet: &mut Sheet, random: &mut Random) {
    let mut order: Vec<usize> = Vec::new();
    for at in 0..sheet.rows.len() {
        let values = |row: &[Slot]| row.iter().filter(|slot| slot.value).count();
        let own = values(&sheet.rows[at]);
        let below = sheet.rows.get(at + 1).map_or(0, |row| values(row));
        if own == 0 && below > 0 {
            order = shuffled(below, random);
            reorder(&mut sheet.rows[at], &order);
        } else if own > 0 {
            reorder(&mut sheet.rows[at], &order);
        }
    }
}

/// Table 3: natural persons, organisations and the total in this order, and the organisations among themselves.
/// `flat` prints the seven headings side by side, without the one over the organisations.
fn reorder_applicants(sheet: &mut Sheet, groups: &[usize], organisations: &[usize], flat: bool) {
    let columns_of = |group: usize| match group {
        0 => vec![0],
        1 => organisations.iter().map(|column| column + 1).collect(),
        _ => vec![6],
    };
    let order: Vec<usize> = groups.iter().flat_map(|&group| columns_of(group)).collect();
    let names = std::mem::take(&mut sheet.rows[2]);
    let over = std::mem::take(&mut sheet.rows[1]);
    if flat {
        let all: Vec<&Slot> = over[..1].iter().chain(&names).chain(&over[2..]).collect();
        sheet.rows[1] = order.iter().map(|&column| Slot { rowspan: 1, ..all[column].clone() }).collect();
        sheet.rows[0][0].rowspan = 2;
        sheet.rows.remove(2);
    } else {
        sheet.rows[1] = groups.iter().map(|&group| over[group].clone()).collect();
        sheet.rows[2] = organisations.iter().map(|&column| names[column].clone()).collect();
    }
    for row in sheet.rows.iter_mut().filter(|row| row.iter().any(|slot| slot.value)) {
        reorder(row, &order);
    }
}

/// Table 4: the outcomes of each block in an order of its own.
fn reorder_outcomes(sheet: &mut Sheet, orders: &[Vec<usize>]) {
    let by = |row: &[Slot], at: usize, order: &[usize]| -> Vec<Slot> {
        order.iter().map(|from| row[at + from].clone()).collect()
    };
    let review = by(&sheet.rows[1], 0, &orders[0]);
    sheet.rows[1].splice(..5, review);
    for (block, order) in orders[1..].iter().enumerate() {
        let names = by(&sheet.rows[2], block * 5, order);
        sheet.rows[2].splice(block * 5..block * 5 + 5, names);
    }
    for (block, order) in orders.iter().enumerate() {
        let numbers = by(&sheet.rows[3], block * 5, order);
        sheet.rows[3].splice(block * 5..block * 5 + 5, numbers);
    }
}

/// A number or remark that the form does not ask for.
fn foreign(text: String) -> Slot {
    Slot { text, colspan: 1, rowspan: 1, value: true, ..Slot::default() }
}

/// A column 序号 before the labels.
pub(super) fn ordinals(specimen: &mut Specimen, _: &mut Random) {
    for sheet in specimen.sheets_mut().filter(|sheet| sheet.kind != TableKind::Disputes) {
        let mut number = 0;
        sheet.insert_column(0, "序号", |_| {
            number += 1;
            foreign(number.to_string())
        });
    }
}

/// A column 备注 behind the numbers, with a few words in it.
pub(super) fn remarks(specimen: &mut Specimen, random: &mut Random) {
    let share = *random.pick(&[0, 10, 50]);
    for sheet in specimen.sheets_mut() {
        let width = sheet.width();
        sheet.insert_column(width, "备注", |_| {
            let words: &[&str] = &["无变化", "含网上申请", "见附件", "与上年持平", "另有说明"];
            foreign(if random.chance(share) { (*random.pick(words)).to_owned() } else { String::new() })
        });
    }
}

/// A column 占比 behind table 3's totals, in percent.
pub(super) fn shares(specimen: &mut Specimen, random: &mut Random) {
    let total =
        |id: &str| specimen.truth.cells.get(id).copied().flatten().and_then(Decimal::as_i64).unwrap_or(0);
    let whole = total("requests.result_total.total").max(1);
    let truth = specimen.truth.clone();
    let decimals = random.chance(60);
    let Some(sheet) = specimen.sheet_mut(TableKind::Requests) else { return };
    let width = sheet.width();
    sheet.insert_column(width, "占比", |row| {
        let id = row.last().and_then(|slot| slot.cell).map(|cell| cell.to_string()).unwrap_or_default();
        let part = truth.cells.get(&id).copied().flatten().and_then(Decimal::as_i64).unwrap_or(0).max(0);
        let permyriad = part.saturating_mul(10_000) / whole;
        foreign(if decimals {
            format!("{}.{:02}%", permyriad / 100, permyriad % 100)
        } else {
            format!("{}%", permyriad / 100)
        })
    });
}

/// A column with last year's numbers behind this year's last ones.
pub(super) fn last_year(specimen: &mut Specimen, random: &mut Random) {
    let year = specimen.truth.year.unwrap_or(2024) - 1;
    let heading = match random.below(3) {
        0 => "上年同期数".to_owned(),
        1 => format!("{year}年"),
        _ => "上年数量".to_owned(),
    };
    for sheet in specimen.sheets_mut() {
        let width = sheet.width();
        sheet.insert_column(width, &heading, |row| {
            let own = row.last().and_then(|slot| slot.text.parse::<i64>().ok()).unwrap_or(3);
            foreign(random.between(0, own.abs() * 2 + 3).to_string())
        });
    }
}

/// Columns without a heading and without numbers between the others.
pub(super) fn empty(specimen: &mut Specimen, random: &mut Random) {
    for sheet in specimen.sheets_mut() {
        for _ in 0..=random.below(2) {
            let width = sheet.width();
            let x = 1 + random.below(width);
            sheet.insert_column(x, "", |_| foreign(String::new()));
        }
    }
}

/// One of table 3's columns before the total is gone, heading and numbers.
pub(super) fn drop_one(specimen: &mut Specimen, random: &mut Random) {
    drop_applicant(specimen, random.below(APPLICANTS - 1));
}

/// Table 3's total is gone, heading and numbers.
pub(super) fn drop_total(specimen: &mut Specimen, _: &mut Random) {
    drop_applicant(specimen, APPLICANTS - 1);
}

/// A row that prints nothing is empty in whatever columns it has, so that its doubt is allowed and not required.
fn drop_applicant(specimen: &mut Specimen, column: usize) {
    let Some(sheet) = specimen.sheet_mut(TableKind::Requests) else { return };
    sheet.rows[0][1].colspan -= 1;
    match column {
        0 | 6 => drop(sheet.rows[1].remove(if column == 0 { 0 } else { 2 })),
        _ => {
            sheet.rows[1][1].colspan -= 1;
            sheet.rows[2].remove(column - 1);
        }
    }
    let mut gone = Vec::new();
    for row in sheet.rows.iter_mut().filter(|row| row.iter().any(|slot| slot.value)) {
        let slot = row.remove(row.len() - APPLICANTS + column);
        let told = !slot.text.is_empty() || row.iter().any(|slot| slot.value && !slot.text.is_empty());
        gone.extend(slot.cell.map(|cell| (cell, told)));
    }
    for (cell, told) in gone {
        specimen.prints(cell, None, State::Missing);
        if told {
            specimen.truth.doubt_expected.push(cell.to_string());
        }
    }
    specimen.truth.doubt_allowed.push("requests".to_owned());
}

/// Some of table 3's rows end before their total, which is printed in the others.
pub(super) fn lose_totals(specimen: &mut Specimen, random: &mut Random) {
    let Some(sheet) = specimen.sheet_mut(TableKind::Requests) else { return };
    let headings = sheet.headings();
    let count = sheet.rows.len() - headings;
    let some = some_of(count, 1 + random.below(count), random);
    let gone: Vec<_> = some.into_iter().filter_map(|at| sheet.rows[headings + at].pop()?.cell).collect();
    for cell in gone {
        // A table that keeps its columns shows a blank there.
        specimen.prints(cell, None, State::Blank);
    }
    specimen.truth.doubt_allowed.push("requests".to_owned());
}
