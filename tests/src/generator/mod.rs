//! Whole reports of invented bodies, and what they print.
//!
//! A [`Specimen`] is drawn from a seed; a [`layout`] turns it into text as one of the tools does that people
//! copy with; [`damage`] breaks that text as pages, portals and careless hands do.

pub mod damage;
pub mod layout;
mod numbers;
mod older;
pub mod random;
pub mod sheet;
mod style;
pub mod warp;
pub mod words;

use gongkai::form::{FormColumn, TableForm, Unit, form};
use gongkai::{Decimal, Edition, State, TableKind};

pub use numbers::Size;
use random::Random;
use sheet::Sheet;
pub use style::{Changes, Digits, Style, Wording, Zeros};
use words::Facts;

use crate::truth::Truth;

/// Which editions the tables of a report follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// All 2019.
    F19,
    /// All 2021.
    F21,
    /// Table 2 of 2021 over a table 3 of 2019: bodies that replaced only the first table.
    Hybrid,
    /// The statistics table of 2014 to 2018. Drawn only where it is wished for.
    S14,
}

impl Mix {
    /// The tables of its reports.
    fn kinds(self) -> &'static [TableKind] {
        if self == Mix::S14 { &[TableKind::Statistics] } else { &TableKind::SINCE_2019 }
    }

    fn edition(self, kind: TableKind) -> Edition {
        match (self, kind) {
            (Mix::S14, _) | (_, TableKind::Statistics) => Edition::S14,
            (Mix::F19, _) | (Mix::Hybrid, TableKind::Requests | TableKind::Disputes) => Edition::F19,
            (Mix::F21, _) | (Mix::Hybrid, TableKind::Disclosure) => Edition::F21,
            (Mix::Hybrid, other) => unimplemented!("the generator does not print {other:?} yet"),
        }
    }
}

/// What one cell prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// The characters.
    pub raw: String,
    /// Their number, in the cell's unit.
    pub value: Option<Decimal>,
    /// What kind of print it is.
    pub state: State,
}

/// A piece of a report, in reading order.
#[derive(Clone, Debug)]
pub enum Block {
    /// One line of the title.
    Title(String),
    /// A section's heading.
    Heading(String),
    /// A paragraph of prose.
    Paragraph(String),
    /// A table.
    Table(Sheet),
    /// A line of the signature.
    Signature(String),
}

/// An invented report.
#[derive(Clone, Debug)]
pub struct Specimen {
    /// Where it was drawn from.
    pub seed: u64,
    /// Its editions.
    pub mix: Mix,
    /// Its manner.
    pub style: Style,
    /// Its content.
    pub blocks: Vec<Block>,
    /// What it prints.
    pub truth: Truth,
    /// For each wire id of [`Truth::cells`], what kind of print stands there.
    pub states: std::collections::BTreeMap<String, State>,
    /// Numbers of cells that two prints of a table give differently, in the order of the prints.
    pub printed_twice: std::collections::BTreeMap<String, [Option<Decimal>; 2]>,
}

/// What a drawing may be held to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish {
    /// Only plain digits, and zeros printed.
    pub plain: bool,
    /// Zeros written like this.
    pub zeros: Option<Zeros>,
    /// Digits written like this.
    pub digits: Option<Digits>,
    /// This mix of editions.
    pub mix: Option<Mix>,
    /// This size.
    pub size: Option<Size>,
}

