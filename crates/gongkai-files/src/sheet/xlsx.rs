//! `.xlsx`: the workbook, its styles, shared strings and sheets.

use std::rc::Rc;

use roxmltree::Node;

use super::Sheets;
use super::format::{self, Shown};
use super::grid::{Cell, Content, Glances, Merge, Run, Sheet};
use super::number::Number;
use crate::container::zip::Zip;
use crate::map::{ByName, NameSet};
use crate::notice::{Notice, NoticeKind, Place, Touches};
use crate::sight::{self, Backdrop, Colour, WHITE};
use crate::word::package::{Package, PartText};
use crate::xml::Element;
use crate::{Decode, Extract, Refusal};

/// Rows and columns of a sheet.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// What cells refer to.
#[derive(Default)]
struct Book {
    strings: Vec<Rc<Content>>,
    styles: Vec<Style>,
    since_1904: bool,
    glances: Glances,
}

/// What a cell's format says.
#[derive(Clone, Default)]
struct Style {
    /// `None`: a format that is named and not there.
    code: Option<String>,
    struck: bool,
    /// How its font is seen on its ground; `Unsure` where a rule of the sheet may give another.
    colour: Option<Colour>,
    size: Option<u32>,
    ground: Option<Backdrop>,
}

/// Reads a workbook.
pub(crate) fn read(zip: &Zip<'_>, decode: Decode<'_>) -> Result<Extract, Refusal> {
    let package = Package::Zip(zip);
    let main = package.main_part(decode).ok_or(Refusal::Damaged)?;
    let relations = package.relations(&main, decode);
    let workbook = package.text(&main, decode).ok_or(Refusal::Damaged)??;
    let workbook = workbook.parse()?;
    let workbook = workbook.root();
    let mut sheets = Sheets::default();
    let part = |kind: &str| relations.iter().find(|relation| relation.kind == kind && !relation.external);
    let mut book = Book {
        since_1904: workbook.child("workbookPr").and_then(|p| p.attr("date1904")).is_some_and(is_on),
        ..Book::default()
    };
    if let Some(relation) = part("styles") {
        match parsed(&package, &relation.target, decode, styles) {
            Ok(styles) => book.styles = styles,
            Err(Refusal::TooLarge) => return Err(Refusal::TooLarge),
            // Without styles no number is known as it is shown.
            Err(_) => sheets.notices.push(unreadable(&relation.target)),
        }
    }
    if let Some(relation) = part("sharedStrings") {
        match parsed(&package, &relation.target, decode, strings) {
            Ok(strings) => book.strings = strings,
            Err(Refusal::TooLarge) => return Err(Refusal::TooLarge),
            Err(_) => sheets.notices.push(unreadable(&relation.target)),
        }
    }
    let ids = relations.iter().enumerate().rev().map(|(at, relation)| (&*relation.id, at));
    let by_id: ByName<usize> = ids.collect();
    // A workbook that names a sheet or a drawing many times shows it once.
    let mut known = NameSet::default();
    let mut is_new = |target: &str| known.add(&target.to_ascii_lowercase());
    for node in workbook.child("sheets").into_iter().flat_map(|sheets| sheets.named("sheet")) {
        let name = node.attr("name").unwrap_or_default();
        // A relationship's id is an attribute `id` too; `sheetId` is another.
        let relation = node.attr("id").and_then(|id| relations.get(*by_id.get(id)?));
        let Some(relation) = relation.filter(|relation| relation.kind == "worksheet") else { continue };
        if node.attr("state").is_some_and(|state| state != "visible") {
            sheets.hide(name, 1);
            continue;
        }
        if !is_new(&relation.target) {
            continue;
        }
        match parsed(&package, &relation.target, decode, |root| book.sheet(root)) {
            Ok(sheet) => {
                let first = sheet.first_row();
                let mut below = Vec::new();
                let beside = package.relations(&relation.target, decode);
                let drawings = beside.iter().filter(|one| one.kind == "drawing" && !one.external);
                for drawn in drawings.filter(|one| is_new(&one.target)) {
                    match parsed(&package, &drawn.target, decode, drawing) {
                        Ok((boxes, pictures)) => {
                            for (row, paragraph) in boxes {
                                // A title over the table is read before it.
                                if row.is_some_and(|row| first.is_some_and(|first| row <= first)) {
                                    sheets.add_drawing(&[paragraph], 0);
                                } else {
                                    below.push(paragraph);
                                }
                            }
                            sheets.add_drawing(&[], pictures);
                        }
                        Err(Refusal::TooLarge) => return Err(Refusal::TooLarge),
                        Err(_) => sheets.notices.push(unread_drawing(&drawn.target)),
                    }
                }
                sheets.add(name, sheet)?;
                sheets.add_drawing(&below, 0);
            }
            Err(Refusal::TooLarge) => return Err(Refusal::TooLarge),
            Err(_) => sheets.notices.push(unreadable(&relation.target)),
        }
    }
    sheets.finish()
}

