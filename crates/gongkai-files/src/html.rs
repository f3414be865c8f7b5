//! The HTML that every reader writes: escaped text, tables, a limit on its size, and places in it that notices touch.

use std::fmt::Write as _;
use std::ops::Range;

use crate::limits;
use crate::notice::{Notice, NoticeKind, Touches};
use crate::order::by_key;
use crate::{Extract, Refusal, TextMedia};

/// HTML being written.
#[derive(Debug, Default)]
pub(crate) struct Html {
    text: String,
    marks: Vec<(NoticeKind, Range<usize>)>,
    full: bool,
    /// Where each page begins.
    pages: Vec<usize>,
    /// Whether it shows another document.
    frames: bool,
    /// Where the last cell of a table ended.
    ended: usize,
}

impl Html {
    /// Where the next thing will stand, for [`Html::mark`].
    pub(crate) fn position(&self) -> usize {
        self.text.len()
    }

    /// Says that what is written next stands on a page, counted from 0.
    pub(crate) fn on_page(&mut self, page: usize) {
        if self.pages.len() <= page {
            self.pages.resize(page + 1, self.text.len());
        }
    }

    /// Whether the limit was reached: nothing more is taken, and [`Html::finish`] will refuse. Loops over large input
    /// ask for it and stop.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    /// Markup, as it stands.
    pub(crate) fn raw(&mut self, markup: &str) {
        if self.text.len() + markup.len() > limits::OUTPUT {
            self.full = true;
        }
        if !self.full {
            self.text.push_str(markup);
        }
    }

    /// Text: escaped; controls that XML and HTML do not know are left out.
    pub(crate) fn text(&mut self, text: &str) {
        let special =
            |c: char| matches!(c, '<' | '>' | '&' | '"') || (c.is_control() && !matches!(c, '\t' | '\n'));
        let mut rest = text;
        while let Some(at) = rest.find(special) {
            self.raw(&rest[..at]);
            let mut chars = rest[at..].chars();
            match chars.next() {
                Some('<') => self.raw("&lt;"),
                Some('>') => self.raw("&gt;"),
                Some('&') => self.raw("&amp;"),
                Some('"') => self.raw("&quot;"),
                _ => {}
            }
            rest = chars.as_str();
        }
        self.raw(rest);
    }

    /// The start of a table cell; [`Html::end_cell`] ends it.
    pub(crate) fn cell(&mut self, rowspan: usize, colspan: usize) {
        let mut tag = "<td".to_owned();
        if rowspan > 1 {
            let _ = write!(tag, " rowspan=\"{rowspan}\"");
        }
        if colspan > 1 {
            let _ = write!(tag, " colspan=\"{colspan}\"");
        }
        tag.push('>');
        self.raw(&tag);
    }

    /// The end of a table cell. One of which nothing is seen is not an empty one.
    pub(crate) fn end_cell(&mut self) {
        let unseen = |(kind, range): &(NoticeKind, Range<usize>)| {
            *kind == NoticeKind::Unseen && range.end > self.ended
        };
        if self.marks.iter().rev().take(8).any(unseen)
            && let Some(at) = self.text.rfind("<td")
            && is_blank(&self.text[at..])
            && !self.text[at..].contains("</td>")
        {
            self.raw("\u{FFFD}");
            self.mark(NoticeKind::Unseen, at);
        }
        self.raw("</td>");
        self.ended = self.text.len();
    }

    /// Takes back what was written since `position`, which marked nothing yet.
    pub(crate) fn truncate(&mut self, position: usize) {
        self.text.truncate(position);
    }

    /// Another document, which ends with its frame whatever it leaves open.
    pub(crate) fn frame(&mut self, document: &str) {
        self.raw("<iframe srcdoc=\"");
        self.text(document);
        self.raw("\"></iframe>\n");
        self.frames = true;
    }

    /// Says that what was written since `from` is touched by an observation.
    pub(crate) fn mark(&mut self, kind: NoticeKind, from: usize) {
        if from < self.text.len() {
            self.marks.push((kind, from..self.text.len()));
        }
    }

