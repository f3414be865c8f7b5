//! The sentences of two reports side by side, section by section: what changed, what went, what came, what was moved.
//!
//! Sentences that stand once on each side are the anchors, those of them that keep their order the frame (patience diff).
//! Between two anchors the common sentences are looked for within a bound, so that the whole is linear but for sorting.

use super::Side;
use crate::check::{Said, said};
use crate::span::Span;

/// A section with sentences that differ.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SectionPair {
    /// Which section of the official format it is, 1 to 6; 0 for what stands before the first, 255 for parts that the format
    /// does not have.
    pub number: u8,
    /// The heading as the new report prints it, or the old one where the new one has none; `""` before the first.
    pub heading: String,
    /// The sentences that differ, in the order of the text.
    pub sentences: Vec<SentencePair>,
}

/// A sentence that differs.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SentencePair {
    /// What became of it.
    pub how: SentenceDifference,
    /// As the old report has it; `None` where it is new.
    pub old: Option<Sentence>,
    /// As the new report has it; `None` where it is gone.
    pub new: Option<Sentence>,
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SentenceDifference {
    /// It says something else.
    Changed,
    /// Only its digits differ: years and counts.
    Digits,
    /// The new report does not have it.
    Gone,
    /// The old report does not have it.
    New,
    /// It stands elsewhere.
    Moved,
}

impl SentenceDifference {
    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            SentenceDifference::Changed => "changed",
            SentenceDifference::Digits => "digits",
            SentenceDifference::Gone => "gone",
            SentenceDifference::New => "new",
            SentenceDifference::Moved => "moved",
        }
    }
}

/// A sentence, as it is compared: without white space, full-width digits and half-width punctuation folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The section that it stands in, as [`SectionPair::number`] counts.
    pub section: u8,
}

/// The sections with differences, and how many sentences stand in both at their places.
pub(super) fn compare(old: Side<'_>, new: Side<'_>) -> (Vec<SectionPair>, u32) {
    let sentences = |side: Side<'_>| -> Vec<Sentence> {
        let said = said(side.text, side.report);
        said.into_iter().map(|Said { text, span, section }| Sentence { text, span, section }).collect()
    };
    let (old_said, new_said) = (sentences(old), sentences(new));
    // What is compared with what must not depend on which is given first.
    let key = |said: &[Sentence]| said.iter().map(|one| (one.section, one.text.clone())).collect::<Vec<_>>();
    let turned = key(&old_said) > key(&new_said);
    let (one, other) = if turned { (&new_said, &old_said) } else { (&old_said, &new_said) };
    let (mut sections, mut same) = (Vec::new(), 0);
    for number in (0..=6).chain([u8::MAX]) {
        let of = |said: &[Sentence]| -> Vec<Sentence> {
            said.iter().filter(|sentence| sentence.section == number).cloned().collect()
        };
        let (pairs, equal) = section(&of(one), &of(other));
        same += equal;
        if !pairs.is_empty() {
            let heading = |side: Side<'_>| {
                let mut all = side.report.sections.iter();
                all.find(|section| section.number == number).map(|section| section.heading.clone())
            };
            let heading = (1..=6).contains(&number).then(|| heading(new).or_else(|| heading(old))).flatten();
            let heading = heading.unwrap_or_default();
            sections.push(SectionPair { number, heading, sentences: pairs });
        }
    }
    moved(&mut sections);
    sections.retain(|section| !section.sentences.is_empty());
    if turned {
        for pair in sections.iter_mut().flat_map(|section| &mut section.sentences) {
            std::mem::swap(&mut pair.old, &mut pair.new);
            pair.how = match pair.how {
                SentenceDifference::Gone => SentenceDifference::New,
                SentenceDifference::New => SentenceDifference::Gone,
                how => how,
            };
        }
    }
    (sections, same)
}

/// The differences of one section, and how many sentences are the same.
fn section(old: &[Sentence], new: &[Sentence]) -> (Vec<SentencePair>, u32) {
    let kept = kept(old, new);
    let mut pairs = Vec::new();
    let (mut from, mut at) = (0, 0);
    for &(i, j) in kept.iter().chain([&(old.len(), new.len())]) {
        between(&old[from..i.max(from)], &new[at..j.max(at)], &mut pairs);
        (from, at) = (i + 1, j + 1);
    }
    across(&mut pairs);
    (pairs, kept.len() as u32)
}

