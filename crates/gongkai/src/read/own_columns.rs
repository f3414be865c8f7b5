//! Columns that the form does not have: known by their headings, and set aside with what is printed in them.
//!
//! The headings of a table name all columns of the form, and some cells beside them hold other words, or nothing. What
//! stands below those is no number of the form. A grid says what stands below a heading; without one, the order of the
//! headings and the count of cells in every row.

use super::align::row_of;
use super::headings::{begun, is_added, is_heading_of};
use super::labels::{Hit, Labels, Mark};
use super::sequence::Sequence;
use super::tokens::{Kind, Token};
use crate::form::{FormColumn, TableForm, TableKind};
use crate::source::{Piece, Source, digit, han_only, is_han_of};
use crate::span::Span;
use crate::steps;

/// The tokens of a table in the form's columns.
pub(super) struct Own {
    pub(super) tokens: Vec<Token>,
    /// Places of what was left out.
    pub(super) aside: Vec<Span>,
    /// Headings of columns that the form does not have, where it is not clear what stands below them, with the numbers
    /// of the rows there.
    pub(super) unclear: Vec<(Span, Vec<u8>)>,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// The heading of a column of the form.
    Own(usize),
    /// The heading of a group of columns, of a block, of the labels.
    Group,
    /// The label of a row, by its number.
    Label(u8),
    /// Other words.
    Words,
    Value,
    Blank,
}

/// The tokens of one piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) content: Content,
    /// Its tokens: the first and one past the last.
    pub(super) from: usize,
    to: usize,
    pub(super) row: u32,
    /// How many cells its line has.
    pub(super) cells: u16,
    piece: Piece,
    pub(super) span: Span,
}

impl Cell {
    fn is_head(&self) -> bool {
        matches!(self.content, Content::Own(_) | Content::Group)
    }
}

/// The headings of a table or of a block of table 2, and the cells below them.
pub(super) struct Block<'a> {
    pub(super) heads: &'a [Cell],
    pub(super) body: &'a [Cell],
    pub(super) table: TableKind,
    /// Whether the columns of its cells are their places in one grid.
    placed: bool,
    /// A heading 序号 that stands before the first word of the form.
    numbered: Option<Span>,
    /// A heading that the form does not have behind the titles of table 4's blocks.
    above: Option<Span>,
}

/// Leaves out what stands in columns that the form does not have. `width` is that of a row, by its number; `pieces` are
/// those that the tokens were made of, and `placed` tells that their columns are places in one grid.
pub(super) fn own_columns(
    source: &Source,
    (pieces, placed): (&[Piece], bool),
    tokens: Vec<Token>,
    hits: &[Hit],
    form: &TableForm,
    width: impl Fn(u8) -> usize,
) -> Own {
    let cells = cells(source, pieces, &tokens, hits, form);
    let numbered = tokens.first().and_then(|first| ordinals_before(source, first.span));
    let above = tokens.first().filter(|_| form.table == TableKind::Disputes);
    let above = above.and_then(|first| behind_titles(source, first.span));
    steps::add(tokens.len() + cells.len());
    let mut left_out = vec![false; tokens.len()];
    let mut unclear = Vec::new();
    for (at, mut block) in blocks(&cells, form.table).into_iter().enumerate() {
        block.numbered = numbered.filter(|_| at == 0);
        block.above = above;
        block.placed = placed;
        let foreign = block.foreign(source);
        let mut stray = None;
        match block.outside(source, &width, foreign, &mut stray) {
            Some(outside) => {
                // Their headings with them: a year may be taken for a number.
                for cell in outside.iter().chain(block.foreign_heads(source)) {
                    left_out[cell.from..cell.to].iter_mut().for_each(|t| *t = true);
                }
            }
            None => unclear.extend(foreign.or(stray).map(|heading| (heading, block.labels()))),
        }
    }
    let aside = tokens.iter().zip(&left_out).filter(|(_, out)| **out).map(|(t, _)| t.span).collect();
    let tokens = tokens.into_iter().zip(left_out).filter(|(_, out)| !out).map(|(t, _)| t).collect();
    Own { tokens, aside, unclear }
}