    /// The same where what was written since `from` holds digits.
    pub(crate) fn mark_digits(&mut self, kind: NoticeKind, from: usize) {
        let written = self.text.get(from..).unwrap_or_default();
        if written.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
            self.mark(kind, from);
        }
    }

    /// Says that something was left out here that touches what stands beside it.
    pub(crate) fn mark_here(&mut self, kind: NoticeKind) {
        let here = (kind, self.text.len()..self.text.len());
        if self.marks.last() != Some(&here) {
            self.marks.push(here);
        }
    }

    /// Whether it has marks.
    pub(crate) fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Says that what was written in `range` is touched by an observation.
    pub(crate) fn mark_range(&mut self, kind: NoticeKind, range: Range<usize>) {
        if range.start < range.end && range.end <= self.text.len() {
            self.marks.push((kind, range));
        }
    }

    /// Takes over other HTML with its marks.
    pub(crate) fn append(&mut self, other: &Html) {
        let at = self.text.len();
        self.raw(&other.text);
        self.full |= other.full;
        self.frames |= other.frames;
        if !self.full {
            let moved = other.marks.iter().map(|(kind, range)| (*kind, range.start + at..range.end + at));
            self.marks.extend(moved);
        }
    }

    /// Whether nothing visible was written.
    pub(crate) fn is_blank(&self) -> bool {
        is_blank(&self.text)
    }

    /// The HTML as an extract. The marks of each kind become one notice; `notices` are those without places. Refused:
    /// too large, or without any visible text.
    pub(crate) fn finish(mut self, mut notices: Vec<Notice>) -> Result<Extract, Refusal> {
        if self.full {
            return Err(Refusal::TooLarge);
        }
        if !self.frames && self.is_blank() {
            return Err(Refusal::NoText);
        }
        self.marks.extend(raised(&self.text).into_iter().map(|range| (NoticeKind::Raised, range)));
        for (_, range) in &mut self.marks {
            widen(range, &self.text);
        }
        for &kind in NoticeKind::ALL {
            let of_kind = self.marks.iter().filter(|(k, _)| *k == kind).map(|(_, range)| range.clone());
            let ranges = merged(of_kind.collect());
            if !ranges.is_empty() {
                let count = u32::try_from(ranges.len()).unwrap_or(u32::MAX);
                let told = notices
                    .iter_mut()
                    .find(|notice| notice.kind == kind && notice.touches == Touches::Nothing);
                match told {
                    Some(notice) => notice.touches = Touches::Ranges(ranges),
                    _ => notices.push(Notice {
                        kind,
                        touches: Touches::Ranges(ranges),
                        count,
                        places: Vec::new(),
                    }),
                }
            }
        }
        by_key(&mut notices, |notice| notice.kind as u64);
        self.text.shrink_to_fit();
        Ok(Extract { text: self.text, media: TextMedia::Html, notices, pages: self.pages })
    }
}

/// Whether HTML shows nothing.
fn is_blank(html: &str) -> bool {
    let mut inside = false;
    html.chars().all(|c| {
        inside = (inside || c == '<') && c != '>';
        inside || c == '>' || c.is_whitespace()
    })
}

/// A range of nothing becomes what stands on both sides of it.
fn widen(range: &mut Range<usize>, text: &str) {
    if range.start == range.end {
        let before = text[..range.start].chars().next_back().map_or(0, char::len_utf8);
        let behind = text[range.end..].chars().next().map_or(0, char::len_utf8);
        *range = range.start - before..range.end + behind;
    }
}

/// Where raised digits beside others may be digits of the number. Marks of notes are bare numbers that count on:
/// the next one, or one that stood before, behind the number.
fn raised(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Digits that stand raised, where they stand, and whether a digit stood before.
    let mut open: Option<(String, Range<usize>, bool)> = None;
    let (mut level, mut highest, mut before) = (0_u32, 0_u32, false);
    let mut settle = |mark: Option<(String, Range<usize>, bool)>, behind: bool, highest: &mut u32| {
        let Some((digits, range, before)) = mark else { return };
        let bare = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.parse::<u32>().ok().filter(|_| bare && !digits.starts_with('0'));
        let counts_on = number.is_some_and(|number| number <= *highest + 1);
        if counts_on {
            *highest = number.map_or(*highest, |number| number.max(*highest));
        }
        if bare && (behind || before && !counts_on) {
            found.push(range);
        }
    };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let from = at;
        if c == '<' {
            let end = text[at..].find('>').map_or(text.len(), |end| at + end + 1);
            let tag = &text[at..end];
            at = end;
            match tag {
                "<sup>" | "<sub>" => {
                    level += 1;
                    open.get_or_insert_with(|| (String::new(), from..end, before));
                }
                "</sup>" | "</sub>" => {
                    level = level.saturating_sub(1);
                    if let Some((_, range, _)) = &mut open {
                        range.end = end;
                    }
                }
                "<s>" | "</s>" => {}
                _ => {
                    settle(open.take(), false, &mut highest);
                    before = false;
                }
            }
            continue;
        }
        at += c.len_utf8();
        match &mut open {
            Some((digits, ..)) if level > 0 => digits.push(c),
            _ => {
                let digit = c.is_ascii_digit() || ('０'..='９').contains(&c);
                settle(open.take(), digit, &mut highest);
                before = digit;
            }
        }
    }
    settle(open, false, &mut highest);
    found
}

