//! Which column of the form each printed column is, as its headings say.
//!
//! Headings that stand in the form's order, or are torn or lost, bind nothing: columns are then those of the form, in its
//! order. A complete set in another order is followed. Anything else contradicts the form, and the table is doubted.

use super::align::row_of;
use super::labels::{Hit, Mark};
use super::layout::order_of_headings;
use super::regions::is_in_title;
use super::tokens::{Kind, Token};
use crate::form::{FormColumn, TableForm, TableKind};
use crate::slice::Slice as _;
use crate::source::{Source, han, han_only, is_han_of};
use crate::span::Span;
use crate::spelling::is_nearly;
use crate::steps;

/// What the headings of a table, or of a block of table 2, say of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    /// Nothing but what the form says: each column in its place.
    ByPosition,
    /// For each printed column the column of the form.
    Ordered(Vec<usize>),
    /// Something that the form does not have; where it is printed.
    Contradiction(Span),
}

impl Binding {
    /// What a complete sequence of columns says.
    fn of(order: Vec<usize>) -> Binding {
        if order.iter().enumerate().all(|(at, &column)| at == column) {
            Binding::ByPosition
        } else {
            Binding::Ordered(order)
        }
    }

    /// The same, or a contradiction where lines of these headings name columns in an order that none of `orders` has.
    fn or_torn(self, text: &str, head: Span, names: &[&str], orders: &[&[usize]], times: usize) -> Binding {
        if self != Binding::ByPosition {
            return self;
        }
        torn_order(text, head, names, orders, times).map_or(self, Binding::Contradiction)
    }

    /// What contradicts the form.
    pub(super) fn contradiction(&self) -> Option<Span> {
        if let Binding::Contradiction(print) = self { Some(*print) } else { None }
    }

    /// The printed order, where it is not the form's.
    pub(super) fn order(&self) -> Option<&[usize]> {
        if let Binding::Ordered(order) = self { Some(order) } else { None }
    }
}

/// Puts what is printed in this order into the form's.
pub(super) fn reordered<T: Clone>(printed: &[T], order: &[usize]) -> Vec<T> {
    let mut columns = printed.to_vec();
    for (item, &column) in printed.iter().zip(order) {
        columns[column] = item.clone();
    }
    columns
}

/// A printed heading of a column, or of several.
#[derive(Clone, Copy, Debug)]
struct Printed {
    /// The column of the form; `None` for the heading of a group.
    column: Option<usize>,
    span: Span,
    row: u32,
    cells: u16,
    /// Its place in the line, where separators divide it; its column, where a grid says so.
    place: u16,
    /// Whether a grid says so.
    grid: bool,
}

impl Printed {
    /// Whether it stands on several lines.
    fn is_torn(&self, text: &str) -> bool {
        self.span.of(text).contains('\n')
    }
}

fn printed(source: &Source, token: &Token, column: Option<usize>) -> Printed {
    let piece = source.pieces.get(source.piece_at(token.span.start));
    let (place, grid) = piece.map_or((0, false), |piece| (piece.column, piece.table > 0));
    Printed { column, span: token.span, row: token.row, cells: token.cells, place, grid }
}

/// Columns of table 3 that stand under 法人或其他组织.
const ORGANISATIONS: std::ops::Range<usize> = 1..6;
/// Columns of table 3.
const APPLICANTS: usize = 7;

/// The heading over the columns of table 3 that count organisations.
const GROUP: &str = "法人或其他组织";

/// No table has more words and cells above its rows.
const MOST_HEADS: usize = 200;

/// The binding of table 3's columns. `hits` are settled: 其他 and 总计 among the headings are columns.
pub(super) fn requests(source: &Source, tokens: &[Token], hits: &[Hit], form: &TableForm) -> Binding {
    const TABLE: TableKind = TableKind::Requests;
    let labels = |t: &Token| matches!(t.kind, Kind::Hit(hit) if row_of(&hits[hit], TABLE).is_some());
    let first = tokens.iter().position(labels).unwrap_or(tokens.len());
    let columns = form.rows[0].columns;
    let mut found: Vec<Printed> = Vec::new();
    let mut cut_off: Vec<u32> = Vec::new();
    let goes_on = |column: usize, print: &str| {
        let label = han_only(columns[column].label.zh);
        let rest = label.get(print.len()..).unwrap_or("");
        let mut words = tokens[..first]
            .iter()
            .filter(|t| t.kind == Kind::Word)
            .map(|t| han_only(t.span.of(&source.text)));
        first >= MOST_HEADS || words.any(|word| !word.is_empty() && rest.starts_with(&word))
    };
    let heads_of_line = |row: u32| tokens[..first].iter().filter(|t| t.row == row && !t.fills()).count();
    for token in &tokens[..first] {
        let Kind::Hit(hit) = token.kind else {
            // The beginning of a heading that is cut off; where the rest of one stands below, headings are torn.
            let print = han_only(token.span.of(&source.text));
            let bound = token.cells > 0 || first < MOST_HEADS && heads_of_line(token.row) > 2;
            let cut = begun(&print, columns).filter(|&column| bound && !goes_on(column, &print));
            cut_off.extend(cut.map(|_| token.span.start));
            found.extend(cut.map(|column| printed(source, token, Some(column))));
            continue;
        };
        let column = match hits[hit].mark {
            Mark::Total => Some(APPLICANTS - 1),
            // 法人和其他组织 has 其他 in it.
            Mark::Other if is_nearly(&word_around(&source.text, token.span), GROUP) => None,
            Mark::Other => Some(APPLICANTS - 2),
            Mark::Head(TABLE) => {
                let print = han_only(token.span.of(&source.text));
                match columns.iter().position(|c| is_han_of(&print, c.label.zh)) {
                    None if print == GROUP => None,
                    None => continue,
                    column => column,
                }
            }
            _ => continue,
        };
        found.push(printed(source, token, column));
    }
    steps::add(tokens.len());
    // They count where they complete the whole ones.
    let is_cut = |h: &Printed| cut_off.contains(&h.span.start);
    let named = |column: usize| found.iter().filter(move |h| h.column == Some(column));
    let complete = (0..APPLICANTS).all(|c| named(c).any(|h| !is_cut(h)) || named(c).count() == 1);
    let whole: Vec<Option<usize>> = found.iter().filter(|h| !is_cut(h)).map(|h| h.column).collect();
    if lacks_heading(tokens, first, &found) {
        return Binding::Contradiction(place(&found));
    }
    found.retain(|h| !is_cut(h) || complete && !whole.contains(&h.column));
    let head = lines_before(&source.text, tokens, first);
    let mut names: Vec<&str> = columns.iter().map(|c| c.label.zh).collect();
    if found.iter().all(|h| h.cells == 0)
        && let Some(order) = order_of_headings(&source.text, head, &names, 1)
    {
        return Binding::of(order);
    }
    names.push(GROUP);
    // One line for each level, those of the upper one reaching down, or both levels in one line.
    let orders: [&[usize]; 2] = [&[0, 7, 1, 2, 3, 4, 5, 6], &[0, 7, 6, 1, 2, 3, 4, 5]];
    of_requests(&source.text, &found).or_torn(&source.text, head, &names, &orders, 1)
}

