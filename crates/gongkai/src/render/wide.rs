//! One row a report, one column a cell: for statistics over many reports.
//!
//! The columns are the same whatever the reports are: those of every edition, so that files of several years go under each
//! other. A cell's column is headed by its id. It holds the number; where something else is printed, that; nothing for a
//! blank and for a cell that the report does not have. Which cells the reader was not sure of stands in `doubted`.

use super::Language;
use super::csv::push_field;
use super::long::without_formula;
use super::paper::{Counts, counted};
use crate::form::{CellId, Edition, FORMS, TableKind};
use crate::report::{Cell, Document, Report};

/// The columns before the cells: file, place of the report in it, body, year, its editions, verdict (`errors`, `warnings`,
/// `doubts`, `sound`, `nothing`), findings of each kind, and the ids of the cells that are doubted.
const COLUMNS: [&str; 11] = [
    "name", "report", "agency", "year", "forms", "verdict", "errors", "warnings", "notes", "doubts",
    "doubted",
];

/// The columns of the cells.
pub struct Wide {
    cells: Vec<CellId>,
}

impl Default for Wide {
    fn default() -> Self {
        Wide { cells: cells(&Edition::ALL) }
    }
}

impl Wide {
    /// The heading row.
    pub fn head(&self) -> String {
        let ids = self.cells.iter().map(CellId::to_string);
        let names = COLUMNS.iter().map(|&name| name.to_owned());
        names.chain(ids).collect::<Vec<_>>().join(",") + "\r\n"
    }

    /// A row for every report of the document.
    pub fn rows(&self, document: &Document) -> String {
        let mut out = String::new();
        for (at, report) in document.reports.iter().enumerate() {
            let Counts { verdict, errors, warnings, notes, doubts } = counted(document, report);
            let [errors, warnings, notes, doubts] =
                [errors, warnings, notes, doubts].map(|count| count.to_string());
            let agency = report.agency.clone().unwrap_or_default();
            let year = report.year.map(|year| year.to_string()).unwrap_or_default();
            let fields = [
                document.name.clone(),
                (at + 1).to_string(),
                agency,
                year,
                super::wording::editions(report, Language::En).unwrap_or_default(),
                verdict.to_owned(),
                errors,
                warnings,
                notes,
                doubts,
                doubted(report).iter().map(CellId::to_string).collect::<Vec<_>>().join(" "),
            ];
            let cells = self.cells.iter().map(|&id| cell(report, id).map(print).unwrap_or_default());
            for (column, field) in fields.into_iter().chain(cells).enumerate() {
                if column > 0 {
                    out.push(',');
                }
                push_field(&mut out, &without_formula(&field));
            }
            out.push_str("\r\n");
        }
        out
    }
}

/// Every cell of these editions once, in the order of the tables, the newest form first.
pub(super) fn cells(editions: &[Edition]) -> Vec<CellId> {
    let mut all: Vec<CellId> = Vec::new();
    for table in TableKind::ALL {
        let forms = FORMS.iter().rev().filter(|form| form.table == table && editions.contains(&form.edition));
        for form in forms {
            let known = all.len();
            let new = form.cells().filter(|&id| !all[..known].iter().any(|&other| same(other, id)));
            let new: Vec<CellId> = new.collect();
            all.extend(new);
        }
    }
    all
}

/// Whether two cells of two editions have one id.
pub(super) fn same(a: CellId, b: CellId) -> bool {
    let ids = |id: CellId| {
        let (row, column) = id.at();
        (row.id, column.id)
    };
    a.table == b.table && ids(a) == ids(b)
}

/// The cell of a report with the id that this one has, perhaps in another edition.
pub(super) fn cell(report: &Report, id: CellId) -> Option<&Cell> {
    let table = report.table(id.table)?;
    let own = if table.form.edition == id.edition { id } else { table.form.cell(&id.to_string())? };
    table.cells.get(usize::from(own.index))
}

/// The cells that the reader was not sure of.
pub(super) fn doubted(report: &Report) -> Vec<CellId> {
    let cells = report.tables.iter().flat_map(crate::report::Table::iter);
    cells.filter(|(_, cell)| cell.doubt).map(|(id, _)| id).collect()
}

/// What a cell says: its number, or what is printed instead.
fn print(cell: &Cell) -> String {
    cell.value.map_or_else(|| cell.raw.clone(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn a_report_is_a_row_and_a_cell_a_column() {
        let wide = Wide::default();
        let head = wide.head();
        let names: Vec<&str> = head.trim_end().split(',').collect();
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), names.len());
        let rows = wide.rows(&fixture::document());
        assert_eq!(rows.matches("\r\n").count(), 1);
        let row = rows.trim_end().strip_prefix("\"a,b.txt\",").unwrap();
        let fields: Vec<&str> = row.split(',').collect();
        assert_eq!(fields.len() + 1, names.len());
        let value = |name: &str| fields[names.iter().position(|one| *one == name).unwrap() - 1];
        for (name, print) in [
            ("report", "1"),
            ("agency", "甲<b>县局"),
            ("year", "2021"),
            ("verdict", "errors"),
            ("errors", "1"),
            ("doubts", "1"),
            ("doubted", "requests.carried_over.total"),
            ("requests.new_received.natural_person", "3"),
            ("requests.other.misc.total", ""),
            ("requests.other.all.total", "0"),
            ("requests.carried_over.commercial", "-"),
            ("disclosure.fees.amount_wan", "25.1"),
            ("disclosure.rules.in_force", "'=cmd|'/c calc'!A1"),
            ("statistics.received.in_person", ""),
        ] {
            assert_eq!(value(name), print, "{name}");
        }
    }

    #[test]
    fn a_document_without_reports_has_no_row() {
        assert_eq!(Wide::default().rows(&fixture::empty()), "");
    }
}
