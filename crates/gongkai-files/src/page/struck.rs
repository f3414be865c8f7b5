//! Text that is struck out: a line through the middle of its glyphs that belongs to no table.

use super::{Glyph, Ruling, Way};

/// Between these heights above the baseline, in em, a line strikes a glyph out; lower it underlines.
const LOW: f32 = 0.15;
const HIGH: f32 = 0.5;

/// Marks the glyphs that one of `lines` goes through. `lines` are those outside of tables, from above.
pub(super) fn mark(glyphs: &mut [Glyph], lines: &[Ruling]) {
    let lines: Vec<&Ruling> = lines.iter().filter(|line| line.horizontal).collect();
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.way == Way::Across) {
        let (high, low) = (glyph.y - HIGH * glyph.size, glyph.y - LOW * glyph.size);
        let first = lines.partition_point(|line| line.at < high);
        let middle = glyph.x + glyph.advance / 2.0;
        let strikes = |line: &&&Ruling| line.from <= middle && middle <= line.to;
        glyph.struck =
            lines[first..].iter().take_while(|line| line.at <= low).take(8).any(|line| strikes(&line));
    }
}
