//! Fonts: from the bytes of a shown string to characters and widths (ISO 32000-1, 9.6 to 9.10).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::encodings::{Charset, dingbat, named, predefined};
use super::streams;
use super::widths::Widths;
use crate::Decode;
use crate::map::ByNumber;
use crate::page::{UNKNOWN, usual_width};

/// More bytes of a CMap are not read.
const CMAP: usize = 8 << 20;
/// More bytes of the tables of all fonts are not read.
pub(super) const TABLES: usize = 64 << 20;
/// What a font costs beside its tables.
const FONT: usize = 1 << 10;

/// A font of a page.
pub(super) struct Font<'a> {
    codes: Codes,
    /// `ToUnicode`; not there where the codes themselves are text.
    to_unicode: Option<CMap>,
    widths: Widths,
    /// Size of the em in units of text space: 1 but for some Type 3 fonts.
    pub(super) em: f32,
    /// Glyphs run downwards.
    pub(super) vertical: bool,
    /// Its place among the fonts of the file, from 1; 0 behind the first 255.
    pub(super) number: u8,
    /// Digits that several of its glyphs of the same width stand for, a bit for each.
    pub(super) doubled: Cell<u16>,
    meanings: RefCell<ByNumber<Rc<Meaning>>>,
    decode: Decode<'a>,
}

/// How strings divide into codes, and what codes mean by themselves.
enum Codes {
    /// One byte. What each means; `None`: nothing without `ToUnicode`.
    Simple(Box<[Option<char>; 256]>),
    /// Text in a charset.
    Text(Charset),
    /// Two bytes, the CID.
    Identity,
    /// As an embedded CMap says.
    Embedded(Box<CMap>),
}

/// What a code means.
pub(super) struct Meaning {
    /// One character, or several for a ligature.
    pub(super) characters: Vec<char>,
    /// In em.
    pub(super) width: f32,
    /// The single byte 32, to which word spacing applies.
    pub(super) is_space: bool,
}

impl<'a> Font<'a> {
    /// `number`: its place among the fonts; `left`: bytes of tables that may still be read.
    pub(super) fn new(font: &Dict<'_>, number: u8, decode: Decode<'a>, left: &mut usize) -> Self {
        *left = left.saturating_sub(FONT);
        let subtype = font.get::<Name<'_>>("Subtype");
        let font = match subtype.as_deref() {
            Some(b"Type0") => Self::composite(font, decode, left),
            Some(b"Type3") => Self::type3(font, decode, left),
            _ => Self::simple(font, decode, left),
        };
        Self { number, ..font }
    }

    fn simple(font: &Dict<'_>, decode: Decode<'a>, left: &mut usize) -> Self {
        Self {
            codes: Codes::Simple(Box::new(simple_encoding(font, decode))),
            to_unicode: to_unicode(font, left),
            widths: Widths::simple(font, 0.001),
            em: 1.0,
            vertical: false,
            number: 0,
            doubled: Cell::default(),
            meanings: RefCell::default(),
            decode,
        }
    }

    /// Type 3 fonts draw their glyphs by content streams, in units of their `FontMatrix`.
    fn type3(font: &Dict<'_>, decode: Decode<'a>, left: &mut usize) -> Self {
        let numbers = |key: &str| -> Vec<f32> {
            font.get::<Array<'_>>(key).map(|array| array.iter::<f32>().take(6).collect()).unwrap_or_default()
        };
        let matrix = numbers("FontMatrix");
        let scale =
            |at: usize| matrix.get(at).copied().map(f32::abs).filter(|scale| *scale > 0.0).unwrap_or(0.001);
        let bounds = numbers("FontBBox");
        let height = match bounds[..] {
            [_, low, _, high] => (high - low).abs() * scale(3),
            _ => 0.0,
        };
        let em = if height == 0.0 || (0.4..4.0).contains(&height) { 1.0 } else { height };
        let widths = Widths::simple(font, scale(0) / em);
        Self { widths, em, ..Self::simple(font, decode, left) }
    }

