//! The table's part of the text as labels, units, values, other words and empty cells.
//!
//! Inside of a table there is no prose, so every run of digits is a value unless it is the ordinal of a label or
//! stands in a note in brackets (不同渠道和方式公开相同信息计1条).

use super::super::number::{is_placeholder, is_stroke, unit_length};
use super::super::pages;
use super::super::tokens::number_end;
use super::words::Hit;
use crate::slice::Slice as _;
use crate::source::{Piece, Source, digit, han_only, is_han, is_unseen};
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the table: an index into the hits.
    Hit(usize),
    /// 条, 件, 万元 …
    Unit,
    /// Other Han text.
    Word,
    /// `5.` before nothing, or before a unit: the ordinal of a label whose words are lost.
    Ordinal,
    /// A number or a sign for nothing. `ordinal` is the digit that was taken for the next label's ordinal,
    /// where it stands right behind the number.
    Value { ordinal: Option<u8> },
    /// An empty cell.
    Blank,
}

/// A piece of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// The line that it stands in.
    pub(super) row: u32,
    /// How many cells that line has, when separators divide it; 0 where nothing but space divides.
    pub(super) cells: usize,
}

impl Token {
    pub(super) fn is_value(&self) -> bool {
        matches!(self.kind, Kind::Value { .. })
    }
}

/// Reads the tokens of `within`. `hits` are all words of the text, in order.
pub(super) fn tokens(source: &Source, within: Span, hits: &[Hit]) -> Vec<Token> {
    let next_hit = hits.partition_point(|h| h.end <= within.start);
    let mut lexer = Lexer {
        source,
        hits,
        next_hit,
        limit: within.end as usize,
        skip_to: 0,
        row: 0,
        cells: 0,
        tokens: Vec::new(),
    };
    let first = source.piece_at(within.start);
    let pieces = &source.pieces[first.min(source.pieces.len())..];
    let pieces = &pieces[..pieces.partition_point(|p| p.start < within.end || p.end == within.end)];
    let mut at = 0;
    while at < pieces.len() {
        let row = pieces[at].row;
        let count = pieces[at..].iter().take_while(|p| p.row == row).count();
        lexer.row = row;
        for piece in &pieces[at..at + count] {
            lexer.cells = if piece.cell { count } else { 0 };
            let start = piece.start.max(within.start);
            lexer.piece(Piece { start, end: piece.end.min(within.end).max(start), ..*piece });
        }
        at += count;
    }
    lexer.tokens
}

struct Lexer<'a> {
    source: &'a Source,
    hits: &'a [Hit],
    next_hit: usize,
    limit: usize,
    /// The end of a note in brackets that goes on over pieces.
    skip_to: usize,
    row: u32,
    cells: usize,
    tokens: Vec<Token>,
}

const VALUE: Kind = Kind::Value { ordinal: None };

