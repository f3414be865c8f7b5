//! PDF files, taken apart into objects with decoded streams, and put together with a table of their places.

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use crate::{Part, Random};

/// The name of the part that is the trailer.
const TRAILER: &str = "trailer";

/// The objects of a file, those in object streams among them, and the trailer; `None`: encrypted, or not understood.
pub(crate) fn parts(file: &[u8]) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut trailer = Vec::new();
    let mut from = 0;
    while let Some(at) = find(file, b" obj", from) {
        from = at + 4;
        let Some(number) = number_before(file, at) else { continue };
        let end = find(file, b"endobj", from)?;
        // Binary data may hold anything: what is said to be its length is asked first.
        let stream = find(&file[..end], b"stream", from);
        let Some(stream) = stream else {
            parts.push(Part::new(&format!("{number}"), file[from..end].trim_ascii().to_vec()));
            from = end;
            continue;
        };
        let dictionary = file[from..stream].trim_ascii().to_vec();
        let skip = if file[stream + 6..].starts_with(b"\r\n") { 8 } else { 7 };
        let data = file.get(stream + skip..)?;
        let direct = length(&dictionary).filter(|length| data.get(*length..).is_some_and(ends_stream));
        let length = match direct {
            Some(length) => length,
            None => find(data, b"endstream", 0)?,
        };
        let raw = data[..length].to_vec();
        from = stream + skip + length;
        let (dictionary, data) = plain(dictionary, raw);
        if has(&dictionary, b"/XRef") {
            trailer = dictionary;
        } else if has(&dictionary, b"/ObjStm") {
            parts.extend(unpacked(&dictionary, &data)?);
        } else {
            parts.push(Part { name: format!("{number}"), head: dictionary, data });
        }
    }
    if let Some(at) = find(file, b"trailer", 0) {
        let end = find(file, b"startxref", at).unwrap_or(file.len());
        trailer = file[at + 7..end].trim_ascii().to_vec();
    }
    if trailer.is_empty() || has(&trailer, b"/Encrypt") {
        return None;
    }
    for key in
        [&b"/Prev"[..], b"/XRefStm", b"/W", b"/Index", b"/Length", b"/Type", b"/Filter", b"/DecodeParms"]
    {
        trailer = without(trailer, key);
    }
    parts.push(Part::new(TRAILER, trailer));
    Some(parts)
}

fn ends_stream(behind: &[u8]) -> bool {
    behind.trim_ascii_start().starts_with(b"endstream")
}

/// The stream without its compression, where that can be undone; programs of fonts and pictures, which are never read,
/// cut short.
fn plain(dictionary: Vec<u8>, raw: Vec<u8>) -> (Vec<u8>, Vec<u8>) {
    const MOST: usize = 4 << 20;
    let is_never_read = has(&dictionary, b"/Length1")
        || has(&dictionary, b"/FontFile")
        || has(&dictionary, b"/CIDFontType0C")
        || has(&dictionary, b"/Type1C")
        || has(&dictionary, b"/OpenType")
        || has(&dictionary, b"/Image");
    if is_never_read && raw.len() > 64 {
        return (without(dictionary, b"/Length"), raw[..64].to_vec());
    }
    let one_filter = find(&dictionary, b"/FlateDecode", 0).is_some() && !has(&dictionary, b"85Decode");
    let is_predicted = has(&dictionary, b"/Predictor") && !has(&dictionary, b"/XRef");
    if !one_filter || is_predicted {
        return (without(dictionary, b"/Length"), raw);
    }
    match decompress_to_vec_zlib_with_limit(&raw, MOST) {
        Ok(data) => {
            let bare = without(without(without(dictionary, b"/Length"), b"/Filter"), b"/DecodeParms");
            (bare, data)
        }
        Err(_) => (without(dictionary, b"/Length"), raw),
    }
}

/// The objects of an object stream.
fn unpacked(dictionary: &[u8], data: &[u8]) -> Option<Vec<Part>> {
    let (count, first) = (entry(dictionary, b"/N")?, entry(dictionary, b"/First")?);
    let head = std::str::from_utf8(data.get(..first)?).ok()?;
    let numbers: Vec<usize> = head.split_ascii_whitespace().filter_map(|word| word.parse().ok()).collect();
    let pairs: Vec<(usize, usize)> =
        numbers.chunks_exact(2).take(count).map(|pair| (pair[0], pair[1])).collect();
    let end = |at: usize| pairs.get(at + 1).map_or(data.len(), |(_, offset)| first + offset);
    let object = |(at, (number, offset)): (usize, &(usize, usize))| {
        Some(Part::new(&format!("{number}"), data.get(first + offset..end(at))?.to_vec()))
    };
    pairs.iter().enumerate().map(object).collect()
}

