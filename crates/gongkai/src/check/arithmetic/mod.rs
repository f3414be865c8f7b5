//! The sums of tables 3 and 4: all identities evaluated together, so that one cause gives one finding.
//!
//! [`sheet`] derives the identities from the form and says which fail; [`search`] finds the causes; [`telling`]
//! puts a cause into words. The rules of this family only hand out their share of the [`Diagnosis`].

mod search;
mod sheet;
mod slip;
mod telling;

pub(super) mod t3_balance;
pub(super) mod t3_only_total;
pub(super) mod t3_result_sum;
pub(super) mod t3_row_sum;
pub(super) mod t3_total_blank;
pub(super) mod t4_sum;

#[cfg(test)]
mod mutation;

use super::Outcome;
use crate::form::{CellId, TableKind};
use crate::report::{Finding, NoticeKind, Report};
use sheet::{Kind, Sheet, Standing};

/// How many identities of one kind came out how.
#[derive(Clone, Copy, Default)]
struct Tally {
    held: u32,
    broken: u32,
}

/// What the identities of a report say.
pub(super) struct Diagnosis {
    findings: Vec<Finding>,
    tallies: [Tally; Kind::ALL.len()],
    /// Table 3, for the rules on blank totals.
    requests: Option<Sheet>,
    /// Rows of table 3 that look as if their numbers stood in the wrong columns; nobody is blamed then.
    pub(super) shifted: Vec<CellId>,
}

impl Diagnosis {
    /// Evaluates tables 3 and 4.
    pub(super) fn of(report: &Report) -> Self {
        let mut this = Diagnosis {
            findings: Vec::new(),
            tallies: Default::default(),
            requests: sheet_of(report, TableKind::Requests),
            shifted: Vec::new(),
        };
        if let Some(sheet) = this.requests.take() {
            this.shifted = shifted_cells(report, &sheet);
            let blame = this.shifted.is_empty();
            this.tally(&sheet, blame);
            let broken = sheet.broken();
            if blame && !broken.is_empty() {
                this.explain(report, &sheet, &broken);
            }
            this.requests = Some(sheet);
        }
        if let Some(sheet) = sheet_of(report, TableKind::Disputes) {
            this.tally(&sheet, true);
            // The three blocks share no cell.
            for at in sheet.broken() {
                this.explain(report, &sheet, &[at]);
            }
        }
        this
    }

    fn explain(&mut self, report: &Report, sheet: &Sheet, broken: &[usize]) {
        for cause in search::causes(sheet, broken) {
            self.findings.extend(telling::findings(report, sheet, &cause));
        }
    }

    /// Whether a blank cell of table 3 is already told, because a total over or under it makes no sense.
    pub(super) fn tells_blank(&self, id: CellId) -> bool {
        let told = |sheet: &Sheet| {
            let (row, column) = sheet.position(id.index);
            let is_total = column + 1 == sheet.width;
            let is_result = sheet.frame.as_ref().is_some_and(|f| f.result == row);
            is_total && sheet.blank_totals.contains(&row)
                || is_result && sheet.blank_results.contains(&column)
                || !is_total && sheet.only_totals.contains(&row)
        };
        id.table == TableKind::Requests && self.requests.as_ref().is_some_and(told)
    }

    /// Counts the identities that hold or fail; with `blame` off, those that fail are nobody's.
    fn tally(&mut self, sheet: &Sheet, blame: bool) {
        for (identity, standing) in sheet.identities.iter().zip(&sheet.standings) {
            let tally = &mut self.tallies[identity.kind as usize];
            match standing {
                Standing::Holds => tally.held += 1,
                Standing::Broken(_) if blame => tally.broken += 1,
                Standing::Broken(_) | Standing::Unassessable => {}
            }
        }
    }

    /// The share of one rule: its findings, and whether its identities held.
    fn outcome(&self, kind: Kind) -> Outcome {
        let tally = self.tallies[kind as usize];
        let code = kind.rule().code;
        match tally {
            Tally { broken: 1.., .. } => {
                Outcome::Failed(self.findings.iter().filter(|f| f.rule == code).cloned().collect())
            }
            Tally { held: 1.., .. } => Outcome::Passed,
            Tally { .. } => Outcome::NotAssessable,
        }
    }
}

fn sheet_of(report: &Report, kind: TableKind) -> Option<Sheet> {
    report.table(kind).and_then(Sheet::of)
}

/// The 总计 cells of rows that are off because the numbers seem to stand in the wrong columns; empty when the
/// table can be taken at its word.
///
/// Two signs, both wide: three rows or more whose own total stands left of the 总计 column; or a table in
/// which the reader has doubts already and fewer than five of the seven columns balance.
fn shifted_cells(report: &Report, sheet: &Sheet) -> Vec<CellId> {
    let broken = |kind| {
        let fails =
            move |(i, s): &(&sheet::Identity, &Standing)| i.kind == kind && matches!(s, Standing::Broken(_));
        sheet.identities.iter().zip(&sheet.standings).filter(fails).map(|(i, _)| i.line)
    };
    let total_of = |row: usize| sheet.form.cell_at(row, sheet.width - 1);
    let rows: Vec<usize> = broken(Kind::RowSum).collect();
    let shifted = rows.iter().filter(|&&row| total_stands_left(sheet, row)).count();
    if shifted >= 3 && shifted * 2 > rows.len() {
        return rows.into_iter().filter(|&row| total_stands_left(sheet, row)).map(total_of).collect();
    }
    if sheet.width - broken(Kind::Balance).count() < 5 && reader_doubts(report, TableKind::Requests) {
        let columns = broken(Kind::Balance);
        return columns.map(|column| sheet.form.cell_at(0, column)).collect();
    }
    Vec::new()
}

/// Whether a row reads like one that lost a cell: a number left of 总计 is the sum of what stands before it,
/// and nothing stands behind it.
fn total_stands_left(sheet: &Sheet, row: usize) -> bool {
    let counts: Vec<i64> = (0..sheet.width).map(|column| sheet.count(row, column)).collect();
    let last = counts.iter().rposition(|&n| n > 0).unwrap_or(0);
    last > 0 && last + 1 < sheet.width && counts[..last].iter().sum::<i64>() == counts[last]
}

/// Whether the reader had to infer anything about where this table's numbers belong.
fn reader_doubts(report: &Report, kind: TableKind) -> bool {
    let of_place = |kind| {
        use NoticeKind::{GluedDigits, LabelLost, LongRow, ShortRow, SideBySide};
        matches!(kind, GluedDigits | LabelLost | LongRow | ShortRow | SideBySide)
    };
    report.notices.iter().any(|n| n.table == kind && of_place(n.kind))
        || report.table(kind).is_some_and(|table| table.cells.iter().any(|cell| cell.doubt))
}
