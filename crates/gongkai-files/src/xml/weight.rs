//! What building the tree of an XML document will take, estimated in one pass over its text.
//!
//! roxmltree reserves memory for as many nodes as there are `<` and as many attributes as there are `=`, compares each
//! attribute of an element with all others, looks up each prefix among all declarations in scope, and copies these for each
//! element that declares one more. A megabyte of text, packed in a kilobyte, can take gigabytes or minutes so.

/// Memory and time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    /// Bytes of memory, at most.
    pub(super) bytes: usize,
    /// Comparisons of names.
    pub(super) steps: usize,
}

/// Bytes of a node, an attribute and a declaration in roxmltree 0.21.
const NODE: usize = 88;
const ATTRIBUTE: usize = 72;
const DECLARATION: usize = 2;

/// The weight of a text. What is not well-formed is weighed somehow: parsing ends there.
pub(super) fn of(text: &str) -> Weight {
    let bytes = text.as_bytes();
    let count = |sign: u8| bytes.iter().map(|byte| usize::from(*byte == sign)).sum();
    let (reserved_nodes, reserved_attributes): (usize, usize) = (count(b'<'), count(b'='));
    let (mut nodes, mut copied) = (0_usize, 0_usize);
    let mut weight = Weight::default();
    // Declarations in scope, for each open element.
    let mut scopes: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        nodes += usize::from(found > 0);
        at += found + 1;
        let rest = &text[at..];
        let skipped = |end: &str| rest.find(end).map_or(rest.len(), |found| found + end.len());
        match rest.as_bytes().first() {
            Some(b'/') => {
                scopes.pop();
                at += skipped(">");
            }
            Some(b'?') => {
                nodes += 1;
                at += skipped("?>");
            }
            Some(b'!') => {
                nodes += 1;
                at += match () {
                    () if rest.starts_with("!--") => skipped("-->"),
                    () if rest.starts_with("![CDATA[") => skipped("]]>"),
                    () => skipped(">"),
                };
            }
            _ => {
                nodes += 1;
                let tag = Tag::read(rest.as_bytes());
                at += tag.length;
                let outside = scopes.last().copied().unwrap_or(1);
                let mut scope = outside;
                if tag.declarations > 0 {
                    scope = outside.saturating_add(tag.declarations);
                    copied = copied.saturating_add(scope);
                    let compared = tag.declarations.saturating_mul(scope);
                    weight.steps = weight.steps.saturating_add(compared);
                }
                let looked_up = (1 + tag.attributes).saturating_mul(scope);
                let compared = tag.attributes.saturating_mul(tag.attributes) / 2;
                weight.steps = weight.steps.saturating_add(looked_up).saturating_add(compared);
                if !tag.is_empty {
                    scopes.push(scope);
                }
            }
        }
    }
    // More nodes than were reserved: the list of them is copied into one of twice its length.
    let nodes = if nodes > reserved_nodes { 3 * reserved_nodes } else { reserved_nodes };
    weight.bytes = nodes
        .saturating_mul(NODE)
        .saturating_add(reserved_attributes.saturating_mul(ATTRIBUTE))
        .saturating_add(copied.saturating_mul(2 * DECLARATION));
    weight
}

/// A start tag.
#[derive(Default)]
struct Tag {
    /// Bytes up to its end.
    length: usize,
    attributes: usize,
    declarations: usize,
    /// Whether it ends its element.
    is_empty: bool,
}

impl Tag {
    /// Reads what stands behind `<`.
    fn read(bytes: &[u8]) -> Tag {
        let mut tag = Tag::default();
        let mut at = 0;
        // Where the last name began, and whether it is over.
        let (mut word, mut is_over) = (0, false);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => {
                    tag.is_empty = at > 0 && bytes[at - 1] == b'/';
                    tag.length = at + 1;
                    return tag;
                }
                b'=' => {
                    if bytes[word..at].starts_with(b"xmlns") {
                        tag.declarations += 1;
                    } else {
                        tag.attributes += 1;
                    }
                }
                b'"' | b'\'' => {
                    at += 1 + bytes[at + 1..].iter().take_while(|other| **other != byte).count();
                    is_over = true;
                }
                b' ' | b'\t' | b'\n' | b'\r' => is_over = true,
                b'<' => break,
                _ if is_over => (word, is_over) = (at, false),
                _ => {}
            }
            at += 1;
        }
        tag.length = at.min(bytes.len());
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_in_scope_are_those_of_open_elements() {
        let weight = of("<a xmlns:b='b'><c d=\"e>\" f='<'/></a><g/>");
        // a: its own declaration with the two in scope, its name; c: three names with two each, two attributes with each
        // other; g: its name.
        assert_eq!(weight.steps, (2 + 2) + (3 * 2 + 2) + 1);
    }

    #[test]
    fn spaces_around_an_equals_sign_hide_nothing() {
        let with = of("<a xmlns:b = 'b' c\n=\n\"d\"/>");
        assert_eq!(with.steps, of("<a xmlns:b='b' c='d'/>").steps);
    }
}
