//! What the words of table 3 say: its edition, and which rows its ambiguous labels are.

use super::super::align;
use super::super::labels::{Hit, LabelledRow, Labels, Mark};
use super::super::misspelt::add_misspelt;
use super::TABLE;
use crate::form::Edition;
use crate::slice::Slice as _;
use crate::source::{Source, digit, han_only, is_han};
use crate::span::Span;
use crate::steps;

/// The edition that the words of the table speak for; `None` when its end is missing, where they differ.
pub(in crate::read) fn edition(source: &Source, within: Span, hits: &[Hit]) -> Option<Edition> {
    let united = Labels::get().rows(TABLE);
    let number = |id: &str| united.iter().position(|l| l.row.id == id).unwrap_or_default() as u8;
    let has = |hits: &[Hit], row: u8| hits.iter().any(|h| align::row_of(h, TABLE) == Some(row));
    let newer = [number("other.supplement_overdue"), number("other.fee_overdue")];
    if newer.iter().any(|&row| has(hits, row)) || hits.iter().any(|hit| is_third(source, within, hit)) {
        return Some(Edition::F21);
    }
    // 其他处理 heads a group in the newer form and is a row in the older one: no sign by itself.
    let last = number("carried_forward");
    let ends = hits.last().and_then(|h| align::row_of(h, TABLE)) == Some(last);
    // A text that ends in the table was cut, unless it ends with the last row: behind that, a page may print the rest of
    // its labels.
    let whole = ends || within.end < source.content_end;
    let complete = whole && has(hits, number("not_processed.confirm_reissue")) && has(hits, last);
    let mut hits = hits.to_vec();
    let (older, mut all) = (number("other.all"), (0..united.len() as u8).collect::<Vec<_>>());
    // Its short label first would be found in pieces of the newer form's group and last row (理 其他).
    all.retain(|&row| row != older);
    add_misspelt(source, within, &mut hits, &all, TABLE);
    // A page that ends within the label leaves its beginning.
    let begins = |print: &str| {
        const BEGIN: usize = 10;
        let begin = |&row: &u8| united[usize::from(row)].core.iter().take(BEGIN).collect::<String>();
        newer.iter().any(|row| print.contains(&begin(row)))
    };
    if newer.iter().any(|&row| has(&hits, row)) || begins(&han_only(within.of(&source.text))) {
        return Some(Edition::F21);
    }
    if complete {
        return Some(Edition::F19);
    }
    if !whole {
        return None;
    }
    all.insert(usize::from(older), older);
    add_misspelt(source, within, &mut hits, &all, TABLE);
    // Nothing but the total stands between 其他处理 and the end of the older form. Where the rows of the group before are
    // lost, those of this one may be too.
    let group = number("not_processed.petition")..=number("not_processed.confirm_reissue");
    if !group.into_iter().any(|row| has(&hits, row)) {
        return None;
    }
    let other = hits.iter().position(|h| align::row_of(h, TABLE) == Some(older));
    let ends = |at: usize| {
        let rest = hits[at..].iter().map(|h| h.mark);
        rest.take_while(|&mark| mark != Mark::Other).any(|mark| mark == Mark::Total)
    };
    other.is_some_and(ends).then_some(Edition::F19)
}

/// Whether 其他 is printed as the third row of its group (3.其他), which only the newer form has.
fn is_third(source: &Source, within: Span, hit: &Hit) -> bool {
    steps::add(1);
    if hit.mark != Mark::Other {
        return false;
    }
    let before =
        source.text.get(within.start as usize..hit.start as usize).unwrap_or("").trim_end_matches(' ');
    let ordinal = before.strip_suffix(['.', '．', '、']).map(str::trim_end);
    let rest = ordinal.and_then(|ordinal| ordinal.strip_suffix(['3', '３']));
    rest.is_some_and(|rest| !rest.ends_with(|c| digit(c).is_some()))
}

