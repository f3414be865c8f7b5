//! A table's part of the text as a sequence of words of the form, other words, values and empty cells.

use super::align::row_of;
use super::labels::{Hit, Labels, Mark};
use super::number::{is_placeholder, is_stroke, is_thousands, three_digits, unit_length};
use crate::form::TableKind;
use crate::source::{Piece, Source, digit, is_han};
use crate::span::Span;
use crate::steps;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the form: an index into the hits that were given.
    Hit(usize),
    /// Han text that no form has.
    Word,
    /// A number, a sign for nothing.
    Value,
    /// An empty cell.
    Blank,
}

/// A piece of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// The line that it stands in.
    pub(super) row: u32,
    /// How many cells that line has, when separators divide it; 1 for a cell on a line of its own; 0 where
    /// nothing but space divides.
    pub(super) cells: u16,
}

impl Token {
    /// Whether the token fills a place in a row of values.
    pub(super) fn fills(self) -> bool {
        matches!(self.kind, Kind::Value | Kind::Blank)
    }
}

/// The pieces that stand in `within`, as a layout may give them anew.
pub(super) fn pieces_within(source: &Source, within: Span) -> &[Piece] {
    let pieces = &source.pieces[source.piece_at(within.start)..];
    &pieces[..pieces.partition_point(|p| p.start < within.end || p.end == within.end)]
}

/// Reads the tokens of these pieces, which stand in `within`. `hits` are the words of the forms there, in order.
pub(super) fn tokens_of(source: &Source, pieces: &[Piece], within: Span, hits: &[Hit]) -> Vec<Token> {
    let mut lexer = Lexer { source, hits, next_hit: 0, last_hit: None, tokens: Vec::new(), row: 0, cells: 0 };
    let padding = padding(source, pieces);
    for line in lines(pieces) {
        steps::add(line.len());
        lexer.row = line[0].row;
        let own =
            if trailing_blanks(line) < line.len() { line.len().saturating_sub(padding) } else { line.len() };
        let line = &line[..own.max(1)];
        for piece in line {
            lexer.cells = if piece.cell { line.len() as u16 } else { 0 };
            let clipped =
                Piece { start: piece.start.max(within.start), end: piece.end.min(within.end), ..*piece };
            lexer.piece(clipped);
        }
    }
    without_page_numbers(&source.text, &lexer.tokens)
}

/// Whether a number stands alone on its line and a page ends behind it.
pub(super) fn ends_page(source: &Source, token: &Token) -> bool {
    if token.cells > 0 {
        return false;
    }
    let behind = source.text[token.span.end as usize..].trim_start_matches([' ', '\r', '\n']);
    let piece = || source.pieces[source.piece_at(token.span.start)];
    behind.starts_with('\u{c}') && (piece().start, piece().end) == (token.span.start, token.span.end)
}

/// Leaves out page numbers between cells: short numbers alone on their lines, where separators end the cells before
/// and behind and not them. A separator may also stand on a line of its own between two cells.
fn without_page_numbers(text: &str, tokens: &[Token]) -> Vec<Token> {
    const LONGEST: usize = 3;
    let cell = |t: &Token| t.cells > 0;
    let separator = |t: &Token| t.kind == Kind::Blank && t.cells > 1;
    let is_page_number = |at: usize| {
        let [before, own, behind] = &tokens[at - 1..=at + 1] else { return false };
        let print = own.span.of(text);
        own.kind == Kind::Value
            && !cell(own)
            && print.len() <= LONGEST
            && print.bytes().all(|b| b.is_ascii_digit())
            && cell(before)
            && cell(behind)
            && !(separator(before) && separator(behind))
    };
    let inner = |at: usize| (1..tokens.len().saturating_sub(1)).contains(&at);
    let kept = tokens.iter().enumerate().filter(|(at, _)| !(inner(*at) && is_page_number(*at)));
    kept.map(|(_, t)| *t).collect()
}

fn lines(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    pieces.chunk_by(|a, b| a.row == b.row)
}

