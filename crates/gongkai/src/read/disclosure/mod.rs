//! Table 2.

mod doubt;
mod observe;

use std::cell::OnceCell;

use super::align::{self, Match, Run};
use super::columns::{self, Habits, Manner, Margins, Problem, Way};
use super::headings::{self, Binding};
use super::labels::{Hit, Labels, Mark};
use super::layout;
use super::misspelt::add_misspelt;
use super::number;
use super::own_columns::{Own, own_columns};
use super::proof::Shown;
use super::reading::{Reading, headings_differ, no_data_row};
use super::sub_rows::{SubRow, SubRows, sub_rows};
use super::tokens::{
    Kind, Token, adopt_words, divide_shared, ends_text, ends_with_label, pieces_within, tokens_of,
};
use super::transposed::{self, Block};
use super::{spans, units};
use crate::decimal::Decimal;
use crate::form::{Edition, FormColumn, TableForm, TableKind, Unit, form};
use crate::report::{Cell, ColumnProof, ExtraRow, Notice, NoticeKind, RowProof, State, Table};
use crate::source::{Source, han_only};
use crate::span::Span;
use observe::{common_margins, heading_margins, irregular, prints_all};

const TABLE: TableKind = TableKind::Disclosure;

/// A part of a row has a label of its own where whole rows have cells that their label covers.
const NO_MARGINS: Margins = Margins { before: 0, behind: 0 };

/// The edition that most of the table's words speak for.
pub(super) fn edition(hits: &[Hit]) -> Option<Edition> {
    let rows = Labels::get().rows(TABLE);
    let old_form = form(TABLE, Edition::F21);
    let votes = |edition: Edition| {
        hits.iter()
            .filter(|h| match h.mark {
                Mark::EditionHead(TABLE, e) => e == edition,
                // Rows that only the older form has.
                Mark::Row(TABLE, row) => {
                    edition == Edition::F19 && old_form.row(rows[usize::from(row)].row.id).is_none()
                }
                _ => false,
            })
            .count()
    };
    let (old, new) = (votes(Edition::F19), votes(Edition::F21));
    match old.cmp(&new) {
        std::cmp::Ordering::Less => Some(Edition::F21),
        std::cmp::Ordering::Greater => Some(Edition::F19),
        std::cmp::Ordering::Equal => None,
    }
}

