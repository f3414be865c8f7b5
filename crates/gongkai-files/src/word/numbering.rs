//! Automatic numbers of Word: list definitions, their levels, and the counters that run through the document.

use roxmltree::Node;

use super::styles::Styles;
use super::{on, symbol};
use crate::map::{ByName, NameSet};
use crate::numeral::Numeral;
use crate::xml::Element;

/// Levels of a list.
const LEVELS: usize = 9;

/// Characters of a level's print that are taken; Word takes 31 (ECMA-376 part 1, 17.9.11, and [MS-DOC] 2.9.150).
const LONGEST: usize = 255;

/// One level of a list.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of Word's own")]
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    /// `None`: a format that is not known here.
    numeral: Option<Numeral>,
    bullet: bool,
    /// With `%1` … `%9` for the numbers of the levels.
    text: String,
    /// After which level (counted from 1) it begins anew; `None`: after any higher one. 0: never.
    restart: Option<usize>,
    /// All numbers in Arabic digits.
    legal: bool,
    /// The paragraph style that stands for this level.
    style: Option<String>,
    hidden: bool,
    /// Whether nothing stands between number and text.
    tight: bool,
}

/// A list definition.
#[derive(Debug, Default)]
struct Abstract {
    levels: [Option<Level>; LEVELS],
    /// The numbering style whose list this one is.
    link: Option<String>,
}

/// A use of a list definition.
#[derive(Debug, Default)]
struct List {
    of: String,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// The lists of a document and their counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: ByName<Abstract>,
    lists: ByName<List>,
    counters: ByName<[Option<u32>; LEVELS]>,
    used: NameSet,
}

/// What a format of Word calls the parts of its lists.
pub(super) struct Names {
    /// The element of a list definition, its id, and the numbering style that it may name instead of levels.
    definition: &'static str,
    definition_id: &'static str,
    link: &'static str,
    /// The element of a use of a definition, its id, and the definition that it names.
    list: &'static str,
    list_id: &'static str,
    of: &'static str,
}

impl Names {
    /// `numbering.xml` (ECMA-376 part 1, 17.9).
    pub(super) const OPEN_XML: Names = Names {
        definition: "abstractNum",
        definition_id: "abstractNumId",
        link: "numStyleLink",
        list: "num",
        list_id: "numId",
        of: "abstractNumId",
    };
    /// The lists of Word 2003's XML.
    pub(super) const XML_2003: Names = Names {
        definition: "listDef",
        definition_id: "listDefId",
        link: "listStyleLink",
        list: "list",
        list_id: "ilfo",
        of: "ilst",
    };
}

/// The number of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// As printed, with the space behind it.
    pub(super) text: String,
    /// Whether all of it was computed: `false` where a format is not known and Arabic digits stand for it.
    pub(super) known: bool,
}

impl Numbering {
    /// Reads the lists of the element that holds them, as the format names its parts.
    pub(super) fn read(lists: Node<'_, '_>, names: &Names) -> Numbering {
        let mut numbering = Numbering::default();
        let id = |node: Node<'_, '_>, name| node.attr(name).unwrap_or_default().to_owned();
        for node in lists.children().filter(Node::is_element) {
            if node.local() == names.definition {
                let link = node.child_val(names.link).map(str::to_owned);
                let definition = Abstract { levels: levels(node), link };
                numbering.abstracts.insert(id(node, names.definition_id), definition);
            } else if node.local() == names.list {
                let of = node.child_val(names.of).unwrap_or_default().to_owned();
                let mut list = List { of, ..List::default() };
                for change in node.named("lvlOverride") {
                    let Some(at) = index(change) else { continue };
                    list.starts[at] = change.child_val("startOverride").and_then(|start| start.parse().ok());
                    list.levels[at] = change.child("lvl").map(level);
                }
                numbering.lists.insert(id(node, names.list_id), list);
            }
        }
        numbering
    }

