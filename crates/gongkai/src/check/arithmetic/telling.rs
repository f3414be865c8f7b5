//! Puts a cause into words: a headline with the numbers that contradict each other, the identity that shows it best with
//! all its numbers, what else it breaks, and the correction where there is exactly one.

use super::super::Rule;
use super::super::wording::{self, say};
use super::moves::Move;
use super::search::{Cause, Change, What};
use super::sheet::{Figure, Sheet};
use crate::Decimal;
use crate::form::{CellId, Identity, IdentityKind, TableKind, Words};
use crate::report::{Finding, Message, Repair, RepairKind, Report};

/// Addends that a sum shows one by one; longer ones are told by their number.
const MOST_ADDENDS: usize = 6;
/// Identities that a finding lists.
const MOST_LISTED: usize = 4;
/// Rows or columns that are named as alternatives; more than a few are no help.
const MOST_LINES: usize = 7;
const MOST_GUESSES: usize = 3;

/// The findings that tell of the causes: one for each, or for what nothing explains one for each kind of identity.
pub(super) fn findings(report: &Report, sheet: &Sheet, causes: &[Cause]) -> Vec<Finding> {
    let mut found = Vec::new();
    // A change may mend nothing by itself where several faults meet; then another cause tells of them.
    for cause in causes.iter().filter(|cause| !cause.breaks.is_empty()) {
        let mut teller = Teller { report, sheet, cause, elsewhere: Vec::new() };
        for other in causes.iter().filter(|other| *other != cause) {
            if let [only] = &other.solutions[..] {
                teller.elsewhere.extend(only);
            }
        }
        if cause.what == What::Unknown {
            found.extend(IdentityKind::ALL.into_iter().filter_map(|kind| teller.unexplained(kind)));
        } else {
            found.push(teller.explained());
        }
    }
    found
}

struct Teller<'a> {
    report: &'a Report,
    sheet: &'a Sheet,
    cause: &'a Cause,
    /// The corrections that other causes ask for: sums are counted with them.
    elsewhere: Vec<Change>,
}

/// A second name in an English headline, which leaves room for the first.
fn second(name: &str) -> String {
    const MOST: usize = 22;
    wording::shortened(name, MOST)
}

/// The side on which numbers stand that are too far on, or too far back.
fn towards(ahead: bool) -> (&'static str, &'static str) {
    if ahead { ("右", "right") } else { ("左", "left") }
}

