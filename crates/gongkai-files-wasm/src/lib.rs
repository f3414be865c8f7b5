//! The readers of files for JavaScript: thin and typed. Everything it knows is in the `gongkai-files` crate.
//!
//! A module apart from the engine: who only pastes text never unpacks it (docs/decisions/0015).

use std::ops::Range;

use gongkai_files::{Extract, Format, Member, Notice, Outcome, Refusal, TextMedia, Touches, Words};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{TextDecoder, TextDecoderOptions};

/// Types of what crosses the border.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("files.d.ts");

#[wasm_bindgen]
extern "C" {
    /// `FileOutcome` of `files.d.ts`.
    #[wasm_bindgen(typescript_type = "FileOutcome")]
    pub type FileOutcome;
    /// `DecodedText` of `files.d.ts`, or nothing.
    #[wasm_bindgen(typescript_type = "DecodedText | undefined")]
    pub type DecodedText;
    /// Called with pages done and pages in all while a file of many pages is read.
    #[wasm_bindgen(typescript_type = "((done: number, total: number) => void) | undefined")]
    pub type Watch;
}

/// With every new instance, also after a panic: what the next one says (`gongkai_panic`).
#[wasm_bindgen(start, skip_typescript)]
fn install_panic_hook() {
    gongkai_panic::install("gongkai/files", env!("CARGO_PKG_VERSION"), || "");
}

/// Reads a file: its text with notices, the members of an archive, or why it is not read. The content decides the
/// format. Never throws; files made to exhaust memory end at the limits of `gongkai-files`, or else trap, after which
/// the module must be instantiated anew.
#[wasm_bindgen(js_name = readFile)]
pub fn read_file(bytes: &[u8], watch: &Watch) -> FileOutcome {
    #[cfg(feature = "panic-switch")]
    fault_on_demand(bytes);
    let watch = watch.dyn_ref::<Function>();
    let passed = |done: usize, total: usize| {
        if let Some(watch) = watch {
            // Whatever it throws is the caller's.
            let _ = watch.call2(&JsValue::UNDEFINED, &number(done), &number(total));
        }
    };
    outcome(gongkai_files::read_watched(bytes, &decoded, &passed)).unchecked_into()
}

/// The text of bytes that are no file of a format known here, in whatever encoding; nothing where they are no text. The same as the engine's
/// `decode`, for callers that have only this module.
#[wasm_bindgen]
pub fn decode(bytes: &[u8]) -> DecodedText {
    let Some(found) = gongkai_encoding::decode(bytes, None, &decoded) else {
        return JsValue::UNDEFINED.unchecked_into();
    };
    let text = Object::new();
    set(&text, "text", &found.text.as_str().into());
    set(&text, "encoding", &found.encoding.as_str().into());
    set(&text, "damaged", &number(found.broken));
    if let Some(found) = found.mishap {
        let (zh, en) = found.sentence();
        let mishap = Object::new();
        set(&mishap, "zh", &zh.into());
        set(&mishap, "en", &en.into());
        set(&mishap, "undone", &found.is_undone().into());
        set(&text, "mishap", &mishap);
    }
    text.unchecked_into()
}

/// Ends the call where a file asks for it, as the engine's switch.rs does.
#[cfg(feature = "panic-switch")]
fn fault_on_demand(bytes: &[u8]) {
    assert!(!bytes.ends_with(b"panic-switch"), "the test asked for a panic");
}

/// What is said of an archive that stands too deep in others to be opened, for callers that open the members of archives and
/// of mails: they count how deep they are.
#[wasm_bindgen(js_name = tooDeep)]
pub fn too_deep() -> FileOutcome {
    refused(Format::Zip, Refusal::TooDeep).unchecked_into()
}

