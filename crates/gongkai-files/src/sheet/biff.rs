//! Records of Excel's binary files and the strings in them ([MS-XLS] 2.1.4, 2.5.293, 2.5.294).

use crate::container::compound::u16_at;

/// A record that goes on with the one before.
const CONTINUE: u16 = 0x003C;

/// A record: its type, and its data with that of the records that continue it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    /// Never empty.
    parts: Vec<&'a [u8]>,
}

/// The records of a stream from a place on.
pub(super) struct Records<'a>(pub(super) &'a [u8]);

impl<'a> Records<'a> {
    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let data = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((kind, data))
    }
}

impl Records<'_> {
    /// The types of the records.
    pub(super) fn kinds(mut self) -> impl Iterator<Item = u16> {
        std::iter::from_fn(move || self.one().map(|(kind, _)| kind))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut parts = vec![data];
        while u16_at(self.0, 0) == Some(CONTINUE) {
            match self.one() {
                Some((_, data)) => parts.push(data),
                None => break,
            }
        }
        Some(Record { kind, parts })
    }
}

impl<'a> Record<'a> {
    /// The record's own data.
    pub(super) fn data(&self) -> &'a [u8] {
        self.parts[0]
    }

    /// The data with what continues it, from a place on.
    pub(super) fn cursor(&self, from: usize) -> Cursor<'_, 'a> {
        Cursor { parts: &self.parts, at: from }
    }
}

/// A place in a record and what continues it.
pub(super) struct Cursor<'r, 'a> {
    parts: &'r [&'a [u8]],
    at: usize,
}

/// A string, and from which character on which font holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) string: Vec<u16>,
    pub(super) fonts: Vec<(usize, u16)>,
}

impl Cursor<'_, '_> {
    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.first()?.len() {
            self.parts = &self.parts[1..];
            self.at = 0;
        }
        self.at += 1;
        Some(self.parts[0][self.at - 1])
    }

    pub(super) fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.short()?) | u32::from(self.short()?) << 16)
    }

    fn skip(&mut self, count: u32) -> Option<()> {
        (0..count).try_for_each(|_| self.byte().map(|_| ()))
    }

    /// `XLUnicodeString`, and `XLUnicodeRichExtendedString`, which is the same with runs of fonts and phonetic text
    /// behind it.
    pub(super) fn text(&mut self) -> Option<Text> {
        let length = self.short()?;
        self.characters(usize::from(length))
    }

    /// `ShortXLUnicodeString`.
    pub(super) fn short_text(&mut self) -> Option<Text> {
        let length = self.byte()?;
        self.characters(usize::from(length))
    }

    fn characters(&mut self, length: usize) -> Option<Text> {
        const HIGH: u8 = 1;
        const PHONETIC: u8 = 4;
        const RICH: u8 = 8;
        let flags = self.byte()?;
        let runs = if flags & RICH != 0 { self.short()? } else { 0 };
        let phonetic = if flags & PHONETIC != 0 { self.long()? } else { 0 };
        let mut text = Text::default();
        let mut high = flags & HIGH != 0;
        while text.string.len() < length {
            if self.at >= self.parts.first()?.len() {
                // Characters that go on in the next record begin with their width again.
                self.parts = &self.parts[1..];
                self.at = 0;
                high = self.byte()? & HIGH != 0;
            }
            text.string.push(if high { self.short()? } else { u16::from(self.byte()?) });
        }
        for _ in 0..runs {
            let (from, font) = (self.short()?, self.short()?);
            text.fonts.push((usize::from(from), font));
        }
        self.skip(phonetic)?;
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_go_on_in_the_next_record_in_another_width() {
        let bytes = b"\xFC\0\x06\0\x03\0\0abc\x3C\0\x03\0\x01\x68\x88\xFF";
        let record = Records(bytes).next();
        let record = record.as_ref();
        // Four characters, of which one stands in the record that continues.
        let text = record.and_then(|record| {
            let mut cursor = record.cursor(0);
            cursor.text()
        });
        assert_eq!(text.map(|text| String::from_utf16_lossy(&text.string)), Some("abc".to_owned()));
        let bytes = b"\xFC\0\x06\0\x04\0\0abc\x3C\0\x03\0\x01\x68\x88";
        let records: Vec<Record<'_>> = Records(bytes).collect();
        let text = records[0].cursor(0).text();
        assert_eq!(text.map(|text| String::from_utf16_lossy(&text.string)), Some("abc表".to_owned()));
    }

    #[test]
    fn cut_records_end() {
        assert_eq!(Records(b"\xFC\0\x06\0\x03").count(), 0);
        assert_eq!(Records(b"\xFC\0\x02\0\x03\0").next().and_then(|record| record.cursor(0).text()), None);
    }
}
