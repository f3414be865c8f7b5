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
mod disclosure;
mod document;
mod file;
mod form;
mod narrative;
mod prose;
mod quality;
mod reading;
mod regime;
mod requests;
mod scope;
mod section;
mod selection;
mod statistics;
#[cfg(feature = "text-rules")]
mod text_rule;
mod wording;

#[cfg(test)]
mod fixture;

use self::form::table_missing::MissingTables;
use crate::Decimal;
use crate::body;
use crate::form::{CellId, Edition, TableKind, Words};
use crate::order;
use crate::report::{
    About, Assessment, Cell, Checks, Code, Condition, Document, Finding, Gap, Message, ObservationKind,
    Report, Severity, State, Table, Why,
};
use crate::span::Span;
use crate::stage;
use absence::Extent;
use arithmetic::{Diagnosis, s14};
use narrative::claims::Claim;
use narrative::scan::Denial;
use prose::Prose;
use quality::scan::Slips;
use scope::{Cells, Scope, Text, counts, filled, headings, labels, of, prints, sums, values, words};
pub use selection::{Choice, ChoiceError, Selection, named};
use std::cell::OnceCell;
#[cfg(feature = "text-rules")]
use text_rule::Fuel;
#[cfg(feature = "text-rules")]
pub use {
    selection::named_with,
    text_rule::{TextRule, TextRuleError},
};

/// What text rules may take; nothing where there are none.
#[cfg(not(feature = "text-rules"))]
struct Fuel;

#[cfg(not(feature = "text-rules"))]
impl Fuel {
    fn of(_: usize) -> Fuel {
        Fuel
    }
}

