//! HTML as tags and the text between them, as the standard's tokenizer divides it.
//!
//! Each byte is looked at a bounded number of times, whatever the input: what is searched for and not found is not
//! searched for again.

use crate::slice::Slice as _;
use crate::source::{digit, is_han};
use crate::steps;

pub(super) enum Token<'a> {
    /// Character data with its references.
    Text(&'a str),
    Tag(Tag<'a>),
}

#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) closing: bool,
    /// What stands behind the name, up to the `>`.
    pub(super) attributes: &'a str,
}

pub(super) struct Scanner<'a> {
    pub(super) input: &'a str,
    pub(super) at: usize,
    /// Whether words or digits were passed over because something never ends: a comment, an element, a quote.
    pub(super) skipped: bool,
    /// False once a `<` was found that no `>` follows: then none follows any later one either.
    closed_tags: bool,
    /// Tags so far whose quotes never closed.
    unmatched: u8,
    /// Elements whose closing tag is known to be nowhere in the rest.
    unclosed: Vec<&'static str>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(input: &'a str) -> Self {
        Scanner { input, at: 0, skipped: false, closed_tags: true, unmatched: 0, unclosed: Vec::new() }
    }

    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.input.part(self.at..);
        if rest.is_empty() {
            return None;
        }
        if rest.starts_with('<') && self.closed_tags {
            return Some(self.markup(rest));
        }
        let from = usize::from(rest.starts_with('<'));
        let end = match rest.part(from..).find('<') {
            Some(end) if self.closed_tags => end + from,
            _ => rest.len(),
        };
        steps::add(end);
        self.at += end;
        Some(Token::Text(rest.part(..end)))
    }

    /// `rest` starts with `<`.
    fn markup(&mut self, rest: &'a str) -> Token<'a> {
        const NOTHING: Token<'static> = Token::Text("");
        /// Longer tags (bytes) are no tags.
        const LONGEST_TAG: usize = 1000;
        if rest.starts_with("<!--") {
            self.comment(rest);
            return NOTHING;
        }
        if matches!(rest, "<" | "</" | "<!" | "<?") {
            // The text was cut off right where a tag begins.
            self.at = self.input.len();
            return NOTHING;
        }
        let closing = rest.part(1..).starts_with('/');
        let body = rest.part(1 + usize::from(closing)..);
        let name_length = body.bytes().take_while(|b| !ends_name(*b)).count();
        steps::add(4 + name_length);
        let named = body.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
        if !named && !matches!(rest.as_bytes().get(1), Some(b'!' | b'?' | b'/')) {
            self.at += 1;
            return Token::Text(rest.part(..1));
        }
        // Declarations, processing instructions, CDATA and such are comments up to the next `>`.
        let end = if named {
            self.tag_end(body.part(name_length..)).map(|end| name_length + end)
        } else {
            body.find('>')
        };
        let Some(end) = end else {
            steps::add(body.len());
            if named && rest.len() < LONGEST_TAG {
                // The text was cut off within a tag.
                self.at = self.input.len();
                return NOTHING;
            }
            self.closed_tags = false;
            self.at += 1;
            return Token::Text(rest.part(..1));
        };
        self.at += rest.len() - body.len() + end + 1;
        if !named {
            steps::add(end);
            return NOTHING;
        }
        Token::Tag(Tag { name: body.part(..name_length), closing, attributes: body.part(name_length..end) })
    }

    /// Passes over a comment: `-->` and `--!>` end it, `<!-->` and `<!--->` are whole ones.
    fn comment(&mut self, rest: &str) {
        let inner = rest.part("<!--".len()..);
        let short = [">", "->"].into_iter().find(|end| inner.starts_with(end));
        let mut length = short.map(str::len);
        let mut from = 0;
        while length.is_none()
            && let Some(at) = inner.part(from..).find("--")
        {
            let behind = inner.part(from + at + 2..);
            let end = if behind.starts_with('>') { 1 } else { usize::from(behind.starts_with("!>")) * 2 };
            length = (end > 0).then_some(from + at + 2 + end);
            from += at + 1;
        }
        steps::add(1 + "<!--".len() + length.unwrap_or(inner.len()));
        if length.is_none() {
            self.note_skipped(inner);
        }
        self.at += "<!--".len() + length.unwrap_or(inner.len());
    }

    /// Where the tag's `>` stands. Where quotes never match up, the first `>` will do (a browser drops the rest of
    /// the page); after a few such tags all are taken so, because each costs a look at the whole rest.
    fn tag_end(&mut self, body: &str) -> Option<usize> {
        const UNMATCHED_QUOTES: u8 = 4;
        if self.unmatched < UNMATCHED_QUOTES {
            let end = tag_end(body);
            steps::add(end.map_or(body.len(), |(end, _)| end));
            if let Some((end, torn)) = end {
                if torn {
                    self.note_skipped(body.part(..end));
                }
                return Some(end);
            }
            self.unmatched += 1;
        }
        let end = body.find('>');
        steps::add(end.unwrap_or(body.len()));
        if let Some(end) = end {
            self.note_skipped(body.part(end..body.floor_char_boundary(end + NEAR)));
        }
        end
    }

    /// What stands up to the closing tag of the element `name`, and passes over it; the tag itself is left.
    /// `None` if there is none: then nothing is passed over.
    pub(super) fn content(&mut self, name: &'static str) -> Option<&'a str> {
        if self.unclosed.contains(&name) {
            return None;
        }
        let rest = self.input.part(self.at..);
        let mut from = 0;
        while let Some(at) = rest.part(from..).find("</") {
            let tag = &rest.as_bytes()[from + at + 2..];
            steps::add(at + 2);
            if tag.len() >= name.len()
                && tag[..name.len()].eq_ignore_ascii_case(name.as_bytes())
                && tag.get(name.len()).is_none_or(|byte| ends_name(*byte))
            {
                self.at += from + at;
                return Some(rest.part(..from + at));
            }
            from += at + 2;
        }
        steps::add(rest.len() - from);
        self.unclosed.push(name);
        None
    }

    /// Takes back what was passed over up to a closing tag that cannot be the element's: as if there were none.
    pub(super) fn unclose(&mut self, name: &'static str, start: usize) {
        self.at = start;
        self.unclosed.push(name);
    }

    /// Passes over everything: an element whose content is not text is never closed.
    pub(super) fn pass_to_end(&mut self) -> &'a str {
        let rest = self.input.part(self.at..);
        self.note_skipped(rest);
        self.at = self.input.len();
        rest
    }

    fn note_skipped(&mut self, text: &str) {
        steps::add(text.len());
        self.skipped = self.skipped || text.contains(|c| is_han(c) || digit(c).is_some());
    }
}

