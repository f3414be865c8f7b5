//! What rules and official forms consist of in the wire format.

use super::shape::{Each, Fields, Object};
#[cfg(feature = "text-rules")]
use crate::check::TextRule;
use crate::check::{Rule, guards};
use crate::form::{CellId, FormColumn, FormRow, GridCell, Identity, Scope, TableForm, Words};
#[cfg(feature = "text-rules")]
use crate::render::wording;
use crate::report::Severity;

/// What is said of a rule, in the order of the wire format.
fn texts(object: &mut impl Object, texts: &[impl Fields; 6]) {
    for (name, text) in ["title", "what", "why", "fix", "example", "basis"].into_iter().zip(texts) {
        object.field(name, text);
    }
}

/// With all that there is to say about it.
impl Fields for Rule {
    fn fields(&self, object: &mut impl Object) {
        Ruled { rule: self, severity: Some(self.severity) }.fields(object);
    }
}

/// A rule as a selection has it: with its severity there, and `selected` where it is left out.
#[derive(Clone, Copy, Debug)]
pub struct Ruled<R> {
    /// [`Rule`] or [`TextRule`].
    pub rule: R,
    /// How grave its findings are; nothing where it is left out.
    pub severity: Option<Severity>,
}

impl Fields for Ruled<&Rule> {
    fn fields(&self, object: &mut impl Object) {
        let Ruled { rule, severity } = *self;
        object.field("code", rule.code);
        object.field("severity", severity.unwrap_or(rule.severity).name());
        object.field("about", rule.about.name());
        texts(object, &[rule.title, rule.what, rule.why, rule.fix, rule.example, rule.basis]);
        object.field("guards", guards(rule));
        object.field("forms", Each(rule.forms.iter().map(|edition| edition.name())));
        left_out(object, severity);
    }
}

fn left_out(object: &mut impl Object, severity: Option<Severity>) {
    if severity.is_none() {
        object.field("selected", false);
    }
}

/// With `pattern`, `in`, `unless` and `must` beside what all rules have.
#[cfg(feature = "text-rules")]
impl Fields for TextRule {
    fn fields(&self, object: &mut impl Object) {
        Ruled { rule: self, severity: Some(self.own_severity()) }.fields(object);
    }
}

#[cfg(feature = "text-rules")]
impl Fields for Ruled<&TextRule> {
    fn fields(&self, object: &mut impl Object) {
        let Ruled { rule, severity } = *self;
        object.field("code", rule.code());
        object.field("severity", severity.unwrap_or(rule.own_severity()).name());
        object.field("about", "report");
        texts(object, &wording::of_text_rule(rule));
        object.field("pattern", rule.pattern());
        object.field("in", Each(rule.sections().iter().map(super::shape::Plain)));
        object.field("unless", rule.excuse());
        object.field("must", rule.is_wanted());
        left_out(object, severity);
    }
}

impl Fields for TableForm {
    fn fields(&self, object: &mut impl Object) {
        object.field("table", self.table.id());
        object.field("edition", self.edition.name());
        object.field("name", self.table.name());
        object.field("title", self.title);
        object.field("rows", self.rows);
        object.field("identities", Each(self.identities.iter().map(|identity| Sum { form: self, identity })));
        let grid = self.grid();
        object.field("grid", Each(grid.iter().map(Vec::as_slice)));
    }
}

impl Fields for FormRow {
    fn fields(&self, object: &mut impl Object) {
        object.field("id", self.id);
        object.field("label", self.label());
        object.field("path", self.path);
        object.field("columns", self.columns);
        if let Some(measure) = self.measure {
            object.field("measure", measure);
        }
        if self.local {
            object.field("local", true);
        }
    }
}

impl Fields for FormColumn {
    fn fields(&self, object: &mut impl Object) {
        object.field("id", self.id);
        object.field("label", self.label);
    }
}

/// An identity of a form.
struct Sum<'a> {
    form: &'a TableForm,
    identity: &'a Identity,
}

impl Fields for Sum<'_> {
    fn fields(&self, object: &mut impl Object) {
        let (table, edition) = (self.form.table, self.form.edition);
        let id = move |&index| CellId { table, edition, index };
        object.field("kind", self.identity.kind.name());
        object.field("parts", Each(self.identity.parts.iter().map(id)));
        object.field("totals", Each(self.identity.totals.iter().map(id)));
    }
}

impl Fields for GridCell {
    fn fields(&self, object: &mut impl Object) {
        match *self {
            GridCell::Head { text, scope, colspan, rowspan } => {
                object.field("text", text);
                let scope = match scope {
                    Scope::Column => "col",
                    Scope::ColumnGroup => "colgroup",
                    Scope::Row => "row",
                    Scope::RowGroup => "rowgroup",
                };
                object.field("scope", scope);
                object.field("colspan", u32::from(colspan));
                object.field("rowspan", u32::from(rowspan));
            }
            GridCell::Value { cell, colspan } => {
                object.field("cell", cell);
                object.field("colspan", u32::from(colspan));
            }
        }
    }
}

impl Fields for Words {
    fn fields(&self, object: &mut impl Object) {
        object.field("zh", self.zh);
        object.field("en", self.en);
    }
}
