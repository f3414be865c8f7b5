//! What each rule looks at, and how much of that was there and was read: a rule passes only on what it saw whole.

use super::form::{header, label};
use super::{Assessed, Outcome, Rule, Subject};
use crate::Decimal;
use crate::form::{TableKind, Unit};
use crate::report::{About, Assessment, Cell, ColumnProof, Gap, State, Why};
use crate::steps;

/// What a rule looks at: cells of tables, and words beside them.
pub(super) struct Scope {
    need: Need,
    cells: &'static [Cells],
    text: Text,
}

/// Cells of a table. A row by its id, or all whose ids begin so where it ends in a dot; a column by its id; all where
/// either is empty.
pub(super) struct Cells(pub(super) TableKind, pub(super) &'static str, pub(super) &'static str);

/// What a rule needs to know of a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    /// That it prints anything.
    Filled,
    /// What it prints, and the label that it stands at, whole.
    Label,
    /// What it prints, and the headings of its table, whole.
    Heading,
    /// What it prints.
    Print,
    /// A count; none printed counts as zero.
    Count,
    /// The same, by other means than the sums that the rule compares.
    Sum,
    /// A number that is printed.
    Value,
}

/// What a rule looks at beside cells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    Nothing,
    /// Statements of a certain kind, wherever they stand in the prose.
    Claims,
    /// Every sentence.
    Prose,
    /// One section.
    Section(u8),
    /// Something that must be said in one section, or anywhere where it is 0.
    Wanted(u8),
    /// The report from its first section to its last.
    Whole,
    /// Title, body, period, signature: what the reader takes from the text around the sections.
    Head,
}

impl Scope {
    /// The same, with words.
    pub(super) const fn and(self, text: Text) -> Self {
        Scope { text, ..self }
    }
}

/// Cells that must be read, whatever they print.
pub(super) const fn prints(cells: &'static [Cells]) -> Scope {
    Scope { need: Need::Print, cells, text: Text::Nothing }
}

/// Cells that must print something.
pub(super) const fn filled(cells: &'static [Cells]) -> Scope {
    Scope { need: Need::Filled, cells, text: Text::Nothing }
}

/// Cells whose rows must be read with their labels.
pub(super) const fn labels(cells: &'static [Cells]) -> Scope {
    Scope { need: Need::Label, cells, text: Text::Nothing }
}

/// Cells whose tables must be read with their headings.
pub(super) const fn headings(cells: &'static [Cells]) -> Scope {
    Scope { need: Need::Heading, cells, text: Text::Nothing }
}

/// Cells that are counted with.
pub(super) const fn counts(cells: &'static [Cells]) -> Scope {
    Scope { need: Need::Count, cells, text: Text::Nothing }
}

/// Cells of sums.
pub(super) const fn sums(cells: &'static [Cells]) -> Scope {
    Scope { need: Need::Sum, cells, text: Text::Nothing }
}

/// Cells whose printed numbers are compared.
pub(super) const fn values(cells: &'static [Cells]) -> Scope {
    Scope { need: Need::Value, cells, text: Text::Nothing }
}

/// No cells, but words.
pub(super) const fn words(text: Text) -> Scope {
    Scope { need: Need::Print, cells: &[], text }
}

/// Short names for the scopes below and those in the list of rules.
pub(super) mod of {
    use super::{Cells, TableKind};

    pub(in crate::check) const T2: TableKind = TableKind::Disclosure;
    pub(in crate::check) const T3: TableKind = TableKind::Requests;
    pub(in crate::check) const T4: TableKind = TableKind::Disputes;
    pub(in crate::check) const S14: TableKind = TableKind::Statistics;

