//! The kinds of files that are damaged.

/// A kind of file, by its structure and reader.
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
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 11] = [
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
        }
    }

    /// The kind of files with this ending.
    pub fn of_ending(ending: &str) -> Option<Kind> {
        Some(match ending {
            "ods" => Kind::OpenDocument,
            "mhtml" | "mht" => Kind::Mail,
            "wps" => Kind::Doc,
            "et" => Kind::Xls,
            other => return Kind::ALL.into_iter().find(|kind| kind.name() == other),
        })
    }
}
