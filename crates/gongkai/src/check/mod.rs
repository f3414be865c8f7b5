//! From a report to findings: one file per rule, a small registry.

use crate::form::Words;
use crate::report::{About, Document, Finding, Report, Severity};

/// How one rule came out on one report.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing wrong.
    Passed,
    /// Something wrong: at least one finding.
    Failed(Vec<Finding>),
    /// The report does not hold what the rule looks at.
    NotAssessable,
}

/// A rule: what it checks, why it matters, an example, what to do.
#[derive(Debug)]
pub struct Rule {
    /// Its code, such as `T3-BALANCE`.
    pub code: &'static str,
    /// How grave its findings are, unless a finding says otherwise.
    pub severity: Severity,
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
    /// The check. Gets the document's text and the report.
    pub check: fn(&str, &Report) -> Outcome,
}

/// Checks every report of a document, filling their findings and counts.
pub fn check(_document: &mut Document) {}

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[];

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.code.eq_ignore_ascii_case(code)).copied()
}
