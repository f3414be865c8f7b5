//! Word 97 to 2003, and WPS: `.doc`, `.wps` ([MS-DOC]).
//!
//! The text stands in pieces, its properties in pages of 512 bytes that know places in the file, lists and styles in
//! tables of their own (files.md §5).

mod document;
mod fib;
mod lists;
mod look;
mod pages;
mod pieces;
mod sprm;
mod styles;
mod symbols;

#[cfg(test)]
mod tests;

use crate::container::compound::Compound;
use crate::{Decode, Extract, Refusal};
use fib::Fib;

/// Reads a Word document.
pub(crate) fn read(bytes: &[u8], decode: Decode<'_>) -> Result<Extract, Refusal> {
    let file = Compound::open(bytes)?;
    let main = file.stream("WordDocument").ok_or(Refusal::Damaged)?;
    let fib = Fib::read(&main)?;
    let table = file.stream(fib.table_stream()).ok_or(Refusal::Damaged)?;
    let data = file.stream("Data").unwrap_or_default();
    document::read(&document::Streams { main: &main, table: &table, data: &data }, &fib, decode)
}
