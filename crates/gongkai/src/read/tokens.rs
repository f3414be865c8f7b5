//! A table's part of the text as a sequence of words of the form, other words, values and empty cells.

use super::align::row_of;
use super::labels::{Hit, Labels, Mark};
use super::number::{
    self, bracketed, is_nothing_of_programs, is_numeral, is_placeholder, is_ring, is_stroke, is_thousands,
    three_digits, unit_length,
};
use super::pages;
use crate::form::{TableKind, Unit};
use crate::report::State;
use crate::slice::Slice as _;
use crate::source::{Piece, Source, digit, is_han, is_invisible, is_unseen};
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
    pages::without_numbers(&source.text, &lexer.tokens)
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
    let heading =
        |piece: &&Piece| source.text.part(piece.start as usize..piece.end as usize).starts_with(is_han);
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
    source: &Source,
    tokens: &mut Vec<Token>,
    hits: &[Hit],
    table: TableKind,
    width: impl Fn(u8) -> usize,
) -> bool {
    let mut any = false;
    let mut whole = Vec::with_capacity(tokens.len());
    let mut from = 0;
    while from < tokens.len() {
        let to = from + tokens[from..].iter().take_while(|t| t.row == tokens[from].row).count();
        let line = &tokens[from..to];
        let label = line
            .iter()
            .rposition(|t| matches!(t.kind, Kind::Hit(hit) if row_of(&hits[hit], table).is_some()))
            .filter(|&at| line[at].cells > 1);
        let adopted = label.and_then(|at| {
            let Kind::Hit(hit) = line[at].kind else { return None };
            let width = row_of(&hits[hit], table).map_or(0, &width);
            let below = tokens.get(to).is_some_and(|next| next.kind == Kind::Value);
            Some((at + 1, adopted(source, &line[at + 1..], line[at].span.end, width, below)?))
        });
        if let Some((at, values)) = adopted {
            any = true;
            whole.extend_from_slice(&line[..at]);
            whole.extend(values);
        } else {
            whole.extend_from_slice(line);
        }
        from = to;
    }
    *tokens = whole;
    any
}

/// The values of a line of cells that holds words among them; `None` where it holds none, or where they may be the rest of
/// the label that ends at `label_end`. `below` tells that a value stands on the next line.
fn adopted(source: &Source, line: &[Token], label_end: u32, width: usize, below: bool) -> Option<Vec<Token>> {
    /// What people type into a cell instead of a number, in bytes.
    const SHORT: u32 = 36;
    let glued = |t: &Token| t.kind == Kind::Word && t.span.start == label_end;
    if !line.iter().any(|t| t.kind == Kind::Word) || line.first().is_some_and(glued) {
        return None;
    }
    let place = |t: &Token| source.pieces[source.piece_at(t.span.start).min(source.pieces.len() - 1)];
    let mut cells: Vec<Token> = Vec::with_capacity(line.len());
    let mut last = None;
    for token in line {
        if !(token.fills() || token.kind == Kind::Word) {
            return None;
        }
        let piece = place(token);
        // All that a cell prints is one value where it begins with a word.
        let whole = Span { start: piece.start, end: piece.end };
        if token.kind == Kind::Word && piece.start >= label_end {
            if last != Some(whole) {
                cells.push(Token { span: whole, ..*token });
            }
        } else if last != Some(whole)
            || token.kind == Kind::Blank
            || cells.last().is_none_or(|t| t.kind != Kind::Word)
        {
            cells.push(*token);
        }
        last = Some(whole);
    }
    let printed = cells.iter().any(|t| t.kind == Kind::Value);
    // Without any number beside them only short words are no label, and none below them is their row's.
    let words = || {
        let short = |t: &Token| t.kind == Kind::Word && t.span.end - t.span.start <= SHORT;
        !below && cells.iter().all(short)
    };
    if cells.len() != width || !(printed || words()) {
        return None;
    }
    cells.iter_mut().filter(|t| t.kind == Kind::Word).for_each(|t| t.kind = Kind::Value);
    Some(cells)
}

