//! Character references: `&nbsp;`, `&#20013;`, `&#x6587;`.

use crate::slice::Slice as _;
use crate::steps;

/// The text with its character references replaced, as in the value of an attribute.
pub(super) fn decoded(text: &str) -> String {
    steps::add(text.len());
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.part(..at));
        let (character, length) = entity(rest.part(at..));
        out.push(character);
        rest = rest.part(at + length..);
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
        return numeric(text.as_bytes()).unwrap_or(('&', 1));
    }
    let length = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let name = text.part(1..=length);
    if bytes.get(1 + length) == Some(&b';')
        && let Some(c) = named(name)
    {
        return (c, length + 2);
    }
    // Old names hold without a semicolon: `&nbsp&nbsp`.
    let bare =
        BARE.iter().copied().chain(LATIN).filter(|bare| name.starts_with(bare)).max_by_key(|bare| bare.len());
    bare.and_then(|bare| Some((named(bare)?, 1 + bare.len()))).unwrap_or(('&', 1))
}

/// Names that need no semicolon, beside [`LATIN`].
const BARE: [&str; 10] = ["lt", "gt", "amp", "quot", "LT", "GT", "AMP", "QUOT", "COPY", "REG"];

/// The names of the characters from U+00A0 on, none of which needs a semicolon.
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo",
    "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot",
    "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute",
    "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash",
    "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde",
    "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc",
    "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave",
    "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

fn named(name: &str) -> Option<char> {
    Some(match name {
        "NonBreakingSpace" => '\u{A0}',
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
        "mdash" => '—',
        "ndash" => '–',
        "horbar" => '―',
        "hyphen" | "dash" => '‐',
        "hellip" => '…',
        "bull" => '•',
        "minus" => '−',
        "plus" => '+',
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
        "dagger" => '†',
        "Dagger" => '‡',
        "lang" => '〈',
        "rang" => '〉',
        "half" => '½',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        "ZeroWidthSpace" => '\u{200B}',
        "NoBreak" => '\u{2060}',
        "lrm" => '\u{200E}',
        "rlm" => '\u{200F}',
        "COPY" => '©',
        "REG" => '®',
        "frac13" => '⅓',
        "frac23" => '⅔',
        "frac15" => '⅕',
        "frac25" => '⅖',
        "frac35" => '⅗',
        "frac45" => '⅘',
        "frac16" => '⅙',
        "frac56" => '⅚',
        "frac18" => '⅛',
        "frac38" => '⅜',
        "frac58" => '⅝',
        "frac78" => '⅞',
        _ => {
            let at = LATIN.iter().position(|latin| *latin == name)?;
            char::from(0xA0 + at as u8)
        }
    })
}

/// `&#20013;`, `&#x4E2D;`; the semicolon may lack.
fn numeric(bytes: &[u8]) -> Option<(char, usize)> {
    let hexadecimal = matches!(bytes.get(2), Some(b'x' | b'X'));
    let (from, radix) = if hexadecimal { (3, 16) } else { (2, 10) };
    let digits = bytes.get(from..)?.iter().take_while(|b| char::from(**b).is_digit(radix)).count();
    let end = from + digits;
    if digits == 0 {
        return None;
    }
    steps::add(digits);
    // More digits than a number holds are no character, as 0 and halves of characters are none.
    let code = u32::from_str_radix(std::str::from_utf8(&bytes[from..end]).ok()?, radix).unwrap_or(u32::MAX);
    let c = match code {
        0 => char::REPLACEMENT_CHARACTER,
        // Codes of windows-1252 stand for its characters.
        0x80..=0x9F => WINDOWS[code as usize - 0x80],
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
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
    fn names_of_latin_characters_need_none() {
        assert_eq!(decoded("&frac129&sup23&times9&notit;&copy"), "½9²3×9¬it;©");
    }

    #[test]
    fn codes_of_no_character_are_shown_as_such() {
        assert_eq!(
            decoded("1&#0;2&#xD800;3&#x110000;4&#99999999999999999999;5&#000000000000000000057;"),
            "1\u{FFFD}2\u{FFFD}3\u{FFFD}4\u{FFFD}59"
        );
    }

    #[test]
    fn codes_of_windows_are_its_characters() {
        assert_eq!(decoded("&#150;&#151;&#x93;"), "–—“");
    }

    #[test]
    fn other_ampersands_stand_for_themselves() {
        assert_eq!(
            decoded("R&D & &; &# &#x; &中; &copyied; &frac99;"),
            "R&D & &; &# &#x; &中; ©ied; &frac99;"
        );
    }
}
