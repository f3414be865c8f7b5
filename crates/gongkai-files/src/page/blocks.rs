//! One page as lines of text and tables, from above.

use super::columns::Part;
use super::grid::{Cell, grids};
use super::order::order;
use super::text::{Line, Text, cell, lines};
use super::{Glyph, UNKNOWN, Way, rulings, sight, struck};
use crate::{NoticeKind, limits};

/// A piece of a page.
#[derive(Clone, Debug)]
pub(super) enum Block {
    Line(Line),
    Table(Table),
}

/// A table with its text. Columns are known by their edges, so that the table can go on over pages.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) xs: Vec<f32>,
    pub(super) rows: usize,
    pub(super) cells: Vec<TableCell>,
    /// Its first row begins on the page before, its last one ends on the next: no line closes them.
    pub(super) open_above: bool,
    pub(super) open_below: bool,
}

#[derive(Clone, Debug)]
pub(super) struct TableCell {
    pub(super) place: Cell,
    pub(super) text: Text,
    /// Its last line fills the cell: the text may go on.
    pub(super) fills: bool,
    /// Text that nobody sees stands in it.
    pub(super) touched: bool,
    /// Index of the page on which it begins.
    pub(super) page: usize,
}

/// The blocks of a page, and its size.
#[derive(Clone, Debug, Default)]
pub(super) struct Blocks {
    pub(super) width: f32,
    pub(super) height: f32,
    /// Index of the sheet.
    pub(super) sheet: usize,
    /// Which page it is, or belongs to.
    pub(super) number: usize,
    /// Fields of its grids, with text or without.
    pub(super) fields: usize,
    pub(super) sequence: Vec<Block>,
}

/// Divides a page or a part of one.
pub(super) fn blocks(part: Part) -> Blocks {
    let Part { mut page, sheet, number } = part;
    page.glyphs.truncate(limits::GLYPHS);
    page.rulings.truncate(limits::LINES);
    struck::mark(&mut page.glyphs, &page.rulings);
    page.unseen.truncate(limits::GLYPHS);
    let grids = grids(&rulings::joined(&page.rulings));
    let fields = grids.iter().map(|grid| (grid.xs.len() - 1) * (grid.ys.len() - 1)).sum();
    let mut outside = Vec::new();
    let mut turned = Vec::new();
    let mut inside: Vec<Vec<Vec<Glyph>>> =
        grids.iter().map(|grid| vec![Vec::new(); grid.cells.len()]).collect();
    let place = |glyph: &Glyph| {
        let centre = glyph.centre();
        grids.iter().enumerate().find_map(|(at, grid)| Some((at, grid.cell_at(centre)?)))
    };
    for glyph in page.glyphs {
        match place(&glyph) {
            Some((grid, cell)) => inside[grid][cell].push(glyph),
            None if glyph.way == Way::Across => outside.push(glyph),
            None => turned.push(glyph),
        }
    }
    // Where text is that nobody sees, what is read may not be what is printed.
    let mut touched: Vec<Vec<bool>> = grids.iter().map(|grid| vec![false; grid.cells.len()]).collect();
    let mut beside = Vec::new();
    for glyph in page.unseen {
        match place(&glyph) {
            Some((grid, cell)) => touched[grid][cell] = true,
            None => beside.push(glyph),
        }
    }
    sight::mark_beside(&mut outside, &beside);
    let mut found: Vec<(f32, Block)> = Vec::new();
    for ((grid, glyphs), touched) in grids.into_iter().zip(inside).zip(touched) {
        if glyphs.iter().all(Vec::is_empty) {
            continue;
        }
        let cells = grid.cells.iter().zip(glyphs).zip(touched).map(|((&place, glyphs), touched)| {
            let width = grid.xs[place.column + place.columns] - grid.xs[place.column];
            let height = grid.ys[place.row + place.rows] - grid.ys[place.row];
            let (mut text, fills) = cell(&glyphs, width, height);
            if touched && text.is_blank() {
                // A cell whose print is covered is not an empty one.
                text.string = UNKNOWN.to_string();
            }
            if page.recognised {
                text.mark(NoticeKind::Recognised);
            }
            TableCell { place, text, fills, touched, page: 0 }
        });
        let table = Table {
            cells: cells.collect(),
            rows: grid.ys.len() - 1,
            open_above: grid.open_above,
            open_below: grid.open_below,
            xs: grid.xs.clone(),
        };
        // Text is ordered by its baseline: a table by that of a first line at its upper edge.
        found.push((grid.top(), Block::Table(table)));
    }
    let recognised = page.recognised;
    let lines = |glyphs: &[Glyph]| lines(glyphs).into_iter().map(move |line| Line { recognised, ..line });
    found.extend(lines(&outside).map(|line| (line.v - line.size, Block::Line(line))));
    let by_height = order(&found.iter().map(|(top, _)| *top).collect::<Vec<_>>());
    let mut found: Vec<Option<Block>> = found.into_iter().map(|(_, block)| Some(block)).collect();
    let mut blocks: Vec<Block> = by_height.into_iter().filter_map(|index| found[index].take()).collect();
    blocks.extend(lines(&turned).map(Block::Line));
    Blocks { width: page.width, height: page.height, sheet, number, fields, sequence: blocks }
}