/// Divides the cells of a line that hold several numbers, where this gives the row just as many values as it has columns:
/// their order is kept, and nothing else fits. Empty cells among them leave it open whose numbers stand together; the line
/// then stays as it is.
pub(super) fn divide_shared(
    text: &str,
    tokens: &mut Vec<Token>,
    hits: &[Hit],
    table: TableKind,
    width: impl Fn(Option<u8>) -> usize,
) {
    let shared = |t: &Token| {
        let signed = table == TableKind::Disclosure;
        if t.kind == Kind::Value && t.cells > 0 { number::several(t.span.of(text), signed) } else { None }
    };
    if !tokens.iter().any(|t| shared(t).is_some()) {
        return;
    }
    let is_label = |t: &Token| matches!(t.kind, Kind::Hit(hit) if row_of(&hits[hit], table).is_some());
    let lines = || tokens.chunk_by(|a, b| a.row == b.row);
    let headings = lines().filter_map(|line| first_heading(line, is_label)).min();
    let mut whole = Vec::with_capacity(tokens.len() + width(None));
    for line in lines() {
        let label = line.iter().rposition(is_label);
        let row = label.and_then(|at| match line[at].kind {
            Kind::Hit(hit) => row_of(&hits[hit], table),
            _ => None,
        });
        let first = label.map_or(0, |at| at + 1);
        let cells = line.len() - first;
        let first = first + line[first..].iter().take_while(|t| t.kind == Kind::Blank).count();
        let values = &line[first..];
        // With an empty cell in front, what may be one number makes the row whole too, unless the first heading stands
        // above the first number.
        let begins = values.first().and_then(|t| usize::from(t.cells).checked_sub(values.len()));
        let full =
            (values.len() + 1..=cells).contains(&width(row)) && (begins.is_none() || begins != headings);
        let one = |t: &Token| shared(t).is_some_and(|parts| number::may_be_one(t.span.of(text), &parts));
        let open = |at: usize| full || values.get(at + 1).is_some_and(|next| next.kind == Kind::Blank);
        let doubtful = values.iter().enumerate().any(|(at, t)| one(t) && open(at));
        let parts = if doubtful { None } else { divided(values, width(row), &shared) };
        match parts.filter(|tokens| tokens.len() == width(row)) {
            Some(tokens) => {
                let cells = (first + tokens.len()) as u16;
                let wider = |t: &Token| Token { cells: t.cells.max(cells), ..*t };
                whole.extend(line[..first].iter().map(wider));
                whole.extend(tokens.iter().map(wider));
            }
            None => whole.extend_from_slice(line),
        }
    }
    *tokens = whole;
}

/// The cell that the first heading of a line stands in, counted from 0, where only empty ones stand before it.
fn first_heading(line: &[Token], is_label: impl Fn(&Token) -> bool) -> Option<usize> {
    let empty = line.iter().take_while(|t| t.kind == Kind::Blank).count();
    let heading = line.get(empty).is_some_and(|t| matches!(t.kind, Kind::Hit(_)));
    (empty > 0 && heading && !line.iter().any(is_label)).then_some(empty)
}

/// A line's values, each cell's own apart. A cell that covers several columns is followed by an empty one for each but
/// its first: as many as it has numbers fill them. Empty cells at the line's end beyond the row's width are none of the
/// row's. `None` where no cell holds several, or other cells are empty.
fn divided(
    values: &[Token],
    width: usize,
    shared: &impl Fn(&Token) -> Option<Vec<(usize, usize)>>,
) -> Option<Vec<Token>> {
    let blank = |t: &&Token| t.kind == Kind::Blank;
    let rest = values.iter().rev().take_while(blank).count().min(values.len().saturating_sub(width));
    let mut tokens = Vec::new();
    let mut any = false;
    let mut at = 0;
    while at < values.len() - rest {
        let token = values[at];
        at += 1;
        match shared(&token) {
            None if token.kind == Kind::Value => tokens.push(token),
            None => return None,
            Some(parts) => {
                any = true;
                let covered = values[at..].iter().take_while(blank).count().min(parts.len() - 1);
                at += if covered == parts.len() - 1 { covered } else { 0 };
                tokens.extend(parts.into_iter().map(|(start, end)| {
                    let from = token.span.start as usize;
                    Token { span: Span::new(from + start, from + end), ..token }
                }));
            }
        }
    }
    any.then_some(tokens)
}

