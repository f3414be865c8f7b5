//! Which printed columns are the form's, by the order of their headings and the cells of the rows.
//!
//! Headings stand in levels: a group's heading, and below it those of its columns. A column that the form does not have
//! has its heading on the highest level on which no group covers it. So where such columns stand decides the whole
//! sequence of headings, apart from empty cells that programs print for places which a heading covers. Every place is
//! tried; it holds where its sequence is the printed one, and each row prints nothing below an empty heading. Columns
//! are known where all places that hold give the form's columns the same cells.

use super::own_columns::{Block, Cell, Content, Row, is_complete, is_fill};
use crate::form::TableKind;
use crate::source::{Source, han_only};
use crate::steps;

/// A printed column, from left to right behind the labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Own,
    /// Under words that the form does not have.
    Foreign,
    /// Under an empty heading.
    Empty,
}

/// Columns of table 3; table 4 has more.
const APPLICANTS: usize = 7;

/// A heading that is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Own(usize),
    Group,
    Foreign,
}

/// The headings of one level from one column to another one, the second excluded.
#[derive(Clone, Copy, Debug)]
struct Group {
    level: u8,
    from: usize,
    to: usize,
}

/// Printed headings, each with the count of empty cells before it, and its line.
type Heads = Vec<(Head, usize, u32)>;

/// The headings of a block as they are printed.
pub(super) struct Sequence {
    printed: Heads,
    /// Empty cells behind the last one.
    behind: usize,
    /// The form's columns in the printed order, with their levels.
    leaves: Vec<(usize, u8)>,
    groups: Vec<Group>,
    /// Words among the headings that the form does not have.
    foreign: usize,
    /// Whether the empty cells that end a line are printed.
    ends: bool,
    /// Whether each level stands on a line of its own.
    lines: bool,
}

/// The columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// Without empty ones at the end.
    pub(super) order: Vec<Column>,
    /// Whether the empty cells that a label covers stand behind it, so that rows end alike.
    right: bool,
}

impl Columns {
    /// The cell of a row that the first column is in; `None` where the row has other cells than the columns.
    pub(super) fn first_of(&self, row: &Row<'_>) -> Option<usize> {
        let more = row.cells.len().checked_sub(self.order.len())?;
        let first = if self.right { more } else { 0 };
        let (before, cells) = row.cells.split_at(first);
        let (cells, behind) = cells.split_at(self.order.len());
        steps::add(row.cells.len());
        let blank = |cell: &Cell| cell.content == Content::Blank;
        let fits = |(cell, column): (&Cell, &Column)| match column {
            Column::Own => is_fill(cell) || cell.content == Content::Words,
            Column::Foreign => true,
            Column::Empty => blank(cell),
        };
        let own = self.order.iter().filter(|c| **c == Column::Own).count() == row.width;
        let whole = own && before.iter().chain(behind).all(blank) && cells.iter().zip(&self.order).all(fits);
        whole.then_some(first)
    }

    /// The cells of a row under words that the form does not have.
    pub(super) fn foreign_of<'a>(&self, row: &Row<'a>) -> impl Iterator<Item = &'a Cell> {
        let cells = &row.cells[self.first_of(row).unwrap_or(row.cells.len())..];
        cells.iter().zip(&self.order).filter(|(_, column)| **column == Column::Foreign).map(|(cell, _)| cell)
    }

    /// The cells of a row that are the form's columns.
    pub(super) fn own_of(&self, row: &Row<'_>) -> impl Iterator<Item = usize> {
        let first = self.first_of(row).unwrap_or(usize::MAX / 2);
        let own = self.order.iter().enumerate().filter(|(_, column)| **column == Column::Own);
        own.map(move |(at, _)| first + at)
    }
}

/// Where every row is empty, counted from its first cell and from its last one. Only there an empty column can stand.
struct Blanks {
    first: Vec<bool>,
    last: Vec<bool>,
}