/// The heading 序号 right before the first word of a table, or before the empty cells in front of it.
fn ordinals_before(source: &Source, first: Span) -> Option<Span> {
    const MOST: usize = 4;
    let own = source.piece_at(first.start);
    let before = source.pieces[..own].iter().rev().take(MOST);
    let mut words = before.map(|p| Span { start: p.start, end: p.end }).filter(|p| p.start < p.end);
    words.next().filter(|place| is_ordinal(place.of(&source.text)))
}

/// The heading that the form does not have right before the first word of table 4, where the titles of its blocks are taken
/// for words of the section's heading.
fn behind_titles(source: &Source, first: Span) -> Option<Span> {
    /// Empty cells that such titles cover.
    const MOST: usize = 24;
    let own = source.piece_at(first.start);
    let before = source.pieces[..own].iter().rev().take(MOST).map(|p| Span { start: p.start, end: p.end });
    let mut printed = before.filter(|p| p.start < p.end);
    let line = printed.next()?;
    let last = line.of(&source.text).rsplit("  ").next()?.trim();
    let titles = |place: &Span| {
        let print = place.of(&source.text);
        print.contains("行政诉讼") && !print.contains("情况")
    };
    let behind = is_added(last) && (titles(&line) || printed.next().is_some_and(|before| titles(&before)));
    behind.then(|| Span { start: line.end - last.len() as u32, end: line.end })
}

/// The pieces of a table with what they hold.
fn cells(source: &Source, pieces: &[Piece], tokens: &[Token], hits: &[Hit], form: &TableForm) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut last = usize::MAX;
    let mut next = 0;
    for (at, token) in tokens.iter().enumerate() {
        let piece = next + piece_of(&pieces[next..], token);
        // An empty one holds one token.
        let empty = pieces.get(piece).is_some_and(|piece| piece.start == piece.end);
        next = piece + usize::from(empty);
        let content = match token.kind {
            Kind::Hit(hit) => of_hit(source, &hits[hit], token, form),
            Kind::Word => of_word(source, token, form),
            Kind::Value => Content::Value,
            Kind::Blank => Content::Blank,
        };
        if let Some(cell) = cells.last_mut().filter(|own| piece == last && own.row == token.row) {
            cell.to = at + 1;
            cell.span = cell.span.to(token.span);
            // Words around a word of the form are part of its label; what begins with a number is a value.
            cell.content = match (cell.content, content) {
                (Content::Own(_), Content::Own(_)) => Content::Group,
                // A year beside the others in a line that nothing divides.
                (Content::Group, Content::Value) if token.cells == 0 => Content::Group,
                (Content::Words | Content::Group, own) if own != Content::Words => own,
                (own, _) => own,
            };
        } else {
            let piece = pieces[piece.min(pieces.len() - 1)];
            let (row, cells_of_line) = (token.row, token.cells);
            cells.push(Cell {
                content,
                from: at,
                to: at + 1,
                row,
                cells: cells_of_line,
                piece,
                span: token.span,
            });
        }
        last = piece;
    }
    cells
}

/// The first of these pieces that a token stands in.
fn piece_of(pieces: &[Piece], token: &Token) -> usize {
    // An empty cell may stand right behind another's print.
    let empty = token.span.start == token.span.end;
    let holds = |piece: &Piece| {
        let within = piece.start <= token.span.start && token.span.end <= piece.end;
        piece.row == token.row && within && (!empty || piece.start == piece.end)
    };
    let at = pieces.iter().position(|piece| holds(piece) || piece.start > token.span.start);
    at.unwrap_or(0)
}

/// What a word holds that is none of the form's: the beginning of a heading of table 3, a title of table 4.
fn of_word(source: &Source, token: &Token, form: &TableForm) -> Content {
    let print = han_only(token.span.of(&source.text));
    match form.table {
        TableKind::Requests if token.cells > 0 => {
            begun(&print, form.rows[0].columns).map_or(Content::Words, Content::Own)
        }
        TableKind::Disputes if print == "行政诉讼" => Content::Group,
        _ => Content::Words,
    }
}

