//! Columns that the form does not have: known by their headings, and set aside with what is printed in them.
//!
//! The headings of a table name all columns of the form, and some cells beside them hold other words, or nothing. What
//! stands below those is no number of the form. A grid says what stands below a heading; without one, the order of the
//! headings and the count of cells in every row.

use super::align::row_of;
use super::headings::{is_added, is_heading_of};
use super::labels::{Hit, Labels, Mark};
use super::tokens::{Kind, Token};
use crate::form::{FormColumn, TableForm, TableKind};
use crate::source::{Piece, Source, han_only, is_han_of};
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
enum Content {
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
struct Cell {
    content: Content,
    /// Its tokens: the first and one past the last.
    from: usize,
    to: usize,
    row: u32,
    /// How many cells its line has.
    cells: u16,
    piece: Piece,
    span: Span,
}

impl Cell {
    fn is_head(&self) -> bool {
        matches!(self.content, Content::Own(_) | Content::Group)
    }
}

/// A column as the headings name it, from left to right behind the labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Own,
    /// Under words that the form does not have.
    Foreign,
    /// Under an empty heading.
    Empty,
}

impl Column {
    /// The column under a heading that covers nothing else; `None` under that of a group.
    fn under(heading: &Cell) -> Option<Column> {
        match heading.content {
            Content::Own(_) => Some(Column::Own),
            Content::Blank => Some(Column::Empty),
            Content::Words | Content::Value => Some(Column::Foreign),
            Content::Group | Content::Label(_) => None,
        }
    }
}

/// The headings of a table or of a block of table 2, and the cells below them.
struct Block<'a> {
    heads: &'a [Cell],
    body: &'a [Cell],
    table: TableKind,
    /// A heading 序号 that stands before the first word of the form.
    numbered: Option<Span>,
}

