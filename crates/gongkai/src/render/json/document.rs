//! What a document consists of in the wire format, and each of its parts.

use super::shape::{Each, Fields, Name, Object, Shape, Sink};
use crate::form::{CellId, Edition, TableKind};
use crate::report::{
    Cell, Checks, Date, Document, ExtraRow, Finding, Gap, Message, OtherTable, Period, Repair, Report,
    Section, Signature, Table,
};
use crate::span::{Span, Utf16};

/// The name and version of the format.
pub const SCHEMA: &str = "gongkai/1";

/// A part of a document as the wire format has it. Its places count UTF-16 code units of the document's text, so it needs
/// [`Utf16`] of that text beside the part itself.
pub struct Part<'a, T> {
    value: &'a T,
    units: &'a Utf16<'a>,
}

impl<T> Clone for Part<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<'_, T> {}

impl<'a, T> Part<'a, T> {
    /// The part `value` of the document whose text `units` counts.
    pub fn new(value: &'a T, units: &'a Utf16<'a>) -> Self {
        Part { value, units }
    }

    /// The part itself.
    pub(super) fn value(&self) -> &'a T {
        self.value
    }

    pub(super) fn with<U>(&self, value: &'a U) -> Part<'a, U> {
        Part { value, units: self.units }
    }

    pub(super) fn each<U>(
        &self,
        values: &'a [U],
    ) -> Each<impl Iterator<Item = Part<'a, U>> + Clone + use<'a, T, U>> {
        let units = self.units;
        Each(values.iter().map(move |value| Part { value, units }))
    }
}

/// A whole document.
pub(super) struct Whole<'a> {
    pub(super) document: &'a Document,
    pub(super) units: &'a Utf16<'a>,
    pub(super) with_text: bool,
}

impl Fields for Whole<'_> {
    fn fields(&self, object: &mut impl Object) {
        let parts = Part::new(self.document, self.units);
        object.field("schema", SCHEMA);
        object.field("source", Source(parts));
        if self.with_text {
            object.field("text", self.document.text.as_str());
        }
        object.field("reports", parts.each(&self.document.reports));
        object.field("findings", parts.each(&self.document.findings));
    }
}

struct Source<'a>(Part<'a, Document>);

impl Fields for Source<'_> {
    fn fields(&self, object: &mut impl Object) {
        let Part { value: document, units } = self.0;
        object.field("name", document.name.as_str());
        object.field("media", document.media_type());
        object.field("length", units.length());
        if !document.pages.is_empty() {
            object.field("pages", Each(document.pages.iter().map(|&at| units.at(at))));
        }
    }
}

impl Fields for Part<'_, Report> {
    fn fields(&self, object: &mut impl Object) {
        let report = self.value;
        object.field("title", report.title.as_deref());
        object.field("agency", report.agency.as_deref());
        object.field("year", report.year.map(u32::from));
        object.field("period", report.period);
        object.field("signed", report.signed.as_ref());
        object.field("span", report.span.as_ref().map(|span| self.with(span)));
        object.field("forms", Editions(report));
        object.field("sections", self.each(&report.sections));
        object.field("cells", Cells { tables: &report.tables, units: self.units });
        object.field("extra_rows", self.each(&report.extra_rows));
        // Only where a table is printed more than once with other numbers.
        if !report.other_tables.is_empty() {
            object.field("other_tables", self.each(&report.other_tables));
        }
        // Only where there is one.
        if let Some(condition) = report.condition {
            object.field("condition", condition.name());
        }
        object.field("findings", self.each(&report.findings));
        object.field("checks", report.checks);
        object.field("outcomes", Outcomes(report));
        object.field("gaps", Gaps(report));
    }
}

impl Fields for Period {
    fn fields(&self, object: &mut impl Object) {
        object.field("from", self.from);
        object.field("to", self.to);
    }
}

impl Fields for Signature {
    fn fields(&self, object: &mut impl Object) {
        object.field("by", self.by.as_deref());
        object.field("on", self.on);
    }
}

pub(super) struct Editions<'a>(pub(super) &'a Report);

impl Fields for Editions<'_> {
    fn fields(&self, object: &mut impl Object) {
        for kind in TableKind::SINCE_2019 {
            object.field(kind.id(), self.0.edition(kind).map(Edition::name));
        }
        // Only reports on 2014 to 2018 have it.
        if let Some(edition) = self.0.edition(TableKind::Statistics) {
            object.field(TableKind::Statistics.id(), edition.name());
        }
    }
}

impl Fields for Part<'_, Section> {
    fn fields(&self, object: &mut impl Object) {
        object.field("number", u32::from(self.value.number));
        object.field("heading", self.value.heading.as_str());
        object.field("span", self.with(&self.value.span));
    }
}

/// The cells of tables, by their ids.
struct Cells<'a> {
    tables: &'a [Table],
    units: &'a Utf16<'a>,
}

