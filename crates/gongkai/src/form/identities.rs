//! The identities of the forms: the sums that every correctly filled table satisfies.
//!
//! They are written down here and in the forms' own files, and nowhere else. Reader, checker, generator and page take
//! them from [`TableForm::identities`].
//!
//! Sources. The note in the corner of table 3 (表三注) states the balance of each column. The other identities of
//! tables 3 and 4 follow from their headings: each 总计 column adds up its row, and （七）总计 adds up the outcomes of 三.
//! Those of the statistics table follow from the order of its labels: a numbered label stands below the label that it
//! is a part of.

use std::iter::Sum;
use std::ops::{Range, Sub};

use super::{FormRow, TableForm};

/// What an identity adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum IdentityKind {
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
    /// Statistics table: 从事政府信息公开工作人员数, full time and part time.
    Staff,
}

impl IdentityKind {
    /// All kinds, in the order of the forms.
    pub const ALL: [IdentityKind; 11] = [
        IdentityKind::Balance,
        IdentityKind::ResultSum,
        IdentityKind::RowSum,
        IdentityKind::DisputeSum,
        IdentityKind::Received,
        IdentityKind::Closed,
        IdentityKind::Replied,
        IdentityKind::Denied,
        IdentityKind::Review,
        IdentityKind::Litigation,
        IdentityKind::Staff,
    ];

    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            IdentityKind::Balance => "balance",
            IdentityKind::ResultSum => "result_sum",
            IdentityKind::RowSum => "row_sum",
            IdentityKind::DisputeSum => "dispute_sum",
            IdentityKind::Received => "received",
            IdentityKind::Closed => "closed",
            IdentityKind::Replied => "replied",
            IdentityKind::Denied => "denied",
            IdentityKind::Review => "review",
            IdentityKind::Litigation => "litigation",
            IdentityKind::Staff => "staff",
        }
    }
}

/// One identity of a form: its parts add up to the same as its totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Identity {
    /// What it adds up.
    pub kind: IdentityKind,
    /// The column of a [`Balance`](IdentityKind::Balance) or a [`ResultSum`](IdentityKind::ResultSum); of any other
    /// kind the row of its total.
    pub line: usize,
    /// The cells that are added up, by their indexes in the form.
    pub parts: &'static [u16],
    /// The cells on the other side: （七）总计 and 四 of a balance, the one total of any other kind.
    pub totals: &'static [u16],
}

/// A cell of an identity and the side that it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The cell's index in the form.
    pub cell: u16,
    /// `1` for a part, `-1` for a total.
    pub sign: i8,
}

impl Identity {
    pub(super) const fn new(
        kind: IdentityKind,
        line: usize,
        parts: &'static [u16],
        totals: &'static [u16],
    ) -> Self {
        Identity { kind, line, parts, totals }
    }

    /// The parts, then the totals.
    pub fn terms(&self) -> impl DoubleEndedIterator<Item = Term> + Clone + use<> {
        let side = |cells: &'static [u16], sign| cells.iter().map(move |&cell| Term { cell, sign });
        side(self.parts, 1).chain(side(self.totals, -1))
    }

    /// Whether the cell takes part.
    pub fn contains(&self, cell: u16) -> bool {
        self.parts.contains(&cell) || self.totals.contains(&cell)
    }

    /// The parts less the totals; zero where the identity holds.
    pub fn difference<N: Sum<N> + Sub<Output = N>>(&self, value: impl Fn(usize) -> N) -> N {
        let side = |cells: &[u16]| cells.iter().map(|&cell| value(usize::from(cell))).sum::<N>();
        side(self.parts) - side(self.totals)
    }
}

/// The rows of table 3 that the identities of its columns consist of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// 一、本年新收.
    pub(crate) new: usize,
    /// 二、上年结转.
    pub(crate) over: usize,
    /// The outcomes of 三 that add up to `result`.
    pub(crate) leaves: Range<usize>,
    /// 三（七）总计.
    pub(crate) result: usize,
    /// 四、结转下年度继续办理.
    pub(crate) forward: usize,
}

