//! Excel 2003's XML, as Java systems write it and call it `.xls`.

use roxmltree::Node;

use super::Sheets;
use super::format::{self, Shown};
use super::grid::{Cell, Glances, Merge, Run, Sheet};
use super::number::Number;
use crate::map::ByName;
use crate::notice::NoticeKind;
use crate::sight::{self, Backdrop, Colour};
use crate::xml::{self, Element};
use crate::{Extract, Refusal};

/// Rows and columns of a sheet.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// What a style says of a cell.
#[derive(Clone, Copy, Default)]
struct Style<'a> {
    code: &'a str,
    struck: bool,
    colour: Option<Colour>,
    size: Option<u32>,
    ground: Option<Backdrop>,
}

/// Reads a workbook.
pub(crate) fn read(text: &str) -> Result<Extract, Refusal> {
    let document = xml::parse(text)?;
    let root = document.root_element();
    let styles = styles(root);
    let mut sheets = Sheets::default();
    let glances = Glances::default();
    for node in root.named("Worksheet") {
        let name = node.attr("Name").unwrap_or_default();
        let visible = node.child("WorksheetOptions").and_then(|options| options.child("Visible"));
        if visible.and_then(|visible| visible.text()).is_some_and(|visible| visible.trim() != "SheetVisible")
        {
            sheets.hide(name, 1);
        } else if let Some(table) = node.child("Table") {
            // Rules give cells colours of their own.
            let painted = node.child("ConditionalFormatting").is_some();
            let bare = if painted { Backdrop::Unknown } else { Backdrop::default() };
            sheets.add(name, sheet(table, &styles, bare, &glances))?;
        }
    }
    sheets.finish()
}

fn styles<'a>(root: Node<'a, 'a>) -> ByName<Style<'a>> {
    let mut styles: ByName<Style<'_>> = ByName::default();
    for node in root.child("Styles").into_iter().flat_map(|styles| styles.named("Style").collect::<Vec<_>>())
    {
        let parent = node.attr("Parent").and_then(|parent| styles.get(parent)).copied().unwrap_or_default();
        let code = node.child("NumberFormat").and_then(|format| format.attr("Format"));
        let font = node.child("Font");
        let struck = font.and_then(|font| font.attr("StrikeThrough")).map(|on| on == "1");
        let style = Style {
            code: code.unwrap_or(parent.code),
            struck: struck.unwrap_or(parent.struck),
            colour: font.and_then(colour).or(parent.colour),
            size: font.and_then(size).or(parent.size),
            ground: node.child("Interior").and_then(ground).or(parent.ground),
        };
        styles.insert(node.attr("ID").unwrap_or_default(), style);
    }
    styles
}

/// The colour of a font; `None`: one that stands out by itself, or not known.
fn colour(font: Node<'_, '_>) -> Option<Colour> {
    font.attr("Color").and_then(sight::hex)
}

/// The size of a font in half points.
fn size(font: Node<'_, '_>) -> Option<u32> {
    font.attr("Size")?.split('.').next()?.parse::<u32>().ok()?.checked_mul(2)
}

/// What an interior puts behind a cell; `None`: nothing.
fn ground(interior: Node<'_, '_>) -> Option<Backdrop> {
    match interior.attr("Pattern")? {
        "None" => None,
        "Solid" => Some(colour(interior).map_or(Backdrop::Unknown, Backdrop::Plain)),
        _ => Some(Backdrop::Unknown),
    }
}

/// Formats that have names.
fn code_of(name: &str) -> &str {
    match name {
        "" | "General Number" => "General",
        "Fixed" => "0.00",
        "Standard" | "Currency" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "Short Date" | "General Date" => "yyyy/m/d",
        "Long Date" | "Medium Date" => "yyyy\"年\"m\"月\"d\"日\"",
        "Short Time" => "h:mm",
        "Long Time" | "Medium Time" => "h:mm:ss",
        code => code,
    }
}

fn sheet<'a>(table: Node<'a, 'a>, styles: &ByName<Style<'a>>, bare: Backdrop, glances: &Glances) -> Sheet {
    let number = |node: Node<'_, '_>, name: &str| node.attr(name).and_then(|value| value.parse::<u32>().ok());
    let index = |node: Node<'_, '_>| number(node, "Index").and_then(|index| index.checked_sub(1));
    let is_hidden = |node: Node<'_, '_>| node.attr("Hidden") == Some("1");
    let mut sheet = Sheet::default();
    let mut at = 0_u32;
    for column in table.named("Column") {
        at = index(column).unwrap_or(at);
        let next = at.saturating_add(number(column, "Span").unwrap_or(0)).saturating_add(1);
        if is_hidden(column) && sheet.hidden_columns.between(at.into()..=u64::MAX).next().is_none() {
            sheet.hide_columns(at..next.min(COLUMNS));
        }
        at = next;
    }
    let mut row_at = 0_u32;
    for row in table.named("Row") {
        row_at = index(row).unwrap_or(row_at);
        if is_hidden(row) {
            sheet.hidden_rows.add(row_at);
        }
        let mut column = 0_u32;
        for node in row.named("Cell") {
            column = index(node).unwrap_or(column);
            let (across, down) =
                (number(node, "MergeAcross").unwrap_or(0), number(node, "MergeDown").unwrap_or(0));
            if row_at < ROWS && column < COLUMNS {
                let style = node.attr("StyleID").or(row.attr("StyleID")).and_then(|style| styles.get(style));
                let style = style.copied().unwrap_or_default();
                let behind = style.ground.unwrap_or(bare);
                let cell = glances.seen(cell(node, style), style.colour, style.size, behind);
                sheet.set((row_at, column), cell);
                if across > 0 || down > 0 {
                    let rows = (row_at, row_at.saturating_add(down));
                    sheet.merges.push(Merge { rows, columns: (column, column.saturating_add(across)) });
                }
            }
            column = column.saturating_add(across).saturating_add(1);
        }
        row_at = row_at.saturating_add(number(row, "Span").unwrap_or(0)).saturating_add(1);
    }
    sheet
}

