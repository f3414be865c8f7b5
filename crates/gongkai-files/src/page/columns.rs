//! Sheets that print several pages side by side, and pages set in columns: each part is read to its end before the next.
//!
//! What tells them from a table without lines is what stands on both sides of the empty strip between them: lines of text
//! that fill the width of their column, or ruled tables.
#![expect(clippy::cast_precision_loss, reason = "a sheet has a few hundred fields")]

use std::ops::Range;

use super::grid::grids;
use super::order::within;
use super::text::{is_wide, lines};
use super::{Glyph, Page, Ruling, Way, rulings};

/// A part of a sheet, read as a page.
pub(super) struct Part {
    pub(super) page: Page,
    /// Index of the sheet.
    pub(super) sheet: usize,
    /// Which page it belongs to, counted over all sheets: columns are parts of one page.
    pub(super) number: usize,
}

/// Fields in which a sheet is divided to find what is empty.
const ACROSS: usize = 320;
const DOWN: usize = 240;
/// A sheet of fewer glyphs, or of more, is not divided.
const GLYPHS: Range<usize> = 60..40_000;
/// An empty strip is at least so wide, in the usual size of the text.
const GUTTER: f32 = 0.75;
/// It is at least so high, as a share of the sheet.
const HIGH: f32 = 0.2;
/// Strips within strips: four pages or columns side by side.
const DEPTH: usize = 2;

/// Divides the sheets of a file.
pub(super) fn divided(sheets: Vec<Page>) -> Vec<Part> {
    let mut parts = Vec::with_capacity(sheets.len());
    let mut number = 0;
    for (sheet, mut page) in sheets.into_iter().enumerate() {
        page.upright();
        divide(page, DEPTH, &mut number, &mut |page, number| parts.push(Part { page, sheet, number }));
        number += 1;
    }
    parts
}

/// Gives the parts of a page in reading order; `number` is that of the page, and of the last one side by side with it.
fn divide(page: Page, depth: usize, number: &mut usize, give: &mut dyn FnMut(Page, usize)) {
    let strip = if depth > 0 { strip(&page) } else { None };
    let Some(strip) = strip else { return give(page, *number) };
    let Quarters { above, left, right, below } = quarters(page, &strip);
    let is_part = |page: &Page| !page.glyphs.is_empty();
    let pages = !is_part(&above) && !is_part(&below);
    if is_part(&above) {
        give(above, *number);
    }
    divide(left, depth - 1, number, give);
    *number += usize::from(pages);
    divide(right, depth - 1, number, give);
    if is_part(&below) {
        give(below, *number);
    }
}

/// An empty strip from one height to another.
#[derive(Clone, Copy, Debug)]
struct Strip {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    is_wide: bool,
}

/// The highest empty strip between two columns of text or tables.
fn strip(page: &Page) -> Option<Strip> {
    if !GLYPHS.contains(&page.glyphs.len()) {
        return None;
    }
    let size = usual_size(&page.glyphs);
    let taken = Taken::of(page);
    // For each field across the longest run of empty ones, from the first glyph to the last.
    let mut runs: Vec<(usize, usize)> = (0..ACROSS).map(|column| taken.longest(column)).collect();
    (0..TRIED).find_map(|_| {
        let strip = highest(page, size, taken.columns.clone(), &mut runs)?;
        parts_text(page, &strip).then_some(strip)
    })
}

/// So many strips of a page are looked at, the highest first.
const TRIED: usize = 4;

/// The highest of the strips within these columns, whose runs it takes out; `None`: it is too narrow or too low.
fn highest(page: &Page, size: f32, columns: Range<usize>, runs: &mut [(usize, usize)]) -> Option<Strip> {
    let (wide, high) = (page.width / ACROSS as f32, page.height / DOWN as f32);
    let length = |&(from, to): &(usize, usize)| to - from;
    let best = columns.max_by_key(|&column| length(&runs[column]))?;
    let (top, bottom) = runs[best];
    if (bottom - top) as f32 * high < HIGH * page.height {
        return None;
    }
    // Beside it, as far as it is empty over the same height, give or take a line.
    #[expect(clippy::cast_sign_loss, reason = "between 0 and the count")]
    let slack = within(2.0 * size / high, 0.0, DOWN as f32) as usize;
    let same = |column: &usize| runs[*column].0 <= top + slack && runs[*column].1 + slack >= bottom;
    let left = (0..=best).rev().take_while(same).last()?;
    let right = (best..ACROSS).take_while(same).last()?;
    let beside = &mut runs[left..=right];
    let strip = Strip {
        left: left as f32 * wide,
        right: (right + 1) as f32 * wide,
        top: beside.iter().map(|run| run.0).max()? as f32 * high,
        bottom: beside.iter().map(|run| run.1).min()? as f32 * high,
        is_wide: (right + 1 - left) as f32 * wide >= GUTTER * size,
    };
    beside.fill((0, 0));
    Some(strip)
}