/// Whether several numbers stand each on a line of its own and no separator bounds any: a page's looks like them.
pub(super) fn stand_alone(run: &[Token]) -> bool {
    run.len() > 1 && run.iter().all(|t| t.cells == 0) && run.windows(2).all(|pair| pair[0].row != pair[1].row)
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
        let text = self.source.text.part(start..end);
        steps::add(1 + text.len());
        if text.is_empty() {
            if piece.cell {
                self.push(Kind::Blank, start, start);
            }
        } else if piece.cell && text.bytes().all(|b| b.is_ascii_digit()) {
            // Most cells: the general rules below would find nothing else in it.
            let free = self.hit_from(piece.start).is_none_or(|hit| hit.start >= piece.end);
            if free { self.push(Kind::Value, start, end) } else { self.mixed(start, end) }
        } else if piece.cell && is_nothing_of_programs(text) {
            self.push(Kind::Blank, start, end);
        } else if is_placeholder(text) && !self.in_hit(start) || piece.cell && self.is_value_cell(text, piece)
        {
            self.push(Kind::Value, start, end);
        } else if piece.cell && text.chars().all(is_invisible) {
            self.push(Kind::Blank, start, start);
        } else if !pages::is_number(text) {
            let free = piece.cell && self.hit_from(piece.start).is_none_or(|hit| hit.start >= piece.end);
            let before = self.tokens.len();
            self.mixed(start, end);
            // #REF!, ####, ???: something is printed there.
            let printed = |c: char| c.is_alphanumeric() || matches!(c, '#' | '?' | '？');
            if free && self.tokens.len() == before && text.contains(printed) {
                self.push(Kind::Word, start, end);
            }
        }
    }

    /// Whether a table cell holds a value and nothing of a label.
    fn is_value_cell(&mut self, text: &str, piece: Piece) -> bool {
        /// Longer ones are prose.
        const LONGEST: usize = 240;
        if text.len() > LONGEST
            || self.hit_from(piece.start).is_some_and(|hit| hit.start < piece.end)
            || pages::is_number(text)
        {
            return false;
        }
        if !text.contains(is_numeral) {
            return number::meaning(text, Unit::Count).state == State::Placeholder;
        }
        // What stands in brackets behind a number is a remark.
        let body = text.find(['（', '(']).filter(|at| *at > 0).map_or(text, |at| text.part(..at));
        let words = body.chars().filter(|c| is_han(*c) && *c != '〇').count();
        let sign = |c: char| {
            matches!(c, '+' | '-' | '－' | '＋' | '−' | ' ' | '增' | '减' | '加' | '少' | '↑' | '↓')
                || is_unseen(c)
        };
        let last = self.tokens.last().filter(|t| t.row == self.row);
        let in_row = last.is_some_and(|t| t.fills() || matches!(t.kind, Kind::Hit(_)));
        // 3 含上年度结转数量: what stands behind a number in its own cell belongs to its print.
        if text.trim_start_matches(sign).starts_with(is_numeral) {
            return words <= 6 || in_row;
        }
        // （3）: an ordinal, but for one among the values of a row.
        if text.starts_with(['（', '(']) {
            return in_row && !text.contains(is_han);
        }
        words == 0 && !text.contains("://") || (begins_as_amount(text) || in_row) && words <= 6
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
        let text = self.source.text.part(..end);
        let mut at = start;
        while let Some(c) = text.part(at..).chars().next() {
            steps::add(1);
            let length = c.len_utf8();
            let nothing = matches!(c, '无' | '⽆' | '〇') || is_ring(c);
            if nothing && stands_alone(text, start, at, length) && !self.in_hit(at) {
                self.push(Kind::Value, at, at + length);
                at += length;
            } else if let Some(stop) = self.led_by_words(text, start, at) {
                self.push(Kind::Value, at, stop);
                at = stop;
            } else if is_han(c) {
                at = self.word(text, start, at);
            } else if leads_to_number(text.part(at..)) {
                at = self.number(text, start, at);
            } else if c.is_ascii_alphabetic() && self.behind_label(text, at) && names_number(text.part(at..))
            {
                let stop = text.part(at..).find(bounds).map_or(text.len(), |i| at + i);
                steps::add(stop - at);
                self.push(Kind::Value, at, stop);
                at = stop;
            } else if is_stroke(c) {
                let run = text.part(at..).find(|c| !is_stroke(c)).unwrap_or(text.len() - at);
                // Longer ones are drawn lines.
                if run <= 4 * length && stands_alone(text, start, at, run) {
                    self.push(Kind::Value, at, at + run);
                }
                at += run;
            } else {
                at += length;
            }
        }
    }

    /// Where a number ends that words or punctuation stand right before, in a row of values: 约12, 十12, ?12.
    fn led_by_words(&self, text: &str, start: usize, at: usize) -> Option<usize> {
        const MOST: usize = 3;
        let c = text.part(at..).chars().next()?;
        let apart = text.part(start..at).chars().next_back().is_none_or(char::is_whitespace);
        if !apart || !(is_han(c) || matches!(c, '?' | '？' | '。' | '!' | '！')) {
            return None;
        }
        let words = text.part(at..).chars().take_while(|&c| is_han(c)).take(MOST + 1).count();
        let length: usize = text.part(at..).chars().take(words.max(1)).map(char::len_utf8).sum();
        let number = at + length;
        let known = words == 0
            || words <= MOST
                && (begins_as_amount(text.part(at..))
                    || text
                        .part(at..number)
                        .chars()
                        .all(|c| "一二三四五六七八九十百千万亿零〇两廿卅".contains(c)));
        if !known || !text.part(number..).starts_with(is_numeral) || !self.behind_label(text, at) {
            return None;
        }
        let stop = tail_end(text, start, number_end(text, number));
        (!text.part(stop..).starts_with(is_han)).then_some(stop)
    }

    /// Whether only space stands between byte `at` and the label or value before it.
    fn behind_label(&self, text: &str, at: usize) -> bool {
        let only_space =
            |from: u32| text.get(from as usize..at).is_some_and(|gap| gap.trim_matches(' ').is_empty());
        self.tokens
            .last()
            .is_some_and(|t| matches!(t.kind, Kind::Hit(_) | Kind::Value) && only_space(t.span.end))
    }

    /// Reads Han characters from byte `at` on, in the piece that begins at `start`: one word of the form, or other
    /// words.
    fn word(&mut self, text: &str, start: usize, at: usize) -> usize {
        let hit = self.hit_from(at as u32);
        // A label that a page break tore goes on behind the numbers of its row: they are no part of it.
        let apart = |c: char| c.is_whitespace() || digit(c).is_some();
        let begins = text.part(start..at).chars().next_back().is_none_or(apart);
        if let Some(number_at) =
            change_word(text.part(at..)).filter(|_| begins && hit.is_some_and(|hit| hit.start < at as u32))
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
            return text
                .part(at..)
                .char_indices()
                .find(|&(i, c)| at + i >= hit.end as usize || !is_han(c))
                .map_or(text.len(), |(i, _)| at + i);
        }
        let end = hit.map_or(text.len(), |hit| (hit.start as usize).min(text.len()));
        if let Some(number_at) = change_word(text.part(at..end)) {
            let stop = at + number_at;
            let stop = stop + text.part(stop..end).find(|c| digit(c).is_none()).unwrap_or(end - stop);
            self.push(Kind::Value, at, stop);
            return stop;
        }
        let stop = text.part(at..end).find(|c| !is_han(c)).map_or(end, |i| at + i);
        match self.tokens.last_mut() {
            // One word goes on over punctuation, not over cells and lines.
            Some(last)
                if last.kind == Kind::Word
                    && last.span.start as usize >= start
                    && last.span.end as usize >= at.saturating_sub(4)
                    && !text.part(last.span.end as usize..at).contains("  ") =>
            {
                last.span.end = stop as u32;
            }
            _ => self.push(Kind::Word, at, stop),
        }
        stop
    }

    /// Reads a number that starts at byte `at`, with what stands at it, unless it is an ordinal or a part of a sentence.
    fn number(&mut self, text: &str, start: usize, at: usize) -> usize {
        let lead = text.part(at..).find(|c| digit(c).is_some() || bounds(c)).unwrap_or(text.len() - at);
        let first = at + lead;
        let mut stop = number_end(text, first);
        // What nobody sees is no bound between a number and its unit.
        let shown = text.len() - text.part(stop..).trim_start_matches(is_unseen).len();
        if text.part(shown..).starts_with(is_han) {
            stop = shown;
        }
        let rest = text.part(stop..);
        let before = text.part(start..at).chars().next_back();
        let behind_label = self.behind_label(text, at);
        // Times, addresses, versions.
        let slashed =
            rest.starts_with(['/', '%', '％']) || rest.starts_with(|c: char| c.is_ascii_alphabetic());
        if rest.starts_with([':', '：', '@', '℃'])
            || slashed && (!behind_label || is_date(text.part(at..)))
            || before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | ':' | '.' | '_' | '='))
        {
            let word =
                text.part(at..).find(|c: char| c.is_whitespace() || is_han(c)).map_or(text.len(), |i| at + i);
            steps::add(word - at);
            return word.max(stop);
        }
        if matches!(before, Some('（' | '(')) && rest.starts_with(['）', ')']) {
            return self.in_brackets(text, at, stop);
        }
        // `2.其他`: an ordinal. `00000002.其他`: seven values and an ordinal, glued.
        let bare = rest.strip_prefix('\\').unwrap_or(rest);
        let dotted = bare.starts_with(['.', '．', '、']);
        let after_dot = bare.trim_start_matches(['.', '．', '、', ' ', '\u{A0}', '\u{3000}']);
        if dotted && after_dot.starts_with(is_han) {
            let ordinal = text.part(..stop).char_indices().next_back().map_or(at, |(i, _)| i);
            if ordinal > at {
                self.push(Kind::Value, at, ordinal);
            }
            return stop;
        }
        if let Some(end) = point_apart(text, first, stop).filter(|_| behind_label) {
            self.push(Kind::Value, at, end);
            return end;
        }
        let tail = tail_end(text, start, stop);
        steps::add(tail - at);
        if tail > stop || first == stop {
            // ①属于: an ordinal.
            let glued = first < stop && (behind_label || self.ends_before_words(text, tail));
            if glued || !text.part(tail..).starts_with(is_han) {
                self.push(Kind::Value, at, tail);
            }
            return tail;
        }
        if let Some(end) = self.remark_end(text, stop) {
            self.push(Kind::Value, at, end);
            return end;
        }
        let with_unit = self.with_unit(text, stop);
        let glued = behind_label || change_word(rest).is_some() || self.ends_before_words(text, stop);
        if with_unit == stop && rest.starts_with(is_han) && !glued {
            return stop;
        }
        let end = self.remark_end(text, with_unit).unwrap_or(with_unit);
        self.push(Kind::Value, at, end);
        end
    }

    /// A number alone in brackets, which end at byte `stop`: an ordinal or a mark, but a print of its own among the
    /// values of a row.
    fn in_brackets(&mut self, text: &str, at: usize, stop: usize) -> usize {
        let open = text.part(..at).char_indices().next_back().map_or(at, |(i, _)| i);
        let close = stop + text.part(stop..).chars().next().map_or(0, char::len_utf8);
        let apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let own = self.behind_label(text, open)
            && apart(text.part(..open).chars().next_back())
            && apart(text.part(close..).chars().next());
        if own {
            self.push(Kind::Value, open, close);
        }
        if own { close } else { stop }
    }

    /// Where the remark in brackets ends that follows a number at byte `stop`; `None` for ordinals, for what belongs to a
    /// label and for a bracket that has no end.
    fn remark_end(&mut self, text: &str, stop: usize) -> Option<usize> {
        const LONGEST: usize = 120;
        let rest = text.part(stop..text.floor_char_boundary(stop + LONGEST));
        if !rest.starts_with(['（', '(']) {
            return None;
        }
        let (inner, behind) = bracketed(rest)?;
        let end = stop + rest.len() - behind.len();
        let ordinal = inner.chars().all(|c| "一二三四五六七八九十".contains(c));
        let of_label = self.hit_from(stop as u32).is_some_and(|hit| (hit.start as usize) < end);
        (inner.contains(is_han) && !ordinal && !of_label && !text.part(end..).starts_with(is_han))
            .then_some(end)
    }

    /// Whether a number that Han characters follow at byte `stop` is a value glued to the next label.
    fn ends_before_words(&mut self, text: &str, stop: usize) -> bool {
        let mut rest = text.part(stop..).chars();
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
        let rest = text.part(stop..);
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\u{3000}']).len();
        let bare =
            rest.part(spaces..).strip_prefix(['万', '亿']).is_some_and(|behind| !behind.starts_with(is_han));
        let length = if bare { '万'.len_utf8() } else { unit_length(rest.part(spaces..)) };
        let end = stop + spaces + length;
        let money = rest.part(spaces..).starts_with(['万', '亿', '元']);
        let complete = money || !text.part(end..).starts_with(is_han) || self.ends_before_words(text, end);
        if length > 0 && complete { end } else { stop }
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '＋' | '－' | '−')
}

