//! Rows that are written down in another way: cells on lines of their own, as cards, joined, cut, shared.

use gongkai::TableKind;

use super::super::Specimen;
use super::super::random::Random;
use super::super::sheet::{Sheet, Slot};
use super::some_of;

/// Nothing is drawn otherwise; the text is finished otherwise.
pub(super) fn as_is(_: &mut Specimen, _: &mut Random) {}

/// Every bar on a line of its own.
pub(super) fn lone_bars(text: &str) -> String {
    text.replace(" |\n", "\n|\n")
}

/// Before a number, until [`below_label`] has put it on its line.
const NUMBER: char = '\u{E000}';
/// Before a row that goes on with the line above, behind a tab.
const BEHIND_TAB: &str = "\n\u{E001}";
/// The same, behind a space.
const BEHIND_SPACE: &str = "\n\u{E002}";

/// Marks every number, for [`below_label`].
pub(super) fn marked(specimen: &mut Specimen, _: &mut Random) {
    for slot in specimen.sheets_mut().flat_map(|sheet| sheet.rows.iter_mut().flatten()).filter(|s| s.value) {
        slot.text.insert(0, NUMBER);
    }
}

/// A browser's copy of cells whose numbers stand in paragraphs: the label and a tab, then each number on a line of its
/// own, and an empty line for an empty cell.
pub(super) fn below_label(text: &str) -> String {
    let between = format!("\t{NUMBER}");
    let mut out = String::new();
    for line in text.lines() {
        match line.split_once(NUMBER) {
            Some((label, numbers)) => {
                if !label.is_empty() {
                    out.push_str(label);
                    out.push('\n');
                }
                out.push_str(&numbers.replace(&between, "\n"));
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// A line of a table whose cells stand one below the other.
enum Line {
    /// What the numbers below it are of.
    Label(String),
    /// A number under the name of its column.
    Number(String, Slot),
}

fn lines_of(sheet: &Sheet) -> Vec<Line> {
    let flat = |slot: &Slot| slot.text.replace('\n', "");
    let label = |slot: &Slot| Line::Label(flat(slot));
    let mut lines = Vec::new();
    let mut names: Vec<String> = Vec::new();
    match (sheet.kind, &sheet.rows[..]) {
        (TableKind::Disputes, [over, second, _, numbers]) => {
            let names: Vec<String> = second[..5].iter().map(flat).collect();
            let labels = [vec![&over[0]], vec![&over[1], &second[5]], vec![&second[6]]];
            for (labels, numbers) in labels.into_iter().zip(numbers.chunks(5)) {
                lines.extend(labels.into_iter().map(label));
                lines.extend(
                    numbers.iter().zip(&names).map(|(slot, name)| Line::Number(name.clone(), slot.clone())),
                );
            }
            return lines;
        }
        (TableKind::Requests, [_, over, organisations, ..]) => {
            let all = over[..1].iter().chain(organisations).chain(&over[2..]);
            names.extend(all.map(flat));
        }
        _ => {}
    }
    for row in &sheet.rows {
        let numbers: Vec<&Slot> = row.iter().filter(|slot| slot.value).collect();
        if numbers.is_empty() {
            match (sheet.kind, &row[..]) {
                (TableKind::Requests, _) => {}
                (_, [title]) => lines.push(label(title)),
                (_, headings) => names = headings[1..].iter().map(flat).collect(),
            }
            continue;
        }
        lines.extend(row.iter().filter(|slot| !slot.value).map(label));
        lines.extend(
            numbers.into_iter().zip(&names).map(|(slot, name)| Line::Number(name.clone(), slot.clone())),
        );
    }
    lines
}

/// `自然人：821` for each cell, a cell a row.
pub(super) fn cards(specimen: &mut Specimen, random: &mut Random) {
    let colon = *random.pick(&["：", "：", ": ", ":"]);
    for sheet in specimen.sheets_mut() {
        let lines = lines_of(sheet).into_iter().map(|line| match line {
            Line::Label(text) => vec![Slot::head(text, 1, 1)],
            Line::Number(name, slot) => {
                vec![Slot { text: format!("{name}{colon}{}", slot.text), colspan: 1, ..slot }]
            }
        });
        sheet.rows = lines.collect();
    }
}

/// The name of its column before each number, in a cell of its own.
pub(super) fn definitions(specimen: &mut Specimen, _: &mut Random) {
    for sheet in specimen.sheets_mut() {
        let lines = lines_of(sheet).into_iter().map(|line| match line {
            Line::Label(text) => vec![Slot::head(text, 2, 1)],
            Line::Number(name, slot) => vec![Slot::head(name, 1, 1), Slot { colspan: 1, ..slot }],
        });
        sheet.rows = lines.collect();
    }
}

/// Long labels end in dots, as on narrow screens.
pub(super) fn cut_labels(specimen: &mut Specimen, random: &mut Random) {
    let length = 8 + random.below(4);
    let dots = *random.pick(&["…", "...", "……"]);
    for sheet in specimen.sheets_mut() {
        let headings = sheet.headings();
        for slot in sheet.rows[headings..].iter_mut().flatten().filter(|slot| !slot.value) {
            if slot.text.chars().count() > length + 1 && !slot.text.starts_with("第二十条") {
                slot.text = slot.text.chars().take(length).chain(dots.chars()).collect();
            }
        }
    }
}

/// Rows of numbers of table 3 that have a row of the same shape below them.
fn pairs(sheet: &Sheet) -> Vec<usize> {
    let headings = sheet.headings();
    let alike = |y: &usize| sheet.rows[*y].len() == sheet.rows[y + 1].len();
    (headings..sheet.rows.len() - 1).filter(alike).collect()
}

/// Two rows of table 3 in one: both labels in one cell, and each pair of numbers in another, glued or not.
pub(super) fn joined_rows(specimen: &mut Specimen, random: &mut Random) {
    let Some(sheet) = specimen.sheet_mut(TableKind::Requests) else { return };
    let pairs = pairs(sheet);
    let y = *random.pick(&pairs);
    let glue = *random.pick(&["", " "]);
    let below = sheet.rows.remove(y + 1);
    for (top, row) in sheet.rows[..=y].iter_mut().enumerate() {
        row.iter_mut().filter(|slot| top + slot.rowspan > y + 1).for_each(|slot| slot.rowspan -= 1);
    }
    let mut open = Vec::new();
    for (slot, other) in sheet.rows[y].iter_mut().zip(below) {
        let both = [slot.text.as_str(), &other.text].join(glue);
        both.trim().clone_into(&mut slot.text);
        open.extend([slot.cell, other.cell].into_iter().flatten().map(|cell| cell.to_string()));
    }
    specimen.truth.doubt_allowed.extend(open);
}

/// Marks a row of table 3 to go on with the line above, for [`joined`].
pub(super) fn joined_lines(specimen: &mut Specimen, random: &mut Random) {
    let Some(sheet) = specimen.sheet_mut(TableKind::Requests) else { return };
    let pairs = pairs(sheet);
    let y = *random.pick(&pairs);
    let mark = if random.chance(50) { BEHIND_TAB } else { BEHIND_SPACE };
    sheet.rows[y + 1][0].text.insert_str(0, mark.trim_start());
}

/// Two rows on one line.
pub(super) fn joined(text: &str) -> String {
    text.replace(BEHIND_TAB, "\t").replace(BEHIND_SPACE, " ")
}

/// Numbers of these slots in one cell, over all their columns.
fn one_cell(slots: &[Slot], breaks: bool) -> Slot {
    let texts: Vec<&str> = slots.iter().map(|slot| slot.text.as_str()).collect();
    Slot {
        text: texts.join(" "),
        colspan: slots.iter().map(|slot| slot.colspan).sum(),
        markup: (breaks && slots.len() > 1).then(|| texts.join("<br>")),
        ..slots[0].clone()
    }
}

fn is_full(row: &[Slot]) -> bool {
    let mut values = row.iter().filter(|slot| slot.value).peekable();
    values.peek().is_some() && values.all(|s| !s.text.is_empty() && !s.text.contains(char::is_whitespace))
}

/// Several numbers in one cell: neighbours in every row, or whole rows in the first cell or the label's.
pub(super) fn shared(specimen: &mut Specimen, random: &mut Random) {
    let kind = *random.pick(&[TableKind::Requests, TableKind::Requests, TableKind::Disputes]);
    let Some(sheet) = specimen.sheet_mut(kind) else { return };
    let headings = sheet.headings();
    let all_full = sheet.rows[headings..].iter().all(|row| is_full(row));
    let breaks = random.chance(50);
    let style = if all_full { random.below(3) } else { 1 + random.below(2) };
    let mut parts = Vec::new();
    let mut left = if kind == TableKind::Requests { 7 } else { 15 };
    while left > 0 {
        let part = (1 + random.below(2)).min(left);
        parts.push(part);
        left -= part;
    }
    let share = *random.pick(&[20, 100]);
    for row in sheet.rows[headings..].iter_mut().filter(|row| is_full(row)) {
        let first = row.iter().position(|slot| slot.value).unwrap_or(0);
        let values = row.split_off(first);
        if style == 0 {
            let mut rest = &values[..];
            for &part in &parts {
                let (cell, after) = rest.split_at(part);
                row.push(one_cell(cell, breaks));
                rest = after;
            }
        } else if !random.chance(share) {
            row.extend(values);
        } else if style == 1 || row.is_empty() {
            row.push(one_cell(&values, breaks));
        } else {
            let numbers = one_cell(&values, breaks);
            let label = row.last_mut().expect("a label");
            label.colspan += numbers.colspan;
            label.markup =
                numbers.markup.map(|markup| format!("{}<br>{markup}", label.text.replace('\n', "")));
            label.text = format!("{} {}", label.text, numbers.text);
            label.value = true;
            label.cell = numbers.cell;
        }
    }
}

/// Two neighbours share a cell in some rows of table 3, and the last cell is empty.
pub(super) fn shifted(specimen: &mut Specimen, random: &mut Random) {
    let Some(sheet) = specimen.sheet_mut(TableKind::Requests) else { return };
    let headings = sheet.headings();
    let full: Vec<usize> = (headings..sheet.rows.len()).filter(|&y| is_full(&sheet.rows[y])).collect();
    let mut open = Vec::new();
    for at in some_of(full.len(), 1 + random.below(3), random) {
        let row = &mut sheet.rows[full[at]];
        let first = row.len() - 7;
        open.extend(row[first..].iter().filter_map(|slot| slot.cell).map(|cell| cell.to_string()));
        let x = first + random.below(6);
        let whole = Slot { colspan: 1, ..one_cell(&row[x..x + 2], false) };
        row.splice(x..x + 2, [whole]);
        row.push(Slot { colspan: 1, rowspan: 1, value: true, ..Slot::default() });
    }
    specimen.truth.doubt_allowed.extend(open);
}
