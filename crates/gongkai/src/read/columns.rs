//! Puts the values of one row into its columns.

use super::glued;
use super::headings::reordered;
use super::number;
use super::tokens::{Kind, Token};
use crate::form::{FormColumn, Unit};
use crate::report::{ColumnProof, NoticeKind};
use crate::span::Span;
use crate::steps;

/// Where the values of a row stand: for each column what is printed there, `None` for nothing.
pub(super) type Way = Vec<Option<Span>>;

/// The ways in which a row's print can be divided into its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Certain when there is one and no problem. Several are those that the row's own identity allows; none means
    /// that the print cannot be divided.
    pub(super) ways: Vec<Way>,
    /// What keeps the placing from being certain.
    pub(super) problem: Option<Problem>,
    /// What the placing rests on besides the print; the table's sums must bear it out.
    pub(super) rests_on: Option<Assumption>,
}

impl Placed {
    pub(super) fn certain(way: Way) -> Self {
        Placed { ways: vec![way], problem: None, rests_on: None }
    }

    fn assumed(way: Way, rests_on: Assumption) -> Self {
        Placed { ways: vec![way], problem: None, rests_on: Some(rests_on) }
    }

    fn unclear(ways: Vec<Way>, problem: Problem) -> Self {
        Placed { ways, problem: Some(problem), rests_on: None }
    }

    fn unread(problem: Problem) -> Self {
        Placed::unclear(Vec::new(), problem)
    }

    /// What shows the columns; `None` where nothing does. `ordered` tells that headings in another order bind them.
    pub(super) fn shown(&self, ordered: bool) -> Option<ColumnProof> {
        if self.problem.is_some() || self.ways.len() != 1 {
            return None;
        }
        let whole = || self.ways[0].iter().flatten().all(|span| span.start < span.end);
        Some(match self.rests_on {
            _ if ordered => ColumnProof::Headings,
            Some(_) => ColumnProof::OnlyDivision,
            None if self.ways[0].iter().all(Option::is_some) && whole() => ColumnProof::FullRow,
            None => ColumnProof::KeptPlaces,
        })
    }

    /// The same in the form's order; `order` tells for each printed column the column of the form.
    pub(super) fn in_order(self, order: Option<&[usize]>) -> Placed {
        let Some(order) = order else { return self };
        Placed { ways: self.ways.iter().map(|way| reordered(way, order)).collect(), ..self }
    }

    /// The only way, or what all ways agree on; `None` when there is nothing to go by.
    pub(super) fn agreed(&self) -> Option<Way> {
        let (first, others) = self.ways.split_first()?;
        let keep = |(column, span): (usize, &Option<Span>)| {
            span.filter(|_| others.iter().all(|w| w[column] == *span))
        };
        Some(first.iter().enumerate().map(keep).collect())
    }
}

impl Problem {
    /// What is said of it.
    pub(super) fn notice(self) -> NoticeKind {
        match self {
            Problem::Short => NoticeKind::ShortRow,
            Problem::Long => NoticeKind::LongRow,
            Problem::Glued => NoticeKind::GluedDigits,
        }
    }
}

/// Why a row could not be divided into its columns, or not surely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Fewer values than columns, and nothing tells which are missing.
    Short,
    /// More values than columns.
    Long,
    /// Digits without separators that can be divided in several ways, or in none that adds up.
    Glued,
}

/// What is taken for granted where a print could be divided in other ways too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assumption {
    /// Empty cells were dropped at line ends only.
    Trimmed,
    /// No empty cell is among the glued digits.
    Complete,
}

/// Empty cells that a table's rows print before and behind their values (cells that a label's span covers).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Margins {
    pub(super) before: usize,
    pub(super) behind: usize,
}

/// What the tool that made the text did to its tables; table 3, the largest, shows it.
#[expect(clippy::struct_excessive_bools, reason = "independent habits of a program")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// It prints numbers without separators ([`is_glued`]).
    pub(super) glued: bool,
    /// Every row prints as many digits as it has columns: no empty cell was dropped.
    pub(super) complete: bool,
    /// It keeps empty cells between printed ones.
    pub(super) keeps_blanks: bool,
    /// It keeps empty cells at the end of a line.
    pub(super) keeps_ends: bool,
    /// It prints each cell on a line of its own and the empty ones of a row together behind its values, so that
    /// their places are lost.
    pub(super) gathers_blanks: bool,
    /// Numbers that are no cell's stand among those that have lines of their own: pages', as it seems.
    pub(super) strays: bool,
}

