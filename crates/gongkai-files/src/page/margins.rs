//! Heads, feet and page numbers are taken out (files.md §3, pitfall 11).

use super::blocks::{Block, Blocks};
use super::text::Line;
use crate::map::{ByName, ByNumber, NameSet};

/// Heads stand in the upper part of a page of this share, feet in the lower.
const MARGIN: f32 = 0.1;
/// A title is larger than a head by this.
const TITLE: f32 = 1.2;

/// Takes the lines out of each page that belong to the page and not to the text.
pub(super) fn remove(pages: &mut [Blocks]) {
    // Below and above: on how many pages, and in which size at least.
    let mut recurring: [ByName<(usize, f32)>; 2] = Default::default();
    let mut offsets: ByNumber<usize> = ByNumber::default();
    for page in &*pages {
        let number = page.number;
        let mut seen: [NameSet; 2] = Default::default();
        for (line, above) in page.sequence.iter().filter_map(|block| in_margin(block, page.height)) {
            let at = usize::from(above);
            if let Some(key) = key(line).filter(|key| seen[at].add(key)) {
                let (on, least) = recurring[at].or_insert_with(key, || (0, f32::MAX));
                *on += 1;
                *least = least.min(line.size);
            }
            if let Some(Number::Bare(printed)) = Number::of(line) {
                *offsets.or_insert_with(printed - i64::try_from(number).unwrap_or(i64::MAX), || 0) += 1;
            }
        }
    }
    let count = pages.last().map_or(0, |page| page.number + 1);
    for page in pages {
        let (number, height) = (page.number, page.height);
        let mut heads = NameSet::default();
        page.sequence.retain(|block| {
            let Some((line, above)) = in_margin(block, height) else { return true };
            // The title may say what the head says: it is larger, or stands below it.
            let recurs = |key: String| {
                let is_head = recurring[usize::from(above)].get(&key).is_some_and(|&(on, least)| {
                    on >= 2 && on * 3 >= count && (!above || line.size <= TITLE * least)
                });
                is_head && (heads.add(&key) || !above)
            };
            let numbered = match Number::of(line) {
                Some(Number::Decorated) => true,
                Some(Number::Bare(printed)) => {
                    let offset = printed - i64::try_from(number).unwrap_or(i64::MAX);
                    offsets.get(offset).is_some_and(|&on| on >= 2) || (count == 1 && printed == 1)
                }
                None => false,
            };
            let artifact = line.glyphs.iter().all(|glyph| glyph.artifact);
            !(artifact || numbered || key(line).is_some_and(recurs))
        });
    }
}

/// A line that stands where heads and feet do, and whether above.
fn in_margin(block: &Block, height: f32) -> Option<(&Line, bool)> {
    let Block::Line(line) = block else { return None };
    let above = line.v < height * MARGIN;
    (above || line.v > height * (1.0 - MARGIN)).then_some((line, above))
}

/// A line without its digits and spaces. `None` where nothing is left, and for a row of numbers.
fn key(line: &Line) -> Option<String> {
    let parts = line.parts();
    let numbers = parts.iter().filter(|part| part.chars().all(|c| c.is_ascii_digit())).count();
    let key: String = parts.concat().chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect();
    (!key.is_empty() && numbers < 2).then_some(key)
}

/// A line that is nothing but a page number.
enum Number {
    /// Digits alone: they may be anything.
    Bare(i64),
    /// `- 3 -`, `第3页 共5页`, `3 / 5`, `Page 3 of 5`.
    Decorated,
}

impl Number {
    fn of(line: &Line) -> Option<Number> {
        const LONGEST: usize = 20;
        if line.glyphs.len() > LONGEST {
            return None;
        }
        let text: String =
            line.glyphs.iter().map(|glyph| glyph.character).filter(|c| !c.is_whitespace()).collect();
        let dash = |c: char| matches!(c, '-' | '－' | '—' | '–' | '―' | '─' | '~' | '·' | '•' | '−' | '一');
        let inner = text.trim_matches(dash);
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        if digits(&text) {
            return text.parse().ok().map(Number::Bare);
        }
        let between_dashes = text.starts_with(dash) && text.ends_with(dash);
        let counted = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
        let in_words = (inner.contains('第') || inner.contains('页'))
            && inner.chars().any(counted)
            && inner.chars().all(|c| counted(c) || "第页共/，,、（）() ".contains(c));
        let of_all = inner.split_once('/').is_some_and(|(page, all)| digits(page) && digits(all));
        let english = text.strip_prefix("Page").is_some_and(|rest| {
            digits(rest) || rest.split_once("of").is_some_and(|(page, all)| digits(page) && digits(all))
        });
        ((between_dashes && digits(inner)) || in_words || of_all || english).then_some(Number::Decorated)
    }
}
