//! The sums of tables 3 and 4 and of the statistics table: all identities evaluated together, so that one cause gives one finding.
//!
//! The identities are the form's ([`crate::form::Identity`]); [`sheet`] says which fail; [`search`] finds the causes,
//! [`moves`] those of numbers in wrong places; [`telling`] puts a cause into words. The rules of this family only hand out their share of the [`Diagnosis`].

mod moves;
mod search;
mod sheet;
mod slip;
mod telling;

pub(super) mod s14;
pub(super) mod t3_balance;
pub(super) mod t3_only_total;
pub(super) mod t3_result_sum;
pub(super) mod t3_row_sum;
pub(super) mod t3_total_blank;
pub(super) mod t4_sum;

#[cfg(test)]
mod mutation;

use super::{Outcome, Rule, wording};
use crate::form::{CellId, Identity, IdentityKind, TableKind};
use crate::report::{Finding, Message, NoticeKind, Report, Severity};
use sheet::{Figure, Sheet, Standing};

/// The rules on sums, in the order of [`IdentityKind::ALL`].
const SUMS: [&Rule; IdentityKind::ALL.len()] = [
    &t3_balance::RULE,
    &t3_result_sum::RULE,
    &t3_row_sum::RULE,
    &t4_sum::RULE,
    &s14::received::RULE,
    &s14::done::RULE,
    &s14::reply::RULE,
    &s14::denied::RULE,
    &s14::review::RULE,
    &s14::litigation::RULE,
    &s14::staff::RULE,
];

/// How many identities of one kind came out how.
#[derive(Clone, Copy, Default)]
struct Tally {
    held: u32,
    broken: u32,
}

/// What the identities of a report say.
pub(super) struct Diagnosis {
    findings: Vec<Finding>,
    tallies: [Tally; IdentityKind::ALL.len()],
    /// Rows with blanks because of which a sum of this kind says nothing.
    open: Vec<(IdentityKind, CellId)>,
    /// Table 3, for the rules on blank totals.
    requests: Option<Sheet>,
    /// Cells of tables whose numbers seem to stand in the wrong columns; nobody is blamed for their sums.
    pub(super) shifted: Vec<CellId>,
}

impl Diagnosis {
    /// Evaluates tables 3 and 4.
    pub(super) fn of(report: &Report) -> Self {
        let mut this = Diagnosis {
            findings: Vec::new(),
            tallies: Default::default(),
            open: Vec::new(),
            requests: sheet_of(report, TableKind::Requests),
            shifted: Vec::new(),
        };
        if let Some(sheet) = this.requests.take() {
            this.shifted = shifted_cells(report, &sheet);
            let blame = this.shifted.is_empty();
            this.tally(&sheet, blame);
            let broken = sheet.broken();
            if blame && !broken.is_empty() {
                let has_unstated = sheet.figures.contains(&Figure::Unstated);
                let filled = has_unstated.then(|| sheet.filled());
                match filled.as_ref().and_then(|filled| Some((filled, search::move_over_blanks(filled)?))) {
                    Some((filled, cause)) => {
                        this.findings.extend(telling::findings(report, filled, &[cause]));
                    }
                    None => this.explain(report, &sheet, &broken),
                }
            }
            this.requests = Some(sheet);
        }
        if let Some(sheet) = sheet_of(report, TableKind::Disputes) {
            let broken = sheet.broken();
            let blame = broken.is_empty() || !is_packed(&sheet);
            this.tally(&sheet, blame);
            if !blame {
                this.shifted.extend(sheet.form.cells().take(sheet.width));
            }
            // All fifteen numbers may stand one place off.
            let moved = (blame && !broken.is_empty()).then(|| search::shifts_of_all(&sheet)).flatten();
            match moved {
                Some(cause) if broken.len() > 1 => {
                    this.findings.extend(telling::findings(report, &sheet, &[cause]));
                }
                moved => {
                    // The three blocks share no cell.
                    for at in broken.into_iter().filter(|_| blame) {
                        let mut causes = search::causes(&sheet, &[at]);
                        // One sum does not show which it is.
                        let shift = moved.iter().flat_map(|cause| &cause.solutions).next();
                        if let ([cause], Some(changes)) = (&mut causes[..], shift) {
                            let (what, changes) = (search::What::Shift, changes.clone());
                            cause.moves.push(moves::Move { what, changes, surplus: 0 });
                        }
                        this.findings.extend(telling::findings(report, &sheet, &causes));
                    }
                }
            }
        }
        if let Some(mut sheet) = sheet_of(report, TableKind::Statistics) {
            let rows = report.extra_rows.iter().filter(|row| row.table == TableKind::Statistics);
            sheet.excuse(&rows.filter_map(|row| row.parent.map(usize::from)).collect::<Vec<_>>());
            this.tally(&sheet, true);
            this.explain_statistics(report, &sheet);
        }
        this
    }

