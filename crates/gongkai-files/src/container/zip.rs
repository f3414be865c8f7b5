//! Zip archives: members by name, inflated within limits.

use std::borrow::Cow;
use std::cell::Cell;

use miniz_oxide::inflate::TINFLStatus;
use rawzip::extra_fields::ExtraFieldId;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use crate::map::ByName;
use crate::{Decode, Refusal, limits};

/// An archive whose directory was read.
pub(crate) struct Zip<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    entries: Vec<Entry>,
    /// Names in small letters, to the last entry that has it: the one that programs show.
    index: ByName<usize>,
    /// Bytes that may still be inflated.
    left: Cell<usize>,
}

/// A file in the archive.
pub(crate) struct Entry {
    /// Its path with `/`, not beginning with one.
    pub(crate) name: String,
    wayfinder: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    encrypted: bool,
}

impl<'a> Zip<'a> {
    /// Reads the directory.
    pub(crate) fn open(bytes: &'a [u8], decode: Decode<'_>) -> Result<Zip<'a>, Refusal> {
        Zip::open_within(bytes, limits::MEMBERS_TOGETHER, decode)
    }

    /// Reads the directory of an archive of which so many bytes may be inflated.
    pub(crate) fn open_within(bytes: &'a [u8], left: usize, decode: Decode<'_>) -> Result<Zip<'a>, Refusal> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| Refusal::Damaged)?;
        let mut entries = Vec::new();
        let mut records = archive.entries();
        while let Some(record) = records.next_entry().map_err(|_| Refusal::Damaged)? {
            if record.is_dir() {
                continue;
            }
            if entries.len() == limits::MEMBERS {
                return Err(Refusal::TooMany);
            }
            let unicode = record.extra_fields().find(|(id, _)| *id == ExtraFieldId::new(0x7075));
            entries.push(Entry {
                name: name(
                    record.file_path().as_bytes(),
                    record.flags().is_utf8(),
                    unicode.map(|(_, data)| data),
                    decode,
                ),
                wayfinder: record.wayfinder(),
                method: record.compression_method(),
                encrypted: record.flags().is_encrypted(),
            });
        }
        let index =
            entries.iter().enumerate().map(|(at, entry)| (entry.name.to_ascii_lowercase(), at)).collect();
        Ok(Zip { archive, entries, index, left: Cell::new(left) })
    }

    /// How many bytes may still be inflated.
    pub(crate) fn left(&self) -> usize {
        self.left.get()
    }

    /// Sets that, where other archives take from the same.
    pub(crate) fn set_left(&self, left: usize) {
        self.left.set(left);
    }

    /// The files, in the directory's order.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether there is a file of that name, in whatever letters.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.index.contains(name.to_ascii_lowercase())
    }

    /// A file's bytes by its name, in whatever letters; `None`: there is none.
    pub(crate) fn get(&self, name: &str) -> Option<Result<Cow<'a, [u8]>, Refusal>> {
        let name = name.trim_start_matches('/').to_ascii_lowercase();
        self.index.get(name).map(|&at| self.bytes(&self.entries[at]))
    }

    /// The bytes of a file: its own where they are stored, inflated otherwise.
    pub(crate) fn bytes(&self, entry: &Entry) -> Result<Cow<'a, [u8]>, Refusal> {
        if entry.encrypted {
            return Err(Refusal::Password);
        }
        let member = self.archive.get_entry(entry.wayfinder).map_err(|_| Refusal::Damaged)?;
        // `data()` borrows the archive; the same bytes are taken from the input.
        let (from, to) = member.compressed_data_range();
        let range = usize::try_from(from).ok().zip(usize::try_from(to).ok());
        let data: &'a [u8] =
            range.and_then(|(from, to)| self.archive.get_ref().get(from..to)).ok_or(Refusal::Damaged)?;
        let limit = limits::MEMBER.min(self.left.get());
        let bytes = match entry.method {
            CompressionMethod::STORE if data.len() <= limit => Cow::Borrowed(data),
            CompressionMethod::STORE => return Err(Refusal::TooLarge),
            CompressionMethod::DEFLATE => {
                match miniz_oxide::inflate::decompress_to_vec_with_limit(data, limit) {
                    Ok(bytes) => Cow::Owned(bytes),
                    Err(error) if error.status == TINFLStatus::HasMoreOutput => {
                        return Err(Refusal::TooLarge);
                    }
                    Err(_) => return Err(Refusal::Damaged),
                }
            }
            _ => return Err(Refusal::OtherArchive),
        };
        self.left.set(self.left.get() - bytes.len());
        if crc32(&bytes) != member.claim_verifier().crc {
            return Err(Refusal::Damaged);
        }
        Ok(bytes)
    }
}

/// The checksum of a member. The library's own has tables of 16 KB that do not compress, 6 % of the module for browsers.
fn crc32(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ POLYNOMIAL } else { crc >> 1 };
    let table: [u32; 256] = std::array::from_fn(|byte| (0..8).fold(byte as u32, |crc, _| step(crc)));
    !bytes.iter().fold(!0, |crc, &byte| (crc >> 8) ^ table[usize::from(crc as u8 ^ byte)])
}

/// A name in UTF-8 or, as Chinese programs write it without saying so, in GBK.
fn name(bytes: &[u8], utf8: bool, unicode: Option<&[u8]>, decode: Decode<'_>) -> String {
    // Info-ZIP Unicode path: version, checksum of the other name, name.
    let unicode = unicode.and_then(|data| std::str::from_utf8(data.get(5..)?).ok());
    let name = match (unicode, std::str::from_utf8(bytes)) {
        (Some(name), _) if !utf8 => name.to_owned(),
        (_, Ok(name)) => name.to_owned(),
        _ => decode("gb18030", bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned()),
    };
    name.replace('\\', "/").trim_start_matches('/').to_owned()
}
