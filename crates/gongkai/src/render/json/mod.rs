//! The wire format `gongkai/1`: one JSON document for one input, byte for byte the same on every platform.

mod writer;

#[cfg(feature = "text-rules")]
use super::wording;
#[cfg(feature = "text-rules")]
use crate::check::TextRule;
use crate::check::{RULES, Rule, guards};
use crate::form::{CellId, FORMS, GridCell, Scope, TableForm, TableKind, Words};
use crate::report::{Cell, Document, Finding, Gap, Message, OtherTable, Report, Table};
use crate::span::{Span, Utf16};
use writer::Writer;

/// The name and version of the format.
pub const SCHEMA: &str = "gongkai/1";

/// The document as JSON. Spans are in UTF-16 code units; `with_text` adds the text that they index.
pub fn document(document: &Document, with_text: bool) -> String {
    let wire = Wire { units: Utf16::new(&document.text) };
    let mut w = Writer::expecting(expected_length(document, with_text));
    w.object(|w| {
        w.key("schema").string(SCHEMA);
        w.key("source").object(|w| {
            w.key("name").string(&document.name);
            w.key("media").string(document.media_type());
            w.key("length").literal(wire.units.length());
            if !document.pages.is_empty() {
                w.key("pages").array(&document.pages, |w, &at| w.literal(wire.units.at(at)));
            }
        });
        if with_text {
            w.key("text").string(&document.text);
        }
        w.key("reports").array(&document.reports, |w, r| wire.report(w, r));
        w.key("findings").array(&document.findings, |w, f| wire.finding(w, f));
    });
    w.finish()
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

/// The official forms: rows, columns, labels, identities and geometry, for programs that draw and check them.
///
/// An array of `{table, edition, name, title, rows, identities, grid}`; typed as `Form` in `crates/gongkai-wasm/src/types.d.ts`.
pub fn forms() -> String {
    let mut w = Writer::default();
    w.array(FORMS, form);
    w.finish()
}

/// The rule catalogue: an array of `{code, severity, about, title, what, why, fix, example, basis}`.
pub fn rules() -> String {
    let mut w = Writer::default();
    w.array(RULES.iter().copied(), |w, rule| w.object(|w| rule_fields(w, rule)));
    w.finish()
}

/// The same with text rules behind them, which have `pattern`, `in`, `unless` and `must` beside what all have.
#[cfg(feature = "text-rules")]
pub fn rules_with(texts: &[TextRule]) -> String {
    let mut w = Writer::default();
    let all = RULES.iter().copied().map(Ok).chain(texts.iter().map(Err));
    w.array(all, |w, rule| match rule {
        Ok(rule) => w.object(|w| rule_fields(w, rule)),
        Err(rule) => text_rule(w, rule),
    });
    w.finish()
}

/// Some rules with all that there is to say about them: `forms` and `guards` too, which the engine leaves out.
pub fn catalogue(rules: &[&'static Rule]) -> String {
    let mut w = Writer::default();
    w.array(rules.iter().copied(), full_rule);
    w.finish()
}

/// The same, with text rules behind them, which have `pattern`, `in`, `unless` and `must` beside what all have.
#[cfg(feature = "text-rules")]
pub fn catalogue_with<'a>(rules: &[&'static Rule], texts: impl IntoIterator<Item = &'a TextRule>) -> String {
    let mut w = Writer::default();
    let texts: Vec<&TextRule> = texts.into_iter().collect();
    let (rules, texts) = (rules.iter().copied().map(Ok), texts.into_iter().map(Err));
    w.array(rules.chain(texts), |w, rule| match rule {
        Ok(rule) => full_rule(w, rule),
        Err(rule) => text_rule(w, rule),
    });
    w.finish()
}

/// A text rule, as an object.
#[cfg(feature = "text-rules")]
pub fn one_text_rule(rule: &TextRule) -> String {
    let mut w = Writer::default();
    text_rule(&mut w, rule);
    w.finish()
}

#[cfg(feature = "text-rules")]
fn text_rule(w: &mut Writer, rule: &TextRule) {
    w.object(|w| {
        w.key("code").string(rule.code());
        w.key("severity").string(rule.own_severity().name());
        w.key("about").string("report");
        let [title, what, why, fix, example, basis] = wording::of_text_rule(rule);
        for (key, text) in [
            ("title", title),
            ("what", what),
            ("why", why),
            ("fix", fix),
            ("example", example),
            ("basis", basis),
        ] {
            w.key(key);
            message(w, &text);
        }
        w.key("pattern").string(rule.pattern());
        w.key("in").array(rule.sections(), |w, section| w.string(&section.to_string()));
        w.key("unless").optional(rule.excuse(), Writer::string);
        w.key("must").literal(rule.is_wanted());
    });
}