/// How many cells the rows with values have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lengths {
    /// Whether not all have as many.
    pub(super) irregular: bool,
    /// Whether a row on one line has fewer cells than columns.
    pub(super) narrow: bool,
    /// Whether rows show a column that the form does not have: one prints fewer numbers than columns, with empty cells between
    /// them, over more cells than columns, or several in which spaces divide print more numbers than columns.
    pub(super) overfull: bool,
}

impl Lengths {
    /// Those of rows that have `width` columns each.
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a [Token]> + Clone, width: usize) -> Lengths {
        Lengths {
            narrow: rows.clone().any(|run| is_narrow(run, width)),
            overfull: rows.clone().any(|run| is_overfull(run, width))
                || rows.clone().filter(|run| is_long(run, width)).nth(1).is_some(),
            ..Lengths::of_unlike(rows)
        }
    }

    /// Those of rows that have different numbers of columns.
    pub(super) fn of_unlike<'a>(rows: impl Iterator<Item = &'a [Token]>) -> Lengths {
        let mut lengths = rows.filter(|run| structured(run)).map(<[Token]>::len);
        let first = lengths.next();
        Lengths { irregular: lengths.any(|length| Some(length) != first), ..Lengths::default() }
    }
}

/// What the table's other rows tell about a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// The margins of full rows whose label spans as many columns.
    pub(super) margins: Option<Margins>,
    /// How the text prints its tables.
    pub(super) manner: Manner,
    /// How many cells the table's rows have.
    pub(super) lengths: Lengths,
    /// Whether other rows print their last column.
    pub(super) prints_last: bool,
    /// The row's columns, where they count different things.
    pub(super) columns: &'static [FormColumn],
}

impl Habits {
    /// What a column counts.
    fn unit(&self, column: usize) -> Unit {
        self.columns.get(column).map_or(Unit::Count, |column| column.unit)
    }
}

/// The margins of a row of cells whose first and last value stand in its first and last column: as many cells as
/// columns, from one to the other. Cells on lines of their own show it only where each is printed.
pub(super) fn margins(run: &[Token], width: usize) -> Option<Margins> {
    let printed = |t: &Token| t.kind == Kind::Value;
    let first = run.iter().position(printed)?;
    let places = run.get(first..first + width)?;
    let one_line = places.iter().all(|t| t.row == places[0].row) && !run[first + width..].iter().any(printed);
    let whole = places.iter().all(printed) || one_line && places.last().is_some_and(printed);
    (whole && structured(run)).then(|| Margins { before: first, behind: run.len() - first - width })
}

/// The margins of rows in a grid whose lines have all as many cells: the columns are the last ones, where some label
/// has just as many cells behind it as there are columns.
pub(super) fn grid_margins<'a>(
    runs: impl Iterator<Item = &'a [Token]> + Clone,
    width: usize,
) -> Option<impl Fn(&[Token]) -> Margins> {
    let cells = runs.clone().next()?.first()?.cells;
    let whole_lines = runs.clone().all(|run| run.iter().all(|t| t.row == run[0].row && t.cells == cells));
    let least = runs.map(<[Token]>::len).min()?;
    let uniform = usize::from(cells) > width && whole_lines && least == width;
    uniform.then_some(move |run: &[Token]| Margins { before: run.len() - width, behind: 0 })
}

/// Whether separators, not spaces, divide the run.
pub(super) fn structured(run: &[Token]) -> bool {
    run.iter().all(|t| t.cells > 0)
}

