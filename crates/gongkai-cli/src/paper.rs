//! `gongkai check --format docx`: check lists, notices and results as one Word document.

use std::io;
use std::path::Path;

use gongkai::render::docx::Docx;
use gongkai::render::paper::Kind;

use crate::args::{Manner, Reading, Verb, Verbosity};
use crate::complain;
use crate::output::Output;
use crate::parse::whole;
use crate::session::{Exit, Session};

pub(crate) fn run(reading: Reading, kind: Kind, path: Option<&Path>, manner: Manner) -> io::Result<Exit> {
    let Some(mut session) = Session::open(reading, Verb::Check, manner) else {
        return Ok(Exit::CouldNotRun);
    };
    let output = match Output::to_file(path, session.sources(), manner.language) {
        Ok(output) => output,
        Err(message) => {
            complain(&message);
            return Ok(Exit::CouldNotRun);
        }
    };
    let mut docx = Docx::new(kind, manner.language);
    let (mut reports, mut count) = (0, 0);
    session.run(|document, _| {
        reports += document.reports.len();
        count += docx.add(document);
        Ok(())
    })?;
    if count == 0 && reports > 0 && manner.verbosity != Verbosity::Quiet {
        complain(manner.language.pick(
            "没有需要整改的问题，没有写出通知",
            "nothing asks for a correction; no notice was written",
        ));
    }
    whole(output, count, || docx.finish(), &session)
}
