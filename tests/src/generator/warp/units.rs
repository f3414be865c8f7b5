//! Money in other units than the form's 万元.

use gongkai::form::Unit;
use gongkai::{CellId, Decimal, TableKind};

use super::super::Specimen;
use super::super::random::Random;
use super::super::sheet::Slot;

/// A number in 万元 in another unit: its decimal point so many places to the right.
fn moved(value: Decimal, places: i32) -> String {
    if places <= 0 {
        return value.shift_right(places.unsigned_abs() as u8).to_string();
    }
    let places = places.unsigned_abs() as usize;
    let text = value.to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let padded = format!("{rest}{}", "0".repeat(places.saturating_sub(rest.len())));
    let (moved, rest) = padded.split_at(places);
    let digits = format!("{whole}{moved}");
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    if rest.is_empty() { digits.to_owned() } else { format!("{digits}.{rest}") }
}

/// Units, and how far the point of a number in 万元 moves to the right in them.
const UNITS: &[(&str, i32)] = &[("亿元", -4), ("千元", 1), ("元", 4), ("百万元", -2)];

/// Money that is printed as a number: its cell, its value and its slot.
fn money(specimen: &mut Specimen) -> Vec<(CellId, Decimal, &mut Slot)> {
    let mut numbers = specimen.numbers_mut();
    numbers.retain(|(cell, ..)| cell.at().1.unit == Unit::Wan);
    numbers
}

/// Gives the heading over table 2's money another text, and the title of its block another tail.
fn entitle(specimen: &mut Specimen, unit: Option<&str>, in_block: Option<&str>) {
    let Some(sheet) = specimen.sheet_mut(TableKind::Disclosure) else { return };
    let is_money = |slot: &Slot| slot.text.starts_with("本年收费金额") || slot.text.starts_with("采购总金额");
    let Some(at) = sheet.rows.iter().position(|row| row.iter().any(is_money)) else { return };
    for slot in sheet.rows[at].iter_mut().filter(|slot| is_money(slot)) {
        let name: String = slot.text.chars().take_while(|c| !"（(".contains(*c)).collect();
        slot.text = unit.map_or(name.clone(), |unit| format!("{name}（单位：{unit}）"));
    }
    if let Some(unit) = in_block {
        sheet.rows[at - 1][0].text.push_str(&format!("（单位：{unit}）"));
    }
}

/// Another unit in the heading.
pub(super) fn in_heading(specimen: &mut Specimen, random: &mut Random) {
    let (unit, places) = *random.pick(UNITS);
    for (_, value, slot) in money(specimen) {
        slot.text = moved(value, places);
    }
    entitle(specimen, Some(unit), None);
}

/// Another unit in the title of the block, none in the heading.
pub(super) fn in_block(specimen: &mut Specimen, random: &mut Random) {
    let (unit, places) = *random.pick(UNITS);
    let mut open = Vec::new();
    for (cell, value, slot) in money(specimen) {
        slot.text = moved(value, places);
        open.push(cell.to_string());
    }
    entitle(specimen, None, Some(unit));
    specimen.truth.doubt_allowed.extend(open);
}

/// The unit behind the number, whatever the heading says.
pub(super) fn at_number(specimen: &mut Specimen, random: &mut Random) {
    let written: &[(&str, &str, i32)] = &[
        ("", "元", 4),
        ("￥", "元", 4),
        ("", "亿元", -4),
        ("", "亿", -4),
        ("", "万", 0),
        ("￥", "万元", 0),
        ("人民币", "元", 4),
    ];
    let &(before, after, places) = random.pick(written);
    for (_, value, slot) in money(specimen) {
        slot.text = format!("{before}{}{after}", moved(value, places));
    }
}

/// A sign of yuan before the number, and no unit anywhere.
pub(super) fn yuan_sign(specimen: &mut Specimen, random: &mut Random) {
    let sign = *random.pick(&["￥", "¥"]);
    let mut open = Vec::new();
    for (cell, value, slot) in money(specimen) {
        slot.text = format!("{sign}{}", moved(value, 4));
        open.push(cell.to_string());
    }
    entitle(specimen, None, None);
    specimen.truth.doubt_allowed.extend(open);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_move_and_no_digit_is_lost() {
        let number = |text: &str| Decimal::parse(text).expect("a number");
        assert_eq!(moved(number("641.27"), 4), "6412700");
        assert_eq!(moved(number("641.27"), 1), "6412.7");
        assert_eq!(moved(number("641.27"), -4), "0.064127");
        assert_eq!(moved(number("0"), 4), "0");
        assert_eq!(moved(number("0.0005"), 4), "5");
    }
}
