//! Glyphs to lines of text: reading order, spaces, lines that go on (files.md §3, pitfalls 7 to 9).

use std::ops::Range;

use super::order::order;
use super::{Glyph, Marks, UNKNOWN, Way};
use crate::NoticeKind;
use crate::html::Html;
use crate::order::by_key;

/// Text with what is known of it; lines are parted by `\n`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Text {
    pub(super) string: String,
    pub(super) marks: Vec<(NoticeKind, Range<usize>)>,
}

impl Text {
    pub(super) fn is_blank(&self) -> bool {
        self.string.trim().is_empty()
    }

    /// Says that all of it is touched by an observation.
    pub(super) fn mark(&mut self, kind: NoticeKind) {
        self.marks.push((kind, 0..self.string.len()));
    }

    /// Adds other text behind `between`.
    pub(super) fn append(&mut self, between: &str, other: &Text) {
        self.string.push_str(between);
        let at = self.string.len();
        self.string.push_str(&other.string);
        self.marks.extend(other.marks.iter().map(|(kind, range)| (*kind, range.start + at..range.end + at)));
    }

    /// Writes it with `<br>` for line breaks.
    pub(super) fn write(&self, html: &mut Html) {
        self.write_with(html, "<br>");
    }

    /// Writes it with `line_break` for line breaks.
    pub(super) fn write_with(&self, html: &mut Html, line_break: &str) {
        let mut ends: Vec<usize> =
            self.marks.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
        ends.push(self.string.len());
        by_key(&mut ends, |&end| end as u64);
        ends.dedup();
        let mut from = 0;
        let mut places = Vec::with_capacity(ends.len());
        for end in ends {
            for (index, line) in self.string[from..end].split('\n').enumerate() {
                if index > 0 {
                    html.raw(line_break);
                }
                html.text(line);
            }
            places.push((end, html.position()));
            from = end;
        }
        let start = places.first().map_or(0, |&(_, at)| at);
        for (kind, range) in &self.marks {
            let place = |offset: usize| {
                let index = places.partition_point(|(end, _)| *end < offset);
                places.get(index).map_or(start, |&(_, at)| at)
            };
            html.mark_range(*kind, place(range.start)..place(range.end));
        }
    }
}

/// A line of glyphs in its own frame: `u` along the line, `v` from line to line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) glyphs: Vec<Glyph>,
    /// Start of each glyph along the line; ascending.
    pub(super) us: Vec<f32>,
    /// Its baseline.
    pub(super) v: f32,
    pub(super) from: f32,
    pub(super) to: f32,
    /// Size of its largest glyph.
    pub(super) size: f32,
    /// Its page's text was recognised from a picture.
    pub(super) recognised: bool,
}

/// Between two Han characters this is a gap, in em; less is letter-spacing.
const WIDE_GAP: f32 = 1.6;
/// Between two Latin letters or digits.
const NARROW_GAP: f32 = 0.28;
/// Between a Han character and a Latin letter: more than what Word puts there by itself.
const MIXED_GAP: f32 = 0.6;

/// A glyph's place in the frame of a direction: along the line, across the lines.
fn frame(way: Way, glyph: &Glyph) -> (f32, f32) {
    match way {
        Way::Across => (glyph.x, glyph.y),
        Way::Back => (-glyph.x, -glyph.y),
        Way::Up => (-glyph.y, glyph.x),
        Way::Down | Way::Stacked => (glyph.y, -glyph.x),
    }
}

/// The direction of most of the glyphs.
fn direction(glyphs: &[Glyph]) -> Way {
    let count = |way: Way| glyphs.iter().filter(|glyph| glyph.way == way).count();
    let ways = [Way::Across, Way::Stacked, Way::Up, Way::Down, Way::Back];
    ways.into_iter().rev().max_by_key(|&way| count(way)).unwrap_or(Way::Across)
}

/// Glyphs as lines in reading order.
pub(super) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    /// Baselines so near to each other, in em, are one: signs and digits of another font.
    const SAME: f32 = 0.45;
    let way = direction(glyphs);
    let (us, vs): (Vec<f32>, Vec<f32>) = glyphs.iter().map(|glyph| frame(way, glyph)).unzip();
    let down = order(&vs);
    let mut lines = Vec::new();
    let mut rest = &down[..];
    while let Some(&first) = rest.first() {
        let reach = vs[first] + SAME * glyphs[first].size;
        let (line, others) =
            rest.split_at(rest.iter().take_while(|&&index| vs[index] <= reach).count().max(1));
        rest = others;
        let along = order(&line.iter().map(|&index| us[index]).collect::<Vec<_>>());
        let row = along.into_iter().map(|index| line[index]);
        lines.extend(Line::new(row.map(|index| (glyphs[index], us[index], vs[index]))));
    }
    lines
}

