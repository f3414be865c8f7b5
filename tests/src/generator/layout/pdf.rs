//! Text out of a PDF: the same drawn page, read in the orders that PDF tools read in.

use super::super::random::Random;
use super::super::sheet::{Sheet, Slot};
use super::super::{Block, Specimen};
use super::tabs::to_radicals;
use super::{display_width, flat, has_no_shape};
use gongkai::TableKind;

/// A line of a cell, where it stands on the page.
struct Fragment {
    /// Half lines from the top: a one-line number beside a two-line label stands between its lines.
    y: usize,
    /// Terminal columns from the left.
    x: usize,
    text: String,
}

/// Characters that fit a column, for each of a table's columns.
fn columns_of(sheet: &Sheet, random: &mut Random) -> Vec<usize> {
    let mut columns = official_columns(sheet, random);
    // Columns that the form does not have.
    columns.resize(sheet.width().max(columns.len()), 4);
    columns
}

fn official_columns(sheet: &Sheet, random: &mut Random) -> Vec<usize> {
    match sheet.kind {
        TableKind::Disclosure if sheet.width() > 4 => vec![8, 5, 8, 8, 9],
        TableKind::Disclosure => vec![11, 8, 8, 9],
        TableKind::Requests => {
            let group = *random.pick(&[1, 3, 6, 6]);
            [vec![group, 6, 14], value_columns(random)].concat()
        }
        TableKind::Disputes => vec![*random.pick(&[3, 4]); 15],
        TableKind::Statistics => vec![*random.pick(&[14, 18, 26]), 3, 8],
        other => unimplemented!("the generator does not print {other:?} yet"),
    }
}

/// Table 3's value columns, wide enough for their numbers; headings wrap in them.
fn value_columns(random: &mut Random) -> Vec<usize> {
    let wide = random.below(2);
    [4, 3, 3, 4, 4, 2, 4].into_iter().map(|w| w + wide).collect()
}

/// Breaks a text into lines of at most `width` characters. Numbers are never broken.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        if part.chars().all(|c| c.is_ascii() || c.is_numeric() || has_no_shape(c)) {
            lines.push(part.to_owned());
            continue;
        }
        let chars: Vec<char> = part.chars().collect();
        lines.extend(chars.chunks(width.max(1)).map(|c| c.iter().collect::<String>()));
    }
    lines
}

/// Prose of a page: lines of forty characters.
fn wrap_prose(text: &str, random: &mut Random) -> String {
    let width = 40;
    let lines = wrap_words(text, width);
    let indent = if random.chance(50) { "    " } else { "" };
    format!("{indent}{}\n", lines.join("\n"))
}

/// As [`wrap`], but keeps runs of digits together, as typesetting does.
fn wrap_words(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let end = if chars[at].is_ascii_digit() {
            at + chars[at..].iter().take_while(|c| c.is_ascii_digit()).count()
        } else {
            at + 1
        };
        if used + (end - at) > width && used > 0 {
            lines.push(String::new());
            used = 0;
        }
        used += end - at;
        if let Some(line) = lines.last_mut() {
            line.extend(&chars[at..end]);
        }
        at = end;
    }
    lines
}

fn width_of(columns: &[usize], x: usize, colspan: usize) -> usize {
    columns[x..(x + colspan).min(columns.len())].iter().sum()
}

/// Puts every line of every cell on the page.
fn place(sheet: &Sheet, columns: &[usize], half_lines: bool) -> Vec<Fragment> {
    let cells = positions(sheet);
    let lines_of = |slot: &Slot, x: usize| wrap(&slot.text, width_of(columns, x, slot.colspan));
    let mut heights = vec![1; sheet.rows.len()];
    for (y, x, slot) in &cells {
        if slot.rowspan == 1 {
            heights[*y] = heights[*y].max(lines_of(slot, *x).len());
        }
    }
    // A cell over several rows that is taller than they are stretches its last row.
    for (y, x, slot) in &cells {
        let room: usize = heights[*y..y + slot.rowspan].iter().sum();
        heights[y + slot.rowspan - 1] += lines_of(slot, *x).len().saturating_sub(room);
    }
    let tops: Vec<usize> = heights.iter().scan(0, |top, h| Some(std::mem::replace(top, *top + h))).collect();
    let mut fragments = Vec::new();
    for (y, x, slot) in cells {
        let lines = lines_of(slot, x);
        let room: usize = heights[y..y + slot.rowspan].iter().sum();
        let slack = room - lines.len();
        let top = tops[y] * 2 + if half_lines { slack } else { slack / 2 * 2 };
        let left: usize = columns[..x].iter().map(|w| w * 2 + 1).sum();
        for (down, text) in lines.into_iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            fragments.push(Fragment { y: top + down * 2, x: left, text });
        }
    }
    fragments.sort_by_key(|f| (f.y, f.x));
    fragments
}

