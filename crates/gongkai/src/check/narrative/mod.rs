//! Rules on what the prose says about the numbers of the tables.

pub(super) mod claims;
pub(super) mod growth;
mod nothing;
mod numbers;
mod others;
pub(super) mod s14_disclosed;
pub(super) mod scan;
pub(super) mod subtotal;
pub(super) mod t2_coercion;
pub(super) mod t2_docs;
pub(super) mod t2_fees;
pub(super) mod t2_licensing;
pub(super) mod t2_penalties;
pub(super) mod t2_rules;
pub(super) mod t3_done;
pub(super) mod t3_forward;
pub(super) mod t3_new;
pub(super) mod t3_none;
pub(super) mod t3_outcome;
pub(super) mod t3_over;
pub(super) mod t3_percent;
pub(super) mod t3_rate;
pub(super) mod t4_litigation;
pub(super) mod t4_none;
pub(super) mod t4_outcome;
pub(super) mod t4_review;
pub(super) mod t4_upheld;
mod terms;

use super::{Outcome, Rule, Subject, w, wording};
use crate::Decimal;
use crate::form::{CellId, Words};
use crate::report::{Finding, Message, Severity, State};
use crate::slice::Slice as _;
use claims::Claim;
use terms::Terms;

/// Why the rules on the text look.
const WHY: Words = w(
    "正文与表格同在一份报告，数字不一，读者不知道以哪个为准。",
    "Text and tables stand in one report; where they differ, nobody knows which holds.",
);
/// What to do where text and table count differently.
const FIX: Words = w(
    "核对两处数字；统计口径不同的，在正文写明口径。",
    "Check both numbers; where they count different things, say so in the text.",
);
/// When rules that compare claims are silent.
const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道的数、同比增减数、约数、百分比，都不比较；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel, differences to last year, rough numbers and percentages are not compared; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

/// What the tables say about something that the prose claims.
#[derive(Default)]
struct Right {
    cells: Vec<CellId>,
    count: Decimal,
    /// Other numbers that an honest author may mean by the same words.
    also: Vec<Decimal>,
}

impl Right {
    /// The sum of these terms; `None` unless the print is certain of all of them.
    fn of(subject: &Subject<'_>, what: Terms) -> Option<Right> {
        let (cells, count) = terms::sum(subject, what)?;
        let number = |what| terms::sum(subject, what).map(|(_, count)| count);
        let also = |(plus, minus): (Terms, Terms)| Some(number(plus)? - number(minus)?);
        // 予以公开3件，部分公开1件: told apart, they are not one, unless it is 公开4件（含部分公开1件）.
        let told = |c: &Claim| subject.prose().text().part(c.start..c.number.0);
        let beside = |c: &Claim| c.terms == terms::PARTIAL && !claims::any(told(c), "含|包括|其中部分");
        let apart = what == terms::GRANTED && subject.claims().iter().any(beside);
        let others = if apart { Vec::new() } else { terms::alternatives(what) };
        let also = others.into_iter().filter_map(also).collect();
        Some(Right { cells, count, also })
    }

    /// Whether a claim may be right, as far as its digits go.
    fn admits(&self, claim: &Claim) -> bool {
        let (value, step) = claim.quantity().value();
        let fits = |count: Decimal| (count - value).abs() < step || claim.least && value <= count;
        self.also.iter().chain([&self.count]).any(|&count| fits(count))
    }

    /// Leaves only the cells that count something.
    fn keep_positive(&mut self, subject: &Subject<'_>) {
        self.cells
            .retain(|&id| subject.report.cell(id).is_none_or(|cell| cell.value.is_none_or(|v| !v.is_zero())));
    }

