//! What a report would say with other numbers: for trying a repair, and for filling in a form.
//!
//! A changed document is one that nobody printed. Whoever makes one keeps the printed one beside it and says which
//! cells differ; the reader never changes a cell.

use crate::read::number;
use crate::report::{Cell, Document, Notice, Proof};

/// Puts another print into a cell of a report that was read, as if the report printed it there; `""` leaves the cell
/// blank. Call [`check()`](crate::check()) afterwards.
///
/// The print is trimmed and read by the reader's own grammar, so `1,200` is a number and `无` a placeholder. What the
/// reader doubted of this cell is settled by it. The cell's span, where it has one, stays the place of what is printed.
///
/// `report` is the place in [`Document::reports`], `cell` a wire id such as `requests.granted.total`. Gives `false`,
/// and changes nothing, where there is no such cell.
///
/// ```
/// let mut document = gongkai::read("行政许可\t12", gongkai::Media::PlainText);
/// assert!(!gongkai::change(&mut document, 0, "requests.granted.total", "7"));
/// ```
pub fn change(document: &mut Document, report: usize, cell: &str, print: &str) -> bool {
    let Some(report) = document.reports.get_mut(report) else { return false };
    let found = report.tables.iter_mut().find_map(|table| Some((table.form.cell(cell)?, &mut table.cells)));
    let Some((id, cells)) = found else { return false };
    let place = &mut cells[usize::from(id.index)];
    let print = print.trim();
    let (state, value) = number::value(print, id.at().1.unit);
    // Whoever tries a number says what it is and where it stands: no print of the report shows it.
    let proof = Proof::default();
    *place = Cell { raw: print.to_owned(), value, state, doubt: false, span: place.span, proof };
    // A notice about cells is settled with the last of them.
    report.notices.retain_mut(|Notice { cells, .. }| {
        let before = cells.len();
        cells.retain(|one| *one != id);
        before == 0 || !cells.is_empty()
    });
    true
}

#[cfg(test)]
mod tests {
    use super::change;
    use crate::form::TableKind;
    use crate::{Decimal, Document, Media, State, check, read};

    const TABLE: &str = "某县某局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n\
        一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n\
        二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n\
        三、本年度办理结果\t（一）予以公开\t3\t0\t0\t0\t0\t0\t4\n\
        （七）总计\t3\t0\t0\t0\t0\t0\t3\n\
        四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n";

    fn read_table() -> Document {
        let document = read(TABLE, Media::PlainText);
        assert!(document.reports[0].table(TableKind::Requests).is_some());
        document
    }

    fn sums(document: &Document) -> Vec<&str> {
        let codes = document.reports[0].findings.iter().map(|f| &*f.rule);
        codes.filter(|code| ["T3-ROW-SUM", "T3-RESULT-SUM", "T3-BALANCE"].contains(code)).collect()
    }

    #[test]
    fn the_identities_are_those_of_the_changed_numbers() {
        let mut document = read_table();
        check(&mut document);
        assert_eq!(sums(&document), ["T3-ROW-SUM"]);
        assert!(change(&mut document, 0, "requests.granted.total", "3"));
        check(&mut document);
        assert_eq!(sums(&document), [""; 0]);
        assert!(change(&mut document, 0, "requests.carried_forward.commercial", "1"));
        check(&mut document);
        assert!(!sums(&document).is_empty());
    }

    #[test]
    fn a_print_is_read_as_the_reader_reads_it_and_keeps_the_place_of_the_old_one() {
        let mut document = read_table();
        let span = document.reports[0].tables[0].iter().next().and_then(|(_, cell)| cell.span);
        for (print, state, value) in [
            (" 1,200 ", State::Number, Some(Decimal::from(1200))),
            ("", State::Blank, None),
            ("无", State::Placeholder, None),
            ("若干", State::Text, None),
        ] {
            assert!(change(&mut document, 0, "requests.new_received.natural_person", print));
            let (_, cell) = document.reports[0].tables[0].iter().next().unwrap();
            assert_eq!(
                (cell.raw.as_str(), cell.state, cell.value, cell.span),
                (print.trim(), state, value, span)
            );
        }
    }

    #[test]
    fn what_was_doubted_of_a_cell_is_settled_with_it() {
        let torn = TABLE.replace("（一）予以公开\t3\t0\t0\t0\t0\t0\t4", "（一）予以公开\t3\t2\t4");
        let mut document = read(&torn, Media::PlainText);
        let doubtful: Vec<String> = document.reports[0]
            .tables
            .iter()
            .flat_map(|t| t.iter().filter(|(_, c)| c.doubt).map(|(id, _)| id.to_string()).collect::<Vec<_>>())
            .collect();
        assert!(!doubtful.is_empty() && !document.reports[0].notices.is_empty());
        for id in &doubtful {
            assert!(change(&mut document, 0, id, "0"), "{id}");
        }
        let report = &document.reports[0];
        assert!(report.tables.iter().all(|t| t.cells.iter().all(|c| !c.doubt)));
        assert!(report.notices.iter().all(|n| n.cells.is_empty()), "{:?}", report.notices);
    }

    #[test]
    fn cells_that_are_not_there_are_not_changed() {
        let before = read_table();
        let mut document = before.clone();
        for (report, cell) in [
            (1, "requests.granted.total"),
            (0, "disclosure.rules.issued"),
            (0, "requests.granted"),
            (0, "requests.granted.nobody"),
            (0, ""),
        ] {
            assert!(!change(&mut document, report, cell, "9"), "{report} {cell}");
        }
        assert_eq!(document, before);
    }
}
