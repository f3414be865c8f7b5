//! Table 2 read column by column, as some PDF readers print it: all labels of rows first, then each column's
//! heading with the column's values under it.
//!
//! Each heading binds the values under it. A column without values is empty; headings that stand heaped before the
//! values of all of them leave the order of these values open, for their own block only.

use super::align::Run;
use super::columns::Way;
use super::labels::{Hit, Mark};
use super::tokens::{Kind, Token};
use crate::form::{FormRow, TableForm};
use crate::source::han_only;
use crate::span::Span;
use crate::steps;

/// One block of table 2 as its columns print it.
pub(super) struct Block {
    /// Its first row in the form.
    pub(super) first: usize,
    /// For each of its rows what its columns print.
    pub(super) rows: Vec<Way>,
    /// Every number printed under its headings, in the order of the print.
    pub(super) printed: Vec<Span>,
    /// Why its cells are not certain; `None` when they are.
    pub(super) doubt: Option<Doubt>,
}

/// Why the cells of a block are not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Headings are heaped before the values of all of them. These are the rows if the values are printed row by row;
    /// the block's own rows hold what both orders agree on.
    Heaped(Vec<Vec<Span>>),
    /// An empty column may be another one than it seems.
    Empty,
    /// A heading stands over more or fewer values than the block has rows.
    Uneven,
}

/// A heading of a column and the values under it.
struct Group {
    values: Vec<Span>,
    /// Whether words of no form stand among the values.
    interrupted: bool,
}

/// Table 2 block by block. `None` unless the headings of all columns are printed once, in the order of the form, and
/// every printed number stands under one of them.
pub(super) fn columns(
    text: &str,
    tokens: &[Token],
    hits: &[Hit],
    runs: &[Run],
    form: &TableForm,
) -> Option<Vec<Block>> {
    let mut printed = runs.iter().filter(|run| run.printed > 0).peekable();
    if printed.peek().is_none() || printed.any(|run| run.before.is_some()) {
        return None;
    }
    let groups = groups(text, tokens, hits, form)?;
    let blocks: Vec<&[FormRow]> = form.rows.chunk_by(|a, b| a.block == b.block).collect();
    let mut rest = groups.as_slice();
    let mut parts = Vec::new();
    for block in &blocks {
        let (own, others) = rest.split_at_checked(block[0].columns.len())?;
        parts.push((*block, own));
        rest = others;
    }
    let filled = |block: &[FormRow], group: &Group| group.values.len() == block.len();
    let heaped = parts.iter().any(|(block, own)| own.iter().any(|g| g.values.len() > block.len()));
    // Some block shows that each heading is printed with its own values and not with its neighbours'.
    let shown = parts.iter().any(|(block, own)| own.iter().filter(|g| filled(block, g)).count() > 1);
    let mut first = 0;
    let mut found = Vec::new();
    for (block, own) in parts {
        found.push(block_of(text, block, own, first, shown && !heaped));
        first += block.len();
    }
    Some(found)
}

/// The headings of the form's columns in their order, each with what is printed under it.
fn groups(text: &str, tokens: &[Token], hits: &[Hit], form: &TableForm) -> Option<Vec<Group>> {
    let blocks = form.rows.chunk_by(|a: &FormRow, b: &FormRow| a.block == b.block);
    let columns = blocks.flat_map(|block| block[0].columns);
    let labels: Vec<String> = columns.map(|column| han_only(column.label.zh)).collect();
    let mut groups: Vec<Group> = Vec::new();
    let mut word_behind = false;
    for token in tokens {
        steps::add(1);
        match token.kind {
            Kind::Hit(hit) if matches!(hits[hit].mark, Mark::Head(_) | Mark::EditionHead(..)) => {
                let heading = han_only(Span { start: hits[hit].start, end: hits[hit].end }.of(text));
                if !labels.iter().any(|label| label.starts_with(&heading)) {
                    continue;
                }
                if !labels.get(groups.len())?.starts_with(&heading) {
                    return None;
                }
                groups.push(Group { values: Vec::new(), interrupted: false });
                word_behind = false;
            }
            Kind::Hit(_) | Kind::Blank => {}
            Kind::Word => word_behind = groups.last().is_some_and(|group| !group.values.is_empty()),
            Kind::Value => {
                let group = groups.last_mut()?;
                group.values.push(token.span);
                group.interrupted |= word_behind;
            }
        }
    }
    (groups.len() == labels.len()).then_some(groups)
}

