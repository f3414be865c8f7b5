//! Rows of cells with pipes: what web-to-text tools write, and Markdown.

use std::fmt::Write;

use super::super::Specimen;
use super::super::random::Random;
use super::super::sheet::{Place, Sheet};
use super::{assemble, flat};

/// Every place of the rectangle, a pipe and a space after each.
pub(super) fn trafilatura(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "", |sheet| {
        let mut out = String::new();
        for row in sheet.texts() {
            out.push('|');
            for cell in row {
                let _ = write!(out, " {} |", flat(cell));
            }
            out.push_str(" \n");
        }
        out
    })
}

/// A Markdown table under an empty heading; merged columns leave empty cells, merged rows leave nothing.
pub(super) fn markdownify(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let width = sheet.width();
        let mut out = format!("|{}\n|{}\n", "  |".repeat(width), " --- |".repeat(width));
        for row in &sheet.rows {
            out.push('|');
            for slot in row {
                let _ = write!(out, " {} |{}", flat(&slot.text), " |".repeat(slot.colspan - 1));
            }
            out.push('\n');
        }
        out
    })
}

/// `a | b | c`: no pipe at either end.
pub(super) fn bare(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let rows = sheet.texts().into_iter();
        rows.map(|row| row.iter().map(|t| flat(t)).collect::<Vec<_>>().join(" | ") + "\n").collect()
    })
}

/// `|a|b|c|`, with each merged cell printed once and covered cells below left empty.
pub(super) fn tight(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let mut out = String::new();
        for row in sheet.places() {
            out.push('|');
            for place in row {
                match place {
                    Place::Slot(slot) => out.push_str(&format!("{}|", flat(&slot.text))),
                    Place::Down { first: true } => out.push('|'),
                    Place::Right | Place::Down { first: false } => {}
                }
            }
            out.push('\n');
        }
        out
    })
}

/// `｜a｜b｜`: full-width bars, typed with a Chinese keyboard.
pub(super) fn wide(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let line = |row: Vec<&str>| row.iter().map(|t| format!("｜{}", flat(t))).collect::<String>() + "｜\n";
        sheet.texts().into_iter().map(line).collect()
    })
}

/// A Markdown table as a careful person writes it: first row as heading, aligned columns.
pub(super) fn markdown(specimen: &Specimen, _: &mut Random) -> String {
    let text = assemble(specimen, "\n", markdown_table);
    match text.split_once('\n') {
        Some((title, rest)) => format!("# {title}\n{rest}"),
        None => text,
    }
}

fn markdown_table(sheet: &Sheet) -> String {
    let rows = sheet.texts();
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|t| t.replace('\n', "<br>")).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if at == 0 {
            let _ = writeln!(out, "|{}", "---|".repeat(row.len()));
        }
    }
    out
}
