//! From a report to findings: one file per rule, a small registry.
//!
//! A rule is a `pub static RULE` in a file of its own, in the folder of its family, and a line in [`RULES`].
//! Its texts stand beside its code. Rules only look; what a report prints is never altered.
//!
//! The sums of tables 3 and 4 are the exception to “one rule, one pass”: one wrong number breaks up to four
//! identities, so [`arithmetic`] evaluates them all at once, looks for the causes, and hands each rule its share.

mod arithmetic;
mod basis;
mod body;
mod disclosure;
mod document;
mod form;
mod narrative;
mod prose;
mod quality;
mod reading;
mod requests;
mod section;
mod statistics;
mod wording;

#[cfg(test)]
mod fixture;

use crate::Decimal;
use crate::form::{CellId, Edition, TableKind, Words};
use crate::order;
use crate::report::{About, Assessment, Cell, Checks, Document, Finding, Message, Report, Severity, State};
use crate::span::Span;
use arithmetic::Diagnosis;
use narrative::claims::Claim;
use narrative::scan::Denial;
use prose::Prose;
use quality::scan::Slips;
use std::cell::OnceCell;

/// How one rule came out on one report.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing wrong.
    Passed,
    /// Something wrong. The findings may be none, when the same cause is already told by another rule (its
    /// finding then names this rule in [`Finding::breaks`]).
    Failed(Vec<Finding>),
    /// The report does not hold what the rule looks at.
    NotAssessable,
}

impl Outcome {
    /// Failed with these findings, or passed when there are none.
    fn of(findings: Vec<Finding>) -> Self {
        if findings.is_empty() { Outcome::Passed } else { Outcome::Failed(findings) }
    }
}

/// A rule: what it checks, why it matters, an example, what to do.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Its code, such as `T3-BALANCE`.
    pub code: &'static str,
    /// How grave its findings are, unless a finding says otherwise.
    pub severity: Severity,
    /// The editions of the form that have what it looks at; a report on another one passes it by.
    pub forms: &'static [Edition],
    /// Whether it speaks of the author's document or of this software's reading.
    pub about: About,
    /// Its name.
    pub title: Words,
    /// What it checks.
    pub what: Words,
    /// Why it matters.
    pub why: Words,
    /// What to do about a finding.
    pub fix: Words,
    /// A print that breaks it.
    pub example: Words,
    /// The document behind it.
    pub basis: Words,
    /// The check.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// One report; counts in its [`Checks`].
    Report(fn(&Subject<'_>) -> Outcome),
    /// The input as a whole.
    Document(fn(&Document) -> Vec<Finding>),
}

/// What a rule gets to see of one report.
pub struct Subject<'a> {
    text: &'a str,
    report: &'a Report,
    diagnosis: Diagnosis,
    prose: OnceCell<Prose>,
    claims: OnceCell<Vec<Claim>>,
    denials: OnceCell<Vec<Denial>>,
    slips: OnceCell<Slips>,
}

impl<'a> Subject<'a> {
    fn new(text: &'a str, report: &'a Report) -> Self {
        Subject {
            text,
            report,
            diagnosis: Diagnosis::of(report),
            prose: OnceCell::new(),
            claims: OnceCell::new(),
            denials: OnceCell::new(),
            slips: OnceCell::new(),
        }
    }

