//! Table 2.

use super::align::{self, Match, Run};
use super::columns::{self, Habits, Manner, Margins, Problem, Way};
use super::labels::{Hit, Labels, Mark};
use super::misspelt::add_misspelt;
use super::number;
use super::reading::{Reading, no_data_row};
use super::sub_rows::{SubRow, SubRows, sub_rows};
use super::tokens::{Kind, Token, adopt_words, ends_page, ends_text, tokens};
use super::transposed;
use crate::decimal::Decimal;
use crate::form::{Edition, FormColumn, TableForm, TableKind, Unit, form};
use crate::report::{Cell, ExtraRow, Notice, NoticeKind, State, Table};
use crate::source::{Source, han_only};
use crate::span::Span;
use crate::steps;

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
    let mut tokens = tokens(source, within, hits);
    let begins_heading = |word: Span| begins_heading(form, word.of(&source.text));
    let parts_of = |tokens: &[Token]| {
        let runs = align::runs(tokens, hits, TABLE, None);
        let parts = sub_rows(source, tokens, hits, &runs, begins_heading);
        (runs, parts)
    };
    // A word behind a label is the name of a part where the row is printed in parts.
    let (_, parts) = parts_of(&tokens);
    let width_of_whole = |row: u8| if parts.of(row).is_empty() { width_of(row) } else { 0 };
    adopt_words(&mut tokens, hits, TABLE, width_of_whole);
    let (all_runs, sub_rows) = parts_of(&tokens);
    let rows_of_cells = all_runs.iter().map(|run| &tokens[run.from..run.to]).filter(|run| is_one_row(run));
    let manner = columns::own_manner(&source.text, &tokens, &rows_of_cells, manner);
    let (runs, worded) = whole_rows(&all_runs, &sub_rows);
    let labelled = |row: u8| hits.iter().any(|h| align::row_of(h, TABLE) == Some(row));
    let matches = align::assign(&runs, &rows, None, labelled);
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
        in_yuan: money_in_yuan(source, hits, within),
    };
    reader.notice_truncated_headings();
    if all_runs.is_empty() {
        let span = Span { start: within.start, end: hits.last().map_or(within.start, |h| h.end) };
        reader.notices.push(no_data_row(form, span));
    } else if let Some(columns) = transposed::columns(&source.text, &tokens, hits, &runs, form) {
        reader.fill_columns(&columns);
    } else {
        for (row, matched) in matches.iter().enumerate() {
            reader.fill(row, rows[row], *matched);
        }
        reader.doubt_around_unread(&rows, &matches);
    }
    let labels = align::label_places(hits, TABLE, &rows);
    let printed = reader.cells.iter().filter_map(|c| c.span.as_ref());
    let ends =
        labels.iter().flatten().chain(printed).chain(reader.extra.iter().map(|e| &e.span)).map(|s| s.end);
    let span = Span { start: within.start, end: ends.max().unwrap_or(within.end).min(within.end) };
    let Reader { cells, notices, extra, .. } = reader;
    (Reading { table: Table { form, cells, span, labels }, notices, manner }, extra)
}

/// The runs that are no part of a row, and for each whether a word of no form stands before it.
fn whole_rows(runs: &[Run], sub_rows: &SubRows) -> (Vec<Run>, Vec<bool>) {
    let whole = runs.iter().enumerate().filter(|(run, _)| !sub_rows.hold(*run));
    whole.map(|(run, one)| (one.clone(), sub_rows.worded.contains(&run))).unzip()
}