fn trailing_blanks(line: &[Piece]) -> usize {
    line.iter().rev().take_while(|piece| piece.cell && piece.start == piece.end).count()
}

/// How many empty cells end every line of cells, headings too: columns of a sheet that is wider than the table, and
/// no part of it. Only a line of headings tells how wide the table is.
fn padding(source: &Source, pieces: &[Piece]) -> usize {
    let heading = |piece: &&Piece| source.text[piece.start as usize..piece.end as usize].starts_with(is_han);
    let (mut headed, mut least) = (false, usize::MAX);
    for line in lines(pieces).filter(|line| line.len() > 1) {
        let blanks = trailing_blanks(line);
        if blanks < line.len() {
            headed |= blanks > 0 && line.iter().filter(heading).count() > 2;
            least = least.min(blanks);
        }
        if least == 0 {
            break;
        }
    }
    if headed { least } else { 0 }
}

/// Takes words that stand where a row's values stand (若干, 见附件) for values that are no numbers: a line of
/// cells with a row's label, and behind it just as many cells as the row has columns.
///
/// A word right behind the label is the rest of a misspelt one. Gives whether there was any.
pub(super) fn adopt_words(
    tokens: &mut [Token],
    hits: &[Hit],
    table: TableKind,
    width: impl Fn(u8) -> usize,
) -> bool {
    let mut any = false;
    for line in tokens.chunk_by_mut(|a, b| a.row == b.row) {
        let label = line
            .iter()
            .rposition(|t| matches!(t.kind, Kind::Hit(hit) if row_of(&hits[hit], table).is_some()));
        let Some(at) = label.filter(|&at| line[at].cells > 1) else { continue };
        let Kind::Hit(hit) = line[at].kind else { continue };
        let width = row_of(&hits[hit], table).map_or(0, &width);
        let label_end = line[at].span.end;
        let values = &mut line[at + 1..];
        if values.first().is_some_and(|t| t.kind == Kind::Word && t.span.start == label_end) {
            continue;
        }
        let printed = values.iter().any(|t| t.kind == Kind::Value);
        if values.len() == width && printed && values.iter().all(|t| t.fills() || t.kind == Kind::Word) {
            for word in values.iter_mut().filter(|t| t.kind == Kind::Word) {
                word.kind = Kind::Value;
                any = true;
            }
        }
    }
    any
}

/// Whether the text ends with these tokens: it may have been cut there.
pub(super) fn ends_text(source: &Source, run: &[Token]) -> bool {
    run.last().is_some_and(|t| t.span.end >= source.content_end)
}

/// Whether the table, which stands in `within`, ends with this row's label and the text with the table, or a few
/// characters behind the label, of the next one: it was cut there.
pub(super) fn ends_with_label(
    source: &Source,
    within: Span,
    hits: &[Hit],
    (table, row): (TableKind, u8),
) -> bool {
    /// No heading of a section is as short.
    const FEW: usize = 4;
    let last = hits.iter().rev().find(|hit| row_of(hit, table).is_some());
    let Some(last) = last.filter(|last| row_of(last, table) == Some(row)) else { return false };
    let behind = source.text.get(last.end as usize..source.content_end as usize).unwrap_or("");
    let mut words = behind.chars().filter(|c| !c.is_whitespace());
    within.end >= source.content_end || words.by_ref().take(FEW).all(is_han) && words.next().is_none()
}

/// Whether the text ends within the cell that these tokens end with, before anything was printed in it: what would
/// have followed is not known to be nothing.
pub(super) fn ends_in_blank(source: &Source, run: &[Token]) -> bool {
    source.open && run.last().is_some_and(|t| t.kind == Kind::Blank) && ends_text(source, run)
}

struct Lexer<'a> {
    source: &'a Source,
    hits: &'a [Hit],
    next_hit: usize,
    /// The hit of the last token that is one.
    last_hit: Option<usize>,
    tokens: Vec<Token>,
    row: u32,
    cells: u16,
}

