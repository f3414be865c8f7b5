//! Counts how much of a text the reader brings out: right, doubted, and silently wrong.
//!
//! The deadly kind is *silent*: a value that differs from the print, or that is gone, without a word. A cell
//! whose value differs but that carries `doubt` is admitted; a number that is gone is *missing* when the cell
//! carries doubt or a finding says so, and silent otherwise.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use gongkai::{About, Cell, Document, Media, Notice, NoticeKind, Report, Severity, State, TableKind};

use crate::draw::{Draw, Fault};
use crate::generator::damage::DAMAGES;
use crate::generator::layout::{LAYOUTS, Layout, fold_radicals};
use crate::generator::warp::{WARPS, Warp};
use crate::truth::Truth;

/// A text and what it prints.
#[derive(Clone, Debug)]
pub struct Case {
    /// The row of the table that it counts in: a file, a layout, a damage.
    pub group: String,
    /// Its own name.
    pub name: String,
    /// The text.
    pub input: String,
    /// How to read it.
    pub media: Media,
    /// What it prints.
    pub truth: Truth,
    /// Rules whose error findings are right on this text.
    pub known_errors: Vec<&'static str>,
    /// Whether the print decides every cell that the truth does not leave open, so that any other doubt is needless.
    pub is_decided: bool,
    /// Whether agency, year, sections, forms and the number of reports are compared too.
    pub judges_facts: bool,
    /// Whether error findings beyond these are false alarms. Not so for damaged texts.
    pub judges_findings: bool,
}

/// What became of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The printed value.
    Right,
    /// The printed value, with doubt.
    RightDoubted,
    /// Another value or none, with doubt.
    Doubt,
    /// No such cell was found, and the document says so.
    Missing,
    /// Another value or none, without a word.
    Silent,
}

/// A cell that did not come out right.
#[derive(Clone, Debug)]
pub struct Mismatch {
    /// Which.
    pub id: String,
    /// What became of it.
    pub verdict: Verdict,
    /// What is printed.
    pub truth: String,
    /// What was read.
    pub got: String,
}

/// How one text came out.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Cells by verdict.
    pub cells: BTreeMap<Verdict, usize>,
    /// Cells that did not come out right, and facts (agency, year …) that did not.
    pub mismatches: Vec<Mismatch>,
    /// Facts about the whole that are wrong: `agency`, `year`, `sections`, `forms`, `reports`, `extra`.
    pub wrong: Vec<String>,
    /// Rules of error findings about the report that should not be there.
    pub alarms: Vec<String>,
    /// Whether reading panicked.
    pub panicked: bool,
    /// Where the print decides: how much was doubted that need not be.
    pub decided: Decided,
}

/// Counts of texts whose print decides their cells ([`Case::is_decided`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// Texts.
    pub texts: usize,
    /// Cells that came out right, with doubt or without. Cells that the truth leaves open are not counted here.
    pub right: usize,
    /// Those of them that carry doubt.
    pub doubted: usize,
    /// Cells that have no value or another one, and say so.
    pub withheld: usize,
}

impl Decided {
    fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Right => self.right += 1,
            Verdict::RightDoubted => (self.right, self.doubted) = (self.right + 1, self.doubted + 1),
            Verdict::Doubt | Verdict::Missing => self.withheld += 1,
            Verdict::Silent => {}
        }
    }
}

impl Outcome {
    /// How many cells came out so.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.cells.get(&verdict).copied().unwrap_or(0)
    }

    /// Whether everything came out right, doubt aside.
    pub fn is_exact(&self) -> bool {
        !self.panicked
            && self.wrong.is_empty()
            && self.alarms.is_empty()
            && [Verdict::Doubt, Verdict::Missing, Verdict::Silent].iter().all(|&v| self.count(v) == 0)
    }

    /// Adds the counts of another text.
    pub fn add(&mut self, other: &Outcome) {
        for (verdict, count) in &other.cells {
            *self.cells.entry(*verdict).or_default() += count;
        }
        self.wrong.extend(other.wrong.iter().cloned());
        self.alarms.extend(other.alarms.iter().cloned());
        self.panicked |= other.panicked;
        self.decided.texts += other.decided.texts;
        self.decided.right += other.decided.right;
        self.decided.doubted += other.decided.doubted;
        self.decided.withheld += other.decided.withheld;
    }
}