/// Leaves out what stands in columns that the form does not have. `width` is that of a row, by its number.
pub(super) fn own_columns(
    source: &Source,
    tokens: Vec<Token>,
    hits: &[Hit],
    form: &TableForm,
    width: impl Fn(u8) -> usize,
) -> Own {
    let cells = cells(source, &tokens, hits, form);
    let numbered = tokens.first().and_then(|first| ordinals_before(source, first.span));
    steps::add(tokens.len() + cells.len());
    let mut left_out = vec![false; tokens.len()];
    let mut unclear = Vec::new();
    for (at, mut block) in blocks(&cells, form.table).into_iter().enumerate() {
        block.numbered = numbered.filter(|_| at == 0);
        let foreign = block.foreign(source);
        match block.outside(source, &width, foreign.is_some()) {
            Some(outside) => {
                // Their headings with them: a year may be taken for a number.
                for cell in outside.iter().chain(block.foreign_heads(source)) {
                    left_out[cell.from..cell.to].iter_mut().for_each(|t| *t = true);
                }
            }
            None => unclear.extend(foreign.map(|heading| (heading, block.labels()))),
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

/// The pieces of a table with what they hold.
fn cells(source: &Source, tokens: &[Token], hits: &[Hit], form: &TableForm) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut last = usize::MAX;
    for (at, token) in tokens.iter().enumerate() {
        let piece = source.piece_at(token.span.start);
        let content = match token.kind {
            Kind::Hit(hit) => of_hit(source, &hits[hit], token, form),
            Kind::Word => Content::Words,
            Kind::Value => Content::Value,
            Kind::Blank => Content::Blank,
        };
        if let Some(cell) = cells.last_mut().filter(|own| piece == last && own.row == token.row) {
            cell.to = at + 1;
            cell.span = cell.span.to(token.span);
            // Words around a word of the form are part of its label; what begins with a number is a value.
            cell.content = match (cell.content, content) {
                (Content::Own(_), Content::Own(_)) => Content::Group,
                (Content::Words | Content::Group, content) | (content, Content::Words) => content,
                (own, _) => own,
            };
        } else {
            let piece = source.pieces[piece.min(source.pieces.len() - 1)];
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
        let to = last + 1 + cells[last + 1..].iter().take_while(same_line).count();
        blocks.push(Block { heads: &cells[..to], body: &cells[to..], table, numbered: None });
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
        blocks.push(Block { heads: &cells[from..to], body: &cells[to..end], table, numbered: None });
        from = end;
    }
    blocks
}

/// A row's cells: its label and the cells behind it.
struct Row<'a> {
    width: usize,
    /// What stands before the label in its line.
    before: &'a [Cell],
    cells: &'a [Cell],
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
        self.numbered.or(own).or_else(|| self.foreign_in_line(source))
    }

    /// The same in a line of headings that nothing but spaces divide.
    fn foreign_in_line(&self, source: &Source) -> Option<Span> {
        /// Longer ones hold more than headings, in bytes.
        const LONGEST: usize = 800;
        // 上一年项目数量 is a heading of the older form.
        let is_form = |words: &str| {
            let hits = Labels::get().find(words);
            hits.iter().any(|hit| hit.start == 0 && hit.end as usize == words.len())
        };
        let mut lines = self.heads.iter().filter(|c| c.cells == 0 && matches!(c.content, Content::Own(_)));
        let place = |c: &Cell| Span { start: c.piece.start, end: c.piece.end };
        let named = |line: &Span| {
            let line = line.of(&source.text);
            steps::add(line.len().min(LONGEST));
            line.len() <= LONGEST
                && line.split("  ").map(str::trim).any(|words| is_added(words) && !is_form(words))
        };
        lines.find_map(|c| Some(place(c)).filter(named))
    }

    /// The headings of columns that the form does not have, where those columns are known.
    fn foreign_heads<'b>(&'b self, source: &'b Source) -> impl Iterator<Item = &'b Cell> {
        self.heads.iter().filter(|c| !c.is_head() && is_added(c.span.of(&source.text)))
    }

    /// The cells of columns that the form does not have; `None` where it is not clear which they are. `named` tells that
    /// there are such headings.
    fn outside(&self, source: &Source, width: &dyn Fn(u8) -> usize, named: bool) -> Option<Vec<Cell>> {
        let mut outside = self.ordinals(source).unwrap_or_default();
        let leading = !outside.is_empty();
        let is_out = |cell: &Cell| outside.iter().any(|out| leading && out.from == cell.from);
        steps::add(self.body.len());
        let rest: Vec<Cell> = self.body.iter().filter(|cell| !is_out(cell)).copied().collect();
        let rows = rows(&rest, self.table, width);
        // Nothing is out of its place.
        let whole = |row: &Row<'_>| row.cells.len() == row.width && row.cells.iter().all(is_fill);
        if rows.iter().all(whole) {
            let others = self.foreign_heads(source).filter(|c| !is_ordinal(c.span.of(&source.text)));
            return (!named || leading && others.count() == 0).then_some(outside);
        }
        let found = self.by_grid(source, &rows).or_else(|| self.by_order(source, &rows))?;
        outside.extend(found);
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
    fn by_grid(&self, source: &Source, rows: &[Row<'_>]) -> Option<Vec<Cell>> {
        let first = self.heads.iter().find(|c| matches!(c.content, Content::Own(_)))?;
        let (grid, cells) = (first.piece.table, first.cells);
        let in_grid = |c: &Cell| if grid > 0 { c.piece.table == grid } else { c.cells == cells && cells > 1 };
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
                    return None;
                }
            }
        }
        Some(outside)
    }

    /// By the order of the headings, where all rows have as many cells as there are.
    fn by_order(&self, source: &Source, rows: &[Row<'_>]) -> Option<Vec<Cell>> {
        let columns = self.sequence(source)?;
        let own = columns.iter().filter(|c| **c == Column::Own).count();
        let mut outside = Vec::new();
        for row in rows {
            steps::add(columns.len());
            let cells = behind_covered(row.cells, columns.len())?;
            if own != row.width || cells.len() != columns.len() {
                return None;
            }
            for (cell, column) in cells.iter().zip(&columns) {
                match column {
                    Column::Own if is_fill(cell) || cell.content == Content::Words => {}
                    Column::Foreign => outside.push(*cell),
                    Column::Empty if cell.content == Content::Blank => outside.push(*cell),
                    _ => return None,
                }
            }
        }
        Some(outside)
    }

    /// The columns behind the labels in the order that their headings say, those of groups where the group stands.
    fn sequence(&self, source: &Source) -> Option<Vec<Column>> {
        let heads = self.heads;
        if !heads.iter().all(|c| c.cells > 0) {
            return None;
        }
        let own: Vec<Content> =
            heads.iter().map(|c| c.content).filter(|c| matches!(c, Content::Own(_))).collect();
        let first = heads.iter().position(|c| matches!(c.content, Content::Own(_)))?;
        if !is_complete(&own, self.table) {
            return None;
        }
        if self.table == TableKind::Disclosure {
            // Behind 信息内容.
            let from =
                heads[..first].iter().rposition(|c| c.content == Content::Group).map_or(first, |at| at + 1);
            return leaves(&heads[from..]);
        }
        if let Some(columns) = Lines::of(heads).columns(self.table) {
            return Some(columns);
        }
        // A heading above all columns; what follows in its line stands behind them.
        let print = |cell: &Cell| han_only(cell.span.of(&source.text));
        let over = heads[..first].iter().rposition(|c| c.content == Content::Group);
        let behind = &heads[over.map_or(first, |at| at + 1)..first];
        let tiers = Tiers { cells: &heads[first..], table: self.table, print: &print };
        let mut columns = tiers.columns()?;
        // Empty cells there may be those that a heading covers, or stand before the first column.
        let words: Vec<&Cell> = behind.iter().filter(|c| c.content != Content::Blank).collect();
        if words.len() < behind.len() && words.is_empty() {
            let covered = columns.len() - 1;
            let one_line = behind[0].row == heads[over?].row && behind[0].cells > 1;
            if !(one_line && (behind.len() == covered || behind.iter().all(|c| c.row != heads[first].row))) {
                return None;
            }
        }
        columns.extend(words.iter().map(|_| Column::Foreign));
        Some(columns)
    }
}

/// What a tool prints for the places that a heading covers besides its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Covered {
    Nothing,
    /// An empty cell in each line below.
    Below,
    /// Empty cells to its right.
    Beside,
}