impl Lexer<'_> {
    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.tokens.push(Token { kind, span: Span::new(start, end), row: self.row, cells: self.cells });
    }

    fn piece(&mut self, piece: Piece) {
        let (start, end) = (piece.start as usize, piece.end as usize);
        let text = self.source.text.part(start..end);
        if text.is_empty() {
            if piece.cell {
                self.push(Kind::Blank, start, start);
            }
        } else if is_placeholder(text) || self.is_value(text, start, end) {
            self.push(VALUE, start, end);
        } else if pages::is_number(text) {
            // In the place of a cell it fills the place, and prints nothing.
            if self.cells > 1 {
                self.push(Kind::Blank, start, start);
            }
        } else {
            let start = match self.skip_to {
                skip_to if skip_to <= start => start,
                skip_to if skip_to <= end => skip_to,
                _ => note_end(&self.source.text, start, end),
            };
            self.mixed(start, end);
        }
    }

    /// Whether a piece holds one value and nothing of a label.
    fn is_value(&mut self, text: &str, start: usize, end: usize) -> bool {
        let body = text.trim_start_matches(['+', '-', '－', '＋', '−', ' ']);
        let number = body.find(|c| !(digit(c).is_some() || ",，.．".contains(c))).unwrap_or(body.len());
        let unit = body.part(number..).trim_start();
        let bare = unit.is_empty() || unit_length(unit) == unit.len();
        let bare = bare && !body.part(..number).ends_with(['.', '．']);
        let unlabelled = self.hit_from(start).is_none_or(|hit| hit.start as usize >= end);
        body.starts_with(|c| digit(c).is_some()) && bare && unlabelled && !pages::is_number(text)
    }

    /// The first word that does not end before byte `at`.
    fn hit_from(&mut self, at: usize) -> Option<Hit> {
        while self.hits.get(self.next_hit).is_some_and(|hit| hit.end as usize <= at) {
            self.next_hit += 1;
        }
        self.hits.get(self.next_hit).copied()
    }

    fn mixed(&mut self, start: usize, end: usize) {
        let text = self.source.text.part(..end);
        let mut at = start;
        while let Some(c) = text.part(at..).chars().next() {
            let behind = at + c.len_utf8();
            at = if matches!(c, '（' | '(') {
                self.bracket(at, behind, end)
            } else if is_han(c) {
                self.word(text, start, at)
            } else if digit(c).is_some()
                || matches!(c, '+' | '-' | '＋' | '－' | '−')
                    && text.part(behind..).starts_with(|c| digit(c).is_some())
            {
                self.number(text, start, at)
            } else if is_stroke(c) {
                self.strokes(text, start, at)
            } else {
                behind
            };
        }
    }

    /// A note in brackets is passed over; an ordinal in brackets and a bracket around a label are not.
    fn bracket(&mut self, at: usize, behind: usize, end: usize) -> usize {
        /// Longer than any note, in characters.
        const LONGEST: usize = 120;
        let rest = self.source.text.part(behind..self.limit);
        let closing = rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '）' | ')' | '（' | '('));
        let Some((length, '）' | ')')) = closing else { return behind };
        let close = behind + length;
        self.hit_from(at);
        let inside = self.hits[self.next_hit..].iter().take_while(|hit| (hit.start as usize) < close);
        if inside.clone().any(|hit| hit.row().is_some()) {
            return behind;
        }
        self.skip_to = close + closing.map_or(0, |(_, c)| c.len_utf8());
        if self.skip_to <= end { self.skip_to } else { note_end(&self.source.text, behind, end) }
    }

    /// Han characters from byte `at` on: a word of the table, a unit, an ordinal, or other words.
    fn word(&mut self, text: &str, start: usize, at: usize) -> usize {
        let hit = self.hit_from(at);
        if let Some(hit) = hit.filter(|hit| hit.start as usize <= at) {
            let index = self.next_hit;
            // Behind its own numbers, or in the next cell, a label only goes on.
            if hit.start as usize == at {
                self.push(Kind::Hit(index), hit.start as usize, hit.end as usize);
            }
            return text
                .part(at..)
                .char_indices()
                .find(|&(i, c)| at + i >= hit.end as usize || !is_han(c))
                .map_or(text.len(), |(i, _)| at + i);
        }
        let limit = hit.map_or(text.len(), |hit| (hit.start as usize).min(text.len()));
        let mut stop = limit;
        for (i, c) in text.part(at..limit).char_indices() {
            if !is_han(c) {
                stop = at + i;
                break;
            }
            if is_ordinal(text.part(at + i..)) {
                stop = at + i;
                break;
            }
        }
        if stop == at {
            return at + text.part(at..).chars().next().map_or(1, char::len_utf8);
        }
        let run = text.part(at..stop);
        if is_placeholder(run) && open_before(text, start, at) && open_behind(text, stop) {
            self.push(VALUE, at, stop);
        } else if is_unit(run) {
            self.push(Kind::Unit, at, stop);
        } else if let Some(unit) = run.strip_suffix(['无', '⽆']).filter(|unit| is_unit(unit)) {
            self.push(Kind::Unit, at, at + unit.len());
            self.push(VALUE, at + unit.len(), stop);
        } else {
            // A unit between a label of no form and its number: 某某申请数件0.
            let followed = text.part(stop..).starts_with(|c| digit(c).is_some());
            let unit = run.char_indices().map(|(i, _)| i).find(|&i| is_unit(run.part(i..)));
            match unit.filter(|_| followed) {
                Some(unit) => {
                    self.push(Kind::Word, at, at + unit);
                    self.push(Kind::Unit, at + unit, stop);
                }
                None => self.push(Kind::Word, at, stop),
            }
        }
        stop
    }

    /// A number that starts at byte `at`, unless it is an ordinal or a part of a date.
    fn number(&mut self, text: &str, start: usize, at: usize) -> usize {
        let stop = number_end(text, at);
        let rest = text.part(stop..);
        // What nobody sees within a number divides nothing.
        let behind = rest.trim_start_matches(|c| matches!(c, '.' | '．') || is_unseen(c));
        let between = rest.len() - behind.len();
        if rest.part(..between).contains(is_unseen) && behind.starts_with(|c| digit(c).is_some()) {
            let stop = number_end(text, stop + between);
            self.push(VALUE, at, stop);
            return stop;
        }
        let after = rest.trim_start_matches(['.', '．', '、', ')', '）', ' ', '\u{A0}', '\u{3000}']);
        let dotted = rest.starts_with(['.', '．', '、']);
        let signed = dotted || rest.starts_with([')', '）']);
        let worded = after.starts_with(is_han);
        if signed && worded || dotted && (!after.is_empty() || !self.follows_unit(text, start, at)) {
            // `04.信函申请数`: a value and an ordinal, glued.
            let last = text.part(..stop).char_indices().next_back().unwrap_or((at, '0'));
            if last.0 > at {
                self.push(Kind::Value { ordinal: digit(last.1) }, at, last.0);
            }
            let word = after.part(..after.find(|c| !is_han(c)).unwrap_or(after.len()));
            if !worded || is_unit(word) {
                self.push(Kind::Ordinal, last.0, stop);
            }
            return stop;
        }
        if rest.starts_with(['年', '月', '日', '号', '时', ':', '：', '%', '％', '/', '@'])
            || rest.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            return text
                .part(stop..)
                .find(|c: char| c.is_whitespace() || is_han(c))
                .map_or(text.len(), |i| stop + i);
        }
        self.push(VALUE, at, stop);
        stop
    }

    /// Whether a unit stands before byte `at` on its line, with nothing but space between.
    fn follows_unit(&self, text: &str, start: usize, at: usize) -> bool {
        let unit = self.tokens.last().filter(|t| t.kind == Kind::Unit && t.row == self.row);
        unit.is_some_and(|unit| text.part(start.max(unit.span.end as usize)..at).trim().is_empty())
    }

    /// A sign for nothing between spaces, or right behind a unit.
    fn strokes(&mut self, text: &str, start: usize, at: usize) -> usize {
        const LONGEST: usize = 3;
        let stop = text.part(at..).find(|c| !is_stroke(c)).map_or(text.len(), |i| at + i);
        let short = text.part(at..stop).chars().count() <= LONGEST;
        let unit = self.tokens.last().is_some_and(|t| t.kind == Kind::Unit && t.span.end as usize == at);
        if short && (unit || open_before(text, start, at) && open_behind(text, stop)) {
            self.push(VALUE, at, stop);
        }
        stop
    }
}

