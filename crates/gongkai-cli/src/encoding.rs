//! From bytes to text: UTF-8, UTF-16 and GB18030 (with its subsets GBK and GB2312), marked or not.
//!
//! The order of evidence: a byte order mark; bytes that only UTF-16 explains; valid UTF-8; what an HTML file
//! declares; GB18030. Valid UTF-8 goes before the declaration, against the HTML standard: editors re-encode saved pages and
//! leave `charset=gb2312` standing, and a whole report in GBK is never valid UTF-8 by chance.

use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// A text and the name of the encoding it was in.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    /// How many sequences could not be decoded; each is U+FFFD in the text.
    pub(crate) broken: usize,
}

/// Decodes; `None` when the bytes are not text in any encoding known here.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return plausible(with(encoding, bytes));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return plausible(with(encoding, bytes));
    }
    let utf8 = with(UTF_8, bytes);
    if utf8.broken == 0 {
        return plausible(utf8);
    }
    if let Some(declared) = declared(bytes).map(|encoding| with(encoding, bytes))
        && declared.broken == 0
    {
        return plausible(declared);
    }
    let gb18030 = with(GB18030, bytes);
    plausible(if familiar(&utf8.text) > familiar(&gb18030.text) { utf8 } else { gb18030 })
}

/// Decodes bytes in a named encoding, for the readers of files.
pub(crate) fn labelled(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// How often the commonest characters of a report occur. GB18030 explains nearly every byte sequence, so that a
/// UTF-8 file with a single damaged place, or cut inside a character, decodes as GB18030 with few complaints, or none,
/// into rare characters. What is common tells them apart.
fn familiar(text: &str) -> usize {
    text.chars().filter(|c| "的一年月日、，。：（）公开信息政府".contains(*c)).count()
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    let broken = if had_errors { text.matches('\u{fffd}').count() } else { 0 };
    Decoded { text: text.into_owned(), encoding: encoding.name(), broken }
}

/// Controls that text has: tabs, line ends, page ends, and the marks of Word's plain text (ends of cells, breaks within
/// paragraphs, hyphens).
const OF_TEXT: [char; 8] = ['\t', '\n', '\r', '\u{7}', '\u{b}', '\u{c}', '\u{1e}', '\u{1f}'];

/// Refuses what is mostly holes or controls: pictures, programs, noise.
fn plausible(decoded: Decoded) -> Option<Decoded> {
    let (mut all, mut bad) = (0_usize, 0_usize);
    for c in decoded.text.chars() {
        all += 1;
        bad += usize::from(c == '\u{fffd}' || (c.is_control() && !OF_TEXT.contains(&c)));
    }
    (bad * 10 <= all).then_some(decoded)
}

/// UTF-16 without a mark, by its units: in one byte order nearly all are Chinese, full-width or ASCII characters,
/// and line breaks, spaces and digits are among them. Both are needed: pairs of ASCII letters, as in a page in GBK that
/// is mostly markup, look like Chinese characters too, but never like an ASCII one. Looks at the first 64 KB.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
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

/// The encoding that an HTML file names in its first kilobyte: `<meta charset=…>` or the older `http-equiv`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let meta = &head[head.find("<meta")?..];
    let value = &meta[meta.find("charset=")? + "charset=".len()..];
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let label = value.split(['"', '\'', ' ', ';', '/', '>']).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // GB18030 holds all of GBK and more.
    Some(if encoding == GBK { GB18030 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "某县某局2020年政府信息公开工作年度报告\n一、总体情况\n主动公开信息3条，（一）是“三安全”。\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn assert_decodes(bytes: &[u8], encoding: &str) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.broken), (TEXT, encoding, 0));
    }

    #[test]
    fn recognises_every_encoding_with_and_without_a_mark() {
        assert_decodes(TEXT.as_bytes(), "UTF-8");
        assert_decodes(format!("\u{feff}{TEXT}").as_bytes(), "UTF-8");
        for (bytes, name) in
            [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")]
        {
            assert_decodes(&utf16(TEXT, bytes), name);
            assert_decodes(&utf16(&format!("\u{feff}{TEXT}"), bytes), name);
        }
        assert_decodes(&GB18030.encode(TEXT).0, "gb18030");
    }

    #[test]
    fn the_marks_of_words_plain_text_are_text() {
        let text = "3\u{7}0\u{7}\u{7}1\u{7}\r\u{b}\u{7}".repeat(20);
        assert_eq!(decode(text.as_bytes()).map(|decoded| decoded.text), Some(text));
        assert!(decode(&[0x1B, 0x07, 0x01, 0x02, 0x03].repeat(20)).is_none());
    }

    #[test]
    fn four_byte_gb18030_is_read() {
        let text = format!("{TEXT}𠮷㐂");
        assert_eq!(decode(&GB18030.encode(&text).0).unwrap().text, text);
    }

    #[test]
    fn an_html_declaration_is_respected_unless_the_bytes_are_valid_utf8() {
        let page = "<html><head><meta charset=\"big5\"></head>政府資訊公開年度報告</html>";
        let big5 = encoding_rs::BIG5.encode(page).0;
        assert_eq!(decode(&big5).unwrap().encoding, "Big5");
        let page =
            format!("<meta http-equiv='Content-Type' content='text/html; charset=gb2312'><p>{TEXT}</p>");
        assert_eq!(decode(&GB18030.encode(&page).0).unwrap().text, page);
        let stale = decode(page.as_bytes()).unwrap();
        assert_eq!((stale.encoding, stale.text), ("UTF-8", page));
    }

    #[test]
    fn markup_in_gbk_is_not_taken_for_utf16() {
        let page = format!("{}<td class=\"number\">结果维持</td>", "<td>  0  </td>".repeat(500));
        assert_eq!(decode(&GB18030.encode(&page).0).unwrap().text, page);
        let damaged = [b"plain letters ".repeat(50), vec![0xA3, b' '], b"and more".to_vec()].concat();
        assert!(decode(&damaged).unwrap().text.starts_with("plain letters "));
    }

    #[test]
    fn text_cut_inside_a_character_keeps_its_encoding() {
        let text = TEXT.repeat(20);
        let cut = decode(&text.as_bytes()[..text.len() - 3]).unwrap();
        assert_eq!((cut.encoding, cut.broken), ("UTF-8", 1));
        let gb = GB18030.encode(&text).0;
        let cut = decode(&gb[..gb.len() - 2]).unwrap();
        assert_eq!(cut.encoding, "gb18030");
        assert!(cut.text.starts_with(TEXT));
    }

    #[test]
    fn damaged_text_keeps_its_encoding() {
        let damage = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            bytes.iter_mut().step_by(97).for_each(|byte| *byte = 0xE4);
            decode(&bytes).unwrap().encoding
        };
        let text = TEXT.repeat(20);
        assert_eq!(damage(text.as_bytes()), "UTF-8");
        assert_eq!(damage(&GB18030.encode(&text).0), "gb18030");
    }

    #[test]
    fn noise_is_not_text() {
        let mut state = 7_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .take(100_000)
        .collect();
        assert!(decode(&noise).is_none());
        assert!(decode(&[0; 100]).is_none());
        assert_eq!(decode(b"").unwrap().text, "");
    }
}