/// Reads a text and compares it with what it prints.
pub fn judge(case: &Case) -> Outcome {
    let Ok(document) = catch_unwind(AssertUnwindSafe(|| gongkai::parse(&case.input, case.media, &case.name)))
    else {
        return Outcome {
            panicked: true,
            cells: [(Verdict::Silent, case.truth.cells.len())].into(),
            ..Outcome::default()
        };
    };
    compare(&document, case)
}

/// Compares what was read with what is printed.
pub fn compare(document: &Document, case: &Case) -> Outcome {
    let truth = &case.truth;
    let mut outcome = Outcome::default();
    outcome.decided.texts = usize::from(case.is_decided);
    let report = document.reports.first();
    for (id, printed) in &truth.cells {
        let cell = report.and_then(|r| cell(r, id));
        let verdict = match cell {
            _ if truth.is_ambiguous(id) => match cell {
                Some(c) if c.doubt => Verdict::Right,
                Some(c) if c.state != State::Missing => Verdict::Silent,
                _ if is_announced(document, report, id) => Verdict::Missing,
                _ => Verdict::Silent,
            },
            Some(c) if c.value == *printed => match (c.doubt, truth.doubt_expected.contains(id)) {
                (false, false) | (true, true) => Verdict::Right,
                (true, false) => Verdict::RightDoubted,
                // A number that must be doubted, and that was not found.
                (false, true) if c.state == State::Missing && is_announced(document, report, id) => {
                    Verdict::Missing
                }
                (false, true) => Verdict::Silent,
            },
            Some(c) if c.doubt => Verdict::Doubt,
            Some(c) if c.state != State::Missing => Verdict::Silent,
            _ if is_announced(document, report, id) => Verdict::Missing,
            _ => Verdict::Silent,
        };
        *outcome.cells.entry(verdict).or_default() += 1;
        if case.is_decided && !truth.allows_doubt(id) && !truth.doubt_expected.contains(id) {
            outcome.decided.add(verdict);
        }
        if verdict > Verdict::Right {
            outcome.mismatches.push(Mismatch {
                id: id.clone(),
                verdict,
                truth: printed.map_or("∅".to_owned(), |d| d.to_string()),
                got: cell.map_or("no table".to_owned(), describe),
            });
        }
    }
    outcome.mismatches.sort_by(|a, b| b.verdict.cmp(&a.verdict).then(a.id.cmp(&b.id)));
    if case.judges_facts {
        facts(document, report, truth, &mut outcome);
    }
    if case.judges_findings {
        outcome.alarms = alarms(report, &case.known_errors);
    }
    outcome
}

fn cell<'a>(report: &'a Report, id: &str) -> Option<&'a Cell> {
    let table = report.tables.iter().find(|t| t.form.cell(id).is_some())?;
    report.cell(table.form.cell(id)?)
}

fn describe(cell: &Cell) -> String {
    let value = cell.value.map_or("∅".to_owned(), |d| d.to_string());
    let doubt = if cell.doubt { " doubt" } else { "" };
    format!("{value} “{}” {}{doubt}", cell.raw, cell.state.name())
}

/// Whether a finding says that this cell, its row or its table was not found.
fn is_announced(document: &Document, report: Option<&Report>, id: &str) -> bool {
    let Some(report) = report else { return !document.findings.is_empty() };
    // A row of the statistics table has one cell, which bears its name.
    let row_of = |id: &str| match id.rsplit_once('.') {
        Some((row, _)) if !id.starts_with("statistics") => row.to_owned(),
        _ => id.to_owned(),
    };
    let row = row_of(id);
    let kind = TableKind::ALL.into_iter().find(|k| id.starts_with(k.id()));
    let has_table = report.tables.iter().any(|t| Some(t.form.table) == kind);
    let speaks_of_row = |ids: &[gongkai::CellId]| ids.iter().any(|c| row_of(&c.to_string()) == row);
    // A notice is what the reader says; the rules turn it into a finding.
    let unknown = |n: &Notice| n.kind == NoticeKind::EditionUnknown && Some(n.table) == kind;
    if report.notices.iter().any(|n| speaks_of_row(&n.cells) || unknown(n)) {
        return true;
    }
    report.findings.iter().chain(&document.findings).any(|f| match &*f.rule {
        "FORM-TABLE-MISSING" | "PARSE-NO-NATIONAL-TABLE" => !has_table,
        "PARSE-ENDS-EARLY" if !has_table => true,
        _ if f.about == About::Reading || f.rule == "FORM-ROW-MISSING" => speaks_of_row(&f.cells),
        _ => false,
    })
}

