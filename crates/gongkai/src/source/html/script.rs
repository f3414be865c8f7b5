//! Articles that stand in a script: pages that are filled in the browser carry them as JSON.

use super::entity::decoded;
use crate::slice::Slice as _;
use crate::source::is_han;
use crate::steps;

/// An article as HTML, and its title if one was given beside it.
pub(super) struct Article {
    pub(super) title: Option<String>,
    pub(super) html: String,
}

/// JSON in the strings of JSON.
const DEEPEST: u8 = 3;
/// Fewer Han characters are no article.
const FEWEST_WORDS: usize = 100;
/// Longer strings (bytes) are no titles.
const LONGEST_TITLE: usize = 400;

/// The articles in a script: strings that hold a table, each once.
pub(super) fn articles(script: &str) -> Vec<Article> {
    let mut found = Vec::new();
    collect(script, DEEPEST, &mut found);
    found
}

fn collect(script: &str, depth: u8, found: &mut Vec<Article>) {
    steps::add(script.len());
    if !holds_table(script) {
        return;
    }
    let mut title = None;
    let mut key = "";
    for string in Strings::of(script) {
        let raw = string.raw;
        if holds_table(raw) {
            let html = unescaped(raw);
            let html = if is_markup(&html) { html } else { decoded(&html) };
            if html.trim_start().starts_with(['{', '[']) {
                if depth > 0 {
                    collect(&html, depth - 1, found);
                }
            } else if is_article(&html) && found.last().is_none_or(|last| last.html != html) {
                found.push(Article { title: title.take(), html });
            }
        } else if is_title(key) && raw.len() < LONGEST_TITLE {
            title = Some(unescaped(raw)).filter(|title| title.contains(is_han)).or(title);
        }
        key = if string.is_key { raw } else { "" };
    }
}

fn is_title(key: &str) -> bool {
    ["title", "articletitle", "doctitle", "contenttitle"].iter().any(|name| key.eq_ignore_ascii_case(name))
}

/// Whether a text may hold the tags of a table, escaped or not.
fn holds_table(text: &str) -> bool {
    text.match_indices(['t', 'T']).any(|(at, _)| {
        let name = &text.as_bytes()[at..];
        let begins = |word: &[u8]| name.get(..word.len()).is_some_and(|n| n.eq_ignore_ascii_case(word));
        let opens = ["<", "\\u003c", "\\u003C", "\\x3c", "\\x3C", "&lt;"]
            .iter()
            .any(|sign| text.part(..at).ends_with(sign));
        opens && (begins(b"td") || begins(b"table"))
    })
}

/// Whether markup holds more than the names of a program's fields.
fn is_article(html: &str) -> bool {
    is_markup(html) && html.chars().filter(|c| is_han(*c)).nth(FEWEST_WORDS).is_some()
}

fn is_markup(text: &str) -> bool {
    super::has_table(text) || text.contains("<table")
}

struct Quoted<'a> {
    /// Between the quotes, as it is written.
    raw: &'a str,
    /// Whether a colon follows.
    is_key: bool,
}

/// The strings of a script. One that does not end in its line is none: the quote was something else's.
struct Strings<'a> {
    rest: &'a str,
    /// False once a backquote was found that none follows.
    templates: bool,
}

impl<'a> Strings<'a> {
    fn of(script: &'a str) -> Self {
        Strings { rest: script, templates: true }
    }
}

impl<'a> Iterator for Strings<'a> {
    type Item = Quoted<'a>;

    fn next(&mut self) -> Option<Quoted<'a>> {
        loop {
            let templates = self.templates;
            let start = self.rest.find(|c| matches!(c, '"' | '\'') || c == '`' && templates)?;
            let quote = self.rest.as_bytes()[start];
            let body = self.rest.part(start + 1..);
            match string_end(body, quote) {
                (end, true) => {
                    let behind = body.part(end + 1..);
                    self.rest = behind;
                    let is_key = behind.trim_ascii_start().starts_with(':');
                    return Some(Quoted { raw: body.part(..end), is_key });
                }
                (_, false) if quote == b'`' => (self.templates, self.rest) = (false, body),
                (end, false) => self.rest = body.part(end..),
            }
        }
    }
}