fn unreadable(name: &str) -> Notice {
    let places = vec![Place::Part(name.to_owned())];
    Notice { kind: NoticeKind::Part, touches: Touches::Everything, count: 1, places }
}

/// Text boxes stand apart from the cells, which are all there.
fn unread_drawing(name: &str) -> Notice {
    Notice { touches: Touches::Nothing, ..unreadable(name) }
}

/// The paragraphs of text boxes with the rows where these begin, and how many pictures are large enough to hold a table.
fn drawing(root: Node<'_, '_>) -> (Vec<(Option<u32>, String)>, u32) {
    /// Units of a drawing in a millimetre.
    const MILLIMETRE: u64 = 36_000;
    let text = |paragraph: Node<'_, '_>| -> String {
        let runs = paragraph.children().filter(|run| matches!(run.local(), "r" | "fld"));
        runs.filter_map(|run| run.child("t")?.text()).collect()
    };
    let mut paragraphs = Vec::new();
    for anchor in root.children().filter(Node::is_element) {
        let row = anchor.child("from").and_then(|from| from.child("row")?.text()?.trim().parse().ok());
        let boxes = anchor.descendants().filter(|node| node.local() == "txBody");
        let texts = boxes.flat_map(|body| body.named("p").map(text).collect::<Vec<_>>());
        paragraphs.extend(texts.filter(|text| !text.trim().is_empty()).map(|text| (row, text)));
    }
    let large = |picture: &Node<'_, '_>| {
        let size = picture.child("spPr").and_then(|shape| shape.child("xfrm")?.child("ext"));
        let side =
            |name| size.and_then(|size| size.attr(name)?.parse::<u64>().ok()).unwrap_or(0) / MILLIMETRE;
        crate::length::may_hold_a_table(side("cx"), side("cy"))
    };
    let pictures = root.descendants().filter(|node| node.local() == "pic").filter(large).count();
    (paragraphs, u32::try_from(pictures).unwrap_or(u32::MAX))
}

fn parsed<T>(
    package: &Package<'_, '_>,
    name: &str,
    decode: Decode<'_>,
    read: impl FnOnce(Node<'_, '_>) -> T,
) -> Result<T, Refusal> {
    let text: PartText<'_> = package.text(name, decode).ok_or(Refusal::Damaged)??;
    let part = text.parse()?;
    Ok(read(part.root()))
}