/// The Han characters around a place, as far as nothing stands between them.
fn word_around(text: &str, place: Span) -> String {
    /// No heading has more.
    const LONGEST: usize = 10;
    let (before, behind) = (text.part(..place.start as usize), text.part(place.end as usize..));
    let head: Vec<char> = before.chars().rev().map_while(han).take(LONGEST).collect();
    let tail = behind.chars().map_while(han).take(LONGEST);
    steps::add(2 * LONGEST);
    head.into_iter().rev().chain(han_only(place.of(text)).chars()).chain(tail).collect()
}

/// Whether cells hold all headings but one or two, and no other word that may be those: then columns are not there.
fn lacks_heading(tokens: &[Token], first_row: usize, found: &[Printed]) -> bool {
    /// With fewer, the copy has lost them.
    const MOST: usize = 5;
    let columns = (0..APPLICANTS).filter(|&column| found.iter().any(|h| h.column == Some(column))).count();
    let bounded = found.iter().all(|h| h.cells > 0);
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return false };
    let between =
        |t: &&Token| t.span.start >= first.span.start && t.span.end <= last.span.end || t.row == last.row;
    let named = |t: &Token| found.iter().any(|h| h.span.start == t.span.start);
    let words = tokens[..first_row].iter().filter(between).filter(|t| t.kind == Kind::Word);
    let unknown = words.filter(|t| !named(t)).count();
    bounded && (MOST..APPLICANTS).contains(&columns) && columns + unknown < APPLICANTS
}

fn of_requests(text: &str, found: &[Printed]) -> Binding {
    let complete = |order: &[usize]| order.len() == APPLICANTS && (0..APPLICANTS).all(|c| order.contains(&c));
    // One line that names them all: the last, as tools repeat merged headings in each line that they cover.
    let mut lines = found.chunk_by(|a, b| a.row == b.row);
    let all = lines.clone().rev().find_map(|line| {
        let order = once(line.iter().filter_map(|h| h.column).collect());
        let grouped = line.iter().any(|h| h.column.is_none());
        let order = if grouped { in_groups(line) } else { order };
        complete(&order).then_some(order)
    });
    if let Some(order) = all {
        return Binding::of(order);
    }
    // Headings in a grid, or in lines that are as wide as each other, stand over their columns.
    if !(0..APPLICANTS).all(|column| found.iter().any(|h| h.column == Some(column))) {
        return of_some(text, found);
    }
    let width = found[0].cells;
    let aligned = usize::from(width) >= APPLICANTS && found.iter().all(|h| h.cells == width);
    if aligned || found.iter().all(|h| h.grid) {
        let mut sorted: Vec<&Printed> = found.iter().filter(|h| h.column.is_some()).collect();
        crate::order::by_key(&mut sorted, |h| u32::from(h.place));
        sorted.dedup_by_key(|h| (h.place, h.column));
        let order = once(sorted.iter().filter_map(|h| h.column).collect());
        if complete(&order) && sorted.windows(2).all(|pair| pair[0].place < pair[1].place) {
            return Binding::of(order);
        }
    }
    // Two lines: in the first the group stands for the columns that the second names.
    let group = |line: &[Printed]| line.iter().any(|h| h.column.is_none());
    let upper = lines.find(|line| group(line));
    let sorted = |found: &[Printed]| found.iter().filter_map(|h| h.column).collect::<Vec<_>>();
    if let Some(upper) = upper.filter(|line| line.len() == 3) {
        let lower =
            found.chunk_by(|a, b| a.row == b.row).find(|line| line[0].row > upper[0].row && line.len() == 5);
        if let Some(lower) =
            lower.filter(|lower| lower.iter().all(|h| h.column.is_some_and(|c| ORGANISATIONS.contains(&c))))
        {
            let order = expanded(upper, &sorted(lower));
            if complete(&order) {
                return Binding::of(order);
            }
        }
    }
    // A heading a line.
    let order = in_groups(found);
    // Cells that have lines of their own follow each other as the columns do; beside each other on several lines they
    // stand higher or lower in their rows.
    let cells =
        found.iter().all(|h| h.cells == 1) || found.iter().all(|h| h.row == found[0].row && h.cells > 0);
    if !complete(&order) {
        return of_some(text, found);
    }
    let torn = found.iter().any(|h| h.is_torn(text));
    if cells && !torn {
        return Binding::of(order);
    }
    // The heading of the group stands a line higher than those beside it, which reach over both lines.
    let leaves: Vec<Printed> = found.iter().filter(|h| h.column.is_some()).copied().collect();
    let higher = found[0].column.is_none() && (in_groups(&leaves).is_sorted());
    if higher && (torn || !found.iter().all(|h| stands_alone(text, h))) {
        return Binding::ByPosition;
    } else if higher {
        return Binding::Contradiction(place(found));
    }
    in_sequence(text, found, order).unwrap_or_else(|| of_some(text, found))
}

