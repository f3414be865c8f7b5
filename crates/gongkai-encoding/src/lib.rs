//! Which encoding the bytes of a Chinese text are in: UTF-8, UTF-16, GB18030 with its subsets GBK and GB2312, or what an HTML or XML
//! file declares. Marked or not; and what went wrong on the way where it shows ([`Mishap`]).
//!
//! The tables of characters are the caller's: `encoding_rs` in the command line, `TextDecoder` in browsers and Node. Both follow the
//! same standard, so the same bytes give the same text in all of them.
//!
//! ```
//! # let gb18030 = |_: &str, _: &[u8]| None;
//! // encoding_rs: |label, bytes| Some(Encoding::for_label(label.as_bytes())?.decode_without_bom_handling(bytes).0.into_owned())
//! let decoded = gongkai_encoding::decode("年报".as_bytes(), None, &gb18030).expect("a text");
//! assert_eq!((decoded.text.as_str(), decoded.encoding.as_str(), decoded.broken), ("年报", "UTF-8", 0));
//! ```
//!
//! The order of evidence: a byte order mark; bytes that only UTF-16 explains; valid UTF-8; what the file declares; GB18030. Valid UTF-8 goes
//! before the declaration, against the HTML standard: editors re-encode saved pages and leave `charset=gb2312` standing, and a whole report
//! in GBK is never valid UTF-8 by chance.
#![forbid(unsafe_code)]

mod mishap;

pub use mishap::Mishap;

/// Decodes bytes by an encoding's label, each sequence that has no character as U+FFFD, a byte order mark as what it is; `None` where
/// there is no such encoding.
pub type Decode<'a> = dyn Fn(&str, &[u8]) -> Option<String> + 'a;

/// A text, and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded {
    /// The text; where a mishap is certain, what it was before.
    pub text: String,
    /// The name of the encoding: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `gb18030`, or the label that was declared or asked for.
    pub encoding: String,
    /// How many sequences could not be decoded; each is U+FFFD in the text.
    pub broken: usize,
    /// What happened to the text before it came here, and whether it could be undone.
    pub mishap: Option<Mishap>,
}

const UTF_8: &str = "UTF-8";
const UTF_16LE: &str = "UTF-16LE";
const UTF_16BE: &str = "UTF-16BE";
const GB18030: &str = "gb18030";

/// Decodes; `None` where the bytes are not text in any encoding known here, or `forced` is no encoding.
///
/// `forced`: the label of the encoding, where the caller knows it. A byte order mark is taken away all the same.
pub fn decode(bytes: &[u8], forced: Option<&str>, by: &Decode<'_>) -> Option<Decoded> {
    let decoded = match forced {
        Some(label) => with(named(label), bytes, by)?,
        None => guessed(bytes, by)?,
    };
    let decoded = mishap::undone(decoded, by);
    let settled = forced.is_some() || decoded.mishap.is_some();
    (settled || is_plausible(&decoded.text)).then_some(decoded)
}

fn guessed(bytes: &[u8], by: &Decode<'_>) -> Option<Decoded> {
    if let Some(encoding) = marked(bytes).or_else(|| unmarked_utf16(bytes)) {
        return with(encoding, bytes, by);
    }
    let utf8 = with(UTF_8, bytes, by)?;
    if utf8.broken == 0 {
        return Some(utf8);
    }
    if let Some(declared) = declared(bytes).and_then(|label| with(named(&label), bytes, by))
        && declared.broken == 0
    {
        return Some(declared);
    }
    let gb18030 = with(GB18030, bytes, by);
    let gb18030 = gb18030.filter(|gb18030| familiar(&utf8.text) <= familiar(&gb18030.text));
    Some(gb18030.unwrap_or(utf8))
}

/// The name used here for an encoding's label. GB18030 holds all of GBK and GB2312 and more.
fn named(label: &str) -> &str {
    let label = label.trim();
    let is = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(label));
    match () {
        () if is(&["utf-8", "utf8", "unicode-1-1-utf-8"]) => UTF_8,
        () if is(&["utf-16", "utf-16le", "ucs-2", "unicode", "utf16"]) => UTF_16LE,
        () if is(&["utf-16be"]) => UTF_16BE,
        () if is(&[
            "gb18030",
            "gbk",
            "gb2312",
            "gb_2312-80",
            "gb_2312",
            "x-gbk",
            "chinese",
            "cp936",
            "gb2312-80",
        ]) =>
        {
            GB18030
        }
        () => label,
    }
}