/// Whether columns of text or tables stand on both sides.
fn parts_text(page: &Page, strip: &Strip) -> bool {
    if !strip.is_wide {
        return false;
    }
    let middle = f32::midpoint(strip.left, strip.right);
    let beside = |left: bool| {
        let is_beside = |x: f32, y: f32| (x < middle) == left && (strip.top..=strip.bottom).contains(&y);
        let inside = |glyph: &&Glyph| {
            let (x, y) = glyph.centre();
            glyph.way == Way::Across && is_beside(x, y)
        };
        let glyphs: Vec<Glyph> = page.glyphs.iter().filter(inside).copied().collect();
        let lines_there = page.rulings.iter().filter(|line| {
            let ((x, y), _) = ends(line);
            is_beside(x, y)
        });
        is_prose(&glyphs) || is_table(&lines_there.copied().collect::<Vec<_>>())
    };
    beside(true) && beside(false)
}

/// Whether several lines of text fill the width that the lines take together.
fn is_prose(glyphs: &[Glyph]) -> bool {
    /// So many lines of so many wide characters, without gaps.
    const LINES: usize = 4;
    const LONG: usize = 10;
    const FULL: f32 = 0.85;
    let lines = lines(glyphs);
    let left = lines.iter().fold(f32::MAX, |least, line| least.min(line.from));
    let right = lines.iter().fold(f32::MIN, |most, line| most.max(line.to));
    let full = lines.iter().filter(|line| {
        line.to - line.from >= FULL * (right - left)
            && line.glyphs.iter().filter(|glyph| is_wide(glyph.character)).count() >= LONG
            && line.parts().len() == 1
    });
    full.count() >= LINES
}

/// Whether lines rule a table.
fn is_table(lines: &[Ruling]) -> bool {
    const FIELDS: usize = 6;
    grids(&rulings::joined(lines)).iter().any(|grid| (grid.xs.len() - 1) * (grid.ys.len() - 1) >= FIELDS)
}

fn ends(line: &Ruling) -> ((f32, f32), (f32, f32)) {
    if line.horizontal {
        ((line.from, line.at), (line.to, line.at))
    } else {
        ((line.at, line.from), (line.at, line.to))
    }
}

/// The size that most glyphs have.
fn usual_size(glyphs: &[Glyph]) -> f32 {
    let sizes: Vec<f32> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes[super::order::order(&sizes)[sizes.len() / 2]]
}

/// Which fields of a page hold something.
struct Taken {
    fields: Vec<i32>,
    /// The first row that holds something, and the one behind the last.
    rows: (usize, usize),
    /// The same of the columns.
    columns: Range<usize>,
}

impl Taken {
    fn of(page: &Page) -> Self {
        // Each area raises the fields from its upper left corner on and lowers them behind its end.
        let mut fields = vec![0; (ACROSS + 1) * (DOWN + 1)];
        let field = |place: f32, size: f32, count: usize| {
            #[expect(clippy::cast_sign_loss, reason = "between 0 and the count")]
            let at = within(place / size * count as f32, 0.0, count as f32 - 1.0) as usize;
            at
        };
        let (mut rows, mut columns) = ((DOWN, 0), (ACROSS, 0));
        let mut take = |(x0, y0): (f32, f32), (x1, y1): (f32, f32)| {
            let (left, right) = (field(x0, page.width, ACROSS), field(x1, page.width, ACROSS) + 1);
            let (top, bottom) = (field(y0, page.height, DOWN), field(y1, page.height, DOWN) + 1);
            for (x, y, by) in [(left, top, 1), (right, top, -1), (left, bottom, -1), (right, bottom, 1)] {
                fields[y * (ACROSS + 1) + x] += by;
            }
            rows = (rows.0.min(top), rows.1.max(bottom));
            columns = (columns.0.min(left), columns.1.max(right));
        };
        for glyph in page.glyphs.iter().filter(|glyph| !glyph.character.is_whitespace()) {
            let (x, y) = glyph.centre();
            let (along, high) = (glyph.advance / 2.0, glyph.size / 2.0);
            let (along, high) = if matches!(glyph.way, Way::Up | Way::Down | Way::Stacked) {
                (high, along)
            } else {
                (along, high)
            };
            take((x - along, y - high), (x + along, y + high));
        }
        for line in &page.rulings {
            let (from, to) = ends(line);
            take(from, to);
        }
        for row in 0..=DOWN {
            for column in 0..=ACROSS {
                let at = row * (ACROSS + 1) + column;
                let left = if column > 0 { fields[at - 1] } else { 0 };
                let above = if row > 0 { fields[at - ACROSS - 1] } else { 0 };
                let corner = if row > 0 && column > 0 { fields[at - ACROSS - 2] } else { 0 };
                fields[at] += left + above - corner;
            }
        }
        Self { fields, rows, columns: columns.0..columns.1 }
    }

