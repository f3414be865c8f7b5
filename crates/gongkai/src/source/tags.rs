//! Tags of HTML within a plain text: Markdown writers keep with them what Markdown has no mark for.
//!
//! A tag is no print: it becomes spaces in the same places. Tables written with tags are read as HTML instead.

use crate::steps;

/// Elements that Markdown writers leave within paragraphs and cells, and around them.
const ELEMENTS: [&str; 19] = [
    "a", "b", "br", "center", "del", "div", "em", "font", "i", "img", "ins", "p", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// Bytes of a tag; more is no tag.
const LONGEST: usize = 1000;

/// The text with spaces for tags; `None` when it has none.
pub(super) fn removed(text: &str) -> Option<String> {
    steps::add(text.len());
    let mut bytes: Option<Vec<u8>> = None;
    for (at, _) in text.match_indices('<') {
        let Some(length) = length(&text[at..]) else { continue };
        let bytes = bytes.get_or_insert_with(|| text.as_bytes().to_vec());
        bytes[at..at + length].fill(b' ');
    }
    bytes.and_then(|bytes| String::from_utf8(bytes).ok())
}

/// The bytes of the tag that a text begins with.
fn length(text: &str) -> Option<usize> {
    let inner = text[1..].trim_start_matches('/');
    let name = &inner[..inner.find(|c: char| !c.is_ascii_alphanumeric())?];
    if !ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(name)) {
        return None;
    }
    let rest = &inner[name.len()..];
    if !rest.starts_with([' ', '\n', '\t', '/', '>']) {
        return None;
    }
    let before = text.len() - rest.len();
    let mut quote = None;
    for (at, c) in rest.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match (quote, c) {
            (None, '>') => return Some(before + at + 1),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::removed;

    fn printed(text: &str) -> Option<String> {
        removed(text).inspect(|spaced| assert_eq!(spaced.len(), text.len())).map(|spaced| {
            let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
            words.join(" ")
        })
    }

    #[test]
    fn tags_are_no_print() {
        let cells = "| <span style=\"a;b>c:仿宋\">**规章**</span> | 3<br/>4 |";
        assert_eq!(printed(cells).unwrap(), "| **规章** | 3 4 |");
        assert_eq!(printed("<span\nclass='x'>三、收到</span>。\n5").unwrap(), "三、收到 。\n5");
    }

    #[test]
    fn what_only_looks_like_a_tag_stays() {
        for text in ["<规章>", "3 < 5 > 2", "<table>", "<span", "<bold>", "<b 5<b", "x<=3", "<p\"3>"] {
            assert_eq!(printed(text), None, "{text}");
        }
    }
}