/// Where a note that goes on over the next lines ends on this one: before the row's own unit or number.
fn note_end(text: &str, start: usize, end: usize) -> usize {
    let line = text.part(start..end);
    let numeric =
        |rest: &str| rest.starts_with(|c| digit(c).is_some() || is_stroke(c)) || is_placeholder(rest);
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    if is_unit(word) && !word.contains(['）', ')']) && (rest.is_empty() || numeric(rest.trim_start())) {
        return start;
    }
    let opens = |&(at, c): &(usize, char)| {
        let rest = line.part(at..).trim_start();
        let word = rest.split_whitespace().next().unwrap_or_default();
        c.is_whitespace() && (is_unit(word) && !word.contains(['）', ')']) || numeric(rest))
    };
    line.char_indices().find(opens).map_or(end, |(at, _)| start + at)
}

/// Whether a print is a unit and nothing else; fonts of PDF files write ⼈ for 人.
fn is_unit(print: &str) -> bool {
    let folded = han_only(print);
    !folded.is_empty() && unit_length(&folded) == folded.len()
}

fn open_before(text: &str, start: usize, at: usize) -> bool {
    text.part(start..at).chars().next_back().is_none_or(char::is_whitespace)
}

fn open_behind(text: &str, at: usize) -> bool {
    text.part(at..).chars().next().is_none_or(char::is_whitespace)
}

