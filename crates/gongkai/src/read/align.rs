//! Brings runs of values and the rows of a form together, globally.
//!
//! The rows of a form come in a fixed order, and so do the values printed for them. So rows are not looked up
//! one by one: the sequence of printed runs is aligned with the sequence of rows as a whole, with the labels
//! found near a run as evidence. A lost, torn, repeated or displaced label costs its evidence, nothing else.

use super::labels::{Hit, Mark};
use super::tokens::{Kind, Token};
use crate::form::TableKind;
use crate::span::Span;
use crate::steps;

/// A run of values: what stands between two words.
#[expect(clippy::struct_excessive_bools, reason = "independent observations about the run's surroundings")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its tokens, as a range of the table's.
    pub(super) from: usize,
    /// One past its last token.
    pub(super) to: usize,
    /// How many of them are not empty.
    pub(super) printed: usize,
    /// The row whose label was last before the run, and whether a printed run stands between.
    pub(super) before: Option<(u8, bool)>,
    /// The row whose label comes first behind the run.
    pub(super) after: Option<u8>,
    /// Whether several labels stand before the run since the last printed one: the nearest need not be its own.
    pub(super) stacked: bool,
    /// Whether words of no form stand between the label before and the run.
    pub(super) worded: bool,
    /// Whether the label before goes on behind the run.
    pub(super) inside: bool,
    /// Whether the label before stands in the same line of cells.
    pub(super) beside: bool,
    /// Whether the label before begins on the line that the run begins on.
    pub(super) on_line: bool,
    /// Whether words of no form follow in the same line of cells: what they stand for is missing from the run.
    pub(super) cut: bool,
    /// Whether its line begins with a few characters of no form: the end of a label that stands elsewhere.
    pub(super) fragment: bool,
}

/// Which row a hit is the label of, in this table.
pub(super) fn row_of(hit: &Hit, table: TableKind) -> Option<u8> {
    match hit.mark {
        Mark::Row(t, row) | Mark::RowStart(t, row) if t == table => Some(row),
        _ => None,
    }
}

/// Where the labels of these rows stand; `None` for those that were not found.
pub(super) fn label_places(hits: &[Hit], table: TableKind, rows: &[u8]) -> Vec<Option<Span>> {
    let place = |&row: &u8| hits.iter().find(|h| row_of(h, table) == Some(row));
    rows.iter().map(|row| place(row).map(|h| Span { start: h.start, end: h.end })).collect()
}

/// Whether in some line of cells all values stand before the line's first label.
pub(super) fn labels_end_lines(tokens: &[Token], hits: &[Hit], table: TableKind) -> bool {
    let is_label =
        |token: &Token| matches!(token.kind, Kind::Hit(hit) if row_of(&hits[hit], table).is_some());
    let mut lines = tokens.chunk_by(|a, b| a.row == b.row).filter(|line| line.iter().all(|t| t.cells > 1));
    lines.any(|line| {
        steps::add(line.len());
        let Some(label) = line.iter().position(is_label) else { return false };
        let (before, behind) = line.split_at(label);
        before.iter().any(|t| t.kind == Kind::Value) && !behind.iter().any(|t| t.fills())
    })
}