    fn composite(font: &Dict<'_>, decode: Decode<'a>, left: &mut usize) -> Self {
        let descendant =
            font.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let descendant = descendant.unwrap_or_default();
        let (codes, vertical) = match font.get::<Object<'_>>("Encoding") {
            Some(Object::Name(name)) => match predefined(&name) {
                Some((charset, vertical)) => (Codes::Text(charset), vertical),
                None => (Codes::Identity, name.ends_with(b"-V")),
            },
            Some(Object::Stream(stream)) => match cmap(&stream, left) {
                Some(cmap) => {
                    let vertical = cmap.metadata().writing_mode == Some(hayro_cmap::WritingMode::Vertical);
                    (Codes::Embedded(Box::new(cmap)), vertical)
                }
                None => (Codes::Identity, false),
            },
            _ => (Codes::Identity, false),
        };
        // Ghostscript without Chinese fonts writes the substitute's ToUnicode beside UniGB-UCS2-H (pitfall 2).
        let to_unicode = if matches!(codes, Codes::Text(_)) { None } else { to_unicode(font, left) };
        Self {
            codes,
            to_unicode,
            widths: Widths::composite(&descendant, left),
            em: 1.0,
            vertical,
            number: 0,
            doubled: Cell::default(),
            meanings: RefCell::default(),
            decode,
        }
    }

    /// The first code of `bytes`, which are not empty: how many bytes it has, and its meaning.
    pub(super) fn first(&self, bytes: &[u8]) -> (usize, Rc<Meaning>) {
        let length = match &self.codes {
            Codes::Simple(_) => 1,
            Codes::Text(charset) => charset.length(bytes),
            Codes::Identity => 2.min(bytes.len()),
            Codes::Embedded(cmap) => {
                let known = |length: usize| {
                    let code = bytes.get(..length).map(number)?;
                    cmap.lookup_cid_code(code, u8::try_from(length).ok()?)
                };
                (1..=4).find(|&length| known(length).is_some()).unwrap_or(2.min(bytes.len()))
            }
        };
        let code = number(&bytes[..length]);
        // A code is at most four bytes long.
        let key = (code, length as u32);
        let meaning = self.meanings.borrow().get(key).cloned();
        let meaning = meaning.unwrap_or_else(|| {
            let meaning = Rc::new(self.meaning(code, &bytes[..length]));
            self.count_digit(&meaning);
            self.meanings.borrow_mut().insert(key, Rc::clone(&meaning));
            meaning
        });
        (length, meaning)
    }

    /// Remembers a digit that another glyph of the same width stands for.
    fn count_digit(&self, meaning: &Meaning) {
        /// Digits of one font differ by a little.
        const SAME: f32 = 0.04;
        let [c] = meaning.characters[..] else { return };
        let Some(digit) = c.to_digit(10) else { return };
        let meanings = self.meanings.borrow();
        let is_double = |other: &Meaning| {
            other.characters == [c] && (other.width - meaning.width).abs() <= SAME * meaning.width
        };
        if meanings.keys().take(1 << 9).filter_map(|key| meanings.get(key)).any(|other| is_double(other)) {
            self.doubled.set(self.doubled.get() | 1 << digit);
        }
    }

    fn meaning(&self, code: u32, bytes: &[u8]) -> Meaning {
        let mapped = self.to_unicode.as_ref().and_then(|table| table.lookup_bf_string(code));
        let mut characters: Vec<char> = match mapped {
            Some(BfString::Char(c)) => vec![c],
            Some(BfString::String(string)) => string.chars().take(16).collect(),
            None => Vec::new(),
        };
        characters.retain(|&c| c != '\0');
        if characters.is_empty() {
            characters = self.own(code, bytes);
        }
        for c in &mut characters {
            *c = dingbat(*c);
        }
        let width = self.width(code, bytes.len(), characters[0]);
        Meaning { characters, width, is_space: bytes == b" " }
    }

    /// What a code means without `ToUnicode`; not empty.
    fn own(&self, code: u32, bytes: &[u8]) -> Vec<char> {
        let decoded = |label: &str| (self.decode)(label, bytes).map(|text| text.chars().take(2).collect());
        let characters: Option<Vec<char>> = match &self.codes {
            Codes::Simple(table) => table[code as usize & 0xFF].map(|c| vec![c]),
            Codes::Text(Charset::Gb18030) if bytes.len() == 1 && bytes[0] < 0x80 => {
                Some(vec![char::from(bytes[0])])
            }
            Codes::Text(Charset::Gb18030) => decoded("gb18030"),
            Codes::Text(Charset::Double(label)) => decoded(label),
            Codes::Text(Charset::Utf16) => {
                let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(UNKNOWN)).collect())
            }
            Codes::Text(Charset::Utf32) => char::from_u32(code).map(|c| vec![c]),
            Codes::Identity | Codes::Embedded(_) => None,
        };
        characters.filter(|characters| !characters.is_empty()).unwrap_or_else(|| vec![UNKNOWN])
    }

    /// The width in em of a code that means `c`.
    fn width(&self, code: u32, length: usize, c: char) -> f32 {
        const HALF: f32 = 0.5;
        // CIDs of Adobe-GB1: Latin letters proportional from 1, of half width from 814.
        const PROPORTIONAL: u32 = 1;
        const HALF_WIDTH: u32 = 814;
        match &self.codes {
            Codes::Simple(_) => self.widths.of(code).or(self.widths.usual).unwrap_or_else(|| usual_width(c)),
            Codes::Text(_) if c.is_ascii_graphic() || c == ' ' => {
                let cid = |first: u32| self.widths.of(u32::from(c) - 0x20 + first);
                cid(PROPORTIONAL).or_else(|| cid(HALF_WIDTH)).unwrap_or(HALF)
            }
            Codes::Text(_) => self.widths.usual.unwrap_or(1.0),
            Codes::Identity => self.widths.of(code).or(self.widths.usual).unwrap_or(1.0),
            Codes::Embedded(cmap) => {
                let cid = u8::try_from(length).ok().and_then(|length| cmap.lookup_cid_code(code, length));
                cid.and_then(|cid| self.widths.of(cid)).or(self.widths.usual).unwrap_or(1.0)
            }
        }
    }
}

