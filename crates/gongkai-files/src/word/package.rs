//! The parts of an Office Open XML file: in a zip archive, or in one XML file (Flat OPC).

use std::borrow::Cow;

use roxmltree::{Document, Node};

use crate::container::zip::Zip;
use crate::map::ByName;
use crate::xml::{self, Element};
use crate::{Decode, Refusal, base64};

/// Where the parts are.
pub(crate) enum Package<'p, 'a> {
    /// In an archive.
    Zip(&'p Zip<'a>),
    /// In one XML file: elements by names of parts.
    Flat(ByName<Node<'p, 'p>>),
}

/// The text of a part, or the element that holds it.
pub(crate) enum PartText<'p> {
    Text(String),
    Element(Node<'p, 'p>),
}

/// A parsed part.
pub(crate) enum Parsed<'p> {
    Document(Document<'p>),
    Element(Node<'p, 'p>),
}

/// A relationship of a part.
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its type: `officeDocument`, `styles`, `worksheet`.
    pub(crate) kind: String,
    /// The path of the part, resolved, not beginning with `/`.
    pub(crate) target: String,
    pub(crate) external: bool,
}

/// Texts of the parts beside the main one.
#[derive(Default)]
pub(crate) struct Parts<'p> {
    texts: ByName<PartText<'p>>,
}

impl<'p> Parts<'p> {
    pub(crate) fn set(&mut self, kind: &'static str, text: PartText<'p>) {
        self.texts.insert(kind, text);
    }

    pub(crate) fn get(&self, kind: &str) -> Option<&PartText<'p>> {
        self.texts.get(kind)
    }
}

impl PartText<'_> {
    pub(crate) fn parse(&self) -> Result<Parsed<'_>, Refusal> {
        Ok(match self {
            PartText::Text(text) => Parsed::Document(xml::parse(text)?),
            PartText::Element(element) => Parsed::Element(*element),
        })
    }
}

impl<'p> Parsed<'p> {
    /// The root element.
    pub(crate) fn root(&'p self) -> Node<'p, 'p> {
        match self {
            Parsed::Document(document) => document.root_element(),
            Parsed::Element(element) => *element,
        }
    }
}

/// The parts of a Flat OPC file by their names, in small letters.
pub(crate) fn flat<'p>(document: &'p Document<'p>) -> ByName<Node<'p, 'p>> {
    let parts = document.root_element().named("part");
    parts
        .map(|part| {
            (part.attr("name").unwrap_or_default().trim_start_matches('/').to_ascii_lowercase(), part)
        })
        .collect()
}

impl<'p> Package<'p, '_> {
    /// A part as XML; `None`: there is none of that name.
    pub(crate) fn text(&self, name: &str, decode: Decode<'_>) -> Option<Result<PartText<'p>, Refusal>> {
        match self {
            Package::Zip(zip) => {
                Some(zip.get(name)?.and_then(|bytes| {
                    xml::decoded(&bytes, decode).map(PartText::Text).ok_or(Refusal::Damaged)
                }))
            }
            Package::Flat(parts) => {
                let data = parts.get(name.to_ascii_lowercase())?.child("xmlData");
                let element = data.and_then(|data| data.first_element_child());
                Some(element.map(PartText::Element).ok_or(Refusal::Damaged))
            }
        }
    }

    /// A part's bytes; `None`: there is none of that name.
    pub(crate) fn bytes(&self, name: &str) -> Option<Result<Cow<'_, [u8]>, Refusal>> {
        match self {
            Package::Zip(zip) => zip.get(name),
            Package::Flat(parts) => {
                let data = parts.get(name.to_ascii_lowercase())?.child("binaryData")?.text()?;
                Some(Ok(Cow::Owned(base64::decoded(data.as_bytes()))))
            }
        }
    }

    /// The path of the main part: what the package says, or where everybody puts it.
    pub(crate) fn main_part(&self, decode: Decode<'_>) -> Option<String> {
        let named =
            self.relations("", decode).into_iter().find(|r| r.kind == "officeDocument" && !r.external);
        // Or what the list of the parts' kinds says of one.
        let listed = || {
            let list = self.text("[Content_Types].xml", decode)?.ok()?;
            let list = list.parse().ok()?;
            let mains = list.root().named("Override").filter(|part| {
                part.attr("ContentType")
                    .is_some_and(|kind| kind.ends_with(".main+xml") && !kind.contains("styles"))
            });
            mains
                .filter_map(|part| Some(part.attr("PartName")?.trim_start_matches('/').to_owned()))
                .find(|name| self.has(name))
        };
        let usual = || {
            ["word/document.xml", "xl/workbook.xml"]
                .into_iter()
                .find(|path| self.has(path))
                .map(str::to_owned)
        };
        named.map(|relation| relation.target).filter(|target| self.has(target)).or_else(usual).or_else(listed)
    }

    /// The name of a part that a target means: some write it as in an address, some as it stands.
    fn named(&self, target: String) -> String {
        if self.has(&target) || !target.contains('%') {
            return target;
        }
        let decoded = unquoted(&target);
        if self.has(&decoded) { decoded } else { target }
    }

    fn has(&self, name: &str) -> bool {
        match self {
            Package::Zip(zip) => zip.has(name),
            Package::Flat(parts) => parts.contains(name.to_ascii_lowercase()),
        }
    }

    /// The relationships of a part, those of the package for `""`. None that can be read: none.
    pub(crate) fn relations(&self, of: &str, decode: Decode<'_>) -> Vec<Relation> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(Ok(text)) = self.text(&format!("{folder}{slash}_rels/{file}.rels"), decode) else {
            return Vec::new();
        };
        let Ok(parsed) = text.parse() else { return Vec::new() };
        let relation = |node: Node<'_, '_>| Relation {
            id: node.attr("Id").unwrap_or_default().to_owned(),
            kind: node.attr("Type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_default().to_owned(),
            target: self.named(resolved(folder, node.attr("Target").unwrap_or_default())),
            external: node.attr("TargetMode") == Some("External"),
        };
        parsed.root().named("Relationship").map(relation).collect()
    }
}

/// A path relative to a folder, or absolute with `/`.
pub(crate) fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// A path without the signs of addresses: `a%20b`.
fn unquoted(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = path.get(at + 1..at + 3).filter(|_| byte == b'%');
        let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        out.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{resolved, unquoted};

    #[test]
    fn signs_of_addresses_are_taken_back() {
        assert_eq!(unquoted("a%20b/%E8%A1%A8%.xml"), "a b/表%.xml");
    }

    #[test]
    fn targets_are_relative_or_absolute() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolved("xl/worksheets", "../sharedStrings.xml"), "xl/sharedStrings.xml");
        assert_eq!(resolved("a", "../../../b\\c"), "b/c");
    }
}