impl Specimen {
    /// Draws a report. The same seed and wish give the same report.
    pub fn draw(seed: u64, wish: Wish) -> Specimen {
        let mut random = Random::new(seed);
        let mut style = Style::draw(&mut random.fork());
        if wish.plain {
            (style.zeros, style.digits, style.split_services) = (Zeros::Printed, Digits::Plain, false);
        }
        style.zeros = wish.zeros.unwrap_or(style.zeros);
        style.digits = wish.digits.unwrap_or(style.digits);
        let mut choice = random.fork();
        let drawn = *choice.pick(&[Mix::F19, Mix::F19, Mix::F21, Mix::F21, Mix::F21, Mix::Hybrid]);
        let mix = wish.mix.unwrap_or(drawn);
        let drawn = Size::draw(&mut choice);
        let size = wish.size.unwrap_or(drawn);
        let mut facts = Facts {
            agency: words::agency(&mut choice),
            year: match mix {
                Mix::F19 => *choice.pick(&[2019, 2020]),
                Mix::F21 => *choice.pick(&[2021, 2022, 2023, 2024, 2025]),
                Mix::Hybrid => *choice.pick(&[2021, 2022, 2023]),
                Mix::S14 => *choice.pick(&[2014, 2015, 2016, 2017, 2018]),
            },
            ..Facts::default()
        };

        let mut figures = random.fork();
        let manner = (mix == Mix::S14).then(|| older::Manner::draw(&mut choice));
        let filled = |&kind: &TableKind| {
            let form = form(kind, mix.edition(kind));
            let values = match manner {
                Some(manner) => older::fill(form, size, manner, &mut figures),
                None => numbers::fill(form, size, &mut figures),
            };
            let mut prints: Vec<Print> = prints(form, &values, &style);
            for (row, print) in form.rows.iter().zip(&mut prints) {
                if row.local && manner.is_some_and(|m| !m.local_rows) {
                    *print = Print { raw: String::new(), value: None, state: State::Missing };
                }
            }
            (form, values, prints)
        };
        let tables: Vec<_> = mix.kinds().iter().map(filled).collect();
        if mix == Mix::S14 {
            facts.count_replies(tables[0].0, &tables[0].1);
        } else {
            facts.take_from(&tables[0].0.rows[2].columns.iter().zip(&tables[0].1[6..]).collect::<Vec<_>>());
            facts.count_requests(tables[1].0, &tables[1].1);
        }

        let mut drawing = random.fork();
        let mut sheets: Vec<Sheet> =
            tables.iter().map(|(form, _, prints)| Sheet::draw(form, prints, &style, &mut drawing)).collect();
        let mut truth = truth(&facts, mix, &tables);
        if style.split_services && mix == Mix::F19 {
            split_services(&mut sheets[0], tables[0].0, &tables[0].1, &style, &mut truth, &mut drawing);
        }
        let blocks = match (manner, sheets.pop()) {
            (Some(manner), Some(sheet)) => {
                let sheet = older::redraw(sheet, tables[0].0, manner);
                older::blocks(&mut facts, sheet, &mut random.fork())
            }
            (_, last) => blocks(&mut facts, sheets.into_iter().chain(last), &mut random.fork()),
        };
        facts.date(&mut truth);
        let states = tables
            .iter()
            .flat_map(|(form, _, prints)| form.cells().zip(prints).map(|(id, p)| (id.to_string(), p.state)))
            .collect();
        Specimen { seed, mix, style, blocks, truth, states, printed_twice: <_>::default() }
    }

    /// Whether any number's place is printed empty.
    pub fn has_blanks(&self) -> bool {
        self.states.values().any(|&s| s == State::Blank)
    }

    /// Prints another number in a cell, and so breaks the identities that it is part of.
    pub fn misprint(&mut self, id: &str, value: Decimal) {
        self.reprint(id, &value.to_string(), Some(value));
    }

    /// Prints nothing in a cell.
    pub fn erase(&mut self, id: &str) {
        self.reprint(id, "", None);
    }

    /// Prints something else in a cell; `value` is its number, if it is one.
    pub fn reprint(&mut self, id: &str, raw: &str, value: Option<Decimal>) {
        // Of the rows that only some places print, those that are not here cannot be printed anew.
        let Some(slot) = self.slot(id) else { return };
        raw.clone_into(&mut slot.text);
        self.truth.cells.insert(id.to_owned(), value);
        self.states.insert(id.to_owned(), if value.is_some() { State::Number } else { State::Blank });
    }

    /// Prints one number of table 3 or 4 wrong, chosen by the seed: off by one, a digit dropped or doubled, or
    /// two digits swapped.
    pub fn misprint_one(&mut self) {
        let mut random = Random::new(self.seed ^ 0x6D69_7370);
        let ids: Vec<(String, Decimal)> = self
            .truth
            .cells
            .iter()
            .filter(|(id, _)| !id.starts_with("disclosure"))
            .filter_map(|(id, value)| Some((id.clone(), (*value)?)))
            .collect();
        // Wrong numbers sit where numbers are; a few sit in place of a zero.
        let printed: Vec<_> = ids.iter().filter(|(_, v)| !v.is_zero()).collect();
        let (id, value) = match (printed.is_empty(), ids.is_empty()) {
            (_, true) => return,
            (false, _) if random.chance(80) => (*random.pick(&printed)).clone(),
            _ => random.pick(&ids).clone(),
        };
        let one = Decimal::from(1);
        let digits = value.to_string();
        let wrong = match random.below(4) {
            0 if digits.len() > 1 => Decimal::parse(&digits[1..]),
            1 => Decimal::parse(&format!("{digits}{}", &digits[digits.len() - 1..])),
            2 if !value.is_zero() => Some(value - one),
            3 if digits.len() > 1 => Decimal::parse(&digits.chars().rev().collect::<String>()),
            _ => Some(value + one),
        };
        self.misprint(&id, wrong.filter(|w| *w != value).unwrap_or(value + one));
    }

