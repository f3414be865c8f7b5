//! Table 4 printed as three rows of five outcomes, each row behind its own label, where the form has one row of fifteen.
//!
//! The headings of the outcomes stand once above the rows, above each row's own numbers, or one before each number: all bind
//! the columns, in whatever order they are printed.

use super::columns;
use super::labels::{Hit, Mark};
use super::tokens::{Kind, Token, ends_text};
use crate::form::TableKind;
use crate::slice::Slice as _;
use crate::source::{Source, han_only};
use crate::span::Span;
use crate::steps;

/// The outcomes of a row, their total last.
pub(super) const OUTCOMES: usize = 5;

/// One of the three rows.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// What is printed in each column of the form.
    pub(super) cells: [Option<Span>; OUTCOMES],
    /// All that is printed behind the label.
    pub(super) print: Option<Span>,
    /// Whether it may belong elsewhere.
    pub(super) doubt: bool,
}

/// What stands behind a label.
#[derive(Clone, Copy)]
enum Item {
    /// The heading of a column.
    Head(usize),
    /// A number or an empty cell.
    Fill(Token),
}

impl Item {
    fn head(&self) -> Option<usize> {
        match self {
            Item::Head(column) => Some(*column),
            Item::Fill(_) => None,
        }
    }
}

fn on_one_line(fills: &[Token]) -> bool {
    fills.iter().all(|fill| fill.row == fills[0].row)
}

/// The rows 行政复议, 未经复议直接起诉 and 复议后起诉, when each has numbers of its own behind its label and the headings
/// of the outcomes tell their columns. `strays` tells that numbers of pages may stand among those of the table.
pub(super) fn rows(
    source: &Source,
    within: Span,
    tokens: &[Token],
    hits: &[Hit],
    strays: bool,
) -> Option<[Row; 3]> {
    let (heads, parts) = parts(&source.text, within, tokens, hits)?;
    let mut rows = [const { None }; 3];
    // Where one row prints a cell that its label covers, an empty one before another's numbers may be such a cell too, and
    // its last one be lost.
    let covers = parts.iter().any(|items| fills(items).len() > OUTCOMES);
    for (row, items) in rows.iter_mut().zip(&parts) {
        *row = Some(row_of(source, &heads, items, (strays, covers))?);
    }
    let [Some(first), Some(second), Some(third)] = rows else { return None };
    Some([first, second, third])
}

/// The headings above the rows, and what stands behind each of the three labels.
fn parts(text: &str, within: Span, tokens: &[Token], hits: &[Hit]) -> Option<(Vec<usize>, [Vec<Item>; 3])> {
    let mut heads = Vec::new();
    let mut parts: [Vec<Item>; 3] = [const { Vec::new() }; 3];
    // The region begins with the first heading of an outcome: the total's and the first label may stand before it.
    let before = before(text, within);
    let label_before = before.trim_end_matches("总计");
    let mut label = label_before.ends_with("行政复议").then_some(0);
    if label_before.len() < before.len() {
        match label {
            Some(_) => parts[0].push(Item::Head(OUTCOMES - 1)),
            None => heads.push(OUTCOMES - 1),
        }
    }
    let mut begun = label.is_some();
    for token in tokens {
        steps::add(1);
        let item = match token.kind {
            Kind::Hit(hit) => {
                let print = han_only(Span { start: hits[hit].start, end: hits[hit].end }.of(text));
                match hits[hit].mark {
                    Mark::Outcome(column) => Item::Head(usize::from(column)),
                    // A row of sums below the three.
                    Mark::Total if label.is_some_and(|row| is_whole(&parts[row])) => {
                        label = None;
                        continue;
                    }
                    Mark::Total => Item::Head(OUTCOMES - 1),
                    Mark::Lawsuits => {
                        (label, begun) = (Some(1 + usize::from(print == "复议后起诉")), true);
                        continue;
                    }
                    Mark::Head(TableKind::Disputes) => {
                        label = (print == "行政复议").then_some(0);
                        begun |= label.is_some();
                        continue;
                    }
                    _ => return None,
                }
            }
            Kind::Word if parts.iter().all(|part| is_whole(part)) => break,
            Kind::Word => {
                label = label.filter(|&row| !is_whole(&parts[row]));
                continue;
            }
            Kind::Value | Kind::Blank => Item::Fill(*token),
        };
        match (label, item) {
            (Some(row), item) => parts[row].push(item),
            (None, Item::Head(column)) if !begun => heads.push(column),
            (None, Item::Fill(token)) if !begun && token.kind == Kind::Value => return None,
            // Empty cells among the headings; what stands under the name of a group, or in a row of sums.
            (None, _) => {}
        }
    }
    Some((heads, parts))
}

