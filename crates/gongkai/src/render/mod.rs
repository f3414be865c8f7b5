//! From documents to the formats that people and programs want: one file per format.
//!
//! | format | function | for |
//! |---|---|---|
//! | JSON | [`json::document`] | programs; the wire format of the contract |
//! | CSV, TSV | [`csv::document`], [`tsv::document`] | spreadsheets and statistics: one row per cell |
//! | Markdown | [`md::document`] | notes, issues, chats |
//! | HTML | [`html::document`] | printing, archiving, pasting into Word |
//!
//! None of them fails, and the same document gives the same bytes on every platform. Several documents become
//! one CSV, TSV or HTML file by writing the head once and the part of each document after it.

pub mod certainty;
pub mod csv;
pub mod html;
pub mod json;
mod language;
mod long;
pub mod md;
pub mod tsv;
pub mod wording;

#[cfg(test)]
mod fixture;

pub use language::Language;