/// Reads the table that stands in `within`; rows of no form are returned beside it. `manner` is table 3's.
pub(super) fn read(
    source: &Source,
    within: Span,
    hits: &[Hit],
    edition: Edition,
    manner: Manner,
) -> (Reading, Vec<ExtraRow>) {
    let form = form(TABLE, edition);
    let rows = Labels::get().numbers_of(form);
    let width_of = |row: u8| rows.iter().position(|&r| r == row).map_or(0, |at| form.rows[at].columns.len());
    let mut hits = hits.to_vec();
    add_misspelt(source, within, &mut hits, &rows, TABLE);
    let hits = hits.as_slice();
    let printed = pieces_within(source, within);
    let layout = layout::read(source, within, printed, form, hits, manner.strays);
    let pieces = layout.pieces.as_deref().unwrap_or(printed);
    let mut tokens = tokens_of(source, pieces, within, hits);
    divide_shared(&source.text, &mut tokens, hits, TABLE, |row| row.map_or(0, width_of));
    let Own { tokens, aside, unclear } =
        own_columns(source, (pieces, layout.placed), tokens, hits, form, width_of);
    let mut tokens = headings::once_each(source, &tokens, hits, TABLE);
    let width_of_line = |line: &[Token]| {
        let row = |t: &Token| match t.kind {
            Kind::Hit(hit) => align::row_of(&hits[hit], TABLE),
            _ => None,
        };
        line.iter().rev().find_map(row).map(width_of)
    };
    tokens = spans::unmerged(source, tokens, width_of_line);
    let begins_heading = |word: Span| begins_heading(form, word.of(&source.text));
    let parts_of = |tokens: &[Token]| {
        let runs = align::runs(tokens, hits, TABLE, None);
        let parts = sub_rows(source, tokens, hits, &runs, begins_heading);
        (runs, parts)
    };
    // A word behind a label is the name of a part where the row is printed in parts.
    let (mut all_runs, mut sub_rows) = parts_of(&tokens);
    let width_of_whole = |row: u8| if sub_rows.of(row).is_empty() { width_of(row) } else { 0 };
    if adopt_words(source, &mut tokens, hits, TABLE, width_of_whole) {
        (all_runs, sub_rows) = parts_of(&tokens);
    }
    // Of two rows that run together as the label between them is lost, an empty cell may be the label's.
    let overfull = |run: &&Run| run.before.is_some_and(|(row, _)| run.printed > width_of(row));
    let rows_of_cells = all_runs.iter().filter(|run| !overfull(run));
    let rows_of_cells = rows_of_cells.map(|run| &tokens[run.from..run.to]).filter(|run| is_one_row(run));
    let manner = columns::own_manner(&source.text, &tokens, &rows_of_cells, manner);
    let (mut runs, worded) = whole_rows(&all_runs, &sub_rows);
    let mut bindings = headings::disclosure(source, &tokens, hits, form, &rows);
    for (print, rows_there) in unclear {
        let there = rows.iter().zip(&mut bindings).filter(|(row, _)| rows_there.contains(row));
        there.for_each(|(_, binding)| *binding = Binding::Contradiction(print));
    }
    let labels_behind = labels_stand_behind(&tokens, hits, &mut runs);
    let labelled = |row: u8| hits.iter().any(|h| align::row_of(h, TABLE) == Some(row));
    let mut matches = align::assign(&runs, &rows, None, labelled);
    for row in layout.unsure {
        matches[row].iter_mut().for_each(|m| m.certain = false);
    }
    if labels_behind == Some(LabelsBehind::Somewhere) {
        matches.iter_mut().flatten().for_each(|m| m.certain = false);
    }
    let mut reader = Reader {
        source,
        within,
        form,
        hits,
        tokens: &tokens,
        all_runs: &all_runs,
        sub_rows: &sub_rows,
        runs: &runs,
        worded: &worded,
        labelled: rows.iter().map(|&row| labelled(row)).collect(),
        read: vec![false; runs.len()],
        cells: vec![Cell::default(); form.size()],
        notices: Vec::new(),
        extra: Vec::new(),
        manner,
        irregular: irregular(&tokens, &runs, &rows, width_of),
        margins: common_margins(&tokens, &runs, &rows, width_of).or_else(|| heading_margins(&tokens, hits)),
        full: rows.iter().all(|&row| labelled(row)) && prints_all(source, &tokens, &runs, &rows, width_of),
        scales: units::scales(source, hits, within, form),
        bindings: &bindings,
        heads: OnceCell::new(),
    };
    reader.notice_truncated_headings();
    if all_runs.is_empty() {
        let span = Span { start: within.start, end: hits.last().map_or(within.start, |h| h.end) };
        reader.notices.push(no_data_row(form, span));
    } else if let Some(blocks) = transposed::columns(&source.text, &tokens, hits, &runs, form) {
        reader.fill_columns(&blocks);
        if manner.strays {
            (0..rows.len()).for_each(|row| reader.notice(NoticeKind::LabelLost, row, None));
        }
    } else {
        for (row, matched) in matches.iter().enumerate() {
            reader.fill(row, rows[row], *matched);
        }
        reader.doubt_around_unread(&rows, &matches);
        reader.doubt_beside_strays(&matches);
    }
    reader.doubt_columns();
    reader.notice_units();
    let labels = align::label_places(hits, TABLE, &rows);
    let printed = reader.cells.iter().filter_map(|c| c.span.as_ref());
    let ends =
        labels.iter().flatten().chain(printed).chain(reader.extra.iter().map(|e| &e.span)).map(|s| s.end);
    let span = Span { start: within.start, end: ends.max().unwrap_or(within.end).min(within.end) };
    let Reader { cells, notices, extra, .. } = reader;
    (Reading { table: Table { form, cells, span, labels }, notices, manner, aside }, extra)
}

