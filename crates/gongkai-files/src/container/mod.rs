//! Files within files: zip archives, compound files.

pub(crate) mod compound;
pub(crate) mod zip;