    /// Of the sums of the statistics table only two share a row: 不同意公开 is a part of one and the total of the
    /// other.
    fn explain_statistics(&mut self, report: &Report, sheet: &Sheet) {
        let kind = |at: &usize| sheet.identities[*at].kind;
        let share = |at: &usize| matches!(kind(at), IdentityKind::Replied | IdentityKind::Denied);
        let (sharing, alone): (Vec<usize>, Vec<usize>) = sheet.broken().into_iter().partition(share);
        if !sharing.is_empty() {
            self.explain(report, sheet, &sharing);
        }
        for at in alone {
            let told = self.findings.len();
            self.explain(report, sheet, &[at]);
            let pending = matches!(kind(&at), IdentityKind::Review | IdentityKind::Litigation)
                && matches!(sheet.standings[at], Standing::Broken(residual) if residual < 0);
            if pending {
                self.findings[told..].iter_mut().for_each(may_be_pending);
            }
        }
    }

    fn explain(&mut self, report: &Report, sheet: &Sheet, broken: &[usize]) {
        self.findings.extend(telling::findings(report, sheet, &search::causes(sheet, broken)));
    }

    /// All findings on sums.
    pub(super) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether this table's numbers seem to stand in the wrong columns.
    pub(super) fn is_shifted(&self, table: TableKind) -> bool {
        self.shifted.iter().any(|id| id.table == table)
    }

    /// Whether a blank cell is already told: as the cause of a finding, or because a total asks for it.
    pub(super) fn tells_blank(&self, id: CellId) -> bool {
        let told = |sheet: &Sheet| {
            let (row, column) = sheet.position(id.index);
            let is_total = column + 1 == sheet.width;
            let is_result = sheet.frame.as_ref().is_some_and(|f| f.result == row);
            is_total && sheet.blank_totals.contains(&row)
                || is_result && sheet.blank_results.contains(&column)
                || !is_total && sheet.only_totals.contains(&row)
        };
        let mends = self.findings.iter().flat_map(|f| &f.repair).any(|r| r.cell == id);
        mends || id.table == TableKind::Requests && self.requests.as_ref().is_some_and(told)
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
            if *standing == Standing::Unassessable {
                let rows = sheet.open_rows(identity).into_iter();
                self.open.extend(rows.map(|row| (identity.kind, sheet.form.cell_at(row, 0))));
            }
        }
    }

    /// The rows with blanks because of which this rule, if it is one on sums, did not look at all of them.
    pub(super) fn open_rows(&self, rule: &Rule) -> impl Iterator<Item = CellId> + '_ {
        let kind = IdentityKind::ALL.into_iter().find(|&kind| telling::rule(kind).code == rule.code);
        self.open.iter().filter(move |(one, _)| Some(*one) == kind).map(|(_, row)| *row)
    }

    /// The share of one rule: its findings, and whether its identities held.
    pub(super) fn outcome(&self, kind: IdentityKind) -> Outcome {
        let tally = self.tallies[kind as usize];
        let code = telling::rule(kind).code;
        match tally {
            Tally { broken: 1.., .. } => {
                Outcome::Failed(self.findings.iter().filter(|f| f.rule == code).cloned().collect())
            }
            Tally { held: 1.., .. } => Outcome::Passed,
            Tally { .. } => Outcome::NotAssessable,
        }
    }
}

/// The table has no row for cases that are still open, so a total above its parts is not surely wrong.
fn may_be_pending(finding: &mut Finding) {
    finding.severity = Severity::Warning;
    wording::say(
        &mut finding.detail,
        "表中没有“尚未审结”项，差额也可能是未审结的案件。",
        " The table has no row for pending cases; the difference may be those.",
        &[],
    );
}