impl Line {
    fn new(row: impl Iterator<Item = (Glyph, f32, f32)>) -> Option<Self> {
        let mut line = Line {
            glyphs: Vec::new(),
            us: Vec::new(),
            v: f32::MIN,
            from: 0.0,
            to: f32::MIN,
            size: 0.0,
            recognised: false,
        };
        for (glyph, u, v) in row {
            // Struck twice, a little apart, to look bold.
            let same = |(other, at): (&Glyph, &f32)| {
                other.character == glyph.character && u - at < (0.3 * glyph.size).min(0.5 * glyph.advance)
            };
            if line.glyphs.iter().zip(&line.us).rev().take(3).any(same) {
                continue;
            }
            if !glyph.character.is_whitespace() {
                line.v = line.v.max(v);
                line.to = line.to.max(u + glyph.advance);
                line.size = line.size.max(glyph.size);
            }
            line.glyphs.push(glyph);
            line.us.push(u);
        }
        line.mark_overlapping();
        let visible = |glyph: &Glyph| !glyph.character.is_whitespace();
        let first = line.glyphs.iter().position(visible)?;
        let last = line.glyphs.iter().rposition(visible)?;
        line.glyphs.truncate(last + 1);
        line.us.truncate(last + 1);
        line.glyphs.drain(..first);
        line.us.drain(..first);
        line.from = line.us[0];
        Some(line)
    }

    /// Marks letters and digits that stand on one another: which of them is meant, nobody sees.
    fn mark_overlapping(&mut self) {
        /// Letters follow each other at least so far, in their widths.
        const LEAST: f32 = 0.7;
        /// Some files say larger widths than their letters have.
        const LETTER: f32 = 0.5;
        let is_print =
            |glyph: &Glyph| glyph.character.is_alphanumeric() || glyph.character.is_ascii_graphic();
        let width = |glyph: &Glyph| {
            let most = if is_wide(glyph.character) { 1.0 } else { LETTER };
            glyph.advance.min(most * glyph.size)
        };
        let mut before: Option<usize> = None;
        for at in 0..self.glyphs.len() {
            if !is_print(&self.glyphs[at]) {
                continue;
            }
            if let Some(last) = before {
                let least = width(&self.glyphs[last]).min(width(&self.glyphs[at]));
                if self.us[at] - self.us[last] < LEAST * least {
                    self.glyphs[last].marks.add(NoticeKind::Overlapping);
                    self.glyphs[at].marks.add(NoticeKind::Overlapping);
                }
            }
            before = Some(at);
        }
    }

    /// The first character.
    pub(super) fn first(&self) -> char {
        self.glyphs[0].character
    }

    /// The last character.
    pub(super) fn last(&self) -> char {
        self.glyphs[self.glyphs.len() - 1].character
    }

    /// The visible glyphs with the gap before each: none for letters side by side, the distance where there is one
    /// or a space was printed.
    fn gaps(&self) -> impl Iterator<Item = (&Glyph, f32, Option<f32>)> {
        let mut before: Option<(char, f32)> = None;
        let mut space = false;
        self.glyphs.iter().zip(&self.us).filter_map(move |(glyph, &u)| {
            if glyph.character.is_whitespace() {
                space = true;
                return None;
            }
            let gap = before.and_then(|(last, end)| {
                let em = glyph.size.max(1.0);
                let least = match (is_wide(last), is_wide(glyph.character)) {
                    (true, true) => WIDE_GAP,
                    (false, false) => NARROW_GAP,
                    _ => MIXED_GAP,
                };
                (space || u - end > least * em).then_some((u - end).max(0.0))
            });
            before = Some((glyph.character, u + glyph.advance));
            space = false;
            Some((glyph, u, gap))
        })
    }

    /// Its text, one space for each gap.
    pub(super) fn text(&self) -> Text {
        let mut writer = Writer::default();
        for (glyph, _, gap) in self.gaps() {
            if gap.is_some() {
                writer.text.string.push(' ');
            }
            writer.glyph(glyph);
        }
        writer.finish()
    }

