//! Widths of glyphs (ISO 32000-1, 9.2.4, 9.7.4.3). Ranges stay ranges: `0 65535 500` twenty thousand times took a minute
//! when each code got an entry (files.md §3, pitfall 13).

use crate::order::by_key;
use hayro_syntax::object::{Array, Dict, Object};

/// More entries than a font has glyphs are not looked at.
const MOST: usize = 1 << 17;

/// Widths in em, by codes of simple fonts or CIDs of composite ones.
#[derive(Debug, Default)]
pub(super) struct Widths {
    /// First and last code, width; in order.
    ranges: Vec<(u32, u32, f32)>,
    pub(super) usual: Option<f32>,
}

impl Widths {
    /// `FirstChar`, `Widths` and `MissingWidth` of a simple font, in units of `scale` em.
    pub(super) fn simple(font: &Dict<'_>, scale: f32) -> Self {
        let first = font.get::<u32>("FirstChar").unwrap_or(0).min(255);
        let widths = font.get::<Array<'_>>("Widths");
        let widths = widths.iter().flat_map(Array::iter::<f32>).take(256);
        let ranges = (first..).zip(widths).map(|(code, width)| (code, code, width * scale));
        let descriptor = font.get::<Dict<'_>>("FontDescriptor");
        let missing = descriptor.and_then(|descriptor| descriptor.get::<f32>("MissingWidth"));
        Self {
            ranges: ranges.collect(),
            usual: missing.filter(|width| *width > 0.0).map(|width| width * scale),
        }
    }

    /// `W` and `DW` of a CID font. `left`: bytes of tables that may still be read.
    pub(super) fn composite(font: &Dict<'_>, left: &mut usize) -> Self {
        const UNIT: f32 = 0.001;
        /// What an entry takes.
        const ENTRY: usize = 12;
        let most = MOST.min(*left / ENTRY);
        let mut ranges = Vec::new();
        if let Some(entries) = font.get::<Array<'_>>("W") {
            let mut entries = entries.iter::<Object<'_>>();
            while let Some(first) = entries.next().and_then(number) {
                if ranges.len() >= most {
                    break;
                }
                match entries.next() {
                    Some(Object::Array(widths)) => {
                        let widths = widths.iter::<f32>().take(most - ranges.len());
                        ranges.extend((first..).zip(widths).map(|(cid, width)| (cid, cid, width * UNIT)));
                    }
                    Some(last) => {
                        let (Some(last), Some(width)) =
                            (number(last), entries.next().and_then(Object::into_f32))
                        else {
                            break;
                        };
                        ranges.push((first, last, width * UNIT));
                    }
                    None => break,
                }
            }
        }
        *left = left.saturating_sub(ranges.len() * ENTRY);
        by_key(&mut ranges, |range| u64::from(range.0));
        Self { ranges, usual: font.get::<f32>("DW").map(|width| width * UNIT) }
    }

    /// The width that the font gives for a code.
    pub(super) fn of(&self, code: u32) -> Option<f32> {
        let after = self.ranges.partition_point(|range| range.0 <= code);
        let &(_, last, width) = self.ranges.get(after.checked_sub(1)?)?;
        (code <= last).then_some(width)
    }
}

fn number(object: Object<'_>) -> Option<u32> {
    u32::try_from(object.into_i32()?).ok()
}
