//! What a comparison of two reports consists of in the wire format.

use super::document::{Editions, Part};
use super::shape::{Each, Fields, Object};
use crate::compare::{CellPair, Comparison, Pair, Print, Relation, SectionPair, Sentence, SentencePair};
use crate::form::TableKind;
use crate::report::{Document, Report};
use crate::span::Utf16;

/// The name and version of the format.
pub const COMPARISON_SCHEMA: &str = "gongkai-compare/1";

/// Two reports of two documents, and what differs between them. Places of each side count UTF-16 code units of its text.
pub struct Compared<'a> {
    old: Named<'a>,
    new: Named<'a>,
    comparison: &'a Comparison,
}

/// One side.
#[derive(Clone, Copy)]
struct Named<'a> {
    document: &'a Document,
    report: &'a Report,
    units: &'a Utf16<'a>,
}

impl<'a> Compared<'a> {
    /// Of each side the document, the report in it and the UTF-16 units of the document's text.
    pub fn new(
        old: (&'a Document, &'a Report, &'a Utf16<'a>),
        new: (&'a Document, &'a Report, &'a Utf16<'a>),
        comparison: &'a Comparison,
    ) -> Self {
        let named = |(document, report, units)| Named { document, report, units };
        Compared { old: named(old), new: named(new), comparison }
    }
}

impl Fields for Compared<'_> {
    fn fields(&self, object: &mut impl Object) {
        let Comparison { relation, cells, same_cells, tables, sections, same_sentences, .. } =
            self.comparison;
        let units = Pair { old: self.old.units, new: self.new.units };
        object.field("schema", COMPARISON_SCHEMA);
        object.field("old", self.old);
        object.field("new", self.new);
        object.field("relation", relation.name());
        if let Relation::Years { apart, .. } = relation {
            object.field("years_apart", crate::Decimal::from(i64::from(*apart)));
        }
        object.field("cells", Each(cells.iter().map(|pair| Both { pair, units })));
        object.field("same_cells", *same_cells);
        object.field("tables", tables);
        object.field("sections", Each(sections.iter().map(|pair| Both { pair, units })));
        object.field("same_sentences", *same_sentences);
        object.field("findings", Findings(self));
    }
}

impl Fields for Named<'_> {
    fn fields(&self, object: &mut impl Object) {
        object.field("name", self.document.name.as_str());
        object.field("title", self.report.title.as_deref());
        object.field("agency", self.report.agency.as_deref());
        object.field("year", self.report.year.map(u32::from));
        object.field("forms", Editions(self.report));
    }
}

/// Something with two sides.
#[derive(Clone, Copy)]
struct Both<'a, T> {
    pair: &'a T,
    units: Pair<&'a Utf16<'a>>,
}

impl Fields for Pair<Vec<TableKind>> {
    fn fields(&self, object: &mut impl Object) {
        object.field("only_old", Each(self.old.iter().map(|table| table.id())));
        object.field("only_new", Each(self.new.iter().map(|table| table.id())));
    }
}

impl Fields for Both<'_, CellPair> {
    fn fields(&self, object: &mut impl Object) {
        let CellPair { how, old, new } = self.pair;
        object.field("how", how.name());
        object.field("old", old.as_ref().map(|print| Part::new(print, self.units.old)));
        object.field("new", new.as_ref().map(|print| Part::new(print, self.units.new)));
    }
}

impl Fields for Part<'_, Print> {
    fn fields(&self, object: &mut impl Object) {
        let Print { cells, raw, value, state, doubt, span } = self.value();
        object.field("cells", &**cells);
        object.field("raw", raw.as_str());
        object.field("value", *value);
        object.field("state", state.name());
        if *doubt {
            object.field("doubt", true);
        }
        if let Some(span) = span {
            object.field("span", self.with(span));
        }
    }
}

impl Fields for Both<'_, SectionPair> {
    fn fields(&self, object: &mut impl Object) {
        let SectionPair { number, heading, sentences } = self.pair;
        object.field("number", u32::from(*number));
        object.field("heading", heading.as_str());
        object.field("sentences", Each(sentences.iter().map(|pair| Both { pair, units: self.units })));
    }
}

impl Fields for Both<'_, SentencePair> {
    fn fields(&self, object: &mut impl Object) {
        let SentencePair { how, old, new } = self.pair;
        object.field("how", how.name());
        object.field("old", old.as_ref().map(|said| Part::new(said, self.units.old)));
        object.field("new", new.as_ref().map(|said| Part::new(said, self.units.new)));
    }
}

impl Fields for Part<'_, Sentence> {
    fn fields(&self, object: &mut impl Object) {
        let Sentence { text, span, section } = self.value();
        object.field("text", text.as_str());
        object.field("section", u32::from(*section));
        object.field("span", self.with(span));
    }
}

struct Findings<'a>(&'a Compared<'a>);

impl Fields for Findings<'_> {
    fn fields(&self, object: &mut impl Object) {
        let Compared { old, new, comparison } = self.0;
        object.field("gone", Part::new(&(), old.units).each(&comparison.gone));
        object.field("stayed", Part::new(&(), new.units).each(&comparison.stayed));
        object.field("came", Part::new(&(), new.units).each(&comparison.came));
    }
}