/// Whether headings that stand on different lines, with nothing that lays these out, follow each other as their columns do;
/// `None` where that is open. One is printed after the other where each has lines of its own, or where nothing stands
/// between the parts of one that is torn; elsewhere one heading stands higher than its neighbour. Readers of PDF that print
/// blocks, with empty lines between, move torn ones behind others.
fn are_in_sequence(text: &str, found: &[Printed]) -> Option<bool> {
    let torn = found.iter().any(|h| h.is_torn(text));
    let between =
        |pair: &[Printed]| pair[0].span.end as usize..pair[1].span.start.max(pair[0].span.end) as usize;
    let blocks = || found.windows(2).any(|pair| has_empty_line(text.part(between(pair))));
    match found.iter().all(|h| stands_alone(text, h)) {
        _ if torn && blocks() => None,
        true => Some(true),
        false => torn.then_some(false),
    }
}

/// What whole headings of all columns say that stand in this sequence on different lines.
fn in_sequence(text: &str, found: &[Printed], order: Vec<usize>) -> Option<Binding> {
    let follows = are_in_sequence(text, found);
    match Binding::of(order) {
        Binding::Ordered(_) if follows == Some(false) => Some(Binding::Contradiction(place(found))),
        binding => follows.map(|_| binding),
    }
}

/// Whether one of the lines between two prints is empty.
fn has_empty_line(between: &str) -> bool {
    steps::add(between.len());
    let (Some(first), Some(last)) = (between.find('\n'), between.rfind('\n')) else { return false };
    first < last && between.part(first + 1..last).split('\n').any(|line| line.trim().is_empty())
}

/// A heading with the remark in brackets behind it, where that ends before the next one.
fn with_remark(text: &str, heading: &Printed, next: Option<&Printed>) -> Printed {
    /// No remark of a heading is as long, in bytes.
    const LONGEST: usize = 200;
    let end = heading.span.end as usize;
    let to = next.map_or(text.len(), |next| (next.span.start as usize).max(end));
    let behind = text.part(end..text.floor_char_boundary(to.min(end + LONGEST)));
    let remark = behind.trim_start().starts_with(['（', '(']).then(|| behind.find(['）', ')'])).flatten();
    let close = remark.map_or(0, |at| at + behind.part(at..).chars().next().map_or(0, char::len_utf8));
    Printed { span: Span { end: heading.span.end + close as u32, ..heading.span }, ..*heading }
}

/// Whether a heading stands on lines of its own.
fn stands_alone(text: &str, heading: &Printed) -> bool {
    let (before, behind) = (text.part(..heading.span.start as usize), text.part(heading.span.end as usize..));
    let behind = behind.trim_start_matches(|c| bounds(c) || c == '\r');
    before.trim_end_matches(bounds).ends_with('\n') && behind.starts_with('\n')
}

/// Whether a character only bounds cells.
fn bounds(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\t' | '|' | '│' | '┃' | '｜')
}

/// The lines of headings before a token of the rows.
fn lines_before(text: &str, tokens: &[Token], row: usize) -> Span {
    let line = |at: u32| text.part(..at as usize).rfind('\n').map_or(0, |at| at as u32 + 1);
    let start = tokens.first().map_or(0, |t| line(t.span.start));
    let end = tokens.get(row).map(|t| line(t.span.start));
    let end = end.or_else(|| tokens.last().map(|t| t.span.end)).unwrap_or(start);
    Span { start, end: end.max(start) }
}

/// A line within `head` whose words are parts of names of columns, each of one alone, and stand in none of these orders.
/// Headings that take several lines are torn in most prints, and their parts stand beside each other.
fn torn_order(text: &str, head: Span, names: &[&str], orders: &[&[usize]], times: usize) -> Option<Span> {
    /// Heads are shorter, in bytes.
    const LONGEST: u32 = 4000;
    if head.end - head.start > LONGEST {
        return None;
    }
    let bare = |name: &&str| han_only(name.split('（').next().unwrap_or(name));
    let names: Vec<String> = names.iter().map(bare).collect();
    // The column whose remark in brackets goes on in the next line.
    let mut open = None;
    let mut column = |word: &str| {
        let (own, remark) = word.split_at(word.find(['（', '(']).unwrap_or(word.len()));
        let own = han_only(own);
        let whole = names.iter().position(|name| *name == own);
        let part = || {
            let mut parts = names.iter().enumerate().filter(|(_, name)| name.contains(&own));
            parts.next().filter(|_| !own.is_empty() && parts.next().is_none())
        };
        let column = whole.or_else(|| part().map(|(at, _)| at)).or(open);
        open =
            if word.contains(['）', ')']) { None } else { column.filter(|_| !remark.is_empty()).or(open) };
        column
    };
    // Parts of several names in one word: several lines are printed as one.
    let glued = |word: &str| {
        let begin: String = word.chars().filter_map(han).take(2).collect();
        let is_part = |part: &str| names.iter().any(|name| name.contains(part));
        begin.chars().count() > 1
            && is_part(&begin)
            && !is_part(&han_only(word.split(['（', '(']).next().unwrap_or(word)))
    };
    let mut start = head.start as usize;
    for line in head.of(text).split_inclusive('\n') {
        steps::add(line.len());
        let place = Span::new(start, start + line.trim_end().len());
        start += line.len();
        // One word stands in every order.
        let words = line.trim_matches(|c: char| bounds(c) || c.is_whitespace());
        if !words.contains(|c| bounds(c) || matches!(c, '（' | '(' | '）' | ')')) {
            continue;
        }
        let mut columns: Vec<usize> = line.split(bounds).filter_map(|word| column(word.trim())).collect();
        columns.dedup();
        let most = (0..names.len()).map(|name| columns.iter().filter(|&&c| c == name).count()).max();
        let most = most.unwrap_or(0).max(times);
        if !orders.iter().any(|order| is_part_of(&columns, order, most))
            && !line.split(bounds).any(|word| glued(word.trim()))
        {
            return Some(place);
        }
    }
    None
}

