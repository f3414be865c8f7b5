//! Text that is struck out: a line through the middle of its glyphs.
//!
//! Any line counts, also one that touches the border of its cell: where cells have narrow margins, a number's line does.

use super::order::order;
use super::{Glyph, Ruling, Way};
use crate::NoticeKind;

/// Between these heights above the baseline, in em, a line strikes a glyph out; lower it underlines.
const LOW: f32 = 0.15;
const HIGH: f32 = 0.5;
/// It covers at least this share of the glyph; what is shorter is a dot.
const COVERED: f32 = 0.5;
/// Lines looked at for each glyph, on the average of a page: a page with more of them at the heights of its text is a drawing.
const LOOKED_AT: usize = 64;

/// Marks the glyphs that one of `lines` goes through; the pieces as they are drawn, in any order.
pub(super) fn mark(glyphs: &mut [Glyph], lines: &[Ruling]) {
    let across: Vec<&Ruling> = lines.iter().filter(|line| line.horizontal).collect();
    let by_height = order(&across.iter().map(|line| line.at).collect::<Vec<_>>());
    let lines: Vec<&Ruling> = by_height.into_iter().map(|index| across[index]).collect();
    let mut left = glyphs.len() * LOOKED_AT;
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.way == Way::Across) {
        let (high, low) = (glyph.y - HIGH * glyph.size, glyph.y - LOW * glyph.size);
        let first = lines.partition_point(|line| line.at < high);
        let middle = glyph.x + glyph.advance / 2.0;
        let strikes = |line: &Ruling| {
            let covered = line.to.min(glyph.x + glyph.advance) - line.from.max(glyph.x);
            line.from <= middle && middle <= line.to && covered >= COVERED * glyph.advance
        };
        for line in lines[first..].iter().take_while(|line| line.at <= low) {
            let Some(rest) = left.checked_sub(1) else { return };
            left = rest;
            if strikes(line) {
                glyph.marks.add(NoticeKind::Struck);
            }
        }
    }
}
