//! The file information block: where everything stands ([MS-DOC] 2.5).

use std::ops::Range;

use crate::Refusal;
use crate::container::compound::{u16_at, u32_at};

/// The mark of Word 97 and later ([MS-DOC] 2.5.2, `wIdent`), and that of Word 6 and 95.
const WORD: u16 = 0xA5EC;
const WORD_6: u16 = 0xA5DC;
/// `nFib` of Word 97; some of its localised versions write one less.
const WORD_97: u16 = 0xC0;

/// The file information block.
pub(super) struct Fib<'a> {
    main: &'a [u8],
    flags: u16,
}

/// What stands in the table stream, by the offset of its `fc` in the block ([MS-DOC] 2.5.6).
#[derive(Clone, Copy)]
pub(super) enum Part {
    Stshf = 0xA2,
    PlcfBteChpx = 0xFA,
    PlcfBtePapx = 0x102,
    SttbfFfn = 0x112,
    Clx = 0x1A2,
    PlfLst = 0x2E2,
    PlfLfo = 0x2EA,
}

impl<'a> Fib<'a> {
    pub(super) fn read(main: &'a [u8]) -> Result<Self, Refusal> {
        const ENCRYPTED: u16 = 0x0100;
        let ident = u16_at(main, 0).ok_or(Refusal::Damaged)?;
        let version = u16_at(main, 2).ok_or(Refusal::Damaged)?;
        let flags = u16_at(main, 10).ok_or(Refusal::Damaged)?;
        match ident {
            WORD_6 => Err(Refusal::TooOld),
            WORD if version < WORD_97 => Err(Refusal::TooOld),
            WORD if flags & ENCRYPTED != 0 => Err(Refusal::Password),
            WORD => Ok(Self { main, flags }),
            _ => Err(Refusal::Damaged),
        }
    }

    /// The stream that holds the tables.
    pub(super) fn table_stream(&self) -> &'static str {
        const WHICH_TABLE: u16 = 0x0200;
        if self.flags & WHICH_TABLE != 0 { "1Table" } else { "0Table" }
    }

    /// A part of the table stream; empty where there is none.
    pub(super) fn part<'t>(&self, part: Part, table: &'t [u8]) -> &'t [u8] {
        let range = self.range(part);
        table.get(range).unwrap_or_default()
    }

    /// Where a part stands in the table stream.
    pub(super) fn range(&self, part: Part) -> Range<usize> {
        let number = |at: usize| u32_at(self.main, at).unwrap_or(0) as usize;
        let start = number(part as usize);
        start..start.saturating_add(number(part as usize + 4))
    }

    /// The text's parts, in character positions: the document, its footnotes, endnotes and text boxes. Headers and
    /// comments are left out ([MS-DOC] 2.4.1).
    pub(super) fn texts(&self) -> [Range<u32>; 4] {
        let length = |at: usize| u32_at(self.main, at).unwrap_or(0).min(u32::MAX / 16);
        // ccpText, ccpFtn, ccpHdd, (reserved), ccpAtn, ccpEdn, ccpTxbx.
        let lengths = [0x4C, 0x50, 0x54, 0x5C, 0x60, 0x64].map(length);
        let mut end = 0;
        let [document, footnotes, _, _, endnotes, boxes] = lengths.map(|length| {
            end += length;
            end - length..end
        });
        [document, boxes, footnotes, endnotes]
    }
}
