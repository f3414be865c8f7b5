//! Two years beside each other: what a body prints that shows how its figures changed.
//!
//! The truth is the report's own year. A reader may take the years apart or refuse, but never mix them.

use super::super::random::Random;
use super::super::sheet::{Place, Sheet, Slot};
use super::super::{Block, Specimen};
use gongkai::TableKind;

/// How the years stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Each column of the form divided in two.
    Paired,
    /// All columns of the one year, then all of the other.
    Blocks,
}

/// What the two years are called, and whether the own year stands first.
struct Years {
    names: [String; 2],
    own_first: bool,
}

impl Years {
    fn draw(specimen: &Specimen, random: &mut Random) -> Years {
        let own = specimen.truth.year.unwrap_or(2024);
        let own_first = random.chance(60);
        let (mine, other) = if random.chance(50) {
            ("本年".to_owned(), "上年".to_owned())
        } else {
            (format!("{own}年"), format!("{}年", own - 1))
        };
        Years { names: if own_first { [mine, other] } else { [other, mine] }, own_first }
    }

    /// The own print and the other year's, as they stand beside each other.
    fn pair(&self, own: Slot, other: Slot) -> [Slot; 2] {
        if self.own_first { [own, other] } else { [other, own] }
    }
}

/// The report with the figures of the year before beside its own in tables 2, 3 and 4.
fn compared(specimen: &Specimen, random: &mut Random) -> Specimen {
    let years = Years::draw(specimen, random);
    let order = *random.pick(&[Order::Paired, Order::Blocks]);
    let mut out = specimen.clone();
    for block in &mut out.blocks {
        if let Block::Table(sheet) = block
            && sheet.kind != TableKind::Statistics
        {
            widen(sheet, &years, order, random);
        }
    }
    out
}

/// Divides the value columns of every block of headings and rows by years, with a row of years under (or, where
/// blocks follow one another, over) its headings.
fn widen(sheet: &mut Sheet, years: &Years, order: Order, random: &mut Random) {
    let placed = placed(sheet);
    let width = sheet.width();
    let mut rows: Vec<Vec<Slot>> = Vec::new();
    for block in placed.chunk_by(|above, below| !has_values(above) || has_values(below)) {
        let headings = block.iter().take_while(|row| !has_values(row)).count();
        let values: Vec<&Slot> = block.get(headings).map_or(Vec::new(), |row| {
            row.iter().filter(|(_, slot)| slot.value).map(|(_, slot)| slot).collect()
        });
        let labels = width - values.iter().map(|slot| slot.colspan).sum::<usize>();
        for row in &block[..headings] {
            rows.push(widened(row, labels, order));
        }
        let at = if order == Order::Paired { rows.len() } else { rows.len() - headings.min(1) };
        rows.insert(at, years_row(&values, labels, years, order));
        for row in &block[headings..] {
            rows.push(doubled(row, years, order, random));
        }
    }
    sheet.rows = rows;
}

/// The cells of every row, with their columns.
fn placed(sheet: &Sheet) -> Vec<Vec<(usize, Slot)>> {
    let start = |(x, place): (usize, Place<'_>)| match place {
        Place::Slot(slot) => Some((x, slot.clone())),
        Place::Right | Place::Down { .. } => None,
    };
    sheet.places().into_iter().map(|row| row.into_iter().enumerate().filter_map(start).collect()).collect()
}

fn has_values(row: &[(usize, Slot)]) -> bool {
    row.iter().any(|(_, slot)| slot.value)
}

/// Headings over the values of both years: twice as wide, or printed twice.
fn widened(row: &[(usize, Slot)], labels: usize, order: Order) -> Vec<Slot> {
    let twice = |x: usize, slot: &Slot| Slot {
        colspan: slot.colspan + (x + slot.colspan).saturating_sub(labels.max(x)),
        ..slot.clone()
    };
    match order {
        Order::Paired => row.iter().map(|(x, slot)| twice(*x, slot)).collect(),
        Order::Blocks => {
            // What reaches over labels and values stays one cell.
            let (whole, over): (Vec<_>, Vec<_>) = row.iter().partition(|(x, _)| *x < labels);
            let over = || over.iter().map(|(_, slot)| slot.clone());
            whole.iter().map(|(x, slot)| twice(*x, slot)).chain(over()).chain(over()).collect()
        }
    }
}

fn years_row(values: &[&Slot], labels: usize, years: &Years, order: Order) -> Vec<Slot> {
    let head = |text: &str, colspan| Slot::head(text, colspan, 1);
    let corner = (labels > 0).then(|| head("", labels));
    let names: Vec<Slot> = match order {
        Order::Paired => {
            values.iter().flat_map(|v| years.names.each_ref().map(|name| head(name, v.colspan))).collect()
        }
        Order::Blocks => {
            let width = values.iter().map(|v| v.colspan).sum();
            years.names.iter().map(|name| head(name, width)).collect()
        }
    };
    corner.into_iter().chain(names).collect()
}

fn doubled(row: &[(usize, Slot)], years: &Years, order: Order, random: &mut Random) -> Vec<Slot> {
    let slots = || row.iter().map(|(_, slot)| slot);
    let labels = slots().filter(|s| !s.value).cloned();
    let mut pair = |own: &Slot| years.pair(own.clone(), year_before(own, random));
    let pairs: Vec<[Slot; 2]> = slots().filter(|s| s.value).map(&mut pair).collect();
    let values: Vec<Slot> = match order {
        Order::Paired => pairs.into_iter().flatten().collect(),
        Order::Blocks => {
            let (first, second): (Vec<Slot>, Vec<Slot>) = pairs.into_iter().map(|[a, b]| (a, b)).unzip();
            first.into_iter().chain(second).collect()
        }
    };
    labels.chain(values).collect()
}

/// What the year before printed there: the same manner, another number.
fn year_before(own: &Slot, random: &mut Random) -> Slot {
    let text = match own.text.parse::<i64>() {
        Ok(number) => random.between(0, number.abs() * 2 + 3).to_string(),
        Err(_) => own.text.clone(),
    };
    Slot { text, ..own.clone() }
}

/// Copied as tab-separated rows.
pub(super) fn tabs(specimen: &Specimen, random: &mut Random) -> String {
    let report = compared(specimen, random);
    super::tabs::copy_td(&report, random)
}

/// A page with spans.
pub(super) fn html(specimen: &Specimen, random: &mut Random) -> String {
    let report = compared(specimen, random);
    super::html::plain(&report, random)
}

/// Columns of spaces, as a PDF's layout gives them.
pub(super) fn columns(specimen: &Specimen, random: &mut Random) -> String {
    let report = compared(specimen, random);
    super::boxes::columns(&report, random)
}
