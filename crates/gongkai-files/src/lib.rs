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

mod archive;
mod base64;
mod container;
mod doc;
mod format;
mod html;
mod length;
pub mod limits;
mod map;
mod mime;
mod notice;
mod numeral;
mod ofd;
mod open_document;
mod order;
mod page;
mod pdf;
mod refusal;
mod rows;
mod rtf;
mod sheet;
mod sight;
#[cfg(test)]
mod testing;
mod word;
mod words;
mod xml;

pub use format::Format;
pub use notice::{Group, Notice, NoticeKind, Place, Touches};
pub use refusal::Refusal;
pub use words::Words;

/// Decodes bytes in the encoding that a label names (WHATWG labels: `gb18030`, `utf-16be`, `windows-1252` …), with
/// U+FFFD for what is malformed; `None`: unknown label. The caller brings it: `encoding_rs` on the command line,
/// `TextDecoder` in the page.
pub type Decode<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// Is told how many of a file's pages are read, and how many there are. Called while files of many pages are read, for
/// people who wait.
pub type Watch<'a> = &'a dyn Fn(usize, usize);

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
    /// Where each page begins in `text`, in bytes, ascending; empty for files without pages of their own.
    pub pages: Vec<usize>,
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
    read_watched(bytes, decode, &|_, _| ())
}

/// The same; `watch` is called before each page of a file that has pages.
pub fn read_watched(bytes: &[u8], decode: Decode<'_>, watch: Watch<'_>) -> Outcome {
    let Some(format) = format::recognise(bytes, decode) else { return Outcome::Text };
    if bytes.len() > limits::FILE {
        return Outcome::Refused { format, reason: Refusal::TooLarge };
    }
    let result = match format {
        Format::Zip => match archive::members(bytes, decode) {
            Ok(members) => return Outcome::Archive(members),
            Err(reason) => Err(reason),
        },
        Format::Eml => match mime::attached(bytes, decode) {
            members if members.is_empty() => extract(format, bytes, decode, 0, watch),
            members => return Outcome::Archive(members),
        },
        format => extract(format, bytes, decode, 0, watch),
    };
    match result {
        Ok(extract) => Outcome::Read { format, extract },
        Err(reason) => Outcome::Refused { format, reason },
    }
}

/// The text of a file of a known format. `depth`: files around it, as a document holds web pages and mails hold
/// documents.
fn extract(
    format: Format,
    bytes: &[u8],
    decode: Decode<'_>,
    depth: usize,
    watch: Watch<'_>,
) -> Result<Extract, Refusal> {
    let zip = || container::zip::Zip::open(bytes, decode);
    let text = || xml::decoded(bytes, decode).ok_or(Refusal::Damaged);
    match format {
        Format::Docx => word::read(&zip()?, decode, depth),
        Format::FlatOpc => word::read_flat(&text()?, decode, depth),
        Format::WordXml2003 => word::read_2003(&text()?),
        Format::Odt | Format::Ods if bytes.starts_with(b"PK") => open_document::read(&zip()?, decode),
        Format::Odt | Format::Ods => open_document::read_flat(&text()?),
        Format::ExcelXml2003 => sheet::xml_2003::read(&text()?),
        Format::Xlsx => sheet::xlsx::read(&zip()?, decode),
        Format::Xls => sheet::xls::read(bytes),
        Format::Mhtml | Format::Eml => mime::read(bytes, decode, depth),
        Format::EncryptedOffice => Err(Refusal::Password),
        Format::Rar | Format::SevenZip | Format::Gzip | Format::Tar | Format::Xz | Format::Bzip2 => {
            Err(Refusal::OtherArchive)
        }
        Format::ExcelOld | Format::WordOld => Err(Refusal::TooOld),
        Format::Png
        | Format::Jpeg
        | Format::Gif
        | Format::Bmp
        | Format::Tiff
        | Format::Webp
        | Format::Heic => Err(Refusal::Picture),
        // An archive within a document is no text of it.
        // Unknown, or cut off before its directory.
        Format::Compound => container::compound::Compound::open(bytes).and(Err(Refusal::Unsupported)),
        Format::Zip
        | Format::Presentation
        | Format::Uof
        | Format::Xlsb
        | Format::Epub
        | Format::Caj
        | Format::Ceb
        | Format::Gd
        | Format::Djvu => Err(Refusal::Unsupported),
        Format::Pdf => pdf::read(bytes, decode, watch),
        Format::Ofd => ofd::read(bytes, decode, watch),
        Format::Doc => doc::read(bytes, decode),
        Format::Rtf => rtf::read(bytes, decode),
    }
}

/// The text of a file that stands in another: also of text and HTML.
fn read_inner(bytes: &[u8], decode: Decode<'_>, depth: usize) -> Result<Extract, Refusal> {
    if depth > limits::FILE_DEPTH {
        return Err(Refusal::TooDeep);
    }
    match format::recognise(bytes, decode) {
        Some(format) => extract(format, bytes, decode, depth, &|_, _| ()),
        None => mime::text(bytes, decode),
    }
}
