//! Rules on what the prose says about the numbers of the tables.

pub(super) mod claims;
pub(super) mod scan;
pub(super) mod subtotal;
pub(super) mod t2_docs;
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
pub(super) mod t4_review;
pub(super) mod t4_upheld;

use super::{Outcome, Rule, Subject, wording};
use crate::form::{CellId, Words};
use crate::report::{Finding, Severity};
use claims::{Claim, What};

/// What the tables say about something that the prose claims.
struct Right {
    /// In words: 表三“本年新收”总计.
    name: Words,
    cells: Vec<CellId>,
    count: i64,
    /// Other numbers that an honest author may mean by the same words.
    also: Vec<i64>,
}

impl Right {
    fn new(name: Words, cells: Vec<CellId>, count: i64) -> Self {
        Right { name, cells, count, also: Vec::new() }
    }

    fn admits(&self, count: i64) -> bool {
        self.count == count || self.also.contains(&count)
    }
}

/// The outcome of a rule that compares claims of one kind with the tables: the first is told, unless any of them
/// is right, because later ones are often parts.
fn compare(subject: &Subject<'_>, rule: &'static Rule, what: What, right: Option<Right>) -> Outcome {
    let mut claims = subject.claims().iter().filter(|claim| claim.what == what).peekable();
    let (Some(right), Some(&first)) = (right, claims.peek()) else { return Outcome::NotAssessable };
    if claims.any(|claim| right.admits(claim.count)) {
        return Outcome::Passed;
    }
    Outcome::Failed(vec![mismatch(subject, rule, first, &right)])
}

/// A finding that quotes a claim beside what the table says.
fn mismatch(subject: &Subject<'_>, rule: &'static Rule, claim: &Claim, right: &Right) -> Finding {
    let quote = quote(subject, claim.start, claim.end);
    let count = right.count.to_string();
    let message = wording::said(
        &["正文写“", &quote, "”，", right.name.zh, "是", &count, "。请核对。"],
        &["The text says “", &quote, "”, while ", right.name.en, " is ", &count, ". Please check."],
    );
    let mut finding = rule.finding(message).on([subject.prose().place(claim.start, claim.end)]);
    // The sentence comes first, then the cells.
    let cells = right.cells.iter().filter_map(|&id| subject.report.cell(id)?.span);
    finding.spans.extend(cells);
    finding.cells.clone_from(&right.cells);
    (finding.expected, finding.actual) = (Some(right.count.into()), Some(claim.count.into()));
    finding
}

/// A piece of the prose as a message shows it.
fn quote(subject: &Subject<'_>, start: usize, end: usize) -> String {
    const MOST: usize = 70;
    let text = &subject.prose().text()[start..end];
    let length = text.chars().count();
    if length <= MOST {
        return text.trim_matches('、').to_owned();
    }
    // The number stands at the end of what is quoted.
    let rest: String = text.chars().skip(length - MOST).collect();
    ["…", &rest].concat()
}

/// A finding on a clause that denies what the tables count; certain unless the prose itself counts it too.
fn contradiction(
    subject: &Subject<'_>,
    rule: &'static Rule,
    (start, end): (usize, usize),
    right: &Right,
    counted: bool,
) -> Finding {
    let claim = Claim { what: What::New, count: 0, start, end, sentence: 0, number: (start, end) };
    let mut finding = mismatch(subject, rule, &claim, right);
    (finding.expected, finding.actual) = (None, None);
    if counted {
        finding.severity = Severity::Warning;
    }
    finding
}
