//! A line of the source with the places marked under it, where Chinese characters take two columns.

use gongkai::Span;
use unicode_width::UnicodeWidthChar;

/// Columns of a shown line. Longer lines are cut around the first mark.
const WIDTH: usize = 96;
/// Columns that stay before the first mark of a cut line.
const BEFORE: usize = 40;
/// Stands for what is cut off. ASCII: terminals disagree on the width of `…`.
const CUT: &str = "...";

/// A place to mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    /// `^` instead of `-`.
    pub(crate) primary: bool,
}

/// Finds lines of a text by position.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// A line, without its end.
pub(crate) struct Line<'a> {
    /// From 0.
    pub(crate) number: usize,
    pub(crate) start: usize,
    pub(crate) text: &'a str,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The line in which a place begins; `None` when it lies outside of the text or inside a character.
    pub(crate) fn at(&self, span: Span) -> Option<Line<'a>> {
        let at = span.start as usize;
        self.text.get(..at)?;
        let number = self.starts.partition_point(|&start| start <= at) - 1;
        let start = self.starts[number];
        let end = self.starts.get(number + 1).map_or(self.text.len(), |&next| next - 1);
        let text = self.text[start..end.max(at)].trim_end_matches('\r');
        Some(Line { number, start, text })
    }
}

/// A line made fit to show.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    pub(crate) text: String,
    /// The line of marks; spaces and `^` and `-` only.
    pub(crate) marks: String,
    /// Marks that fell outside of a cut line.
    pub(crate) hidden: usize,
}

/// Shows `line`, which starts at byte `start` of the text that the marks index.
pub(crate) fn excerpt(line: &str, start: usize, marks: &[Mark]) -> Excerpt {
    let inside = |at: u32| (at as usize).saturating_sub(start).min(line.len());
    let ranges: Vec<_> =
        marks.iter().map(|m| (inside(m.span.start), inside(m.span.end), m.primary)).collect();
    let focus = ranges.iter().find(|r| r.2).or(ranges.first()).map_or(0, |r| r.0);
    let (from, to) = window(line, focus);

    let mut shown = Excerpt { text: String::new(), marks: String::new(), hidden: 0 };
    if from > 0 {
        shown.text.push_str(CUT);
        shown.marks.push_str(&" ".repeat(CUT.len()));
    }
    for (offset, c) in line[from..to].char_indices() {
        let (glyph, width) = glyph(c);
        let at = from + offset;
        shown.text.extend(glyph);
        shown.marks.extend(std::iter::repeat_n(sign(&ranges, at), width));
    }
    if ranges.iter().any(|&(start, ..)| start >= to && to == line.len()) {
        // A blank cell at the very end of the line.
        shown.marks.push(sign(&ranges, line.len()));
    }
    if to < line.len() {
        shown.text.push_str(CUT);
    }
    shown.hidden = ranges
        .iter()
        .filter(|&&(start, end, _)| end.max(start + 1) <= from || (start >= to && to < line.len()))
        .count();
    shown.marks.truncate(shown.marks.trim_end().len());
    shown.text.truncate(shown.text.trim_end().len());
    shown
}

/// The part of a line that is shown: all of it when it fits, otherwise what surrounds `focus`.
fn window(line: &str, focus: usize) -> (usize, usize) {
    // No character has more than four bytes; longer lines need not be measured to the end.
    if line.len() <= 4 * WIDTH && line.chars().map(|c| glyph(c).1).sum::<usize>() <= WIDTH {
        return (0, line.len());
    }
    let focus = (0..=focus).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0);
    let mut from = focus;
    let mut width = 0;
    for (at, c) in line[..focus].char_indices().rev() {
        width += glyph(c).1;
        if width > BEFORE {
            break;
        }
        from = at;
    }
    let mut to = from;
    width = 0;
    for (at, c) in line[from..].char_indices() {
        width += glyph(c).1;
        if width > WIDTH {
            break;
        }
        to = from + at + c.len_utf8();
    }
    (from, to)
}

/// The mark under the character at `at`. An empty place marks the character that follows it.
fn sign(ranges: &[(usize, usize, bool)], at: usize) -> char {
    let over = |&&(start, end, _): &&(usize, usize, bool)| start <= at && at < end.max(start + 1);
    match ranges.iter().filter(over).map(|r| r.2).max() {
        Some(true) => '^',
        Some(false) => '-',
        None => ' ',
    }
}

