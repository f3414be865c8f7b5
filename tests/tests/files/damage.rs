//! Ways to damage a file.

/// Numbers that are the same in every run (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u32) -> Self {
        let mut random = Self(u64::from(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        (0..8).for_each(|_| _ = random.next());
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 16).expect("48 bits") % end.max(1)
    }
}

/// The file, damaged. Files of zip are damaged within a member, and packed again, since a wrong checksum is found at
/// once.
pub(crate) fn file(sound: &[u8], ending: &str, random: &mut Random) -> Vec<u8> {
    let zipped = ["ofd", "docx", "xlsx", "odt", "ods"].contains(&ending);
    if !zipped || random.below(8) == 0 {
        return bytes(sound, random);
    }
    let archive = rawzip::ZipArchive::from_slice(sound).expect("fixture is a zip archive");
    let mut members = Vec::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().expect("directory") {
        let name = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
        let data = archive.get_entry(entry.wayfinder()).expect("member").data().to_vec();
        let data = match entry.compression_method() {
            rawzip::CompressionMethod::DEFLATE => {
                miniz_oxide::inflate::decompress_to_vec(&data).expect("deflated")
            }
            _ => data,
        };
        members.push((name, data));
    }
    let chosen = random.below(members.len());
    let is_markup = members[chosen].1.starts_with(b"<");
    let damaged = if is_markup && random.below(4) > 0 { markup } else { bytes };
    members[chosen].1 = damaged(&members[chosen].1, random);
    zip(&members)
}

/// Markup that mostly stays well-formed: elements gone, doubled, moved into others; attributes with other numbers.
fn markup(sound: &[u8], random: &mut Random) -> Vec<u8> {
    let mut data = sound.to_vec();
    for _ in 0..=random.below(12) {
        let at = random.below(data.len());
        if random.below(3) == 0 {
            let quoted = data[at..].windows(2).position(|pair| pair == b"=\"").map(|quote| at + quote + 2);
            let Some(from) = quoted else { continue };
            let to = from + data[from..].iter().take_while(|byte| **byte != b'"').count();
            data.splice(from..to, NUMBERS[random.below(NUMBERS.len())].iter().copied());
            continue;
        }
        let Some((from, to)) = element(&data, at) else { continue };
        let copy = data[from..to].to_vec();
        if random.below(3) > 0 {
            data.drain(from..to);
        }
        if random.below(3) > 0 && !data.is_empty() {
            let near = random.below(data.len());
            let place = data[near..].iter().position(|byte| *byte == b'>').map_or(from, |end| near + end + 1);
            let place = place.min(data.len());
            data.splice(place..place, copy);
        }
        if data.is_empty() {
            break;
        }
    }
    data
}

/// The element that begins next behind a byte, up to the first end tag of its name.
fn element(data: &[u8], at: usize) -> Option<(usize, usize)> {
    let is_start = |pair: &[u8]| pair[0] == b'<' && pair[1].is_ascii_alphabetic();
    let from = at + data[at..].windows(2).position(is_start)?;
    let name_end = data[from..].iter().position(|byte| matches!(byte, b' ' | b'>' | b'/'))?;
    let tag_end = from + data[from..].iter().position(|byte| *byte == b'>')?;
    if data[tag_end - 1] == b'/' {
        return Some((from, tag_end + 1));
    }
    let closing = [b"</", &data[from + 1..from + name_end], b">"].concat();
    let end = data[tag_end..].windows(closing.len()).position(|window| window == closing)?;
    Some((from, tag_end + end + closing.len()))
}

/// Numbers that break bounds.
const NUMBERS: [&[u8]; 12] = [
    b"0",
    b"-1",
    b"1",
    b"65535",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967295",
    b"1e300",
    b"99999999999",
    b"NaN",
    b"",
];

/// Some damages, one after the other.
fn bytes(sound: &[u8], random: &mut Random) -> Vec<u8> {
    let mut data = sound.to_vec();
    for _ in 0..=random.below(6) {
        if data.is_empty() {
            break;
        }
        let at = random.below(data.len());
        let length = 1 + random.below(64.min(data.len() - at));
        match random.below(10) {
            0 => data[at] ^= 1 << random.below(8),
            1 => data[at] = [0, 0xFF, 0x7F, 0x80, 1, b'0', b'<', b'{', b'(', b'/'][random.below(10)],
            2 => data[at..at + length].fill(0xFF),
            3 => data[at..at + length].fill(0),
            4 => drop(data.drain(at..at + length)),
            5 => {
                let copy = data[at..at + length].to_vec();
                let to = random.below(data.len());
                data.splice(to..to, copy);
            }
            6 => {
                // A number written as text becomes another.
                if let Some(from) = data[at..].iter().position(u8::is_ascii_digit).map(|from| at + from) {
                    let to = from + data[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                    data.splice(from..to, NUMBERS[random.below(NUMBERS.len())].iter().copied());
                }
            }
            7 => {
                let to = random.below(data.len());
                let end = (to + length).min(data.len());
                data.copy_within(at..at + (end - to).min(length), to);
            }
            8 if random.below(4) == 0 => data.truncate(at),
            _ => {
                let value = [0_u32, 1, 0x7FFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFE, 0x0001_0000][random.below(6)];
                let end = (at + 4).min(data.len());
                data[at..end].copy_from_slice(&value.to_le_bytes()[..end - at]);
            }
        }
    }
    data
}

/// A zip archive of stored members.
pub(crate) fn zip(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    let short = |value: usize| u16::try_from(value).expect("short").to_le_bytes();
    let long = |value: usize| u32::try_from(value).expect("long").to_le_bytes();
    for (name, data) in members {
        let offset = file.len();
        let mut common = Vec::new();
        common.extend([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        common.extend(rawzip::crc32(data).to_le_bytes());
        common.extend(long(data.len()));
        common.extend(long(data.len()));
        common.extend(short(name.len()));
        common.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(name.as_bytes());
        file.extend(data);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(long(offset));
        directory.extend(name.as_bytes());
    }
    let start = file.len();
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(short(members.len()));
    file.extend(short(members.len()));
    file.extend(long(directory.len()));
    file.extend(long(start));
    file.extend([0, 0]);
    file
}