impl Blanks {
    fn of(rows: &[Row<'_>]) -> Blanks {
        let narrowest = rows.iter().map(|row| row.cells.len()).min().unwrap_or(0);
        let blank = |cell: &Cell| cell.content == Content::Blank;
        steps::add(rows.len() * narrowest);
        let (mut first, mut last) = (vec![true; narrowest], vec![true; narrowest]);
        for row in rows {
            first.iter_mut().zip(row.cells).for_each(|(all, cell)| *all &= blank(cell));
            last.iter_mut().zip(row.cells.iter().rev()).for_each(|(all, cell)| *all &= blank(cell));
        }
        Blanks { first, last }
    }

    /// Whether every row is empty with so many columns before, or with `behind` and fewer than `more` others behind.
    fn hold(&self, before: usize, behind: usize, more: usize) -> bool {
        self.first.get(before) == Some(&true) || self.last.iter().skip(behind).take(more).any(|&blank| blank)
    }
}

/// A column that the form does not have: before which of the form's columns, and the level of its heading.
#[derive(Clone, Copy, Debug)]
struct Extra {
    before: usize,
    level: u8,
    /// The groups that cover it.
    groups: u8,
    column: Column,
}

/// A printed column with its heading.
#[derive(Clone, Copy, Debug)]
struct Printed {
    column: Column,
    level: u8,
    /// The column of the form.
    own: usize,
    groups: u8,
}

impl Sequence {
    pub(super) fn of(block: &Block<'_>, source: &Source) -> Option<Sequence> {
        let heads = block.heads;
        let is_own = |c: &Cell| matches!(c.content, Content::Own(_));
        if !heads.iter().all(|c| c.cells > 0) {
            return None;
        }
        let own: Vec<Content> = heads.iter().filter(|c| is_own(c)).map(|c| c.content).collect();
        if !is_complete(&own, block.table) {
            return None;
        }
        let first = heads.iter().position(is_own)?;
        let print = |cell: &Cell| han_only(cell.span.of(&source.text));
        let named = |name: &str| heads.iter().position(|c| c.content == Content::Group && print(c) == name);
        let mut leaves: Vec<(usize, u8)> = Vec::new();
        let mut groups = Vec::new();
        let group = |level, from, count| Group { level, from, to: from + count };
        let from = match block.table {
            TableKind::Requests => {
                let organisations = named("法人或其他组织");
                for (at, cell) in heads.iter().enumerate() {
                    match cell.content {
                        _ if Some(at) == organisations => {
                            groups.push(group(1, leaves.len(), 5));
                            let below = own.iter().filter_map(|c| match c {
                                Content::Own(column @ 1..=5) => Some((*column, 2)),
                                _ => None,
                            });
                            leaves.extend(below);
                        }
                        Content::Own(column) if organisations.is_none() || !(1..=5).contains(&column) => {
                            leaves.push((column, 1));
                        }
                        _ => {}
                    }
                }
                let upper = organisations.map_or(first, |at| at.min(first));
                let over = heads[..upper].iter().rposition(|c| c.content == Content::Group);
                groups.extend(over.map(|_| group(0, 0, 7)));
                over.unwrap_or(upper)
            }
            TableKind::Disputes => {
                let (direct, after) = (named("未经复议直接起诉")?, named("复议后起诉")?);
                let lawsuits_first = direct.min(after) < first;
                let (review, direct) = if lawsuits_first { (10, 0) } else { (0, 5) };
                let level = |at: usize| if (review..review + 5).contains(&at) { 1 } else { 2 };
                // Outcomes of reviews are printed first: their level is the upper one.
                let outcomes = own.iter().map(|c| if let Content::Own(own) = c { *own } else { 0 });
                let outcomes: Vec<usize> = outcomes.collect();
                let (upper, lower) = outcomes.split_at(5);
                let printed = if lawsuits_first { [lower, upper].concat() } else { outcomes.clone() };
                leaves.extend(printed.into_iter().enumerate().map(|(at, own)| (own, level(at))));
                groups.extend([group(0, review, 5), group(0, direct, 10)]);
                groups.extend([group(1, direct, 5), group(1, direct + 5, 5)]);
                let suits = named("未经复议直接起诉")?.min(named("复议后起诉")?);
                let above = &heads[..first.min(suits)];
                let above = above.iter().position(|c| {
                    c.content == Content::Group && matches!(print(c).as_str(), "行政复议" | "行政诉讼")
                });
                // Titles above the blocks may be words of the section's heading.
                above.unwrap_or(first.min(suits))
            }
            _ => {
                let label = heads[..first].iter().rposition(|c| c.content == Content::Group);
                leaves.extend(own.iter().map(|c| if let Content::Own(own) = c { (*own, 1) } else { (0, 1) }));
                label.map_or(first, |at| at + 1)
            }
        };
        let blank = |cell: &&Cell| cell.content == Content::Blank;
        let (mut printed, mut blanks) = (Vec::new(), heads[..from].iter().rev().take_while(blank).count());
        for cell in &heads[from..] {
            let head = match cell.content {
                Content::Own(column) => Head::Own(column),
                Content::Group => Head::Group,
                Content::Words | Content::Value => Head::Foreign,
                Content::Blank => {
                    blanks += 1;
                    continue;
                }
                Content::Label(_) => return None,
            };
            printed.push((head, std::mem::take(&mut blanks), cell.row));
        }
        let titles = printed.iter().take_while(|head| !matches!(head.0, Head::Own(_)));
        // One of two titles may be a word of the section's heading.
        if block.table == TableKind::Disputes && titles.filter(|head| head.0 == Head::Group).count() == 1 {
            printed.insert(0, (Head::Group, 0, printed[0].2));
        }
        let all = || block.heads.iter().chain(block.body);
        let last = all().zip(all().skip(1)).filter(|(cell, next)| cell.row != next.row);
        let ends =
            last.clone().next().is_none() || last.clone().any(|(cell, _)| cell.content == Content::Blank);
        let foreign = printed.iter().filter(|head| head.0 == Head::Foreign).count();
        let lines = heads[from..].iter().all(|c| c.cells > 1) && heads[from].row < heads[heads.len() - 1].row;
        Some(Sequence { printed, behind: blanks, leaves, groups, foreign, ends, lines })
    }

