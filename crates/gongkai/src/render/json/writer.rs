//! Writes JSON text: the few kinds of values that the wire format has, in the order they are given.

use crate::slice::Slice as _;
use std::fmt::{Display, Write};

use super::shape::{Fields, Name, Object, Shape, Sink};
use crate::decimal::Decimal;

/// A JSON text under construction. Commas are placed by the writer.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
}

impl Writer {
    /// The JSON text of a value, of about as many bytes as expected: then writing need not move it.
    pub(super) fn text_of(value: &impl Shape, expected: usize) -> String {
        let mut writer = Writer { out: String::with_capacity(expected) };
        value.write(&mut writer);
        writer.out
    }

    /// A comma, unless the value is the first of its array or object or follows its key.
    fn separate(&mut self) {
        if !self.is_first() {
            self.out.push(',');
        }
    }

    fn is_first(&self) -> bool {
        matches!(self.out.as_bytes().last(), None | Some(b'[' | b'{' | b':'))
    }

    /// Begins a string. What is written most often is written in few pieces: each costs as much as a long one.
    fn quote(&mut self) {
        self.out.push_str(if self.is_first() { "\"" } else { ",\"" });
    }

    fn literal(&mut self, value: impl Display) {
        self.separate();
        let _ = write!(self.out, "{value}");
    }
}

impl Sink for &mut Writer {
    type Done = ();

    fn null(self) {
        self.separate();
        self.out.push_str("null");
    }

    fn boolean(self, value: bool) {
        self.separate();
        self.out.push_str(if value { "true" } else { "false" });
    }

    fn count(self, value: u32) {
        self.separate();
        let mut digits = [0; 10];
        let mut from = digits.len();
        let mut rest = value;
        loop {
            from -= 1;
            digits[from] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.out.push_str(str::from_utf8(&digits[from..]).unwrap_or_default());
    }

    fn decimal(self, value: Decimal) {
        match value.as_i64().and_then(|whole| u32::try_from(whole).ok()) {
            Some(count) => self.count(count),
            None => self.literal(value),
        }
    }

    fn string(self, text: &str) {
        self.quote();
        let mut written = 0;
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            if byte >= b' ' && byte != b'"' && byte != b'\\' {
                // What drives a terminal or turns the direction of a line is written by its number, which means the same.
                if matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xE2)
                    && let Some(c) = text.part(at..).chars().next()
                    && (c.is_control() || crate::source::is_direction(c))
                {
                    self.out.push_str(text.part(written..at));
                    let _ = write!(self.out, "\\u{:04x}", u32::from(c));
                    written = at + c.len_utf8();
                }
                continue;
            }
            self.out.push_str(text.part(written..at));
            match byte {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                b'\n' => self.out.push_str("\\n"),
                b'\r' => self.out.push_str("\\r"),
                b'\t' => self.out.push_str("\\t"),
                control => {
                    let _ = write!(self.out, "\\u{control:04x}");
                }
            }
            written = at + 1;
        }
        self.out.push_str(text.part(written..));
        self.out.push('"');
    }

    fn plain(self, text: impl Display) {
        self.quote();
        let _ = write!(self.out, "{text}");
        self.out.push('"');
    }

    fn array<T: Shape>(self, items: impl Iterator<Item = T>) {
        self.separate();
        self.out.push('[');
        for item in items {
            item.write(&mut *self);
        }
        self.out.push(']');
    }

    fn object(self, fields: &impl Fields) {
        self.separate();
        self.out.push('{');
        fields.fields(self);
        self.out.push('}');
    }
}

impl Object for Writer {
    fn field(&mut self, name: impl Name, value: impl Shape) {
        self.quote();
        match name.fixed() {
            Some(name) => self.out.push_str(name),
            None => {
                let _ = write!(self.out, "{}", name.shown());
            }
        }
        self.out.push_str("\":");
        value.write(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::json::shape::{Each, Plain};

    struct One;

    impl Fields for One {
        fn fields(&self, object: &mut impl Object) {
            object.field("a", "表\"\\\n\u{1}\u{7f}");
            object.field("e", "“\u{202e}4\u{9b}\u{61c}é");
            object.field("b", Each([0_u32, 4_070_000_012].into_iter()));
            object.field("c", None::<bool>);
            object.field("d", Nothing);
            object.field("f", Plain(Decimal::new(15, 1)));
            object.field("g", Decimal::new(-15, 1));
            object.field("h", true);
        }
    }

    struct Nothing;

    impl Fields for Nothing {
        fn fields(&self, _: &mut impl Object) {}
    }

    #[test]
    fn escapes_what_json_forbids_and_places_commas() {
        assert_eq!(
            Writer::text_of(&One, 0),
            "{\"a\":\"表\\\"\\\\\\n\\u0001\\u007f\",\"e\":\"“\\u202e4\\u009b\\u061cé\",\"b\":[0,4070000012],\"c\":null,\"d\":{},\"f\":\"1.5\",\"g\":-1.5,\"h\":true}"
        );
    }
}