/// One of them, as an object.
pub fn one_rule(rule: &'static Rule) -> String {
    let mut w = Writer::default();
    full_rule(&mut w, rule);
    w.finish()
}

fn full_rule(w: &mut Writer, rule: &Rule) {
    w.object(|w| {
        rule_fields(w, rule);
        w.key("guards");
        words(w, guards(rule));
        w.key("forms").array(rule.forms, |w, edition| w.string(edition.name()));
    });
}

fn rule_fields(w: &mut Writer, rule: &Rule) {
    w.key("code").string(rule.code);
    w.key("severity").string(rule.severity.name());
    w.key("about").string(rule.about.name());
    for (key, text) in [
        ("title", rule.title),
        ("what", rule.what),
        ("why", rule.why),
        ("fix", rule.fix),
        ("example", rule.example),
        ("basis", rule.basis),
    ] {
        w.key(key);
        words(w, text);
    }
}

fn form(w: &mut Writer, form: &TableForm) {
    w.object(|w| {
        w.key("table").string(form.table.id());
        w.key("edition").string(form.edition.name());
        w.key("name");
        words(w, form.table.name());
        w.key("title");
        words(w, form.title);
        w.key("rows").array(form.rows, |w, row| {
            w.object(|w| {
                w.key("id").string(row.id);
                w.key("label");
                words(w, row.label());
                w.key("path").array(row.path, |w, label| words(w, *label));
                w.key("columns").array(row.columns, |w, column| {
                    w.object(|w| {
                        w.key("id").string(column.id);
                        w.key("label");
                        words(w, column.label);
                    });
                });
                if let Some(measure) = row.measure {
                    w.key("measure");
                    words(w, measure);
                }
                if row.local {
                    w.key("local").literal(true);
                }
            });
        });
        w.key("identities").array(form.identities, |w, identity| {
            let id = |index| CellId { table: form.table, edition: form.edition, index };
            w.object(|w| {
                w.key("kind").string(identity.kind.name());
                w.key("parts").array(identity.parts, |w, &cell| w.cell_id(id(cell)));
                w.key("totals").array(identity.totals, |w, &cell| w.cell_id(id(cell)));
            });
        });
        w.key("grid").array(form.grid(), |w, line| w.array(line, grid_cell));
    });
}

fn grid_cell(w: &mut Writer, cell: GridCell) {
    w.object(|w| match cell {
        GridCell::Head { text, scope, colspan, rowspan } => {
            w.key("text");
            words(w, text);
            w.key("scope").string(match scope {
                Scope::Column => "col",
                Scope::ColumnGroup => "colgroup",
                Scope::Row => "row",
                Scope::RowGroup => "rowgroup",
            });
            w.key("colspan").literal(colspan);
            w.key("rowspan").literal(rowspan);
        }
        GridCell::Value { cell, colspan } => {
            w.key("cell").cell_id(cell);
            w.key("colspan").literal(colspan);
        }
    });
}

fn words(w: &mut Writer, words: Words) {
    w.object(|w| {
        w.key("zh").string(words.zh);
        w.key("en").string(words.en);
    });
}

fn message(w: &mut Writer, message: &Message) {
    w.object(|w| {
        w.key("zh").string(&message.zh);
        w.key("en").string(&message.en);
    });
}

fn gap(w: &mut Writer, gap: &Gap) {
    w.object(|w| {
        w.key("why").string(gap.why.name());
        let tables = gap.tables.iter().map(|table| table.id().to_owned());
        let rows = gap.rows.iter().map(|cell| [cell.table.id(), ".", cell.at().0.id].concat());
        let rows: Vec<String> = tables.chain(rows).collect();
        if !rows.is_empty() {
            w.key("rows").array(&rows, |w, row| w.string(row));
        }
    });
}

/// Writes what holds spans.
struct Wire<'a> {
    units: Utf16<'a>,
}

