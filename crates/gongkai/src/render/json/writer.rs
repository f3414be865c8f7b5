//! Writes JSON: the few shapes that this crate needs, in the order they are written.

use std::fmt::{Display, Write};

/// A JSON text under construction. Commas are placed by the writer.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
}

impl Writer {
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// A comma, unless the value is the first of its array or object or follows its key.
    fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'[' | b'{' | b':')) {
            self.out.push(',');
        }
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

    /// Starts a field; the value must follow.
    pub(super) fn key(&mut self, key: &str) -> &mut Self {
        self.string(key);
        self.out.push(':');
        self
    }

    /// A value that prints as a JSON number or literal.
    pub(super) fn literal(&mut self, value: impl Display) {
        self.separate();
        write!(self.out, "{value}").expect("writing to a string");
    }

    /// The value, or `null`.
    pub(super) fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.literal("null"),
        }
    }

    pub(super) fn string(&mut self, text: &str) {
        self.separate();
        self.out.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            self.out.push_str(&rest[..at]);
            match rest.as_bytes()[at] {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                b'\n' => self.out.push_str("\\n"),
                b'\r' => self.out.push_str("\\r"),
                b'\t' => self.out.push_str("\\t"),
                control => write!(self.out, "\\u{control:04x}").expect("writing to a string"),
            }
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
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
            w.key("b").array([1, 2], Writer::literal);
            w.key("c").optional(None::<u8>, Writer::literal);
            w.key("d").object(|_| {});
        });
        assert_eq!(w.finish(), "{\"a\":\"表\\\"\\\\\\n\\u0001\u{7f}\",\"b\":[1,2],\"c\":null,\"d\":{}}");
    }
}