    pub(in crate::check) const TABLE_3: &[Cells] = &[Cells(T3, "", "")];
    pub(in crate::check) const TABLE_4: &[Cells] = &[Cells(T4, "", "")];
    pub(in crate::check) const TABLES: &[Cells] =
        &[Cells(T2, "", ""), Cells(T3, "", ""), Cells(T4, "", ""), Cells(S14, "", "")];
    pub(in crate::check) const LABELLED: &[Cells] = &[Cells(T2, "", ""), Cells(T3, "", "")];
    pub(in crate::check) const HEADED: &[Cells] = &[Cells(T2, "", ""), Cells(T3, "", ""), Cells(T4, "", "")];
    pub(in crate::check) const BALANCE: &[Cells] = &[
        Cells(T3, "new_received", ""),
        Cells(T3, "carried_over", ""),
        Cells(T3, "result_total", ""),
        Cells(T3, "carried_forward", ""),
    ];
    pub(in crate::check) const RESULTS: &[Cells] = &[
        Cells(T3, "granted", ""),
        Cells(T3, "partially_granted", ""),
        Cells(T3, "denied.", ""),
        Cells(T3, "unable.", ""),
        Cells(T3, "not_processed.", ""),
        Cells(T3, "other.", ""),
        Cells(T3, "result_total", ""),
    ];
    pub(in crate::check) const OUTCOMES: &[Cells] = &[
        Cells(T3, "granted", "total"),
        Cells(T3, "partially_granted", "total"),
        Cells(T3, "denied.", "total"),
        Cells(T3, "unable.", "total"),
        Cells(T3, "not_processed.", "total"),
        Cells(T3, "other.", "total"),
    ];
    pub(in crate::check) const NEW: &[Cells] =
        &[Cells(T3, "new_received", "total"), Cells(S14, "received.total", "")];
    pub(in crate::check) const OVER: &[Cells] = &[Cells(T3, "carried_over", "total")];
    pub(in crate::check) const DONE: &[Cells] = &[Cells(T3, "result_total", "total")];
    pub(in crate::check) const FORWARD: &[Cells] = &[Cells(T3, "carried_forward", "total")];
    pub(in crate::check) const HANDLED: &[Cells] = &[
        Cells(T3, "new_received", "total"),
        Cells(T3, "carried_over", "total"),
        Cells(T3, "result_total", "total"),
    ];
    pub(in crate::check) const LAWSUITS: &[Cells] =
        &[Cells(T4, "litigation_direct", "total"), Cells(T4, "litigation_after_review", "total")];
    pub(in crate::check) const DISPUTES: &[Cells] = &[Cells(T4, "", "total")];
    pub(in crate::check) const DOCUMENTS: &[Cells] =
        &[Cells(T2, "rules", ""), Cells(T2, "normative_docs", "")];
    pub(in crate::check) const ITEMS: &[Cells] = &[
        Cells(T2, "licensing", ""),
        Cells(T2, "other_services", ""),
        Cells(T2, "penalties", ""),
        Cells(T2, "coercion", ""),
    ];
    pub(in crate::check) const PROCUREMENT: &[Cells] = &[Cells(T2, "procurement", "")];
    pub(in crate::check) const CARRIED: &[Cells] = &[
        Cells(T3, "new_received", "total"),
        Cells(T3, "carried_over", "total"),
        Cells(T3, "carried_forward", "total"),
    ];
    pub(in crate::check) const ALL_TOTALS: &[Cells] = &[
        Cells(T3, "new_received", "total"),
        Cells(T3, "carried_over", "total"),
        Cells(T3, "result_total", "total"),
        Cells(T4, "", "total"),
    ];
    pub(in crate::check) const BALANCED_ITEMS: &[Cells] = &[
        Cells(T2, "licensing", ""),
        Cells(T2, "other_services", ""),
        Cells(T2, "penalties", ""),
        Cells(T2, "coercion", ""),
        Cells(T2, "fees", ""),
    ];
    pub(in crate::check) const STAFF: &[Cells] =
        &[Cells(S14, "org.staff", ""), Cells(S14, "org.staff_full", ""), Cells(S14, "org.staff_part", "")];
    pub(in crate::check) const LEADERS: &[Cells] = &[
        Cells(S14, "response.press_conf", ""),
        Cells(S14, "response.press_conf_lead", ""),
        Cells(S14, "response.interviews", ""),
        Cells(S14, "response.interviews_lead", ""),
    ];
    pub(in crate::check) const CHANNELS: &[Cells] =
        &[Cells(S14, "disclosed_total", ""), Cells(S14, "channel.", "")];
    pub(in crate::check) const DISCLOSED: &[Cells] =
        &[Cells(S14, "disclosed_total", ""), Cells(S14, "disclosed_normative", "")];
    pub(in crate::check) const REPLIES: &[Cells] =
        &[Cells(S14, "closed.total", ""), Cells(S14, "replied.total", "")];
    pub(in crate::check) const MONEY: &[Cells] =
        &[Cells(S14, "fees_wan", ""), Cells(S14, "org.budget_wan", "")];
    pub(in crate::check) const OTHERS: &[Cells] =
        &[Cells(T3, "other.misc", "total"), Cells(T3, "result_total", "total")];
}