/// Row and column of every cell.
fn positions(sheet: &Sheet) -> Vec<(usize, usize, &Slot)> {
    let mut out = Vec::new();
    for (y, row) in sheet.places().into_iter().enumerate() {
        for (x, place) in row.into_iter().enumerate() {
            if let super::super::sheet::Place::Slot(slot) = place {
                out.push((y, x, slot));
            }
        }
    }
    out
}

fn by_line(fragments: &[Fragment]) -> Vec<&[Fragment]> {
    fragments.chunk_by(|a, b| a.y == b.y).collect()
}

fn prose(
    specimen: &Specimen,
    random: &mut Random,
    mut table: impl FnMut(&Sheet, &mut Random) -> String,
) -> String {
    let mut out = String::new();
    for block in &specimen.blocks {
        match block {
            Block::Table(sheet) => out.push_str(&table(sheet, random)),
            Block::Title(line) => out.push_str(&format!("{}\n", wrap_words(line, 20).join("\n"))),
            Block::Heading(line) => out.push_str(&format!("{line}\n")),
            Block::Paragraph(line) | Block::Signature(line) => out.push_str(&wrap_prose(line, random)),
        }
    }
    out
}

/// `pdftotext -layout`: fragments at their columns, lines from top to bottom.
pub(super) fn layout(specimen: &Specimen, random: &mut Random) -> String {
    prose(specimen, random, |sheet, random| drawn(sheet, false, random))
}

/// The same from a page with generous rows: numbers between the lines of their labels, empty lines between.
pub(super) fn layout_spread(specimen: &Specimen, random: &mut Random) -> String {
    prose(specimen, random, |sheet, random| {
        let table = drawn(sheet, true, random);
        table.lines().map(|l| format!("{l}\n{}", if random.chance(30) { "\n" } else { "" })).collect()
    })
}

fn drawn(sheet: &Sheet, half_lines: bool, random: &mut Random) -> String {
    let columns = columns_of(sheet, random);
    let fragments = place(sheet, &columns, half_lines);
    let mut out = String::new();
    for line in by_line(&fragments) {
        let mut used = 0;
        for (at, fragment) in line.iter().enumerate() {
            // At least one space, even where the page leaves none.
            let gap = fragment.x.saturating_sub(used).max(usize::from(at > 0));
            out.push_str(&" ".repeat(gap));
            out.push_str(&fragment.text);
            used += gap + display_width(&fragment.text);
        }
        out.push('\n');
    }
    out
}

/// `pdftotext -layout` of a page whose narrow headings are set from top to bottom: they come out interleaved,
/// character by character.
pub(super) fn vertical(specimen: &Specimen, random: &mut Random) -> String {
    layout(&super::vertical::stacked(specimen), random)
}

/// pdfplumber: the same lines with single spaces, and radicals for common characters.
pub(super) fn plumber(specimen: &Specimen, random: &mut Random) -> String {
    let text = prose(specimen, random, |sheet, random| {
        let columns = columns_of(sheet, random);
        let fragments = place(sheet, &columns, true);
        let mut out = String::new();
        for line in by_line(&fragments) {
            let texts: Vec<&str> = line.iter().map(|f| f.text.as_str()).collect();
            out.push_str(&texts.join(" "));
            out.push('\n');
        }
        out
    });
    to_radicals(&text)
}

