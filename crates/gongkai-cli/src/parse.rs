//! `gongkai parse`: documents for programs, spreadsheets and notes.

use std::io;
use std::path::PathBuf;

use gongkai::Document;
use gongkai::render::docx::Docx;
use gongkai::render::wide::Wide;
use gongkai::render::xlsx::Xlsx;
use gongkai::render::{Language, csv, html, json, md, paper, tsv};

use crate::args::{Format, Manner, Reading, Verb};
use crate::complain;
use crate::output::Output;
use crate::session::{Exit, Session};

/// What is to be written, and where.
pub(crate) struct Wanted {
    pub(crate) format: Format,
    /// `None`: standard output.
    pub(crate) output: Option<PathBuf>,
    pub(crate) with_text: bool,
}

pub(crate) fn run(reading: Reading, wanted: &Wanted, manner: Manner) -> io::Result<Exit> {
    let Some(mut session) = Session::open(reading, Verb::Parse, manner) else {
        return Ok(Exit::CouldNotRun);
    };
    let open = if wanted.format.is_binary() { Output::to_file } else { Output::to };
    let mut output = match open(wanted.output.as_deref(), session.sources(), manner.language) {
        Ok(output) => output,
        Err(message) => {
            complain(&message);
            return Ok(Exit::CouldNotRun);
        }
    };
    match wanted.format {
        Format::Docx => {
            let mut docx = Docx::new(paper::Kind::Annual, manner.language);
            let mut count = 0;
            session.run(|document, _| {
                count += docx.add(document);
                Ok(())
            })?;
            return whole(output, count, || docx.finish(), &session);
        }
        Format::Xlsx => {
            let mut xlsx = Xlsx::new(manner.language);
            let mut count = 0;
            session.run(|document, _| {
                count += xlsx.add(document);
                Ok(())
            })?;
            return whole(output, count, || xlsx.finish(), &session);
        }
        _ => {}
    }
    let mut stream = Stream {
        format: wanted.format,
        language: manner.language,
        with_text: wanted.with_text,
        several: session.several(),
        for_file: wanted.output.is_some(),
        written: 0,
        wide: Wide::default(),
    };
    session.run(|document, _| output.write(stream.next(document).as_bytes()))?;
    output.write(stream.end().as_bytes())?;
    output.finish()?;
    Ok(session.exit())
}

/// Writes a file that is made as a whole, where there is anything in it.
pub(crate) fn whole(
    mut output: Output,
    count: usize,
    bytes: impl FnOnce() -> Vec<u8>,
    session: &Session,
) -> io::Result<Exit> {
    if count > 0 {
        output.write(&bytes())?;
    }
    output.finish()?;
    Ok(session.exit())
}

/// Several documents as one text, written as they come.
struct Stream {
    format: Format,
    language: Language,
    with_text: bool,
    several: bool,
    for_file: bool,
    written: usize,
    wide: Wide,
}

impl Stream {
    /// The document, with what must stand before it.
    fn next(&mut self, document: &Document) -> String {
        let before = if self.written == 0 { self.start() } else { self.between().to_owned() };
        self.written += 1;
        before
            + &match self.format {
                Format::Json => json::document(document, self.with_text),
                Format::Ndjson => json::document(document, self.with_text) + "\n",
                Format::Csv => csv::rows(document),
                Format::Tsv => tsv::rows(document),
                Format::Md => md::document(document, self.language),
                Format::Html => html::part(document, self.language),
                Format::Text => self.text(document),
                Format::Wide => self.wide.rows(document),
                // Made as a whole, not part by part.
                Format::Xlsx | Format::Docx => String::new(),
            }
    }

    /// The text that was read; of several under their names.
    fn text(&self, document: &Document) -> String {
        let head = if self.several { format!("==> {} <==\n", document.name) } else { String::new() };
        let end = if document.text.ends_with('\n') { "" } else { "\n" };
        [&head, document.text.as_str(), end].concat()
    }

    fn start(&self) -> String {
        match self.format {
            Format::Json if self.several => "[\n".to_owned(),
            Format::Csv if self.for_file => csv::BYTE_ORDER_MARK.to_owned() + &csv::head(),
            Format::Wide if self.for_file => csv::BYTE_ORDER_MARK.to_owned() + &self.wide.head(),
            Format::Wide => self.wide.head(),
            Format::Csv => csv::head(),
            Format::Tsv => tsv::head(),
            Format::Html => html::head(self.language),
            Format::Json | Format::Ndjson | Format::Md | Format::Text | Format::Xlsx | Format::Docx => {
                String::new()
            }
        }
    }

    fn between(&self) -> &'static str {
        match self.format {
            Format::Json => ",\n",
            Format::Md | Format::Text => "\n",
            Format::Ndjson
            | Format::Csv
            | Format::Tsv
            | Format::Html
            | Format::Wide
            | Format::Xlsx
            | Format::Docx => "",
        }
    }

    /// What follows the last document. Where none could be read, a single input gives nothing and several give an
    /// empty list.
    fn end(&self) -> String {
        if self.written == 0 && !self.several {
            return String::new();
        }
        let start = if self.written == 0 { self.start() } else { String::new() };
        start
            + match self.format {
                Format::Json if self.several && self.written > 0 => "\n]\n",
                Format::Json if self.several => "]\n",
                Format::Json => "\n",
                Format::Html => html::foot(),
                Format::Ndjson
                | Format::Csv
                | Format::Tsv
                | Format::Md
                | Format::Text
                | Format::Wide
                | Format::Xlsx
                | Format::Docx => "",
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(format: Format, several: bool, count: usize) -> String {
        let mut stream = Stream {
            format,
            language: Language::Zh,
            with_text: false,
            several,
            for_file: false,
            written: 0,
            wide: Wide::default(),
        };
        let document = Document::default();
        let parts: String = (0..count).map(|_| stream.next(&document)).collect();
        parts + &stream.end()
    }

    #[test]
    fn one_input_is_a_document_and_several_are_an_array() {
        let one = json::document(&Document::default(), false);
        assert_eq!(stream(Format::Json, false, 1), format!("{one}\n"));
        assert_eq!(stream(Format::Json, true, 2), format!("[\n{one},\n{one}\n]\n"));
        assert_eq!(stream(Format::Json, true, 1), format!("[\n{one}\n]\n"));
        assert_eq!(stream(Format::Json, true, 0), "[\n]\n");
        assert_eq!(stream(Format::Json, false, 0), "");
        assert_eq!(stream(Format::Ndjson, true, 2), format!("{one}\n{one}\n"));
    }

    #[test]
    fn tables_and_pages_have_one_head() {
        assert_eq!(stream(Format::Csv, true, 2), csv::head());
        assert_eq!(stream(Format::Tsv, true, 0), tsv::head());
        let page = stream(Format::Html, true, 2);
        assert_eq!(page.matches("<html").count(), 1);
        assert!(page.ends_with("</html>\n"));
        assert_eq!(page.matches("<h1>").count(), 2);
    }
}