    /// Replaces some numbers of tables 3 and 4 with others and with blanks: a report that contradicts itself
    /// in many places at once.
    pub fn scramble(&mut self, random: &mut Random) {
        let share = *random.pick(&[2, 10, 30, 80]);
        let drawn = |id: &&String| !id.starts_with("disclosure") && self.states[*id] != State::Missing;
        let ids: Vec<String> = self.truth.cells.keys().filter(drawn).cloned().collect();
        // Whole columns moved by one place are what a slip of the mouse makes.
        let shift = random.chance(20);
        let mut last = Decimal::ZERO;
        for id in ids {
            let value = self.truth.cells[&id].unwrap_or(Decimal::ZERO);
            if shift && id.starts_with("requests.denied") {
                self.misprint(&id, last);
            } else if random.chance(share) {
                if random.chance(25) {
                    self.erase(&id);
                } else {
                    let most = *random.pick(&[1, 9, 200, 5_000_000]);
                    self.misprint(&id, Decimal::from(random.between(0, most)));
                }
            }
            last = value;
        }
    }

    /// The first drawn cell with this number.
    fn slot(&mut self, id: &str) -> Option<&mut sheet::Slot> {
        self.blocks.iter_mut().find_map(|block| {
            let Block::Table(sheet) = block else { return None };
            let cell = form(sheet.kind, self.mix.edition(sheet.kind)).cell(id)?;
            sheet.rows.iter_mut().flatten().find(|slot| slot.cell == Some(cell))
        })
    }

    /// How often a cell is drawn.
    pub fn prints_of(&self, id: &str) -> usize {
        self.sheets().flat_map(|sheet| sheet.rows.iter().flatten()).filter(|slot| slot.is_of(id)).count()
    }

    /// The same report with other digits in one print of a cell, as many as before where there are any.
    #[must_use]
    pub fn with_another_number(&self, id: &str, print: usize) -> Specimen {
        let mut other = self.clone();
        let sheets = other
            .blocks
            .iter_mut()
            .filter_map(|b| if let Block::Table(sheet) = b { Some(sheet) } else { None });
        let mut slots =
            sheets.flat_map(|sheet| sheet.rows.iter_mut().flatten()).filter(|slot| slot.is_of(id));
        if let Some(slot) = slots.nth(print) {
            let next =
                |c: char| c.to_digit(10).and_then(|d| char::from_digit((d + 1) % 10, 10)).unwrap_or('7');
            slot.text =
                if slot.text.is_empty() { "7".to_owned() } else { slot.text.chars().map(next).collect() };
        }
        other
    }

    /// Its tables.
    pub fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        self.blocks.iter().filter_map(|b| if let Block::Table(sheet) = b { Some(sheet) } else { None })
    }
}

/// Splits 其他对外管理服务事项: the parent prints nothing, and its cells stand for the sums, with doubt.
fn split_services(
    sheet: &mut Sheet,
    form: &TableForm,
    values: &[Decimal],
    style: &Style,
    truth: &mut Truth,
    random: &mut Random,
) {
    let row = form.row("other_services").expect("F19 has this row");
    let columns = form.rows[row].columns;
    let first = usize::from(form.cell_at(row, 0).index);
    let whole = &values[first..first + columns.len()];
    let part = |value: &Decimal| Decimal::from(random.between(0, value.as_i64().unwrap_or(0).max(0)));
    let one: Vec<Decimal> = whole.iter().map(part).collect();
    let two: Vec<Decimal> = whole.iter().zip(&one).map(|(&w, &o)| w - o).collect();
    let print_row = |values: &[Decimal]| -> Vec<Print> {
        let zero = values.iter().all(|v| v.is_zero());
        columns.iter().zip(values).map(|(c, &v)| print(c, v, zero, form.table, style)).collect()
    };
    let rows = [("行政检查", print_row(&one)), ("其他类", print_row(&two))];
    for (column, cell) in columns.iter().enumerate() {
        let id = format!("disclosure.other_services.{}", cell.id);
        let printed: Vec<Decimal> = rows.iter().filter_map(|(_, prints)| prints[column].value).collect();
        if printed.is_empty() {
            // Nothing to add up: whether that is a doubt is a matter of taste, so it is not judged.
            truth.cells.remove(&id);
        } else {
            truth.cells.insert(id.clone(), Some(printed.into_iter().sum()));
            truth.doubt_expected.push(id);
        }
    }
    let label = form.rows[row].label().zh;
    truth.extra_rows = rows.iter().map(|(name, _)| format!("{label}/{name}")).collect();
    let raw = |prints: &[Print]| prints.iter().map(|p| p.raw.clone()).collect();
    sheet.split_row(label, &rows.each_ref().map(|(name, prints)| (*name, raw(prints))));
}