/// Divides a run into `width` columns. `adds_up` tells whether a division satisfies the row's own identity;
/// it only chooses where digits belong when they are printed without separators.
pub(super) fn place(
    text: &str,
    run: &[Token],
    width: usize,
    habits: Habits,
    adds_up: &dyn Fn(&[i64]) -> Option<bool>,
) -> Placed {
    steps::add(run.len());
    let run = one_line(on_label_line(run), width);
    let values: Vec<Token> = run.iter().copied().filter(|t| t.kind == Kind::Value).collect();
    if values.is_empty() {
        return Placed::certain(blanks(run, width));
    }
    // Several numbers in one cell, and other cells empty or lacking: which column they belong to is open.
    let uneven = values.len() != width || run.iter().any(|t| t.kind == Kind::Blank);
    let signed = !habits.columns.is_empty();
    if let Some(placed) = uneven.then(|| shared(text, run, &values, width, signed)).flatten() {
        return placed;
    }
    if values.len() == width {
        let torn_inside = structured(run)
            && run.iter().skip_while(|t| t.kind == Kind::Blank).take(width).any(|t| t.kind == Kind::Blank);
        // Where numbers are glued, the spaces that remain may stand anywhere.
        let numbers =
            || -> Vec<i64> { values.iter().map(|t| t.span.of(text).parse().unwrap_or(0)).collect() };
        let crowded = width > 1
            && habits.manner.glued
            && !structured(run)
            && digits(text, &values) > width
            && adds_up(&numbers()) != Some(true);
        let strange = || habits.lengths.overfull && !structured(run) && adds_up(&numbers()) != Some(true);
        let way = values.iter().map(|t| Some(t.span)).collect();
        return match (torn_inside, crowded) {
            (true, _) => Placed::unclear(vec![way], Problem::Short),
            (_, true) => Placed::unclear(vec![way], Problem::Glued),
            _ if strange() => Placed::unclear(vec![way], Problem::Long),
            _ => Placed::certain(way),
        };
    }
    if values.len() > width {
        return without_page_number(&values, width).map_or(Placed::unread(Problem::Long), Placed::certain);
    }
    let gathered = habits.manner.gathers_blanks && run.iter().any(|t| t.row != run[0].row);
    if structured(run) && !gathered {
        let placed = short_row(text, run, width, habits, adds_up);
        // An empty cell behind the values may have been moved there, where none shows that they stay in their places.
        let moved = !habits.manner.keeps_blanks && gathers_blanks(run, width);
        return if moved && placed.problem.is_none() && adds_up_so(text, &placed, adds_up) != Some(true) {
            Placed { problem: Some(Problem::Short), ..placed }
        } else {
            placed
        };
    }
    if habits.manner.glued {
        return match glued::divide(text, &values, width, &|column| habits.unit(column), adds_up) {
            glued::Division::One(way) => {
                let numbers: Vec<i64> = way.iter().map(|s| s.of(text).parse().unwrap_or(0)).collect();
                let borne_out = habits.manner.complete && adds_up(&numbers) != Some(false);
                let way = way.into_iter().map(Some).collect();
                if borne_out {
                    Placed::assumed(way, Assumption::Complete)
                } else {
                    Placed::unclear(vec![way], Problem::Glued)
                }
            }
            glued::Division::Several(ways) => {
                let ways = ways.into_iter().map(|way| way.into_iter().map(Some).collect()).collect();
                Placed::unclear(ways, Problem::Glued)
            }
            glued::Division::TooMany | glued::Division::TooFew => Placed::unread(Problem::Glued),
        };
    }
    Placed::unclear(spread(text, &values, width, habits, adds_up), Problem::Short)
}

/// A row some of whose cells hold several numbers. Where these are just as many as columns, they may be read in order.
/// `signed` tells that its columns may count changes, which have signs.
fn shared(text: &str, run: &[Token], values: &[Token], width: usize, signed: bool) -> Option<Placed> {
    let parts = |t: &Token| if t.cells > 0 { number::several(t.span.of(text), signed) } else { None };
    if width == 1 && run.len() == 1 || !values.iter().any(|t| parts(t).is_some()) {
        return None;
    }
    let within = |t: &Token| match parts(t) {
        None => vec![Some(t.span)],
        Some(parts) => {
            let at = t.span.start as usize;
            parts.into_iter().map(|(start, end)| Some(Span::new(at + start, at + end))).collect()
        }
    };
    let way: Way = values.iter().flat_map(within).collect();
    let ways = if way.len() == width { vec![way] } else { Vec::new() };
    Some(Placed::unclear(ways, Problem::Short))
}

/// Whether the only way of a placing satisfies the row's identity.
fn adds_up_so(text: &str, placed: &Placed, adds_up: &dyn Fn(&[i64]) -> Option<bool>) -> Option<bool> {
    let [way] = placed.ways.as_slice() else { return None };
    let number = |span: &Option<Span>| span.and_then(|s| s.of(text).parse().ok()).unwrap_or(0);
    adds_up(&way.iter().map(number).collect::<Vec<i64>>())
}

