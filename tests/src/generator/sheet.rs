//! A table as it is drawn: cells with spans, before any layout turns it into text.

use std::collections::BTreeSet;

use gongkai::CellId;
use gongkai::form::{GridCell, TableForm, TableKind};

use super::style::{Style, Wording};
use super::{Print, random::Random};

/// One drawn cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// What it prints; `\n` where a label is broken by hand.
    pub text: String,
    /// Columns it covers.
    pub colspan: usize,
    /// Rows it covers.
    pub rowspan: usize,
    /// Whether it holds a number (or a blank in a number's place).
    pub value: bool,
    /// The cell of the form whose number this is. None for labels, and for numbers that the form does not ask for.
    pub cell: Option<CellId>,
    /// What HTML layouts print in place of `text`, already escaped; `text` is what a browser shows of it.
    pub markup: Option<String>,
}

impl Slot {
    /// A heading or label.
    pub fn head(text: impl Into<String>, colspan: usize, rowspan: usize) -> Slot {
        Slot { text: text.into(), colspan, rowspan, ..Slot::default() }
    }

    /// Whether it holds the number of the cell with this wire id.
    pub fn is_of(&self, id: &str) -> bool {
        self.cell.is_some_and(|cell| cell.to_string() == id)
    }
}

/// A place of the drawn rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// A cell starts here.
    Slot(&'a Slot),
    /// Covered by the cell to the left.
    Right,
    /// Covered by a cell above; `first` at the left end of its covered columns.
    Down {
        /// Whether this is the leftmost column of the covering cell.
        first: bool,
    },
}

/// A drawn table.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Which.
    pub kind: TableKind,
    /// The cells that start in each row.
    pub rows: Vec<Vec<Slot>>,
}

impl Sheet {
    /// The form in its official geometry, with these prints in the places of its values.
    pub fn draw(form: &TableForm, prints: &[Print], style: &Style, random: &mut Random) -> Sheet {
        let rows = form
            .grid()
            .iter()
            .map(|line| {
                line.iter()
                    .map(|cell| match *cell {
                        GridCell::Head { text, colspan, rowspan, .. } => Slot {
                            text: style.wording.label(form, text.zh, random),
                            colspan: usize::from(colspan),
                            rowspan: usize::from(rowspan),
                            ..Slot::default()
                        },
                        GridCell::Value { cell, colspan } => Slot {
                            text: prints[usize::from(cell.index)].raw.clone(),
                            colspan: usize::from(colspan),
                            rowspan: 1,
                            value: true,
                            cell: Some(cell),
                            markup: None,
                        },
                    })
                    .collect()
            })
            .collect();
        let mut sheet = Sheet { kind: form.table, rows };
        if style.wording.charge_unit && form.table == TableKind::Disclosure {
            sheet.add_charge_unit();
        }
        sheet
    }

    /// Some provinces print the unit in the procurement heading of F19.
    fn add_charge_unit(&mut self) {
        for slot in self.rows.iter_mut().flatten().filter(|s| s.text == "采购总金额") {
            slot.text.push_str("（单位：万元，保留4位小数）");
        }
    }

    /// Splits the row with this label into sub-rows, as bodies do that count by kind: the label reaches over
    /// them, and every other label of the table over a second label column.
    pub fn split_row(&mut self, label: &str, sub_rows: &[(&str, Vec<String>)]) {
        let Some(at) = self.rows.iter().position(|row| row[0].text == label) else { return };
        for row in &mut self.rows {
            row[0].colspan += 1;
        }
        let old = std::mem::take(&mut self.rows[at]);
        let lines = sub_rows.iter().enumerate().map(|(index, (name, prints))| {
            let head = |text: &str, rowspan| Slot::head(text, 1, rowspan);
            let mut line = Vec::new();
            if index == 0 {
                line.push(head(label, sub_rows.len()));
            }
            line.push(head(name, 1));
            let values = old[1..].iter().zip(prints);
            line.extend(values.map(|(slot, print)| Slot { text: print.clone(), ..slot.clone() }));
            line
        });
        self.rows.splice(at..=at, lines.collect::<Vec<_>>());
    }

    /// For every place of the rectangle, the row and the position in it of the cell that covers it.
    pub fn owners(&self) -> Vec<Vec<(usize, usize)>> {
        let width = self.width();
        let mut owners: Vec<Vec<Option<(usize, usize)>>> = vec![vec![None; width]; self.rows.len()];
        for (y, row) in self.rows.iter().enumerate() {
            let mut x = 0;
            for (at, slot) in row.iter().enumerate() {
                while x < width && owners[y][x].is_some() {
                    x += 1;
                }
                for line in owners.iter_mut().skip(y).take(slot.rowspan) {
                    line.iter_mut().skip(x).take(slot.colspan).for_each(|place| *place = Some((y, at)));
                }
            }
        }
        // A short row's missing places belong to its last cell.
        let last = |y: usize| (y, self.rows[y].len().saturating_sub(1));
        owners
            .into_iter()
            .enumerate()
            .map(|(y, line)| line.into_iter().map(|place| place.unwrap_or(last(y))).collect())
            .collect()
    }

