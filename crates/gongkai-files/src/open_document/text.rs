//! Texts of `OpenDocument`.

use roxmltree::Node;

use super::lists::{Counters, Lists, Printed};
use super::repeated;
use super::styles::{Print, Styles};
use crate::html::Html;
use crate::length::{may_hold_a_table, millimetres};
use crate::map::{NameSet, NumberSet};
use crate::notice::{Notice, NoticeKind, Touches};
use crate::sight::{Backdrop, Sight};
use crate::xml::Element;
use crate::{Extract, Refusal, limits};

/// The open list.
struct List<'a> {
    style: &'a str,
    level: usize,
    counters: Counters,
    /// What the next paragraph is numbered with; taken by it.
    number: Option<Printed>,
}

struct Text<'a> {
    styles: Styles<'a>,
    lists: Lists<'a>,
    list: Option<List<'a>>,
    out: Html,
    notes: Vec<Node<'a, 'a>>,
    boxes: Vec<Node<'a, 'a>>,
    hidden: u32,
    pictures: u32,
    depth: usize,
    in_table: bool,
    /// What is behind paragraphs here: the ground of the cell.
    behind: Backdrop,
    too_deep: bool,
    /// Changes that delete what stands between their marks.
    deletions: NameSet,
    /// Those of them that are open; their text may reach over paragraphs.
    deleting: NameSet,
}

/// Reads a text.
pub(super) fn read<'a>(
    body: Node<'a, 'a>,
    roots: &[Node<'a, 'a>],
    styles: Styles<'a>,
    mut notices: Vec<Notice>,
) -> Result<Extract, Refusal> {
    let mut text = Text {
        styles,
        lists: Lists::read(roots),
        list: None,
        out: Html::default(),
        notes: Vec::new(),
        boxes: Vec::new(),
        hidden: 0,
        pictures: 0,
        depth: 0,
        in_table: false,
        behind: Backdrop::default(),
        too_deep: false,
        deletions: NameSet::default(),
        deleting: NameSet::default(),
    };
    let regions = body.child("tracked-changes").into_iter().flat_map(|changes| changes.children());
    let deletes = regions.filter(|region| region.child("deletion").is_some());
    text.deletions = deletes.filter_map(|region| Some((region.attr("id")?, ()))).collect();
    text.blocks(body);
    text.write_notes();
    if text.too_deep {
        return Err(Refusal::Nested);
    }
    // Deleted text stands apart, in the list of changes, or between marks in its place.
    let changes = body.child("tracked-changes").map_or(0, |changes| changes.named("changed-region").count());
    let changes = u32::try_from(changes).unwrap_or(u32::MAX);
    for (kind, count) in [
        (NoticeKind::TrackedChanges, changes),
        (NoticeKind::Hidden, text.hidden),
        (NoticeKind::Pictures, text.pictures),
    ] {
        if count > 0 {
            notices.push(Notice { kind, touches: Touches::Nothing, count, places: Vec::new() });
        }
    }
    match text.out.finish(notices) {
        Err(Refusal::NoText) if text.pictures > 0 => Err(Refusal::Picture),
        result => result,
    }
}