/// What one rule says about one report; how it came out then depends on what it could look at ([`Assessed`]).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// Nothing wrong.
    Passed,
    /// Something wrong. The findings may be none, when the same cause is already told by another rule (its
    /// finding then names this rule in [`Finding::breaks`]).
    Failed(Vec<Finding>),
    /// The report does not hold what the rule looks at, or it was not read.
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
    missing: OnceCell<MissingTables>,
    extent: OnceCell<Extent>,
    draft: OnceCell<bool>,
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
            missing: OnceCell::new(),
            extent: OnceCell::new(),
            draft: OnceCell::new(),
        }
    }

    /// How far the text reaches.
    fn extent(&self) -> &Extent {
        let agency = self.report.agency.as_deref().unwrap_or_default();
        let concludes = |tables_apart: bool| {
            let (prose, own) = (self.prose(), self.own_text());
            let said = prose.section(6);
            // What stands behind the prose is a table's, or a page's.
            let end = prose.text().char_indices().next_back().map_or(0, |(at, _)| at);
            let behind = own.trim_end().len() as u32 + self.report.span.map_or(0, |span| span.start);
            let is_last = !said.is_empty() && prose.place(end, prose.text().len()).end >= behind;
            !said.is_empty() && (tables_apart || !is_last || !absence::breaks_off(said, agency))
        };
        self.extent.get_or_init(|| Extent::of(self.text, self.report, self.form_does_not_apply(), concludes))
    }

    /// Whether nobody has filled the form in.
    fn is_draft(&self) -> bool {
        /// So many bytes of prose in a section are no “none” or blank to be filled.
        const SAID: usize = 60;
        let says = || (1..=6).any(|number| self.prose().section(number).len() > SAID);
        *self.draft.get_or_init(|| absence::is_draft(self.report, says))
    }

    /// Whether a copy that ends early breaks off in this sentence: what it says is not known.
    fn breaks_off_in(&self, sentence: prose::Sentence) -> bool {
        let text = self.prose().text();
        sentence.end == text.len() && !text.ends_with(['。', '！', '？', '；']) && self.extent().ends_early()
    }

    /// What must be said before anything else is said of the report.
    fn condition(&self) -> Option<Condition> {
        let read = |table: &&Table| table.cells.iter().filter(|cell| !cell.doubt).count();
        let size = |kind: &TableKind| crate::form::form(*kind, Edition::F21).size();
        let tables = &self.report.tables;
        let certain: usize = tables.iter().map(|table| read(&table)).sum();
        let missing: usize = self.missing().unread.iter().map(size).sum();
        let all = missing + tables.iter().map(|table| table.cells.len()).sum::<usize>();
        match () {
            () if self.is_draft() => Some(Condition::Draft),
            () if self.extent().ends_early() || self.extent().begins_late().is_some() => {
                Some(Condition::EndsEarly)
            }
            () if certain == 0 && (all > 0 || !self.missing().cut.is_empty()) => Some(Condition::Unread),
            () if 2 * certain < all => Some(Condition::HalfRead),
            () => None,
        }
    }

    /// Why something that a rule wants and did not find may still be said.
    fn may_be_said(&self, text: Text) -> Option<Why> {
        let open = match text {
            Text::Wanted(0) => self.extent().ends_early(),
            Text::Wanted(number) => self.extent().is_open(number),
            _ => return None,
        };
        if open { Some(Why::Cut) } else { self.is_draft().then_some(Why::Unfilled) }
    }

    /// The tables of the form that were not found, and whether that proves anything.
    fn missing(&self) -> &MissingTables {
        self.missing.get_or_init(|| MissingTables::of(self))
    }

    /// Whether a report of this year or form has this table.
    fn is_due(&self, kind: TableKind) -> bool {
        let older = editions(self.report).contains(&Edition::S14);
        older == (kind == TableKind::Statistics)
    }

    /// Why a table that was not found cannot be looked at.
    fn why_absent(&self, kind: TableKind) -> Why {
        let MissingTables { absent, cut, .. } = self.missing();
        match () {
            () if absent.contains(&kind) => Why::Absent,
            () if cut.contains(&kind) => Why::Cut,
            () => Why::Unread,
        }
    }

    /// Why a rule that lacks nothing still says nothing.
    fn why_not(&self) -> Why {
        if self.is_fragment() { Why::Cut } else { Why::Inapplicable }
    }

    /// Why words that a rule looks at are not there, or did not lead anywhere.
    fn why_unsaid(&self, text: Text, passed: bool) -> Option<Why> {
        let empty = match text {
            Text::Nothing => return None,
            Text::Head => return (!passed).then_some(Why::Unrecognised),
            Text::Whole => false,
            Text::Claims | Text::Prose | Text::Wanted(0) => self.prose().is_empty(),
            Text::Section(number) | Text::Wanted(number) => self.prose().section(number).is_empty(),
        };
        let open = match text {
            Text::Section(number) => self.extent().is_open(number),
            Text::Wanted(_) => false,
            _ => self.extent().ends_early(),
        };
        match text {
            _ if open || empty && !passed && self.is_fragment() => Some(Why::Cut),
            _ if passed => None,
            _ if empty => Some(Why::Absent),
            Text::Claims => Some(Why::Unrecognised),
            _ => None,
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
        self.denials.get_or_init(|| {
            let agency = self.report.agency.as_deref().unwrap_or_default();
            let mut denials = narrative::scan::denials(self.prose(), self.report.year, agency);
            let last = self.prose().sentences().last().filter(|(sentence, _)| self.breaks_off_in(*sentence));
            denials.retain(|denial| last.is_none_or(|(sentence, _)| denial.end <= sentence.start));
            denials
        })
    }

    /// What one pass over the prose collected for the rules on its quality.
    /// The year of the report; `None` where its title names one and the statistical period another, and which of them is
    /// wrong is for people to say.
    fn sure_year(&self) -> Option<u16> {
        let year = self.report.year?;
        let disputed = self.report.period.is_some_and(|period| {
            let stated = period.from.year;
            stated == period.to.year
                && stated != year
                && self.prose().section(1).contains(&stated.to_string())
        });
        (!disputed).then_some(year)
    }

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

    /// The number of a cell as [`Self::sure`], where no sum shows that it is another one.
    fn undisputed(&self, id: &str) -> Option<(CellId, Decimal)> {
        let sure = self.sure(id)?;
        let mut corrections = self.diagnosis.findings().iter().flat_map(|finding| &finding.repair);
        (!corrections.any(|repair| repair.cell == sure.0)).then_some(sure)
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
        self.extent().is_fragment()
    }

    /// Whether the form does not apply to the report: it is on a year before it, or drawn up under other rules.
    fn form_does_not_apply(&self) -> bool {
        regime::is_older(self) || regime::is_other(self)
    }
}

