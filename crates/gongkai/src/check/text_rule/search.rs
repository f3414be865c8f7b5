//! Searching the prose: sentences on lines of their own, within a bound.

use super::super::prose::{self, Prose, Sentence};
use super::pattern::Pattern;
use crate::slice::Slice as _;
use crate::steps;

/// Longest stretch that is searched as one, in bytes: a match does not go beyond it. Sections of reports have a twentieth.
const STRETCH: usize = 64 << 10;

/// Places of one rule in one report that are told.
pub(super) const MOST: usize = 100;

/// What one search costs beside its text, in bytes.
const START: u64 = 16;

/// Steps that may be taken in one document: states of the pattern times bytes of text.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Fuel(u64);

impl Fuel {
    /// For a document of so many bytes. A hundred ordinary rules take a third of it for a report of usual length.
    pub(in crate::check) fn of(bytes: usize) -> Fuel {
        Fuel((20_000_000 + 1_500 * bytes as u64).min(500_000_000))
    }

    /// An equal share for one of so many rules; what it leaves is for the others.
    fn share(&mut self, rules: usize) -> Fuel {
        let share = self.0 / rules.max(1) as u64;
        self.0 -= share;
        Fuel(share)
    }

    fn take(&mut self, pattern: &Pattern, bytes: usize) -> bool {
        let cost = pattern.size.saturating_mul(bytes as u64 + START);
        let enough = cost <= self.0;
        self.0 = self.0.saturating_sub(cost);
        steps::add(bytes / 16);
        enough
    }
}

/// Sentences of one section that follow each other, each on a line.
pub(super) struct Lines {
    section: u8,
    text: String,
    /// Where each line begins here and in the prose.
    starts: Vec<(u32, u32)>,
}

impl Lines {
    pub(super) fn of(prose: &Prose) -> Vec<Lines> {
        let mut all: Vec<Lines> = Vec::new();
        let mut last: Option<Sentence> = None;
        for (sentence, text) in prose.sentences().filter(|(sentence, text)| sentence.is_prose(text)) {
            let goes_on = last.is_some_and(|last| last.section == sentence.section);
            last = Some(sentence);
            if !goes_on || all.last().is_some_and(|lines| lines.text.len() + text.len() > STRETCH) {
                all.push(Lines { section: sentence.section, text: String::new(), starts: Vec::new() });
            }
            let Some(lines) = all.last_mut() else { continue };
            // A short line may be a heading to other rules; here it is one only where it has an ordinal.
            let breaks_off = lines.text.strip_suffix('\n').is_some_and(|before| {
                let line = before.rfind('\n').map_or(before, |end| before.part(end + 1..));
                let ended = before.ends_with(['。', '！', '？', '；', '：']);
                !ended && !prose::begins_item(line) && !prose::begins_item(text)
            });
            if breaks_off {
                lines.text.pop();
            }
            lines.starts.push((lines.text.len() as u32, sentence.start as u32));
            lines.text.push_str(text);
            lines.text.push('\n');
        }
        all
    }

    pub(super) fn section(&self) -> u8 {
        self.section
    }

    /// The place in the prose.
    fn place(&self, at: usize) -> usize {
        let line = self.starts.partition_point(|&(here, _)| here as usize <= at).saturating_sub(1);
        self.starts.get(line).map_or(0, |&(here, there)| there as usize + at - here as usize)
    }
}

/// What was found in the prose of one report.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Places in the prose.
    pub(super) places: Vec<(usize, usize)>,
    /// Whether the bound was reached: there may be more.
    pub(super) cut: bool,
    /// Whether what excuses a rule stands anywhere.
    pub(super) excused: bool,
}

/// Looks for a pattern in sections (all where there are none).
pub(super) fn search(
    lines: &[Lines],
    pattern: &Pattern,
    unless: Option<&Pattern>,
    sections: &[u8],
    first_only: bool,
    (fuel, rules): (&mut Fuel, usize),
) -> Found {
    let mut own = fuel.share(rules);
    let mut found = Found::default();
    for lines in lines.iter().filter(|lines| sections.is_empty() || sections.contains(&lines.section)) {
        let excuses = unless
            .map_or_else(Vec::new, |unless| matches(lines, unless, usize::MAX, &mut own, &mut found.cut));
        found.excused |= !excuses.is_empty();
        let most = if first_only { 1 } else { usize::MAX };
        for (start, end) in matches(lines, pattern, most, &mut own, &mut found.cut) {
            let excused = !first_only && excuses.iter().any(|excuse| excuse.0 < end && start < excuse.1);
            if !excused && found.places.len() < MOST {
                let last = lines.text.part(start..end).char_indices().next_back().map_or(0, |(at, _)| at);
                let last = lines.place(start + last) + lines.text.part(start + last..end).len();
                found.places.push((lines.place(start), last));
            }
        }
        if found.cut || found.places.len() >= MOST || first_only && !found.places.is_empty() {
            break;
        }
    }
    fuel.0 += own.0;
    found
}

/// The matches in one stretch, without the ends of lines around them.
fn matches(
    lines: &Lines,
    pattern: &Pattern,
    most: usize,
    fuel: &mut Fuel,
    cut: &mut bool,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut all = pattern.regex.find_iter(&lines.text);
    let mut from = 0;
    while found.len() < most {
        // A search may look at everything to the end before it knows what matches.
        if !fuel.take(pattern, lines.text.len() - from) {
            *cut = true;
            break;
        }
        let Some(one) = all.next() else { break };
        from = one.end();
        let inner = one.as_str().trim_matches('\n');
        let start = one.start() + one.as_str().len() - one.as_str().trim_start_matches('\n').len();
        if !inner.is_empty() {
            found.push((start, start + inner.len()));
        }
    }
    found
}