    /// The number of the next paragraph of a list; `None`: the list does not exist, or prints nothing.
    /// `level`: counted from 0; `None`: the one that stands for one of these paragraph styles, or the first.
    pub(super) fn next(
        &mut self,
        list: &str,
        level: Option<usize>,
        named: &[&str],
        styles: &Styles,
    ) -> Option<Printed> {
        let base = self.abstract_of(list, styles)?;
        let (used, definition) = (self.lists.get(list)?, self.abstracts.get(&base)?);
        let levels: Vec<Option<&Level>> =
            (0..LEVELS).map(|at| used.levels[at].as_ref().or(definition.levels[at].as_ref())).collect();
        let by_style = || {
            let stands = |level: Option<&Level>| {
                level.is_some_and(|l| l.style.as_deref().is_some_and(|s| named.contains(&s)))
            };
            levels.iter().position(|level| stands(*level))
        };
        let at = level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let own = levels[at]?;
        let counters = self.counters.or_insert_with(base, Default::default);
        if self.used.add(list) {
            for (counter, start) in counters.iter_mut().zip(used.starts) {
                if start.is_some() {
                    *counter = None;
                }
            }
        }
        let start = |at: usize| used.starts[at].or(levels[at].map(|level| level.start)).unwrap_or(1);
        counters[at] = Some(counters[at].map_or_else(|| start(at), |number| number.saturating_add(1)));
        for below in at + 1..LEVELS {
            let restart = levels[below].and_then(|level| level.restart);
            if restart.is_none_or(|after| at < after) {
                counters[below] = None;
            }
        }
        if own.hidden {
            return None;
        }
        let mut printed = Printed { text: String::new(), known: true };
        let mut rest = own.text.as_str();
        while let Some(percent) = rest.find('%') {
            printed.text += &rest[..percent];
            let digit = rest[percent + 1..].chars().next().and_then(|c| c.to_digit(10)).filter(|d| *d > 0);
            let Some(digit) = digit else {
                printed.text.push('%');
                rest = &rest[percent + 1..];
                continue;
            };
            rest = &rest[percent + 2..];
            let of = digit as usize - 1;
            let numeral = levels[of].map_or(Some(Numeral::Decimal), |level| level.numeral);
            let numeral = if own.legal { Some(Numeral::Decimal) } else { numeral };
            printed.known &= numeral.is_some();
            // A level that was skipped shows its first number.
            let number = counters[of].unwrap_or_else(|| start(of));
            printed.text += &numeral.unwrap_or(Numeral::Decimal).print(number);
        }
        if own.bullet {
            printed.text.extend(own.text.chars().map(symbol::bullet));
        } else {
            printed.text += rest;
        }
        if printed.text.is_empty() {
            return None;
        }
        // Behind 、 ） or a full-width sign no space is seen.
        if !own.tight && printed.text.chars().next_back().is_some_and(|c| (c as u32) < 0x3000) {
            printed.text.push(' ');
        }
        Some(printed)
    }

    /// Whether a list is there.
    pub(super) fn has(&self, list: &str) -> bool {
        self.lists.contains(list)
    }

    /// The definition that a list uses, through numbering styles.
    fn abstract_of(&self, list: &str, styles: &Styles) -> Option<String> {
        let mut of = self.lists.get(list)?.of.clone();
        for _ in 0..LEVELS {
            let Some(style) = self.abstracts.get(&of)?.link.as_deref() else { return Some(of) };
            let Some(linked) = styles.list_of(style).and_then(|list| self.lists.get(list)) else {
                return Some(of);
            };
            if linked.of == of {
                return Some(of);
            }
            of.clone_from(&linked.of);
        }
        None
    }
}

fn index(node: Node<'_, '_>) -> Option<usize> {
    node.attr("ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}

fn levels(node: Node<'_, '_>) -> [Option<Level>; LEVELS] {
    let mut levels = [const { None }; LEVELS];
    for child in node.named("lvl") {
        if let Some(at) = index(child) {
            levels[at] = Some(level(child));
        }
    }
    levels
}

fn level(node: Node<'_, '_>) -> Level {
    // A format that only later programs know has one that all know beside it.
    let formats = node.children().flat_map(|child| {
        let inner = if child.local() == "AlternateContent" { Some(child.descendants()) } else { None };
        std::iter::once(child).chain(inner.into_iter().flatten())
    });
    let formats: Vec<&str> =
        formats.filter(|n| n.local() == "numFmt").filter_map(|n| n.attr("val")).collect();
    // Word 2003's XML says formats by their numbers.
    let code = node.child_val("nfc").and_then(|code| code.parse::<u16>().ok());
    let bullet = formats.contains(&"bullet") || code == Some(23);
    let numeral = match &formats[..] {
        [] if bullet => Some(Numeral::None),
        [] => code.map_or(Some(Numeral::Decimal), Numeral::of_word),
        [..] if bullet => Some(Numeral::None),
        _ => formats.iter().find_map(|format| Numeral::of_office(format)),
    };
    Level {
        start: node.child_val("start").and_then(|start| start.parse().ok()).unwrap_or(0),
        numeral,
        bullet,
        text: node.child_val("lvlText").unwrap_or_default().chars().take(LONGEST).collect(),
        restart: node.child_val("lvlRestart").and_then(|level| level.parse().ok()),
        legal: on(node, "isLgl").unwrap_or(false),
        style: node.child_val("pStyle").map(str::to_owned),
        hidden: node.child("rPr").and_then(|run| on(run, "vanish")).unwrap_or(false),
        tight: node.child_val("suff").is_some_and(|suff| suff.eq_ignore_ascii_case("nothing")),
    }
}