impl<'a> Text<'a> {
    fn blocks(&mut self, node: Node<'a, 'a>) {
        if self.depth == limits::DEPTH {
            self.too_deep = true;
        }
        if self.too_deep || self.out.is_full() {
            return;
        }
        self.depth += 1;
        for child in node.children() {
            match child.local() {
                "p" | "h" => self.paragraph(child),
                "list" => self.list(child),
                "numbered-paragraph" => self.blocks(child),
                "table" => self.table(child),
                "section" => {
                    if child.attr("display") == Some("none") || child.attr("is-hidden") == Some("true") {
                        self.hidden += 1;
                    } else {
                        self.blocks(child);
                    }
                }
                // Objects that stand on a page, not in a paragraph.
                "frame" | "g" | "custom-shape" | "rect" | "ellipse" | "line" | "a" => {
                    self.find_boxes(child);
                    self.write_boxes();
                }
                "table-of-content" | "index-body" | "illustration-index" | "table-index" | "object-index"
                | "user-index" | "alphabetical-index" | "bibliography" | "index-title" | "list-header" => {
                    self.blocks(child);
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn list(&mut self, node: Node<'a, 'a>) {
        let outer = self.list.take();
        let style = node.attr("style-name").or(outer.as_ref().map(|outer| outer.style)).unwrap_or_default();
        let (level, counters) = match &outer {
            Some(outer) => (outer.level + 1, outer.counters.clone()),
            None => (0, self.lists.begin(node, style)),
        };
        self.list = Some(List { style, level, counters, number: None });
        if self.depth == limits::DEPTH {
            self.too_deep = true;
        }
        if self.too_deep {
            return;
        }
        self.depth += 1;
        for item in node.children() {
            let Some(list) = self.list.as_mut() else { break };
            match item.local() {
                "list-item" => {
                    // An item that holds another list only has no number of its own.
                    if item.children().any(|child| matches!(child.local(), "p" | "h")) {
                        let start = item.attr("start-value").and_then(|start| start.parse().ok());
                        list.number = self.lists.next(list.style, &mut list.counters, list.level, start);
                    }
                    self.blocks(item);
                }
                "list-header" => self.blocks(item),
                _ => {}
            }
        }
        self.depth -= 1;
        let Some(List { counters, .. }) = std::mem::replace(&mut self.list, outer) else { return };
        match self.list.as_mut() {
            Some(outer) => outer.counters = counters,
            None => self.lists.end(node, style, counters),
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'a>) {
        let number = match self.list.as_mut() {
            Some(list) => list.number.take(),
            None if node.local() == "h" && node.attr("is-list-header") != Some("true") => {
                let level =
                    node.attr("outline-level").and_then(|level| level.parse::<usize>().ok()).unwrap_or(1);
                let restart = node.attr("restart-numbering") == Some("true");
                let start = node.attr("start-value").and_then(|start| start.parse().ok()).filter(|_| restart);
                self.lists.heading(level.saturating_sub(1), start)
            }
            None => None,
        };
        let print = self.styles.within(Print::default(), "paragraph", node.attr("style-name"));
        let mut line = Html::default();
        let mut spaced = false;
        self.inline(node, print, &mut line, &mut spaced, 0);
        let gone = node
            .children()
            .any(|child| child.local() == "hidden-paragraph" && child.attr("is-hidden") != Some("false"));
        if gone || print.hidden && line.is_blank() {
            self.hidden += u32::from(gone);
            self.boxes.clear();
            return;
        }
        self.out.raw(if spaced && !self.in_table { "<p style=\"white-space:pre-wrap\">" } else { "<p>" });
        if let Some(number) = number {
            let from = self.out.position();
            self.out.text(&number.text);
            if !number.known {
                self.out.mark(NoticeKind::Numbering, from);
            }
        }
        self.out.append(&line);
        self.out.raw("</p>\n");
        self.write_boxes();
    }

    fn inline(&mut self, node: Node<'a, 'a>, print: Print, line: &mut Html, spaced: &mut bool, depth: usize) {
        if depth == limits::DEPTH {
            self.too_deep = true;
        }
        if self.too_deep || line.is_full() {
            return;
        }
        for child in node.children() {
            if child.is_text() {
                self.text(child.text().unwrap_or_default(), print, line);
                continue;
            }
            match child.local() {
                "s" => {
                    let count = child.attr("c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                    *spaced = true;
                    self.text(&" ".repeat(count.min(1000)), print, line);
                }
                "tab" => {
                    *spaced = true;
                    self.text("\t", print, line);
                }
                "line-break" if !print.hidden => line.raw("<br>"),
                "note" => {
                    if !print.hidden {
                        self.notes.extend(child.child("note-body"));
                    }
                }
                "frame" | "g" | "custom-shape" | "rect" | "ellipse" => {
                    if !print.hidden {
                        self.find_boxes(child);
                    }
                }
                "hidden-text" if child.attr("is-hidden") != Some("false") => self.hidden += 1,
                "ruby" => {
                    if let Some(base) = child.child("ruby-base") {
                        self.inline(base, print, line, spaced, depth + 1);
                    }
                }
                "span" => {
                    let within = self.styles.within(print, "text", child.attr("style-name"));
                    self.inline(child, within, line, spaced, depth + 1);
                }
                "change-start" => {
                    if let Some(id) = child.attr("change-id").filter(|id| self.deletions.contains(id)) {
                        self.deleting.add(id);
                    }
                }
                "change-end" => {
                    if let Some(id) = child.attr("change-id") {
                        self.deleting.remove(id);
                    }
                }
                "annotation" | "annotation-end" | "script" | "hidden-paragraph" | "event-listeners" | "" => {}
                _ => self.inline(child, print, line, spaced, depth + 1),
            }
        }
    }

    fn text(&mut self, text: &str, print: Print, line: &mut Html) {
        if !self.deleting.is_empty() {
            return;
        }
        if print.hidden {
            self.hidden += u32::from(!text.trim().is_empty());
            return;
        }
        let sight = print.sight(self.behind);
        if sight == Sight::Unseen {
            if !text.trim().is_empty() {
                line.mark_here(NoticeKind::Unseen);
            }
            return;
        }
        let from = line.position();
        if print.struck {
            line.raw("<s>");
        }
        if print.raised {
            line.raw("<sup>");
        }
        line.text(text);
        if print.raised {
            line.raw("</sup>");
        }
        if print.struck {
            line.raw("</s>");
            line.mark(NoticeKind::Struck, from);
        }
        if sight == Sight::Unsure {
            line.mark_digits(NoticeKind::Faint, from);
        }
    }

    /// Finds text boxes and pictures in drawn objects.
    fn find_boxes(&mut self, node: Node<'a, 'a>) {
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            match node.local() {
                "text-box" | "custom-shape" | "rect" | "ellipse" => self.boxes.push(node),
                "image" => {
                    let frame = node.parent();
                    let side = |name: &str| {
                        millimetres(frame.and_then(|frame| frame.attr(name)).unwrap_or_default())
                    };
                    let large = may_hold_a_table(side("width"), side("height"));
                    self.pictures += u32::from(large);
                }
                _ => {
                    let before = open.len();
                    open.extend(node.children().filter(Node::is_element));
                    open[before..].reverse();
                }
            }
        }
    }

    fn write_boxes(&mut self) {
        for text_box in std::mem::take(&mut self.boxes) {
            let (list, in_table) = (self.list.take(), std::mem::replace(&mut self.in_table, false));
            // What fills a shape is not looked at.
            let behind = std::mem::replace(&mut self.behind, Backdrop::Unknown);
            self.out.raw("<div>");
            self.blocks(text_box);
            self.out.raw("</div>\n");
            (self.list, self.in_table, self.behind) = (list, in_table, behind);
        }
    }

    /// Notes stand behind the text.
    fn write_notes(&mut self) {
        let mut written = NumberSet::default();
        let mut at = 0;
        while let Some(&note) = self.notes.get(at) {
            at += 1;
            if written.add(note.id().get_usize()) {
                (self.list, self.in_table) = (None, false);
                self.blocks(note);
            }
        }
    }

    fn table(&mut self, table: Node<'a, 'a>) {
        if !self.styles.shows_table(table.attr("style-name")) {
            self.hidden += 1;
            return;
        }
        let (list, in_table) = (self.list.take(), std::mem::replace(&mut self.in_table, true));
        let behind = self.behind;
        self.behind = self.styles.ground("table", table.attr("style-name")).unwrap_or(behind);
        self.out.raw("<table>");
        self.rows(table);
        self.out.raw("</table>\n");
        (self.list, self.in_table, self.behind) = (list, in_table, behind);
    }

    fn rows(&mut self, node: Node<'a, 'a>) {
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            match node.local() {
                "table-row" if matches!(node.attr("visibility"), Some("collapse" | "filter")) => {
                    self.hidden += 1;
                }
                "table-row" => {
                    for _ in 0..repeated(node, "number-rows-repeated") {
                        self.row(node);
                        if self.too_deep || self.out.is_full() {
                            return;
                        }
                    }
                }
                "table" | "table-header-rows" | "table-rows" | "table-row-group" => {
                    let before = open.len();
                    open.extend(node.children().filter(Node::is_element));
                    open[before..].reverse();
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, row: Node<'a, 'a>) {
        self.out.raw("<tr>");
        let behind = self.behind;
        let of_row = self.styles.ground("table-row", row.attr("style-name")).unwrap_or(behind);
        for cell in row.named("table-cell") {
            let span = |name: &str| repeated(cell, name) as usize;
            for _ in 0..repeated(cell, "number-columns-repeated") {
                self.out.cell(span("number-rows-spanned"), span("number-columns-spanned"));
                self.behind = self.styles.ground("table-cell", cell.attr("style-name")).unwrap_or(of_row);
                self.blocks(cell);
                self.behind = behind;
                self.out.end_cell();
                if self.too_deep || self.out.is_full() {
                    return;
                }
            }
        }
        self.out.raw("</tr>\n");
    }
}
