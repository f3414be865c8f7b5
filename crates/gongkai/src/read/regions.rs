//! Where the tables stand in the text.
//!
//! A table is a cluster of its form's words. Prose uses some of them too (行政许可, 予以公开, 结果维持), so a
//! cluster counts only when it holds words that prose does not have side by side. Pages tear tables: a cluster that
//! is too small to be a table, or goes on where another ended, is a [`Fragment`]; fragments in the form's order make
//! one [`Print`], and a print that begins again is another one.

use super::align::row_of;
use super::labels::{Hit, Labels, Mark};
use super::outline::Heading;
use crate::form::{TableKind, Words};
use crate::order;
use crate::slice::Slice as _;
use crate::source::{LINE_ENDS, Source, digit, han, is_han};
use crate::span::Span;
use crate::steps;

/// A piece of a table: words of one form with nothing else between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    pub(super) table: TableKind,
    /// From its first word to where the next thing begins.
    pub(super) span: Span,
    /// Its words, as a range of all hits.
    pub(super) first: usize,
    /// One past its last word.
    pub(super) last: usize,
    /// Whether it is a table by itself, and not only a piece of one.
    pub(super) whole: bool,
    /// The rows that it labels, as bits; of table 4 its lawsuits.
    pub(super) rows: u32,
}

/// One print of a table, whole or torn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Print {
    pub(super) table: TableKind,
    pub(super) fragments: Vec<Fragment>,
    /// What stands within it and is no part of it: running titles, sections that a page put between.
    pub(super) holes: Vec<Span>,
}

impl Print {
    /// From its first word to where the next thing behind it begins.
    pub(super) fn span(&self) -> Span {
        let end = self.fragments.iter().map(|f| f.span.end).max().unwrap_or(0);
        Span { start: self.fragments[0].span.start, end }
    }

    /// The words of the form in it.
    pub(super) fn words(&self, hits: &[Hit]) -> Vec<Hit> {
        let Span { start, end } = self.span();
        let first = self.fragments[0].first;
        let last = first + hits[first..].partition_point(|h| h.start < end);
        let outside =
            |hit: &&Hit| !self.holes.iter().any(|hole| hole.start <= hit.start && hit.start < hole.end);
        hits[first..last].iter().filter(|hit| hit.start >= start).filter(outside).copied().collect()
    }

    /// The text without what is no part of it; `None` where there is no such thing.
    pub(super) fn cut_out(&self, source: &Source) -> Option<Source> {
        if self.holes.is_empty() {
            return None;
        }
        steps::add(source.pieces.len());
        let mut holes = self.holes.iter().peekable();
        let mut outside = |start: u32| {
            while holes.next_if(|hole| hole.end <= start).is_some() {}
            holes.peek().is_none_or(|hole| start < hole.start)
        };
        let pieces = source.pieces.iter().filter(|piece| outside(piece.start)).copied().collect();
        Some(source.with_pieces(pieces))
    }

    /// What stands between its pieces, and what pages print within them.
    pub(super) fn gaps_and_furniture(&self) -> (Vec<Span>, Vec<Span>) {
        let between = |hole: &Span| self.fragments.iter().any(|fragment| fragment.span.start == hole.end);
        self.holes.iter().copied().partition(between)
    }

    fn rows(&self) -> u32 {
        self.fragments.iter().fold(0, |rows, fragment| rows | fragment.rows)
    }
}

/// Bytes of other text (numbers, blanks, notes) between two words of one table.
const GAP: u32 = 1600;

/// Finds the pieces of all tables, in order. `breaks` are places where something else begins (a section, a title).
pub(super) fn fragments(text: &str, hits: &[Hit], breaks: &[u32]) -> Vec<Fragment> {
    let end = text.len() as u32;
    let mut fragments = Vec::new();
    for table in TableKind::SINCE_2019 {
        for (first, last) in clusters(hits, text, table, breaks) {
            fragments.extend(fragment(text, hits, table, first, last));
        }
    }
    order::by_key(&mut fragments, |r| r.span.start);
    // Each ends where the next one or something else begins.
    for at in 0..fragments.len() {
        let Fragment { last, first, .. } = fragments[at];
        let words_end = hits[last - 1].end;
        // One that begins between its words is a word of another table (属于行政许可事项), and ends nothing.
        let behind = |r: &&Fragment| r.span.start >= hits[first].end;
        let next_table =
            fragments[at + 1..].iter().filter(behind).map(|r| r.span.start).find(|&s| s >= words_end);
        let next_break = breaks[breaks.partition_point(|&b| b < words_end)..].first().copied();
        let limit = [next_table, next_break, Some(end)].into_iter().flatten().min().unwrap_or(end);
        fragments[at].span.end = limit.max(words_end);
    }
    fragments
}

