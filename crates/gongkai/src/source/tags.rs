//! Tags of HTML within a plain text: Markdown writers keep with them what Markdown has no mark for.
//!
//! A tag is no print: it becomes spaces in the same places. Tables written with tags are read as HTML instead.

use crate::slice::Slice as _;
use crate::steps;

/// Elements that Markdown writers leave within paragraphs and cells, and around them.
const ELEMENTS: [&str; 19] = [
    "a", "b", "br", "center", "del", "div", "em", "font", "i", "img", "ins", "p", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// Bytes of a tag; more is no tag.
const LONGEST: usize = 1000;

/// With fewer it is something that people wrote.
const FEWEST: usize = 15;

/// The text with spaces for tags; `None` when it has none.
pub(super) fn removed(text: &str) -> Option<String> {
    steps::add(text.len());
    let tag = |(at, _): (usize, &str)| length(text.part(at..)).map(|length| at..at + length);
    let tags: Vec<_> = text.match_indices('<').filter_map(tag).collect();
    if tags.len() < FEWEST {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for tag in tags {
        bytes[tag].fill(b' ');
    }
    String::from_utf8(bytes).ok()
}

/// The bytes of the tag that a text begins with.
fn length(text: &str) -> Option<usize> {
    let inner = text.part(1..).trim_start_matches('/');
    let name = inner.part(..inner.find(|c: char| !c.is_ascii_alphanumeric())?);
    if !ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(name)) {
        return None;
    }
    let rest = inner.part(name.len()..);
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

    /// What is left of the text, of which many are read.
    fn printed(text: &str) -> Option<String> {
        let whole = removed(&text.repeat(15))?;
        assert_eq!(whole.len(), 15 * text.len());
        let first: Vec<&str> = whole[..text.len()].split(' ').filter(|word| !word.is_empty()).collect();
        Some(first.join(" "))
    }

    #[test]
    fn tags_are_no_print() {
        let cells = "| <span style=\"a;b>c:仿宋\">**规章**</span> | 3<br/>4 |";
        assert_eq!(printed(cells).unwrap(), "| **规章** | 3 4 |");
        assert_eq!(printed("<span\nclass='x'>三、收到</span>。\n5").unwrap(), "三、收到 。\n5");
    }

    #[test]
    fn what_only_looks_like_a_tag_stays() {
        assert_eq!(removed("<b>2</b>"), None);
        for text in ["<规章>", "3 < 5 > 2", "<table>", "<span", "<bold>", "<b 5<b", "x<=3", "<p\"3>"] {
            assert_eq!(printed(text), None, "{text}");
        }
    }
}
