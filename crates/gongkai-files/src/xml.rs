//! XML parts: any declared encoding, no document type, limited nodes, elements by their local names.

mod weight;

use roxmltree::{Document, Node, ParsingOptions};

use crate::{Decode, Refusal, limits};

/// An XML part as text: UTF-8, UTF-16 with a mark, or what its declaration says.
pub(crate) fn decoded(bytes: &[u8], decode: Decode<'_>) -> Option<String> {
    let label = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return String::from_utf8(rest.to_vec()).ok(),
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => "utf-16le".to_owned(),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => "utf-16be".to_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => return Some(text.to_owned()),
            Err(_) => declared(bytes)?,
        },
    };
    let text = decode(&label, bytes)?;
    Some(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// The beginning of an XML file as text; what the end cuts through is lost.
pub(crate) fn decoded_start(bytes: &[u8], decode: Decode<'_>) -> Option<String> {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => decoded(&bytes[..error.valid_up_to()], decode),
        _ => decoded(bytes, decode).or_else(|| Some(String::from_utf8_lossy(bytes).into_owned())),
    }
}

/// The encoding of `<?xml version="1.0" encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(200)];
    let head = String::from_utf8_lossy(&head[..head.iter().position(|&b| b == b'>')?]).to_ascii_lowercase();
    let value = head.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value[1..].split(quote).next()?.to_owned())
}

/// Parses a part. A document type is refused, as is more than [`limits::XML_NODES`], [`limits::XML_TREE`] and
/// [`limits::XML_STEPS`].
pub(crate) fn parse(text: &str) -> Result<Document<'_>, Refusal> {
    let weight = weight::of(text);
    if weight.bytes > limits::XML_TREE || weight.steps > limits::XML_STEPS {
        return Err(Refusal::TooLarge);
    }
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: limits::XML_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Refusal::TooLarge,
        _ => Refusal::Damaged,
    })
}

/// Elements by local names: strict and transitional files, and those of different years, differ in namespaces only.
pub(crate) trait Element<'a, 'input: 'a>: Sized {
    /// The element's name without a namespace; empty for what is none.
    fn local(&self) -> &'a str;
    /// An attribute by its name without a namespace.
    fn attr(&self, name: &str) -> Option<&'a str>;
    /// The first child of that name.
    fn child(&self, name: &str) -> Option<Self>;
    /// The children of that name.
    fn named<'n>(&self, name: &'n str) -> impl Iterator<Item = Self> + use<'a, 'input, 'n, Self>;
    /// The value of the attribute `val` of a child.
    fn child_val(&self, name: &str) -> Option<&'a str>;
}

impl<'a, 'input: 'a> Element<'a, 'input> for Node<'a, 'input> {
    fn local(&self) -> &'a str {
        if self.is_element() { self.tag_name().name() } else { "" }
    }

    fn attr(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
    }

    fn child(&self, name: &str) -> Option<Self> {
        self.children().find(|child| child.local() == name)
    }

    fn named<'n>(&self, name: &'n str) -> impl Iterator<Item = Self> + use<'a, 'input, 'n> {
        self.children().filter(move |child| child.local() == name)
    }

    fn child_val(&self, name: &str) -> Option<&'a str> {
        self.child(name)?.attr("val")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_types_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>";
        assert_eq!(parse(bomb).err(), Some(Refusal::Damaged));
    }

    #[test]
    fn trees_that_cost_more_than_their_text_are_refused_before_they_are_built() {
        let many =
            |one: &dyn Fn(usize) -> String, times: usize| (0..times).map(one).collect::<Vec<_>>().concat();
        let signs = format!("<a>{}</a>", "=".repeat(8 << 20));
        let open = "<".repeat(4 << 20);
        let attributes = format!("<a {}/>", many(&|at| format!("a{at}=\"\" "), 60_000));
        let more =
            format!("<a>{}</a>", format!("<a {}/>", many(&|at| format!("a{at}='' "), 200)).repeat(15_000));
        let spaces = many(&|at| format!("xmlns:n{at}=\"n{at}\" "), 5_000);
        let copied = format!("<a {spaces}>{}</a>", "<b xmlns:q=\"q\"/>".repeat(100_000));
        let looked_up = format!("<a {spaces}>{}</a>", "<n1:b/>".repeat(100_000));
        for bomb in [signs, open, attributes, more, copied, looked_up] {
            assert_eq!(parse(&bomb).err(), Some(Refusal::TooLarge), "{bomb:.60}");
        }
    }

    #[test]
    fn what_office_programs_write_costs_little() {
        let spaces = (0..40).map(|at| format!("xmlns:n{at}=\"urn:n{at}\" ")).collect::<Vec<_>>().concat();
        let run = "<n1:p n2:a=\"x>y\"><n1:r><!-- < --><n1:t xmlns:own=\"o\">1 = 1</n1:t></n1:r></n1:p>";
        let text = format!(
            "<?xml version=\"1.0\"?><n1:d {spaces}>{}<![CDATA[<a b=\"\">]]></n1:d>",
            run.repeat(50_000)
        );
        assert!(parse(&text).is_ok());
    }

    #[test]
    fn encodings_are_followed() {
        let utf16: Vec<u8> = "\u{FEFF}<a>表</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let decode = |label: &str, bytes: &[u8]| {
            assert_eq!(label, "utf-16le");
            let units: Vec<u16> = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
            Some(String::from_utf16_lossy(&units))
        };
        assert_eq!(decoded(&utf16, &decode).unwrap(), "<a>表</a>");
        let gbk = |label: &str, _: &[u8]| (label == "gb2312").then(|| "表".to_owned());
        assert_eq!(decoded(b"<?xml version='1.0' encoding='GB2312'?>\xB1\xED", &gbk).unwrap(), "表");
    }
}