fn with(encoding: &str, bytes: &[u8], by: &Decode<'_>) -> Option<Decoded> {
    let text = match encoding {
        UTF_8 => String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).into_owned(),
        UTF_16LE => utf16(bytes, u16::from_le_bytes),
        UTF_16BE => utf16(bytes, u16::from_be_bytes),
        label => {
            let text = by(label, bytes)?;
            text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
        }
    };
    // A hole that was saved as a character is none of this decoding's.
    let whole = encoding == UTF_8 && std::str::from_utf8(bytes).is_ok();
    let broken = if whole { 0 } else { text.matches('\u{fffd}').count() };
    Some(Decoded { text, encoding: encoding.to_owned(), broken, mishap: None })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let decoded = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}'));
    let mut text: String = decoded
        .skip_while({
            let mut first = true;
            move |&c| std::mem::take(&mut first) && c == '\u{feff}'
        })
        .collect();
    if odd {
        text.push('\u{fffd}');
    }
    text
}

/// A byte order mark settles it.
fn marked(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(UTF_8),
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        [0x84, 0x31, 0x95, 0x33, ..] => Some(GB18030),
        _ => None,
    }
}

/// How often the commonest characters of a report occur. GB18030 explains nearly every byte sequence, so that a
/// UTF-8 file with a single damaged place, or cut inside a character, decodes as GB18030 with few complaints, or none,
/// into rare characters. What is common tells them apart.
fn familiar(text: &str) -> usize {
    text.chars().filter(|c| "的一年月日、，。：（）公开信息政府".contains(*c)).count()
}

/// Controls that text has: tabs, line ends, page ends, and the marks of Word's plain text (ends of cells, breaks within
/// paragraphs, hyphens).
const OF_TEXT: [char; 8] = ['\t', '\n', '\r', '\u{7}', '\u{b}', '\u{c}', '\u{1e}', '\u{1f}'];

/// Refuses what is mostly holes or controls: pictures, programs, noise.
fn is_plausible(text: &str) -> bool {
    let (mut all, mut bad) = (0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        bad += usize::from(c == '\u{fffd}' || (c.is_control() && !OF_TEXT.contains(&c)));
    }
    bad * 10 <= all
}

/// UTF-16 without a mark, by its units: in one byte order nearly all are Chinese, full-width or ASCII characters,
/// and line breaks, spaces and digits are among them. Both are needed: pairs of ASCII letters, as in a page in GBK that
/// is mostly markup, look like Chinese characters too, but never like an ASCII one. Looks at the first 64 KB.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static str> {
    let sample = &bytes[..bytes.len().min(64 * 1024) & !1];
    let all = sample.len() / 2;
    // Every ASCII character has one.
    if !sample.contains(&0) {
        return None;
    }
    let explains = |unit: fn([u8; 2]) -> u16| {
        let units = || sample.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let ascii = units().filter(|&u| u < 0x80 && is_expected(u)).count();
        let expected = units().filter(|&u| is_expected(u)).count();
        ascii * 500 > all && expected * 10 >= all * 9
    };
    if explains(u16::from_le_bytes) {
        return Some(UTF_16LE);
    }
    explains(u16::from_be_bytes).then_some(UTF_16BE)
}

fn is_expected(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0x2010..=0x203F | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF)
}

/// The encoding that a file names in its first kilobyte: `<meta charset=…>`, the older `http-equiv`, or an XML declaration.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let start = head.trim_start_matches('\u{fffd}').trim_start();
    let named = |part: &str, word: &str| {
        let value = part[part.find(word)? + word.len()..].trim_start();
        let value = value.strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
        let label = value.split(['"', '\'', ' ', ';', '/', '>', '?']).next()?;
        (!label.is_empty()).then(|| label.to_owned())
    };
    let xml = start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    xml.and_then(|(declaration, _)| named(declaration, "encoding"))
        .or_else(|| named(&head[head.find("<meta")?..], "charset"))
}

#[cfg(test)]
mod tests;