fn is_on(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// The formats of cells.
fn styles(root: Node<'_, '_>) -> Vec<Style> {
    let codes: ByName<&str> = root
        .child("numFmts")
        .into_iter()
        .flat_map(|formats| formats.children())
        .filter_map(|format| Some((format.attr("numFmtId")?, format.attr("formatCode")?)))
        .collect();
    let fonts = root.child("fonts").into_iter().flat_map(|fonts| fonts.children().filter(Node::is_element));
    let fonts: Vec<(bool, Option<Colour>, Option<u32>)> =
        fonts.map(|font| (flag(font, "strike"), colour(font.child("color")), size(font))).collect();
    let fills = root.child("fills").into_iter().flat_map(|fills| fills.children().filter(Node::is_element));
    let fills: Vec<Option<Backdrop>> = fills.map(ground).collect();
    let cells = root.child("cellXfs").into_iter().flat_map(|cells| cells.children().filter(Node::is_element));
    cells
        .map(|cell| {
            let id = cell.attr("numFmtId").unwrap_or("0");
            let code = codes.get(id).copied().or_else(|| id.parse().ok().and_then(format::builtin));
            let font: Option<usize> = cell.attr("fontId").and_then(|id| id.parse().ok());
            let (struck, colour, size) = font.and_then(|font| fonts.get(font)).copied().unwrap_or_default();
            let fill: Option<usize> = cell.attr("fillId").and_then(|id| id.parse().ok());
            let ground = fill.and_then(|fill| fills.get(fill)).copied().flatten();
            Style { code: code.map(str::to_owned), struck, colour, size, ground }
        })
        .collect()
}

/// A colour; `None`: one that stands out by itself, or is not known.
fn colour(node: Option<Node<'_, '_>>) -> Option<Colour> {
    let node = node?;
    // A tint makes another colour of it.
    if node.attr("tint").and_then(Number::parse).is_some_and(|tint| !tint.is_zero()) {
        return None;
    }
    match (node.attr("rgb"), node.attr("theme"), node.attr("indexed")) {
        (Some(rgb), ..) => sight::hex(rgb),
        (_, Some("0"), _) => Some(WHITE),
        (_, Some("1"), _) => Some([0; 3]),
        (.., Some(number)) => sight::indexed(number.parse().ok()?),
        _ => None,
    }
}

/// The size of a font in half points.
fn size(font: Node<'_, '_>) -> Option<u32> {
    let points = font.child_val("sz")?;
    points.split('.').next()?.parse::<u32>().ok()?.checked_mul(2)
}

/// What a fill puts behind a cell; `None`: nothing.
fn ground(fill: Node<'_, '_>) -> Option<Backdrop> {
    let Some(pattern) = fill.child("patternFill") else { return Some(Backdrop::Unknown) };
    match pattern.attr("patternType") {
        None | Some("none") => None,
        Some("solid") => Some(colour(pattern.child("fgColor")).map_or(Backdrop::Unknown, Backdrop::Plain)),
        Some(_) => Some(Backdrop::Unknown),
    }
}

/// Whether a property of a font is there and not switched off.
fn flag(font: Node<'_, '_>, name: &str) -> bool {
    font.child(name).is_some_and(|property| property.attr("val").is_none_or(is_on))
}

/// The strings that cells share.
fn strings(root: Node<'_, '_>) -> Vec<Rc<Content>> {
    root.named("si").map(|string| Rc::new(Content::new(runs(string)))).collect()
}

/// A string: plain or in runs, without the readings beside its characters.
fn runs(string: Node<'_, '_>) -> Vec<Run> {
    let text = |node: Node<'_, '_>| -> String {
        let text: String = node.children().filter_map(|child| child.text()).collect();
        unescaped(&text)
    };
    let mut runs = Vec::new();
    for child in string.children() {
        match child.local() {
            "t" => runs.push(Run { text: text(child), ..Run::default() }),
            "r" => {
                let font = child.child("rPr");
                let align = font.and_then(|font| font.child_val("vertAlign"));
                let raised = matches!(align, Some("superscript" | "subscript"));
                let struck = font.is_some_and(|font| flag(font, "strike"));
                let text = child.named("t").map(text).collect();
                let colour = colour(font.and_then(|font| font.child("color")));
                runs.push(Run { text, struck, raised, colour, size: font.and_then(size) });
            }
            _ => {}
        }
    }
    runs
}

/// Characters that XML cannot hold: `_x000D_`.
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        if let Some(c) = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            out.extend(Some(c).filter(|c| *c != '\r'));
            rest = &rest[7..];
        } else {
            out.push_str("_x");
            rest = &rest[2..];
        }
    }
    out + rest
}

impl Book {
    fn sheet(&self, root: Node<'_, '_>) -> Sheet {
        let mut sheet = Sheet::default();
        // Rules and tables give cells colours of their own.
        let painted = ["conditionalFormatting", "tableParts"].iter().any(|part| root.child(part).is_some());
        let bare = if painted { Backdrop::Unknown } else { Backdrop::default() };
        let views = root.child("sheetViews").and_then(|views| views.child("sheetView"));
        let zeros = views.and_then(|view| view.attr("showZeros")).is_none_or(is_on);
        let all_hidden = root.child("sheetFormatPr").and_then(|p| p.attr("zeroHeight")).is_some_and(is_on);
        for column in root.named("cols").flat_map(|columns| columns.children().filter(Node::is_element)) {
            let width_is_none =
                column.attr("width").and_then(Number::parse).is_some_and(|width| width.is_zero());
            let hidden = column.attr("hidden").is_some_and(is_on) || width_is_none;
            let end = |name| {
                column.attr(name).and_then(|at| at.parse::<u32>().ok()).and_then(|at| at.checked_sub(1))
            };
            if let (true, Some(first), Some(last)) = (hidden, end("min"), end("max")) {
                // Ranges that lie over each other say nothing new.
                let known = sheet.hidden_columns.between(first.into()..=u64::MAX).next().is_some();
                if !known {
                    sheet.hide_columns(first..last.min(COLUMNS - 1) + 1);
                }
            }
        }
        let (mut row_at, mut column_at) = (0, 0);
        for row in root.child("sheetData").into_iter().flat_map(|data| data.named("row").collect::<Vec<_>>())
        {
            row_at = row
                .attr("r")
                .and_then(|r| r.parse::<u32>().ok())
                .and_then(|r| r.checked_sub(1))
                .unwrap_or(row_at);
            let no_height = row.attr("ht").and_then(Number::parse).is_some_and(|height| height.is_zero());
            let hidden = row.attr("hidden").map_or(all_hidden, is_on) || no_height;
            if hidden {
                sheet.hidden_rows.add(row_at);
            }
            for node in row.named("c") {
                let place = node.attr("r").and_then(place).filter(|(row, _)| *row == row_at);
                column_at = place.map_or(column_at, |(_, column)| column);
                if row_at < ROWS && column_at < COLUMNS {
                    let cell = self.seen(node, self.cell(node, zeros), bare);
                    sheet.set((row_at, column_at), cell);
                }
                column_at = column_at.saturating_add(1);
            }
            (row_at, column_at) = (row_at.saturating_add(1), 0);
        }
        for merge in
            root.child("mergeCells").into_iter().flat_map(|merges| merges.children().filter(Node::is_element))
        {
            let corners = merge.attr("ref").and_then(|range| range.split_once(':'));
            if let Some((first, last)) = corners.and_then(|(a, b)| Some((place(a)?, place(b)?))) {
                sheet.merges.push(Merge {
                    rows: (first.0.min(last.0), first.0.max(last.0)),
                    columns: (first.1.min(last.1), first.1.max(last.1)),
                });
            }
        }
        sheet
    }

