//! The text with its paragraphs, tables, fields and marks ([MS-DOC] 2.4).

use std::ops::Range;

use super::fib::{Fib, Part};
use super::lists::Lists;
use super::look;
use super::pages::{self, Runs};
use super::pieces;
use super::sprm::{Properties, T_DEF_TABLE, byte, toggled};
use super::styles::{Style, Styles};
use super::symbols;
use crate::container::compound::u16_at;
use crate::html::Html;
use crate::notice::Touches;
use crate::rows::{Cell, Flow, Merge};
use crate::sight::{Align, Backdrop, Look, Sight};
use crate::word::symbol;
use crate::{Decode, Extract, Notice, NoticeKind, Refusal};

// Character properties ([MS-DOC] 2.6.1).
const C_F_R_MARK_DEL: u16 = 0x0800;
const C_F_R_MARK: u16 = 0x0801;
const C_F_STRIKE: u16 = 0x0837;
pub(super) const C_F_VANISH: u16 = 0x083C;
const C_F_D_STRIKE: u16 = 0x2A53;
const C_F_SPEC: u16 = 0x0855;
const C_ISTD: u16 = 0x4A30;
const C_SYMBOL: u16 = 0x6A09;
/// Fonts of ASCII, of East Asian, and of other characters.
const C_RG_FTC: [u16; 3] = [0x4A4F, 0x4A50, 0x4A51];
// Paragraph properties (2.6.2).
const P_F_IN_TABLE: u16 = 0x2416;
const P_F_TTP: u16 = 0x2417;
const P_F_INNER_TABLE_CELL: u16 = 0x244B;
const P_F_INNER_TTP: u16 = 0x244C;
const P_ITAP: u16 = 0x6649;
pub(super) const P_ILVL: u16 = 0x260A;
pub(super) const P_ILFO: u16 = 0x460B;
// Table properties (2.6.3).
const T_VERT_MERGE: u16 = 0xD62B;

/// More list numbers than this stand for lists of another kind, or none.
const LISTS: u16 = 0x07FF;

/// Bytes of properties that are looked at; lists may be shared by all paragraphs.
const LOOKS: usize = 512 << 20;

/// The streams of the file.
#[derive(Clone, Copy)]
pub(super) struct Streams<'a> {
    pub(super) main: &'a [u8],
    pub(super) table: &'a [u8],
    pub(super) data: &'a [u8],
}

/// Reads the document.
pub(super) fn read(streams: &Streams<'_>, fib: &Fib<'_>, decode: Decode<'_>) -> Result<Extract, Refusal> {
    let part = |part: Part| fib.part(part, streams.table);
    let pieces = pieces::read(part(Part::Clx)).ok_or(Refusal::Damaged)?;
    let lists = fib.range(Part::PlfLst);
    let mut reader = Reader {
        characters: Runs::of_characters(part(Part::PlcfBteChpx), streams.main),
        paragraphs: Runs::of_paragraphs(part(Part::PlcfBtePapx), streams.main),
        styles: Styles::read(part(Part::Stshf)),
        fonts: symbols::fonts(part(Part::SttbfFfn)),
        lists: Lists::read(
            streams.table.get(lists.start..).unwrap_or_default(),
            lists.len(),
            part(Part::PlfLfo),
        ),
        data: streams.data,
        flow: Flow::default(),
        line: Html::default(),
        align: Align::Line,
        beside: false,
        row: (0..0, Backdrop::default()),
        fields: Vec::new(),
        codes: 0,
        looks: LOOKS,
        seen: Seen::default(),
    };
    let mut missing = false;
    for (number, text) in fib.texts().into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        reader.beside = number > 0;
        let mut position = text.start;
        let first = pieces.partition_point(|piece| piece.to <= text.start);
        for piece in pieces[first..].iter().take_while(|piece| piece.from < text.end) {
            let (from, to) = (piece.from.max(text.start), piece.to.min(text.end));
            let characters = piece.characters(streams.main, from, to, decode);
            missing |= from > position || characters.is_empty();
            position = to;
            reader.piece(&characters);
            if reader.flow.out.is_full() || reader.looks == 0 {
                return Err(Refusal::TooLarge);
            }
        }
        missing |= position < text.end;
        reader.end();
    }
    reader.seen.damaged |= missing;
    reader.finish()
}

/// What is to be said of the document.
#[derive(Default)]
struct Seen {
    hidden: u32,
    changes: u32,
    damaged: bool,
}

