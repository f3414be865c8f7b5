//! Colours, or none.

use std::io::{self, IsTerminal};

use crate::args::Color;

/// What a piece of text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Error,
    Warning,
    Note,
    /// This software's own doubt: a colour of its own, so that it is never taken for the author's error.
    Doubt,
    Good,
    Bold,
    Dim,
}

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Ansi,
}

impl Style {
    /// For standard output. `auto` colours a terminal that can show it, unless `NO_COLOR` is set.
    pub(crate) fn for_stdout(color: Color) -> Self {
        Style::of(color, io::stdout().is_terminal())
    }

    /// For standard error.
    pub(crate) fn for_stderr(color: Color) -> Self {
        Style::of(color, io::stderr().is_terminal())
    }

    fn of(color: Color, terminal: bool) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        // An old Windows console prints escape sequences as they are; the newer ones announce themselves.
        let capable = if cfg!(windows) {
            ["WT_SESSION", "TERM", "ANSICON", "ConEmuANSI"].into_iter().any(set)
        } else {
            std::env::var_os("TERM").is_some_and(|term| term != "dumb")
        };
        let colour = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && capable && !set("NO_COLOR"),
        };
        if colour { Style::Ansi } else { Style::Plain }
    }

    pub(crate) fn paint(self, ink: Ink, text: &str) -> String {
        let code = match ink {
            _ if self == Style::Plain || text.is_empty() => return text.to_owned(),
            Ink::Error => "1;31",
            Ink::Warning => "1;33",
            Ink::Note => "1;36",
            Ink::Doubt => "1;35",
            Ink::Good => "32",
            Ink::Bold => "1",
            Ink::Dim => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
