//! Packages of Office Open XML, written from nothing: a zip archive (`zip`) of compressed XML parts (`deflate`, `xml`).
//! `word` writes papers as `WordprocessingML`, `sheet` workbooks as `SpreadsheetML`.
//!
//! No clock and no machine gets into a file: every member has the first date that zip knows, and the same content gives
//! the same bytes wherever it is written.

mod deflate;
pub(super) mod sheet;
pub(super) mod word;
pub(super) mod xml;
pub(super) mod zip;