/// What went and what came in different places of a section and is alike is one sentence that changed.
fn across(pairs: &mut Vec<SentencePair>) {
    /// Pairs of sentences that are compared.
    const MOST: usize = 4096;
    let of = |how| (0..pairs.len()).filter(|&at| pairs[at].how == how).collect::<Vec<_>>();
    let (gone, mut came) = (of(SentenceDifference::Gone), of(SentenceDifference::New));
    if gone.len() * came.len() > MOST {
        return;
    }
    let mut dropped = Vec::new();
    for from in gone {
        let Some(old) = pairs[from].old.clone() else { continue };
        let text = |at: usize| pairs[at].new.as_ref().map_or("", |new| new.text.as_str());
        let Some((place, how)) = became(&old.text, &came.iter().map(|&at| text(at))) else { continue };
        let pair = &mut pairs[came.remove(place)];
        (pair.how, pair.old) = (how, Some(old));
        dropped.push(from);
    }
    for at in dropped.into_iter().rev() {
        pairs.remove(at);
    }
}

/// Which of some new sentences an old one has become: the one that differs in digits alone, or else the first that is
/// alike. None where the same words stand among them: those were moved.
fn became<'a>(
    old: &str,
    new: &(impl Iterator<Item = &'a str> + Clone),
) -> Option<(usize, SentenceDifference)> {
    if new.clone().any(|other| other == old) {
        return None;
    }
    let bare = without_digits(old);
    let digits = new.clone().position(|other| without_digits(other) == bare);
    let alike = || new.clone().position(|other| is_alike(old, other));
    let digits = digits.map(|at| (at, SentenceDifference::Digits));
    digits.or_else(|| alike().map(|at| (at, SentenceDifference::Changed)))
}

/// The sentences that both have in one order, as their places in each.
fn kept(old: &[Sentence], new: &[Sentence]) -> Vec<(usize, usize)> {
    let equal = |i: usize, j: usize| old[i].text == new[j].text;
    let shorter = old.len().min(new.len());
    let head = (0..shorter).take_while(|&at| equal(at, at)).count();
    let tail = (0..shorter - head).take_while(|&at| equal(old.len() - 1 - at, new.len() - 1 - at)).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut kept: Vec<_> = (0..head).map(|at| (at, at)).collect();
    let anchors = anchors(&old[head..old_end], &new[head..new_end]);
    let (mut from, mut at) = (head, head);
    for (i, j) in anchors.into_iter().map(|(i, j)| (i + head, j + head)).chain([(old_end, new_end)]) {
        let found = common(&old[from..i], &new[at..j]);
        kept.extend(found.into_iter().map(|(a, b)| (a + from, b + at)));
        if i < old_end {
            kept.push((i, j));
        }
        (from, at) = (i + 1, j + 1);
    }
    kept.extend((0..tail).map(|at| (old_end + at, new_end + at)));
    kept
}

/// The sentences that stand once on each side, as many of them as keep their order.
fn anchors(old: &[Sentence], new: &[Sentence]) -> Vec<(usize, usize)> {
    let once = |said: &[Sentence]| {
        let mut places: Vec<usize> = (0..said.len()).collect();
        places.sort_by(|&a, &b| said[a].text.cmp(&said[b].text));
        let text = |at: Option<&usize>| at.map(|&at| said[at].text.as_str());
        let single: Vec<usize> = (0..places.len())
            .filter(|&at| {
                let own = text(places.get(at));
                let before = at.checked_sub(1).and_then(|at| text(places.get(at)));
                before != own && text(places.get(at + 1)) != own
            })
            .map(|at| places[at])
            .collect();
        single
    };
    let (olds, news) = (once(old), once(new));
    let (mut both, mut next) = (Vec::new(), 0);
    for i in olds {
        while next < news.len() && new[news[next]].text < old[i].text {
            next += 1;
        }
        if next < news.len() && new[news[next]].text == old[i].text {
            both.push((i, news[next]));
        }
    }
    both.sort_unstable();
    ascending(&both)
}

/// The longest part of the pairs, which are in the order of their first, in which the second ascends too.
fn ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // `ends[n]`: the pair with the least second with which a row of n + 1 ends.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut row: Vec<_> =
        std::iter::successors(ends.last().copied(), |&at| before[at]).map(|at| pairs[at]).collect();
    row.reverse();
    row
}

