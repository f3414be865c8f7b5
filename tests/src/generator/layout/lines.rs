//! One cell per line: text extracted from HTML, with or without a bar after each cell.

use std::fmt::Write;

use super::super::Specimen;
use super::super::random::Random;
use super::super::sheet::{Place, Sheet, Slot};
use super::{assemble, flat};

/// Text nodes joined by line breaks: a blank cell has no text node, so it leaves nothing.
pub(super) fn plain(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "", |sheet| {
        sheet.rows.iter().flatten().filter(|s| !s.text.is_empty()).map(|s| format!("{}\n", s.text)).collect()
    })
}

/// A browser's copy of cells that hold paragraphs.
pub(super) fn copy_p(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let printed = sheet.rows.iter().flatten().filter(|s| !s.text.is_empty());
        printed.map(|s| format!("{}\n\n", s.text)).collect()
    })
}

/// `innerText` of cells that hold paragraphs: `\n\n\t\n\n` between cells, four breaks between rows.
pub(super) fn innertext_p(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let rows: Vec<String> = sheet
            .rows
            .iter()
            .map(|row| row.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join("\n\n\t\n\n"))
            .collect();
        rows.join("\n\n\n\n\n") + "\n"
    })
}

/// Word's “save as text”: a covered cell is an empty line. Its blank cells are empty lines too, so they cannot
/// be told from covered ones.
pub(super) fn word_txt(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "", |sheet| {
        let mut out = String::new();
        for place in sheet.places().into_iter().flatten() {
            match place {
                Place::Slot(slot) => out.push_str(&format!("{}\n", flat(&slot.text))),
                Place::Down { first: true } => out.push('\n'),
                Place::Right | Place::Down { first: false } => {}
            }
        }
        out
    })
}

/// Every cell with a bar behind it; a blank is a lone bar.
pub(super) fn bars(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "", |sheet| sheet.rows.iter().flatten().map(barred).collect())
}

fn barred(slot: &Slot) -> String {
    if slot.text.is_empty() { "|\n".to_owned() } else { format!("{} |\n", slot.text) }
}

/// As [`bars`], and every row ends in a line of bars for the columns that its cells cover.
pub(super) fn bars_covered(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "", |sheet| {
        let mut out = String::new();
        for row in &sheet.rows {
            out.extend(row.iter().map(barred));
            let covered = covered(sheet, row);
            if covered > 0 {
                let _ = writeln!(out, "{}", "|".repeat(covered));
            }
        }
        out
    })
}

/// Headings and last cells on lines of their own, the numbers between them on one line.
pub(super) fn bars_inline(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "", |sheet| {
        let mut out = String::new();
        for row in &sheet.rows {
            let last = row.len().saturating_sub(1);
            for (at, slot) in row.iter().enumerate() {
                out.push_str(&slot.text);
                out.push_str(" |");
                if at == last {
                    let _ = writeln!(out, " {}", "|".repeat(covered(sheet, row)));
                } else if slot.value && row[at + 1].value && at + 1 < last {
                    out.push(' ');
                } else {
                    out.push('\n');
                }
            }
        }
        out
    })
}

/// Blanks are moved to the end of the row, as one run of bars: which cells were blank is lost.
pub(super) fn bars_trimmed(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "", |sheet| {
        let mut out = String::new();
        for row in &sheet.rows {
            out.extend(row.iter().filter(|s| !s.text.is_empty()).map(barred));
            let blank = row.iter().filter(|s| s.text.is_empty()).count();
            if blank > 0 {
                let _ = writeln!(out, "{}", "|".repeat(blank));
            }
        }
        out
    })
}

/// Places of a row's rectangle that hold no cell of their own.
fn covered(sheet: &Sheet, row: &[Slot]) -> usize {
    sheet.width() - row.len()
}
