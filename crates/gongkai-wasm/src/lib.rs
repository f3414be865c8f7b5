//! The engine for JavaScript: thin and typed. Everything it knows is in the `gongkai` crate.
//!
//! Documents cross the border as one JSON text that the browser's own `JSON.parse` turns into plain objects:
//! one call instead of thousands, and the same bytes as the command line writes (docs/decisions/0003).

#[cfg(feature = "panic-switch")]
mod switch;

use gongkai::check::{Choice, ChoiceError};
use gongkai::{Media, Message, Observation, ObservationKind, Origin, Selection, Severity, Touches, render};
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
    file: JsValue,
    changes: Vec<Change>,
    selection: Selection,
}

/// A cell that the caller wants checked with another print.
struct Change {
    report: usize,
    cell: String,
    print: String,
}

impl Change {
    fn from(value: &JsValue) -> Option<Self> {
        let report = get(value, "report").as_f64().unwrap_or_default();
        if report < 0.0 {
            return None;
        }
        // What is too large for any report saturates, and finds none.
        #[expect(clippy::cast_sign_loss, reason = "it is not negative")]
        let report = report as usize;
        Some(Change {
            report,
            cell: get(value, "cell").as_string()?,
            print: get(value, "print").as_string()?,
        })
    }
}

/// What the options say about rules.
fn choice(options: &JsValue) -> Result<Choice, ChoiceError> {
    let mut choice = Choice::default();
    for (key, wish) in [("select", Choice::select as fn(Choice, &str) -> _), ("ignore", Choice::ignore)] {
        for name in items(&get(options, key)) {
            if let Some(name) = name.as_string() {
                choice = wish(choice, &name)?;
            }
        }
    }
    let severities = get(options, "severity");
    if severities.is_object() {
        for name in items(&js_sys::Object::keys(severities.unchecked_ref::<js_sys::Object>())) {
            let name = name.as_string().unwrap_or_default();
            if let Some(severity) = get(&severities, &name).as_string().as_deref().and_then(Severity::parse) {
                choice = choice.severity(&name, severity)?;
            }
        }
    }
    Ok(choice)
}

/// `FileOrigin` of `types.d.ts`; what is absent or of another type counts as nothing.
fn origin(file: &JsValue, text: &str) -> Origin {
    let media = get(file, "media").as_string().unwrap_or_default();
    let observations = items(&get(file, "notices")).iter().map(|notice| observation(notice, text)).collect();
    let mut bytes = Bytes::new(text);
    let pages = items(&get(file, "pages")).iter().map(|at| bytes.at(at)).collect();
    Origin { media, observations, pages }
}

fn observation(notice: &JsValue, text: &str) -> Observation {
    let string = |value: &JsValue, key| get(value, key).as_string().unwrap_or_default();
    let kind = match string(notice, "code").as_str() {
        "FILE-CHARACTERS" => ObservationKind::Characters,
        "FILE-NUMBERS" => ObservationKind::Numbers,
        "FILE-CHANGES" => ObservationKind::Changes,
        "FILE-HIDDEN" => ObservationKind::Hidden,
        "FILE-NUMBERING" => ObservationKind::Numbering,
        _ => ObservationKind::Unread,
    };
    let message = get(notice, "message");
    let touches = get(notice, "touches");
    let touches = match touches.as_string().as_deref() {
        Some("nothing") => Touches::Nothing,
        None if js_sys::Array::is_array(&touches) => {
            let mut bytes = Bytes::new(text);
            let mut place = |place: &JsValue| {
                let ends = items(place);
                let mut end = |at: usize| ends.get(at).map_or(0, |end| bytes.at(end));
                end(0)..end(1)
            };
            Touches::Ranges(items(&touches).iter().map(&mut place).collect())
        }
        // What is not known is doubted.
        _ => Touches::Everything,
    };
    Observation { kind, message: Message::new(string(&message, "zh"), string(&message, "en")), touches }
}

