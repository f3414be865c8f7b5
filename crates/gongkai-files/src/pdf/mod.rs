//! PDF (ISO 32000-1): pages of glyphs and lines, by way of hayro-syntax for objects, repair and decryption.
//!
//! files.md §3 lists what was measured; the numbers of pitfalls in this folder are its.

mod content;
mod encodings;
mod fonts;
mod matrix;
mod path;
mod state;
mod streams;
mod widths;

#[cfg(test)]
mod tests;

use hayro_syntax::object::{Array, Dict};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::notice::{Place, Touches};
use crate::page::{self, Page, UNKNOWN};
use crate::{Decode, Extract, Notice, NoticeKind, Refusal, limits};
use content::{Found, Interpreter};

/// Fewer glyphs than this beside a picture of the page are a stamp or a page number.
const FEW: usize = 20;
/// So many letters drawn as paths are a text.
const OUTLINES: usize = 30;

/// Reads a PDF file.
pub(crate) fn read(bytes: &[u8], decode: Decode<'_>) -> Result<Extract, Refusal> {
    // Some programs put bytes before the header; offsets count from it.
    let start = streams::find(&bytes[..bytes.len().min(1024)], b"%PDF-", 0).unwrap_or(0);
    let bytes = &bytes[start..];
    if !is_whole(bytes) {
        return Err(Refusal::Damaged);
    }
    streams::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Refusal::Password,
        _ => Refusal::Damaged,
    })?;
    let mut interpreter = Interpreter::new(decode, hidden_groups(&pdf));
    let all = pdf.pages();
    if all.is_empty() {
        return Err(Refusal::Damaged);
    }
    let found: Vec<Found> = all.iter().take(limits::PAGES).map(|page| interpreter.page(page)).collect();
    extract(found, all.len() > limits::PAGES)
}

/// Whether the end of the file is there: a file cut off by a download loses it, and its last pages with it.
fn is_whole(bytes: &[u8]) -> bool {
    let objects = bytes.windows(6).rposition(|window| window == b"endobj").unwrap_or(0);
    let end = &bytes[objects..];
    streams::find(end, b"startxref", 0).is_some() || streams::find(end, b"%%EOF", 0).is_some()
}

/// The object numbers of the optional content groups that are off (8.11.4.3).
fn hidden_groups(pdf: &Pdf) -> Vec<u32> {
    let xref = pdf.xref();
    let off = || {
        let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
        catalog.get::<Dict<'_>>("OCProperties")?.get::<Dict<'_>>("D")?.get::<Array<'_>>("OFF")
    };
    let groups = off().map(|off| off.raw_iter().take(1_000).filter_map(|group| group.as_obj_ref()).collect());
    groups.map_or_else(Vec::new, |groups: Vec<_>| groups.into_iter().map(|group| group.obj_number).collect())
}

/// What the pages say, and what is to be said of them.
fn extract(found: Vec<Found>, mut cut: bool) -> Result<Extract, Refusal> {
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
    page::html(pages).finish(seen.notices(cut))
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
