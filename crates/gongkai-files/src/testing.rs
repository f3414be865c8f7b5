//! Files built in tests: zip archives, packages of Office Open XML, `OpenDocument`.

use crate::{Extract, Outcome, Refusal, read};

/// A zip archive of these members, deflated.
pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let names: Vec<(&[u8], &[u8])> = members.iter().map(|(name, bytes)| (name.as_bytes(), *bytes)).collect();
    zip_of(&names, 0x0800)
}

/// The same with names in any encoding and these flags.
pub(crate) fn zip_of(members: &[(&[u8], &[u8])], flags: u16) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let le16 = |value: u16| value.to_le_bytes();
    let le32 = |value: usize| u32::try_from(value).unwrap().to_le_bytes();
    for (name, bytes) in members {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
        let mut common = Vec::new();
        common.extend(le16(20));
        common.extend(le16(flags));
        common.extend(le16(8));
        common.extend([0; 4]);
        common.extend(rawzip::crc32(bytes).to_le_bytes());
        common.extend(le32(packed.len()));
        common.extend(le32(bytes.len()));
        common.extend(le16(u16::try_from(name.len()).unwrap()));
        common.extend(le16(0));
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(le32(out.len()));
        directory.extend(*name);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(*name);
        out.extend(packed);
    }
    let (start, length) = (out.len(), directory.len());
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(members.len()).unwrap();
    out.extend([le16(count), le16(count)].concat());
    out.extend(le32(length));
    out.extend(le32(start));
    out.extend([0; 2]);
    out
}

/// Decodes what the tests need: UTF-8, UTF-16, and a few characters of GBK.
pub(crate) fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        Some(String::from_utf16_lossy(&units))
    };
    match label.to_ascii_lowercase().as_str() {
        "utf-8" => Some(String::from_utf8_lossy(bytes).into_owned()),
        "utf-16le" => utf16(u16::from_le_bytes),
        "utf-16be" => utf16(u16::from_be_bytes),
        "gb18030" | "gbk" => {
            let mut out = String::new();
            let mut rest = bytes;
            while let [first, behind @ ..] = rest {
                let (c, length) = match (first, behind.first()) {
                    (0..=0x7F, _) => (*first as char, 1),
                    (0xB1, Some(0xED)) => ('表', 2),
                    (0xB6, Some(0xFE)) => ('二', 2),
                    (0xC4, Some(0xEA)) => ('年', 2),
                    _ => ('\u{FFFD}', 1),
                };
                out.push(c);
                rest = &rest[length..];
            }
            Some(out)
        }
        _ => None,
    }
}

/// The text of a file that is read.
pub(crate) fn extract(bytes: &[u8]) -> Extract {
    match read(bytes, &decode) {
        Outcome::Read { extract, .. } => extract,
        other => panic!("{other:?}"),
    }
}

/// Why a file is refused.
pub(crate) fn refusal(bytes: &[u8]) -> Refusal {
    match read(bytes, &decode) {
        Outcome::Refused { reason, .. } => reason,
        other => panic!("not refused: {:.200}", format!("{other:?}")),
    }
}

const RELATIONS: &str = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package whose main part is named, with parts beside it: their names, kinds and texts. Ids are `r0`, `r1`, …
pub(crate) fn package(main: (&str, &str), beside: &[(&str, &str, &str)]) -> Vec<u8> {
    let (path, text) = main;
    let (folder, file) = path.rsplit_once('/').unwrap();
    let root = format!(
        "<Relationships {RELATIONS}><Relationship Id=\"r0\" Type=\"{TYPE}/officeDocument\" Target=\"{path}\"/></Relationships>"
    );
    let relation = |(at, (name, kind, _)): (usize, &(&str, &str, &str))| {
        format!("<Relationship Id=\"r{at}\" Type=\"{TYPE}/{kind}\" Target=\"{name}\"/>")
    };
    let relations: String = beside.iter().enumerate().map(relation).collect();
    let relations = format!("<Relationships {RELATIONS}>{relations}</Relationships>");
    let relations_name = format!("{folder}/_rels/{file}.rels");
    let names: Vec<String> = beside.iter().map(|(name, ..)| format!("{folder}/{name}")).collect();
    let mut members: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        (path, text.as_bytes()),
        (&relations_name, relations.as_bytes()),
    ];
    members.extend(names.iter().map(String::as_str).zip(beside.iter().map(|(.., text)| text.as_bytes())));
    zip(&members)
}