impl Rule {
    /// Whether the rule looks at something that reports of these editions have.
    fn concerns(&self, editions: &[Edition]) -> bool {
        self.forms.iter().any(|form| editions.contains(form))
    }

    /// A finding of this rule with nothing but its message: the first line is the headline, what follows shows it.
    fn finding(&self, message: Message) -> Finding {
        let basis = Message::new(self.basis.zh, self.basis.en);
        let mut finding = Finding { basis, ..Finding::new(self.code, self.severity, self.about, message) };
        let Finding { message, detail, .. } = &mut finding;
        for (headline, detail) in [(&mut message.zh, &mut detail.zh), (&mut message.en, &mut detail.en)] {
            if let Some(at) = headline.find('\n') {
                *detail = headline.split_off(at + 1);
                headline.pop();
            }
        }
        finding
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
    stage::enter("check");
    let mut reports = std::mem::take(&mut document.reports);
    let illegible = document
        .observations
        .iter()
        .any(|observed| observed.kind == ObservationKind::Characters && observed.everything);
    let mut fuel = Fuel::of(document.text.len());
    for report in &mut reports {
        check_report(&document.text, report, selection, illegible, &mut fuel);
    }
    document.reports = reports;
    let mut findings = Vec::new();
    for rule in RULES {
        if let Check::Document(check) = rule.check {
            stage::enter(rule.code);
            selection.admit(check(document), &mut findings);
        }
    }
    stage::enter("check");
    order::by_key(&mut findings, |f| f.severity as u32);
    document.findings = findings;
}

/// Every rule looks at the report, also one that is left out: it may have a doubt of the reader to tell, and its finding
/// may be another rule's as well.
///
/// `illegible`: any character may be another than the printed one, as the file's reader says. What is wrong then may be
/// so in the reading alone.
fn check_report(text: &str, report: &mut Report, selection: &Selection, illegible: bool, fuel: &mut Fuel) {
    let mut findings = Vec::new();
    (report.outcomes, report.gaps, report.checks) = (Vec::new(), Vec::new(), Checks::default());
    let editions = editions(report);
    let subject = Subject::new(text, report);
    let (condition, assessed) = (subject.condition(), assess(&subject));
    stage::enter("text rules");
    let own = own_rules(&subject, selection, illegible, fuel);
    report.condition = condition;
    for Assessed { rule, findings: mut found, mut how, mut gap } in assessed {
        if illegible && found.iter().any(|finding| finding.about == About::Report) {
            found.retain(|finding| finding.about != About::Report);
            (how, gap) = (Assessment::NotAssessable, Some(Gap::of(Why::Unread)));
        }
        // The reader's doubts are no checks of the report; and that a report has no table of other years' forms is no
        // gap in its check.
        let is_check =
            rule.about == About::Report && (how != Assessment::NotAssessable || rule.concerns(&editions));
        let selected = selection.selects(rule);
        selection.admit(found, &mut findings);
        if !is_check {
            continue;
        }
        let how = if selected { how } else { Assessment::NotSelected };
        report.checks.count(how);
        report.outcomes.push((rule.code.into(), how));
        report.gaps.extend(gap.filter(|_| selected).map(|gap| (rule.code.into(), gap)));
    }
    for Owned { code, findings: found, how, gap } in own {
        findings.extend(found);
        report.checks.count(how);
        report.outcomes.push((code.clone(), how));
        report.gaps.extend(gap.map(|gap| (code, gap)));
    }
    order::by_key(&mut findings, reading_order);
    report.findings = findings;
}

/// How one rule came out that the selection brought along.
struct Owned {
    code: Code,
    findings: Vec<Finding>,
    how: Assessment,
    gap: Option<Gap>,
}

/// The text rules of a selection on one report, in their order.
#[cfg(feature = "text-rules")]
fn own_rules(subject: &Subject<'_>, selection: &Selection, illegible: bool, fuel: &mut Fuel) -> Vec<Owned> {
    let rules: Vec<_> = selection.text_rules().collect();
    let mut left = rules.iter().filter(|(.., severity)| severity.is_some()).count();
    let searched = OnceCell::new();
    let one = |(rule, severity): (&TextRule, Option<Severity>)| {
        let code = Code::Owned(rule.code().to_owned());
        let none = |how, why: Option<Why>| (Vec::new(), how, why.map(Gap::of));
        let (findings, how, gap) = match severity {
            None => none(Assessment::NotSelected, None),
            Some(_) if illegible => none(Assessment::NotAssessable, Some(Why::Unread)),
            Some(severity) => {
                left -= 1;
                let searched = searched.get_or_init(|| text_rule::Searched::new(subject));
                let text_rule::Judged { findings, how, gap } = searched.judge(rule, severity, fuel, left);
                (findings, how, gap)
            }
        };
        Owned { code, findings, how, gap }
    };
    rules.into_iter().map(one).collect()
}

#[cfg(not(feature = "text-rules"))]
fn own_rules(_: &Subject<'_>, _: &Selection, _: bool, _: &mut Fuel) -> Vec<Owned> {
    Vec::new()
}

/// A sentence of a report's prose, as rules look at it.
pub(crate) struct Said {
    /// Its words, folded, without white space.
    pub(crate) text: String,
    /// Its place in the document's text.
    pub(crate) span: Span,
    /// The section that it stands in; 0 before the first, 255 in a part that the format does not have.
    pub(crate) section: u8,
}

/// The sentences of a report without tables, headings of sections and what is printed around tables.
pub(crate) fn said(text: &str, report: &Report) -> Vec<Said> {
    let prose = Prose::of(text, report);
    let own = prose.sentences().filter(|(sentence, text)| sentence.is_prose(text));
    own.map(|(sentence, text)| Said {
        text: text.to_owned(),
        span: prose.place(sentence.start, sentence.end),
        section: sentence.section,
    })
    .collect()
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

/// How one rule came out on one report.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Assessed {
    /// The rule.
    pub rule: &'static Rule,
    /// What it found. May be none of a rule that failed, when the same cause is already told by another one.
    pub findings: Vec<Finding>,
    /// How it came out.
    pub how: Assessment,
    /// Why it was checked in part or not at all.
    pub gap: Option<Gap>,
}

/// Every rule on reports with how it came out, in the order of the catalogue.
pub fn outcomes(text: &str, report: &Report) -> Vec<Assessed> {
    assess(&Subject::new(text, report))
}

fn assess(subject: &Subject<'_>) -> Vec<Assessed> {
    let one = |(rule, scope): (&&'static Rule, &Scope)| match rule.check {
        Check::Report(check) => {
            stage::enter(rule.code);
            Some(scope::judged(subject, rule, scope, check(subject)))
        }
        Check::Document(_) => None,
    };
    RULES.iter().zip(SCOPES).filter_map(one).collect()
}

/// Most severe first; then what names cells in the order of the tables, and the rest after it.
fn reading_order(finding: &Finding) -> u32 {
    // That the copy is no whole is told before anything about it.
    if finding.rule == reading::ends_early::RULE.code {
        return 0;
    }
    let place = finding.cells.first().map_or(0xFFF << 16, |cell| {
        (cell.table as u32) << 20 | (cell.edition as u32) << 16 | u32::from(cell.index)
    });
    (1 + finding.severity as u32) << 28 | place
}

/// Makes lists of the rules' files: one line here registers a rule for everything there is.
macro_rules! registry {
    ($($family:ident :: $rule:ident => $scope:expr,)*) => {
        /// Every rule, in the order of the catalogue.
        pub static RULES: &[&Rule] = &[$(&$family::$rule::RULE,)*];

        /// What each of them looks at.
        static SCOPES: &[Scope] = &[$($scope,)*];

        /// When each of them is silent. Apart from the rules, because only the pages of the catalogue ask for it: an
        /// engine that does not link [`guards`] does not hold these texts either.
        static GUARDS: &[Words] = &[$($family::$rule::GUARDS,)*];

        /// Each rule with its family and how it is tried.
        #[cfg(test)]
        fn trials() -> Vec<(&'static Rule, &'static str, &'static dyn fixture::Tried)> {
            vec![$((&$family::$rule::RULE, stringify!($family), $family::$rule::tests::TRIAL),)*]
        }
    };
}

registry! {
    arithmetic::t3_balance => sums(of::BALANCE),
    arithmetic::t3_result_sum => sums(of::RESULTS),
    arithmetic::t3_row_sum => sums(of::TABLE_3),
    arithmetic::t3_total_blank => counts(of::TABLE_3),
    arithmetic::t3_only_total => counts(of::TABLE_3),
    arithmetic::t4_sum => sums(of::TABLE_4),
    requests::carry_share => values(of::CARRIED),
    requests::misc_share => values(of::OTHERS),
    requests::fee_class => values(&[Cells(of::T3, "other.fee_overdue", "total")]).and(Text::Wanted(0)),
    requests::direct_2024 => values(&[Cells(of::T4, "litigation_direct", "total")]),
    requests::no_request => values(of::ALL_TOTALS),
    disclosure::valid_bound => values(of::DOCUMENTS),
    disclosure::rule_authority => prints(&[Cells(of::T2, "rules", "")]),
    disclosure::fee_unit => values(&[Cells(of::T2, "fees", "")]),
    disclosure::disclosed_bound => values(of::DOCUMENTS),
    disclosure::items_neg => values(of::BALANCED_ITEMS),
    disclosure::decision_noitem => values(of::ITEMS),
    disclosure::proc_pair => values(of::PROCUREMENT),
    disclosure::proc_decimals => values(of::PROCUREMENT),
    disclosure::proc_unit => prints(of::PROCUREMENT),
    disclosure::norm_zero => values(&[Cells(of::T2, "normative_docs", "")]),
    s14::received => sums(&[Cells(of::S14, "received.", "")]),
    s14::done => sums(&[Cells(of::S14, "closed.", "")]),
    s14::reply => sums(&[Cells(of::S14, "replied.", "")]),
    s14::denied => sums(&[Cells(of::S14, "denied.", ""), Cells(of::S14, "replied.denied", "")]),
    s14::review => sums(&[Cells(of::S14, "review.", "")]),
    s14::litigation => sums(&[Cells(of::S14, "litigation.", "")]),
    s14::staff => sums(of::STAFF),
    statistics::channel => counts(of::CHANNELS),
    statistics::norm => counts(of::DISCLOSED),
    statistics::leader => counts(of::LEADERS),
    statistics::reply_done => counts(of::REPLIES),
    statistics::unit => counts(of::MONEY),
    form::version => words(Text::Head),
    form::table_missing => words(Text::Whole),
    form::row_missing => prints(of::TABLES),
    form::row_extra => prints(of::TABLES),
    form::label => labels(of::LABELLED),
    form::header => headings(of::HEADED),
    form::negative => prints(of::TABLES),
    form::noninteger => prints(of::TABLES),
    form::nonnumeric => prints(of::TABLES),
    form::blank => filled(of::TABLES),
    form::placeholder => prints(of::TABLES),
    form::duplicate => words(Text::Nothing),
    document::title => words(Text::Nothing),
    document::year => words(Text::Head),
    document::agency => words(Text::Head),
    document::period => words(Text::Head),
    document::deadline => words(Text::Head),
    document::early => words(Text::Head),
    section::missing => words(Text::Whole),
    section::order => words(Text::Whole),
    section::number => words(Text::Whole),
    section::title => words(Text::Whole),
    section::length => words(Text::Section(1)),
    section::aspects => words(Text::Wanted(1)),
    section::gov_eval => words(Text::Wanted(0)),
    section::s5_empty => words(Text::Wanted(5)),
    section::no_measure => words(Text::Wanted(5)),
    section::s6_empty => words(Text::Wanted(6)),
    section::s6_fee => words(Text::Wanted(0)),
    narrative::t3_none => counts(of::NEW).and(Text::Claims),
    narrative::t3_new => counts(&[Cells(of::T3, "new_received", ""), Cells(of::S14, "received.total", "")])
        .and(Text::Claims),
    narrative::t3_done => counts(of::DONE).and(Text::Claims),
    narrative::t3_over => counts(of::OVER).and(Text::Claims),
    narrative::t3_forward => counts(of::FORWARD).and(Text::Claims),
    narrative::t3_outcome => counts(of::OUTCOMES).and(Text::Claims),
    narrative::t4_none => counts(of::DISPUTES).and(Text::Claims),
    narrative::t4_review => counts(&[Cells(of::T4, "review", "total")]).and(Text::Claims),
    narrative::t4_litigation => counts(of::LAWSUITS).and(Text::Claims),
    narrative::t4_upheld => counts(of::TABLE_4).and(Text::Claims),
    narrative::t4_outcome => counts(of::TABLE_4).and(Text::Claims),
    narrative::t2_rules => counts(&[Cells(of::T2, "rules", "")]).and(Text::Claims),
    narrative::t2_docs => counts(of::DOCUMENTS).and(Text::Claims),
    narrative::t2_licensing => counts(&[Cells(of::T2, "licensing", "decisions")]).and(Text::Claims),
    narrative::t2_penalties => counts(&[Cells(of::T2, "penalties", "decisions")]).and(Text::Claims),
    narrative::t2_coercion => counts(&[Cells(of::T2, "coercion", "decisions")]).and(Text::Claims),
    narrative::t2_fees => counts(&[Cells(of::T2, "fees", "amount_wan")]).and(Text::Claims),
    narrative::s14_disclosed => counts(of::CHANNELS).and(Text::Claims),
    narrative::subtotal => words(Text::Claims),
    narrative::t3_percent => counts(of::HANDLED).and(Text::Claims),
    narrative::t3_rate => counts(of::FORWARD).and(Text::Claims),
    narrative::growth => words(Text::Claims),
    quality::dup_char => words(Text::Prose),
    quality::date => words(Text::Prose),
    quality::ordinal => words(Text::Prose),
    quality::ordinal_head => words(Text::Prose),
    quality::year_stale => words(Text::Prose),
    quality::agency_name => words(Text::Prose),
    quality::law_name => words(Text::Prose),
    quality::docno => words(Text::Prose),
    quality::citation_old => words(Text::Prose),
    quality::term => words(Text::Prose),
    quality::title_double => words(Text::Nothing),
    quality::residue => words(Text::Prose),
    quality::punct => words(Text::Prose),
    quality::generic => words(Text::Prose),
    quality::noise => words(Text::Prose),
    quality::invisible => words(Text::Prose),
    quality::pii_id => words(Text::Prose),
    quality::pii_mobile => words(Text::Prose),
    quality::pii_bank => words(Text::Prose),
    quality::pii_name => words(Text::Prose),
    quality::pii_mark => words(Text::Prose),
    reading::t2_partial => words(Text::Nothing),
    reading::t3_partial => words(Text::Nothing),
    reading::t4_partial => words(Text::Nothing),
    reading::s14_partial => words(Text::Nothing),
    reading::no_national_table => words(Text::Nothing),
    reading::col_shift => words(Text::Nothing),
    reading::num => words(Text::Nothing),
    reading::ends_early => words(Text::Nothing),
    reading::empty => words(Text::Nothing),
    reading::no_report => words(Text::Nothing),
    reading::truncated => words(Text::Nothing),
    file::unread => words(Text::Nothing),
    file::characters => words(Text::Nothing),
    file::numbers => words(Text::Nothing),
    file::changes => words(Text::Nothing),
    file::hidden => words(Text::Nothing),
    file::numbering => words(Text::Nothing),
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
        let text = "某县某局2022年政府信息公开工作年度报告\n一、总体情况\n某县某局\n2023年1月9日";
        let report = crate::parse(text, crate::Media::PlainText, "").reports.remove(0);
        let count = |one| report.outcomes.iter().filter(|(_, how)| *how == one).count() as u32;
        let Checks { passed, failed, partial, not_assessable, not_selected } = report.checks;
        assert!(failed > 0 && not_assessable > 0);
        assert_eq!(count(Assessment::Passed), passed);
        assert_eq!(count(Assessment::Failed), failed);
        assert_eq!(count(Assessment::Partial), partial);
        assert_eq!(count(Assessment::NotAssessable), not_assessable);
        assert_eq!(report.gaps.len() as u32, partial + not_assessable);
        assert_eq!((count(Assessment::NotSelected), not_selected), (0, 0));
        // Rules on the table of other years are not among them.
        assert!(report.outcomes.iter().all(|(code, _)| !code.starts_with("S14-")));
    }

