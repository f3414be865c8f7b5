//! `OpenDocument`: texts (`.odt`) and spreadsheets (`.ods`), in an archive or in one XML file.
//!
//! | file | is for |
//! |---|---|
//! | `styles` | what styles hide, strike out and raise |
//! | `lists` | automatic numbers |
//! | `text` | texts: paragraphs, lists, tables, frames, notes |
//! | `sheet` | spreadsheets: what their cells show |

mod lists;
mod sheet;
mod styles;
#[cfg(test)]
mod tests;
mod text;

use roxmltree::{Document, Node};

use crate::container::zip::Zip;
use crate::notice::{Notice, NoticeKind, Place, Touches};
use crate::xml::{self, Element};
use crate::{Decode, Extract, Refusal};
use styles::Styles;

/// Reads a document in an archive.
pub(crate) fn read(zip: &Zip<'_>, decode: Decode<'_>) -> Result<Extract, Refusal> {
    if let Some(Ok(manifest)) = zip.get("META-INF/manifest.xml")
        && contains(&manifest, b"encryption-data")
    {
        return Err(Refusal::Password);
    }
    let part = |name: &str| -> Option<Result<String, Refusal>> {
        Some(zip.get(name)?.and_then(|bytes| xml::decoded(&bytes, decode).ok_or(Refusal::Damaged)))
    };
    let content = part("content.xml").ok_or(Refusal::Damaged)??;
    let content = xml::parse(&content)?;
    let mut notices = Vec::new();
    let styles = match part("styles.xml") {
        None => None,
        Some(Ok(text)) => Some(text),
        Some(Err(Refusal::TooLarge)) => return Err(Refusal::TooLarge),
        Some(Err(_)) => {
            notices.push(unreadable());
            None
        }
    };
    let styles = match styles.as_deref().map(xml::parse) {
        None => None,
        Some(Ok(document)) => Some(document),
        Some(Err(Refusal::TooLarge)) => return Err(Refusal::TooLarge),
        Some(Err(_)) => {
            notices.push(unreadable());
            None
        }
    };
    read_parts(&content, styles.as_ref(), notices)
}

/// Reads a document that is one XML file.
pub(crate) fn read_flat(text: &str) -> Result<Extract, Refusal> {
    read_parts(&xml::parse(text)?, None, Vec::new())
}

fn read_parts(
    content: &Document<'_>,
    styles: Option<&Document<'_>>,
    notices: Vec<Notice>,
) -> Result<Extract, Refusal> {
    let roots: Vec<Node<'_, '_>> =
        styles.map(Document::root_element).into_iter().chain([content.root_element()]).collect();
    let body = content.root_element().child("body").ok_or(Refusal::Damaged)?;
    let styles = Styles::read(&roots);
    match (body.child("text"), body.child("spreadsheet")) {
        (Some(text), _) => text::read(text, &roots, styles, notices),
        (None, Some(sheets)) => sheet::read(sheets, &styles, notices),
        (None, None) => Err(Refusal::Unsupported),
    }
}

/// Without its common styles it is not known what a document hides.
fn unreadable() -> Notice {
    let places = vec![Place::Part("styles.xml".to_owned())];
    Notice { kind: NoticeKind::Part, touches: Touches::Everything, count: 1, places }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// How often an element stands for itself, as an attribute says; at least once.
fn repeated(node: Node<'_, '_>, attribute: &str) -> u32 {
    node.attr(attribute).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}
