//! Bytes of office files, PDF, OFD and web archives to the text that Gongkai reads.
//!
//! [`read`] takes the bytes of one file and a function that decodes text encodings. It gives HTML with the file's
//! tables or plain text, together with [`Notice`]s about what could not be read; or the members of an archive; or a
//! [`Refusal`] with its reason. The content decides the format; a file's name is never asked for.
//!
//! ```
//! use gongkai_files::{Outcome, Refusal, read};
//!
//! let utf8 = |_label: &str, bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
//! // Not one of the formats here: the caller reads it as text.
//! assert!(matches!(read("三、收到和处理".as_bytes(), &utf8), Outcome::Text));
//! // A picture holds no text.
//! let Outcome::Refused { format, reason } = read(b"\x89PNG\r\n\x1a\n....", &utf8) else { panic!() };
//! assert_eq!((format.media_type(), reason), ("image/png", Refusal::Picture));
//! ```
//!
//! The crate knows nothing of reports, does no I/O, knows no clock and starts no threads. Sizes are limited
//! ([`limits`]); a file beyond them is refused or cut with a notice. Malformed input gives a refusal or a notice, never
//! a panic.
#![forbid(unsafe_code)]
// Until the readers that use it are there.
#![allow(dead_code, reason = "the first readers follow")]

mod container;
mod format;
mod html;
pub mod limits;
mod notice;
mod page;
mod pdf;
mod refusal;
mod words;
mod xml;

pub use format::Format;
pub use notice::{Notice, NoticeKind, Place, Touches};
pub use refusal::Refusal;
pub use words::Words;

/// Decodes bytes in the encoding that a label names (WHATWG labels: `gb18030`, `utf-16be`, `windows-1252` …), with
/// U+FFFD for what is malformed; `None`: unknown label. The caller brings it: `encoding_rs` on the command line,
/// `TextDecoder` in the page.
pub type Decode<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// The kind of text that was taken out of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextMedia {
    /// HTML: paragraphs, headings, tables with `rowspan` and `colspan`.
    Html,
    /// Plain text.
    Plain,
}

/// The text of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// What the core reads.
    pub text: String,
    /// What `text` is.
    pub media: TextMedia,
    /// What could not be read, or was decided by this crate and should be known.
    pub notices: Vec<Notice>,
}

/// A file within an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its path in the archive, with `/`; within an archive in the archive `inner.zip/report.docx`.
    pub name: String,
    /// Its bytes, or why there are none. They are read with [`read`] like any file.
    pub bytes: Result<Vec<u8>, Refusal>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// None of the formats here: plain text, or HTML that holds no other file. The caller decodes and reads it.
    Text,
    /// The file's text.
    Read {
        /// What the file is.
        format: Format,
        /// Its text.
        extract: Extract,
    },
    /// The files of an archive, those of archives in it among them, in the archive's order: each is an input of its
    /// own.
    Archive(Vec<Member>),
    /// No text.
    Refused {
        /// What the file is, as far as it could be told.
        format: Format,
        /// Why it was not read.
        reason: Refusal,
    },
}

/// Reads a file. `decode` is called for text in other encodings than UTF-8.
pub fn read(bytes: &[u8], decode: Decode<'_>) -> Outcome {
    let Some(format) = format::recognise(bytes, decode) else { return Outcome::Text };
    let result = match format {
        Format::Png | Format::Jpeg | Format::Gif | Format::Bmp | Format::Tiff | Format::Webp => {
            Err(Refusal::Picture)
        }
        Format::Rar | Format::SevenZip | Format::Gzip => Err(Refusal::OtherArchive),
        // Each reader is one line here.
        Format::Pdf => pdf::read(bytes, decode),
        _ => Err(Refusal::NotReadYet),
    };
    match result {
        Ok(extract) => Outcome::Read { format, extract },
        Err(reason) => Outcome::Refused { format, reason },
    }
}
