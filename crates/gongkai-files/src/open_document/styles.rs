//! Styles of `OpenDocument`, as far as they decide what is seen.

use roxmltree::Node;

use crate::map::ByName;
use crate::sight::{self, Backdrop, Colour, Sight, TextColour};
use crate::xml::Element;

/// Styles based on each other that are followed.
const CHAIN: usize = 20;

#[derive(Debug, Default)]
struct Style<'a> {
    parent: Option<&'a str>,
    hidden: Option<bool>,
    struck: Option<bool>,
    raised: Option<bool>,
    colour: Option<TextColour>,
    /// In half points.
    size: Option<u32>,
    /// What is behind text, paragraph or cell; `None`: what is behind those around it.
    behind: Option<Backdrop>,
    /// Whether a table of this style is shown.
    shown: Option<bool>,
    data: Option<&'a str>,
}

/// The styles of a document, by family and name; those of the content go before common ones of the same name.
#[derive(Debug, Default)]
pub(super) struct Styles<'a> {
    styles: ByName<ByName<Style<'a>>>,
}

/// How text is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Print {
    pub(super) hidden: bool,
    pub(super) struck: bool,
    pub(super) raised: bool,
    pub(super) colour: Option<Colour>,
    /// In half points.
    pub(super) size: Option<u32>,
    pub(super) behind: Option<Backdrop>,
}

impl Print {
    /// Whether it is seen where the cell has this ground.
    pub(super) fn sight(self, around: Backdrop) -> Sight {
        Sight::of(self.colour, self.size, self.behind.unwrap_or(around))
    }
}

impl<'a> Styles<'a> {
    /// Reads the styles of all parts.
    pub(super) fn read(roots: &[Node<'a, 'a>]) -> Styles<'a> {
        let mut styles = Styles::default();
        let holders = roots.iter().flat_map(Node::children);
        for holder in holders.filter(|node| matches!(node.local(), "styles" | "automatic-styles")) {
            for node in holder.named("style") {
                let text = node.child("text-properties");
                let of = |name: &str| text.and_then(|text| text.attr(name));
                let line = of("text-line-through-style").or_else(|| of("text-line-through-type"));
                let table = node.child("table-properties").and_then(|table| table.attr("display"));
                let style = Style {
                    parent: node.attr("parent-style-name"),
                    hidden: of("display").map(|display| display == "none"),
                    struck: line.map(|line| line != "none"),
                    raised: of("text-position").map(|position| {
                        let shift = position.split_whitespace().next().unwrap_or_default();
                        shift == "super"
                            || shift.trim_end_matches('%').parse::<i32>().is_ok_and(|shift| shift != 0)
                            || shift == "sub"
                    }),
                    colour: match (of("use-window-font-color"), of("color")) {
                        (Some("true"), _) => Some(TextColour::Automatic),
                        (_, colour) => colour.map(|colour| TextColour::of(sight::hex(colour))),
                    },
                    size: of("font-size").and_then(half_points),
                    behind: node.children().find_map(ground),
                    shown: table.map(|display| display != "false"),
                    data: node.attr("data-style-name"),
                };
                let family =
                    styles.styles.or_insert_with(node.attr("family").unwrap_or_default(), ByName::default);
                family.insert(node.attr("name").unwrap_or_default(), style);
            }
        }
        styles
    }

    fn says<T>(&self, family: &str, name: &str, of: impl Fn(&Style<'a>) -> Option<T>) -> Option<T> {
        let mut name = name;
        for _ in 0..CHAIN {
            let style = self.styles.get(family)?.get(name)?;
            if let Some(says) = of(style) {
                return Some(says);
            }
            name = style.parent?;
        }
        None
    }

    /// How text is printed within an element of this style, where it is printed so around it.
    pub(super) fn within(&self, around: Print, family: &str, name: Option<&str>) -> Print {
        let Some(name) = name else { return around };
        let says = |of: fn(&Style<'a>) -> Option<bool>| self.says(family, name, of);
        Print {
            hidden: says(|style| style.hidden).unwrap_or(around.hidden),
            struck: says(|style| style.struck).unwrap_or(around.struck),
            raised: says(|style| style.raised).unwrap_or(around.raised),
            colour: self.says(family, name, |style| style.colour).map_or(around.colour, TextColour::colour),
            size: self.says(family, name, |style| style.size).or(around.size),
            behind: self.says(family, name, |style| style.behind).or(around.behind),
        }
    }

    /// Whether a table of this style is shown.
    pub(super) fn shows_table(&self, name: Option<&str>) -> bool {
        name.and_then(|name| self.says("table", name, |style| style.shown)).unwrap_or(true)
    }

    /// What is behind tables, rows or cells of a style.
    pub(super) fn ground(&self, family: &str, name: Option<&str>) -> Option<Backdrop> {
        name.and_then(|name| self.says(family, name, |style| style.behind))
    }

    /// Whether cells of this style have a number format.
    pub(super) fn has_data_style(&self, name: Option<&str>) -> bool {
        name.and_then(|name| self.says("table-cell", name, |style| style.data)).is_some()
    }
}

/// A size in half points.
fn half_points(size: &str) -> Option<u32> {
    let points = size.strip_suffix("pt")?.trim();
    let (whole, fraction) = points.split_once('.').unwrap_or((points, ""));
    let half = u32::from(fraction.as_bytes().first().is_some_and(|digit| *digit >= b'5'));
    whole.parse::<u32>().ok()?.checked_mul(2)?.checked_add(half)
}

/// The ground that the properties of a style give.
fn ground(properties: Node<'_, '_>) -> Option<Backdrop> {
    if properties.child("background-image").is_some_and(|image| image.attributes().len() > 0) {
        return Some(Backdrop::Unknown);
    }
    properties.attr("background-color").and_then(sight::hex).map(Backdrop::Plain)
}