impl Lexer<'_> {
    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.tokens.push(Token { kind, span: Span::new(start, end), row: self.row, cells: self.cells });
    }

    fn piece(&mut self, piece: Piece) {
        let (start, end) = (piece.start as usize, (piece.end as usize).max(piece.start as usize));
        let text = &self.source.text[start..end];
        steps::add(1 + text.len());
        if text.is_empty() {
            if piece.cell {
                self.push(Kind::Blank, start, start);
            }
        } else if piece.cell && text.bytes().all(|b| b.is_ascii_digit()) {
            // Most cells: the general rules below would find nothing else in it.
            let free = self.hit_from(piece.start).is_none_or(|hit| hit.start >= piece.end);
            if free { self.push(Kind::Value, start, end) } else { self.mixed(start, end) }
        } else if is_placeholder(text) && !self.in_hit(start) || piece.cell && self.is_value_cell(text, piece)
        {
            self.push(Kind::Value, start, end);
        } else if !is_page_number(text) {
            self.mixed(start, end);
        }
    }

    /// Whether a table cell holds a value and nothing of a label.
    fn is_value_cell(&mut self, text: &str, piece: Piece) -> bool {
        let first = text
            .trim_start_matches(['+', '-', '－', '＋', '−', ' ', '增', '减', '加', '少', '↑', '↓'])
            .chars()
            .next();
        first.is_some_and(|c| digit(c).is_some())
            && self.hit_from(piece.start).is_none_or(|hit| hit.start >= piece.end)
            && text.chars().filter(|c| is_han(*c)).count() <= 6
            && !is_page_number(text)
    }

    /// The first hit that does not end before byte `at`.
    fn hit_from(&mut self, at: u32) -> Option<Hit> {
        steps::add(1);
        while self.hits.get(self.next_hit).is_some_and(|hit| hit.end <= at) {
            self.next_hit += 1;
        }
        self.hits.get(self.next_hit).copied()
    }

    /// Whether the 无 at byte `at` belongs to a word of the form whose characters stand apart, and not to the values
    /// within a torn label that has no such character.
    fn in_hit(&mut self, at: usize) -> bool {
        let Some(hit) = self.hit_from(at as u32).filter(|hit| hit.start as usize <= at) else { return false };
        match hit.mark {
            Mark::Row(table, row) | Mark::RowStart(table, row) => {
                Labels::get().rows(table)[usize::from(row)].core.contains(&'无')
            }
            _ => true,
        }
    }

    /// Reads a piece that holds words, numbers or both, character by character.
    fn mixed(&mut self, start: usize, end: usize) {
        let text = &self.source.text[..end];
        let mut at = start;
        while let Some(c) = text[at..].chars().next() {
            steps::add(1);
            let length = c.len_utf8();
            if matches!(c, '无' | '⽆') && stands_alone(text, start, at, length) && !self.in_hit(at) {
                self.push(Kind::Value, at, at + length);
                at += length;
            } else if is_han(c) {
                at = self.word(text, start, at);
            } else if digit(c).is_some()
                || is_sign(c) && text[at + length..].starts_with(|c| digit(c).is_some())
            {
                at = self.number(text, start, at);
            } else if is_stroke(c) && stands_alone(text, start, at, length) {
                self.push(Kind::Value, at, at + length);
                at += length;
            } else {
                at += length;
            }
        }
    }

    /// Reads Han characters from byte `at` on, in the piece that begins at `start`: one word of the form, or other
    /// words.
    fn word(&mut self, text: &str, start: usize, at: usize) -> usize {
        let hit = self.hit_from(at as u32);
        // A label that a page break tore goes on behind the numbers of its row: they are no part of it.
        let apart = |c: char| c.is_whitespace() || digit(c).is_some();
        let begins = text[start..at].chars().next_back().is_none_or(apart);
        if let Some(number_at) =
            change_word(&text[at..]).filter(|_| begins && hit.is_some_and(|hit| hit.start < at as u32))
        {
            let digits = at + number_at;
            let stop = number_end(text, digits);
            self.push(Kind::Value, at, stop);
            return stop;
        }
        if let Some(hit) = hit.filter(|hit| hit.start as usize <= at) {
            let index = self.next_hit;
            if self.last_hit != Some(index) {
                self.last_hit = Some(index);
                self.push(Kind::Hit(index), hit.start as usize, hit.end as usize);
            }
            // Only the characters up to the next number: a label may go on behind its own numbers.
            return text[at..]
                .char_indices()
                .find(|&(i, c)| at + i >= hit.end as usize || !is_han(c))
                .map_or(text.len(), |(i, _)| at + i);
        }
        let end = hit.map_or(text.len(), |hit| (hit.start as usize).min(text.len()));
        if let Some(number_at) = change_word(&text[at..end]) {
            let stop = at + number_at;
            let stop = stop + text[stop..end].find(|c| digit(c).is_none()).unwrap_or(end - stop);
            self.push(Kind::Value, at, stop);
            return stop;
        }
        let stop = text[at..end].find(|c| !is_han(c)).map_or(end, |i| at + i);
        match self.tokens.last_mut() {
            // One word goes on over punctuation, not over cells and lines.
            Some(last)
                if last.kind == Kind::Word
                    && last.span.start as usize >= start
                    && last.span.end as usize >= at.saturating_sub(4)
                    && !text[last.span.end as usize..at].contains("  ") =>
            {
                last.span.end = stop as u32;
            }
            _ => self.push(Kind::Word, at, stop),
        }
        stop
    }

    /// Reads a number that starts at byte `at`, unless it is an ordinal or a part of a sentence.
    fn number(&mut self, text: &str, start: usize, at: usize) -> usize {
        let stop = number_end(text, at);
        let rest = &text[stop..];
        let before = text[start..at].chars().next_back();
        // Times, addresses, versions.
        if rest.starts_with([':', '：', '/', '@', '%', '％', '℃'])
            || rest.starts_with(|c: char| c.is_ascii_alphabetic())
            || before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | ':' | '.' | '_' | '='))
        {
            let word =
                text[at..].find(|c: char| c.is_whitespace() || is_han(c)).map_or(text.len(), |i| at + i);
            steps::add(word - at);
            return word.max(stop);
        }
        if matches!(before, Some('（' | '(')) && rest.starts_with(['）', ')']) {
            return stop;
        }
        // `2.其他`: an ordinal. `00000002.其他`: seven values and an ordinal, glued.
        let dotted = rest.starts_with(['.', '．', '、']);
        let after_dot = rest.trim_start_matches(['.', '．', '、', ' ', '\u{A0}', '\u{3000}']);
        if dotted && after_dot.starts_with(is_han) {
            let ordinal = text[..stop].char_indices().next_back().map_or(at, |(i, _)| i);
            if ordinal > at {
                self.push(Kind::Value, at, ordinal);
            }
            return stop;
        }
        let with_unit = self.with_unit(text, stop);
        let only_space =
            |from: u32| text.get(from as usize..at).is_some_and(|gap| gap.trim_matches(' ').is_empty());
        let at_label = matches!(self.tokens.last(), Some(t) if matches!(t.kind, Kind::Hit(_) | Kind::Value) && only_space(t.span.end));
        let glued = at_label || change_word(rest).is_some() || self.ends_before_words(text, stop);
        if with_unit == stop && rest.starts_with(is_han) && !glued {
            return stop;
        }
        self.push(Kind::Value, at, with_unit);
        with_unit
    }

    /// Whether a number that Han characters follow at byte `stop` is a value glued to the next label.
    fn ends_before_words(&mut self, text: &str, stop: usize) -> bool {
        let mut rest = text[stop..].chars();
        let (first, second) = (rest.next(), rest.next());
        let numeral = matches!(first, Some('一' | '二' | '三' | '四' | '五' | '六' | '七' | '八'));
        // A character too many before the label is a typo: 60行行政强制.
        let typo = first.map_or(0, char::len_utf8);
        numeral && matches!(second, Some('、' | '.' | '．' | '，'))
            || self
                .hit_from(stop as u32)
                .is_some_and(|hit| (stop..=stop + typo).contains(&(hit.start as usize)))
    }

    /// Where the number ends with its unit, when one follows.
    fn with_unit(&mut self, text: &str, stop: usize) -> usize {
        let rest = &text[stop..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\u{3000}']).len();
        let length = unit_length(&rest[spaces..]);
        let end = stop + spaces + length;
        let money = rest[spaces..].starts_with(['万', '元']);
        let complete = money || !text[end..].starts_with(is_han) || self.ends_before_words(text, end);
        if length > 0 && complete { end } else { stop }
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '＋' | '－' | '−')
}