    #[test]
    fn what_may_be_a_wrong_character_accuses_nobody() {
        use crate::report::Observed;
        let text = "某县某局2022年政府信息公开工作年度报告\n一、总体情况\n某县某局\n2023年1月9日";
        let mut document = crate::parse(text, crate::Media::PlainText, "");
        let accused = |document: &Document| {
            document.reports[0].findings.iter().any(|finding| finding.about == About::Report)
        };
        assert!(accused(&document));
        let message = Message::new("文字对照表已损坏", "the text table is damaged");
        let observed =
            Observed { kind: ObservationKind::Characters, message, spans: Vec::new(), everything: true };
        document.observations = vec![observed];
        check(&mut document);
        assert!(!accused(&document));
        assert_eq!(document.reports[0].checks.failed, 0);
        assert!(document.findings.iter().any(|finding| finding.rule == "FILE-CHARACTERS"));
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
            let own = rule.code.starts_with("PARSE-") || rule.code.starts_with("FILE-");
            assert!(own && rule.severity != Severity::Error, "{}", rule.code);
        }
    }

    /// A rule lacks nothing only if it is tried both ways, those on prose with several sentences each.
    #[test]
    fn every_rule_is_tried() {
        let mut surprises = Vec::new();
        for (rule, family, trial) in trials() {
            let least = if family == "narrative" { 5 } else { 1 };
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

    #[test]
    fn headlines_are_short() {
        let mut long = std::collections::BTreeMap::new();
        for finding in trials().into_iter().flat_map(|(.., trial)| trial.findings()) {
            let texts = [&finding.message.zh, &finding.message.en];
            for (text, most) in texts.into_iter().zip(wording::HEADLINE) {
                let length = text.chars().count();
                if length > most {
                    long.insert((finding.rule.clone(), most, text.clone()), length);
                }
            }
        }
        let long: Vec<String> =
            long.iter().map(|((rule, _, text), n)| format!("{rule} {n}: {text}")).collect();
        assert!(long.is_empty(), "{} long headlines:\n{}", long.len(), long.join("\n"));
    }
}
