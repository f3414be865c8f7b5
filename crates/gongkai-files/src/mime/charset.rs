//! Text in declared and undeclared encodings.

use crate::Decode;

/// Bytes as text. A mark goes first, then valid UTF-8 (pages are saved anew with an old declaration left standing),
/// then what is said around the bytes, then what HTML says in itself, then GB18030.
pub(crate) fn decoded(bytes: &[u8], label: Option<&str>, decode: Decode<'_>) -> Option<String> {
    let unmarked = |text: String| text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    match bytes {
        [0xFF, 0xFE, ..] => return decode("utf-16le", bytes).map(unmarked),
        [0xFE, 0xFF, ..] => return decode("utf-16be", bytes).map(unmarked),
        _ => {}
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && label.is_none_or(|label| !label.to_ascii_lowercase().starts_with("utf-16"))
    {
        return Some(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned());
    }
    let labels = [label.map(wider), in_html(bytes).map(|label| wider(&label)), Some("gb18030".to_owned())];
    let mut first = None;
    for label in labels.into_iter().flatten() {
        let Some(text) = decode(&label, bytes) else { continue };
        if !text.contains('\u{FFFD}') {
            return Some(text);
        }
        first.get_or_insert(text);
    }
    first
}

/// GB2312 and GBK are written where GB18030 is meant, and ASCII where anything is.
fn wider(label: &str) -> String {
    match label.trim().to_ascii_lowercase().as_str() {
        "gb2312" | "gbk" | "gb_2312-80" | "x-gbk" | "us-ascii" | "ascii" => "gb18030".to_owned(),
        other => other.to_owned(),
    }
}

/// The encoding that HTML names in its first two kilobytes.
fn in_html(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let meta = &head[head.find("<meta")?..];
    let value = &meta[meta.find("charset=")? + "charset=".len()..];
    let value = value.trim_start_matches(['"', '\'', ' ']);
    Some(value.split(['"', '\'', ' ', ';', '/', '>']).next()?.to_owned())
}