/// Where labels stand that are printed behind their numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LabelsBehind {
    /// Each ends the line of cells that its numbers stand in: these runs are given their labels.
    OnTheirLines,
    /// Elsewhere: whose label is whose cannot be told.
    Somewhere,
}

/// Whether numbers are printed before their labels: at the beginning of labels' own lines, or some before the first label and
/// none behind the last.
fn labels_stand_behind(tokens: &[Token], hits: &[Hit], runs: &mut [Run]) -> Option<LabelsBehind> {
    let row_at = |at: usize| match tokens[at].kind {
        Kind::Hit(hit) => align::row_of(&hits[hit], TABLE),
        _ => None,
    };
    let is_label = |at: &usize| row_at(*at).is_some();
    let first = (0..tokens.len()).find(is_label)?;
    let last = (0..tokens.len()).rfind(is_label)?;
    let printed = || runs.iter().filter(|run| run.printed > 0);
    let throughout = || printed().any(|run| run.to <= first) && printed().all(|run| run.from <= last);
    if !align::labels_end_lines(tokens, hits, TABLE) && !throughout() {
        return None;
    }
    let own = |run: &Run| {
        let line = tokens[run.from].row;
        let whole = tokens[run.from..run.to].iter().all(|t| t.row == line && t.cells > 1);
        let begins = run.from.checked_sub(1).is_none_or(|before| tokens[before].row != line);
        let ends = tokens.get(run.to + 1).is_none_or(|behind| behind.row != line);
        let label = tokens.get(run.to).filter(|label| label.row == line).and_then(|_| row_at(run.to));
        label.filter(|_| whole && begins && ends)
    };
    if !printed().all(|run| own(run).is_some()) {
        return Some(LabelsBehind::Somewhere);
    }
    for run in runs.iter_mut().filter(|run| run.printed > 0) {
        run.before = own(run).map(|row| (row, false));
        (run.beside, run.on_line) = (true, true);
    }
    Some(LabelsBehind::OnTheirLines)
}

/// The runs that are no part of a row, and for each whether a word of no form stands before it.
fn whole_rows(runs: &[Run], sub_rows: &SubRows) -> (Vec<Run>, Vec<bool>) {
    let whole = runs.iter().enumerate().filter(|(run, _)| !sub_rows.hold(*run));
    whole.map(|(run, one)| (one.clone(), sub_rows.worded[run])).unzip()
}

/// Whether a heading of the form begins with this word: two lines of it, of which the second is lost.
fn begins_heading(form: &TableForm, word: &str) -> bool {
    let word = han_only(word);
    let begins = |column: &FormColumn| han_only(column.label.zh).starts_with(&word);
    word.chars().count() > 1 && form.rows.iter().any(|row| row.columns.iter().any(begins))
}

/// Whether a run can be one row's: those of rows whose labels are lost run together.
fn is_one_row(run: &[Token]) -> bool {
    const WIDEST: usize = 3;
    run.len() <= WIDEST || run.iter().all(|t| t.row == run[0].row)
}

/// The cells of a row as a run fills them.
struct Filled {
    cells: Vec<Cell>,
    /// What keeps them from being certain.
    problem: Option<NoticeKind>,
    /// The ways in which the run divides into them.
    ways: Vec<Way>,
}

