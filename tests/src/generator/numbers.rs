//! Numbers for the official tables: plausible, and consistent in every identity of the form.

use gongkai::form::{TableForm, Unit};
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
        TableKind::Disputes => disputes(size, random),
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
    let width = 7;
    let height = form.rows.len();
    let result_row = form.row("result_total").expect("table 3 has a total");
    let forward_row = form.row("carried_forward").expect("table 3 has 结转");
    let mut cells = vec![0_i64; width * height];
    for column in 0..width - 1 {
        // Natural persons ask most, firms sometimes, research institutes hardly ever.
        let (most, zeros) = match column {
            0 => (size.most(), 55),
            1 => (size.most() / 4, 75),
            _ => (size.most() / 20, 93),
        };
        let mut handled = 0;
        for row in 2..result_row {
            let value = count(most / 4 + i64::from(most > 0), zeros, random);
            cells[row * width + column] = value;
            handled += value;
        }
        let forward = count(most / 10 + i64::from(most > 0), zeros, random);
        let over = count(most / 10, zeros, random).min(handled + forward);
        cells[column] = handled + forward - over;
        cells[width + column] = over;
        cells[result_row * width + column] = handled;
        cells[forward_row * width + column] = forward;
    }
    for row in cells.chunks_mut(width) {
        row[width - 1] = row[..width - 1].iter().sum();
    }
    cells.into_iter().map(Decimal::from).collect()
}

fn disputes(size: Size, random: &mut Random) -> Vec<Decimal> {
    let most = size.most().min(400) / 2;
    let mut cells = Vec::new();
    for _ in 0..3 {
        let outcomes: Vec<i64> = (0..4).map(|_| count(most, 65, random)).collect();
        let total: i64 = outcomes.iter().sum();
        cells.extend(outcomes.into_iter().chain([total]).map(Decimal::from));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongkai::Edition;
    use gongkai::form::form;

    #[test]
    fn table_3_balances_in_every_column_and_row() {
        for seed in 0..200 {
            let form = form(TableKind::Requests, if seed % 2 == 0 { Edition::F19 } else { Edition::F21 });
            let mut random = Random::new(seed);
            let size = Size::draw(&mut random);
            let cells = fill(form, size, &mut random);
            let at = |id: &str, column: usize| cells[form.row(id).unwrap() * 7 + column];
            for column in 0..7 {
                let handled: Decimal =
                    (2..form.row("result_total").unwrap()).map(|r| cells[r * 7 + column]).sum();
                assert_eq!(handled, at("result_total", column));
                assert_eq!(
                    at("new_received", column) + at("carried_over", column),
                    at("result_total", column) + at("carried_forward", column)
                );
                assert!(!at("new_received", column).is_negative());
            }
            for row in cells.chunks(7) {
                assert_eq!(row[..6].iter().copied().sum::<Decimal>(), row[6]);
            }
        }
    }
}