    /// Its text with as many spaces as its gaps are wide: a character of half an em for each `unit` behind `left`.
    pub(super) fn columns(&self, left: f32, unit: f32) -> Text {
        const MOST: usize = 400;
        let mut writer = Writer::default();
        let mut column = 0;
        for (glyph, u, gap) in self.gaps() {
            if gap.is_some() || column == 0 {
                #[expect(clippy::cast_sign_loss, reason = "negative places saturate to 0")]
                let place = (((u - left) / unit).round().max(0.0) as usize).min(MOST);
                let least = match gap {
                    Some(gap) if gap > WIDE_GAP * self.size => 2,
                    Some(_) => 1,
                    None => 0,
                };
                let spaces = place.saturating_sub(column).max(least);
                writer.text.string.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            column += if is_wide(glyph.character) { 2 } else { 1 };
            writer.glyph(glyph);
        }
        writer.finish()
    }

    /// `text`, marked with what is known of the whole line.
    pub(super) fn marked(&self, mut text: Text) -> Text {
        if self.recognised {
            text.mark(NoticeKind::Recognised);
        }
        text
    }

    /// Its parts between wide gaps, as a table without lines has them.
    pub(super) fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        for (glyph, _, gap) in self.gaps() {
            if gap.is_some_and(|gap| gap > WIDE_GAP * self.size) {
                parts.push(String::new());
            }
            if let Some(part) = parts.last_mut() {
                part.push(glyph.character);
            }
        }
        parts
    }
}

/// Text being written glyph by glyph.
#[derive(Default)]
struct Writer {
    text: Text,
    /// Where the marks of the last glyph begin, by their kinds.
    marked: [Option<usize>; Marks::KINDS.len()],
}

impl Writer {
    fn glyph(&mut self, glyph: &Glyph) {
        let at = self.text.string.len();
        self.marks(glyph.marks, at);
        self.text.string.push(glyph.character);
        if glyph.character == UNKNOWN {
            self.text.marks.push((NoticeKind::Unknown, at..self.text.string.len()));
        }
    }

    /// Goes on with these marks, ends others.
    fn marks(&mut self, marks: Marks, at: usize) {
        for (kind, from) in Marks::KINDS.into_iter().zip(&mut self.marked) {
            match (marks.has(kind), *from) {
                (true, None) => *from = Some(at),
                (false, Some(start)) => {
                    let to = self.text.string.trim_end().len();
                    self.text.marks.push((kind, start..to));
                    *from = None;
                }
                _ => {}
            }
        }
    }

    fn finish(mut self) -> Text {
        self.marks(Marks::default(), self.text.string.len());
        self.text
    }
}

/// The text of a cell that is `width` wide, and whether its last line fills it, so that it may go on elsewhere.
pub(super) fn cell(glyphs: &[Glyph], width: f32, height: f32) -> (Text, bool) {
    let turned = matches!(direction(glyphs), Way::Up | Way::Down | Way::Stacked);
    let measure = if turned { height } else { width };
    let mut text = Text::default();
    let mut before: Option<(char, bool)> = None;
    for line in lines(glyphs) {
        let between = match before {
            None => "",
            Some((_, false)) => "\n",
            Some((last, true)) => joint(last, line.first()),
        };
        text.append(between, &line.text());
        before = Some((line.last(), line.to - line.from + WIDE_GAP * line.size >= measure));
    }
    (text, before.is_some_and(|(_, fills)| fills))
}

/// What stands between a line that goes on and the next one: a space between Latin words only.
pub(super) fn joint(last: char, first: char) -> &'static str {
    let latin = |c: char| c.is_alphabetic() && !is_wide(c);
    if latin(last) && latin(first) { " " } else { "" }
}

/// Whether a character is as wide as it is high: Han, kana, their punctuation, full-width forms.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}' | '\u{2460}'..='\u{24FF}' | '\u{2014}'..='\u{2015}' | '\u{2026}'
        | '\u{201C}'..='\u{201D}' | '\u{2018}'..='\u{2019}' | '\u{25A0}'..='\u{25FF}' | UNKNOWN)
}

/// The width, in em, of a Latin character in a font that says none, as the standard fonts have them.
pub(crate) fn usual_width(c: char) -> f32 {
    match c {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'j' | 'l' | '!' | '/' => 0.278,
        '0'..='9' => 0.556,
        '(' | ')' | '[' | ']' | '-' | 'f' | 't' | 'r' | 'I' => 0.333,
        'A'..='Z' => 0.68,
        'm' | 'w' | '%' | '@' => 0.83,
        _ => 0.52,
    }
}

/// The width, in em, of any character in a file that says none.
pub(crate) fn usual_advance(c: char) -> f32 {
    if is_wide(c) { 1.0 } else { usual_width(c) }
}
