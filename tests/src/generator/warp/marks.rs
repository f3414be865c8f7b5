//! Characters in and at numbers.

use gongkai::Decimal;
use gongkai::form::Unit;

use super::super::random::Random;
use super::super::sheet::Slot;
use super::super::{Specimen, thousands};
use super::some_of;

/// Some of the numbers: mostly a few, in one text of four all.
fn some_numbers(
    specimen: &mut Specimen,
    random: &mut Random,
    wanted: fn(Decimal) -> bool,
    mut change: impl FnMut(Decimal, &mut Slot, &mut Random),
) -> Vec<String> {
    let mut numbers = specimen.numbers_mut();
    numbers.retain(|(_, value, _)| wanted(*value));
    let count = if random.chance(25) { numbers.len() } else { 1 + random.below(6) };
    let some = some_of(numbers.len(), count, random);
    let mut ids = Vec::new();
    for (at, (cell, value, slot)) in numbers.into_iter().enumerate() {
        if some.binary_search(&at).is_ok() {
            change(value, slot, random);
            ids.push(cell.to_string());
        }
    }
    ids
}

/// Marks of notes behind numbers.
pub(super) fn notes(specimen: &mut Specimen, random: &mut Random) {
    let style = random.below(5);
    let mut number = 0;
    let marked = some_numbers(
        specimen,
        random,
        |_| true,
        |_, slot, random| {
            number = number % 5 + 1;
            let mark = match style {
                0 => ["①", "②", "③", "④", "⑤"][number - 1].to_owned(),
                1 => format!("[{number}]"),
                2 => ["¹", "²", "³", "⁴", "⁵"][number - 1].to_owned(),
                3 => (*random.pick(&["*", "＊", "※"])).to_owned(),
                _ => format!("（注{number}）"),
            };
            slot.text.push_str(&mark);
        },
    );
    specimen.truth.doubt_allowed.extend(marked);
}

/// A part, a share or last year's number in brackets behind a number.
pub(super) fn parts(specimen: &mut Specimen, random: &mut Random) {
    let marked = some_numbers(
        specimen,
        random,
        |v| !v.is_zero(),
        |value, slot, random| {
            let part = random.between(0, value.as_i64().unwrap_or(9).abs().max(1));
            let words = match random.below(5) {
                0 => format!("（其中网上申请{part}件）"),
                1 => format!("（上年{part}）"),
                2 => format!("({}.{}%)", random.between(0, 99), random.between(0, 9)),
                3 => format!("（含当面提出{part}件）"),
                _ => format!("（同比增长{}%）", random.between(1, 80)),
            };
            slot.text.push_str(&words);
        },
    );
    specimen.truth.doubt_allowed.extend(marked);
}

/// Characters without a shape in numbers.
pub(super) fn invisible(specimen: &mut Specimen, random: &mut Random) {
    let mark = *random.pick(&['\u{200B}', '\u{200C}', '\u{2060}', '\u{FEFF}', '\u{AD}', '\u{200E}']);
    some_numbers(
        specimen,
        random,
        |_| true,
        |_, slot, random| {
            let mut chars: Vec<char> = slot.text.chars().collect();
            chars.insert(random.below(chars.len() + 1), mark);
            slot.text = chars.into_iter().collect();
        },
    );
}

/// Full-width and unbreakable spaces around numbers.
pub(super) fn padded(specimen: &mut Specimen, random: &mut Random) {
    let space = *random.pick(&["\u{3000}", "\u{A0}", "\u{2003}", " "]);
    some_numbers(
        specimen,
        random,
        |_| true,
        |_, slot, random| {
            let (before, after) = (random.below(3), random.below(3));
            slot.text = format!("{}{}{}", space.repeat(before), slot.text, space.repeat(after));
        },
    );
}

/// Groups of three digits, a space between.
pub(super) fn spaced_thousands(specimen: &mut Specimen, random: &mut Random) {
    let space = *random.pick(&[" ", "\u{A0}", "\u{2009}", "\u{3000}"]);
    let long = |v: Decimal| v.abs().to_string().split('.').next().is_some_and(|whole| whole.len() > 3);
    let marked = some_numbers(specimen, random, long, |value, slot, _| {
        slot.text = thousands(&value.to_string()).replace(',', space);
    });
    specimen.truth.doubt_allowed.extend(marked);
}

/// What Markdown would take for its own is escaped, in numbers and in the ordinals of labels.
pub(super) fn escaped(specimen: &mut Specimen, _: &mut Random) {
    for slot in specimen.sheets_mut().flat_map(|sheet| sheet.rows.iter_mut().flatten()) {
        for sign in [".", "-", "+", "*"] {
            let lead = slot.text.chars().take_while(char::is_ascii_digit).count();
            // 1. at the start of a cell would be a list, as - and + would.
            let is_list = slot.text[lead..].starts_with(sign);
            if slot.value || is_list {
                slot.text = slot.text.replacen(sign, &format!("\\{sign}"), 1);
            }
        }
    }
}

/// F19's changes below zero, written with this sign.
fn negative(specimen: &mut Specimen, sign: &str) -> Vec<String> {
    let changes = specimen
        .numbers_mut()
        .into_iter()
        .filter(|(cell, value, _)| cell.at().1.unit == Unit::Change && value.is_negative());
    let mut ids = Vec::new();
    for (cell, value, slot) in changes {
        slot.text = format!("{sign}{}", value.abs());
        ids.push(cell.to_string());
    }
    ids
}

/// A dash or an arrow for a minus.
pub(super) fn minus(specimen: &mut Specimen, random: &mut Random) {
    let sign = *random.pick(&["−", "－", "–", "—", "‑", "‐", "↓", "﹣"]);
    negative(specimen, sign);
}

/// ▲, which some places mean as minus and others as plus.
pub(super) fn triangle(specimen: &mut Specimen, random: &mut Random) {
    let sign = *random.pick(&["▲", "△"]);
    let open = negative(specimen, sign);
    specimen.truth.ambiguous.extend(open);
}