/// Divides the tokens of a table into runs. `width` is how many values a row has, where all have as many.
pub(super) fn runs(tokens: &[Token], hits: &[Hit], table: TableKind, width: Option<usize>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<(u8, bool)> = None;
    let mut label_end = 0;
    let mut label_line = None;
    let mut label_row = None;
    let mut worded = false;
    let mut labels = 0;
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].kind {
            Kind::Hit(index) => {
                if let Some(row) = row_of(&hits[index], table) {
                    for run in runs.iter_mut().rev().take_while(|run| run.after.is_none()) {
                        run.after = Some(row);
                    }
                    labels += i32::from(before != Some((row, false)));
                    before = Some((row, false));
                    label_end = hits[index].end;
                    label_line = (tokens[at].cells > 1).then_some(tokens[at].row);
                    label_row = Some(tokens[at].row);
                    worded = false;
                } else if width.is_none()
                    && matches!(hits[index].mark, Mark::Head(t) | Mark::EditionHead(t, _) if t == table)
                {
                    // The heading of the next block: what follows is no value of the row before.
                    before = None;
                } else {
                    worded = true;
                }
                at += 1;
            }
            Kind::Word => {
                worded = true;
                at += 1;
            }
            Kind::Value | Kind::Blank => {
                let (end, next) = run_end(tokens, at);
                steps::add(next - at);
                for (from, to) in divided(tokens, at, end, width, label_line) {
                    let printed = tokens[from..to].iter().filter(|t| t.kind == Kind::Value).count();
                    let inside = tokens[from].span.start < label_end;
                    let beside = Some(tokens[from].row) == label_line;
                    let on_line = Some(tokens[from].row) == label_row;
                    let cut = is_cut(tokens, to);
                    let stacked = labels > 1;
                    runs.push(Run {
                        from,
                        to,
                        printed,
                        before,
                        after: None,
                        stacked,
                        worded,
                        inside,
                        beside,
                        on_line,
                        cut,
                        fragment: begins_with_fragment(tokens, from),
                    });
                    // So is a row that has all its cells and prints nothing in them.
                    if printed > 0 || beside && width.is_some_and(|width| to - from >= width) {
                        labels = 0;
                        before = before.map(|(row, _)| (row, true));
                    }
                }
                at = next;
            }
        }
    }
    runs.retain(|run| run.from < run.to);
    runs
}

/// Whether the line of cells goes on with other words where the run ends. One character before a word of the form is
/// its ordinal.
pub(super) fn is_cut(tokens: &[Token], to: usize) -> bool {
    /// One Han character, in bytes.
    const ORDINAL: u32 = 3;
    let next = tokens.get(to).filter(|next| next.kind == Kind::Word && next.cells > 1);
    let labels = |next: &Token| {
        next.span.end - next.span.start <= ORDINAL
            && tokens.get(to + 1).is_some_and(|behind| matches!(behind.kind, Kind::Hit(_)))
    };
    next.is_some_and(|next| tokens[to - 1].row == next.row && !labels(next))
}

/// Whether before the run that starts at `at` nothing but a few characters of no form stand on its line, in which
/// spaces divide.
fn begins_with_fragment(tokens: &[Token], at: usize) -> bool {
    /// Three Han characters, in bytes.
    const LONGEST: u32 = 9;
    let Some(word) = at.checked_sub(1).map(|at| tokens[at]) else { return false };
    let begins = at < 2 || tokens[at - 2].row != word.row;
    word.kind == Kind::Word
        && word.row == tokens[at].row
        && word.cells == 0
        && word.span.end - word.span.start <= LONGEST
        && begins
}

/// Where the run that starts at `at` ends, and where the next token behind it stands that fills no place. Empty
/// cells before a label on the label's own line belong to the label (cells that a span covers), not to the run.
fn run_end(tokens: &[Token], at: usize) -> (usize, usize) {
    let next = at + tokens[at..].iter().take_while(|t| t.fills()).count();
    let mut end = next;
    if let Some(next) = tokens.get(next) {
        while end > at && tokens[end - 1].kind == Kind::Blank && tokens[end - 1].row == next.row {
            end -= 1;
        }
    }
    (end, next)
}