/// Whether what is printed may be the form's sequence, printed so many times, with some of it lost.
fn is_part_of<T: PartialEq>(printed: &[T], form: &[T], times: usize) -> bool {
    let mut sequence = (0..times).flat_map(|_| form);
    printed.iter().all(|own| sequence.any(|other| other == own))
}

/// Columns without their repetitions, where each is repeated as often: two years beside each other, merged headings
/// printed for each cell that they cover.
fn once(columns: Vec<usize>) -> Vec<usize> {
    let times = |column: usize| columns.iter().filter(|&&c| c == column).count();
    let first = columns.first().map_or(0, |&c| times(c));
    if first < 2 || columns.iter().any(|&c| times(c) != first) {
        return columns;
    }
    let mut distinct: Vec<usize> = Vec::new();
    for &column in &columns {
        if !distinct.contains(&column) {
            distinct.push(column);
        }
    }
    distinct
}

/// The columns of headings of both levels, the classes of organisations where their group stands. Without the heading of
/// the group all stand on one level, unless it is lost from the form's own order.
fn in_groups(found: &[Printed]) -> Vec<usize> {
    if found.iter().all(|h| h.column.is_some()) {
        const GROUP_LOST: [usize; APPLICANTS] = [0, 6, 1, 2, 3, 4, 5];
        let printed: Vec<usize> = found.iter().filter_map(|h| h.column).collect();
        return if printed == GROUP_LOST { (0..APPLICANTS).collect() } else { printed };
    }
    let (upper, lower): (Vec<Printed>, Vec<Printed>) =
        found.iter().partition(|h| !h.column.is_some_and(|c| ORGANISATIONS.contains(&c)));
    expanded(&upper, &lower.iter().filter_map(|h| h.column).collect::<Vec<_>>())
}

/// The columns of a line in which the heading of the group stands for others.
fn expanded(upper: &[Printed], group: &[usize]) -> Vec<usize> {
    let mut order = Vec::new();
    for heading in upper {
        match heading.column {
            Some(column) => order.push(column),
            None => order.extend_from_slice(group),
        }
    }
    order
}

/// What headings say of which some are lost: the classes of applicants stand in the form's order, or contradict it.
fn of_some(text: &str, found: &[Printed]) -> Binding {
    let mut classes: Vec<Printed> =
        found.iter().filter(|h| h.column.is_some_and(|c| c + 1 < APPLICANTS)).copied().collect();
    // Of two prints of the headings, one behind the other, the first.
    let repeats = |at: &usize| classes[..*at].iter().any(|h| h.column == classes[*at].column);
    if let Some(again) = (1..classes.len()).find(repeats) {
        classes.truncate(again);
    }
    // Where narrow columns tear headings over lines, the one that stands above the group is printed anywhere among them.
    if found.iter().any(|h| h.is_torn(text)) {
        classes.retain(|h| h.column.is_some_and(|c| ORGANISATIONS.contains(&c)));
    }
    if classes.windows(2).all(|pair| pair[0].column < pair[1].column) {
        Binding::ByPosition
    } else {
        Binding::Contradiction(place(&classes))
    }
}

fn place(found: &[Printed]) -> Span {
    found.iter().map(|h| h.span).reduce(Span::to).unwrap_or_default()
}

/// The binding of table 4's fifteen columns: the order of its blocks, and of the outcomes in each.
pub(super) fn disputes(source: &Source, tokens: &[Token], hits: &[Hit]) -> Binding {
    const OUTCOMES: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let first = tokens.iter().position(|t| t.kind == Kind::Value).unwrap_or(tokens.len());
    let head = lines_before(&source.text, tokens, first);
    let down = tokens[..first]
        .iter()
        .all(|t| t.cells == 0)
        .then(|| order_of_headings(&source.text, head, &OUTCOMES, 3));
    let prints =
        tokens.iter().filter(|t| matches!(t.kind, Kind::Hit(hit) if matches!(hits[hit].mark, Mark::Total)));
    let times = prints.count().max(3);
    let binding = of_disputes(source, tokens, hits, down.flatten());
    binding.or_torn(&source.text, head, &OUTCOMES, &[&[0, 1, 2, 3, 4]], times)
}

/// What titles of table 4's blocks name: the reviews, the two kinds of lawsuits, and what stands over both of these.
const TITLES: [&str; 4] = ["行政复议", "未经复议直接起诉", "复议后起诉", "行政诉讼"];

