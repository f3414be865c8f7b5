//! Grids in another shape than the form's: rows and columns exchanged, or the columns divided over two grids, one below
//! the other.
//!
//! Such a grid is printed anew, cell by cell, in the form's shape, as a text of its own, and read there like any other; every
//! place that was read leads back to the first print. Only where words of the form stand decides, and never what numbers
//! say.

use super::align::row_of;
use super::labels::{Hit, Labels, Mark};
use super::reading::Reading;
use super::regions::{Fragment, Print};
use crate::form::{Edition, TableForm, TableKind, form};
use crate::source::{Piece, Source, han_only};
use crate::span::Span;
use crate::steps;

/// More rows or columns than any form has, with its headings and labels.
const MOST: usize = 60;
/// Lines of headings that a grid has.
const LEVELS: usize = 3;
/// So many words in one line, and so many below each other, are no accident.
const SEVERAL: usize = 3;

/// A table printed anew in the shape of its form.
pub(super) struct Reprint {
    /// The new print.
    pub(super) source: Source,
    pub(super) print: Print,
    /// The words of the forms in the new print.
    pub(super) words: Vec<Hit>,
    pub(super) places: Places,
}

/// Where the cells of a new print stand in the text.
pub(super) struct Places {
    /// Of each cell its first byte in the new print, and its place in the text; in the order of the new print.
    cells: Vec<(u32, Span)>,
}

/// A cell of a grid, by its place in the text.
#[derive(Clone, Copy)]
struct Cell {
    place: Span,
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
}

/// The cells that a print of a table stands in, row by row.
struct Grid {
    cells: Vec<Cell>,
    rows: usize,
    columns: usize,
}

/// Table 3 or 4 with rows and columns exchanged: several names of its columns stand below each other, and several labels of
/// its rows beside each other. `None` for any other print.
pub(super) fn exchanged(source: &Source, print: &Print, words: &[Hit]) -> Option<Reprint> {
    if !matches!(print.table, TableKind::Requests | TableKind::Disputes) {
        return None;
    }
    let name = |hit: &Hit| match hit.mark {
        Mark::Outcome(column) => Some(column.into()),
        _ => column_named(source, hit),
    };
    let label = |hit: &Hit| match print.table {
        TableKind::Requests => row_of(hit, print.table).map(usize::from),
        _ => matches!(hit.mark, Mark::Lawsuits | Mark::Head(_)).then_some(0),
    };
    // Asked of every table: looks at lines before it looks at places.
    let line = |hit: &Hit| source.pieces.get(source.piece_at(hit.start)).map(|piece| piece.row);
    let lines = |which: &dyn Fn(&Hit) -> Option<usize>| -> Vec<_> {
        words.iter().filter(|hit| which(hit).is_some()).map(line).collect()
    };
    let may_be = match print.table {
        TableKind::Requests => lines(&label).chunk_by(PartialEq::eq).any(|line| line.len() >= SEVERAL),
        _ => lines(&name).chunk_by(PartialEq::eq).all(|line| line.len() == 1),
    };
    let grid = if may_be { Grid::of(source, print)? } else { return None };
    let labels = grid.cells_of(words, label);
    let labels_beside = match print.table {
        TableKind::Requests => most(labels.map(|(cell, label)| (cell.row, label))) >= SEVERAL,
        // Its labels stand on two lines, as one is for both kinds of lawsuits.
        _ => labels.map(|(cell, _)| cell.column).max() >= Some(SEVERAL),
    };
    let names = || grid.cells_of(words, name).map(|(cell, name)| (cell.column, name));
    (labels_beside && most(names()) >= SEVERAL).then(|| reprint(source, print.table, &grid.exchanged()))?
}

