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

    /// The start of a table cell; `</td>` ends it.
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
        let mut inside = false;
        self.text.chars().all(|c| {
            inside = (inside || c == '<') && c != '>';
            inside || c == '>' || c.is_whitespace()
        })
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
    fn more_than_the_limit_is_refused() {
        let mut html = Html::default();
        let mebibyte = "x".repeat(1 << 20);
        (0..=limits::OUTPUT >> 20).for_each(|_| html.text(&mebibyte));
        assert!(html.is_full());
        assert_eq!(html.finish(Vec::new()), Err(Refusal::TooLarge));
    }

    #[test]
    fn markup_alone_is_no_text() {
        let mut html = Html::default();
        html.raw("<p> </p><table><tr><td colspan=\"2\"></td></tr></table>");
        assert_eq!(html.finish(Vec::new()), Err(Refusal::NoText));
    }
}
