//! What stands in cells, and what should not: numbers with signs, digits and characters that nobody sees.

use crate::Random;

/// Characters and words that stand before, in or behind digits: signs, other digits, direction, remarks.
const SIGNS: &[&str] = &[
    "-",
    "–",
    "—",
    "―",
    "−",
    "－",
    "‐",
    "‑",
    "‒",
    "﹣",
    "⁃",
    "+",
    "＋",
    "±",
    "约",
    "不足",
    "超",
    "近",
    "<",
    ">",
    "≥",
    "≤",
    "＜",
    "~",
    "～",
    "（",
    "）",
    "(",
    ")",
    "[",
    "]",
    "【",
    "\u{202e}",
    "\u{202d}",
    "\u{202c}",
    "\u{2067}",
    "\u{2069}",
    "\u{200e}",
    "\u{200f}",
    "\u{61c}",
    "\u{200b}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "\u{ad}",
    "\u{115f}",
    "\u{3164}",
    "\u{e0041}",
    "\u{fe0f}",
    "\u{301}",
    "\u{20dd}",
    "½",
    "⅓",
    "②",
    "⑫",
    "㈢",
    "➌",
    "Ⅳ",
    "٣",
    "߃",
    "३",
    "𝟗",
    "🄂",
    "о",
    "О",
    "l",
    "I",
    "十",
    "廿",
    "〇",
    "零",
    "○",
    "百",
    "万",
    "千",
    ".",
    "．",
    "·",
    "。",
    "、",
    ",",
    "，",
    "'",
    "’",
    "*",
    "＊",
    "※",
    "#",
    "?",
    "？",
    "=",
    "@",
    "%",
    "％",
    "‰",
    "°",
    "²",
    "₂",
    "^",
    "_",
    "`",
    "~~",
    "**",
    "\\",
    "/",
    "／",
    "|",
    "¦",
    "\"",
    "“",
    "&",
    "&ndash;",
    "&#8722;",
    "&nbsp;",
    "<br>",
    "件",
    "条",
    "万元",
    "元",
    "亿元",
    "人次",
    "件次",
    "（注）",
    "[1]",
    "第",
    "共",
    "其中",
    "合计",
    "无",
    "N/A",
    "null",
    "NaN",
    "￥",
    "¥",
    "$",
    "↑",
    "↓",
    "增",
    "减",
    "e",
    "E",
    "x",
    "\u{3000}",
    "\u{a0}",
    "\u{2003}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{b}",
    "\u{c}",
    "\u{7}",
    "\u{1b}",
    "\u{0}",
    "\u{1e}",
    "\u{1f}",
    "\u{fffc}",
    "\u{fffd}",
    "\u{e000}",
    "⼀",
    "㐂",
    "𠀀",
    "👍",
    " ",
    "  ",
];

/// One of the signs.
pub(crate) fn sign(random: &mut Random) -> &'static str {
    random.pick(SIGNS).copied().unwrap_or_default()
}

/// A whole number as somebody may write it.
pub(crate) fn digits(random: &mut Random) -> String {
    let length = match random.below(12) {
        0 => 0,
        1 => random.length(60),
        2..=4 => 3 + random.below(6),
        _ => 1 + random.below(3),
    };
    let plain: String = (0..length).map(|_| char::from(b'0' + random.below(10).to_le_bytes()[0])).collect();
    // The first digit of each set of ten.
    let shifted = |zero: char| {
        plain.bytes().filter_map(|b| char::from_u32(zero as u32 + u32::from(b - b'0'))).collect::<String>()
    };
    match random.below(20) {
        0 => shifted('０'),
        1 => {
            plain.bytes().filter_map(|b| "〇一二三四五六七八九".chars().nth(usize::from(b - b'0'))).collect()
        }
        2 => shifted(*random.pick(&['٠', '०', '𝟎', '𝟘', '🯰', '߀']).unwrap_or(&'０')),
        3 => grouped(&plain, random.pick(&[",", "，", " ", "'", "\u{a0}"]).copied().unwrap_or(",")),
        4 => format!("0{plain}"),
        5 => format!("{plain}.{}", random.below(1000)),
        6 => plain.chars().flat_map(|c| [c, ' ']).collect(),
        _ => plain,
    }
}

fn grouped(plain: &str, separator: &str) -> String {
    let mut out = String::new();
    for (at, c) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            out += separator;
        }
        out.push(c);
    }
    out
}

/// What may be printed in a cell.
pub(crate) fn print(random: &mut Random) -> String {
    let mut print = String::new();
    for _ in 0..=random.below(3) {
        if random.one_in(2) {
            print += sign(random);
        }
        print += &digits(random);
    }
    if random.one_in(2) {
        print += sign(random);
    }
    print
}

/// One damage of a cell's print.
pub(crate) fn damage(data: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let mut chars: Vec<char> = String::from_utf8_lossy(data).chars().collect();
    let at = random.below(chars.len() + 1);
    match random.below(8) {
        0 => chars = print(random).chars().collect(),
        1 if !chars.is_empty() => drop(chars.remove(at.min(chars.len() - 1))),
        2 => drop(chars.splice(at..at, digits(random).chars())),
        3 if !other.is_empty() => drop(chars.splice(at..at, String::from_utf8_lossy(other).chars())),
        4 if !chars.is_empty() => {
            let end = (at + random.below(4)).min(chars.len());
            let copy = chars[at..end].to_vec();
            let most = if random.one_in(20) { 2000 } else { 3 };
            let to = random.below(chars.len());
            drop(chars.splice(to..to, copy.repeat(random.length(most))));
        }
        _ => drop(chars.splice(at..at, sign(random).chars())),
    }
    chars.truncate(4000);
    *data = String::from_iter(chars).into_bytes();
}
