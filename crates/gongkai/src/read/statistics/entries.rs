//! From tokens to entries: a label with its unit and what is printed for it.

use super::super::number::is_placeholder;
use super::super::pages;
use super::tokens::{Kind, Token};
use super::words::{Hit, Word, Words, chars};
use crate::source::Source;
use crate::span::Span;
use crate::spelling::distance_within;

/// Whose number an entry prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A row of the form; some labels name two.
    Row(u8, Option<u8>),
    /// A heading.
    Head,
    /// Words of no form, or none at all.
    Unknown,
}

/// A label with what follows it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) label: Label,
    /// The place of the label; `None` where it was lost.
    pub(super) print: Option<Span>,
    pub(super) unit: Option<Span>,
    /// Values and empty cells.
    pub(super) values: Vec<Token>,
    /// The last line of its label.
    pub(super) row: u32,
    /// Whether separators divide that line into several cells.
    pub(super) structured: bool,
}

impl Entry {
    fn new(label: Label, print: Option<Span>, token: &Token) -> Self {
        Entry { label, print, unit: None, values: Vec::new(), row: token.row, structured: token.cells > 1 }
    }

    /// What is printed for it: the values on its own line, or where there are none those of the next lines.
    pub(super) fn printed(&self) -> Vec<Token> {
        let all = || self.values.iter().copied().filter(Token::is_value);
        let unit_line = |t: &Token| t.row == self.row;
        if all().any(|t| unit_line(&t)) { all().filter(unit_line).collect() } else { all().collect() }
    }

    /// Whether anything but empty cells is printed for it.
    pub(super) fn has_value(&self) -> bool {
        self.values.iter().any(Token::is_value)
    }

    /// Everything from its label to its last value.
    pub(super) fn span(&self) -> Option<Span> {
        let parts = self.print.into_iter().chain(self.unit).chain(self.values.iter().map(|t| t.span));
        parts.reduce(Span::to)
    }

    /// A heading has units and numbers on its own line only; on the next they are those of a row that lost its label.
    fn takes(&self, token: &Token) -> bool {
        self.label != Label::Head || token.row == self.row
    }

    fn is_open(&self) -> bool {
        self.unit.is_none() && !self.has_value()
    }
}

/// Puts the tokens of a table into entries.
pub(super) fn entries(source: &Source, tokens: &[Token], hits: &[Hit]) -> Vec<Entry> {
    let mut builder = Builder { source, entries: Vec::new() };
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Hit(hit) => builder.hit(&hits[hit], token),
            Kind::Unit => builder.unit(token, tokens.get(at + 1)),
            Kind::Word => builder.word(token),
            Kind::Blank => builder.blank(token),
            Kind::Ordinal => {
                builder.open(Label::Unknown, None, token);
            }
            Kind::Value { .. } if is_line_number(tokens, at) => {}
            Kind::Value { .. } => builder.value(token),
        }
    }
    builder.entries
}

/// Whether a value stands before the label of its own line: it numbers the line.
pub(super) fn is_line_number(tokens: &[Token], at: usize) -> bool {
    let row = tokens[at].row;
    let labels = |next: &Token| next.row == row && matches!(next.kind, Kind::Hit(_) | Kind::Word);
    tokens[at].is_value() && (at == 0 || tokens[at - 1].row != row) && tokens.get(at + 1).is_some_and(labels)
}

struct Builder<'a> {
    source: &'a Source,
    entries: Vec<Entry>,
}

