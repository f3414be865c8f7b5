//! Parts of a text by computed places. Every slice of a text in this crate goes through here: a place that lies beyond the text or
//! within a character is moved to where a character begins, so that a miscalculated place costs a character and never a panic.
//!
//! `clippy::string_slice` is on for the crate, and `[..]` on a text fails the lints.

use std::ops::{Bound, RangeBounds};

/// Slicing that cannot fail.
pub(crate) trait Slice {
    /// The bytes of this range, as [`str::get`] gives them. Where that gives nothing: from the character in which the range
    /// begins to that in which it ends; `""` where it ends before it begins.
    fn part(&self, range: impl RangeBounds<usize>) -> &str;
}

impl Slice for str {
    #[inline]
    fn part(&self, range: impl RangeBounds<usize>) -> &str {
        let start = match range.start_bound() {
            Bound::Included(&at) => at,
            Bound::Excluded(&at) => at.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(&at) => at.saturating_add(1),
            Bound::Excluded(&at) => at,
            Bound::Unbounded => self.len(),
        };
        self.get(start..end).unwrap_or_else(|| clamped(self, start, end))
    }
}

#[cold]
fn clamped(text: &str, start: usize, end: usize) -> &str {
    text.get(text.floor_char_boundary(start)..text.floor_char_boundary(end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Slice as _;

    #[test]
    fn a_part_within_the_text_is_its_slice() {
        let text = "表二a";
        assert_eq!(
            (text.part(3..6), text.part(3..), text.part(..3), text.part(..)),
            ("二", "二a", "表", "表二a")
        );
        assert_eq!((text.part(6..=6), text.part(7..)), ("a", ""));
    }

    #[test]
    fn places_beyond_the_text_or_within_a_character_are_moved() {
        let text = "表二a";
        assert_eq!((text.part(4..7), text.part(1..5), text.part(2..=3)), ("二a", "表", "表"));
        assert_eq!((text.part(6..99), text.part(98..99), text.part(usize::MAX..)), ("a", "", ""));
        #[expect(clippy::reversed_empty_ranges, reason = "what a miscalculation may give")]
        let reversed = text.part(6..3);
        assert_eq!((reversed, "".part(1..)), ("", ""));
    }
}