    /// Puts a column before column `x`. Cells that reach over both sides of it become wider, and titles over the
    /// whole table; rows of headings get `head`, rows of values what `fill` makes of them.
    pub fn insert_column(&mut self, x: usize, head: &str, mut fill: impl FnMut(&[Slot]) -> Slot) {
        let (owners, width) = (self.owners(), self.width());
        let is_title = |row: &[Slot]| row.len() == 1 && row[0].colspan == width && !row[0].value;
        let is_heading = |row: &[Slot]| row.iter().all(|slot| !slot.value);
        let covered =
            |y: usize| is_title(&self.rows[y]) || (x > 0 && x < width && owners[y][x - 1] == owners[y][x]);
        let mut widened = BTreeSet::new();
        let mut inserted = Vec::new();
        let mut y = 0;
        while y < self.rows.len() {
            if covered(y) {
                widened.insert(owners[y][x.min(width - 1)]);
                y += 1;
            } else if is_heading(&self.rows[y]) {
                let more = (y + 1..self.rows.len()).take_while(|&y| is_heading(&self.rows[y]) && !covered(y));
                let rowspan = 1 + more.count();
                // The statistics table has headings in its first row only.
                let text = if self.kind == TableKind::Statistics && y > 0 { "" } else { head };
                inserted.push((y, Slot::head(text, 1, rowspan)));
                y += rowspan;
            } else {
                inserted.push((y, fill(&self.rows[y])));
                y += 1;
            }
        }
        for (row, at) in widened {
            self.rows[row][at].colspan += 1;
        }
        for (y, slot) in inserted {
            let before = (0..self.rows[y].len())
                .filter(|&at| {
                    owners[y].iter().position(|&owner| owner == (y, at)).is_some_and(|start| start < x)
                })
                .count();
            self.rows[y].insert(before, slot);
        }
    }

    /// The rows above `y`, and those from it on. A cell that reaches over the border goes on below, empty.
    pub fn split_at(&self, y: usize) -> (Sheet, Sheet) {
        let owners = self.owners();
        let mut upper = Sheet { kind: self.kind, rows: self.rows[..y].to_vec() };
        for (top, row) in upper.rows.iter_mut().enumerate() {
            for slot in row {
                slot.rowspan = slot.rowspan.min(y - top);
            }
        }
        let mut lower = Sheet { kind: self.kind, rows: self.rows[y..].to_vec() };
        let mut line = owners[y].clone();
        line.dedup();
        lower.rows[0] = line
            .into_iter()
            .map(|(top, at)| {
                let slot = &self.rows[top][at];
                if top == y { slot.clone() } else { Slot::head("", slot.colspan, slot.rowspan - (y - top)) }
            })
            .collect();
        (upper, lower)
    }

    /// Rows before the first one with a value.
    pub fn headings(&self) -> usize {
        self.rows.iter().take_while(|row| row.iter().all(|slot| !slot.value)).count()
    }

    /// Columns of the rectangle.
    pub fn width(&self) -> usize {
        self.rows[0].iter().map(|s| s.colspan).sum()
    }

    /// Every place of the rectangle, row by row.
    pub fn places(&self) -> Vec<Vec<Place<'_>>> {
        let width = self.width();
        let mut places: Vec<Vec<Option<Place<'_>>>> = vec![vec![None; width]; self.rows.len()];
        for (y, row) in self.rows.iter().enumerate() {
            let mut x = 0;
            for slot in row {
                while x < width && places[y][x].is_some() {
                    x += 1;
                }
                for (down, line) in places.iter_mut().enumerate().skip(y).take(slot.rowspan) {
                    for (right, place) in line.iter_mut().enumerate().skip(x).take(slot.colspan) {
                        *place = Some(match (down == y, right == x) {
                            (true, true) => Place::Slot(slot),
                            (true, false) => Place::Right,
                            (false, first) => Place::Down { first },
                        });
                    }
                }
            }
        }
        places.into_iter().map(|line| line.into_iter().map(|p| p.unwrap_or(Place::Right)).collect()).collect()
    }

    /// The rectangle as plain texts, `""` for covered places.
    pub fn texts(&self) -> Vec<Vec<&str>> {
        self.places()
            .into_iter()
            .map(|line| {
                line.into_iter()
                    .map(|place| match place {
                        Place::Slot(slot) => slot.text.as_str(),
                        Place::Right | Place::Down { .. } => "",
                    })
                    .collect()
            })
            .collect()
    }
}

impl Wording {
    /// A label in this wording.
    fn label(&self, form: &TableForm, official: &'static str, random: &mut Random) -> String {
        let mut label = official.to_owned();
        if self.variants {
            let row = form.rows.iter().find(|r| r.label().zh == official && !r.variants.is_empty());
            if let Some(row) = row.filter(|_| random.chance(50)) {
                let body = random.pick(row.variants);
                let ordinal: String =
                    official.chars().take_while(|c| "一二三四（）、".contains(*c)).collect();
                label = format!("{ordinal}{body}");
            }
        }
        if self.half_parentheses {
            label = label.replace('（', "(").replace('）', ")");
        }
        if let Some(rest) = label.get(1..).filter(|r| r.starts_with('.') && label.is_char_boundary(1)) {
            label = format!("{}{}{}", &label[..1], self.point, &rest[1..]);
        }
        if self.broken_headings && (label.ends_with("制作数量") || label.ends_with("新公开数量")) {
            let split = label.char_indices().nth(3).map_or(0, |(at, _)| at);
            label.insert(split, '\n');
        }
        label
    }
}
