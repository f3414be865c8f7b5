//! How the identities of a form stand on one printed table.

use crate::form::{CellId, Frame, Identity, IdentityKind, TableForm, Term};
use crate::report::{Cell, State, Table};

/// What a cell contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// A count.
    Printed(i64),
    /// Blank, or a sign for “nothing”: counts as zero when that makes the identity hold.
    Empty,
    /// Blank where a number must stand: a total over numbers, or the parts of a total.
    Unstated,
    /// The reader has its doubts about this number, or about there being one.
    Doubtful(i64),
    /// Nothing that can be counted with.
    Unreadable,
    /// No number is due: the table does not print this local row.
    Absent,
}

impl Figure {
    fn of(cell: &Cell) -> Self {
        let count = cell.value.and_then(crate::Decimal::as_i64).filter(|&n| n >= 0);
        match (cell.state, count) {
            (State::Number, Some(n)) if cell.doubt => Figure::Doubtful(n),
            (State::Number, Some(n)) => Figure::Printed(n),
            (State::Blank | State::Placeholder, _) if cell.doubt => Figure::Doubtful(0),
            (State::Blank | State::Placeholder, _) => Figure::Empty,
            (State::Number | State::Text | State::Missing, _) => Figure::Unreadable,
        }
    }

    /// Its number, blanks counting as zero.
    pub(super) fn count(self) -> i64 {
        match self {
            Figure::Printed(n) | Figure::Doubtful(n) => n,
            Figure::Empty | Figure::Unstated | Figure::Unreadable | Figure::Absent => 0,
        }
    }

    /// Whether this is what the author left here, without a doubt of the reader.
    fn is_authors(self) -> bool {
        matches!(self, Figure::Printed(_) | Figure::Empty | Figure::Unstated | Figure::Absent)
    }

    /// Whether no number stands here.
    fn is_nothing(self) -> bool {
        matches!(self, Figure::Empty | Figure::Unstated | Figure::Absent)
    }

    /// Whether a change of this number may explain a contradiction.
    pub(super) fn is_changeable(self) -> bool {
        matches!(self, Figure::Printed(_) | Figure::Empty)
    }
}

/// How an identity stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It holds, at least when blanks count as zero.
    Holds,
    /// It fails, also when blanks count as zero, by this much (sum minus total).
    Broken(i64),
    /// Not every number is known well enough to say that it fails.
    Unassessable,
}

/// A table with its identities and their standing.
pub(super) struct Sheet {
    pub(super) form: &'static TableForm,
    /// Columns of every row; the last one is 总计.
    pub(super) width: usize,
    pub(super) frame: Option<Frame>,
    pub(super) figures: Vec<Figure>,
    /// The form's.
    pub(super) identities: &'static [Identity],
    /// In the order of `identities`.
    pub(super) standings: Vec<Standing>,
    /// Rows whose 总计 is blank although their classes are not.
    pub(super) blank_totals: Vec<usize>,
    /// Columns whose （七）总计 is blank although their outcomes are not.
    pub(super) blank_results: Vec<usize>,
    /// Rows that give a 总计 and no classes.
    pub(super) only_totals: Vec<usize>,
    /// Columns with （七）总计 and no outcome.
    pub(super) only_results: Vec<usize>,
}

impl Sheet {
    /// The sheet of a table with sums: table 3 or 4, or the statistics table; `None` for a table without identities.
    pub(super) fn of(table: &Table) -> Option<Self> {
        let form = table.form;
        if form.identities.is_empty() {
            return None;
        }
        let mut sheet = Sheet {
            form,
            width: form.rows[0].columns.len(),
            frame: form.frame(),
            figures: table.cells.iter().map(Figure::of).collect(),
            identities: form.identities,
            standings: Vec::new(),
            blank_totals: Vec::new(),
            blank_results: Vec::new(),
            only_totals: Vec::new(),
            only_results: Vec::new(),
        };
        sheet.leave_out_absent(table);
        sheet.find_unstated();
        sheet.standings = sheet.identities.iter().map(|i| sheet.standing(i)).collect();
        Some(sheet)
    }

    /// The cell at a row and a column.
    pub(super) fn at(&self, row: usize, column: usize) -> u16 {
        (row * self.width + column) as u16
    }