    /// The report's prose, made when the first rule asks for it.
    fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| Prose::of(self.text, self.report))
    }

    /// What the prose says about the tables' numbers.
    fn claims(&self) -> &[Claim] {
        self.claims.get_or_init(|| narrative::claims::claims(self))
    }

    /// What the prose says that there was not.
    fn denials(&self) -> &[Denial] {
        self.denials.get_or_init(|| narrative::scan::denials(self.prose(), self.report.year))
    }

    /// What one pass over the prose collected for the rules on its quality.
    fn slips(&self) -> &Slips {
        self.slips.get_or_init(|| quality::scan::scan(self.prose()))
    }

    /// The total of a row of table 3 or of a part of table 4 (`requests.granted`, `disputes.review`), when it is
    /// certain: as printed, or the sum of the other columns where it is left blank.
    fn total(&self, row: &str) -> Option<(CellId, i64)> {
        let (table, name) = row.split_once('.')?;
        let table = self.report.tables.iter().find(|t| t.form.table.id() == table)?;
        let row = table.form.row(name)?;
        let last = table.form.rows[row].columns.len() - 1;
        let (first, id) = (usize::from(table.form.cell_at(row, 0).index), table.form.cell_at(row, last));
        let cells = &table.cells[first..=first + last];
        let unread = |cell: &Cell| cell.doubt || matches!(cell.state, State::Missing | State::Text);
        let total = &cells[last];
        if unread(total) {
            return None;
        }
        let count = match total.value {
            Some(value) => value,
            None if cells.iter().any(unread) => return None,
            None => cells.iter().filter_map(|cell| cell.value).sum(),
        };
        Some((id, count.as_i64()?))
    }

    /// The sentence that makes a claim.
    fn sentence_of(&self, claim: &Claim) -> &str {
        self.prose().sentence(claim.sentence).1
    }

    /// The report's part of the text; all of it when the reader did not say.
    fn own_text(&self) -> &'a str {
        self.report.span.map_or(self.text, |span| span.of(self.text))
    }

    /// The number that a cell prints for certain.
    fn sure(&self, id: &str) -> Option<(CellId, Decimal)> {
        let id = self.report.tables.iter().find_map(|table| table.form.cell(id))?;
        let cell = self.report.cell(id).filter(|cell| !cell.doubt)?;
        Some((id, cell.value?))
    }

    /// The numbers of several cells of one row of table 2, in this order; `None` unless all are certain.
    fn row_of_disclosure<const N: usize>(
        &self,
        row: &str,
        columns: [&str; N],
    ) -> Option<([CellId; N], [Decimal; N])> {
        let cells: Vec<_> =
            columns.iter().filter_map(|c| self.sure(&["disclosure", row, c].join("."))).collect();
        let cells: [_; N] = cells.try_into().ok()?;
        Some((cells.map(|c| c.0), cells.map(|c| c.1)))
    }

    /// Whether the report has this table in this edition.
    fn has(&self, table: TableKind, edition: Edition) -> bool {
        self.report.edition(table) == Some(edition)
    }

    /// Whether this is a piece of a report, such as one pasted table, that promises no whole.
    fn is_fragment(&self) -> bool {
        self.report.title.is_none() && self.report.sections.len() < 3
    }

    /// Whether the report is on a year before the form with tables two to four existed, or follows the form of
    /// those years.
    fn precedes_form(&self) -> bool {
        precedes_form(self.report)
    }
}

fn precedes_form(report: &Report) -> bool {
    let tables = &report.tables;
    let older = !tables.is_empty() && tables.iter().all(|t| t.form.edition == Edition::S14);
    older || report.year.is_some_and(|year| year < 2019)
}

impl Rule {
    /// Whether the rule looks at something that reports of these editions have.
    fn concerns(&self, editions: &[Edition]) -> bool {
        self.forms.iter().any(|form| editions.contains(form))
    }

    /// A finding of this rule, with nothing but its message.
    fn finding(&self, message: Message) -> Finding {
        Finding {
            rule: self.code,
            severity: self.severity,
            about: self.about,
            message,
            cells: Vec::new(),
            spans: Vec::new(),
            expected: None,
            actual: None,
            repair: Vec::new(),
            breaks: Vec::new(),
            basis: Message::new(self.basis.zh, self.basis.en),
        }
    }
}

impl Finding {
    /// Names the cells, most suspect first, and with them their places.
    fn at(mut self, report: &Report, cells: Vec<CellId>) -> Self {
        self.spans = cells.iter().filter_map(|&id| report.cell(id)?.span).collect();
        self.cells = cells;
        self
    }

    /// Rules on every table name the documents of today's; a finding on the statistics table rests on its own.
    fn with_own_basis(mut self) -> Self {
        let statistics = self.about == About::Report
            && self.rule.starts_with("FORM-")
            && self.cells.first().is_some_and(|id| id.edition == Edition::S14);
        if statistics {
            let basis = Edition::S14.basis();
            self.basis = Message::new(basis.zh, basis.en);
        }
        self
    }

    /// Names places that are not cells.
    fn on(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.spans.extend(spans);
        self
    }
}

/// Checks every report of a document, filling their findings and counts.
pub fn check(document: &mut Document) {
    let mut reports = std::mem::take(&mut document.reports);
    for report in &mut reports {
        check_report(&document.text, report);
    }
    document.reports = reports;
    let found = RULES.iter().filter_map(|rule| match rule.check {
        Check::Document(check) => Some(check(document)),
        Check::Report(_) => None,
    });
    document.findings = found.flatten().collect();
    order::by_key(&mut document.findings, |f| f.severity as u32);
}

