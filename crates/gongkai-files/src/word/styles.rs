//! Styles of Word, as far as they decide what is seen: hidden text, colours, automatic numbers.

use roxmltree::Node;

use super::on;
use crate::map::ByName;
use crate::sight::{self, Align, Backdrop, Look, TextColour, WHITE};
use crate::xml::Element;

/// Styles based on each other that are followed.
const CHAIN: usize = 20;

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    hidden: Option<bool>,
    struck: Option<bool>,
    look: Look,
    list: Option<String>,
    level: Option<usize>,
    /// Whether it gives the cells of its tables a ground.
    shades: bool,
}

/// How the properties of a run say that it looks.
pub(super) fn look(run: Node<'_, '_>) -> Look {
    let behind = run.child("shd").and_then(ground);
    Look {
        colour: run.child_val("color").map(|colour| TextColour::of(sight::hex(colour))),
        size: run.child_val("sz").and_then(|size| size.parse().ok()),
        align: run.child_val("vertAlign").map(|align| match align {
            "superscript" => Align::Raised,
            "subscript" => Align::Lowered,
            _ => Align::Line,
        }),
        shift: run.child_val("position").and_then(|shift| shift.parse().ok()),
        behind: run.child_val("highlight").and_then(highlight).or(behind),
    }
}

/// The ground that a shading gives; `None`: what is behind it is seen.
pub(super) fn ground(shading: Node<'_, '_>) -> Option<Backdrop> {
    let colour = |name: &str| match shading.attr(name) {
        Some("auto") => Some(None),
        None => None,
        Some(value) => Some(sight::hex(value)),
    };
    match (shading.attr("val").unwrap_or("clear"), colour("fill"), colour("color")) {
        ("nil", ..) | ("clear", Some(None), _) => None,
        ("clear", Some(Some(fill)), _) | ("solid", _, Some(Some(fill))) => Some(Backdrop::Plain(fill)),
        ("solid", _, Some(None)) => Some(Backdrop::Plain([0; 3])),
        ("clear", None, _) if shading.attr("themeFill").is_none() => None,
        _ => Some(Backdrop::Unknown),
    }
}

fn highlight(name: &str) -> Option<Backdrop> {
    match name {
        "none" => None,
        "white" => Some(Backdrop::Plain(WHITE)),
        "black" => Some(Backdrop::Plain([0; 3])),
        _ => Some(Backdrop::Unknown),
    }
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: ByName<Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// How each looks with those that it is based on, and whether it gives cells a ground.
    looks: ByName<(Look, bool)>,
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
        let mut ids = Vec::new();
        for node in part.named("style") {
            let id = node.attr("styleId").unwrap_or_default();
            let run = node.child("rPr");
            let number = node.child("pPr").and_then(|p| p.child("numPr").or_else(|| p.child("listPr")));
            if node.attr("type") == Some("paragraph")
                && matches!(node.attr("default"), Some("1" | "true" | "on"))
            {
                styles.default = Some(id.to_owned());
            }
            ids.push(id);
            styles.all.insert(
                id,
                Style {
                    based_on: node.child_val("basedOn").map(str::to_owned),
                    hidden: run.and_then(|run| on(run, "vanish")),
                    struck: run.and_then(|run| on(run, "strike").or_else(|| on(run, "dstrike"))),
                    look: Look {
                        behind: node.child("pPr").and_then(|p| p.child("shd")).and_then(ground),
                        ..run.map(look).unwrap_or_default()
                    },
                    shades: node.attr("type") == Some("table")
                        && node.descendants().any(|inner| inner.local() == "shd" && ground(inner).is_some()),
                    list: number
                        .and_then(|n| n.child_val("numId").or_else(|| n.child_val("ilfo")))
                        .map(str::to_owned),
                    level: number.and_then(|n| n.child_val("ilvl")).and_then(|level| level.parse().ok()),
                },
            );
        }
        for id in ids {
            let look = styles.inherited(id);
            styles.looks.insert(id, look);
        }
        styles
    }

    /// How a style looks with those that it is based on, and whether it shades cells.
    fn inherited(&self, id: &str) -> (Look, bool) {
        self.chain(Some(id)).fold((Look::default(), false), |(look, shades), (_, style)| {
            (look.or(style.look), shades || style.shades)
        })
    }

    /// How text looks with its own properties, its character style and its paragraph style.
    pub(super) fn look(&self, own: Look, paragraph: Option<&str>, character: Option<&str>) -> Look {
        let of = |id: Option<&str>| {
            id.and_then(|id| self.looks.get(id)).map(|(look, _)| *look).unwrap_or_default()
        };
        own.or(of(character)).or(of(paragraph.or(self.default.as_deref())))
    }

    /// Whether a table of this style may have cells with a ground.
    pub(super) fn shades(&self, table: &str) -> bool {
        self.looks.get(table).is_some_and(|(_, shades)| *shades)
    }

    /// A style, then those that it is based on. `None`: the default one of paragraphs.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.or(self.default.as_deref());
        let next = |id: &'a str| Some((id, self.all.get(id)?));
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
        self.all.get(style)?.list.as_deref()
    }
}
