//! The piece table: which characters of the text stand where in the file ([MS-DOC] 2.8.35, 2.9.38, 2.9.177).

use crate::Decode;
use crate::container::compound::{u16_at, u32_at};

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Character positions.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Where it begins in the stream.
    pub(super) place: u32,
    /// One byte a character, in Windows-1252; else two, in UTF-16.
    pub(super) compressed: bool,
}

/// The pieces, in the order of the text.
pub(super) fn read(clx: &[u8]) -> Option<Vec<Piece>> {
    const PRC: u8 = 1;
    const PCDT: u8 = 2;
    const COMPRESSED: u32 = 1 << 30;
    let mut rest = clx;
    // Properties that pieces share come first; they are those of saving fast, and hold no text.
    while rest.first() == Some(&PRC) {
        let length = usize::from(u16_at(rest, 1)?);
        rest = rest.get(3 + length..)?;
    }
    if rest.first() != Some(&PCDT) {
        return None;
    }
    let length = u32_at(rest, 1)? as usize;
    let table = rest.get(5..(5_usize.checked_add(length)?).min(rest.len()))?;
    let count = table.len().saturating_sub(4) / 12;
    let mut pieces = Vec::with_capacity(count);
    for index in 0..count {
        let (from, to) = (u32_at(table, index * 4)?, u32_at(table, index * 4 + 4)?);
        let place = u32_at(table, (count + 1) * 4 + index * 8 + 2)?;
        let compressed = place & COMPRESSED != 0;
        let place = if compressed { (place & !COMPRESSED) / 2 } else { place };
        if from < to {
            pieces.push(Piece { from, to, place, compressed });
        }
    }
    Some(pieces)
}

impl Piece {
    /// Bytes of a character.
    pub(super) fn width(self) -> u32 {
        if self.compressed { 1 } else { 2 }
    }

    /// The characters of its part between two positions, each with its place in the stream.
    pub(super) fn characters(self, main: &[u8], from: u32, to: u32, decode: Decode<'_>) -> Vec<(char, u32)> {
        let place =
            |position: u32| self.place.saturating_add((position - self.from).saturating_mul(self.width()));
        let (start, end) = (place(from) as usize, (place(to) as usize).min(main.len()));
        let Some(bytes) = main.get(start..end) else { return Vec::new() };
        if self.compressed {
            let text = decode("windows-1252", bytes).filter(|text| text.chars().count() == bytes.len());
            let latin = || bytes.iter().map(|&byte| char::from(byte)).collect();
            return text.unwrap_or_else(latin).chars().zip(place(from)..).collect();
        }
        let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let mut at = place(from);
        let characters = char::decode_utf16(units).map(|unit| {
            let c = unit.unwrap_or(char::REPLACEMENT_CHARACTER);
            let here = at;
            at = at.saturating_add(2 * u32::try_from(c.len_utf16()).unwrap_or(1));
            (c, here)
        });
        characters.collect()
    }
}
