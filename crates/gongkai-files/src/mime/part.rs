//! The parts of a message: headers, transfer encodings, boundaries.

use std::borrow::Cow;

use super::charset;
use crate::{Decode, Refusal, base64, limits};

/// Headers longer than this (bytes) are none.
const LONGEST_HEAD: usize = 256 * 1024;
/// Parts of a message.
const MOST_PARTS: usize = limits::MEMBERS;
/// Parts within each other.
const DEEPEST: usize = 12;

/// The headers of a part, unfolded.
#[derive(Debug, Default)]
pub(super) struct Headers {
    /// Names in small letters.
    fields: Vec<(String, String)>,
}

/// A part of a message.
#[derive(Debug)]
pub(super) struct Part<'a> {
    headers: Headers,
    body: &'a [u8],
    parts: Vec<Part<'a>>,
}

impl Headers {
    /// The headers at the beginning of bytes that are a message; `None`: it does not begin with headers.
    pub(super) fn at_start(bytes: &[u8]) -> Option<Headers> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let (headers, _) = Headers::divide(bytes);
        let first = bytes.split(|b| matches!(b, b'\r' | b'\n')).next()?;
        let name = &first[..first.iter().position(|&b| b == b':')?];
        let is_name = !name.is_empty() && name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
        (is_name && headers.fields.len() > 1).then_some(headers)
    }

    /// Divides a part into its headers and the rest.
    fn divide(bytes: &[u8]) -> (Headers, &[u8]) {
        let mut headers = Headers::default();
        let mut rest = bytes;
        loop {
            let end = rest.iter().position(|&b| b == b'\n').map_or(rest.len(), |at| at + 1);
            let (line, behind) = rest.split_at(end);
            let line = line.trim_ascii_end();
            if line.is_empty() {
                return (headers, behind);
            }
            // What is no header ends them, where programs leave the empty line out.
            let text = String::from_utf8_lossy(line);
            if line[0].is_ascii_whitespace() {
                if let Some((_, value)) = headers.fields.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            } else {
                let Some((name, value)) =
                    text.split_once(':').filter(|(name, _)| !name.contains([' ', '<', '"']))
                else {
                    return (headers, rest);
                };
                headers.fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
            rest = behind;
            if rest.is_empty() || bytes.len() - rest.len() > LONGEST_HEAD {
                return (headers, rest);
            }
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The type in small letters, without its parameters; empty where none is said.
    pub(super) fn content_type(&self) -> String {
        let value = self.get("content-type").unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of a header: `charset` of `text/html; charset="gbk"`.
    fn parameter(&self, header: &str, name: &str) -> Option<&str> {
        let mut rest = self.get(header)?;
        rest = &rest[rest.find(';')? + 1..];
        loop {
            let (key, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let (value, behind) = match after.strip_prefix('"') {
                Some(quoted) => {
                    let end = quoted.find('"').unwrap_or(quoted.len());
                    (&quoted[..end], quoted.get(end + 1..).unwrap_or_default())
                }
                None => after.split_at(after.find(';').unwrap_or(after.len())),
            };
            if key.trim().eq_ignore_ascii_case(name) {
                return Some(value.trim());
            }
            rest = &behind[behind.find(';')? + 1..];
        }
    }
}

impl<'a> Part<'a> {
    /// Reads a message and its parts.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Part<'a>, Refusal> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let mut left = MOST_PARTS;
        Part::within(bytes, 0, &mut left)
    }

    fn within(bytes: &'a [u8], depth: usize, left: &mut usize) -> Result<Part<'a>, Refusal> {
        *left = left.checked_sub(1).ok_or(Refusal::TooLarge)?;
        if depth > DEEPEST {
            return Err(Refusal::TooLarge);
        }
        let (headers, body) = Headers::divide(bytes);
        let mut part = Part { headers, body, parts: Vec::new() };
        let kind = part.headers.content_type();
        if kind.starts_with("multipart/") {
            if let Some(boundary) = part.headers.parameter("content-type", "boundary") {
                for inner in divided(body, boundary.as_bytes()) {
                    part.parts.push(Part::within(inner, depth + 1, left)?);
                }
            }
        } else if kind == "message/rfc822" && !part.is_attachment() {
            part.parts.push(Part::within(body, depth + 1, left)?);
        }
        Ok(part)
    }

    /// Adds the parts that hold no others. Of alternatives the last one that is HTML comes first.
    pub(super) fn leaves<'p>(&'p self, leaves: &mut Vec<&'p Part<'a>>) {
        if self.parts.is_empty() {
            leaves.push(self);
        }
        self.parts.iter().for_each(|part| part.leaves(leaves));
    }

    /// The part that a set of related ones begins with, by its id.
    pub(super) fn start(&self) -> Option<&str> {
        self.headers.parameter("content-type", "start").map(bare)
    }

    pub(super) fn id(&self) -> Option<&str> {
        self.headers.get("content-id").map(bare)
    }

    pub(super) fn location(&self) -> Option<&str> {
        self.headers.get("content-location")
    }

    pub(super) fn is_html(&self) -> bool {
        let kind = self.headers.content_type();
        kind == "text/html" || kind == "application/xhtml+xml"
    }

    pub(super) fn is_plain(&self) -> bool {
        let kind = self.headers.content_type();
        kind == "text/plain" || kind.is_empty()
    }

    pub(super) fn is_attachment(&self) -> bool {
        self.headers
            .get("content-disposition")
            .is_some_and(|value| value.to_ascii_lowercase().starts_with("attachment"))
    }

    /// The body as it was before it was made fit for mail.
    pub(super) fn bytes(&self) -> Cow<'a, [u8]> {
        let encoding = self.headers.get("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
        match encoding.trim() {
            "base64" => Cow::Owned(base64::decoded(self.body)),
            "quoted-printable" => Cow::Owned(unquoted(self.body)),
            _ => Cow::Borrowed(self.body),
        }
    }

    pub(super) fn text(&self, decode: Decode<'_>) -> Option<String> {
        charset::decoded(&self.bytes(), self.headers.parameter("content-type", "charset"), decode)
    }

    /// The name that an attachment has.
    pub(super) fn file_name(&self, decode: Decode<'_>) -> Option<String> {
        let of = |header, name| self.headers.parameter(header, name);
        if let Some(value) = of("content-disposition", "filename*").or_else(|| of("content-type", "name*")) {
            // charset'language'percent-encoded
            let mut pieces = value.splitn(3, '\'');
            let (charset, _, text) = (pieces.next()?, pieces.next()?, pieces.next()?);
            return decode(charset, &unescaped(text.as_bytes(), b'%')).map(file_part);
        }
        let value = of("content-disposition", "filename").or_else(|| of("content-type", "name"))?;
        Some(file_part(words(value, decode)))
    }
}

fn bare(id: &str) -> &str {
    id.trim().trim_start_matches('<').trim_end_matches('>')
}

/// The last step of a path.
fn file_part(path: String) -> String {
    path.rsplit(['/', '\\']).next().map(str::to_owned).unwrap_or(path)
}

/// The parts between boundaries.
fn divided<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut start = None;
    let mut at = 0;
    while at < body.len() {
        let end = body[at..].iter().position(|&b| b == b'\n').map_or(body.len(), |length| at + length + 1);
        let line = body[at..end].trim_ascii_end();
        let behind = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary));
        if let Some(behind) = behind.filter(|behind| behind.is_empty() || *behind == b"--") {
            if let Some(start) = start {
                // The line end before a boundary belongs to it.
                let part: &[u8] = &body[start..at];
                let part = part.strip_suffix(b"\n").unwrap_or(part);
                parts.push(part.strip_suffix(b"\r").unwrap_or(part));
            }
            start = behind.is_empty().then_some(end);
            if start.is_none() {
                return parts;
            }
        }
        at = end;
    }
    // A message that was cut off ends within a part.
    if let Some(start) = start {
        parts.push(&body[start..]);
    }
    parts
}

