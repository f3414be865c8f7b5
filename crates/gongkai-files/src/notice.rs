//! What a file's reader reports beside the text.

use std::ops::Range;

/// One observation of a file's reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What was observed.
    pub kind: NoticeKind,
    /// What of the text it puts in doubt.
    pub touches: Touches,
    /// How many times it was observed: pages, sheets, characters, as `kind` says.
    pub count: u32,
    /// Where, as far as it is known, at most ten.
    pub places: Vec<Place>,
}

/// What a notice puts in doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touches {
    /// Nothing: what was read is certain, and what was left out is no part of the text.
    Nothing,
    /// What stands in these places of [`crate::Extract::text`], in bytes, in order, not overlapping.
    Ranges(Vec<Range<usize>>),
    /// All of the text.
    Everything,
}

/// A place in a file, as people find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page, counted from 1.
    Page(u32),
    /// A sheet, by its name.
    Sheet(String),
    /// A part of the file, by its path in it.
    Part(String),
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What a file's reader observed. Their sentences are in `words.rs`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum NoticeKind { $($(#[$doc])* $name,)* }

        impl NoticeKind {
            /// All of them.
            pub const ALL: &'static [NoticeKind] = &[$(NoticeKind::$name,)*];

            /// The name in findings.
            pub const fn code(self) -> &'static str {
                match self { $(NoticeKind::$name => $code,)* }
            }
        }
    };
}

kinds! {
    /// Tracked changes that were read as accepted; `count` insertions and deletions.
    TrackedChanges = "FILE-CHANGES",
    /// Text that the file hides; `count` passages, rows, columns or sheets, which were left out.
    Hidden = "FILE-HIDDEN",
    /// Automatic numbers of paragraphs that were not computed; `count` paragraphs.
    Numbering = "FILE-NUMBERING",
    /// Cells whose number format is not known: the stored number was taken; `count` cells.
    NumberFormat = "FILE-NUMBER-FORMAT",
    /// Formulas without a stored result; `count` cells, which were read as empty.
    Formula = "FILE-FORMULA",
    /// Parts that could not be read; `count` parts, whose text is missing.
    Part = "FILE-PART",
    /// Pictures large enough to hold text; `count` pictures, whose text is missing.
    Pictures = "FILE-PICTURES",
    /// Pages that hold a picture and no text; `count` pages, whose text is missing.
    Scanned = "FILE-SCANNED",
    /// Pages whose letters are drawn as outlines; `count` pages, whose text is missing.
    Outlines = "FILE-OUTLINES",
    /// The text table of the fonts is damaged: wrong characters; `count` characters that show it.
    TextTable = "FILE-TEXT-TABLE",
    /// Characters without a known meaning; `count` of them, U+FFFD in the text.
    Unknown = "FILE-UNKNOWN-CHARACTERS",
    /// Text recognised from a picture by another program; `count` pages.
    Recognised = "FILE-OCR",
    /// Text that is struck out in print; `count` passages, which were kept.
    Struck = "FILE-STRUCK",
    /// The file is damaged and was read as far as possible; `count` is 1.
    Damaged = "FILE-DAMAGED",
    /// The file is longer than what is read; `count` is 1.
    Cut = "FILE-CUT",
}
