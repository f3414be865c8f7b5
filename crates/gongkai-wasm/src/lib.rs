//! The engine for JavaScript: thin and typed. Everything it knows is in the `gongkai` crate.
//!
//! Documents cross the border as one JSON text that the browser's own `JSON.parse` turns into plain objects:
//! one call instead of thousands, and the same bytes as the command line writes (docs/decisions/0003). Catalogue and forms go over it
//! as plain objects through serde-wasm-bindgen ([`shape`]); options come the same way ([`value`]) and are checked here ([`options`]).

mod bytes;
mod options;
mod shape;
#[cfg(feature = "panic-switch")]
mod switch;
mod value;

use gongkai::render::docx;
use gongkai::render::json::Ruled;
use gongkai::render::paper::{self, Kind};
use gongkai::render::xlsx::Xlsx;
use gongkai::{render, stage};
use wasm_bindgen::prelude::*;

use options::{Office, Options};
use shape::CatalogueEntry;

/// Types of what crosses the border.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// `ParseOptions` of `types.d.ts`, or nothing.
    #[wasm_bindgen(typescript_type = "ParseOptions | undefined")]
    pub type ParseOptions;
    /// `RenderOptions` of `types.d.ts`, or nothing.
    #[wasm_bindgen(extends = ParseOptions, typescript_type = "RenderOptions | undefined")]
    pub type RenderOptions;
    /// `OfficeOptions` of `types.d.ts`, or nothing.
    #[wasm_bindgen(extends = ParseOptions, typescript_type = "OfficeOptions | undefined")]
    pub type OfficeOptions;
    /// `BytesOptions` of `types.d.ts`, or nothing.
    #[wasm_bindgen(extends = ParseOptions, typescript_type = "BytesOptions | undefined")]
    pub type BytesOptions;
    /// `DecodedText` of `types.d.ts`, or nothing.
    #[wasm_bindgen(typescript_type = "DecodedText | undefined")]
    pub type DecodedText;
    /// `RulesOptions` of `types.d.ts`, or nothing.
    #[wasm_bindgen(typescript_type = "RulesOptions | undefined")]
    pub type RulesOptions;
    /// `Document` of `types.d.ts`.
    #[wasm_bindgen(typescript_type = "Document")]
    pub type Document;
    /// `Rule[]` of `types.d.ts`.
    #[wasm_bindgen(typescript_type = "Rule[]")]
    pub type Rules;
    /// `Form[]` of `types.d.ts`.
    #[wasm_bindgen(typescript_type = "Form[]")]
    pub type Forms;
}

/// With every new instance, also after a panic: what the next one says (`gongkai_panic`).
#[wasm_bindgen(start, skip_typescript)]
fn install_panic_hook() {
    gongkai_panic::install("gongkai", VERSION, stage::current);
}

/// Reads and checks a text. Never throws, whatever the text; only options that are wrong do.
#[wasm_bindgen]
pub fn parse(text: &str, options: &ParseOptions) -> Result<Document, JsValue> {
    parse_json(text, options).map(|json| object(&json))
}

/// The same document as a JSON text, with `text` in it: byte for byte what `gongkai parse --with-text` prints.
#[wasm_bindgen(js_name = parseJson)]
pub fn parse_json(text: &str, options: &ParseOptions) -> Result<String, JsValue> {
    let options = Options::parsing(options)?;
    Ok(json(&options.read(text)))
}

/// Reads and checks a text in any encoding: by its mark, by what it declares, by what is plausible, or by `encoding` of the options. Never
/// throws, whatever the bytes; what is no text gives a document without reports that says so.
#[wasm_bindgen(js_name = parseBytes)]
pub fn parse_bytes(bytes: &[u8], options: &BytesOptions) -> Result<Document, JsValue> {
    let options = Options::decoding(options)?;
    let document = match bytes::decoded(bytes, options.encoding.as_deref()) {
        Some(decoded) => options.read_observed(&decoded.text, decoded.mishap.map(bytes::observed)),
        None => options.read_observed("", Some(bytes::no_text())),
    };
    Ok(object(&json(&document)))
}