impl Facts {
    /// Adds the dates that the report states.
    fn date(&self, truth: &mut Truth) {
        let Facts { year, agency, .. } = self;
        truth.period = self.states_period.then(|| (format!("{year}-01-01"), format!("{year}-12-31")));
        truth.signed =
            self.signed.map(|(month, day)| (agency.clone(), format!("{}-{month:02}-{day:02}", year + 1)));
    }

    fn take_from(&mut self, licensing: &[(&FormColumn, &Decimal)]) {
        let decisions = licensing.iter().find(|(column, _)| column.id == "decisions");
        self.permits = decisions.map(|(_, value)| value.to_string()).unwrap_or_default();
    }

    fn count_replies(&mut self, form: &TableForm, values: &[Decimal]) {
        let print = |row: &str| form.row(row).map(|row| values[row].to_string()).unwrap_or_default();
        self.received = print("received.total");
        self.handled = print("closed.total");
    }

    fn count_requests(&mut self, form: &TableForm, values: &[Decimal]) {
        let total = |row: &str| values[form.row(row).map_or(0, |r| r * 7 + 6)].to_string();
        self.received = total("new_received");
        self.over = total("carried_over");
        self.handled = total("result_total");
        self.forward = total("carried_forward");
    }
}

fn truth(facts: &Facts, mix: Mix, tables: &[(&'static TableForm, Vec<Decimal>, Vec<Print>)]) -> Truth {
    Truth {
        agency: Some(facts.agency.clone()),
        year: Some(facts.year),
        // Older reports divide themselves in their own ways.
        sections: (mix != Mix::S14).then(|| vec![1, 2, 3, 4, 5, 6]),
        forms: match mix {
            Mix::S14 => older::forms(),
            _ => TableKind::ALL.map(|kind| (kind != TableKind::Statistics).then(|| mix.edition(kind))),
        },
        reports: 1,
        cells: tables
            .iter()
            .flat_map(|(form, _, prints)| form.cells().zip(prints).map(|(id, p)| (id.to_string(), p.value)))
            .collect(),
        ..Truth::default()
    }
}

fn blocks(facts: &mut Facts, sheets: impl Iterator<Item = Sheet>, random: &mut Random) -> Vec<Block> {
    let mut blocks: Vec<Block> = words::title(facts, random).into_iter().map(Block::Title).collect();
    blocks.extend(words::preamble(facts, random).map(Block::Paragraph));
    let [one, two, three, four, five, six] = words::headings(random);
    blocks.push(Block::Heading(one));
    blocks.extend(words::overview(facts, random).into_iter().map(Block::Paragraph));
    for (heading, sheet) in [two, three, four].into_iter().zip(sheets) {
        blocks.push(Block::Heading(heading));
        blocks.extend(words::remark(random).map(Block::Paragraph));
        blocks.push(Block::Table(sheet));
    }
    blocks.push(Block::Heading(five));
    blocks.extend(words::problems(facts, random).into_iter().map(Block::Paragraph));
    blocks.push(Block::Heading(six));
    blocks.extend(words::other(random).into_iter().map(Block::Paragraph));
    if random.chance(50) {
        blocks.push(Block::Signature(facts.agency.clone()));
        // Departments publish by 31 January, governments by 31 March.
        let last = if facts.agency.ends_with("人民政府") { 3 } else { 1 };
        let (month, day) = (random.between(1, last), random.between(1, 28));
        blocks.push(Block::Signature(words::date(facts.year + 1, month, day, random)));
        facts.signed = Some((month, day));
    }
    blocks
}

fn prints(form: &TableForm, values: &[Decimal], style: &Style) -> Vec<Print> {
    form.cells()
        .zip(values)
        .map(|(id, &value)| {
            let (row, column) = form.position(id);
            let columns = form.rows[row].columns;
            let first = usize::from(id.index) - column;
            let row_is_zero = values[first..first + columns.len()].iter().all(|v| v.is_zero());
            print(&columns[column], value, row_is_zero, form.table, style)
        })
        .collect()
}

fn print(column: &FormColumn, value: Decimal, row_is_zero: bool, table: TableKind, style: &Style) -> Print {
    if value.is_zero() {
        // Table 2 is filled in by other hands than table 3: its zeros are printed more often than not.
        let blank = match style.zeros {
            Zeros::Printed => false,
            Zeros::BlankRows => row_is_zero && table == TableKind::Requests,
            Zeros::BlankClasses => column.id != "total" && table != TableKind::Disclosure,
            Zeros::Blank => true,
            Zeros::Sign(sign) => {
                return Print { raw: sign.to_owned(), value: None, state: State::Placeholder };
            }
        };
        if blank {
            return Print { raw: String::new(), value: None, state: State::Blank };
        }
    }
    let plain = match (column.unit, style.changes) {
        (Unit::Change, Changes::Signed) if !value.is_negative() => format!("+{value}"),
        (Unit::Change, Changes::Words) if value.is_negative() => format!("减{}", value.abs()),
        (Unit::Change, Changes::Words) if !value.is_zero() => format!("增{value}"),
        _ => value.to_string(),
    };
    let raw = match style.digits {
        Digits::Plain => plain,
        Digits::Thousands => thousands(&plain),
        Digits::FullWidth => full_width(&plain),
        Digits::Unit if table != TableKind::Disclosure => plain,
        Digits::Unit => match column.unit {
            Unit::Count => format!("{plain}件"),
            Unit::Change => plain,
            Unit::Wan if value.shift_right(0).is_integer() && !value.is_zero() => format!("{plain}0000元"),
            Unit::Wan => format!("{plain}万元"),
            other => unimplemented!("the generator does not print {other:?} yet"),
        },
    };
    Print { raw, value: Some(value), state: State::Number }
}

fn thousands(plain: &str) -> String {
    let whole = plain.find('.').unwrap_or(plain.len());
    let start = plain.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let mut out = plain[..start].to_owned();
    for (at, digit) in plain[start..whole].char_indices() {
        if at > 0 && (whole - start - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + &plain[whole..]
}

fn full_width(plain: &str) -> String {
    plain
        .chars()
        .map(|c| match c {
            '0'..='9' | '+' | '-' | '.' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_report() {
        let text = |seed| format!("{:?}", Specimen::draw(seed, Wish::default()).blocks);
        assert_eq!(text(7), text(7));
        assert_ne!(text(7), text(8));
    }

    #[test]
    fn prints_say_what_the_truth_says() {
        assert_eq!(thousands("-1234567.25"), "-1,234,567.25");
        assert_eq!(thousands("增123"), "增123");
        assert_eq!(full_width("+10.5"), "＋１０．５");
        for seed in 0..100 {
            let specimen = Specimen::draw(seed, Wish::default());
            let sums = &specimen.truth.doubt_expected;
            for (id, value) in specimen.truth.cells.iter().filter(|(id, _)| !sums.contains(id)) {
                assert_eq!(value.is_some(), specimen.states[id] == State::Number, "{id}");
            }
        }
    }

    #[test]
    fn every_report_satisfies_every_identity_of_its_forms() {
        for seed in 0..400 {
            let mix = [Mix::F19, Mix::F21, Mix::Hybrid, Mix::S14][seed as usize % 4];
            let specimen = Specimen::draw(seed, Wish { mix: Some(mix), ..Wish::default() });
            for form in mix.kinds().iter().map(|&kind| form(kind, mix.edition(kind))) {
                let cells: Vec<Decimal> = form
                    .cells()
                    .map(|id| {
                        specimen.truth.cells.get(&id.to_string()).copied().flatten().unwrap_or_default()
                    })
                    .collect();
                for identity in form.identities {
                    let difference = identity.difference(|cell| cells[cell]);
                    assert!(difference.is_zero(), "seed {seed}: {identity:?} is off by {difference}");
                }
            }
        }
    }

    #[test]
    fn a_misprint_changes_one_cell() {
        for seed in 0..50 {
            let mut specimen = Specimen::draw(seed, Wish { plain: true, ..Wish::default() });
            let before = specimen.truth.cells.clone();
            specimen.misprint_one();
            assert_eq!(before.iter().filter(|(id, v)| specimen.truth.cells[*id] != **v).count(), 1);
        }
    }

    #[test]
    fn every_table_is_drawn_whole() {
        for seed in 0..50 {
            let specimen = Specimen::draw(seed, Wish::default());
            let values: usize =
                specimen.sheets().map(|s| s.rows.iter().flatten().filter(|slot| slot.value).count()).sum();
            // A split row prints its three cells twice.
            let split = if specimen.truth.extra_rows.is_empty() { 0 } else { 3 };
            assert_eq!(values, specimen.states.len() + split);
        }
    }
}
