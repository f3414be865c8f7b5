//! A line for each cell, an empty line for an empty one.
//!
//! Each cell takes as many lines, and an empty one as many or fewer. Cells that a label spans may be printed as empty ones.

use super::{Label, Layout, Part, is_value, is_words};
use crate::slice::Slice as _;
use crate::source::{Piece, digit};
use crate::steps;

/// The lines from a row's label to the next words.
struct Gap {
    label: Label,
    /// The pieces of the label, and those up to the next words.
    own: std::ops::Range<usize>,
    to: usize,
    /// The line of the label's end, and how many lines stand behind it.
    line: u32,
    count: u32,
    /// How many of the columns of labels before the label hold a cell that begins further up.
    covered: usize,
}

/// What a tool prints for a cell.
#[derive(Clone, Copy)]
struct Habit {
    /// Lines of a cell that holds something.
    stride: usize,
    /// Lines of an empty one.
    empty: usize,
    /// Whether cells that a label spans to its right are empty cells before the values.
    spanned: bool,
    /// Whether cells that a group's label spans downwards are empty cells before the next label.
    covered: bool,
    /// Lines that end each row, besides those of its cells.
    apart: usize,
}

/// Cells from one heading of table 4 to the next: beside it, behind one over five columns or over ten, and behind one whose
/// next heading is that of a block of which the heading stands in the row above.
const SPANNED: [usize; 4] = [1, 5, 6, 10];

/// Rows that show how many lines an empty cell takes.
const FEWEST_ROWS: usize = 5;
/// Tools end rows with a line or two of their own.
const MOST_APART: usize = 4;

impl Habit {
    /// Those with this stride.
    fn all(stride: usize) -> impl Iterator<Item = Habit> {
        let of = move |(spanned, covered, apart, empty)| Habit { stride, empty, spanned, covered, apart };
        let ends = |(apart, empty)| {
            [(false, false), (false, true), (true, false), (true, true)].map(|(a, b)| (a, b, apart, empty))
        };
        let empty = move |apart| (1..=stride).map(move |empty| (apart, empty));
        (0..=MOST_APART).flat_map(empty).flat_map(ends).map(of)
    }

    /// Lines below a label's last one of so many cells that hold something and so many that do not.
    fn lines(self, full: usize, empty: usize) -> usize {
        self.stride - 1 + self.stride * full + self.empty * empty
    }

    fn before(self, label: Label, levels: usize) -> usize {
        if self.spanned { levels.saturating_sub(label.depth) } else { 0 }
    }
}

/// The piece that each cell of a row holds.
type Cells = Vec<Option<usize>>;

pub(super) fn layout(part: &Part<'_>) -> Option<Layout> {
    if !part.complete {
        return None;
    }
    let gaps = gaps(part)?;
    let mut found: Option<Vec<Cells>> = None;
    // Headings and the labels of groups stand below each other as cells do.
    let words = part.pieces.windows(2).filter(|pair| pair.iter().all(|p| is_words(part.print(p))));
    let apart = words.map(|pair| pair[1].row - pair[0].row);
    let stride = apart.clone().min()? as usize;
    // Where rows of headings stand apart, a row alone may begin further down. Headings over several columns may leave
    // lines for those that they cover.
    let covers = |lines: &u32| {
        let cells =
            (*lines as usize).checked_div(stride).filter(|_| (*lines as usize).is_multiple_of(stride));
        cells.is_some_and(|cells| SPANNED.contains(&cells))
    };
    let rows_apart: Vec<u32> = apart.clone().filter(|lines| !covers(lines)).collect();
    let ends = match rows_apart.as_slice() {
        _ if gaps.len() > 1 => None,
        [] => Some(0),
        // Both rows of headings behind the first.
        [one, other] if one == other => Some(*one as usize - stride),
        _ => return None,
    };
    // Too few rows fit other lines of an empty cell by chance.
    let known = |habit: &Habit| habit.empty == stride || gaps.len() >= FEWEST_ROWS;
    let habits = Habit::all(stride).filter(|habit| ends.is_none_or(|ends| ends == habit.apart));
    for habit in habits.filter(known) {
        let rows: Option<Vec<Cells>> = (0..gaps.len()).map(|at| cells(part, &gaps, at, habit)).collect();
        match (&found, rows) {
            (None, Some(rows)) => found = Some(rows),
            // Two habits that explain the lines, and not alike.
            (Some(known), Some(rows)) if *known != rows => return None,
            _ => {}
        }
    }
    let rows = found.filter(|rows| rows.iter().flatten().any(Option::is_none))?;
    if are_wider(part, &rows, stride) {
        return None;
    }
    Some(Layout::of(written(part, &gaps, &rows)))
}

/// Whether the numbers stand in steps that are a multiple of the stride: then it is the stride of the lines of a
/// heading, not of cells.
fn are_wider(part: &Part<'_>, rows: &[Cells], stride: usize) -> bool {
    /// Fewer steps may be wider by chance.
    const ENOUGH: usize = 4;
    let steps = |row: &Cells| -> Vec<usize> {
        let lines: Vec<u32> = row.iter().flatten().map(|&at| part.pieces[at].row).collect();
        lines.windows(2).map(|pair| (pair[1] - pair[0]) as usize).collect()
    };
    let all: Vec<usize> = rows.iter().flat_map(steps).collect();
    all.len() >= ENOUGH && (2..=3).any(|times| all.iter().all(|step| step.is_multiple_of(times * stride)))
}