/// The text of bytes in any encoding, as `parseBytes` reads it; nothing where they are no text.
#[wasm_bindgen]
pub fn decode(bytes: &[u8]) -> Result<DecodedText, JsValue> {
    let decoded =
        bytes::decoded(bytes, None).map_or(Ok(JsValue::UNDEFINED), |decoded| bytes::handed_over(&decoded));
    decoded.map(JsCast::unchecked_into)
}

/// A text read, checked and written as the command line's `parse` writes it, for a file: CSV begins with the mark that
/// Excel needs. Other formats would make the engine larger (docs/figures.md); the page writes them from what it shows.
#[wasm_bindgen]
pub fn render(text: &str, options: &RenderOptions) -> Result<String, JsValue> {
    let options = Options::rendering(options)?;
    let mut document = options.read(text);
    if let Some(chosen) = options.report {
        // A place that is none leaves no report.
        document.reports = document.reports.into_iter().skip(chosen).take(1).collect();
    }
    if !options.csv {
        return Ok(json(&document));
    }
    stage::enter("render");
    Ok([render::csv::BYTE_ORDER_MARK, &render::csv::document(&document)].concat())
}

/// A text read, checked and written for an office program, byte for byte what the command line writes: a paper about each report as
/// `.docx`, or a workbook as `.xlsx`. A notice that asks for nothing has no paper in it. Says in a paper how many cells hold numbers of `changes`.
#[wasm_bindgen]
pub fn office(text: &str, options: &OfficeOptions) -> Result<Vec<u8>, JsValue> {
    let options = Options::for_office(options)?;
    let document = options.read(text);
    stage::enter("render");
    let reports = document.reports.iter().enumerate();
    let chosen = reports.filter(|(at, _)| options.report.is_none_or(|report| report == *at));
    let Office::Paper(kind) = options.office.unwrap_or(Office::Paper(Kind::Annual)) else {
        let mut workbook = Xlsx::new(options.language);
        for (at, report) in chosen {
            workbook.report(&document, report, options.tried(at));
        }
        return Ok(workbook.finish());
    };
    let asked = chosen.filter(|(_, report)| kind != Kind::Notice || paper::is_noticeable(&document, report));
    let papers: Vec<_> = asked
        .map(|(at, report)| paper::of(&document, report, kind, options.language, options.tried(at)))
        .collect();
    Ok(docx::papers(kind, options.language, &papers))
}

/// The rule catalogue, and behind it the text rules of the options, each as the options have it.
#[wasm_bindgen]
pub fn rules(options: &RulesOptions) -> Result<Rules, JsValue> {
    let selection = options::selection(options)?;
    let own = |rule| Ruled { rule, severity: selection.selects(rule).then(|| selection.severity(rule)) };
    let rules = gongkai::check::RULES.iter().copied().map(own).map(CatalogueEntry::Rule);
    let texts = selection.text_rules().map(|(rule, severity)| CatalogueEntry::Text(Ruled { rule, severity }));
    let catalogue: Vec<CatalogueEntry<'_>> = rules.chain(texts).collect();
    shape::plain(&catalogue)
}

/// The official forms: rows, columns, labels, identities and geometry.
#[wasm_bindgen]
pub fn forms() -> Result<Forms, JsValue> {
    shape::plain(&gongkai::form::FORMS[..])
}

/// The version of the engine, such as `0.1.0`.
#[wasm_bindgen]
pub fn version() -> String {
    VERSION.to_owned()
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A document with its text.
fn json(document: &gongkai::Document) -> String {
    stage::enter("render");
    render::json::document(document, true)
}

fn object<T: JsCast>(json: &str) -> T {
    // Not `expect`: it would bring along the words for every kind of value there is.
    let Ok(value) = js_sys::JSON::parse(json) else { unreachable!("the engine writes valid JSON") };
    value.unchecked_into()
}