impl Need {
    /// Why a cell does not give what is needed; `None` where it does.
    fn lacks(self, cell: &Cell, unit: Unit) -> Option<Why> {
        // Nothing is counted with what is no count.
        let is_wrong = |value: Decimal| match unit {
            Unit::Count => value.is_negative() || value.as_i64().is_none(),
            Unit::Wan => value.is_negative(),
            Unit::Change => false,
        };
        let by_sums = matches!(cell.proof.column, Some(ColumnProof::OnlyDivision | ColumnProof::OnlyJoining));
        match cell.state {
            _ if cell.doubt => Some(Why::Unread),
            State::Number if self > Need::Print && cell.value.is_some_and(is_wrong) => Some(Why::NotNumber),
            State::Blank if self == Need::Filled => Some(Why::Unfilled),
            State::Number if by_sums && self == Need::Sum => Some(Why::BySums),
            State::Text if self > Need::Print => Some(Why::NotNumber),
            State::Missing if self > Need::Print => Some(Why::Absent),
            State::Blank | State::Placeholder if self == Need::Value => Some(Why::Unfilled),
            _ => None,
        }
    }
}

/// What a rule's scope holds.
#[derive(Default)]
struct Seen {
    /// Cells that give what is needed.
    good: usize,
    /// Those of them that are not blank.
    filled: usize,
    gap: Option<Gap>,
}

impl Seen {
    fn lack(&mut self, why: Why) -> &mut Gap {
        let gap = self.gap.get_or_insert_with(|| Gap::of(why));
        gap.why = gap.why.min(why);
        gap
    }
}

impl Cells {
    fn look(&self, subject: &Subject<'_>, need: Need, seen: &mut Seen) {
        let Cells(kind, rows, column) = *self;
        let open = subject.extent().is_open_table(kind);
        let Some(table) = subject.report.table(kind) else {
            if subject.is_due(kind) {
                let gap = seen.lack(subject.why_absent(kind));
                if !gap.tables.contains(&kind) {
                    gap.tables.push(kind);
                }
            }
            return;
        };
        let form = table.form;
        if need == Need::Heading && !header::are_plain(subject.text, table) {
            seen.lack(Why::Unjudged).tables.push(kind);
        }
        let group = rows.strip_suffix('.');
        let mut begin = 0;
        for (at, row) in form.rows.iter().enumerate() {
            let first = begin;
            begin += row.columns.len();
            let fits = rows.is_empty()
                || row.id == group.unwrap_or(rows)
                || group.is_some() && row.id.starts_with(rows);
            if !fits || table.lacks_local(at) {
                continue;
            }
            let cells = &table.cells[first..begin];
            steps::add(row.columns.len());
            if need == Need::Label
                && cells.iter().any(|cell| cell.span.is_some())
                && let Some(why) = label::unjudged(subject.text, table, at)
            {
                seen.lack(why).rows.push(form.cell_at(at, 0));
            }
            for (cell, head) in cells.iter().zip(row.columns) {
                if !column.is_empty() && head.id != column {
                    continue;
                }
                match need.lacks(cell, head.unit) {
                    None => {
                        seen.good += 1;
                        seen.filled += usize::from(!matches!(cell.state, State::Blank | State::Missing));
                    }
                    Some(why) => {
                        let why = if open && why == Why::Absent { Why::Cut } else { why };
                        let gap = seen.lack(why);
                        let first = form.cell_at(at, 0);
                        if !gap.rows.contains(&first) {
                            gap.rows.push(first);
                        }
                    }
                }
            }
        }
    }
}