    /// The longest run of empty fields in a column.
    fn longest(&self, column: usize) -> (usize, usize) {
        let mut longest = (0, 0);
        let mut from = self.rows.0;
        for row in self.rows.0..=self.rows.1 {
            if row == self.rows.1 || self.fields[row * (ACROSS + 1) + column] > 0 {
                if row - from > longest.1 - longest.0 {
                    longest = (from, row);
                }
                from = row + 1;
            }
        }
        longest
    }
}

/// What stands above a strip, on both sides of it, and below it.
struct Quarters {
    above: Page,
    left: Page,
    right: Page,
    below: Page,
}

fn quarters(page: Page, strip: &Strip) -> Quarters {
    let middle = f32::midpoint(strip.left, strip.right);
    let empty =
        || Page { width: page.width, height: page.height, recognised: page.recognised, ..Page::default() };
    let mut parts = [empty(), empty(), empty(), empty()];
    let at = |(x, y): (f32, f32)| match () {
        () if y < strip.top => 0,
        () if y > strip.bottom => 3,
        () => 1 + usize::from(x >= middle),
    };
    for glyph in page.glyphs {
        parts[at(glyph.centre())].glyphs.push(glyph);
    }
    for glyph in page.unseen {
        parts[at(glyph.centre())].unseen.push(glyph);
    }
    for line in page.rulings {
        let ((x0, y0), (x1, y1)) = ends(&line);
        parts[at((f32::midpoint(x0, x1), f32::midpoint(y0, y1)))].rulings.push(line);
    }
    let [above, mut left, mut right, below] = parts;
    // Both sides begin at the same place, so that a table goes on from one to the other.
    let by = edge(&left) - edge(&right);
    left.width = middle;
    right.width += by;
    shift(&mut right, by, 0.0);
    if above.glyphs.is_empty() && below.glyphs.is_empty() {
        frame(&mut left);
        frame(&mut right);
    }
    Quarters { above, left, right, below }
}

fn shift(page: &mut Page, right: f32, down: f32) {
    for glyph in page.glyphs.iter_mut().chain(&mut page.unseen) {
        (glyph.x, glyph.y) = (glyph.x + right, glyph.y + down);
    }
    for line in &mut page.rulings {
        let (along, across) = if line.horizontal { (right, down) } else { (down, right) };
        (line.from, line.to, line.at) = (line.from + along, line.to + along, line.at + across);
    }
}

/// Takes the empty part of a sheet above and below a page away, so that its head and foot stand at its ends.
fn frame(page: &mut Page) {
    /// So much of the sheet a page fills that is as high as it.
    const FULL: f32 = 0.75;
    /// What is left above and below the text, as a share of its height.
    const MARGIN: f32 = 0.09;
    let heights = page.glyphs.iter().map(|glyph| (glyph.y - glyph.size, glyph.y));
    let lines = page.rulings.iter().map(|line| (ends(line).0.1, ends(line).1.1));
    let (top, bottom) = heights
        .chain(lines)
        .fold((f32::MAX, f32::MIN), |(top, bottom), (from, to)| (top.min(from), bottom.max(to)));
    let height = bottom - top;
    if height > 0.0 && height < FULL * page.height {
        shift(page, 0.0, MARGIN * height - top);
        page.height = (1.0 + 2.0 * MARGIN) * height;
    }
}

/// Where what a page shows begins on the left.
fn edge(page: &Page) -> f32 {
    let lines = page.rulings.iter().map(|line| ends(line).0.0);
    let glyphs = page.glyphs.iter().map(|glyph| glyph.x);
    lines.chain(glyphs).fold(page.width, f32::min).max(0.0)
}
