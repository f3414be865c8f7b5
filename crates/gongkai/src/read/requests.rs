//! Table 3.

use super::align::{self, Match, Run};
use super::balance::{self, Choice};
use super::columns::{self, Assumption, EmptyCells, Habits, Manner, Margins, Placed, Problem, Way};
use super::labels::{Hit, LabelledRow, Labels, Mark};
use super::misspelt::add_misspelt;
use super::number;
use super::reading::{Reading, no_data_row};
use super::sums::Sums;
use super::tokens::{Kind, Token, adopt_words, ends_in_blank, ends_page, ends_text, tokens};
use super::torn;
use crate::decimal::Decimal;
use crate::form::{CellId, Edition, TableForm, TableKind, Unit, form};
use crate::order;
use crate::report::{Cell, Notice, NoticeKind, State, Table};
use crate::source::{Source, is_han};
use crate::span::Span;
use crate::steps;

const TABLE: TableKind = TableKind::Requests;
/// Applicant columns and their total.
const WIDTH: usize = 7;

/// The edition that the words of the table speak for; `None` when its end is missing, where they differ.
pub(super) fn edition(source: &Source, within: Span, hits: &[Hit]) -> Option<Edition> {
    let united = Labels::get().rows(TABLE);
    let number = |id: &str| united.iter().position(|l| l.row.id == id).unwrap_or_default() as u8;
    let has = |hits: &[Hit], row: u8| hits.iter().any(|h| align::row_of(h, TABLE) == Some(row));
    let newer = [number("other.supplement_overdue"), number("other.fee_overdue")];
    if newer.iter().any(|&row| has(hits, row)) {
        return Some(Edition::F21);
    }
    // 其他处理 heads a group in the newer form and is a row in the older one: no sign by itself.
    let last = number("carried_forward");
    let ends = hits.iter().rev().find_map(|h| align::row_of(h, TABLE)) == Some(last);
    // A text that ends in the table was cut, unless it ends with the last row.
    let whole = ends || within.end < source.content_end;
    let complete = whole && has(hits, number("not_processed.confirm_reissue")) && has(hits, last);
    let mut hits = hits.to_vec();
    let (older, mut all) = (number("other.all"), (0..united.len() as u8).collect::<Vec<_>>());
    // Its short label first would be found in pieces of the newer form's group and last row (理 其他).
    all.retain(|&row| row != older);
    add_misspelt(source, within, &mut hits, &all, TABLE);
    if newer.iter().any(|&row| has(&hits, row)) {
        return Some(Edition::F21);
    }
    if complete {
        return Some(Edition::F19);
    }
    if !whole {
        return None;
    }
    all.insert(usize::from(older), older);
    add_misspelt(source, within, &mut hits, &all, TABLE);
    // Nothing but the total stands between 其他处理 and the end of the older form.
    let other = hits.iter().position(|h| align::row_of(h, TABLE) == Some(older));
    let ends = |at: usize| {
        let rest = hits[at..].iter().map(|h| h.mark);
        rest.take_while(|&mark| mark != Mark::Other).any(|mark| mark == Mark::Total)
    };
    other.is_some_and(ends).then_some(Edition::F19)
}

/// Reads the table that stands in `within`. `hits` are the words of the forms there.
pub(super) fn read(source: &Source, within: Span, hits: &[Hit], edition: Edition) -> Reading {
    let form = form(TABLE, edition);
    let united = Labels::get().rows(TABLE);
    let rows = Labels::get().numbers_of(form);
    let hits = settled_hits(source, within, hits, &rows, united);
    let mut tokens = tokens(source, within, &hits);
    adopt_words(&mut tokens, &hits, TABLE, |_| WIDTH);
    torn::mend(&mut tokens, WIDTH, &|row| row_adds_up(&numbers_of(&source.text, row)) == Some(true));
    let runs = align::runs(&tokens, &hits, TABLE, Some(WIDTH));
    // Where each row's label stands.
    let mut places: Vec<Option<Span>> = vec![None; united.len()];
    for hit in &hits {
        if let Some(row) = align::row_of(hit, TABLE) {
            places[usize::from(row)].get_or_insert(Span { start: hit.start, end: hit.end });
        }
    }
    let labelled = |row: u8| places[usize::from(row)].is_some();
    let mut matches = align::assign(&runs, &rows, Some(WIDTH), labelled);
    if labels_stand_behind(&runs, &matches) {
        matches.iter_mut().flatten().for_each(|m| m.certain = false);
    }
    // A label that stands between its neighbours' labels, as in the form.
    let place = |row: usize| places[usize::from(rows[row])].map(|label| label.start);
    let in_order = |row: usize| {
        let before = (0..row).filter_map(place).max();
        let behind = (row + 1..rows.len()).filter_map(place).min();
        place(row).is_some_and(|own| before.is_none_or(|b| b < own) && behind.is_none_or(|b| own < b))
    };
    let on_one_line = |row: usize| {
        places[usize::from(rows[row])].is_some_and(|label| !label.of(&source.text).contains('\n'))
    };
    let mut reader = Reader {
        source,
        within,
        form,
        hits: &hits,
        numbers_of_rows: &rows,
        anchored: (0..rows.len()).map(on_one_line).collect(),
        tokens: &tokens,
        runs: &runs,
        cells: vec![Cell::default(); form.size()],
        notices: Vec::new(),
        lost_near: Vec::new(),
    };
    if runs.is_empty() {
        let span = Span { start: within.start, end: hits.last().map_or(within.start, |h| h.end) };
        reader.notices.push(no_data_row(form, span));
    } else if let Some(rows) = reader.torn_columns() {
        for (row, placed) in rows.iter().enumerate() {
            reader.set(row, placed);
        }
    } else {
        reader.fill(&matches, |row| labelled(rows[row]), in_order);
        reader.notice_unplaced(&matches);
    }
    let labels: Vec<Option<Span>> = rows.iter().map(|&row| places[usize::from(row)]).collect();
    let ends =
        labels.iter().flatten().chain(reader.cells.iter().filter_map(|c| c.span.as_ref())).map(|s| s.end);
    let span = Span { start: within.start, end: ends.max().unwrap_or(within.end).min(within.end) };
    let mut manner = reader.habits(&matches).first().map(|h| h.manner).unwrap_or_default();
    // Nothing else bears out that no empty cell was dropped among glued digits.
    manner.complete = manner.complete && reader.sums().is_some_and(|sums| sums.hold());
    let Reader { cells, notices, .. } = reader;
    Reading { table: Table { form, cells, span, labels }, notices, manner }
}

