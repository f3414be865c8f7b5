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

/// What notices mean for the text; each group is one kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Something was not read; what is not found may stand there.
    Unread,
    /// Characters may not be those that are printed.
    Characters,
    /// Numbers may not be those that are shown.
    Numbers,
    /// Changes were read as accepted.
    Changes,
    /// Something is hidden, and was left out.
    Hidden,
    /// Automatic numbers are lacking.
    Numbering,
}

impl Group {
    /// The name in findings.
    pub const fn code(self) -> &'static str {
        match self {
            Group::Unread => "FILE-UNREAD",
            Group::Characters => "FILE-CHARACTERS",
            Group::Numbers => "FILE-NUMBERS",
            Group::Changes => "FILE-CHANGES",
            Group::Hidden => "FILE-HIDDEN",
            Group::Numbering => "FILE-NUMBERING",
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident in $group:ident,)*) => {
        /// What a file's reader observed. Their sentences are in `words.rs`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum NoticeKind { $($(#[$doc])* $name,)* }

        impl NoticeKind {
            /// All of them.
            pub const ALL: &'static [NoticeKind] = &[$(NoticeKind::$name,)*];

            /// What it means for the text.
            pub const fn group(self) -> Group {
                match self { $(NoticeKind::$name => Group::$group,)* }
            }
        }
    };
}

kinds! {
    /// Tracked changes that were read as accepted; `count` insertions and deletions.
    TrackedChanges in Changes,
    /// Text that the file hides; `count` passages, rows, columns or sheets, which were left out.
    Hidden in Hidden,
    /// Text that nobody sees: covered, in the colour of its ground, transparent, tiny, outside of the page; `count` pages or,
    /// where a file has none, places, where it was left out.
    Unseen in Hidden,
    /// Automatic numbers of paragraphs that were not computed; `count` paragraphs.
    Numbering in Numbering,
    /// Cells whose number format is not known: the stored number was taken; `count` cells.
    NumberFormat in Numbers,
    /// Formulas and fields without a stored result; `count` cells, U+FFFD in the text.
    Formula in Numbers,
    /// Parts that could not be read; `count` parts, whose text is missing.
    Part in Unread,
    /// Rows and columns of a table that are hidden between others; `count` of them, whose text is missing.
    HiddenWithin in Unread,
    /// Objects of other programs within the file, such as sheets; `count` objects, whose text is missing.
    Objects in Unread,
    /// Pictures large enough to hold text; `count` pictures, whose text is missing.
    Pictures in Unread,
    /// Pages that hold a picture and no text; `count` pages, whose text is missing.
    Scanned in Unread,
    /// Pages whose letters are drawn as outlines; `count` pages, whose text is missing.
    Outlines in Unread,
    /// The text table of the fonts is damaged: wrong characters; `count` characters that show it.
    TextTable in Characters,
    /// Characters without a known meaning; `count` of them, U+FFFD in the text.
    Unknown in Characters,
    /// Text recognised from a picture by another program; `count` pages.
    Recognised in Characters,
    /// Raised digits beside others, which may be a note's mark or digits of the number; `count` places.
    Raised in Characters,
    /// Digits that are seen or not, as what is behind them is; `count` places.
    Faint in Characters,
    /// Text that is struck out in print; `count` passages.
    Struck in Characters,
    /// Letters and digits that stand on one another or are covered in part; `count` passages.
    Overlapping in Characters,
    /// Text that is turned a little against its page; `count` passages.
    Slanted in Characters,
    /// The file is damaged and was read as far as possible; `count` is 1.
    Damaged in Unread,
    /// The file is longer than what is read; `count` is 1.
    Cut in Unread,
}