/// The first divisions of a run that divides in several ways: ` = 1|870|0, 18|70|0`; nothing for one.
fn divisions(text: &str, ways: &[Way]) -> String {
    const MOST: usize = 4;
    if ways.len() < 2 {
        return String::new();
    }
    let show = |way: &Way| {
        let prints: Vec<&str> = way.iter().map(|span| span.map_or("", |span| span.of(text))).collect();
        prints.join("|")
    };
    let shown: Vec<String> = ways.iter().take(MOST).map(show).collect();
    format!(" = {}{}", shown.join(", "), if ways.len() > MOST { " …" } else { "" })
}

struct Reader<'a> {
    source: &'a Source,
    within: Span,
    form: &'static TableForm,
    hits: &'a [Hit],
    tokens: &'a [Token],
    /// The runs of the table, parts of rows among them.
    all_runs: &'a [Run],
    sub_rows: &'a SubRows,
    /// The runs that may be a row's.
    runs: &'a [Run],
    /// For each of them whether a word of no form stands before it.
    worded: &'a [bool],
    /// For each row whether its label is printed.
    labelled: Vec<bool>,
    /// For each run whether a row was filled from it.
    read: Vec<bool>,
    cells: Vec<Cell>,
    notices: Vec<Notice>,
    extra: Vec<ExtraRow>,
    manner: Manner,
    /// The margins of the rows that print all their columns.
    margins: Option<Margins>,
    /// Whether rows of as many columns print different numbers of cells.
    irregular: bool,
    /// Whether every row prints all its values.
    full: bool,
    /// For each row the unit of its money.
    scales: Vec<units::Scale>,
    /// For each row what the headings of its block say of its columns.
    bindings: &'a [Binding],
    /// For each token how many stand up to the heading that is nearest before it; 0 where there is none.
    heads: OnceCell<Vec<usize>>,
}