/// Whether `c` ends whatever number stands before it: space, a word, punctuation.
fn bounds(c: char) -> bool {
    c.is_whitespace() || is_han(c) && c != '〇' || is_separator(c)
}

/// Punctuation that stands between numbers and words and is no part of either. Asterisks are Markdown's.
fn is_separator(c: char) -> bool {
    "（(【[〔《〈“\"‘'’”，。、；：,;:!！?？）)】]〕》〉*|".contains(c)
}

/// Whether a number begins here, with signs of any kind before its digits.
fn leads_to_number(text: &str) -> bool {
    const MOST: usize = 5;
    for c in text.chars().take(MOST) {
        if is_numeral(c) {
            return true;
        }
        if bounds(c) || c.is_ascii_alphabetic() {
            return false;
        }
    }
    false
}

/// `RMB251000`, `l2`: letters with digits, and no address.
fn names_number(text: &str) -> bool {
    let word = text.part(..text.find(bounds).unwrap_or(text.len()));
    word.contains(|c| digit(c).is_some()) && !word.contains(['@', '/', '=']) && !word.starts_with("www")
}

/// Whether the text begins with a date, `2026/3/13`.
fn is_date(text: &str) -> bool {
    let word = text.part(..text.find(bounds).unwrap_or(text.len()));
    word.matches('/').count() > 1
}

