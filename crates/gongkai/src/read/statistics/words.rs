//! The words of the statistics table, and where tables of them stand.

use crate::slice::Slice as _;
use std::sync::OnceLock;

use super::super::automaton::{Automaton, without_overlaps};
use crate::form::{Edition, TableKind, form};
use crate::source::{han, han_only};
use crate::span::Span;

/// What a word of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The label of a row; 被依法纠错数 and some others stand twice.
    Row(u8, Option<u8>),
    /// The beginning of a row's long label.
    RowStart(u8),
    /// A heading.
    Head,
    /// 统计指标, 一、主动公开情况: what a table begins with.
    First,
    /// 其中, the table's title: what prose has too.
    Among,
}

/// A word found in the text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) word: Word,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Hit {
    /// The row that the word names, the first of two.
    pub(super) fn row(&self) -> Option<u8> {
        match self.word {
            Word::Row(row, _) | Word::RowStart(row) => Some(row),
            Word::Head | Word::First | Word::Among => None,
        }
    }
}

/// The compiled words.
pub(super) struct Words {
    patterns: Automaton,
    marks: Vec<Word>,
    /// The Han characters of each row's label, without ordinal and explanation.
    pub(super) cores: Vec<Vec<char>>,
    /// The Arabic ordinal before each row's label.
    pub(super) ordinals: Vec<Option<u8>>,
}

impl Words {
    /// Built once.
    pub(super) fn get() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(Words::build)
    }

    fn build() -> Words {
        /// Labels from this length on are known by their first part.
        const LONG: usize = 12;
        /// So much of it: no two labels have that in common, and no line of a table's column is shorter.
        const START: usize = 9;
        let rows = form(TableKind::Statistics, Edition::S14).rows;
        let mut found: Vec<(String, Word)> = Vec::new();
        let (mut cores, mut ordinals) = (Vec::<Vec<char>>::new(), Vec::new());
        for (at, row) in rows.iter().enumerate() {
            let (ordinal, label) = without_ordinal(row.label().zh);
            let core = core_of(label);
            for label in [core.as_str()].into_iter().chain(row.variants.iter().copied()) {
                add_row(&mut found, han_only(label), at as u8);
            }
            cores.push(core.chars().collect());
            ordinals.push(ordinal);
        }
        // Some local tables use the shorter words for lawsuits too.
        let upheld = rows.iter().position(|r| r.id == "litigation.upheld").unwrap_or_default();
        add_row(&mut found, "维持具体行政行为数".to_owned(), upheld as u8);
        for (at, (row, core)) in rows.iter().zip(&cores).enumerate() {
            let variants = row.variants.iter().map(|variant| chars(variant));
            for label in variants.chain([core.clone()]).filter(|label: &Vec<char>| label.len() >= LONG) {
                add(&mut found, label[..START].iter().collect(), Word::RowStart(at as u8));
            }
        }
        let groups = rows.iter().flat_map(|r| &r.path[..r.path.len() - 1]);
        for (at, group) in groups.enumerate() {
            let word = if at == 0 { Word::First } else { Word::Head };
            add(&mut found, core_of(without_ordinal(group.zh).1), word);
        }
        for (heading, word) in [
            ("统计指标", Word::First),
            ("指标名称", Word::First),
            ("计量单位", Word::Head),
            ("统计数", Word::Head),
            ("统计数据", Word::Head),
            ("政府信息公开情况统计表", Word::Among),
            ("其中", Word::Among),
        ] {
            add(&mut found, heading.to_owned(), word);
        }
        Words {
            patterns: Automaton::new(found.iter().map(|(word, _)| word.as_str())),
            marks: found.iter().map(|(_, word)| *word).collect(),
            cores,
            ordinals,
        }
    }

    /// The words in a part of `text`, with their places in all of it.
    pub(super) fn find_within(&self, text: &str, part: Span) -> Vec<Hit> {
        let moved = |hit: Hit| Hit { start: hit.start + part.start, end: hit.end + part.start, ..hit };
        self.find(part.of(text)).into_iter().map(moved).collect()
    }

    /// Every word of the table in `text`, in order, without overlaps.
    pub(super) fn find(&self, text: &str) -> Vec<Hit> {
        without_overlaps(self.patterns.find_all(text), |p| self.patterns.length(p))
            .into_iter()
            .map(|o| Hit { word: self.marks[usize::from(o.pattern)], start: o.start, end: o.end })
            .collect()
    }
}

/// Takes a label's ordinal (`一、`, `（二）`, `3.`) off; gives it when it is an Arabic digit.
fn without_ordinal(label: &str) -> (Option<u8>, &str) {
    if let Some(rest) = label.strip_prefix('（') {
        return (None, rest.split_once('）').map_or(label, |(_, core)| core));
    }
    match label.split_once(['、', '.']) {
        Some((ordinal, core)) if ordinal.chars().count() == 1 => {
            (ordinal.bytes().next().filter(u8::is_ascii_digit).map(|d| d - b'0'), core)
        }
        _ => (None, label),
    }
}

/// The Han characters of a label without 其中 before it and the explanation behind it.
fn core_of(label: &str) -> String {
    let label = label.strip_prefix("其中：").unwrap_or(label);
    han_only(label.split('（').next().unwrap_or(label))
}

fn add(found: &mut Vec<(String, Word)>, text: String, word: Word) {
    if !text.is_empty() && !found.iter().any(|(other, _)| *other == text) {
        found.push((text, word));
    }
}

/// A label that two rows have names both.
fn add_row(found: &mut Vec<(String, Word)>, text: String, row: u8) {
    match found.iter_mut().find(|(other, _)| *other == text) {
        Some((_, Word::Row(first, second))) if *first != row => *second = Some(row),
        Some(_) => {}
        None => found.push((text, Word::Row(row, None))),
    }
}