impl Teller<'_> {
    fn explained(&self) -> Finding {
        let solutions = &self.cause.solutions[..];
        let telling = self.most_telling(solutions[0][0].cell);
        let mut changes: Vec<Change> = solutions.iter().flatten().copied().collect();
        let mut detail = self.equation(telling);
        self.say_what_else(&mut detail, telling);
        let headline = match (solutions, self.cause.what) {
            _ if !self.cause.moves.is_empty() => {
                self.say_moves(&mut detail);
                if self.are_same_columns() {
                    self.exchanged(What::Columns, &solutions[0])
                } else {
                    self.contradiction(telling)
                }
            }
            ([only], What::Rows | What::Columns) => {
                say(&mut detail, "。互换后，全部相符", ". Exchanged, everything adds up", &[]);
                self.exchanged(self.cause.what, only)
            }
            ([only], What::Cell) => {
                let (from, to) = (self.print(only[0].cell), only[0].to.to_string());
                say(
                    &mut detail,
                    "。把这一格由{0}改为{1}，就全部相符",
                    ". Changed from {2} to {1}, everything adds up",
                    &[&from.zh, &to, &from.en],
                );
                self.wrong_cell(only[0])
            }
            ([only], What::Swap) => {
                say(&mut detail, "。两格互换后，全部相符", ". Exchanged, everything adds up", &[]);
                self.swapped(only)
            }
            ([first, ..], What::Shift) if self.is_one_row() => {
                say(
                    &mut detail,
                    "。全部数移动一栏就都相符，也可能是各处分别填错，请对照底稿核对",
                    ". Moved by one column everything adds up; but each may be wrong by itself: please check against the source",
                    &[],
                );
                self.shifted(first)
            }
            ([only], What::Shift | What::Block) => {
                say(
                    &mut detail,
                    "。按下列各格改回后，全部相符",
                    ". Moved back as below, everything adds up",
                    &[],
                );
                if self.cause.what == What::Block { self.shifted_block(only) } else { self.shifted(only) }
            }
            ([only], _) => {
                say(
                    &mut detail,
                    "。下列各格改正后，全部相符",
                    ". With these corrected, everything adds up",
                    &[],
                );
                self.wrong_line(only, &mut detail)
            }
            (_, What::Cell) if solutions.iter().any(|one| one.len() > 1) => {
                self.say_cell_or_swap(&mut detail);
                changes = solutions.iter().filter(|one| one.len() == 1).flatten().copied().collect();
                self.contradiction(telling)
            }
            (_, What::Cell) => {
                let n = changes.len().to_string();
                say(
                    &mut detail,
                    "。如只错一格，是下列{0}格之一，请对照底稿核对",
                    ". If one cell is wrong, it is one of these {0}; please check against the source",
                    &[&n],
                );
                self.contradiction(telling)
            }
            _ => {
                self.say_lines(&mut detail);
                self.contradiction(telling)
            }
        };
        if solutions.len() > 1 {
            self.say_whose_difference(&mut detail);
        }
        say(&mut detail, "。", ".", &[]);
        // Totals first: whoever looks for the wrong number begins there.
        let total = |change: &&Change| self.sheet.identities[telling].totals.contains(&change.cell);
        if solutions.len() > 1 {
            let (totals, others): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(total);
            changes = totals.into_iter().chain(others).copied().collect();
        }
        let mut finding = self.finding(headline, detail, telling, &self.cause.breaks);
        let mut cells: Vec<CellId> = Vec::new();
        if solutions.len() > 1 && !changes.iter().any(|change| total(&change)) {
            cells.extend(self.sheet.identities[telling].totals.iter().map(|&cell| self.id(cell)));
        }
        let suspects = changes.iter().map(|change| change.cell);
        let terms = self.sheet.terms(&self.sheet.identities[telling]).rev().map(|term| term.cell);
        // Of many wrong cells the other numbers of one sum explain nothing.
        for cell in suspects.chain(terms.filter(|_| self.cause.what == What::Cell)) {
            if !cells.contains(&self.id(cell)) {
                cells.push(self.id(cell));
            }
        }
        finding = finding.at(self.report, cells);
        let is_open = !self.cause.moves.is_empty() || self.cause.what == What::Shift && self.is_one_row();
        let is_exact = solutions.len() == 1 && !is_open;
        if is_exact || self.cause.what == What::Cell {
            finding.repair = changes.iter().map(|change| self.repair(change, is_exact)).collect();
            finding.repair_kind = if is_exact { RepairKind::All } else { RepairKind::Any };
        }
        if let (true, [only]) = (is_exact, &changes[..]) {
            (finding.expected, finding.actual) = (Some(only.to.into()), self.printed(only.cell));
        }
        finding
    }

    /// Whether all numbers stand in one row, as those of table 4: a shift of it has few sums to prove it.
    fn is_one_row(&self) -> bool {
        self.sheet.form.table == TableKind::Disputes
    }

    /// Too much is wrong to say why: what does not hold, kind by kind.
    fn unexplained(&self, kind: IdentityKind) -> Option<Finding> {
        let of_kind = |at: &usize| self.sheet.identities[*at].kind == kind;
        let mine: Vec<usize> = self.cause.breaks.iter().copied().filter(of_kind).collect();
        let (&first, n) = (mine.first()?, mine.len().to_string());
        let table = self.sheet.form.table.name();
        let headline = if mine.len() == 1 {
            self.contradiction(first)
        } else {
            let (zh, en) = match kind {
                IdentityKind::Balance => ("列收办不平", " columns do not balance"),
                IdentityKind::ResultSum => {
                    ("列各项结果之和与（七）总计不符", " columns of outcomes do not add up")
                }
                IdentityKind::RowSum => ("行各栏之和与总计不符", " rows do not add up"),
                _ => ("处合计不符", " sums do not add up"),
            };
            wording::said("{0}有{1}{2}", "{3}: {1}{4}", &[table.zh, &n, zh, table.en, en])
        };
        let mut detail = Message::default();
        for &at in &mine[..mine.len().min(MOST_LISTED)] {
            let equation = self.equation(at);
            let join = if detail.zh.is_empty() { ["", ""] } else { ["；", "; "] };
            say(&mut detail, "{0}{1}", "{2}{3}", &[join[0], &equation.zh, join[1], &equation.en]);
        }
        if mine.len() > MOST_LISTED {
            let rest = (mine.len() - MOST_LISTED).to_string();
            say(
                &mut detail,
                "；另有{0}处同类合计不符",
                "; {0} more of the same kind do not add up either",
                &[&rest],
            );
        }
        say(
            &mut detail,
            "。仅凭这些数推不出错在哪几格，请对照底稿逐行核对。",
            ". The numbers alone do not show which cells are wrong; please compare the table with its source row by row.",
            &[],
        );
        let terms = self.sheet.terms(&self.sheet.identities[first]).rev().map(|term| self.id(term.cell));
        Some(self.finding(headline, detail, first, &mine).at(self.report, terms.collect()))
    }

    fn finding(&self, headline: Message, detail: Message, telling: usize, breaks: &[usize]) -> Finding {
        let mut finding = rule(self.sheet.identities[telling].kind).finding(headline);
        finding.detail = detail;
        let has = |kind: IdentityKind| breaks.iter().any(|&at| self.sheet.identities[at].kind == kind);
        finding.breaks = IdentityKind::ALL.into_iter().filter(|&k| has(k)).map(|k| rule(k).code).collect();
        finding
    }

    /// The broken identity that shows best what is wrong with this cell: one without numbers that are wrong themselves,
    /// the one that it is the total of, or else the balance, which the form itself prints, or else its row.
    fn most_telling(&self, cell: u16) -> usize {
        let rank = |at: &usize| {
            let identity = &self.sheet.identities[*at];
            let wrong = self.elsewhere.iter().any(|change| identity.contains(change.cell));
            let order = [IdentityKind::Balance, IdentityKind::RowSum, IdentityKind::ResultSum];
            let place = order.iter().position(|&kind| kind == identity.kind);
            let is_total = identity.kind != IdentityKind::Balance && identity.totals.contains(&cell);
            (wrong, !identity.contains(cell), !is_total, place)
        };
        self.cause.breaks.iter().copied().min_by_key(rank).expect("a cause breaks something")
    }

    /// What a cell counts for: its print, or what another cause corrects it to.
    fn count(&self, cell: u16) -> i64 {
        let corrected = self.elsewhere.iter().find(|change| change.cell == cell);
        corrected.map_or(self.sheet.figure(cell).count(), |change| change.to)
    }

    /// Both sides of an identity: what the addends make, what is printed as their total.
    fn sides(&self, at: usize) -> (i64, i64) {
        let side = |sign| {
            let terms = self.sheet.terms(&self.sheet.identities[at]);
            terms.filter(|t| t.sign == sign).map(|t| self.count(t.cell)).sum()
        };
        (side(1), side(-1))
    }

    /// `before“label”after`: of the label as much as the headline has room for.
    fn headline(&self, before: Words, label: &Message, after: &Message) -> Message {
        let table = self.sheet.form.table.name();
        let before = [[table.zh, before.zh].concat(), [table.en, ", ", before.en].concat()];
        let label = std::slice::from_ref(label);
        wording::headline(before.each_ref().map(String::as_str), label, "", [&after.zh, &after.en])
    }

    /// A row's own label, without the ordinal where it says enough.
    fn short_row(&self, row: usize) -> Message {
        let row = &self.sheet.form.rows[row];
        let (bare, label) = (wording::addend(row), row.label());
        let zh = if bare.zh.chars().count() > 2 { bare.zh } else { label.zh };
        Message::new(zh, wording::row(self.sheet.form, row).en)
    }

    fn wrong_cell(&self, change: Change) -> Message {
        let (row, column) = self.sheet.position(change.cell);
        let (from, to, column) = (self.print(change.cell), change.to.to_string(), self.column(column));
        let noun = wording::row_noun(self.sheet.form);
        self.headline(
            NOTHING,
            &self.short_row(row),
            &wording::said(
                "{0}{1}{2}，应为{3}",
                "{4}{5}: {6}, should be {3}",
                &[
                    noun,
                    column.zh,
                    &from.zh,
                    &to,
                    if column.en.is_empty() { "" } else { ", " },
                    column.en,
                    &from.en,
                ],
            ),
        )
    }

    /// A row or column with two numbers and their names.
    fn swapped(&self, changes: &[Change]) -> Message {
        let [a, b] = [&changes[0], &changes[1]].map(|change| {
            let ((row, column), print) = (self.sheet.position(change.cell), self.print(change.cell));
            (row, column, self.short_row(row), self.column(column), print)
        });
        if a.0 == b.0 {
            return self.headline(
                NOTHING,
                &a.2,
                &wording::said(
                    "行{0}{1}、{2}{3}填反",
                    ": {4} {5} and {6} {7} swapped",
                    &[a.3.zh, &a.4.zh, b.3.zh, &b.4.zh, a.3.en, &a.4.en, b.3.en, &b.4.en],
                ),
            );
        }
        let after = wording::said(
            "{0}、“{1}”{2}填反",
            " {3} and “{4}” {5} swapped",
            &[&a.4.zh, &b.2.zh, &b.4.zh, &a.4.en, &second(&b.2.en), &b.4.en],
        );
        self.headline(self.column(a.1), &a.2, &after)
    }

    /// A row or column of which the numbers stand in the next cell, or the one before.
    fn shifted(&self, changes: &[Change]) -> Message {
        let (row, column) = self.sheet.position(changes[0].cell);
        let (is_row, is_ahead) = self.direction(changes);
        let (label, zh, en) = match (is_row, is_ahead) {
            (true, true) => (self.short_row(row), "行的数错位，偏右一栏", "column too far to the right"),
            (true, false) => (self.short_row(row), "行的数错位，偏左一栏", "column too far to the left"),
            (false, true) => (named(self.column(column)), "列的数错位，偏下一行", "row too low"),
            (false, false) => (named(self.column(column)), "列的数错位，偏上一行", "row too high"),
        };
        self.headline(NOTHING, &label, &wording::said("{0}", ": the numbers stand one {1}", &[zh, en]))
    }

    /// Whether the shifted numbers stand in a row, and whether they stand too far on.
    fn direction(&self, changes: &[Change]) -> (bool, bool) {
        let row = |at: usize| self.sheet.position(changes[at].cell).0;
        let is_row = self.is_one_row() || row(1) == row(0);
        let step = if is_row { 1 } else { self.sheet.width };
        // Most of what belongs into these cells stands in the following ones, or in those before.
        let stands = |change: &Change, at: usize| {
            self.sheet.figures.get(at).is_some_and(|one| one.count() == change.to)
        };
        let ahead = changes.iter().filter(|one| stands(one, usize::from(one.cell) + step)).count();
        let behind =
            changes.iter().filter(|one| stands(one, usize::from(one.cell).wrapping_sub(step))).count();
        (is_row, ahead > behind)
    }

    /// Two rows, or two columns of a block of rows, that changed places.
    fn exchanged(&self, what: What, changes: &[Change]) -> Message {
        let (names, zh, en) = self.exchanged_lines(what, changes);
        let [a, b] = names;
        let after = wording::said("、“{0}”{1}填反", " and “{2}”{3}", &[&b.zh, zh, &second(&b.en), en]);
        self.headline(NOTHING, &a, &after)
    }

    /// The two rows or columns that these changes exchange, and how that is called.
    fn exchanged_lines(&self, what: What, changes: &[Change]) -> ([Message; 2], &'static str, &'static str) {
        let lines = |at: fn((usize, usize)) -> usize| {
            let all = || changes.iter().map(|change| at(self.sheet.position(change.cell)));
            [all().min().unwrap_or(0), all().max().unwrap_or(0)]
        };
        if what == What::Rows {
            let names = lines(|(row, _)| row).map(|row| self.short_row(row));
            return (names, "两行", ": the rows changed places");
        }
        (
            lines(|(_, column)| column).map(|column| named(self.column(column))),
            "两列",
            ": the columns changed places",
        )
    }

    /// A block of rows whose numbers stand in the next column, or the one before.
    fn shifted_block(&self, changes: &[Change]) -> Message {
        let (n, ahead) = self.block(changes);
        let (zh, en) = towards(ahead);
        let table = self.sheet.form.table.name();
        wording::said(
            "{0}有{1}行的数错位，偏{2}一栏",
            "{3}: the numbers of {1} rows stand one column too far to the {4}",
            &[table.zh, &n.to_string(), zh, table.en, en],
        )
    }

    /// How many rows these changes move, and whether their numbers stand one column too far on.
    fn block(&self, changes: &[Change]) -> (usize, bool) {
        let rows = changes.chunk_by(|a, b| self.sheet.position(a.cell).0 == self.sheet.position(b.cell).0);
        let stands = |change: &&Change, ahead: bool| {
            let (row, column) = self.sheet.position(change.cell);
            let from = if ahead { column + 1 } else { column.wrapping_sub(1) };
            from < self.sheet.width && self.sheet.count(row, from) == change.to
        };
        let count = |ahead| changes.iter().filter(|change| stands(change, ahead)).count();
        (rows.count(), count(true) > count(false))
    }

    /// Whether the same two columns changed places, and only the rows are open.
    fn are_same_columns(&self) -> bool {
        let columns = |one: &Move| {
            let [a, b] = self.exchanged_lines(What::Columns, &one.changes).0;
            [a.zh, b.zh]
        };
        self.cause.what == What::Columns
            && self
                .cause
                .moves
                .iter()
                .all(|one| one.what == What::Columns && columns(one) == columns(&self.cause.moves[0]))
    }

    /// How a move is called where it is one possibility.
    fn possibility(&self, one: &Move) -> Message {
        if one.what == What::Block {
            let (n, ahead) = self.block(&one.changes);
            let (zh, en) = towards(ahead);
            return wording::said(
                "有{0}行的数偏{1}一栏",
                "the numbers of {0} rows stand one column too far to the {2}",
                &[&n.to_string(), zh, en],
            );
        }
        if one.what == What::Shift {
            let (_, ahead) = self.direction(&one.changes);
            let (zh, en) = towards(ahead);
            return wording::said(
                "各数错位，偏{0}一栏",
                "all numbers stand one column too far to the {1}",
                &[zh, en],
            );
        }
        let ([a, b], zh, en) = self.exchanged_lines(one.what, &one.changes);
        wording::said("“{0}”“{1}”{2}填反", "“{3}” and “{4}”{5}", &[&a.zh, &b.zh, zh, &a.en, &b.en, en])
    }

    /// Which moves explain the contradiction, where something else may too.
    fn say_moves(&self, message: &mut Message) {
        let moves = &self.cause.moves;
        if self.are_same_columns() {
            return say(
                message,
                "。这两列在一部分行里填反，看不出是哪几行，请对照底稿核对",
                ". They changed places in some of the rows, which the numbers do not show; please compare with the source",
                &[],
            );
        }
        // A block may be shifted from its first column on, or from a later one.
        let is_known = |at: usize| {
            let same = |one: &Move| {
                one.what == What::Block && self.block(&one.changes) == self.block(&moves[at].changes)
            };
            moves[at].what == What::Block && moves[..at].iter().any(same)
        };
        let moves: Vec<&Move> = (0..moves.len()).filter(|&at| !is_known(at)).map(|at| &moves[at]).collect();
        // The same columns in other rows are called the same.
        let mut possibilities: Vec<Message> = Vec::new();
        for said in moves.iter().map(|one| self.possibility(one)) {
            if !possibilities.contains(&said) {
                possibilities.push(said);
            }
        }
        if possibilities.len() > MOST_GUESSES {
            return say(
                message,
                "。仅凭这些数看不出错在哪几格，请对照底稿核对",
                ". The numbers alone do not show which cells are wrong; please compare with the source",
                &[],
            );
        }
        let open_rows = possibilities.len() < moves.len();
        for (at, said) in possibilities.into_iter().enumerate() {
            let (zh, en) = if at == 0 { ("。可能是", ". Perhaps ") } else { ("，或", ", or ") };
            say(message, "{0}{1}", "{2}{3}", &[zh, &said.zh, en, &said.en]);
        }
        if open_rows {
            say(
                message,
                "（改回后全部相符，看不出是哪几行）",
                " (put right, everything adds up; the numbers do not show in which rows)",
                &[],
            );
        } else {
            say(message, "（改回后全部相符）", " (put right, everything adds up)", &[]);
        }
        if matches!(self.cause.what, What::Line | What::Shift) {
            say(
                message,
                "，也可能是某一行或某一列漏填、未更新",
                ", or one row or column was left out or not brought up to date",
                &[],
            );
        }
        if self.cause.what == What::Cell {
            say(message, "，也可能是其中一格填错", ", or one of these cells is wrong", &[]);
        }
        say(message, "，请对照底稿核对", "; please compare with the source", &[]);
    }

    /// Where every column's balance is off by just what was carried over or forward: that row was counted twice or left out.
    fn say_whose_difference(&self, message: &mut Message) {
        let balances = || {
            let all = self.sheet.identities.iter().enumerate();
            all.filter(|(_, identity)| identity.kind == IdentityKind::Balance)
        };
        let is_off_by = |row: usize| {
            let count = |column| self.sheet.count(row, column);
            let fits = |(at, identity): (usize, &Identity)| {
                let (sum, total) = self.sides(at);
                (sum - total).abs() == count(identity.line)
            };
            // A difference of one is chance.
            balances().all(fits) && balances().any(|(_, identity)| count(identity.line) > 1)
        };
        if !self.cause.breaks.iter().all(|&at| self.sheet.identities[at].kind == IdentityKind::Balance) {
            return;
        }
        let Some(frame) = &self.sheet.frame else { return };
        if let Some(row) = [frame.over, frame.forward].into_iter().find(|&row| is_off_by(row)) {
            let name = self.short_row(row);
            say(
                message,
                "。相差的正好是“{0}”的数，可能重复计入或漏计了它",
                ". What they are off by is exactly “{1}”, which may have been counted twice or left out",
                &[&name.zh, &name.en],
            );
        }
    }

    /// Many numbers of one row or column; a group that a total left out is named.
    fn wrong_line(&self, changes: &[Change], detail: &mut Message) -> Message {
        let n = changes.len().to_string();
        let (row, column) = self.sheet.position(changes[0].cell);
        let is_column = changes.iter().all(|change| self.sheet.position(change.cell).1 == column);
        let kind = if is_column { IdentityKind::RowSum } else { IdentityKind::ResultSum };
        let are_totals = changes.iter().all(|change| {
            let total = |identity: &&Identity| identity.totals.contains(&change.cell);
            self.sheet.identities.iter().any(|identity| identity.kind == kind && total(&identity))
        });
        let label = if is_column { named(self.column(column)) } else { self.short_row(row) };
        let noun = if is_column { "列" } else { "行" };
        let (groups, twice) = if are_totals { self.groups(changes, kind) } else { (Vec::new(), false) };
        // A difference of one, or one that many rows have, is chance.
        let wide =
            changes.iter().any(|change| (change.to - self.sheet.figure(change.cell).count()).abs() > 1);
        // In one class alone it may be one slip that happens to be as large.
        let in_classes = changes.iter().filter(|change| {
            let (row, column) = self.sheet.position(change.cell);
            if is_column { row > 0 } else { column + 1 < self.sheet.width }
        });
        let shown = in_classes.count() > 1;
        let far = changes.iter().any(|one| (one.to - self.sheet.figure(one.cell).count()).abs() > 3);
        if shown && groups.len() == 1 || (far || shown && wide) && (1..=MOST_GUESSES).contains(&groups.len())
        {
            let names = wording::list(&groups, MOST_LINES, "");
            let difference = if groups.len() == 1 { ["", ""] } else { ["其中之一", "one of "] };
            say(
                detail,
                "。相差的正好是{0}{1}的数",
                ". What they are off by is exactly {2}{3}",
                &[&names.zh, difference[0], difference[1], &names.en],
            );
        }
        if let ([group], true) = (&groups[..], shown) {
            let (zh, en) =
                if twice { ("重复计入", " counts twice: ") } else { ("漏计", " leaves out ") };
            return self.headline(
                NOTHING,
                &label,
                &wording::said("{0}{1}“{2}”", "{3}“{4}”", &[noun, zh, &group.zh, en, &group.en]),
            );
        }
        let (zh, en) = match (are_totals, is_column) {
            (true, true) => ("格与各栏之和不符", " totals do not add up"),
            (true, false) => ("格与各项结果之和不符", " totals do not add up"),
            _ => ("格有误", " wrong cells"),
        };
        self.headline(NOTHING, &label, &wording::said("{0}有{1}{2}", ": {1}{3}", &[noun, &n, zh, en]))
    }

    /// The groups of addends, or single ones, whose numbers are exactly what all these totals lack, or what they hold
    /// twice.
    fn groups(&self, changes: &[Change], kind: IdentityKind) -> (Vec<Message>, bool) {
        let form = self.sheet.form;
        let Some(identity) = form.identities_of(kind).next() else { return (Vec::new(), false) };
        let off = |line: usize| {
            let of_line = |change: &&Change| {
                let (row, column) = self.sheet.position(change.cell);
                line == if kind == IdentityKind::RowSum { row } else { column }
            };
            changes
                .iter()
                .find(of_line)
                .map_or(0, |change| change.to - self.sheet.figure(change.cell).count())
        };
        let cell = |member: usize, line: usize| {
            if kind == IdentityKind::RowSum {
                self.sheet.at(line, member)
            } else {
                self.sheet.at(member, line)
            }
        };
        // Where each addend of the first sum stands in its line, and the group that it belongs to.
        let members: Vec<(usize, Words)> = identity
            .parts
            .iter()
            .map(|&part| {
                let (row, column) = self.sheet.position(part);
                if kind == IdentityKind::RowSum {
                    (column, self.column(column))
                } else {
                    (row, form.rows[row].path[1])
                }
            })
            .collect();
        let lines = if kind == IdentityKind::RowSum { form.rows.len() } else { self.sheet.width };
        let is_off_by = |group: &[(usize, Words)], times: i64| {
            let count = |line, &(member, _): &(usize, Words)| self.sheet.figure(cell(member, line)).count();
            (0..lines).all(|line| group.iter().map(|one| count(line, one)).sum::<i64>() * times == off(line))
        };
        for times in [1, -1] {
            let groups: Vec<&[(usize, Words)]> =
                members.chunk_by(|a, b| a.1 == b.1).filter(|group| is_off_by(group, times)).collect();
            let mut found: Vec<Message> =
                groups.iter().map(|group| Message::new(group[0].1.zh, group[0].1.en)).collect();
            // One group that a total left out is what happened; what it counts twice may be any row.
            if kind == IdentityKind::ResultSum && !(times > 0 && groups.len() == 1) {
                // A row of a group that is found already says the same once more.
                let known = |one: &[(usize, Words)]| groups.iter().any(|group| group.contains(&one[0]));
                let alone = members.chunks(1).filter(|one| !known(one) && is_off_by(one, times));
                found.extend(alone.map(|one| wording::row(form, &form.rows[one[0].0])));
                // Those carried over were counted as handled.
                let over = form.rows.iter().position(|row| row.id == "carried_over").filter(|_| times < 0);
                found.extend(
                    over.filter(|&row| is_off_by(&[(row, NOTHING)], times))
                        .map(|row| wording::row(form, &form.rows[row])),
                );
            }
            if !found.is_empty() {
                return (found, times < 0);
            }
        }
        (Vec::new(), false)
    }

    /// The two sides of an identity, as a headline.
    fn contradiction(&self, at: usize) -> Message {
        let identity = &self.sheet.identities[at];
        let (sum, total) = self.sides(at);
        let (sum, total) = (sum.to_string(), total.to_string());
        let (zh, en) = match identity.kind {
            IdentityKind::Balance => (
                ["列应办", "件，办结与结转共", "件"],
                [": ", " to handle, but ", " handled and carried forward"],
            ),
            IdentityKind::ResultSum => (
                ["列各项结果之和", "，（七）总计填", ""],
                [": outcomes make ", ", but (7) Total handled prints ", ""],
            ),
            IdentityKind::RowSum => {
                (["行各栏之和", "，总计填", ""], [": applicants make ", ", but Total prints ", ""])
            }
            IdentityKind::DisputeSum => {
                (["各栏之和", "，总计填", ""], [": outcomes make ", ", but Total prints ", ""])
            }
            _ => (["分项之和", "，该行填", ""], [": parts make ", ", but the row itself prints ", ""]),
        };
        let label = match identity.kind {
            IdentityKind::Balance | IdentityKind::ResultSum => named(self.column(identity.line)),
            _ => self.short_row(identity.line),
        };
        let after = wording::said(
            "{0}{1}{2}{3}{4}",
            "{5}{1}{6}{3}{7}",
            &[zh[0], &sum, zh[1], &total, zh[2], en[0], en[1], en[2]],
        );
        self.headline(NOTHING, &label, &after)
    }

    /// An identity with its numbers: “（一）予以公开”行：自然人3＋商业企业1＝4，总计栏填5，相差1.
    fn equation(&self, at: usize) -> Message {
        let identity = &self.sheet.identities[at];
        let (sum, total) = self.sides(at);
        let difference = (sum - total).abs().to_string();
        let (sum, total) = (sum.to_string(), total.to_string());
        let mut message = self.place(identity);
        say(&mut message, "：", ": ", &[]);
        if identity.kind == IdentityKind::Balance {
            let [new, over] = [identity.parts[0], identity.parts[1]].map(|cell| self.count(cell).to_string());
            let [result, forward] =
                [identity.totals[0], identity.totals[1]].map(|cell| self.count(cell).to_string());
            say(
                &mut message,
                "本年新收{0}＋上年结转{1}＝{2}，办理结果总计{3}＋结转下年度{4}＝{5}",
                "newly received {0} + carried over {1} = {2}, but handled {3} + carried forward {4} = {5}",
                &[&new, &over, &sum, &result, &forward, &total],
            );
        } else {
            self.say_sum(&mut message, identity, &sum);
            let (zh, en) = match identity.kind {
                IdentityKind::ResultSum => ("（七）总计", "(7) Total handled"),
                IdentityKind::RowSum | IdentityKind::DisputeSum => ("总计栏", "Total"),
                _ => ("该行", "the row itself"),
            };
            say(&mut message, "，{0}填{1}", ", but {2} prints {1}", &[zh, &total, en]);
        }
        say(&mut message, "，相差{0}", " (difference {0})", &[&difference]);
        let terms = || self.sheet.terms(identity).map(|term| term.cell);
        if terms().any(|cell| !matches!(self.sheet.figure(cell), Figure::Printed(_))) {
            say(&mut message, "（空白按0计）", " (blanks counted as 0)", &[]);
        }
        if terms().any(|cell| self.elsewhere.iter().any(|change| change.cell == cell)) {
            say(
                &mut message,
                "（另有问题的格按改正后的数计）",
                " (cells found wrong elsewhere counted as corrected)",
                &[],
            );
        }
        message
    }

    /// Which line of the table: “自然人”列.
    fn place(&self, identity: &Identity) -> Message {
        let form = self.sheet.form;
        match identity.kind {
            IdentityKind::Balance | IdentityKind::ResultSum => {
                let column = self.column(identity.line);
                wording::said("“{0}”列", "column “{1}”", &[column.zh, column.en])
            }
            _ => {
                let row = wording::row(form, &form.rows[identity.line]);
                wording::said("“{0}”{1}", "“{2}”", &[&row.zh, wording::row_noun(form), &row.en])
            }
        }
    }

    /// The addends that are not zero with their sum, or how many they are.
    fn say_sum(&self, message: &mut Message, identity: &Identity, sum: &str) {
        let addends = self.sheet.terms(identity).filter(|t| t.sign > 0).map(|t| (t.cell, self.count(t.cell)));
        let counted: Vec<(u16, i64)> = addends.filter(|&(_, count)| count != 0).collect();
        if counted.is_empty() || counted.len() > MOST_ADDENDS {
            let (zh, en) = match identity.kind {
                IdentityKind::RowSum => ("各类申请人", "applicants"),
                IdentityKind::ResultSum | IdentityKind::DisputeSum => ("各项结果", "outcomes"),
                _ => ("各分项", "parts"),
            };
            let n = counted.len().to_string();
            return if counted.is_empty() {
                say(message, "{0}之和＝{1}", "all {2} = {1}", &[zh, sum, en]);
            } else {
                say(message, "{0}（{1}项不为0）之和＝{2}", "{1} {3} = {2}", &[zh, &n, sum, en]);
            };
        }
        for (at, &(cell, count)) in counted.iter().enumerate() {
            let join = if at > 0 { ["＋", " + "] } else { ["", ""] };
            let (row, column) = self.sheet.position(cell);
            let name = match identity.kind {
                IdentityKind::RowSum | IdentityKind::DisputeSum => self.column(column),
                _ => wording::addend(&self.sheet.form.rows[row]),
            };
            let count = count.to_string();
            say(message, "{0}{1}{2}", "{3}{4} {2}", &[join[0], name.zh, &count, join[1], name.en]);
        }
        if counted.len() > 1 {
            say(message, "＝{0}", " = {0}", &[sum]);
        }
    }

    /// The other lines that do not add up for the same reason.
    fn say_what_else(&self, message: &mut Message, telling: usize) {
        let others = self.cause.breaks.iter().filter(|&&at| at != telling);
        for (n, &at) in others.clone().take(MOST_LISTED).enumerate() {
            let identity = &self.sheet.identities[at];
            let place = self.place(identity);
            let (zh, en) = match identity.kind {
                IdentityKind::Balance => ("的收办平衡", " (balance)"),
                IdentityKind::ResultSum => ("加起来", " (sum of outcomes)"),
                _ => ("的合计", " (sum)"),
            };
            let join = if n > 0 { ["、", ", "] } else { ["；", "; for the same reason these fail: "] };
            say(message, "{0}{1}{2}", "{3}{4}{5}", &[join[0], &place.zh, zh, join[1], &place.en, en]);
        }
        match others.clone().count() {
            0 => {}
            1 => {
                let off =
                    others.map(|&at| self.sides(at)).map(|(sum, total)| (sum - total).abs()).sum::<i64>();
                let off = off.to_string();
                say(message, "也因此差{0}", ", by {0}", &[&off]);
            }
            n if n > MOST_LISTED => say(message, "等也因此不符", " and more", &[]),
            _ => say(message, "也因此不符", "", &[]),
        }
    }

    /// Several rows (or columns) explain it equally well: their names.
    fn say_lines(&self, message: &mut Message) {
        let solutions = &self.cause.solutions;
        let most = if self.cause.what == What::Line { MOST_GUESSES } else { MOST_LINES };
        if self.cause.what == What::Swap {
            return self.say_swaps(message);
        }
        if solutions.len() > most {
            return say(
                message,
                "。仅凭这些数看不出错在哪一格，请对照底稿核对",
                ". The numbers alone do not show which cell is wrong; please compare with the source",
                &[],
            );
        }
        let in_one_row = |changes: &Vec<Change>| {
            let row = |change: &Change| self.sheet.position(change.cell).0;
            changes.iter().all(|change| row(change) == row(&changes[0]))
        };
        let name = |changes: &Vec<Change>| {
            let (row, column) = self.sheet.position(changes[0].cell);
            if in_one_row(changes) {
                return wording::row(self.sheet.form, &self.sheet.form.rows[row]);
            }
            named(self.column(column))
        };
        let (carried, lines): (Vec<_>, Vec<_>) =
            solutions.iter().partition(|changes| self.carried_group(changes).is_some());
        let names: Vec<Message> = lines.iter().copied().map(name).collect();
        let is_row = lines.first().is_some_and(|changes| in_one_row(changes));
        let names = wording::list(&names, MOST_LINES, if is_row { "行" } else { "列" });
        if let Some(group) = carried.first().and_then(|changes| self.carried_group(changes)) {
            return say(
                message,
                "。可能是“（七）总计”行漏计“{0}”、“结转下年度”行多计了它，也可能是{1}有误，请对照底稿核对",
                ". Perhaps (7) leaves out “{2}”, which is counted as carried forward; or {3} is wrong; please compare with the source",
                &[&group.zh, &names.zh, &group.en, &names.en],
            );
        }
        let (zh, en) = match self.cause.what {
            What::Shift => ("中某一处的数错了位", ". Perhaps the numbers stand one place off in one of "),
            _ => ("漏填或未更新", ". Perhaps left out or not brought up to date: "),
        };
        say(
            message,
            "。可能是{0}{1}，请对照底稿核对",
            "{2}{3}; please compare with the source",
            &[&names.zh, zh, en, &names.en],
        );
    }

    /// One cell is wrong, or a total and one of its parts changed places.
    fn say_cell_or_swap(&self, message: &mut Message) {
        let (cells, swaps): (Vec<&Vec<Change>>, Vec<_>) =
            self.cause.solutions.iter().partition(|one| one.len() == 1);
        let label = |change: &Change| named(self.column(self.sheet.position(change.cell).1));
        let mut pairs = Message::default();
        for swap in swaps {
            let [one, other] = [label(&swap[1]), label(&swap[0])];
            let join = if pairs.zh.is_empty() { ["", ""] } else { ["，或者", ", or "] };
            say(
                &mut pairs,
                "{0}“{1}”与“{2}”填反",
                "{3}“{4}” and “{5}” changed places",
                &[join[0], &one.zh, &other.zh, join[1], &one.en, &other.en],
            );
        }
        let n = cells.len().to_string();
        let which = if cells.len() == 1 {
            Message::new("下列这一格", "the cell below")
        } else {
            wording::said("下列{0}格之一", "one of {0} cells below", &[&n])
        };
        say(
            message,
            "。可能是{0}，也可能是{1}有误，请对照底稿核对",
            ". Perhaps {2}, or {3} is wrong; please check against the source",
            &[&pairs.zh, &which.zh, &pairs.en, &which.en],
        );
    }

    /// The group that （七）总计 leaves out and 四 counts as not yet handled, where these changes say that.
    fn carried_group(&self, changes: &[Change]) -> Option<Message> {
        let frame = self.sheet.frame.as_ref()?;
        let row = |change: &Change| self.sheet.position(change.cell).0;
        let totals: Vec<Change> =
            changes.iter().copied().filter(|change| row(change) == frame.result).collect();
        let forward = changes.iter().filter(|change| row(change) == frame.forward).count();
        let is_pair = forward > 0 && forward == totals.len() && 2 * forward == changes.len();
        let group = || self.groups(&totals, IdentityKind::ResultSum).0.into_iter().next();
        is_pair.then(group).flatten()
    }

    /// Two numbers that changed places, or requests entered at the wrong place, in one of several rows or columns.
    fn say_swaps(&self, message: &mut Message) {
        let position = |change: &Change| self.sheet.position(change.cell);
        let (mut rows, mut columns, mut follows) = (Vec::new(), Vec::new(), false);
        for changes in &self.cause.solutions {
            let (row, column) = position(&changes[0]);
            if changes.iter().all(|change| position(change).0 == row) {
                rows.push(wording::row(self.sheet.form, &self.sheet.form.rows[row]));
            } else if changes.iter().all(|change| position(change).1 == column) {
                columns.push(named(self.column(column)));
            } else {
                follows = true;
            }
        }
        say(message, "。可能是", ". Perhaps in ", &[]);
        let both = !rows.is_empty() && !columns.is_empty();
        for (names, noun) in
            [(rows, "行"), (columns, "列")].into_iter().filter(|(names, _)| !names.is_empty())
        {
            let (zh, en) = if both && noun == "列" { ("或", " or ") } else { ("", "") };
            let names = wording::list(&names, MOST_LISTED, noun);
            say(message, "{0}{1}", "{2}{3}", &[zh, &names.zh, en, &names.en]);
        }
        if follows {
            say(message, "或某项结果连同（七）总计", " or in an outcome and (7) Total handled", &[]);
        }
        say(
            message,
            "中一处：两格填反，或有申请记错了位置。看不出是哪一处，请对照底稿核对",
            ": two numbers changed places, or requests were entered at the wrong place. The numbers do not show which; please compare with the source",
            &[],
        );
    }

    fn column(&self, column: usize) -> Words {
        self.sheet.form.rows[0].columns[column].label
    }

    fn id(&self, cell: u16) -> CellId {
        CellId { table: self.sheet.form.table, edition: self.sheet.form.edition, index: cell }
    }

    /// What the cell prints now.
    fn print(&self, cell: u16) -> Message {
        let sign = || self.report.cell(self.id(cell)).map_or("", |cell| cell.raw.as_str());
        match (self.printed(cell), sign()) {
            (Some(count), _) => Message::new(count.to_string(), count.to_string()),
            (None, "") => Message::new("空白", "blank"),
            (None, sign) => Message::new(format!("填“{sign}”"), format!("“{sign}”")),
        }
    }

    fn printed(&self, cell: u16) -> Option<Decimal> {
        self.report.cell(self.id(cell))?.value
    }

    fn repair(&self, change: &Change, is_exact: bool) -> Repair {
        let sum = self.derivation(change, is_exact);
        Repair { cell: self.id(change.cell), from: self.printed(change.cell), to: change.to.into(), sum }
    }

    /// The sum that gives the number: one whose other cells are right as printed, if there is one.
    fn derivation(&self, change: &Change, is_exact: bool) -> String {
        let own = if is_exact { &self.cause.solutions[0][..] } else { &[] };
        let corrected = |cell: u16| own.iter().find(|other| other.cell == cell);
        let count = |cell: u16| corrected(cell).map_or(self.count(cell), |other| other.to);
        let mut best = ((usize::MAX, false, 0), String::new());
        for identity in self.sheet.identities.iter().filter(|identity| identity.contains(change.cell)) {
            let sign = if identity.totals.contains(&change.cell) { -1 } else { 1 };
            let others = || self.sheet.terms(identity).filter(|term| term.cell != change.cell);
            let gives = -sign * others().map(|term| i64::from(term.sign) * count(term.cell)).sum::<i64>();
            let unread = others().any(|term| !self.sheet.figure(term.cell).is_changeable());
            let wrong = others().filter(|term| corrected(term.cell).is_some()).count();
            let rank = (wrong, sign > 0, others().count());
            if gives == change.to && !unread && rank < best.0 {
                let mut out = String::new();
                let mut terms = 0;
                for wanted in [-sign, sign] {
                    for term in
                        others().filter(|term| i64::from(term.sign) == wanted && count(term.cell) != 0)
                    {
                        let join = match (terms, wanted == -sign) {
                            (0, true) => "",
                            (_, true) => " + ",
                            (0, false) => "0 − ",
                            (_, false) => " − ",
                        };
                        out.extend([join, &count(term.cell).to_string()]);
                        terms += 1;
                    }
                }
                // One number alone would read as equal to itself.
                let rest = ["0 + 0", " + 0", ""][terms.min(2)];
                out.extend([rest, " = ", &change.to.to_string()]);
                best = (rank, out);
            }
        }
        best.1
    }
}

/// Nothing before a headline's label.
const NOTHING: Words = Words { zh: "", en: "" };

fn named(words: Words) -> Message {
    Message::new(words.zh, words.en)
}

/// The rule that speaks for identities of this kind.
pub(super) fn rule(kind: IdentityKind) -> &'static Rule {
    super::SUMS[kind as usize]
}
