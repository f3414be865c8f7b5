//! Tables drawn with characters: grid tables, simple tables, columns of spaces.

use super::super::Specimen;
use super::super::random::Random;
use super::super::sheet::Sheet;
use super::{assemble, display_width, flat, pad};

/// `+---+---+`, as reStructuredText and pandoc write it.
pub(super) fn grid(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| boxed(sheet, &Frame { edge: '|', line: '-', cross: '+' }))
}

/// `┼───┼`, as terminals and some text editors draw it.
pub(super) fn drawn(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| boxed(sheet, &Frame { edge: '│', line: '─', cross: '┼' }))
}

struct Frame {
    edge: char,
    line: char,
    cross: char,
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    (0..count)
        .map(|x| rows.iter().filter_map(|r| r.get(x)).map(|t| display_width(t)).max().unwrap_or(0).max(1))
        .collect()
}

fn flat_rows(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.texts().iter().map(|row| row.iter().map(|t| flat(t)).collect()).collect()
}

fn boxed(sheet: &Sheet, frame: &Frame) -> String {
    let rows = flat_rows(sheet);
    let widths = widths(&rows);
    let rule: String = widths
        .iter()
        .map(|w| format!("{}{}", frame.cross, frame.line.to_string().repeat(w + 2)))
        .chain([format!("{}\n", frame.cross)])
        .collect();
    let mut out = rule.clone();
    for row in &rows {
        for (cell, width) in row.iter().zip(&widths) {
            out.push_str(&format!("{} {} ", frame.edge, pad(cell, *width)));
        }
        out.push(frame.edge);
        out.push('\n');
        out.push_str(&rule);
    }
    out
}

/// Columns under dashes, two spaces between: pandoc's simple table.
pub(super) fn simple(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let rows = flat_rows(sheet);
        let widths = widths(&rows);
        let rule = widths.iter().map(|w| "-".repeat(*w)).collect::<Vec<_>>().join("  ");
        let body = aligned(&rows, &widths);
        format!("{rule}\n{body}{rule}\n")
    })
}

/// Columns of spaces and nothing else: a table typed in a text editor.
pub(super) fn columns(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let rows = flat_rows(sheet);
        aligned(&rows, &widths(&rows))
    })
}

fn aligned(rows: &[Vec<String>], widths: &[usize]) -> String {
    rows.iter()
        .map(|row| {
            let cells: Vec<String> = row.iter().zip(widths).map(|(t, w)| pad(t, *w)).collect();
            cells.join("  ").trim_end().to_owned() + "\n"
        })
        .collect()
}
