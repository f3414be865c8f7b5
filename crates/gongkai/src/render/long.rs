//! The long format that CSV and TSV share: one row per cell, with everything needed to filter and pivot.

use std::borrow::Cow;

use super::{Language, wording};
use crate::decimal::Decimal;
use crate::form::TableKind;
use crate::report::{Cell, Document, ExtraRow, Report};

/// The heading row. `report` counts the reports of one input from 1; `cell` is empty for rows that the form
/// does not have; `value` is in 万元 where the cell id ends in `_wan`.
pub(super) const COLUMNS: [&str; 13] = [
    "name", "report", "agency", "year", "table", "edition", "cell", "row", "column", "raw", "value", "state",
    "doubt",
];

/// One row, in the order of [`COLUMNS`].
pub(super) type Row<'a> = [Cow<'a, str>; COLUMNS.len()];

/// Gives every cell of every report to `write`, then the rows that its forms do not have.
pub(super) fn rows(document: &Document, mut write: impl FnMut(Row<'_>)) {
    for (index, report) in document.reports.iter().enumerate() {
        let line = Line {
            name: &document.name,
            report: (index + 1).to_string(),
            agency: report.agency.as_deref().unwrap_or_default(),
            year: report.year.map(|y| y.to_string()).unwrap_or_default(),
        };
        for table in &report.tables {
            for (id, cell) in table.iter() {
                let (row, column) = id.at();
                let place = Place {
                    table: id.table,
                    edition: id.edition.name(),
                    id: id.to_string(),
                    row: wording::row_name(id.table, row, Language::Zh).into(),
                    column: column.label.zh,
                };
                write(line.with(place, cell));
            }
        }
        for row in &report.extra_rows {
            for (column, cell) in row.cells.iter().enumerate() {
                write(line.with(extra_place(report, row, column), cell));
            }
        }
    }
}

/// An extra row has its parent's columns, as far as the parent has that many.
fn extra_place<'a>(report: &'a Report, row: &'a ExtraRow, column: usize) -> Place<'a> {
    let form = report.table(row.table).map(|t| t.form);
    let parent = form.zip(row.parent).and_then(|(form, parent)| form.rows.get(usize::from(parent)));
    let columns = parent.map_or(&[][..], |parent| parent.columns);
    Place {
        table: row.table,
        edition: form.map_or("", |f| f.edition.name()),
        id: String::new(),
        row: row.label.as_str().into(),
        column: columns.get(column).map_or("", |c| c.label.zh),
    }
}

/// What every row of one report repeats.
struct Line<'a> {
    name: &'a str,
    report: String,
    agency: &'a str,
    year: String,
}

/// Where a cell stands.
struct Place<'a> {
    table: TableKind,
    edition: &'a str,
    id: String,
    row: Cow<'a, str>,
    column: &'a str,
}

impl Line<'_> {
    fn with<'a>(&'a self, place: Place<'a>, cell: &'a Cell) -> Row<'a> {
        [
            self.name.into(),
            self.report.as_str().into(),
            self.agency.into(),
            self.year.as_str().into(),
            place.table.id().into(),
            place.edition.into(),
            place.id.into(),
            place.row,
            place.column.into(),
            cell.raw.as_str().into(),
            cell.value.map(|v| v.to_string()).unwrap_or_default().into(),
            cell.state.name().into(),
            if cell.doubt { "true" } else { "false" }.into(),
        ]
    }
}

/// Keeps a spreadsheet from taking an author's text for a formula: `=1+1`, `@SUM(…)` and the like get an
/// apostrophe in front, also in the full-width forms that Chinese and Japanese editions of Excel accept.
///
/// Numbers (`-3`) and single signs (`-`, a usual placeholder) are not formulas and stay as printed.
pub(super) fn without_formula(text: &str) -> Cow<'_, str> {
    let tame = |c: char| c.is_ascii_graphic() || c == ' ' || crate::source::is_han(c);
    if !text.chars().all(tame) {
        let mut out = String::with_capacity(text.len() + 1);
        // A sign may stand first for a spreadsheet behind what is not shown.
        let sign = text.trim_start_matches(|c: char| c.is_whitespace() || crate::source::is_unseen(c));
        if is_formula(sign) && Decimal::parse(text).is_none() {
            out.push('\'');
        }
        text.chars().for_each(|c| super::push_harmless(&mut out, c));
        return Cow::Owned(out);
    }
    // Some spreadsheets skip white space before the sign.
    if is_formula(text.trim_start()) && Decimal::parse(text).is_none() {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

/// Whether a text begins with a sign of a formula and goes on, whatever with.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && text.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_drives_a_terminal_or_turns_a_line() {
        assert_eq!(
            without_formula("a\u{1b}[31m\u{202E}411\u{202C}\u{7}"),
            "a[U+001B][31m[U+202E]411[U+202C][U+0007]"
        );
        assert_eq!(without_formula("\u{9b}3\t4\n"), "[U+009B]3\t4\n");
    }

    #[test]
    fn formulas_are_disarmed_and_numbers_left_alone() {
        for text in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "＝1", "\t=1", " =1", "－5个"] {
            assert_eq!(without_formula(text), format!("'{text}"));
        }
        // Every line end of Unicode, before and behind the sign.
        for end in ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'] {
            for text in
                [format!("={end}cmd"), format!("{end}=cmd"), format!("@{end}"), format!("{end}{end}+{end}x")]
            {
                assert_eq!(without_formula(&text), format!("'{text}"), "{text:?}");
            }
        }
        assert_eq!(without_formula("\u{FEFF}=1+1"), "'\u{FEFF}=1+1");
        assert_eq!(without_formula("\u{202E}=1+1"), "'[U+202E]=1+1");
        for text in ["-3", "+3", "-0.5", "-", "－", "—", "/", "0", "无", ""] {
            assert_eq!(without_formula(text), text);
        }
    }
}
