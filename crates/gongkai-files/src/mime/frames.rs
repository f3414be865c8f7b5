//! The pages of frames, put where they are shown.

use super::part::Part;
use crate::map::NumberSet;
use crate::{Decode, Refusal, limits};

/// Frames of a page whose pages are looked for.
const MOST_FRAMES: usize = 1000;
/// Frames within frames; the core follows as many.
const DEEPEST: usize = 2;

/// The HTML of a page, its frames as `srcdoc`.
pub(super) fn filled(
    page: &Part<'_>,
    parts: &[&Part<'_>],
    decode: Decode<'_>,
    depth: usize,
) -> Result<String, Refusal> {
    let text = page.text(decode).ok_or(Refusal::Damaged)?;
    let mut out = String::with_capacity(text.len());
    let mut shown = NumberSet::default();
    let mut rest = text.as_str();
    let mut frames = 0;
    while let Some(at) = frame_at(rest).filter(|_| frames < MOST_FRAMES) {
        frames += 1;
        let Some(end) = rest[at..].find('>').map(|length| at + length + 1) else { break };
        let tag = &rest[at..end];
        let inner = source(tag).and_then(|address| {
            let of = |part: &&&Part<'_>| {
                part.is_html() && !std::ptr::eq(**part, page) && is_at(part, page, &address)
            };
            parts.iter().position(|part| of(&part))
        });
        out.push_str(&rest[..at]);
        match inner {
            // A page that is shown twice says nothing new.
            Some(part) if depth < DEEPEST && shown.add(part) => {
                let html = filled(parts[part], parts, decode, depth + 1)?;
                out.push_str("<iframe srcdoc=\"");
                out.push_str(&html.replace('&', "&amp;").replace('"', "&quot;"));
                out.push_str("\"></iframe>");
            }
            _ => out.push_str(tag),
        }
        if out.len() > limits::OUTPUT {
            return Err(Refusal::TooLarge);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Where the next `<iframe` or `<frame` begins.
fn frame_at(text: &str) -> Option<usize> {
    let is = |rest: &str, name: &str| {
        let tag = rest.as_bytes().get(..name.len()).unwrap_or_default();
        let next = rest.as_bytes().get(name.len());
        tag.eq_ignore_ascii_case(name.as_bytes())
            && next.is_some_and(|b| b.is_ascii_whitespace() || *b == b'/')
    };
    text.match_indices('<')
        .map(|(at, _)| at)
        .find(|&at| is(&text[at..], "<iframe") || is(&text[at..], "<frame"))
}

/// The address of a frame's page.
fn source(tag: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + lower.get(from..)?.find("src")?;
        from = at + 3;
        let before = lower.as_bytes().get(at.checked_sub(1)?)?;
        let value = tag.get(from..)?.trim_start();
        if !before.is_ascii_whitespace() || !value.starts_with('=') {
            continue;
        }
        let value = value[1..].trim_start();
        let value = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next()?,
            _ => value.split(|c: char| c.is_whitespace() || c == '>').next()?,
        };
        return Some(value.replace("&amp;", "&"));
    }
}

/// Whether a part stands at an address: by its id, or by its place, also relative to the page's.
fn is_at(part: &Part<'_>, page: &Part<'_>, address: &str) -> bool {
    if let Some(id) = address.strip_prefix("cid:") {
        return part.id() == Some(id);
    }
    let Some(location) = part.location() else { return false };
    if location == address {
        return true;
    }
    let folder = page.location().and_then(|page| page.rsplit_once('/')).map(|(folder, _)| folder);
    let relative = address.trim_start_matches("./");
    folder.is_some_and(|folder| {
        location.strip_prefix(folder).and_then(|l| l.strip_prefix('/')) == Some(relative)
    })
}
