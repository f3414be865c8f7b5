//! Writes JSON: the few shapes that this crate needs, in the order they are written.

use std::fmt::{Display, Write};

use crate::decimal::Decimal;
use crate::form::CellId;

/// A JSON text under construction. Commas are placed by the writer.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
}

impl Writer {
    /// A writer that expects to write about as many bytes.
    pub(super) fn expecting(bytes: usize) -> Self {
        Writer { out: String::with_capacity(bytes) }
    }

    pub(super) fn finish(self) -> String {
        self.out
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

    pub(super) fn object(&mut self, fields: impl FnOnce(&mut Self)) {
        self.separate();
        self.out.push('{');
        fields(self);
        self.out.push('}');
    }

    pub(super) fn array<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut item: impl FnMut(&mut Self, T),
    ) {
        self.separate();
        self.out.push('[');
        for one in items {
            item(self, one);
        }
        self.out.push(']');
    }

    /// Starts a field; the value must follow. Names of fields hold nothing that needs escaping.
    pub(super) fn key(&mut self, key: &str) -> &mut Self {
        self.quote();
        self.out.push_str(key);
        self.out.push_str("\":");
        self
    }

    /// A field whose name is a cell's.
    pub(super) fn cell_key(&mut self, cell: CellId) {
        self.cell_id(cell);
        self.out.push(':');
    }

    /// The id of a cell, as a string; it holds nothing that needs escaping either.
    pub(super) fn cell_id(&mut self, cell: CellId) {
        let (row, column) = cell.at();
        self.quote();
        self.out.push_str(cell.table.id());
        for name in [row.id, column.id] {
            if !name.is_empty() {
                self.out.push('.');
                self.out.push_str(name);
            }
        }
        self.out.push('"');
    }

    /// The printed number.
    pub(super) fn decimal(&mut self, value: Decimal) {
        match value.as_i64().and_then(|whole| u32::try_from(whole).ok()) {
            Some(count) => self.count(count),
            None => self.literal(value),
        }
    }

    /// A position or a count.
    pub(super) fn count(&mut self, value: u32) {
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

    /// A value that prints as a JSON number or literal.
    pub(super) fn literal(&mut self, value: impl Display) {
        self.separate();
        write!(self.out, "{value}").expect("writing to a string");
    }

    /// The value, or `null`.
    pub(super) fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        if let Some(value) = value {
            write(self, value);
        } else {
            self.separate();
            self.out.push_str("null");
        }
    }

    pub(super) fn string(&mut self, text: &str) {
        self.quote();
        let mut written = 0;
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            if byte >= b' ' && byte != b'"' && byte != b'\\' {
                // What drives a terminal or turns the direction of a line is written by its number, which means the same.
                if matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xE2)
                    && let Some(c) = text[at..].chars().next()
                    && (c.is_control() || crate::source::is_direction(c))
                {
                    self.out.push_str(&text[written..at]);
                    write!(self.out, "\\u{:04x}", u32::from(c)).expect("writing to a string");
                    written = at + c.len_utf8();
                }
                continue;
            }
            self.out.push_str(&text[written..at]);
            match byte {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                b'\n' => self.out.push_str("\\n"),
                b'\r' => self.out.push_str("\\r"),
                b'\t' => self.out.push_str("\\t"),
                control => write!(self.out, "\\u{control:04x}").expect("writing to a string"),
            }
            written = at + 1;
        }
        self.out.push_str(&text[written..]);
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::Writer;

    #[test]
    fn escapes_what_json_forbids_and_places_commas() {
        let mut w = Writer::default();
        w.object(|w| {
            w.key("a").string("表\"\\\n\u{1}\u{7f}");
            w.key("e").string("“\u{202e}4\u{9b}\u{61c}é");
            w.key("b").array([0, 4_070_000_012], Writer::count);
            w.key("c").optional(None::<u8>, Writer::literal);
            w.key("d").object(|_| {});
        });
        assert_eq!(
            w.finish(),
            "{\"a\":\"表\\\"\\\\\\n\\u0001\\u007f\",\"e\":\"“\\u202e4\\u009b\\u061cé\",\"b\":[0,4070000012],\"c\":null,\"d\":{}}"
        );
    }
}
