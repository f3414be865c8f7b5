//! The annual report itself: its prose as it stands in the text, its tables as the form prints them.

use super::tables::{Marks, extra, official};
use super::{Block, Given, Place};
use crate::report::{Media, Report, Section};
use crate::span::Span;

/// A line of prose of at least so many characters that ends without a stop goes on in the next one.
const FULL_LINE: usize = 20;
/// Headings （一） are at most so long.
const LONGEST_HEADING: usize = 30;

/// Title, prose and tables in the order of the text. A table that stands at no place comes last.
pub(super) fn blocks(given: Given<'_>) -> Vec<Block> {
    let report = given.report;
    let mut annual = Annual {
        given,
        blocks: vec![Block::Title(given.title())],
        prose: String::new(),
        title: bare(&given.title()),
    };
    let text = &given.document.text;
    let span = report.span.unwrap_or(Span::new(0, text.len()));
    let mut tables: Vec<usize> = (0..report.tables.len()).collect();
    tables.sort_by_key(|&at| report.tables[at].span.start);
    let mut tables = tables.into_iter().peekable();
    let mut cuts: Vec<Span> = report.table_spans.iter().chain(&report.noise).copied().collect();
    cuts.extend(report.tables.iter().map(|table| table.span));
    for cut in &mut cuts {
        *cut = whole_lines(text, *cut);
    }
    cuts.sort_by_key(|cut| (cut.start, cut.end));
    let mut at = span.start;
    for cut in cuts {
        annual.prose(at, cut.start.min(span.end));
        while tables
            .next_if(|&table| report.tables[table].span.start < cut.end)
            .map(|table| annual.table(table))
            .is_some()
        {}
        at = at.max(cut.end);
    }
    annual.prose(at, span.end);
    for table in tables {
        annual.table(table);
    }
    annual.blocks
}

/// A place with what little stands before and behind it in its first and last line: the ordinal of a row, a unit.
fn whole_lines(text: &str, span: Span) -> Span {
    /// More than this is prose.
    const LITTLE: usize = 8;
    let (Some(before), Some(behind)) = (text.get(..span.start as usize), text.get(span.end as usize..))
    else {
        return span;
    };
    let before = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    let behind = behind.find('\n').unwrap_or(behind.len());
    let little = |from: usize, to: usize| Span::new(from, to).of(text).chars().count() <= LITTLE;
    let (start, end) = (span.start as usize, span.end as usize);
    Span::new(
        if little(start - before, start) { start - before } else { start },
        if little(end, end + behind) { end + behind } else { end },
    )
}

struct Annual<'a> {
    given: Given<'a>,
    blocks: Vec<Block>,
    /// A paragraph whose end has not come yet.
    prose: String,
    /// What of the title was not printed yet, without spaces.
    title: String,
}

/// Without any space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

impl Annual<'_> {
    fn table(&mut self, at: usize) {
        self.end();
        let table = &self.given.report.tables[at];
        let mut grid = official(self.given, table, Marks::NONE, "");
        // The section's heading says it; the form prints none.
        grid.name = std::mem::take(&mut grid.caption);
        self.blocks.push(Block::Grid(grid));
        self.blocks.extend(extra(self.given, table.form.table).map(Block::Grid));
    }

    /// The text between two places.
    fn prose(&mut self, from: u32, to: u32) {
        if from >= to {
            return;
        }
        let report = self.given.report;
        let mut at = from;
        let starts = report.sections.iter().filter(|section| (from..to).contains(&section.span.start));
        let starts: Vec<&Section> = starts.collect();
        for section in starts {
            self.lines(at, section.span.start);
            self.end();
            self.blocks.push(Block::Heading(1, section.heading.clone()));
            at = section.span.start + section.heading.len() as u32;
        }
        self.lines(at, to);
        self.end();
    }

    fn lines(&mut self, from: u32, to: u32) {
        let Some(text) = self.given.document.text.get(from as usize..(to as usize).max(from as usize)) else {
            return;
        };
        for line in text.split(['\n', '\r', '\u{c}']) {
            self.line(line.trim());
        }
    }

    fn line(&mut self, line: &str) {
        let own = bare(line);
        if !own.is_empty()
            && let Some(rest) = self.title.strip_prefix(&own)
        {
            self.title = rest.to_owned();
            return;
        }
        if !line.chars().any(char::is_alphanumeric) {
            return self.end();
        }
        let length = line.chars().count();
        let Report { signed, .. } = self.given.report;
        let signed_by = signed.as_ref().and_then(|signed| signed.by.as_deref());
        let is_signature = signed.is_some() && (is_date(&own) || signed_by.is_some_and(|by| bare(by) == own));
        if is_signature {
            self.end();
            return self.blocks.push(Block::Line(Place::End, line.to_owned()));
        }
        if length <= LONGEST_HEADING
            && line.starts_with('（')
            && !line.ends_with(['。', '；'])
            && is_numbered(line)
        {
            self.end();
            return self.blocks.push(Block::Heading(2, line.to_owned()));
        }
        if is_numbered(line) {
            self.end();
        }
        self.prose.push_str(&line.replace('\t', " "));
        let goes_on = self.given.document.media == Media::PlainText
            && length >= FULL_LINE
            && !line.ends_with(['。', '！', '？', '：', '；', '”', '）', '.', ':', ';', '…']);
        if !goes_on {
            self.end();
        }
    }

    /// The paragraph is whole.
    fn end(&mut self) {
        if !self.prose.is_empty() {
            let prose = std::mem::take(&mut self.prose);
            self.blocks.push(Block::Line(Place::Text, prose));
        }
    }
}

/// Whether a line is a date and nothing else: 2025年1月20日, 2025-01-20.
fn is_date(line: &str) -> bool {
    let signs = |c: char| c.is_ascii_digit() || "年月日-./〇○一二三四五六七八九十".contains(c);
    line.chars().all(signs) && line.chars().count() >= 6
}

/// Whether a line begins with a number of its own: （一）, 一、, 1.
fn is_numbered(line: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let inside = line.trim_start_matches(['（', '(']);
    let rest = inside.trim_start_matches(number);
    rest.len() < inside.len() && rest.starts_with(['、', '）', ')', '.', '．'])
}
