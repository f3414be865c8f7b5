//! The identities of a form, derived from its rows and columns, and how they stand on one printed table.

use crate::form::s14::SUMS;
use crate::form::{CellId, TableForm, TableKind};
use crate::report::{Cell, State, Table};
use std::ops::Range;

/// The kinds of identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Kind {
    /// Table 3, one column: 一 + 二 = 三（七） + 四.
    Balance,
    /// Table 3, one column: the outcomes of 三 add up to （七）总计.
    ResultSum,
    /// Table 3, one row: the six classes of applicants add up to 总计.
    RowSum,
    /// Table 4, one block: the four outcomes add up to 总计.
    DisputeSum,
    /// Statistics table: 收到申请数 by ways of asking.
    Received,
    /// Statistics table: 申请办结数 by time.
    Closed,
    /// Statistics table: 申请答复数 by kinds of reply.
    Replied,
    /// Statistics table: 不同意公开答复数 by reasons.
    Denied,
    /// Statistics table: 行政复议数量 by outcomes.
    Review,
    /// Statistics table: 行政诉讼数量 by outcomes.
    Litigation,
    /// Statistics table: 从事政府信息公开工作人员数.
    Staff,
}

impl Kind {
    pub(in crate::check) const ALL: [Kind; 11] = [
        Kind::Balance,
        Kind::ResultSum,
        Kind::RowSum,
        Kind::DisputeSum,
        Kind::Received,
        Kind::Closed,
        Kind::Replied,
        Kind::Denied,
        Kind::Review,
        Kind::Litigation,
        Kind::Staff,
    ];

    /// The kinds of the statistics table's sums, in the order of [`SUMS`].
    const SUMS: [Kind; SUMS.len()] = [
        Kind::Received,
        Kind::Closed,
        Kind::Replied,
        Kind::Denied,
        Kind::Review,
        Kind::Litigation,
        Kind::Staff,
    ];
}

/// A cell (its index in the form) and on which side of the equation it stands: `+1` or `-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) cell: u16,
    pub(super) sign: i8,
}

/// One identity: the signed sum of its terms is zero.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) kind: Kind,
    /// The column of a [`Kind::Balance`] or [`Kind::ResultSum`]; the row of the others.
    pub(super) line: usize,
    terms: Range<u16>,
}

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
            Figure::Empty | Figure::Unstated | Figure::Unreadable => 0,
        }
    }

    /// Whether this is what the author left here, without a doubt of the reader.
    fn is_authors(self) -> bool {
        matches!(self, Figure::Printed(_) | Figure::Empty | Figure::Unstated)
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

/// Where the rows and columns of table 3 with a part in the identities stand.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) new: usize,
    pub(super) over: usize,
    /// The outcomes that add up to `result`.
    pub(super) leaves: Range<usize>,
    pub(super) result: usize,
    pub(super) forward: usize,
}

impl Frame {
    /// The frame of a table 3 form: what stands between 二 and （七） are the outcomes.
    pub(super) fn of(form: &TableForm) -> Option<Self> {
        let (new, over) = (form.row("new_received")?, form.row("carried_over")?);
        let (result, forward) = (form.row("result_total")?, form.row("carried_forward")?);
        Some(Frame { new, over, leaves: over + 1..result, result, forward })
    }
}

/// A table with its identities and their standing.
pub(super) struct Sheet {
    pub(super) form: &'static TableForm,
    /// Columns of every row; the last one is 总计.
    pub(super) width: usize,
    pub(super) frame: Option<Frame>,
    pub(super) figures: Vec<Figure>,
    pub(super) identities: Vec<Identity>,
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
    terms: Vec<Term>,
}

impl Sheet {
    /// The sheet of a table with sums: table 3 or 4, or the statistics table; `None` for a table without identities.
    pub(super) fn of(table: &Table) -> Option<Self> {
        let form = table.form;
        if form.table == TableKind::Disclosure {
            return None;
        }
        let mut sheet = Sheet {
            form,
            width: form.rows[0].columns.len(),
            frame: Frame::of(form),
            figures: table.cells.iter().map(Figure::of).collect(),
            identities: Vec::with_capacity(40),
            standings: Vec::new(),
            blank_totals: Vec::new(),
            blank_results: Vec::new(),
            only_totals: Vec::new(),
            only_results: Vec::new(),
            terms: Vec::with_capacity(352),
        };
        if form.table == TableKind::Statistics {
            sheet.derive_sums(table);
        } else {
            sheet.derive_identities();
        }
        sheet.find_unstated();
        sheet.standings = sheet.identities.iter().map(|i| sheet.standing(i)).collect();
        Some(sheet)
    }

    /// The cell at a row and a column.
    pub(super) fn at(&self, row: usize, column: usize) -> u16 {
        (row * self.width + column) as u16
    }

