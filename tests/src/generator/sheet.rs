//! A table as it is drawn: cells with spans, before any layout turns it into text.

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
                            value: false,
                        },
                        GridCell::Value { cell, colspan } => Slot {
                            text: prints[usize::from(cell.index)].raw.clone(),
                            colspan: usize::from(colspan),
                            rowspan: 1,
                            value: true,
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
            let head =
                |text: &str, rowspan| Slot { text: text.to_owned(), colspan: 1, rowspan, value: false };
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