fn facts(document: &Document, report: Option<&Report>, truth: &Truth, outcome: &mut Outcome) {
    let mut differs = |what: &str, printed: String, got: String| {
        if printed != got {
            outcome.wrong.push(what.to_owned());
            outcome.mismatches.push(Mismatch {
                id: what.to_owned(),
                verdict: Verdict::Silent,
                truth: printed,
                got,
            });
        }
    };
    let agency = report.and_then(|r| r.agency.clone());
    if truth.agency.is_some() {
        differs("agency", format!("{:?}", truth.agency), format!("{agency:?}"));
    }
    if truth.year.is_some() {
        differs("year", format!("{:?}", truth.year), format!("{:?}", report.and_then(|r| r.year)));
    }
    if let Some(sections) = &truth.sections {
        let got: Vec<u8> = report.map(|r| r.sections.iter().map(|s| s.number).collect()).unwrap_or_default();
        differs("sections", format!("{sections:?}"), format!("{got:?}"));
    }
    if let Some(period) = &truth.period {
        let got = report.and_then(|r| r.period).map(|p| (p.from.to_string(), p.to.to_string()));
        differs("period", format!("{period:?}"), format!("{:?}", got.unwrap_or_default()));
    }
    if let Some(signed) = &truth.signed {
        let got = report.and_then(|r| r.signed.clone());
        let got = got.map(|s| (s.by.unwrap_or_default(), s.on.map(|d| d.to_string()).unwrap_or_default()));
        differs("signed", format!("{signed:?}"), format!("{:?}", got.unwrap_or_default()));
    }
    let forms = TableKind::ALL.map(|kind| report.and_then(|r| r.edition(kind)));
    differs("forms", format!("{:?}", truth.forms), format!("{forms:?}"));
    differs("reports", truth.reports.to_string(), document.reports.len().to_string());
    // Labels are kept as printed, so radicals in them are right.
    let squeezed = |s: &str| fold_radicals(s).split_whitespace().collect::<String>();
    let extra: Vec<String> =
        report.map(|r| r.extra_rows.iter().map(|e| squeezed(&e.label)).collect()).unwrap_or_default();
    let expected: Vec<String> = truth.extra_rows.iter().map(|s| squeezed(s)).collect();
    differs("extra", format!("{expected:?}"), format!("{extra:?}"));
}

/// Rules of error findings about the report, except known ones.
fn alarms(report: Option<&Report>, known: &[&str]) -> Vec<String> {
    let findings = report.map(|r| r.findings.as_slice()).unwrap_or_default();
    findings
        .iter()
        .filter(|f| f.severity == Severity::Error && f.about == About::Report && !known.contains(&&*f.rule))
        .map(|f| f.rule.to_string())
        .collect()
}

/// Where the shared samples are: `GONGKAI_SAMPLES`, or `../shared/samples` from the workspace's root.
pub fn samples_folder() -> Option<PathBuf> {
    let folder = std::env::var_os("GONGKAI_SAMPLES")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples"), PathBuf::from);
    folder.join("sample-0.txt").is_file().then_some(folder)
}

fn json(path: &Path) -> serde_json::Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn file_case(folder: &Path, file: &str, truth: Truth, known_errors: &'static [&'static str]) -> Case {
    let path = folder.join(file);
    let html = path.extension().is_some_and(|e| e == "html");
    Case {
        group: file.to_owned(),
        name: file.to_owned(),
        input: std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())),
        media: if html { Media::Html } else { Media::PlainText },
        truth,
        known_errors: known_errors.to_vec(),
        is_decided: false,
        judges_facts: true,
        judges_findings: true,
    }
}

/// The five samples.
pub fn sample_cases(folder: &Path) -> Vec<Case> {
    (0..5)
        .map(|n| {
            let truth = Truth::from_json(&json(&folder.join(format!("sample-{n}.truth.json"))));
            // Sample 4 really has no section six.
            let known: &[&str] = if n == 4 { &["SEC-MISSING"] } else { &[] };
            file_case(folder, &format!("sample-{n}.txt"), truth, known)
        })
        .collect()
}