/// Runs of hits of one table, divided at breaks, at gaps, and where the table begins again.
fn clusters(hits: &[Hit], text: &str, table: TableKind, breaks: &[u32]) -> Vec<(usize, usize)> {
    let belongs = |hit: &Hit| hit.mark.table() == Some(table);
    let mut clusters: Vec<(usize, usize)> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut seen = Seen::default();
    steps::add(hits.len());
    for (at, hit) in hits.iter().enumerate().filter(|(_, h)| belongs(h)) {
        steps::add(1);
        if let Some((first, last)) = open {
            let previous = hits[last].end;
            let broken =
                breaks[breaks.partition_point(|&b| b < previous)..].first().is_some_and(|&b| b < hit.start);
            if broken || hit.start.saturating_sub(previous) > GAP || seen.restarts(hit, text, previous) {
                clusters.push((first, last + 1));
                open = None;
                seen = Seen::default();
            }
        }
        open = Some((open.map_or(at, |(first, _)| first), at));
        seen.note(hit);
    }
    clusters.extend(open.map(|(first, last)| (first, last + 1)));
    clusters
}

/// What a table printed so far, to notice that it begins again.
#[derive(Default)]
struct Seen {
    rows: u32,
    lawsuits: u32,
}

impl Seen {
    fn note(&mut self, hit: &Hit) {
        match hit.mark {
            Mark::Row(_, row) | Mark::RowStart(_, row) => self.rows |= 1 << row,
            Mark::Lawsuits => self.lawsuits += 1,
            _ => {}
        }
    }

    /// A table begins again when most of its rows were printed and its first row or its heading returns; table 4 when
    /// its first heading returns behind a row of numbers.
    fn restarts(&self, hit: &Hit, text: &str, previous: u32) -> bool {
        let first = matches!(hit.mark, Mark::Row(_, 0) | Mark::RowStart(_, 0));
        let heading = matches!(hit.mark, Mark::Head(_) | Mark::EditionHead(..));
        let rows = |table| Labels::get().rows(table).len() as u32;
        match hit.mark.table() {
            Some(table @ (TableKind::Requests | TableKind::Disclosure)) => {
                let seen = self.rows.count_ones();
                let last = self.rows >> (rows(table) - 1) & 1 == 1;
                let again = first && self.rows & 1 == 1 && seen >= 2 && self.rows >> 1 != 0;
                again || heading && table == TableKind::Requests && last && seen > 3
            }
            Some(TableKind::Disputes) => {
                /// So many numbers are a row of table 4, or most of one.
                const ROW: usize = 8;
                let opens = matches!(hit.mark, Mark::Head(_) | Mark::Outcome(0));
                opens && self.lawsuits > 1 && {
                    let between = Span { start: previous, end: hit.start }.of(text);
                    steps::add(between.len());
                    numbers(between) >= ROW
                }
            }
            _ => false,
        }
    }
}

/// What stands behind a word in its line.
fn line_behind<'a>(text: &'a str, hit: &Hit) -> &'a str {
    text.part(hit.end as usize..).split('\n').next().unwrap_or("")
}

/// How many runs of digits a text holds.
fn numbers(text: &str) -> usize {
    text.split(|c| digit(c).is_none()).filter(|run| !run.is_empty()).count()
}

/// The fragment of a cluster, when it is a table or a piece of one, and not prose.
fn fragment(text: &str, hits: &[Hit], table: TableKind, first: usize, last: usize) -> Option<Fragment> {
    let cluster = &hits[first..last];
    steps::add(cluster.len());
    let whole = is_table(text, table, cluster);
    // Words of prose before the table's own first words do not belong to it.
    let offset = match table {
        // The first rows of a piece may stand before its first heading.
        TableKind::Disclosure if whole => cluster.iter().position(|hit| {
            is_head(hit.mark) || labels_row(text, hits, hit, table) && numbers(line_behind(text, hit)) > 0
        })?,
        TableKind::Requests if whole => cluster.iter().position(|h| {
            is_head(h.mark)
                || matches!(h.mark, Mark::Row(_, row) | Mark::RowStart(_, row) if long(table, row, 6))
                    && !is_said(text, h)
        })?,
        TableKind::Disputes => whole.then(|| first_outcome(text, cluster))??,
        TableKind::Disclosure | TableKind::Requests => {
            // Headings alone are words of prose too.
            cluster.iter().position(|hit| labels_row(text, hits, hit, table))?
        }
        TableKind::Statistics => return None,
    };
    let own = &cluster[offset..];
    let labels = |hit: &&Hit| whole || labels_row(text, hits, hit, table);
    let (mut rows, mut next) = (0, None);
    for row in own.iter().rev().filter(labels).filter_map(|hit| row_of(hit, table)) {
        if !next.is_some_and(|next| is_group(table, row, next)) {
            rows |= 1 << row;
        }
        next = Some(row);
    }
    let first = beginning_of_line(text, hits, first + offset, table);
    let start = hits[first].start;
    Some(Fragment { table, span: Span { start, end: start }, first, last, whole, rows })
}