/// Up to four bytes as a number, the first the highest.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, &byte| number << 8 | u32::from(byte))
}

fn to_unicode(font: &Dict<'_>, left: &mut usize) -> Option<CMap> {
    /// As many bytes of tables take the time of a search for a stream that is named and has no end.
    const LOST: usize = 1 << 20;
    let stream = font.get::<Stream<'_>>("ToUnicode");
    if stream.is_none() && font.get_ref("ToUnicode").is_some() {
        *left = left.saturating_sub(LOST);
    }
    cmap(&stream?, left)
}

fn cmap(stream: &Stream<'_>, left: &mut usize) -> Option<CMap> {
    let bytes = streams::decoded(stream, CMAP.min(*left))?.bytes;
    *left -= bytes.len();
    CMap::parse(&bytes, |_| None)
}

/// What the codes of a simple font mean: its base encoding, changed by `Differences` (ISO 32000-1, 9.6.6).
fn simple_encoding(font: &Dict<'_>, decode: Decode<'_>) -> [Option<char>; 256] {
    let encoding = font.get::<Object<'_>>("Encoding");
    let (base, differences) = match encoding {
        Some(Object::Name(name)) => (Some(name.to_vec()), None),
        Some(Object::Dict(dict)) => {
            let base = dict.get::<Name<'_>>("BaseEncoding").map(|name| name.to_vec());
            (base, dict.get::<Array<'_>>("Differences"))
        }
        _ => (None, None),
    };
    let descriptor = font.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let symbolic = descriptor.get::<i32>("Flags").is_some_and(|flags| flags & 4 != 0 && flags & 32 == 0);
    let is_type3 = font.get::<Name<'_>>("Subtype").as_deref() == Some(b"Type3");
    let mut table = [None; 256];
    // The codes of a symbolic font without an encoding, embedded or not, and of a Type 3 font, are its own.
    if base.is_some() || !(is_type3 || symbolic) {
        let label = if base.as_deref() == Some(b"MacRomanEncoding") { "macintosh" } else { "windows-1252" };
        for (code, slot) in (0..=u8::MAX).zip(&mut table).skip(0x20) {
            *slot = if code < 0x80 {
                Some(char::from(code))
            } else {
                decode(label, &[code]).and_then(|s| s.chars().next())
            };
        }
    }
    let mut code = 0_usize;
    for entry in differences.iter().flat_map(Array::iter::<Object<'_>>).take(1024) {
        match entry {
            Object::Name(name) => {
                if let Some(slot) = table.get_mut(code) {
                    *slot = named(name.as_str());
                }
                code += 1;
            }
            other => code = other.into_i32().and_then(|code| usize::try_from(code).ok()).unwrap_or(256),
        }
    }
    table
}