/// Divides a run that holds several rows: lines of cells that are rows by themselves, or numbers without
/// structure that are a multiple of a row's width.
fn divided(
    tokens: &[Token],
    from: usize,
    to: usize,
    width: Option<usize>,
    label_line: Option<u32>,
) -> Vec<(usize, usize)> {
    if from == to {
        return Vec::new();
    }
    let Some(width) = width else {
        // Lines are rows where the label stands in the line.
        let rows = label_line == Some(tokens[from].row);
        return if rows { divided_by_lines(tokens, from, to) } else { vec![(from, to)] };
    };
    let mut parts = Vec::new();
    let mut start = from;
    for at in from + 1..to {
        let whole_line = |t: &Token| usize::from(t.cells) >= width;
        // What stands below a row that has all its places is none of it, also where its own line lost the last ones.
        let next = whole_line(&tokens[at]) || at - start == width;
        if tokens[at].row != tokens[at - 1].row && next && whole_line(&tokens[at - 1]) {
            parts.push((start, at));
            start = at;
        }
    }
    parts.push((start, to));
    parts
        .into_iter()
        .flat_map(|(from, to)| {
            let size = to - from;
            if let Some(parts) = behind_lost_labels(tokens, from, to, width) {
                return parts;
            }
            let loose =
                tokens[from..to].iter().all(|t| t.kind == Kind::Value && usize::from(t.cells) < width);
            let step = if width > 1 && loose && size > width && size % width == 0 { width } else { size };
            (from..to).step_by(step.max(1)).map(|start| (start, (start + step).min(to))).collect::<Vec<_>>()
        })
        .collect()
}

/// The rows of a run in which each cell has its line, where an empty cell stands before each row but the first: its label
/// is lost.
fn behind_lost_labels(tokens: &[Token], from: usize, to: usize, width: usize) -> Option<Vec<(usize, usize)>> {
    let run = &tokens[from..to];
    let stride = width + 1;
    if width < 2 || run.len() < width + stride || run.len() % stride != width {
        return None;
    }
    steps::add(run.len());
    let is_lost_label = |at: usize| at % stride == width;
    let fits = |(at, token): (usize, &Token)| {
        let kind = if is_lost_label(at) { Kind::Blank } else { Kind::Value };
        token.kind == kind && token.cells == 1
    };
    let rows = (from..to).step_by(stride).map(|start| (start, start + width)).collect();
    run.iter().enumerate().all(fits).then_some(rows)
}

/// Divides a run where one line of cells ends and another begins.
fn divided_by_lines(tokens: &[Token], from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = from;
    for at in from + 1..to {
        if tokens[at].row != tokens[at - 1].row && tokens[at].cells > 1 && tokens[at - 1].cells > 1 {
            parts.push((start, at));
            start = at;
        }
    }
    parts.push((start, to));
    parts
}

/// How a row got its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Index of the run.
    pub(super) run: usize,
    /// Whether the row's own label says so, or the number of runs between two such rows leaves no other way.
    pub(super) certain: bool,
}

const OWN_LABEL: i32 = 10;
const FIRST_RUN: i32 = 4;
const LABEL_BEHIND: i32 = 6;
const NO_LABEL: i32 = 1;
const LABEL_ELSEWHERE: i32 = -3;
const ROW_WITHOUT_RUN: i32 = -1;
/// The same where there are just as many full runs as rows.
const GAP_IN_FULL_TABLE: i32 = -10;
const RUN_WITHOUT_ROW: i32 = -6;
/// The same for a run that is as long as a row.
const FULL_RUN_WITHOUT_ROW: i32 = -20;

