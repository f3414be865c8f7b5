//! Compound files, taken apart into streams and put together ([MS-CFB]).

use crate::{Part, Random};

const SECTOR: usize = 512;
const MINI: usize = 64;
const CUTOFF: usize = 4096;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The streams of a file with sectors of 512 bytes and a table that its header names; `None`: another one.
pub(crate) fn parts(file: &[u8]) -> Option<Vec<Part>> {
    let sector = |number: u32| file.get((number as usize + 1) * SECTOR..(number as usize + 2) * SECTOR);
    let mut fat = Vec::new();
    for at in 0..109 {
        let Some(table) = u32_at(file, 76 + at * 4).and_then(sector) else { break };
        fat.extend((0..SECTOR / 4).filter_map(|at| u32_at(table, at * 4)));
    }
    let chain = |start: u32| {
        let mut data = Vec::new();
        let mut next = start;
        while let Some(bytes) = sector(next).filter(|_| data.len() <= file.len()) {
            data.extend(bytes);
            next = fat.get(next as usize).copied().unwrap_or(END);
        }
        data
    };
    let directory = chain(u32_at(file, 48)?);
    let mini_fat = chain(u32_at(file, 60)?);
    let mut mini_stream = Vec::new();
    let mut parts = Vec::new();
    for entry in directory.chunks_exact(128) {
        let length = usize::from(u16::from_le_bytes([entry[64], entry[65]])).min(64);
        let units: Vec<u16> =
            entry[..length].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let name = String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned();
        let (start, size) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        match entry[66] {
            5 => mini_stream = chain(start),
            2 => {
                let mut data = Vec::new();
                if size >= CUTOFF {
                    data = chain(start);
                } else {
                    let mut next = start;
                    while let Some(bytes) = mini_stream
                        .get(next as usize * MINI..(next as usize + 1) * MINI)
                        .filter(|_| data.len() < size)
                    {
                        data.extend(bytes);
                        next = u32_at(&mini_fat, next as usize * 4).unwrap_or(END);
                    }
                }
                data.truncate(size);
                parts.push(Part::new(&name, data));
            }
            _ => {}
        }
    }
    (!parts.is_empty()).then_some(parts)
}

/// A file of these streams: header, table, directory, small streams, large streams.
pub(crate) fn pack(parts: &[Part], random: &mut Random) -> Vec<u8> {
    let cutoff = if random.one_in(4) { 0 } else { CUTOFF };
    let mut mini_stream: Vec<u8> = Vec::new();
    let mut mini_fat: Vec<u32> = Vec::new();
    let mut fat: Vec<u32> = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    let add = |data: &[u8], body: &mut Vec<u8>, fat: &mut Vec<u32>| -> u32 {
        let sectors = data.len().div_ceil(SECTOR);
        if sectors == 0 {
            return END;
        }
        let start = u32::try_from(fat.len()).expect("small files");
        for at in 1..=sectors {
            fat.push(if at == sectors { END } else { start + u32::try_from(at).expect("small files") });
        }
        body.extend(data);
        body.resize(fat.len() * SECTOR, 0);
        start
    };
    let mut entries: Vec<(String, u8, u32, usize)> = vec![(String::from("Root Entry"), 5, END, 0)];
    for part in parts {
        let start = if part.data.len() < cutoff {
            let start = u32::try_from(mini_fat.len()).expect("small files");
            let minis = part.data.len().div_ceil(MINI);
            for at in 1..=minis {
                mini_fat.push(if at == minis {
                    END
                } else {
                    start + u32::try_from(at).expect("small files")
                });
            }
            mini_stream.extend(&part.data);
            mini_stream.resize(mini_fat.len() * MINI, 0);
            start
        } else {
            add(&part.data, &mut body, &mut fat)
        };
        entries.push((part.name.clone(), 2, start, part.data.len()));
    }
    let root = add(&mini_stream, &mut body, &mut fat);
    (entries[0].2, entries[0].3) = (root, mini_stream.len());
    let mini_table: Vec<u8> = mini_fat.iter().flat_map(|next| next.to_le_bytes()).collect();
    let mini_start = add(&mini_table, &mut body, &mut fat);
    let count = entries.len();
    let directory: Vec<u8> =
        entries.into_iter().enumerate().flat_map(|(at, entry)| entry_bytes(entry, at, count)).collect();
    let directory_start = add(&directory, &mut body, &mut fat);
    // The table itself takes sectors, which stand in it.
    let tables = (1..109).find(|tables| (fat.len() + tables) * 4 <= tables * SECTOR).unwrap_or(109);
    let first_table = fat.len();
    fat.extend(std::iter::repeat_n(0xFFFF_FFFD, tables));
    fat.resize(tables * SECTOR / 4, FREE);
    let table: Vec<u8> = fat.iter().flat_map(|next| next.to_le_bytes()).collect();
    body.extend(table);
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.resize(24, 0);
    header.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    header.resize(44, 0);
    let long = |value: usize| u32::try_from(value).expect("small files").to_le_bytes();
    header.extend(long(tables));
    header.extend(directory_start.to_le_bytes());
    header.extend([0; 4]);
    header.extend(long(cutoff));
    header.extend(mini_start.to_le_bytes());
    header.extend(long(mini_table.len().div_ceil(SECTOR)));
    header.extend(END.to_le_bytes());
    header.extend([0; 4]);
    for at in 0..109 {
        header.extend(if at < tables { long(first_table + at) } else { FREE.to_le_bytes() });
    }
    header.extend(body);
    header
}

fn entry_bytes((name, kind, start, size): (String, u8, u32, usize), at: usize, count: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().take(31).flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(bytes.len() + 2).expect("short");
    bytes.resize(64, 0);
    bytes.extend(length.to_le_bytes());
    bytes.extend([kind, 1]);
    bytes.extend(FREE.to_le_bytes());
    // The entries are a list to the right, which readers of trees take, too.
    let next =
        |is: bool, number: usize| if is { u32::try_from(number).expect("few") } else { FREE }.to_le_bytes();
    bytes.extend(next(at > 0 && at + 1 < count, at + 1));
    bytes.extend(next(at == 0 && count > 1, 1));
    bytes.resize(116, 0);
    bytes.extend(start.to_le_bytes());
    bytes.extend(u32::try_from(size).expect("small files").to_le_bytes());
    bytes.extend([0; 4]);
    bytes
}
