//! Cells run together without a separator: `textContent` and its relatives.

use super::super::random::Random;
use super::super::{Block, Specimen};
use super::{assemble, flat};

/// Each row of a table on its line, its cells glued.
pub(super) fn rows(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "", |sheet| {
        let row =
            |row: &Vec<_>| row.iter().map(|s: &super::super::sheet::Slot| flat(&s.text)).collect::<String>();
        let rows: Vec<String> = sheet.rows.iter().map(row).collect();
        format!("\n{}\n\n", rows.join("\n"))
    })
}

/// As [`rows`], with a space left here and there.
pub(super) fn spaced(specimen: &Specimen, random: &mut Random) -> String {
    assemble(specimen, "", |sheet| {
        let mut out = String::new();
        for row in &sheet.rows {
            for slot in row {
                out.push_str(&flat(&slot.text));
                if random.chance(20) {
                    out.push(' ');
                }
            }
            out.push('\n');
        }
        out
    })
}

/// The whole article in one line: portals' search indexes and archives give it so.
pub(super) fn one_line(specimen: &Specimen, random: &mut Random) -> String {
    let mut out = String::new();
    for block in &specimen.blocks {
        match block {
            Block::Title(line) => {
                out.push_str(line);
                out.push('\n');
            }
            Block::Table(sheet) => {
                for slot in sheet.rows.iter().flatten() {
                    out.push_str(&flat(&slot.text));
                    if random.chance(2) {
                        out.push(' ');
                    }
                }
            }
            Block::Heading(line) | Block::Paragraph(line) | Block::Signature(line) => {
                out.push_str(line);
                if random.chance(15) {
                    out.push(' ');
                }
            }
        }
    }
    out.push('\n');
    out
}