/// Gives each row at most one run, in order, so that the evidence is greatest. `rows` are the rows of the form,
/// as the numbers that labels give them, `width` how many values each has, where all have as many; `labelled`
/// tells whether a row's label was found anywhere.
pub(super) fn assign(
    runs: &[Run],
    rows: &[u8],
    width: Option<usize>,
    labelled: impl Fn(u8) -> bool,
) -> Vec<Option<Match>> {
    if let Some(matches) = by_own_labels(runs, rows) {
        return matches;
    }
    let full = |run: &Run| Some(run.printed) == width;
    let complete = runs.iter().filter(|run| full(run)).count() == rows.len();
    let gap = if complete { GAP_IN_FULL_TABLE } else { ROW_WITHOUT_RUN };
    let settles = width.is_some();
    let elsewhere: Vec<bool> = rows.iter().map(|&row| labelled(row)).collect();
    let evidence = |at: usize, run: &Run| -> (i32, bool) {
        let row = rows[at];
        match run.before {
            Some((before, used)) if before == row => {
                (OWN_LABEL + if used { 0 } else { FIRST_RUN } + if run.inside { 2 } else { 0 }, !used)
            }
            // In table 2 a run stands by the label before it, unless another run did already.
            Some((_, false)) if !settles && run.after == Some(row) => (LABEL_ELSEWHERE, false),
            _ if run.after == Some(row) => (LABEL_BEHIND, false),
            _ if elsewhere[at] => (LABEL_ELSEWHERE, false),
            _ => (NO_LABEL, false),
        }
    };
    let skip_run = |run: &Run| match run.printed {
        0 => 0,
        _ if full(run) => FULL_RUN_WITHOUT_ROW,
        _ => RUN_WITHOUT_ROW,
    };
    let (height, stride) = (rows.len() + 1, runs.len() + 1);
    steps::add(height * stride);
    // The best evidence for each number of runs, for the rows before this one and with it.
    let mut above = vec![0_i32; stride];
    let mut best = vec![0_i32; stride];
    let mut step = vec![0_u8; height * stride];
    for i in 0..height {
        std::mem::swap(&mut above, &mut best);
        for j in 0..stride {
            if i + j == 0 {
                continue;
            }
            let mut top = (i32::MIN, 0);
            if i > 0 {
                top = top.max((above[j] + gap, 1));
            }
            if j > 0 {
                top = top.max((best[j - 1] + skip_run(&runs[j - 1]), 2));
            }
            if i > 0 && j > 0 {
                let (score, _) = evidence(i - 1, &runs[j - 1]);
                top = top.max((above[j - 1] + score, 3));
            }
            (best[j], step[i * stride + j]) = top;
        }
    }
    let mut matches = vec![None; rows.len()];
    let (mut i, mut j) = (rows.len(), runs.len());
    while i + j > 0 {
        match step[i * stride + j] {
            1 => i -= 1,
            2 => j -= 1,
            _ => {
                (i, j) = (i - 1, j - 1);
                matches[i] = Some(Match { run: j, certain: evidence(i, &runs[j]).1 });
            }
        }
    }
    if settles {
        // A run right behind the label of another row speaks against this one; not where labels stand heaped
        // apart from their numbers and every row has just one run.
        let one_each = runs.iter().filter(|run| run.printed > 0).count() == rows.len();
        let denied = |at: usize, run: usize| {
            let heaped = one_each && runs[run].stacked && !runs[run].beside && !runs[run].on_line;
            let other = |(before, used): (u8, bool)| !used && before != rows[at] && rows.contains(&before);
            // A piece of some label at the head of the line may be the row's own, or another's.
            let torn = runs[run].fragment && runs[run].before.is_some_and(|(_, used)| used);
            // Behind a label that only a piece of a row stands by: the rest of it, or another row's.
            let piece = run.checked_sub(1).map(|before| &runs[before]);
            let piece = piece.is_some_and(|p| p.printed > 0 && Some(p.printed) < width);
            let rest = piece && runs[run].before.is_some_and(|(before, used)| used && before != rows[at]);
            // The row's own label has all its cells beside it, empty: these are another row's.
            let has_cells = |one: &Run| {
                one.beside && one.before == Some((rows[at], false)) && Some(one.to - one.from) >= width
            };
            let emptied = runs[run].before == Some((rows[at], true)) && runs[..run].iter().any(has_cells);
            torn || rest || emptied || !heaped && runs[run].before.is_some_and(other)
        };
        settle(&mut matches, runs, denied);
    }
    matches
}