/// Words that stand before a number in its cell.
fn begins_as_amount(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["约", "共", "计", "合计", "其中", "总", "近", "超", "不足", "大约", "至少", "人民币"];
    WORDS.iter().any(|word| text.starts_with(word))
}

/// Where the digits that start at `at` end, with separators of thousands and a decimal point between them.
pub(super) fn number_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut point = false;
    let mut escaped = false;
    for (i, c) in text.part(at..).char_indices() {
        let rest = text.part(at + i + c.len_utf8()..);
        let digit_follows = || rest.trim_start_matches(is_unseen).starts_with(|c| digit(c).is_some());
        if digit(c).is_some() {
            end = at + i + c.len_utf8();
            escaped = false;
            continue;
        }
        let is_point = |c: char| matches!(c, '.' | '．');
        // Nobody sees it; the number ends before it where none of its digits follows.
        let unseen = i > 0 && is_unseen(c);
        let escape = c == '\\' && !point && i > 0 && rest.starts_with(is_point);
        let goes_on = i == 0 && is_sign(c)
            || unseen
            || escape
            || !point && !escaped && is_thousands(c) && three_digits(rest)
            || !point && is_point(c) && digit_follows();
        if !goes_on {
            break;
        }
        point |= is_point(c);
        escaped = escape;
        if i == 0 {
            end = at + c.len_utf8();
        }
    }
    end
}

