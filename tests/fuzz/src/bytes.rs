//! Damages of bytes, whatever they mean.

use crate::Random;

/// Numbers in text that break bounds.
pub(crate) const NUMBERS: [&[u8]; 16] = [
    b"0",
    b"-1",
    b"1",
    b"2",
    b"63",
    b"255",
    b"65535",
    b"65536",
    b"1000000",
    b"2147483647",
    b"-2147483648",
    b"4294967295",
    b"18446744073709551615",
    b"1e300",
    b"0.0000001",
    b"",
];

/// Numbers in four bytes that break bounds.
const LONG: [u32; 10] =
    [0, 1, 2, 0x7F, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0xFFFF_FFFE, 0x0001_0000];

/// Parts grow to this size at most.
pub(crate) const LARGEST: usize = 1 << 20;

/// One damage. `words`: what means something in the format; `other`: bytes of another file of the kind.
pub(crate) fn damage(data: &mut Vec<u8>, words: &[&[u8]], other: &[u8], random: &mut Random) {
    if data.is_empty() {
        data.extend(random.pick(words).copied().unwrap_or(b"0"));
        return;
    }
    let at = random.below(data.len());
    let length = random.length(data.len() - at);
    match random.below(14) {
        0 => data[at] ^= 1 << random.below(8),
        1 => data[at] = [0, 0xFF, 0x7F, 0x80, 1, b'0', b'<', b'{', b'(', b'/', b'\\', b' '][random.below(12)],
        2 => data[at..at + length].fill([0, 0xFF, b' '][random.below(3)]),
        3 => drop(data.drain(at..at + length)),
        4 => {
            let to = random.below(data.len());
            let copy = data[at..at + length].to_vec();
            insert(data, to, &copy);
        }
        5 => number(data, at, random),
        6 => {
            let to = random.below(data.len());
            let length = length.min(data.len() - to);
            data.copy_within(at..at + length, to);
        }
        7 if random.one_in(6) => data.truncate(at),
        8 => {
            let value = *random.pick(&LONG).expect("there are some");
            let size = [1, 2, 4][random.below(3)].min(data.len() - at);
            let bytes = if random.one_in(3) { value.to_be_bytes() } else { value.to_le_bytes() };
            let bytes = if size < 4 && !random.one_in(3) { &bytes[4 - size..] } else { &bytes[..size] };
            data[at..at + size].copy_from_slice(bytes);
        }
        9 => {
            // A number in two bytes a little larger or smaller.
            let end = (at + 2).min(data.len());
            let by = u8::try_from(random.below(16)).expect("small");
            data[at] = if random.one_in(2) { data[at].wrapping_add(by) } else { data[at].wrapping_sub(by) };
            data[end - 1] = data[end - 1].wrapping_add(u8::from(random.one_in(4)));
        }
        10 => {
            let word = random.pick(words).copied().unwrap_or_default();
            insert(data, at, word);
        }
        11 => {
            let word = random.pick(words).copied().unwrap_or_default();
            let end = (at + word.len()).min(data.len());
            data.splice(at..end, word.iter().copied());
        }
        12 if !other.is_empty() => {
            let from = random.below(other.len());
            let taken = random.length(other.len() - from);
            insert(data, at, &other[from..from + taken]);
        }
        _ => {
            // The same again and again.
            let short = length.min(64);
            let most = if random.one_in(10) { 4000 } else { 60 };
            let times = random.length(most);
            insert(data, at + short, &data[at..at + short].repeat(times));
        }
    }
}

/// Puts bytes in, unless the part would grow too large.
pub(crate) fn insert(data: &mut Vec<u8>, at: usize, what: &[u8]) {
    if data.len() + what.len() <= LARGEST {
        data.splice(at..at, what.iter().copied());
    }
}

/// The next number that is written as text becomes another.
pub(crate) fn number(data: &mut Vec<u8>, at: usize, random: &mut Random) {
    let Some(from) = data[at..].iter().position(u8::is_ascii_digit).map(|from| at + from) else { return };
    let to = from + data[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    data.splice(from..to, random.pick(&NUMBERS).expect("there are some").iter().copied());
}