fn is_head(mark: Mark) -> bool {
    matches!(mark, Mark::Head(_) | Mark::EditionHead(..))
}

/// The first word of the line that the word with this index stands in, as far as only 总计 and 其他 stand before it: headings
/// that several tables have.
fn beginning_of_line(text: &str, hits: &[Hit], mut first: usize, table: TableKind) -> usize {
    /// No line of headings has more.
    const MOST: usize = 8;
    if table == TableKind::Disclosure {
        return first;
    }
    for _ in 0..MOST {
        let Some(before) = first.checked_sub(1).map(|at| hits[at]) else { break };
        let between = Span { start: before.end, end: hits[first].start }.of(text);
        let shared = matches!(before.mark, Mark::Total | Mark::Other);
        if !shared || between.contains(|c: char| c == '\n' || is_han(c) || c.is_ascii_digit()) {
            break;
        }
        first -= 1;
    }
    first
}

/// Whether words of the form stand as only its table has them.
fn is_table(text: &str, table: TableKind, cluster: &[Hit]) -> bool {
    let count = |wanted: &dyn Fn(Mark) -> bool| cluster.iter().filter(|h| wanted(h.mark)).count();
    match table {
        TableKind::Disclosure => {
            distinct_rows(cluster, 0) >= 2 && count(&is_head) >= 2
                || distinct_rows(cluster, 0) >= 1 && count(&is_head) >= 4
        }
        TableKind::Requests => {
            let rows: Vec<Hit> = cluster.iter().filter(|hit| !is_said(text, hit)).copied().collect();
            distinct_rows(&rows, 6) >= 3
        }
        TableKind::Statistics => false,
        TableKind::Disputes => {
            let outcomes = count(&|m| matches!(m, Mark::Outcome(_)));
            count(&|m| m == Mark::Lawsuits) >= 1 && outcomes >= 4 || headings_side_by_side(text, cluster)
        }
    }
}

/// Whether a word of the form stands in a line of prose between or below the rows: 全年实施行政强制3次。
pub(super) fn stands_in_sentence(text: &str, hit: &Hit) -> bool {
    /// Bytes before and behind the word; a report in one line is longer.
    const NEAR: usize = 300;
    let (start, end) = (hit.start as usize, hit.end as usize);
    let behind = text.part(end..text.floor_char_boundary((end + NEAR).min(text.len())));
    steps::add(1);
    // Nearly all lines of tables hold no end of a sentence.
    let Some(stop) = behind.find('。').filter(|&at| !behind.part(..at).contains(['\n', '\t', '|'])) else {
        return false;
    };
    let before = text.part(text.ceil_char_boundary(start.saturating_sub(NEAR))..start);
    let line = before.rfind('\n').map_or("|", |at| before.part(at + 1..));
    let rest =
        behind.part(stop + "。".len()..).trim_start_matches(|c: char| c != '\n' && !matches!(c, '\t' | '|'));
    !line.contains(['\t', '|']) && !rest.starts_with(['\t', '|'])
}

/// Whether a sentence says a row's label: 本机关不掌握相关政府信息的3件，….
fn is_said(text: &str, hit: &Hit) -> bool {
    /// Bytes behind the label: a number with its unit.
    const NEAR: usize = 45;
    let start = hit.end as usize;
    let behind = text.part(start..text.floor_char_boundary((start + NEAR).min(text.len())));
    steps::add(behind.len());
    let line = behind.split(['\n', '\t', '|']).next().unwrap_or_default();
    line.contains(['，', '。', '；']) || line.contains("件、")
}

