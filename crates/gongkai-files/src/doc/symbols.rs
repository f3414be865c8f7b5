//! Names of fonts, for characters of symbol fonts ([MS-DOC] 2.9.286 `SttbfFfn`, 2.9.80 `FFN`).

use crate::container::compound::u16_at;

/// The names of the fonts, by their numbers.
pub(super) fn fonts(table: &[u8]) -> Vec<String> {
    /// Where the name begins in an entry.
    const NAME: usize = 39;
    let count = u16_at(table, 0).map_or(0, usize::from);
    let mut rest = table.get(4..).unwrap_or_default();
    let mut fonts = Vec::new();
    for _ in 0..count {
        let Some(&length) = rest.first() else { break };
        let entry = rest.get(1..1 + usize::from(length)).unwrap_or_default();
        let units = entry.get(NAME..).unwrap_or_default().chunks_exact(2);
        let units: Vec<u16> =
            units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).take_while(|&unit| unit != 0).collect();
        fonts.push(String::from_utf16_lossy(&units));
        rest = rest.get(1 + usize::from(length)..).unwrap_or_default();
    }
    fonts
}
