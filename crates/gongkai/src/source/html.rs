//! HTML: files, the clipboard's HTML flavour of Word, WPS, Excel, browsers and portals, and HTML in Markdown.
//!
//! Not a browser: one pass over the tags, tolerant of anything, linear in the input. Table rows become lines,
//! cells are divided by tabs, blocks by line breaks. Scripts, styles and comments are left out; nothing runs.

use super::{Piece, Source, plain, unified};
use crate::steps;

/// What line breaks of the markup mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Newlines {
    /// White space, as in HTML.
    AreSpaces,
    /// Breaks, as in Markdown around HTML tables.
    AreBreaks,
}

/// Whether a plain text holds HTML tables.
pub(super) fn has_table(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name = rest.as_bytes().get(..3).unwrap_or_default();
        if name[..name.len().min(2)].eq_ignore_ascii_case(b"td")
            && !name.get(2).is_none_or(u8::is_ascii_alphanumeric)
        {
            return true;
        }
    }
    false
}

/// Extracts text and pieces.
pub(super) fn extract(input: &str, newlines: Newlines) -> Source {
    let mut extractor = Extractor::new(input.len(), newlines);
    let mut scanner = Scanner { input, at: 0, closed_tags: true, unmatched: 0 };
    while let Some(token) = scanner.next() {
        match token {
            Token::Text(text) => extractor.text(text),
            Token::Tag { name, closing, attributes } => {
                extractor.tag(name, closing, attributes, &mut scanner);
            }
        }
    }
    extractor.finish()
}

/// What white space of a text means, as the style `white-space` says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum White {
    /// Runs of it are one space.
    Collapses,
    /// Line breaks are breaks.
    Breaks,
    /// All of it stands as it is.
    Stays,
}

/// An element that says what white space in it means, up to its closing tag.
struct Styled {
    name: [u8; LONGEST_NAME],
    white: White,
    /// Open elements of its name, itself among them.
    depth: u32,
}

/// Elements with longer names (bytes) mean nothing here.
const LONGEST_NAME: usize = 10;

enum Token<'a> {
    Text(&'a str),
    Tag { name: &'a str, closing: bool, attributes: &'a str },
}

struct Scanner<'a> {
    input: &'a str,
    at: usize,
    /// False once a `<` was found that no `>` follows: then none follows any later one either.
    closed_tags: bool,
    /// Tags so far whose quotes never closed.
    unmatched: u8,
}

impl<'a> Scanner<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        let rest = &self.input[self.at..];
        if rest.is_empty() {
            return None;
        }
        if rest.starts_with('<') && self.closed_tags {
            return Some(self.markup(rest));
        }
        let from = usize::from(rest.starts_with('<'));
        let end = match rest[from..].find('<') {
            Some(end) if self.closed_tags => end + from,
            _ => rest.len(),
        };
        steps::add(end);
        self.at += end;
        Some(Token::Text(&rest[..end]))
    }

    /// `rest` starts with `<`.
    fn markup(&mut self, rest: &'a str) -> Token<'a> {
        const NOTHING: &str = "";
        /// Longer tags (bytes) are no tags.
        const LONGEST_TAG: usize = 1000;
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").map_or(rest.len(), |end| end + 7);
            steps::add(1 + end);
            self.at += end;
            return Token::Text(NOTHING);
        }
        if matches!(rest, "<" | "</" | "<!" | "<?") {
            // The text was cut off right where a tag begins.
            self.at = self.input.len();
            return Token::Text(NOTHING);
        }
        let closing = rest[1..].starts_with('/');
        let body = &rest[1 + usize::from(closing)..];
        let name_length =
            body.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-')).count();
        steps::add(1 + name_length);
        let named = body.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
        if !named && !matches!(rest.as_bytes().get(1), Some(b'!' | b'?' | b'/')) {
            self.at += 1;
            return Token::Text(&rest[..1]);
        }
        let Some(end) = self.tag_end(body) else {
            if named && rest.len() < LONGEST_TAG {
                // The text was cut off within a tag.
                self.at = self.input.len();
                return Token::Text(NOTHING);
            }
            self.closed_tags = false;
            self.at += 1;
            return Token::Text(&rest[..1]);
        };
        self.at += rest.len() - body.len() + end + 1;
        if !named {
            return Token::Text(NOTHING);
        }
        Token::Tag { name: &body[..name_length], closing, attributes: &body[name_length..end] }
    }

    /// Where the tag's `>` stands. Where quotes never match up, the first `>` will do; after a few such tags all
    /// are taken so, because each costs a look at the whole rest.
    fn tag_end(&mut self, body: &str) -> Option<usize> {
        const UNMATCHED_QUOTES: u8 = 4;
        if self.unmatched < UNMATCHED_QUOTES {
            let end = tag_end(body);
            steps::add(end.unwrap_or(body.len()));
            if end.is_some() {
                return end;
            }
            self.unmatched += 1;
        }
        let end = body.find('>');
        steps::add(end.unwrap_or(body.len()));
        end
    }

    /// Passes over everything up to the closing tag of an element whose content is not text.
    fn skip_to_close(&mut self, name: &str) {
        let rest = &self.input[self.at..];
        let mut from = 0;
        while let Some(at) = rest[from..].find("</") {
            let tag = &rest.as_bytes()[from + at + 2..];
            if tag.len() >= name.len() && tag[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
                self.at += from + at;
                return;
            }
            steps::add(at + 2);
            from += at + 2;
        }
        steps::add(rest.len() - from);
        self.at = self.input.len();
    }
}

