//! What is handed over as plain objects through serde-wasm-bindgen.

use serde::Serialize;

/// `DecodedText` of `types.d.ts`.
#[derive(Serialize)]
pub(crate) struct DecodedText<'a> {
    pub(crate) text: &'a str,
    pub(crate) encoding: &'a str,
    pub(crate) damaged: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mishap: Option<Mishap>,
}

/// `mishap` of `DecodedText`.
#[derive(Serialize)]
pub(crate) struct Mishap {
    pub(crate) zh: &'static str,
    pub(crate) en: &'static str,
    pub(crate) undone: bool,
}