/// Quoted-printable.
fn unquoted(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|&b| b == b'\n') {
        let content = line.trim_ascii_end();
        if let Some(soft) = content.strip_suffix(b"=") {
            out.extend(unescaped(soft, b'='));
        } else {
            out.extend(unescaped(content, b'='));
            if line.ends_with(b"\n") {
                out.push(b'\n');
            }
        }
    }
    out
}

/// Bytes in hexadecimal digits behind a sign; a sign without them stays.
fn unescaped(text: &[u8], sign: u8) -> Vec<u8> {
    let digit = |byte: Option<&u8>| (*byte? as char).to_digit(16);
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let digits = (byte == sign).then(|| digit(text.get(at + 1)).zip(digit(text.get(at + 2)))).flatten();
        if let Some((high, low)) = digits {
            out.push((high << 4 | low) as u8);
            at += 3;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    out
}

/// Encoded words of a header: `=?gbk?B?…?=`.
fn words(value: &str, decode: Decode<'_>) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        let word = &rest[at + 2..];
        let mut pieces = word.splitn(3, '?');
        let parts = (pieces.next(), pieces.next(), pieces.next());
        let (Some(charset), Some(kind), Some(text)) = parts else { break };
        let Some(end) = text.find("?=") else { break };
        let bytes = match kind {
            "B" | "b" => base64::decoded(&text.as_bytes()[..end]),
            _ => unescaped(text[..end].replace('_', " ").as_bytes(), b'='),
        };
        let before = &rest[..at];
        if out.is_empty() || !before.trim().is_empty() {
            out += before;
        }
        out += &charset::decoded(&bytes, Some(charset), decode).unwrap_or_default();
        rest = &text[end + 2..];
    }
    out + rest
}