impl TableForm {
    /// The identities of this kind, by their lines.
    pub fn identities_of(
        &self,
        kind: IdentityKind,
    ) -> impl Iterator<Item = &'static Identity> + Clone + use<> {
        self.identities.iter().filter(move |identity| identity.kind == kind)
    }

    /// The rows that the identities of table 3's columns consist of; `None` for any other table.
    pub(crate) fn frame(&self) -> Option<Frame> {
        let balance = self.identities_of(IdentityKind::Balance).next()?;
        let results = self.identities_of(IdentityKind::ResultSum).next()?;
        let width = self.rows[0].columns.len();
        let row = |cell: u16| usize::from(cell) / width;
        let (&[new, over], &[result, forward]) = (balance.parts, balance.totals) else { return None };
        let leaves = row(*results.parts.first()?)..row(*results.parts.last()?) + 1;
        Some(Frame { new: row(new), over: row(over), leaves, result: row(result), forward: row(forward) })
    }
}

/// Where a row stands. A form that lacks it does not compile.
pub(super) const fn row_of(rows: &[FormRow], id: &str) -> usize {
    let mut at = 0;
    while !same(rows[at].id, id) {
        at += 1;
    }
    at
}

/// `==` of texts, which a constant cannot ask for.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// More cells than any form has.
const MOST_CELLS: usize = 256;

/// The indexes of cells as they stand in a form, row by row.
const BY_ROW: &[u16] = &by_column::<MOST_CELLS>(MOST_CELLS);

/// The indexes of a form's cells column by column, where each row has `width` of them.
pub(super) const fn by_column<const CELLS: usize>(height: usize) -> [u16; CELLS] {
    let width = CELLS / height;
    let mut cells = [0; CELLS];
    let mut at = 0;
    while at < CELLS {
        cells[at] = (at % height * width + at / height) as u16;
        at += 1;
    }
    cells
}