/// How a rule comes out when one knows what it looked at, and what it did not see.
///
/// A rule that found something has failed, whatever else there is. One that found nothing has passed only where
/// everything that it looks at was read; where a part was, the report is checked in part; where nothing was, not at all.
/// A doubt of the reader's that a rule tells is no fault, and nothing that it looked at. What is wanted may be said behind
/// the end of a copy, and is not asked of a form that nobody has filled in.
pub(super) fn judged(
    subject: &Subject<'_>,
    rule: &'static Rule,
    scope: &Scope,
    outcome: Outcome,
) -> Assessed {
    let passed = outcome == Outcome::Passed;
    let mut assessed = Assessed { rule, findings: Vec::new(), how: Assessment::Failed, gap: None };
    let doubted = match outcome {
        Outcome::Failed(findings) => {
            if let Some(why) = subject.may_be_said(scope.text) {
                return Assessed { how: Assessment::NotAssessable, gap: Some(Gap::of(why)), ..assessed };
            }
            let told = |about| findings.iter().any(|finding| finding.about == about);
            if told(About::Report) || !told(About::Reading) || rule.about == About::Reading {
                return Assessed { findings, ..assessed };
            }
            assessed.findings = findings;
            true
        }
        Outcome::Passed | Outcome::NotAssessable => false,
    };
    let mut seen = Seen::default();
    scope.cells.iter().for_each(|cells| cells.look(subject, scope.need, &mut seen));
    for row in subject.diagnosis.open_rows(rule) {
        let gap = seen.lack(Why::Unfilled);
        if !gap.rows.contains(&row) {
            gap.rows.push(row);
        }
    }
    let blank = scope.need > Need::Print && seen.filled == 0;
    if doubted {
        seen.lack(Why::Unread);
    } else if blank && seen.good > 0 {
        seen.lack(Why::Unfilled);
    }
    let passed = passed || doubted;
    if seen.gap.is_none()
        && let Some(why) = subject.why_unsaid(scope.text, passed)
    {
        seen.lack(why);
    }
    let none = !scope.cells.is_empty() && (blank || seen.good == 0);
    (assessed.how, assessed.gap) = match seen.gap {
        None if passed => (Assessment::Passed, None),
        Some(gap) if passed && !none => (Assessment::Partial, Some(gap)),
        gap => (Assessment::NotAssessable, Some(gap.unwrap_or_else(|| Gap::of(subject.why_not())))),
    };
    // What nobody has written yet was not lost in copying.
    if let Some(gap) = assessed.gap.as_mut().filter(|gap| gap.why == Why::Cut && subject.is_draft()) {
        gap.why = Why::Unfilled;
    }
    assessed
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, outcomes};
    use super::*;
    use crate::form::Edition;
    use crate::report::Report;

    fn how(report: &Report, code: &str) -> (Assessment, Option<Gap>) {
        let all = outcomes("", report);
        let one = all.into_iter().find(|one| one.rule.code == code).unwrap();
        (one.how, one.gap)
    }

    fn codes(report: &Report, how: Assessment) -> Vec<&'static str> {
        outcomes("", report).into_iter().filter(|one| one.how == how).map(|one| one.rule.code).collect()
    }

    /// A rule that would find something in a cell does not pass while the reader is not sure of that cell.
    #[test]
    fn no_rule_passes_on_a_doubted_cell_that_it_looks_at() {
        for edition in Edition::ALL {
            let sound = fixture::report(edition);
            let ids: Vec<String> = sound
                .tables
                .iter()
                .flat_map(crate::report::Table::iter)
                .map(|(id, _)| id.to_string())
                .collect();
            for id in &ids {
                let mut report = sound.clone();
                fixture::cell(&mut report, id).doubt = true;
                let passed = codes(&report, Assessment::Passed);
                for (raw, state) in
                    [("40000000", State::Number), ("-7", State::Number), ("若干", State::Text)]
                {
                    let mut wrong = sound.clone();
                    fixture::print(&mut wrong, id, raw, state);
                    for code in codes(&wrong, Assessment::Failed) {
                        assert!(!passed.contains(&code), "{code} passes while {id} is doubted");
                    }
                }
            }
        }
    }

    #[test]
    fn a_part_that_was_not_read_is_named_and_nothing_read_is_nothing_checked() {
        let mut report = fixture::report(Edition::F21);
        assert_eq!(how(&report, "T3-ROW-SUM"), (Assessment::Passed, None));
        fixture::cell(&mut report, "requests.granted.total").doubt = true;
        let granted = fixture::id(&report, "requests.granted.natural_person");
        let gap = Gap::new(Why::Unread, vec![granted], Vec::new());
        assert_eq!(how(&report, "T3-ROW-SUM"), (Assessment::Partial, Some(gap)));
        assert_eq!(how(&report, "T3-BALANCE").0, Assessment::Passed);
        for cell in report.tables.iter_mut().flat_map(|table| &mut table.cells) {
            cell.doubt = true;
        }
        for code in
            ["T3-ROW-SUM", "T4-SUM", "FORM-NEGATIVE", "FORM-NONNUMERIC", "T3-TOTAL-BLANK", "T2-VALID-BOUND"]
        {
            let (how, gap) = how(&report, code);
            assert_eq!((how, gap.unwrap().why), (Assessment::NotAssessable, Why::Unread), "{code}");
        }
    }

    #[test]
    fn sums_over_what_is_no_count_or_not_filled_in_are_checked_in_part() {
        let sound = fixture::report(Edition::F21);
        for raw in ["-3", "0.5"] {
            let mut report = sound.clone();
            fixture::print(&mut report, "requests.granted.natural_person", raw, State::Number);
            fixture::print(&mut report, "disputes.review.upheld", raw, State::Number);
            fixture::print(&mut report, "disclosure.rules.issued", "-3", State::Number);
            for code in ["T3-ROW-SUM", "T3-RESULT-SUM", "T4-SUM", "T2-VALID-BOUND"] {
                let (how, gap) = how(&report, code);
                assert_eq!(
                    (how, gap.map(|gap| gap.why)),
                    (Assessment::Partial, Some(Why::NotNumber)),
                    "{code}"
                );
            }
        }
        let mut report = sound.clone();
        fixture::blank(&mut report, "requests.new_received.total");
        for code in ["FORM-BLANK", "T3-ROW-SUM", "T3-BALANCE"] {
            let (how, gap) = how(&report, code);
            assert_eq!((how, gap.map(|gap| gap.why)), (Assessment::Partial, Some(Why::Unfilled)), "{code}");
        }
    }

    #[test]
    fn sums_that_divided_the_digits_do_not_pass_on_them() {
        let mut report = fixture::report(Edition::F21);
        for cell in &mut report.tables[2].cells {
            cell.proof.column = Some(ColumnProof::OnlyDivision);
        }
        let (how_summed, gap) = how(&report, "T4-SUM");
        assert_eq!((how_summed, gap.unwrap().why), (Assessment::NotAssessable, Why::BySums));
        assert_eq!(how(&report, "FORM-NEGATIVE").0, Assessment::Passed);
    }

    #[test]
    fn a_blank_table_is_not_filled_in_and_what_the_prose_does_not_say_is_not_recognised() {
        let mut report = fixture::report(Edition::F21);
        for cell in report.tables.iter_mut().flat_map(|table| &mut table.cells) {
            *cell = Cell { state: State::Blank, ..Cell::default() };
        }
        for code in ["T3-ROW-SUM", "T4-SUM", "T2-VALID-BOUND"] {
            assert_eq!(how(&report, code).1.map(|gap| gap.why), Some(Why::Unfilled), "{code}");
        }
        let (report, text) = fixture::with_text(Edition::F21, &[(1, "我局推进政府信息公开。")]);
        let all = outcomes(&text, &report);
        let new = all.iter().find(|one| one.rule.code == "TXT-T3-NEW").unwrap();
        assert_eq!(new.gap.as_ref().map(|gap| gap.why), Some(Why::Unrecognised));
    }

    #[test]
    fn a_doubt_that_a_rule_tells_is_no_fault_of_the_report() {
        let mut report = fixture::report(Edition::F21);
        report.tables[1].cells[28..].fill(Cell::default());
        report.tables[1].labels[4..].fill(None);
        let (how, gap) = how(&report, "FORM-ROW-MISSING");
        assert_eq!((how, gap.unwrap().why), (Assessment::Partial, Why::Unread));
    }
}