/// Whether a print can be a number of things: no part of one, no change.
fn is_count(print: &str) -> bool {
    !print.contains(['.', '．', '+', '＋', '增', '减'])
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

/// Whether rows of three columns print different numbers of cells.
fn irregular(tokens: &[Token], runs: &[Run], rows: &[u8], width_of: impl Fn(u8) -> usize) -> bool {
    let wide = |run: &&Run| {
        run.printed > 0 && run.before.is_some_and(|(row, _)| rows.contains(&row) && width_of(row) == 3)
    };
    columns::irregular(runs.iter().filter(wide).map(|run| &tokens[run.from..run.to]))
}

/// Whether every row prints as many values as it has columns, but for one that may be a page's number.
fn prints_all(
    source: &Source,
    tokens: &[Token],
    runs: &[Run],
    rows: &[u8],
    width_of: impl Fn(u8) -> usize,
) -> bool {
    let own = |run: &&Run| run.before.is_some_and(|(row, used)| !used && rows.contains(&row));
    let full = |run: &Run| {
        let row = run.before.map_or(0, |(row, _)| row);
        run.printed == width_of(row) || tokens[run.from..run.to].iter().any(|t| ends_page(source, t))
    };
    let printed = || runs.iter().filter(|run| run.printed > 0);
    printed().all(full) && printed().filter(own).count() == rows.len()
}

/// The margins that all rows with all their values print.
fn common_margins(
    tokens: &[Token],
    runs: &[Run],
    rows: &[u8],
    width_of: impl Fn(u8) -> usize,
) -> Option<Margins> {
    let full = runs.iter().filter_map(|run| {
        let (row, _) = run.before.filter(|(row, used)| !used && rows.contains(row))?;
        columns::margins(&tokens[run.from..run.to], width_of(row))
    });
    let mut full = full.map(|m| Margins { behind: 0, ..m });
    let first = full.next()?;
    full.all(|other| other == first).then_some(first)
}

/// The margins that the lines of headings print: empty cells that 信息内容 reaches over, as the labels under it do.
fn heading_margins(tokens: &[Token], hits: &[Hit]) -> Option<Margins> {
    let is_heading = |t: &Token| matches!(t.kind, Kind::Hit(hit) if is_heading(&hits[hit]));
    let mut before = tokens.chunk_by(|a, b| a.row == b.row).filter_map(|line| {
        let headings = line[0].cells > 1 && line.len() > 2 && is_heading(&line[0]);
        let blanks = line[1..].iter().take_while(|t| t.kind == Kind::Blank).count();
        (headings && line.get(blanks + 1).is_some_and(is_heading)).then_some(blanks)
    });
    let first = before.next()?;
    before.all(|other| other == first).then_some(Margins { before: first, behind: 0 })
}

fn is_heading(hit: &Hit) -> bool {
    matches!(hit.mark, Mark::Head(TABLE) | Mark::EditionHead(TABLE, _))
}

/// Whether the heading of a money column says that it counts 元 instead of 万元.
fn money_in_yuan(source: &Source, hits: &[Hit], within: Span) -> bool {
    hits.iter().any(|hit| {
        steps::add((hit.end - hit.start) as usize);
        let print = han_only(Span { start: hit.start, end: hit.end }.of(&source.text));
        if !print.ends_with("金额") {
            return false;
        }
        let behind: String = source.text[hit.end as usize..within.end as usize].chars().take(16).collect();
        let unit = behind.split(['\t', '\n', '|']).next().map(han_only).unwrap_or_default();
        unit == "单位元" || unit == "元"
    })
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
    in_yuan: bool,
}

impl Reader<'_> {
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

    fn fill_columns(&mut self, rows: &[Vec<Span>]) {
        for (row, values) in rows.iter().enumerate() {
            for ((at, span), column) in self.row_cells(row).zip(values).zip(self.form.rows[row].columns) {
                self.cells[at] = self.cell(*span, column.unit);
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
        let cut = run.cut || (!complete || row + 1 < self.form.rows.len()) && ends_text(self.source, tokens);
        let uncertain = !matched.certain
            || self.worded[matched.run]
            || self.may_hold_next(row, run)
            || self.may_hold_page_number(tokens, cells.len());
        let doubt = problem.is_some() || uncertain || cut;
        if doubt {
            let kind = problem.unwrap_or(NoticeKind::LabelLost);
            let print = tokens.iter().map(|t| t.span).reduce(Span::to);
            self.notice(kind, row, print);
            if let Some(notice) = self.notices.last_mut().filter(|_| problem == Some(NoticeKind::GluedDigits))
            {
                notice.print.push_str(&divisions(&self.source.text, &ways));
            }
        }
        let range = self.row_cells(row);
        for (at, cell) in range.zip(cells) {
            self.cells[at] = Cell { doubt, ..cell };
        }
    }

    /// A row that no run was found for: printed empty, or not there. Numbers that stand at no label may be its own.
    fn fill_unmatched(&mut self, row: usize, number: u8) {
        let last_label = self.hits.iter().rev().find_map(|h| align::row_of(h, TABLE));
        let ends_here = last_label == Some(number) && self.within.end >= self.source.content_end;
        // Where parts stand under another row's label, this one's own may have come late.
        let elsewhere = self.sub_rows.parts.iter().any(|part| part.row != number && self.labelled[row]);
        let homeless = self.runs.iter().any(|run| run.printed > 0 && run.before.is_none());
        let loose = ends_here || elsewhere || homeless;
        let state = if self.labelled[row] && !loose { State::Blank } else { State::Missing };
        self.row_cells(row).for_each(|at| {
            self.cells[at].state = state;
            self.cells[at].doubt = loose;
        });
        if loose {
            self.notice(NoticeKind::ShortRow, row, None);
        }
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

    /// Whether the numbers of the next row of the block may be among these: its label is not printed, and the
    /// run does not end with its own line.
    fn may_hold_next(&self, row: usize, run: &Run) -> bool {
        let next = self.form.rows.get(row + 1).filter(|next| next.block == self.form.rows[row].block);
        let tokens = &self.tokens[run.from..run.to];
        let label = self.tokens[..run.from].last();
        let one_line = label.is_some_and(|label| tokens.iter().all(|t| t.row == label.row));
        next.is_some() && !self.labelled[row + 1] && (!one_line || self.manner.glued)
    }

    /// Whether one of a row's numbers may be a page's: it stands alone on the last line of a page. Where every row
    /// prints all its values and this one just as many, it is the row's; not where the others share a line.
    fn may_hold_page_number(&self, tokens: &[Token], width: usize) -> bool {
        let printed = tokens.iter().filter(|t| t.kind == Kind::Value).count();
        let whole = self.full && printed == width && !columns::is_torn(tokens);
        tokens.iter().any(|t| ends_page(self.source, t)) && !whole
    }

    /// Doubts the rows that a run may be of that none was given: no printed number is lost without a word.
    fn doubt_around_unread(&mut self, rows: &[u8], matches: &[Option<Match>]) {
        for (index, run) in self.runs.iter().enumerate() {
            if run.printed == 0 || self.read[index] {
                continue;
            }
            let place = |number: u8| rows.iter().position(|&row| row == number);
            let before = run.before.and_then(|(number, _)| place(number));
            // Behind a word of no form the same numbers are another row's.
            if !self.worded[index] && before.is_some_and(|row| self.repeats(row, run)) {
                continue;
            }
            let own = before.filter(|_| !self.worded[index]);
            let from = before.map_or(0, |row| row + 1);
            let to = run.after.and_then(place).map_or(rows.len(), |row| row + 1);
            let open = (from..to).filter(|&row| !matches[row].is_some_and(|m| m.certain));
            let print = self.tokens[run.from].span.to(self.tokens[run.to - 1].span);
            for row in own.into_iter().chain(open).collect::<Vec<_>>() {
                self.doubt_row(row, print);
            }
        }
    }

    /// Whether a run prints once more what the row holds: a row that a page break repeats.
    fn repeats(&self, row: usize, run: &Run) -> bool {
        let printed = self.tokens[run.from..run.to].iter().filter(|t| t.kind == Kind::Value);
        let held = self.cells[self.row_cells(row)].iter().filter(|cell| !cell.raw.is_empty());
        printed.map(|t| t.span.of(&self.source.text)).eq(held.map(|cell| cell.raw.as_str()))
    }

    fn doubt_row(&mut self, row: usize, print: Span) {
        let cells = self.row_cells(row);
        if self.cells[cells.clone()].iter().all(|cell| cell.doubt) {
            return;
        }
        self.cells[cells].iter_mut().for_each(|cell| cell.doubt = true);
        self.notice(NoticeKind::LongRow, row, Some(print));
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
            self.cells[at] = Cell { value, state, doubt: true, ..Cell::default() };
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
        let columns = self.form.rows[row].columns;
        // No identity ties the cells of table 2 together: glued digits divide in one way, or stay as they are.
        let never = |_: &[i64]| None;
        let habits =
            Habits { manner: self.manner, margins, irregular: self.irregular, columns, ..Habits::default() };
        let placed = columns::place(&self.source.text, tokens, columns.len(), habits, &never);
        let problem = placed.problem.map(|p| match p {
            Problem::Short => NoticeKind::ShortRow,
            Problem::Long => NoticeKind::LongRow,
            Problem::Glued => NoticeKind::GluedDigits,
        });
        let blank = if placed.ways.len() == 1 { State::Blank } else { State::Missing };
        let way = placed.agreed().unwrap_or_else(|| vec![None; columns.len()]);
        let cells = way.iter().zip(columns).map(|(span, column)| match span {
            Some(span) => self.cell(*span, column.unit),
            None => Cell { state: blank, ..Cell::default() },
        });
        let cells: Vec<Cell> = cells.collect();
        let lost = || self.lost_blanks(tokens, &cells, columns).then_some(NoticeKind::ShortRow);
        let problem = problem.or_else(lost);
        Filled { cells, problem, ways: placed.ways }
    }

    /// Whether a row that prints fewer values than it has columns seems to have lost empty cells in front of
    /// some: it has fewer cells than the heading above it although its last ones are kept, other rows do not have
    /// as many as each other, or a number stands where its kind does not belong.
    fn lost_blanks(&self, tokens: &[Token], cells: &[Cell], columns: &[FormColumn]) -> bool {
        let count = tokens.iter().filter(|t| t.kind == Kind::Value).count();
        if count == 0 || count >= columns.len() {
            return false;
        }
        let keeps_end = tokens.last().is_some_and(|t| t.kind == Kind::Blank && t.cells > 1);
        let narrower = keeps_end && self.heading_cells(tokens).is_some_and(|cells| tokens[0].cells < cells);
        let dropped = self.irregular && self.manner.keeps_ends;
        let misplaced = cells
            .iter()
            .zip(columns)
            .any(|(cell, column)| column.unit == Unit::Count && !is_count(&cell.raw));
        columns::structured(tokens) && (narrower || dropped) || misplaced
    }

    /// How many cells the line of headings has that stands above these tokens.
    fn heading_cells(&self, tokens: &[Token]) -> Option<u16> {
        let start = tokens.first()?.span.start;
        let above = self.tokens[..self.tokens.partition_point(|t| t.span.start < start)].iter().rev();
        let is_heading = |t: &&Token| matches!(t.kind, Kind::Hit(hit) if matches!(self.hits[hit].mark, Mark::Head(_) | Mark::EditionHead(..)));
        above.filter(is_heading).map(|t| t.cells).next().filter(|&cells| cells > 1)
    }

    fn cell(&self, span: Span, unit: Unit) -> Cell {
        let print = span.of(&self.source.text);
        let cell = number::cell(print, unit, span);
        let bare = !print.contains(['元', '万']);
        if unit == Unit::Wan && self.in_yuan && bare {
            return Cell { value: cell.value.map(|v| v.shift_right(4)), ..cell };
        }
        cell
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
mod tests {
    use super::super::read;
    use crate::report::{Media, NoticeKind, Report};

    /// The report that holds this table 2, of 2019 unless it says otherwise.
    fn table(text: &str) -> Report {
        read(text, Media::PlainText).reports.remove(0)
    }

    /// The cells of a row: what each holds, `∅` for nothing, with `?` where it is doubted.
    fn row(report: &Report, name: &str) -> String {
        let prefix = format!("disclosure.{name}");
        let cells = report.tables[0].iter().filter(|(id, _)| id.to_string().starts_with(&prefix));
        let show = |value: Option<crate::Decimal>| value.map_or("∅".to_owned(), |v| v.to_string());
        let cells = cells.map(|(_, c)| format!("{}{}", show(c.value), if c.doubt { "?" } else { "" }));
        cells.collect::<Vec<_>>().join(" ")
    }

    const ITEMS: &str = "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n";

    #[test]
    fn a_row_in_parts_is_their_sum_though_a_part_is_blank() {
        let report = table(&format!(
            "第二十条第（五）项\n{ITEMS}行政许可\t\t1\t2\t3\n其他对外管理服务事项\t行政检查\t\t\t\n\
             \t其他类\t\t+2\t\n第二十条第（六）项\n{ITEMS}行政处罚\t\t7\t\t\n行政强制\t\t4\t0\t7\n"
        ));
        assert_eq!(row(&report, "other_services"), "∅? 2? ∅?");
        assert_eq!(row(&report, "penalties"), "7 ∅ ∅");
        let labels: Vec<&str> = report.extra_rows.iter().map(|extra| extra.label.as_str()).collect();
        assert_eq!(labels, ["其他对外管理服务事项 / 行政检查", "其他对外管理服务事项 / 其他类"]);
        // One value a line: what is blank leaves nothing.
        let report = table(
            "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n1\n2\n3\n\
             其他对外管理服务事项\n行政检查\n+7\n其他类\n+2\n第二十条第（六）项\n信息内容\n上一年项目数量\n\
             本年增/减\n处理决定数量\n行政处罚\n66\n行政强制\n",
        );
        assert_eq!(row(&report, "licensing"), "1 2 3");
        assert!(row(&report, "penalties").ends_with('?'), "{}", row(&report, "penalties"));
        assert_eq!(report.extra_rows.len(), 2);
    }

    #[test]
    fn rows_in_another_order_keep_their_numbers_beside_a_row_in_parts() {
        let report = table(
            "|第二十条第（五）项|\n|信息内容|上一年项目数量|本年增/减|处理决定数量|\n|行政许可|1|2|3|\n\
             |其他对外管理服务事项|行政检查|21|0|315|\n||其他类|10|-3|412|\n|第二十条第（六）项|\n\
             |信息内容|上一年项目数量|本年增/减|处理决定数量|\n|行政强制|0|4|0|\n|行政处罚|8|0|0|\n\
             三、收到和处理政府信息公开申请情况\n",
        );
        assert_eq!(row(&report, "other_services"), "31? -3? 727?");
        assert_eq!((row(&report, "penalties"), row(&report, "coercion")), ("8 0 0".into(), "0 4 0".into()));
    }

    #[test]
    fn a_row_that_stands_twice_displaces_none() {
        let report = table(
            "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 3 1 6\n规章 3 1 6\n\
             行政规范性文件 49 8 57\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 36\n三、收到和处理政府信息公开申请情况\n",
        );
        assert_eq!(row(&report, "rules"), "3 1 6");
        assert_eq!(row(&report, "normative_docs"), "49 8 57");
        assert_eq!(row(&report, "licensing"), "36");
    }

    #[test]
    fn parts_before_their_rows_late_label_are_no_repetition() {
        let text = "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n0\n0\n0\n行政检查\n0\n0\n0\n其他类\n0\n0\n0\n\
            第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政处罚\n0\n0\n4\n行政强制\n0\n6\n44\n\
            第二十条第（八）项\n信息内容\n上一年项目数量\n本年增/减\n其他对外管理服务\n事项\n行政事业性收费\n3\n2\n";
        assert_eq!(row(&table(text), "other_services"), "∅? ∅? ∅?");
    }

    #[test]
    fn a_sign_within_a_torn_label_stays_with_its_number() {
        let report = table(
            "第二十条第（八）项\n信息内容 上一年项目数量 本年增/减\n行政事 6 减4\n\n业性收费\n\
             第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n政府集中采购 2 5.17\n",
        );
        assert!(row(&report, "fees").starts_with("6 -4"), "{}", row(&report, "fees"));
    }

    #[test]
    fn a_line_with_fewer_cells_than_its_headings_lost_some() {
        let heading = "信息内容\t采购项目数量\t采购总金额\t\n";
        let report = table(&format!("第二十条第（九）项\t\t\t\n{heading}政府集中采购\t6\t\n"));
        assert!(row(&report, "procurement").ends_with('?'));
        let report = table(&format!("第二十条第（九）项\t\t\t\n{heading}政府集中采购\t6\t5.5\t\n"));
        assert_eq!(row(&report, "procurement"), "6 5.5");
    }

    #[test]
    fn a_number_before_a_form_feed_may_be_the_pages() {
        let text = "第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政处罚\n1\n2\n3\n行政强制\n4\n";
        let report = table(&format!("{text}5\n6\u{c}\n第二十条第（八）项\n"));
        assert_eq!(
            (row(&report, "penalties"), row(&report, "coercion")),
            ("1 2 3".into(), "4? 5? 6?".into())
        );
        // In a line of cells it is no cell.
        let text = format!("第二十条第（六）项\n{ITEMS}行政处罚\t1\t2\t3\n9\u{c}\n行政强制\t4\t5\t6\n");
        assert_eq!(row(&table(&text), "penalties"), "1 2 3");
    }

    #[test]
    fn glued_numbers_before_a_lost_label_may_be_of_two_rows() {
        let text = "第二十条第（五）项信息内容本年处理决定数量行政许可7第二十条第（六）项信息内容本年处理决定数量行政处罚490";
        let report = table(&format!("{text}第二十条第（八）项信息内容本年收费金额行政事业性收费00"));
        assert!(row(&report, "penalties").ends_with('?'));
        assert_eq!(row(&report, "licensing"), "7");
    }

    #[test]
    fn divisions_of_glued_digits_are_named() {
        let report = table(
            "第二十条第（一）项\n信息内容本年新制作数量本年新公开数量对外公开总数量\n规章000\n规范性文件18700\n\
             第二十条第（五）项\n信息内容上一年项目数量本年增/减处理决定数量\n行政许可2306+212\n\
             其他对外管理服务事项3+10\n三、收到和处理政府信息公开申请情况\n",
        );
        assert_eq!(row(&report, "normative_docs"), "∅? ∅? ∅?");
        let glued =
            report.notices.iter().find(|n| n.kind == NoticeKind::GluedDigits && n.print.contains('='));
        assert_eq!(glued.unwrap().print, "18700 = 1|8|700, 1|870|0, 18|70|0, 187|0|0");
    }

    #[test]
    fn headings_that_lost_their_second_line_are_told() {
        let text = "第二十条第（一）项 |\n信息内容 |\n本年新 |\n本年新 |\n对外公开总数量 |\n规章 |\n1 |\n2 |\n3 |\n\
            规范性文件 |\n0 |\n0 |\n0 |\n第二十条第（五）项 |\n信息内容 |\n上一年项目数量 |\n本年增/减 |\n处理决定数量 |\n\
            行政许可 |\n4 |\n0 |\n5 |\n";
        let document = read(text, Media::PlainText);
        let report = &document.reports[0];
        let cut = report.notices.iter().filter(|n| n.kind == NoticeKind::LabelTruncated);
        let cells: Vec<String> = cut.map(|n| n.cells[0].to_string()).collect();
        assert_eq!(cells, ["disclosure.rules.newly_made", "disclosure.rules.newly_disclosed"]);
        assert_eq!(report.value("disclosure.rules.total_public"), Some(3.into()));
    }
}
