//! How the print of table 3's rows divides into their columns.

use super::super::align::{self, Match};
use super::super::balance::{self, Choice};
use super::super::columns::{self, EmptyCells, Habits, Lengths, Manner, Margins, Placed, Problem, Way};
use super::super::number;
use super::super::tokens::{Kind, Token};
use super::super::torn;
use super::{Reader, TABLE, WIDTH, numbers_of, row_adds_up};
use crate::form::{TableKind, Unit, form};
use crate::span::Span;

/// Fewer torn rows are no block of columns.
const LEAST: usize = 2;
/// So many rows stand in blocks of columns by no chance.
const TELLING: usize = 4;

/// A table put together from its parts.
pub(super) struct Joined {
    pub(super) rows: Vec<Placed>,
    /// Rows that nothing but their sums joins.
    pub(super) doubted: Vec<usize>,
}

impl Reader<'_> {
    /// The table torn between two columns: the values of the first columns stand at their labels, row by row,
    /// those of the others behind the last label. `None` unless every row adds up so.
    pub(super) fn torn_columns(&self) -> Option<Vec<Placed>> {
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
        let fits = |row: usize, rest: &[Span]| {
            row_adds_up(&self.printed_sides, &numbers_of(text, &whole(row, rest))) == Some(true)
        };
        let far = torn::rows(&torn::lines(&tokens[rows * left..], far), rows, WIDTH - left, &fits)?;
        let way = |(row, rest): (usize, &Vec<Span>)| whole(row, rest).into_iter().map(Some).collect();
        Some(far.iter().enumerate().map(way).map(Placed::certain).collect())
    }

    /// The table torn behind whole rows: some rows stand whole behind their labels, of the others only the first columns,
    /// as many of each; their other columns follow the last label, column by column, in blocks of rows. `None` unless
    /// that is so in just one way in which every row adds up. The rows that only their sums join are told apart.
    pub(super) fn torn_behind_rows(&self) -> Option<Joined> {
        let behind = self.values_by_label()?;
        let (last, before) = behind.split_last()?;
        let short = before.iter().map(Vec::len).filter(|&count| count != WIDTH);
        let mut short_lengths = short.clone();
        let near = short_lengths.next().filter(|&near| (1..WIDTH).contains(&near))?;
        if short_lengths.any(|count| count != near) {
            return None;
        }
        // The last label's own numbers are as many as those of the other torn rows, or a whole row.
        let mut found = [near, WIDTH].into_iter().filter_map(|own| self.joined(before, last, near, own));
        let joined = found.next()?;
        found.next().is_none().then_some(joined)
    }

    /// The rows of which `near` numbers stand behind their labels and the rest behind the `own` numbers of the last.
    fn joined(&self, before: &[Vec<Token>], last: &[Token], near: usize, own: usize) -> Option<Joined> {
        let (own, far) = last.split_at_checked(own)?;
        let begins_line = own.last().zip(far.first()).is_none_or(|(own, far)| own.row != far.row);
        let all: Vec<&[Token]> = before.iter().map(Vec::as_slice).chain([own]).collect();
        let torn: Vec<usize> = (0..all.len()).filter(|&row| all[row].len() == near).collect();
        if torn.len() < LEAST || far.len() != torn.len() * (WIDTH - near) || !begins_line {
            return None;
        }
        let text = &self.source.text;
        let spans = |tokens: &[Token]| -> Vec<Span> { tokens.iter().map(|t| t.span).collect() };
        let whole = |at: usize, rest: &[Span]| [spans(all[torn[at]]), rest.to_vec()].concat();
        let fits = |at: usize, rest: &[Span]| {
            row_adds_up(&self.printed_sides, &numbers_of(text, &whole(at, rest))) == Some(true)
        };
        let far_spans = spans(far);
        let lines = torn::lines(far, &far_spans);
        let parts = torn::rows(&lines, torn.len(), WIDTH - near, &fits)?;
        let by_print = torn::paragraphs(far, torn.len(), WIDTH - near);
        let mut rows: Vec<Placed> = Vec::new();
        for own in &all {
            rows.push(Placed::certain(own.iter().map(|t| Some(t.span)).collect()));
        }
        for (at, rest) in parts.iter().enumerate() {
            rows[torn[at]] = Placed::certain(whole(at, rest).into_iter().map(Some).collect());
        }
        // Each column of each block set apart by empty lines leaves one way by itself.
        let proved = torn.len() >= TELLING && by_print.as_ref() == Some(&parts);
        let mut doubted = if proved { Vec::new() } else { torn.clone() };
        doubted.extend((0..all.len()).filter(|row| {
            !torn.contains(row)
                && row_adds_up(&self.printed_sides, &numbers_of(text, &spans(all[*row]))) != Some(true)
        }));
        Some(Joined { rows, doubted })
    }

    /// The table torn at the heading of the next section: all its numbers column by column, the rest of them in `behind`,
    /// where the next table's own may follow. `None` unless that is so in just one way in which every row adds up.
    pub(super) fn torn_at_heading(&self, behind: impl FnOnce() -> Vec<Token>) -> Option<Joined> {
        let values = |tokens: &[Token]| -> Vec<Token> {
            tokens.iter().copied().filter(|t| t.kind == Kind::Value).collect()
        };
        let own = values(self.tokens);
        let missing = (self.form.rows.len() * WIDTH).checked_sub(own.len()).filter(|&missing| missing > 0)?;
        let mut far = values(&behind());
        let of_next = form(TableKind::Disputes, self.form.edition).size();
        if far.len() == missing + of_next {
            far.truncate(missing);
        }
        let all = [own.as_slice(), &far].concat();
        let rows = self.form.rows.len();
        let loose = all.iter().all(|t| t.cells == 0);
        let labels = self.tokens.iter().filter_map(|t| match t.kind {
            Kind::Hit(hit) => align::row_of(&self.hits[hit], TABLE),
            _ => None,
        });
        let torn = !far.is_empty() && all.len() == rows * WIDTH && loose;
        if !torn || !labels.eq(self.numbers_of_rows.iter().copied()) {
            return None;
        }
        let spans: Vec<Span> = all.iter().map(|t| t.span).collect();
        let fits = |_: usize, row: &[Span]| {
            row_adds_up(&self.printed_sides, &numbers_of(&self.source.text, row)) == Some(true)
        };
        let found = torn::rows(&torn::lines(&all, &spans), rows, WIDTH, &fits)?;
        let way = |row: Vec<Span>| Placed::certain(row.into_iter().map(Some).collect());
        Some(Joined { rows: found.into_iter().map(way).collect(), doubted: (0..rows).collect() })
    }

    /// The numbers behind each row's label and before the next, when all labels are printed once, in the order of the
    /// form, nothing but lines and spaces divides the numbers, and none stands before the first label.
    fn values_by_label(&self) -> Option<Vec<Vec<Token>>> {
        let mut found: Vec<Vec<Token>> = Vec::new();
        for token in self.tokens {
            match token.kind {
                Kind::Hit(hit) => match align::row_of(&self.hits[hit], TABLE) {
                    Some(row) if self.numbers_of_rows.get(found.len()) == Some(&row) => {
                        found.push(Vec::new());
                    }
                    Some(_) => return None,
                    None => {}
                },
                Kind::Value if token.cells == 0 => found.last_mut()?.push(*token),
                Kind::Value | Kind::Blank => return None,
                Kind::Word => {}
            }
        }
        (found.len() == self.numbers_of_rows.len()).then_some(found)
    }

    /// Where rows can be divided in several ways, keeps those that the identities of the whole table allow. Gives the
    /// rows whose totals alone are certain.
    pub(super) fn choose(
        &self,
        placed: &mut [Option<Placed>],
        labelled: &impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let inferred = |p: &Placed| p.ways.len() > 1 || p.problem == Some(Problem::Glued);
        if !placed.iter().flatten().any(inferred) {
            return Vec::new();
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
        let Some(used) = balance::solve(self.form, &choices) else {
            let Some(totals) = balance::totals(self.form, &choices) else { return Vec::new() };
            for (placed, fits) in placed.iter_mut().zip(totals.ways) {
                let mut fits = fits.into_iter();
                if let Some(placed) = placed.as_mut().filter(|p| inferred(p)) {
                    placed.ways.retain(|_| fits.next() == Some(true));
                }
            }
            return totals.agreed;
        };
        // A row that does not add up, or prints numbers and no total: some number is wrong, and what fits the sums of
        // the columns fits them by chance.
        let odd = |(choice, used): (&Choice, &Vec<bool>)| {
            let mut ways = choice.ways.iter().zip(used).filter(|(_, used)| **used).map(|(way, _)| way);
            ways.any(|(way, numbers)| {
                let blank = way[WIDTH - 1].is_none() && way.iter().any(Option::is_some);
                blank || row_adds_up(&self.sides, numbers) == Some(false)
            })
        };
        let chosen = choices.iter().zip(&used).zip(placed.iter());
        let by_chance =
            chosen.filter(|(_, p)| p.as_ref().is_some_and(inferred)).any(|(choice, _)| odd(choice));
        for (placed, used) in placed.iter_mut().zip(used) {
            let Some(placed) = placed.as_mut().filter(|p| inferred(p)) else { continue };
            if placed.ways.len() > 1 {
                let mut used = used.into_iter();
                placed.ways.retain(|_| used.next() == Some(true));
            }
            if placed.ways.len() == 1 && !by_chance {
                placed.problem = None;
            }
        }
        Vec::new()
    }

    /// The numbers of a way; blanks and what is no number count as zero, a blank total as its row's sum.
    pub(super) fn numbers(&self, way: &Way) -> [i64; WIDTH] {
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
    pub(super) fn habits(&self, matches: &[Option<Match>]) -> Vec<Habits> {
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
        let lengths = Lengths::of(printed(), WIDTH);
        let manner = Manner { glued, complete, keeps_blanks, keeps_ends, gathers_blanks, strays: false };
        // No full row of that depth: where the others print an empty cell for each that a label covers, so does
        // this one.
        let by_depth = |depth: usize| 3 - depth;
        // A grid whose rows print just the places that the form has for them: what their labels span, and the columns.
        let spans = |(row, m): (usize, &Option<Match>)| {
            let run = m.map_or(&[][..], |m| self.run(m.run));
            let one_line = run.iter().all(|t| t.row == run[0].row && t.cells > 1);
            one_line && run.len() == WIDTH + by_depth(self.depth(row))
        };
        let drawn = matches.iter().enumerate().all(spans);
        let seen_to_cover = seen.iter().any(|(depth, m)| *depth < 3 && m.before == by_depth(*depth))
            && seen.iter().all(|(depth, m)| m.before == by_depth(*depth) && m.behind == 0);
        let covers = drawn || seen_to_cover;
        let spanned = |row: usize| covers.then(|| Margins { before: by_depth(self.depth(row)), behind: 0 });
        // Rows whose empty cells stand behind their values, as full rows of the table show: what earlier rows cover was
        // left out, and the lines are filled up at their ends.
        let begins = !seen.is_empty() && seen.iter().all(|(_, m)| m.before == 0);
        let filled = begins && seen.iter().any(|(_, m)| m.behind > 0);
        let at_front = |row: usize| {
            let run = self.run(matches[row].filter(|_| filled)?.run);
            Some(Margins { before: 0, behind: run.len().checked_sub(WIDTH)? })
        };
        let in_grid =
            columns::grid_margins(runs(), WIDTH).filter(|_| seen.iter().all(|(_, m)| m.behind == 0));
        let in_grid = |row: usize| {
            in_grid.as_ref().zip(matches[row]).map(|(margins, m): (_, Match)| margins(self.run(m.run)))
        };
        (0..matches.len())
            .map(|row| {
                let same = seen.iter().filter(|(depth, _)| *depth == self.depth(row));
                let first = same.clone().next().map(|(_, m)| *m);
                let margins = first
                    .filter(|m| same.clone().all(|(_, other)| other == m))
                    .or(spanned(row))
                    .or(at_front(row))
                    .or(in_grid(row));
                Habits { margins, manner, lengths, prints_last, columns: &[] }
            })
            .collect()
    }

    pub(super) fn depth(&self, row: usize) -> usize {
        self.form.rows[row].path.len()
    }
}
