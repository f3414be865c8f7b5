//! Streams, inflated within limits (ISO 32000-1, 7.4).
//!
//! hayro-syntax inflates without a limit: 0.5 MB became 574 MB (files.md §3, pitfall 12). What it inflates by itself,
//! object streams and cross-reference streams, is tried with a limit before it sees the file; everything else is
//! inflated here.

use hayro_syntax::object::{Array, Name, Object, Stream};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use super::shape::Shape;
use crate::{Refusal, limits};

/// The most that deflate can make of a byte.
pub(super) const MOST_INFLATED: usize = 1032;
/// Streams that hayro-syntax decodes are this long at most: LZW and encrypted object streams are not tried beforehand.
const UNTRIED: usize = 256 << 10;

/// What a stream holds.
pub(super) struct Decoded {
    pub(super) bytes: Vec<u8>,
    /// Its end could not be decoded.
    pub(super) cut: bool,
}

/// Decodes a stream to at most `limit` bytes. `None`: not data, unknown filters, or larger.
pub(super) fn decoded(stream: &Stream<'_>, limit: usize) -> Option<Decoded> {
    let raw = stream.raw_data();
    let filters = filters(stream);
    let mut bytes = raw.into_owned();
    let mut cut = false;
    if filters.iter().any(|filter| !is_own(filter)) || has_predictor(stream) {
        // One compressing filter, and short enough whatever it inflates to.
        let compressing = filters.iter().filter(|filter| is_compressing(filter)).count();
        let short = bytes.len() <= UNTRIED.min(limit / 16);
        return (short && compressing <= 1)
            .then(|| stream.decoded_data().ok())
            .flatten()
            .filter(|data| data.len() <= limit)
            .map(|data| Decoded { bytes: data.into_owned(), cut: false });
    }
    for filter in &filters {
        bytes = match filter.as_slice() {
            b"FlateDecode" | b"Fl" => {
                let (inflated, whole) = inflated(&bytes, limit)?;
                cut |= !whole;
                inflated
            }
            b"ASCII85Decode" | b"A85" => ascii85(&bytes),
            b"ASCIIHexDecode" | b"AHx" => ascii_hex(&bytes),
            _ => bytes,
        };
    }
    (bytes.len() <= limit).then_some(Decoded { bytes, cut })
}

fn filters(stream: &Stream<'_>) -> Vec<Vec<u8>> {
    const MOST: usize = 8;
    let dict = stream.dict();
    if let Some(name) = dict.get::<Name<'_>>("Filter") {
        return vec![name.to_vec()];
    }
    let names = dict.get::<Array<'_>>("Filter");
    names.iter().flat_map(Array::iter::<Name<'_>>).take(MOST).map(|name| name.to_vec()).collect()
}

fn is_own(filter: &[u8]) -> bool {
    matches!(
        filter,
        b"FlateDecode" | b"Fl" | b"ASCII85Decode" | b"A85" | b"ASCIIHexDecode" | b"AHx" | b"Crypt"
    )
}

fn is_compressing(filter: &[u8]) -> bool {
    matches!(filter, b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW" | b"RunLengthDecode" | b"RL")
}

fn has_predictor(stream: &Stream<'_>) -> bool {
    let parameters = stream.dict().get::<Object<'_>>("DecodeParms");
    let predicts = |object: Object<'_>| {
        object
            .into_dict()
            .and_then(|dict| dict.get::<i32>("Predictor"))
            .is_some_and(|predictor| predictor > 1)
    };
    match parameters {
        Some(Object::Array(array)) => array.iter::<Object<'_>>().take(8).any(predicts),
        Some(other) => predicts(other),
        None => false,
    }
}

/// Inflated bytes, and whether the data was sound to its end; `None`: more than `limit`.
fn inflated(data: &[u8], limit: usize) -> Option<(Vec<u8>, bool)> {
    match decompress_to_vec_zlib_with_limit(data, limit) {
        Ok(bytes) => Some((bytes, true)),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => None,
        // A wrong checksum behind sound data harms nothing.
        Err(error) if error.status == TINFLStatus::Adler32Mismatch => Some((error.output, true)),
        Err(error) => Some((error.output, false)),
    }
}

fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(data.len() / 5 * 4);
    let mut group = [b'u'; 5];
    let mut filled = 0;
    let mut flush = |group: &[u8; 5], digits: usize| {
        let value = group
            .iter()
            .fold(0u32, |value, &digit| value.wrapping_mul(85).wrapping_add(u32::from(digit - b'!')));
        bytes.extend_from_slice(&value.to_be_bytes()[..digits - 1]);
    };
    for &byte in data {
        match byte {
            b'!'..=b'u' => {
                group[filled] = byte;
                filled += 1;
            }
            b'z' if filled == 0 => flush(b"!!!!!", 5),
            b'~' => break,
            _ => {}
        }
        if filled == 5 {
            flush(&group, 5);
            (group, filled) = ([b'u'; 5], 0);
        }
    }
    if filled > 1 {
        flush(&group, filled);
    }
    bytes
}

fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|&&byte| byte != b'>');
    let digits: Vec<u8> =
        digits.filter_map(|&byte| u8::try_from(char::from(byte).to_digit(16)?).ok()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

/// Bytes of dictionaries that are looked at before a file is opened; sound ones have some hundred each.
const DICTIONARIES: usize = 64 << 20;

/// Tries each stream that may be inflated without a limit, before the file is opened.
pub(super) fn check(file: &[u8]) -> Result<(), Refusal> {
    let encrypted = find(file, b"/Encrypt", 0).is_some();
    let mut shape = Shape::default();
    let mut places = limits::PLACES;
    let mut left = 2 * limits::MEMBERS_TOGETHER;
    let mut looks = DICTIONARIES;
    let mut object = 0;
    let mut from = 0;
    while let Some(at) = find(file, b"stream", from) {
        from = at + b"stream".len();
        if file[..at].ends_with(b"end") {
            object = from;
            continue;
        }
        let before = &file[object..at];
        object = from;
        shape.look(before)?;
        let data = &file[from..];
        let data = data.strip_prefix(b"\r\n").or(data.strip_prefix(b"\n")).unwrap_or(data);
        let dictionary = dictionary(before);
        looks = looks.checked_sub(dictionary.len()).ok_or(Refusal::TooLarge)?;
        let has = |name: &[u8]| find(&dictionary, name, 0).is_some();
        let structural = has(b"ObjStm") || has(b"XRef");
        // Pictures and fonts are never decoded.
        if !structural && (has(b"/Image") || has(b"/Length1")) {
            continue;
        }
        if structural && (encrypted || has(b"LZW") || has(b"/RunLength")) {
            let length = find(data, b"endstream", 0).unwrap_or(data.len());
            if length > UNTRIED {
                return Err(Refusal::TooLarge);
            }
            continue;
        }
        if data.first().is_none_or(|byte| byte & 0x0F != 8) {
            continue;
        }
        let (inflated, _) = inflated(data, limits::MEMBER.min(left)).ok_or(Refusal::TooLarge)?;
        left -= inflated.len();
        if has(b"XRef") {
            places = places.checked_sub(inflated.len()).ok_or(Refusal::TooLarge)?;
        }
        if has(b"ObjStm") {
            shape.look(&inflated)?;
        }
        // Deflated twice.
        if inflated.first().is_some_and(|byte| byte & 0x0F == 8)
            && inflated.len() * MOST_INFLATED > limits::MEMBER
        {
            let (again, _) = self::inflated(&inflated, limits::MEMBER.min(left)).ok_or(Refusal::TooLarge)?;
            left -= again.len();
        }
    }
    shape.look(&file[object..])
}

/// The end of a stream's dictionary, names without escapes.
fn dictionary(before: &[u8]) -> Vec<u8> {
    const LONGEST: usize = 16 << 10;
    let text = &before[before.len().saturating_sub(LONGEST)..];
    let mut plain = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let escaped = || u8::from_str_radix(std::str::from_utf8(text.get(at + 1..at + 3)?).ok()?, 16).ok();
        match (text[at], escaped()) {
            (b'#', Some(byte)) => {
                plain.push(byte);
                at += 3;
            }
            (byte, _) => {
                plain.push(byte);
                at += 1;
            }
        }
    }
    plain
}

/// Where `needle` stands in `bytes` from `from` on.
pub(super) fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(next) = bytes.get(at..)?.iter().position(|&byte| byte == needle[0]) {
        at += next;
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}
