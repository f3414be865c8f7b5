//! Why a file is not read.

/// Why a file is not read. The sentences are in `words.rs`: what the file is, why it is not read, what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Protected with a password.
    Password,
    /// A picture.
    Picture,
    /// Every page is a picture.
    Scanned {
        /// Its pages.
        pages: u32,
    },
    /// Letters are drawn as outlines; no page holds text.
    Outlines,
    /// The fonts have no table of the characters that their glyphs mean; nothing could be read.
    TextTable,
    /// An archive of a kind that is not opened.
    OtherArchive,
    /// Written by a program too old, such as Word 95.
    TooOld,
    /// Larger than [`crate::limits`] allow, or inflating to more.
    TooLarge,
    /// An archive of more files than are opened.
    TooMany,
    /// A document whose tables, boxes or groups stand too deep within each other.
    Nested,
    /// An archive within an archive within an archive.
    TooDeep,
    /// Cut off or damaged, so that nothing certain could be read.
    Damaged,
    /// A known format that holds no report, such as a presentation.
    Unsupported,
    /// Read well, but without any text.
    NoText,
}

impl Refusal {
    /// Its name for programs, such as `password`.
    pub const fn name(self) -> &'static str {
        match self {
            Refusal::Password => "password",
            Refusal::Picture => "picture",
            Refusal::Scanned { .. } => "scanned",
            Refusal::Outlines => "outlines",
            Refusal::TextTable => "text-table",
            Refusal::OtherArchive => "other-archive",
            Refusal::TooOld => "too-old",
            Refusal::TooLarge => "too-large",
            Refusal::TooMany => "too-many",
            Refusal::Nested => "nested",
            Refusal::TooDeep => "too-deep",
            Refusal::Damaged => "damaged",
            Refusal::Unsupported => "unsupported",
            Refusal::NoText => "no-text",
        }
    }
}
