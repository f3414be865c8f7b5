//! What the sums of table 3 confirm where its digits could be divided in another way.

use crate::decimal::Decimal;
use crate::form::{Identity, IdentityKind, TableForm};
use crate::steps;

/// How far the sums of the table are from holding.
pub(super) struct Sums {
    /// The rows of the outcomes' total and of the balance (新收, 上年结转, 结转下年).
    total: usize,
    balance: [usize; 3],
    /// For each row its parts less its total.
    rows: Vec<Decimal>,
    /// For each applicant column the outcomes less their total.
    outcomes: Vec<Decimal>,
    /// For each applicant column what came in less what was handled or is left.
    balances: Vec<Decimal>,
    /// For each applicant column whether any of its numbers is not known.
    open: Vec<bool>,
}

impl Sums {
    /// The sums of a table of `width` columns, the last one the total, by the numbers of its cells; `is_open` tells of
    /// cells whose print is not divided. `None` where the form has no such sums.
    pub(super) fn of(
        form: &TableForm,
        width: usize,
        value: impl Fn(usize) -> Decimal,
        is_open: impl Fn(usize, usize) -> bool,
    ) -> Option<Sums> {
        let frame = form.frame()?;
        steps::add(form.rows.len() * width);
        let parts = || 0..width - 1;
        let differ = |identity: &Identity| identity.difference(&value);
        let of_columns = |kind| form.identities_of(kind).take(width - 1).map(differ).collect();
        Some(Sums {
            total: frame.result,
            balance: [frame.new, frame.over, frame.forward],
            rows: form.identities_of(IdentityKind::RowSum).map(differ).collect(),
            outcomes: of_columns(IdentityKind::ResultSum),
            balances: of_columns(IdentityKind::Balance),
            open: parts().map(|c| (0..form.rows.len()).any(|row| is_open(row, c))).collect(),
        })
    }

    /// Whether all of them hold.
    pub(super) fn hold(&self) -> bool {
        [&self.rows, &self.outcomes, &self.balances].into_iter().flatten().all(|d| d.is_zero())
    }

    /// Whether the row's own sum holds and so do those of the columns in which it prints numbers: any other division
    /// of its digits would break one of them. A column's sum that one wrong number in a row explains, which does not
    /// add up by as much either, is not held against the others; where many rows do not, nothing is explained, and
    /// where more do not, nothing confirmed. Nor does a column whose numbers are not all known confirm any.
    pub(super) fn confirm(&self, row: usize, mut columns: impl Iterator<Item = usize>) -> bool {
        /// More wrong rows are no slip, and explain nothing.
        const SLIPS: usize = 2;
        /// So many, and the sums that hold may do so by chance.
        const CHANCE: usize = 6;
        steps::add(self.rows.len());
        let wrong = || self.rows.iter().filter(|row| !row.is_zero());
        let count = wrong().count();
        let explained = |difference: Decimal| {
            difference.is_zero() || count <= SLIPS && wrong().any(|row| row.abs() == difference.abs())
        };
        let outcomes = |column: usize| explained(self.outcomes[column]);
        let balance = |column: usize| explained(self.balances[column]);
        count < CHANCE
            && self.rows[row].is_zero()
            && columns.all(|column| {
                let holds = match row {
                    _ if row == self.total => outcomes(column) && balance(column),
                    _ if self.balance.contains(&row) => balance(column),
                    _ => outcomes(column),
                };
                holds && !self.open[column]
            })
    }

    /// Whether all sums of the columns that change would hold if the row printed `other` instead of its `own` numbers,
    /// and one of them does not hold now or is not known.
    pub(super) fn prefer(&self, row: usize, own: &[i64], other: &[i64]) -> bool {
        let mut better = false;
        for column in (0..self.outcomes.len()).filter(|&column| own[column] != other[column]) {
            steps::add(1);
            let change = Decimal::from(other[column] - own[column]);
            let (outcomes, balance) = (self.outcomes[column], self.balances[column]);
            // Now, and with the other number.
            let sums = match self.balance.iter().position(|&one| one == row) {
                _ if row == self.total => [(outcomes, outcomes - change), (balance, balance - change)],
                // What is left stands on the other side.
                Some(2) => [(balance, balance - change); 2],
                Some(_) => [(balance, balance + change); 2],
                None => [(outcomes, outcomes + change); 2],
            };
            if !self.open[column] && sums.iter().any(|(_, then)| !then.is_zero()) {
                return false;
            }
            better |= self.open[column] || sums.iter().any(|(now, _)| !now.is_zero());
        }
        better
    }
}
