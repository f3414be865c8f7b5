//! Where the tables stand in the text.
//!
//! A table is a cluster of its form's words. Prose uses some of them too (行政许可, 予以公开, 结果维持), so a
//! cluster counts only when it holds words that prose does not have side by side.

use super::labels::{Hit, Labels, Mark};
use crate::form::TableKind;
use crate::order;
use crate::span::Span;
use crate::steps;

/// A table's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) table: TableKind,
    /// From its first word to where the next thing begins.
    pub(super) span: Span,
    /// Its words, as a range of all hits.
    pub(super) first: usize,
    /// One past its last word.
    pub(super) last: usize,
}

/// Bytes of other text (numbers, blanks, notes) between two words of one table.
const GAP: u32 = 1600;

/// Finds all tables, in order. `breaks` are places where something else begins (a section, a title).
pub(super) fn regions(text: &str, hits: &[Hit], breaks: &[u32]) -> Vec<Region> {
    let end = text.len() as u32;
    let mut regions = Vec::new();
    for table in TableKind::SINCE_2019 {
        for (first, last) in clusters(hits, table, breaks) {
            regions.extend(region(text, hits, table, first, last));
        }
    }
    order::by_key(&mut regions, |r| r.span.start);
    // Each ends where the next one or something else begins.
    for at in 0..regions.len() {
        let Region { last, first, .. } = regions[at];
        let words_end = hits[last - 1].end;
        let next_table = regions.get(at + 1).map(|r| r.span.start).filter(|&s| s >= hits[first].end);
        let next_break = breaks[breaks.partition_point(|&b| b < words_end)..].first().copied();
        let limit = [next_table, next_break, Some(end)].into_iter().flatten().min().unwrap_or(end);
        regions[at].span.end = limit.max(words_end);
    }
    regions
}

/// Runs of hits of one table, divided at breaks, at gaps, and where the table begins again.
fn clusters(hits: &[Hit], table: TableKind, breaks: &[u32]) -> Vec<(usize, usize)> {
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
            if broken || hit.start.saturating_sub(previous) > GAP || seen.restarts(hit) {
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

/// Which rows of a table were seen, to notice that it begins again.
#[derive(Default)]
struct Seen {
    rows: u32,
}

impl Seen {
    fn note(&mut self, hit: &Hit) {
        match hit.mark {
            Mark::Row(_, row) | Mark::RowStart(_, row) => self.rows |= 1 << row,
            _ => {}
        }
    }

    /// A table begins again when it is nearly complete and its first row or its heading returns.
    fn restarts(&mut self, hit: &Hit) -> bool {
        let last_row = match hit.mark.table() {
            Some(TableKind::Requests) => Labels::get().rows(TableKind::Requests).len() - 1,
            _ => return false,
        };
        let complete = self.rows >> last_row & 1 == 1;
        let first = matches!(hit.mark, Mark::Row(_, 0) | Mark::RowStart(_, 0) | Mark::Head(_));
        complete && first && self.rows.count_ones() > 3
    }
}

/// The region of a cluster, when it is a table and not prose.
fn region(text: &str, hits: &[Hit], table: TableKind, first: usize, last: usize) -> Option<Region> {
    let cluster = &hits[first..last];
    steps::add(cluster.len());
    let count = |wanted: &dyn Fn(Mark) -> bool| cluster.iter().filter(|h| wanted(h.mark)).count();
    let is_head = |mark: Mark| matches!(mark, Mark::Head(_) | Mark::EditionHead(..));
    let is_table = match table {
        TableKind::Disclosure => {
            distinct_rows(cluster, 0) >= 2 && count(&is_head) >= 2
                || distinct_rows(cluster, 0) >= 1 && count(&is_head) >= 4
        }
        TableKind::Requests => distinct_rows(cluster, 6) >= 3,
        TableKind::Statistics => false,
        TableKind::Disputes => {
            let outcomes = count(&|m| matches!(m, Mark::Outcome(_)));
            count(&|m| m == Mark::Lawsuits) >= 1 && outcomes >= 4 || headings_side_by_side(text, cluster)
        }
    };
    if !is_table {
        return None;
    }
    // Words of prose before the table's own first words do not belong to it.
    let offset = match table {
        TableKind::Disclosure => cluster.iter().position(|h| is_head(h.mark))?,
        TableKind::Requests => cluster.iter().position(|h| {
            is_head(h.mark)
                || matches!(h.mark, Mark::Row(_, row) | Mark::RowStart(_, row) if long(table, row, 6))
        })?,
        TableKind::Disputes => first_outcome(cluster)?,
        TableKind::Statistics => return None,
    };
    let start = cluster[offset].start;
    Some(Region { table, span: Span { start, end: start }, first: first + offset, last })
}

/// Whether both kinds of lawsuits are named with nothing of a sentence between them: the headings of table 4,
/// though its columns' own headings may be torn apart and its numbers stand among them.
fn headings_side_by_side(text: &str, cluster: &[Hit]) -> bool {
    let lawsuits: Vec<&Hit> = cluster.iter().filter(|h| h.mark == Mark::Lawsuits).collect();
    lawsuits.windows(2).any(|pair| {
        let between = &text[pair[0].end as usize..pair[1].start as usize];
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

/// The heading of table 4 that its columns follow: of the words 行政复议 the last before the last outcomes.
fn first_outcome(cluster: &[Hit]) -> Option<usize> {
    let lawsuits = cluster.iter().position(|h| h.mark == Mark::Lawsuits)?;
    let outcomes = cluster[..lawsuits].iter().position(|h| matches!(h.mark, Mark::Outcome(_)));
    Some(outcomes.unwrap_or(lawsuits))
}