/// The column of table 3 that a word is the name of, and of no row: all but 其他 and 总计.
fn column_named(source: &Source, hit: &Hit) -> Option<usize> {
    let print = han_only(Span { start: hit.start, end: hit.end }.of(&source.text));
    let is_print = |form: &'static TableForm| {
        form.rows[0].columns.iter().position(|column| han_only(column.label.zh) == print)
    };
    let is_head =
        matches!(hit.mark, Mark::Head(TableKind::Requests) | Mark::EditionHead(TableKind::Requests, _));
    [Edition::F19, Edition::F21]
        .into_iter()
        .filter(|_| is_head)
        .find_map(|edition| is_print(form(TableKind::Requests, edition)))
}

/// How many different words stand in the line, or the column, that has most of them. Words are below 64.
fn most(words: impl Iterator<Item = (usize, usize)>) -> usize {
    let mut found = [0_u64; MOST];
    words.for_each(|(at, word)| found[at] |= 1 << word);
    found.iter().map(|words| words.count_ones() as usize).max().unwrap_or(0)
}

/// Table 3 with some columns in one grid and the others in a second one below it, each with all rows. `None` for any other
/// two prints.
pub(super) fn continued(source: &Source, [first, second]: [&Print; 2], hits: &[Hit]) -> Option<Reprint> {
    let (own, other) = (first.words(hits), second.words(hits));
    let rows = |words: &[Hit]| words.iter().filter_map(|hit| row_of(hit, first.table)).collect::<Vec<_>>();
    if first.table != TableKind::Requests || rows(&own).len() < SEVERAL || rows(&own) != rows(&other) {
        return None;
    }
    let (left, right) = (Grid::of(source, first)?, Grid::of(source, second)?);
    let name = |hit: &Hit| column_named(source, hit);
    let labels = left.cells_of(&own, name).map(|(cell, _)| cell.column).min()?;
    let label = |hit: &Hit| row_of(hit, first.table).map(usize::from);
    let right_names: Vec<usize> = other.iter().filter_map(name).collect();
    let apart = own.iter().filter_map(name).all(|name| !right_names.contains(&name));
    let in_place = right.cells_of(&other, label).all(|(cell, _)| cell.column < labels)
        && right.cells_of(&other, name).all(|(cell, _)| cell.column >= labels);
    let alike = in_place && left.rows >= right.rows && right.columns > labels;
    (apart && alike).then(|| reprint(source, first.table, &left.beside(&right, labels)))?
}

impl Grid {
    /// The cells from the first line of a print to the last that belongs to the same grid. `None` unless separators or
    /// tags made the cells, and where the text ends with the last one, which may go on.
    fn of(source: &Source, print: &Print) -> Option<Grid> {
        let span = print.span();
        let at = source.piece_at(span.start);
        let row = source.pieces.get(at)?.row;
        let is_row = |line: &&[Piece]| line.len() > 1 && line.iter().all(|piece| piece.cell);
        // Headings that are no words of this form alone.
        let above =
            |line: &&[Piece]| line[0].row == row || is_row(line) && line[0].table == source.pieces[at].table;
        let before = source.pieces[..at].chunk_by(|a, b| a.row == b.row).rev().take(LEVELS).take_while(above);
        let pieces = &source.pieces[at - before.map(<[Piece]>::len).sum::<usize>()..];
        let own = pieces.partition_point(|piece| piece.start < span.end);
        let lines = || pieces[..own].chunk_by(|a, b| a.row == b.row);
        let rows = lines().take_while(is_row).count();
        steps::add(own);
        if rows > MOST || lines().nth(rows).is_some_and(|line| line.iter().any(|piece| piece.cell)) {
            return None;
        }
        let mut cells = Vec::new();
        for (row, line) in lines().take(rows).enumerate() {
            for (index, piece) in line.iter().enumerate() {
                let place = Span { start: piece.start, end: piece.end };
                let column = if piece.table > 0 { piece.column.into() } else { index };
                let (rows, columns) = (piece.rowspan.into(), piece.colspan.into());
                cells.push(Cell { place, row, column, rows, columns });
            }
        }
        let columns = cells.iter().map(|cell| cell.column + cell.columns).max()?;
        let whole = cells.last().is_some_and(|cell| cell.place.end < source.content_end);
        (whole && columns <= MOST).then_some(Grid { cells, rows, columns })
    }

