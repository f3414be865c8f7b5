//! The document around the tables: titles, sections, the body and its year, the period, the signature, and what
//! a portal prints around all that.

mod bodies;
mod chrome;
mod headings;
mod older;
pub(crate) mod own;
mod signature;
mod titles;

use super::dates;
use crate::slice::Slice as _;

pub(super) use bodies::in_metadata;
pub(super) use chrome::{before as chrome_before, behind as chrome_behind};
pub(crate) use headings::SECTIONS as TITLES;
pub(super) use headings::{Heading, headings, sections};
pub(super) use older::with_older;
pub(super) use signature::{period, signature};
pub(super) use titles::{Title, beside, titles};

/// The body and the year that a report's own words name: what it announces itself as, who drew it up, and whose work its
/// first sentences are about.
pub(super) fn own_words(preamble: &str, first: &str) -> (Option<String>, Option<u16>) {
    /// Bytes within which they stand.
    const REACH: usize = 3000;
    let near = |text: &str| own::squeezed(text.part(..text.floor_char_boundary(REACH)));
    let preamble = near(preamble);
    let announced: Vec<_> = preamble.split('。').filter_map(own::announced_in).collect();
    let agency = announced.iter().find_map(|(agency, _)| agency.clone());
    let agency = agency.or_else(|| preamble.split('。').find_map(own::author_in));
    // 一、总体情况, 主动公开: no sentences yet.
    let is_sentence = |text: &&str| text.len() > 3 * 12;
    let by_deeds = || {
        let first = near(first);
        let mut sentences = preamble.split('。').chain(first.split('。').filter(is_sentence).take(2));
        sentences.find_map(own::subject)
    };
    (agency.or_else(by_deeds), announced.iter().find_map(|(_, year)| *year))
}

/// The year that most of a text speaks of.
pub(super) fn dominant_year(text: &str) -> Option<u16> {
    let mut counts: Vec<(u16, u32)> = Vec::new();
    for (at, year, length) in dates::years(text).filter(|(_, year, _)| (2008..=2099).contains(year)) {
        // 2023年，…: what a sentence begins with is its time; others may be those of laws and documents.
        let opens =
            text.part(..at).chars().next_back().is_none_or(|c| c.is_whitespace() || "。；）：".contains(c))
                && text.part(at + length..).trim_start_matches('度').starts_with('，');
        let weight = 1 + u32::from(opens);
        match counts.iter_mut().find(|(y, _)| *y == year) {
            Some((_, count)) => *count += weight,
            None => counts.push((year, weight)),
        }
    }
    // Of equally frequent years the earlier: a report of 2020 is signed in 2021.
    counts.into_iter().max_by_key(|&(year, count)| (count, std::cmp::Reverse(year))).map(|(year, _)| year)
}