fn gaps(part: &Part<'_>) -> Option<Vec<Gap>> {
    let pieces = part.pieces;
    let mut gaps: Vec<Gap> = Vec::with_capacity(part.labels.len());
    let end_line = end_line(part);
    for (at, label) in part.labels.iter().enumerate() {
        let own = part.pieces_of(label.place);
        // Labels that share a piece have no lines of their own.
        if gaps.last().is_some_and(|before| own.start < before.to) {
            return None;
        }
        let next_label = part.labels.get(at + 1).map_or(u32::MAX, |next| next.place.start);
        // What stands behind the label on its line is no value.
        let last = pieces.get(own.end - 1)?;
        let rest = part.source.text.get(label.place.end as usize..last.end as usize)?;
        if rest.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let mut end = own.end;
        // A label goes on in the next line.
        while pieces.get(end).is_some_and(|p| {
            p.row == pieces[end - 1].row + 1 && is_words(part.print(p)) && p.end < next_label
        }) {
            end += 1;
        }
        // An empty piece is what a tab sets a line in by.
        let holds = |p: &&Piece| p.start < p.end && !is_words(part.print(p));
        let to = end + pieces[end..].iter().take_while(holds).count();
        steps::add(to - own.start);
        let line = pieces[end - 1].row;
        let next_line = pieces.get(to).map_or(end_line, |p| p.row);
        let groups = gaps.last().map_or(0, |before: &Gap| own.start.saturating_sub(before.to));
        let groups = groups.min(label.depth - 1);
        gaps.push(Gap {
            label: *label,
            own: own.start..end,
            to,
            line,
            count: next_line.checked_sub(line + 1)?,
            covered: label.depth - 1 - groups,
        });
    }
    // A number among words that are no label may be one that this reading would leave out.
    let mut between =
        gaps.windows(2).flat_map(|pair| pieces.get(pair[0].to..pair[1].own.start).unwrap_or(&[]));
    let behind = gaps.last().and_then(|last| pieces.get(last.to..)).unwrap_or(&[]);
    let has_digit = |p: &Piece| part.print(p).contains(|c| digit(c).is_some());
    if between.any(has_digit) || behind.iter().any(has_digit) {
        return None;
    }
    let values = gaps.iter().flat_map(|gap| &pieces[gap.own.end..gap.to]);
    values.into_iter().all(|p| is_value(part.print(p))).then_some(gaps)
}

/// The line that follows the table.
pub(super) fn end_line(part: &Part<'_>) -> u32 {
    let text = &part.source.text;
    let Some(last) = part.pieces.last() else { return 0 };
    let behind = text.get(last.end as usize..).unwrap_or("");
    let blank = behind.part(..behind.len() - behind.trim_start().len());
    steps::add(blank.len());
    last.row + blank.matches('\n').count().max(1) as u32
}

/// The cells of a row, when the lines behind its label are those that the habit prints.
fn cells(part: &Part<'_>, gaps: &[Gap], at: usize, habit: Habit) -> Option<Cells> {
    let gap = &gaps[at];
    let Label { width, .. } = gap.label;
    let before = habit.before(gap.label, part.levels);
    let full = gap.to - gap.own.end;
    let lines = |covered: usize| {
        let empty = (before + width + covered).checked_sub(full)?;
        Some(habit.lines(full, empty))
    };
    let count = gap.count as usize;
    let fits = match gaps.get(at + 1) {
        Some(next) => {
            let covered = if habit.covered { next.covered } else { 0 };
            count == lines(covered)? + habit.apart
        }
        // What follows the table may stand further down, or right below its last cell; where it is the only row, only its
        // own lines prove it, or as many behind it as between the rows of headings.
        None if gaps.len() > 1 => count + habit.empty > lines(0)?,
        None if habit.apart == 0 => count == lines(0)?,
        None => count >= lines(0)? + 2 * habit.apart,
    };
    let begins = if gaps.len() == 1 { habit.apart } else { 0 };
    if !fits {
        return None;
    }
    let mut cells = vec![None; width];
    for (full, piece) in (gap.own.end..gap.to).enumerate() {
        let down = ((part.pieces[piece].row - gap.line) as usize).checked_sub(begins)?;
        // Below the label and the cells before it.
        let empty = down.checked_sub(habit.stride * (full + 1))?;
        let cell = full + (empty / habit.empty).checked_sub(before)?;
        let cell = cells.get_mut(cell).filter(|_| empty.is_multiple_of(habit.empty))?;
        if cell.replace(piece).is_some() {
            return None;
        }
    }
    Some(cells)
}

fn written(part: &Part<'_>, gaps: &[Gap], rows: &[Cells]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(part.pieces.len() * 2);
    let mut from = 0;
    for (gap, cells) in gaps.iter().zip(rows) {
        pieces.extend_from_slice(&part.pieces[from..gap.own.start]);
        let as_cell = |piece: Piece| Piece { row: gap.line, cell: true, ..piece };
        pieces.extend(part.pieces[gap.own.clone()].iter().map(|piece| as_cell(*piece)));
        let own = gap.own.end.checked_sub(1).and_then(|at| part.pieces.get(at));
        let mut end = own.map_or(part.within.start, |piece| piece.end);
        for cell in cells {
            let piece = cell.map_or(Piece::new(end as usize, end as usize, 0, true), |at| part.pieces[at]);
            end = piece.end;
            pieces.push(as_cell(piece));
        }
        from = gap.to;
    }
    pieces.extend_from_slice(&part.pieces[from..]);
    pieces
}