impl Reader<'_> {
    /// Doubts the rows whose headings contradict the form.
    fn doubt_columns(&mut self) {
        for (row, binding) in self.bindings.iter().enumerate() {
            let Binding::Contradiction(print) = *binding else { continue };
            let cells = self.row_cells(row);
            self.cells[cells.clone()].iter_mut().for_each(|cell| cell.object(NoticeKind::HeadingsDiffer));
            let cells = cells.map(|at| self.form.cell_at(0, 0).sibling(at)).collect();
            self.notices.push(headings_differ(&self.source.text, self.form, cells, print));
        }
    }

    /// Says which columns' headings are cut off: a word behind 信息内容 that the heading of its column begins with.
    fn notice_truncated_headings(&mut self) {
        let mut column = None;
        for token in self.tokens {
            let print = token.span.of(&self.source.text);
            match token.kind {
                Kind::Hit(hit) if align::row_of(&self.hits[hit], TABLE).is_some() => column = None,
                Kind::Hit(_) if han_only(print) == "信息内容" => column = Some(0),
                Kind::Hit(_) => column = column.map(|c| c + 1),
                Kind::Word => {
                    let cut = column.and_then(|c| self.truncated(token.span, c));
                    self.notices.extend(cut);
                    column = column.map(|c| c + 1);
                }
                Kind::Value | Kind::Blank => {}
            }
        }
    }

    /// The notice on a heading that is cut off: what is printed is the beginning of the heading that this column
    /// has in the block whose first row is labelled next.
    fn truncated(&self, print: Span, column: usize) -> Option<Notice> {
        let next = self.hits.iter().filter(|h| h.start >= print.end).find_map(|h| align::row_of(h, TABLE))?;
        let id = Labels::get().rows(TABLE)[usize::from(next)].row.id;
        let first = self.form.row(id)?;
        let heading = han_only(self.form.rows[first].columns.get(column)?.label.zh);
        let word = han_only(print.of(&self.source.text));
        if word.chars().count() < 2 || word == heading || !heading.starts_with(&word) {
            return None;
        }
        let block = self.form.rows[first].block;
        let rows = (first..self.form.rows.len()).take_while(|&row| self.form.rows[row].block == block);
        Some(Notice {
            kind: NoticeKind::LabelTruncated,
            table: TABLE,
            cells: rows.map(|row| self.form.cell_at(row, column)).collect(),
            spans: vec![print],
            print: print.of(&self.source.text).to_owned(),
        })
    }

    /// Fills the blocks whose values stand under the headings of their columns; among them may be numbers of pages.
    fn fill_columns(&mut self, blocks: &[Block]) {
        // Where the text ends with the table, what is printed last may go on.
        let ended = self.within.end >= self.source.content_end;
        let last = blocks.iter().rposition(|block| !block.printed.is_empty()).filter(|_| ended);
        for (at, block) in blocks.iter().enumerate() {
            let cut = last.is_some_and(|last| at >= last);
            let kind = if cut { NoticeKind::UnreadableNumber } else { NoticeKind::Scattered };
            let doubt = (self.manner.strays || cut || block.doubt.is_some()).then_some(kind);
            let state = if block.doubt.is_none() { State::Blank } else { State::Missing };
            let mut cells = Vec::new();
            for (row, way) in (block.first..).zip(&block.rows) {
                for ((at, span), column) in self.row_cells(row).zip(way).zip(self.form.rows[row].columns) {
                    let cell =
                        span.map_or(Cell { state, ..Cell::default() }, |s| self.cell(row, s, column.unit));
                    let shown = Shown { row: Some(RowProof::Counted), column: Some(ColumnProof::Headings) };
                    self.cells[at] = shown.of(cell).objected(doubt);
                    cells.push(self.form.cell_at(0, 0).sibling(at));
                }
            }
            if cut || block.doubt.is_some() {
                let spans = block.printed.iter().copied().reduce(Span::to).into_iter().collect();
                let print = block.print(&self.source.text);
                self.notices.push(Notice { kind, table: TABLE, cells, spans, print });
            }
        }
    }

    fn fill(&mut self, row: usize, number: u8, matched: Option<Match>) {
        if !self.sub_rows.of(number).is_empty() {
            self.fill_from_sub_rows(row, self.sub_rows.of(number));
            return;
        }
        let Some(matched) =
            matched.filter(|m| m.certain || self.runs[m.run].before.is_none_or(|b| b.0 == number))
        else {
            self.fill_unmatched(row, number);
            return;
        };
        self.read[matched.run] = true;
        let run = &self.runs[matched.run];
        let tokens = self.own_line(run);
        let Filled { cells, problem, ways } = self.cells_of(row, tokens, self.margins);
        let complete = run.printed >= cells.len();
        let last_row = row + 1 == self.form.rows.len();
        let cut = run.cut
            || !(complete && last_row) && ends_text(self.source, tokens)
            || !complete && self.ends_with(number);
        let uncertain = !matched.certain
            || self.worded[matched.run]
            || self.may_hold_next(row, run)
            || self.may_hold_page_number(tokens, cells.len());
        let doubt = (problem.is_some() || uncertain || cut).then(|| problem.unwrap_or(NoticeKind::LabelLost));
        let by_label = run.before == Some((number, false));
        let proof = if by_label { RowProof::OwnLabel } else { RowProof::Counted };
        if let Some(kind) = doubt {
            let print = tokens.iter().map(|t| t.span).reduce(Span::to);
            self.notice(kind, row, print);
            if let Some(notice) = self.notices.last_mut().filter(|_| problem == Some(NoticeKind::GluedDigits))
            {
                notice.print.push_str(&divisions(&self.source.text, &ways));
            }
        }
        let range = self.row_cells(row);
        for (at, cell) in range.zip(cells) {
            let shown = Shown { row: matched.certain.then_some(proof), column: cell.proof.column };
            self.cells[at] = shown.of(cell).objected(doubt);
        }
    }

    /// A row that no run was found for: printed empty, or not there. Numbers that stand at no label may be its own.
    fn fill_unmatched(&mut self, row: usize, number: u8) {
        let ends_here = self.ends_with(number);
        // Where parts stand under another row's label, this one's own may have come late.
        let elsewhere = self.sub_rows.parts.iter().any(|part| part.row != number && self.labelled[row]);
        let homeless = self.runs.iter().any(|run| run.printed > 0 && run.before.is_none());
        let loose = ends_here || elsewhere || homeless;
        let state = if self.labelled[row] && !loose { State::Blank } else { State::Missing };
        self.row_cells(row).for_each(|at| {
            self.cells[at] = match state {
                State::Blank => Shown::EMPTY_ROW.of(Cell { state, ..Cell::default() }),
                _ => Cell { state, ..Cell::default() },
            };
            if loose {
                self.cells[at].object(NoticeKind::ShortRow);
            }
        });
        if loose {
            self.notice(NoticeKind::ShortRow, row, None);
        }
    }

    /// Whether the text ends with the label of the row with this number.
    fn ends_with(&self, number: u8) -> bool {
        ends_with_label(self.source, self.within, self.hits, (TABLE, number))
    }

    /// A run without the lines of other things: where the label's line of cells holds values, a number that stands
    /// alone on another line is none of the row's.
    fn own_line(&self, run: &Run) -> &[Token] {
        let tokens = &self.tokens[run.from..run.to];
        let first = tokens[0].row;
        let own = tokens.iter().take_while(|t| t.row == first).count();
        let foreign =
            tokens[own..].chunk_by(|a, b| a.row == b.row).all(|line| line.len() == 1 && line[0].cells == 0);
        if run.beside && tokens[0].cells > 1 && foreign { &tokens[..own] } else { tokens }
    }

    fn fill_from_sub_rows(&mut self, row: usize, parts: &[SubRow]) {
        let form_row = &self.form.rows[row];
        let range = self.row_cells(row);
        // For each column the sum of what is printed; `None` once a part's number is not known.
        let mut sums = vec![Some(Decimal::ZERO); form_row.columns.len()];
        let mut printed = vec![false; form_row.columns.len()];
        let mut spans = Vec::new();
        for part in parts {
            let run = part.run.map(|run| &self.all_runs[run]);
            let tokens = run.map_or(&[][..], |run| &self.tokens[run.from..run.to]);
            let Filled { cells, problem, .. } = self.cells_of(row, tokens, Some(NO_MARGINS));
            for ((sum, printed), cell) in sums.iter_mut().zip(&mut printed).zip(&cells) {
                *sum = sum.filter(|_| problem.is_none()).map(|sum| sum + cell.value.unwrap_or(Decimal::ZERO));
                *printed |= cell.value.is_some();
            }
            let label = self.without_parent(row, part.label);
            let span = tokens.iter().fold(label, |span, t| span.to(t.span));
            spans.push(span);
            self.extra.push(ExtraRow {
                table: TABLE,
                parent: Some(row as u16),
                label: format!("{} / {}", form_row.label().zh, label.of(&self.source.text)),
                cells,
                span,
            });
        }
        for ((at, sum), printed) in range.clone().zip(sums).zip(printed) {
            let value = sum.filter(|_| printed);
            let state = if value.is_some() { State::Number } else { State::Blank };
            let cell = Cell { value, state, ..Cell::default() };
            self.cells[at] = cell.objected(Some(NoticeKind::SummedSubRows));
        }
        let cells = range.map(|at| self.form.cell_at(0, 0).sibling(at)).collect();
        let print = spans[0].to(spans[spans.len() - 1]).of(&self.source.text).to_owned();
        self.notices.push(Notice { kind: NoticeKind::SummedSubRows, table: TABLE, cells, spans, print });
    }

    /// A part's label without the last line of its row's own label, which may stand before it.
    fn without_parent(&self, row: usize, label: Span) -> Span {
        let parent = han_only(self.form.rows[row].label().zh);
        let print = label.of(&self.source.text);
        let begun = self.hits.iter().rev().filter(|h| h.end <= label.start);
        let mut begun = begun.map(|h| han_only(Span { start: h.start, end: h.end }.of(&self.source.text)));
        let rest = begun.find_map(|head| parent.strip_prefix(&head).map(str::to_owned));
        match rest.and_then(|rest| print.strip_prefix(&rest)).filter(|own| !own.is_empty()) {
            Some(own) => Span { start: label.end - own.len() as u32, end: label.end },
            None => label,
        }
    }

    /// The cells that a run prints for a row, and what keeps them from being certain.
    fn cells_of(&self, row: usize, tokens: &[Token], margins: Option<Margins>) -> Filled {
        let lengths = columns::Lengths { irregular: self.irregular, ..<_>::default() };
        let columns = self.form.rows[row].columns;
        // No identity ties the cells of table 2 together: glued digits divide in one way, or stay as they are.
        let never = |_: &[i64]| None;
        let habits = Habits { manner: self.manner, margins, lengths, columns, ..Habits::default() };
        let order = self.bindings[row].order();
        let mut placed =
            columns::place(&self.source.text, tokens, columns.len(), habits, &never).in_order(order);
        if order.is_some() && self.manner.glued && placed.problem.is_none() {
            placed.problem = Some(Problem::Glued);
        }
        let problem = placed.problem.map(Problem::notice);
        let shown = placed.shown(order.is_some());
        let blank = if placed.ways.len() == 1 { State::Blank } else { State::Missing };
        let way = placed.agreed().unwrap_or_else(|| vec![None; columns.len()]);
        let cells = way.iter().zip(columns).map(|(span, column)| match span {
            Some(span) => self.cell(row, *span, column.unit),
            None => Cell { state: blank, ..Cell::default() },
        });
        let cells = cells.map(|cell| Shown { row: None, column: shown }.of(cell));
        let cells: Vec<Cell> = cells.map(|cell| Shown { row: None, column: shown }.of(cell)).collect();
        let lost = || self.lost_blanks(tokens, &cells, columns).then_some(NoticeKind::ShortRow);
        let problem = problem.or_else(lost);
        Filled { cells, problem, ways: placed.ways }
    }

    fn cell(&self, row: usize, span: Span, unit: Unit) -> Cell {
        let print = span.of(&self.source.text);
        if unit == Unit::Wan {
            units::cell(print, self.scales[row], span)
        } else {
            number::cell(print, unit, span)
        }
    }

    /// Names the amounts whose unit is open, where nothing else does.
    fn notice_units(&mut self) {
        for at in 0..self.cells.len() {
            let id = self.form.cell_at(0, 0).sibling(at);
            let (row, _) = self.form.position(id);
            let cell = &self.cells[at];
            let open = cell.is_objected()
                && cell.value.is_some()
                && id.at().1.unit == Unit::Wan
                && self.scales[row].doubt;
            if open && !self.notices.iter().any(|notice| notice.cells.contains(&id)) {
                self.notices.push(Notice {
                    kind: NoticeKind::UnreadableNumber,
                    table: TABLE,
                    cells: vec![id],
                    spans: cell.span.into_iter().collect(),
                    print: cell.raw.clone(),
                });
            }
        }
    }

    fn row_cells(&self, row: usize) -> std::ops::Range<usize> {
        let first = usize::from(self.form.cell_at(row, 0).index);
        first..first + self.form.rows[row].columns.len()
    }

    fn notice(&mut self, kind: NoticeKind, row: usize, print: Option<Span>) {
        let cells = self.row_cells(row).map(|at| self.form.cell_at(0, 0).sibling(at)).collect();
        let spans = print.into_iter().collect();
        let print = print.map(|p| p.of(&self.source.text).to_owned()).unwrap_or_default();
        self.notices.push(Notice { kind, table: TABLE, cells, spans, print });
    }
}

#[cfg(test)]
mod tests;