/// Rows printed in another order than the form's: each label with its own numbers in one line, or labels and
/// numbers taking turns throughout. `None` when they are in order, or when they do not take turns.
fn by_own_labels(runs: &[Run], rows: &[u8]) -> Option<Vec<Option<Match>>> {
    let printed = || runs.iter().enumerate().filter(|(_, run)| run.printed > 0);
    let all_beside = printed().all(|(_, run)| run.beside);
    let own =
        |run: &Run| run.before.filter(|(_, used)| !used || all_beside && !run.worded).map(|(row, _)| row);
    let mut matches: Vec<Option<Match>> = vec![None; rows.len()];
    let mut last = 0;
    let mut in_order = true;
    for (index, run) in printed() {
        let at = rows.iter().position(|&row| Some(row) == own(run))?;
        if matches[at].is_some() {
            return None;
        }
        in_order &= at >= last;
        last = at;
        matches[at] = Some(Match { run: index, certain: true });
    }
    // Labels may also be printed later than their numbers, unless the line says whose they are. Then some row has
    // lost its numbers to another.
    let on_lines = printed().all(|(_, run)| run.beside || run.on_line);
    if in_order || !on_lines && matches.iter().any(Option::is_none) {
        return None;
    }
    for (index, run) in runs.iter().enumerate().filter(|(_, run)| run.printed == 0) {
        let at = rows.iter().position(|&row| run.before.is_some_and(|(before, used)| before == row && !used));
        if let Some(slot) = at.map(|at| &mut matches[at]).filter(|slot| slot.is_none()) {
            *slot = Some(Match { run: index, certain: true });
        }
    }
    Some(matches)
}

/// Between two certain rows there are as many runs as rows: then each is where it must be. Where a label on the
/// run's own line says that it is another row's, the order of the labels and that of the runs contradict each other,
/// and nothing follows for the rows between.
fn settle(matches: &mut [Option<Match>], runs: &[Run], denied: impl Fn(usize, usize) -> bool) {
    let settled = |matches: &mut [Option<Match>], first: usize| {
        let denies = |at: usize, one: &Match| denied(first + at, one.run);
        let contradicts = |(at, slot): (usize, &Option<Match>)| {
            slot.is_some_and(|one| runs[one.run].on_line && denies(at, &one))
        };
        if matches.iter().enumerate().any(contradicts) {
            return;
        }
        for (at, slot) in matches.iter_mut().enumerate() {
            if let Some(one) = slot.as_mut().filter(|one| !denies(at, one)) {
                one.certain = true;
            }
        }
    };
    let mut anchor: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < matches.len() {
        let Some(Match { run, certain: true }) = matches[at] else {
            at += 1;
            continue;
        };
        let (rows_between, from) = anchor.map_or((at, 0), |(row, run)| (at - row - 1, run + 1));
        let first = anchor.map_or(0, |(row, _)| row + 1);
        let between: Vec<usize> = (from..run).filter(|&r| runs[r].printed > 0).collect();
        if between.len() == rows_between && matches[first..at].iter().flatten().map(|m| m.run).eq(between) {
            settled(&mut matches[first..at], first);
        }
        anchor = Some((at, run));
        at += 1;
    }
    // The last rows, behind the last certain one.
    let (first, from) = anchor.map_or((0, 0), |(row, run)| (row + 1, run + 1));
    let between: Vec<usize> = (from..runs.len()).filter(|&r| runs[r].printed > 0).collect();
    if between.len() == matches.len() - first && matches[first..].iter().flatten().map(|m| m.run).eq(between)
    {
        settled(&mut matches[first..], first);
    }
}

/// Where the best approximate occurrence of `label` lies in `window` (characters with their byte places), and
/// its edit distance (Sellers 1980). `None` when nothing is near enough.
pub(super) fn approximate(label: &[char], window: &[(char, u32)]) -> Option<(usize, usize, usize)> {
    let allowed = (label.len() / 4).max(1);
    if label.len() < 4 || window.is_empty() {
        return None;
    }
    steps::add(label.len() * window.len());
    // A column of the edit matrix.
    let start = |at: usize| Alignment { distance: 0, misses_first: false, start: at };
    let mut column: Vec<Alignment> =
        (0..=label.len()).map(|i| Alignment { distance: i, misses_first: i > 0, start: 0 }).collect();
    let mut best: Option<(Alignment, usize)> = None;
    for (j, &(c, _)) in window.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = start(j + 1);
        diagonal.start = diagonal.start.min(j);
        for i in 1..=label.len() {
            let differs = label[i - 1] != c;
            let substituted = diagonal.step(differs, i == 1 && differs);
            let inserted = column[i].step(true, false);
            let deleted = column[i - 1].step(true, i == 1);
            diagonal = column[i];
            column[i] = substituted.better(inserted).better(deleted);
        }
        let found = column[label.len()];
        if found.distance <= allowed && best.is_none_or(|(b, _)| found != b && b.better(found) == found) {
            best = Some((found, j));
        }
    }
    best.map(|(found, end)| (found.start, end, found.distance))
}