struct Reader<'a> {
    characters: Runs<'a>,
    paragraphs: Runs<'a>,
    styles: Styles,
    fonts: Vec<String>,
    lists: Lists,
    data: &'a [u8],
    flow: Flow,
    /// The paragraph that is open.
    line: Html,
    /// How what was written last stands on its line; its tag is open.
    align: Align,
    /// The text is not the main one: notes, boxes.
    beside: bool,
    /// Where the row that was looked at last goes on and ends, and what is behind its cells.
    row: (Range<u32>, Backdrop),
    /// Open fields: whether the result of each is reached.
    fields: Vec<bool>,
    /// How many of them have not reached it.
    codes: usize,
    /// Bytes of properties that may still be looked at.
    looks: usize,
    seen: Seen,
}

/// What character properties say.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of Word's own")]
#[derive(Clone, Copy, Default, PartialEq)]
struct Character {
    hidden: bool,
    deleted: bool,
    inserted: bool,
    struck: bool,
    special: bool,
    /// Font and code of a symbol.
    symbol: Option<(u16, u16)>,
    fonts: [Option<u16>; 3],
    look: Look,
    sight: Sight,
}

/// What paragraph properties say.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of Word's own")]
#[derive(Default)]
struct Paragraph<'a> {
    in_table: bool,
    depth: usize,
    row_end: bool,
    inner_cell: bool,
    inner_row_end: bool,
    list: Option<u16>,
    level: Option<u8>,
    style: u16,
    properties: &'a [u8],
}

impl<'a> Reader<'a> {
    fn piece(&mut self, characters: &[(char, u32)]) {
        let mut end = 0;
        let mut own = Character::default();
        let mut paragraph_end = 0;
        let mut style = Style::default();
        for &(c, place) in characters {
            if place >= paragraph_end {
                let (properties, until) = self.paragraphs.at(place);
                style = self.styles.get(pages::paragraph(properties, self.data).0);
                paragraph_end = until;
                end = place;
            }
            if place >= end {
                let (properties, until) = self.characters.at(place);
                self.looks = self.looks.saturating_sub(properties.len());
                let before = own;
                own = character(properties, style, &self.styles);
                let coloured = own.look.colour().is_some();
                let behind = if coloured { self.behind(place) } else { Backdrop::default() };
                own.sight = own.look.sight(behind);
                self.seen.hidden += u32::from(own.hidden && !before.hidden);
                self.seen.changes +=
                    u32::from(own.deleted && !before.deleted) + u32::from(own.inserted && !before.inserted);
                end = until;
            }
            self.character(c, place, own);
            if self.flow.out.is_full() || self.looks == 0 {
                return;
            }
        }
    }

    fn character(&mut self, c: char, place: u32, own: Character) {
        match c {
            '\r' | '\u{7}' => return self.paragraph(c, place),
            // A page or section ends a paragraph without a mark of its own.
            '\u{C}' => return self.paragraph('\r', place),
            '\u{13}' => {
                self.codes += 1;
                return self.fields.push(false);
            }
            '\u{14}' => {
                if let Some(field) = self.fields.last_mut() {
                    self.codes -= usize::from(!std::mem::replace(field, true));
                }
                return;
            }
            '\u{15}' => {
                self.codes -= usize::from(self.fields.pop() == Some(false));
                return;
            }
            _ => {}
        }
        if own.hidden || own.deleted || self.codes > 0 {
            return;
        }
        let printed = !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{E}' | '\u{1F}');
        if printed && own.sight == Sight::Unseen {
            if !c.is_whitespace() {
                self.line.mark_here(NoticeKind::Unseen);
            }
            return;
        }
        if printed {
            self.align(own.look.align());
        }
        let from = self.line.position();
        match (c, own.symbol) {
            ('(', Some((font, code))) if own.special => {
                self.sign(symbol::of(self.font(font), u32::from(code)));
            }
            // A private character of a font of signs.
            ('\u{F000}'..='\u{F0FF}', _) => {
                let fonts = own.fonts.iter().flatten().map(|&font| self.font(font));
                self.sign(
                    fonts
                        .filter(|font| symbol::is_symbol_font(font))
                        .find_map(|font| symbol::of(font, u32::from(c))),
                );
            }
            ('\u{B}' | '\u{E}', _) => self.line.raw("<br>"),
            ('\u{1E}', _) => self.write('-'),
            // A soft hyphen; pictures, references to notes and comments.
            ('\u{1F}' | '\0'..='\u{8}', _) => {}
            (c, _) => self.write(c),
        }
        if own.struck {
            self.line.mark(NoticeKind::Struck, from);
        }
        if own.sight == Sight::Unsure {
            self.line.mark_digits(NoticeKind::Faint, from);
        }
    }