/// Whether a row's label stands as in a table: its line holds few words that are no form's, and nothing of a sentence.
fn labels_row(text: &str, hits: &[Hit], hit: &Hit, table: TableKind) -> bool {
    /// No row of a table is as long, in bytes.
    const LONGEST: usize = 400;
    if row_of(hit, table).is_none() {
        return false;
    }
    let (start, end) = (hit.start as usize, hit.end as usize);
    let before = text.part(text.floor_char_boundary(start.saturating_sub(LONGEST))..start);
    let behind = text.part(end..text.ceil_char_boundary((end + LONGEST).min(text.len())));
    let from = start - before.len() + before.rfind('\n').map_or(0, |at| at + 1);
    let to = end + behind.find('\n').unwrap_or(behind.len());
    steps::add(to - from);
    is_row(text, Span::new(from, to), &hits[hits.partition_point(|h| h.end as usize <= from)..])
}

/// Whether a line is a row's: it holds few words that are none of these hits, and nothing of a sentence or a date.
fn is_row(text: &str, line: Span, hits: &[Hit]) -> bool {
    /// Ordinals, a group's name in brackets.
    const FEW: usize = 4;
    let print = line.of(text);
    if print.contains(['，', '。', '；', '！', '？']) {
        return false;
    }
    let covered = |at: u32| hits.iter().take_while(|h| h.start <= at).any(|h| at < h.end);
    let (mut others, mut before) = (0, ' ');
    for (at, c) in print.char_indices() {
        if let Some(word) = han(c).filter(|_| !covered(line.start + at as u32)) {
            // What a cell prints: 无, 3件, 增2.
            let of_value = matches!(word, '无' | '增' | '减') || word != '年' && digit(before).is_some();
            others += if word == '年' { FEW + 1 } else { usize::from(!of_value) };
        }
        before = c;
    }
    others <= FEW
}

/// Whether both kinds of lawsuits are named with nothing of a sentence between them: the headings of table 4,
/// though its columns' own headings may be torn apart and its numbers stand among them.
fn headings_side_by_side(text: &str, cluster: &[Hit]) -> bool {
    let lawsuits: Vec<&Hit> = cluster.iter().filter(|h| h.mark == Mark::Lawsuits).collect();
    lawsuits.windows(2).any(|pair| {
        let between = text.part(pair[0].end as usize..pair[1].start as usize);
        !between.contains(['，', '。', '；', '、', '件'])
    })
}

/// How many different rows with labels of at least `length` characters a cluster names.
fn distinct_rows(cluster: &[Hit], length: usize) -> u32 {
    let mut rows = 0_u32;
    for hit in cluster {
        if let Mark::Row(table, row) | Mark::RowStart(table, row) = hit.mark {
            rows |= u32::from(long(table, row, length)) << row;
        }
    }
    rows.count_ones()
}

fn long(table: TableKind, row: u8, length: usize) -> bool {
    Labels::get().rows(table)[usize::from(row)].core.len() >= length
}

/// Whether a row's label is the name of the group that another row stands in: 其他处理 is a row of the older form only.
fn is_group(table: TableKind, row: u8, other: u8) -> bool {
    let rows = Labels::get().rows(table);
    let (core, other) = (&rows[usize::from(row)].core, rows[usize::from(other)].row);
    let is_core = |label: &Words| label.zh.chars().filter_map(han).skip(1).eq(core.iter().copied());
    other.path.len() > 1 && other.path[..other.path.len() - 1].iter().any(is_core)
}

/// The first heading of table 4: of the words 行政复议 the last before the last outcomes.
fn first_outcome(text: &str, cluster: &[Hit]) -> Option<usize> {
    // 其中未经复议直接起诉2件: a sentence above the table says the names of its columns.
    let own = |hit: &Hit| matches!(hit.mark, Mark::Outcome(_) | Mark::Lawsuits);
    let printed = cluster.iter().position(|hit| own(hit) && !stands_in_sentence(text, hit)).unwrap_or(0);
    let said =
        cluster[..printed].iter().rposition(|hit| stands_in_sentence(text, hit)).map_or(0, |at| at + 1);
    let lawsuits = said + cluster[said..].iter().position(|h| h.mark == Mark::Lawsuits)?;
    let outcomes =
        cluster[said..lawsuits].iter().position(|h| matches!(h.mark, Mark::Outcome(_))).map(|at| said + at);
    let first = outcomes.unwrap_or(lawsuits);
    // The line above names the blocks; whatever stands between is a heading too.
    let start = cluster[first].start;
    let above = |at: &usize| {
        let heads = matches!(cluster[*at].mark, Mark::Head(TableKind::Disputes) | Mark::Total);
        heads && is_near(text, cluster[*at].end, start) && !is_in_title(text, cluster[*at].end)
    };
    Some((said..first).rev().take(12).take_while(above).last().unwrap_or(first))
}