    /// A cell without what nobody sees of it.
    fn seen(&self, node: Node<'_, '_>, cell: Cell, bare: Backdrop) -> Cell {
        let style = node.attr("s").and_then(|s| s.parse::<usize>().ok()).unwrap_or(0);
        let style = self.styles.get(style);
        let behind = style.and_then(|style| style.ground).unwrap_or(bare);
        let (colour, size) = style.map_or((None, None), |style| (style.colour, style.size));
        self.glances.seen(cell, colour, size, behind)
    }

    fn cell(&self, node: Node<'_, '_>, zeros: bool) -> Cell {
        let value = node.child("v").map(|v| v.children().filter_map(|text| text.text()).collect::<String>());
        let style = node.attr("s").and_then(|s| s.parse::<usize>().ok()).unwrap_or(0);
        let style = self.styles.get(style);
        let struck = style.is_some_and(|style| style.struck);
        let plain = |text: String| Cell::of(vec![Run { text, struck, ..Run::default() }]);
        let kind = node.attr("t").unwrap_or("n");
        let hides = matches!(kind, "s" | "str" | "inlineStr")
            && style.is_some_and(|style| style.code.as_deref().is_some_and(format::hides_text));
        if kind == "inlineStr" {
            let runs = node.child("is").map(runs).unwrap_or_default();
            return Cell { struck, ..Cell::of(runs) }.concealed_if(hides);
        }
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            // A formula that no program has computed.
            let formula = node.child("f").is_some() && kind != "str";
            return if formula { doubted("\u{FFFD}", NoticeKind::Formula) } else { Cell::default() };
        };
        match kind {
            "s" => match value.trim().parse::<usize>().ok().and_then(|at| self.strings.get(at)) {
                Some(content) => Cell { struck, ..Cell::shared(content) }.concealed_if(hides),
                None => doubted("\u{FFFD}", NoticeKind::Damaged),
            },
            "b" => plain(if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "str" | "e" | "d" => plain(unescaped(&value)).concealed_if(hides),
            _ => {
                let Some(number) = Number::parse(&value) else {
                    return doubted(&value, NoticeKind::NumberFormat);
                };
                if number.is_zero() && !zeros {
                    return Cell::default();
                }
                let code = style.map_or(Some("General"), |style| style.code.as_deref());
                match code.map(|code| format::shown(code, &number, self.since_1904)) {
                    Some(Shown::Text(text)) => plain(text),
                    Some(Shown::Nothing) => Cell::concealed(),
                    Some(Shown::Unknown(text)) => doubted(&text, NoticeKind::NumberFormat),
                    None => doubted(&number.general(), NoticeKind::NumberFormat),
                }
            }
        }
    }
}

fn doubted(text: &str, kind: NoticeKind) -> Cell {
    Cell { doubt: Some(kind), ..Cell::plain(text) }
}

/// Row and column of a reference such as `B12`, counted from 0.
fn place(reference: &str) -> Option<(u32, u32)> {
    let reference = reference.trim().trim_start_matches('$');
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let mut column = 0_u32;
    for letter in reference.bytes().take(letters) {
        column = column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    let row: u32 = reference[letters..].trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
