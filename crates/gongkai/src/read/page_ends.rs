//! Numbers of pages glued to the last number above the end of a page.
//!
//! Where a page ends behind a number and the sum of its row does not hold, it may be a shorter number and the page's.
//! If the sum holds for its first digits, the row is doubted: the report is not accused of what the page did.

use super::conservation::doubt_rows;
use super::divide::Part;
use crate::decimal::Decimal;
use crate::form::{CellId, IdentityKind};
use crate::report::{NoticeKind, Report, Table};
use crate::source::{Source, digit};
use crate::span::Span;
use crate::steps;

/// Doubts the rows whose last number may hold the number of the page that ends behind it.
pub(super) fn doubt_glued(source: &Source, part: &Part, report: &mut Report) {
    let text = source.text.as_str();
    for print in &part.prints {
        let Some(at) = report.tables.iter().position(|table| table.form.table == print.table) else {
            continue;
        };
        let table = &report.tables[at];
        let ends = print.holes.iter().filter_map(|hole| last_before(text, table, hole.start));
        let ends = ends.chain(before_empty_lines(text, table));
        let glued: Vec<(usize, Span)> = ends.filter_map(|cell| glued(table, cell)).collect();
        for (row, place) in glued {
            let print = place.of(text).to_owned();
            doubt_rows(report, at, vec![row], NoticeKind::Unaccounted, (place, print));
        }
    }
}

/// The last cells of the rows that an empty line follows, where few rows have one.
fn before_empty_lines(text: &str, table: &Table) -> Vec<CellId> {
    /// One row in so many ends a page.
    const FEW: usize = 5;
    let lasts = table.form.rows.iter().enumerate().filter_map(|(row, form_row)| {
        let id = table.form.cell_at(row, form_row.columns.len().checked_sub(1)?);
        Some((id, table.cells[usize::from(id.index)].span?))
    });
    let lasts: Vec<(CellId, Span)> = lasts.collect();
    let ends_page = |place: &Span| {
        let behind = text[place.end as usize..].trim_start_matches([' ', '\t', '|', '\r']);
        behind.starts_with(['\n', '\u{c}'])
            && behind[1..].trim_start_matches([' ', '\t', '|', '\r']).starts_with(['\n', '\u{c}'])
    };
    let count = lasts.len();
    let ends: Vec<CellId> =
        lasts.into_iter().filter(|(_, place)| ends_page(place)).map(|(id, _)| id).collect();
    if ends.len() * FEW <= count { ends } else { Vec::new() }
}

/// The cell whose number is the last thing printed above a place.
fn last_before(text: &str, table: &Table, end: u32) -> Option<CellId> {
    steps::add(table.cells.len());
    let printed = table.form.cells().zip(&table.cells).filter_map(|(id, cell)| Some((id, cell.span?)));
    let (id, place) = printed.filter(|(_, place)| place.end <= end).max_by_key(|(_, place)| place.end)?;
    let between = text.get(place.end as usize..end as usize)?;
    (!between.contains(char::is_alphanumeric)).then_some(id)
}

/// The row of a number whose first digits alone satisfy the sum that the whole number breaks, and its place.
fn glued(table: &Table, id: CellId) -> Option<(usize, Span)> {
    let at = usize::from(id.index);
    let cell = &table.cells[at];
    let (whole, place) = (cell.value?.as_i64()?, cell.span?);
    let sums = [IdentityKind::RowSum, IdentityKind::DisputeSum].map(|kind| table.form.identities_of(kind));
    let sum = sums.into_iter().flatten().find(|sum| sum.contains(id.index))?;
    let holds = |own: i64| {
        let value = |cell: usize| {
            if cell == at { Decimal::from(own) } else { table.cells[cell].value.unwrap_or_default() }
        };
        sum.difference(value).is_zero()
    };
    // As printed: `03` is a zero and the number of the third page.
    let digits = cell.raw.chars().filter(|&c| digit(c).is_some()).count();
    let mut first_digits = [whole / 10, whole / 100, whole / 1000].into_iter().take(digits.saturating_sub(1));
    (!holds(whole) && first_digits.any(holds)).then_some((table.form.position(id).0, place))
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::form::{Edition, TableKind, form};
    use crate::report::Media;

    #[test]
    fn a_pages_number_glued_to_a_total_is_no_error_of_the_report() {
        let title = "青石县档案馆2023年政府信息公开工作年度报告\n";
        let form = form(TableKind::Requests, Edition::F21);
        let mut text = format!("{title}一、总体情况\n三、收到和处理政府信息公开申请情况\n");
        for (at, row) in form.rows.iter().enumerate() {
            let total = if at == 9 { "13" } else { "1" };
            text += &[row.label().zh, "\t1\t0\t0\t0\t0\t0\t", total, "\n"].concat();
            if at == 9 {
                text.push_str(title);
            }
        }
        let report = read(&text, Media::PlainText).reports.remove(0);
        let table = report.table(TableKind::Requests).expect("table 3");
        assert!(table.cells[9 * 7 + 6].doubt);
        assert!(!table.cells[8 * 7 + 6].doubt);
    }
}