/// Where the digits that start at `at` end, with separators of thousands and a decimal point between them.
pub(super) fn number_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut point = false;
    for (i, c) in text[at..].char_indices() {
        let rest = &text[at + i + c.len_utf8()..];
        let digit_follows = rest.starts_with(|c| digit(c).is_some());
        let goes_on = digit(c).is_some()
            || i == 0 && is_sign(c)
            || !point && is_thousands(c) && three_digits(rest)
            || !point && matches!(c, '.' | '．') && digit_follows;
        if !goes_on {
            break;
        }
        point |= matches!(c, '.' | '．');
        end = at + i + c.len_utf8();
    }
    end
}

/// Whether the sign at `at` has white space (or an end) on both sides.
fn stands_alone(text: &str, start: usize, at: usize, length: usize) -> bool {
    let open = |c: Option<char>| c.is_none_or(char::is_whitespace);
    open(text[start..at].chars().next_back()) && open(text[at + length..].chars().next())
}

/// `增3`, `减少2`: where the digits start.
fn change_word(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['增', '减'])?;
    let rest = rest.strip_prefix(['加', '少']).unwrap_or(rest);
    rest.starts_with(|c| digit(c).is_some()).then(|| text.len() - rest.len())
}

/// `- 4 -`, `—4—`, `第 4 页`, `第4页 共8页`.
pub(super) fn is_page_number(text: &str) -> bool {
    let dash = |c: char| is_stroke(c) && c != '/';
    // The first character before all others: nearly every text fails at it.
    if text.starts_with(dash) {
        // One stroke, or several without space between them, on each side: `- 4 - - -` are five cells.
        let inner = text.trim_matches(dash).trim_matches(|c: char| c.is_whitespace() || c == '·');
        let short = !inner.is_empty() && inner.len() <= 4;
        return text.ends_with(dash) && short && inner.bytes().all(|b| b.is_ascii_digit());
    }
    let page = text.strip_prefix('第').and_then(|rest| rest.trim_start().split_once('页'));
    page.is_some_and(|(number, _)| {
        number.trim().chars().all(|c| digit(c).is_some()) && text.chars().count() <= 16
    })
}

