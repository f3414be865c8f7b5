//! Bytes of a text in any encoding. Which it is is for `gongkai-encoding` to say; the tables of characters are those of `TextDecoder`,
//! which pages, workers and Node have.

use gongkai::{Message, Observation, ObservationKind, Touches};
pub(crate) use gongkai_encoding::Decoded;
use gongkai_encoding::Mishap;
use wasm_bindgen::JsValue;
use web_sys::TextDecoder;

/// Decodes; nothing when the bytes are no text, or not in the encoding asked for. `forced`: the label of the encoding, if it is known.
pub(crate) fn decoded(bytes: &[u8], forced: Option<&str>) -> Option<Decoded> {
    gongkai_encoding::decode(bytes, forced, &by_browser)
}

/// Whether there is an encoding of this name.
pub(crate) fn is_encoding(label: &str) -> bool {
    TextDecoder::new_with_label(label).is_ok()
}

fn by_browser(label: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}

/// What happened to a text before it came here, as the document tells it. The command line's `input.rs` says the same.
pub(crate) fn observed(mishap: Mishap) -> Observation {
    let (zh, en) = mishap.sentence();
    let touches = if mishap.is_undone() { Touches::Nothing } else { Touches::Everything };
    Observation { kind: ObservationKind::Characters, message: Message::new(zh, en), touches }
}

/// That bytes are no text.
pub(crate) fn no_text() -> Observation {
    let message = Message::new(
        "不是文本（UTF-8、UTF-16、GB18030 都解不出来）",
        "these bytes are no text in UTF-8, UTF-16 or GB18030",
    );
    Observation { kind: ObservationKind::Unread, message, touches: Touches::Everything }
}

/// `DecodedText` of `types.d.ts`.
pub(crate) fn handed_over(decoded: &Decoded) -> Result<JsValue, JsValue> {
    let text = crate::shape::DecodedText {
        text: &decoded.text,
        encoding: &decoded.encoding,
        damaged: decoded.broken,
        mishap: decoded.mishap.map(|mishap| {
            let (zh, en) = mishap.sentence();
            crate::shape::Mishap { zh, en, undone: mishap.is_undone() }
        }),
    };
    Ok(serde_wasm_bindgen::to_value(&text)?)
}
