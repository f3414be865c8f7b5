//! Paragraphs, runs and fields of Word.

use roxmltree::Node;

use super::numbering::Printed;
use super::styles::{ground, look};
use super::{Source, on, symbol};
use crate::html::Html;
use crate::map::NumberSet;
use crate::notice::{Notice, NoticeKind, Touches};
use crate::sight::{Backdrop, Sight};
use crate::xml::Element;
use crate::{Extract, Refusal, TextMedia, limits};

/// A field that has begun. Its text may reach over paragraphs and cells.
#[derive(Debug, Default)]
struct Field {
    /// What it is to compute.
    instruction: String,
    /// Whether its result began; what stands before is not printed.
    result: bool,
    /// Whether text was passed over before the result.
    passed_over: bool,
}

/// The open paragraph.
struct Line<'a> {
    html: Html,
    style: Option<&'a str>,
    /// What is behind its text.
    behind: Backdrop,
    /// Whether white space in it divides words or columns.
    spaced: bool,
    boxes: Vec<Node<'a, 'a>>,
    /// Elements around the open one, within the paragraph.
    depth: usize,
}

/// The document's text being written.
pub(super) struct Body<'a> {
    source: Source<'a>,
    pub(super) out: Html,
    fields: Vec<Field>,
    notes: Vec<Node<'a, 'a>>,
    /// What stands in paragraphs whose ends were deleted: it begins the next one.
    carried: Html,
    pub(super) changes: u32,
    pub(super) hidden: u32,
    chunks: Vec<Notice>,
    pictures: u32,
    /// Objects of other programs.
    objects: u32,
    /// What is behind paragraphs here: the ground of the cell.
    pub(super) behind: Backdrop,
    /// Paragraphs of lists that are not defined.
    unnumbered: u32,
    /// Tables, cells and text boxes around the open one.
    depth: usize,
    in_table: bool,
    pub(super) too_deep: bool,
}

/// The branch of alternative contents that is printed: the first choice that programs understand, never two.
pub(super) fn choice<'a>(node: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    let mut choices = node.named("Choice");
    choices.find(|choice| is_understood(*choice)).or_else(|| node.child("Fallback"))
}

/// Whether office programs know all that a choice requires: prefixes of the namespaces of the formats themselves.
fn is_understood(choice: Node<'_, '_>) -> bool {
    const KNOWN: [&str; 3] = [
        "http://schemas.microsoft.com/office/",
        "http://schemas.openxmlformats.org/",
        "http://purl.oclc.org/ooxml/",
    ];
    // Word's own for one system.
    const MAC: &str = "http://schemas.microsoft.com/office/mac/";
    let known = |prefix: &str| match choice.lookup_namespace_uri(Some(prefix)) {
        Some(space) => KNOWN.iter().any(|known| space.starts_with(known)) && !space.starts_with(MAC),
        // A prefix that nobody declared is known by its name.
        None => matches!(prefix, "wps" | "wpg" | "wpc" | "wpi" | "wp14" | "w14" | "w15" | "a14"),
    };
    choice.attr("Requires").is_none_or(|requires| requires.split_whitespace().all(known))
}

impl<'a> Body<'a> {
    /// Reads the body of a document.
    pub(super) fn read(source: Source<'a>, body: Node<'a, 'a>) -> Result<Extract, Refusal> {
        let mut reader = Body {
            source,
            out: Html::default(),
            fields: Vec::new(),
            notes: Vec::new(),
            carried: Html::default(),
            changes: 0,
            hidden: 0,
            chunks: Vec::new(),
            pictures: 0,
            objects: 0,
            behind: Backdrop::default(),
            unnumbered: 0,
            depth: 0,
            in_table: false,
            too_deep: false,
        };
        if body.parent().is_some_and(|document| document.child("background").is_some()) {
            reader.behind = Backdrop::Unknown;
        }
        reader.blocks(body);
        reader.flush_carried();
        // Fields end with the document; one that swallowed text lacks its own end.
        let cut = reader.fields.iter().any(|field| !field.result && field.passed_over);
        reader.fields.clear();
        reader.write_notes();
        reader.finish(cut)
    }