fn check_report(text: &str, report: &mut Report) {
    let (mut findings, mut checks, mut assessed) = (Vec::new(), Checks::default(), Vec::new());
    let editions = editions(report);
    for (rule, outcome) in outcomes(text, report) {
        let assessment = match outcome {
            Outcome::Passed => {
                checks.passed += 1;
                Assessment::Passed
            }
            // That a report has no table of other years' forms is no gap in its check.
            Outcome::NotAssessable if !rule.concerns(&editions) => continue,
            Outcome::NotAssessable => {
                checks.not_assessable += 1;
                Assessment::NotAssessable
            }
            Outcome::Failed(found) => {
                checks.failed += 1;
                findings.extend(found.into_iter().map(Finding::with_own_basis));
                Assessment::Failed
            }
        };
        assessed.push((rule.code, assessment));
    }
    order::by_key(&mut findings, reading_order);
    (report.findings, report.checks, report.outcomes) = (findings, checks, assessed);
}

/// The editions that a report's tables follow; without tables, the one of its year.
fn editions(report: &Report) -> Vec<Edition> {
    let mut editions: Vec<Edition> = report.tables.iter().map(|table| table.form.edition).collect();
    if editions.is_empty() {
        editions
            .push(report.year.map_or(Edition::F21, |year| Edition::for_year(year).unwrap_or(Edition::S14)));
    }
    editions
}

/// The editions that rules are for.
mod forms {
    use super::Edition::{self, F19 as Of2019, F21 as Of2021, S14 as Of2014};

    pub(super) const ANY: &[Edition] = &[Of2014, Of2019, Of2021];
    pub(super) const LATER: &[Edition] = &[Of2019, Of2021];
    pub(super) const S14: &[Edition] = &[Of2014];
    pub(super) const F19: &[Edition] = &[Of2019];
    pub(super) const F21: &[Edition] = &[Of2021];
}

/// Every rule on reports with its outcome, in the order of the catalogue.
pub fn outcomes(text: &str, report: &Report) -> Vec<(&'static Rule, Outcome)> {
    let subject = Subject::new(text, report);
    let assess = |rule: &&'static Rule| match rule.check {
        Check::Report(check) => Some((*rule, check(&subject))),
        Check::Document(_) => None,
    };
    RULES.iter().filter_map(assess).collect()
}