/// Decides what the ambiguous words are, and finds the labels that are misspelt.
pub(super) fn settled_hits(
    source: &Source,
    within: Span,
    hits: &[Hit],
    rows: &[u8],
    united: &[LabelledRow],
) -> Vec<Hit> {
    let row_number = |id: &str| united.iter().position(|l| l.row.id == id).unwrap_or_default() as u8;
    let known = |hit: &Hit| align::row_of(hit, TABLE).filter(|row| rows.contains(row));
    let (total, forward, misc) =
        (row_number("result_total"), row_number("carried_forward"), row_number("other.misc"));
    let first_row = hits.iter().position(|h| known(h).is_some()).unwrap_or(hits.len());
    let end_of = |row: u8| hits.iter().rposition(|h| known(h) == Some(row));
    let forward_at = end_of(forward).unwrap_or(hits.len());
    let last_leaf = rows
        .iter()
        .filter(|&&row| row < total)
        .filter_map(|&row| end_of(row))
        .filter(|&at| at < forward_at)
        .max();
    let numbered = |hit: &Hit, sign: char| {
        let before = source.text.part(..hit.start as usize);
        let rest = before.trim_end_matches([' ', '）', ')', '、', '.', '．']);
        steps::add(1 + before.len() - rest.len());
        rest.ends_with(sign)
    };
    let may_be_total = |at: usize, hit: &Hit| hit.mark == Mark::Total && at > first_row;
    // 总计 with its number; without it those behind the outcomes.
    let is_numbered = hits.iter().enumerate().any(|(at, hit)| may_be_total(at, hit) && numbered(hit, '七'));
    // Where each row names its columns, the first 总计 behind the outcomes is the last outcome's own.
    let has_total = |hits: &[Hit]| hits.iter().any(|hit| hit.mark == Mark::Total);
    let behind_first = hits.get(first_row + 1..).unwrap_or(&[]);
    let next_row = behind_first.iter().position(|hit| known(hit).is_some()).unwrap_or(behind_first.len());
    let named = has_total(&behind_first[..next_row]);
    let is_total = |at: usize, hit: &Hit| {
        let behind = |leaf: usize| at > leaf && (!named || has_total(&hits[leaf + 1..at]));
        let placed = || at < forward_at && last_leaf.is_some_and(behind);
        may_be_total(at, hit) && if is_numbered { numbered(hit, '七') } else { placed() }
    };
    let total_at = hits.iter().enumerate().position(|(at, hit)| is_total(at, hit));
    // 其他 with its number; without it the last one before the total (the group's name may be torn: 其他 / 处理).
    let numbered_misc = |hit: &Hit| numbered(hit, '3') || numbered(hit, '３');
    let fee = end_of(misc - 1);
    let may_be_misc = |at: usize, hit: &Hit| {
        hit.mark == Mark::Other && rows.contains(&misc) && at > first_row && at < forward_at
    };
    // Its number without the one before, where rows are exchanged: behind the first row of its group.
    let in_group = |at: usize| end_of(misc - 2).is_some_and(|first| at > first);
    // A number before the name of a column is no ordinal.
    let behind_fee = |at: usize| fee.is_none_or(|fee| at > fee);
    let dotted = |hit: &Hit| {
        !source.text.part(..hit.start as usize).ends_with(|c: char| c.is_whitespace() || is_han(c))
    };
    let numbered_misc = |at: usize, hit: &Hit| may_be_misc(at, hit) && numbered_misc(hit);
    let misc_at = hits
        .iter()
        .enumerate()
        .position(|(at, hit)| numbered_misc(at, hit) && dotted(hit) && (behind_fee(at) || in_group(at)))
        .or_else(|| hits.iter().enumerate().position(|(at, hit)| numbered_misc(at, hit) && behind_fee(at)))
        .or_else(|| {
            let before_total =
                |at: usize| fee.is_some_and(|fee| at > fee) && at < total_at.unwrap_or(forward_at);
            hits.iter().enumerate().rposition(|(at, hit)| may_be_misc(at, hit) && before_total(at))
        });
    steps::add(hits.len());
    let mut settled: Vec<Hit> = hits
        .iter()
        .enumerate()
        .map(|(at, hit)| match hit.mark {
            Mark::Total if is_total(at, hit) => Hit { mark: Mark::Row(TABLE, total), ..*hit },
            Mark::Other if misc_at == Some(at) => Hit { mark: Mark::Row(TABLE, misc), ..*hit },
            Mark::Row(TABLE, row) | Mark::RowStart(TABLE, row) if !rows.contains(&row) => {
                Hit { mark: Mark::Head(TABLE), ..*hit }
            }
            _ => *hit,
        })
        .collect();
    add_misspelt(source, within, &mut settled, rows, TABLE);
    settled
}
