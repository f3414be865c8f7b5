//! From documents to the formats that people and programs want: one file per format.
//!
//! | format | function | for |
//! |---|---|---|
//! | JSON | [`json::document`] | programs; the wire format of the contract |
//! | CSV, TSV | [`csv::document`], [`tsv::document`] | spreadsheets and statistics: one row per cell |
//! | Markdown | [`md::document`] | notes, issues, chats |
//! | HTML | [`html::document`] | printing, archiving, pasting into Word |
//! | Word | [`docx::papers`] of [`paper`]s | reports, check lists, notices and results to edit, sign and send |
//! | Excel | [`xlsx::documents`] | tables in their official layout, or a row for each report; findings |
//! | text, Markdown | [`comparison::text`], [`comparison::md`] | two reports side by side |
//! | wide CSV | [`wide::Wide`] | statistics: one row per report |
//!
//! None of them fails, and the same document gives the same bytes on every platform. Several documents become
//! one CSV, TSV or HTML file by writing the head once and the part of each document after it.

pub mod certainty;
pub mod comparison;
pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
mod language;
mod long;
pub mod md;
mod office;
pub mod paper;
pub mod tsv;
pub mod wide;
pub mod wording;
pub mod xlsx;

#[cfg(test)]
mod fixture;

pub use language::Language;

/// Adds a character as it is; one that drives a terminal or turns the direction of what stands around it by its number:
/// `[U+202E]`. What an export shows is then what it holds.
fn push_harmless(out: &mut String, c: char) {
    if crate::source::is_direction(c) || c.is_control() && !c.is_whitespace() {
        let _ = std::fmt::Write::write_fmt(out, format_args!("[U+{:04X}]", u32::from(c)));
    } else {
        out.push(c);
    }
}
