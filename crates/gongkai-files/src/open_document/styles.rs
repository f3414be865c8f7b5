//! Styles of `OpenDocument`, as far as they decide what is seen.

use roxmltree::Node;

use crate::map::ByName;
use crate::xml::Element;

/// Styles based on each other that are followed.
const CHAIN: usize = 20;

#[derive(Debug, Default)]
struct Style<'a> {
    parent: Option<&'a str>,
    hidden: Option<bool>,
    struck: Option<bool>,
    raised: Option<bool>,
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
                            || shift.trim_end_matches('%').parse::<i32>().is_ok_and(|shift| shift > 0)
                    }),
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
        }
    }

    /// Whether a table of this style is shown.
    pub(super) fn shows_table(&self, name: Option<&str>) -> bool {
        name.and_then(|name| self.says("table", name, |style| style.shown)).unwrap_or(true)
    }

    /// Whether cells of this style have a number format.
    pub(super) fn has_data_style(&self, name: Option<&str>) -> bool {
        name.and_then(|name| self.says("table-cell", name, |style| style.data)).is_some()
    }
}
