//! What prose can count, as terms of the form: a claim is a set of them, and the right number their sum.
//!
//! A new subject is a line here, and one in the words of `claims` by which it is found.

use super::super::Subject;
use crate::Decimal;
use crate::form::{CellId, TableKind};

/// A set of terms: the bits of [`TERMS`].
pub(in crate::check) type Terms = u64;

/// Where each term stands: a row whose total is meant, a group of rows whose totals are, or a cell. Bars part the names
/// of the editions.
const TERMS: [&str; 61] = [
    "requests.new_received",
    "requests.result_total",
    "requests.carried_over",
    "requests.carried_forward",
    "requests.granted",
    "requests.partially_granted",
    "requests.denied.",
    "requests.unable.",
    "requests.not_processed.",
    "requests.other.",
    "requests.denied.state_secret",
    "requests.denied.prohibited_by_law",
    "requests.denied.security_stability",
    "requests.denied.third_party",
    "requests.denied.internal_affairs",
    "requests.denied.process_info",
    "requests.denied.enforcement_file",
    "requests.denied.admin_inquiry",
    "requests.unable.not_held",
    "requests.unable.needs_creation",
    "requests.unable.still_unclear",
    "requests.not_processed.petition",
    "requests.not_processed.repeat",
    "requests.not_processed.publication",
    "requests.not_processed.excessive",
    "requests.not_processed.confirm_reissue",
    "requests.other.supplement_overdue",
    "requests.other.fee_overdue",
    "requests.new_received.natural_person",
    "requests.new_received.commercial",
    "requests.new_received.research",
    "requests.new_received.public_interest",
    "requests.new_received.legal_service",
    "requests.new_received.other_org",
    "disputes.review.upheld",
    "disputes.review.corrected",
    "disputes.review.other",
    "disputes.review.pending",
    "disputes.litigation_direct.upheld",
    "disputes.litigation_direct.corrected",
    "disputes.litigation_direct.other",
    "disputes.litigation_direct.pending",
    "disputes.litigation_after_review.upheld",
    "disputes.litigation_after_review.corrected",
    "disputes.litigation_after_review.other",
    "disputes.litigation_after_review.pending",
    "disputes.review",
    "disputes.litigation_direct",
    "disputes.litigation_after_review",
    "disclosure.normative_docs.issued|newly_made",
    "disclosure.normative_docs.repealed",
    "disclosure.normative_docs.in_force",
    "disclosure.rules.issued|newly_made",
    "disclosure.rules.repealed",
    "disclosure.rules.in_force",
    "disclosure.licensing.decisions",
    "disclosure.penalties.decisions",
    "disclosure.coercion.decisions",
    "disclosure.fees.amount_wan",
    "disclosure.normative_docs.total_public",
    "disclosure.rules.total_public",
];

pub(in crate::check) const NEW: Terms = 1;
pub(in crate::check) const DONE: Terms = 1 << 1;
pub(in crate::check) const OVER: Terms = 1 << 2;
pub(in crate::check) const FORWARD: Terms = 1 << 3;
pub(in crate::check) const GRANTED: Terms = 1 << 4;
pub(in crate::check) const PARTIAL: Terms = 1 << 5;
/// The first of the groups of outcomes, and all six of them.
pub(in crate::check) const GROUPS: Terms = 0x3F << 4;
/// 其他处理.
pub(in crate::check) const OTHERS: Terms = 1 << 9;
/// The first of the single reasons, and all of them.
pub(in crate::check) const REASON: Terms = 1 << 10;
pub(in crate::check) const REASONS: Terms = 0x3_FFFF << 10;
pub(in crate::check) const PERSON: Terms = 1 << 28;
pub(in crate::check) const COMPANY: Terms = 1 << 29;
/// The columns of applicants, and those of organisations.
pub(in crate::check) const APPLICANTS: Terms = 0x3F << 28;
pub(in crate::check) const ORGANISATIONS: Terms = 0x1F << 29;
/// The results of reviews; those of the two kinds of lawsuits stand four and eight bits behind.
pub(in crate::check) const RESULT: Terms = 1 << 34;
pub(in crate::check) const RESULTS: Terms = 0xFFF << 34;
/// Those of reviews.
const REVIEWED: Terms = 0xF << 34;
pub(in crate::check) const REVIEW: Terms = 1 << 46;
pub(in crate::check) const DIRECT: Terms = 1 << 47;
pub(in crate::check) const AFTER: Terms = 1 << 48;
pub(in crate::check) const LAWSUITS: Terms = DIRECT | AFTER;
/// What was issued, repealed and is in force stands one bit behind another.
pub(in crate::check) const DOCUMENTS: Terms = 1 << 49;
pub(in crate::check) const RULES: Terms = 1 << 52;
pub(in crate::check) const LICENSING: Terms = 1 << 55;
pub(in crate::check) const PENALTIES: Terms = 1 << 56;
pub(in crate::check) const COERCION: Terms = 1 << 57;
pub(in crate::check) const FEES: Terms = 1 << 58;
/// All that is published, in the form of 2019; of 规章 one bit behind.
pub(in crate::check) const PUBLIC: Terms = 1 << 59;