/// How far (bytes) behind a tag without an end words are looked for that a browser would not show.
const NEAR: usize = 2000;

/// Where the `>` of a tag stands, outside of quoted attribute values, and whether a quote seems to have swallowed
/// other tags: right behind it a name goes on. Quotes count at the beginning of a value only.
fn tag_end(body: &str) -> Option<(usize, bool)> {
    let bytes = body.as_bytes();
    let (mut at, mut torn) = (0, false);
    let skip = |at: usize| at + bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    loop {
        match *bytes.get(at)? {
            b'>' => return Some((at, torn)),
            b'/' => at += 1,
            byte if byte.is_ascii_whitespace() => at += 1,
            _ => {
                // The first byte of a name is whatever it is, a `=` too.
                at += 1;
                at += bytes[at..].iter().take_while(|b| !ends_name(**b) && **b != b'=').count();
                at = skip(at);
                if bytes.get(at) != Some(&b'=') {
                    continue;
                }
                at = skip(at + 1);
                match *bytes.get(at)? {
                    quote @ (b'"' | b'\'') => {
                        let value = &bytes[at + 1..];
                        let length = value.iter().position(|b| *b == quote)?;
                        at += length + 2;
                        torn |= bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)
                            && value[..length].contains(&b'>');
                    }
                    _ => {
                        while !matches!(bytes.get(at)?, b'>') && !bytes[at].is_ascii_whitespace() {
                            at += 1;
                        }
                    }
                }
            }
        }
    }
}