/// Whether a run prints numbers without separators: only then may digits be divided. Nobody writes a number with
/// a leading zero, so `000` are three.
pub(super) fn is_glued(text: &str, run: &[Token]) -> bool {
    run.iter().filter(|t| t.kind == Kind::Value && t.cells == 0).any(|t| {
        let print = t.span.of(text).as_bytes();
        print.len() > 1 && print[0] == b'0' && print.iter().all(u8::is_ascii_digit)
    })
}

/// The manner of a smaller table: its own where it shows any, and table 3's. Whether it keeps its empty cells only it can
/// show: no sums of its own would deny what table 3 does.
pub(super) fn own_manner<'a>(
    text: &str,
    tokens: &[Token],
    runs: &(impl Iterator<Item = &'a [Token]> + Clone),
    third: Manner,
) -> Manner {
    let glued = third.glued || runs.clone().any(|run| is_glued(text, run));
    let own = empty_cells(runs, WIDEST_GATHERED);
    Manner {
        glued,
        keeps_blanks: own == EmptyCells::Kept,
        gathers_blanks: third.gathers_blanks || own == EmptyCells::Gathered,
        keeps_ends: third.keeps_ends || keeps_ends(tokens),
        ..third
    }
}

/// More columns than any row has.
const WIDEST_GATHERED: usize = 15;

/// What the rows of a table show of their empty cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EmptyCells {
    /// None, or none that tells anything.
    Unknown,
    /// They stand in their places ([`Manner::keeps_blanks`]).
    Kept,
    /// They are moved behind the values ([`Manner::gathers_blanks`]).
    Gathered,
}

/// What becomes of the empty cells of rows of `width` columns. Several of them on one line behind cells that have
/// lines of their own were moved there; one alone may stand in its place.
pub(super) fn empty_cells<'a>(
    runs: &(impl Iterator<Item = &'a [Token]> + Clone),
    width: usize,
) -> EmptyCells {
    let gathered = || runs.clone().filter(|run| gathers_blanks(run, width));
    let several = gathered().any(|run| run.last().is_some_and(|t| t.cells > 1));
    if !several && runs.clone().any(keeps_blanks) {
        EmptyCells::Kept
    } else if several || gathered().next().is_some() {
        EmptyCells::Gathered
    } else {
        EmptyCells::Unknown
    }
}

/// Whether a line of cells is a row and has fewer of them than columns.
fn is_narrow(run: &[Token], width: usize) -> bool {
    run.len() < width && run.iter().all(|t| t.cells > 1 && t.row == run[0].row)
}

/// Whether a row in which spaces divide prints more numbers than columns.
fn is_long(run: &[Token], width: usize) -> bool {
    run.iter().filter(|t| t.kind == Kind::Value).count() > width && !structured(run)
}

/// Whether a row of cells prints fewer numbers than columns, with empty cells between them, over more cells than columns.
fn is_overfull(run: &[Token], width: usize) -> bool {
    let printed = |t: &Token| t.kind == Kind::Value;
    let ends = run.iter().position(printed).zip(run.iter().rposition(printed));
    ends.is_some_and(|(first, last)| last - first >= width)
        && run.iter().filter(|t| printed(t)).count() < width
        && structured(run)
}

/// Whether empty cells stand between the values of a row of cells.
fn keeps_blanks(run: &[Token]) -> bool {
    let first = run.iter().position(|t| t.kind == Kind::Value);
    let last = run.iter().rposition(|t| t.kind == Kind::Value);
    let inner = first.zip(last).is_some_and(|(a, b)| run[a..b].iter().any(|t| t.kind == Kind::Blank));
    inner && structured(run)
}

/// Whether any line of cells ends with an empty one.
pub(super) fn keeps_ends(tokens: &[Token]) -> bool {
    let mut lines = tokens.chunk_by(|a, b| a.row == b.row);
    lines.any(|line| line.last().is_some_and(|t| t.kind == Kind::Blank && t.cells > 1))
}

/// Whether a row prints each value on a line of its own and all its empty cells together behind them.
pub(super) fn gathers_blanks(run: &[Token], width: usize) -> bool {
    let printed = run.iter().take_while(|t| t.kind == Kind::Value).count();
    let blanks = &run[printed..];
    (1..width).contains(&printed)
        && !blanks.is_empty()
        && blanks.iter().all(|t| t.kind == Kind::Blank && t.row == blanks[0].row)
        && run[..printed].iter().all(|t| t.cells == 1)
}