/// Reading order: cell by cell, wrapped labels on lines of their own, a row's numbers on one line.
pub(super) fn reading(specimen: &Specimen, random: &mut Random) -> String {
    prose(specimen, random, |sheet, random| cell_by_cell(sheet, false, random))
}

/// Content order: as [`reading`], but the numbers follow the last line of their label.
pub(super) fn raw(specimen: &Specimen, random: &mut Random) -> String {
    prose(specimen, random, |sheet, random| cell_by_cell(sheet, true, random))
}

fn cell_by_cell(sheet: &Sheet, numbers_follow: bool, random: &mut Random) -> String {
    let columns = columns_of(sheet, random);
    let mut out = String::new();
    let cells = positions(sheet);
    for row in cells.chunk_by(|a, b| a.0 == b.0) {
        let mut line = String::new();
        for (_, x, slot) in row {
            let lines = wrap(&slot.text, width_of(&columns, *x, slot.colspan));
            let wrapped = lines.len() > 1;
            if !slot.value && !line.is_empty() && (wrapped || !sheet_is_wide(sheet)) {
                out.push_str(&std::mem::take(&mut line));
                out.push('\n');
            }
            let last = lines.len() - 1;
            for (at, text) in lines.into_iter().enumerate().filter(|(_, t)| !t.is_empty()) {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(&text);
                if at < last || (wrapped && !(numbers_follow && at == last)) {
                    out.push_str(&std::mem::take(&mut line));
                    out.push('\n');
                }
            }
        }
        if !line.is_empty() {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

/// Table 2's headings stand side by side on one line; table 3's stack.
fn sheet_is_wide(sheet: &Sheet) -> bool {
    sheet.kind != TableKind::Requests
}

/// Every cell on a line of its own with empty lines between, wrapped labels as blocks, and some labels only
/// after the numbers they belong to.
pub(super) fn lines(specimen: &Specimen, random: &mut Random) -> String {
    prose(specimen, random, |sheet, random| {
        let columns = columns_of(sheet, random);
        let mut out = String::new();
        let mut late: Vec<String> = Vec::new();
        let cells = positions(sheet);
        for row in cells.chunk_by(|a, b| a.0 == b.0) {
            for (_, x, slot) in row.iter().filter(|(_, _, s)| !s.text.is_empty()) {
                let lines = wrap(&slot.text, width_of(&columns, *x, slot.colspan));
                let block = format!("{}\n\n", lines.join("\n"));
                if !slot.value && lines.len() > 1 && random.chance(60) {
                    late.push(block);
                } else {
                    out.push_str(&block);
                }
            }
            if random.chance(25) {
                out.extend(late.drain(..));
            }
        }
        out.extend(late);
        out
    })
}

/// pdftotext's default: table 2 column by column, the others with their numbers broken over lines.
pub(super) fn columns(specimen: &Specimen, random: &mut Random) -> String {
    prose(specimen, random, |sheet, random| match sheet.kind {
        TableKind::Disclosure => column_by_column(sheet),
        _ => broken_rows(sheet, random),
    })
}

fn column_by_column(sheet: &Sheet) -> String {
    let mut out: String = sheet.rows.iter().map(|row| flat(&row[0].text) + "\n").collect();
    // Blocks begin at their title; within each, the columns follow one another.
    let blocks: Vec<&[Vec<Slot>]> = sheet.rows.chunk_by(|_, next| next.len() > 1).collect();
    for block in blocks {
        for column in 1..block.iter().map(Vec::len).max().unwrap_or(0) {
            out.push('\n');
            for slot in block.iter().filter_map(|row| row.get(column)).filter(|s| !s.text.is_empty()) {
                out.push_str(&flat(&slot.text));
                out.push('\n');
            }
        }
    }
    out + "\n"
}

fn broken_rows(sheet: &Sheet, random: &mut Random) -> String {
    let mut out = String::new();
    for row in &sheet.rows {
        let mut open = false;
        for slot in row.iter().filter(|s| !s.text.is_empty()) {
            if open {
                out.push(if random.chance(50) { ' ' } else { '\n' });
            }
            out.push_str(&flat(&slot.text));
            open = true;
            if !slot.value {
                out.push('\n');
                open = false;
            }
        }
        if open {
            out.push('\n');
        }
    }
    out
}
