//! From a report to findings: one file per rule, a small registry.
//!
//! A rule is a `pub static RULE` in a file of its own, in the folder of its family, and a line in [`RULES`].
//! Its texts stand beside its code. Rules only look; what a report prints is never altered.
//!
//! The sums of tables 3 and 4 are the exception to “one rule, one pass”: one wrong number breaks up to four
//! identities, so `arithmetic` evaluates them all at once, looks for the causes, and hands each rule its share.

mod absence;
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
mod selection;
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
pub use selection::{Choice, ChoiceError, Selection, named};
use std::cell::OnceCell;

/// How one rule came out on one report.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
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

/// A rule: what it checks, why it matters, an example, what to do. When it is silent, [`guards`] says.
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
#[non_exhaustive]
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
        let table = self.report.table(TableKind::Disclosure)?;
        let row = table.form.row(row)?;
        let sure = |id: &&str| {
            let column = table.form.rows[row].columns.iter().position(|c| c.id == *id)?;
            let id = table.form.cell_at(row, column);
            let cell = table.cells.get(usize::from(id.index)).filter(|cell| !cell.doubt)?;
            Some((id, cell.value?))
        };
        let cells: Vec<_> = columns.iter().filter_map(sure).collect();
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
        let basis = Message::new(self.basis.zh, self.basis.en);
        Finding { basis, ..Finding::new(self.code, self.severity, self.about, message) }
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

/// Checks every report of a document by every rule, filling their findings and counts.
pub fn check(document: &mut Document) {
    check_with(document, &Selection::default());
}

/// The same by the rules of a selection. What it leaves out is counted and listed as not selected; the reader's doubts
/// are told whatever is selected.
pub fn check_with(document: &mut Document, selection: &Selection) {
    let mut reports = std::mem::take(&mut document.reports);
    for report in &mut reports {
        check_report(&document.text, report, selection);
    }
    document.reports = reports;
    let mut findings = Vec::new();
    for rule in RULES {
        if let Check::Document(check) = rule.check {
            selection.admit(check(document), &mut findings);
        }
    }
    order::by_key(&mut findings, |f| f.severity as u32);
    document.findings = findings;
}

