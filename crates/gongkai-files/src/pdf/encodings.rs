//! Which characters the codes of a font mean, where the file has no table for them.
//!
//! With the predefined CMaps for Chinese the bytes of a string *are* text in GBK, GB 18030 or UTF-16 (ISO 32000-1,
//! 9.7.5.2; files.md §3, pitfall 1): no tables are needed.

/// How the bytes of a string divide into codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// GBK and GB 18030: one byte below 0x81, else two, or four when the second is a digit.
    Gb18030,
    /// Big5, Shift_JIS, EUC-KR: one or two bytes; the label of the encoding.
    Double(&'static str),
    /// UTF-16, big-endian.
    Utf16,
    /// UTF-32, big-endian.
    Utf32,
}

/// The charset of a predefined CMap, and whether it is for vertical writing; `None`: Identity, or none of them.
pub(super) fn predefined(name: &[u8]) -> Option<(Charset, bool)> {
    let name = std::str::from_utf8(name).ok()?;
    let (base, vertical) = match name.strip_suffix("-V") {
        Some(base) => (base, true),
        None => (name.strip_suffix("-H")?, false),
    };
    let charset = match base {
        "GB-EUC" | "GBpc-EUC" | "GBK-EUC" | "GBKp-EUC" | "GBK2K" => Charset::Gb18030,
        "B5pc" | "ETen-B5" | "ETenms-B5" | "HKscs-B5" => Charset::Double("big5"),
        "90ms-RKSJ" | "90msp-RKSJ" | "90pv-RKSJ" | "83pv-RKSJ" => Charset::Double("shift_jis"),
        "KSC-EUC" | "KSCms-UHC" | "KSCms-UHC-HW" | "KSCpc-EUC" => Charset::Double("euc-kr"),
        _ if base.starts_with("Uni") && base.contains("-UTF32") => Charset::Utf32,
        _ if base.starts_with("Uni") && (base.contains("-UCS2") || base.contains("-UTF16")) => Charset::Utf16,
        _ => return None,
    };
    Some((charset, vertical))
}

impl Charset {
    /// How many of the bytes are the first code; at least one.
    pub(super) fn length(self, bytes: &[u8]) -> usize {
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        let length = match self {
            Charset::Gb18030 if byte(0) < 0x81 => 1,
            Charset::Gb18030 if byte(1).is_ascii_digit() => 4,
            Charset::Double("shift_jis") if matches!(byte(0), 0xA0..=0xDF) => 1,
            Charset::Double(_) if byte(0) < 0x81 => 1,
            Charset::Utf16 if matches!(byte(0), 0xD8..=0xDB) => 4,
            Charset::Gb18030 | Charset::Double(_) | Charset::Utf16 => 2,
            Charset::Utf32 => 4,
        };
        length.min(bytes.len()).max(1)
    }
}

/// The character that a glyph name of the Adobe Glyph List means, for the names that fonts of reports use: letters,
/// digits, signs, and names made of code points.
pub(super) fn named(name: &str) -> Option<char> {
    let base = name.split_once('.').map_or(name, |(base, _)| base);
    let mut chars = base.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Some(only);
    }
    let hexadecimal =
        |digits: &str| (digits.len() >= 4).then(|| u32::from_str_radix(digits, 16).ok()).flatten();
    let coded = base.strip_prefix("uni").filter(|digits| digits.len() == 4).or(base.strip_prefix('u'));
    if let Some(c) = coded.and_then(hexadecimal).and_then(char::from_u32) {
        return Some(c);
    }
    NAMES.iter().find(|(other, _)| *other == base).map(|&(_, c)| c)
}

const NAMES: [(&str, char); 62] = [
    ("space", ' '),
    ("nbspace", '\u{A0}'),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("quoteright", '’'),
    ("quoteleft", '‘'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("sfthyphen", '-'),
    ("minus", '−'),
    ("period", '.'),
    ("slash", '/'),
    ("fraction", '⁄'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("bullet", '•'),
    ("periodcentered", '·'),
    ("middot", '·'),
    ("endash", '–'),
    ("emdash", '—'),
    ("ellipsis", '…'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("degree", '°'),
    ("section", '§'),
    ("yen", '¥'),
];

/// The signs of Wingdings and Symbol that stand for themselves, by their private-use characters; other characters as
/// they are.
pub(crate) fn dingbat(c: char) -> char {
    match c {
        '\u{F0FC}' | '\u{F0FE}' | '\u{F052}' => '√',
        '\u{F0FB}' | '\u{F0FD}' => '×',
        '\u{F0A8}' | '\u{F06F}' | '\u{F071}' => '□',
        '\u{F06E}' | '\u{F0A7}' => '■',
        '\u{F06C}' | '\u{F09F}' => '●',
        '\u{F0B7}' => '·',
        '\u{F0D8}' => '➢',
        other => other,
    }
}
