#![doc = include_str!("../README.md")]
//!
//! ## Where to begin
//!
//! | for | see |
//! |---|---|
//! | reading and checking | [`parse`], [`parse_with`]; apart: [`read`], [`check()`], [`check_with`] |
//! | what was read | [`Document`], [`Report`], [`Table`], [`Cell`]; places: [`Span`] |
//! | what is wrong | [`Finding`], [`About`], [`Severity`]; the rules: [`check::RULES`], [`check::Choice`] |
//! | the official tables | [`form`], [`CellId`], [`Edition`] |
//! | two reports side by side | [`compare`](mod@compare) |
//! | other numbers in a report | [`change()`] |
//! | output | [`render`] |
//! | what was being done when something panicked | [`stage`] |
//!
//! One direction, no way back up: [`read`] turns a text into a [`Document`] of [`Report`]s, [`check()`] turns each report
//! into [`Finding`]s, [`render`] turns both into the formats people and programs want.
//!
//! ## Features
//!
//! | feature | by default | adds |
//! |---|---|---|
//! | `text-rules` | yes | [`check::TextRule`]: rules on the prose with regular expressions, and the dependency `regex-lite` |
//! | `serde` | no | `serde::Serialize` for documents and their parts, rules and forms, in the shape of `gongkai/1` ([`render::json`]) |
#![forbid(unsafe_code)]
// Texts are sliced by `slice::Slice::part`, which cannot fail.
#![cfg_attr(not(test), warn(clippy::string_slice))]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod body;
mod change;
pub mod check;
pub mod compare;
pub mod decimal;
pub mod form;
mod ground;
mod order;
mod read;
pub mod render;
mod report;
mod slice;
mod source;
pub mod span;
mod spelling;
pub mod stage;
#[doc(hidden)]
pub mod steps;

pub use change::change;
pub use check::{Selection, check, check_with};
pub use decimal::Decimal;
pub use form::{CellId, Edition, TableKind};
pub use ground::Ground;
pub use read::{read, read_file};
pub use report::*;
pub use span::Span;

/// Reads a text and checks every report in it. `name` is only passed through to [`Document::name`].
pub fn parse(input: &str, media: Media, name: &str) -> Document {
    parse_with(input, media, name, &Selection::default())
}

/// Reads and checks a text that a reader of files took from a file: what it was not sure of is in doubt, and what it observed
/// becomes findings about the reading. `origin` says what the file is and what was observed of it.
pub fn parse_file(input: &str, media: Media, name: &str, origin: Origin, selection: &Selection) -> Document {
    let mut document = read_file(input, media, origin);
    name.clone_into(&mut document.name);
    check_with(&mut document, selection);
    document
}

/// The same by the rules of a selection, which says what is checked and how grave it is; see [`check::Choice`].
pub fn parse_with(input: &str, media: Media, name: &str, selection: &Selection) -> Document {
    let mut document = read(input, media);
    name.clone_into(&mut document.name);
    check_with(&mut document, selection);
    document
}
