//! What was found on the pages of a file, and what is to be said of it (files.md §3, pitfall 15).

use super::flow::html;
use super::{Glyph, Page, UNKNOWN};
use crate::notice::{Place, Touches};
use crate::{Extract, Notice, NoticeKind, Refusal, limits};

/// Fewer glyphs than this beside a picture of the page are a stamp or a page number.
const FEW: usize = 20;
/// So many letters drawn as paths are a text.
const OUTLINES: usize = 30;
/// A picture over so much of a page holds its text, if any.
const PICTURE: f32 = 0.5;
/// A picture over so much may hold some.
const LARGE: f32 = 0.2;

/// How much may still be taken from the pages of a file.
#[derive(Debug)]
pub(crate) struct Left {
    pub(crate) glyphs: usize,
    pub(crate) lines: usize,
    pub(crate) operators: usize,
}

impl Default for Left {
    fn default() -> Self {
        Self { glyphs: limits::ALL_GLYPHS, lines: limits::ALL_LINES, operators: limits::ALL_OPERATORS }
    }
}

impl Left {
    /// Whether a page with so many glyphs may have one more; takes it.
    pub(crate) fn take_glyph(&mut self, glyphs: usize) -> bool {
        let takes = self.glyphs > 0 && glyphs < limits::GLYPHS;
        self.glyphs -= usize::from(takes);
        takes
    }

    /// Whether a page with so many lines may have more; takes as many as were added since `before`.
    pub(crate) fn take_lines(&mut self, before: usize, lines: usize) -> bool {
        self.lines = self.lines.saturating_sub(lines - before);
        self.lines > 0 && lines < limits::LINES
    }
}

/// What was found on a page.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) page: Page,
    /// Text that is neither filled nor stroked.
    pub(crate) invisible: Vec<Glyph>,
    /// A picture covers more than half of the page.
    picture: bool,
    /// Large pictures.
    pictures: u32,
    /// Filled paths with curves, as letters are.
    pub(crate) outlines: usize,
    /// Something could not be decoded or understood to its end.
    pub(crate) damaged: bool,
    /// More glyphs, lines or operators than allowed.
    pub(crate) cut: bool,
}

impl Found {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self { page: Page { width, height, ..Page::default() }, ..Self::default() }
    }

    /// A picture of so many square points.
    pub(crate) fn picture(&mut self, area: f32) {
        let share = area / (self.page.width * self.page.height);
        self.picture |= share > PICTURE;
        self.pictures += u32::from(share > LARGE);
    }
}

/// What the pages say, and what is to be said of them.
pub(crate) fn extract(found: Vec<Found>, mut cut: bool) -> Result<Extract, Refusal> {
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let mut seen = Seen::default();
    let mut pages: Vec<Page> = Vec::with_capacity(found.len());
    for (number, mut found) in (1..).zip(found) {
        let visible = found.page.glyphs.iter().filter(|glyph| !glyph.character.is_whitespace()).count();
        if found.picture && found.invisible.len() > visible {
            // A layer of recognised text behind the picture.
            found.page.glyphs.append(&mut found.invisible);
            found.page.recognised = true;
        } else if found.picture && visible < FEW {
            seen.scanned.push(number);
        } else if visible == 0 && found.outlines >= OUTLINES {
            seen.outlines.push(number);
        } else if found.pictures > 0 {
            seen.pictures.push(number);
        }
        if found.invisible.iter().any(|glyph| !glyph.character.is_whitespace()) {
            seen.hidden.push(number);
        }
        seen.damaged |= found.damaged;
        cut |= found.cut;
        found.page.glyphs.iter().for_each(|glyph| seen.character(glyph.character));
        pages.push(found.page);
    }
    if cut && seen.characters == 0 {
        return Err(Refusal::TooLarge);
    }
    if seen.scanned.len() == pages.len() {
        return Err(Refusal::Scanned { pages: count });
    }
    if seen.characters == 0 && !seen.outlines.is_empty() {
        return Err(Refusal::Outlines);
    }
    if seen.characters == 0 && !seen.scanned.is_empty() {
        return Err(Refusal::Scanned { pages: count });
    }
    if seen.characters > 0 && seen.unknown * 10 >= seen.characters * 9 {
        return Err(Refusal::TextTable);
    }
    html(pages)?.finish(seen.notices(cut))
}

/// What was seen of all pages.
#[derive(Default)]
struct Seen {
    scanned: Vec<u32>,
    outlines: Vec<u32>,
    pictures: Vec<u32>,
    hidden: Vec<u32>,
    damaged: bool,
    characters: usize,
    unknown: usize,
    han: usize,
    /// Characters that no Chinese text has.
    odd: usize,
}

impl Seen {
    fn character(&mut self, c: char) {
        if c.is_whitespace() {
            return;
        }
        self.characters += 1;
        match c {
            UNKNOWN => self.unknown += 1,
            '\u{4E00}'..='\u{9FFF}' => self.han += 1,
            // Signs that Chinese text has, and those of Wingdings and Symbol.
            '×'
            | '÷'
            | '·'
            | '°'
            | '±'
            | '§'
            | '«'
            | '»'
            | '©'
            | '®'
            | '¥'
            | '\u{AD}'
            | '\u{F020}'..='\u{F0FF}' => {}
            '\0'..='\u{1F}' | '\u{7F}'..='\u{17F}' | '\u{E000}'..='\u{F8FF}' => self.odd += 1,
            _ => {}
        }
    }

    /// The share that sound files of Chinese text do not reach (files.md §3, pitfall 15: damaged 6.1 %, sound 0.0 %).
    fn text_table_is_damaged(&self) -> bool {
        self.han > 0 && self.odd * 200 >= self.characters && self.odd > 2
    }

    fn notices(&self, cut: bool) -> Vec<Notice> {
        let on_pages = |kind, pages: &[u32], touches| {
            let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
            let places = pages.iter().take(10).map(|&page| Place::Page(page)).collect();
            (count > 0).then_some(Notice { kind, touches, count, places })
        };
        let whole = |kind, touches, count: usize| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            (count > 0).then_some(Notice { kind, touches, count, places: Vec::new() })
        };
        let odd = if self.text_table_is_damaged() { self.odd } else { 0 };
        let notices = [
            on_pages(NoticeKind::Hidden, &self.hidden, Touches::Nothing),
            on_pages(NoticeKind::Pictures, &self.pictures, Touches::Nothing),
            on_pages(NoticeKind::Scanned, &self.scanned, Touches::Nothing),
            on_pages(NoticeKind::Outlines, &self.outlines, Touches::Nothing),
            whole(NoticeKind::TextTable, Touches::Everything, odd),
            whole(NoticeKind::Damaged, Touches::Everything, usize::from(self.damaged)),
            whole(NoticeKind::Cut, Touches::Nothing, usize::from(cut)),
        ];
        notices.into_iter().flatten().collect()
    }
}
