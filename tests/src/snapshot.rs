//! What was read of a text, as a text that people can look through: a table's numbers in columns with their labels
//! behind, marks of doubt, and findings by rule and cell.

use std::fmt::Write;

use gongkai::{About, Cell, Document, Finding, Report, State, Table};

/// Cells of a finding that are named; of the others, how many.
const MOST_CELLS: usize = 6;

/// The snapshot of a document. `12?` is doubted; `_` is printed blank, `∅` was not found, signs stand as printed.
pub fn snapshot(document: &Document) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} report(s), {} second copies", document.reports.len(), document.copies.len());
    findings(&document.findings, &mut out);
    for (at, report) in document.reports.iter().enumerate() {
        let _ = write!(out, "\n== {} ", at + 1);
        one(report, &mut out);
    }
    out
}

fn one(report: &Report, out: &mut String) {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let signed = report
        .signed
        .as_ref()
        .map(|s| format!("{} {}", or_dash(s.by.clone()), or_dash(s.on.map(|on| on.to_string()))));
    let numbers: Vec<String> = report.sections.iter().map(|s| s.number.to_string()).collect();
    let _ =
        writeln!(out, "{} · {}", or_dash(report.agency.clone()), or_dash(report.year.map(|y| y.to_string())));
    let _ = writeln!(out, "title    {}", or_dash(report.title.clone()));
    let _ = writeln!(out, "period   {}", or_dash(report.period.map(|p| format!("{} – {}", p.from, p.to))));
    let _ = writeln!(out, "signed   {}", or_dash(signed));
    let _ = writeln!(out, "sections {}", numbers.join(" "));
    report.tables.iter().for_each(|table| grid(table, out));
    for row in &report.extra_rows {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let _ = writeln!(out, "\nextra row of {}: {} | {}", row.table.id(), cells.join(" "), row.label);
    }
    if !report.findings.is_empty() {
        out.push('\n');
    }
    findings(&report.findings, out);
}

/// One line for each row of the form: its cells in columns, then its label.
fn grid(table: &Table, out: &mut String) {
    let _ = writeln!(out, "\n-- {} {}", table.form.table.id(), table.form.edition.name());
    let prints: Vec<String> = table.cells.iter().map(cell).collect();
    let width = prints.iter().map(|print| print.chars().count()).max().unwrap_or(0);
    let mut rest = prints.as_slice();
    for row in table.form.rows {
        let (own, behind) = rest.split_at(row.columns.len());
        rest = behind;
        let own: Vec<String> = own.iter().map(|print| format!("{print:>width$}")).collect();
        let _ = writeln!(out, "{} | {}", own.join(" "), row.label().zh);
    }
}

fn cell(cell: &Cell) -> String {
    let print = match cell.state {
        State::Number => cell.value.map_or("∅".to_owned(), |value| value.to_string()),
        State::Blank => "_".to_owned(),
        State::Missing => "∅".to_owned(),
        State::Placeholder | State::Text => cell.raw.clone(),
    };
    format!("{print}{}", if cell.doubt { "?" } else { "" })
}

fn findings(findings: &[Finding], out: &mut String) {
    for finding in findings {
        let about = if finding.about == About::Reading { "reading" } else { "report" };
        let named: Vec<String> = finding.cells.iter().take(MOST_CELLS).map(ToString::to_string).collect();
        let more = finding.cells.len().saturating_sub(MOST_CELLS);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let line =
            format!("{} ({about}, {}) {}{more}", finding.rule, finding.severity.name(), named.join(", "));
        let _ = writeln!(out, "{}", line.trim_end());
    }
}