    /// Goes over to text that stands so on its line.
    fn align(&mut self, align: Align) {
        if self.align != align {
            self.line.raw(self.align.tags().1);
            self.line.raw(align.tags().0);
            self.align = align;
        }
    }

    /// What is behind the paragraph at a place. Which cells of a row have which ground stands at its end.
    fn behind(&mut self, place: u32) -> Backdrop {
        let (properties, _) = self.paragraphs.at(place);
        let paragraph = self.properties(properties);
        if let Some(behind) = look::of_paragraph(paragraph.properties) {
            return behind;
        }
        if self.beside {
            return Backdrop::Unknown;
        }
        if paragraph.depth == 0 {
            return Backdrop::default();
        }
        if !self.row.0.contains(&place) {
            let mut at = place;
            self.row = loop {
                let (properties, until) = self.paragraphs.at(at);
                let paragraph = self.properties(properties);
                let ends = paragraph.row_end || paragraph.inner_row_end || paragraph.depth == 0;
                if ends || until == u32::MAX || self.looks == 0 {
                    let shaded = !ends || paragraph.depth > 0 && look::shades(paragraph.properties);
                    break (place..until, if shaded { Backdrop::Unknown } else { Backdrop::default() });
                }
                self.looks = self.looks.saturating_sub(1);
                at = until;
            };
        }
        self.row.1
    }

    /// The name of a font.
    fn font(&self, number: u16) -> &str {
        self.fonts.get(usize::from(number)).map_or("", String::as_str)
    }

    /// Writes a sign, or that it is not known.
    fn sign(&mut self, sign: Option<char>) {
        let from = self.line.position();
        self.write(sign.unwrap_or(char::REPLACEMENT_CHARACTER));
        if sign.is_none() {
            self.line.mark(NoticeKind::Unknown, from);
        }
    }

    fn write(&mut self, c: char) {
        self.line.text(c.encode_utf8(&mut [0; 4]));
    }

    /// The end of a paragraph, a cell or a row.
    fn paragraph(&mut self, mark: char, place: u32) {
        let (properties, _) = self.paragraphs.at(place);
        let paragraph = self.properties(properties);
        self.flow.set_depth(paragraph.depth);
        let depth = self.flow.depth();
        let ends_row = if depth > 1 { paragraph.inner_row_end } else { paragraph.row_end };
        if depth > 0 && ends_row {
            (self.line, self.align) = (Html::default(), Align::Line);
            self.flow.end_row(|cells| define(paragraph.properties, cells));
            return;
        }
        let ends_cell = if depth > 1 { paragraph.inner_cell } else { depth == 1 && mark == '\u{7}' };
        self.end_paragraph(&paragraph);
        if ends_cell {
            self.flow.end_cell();
        }
    }

    /// Writes the open paragraph with its number.
    fn end_paragraph(&mut self, paragraph: &Paragraph<'_>) {
        self.align(Align::Line);
        let line = std::mem::take(&mut self.line);
        let number = self.number(paragraph);
        let target = self.flow.target();
        if line.is_blank() && !line.is_marked() && number.is_none() {
            return;
        }
        target.raw("<p>");
        let from = target.position();
        let unknown = match number {
            Some((text, known)) => {
                target.text(&text);
                !known
            }
            None => false,
        };
        target.append(&line);
        if unknown {
            target.mark(NoticeKind::Numbering, from);
        }
        target.raw("</p>");
        if self.flow.depth() == 0 {
            self.flow.out.raw("\n");
        }
    }

    /// The automatic number of a paragraph, and whether it was computed.
    fn number(&mut self, paragraph: &Paragraph<'_>) -> Option<(String, bool)> {
        let style = self.styles.get(paragraph.style);
        let list = paragraph.list.or(style.list).filter(|&list| list != 0 && list < LISTS)?;
        let level = paragraph.level.or(style.level).unwrap_or(0);
        match self.lists.next(list, level) {
            Ok(number) => number,
            Err(()) => Some((String::new(), false)),
        }
    }

    /// The end of a text: its last paragraph may lack a mark.
    fn end(&mut self) {
        if !self.line.is_blank() || self.line.is_marked() {
            self.end_paragraph(&Paragraph::default());
        }
        (self.line, self.align) = (Html::default(), Align::Line);
        self.flow.set_depth(0);
        self.seen.damaged |= self.codes > 0;
        self.fields.clear();
        self.codes = 0;
    }