    /// What the number is called in a headline: a row, and behind it a column, or of which cells it is the sum.
    fn label(&self) -> (Message, Message) {
        let Some(first) = self.cells.first() else { return Default::default() };
        let (row, column) = first.at();
        let cells = self.cells.len();
        let of_row = self.cells.iter().all(|id| id.at().0.id == row.id);
        match self.group().filter(|_| !of_row) {
            Some(group) => {
                (Message::new(group.zh, group.en), Message::new("各行之和", ", the sum of its rows"))
            }
            None if cells == 1 && row.columns.len() == 1 => {
                let name = wording::addend(row);
                (Message::new(name.zh, name.en), Message::new("填", ""))
            }
            None if cells == 1 => {
                let (name, column) = (wording::addend(row), column.label);
                // （七）总计 of all applicants is not the column.
                let is_same = name.zh == column.zh;
                let name = if is_same { row.label() } else { name };
                let noun = if is_same { "行" } else { "" };
                let behind = Message::new([noun, column.zh].concat(), [", ", column.en].concat());
                (Message::new(name.zh, name.en), behind)
            }
            None => {
                let name = wording::addend(row);
                let what = if of_row {
                    wording::said("{0}栏之和", ", the sum of {0} columns", &[&cells.to_string()])
                } else {
                    wording::said(
                        "等{0}格之和",
                        " and {1} more, their sum",
                        &[&cells.to_string(), &(cells - 1).to_string()],
                    )
                };
                (Message::new(name.zh, name.en), what)
            }
        }
    }

    /// The group of table 3 of which the cells are the rows: （三）不予公开.
    fn group(&self) -> Option<Words> {
        let path = |id: &CellId| id.at().0.path;
        let group = |id: &CellId| path(id).len().checked_sub(2).filter(|&at| at > 0).map(|at| path(id)[at]);
        let first = self.cells.first()?;
        group(first).filter(|_| self.cells.len() > 1 && self.cells.iter().all(|id| group(id) == group(first)))
    }

    /// What the number is called: one cell, or the sum of several.
    fn name(&self) -> Message {
        let Some(first) = self.cells.first() else { return Message::default() };
        let table = first.table.name();
        let of_group = self.group();
        let mut name = Message::default();
        let cells = if of_group.is_some() { &[] } else { &self.cells[..] };
        let mut before = "";
        for id in cells {
            let (row, column) = id.at();
            let label = wording::addend(row);
            // The next column of the same row needs no other name.
            let [zh, en] = match before {
                "" => ["", ""],
                same if same == row.id => ["、", " + "],
                _ => ["、", " and "],
            };
            if before == row.id {
                name.zh += &[zh, column.label.zh].concat();
                name.en += &[en, column.label.en].concat();
            } else {
                name.zh += &[zh, "“", label.zh, "”", column.label.zh].concat();
                name.en += &[en, "“", label.en, "”, ", column.label.en].concat();
            }
            before = row.id;
        }
        if let Some(label) = of_group {
            name = wording::said("“{0}”各行", "the rows of “{1}”", &[label.zh, label.en]);
        }
        if self.cells.len() > 1 {
            name.zh += "之和";
            name.en.insert_str(0, "the sum of ");
        }
        wording::said("{0}{1}", "{2}, {3}", &[table.zh, &name.zh, table.en, &name.en])
    }
}

/// The outcome of a rule on what the prose claims of some terms. Of the claims of one number, a right one is enough,
/// because others are often parts; else their total is told, or the first of them.
fn compare(subject: &Subject<'_>, rule: &'static Rule, about: Terms) -> Outcome {
    compare_with(subject, rule, about, &mut |_, _| {})
}

/// The same with what else is right for a claim.
fn compare_with(
    subject: &Subject<'_>,
    rule: &'static Rule,
    about: Terms,
    adapt: &mut dyn FnMut(&Claim, &mut Right),
) -> Outcome {
    let own = |claim: &&Claim| about >> claim.terms.ilog2() & 1 == 1;
    let (mut told, mut findings, mut assessed): (Vec<_>, _, _) = (Vec::new(), Vec::new(), false);
    for claim in subject.claims().iter().filter(own) {
        let kind = |claim: &Claim| (claim.terms, claim.least);
        if told.contains(&kind(claim)) {
            continue;
        }
        told.push(kind(claim));
        let Some(mut right) = Right::of(subject, claim.terms) else { continue };
        assessed = true;
        adapt(claim, &mut right);
        // 所有案件均已审结: of all kinds, not of either.
        if claim.terms & terms::RESULTS != 0 && claim.number == (claim.start, claim.end) {
            right.also.clear();
        }
        let same = || subject.claims().iter().filter(|other| kind(other) == kind(claim));
        if !same().any(|claim| right.admits(claim)) {
            let claim = same().find(|claim| claim.total).unwrap_or(claim);
            if claim.digits == 0 {
                right.keep_positive(subject);
            }
            findings.push(mismatch(subject, rule, claim, &right));
        }
    }
    if assessed { Outcome::of(findings) } else { Outcome::NotAssessable }
}