/// What is wrong with rows and with columns of table 3, in one sentence; `None` when there are none.
fn of_lines(
    sheet: &Sheet,
    (rows, of_rows): (&[usize], [&str; 2]),
    (columns, of_columns): (&[usize], [&str; 2]),
    end: [&str; 2],
) -> Option<Message> {
    const MOST_NAMED: usize = 4;
    if rows.is_empty() && columns.is_empty() {
        return None;
    }
    let form = sheet.form;
    let row = |&row: &usize| wording::row(form, &form.rows[row]);
    let column = |&column: &usize| form.rows[0].columns[column].label;
    let column = |at: &usize| Message::new(column(at).zh, column(at).en);
    let rows: Vec<Message> = rows.iter().map(row).collect();
    let columns: Vec<Message> = columns.iter().map(column).collect();
    let (mut message, mut detail) = (Message::default(), Message::default());
    for (names, noun, [zh, en]) in [(rows, "行", of_rows), (columns, "列", of_columns)] {
        if names.is_empty() {
            continue;
        }
        let join = if detail.zh.is_empty() { ["", ""] } else { ["；", "; "] };
        let all = wording::list(&names, MOST_NAMED, noun);
        detail.zh.extend([join[0], &all.zh, zh]);
        detail.en.extend([join[1], en, &all.en]);
        if message.zh.is_empty() {
            message = wording::headline(["表三", &["Table 3: ", en].concat()], &names, noun, [zh, ""]);
        }
    }
    // The detail names all of them, the headline the first.
    for (text, detail, end) in [(&mut message.zh, &detail.zh, end[0]), (&mut message.en, &detail.en, end[1])]
    {
        text.truncate(text.find('\n').unwrap_or(text.len()));
        text.extend(["\n", detail, end]);
    }
    Some(message)
}

fn sheet_of(report: &Report, kind: TableKind) -> Option<Sheet> {
    report.table(kind).and_then(Sheet::of)
}

/// Cells of table 3 whose sums are off because the numbers seem to stand in the wrong columns; empty when the
/// table can be taken at its word.
///
/// Two signs, both wide: several rows whose own total stands left of the 总计 column; or a table in which the
/// reader has doubts already and fewer than five of the seven columns balance.
fn shifted_cells(report: &Report, sheet: &Sheet) -> Vec<CellId> {
    let broken = |kind| {
        let fails = move |(i, s): &(&Identity, &Standing)| i.kind == kind && matches!(s, Standing::Broken(_));
        sheet.identities.iter().zip(&sheet.standings).filter(fails).map(|(i, _)| i.line)
    };
    let odd: Vec<usize> = broken(IdentityKind::RowSum).chain(sheet.blank_totals.iter().copied()).collect();
    let shifted: Vec<usize> = odd.iter().copied().filter(|&row| total_stands_left(sheet, row)).collect();
    // Among blank totals, 1 and 1 beside each other happen; in the few rows that are rarely blank they do not.
    let in_frame = |row: &&usize| {
        sheet.frame.as_ref().is_some_and(|f| [f.new, f.over, f.result, f.forward].contains(row))
    };
    let most = shifted.len() >= 3 && shifted.len() * 2 > odd.len();
    if most || shifted.iter().filter(in_frame).count() >= 3 {
        return shifted.into_iter().map(|row| sheet.form.cell_at(row, sheet.width - 1)).collect();
    }
    let columns: Vec<usize> = broken(IdentityKind::Balance).collect();
    if sheet.width - columns.len() < 5 && reader_doubts(report, TableKind::Requests) {
        return columns.into_iter().map(|column| sheet.form.cell_at(0, column)).collect();
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

/// Whether table 4 reads as if its blank cells were lost: the numbers stand together at its beginning, and one
/// of the first block is the sum of those before it although it is not the total.
fn is_packed(sheet: &Sheet) -> bool {
    let printed = sheet.figures.iter().take_while(|f| **f != Figure::Empty).count();
    let nothing_behind =
        sheet.figures[printed..].iter().all(|f| matches!(f, Figure::Empty | Figure::Unstated));
    let counts: Vec<i64> = (0..sheet.width - 1).map(|column| sheet.count(0, column)).collect();
    let holds_total =
        (1..counts.len()).any(|at| counts[at] > 0 && counts[..at].iter().sum::<i64>() == counts[at]);
    printed < sheet.figures.len() && nothing_behind && holds_total
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
