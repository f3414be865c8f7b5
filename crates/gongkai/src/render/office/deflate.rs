//! Compression for zip members: matches found by one table of places, written with the fixed codes of RFC 1951.
//!
//! XML of tables repeats itself so much that more would hardly help: a report's tables become a fifteenth of their size,
//! in one pass.

/// Bits of a hash over three bytes.
const BITS: u32 = 13;
/// How far back a match may lie, and how long it may be.
const FARTHEST: usize = 32 * 1024;
const LONGEST: usize = 258;
/// Shorter than this a match does not pay.
const SHORTEST: usize = 4;

/// First length and extra bits of each length code from 257 on; then the same of the codes of distances.
const LENGTHS: [(u16, u8); 29] = codes(3, 4, 8, LONGEST as u16);
const DISTANCES: [(u16, u8); 30] = codes(1, 2, 4, 0);

/// Codes that cover ranges: `alone` of them one value each, then groups of `group` with one more extra bit each. `last`
/// is a value with a code of its own, 0 for none.
const fn codes<const N: usize>(first: u16, group: usize, alone: usize, last: u16) -> [(u16, u8); N] {
    let mut table = [(0, 0); N];
    let (mut value, mut at) = (first, 0);
    while at < N {
        let extra = if at < alone { 0 } else { (at - alone) / group + 1 };
        table[at] = (value, extra as u8);
        value = value.wrapping_add(1 << extra);
        at += 1;
    }
    if last > 0 {
        table[N - 1] = (last, 0);
    }
    table
}

/// The bytes as one block of a deflate stream.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut out = Bits { out: Vec::with_capacity(bytes.len() / 8), held: 0, count: 0 };
    // The last block, with fixed codes.
    out.push(0b011, 3);
    let mut places = vec![0_u32; 1 << BITS];
    let mut at = 0;
    while at < bytes.len() {
        let (length, distance) = find(bytes, at, &mut places);
        if length < SHORTEST {
            out.symbol(u16::from(bytes[at]));
            at += 1;
            continue;
        }
        let code = LENGTHS.partition_point(|&(from, _)| usize::from(from) <= length) - 1;
        let (from, extra) = LENGTHS[code];
        out.symbol(257 + code as u16);
        out.push(length as u32 - u32::from(from), extra.into());
        let code = DISTANCES.partition_point(|&(from, _)| usize::from(from) <= distance) - 1;
        let (from, extra) = DISTANCES[code];
        out.code(code as u32, 5);
        out.push(distance as u32 - u32::from(from), extra.into());
        let end = at + length;
        at += 1;
        while at < end {
            note(bytes, at, &mut places);
            at += 1;
        }
    }
    out.symbol(256);
    out.finish()
}

/// Length and distance of what stood before and stands here again; a length of 0 for nothing.
fn find(bytes: &[u8], at: usize, places: &mut [u32]) -> (usize, usize) {
    let Some(before) = note(bytes, at, places) else { return (0, 0) };
    let distance = at - before;
    if distance > FARTHEST {
        return (0, 0);
    }
    let pairs = bytes[at..].iter().zip(&bytes[before..]).take(LONGEST);
    (pairs.take_while(|(a, b)| a == b).count(), distance)
}

/// Notes the place of the next bytes; gives the last place of bytes with the same hash.
fn note(bytes: &[u8], at: usize, places: &mut [u32]) -> Option<usize> {
    let &[a, b, c, d] = bytes.get(at..at + 4)?.first_chunk()?;
    let hash = u32::from_le_bytes([a, b, c, d]).wrapping_mul(0x9E37_79B1) >> (32 - BITS);
    // Counted from 1: 0 is nowhere.
    let before = std::mem::replace(&mut places[hash as usize], at as u32 + 1);
    (before as usize).checked_sub(1)
}

/// Bits from the lowest on.
struct Bits {
    out: Vec<u8>,
    held: u64,
    count: u32,
}

impl Bits {
    fn push(&mut self, bits: u32, count: u32) {
        self.held |= u64::from(bits) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A Huffman code: its highest bit first.
    fn code(&mut self, code: u32, count: u32) {
        self.push(code.reverse_bits() >> (32 - count), count);
    }

    /// A literal byte, the end (256) or a length, by the fixed table.
    fn symbol(&mut self, symbol: u16) {
        let symbol = u32::from(symbol);
        match symbol {
            0..=143 => self.code(0x30 + symbol, 8),
            144..=255 => self.code(0x190 + symbol - 144, 9),
            256..=279 => self.code(symbol - 256, 7),
            _ => self.code(0xC0 + symbol - 280, 8),
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.push(0, 8 - self.count);
        }
        self.out
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Reads what [`deflate`] writes: fixed codes only.
    pub(in super::super) fn inflate(bytes: &[u8]) -> Vec<u8> {
        let mut bits = bytes.iter().flat_map(|byte| (0..8).map(move |at| byte >> at & 1));
        let mut take =
            |count: u8| (0..count).map(|at| usize::from(bits.next().unwrap()) << at).sum::<usize>();
        assert_eq!(take(3), 0b011);
        let mut out = Vec::new();
        loop {
            let mut code = (0..7).fold(0, |code, _| code << 1 | take(1));
            let symbol = if code < 0x18 {
                code + 256
            } else {
                code = code << 1 | take(1);
                match code {
                    0x30..=0xBF => code - 0x30,
                    0xC0..=0xC7 => code - 0xC0 + 280,
                    _ => (code << 1 | take(1)) - 0x190 + 144,
                }
            };
            match symbol {
                0..=255 => out.push(symbol as u8),
                256 => return out,
                _ => {
                    let (from, extra) = LENGTHS[symbol - 257];
                    let length = usize::from(from) + take(extra);
                    let code = (0..5).fold(0, |code, _| code << 1 | take(1));
                    let (from, extra) = DISTANCES[code];
                    let distance = usize::from(from) + take(extra);
                    for _ in 0..length {
                        out.push(out[out.len() - distance]);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let long = "<w:tc><w:p/></w:tc>".repeat(9000);
        let mixed: Vec<u8> =
            (0..200_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 20) as u8).collect();
        let all: Vec<u8> = (0..=255).chain(0..=255).collect();
        for bytes in [
            &b""[..],
            b"a",
            b"abcabcabcabcabc",
            "政府信息公开年度报告".as_bytes(),
            long.as_bytes(),
            &mixed,
            &all,
        ] {
            assert_eq!(inflate(&deflate(bytes)), bytes, "{} bytes", bytes.len());
        }
        assert!(deflate(long.as_bytes()).len() < long.len() / 50);
    }

    #[test]
    fn codes_are_those_of_the_format() {
        assert_eq!((LENGTHS[0], LENGTHS[8], LENGTHS[27], LENGTHS[28]), ((3, 0), (11, 1), (227, 5), (258, 0)));
        assert_eq!((DISTANCES[3], DISTANCES[4], DISTANCES[29]), ((4, 0), (5, 1), (24577, 13)));
    }
}