impl Wire<'_> {
    fn span(&self, w: &mut Writer, span: Span) {
        w.array([span.start, span.end], |w, at| w.count(self.units.at(at)));
    }

    fn report(&self, w: &mut Writer, report: &Report) {
        w.object(|w| {
            w.key("title").optional(report.title.as_deref(), Writer::string);
            w.key("agency").optional(report.agency.as_deref(), Writer::string);
            w.key("year").optional(report.year, Writer::literal);
            w.key("period").optional(report.period, |w, period| {
                w.object(|w| {
                    w.key("from").string(&period.from.to_string());
                    w.key("to").string(&period.to.to_string());
                });
            });
            w.key("signed").optional(report.signed.as_ref(), |w, signed| {
                w.object(|w| {
                    w.key("by").optional(signed.by.as_deref(), Writer::string);
                    w.key("on").optional(signed.on, |w, on| w.string(&on.to_string()));
                });
            });
            w.key("span").optional(report.span, |w, span| self.span(w, span));
            w.key("forms").object(|w| {
                for kind in TableKind::SINCE_2019 {
                    w.key(kind.id()).optional(report.edition(kind), |w, e| w.string(e.name()));
                }
                // Only reports on 2014 to 2018 have it.
                if let Some(edition) = report.edition(TableKind::Statistics) {
                    w.key(TableKind::Statistics.id()).string(edition.name());
                }
            });
            w.key("sections").array(&report.sections, |w, section| {
                w.object(|w| {
                    w.key("number").literal(section.number);
                    w.key("heading").string(&section.heading);
                    w.key("span");
                    self.span(w, section.span);
                });
            });
            w.key("cells").object(|w| {
                for (id, cell) in report.tables.iter().flat_map(Table::iter) {
                    w.cell_key(id);
                    self.cell(w, cell);
                }
            });
            w.key("extra_rows").array(&report.extra_rows, |w, row| {
                w.object(|w| {
                    w.key("table").string(row.table.id());
                    w.key("label").string(&row.label);
                    w.key("cells").array(&row.cells, |w, cell| self.cell(w, cell));
                    w.key("span");
                    self.span(w, row.span);
                });
            });
            // Only where a table is printed more than once with other numbers.
            if !report.other_tables.is_empty() {
                w.key("other_tables").array(&report.other_tables, |w, other| self.other_table(w, other));
            }
            // Only where there is one.
            if let Some(condition) = report.condition {
                w.key("condition").string(condition.name());
            }
            w.key("findings").array(&report.findings, |w, f| self.finding(w, f));
            w.key("checks").object(|w| {
                w.key("passed").literal(report.checks.passed);
                w.key("failed").literal(report.checks.failed);
                w.key("partial").literal(report.checks.partial);
                w.key("not_assessable").literal(report.checks.not_assessable);
                // Only where somebody asked for it: rules that were switched off must show.
                if report.checks.not_selected > 0 {
                    w.key("not_selected").literal(report.checks.not_selected);
                }
            });
            w.key("outcomes").object(|w| {
                for (rule, assessment) in &report.outcomes {
                    w.key(rule).string(assessment.name());
                }
            });
            w.key("gaps").object(|w| report.gaps.iter().for_each(|(rule, one)| gap(w.key(rule), one)));
        });
    }

    fn other_table(&self, w: &mut Writer, other: &OtherTable) {
        w.object(|w| {
            w.key("table").string(other.table.form.table.id());
            w.key("label").string(&other.label);
            w.key("cells").object(|w| {
                for (id, cell) in other.table.iter() {
                    w.cell_key(id);
                    self.cell(w, cell);
                }
            });
            w.key("span");
            self.span(w, other.table.span);
        });
    }

    fn cell(&self, w: &mut Writer, cell: &Cell) {
        w.object(|w| {
            w.key("raw").string(&cell.raw);
            w.key("value").optional(cell.value, Writer::decimal);
            w.key("state").string(cell.state.name());
            if cell.doubt {
                w.key("doubt").literal(true);
            }
            if let Some(ground) = cell.proof.weakest() {
                w.key("proof").string(ground.name());
            }
            if let Some(reason) = cell.proof.against {
                w.key("reason").string(reason.name());
            }
            if let Some(span) = cell.span {
                w.key("span");
                self.span(w, span);
            }
        });
    }

    fn finding(&self, w: &mut Writer, finding: &Finding) {
        w.object(|w| {
            w.key("rule").string(&finding.rule);
            w.key("severity").string(finding.severity.name());
            w.key("about").string(finding.about.name());
            w.key("message");
            message(w, &finding.message);
            if !finding.detail.zh.is_empty() {
                w.key("detail");
                message(w, &finding.detail);
            }
            w.key("cells").array(&finding.cells, |w, cell| w.cell_id(*cell));
            w.key("spans").array(&finding.spans, |w, span| self.span(w, *span));
            if let Some(counted) = finding.counted {
                w.key("claimed").string(&finding.claimed);
                w.key("counted").literal(counted);
            }
            if let Some(expected) = finding.expected {
                w.key("expected").literal(expected);
            }
            if let Some(actual) = finding.actual {
                w.key("actual").literal(actual);
            }
            if !finding.repair.is_empty() {
                w.key("repair").array(&finding.repair, |w, repair| {
                    w.object(|w| {
                        w.key("cell").cell_id(repair.cell);
                        w.key("from").optional(repair.from, Writer::literal);
                        w.key("to").literal(repair.to);
                        if !repair.sum.is_empty() {
                            w.key("sum").string(&repair.sum);
                        }
                    });
                });
                w.key("repair_kind").string(finding.repair_kind.name());
            }
            if !finding.breaks.is_empty() {
                w.key("breaks").array(&finding.breaks, |w, code| w.string(code));
            }
            w.key("basis");
            message(w, &finding.basis);
        });
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
