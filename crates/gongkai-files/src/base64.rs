//! Base64 as files hold it: with line breaks, with or without padding.

/// The bytes; what is no sign of base64 is passed over, as mail programs do.
pub(crate) fn decoded(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for &byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                // Padding ends a group; another may follow.
                (bits, held) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn groups_padding_and_line_breaks() {
        assert_eq!(decoded(b"6KGo\r\n5LqM"), "表二".as_bytes());
        assert_eq!(decoded(b"YQ=="), b"a");
        assert_eq!(decoded(b"YQ==YWI="), b"aab");
        assert_eq!(decoded(b"YWI"), b"ab");
        assert_eq!(decoded(b"!!"), b"");
    }
}
