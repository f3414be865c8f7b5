//! Rules on the quality of the text. None judges its political wording.

pub(super) mod agency_name;
pub(super) mod citation_old;
pub(super) mod date;
pub(super) mod docno;
pub(super) mod dup_char;
pub(super) mod generic;
pub(super) mod invisible;
pub(super) mod law_name;
pub(super) mod noise;
pub(super) mod ordinal;
pub(super) mod ordinal_head;
pub(super) mod pii_bank;
pub(super) mod pii_id;
pub(super) mod pii_mark;
pub(super) mod pii_mobile;
pub(super) mod pii_name;
pub(super) mod punct;
pub(super) mod residue;
pub(super) mod scan;
pub(super) mod term;
pub(super) mod title_double;
pub(super) mod year_stale;

use super::{Outcome, Rule, Subject, w, wording};
use crate::report::{Finding, Message};
use crate::slice::Slice as _;
use crate::span::Span;

/// Slips that one message shows.
const MOST_SHOWN: usize = 5;

/// One finding that shows every slip: where it stands in the prose, and what is printed there.
fn shown(
    subject: &Subject<'_>,
    rule: &'static Rule,
    slips: &[(usize, usize)],
    zh: [&str; 2],
    en: [&str; 2],
) -> Outcome {
    let prose = subject.prose();
    if prose.is_empty() {
        return Outcome::NotAssessable;
    }
    let mut names: Vec<Message> = Vec::new();
    for &(start, end) in slips {
        // As it is printed, with signs that the prose lost: 信息##条; but not with a page's number in its midst.
        const LOST: usize = 4;
        let own = prose.text().part(start..end);
        let print: String =
            prose.place(start, end).of(subject.text).chars().filter(|c| !c.is_whitespace()).collect();
        let length = own.chars().count();
        let near = (length..=length + LOST).contains(&print.chars().count());
        let print = if near { print.as_str() } else { own };
        // Slips without number are one template's; the first tell which.
        if names.len() <= 8 * MOST_SHOWN && names.iter().all(|name| name.zh != print) {
            names.push(Message::new(print, print));
        }
    }
    if slips.is_empty() {
        return Outcome::Passed;
    }
    let message = wording::headline([zh[0], en[0]], &names, "", [zh[1], en[1]]);
    let spans: Vec<Span> = slips.iter().map(|&(start, end)| prose.place(start, end)).collect();
    Outcome::Failed(vec![rule.finding(message).on(spans)])
}

/// A rule's one finding, with another severity where the guards ask for it.
fn with_severity(outcome: Outcome, severity: crate::report::Severity) -> Outcome {
    let lower = |mut finding: Finding| {
        finding.severity = severity;
        finding
    };
    match outcome {
        Outcome::Failed(findings) => Outcome::Failed(findings.into_iter().map(lower).collect()),
        other => other,
    }
}