/// The lines of headings, in cells, where no two of them are as wide.
struct Lines<'a> {
    lines: Vec<&'a [Cell]>,
}

/// The columns of headings that reach down to the values.
fn leaves(cells: &[Cell]) -> Option<Vec<Column>> {
    cells.iter().map(Column::under).collect()
}

/// Cells without as many at either end, which must be empty: headings above reach down there.
fn stripped(cells: &[Cell], covered: Covered, before: usize, behind: usize) -> Option<&[Cell]> {
    if covered != Covered::Below {
        return Some(cells);
    }
    let to = cells.len().checked_sub(behind).filter(|&to| to >= before)?;
    let blank = |cells: &[Cell]| cells.iter().all(|c| c.content == Content::Blank);
    (blank(&cells[..before]) && blank(&cells[to..])).then_some(&cells[before..to])
}

/// Cells behind a heading that covers `count` columns, without the empty ones that it covers.
fn beside(cells: &[Cell], covered: Covered, count: usize) -> Option<&[Cell]> {
    let own = if covered == Covered::Beside { count.saturating_sub(1) } else { 0 };
    let blank = cells.len() >= own && cells[..own].iter().all(|c| c.content == Content::Blank);
    blank.then(|| &cells[own..])
}

impl<'a> Lines<'a> {
    fn of(heads: &'a [Cell]) -> Lines<'a> {
        let lines = heads.chunk_by(|a, b| a.row == b.row).filter(|line| line.len() > 1 && line[0].cells > 1);
        Lines { lines: lines.collect() }
    }

    /// The columns, where there is one way only in which the lines fit below each other.
    fn columns(&self, table: TableKind) -> Option<Vec<Column>> {
        let ways = [Covered::Nothing, Covered::Below, Covered::Beside];
        let all = if table == TableKind::Requests { 7 } else { 15 };
        let mut found: Option<Vec<Column>> = None;
        for covered in ways {
            let columns =
                if table == TableKind::Requests { self.requests(covered) } else { self.disputes(covered) };
            let own = |columns: &Vec<Column>| columns.iter().filter(|c| **c == Column::Own).count() == all;
            let Some(columns) = columns.filter(own) else { continue };
            if found.as_ref().is_some_and(|known| *known != columns) {
                return None;
            }
            found = Some(columns);
        }
        found
    }

    fn requests(&self, covered: Covered) -> Option<Vec<Column>> {
        let is_group = |c: &Cell| c.content == Content::Group;
        let &[first, second, ref rest @ ..] = self.lines.as_slice() else { return None };
        let over = first.iter().rposition(is_group)?;
        let second = stripped(second, covered, over, first.len() - over - 1)?;
        let mut columns = Vec::new();
        match (second.iter().position(is_group), rest) {
            (None, []) => columns.extend(leaves(second)?),
            (Some(group), [third]) => {
                let behind = &second[group + 1..];
                let (left, right) = (over + group, first.len() - over - 1 + behind.len());
                let names = stripped(third, covered, left, right)?;
                columns.extend(leaves(&second[..group])?);
                columns.extend(leaves(names)?);
                columns.extend(leaves(beside(behind, covered, names.len())?)?);
            }
            _ => return None,
        }
        let behind = beside(&first[over + 1..], covered, columns.len())?;
        columns.extend(leaves(behind)?);
        Some(columns)
    }

    fn disputes(&self, covered: Covered) -> Option<Vec<Column>> {
        let is_group = |c: &Cell| c.content == Content::Group;
        let &[first, second, third] = self.lines.as_slice() else { return None };
        let review = first.iter().position(is_group)?;
        let suits = first.iter().rposition(is_group).filter(|&at| at > review)?;
        // Reviews first: the other order has no other columns.
        let (between, behind) = (&first[review + 1..suits], &first[suits + 1..]);
        if review > 0 || covered == Covered::Beside && !between.iter().all(|c| c.content == Content::Blank) {
            return None;
        }
        let second = stripped(second, covered, 0, behind.len())?;
        let direct = second.iter().position(is_group)?;
        let after = second.iter().rposition(is_group).filter(|&at| at > direct)?;
        let below = if covered == Covered::Below { between.len() } else { 0 };
        let outcomes = within(second[..direct].get(..direct.checked_sub(below)?)?)?;
        let third = stripped(third, covered, direct, behind.len())?;
        // The fifth outcome ends the first lawsuits.
        let is_own = |c: &Cell| matches!(c.content, Content::Own(_));
        let fifth = third.iter().enumerate().filter(|(_, c)| is_own(c)).nth(4)?.0;
        let sixth = fifth + 1 + third[fifth + 1..].iter().position(is_own)?;
        let gap = match covered {
            Covered::Below => after - direct - 1,
            _ => 0,
        };
        if sixth - fifth - 1 != gap {
            return None;
        }
        let (one, two) = (within(&third[..=fifth])?, within(&third[sixth..])?);
        let mut columns = leaves(outcomes)?;
        let between = beside(between, covered, outcomes.len())?;
        columns.extend(leaves(between)?);
        columns.extend(leaves(one)?);
        columns.extend(leaves(beside(&second[direct + 1..after], covered, one.len())?)?);
        columns.extend(leaves(two)?);
        let rest = beside(&second[after + 1..], covered, two.len())?;
        if !rest.is_empty() {
            return None;
        }
        let suits = one.len() + two.len();
        columns.extend(leaves(beside(behind, covered, suits)?)?);
        Some(columns)
    }
}

/// Headings of columns from the first one on, level by level.
struct Tiers<'a> {
    cells: &'a [Cell],
    table: TableKind,
    print: &'a dyn Fn(&Cell) -> String,
}