#[cfg(test)]
mod tests {
    use super::super::labels::Labels;
    use super::*;
    use crate::report::Media;

    fn read(text: &str) -> Vec<String> {
        let source = Source::new(text, Media::PlainText);
        let hits = Labels::get().find(&source.text);
        let all = Span::new(0, source.text.len());
        tokens_of(&source, pieces_within(&source, all), all, &hits)
            .into_iter()
            .map(|t| {
                let print = t.span.of(&source.text);
                match t.kind {
                    Kind::Hit(_) => format!("[{}]", crate::source::han_only(print)),
                    Kind::Word => format!("({print})"),
                    Kind::Value => print.to_owned(),
                    Kind::Blank => "_".to_owned(),
                }
            })
            .collect()
    }

    #[test]
    fn a_sign_for_nothing_within_a_torn_label_is_a_value() {
        assert_eq!(read("政府集\t无\t130\t\n\n中采购")[1..3], ["无".to_owned(), "130".to_owned()]);
    }

    #[test]
    fn ordinals_are_no_values() {
        assert_eq!(read("1.属于国家秘密 0 0"), ["[属于国家秘密]", "0", "0"]);
        assert_eq!(read("4. 保护第三方合法权益\t0"), ["[保护第三方合法权益]", "0"]);
        assert_eq!(
            read("1.属于国家秘密00000002.其他法律行政法规禁止公开00"),
            ["[属于国家秘密]", "0000000", "[其他法律行政法规禁止公开]", "00"]
        );
    }

