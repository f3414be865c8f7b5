//! The document: groups with their properties, text in its encodings, paragraphs and tables.

use super::charsets::{Charsets, Font};
use super::tokens::{Token, Tokens};
use crate::html::Html;
use crate::notice::Touches;
use crate::rows::{Cell, Flow, Merge};
use crate::sight::{Align, Backdrop, Colour, Sight, WHITE};
use crate::word::symbol;
use crate::{Decode, Extract, Notice, NoticeKind, Refusal};

/// Groups within each other; more are made to exhaust memory.
const GROUPS: usize = 10_000;
/// Text boxes and notes within each other.
const ASIDES: usize = 8;
/// Colours of the table.
const COLOURS: usize = 10_000;
/// Cells of a row.
const CELLS: usize = 1_000;

/// What a group's text is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Destination {
    #[default]
    Body,
    FontTable,
    ColourTable,
    /// Not part of the text.
    Skipped,
}

/// What holds within a group.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of the format's own")]
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    destination: Destination,
    /// `\uc`: how many characters stand for one of Unicode.
    substitutes: usize,
    font: Option<i32>,
    /// The font of double-byte text (`\dbch\af`).
    double_byte: Option<i32>,
    hidden: bool,
    deleted: bool,
    inserted: bool,
    struck: bool,
    align: Align,
    /// `\cf`: a place in the table of colours.
    colour: usize,
    /// `\fs`: half points.
    size: Option<u32>,
    /// Places of the colours behind the characters and the paragraph.
    behind: [Option<usize>; 2],
    /// `\upr`: two prints of one text follow, the second in Unicode.
    twice: bool,
    in_table: bool,
    depth: Option<usize>,
    /// The number of a list, as printed.
    number: bool,
    /// `\ls`: the list of the paragraph.
    list: i32,
    /// Within `\nesttableprops`.
    nested: bool,
    aside: Aside,
    /// Within a text box.
    boxed: bool,
}

/// Whether a group is a text of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Aside {
    #[default]
    No,
    /// A text box: it goes behind its paragraph.
    Box,
    /// A note: it goes behind the text.
    Note,
}

/// A row's definition: where it begins, its cells as far as they are defined, and flags of the next one.
#[derive(Clone, Debug, Default)]
struct Definition {
    left: i32,
    cells: Vec<(i32, Merge, bool)>,
    merge: Merge,
    joined: bool,
    /// The colours behind the cells, as far as they are defined, and behind the next one.
    grounds: Vec<Option<usize>>,
    ground: Option<usize>,
    /// The next one has a pattern.
    patterned: bool,
}

/// Stands for a pattern among places of colours.
const PATTERN: usize = usize::MAX;

/// Text in writing: the document, or a text box or note in it.
#[derive(Default)]
struct Writing {
    flow: Flow,
    line: Html,
    /// How what was written last stands on its line; its tag is open.
    align: Align,
    /// The number of a list stands before the open paragraph.
    numbered: bool,
    number: String,
    /// Definitions of rows, by the depth of their table.
    rows: Vec<Definition>,
    /// Text boxes of the open paragraph, behind which they go.
    behind: Html,
}

struct Reader<'a> {
    decode: Decode<'a>,
    charsets: Charsets,
    /// The table of colours; `None`: one that stands out by itself.
    colours: Vec<Option<Colour>>,
    colour: Option<Colour>,
    groups: Vec<Group>,
    group: Group,
    writing: Writing,
    /// The texts around an open text box or note.
    around: Vec<Writing>,
    notes: Html,
    /// Bytes of text that wait to be decoded.
    pending: Vec<u8>,
    /// The first half of a character beyond the first plane.
    surrogate: Option<u16>,
    /// Substitutes still to be left out behind `\u`.
    skipped: usize,
    /// A `\*` stood before: the group may be unknown.
    starred: bool,
    /// `\dbch` stood before: `\af` says the font of double-byte text.
    after_dbch: bool,
    defining: Option<i32>,
    hidden: u32,
    changes: u32,
    pictures: u32,
}