/// The same from titles of blocks, and from whole headings.
/// `down` are the outcomes of all blocks from left to right, where their places show them.
fn of_disputes(source: &Source, tokens: &[Token], hits: &[Hit], down: Option<Vec<usize>>) -> Binding {
    const BLOCK: usize = 5;
    let mut outcomes: Vec<Printed> = Vec::new();
    let mut titles: Vec<Printed> = Vec::new();
    for token in tokens {
        let mark = if let Kind::Hit(hit) = token.kind { Some(hits[hit].mark) } else { None };
        match mark {
            Some(Mark::Outcome(outcome)) => outcomes.push(printed(source, token, Some(usize::from(outcome)))),
            Some(Mark::Total) => outcomes.push(printed(source, token, Some(BLOCK - 1))),
            Some(Mark::Lawsuits | Mark::Head(TableKind::Disputes)) | None if !token.fills() => {
                let is_own = mark == Some(Mark::Lawsuits) || !is_in_title(&source.text, token.span.end);
                let print = han_only(token.span.of(&source.text));
                let title = TITLES.iter().position(|title| is_own && is_nearly(&print, title));
                titles.extend(title.map(|title| printed(source, token, Some(title))));
            }
            _ => {}
        }
    }
    steps::add(tokens.len());
    // Behind the last headings stands what begins the next print.
    titles.retain(|title| outcomes.last().is_none_or(|last| title.span.start < last.span.start));
    let prints = outcomes.len().div_ceil(3 * BLOCK).max(1);
    // Some tools print a heading for each cell that it covers.
    let titled = |own: [usize; 2]| {
        let mut own: Vec<(usize, u32)> =
            titles.iter().filter_map(|h| h.column.filter(|c| own.contains(c)).zip(Some(h.row))).collect();
        own.dedup_by_key(|(title, _)| *title);
        let beside = own.len() == 2 && own[0].1 == own[1].1;
        (own.into_iter().map(|(title, _)| title).collect::<Vec<_>>(), beside)
    };
    let ((above, above_beside), (lawsuits, lawsuits_beside)) = (titled([0, 3]), titled([1, 2]));
    let start =
        titles.iter().filter(|h| matches!(h.column, Some(1 | 2))).chain(&outcomes).map(|h| h.span.start);
    // The group of the reviews stands a line above those of the lawsuits.
    let behind = above.get(..2) == Some(&[3, 0])
        || start.min().is_some_and(|start| lawsuits_first(&source.text, start));
    let turned = lawsuits.get(..2) == Some(&[2, 1]);
    // The heading of the reviews is lost, and with it where they stand: behind the lawsuits, where the heading of these is the
    // first in its line of cells.
    let lawsuits_alone =
        titles.iter().find(|h| h.column == Some(3)).filter(|_| !behind && !above.contains(&0));
    if let Some(heading) = lawsuits_alone {
        let at = source.piece_at(heading.span.start);
        let before = at.checked_sub(1).and_then(|before| source.pieces.get(before));
        let begins = before.is_none_or(|before| before.row != source.pieces[at].row);
        if begins && (heading.cells > 1 || turned) {
            return Binding::Contradiction(heading.span);
        }
    }
    let by_place = down.is_some();
    let columns = match down {
        Some(mut columns) => {
            columns.rotate_right(if behind { BLOCK } else { 0 });
            columns
        }
        None => outcomes.iter().filter_map(|h| h.column).collect(),
    };
    let is_complete = |group: &[usize]| (0..BLOCK).all(|column| group.contains(&column));
    let repeats = |print: &[usize]| print == &columns[..(3 * BLOCK).min(columns.len())];
    let groups: Vec<&[usize]> = columns.chunks(BLOCK).take(3).collect();
    let all = columns.len() >= 3 * BLOCK
        && columns.chunks(3 * BLOCK).all(repeats)
        && groups.iter().all(|group| is_complete(group))
        && lawsuits.len() > 1
        && lawsuits.chunks(2).all(|pair| pair == &lawsuits[..2])
        && above.chunks(2).all(|pair| pair == &above[..2.min(above.len())]);
    let as_form = is_part_of(&columns, &[0, 1, 2, 3, 4], 3 * prints);
    if !all {
        if !outcomes.is_empty()
            && outcomes
                .iter()
                .all(|h| h.cells > 0 || stands_alone(&source.text, h) && !h.is_torn(&source.text))
        {
            // In several prints a heading that is lost or misspelt would shift all others.
            let as_form =
                as_form && is_part_of(&lawsuits, &[1, 2], prints) && is_part_of(&above, &[0, 3], prints);
            return if as_form { Binding::ByPosition } else { Binding::Contradiction(place(&outcomes)) };
        }
        // Torn headings tell nothing, but titles beside each other do.
        let told = turned && lawsuits_beside || behind && (above_beside || above.is_empty());
        if lawsuits == [2] || told && (!as_form || turned && !lawsuits_beside) {
            return Binding::Contradiction(place(&titles));
        }
        if !told {
            return Binding::ByPosition;
        }
    }
    let (first, second) = if turned { (2, 1) } else { (1, 2) };
    let blocks = if behind { [(first, 1), (second, 2), (0, 0)] } else { [(0, 0), (first, 1), (second, 2)] };
    let group = |at: usize| if all { groups[at] } else { &[0, 1, 2, 3, 4] };
    let order: Vec<usize> = blocks
        .iter()
        .flat_map(|&(block, at)| group(at).iter().map(move |column| block * BLOCK + column))
        .collect();
    let one_line = |group: &[Printed]| group.iter().all(|h| h.row == group[0].row);
    let reliable = by_place
        || !all
        || outcomes.chunks(BLOCK).take(3).all(one_line)
        || outcomes.iter().all(|h| h.cells > 0);
    match Binding::of(order) {
        Binding::Ordered(_) if !reliable => Binding::Contradiction(place(&outcomes)),
        binding => binding,
    }
}

/// Whether the heading of the lawsuits and then that of the reviews stand right before this place: where a table begins,
/// they are taken for words of the section's title.
fn lawsuits_first(text: &str, at: u32) -> bool {
    /// Two headings of a drawn grid with what they cover, in bytes.
    const NEAR: usize = 800;
    const WORDS: &str = "行政诉讼行政复议";
    let before = text.part(..at as usize);
    steps::add(NEAR);
    let before = before.part(before.floor_char_boundary(before.len().saturating_sub(NEAR))..);
    let length = WORDS.chars().count();
    let words: String = before.chars().filter_map(han).collect();
    let start = |count: usize| words.char_indices().rev().nth(count - 1).map(|(at, _)| at);
    (length - 1..=length + 1).any(|count| start(count).is_some_and(|at| is_nearly(words.part(at..), WORDS)))
}

