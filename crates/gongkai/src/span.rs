//! Places in a text.

/// A place in [`Document::text`](crate::Document::text): `[start, end)` in **bytes** of its UTF-8.
///
/// Everything inside the core counts bytes, because they slice a `&str` directly. The wire format
/// ([`render::json`](crate::render::json)) counts UTF-16 code units, as JavaScript does; [`Utf16`] converts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// From byte positions.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start: start as u32, end: end as u32 }
    }

    /// The piece of `text` that this place holds; `""` when it lies outside or inside a character.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The smallest place that holds both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Converts byte positions of one text to UTF-16 code units, in constant time each.
///
/// Holds a checkpoint for every 64 bytes, so building is linear and memory is 1/16 of the text.
pub struct Utf16<'a> {
    text: &'a [u8],
    checkpoints: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'a> Utf16<'a> {
    /// Prepares the conversion for `text`.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut checkpoints = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut units = 0;
        for block in bytes.chunks(STRIDE) {
            checkpoints.push(units);
            units += units_in(block);
        }
        if bytes.len().is_multiple_of(STRIDE) {
            checkpoints.push(units);
        }
        Utf16 { text: bytes, checkpoints }
    }

    /// UTF-16 code units before byte `at`; positions past the end count as the end.
    pub fn at(&self, at: u32) -> u32 {
        let at = (at as usize).min(self.text.len());
        let block = at / STRIDE;
        self.checkpoints[block] + units_in(&self.text[block * STRIDE..at])
    }

    /// Length of the whole text in UTF-16 code units.
    pub fn length(&self) -> u32 {
        self.at(self.text.len() as u32)
    }
}

/// How many UTF-16 units the characters have that begin in these bytes: none for continuation bytes, two for those of
/// the planes beyond the first.
fn units_in(bytes: &[u8]) -> u32 {
    let mut units = 0;
    for &byte in bytes {
        units += u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0);
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_javascript_does() {
        let text = format!("表二𠮷a{}", "，x".repeat(100));
        let index = Utf16::new(&text);
        for (at, _) in text.char_indices() {
            assert_eq!(index.at(at as u32) as usize, text[..at].encode_utf16().count());
        }
        assert_eq!(index.length() as usize, text.encode_utf16().count());
        assert_eq!(Utf16::new("").length(), 0);
        let exact = "x".repeat(STRIDE * 2);
        assert_eq!(Utf16::new(&exact).length(), 128);
    }
}