/// A block from the values under its headings. `apart` tells that no heading seems to stand over the values of another.
fn block_of(text: &str, block: &[FormRow], own: &[Group], first: usize, apart: bool) -> Block {
    let count = block.len();
    let sizes: Vec<usize> = own.iter().map(|group| group.values.len()).collect();
    let printed: Vec<Span> = own.iter().flat_map(|group| group.values.iter().copied()).collect();
    let interrupted = own.iter().any(|group| group.interrupted);
    let under_each = || -> Vec<Way> {
        let value = |row: usize, group: &Group| group.values.get(row).copied();
        (0..count).map(|row| own.iter().map(|group| value(row, group)).collect()).collect()
    };
    if !interrupted && sizes.iter().all(|&size| size == 0 || size == count) {
        // The values under a heading that follows one without any may be those of the two, one of which is empty.
        let follows_empty = sizes.windows(2).any(|pair| pair[0] == 0 && pair[1] > 0);
        let doubt = (follows_empty && !apart).then_some(Doubt::Empty);
        return Block { first, rows: under_each(), printed, doubt };
    }
    let (last, before) = sizes.split_last().unwrap_or((&0, &[]));
    if !interrupted && before.iter().all(|&size| size == 0) && *last == count * own.len() {
        let by_rows: Vec<Vec<Span>> = printed.chunks(own.len()).map(<[Span]>::to_vec).collect();
        let agreed = |row: usize, column: usize| {
            let by_columns = printed[column * count + row];
            Some(by_columns).filter(|span| span.of(text) == by_rows[row][column].of(text))
        };
        let rows = (0..count).map(|row| (0..own.len()).map(|column| agreed(row, column)).collect()).collect();
        return Block { first, rows, printed, doubt: Some(Doubt::Heaped(by_rows)) };
    }
    Block { first, rows: vec![vec![None; own.len()]; count], printed, doubt: Some(Doubt::Uneven) }
}

