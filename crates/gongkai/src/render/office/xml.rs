//! XML parts: markup that is given, text that is escaped.

/// What stands first in every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Markup with values in it.
pub(super) trait PushFormat {
    fn push_fmt(&mut self, markup: std::fmt::Arguments<'_>);
}

impl PushFormat for String {
    fn push_fmt(&mut self, markup: std::fmt::Arguments<'_>) {
        // A string takes everything.
        let _ = std::fmt::Write::write_fmt(self, markup);
    }
}

/// Text or an attribute's value. What XML forbids becomes a space or its number; what turns the direction of writing its
/// number too.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_whitespace() && c.is_control() => out.push(' '),
            c => super::super::push_harmless(out, c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::push_escaped;

    #[test]
    fn text_is_no_markup_and_holds_nothing_that_xml_forbids() {
        let mut out = String::new();
        push_escaped(&mut out, "<b a=\"1\">&\u{0}\u{1b}\u{ffff}\t\u{202e}");
        assert_eq!(out, "&lt;b a=&quot;1&quot;&gt;&amp;[U+0000][U+001B]\u{fffd} [U+202E]");
    }
}