    #[test]
    fn glued_numbers_end_where_the_next_label_starts() {
        assert_eq!(
            read("规章000行政规范性文件5845546第二十条第（五）项"),
            ["[规章]", "000", "[行政规范性文件]", "5845546", "[第二十条第五项]"]
        );
        // The next label is misspelt.
        assert_eq!(read("规章600行规范性文件00"), ["[规章]", "600", "(行)", "[规范性文件]", "00"]);
        assert_eq!(read("规章章60行行政强制0")[2..], ["60", "(行)", "[行政强制]", "0"]);
        assert_eq!(read("规章 600规规范性文件00"), ["[规章]", "600", "(规)", "[规范性文件]", "00"]);
        assert_eq!(
            read("（七）总计14710000148四、结转下年度继续办理42"),
            ["(七)", "[总计]", "14710000148", "(四)", "[结转下年度继续办理]", "42"]
        );
    }

    #[test]
    fn a_label_goes_on_behind_its_numbers() {
        assert_eq!(read("7. 属于行政执\t0\t\n\t法案卷\t"), ["[属于行政执法案卷]", "0", "_", "_", "_"]);
    }

    #[test]
    fn numbers_of_sentences_pages_and_times_are_left_out() {
        assert_eq!(
            read("采购总金额（单位：万元，保留4位小数）"),
            ["[采购总金额]", "(单位：万元，保留4位小数)"]
        );
        assert_eq!(read("- 4 -\n第 4 页\n2026/3/13 12:55\n0 0"), ["0", "0"]);
        assert_eq!(read("政府集中采购 6 1042.94 万元"), ["[政府集中采购]", "6", "1042.94 万元"]);
        assert_eq!(read("— 4 —\n- 4 - - -"), ["-", "4", "-", "-", "-"]);
    }

    #[test]
    fn empty_cells_and_placeholders_count() {
        assert_eq!(read("规章\t\t/\t3"), ["[规章]", "_", "/", "3"]);
        assert_eq!(read("规章 |\n0 |\n|\n无 |"), ["[规章]", "0", "_", "无"]);
        assert_eq!(read("规章 - 0 —"), ["[规章]", "-", "0", "—"]);
        assert_eq!(read("规章 无 0 无"), ["[规章]", "无", "0", "无"]);
    }

    #[test]
    fn headings_set_from_top_to_bottom_hold_no_sign_for_nothing() {
        for heading in ["（四）无法提供", "（ 四 ） 无 法 提 供", "（四）\n无\n法\n提\n供"]
        {
            let tokens = read(&format!("{heading}\n1.本机关不掌握相关政府信息 无 0"));
            assert_eq!(tokens[tokens.len() - 3..], ["[本机关不掌握相关政府信息]", "无", "0"], "{heading}");
            assert!(!tokens[..tokens.len() - 3].contains(&"无".to_owned()), "{heading}: {tokens:?}");
        }
    }

    #[test]
    fn columns_of_a_wider_sheet_are_no_cells() {
        let sheet = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\t\t\n规章\t0\t\t\t\t\n行政规范性文件\t0\t1\t2\t\t\n注：略\t\t\t\t\t\n";
        assert_eq!(
            read(sheet)[4..],
            ["[规章]", "0", "_", "_", "[行政规范性文件]", "0", "1", "2", "(注：略)", "_", "_", "_"]
        );
    }
}
