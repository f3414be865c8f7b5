//! Compound files: a file system in sectors ([MS-CFB]).

use crate::{Refusal, limits};

/// Sector numbers above are no sectors ([MS-CFB] 2.1).
const MAXREGSECT: u32 = 0xFFFF_FFFA;
/// An object of type stream, and the root ([MS-CFB] 2.6.1).
const STREAM: u8 = 2;
const ROOT: u8 = 5;
/// A directory entry.
const ENTRY: usize = 128;
/// More entries than this are not looked at.
const MOST_ENTRIES: usize = 1 << 16;

/// A compound file whose directory was read.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    /// Sizes of sectors and mini sectors, as powers of two.
    sector_shift: u32,
    mini_shift: u32,
    /// Streams shorter than this stand in mini sectors.
    mini_cutoff: usize,
    /// The sector after each sector.
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    /// The stream that holds the mini sectors.
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    kind: u8,
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    /// Reads the allocation tables and the directory.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        Self::read(bytes).ok_or(Refusal::Damaged)
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        const DIFAT_IN_HEADER: usize = 109;
        let sector_shift = u32::from(u16_at(bytes, 30)?);
        let mini_shift = u32::from(u16_at(bytes, 32)?);
        if !(7..=16).contains(&sector_shift) || !(4..sector_shift).contains(&mini_shift) {
            return None;
        }
        let mut file = Self {
            bytes,
            sector_shift,
            mini_shift,
            mini_cutoff: u32_at(bytes, 56)? as usize,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_stream: Vec::new(),
            entries: Vec::new(),
        };
        let most = file.sectors();
        let mut tables: Vec<u32> = (0..DIFAT_IN_HEADER).map_while(|at| u32_at(bytes, 76 + at * 4)).collect();
        let mut next = u32_at(bytes, 68)?;
        let per_sector = (1 << sector_shift) / 4;
        for _ in 0..most {
            let Some(sector) = file.sector(next) else { break };
            tables.extend((0..per_sector - 1).map_while(|at| u32_at(sector, at * 4)));
            next = u32_at(sector, (per_sector - 1) * 4)?;
        }
        for table in tables.into_iter().filter(|&sector| sector < MAXREGSECT).take(most) {
            let sector = file.sector(table)?;
            file.fat.extend((0..per_sector).map_while(|at| u32_at(sector, at * 4)));
        }
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX);
        file.entries = directory.chunks_exact(ENTRY).take(MOST_ENTRIES).filter_map(Entry::read).collect();
        let mini_fat = file.chain(u32_at(bytes, 60)?, usize::MAX);
        file.mini_fat = (0..mini_fat.len() / 4).map_while(|at| u32_at(&mini_fat, at * 4)).collect();
        let root = file.entries.iter().find(|entry| entry.kind == ROOT).map(|root| (root.start, root.size));
        let (start, size) = root?;
        file.mini_stream = file.chain(start, size);
        Some(file)
    }

    /// How many sectors the file can have.
    fn sectors(&self) -> usize {
        (self.bytes.len() >> self.sector_shift) + 1
    }

    /// A sector; the last one may be cut.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        if number >= MAXREGSECT {
            return None;
        }
        let start = (number as usize + 1).checked_mul(1 << self.sector_shift)?;
        let end = start.saturating_add(1 << self.sector_shift).min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// At most `size` bytes of the sectors from `start` on; a chain that runs in a circle ends.
    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let size = size.min(limits::MEMBER);
        let mut data = Vec::new();
        let mut next = start;
        for _ in 0..self.sectors() {
            let Some(sector) = self.sector(next).filter(|_| data.len() < size) else { break };
            data.extend_from_slice(sector);
            next = self.fat.get(next as usize).copied().unwrap_or(MAXREGSECT);
        }
        data.truncate(size);
        data
    }

    fn mini_chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut data = Vec::new();
        let mut next = start;
        for _ in 0..=self.mini_stream.len() >> self.mini_shift {
            let from = (next as usize) << self.mini_shift;
            let to = (from + (1 << self.mini_shift)).min(self.mini_stream.len());
            let Some(sector) = self.mini_stream.get(from..to).filter(|_| data.len() < size) else { break };
            data.extend_from_slice(sector);
            next = self.mini_fat.get(next as usize).copied().unwrap_or(MAXREGSECT);
        }
        data.truncate(size);
        data
    }

    /// A stream by its name, in whatever letters; `None`: there is none.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let named = |entry: &&Entry| entry.kind == STREAM && entry.name.eq_ignore_ascii_case(name);
        let entry = self.entries.iter().find(named)?;
        Some(if entry.size < self.mini_cutoff {
            self.mini_chain(entry.start, entry.size)
        } else {
            self.chain(entry.start, entry.size)
        })
    }
}

impl Entry {
    fn read(entry: &[u8]) -> Option<Self> {
        let length = usize::from(u16_at(entry, 64)?).min(64);
        let units: Vec<u16> =
            (0..length / 2).map_while(|at| u16_at(entry, at * 2)).take_while(|&unit| unit != 0).collect();
        Some(Self {
            name: String::from_utf16_lossy(&units),
            kind: entry[66],
            start: u32_at(entry, 116)?,
            size: u32_at(entry, 120)? as usize,
        })
    }
}

/// A number of two bytes, the lower first.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A number of four bytes, the lowest first.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_and_wrong_sectors_end() {
        let mut bytes = vec![0xFF; 512 * 4];
        bytes[30..34].copy_from_slice(&[9, 0, 6, 0]);
        bytes[44..80].fill(0);
        // The directory is its own next sector, and the table of sectors itself.
        bytes[68..72].copy_from_slice(&MAXREGSECT.to_le_bytes());
        bytes[512..1024].fill(0);
        assert_eq!(Compound::open(&bytes).err(), Some(Refusal::Damaged));
        // A root that begins nowhere.
        bytes[512 + 66] = ROOT;
        assert!(Compound::open(&bytes).is_ok_and(|file| file.stream("WordDocument").is_none()));
        assert_eq!(Compound::open(&bytes[..40]).err(), Some(Refusal::Damaged));
    }
}