    fn finish(self, cut: bool) -> Result<Extract, Refusal> {
        if self.too_deep {
            return Err(Refusal::Nested);
        }
        let mut notices = self.source.notices;
        notices.extend(self.chunks);
        let mut told = |kind, count, touches| {
            if count > 0 {
                notices.push(Notice { kind, touches, count, places: Vec::new() });
            }
        };
        told(NoticeKind::TrackedChanges, self.changes, Touches::Nothing);
        told(NoticeKind::Hidden, self.hidden, Touches::Nothing);
        told(NoticeKind::Numbering, self.unnumbered, Touches::Nothing);
        told(NoticeKind::Objects, self.objects, Touches::Nothing);
        told(NoticeKind::Pictures, self.pictures, Touches::Nothing);
        told(NoticeKind::Damaged, u32::from(cut), Touches::Everything);
        match self.out.finish(notices) {
            Err(Refusal::NoText) if self.pictures > 0 => Err(Refusal::Picture),
            result => result,
        }
    }

    /// Paragraphs and tables, in whatever they stand.
    pub(super) fn blocks(&mut self, node: Node<'a, 'a>) {
        if self.depth == limits::DEPTH {
            self.too_deep = true;
        }
        if self.too_deep || self.out.is_full() {
            return;
        }
        self.depth += 1;
        for child in node.children() {
            match child.local() {
                "p" => self.paragraph(child),
                "tbl" => {
                    self.flush_carried();
                    let outside = std::mem::replace(&mut self.in_table, true);
                    self.table(child);
                    self.in_table = outside;
                }
                "AlternateContent" => {
                    if let Some(choice) = choice(child) {
                        self.blocks(choice);
                    }
                }
                "del" | "moveFrom" => self.changes += 1,
                "annotation" if !self.annotation_stays(child) => {}
                "ins" | "moveTo" => {
                    // At the level of blocks they stand around whole paragraphs in old files only.
                    self.changes += 1;
                    self.blocks(child);
                }
                "altChunk" => self.chunk(child),
                "sdt" | "sdtContent" | "customXml" | "smartTag" | "sect" | "sub-section" | "annotation"
                | "content" | "cfChunk" => self.blocks(child),
                _ => {}
            }
        }
        self.depth -= 1;
    }

    /// Whether tables of a style may have cells with a ground.
    pub(super) fn shades(&self, style: &str) -> bool {
        self.source.styles.shades(style)
    }

    /// The content of a cell.
    pub(super) fn in_cell(&mut self, cell: Node<'a, 'a>) {
        self.blocks(cell);
        self.flush_carried();
    }

    /// Whether a mark of change in Word 2003's XML is one whose content is printed.
    pub(super) fn annotation_stays(&mut self, node: Node<'a, 'a>) -> bool {
        let kind = node.attr("type").unwrap_or_default();
        self.changes += u32::from(kind == "Word.Deletion" || kind == "Word.Insertion");
        kind != "Word.Deletion"
            && kind != "Word.Comment"
            && !kind.ends_with(".Start")
            && !kind.ends_with(".End")
    }

