//! Labels that stand behind their rows.
//!
//! Tools that take a PDF page box by box give a label of several lines only after the rows beside it. Units are never
//! moved, and every row has one. So the table is divided where as many labels as units have come and no label of an
//! earlier row is still to come: within such a part the first unit is the first row's, and so on. Where that cannot
//! be, the part is doubtful, up to the next row whose label cannot have been moved.

use crate::slice::Slice as _;
use std::ops::Range;

use super::super::number::is_placeholder;
use super::entries::{Entry, Label};
use super::words::{Words, chars};
use crate::form::FormRow;
use crate::order;
use crate::source::han_only;
use crate::span::Span;
use crate::spelling::distance_within;

/// Joins labels with the units and values of their rows, where labels came late; `None` where none did. Gives the
/// parts of `entries` whose labels and units do not fit together. Labels that name two rows must have been told apart.
pub(super) fn rejoin(text: &str, rows: &[FormRow], entries: &mut [Entry]) -> Option<Vec<Range<usize>>> {
    if !came_late(text, entries) {
        return None;
    }
    name_typos(text, entries);
    for entry in entries.iter_mut() {
        drop_dashes(text, entry);
    }
    let mut doubtful = Vec::new();
    // Of a table that breaks off the last labels may be lost, and not only late.
    let breaks_off =
        entries.iter().filter_map(row_of).max().is_none_or(|row| usize::from(row) + 1 < rows.len());
    for part in parts(text, entries) {
        let labels: Vec<usize> = part.clone().filter(|&at| row_of(&entries[at]).is_some()).collect();
        let slots: Vec<usize> = part.clone().filter(|&at| is_slot(text, &entries[at])).collect();
        let last = breaks_off && part.len() > 1 && part.end == entries.len();
        if !join(text, rows, entries, labels, &slots) || last {
            doubtful.push(part);
        }
    }
    Some(doubtful)
}

/// Whether a unit has no label, and a label of several lines no unit or a place behind later rows.
fn came_late(text: &str, entries: &[Entry]) -> bool {
    let nameless = |e: &Entry| !e.structured && e.print.is_none() && e.unit.is_some();
    let mut last = 0;
    let mut late = |e: &Entry| {
        let Some(row) = row_of(e) else { return false };
        let behind = row < last;
        last = last.max(row);
        (behind || e.unit.is_none()) && is_wrapped(text, e)
    };
    entries.iter().any(nameless) && entries.iter().any(&mut late)
}

/// The row that an entry's label names.
fn row_of(entry: &Entry) -> Option<u8> {
    if let Label::Row(row, _) = entry.label { Some(row) } else { None }
}

/// Whether an entry has a row's unit; a row that only this place has, label and all, is set aside.
fn is_slot(text: &str, entry: &Entry) -> bool {
    let own = entry.label == Label::Unknown && entry.print.is_some() && !is_wrapped(text, entry);
    entry.unit.is_some() && entry.label != Label::Head && !own
}

/// Whether the label goes over several lines, by itself or by its explanation: others are not moved.
fn is_wrapped(text: &str, entry: &Entry) -> bool {
    /// Longer than an ordinal in brackets, in characters.
    const NOTE: usize = 5;
    let explained = |print: Span| {
        let behind = text.part(print.end as usize..).trim_start();
        behind.starts_with(['（', '(']) && !behind.chars().take(NOTE).any(|c| matches!(c, '）' | ')'))
    };
    entry.print.is_some_and(|print| print.of(text).contains('\n') || explained(print))
}

/// Tells labels with a typo, which may stand anywhere, by their words.
fn name_typos(text: &str, entries: &mut [Entry]) {
    let cores = &Words::get().cores;
    let mut missing: Vec<bool> = vec![true; cores.len()];
    entries.iter().filter_map(row_of).for_each(|row| missing[usize::from(row)] = false);
    for entry in entries.iter_mut().filter(|e| e.label == Label::Unknown) {
        let Some(print) = entry.print else { continue };
        let label = chars(print.of(text));
        let mut like = (0..cores.len()).filter(|&row| {
            missing[row] && distance_within(&label, &cores[row], cores[row].len() / 4).is_some()
        });
        if let (Some(row), None) = (like.next(), like.next()) {
            entry.label = Label::Row(row as u8, None);
            missing[row] = false;
        }
    }
}

/// The strokes of a heading whose words came late stand behind the number of the row before: two of them.
fn drop_dashes(text: &str, entry: &mut Entry) {
    let strokes = entry.values.iter().rev().take_while(|t| is_placeholder(t.span.of(text))).count();
    if !entry.structured && strokes > 1 {
        entry.values.truncate(entry.values.len() - strokes / 2 * 2);
    }
}