/// Where the `>` of a tag stands, outside of quoted attribute values.
fn tag_end(body: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in body.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// A `<table>` that is being read.
struct Table {
    /// Where its open cell starts in the text.
    cell: Option<usize>,
    /// Whether its open cell holds another table, or so much that it is a part of the page, not of a table.
    holds_blocks: bool,
}

struct Extractor {
    text: String,
    pieces: Vec<Piece>,
    newlines: Newlines,
    /// The outermost element that says something else than [`White::Collapses`].
    styled: Option<Styled>,
    tables: Vec<Table>,
    row: u32,
    /// Where the text outside of cells starts that is not divided into pieces yet.
    loose: usize,
}

/// More text than this in one cell (bytes) is a page laid out by a table.
const LONGEST_CELL: usize = 600;

impl Extractor {
    fn new(length: usize, newlines: Newlines) -> Self {
        Extractor {
            text: String::with_capacity(length / 2),
            pieces: Vec::new(),
            newlines,
            styled: None,
            tables: Vec::new(),
            row: 0,
            loose: 0,
        }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            self.words(&rest[..at]);
            let (character, length) = entity(&rest[at..]);
            self.character(character, self.white());
            rest = &rest[at + length..];
        }
        self.words(rest);
    }

    fn words(&mut self, text: &str) {
        steps::add(text.len());
        let white = self.white();
        for c in text.chars() {
            self.character(c, white);
        }
    }

    fn character(&mut self, c: char, white: White) {
        if !c.is_whitespace() {
            self.text.push(c);
        } else if c == '\n' && white != White::Collapses {
            self.line_break();
        } else if white == White::Stays {
            self.text.push(c);
        } else {
            self.space();
        }
    }

    /// Between the cells of a table it is the markup's own, whatever is said around it.
    fn white(&self) -> White {
        match (&self.styled, self.tables.last()) {
            (Some(styled), None | Some(Table { cell: Some(_), .. })) => styled.white,
            (None, None) if self.newlines == Newlines::AreBreaks => White::Breaks,
            _ => White::Collapses,
        }
    }

    /// Keeps account of the element that says what white space means.
    fn style(&mut self, name: [u8; LONGEST_NAME], closing: bool, attributes: &str) {
        if let Some(styled) = &mut self.styled {
            if styled.name == name {
                styled.depth = if closing { styled.depth - 1 } else { styled.depth + 1 };
            }
            // A paragraph ends where the next one begins.
            if styled.depth > 0 && !(name.starts_with(b"p\0") && styled.name == name) {
                return;
            }
            self.styled = None;
        }
        let white = match stated(attributes) {
            Some(white) => white,
            None if name.starts_with(b"pre\0") => White::Stays,
            None => White::Collapses,
        };
        if !closing && white != White::Collapses {
            self.styled = Some(Styled { name, white, depth: 1 });
        }
    }

    fn space(&mut self) {
        if !self.text.ends_with([' ', '\n', '\t']) && !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    fn line_break(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
        }
        if self.loose > self.text.len() {
            self.loose = self.text.len();
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A break between blocks: one is enough.
    fn block(&mut self) {
        let text = self.text.trim_end_matches(' ');
        steps::add(1 + self.text.len() - text.len());
        if !text.is_empty() && !text.ends_with(['\n', '\t']) {
            self.line_break();
        }
    }

    fn tag(&mut self, name: &str, closing: bool, attributes: &str, scanner: &mut Scanner<'_>) {
        let mut lower = [0; LONGEST_NAME];
        let Some(start) = lower.get_mut(..name.len()) else { return };
        start.copy_from_slice(name.as_bytes());
        start.make_ascii_lowercase();
        self.style(lower, closing, attributes);
        match (&lower[..name.len()], closing) {
            (
                b"script" | b"style" | b"noscript" | b"template" | b"iframe" | b"textarea" | b"select"
                | b"svg" | b"object",
                false,
            ) if !attributes.ends_with('/') => {
                scanner.skip_to_close(name);
            }
            (b"td" | b"th", false) => self.open_cell(),
            (b"td" | b"th", true) => self.close_cell(),
            (b"tr", _) => self.end_row(),
            (b"table", false) => self.open_table(),
            (b"table", true) => self.close_table(),
            (b"br", _) => self.line_break(),
            (
                b"p" | b"div" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"li" | b"ul" | b"ol"
                | b"section" | b"article" | b"header" | b"footer" | b"nav" | b"main" | b"aside" | b"title"
                | b"caption" | b"hr" | b"pre" | b"blockquote" | b"dl" | b"dt" | b"dd" | b"form" | b"body"
                | b"thead" | b"tbody" | b"tfoot" | b"center" | b"option" | b"fieldset" | b"address"
                | b"figure" | b"figcaption",
                _,
            ) => self.block(),
            _ => {}
        }
    }

    fn open_table(&mut self) {
        if let Some(outer) = self.tables.last_mut() {
            outer.holds_blocks = true;
        }
        self.flush_cell_as_lines();
        self.block();
        self.flush_loose();
        self.tables.push(Table { cell: None, holds_blocks: false });
    }

    fn close_table(&mut self) {
        self.end_row();
        if self.tables.pop().is_some() {
            self.block();
            self.loose = self.text.len();
            // Text that follows in the outer cell starts here.
            if let Some(outer) = self.tables.last_mut().filter(|t| t.cell.is_some()) {
                outer.cell = Some(self.text.len());
            }
        }
    }

    fn open_cell(&mut self) {
        self.close_cell();
        if self.tables.is_empty() {
            // A clipboard fragment may start inside of a table.
            self.block();
            self.flush_loose();
            self.tables.push(Table { cell: None, holds_blocks: false });
        }
        let start = self.text.len();
        let table = self.tables.last_mut().expect("a table is open");
        table.cell = Some(start);
        table.holds_blocks = false;
    }

    fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(start) = table.cell else { return };
        if table.holds_blocks || self.text.len() - start > LONGEST_CELL {
            self.flush_cell_as_lines();
            if let Some(table) = self.tables.last_mut() {
                table.cell = None;
            }
            self.block();
            return;
        }
        table.cell = None;
        // Breaks inside of a cell do not end the row: a label set in two lines is one label.
        let inner = self.text.split_off(start);
        steps::add(inner.len());
        self.text.extend(inner.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
        self.pieces.push(trimmed(&self.text, start, self.row));
        self.text.push('\t');
        self.loose = self.text.len();
    }

    fn end_row(&mut self) {
        if self.tables.is_empty() {
            self.block();
            return;
        }
        self.close_cell();
        if self.text.ends_with('\t') {
            self.text.pop();
            self.text.push('\n');
            self.row += 1;
        }
        self.loose = self.text.len();
    }

    /// Turns what the open cell of the innermost table holds so far into lines of the page.
    fn flush_cell_as_lines(&mut self) {
        if let Some(start) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
            let from = std::mem::replace(start, self.text.len());
            self.lines(from);
            self.loose = self.text.len();
        }
    }

    fn flush_loose(&mut self) {
        let from = self.loose;
        self.lines(from);
        self.loose = self.text.len();
    }

    /// Divides the text from byte `from` on as a plain text is divided.
    fn lines(&mut self, from: usize) {
        let from = from.min(self.text.len());
        let loose = plain::pieces(unified(&self.text[from..]));
        self.text.replace_range(from.., &loose.text);
        let place = |p: Piece| Piece {
            start: p.start + from as u32,
            end: p.end + from as u32,
            row: p.row + self.row,
            ..p
        };
        self.pieces.extend(loose.pieces.into_iter().map(place));
        self.row = self.pieces.last().map_or(0, |piece| piece.row + 1);
    }

    fn finish(mut self) -> Source {
        let open = self.tables.iter().any(|table| table.cell.is_some());
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.flush_loose();
        Source { text: self.text, pieces: self.pieces, open, ..Source::default() }
    }
}

/// What an element's own style says of white space: `white-space: pre-wrap`, `white-space-collapse: preserve`.
fn stated(attributes: &str) -> Option<White> {
    // A plain loop: the search of the standard library gets ready for longer work than this.
    let bytes = attributes.as_bytes();
    let at = (0..bytes.len()).find(|&at| bytes[at] == b'w' && bytes[at..].starts_with(b"white-space"))?;
    let rest = &attributes[at + "white-space".len()..];
    let rest = rest.strip_prefix("-collapse").unwrap_or(rest).trim_start().strip_prefix(':')?.trim_start();
    Some(match rest {
        _ if rest.starts_with("pre-line") || rest.starts_with("preserve-breaks") => White::Breaks,
        _ if rest.starts_with("pre") || rest.starts_with("break-spaces") => White::Stays,
        _ => White::Collapses,
    })
}

/// The piece of a cell that starts at byte `start` and ends with the text.
fn trimmed(text: &str, start: usize, row: u32) -> Piece {
    let inner = text[start..].trim_start();
    let begin = text.len() - inner.len();
    Piece { start: begin as u32, end: (begin + inner.trim_end().len()) as u32, row, cell: true }
}

/// The character that an entity at the start of `text` stands for, and its length in bytes. An ampersand that
/// starts none stands for itself.
fn entity(text: &str) -> (char, usize) {
    const NAMED: &[(&str, char)] = &[
        ("nbsp", '\u{A0}'),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("lt", '<'),
        ("gt", '>'),
        ("amp", '&'),
        ("quot", '"'),
        ("apos", '\''),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("mdash", '—'),
        ("ndash", '–'),
        ("hellip", '…'),
        ("middot", '·'),
        ("bull", '•'),
        ("times", '×'),
        ("minus", '−'),
        ("lang", '〈'),
        ("rang", '〉'),
    ];
    let end = text.bytes().take(12).position(|b| b == b';');
    let body = end.map_or("", |end| &text[1..end]);
    let character = match body.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32).filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        }
        None => NAMED.iter().find(|(name, _)| *name == body).map(|(_, c)| *c),
    };
    match (character, end) {
        (Some(c), Some(end)) => (c, end + 1),
        _ => ('&', 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(html: &str) -> Vec<String> {
        let source = extract(html, Newlines::AreSpaces);
        let mut rows: Vec<(u32, Vec<&str>)> = Vec::new();
        for piece in &source.pieces {
            match rows.last_mut() {
                Some((row, cells)) if *row == piece.row => cells.push(source.piece(*piece)),
                _ => rows.push((piece.row, vec![source.piece(*piece)])),
            }
        }
        rows.into_iter().map(|(_, cells)| cells.join("|")).collect()
    }

    #[test]
    fn rows_and_cells_come_out_with_breaks_inside_of_cells_folded() {
        let html = "<h1>题</h1><table><tbody><tr><td colspan=3>一、<b>本年</b></td><td><p>3</p></td><td></td></tr>\
                    <tr><td>结<br>果</td><td>&nbsp;</td><td>7</td></tr></tbody></table><p>后</p>";
        assert_eq!(rows(html), ["题", "一、本年|3|", "结 果||7", "后"]);
    }

    #[test]
    fn missing_closing_tags_and_fragments_are_understood() {
        assert_eq!(rows("<table><tr><td>a<td>b<tr><td>c"), ["a|b", "c"]);
        assert_eq!(rows("<td>a</td><td>b</td></tr>"), ["a|b"]);
    }

    #[test]
    fn a_page_laid_out_by_tables_keeps_its_inner_tables() {
        let html = "<table><tr><td><p>前言</p><table><tr><td>规章</td><td>1</td></tr></table><p>五、问题</p></td></tr></table>";
        assert_eq!(rows(html), ["前言", "规章|1", "五、问题"]);
    }

    #[test]
    fn scripts_styles_and_comments_are_no_text() {
        let html = "a<script>if (1 < 2) alert('<td>')</script><style>p{}</style><!-- <td>x</td> -->b<img src=x onerror='a>b'>c";
        assert_eq!(rows(html), ["abc"]);
        assert_eq!(rows("a<script>never closed"), ["a"]);
    }

    #[test]
    fn white_space_stays_where_the_markup_says_so() {
        assert_eq!(
            rows("<pre>规章\t1\t\t3\n其他\t&#9;2</pre><p>后\t文\n完</p>"),
            ["规章|1||3", "其他||2", "后 文 完"]
        );
        // As browsers copy it: of a field, of a page with tabs.
        assert_eq!(
            rows("<span style='color: red; white-space: pre-wrap; x: y'>a\tb\n<span>c</span>\td</span>\ne"),
            ["a|b", "c|d e"]
        );
        assert_eq!(
            rows("<div>规章<span class=Apple-tab-span style=\"white-space:pre\">\t</span>1</div>"),
            ["规章|1"]
        );
        assert_eq!(
            rows("<p style='white-space-collapse: preserve-breaks'>a \t b\nc</p>d\ne"),
            ["a b", "c", "d e"]
        );
        assert_eq!(rows("<pre style='white-space: normal'>a\nb</pre>"), ["a b"]);
        // A paragraph that is never closed; a page without an end.
        assert_eq!(rows("<p style='white-space:pre'>a\tb<p>c\td"), ["a|b", "c d"]);
        assert_eq!(rows("<div style='white-space:pre'><div>a\tb</div>c\td</div>e\tf"), ["a|b", "c|d", "e f"]);
    }

    #[test]
    fn white_space_between_cells_is_the_markups_own() {
        let html = "<div style='white-space: pre-wrap'>\n<table>\n<tr>\n\t<td>a</td>\n\t<td>b\nc</td>\n</tr>\n<tr><td>d</td>\t<td></td></tr>\n</table>\n</div>";
        assert_eq!(rows(html), ["a|b c", "d|"]);
        assert_eq!(
            rows("<table><tr><td><pre>规章\t1\n其他\t2</pre></td><td>3</td></tr></table>"),
            ["规章 1 其他 2|3"]
        );
    }

    #[test]
    fn stray_signs_are_text() {
        assert_eq!(rows("1 < 2 & 3 > 2 &copy &#20013; &#x6587;"), ["1 < 2 & 3 > 2 &copy 中 文"]);
        assert_eq!(rows("a<1"), ["a<1"]);
        assert_eq!(rows("a<td colspan=\"3"), ["a"]);
        assert_eq!(rows("<td>7<"), ["7"]);
        assert_eq!(rows("<td>7</"), ["7"]);
    }

    #[test]
    fn pieces_hold_what_the_text_has_there() {
        let source = extract("<p>x</p><table><tr><td> a </td><td>b</td></tr></table>y", Newlines::AreSpaces);
        assert_eq!(source.text, "x\na \tb\ny");
        assert!(source.pieces.iter().all(|p| !source.piece(*p).starts_with(char::is_whitespace)));
        assert!(source.pieces.windows(2).all(|w| w[0].end <= w[1].start));
    }
}
