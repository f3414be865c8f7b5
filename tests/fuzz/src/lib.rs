//! Damages for files and texts, in the structure of their formats, and the judgement of what their readers make of them.
//!
//! A file is taken apart into a [`Subject`] of parts (members of a zip archive, objects of a PDF file, streams of a compound
//! file), damaged there and put together again, so that a damage reaches the reader behind checksums and compression. A text
//! is damaged in its lines, cells and numbers, so that its tables mostly stay tables.
//! The program `fuzz` of this crate runs it for as long as told; the tests of `gongkai-tests` run it shortly.

// Test support: a file that is not as expected is a failed test, which is what a panic is.
#![allow(clippy::missing_panics_doc)]

mod bytes;
mod compound;
mod core;
mod dictionary;
mod kind;
mod markup;
mod pdf;
mod random;
mod run;
mod signs;
mod subject;
mod text;
mod web;
mod wishes;
mod written;
mod zip;

pub use kind::Kind;
pub use random::Random;
pub use run::{Find, check, decode};
pub use subject::{Part, Subject};