fn of_hit(source: &Source, hit: &Hit, token: &Token, form: &TableForm) -> Content {
    if let Some(row) = row_of(hit, form.table) {
        return Content::Label(row);
    }
    let last = form.rows[0].columns.len() - 1;
    match (form.table, hit.mark) {
        (TableKind::Disputes, Mark::Outcome(outcome)) => Content::Own(usize::from(outcome)),
        (TableKind::Disputes, Mark::Total) => Content::Own(4),
        (TableKind::Requests, Mark::Total) => Content::Own(last),
        (TableKind::Requests, Mark::Other) => Content::Own(last - 1),
        (_, Mark::Head(_) | Mark::EditionHead(..)) => {
            let own =
                (form.table != TableKind::Disputes).then(|| own_column(token.span.of(&source.text), form));
            own.flatten().map_or(Content::Group, Content::Own)
        }
        _ => Content::Group,
    }
}

/// The first column of the form that a heading names, counted over all rows.
fn own_column(heading: &str, form: &TableForm) -> Option<usize> {
    let print = han_only(heading);
    let (mut before, mut last): (usize, &[FormColumn]) = (0, &[]);
    for row in form.rows {
        // Most rows share their columns with the one above.
        if !std::ptr::eq(row.columns, last) {
            last = row.columns;
            if let Some(own) = last.iter().position(|column| is_heading_of(&print, column)) {
                return Some(before + own);
            }
        }
        before += row.columns.len();
    }
    None
}

/// The blocks of a table: headings, and what stands below them.
fn blocks(cells: &[Cell], table: TableKind) -> Vec<Block<'_>> {
    let is_label = |cell: &Cell| matches!(cell.content, Content::Label(_));
    let mut blocks = Vec::new();
    if table == TableKind::Disputes {
        let Some(last) = cells.iter().rposition(Cell::is_head) else { return blocks };
        let same_line = |c: &&Cell| c.row == cells[last].row && c.cells > 1;
        let line = cells[last + 1..].iter().take_while(same_line);
        // A year at most; more where line breaks tell nothing and all cells count as one line.
        let years = line.clone().filter(|c| c.content == Content::Value).count() < 3;
        let to = last + 1 + if years { line.count() } else { 0 };
        blocks.push(Block {
            heads: &cells[..to],
            body: &cells[to..],
            table,
            placed: false,
            numbered: None,
            above: None,
        });
        return blocks;
    }
    let mut from = 0;
    while from < cells.len() {
        let Some(label) = cells[from..].iter().position(is_label).map(|at| from + at) else { break };
        // The line of the first label is no heading.
        let line = cells[from..label].iter().rev();
        let to = label - line.take_while(|c| c.row == cells[label].row && c.cells > 1).count();
        let end = match table {
            TableKind::Disclosure => {
                let next = cells[label..].iter().position(|c| matches!(c.content, Content::Own(_)));
                let next = next.map_or(cells.len(), |at| label + at);
                let row = cells[label..next].iter().rposition(is_label).map_or(label, |at| label + at);
                // Headings begin with the first words of the form behind the last row.
                let head = cells[row + 1..next].iter().position(Cell::is_head);
                head.map_or(next, |at| row + 1 + at)
            }
            _ => cells.len(),
        };
        blocks.push(Block {
            heads: &cells[from..to],
            body: &cells[to..end],
            table,
            placed: false,
            numbered: None,
            above: None,
        });
        from = end;
    }
    blocks
}

/// A row's cells: its label and the cells behind it.
pub(super) struct Row<'a> {
    pub(super) width: usize,
    /// What stands before the label in its line.
    before: &'a [Cell],
    pub(super) cells: &'a [Cell],
}