/// The longest common part of two short lists; of two long ones nothing, which tells more as changed and nothing wrongly.
fn common(old: &[Sentence], new: &[Sentence]) -> Vec<(usize, usize)> {
    /// Pairs of sentences that are compared between two anchors.
    const MOST: usize = 4096;
    let (rows, columns) = (old.len() + 1, new.len() + 1);
    if old.is_empty() || new.is_empty() || rows * columns > MOST {
        return Vec::new();
    }
    // The longest common part of what stands from (i, j) on.
    let mut longest = vec![0_u32; rows * columns];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * columns + j] = if old[i].text == new[j].text {
                longest[(i + 1) * columns + j + 1] + 1
            } else {
                longest[(i + 1) * columns + j].max(longest[i * columns + j + 1])
            };
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i].text == new[j].text {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * columns + j] >= longest[i * columns + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

/// What stands between two kept sentences: those alike are one that changed, the others went or came.
fn between(old: &[Sentence], new: &[Sentence], pairs: &mut Vec<SentencePair>) {
    /// New sentences among which the one is looked for that an old one has become.
    const NEAR: usize = 8;
    let gone = |sentence: &Sentence| SentencePair {
        how: SentenceDifference::Gone,
        old: Some(sentence.clone()),
        new: None,
    };
    let came = |sentence: &Sentence| SentencePair {
        how: SentenceDifference::New,
        old: None,
        new: Some(sentence.clone()),
    };
    let mut next = 0;
    for sentence in old {
        let near = &new[next..new.len().min(next + NEAR)];
        let Some((found, how)) = became(&sentence.text, &near.iter().map(|other| other.text.as_str())) else {
            pairs.push(gone(sentence));
            continue;
        };
        pairs.extend(near[..found].iter().map(came));
        pairs.push(SentencePair { how, old: Some(sentence.clone()), new: Some(near[found].clone()) });
        next += found + 1;
    }
    pairs.extend(new[next..].iter().map(came));
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Whether one sentence has become the other: half of the pairs of characters of both are common.
fn is_alike(one: &str, other: &str) -> bool {
    let pairs = |text: &str| {
        let mut pairs: Vec<_> = text.chars().zip(text.chars().skip(1)).collect();
        pairs.sort_unstable();
        pairs
    };
    // One that is more than three times as long cannot have half in common.
    if one.len() > 3 * other.len() || other.len() > 3 * one.len() {
        return false;
    }
    let (one, other) = (pairs(one), pairs(other));
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < one.len() && j < other.len() {
        match one[i].cmp(&other[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
        }
    }
    4 * common >= one.len() + other.len() && common > 0
}

/// A sentence that went here and came there with the same words was moved: it is told once.
fn moved(sections: &mut [SectionPair]) {
    let mut ends: Vec<(String, bool, usize, usize)> = Vec::new();
    for (number, section) in sections.iter().enumerate() {
        for (at, pair) in section.sentences.iter().enumerate() {
            match (&pair.old, &pair.new) {
                (Some(one), None) => ends.push((one.text.clone(), false, number, at)),
                (None, Some(one)) => ends.push((one.text.clone(), true, number, at)),
                _ => {}
            }
        }
    }
    ends.sort_unstable();
    let mut dropped = Vec::new();
    for same in ends.chunk_by(|a, b| a.0 == b.0) {
        let middle = same.partition_point(|end| !end.1);
        for (from, to) in same.part_pairs(middle) {
            let old = sections[from.0].sentences[from.1].old.clone();
            let pair = &mut sections[to.0].sentences[to.1];
            (pair.how, pair.old) = (SentenceDifference::Moved, old);
            dropped.push(from);
        }
    }
    dropped.sort_unstable();
    for (section, at) in dropped.into_iter().rev() {
        sections[section].sentences.remove(at);
    }
}

/// The places of what went and of what came, one by one.
trait Ends {
    fn part_pairs(&self, middle: usize) -> Vec<((usize, usize), (usize, usize))>;
}

impl Ends for [(String, bool, usize, usize)] {
    fn part_pairs(&self, middle: usize) -> Vec<((usize, usize), (usize, usize))> {
        let (gone, came) = self.split_at(middle);
        gone.iter().zip(came).map(|(gone, came)| ((gone.2, gone.3), (came.2, came.3))).collect()
    }
}
