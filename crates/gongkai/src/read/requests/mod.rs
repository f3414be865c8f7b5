//! Table 3.

mod divide;
mod doubt;
mod words;

use super::align::{self, Match, Run};
use super::columns::{self, Placed};
use super::headings::{self, Binding};
use super::labels::{Hit, Labels, Mark};
use super::layout;
use super::number;
use super::own_columns::{Own, own_columns};
use super::proof::Shown;
use super::reading::{Reading, headings_differ, no_data_row};
use super::tokens::{
    Kind, Token, adopt_words, divide_shared, ends_in_blank, ends_text, ends_with_label, pieces_within,
    stand_alone, tokens_of,
};
use super::{pages, spans, torn};
use crate::decimal::Decimal;
use crate::form::{Edition, Identity, IdentityKind, TableForm, TableKind, Unit, form};
use crate::report::{Cell, ColumnProof, Notice, NoticeKind, RowProof, State, Table};
use crate::slice::Slice as _;
use crate::source::Source;
use crate::span::Span;
use crate::steps;
use divide::Joined;
pub(super) use words::edition;
use words::settled_hits;

const TABLE: TableKind = TableKind::Requests;
/// Applicant columns and their total.
const WIDTH: usize = 7;
/// What shows the cells of rows that were torn apart.
const JOINED: Shown = Shown { row: Some(RowProof::Counted), column: Some(ColumnProof::OnlyJoining) };