impl Block<'_> {
    /// The numbers of its rows.
    fn labels(&self) -> Vec<u8> {
        let label = |cell: &Cell| if let Content::Label(row) = cell.content { Some(row) } else { None };
        self.body.iter().filter_map(label).collect()
    }

    /// Headings that are none of the form's, by their words alone.
    fn foreign(&self, source: &Source) -> Option<Span> {
        let mut words = self.heads.iter().filter(|c| !c.is_head());
        let own = words.find(|c| is_added(c.span.of(&source.text))).map(|c| c.span);
        let own = self.numbered.or(self.above).or(own).or_else(|| self.foreign_in_line(source));
        own.or_else(|| self.foreign_year(source))
    }

    /// A year among the headings, on a line of its own: no token, as times are none.
    fn foreign_year(&self, source: &Source) -> Option<Span> {
        let own = |c: &&Cell| matches!(c.content, Content::Own(_));
        let (first, body) = (self.heads.iter().find(own)?, self.body.first()?);
        let from = source.piece_at(first.span.start);
        let to = source.piece_at(body.span.start).max(from);
        let heads = source.pieces.get(from..to).unwrap_or_default();
        steps::add(heads.len());
        let place = |p: &Piece| Span { start: p.start, end: p.end };
        let is_year = |place: &Span| {
            let print = place.of(&source.text).trim();
            print.starts_with(|c| digit(c).is_some()) && is_added(print)
        };
        heads.iter().map(place).find(is_year)
    }

    /// The same in a line of headings that nothing but spaces divide.
    fn foreign_in_line(&self, source: &Source) -> Option<Span> {
        /// Longer ones hold more than headings, in bytes.
        const LONGEST: usize = 4000;
        // 上一年项目数量 is a heading of the older form.
        let is_form = |words: &str| {
            let hits = Labels::get().find(words);
            hits.iter().any(|hit| hit.start == 0 && hit.end as usize == words.len())
        };
        let place = |c: &Cell| Span { start: c.piece.start, end: c.piece.end };
        let over =
            |c: &Cell| ["申请人情况", "行政诉讼"].iter().any(|over| place(c).of(&source.text).contains(over));
        let is_head = |c: &&Cell| matches!(c.content, Content::Own(_)) || c.is_head() && over(c);
        let mut lines = self.heads.iter().filter(|c| c.cells == 0).filter(is_head);
        let named = |line: &Span| {
            let line = line.of(&source.text);
            steps::add(line.len().min(LONGEST));
            line.len() <= LONGEST
                && line
                    .split("  ")
                    .map(str::trim)
                    .any(|words| is_added(words) && !is_form(words) && !is_remark(words))
        };
        lines.find_map(|c| Some(place(c)).filter(named))
    }

    /// The headings of columns that the form does not have, where those columns are known.
    fn foreign_heads<'b>(&'b self, source: &'b Source) -> impl Iterator<Item = &'b Cell> {
        self.heads.iter().filter(|c| !c.is_head() && is_added(c.span.of(&source.text)))
    }

    /// The cells of columns that the form does not have; `None` where it is not clear which they are. `foreign` is
    /// such a heading; `stray` is a number under none.
    fn outside(
        &self,
        source: &Source,
        width: &dyn Fn(u8) -> usize,
        foreign: Option<Span>,
        stray: &mut Option<Span>,
    ) -> Option<Vec<Cell>> {
        let mut outside = self.ordinals(source).unwrap_or_default();
        let leading = !outside.is_empty();
        let is_out = |cell: &Cell| outside.iter().any(|out| leading && out.from == cell.from);
        steps::add(self.body.len());
        let rest: Vec<Cell> = self.body.iter().filter(|cell| !is_out(cell)).copied().collect();
        let mut rows = rows(&rest, self.table, width);
        // Below a heading that stands behind all others is the cell behind the row's own.
        for row in &mut rows {
            let Some(heading) = self.above else { break };
            let (own, behind) = row.cells.split_at_checked(row.width)?;
            let (last, rest) = behind.split_first().filter(|(last, _)| last.cells > 0)?;
            let is_blank = |c: &Cell| c.content == Content::Blank;
            let numbers = !is_remark(heading.of(&source.text));
            // Among cells on lines of their own an empty one may have been left out, or end the line of the headings.
            let open = numbers && is_blank(last) || last.cells == 1 && own.iter().any(is_blank);
            if open || !rest.iter().all(is_blank) {
                return None;
            }
            row.cells = own;
            outside.extend_from_slice(behind);
        }
        // Nothing is out of its place.
        let whole = |row: &Row<'_>| row.cells.len() == row.width && row.cells.iter().all(is_fill);
        if rows.iter().all(whole) {
            let print = |place: Span| place.of(&source.text);
            let mut others = self.foreign_heads(source).map(|c| print(c.span));
            let open = others.any(|print| !is_ordinal(print) && !is_remark(print));
            let known =
                leading || self.above.is_some() || foreign.is_none_or(|heading| is_remark(print(heading)));
            return (foreign.is_none() || known && !open).then_some(outside);
        }
        let found = self.by_grid(source, &rows, stray).or_else(|| self.by_order(source, &rows));
        // In a grid no cell that a label covers is printed: an empty one before the numbers is a column's.
        let empty = |c: &Cell| c.piece.table > 0 && c.content == Content::Blank;
        let shifted =
            rows.iter().find(|row| row.cells.len() > row.width && row.cells.first().is_some_and(empty));
        if let Some(row) = shifted.filter(|_| found.is_none()) {
            *stray = row.cells.iter().find(|c| c.content == Content::Value).map(|c| c.span);
        }
        outside.extend(found?);
        Some(outside)
    }

    /// Ordinals before the labels: the first heading says that there are some, and they count the rows.
    fn ordinals(&self, source: &Source) -> Option<Vec<Cell>> {
        let text = &source.text;
        let own = self.heads.iter().find(|c| matches!(c.content, Content::Own(_)))?;
        let heading = self.heads.iter().find(|c| is_ordinal(c.span.of(text)));
        if self.numbered.is_none() && heading?.from > own.from {
            return None;
        }
        let all: Vec<&Cell> = self.heads.iter().chain(self.body).collect();
        let mut ordinals: Vec<Cell> = Vec::new();
        // Words between an ordinal and its label: those of a group.
        let mut from = all.iter().position(|c| c.from == own.from)?;
        for (at, cell) in all.iter().enumerate() {
            if !matches!(cell.content, Content::Label(_)) {
                continue;
            }
            let before = all[from..at].iter().rev().find(|c| c.content == Content::Value);
            let before = before.filter(|c| c.row == cell.row || cell.cells <= 1)?;
            ordinals.push(**before);
            from = at + 1;
        }
        let number = |cell: &Cell| cell.span.of(text).trim_end_matches(['.', '、']).parse::<usize>().ok();
        let first = number(ordinals.first()?)?;
        let counted = ordinals.iter().enumerate().all(|(at, cell)| number(cell) == Some(first + at));
        counted.then_some(ordinals)
    }

    /// By a grid: each cell stands below its heading.
    fn by_grid(&self, source: &Source, rows: &[Row<'_>], stray: &mut Option<Span>) -> Option<Vec<Cell>> {
        let first = self.heads.iter().find(|c| matches!(c.content, Content::Own(_)))?;
        let (grid, cells) = (first.piece.table, first.cells);
        let in_grid = |c: &Cell| match grid {
            0 => c.cells > 1 && (self.placed || c.cells == cells),
            _ => c.piece.table == grid,
        };
        let heads: Vec<&Cell> = self.heads.iter().filter(|c| in_grid(c)).collect();
        if self.heads.iter().any(|c| matches!(c.content, Content::Own(_)) && !in_grid(c))
            || rows.iter().any(|row| row.cells.iter().any(|c| !in_grid(c)))
        {
            return None;
        }
        // The lowest heading of each column.
        let mut columns: Vec<Option<Cell>> = Vec::new();
        for cell in &heads {
            let at = usize::from(cell.piece.column);
            if columns.len() <= at {
                columns.resize(at + 1, None);
            }
            if cell.content != Content::Blank {
                columns[at] = Some(**cell);
            }
        }
        let is_own = |at: usize| {
            columns.get(at).is_some_and(|c| {
                c.is_some_and(|c| matches!(c.content, Content::Own(_)) && c.piece.colspan == 1)
            })
        };
        let is_foreign = |at: usize| {
            columns
                .get(at)
                .is_some_and(|c| c.is_some_and(|c| !c.is_head() && !is_label_heading(source, &c, first)))
        };
        let own: Vec<usize> = (0..columns.len()).filter(|&at| is_own(at)).collect();
        let own_heads: Vec<Content> = own.iter().filter_map(|&at| columns[at].map(|c| c.content)).collect();
        if !is_complete(&own_heads, self.table) {
            return None;
        }
        let mut outside = Vec::new();
        for row in rows {
            steps::add(row.cells.len());
            let begins =
                |at: &usize| row.cells.iter().filter(|c| usize::from(c.piece.column) == *at).count() == 1;
            if own.len() != row.width || !own.iter().all(begins) {
                return None;
            }
            let foreign_before = row.before.iter().filter(|c| in_grid(c) && is_fill(c));
            outside.extend(foreign_before.filter(|c| is_foreign(usize::from(c.piece.column))));
            for cell in row.cells {
                let at = usize::from(cell.piece.column);
                let empty = cell.content == Content::Blank;
                if is_own(at) {
                    if !is_fill(cell) && cell.content != Content::Words {
                        return None;
                    }
                } else if is_foreign(at) || empty && at > own[0] || empty && grid > 0 {
                    outside.push(*cell);
                } else if !empty {
                    // Only a row without a label stands below its headings in every print.
                    *stray = Some(cell.span).filter(|_| self.table == TableKind::Disputes && grid == 0);
                    return None;
                }
            }
        }
        Some(outside)
    }

    /// By the order of the headings and the count of cells in every row.
    fn by_order(&self, source: &Source, rows: &[Row<'_>]) -> Option<Vec<Cell>> {
        let sequence = Sequence::of(self, source)?;
        let columns = sequence.columns(rows)?;
        // Where numbers stand below a heading and a row has none, an empty cell before them may have been left out.
        let numbers = self.foreign_heads(source).any(|c| !is_remark(c.span.of(&source.text)));
        let lacks = |row: &Row<'_>| columns.foreign_of(row).any(|cell| cell.content == Content::Blank);
        let keeps = |row: &Row<'_>| {
            let values = row.cells.iter().skip_while(|c| c.content != Content::Blank);
            values.into_iter().any(|c| c.content == Content::Value)
        };
        if numbers && rows.iter().any(lacks) && !rows.iter().any(keeps) {
            return None;
        }
        let mut outside = Vec::new();
        for row in rows {
            let mut own = columns.own_of(row).peekable();
            let cells = row.cells.iter().enumerate();
            outside.extend(cells.filter(|(at, _)| own.next_if_eq(at).is_none()).map(|(_, cell)| *cell));
        }
        Some(outside)
    }
}

