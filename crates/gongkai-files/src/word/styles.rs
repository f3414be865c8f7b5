//! Styles of Word, as far as they decide what is seen: hidden text and automatic numbers.

use roxmltree::Node;

use super::on;
use crate::map::ByName;
use crate::xml::Element;

/// Styles based on each other that are followed.
const CHAIN: usize = 20;

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    hidden: Option<bool>,
    struck: Option<bool>,
    list: Option<String>,
    level: Option<usize>,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: ByName<Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

/// The list of a paragraph and its level, as it says itself or its styles say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct InList<'a> {
    pub(super) list: Option<&'a str>,
    pub(super) level: Option<usize>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(part: Node<'_, '_>) -> Styles {
        let mut styles = Styles::default();
        for node in part.named("style") {
            let id = node.attr("styleId").unwrap_or_default();
            let run = node.child("rPr");
            let number = node.child("pPr").and_then(|p| p.child("numPr").or_else(|| p.child("listPr")));
            if node.attr("type") == Some("paragraph")
                && matches!(node.attr("default"), Some("1" | "true" | "on"))
            {
                styles.default = Some(id.to_owned());
            }
            styles.styles.insert(
                id,
                Style {
                    based_on: node.child_val("basedOn").map(str::to_owned),
                    hidden: run.and_then(|run| on(run, "vanish")),
                    struck: run.and_then(|run| on(run, "strike").or_else(|| on(run, "dstrike"))),
                    list: number
                        .and_then(|n| n.child_val("numId").or_else(|| n.child_val("ilfo")))
                        .map(str::to_owned),
                    level: number.and_then(|n| n.child_val("ilvl")).and_then(|level| level.parse().ok()),
                },
            );
        }
        styles
    }

    /// A style, then those that it is based on. `None`: the default one of paragraphs.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.or(self.default.as_deref());
        let next = |id: &'a str| Some((id, self.styles.get(id)?));
        std::iter::successors(first.and_then(next), move |(_, style)| next(style.based_on.as_deref()?))
            .take(CHAIN)
    }

    /// Whether text of this paragraph style and this character style is hidden: each switches what the other says.
    pub(super) fn hides(&self, paragraph: Option<&str>, character: Option<&str>) -> bool {
        self.toggle(paragraph, character, |style| style.hidden)
    }

    /// The same for text that is struck out.
    pub(super) fn strikes(&self, paragraph: Option<&str>, character: Option<&str>) -> bool {
        self.toggle(paragraph, character, |style| style.struck)
    }

    fn toggle(
        &self,
        paragraph: Option<&str>,
        character: Option<&str>,
        of: fn(&Style) -> Option<bool>,
    ) -> bool {
        let says = |id: Option<&str>| self.chain(id).find_map(|(_, style)| of(style)).unwrap_or(false);
        says(paragraph) != character.is_some_and(|id| says(Some(id)))
    }

    /// The list of paragraphs of this style.
    pub(super) fn in_list<'a>(&'a self, style: Option<&'a str>) -> InList<'a> {
        let says = self.chain(style).find(|(_, style)| style.list.is_some());
        let level = self.chain(style).find_map(|(_, style)| style.level);
        InList { list: says.and_then(|(_, style)| style.list.as_deref()), level }
    }

    /// The ids of a style and those that it is based on.
    pub(super) fn names<'a>(&'a self, style: Option<&'a str>) -> Vec<&'a str> {
        self.chain(style).map(|(id, _)| id).collect()
    }

    /// The list of a numbering style.
    pub(super) fn list_of(&self, style: &str) -> Option<&str> {
        self.styles.get(style)?.list.as_deref()
    }
}