impl Tiers<'_> {
    /// The columns in the order in which they stand below each other; `None` where an empty heading may belong to either
    /// of two levels.
    fn columns(&self) -> Option<Vec<Column>> {
        let is_own = |c: &Cell| matches!(c.content, Content::Own(_));
        let column = |cell: &Cell| if is_own(cell) { Some(Column::Own) } else { empty(cell) };
        if self.table == TableKind::Disputes {
            // Five outcomes of reviews, the headings of the lawsuits, and their outcomes.
            let group = self.cells.iter().position(|c| c.content == Content::Group)?;
            let last = self.cells.iter().rposition(|c| c.content == Content::Group)?;
            let (upper, lower) = (&self.cells[..group], &self.cells[last + 1..]);
            let between = &self.cells[group..=last];
            if between.iter().any(|c| c.content != Content::Group) {
                return None;
            }
            let (upper, lower) = (within(upper)?, within(lower)?);
            return upper.iter().chain(lower).map(column).collect();
        }
        let group = self
            .cells
            .iter()
            .position(|c| c.content == Content::Group && (self.print)(c) == "法人或其他组织");
        let Some(group) = group else {
            let one_line = self.cells.iter().all(|c| c.cells > 1 && c.row == self.cells[0].row);
            let behind = |c: &Cell| one_line && c.content == Content::Words;
            let foreign = self.cells.iter().rev().take_while(|c| behind(c)).count();
            let (own, foreign) = self.cells.split_at(self.cells.len() - foreign);
            let mut columns: Vec<Column> = within(own)?.iter().map(column).collect::<Option<_>>()?;
            columns.extend(foreign.iter().map(|_| Column::Foreign));
            return Some(columns);
        };
        let total = self.cells.iter().position(|c| c.content == Content::Own(6))?;
        let (above, names) = self.cells.split_at(total.max(group) + 1);
        let names = within(names)?;
        let mut columns = Vec::new();
        for cell in above {
            match cell.content {
                Content::Group => {
                    columns.extend(names.iter().map(column).collect::<Option<Vec<_>>>()?);
                }
                _ => columns.push(column(cell)?),
            }
        }
        Some(columns)
    }
}