/// How a beginning of a label lies in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Alignment {
    distance: usize,
    misses_first: bool,
    start: usize,
}

impl Alignment {
    /// The nearer of two. Of equally near ones the one that has the label's first character, and then the longer;
    /// without the first character the shorter, which takes in nothing that stands before the label.
    fn better(self, other: Alignment) -> Alignment {
        let rank = |a: Alignment| {
            let length = if a.misses_first { usize::MAX - a.start } else { a.start };
            (a.distance, a.misses_first, length)
        };
        if rank(other) < rank(self) { other } else { self }
    }

    fn step(self, costs: bool, misses_first: bool) -> Alignment {
        Alignment {
            distance: self.distance + usize::from(costs),
            misses_first: self.misses_first || misses_first,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(label: &str, text: &str) -> Option<String> {
        let label: Vec<char> = label.chars().collect();
        let window: Vec<(char, u32)> = text.chars().map(|c| (c, 0)).collect();
        approximate(&label, &window).map(|(from, to, _)| window[from..=to].iter().map(|(c, _)| c).collect())
    }

    #[test]
    fn misspelt_labels_are_found() {
        assert_eq!(
            find("其他法律行政法规禁止公开", "秘密其他法律法规禁止公开危及").as_deref(),
            Some("其他法律法规禁止公开")
        );
        assert_eq!(
            find("无正当理由大量反复申请", "无正当理由由大量反复申请").as_deref(),
            Some("无正当理由由大量反复申请")
        );
        assert_eq!(
            find("补正后申请内容仍不明确", "补充后申请内容仍不明确").as_deref(),
            Some("补充后申请内容仍不明确")
        );
        assert_eq!(
            find("其他法律行政法规禁止公开", "其他他法律行政法规禁止公开").as_deref(),
            Some("其他他法律行政法规禁止公开")
        );
        assert_eq!(find("行政事业性收费", "增减政事业性收费").as_deref(), Some("政事业性收费"));
        assert_eq!(find("重复申请", "要求提供公开出版物"), None);
    }

    fn run(before: Option<u8>, used: bool, after: Option<u8>) -> Run {
        Run {
            from: 0,
            to: 7,
            printed: 7,
            before: before.map(|row| (row, used)),
            after,
            stacked: false,
            worded: false,
            inside: false,
            beside: false,
            on_line: false,
            cut: false,
            fragment: false,
        }
    }

    fn rows_of(runs: &[Run], rows: u8, labelled: &[u8]) -> Vec<Option<(usize, bool)>> {
        let rows: Vec<u8> = (0..rows).collect();
        let matches = assign(runs, &rows, Some(7), |row| labelled.contains(&row));
        matches.into_iter().map(|m| m.map(|m| (m.run, m.certain))).collect()
    }

    #[test]
    fn a_row_whose_label_was_lost_is_certain_between_two_that_are() {
        let runs = [run(Some(0), false, Some(2)), run(Some(0), true, Some(2)), run(Some(2), false, None)];
        assert_eq!(rows_of(&runs, 3, &[0, 2]), [Some((0, true)), Some((1, true)), Some((2, true))]);
    }

    #[test]
    fn a_run_too_many_leaves_doubt() {
        let runs = [run(Some(0), false, Some(3)), run(Some(0), true, Some(3)), run(Some(3), false, None)];
        let matches = rows_of(&runs, 4, &[0, 3]);
        assert_eq!(matches[0], Some((0, true)));
        assert_eq!(matches[3], Some((2, true)));
        assert!(matches[1..3].iter().flatten().all(|(_, certain)| !certain));
    }
}