/// The bindings of the rows of table 2, block by block.
pub(super) fn disclosure(
    source: &Source,
    tokens: &[Token],
    hits: &[Hit],
    form: &TableForm,
    numbers: &[u8],
) -> Vec<Binding> {
    const TABLE: TableKind = TableKind::Disclosure;
    let mut bindings: Vec<Option<Binding>> = vec![None; form.rows.len()];
    // Rows below headings that are not all whole.
    let mut open: Vec<(usize, Span)> = Vec::new();
    let mut headings: Vec<(String, Printed)> = Vec::new();
    let (mut used, mut first) = (false, 0);
    let mut last: Option<(&[FormColumn], Binding, bool, Span)> = None;
    for (at, token) in tokens.iter().enumerate() {
        let Kind::Hit(hit) = token.kind else {
            if token.kind == Kind::Word && !used && !headings.is_empty() {
                headings.push((han_only(token.span.of(&source.text)), printed(source, token, None)));
            }
            continue;
        };
        if let Some(row) = row_of(&hits[hit], TABLE).and_then(|n| numbers.iter().position(|&own| own == n)) {
            steps::add(headings.len());
            let columns = form.rows[row].columns;
            // The rows of a block stand below the same headings.
            if !last.as_ref().is_some_and(|(own, ..)| used && std::ptr::eq(*own, columns)) {
                let head = lines_before(&source.text, &tokens[first..], at - first);
                let (binding, complete) = of_block(&source.text, columns, &headings, head);
                last = Some((columns, binding, complete, head));
            }
            let Some((_, binding, complete, head)) = last.clone() else { continue };
            open.extend((!complete).then_some((row, head)));
            bindings[row] = Some(binding);
            used = true;
        } else if matches!(hits[hit].mark, Mark::Head(TABLE) | Mark::EditionHead(TABLE, _)) {
            if std::mem::take(&mut used) {
                headings.clear();
            }
            first = if headings.is_empty() { at } else { first };
            headings.push((han_only(token.span.of(&source.text)), printed(source, token, None)));
        }
    }
    // Beside blocks in another order nothing says that these are in the form's.
    let others = bindings.iter().flatten().any(|binding| *binding != Binding::ByPosition);
    for (row, head) in open.into_iter().filter(|_| others) {
        bindings[row] = bindings[row].take().filter(|binding| *binding != Binding::ByPosition);
        bindings[row].get_or_insert(Binding::Contradiction(head));
    }
    // A row whose label is lost stands below the headings of its block.
    let of_row = |row: usize| {
        let block = (0..form.rows.len()).filter(|&other| form.rows[other].block == form.rows[row].block);
        let mut known = block.filter_map(|other| bindings[other].clone());
        bindings[row].clone().or_else(|| known.next()).unwrap_or(Binding::ByPosition)
    };
    (0..form.rows.len()).map(of_row).collect()
}

/// Whether a word is the beginning of a column's heading.
fn begins(word: &str, column: &FormColumn) -> bool {
    word.chars().count() > 1 && han_only(column.label.zh).starts_with(word)
}

/// The only column whose heading begins so.
pub(super) fn begun(word: &str, columns: &[FormColumn]) -> Option<usize> {
    let mut own = columns.iter().enumerate().filter(|(_, column)| begins(word, column)).map(|(at, _)| at);
    own.next().filter(|_| own.next().is_none())
}

/// Whether a heading, folded, names a column: by its label, or by what stands before the brackets in it.
pub(super) fn is_heading_of(print: &str, column: &FormColumn) -> bool {
    let label = column.label.zh;
    is_han_of(print, label) || label.split_once('（').is_some_and(|(bare, _)| is_han_of(print, bare))
}

/// What the headings of a block say, and whether all its columns are named.
fn of_block(
    text: &str,
    columns: &[FormColumn],
    headings: &[(String, Printed)],
    head: Span,
) -> (Binding, bool) {
    let whole = |print: &str| columns.iter().position(|column| is_heading_of(print, column));
    let named = |column: usize| headings.iter().any(|(print, _)| whole(print) == Some(column));
    // The beginning of a heading that is cut off: one that no other cell names.
    let column_of =
        |print: &str| whole(print).or_else(|| begun(print, columns).filter(|&column| !named(column)));
    let found: Vec<(usize, &Printed)> =
        headings.iter().filter_map(|(print, heading)| Some((column_of(print)?, heading))).collect();
    // Of several headings that begin alike the places of the others tell.
    let own = headings
        .iter()
        .filter(|(print, _)| columns.iter().any(|c| is_heading_of(print, c) || begins(print, c)));
    let own: Vec<&(String, Printed)> = own.collect();
    if own.len() == columns.len() && found.len() < own.len() {
        let line = own.iter().all(|(_, h)| h.cells > 0 || h.row == own[0].1.row);
        let moved = |(at, (print, _)): (usize, &&(String, Printed))| {
            column_of(print).is_some_and(|column| column != at)
        };
        if line && own.iter().enumerate().any(moved) {
            return (Binding::Contradiction(own[0].1.span.to(own[own.len() - 1].1.span)), true);
        }
    }
    let mut order: Vec<usize> = found.iter().map(|(column, _)| *column).collect();
    order.dedup();
    let order = once(order);
    let complete = order.len() == columns.len() && (0..columns.len()).all(|c| order.contains(&c));
    let next = |at: usize| found.get(at + 1).map(|(_, heading)| *heading);
    let printed = |(at, &(column, h)): (usize, &(usize, &Printed))| Printed {
        column: Some(column),
        ..with_remark(text, h, next(at))
    };
    let headings: Vec<Printed> = found.iter().enumerate().map(printed).collect();
    // A heading on a line of its own says nothing of its place among cells that another line holds.
    let beside = |h: &Printed| h.cells > 0 && (h.grid || h.cells == found[0].1.cells);
    if complete && found.iter().all(|(_, h)| h.row == found[0].1.row || beside(h)) {
        return (Binding::of(order), true);
    }
    let mut names: Vec<&str> = columns.iter().map(|column| column.label.zh).collect();
    if let Some(order) = order_of_headings(text, head, &names, 1) {
        return (Binding::of(order), true);
    }
    names.push("信息内容");
    let form: Vec<usize> = [columns.len()].into_iter().chain(0..columns.len()).collect();
    let binding = match () {
        () if order.is_sorted() => Binding::ByPosition,
        () if found.iter().all(|(_, h)| h.cells > 0) => Binding::Contradiction(place(&headings)),
        () => in_sequence(text, &headings, order).unwrap_or(Binding::ByPosition),
    };
    (binding.or_torn(text, head, &names, &[&form], 1), complete || columns.len() == 1)
}

/// Headings of columns that the form does not have and that some places add.
const ADDED: [&str; 24] = [
    "序号",
    "编号",
    "行次",
    "行号",
    "项次",
    "备注",
    "说明",
    "附注",
    "占比",
    "比例",
    "比重",
    "百分比",
    "占百分比",
    "上年",
    "上年数",
    "上年度",
    "上一年",
    "上一年度",
    "去年",
    "去年同期",
    "上年同期",
    "同比",
    "同比增长",
    "增减率",
];

