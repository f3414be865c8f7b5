//! Messages: web archives (`.mht`, `.mhtml`), mails (`.eml`).
//!
//! A web archive becomes the HTML of its page, with the pages of its frames in their places (`srcdoc`). A mail becomes
//! its HTML, or its text where it has no other; the documents attached to it become inputs of their own.
//!
//! | file | is for |
//! |---|---|
//! | `part` | headers, bodies and parts of a message |
//! | `frames` | pages of frames put where they are shown |
//! | `charset` | text in declared and undeclared encodings |

mod charset;
mod frames;
mod part;
#[cfg(test)]
mod tests;

use crate::notice::{Notice, NoticeKind, Touches};
use crate::{Decode, Extract, Format, Member, Refusal, TextMedia, format, limits};
pub(crate) use charset::decoded;
use part::Part;

/// Whether the bytes begin as a message does, and which kind it is.
pub(crate) fn recognise(bytes: &[u8]) -> Option<Format> {
    let head = part::Headers::at_start(bytes)?;
    let kind = head.content_type();
    if kind.starts_with("multipart/related")
        || (kind.starts_with("text/html") && head.get("mime-version").is_some())
    {
        // Mails whose pictures stand in their text are related parts too, but say who wrote to whom.
        let mail = head.get("to").is_some() || head.get("received").is_some();
        return Some(if mail { Format::Eml } else { Format::Mhtml });
    }
    let is_mail = head.get("mime-version").is_some() && !kind.is_empty()
        || kind.starts_with("multipart/")
        || head.get("from").is_some() && head.get("date").is_some() && head.get("subject").is_some();
    is_mail.then_some(Format::Eml)
}

/// The text of a message.
pub(crate) fn read(bytes: &[u8], decode: Decode<'_>, depth: usize) -> Result<Extract, Refusal> {
    let message = Part::read(bytes)?;
    let mut leaves = Vec::new();
    message.leaves(&mut leaves);
    let start = message.start().map(str::to_owned);
    let shown = |leaf: &&&Part<'_>| !leaf.is_attachment();
    let pages = || leaves.iter().filter(shown).filter(|leaf| leaf.is_html());
    let root =
        start.and_then(|id| pages().find(|leaf| leaf.id() == Some(id.as_str()))).or_else(|| pages().next());
    if let Some(root) = root {
        return taken(frames::filled(root, &leaves, decode, 0)?, TextMedia::Html);
    }
    if let Some(text) = leaves.iter().filter(shown).find(|leaf| leaf.is_plain()) {
        return taken(text.text(decode).ok_or(Refusal::Damaged)?, TextMedia::Plain);
    }
    // A message around one document.
    match leaves.iter().find_map(|leaf| leaf.document(decode)) {
        Some((_, bytes)) => crate::read_inner(&bytes, decode, depth + 1),
        None => Err(Refusal::NoText),
    }
}

/// A text as it was decoded, with a notice of what could not be.
fn taken(text: String, media: TextMedia) -> Result<Extract, Refusal> {
    if text.len() > limits::OUTPUT {
        return Err(Refusal::TooLarge);
    }
    let ranges: Vec<_> = text.match_indices('\u{FFFD}').map(|(at, hole)| at..at + hole.len()).collect();
    let count = u32::try_from(ranges.len()).unwrap_or(u32::MAX);
    // Within a frame places are not followed.
    let framed = text.contains("<iframe srcdoc=");
    let touches = if framed { Touches::Everything } else { Touches::Ranges(ranges) };
    let notice = Notice { kind: NoticeKind::Unknown, touches, count, places: Vec::new() };
    let notices = if count > 0 { vec![notice] } else { Vec::new() };
    Ok(Extract { text, media, notices, pages: Vec::new() })
}

/// The documents attached to a mail, with its own text where it says enough to be a report; none: the mail is one
/// text.
pub(crate) fn attached(bytes: &[u8], decode: Decode<'_>) -> Vec<Member> {
    /// Han characters of a text that may be a report and not a letter around one.
    const FEWEST: usize = 200;
    let Ok(message) = Part::read(bytes) else { return Vec::new() };
    let mut leaves = Vec::new();
    message.leaves(&mut leaves);
    let mut members: Vec<Member> = Vec::new();
    for (at, leaf) in leaves.iter().enumerate() {
        if let Some((name, bytes)) = leaf.document(decode) {
            let name = name.unwrap_or_else(|| format!("{}", at + 1));
            members.push(Member { name, bytes: Ok(bytes) });
        }
    }
    if members.is_empty() {
        return members;
    }
    if let Ok(extract) = read(bytes, decode, limits::FILE_DEPTH) {
        let han = extract.text.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).count();
        if han >= FEWEST {
            let name = if extract.media == TextMedia::Html { "正文.html" } else { "正文.txt" };
            members.insert(0, Member { name: name.to_owned(), bytes: Ok(extract.text.into_bytes()) });
        }
    }
    members
}

/// Bytes of text or HTML that stand in another file.
pub(crate) fn text(bytes: &[u8], decode: Decode<'_>) -> Result<Extract, Refusal> {
    let text = decoded(bytes, None, decode).ok_or(Refusal::Damaged)?;
    let media = if text.trim_start().starts_with('<') { TextMedia::Html } else { TextMedia::Plain };
    taken(text, media)
}

impl Part<'_> {
    /// A document that this part is: its name, if it has one, and its bytes.
    fn document(&self, decode: Decode<'_>) -> Option<(Option<String>, Vec<u8>)> {
        if !self.is_attachment() && (self.is_html() || self.is_plain()) {
            return None;
        }
        let bytes = self.bytes();
        let is_text = || self.is_attachment() && (self.is_html() || self.is_plain());
        let known = match format::recognise(&bytes, decode) {
            Some(Format::Png | Format::Jpeg | Format::Gif | Format::Bmp | Format::Webp | Format::Tiff) => {
                false
            }
            Some(_) => true,
            None => is_text(),
        };
        known.then(|| (self.file_name(decode), bytes.into_owned()))
    }
}
