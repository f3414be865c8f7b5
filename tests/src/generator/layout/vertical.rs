//! Headings set from top to bottom, one character under the other.

use super::super::random::Random;
use super::super::sheet::Sheet;
use super::super::{Block, Specimen};
use gongkai::TableKind;

/// The report with the narrow headings of tables 3 and 4 broken behind every character: those of columns, and the
/// groups of rows.
pub(super) fn stacked(specimen: &Specimen) -> Specimen {
    let mut out = specimen.clone();
    for block in &mut out.blocks {
        if let Block::Table(sheet) = block {
            stack(sheet);
        }
    }
    out
}

fn stack(sheet: &mut Sheet) {
    if !matches!(sheet.kind, TableKind::Requests | TableKind::Disputes) {
        return;
    }
    let headings = sheet.rows.iter().take_while(|row| row.iter().all(|s| !s.value)).count();
    for (at, row) in sheet.rows.iter_mut().enumerate() {
        // Headings of one column, and labels of several rows.
        let narrow =
            row.iter_mut().filter(|s| !s.value && s.colspan == 1 && (at < headings || s.rowspan > 1));
        for slot in narrow {
            slot.text = stacked_text(&slot.text);
        }
    }
}

fn stacked_text(text: &str) -> String {
    let chars: Vec<String> = text.chars().filter(|c| *c != '\n').map(String::from).collect();
    chars.join("\n")
}

/// Excel's copy: the stacked headings are quoted cells of several lines.
pub(super) fn tabs(specimen: &Specimen, random: &mut Random) -> String {
    super::tabs::excel(&stacked(specimen), random)
}

/// One cell per line with a bar behind it, a stacked heading over as many lines as it has characters.
pub(super) fn lines(specimen: &Specimen, random: &mut Random) -> String {
    super::lines::bars(&stacked(specimen), random)
}

/// A page whose headings are broken by `<br>`.
pub(super) fn html(specimen: &Specimen, random: &mut Random) -> String {
    super::html::plain(&stacked(specimen), random)
}