/// Whether the name of a tag or of an attribute ends before this byte.
fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// The attributes of a tag: names, and values as they are written.
pub(super) struct Attributes<'a>(pub(super) &'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.0.as_bytes();
        let white = |b: &u8| b.is_ascii_whitespace();
        let start = bytes.iter().position(|b| !white(b) && *b != b'/')?;
        let end = bytes[start + 1..]
            .iter()
            .position(|b| white(b) || matches!(b, b'=' | b'/'))
            .map_or(bytes.len(), |n| start + 1 + n);
        let skip = |at: usize| at + bytes[at..].iter().take_while(|b| white(b)).count();
        let equals = skip(end);
        // The first byte of a name is whatever it is, a `=` too.
        let name = self.0.part(start..end);
        if bytes.get(equals) != Some(&b'=') {
            self.0 = self.0.part(end..);
            return Some((name, ""));
        }
        let from = skip(equals + 1);
        let (from, to, behind) = if let Some(quote @ (b'"' | b'\'')) = bytes.get(from) {
            let from = from + 1;
            let to = bytes[from..].iter().position(|b| b == quote).map_or(bytes.len(), |n| from + n);
            (from, to, (to + 1).min(bytes.len()))
        } else {
            let to = bytes[from..].iter().position(white).map_or(bytes.len(), |n| from + n);
            (from, to, to)
        };
        let value = self.0.part(from..to);
        self.0 = self.0.part(behind..);
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(html: &str) -> (Vec<String>, bool) {
        let mut scanner = Scanner::new(html);
        let mut all = Vec::new();
        while let Some(token) = scanner.next() {
            match token {
                Token::Text("") => {}
                Token::Text(text) => all.push(text.to_owned()),
                Token::Tag(tag) => all.push(format!("<{}{}>", tag.name, tag.attributes)),
            }
        }
        (all, scanner.skipped)
    }

    fn attributes(text: &str) -> Vec<(&str, &str)> {
        Attributes(text).collect()
    }

    #[test]
    fn comments_end_where_the_standard_ends_them() {
        for comment in ["<!-->", "<!--->", "<!---->", "<!-- x --!>", "<!-- x -- > -->", "<!--x--->"] {
            assert_eq!(
                tokens(&format!("3{comment}9")),
                (vec!["3".to_owned(), "9".to_owned()], false),
                "{comment}"
            );
        }
        assert_eq!(tokens("3<![CDATA[5]]>9<!x>8<?y '>7</ z>6").0.concat(), "39876");
    }

    #[test]
    fn a_comment_without_an_end_hides_the_rest_and_says_so() {
        assert_eq!(tokens("3<!-- 后文"), (vec!["3".to_owned()], true));
        assert_eq!(tokens("3<!-- </body>"), (vec!["3".to_owned()], false));
    }

    #[test]
    fn quotes_count_at_the_beginning_of_a_value() {
        assert_eq!(
            tokens("<p '>a<p title = 'x>y'>b<a href=x?\"c>d").0,
            ["<p '>", "a", "<p title = 'x>y'>", "b", "<a href=x?\"c>", "d"]
        );
    }

    #[test]
    fn a_quote_that_swallows_tags_is_noted() {
        assert_eq!(
            tokens("<p title=\"a>规章<b class=\"c\">3"),
            (vec!["<p title=\"a>规章<b class=\"c\">".to_owned(), "3".to_owned()], true)
        );
        assert!(!tokens("<p title=\"<b>规章</b>\" class=\"c\">3").1);
        assert_eq!(tokens("<p title=\"a>规章"), (vec!["<p title=\"a>".to_owned(), "规章".to_owned()], true));
    }

    #[test]
    fn attributes_are_names_and_values() {
        assert_eq!(
            attributes(" colspan=3 hidden style = 'a:b' class=\"c d\"/"),
            [("colspan", "3"), ("hidden", ""), ("style", "a:b"), ("class", "c d")]
        );
        assert_eq!(attributes("=x 中=\"y"), [("=x", ""), ("中", "y")]);
        assert_eq!(attributes("a= "), [("a", "")]);
    }
}
