//! The name of its column before each number: cards, lists of definitions, records.
//!
//! Behind a row's label, or the heading of a block of table 4, each of its columns is named once, and behind each name
//! stands its number or nothing. The names prove the columns, in whatever order they come.

use super::{Label, Layout, Part, is_value};
use crate::form::TableKind;
use crate::read::labels::{Hit, Mark};
use crate::slice::Slice as _;
use crate::source::{Piece, digit, han_only};
use crate::span::Span;
use crate::steps;

/// Columns of a block of table 4.
const BLOCK: usize = 5;

/// A name of a column, and what stands behind it up to the next word of the form.
struct Pair {
    name: String,
    /// The number; empty where none is printed.
    value: Span,
}

/// A row, or table 4 as a whole.
struct Row {
    label: Option<Label>,
    /// Its numbers, in the order of the form.
    values: Vec<Span>,
    /// Where the last of what it prints ends.
    end: u32,
    /// Whether its columns are named again before the next label: the row is printed in parts.
    in_parts: bool,
}

/// The rows with their numbers in the order of the form, when every label is followed by all names of its row; a copy may
/// end within the last of several rows. `strays` tells that numbers of pages stand in the text: one may stand below a name.
pub(super) fn layout(part: &Part<'_>, hits: &[Hit], strays: bool) -> Option<Layout> {
    steps::add(hits.len());
    let read = |below| match part.form.table {
        TableKind::Disputes => Some(vec![blocks(part, hits, below)?]),
        _ => rows(part, hits, below),
    };
    let prints =
        |rows: &Vec<Row>| rows.iter().flat_map(|row| &row.values).any(|value| value.start < value.end);
    // All numbers stand beside their names, or all below: one below a name among others beside theirs is a page's.
    let beside = read(false).filter(prints);
    let rows = beside.or_else(|| read(true).filter(|rows| !strays && prints(rows)))?;
    let parts = rows.iter().filter(|row| row.in_parts).filter_map(|row| row.label);
    let broken_off = part.labels[rows.len()..].iter().copied();
    let unsure = parts.chain(broken_off).map(|label| label.row).collect();
    Some(Layout { unsure, ..Layout::of(written(part, &rows)) })
}

/// The rows of table 2 or 3. Numbers on the line under a name count where they stand `below`.
fn rows(part: &Part<'_>, hits: &[Hit], below: bool) -> Option<Vec<Row>> {
    let mut rows = Vec::with_capacity(part.labels.len());
    for (at, label) in part.labels.iter().enumerate() {
        let next = part.labels.get(at + 1).map_or(part.within.end, |next| next.place.start);
        let columns = part.form.rows[label.row].columns;
        let names: Vec<String> = columns.iter().map(|column| han_only(column.label.zh)).collect();
        let first = hits.partition_point(|hit| hit.start < label.place.end);
        let own = hits[first..].iter().take_while(|hit| hit.start < next).take(names.len()).count();
        let named = own == names.len() && !holds_digit(part, label.place.end, hits[first].start);
        let Some(own) = named.then(|| row(part, hits, first, Some(*label), &names, below)).flatten() else {
            // Table 4 has one label.
            let ends = at > 0 && at + 1 == part.labels.len();
            return ends.then_some(rows);
        };
        let again = hits[first + names.len()..].iter().take_while(|hit| hit.start < next).take(names.len());
        let mut again = again.map(|hit| han_only(place(hit).of(&part.source.text)));
        // The label of a part may hold a word of the form.
        let in_parts = again.any(|print| names[0].starts_with(&print));
        rows.push(Row { in_parts, ..own });
    }
    Some(rows)
}

/// Table 4, whose blocks have headings of their own.
fn blocks(part: &Part<'_>, hits: &[Hit], below: bool) -> Option<Row> {
    let names: Vec<String> = part.form.rows[0].columns[..BLOCK.min(part.form.rows[0].columns.len())]
        .iter()
        .map(|column| han_only(column.label.zh))
        .collect();
    let mut found: Vec<Option<Row>> = vec![None, None, None];
    let mut block = None;
    let mut at = 0;
    while at < hits.len() {
        let print = han_only(place(&hits[at]).of(&part.source.text));
        match hits[at].mark {
            Mark::Head(TableKind::Disputes) if print == "行政复议" => block = Some(0),
            Mark::Head(TableKind::Disputes) if print == "行政诉讼" => block = None,
            Mark::Lawsuits => block = Some(if print == "复议后起诉" { 2 } else { 1 }),
            Mark::Outcome(_) | Mark::Total => {
                let own = block.take().filter(|_| at + BLOCK <= hits.len())?;
                if holds_digit(part, hits[at - 1].end, hits[at].start) {
                    return None;
                }
                found[own] = Some(row(part, hits, at, None, &names, below)?);
                at += BLOCK - 1;
            }
            _ => {}
        }
        at += 1;
    }
    let blocks: Vec<Row> = found.into_iter().collect::<Option<_>>()?;
    let end = blocks.iter().map(|block| block.end).max()?;
    let values = blocks.into_iter().flat_map(|block| block.values).collect();
    Some(Row { label: None, values, end, in_parts: false })
}

