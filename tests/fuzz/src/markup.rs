//! Damages of XML after which it mostly stays well-formed.

use crate::Random;
use crate::bytes::{NUMBERS, insert};

/// One damage. `other`: markup of another file of the kind.
pub(crate) fn damage(data: &mut Vec<u8>, words: &[&[u8]], other: &[u8], random: &mut Random) {
    let at = random.below(data.len());
    match random.below(9) {
        0 | 1 => {
            let Some((from, to)) = value(data, at) else { return };
            let new = if random.one_in(2) { random.pick(&NUMBERS) } else { random.pick(words) };
            data.splice(from..to, new.copied().unwrap_or_default().iter().copied());
        }
        // An attribute's value stands in another one.
        2 => {
            let Some((from, to)) = value(data, random.below(data.len())) else { return };
            let copy = data[from..to].to_vec();
            if let Some((from, to)) = value(data, at) {
                data.splice(from..to, copy);
            }
        }
        3 => {
            if let Some((from, to)) = element(data, at) {
                data.drain(from..to);
            }
        }
        4 => {
            let Some((from, to)) = element(data, at) else { return };
            let copy = data[from..to].repeat(if random.one_in(8) { random.length(300) } else { 1 });
            let near = random.below(data.len());
            if let Some(end) = data[near..].iter().position(|byte| *byte == b'>') {
                insert(data, near + end + 1, &copy);
            }
        }
        5 => {
            let Some((from, to)) =
                (!other.is_empty()).then(|| element(other, random.below(other.len()))).flatten()
            else {
                return;
            };
            if let Some(end) = data[at..].iter().position(|byte| *byte == b'>') {
                insert(data, at + end + 1, &other[from..to]);
            }
        }
        // An element within copies of itself.
        6 => {
            let Some((from, to)) = element(data, at) else { return };
            let times = if random.one_in(6) { random.length(3000) } else { random.length(12) };
            let Some(open) = data[from..to].iter().position(|byte| *byte == b'>') else { return };
            let Some(close) = data[from..to].windows(2).rposition(|pair| pair == b"</") else { return };
            if close <= open || data[from + open - 1] == b'/' {
                return;
            }
            let before = data[from..=from + open].repeat(times);
            let behind = data[from + close..to].repeat(times);
            if data.len() + before.len() + behind.len() <= crate::bytes::LARGEST {
                insert(data, to, &behind);
                insert(data, from, &before);
            }
        }
        // An element takes the name of another, or of one that means something.
        7 => {
            let Some((from, to)) = element(data, at) else { return };
            let name = tag_name(data, from);
            let word = random.pick(words).copied().unwrap_or_default();
            let is_name = word.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-'));
            let ends = data[from..to].ends_with(&[b"</", &name[..], b">"].concat());
            if word.is_empty() || !is_name || !ends {
                return;
            }
            let prefix = name.iter().position(|byte| *byte == b':').map_or(0, |colon| colon + 1);
            let new = if word.contains(&b':') { word.to_vec() } else { [&name[..prefix], word].concat() };
            data.splice(to - 1 - name.len()..to - 1, new.iter().copied());
            data.splice(from + 1..from + 1 + name.len(), new);
        }
        _ => {
            let Some(end) = data[at..].iter().position(|byte| *byte == b'>') else { return };
            let word = random.pick(words).copied().unwrap_or_default().to_vec();
            insert(data, at + end + 1, &word);
        }
    }
}

/// The next attribute's value behind a byte.
fn value(data: &[u8], at: usize) -> Option<(usize, usize)> {
    let from = at + data[at..].windows(2).position(|pair| pair == b"=\"")? + 2;
    Some((from, from + data[from..].iter().take_while(|byte| **byte != b'"').count()))
}

fn tag_name(data: &[u8], from: usize) -> Vec<u8> {
    let ends = |byte: &&u8| !matches!(byte, b' ' | b'>' | b'/' | b'\n' | b'\r' | b'\t');
    data[from + 1..].iter().take_while(ends).copied().collect()
}

/// The element that begins next behind a byte, up to the end tag that fits.
fn element(data: &[u8], at: usize) -> Option<(usize, usize)> {
    let is_start = |pair: &[u8]| pair[0] == b'<' && pair[1].is_ascii_alphabetic();
    let from = at + data[at..].windows(2).position(is_start)?;
    let name = tag_name(data, from);
    let (opening, closing) = ([b"<", &name[..]].concat(), [b"</", &name[..], b">"].concat());
    let mut depth = 0_usize;
    let mut here = from;
    while here < data.len() {
        let rest = &data[here..];
        if rest.starts_with(&closing) {
            depth = depth.saturating_sub(1);
            here += closing.len();
        } else if rest.starts_with(&opening)
            && !rest.get(opening.len()).is_some_and(u8::is_ascii_alphanumeric)
        {
            let end = rest.iter().position(|byte| *byte == b'>')?;
            depth += usize::from(rest[end - 1] != b'/');
            here += end + 1;
        } else {
            here += 1 + rest[1..].iter().position(|byte| *byte == b'<')?;
            continue;
        }
        if depth == 0 {
            return Some((from, here));
        }
    }
    None
}