/// The Han characters right before the table's first heading.
fn before(text: &str, within: Span) -> String {
    const NEAR: usize = 40;
    let before = text.part(..within.start as usize);
    let from = before.char_indices().rev().take(NEAR).last().map_or(0, |(at, _)| at);
    han_only(before.part(from..))
}

/// Whether a row has as many numbers or empty cells as columns.
fn is_whole(items: &[Item]) -> bool {
    items.iter().filter(|item| matches!(item, Item::Fill(_))).count() >= OUTCOMES
}

/// The numbers and empty cells among what stands behind a label.
fn fills(items: &[Item]) -> Vec<Token> {
    let fill = |item: &Item| match item {
        Item::Fill(token) => Some(*token),
        Item::Head(_) => None,
    };
    items.iter().filter_map(fill).collect()
}

/// A row from what stands behind its label; `None` when nothing is printed there, or no headings tell its columns.
/// `strays`: numbers of pages may stand among its own; `covers`: empty cells that a label covers may.
fn row_of(source: &Source, heads: &[usize], items: &[Item], (strays, covers): (bool, bool)) -> Option<Row> {
    let fills = fills(items);
    let printed = fills.iter().filter(|t| t.kind == Kind::Value).count();
    if printed == 0 && fills.len() != OUTCOMES {
        return None;
    }
    let own_heads: Vec<usize> = items.iter().map_while(Item::head).collect();
    let order: Vec<usize> = if fills.len() == items.len() {
        heads.to_vec()
    } else if own_heads.len() == OUTCOMES && fills.len() == OUTCOMES && on_one_line(&fills) {
        own_heads
    } else {
        let pair = |pair: &[Item]| match pair {
            [Item::Head(column), Item::Fill(_)] => Some(*column),
            _ => None,
        };
        items.chunks(2).map(pair).collect::<Option<_>>()?
    };
    if order.len() != OUTCOMES || (0..OUTCOMES).any(|column| !order.contains(&column)) {
        return None;
    }
    let print = fills.first().zip(fills.last()).map(|(first, last)| first.span.to(last.span));
    // Empty cells that were moved behind the numbers leave their places open.
    let Some(own) = five(&fills).filter(|own| !columns::gathers_blanks(own, OUTCOMES)) else {
        return Some(Row { cells: [None; OUTCOMES], print, doubt: true });
    };
    let mut cells = [None; OUTCOMES];
    for (column, token) in order.iter().zip(own) {
        cells[*column] = Some(token.span);
    }
    let one_line = own.iter().all(|t| t.row == own[0].row);
    let open = covers && fills.len() == OUTCOMES && fills[0].kind == Kind::Blank;
    let loose = strays && !one_line || ends_text(source, own) || open;
    Some(Row { cells, print, doubt: loose && !adds_up(&source.text, &cells) })
}

/// The five cells of a row: all that it has, or all that is printed where cells that a label covers stand before them.
fn five(fills: &[Token]) -> Option<&[Token]> {
    if fills.len() == OUTCOMES {
        return Some(fills);
    }
    let first = fills.iter().position(|t| t.kind == Kind::Value)?;
    let last = fills.iter().rposition(|t| t.kind == Kind::Value)?;
    Some(&fills[first..=last]).filter(|own| own.len() == OUTCOMES)
}