/// The row whose names begin with the hit `first`; `None` unless they are those of its columns, each once.
fn row(
    part: &Part<'_>,
    hits: &[Hit],
    first: usize,
    label: Option<Label>,
    names: &[String],
    below: bool,
) -> Option<Row> {
    let mut pairs = Vec::with_capacity(names.len());
    for at in first..first + names.len() {
        let next = hits.get(at + 1).map_or(part.within.end, |next| next.start);
        pairs.push(pair(part, place(&hits[at]), next, below)?);
    }
    let end = pairs.iter().map(|pair| pair.value.end).max()?;
    let mut values = Vec::with_capacity(names.len());
    for name in names {
        let exact = pairs.iter().position(|pair| pair.name == *name);
        // A long name is known by its first part.
        let at = exact.or_else(|| pairs.iter().position(|pair| name.starts_with(&pair.name)))?;
        values.push(pairs.swap_remove(at).value);
    }
    Some(Row { label, values, end, in_parts: false })
}

fn place(hit: &Hit) -> Span {
    Span { start: hit.start, end: hit.end }
}

/// The name that stands at `name`, and what is printed behind it and before `next`; `None` where that is no number.
fn pair(part: &Part<'_>, name: Span, next: u32, below: bool) -> Option<Pair> {
    let at = part.pieces_of(name).end - 1;
    let piece = part.pieces.get(at)?;
    let text = part.source.text.as_str();
    let end = piece.end.min(next).max(name.end);
    let value = value_in(text, Span { start: behind_brackets(text, name.end, end), end });
    let name_print = han_only(name.of(text));
    if value.start < value.end {
        return is_value(value.of(text)).then_some(Pair { name: name_print, value });
    }
    let nothing = Span { start: name.end, end: name.end };
    // Below a line of names stand the numbers of all of them.
    let below = below && (at == 0 || part.pieces[at - 1].row != piece.row);
    let behind = part.pieces.get(at + 1).filter(|p| p.start < next && (below || p.row == piece.row));
    let value = behind.map_or(nothing, |p| value_in(text, Span { start: p.start, end: p.end.min(next) }));
    let value = if value.start < value.end && is_value(value.of(text)) { value } else { nothing };
    Some(Pair { name: name_print, value })
}

/// Where the brackets that stand right behind a name end.
fn behind_brackets(text: &str, at: u32, end: u32) -> u32 {
    let rest = text.part(at as usize..end as usize);
    let opened = rest.trim_start().starts_with(['（', '(']);
    let closed = rest.char_indices().find(|&(_, c)| matches!(c, '）' | ')')).filter(|_| opened);
    closed.map_or(at, |(close, c)| at + (close + c.len_utf8()) as u32)
}

/// What is printed there without the signs that divide names and numbers.
fn value_in(text: &str, within: Span) -> Span {
    let divides =
        |c: char| c.is_whitespace() || matches!(c, '：' | ':' | '=' | '|' | '"' | ',' | '，' | ';' | '；');
    let print = within.of(text);
    // A bracket that the name opened.
    let inner = print.trim_start_matches(['）', ')']).trim_start_matches(divides);
    let start = within.start as usize + print.len() - inner.len();
    Span::new(start, start + inner.trim_end_matches(divides).len())
}

fn holds_digit(part: &Part<'_>, from: u32, to: u32) -> bool {
    let between = part.source.text.get(from as usize..to as usize).unwrap_or("");
    steps::add(between.len());
    between.contains(|c| digit(c).is_some())
}