/// Whether the numbers of a run stand on several lines, more than one on some: a page or a column tore the row.
pub(super) fn is_torn(run: &[Token]) -> bool {
    let mut lines =
        run.chunk_by(|a, b| a.row == b.row).map(|line| line.iter().filter(|t| t.kind == Kind::Value).count());
    let several = run.first().zip(run.last()).is_some_and(|(a, b)| a.row != b.row);
    several && !structured(run) && lines.any(|count| count > 1)
}

/// How many digits a run prints, whatever divides them.
pub(super) fn digits(text: &str, run: &[Token]) -> usize {
    let values = run.iter().filter(|t| t.kind == Kind::Value);
    values.map(|t| t.span.of(text).bytes().filter(u8::is_ascii_digit).count()).sum()
}

/// The ways to put fewer cells than columns into them, in order, that the row's identity allows. A blank counts
/// as zero; a blank last column (the total) as whatever it should be, unless the other rows print theirs.
fn spread(
    text: &str,
    cells: &[Token],
    width: usize,
    habits: Habits,
    adds_up: &dyn Fn(&[i64]) -> Option<bool>,
) -> Vec<Way> {
    /// More columns than this are table 4's: too many ways to be of use.
    const WIDEST: usize = 7;
    let number = |t: &Token| if t.kind == Kind::Blank { Some(0) } else { t.span.of(text).parse().ok() };
    let numbers: Option<Vec<i64>> = cells.iter().map(number).collect();
    let Some(numbers) = numbers.filter(|_| width <= WIDEST) else { return Vec::new() };
    let mut ways = Vec::new();
    for chosen in 0_u32..1 << width {
        if chosen.count_ones() as usize != cells.len() {
            continue;
        }
        let at_end = chosen >> (width - 1) & 1 == 1;
        let total_printed = at_end && cells.last().is_some_and(|t| t.kind == Kind::Value);
        let mut row = vec![0; width];
        let mut way = vec![None; width];
        let columns = (0..width).filter(|column| chosen >> column & 1 == 1);
        for ((column, number), token) in columns.zip(&numbers).zip(cells) {
            row[column] = *number;
            way[column] = Some(token.span);
        }
        let fits = if total_printed { adds_up(&row) == Some(true) } else { !habits.prints_last };
        if fits {
            ways.push(way);
        }
    }
    ways
}

/// A row of cells with empty ones among them.
fn short_row(
    text: &str,
    run: &[Token],
    width: usize,
    habits: Habits,
    adds_up: &dyn Fn(&[i64]) -> Option<bool>,
) -> Placed {
    let columns_from =
        |start: usize| -> Way { (start..start + width).map(|at| run.get(at).map(|t| t.span)).collect() };
    // The cells that the label's span covers, as in the table's full rows.
    let covered = habits.margins.map_or(0, |m| m.before);
    let blank_in_front = run.iter().take_while(|t| t.kind == Kind::Blank).count();
    if covered > 0 && blank_in_front >= covered && run.len() < covered + width {
        return incomplete_row(text, &run[covered..], width, habits, adds_up);
    }
    if run.len() < width {
        return incomplete_row(text, run, width, habits, adds_up);
    }
    // Which of more cells than columns is the one too many, no row shows by itself.
    if habits.lengths.overfull && run.len() > width {
        return Placed::unread(Problem::Long);
    }
    // An empty cell in front of a row that lost some at its end, or a column, may be one that the label's span covers.
    let trims = habits.lengths.irregular && (!habits.manner.keeps_ends || habits.lengths.narrow);
    if trims
        && habits.margins.is_none()
        && blank_in_front > 0
        && run.last().is_some_and(|t| t.kind == Kind::Value)
    {
        return Placed::unread(Problem::Short);
    }
    // From where on `width` cells hold everything that is printed.
    let printed = |t: &Token| t.kind != Kind::Blank;
    let first = run.iter().position(printed).unwrap_or(0);
    let last = run.iter().rposition(printed).unwrap_or(0);
    steps::add(run.len());
    let starts: Vec<usize> = ((last + 1).saturating_sub(width)..=first.min(run.len() - width)).collect();
    let habitual = habits.margins.filter(|m| m.before + m.behind + width == run.len()).map(|m| m.before);
    // Where the table's full rows begin, this one does; where none shows it and rows have different numbers of cells, the
    // last of more cells than columns may be none of the form's.
    let elsewhere = |start: usize| match habits.margins {
        Some(margins) => margins.before != start,
        None => start > 0 && habits.lengths.irregular,
    };
    let start = match (starts.as_slice(), habitual) {
        ([only], _) if !elsewhere(*only) => Some(*only),
        (several, Some(before)) if several.contains(&before) => Some(before),
        _ => None,
    };
    let Some(start) = start else {
        return Placed::unclear(starts.into_iter().map(columns_from).collect(), Problem::Short);
    };
    let way = columns_from(start);
    // All but the last column in a table that always prints it: the row may have been moved by a cell and lost an
    // empty one, unless its sum denies that.
    let cells = &run[start..start + width - 1];
    let moved = width > 2
        && habits.prints_last
        && run[start + width - 1].kind == Kind::Blank
        && cells.iter().all(printed)
        && !spread(text, cells, width, habits, adds_up).is_empty();
    if moved { Placed::unclear(vec![way], Problem::Short) } else { Placed::certain(way) }
}

