//! What is known of a glyph beside its character and place, and said where it stands.

use crate::NoticeKind;

/// Observations that touch a glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u8);

impl Marks {
    /// The kinds that a glyph may have.
    pub(super) const KINDS: [NoticeKind; 6] = [
        NoticeKind::Struck,
        NoticeKind::Overlapping,
        NoticeKind::Unseen,
        NoticeKind::Recognised,
        NoticeKind::Slanted,
        NoticeKind::Unknown,
    ];

    fn bit(kind: NoticeKind) -> u8 {
        Self::KINDS.iter().position(|&other| other == kind).map_or(0, |at| 1 << at)
    }

    /// Says that `kind` touches the glyph; kinds that glyphs do not have change nothing.
    pub(crate) fn add(&mut self, kind: NoticeKind) {
        self.0 |= Self::bit(kind);
    }

    pub(super) fn has(self, kind: NoticeKind) -> bool {
        self.0 & Self::bit(kind) != 0
    }
}
