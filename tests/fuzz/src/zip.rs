//! Zip archives, taken apart and put together.

use crate::{Part, Random};

/// The members of an archive; `None`: it is none, or larger than what is damaged here.
pub(crate) fn parts(file: &[u8]) -> Option<Vec<Part>> {
    let archive = rawzip::ZipArchive::from_slice(file).ok()?;
    let mut parts = Vec::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().ok()? {
        let name = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
        let data = archive.get_entry(entry.wayfinder()).ok()?.data().to_vec();
        let data = match entry.compression_method() {
            rawzip::CompressionMethod::DEFLATE => {
                miniz_oxide::inflate::decompress_to_vec_with_limit(&data, 4 << 20).ok()?
            }
            _ => data,
        };
        parts.push(Part::new(&name, data));
    }
    Some(parts)
}

/// An archive of these members, mostly stored, since packing takes longer than reading.
pub(crate) fn pack(parts: &[Part], random: &mut Random) -> Vec<u8> {
    let deflates = random.one_in(16);
    let flags = [0_u8, 8][random.below(2)];
    let mut file = Vec::new();
    let mut directory = Vec::new();
    let short = |value: usize| u16::try_from(value & 0xFFFF).expect("masked").to_le_bytes();
    let long = |value: usize| u32::try_from(value).expect("small files").to_le_bytes();
    for Part { name, data, .. } in parts {
        let offset = file.len();
        let packed = if deflates { miniz_oxide::deflate::compress_to_vec(data, 1) } else { data.clone() };
        let mut common = vec![20, 0, 0, flags, if deflates { 8 } else { 0 }, 0, 0, 0, 0, 0];
        common.extend(rawzip::crc32(data).to_le_bytes());
        common.extend(long(packed.len()));
        common.extend(long(data.len()));
        common.extend(short(name.len()));
        common.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(name.as_bytes());
        file.extend(packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(long(offset));
        directory.extend(name.as_bytes());
    }
    let start = file.len();
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(short(parts.len()));
    file.extend(short(parts.len()));
    file.extend(long(directory.len()));
    file.extend(long(start));
    file.extend([0, 0]);
    file
}