/// Ranges in order, those that overlap or touch joined.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    by_key(&mut ranges, |range| range.start as u64);
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_controls_are_left_out() {
        let mut html = Html::default();
        html.text("a<b> & \"c\"\u{1}\u{7f}\t表");
        assert_eq!(html.finish(Vec::new()).unwrap().text, "a&lt;b&gt; &amp; &quot;c&quot;\t表");
    }

    #[test]
    fn marks_move_with_what_they_mark_and_are_joined() {
        let mut inner = Html::default();
        inner.text("12");
        inner.mark(NoticeKind::Struck, 1);
        let mut html = Html::default();
        html.text("表二");
        html.append(&inner);
        html.mark(NoticeKind::Struck, 6);
        let notices = html.finish(Vec::new()).unwrap().notices;
        assert_eq!(notices[0].touches, Touches::Ranges(std::iter::once(6..8).collect()));
    }

    #[test]
    fn raised_digits_that_do_not_count_as_marks_are_doubted() {
        let doubted =
            |text: &str| raised(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert!(doubted("<td>1043<sup>1</sup></td><td>5<sup>2</sup></td><td>7<sup>1</sup></td>").is_empty());
        assert!(
            doubted("<td><sup>1043</sup></td><td>表<sup>1</sup></td><td>5<sup>[7]</sup></td>").is_empty()
        );
        assert_eq!(doubted("<td>10<sup>43</sup></td>"), ["<sup>43</sup>"]);
        assert_eq!(doubted("<td>10<sup>4</sup><sup>3</sup></td>"), ["<sup>4</sup><sup>3</sup>"]);
        assert_eq!(
            doubted("<td>1<sup>1</sup>3</td><td><sub>1</sub>04</td>"),
            ["<sup>1</sup>", "<sub>1</sub>"]
        );
        assert_eq!(doubted("<td>10<sup>0</sup></td>"), ["<sup>0</sup>"]);
    }

    #[test]
    fn what_was_left_out_marks_what_stands_beside_it() {
        let mut html = Html::default();
        html.raw("<p>");
        html.mark_here(NoticeKind::Unseen);
        html.text("表");
        let notices = html.finish(Vec::new()).unwrap().notices;
        assert_eq!(notices[0].touches, Touches::Ranges(std::iter::once(2..6).collect()));
    }

    #[test]
    fn more_than_the_limit_is_refused() {
        let mut html = Html::default();
        let mebibyte = "x".repeat(1 << 20);
        (0..=limits::OUTPUT >> 20).for_each(|_| html.text(&mebibyte));
        assert!(html.is_full());
        assert_eq!(html.finish(Vec::new()), Err(Refusal::TooLarge));
    }

    #[test]
    fn a_cell_of_which_nothing_is_seen_is_not_an_empty_one() {
        let mut html = Html::default();
        for unseen in [false, true, false] {
            html.cell(1, 1);
            html.raw("<p>");
            if unseen {
                html.mark_here(NoticeKind::Unseen);
            }
            html.raw("</p>");
            html.end_cell();
        }
        html.cell(1, 1);
        html.mark_here(NoticeKind::Unseen);
        html.text("1");
        html.end_cell();
        let extract = html.finish(Vec::new()).unwrap();
        assert_eq!(extract.text, "<td><p></p></td><td><p></p>\u{FFFD}</td><td><p></p></td><td>1</td>");
    }

    #[test]
    fn markup_alone_is_no_text() {
        let mut html = Html::default();
        html.raw("<p> </p><table><tr><td colspan=\"2\"></td></tr></table>");
        assert_eq!(html.finish(Vec::new()), Err(Refusal::NoText));
    }
}