/// Whether the outcomes add up to their total, blanks counted as zero.
fn adds_up(text: &str, cells: &[Option<Span>; OUTCOMES]) -> bool {
    let numbers = cells.map(|span| span.and_then(|s| s.of(text).parse().ok()).unwrap_or(0_i64));
    numbers[..OUTCOMES - 1].iter().sum::<i64>() == numbers[OUTCOMES - 1]
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::report::Media;

    const HEAD: &str = "四、政府信息公开行政复议、行政诉讼情况\n";
    const TAIL: &str = "五、存在的主要问题及改进情况\n河湾镇将改进。\n";
    const SUMS: &str = "7 0 1 2 10 3 1 0 0 4 0 2 0 1 3";

    fn values(table: &str, media: Media) -> String {
        let document = read(&format!("{HEAD}{table}{TAIL}"), media);
        let show = |cell: &crate::report::Cell| {
            let value = cell.value.map_or("_".to_owned(), |value| value.to_string());
            format!("{value}{}", if cell.doubt { "?" } else { "" })
        };
        document.reports[0].tables[0].cells.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    fn table(between: &str) -> String {
        let lines = [
            "类别 结果维持 结果纠正 其他结果 尚未审结 总计",
            "行政复议 7 0 1 2 10",
            "未经复议直接起诉 3 1 0 0 4",
            "复议后起诉 0 2 0 1 3",
        ];
        lines.map(|line| line.replace(' ', between) + "\n").concat()
    }

    #[test]
    fn three_labelled_rows_are_read_whatever_divides_their_cells() {
        for between in ["\t", " | ", " ", "\n"] {
            assert_eq!(values(&table(between), Media::PlainText), SUMS, "{between:?}");
        }
        let row = |line: &str| format!("<tr><td>{}</td></tr>", line.replace('\t', "</td><td>"));
        let html: String = table("\t").lines().map(row).collect();
        assert_eq!(values(&format!("<table>{html}</table>"), Media::Html), SUMS);
    }

    #[test]
    fn the_kind_of_lawsuit_may_stand_in_brackets_or_under_its_group() {
        let grouped = table("\t").replace("未经复议", "行政诉讼\t未经复议");
        assert_eq!(values(&grouped, Media::PlainText), SUMS);
        let brackets = table("\t")
            .replace("未经复议直接起诉", "行政诉讼（未经复议直接起诉）")
            .replace("复议后起诉", "行政诉讼（复议后起诉）");
        assert_eq!(values(&brackets, Media::PlainText), SUMS);
        let summed = format!("{}合计\t10\t3\t1\t3\t17\n", table("\t"));
        assert_eq!(values(&summed, Media::PlainText), SUMS);
    }

    /// In Markdown the second row below 行政诉讼 has no cell for its group, so it is shorter by one; it lost none at its end.
    #[test]
    fn a_row_without_the_cell_of_its_group_is_whole() {
        let table = |last: &str| {
            format!(
                "| 项目 | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- | --- | --- |\n\
                 | 行政复议 | | 3 |  | 69 |  | 72 |\n| 行政诉讼 | 未经复议直接起诉 |  | 4 |  |  | 4 |\n{last}\n"
            )
        };
        let read = |last| values(&table(last), Media::PlainText);
        let before = "3 _ 69 _ 72 _ 4 _ _ 4";
        assert_eq!(read("| 复议后起诉 |  |  |  | 108 | 108 |"), format!("{before} _ _ _ 108 108"));
        assert_eq!(read("| 复议后起诉 |  | 108 |  |  | 108 |"), format!("{before} _ 108 _ _ 108"));
        assert_eq!(read("| 复议后起诉 | 1 |  |  | 108 | 109 |"), format!("{before} 1 _ _ 108 109"));
        // The sums do not say where they stand.
        assert_eq!(read("| 复议后起诉 |  | 1 | 2 | 108 | 109 |"), format!("{before} _? 1? 2? 108? 109?"));
    }

    #[test]
    fn headings_in_another_order_bind_their_columns() {
        let moved = "类别\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\n行政复议\t10\t7\t0\t1\t2\n\
            未经复议直接起诉\t4\t3\t1\t0\t0\n复议后起诉\t3\t0\t2\t0\t1\n";
        assert_eq!(values(moved, Media::PlainText), SUMS);
    }

    #[test]
    fn a_list_names_each_number() {
        let list = "行政复议：结果维持 7 结果纠正 0 其他结果 1 尚未审结 2 总计 10\n\
            未经复议直接起诉：结果维持 3 结果纠正 1 其他结果 0 尚未审结 0 总计 4\n\
            复议后起诉：结果维持 0 结果纠正 2 其他结果 0 尚未审结 1 总计 3\n";
        assert_eq!(values(list, Media::PlainText), SUMS);
        assert_eq!(values(&list.replace(' ', "\n"), Media::PlainText), SUMS);
    }

    #[test]
    fn a_row_of_fewer_numbers_is_doubted_and_an_empty_cell_is_blank() {
        let short = table(" ").replace("未经复议直接起诉 3 1 0 0 4", "未经复议直接起诉 3 1 4");
        assert_eq!(values(&short, Media::PlainText), SUMS.replace("3 1 0 0 4", "_? _? _? _? _?"));
        // Empty cells behind numbers that have lines of their own were moved there.
        let moved = table(" |\n").replace("0 |\n2 |\n0 |\n1 |\n3\n", "2 |\n3 |\n|||\n");
        assert_eq!(values(&moved, Media::PlainText), SUMS.replace("0 2 0 1 3", "_? _? _? _? _?"));
        let blank = table("\t").replace("3\t1\t0\t0\t4", "3\t1\t\t\t4");
        assert_eq!(values(&blank, Media::PlainText), SUMS.replace("3 1 0 0 4", "3 1 _ _ 4"));
    }
}
