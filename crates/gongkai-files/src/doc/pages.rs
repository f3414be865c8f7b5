//! Formatted disk pages: which properties hold from which place in the file to which ([MS-DOC] 2.9.63, 2.9.175).

use crate::container::compound::{u16_at, u32_at};
use crate::order::by_key;

/// Bytes of a page.
const PAGE: usize = 512;

/// Runs of the file with their properties.
pub(super) struct Runs<'a> {
    /// First and last place, and the properties; in order.
    runs: Vec<(u32, u32, &'a [u8])>,
}

impl<'a> Runs<'a> {
    /// Character properties, from `PlcfBteChpx`.
    pub(super) fn of_characters(plcf: &[u8], main: &'a [u8]) -> Self {
        Self::read(plcf, main, 1, |page, offset| {
            let at = usize::from(offset) * 2;
            let length = usize::from(*page.get(at)?);
            page.get(at + 1..(at + 1 + length).min(PAGE - 1))
        })
    }

    /// Paragraph properties, from `PlcfBtePapx`: the number of the style, then the list.
    pub(super) fn of_paragraphs(plcf: &[u8], main: &'a [u8]) -> Self {
        Self::read(plcf, main, 13, |page, offset| {
            let at = usize::from(offset) * 2;
            let (from, length) = match usize::from(*page.get(at)?) {
                0 => (at + 2, usize::from(*page.get(at + 1)?) * 2),
                words => (at + 1, words * 2 - 1),
            };
            page.get(from..(from + length).min(PAGE - 1))
        })
    }

    /// `width`: bytes of a page's entry for each run, the first of which is the offset of its properties in words, 0 for
    /// none.
    fn read(
        plcf: &[u8],
        main: &'a [u8],
        width: usize,
        properties: fn(&'a [u8], u8) -> Option<&'a [u8]>,
    ) -> Self {
        let pages = plcf.len().saturating_sub(4) / 8;
        let mut runs = Vec::new();
        // A page that is named twice was read once.
        let most = main.len() / PAGE + 1;
        for index in 0..pages.min(most) {
            let number = u32_at(plcf, (pages + 1) * 4 + index * 4).unwrap_or(0) & 0x003F_FFFF;
            let start = number as usize * PAGE;
            let Some(page) = main.get(start..start + PAGE) else { continue };
            let count = usize::from(page[PAGE - 1]);
            for run in 0..count {
                let (Some(from), Some(to)) = (u32_at(page, run * 4), u32_at(page, run * 4 + 4)) else {
                    break;
                };
                let Some(&offset) = page.get((count + 1) * 4 + run * width) else { break };
                let own = if offset == 0 { None } else { properties(page, offset) };
                runs.push((from, to, own.unwrap_or_default()));
            }
        }
        by_key(&mut runs, |run| u64::from(run.0));
        Self { runs }
    }

    /// The properties at a place, and where they end.
    pub(super) fn at(&self, place: u32) -> (&'a [u8], u32) {
        let after = self.runs.partition_point(|run| run.0 <= place);
        let next = self.runs.get(after).map_or(u32::MAX, |run| run.0);
        match after.checked_sub(1).map(|before| self.runs[before]) {
            Some((_, to, properties)) if place < to => (properties, to.min(next)),
            _ => (&[], next),
        }
    }
}

/// The style's number and the list of paragraph properties; a list too long for its page stands in the stream `Data`
/// (`sprmPHugePapx`): rows of ten cells do, and run together without it (files.md §5).
pub(super) fn paragraph<'a>(properties: &'a [u8], data: &'a [u8]) -> (u16, &'a [u8]) {
    const P_HUGE_PAPX: [u16; 2] = [0x6646, 0x6645];
    let style = u16_at(properties, 0).unwrap_or(0);
    let list = properties.get(2..).unwrap_or_default();
    if u16_at(list, 0).is_some_and(|code| P_HUGE_PAPX.contains(&code))
        && let Some(at) = u32_at(list, 2).map(|at| at as usize)
        && let Some(length) = u16_at(data, at)
    {
        let from = at + 2;
        let to = from.saturating_add(usize::from(length)).min(data.len());
        return (style, data.get(from..to).unwrap_or_default());
    }
    (style, list)
}
