//! Two reports side by side: what they are to each other, and what differs in cells, sentences and findings.
//!
//! Pure, like reading and checking: two reports in, data out. What compares more than two reports, or the years of one
//! body, has rules of its own; this module only says what stands where.
//!
//! `compare(a, b)` and `compare(b, a)` mirror each other, and a report differs in nothing from itself. Tests hold both.

mod bodies;
mod cells;
mod findings;
mod sentences;

use crate::form::TableKind;
use crate::report::{Document, Finding, Report};
pub use bodies::{Bodies, Relation};
pub use cells::{CellPair, Difference, Print};
pub use sentences::{SectionPair, Sentence, SentenceDifference, SentencePair};

/// A report with the text that its places index.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Side<'a> {
    /// [`Document::text`] of the document that holds it.
    pub text: &'a str,
    /// The report.
    pub report: &'a Report,
}

impl<'a> Side<'a> {
    /// A report of a document.
    pub fn new(document: &'a Document, report: &'a Report) -> Self {
        Side { text: &document.text, report }
    }
}

/// What differs between two reports. Places of each side index the text of that side.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// What the two reports are to each other.
    pub relation: Relation,
    /// The cells that differ, in the order of the forms.
    pub cells: Vec<CellPair>,
    /// How many cells both have, read for certain, and of one value.
    pub same_cells: u32,
    /// The tables that only one of the two has, by side; their cells are not among `cells`.
    pub tables: Pair<Vec<TableKind>>,
    /// The sections with sentences that differ, in the order of the format.
    pub sections: Vec<SectionPair>,
    /// How many sentences stand in both.
    pub same_sentences: u32,
    /// Findings of the old report that the new one does not have.
    pub gone: Vec<Finding>,
    /// Findings that both have, as the new one words them.
    pub stayed: Vec<Finding>,
    /// Findings of the new report that the old one did not have.
    pub came: Vec<Finding>,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
            && self.tables.old.is_empty()
            && self.tables.new.is_empty()
            && self.sections.is_empty()
            && self.gone.is_empty()
            && self.came.is_empty()
    }
}

/// One thing of each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Pair<T> {
    /// Of the report that is given first.
    pub old: T,
    /// Of the report that is given second.
    pub new: T,
}

/// Compares two reports, which are checked already: findings are compared as they are.
///
/// Takes time and memory in proportion to both texts: sentences are matched by order where they are unique, and between two
/// such sentences within a bound.
///
/// ```
/// use gongkai::compare::{Relation, Side, compare};
///
/// let text = |year: u16| format!("某县某局{year}年政府信息公开工作年度报告\n一、总体情况\n全年公开信息{year}条。\n");
/// let [old, new] = [2022, 2023].map(|year| gongkai::parse(&text(year), gongkai::Media::PlainText, ""));
/// let sides = [&old, &new].map(|document| Side::new(document, &document.reports[0]));
/// let comparison = compare(sides[0], sides[1]);
/// assert!(matches!(comparison.relation, Relation::Years { .. }));
/// ```
pub fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let (cells, same_cells) = cells::compare(old.report, new.report);
    let (sections, same_sentences) = sentences::compare(old, new);
    let findings::Compared { gone, stayed, came } =
        findings::compare(&old.report.findings, &new.report.findings);
    Comparison {
        relation: Relation::between(old.report, new.report),
        cells,
        same_cells,
        tables: cells::apart(old.report, new.report),
        sections,
        same_sentences,
        gone,
        stayed,
        came,
    }
}

#[cfg(test)]
pub(crate) mod tests;