pub(super) fn is_fill(cell: &Cell) -> bool {
    matches!(cell.content, Content::Value | Content::Blank)
}

/// Whether words stand above the labels of rows: before the first heading of a column, and are no 序号.
fn is_label_heading(source: &Source, cell: &Cell, first: &Cell) -> bool {
    cell.piece.column < first.piece.column && !is_added(cell.span.of(&source.text))
}

/// Whether these are all columns of the form, each once.
pub(super) fn is_complete(own: &[Content], table: TableKind) -> bool {
    let times = |column: usize| own.iter().filter(|c| **c == Content::Own(column)).count();
    match table {
        TableKind::Requests => own.len() == 7 && (0..7).all(|column| times(column) == 1),
        TableKind::Disputes => own.len() == 15 && (0..5).all(|column| times(column) == 3),
        _ => (0..own.len()).all(|at| !own[..at].contains(&own[at])),
    }
}

/// Whether a heading says that words stand below it, or nothing.
fn is_remark(print: &str) -> bool {
    ["备注", "说明", "附注"].contains(&han_only(print).as_str())
}

/// Whether a heading says that ordinals stand below it.
fn is_ordinal(print: &str) -> bool {
    ["序号", "编号", "行次", "行号", "项次"].iter().any(|word| is_han_of(word, print))
}