/// The parts of the table in which labels and units belong together. One ends where as many labels as units have come
/// and no earlier row is still to be named; and, whatever came before, at a row with a label that is never moved.
fn parts(text: &str, entries: &[Entry]) -> Vec<Range<usize>> {
    // The first row that is named from each place on.
    let mut first = vec![u8::MAX; entries.len() + 1];
    for (at, entry) in entries.iter().enumerate().rev() {
        first[at] = first[at + 1].min(row_of(entry).unwrap_or(u8::MAX));
    }
    let is_anchor = |entry: &Entry, row: u8| {
        row_of(entry) == Some(row) && entry.unit.is_some() && !is_wrapped(text, entry)
    };
    let mut parts = Vec::new();
    let (mut start, mut last) = (0, None);
    let (mut slots, mut labels) = (0, 0);
    for (at, entry) in entries.iter().enumerate() {
        slots += usize::from(is_slot(text, entry));
        labels += usize::from(row_of(entry).is_some());
        last = last.max(row_of(entry));
        let next = entries.get(at + 1);
        let ends = next.is_none_or(|next| labels == slots || is_anchor(next, first[at + 1]));
        if ends && last.is_none_or(|last| last < first[at + 1]) {
            parts.push(start..at + 1);
            (start, slots, labels) = (at + 1, 0, 0);
        }
    }
    if start < entries.len() {
        parts.push(start..entries.len());
    }
    parts
}

/// Gives each unit of a part, in order, the label of its row; `false` where that cannot be.
fn join(
    text: &str,
    rows: &[FormRow],
    entries: &mut [Entry],
    mut labels: Vec<usize>,
    slots: &[usize],
) -> bool {
    order::by_key(&mut labels, |&at| u32::from(row_of(&entries[at]).unwrap_or(0)));
    let fits = |(&label, &slot): (&usize, &usize)| {
        let measure = row_of(&entries[label]).and_then(|row| rows[usize::from(row)].measure);
        let unit = entries[slot].unit.map(|unit| han_only(unit.of(text)));
        let moved = label > slot && is_wrapped(text, &entries[label]);
        label == slot || moved && unit.as_deref() == measure.map(|m| m.zh)
    };
    let is_bare = |at: &usize| entries[*at].unit.is_some() || entries[*at].values.is_empty();
    if labels.len() != slots.len() || !labels.iter().zip(slots).all(fits) || !labels.iter().all(is_bare) {
        return false;
    }
    let names: Vec<(Label, Option<Span>)> =
        labels.iter().map(|&at| (entries[at].label, entries[at].print)).collect();
    for &at in &labels {
        (entries[at].label, entries[at].print) = (Label::Head, None);
    }
    for (&at, (label, print)) in slots.iter().zip(names) {
        (entries[at].label, entries[at].print) = (label, print);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::tests::{of, values};

    /// Section two to the online interviews; the labels of several lines come late.
    fn table(rows: [&str; 6]) -> String {
        format!(
            "二、回应解读情况\n{}\n4.微博微信回应事件数\n次\n8\n5.其他方式回应事件数\n次\n9\n三、依申请公开情况\n（一）收到申请数\n件\n4\n1.当面申请数\n件\n1\n2.传真申请数\n件\n3\n3.网络申请数\n件\n0\n4.信函申请数\n件\n0\n（二）申请办结数\n件\n4\n",
            rows.join("\n")
        )
    }

    const CONFERENCES: &str = "1.参加或举办新闻发布会总次\n数";
    const CONFERENCES_LEAD: &str = "其中：主要负责同志参加新闻发\n布会次数";
    const INTERVIEWS_LEAD: &str = "其中：主要负责同志参加政府网\n站在线访谈次数";
    const INTERVIEWS: &str = "2.政府网站在线访谈次数\n次\n7";

    fn response(text: &str) -> String {
        let all = values(&of(text).reports[0]);
        all.split(" received").next().unwrap_or_default().replace("response.", "")
    }

    const EXPECTED: &str =
        "press_conf=5 press_conf_lead=2 interviews=7 interviews_lead=6 social_replies=8 other_replies=9";

    #[test]
    fn labels_that_come_late_are_counted() {
        let text = table([
            "次\n5",
            "次\n2",
            CONFERENCES,
            CONFERENCES_LEAD,
            INTERVIEWS,
            &format!("次\n6\n{INTERVIEWS_LEAD}"),
        ]);
        assert_eq!(response(&text), EXPECTED);
        // The label of another row stands before a number.
        let text = table([
            CONFERENCES,
            "次\n5",
            "次\n2",
            INTERVIEWS,
            CONFERENCES_LEAD,
            &format!("次\n6\n{INTERVIEWS_LEAD}"),
        ]);
        assert_eq!(response(&text), EXPECTED);
    }

    #[test]
    fn where_labels_and_units_do_not_match_all_is_doubtful() {
        let text = table([CONFERENCES, "次\n5", "次\n2", INTERVIEWS, CONFERENCES_LEAD, "次\n6"]);
        assert!(!response(&text).contains("press_conf_lead=6 "), "{}", response(&text));
        assert!(response(&text).ends_with(" social_replies=8 other_replies=9"), "{}", response(&text));
    }
}