    /// The cells of each row.
    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<u16>> + '_ {
        (0..self.form.rows.len()).map(|row| (0..self.width).map(|column| self.at(row, column)).collect())
    }

    /// The cells of each row, and of each column's outcomes.
    pub(super) fn lines(&self) -> impl Iterator<Item = Vec<u16>> + use<'_> {
        let leaves = self.frame.iter().map(|frame| frame.leaves.clone());
        let column = |column, rows: Range<usize>| rows.map(|row| self.at(row, column)).collect();
        let columns = leaves.flat_map(move |rows| (0..self.width).map(move |at| column(at, rows.clone())));
        self.rows().chain(columns)
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

    pub(super) fn terms(&self, identity: &Identity) -> &[Term] {
        &self.terms[usize::from(identity.terms.start)..usize::from(identity.terms.end)]
    }

    /// The places in `identities` of those that fail.
    pub(super) fn broken(&self) -> Vec<usize> {
        let fails = |&at: &usize| matches!(self.standings[at], Standing::Broken(_));
        (0..self.identities.len()).filter(fails).collect()
    }

    /// The sums of the statistics table. A local row that this table does not print is no part of them.
    fn derive_sums(&mut self, table: &Table) {
        let rows = self.form.rows;
        let counts = |row: &usize| {
            let absent = table.cells[*row].state == State::Missing && !table.cells[*row].doubt;
            !(rows[*row].local && absent)
        };
        for (kind, sum) in Kind::SUMS.into_iter().zip(&SUMS) {
            let Some(total) = self.form.row(sum.total) else { continue };
            let parts: Vec<usize> =
                sum.parts.iter().filter_map(|id| self.form.row(id)).filter(counts).collect();
            self.push(kind, total, parts.into_iter().map(|row| (row, 0)), [(total, 0)]);
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

    fn derive_identities(&mut self) {
        if let Some(Frame { new, over, leaves, result, forward }) = self.frame.clone() {
            for column in 0..self.width {
                self.add(Kind::Balance, column, [new, over].map(|r| (r, column)), &[result, forward]);
            }
            for column in 0..self.width {
                self.add(Kind::ResultSum, column, leaves.clone().map(|r| (r, column)), &[result]);
            }
        }
        let kind = if self.frame.is_some() { Kind::RowSum } else { Kind::DisputeSum };
        for row in 0..self.form.rows.len() {
            let parts = (0..self.width - 1).map(|column| (row, column));
            self.push(kind, row, parts, [(row, self.width - 1)]);
        }
    }

    /// An identity within one column.
    fn add(
        &mut self,
        kind: Kind,
        column: usize,
        parts: impl IntoIterator<Item = (usize, usize)>,
        totals: &[usize],
    ) {
        self.push(kind, column, parts, totals.iter().map(|&row| (row, column)));
    }

    fn push(
        &mut self,
        kind: Kind,
        line: usize,
        parts: impl IntoIterator<Item = (usize, usize)>,
        totals: impl IntoIterator<Item = (usize, usize)>,
    ) {
        let (start, width) = (self.terms.len() as u16, self.width);
        let term =
            |sign| move |(row, column): (usize, usize)| Term { cell: (row * width + column) as u16, sign };
        self.terms.extend(parts.into_iter().map(term(1)));
        self.terms.extend(totals.into_iter().map(term(-1)));
        self.identities.push(Identity { kind, line, terms: start..self.terms.len() as u16 });
    }

    /// Marks blanks that cannot mean zero, so that no identity is called broken because of them:
    /// a blank total over numbers, and the blank parts of a total that is printed.
    fn find_unstated(&mut self) {
        let terms = std::mem::take(&mut self.terms);
        for at in 0..self.identities.len() {
            let Identity { kind, line, terms: Range { start, end } } = self.identities[at];
            let Some((total, parts)) = terms[usize::from(start)..usize::from(end)].split_last() else {
                continue;
            };
            if kind == Kind::Balance {
                continue;
            }
            let sum: i64 = parts.iter().map(|t| self.figure(t.cell).count()).sum();
            if matches!(self.figure(total.cell), Figure::Empty | Figure::Unstated) && sum > 0 {
                self.figures[usize::from(total.cell)] = Figure::Unstated;
                // What the reader doubts is no reason to ask the author for more.
                let sure = parts.iter().all(|t| self.figure(t.cell).is_authors());
                match kind {
                    Kind::RowSum if sure => self.blank_totals.push(line),
                    Kind::ResultSum if sure => self.blank_results.push(line),
                    _ => {}
                }
            }
            let no_part =
                parts.iter().all(|t| matches!(self.figure(t.cell), Figure::Empty | Figure::Unstated));
            if no_part && self.figure(total.cell).count() > 0 {
                for part in parts {
                    self.figures[usize::from(part.cell)] = Figure::Unstated;
                }
                match kind {
                    _ if !self.figure(total.cell).is_authors() => {}
                    Kind::RowSum => self.only_totals.push(line),
                    // Outcomes without any total are told as such, row by row.
                    Kind::ResultSum if line + 1 < self.width => self.only_results.push(line),
                    _ => {}
                }
            }
        }
        self.terms = terms;
    }

    fn standing(&self, identity: &Identity) -> Standing {
        let (mut residual, mut sure) = (0, true);
        for term in self.terms(identity) {
            let figure = self.figure(term.cell);
            if figure == Figure::Unreadable {
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
        let frame = self.frame.as_ref().filter(|_| identity.kind == Kind::Balance);
        frame.is_some_and(|f| blank(f.new) && blank(f.over) || blank(f.result) && blank(f.forward))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use super::*;
    use crate::form::Edition;

    fn sheet(report: &crate::Report) -> Sheet {
        Sheet::of(report.table(TableKind::Requests).unwrap()).unwrap()
    }

    #[test]
    fn identities_come_from_the_form() {
        for (edition, rows, leaves) in [(Edition::F19, 23, 19), (Edition::F21, 25, 21)] {
            let sheet = sheet(&fixture::report(edition));
            assert_eq!(sheet.identities.len(), 7 + 7 + rows);
            let sums = sheet.identities.iter().filter(|i| i.kind == Kind::ResultSum);
            assert!(sums.clone().count() == 7 && sums.clone().all(|i| sheet.terms(i).len() == leaves + 1));
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
        let kinds: Vec<Kind> = sheet.broken().into_iter().map(|at| sheet.identities[at].kind).collect();
        assert_eq!(kinds, [Kind::Balance]);
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