/// How a character is shown, and how many columns it takes. Tabs are one column; characters that could move the
/// cursor, change colours or turn the direction of writing are not let through.
fn glyph(c: char) -> (Option<char>, usize) {
    match c {
        '\t' | '\u{2028}' | '\u{2029}' => (Some(' '), 1),
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => (None, 0),
        c if c.is_control() => (Some('?'), 1),
        c => (Some(c), c.width().unwrap_or(0)),
    }
}

/// Text from outside made harmless for a terminal, on one line.
pub(crate) fn printable(text: &str) -> String {
    text.chars().filter_map(|c| glyph(if c == '\n' { '\t' } else { c }).0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(line: &str, print: &str, primary: bool) -> Mark {
        let start = line.find(print).unwrap();
        Mark { span: Span::new(start, start + print.len()), primary }
    }

    fn show(line: &str, marks: &[Mark]) -> (String, String) {
        let shown = excerpt(line, 0, marks);
        (shown.text, shown.marks)
    }

    #[test]
    fn marks_stand_under_wide_characters() {
        let line = "新收\t3\t（二）x";
        assert_eq!(show(line, &[mark(line, "3", true)]), ("新收 3 （二）x".to_owned(), "     ^".to_owned()));
        assert_eq!(show(line, &[mark(line, "收", false)]).1, "  --");
        assert_eq!(show(line, &[mark(line, "（二）", false), mark(line, "3", true)]).1, "     ^ ------");
    }

    #[test]
    fn nothing_trails() {
        assert_eq!(show("新收\t\t", &[]), ("新收".to_owned(), String::new()));
    }

    #[test]
    fn an_empty_place_is_marked_too_even_at_the_end() {
        let line = "新收\t\t3";
        assert_eq!(show(line, &[Mark { span: Span::new(7, 7), primary: true }]).1, "     ^");
        let end = Mark { span: Span::new(line.len(), line.len()), primary: true };
        assert_eq!(show(line, &[end]).1, "       ^");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}3{}9", "字".repeat(500), "，文".repeat(500));
        let shown = excerpt(&line, 0, &[mark(&line, "3", true), mark(&line, "9", false)]);
        assert!(shown.text.starts_with("...字字") && shown.text.ends_with("..."), "{}", shown.text);
        assert_eq!(shown.marks, format!("{}^", " ".repeat(3 + BEFORE)));
        assert_eq!(shown.hidden, 1);
        assert!(unicode_width::UnicodeWidthStr::width(shown.text.as_str()) <= WIDTH + 2 * CUT.len());
        let start = excerpt(&line, 0, &[Mark { span: Span::new(0, 3), primary: true }]);
        assert!(start.text.starts_with('字') && start.marks == "^^");
    }

    #[test]
    fn lines_are_found_and_trimmed() {
        let lines = Lines::new("一\r\n二\n");
        let line = lines.at(Span::new(5, 8)).unwrap();
        assert_eq!((line.number, line.start, line.text), (1, 5, "二"));
        assert_eq!(lines.at(Span::new(0, 1)).unwrap().text, "一");
        assert_eq!(lines.at(Span::new(9, 9)).unwrap().number, 2);
        assert!(lines.at(Span::new(1, 2)).is_none());
        assert!(lines.at(Span::new(99, 100)).is_none());
        assert!(Lines::new("").at(Span::new(0, 0)).is_some());
    }

    #[test]
    fn no_place_is_too_strange_to_show() {
        let text = format!("表二\t𠮷\r\n\u{feff}a\u{301}\n{}", "，3\t".repeat(60));
        let lines = Lines::new(&text);
        for start in 0..text.len() + 3 {
            let Some(line) = lines.at(Span::new(start, start)) else {
                assert!(!text.is_char_boundary(start));
                continue;
            };
            for end in [0, start, start + 1, start + 7, text.len() + 9] {
                let mark = Mark { span: Span::new(start, end), primary: true };
                let shown = excerpt(line.text, line.start, &[mark]);
                assert_eq!(shown.hidden, 0, "{start} {end}");
            }
        }
    }

    #[test]
    fn a_place_over_several_lines_is_marked_to_the_end_of_the_first() {
        assert_eq!(excerpt("ab", 0, &[Mark { span: Span::new(1, 40), primary: true }]).marks, " ^");
    }

    #[test]
    fn nothing_that_drives_a_terminal_gets_through() {
        assert_eq!(printable("a\u{1b}[31m\u{202e}b\n\u{7}c\u{200b}"), "a?[31mb ?c");
        let line = "\u{1b}]0;x\u{7}3";
        assert_eq!(show(line, &[mark(line, "3", true)]), ("?]0;x?3".to_owned(), "      ^".to_owned()));
    }
}
