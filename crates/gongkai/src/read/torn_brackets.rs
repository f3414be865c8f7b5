//! Remarks in brackets behind numbers that narrow cells tear over several lines: `6（其中网上` and `申请2件）`.
//!
//! A number within such a piece is a part of a remark, and nothing on its line says so: no row that has numbers on these
//! lines is certain.

use super::conservation::doubt_rows;
use crate::report::{NoticeKind, Report, Table};
use crate::slice::Slice as _;
use crate::source::{Source, digit};
use crate::span::Span;
use crate::steps;

/// Lines that a remark in a narrow cell takes at most.
const MOST: usize = 10;

/// Doubts the rows whose numbers or labels stand on lines with pieces of remarks.
pub(super) fn doubt_torn(source: &Source, report: &mut Report) {
    for at in 0..report.tables.len() {
        let table = &report.tables[at];
        for place in torn(source, table.span) {
            let table = &report.tables[at];
            let rows = (0..table.form.rows.len()).filter(|&row| stands_in(table, row, place)).collect();
            doubt_rows(
                report,
                at,
                rows,
                NoticeKind::UnreadableNumber,
                (place, place.of(&source.text).to_owned()),
            );
        }
    }
}

/// Whether a row has its label or a number there.
fn stands_in(table: &Table, row: usize, place: Span) -> bool {
    let mut prints = table.row(row).iter().filter_map(|cell| cell.span).chain(table.labels[row]);
    prints.any(|print| print.start < place.end && place.start < print.end)
}

/// The lines from one on which a bracket behind a digit is not closed to the one that closes all of them.
fn torn(source: &Source, within: Span) -> Vec<Span> {
    let text = within.of(&source.text);
    steps::add(text.len());
    let mut found = Vec::new();
    let (mut start, mut from, mut open, mut lines) = (within.start as usize, 0, 0, 0);
    for line in text.split_inclusive('\n') {
        let piece = source.pieces.get(source.piece_at(start as u32));
        // Separators bound a remark, whatever lines it takes.
        let is_loose = piece.is_none_or(|piece| !piece.cell);
        if open == 0 {
            from = start;
            lines = 0;
            open = if is_loose { left_open(line) } else { 0 };
        } else {
            open = depth(line, open);
        }
        lines += 1;
        start += line.len();
        if lines > 1 && open == 0 || lines == MOST {
            found.push(Span::new(from, start));
            open = 0;
        }
    }
    if open > 0 && lines > 0 {
        found.push(Span::new(from, start));
    }
    found
}

/// How many brackets are open behind a line, of so many before it.
fn depth(line: &str, open: usize) -> usize {
    line.chars().fold(open, |open, c| match c {
        '（' | '(' => open + 1,
        '）' | ')' => open.saturating_sub(1),
        _ => open,
    })
}

/// How many brackets a line leaves open from one on that stands right behind a digit; 0 where none does.
fn left_open(line: &str) -> usize {
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if matches!(c, '（' | '(') && digit(before).is_some() {
            let open = depth(line.part(at..), 0);
            if open > 0 {
                return open;
            }
        }
        before = c;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::report::Media;

    #[test]
    fn a_number_in_a_remark_that_is_torn_over_lines_is_no_number_of_the_row() {
        let form = crate::form::form(crate::TableKind::Requests, crate::Edition::F21);
        let line = |row: &crate::form::FormRow| match row.id {
            "granted" => {
                format!("       6（含当\n{} 面提出 0 0 0 0 0 6\n       3件）\n", row.label().zh)
            }
            _ => format!("{} 0 0 0 0 0 0 0\n", row.label().zh),
        };
        let rows: String = form.rows.iter().map(line).collect();
        let text = format!(
            "三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n无。\n"
        );
        let report = read(&text, Media::PlainText).reports.remove(0);
        let table = report.table(crate::TableKind::Requests).expect("table 3");
        let row = table.form.row("granted").expect("a row");
        let doubted =
            |row: usize| (0..7).all(|c| table.cells[usize::from(table.form.cell_at(row, c).index)].doubt);
        assert!(doubted(row));
        assert!(!doubted(0));
    }

    #[test]
    fn brackets_of_labels_and_remarks_on_one_line_are_no_torn_remarks() {
        assert_eq!(super::left_open("（二）部分公开（区分处理的，只计这一情形  3 0"), 0);
        assert_eq!(super::left_open("行政许可 6（其中网上申请2件） 4"), 0);
        assert_eq!(super::left_open("行政许可 6（其中网上 40(54.8%)"), 1);
    }
}
