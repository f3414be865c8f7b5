//! What was found on the pages of a file, and what is to be said of it (files.md §3, pitfall 15).

use super::flow::html;
use super::path::{Area, Path, Shape};
use super::sight::{self, Cover, Ink, Sorted};
use super::slant::Slant;
use super::{Glyph, Matrix, Page, UNKNOWN};
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
    /// Comparisons of glyphs with what is painted over them.
    looks: usize,
}

impl Default for Left {
    fn default() -> Self {
        Self {
            glyphs: limits::ALL_GLYPHS,
            lines: limits::ALL_LINES,
            operators: limits::ALL_OPERATORS,
            looks: limits::LOOKS,
        }
    }
}

impl Left {
    /// Whether a page with so many glyphs may have one more; takes it.
    pub(crate) fn take_glyph(&mut self, glyphs: usize) -> bool {
        let takes = self.glyphs > 0 && glyphs < limits::GLYPHS;
        self.glyphs -= usize::from(takes);
        takes
    }

    /// Takes comparisons; whether so many were left.
    pub(super) fn take_looks(&mut self, looks: usize) -> bool {
        let rest = self.looks.checked_sub(looks);
        self.looks = rest.unwrap_or(0);
        rest.is_some()
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
    /// What each glyph of the page is painted with, and what is painted over them; [`Found::settle`] takes them.
    inks: Vec<Ink>,
    covers: Vec<Cover>,
    /// How the glyphs are turned.
    pub(crate) slant: Slant,
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

    /// Adds a glyph, of which nothing is seen outside of `clip`.
    pub(crate) fn show(&mut self, mut glyph: Glyph, ink: Ink, clip: Area) {
        let is_out = sight::is_clipped(&mut glyph, clip);
        self.page.glyphs.push(glyph);
        self.inks.push(if is_out { Ink::Clear } else { ink });
    }

    /// Adds an area that is filled.
    pub(crate) fn fill(&mut self, area: Area, ink: Ink) {
        // What lets light through changes the ground, and hides nothing.
        let shape = if ink == Ink::Unknown { Shape::Parts } else { area.shape };
        if ink != Ink::Clear {
            self.cover(Area { shape, ..area }, ink, NoticeKind::Overlapping);
        }
    }

    fn cover(&mut self, area: Area, ink: Ink, kind: NoticeKind) {
        let cover = Cover { area, ink, glyphs: self.page.glyphs.len(), kind };
        if !cover.is_large() {
        } else if self.covers.len() < limits::LINES {
            self.covers.push(cover);
        } else {
            self.cut = true;
        }
    }

    /// Sorts out what is seen, when the page is done.
    pub(crate) fn settle(&mut self, left: &mut Left) {
        let glyphs = std::mem::take(&mut self.page.glyphs);
        let (inks, covers) = (std::mem::take(&mut self.inks), std::mem::take(&mut self.covers));
        self.slant = Slant::default();
        let size = (self.page.width, self.page.height);
        let Sorted { seen, unseen } = sight::sorted(glyphs, &inks, &covers, size, left);
        (self.page.glyphs, self.page.unseen) = (seen, unseen);
    }

    /// A picture that this matrix puts on the page; `opaque`: text under it is not seen.
    pub(crate) fn picture(&mut self, matrix: Matrix, opaque: bool) {
        if opaque {
            let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(x, y)| matrix.apply(x, y));
            let mut path = Path::default();
            path.move_to(corners[0]);
            corners[1..].iter().for_each(|&corner| path.line_to(corner));
            for area in path.areas() {
                self.cover(area, Ink::Unknown, NoticeKind::Recognised);
            }
        }
        let area = matrix.area();
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
        if !found.page.unseen.is_empty() {
            seen.unseen.push(number);
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
    unseen: Vec<u32>,
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
            on_pages(NoticeKind::Unseen, &self.unseen, Touches::Nothing),
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