/// Whether the word that ends here is the section title's: 情况 follows it on its line, or on the next where the title is
/// wrapped.
pub(super) fn is_in_title(text: &str, end: u32) -> bool {
    /// Characters of a title's end.
    const REACH: usize = 8;
    let behind = text.part(end as usize..);
    let line = behind.split('\n').next().unwrap_or("");
    let mut next = behind.chars().filter(|c| !c.is_whitespace()).take(REACH);
    line.contains("情况") || next.next() == Some('情') && next.next() == Some('况')
}

/// Whether nothing of a sentence stands between two words of a heading.
fn is_near(text: &str, from: u32, to: u32) -> bool {
    /// Bytes between the headings of two lines.
    const FAR: u32 = 120;
    to - from <= FAR && !Span { start: from, end: to }.of(text).contains(['，', '。', '；', '、', '件'])
}

/// The prints of tables that these fragments of one report make, in order of their first words. `headings` are the
/// report's sections, `furniture` is what stands in tables and is no part of them.
pub(super) fn prints(
    text: &str,
    hits: &[Hit],
    fragments: &[Fragment],
    headings: &[Heading],
    furniture: &[Span],
) -> Vec<Print> {
    let mut prints: Vec<Print> = Vec::new();
    for table in TableKind::ALL {
        let mut open: Option<Print> = None;
        for fragment in fragments.iter().filter(|f| f.table == table) {
            match &mut open {
                Some(print) if continues(print, fragment) => {
                    let last = headings.partition_point(|h| h.span.start < fragment.span.start);
                    let heading = last.checked_sub(1).map_or(0, |last| headings[last].span.end);
                    let hole = Span { start: print.span().end, end: fragment.span.start };
                    let within = Span { start: hole.start.max(heading), ..hole };
                    let start = first_row(text, hits, table, within).unwrap_or(hole.end);
                    print.holes.push(Span { end: start, ..hole });
                    print.fragments.push(Fragment { span: Span { start, ..fragment.span }, ..*fragment });
                }
                _ => {
                    prints.extend(open.take());
                    open = Some(Print { table, fragments: vec![*fragment], holes: Vec::new() });
                }
            }
        }
        prints.extend(open);
    }
    prints.retain(|print| {
        let words = || print.words(hits);
        print.fragments.iter().any(|f| f.whole) || is_table(text, print.table, &words())
    });
    for print in &mut prints {
        let Span { start, end } = print.span();
        let within = |span: &&Span| start <= span.start && span.end <= end;
        let outside =
            |span: &&Span| !print.holes.iter().any(|hole| hole.start <= span.start && span.end <= hole.end);
        let inside: Vec<Span> = furniture.iter().filter(within).filter(outside).copied().collect();
        print.holes.extend(inside);
        order::by_key(&mut print.holes, |hole| hole.start);
    }
    order::by_key(&mut prints, |print| print.span().start);
    prints
}

/// Where the rows begin that end this part of the text: lines right above a table's piece that hold a word of the table,
/// numbers and nothing of a sentence. Labels as short as 其他 and 总计 do not show a table by themselves.
fn first_row(text: &str, hits: &[Hit], table: TableKind, within: Span) -> Option<u32> {
    let mut first = None;
    let mut end = within.end as usize;
    let part = within.of(text);
    // The piece's own line, as far as it stands before the first word.
    let mut is_own = true;
    for line in part.rsplit(LINE_ENDS) {
        let start = end - line.len();
        steps::add(1 + line.len());
        let near = hits.partition_point(|h| (h.start as usize) < start);
        let own = &hits[near..hits.partition_point(|h| (h.start as usize) < end)];
        let is_word =
            |hit: &Hit| hit.mark.table() == Some(table) || matches!(hit.mark, Mark::Total | Mark::Other);
        let begins = start > within.start as usize;
        if !begins || !is_row(text, Span::new(start, end), own) || !own.iter().all(is_word) {
            break;
        }
        if is_own || !own.is_empty() || line.contains(|c| digit(c).is_some()) {
            first = Some(start as u32);
        }
        is_own = false;
        end = start.saturating_sub(1);
    }
    first
}

/// Whether a fragment is the rest of what was printed: its rows come behind those, and none of them again.
fn continues(print: &Print, fragment: &Fragment) -> bool {
    let printed = print.rows();
    match fragment.table {
        TableKind::Disclosure | TableKind::Requests => {
            printed == 0 || fragment.rows > printed && fragment.rows & printed == 0
        }
        TableKind::Disputes | TableKind::Statistics => false,
    }
}
