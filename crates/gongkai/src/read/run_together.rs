//! Rows whose labels run together: in one cell, or on one line with nothing of the first row between them.
//!
//! The numbers behind them are those of both, of one, or each two numbers in one print: neither row is certain.

use super::conservation::doubt_rows;
use crate::report::{NoticeKind, Report, Table};
use crate::source::{Source, digit};
use crate::span::Span;
use crate::steps;

/// Doubts the rows of a report's tables whose labels run together.
pub(super) fn doubt_joined(source: &Source, report: &mut Report) {
    for at in 0..report.tables.len() {
        let table = &report.tables[at];
        let mut labels: Vec<(usize, Span)> =
            table.labels.iter().enumerate().filter_map(|(row, label)| Some((row, (*label)?))).collect();
        crate::order::by_key(&mut labels, |(_, label)| label.start);
        let joined: Vec<(usize, usize, Span)> = labels
            .windows(2)
            .filter(|pair| run_together(source, table, pair[0], pair[1].1))
            .map(|pair| (pair[0].0, pair[1].0, pair[0].1.to(pair[1].1)))
            .collect();
        for (first, second, place) in joined {
            let print = place.of(&source.text).to_owned();
            doubt_rows(report, at, vec![first, second], NoticeKind::LabelLost, (place, print));
        }
    }
}

/// Whether nothing divides the label of a row from the next one.
fn run_together(source: &Source, table: &Table, (row, label): (usize, Span), next: Span) -> bool {
    let Some(between) = source.text.get(label.end as usize..next.start as usize) else { return false };
    steps::add(between.len());
    let cells = table.row(row);
    let divides = |place: Span| label.end <= place.start && place.end <= next.start;
    // The next label's ordinal.
    let before_ordinal =
        between.trim_end_matches(['.', '．', '、', ' ']).trim_end_matches(|c| digit(c).is_some());
    !between.contains(['\n', '\r', '\u{c}'])
        && !before_ordinal.contains(|c| digit(c).is_some())
        && !cells.iter().filter_map(|cell| cell.span).any(divides)
        && same_piece(source, label, next)
}

/// Whether two places stand in one cell, or in a line that no separator divides.
fn same_piece(source: &Source, one: Span, other: Span) -> bool {
    let piece =
        |place: Span| source.pieces.get(source.piece_at(place.start)).map(|piece| (piece.start, piece.end));
    piece(Span { start: one.end.saturating_sub(1), ..one }) == piece(other)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::form::{Edition, TableKind, form};
    use crate::report::Media;

    #[test]
    fn two_labels_in_one_cell_leave_both_rows_open() {
        let form = form(TableKind::Requests, Edition::F21);
        let mut text = "三、收到和处理政府信息公开申请情况\n".to_owned();
        for (at, row) in form.rows.iter().enumerate() {
            let label = row.label().zh;
            let numbers = match at {
                4 => "",
                5 => "\t12\t00\t00\t00\t00\t00\t12\n",
                _ => "\t1\t0\t0\t0\t0\t0\t1\n",
            };
            text += &[label, numbers].concat();
        }
        let report = read(&text, Media::PlainText).reports.remove(0);
        let table = report.table(TableKind::Requests).expect("table 3");
        let doubt = |row: usize| table.cells[row * 7..row * 7 + 7].iter().all(|cell| cell.doubt);
        assert_eq!((0..form.rows.len()).filter(|&row| doubt(row)).collect::<Vec<_>>(), [4, 5]);
    }
}