/// The Han characters of a print.
pub(super) fn chars(print: &str) -> Vec<char> {
    print.chars().filter_map(han).collect()
}

/// Bytes of numbers, notes and local rows between two labels of one table.
const GAP: u32 = 3000;
/// Different rows that make a table; fewer are prose, or a local table.
const LEAST: usize = 10;

/// The tables that these words make: each from its first word to the end of its last label.
/// `titles` are places where another report may begin.
pub(super) fn places(text: &str, hits: &[Hit], titles: &[u32]) -> Vec<Span> {
    let labels: Vec<usize> = (0..hits.len()).filter(|&at| hits[at].row().is_some()).collect();
    let mut places = Vec::new();
    let (mut from, mut rows) = (0, 0);
    for at in 0..labels.len() {
        rows |= row_bit(&hits[labels[at]]);
        let ends = labels.get(at + 1).is_none_or(|&next| {
            let apart = hits[next].start.saturating_sub(hits[labels[at]].end) > GAP;
            let (end, start) = (hits[labels[at]].end, hits[next].start);
            let titled = titles[titles.partition_point(|&t| t < end)..].first().is_some_and(|&t| t < start);
            let whole = rows.count_ones() * 2 > 60;
            apart || whole && (hits[next].row() == Some(0) || titled)
        });
        if ends {
            places.extend(place(text, hits, &labels[from..=at]));
            (from, rows) = (at + 1, 0);
        }
    }
    places
}

fn row_bit(hit: &Hit) -> u64 {
    hit.row().map_or(0, |row| 1 << row)
}

/// How many different rows have a label from each one on.
fn distinct(hits: &[Hit], labels: &[usize]) -> Vec<usize> {
    let mut rows = 0;
    let mut counts: Vec<usize> = Vec::with_capacity(labels.len());
    for &at in labels.iter().rev() {
        rows |= row_bit(&hits[at]);
        counts.push(rows.count_ones() as usize);
    }
    counts.reverse();
    counts
}

/// The place of a run of labels, when they are a table. Labels of the prose before it are left out.
fn place(text: &str, hits: &[Hit], labels: &[usize]) -> Option<Span> {
    /// From a heading to the first label.
    const NEAR: u32 = 1000;
    /// Labels that may come before the first row's.
    const LATE: usize = 10;
    let rows = distinct(hits, labels);
    let all = *rows.first()?;
    if all < LEAST {
        return None;
    }
    let most = |at: &usize| rows[*at] * 10 >= all * 7;
    let headed = |at: &usize| {
        let label = labels[*at];
        let above = hits[..label].iter().rev().take_while(|h| h.row().is_none());
        above.take_while(|h| h.end + NEAR > hits[label].start).any(|h| h.word == Word::First)
    };
    let last_of = |opens: &dyn Fn(&usize) -> bool| (0..labels.len()).rev().filter(most).find(|at| opens(at));
    let (head, row) = (last_of(&headed), last_of(&|at: &usize| hits[labels[*at]].row() == Some(0)));
    // The first row's label may come late; where what stands before it comes again behind it, that is prose.
    let again = |head: usize, row: usize| {
        let only_before = rows[head] - rows[row];
        row - head > LATE && only_before * 2 < row - head
    };
    let first = match (head, row) {
        (Some(head), Some(row)) if head < row && again(head, row) => row,
        (Some(head), _) => head,
        (None, row) => row.unwrap_or(0),
    };
    let (mut start, last) = (labels[first], *labels.last()?);
    let mut at = start;
    // A word of a sentence above the table is no heading of it.
    let ends_sentence =
        |at: usize| text.part(hits[at].end as usize..hits[at + 1].start as usize).contains('。');
    while at > 0
        && hits[at - 1].row().is_none()
        && hits[at - 1].end + NEAR > hits[at].start
        && !ends_sentence(at - 1)
    {
        at -= 1;
        if matches!(hits[at].word, Word::Head | Word::First) {
            start = at;
        }
    }
    Some(Span { start: hits[start].start, end: hits[last].end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::distance_within;

    fn rows(text: &str) -> Vec<&'static str> {
        let rows = form(TableKind::Statistics, Edition::S14).rows;
        let hits = Words::get().find(text);
        hits.iter().filter_map(Hit::row).map(|row| rows[usize::from(row)].id).collect()
    }

    #[test]
    fn labels_within_labels_are_told_apart() {
        assert_eq!(
            rows("主要负责同志参加政府网站在线访谈次数 政府网站在线访谈次数 其中：主动公开规范性文件数"),
            ["response.interviews_lead", "response.interviews", "disclosed_normative"]
        );
        assert_eq!(rows("维持具体行政行为或者驳回原告诉讼请\n求数"), ["litigation.upheld"]);
        assert_eq!(rows("法律法规规定的其他情形 （三）其他情形数"), ["denied.other_law", "review.other"]);
    }

    #[test]
    fn prose_with_a_few_labels_is_no_table() {
        let text = "收到申请数5件，当面申请数2件，网络申请数3件，申请办结数5件，申请答复数5件。";
        assert!(places(text, &Words::get().find(text), &[]).is_empty());
    }

    #[test]
    fn edit_distance_counts_typos() {
        let d = |a: &str, b: &str| distance_within(&chars(a), &chars(b), 3);
        assert_eq!(d("当面申请数", "当面申某数"), Some(1));
        assert_eq!(d("当面申请数", "当当面申请"), Some(2));
        assert_eq!(d("当面申请数", "被依法纠错数"), None);
    }
}
