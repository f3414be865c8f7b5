//! The style sheet, as far as it numbers, hides and colours ([MS-DOC] 2.9.271, 2.9.260).

use super::look;
use super::sprm::{Properties, byte, toggled};
use crate::container::compound::u16_at;
use crate::sight::Look;

/// More styles than this are not read.
const MOST: usize = 4096;
/// A style based on others, so deep.
const DEPTH: usize = 20;

/// What a style says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// Number of the list, from 1; 0: none.
    pub(super) list: Option<u16>,
    pub(super) level: Option<u8>,
    pub(super) hidden: Option<bool>,
    pub(super) look: Look,
    base: u16,
}

/// The styles of a document, by their numbers.
pub(super) struct Styles(Vec<Style>);

impl Styles {
    pub(super) fn read(sheet: &[u8]) -> Self {
        Self(Self::parse(sheet).unwrap_or_default())
    }

    fn parse(sheet: &[u8]) -> Option<Vec<Style>> {
        let header = usize::from(u16_at(sheet, 0)?);
        let count = usize::from(u16_at(sheet, 2)?).min(MOST);
        let base = usize::from(u16_at(sheet, 4)?);
        let mut rest = sheet.get(2 + header..)?;
        let mut styles = Vec::with_capacity(count);
        for _ in 0..count {
            let Some(length) = u16_at(rest, 0).map(usize::from) else { break };
            let definition = rest.get(2..2 + length).unwrap_or_default();
            styles.push(Style::read(definition, base).unwrap_or_default());
            rest = rest.get(2 + length..).unwrap_or_default();
        }
        Some(styles)
    }

    /// A style with what it takes over from those it is based on.
    pub(super) fn get(&self, number: u16) -> Style {
        let mut whole = Style::default();
        let mut next = number;
        for _ in 0..DEPTH {
            let Some(style) = self.0.get(usize::from(next)) else { break };
            whole.list = whole.list.or(style.list);
            whole.level = whole.level.or(style.level);
            whole.hidden = whole.hidden.or(style.hidden);
            whole.look = whole.look.or(style.look);
            next = style.base;
        }
        whole
    }
}

impl Style {
    fn read(definition: &[u8], base: usize) -> Option<Self> {
        const PARAGRAPH: u16 = 1;
        let kind = u16_at(definition, 2)?;
        let count = u16_at(definition, 4)? & 0xF;
        let mut style = Style { base: kind >> 4, ..Style::default() };
        let kind = kind & 0xF;
        // The name: its length, its characters, a zero.
        let name = usize::from(u16_at(definition, base)?);
        let mut at = base + 2 + name * 2 + 2;
        for index in 0..count {
            let length = usize::from(u16_at(definition, at)?);
            let properties = definition.get(at + 2..at + 2 + length)?;
            let of_paragraph = kind == PARAGRAPH && index == 0;
            style.apply(if of_paragraph { properties.get(2..)? } else { properties });
            at += 2 + length + length % 2;
        }
        Some(style)
    }

    fn apply(&mut self, properties: &[u8]) {
        for (code, operand) in Properties(properties) {
            match code {
                super::document::P_ILFO => self.list = u16_at(operand, 0),
                super::document::P_ILVL => self.level = Some(byte(operand)),
                super::document::C_F_VANISH => self.hidden = Some(toggled(operand, false)),
                _ => look::apply(&mut self.look, code, operand),
            }
        }
    }
}