/// Reads the document.
pub(super) fn read(bytes: &[u8], decode: Decode<'_>) -> Result<Extract, Refusal> {
    let mut reader = Reader {
        decode,
        charsets: Charsets::default(),
        colours: Vec::new(),
        colour: None,
        groups: Vec::new(),
        group: Group { substitutes: 1, ..Group::default() },
        writing: Writing::default(),
        around: Vec::new(),
        notes: Html::default(),
        pending: Vec::new(),
        surrogate: None,
        skipped: 0,
        starred: false,
        after_dbch: false,
        defining: None,
        hidden: 0,
        changes: 0,
        pictures: 0,
    };
    let mut tokens = Tokens::new(bytes);
    let mut closed = false;
    while let Some(token) = tokens.next() {
        if reader.groups.len() > GROUPS {
            return Err(Refusal::Nested);
        }
        if reader.writing.flow.out.is_full() {
            return Err(Refusal::TooLarge);
        }
        match token {
            Token::Open => reader.open(),
            Token::Close => {
                reader.close();
                closed = reader.groups.is_empty();
                if closed {
                    break;
                }
            }
            Token::Word("bin", length) => {
                tokens.leave_out(length.and_then(|length| usize::try_from(length).ok()).unwrap_or(0));
            }
            Token::Word(word, number) => reader.word(word, number),
            Token::Symbol(symbol) => reader.symbol(symbol),
            Token::Byte(byte) => reader.byte(byte),
        }
    }
    reader.finish(closed)
}

