//! Puts a cause into words: a headline with the numbers that contradict each other, the identity that shows it best with
//! all its numbers, what else it breaks, and the correction where there is exactly one.

use super::super::Rule;
use super::super::wording::{self, say};
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

impl Teller<'_> {
    fn explained(&self) -> Finding {
        let solutions = &self.cause.solutions[..];
        let telling = self.most_telling(solutions[0][0].cell);
        let mut changes: Vec<Change> = solutions.iter().flatten().copied().collect();
        let mut detail = self.equation(telling);
        self.say_what_else(&mut detail, telling);
        let headline = match (solutions, self.cause.what) {
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
            ([only], What::Shift) if self.is_one_row() => {
                say(
                    &mut detail,
                    "。全部数移动一栏就都相符，也可能是各处分别填错，请对照底稿核对",
                    ". Moved by one column everything adds up; but each may be wrong by itself: please check against the source",
                    &[],
                );
                self.shifted(only)
            }
            ([only], What::Shift) => {
                say(
                    &mut detail,
                    "。按下列各格改回后，全部相符",
                    ". Moved back as below, everything adds up",
                    &[],
                );
                self.shifted(only)
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
            (_, What::Cell) => {
                let n = changes.len().to_string();
                say(
                    &mut detail,
                    "。下列{0}格中有一格填错，请对照底稿核对是哪一格",
                    ". One of these {0} cells is wrong; please check which against the source",
                    &[&n],
                );
                self.contradiction(telling)
            }
            _ => {
                self.say_lines(&mut detail);
                self.contradiction(telling)
            }
        };
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
        let is_exact = solutions.len() == 1 && !(self.cause.what == What::Shift && self.is_one_row());
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
                    ": {4} {5} and {6} {7} changed places",
                    &[a.3.zh, &a.4.zh, b.3.zh, &b.4.zh, a.3.en, &a.4.en, b.3.en, &b.4.en],
                ),
            );
        }
        let after = wording::said(
            "{0}、“{1}”{2}填反",
            " {3} and “{4}” {5} changed places",
            &[&a.4.zh, &b.2.zh, &b.4.zh, &a.4.en, &b.2.en, &b.4.en],
        );
        self.headline(self.column(a.1), &a.2, &after)
    }

    /// A row or column of which the numbers stand in the next cell, or the one before.
    fn shifted(&self, changes: &[Change]) -> Message {
        let (row, column) = self.sheet.position(changes[0].cell);
        let is_row = self.sheet.position(changes[1].cell).0 == row;
        let step = if is_row { 1 } else { self.sheet.width };
        // Most of what belongs into these cells stands in the following ones, or in those before.
        let stands = |change: &Change, at: usize| {
            self.sheet.figures.get(at).is_some_and(|one| one.count() == change.to)
        };
        let ahead = changes.iter().filter(|one| stands(one, usize::from(one.cell) + step)).count();
        let behind =
            changes.iter().filter(|one| stands(one, usize::from(one.cell).wrapping_sub(step))).count();
        let (label, zh, en) = match (is_row, ahead > behind) {
            (true, true) => (self.short_row(row), "行的数错位，偏右一栏", "column too far to the right"),
            (true, false) => (self.short_row(row), "行的数错位，偏左一栏", "column too far to the left"),
            (false, true) => (named(self.column(column)), "列的数错位，偏下一行", "row too low"),
            (false, false) => (named(self.column(column)), "列的数错位，偏上一行", "row too high"),
        };
        self.headline(NOTHING, &label, &wording::said("{0}", ": the numbers stand one {1}", &[zh, en]))
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
        if groups.len() == 1 || wide && (2..=MOST_GUESSES).contains(&groups.len()) {
            let names = wording::list(&groups, MOST_LINES, "");
            let difference = if groups.len() == 1 { ["", ""] } else { ["其中之一", "one of "] };
            say(
                detail,
                "。相差的正好是{0}{1}的数",
                ". What they are off by is exactly {2}{3}",
                &[&names.zh, difference[0], difference[1], &names.en],
            );
        }
        if let [group] = &groups[..] {
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
        let names: Vec<Message> = solutions.iter().map(name).collect();
        let names = wording::list(&names, MOST_LINES, if in_one_row(&solutions[0]) { "行" } else { "列" });
        let (zh, en) = match self.cause.what {
            What::Swap => {
                ("中某一处有两格的数填反了", ". Probably two numbers have changed places in one of ")
            }
            What::Shift => ("中某一处的数错了位", ". Probably the numbers stand one place off in one of "),
            _ => ("漏填或未更新", ". Probably left out or not brought up to date: "),
        };
        say(
            message,
            "。多半是{0}{1}，请对照底稿核对",
            "{2}{3}; please compare with the source",
            &[&names.zh, zh, en, &names.en],
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
        match self.printed(cell) {
            Some(count) => Message::new(count.to_string(), count.to_string()),
            None => Message::new("空白", "blank"),
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
