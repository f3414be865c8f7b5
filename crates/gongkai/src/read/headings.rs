//! Which column of the form each printed column is, as its headings say.
//!
//! Headings that stand in the form's order, or are torn or lost, bind nothing: columns are then those of the form, in its
//! order. A complete set in another order is followed. Anything else contradicts the form, and the table is doubted.

use super::align::row_of;
use super::labels::{Hit, Mark};
use super::regions::is_in_title;
use super::tokens::{Kind, Token};
use crate::form::{FormColumn, TableForm, TableKind};
use crate::source::{Source, han, han_only, is_han_of};
use crate::span::Span;
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

    /// The same, or a contradiction where lines of headings between two tokens begin the names of columns in another order
    /// than the form's, which has them so many times.
    fn or_torn(self, text: &str, head: Option<(&Token, &Token)>, names: &[&str], times: usize) -> Binding {
        let Some((first, last)) = head.filter(|_| self == Binding::ByPosition) else { return self };
        match torn_order(text, first.span.to(last.span), names, times) {
            Some(line) => Binding::Contradiction(line),
            None => self,
        }
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

/// Where a line is longer, its characters are no columns.
const MOST_CHARACTERS: usize = 400;

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
    /// Characters before it in its line.
    indent: u32,
    /// Columns of a fixed-width print before it, where Han characters take two.
    breadth: u32,
}

fn printed(source: &Source, token: &Token, column: Option<usize>) -> Printed {
    let piece = source.pieces.get(source.piece_at(token.span.start));
    let (place, grid) = piece.map_or((0, false), |piece| (piece.column, piece.table > 0));
    let before = &source.text[..token.span.start as usize];
    let line = before.chars().rev().take(MOST_CHARACTERS).take_while(|&c| c != '\n');
    let (indent, wide) = line.fold((0, 0), |(all, wide), c| (all + 1, wide + u32::from(is_wide(c))));
    steps::add(indent as usize);
    let breadth = indent + wide;
    Printed { column, span: token.span, row: token.row, cells: token.cells, place, grid, indent, breadth }
}

/// Whether a fixed-width print gives the character two columns.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFD}')
}

