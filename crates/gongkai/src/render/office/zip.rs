//! A zip archive with compressed members, the same bytes for the same content.

use super::deflate::deflate;

/// An archive under way.
#[derive(Default)]
pub(in crate::render) struct Zip {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// 1980-01-01 00:00, the first moment that zip knows: time, then date.
const MOMENT: [u16; 2] = [0, 0x21];
/// What a reader must understand: compressed members, version 2.0.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 0x800;
const DEFLATED: u16 = 8;

impl Zip {
    /// Adds a member. Names are paths with `/`. An archive holds 65,535 members and 4 GB at most; callers stay far below.
    pub(in crate::render) fn add(&mut self, name: &str, content: &[u8]) {
        let at = self.out.len() as u32;
        let packed = deflate(content);
        let mut head = Vec::with_capacity(26);
        for short in [VERSION, FLAGS, DEFLATED, MOMENT[0], MOMENT[1]] {
            head.extend(short.to_le_bytes());
        }
        for long in [crc32(content), packed.len() as u32, content.len() as u32] {
            head.extend(long.to_le_bytes());
        }
        head.extend((name.len() as u16).to_le_bytes());
        head.extend(0_u16.to_le_bytes());

        self.out.extend(b"PK\x03\x04");
        self.out.extend(&head);
        self.out.extend(name.as_bytes());
        self.out.extend(packed);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(head);
        // Comment, disk, attributes: none.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
    }

    /// The whole archive.
    pub(in crate::render) fn finish(self) -> Vec<u8> {
        let Zip { mut out, directory, count } = self;
        let at = out.len() as u32;
        out.extend(&directory);
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend(count.to_le_bytes());
        out.extend(count.to_le_bytes());
        out.extend((directory.len() as u32).to_le_bytes());
        out.extend(at.to_le_bytes());
        out.extend(0_u16.to_le_bytes());
        out
    }
}

/// The checksum that zip asks for, four bits at a time.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut at = 0;
        while at < 16 {
            let (mut value, mut bit) = (at as u32, 0);
            while bit < 4 {
                value = if value & 1 == 1 { 0xEDB8_8320 ^ value >> 1 } else { value >> 1 };
                bit += 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };
    let step = |sum: u32, nibble: u32| TABLE[((sum ^ nibble) & 15) as usize] ^ sum >> 4;
    !bytes.iter().fold(!0, |sum, &byte| step(step(sum, u32::from(byte)), u32::from(byte) >> 4))
}

#[cfg(test)]
pub(in crate::render) mod tests {
    use super::super::deflate::tests::inflate;
    use super::*;

    /// The members of an archive that [`Zip`] wrote: names and texts.
    pub(in crate::render) fn members(archive: &[u8]) -> Vec<(String, String)> {
        let (mut at, mut members) = (0, Vec::new());
        let number = |at: usize, bytes: usize| {
            archive[at..at + bytes].iter().rev().fold(0, |sum, &byte| sum << 8 | usize::from(byte))
        };
        while archive[at..].starts_with(b"PK\x03\x04") {
            let (packed, length, name) = (number(at + 18, 4), number(at + 22, 4), number(at + 26, 2));
            let start = at + 30 + name;
            let content = inflate(&archive[start..start + packed]);
            assert_eq!((content.len(), crc32(&content) as usize), (length, number(at + 14, 4)));
            let name = String::from_utf8(archive[at + 30..start].to_vec()).unwrap();
            members.push((name, String::from_utf8(content).unwrap()));
            at = start + packed;
        }
        assert!(archive[at..].starts_with(b"PK\x01\x02"));
        members
    }

    #[test]
    fn checksums_are_those_of_the_format() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn members_come_out_as_they_went_in() {
        let mut zip = Zip::default();
        zip.add("a.xml", b"<a/>");
        zip.add("目录/b.xml", "<二/>".as_bytes());
        let archive = zip.finish();
        let texts = [("a.xml", "<a/>"), ("目录/b.xml", "<二/>")];
        assert_eq!(members(&archive), texts.map(|(name, text)| (name.to_owned(), text.to_owned())));
        assert_eq!(&archive[archive.len() - 22..archive.len() - 18], b"PK\x05\x06");
    }
}
