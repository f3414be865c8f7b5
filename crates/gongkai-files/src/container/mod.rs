//! Files within files: zip archives, compound files.

pub(crate) mod zip;
