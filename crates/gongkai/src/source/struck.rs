//! Characters struck twice: `政政府府`. PDF files print bold type so, and some programs take out both.
//!
//! Each pair becomes one character; spaces behind its run fill the place of the others. Digits are struck twice all of
//! them or not at all: of a text in which some are and others not, nobody can say what a number like `11` is, and it stays
//! as it is.

use super::is_han;
use crate::slice::Slice as _;
use crate::steps;

/// Words that happen to repeat all their characters are shorter: 高高兴兴.
const FEWEST_PAIRS: usize = 3;
/// A text with fewer such runs is not printed so.
const FEWEST_RUNS: usize = 8;

/// The text with each character once; `None` where none are struck twice, or digits cannot be told.
pub(super) fn once(text: &str) -> Option<String> {
    steps::add(text.len());
    if !may_be_struck(text) {
        return None;
    }
    let runs = runs(text);
    if runs.iter().filter(|run| run.pairs >= FEWEST_PAIRS).count() < FEWEST_RUNS {
        return None;
    }
    let digits = digits_are_struck(text)?;
    let mut bytes = text.as_bytes().to_vec();
    for run in runs.iter().filter(|run| run.pairs >= FEWEST_PAIRS || run.alone) {
        halve(text, &mut bytes, run.start..run.end);
    }
    if digits {
        numbers(text).for_each(|number| halve(text, &mut bytes, number));
    }
    String::from_utf8(bytes).ok()
}

/// Side by side and equal. Rules of strokes, dashes and dots repeat by themselves.
fn is_pair(a: char, b: char) -> bool {
    a == b && is_print(a)
}

/// Whether enough characters equal the one before them.
fn may_be_struck(text: &str) -> bool {
    let mut last = '\0';
    let pairs = text.chars().filter(|&c| is_pair(std::mem::replace(&mut last, c), c));
    pairs.take(FEWEST_PAIRS * FEWEST_RUNS).count() == FEWEST_PAIRS * FEWEST_RUNS
}

/// Pairs side by side.
struct Run {
    start: usize,
    end: usize,
    pairs: usize,
    /// Whether neither side of it goes on with a character that is struck once: a cell of one or two characters.
    alone: bool,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut chars = text.char_indices().peekable();
    // Whether the character before stands for itself.
    let mut single = false;
    while let Some((at, c)) = chars.next() {
        let pair = chars.next_if(|&(_, next)| is_pair(c, next));
        let end = at + c.len_utf8() * if pair.is_some() { 2 } else { 1 };
        match runs.last_mut() {
            Some(run) if pair.is_some() && run.end == at => (run.end, run.pairs) = (end, run.pairs + 1),
            _ if pair.is_some() => runs.push(Run { start: at, end, pairs: 1, alone: !single }),
            Some(run) if run.end == at => run.alone &= !is_print(c),
            _ => {}
        }
        single = pair.is_none() && is_print(c);
    }
    runs
}

/// A character of bold words.
fn is_print(c: char) -> bool {
    is_han(c) || "，。、；：（）《》“”．".contains(c)
}

/// Places of numbers: digits side by side.
fn numbers(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.part(at..).find(|c: char| c.is_ascii_digit())?;
        let rest = text.part(start..);
        at = start + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        Some(start..at)
    })
}

/// Whether digits are struck twice, as zeros show, which every table has: all numbers are (`00`, `1122`), or none is `00`.
fn digits_are_struck(text: &str) -> Option<bool> {
    let all = numbers(text).all(|number| is_struck(text.part(number)));
    let zeros = numbers(text).any(|number| text.part(number) == "00");
    match (all, zeros) {
        (true, _) => Some(true),
        (false, false) => Some(false),
        (false, true) => None,
    }
}

fn is_struck(number: &str) -> bool {
    number.len().is_multiple_of(2) && number.as_bytes().chunks(2).all(|pair| pair[0] == pair[1])
}

/// Every second character of a run, and spaces behind them.
fn halve(text: &str, bytes: &mut [u8], run: std::ops::Range<usize>) {
    let mut to = run.start;
    for c in text.part(run.clone()).chars().step_by(2) {
        to += c.encode_utf8(&mut bytes[to..]).len();
    }
    bytes[to..run.end].fill(b' ');
}

#[cfg(test)]
mod tests {
    use super::once;

    /// What a program prints of bold type, with its Han characters twice.
    fn struck(text: &str) -> String {
        text.chars().flat_map(|c| std::iter::repeat_n(c, if c.is_ascii() { 1 } else { 2 })).collect()
    }

    const TABLE: &str = "本年新收政府信息公开申请数量 12 0\n上年结转政府信息公开申请数量 11 3\n予以公开 4 5\n部分公开 6 7\n属于国家秘密 0 0\n\
                         其他法律行政法规禁止公开 1 0\n属于行政执法案卷 0 1\n属于行政查询事项 2 0\n总计 1 2\n规章 3 0\n";

    #[test]
    fn pairs_become_one_character_each() {
        let text = struck(TABLE) + "高高兴兴地公开，人人都看。\n";
        let found = once(&text).expect("struck twice");
        assert_eq!(found.len(), text.len());
        let plain = found.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n");
        assert_eq!(plain.collect::<String>(), TABLE.to_owned() + "高高兴兴地公开，人人都看。\n");
    }

    #[test]
    fn digits_are_struck_all_of_them_or_none() {
        let all: String = TABLE
            .chars()
            .flat_map(|c| std::iter::repeat_n(c, if matches!(c, ' ' | '\n') { 1 } else { 2 }))
            .collect();
        let found = once(&all).expect("struck twice");
        assert_eq!(
            found.split_whitespace().collect::<Vec<_>>(),
            TABLE.split_whitespace().collect::<Vec<_>>()
        );
        // A bold column of totals beside others.
        assert_eq!(once(&struck(TABLE).replace(" 0\n", " 00\n")), None);
    }

    #[test]
    fn a_text_with_few_pairs_stays() {
        assert_eq!(once(TABLE), None);
        assert_eq!(once(&"高高兴兴、明明白白、\n".repeat(20)), None);
    }
}