impl Reader<'_> {
    fn open(&mut self) {
        self.flush();
        self.skipped = 0;
        self.groups.push(self.group);
        self.group.aside = Aside::No;
        if std::mem::take(&mut self.group.twice) {
            self.group.destination = Destination::Skipped;
        }
        self.starred = false;
    }

    fn close(&mut self) {
        self.flush();
        self.skipped = 0;
        if self.group.aside != Aside::No {
            self.end_aside();
        }
        if let Some(group) = self.groups.pop() {
            self.group = group;
        }
    }

    fn byte(&mut self, byte: u8) {
        self.starred = false;
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.group.destination {
            Destination::Skipped => {}
            Destination::ColourTable => {
                let colour = self.colour.take();
                if byte == b';' && self.colours.len() < COLOURS {
                    self.colours.push(colour);
                } else {
                    self.colour = colour;
                }
            }
            Destination::FontTable => self.pending.push(byte),
            Destination::Body => match self.charsets.symbol_font(self.group.font) {
                Some(font) => {
                    let sign = symbol::of(font, u32::from(byte));
                    self.unknown_or(sign);
                }
                None => self.pending.push(byte),
            },
        }
    }

    /// Writes a sign, or that it is not known.
    fn unknown_or(&mut self, sign: Option<char>) {
        let from = self.writing.line.position();
        self.write(sign.unwrap_or(char::REPLACEMENT_CHARACTER));
        if sign.is_none() {
            self.writing.line.mark(NoticeKind::Unknown, from);
        }
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        if self.group.destination == Destination::FontTable {
            let text = (self.decode)("gb18030", &bytes).unwrap_or_default();
            let font = self.defining.and_then(|number| self.charsets.fonts.get_mut(number));
            if let Some(font) = font.filter(|font| font.name.is_empty()) {
                text.trim().trim_end_matches(';').clone_into(&mut font.name);
            }
            return;
        }
        let label = self.charsets.label(self.group.font, self.group.double_byte);
        let text = if bytes.is_ascii() { None } else { (self.decode)(label, &bytes) };
        let text = text.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
        for c in text.chars() {
            self.write(c);
        }
    }

    fn write(&mut self, c: char) {
        if self.group.destination != Destination::Body || self.group.hidden || self.group.deleted {
            return;
        }
        if self.group.number {
            return self.writing.number.push(c);
        }
        let sight = self.sight();
        if sight == Sight::Unseen {
            if !c.is_whitespace() {
                self.writing.line.mark_here(NoticeKind::Unseen);
            }
            return;
        }
        self.writing.align(self.group.align);
        let from = self.writing.line.position();
        self.writing.line.text(c.encode_utf8(&mut [0; 4]));
        if sight == Sight::Unsure {
            self.writing.line.mark_digits(NoticeKind::Faint, from);
        }
        if self.group.struck {
            self.writing.line.mark(NoticeKind::Struck, from);
        }
    }

    /// Whether text is seen here.
    fn sight(&self) -> Sight {
        let colour = |at: usize| self.colours.get(at).copied().flatten();
        let Group { behind, in_table, depth, .. } = self.group;
        let depth = depth.unwrap_or(usize::from(in_table));
        let own = behind.into_iter().flatten().find(|&at| colour(at).is_some());
        let of_cell = || {
            let flow = &self.writing.flow;
            let at = if flow.depth() == 1 { flow.cells() } else { 0 };
            self.writing.rows.get(1).and_then(|row| row.grounds.get(at).copied().flatten())
        };
        let behind = match own.or_else(|| if depth == 1 { of_cell() } else { None }) {
            Some(PATTERN) => Backdrop::Unknown,
            Some(at) => Backdrop::Plain(colour(at).unwrap_or(WHITE)),
            // Of tables in cells, and of boxes, the ground is said behind them or in another way.
            None if depth > 1 || self.group.boxed => Backdrop::Unknown,
            None => Backdrop::default(),
        };
        Sight::of(colour(self.group.colour), self.group.size, behind)
    }

    fn symbol(&mut self, symbol: u8) {
        if symbol == b'*' {
            self.starred = true;
            return;
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if matches!(symbol, b'\\' | b'{' | b'}') {
            return self.byte(symbol);
        }
        self.flush();
        match symbol {
            b'~' => self.write('\u{A0}'),
            b'_' => self.write('-'),
            b'\r' | b'\n' => self.paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let starred = std::mem::take(&mut self.starred);
        if self.skipped > 0 && word != "u" {
            self.skipped -= 1;
            return;
        }
        self.flush();
        let twice = self.groups.last().filter(|around| around.twice);
        if let (true, "ud", Some(around)) = (starred, word, twice) {
            self.group.destination = around.destination;
            return;
        }
        if self.group.destination == Destination::Skipped {
            return;
        }
        if self.destination(word, starred) {
            return;
        }
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        match word {
            // The file.
            "ansicpg" => self.charsets.code_page = value,
            "mac" => self.charsets.code_page = 10000,
            "uc" => self.group.substitutes = usize::try_from(value).unwrap_or(1).min(8),
            "u" => self.unicode(value),
            // Fonts.
            "f" if self.group.destination == Destination::FontTable => {
                self.defining = Some(value);
                self.charsets.fonts.insert(value, Font::default());
            }
            "fcharset" => {
                if let Some(font) = self.defining.and_then(|font| self.charsets.fonts.get_mut(font)) {
                    font.charset = value;
                }
            }
            "f" => self.group.font = number,
            "dbch" => self.after_dbch = true,
            "hich" | "loch" => self.after_dbch = false,
            "af" if self.after_dbch => self.group.double_byte = number,
            // Characters.
            "plain" => {
                let plain =
                    Group { hidden: false, deleted: false, inserted: false, struck: false, ..self.group };
                let plain = Group { align: Align::Line, colour: 0, size: None, ..plain };
                self.group = Group { font: None, behind: [None, plain.behind[1]], ..plain };
            }
            "v" => {
                self.hidden += u32::from(on && !self.group.hidden);
                self.group.hidden = on;
            }
            "deleted" => {
                self.changes += u32::from(on && !self.group.deleted);
                self.group.deleted = on;
            }
            "revised" => {
                self.changes += u32::from(on && !self.group.inserted);
                self.group.inserted = on;
            }
            "strike" | "striked" => self.group.struck = on,
            "super" => self.group.align = if on { Align::Raised } else { Align::Line },
            "sub" => self.group.align = if on { Align::Lowered } else { Align::Line },
            "nosupersub" => self.group.align = Align::Line,
            "up" => self.group.align = Align::shifted(number.unwrap_or(6)),
            "dn" => self.group.align = Align::shifted(-number.unwrap_or(6).min(1000)),
            "fs" => self.group.size = number.and_then(|size| u32::try_from(size).ok()),
            "cf" => self.group.colour = usize::try_from(value).unwrap_or(0),
            "cb" | "chcbpat" | "highlight" => {
                self.group.behind[0] = usize::try_from(value).ok().filter(|&at| at > 0);
            }
            "cbpat" => self.group.behind[1] = usize::try_from(value).ok().filter(|&at| at > 0),
            "red" | "green" | "blue" if self.group.destination == Destination::ColourTable => {
                let part = usize::from(word == "green") + 2 * usize::from(word == "blue");
                self.colour.get_or_insert([0; 3])[part] = u8::try_from(value).unwrap_or(255);
            }
            "tab" => self.write('\t'),
            "line" | "lbr" if !self.group.hidden && !self.group.deleted => self.writing.line.raw("<br>"),
            "emdash" => self.write('—'),
            "endash" => self.write('–'),
            "lquote" => self.write('‘'),
            "rquote" => self.write('’'),
            "ldblquote" => self.write('“'),
            "rdblquote" => self.write('”'),
            "bullet" => self.write('•'),
            "emspace" => self.write('\u{3000}'),
            "enspace" => self.write(' '),
            // Paragraphs.
            "pard" => {
                (self.group.in_table, self.group.depth, self.group.list) = (false, None, 0);
                self.group.behind[1] = None;
            }
            "intbl" => self.group.in_table = on,
            "itap" => self.group.depth = number.and_then(|depth| usize::try_from(depth).ok()),
            "ls" => self.group.list = value,
            "par" | "sect" => self.paragraph(),
            // Tables.
            "cell" => self.cell(1),
            "nestcell" => self.cell(self.group.depth.unwrap_or(2).max(2)),
            "row" => self.row(1),
            "nestrow" => self.row(self.group.depth.unwrap_or(2).max(2)),
            "trowd" => *self.definition() = Definition::default(),
            "trleft" => self.definition().left = value,
            "clvmgf" => self.definition().merge = Merge::Begins,
            "clvmrg" => self.definition().merge = Merge::GoesOn,
            "clmrg" => self.definition().joined = true,
            "clcbpat" => self.definition().ground = usize::try_from(value).ok().filter(|&at| at > 0),
            "clshdng" => self.definition().patterned |= value > 0,
            "cellx" => {
                let row = self.definition();
                if row.cells.len() < CELLS {
                    let (ground, patterned) = (row.ground.take(), std::mem::take(&mut row.patterned));
                    row.grounds.push(if patterned { Some(PATTERN) } else { ground });
                    row.cells.push((value, std::mem::take(&mut row.merge), std::mem::take(&mut row.joined)));
                }
            }
            _ => {}
        }
    }

    /// Whether a word begins a destination: what the group's text is for.
    fn destination(&mut self, word: &str, starred: bool) -> bool {
        match word {
            "colortbl" => self.group.destination = Destination::ColourTable,
            "upr" => self.group.twice = true,
            "fonttbl" => self.group.destination = Destination::FontTable,
            // The number of a list as printed, the result of a field or object, the text of shapes.
            "listtext" | "pntext" => {
                self.writing.numbered = true;
                self.group.number = true;
            }
            "fldrslt" | "result" | "shpinst" | "do" | "shp" | "field" | "object" | "rtf" => {}
            "nesttableprops" => self.group.nested = true,
            "shptxt" | "dptxbxtext" => {
                self.group.boxed = true;
                self.begin_aside(Aside::Box);
            }
            "footnote" => self.begin_aside(Aside::Note),
            "pict" => {
                self.pictures += 1;
                self.group.destination = Destination::Skipped;
            }
            "stylesheet" | "info" | "fldinst" | "header" | "headerl" | "headerr" | "headerf" | "footer"
            | "footerl" | "footerr" | "footerf" | "nonshppict" | "nonesttables" | "shprslt" | "sp"
            | "annotation" | "atnid" | "atnauthor" | "xe" | "tc" | "rxe" | "ftnsep" | "ftnsepc"
            | "aftnsep" | "aftnsepc" | "private" | "comment" | "filetbl" | "falt" => {
                self.group.destination = Destination::Skipped;
            }
            _ if starred => self.group.destination = Destination::Skipped,
            _ => return false,
        }
        true
    }

    /// `\u`: a unit of UTF-16, as a signed number, and substitutes behind it.
    fn unicode(&mut self, value: i32) {
        self.skipped = self.group.substitutes;
        #[expect(clippy::cast_sign_loss, reason = "the lower sixteen bits are the unit")]
        let unit = (value & 0xFFFF) as u16;
        let units = self.surrogate.take().into_iter().chain([unit]);
        if (0xD800..0xDC00).contains(&unit) {
            self.surrogate = Some(unit);
            return;
        }
        for c in char::decode_utf16(units.collect::<Vec<_>>()) {
            let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
            match self.charsets.symbol_font(self.group.font) {
                Some(font) if ('\u{F000}'..='\u{F0FF}').contains(&c) => {
                    let sign = symbol::of(font, u32::from(c));
                    self.unknown_or(sign);
                }
                _ => self.write(c),
            }
        }
    }

    /// The definition of the row that is being defined.
    fn definition(&mut self) -> &mut Definition {
        let level =
            if self.group.nested { self.group.depth.unwrap_or(2).clamp(2, crate::limits::DEPTH) } else { 1 };
        if self.writing.rows.len() <= level {
            self.writing.rows.resize_with(level + 1, Definition::default);
        }
        &mut self.writing.rows[level]
    }

    fn paragraph(&mut self) {
        if self.group.destination != Destination::Body {
            return;
        }
        let depth = self.group.depth.unwrap_or(0).max(usize::from(self.group.in_table));
        self.writing.flow.set_depth(depth);
        self.end_line();
    }

    fn cell(&mut self, depth: usize) {
        self.writing.flow.set_depth(depth);
        self.end_line();
        self.writing.flow.end_cell();
    }

    fn row(&mut self, depth: usize) {
        self.writing.flow.set_depth(depth);
        (self.writing.line, self.writing.align) = (Html::default(), Align::Line);
        let level = self.writing.flow.depth();
        let none = Definition::default();
        let Writing { flow, rows, .. } = &mut self.writing;
        let definition = rows.get(level).unwrap_or(&none);
        flow.end_row(|cells| definition.define(cells));
    }

    /// Writes the open paragraph.
    fn end_line(&mut self) {
        self.writing.align(Align::Line);
        let unnumbered = self.group.list > 0 && !self.writing.numbered;
        let writing = &mut self.writing;
        let line = std::mem::take(&mut writing.line);
        let number = std::mem::take(&mut writing.number);
        let number = number.trim();
        let target = writing.flow.target();
        if !line.is_blank() || line.is_marked() || !number.is_empty() {
            target.raw("<p>");
            let from = target.position();
            target.text(number);
            // Behind 、 ） or a full-width sign no space is seen.
            if number.chars().next_back().is_some_and(|c| (c as u32) < 0x3000) {
                target.raw(" ");
            }
            target.append(&line);
            if unnumbered {
                target.mark(NoticeKind::Numbering, from);
            }
            target.raw("</p>");
        }
        target.append(&std::mem::take(&mut writing.behind));
        if writing.flow.depth() == 0 {
            writing.flow.out.raw("\n");
        }
        writing.numbered = false;
    }

    /// A text box or a note begins: its paragraphs are its own.
    fn begin_aside(&mut self, aside: Aside) {
        if self.around.len() >= ASIDES {
            self.group.destination = Destination::Skipped;
            return;
        }
        self.group.aside = aside;
        (self.group.in_table, self.group.depth, self.group.list) = (false, None, 0);
        self.around.push(std::mem::take(&mut self.writing));
    }

    fn end_aside(&mut self) {
        let Some(around) = self.around.pop() else { return };
        self.end_text();
        let aside = std::mem::replace(&mut self.writing, around);
        let target = if self.group.aside == Aside::Note { &mut self.notes } else { &mut self.writing.behind };
        target.append(&aside.flow.out);
    }

    /// The end of a text: its last paragraph may lack a mark.
    fn end_text(&mut self) {
        if !self.writing.line.is_blank() || self.writing.line.is_marked() {
            self.writing.flow.set_depth(0);
        }
        self.end_line();
        self.writing.flow.set_depth(0);
    }

    fn finish(mut self, closed: bool) -> Result<Extract, Refusal> {
        self.flush();
        while !self.around.is_empty() {
            self.end_aside();
        }
        self.end_text();
        let mut out = self.writing.flow.out;
        out.append(&self.notes);
        let mut notices = Vec::new();
        let mut told = |kind, count, touches| {
            if count > 0 {
                notices.push(Notice { kind, touches, count, places: Vec::new() });
            }
        };
        told(NoticeKind::TrackedChanges, self.changes, Touches::Nothing);
        told(NoticeKind::Hidden, self.hidden, Touches::Nothing);
        told(NoticeKind::Damaged, u32::from(!closed), Touches::Everything);
        match out.finish(notices) {
            Err(Refusal::NoText) if self.pictures > 0 => Err(Refusal::Picture),
            result => result,
        }
    }
}

impl Writing {
    /// Goes over to text that stands so on its line.
    fn align(&mut self, align: Align) {
        if self.align != align {
            self.line.raw(self.align.tags().1);
            self.line.raw(align.tags().0);
            self.align = align;
        }
    }
}

impl Definition {
    /// Says how the cells of a row are merged; gives their edges.
    fn define(&self, cells: &mut Vec<Cell>) -> Vec<i32> {
        // LibreOffice writes more marks than cells behind tables in cells.
        while cells.len() > self.cells.len().max(1)
            && cells.last().is_some_and(|cell| cell.content.is_blank())
        {
            cells.pop();
        }
        for (cell, &(_, merge, joined)) in cells.iter_mut().zip(&self.cells) {
            (cell.merge, cell.joined) = (merge, joined);
        }
        std::iter::once(self.left).chain(self.cells.iter().map(|cell| cell.0)).collect()
    }
}
