//! What becomes of a panic in a packed module. The console gets its message, its place in the code and the call stack from
//! `console_error_panic_hook`; whoever called gets an `Error` in place of the bare `RuntimeError: unreachable` of a trap. That
//! error tells everything that may be passed on, and nothing of the text that was being read: somebody who cannot send us the
//! report can send us this.

use std::panic::{self, PanicHookInfo};

use wasm_bindgen::{JsValue, throw_val};

/// `name` of the error.
const NAME: &str = "EnginePanic";

/// Most characters of a panic's own words that are passed on.
const LONGEST: usize = 160;

/// Sets the hook. `module` and `version` say what panicked, `stage` what it was doing; empty where that says nothing.
pub fn install(module: &'static str, version: &'static str, stage: fn() -> &'static str) {
    panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        let stage = stage();
        let place = info.location().map(place_of).unwrap_or_default();
        let error = js_sys::Error::new(&details(&[module, " ", version], stage, &place, &passed_on(info)));
        error.set_name(NAME);
        for (key, value) in [("stage", stage), ("place", &place)] {
            // Nothing stands in the way of a property of a new object.
            let _ = js_sys::Reflect::set(&error, &key.into(), &value.into());
        }
        // The instance is not used again (crates/xtask/src/glue.rs), so nothing is lost by leaving it from within the hook.
        throw_val(JsValue::from(error))
    }));
}

/// Such as `crates/gongkai/src/read/mod.rs:69:8`.
fn place_of(location: &panic::Location<'_>) -> String {
    [location.file(), ":", &location.line().to_string(), ":", &location.column().to_string()].concat()
}

/// One line with all parts that are there.
fn details(program: &[&str], stage: &str, place: &str, words: &str) -> String {
    let mut line = program.concat();
    for part in [stage, place, words] {
        if !part.is_empty() {
            line.push_str("; ");
            line.push_str(part);
        }
    }
    line
}

/// What of a panic's words may leave this machine. A literal is ours; what was put together at run time may quote what was read, and
/// does so behind a quotation mark or in Chinese: as the library does that cuts strings, and `Debug` of a string.
fn passed_on(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    match payload.downcast_ref::<&'static str>() {
        Some(literal) => (*literal).to_owned(),
        None => payload.downcast_ref::<String>().map(|words| harmless(words).to_owned()).unwrap_or_default(),
    }
}

fn harmless(words: &str) -> &str {
    let quoted = |(at, c): (usize, char)| {
        (!c.is_ascii() || c.is_ascii_control() || "'\"`".contains(c) || at >= LONGEST).then_some(at)
    };
    let end = words.char_indices().find_map(quoted).unwrap_or(words.len());
    words[..end].trim_end_matches([' ', ':', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    thread_local! {
        static SAID: RefCell<String> = const { RefCell::new(String::new()) };
    }

    /// What is passed on of a panic.
    fn of<T>(panics: impl FnOnce() -> T + panic::UnwindSafe) -> String {
        panic::set_hook(Box::new(|info| SAID.set(passed_on(info))));
        let outcome = panic::catch_unwind(panics);
        let _ = panic::take_hook();
        assert!(outcome.is_err());
        SAID.take()
    }

    #[test]
    fn what_went_wrong_is_passed_on_and_nothing_that_was_read() {
        let text = std::hint::black_box("某县财政局2020年");
        let numbers: &[usize] = std::hint::black_box(&[0, 1]);
        assert_eq!(of(|| -> usize { panic!("the grid has no rows") }), "the grid has no rows");
        assert_eq!(of(|| numbers[7]), "index out of bounds: the len is 2 but the index is 7");
        assert_eq!(of(|| numbers[5..].len()), "range start index 5 out of range for slice of length 2");
        assert_eq!(of(|| text[..1].len()), "end byte index 1 is not a char boundary; it is inside");
        assert_eq!(of(|| std::hint::black_box(Err::<u8, _>(text)).unwrap()), "called");
        assert_eq!(of(|| -> u8 { panic!("no row {text}") }), "no row");
        assert_eq!(of(|| -> u8 { panic::panic_any(3) }), "");
    }

    #[test]
    fn words_without_end_are_cut() {
        assert_eq!(harmless(&"a".repeat(1000)).len(), LONGEST);
    }

    #[test]
    fn what_is_not_known_leaves_no_gap() {
        assert_eq!(details(&["gongkai", " ", "1"], "", "a.rs:1:2", "words"), "gongkai 1; a.rs:1:2; words");
        assert_eq!(details(&["gongkai"], "", "", ""), "gongkai");
    }
}