/// Most severe first; then what names cells in the order of the tables, and the rest after it.
fn reading_order(finding: &Finding) -> u32 {
    let place = finding.cells.first().map_or(0xFFF << 16, |cell| {
        (cell.table as u32) << 20 | (cell.edition as u32) << 16 | u32::from(cell.index)
    });
    (finding.severity as u32) << 28 | place
}

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &arithmetic::t3_balance::RULE,
    &arithmetic::t3_result_sum::RULE,
    &arithmetic::t3_row_sum::RULE,
    &arithmetic::t3_total_blank::RULE,
    &arithmetic::t3_only_total::RULE,
    &arithmetic::t4_sum::RULE,
    &requests::carry_share::RULE,
    &requests::misc_share::RULE,
    &requests::fee_class::RULE,
    &requests::direct_2024::RULE,
    &requests::no_request::RULE,
    &disclosure::valid_bound::RULE,
    &disclosure::rule_authority::RULE,
    &disclosure::fee_unit::RULE,
    &disclosure::disclosed_bound::RULE,
    &disclosure::items_neg::RULE,
    &disclosure::decision_noitem::RULE,
    &disclosure::proc_pair::RULE,
    &disclosure::proc_decimals::RULE,
    &disclosure::proc_unit::RULE,
    &disclosure::norm_zero::RULE,
    &statistics::received::RULE,
    &statistics::done::RULE,
    &statistics::reply::RULE,
    &statistics::denied::RULE,
    &statistics::review::RULE,
    &statistics::litigation::RULE,
    &statistics::staff::RULE,
    &statistics::channel::RULE,
    &statistics::norm::RULE,
    &statistics::leader::RULE,
    &statistics::reply_done::RULE,
    &statistics::unit::RULE,
    &form::version::RULE,
    &form::table_missing::RULE,
    &form::row_missing::RULE,
    &form::row_extra::RULE,
    &form::label::RULE,
    &form::header::RULE,
    &form::negative::RULE,
    &form::noninteger::RULE,
    &form::nonnumeric::RULE,
    &form::blank::RULE,
    &form::placeholder::RULE,
    &form::duplicate::RULE,
    &document::title::RULE,
    &document::year::RULE,
    &document::agency::RULE,
    &document::period::RULE,
    &document::deadline::RULE,
    &document::early::RULE,
    &section::missing::RULE,
    &section::order::RULE,
    &section::number::RULE,
    &section::title::RULE,
    &section::length::RULE,
    &section::aspects::RULE,
    &section::gov_eval::RULE,
    &section::s5_empty::RULE,
    &section::no_measure::RULE,
    &section::s6_empty::RULE,
    &section::s6_fee::RULE,
    &narrative::t3_none::RULE,
    &narrative::t3_new::RULE,
    &narrative::t3_done::RULE,
    &narrative::t3_over::RULE,
    &narrative::t3_forward::RULE,
    &narrative::t3_outcome::RULE,
    &narrative::t4_none::RULE,
    &narrative::t4_review::RULE,
    &narrative::t4_litigation::RULE,
    &narrative::t4_upheld::RULE,
    &narrative::t2_docs::RULE,
    &narrative::subtotal::RULE,
    &narrative::t3_percent::RULE,
    &narrative::t3_rate::RULE,
    &quality::dup_char::RULE,
    &quality::ordinal::RULE,
    &quality::ordinal_head::RULE,
    &quality::year_stale::RULE,
    &quality::agency_name::RULE,
    &quality::law_name::RULE,
    &quality::docno::RULE,
    &quality::citation_old::RULE,
    &quality::term::RULE,
    &quality::title_double::RULE,
    &quality::residue::RULE,
    &quality::punct::RULE,
    &quality::generic::RULE,
    &quality::noise::RULE,
    &quality::pii_id::RULE,
    &quality::pii_mobile::RULE,
    &quality::pii_bank::RULE,
    &quality::pii_name::RULE,
    &quality::pii_mark::RULE,
    &reading::t2_partial::RULE,
    &reading::t3_partial::RULE,
    &reading::t4_partial::RULE,
    &reading::s14_partial::RULE,
    &reading::no_national_table::RULE,
    &reading::col_shift::RULE,
    &reading::num::RULE,
    &reading::empty::RULE,
    &reading::no_report::RULE,
    &reading::truncated::RULE,
];

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.code.eq_ignore_ascii_case(code)).copied()
}

