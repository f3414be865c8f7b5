//! Numbers for the official tables: plausible, and consistent in every identity of the form.

use gongkai::form::{Identity, IdentityKind, TableForm, Unit};
use gongkai::{Decimal, TableKind};

use super::random::Random;

/// How busy the invented body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A village library: nothing but zeros in tables 3 and 4.
    Idle,
    /// A handful of requests.
    Small,
    /// A county office.
    Medium,
    /// A city.
    Large,
    /// A province: numbers of up to seven digits.
    Huge,
}

impl Size {
    /// Small bodies are the most common, as in life.
    pub fn draw(random: &mut Random) -> Size {
        *random.pick(&[
            Size::Idle,
            Size::Small,
            Size::Small,
            Size::Small,
            Size::Medium,
            Size::Medium,
            Size::Medium,
            Size::Large,
            Size::Large,
            Size::Huge,
        ])
    }

    pub(super) fn most(self) -> i64 {
        match self {
            Size::Idle => 0,
            Size::Small => 9,
            Size::Medium => 120,
            Size::Large => 4_000,
            Size::Huge => 900_000,
        }
    }
}

/// Numbers for every cell, in the form's order.
pub(super) fn fill(form: &TableForm, size: Size, random: &mut Random) -> Vec<Decimal> {
    match form.table {
        TableKind::Disclosure => disclosure(form, size, random),
        TableKind::Requests => requests(form, size, random),
        TableKind::Disputes => disputes(form, size, random),
        TableKind::Statistics => panic!("the statistics table is filled in `older`"),
        other => unimplemented!("the generator does not print {other:?} yet"),
    }
}

/// Mostly zero; otherwise more often small than large, with as many digits as the body's size allows.
pub(super) fn count(most: i64, zero_percent: u64, random: &mut Random) -> i64 {
    if most == 0 || random.chance(zero_percent) {
        return 0;
    }
    let mut high = 9;
    while high < most && random.chance(60) {
        high *= 10;
    }
    random.between(1, high.min(most))
}

fn disclosure(form: &TableForm, size: Size, random: &mut Random) -> Vec<Decimal> {
    // Even an idle body has some permits and fees: table 2 is not about requests.
    let most = size.most().max(60);
    let mut cells = Vec::new();
    for row in form.rows {
        let (mut prior, mut so_far) = (0, 0);
        for column in row.columns {
            let value = match (column.unit, column.id) {
                (Unit::Wan, _) => {
                    cells.push(money(size, random));
                    continue;
                }
                (Unit::Change, _) => {
                    let change = count(9, 60, random);
                    if change <= prior && random.chance(40) { -change } else { change }
                }
                // What is in force, or public, includes what was made this year.
                (Unit::Count, "in_force" | "total_public") => so_far + count(most, 40, random),
                _ => count(most, 50, random),
            };
            prior = value;
            so_far += value;
            cells.push(Decimal::from(value));
        }
    }
    cells
}

fn money(size: Size, random: &mut Random) -> Decimal {
    let whole = count(size.most().max(200), 40, random);
    match random.below(3) {
        0 => Decimal::from(whole),
        1 => Decimal::new(whole * 100 + random.between(0, 99), 2),
        _ => Decimal::new(whole * 10_000 + random.between(0, 9_999), 4),
    }
}

fn requests(form: &TableForm, size: Size, random: &mut Random) -> Vec<Decimal> {
    let mut cells = vec![0_i64; form.size()];
    let columns = form.identities_of(IdentityKind::Balance).zip(form.identities_of(IdentityKind::ResultSum));
    // The last column is the total.
    for (balance, results) in columns.take(form.rows[0].columns.len() - 1) {
        let (&[new, over], &[_, forward]) = (balance.parts, balance.totals) else {
            panic!("a balance has two cells on each side")
        };
        // Natural persons ask most, firms sometimes, research institutes hardly ever.
        let (most, zeros) = match balance.line {
            0 => (size.most(), 55),
            1 => (size.most() / 4, 75),
            _ => (size.most() / 20, 93),
        };
        for &outcome in results.parts {
            cells[usize::from(outcome)] = count(most / 4 + i64::from(most > 0), zeros, random);
        }
        solve(results, results.totals[0], &mut cells);
        cells[usize::from(forward)] = count(most / 10 + i64::from(most > 0), zeros, random);
        cells[usize::from(over)] =
            count(most / 10, zeros, random).min(-balance.difference(|cell| cells[cell]));
        solve(balance, new, &mut cells);
    }
    form.identities_of(IdentityKind::RowSum).for_each(|row| solve(row, row.totals[0], &mut cells));
    cells.into_iter().map(Decimal::from).collect()
}

fn disputes(form: &TableForm, size: Size, random: &mut Random) -> Vec<Decimal> {
    let most = size.most().min(400) / 2;
    let mut cells = vec![0_i64; form.size()];
    for block in form.identities {
        for &outcome in block.parts {
            cells[usize::from(outcome)] = count(most, 65, random);
        }
        solve(block, block.totals[0], &mut cells);
    }
    cells.into_iter().map(Decimal::from).collect()
}

/// Gives a cell of an identity the number that makes it hold.
pub(super) fn solve(identity: &Identity, cell: u16, cells: &mut [i64]) {
    let own = usize::from(cell);
    cells[own] = 0;
    let difference = identity.difference(|cell| cells[cell]);
    cells[own] = if identity.totals.contains(&cell) { difference } else { -difference };
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongkai::Edition;
    use gongkai::form::form;

    #[test]
    fn tables_3_and_4_satisfy_every_identity_with_no_number_below_zero() {
        for seed in 0..200 {
            let edition = if seed % 2 == 0 { Edition::F19 } else { Edition::F21 };
            let mut random = Random::new(seed);
            let size = Size::draw(&mut random);
            for form in [TableKind::Requests, TableKind::Disputes].map(|kind| form(kind, edition)) {
                let cells = fill(form, size, &mut random);
                for identity in form.identities {
                    assert!(identity.difference(|cell| cells[cell]).is_zero(), "{identity:?}");
                }
                assert!(!cells.iter().any(|cell| cell.is_negative()));
            }
        }
    }
}