/// The table of the first of these terms.
pub(super) fn table(terms: Terms) -> Option<TableKind> {
    let path = TERMS.get(terms.trailing_zeros() as usize)?;
    TableKind::ALL.into_iter().find(|kind| path.starts_with(kind.id()))
}

/// The sum of these terms with the cells that it is made of; `None` unless the print is certain of all of them.
pub(super) fn sum(subject: &Subject<'_>, terms: Terms) -> Option<(Vec<CellId>, Decimal)> {
    let (mut cells, mut sum) = (Vec::new(), Decimal::ZERO);
    let mut left = terms;
    while left != 0 {
        let path = TERMS[left.trailing_zeros() as usize];
        left &= left - 1;
        for (id, value) in term(subject, path)? {
            cells.push(id);
            sum = sum + value;
        }
    }
    Some((cells, sum))
}

/// What the statistics table of 2014 to 2018 calls some of the terms; it does not tell lawsuits apart.
const OLDER: [(&str, &str); 4] = [
    ("requests.new_received", "statistics.received.total"),
    ("disputes.review", "statistics.review.total"),
    ("disputes.litigation_direct", "statistics.litigation.total"),
    ("disputes.litigation_after_review", ""),
];

/// The cells of one term with their numbers.
fn term(subject: &Subject<'_>, path: &str) -> Option<Vec<(CellId, Decimal)>> {
    let tables = &subject.report.tables;
    if !tables.is_empty() && tables.iter().all(|table| table.form.table == TableKind::Statistics) {
        return match OLDER.iter().find(|(own, _)| *own == path)?.1 {
            "" => Some(Vec::new()),
            row => subject.total(row).map(|(id, total)| vec![(id, total.into())]),
        };
    }
    if let Some(group) = path.strip_suffix('.') {
        let (table, group) = group.split_once('.')?;
        let form = subject.report.tables.iter().find(|t| t.form.table.id() == table)?.form;
        let own = |id: &str| id.strip_prefix(group).is_some_and(|rest| rest.starts_with('.'));
        let rows = form.rows.iter().filter(|row| own(row.id));
        return rows
            .map(|row| term(subject, &[table, ".", row.id].concat())?.pop())
            .map(|t| t.ok_or(()))
            .collect::<Result<_, _>>()
            .ok();
    }
    if let Some((id, total)) = subject.total(path) {
        return Some(vec![(id, total.into())]);
    }
    let (row, columns) = path.rsplit_once('.')?;
    let found = columns.split('|').find_map(|column| subject.sure(&[row, ".", column].concat()));
    found.map(|cell| vec![cell])
}

/// Other sums that an honest author may mean by the same words, as what is added and what is taken away.
pub(super) fn alternatives(terms: Terms) -> Vec<(Terms, Terms)> {
    match terms {
        DONE => vec![(NEW, 0), (NEW | OVER, 0), (NEW, FORWARD), (DONE, OVER)],
        GRANTED => vec![(GRANTED | PARTIAL, 0)],
        // 企业 may be all organisations.
        COMPANY => vec![(ORGANISATIONS, 0)],
        // 行政复议、行政诉讼，其中维持: of either or of both.
        _ if terms & REVIEWED != 0 && terms & !REVIEWED != 0 => {
            vec![(terms & REVIEWED, 0), (terms & !REVIEWED, 0)]
        }
        _ => Vec::new(),
    }
}