/// Decides what the ambiguous words are, and finds the labels that are misspelt.
fn settled_hits(
    source: &Source,
    within: Span,
    hits: &[Hit],
    rows: &[u8],
    united: &[LabelledRow],
) -> Vec<Hit> {
    let row_number = |id: &str| united.iter().position(|l| l.row.id == id).unwrap_or_default() as u8;
    let known = |hit: &Hit| align::row_of(hit, TABLE).filter(|row| rows.contains(row));
    let (total, forward, misc) =
        (row_number("result_total"), row_number("carried_forward"), row_number("other.misc"));
    let first_row = hits.iter().position(|h| known(h).is_some()).unwrap_or(hits.len());
    let end_of = |row: u8| hits.iter().rposition(|h| known(h) == Some(row));
    let forward_at = end_of(forward).unwrap_or(hits.len());
    let last_leaf = rows
        .iter()
        .filter(|&&row| row < total)
        .filter_map(|&row| end_of(row))
        .filter(|&at| at < forward_at)
        .max();
    let numbered = |hit: &Hit, sign: char| {
        let before = &source.text[..hit.start as usize];
        let rest = before.trim_end_matches([' ', '）', ')', '、', '.', '．']);
        steps::add(1 + before.len() - rest.len());
        rest.ends_with(sign)
    };
    let is_total = |at: usize, hit: &Hit| {
        let placed = at < forward_at && last_leaf.is_some_and(|leaf| at > leaf);
        hit.mark == Mark::Total && at > first_row && (numbered(hit, '七') || placed)
    };
    let total_at = hits.iter().enumerate().position(|(at, hit)| is_total(at, hit));
    // 其他 with its number; without it the last one before the total (the group's name may be torn: 其他 / 处理).
    let numbered_misc = |hit: &Hit| numbered(hit, '3') || numbered(hit, '３');
    let fee = end_of(misc - 1);
    let may_be_misc = |at: usize, hit: &Hit| {
        hit.mark == Mark::Other && rows.contains(&misc) && at > first_row && at < forward_at
    };
    let misc_at =
        hits.iter().enumerate().position(|(at, hit)| may_be_misc(at, hit) && numbered_misc(hit)).or_else(
            || {
                let before_total =
                    |at: usize| fee.is_some_and(|fee| at > fee) && at < total_at.unwrap_or(forward_at);
                hits.iter().enumerate().rposition(|(at, hit)| may_be_misc(at, hit) && before_total(at))
            },
        );
    steps::add(hits.len());
    let mut settled: Vec<Hit> = hits
        .iter()
        .enumerate()
        .map(|(at, hit)| match hit.mark {
            Mark::Total if is_total(at, hit) => Hit { mark: Mark::Row(TABLE, total), ..*hit },
            Mark::Other if misc_at == Some(at) => Hit { mark: Mark::Row(TABLE, misc), ..*hit },
            Mark::Row(TABLE, row) | Mark::RowStart(TABLE, row) if !rows.contains(&row) => {
                Hit { mark: Mark::Head(TABLE), ..*hit }
            }
            _ => *hit,
        })
        .collect();
    add_misspelt(source, within, &mut settled, rows, TABLE);
    settled
}

/// Whether the numbers seem to be printed before their labels throughout: a full row stands before the first
/// label, and none behind the last.
fn labels_stand_behind(runs: &[Run], matches: &[Option<Match>]) -> bool {
    let first = runs.iter().position(|r| r.printed >= WIDTH);
    let unplaced = |run: usize| !matches.iter().flatten().any(|m| m.run == run);
    first.is_some_and(|run| runs[run].before.is_none() && unplaced(run))
}

