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
            return Err(Refusal::TooMany);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;
    use crate::testing::{decode, refusal, zip, zip_of};
    use crate::{Outcome, read};

    fn names(bytes: &[u8]) -> Vec<(String, Result<usize, Refusal>)> {
        let Outcome::Archive(members) = read(bytes, &decode) else { panic!() };
        members.into_iter().map(|member| (member.name, member.bytes.map(|bytes| bytes.len()))).collect()
    }

    #[test]
    fn names_are_read_in_utf8_and_gbk() {
        let utf8 = zip(&[("各单位/年报.txt", b"1"), ("a\\b.txt", b"2")]);
        assert_eq!(names(&utf8), [("各单位/年报.txt".to_owned(), Ok(1)), ("a/b.txt".to_owned(), Ok(1))]);
        let gbk = zip_of(&[(b"\xB1\xED\xB6\xFE.txt", b"1")], 0);
        assert_eq!(names(&gbk), [("表二.txt".to_owned(), Ok(1))]);
    }

    #[test]
    fn what_systems_leave_is_no_input() {
        let droppings = ["__MACOSX/._a.txt", "x/.DS_Store", "Thumbs.db", "~$年报.docx", "a.txt"];
        let members: Vec<(&str, &[u8])> = droppings.iter().map(|name| (*name, &b"1"[..])).collect();
        assert_eq!(names(&zip(&members)), [("a.txt".to_owned(), Ok(1))]);
        assert_eq!(refusal(&zip(&members[..4])), Refusal::NoText);
    }

    #[test]
    fn archives_are_opened_twice_deep() {
        let inner = zip(&[("c.txt", b"3")]);
        let middle = zip(&[("b.txt", b"2"), ("inner.zip", &inner)]);
        let outer = zip(&[("a.txt", b"1"), ("middle.zip", &middle), ("z.txt", b"4")]);
        assert_eq!(
            names(&outer),
            [
                ("a.txt".to_owned(), Ok(1)),
                ("middle.zip/b.txt".to_owned(), Ok(1)),
                ("middle.zip/inner.zip".to_owned(), Err(Refusal::TooDeep)),
                ("z.txt".to_owned(), Ok(1)),
            ]
        );
    }

    #[test]
    fn protected_and_damaged_members_are_refused_one_by_one() {
        let mut bytes = zip_of(&[(b"a.txt", b"1")], 0x0801);
        assert_eq!(names(&bytes), [("a.txt".to_owned(), Err(Refusal::Password))]);
        bytes = zip(&[("a.txt", b"123456789"), ("b.txt", b"2")]);
        let at = bytes.windows(5).position(|window| window == b"a.txt").unwrap() + 6;
        bytes[at] ^= 0x10;
        assert_eq!(names(&bytes), [("a.txt".to_owned(), Err(Refusal::Damaged)), ("b.txt".to_owned(), Ok(1))]);
        assert_eq!(refusal(&bytes[..bytes.len() - 30]), Refusal::Damaged);
    }

    #[test]
    fn bombs_end_at_the_limits() {
        let zeros = vec![0; limits::MEMBER + 1];
        let bomb = zip(&[("a.txt", &zeros), ("b.txt", b"2")]);
        assert!(bomb.len() < 100_000);
        assert_eq!(names(&bomb), [("a.txt".to_owned(), Err(Refusal::TooLarge)), ("b.txt".to_owned(), Ok(1))]);
        // Each member is small enough, and so is each archive; all of them together are not.
        let half = zip(&[("a", &zeros[..limits::MEMBER / 2]), ("b", &zeros[..limits::MEMBER / 2])]);
        let outer = zip(&[("1.zip", &half), ("2.zip", &half), ("3.zip", &half)]);
        let refused = names(&outer).into_iter().filter(|(_, bytes)| *bytes == Err(Refusal::TooLarge)).count();
        assert_eq!(refused, 3);
        let many: Vec<(&[u8], &[u8])> = vec![(b"a", b""); limits::MEMBERS + 1];
        assert_eq!(refusal(&zip_of(&many, 0)), Refusal::TooMany);
    }

    #[test]
    fn what_is_cut_off_keeps_its_kind() {
        let cut = |bytes: &[u8]| match read(&bytes[..bytes.len() / 2], &decode) {
            Outcome::Refused { format, reason } => (format, reason),
            other => panic!("{other:?}"),
        };
        let body = "<w>表</w>".repeat(500);
        let docx = zip(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", body.as_bytes()),
            ("z", b"1"),
            ("y", b"2"),
        ]);
        assert_eq!(cut(&docx), (Format::Docx, Refusal::Damaged));
        let xlsx =
            zip(&[("_rels/.rels", b""), ("xl/workbook.xml", body.as_bytes()), ("z", b"1"), ("y", b"2")]);
        assert_eq!(cut(&xlsx), (Format::Xlsx, Refusal::Damaged));
        let ofd = zip(&[("OFD.xml", body.as_bytes()), ("z", b"1"), ("y", b"2")]);
        assert_eq!(cut(&ofd), (Format::Ofd, Refusal::Damaged));
        let files = zip(&[("各单位.docx", docx.as_slice()), ("z", b"1")]);
        assert_eq!(cut(&files), (Format::Zip, Refusal::Damaged));
    }

    #[test]
    fn kinds_that_are_not_read_are_named() {
        let of = |start: &[u8]| {
            let mut bytes = start.to_vec();
            bytes.resize(600, 0);
            match read(&bytes, &decode) {
                Outcome::Refused { format, reason } => (format, reason),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(of(b"\xFD7zXZ\0"), (Format::Xz, Refusal::OtherArchive));
        assert_eq!(of(b"BZh91AY&SY"), (Format::Bzip2, Refusal::OtherArchive));
        assert_eq!(of(b"CAJ\0"), (Format::Caj, Refusal::Unsupported));
        assert_eq!(of(b"Founder CEB 3.00"), (Format::Ceb, Refusal::Unsupported));
        assert_eq!(of(b"GWD\xB0"), (Format::Gd, Refusal::Unsupported));
        assert_eq!(of(b"\0\0\0\x18ftypheic"), (Format::Heic, Refusal::Picture));
        assert_eq!(of(b"\x09\x04\x06\0"), (Format::ExcelOld, Refusal::TooOld));
        assert_eq!(of(&[&[b'a'; 257][..], b"ustar"].concat()), (Format::Tar, Refusal::OtherArchive));
        assert!(Refusal::TooOld.sentence(Format::ExcelOld).zh.contains(".xlsx"));
        assert!(Refusal::Password.sentence(Format::Zip).zh.contains("解压"));
    }

    #[test]
    fn what_is_larger_than_a_file_may_be_is_refused() {
        let mut bytes = b"%PDF-1.7".to_vec();
        bytes.resize(limits::FILE + 1, b' ');
        assert_eq!(refusal(&bytes), Refusal::TooLarge);
    }
}