/// Shorthand for the rules' texts.
const fn w(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_everything_in_both_languages() {
        for rule in RULES {
            let texts = [rule.title, rule.what, rule.why, rule.fix, rule.example, rule.basis];
            for text in texts {
                assert!(text.zh.chars().any(|c| ('一'..='鿿').contains(&c)), "{}: {:?}", rule.code, text.zh);
                assert!(text.en.chars().any(|c| c.is_ascii_alphabetic()), "{}: {:?}", rule.code, text.en);
            }
            for sentence in [rule.what, rule.why, rule.fix] {
                assert!(sentence.zh.ends_with('。') && sentence.en.ends_with('.'), "{}", rule.code);
            }
        }
    }

    #[test]
    fn outcomes_are_the_counts_rule_by_rule() {
        let text = "某县某局2022年政府信息公开工作年度报告\n一、总体情况";
        let report = crate::parse(text, crate::Media::PlainText, "").reports.remove(0);
        let count = |one| report.outcomes.iter().filter(|(_, how)| *how == one).count() as u32;
        let Checks { passed, failed, not_assessable } = report.checks;
        assert!(failed > 0 && not_assessable > 0);
        assert_eq!(count(Assessment::Passed), passed);
        assert_eq!(count(Assessment::Failed), failed);
        assert_eq!(count(Assessment::NotAssessable), not_assessable);
        // Rules on the table of other years are not among them.
        assert!(report.outcomes.iter().all(|(code, _)| !code.starts_with("S14-")));
    }

    #[test]
    fn codes_are_unique_and_find_their_rule() {
        for (at, one) in RULES.iter().enumerate() {
            assert!(std::ptr::eq(rule(&one.code.to_lowercase()).expect("registered"), *one), "{}", one.code);
            assert!(RULES[..at].iter().all(|other| other.code != one.code));
        }
        assert!(rule("T9-NOTHING").is_none());
    }

    #[test]
    fn readings_doubts_are_never_errors() {
        for rule in RULES.iter().filter(|r| r.about == About::Reading) {
            assert!(rule.code.starts_with("PARSE-") && rule.severity != Severity::Error, "{}", rule.code);
        }
    }

    /// One rule, one file, named after the code.
    #[test]
    fn every_rule_has_its_file() {
        let sources = [
            ("T3-BALANCE", include_str!("arithmetic/t3_balance.rs")),
            ("T3-RESULT-SUM", include_str!("arithmetic/t3_result_sum.rs")),
            ("T3-ROW-SUM", include_str!("arithmetic/t3_row_sum.rs")),
            ("T3-TOTAL-BLANK", include_str!("arithmetic/t3_total_blank.rs")),
            ("T3-ONLY-TOTAL", include_str!("arithmetic/t3_only_total.rs")),
            ("T4-SUM", include_str!("arithmetic/t4_sum.rs")),
            ("T3-CARRY-SHARE", include_str!("requests/carry_share.rs")),
            ("T3-MISC-SHARE", include_str!("requests/misc_share.rs")),
            ("T3-FEE-CLASS", include_str!("requests/fee_class.rs")),
            ("T4-DIRECT-2024", include_str!("requests/direct_2024.rs")),
            ("T4-NO-REQUEST", include_str!("requests/no_request.rs")),
            ("T2-VALID-BOUND", include_str!("disclosure/valid_bound.rs")),
            ("T2-RULE-AUTHORITY", include_str!("disclosure/rule_authority.rs")),
            ("T2-FEE-UNIT", include_str!("disclosure/fee_unit.rs")),
            ("T2-DISCLOSED-BOUND", include_str!("disclosure/disclosed_bound.rs")),
            ("T2-ITEMS-NEG", include_str!("disclosure/items_neg.rs")),
            ("T2-DECISION-NOITEM", include_str!("disclosure/decision_noitem.rs")),
            ("T2-PROC-PAIR", include_str!("disclosure/proc_pair.rs")),
            ("T2-PROC-DECIMALS", include_str!("disclosure/proc_decimals.rs")),
            ("T2-PROC-UNIT", include_str!("disclosure/proc_unit.rs")),
            ("T2-NORM-ZERO", include_str!("disclosure/norm_zero.rs")),
            ("S14-RECEIVED", include_str!("statistics/received.rs")),
            ("S14-DONE", include_str!("statistics/done.rs")),
            ("S14-REPLY", include_str!("statistics/reply.rs")),
            ("S14-DENIED", include_str!("statistics/denied.rs")),
            ("S14-REVIEW", include_str!("statistics/review.rs")),
            ("S14-LITIGATION", include_str!("statistics/litigation.rs")),
            ("S14-STAFF", include_str!("statistics/staff.rs")),
            ("S14-CHANNEL", include_str!("statistics/channel.rs")),
            ("S14-NORM", include_str!("statistics/norm.rs")),
            ("S14-LEADER", include_str!("statistics/leader.rs")),
            ("S14-REPLY-DONE", include_str!("statistics/reply_done.rs")),
            ("S14-UNIT", include_str!("statistics/unit.rs")),
            ("FORM-VERSION", include_str!("form/version.rs")),
            ("FORM-TABLE-MISSING", include_str!("form/table_missing.rs")),
            ("FORM-ROW-MISSING", include_str!("form/row_missing.rs")),
            ("FORM-ROW-EXTRA", include_str!("form/row_extra.rs")),
            ("FORM-LABEL", include_str!("form/label.rs")),
            ("FORM-HEADER", include_str!("form/header.rs")),
            ("FORM-NEGATIVE", include_str!("form/negative.rs")),
            ("FORM-NONINTEGER", include_str!("form/noninteger.rs")),
            ("FORM-NONNUMERIC", include_str!("form/nonnumeric.rs")),
            ("FORM-BLANK", include_str!("form/blank.rs")),
            ("FORM-PLACEHOLDER", include_str!("form/placeholder.rs")),
            ("FORM-DUPLICATE", include_str!("form/duplicate.rs")),
            ("DOC-TITLE", include_str!("document/title.rs")),
            ("DOC-YEAR", include_str!("document/year.rs")),
            ("DOC-AGENCY", include_str!("document/agency.rs")),
            ("DOC-PERIOD", include_str!("document/period.rs")),
            ("DOC-DEADLINE", include_str!("document/deadline.rs")),
            ("DOC-EARLY", include_str!("document/early.rs")),
            ("SEC-MISSING", include_str!("section/missing.rs")),
            ("SEC-ORDER", include_str!("section/order.rs")),
            ("SEC-NUMBER", include_str!("section/number.rs")),
            ("SEC-TITLE", include_str!("section/title.rs")),
            ("SEC1-LENGTH", include_str!("section/length.rs")),
            ("SEC1-ASPECTS", include_str!("section/aspects.rs")),
            ("SEC1-GOV-EVAL", include_str!("section/gov_eval.rs")),
            ("SEC5-EMPTY", include_str!("section/s5_empty.rs")),
            ("SEC5-NO-MEASURE", include_str!("section/no_measure.rs")),
            ("SEC6-EMPTY", include_str!("section/s6_empty.rs")),
            ("SEC6-FEE", include_str!("section/s6_fee.rs")),
            ("TXT-T3-NONE", include_str!("narrative/t3_none.rs")),
            ("TXT-T3-NEW", include_str!("narrative/t3_new.rs")),
            ("TXT-T3-DONE", include_str!("narrative/t3_done.rs")),
            ("TXT-T3-OVER", include_str!("narrative/t3_over.rs")),
            ("TXT-T3-FORWARD", include_str!("narrative/t3_forward.rs")),
            ("TXT-T3-OUTCOME", include_str!("narrative/t3_outcome.rs")),
            ("TXT-T4-NONE", include_str!("narrative/t4_none.rs")),
            ("TXT-T4-REVIEW", include_str!("narrative/t4_review.rs")),
            ("TXT-T4-LITIGATION", include_str!("narrative/t4_litigation.rs")),
            ("TXT-T4-ALL-UPHELD", include_str!("narrative/t4_upheld.rs")),
            ("TXT-T2-DOCS", include_str!("narrative/t2_docs.rs")),
            ("TXT-SUBTOTAL", include_str!("narrative/subtotal.rs")),
            ("TXT-PERCENT", include_str!("narrative/t3_percent.rs")),
            ("TXT-RATE", include_str!("narrative/t3_rate.rs")),
            ("QLT-DUP-CHAR", include_str!("quality/dup_char.rs")),
            ("QLT-ORDINAL", include_str!("quality/ordinal.rs")),
            ("QLT-ORDINAL-HEAD", include_str!("quality/ordinal_head.rs")),
            ("QLT-YEAR-STALE", include_str!("quality/year_stale.rs")),
            ("QLT-AGENCY-NAME", include_str!("quality/agency_name.rs")),
            ("QLT-LAW-NAME", include_str!("quality/law_name.rs")),
            ("QLT-DOCNO", include_str!("quality/docno.rs")),
            ("QLT-CITATION-OLD", include_str!("quality/citation_old.rs")),
            ("QLT-TERM", include_str!("quality/term.rs")),
            ("QLT-TITLE-DOUBLE", include_str!("quality/title_double.rs")),
            ("QLT-RESIDUE", include_str!("quality/residue.rs")),
            ("QLT-PUNCT", include_str!("quality/punct.rs")),
            ("QLT-GENERIC", include_str!("quality/generic.rs")),
            ("QLT-NOISE", include_str!("quality/noise.rs")),
            ("PII-ID", include_str!("quality/pii_id.rs")),
            ("PII-MOBILE", include_str!("quality/pii_mobile.rs")),
            ("PII-BANK", include_str!("quality/pii_bank.rs")),
            ("PII-NAME", include_str!("quality/pii_name.rs")),
            ("PII-MARK", include_str!("quality/pii_mark.rs")),
            ("PARSE-T2-PARTIAL", include_str!("reading/t2_partial.rs")),
            ("PARSE-T3-PARTIAL", include_str!("reading/t3_partial.rs")),
            ("PARSE-T4-PARTIAL", include_str!("reading/t4_partial.rs")),
            ("PARSE-S14-PARTIAL", include_str!("reading/s14_partial.rs")),
            ("PARSE-NO-NATIONAL-TABLE", include_str!("reading/no_national_table.rs")),
            ("PARSE-COL-SHIFT", include_str!("reading/col_shift.rs")),
            ("PARSE-NUM", include_str!("reading/num.rs")),
            ("PARSE-EMPTY", include_str!("reading/empty.rs")),
            ("PARSE-NO-REPORT", include_str!("reading/no_report.rs")),
            ("PARSE-TRUNCATED", include_str!("reading/truncated.rs")),
        ];
        assert!(RULES.iter().map(|r| r.code).eq(sources.iter().map(|s| s.0)));
        for (code, source) in sources {
            assert!(source.contains(&format!("code: \"{code}\"")), "{code}");
        }
    }
}