/// Converts places of a text from UTF-16 units to bytes, in ascending order: one pass over the text for all of them.
struct Bytes<'a> {
    rest: std::str::Chars<'a>,
    unit: usize,
    byte: usize,
}

impl<'a> Bytes<'a> {
    fn new(text: &'a str) -> Bytes<'a> {
        Bytes { rest: text.chars(), unit: 0, byte: 0 }
    }

    /// Places before the last one asked for count as that, those behind the end as the end.
    fn at(&mut self, unit: &JsValue) -> usize {
        let unit = unit.as_f64().unwrap_or_default();
        #[expect(clippy::cast_sign_loss, reason = "what is negative saturates to 0")]
        let unit = unit as usize;
        while self.unit < unit
            && let Some(c) = self.rest.next()
        {
            self.unit += c.len_utf16();
            self.byte += c.len_utf8();
        }
        self.byte
    }
}

/// A property, or undefined.
fn get(value: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(value, &key.into()).unwrap_or_default()
}

/// What an array holds; nothing of anything else.
fn items(value: &JsValue) -> Vec<JsValue> {
    if !js_sys::Array::is_array(value) {
        return Vec::new();
    }
    value.unchecked_ref::<js_sys::Array>().iter().collect()
}

impl Options {
    /// Fails where a rule is named that does not exist; anything else that is wrong counts as absent.
    fn from(value: &ParseOptions) -> Result<Self, JsValue> {
        let text = |key: &str| get(value, key).as_string();
        let changes = items(&get(value, "changes")).iter().filter_map(Change::from).collect();
        let choice = choice(value).map_err(|error| {
            let message = error.message();
            js_sys::Error::new(&[message.zh, message.en].join(" / "))
        })?;
        let selection = Selection::default().then(&choice);
        Ok(Options { media: text("media"), name: text("name"), file: get(value, "file"), changes, selection })
    }

    fn read(&self, text: &str) -> gongkai::Document {
        #[cfg(feature = "panic-switch")]
        switch::obey(text);
        let media = match self.media.as_deref() {
            Some("text/html") => Media::Html,
            _ => Media::PlainText,
        };
        let mut document = gongkai::read_file(text, media, origin(&self.file, text));
        document.name = self.name.clone().unwrap_or_default();
        for Change { report, cell, print } in &self.changes {
            gongkai::change(&mut document, *report, cell, print);
        }
        gongkai::check_with(&mut document, &self.selection);
        document
    }
}

/// Reads and checks a text. Never throws, whatever the text; only options that name a rule that does not exist do.
#[wasm_bindgen]
pub fn parse(text: &str, options: &ParseOptions) -> Result<Document, JsValue> {
    parse_json(text, options).map(|json| object(&json))
}

/// The same document as a JSON text, with `text` in it: byte for byte what `gongkai parse --with-text` prints.
#[wasm_bindgen(js_name = parseJson)]
pub fn parse_json(text: &str, options: &ParseOptions) -> Result<String, JsValue> {
    Ok(render::json::document(&Options::from(options)?.read(text), true))
}

/// A text read, checked and written as the command line's `parse` writes it, for a file: CSV begins with the mark that
/// Excel needs. Other formats would make the engine larger (docs/figures.md); the page writes them from what it shows.
#[wasm_bindgen]
pub fn render(text: &str, options: &RenderOptions) -> Result<String, JsValue> {
    let mut document = Options::from(options)?.read(text);
    if let Some(chosen) = get(options, "report").as_f64() {
        // A place that is none leaves no report.
        let mut at = 0.0;
        document.reports.retain(|_| {
            at += 1.0;
            (chosen..chosen + 1.0).contains(&(at - 1.0))
        });
    }
    Ok(match get(options, "format").as_string().as_deref() {
        Some("csv") => format!("{}{}", render::csv::BYTE_ORDER_MARK, render::csv::document(&document)),
        _ => render::json::document(&document, true),
    })
}

/// The rule catalogue.
#[wasm_bindgen]
pub fn rules() -> Rules {
    object(&render::json::rules())
}

/// The official forms: rows, columns, labels, identities and geometry.
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
