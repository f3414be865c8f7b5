//! The kinds of input that are damaged.

/// A kind of input, by its structure and by what reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Office Open XML text.
    Docx,
    /// Word 97 and later.
    Doc,
    /// Office Open XML workbook.
    Xlsx,
    /// PDF.
    Pdf,
    /// OFD.
    Ofd,
    /// `OpenDocument` text and sheets.
    OpenDocument,
    /// Rich text.
    Rtf,
    /// Excel 97 and later.
    Xls,
    /// Mails and web archives.
    Mail,
    /// Archives of files.
    Zip,
    /// XML in one file: Flat OPC, Word 2003, Excel 2003, flat `OpenDocument`.
    Xml,
    /// A report as text, read, checked and written in every format.
    Text,
    /// A report as HTML, likewise.
    Html,
    /// What is printed in one cell of a sound report.
    Print,
    /// Changed cells, a selection of rules, what was observed of a file, and the text that they are about.
    Change,
    /// The text of a `gongkai.toml`.
    Settings,
    /// Bytes that the command line decodes.
    Bytes,
    /// Arguments of the command line, one a line.
    Arguments,
}

impl Kind {
    /// Files that `gongkai-files` takes apart.
    pub const FILES: [Kind; 11] = [
        Kind::Docx,
        Kind::Doc,
        Kind::Xlsx,
        Kind::Pdf,
        Kind::Ofd,
        Kind::OpenDocument,
        Kind::Rtf,
        Kind::Xls,
        Kind::Mail,
        Kind::Zip,
        Kind::Xml,
    ];

    /// What the core and the command line read.
    pub const CORE: [Kind; 7] =
        [Kind::Text, Kind::Html, Kind::Print, Kind::Change, Kind::Settings, Kind::Bytes, Kind::Arguments];

    /// The name in commands and counters, and the ending of its files.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Docx => "docx",
            Kind::Doc => "doc",
            Kind::Xlsx => "xlsx",
            Kind::Pdf => "pdf",
            Kind::Ofd => "ofd",
            Kind::OpenDocument => "odt",
            Kind::Rtf => "rtf",
            Kind::Xls => "xls",
            Kind::Mail => "eml",
            Kind::Zip => "zip",
            Kind::Xml => "xml",
            Kind::Text => "txt",
            Kind::Html => "html",
            Kind::Print => "print",
            Kind::Change => "change",
            Kind::Settings => "toml",
            Kind::Bytes => "bytes",
            Kind::Arguments => "args",
        }
    }

    /// The kind of files with this ending.
    pub fn of_ending(ending: &str) -> Option<Kind> {
        Some(match ending {
            "ods" => Kind::OpenDocument,
            "mhtml" | "mht" => Kind::Mail,
            "wps" => Kind::Doc,
            "et" => Kind::Xls,
            other => return Kind::all().find(|kind| kind.name() == other),
        })
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Kind> {
        Kind::FILES.into_iter().chain(Kind::CORE)
    }

    /// Whether `gongkai-files` reads it.
    pub fn is_file(self) -> bool {
        Kind::FILES.contains(&self)
    }

    /// Folders of the tests, from `tests/`, that hold inputs of the kind beside those of `tests/fuzz`.
    pub fn folders(self) -> &'static [&'static str] {
        match self {
            Kind::Text => &["fixtures", "regressions", "prose"],
            Kind::Html => &["fixtures", "regressions"],
            kind if kind.is_file() => &["fixtures/files"],
            _ => &[],
        }
    }
}
