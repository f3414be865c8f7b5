//! Text that was decoded wrongly before it was saved, or written as escapes: recognised, named, and undone where nothing was lost.

use crate::{Decode, Decoded, GB18030, familiar};

/// What happened to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mishap {
    /// UTF-8 that was read as GBK: 鏀垮簻 for 政府. Undone where the answer is `true`; else bytes were lost.
    Utf8AsGbk(bool),
    /// GBK, or another encoding, that was read as UTF-8: `�` for each character, or 锟斤拷 where that was saved once more. The characters are lost.
    LostInUtf8,
    /// UTF-8 that was read as Latin-1 or Windows-1252: æ”¿åºœ for 政府. Undone where the answer is `true`.
    Utf8AsLatin(bool),
    /// GBK that was read as Latin-1 or Windows-1252: Õþ¸® for 政府. Undone where the answer is `true`.
    GbkAsLatin(bool),
    /// Characters written as `\u653f`. Undone.
    Escapes,
}

impl Mishap {
    /// Whether the text is what it was before.
    pub fn is_undone(self) -> bool {
        match self {
            Mishap::Utf8AsGbk(undone) | Mishap::Utf8AsLatin(undone) | Mishap::GbkAsLatin(undone) => undone,
            Mishap::Escapes => true,
            Mishap::LostInUtf8 => false,
        }
    }

    /// What happened, and whether it was undone, as a sentence without a full stop: in Chinese and in English.
    pub fn sentence(self) -> (&'static str, &'static str) {
        match self {
            Mishap::Utf8AsGbk(true) => (
                "文字是乱码（UTF-8 被当作 GBK 打开后保存），已还原",
                "the text was UTF-8 read as GBK; undone",
            ),
            Mishap::Utf8AsGbk(false) => (
                "文字是乱码（UTF-8 被当作 GBK 打开后保存），有的字已经丢失，请用原来的文件",
                "the text is UTF-8 read as GBK, and characters were lost; use the original file",
            ),
            Mishap::LostInUtf8 => (
                "文字是乱码（别的编码被当作 UTF-8 打开后保存），原来的字已经丢失，请用原来的文件",
                "the text is another encoding read as UTF-8, and its characters are lost; use the original file",
            ),
            Mishap::Utf8AsLatin(true) => (
                "文字是乱码（UTF-8 被当作西文打开后保存），已还原",
                "the text was UTF-8 read as Latin-1; undone",
            ),
            Mishap::Utf8AsLatin(false) => (
                "文字是乱码（UTF-8 被当作西文打开后保存），有的字已经丢失，请用原来的文件",
                "the text is UTF-8 read as Latin-1, and characters were lost; use the original file",
            ),
            Mishap::GbkAsLatin(true) => {
                ("文字是乱码（GBK 被当作西文打开后保存），已还原", "the text was GBK read as Latin-1; undone")
            }
            Mishap::GbkAsLatin(false) => (
                "文字是乱码（GBK 被当作西文打开后保存），有的字已经丢失，请用原来的文件",
                "the text is GBK read as Latin-1, and characters were lost; use the original file",
            ),
            Mishap::Escapes => {
                ("汉字写成了 \\u 转义，已还原", "characters were written as \\u escapes; undone")
            }
        }
    }
}

/// Fewer characters of a kind prove nothing.
const FEW: usize = 8;

/// The text before what happened to it, where something did. Nothing is taken for a mishap but what reads as a report when it is undone,
/// or is nothing but traces of one.
pub(crate) fn undone(decoded: Decoded, by: &Decode<'_>) -> Decoded {
    let (text, good) = (&decoded.text, familiar(&decoded.text));
    let found = escapes(text)
        .or_else(|| latin(text, by))
        .or_else(|| gbk(text, by))
        .filter(|(undone, _)| familiar(undone) > 2 * good + FEW / 2);
    match found {
        Some((undone, mishap)) if mishap.is_undone() => {
            let broken = undone.matches('\u{fffd}').count();
            Decoded { text: undone, mishap: Some(mishap), broken, ..decoded }
        }
        Some((_, mishap)) => Decoded { mishap: Some(mishap), ..decoded },
        None => {
            let holes = text.matches('\u{fffd}').count();
            let known = text.chars().filter(|c| ('一'..='鿿').contains(c)).count();
            // Of bytes that were not decoded here the caller knows already.
            let saved = decoded.broken == 0 && are_saved(text, holes, known);
            Decoded { mishap: saved.then_some(Mishap::LostInUtf8), ..decoded }
        }
    }
}

/// Whether most of a text was lost by reading another encoding as UTF-8.
fn are_saved(text: &str, holes: usize, known: usize) -> bool {
    let printed = text.matches("锟斤拷").count() + text.matches("锟絓").count();
    // GBK has two bytes for a character: holes come in pairs, and few characters are left.
    let pairs = text.matches("\u{fffd}\u{fffd}").count();
    printed >= FEW / 2 && printed * 6 > known || pairs >= FEW / 2 && holes > known
}

