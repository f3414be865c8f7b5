//! Automatic numbers of `OpenDocument`: list styles and the counters of lists.

use roxmltree::Node;

use crate::map::ByName;
use crate::numeral::Numeral;
use crate::xml::Element;

/// Levels of a list.
const LEVELS: usize = 10;

/// A level of a list style.
#[derive(Clone, Debug)]
struct Level<'a> {
    /// `None`: a format that is not known here.
    numeral: Option<Numeral>,
    bullet: Option<char>,
    prefix: &'a str,
    suffix: &'a str,
    /// The print with `%1%` for the numbers, where the file says it so.
    format: Option<&'a str>,
    /// How many levels are shown.
    shown: usize,
    start: u32,
    tight: bool,
}

/// The numbers of a list, level by level.
#[derive(Clone, Debug, Default)]
pub(super) struct Counters([Option<u32>; LEVELS]);

/// The list styles of a document and its lists so far.
#[derive(Debug, Default)]
pub(super) struct Lists<'a> {
    styles: ByName<Vec<Option<Level<'a>>>>,
    outline: Vec<Option<Level<'a>>>,
    headings: Counters,
    by_id: ByName<Counters>,
    by_style: ByName<Counters>,
}

/// A number as printed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) text: String,
    /// Whether all of it was computed.
    pub(super) known: bool,
}

impl<'a> Lists<'a> {
    /// Reads the list styles of all parts.
    pub(super) fn read(roots: &[Node<'a, 'a>]) -> Lists<'a> {
        let mut lists = Lists::default();
        let holders = roots.iter().flat_map(Node::children);
        for holder in holders.filter(|node| matches!(node.local(), "styles" | "automatic-styles")) {
            for node in holder.named("list-style") {
                lists.styles.insert(node.attr("name").unwrap_or_default(), levels(node));
            }
            if let Some(outline) = holder.child("outline-style") {
                lists.outline = levels(outline);
            }
        }
        lists
    }

    /// The counters that a list begins with.
    pub(super) fn begin(&self, list: Node<'a, 'a>, style: &str) -> Counters {
        let earlier = list.attr("continue-list").and_then(|id| self.by_id.get(id));
        let goes_on = list.attr("continue-numbering") == Some("true");
        earlier.or_else(|| if goes_on { self.by_style.get(style) } else { None }).cloned().unwrap_or_default()
    }

    /// Keeps the counters of a list that ended, for one that goes on.
    pub(super) fn end(&mut self, list: Node<'a, 'a>, style: &'a str, counters: Counters) {
        if let Some(id) = list.attr("id") {
            self.by_id.insert(id, counters.clone());
        }
        // A list that continues another is that list.
        if let Some(id) = list.attr("continue-list") {
            self.by_id.insert(id, counters.clone());
        }
        self.by_style.insert(style, counters);
    }

    /// The number of an item. `level` is counted from 0, `start` is the number that the item says itself.
    pub(super) fn next(
        &self,
        style: &str,
        counters: &mut Counters,
        level: usize,
        start: Option<u32>,
    ) -> Option<Printed> {
        printed(self.styles.get(style)?, counters, level, start)
    }

    /// The number of a heading outside of lists.
    pub(super) fn heading(&mut self, level: usize, start: Option<u32>) -> Option<Printed> {
        printed(&self.outline, &mut self.headings, level, start)
    }
}

fn printed(
    levels: &[Option<Level<'_>>],
    counters: &mut Counters,
    level: usize,
    start: Option<u32>,
) -> Option<Printed> {
    let level = level.min(LEVELS - 1);
    let own = levels.get(level)?.as_ref()?;
    let Counters(numbers) = counters;
    numbers[level] = Some(match (start, numbers[level]) {
        (Some(start), _) => start,
        (None, Some(number)) => number.saturating_add(1),
        (None, None) => own.start,
    });
    numbers[level + 1..].fill(None);
    if let Some(bullet) = own.bullet {
        return Some(Printed { text: format!("{bullet} "), known: true });
    }
    let mut known = true;
    let mut number_of = |at: usize| {
        let of = levels.get(at).and_then(Option::as_ref);
        let numeral = of.map_or(Some(Numeral::Decimal), |level| level.numeral);
        known &= numeral.is_some();
        let number = numbers[at].unwrap_or_else(|| of.map_or(1, |level| level.start));
        numeral.unwrap_or(Numeral::Decimal).print(number)
    };
    let mut text = String::new();
    if let Some(format) = own.format {
        // Every other piece is a number's place.
        let mut rest = format;
        while let Some(at) = rest.find('%') {
            let place = rest[at + 1..].split('%').next().and_then(|place| place.parse::<usize>().ok());
            text.push_str(&rest[..at]);
            if let Some(place) = place.filter(|place| (1..=LEVELS).contains(place)) {
                text.push_str(&number_of(place - 1));
                rest = rest[at + 1..].split_once('%').map_or("", |(_, behind)| behind);
            } else {
                text.push('%');
                rest = &rest[at + 1..];
            }
        }
        text.push_str(rest);
    } else if own.numeral != Some(Numeral::None) {
        let first = (level + 1).saturating_sub(own.shown.max(1));
        let parts: Vec<String> =
            (first..=level).map(&mut number_of).filter(|part| !part.is_empty()).collect();
        text = format!("{}{}{}", own.prefix, parts.join("."), own.suffix);
    }
    if text.is_empty() {
        return None;
    }
    if !own.tight && text.chars().next_back().is_some_and(|c| (c as u32) < 0x3000) {
        text.push(' ');
    }
    Some(Printed { text, known })
}

fn levels<'a>(style: Node<'a, 'a>) -> Vec<Option<Level<'a>>> {
    let mut levels = vec![const { None }; LEVELS];
    for node in style.children().filter(Node::is_element) {
        let at = node
            .attr("level")
            .and_then(|level| level.parse::<usize>().ok())
            .and_then(|level| level.checked_sub(1));
        let Some(slot) = at.and_then(|at| levels.get_mut(at)) else { continue };
        let bullet = node
            .attr("bullet-char")
            .and_then(|bullet| bullet.chars().next())
            .map(crate::word::symbol::bullet);
        let properties = node.child("list-level-properties");
        let label = properties.and_then(|p| p.child("list-level-label-alignment"));
        let format = node.attr("num-format").unwrap_or_default();
        *slot = Some(Level {
            numeral: if bullet.is_some() { Some(Numeral::None) } else { Numeral::of_open_document(format) },
            bullet: bullet.or((node.local() == "list-level-style-image").then_some('•')),
            prefix: node.attr("num-prefix").unwrap_or_default(),
            suffix: node.attr("num-suffix").unwrap_or_default(),
            format: node.attr("num-list-format").filter(|_| !format.is_empty()),
            shown: node.attr("display-levels").and_then(|shown| shown.parse().ok()).unwrap_or(1),
            start: node.attr("start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
            tight: label.and_then(|label| label.attr("label-followed-by")) == Some("nothing"),
        });
    }
    levels
}
