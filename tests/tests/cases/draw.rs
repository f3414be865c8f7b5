//! Layouts: a drawn table as text.

use gongkai_tests::generator::sheet::{Sheet, Slot};

/// The cells that start in each row.
pub(crate) fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.iter().map(|slot| slot.text.clone()).collect()).collect()
}

/// Every place of the rectangle; covered places are empty.
pub(crate) fn places(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.texts().iter().map(|row| row.iter().map(|&text| text.to_owned()).collect()).collect()
}

/// A row's labels and its values.
pub(crate) fn parts(row: &[Slot]) -> (Vec<String>, Vec<String>) {
    let (values, labels): (Vec<&Slot>, Vec<&Slot>) = row.iter().partition(|slot| slot.value);
    let texts = |slots: &[&Slot]| slots.iter().map(|slot| slot.text.clone()).collect();
    (texts(&labels), texts(&values))
}

/// Rows joined by `between`, with `before` and `after` around each.
fn joined(rows: &[Vec<String>], before: &str, between: &str, after: &str) -> String {
    rows.iter().map(|row| format!("{before}{}{after}\n", row.join(between))).collect()
}

/// Cells between tabs, as spreadsheets copy them: covered places are empty.
pub(crate) fn tabs(sheet: &Sheet) -> String {
    joined(&places(sheet), "", "\t", "")
}

/// Cells between tabs, as browsers copy them: nothing stands for covered places.
pub(crate) fn copied(sheet: &Sheet) -> String {
    joined(&rows(sheet), "", "\t", "")
}

/// Cells between spaces.
pub(crate) fn spaces(sheet: &Sheet) -> String {
    let filled = |row: Vec<String>| row.into_iter().filter(|cell| !cell.is_empty()).collect();
    joined(&rows(sheet).into_iter().map(filled).collect::<Vec<_>>(), "", " ", "")
}

/// `| a | b |`, every place.
pub(crate) fn bars(sheet: &Sheet) -> String {
    joined(&places(sheet), "| ", " | ", " |")
}

/// Markdown: bars, and a rule below the first row.
pub(crate) fn markdown(sheet: &Sheet) -> String {
    let rows = places(sheet);
    let rule = format!("|{}\n", " --- |".repeat(sheet.width()));
    format!("{}{rule}{}", joined(&rows[..1], "| ", " | ", " |"), joined(&rows[1..], "| ", " | ", " |"))
}

/// A cell a line.
pub(crate) fn lines(sheet: &Sheet) -> String {
    rows(sheet).concat().iter().map(|cell| format!("{cell}\n")).collect()
}

/// Comma-separated, every place.
pub(crate) fn csv(sheet: &Sheet) -> String {
    joined(&places(sheet), "", ",", "")
}

/// Labels and digits without anything between.
pub(crate) fn glued(sheet: &Sheet) -> String {
    joined(&rows(sheet), "", "", "")
}

/// An HTML table with its spans.
pub(crate) fn html(sheet: &Sheet) -> String {
    table(sheet, |slot| format!("<td{}>{}</td>", spans(slot), inner(slot)))
}

/// An HTML table of these cells.
pub(crate) fn table(sheet: &Sheet, cell: impl Fn(&Slot) -> String) -> String {
    let row = |row: &Vec<Slot>| format!("<tr>{}</tr>\n", row.iter().map(&cell).collect::<String>());
    format!("<table border=\"1\">\n{}</table>\n", sheet.rows.iter().map(row).collect::<String>())
}

/// What stands in an HTML cell.
pub(crate) fn inner(slot: &Slot) -> String {
    slot.markup.clone().unwrap_or_else(|| slot.text.clone())
}

/// `colspan` and `rowspan`.
pub(crate) fn spans(slot: &Slot) -> String {
    let span = |name: &str, n: usize| if n > 1 { format!(" {name}=\"{n}\"") } else { String::new() };
    span("colspan", slot.colspan) + &span("rowspan", slot.rowspan)
}

/// Columns a text takes in a terminal.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Columns of characters: every cell begins where its column begins.
pub(crate) fn columns(sheet: &Sheet) -> String {
    let rows = places(sheet);
    let widest = |x: usize| {
        let cells = sheet.rows.iter().zip(&rows);
        cells.map(|(row, cells)| if row.len() == 1 { 0 } else { width(&cells[x]) }).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..sheet.width()).map(widest).collect();
    let line = |row: &Vec<String>| {
        let pad = |(cell, &w): (&String, &usize)| {
            format!("{cell}{}", " ".repeat(w.saturating_sub(width(cell)) + 2))
        };
        row.iter().zip(&widths).map(pad).collect::<String>().trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// Puts the value columns of a table of one row of headings each (tables 2 and 4) or of table 3's two in another
/// order. Headings stand as they do in the official drawing: the organisations' five stay together.
pub(crate) fn reorder(sheet: &mut Sheet, order: &[usize]) {
    for row in &mut sheet.rows {
        let values = row.iter().filter(|slot| slot.value).count();
        if values == order.len() || (values == 0 && row.len() == order.len() + 1 && row[0].text == "信息内容")
        {
            put(row, order);
        }
    }
}

/// Puts the last cells of a row in this order; each place keeps its width.
pub(crate) fn put(row: &mut Vec<Slot>, order: &[usize]) {
    let old = row.split_off(row.len() - order.len());
    let moved =
        order.iter().zip(&old).map(|(&from, place)| Slot { colspan: place.colspan, ..old[from].clone() });
    row.extend(moved);
}

/// Table 3 with its headings in this order: `groups` of 自然人, 法人或其他组织, 总计; the organisations among themselves.
pub(crate) fn applicants(sheet: &mut Sheet, groups: [usize; 3], organisations: [usize; 5]) {
    let order: Vec<usize> = groups
        .iter()
        .flat_map(|&group| match group {
            0 => vec![0],
            1 => organisations.iter().map(|&o| o + 1).collect(),
            _ => vec![6],
        })
        .collect();
    let heads = sheet.rows[1].clone();
    sheet.rows[1] = groups.iter().map(|&group| heads[group].clone()).collect();
    put(&mut sheet.rows[2], &organisations);
    for row in &mut sheet.rows[3..] {
        put(row, &order);
    }
}

/// Table 3 under one row of headings.
pub(crate) fn flat_headings(sheet: &mut Sheet, label: &str) {
    let head = |slot: &Slot| Slot::head(slot.text.clone(), 1, 1);
    let mut row = vec![Slot::head(label, 3, 1)];
    for slot in &sheet.rows[1] {
        match slot.colspan {
            1 => row.push(head(slot)),
            _ => row.extend(sheet.rows[2].iter().map(head)),
        }
    }
    sheet.rows.splice(0..3, [row]);
}
