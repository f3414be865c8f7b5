//! Lines of text to paragraphs, and tables without lines to columns of characters, which the core reads.

use super::blocks::{Block, Blocks};
use super::order::order;
use super::text::{Line, Text, joint};
use crate::html::Html;

/// Where the text of a page begins and ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// Index of the page.
    page: usize,
    left: f32,
    right: f32,
    /// More than one line ends at `right`, or it is as far from the edge as `left` is: lines that end there are full.
    certain: bool,
}

/// Lines that end within so many em of the measure are full.
const FULL: f32 = 1.6;

impl Measure {
    pub(super) fn of(page: &Blocks) -> Self {
        let reach = |block: &Block| match block {
            Block::Line(line) => (line.from, line.to, line.size),
            Block::Table(table) => (table.xs[0], table.xs[table.xs.len() - 1], 10.0),
        };
        let ends: Vec<_> = page.sequence.iter().map(reach).collect();
        let left = ends.iter().fold(f32::MAX, |least, end| least.min(end.0));
        let right = ends.iter().fold(f32::MIN, |most, end| most.max(end.1));
        let full = ends.iter().filter(|(_, to, size)| to + FULL * size >= right).count();
        Self { page: page.sheet, left, right, certain: full > 1 || right + FULL * 10.0 >= page.width - left }
    }
}

/// Lines of text that follow each other, with the measure of their pages.
pub(super) type Run = Vec<(Line, Measure)>;

/// Writes lines as paragraphs; where several of them stand in columns, as columns.
pub(super) fn write(run: &[(Line, Measure)], html: &mut Html) {
    let spaced: Vec<bool> = run.iter().map(|(line, _)| is_spaced(line)).collect();
    let mut from = 0;
    for columns in columned(&spaced) {
        paragraphs(&run[from..columns.start], html);
        from = columns.end;
        write_columns(&run[columns], html);
    }
    paragraphs(&run[from..], html);
}

/// Whether a line has wide gaps, that behind the number of a paragraph aside.
fn is_spaced(line: &Line) -> bool {
    let parts = line.parts();
    let is_number = |part: &str| {
        let inner = part.trim_matches(|c| matches!(c, '（' | '(' | '）' | ')' | '、' | '.' | '．'));
        inner != part && inner.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    };
    parts.len() > 1 + usize::from(is_number(&parts[0]))
}

/// The stretches that hold at least three lines with wide gaps, with few other lines between them.
fn columned(spaced: &[bool]) -> Vec<std::ops::Range<usize>> {
    const LEAST: usize = 3;
    const BETWEEN: usize = 6;
    let mut stretches: Vec<(std::ops::Range<usize>, usize)> = Vec::new();
    for at in (0..spaced.len()).filter(|&at| spaced[at]) {
        match stretches.last_mut() {
            Some((stretch, count)) if at - stretch.end <= BETWEEN => {
                stretch.end = at + 1;
                *count += 1;
            }
            _ => stretches.push((at..at + 1, 1)),
        }
    }
    stretches.into_iter().filter(|(_, count)| *count >= LEAST).map(|(stretch, _)| stretch).collect()
}

fn write_columns(lines: &[(Line, Measure)], html: &mut Html) {
    let sizes: Vec<f32> = lines.iter().map(|(line, _)| line.size).collect();
    let unit = (sizes[order(&sizes)[sizes.len() / 2]] / 2.0).max(1.0);
    let left = lines.iter().fold(f32::MAX, |least, (line, _)| least.min(line.from));
    html.raw("<pre>");
    for (line, measure) in lines {
        html.on_page(measure.page);
        line.marked(line.columns(left, unit)).write(html);
        html.raw("\n");
    }
    html.raw("</pre>\n");
}

fn paragraphs(lines: &[(Line, Measure)], html: &mut Html) {
    let mut paragraph = Text::default();
    let mut before: Option<&(Line, Measure)> = None;
    let finish = |paragraph: &mut Text, html: &mut Html| {
        if !paragraph.is_blank() {
            html.raw("<p>");
            paragraph.write(html);
            html.raw("</p>\n");
        }
        *paragraph = Text::default();
    };
    for line in lines {
        let goes_on = before.is_some_and(|before| goes_on(before, line));
        if !goes_on {
            finish(&mut paragraph, html);
            html.on_page(line.1.page);
        }
        let between =
            before.filter(|_| goes_on).map_or("", |(before, _)| joint(before.last(), line.0.first()));
        paragraph.append(between, &line.0.marked(line.0.text()));
        before = Some(line);
    }
    finish(&mut paragraph, html);
}

/// Whether a paragraph goes on in the next line: the line is full, the next one begins at the margin in the same size.
fn goes_on((line, measure): &(Line, Measure), (next, below): &(Line, Measure)) -> bool {
    const INDENT: f32 = 2.6;
    let full = measure.certain && line.to + FULL * line.size >= measure.right;
    let begins = line.from <= measure.left + INDENT * line.size && next.from <= below.left + 0.6 * next.size;
    let same_size = (line.size - next.size).abs() <= 0.1 * line.size;
    let near = next.v < line.v || next.v - line.v <= 3.0 * line.size;
    full && begins && same_size && near && !(ends_sentence(line.last()) && is_numbered(next))
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '：' | '.' | '”')
}

/// Whether a line begins with a number of a paragraph: `一、`, `（一）`, `1.`.
fn is_numbered(line: &Line) -> bool {
    let begin: String = line.glyphs.iter().map(|glyph| glyph.character).take(5).collect();
    let begin = begin.trim_start_matches(['（', '(']);
    let rest = begin.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    rest.len() < begin.len() && rest.starts_with(['、', '.', '．', '）', ')'])
}
