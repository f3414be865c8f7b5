//! From documents to the formats that people and programs want: one file per format.

pub mod json;
