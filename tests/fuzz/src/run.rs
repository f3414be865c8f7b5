//! One reading, and what is wrong with it.

use gongkai_files::{Extract, Outcome, Touches, limits, read};

use crate::{Kind, core};

/// What is wrong with a reading, apart from a panic.
pub type Find = String;

/// Decodes as the command line does.
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// Reads an input as one of its kind, and says what of the promises does not hold.
pub fn check(kind: Kind, input: &[u8]) -> Result<(), Find> {
    if kind.is_file() { check_file(input) } else { core::check(kind, input) }
}

/// Reads a file, and those in it where it is an archive.
fn check_file(file: &[u8]) -> Result<(), Find> {
    match read(file, &decode) {
        Outcome::Read { extract, .. } => judge(&extract),
        Outcome::Archive(members) => {
            if members.len() > limits::MEMBERS {
                return Err(format!("{} members", members.len()));
            }
            let inner = members.iter().filter_map(|member| member.bytes.as_ref().ok());
            inner.map(|bytes| read(bytes, &decode)).try_for_each(|outcome| match outcome {
                Outcome::Read { extract, .. } => judge(&extract),
                _ => Ok(()),
            })
        }
        Outcome::Text | Outcome::Refused { .. } => Ok(()),
    }
}

fn judge(extract: &Extract) -> Result<(), Find> {
    let Extract { text, notices, pages, .. } = extract;
    if text.len() > limits::OUTPUT {
        return Err(format!("{} bytes of text", text.len()));
    }
    for notice in notices {
        if notice.places.len() > 10 {
            return Err(format!("{} places of {:?}", notice.places.len(), notice.kind));
        }
        let Touches::Ranges(ranges) = &notice.touches else { continue };
        let are_places = ranges.iter().all(|range| text.get(range.clone()).is_some());
        let are_in_order = ranges.windows(2).all(|pair| pair[0].end <= pair[1].start);
        if !are_places || !are_in_order {
            return Err(format!("ranges of {:?}", notice.kind));
        }
    }
    let are_places = pages.iter().all(|page| text.is_char_boundary(*page));
    if !are_places || pages.windows(2).any(|pair| pair[0] > pair[1]) {
        return Err(String::from("beginnings of pages"));
    }
    Ok(())
}
