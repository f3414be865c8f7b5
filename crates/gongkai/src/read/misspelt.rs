//! Labels that are misspelt, truncated, or have a character too many.

use super::align;
use super::labels::{Hit, Labels, Mark};
use crate::form::TableKind;
use crate::slice::Slice as _;
use crate::source::{Source, han};
use crate::span::Span;
use crate::steps;

/// Looks for the labels that were not found, each between its found neighbours.
pub(super) fn add_misspelt(
    source: &Source,
    within: Span,
    hits: &mut Vec<Hit>,
    rows: &[u8],
    table: TableKind,
) {
    /// Longest stretch that is searched, in characters.
    const WINDOW: usize = 400;
    let united = Labels::get().rows(table);
    for (at, &row) in rows.iter().enumerate() {
        let core = &united[usize::from(row)].core;
        let found = |row: u8| {
            steps::add(hits.len());
            hits.iter().filter(move |h| align::row_of(h, table) == Some(row))
        };
        if found(row).next().is_some() || core.len() < 4 {
            continue;
        }
        let start =
            rows[..at].iter().rev().find_map(|&r| found(r).map(|h| h.end).max()).unwrap_or(within.start);
        let end = rows[at + 1..].iter().find_map(|&r| found(r).map(|h| h.start).min()).unwrap_or(within.end);
        if start >= end {
            continue;
        }
        // Hits stand in order and overlap only where one holds others, so one look ahead is enough.
        let mut next = hits.iter().position(|h| h.end > start).unwrap_or(hits.len());
        let mut covered = |byte: u32| {
            steps::add(1);
            while hits.get(next).is_some_and(|h| h.end <= byte) {
                next += 1;
            }
            hits.get(next).is_some_and(|h| h.start <= byte && !may_be_part(h.mark, table))
        };
        let window: Vec<(char, u32)> = source
            .text
            .part(start as usize..end as usize)
            .char_indices()
            .filter_map(|(i, c)| han(c).map(|c| (c, start + i as u32)))
            .filter(|&(_, byte)| !covered(byte))
            .take(WINDOW)
            .collect();
        if let Some((from, to, _)) = align::approximate(core, &window) {
            let last = window[to].1;
            let length = source.text.part(last as usize..).chars().next().map_or(0, char::len_utf8);
            let hit = Hit { mark: Mark::Row(table, row), start: window[from].1, end: last + length as u32 };
            hits.retain(|h| h.end <= hit.start || h.start >= hit.end || !may_be_part(h.mark, table));
            let place = hits.partition_point(|h| h.start < hit.start);
            hits.insert(place, hit);
        }
    }
}

/// Whether a word may be a part of a misspelt label: one that several places have, or one of another table
/// (属于行政许可事项 for 属于行政查询事项).
fn may_be_part(mark: Mark, table: TableKind) -> bool {
    matches!(mark, Mark::Other | Mark::Total)
        || matches!(mark, Mark::Row(other, _) | Mark::RowStart(other, _) if other != table)
}
