//! The engine for JavaScript: thin and typed. Everything it knows is in the `gongkai` crate.
//!
//! Documents cross the border as one JSON text that the browser's own `JSON.parse` turns into plain objects:
//! one call instead of thousands, and the same bytes as the command line writes (docs/decisions/0003).

use gongkai::{Media, render};
use wasm_bindgen::prelude::*;

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

/// What `parse` accepts beside the text. Anything missing or of another type counts as absent.
struct Options {
    media: Option<String>,
    name: Option<String>,
    changes: Vec<Change>,
}

/// A cell that the caller wants checked with another print.
struct Change {
    report: usize,
    cell: String,
    print: String,
}

impl Change {
    fn from(value: &JsValue) -> Option<Self> {
        let get = |key: &str| js_sys::Reflect::get(value, &key.into()).ok();
        let report = get("report").and_then(|at| at.as_f64()).unwrap_or_default();
        if report < 0.0 {
            return None;
        }
        // What is too large for any report saturates, and finds none.
        #[expect(clippy::cast_sign_loss, reason = "it is not negative")]
        let report = report as usize;
        Some(Change { report, cell: get("cell")?.as_string()?, print: get("print")?.as_string()? })
    }
}

impl Options {
    fn from(value: &ParseOptions) -> Self {
        let text = |key: &str| js_sys::Reflect::get(value, &key.into()).ok()?.as_string();
        let changes = js_sys::Reflect::get(value, &"changes".into()).unwrap_or_default();
        let changes = js_sys::Array::is_array(&changes).then(|| js_sys::Array::from(&changes));
        let changes =
            changes.iter().flat_map(js_sys::Array::iter).filter_map(|one| Change::from(&one)).collect();
        Options { media: text("media"), name: text("name"), changes }
    }

    fn read(&self, text: &str) -> gongkai::Document {
        let media = match self.media.as_deref() {
            Some("text/html") => Media::Html,
            _ => Media::PlainText,
        };
        let mut document = gongkai::read(text, media);
        document.name = self.name.clone().unwrap_or_default();
        for Change { report, cell, print } in &self.changes {
            gongkai::change(&mut document, *report, cell, print);
        }
        gongkai::check(&mut document);
        document
    }
}

/// Reads and checks a text. Never throws, whatever the text.
#[wasm_bindgen]
pub fn parse(text: &str, options: &ParseOptions) -> Document {
    object(&parse_json(text, options))
}

/// The same document as a JSON text, with `text` in it: byte for byte what `gongkai parse --with-text` prints.
#[wasm_bindgen(js_name = parseJson)]
pub fn parse_json(text: &str, options: &ParseOptions) -> String {
    render::json::document(&Options::from(options).read(text), true)
}

/// A text read, checked and written as the command line's `parse` writes it, for a file: CSV begins with the mark that
/// Excel needs. Other formats would make the engine larger (docs/figures.md); the page writes them from what it shows.
#[wasm_bindgen]
pub fn render(text: &str, options: &RenderOptions) -> String {
    let get = |key: &str| js_sys::Reflect::get(options, &key.into()).unwrap_or_default();
    let mut document = Options::from(options).read(text);
    if let Some(chosen) = get("report").as_f64() {
        // A place that is none leaves no report.
        let mut at = 0.0;
        document.reports.retain(|_| {
            at += 1.0;
            (chosen..chosen + 1.0).contains(&(at - 1.0))
        });
    }
    match get("format").as_string().as_deref() {
        Some("csv") => format!("{}{}", render::csv::BYTE_ORDER_MARK, render::csv::document(&document)),
        _ => render::json::document(&document, true),
    }
}

/// The rule catalogue.
#[wasm_bindgen]
pub fn rules() -> Rules {
    object(&render::json::rules())
}

/// The official forms: rows, columns, labels and geometry.
#[wasm_bindgen]
pub fn forms() -> Forms {
    object(&render::json::forms())
}

/// The version of the engine, such as `0.1.0`.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn object<T: JsCast>(json: &str) -> T {
    // Not `expect`: it would bring along the words for every kind of value there is.
    let Ok(value) = js_sys::JSON::parse(json) else { unreachable!("the engine writes valid JSON") };
    value.unchecked_into()
}
