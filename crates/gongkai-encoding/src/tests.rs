use super::*;
use encoding_rs::{BIG5, Encoding, GB18030 as GB, WINDOWS_1252};

const TEXT: &str =
    "某县某局2020年政府信息公开工作年度报告\n一、总体情况\n主动公开信息3条，（一）是“三安全”。\n";

fn by(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

fn guess(bytes: &[u8]) -> Option<Decoded> {
    decode(bytes, None, &by)
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[track_caller]
fn assert_decodes(bytes: &[u8], encoding: &str) {
    let Decoded { text, encoding: found, broken, mishap } = guess(bytes).unwrap();
    assert_eq!((text.as_str(), found.as_str(), broken, mishap), (TEXT, encoding, 0, None));
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
    assert_decodes(&GB.encode(TEXT).0, "gb18030");
    assert_decodes(&GB.encode(&format!("\u{feff}{TEXT}")).0, "gb18030");
}

#[test]
fn an_encoding_may_be_forced() {
    let gb = GB.encode(TEXT).0;
    for label in ["gb18030", "GBK", "gb2312"] {
        assert_eq!(decode(&gb, Some(label), &by).unwrap().text, TEXT);
    }
    assert_eq!(decode(TEXT.as_bytes(), Some("utf8"), &by).unwrap().text, TEXT);
    assert_eq!(decode(&utf16(TEXT, u16::to_be_bytes), Some("UTF-16BE"), &by).unwrap().text, TEXT);
    assert!(decode(&gb, Some("utf-8"), &by).unwrap().broken > 0);
    assert_eq!(decode(&gb, Some("no-such"), &by), None);
}

#[test]
fn the_marks_of_words_plain_text_are_text() {
    let text = "3\u{7}0\u{7}\u{7}1\u{7}\r\u{b}\u{7}".repeat(20);
    assert_eq!(guess(text.as_bytes()).map(|decoded| decoded.text), Some(text));
    assert!(guess(&[0x1B, 0x07, 0x01, 0x02, 0x03].repeat(20)).is_none());
}

#[test]
fn four_byte_gb18030_is_read() {
    let text = format!("{TEXT}𠮷㐂");
    assert_eq!(guess(&GB.encode(&text).0).unwrap().text, text);
}

#[test]
fn a_declaration_is_respected_unless_the_bytes_are_valid_utf8() {
    let page = "<html><head><meta charset=\"big5\"></head>政府資訊公開年度報告</html>";
    assert_eq!(guess(&BIG5.encode(page).0).unwrap().encoding, "big5");
    let page = format!("<meta http-equiv='Content-Type' content='text/html; charset=gb2312'><p>{TEXT}</p>");
    assert_eq!(guess(&GB.encode(&page).0).unwrap().text, page);
    let stale = guess(page.as_bytes()).unwrap();
    assert_eq!((stale.encoding.as_str(), stale.text), ("UTF-8", page));
    let xml = "<?xml version=\"1.0\" encoding=\"Big5\"?><p>政府資訊公開年度報告</p>";
    assert_eq!(guess(&BIG5.encode(xml).0).unwrap().text, xml);
    // One that does not exist is none.
    let page = format!("<meta charset=nothing><p>{TEXT}</p>");
    assert_eq!(guess(&GB.encode(&page).0).unwrap().text, page);
}

#[test]
fn markup_in_gbk_is_not_taken_for_utf16() {
    let page = format!("{}<td class=\"number\">结果维持</td>", "<td>  0  </td>".repeat(500));
    assert_eq!(guess(&GB.encode(&page).0).unwrap().text, page);
    let damaged = [b"plain letters ".repeat(50), vec![0xA3, b' '], b"and more".to_vec()].concat();
    assert!(guess(&damaged).unwrap().text.starts_with("plain letters "));
}

#[test]
fn text_cut_inside_a_character_keeps_its_encoding() {
    let text = TEXT.repeat(20);
    let cut = guess(&text.as_bytes()[..text.len() - 3]).unwrap();
    assert_eq!((cut.encoding.as_str(), cut.broken), ("UTF-8", 1));
    let gb = GB.encode(&text).0;
    let cut = guess(&gb[..gb.len() - 2]).unwrap();
    assert_eq!(cut.encoding, "gb18030");
    assert!(cut.text.starts_with(TEXT));
    let wide = utf16(&text, u16::to_le_bytes);
    let cut = guess(&wide[..wide.len() - 1]).unwrap();
    assert_eq!((cut.encoding.as_str(), cut.broken), ("UTF-16LE", 1));
}

#[test]
fn damaged_text_keeps_its_encoding() {
    let damage = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        bytes.iter_mut().step_by(97).for_each(|byte| *byte = 0xE4);
        guess(&bytes).unwrap().encoding
    };
    let text = TEXT.repeat(20);
    assert_eq!(damage(text.as_bytes()), "UTF-8");
    assert_eq!(damage(&GB.encode(&text).0), "gb18030");
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
    assert!(guess(&noise).is_none());
    assert!(guess(&[0; 100]).is_none());
    assert_eq!(guess(b"").unwrap().text, "");
}

/// Read as GBK, no byte of its UTF-8 is lost: none is left over at the end.
const EVEN: &str =
    "青岚县财政局二〇二三年政府信息公开工作年度报告，一、总体情况，主动公开政府信息三条，受理申请两件。完";

fn mishap(bytes: &[u8]) -> (String, Option<Mishap>) {
    let decoded = guess(bytes).unwrap();
    (decoded.text, decoded.mishap)
}

#[test]
fn utf8_read_as_gbk_is_undone_where_nothing_was_lost() {
    let wrong = by("gbk", EVEN.as_bytes()).unwrap();
    assert!(!wrong.contains('\u{fffd}'), "{wrong}");
    assert_eq!(mishap(wrong.as_bytes()), (EVEN.to_owned(), Some(Mishap::Utf8AsGbk(true))));
    let lossy = by("gbk", TEXT.as_bytes()).unwrap();
    assert_eq!(mishap(lossy.as_bytes()), (lossy, Some(Mishap::Utf8AsGbk(false))));
}

#[test]
fn gbk_read_as_utf8_is_named() {
    let lost = String::from_utf8_lossy(&GB.encode(TEXT).0).into_owned();
    assert_eq!(mishap(lost.as_bytes()), (lost.clone(), Some(Mishap::LostInUtf8)));
    let once_more = by("gbk", lost.as_bytes()).unwrap();
    assert!(once_more.contains("锟斤拷"));
    assert_eq!(mishap(once_more.as_bytes()).1, Some(Mishap::LostInUtf8));
}

#[test]
fn bytes_read_one_by_one_are_undone() {
    // As Latin-1, whose controls survive, and as Windows-1252.
    let latin = |bytes: &[u8]| bytes.iter().map(|&byte| char::from(byte)).collect::<String>();
    let windows = |bytes: &[u8]| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    let gb = GB.encode(TEXT).0.into_owned();
    for wrong in [latin(TEXT.as_bytes()), windows(TEXT.as_bytes())] {
        assert_eq!(mishap(wrong.as_bytes()), (TEXT.to_owned(), Some(Mishap::Utf8AsLatin(true))));
    }
    for wrong in [latin(&gb), windows(&gb)] {
        assert_eq!(mishap(wrong.as_bytes()), (TEXT.to_owned(), Some(Mishap::GbkAsLatin(true))));
    }
}

#[test]
fn escapes_are_characters() {
    let escaped: String = TEXT
        .encode_utf16()
        .map(|unit| if unit < 0x80 { char::from(unit as u8).to_string() } else { format!("\\u{unit:04x}") })
        .collect();
    assert_eq!(mishap(escaped.as_bytes()), (TEXT.to_owned(), Some(Mishap::Escapes)));
    let string = escaped.replace('\n', "\\n");
    assert_eq!(mishap(string.as_bytes()), (TEXT.to_owned(), Some(Mishap::Escapes)));
    assert_eq!(mishap("\\ud842\\udfb7".repeat(9).as_bytes()).1, None, "nothing of a report is in it");
}

/// Text that speaks of such things, holds some of it, or is of another language.
#[test]
fn sound_text_is_left_alone() {
    for text in [
        TEXT.to_owned(),
        TEXT.repeat(50),
        format!("{TEXT}网页显示“锟斤拷”“鏀垮簻”等乱码，已经修复；\\u653f 是转义。"),
        format!("{TEXT}Ä Ö Ü ß é è ê ë à â ç î ï ô û ù ÿ ñ æ œ"),
        "The quick brown fox. Ça va très bien, merci à tous ; élève, forêt, garçon, naïve, œuvre, où, déjà vu.".to_owned(),
        "锛岀敱".to_owned(),
    ] {
        assert_eq!(mishap(text.as_bytes()), (text.clone(), None), "{text}");
    }
}