struct Reader<'a> {
    source: &'a Source,
    within: Span,
    form: &'static TableForm,
    hits: &'a [Hit],
    /// For each row of the form the number that its label's hits carry.
    numbers_of_rows: &'a [u8],
    /// Rows whose label stands on one line: those that stand on several may be printed later than their numbers.
    anchored: Vec<bool>,
    tokens: &'a [Token],
    runs: &'a [Run],
    cells: Vec<Cell>,
    notices: Vec<Notice>,
    /// Rows next to one whose numbers are lost.
    lost_near: Vec<usize>,
}

impl Reader<'_> {
    fn run(&self, index: usize) -> &[Token] {
        &self.tokens[self.runs[index].from..self.runs[index].to]
    }

    fn fill(
        &mut self,
        matches: &[Option<Match>],
        labelled: impl Fn(usize) -> bool,
        in_order: impl Fn(usize) -> bool,
    ) {
        let habits = self.habits(matches);
        let mut placed: Vec<Option<Placed>> = matches
            .iter()
            .zip(&habits)
            .map(|(m, habits)| {
                m.map(|m| columns::place(&self.source.text, self.run(m.run), WIDTH, *habits, &row_adds_up))
            })
            .collect();
        self.choose(&mut placed, &labelled);
        // Each run right behind the label that it was read for.
        let own = |at: usize, run: &Run| {
            steps::add(matches.len());
            let row = matches.iter().position(|m| m.is_some_and(|m| m.run == at));
            row.is_some_and(|row| run.before == Some((self.numbers_of_rows[row], false)))
        };
        let clean = self.runs.iter().enumerate().all(|(at, run)| run.printed == 0 || own(at, run));
        // Labels torn over lines without cells: a narrow column of a PDF, where labels and numbers drift apart.
        let torn_labels = !self.tokens.iter().any(|t| t.cells > 0)
            && self.hits.iter().any(|h| {
                let print = Span { start: h.start, end: h.end }.of(&self.source.text);
                align::row_of(h, TABLE).is_some() && print.contains('\n')
            });
        // A text that ends within the table was cut behind its last label.
        let region_end = self.within.end;
        let last_label = self.hits.iter().rev().find_map(|h| align::row_of(h, TABLE));
        let ends_here = |row: usize| {
            last_label == Some(self.numbers_of_rows[row]) && region_end >= self.source.content_end
        };
        // Rows of the right length only, and each with a place: then a row without numbers is an empty one.
        let taken = |run: usize| matches.iter().flatten().any(|m| m.run == run);
        let whole = self
            .runs
            .iter()
            .enumerate()
            .all(|(at, run)| run.printed <= WIDTH && (run.printed == 0 || taken(at)));
        for (row, matched) in matches.iter().enumerate() {
            match matched.zip(placed[row].as_ref()) {
                Some((matched, placed)) => {
                    self.fill_row(row, matched, placed);
                    // Empty cells are no evidence that its numbers were not read for the row above.
                    if !labelled(row) && self.runs[matched.run].printed == 0 {
                        self.doubt_neighbours(row, matches);
                    }
                }
                // The label is there and nothing behind it: printed empty. But where nearly all rows are printed
                // full and some numbers stand apart from their labels, the row's may have been torn away.
                None if labelled(row)
                    && !torn_labels
                    && whole
                    && in_order(row)
                    && (clean || !habits[row].prints_last)
                    && !ends_here(row) =>
                {
                    self.set_all(row, State::Blank, false);
                }
                None if labelled(row) => self.lose(row, matches),
                // Its label is lost: its numbers may have been read for the row above.
                None => self.doubt_neighbours(row, matches),
            }
        }
        if !self.columns_add_up() {
            self.doubt_what_sums_would_bear_out(matches, &placed, &labelled, clean);
        }
        self.doubt_unconfirmed(&placed);
        self.doubt_doubled(matches);
        self.doubt_lost_near();
    }

    /// Doubts two rows whose runs stand on equal lines, words and all: one line printed twice, where a page ends.
    fn doubt_doubled(&mut self, matches: &[Option<Match>]) {
        let line = |m: &Match| -> Option<&str> {
            let (text, token) = (self.source.text.as_str(), self.run(m.run).first()?);
            if self.runs[m.run].printed < WIDTH || spans_lines(self.run(m.run)) {
                return None;
            }
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
            let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
            steps::add(to - from);
            Some(&text[from..to])
        };
        let lines: Vec<(usize, &str)> =
            matches.iter().enumerate().filter_map(|(row, m)| Some((row, line(m.as_ref()?)?))).collect();
        let printed_twice = |a: &str, b: &str| a == b && a.as_ptr() != b.as_ptr() && a.contains(is_han);
        let doubled = lines.windows(2).filter(|pair| printed_twice(pair[0].1, pair[1].1));
        let rows: Vec<usize> = doubled.flat_map(|pair| [pair[0].0, pair[1].0]).collect();
        self.lost_near.extend(rows);
    }

    fn value(&self, row: usize, column: usize) -> Decimal {
        self.cells[row * WIDTH + column].value.unwrap_or_default()
    }

    fn sums(&self) -> Option<Sums> {
        Sums::of(self.form, WIDTH, |row, column| self.value(row, column))
    }

    /// Doubts the rows of glued digits that are divided as if no empty cell were dropped, where the sums of the table
    /// do not confirm it.
    fn doubt_unconfirmed(&mut self, placed: &[Option<Placed>]) {
        let assumed = |p: &Placed| p.rests_on == Some(Assumption::Complete);
        if !placed.iter().flatten().any(assumed) {
            return;
        }
        let sums = self.sums();
        let confirmed = |row: usize| {
            let printed = (0..WIDTH - 1).filter(|&column| !self.value(row, column).is_zero());
            sums.as_ref().is_some_and(|sums| sums.confirm(row, printed))
        };
        let rows =
            (0..placed.len()).filter(|&row| placed[row].as_ref().is_some_and(assumed) && !confirmed(row));
        let rows: Vec<usize> = rows.collect();
        self.lost_near.extend(rows);
    }

    /// The columns do not add up: then nothing bears out the rows that were placed by the habit of trimming, those
    /// that were found by their order alone, and those that seem empty in a text that shows no empty cells.
    fn doubt_what_sums_would_bear_out(
        &mut self,
        matches: &[Option<Match>],
        placed: &[Option<Placed>],
        labelled: &impl Fn(usize) -> bool,
        clean: bool,
    ) {
        let trimmed =
            |row: &usize| placed[*row].as_ref().is_some_and(|p| p.rests_on == Some(Assumption::Trimmed));
        let by_order = |row: &usize| {
            matches[*row].is_some_and(|m| {
                let run = &self.runs[m.run];
                run.printed > 0 && run.before != Some((self.numbers_of_rows[*row], false)) && !clean
            })
        };
        let rows: Vec<usize> = (0..placed.len()).filter(|row| trimmed(row) || by_order(row)).collect();
        self.lost_near.extend(rows);
        if self.tokens.iter().any(|t| t.kind == Kind::Blank) {
            return;
        }
        for row in (0..placed.len()).filter(|&row| matches[row].is_none() && labelled(row)) {
            self.lose(row, matches);
        }
    }

    /// Doubts the rows whose neighbours' numbers are lost, and says so where nothing else does.
    fn doubt_lost_near(&mut self) {
        order::by_key(&mut self.lost_near, |&row| row as u32);
        self.lost_near.dedup();
        for row in std::mem::take(&mut self.lost_near) {
            let noticed = self.row_cells(row).all(|at| self.cells[at].doubt);
            for at in self.row_cells(row) {
                self.cells[at].doubt = true;
            }
            if !noticed {
                self.notice_row(NoticeKind::LabelLost, row);
            }
        }
    }

    /// The table torn between two columns: the values of the first columns stand at their labels, row by row,
    /// those of the others behind the last label. `None` unless every row adds up so.
    fn torn_columns(&self) -> Option<Vec<Placed>> {
        let values: Vec<Span> =
            self.tokens.iter().filter(|t| t.kind == Kind::Value).map(|t| t.span).collect();
        let rows = self.form.rows.len();
        let last = self
            .runs
            .iter()
            .rev()
            .find(|run| run.before.is_some_and(|(_, used)| !used) && run.printed > 0)?;
        let first_part =
            self.tokens[..last.to].iter().filter(|t| t.kind == Kind::Value).count().min(values.len());
        let left = (1..WIDTH).find(|left| (rows * left..rows * (left + 1)).contains(&first_part))?;
        if values.len() != rows * WIDTH || self.runs.iter().any(|run| run.printed == WIDTH) {
            return None;
        }
        let (near, far) = values.split_at(rows * left);
        let tokens: Vec<Token> = self.tokens.iter().copied().filter(|t| t.kind == Kind::Value).collect();
        let whole = |row: usize, rest: &[Span]| [&near[row * left..(row + 1) * left], rest].concat();
        let text = &self.source.text;
        let fits =
            |row: usize, rest: &[Span]| row_adds_up(&numbers_of(text, &whole(row, rest))) == Some(true);
        let far = torn::rows(&torn::lines(&tokens[rows * left..], far), rows, WIDTH - left, &fits)?;
        let way = |(row, rest): (usize, &Vec<Span>)| whole(row, rest).into_iter().map(Some).collect();
        Some(far.iter().enumerate().map(way).map(Placed::certain).collect())
    }

    /// A row whose label is there and whose numbers are not. Where a line does not hold a row together, they may
    /// be those that were read for a neighbour.
    fn lose(&mut self, row: usize, matches: &[Option<Match>]) {
        self.set_all(row, State::Missing, true);
        self.notice_row(NoticeKind::ShortRow, row);
        self.doubt_neighbours(row, matches);
    }

    /// Doubts the rows around one without numbers, where no line of cells holds them together with their labels.
    fn doubt_neighbours(&mut self, row: usize, matches: &[Option<Match>]) {
        let placed = |row: &usize| matches[*row].is_some_and(|m| self.runs[m.run].printed > 0);
        let before = (0..row).rev().find(placed);
        let behind = (row + 1..matches.len()).find(placed);
        // Where each number has its line, and so as far as numbers may have moved from row to row: up to one whose
        // label cannot have drifted.
        let drifts = |row: &usize| matches[*row].is_some_and(|m| spans_lines(self.run(m.run)));
        let above = (0..before.unwrap_or(0)).rev();
        let above = above.take_while(|&row| !self.anchored[row + 1]).filter(drifts);
        let below = behind.map_or(matches.len(), |row| row + 1)..matches.len();
        let below = below.take_while(|&row| !self.anchored[row]).filter(drifts);
        let loose = |row: &usize| matches[*row].is_some_and(|m| !self.runs[m.run].beside);
        let near = before.into_iter().chain(behind).chain(above).chain(below).filter(loose);
        let near: Vec<usize> = near.collect();
        self.lost_near.extend(near);
    }

    /// Notes something about a row as a whole.
    fn notice_row(&mut self, kind: NoticeKind, row: usize) {
        let cells: Vec<CellId> = self.row_cells(row).map(|at| self.form.cell_at(0, 0).sibling(at)).collect();
        let spans: Vec<Span> = self.row_cells(row).filter_map(|at| self.cells[at].span).collect();
        let spans: Vec<Span> = spans.into_iter().reduce(Span::to).into_iter().collect();
        let print = spans.first().map(|s| s.of(&self.source.text).to_owned()).unwrap_or_default();
        self.notices.push(Notice { kind, table: TABLE, cells, spans, print });
    }

    /// Where rows can be divided in several ways, keeps those that the identities of the whole table allow.
    fn choose(&self, placed: &mut [Option<Placed>], labelled: &impl Fn(usize) -> bool) {
        let inferred = |p: &Placed| p.ways.len() > 1 || p.problem == Some(Problem::Glued);
        if !placed.iter().flatten().any(inferred) {
            return;
        }
        let choices: Vec<Choice> = placed
            .iter()
            .enumerate()
            .map(|(row, placed)| match placed {
                Some(placed) => Choice {
                    known: !placed.ways.is_empty(),
                    ways: placed.ways.iter().map(|way| (way.clone(), self.numbers(way))).collect(),
                },
                None => Choice { known: labelled(row), ways: vec![(vec![None; WIDTH], [0; WIDTH])] },
            })
            .collect();
        let Some(used) = balance::solve(self.form, &choices) else { return };
        for (placed, used) in placed.iter_mut().zip(used) {
            let Some(placed) = placed.as_mut().filter(|p| inferred(p)) else { continue };
            if placed.ways.len() > 1 {
                let mut used = used.into_iter();
                placed.ways.retain(|_| used.next() == Some(true));
            }
            if placed.ways.len() == 1 {
                placed.problem = None;
            }
        }
    }

    /// The numbers of a way; blanks and what is no number count as zero, a blank total as its row's sum.
    fn numbers(&self, way: &Way) -> [i64; WIDTH] {
        let number = |span: &Option<Span>| -> Option<i64> {
            number::value(span.as_ref()?.of(&self.source.text), Unit::Count).1?.as_i64()
        };
        let mut numbers = [0; WIDTH];
        for (slot, span) in numbers.iter_mut().zip(way) {
            *slot = number(span).unwrap_or(0);
        }
        if way[WIDTH - 1].is_none() {
            numbers[WIDTH - 1] = numbers[..WIDTH - 1].iter().sum();
        }
        numbers
    }

    /// What each row can learn from the others.
    fn habits(&self, matches: &[Option<Match>]) -> Vec<Habits> {
        let seen: Vec<(usize, Margins)> = matches
            .iter()
            .enumerate()
            .filter_map(|(row, m)| {
                Some((self.depth(row), columns::margins(self.run(m.as_ref()?.run), WIDTH)?))
            })
            .collect();
        let runs = || matches.iter().flatten().map(|m| self.run(m.run));
        let empty = columns::empty_cells(&runs(), WIDTH);
        let (keeps_blanks, gathers_blanks) = (empty == EmptyCells::Kept, empty == EmptyCells::Gathered);
        let text = &self.source.text;
        let printed = || runs().filter(|run| run.iter().any(|t| t.kind == Kind::Value));
        // Most rows: a leading zero may stand anywhere once.
        let crowded = |run: &&[Token]| run.len() < WIDTH && columns::digits(text, run) >= WIDTH;
        let glued = printed().any(|run| columns::is_glued(text, run))
            && printed().filter(crowded).count() * 2 > printed().count();
        let complete = glued
            && matches.iter().all(|m| m.is_some_and(|m| columns::digits(text, self.run(m.run)) >= WIDTH));
        let keeps_ends = columns::keeps_ends(self.tokens);
        let full =
            printed().filter(|run| run.iter().filter(|t| t.kind == Kind::Value).count() >= WIDTH).count();
        let prints_last = glued || full * 2 > matches.len();
        let irregular = columns::irregular(printed());
        let manner = Manner { glued, complete, keeps_blanks, keeps_ends, gathers_blanks };
        // No full row of that depth: where the others print an empty cell for each that a label covers, so does
        // this one.
        let by_depth = |depth: usize| 3 - depth;
        let covers = seen.iter().any(|(depth, m)| *depth < 3 && m.before == by_depth(*depth))
            && seen.iter().all(|(depth, m)| m.before == by_depth(*depth) && m.behind == 0);
        let spanned = |row: usize| covers.then(|| Margins { before: by_depth(self.depth(row)), behind: 0 });
        (0..matches.len())
            .map(|row| {
                let same = seen.iter().filter(|(depth, _)| *depth == self.depth(row));
                let first = same.clone().next().map(|(_, m)| *m);
                let margins = first.filter(|m| same.clone().all(|(_, other)| other == m)).or(spanned(row));
                Habits { margins, manner, irregular, prints_last, columns: &[] }
            })
            .collect()
    }

    fn depth(&self, row: usize) -> usize {
        self.form.rows[row].path.len()
    }

    fn fill_row(&mut self, row: usize, matched: Match, placed: &Placed) {
        let tokens = self.run(matched.run);
        // A number at the end of a cut text may be the beginning of a longer one.
        let whole = placed.ways.len() == 1 && placed.ways[0].iter().all(Option::is_some);
        let inner = !whole || self.runs[matched.run].printed == 0 || row + 1 < self.form.rows.len();
        let ended = inner && ends_text(self.source, tokens) || ends_in_blank(self.source, tokens);
        let torn = columns::is_torn(tokens) || self.runs[matched.run].inside && !columns::structured(tokens);
        let print = tokens.first().zip(tokens.last()).map(|(a, b)| a.span.to(b.span));
        self.set(row, placed);
        let cut = self.runs[matched.run].cut || ended;
        // A number that ends a page may be the page's own.
        let paged = || self.run(matched.run).iter().any(|t| ends_page(self.source, t));
        let unsure = !matched.certain || cut || (torn || paged()) && !self.row_adds_up(row);
        if placed.problem.is_some() || unsure {
            let all = self.row_cells(row);
            all.clone().for_each(|at| self.cells[at].doubt = true);
            let kind = match placed.problem {
                Some(Problem::Short) => NoticeKind::ShortRow,
                Some(Problem::Long) => NoticeKind::LongRow,
                Some(Problem::Glued) => NoticeKind::GluedDigits,
                // What stands at the end of a cut text, or beside words, may not be all that was printed.
                None if cut => NoticeKind::UnreadableNumber,
                None => NoticeKind::LabelLost,
            };
            let cells = all.map(|at| self.form.cell_at(0, 0).sibling(at)).collect();
            let print = print.map(|p| (p, p.of(&self.source.text).to_owned()));
            self.notices.push(Notice {
                kind,
                table: TABLE,
                cells,
                spans: print.iter().map(|(span, _)| *span).collect(),
                print: print.map(|(_, text)| text).unwrap_or_default(),
            });
        }
    }

    fn row_cells(&self, row: usize) -> std::ops::Range<usize> {
        let first = usize::from(self.form.cell_at(row, 0).index);
        first..first + WIDTH
    }

    fn set_all(&mut self, row: usize, state: State, doubt: bool) {
        for at in self.row_cells(row) {
            self.cells[at] = Cell { state, doubt, ..Cell::default() };
        }
    }

    fn set(&mut self, row: usize, placed: &Placed) {
        let text = &self.source.text;
        let agreed = placed.agreed();
        let unclear = if placed.ways.len() == 1 { State::Blank } else { State::Missing };
        for (column, at) in self.row_cells(row).enumerate() {
            let unit = self.form.rows[row].columns[column].unit;
            self.cells[at] = match agreed.as_ref().and_then(|way| way[column]) {
                Some(span) => number::cell(span.of(text), unit, span),
                None => Cell { state: unclear, ..Cell::default() },
            };
        }
    }

    /// Whether the outcomes of each applicant class add up to its total; only asked where the print leaves doubt
    /// about the columns. A blank counts as zero.
    fn columns_add_up(&self) -> bool {
        let value = |row: usize, column: usize| self.cells[row * WIDTH + column].value.unwrap_or_default();
        let (Some(total), Some(over)) = (self.form.row("result_total"), self.form.row("carried_over")) else {
            return false;
        };
        (0..WIDTH - 1).all(|c| (over + 1..total).map(|row| value(row, c)).sum::<Decimal>() == value(total, c))
    }

    /// Whether the row's numbers add up; only asked where the print leaves doubt about their order.
    fn row_adds_up(&self, row: usize) -> bool {
        let values: Vec<Decimal> =
            self.row_cells(row).map(|at| self.cells[at].value.unwrap_or_default()).collect();
        values.split_last().is_some_and(|(total, parts)| parts.iter().copied().sum::<Decimal>() == *total)
    }

    /// Says so when a row of numbers found no row of the form, and doubts its neighbours.
    fn notice_unplaced(&mut self, matches: &[Option<Match>]) {
        for (index, run) in self.runs.iter().enumerate() {
            let placed = matches.iter().flatten().any(|m| m.run == index);
            if placed || run.printed < 2 || self.repeats(index, matches) {
                continue;
            }
            let before = matches.iter().rposition(|m| m.is_some_and(|m| m.run < index));
            let after = matches.iter().position(|m| m.is_some_and(|m| m.run > index));
            let near: Vec<usize> =
                [before, after].into_iter().flatten().flat_map(|row| self.row_cells(row)).collect();
            for &at in &near {
                self.cells[at].doubt = true;
            }
            let tokens = self.run(index);
            let span = tokens[0].span.to(tokens[tokens.len() - 1].span);
            self.notices.push(Notice {
                kind: NoticeKind::LongRow,
                table: TABLE,
                cells: near.into_iter().map(|at| self.form.cell_at(0, 0).sibling(at)).collect(),
                spans: vec![span],
                print: span.of(&self.source.text).to_owned(),
            });
        }
    }

    /// Whether the run prints the same as the placed one before it: a row that a page break repeats.
    fn repeats(&self, index: usize, matches: &[Option<Match>]) -> bool {
        let prints = |run: usize| {
            let values = self.run(run).iter().filter(|t| t.kind == Kind::Value);
            values.map(|t| t.span.of(&self.source.text)).inspect(|_| steps::add(1))
        };
        let same_label =
            |m: &Match| self.runs[m.run].before.map(|b| b.0) == self.runs[index].before.map(|b| b.0);
        matches.iter().flatten().any(|m| same_label(m) && prints(m.run).eq(prints(index)))
    }
}