    /// The totals of these rows, and （七）总计 of these columns.
    pub(super) fn totals_of(&self, rows: &[usize], columns: &[usize]) -> Vec<CellId> {
        let result = self.frame.as_ref().map_or(0, |frame| frame.result);
        let totals = rows.iter().map(|&row| self.form.cell_at(row, self.width - 1));
        let mut cells: Vec<CellId> =
            totals.chain(columns.iter().map(|&column| self.form.cell_at(result, column))).collect();
        cells.dedup();
        cells
    }

    /// Row and column of a cell.
    pub(super) fn position(&self, cell: u16) -> (usize, usize) {
        (usize::from(cell) / self.width, usize::from(cell) % self.width)
    }

    pub(super) fn figure(&self, cell: u16) -> Figure {
        self.figures[usize::from(cell)]
    }

    pub(super) fn count(&self, row: usize, column: usize) -> i64 {
        self.figure(self.at(row, column)).count()
    }

    /// The terms of an identity, without those for which no number is due.
    pub(super) fn terms(
        &self,
        identity: &Identity,
    ) -> impl DoubleEndedIterator<Item = Term> + Clone + use<'_> {
        identity.terms().filter(|term| self.figure(term.cell) != Figure::Absent)
    }

    /// The places in `identities` of those that fail.
    pub(super) fn broken(&self) -> Vec<usize> {
        let fails = |&at: &usize| matches!(self.standings[at], Standing::Broken(_));
        (0..self.identities.len()).filter(fails).collect()
    }

    /// A local row that this table does not print is no part of its sums.
    fn leave_out_absent(&mut self, table: &Table) {
        for (figure, (id, cell)) in self.figures.iter_mut().zip(table.iter()) {
            if cell.state == State::Missing && !cell.doubt && id.at().0.local {
                *figure = Figure::Absent;
            }
        }
    }

    /// Says of the sums of these rows that they cannot be judged: other rows may belong to them.
    pub(super) fn excuse(&mut self, rows: &[usize]) {
        for (identity, standing) in self.identities.iter().zip(&mut self.standings) {
            if rows.contains(&identity.line) && *standing != Standing::Holds {
                *standing = Standing::Unassessable;
            }
        }
    }

    /// The same numbers with every blank as zero, also where a number must stand.
    pub(super) fn filled(&self) -> Self {
        let fill = |figure: &Figure| if *figure == Figure::Unstated { Figure::Empty } else { *figure };
        let mut sheet = Sheet {
            figures: self.figures.iter().map(fill).collect(),
            standings: Vec::new(),
            frame: self.frame.clone(),
            blank_totals: Vec::new(),
            blank_results: Vec::new(),
            only_totals: Vec::new(),
            only_results: Vec::new(),
            ..*self
        };
        sheet.standings = sheet.identities.iter().map(|i| sheet.standing(i)).collect();
        sheet
    }

    /// Marks blanks that cannot mean zero, so that no identity is called broken because of them:
    /// a blank total over numbers, and the blank parts of a total that is printed.
    fn find_unstated(&mut self) {
        for &Identity { kind, line, parts, totals, .. } in self.identities {
            let &[total] = totals else { continue };
            let sum: i64 = parts.iter().map(|&cell| self.figure(cell).count()).sum();
            if matches!(self.figure(total), Figure::Empty | Figure::Unstated) && sum > 0 {
                // What the reader doubts is no reason to ask the author for more.
                let sure = parts.iter().all(|&cell| self.figure(cell).is_authors());
                self.figures[usize::from(total)] = Figure::Unstated;
                match kind {
                    IdentityKind::RowSum if sure => self.blank_totals.push(line),
                    IdentityKind::ResultSum if sure => self.blank_results.push(line),
                    _ => {}
                }
            }
            let no_part = parts.iter().all(|&cell| self.figure(cell).is_nothing());
            if no_part && self.figure(total).count() > 0 {
                for &part in parts {
                    let figure = &mut self.figures[usize::from(part)];
                    if *figure == Figure::Empty {
                        *figure = Figure::Unstated;
                    }
                }
                match kind {
                    _ if !self.figure(total).is_authors() => {}
                    IdentityKind::RowSum => self.only_totals.push(line),
                    // Outcomes without any total are told as such, row by row.
                    IdentityKind::ResultSum if line + 1 < self.width => self.only_results.push(line),
                    _ => {}
                }
            }
        }
    }

    /// The rows of an identity whose blanks keep it from being assessed.
    pub(super) fn open_rows(&self, identity: &Identity) -> Vec<usize> {
        let rows_of = |nothing: Figure| {
            let blank = self.terms(identity).filter(|term| self.figure(term.cell) == nothing);
            let mut rows: Vec<usize> = blank.map(|term| self.position(term.cell).0).collect();
            rows.dedup();
            rows
        };
        let known = |term: Term| self.figure(term.cell).is_changeable();
        match rows_of(Figure::Unstated) {
            // Only what came in is stated, or only what became of it.
            rows if rows.is_empty() && self.terms(identity).all(known) => rows_of(Figure::Empty),
            rows => rows,
        }
    }

    fn standing(&self, identity: &Identity) -> Standing {
        let (mut residual, mut sure) = (0, true);
        for term in self.terms(identity) {
            let figure = self.figure(term.cell);
            // A blank where a number must stand counts for nothing known, also where the sum would hold without it.
            if matches!(figure, Figure::Unreadable | Figure::Unstated) {
                return Standing::Unassessable;
            }
            sure &= figure.is_changeable();
            residual += i64::from(term.sign) * figure.count();
        }
        match residual {
            0 => Standing::Holds,
            _ if sure && !self.is_one_sided(identity) => Standing::Broken(residual),
            _ => Standing::Unassessable,
        }
    }

    /// Whether the table says only what came in, or only what became of it, in any column: then numbers are missing, and
    /// none is wrong for that.
    fn is_one_sided(&self, identity: &Identity) -> bool {
        let empty = |cell| matches!(self.figure(cell), Figure::Empty | Figure::Unstated);
        let blank = |row| (0..self.width).all(|column| empty(self.at(row, column)));
        let frame = self.frame.as_ref().filter(|_| identity.kind == IdentityKind::Balance);
        frame.is_some_and(|f| blank(f.new) && blank(f.over) || blank(f.result) && blank(f.forward))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use super::*;
    use crate::form::{Edition, TableKind};

    fn sheet(report: &crate::Report) -> Sheet {
        Sheet::of(report.table(TableKind::Requests).unwrap()).unwrap()
    }

    #[test]
    fn identities_come_from_the_form() {
        for (edition, rows, leaves) in [(Edition::F19, 23, 19), (Edition::F21, 25, 21)] {
            let sheet = sheet(&fixture::report(edition));
            assert_eq!(sheet.identities.len(), 7 + 7 + rows);
            let sums = sheet.identities.iter().filter(|i| i.kind == IdentityKind::ResultSum);
            assert!(sums.clone().count() == 7 && sums.clone().all(|i| sheet.terms(i).count() == leaves + 1));
            assert!(sheet.standings.iter().all(|s| *s == Standing::Holds));
        }
    }

    #[test]
    fn a_doubtful_number_can_hold_but_not_break_an_identity() {
        let mut report = fixture::report(Edition::F21);
        fixture::cell(&mut report, "requests.granted.total").doubt = true;
        assert!(sheet(&report).standings.iter().all(|s| *s == Standing::Holds));
        fixture::set(&mut report, "requests.granted.total", 99);
        fixture::cell(&mut report, "requests.granted.total").doubt = true;
        assert!(sheet(&report).broken().is_empty());
        assert!(sheet(&report).standings.contains(&Standing::Unassessable));
    }

    #[test]
    fn a_table_that_says_only_what_came_in_is_not_judged() {
        let mut report = fixture::report(Edition::F21);
        let names: Vec<String> =
            report.table(TableKind::Requests).unwrap().iter().map(|(id, _)| id.to_string()).collect();
        for name in &names {
            fixture::blank(&mut report, name);
        }
        fixture::set(&mut report, "requests.new_received.natural_person", 12);
        fixture::set(&mut report, "requests.new_received.total", 12);
        assert!(sheet(&report).broken().is_empty());
        fixture::set(&mut report, "requests.carried_forward.total", 2);
        let sheet = sheet(&report);
        let kinds: Vec<IdentityKind> =
            sheet.broken().into_iter().map(|at| sheet.identities[at].kind).collect();
        assert_eq!(kinds, [IdentityKind::Balance]);
    }

    #[test]
    fn a_blank_is_zero_where_that_fits_and_unstated_where_a_number_must_stand() {
        let mut report = fixture::report(Edition::F19);
        fixture::blank_zeros(&mut report);
        assert!(sheet(&report).broken().is_empty());
        fixture::blank(&mut report, "requests.granted.total");
        let sheet = sheet(&report);
        assert!(sheet.broken().is_empty());
        assert_eq!(sheet.blank_totals, [sheet.form.row("granted").unwrap()]);
    }
}