/// `\u653f\u5e9c`, and pairs of them for characters beyond the first plane.
fn escapes(text: &str) -> Option<(String, Mishap)> {
    let own = text.chars().filter(|c| ('一'..='鿿').contains(c)).count();
    if text.matches("\\u").count() < FEW.max(own) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut units = Vec::new();
    let mut rest = text;
    let flush = |units: &mut Vec<u16>, out: &mut String| {
        out.extend(char::decode_utf16(units.drain(..)).map(|c| c.unwrap_or('\u{fffd}')));
    };
    while let Some(c) = rest.chars().next() {
        let code = rest.strip_prefix("\\u").and_then(|code| code.get(..4));
        let unit = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        if let Some(unit) = unit.and_then(|unit| u16::from_str_radix(unit, 16).ok()) {
            units.push(unit);
            rest = &rest[6..];
            continue;
        }
        flush(&mut units, &mut out);
        // A program's string has its line ends and tabs as escapes, too.
        let (escaped, length) = match rest.get(..2) {
            Some("\\n") => ('\n', 2),
            Some("\\r") => ('\r', 2),
            Some("\\t") => ('\t', 2),
            Some("\\/") => ('/', 2),
            Some("\\\"") => ('"', 2),
            _ => (c, c.len_utf8()),
        };
        out.push(escaped);
        rest = &rest[length..];
    }
    flush(&mut units, &mut out);
    Some((out, Mishap::Escapes))
}

/// What Windows-1252 has in the place of the controls from 0x80.
const WINDOWS: [(char, u8); 27] = [
    ('€', 0x80),
    ('‚', 0x82),
    ('ƒ', 0x83),
    ('„', 0x84),
    ('…', 0x85),
    ('†', 0x86),
    ('‡', 0x87),
    ('ˆ', 0x88),
    ('‰', 0x89),
    ('Š', 0x8A),
    ('‹', 0x8B),
    ('Œ', 0x8C),
    ('Ž', 0x8E),
    ('‘', 0x91),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('•', 0x95),
    ('–', 0x96),
    ('—', 0x97),
    ('˜', 0x98),
    ('™', 0x99),
    ('š', 0x9A),
    ('›', 0x9B),
    ('œ', 0x9C),
    ('ž', 0x9E),
    ('Ÿ', 0x9F),
];

/// UTF-8 or GBK that was read byte by byte.
fn latin(text: &str, by: &Decode<'_>) -> Option<(String, Mishap)> {
    let high = text.chars().filter(|c| ('\u{80}'..='\u{ff}').contains(c)).count();
    let own = text.chars().filter(|c| ('\u{2E80}'..='\u{FFEF}').contains(c) && *c != '\u{fffd}').count();
    if high < 2 * FEW || own * 4 > high {
        return None;
    }
    let mut lost = false;
    let byte = |c: char| match c {
        c if c <= '\u{ff}' => Some(c as u8),
        c => WINDOWS.iter().find(|(own, _)| *own == c).map(|(_, byte)| *byte),
    };
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| {
            byte(c).unwrap_or_else(|| {
                lost = true;
                b'?'
            })
        })
        .collect();
    let lossy = String::from_utf8_lossy(&bytes);
    let holes = lossy.matches('\u{fffd}').count();
    if holes * 8 < lossy.chars().count() && familiar(&lossy) > 0 {
        return Some((lossy.into_owned(), Mishap::Utf8AsLatin(!lost && holes == 0)));
    }
    let text = by(GB18030, &bytes)?;
    let holes = text.matches('\u{fffd}').count();
    Some((text, Mishap::GbkAsLatin(!lost && holes == 0)))
}

/// What 的 ， 。 、 年 政 信 公 开 and others begin with in UTF-8, read as GBK.
const BEGINNINGS: &str = "锛銆鐨鏀鍏淇骞涓鎯寮鍔鐢琛绗";

/// UTF-8 that was read as GBK. Its table, from characters to bytes, is made of what the decoder says of all pairs of bytes.
fn gbk(text: &str, by: &Decode<'_>) -> Option<(String, Mishap)> {
    let begins = text.chars().filter(|c| BEGINNINGS.contains(*c)).count();
    let own = text.chars().filter(|c| ('一'..='鿿').contains(c)).count();
    if begins < FEW || begins * 12 < own || begins < familiar(text) {
        return None;
    }
    let table = pairs(by)?;
    let mut lost = false;
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii() => bytes.push(c as u8),
            // Where GBK has no character for a byte.
            '€' => bytes.push(0x80),
            c => match table.get(c as usize) {
                Some(&pair) if pair != [0, 0] => bytes.extend(pair),
                _ => lost = true,
            },
        }
    }
    let lossy = String::from_utf8_lossy(&bytes);
    let whole = !lost && !lossy.contains('\u{fffd}');
    Some((lossy.into_owned(), Mishap::Utf8AsGbk(whole)))
}

/// The pair of bytes of each character of the first plane; zeros where it has none.
fn pairs(by: &Decode<'_>) -> Option<Vec<[u8; 2]>> {
    let firsts = 0x81..=0xFE_u8;
    let all = || firsts.clone().flat_map(|first| (0x40..=0xFE_u8).map(move |second| [first, second]));
    let bytes: Vec<u8> = all().flat_map(|[first, second]| [first, second, b'\n']).collect();
    let text = by(GB18030, &bytes)?;
    let mut table = vec![[0; 2]; 1 << 16];
    for (print, pair) in text.split('\n').zip(all()) {
        let mut print = print.chars();
        // A pair that is none gives a hole, and perhaps its second byte.
        if let (Some(c), None) = (print.next(), print.next())
            && c != '\u{fffd}'
            && let Some(place) = table.get_mut(c as usize)
        {
            *place = pair;
        }
    }
    Some(table)
}