/// Whether a heading is one that the form does not have and that some places add.
pub(super) fn is_added(print: &str) -> bool {
    const LAST_YEAR: [&str; 4] = ["上年", "上一年", "去年", "同比"];
    /// Longer ones are no headings of columns.
    const LONGEST: usize = 60;
    if print.len() > LONGEST {
        return false;
    }
    let words = han_only(print);
    let is_year = || {
        let print: String = print.chars().filter(|c| !c.is_whitespace()).collect();
        let digits = print.trim_end_matches(['年', '度']);
        digits.len() == 4 && digits.len() < print.len() && digits.starts_with("20")
    };
    // The form's own 上一年项目数量, whole or cut off.
    let is_own = words.starts_with("上一年项");
    let is_last_year = LAST_YEAR.iter().any(|begin| words.starts_with(begin)) && !is_own;
    ADDED.contains(&words.as_str()) || is_last_year || is_year()
}

/// The tokens without the repetitions that tools print for a heading and a number which several columns share. They are
/// known by the line of headings above: its cells stand over those of the lines below.
pub(super) fn once_each(source: &Source, tokens: &[Token], hits: &[Hit], table: TableKind) -> Vec<Token> {
    let is_head = |t: &Token| match t.kind {
        Kind::Hit(hit) => {
            matches!(hits[hit].mark, Mark::Head(own) | Mark::EditionHead(own, _) if own == table)
                || table != TableKind::Disclosure
                    && matches!(hits[hit].mark, Mark::Total | Mark::Other | Mark::Outcome(_))
        }
        _ => false,
    };
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    // How often each heading above is printed.
    let mut above: Vec<usize> = Vec::new();
    for line in tokens.chunk_by(|a, b| a.row == b.row) {
        steps::add(line.len());
        let heads = line.iter().filter(|t| is_head(t)).count();
        if line[0].cells > 1 && heads > 0 && line.iter().all(|t| t.kind != Kind::Value) {
            let times = times(&source.text, line, table, &is_head);
            above = if !times.is_empty() || heads > 1 { times } else { above };
            kept.extend_from_slice(line);
        } else if line[0].cells > 1 && !above.is_empty() {
            keep_once(&source.text, line, &above, &mut kept);
        } else {
            kept.extend_from_slice(line);
        }
    }
    kept
}

/// How often a line prints each of its headings; nothing where it prints all once. In table 2 each stands over columns,
/// elsewhere some over others: these tell only where all are printed as often.
fn times(text: &str, line: &[Token], table: TableKind, is_head: &dyn Fn(&Token) -> bool) -> Vec<usize> {
    let heads: Vec<String> = line.iter().filter(|t| is_head(t)).map(|t| han_only(t.span.of(text))).collect();
    let own: Vec<&String> = heads.iter().filter(|head| *head != "信息内容").collect();
    let mut times: Vec<usize> = own.chunk_by(|a, b| a == b).map(<[_]>::len).collect();
    if times.iter().all(|&t| t == 1) || table != TableKind::Disclosure && times.iter().any(|&t| t != times[0])
    {
        times.clear();
    }
    times
}

/// Keeps of each group of as many cells that print the same the first, where all cells of the line stand in such groups.
fn keep_once(text: &str, line: &[Token], times: &[usize], kept: &mut Vec<Token>) {
    let values = line.iter().position(|t| t.fills()).unwrap_or(line.len());
    let (labels, mut rest) = line.split_at(values);
    let mut once: Vec<Token> = Vec::new();
    for &times in times.iter().cycle() {
        let same = |t: &Token| t.fills() && t.span.of(text) == rest[0].span.of(text);
        if rest.len() < times || !rest[..times].iter().all(same) {
            break;
        }
        once.push(rest[0]);
        rest = &rest[times..];
    }
    kept.extend_from_slice(labels);
    kept.extend(if rest.is_empty() { once.as_slice() } else { &line[values..] });
}

#[cfg(test)]
mod tests {
    use crate::report::{Media, NoticeKind, Report};

    const CLASSES: &str = "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他";

    /// Table 3 under these headings; its first row prints these cells.
    fn requests(headings: &str, cells: &str) -> Report {
        let form = crate::form::form(crate::TableKind::Requests, crate::Edition::F21);
        let columns = cells.split('\t').count();
        let line = |row: &crate::form::FormRow| match row.id {
            "new_received" => format!("{}\t{cells}\n", row.label().zh),
            _ => format!("{}{}\n", row.label().zh, "\t0".repeat(columns)),
        };
        let rows: String = form.rows.iter().map(line).collect();
        let text = format!(
            "三、收到和处理政府信息公开申请情况\n{headings}\n{rows}四、政府信息公开行政复议、行政诉讼情况\n无。\n"
        );
        super::super::read(&text, Media::PlainText).reports.remove(0)
    }

    fn first_row(report: &Report) -> Vec<String> {
        let cells = report.tables[0].cells.iter().take(7);
        cells.map(|c| format!("{}{}", c.raw, if c.doubt { "?" } else { "" })).collect()
    }

    const OWN: [&str; 7] = ["1", "2", "3", "4", "5", "6", "21"];

    #[test]
    fn headings_in_the_forms_order_bind_by_position() {
        let two_levels = format!("自然人\t法人或其他组织\t总计\n{CLASSES}");
        let one_line = format!("自然人\t{CLASSES}\t总计");
        for headings in [two_levels, one_line, String::new()] {
            assert_eq!(first_row(&requests(&headings, "1\t2\t3\t4\t5\t6\t21")), OWN, "{headings}");
        }
    }

    #[test]
    fn a_complete_permutation_is_followed() {
        let total_first = format!("总计\t自然人\t{CLASSES}");
        assert_eq!(first_row(&requests(&total_first, "21\t1\t2\t3\t4\t5\t6")), OWN);
        let person_last = format!("法人或其他组织\t自然人\t总计\n{CLASSES}");
        assert_eq!(first_row(&requests(&person_last, "2\t3\t4\t5\t6\t1\t21")), OWN);
    }