fn cell(node: Node<'_, '_>, style: Style<'_>) -> Cell {
    let Some(data) = node.child("Data") else {
        let lacks = node.attr("Formula").is_some();
        return if lacks {
            Cell { doubt: Some(NoticeKind::Formula), ..Cell::plain("\u{FFFD}") }
        } else {
            Cell::default()
        };
    };
    let plain = |text: String, doubt: Option<NoticeKind>| Cell {
        doubt,
        ..Cell::of(vec![Run { text, struck: style.struck, ..Run::default() }])
    };
    let text: String =
        data.descendants().filter_map(|node| if node.is_text() { node.text() } else { None }).collect();
    match data.attr("Type") {
        Some("Number") => {
            match Number::parse(&text).map(|number| format::shown(code_of(style.code), &number, false)) {
                Some(Shown::Text(text)) => plain(text, None),
                Some(Shown::Nothing) => Cell::concealed(),
                Some(Shown::Unknown(text)) => plain(text, Some(NoticeKind::NumberFormat)),
                None => plain(text, Some(NoticeKind::NumberFormat)),
            }
        }
        // `2021-01-01T00:00:00.000`: how it is shown is the format's, what day it is is not in doubt.
        Some("DateTime") => plain(text.split('T').next().unwrap_or_default().to_owned(), None),
        _ => {
            let mut runs = Vec::new();
            runs_of(data, &Run { struck: style.struck, ..Run::default() }, &mut runs, 0);
            Cell::of(runs).concealed_if(format::hides_text(style.code))
        }
    }
}

/// Text with the few elements of HTML that Excel writes into it.
fn runs_of(node: Node<'_, '_>, like: &Run, runs: &mut Vec<Run>, depth: usize) {
    for child in node.children() {
        match child.local() {
            _ if child.is_text() => {
                runs.push(Run { text: child.text().unwrap_or_default().to_owned(), ..like.clone() });
            }
            "" => {}
            name if depth < crate::limits::DEPTH => {
                let within = Run {
                    struck: like.struck || name == "S",
                    raised: like.raised || name == "Sup",
                    colour: colour(child).or(like.colour),
                    size: size(child).or(like.size),
                    ..Run::default()
                };
                runs_of(child, &within, runs, depth + 1);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out_and_told() {
        let style = |id: &str, inner: &str| format!("<Style ss:ID=\"{id}\">{inner}</Style>");
        let cell = |style: &str, kind: &str, data: &str| {
            format!(
                "<Row><Cell><Data ss:Type=\"String\">表</Data></Cell><Cell ss:StyleID=\"{style}\"><Data ss:Type=\"{kind}\">{data}</Data></Cell></Row>"
            )
        };
        let blue = "<Interior ss:Color=\"#1F4E79\" ss:Pattern=\"Solid\"/>";
        let styles = [
            style("white", "<Font ss:Color=\"#FFFFFF\"/>"),
            style("tiny", "<Font ss:Size=\"1\"/>"),
            style("ground", &format!("<Font ss:Color=\"#FFFFFF\"/>{blue}")),
            style("none", "<NumberFormat ss:Format=\";;;\"/>"),
        ];
        let rows = [
            cell("white", "Number", "11"),
            cell("tiny", "Number", "12"),
            cell("ground", "Number", "13"),
            cell("none", "Number", "14"),
            cell("none", "String", "十五"),
            cell("none", "String", ""),
            cell("", "String", "1<Font html:Color=\"#FFFFFF\">9</Font>6"),
        ];
        let text = format!(
            "<Workbook xmlns=\"s\" xmlns:ss=\"s\" xmlns:html=\"h\"><Styles>{}</Styles><Worksheet ss:Name=\"甲\"><Table>{}</Table></Worksheet></Workbook>",
            styles.concat(),
            rows.concat()
        );
        let extract = read(&text).unwrap();
        let shown: Vec<&str> = extract
            .text
            .lines()
            .filter_map(|row| row.split("<td>").nth(2)?.strip_suffix("</td></tr>"))
            .collect();
        assert_eq!(shown, ["\u{FFFD}", "\u{FFFD}", "13", "\u{FFFD}", "\u{FFFD}", "", "16"]);
        let unseen = extract.notices.iter().find(|notice| notice.kind == NoticeKind::Unseen).unwrap();
        assert_eq!(unseen.count, 5);
    }
}
