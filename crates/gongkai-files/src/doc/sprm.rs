//! Single property modifiers: lists of properties ([MS-DOC] 2.2.5, 2.6).

use crate::container::compound::u16_at;

/// `sprmTDefTable`, whose length takes two bytes and is one too large.
pub(super) const T_DEF_TABLE: u16 = 0xD608;
const P_CHG_TABS: u16 = 0xC615;

/// The properties of a list, each with its operand.
pub(super) struct Properties<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Properties<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let code = u16_at(self.0, 0)?;
        let rest = &self.0[2..];
        // The size of the operand stands in the three highest bits.
        let (skipped, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ if code == T_DEF_TABLE => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
            _ if code == P_CHG_TABS && rest.first() == Some(&255) => {
                // Deleted tabs, four bytes each, and new ones, three.
                let deleted = usize::from(*rest.get(1)?) * 4;
                let added = usize::from(*rest.get(2 + deleted)?) * 3;
                (1, 2 + deleted + added)
            }
            _ => (1, usize::from(*rest.first()?)),
        };
        let end = (skipped + length).min(rest.len());
        let operand = rest.get(skipped..end)?;
        self.0 = &rest[end..];
        Some((code, operand))
    }
}

/// An operand of one byte.
pub(super) fn byte(operand: &[u8]) -> u8 {
    operand.first().copied().unwrap_or(0)
}

/// A property that is on, off, or as in the style (128), or the opposite of that (129).
pub(super) fn toggled(operand: &[u8], style: bool) -> bool {
    match byte(operand) {
        0 => false,
        128 => style,
        129 => !style,
        _ => true,
    }
}
