//! Rows of table 2 that are printed in parts: 其他对外管理服务事项 as 行政检查, 其他类 and the like.

use super::align::{Run, row_of};
use super::labels::{Hit, Mark};
use super::number::unit_length;
use super::tokens::{Kind, Token};
use crate::form::TableKind;
use crate::slice::Slice as _;
use crate::source::Source;
use crate::span::Span;
use crate::steps;

/// A part of a row, under a label of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SubRow {
    /// The row that it is a part of, as labels number it.
    pub(super) row: u8,
    /// Its own label.
    pub(super) label: Span,
    /// Its values, as an index of the runs; `None` where nothing stands behind the label.
    pub(super) run: Option<usize>,
}

/// What words of no form say about the runs behind them.
#[derive(Debug, Default)]
pub(super) struct SubRows {
    /// The parts of rows that are printed in two or more and have no numbers of their own.
    pub(super) parts: Vec<SubRow>,
    /// Each of their rows with where its first parts stand together among them.
    rows: Vec<(u8, usize, usize)>,
    /// For each run, whether it stands behind a word of no form and is not a part of such a row: nobody says whose it is.
    pub(super) worded: Vec<bool>,
    /// For each run, whether it holds a part's values.
    held: Vec<bool>,
}

/// Finds the parts of rows. `ends` tells of a word that no label of a part follows (a heading that is cut off).
pub(super) fn sub_rows(
    source: &Source,
    tokens: &[Token],
    hits: &[Hit],
    runs: &[Run],
    ends: impl Fn(Span) -> bool,
) -> SubRows {
    let none = vec![false; runs.len()];
    let mut found = SubRows { worded: none.clone(), held: none, ..SubRows::default() };
    let mut open: Option<Open> = None;
    let mut next_run = 0;
    // Whether a heading that is cut off was last: what follows is no value of the row before it.
    let mut headed = false;
    for (at, token) in tokens.iter().enumerate() {
        steps::add(1);
        match token.kind {
            Kind::Hit(hit) if row_of(&hits[hit], TableKind::Disclosure).is_some() => {
                found.close(open.take());
                headed = false;
                open = row_of(&hits[hit], TableKind::Disclosure).map(Open::new);
            }
            Kind::Hit(hit) if !matches!(hits[hit].mark, Mark::Other | Mark::Total) => {
                found.close(open.take());
            }
            Kind::Word if ends(token.span) => {
                headed = true;
                found.close(open.take());
            }
            Kind::Hit(_) | Kind::Word => {
                if let Some(open) = &mut open {
                    open.word(source, tokens[at - 1].span, token.span);
                }
            }
            Kind::Value | Kind::Blank => {
                if runs.get(next_run).is_some_and(|run| run.from == at) {
                    found.worded[next_run] |= headed && runs[next_run].printed > 0;
                    if let Some(open) = &mut open {
                        open.run(next_run, runs[next_run].printed > 0);
                    }
                    next_run += 1;
                }
            }
        }
    }
    found.close(open);
    found
}

/// A row's label with what was found behind it so far.
struct Open {
    row: u8,
    parts: Vec<SubRow>,
    /// Whether the row has numbers right behind its label.
    has_own: bool,
    /// Printed runs behind words.
    worded: Vec<usize>,
}

impl Open {
    fn new(row: u8) -> Open {
        Open { row, parts: Vec::new(), has_own: false, worded: Vec::new() }
    }

    /// Takes in a word that stands behind `before`: the label of a part, or more of what stands before it.
    fn word(&mut self, source: &Source, before: Span, word: Span) {
        let print = word.of(&source.text);
        let piece = |span: Span| source.piece_at(span.start);
        let apart = piece(before) != piece(word)
            || source.text.part(before.end as usize..word.start as usize).contains(char::is_whitespace);
        let same_piece = |part: &&mut SubRow| part.run.is_none() && piece(part.label) == piece(word);
        if let Some(part) = self.parts.last_mut().filter(same_piece) {
            part.label = part.label.to(word);
        } else if apart && unit_length(print) != print.len() {
            self.parts.push(SubRow { row: self.row, label: word, run: None });
        }
    }

    fn run(&mut self, run: usize, printed: bool) {
        match self.parts.last_mut() {
            Some(part) => {
                part.run = part.run.or(Some(run));
                self.worded.extend(printed.then_some(run));
            }
            None => self.has_own |= printed,
        }
    }
}

impl SubRows {
    fn close(&mut self, open: Option<Open>) {
        let Some(open) = open else { return };
        let has_run = open.parts.iter().any(|part| part.run.is_some());
        open.worded.iter().for_each(|&run| self.worded[run] = true);
        if open.parts.len() > 1 && has_run && !open.has_own {
            for run in open.parts.iter().filter_map(|part| part.run) {
                self.held[run] = true;
                // Whose a part's values are is said.
                self.worded[run] = false;
            }
            let from = self.parts.len();
            self.parts.extend(open.parts);
            let to = self.parts.len();
            match self.rows.iter_mut().find(|(row, ..)| *row == open.row) {
                // The label comes again, as behind the end of a page.
                Some(own) if own.2 == from => own.2 = to,
                Some(_) => {}
                None => self.rows.push((open.row, from, to)),
            }
        }
    }

    /// The parts of this row.
    pub(super) fn of(&self, row: u8) -> &[SubRow] {
        let own = self.rows.iter().find(|(of, ..)| *of == row);
        own.map_or(&[], |&(_, from, to)| &self.parts[from..to])
    }

    /// Whether a run holds a part's values.
    pub(super) fn hold(&self, run: usize) -> bool {
        self.held[run]
    }
}