    /// The cells that hold words of some kind, with which one it is.
    fn cells_of<'a>(
        &'a self,
        words: &'a [Hit],
        which: impl Fn(&Hit) -> Option<usize> + 'a,
    ) -> impl Iterator<Item = (&'a Cell, usize)> {
        words.iter().filter_map(move |hit| {
            let word = which(hit)?;
            let at = self.cells.partition_point(|cell| cell.place.end <= hit.start);
            let cell = self.cells.get(at).filter(|cell| cell.place.start <= hit.start)?;
            Some((cell, word))
        })
    }

    fn exchanged(&self) -> Grid {
        let exchange = |cell: &Cell| Cell {
            row: cell.column,
            column: cell.row,
            rows: cell.columns,
            columns: cell.rows,
            ..*cell
        };
        Grid { cells: self.cells.iter().map(exchange).collect(), rows: self.columns, columns: self.rows }
    }

    /// This grid with the columns of another from `labels` on at its right; both end with the same row.
    fn beside(&self, other: &Grid, labels: usize) -> Grid {
        let below = self.rows - other.rows;
        let moved = |cell: &Cell| Cell {
            row: cell.row + below,
            column: cell.column + self.columns - labels,
            ..*cell
        };
        let right = other.cells.iter().filter(|cell| cell.column >= labels).map(moved);
        let cells = self.cells.iter().copied().chain(right).collect();
        Grid { cells, rows: self.rows, columns: self.columns + other.columns - labels }
    }

    /// The cells row by row; `None` in places that no cell covers.
    fn lines(&self) -> Vec<Vec<Option<Cell>>> {
        let mut covered = vec![vec![false; self.columns]; self.rows];
        let mut begins = vec![vec![None; self.columns]; self.rows];
        for cell in &self.cells {
            let rows = cell.row..(cell.row + cell.rows).min(self.rows);
            for line in &mut covered[rows] {
                line[cell.column..(cell.column + cell.columns).min(self.columns)].fill(true);
            }
            begins[cell.row][cell.column] = Some(*cell);
        }
        steps::add(self.rows * self.columns);
        let line = |(begins, covered): (Vec<Option<Cell>>, Vec<bool>)| {
            let kept = begins.into_iter().zip(covered).filter(|(cell, covered)| cell.is_some() || !covered);
            kept.map(|(cell, _)| cell).collect()
        };
        begins.into_iter().zip(covered).map(line).collect()
    }
}

/// The grid as a text of its own. `None` where it holds none of the table's words.
fn reprint(source: &Source, table: TableKind, grid: &Grid) -> Option<Reprint> {
    let (mut text, mut pieces) = (String::new(), Vec::new());
    let mut cells = Vec::with_capacity(grid.cells.len());
    for (row, line) in grid.lines().into_iter().enumerate() {
        for (column, cell) in line.into_iter().enumerate() {
            let start = text.len();
            if let Some(Cell { place, .. }) = cell {
                cells.push((start as u32, place));
                text.push_str(place.of(&source.text));
            }
            let (columns, rows) = cell.map_or((1, 1), |cell| (cell.columns, cell.rows));
            pieces.push(Piece {
                column: cell.map_or(column, |cell| cell.column) as u16,
                colspan: columns as u16,
                rowspan: rows as u16,
                ..Piece::new(start, text.len(), row as u32, true)
            });
            text.push('\t');
        }
        text.push('\n');
    }
    let span = Span::new(0, text.len());
    let mut words = Labels::get().find(&text);
    let first = words.iter().position(|word| word.mark.table() == Some(table))?;
    words.drain(..first);
    let own = Span { start: words[0].start, ..span };
    let fragment = Fragment { table, span: own, first: 0, last: words.len(), whole: true, rows: 0 };
    let source = Source { content_end: span.end, text, pieces, ..Source::default() };
    let print = Print { table, fragments: vec![fragment], holes: Vec::new() };
    Some(Reprint { source, print, words, places: Places { cells } })
}

