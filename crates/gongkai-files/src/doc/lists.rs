//! Automatic numbers ([MS-DOC] 2.4.6.3; `LSTF` 2.9.147, `LVLF` 2.9.150, `LFO` 2.9.131).

use super::sprm::{Properties, toggled};
use crate::container::compound::{u16_at, u32_at};
use crate::map::ByNumber;
use crate::numeral::Numeral;
use crate::word::symbol;

/// Levels of a list.
const LEVELS: usize = 9;
const LSTF: usize = 28;
const LVLF: usize = 28;
const LFO: usize = 16;
/// `nfc` of a bullet.
const BULLET: u8 = 23;

/// One level of a list.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of Word's own")]
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    numeral: Option<Numeral>,
    bullet: bool,
    /// All numbers in Arabic digits.
    legal: bool,
    /// It goes on after a higher level.
    no_restart: bool,
    /// With characters 0 to 8 for the numbers of the levels.
    text: Vec<u16>,
    /// Nothing stands behind the number.
    tight: bool,
    hidden: bool,
}

/// The use of a list: which one, where its levels begin, and levels of its own.
#[derive(Debug, Default)]
struct Use {
    list: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
    begun: bool,
}

/// The lists of a document and their counters.
#[derive(Debug, Default)]
pub(super) struct Lists {
    levels: ByNumber<Vec<Level>>,
    uses: Vec<Use>,
    counters: ByNumber<[Option<u32>; LEVELS]>,
}

impl Lists {
    /// `lists`: the table stream from `PlfLst` on, as the levels stand behind it; `length`: of `PlfLst` itself.
    pub(super) fn read(lists: &[u8], length: usize, uses: &[u8]) -> Self {
        let mut read = Self::default();
        let _ = read.read_lists(lists, length);
        let _ = read.read_uses(uses);
        read
    }

    fn read_lists(&mut self, table: &[u8], length: usize) -> Option<()> {
        const SIMPLE: u8 = 1;
        if length == 0 {
            return None;
        }
        let count = usize::from(u16_at(table, 0)?);
        let mut levels = table.get(length..)?;
        for index in 0..count {
            let list = table.get(2 + index * LSTF..2 + (index + 1) * LSTF)?;
            let depth = if list[26] & SIMPLE != 0 { 1 } else { LEVELS };
            let own = (0..depth).map_while(|_| Level::take(&mut levels)).collect();
            self.levels.insert(u32_at(list, 0)?, own);
        }
        Some(())
    }

    fn read_uses(&mut self, table: &[u8]) -> Option<()> {
        const START_AT: u32 = 1 << 4;
        const FORMATTING: u32 = 1 << 5;
        let count = u32_at(table, 0)? as usize;
        let mut data = table.get(4_usize.checked_add(count.checked_mul(LFO)?)?..)?;
        for index in 0..count {
            let own = table.get(4 + index * LFO..4 + (index + 1) * LFO)?;
            self.uses.push(Use { list: u32_at(own, 0)?, ..Use::default() });
        }
        for index in 0..count {
            let changes = table[4 + index * LFO + 12];
            data = data.get(4..)?;
            for _ in 0..changes {
                let (start, flags) = (u32_at(data, 0)?, u32_at(data, 4)?);
                data = &data[8..];
                let level = ((flags & 0xF) as usize).min(LEVELS - 1);
                if flags & START_AT != 0 {
                    self.uses[index].starts[level] = Some(start);
                }
                if flags & FORMATTING != 0 {
                    let changed = Level::take(&mut data)?;
                    // A start within the changed level counts too.
                    if flags & START_AT != 0 {
                        self.uses[index].starts[level] = Some(changed.start);
                    }
                    self.uses[index].levels[level] = Some(changed);
                }
            }
        }
        Some(())
    }

    /// The number of the next paragraph of a list (from 1) on a level (from 0), with the space behind it, and whether
    /// its format is known; `None`: it prints nothing. `Err`: the list does not exist.
    pub(super) fn next(&mut self, list: u16, level: u8) -> Result<Option<(String, bool)>, ()> {
        let used = usize::from(list).checked_sub(1).and_then(|index| self.uses.get_mut(index)).ok_or(())?;
        let definition = self.levels.get(used.list).ok_or(())?;
        let levels: Vec<Option<&Level>> =
            (0..LEVELS).map(|at| used.levels[at].as_ref().or(definition.get(at))).collect();
        let at = usize::from(level).min(LEVELS - 1);
        let own = levels[at].ok_or(())?;
        let counters = self.counters.or_insert_with(used.list, Default::default);
        if !std::mem::replace(&mut used.begun, true) {
            for (counter, start) in counters.iter_mut().zip(used.starts) {
                if start.is_some() {
                    *counter = None;
                }
            }
        }
        let start = |at: usize| used.starts[at].or(levels[at].map(|level| level.start)).unwrap_or(1);
        counters[at] = Some(counters[at].map_or_else(|| start(at), |number| number.saturating_add(1)));
        for below in at + 1..LEVELS {
            if !levels[below].is_some_and(|level| level.no_restart) {
                counters[below] = None;
            }
        }
        if own.hidden {
            return Ok(None);
        }
        let mut known = true;
        let mut text = String::new();
        for unit in char::decode_utf16(own.text.iter().copied()) {
            match unit.unwrap_or(char::REPLACEMENT_CHARACTER) {
                c if own.bullet => text.push(symbol::bullet(c)),
                c if (c as usize) < LEVELS => {
                    let of = c as usize;
                    let numeral = levels[of].map_or(Some(Numeral::Decimal), |level| level.numeral);
                    let numeral = if own.legal { Some(Numeral::Decimal) } else { numeral };
                    known &= numeral.is_some();
                    let number = counters[of].unwrap_or_else(|| start(of));
                    text += &numeral.unwrap_or(Numeral::Decimal).print(number);
                }
                c => text.push(c),
            }
        }
        if text.is_empty() {
            return Ok(None);
        }
        // Behind 、 ） or a full-width sign no space is seen.
        if !own.tight && text.chars().next_back().is_some_and(|c| (c as u32) < 0x3000) {
            text.push(' ');
        }
        Ok(Some((text, known)))
    }
}

impl Level {
    /// Takes an `LVL` off the front.
    fn take(rest: &mut &[u8]) -> Option<Self> {
        const NOTHING: u8 = 2;
        const LEGAL: u8 = 1 << 2;
        const NO_RESTART: u8 = 1 << 3;
        let fixed = rest.get(..LVLF)?;
        let (character, paragraph) = (usize::from(fixed[24]), usize::from(fixed[25]));
        let own = rest.get(LVLF + paragraph..LVLF + paragraph + character)?;
        let mut hidden = false;
        for (code, operand) in Properties(own) {
            if code == super::document::C_F_VANISH {
                hidden = toggled(operand, false);
            }
        }
        let at = LVLF + paragraph + character;
        let length = usize::from(u16_at(rest, at)?);
        let text = rest.get(at + 2..at + 2 + length * 2)?;
        let level = Self {
            start: u32_at(fixed, 0)?,
            numeral: if fixed[4] == BULLET {
                Some(Numeral::None)
            } else {
                Numeral::of_word(u16::from(fixed[4]))
            },
            bullet: fixed[4] == BULLET,
            legal: fixed[5] & LEGAL != 0,
            no_restart: fixed[5] & NO_RESTART != 0,
            text: text.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect(),
            tight: fixed[15] == NOTHING,
            hidden,
        };
        *rest = &rest[at + 2 + length * 2..];
        Some(level)
    }
}