/// The further real reports. Their own mistakes are not known here, so their findings are not judged.
pub fn real_cases(folder: &Path) -> Vec<Case> {
    let folder = folder.join("real");
    let truths = json(&folder.join("truth.json"));
    let mut cases = Vec::new();
    for (_, entry) in truths.as_object().into_iter().flatten() {
        let files = entry["files"].as_array().map(Vec::as_slice).unwrap_or_default();
        for file in files.iter().filter_map(serde_json::Value::as_str) {
            let case = file_case(&folder, file, Truth::from_json(entry), &[]);
            cases.push(Case { judges_findings: false, ..case });
        }
    }
    cases
}

/// The filled forms that went through the tools people copy with; without the binary files.
pub fn converted_cases(folder: &Path) -> Vec<Case> {
    let folder = folder.join("converted");
    let truths = json(&folder.join("truth.json"));
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| matches!(name.rsplit_once('.'), Some((_, "txt" | "html"))))
        .collect();
    files.sort();
    let truth_of = |file: &str| file.split_once("__").map(|(stem, _)| Truth::from_json(&truths[stem]));
    files
        .iter()
        .filter_map(|file| {
            Some(Case { judges_findings: false, ..file_case(&folder, file, truth_of(file)?, &[]) })
        })
        .collect()
}

/// Every text of a folder that has its truth beside it: `NAME.txt`, `.html`, `.md` or `.csv` with
/// `NAME.truth.json`. None where the folder is not there.
pub fn folder_cases(folder: &Path) -> Vec<Case> {
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| matches!(name.rsplit_once('.'), Some((_, "txt" | "html" | "md" | "csv"))))
        .collect();
    files.sort();
    let with_truth = |file: &String| {
        let path = folder.join(format!("{}.truth.json", file.rsplit_once('.')?.0));
        let truth = path.is_file().then(|| Truth::from_json(&json(&path)))?;
        Some(Case { judges_findings: false, ..file_case(folder, file, truth, &[]) })
    };
    files.iter().filter_map(with_truth).collect()
}

/// Every generated layout, undamaged.
pub fn layout_cases(seeds: u64) -> impl Iterator<Item = Case> {
    LAYOUTS.iter().flat_map(move |layout| (0..seeds).map(move |seed| Draw::new(layout, None, seed).case()))
}

/// Every layout, with one wrong number in tables 3 or 4.
pub fn misprint_cases(seeds: u64) -> impl Iterator<Item = Case> {
    LAYOUTS.iter().flat_map(move |layout| {
        (2000..2000 + seeds).map(move |seed| Draw::new(layout, Fault::Misprint, seed).case())
    })
}

/// Every kind of damage on every layout that it fits.
pub fn damage_cases(seeds: u64) -> impl Iterator<Item = Case> {
    DAMAGES.iter().flat_map(move |damage| {
        LAYOUTS.iter().filter(|l| damage.fits(l)).flat_map(move |layout| {
            (0..seeds).map(move |seed| Draw::new(layout, Some(damage), seed + 1000).case())
        })
    })
}

/// So many reports for every warp, the layouts that it fits in turn.
pub fn warp_cases(texts: u64) -> impl Iterator<Item = Case> {
    WARPS.iter().flat_map(move |warp| {
        let fitting = fitting(warp);
        (0..texts).map(move |at| {
            // A stride that meets layouts of every family early.
            let layout = fitting[(at as usize * 7 + at as usize / fitting.len()) % fitting.len()];
            Draw::new(layout, None, at + 3000).warped(warp).case()
        })
    })
}

/// The layouts whose texts can be warped so.
fn fitting(warp: &Warp) -> Vec<&'static Layout> {
    LAYOUTS.iter().filter(|layout| (warp.fits)(layout)).collect()
}

/// Reports on 2014 to 2018: every layout undamaged, and one of every kind of damage on every layout that it fits.
pub fn older_cases(seeds: u64) -> impl Iterator<Item = Case> {
    let whole = LAYOUTS
        .iter()
        .flat_map(move |layout| (0..seeds).map(move |seed| Draw::older(layout, None, seed).case()));
    let damaged = DAMAGES.iter().flat_map(|damage| {
        let fitting = LAYOUTS.iter().filter(|l| damage.fits(l));
        (1000..).zip(fitting).map(move |(seed, layout)| Case {
            group: format!("S14:+{}", damage.name),
            ..Draw::older(layout, Some(damage), seed).case()
        })
    });
    whole.chain(damaged)
}