    /// The columns, where all that fit the headings and the rows give the form's columns the same cells.
    pub(super) fn columns(&self, rows: &[Row<'_>]) -> Option<Columns> {
        /// Columns that the form does not have.
        const MOST: usize = 2;
        let widest = rows.iter().map(|row| row.cells.len()).max()?;
        let most = MOST.min(widest.checked_sub(self.leaves.len())?);
        let mut found: Option<Columns> = None;
        let own = self.leaves.len();
        let wide = |row: &Row<'_>| row.width == own && row.cells.len() >= own;
        let fits = self.foreign <= most && rows.iter().all(wide);
        let blanks = Blanks::of(rows);
        let unique = fits && self.search(&mut Vec::new(), (most, &blanks), rows, &mut found);
        found.filter(|_| unique)
    }

    /// Tries the columns with these extras, and with more of them behind the last. Gives whether those that fit agree.
    fn search(
        &self,
        extras: &mut Vec<Extra>,
        (most, blanks): (usize, &Blanks),
        rows: &[Row<'_>],
        found: &mut Option<Columns>,
    ) -> bool {
        let foreign = extras.iter().filter(|extra| extra.column == Column::Foreign).count();
        if foreign == self.foreign && !self.agree(extras, rows, found) {
            return false;
        }
        if extras.len() == most {
            return true;
        }
        let last = extras.last().map_or(0, |extra| extra.before);
        for before in last..=self.leaves.len() {
            // How many columns stand behind it at least, and how many more may.
            let behind = self.leaves.len() - before;
            let empty = behind == 0 || blanks.hold(before + extras.len(), behind, most - extras.len());
            if !empty && foreign == self.foreign {
                continue;
            }
            for level in 0..=2 {
                let Some(groups) = self.groups_over(before, level) else { continue };
                for column in [Column::Foreign, Column::Empty] {
                    // Words that name a further column stand behind the columns of their group.
                    let begins = |(at, g): (usize, &Group)| groups & 1 << at > 0 && g.from == before;
                    let first = !self.lines && self.groups.iter().enumerate().any(begins);
                    if column == Column::Foreign && (foreign == self.foreign || first)
                        || column == Column::Empty && !empty
                    {
                        continue;
                    }
                    extras.push(Extra { before, level, groups, column });
                    let agree = self.search(extras, (most, blanks), rows, found);
                    extras.pop();
                    if !agree {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Whether the columns with these extras, where they fit, give the form's the cells that `found` gives them.
    fn agree(&self, extras: &[Extra], rows: &[Row<'_>], found: &mut Option<Columns>) -> bool {
        let mut printed = None;
        for right in [false, true] {
            let columns = Columns { order: self.order_with(extras, right), right };
            // Columns that give the same cells need not be printed.
            let same = |known: &Columns| rows.iter().all(|row| known.own_of(row).eq(columns.own_of(row)));
            if !rows.iter().all(|row| columns.first_of(row).is_some()) || found.as_ref().is_some_and(same) {
                continue;
            }
            let printed = printed.get_or_insert_with(|| self.with(extras));
            // Empty cells behind a label stand behind its heading too.
            let covers = !self.groups.is_empty() || self.printed[0].1 > 0;
            let ends_alike = |beside: bool| self.leaves.len() > APPLICANTS || beside && covers;
            let ways = [(false, false), (true, false), (false, true), (true, true)];
            let mut ways = ways.into_iter().filter(|(_, beside)| !right || ends_alike(*beside));
            if are_together(printed, self.groups.len())
                && ways.any(|(below, beside)| self.is_printed(printed, below, beside))
            {
                if found.is_some() {
                    return false;
                }
                *found = Some(columns);
            }
        }
        true
    }

    /// The form's columns with these among them, from left to right; without empty ones at the end where rows begin alike.
    fn order_with(&self, extras: &[Extra], right: bool) -> Vec<Column> {
        let mut order = Vec::with_capacity(self.leaves.len() + extras.len());
        for (at, extra) in extras.iter().enumerate() {
            order.resize(extra.before + at, Column::Own);
            order.push(extra.column);
        }
        order.resize(self.leaves.len() + extras.len(), Column::Own);
        while !right && order.last() == Some(&Column::Empty) {
            order.pop();
        }
        order
    }

    /// The groups that cover a column before this one whose heading stands on this level: one above it on each level.
    /// At the border of two groups it belongs to either. Bit `i` tells of group `i`.
    fn groups_over(&self, before: usize, level: u8) -> Option<u8> {
        let highest = self.groups.iter().map(|group| group.level).min().unwrap_or(1);
        let mask = |at_border: &dyn Fn(&Group) -> bool| {
            let covers = |g: &Group| g.level < level && (g.from < before && before < g.to || at_border(g));
            let groups = self.groups.iter().enumerate().filter(|(_, g)| covers(g));
            groups.map(|(at, _)| 1 << at).sum::<u8>()
        };
        let strictly = mask(&|_| false);
        // Strictly within a group it cannot stand on that group's level.
        let sides = [mask(&|g| g.to == before), mask(&|g| g.from == before)];
        let whole = |mask: &u8| {
            mask & strictly == strictly && mask.count_ones() == u32::from(level) - u32::from(highest)
        };
        let within = self.groups.iter().filter(|g| g.from < before && before < g.to);
        let deep = level >= highest && within.map(|g| g.level).max().is_none_or(|least| least < level);
        sides.into_iter().find(|mask| deep && whole(mask))
    }

    /// The form's columns with these among them.
    fn with(&self, extras: &[Extra]) -> Vec<Printed> {
        let mut columns = Vec::with_capacity(self.leaves.len() + extras.len());
        let mut extras = extras.iter().peekable();
        for at in 0..=self.leaves.len() {
            while let Some(extra) = extras.next_if(|extra| extra.before == at) {
                columns.push(Printed {
                    column: extra.column,
                    level: extra.level,
                    own: 0,
                    groups: extra.groups,
                });
            }
            if let Some(&(own, level)) = self.leaves.get(at) {
                let over = self.groups.iter().enumerate().filter(|(_, g)| g.from <= at && at < g.to);
                let groups = over.map(|(at, _)| 1 << at).sum();
                columns.push(Printed { column: Column::Own, level, own, groups });
            }
        }
        columns
    }

    /// Whether the headings of these columns are the printed ones, where cells are printed `below` a heading for the
    /// lines that it covers, or not, and `beside` it for the columns.
    fn is_printed(&self, columns: &[Printed], below: bool, beside: bool) -> bool {
        let mut printed = self.printed.iter();
        let lowest = self.leaves.iter().map(|leaf| leaf.1).max().unwrap_or(0);
        // The titles over all blocks are not among the headings.
        let highest = u8::from(self.leaves.len() > APPLICANTS && self.printed[0].0 != Head::Group);
        // Empty cells before the next heading: those of columns, and those that are covered.
        let (mut own, mut covered, mut line) = (0, 0, u32::MAX);
        steps::add(columns.len());
        for level in highest..=lowest {
            // Between the lines of headings more may stand.
            let mut open = true;
            let mut next = |head: Head, own: &mut usize, covered: &mut usize| {
                let least = if self.ends { *own } else { 0 };
                let fits = |blanks: usize| if open { blanks >= least } else { blanks == *own + *covered };
                let Some(&(print, blanks, row)) = printed.next() else { return false };
                let in_line = !self.lines || (row == line) != open;
                let is_next = print == head && fits(blanks) && in_line;
                (*own, *covered, open, line) = (0, 0, false, row);
                is_next
            };
            for (at, column) in columns.iter().enumerate() {
                let begins = |group: usize| {
                    let is_in = |c: &Printed| c.groups & 1 << group > 0;
                    is_in(column) && !columns[..at].iter().any(is_in)
                };
                let mut groups = self.groups.iter().enumerate().filter(|(_, g)| g.level == level);
                if let Some((group, _)) = groups.find(|(group, _)| begins(*group)) {
                    if !next(Head::Group, &mut own, &mut covered) {
                        return false;
                    }
                    let width = columns.iter().filter(|c| c.groups & 1 << group > 0).count();
                    covered += if beside { width - 1 } else { 0 };
                }
                let head = match column.column {
                    _ if column.level > level => continue,
                    _ if column.level < level => {
                        covered += usize::from(below);
                        continue;
                    }
                    Column::Empty => {
                        own += 1;
                        continue;
                    }
                    Column::Own => Head::Own(column.own),
                    Column::Foreign => Head::Foreign,
                };
                if !next(head, &mut own, &mut covered) {
                    return false;
                }
            }
        }
        printed.next().is_none() && (!self.ends || self.behind >= own)
    }
}

/// Whether each group's columns stand together.
fn are_together(columns: &[Printed], groups: usize) -> bool {
    (0..groups).all(|group| {
        let changes = columns.chunk_by(|a, b| (a.groups ^ b.groups) & 1 << group == 0);
        changes.filter(|part| part[0].groups & 1 << group > 0).count() == 1
    })
}

#[cfg(test)]
mod tests {
    use crate::form::{Edition, TableKind, form};
    use crate::report::Media;

    /// The numbers of one row in the form's order.
    const OWN: &str = "1 2 3 4 5 6 21";

    /// The first row of table 3 under these headings, `?` behind cells in doubt. All rows print these cells, `_` for an
    /// empty one.
    fn requests(headings: &[&str], cells: &str, separator: &str) -> String {
        let line = |cells: &str| {
            cells.replace(' ', separator).replace('_', "") + separator.trim_start_matches('\t') + "\n"
        };
        let heads: String = headings.iter().map(|heads| line(heads)).collect();
        let form = form(TableKind::Requests, Edition::F21);
        let rows = form.rows.iter().map(|row| line(&format!("{} {cells}", row.label().zh.replace(' ', ""))));
        let rows: String = rows.collect();
        first(&format!("三、收到和处理政府信息公开申请情况\n{heads}{rows}四、其他\n"), TableKind::Requests, 7)
    }

    fn first(text: &str, table: TableKind, count: usize) -> String {
        let document = crate::read(text, Media::PlainText);
        let table = document.reports[0].table(table).expect("the table");
        let cells = table.cells.iter().take(count);
        cells.map(|c| format!("{}{}", c.raw, if c.doubt { "?" } else { "" })).collect::<Vec<_>>().join(" ")
    }

    const NAMES: &str = "商业企业 科研机构 社会公益组织 法律服务机构 其他";

    #[test]
    fn a_column_more_is_found_whatever_is_printed_for_covered_cells() {
        let nothing = ["_ 申请人情况 占比", "自然人 法人或其他组织 总计", NAMES];
        let below = ["_ 申请人情况 占比", "_ 自然人 法人或其他组织 总计 _", &format!("_ _ {NAMES} _ _")];
        let beside = ["_ 申请人情况 _ _ _ _ _ _ 占比", "自然人 法人或其他组织 _ _ _ _ 总计", NAMES];
        for headings in [nothing, below.map(|line| line), beside] {
            assert_eq!(requests(&headings, &format!("{OWN} 9%"), "\t"), OWN, "{headings:?}");
        }
    }

    #[test]
    fn an_empty_column_between_others_is_found_where_its_heading_stands() {
        let headings = ["_ 申请人情况", "自然人 法人或其他组织 _ 总计", NAMES];
        assert_eq!(requests(&headings, "1 2 3 4 5 6 _ 21", "\t"), OWN);
        let within = [
            "_ 申请人情况",
            "自然人 法人或其他组织 总计",
            "商业企业 _ 科研机构 社会公益组织 法律服务机构 其他",
        ];
        assert_eq!(requests(&within, "1 2 _ 3 4 5 6 21", "\t"), OWN);
        assert_eq!(requests(&within, "1 2 _ 3 4 5 6 21", " |\n"), OWN);
    }

    #[test]
    fn numbers_below_an_empty_heading_are_no_empty_column() {
        let headings = ["_ 申请人情况", "自然人 法人或其他组织 _ 总计", NAMES];
        let read = requests(&headings, "1 2 3 4 5 6 7 21", "\t");
        assert!(read.split(' ').all(|cell| cell.ends_with('?')), "{read}");
    }

    #[test]
    fn last_years_number_behind_table_4_is_none_of_it() {
        let outcomes = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
        let (five, ten) = ("\t".repeat(5), "\t".repeat(10));
        let text = format!(
            "四、政府信息公开行政复议、行政诉讼情况\n行政复议{five}行政诉讼{ten}上年数量\n\
             {outcomes}\t未经复议直接起诉{five}复议后起诉{five}\n{five}{outcomes}\t{outcomes}\t\n\
             \t40\t\t\t40\t\t\t\t50\t50\t\t\t54\t55\t109\t142\n五、存在的主要问题\n"
        );
        assert_eq!(first(&text, TableKind::Disputes, 15), " 40   40    50 50   54 55 109");
    }
}