/// Reads the table that stands in `within`. `hits` are the words of the forms there; `strays` tells that numbers of
/// pages stand in the text. What stands behind the table, up to the end of the
/// next one, is `behind`, with the words of the forms there.
pub(super) fn read(
    source: &Source,
    within: Span,
    hits: &[Hit],
    edition: Edition,
    strays: bool,
    behind: (Span, &[Hit]),
) -> Reading {
    let form = form(TABLE, edition);
    let united = Labels::get().rows(TABLE);
    let rows = Labels::get().numbers_of(form);
    let hits = settled_hits(source, within, hits, &rows, united);
    let printed = pieces_within(source, within);
    let layout = layout::read(source, within, printed, form, &hits, strays);
    let pieces = layout.pieces.as_deref().unwrap_or(printed);
    let mut tokens = tokens_of(source, pieces, within, &hits);
    divide_shared(&source.text, &mut tokens, &hits, TABLE, |_| WIDTH);
    let Own { tokens, aside, unclear } =
        own_columns(source, (pieces, layout.placed), tokens, &hits, form, |_| WIDTH);
    let mut tokens = headings::once_each(source, &tokens, &hits, TABLE);
    tokens = spans::unmerged(source, tokens, |_| Some(WIDTH));
    adopt_words(source, &mut tokens, &hits, TABLE, |_| WIDTH);
    let binding = headings::requests(source, &tokens, &hits, form);
    let sides = sides_of_row(form);
    let printed_sides = binding.order().map_or(sides, |order| std::array::from_fn(|at| sides[order[at]]));
    torn::mend(&mut tokens, WIDTH, &|row| {
        row_adds_up(&printed_sides, &numbers_of(&source.text, row)) == Some(true)
    });
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
    if labels_stand_behind(&runs, &matches) || align::labels_end_lines(&tokens, &hits, TABLE) {
        matches.iter_mut().flatten().for_each(|m| m.certain = false);
    }
    for &row in &layout.unsure {
        matches[row].iter_mut().for_each(|m| m.certain = false);
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
    let mut within_end = within.end;
    let mut reader = Reader {
        source,
        within,
        form,
        sides,
        printed_sides,
        strays,
        hits: &hits,
        numbers_of_rows: &rows,
        anchored: (0..rows.len()).map(on_one_line).collect(),
        tokens: &tokens,
        runs: &runs,
        order: binding.order(),
        cells: vec![Cell::default(); form.size()],
        notices: Vec::new(),
        lost_near: layout.unsure,
    };
    if runs.is_empty() {
        let span = Span { start: within.start, end: hits.last().map_or(within.start, |h| h.end) };
        reader.notices.push(no_data_row(form, span));
    } else if let Some(rows) = reader.torn_columns() {
        for (row, placed) in rows.into_iter().enumerate() {
            reader.set(row, &placed.in_order(reader.order), JOINED);
        }
    } else if let Some(joined) = reader.torn_behind_rows() {
        reader.set_joined(&joined);
    } else if let Some(joined) =
        reader.torn_at_heading(|| tokens_of(source, pieces_within(source, behind.0), behind.0, behind.1))
    {
        reader.set_joined(&joined);
        within_end = behind.0.end;
    } else {
        reader.fill(&matches, |row| labelled(rows[row]), in_order);
        reader.notice_unplaced(&matches);
    }
    if let Some((print, _)) = unclear.first() {
        reader.doubt_columns(*print);
    } else if let Binding::Contradiction(print) = binding {
        reader.doubt_columns(print);
    } else if reader.has_total_elsewhere() {
        reader.doubt_columns(Span { end: labels_start(&places).unwrap_or(within.start), ..within });
    }
    reader.take_back_unshown_totals();
    let labels: Vec<Option<Span>> = rows.iter().map(|&row| places[usize::from(row)]).collect();
    let ends =
        labels.iter().flatten().chain(reader.cells.iter().filter_map(|c| c.span.as_ref())).map(|s| s.end);
    let span = Span { start: within.start, end: ends.max().unwrap_or(within.end).min(within_end) };
    let mut manner = reader.habits(&matches).first().map(|h| h.manner).unwrap_or_default();
    // Ends that were lost and are put back here are lost elsewhere too.
    manner.keeps_ends &= !layout.placed;
    // Nothing else bears out that no empty cell was dropped among glued digits.
    manner.complete = manner.complete && reader.sums().is_some_and(|sums| sums.hold());
    let Reader { cells, notices, .. } = reader;
    // A row too long by the numbers of one whose label is lost has none of a page's.
    let long = notices.iter().any(|n| matches!(n.kind, NoticeKind::LongRow | NoticeKind::Unaccounted));
    let first_label = tokens
        .iter()
        .position(|t| matches!(t.kind, Kind::Hit(hit) if align::row_of(&hits[hit], TABLE).is_some()));
    let headed = tokens[..first_label.unwrap_or(0)].iter().any(|t| t.kind == Kind::Value);
    manner.strays =
        tokens.iter().all(|t| t.cells <= 1) && (headed || long && labels.iter().all(Option::is_some));
    Reading { table: Table { form, cells, span, labels }, notices, manner, aside }
}

/// Where the first label stands.
fn labels_start(places: &[Option<Span>]) -> Option<u32> {
    places.iter().flatten().map(|place| place.start).min()
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
    /// For each column its side of a row's sum.
    sides: [i64; WIDTH],
    /// The same for the columns in the order of the print.
    printed_sides: [i64; WIDTH],
    /// Whether numbers of pages stand in the text.
    strays: bool,
    hits: &'a [Hit],
    /// For each row of the form the number that its label's hits carry.
    numbers_of_rows: &'a [u8],
    /// Rows whose label stands on one line: those that stand on several may be printed later than their numbers.
    anchored: Vec<bool>,
    tokens: &'a [Token],
    runs: &'a [Run],
    /// For each printed column the column of the form, where they stand in another order.
    order: Option<&'a [usize]>,
    cells: Vec<Cell>,
    notices: Vec<Notice>,
    /// Rows next to one whose numbers are lost, and those of which a layout is not sure.
    lost_near: Vec<usize>,
}

impl Reader<'_> {
    /// Whether the rows do not add up, and all do when another column is their total: columns then stand in another
    /// order, whatever the headings say.
    fn has_total_elsewhere(&self) -> bool {
        let rows: Vec<[i64; WIDTH]> = self
            .cells
            .chunks(WIDTH)
            .filter(|row| row.iter().any(|cell| cell.value.is_some_and(|v| !v.is_zero())))
            .map(|row| std::array::from_fn(|at| row[at].value.and_then(Decimal::as_i64).unwrap_or(0)))
            .collect();
        steps::add(rows.len());
        let total_is = |column: usize| rows.iter().all(|row| row.iter().sum::<i64>() == 2 * row[column]);
        let fails = rows.iter().filter(|row| row_adds_up(&self.sides, *row) == Some(false)).count();
        // Headings in another order may be misprinted themselves.
        let enough = if self.order.is_some() { fails > 0 } else { fails > 1 && fails * 2 > rows.len() };
        enough && (0..WIDTH - 1).any(total_is)
    }

    /// Takes the proof from blank totals where no heading, number, empty cell or sum shows their column: it may have been
    /// left out, and a cell that was left out is not blank.
    fn take_back_unshown_totals(&mut self) {
        /// A number and its double would be a sum by chance.
        const ADDENDS: usize = 2;
        let mut above = self.hits.iter().take_while(|hit| align::row_of(hit, TABLE).is_none());
        let totals = || (WIDTH - 1..self.cells.len()).step_by(WIDTH);
        let is_sum = |index: usize| {
            let values = self.run(index).iter().filter(|t| t.kind == Kind::Value).map(|t| t.span);
            let numbers = numbers_of(&self.source.text, &values.collect::<Vec<_>>());
            numbers.split_last().is_some_and(|(last, others)| others.iter().sum::<i64>() == *last)
        };
        let long = || (0..self.runs.len()).filter(|&index| self.runs[index].printed > ADDENDS);
        if above.any(|hit| hit.mark == Mark::Total)
            || totals().any(|at| self.cells[at].span.is_some())
            || long().filter(|&index| is_sum(index)).count() * 2 > long().count()
        {
            return;
        }
        for at in totals().filter(|&at| self.cells[at].state == State::Blank).collect::<Vec<_>>() {
            self.cells[at].proof.column = None;
        }
    }

    /// Doubts all cells: the headings at this place are none that the form has in this order.
    fn doubt_columns(&mut self, print: Span) {
        self.cells.iter_mut().for_each(|cell| cell.object(NoticeKind::HeadingsDiffer));
        self.notices.push(headings_differ(&self.source.text, self.form, self.form.cells().collect(), print));
    }

    fn run(&self, index: usize) -> &[Token] {
        &self.tokens[self.runs[index].from..self.runs[index].to]
    }

    /// Fills the table from parts that were put together, and doubts what nothing but sums joins.
    fn set_joined(&mut self, joined: &Joined) {
        for (row, placed) in joined.rows.iter().enumerate() {
            self.set(row, &placed.clone().in_order(self.order), JOINED);
        }
        self.lost_near.extend(&joined.doubted);
        self.doubt_lost_near();
    }

    fn fill(
        &mut self,
        matches: &[Option<Match>],
        labelled: impl Fn(usize) -> bool,
        in_order: impl Fn(usize) -> bool,
    ) {
        let habits = self.habits(matches);
        let adds_up = |numbers: &[i64]| row_adds_up(&self.printed_sides, numbers);
        let mut placed: Vec<Option<Placed>> = matches
            .iter()
            .zip(&habits)
            .map(|(m, habits)| {
                let placed =
                    m.map(|m| columns::place(&self.source.text, self.run(m.run), WIDTH, *habits, &adds_up));
                placed.map(|placed| placed.in_order(self.order))
            })
            .collect();
        let totals = self.choose(&mut placed, &labelled);
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
        let torn_labels = torn_labels && !self.numbers_stand_at_labels(matches);
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
                    self.fill_row(row, matched, placed, totals.contains(&row));
                    // Empty cells are no evidence that its numbers were not read for the row above; and in a run too
                    // long by more than another row, a page's number may have hidden a neighbour's.
                    let printed = self.runs[matched.run].printed;
                    if !labelled(row) && printed == 0 || printed > 2 * WIDTH && self.is_paged(matched) {
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
                    && !self.ends_with(row)
                    && !self.may_stand_above(row, matches) =>
                {
                    self.set_empty(row);
                }
                None if labelled(row) => self.lose(row, matches),
                // Its label is lost: its numbers may have been read for the row above.
                None => self.doubt_neighbours(row, matches),
            }
        }
        if !self.columns_add_up() {
            let borne_out = !totals.is_empty();
            self.doubt_what_sums_would_bear_out(matches, &placed, &labelled, clean, borne_out);
        }
        self.doubt_unconfirmed(&placed);
        self.doubt_kept_places(&placed);
        self.doubt_beside_other_labels(matches, &labelled);
        self.doubt_doubled(matches);
        self.doubt_lost_near();
    }

    /// Whether numbers of this row, which has none behind its label, may be the last line of those above it: the row above has too few, on
    /// its own line and on one that holds nothing but numbers. Some programs print a row's numbers a line above its label.
    fn may_stand_above(&self, row: usize, matches: &[Option<Match>]) -> bool {
        let Some(above) = row.checked_sub(1).and_then(|above| matches[above]) else { return false };
        let run = self.run(above.run);
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
        steps::add(run.len());
        let on_last = run.iter().rev().take_while(|token| token.row == last.row).count();
        first.row != last.row && on_last > 1 && self.runs[above.run].printed < WIDTH
    }

    /// Whether all numbers show whose they are though labels are torn over lines: on a line of their own label, or
    /// alone behind the last one, where the next row's label stands on one line or has its own numbers.
    fn numbers_stand_at_labels(&self, matches: &[Option<Match>]) -> bool {
        let text = &self.source.text;
        let own_run = |row: usize| matches.get(row).copied().flatten().map(|m| &self.runs[m.run]);
        let is_own = |row: usize, run: &Run| run.before == Some((self.numbers_of_rows[row], false));
        let placed = |row: usize| {
            let Some(run) = own_run(row).filter(|run| run.printed > 0) else { return true };
            let next = row + 1;
            let next_shows = next == matches.len()
                || self.anchored[next]
                || own_run(next).is_some_and(|run| run.printed > 0 && run.on_line && is_own(next, run));
            let torn = !self.anchored[row];
            let tokens = &self.tokens[run.from..run.to];
            let one_line = tokens.iter().all(|t| t.row == tokens[0].row);
            let line = tokens[0].span.start as usize;
            let alone = text.part(..line).ends_with('\n');
            one_line && is_own(row, run) && (run.on_line || torn && (!alone || run.inside || next_shows))
        };
        let taken = |run: usize| matches.iter().flatten().any(|m| m.run == run);
        let all_taken = self.runs.iter().enumerate().all(|(at, run)| run.printed == 0 || taken(at));
        all_taken && (0..matches.len()).all(placed)
    }

    /// Fills a row from its run. `total` tells that the sums of the table leave its total, if nothing else, in one place.
    fn fill_row(&mut self, row: usize, matched: Match, placed: &Placed, total: bool) {
        let tokens = self.run(matched.run);
        // A number at the end of a cut text may be the beginning of a longer one.
        let whole = placed.ways.len() == 1 && placed.ways[0].iter().all(Option::is_some);
        let inner = !whole || self.runs[matched.run].printed == 0 || row + 1 < self.form.rows.len();
        let ended = inner && ends_text(self.source, tokens) || ends_in_blank(self.source, tokens);
        let torn = columns::is_torn(tokens) || self.runs[matched.run].inside && !columns::structured(tokens);
        let print = tokens.first().zip(tokens.last()).map(|(a, b)| a.span.to(b.span));
        let own = Some((self.numbers_of_rows[row], false));
        let by_label = self.runs[matched.run].before == own;
        let proof = if by_label { RowProof::OwnLabel } else { RowProof::Counted };
        let column = placed
            .shown(self.order.is_some())
            .or((total && placed.problem.is_some()).then_some(ColumnProof::OnlyDivision));
        self.set(row, placed, Shown { row: matched.certain.then_some(proof), column });
        let cut = self.runs[matched.run].cut || ended || !whole && self.ends_with(row);
        let unsure = !matched.certain || cut || (torn || self.is_paged(matched)) && !self.row_adds_up(row);
        if placed.problem.is_some() || unsure {
            let mut all = self.row_cells(row);
            if total && !unsure {
                all.end -= 1;
            }
            let kind = match placed.problem {
                Some(problem) => problem.notice(),
                // What stands at the end of a cut text, or beside words, may not be all that was printed.
                None if cut || matched.certain && !torn => NoticeKind::UnreadableNumber,
                None => NoticeKind::LabelLost,
            };
            all.clone().for_each(|at| self.cells[at].object(kind));
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

    /// Whether a number of a row may be a page's: one of several lines where such numbers stand in the prose too, or that
    /// nothing but their lines divides, or one that ends a page.
    fn is_paged(&self, matched: Match) -> bool {
        let run = self.run(matched.run);
        self.strays && spans_lines(run)
            || stand_alone(run)
            || run.iter().any(|t| pages::end_with(self.source, t))
    }

    /// Whether the text ends with the row's label.
    fn ends_with(&self, row: usize) -> bool {
        ends_with_label(self.source, self.within, self.hits, (TABLE, self.numbers_of_rows[row]))
    }

    fn row_cells(&self, row: usize) -> std::ops::Range<usize> {
        let first = usize::from(self.form.cell_at(row, 0).index);
        first..first + WIDTH
    }

    /// A row whose label is there and that prints nothing.
    fn set_empty(&mut self, row: usize) {
        for at in self.row_cells(row) {
            self.cells[at] = Shown::EMPTY_ROW.of(Cell { state: State::Blank, ..Cell::default() });
        }
    }

    fn set(&mut self, row: usize, placed: &Placed, shown: Shown) {
        let text = &self.source.text;
        let agreed = placed.agreed();
        let unclear = if placed.ways.len() == 1 { State::Blank } else { State::Missing };
        for (column, at) in self.row_cells(row).enumerate() {
            let unit = self.form.rows[row].columns[column].unit;
            let cell = match agreed.as_ref().and_then(|way| way[column]) {
                Some(span) => number::cell(span.of(text), unit, span),
                None => Cell { state: unclear, ..Cell::default() },
            };
            self.cells[at] = shown.of(cell);
        }
    }

    /// Whether the row's numbers add up; only asked where the print leaves doubt about their order.
    fn row_adds_up(&self, row: usize) -> bool {
        let value = |cell: usize| self.cells[cell].value.unwrap_or_default();
        self.form
            .identities_of(IdentityKind::RowSum)
            .nth(row)
            .is_some_and(|sum| sum.difference(value).is_zero())
    }
}

/// The numbers printed there; what is no number counts as zero.
fn numbers_of(text: &str, spans: &[Span]) -> Vec<i64> {
    let number = |span: &Span| number::value(span.of(text), Unit::Count).1.and_then(Decimal::as_i64);
    spans.iter().map(|span| number(span).unwrap_or(0)).collect()
}

/// On which side of its sum each column of a row stands, as in the form's first row: 1 for a part, -1 for the total.
fn sides_of_row(form: &TableForm) -> [i64; WIDTH] {
    let mut sides = [0; WIDTH];
    for term in form.identities_of(IdentityKind::RowSum).take(1).flat_map(Identity::terms) {
        sides[usize::from(term.cell)] = term.sign.into();
    }
    sides
}

/// 自然人 + … + 其他 = 总计.
fn row_adds_up(sides: &[i64; WIDTH], numbers: &[i64]) -> Option<bool> {
    let sum = || numbers.iter().zip(sides).map(|(number, side)| number * side).sum::<i64>();
    (numbers.len() == WIDTH).then(|| sum() == 0)
}

/// Whether a run's values stand on several lines.
fn spans_lines(run: &[Token]) -> bool {
    run.first().zip(run.last()).is_some_and(|(first, last)| first.row != last.row)
}

#[cfg(test)]
mod tests;
