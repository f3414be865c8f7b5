//! Tab-separated rows: a table copied from Word, WPS, Excel or a browser.

use std::fmt::Write;

use super::super::random::Random;
use super::super::sheet::{Place, Sheet};
use super::super::{Block, Specimen};
use super::{assemble, flat};

/// Every place of the rectangle has its tab; covered places are empty.
pub(super) fn full(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", full_table)
}

fn full_table(sheet: &Sheet) -> String {
    let mut out = String::new();
    for row in sheet.texts() {
        let cells: Vec<String> = row.iter().map(|t| flat(t)).collect();
        let _ = writeln!(out, "{}", cells.join("\t"));
    }
    out
}

/// Word and WPS: a merged row of cells is one cell; each cell that reaches down leaves one empty place.
pub(super) fn word(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let mut out = String::new();
        for row in sheet.places() {
            let cells: Vec<String> = row
                .iter()
                .filter_map(|place| match place {
                    Place::Slot(slot) => Some(flat(&slot.text)),
                    Place::Down { first: true } => Some(String::new()),
                    Place::Right | Place::Down { first: false } => None,
                })
                .collect();
            let _ = writeln!(out, "{}", cells.join("\t"));
        }
        out
    })
}

/// Excel: as [`full`], and a cell with a line break is quoted.
pub(super) fn excel(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "", |sheet| {
        let mut out = String::new();
        for row in sheet.texts() {
            let quoted = |t: &&str| if t.contains('\n') { format!("\"{t}\"") } else { (*t).to_owned() };
            let cells: Vec<String> = row.iter().map(quoted).collect();
            let _ = write!(out, "{}\r\n", cells.join("\t"));
        }
        out
    })
}

/// As [`full`], after an editor that strips white space at line ends.
pub(super) fn trimmed(specimen: &Specimen, random: &mut Random) -> String {
    full(specimen, random).lines().map(|line| format!("{}\n", line.trim_end_matches('\t'))).collect()
}

/// A browser's copy of bare cells: covered places do not exist.
pub(super) fn copy_td(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let mut out = String::new();
        for row in &sheet.rows {
            let cells: Vec<String> = row.iter().map(|slot| flat(&slot.text)).collect();
            let _ = writeln!(out, "{}", cells.join("\t"));
        }
        out
    })
}

/// Readers that lift tables out of the page: all prose first, then the tables one after the other.
pub(super) fn prose_first(specimen: &Specimen, _: &mut Random) -> String {
    let mut out = assemble(specimen, "", |_| String::new());
    for block in &specimen.blocks {
        if let Block::Table(sheet) = block {
            let _ = write!(out, "\n{}", full_table(sheet));
        }
    }
    out
}

/// Copied out of a PDF that encodes common characters as Kangxi radicals.
pub(super) fn radicals(specimen: &Specimen, random: &mut Random) -> String {
    to_radicals(&full(specimen, random))
}

/// Characters, and what such PDFs give for them.
const PAIRS: &[(char, char)] = &[
    ('一', '⼀'),
    ('二', '⼆'),
    ('人', '⼈'),
    ('工', '⼯'),
    ('大', '⼤'),
    ('文', '⽂'),
    ('方', '⽅'),
    ('无', '⽆'),
    ('月', '⽉'),
    ('止', '⽌'),
    ('水', '⽔'),
    ('用', '⽤'),
    ('目', '⽬'),
    ('自', '⾃'),
    ('行', '⾏'),
    ('金', '⾦'),
    ('门', '⻔'),
    ('见', '⻅'),
    ('民', '⺠'),
    ('十', '⼗'),
    ('心', '⼼'),
    ('户', '⼾'),
    ('八', '⼋'),
];

/// The text as such PDFs give it.
pub(super) fn to_radicals(text: &str) -> String {
    text.chars().map(|c| PAIRS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)).collect()
}

/// The text with common characters again.
pub(super) fn from_radicals(text: &str) -> String {
    text.chars().map(|c| PAIRS.iter().find(|(_, to)| *to == c).map_or(c, |(from, _)| *from)).collect()
}