/// Where a number ends whose point stands apart from its digits: `641 .27`, `641. 27`.
fn point_apart(text: &str, first: usize, stop: usize) -> Option<usize> {
    let is_point = |c: char| matches!(c, '.' | '．');
    if text.part(first..stop).contains(is_point) {
        return None;
    }
    let spaces = |text: &str| text.len() - text.trim_start_matches(' ').len();
    let before = spaces(text.part(stop..));
    let point = text.part(stop + before..).chars().next().filter(|c| is_point(*c))?;
    let behind = stop + before + point.len_utf8();
    let digits = behind + spaces(text.part(behind..));
    let end = number_end(text, digits);
    let plain = end > digits && text.part(digits..).starts_with(|c| digit(c).is_some());
    let bounded = text.part(end..).chars().next().is_none_or(char::is_whitespace);
    (plain && bounded && before + (digits - behind) > 0).then_some(end)
}

/// Where what stands at the digits ends that end at `stop`: everything up to a space, a word or punctuation. A sign with
/// digits behind it begins the next number.
fn tail_end(text: &str, start: usize, stop: usize) -> usize {
    let mut end = stop;
    while let Some(c) = text.part(end..).chars().next() {
        let next = end + c.len_utf8();
        let behind = text.part(next..);
        let digit_follows = behind.starts_with(|c| digit(c).is_some());
        if is_sign(c) && digit_follows {
            break;
        }
        let closes = matches!(c, '）' | ')') && !has_open_bracket(text.part(start..stop));
        let noted = matches!(c, '[' | '［') && digit_follows;
        let of_note = matches!(c, ']' | '］') && end > stop;
        if bounds(c) && !closes && !noted && !of_note {
            break;
        }
        end = next;
    }
    end
}

