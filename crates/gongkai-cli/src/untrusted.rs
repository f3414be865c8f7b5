//! What reads bytes that others wrote, and what shows them: for tests and the fuzzer, no interface for programs.

use std::ffi::OsString;

use gongkai::render::Language;
use gongkai::{Document, Message, Selection};

use crate::args::Verbosity;
use crate::terminal::{Style, Terminal, printable};
use crate::{args, check, custom, encoding, input};

/// The text of a file's bytes, and whether it is HTML; `None` where they are no text.
pub fn text(bytes: &[u8]) -> Option<(String, bool)> {
    let text = encoding::decode(bytes)?.text;
    let is_html = input::looks_like_html(&text);
    Some((text, is_html))
}

/// A mistake in settings: its line, from 1, where it has one.
pub type Mistake = (Option<usize>, Message);

/// What the text of a `gongkai.toml` selects, with the text rules of it that are left out; or its mistakes.
pub fn settings(text: &str) -> Result<(Selection, Vec<Mistake>), Vec<Mistake>> {
    let mistakes = |complaints: Vec<custom::Complaint>| -> Vec<Mistake> {
        complaints.into_iter().map(|one| (one.line, one.message)).collect()
    };
    match custom::choice(text) {
        Ok((choice, left_out)) => Ok((Selection::default().then(&choice), mistakes(left_out))),
        Err(complaints) => Err(mistakes(complaints)),
    }
}

/// What the arguments are answered with where they are wrong, as it is written to a terminal.
pub fn answer(arguments: &[OsString]) -> Option<String> {
    let message = args::parse(arguments).err()?;
    Some(message.lines().map(printable).collect::<Vec<_>>().join("\n"))
}

/// What `check -v` prints of a document, without colour.
pub fn shown(document: &Document, selection: &Selection, language: Language) -> String {
    let terminal = Terminal { language, style: Style::Plain };
    check::show(terminal, document, selection, Verbosity::Verbose)
}