/// A table of outcomes, in Markdown: the same text goes to the terminal and to `docs/accuracy.md`.
#[derive(Debug, Default)]
pub struct Board {
    rows: Vec<(String, usize, Outcome)>,
}

impl Board {
    /// Adds one text's outcome to the row of this name.
    pub fn add(&mut self, group: &str, outcome: &Outcome) {
        let at = self.rows.iter().position(|(name, ..)| name == group).unwrap_or_else(|| {
            self.rows.push((group.to_owned(), 0, Outcome::default()));
            self.rows.len() - 1
        });
        self.rows[at].1 += 1;
        self.rows[at].2.add(outcome);
    }

    /// All rows together.
    pub fn total(&self) -> Outcome {
        let mut total = Outcome::default();
        self.rows.iter().for_each(|(_, _, outcome)| total.add(outcome));
        total
    }

    /// What the print decides, and how much of it is doubted all the same; for each row. `what` heads its first column.
    pub fn decided_to_markdown(&self, what: &str, expectation: impl Fn(&str) -> String) -> String {
        let mut out = format!(
            "| {what} | texts | expected | decided | right there | doubted needlessly | withheld | silent | false alarms |\n\
             |---|--:|---|--:|--:|--:|--:|--:|---|\n"
        );
        let texts = self.rows.iter().map(|(_, n, _)| n).sum();
        for (name, texts, outcome) in self.rows.iter().chain([&("**all**".to_owned(), texts, self.total())]) {
            let Decided { texts: decided, right, doubted, withheld } = outcome.decided;
            let _ = writeln!(
                out,
                "| {name} | {texts} | {} | {decided} | {right} | {} | {withheld} | {} | {} |",
                expectation(name),
                share(doubted, right),
                outcome.count(Verdict::Silent),
                tally(&outcome.alarms),
            );
        }
        out
    }

    /// The table. `what` heads its first column.
    pub fn to_markdown(&self, what: &str) -> String {
        let mut out = format!(
            "| {what} | texts | cells | right | right, doubted | doubt | missing | silent | facts wrong | false alarms |\n\
             |---|--:|--:|--:|--:|--:|--:|--:|---|---|\n"
        );
        let texts = self.rows.iter().map(|(_, n, _)| n).sum();
        for (name, texts, outcome) in self.rows.iter().chain([&("**all**".to_owned(), texts, self.total())]) {
            let count = |v| outcome.count(v);
            let cells: usize = outcome.cells.values().sum();
            let panicked = if outcome.panicked { " **PANIC**" } else { "" };
            let _ = writeln!(
                out,
                "| {name}{panicked} | {texts} | {cells} | {} | {} | {} | {} | {} | {} | {} |",
                share(count(Verdict::Right), cells),
                count(Verdict::RightDoubted),
                count(Verdict::Doubt),
                count(Verdict::Missing),
                count(Verdict::Silent),
                tally(&outcome.wrong),
                tally(&outcome.alarms),
            );
        }
        out
    }
}

/// `198`, or `195 (98.5 %)`; rounded down, so that 100 % means all.
pub(crate) fn share(part: usize, whole: usize) -> String {
    if part == whole {
        return part.to_string();
    }
    let permille = part * 1000 / whole.max(1);
    format!("{part} ({}.{} %)", permille / 10, permille % 10)
}

