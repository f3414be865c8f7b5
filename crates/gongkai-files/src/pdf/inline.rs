//! Pictures within content streams (ISO 32000-1, 8.9.7), taken out before hayro-syntax reads the content.
//!
//! To be sure of a picture's end, hayro-syntax reads what follows as content, with the pictures in it, and so on: 60 pictures in
//! 4 KB took longer than anyone waits. Here one pass finds them.

/// The operator that stands for a picture.
pub(super) const PICTURE: &[u8] = b"gongkai:picture";

/// Content without its pictures.
pub(super) struct Plain {
    pub(super) content: Vec<u8>,
    /// A picture or a string had no end.
    pub(super) damaged: bool,
}

/// `BI` that may stand in content of which a string has no end, so that it is not clear what stands in strings.
const MOST_UNCLEAR: usize = 12;

/// Takes the pictures out.
pub(super) fn without_pictures(content: Vec<u8>) -> Plain {
    if !content.windows(2).any(|pair| pair == b"BI") {
        return Plain { content, damaged: false };
    }
    let mut plain = Plain { content: Vec::with_capacity(content.len()), damaged: false };
    let mut copied = 0;
    let mut at = 0;
    let mut unclear = 0;
    while let Some(&byte) = content.get(at) {
        match byte {
            b'(' if !plain.damaged => match string_end(&content, at) {
                Some(end) => at = end,
                None => plain.damaged = true,
            },
            b'%' => at += content[at..].iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count(),
            b'B' if is_word(&content, at, b"BI") => {
                unclear += usize::from(plain.damaged);
                plain.content.extend_from_slice(&content[copied..at]);
                let Some(end) = picture_end(&content, at + 2).filter(|_| unclear <= MOST_UNCLEAR) else {
                    plain.damaged = true;
                    return plain;
                };
                plain.content.extend_from_slice(PICTURE);
                (at, copied) = (end, end);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    plain.content.extend_from_slice(&content[copied..]);
    plain
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

/// Whether a word stands there, apart from others.
fn is_word(content: &[u8], at: usize, word: &[u8]) -> bool {
    let ends =
        |byte: &u8| is_space(*byte) || matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'/' | b'%');
    let begins = at == 0 || (ends(&content[at - 1]) && content[at - 1] != b'/');
    begins && content[at..].starts_with(word) && content.get(at + word.len()).is_none_or(ends)
}

/// Where the string ends whose first bracket stands at `start`: at its last bracket. `None`: it has no end.
pub(super) fn string_end(content: &[u8], start: usize) -> Option<usize> {
    let mut open = 0_usize;
    let mut at = start;
    while let Some(&byte) = content.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Where a picture ends, behind its `EI`. `start`: behind its `BI`.
fn picture_end(content: &[u8], start: usize) -> Option<usize> {
    /// A dictionary of a picture is short.
    const LONGEST: usize = 4096;
    let dictionary = &content[start..content.len().min(start + LONGEST)];
    let entries = (0..dictionary.len()).find(|&at| is_word(dictionary, at, b"ID"))?;
    // One white space parts `ID` from the data.
    let data = start + entries + 3;
    if let Some(end) = length(&dictionary[..entries]).and_then(|length| data.checked_add(length)) {
        let white = content.get(end..)?.iter().take(3).take_while(|byte| is_space(**byte)).count();
        if is_word(content, end + white, b"EI") || content[end..].starts_with(b"EI") {
            return Some(end + white + 2);
        }
    }
    let mut at = data;
    loop {
        at += content.get(at..)?.windows(2).position(|pair| pair == b"EI")?;
        if is_end(content, at) {
            return Some(at + 2);
        }
        at += 2;
    }
}

/// Whether `EI` there ends a picture: what follows is text, as content is.
fn is_end(content: &[u8], at: usize) -> bool {
    const FOLLOWING: usize = 24;
    let behind = &content[at + 2..];
    let is_text = |byte: &u8| is_space(*byte) || (0x20..0x7F).contains(byte);
    behind.first().is_none_or(|byte| is_space(*byte)) && behind.iter().take(FOLLOWING).all(is_text)
}

/// Bytes of the data, where the dictionary says no filter.
fn length(dictionary: &[u8]) -> Option<usize> {
    let words: Vec<&[u8]> =
        dictionary.split(|byte| is_space(*byte) || *byte == b'/').filter(|word| !word.is_empty()).collect();
    let value = |names: [&[u8]; 2]| {
        let at = words.iter().position(|word| names.contains(word))?;
        words.get(at + 1).copied()
    };
    let number = |names| std::str::from_utf8(value(names)?).ok()?.parse::<usize>().ok();
    if value([b"F", b"Filter"]).is_some() {
        return None;
    }
    let (width, height) = (number([b"W", b"Width"])?, number([b"H", b"Height"])?);
    let is_mask = value([b"IM", b"ImageMask"]) == Some(b"true");
    let components = match value([b"CS", b"ColorSpace"]) {
        _ if is_mask => 1,
        Some(b"G" | b"DeviceGray" | b"CalGray") => 1,
        Some(b"RGB" | b"DeviceRGB" | b"CalRGB") => 3,
        Some(b"CMYK" | b"DeviceCMYK") => 4,
        _ => return None,
    };
    let bits = if is_mask { 1 } else { number([b"BPC", b"BitsPerComponent"])? };
    width.checked_mul(components)?.checked_mul(bits)?.div_ceil(8).checked_mul(height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(content: &[u8]) -> String {
        let plain = without_pictures(content.to_vec());
        assert!(!plain.damaged);
        String::from_utf8(plain.content).unwrap()
    }

    #[test]
    fn pictures_end_where_their_length_says_or_text_follows() {
        assert_eq!(plain(b"q BI /W 2 /H 2 /BPC 8 /CS /G ID \x01 EI\nEI Q"), "q gongkai:picture Q");
        assert_eq!(plain(b"q BI /W 9/H 1/IM true ID \xFF\x80 EI Q"), "q gongkai:picture Q");
        assert_eq!(plain(b"BI /W 2 /H 2 /F /Fl ID x\x9CEI \x01\x02 EI Q BT"), "gongkai:picture Q BT");
        assert_eq!(plain(b"BI ID EI BI ID EI"), "gongkai:picture gongkai:picture");
    }

    #[test]
    fn strings_names_and_comments_are_none() {
        for content in ["(BI ID \\) BI ID ) Tj", "/BI gs BIG", "% BI\n1 w", "[(a(BI )b)-3] TJ"] {
            assert_eq!(plain(content.as_bytes()), content);
        }
    }

    #[test]
    fn what_has_no_end_is_told() {
        let cut = without_pictures(b"q BI /W 2 /H 2 /F /Fl ID \x01\x02".to_vec());
        assert_eq!((&cut.content[..], cut.damaged), (&b"q "[..], true));
        let open = without_pictures([b"( ".as_slice(), &b"BI ID EI ".repeat(40)].concat());
        assert!(open.damaged && open.content.len() < 40 * PICTURE.len());
    }
}
