//! Labels that end in dots, as narrow screens and lists print them: known by their beginning.
//!
//! `没有现成信息需…` is the row whose label is the only one that begins so. A beginning that several labels share
//! says nothing.

use super::labels::{Hit, LabelledRow, Mark};
use crate::form::TableKind;
use crate::slice::Slice as _;
use crate::source::han;
use crate::steps;

/// Fewer characters begin too many words.
const SHORTEST: usize = 4;
/// No label is longer.
const LONGEST: usize = 48;

/// Adds the labels that are cut with dots to the words found in the text, in order.
pub(super) fn add_shortened(text: &str, hits: &mut Vec<Hit>, rows: &[(TableKind, &[LabelledRow])]) {
    let mut found: Vec<Hit> = Vec::new();
    for dots in dots(text) {
        if let Some(hit) = label_before(text, dots, rows)
            && found.last().is_none_or(|last| last.end <= hit.start)
        {
            found.push(hit);
        }
    }
    if found.is_empty() {
        return;
    }
    // A label takes the place of the shorter words that it holds; a longer one knows better.
    let length = |hit: &Hit| hit.end - hit.start;
    let overlap = |a: &Hit, b: &Hit| a.start < b.end && b.start < a.end;
    let mut whole: Vec<Hit> = Vec::with_capacity(hits.len() + found.len());
    let mut cut = found.into_iter().peekable();
    for hit in hits.iter() {
        steps::add(1);
        while let Some(one) = cut.next_if(|one| one.end <= hit.start) {
            whole.push(one);
        }
        match cut.peek() {
            Some(one) if overlap(one, hit) && length(hit) >= length(one) => {
                cut.next();
                whole.push(*hit);
            }
            Some(one) if overlap(one, hit) => {}
            _ => whole.push(*hit),
        }
    }
    whole.extend(cut);
    *hits = whole;
}

/// Where each `…` or `...` begins.
fn dots(text: &str) -> impl Iterator<Item = usize> + '_ {
    let dots = |at: usize| {
        let rest = &text.as_bytes()[at..];
        rest.starts_with("…".as_bytes()) || rest.starts_with(b"...")
    };
    let begins = move |at: &usize| dots(*at) && !text.part(..*at).ends_with(['…', '.']);
    text.bytes().enumerate().filter(|(_, b)| matches!(b, b'.' | 0xE2)).map(|(at, _)| at).filter(begins)
}

/// The label whose beginning ends at byte `end`, when no other label begins so.
fn label_before(text: &str, end: usize, rows: &[(TableKind, &[LabelledRow])]) -> Option<Hit> {
    let part = |c: char| {
        han(c).is_some() || matches!(c, '（' | '）' | '(' | ')' | '“' | '”' | '‘' | '’' | '"' | '、' | ' ')
    };
    let before = text.part(..end).char_indices().rev().take(LONGEST).take_while(|&(_, c)| part(c));
    let mut begin: Vec<(usize, char)> = before.filter_map(|(at, c)| Some((at, han(c)?))).collect();
    begin.reverse();
    steps::add(LONGEST);
    for from in 0..begin.len().saturating_sub(SHORTEST - 1) {
        let own = &begin[from..];
        let begins = |row: &LabelledRow| {
            steps::add(1);
            let goes_on = |label: &mut dyn Iterator<Item = char>| {
                own.iter().all(|(_, c)| label.next() == Some(*c)) && label.next().is_some()
            };
            goes_on(&mut row.core.iter().copied())
                || row.row.variants.iter().any(|variant| goes_on(&mut variant.chars().filter_map(han)))
        };
        let all = rows
            .iter()
            .flat_map(|(table, rows)| rows.iter().enumerate().map(move |(at, row)| (*table, at, row)));
        let mut fitting = all.filter(|(_, _, row)| begins(row));
        steps::add(1);
        if let Some((table, at, _)) = fitting.next() {
            let mark = Mark::Row(table, at as u8);
            return fitting.next().is_none().then_some(Hit {
                mark,
                start: own[0].0 as u32,
                end: end_of(text, own),
            });
        }
    }
    None
}

/// Where the last of these characters ends.
fn end_of(text: &str, own: &[(usize, char)]) -> u32 {
    let last = own.last().map_or(0, |(at, _)| *at);
    (last + text.part(last..).chars().next().map_or(0, char::len_utf8)) as u32
}

#[cfg(test)]
mod tests {
    use super::super::labels::Labels;
    use crate::form::TableKind;

    fn rows(text: &str) -> Vec<String> {
        let labels = Labels::get();
        let row = |hit: &super::Hit| {
            super::super::align::row_of(hit, TableKind::Requests)
                .map(|row| labels.rows(TableKind::Requests)[usize::from(row)].row.id.to_owned())
        };
        labels.find(text).iter().filter_map(row).collect()
    }

    #[test]
    fn labels_cut_with_dots_are_known_by_their_beginning() {
        let text =
            "（二）部分公开（区分…\t1\n2.没有现成信息需...\t2\n5.要求行政机关确认……\t0\n3.危及“三安全一…\t0";
        assert_eq!(rows(text).len(), 4, "{:?}", rows(text));
    }

    #[test]
    fn a_beginning_of_several_labels_says_nothing() {
        assert!(rows("属于…\t1\n申请人…\t2").is_empty());
    }
}