/// The rows of a block's body: for each label the cells behind it, in its line or up to the next words of the form.
fn rows<'a>(body: &'a [Cell], table: TableKind, width: &dyn Fn(u8) -> usize) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    if table == TableKind::Disputes {
        let from = body.iter().position(is_fill).unwrap_or(body.len());
        let line = |c: &&Cell| c.cells == 1 || c.row == body[from].row;
        let to = from + body[from..].iter().take_while(line).take_while(|c| !c.is_head()).count();
        rows.push(Row { width: 15, before: &[], cells: &body[from..to] });
        return rows;
    }
    for (at, cell) in body.iter().enumerate() {
        let Content::Label(row) = cell.content else { continue };
        let next = |c: &&Cell| {
            (cell.cells == 1 || c.row == cell.row) && !c.is_head() && !matches!(c.content, Content::Label(_))
        };
        let to = at + 1 + body[at + 1..].iter().take_while(next).count();
        let before = body[..at].iter().rev().take_while(|c| c.row == cell.row).count();
        rows.push(Row { width: width(row), before: &body[at - before..at], cells: &body[at + 1..to] });
    }
    rows
}

#[cfg(test)]
mod tests {
    use crate::form::TableKind;
    use crate::report::Media;

    /// The raw prints of a table's cells in the form's order, `?` behind those in doubt.
    fn read(text: &str, table: TableKind) -> String {
        let document = crate::read(text, Media::PlainText);
        let table = document.reports[0].table(table).expect("the table");
        let print = |cell: &crate::report::Cell| {
            format!(
                "{}{}",
                if cell.raw.is_empty() { "_" } else { &cell.raw },
                if cell.doubt { "?" } else { "" }
            )
        };
        table.cells.iter().map(print).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn remarks_behind_table_4_are_none_of_it() {
        let outcomes = "结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n";
        for remark in ["", "无变化 "] {
            let row =
                "3 |\n2 |\n18 |\n4 |\n27 |\n0 |\n5 |\n72 |\n139 |\n216 |\n35 |\n0 |\n99 |\n0 |\n134 |\n";
            let text = format!(
                "四、政府信息公开行政复议、行政诉讼情况\n行政复议 |\n行政诉讼 |\n备注 |\n{outcomes}未经复议直接起诉 |\n\
                 复议后起诉 |\n{outcomes}{outcomes}{row}{remark}|\n五、存在的主要问题\n略。\n"
            );
            let report = crate::read(&text, crate::report::Media::PlainText).reports.remove(0);
            let table = report.table(TableKind::Disputes).expect("the table");
            assert!(table.cells.iter().all(|cell| !cell.doubt), "{remark}");
        }
    }

    #[test]
    fn lawsuits_before_reviews() {
        let heads = "四、政府信息公开行政复议、行政诉讼情况\n行政诉讼\n\u{7}行政复议\n\u{7}\n\u{7}未经复议直接起诉\n\u{7}复议后起诉\n\u{7}";
        let outcomes = "结果维持\n\u{7}结果纠正\n\u{7}其他结果\n\u{7}尚未审结\n\u{7}总计\n\u{7}";
        let row = "0\n\u{7}0\n\u{7}0\n\u{7}0\n\u{7}0\n\u{7}3\n\u{7}0\n\u{7}0\n\u{7}0\n\u{7}3\n\u{7}0\n\u{7}4\n\u{7}0\n\u{7}0\n\u{7}4\n\u{7}\n";
        let text = format!("{heads}{outcomes}\n\u{7}{outcomes}{outcomes}\n\u{7}{row}五、存在的主要问题\n");
        assert_eq!(read(&text, TableKind::Disputes), "0 4 0 0 4 0 0 0 0 0 3 0 0 0 3");
        let line = |cells: &str| cells.split(' ').collect::<Vec<_>>().join("\t").replace('_', "") + "\n";
        let o = "结果维持 结果纠正 其他结果 尚未审结 总计";
        let text = [
            "四、政府信息公开行政复议、行政诉讼情况\n".to_owned(),
            line("行政诉讼 _ _ _ _ _ _ _ _ _ 行政复议 _ _ _ _"),
            line(&format!("未经复议直接起诉 _ _ _ _ 复议后起诉 _ _ _ _ {o}")),
            line(&format!("{o} {o} _ _ _ _ _")),
            line("0 0 0 0 0 3 0 0 0 3 0 4 0 0 4"),
            "五、存在的主要问题\n".to_owned(),
        ]
        .concat();
        assert_eq!(read(&text, TableKind::Disputes), "0 4 0 0 4 0 0 0 0 0 3 0 0 0 3");
    }

    #[test]
    fn what_stands_below_words_that_the_form_does_not_have_is_no_number_of_it() {
        let table = |head: &str, one: &str, two: &str| {
            format!(
                "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数{head}\n\
                 规章\t1\t0\t2{one}\n行政规范性文件\t3\t0\t4{two}\n三、收到和处理政府信息公开申请情况\n"
            )
        };
        let first = |text: &str| {
            let cells = read(text, TableKind::Disclosure).replace('?', "");
            cells.split(' ').take(6).collect::<Vec<_>>().join(" ")
        };
        for head in ["\t上年同期数", "\t2019年", "\t备注"] {
            assert_eq!(first(&table(head, "\t9", "\t8")), "1 0 2 3 0 4", "{head}");
        }
        assert_eq!(first(&table("\t", "\t", "\t")), "1 0 2 3 0 4");
    }
}