/// Columns of table 3 that stand under 法人或其他组织.
const ORGANISATIONS: std::ops::Range<usize> = 1..6;
/// Columns of table 3.
const APPLICANTS: usize = 7;

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
            Mark::Other => Some(APPLICANTS - 2),
            Mark::Head(TABLE) => {
                let print = han_only(token.span.of(&source.text));
                match columns.iter().position(|c| is_han_of(&print, c.label.zh)) {
                    None if print == "法人或其他组织" => None,
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
    found.retain(|h| !is_cut(h) || complete && !whole.contains(&h.column));
    if lacks_heading(tokens, first, &found) {
        return Binding::Contradiction(place(&found));
    }
    let binding = of_requests(&source.text, &found);
    let head = tokens[..first].first().zip(tokens[..first].last());
    let names: Vec<&str> = form.rows[0].columns.iter().map(|c| c.label.zh).collect();
    binding.or_torn(&source.text, head, &names, 1)
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
    let unknown = tokens[..first_row].iter().filter(between).filter(|t| t.kind == Kind::Word).count();
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
    let torn = found.iter().any(|h| h.span.of(text).contains('\n'));
    match Binding::of(order.clone()) {
        _ if !complete(&order) || torn => of_some(text, found),
        Binding::Ordered(_) if !cells => {
            let columns: Vec<Printed> = found.iter().filter(|h| h.column.is_some()).copied().collect();
            scattered(text, &columns)
        }
        binding => binding,
    }
}

/// What headings say that stand on different lines which no separator divides, in another order than the form's. Their
/// places in lines that spaces or bars lay out may tell, where the columns of a fixed-width print and the characters
/// before them, which programs that pad cells count, tell the same. Readers of PDF print headings where they find them, in pieces and
/// beside other words: then nothing follows. Whole ones, each alone on its line, contradict the form.
fn scattered(text: &str, found: &[Printed]) -> Binding {
    let laid_out = |h: &Printed| {
        let before = &text[..h.span.start as usize];
        h.indent == 0 || before.ends_with("  ") || h.cells > 1
    };
    let order_by = |place: fn(&Printed) -> u32| {
        let mut sorted: Vec<&Printed> = found.iter().collect();
        crate::order::by_key(&mut sorted, |h| place(h));
        let apart = sorted.windows(2).all(|pair| place(pair[0]) < place(pair[1]));
        let order: Vec<usize> = sorted.iter().filter_map(|h| h.column).collect();
        let complete = apart && (0..order.len()).all(|column| order.contains(&column));
        complete.then(|| Binding::of(order))
    };
    let orders = [order_by(|h| h.breadth), order_by(|h| h.indent)];
    if found.iter().all(laid_out) && orders.iter().any(Option::is_some) {
        let [first, second] = orders;
        return match (first, second) {
            (Some(Binding::ByPosition), _) | (_, Some(Binding::ByPosition)) => Binding::ByPosition,
            (first, second) if first == second => first.unwrap_or(Binding::ByPosition),
            _ => Binding::Contradiction(place(found)),
        };
    }
    if found.iter().all(|h| stands_alone(text, h)) {
        Binding::Contradiction(place(found))
    } else {
        Binding::ByPosition
    }
}

/// Whether a heading stands on a line of its own, whole.
fn stands_alone(text: &str, heading: &Printed) -> bool {
    let (before, behind) = (&text[..heading.span.start as usize], &text[heading.span.end as usize..]);
    !heading.span.of(text).contains('\n')
        && before.trim_end_matches(bounds).ends_with('\n')
        && ends_line(behind)
}

/// Whether a character only bounds cells.
fn bounds(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\t' | '|' | '│' | '┃' | '｜')
}

/// A line within `head` whose words begin names of columns, each of one alone, in another order than the form's. Headings
/// that take several lines are torn in most prints, and their first lines stand beside each other.
fn torn_order(text: &str, head: Span, names: &[&str], times: usize) -> Option<Span> {
    /// Heads are shorter, in bytes.
    const LONGEST: u32 = 4000;
    /// Characters that tell one name from the others.
    const ENOUGH: usize = 2;
    if head.end - head.start > LONGEST {
        return None;
    }
    let column = |word: &str| {
        let mut own = names.iter().enumerate().filter(|(_, name)| name.starts_with(word));
        let found = own.next().filter(|_| word.chars().count() >= ENOUGH)?;
        own.next().is_none().then_some(found.0)
    };
    let mut start = head.start as usize;
    for line in head.of(text).split_inclusive('\n') {
        steps::add(line.len());
        let mut columns: Vec<usize> = line.split(bounds).filter_map(|word| column(word.trim())).collect();
        columns.dedup();
        let most = (0..names.len()).map(|name| columns.iter().filter(|&&c| c == name).count()).max();
        let form: Vec<usize> = (0..names.len()).collect();
        // Names of a group's columns may follow those that stand a line higher.
        let levels: Vec<usize> = [0, names.len() - 1].into_iter().chain(1..names.len() - 1).collect();
        let most = most.unwrap_or(0).max(times);
        if !is_part_of(&columns, &form, most) && !is_part_of(&columns, &levels, most) {
            return Some(Span::new(start, start + line.trim_end().len()));
        }
        start += line.len();
    }
    None
}

/// Whether what is printed may be the form's sequence, printed so many times, with some of it lost.
fn is_part_of<T: PartialEq>(printed: &[T], form: &[T], times: usize) -> bool {
    let mut sequence = (0..times).flat_map(|_| form);
    printed.iter().all(|own| sequence.any(|other| other == own))
}

/// Whether nothing stands in the rest of a line but a remark in brackets.
fn ends_line(rest: &str) -> bool {
    /// No remark of a heading is as long, in bytes.
    const LONGEST: usize = 200;
    let rest = &rest[..rest.ceil_char_boundary(LONGEST.min(rest.len()))];
    let rest = rest.split('\n').next().filter(|line| line.len() < rest.len());
    let rest = rest.map(|line| line.trim().trim_matches(bounds));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['（', '(']) && rest.ends_with(['）', ')']))
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
    if found.iter().any(|h| h.span.of(text).contains('\n')) {
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
    let is_head = |t: &&Token| matches!(t.kind, Kind::Hit(_));
    let last = tokens.iter().rev().find(is_head);
    let prints =
        tokens.iter().filter(|t| matches!(t.kind, Kind::Hit(hit) if matches!(hits[hit].mark, Mark::Total)));
    let times = prints.count().max(3);
    of_disputes(source, tokens, hits).or_torn(&source.text, tokens.first().zip(last), &OUTCOMES, times)
}

/// What titles of table 4's blocks name: the reviews, the two kinds of lawsuits, and what stands over both of these.
const TITLES: [&str; 4] = ["行政复议", "未经复议直接起诉", "复议后起诉", "行政诉讼"];

/// Whether a print is this word, or has one character more, less or another.
fn is_nearly(print: &str, word: &str) -> bool {
    let same = |(a, b): &(char, char)| a == b;
    let before = print.chars().zip(word.chars()).take_while(same).count();
    let behind = print.chars().rev().zip(word.chars().rev()).take_while(same).count();
    let (print, word) = (print.chars().count(), word.chars().count());
    print.max(word) - behind.min(print.min(word) - before) - before <= 1
}