impl Block {
    /// What is printed for the block, and where it is open how, the ways: `0 9 0 4 = 0|0, 9|4; 0|9, 0|4`.
    pub(super) fn print(&self, text: &str) -> String {
        let prints = |spans: &[Span], between: &str| -> String {
            spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(between)
        };
        let all = prints(&self.printed, " ");
        let Some(Doubt::Heaped(by_rows)) = &self.doubt else { return all };
        let count = self.rows.len();
        let by_columns: Vec<Vec<Span>> =
            (0..count).map(|row| self.printed.iter().skip(row).step_by(count).copied().collect()).collect();
        let show =
            |rows: &[Vec<Span>]| rows.iter().map(|row| prints(row, "|")).collect::<Vec<_>>().join(", ");
        if *by_rows == by_columns {
            return all;
        }
        format!("{all} = {}; {}", show(&by_columns), show(by_rows))
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::form::TableKind;
    use crate::report::{Media, Report};

    const LABELS: &str = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n规章\n行政规范性文件\n第二十条第（五）项\n信息内容\n\
        行政许可\n第二十条第（六）项\n信息内容\n行政处罚\n行政强制\n第二十条第（八）项\n信息内容\n行政事业性收费\n";
    const OTHERS: &str = "本年处理决定数量\n871\n本年处理决定数量\n65\n4\n本年收费金额（单位：万元）\n7.5\n三、收到和处理政府信息公开申请情况\n";

    fn report(block: &str, others: &str) -> Report {
        read(&format!("{LABELS}{block}{others}"), Media::PlainText).reports.remove(0)
    }

    /// The values of table 2; doubted ones with a question mark.
    fn values(block: &str, others: &str) -> String {
        let report = report(block, others);
        let table = report.table(TableKind::Disclosure).expect("table 2");
        let show = |cell: &crate::report::Cell| {
            let value = cell.value.map_or("_".to_owned(), |value| value.to_string());
            format!("{value}{}", if cell.doubt { "?" } else { "" })
        };
        table.iter().map(|(_, cell)| show(cell)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_heading_binds_the_values_under_it() {
        let block = "本年制发件数\n1\n8\n本年废止件数\n0\n3\n现行有效件数\n6\n52\n";
        assert_eq!(values(block, OTHERS), "1 0 6 8 3 52 871 65 4 7.5");
    }

    #[test]
    fn a_heading_without_values_is_an_empty_column() {
        let block = "本年制发件数\n1\n8\n本年废止件数\n现行有效件数\n6\n52\n";
        assert_eq!(values(block, OTHERS), "1 _ 6 8 _ 52 871 65 4 7.5");
        let empty = OTHERS.replace("\n871\n", "\n").replace("\n7.5\n", "\n");
        assert_eq!(values(&block.replace("6\n52\n", ""), &empty), "1 _ _ 8 _ _ _ 65 4 _");
    }

    #[test]
    fn one_filled_column_behind_empty_ones_may_be_any_of_them() {
        let block = "本年制发件数\n本年废止件数\n现行有效件数\n6\n52\n";
        assert_eq!(values(block, OTHERS), "_? _? 6? _? _? 52? 871 65 4 7.5");
    }

    #[test]
    fn heaped_headings_leave_their_own_values_open_and_no_others() {
        let block = "本年制发件数\n本年废止件数\n现行有效件数\n1\n8\n2\n3\n6\n52\n";
        assert_eq!(values(block, OTHERS), "1? _? _? _? _? 52? 871 65 4 7.5");
        let report = report(block, OTHERS);
        assert_eq!(report.notices.len(), 1);
        assert_eq!(report.notices[0].print, "1 8 2 3 6 52 = 1|2|6, 8|3|52; 1|8|2, 3|6|52");
    }

    #[test]
    fn a_heading_over_too_many_or_too_few_values_is_doubted_alone() {
        let block = "本年制发件数\n1\n8\n本年废止件数\n0\n3\n现行有效件数\n6\n52\n";
        assert_eq!(values(block, &OTHERS.replace("65\n4", "65")), "1 0 6 8 3 52 871 _? _? 7.5");
        assert_eq!(values(block, &OTHERS.replace("871", "871\n12")), "1 0 6 8 3 52 _? 65 4 7.5");
    }

    #[test]
    fn a_text_that_ends_in_a_column_may_go_on() {
        let block = "本年制发件数\n1\n8\n本年废止件数\n0\n3\n现行有效件数\n6\n52\n";
        let cut = |at: &str| OTHERS.split_inclusive(at).next().expect("a part").to_owned();
        assert_eq!(values(block, &cut("7.5")), "1 0 6 8 3 52 871 65 4 7.5?");
        assert_eq!(values(block, &cut("本年收费金额（单位：万元）")), "1 0 6 8 3 52 871 65? 4? _?");
    }

    #[test]
    fn a_number_before_the_headings_or_headings_in_another_order_forbid_it() {
        let block = "本年制发件数\n1\n8\n本年废止件数\n0\n3\n现行有效件数\n6\n52\n";
        assert!(!values(&format!("3\n{block}"), OTHERS).contains(" 871 "));
        let swapped = block.replace("废止", "○").replace("制发", "废止").replace('○', "制发");
        assert!(!values(&swapped, OTHERS).contains(" 871 "));
    }
}
