//! `gongkai check`: findings for people.

use std::io::{self, Write};

use gongkai::{Document, Selection};

use crate::args::{Manner, Reading, Verb, Verbosity};
use crate::interrupt;
use crate::output::stdout;
use crate::session::{Exit, Session};
use crate::terminal::{self, Style, Terminal};

pub(crate) fn run(reading: Reading, manner: Manner) -> io::Result<Exit> {
    let Some(mut session) = Session::open(reading, Verb::Check, manner) else {
        return Ok(Exit::CouldNotRun);
    };
    let terminal = Terminal { language: manner.language, style: Style::for_stdout(manner.color) };
    let mut out = stdout(manner.language)?.lock();
    session.run(|document, selection| {
        let shown = show(terminal, document, selection, manner.verbosity);
        let _whole = interrupt::writing();
        out.write_all(shown.as_bytes())?;
        // Findings and complaints about other files appear in the order of the files.
        out.flush()
    })?;
    if manner.verbosity != Verbosity::Quiet {
        out.write_all(terminal.summary(session.total()).as_bytes())?;
    }
    Ok(session.exit())
}

/// All of a document. Quiet leaves out what needs no attention.
pub(crate) fn show(
    terminal: Terminal,
    document: &Document,
    selection: &Selection,
    verbosity: Verbosity,
) -> String {
    let mut out = String::new();
    if document.reports.is_empty() {
        return out;
    }
    let lines = terminal::lines(document);
    for (number, report) in document.reports.iter().enumerate() {
        if verbosity == Verbosity::Quiet && report.findings.is_empty() {
            continue;
        }
        out.push_str(&terminal.report(document, number));
        if verbosity == Verbosity::Verbose {
            out.push_str(&terminal.checks(report));
        }
        if !report.findings.is_empty() || verbosity == Verbosity::Verbose {
            out.push('\n');
        }
        for finding in &report.findings {
            out.push_str(&terminal.finding(document, Some(report), &lines, finding));
        }
        // What was looked at, behind what was found: a hundred lines that nobody must scroll past.
        if verbosity == Verbosity::Verbose {
            out.push_str(&terminal.certainty(document, report, &lines));
            out.push_str(&terminal.rules(report, selection));
        }
    }
    for finding in &document.findings {
        out.push_str(&terminal.finding(document, None, &lines, finding));
    }
    out
}