/// Each label and its numbers as a line of cells, and what stands between.
fn written(part: &Part<'_>, rows: &[Row]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(part.pieces.len() + rows.len());
    // Table 4 has no label but its headings, which all stand among its numbers.
    let mut from = if rows.iter().all(|row| row.label.is_none()) { part.pieces.len() } else { 0 };
    for row in rows {
        let mut line = part.pieces[0].row;
        if let Some(label) = row.label {
            let own = part.pieces_of(label.place).start;
            pieces.extend_from_slice(&part.pieces[from.min(own)..own]);
            line = part.pieces[own].row;
            pieces.push(cell(label.place, line));
        }
        pieces.extend(row.values.iter().map(|value| cell(*value, line)));
        from = part.pieces.partition_point(|piece| piece.start < row.end);
    }
    pieces.extend_from_slice(&part.pieces[from..]);
    pieces
}

fn cell(place: Span, line: u32) -> Piece {
    Piece { row: line, ..Piece::new(place.start as usize, place.end as usize, 0, true) }
}

#[cfg(test)]
mod tests {
    use crate::form::{Edition, TableKind, form};
    use crate::read::read;
    use crate::report::{Media, Report};

    /// Table 3 with the name of each column before its number.
    fn cards(names: [&str; 7]) -> String {
        let form = form(TableKind::Requests, Edition::F21);
        let mut text = "三、收到和处理政府信息公开申请情况\n".to_owned();
        for (at, row) in form.rows.iter().enumerate() {
            let ordinal = if row.id == "result_total" { "（七）" } else { "" };
            text += &[ordinal, row.label().zh, "\n"].concat();
            for (column, name) in names.iter().enumerate() {
                text += &[name, "：", &(at * 10 + column).to_string(), "\n"].concat();
            }
        }
        text
    }

    fn prints(report: &Report, kind: TableKind) -> Vec<String> {
        let cells = &report.table(kind).expect("the table").cells;
        cells.iter().map(|cell| format!("{}{}", cell.raw, if cell.doubt { "?" } else { "" })).collect()
    }

    #[test]
    fn names_bind_the_numbers_behind_them() {
        let report = read(&cards(NAMES), Media::PlainText).reports.remove(0);
        assert_eq!(prints(&report, TableKind::Requests)[7..14], ["10", "11", "12", "13", "14", "15", "16"]);
        let other = ["总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
        let report = read(&cards(other), Media::PlainText).reports.remove(0);
        assert_eq!(prints(&report, TableKind::Requests)[7..14], ["11", "12", "13", "14", "15", "16", "10"]);
    }

    const NAMES: [&str; 7] =
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

    #[test]
    fn a_copy_may_end_behind_any_name() {
        let whole = cards(NAMES);
        let label = form(TableKind::Requests, Edition::F21).rows[4].label().zh;
        let at = whole.find(label).expect("the label of the fifth row");
        for rest in ["", "自然人：\n", "自然人：40\n商业企业：41\n科研"] {
            let rest = if rest.is_empty() { String::new() } else { [label, "\n", rest].concat() };
            let report = read(&[&whole[..at], &rest].concat(), Media::PlainText).reports.remove(0);
            let prints = prints(&report, TableKind::Requests);
            assert_eq!(prints[14..21], ["20", "21", "22", "23", "24", "25", "26"], "{rest}");
            // The last number of a text may be the beginning of a longer one.
            assert_eq!(prints[27].trim_end_matches('?'), "36", "{rest}");
            assert!(rest.is_empty() || prints[28..35].iter().all(|print| print.ends_with('?')), "{prints:?}");
        }
    }

    #[test]
    fn a_number_below_a_name_is_a_pages_where_others_stand_beside_theirs() {
        let text = cards(NAMES).replace("商业企业：11\n", "商业企业：\n5\n");
        let report = read(&text, Media::PlainText).reports.remove(0);
        let prints = prints(&report, TableKind::Requests);
        assert_eq!(prints[8], "?");
        assert_eq!(prints[28..30], ["40", "41"]);
    }

    #[test]
    fn blocks_of_table_4_have_their_names_behind_their_headings() {
        let block = |from: usize| {
            let names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
            let line = |(at, name): (usize, &str)| [name, "\t", &(from + at).to_string(), "\n"].concat();
            names.into_iter().enumerate().map(line).collect::<String>()
        };
        let text = format!(
            "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\n{}行政诉讼\t\n未经复议直接起诉\t\n{}复议后起诉\t\n{}",
            block(1),
            block(11),
            block(21)
        );
        let report = read(&text, Media::PlainText).reports.remove(0);
        let expected: Vec<String> =
            [1, 11, 21].iter().flat_map(|from| (0..5).map(move |at| (from + at).to_string())).collect();
        assert_eq!(prints(&report, TableKind::Disputes), expected);
    }
}