impl Places {
    /// The place in the text of what stands there in the new print.
    pub(super) fn back(&self, span: Span) -> Span {
        let from = self.cells.partition_point(|&(start, place)| start + place.end - place.start < span.start);
        let until = self.cells.partition_point(|&(start, _)| start <= span.end);
        let from = from.min(self.cells.len() - 1);
        let within = &self.cells[from..until.max(from + 1)];
        let part = |&(start, place): &(u32, Span)| Span {
            start: place.start + span.start.saturating_sub(start).min(place.end - place.start),
            end: (place.start + span.end.saturating_sub(start)).min(place.end),
        };
        let filled = within.iter().map(part).filter(|part| part.start < part.end);
        filled
            .reduce(|a, b| Span { start: a.start.min(b.start), end: a.end.max(b.end) })
            .unwrap_or(part(&within[0]))
    }

    /// A reading of the new print, with all its places in the text.
    pub(super) fn restore(&self, reading: &mut Reading) {
        let Reading { table, notices, aside, .. } = reading;
        let in_table = table
            .cells
            .iter_mut()
            .filter_map(|cell| cell.span.as_mut())
            .chain(table.labels.iter_mut().flatten());
        let noticed = notices.iter_mut().flat_map(|notice| &mut notice.spans);
        for span in in_table.chain(noticed).chain(aside).chain([&mut table.span]) {
            *span = self.back(*span);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::form::{Edition, TableKind, form};
    use crate::read::read;
    use crate::report::{Media, Report};

    const NAMES: [&str; 7] =
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    const THIRD: &str = "三、收到和处理政府信息公开申请情况\n";
    const FOURTH: &str = "四、政府信息公开行政复议、行政诉讼情况\n";

    /// Labels of table 3's rows, one line each.
    fn labels() -> Vec<String> {
        let rows = &form(TableKind::Requests, Edition::F21).rows;
        rows.iter().map(|row| row.path.iter().map(|label| label.zh).collect::<Vec<_>>().join("-")).collect()
    }

    /// A number for each cell, told by its row and column.
    fn number(row: usize, column: usize) -> String {
        (100 + row * 10 + column).to_string()
    }

    fn lines(lines: &[Vec<String>]) -> String {
        lines.iter().map(|line| line.join("\t") + "\n").collect()
    }

    fn exchanged() -> String {
        let head = std::iter::once("申请人".to_owned()).chain(labels()).collect();
        let line = |(column, name): (usize, &&str)| {
            let numbers = (0..labels().len()).map(|row| number(row, column));
            std::iter::once((*name).to_owned()).chain(numbers).collect()
        };
        let all: Vec<Vec<String>> = std::iter::once(head).chain(NAMES.iter().enumerate().map(line)).collect();
        format!("{THIRD}{}{FOURTH}", lines(&all))
    }

    fn part(columns: std::ops::Range<usize>) -> String {
        let names = NAMES[columns.clone()].iter().map(|name| (*name).to_owned());
        let head = std::iter::once("项目".to_owned()).chain(names).collect();
        let line = |(row, label): (usize, String)| {
            std::iter::once(label).chain(columns.clone().map(|column| number(row, column))).collect()
        };
        let all: Vec<Vec<String>> =
            std::iter::once(head).chain(labels().into_iter().enumerate().map(line)).collect();
        lines(&all)
    }

    /// Each cell's print; a doubted one has a question mark.
    fn prints(report: &Report, kind: TableKind) -> Vec<String> {
        let cells = &report.table(kind).expect("the table").cells;
        cells.iter().map(|cell| format!("{}{}", cell.raw, if cell.doubt { "?" } else { "" })).collect()
    }

    fn assert_whole(text: &str) {
        let document = read(text, Media::PlainText);
        let expected: Vec<String> =
            (0..labels().len()).flat_map(|row| (0..7).map(move |column| number(row, column))).collect();
        assert_eq!(prints(&document.reports[0], TableKind::Requests), expected);
        for cell in &document.reports[0].table(TableKind::Requests).expect("table 3").cells {
            assert_eq!(cell.span.expect("its place").of(text), cell.raw);
        }
    }

    #[test]
    fn rows_and_columns_are_exchanged_back() {
        assert_whole(&exchanged());
    }

    #[test]
    fn columns_in_a_second_grid_belong_to_the_first() {
        for at in 2..7 {
            assert_whole(&format!("{THIRD}{}续表\n{}{FOURTH}", part(0..at), part(at..7)));
        }
    }

    #[test]
    fn both_grids_are_tables_and_no_prose() {
        let text = format!("{THIRD}{}续表\n{}{FOURTH}", part(0..4), part(4..7));
        let report = read(&text, Media::PlainText).reports.remove(0);
        let all =
            report.table(TableKind::Requests).expect("table 3").cells.iter().filter_map(|cell| cell.span);
        let holds = |cell: &crate::span::Span| {
            report.table_spans.iter().any(|span| span.start <= cell.start && cell.end <= span.end)
        };
        assert!(all.into_iter().all(|cell| holds(&cell)));
    }

    #[test]
    fn lines_within_a_cell_stay_as_they_are_printed() {
        let rows: String = labels().iter().map(|label| ["<td>", label, "</td>"].concat()).collect();
        let line = |(column, name): (usize, &&str)| {
            let numbers = (0..labels().len()).map(|row| format!("<td>{}<br>件</td>", number(row, column)));
            format!("<tr><td>{name}</td>{}</tr>", numbers.collect::<String>())
        };
        let lines: String = NAMES.iter().enumerate().map(line).collect();
        let html = format!("<p>{THIRD}</p><table><tr><td></td>{rows}</tr>{lines}</table><p>{FOURTH}</p>");
        let document = read(&html, Media::Html);
        let cells = &document.reports[0].table(TableKind::Requests).expect("table 3").cells;
        assert!(cells.iter().all(|cell| cell.span.is_none_or(|span| span.of(&document.text) == cell.raw)));
    }

    #[test]
    fn a_second_grid_with_the_same_columns_is_another_print() {
        let text = format!("{THIRD}{}续表\n{}{FOURTH}", part(0..4), part(3..7));
        let report = read(&text, Media::PlainText).reports.remove(0);
        assert!(
            prints(&report, TableKind::Requests).iter().all(|print| print.is_empty() || print.ends_with('?'))
        );
    }

    #[test]
    fn a_text_that_ends_in_the_grid_is_not_exchanged() {
        let whole = exchanged();
        let text = &whole[..whole.len() - FOURTH.len() - 2];
        let report = read(text, Media::PlainText).reports.remove(0);
        assert!(
            prints(&report, TableKind::Requests).iter().all(|print| print.is_empty() || print.ends_with('?'))
        );
    }

    #[test]
    fn merged_labels_keep_their_rows() {
        let html = "<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td rowspan=2></td><td rowspan=2>行政复议</td>\
            <td colspan=2>行政诉讼</td></tr><tr><td>未经复议直接起诉</td><td>复议后起诉</td></tr>\
            <tr><td>结果维持</td><td>1</td><td>6</td><td>11</td></tr><tr><td>结果纠正</td><td>2</td><td>7</td><td>12</td></tr>\
            <tr><td>其他结果</td><td>3</td><td>8</td><td>13</td></tr><tr><td>尚未审结</td><td>4</td><td>9</td><td>14</td></tr>\
            <tr><td>总计</td><td>10</td><td>30</td><td>50</td></tr></table><p>五、存在的主要问题</p>";
        let report = read(html, Media::Html).reports.remove(0);
        let expected = ["1", "2", "3", "4", "10", "6", "7", "8", "9", "30", "11", "12", "13", "14", "50"];
        assert_eq!(prints(&report, TableKind::Disputes), expected);
    }
}