    fn paragraph(&mut self, node: Node<'a, 'a>) {
        let properties = node.child("pPr");
        let mark = properties.and_then(|p| p.child("rPr"));
        let deleted = mark.is_some_and(|mark| {
            let annotation = mark.child("annotation").and_then(|a| a.attr("type")) == Some("Word.Deletion");
            mark.child("del").is_some() || mark.child("moveFrom").is_some() || annotation
        });
        self.changes += u32::from(deleted || mark.is_some_and(|mark| mark.child("ins").is_some()));
        let mut line = Line {
            html: Html::default(),
            style: properties.and_then(|p| p.child_val("pStyle")),
            behind: properties.and_then(|p| p.child("shd")).and_then(ground).unwrap_or(self.behind),
            spaced: false,
            boxes: Vec::new(),
            depth: 0,
        };
        self.inline(node, &mut line);
        let Line { html, style, spaced, boxes, .. } = line;
        if deleted {
            self.carried.append(&html);
        } else {
            let hides = mark.and_then(|mark| on(mark, "vanish")).unwrap_or(false);
            let unseen = hides && html.is_blank() && self.carried.is_blank();
            let number = if unseen { None } else { self.number(properties, style) };
            // White space of a line outside of tables may set columns.
            self.out.raw(if spaced && !self.in_table { "<p style=\"white-space:pre-wrap\">" } else { "<p>" });
            if let Some(number) = number {
                let from = self.out.position();
                self.out.text(&number.text);
                if !number.known {
                    self.out.mark(NoticeKind::Numbering, from);
                }
            }
            let carried = std::mem::take(&mut self.carried);
            self.out.append(&carried);
            self.out.append(&html);
            self.out.raw("</p>\n");
        }
        for text_box in boxes {
            let outside = std::mem::replace(&mut self.in_table, false);
            // What fills a shape is not looked at.
            let behind = std::mem::replace(&mut self.behind, Backdrop::Unknown);
            let carried = std::mem::take(&mut self.carried);
            self.out.raw("<div>");
            self.blocks(text_box);
            self.flush_carried();
            self.out.raw("</div>\n");
            (self.in_table, self.carried, self.behind) = (outside, carried, behind);
        }
    }

    /// Ends the paragraph that would go on where none follows.
    fn flush_carried(&mut self) {
        let carried = std::mem::take(&mut self.carried);
        if !carried.is_blank() {
            self.out.raw("<p>");
            self.out.append(&carried);
            self.out.raw("</p>\n");
        }
    }

    /// The automatic number of a paragraph.
    fn number(&mut self, properties: Option<Node<'a, 'a>>, style: Option<&'a str>) -> Option<Printed> {
        // Word writes the print into its XML of 2003.
        let old = properties.and_then(|p| p.child("listPr"));
        if let Some(print) = old.and_then(|list| list.child("t")).and_then(|print| print.attr("val")) {
            let text: String = print.chars().map(symbol::bullet).collect();
            return (!text.is_empty()).then_some(Printed { text, known: true });
        }
        let Source { styles, numbering, .. } = &mut self.source;
        let by_style = styles.in_list(style);
        let own = properties.and_then(|p| p.child("numPr")).or(old);
        let own_list = own.and_then(|n| n.child_val("numId").or_else(|| n.child_val("ilfo")));
        let list = own_list.or(by_style.list)?;
        let own_level = own.and_then(|n| n.child_val("ilvl")).and_then(|level| level.parse().ok());
        let level = own_level.or(if own_list.is_none() { by_style.level } else { None });
        let names = styles.names(style);
        if old.is_some() && list != "0" && !numbering.has(list) {
            self.unnumbered += 1;
            return None;
        }
        numbering.next(list, level, &names, styles)
    }

    /// What stands in a paragraph.
    fn inline(&mut self, node: Node<'a, 'a>, line: &mut Line<'a>) {
        if line.depth == limits::DEPTH {
            self.too_deep = true;
        }
        if self.too_deep || line.html.is_full() {
            return;
        }
        line.depth += 1;
        for child in node.children() {
            match child.local() {
                "r" => self.run(child, line),
                "del" | "moveFrom" => self.changes += 1,
                "ins" | "moveTo" => {
                    self.changes += 1;
                    self.inline(child, line);
                }
                "annotation" if !self.annotation_stays(child) => {}
                "AlternateContent" => {
                    if let Some(choice) = choice(child) {
                        self.inline(choice, line);
                    }
                }
                "drawing" | "pict" | "object" => self.boxes(child, line),
                "fldSimple" if child.descendants().all(|inner| inner.local() != "r") => {
                    lacks_result(child.attr("instr").unwrap_or_default(), line);
                }
                "" | "rt" => {}
                local if local.ends_with("Pr") || local.ends_with("PrEx") => {}
                _ => self.inline(child, line),
            }
        }
        line.depth -= 1;
    }

