//! What a reader of files observed of the file that the text was taken from. About the reading, never the author's error.

pub(super) mod changes;
pub(super) mod characters;
pub(super) mod hidden;
pub(super) mod numbering;
pub(super) mod numbers;
pub(super) mod unread;

use super::Rule;
use crate::form::{CellId, Words};
use crate::report::{Document, Finding, Message, ObservationKind, Observed};
use crate::source::Doubted;
use crate::span::Span;

/// More places than this are not named one by one.
const MOST_PLACES: usize = 50;

/// One finding for all observations of a kind: the headline, what was observed, what follows from it.
fn told(
    document: &Document,
    rule: &'static Rule,
    kind: ObservationKind,
    headline: Words,
    then: Words,
) -> Vec<Finding> {
    let mine: Vec<&Observed> =
        document.observations.iter().filter(|observed| observed.kind == kind).collect();
    if mine.is_empty() {
        return Vec::new();
    }
    let mut message = Message::new([headline.zh, "\n"].concat(), [headline.en, "\n"].concat());
    for observed in &mine {
        message.zh += &[&observed.message.zh, "。"].concat();
        let mut letters = observed.message.en.chars();
        message.en.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        message.en += &[letters.as_str(), ". "].concat();
    }
    message.zh += then.zh;
    message.en += then.en;
    let mut spans: Vec<Span> = mine.iter().flat_map(|observed| observed.spans.iter().copied()).collect();
    let cells = cells(document, &Doubted::new(spans.clone(), false));
    spans.truncate(MOST_PLACES);
    let mut finding = rule.finding(message).on(spans);
    finding.cells = cells;
    vec![finding]
}

/// The cells that stand in these places, each once.
fn cells(document: &Document, places: &Doubted) -> Vec<CellId> {
    let mut cells = Vec::new();
    for table in document.reports.iter().flat_map(|report| &report.tables) {
        for (id, cell) in table.iter().filter(|(_, cell)| cell.doubt) {
            if places.touches(cell.span) && !cells.contains(&id) {
                cells.push(id);
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use crate::report::{Document, Message, ObservationKind, Observed};

    /// A document with one observation.
    pub(super) fn document(kind: ObservationKind) -> Document {
        let message = Message::new("文件里有 3 处", "the file holds 3 of them");
        let observed = Observed { kind, message, spans: Vec::new(), everything: false };
        Document {
            text: "很久很久以前。".to_owned(), observations: vec![observed], ..Document::default()
        }
    }
}