/// The same from titles of blocks, and from whole headings.
fn of_disputes(source: &Source, tokens: &[Token], hits: &[Hit]) -> Binding {
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
    let columns: Vec<usize> = outcomes.iter().filter_map(|h| h.column).collect();
    // Some tools print a heading for each cell that it covers.
    let titled = |own: [usize; 2]| {
        let mut own: Vec<(usize, u32)> =
            titles.iter().filter_map(|h| h.column.filter(|c| own.contains(c)).zip(Some(h.row))).collect();
        own.dedup_by_key(|(title, _)| *title);
        let beside = own.len() == 2 && own[0].1 == own[1].1;
        (own.into_iter().map(|(title, _)| title).collect::<Vec<_>>(), beside)
    };
    let ((above, above_beside), (lawsuits, lawsuits_beside)) = (titled([0, 3]), titled([1, 2]));
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
    let start =
        titles.iter().filter(|h| matches!(h.column, Some(1 | 2))).chain(&outcomes).map(|h| h.span.start);
    // The group of the reviews stands a line above those of the lawsuits.
    let behind = above.get(..2) == Some(&[3, 0])
        || start.min().is_some_and(|start| lawsuits_first(&source.text, start));
    let turned = lawsuits.get(..2) == Some(&[2, 1]);
    if !all {
        if !outcomes.is_empty() && outcomes.iter().all(|h| h.cells > 0 || stands_alone(&source.text, h)) {
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
    let reliable =
        !all || outcomes.chunks(BLOCK).take(3).all(one_line) || outcomes.iter().all(|h| h.cells > 0);
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
    let before = &text[..at as usize];
    steps::add(NEAR);
    let before = &before[before.floor_char_boundary(before.len().saturating_sub(NEAR))..];
    let length = WORDS.chars().count();
    let words: String = before.chars().filter_map(han).collect();
    let start = |count: usize| words.char_indices().rev().nth(count - 1).map(|(at, _)| at);
    (length - 1..=length + 1).any(|count| start(count).is_some_and(|at| is_nearly(&words[at..], WORDS)))
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
    let mut bindings = vec![Binding::ByPosition; form.rows.len()];
    let mut headings: Vec<(String, Printed)> = Vec::new();
    let mut used = false;
    for token in tokens {
        let Kind::Hit(hit) = token.kind else {
            if token.kind == Kind::Word && !used && !headings.is_empty() {
                headings.push((han_only(token.span.of(&source.text)), printed(source, token, None)));
            }
            continue;
        };
        if let Some(row) = row_of(&hits[hit], TABLE).and_then(|n| numbers.iter().position(|&own| own == n)) {
            steps::add(headings.len());
            bindings[row] = of_block(&source.text, form, row, &headings);
            used = true;
        } else if matches!(hits[hit].mark, Mark::Head(TABLE) | Mark::EditionHead(TABLE, _)) {
            if std::mem::take(&mut used) {
                headings.clear();
            }
            headings.push((han_only(token.span.of(&source.text)), printed(source, token, None)));
        }
    }
    bindings
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

fn of_block(text: &str, form: &TableForm, row: usize, headings: &[(String, Printed)]) -> Binding {
    let columns = form.rows[row].columns;
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
            return Binding::Contradiction(own[0].1.span.to(own[own.len() - 1].1.span));
        }
    }
    let mut order: Vec<usize> = found.iter().map(|(column, _)| *column).collect();
    order.dedup();
    let order = once(order);
    let complete = order.len() == columns.len() && (0..columns.len()).all(|c| order.contains(&c));
    let headings: Vec<Printed> =
        found.iter().map(|&(column, h)| Printed { column: Some(column), ..*h }).collect();
    if complete {
        // A heading on a line of its own says nothing of its place among cells that another line holds.
        let first = found[0].1;
        let beside = |h: &Printed| h.cells > 0 && (h.grid || h.cells == first.cells);
        let together = found.iter().all(|(_, h)| h.row == first.row || beside(h));
        let Binding::Ordered(order) = Binding::of(order) else { return Binding::ByPosition };
        return if together { Binding::Ordered(order) } else { scattered(text, &headings) };
    }
    if order.windows(2).all(|pair| pair[0] < pair[1]) {
        Binding::ByPosition
    } else if found.iter().all(|(_, h)| h.cells > 0) {
        Binding::Contradiction(place(&headings))
    } else {
        scattered(text, &headings)
    }
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