    fn run(&mut self, run: Node<'a, 'a>, line: &mut Line<'a>) {
        let properties = run.child("rPr");
        let style = properties.and_then(|p| p.child_val("rStyle"));
        let hidden = properties.and_then(|p| on(p, "vanish"));
        let hidden = hidden.unwrap_or_else(|| self.source.styles.hides(line.style, style));
        let struck = properties
            .and_then(|p| on(p, "strike").into_iter().chain(on(p, "dstrike")).reduce(|a, b| a || b));
        let struck = struck.unwrap_or_else(|| self.source.styles.strikes(line.style, style));
        let own = properties.map(look).unwrap_or_default();
        let look = self.source.styles.look(own, line.style, style);
        let (begins, ends) = look.align().tags();
        let sight = look.sight(line.behind);
        let fonts = properties.and_then(|p| p.child("rFonts"));
        let font = fonts.and_then(|f| f.attr("ascii").or_else(|| f.attr("hAnsi"))).unwrap_or_default();
        let from = line.html.position();
        let mut open = Vec::new();
        if struck {
            line.html.raw("<s>");
            open.push("</s>");
        }
        line.html.raw(begins);
        open.push(ends);
        let text_from = line.html.position();
        let mut passed_over = false;
        let unseen = sight == Sight::Unseen && !hidden;
        self.run_content(run, line, font, hidden || unseen, &mut passed_over);
        if unseen && passed_over {
            line.html.truncate(from);
            line.html.mark_here(NoticeKind::Unseen);
            return;
        }
        self.hidden += u32::from(passed_over);
        if line.html.position() == text_from {
            line.html.truncate(from);
            return;
        }
        while let Some(tag) = open.pop() {
            line.html.raw(tag);
        }
        if struck {
            line.html.mark(NoticeKind::Struck, from);
        }
        if sight == Sight::Unsure {
            line.html.mark_digits(NoticeKind::Faint, from);
        }
    }