/// Where a string ends, and whether its quote ends it.
fn string_end(body: &str, quote: u8) -> (usize, bool) {
    let mut escaped = false;
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'\n' if quote != b'`' => return (at, false),
            _ if byte == quote => return (at, true),
            _ => {}
        }
    }
    (body.len(), false)
}

/// The string without the escapes of JSON and JavaScript.
fn unescaped(raw: &str) -> String {
    steps::add(raw.len());
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    // The first half of a character that takes two escapes.
    let mut half = None;
    while let Some(at) = rest.find('\\') {
        out.push_str(rest.part(..at));
        let mut behind = rest.part(at + 1..).chars();
        let sign = behind.next().unwrap_or_default();
        rest = behind.as_str();
        let digits = match sign {
            'u' => 4,
            'x' => 2,
            _ => 0,
        };
        let code =
            rest.get(..digits).filter(|_| digits > 0).and_then(|code| u32::from_str_radix(code, 16).ok());
        let Some(code) = code else {
            out.push(match sign {
                'n' | 'r' => '\n',
                't' | 'b' | 'f' | 'v' => ' ',
                other => other,
            });
            continue;
        };
        rest = rest.part(digits..);
        match (half.take(), code) {
            (_, 0xD800..=0xDBFF) => half = Some(code),
            (Some(high), 0xDC00..=0xDFFF) => {
                out.extend(char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (code - 0xDC00)));
            }
            _ => out.extend(char::from_u32(code)),
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The articles in a script, in which `…` stands for enough words.
    fn found(script: &str) -> Vec<(Option<String>, String)> {
        let words = "文".repeat(FEWEST_WORDS + 1);
        let articles = articles(&script.replace('…', &words)).into_iter();
        articles.map(|article| (article.title, article.html.replace(&words, "…"))).collect()
    }

    #[test]
    fn strings_that_hold_tables_are_articles() {
        let script = r#"window.__STATE__ = {"title":"某局年报","id":7,"content":"\u003cp\u003e…\u003c\/p\u003e<table><tr><td class=\"a\">1<\/td>\n"}"#;
        assert_eq!(
            found(script),
            [(Some("某局年报".to_owned()), "<p>…</p><table><tr><td class=\"a\">1</td>\n".to_owned())]
        );
        let of_programs = found("var a = '<td>\\x3cb>…', b = `x\n<td>…`");
        assert_eq!((of_programs[0].1.as_str(), of_programs[1].1.as_str()), ("<td><b>…", "x\n<td>…"));
    }

    #[test]
    fn the_same_article_comes_once() {
        assert_eq!(found(r#"{"a":"<td>…","b":"<td>…"}"#).len(), 1);
    }

    #[test]
    fn json_in_json_and_escaped_markup_are_undone() {
        assert_eq!(found(r#"x = "{\"body\":\"<td>…\\u4e2d<\/td>\"}""#)[0].1, "<td>…中</td>");
        assert_eq!(found(r#"{"body":"&lt;td&gt;…"}"#)[0].1, "<td>…");
    }

    #[test]
    fn programs_hold_no_articles() {
        assert!(found("if (a < td) { // don't\n x('<p>…') }").is_empty());
        assert!(found("x('<td>')").is_empty());
        assert!(found("don't <td> never ends").is_empty());
        assert_eq!(found("// don't, `\nx = '<td>…'").len(), 1);
    }

    #[test]
    fn characters_of_two_escapes_are_one() {
        assert_eq!(unescaped(r"\ud83d\ude00\u4e2d\ud83d\q\u12"), "😀中qu12");
    }
}
