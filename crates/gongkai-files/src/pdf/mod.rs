//! PDF (ISO 32000-1): pages of glyphs and lines, by way of hayro-syntax for objects, repair and decryption.
//!
//! files.md §3 lists what was measured; the numbers of pitfalls in this folder are its.

mod colour;
mod content;
mod encodings;
mod fonts;
mod inline;
mod lacking;
mod shape;
mod state;
mod streams;
mod widths;

#[cfg(test)]
mod tests;

use hayro_syntax::object::{Array, Dict};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::page::{self, Found};
use crate::{Decode, Extract, Refusal, Watch, limits};
use content::Interpreter;

/// Reads a PDF file.
pub(crate) fn read(bytes: &[u8], decode: Decode<'_>, watch: Watch<'_>) -> Result<Extract, Refusal> {
    // Some programs put bytes before the header; offsets count from it.
    let start = streams::find(&bytes[..bytes.len().min(1024)], b"%PDF-", 0).unwrap_or(0);
    let bytes = &bytes[start..];
    if !is_whole(bytes) {
        return Err(Refusal::Damaged);
    }
    streams::check(bytes)?;
    let length = bytes.len();
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Refusal::Password,
        _ => Refusal::Damaged,
    })?;
    let mut interpreter = Interpreter::new(decode, hidden_groups(&pdf), length);
    let all = pdf.pages();
    if all.is_empty() {
        return Err(Refusal::Damaged);
    }
    let count = all.len().min(limits::PAGES);
    let read = |(done, page)| {
        watch(done, count);
        interpreter.page(page)
    };
    let mut found: Vec<Found> = all.iter().take(count).enumerate().map(read).collect();
    lacking::mark(&mut found, &interpreter);
    page::extract(found, all.len() > limits::PAGES)
}

/// Whether the end of the file is there: a file cut off by a download loses it, and its last pages with it.
fn is_whole(bytes: &[u8]) -> bool {
    let objects = bytes.windows(6).rposition(|window| window == b"endobj").unwrap_or(0);
    let end = &bytes[objects..];
    streams::find(end, b"startxref", 0).is_some() || streams::find(end, b"%%EOF", 0).is_some()
}

/// The object numbers of the optional content groups that are off (8.11.4.3).
fn hidden_groups(pdf: &Pdf) -> Vec<u32> {
    let xref = pdf.xref();
    let off = || {
        let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
        catalog.get::<Dict<'_>>("OCProperties")?.get::<Dict<'_>>("D")?.get::<Array<'_>>("OFF")
    };
    let groups = off().map(|off| off.raw_iter().take(1_000).filter_map(|group| group.as_obj_ref()).collect());
    groups.map_or_else(Vec::new, |groups: Vec<_>| groups.into_iter().map(|group| group.obj_number).collect())
}