    fn run_content(
        &mut self,
        run: Node<'a, 'a>,
        line: &mut Line<'a>,
        font: &str,
        hidden: bool,
        passed: &mut bool,
    ) {
        if line.depth == limits::DEPTH {
            self.too_deep = true;
        }
        if self.too_deep || line.html.is_full() {
            return;
        }
        for child in run.children() {
            let local = child.local();
            match local {
                "fldChar" => {
                    self.field(child, line, hidden);
                    continue;
                }
                "instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
                        field.instruction.push_str(child.text().unwrap_or_default());
                    }
                    continue;
                }
                "" | "rPr" | "delText" | "delInstrText" => continue,
                _ => {}
            }
            if hidden {
                *passed |= local == "t" && child.text().is_some_and(|text| !text.trim().is_empty());
                continue;
            }
            if let Some(field) = self.fields.iter_mut().find(|field| !field.result) {
                field.passed_over |= matches!(local, "t" | "sym");
                continue;
            }
            match local {
                "t" => {
                    // Text may be divided by comments.
                    for text in child.children().filter_map(|node| node.text()) {
                        self.text(text, font, line);
                    }
                }
                "tab" | "ptab" => {
                    line.spaced = true;
                    line.html.raw("\t");
                }
                "br" | "cr" => line.html.raw("<br>"),
                "noBreakHyphen" => line.html.raw("-"),
                "sym" => {
                    let code = child.attr("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    let font = child.attr("font").unwrap_or_default();
                    self.symbol(font, code.unwrap_or(0), line);
                }
                "footnoteReference" => self.note("footnote", child),
                "endnoteReference" => self.note("endnote", child),
                // Word 2003's XML holds them in place.
                "footnote" | "endnote" => self.notes.push(child),
                "ruby" => {
                    if let Some(base) = child.child("rubyBase") {
                        self.inline(base, line);
                    }
                }
                "drawing" | "pict" | "object" => self.boxes(child, line),
                "AlternateContent" => {
                    if let Some(choice) = choice(child) {
                        line.depth += 1;
                        self.run_content(choice, line, font, hidden, passed);
                        line.depth -= 1;
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str, font: &str, line: &mut Line<'a>) {
        line.spaced |= text.contains("  ") || text.contains('\t');
        let private = |c: char| ('\u{F020}'..='\u{F0FF}').contains(&c);
        if !text.contains(private) {
            line.html.text(text);
            return;
        }
        let font = if symbol::is_symbol_font(font) { font } else { "Wingdings" };
        for c in text.chars() {
            if private(c) {
                self.symbol(font, c as u32, line);
            } else {
                line.html.text(c.encode_utf8(&mut [0; 4]));
            }
        }
    }

    #[allow(clippy::unused_self, reason = "beside the other kinds of content")]
    fn symbol(&mut self, font: &str, code: u32, line: &mut Line<'a>) {
        let from = line.html.position();
        let known = symbol::of(font, code);
        // A font of letters has its characters where Unicode has them.
        let letter = || {
            char::from_u32(code)
                .filter(|c| !symbol::is_symbol_font(font) && !('\u{E000}'..'\u{F900}').contains(c))
        };
        if let Some(c) = known.or_else(letter) {
            line.html.text(c.encode_utf8(&mut [0; 4]));
        } else {
            line.html.raw("\u{FFFD}");
            line.html.mark(NoticeKind::Unknown, from);
        }
    }

    fn field(&mut self, node: Node<'a, 'a>, line: &mut Line<'a>, hidden: bool) {
        match node.attr("fldCharType") {
            Some("begin") => {
                self.fields.push(Field::default());
                if !hidden && let Some(data) = node.child("ffData") {
                    let shown = self.fields.iter().rev().skip(1).all(|field| field.result);
                    if shown {
                        form_field(data, line);
                    }
                }
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
            }
            Some("end") => {
                let Some(field) = self.fields.pop() else { return };
                let shown = self.fields.iter().all(|field| field.result);
                // A formula shows what it says, and has no result.
                if !field.result && shown && !hidden {
                    if field.instruction.trim_start().to_ascii_uppercase().starts_with("EQ") {
                        formula(&field.instruction, line);
                    } else {
                        lacks_result(&field.instruction, line);
                    }
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, kind: &str, reference: Node<'a, 'a>) {
        let notes = if kind == "footnote" { &self.source.footnotes } else { &self.source.endnotes };
        if let Some(&note) = reference.attr("id").and_then(|id| notes.get(id)) {
            self.notes.push(note);
        }
    }

    /// Notes stand behind the text, each once, in the order of their marks.
    fn write_notes(&mut self) {
        let mut at = 0;
        // A note may itself have notes; none is written twice.
        let mut written = NumberSet::default();
        while at < self.notes.len() {
            let note = self.notes[at];
            at += 1;
            if written.add(note.id().get_usize()) {
                self.in_table = false;
                self.blocks(note);
                self.flush_carried();
            }
        }
    }

    /// Text boxes in a drawing, and pictures.
    fn boxes(&mut self, node: Node<'a, 'a>, line: &mut Line<'a>) {
        // What another program made: its text is in a file of its own, what is shown is a picture of it.
        let is_object = |inner: Node<'_, '_>| {
            inner.local() == "OLEObject" && !inner.attr("ProgID").unwrap_or_default().starts_with("Equation")
        };
        if node.local() == "object" && node.descendants().any(is_object) {
            self.objects += 1;
            return;
        }
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            match node.local() {
                "txbxContent" => line.boxes.push(node),
                "AlternateContent" => open.extend(choice(node)),
                "docPr" | "cNvPr" if matches!(node.attr("hidden"), Some("1" | "true")) => {
                    self.hidden += 1;
                    return;
                }
                // Old drawings, and what stands for objects of other programs.
                "imagedata" => {
                    let style = node.parent().and_then(|shape| shape.attr("style")).unwrap_or_default();
                    let side = |name| crate::length::in_style(style, name);
                    self.pictures +=
                        u32::from(crate::length::may_hold_a_table(side("width"), side("height")));
                }
                "inline" | "anchor" if is_large_picture(node) => {
                    self.pictures += 1;
                    self.push_children(node, &mut open);
                }
                _ => self.push_children(node, &mut open),
            }
        }
    }

    #[allow(clippy::unused_self, reason = "a step of boxes()")]
    fn push_children(&self, node: Node<'a, 'a>, open: &mut Vec<Node<'a, 'a>>) {
        let before = open.len();
        open.extend(node.children().filter(Node::is_element));
        open[before..].reverse();
    }

    /// A part that the document takes in whole.
    fn chunk(&mut self, node: Node<'a, 'a>) {
        self.flush_carried();
        let result = node.attr("id").and_then(|id| (self.source.chunk)(id));
        match result {
            Some(Ok(extract)) => {
                match extract.media {
                    TextMedia::Html => self.out.frame(&extract.text),
                    TextMedia::Plain => {
                        self.out.raw("<pre>");
                        self.out.text(&extract.text);
                        self.out.raw("</pre>\n");
                    }
                }
                self.chunks.extend(extract.notices.into_iter().map(|notice| {
                    let touches = if notice.touches == Touches::Nothing {
                        Touches::Nothing
                    } else {
                        Touches::Everything
                    };
                    Notice { touches, ..notice }
                }));
            }
            Some(Err(Refusal::NoText)) => {}
            _ => self.chunks.push(Notice {
                kind: NoticeKind::Part,
                touches: Touches::Everything,
                count: 1,
                places: Vec::new(),
            }),
        }
    }
}

/// Whether a drawing shows a picture large enough to hold a table.
fn is_large_picture(node: Node<'_, '_>) -> bool {
    /// Units of a drawing in a millimetre.
    const MILLIMETRE: u64 = 36_000;
    let size = node.child("extent").map(|extent| {
        ["cx", "cy"].map(|side| extent.attr(side).and_then(|side| side.parse::<u64>().ok()).unwrap_or(0))
    });
    size.is_some_and(|[width, height]| {
        crate::length::may_hold_a_table(width / MILLIMETRE, height / MILLIMETRE)
    }) && node.descendants().any(|inner| inner.local() == "blip")
}

/// What an old form field shows: a box, or the chosen entry. Text fields have a result.
fn form_field(data: Node<'_, '_>, line: &mut Line<'_>) {
    if let Some(check) = data.child("checkBox") {
        let checked = on(check, "checked").or_else(|| on(check, "default")).unwrap_or(false);
        line.html.raw(if checked { "☑" } else { "□" });
    }
    if let Some(list) = data.child("ddList") {
        let chosen = list.child_val("result").or_else(|| list.child_val("default"));
        let chosen: usize = chosen.and_then(|at| at.parse().ok()).unwrap_or(0);
        let entry = list.named("listEntry").nth(chosen).and_then(|entry| entry.attr("val"));
        line.html.text(entry.unwrap_or_default());
    }
}

/// A field that shows a text or number of its own, of which the file holds none: what Word prints is not known.
fn lacks_result(instruction: &str, line: &mut Line<'_>) {
    const SHOW: [&str; 13] = [
        "COMPARE",
        "DATABASE",
        "DDE",
        "DDEAUTO",
        "DOCPROPERTY",
        "DOCVARIABLE",
        "IF",
        "INCLUDETEXT",
        "LINK",
        "MERGEFIELD",
        "QUOTE",
        "REF",
        "SEQ",
    ];
    let name = instruction.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    if name.starts_with('=') || SHOW.contains(&name.as_str()) {
        let from = line.html.position();
        line.html.raw("\u{FFFD}");
        line.html.mark(NoticeKind::Formula, from);
    }
}

/// What a formula field shows, such as `EQ \o\ac(○,1)`: ①. Others are shown by their texts, with a mark.
fn formula(instruction: &str, line: &mut Line<'_>) {
    let from = line.html.position();
    let text = instruction.trim_start().get(2..).unwrap_or_default();
    let inner =
        text.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')).map_or("", |(inner, _)| inner);
    let circle = |c: char| matches!(c, '○' | '〇' | '◯' | '\u{20DD}');
    if let Some((sign, number)) =
        inner.split_once([',', ';', '，']).filter(|(sign, _)| sign.trim().chars().all(circle))
    {
        let _ = sign;
        if let Ok(number) = number.trim().parse() {
            line.html.text(&crate::numeral::Numeral::Circled.print(number));
            return;
        }
    }
    let mut shown = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                while chars.clone().next().is_some_and(|c| c.is_ascii_alphanumeric()) {
                    chars.next();
                }
            }
            '(' | ')' | ',' | ';' => {}
            c => shown.push(c),
        }
    }
    line.html.text(shown.trim());
    line.html.mark(NoticeKind::Unknown, from);
}
