//! Spreadsheets of `OpenDocument`. Cells hold what they show beside what they are.

use roxmltree::Node;

use super::repeated;
use super::styles::{Print, Styles};
use crate::notice::{Notice, NoticeKind};
use crate::sheet::Sheets;
use crate::sheet::grid::{Cell, Glances, Merge, Run, Sheet};
use crate::sheet::number::Number;
use crate::xml::Element;
use crate::{Extract, Refusal, limits};

/// Columns of a sheet.
const COLUMNS: u32 = 1 << 14;

/// Reads the sheets of a workbook.
pub(super) fn read(
    body: Node<'_, '_>,
    styles: &Styles<'_>,
    notices: Vec<Notice>,
) -> Result<Extract, Refusal> {
    let mut sheets = Sheets::with(notices);
    for table in body.named("table") {
        let name = table.attr("name").unwrap_or_default();
        if styles.shows_table(table.attr("style-name")) {
            sheets.add(name, sheet(table, styles)?)?;
        } else {
            sheets.hide(name, 1);
        }
    }
    sheets.finish()
}

fn is_hidden(node: Node<'_, '_>) -> bool {
    matches!(node.attr("visibility"), Some("collapse" | "filter"))
}

fn sheet(table: Node<'_, '_>, styles: &Styles<'_>) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet::default();
    let mut columns = Vec::new();
    gather(table, "table-column", &mut columns);
    let mut at = 0_u32;
    for column in columns {
        let next = at.saturating_add(repeated(column, "number-columns-repeated"));
        if is_hidden(column) {
            sheet.hide_columns(at..next.min(COLUMNS));
        }
        at = next;
    }
    let mut rows = Vec::new();
    gather(table, "table-row", &mut rows);
    let mut row_at = 0_u32;
    for row in rows {
        let times = repeated(row, "number-rows-repeated");
        let mut cells = Vec::new();
        let mut column = 0_u32;
        for node in row.children().filter(Node::is_element) {
            let count = repeated(node, "number-columns-repeated");
            if node.local() == "table-cell" {
                let cell = cell(node, styles);
                let spans =
                    ["number-rows-spanned", "number-columns-spanned"].map(|name| repeated(node, name));
                // An empty cell over several columns keeps its place in the row.
                let merged = spans.iter().any(|span| *span > 1);
                if !cell.is_empty() || merged {
                    cells.extend(
                        (column..column.saturating_add(count).min(COLUMNS))
                            .map(|at| (at, cell.clone(), spans)),
                    );
                }
            }
            column = column.saturating_add(count);
        }
        if !cells.is_empty() {
            let hidden = is_hidden(row);
            for row in row_at..row_at.saturating_add(times) {
                if sheet.is_full() {
                    return Err(Refusal::TooLarge);
                }
                if hidden {
                    sheet.hidden_rows.add(row);
                }
                for (column, cell, [down, right]) in &cells {
                    if *down > 1 || *right > 1 {
                        let rows = (row, row.saturating_add(down - 1));
                        sheet
                            .merges
                            .push(Merge { rows, columns: (*column, column.saturating_add(right - 1)) });
                    }
                    sheet.set((row, *column), cell.clone());
                }
            }
        }
        row_at = row_at.saturating_add(times);
    }
    Ok(sheet)
}

/// The columns or rows of a table, also those in groups, but not those of tables in its cells.
fn gather<'a>(table: Node<'a, 'a>, name: &str, found: &mut Vec<Node<'a, 'a>>) {
    let mut open = vec![table];
    while let Some(node) = open.pop() {
        let local = node.local();
        if local == name {
            found.push(node);
        } else if !matches!(local, "table-row" | "table-column") {
            let before = open.len();
            let inner = node.children().filter(|child| {
                let local = child.local();
                local.starts_with("table-") && !matches!(local, "table-cell" | "table-source")
            });
            open.extend(inner);
            open[before..].reverse();
        }
    }
}

/// What a cell shows: its paragraphs; where a program wrote none, its value.
fn cell(node: Node<'_, '_>, styles: &Styles<'_>) -> Cell {
    let mut runs: Vec<Run> = Vec::new();
    let around = styles.within(Print::default(), "table-cell", node.attr("style-name"));
    for (at, paragraph) in node.named("p").enumerate() {
        if at > 0 {
            runs.push(Run { text: "\n".to_owned(), ..Run::default() });
        }
        inline(paragraph, around, styles, &mut runs, 0);
    }
    if runs.iter().any(|run| !run.text.trim().is_empty()) {
        let behind = around.behind.unwrap_or_default();
        return Glances::default().seen(Cell::of(runs), None, None, behind);
    }
    let kind = node.attr("value-type").unwrap_or_default();
    let value = match kind {
        "" => None,
        "string" => node.attr("string-value").map(str::to_owned),
        "date" => node.attr("date-value").map(str::to_owned),
        "float" | "percentage" | "currency" => node
            .attr("value")
            .map(|value| Number::parse(value).map_or_else(|| value.to_owned(), |n| n.general())),
        _ => node.attr("value").or_else(|| node.attr("boolean-value")).map(str::to_owned),
    };
    match value.filter(|value| !value.is_empty()) {
        Some(value) => {
            // The number as it is stored; how it is shown is not said.
            let plain =
                kind == "string" || kind == "float" && !styles.has_data_style(node.attr("style-name"));
            Cell { doubt: (!plain).then_some(NoticeKind::NumberFormat), ..Cell::plain(value) }
        }
        None if node.attr("formula").is_some() && kind.is_empty() => {
            Cell { doubt: Some(NoticeKind::Formula), ..Cell::plain("\u{FFFD}") }
        }
        None => Cell::default(),
    }
}

fn inline(node: Node<'_, '_>, print: Print, styles: &Styles<'_>, runs: &mut Vec<Run>, depth: usize) {
    for child in node.children() {
        let text = match child.local() {
            _ if child.is_text() => child.text().unwrap_or_default(),
            "s" | "tab" => " ",
            "line-break" => "\n",
            "annotation" | "" => continue,
            _ if depth < limits::DEPTH => {
                let within = styles.within(print, "text", child.attr("style-name"));
                inline(child, within, styles, runs, depth + 1);
                continue;
            }
            _ => continue,
        };
        if !print.hidden {
            let Print { struck, raised, colour, size, .. } = print;
            runs.push(Run { text: text.to_owned(), struck, raised, colour, size });
        }
    }
}