fn has_open_bracket(text: &str) -> bool {
    /// Brackets that open further in front are closed there.
    const NEAR: usize = 120;
    let near = text.part(text.ceil_char_boundary(text.len().saturating_sub(NEAR))..);
    let count = |signs: [char; 2]| near.matches(signs).count();
    count(['（', '(']) > count(['）', ')'])
}

/// Whether the sign at `at` has white space (or an end) on both sides.
fn stands_alone(text: &str, start: usize, at: usize, length: usize) -> bool {
    let open = |c: Option<char>| c.is_none_or(char::is_whitespace);
    open(text.part(start..at).chars().next_back()) && open(text.part(at + length..).chars().next())
}

/// `增3`, `减少2`: where the digits start.
fn change_word(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['增', '减'])?;
    let rest = rest.strip_prefix(['加', '少']).unwrap_or(rest);
    rest.starts_with(|c| digit(c).is_some()).then(|| text.len() - rest.len())
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
    fn words_behind_a_number_in_its_cell_are_of_its_print() {
        assert_eq!(read("行政处罚\t3 含上年度结转数量\t0"), ["[行政处罚]", "3 含上年度结转数量", "0"]);
        // What begins with a number and no label before it is a sentence.
        assert_eq!(read("2 含上年度结转的数量\t说明")[0], "2");
    }

    #[test]
    fn what_nobody_sees_bounds_no_number() {
        assert_eq!(
            read("行政处罚\n74\u{200C}件\n6\u{200E}3件\n31.\u{FEFF}2万元"),
            ["[行政处罚]", "74\u{200C}件", "6\u{200E}3件", "31.\u{FEFF}2万元"]
        );
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

    #[test]
    fn a_number_is_bounded_by_space_words_and_brackets_only() {
        for print in [
            "641\\.27",
            "641 .27",
            "641. 27",
            "–8",
            "—8",
            "‑8",
            "−8",
            "↓8",
            "▲8",
            "11)",
            "53__",
            "251¹",
            "251①",
            "251[1]",
            "<12",
            "½12",
            "٣12",
            "о12",
            "l2",
            "1O",
            "12%",
            "3/0",
            "1\u{200b}2",
            "1\u{200f}2",
            "\u{202e}114",
            "￥251000",
            "RMB251000",
            "1,200",
            "3+",
            "9（其中修订2件）",
            "12.5（万元）",
            "12.5万",
            "(3)",
            "—",
            "——",
            "\\-",
            "〇",
            "○",
            "\\-8",
        ] {
            assert_eq!(read(&format!("规章 0 {print} 7"))[1..], ["0", print, "7"], "{print}");
            assert_eq!(read(&format!("规章 {print}\n"))[1..], [print], "{print}");
            assert_eq!(read(&format!("规章\t0\t{print}\t7"))[1..], ["0", print, "7"], "{print}");
            assert_eq!(read(&format!("规章\t{print}\n"))[1..], [print], "{print}");
        }
    }

    #[test]
    fn words_right_before_a_number_belong_to_it() {
        for print in ["约12", "不足12", "十12", "〇12", "?12", "。12", "…12", "12…", "\u{202e})5("]
        {
            if !print.contains('(') {
                assert_eq!(read(&format!("规章 0 {print} 7"))[1..], ["0", print, "7"], "{print}");
            }
            assert_eq!(read(&format!("规章\t0\t{print}\t7"))[1..], ["0", print, "7"], "{print}");
        }
    }

    #[test]
    fn a_point_in_front_belongs_to_its_digits_and_perhaps_to_the_number_before() {
        assert_eq!(read("规章 .85\n")[1..], [".85"]);
        assert_eq!(read("规章\t0\t.85")[1..], ["0", ".85"]);
        assert_eq!(read("规章 0 .85 7")[1..], ["0 .85", "7"]);
    }

    #[test]
    fn a_number_alone_on_its_line_is_whole_too() {
        for print in [
            "641\\.27",
            ".85",
            "–8",
            "362（件）",
            "12.5（万元）",
            "12.5万",
            "362户",
            "251①",
            "〇",
            "——",
            "9（其中修订2件）",
        ] {
            assert_eq!(read(&format!("规章\n{print}\n"))[1..], [print], "{print}");
        }
    }

    #[test]
    fn ordinals_in_any_shape_and_dates_are_no_values() {
        assert_eq!(read("1\\.属于国家秘密 0 0"), ["[属于国家秘密]", "0", "0"]);
        assert_eq!(read("规章 0 0 0①行政规范性文件 5")[1..5], ["0", "0", "0①", "[行政规范性文件]"]);
        assert_eq!(read("规章000（三）行政规范性文件5")[..3], ["[规章]", "000", "(三)"]);
        assert_eq!(read("规章 0\n2026/3/13 12:55\n1/4\nhttp://www.gov.cn/a/12.html\n")[1..], ["0"]);
    }

    fn adopted(text: &str, width: usize) -> Vec<String> {
        let source = Source::new(text, Media::PlainText);
        let hits = Labels::get().find(&source.text);
        let all = Span::new(0, source.text.len());
        let mut tokens = tokens_of(&source, pieces_within(&source, all), all, &hits);
        divide_shared(&source.text, &mut tokens, &hits, TableKind::Disclosure, |_| width);
        adopt_words(&source, &mut tokens, &hits, TableKind::Disclosure, |_| width);
        let print = |t: &Token| match t.kind {
            Kind::Value => t.span.of(&source.text).to_owned(),
            Kind::Blank => "_".to_owned(),
            Kind::Word | Kind::Hit(_) => format!("({})", t.span.of(&source.text)),
        };
        tokens.iter().map(print).collect()
    }

    #[test]
    fn words_in_the_places_of_values_are_cells() {
        assert_eq!(adopted("规章\t#REF!\t3\t见附件（略）", 3)[1..], ["#REF!", "3", "见附件（略）"]);
        assert_eq!(adopted("行政处罚\t统计中\n行政强制\t3", 1), ["(行政处罚)", "统计中", "(行政强制)", "3"]);
        // A number of its own below the words.
        assert_eq!(adopted("行政处罚\t单位件\n3\n", 1)[1], "(单位件)");
        assert_eq!(adopted("规章\t约3\t0\t共3件", 3)[1..], ["约3", "0", "共3件"]);
        assert_eq!(adopted("规章\tnan\tNaN\t0", 3)[1..], ["_", "_", "0"]);
    }

    #[test]
    fn several_numbers_in_one_cell_are_divided_where_only_one_division_fits() {
        assert_eq!(adopted("规章\t\t1 2\t3", 3)[1..], ["_", "1", "2", "3"]);
        assert_eq!(adopted("规章\t1、2\t3", 3)[1..], ["1", "2", "3"]);
        // One number in groups of three digits beside an empty cell.
        assert_eq!(adopted("规章\t\t1 200\t3", 3)[1..], ["_", "1 200", "3"]);
        assert_eq!(adopted("规章\t1 200\t\t3", 3)[1..], ["1 200", "_", "3"]);
        assert_eq!(adopted("规章\t1 2\t3\t", 3)[1..], ["1 2", "3", "_"]);
        assert_eq!(adopted("规章\t1 2\t3\t4", 3)[1..], ["1 2", "3", "4"]);
    }

    #[test]
    fn a_number_on_a_line_of_its_own_is_a_pages_only_where_all_others_are_in_cells() {
        assert_eq!(read("规章 |\n0 |\n7\n行政规范性文件 |\n5 |")[1..4], ["0", "[行政规范性文件]", "5"]);
        assert_eq!(read("规章\n|\n0\n|\n3\n|\n7\n").iter().filter(|t| *t != "_").count(), 4);
        // It may be the cell that is empty above it.
        assert_eq!(read("行政许可\t\n725\n行政处罚\t3").iter().filter(|t| *t == "725").count(), 1);
    }
}
