//! Word: `.docx`, transitional and strict; the same parts in one XML file (Flat OPC); Word 2003's XML.
//!
//! What is extracted is what Word prints with all changes accepted: text, tables with their merged cells, text boxes
//! behind their paragraph, footnotes behind the text, automatic numbers. Headers, footers, comments, deleted and
//! hidden text are left out. Elements are known by their local names, since strict and transitional files differ in
//! namespaces only.
//!
//! | file | is for |
//! |---|---|
//! | `package` | the parts of a file, wherever they stand |
//! | `body` | paragraphs, runs, fields |
//! | `table` | tables: merged cells |
//! | `styles`, `numbering`, `symbol` | hidden text, automatic numbers, symbol fonts |

mod body;
mod numbering;
pub(crate) mod package;
mod styles;
pub(crate) mod symbol;
mod table;
#[cfg(test)]
mod tests;

use roxmltree::Node;

use crate::container::zip::Zip;
use crate::map::ByName;
use crate::notice::{Notice, NoticeKind, Place, Touches};
use crate::xml::{self, Element};
use crate::{Decode, Extract, Refusal};
use body::Body;
use numbering::{Names, Numbering};
use package::{Package, Parts};
use styles::Styles;

/// What the reader of the text takes from a file.
pub(super) struct Source<'a> {
    styles: Styles,
    numbering: Numbering,
    /// Notes by their ids.
    footnotes: ByName<Node<'a, 'a>>,
    endnotes: ByName<Node<'a, 'a>>,
    /// A part that the document takes in whole (`altChunk`), by the id of its relationship.
    chunk: &'a dyn Fn(&str) -> Option<Result<Extract, Refusal>>,
    notices: Vec<Notice>,
}

/// Reads a `.docx`.
pub(crate) fn read(zip: &Zip<'_>, decode: Decode<'_>, depth: usize) -> Result<Extract, Refusal> {
    read_package(&Package::Zip(zip), decode, depth)
}

/// Reads the parts that stand in one XML file.
pub(crate) fn read_flat(text: &str, decode: Decode<'_>, depth: usize) -> Result<Extract, Refusal> {
    let document = xml::parse(text)?;
    read_package(&Package::Flat(package::flat(&document)), decode, depth)
}

/// Reads Word 2003's XML.
pub(crate) fn read_2003(text: &str) -> Result<Extract, Refusal> {
    let document = xml::parse(text)?;
    let root = document.root_element();
    let body = root.child("body").ok_or(Refusal::Damaged)?;
    let source = Source {
        styles: root.child("styles").map(Styles::read).unwrap_or_default(),
        numbering: root
            .child("lists")
            .map(|lists| Numbering::read(lists, &Names::XML_2003))
            .unwrap_or_default(),
        footnotes: ByName::default(),
        endnotes: ByName::default(),
        chunk: &|_| None,
        notices: Vec::new(),
    };
    Body::read(source, body)
}

fn read_package(package: &Package<'_, '_>, decode: Decode<'_>, depth: usize) -> Result<Extract, Refusal> {
    let main = package.main_part(decode).ok_or(Refusal::Damaged)?;
    let relations = package.relations(&main, decode);
    let mut parts = Parts::default();
    let mut notices = Vec::new();
    let document = package.text(&main, decode).ok_or(Refusal::Damaged)??;
    for kind in ["styles", "numbering", "footnotes", "endnotes"] {
        let Some(relation) = relations.iter().find(|relation| relation.kind == kind && !relation.external)
        else {
            continue;
        };
        match package.text(&relation.target, decode) {
            Some(Ok(text)) => parts.set(kind, text),
            // A part that is named and not there is empty: some programs write it so.
            None => {}
            Some(Err(Refusal::TooLarge)) => return Err(Refusal::TooLarge),
            Some(Err(_)) => notices.push(unreadable(&relation.target, kind)),
        }
    }
    let mut parsed = |kind: &str, name: &str| match parts.get(kind).map(package::PartText::parse) {
        Some(Ok(part)) => Ok(Some(part)),
        Some(Err(Refusal::TooLarge)) => Err(Refusal::TooLarge),
        Some(Err(_)) => {
            notices.push(unreadable(name, kind));
            Ok(None)
        }
        None => Ok(None),
    };
    let (styles, numbering) = (parsed("styles", "styles.xml")?, parsed("numbering", "numbering.xml")?);
    let (footnotes, endnotes) = (parsed("footnotes", "footnotes.xml")?, parsed("endnotes", "endnotes.xml")?);
    let document = document.parse()?;
    let body = document.root().child("body").ok_or(Refusal::Damaged)?;
    let chunk = |id: &str| {
        let relation = relations.iter().find(|relation| relation.id == id && !relation.external)?;
        Some(match package.bytes(&relation.target)? {
            Ok(bytes) => crate::read_inner(&bytes, decode, depth + 1),
            Err(refusal) => Err(refusal),
        })
    };
    let source = Source {
        styles: styles.as_ref().map(|part| Styles::read(part.root())).unwrap_or_default(),
        numbering: numbering
            .as_ref()
            .map(|part| Numbering::read(part.root(), &Names::OPEN_XML))
            .unwrap_or_default(),
        footnotes: footnotes.as_ref().map(|part| notes(part.root())).unwrap_or_default(),
        endnotes: endnotes.as_ref().map(|part| notes(part.root())).unwrap_or_default(),
        chunk: &chunk,
        notices,
    };
    Body::read(source, body)
}

fn notes<'a>(part: Node<'a, 'a>) -> ByName<Node<'a, 'a>> {
    part.children().filter_map(|note| Some((note.attr("id")?, note))).collect()
}

/// A part that cannot be read. Without styles it is not known what is hidden; without the others text is missing
/// that stands apart from the rest.
fn unreadable(name: &str, kind: &str) -> Notice {
    let touches = if kind == "styles" { Touches::Everything } else { Touches::Nothing };
    Notice { kind: NoticeKind::Part, touches, count: 1, places: vec![Place::Part(name.to_owned())] }
}

/// Whether a property that is on or off is there, and which; `val` says off as `0`, `false` or `off`.
pub(super) fn on(properties: Node<'_, '_>, name: &str) -> Option<bool> {
    let property = properties.child(name)?;
    Some(!matches!(property.attr("val"), Some("0" | "false" | "off")))
}