impl Fields for Cells<'_> {
    fn fields(&self, object: &mut impl Object) {
        for (id, cell) in self.tables.iter().flat_map(Table::iter) {
            object.field(id, Part::new(cell, self.units));
        }
    }
}

impl Fields for Part<'_, ExtraRow> {
    fn fields(&self, object: &mut impl Object) {
        object.field("table", self.value.table.id());
        object.field("label", self.value.label.as_str());
        object.field("cells", self.each(&self.value.cells));
        object.field("span", self.with(&self.value.span));
    }
}

impl Fields for Part<'_, OtherTable> {
    fn fields(&self, object: &mut impl Object) {
        let table = &self.value.table;
        object.field("table", table.form.table.id());
        object.field("label", self.value.label.as_str());
        object.field("cells", Cells { tables: std::slice::from_ref(table), units: self.units });
        object.field("span", self.with(&table.span));
    }
}

impl Fields for Checks {
    fn fields(&self, object: &mut impl Object) {
        object.field("passed", self.passed);
        object.field("failed", self.failed);
        object.field("partial", self.partial);
        object.field("not_assessable", self.not_assessable);
        // Only where somebody asked for it: rules that were switched off must show.
        if self.not_selected > 0 {
            object.field("not_selected", self.not_selected);
        }
    }
}

struct Outcomes<'a>(&'a Report);

impl Fields for Outcomes<'_> {
    fn fields(&self, object: &mut impl Object) {
        for (rule, assessment) in &self.0.outcomes {
            object.field(&**rule, assessment.name());
        }
    }
}

struct Gaps<'a>(&'a Report);

impl Fields for Gaps<'_> {
    fn fields(&self, object: &mut impl Object) {
        for (rule, gap) in &self.0.gaps {
            object.field(&**rule, gap);
        }
    }
}

impl Fields for Gap {
    fn fields(&self, object: &mut impl Object) {
        object.field("why", self.why.name());
        let tables = self.tables.iter().map(|table| table.id().to_owned());
        let rows = self.rows.iter().map(|cell| [cell.table.id(), ".", cell.at().0.id].concat());
        let rows: Vec<String> = tables.chain(rows).collect();
        if !rows.is_empty() {
            object.field("rows", Each(rows.iter().map(String::as_str)));
        }
    }
}

impl Fields for Part<'_, Cell> {
    fn fields(&self, object: &mut impl Object) {
        let cell = self.value;
        object.field("raw", cell.raw.as_str());
        object.field("value", cell.value);
        object.field("state", cell.state.name());
        if cell.doubt {
            object.field("doubt", true);
        }
        if let Some(ground) = cell.proof.weakest() {
            object.field("proof", ground.name());
        }
        if let Some(reason) = cell.proof.against {
            object.field("reason", reason.name());
        }
        if let Some(span) = &cell.span {
            object.field("span", self.with(span));
        }
    }
}

impl Fields for Part<'_, Finding> {
    fn fields(&self, object: &mut impl Object) {
        let finding = self.value;
        object.field("rule", &*finding.rule);
        object.field("severity", finding.severity.name());
        object.field("about", finding.about.name());
        object.field("message", &finding.message);
        if !finding.detail.zh.is_empty() {
            object.field("detail", &finding.detail);
        }
        object.field("cells", &*finding.cells);
        object.field("spans", self.each(&finding.spans));
        if let Some(counted) = finding.counted {
            object.field("claimed", finding.claimed.as_str());
            object.field("counted", counted);
        }
        if let Some(expected) = finding.expected {
            object.field("expected", expected);
        }
        if let Some(actual) = finding.actual {
            object.field("actual", actual);
        }
        if !finding.repair.is_empty() {
            object.field("repair", &*finding.repair);
            object.field("repair_kind", finding.repair_kind.name());
        }
        if !finding.breaks.is_empty() {
            object.field("breaks", &*finding.breaks);
        }
        object.field("basis", &finding.basis);
    }
}

impl Fields for Repair {
    fn fields(&self, object: &mut impl Object) {
        object.field("cell", self.cell);
        object.field("from", self.from);
        object.field("to", self.to);
        if !self.sum.is_empty() {
            object.field("sum", self.sum.as_str());
        }
    }
}

impl Fields for Message {
    fn fields(&self, object: &mut impl Object) {
        object.field("zh", self.zh.as_str());
        object.field("en", self.en.as_str());
    }
}

impl Shape for Part<'_, Span> {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        let units = self.units;
        sink.array([self.value.start, self.value.end].into_iter().map(move |at| units.at(at)))
    }
}

impl Shape for Date {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.plain(self)
    }
}

impl Shape for CellId {
    fn write<S: Sink>(&self, sink: S) -> S::Done {
        sink.plain(self)
    }
}

impl Name for CellId {
    fn shown(&self) -> impl std::fmt::Display + '_ {
        self
    }

    fn fixed(&self) -> Option<&str> {
        None
    }
}
