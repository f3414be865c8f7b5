//! Digits that a font never shows: its table of characters says a space or another digit for one of them.
//!
//! Such a table is made by programs that number the glyphs of a subset anew and lose one. A printed 144 is then read as 1.

use super::content::Interpreter;
use crate::NoticeKind;
use crate::page::{Found, UNKNOWN};

/// Fonts that are told apart; 0 stands for all others.
const FONTS: usize = 256;
/// So many digits other than 0, and each of them should be among them.
const LEAST: usize = 60;
/// Widths that differ by less are the same.
const SAME: f32 = 0.03;

#[derive(Clone, Copy, Default)]
struct Digits {
    counts: [usize; 10],
    /// Of the last digit, in em.
    width: f32,
}

impl Digits {
    fn lack_one(&self) -> bool {
        self.counts[1..].iter().sum::<usize>() >= LEAST && self.counts.contains(&0)
    }
}

/// Doubts the glyphs that may stand for a digit that their font lacks.
pub(super) fn mark(found: &mut [Found], interpreter: &Interpreter<'_>) {
    let mut fonts = vec![Digits::default(); FONTS];
    for glyph in found.iter().flat_map(|found| &found.page.glyphs) {
        if let Some(digit) = glyph.character.to_digit(10) {
            let font = &mut fonts[usize::from(glyph.font)];
            font.counts[digit as usize] += 1;
            font.width = glyph.advance / glyph.size;
        }
    }
    let doubled = interpreter.doubled_digits();
    for glyph in found.iter_mut().flat_map(|found| &mut found.page.glyphs) {
        let font = &fonts[usize::from(glyph.font)];
        if glyph.font == 0 || !font.lack_one() {
            continue;
        }
        let as_wide = (glyph.advance / glyph.size - font.width).abs() <= SAME * font.width;
        if glyph.character == ' ' && as_wide {
            glyph.character = UNKNOWN;
        }
        let is_doubled = |digit: u32| doubled[usize::from(glyph.font)] >> digit & 1 != 0;
        if glyph.character.to_digit(10).is_some_and(is_doubled) {
            glyph.marks.add(NoticeKind::Unknown);
        }
    }
}