/// A finding that quotes a claim beside what the table says. Either may be wrong, so nothing is expected.
fn mismatch(subject: &Subject<'_>, rule: &'static Rule, claim: &Claim, right: &Right) -> Finding {
    let quote = quote(subject, claim.start, claim.end);
    // A blank cell prints no 0.
    let blank = |id: &CellId| subject.report.cell(*id).is_some_and(|cell| cell.state == State::Blank);
    let is_blank = right.count.is_zero() && !right.cells.is_empty() && right.cells.iter().all(blank);
    let count = if is_blank {
        Message::new("空白", "blank")
    } else {
        Message::new(right.count.to_string(), right.count.to_string())
    };
    // One cell stands in the headline; what several add up to is said.
    let name = match right.cells.len() {
        0 | 1 => Message::default(),
        _ => {
            let name = right.name();
            wording::said("，{0}是{1}", ", while {2} is {3}", &[&name.zh, &count.zh, &name.en, &count.en])
        }
    };
    // Of a claim its number, of a denial its words.
    let own = subject.prose().text().part(claim.number.0..claim.number.1);
    let is_phrase = claim.number == (claim.start, claim.end);
    let own = if is_phrase { last_of(own, MOST_CLAIMED) } else { wording::shortened(own, MOST_CLAIMED) };
    let table = right.cells.first().map_or(w("表格", "the table"), |id| id.table.name());
    let (label, column) = right.label();
    let message = wording::headline(
        [&["正文“", &own, "”，", table.zh].concat(), &["Text “", &own, "”; ", table.en, ", "].concat()],
        &[label],
        "",
        [
            &[&column.zh, &count.zh, "\n正文写“", &quote, "”", &name.zh, "。请核对两处数字。"].concat(),
            &[
                &column.en,
                ": ",
                &count.en,
                "\nThe text says “",
                &quote,
                "”",
                &name.en,
                ". Please check both numbers.",
            ]
            .concat(),
        ],
    );
    let mut finding = rule.finding(message).on([subject.prose().place(claim.start, claim.end)]);
    // The sentence comes first, then the cells.
    let cells = right.cells.iter().filter_map(|&id| subject.report.cell(id)?.span);
    finding.spans.extend(cells);
    finding.cells.clone_from(&right.cells);
    (finding.claimed, finding.counted) = (own, Some(right.count));
    finding
}

/// Characters of a claim that a headline shows.
const MOST_CLAIMED: usize = 8;

/// So many of the last characters of a text, the first of them a mark that there were more.
fn last_of(text: &str, most: usize) -> String {
    match text.char_indices().rev().nth(most) {
        Some(_) => {
            let (at, _) = text.char_indices().rev().nth(most - 2).unwrap_or_default();
            ["…", text.part(at..)].concat()
        }
        None => text.to_owned(),
    }
}

/// A piece of the prose as a message shows it.
fn quote(subject: &Subject<'_>, start: usize, end: usize) -> String {
    const MOST: usize = 70;
    let text = subject.prose().text().part(start..end);
    let length = text.chars().count();
    if length <= MOST {
        return text.trim_matches('、').to_owned();
    }
    // The number stands at the end of what is quoted.
    let rest: String = text.chars().skip(length - MOST).collect();
    ["…", &rest].concat()
}

/// A finding on a clause that denies what the tables count, and the words in it that do; certain unless the prose itself counts
/// it too.
fn contradiction(
    subject: &Subject<'_>,
    rule: &'static Rule,
    (clause, words): ((usize, usize), (usize, usize)),
    right: &Right,
    counted: bool,
) -> Finding {
    let claim = Claim::new(0, (0, 0), 0, clause, words);
    let mut finding = mismatch(subject, rule, &claim, right);
    if counted {
        finding.severity = Severity::Warning;
    }
    finding
}
