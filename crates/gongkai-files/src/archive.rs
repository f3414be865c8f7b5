//! Zip archives of files: each member becomes an input of its own.

use crate::container::zip::Zip;
use crate::{Decode, Format, Member, Refusal, format, limits};

/// The files of an archive, with those of archives in it in their places.
pub(crate) fn members(bytes: &[u8], decode: Decode<'_>) -> Result<Vec<Member>, Refusal> {
    let mut members = Vec::new();
    let mut left = limits::MEMBERS_TOGETHER;
    add(bytes, "", 1, &mut left, decode, &mut members)?;
    if members.is_empty() { Err(Refusal::NoText) } else { Ok(members) }
}

fn add(
    bytes: &[u8],
    prefix: &str,
    depth: usize,
    left: &mut usize,
    decode: Decode<'_>,
    members: &mut Vec<Member>,
) -> Result<(), Refusal> {
    let zip = Zip::open_within(bytes, *left, decode)?;
    for entry in zip.entries().iter().filter(|entry| !is_dropping(&entry.name)) {
        if members.len() == limits::MEMBERS {
            return Err(Refusal::TooLarge);
        }
        let name = format!("{prefix}{}", entry.name);
        let inflated = zip.bytes(entry);
        *left = zip.left();
        let bytes = match inflated {
            Ok(inner) if format::recognise(&inner, decode) == Some(Format::Zip) => {
                if depth == limits::ARCHIVE_DEPTH {
                    Err(Refusal::TooDeep)
                } else {
                    let before = members.len();
                    let inner_left = &mut *left;
                    match add(&inner, &format!("{name}/"), depth + 1, inner_left, decode, members) {
                        Ok(()) => {
                            zip.set_left(*left);
                            continue;
                        }
                        Err(refusal) => {
                            members.truncate(before);
                            zip.set_left(*left);
                            Err(refusal)
                        }
                    }
                }
            }
            Ok(inner) => Ok(inner.into_owned()),
            Err(refusal) => Err(refusal),
        };
        members.push(Member { name, bytes });
    }
    Ok(())
}

/// What systems and programs leave beside people's files.
fn is_dropping(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("__MACOSX/")
        || path.contains("/__MACOSX/")
        || name.starts_with(['.', '~'])
        || ["thumbs.db", "desktop.ini"].contains(&name.to_ascii_lowercase().as_str())
}
