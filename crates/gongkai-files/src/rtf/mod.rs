//! Rich Text Format, as Word, WPS and LibreOffice write it (Rich Text Format Specification 1.9.1).

mod charsets;
mod document;
mod tokens;

#[cfg(test)]
mod tests;

use crate::{Decode, Extract, Refusal};

/// Reads an RTF document.
pub(crate) fn read(bytes: &[u8], decode: Decode<'_>) -> Result<Extract, Refusal> {
    document::read(bytes, decode)
}