/// The numbers printed there; what is no number counts as zero.
fn numbers_of(text: &str, spans: &[Span]) -> Vec<i64> {
    let number = |span: &Span| number::value(span.of(text), Unit::Count).1.and_then(Decimal::as_i64);
    spans.iter().map(|span| number(span).unwrap_or(0)).collect()
}

/// 自然人 + … + 其他 = 总计.
fn row_adds_up(numbers: &[i64]) -> Option<bool> {
    let (total, parts) = numbers.split_last()?;
    (numbers.len() == WIDTH).then(|| parts.iter().sum::<i64>() == *total)
}

/// Whether a run's values stand on several lines.
fn spans_lines(run: &[Token]) -> bool {
    run.first().zip(run.last()).is_some_and(|(first, last)| first.row != last.row)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::report::{Media, Report};

    /// A consistent table, row by row: 9 + 1 received, 8 handled, 2 open.
    fn rows() -> Vec<(String, [i64; WIDTH])> {
        let form = form(TABLE, Edition::F21);
        let numbers = |id: &str| match id {
            "new_received" => [7, 2, 0, 0, 0, 0, 9],
            "carried_over" => [1, 0, 0, 0, 0, 0, 1],
            "granted" => [4, 1, 0, 0, 0, 0, 5],
            "unable.not_held" | "carried_forward" => [2, 0, 0, 0, 0, 0, 2],
            "other.misc" => [0, 1, 0, 0, 0, 0, 1],
            "result_total" => [6, 2, 0, 0, 0, 0, 8],
            _ => [0; WIDTH],
        };
        form.rows.iter().map(|row| (row.label().zh.to_owned(), numbers(row.id))).collect()
    }

    fn lines(rows: &[(String, [i64; WIDTH])], separator: &str) -> String {
        let line = |(label, numbers): &(String, [i64; WIDTH])| {
            let cells: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            format!("{label}{separator}{}\n", cells.join(separator))
        };
        rows.iter().map(line).collect()
    }

    fn report(text: &str) -> Report {
        read(text, Media::PlainText).reports.into_iter().next().expect("a report")
    }

    /// Every cell has its number, and which cells are doubted.
    fn doubted(text: &str) -> Vec<String> {
        let report = report(text);
        let table = report.table(TABLE).expect("table 3");
        let expected = rows().into_iter().flat_map(|(_, numbers)| numbers);
        for ((id, cell), number) in table.iter().zip(expected) {
            assert!(cell.doubt || cell.value == Some(number.into()), "{id}: {cell:?}, printed {number}");
        }
        table.iter().filter(|(_, cell)| cell.doubt).map(|(id, _)| id.to_string()).collect()
    }

    #[test]
    fn rows_of_cells_come_out_whole() {
        for separator in ["\t", " | ", " ", "\n"] {
            assert_eq!(doubted(&lines(&rows(), separator)), [""; 0], "{separator:?}");
        }
    }

    #[test]
    fn rows_in_another_order_are_read_by_their_labels() {
        let mut swapped = rows();
        swapped.swap(2, 12);
        swapped.swap(22, 23);
        assert_eq!(doubted(&lines(&swapped, "\t")), [""; 0]);
    }

    #[test]
    fn a_lost_label_is_told_by_its_neighbours_and_a_repeated_row_is_passed_over() {
        let mut rows = rows();
        rows[9].0 = String::new();
        let repeated = rows[12].clone();
        rows.insert(13, repeated);
        assert_eq!(doubted(&lines(&rows, "\t")), [""; 0]);
    }

    #[test]
    fn glued_digits_divide_as_the_whole_table_allows() {
        assert_eq!(doubted(&lines(&rows(), "")), [""; 0]);
    }

    #[test]
    fn a_wrong_number_among_glued_digits_is_not_explained_away() {
        let mut wrong = rows();
        wrong[2].1[6] = 6;
        let report = report(&lines(&wrong, ""));
        let granted =
            report.table(TABLE).expect("table 3").iter().filter(|(id, _)| id.at().0.id == "granted");
        assert!(granted.into_iter().all(|(_, cell)| cell.doubt));
    }

    #[test]
    fn a_wrong_total_beside_a_dropped_blank_is_not_cut_in_two() {
        // Printed: 其他 7 of an empty 法律服务机构, and a total of 77.
        let text = lines(&rows(), "").replace("重复申请0000000", "重复申请0000777");
        assert!(row(&text, "not_processed.repeat").iter().all(|cell| cell.doubt));
        let sound = row(&lines(&rows(), ""), "not_processed.repeat");
        assert!(sound.iter().all(|cell| !cell.doubt));
    }

    #[test]
    fn numbers_that_contradict_the_label_on_their_line_leave_doubt_about_both_rows() {
        let text = lines(&rows(), " ");
        let (publication, excessive) = ("3.要求提供公开出版物 ", "4.无正当理由大量反复申请 ");
        assert!(text.contains(publication) && text.contains(excessive));
        let torn = text.replace(
            &format!("{publication}0 0 0 0 0 0 0\n{excessive}"),
            &format!("{publication}\n{excessive}1 0 0 0 0 0 1\n"),
        );
        assert_ne!(torn, text);
        for id in ["not_processed.publication", "not_processed.excessive"] {
            assert!(row(&torn, id).iter().all(|cell| cell.doubt), "{id}");
        }
    }

    #[test]
    fn a_page_number_between_cells_is_no_value() {
        let bars = |text: &str| text.replace(' ', " |\n").replace('\n', " |\n").replace("| |", "|");
        let text = bars(&lines(&rows(), " ")).replace("予以公开 |\n4 |", "予以公开 |\n12\u{c}\n4 |");
        assert!(text.contains('\u{c}'));
        assert_eq!(doubted(&text), [""; 0]);
    }

    fn row(text: &str, id: &str) -> Vec<Cell> {
        let report = report(text);
        let table = report.table(TABLE).expect("table 3");
        table.iter().filter(|(cell, _)| cell.at().0.id == id).map(|(_, cell)| cell.clone()).collect()
    }

    #[test]
    fn a_row_with_too_few_numbers_is_doubted_and_named() {
        let text = lines(&rows(), " ").replace("予以公开 4 1 0 0 0 0 5", "予以公开 4 1 0 0 0 5");
        let doubted = doubted(&text);
        assert!(!doubted.is_empty() && doubted.iter().all(|id| id.starts_with("requests.granted.")));
        assert!(report(&text).notices.iter().any(|n| n.kind == NoticeKind::ShortRow));
    }

    #[test]
    fn an_empty_total_is_read_as_printed_unless_the_row_may_have_been_moved() {
        let text = lines(&rows(), "|").replace("予以公开|4|1|0|0|0|0|5", "予以公开|4|1|0|0|0|0| |");
        let cells = |text: &str, row: &str| -> Vec<Cell> {
            let report = report(text);
            let table = report.table(TABLE).expect("table 3");
            table.iter().filter(|(id, _)| id.at().0.id == row).map(|(_, cell)| cell.clone()).collect()
        };
        let granted = cells(&text, "granted");
        assert_eq!((granted[6].state, granted[6].doubt), (State::Blank, false));
        let zeros = lines(&rows(), "|").replace("重复申请|0|0|0|0|0|0|0", "重复申请|0|0|0|0|0|0| |");
        assert!(cells(&zeros, "not_processed.repeat").iter().all(|cell| cell.doubt));
    }

    #[test]
    fn labels_heaped_before_their_numbers_are_told_by_their_order() {
        let text = lines(&rows(), "|");
        let (first, second) = ("5.属于三类内部事务信息", "6.属于四类过程性信息");
        let label = |id: &str| rows().into_iter().map(|r| r.0).find(|l| l.contains(id)).expect("a label");
        let (first, second) = (label(&first[2..]), label(&second[2..]));
        let heaped = text
            .replace(&format!("{first}|"), &format!("{first}\n{second}\n|"))
            .replace(&format!("\n{second}|"), "\n|");
        assert_eq!(doubted(&heaped), [""; 0]);
    }

    #[test]
    fn a_number_that_ends_a_page_may_be_the_pages_own() {
        let mut printed = lines(&rows(), "\n");
        printed = printed.replace("予以公开\n4\n1\n0\n0\n0\n0\n5\n", "予以公开\n4\n3\n\u{c}1\n0\n0\n0\n5\n");
        let doubted = doubted(&printed);
        assert!(
            !doubted.is_empty() && doubted.iter().all(|id| id.starts_with("requests.granted.")),
            "{doubted:?}"
        );
        // A row that adds up is whole.
        let printed = lines(&rows(), "\n").replace("予以公开\n4\n1\n", "予以公开\n4\n1\n\u{c}");
        assert!(report(&printed).notices.is_empty());
    }

    #[test]
    fn labels_without_any_number_are_a_table_without_data() {
        let text = rows().into_iter().map(|(label, _)| label).collect::<Vec<_>>().join("\n");
        assert!(report(&text).notices.iter().any(|n| n.kind == NoticeKind::NoDataRow));
    }
}