/// As the browser decodes; marks at the beginning stay, as the readers expect.
fn decoded(label: &str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    // web-sys does not know this one.
    set(&options, "ignoreBOM", &JsValue::TRUE);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

fn outcome(outcome: Outcome) -> JsValue {
    match outcome {
        Outcome::Text => object("text", &[]),
        Outcome::Read { format, extract } => read(format, &extract),
        Outcome::Archive(members) => {
            let members: Array = members.into_iter().map(member).collect();
            object("archive", &[("members", members.into())])
        }
        Outcome::Refused { format, reason } => refused(format, reason),
    }
}

fn read(format: Format, extract: &Extract) -> JsValue {
    let Extract { text, media, notices, pages } = extract;
    let mut units = Units::new(text);
    let pages: Array = pages.iter().map(|&at| number(units.at(at))).collect();
    let notices: Array = notices.iter().map(|one| notice(one, text)).collect();
    let media = match media {
        TextMedia::Html => "text/html",
        TextMedia::Plain => "text/plain",
    };
    let fields = [
        ("format", format_of(format)),
        ("text", text.as_str().into()),
        ("media", media.into()),
        ("notices", notices.into()),
        ("pages", pages.into()),
    ];
    object("read", &fields)
}

fn notice(notice: &Notice, text: &str) -> JsValue {
    let touches = match &notice.touches {
        Touches::Nothing => "nothing".into(),
        Touches::Everything => "everything".into(),
        Touches::Ranges(ranges) => {
            let mut units = Units::new(text);
            let mut place = |range: &Range<usize>| -> JsValue {
                Array::of2(&number(units.at(range.start)), &number(units.at(range.end))).into()
            };
            ranges.iter().map(&mut place).collect::<Array>().into()
        }
    };
    let fields = [
        ("code", notice.kind.group().code().into()),
        ("message", words(&notice.sentence())),
        ("touches", touches),
    ];
    fields_of(&fields)
}

fn member(Member { name, bytes }: Member) -> JsValue {
    let content = match bytes {
        Ok(bytes) => ("bytes", Uint8Array::from(bytes.as_slice()).into()),
        Err(reason) => ("refused", refused(Format::Zip, reason)),
    };
    fields_of(&[("name", name.into()), content])
}

fn refused(format: Format, reason: Refusal) -> JsValue {
    let fields = [
        ("format", format_of(format)),
        ("reason", reason.name().into()),
        ("message", words(&reason.sentence(format))),
    ];
    object("refused", &fields)
}

fn format_of(format: Format) -> JsValue {
    fields_of(&[("media", format.media_type().into()), ("name", words(&format.name()))])
}

fn words(words: &Words) -> JsValue {
    fields_of(&[("zh", words.zh.as_str().into()), ("en", words.en.as_str().into())])
}

/// An object of a kind.
fn object(kind: &str, fields: &[(&str, JsValue)]) -> JsValue {
    let object = fields_of(fields);
    set(&object, "kind", &kind.into());
    object
}

fn fields_of(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new().into();
    for (key, value) in fields {
        set(&object, key, value);
    }
    object
}

fn set(object: &JsValue, key: &str, value: &JsValue) {
    // Nothing stands in the way of a property of a new object.
    let _ = Reflect::set(object, &key.into(), value);
}

fn number(n: usize) -> JsValue {
    JsValue::from(n as u32)
}

/// Converts places of a text from bytes to UTF-16 units, in ascending order: one pass over the text for all of them.
struct Units<'a> {
    text: &'a [u8],
    byte: usize,
    unit: usize,
}

impl<'a> Units<'a> {
    fn new(text: &'a str) -> Units<'a> {
        Units { text: text.as_bytes(), byte: 0, unit: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        for &byte in self.text.get(self.byte..byte).unwrap_or_default() {
            self.unit += usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0);
        }
        self.byte = self.byte.max(byte);
        self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_javascript_does() {
        let text = "表二𠮷a，三";
        let mut units = Units::new(text);
        for (at, _) in text.char_indices() {
            assert_eq!(units.at(at), text[..at].encode_utf16().count());
        }
        assert_eq!(units.at(text.len()), text.encode_utf16().count());
    }
}