    fn properties(&mut self, properties: &'a [u8]) -> Paragraph<'a> {
        let (style, properties) = pages::paragraph(properties, self.data);
        self.looks = self.looks.saturating_sub(properties.len());
        let mut paragraph = Paragraph { style, properties, ..Paragraph::default() };
        let mut depth = None;
        for (code, operand) in Properties(properties) {
            let on = byte(operand) != 0;
            match code {
                P_F_IN_TABLE => paragraph.in_table = on,
                P_F_TTP => paragraph.row_end = on,
                P_F_INNER_TABLE_CELL => paragraph.inner_cell = on,
                P_F_INNER_TTP => paragraph.inner_row_end = on,
                P_ITAP => depth = u16_at(operand, 0).map(usize::from),
                P_ILFO => paragraph.list = u16_at(operand, 0),
                P_ILVL => paragraph.level = Some(byte(operand)),
                _ => {}
            }
        }
        paragraph.depth = depth.unwrap_or(0).max(usize::from(paragraph.in_table));
        paragraph
    }

    fn finish(self) -> Result<Extract, Refusal> {
        let mut notices = Vec::new();
        let mut told = |kind, count, touches| {
            if count > 0 {
                notices.push(Notice { kind, touches, count, places: Vec::new() });
            }
        };
        told(NoticeKind::TrackedChanges, self.seen.changes, Touches::Nothing);
        told(NoticeKind::Hidden, self.seen.hidden, Touches::Nothing);
        told(NoticeKind::Damaged, u32::from(self.seen.damaged), Touches::Everything);
        self.flow.out.finish(notices)
    }
}

fn character(properties: &[u8], style: Style, styles: &Styles) -> Character {
    let hidden_by_style = style.hidden.unwrap_or(false);
    let (mut look, mut of_style) = (Look::default(), style.look);
    let mut own = Character { hidden: hidden_by_style, ..Character::default() };
    for (code, operand) in Properties(properties) {
        match code {
            C_F_R_MARK_DEL => own.deleted = byte(operand) != 0,
            C_F_R_MARK => own.inserted = byte(operand) != 0,
            C_F_VANISH => own.hidden = toggled(operand, hidden_by_style),
            C_F_STRIKE | C_F_D_STRIKE => own.struck = toggled(operand, false),
            C_F_SPEC => own.special = byte(operand) != 0,
            _ if C_RG_FTC.contains(&code) => {
                let which = C_RG_FTC.iter().position(|&other| other == code).unwrap_or(0);
                own.fonts[which] = u16_at(operand, 0);
            }
            C_ISTD => {
                of_style = u16_at(operand, 0).map_or(of_style, |style| styles.get(style).look.or(of_style));
            }
            C_SYMBOL => own.symbol = u16_at(operand, 0).zip(u16_at(operand, 2)),
            _ => look::apply(&mut look, code, operand),
        }
    }
    own.look = look.or(of_style);
    own
}

/// Reads the edges of a row's cells, in twips, and says which cells are merged ([MS-DOC] 2.6.3, `sprmTDefTable`).
fn define(properties: &[u8], cells: &mut [Cell]) -> Vec<i32> {
    const TC: usize = 20;
    // Flags of a cell: horizontal merge, vertical merge.
    const ACROSS: u16 = 3;
    const MERGED: u16 = 0x20;
    const RESTARTS: u16 = 0x40;
    let mut edges = Vec::new();
    for (code, operand) in Properties(properties) {
        match code {
            T_DEF_TABLE => {
                let count = usize::from(byte(operand));
                let edge = |at: usize| u16_at(operand, 1 + at * 2).map(|edge| i32::from(edge.cast_signed()));
                edges = (0..=count).map_while(edge).collect();
                let mut first = 0;
                for (at, cell) in cells.iter_mut().enumerate().take(count) {
                    let flags = u16_at(operand, 1 + (count + 1) * 2 + at * TC).unwrap_or(0);
                    cell.merge = match flags & (MERGED | RESTARTS) {
                        0 => Merge::None,
                        MERGED => Merge::GoesOn,
                        _ => Merge::Begins,
                    };
                    // The first cell of a merged group has one mark, those that follow the other.
                    let across = flags & ACROSS;
                    cell.joined = first != 0 && across != 0 && across != first && cell.content.is_blank();
                    if !cell.joined {
                        first = across;
                    }
                }
            }
            T_VERT_MERGE => {
                if let Some(cell) = operand.first().and_then(|&at| cells.get_mut(usize::from(at))) {
                    cell.merge = match operand.get(1) {
                        Some(1) => Merge::GoesOn,
                        Some(0) | None => Merge::None,
                        Some(_) => Merge::Begins,
                    };
                }
            }
            _ => {}
        }
    }
    edges
}