/// Every rule looks at the report, also one that is left out: it may have a doubt of the reader to tell, and its finding
/// may be another rule's as well.
fn check_report(text: &str, report: &mut Report, selection: &Selection) {
    let (mut findings, mut checks, mut assessed) = (Vec::new(), Checks::default(), Vec::new());
    let editions = editions(report);
    for (rule, outcome) in outcomes(text, report) {
        // That a report has no table of other years' forms is no gap in its check.
        if outcome == Outcome::NotAssessable && !rule.concerns(&editions) {
            continue;
        }
        let selected = selection.selects(rule);
        let assessment = match &outcome {
            _ if !selected => Assessment::NotSelected,
            Outcome::Passed => Assessment::Passed,
            Outcome::NotAssessable => Assessment::NotAssessable,
            Outcome::Failed(_) => Assessment::Failed,
        };
        if let Outcome::Failed(found) = outcome {
            selection.admit(found, &mut findings);
        }
        checks.count(assessment);
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

/// Makes lists of the rules' files: one line here registers a rule for everything there is.
macro_rules! registry {
    ($($family:ident :: $rule:ident,)*) => {
        /// Every rule, in the order of the catalogue.
        pub static RULES: &[&Rule] = &[$(&$family::$rule::RULE,)*];

        /// When each of them is silent. Apart from the rules, because only the pages of the catalogue ask for it: an
        /// engine that does not link [`guards`] does not hold these texts either.
        static GUARDS: &[Words] = &[$($family::$rule::GUARDS,)*];

        /// Each rule with its file, the text of it, and how it is tried.
        #[cfg(test)]
        fn files() -> Vec<(&'static Rule, &'static str, &'static str, &'static dyn fixture::Tried)> {
            vec![$((
                &$family::$rule::RULE,
                concat!(stringify!($family), "/", stringify!($rule), ".rs"),
                include_str!(concat!(stringify!($family), "/", stringify!($rule), ".rs")),
                $family::$rule::tests::TRIAL,
            ),)*]
        }
    };
}

registry! {
    arithmetic::t3_balance,
    arithmetic::t3_result_sum,
    arithmetic::t3_row_sum,
    arithmetic::t3_total_blank,
    arithmetic::t3_only_total,
    arithmetic::t4_sum,
    requests::carry_share,
    requests::misc_share,
    requests::fee_class,
    requests::direct_2024,
    requests::no_request,
    disclosure::valid_bound,
    disclosure::rule_authority,
    disclosure::fee_unit,
    disclosure::disclosed_bound,
    disclosure::items_neg,
    disclosure::decision_noitem,
    disclosure::proc_pair,
    disclosure::proc_decimals,
    disclosure::proc_unit,
    disclosure::norm_zero,
    statistics::received,
    statistics::done,
    statistics::reply,
    statistics::denied,
    statistics::review,
    statistics::litigation,
    statistics::staff,
    statistics::channel,
    statistics::norm,
    statistics::leader,
    statistics::reply_done,
    statistics::unit,
    form::version,
    form::table_missing,
    form::row_missing,
    form::row_extra,
    form::label,
    form::header,
    form::negative,
    form::noninteger,
    form::nonnumeric,
    form::blank,
    form::placeholder,
    form::duplicate,
    document::title,
    document::year,
    document::agency,
    document::period,
    document::deadline,
    document::early,
    section::missing,
    section::order,
    section::number,
    section::title,
    section::length,
    section::aspects,
    section::gov_eval,
    section::s5_empty,
    section::no_measure,
    section::s6_empty,
    section::s6_fee,
    narrative::t3_none,
    narrative::t3_new,
    narrative::t3_done,
    narrative::t3_over,
    narrative::t3_forward,
    narrative::t3_outcome,
    narrative::t4_none,
    narrative::t4_review,
    narrative::t4_litigation,
    narrative::t4_upheld,
    narrative::t2_docs,
    narrative::subtotal,
    narrative::t3_percent,
    narrative::t3_rate,
    quality::dup_char,
    quality::ordinal,
    quality::ordinal_head,
    quality::year_stale,
    quality::agency_name,
    quality::law_name,
    quality::docno,
    quality::citation_old,
    quality::term,
    quality::title_double,
    quality::residue,
    quality::punct,
    quality::generic,
    quality::noise,
    quality::pii_id,
    quality::pii_mobile,
    quality::pii_bank,
    quality::pii_name,
    quality::pii_mark,
    reading::t2_partial,
    reading::t3_partial,
    reading::t4_partial,
    reading::s14_partial,
    reading::no_national_table,
    reading::col_shift,
    reading::num,
    reading::empty,
    reading::no_report,
    reading::truncated,
}

/// When a rule is silent though one might expect it to speak: what keeps it from false alarms.
pub fn guards(rule: &Rule) -> Words {
    let at = RULES.iter().position(|one| one.code == rule.code);
    at.map_or(Words { zh: "", en: "" }, |at| GUARDS[at])
}

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
            let texts = [rule.title, rule.what, rule.why, rule.fix, rule.example, rule.basis, guards(rule)];
            for text in texts {
                assert!(text.zh.chars().any(|c| ('一'..='鿿').contains(&c)), "{}: {:?}", rule.code, text.zh);
                assert!(text.en.chars().any(|c| c.is_ascii_alphabetic()), "{}: {:?}", rule.code, text.en);
            }
            for sentence in [rule.what, rule.why, rule.fix, guards(rule)] {
                assert!(sentence.zh.ends_with('。') && sentence.en.ends_with('.'), "{}", rule.code);
            }
        }
    }

    #[test]
    fn outcomes_are_the_counts_rule_by_rule() {
        let text = "某县某局2022年政府信息公开工作年度报告\n一、总体情况";
        let report = crate::parse(text, crate::Media::PlainText, "").reports.remove(0);
        let count = |one| report.outcomes.iter().filter(|(_, how)| *how == one).count() as u32;
        let Checks { passed, failed, not_assessable, not_selected } = report.checks;
        assert!(failed > 0 && not_assessable > 0);
        assert_eq!(count(Assessment::Passed), passed);
        assert_eq!(count(Assessment::Failed), failed);
        assert_eq!(count(Assessment::NotAssessable), not_assessable);
        assert_eq!((count(Assessment::NotSelected), not_selected), (0, 0));
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

    #[test]
    fn every_rule_has_its_own_file() {
        for (rule, file, source, _) in files() {
            assert!(source.contains(&format!("code: \"{}\"", rule.code)), "{}: {file}", rule.code);
            assert_eq!(source.matches("static RULE: Rule").count(), 1, "{file}");
        }
    }

    /// A rule lacks nothing only if it is tried both ways, those on prose with several sentences each.
    #[test]
    fn every_rule_is_tried() {
        let mut surprises = Vec::new();
        for (rule, file, _, trial) in files() {
            let least = if file.starts_with("narrative/") { 5 } else { 1 };
            let [firing, silent] = trial.cases();
            if firing < least || silent < least {
                surprises.push(format!(
                    "{} has {firing} firing and {silent} silent cases, not {least}",
                    rule.code
                ));
            }
            surprises.extend(trial.surprises(rule));
        }
        assert!(surprises.is_empty(), "{}", surprises.join("\n"));
    }
}
