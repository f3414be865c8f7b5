//! What is handed over as plain objects through serde-wasm-bindgen.

use gongkai::check::{Rule, TextRule};
use gongkai::render::json::Ruled;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// What JSON would give, without the text between: objects and arrays, `null` for nothing. Fails where an object of JavaScript cannot be made,
/// which a page that changed `Object` can bring about.
pub(crate) fn plain<T: JsCast>(value: &(impl Serialize + ?Sized)) -> Result<T, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?.unchecked_into())
}

/// `Rule` of `types.d.ts`: of the catalogue, or written by the user.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum CatalogueEntry<'a> {
    Rule(Ruled<&'a Rule>),
    Text(Ruled<&'a TextRule>),
}

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