/// A file of these objects, its places in a table, in a stream, or not told at all.
pub(crate) fn pack(parts: &[Part], random: &mut Random) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places: Vec<(usize, usize)> = Vec::new();
    let trailer: &[u8] = parts.iter().find(|part| part.name == TRAILER).map_or(b"<<>>", |part| &part.data);
    let is_object = |part: &&Part| part.name.parse::<usize>().is_ok();
    for part in parts.iter().filter(is_object) {
        let number = part.name.parse().expect("checked");
        places.push((number, file.len()));
        file.extend(format!("{number} 0 obj\n").bytes());
        if part.head.is_empty() {
            file.extend(&part.data);
        } else {
            let body = part.head.strip_suffix(b">>").unwrap_or(&part.head);
            file.extend(body);
            file.extend(format!("/Length {}>>\nstream\n", part.data.len()).bytes());
            file.extend(&part.data);
            file.extend(b"\nendstream");
        }
        file.extend(b"\nendobj\n");
    }
    let size = places.iter().map(|(number, _)| number + 1).max().unwrap_or(1).min(100_000);
    let entries = trailer.strip_prefix(b"<<").and_then(|rest| rest.strip_suffix(b">>")).unwrap_or(trailer);
    let start = file.len();
    match random.below(8) {
        0 => file.extend([b"trailer <<", entries, b">>\n"].concat()),
        1 => {
            let mut table = vec![0; size * 6];
            for (number, place) in places.iter().filter(|(number, _)| *number < size) {
                table[number * 6] = 1;
                let place = u32::try_from(*place).expect("small files").to_be_bytes();
                table[number * 6 + 1..number * 6 + 5].copy_from_slice(&place);
            }
            let head = format!(
                "{size} 0 obj\n<</Type/XRef/W[1 4 1]/Index[0 {size}]/Size {size}/Length {}",
                table.len()
            );
            file.extend(
                [head.as_bytes(), entries, b">>\nstream\n", &table, b"\nendstream\nendobj\n"].concat(),
            );
        }
        _ => {
            let mut table = vec![String::from("0000000000 65535 f \n"); size];
            for (number, place) in places.iter().filter(|(number, _)| *number < size) {
                table[*number] = format!("{place:010} 00000 n \n");
            }
            file.extend(format!("xref\n0 {size}\n{}trailer <<", table.concat()).bytes());
            file.extend([entries, b">>\n"].concat());
        }
    }
    file.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    file
}

fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let at = bytes.get(from..)?.windows(needle.len()).position(|window| window == needle);
    at.map(|at| at + from)
}

fn has(bytes: &[u8], needle: &[u8]) -> bool {
    find(bytes, needle, 0).is_some()
}

/// The object's number before `0 obj`.
fn number_before(file: &[u8], at: usize) -> Option<usize> {
    let before = &file[at.saturating_sub(20)..at];
    let text: String = before.iter().map(|byte| char::from(*byte)).collect();
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let [.., number, generation] = words[..] else { return None };
    generation.parse::<usize>().ok().and(number.parse().ok())
}

fn length(dictionary: &[u8]) -> Option<usize> {
    entry(dictionary, b"/Length").filter(|_| !has(dictionary, b" 0 R/Length"))
}

/// A number in a dictionary.
fn entry(dictionary: &[u8], key: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = find(dictionary, key, from)? + key.len();
        let rest = dictionary[at..].trim_ascii_start();
        let digits: String =
            rest.iter().take_while(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)).collect();
        let is_reference = rest[digits.len()..].trim_ascii_start().starts_with(b"0 R");
        if let (Ok(value), false) = (digits.parse(), is_reference) {
            return Some(value);
        }
        from = at;
    }
}

/// The dictionary without an entry: a name, a number, a reference, an array or a dictionary without others in it.
fn without(mut dictionary: Vec<u8>, key: &[u8]) -> Vec<u8> {
    let mut from = 0;
    while let Some(at) = find(&dictionary, key, from) {
        let behind = at + key.len();
        from = behind;
        if dictionary.get(behind).is_none_or(u8::is_ascii_alphanumeric) {
            continue;
        }
        let rest = &dictionary[behind..];
        let trimmed = rest.trim_ascii_start();
        let lead = rest.len() - trimmed.len();
        let value = match trimmed {
            [b'[', ..] => find(trimmed, b"]", 0).map_or(trimmed.len(), |end| end + 1),
            [b'<', b'<', ..] => find(trimmed, b">>", 0).map_or(trimmed.len(), |end| end + 2),
            [first, rest @ ..] => {
                let is_end = |byte: &u8| matches!(byte, b'/' | b'>' | b'<' | b'[');
                let _ = first;
                1 + rest.iter().position(is_end).unwrap_or(rest.len())
            }
            [] => 0,
        };
        dictionary.drain(at..behind + lead + value);
        from = at;
    }
    dictionary
}