    /// The same with nothing but spaces between its cells.
    fn spaced(headings: &str, cells: &str) -> Report {
        let form = crate::form::form(crate::TableKind::Requests, crate::Edition::F21);
        let line = |row: &crate::form::FormRow| {
            let cells = if row.id == "new_received" { cells } else { "0 0 0 0 0 0 0" };
            format!("{} {cells}\n", row.label().zh)
        };
        let rows: String = form.rows.iter().map(line).collect();
        let text = format!(
            "三、收到和处理政府信息公开申请情况\n申请人情况\n{headings}\n{rows}四、政府信息公开行政复议、行政诉讼情况\n无。\n"
        );
        super::super::read(&text, Media::PlainText).reports.remove(0)
    }

    fn all_doubted(report: &Report) -> bool {
        report.tables[0].cells.iter().all(|cell| cell.doubt)
    }

    #[test]
    fn headings_set_from_top_to_bottom_are_read_down_their_columns() {
        let vertical = "总  自  商  科  社  法  其\n计  然  业  研  会  律  他\n    人  企  机  公  服\n        业  构  益  务\n\
                        \x20               组  机\n                织  构";
        assert_eq!(first_row(&spaced(vertical, "21  1  2  3  4  5  6")), OWN);
        let torn = "总计  自然人  科研  商业企  社会公益  法律服务  其他\n              机构  业      组织      机构";
        assert_eq!(first_row(&spaced(torn, "21  1  3  2  4  5  6")), OWN);
    }

    #[test]
    fn headings_on_lines_of_their_own_follow_each_other() {
        let lines = |headings: &str| headings.replace(' ', "\n");
        let total_first =
            lines("总计 自然人 法人或其他组织 商业企 业 科研机 构 社会公益 组织 法律服务 机构 其他");
        assert_eq!(first_row(&spaced(&total_first, "21 1 2 3 4 5 6")), OWN);
        // Readers that print blocks move torn ones.
        let person_last =
            lines("法人或其他组织 总计 商业企业 科研机 构 社会公益 组织  法律服务 机构 其他  自然人");
        assert_eq!(first_row(&spaced(&person_last, "1 2 3 4 5 6 21")), OWN);
        // The heading of the group stands higher than the others in many prints.
        let group_first = "自然人 总计\n商业企业 科研机构 社会公益\n组织\n法律服务\n机构\n其他";
        assert_eq!(first_row(&spaced(&format!("法人或其他组织\n{group_first}"), "1 2 3 4 5 6 21")), OWN);
    }

    #[test]
    fn parts_of_torn_headings_in_another_order_contradict_the_form() {
        let total_first = "法人或其他组织\n总计 自然人 商业企 社会公益\n科研机构 服务 其他\n业 组织\n机构";
        assert!(all_doubted(&spaced(total_first, "21 1 2 3 4 5 6")));
        let form = "法人或其他组织\n自然人 商业企 社会公益 总计\n科研机构 服务 其他\n业 组织\n机构";
        assert_eq!(first_row(&spaced(form, "1 2 3 4 5 6 21")), OWN);
    }

    #[test]
    fn a_remark_that_goes_on_below_belongs_to_its_heading() {
        let block = |heads: &str| {
            let text = format!(
                "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容 上一年项目数量 本年增/减 处理决定数量\n行政许可 1 0 2\n\
                 其他对外管理服务事项 1 0 2\n第二十条第（九）项\n{heads}\n政府集中采购 5.17 2\n三、收到和处理政府信息公开申请情况\n"
            );
            let report = super::super::read(&text, Media::PlainText).reports.remove(0);
            report.tables[0].cells.iter().rev().take(2).all(|cell| cell.doubt)
        };
        assert!(block("采购总金额（单位\n信息内容 ：万元，保留4位 采购项目数量\n小数）"));
        assert!(block("信息内容\n采购总金额（单位\n：万元，保留4位\n小数） 采购项目数量"));
        assert!(!block("采购总金额（单位\n信息内容 采购项目数量 ：万元，保留4位\n小数）"));
    }

    #[test]
    fn headings_that_are_cut_off_name_their_columns_where_one_begins_so() {
        let short = CLASSES.replace("机构", "").replace("组织", "").replace("企业", "");
        assert_eq!(first_row(&requests(&format!("总计\t自然人\t{short}"), "21\t1\t2\t3\t4\t5\t6")), OWN);
        let block = |heads: &str| {
            let text = format!(
                "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t{heads}\n规章\t1\t0\t2\n\
                 行政规范性文件\t3\t0\t4\n三、收到和处理政府信息公开申请情况\n"
            );
            let report = super::super::read(&text, Media::PlainText).reports.remove(0);
            let cells = report.tables[0].cells.iter().take(3);
            cells.map(|c| format!("{}{}", c.raw, if c.doubt { "?" } else { "" })).collect::<Vec<_>>()
        };
        assert_eq!(block("本年制发\t本年废止\t现行有效"), ["1", "0", "2"]);
        assert_eq!(block("现行有效\t本年制发\t本年废止"), ["0", "2", "1"]);
        assert_eq!(block("本年\t本年\t现行有效"), ["1", "0", "2"]);
        assert!(block("现行有效\t本年\t本年").iter().all(|cell| cell.ends_with('?')));
    }

    #[test]
    fn a_heading_that_is_not_there_contradicts_the_form() {
        let report = requests("自然人\t商业企业\t科研机构\t社会公益组织\t其他\t总计", "1\t2\t3\t4\t6\t16");
        assert!(report.tables[0].cells.iter().all(|cell| cell.doubt));
        assert!(report.notices.iter().any(|n| n.kind == NoticeKind::HeadingsDiffer));
    }

    #[test]
    fn columns_that_the_form_does_not_have_are_set_aside() {
        let remarks = format!("自然人\t{CLASSES}\t总计\t备注");
        assert_eq!(first_row(&requests(&remarks, "1\t2\t3\t4\t5\t6\t21\t9")), OWN);
    }

    #[test]
    fn rows_that_add_up_in_another_column_are_doubted() {
        let report = requests("", "21\t1\t2\t3\t4\t5\t6");
        // One row may be a slip.
        assert!(report.tables[0].cells.iter().all(|cell| !cell.doubt));
    }
}
