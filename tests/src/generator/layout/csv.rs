//! Comma-separated text, as spreadsheets and table extractors save it.

use super::super::random::Random;
use super::super::sheet::Sheet;
use super::super::{Block, Specimen};
use super::{assemble, flat};

/// Excel's “save as CSV”: prose stands in the first column, every line has as many fields as the widest table,
/// and fields with commas, quotes or line breaks are quoted.
pub(super) fn excel(specimen: &Specimen, _: &mut Random) -> String {
    whole(specimen, ',')
}

/// The same where the comma is the decimal sign, so that semicolons divide.
pub(super) fn semicolons(specimen: &Specimen, _: &mut Random) -> String {
    whole(specimen, ';')
}

/// What table extractors write: prose as it is, each table as comma-separated lines of its own width.
pub(super) fn tables(specimen: &Specimen, _: &mut Random) -> String {
    assemble(specimen, "\n", |sheet| {
        let line = |row: &Vec<&str>| record(row.iter().map(|text| flat(text)), row.len(), ',') + "\n";
        sheet.texts().iter().map(line).collect()
    })
}

fn whole(specimen: &Specimen, separator: char) -> String {
    let width = specimen.sheets().map(Sheet::width).max().unwrap_or(1);
    let mut out = String::new();
    let mut push = |fields: &mut dyn Iterator<Item = String>| {
        out.push_str(&record(fields, width, separator));
        out.push_str("\r\n");
    };
    for block in &specimen.blocks {
        match block {
            Block::Table(sheet) => {
                for row in sheet.texts() {
                    push(&mut row.iter().map(|text| (*text).to_owned()));
                }
            }
            Block::Title(line) | Block::Heading(line) | Block::Paragraph(line) | Block::Signature(line) => {
                push(&mut [line.clone()].into_iter());
            }
        }
    }
    out
}

/// One line of `width` fields.
fn record(fields: impl Iterator<Item = String>, width: usize, separator: char) -> String {
    let mut fields: Vec<String> = fields.map(|field| quoted(&field, separator)).collect();
    fields.resize(width.max(fields.len()), String::new());
    fields.join(&separator.to_string())
}

fn quoted(field: &str, separator: char) -> String {
    if field.contains([separator, '"', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
