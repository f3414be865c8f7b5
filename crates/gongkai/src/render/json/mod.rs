//! The wire format `gongkai/1`: one JSON document for one input, byte for byte the same on every platform.
//!
//! What each value consists of is said once (`document.rs`, `catalogue.rs`). It is written by this module's functions, and with the
//! feature `serde` by any serializer, in the same shape: `Serialize` for [`Document`], `WithText`, [`Part`]s of a document, rules
//! and forms.
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use gongkai::render::json::Part;
//! use gongkai::span::Utf16;
//!
//! let document = gongkai::parse("某县某局2022年政府信息公开工作年度报告\n一、总体情况\n", gongkai::Media::PlainText, "");
//! // A document knows its text; a part of it takes the text's UTF-16 units, in which places are counted.
//! assert_eq!(serde_json::to_string(&document).unwrap(), gongkai::render::json::document(&document, false));
//! let units = Utf16::new(&document.text);
//! let report = serde_json::to_value(Part::new(&document.reports[0], &units)).unwrap();
//! assert_eq!((&report["year"], &report["sections"][0]["number"]), (&2022.into(), &1.into()));
//! # }
//! ```

mod catalogue;
mod comparison;
mod document;
#[cfg(feature = "serde")]
mod serializer;
mod shape;
mod writer;

#[cfg(feature = "text-rules")]
use crate::check::TextRule;
use crate::check::{RULES, Rule};
use crate::form::FORMS;
use crate::report::{Document, Report};
use crate::span::Utf16;
use document::Whole;
use shape::{Each, Shape, Sink};
use writer::Writer;

pub use catalogue::Ruled;
pub use comparison::{COMPARISON_SCHEMA, Compared};
pub use document::{Part, SCHEMA};
#[cfg(feature = "serde")]
pub use serializer::WithText;

/// The document as JSON. Spans are in UTF-16 code units; `with_text` adds the text that they index.
pub fn document(document: &Document, with_text: bool) -> String {
    let units = Utf16::new(&document.text);
    let whole = Whole { document, units: &units, with_text };
    Writer::text_of(&whole, expected_length(document, with_text))
}

/// About how many bytes the document takes, so that writing it need not move it.
fn expected_length(document: &Document, with_text: bool) -> usize {
    const CELL: usize = 152;
    const FINDING: usize = 2048;
    let of_report = |report: &Report| {
        let cells: usize = report.tables.iter().map(|table| table.cells.len()).sum();
        cells * CELL + (report.findings.len() + 1) * FINDING
    };
    let text = if with_text { document.text.len() + document.text.len() / 16 } else { 0 };
    text + document.reports.iter().map(of_report).sum::<usize>() + FINDING
}

/// Two reports side by side, as an object. Spans of each side count UTF-16 code units of that side's text.
pub fn comparison(compared: &Compared<'_>) -> String {
    Writer::text_of(compared, 0)
}

/// The official forms: rows, columns, labels, identities and geometry, for programs that draw and check them.
///
/// An array of `{table, edition, name, title, rows, identities, grid}`; typed as `Form` in `crates/gongkai-wasm/src/types.d.ts`.
pub fn forms() -> String {
    Writer::text_of(&&FORMS[..], 0)
}

/// The rule catalogue: an array of `{code, severity, about, title, what, why, fix, example, basis, guards, forms}`.
pub fn rules() -> String {
    catalogue(RULES)
}

/// Some of its rules.
pub fn catalogue(rules: &[&'static Rule]) -> String {
    Writer::text_of(&rules, 0)
}

/// The same, with text rules behind them, which have `pattern`, `in`, `unless` and `must` beside what all have.
#[cfg(feature = "text-rules")]
pub fn catalogue_with<'a>(rules: &[&'static Rule], texts: impl IntoIterator<Item = &'a TextRule>) -> String {
    let texts: Vec<&TextRule> = texts.into_iter().collect();
    let rules = rules.iter().copied().map(Either::First);
    Writer::text_of(&Each(rules.chain(texts.into_iter().map(Either::Second))), 0)
}

/// A text rule, as an object.
#[cfg(feature = "text-rules")]
pub fn one_text_rule(rule: &TextRule) -> String {
    Writer::text_of(&rule, 0)
}

/// One of them, as an object.
pub fn one_rule(rule: &'static Rule) -> String {
    Writer::text_of(&rule, 0)
}

/// Rules of the catalogue and text rules in one array.
#[cfg(feature = "text-rules")]
#[derive(Clone, Copy)]
enum Either<A, B> {
    First(A),
    Second(B),
}

#[cfg(feature = "text-rules")]
impl<A: Shape, B: Shape> Shape for Either<A, B> {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        match self {
            Either::First(one) => one.write(sink),
            Either::Second(one) => one.write(sink),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn forms_list_their_identities_by_the_ids_of_cells() {
        let forms = super::forms();
        let block = ["upheld", "corrected", "other", "pending"].map(|id| format!("\"disputes.review.{id}\""));
        let parts = block.join(",");
        for identity in [
            format!(r#"{{"kind":"dispute_sum","parts":[{parts}],"totals":["disputes.review.total"]}}"#),
            r#"{"kind":"staff","parts":["statistics.org.staff_full","statistics.org.staff_part"],"totals":["statistics.org.staff"]}"#.to_owned(),
        ] {
            assert!(forms.contains(&identity), "{identity}");
        }
        // Table 2 has none.
        assert_eq!(forms.matches(r#""identities":[]"#).count(), 2);
    }
}
