//! Which findings went, stayed and came: matched by rule and cells, never by their wording, which changes with the numbers.

use crate::form::CellId;
use crate::report::Finding;

/// The findings of two reports, sorted out.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub(super) gone: Vec<Finding>,
    pub(super) stayed: Vec<Finding>,
    pub(super) came: Vec<Finding>,
}

/// What makes two findings one: the rule, and the cells in the order of the form. An id is written out because two editions
/// count their cells apart.
fn key(finding: &Finding) -> (&str, Vec<String>) {
    let mut cells: Vec<String> = finding.cells.iter().map(CellId::to_string).collect();
    cells.sort_unstable();
    (&finding.rule, cells)
}

/// Findings of one key are matched one by one in their order: of three slips of a kind two stay where two are left.
pub(super) fn compare(old: &[Finding], new: &[Finding]) -> Compared {
    let sorted = |findings: &[Finding]| {
        let mut keys: Vec<_> =
            findings.iter().map(key).zip(0..).map(|((r, c), at)| (r.to_owned(), c, at)).collect();
        keys.sort_unstable();
        keys
    };
    let (olds, news) = (sorted(old), sorted(new));
    let (mut of_old, mut of_new) = (vec![false; old.len()], vec![false; new.len()]);
    let (mut one, mut other) = (olds.iter().peekable(), news.iter().peekable());
    while let (Some((rule, cells, at)), Some((new_rule, new_cells, new_at))) = (one.peek(), other.peek()) {
        match (rule, cells).cmp(&(new_rule, new_cells)) {
            std::cmp::Ordering::Less => {
                one.next();
            }
            std::cmp::Ordering::Greater => {
                other.next();
            }
            std::cmp::Ordering::Equal => {
                (of_old[*at], of_new[*new_at]) = (true, true);
                one.next();
                other.next();
            }
        }
    }
    let chosen = |findings: &[Finding], stays: &[bool], wanted: bool| -> Vec<Finding> {
        let both = findings.iter().zip(stays);
        both.filter(|(_, stays)| **stays == wanted).map(|(finding, _)| finding.clone()).collect()
    };
    Compared {
        gone: chosen(old, &of_old, false),
        stayed: chosen(new, &of_new, true),
        came: chosen(new, &of_new, false),
    }
}