impl Builder<'_> {
    fn open(&mut self, label: Label, print: Option<Span>, token: &Token) -> &mut Entry {
        self.entries.push(Entry::new(label, print, token));
        self.entries.last_mut().expect("just added")
    }

    fn hit(&mut self, hit: &Hit, token: &Token) {
        let label = match hit.word {
            Word::Row(row, other) => Label::Row(row, other),
            Word::RowStart(row) => Label::Row(row, None),
            Word::Head | Word::First | Word::Among => Label::Head,
        };
        let (label, print) =
            self.longer_label(token).or_else(|| self.begun_label(token)).unwrap_or((label, token.span));
        self.open(label, Some(print), token);
    }

    /// The row whose label has begun right before a known label that ends it, with a typo between the two:
    /// 主要负责同志参加政 before 政府网站在线访谈次数. The beginning is then no entry of its own.
    fn begun_label(&mut self, token: &Token) -> Option<(Label, Span)> {
        let begun = self.entries.last().filter(|e| e.is_open() && e.row == token.row)?;
        let (Label::Row(row, _), print) = (begun.label, begun.print?) else { return None };
        let core = &Words::get().cores[usize::from(row)];
        let known = chars(token.span.of(&self.source.text));
        if print.end != token.span.start || known.len() >= core.len() || !core.ends_with(&known) {
            return None;
        }
        let print = print.to(token.span);
        let whole = chars(print.of(&self.source.text));
        distance_within(&whole, core, core.len() / 4)?;
        self.entries.pop();
        Some((Label::Row(row, None), print))
    }

    /// The row whose label, with a typo in it, the words before a known label and that label are together:
    /// 主要负人参加 before 政府网站在线访谈次数. Those words are then no entry of their own.
    fn longer_label(&mut self, token: &Token) -> Option<(Label, Span)> {
        let text = &self.source.text;
        let words = self.entries.last().filter(|e| e.label == Label::Unknown && e.is_open())?.print?;
        let between = text.get(words.end as usize..token.span.start as usize)?;
        if between.contains(|c: char| !c.is_whitespace() || c == '\t') {
            return None;
        }
        let print = words.to(token.span);
        let (known, whole) = (chars(token.span.of(text)), chars(print.of(text)));
        // As near to the longer label as to the known one with a character too many, it may be either: 同同意公开.
        let extra = whole.len() - known.len();
        let longer = Words::get().cores.iter().enumerate().filter_map(|(row, core)| {
            let longer = core.len() > known.len() && core.ends_with(&known);
            let far = longer.then(|| distance_within(&whole, core, extra.min(core.len() / 4))).flatten()?;
            Some((far, row))
        });
        let (far, row) = longer.min()?;
        if far == extra {
            self.entries.pop();
            return Some((Label::Unknown, print));
        }
        self.entries.pop();
        Some((Label::Row(row as u8, None), print))
    }

    fn unit(&mut self, token: &Token, next: Option<&Token>) {
        let suffixes = !next.is_some_and(Token::is_value);
        match self.entries.last_mut() {
            Some(entry) if entry.is_open() && same_table_row(entry, token) && entry.takes(token) => {
                entry.unit = Some(token.span);
                // A unit on the line after the label moves the row on.
                entry.row = token.row;
                entry.structured = token.cells > 1;
            }
            // `2122条`: a unit behind a value is a part of its print.
            Some(entry)
                if suffixes
                    && entry
                        .values
                        .last()
                        .is_some_and(|v| v.is_value() && v.span.end == token.span.start) =>
            {
                let last = entry.values.last_mut().expect("there is one");
                last.span = last.span.to(token.span);
            }
            _ => self.open(Label::Unknown, None, token).unit = Some(token.span),
        }
    }

    fn word(&mut self, token: &Token) {
        let text = token.span.of(&self.source.text);
        let Some(entry) = self.entries.last_mut() else { return };
        if let Some(row) = torn_label(&self.source.text, entry, text) {
            entry.label = row;
            return;
        }
        match entry.label {
            Label::Row(row, _) => {
                let rest = rest_of_label(row, text);
                let entry = self.entries.last_mut().expect("there is one");
                if rest {
                    if entry.is_open() {
                        entry.row = token.row;
                    }
                    return;
                }
                let same_cell = entry.row == token.row && !apart(self.source, entry.print, token.span);
                if entry.is_open() && same_cell {
                    return;
                }
            }
            Label::Unknown if entry.is_open() => {
                entry.print = Some(entry.print.map_or(token.span, |print| print.to(token.span)));
                entry.row = token.row;
                entry.structured = token.cells > 1;
                return;
            }
            Label::Unknown | Label::Head => {}
        }
        self.open(Label::Unknown, Some(token.span), token);
    }

    fn blank(&mut self, token: &Token) {
        if let Some(entry) = self.entries.last_mut().filter(|entry| same_table_row(entry, token)) {
            entry.values.push(*token);
        }
    }

    fn value(&mut self, token: &Token) {
        match self.entries.last_mut() {
            Some(entry) if same_table_row(entry, token) && entry.takes(token) => entry.values.push(*token),
            Some(entry) if is_placeholder(token.span.of(&self.source.text)) && entry.label == Label::Head => {
            }
            // A number alone before a form feed is the page's.
            Some(_) if pages::end_behind(&self.source.text, token.span) => {}
            Some(entry) if token.cells > 1 || entry.label == Label::Head => {
                self.open(Label::Unknown, None, token).values.push(*token);
            }
            Some(_) | None => {}
        }
    }
}

/// The row whose label a page break has torn: the words before a number and those on the next line are all of it.
fn torn_label(source: &str, entry: &Entry, rest: &str) -> Option<Label> {
    let start = entry.print.filter(|_| entry.label == Label::Unknown && !entry.is_open())?;
    let whole = [chars(start.of(source)), chars(rest)].concat();
    let mut rows = (0_u8..).zip(&Words::get().cores).filter(|(_, core)| **core == whole).map(|(row, _)| row);
    Some(Label::Row(rows.next()?, rows.next()))
}

/// Whether a word is the end of this row's label, which went on behind its number or on the next line.
fn rest_of_label(row: u8, text: &str) -> bool {
    let (core, word) = (&Words::get().cores[usize::from(row)], chars(text));
    !word.is_empty() && word.len() < core.len() && core.ends_with(&word)
}

/// Whether a token can belong to an entry: a line of several cells is a row of its own, unless its label began on
/// the lines above, as spreadsheets write a label of two lines.
fn same_table_row(entry: &Entry, token: &Token) -> bool {
    let wrapped = !entry.structured && entry.is_open() && matches!(entry.label, Label::Row(..));
    token.row == entry.row || !entry.structured && token.cells <= 1 || wrapped
}

/// Whether a separator stands between a label and a word on the same line.
fn apart(source: &Source, label: Option<Span>, word: Span) -> bool {
    let Some(label) = label.filter(|l| l.end <= word.start) else { return false };
    let between = Span { start: label.end, end: word.start }.of(&source.text);
    between.contains(['\t', '|', '│', '\n']) || between.contains("  ")
}