/// `len` of the cells, from the one at `from` on.
pub(super) const fn some(cells: &'static [u16], from: usize, len: usize) -> &'static [u16] {
    cells.split_at(from).1.split_at(len).0
}

/// A row whose last column is the total of the others.
pub(super) const fn row_sum(kind: IdentityKind, row: usize, width: usize) -> Identity {
    let (parts, total) = some(BY_ROW, row * width, width).split_at(width - 1);
    Identity::new(kind, row, parts, total)
}

#[cfg(test)]
mod tests {
    use super::super::{Edition, FORMS, TableKind, form};
    use super::*;

    fn count(form: &TableForm, kind: IdentityKind) -> usize {
        form.identities_of(kind).count()
    }

    /// The wire ids of cells.
    fn ids(form: &TableForm, cells: &[u16]) -> Vec<String> {
        cells.iter().map(|&cell| form.cell_at(0, 0).sibling(usize::from(cell)).to_string()).collect()
    }

    #[test]
    fn table_3_has_two_identities_for_each_column_and_one_for_each_row() {
        for (edition, rows) in [(Edition::F19, 23), (Edition::F21, 25)] {
            let form = form(TableKind::Requests, edition);
            let kinds = [IdentityKind::Balance, IdentityKind::ResultSum, IdentityKind::RowSum];
            assert_eq!(kinds.map(|kind| count(form, kind)), [7, 7, rows]);
            assert_eq!(form.identities.len(), 7 + 7 + rows);
            assert!(form.identities_of(IdentityKind::ResultSum).all(|i| i.parts.len() == rows - 4));
        }
    }

    #[test]
    fn table_4_has_three_identities_the_statistics_table_seven_and_table_2_none() {
        for edition in [Edition::F19, Edition::F21] {
            let disputes = form(TableKind::Disputes, edition);
            assert_eq!((disputes.identities.len(), count(disputes, IdentityKind::DisputeSum)), (3, 3));
            assert!(form(TableKind::Disclosure, edition).identities.is_empty());
        }
        let statistics = form(TableKind::Statistics, Edition::S14);
        let kinds: Vec<IdentityKind> = statistics.identities.iter().map(|i| i.kind).collect();
        assert_eq!(kinds, IdentityKind::ALL[4..]);
    }

    #[test]
    fn the_identities_of_a_column_name_the_rows_of_the_note_in_table_3() {
        let form = form(TableKind::Requests, Edition::F21);
        let balance = form.identities_of(IdentityKind::Balance).nth(6).unwrap();
        assert_eq!(ids(form, balance.parts), ["requests.new_received.total", "requests.carried_over.total"]);
        assert_eq!(
            ids(form, balance.totals),
            ["requests.result_total.total", "requests.carried_forward.total"]
        );
        let results = form.identities_of(IdentityKind::ResultSum).next().unwrap();
        let parts = ids(form, results.parts);
        assert_eq!(parts.len(), 21);
        assert_eq!(
            (parts[0].as_str(), parts[20].as_str()),
            ("requests.granted.natural_person", "requests.other.misc.natural_person")
        );
        assert_eq!(ids(form, results.totals), ["requests.result_total.natural_person"]);
    }

    #[test]
    fn the_identities_of_a_row_end_with_its_total() {
        for form in FORMS.into_iter().filter(|form| form.table != TableKind::Statistics) {
            for sum in form
                .identities
                .iter()
                .filter(|i| matches!(i.kind, IdentityKind::RowSum | IdentityKind::DisputeSum))
            {
                let cells: Vec<u16> = sum.terms().map(|term| term.cell).collect();
                let row = (0..form.rows[sum.line].columns.len()).map(|c| form.cell_at(sum.line, c).index);
                assert!(row.eq(cells));
                let total = form.position(form.cell_at(0, 0).sibling(sum.totals[0].into())).1;
                assert_eq!(form.rows[sum.line].columns[total].id, "total");
            }
        }
    }

    #[test]
    fn the_identities_of_the_statistics_table_add_up_the_rows_below_their_total() {
        let form = form(TableKind::Statistics, Edition::S14);
        for sum in form.identities {
            assert_eq!(sum.totals, [sum.line as u16]);
            let path = form.rows[sum.line].path;
            let below: Vec<u16> = (0..form.rows.len())
                .filter(|&row| {
                    let own = form.rows[row].path;
                    own.len() == path.len() + 1 && own[..path.len()] == *path
                })
                .map(|row| row as u16)
                .collect();
            assert_eq!(sum.parts, below, "{:?}", sum.kind);
        }
    }

    #[test]
    fn every_cell_of_tables_3_and_4_takes_part_in_an_identity_and_none_twice_in_one() {
        for form in FORMS.into_iter().filter(|f| matches!(f.table, TableKind::Requests | TableKind::Disputes))
        {
            let without = form.cells().find(|id| !form.identities.iter().any(|i| i.contains(id.index)));
            assert_eq!(without, None);
        }
        for identity in FORMS.into_iter().flat_map(|form| form.identities) {
            let mut cells: Vec<u16> = identity.terms().map(|term| term.cell).collect();
            cells.sort_unstable();
            assert!(cells.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn the_frame_names_the_rows_by_their_places() {
        for edition in [Edition::F19, Edition::F21] {
            let form = form(TableKind::Requests, edition);
            let row = |id| form.row(id).unwrap();
            let leaves = row("granted")..row("result_total");
            let (new, over) = (row("new_received"), row("carried_over"));
            let frame =
                Frame { new, over, leaves, result: row("result_total"), forward: row("carried_forward") };
            assert_eq!(form.frame(), Some(frame));
            assert_eq!(super::super::form(TableKind::Disputes, edition).frame(), None);
        }
    }

    #[test]
    fn the_difference_is_the_parts_less_the_totals() {
        let form = form(TableKind::Disputes, Edition::F21);
        let numbers: [i64; 15] = [1, 2, 0, 1, 5, 0, 0, 0, 0, 0, 3, 0, 0, 0, 3];
        let differences: Vec<i64> =
            form.identities.iter().map(|identity| identity.difference(|cell| numbers[cell])).collect();
        assert_eq!(differences, [-1, 0, 0]);
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        let mut names = IdentityKind::ALL.map(IdentityKind::name);
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
