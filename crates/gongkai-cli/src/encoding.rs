//! From bytes to text. Which encoding they are in is for `gongkai-encoding` to say; the tables of characters are `encoding_rs`'s.

use encoding_rs::Encoding;
pub(crate) use gongkai_encoding::Decoded;

/// Decodes; `None` when the bytes are not text in any encoding known here.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded> {
    gongkai_encoding::decode(bytes, None, &labelled)
}

/// Decodes bytes in a named encoding, for the readers of files.
pub(crate) fn labelled(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}