/// `agency 2, year`.
pub(crate) fn tally(names: &[String]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(name, n)| if *n == 1 { (*name).to_owned() } else { format!("{name} {n}") })
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongkai::form::form;
    use gongkai::{CellId, Date, ExtraRow, Finding, Message, Period, Section, Signature, Span, Table};

    fn date(iso: &str) -> Date {
        let parts: Vec<u16> = iso.split('-').map(|part| part.parse().expect("a number")).collect();
        Date { year: parts[0], month: parts[1] as u8, day: parts[2] as u8 }
    }

    fn extra_row(label: &str) -> ExtraRow {
        ExtraRow::new(TableKind::Disclosure, label.replace('/', " / "))
    }

    /// What a perfect reader makes of a generated report.
    fn perfect(case: &Case) -> Document {
        let tables = TableKind::ALL.into_iter().zip(case.truth.forms).filter_map(|(kind, edition)| {
            let mut table = Table::new(form(kind, edition?));
            for (id, cell) in table.form.cells().zip(&mut table.cells) {
                cell.value = case.truth.cells.get(&id.to_string()).copied().flatten();
                cell.state = if cell.value.is_some() { State::Number } else { State::Blank };
                cell.doubt = case.truth.doubt_expected.contains(&id.to_string());
            }
            Some(table)
        });
        let section = |number| Section::new(number, "", Span::default());
        let signed = case.truth.signed.as_ref();
        let mut report = Report::default();
        report.agency.clone_from(&case.truth.agency);
        report.year = case.truth.year;
        report.sections = case.truth.sections.iter().flatten().map(|&n| section(n)).collect();
        report.tables = tables.collect();
        report.period =
            case.truth.period.as_ref().map(|(from, to)| Period { from: date(from), to: date(to) });
        report.signed = signed.map(|(by, on)| {
            let mut signature = Signature::default();
            (signature.by, signature.on) = (Some(by.clone()), Some(date(on)));
            signature
        });
        report.extra_rows = case.truth.extra_rows.iter().map(|label| extra_row(label)).collect();
        let mut document = Document::default();
        document.reports = vec![report];
        document
    }

    fn finding(rule: &'static str, about: About, cells: Vec<CellId>) -> Finding {
        let mut finding = Finding::new(rule, Severity::Error, about, Message::default());
        finding.cells = cells;
        finding
    }

    fn case() -> Case {
        Draw::new(&LAYOUTS[0], None, 1).case()
    }

    #[test]
    fn a_perfect_reading_is_exact() {
        for seed in 0..30 {
            let case = Draw::new(&LAYOUTS[0], None, seed).case();
            let outcome = compare(&perfect(&case), &case);
            assert!(outcome.is_exact() && outcome.mismatches.is_empty(), "{:?}", outcome.mismatches);
        }
    }

    #[test]
    fn a_different_value_is_silent_unless_doubted() {
        let case = case();
        let mut document = perfect(&case);
        document.reports[0].tables[1].cells[3].value = Some(987_654.into());
        assert_eq!(compare(&document, &case).count(Verdict::Silent), 1);
        document.reports[0].tables[1].cells[3].doubt = true;
        let outcome = compare(&document, &case);
        assert_eq!((outcome.count(Verdict::Silent), outcome.count(Verdict::Doubt)), (0, 1));
    }

    #[test]
    fn a_lost_number_is_silent_unless_announced() {
        let case = case();
        let mut document = perfect(&case);
        let table = &mut document.reports[0].tables[1];
        let id = table.form.cell("requests.new_received.total").expect("the cell exists");
        table.cells[usize::from(id.index)] = Cell::default();
        assert!(case.truth.cells["requests.new_received.total"].is_some());
        assert_eq!(compare(&document, &case).count(Verdict::Silent), 1);
        document.reports[0].findings.push(finding("FORM-ROW-MISSING", About::Report, vec![id]));
        let outcome = compare(&document, &case);
        assert_eq!((outcome.count(Verdict::Silent), outcome.count(Verdict::Missing)), (0, 1));
        assert_eq!(
            outcome.alarms,
            ["FORM-ROW-MISSING"],
            "and on a whole report that finding is a false alarm"
        );
    }

    #[test]
    fn a_lost_table_is_silent_unless_announced() {
        let case = case();
        let mut document = perfect(&case);
        document.reports[0].tables.pop();
        assert_eq!(compare(&document, &case).count(Verdict::Silent), 15);
        document.reports[0].findings.push(finding("FORM-TABLE-MISSING", About::Report, Vec::new()));
        assert_eq!(compare(&document, &case).count(Verdict::Missing), 15);
    }

    #[test]
    fn an_ambiguous_cell_must_carry_doubt_and_may_have_any_value() {
        let mut case = case();
        case.truth.ambiguous.push("requests.granted".to_owned());
        let mut document = perfect(&case);
        assert_eq!(compare(&document, &case).count(Verdict::Silent), 7);
        let table = &mut document.reports[0].tables[1];
        let first =
            usize::from(table.form.cell("requests.granted.natural_person").expect("the cell exists").index);
        for cell in &mut table.cells[first..first + 7] {
            (cell.doubt, cell.value) = (true, None);
        }
        assert_eq!(compare(&document, &case).count(Verdict::Silent), 0);
    }
}