/// Whether a text starts with 三、 or another Chinese ordinal.
fn is_ordinal(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| "一二三四五六七八九十⼀⼆⼋⼗".contains(c))
        && matches!(chars.next(), Some('、' | '.' | '．'))
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;
    use crate::report::Media;

    fn read(text: &str) -> Vec<String> {
        let source = Source::new(text, Media::PlainText);
        let hits = Words::get().find(&source.text);
        tokens(&source, Span::new(0, source.text.len()), &hits)
            .into_iter()
            .map(|t| {
                let print = t.span.of(&source.text);
                match t.kind {
                    Kind::Hit(_) => format!("[{}]", crate::source::han_only(print)),
                    Kind::Word => format!("({print})"),
                    Kind::Ordinal => format!("#{print}"),
                    Kind::Unit => format!("<{print}>"),
                    Kind::Value { ordinal: Some(digit) } => format!("{print}+{digit}"),
                    Kind::Value { ordinal: None } => print.to_owned(),
                    Kind::Blank => "_".to_owned(),
                }
            })
            .collect()
    }

    #[test]
    fn units_stand_between_labels_and_numbers() {
        assert_eq!(
            read("（一）收到申请数件121.当面申请数件02.传真申请数件"),
            ["[收到申请数]", "<件>", "12+1", "[当面申请数]", "<件>", "0+2", "[传真申请数]", "<件>"]
        );
        assert_eq!(
            read("6.某某申请数件0四、行政复议数量件3"),
            ["(某某申请数)", "<件>", "0", "[行政复议数量]", "<件>", "3"]
        );
    }

    #[test]
    fn an_ordinal_that_lost_its_label_is_no_value() {
        assert_eq!(read("件\n5、\n条"), ["<件>", "#5", "<条>"]);
        assert_eq!(read("件\t\n5.\t条\t3"), ["<件>", "_", "#5", "<条>", "3"]);
        assert_eq!(read("5. 件 3"), ["#5", "<件>", "3"]);
        assert_eq!(read("件 5."), ["<件>", "5"]);
        assert_eq!(
            read("收到申请数件141.（某某某）件3"),
            ["[收到申请数]", "<件>", "14+1", "#1", "<件>", "3"]
        );
    }

    #[test]
    fn notes_in_brackets_hold_no_values() {
        assert_eq!(
            read("主动公开政府信息数（不同渠道和方式公开相同信息计1\n条） 条 2122"),
            ["[主动公开政府信息数]", "<条>", "2122"]
        );
        assert_eq!(
            read("主动公开政府信息数（不同渠道和方式公开相同信息\n条 28\n计1条）\n制发规范性文件总数 件 3"),
            ["[主动公开政府信息数]", "<条>", "28", "[制发规范性文件总数]", "<件>", "3"]
        );
        assert_eq!(read("（1）涉及商业秘密\t件\t\n"), ["[涉及商业秘密]", "<件>", "_"]);
        assert_eq!(
            read("（其中：主要负责同志参加新闻发布会次数） 次 1"),
            ["[其中]", "[主要负责同志参加新闻发布会次数]", "<次>", "1"]
        );
    }

    #[test]
    fn signs_for_nothing_and_dates() {
        assert_eq!(read("网络申请数 件 —"), ["[网络申请数]", "<件>", "—"]);
        assert_eq!(
            read("网络申请数件无\n无\n2017年1月"),
            ["[网络申请数]", "<件>", "无", "无", "(年)", "(月)"]
        );
        assert_eq!(read("网络申请数 件 ⽆"), ["[网络申请数]", "<件>", "⽆"]);
        assert_eq!(read("+---+\n│ 网络申请数 │ 件 │ 5 │"), ["[网络申请数]", "<件>", "5"]);
    }
}