/// The column under an empty heading.
fn empty(cell: &Cell) -> Option<Column> {
    (cell.content == Content::Blank).then_some(Column::Empty)
}

/// Cells whose first and last are headings; `None` where an empty one stands at an end: it may be another level's.
fn within(cells: &[Cell]) -> Option<&[Cell]> {
    let is_own = |c: &Cell| matches!(c.content, Content::Own(_));
    let (first, last) = (cells.first()?, cells.last()?);
    (is_own(first) && is_own(last)).then_some(cells)
}

/// Cells behind a label, without the empty ones that the label covers: those before the first of `count` columns.
fn behind_covered(cells: &[Cell], count: usize) -> Option<&[Cell]> {
    let covered = cells.len().checked_sub(count)?;
    let one_line = cells.first()?.cells > 1;
    (covered == 0 || one_line && cells[..covered].iter().all(|c| c.content == Content::Blank))
        .then_some(&cells[covered..])
}

fn is_fill(cell: &Cell) -> bool {
    matches!(cell.content, Content::Value | Content::Blank)
}

/// Whether words stand above the labels of rows: before the first heading of a column, and are no 序号.
fn is_label_heading(source: &Source, cell: &Cell, first: &Cell) -> bool {
    cell.piece.column < first.piece.column && !is_added(cell.span.of(&source.text))
}

/// Whether these are all columns of the form, each once.
fn is_complete(own: &[Content], table: TableKind) -> bool {
    let times = |column: usize| own.iter().filter(|c| **c == Content::Own(column)).count();
    match table {
        TableKind::Requests => own.len() == 7 && (0..7).all(|column| times(column) == 1),
        TableKind::Disputes => own.len() == 15 && (0..5).all(|column| times(column) == 3),
        _ => (0..own.len()).all(|at| !own[..at].contains(&own[at])),
    }
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
            (c.cells == 1 && cell.cells == 1 || c.row == cell.row)
                && !c.is_head()
                && !matches!(c.content, Content::Label(_))
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
