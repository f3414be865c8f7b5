//! Character references: `&nbsp;`, `&#20013;`, `&#x6587;`.

use crate::steps;

/// The text with its character references replaced, as in the value of an attribute.
pub(super) fn decoded(text: &str) -> String {
    steps::add(text.len());
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (character, length) = entity(&rest[at..]);
        out.push(character);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

/// The character that a reference at the start of `text` stands for, and its length in bytes. An ampersand that
/// starts none stands for itself.
pub(super) fn entity(text: &str) -> (char, usize) {
    /// Longer references (bytes, with `&` and `;`) are none.
    const LONGEST: usize = 17;
    let bytes = &text.as_bytes()[..text.len().min(LONGEST)];
    if bytes.get(1) == Some(&b'#') {
        return numeric(bytes).unwrap_or(('&', 1));
    }
    let length = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let name = &text[1..=length];
    if bytes.get(1 + length) == Some(&b';')
        && let Some(c) = named(name)
    {
        return (c, length + 2);
    }
    // Old names hold without a semicolon: `&nbsp&nbsp`.
    match BARE.iter().find(|bare| name.starts_with(**bare)) {
        Some(bare) => (named(bare).unwrap_or('&'), 1 + bare.len()),
        None => ('&', 1),
    }
}

/// Names that need no semicolon. Others of the standard (`&copy`) are no part of a report.
const BARE: [&str; 6] = ["nbsp", "lt", "gt", "amp", "quot", "shy"];

fn named(name: &str) -> Option<char> {
    Some(match name {
        "nbsp" | "NonBreakingSpace" => '\u{A0}',
        "ensp" | "emsp" | "thinsp" | "hairsp" | "numsp" | "puncsp" | "emsp13" | "emsp14" => ' ',
        "Tab" => '\t',
        "NewLine" => '\n',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "amp" | "AMP" => '&',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "laquo" => '«',
        "raquo" => '»',
        "mdash" => '—',
        "ndash" => '–',
        "horbar" => '―',
        "hyphen" | "dash" => '‐',
        "hellip" => '…',
        "middot" => '·',
        "bull" => '•',
        "times" => '×',
        "minus" => '−',
        "plus" => '+',
        "plusmn" => '±',
        "num" => '#',
        "percnt" => '%',
        "permil" => '‰',
        "comma" => ',',
        "period" => '.',
        "colon" => ':',
        "semi" => ';',
        "sol" => '/',
        "ast" => '*',
        "lowbar" => '_',
        "equals" => '=',
        "lpar" => '(',
        "rpar" => ')',
        "lsqb" | "lbrack" => '[',
        "rsqb" | "rbrack" => ']',
        "vert" | "verbar" => '|',
        "yen" => '¥',
        "sect" => '§',
        "para" => '¶',
        "dagger" => '†',
        "Dagger" => '‡',
        "lang" => '〈',
        "rang" => '〉',
        "sup1" => '¹',
        "sup2" => '²',
        "sup3" => '³',
        "frac12" | "half" => '½',
        "frac14" => '¼',
        "frac34" => '¾',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        "shy" => '\u{AD}',
        "ZeroWidthSpace" => '\u{200B}',
        "NoBreak" => '\u{2060}',
        "lrm" => '\u{200E}',
        "rlm" => '\u{200F}',
        _ => return None,
    })
}

/// `&#20013;`, `&#x4E2D;`; the semicolon may lack.
fn numeric(bytes: &[u8]) -> Option<(char, usize)> {
    let hexadecimal = matches!(bytes.get(2), Some(b'x' | b'X'));
    let (from, radix) = if hexadecimal { (3, 16) } else { (2, 10) };
    let digits = bytes.get(from..)?.iter().take_while(|b| char::from(**b).is_digit(radix)).count();
    let end = from + digits;
    let code = u32::from_str_radix(std::str::from_utf8(&bytes[from..end]).ok()?, radix).ok()?;
    // Codes of windows-1252 stand for its characters.
    let c = match code {
        0x80..=0x9F => WINDOWS[code as usize - 0x80],
        _ => char::from_u32(code).filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))?,
    };
    Some((c, end + usize::from(bytes.get(end) == Some(&b';'))))
}

const WINDOWS: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn names_and_codes_stand_for_characters() {
        assert_eq!(decoded("&lt;td&gt;&quot;&#20013;&#x6587;&minus;3&#8211;"), "<td>\"中文−3–");
        assert_eq!(decoded("a&zwnj;&shy;b&lrm;"), "a\u{200C}\u{AD}b\u{200E}");
    }

    #[test]
    fn a_semicolon_may_lack() {
        assert_eq!(decoded("&nbsp3&lt4&#20013文&#65"), "\u{A0}3<4中文A");
    }

    #[test]
    fn codes_of_windows_are_its_characters() {
        assert_eq!(decoded("&#150;&#151;&#x93;"), "–—“");
    }

    #[test]
    fn other_ampersands_stand_for_themselves() {
        assert_eq!(
            decoded("R&D & &copy &; &# &#x; &#xFFFFFFFF; &#0; &中;"),
            "R&D & &copy &; &# &#x; &#xFFFFFFFF; &#0; &中;"
        );
    }
}