/// A row of fewer cells than columns. Where nothing says that empty cells are dropped, editors have trimmed those
/// at the end of the line, and what is left stands in the first columns. Where the table's lines keep theirs, or
/// its rows all print their last column, some were lost further in front; a number alone at the very end then
/// stands in the last column.
fn incomplete_row(
    text: &str,
    run: &[Token],
    width: usize,
    habits: Habits,
    adds_up: &dyn Fn(&[i64]) -> Option<bool>,
) -> Placed {
    let Manner { keeps_blanks, keeps_ends, .. } = habits.manner;
    let at_end = run.last().is_some_and(|t| t.kind == Kind::Value);
    let only_last = at_end && run.iter().filter(|t| t.kind == Kind::Value).count() == 1;
    if keeps_ends && only_last && habits.prints_last && run.len() > 1 {
        let mut way = vec![None; width];
        way[width - 1] = run.last().map(|t| t.span);
        return Placed::certain(way);
    }
    // One alone in front may be what is left of several.
    let blank = |t: &Token| t.kind == Kind::Blank;
    let inner_blank = run[1..].iter().any(blank);
    // Empty cells in front may be some that the label's span covers.
    let covered = habits.margins.is_none() && run.first().is_some_and(blank);
    // The end of a line is no end of a row that goes on in the next.
    let several_lines = run.iter().any(|t| t.row != run[0].row);
    let dropped = several_lines || keeps_ends || habits.prints_last || covered;
    if dropped || !keeps_blanks && !inner_blank {
        return Placed::unclear(spread(text, run, width, habits, adds_up), Problem::Short);
    }
    let way = (0..width).map(|at| run.get(at).map(|t| t.span)).collect();
    Placed::assumed(way, Assumption::Trimmed)
}

/// A run without the empty cells of the next line, where a label on its own line says that the line is the row.
fn on_label_line(run: &[Token]) -> &[Token] {
    let Some(first) = run.first() else { return run };
    let (line, rest) = run.split_at(run.iter().take_while(|t| t.row == first.row).count());
    let labelled = usize::from(first.cells) > line.len() && line.iter().any(|t| t.kind == Kind::Value);
    if labelled && rest.iter().all(|t| t.kind == Kind::Blank) { line } else { run }
}

/// Of a run over several lines of cells the only line that prints anything, when it holds a whole row: the others
/// are what page breaks left of one.
fn one_line(run: &[Token], width: usize) -> &[Token] {
    let lines = || run.chunk_by(|a, b| a.row == b.row);
    let whole = |line: &[Token]| line.iter().all(|t| t.cells > 1);
    if !lines().all(whole) {
        return run;
    }
    let mut printing = lines().filter(|line| line.iter().any(|t| t.kind == Kind::Value));
    match (printing.next(), printing.next()) {
        (Some(line), None) if line.len() >= width => line,
        _ => run,
    }
}

/// Blank cells, in the place where they stand when there are as many as columns.
fn blanks(run: &[Token], width: usize) -> Way {
    if run.len() == width { run.iter().map(|t| Some(t.span)).collect() } else { vec![None; width] }
}

/// One number too many that stands alone on its line while the others share lines: a page number.
fn without_page_number(values: &[Token], width: usize) -> Option<Way> {
    if width < 3 || values.len() != width + 1 {
        return None;
    }
    let mut lines = values.chunk_by(|a, b| a.row == b.row);
    let rest = match (lines.next(), lines.next(), lines.next()) {
        (Some([_]), Some(rest), None) | (Some(rest), Some([_]), None) if rest.len() == width => rest,
        _ => return None,
    };
    Some(rest.iter().map(|t| Some(t.span)).collect())
}
