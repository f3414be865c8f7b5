//! `WordprocessingML`: papers as a document of Word, WPS or `LibreOffice`.
//!
//! Reports and notices follow GB/T 9704: A4 with margins of 37, 26, 35 and 28 mm, 22 lines of 仿宋 in size 三号 on a page,
//! headings in 黑体 and 楷体, page numbers at the outer edge. Check lists and results are forms, in smaller print.

use super::xml::{HEAD, PushFormat as _, push_escaped};
use super::zip::Zip;
use crate::render::Language;
use crate::render::paper::{Block, Grid, Head, Kind, Mark, Paper, Part, Place, Slot, Stain};

/// How the pages of a kind of paper look. Lengths are in twentieths of a point.
struct Page {
    /// Top, right, bottom, left.
    margins: [u32; 4],
    /// Whether page numbers change sides, as in what is bound.
    bound: bool,
    styles: &'static str,
}

/// A4.
const PAPER: [u32; 2] = [11906, 16838];
const OFFICIAL: Page =
    Page { margins: [2098, 1474, 1984, 1588], bound: true, styles: include_str!("official.xml") };
const FORM: Page = Page { margins: [1134; 4], bound: false, styles: include_str!("form.xml") };

impl Page {
    fn of(kind: Kind) -> &'static Page {
        match kind {
            Kind::Annual | Kind::Notice => &OFFICIAL,
            Kind::Result | Kind::Checklist => &FORM,
        }
    }

    /// How wide its text is.
    fn width(&self) -> u32 {
        PAPER[0] - self.margins[1] - self.margins[3]
    }

    /// What a section's pages are like; each counts its own.
    fn section(&self) -> String {
        let [width, height] = PAPER;
        let [top, right, bottom, left] = self.margins;
        format!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"even\" r:id=\"rId4\"/>\
             <w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" \
             w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"851\" w:footer=\"{}\" w:gutter=\"0\"/>\
             <w:pgNumType w:start=\"1\"/></w:sectPr>",
            bottom.saturating_sub(420)
        )
    }
}

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Papers of one kind under way: each begins on a page of its own.
pub(in crate::render) struct Word {
    kind: Kind,
    language: Language,
    body: String,
    count: usize,
}

impl Word {
    pub(in crate::render) fn new(kind: Kind, language: Language) -> Word {
        Word { kind, language, body: String::new(), count: 0 }
    }

    /// One more paper.
    pub(in crate::render) fn add(&mut self, paper: &Paper) {
        let page = Page::of(self.kind);
        if self.count > 0 {
            self.body.push_str("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/>");
            self.body.push_str(&page.section());
            self.body.push_str("</w:pPr></w:p>");
        }
        self.count += 1;
        let mut after_grid = false;
        for block in &paper.blocks {
            if let (true, Block::Grid(grid)) = (after_grid, block)
                && grid.caption.is_empty()
            {
                self.paragraph("Gap", "");
            }
            self.block(block, page.width());
            after_grid = matches!(block, Block::Grid(_));
        }
        if after_grid {
            self.paragraph("Gap", "");
        }
    }

    /// The whole file.
    pub(in crate::render) fn finish(self) -> Vec<u8> {
        let page = Page::of(self.kind);
        let document = [
            HEAD,
            "<w:document ",
            NAMESPACES,
            "><w:body>",
            &self.body,
            &page.section(),
            "</w:body></w:document>",
        ];
        let settings = [
            HEAD,
            "<w:settings ",
            NAMESPACES,
            ">",
            if page.bound { "<w:evenAndOddHeaders/>" } else { "" },
            "<w:compat><w:compatSetting w:name=\"compatibilityMode\" \
             w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
             <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>",
        ];
        let styles = [
            HEAD,
            "<w:styles ",
            NAMESPACES,
            ">",
            &page.styles.replace("{language}", self.language.tag()).replace('\n', ""),
            "</w:styles>",
        ];
        let footer = |side: &str| {
            let edge = if page.bound { "—" } else { "" };
            let side = if page.bound { side } else { "center" };
            let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
            [
                HEAD,
                "<w:ftr ",
                NAMESPACES,
                "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:jc w:val=\"",
                side,
                "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">",
                edge,
                " </w:t></w:r>",
                &field("begin"),
                "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>",
                &field("separate"),
                "<w:r><w:t>1</w:t></w:r>",
                &field("end"),
                "<w:r><w:t xml:space=\"preserve\"> ",
                edge,
                "</w:t></w:r></w:p></w:ftr>",
            ]
            .concat()
        };
        let mut zip = Zip::default();
        for (name, content) in [
            ("[Content_Types].xml", include_str!("word-types.xml").to_owned()),
            ("_rels/.rels", include_str!("word-root.xml").to_owned()),
            ("word/document.xml", document.concat()),
            ("word/_rels/document.xml.rels", include_str!("word-parts.xml").to_owned()),
            ("word/styles.xml", styles.concat()),
            ("word/settings.xml", settings.concat()),
            ("word/footer1.xml", footer("right")),
            ("word/footer2.xml", footer("left")),
        ] {
            zip.add(name, content.as_bytes());
        }
        zip.finish()
    }

    fn block(&mut self, block: &Block, width: u32) {
        match block {
            Block::Title(text) => self.paragraph("Title", text),
            Block::Heading(1, text) => self.paragraph("Heading1", text),
            Block::Heading(_, text) => self.paragraph("Heading2", text),
            Block::Note(text) => self.paragraph("Note", text),
            Block::Line(place, text) => self.paragraph(
                match place {
                    Place::Text => "Text",
                    Place::Start => "Start",
                    Place::Sign => "Sign",
                    Place::End => "End",
                },
                text,
            ),
            Block::List(Mark::Number, items) => {
                for (at, item) in items.iter().enumerate() {
                    self.paragraph("Text", &[&Mark::Number.print(at), item.as_str()].concat());
                }
            }
            // Ticks and boxes one behind the other: sixty lines would push the signatures off the page.
            Block::List(mark, items) => {
                let items: Vec<String> =
                    items.iter().enumerate().map(|(at, item)| mark.print(at) + item).collect();
                self.paragraph("Items", &items.join("\u{3000}"));
            }
            Block::Grid(grid) => self.grid(grid, width),
        }
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        for part in ["<w:p><w:pPr><w:pStyle w:val=\"", style, "\"/></w:pPr>"] {
            self.body.push_str(part);
        }
        self.run(text, "");
        self.body.push_str("</w:p>");
    }

    fn run(&mut self, text: &str, properties: &str) {
        if text.is_empty() {
            return;
        }
        for part in ["<w:r>", properties, "<w:t xml:space=\"preserve\">"] {
            self.body.push_str(part);
        }
        push_escaped(&mut self.body, text);
        self.body.push_str("</w:t></w:r>");
    }

    fn grid(&mut self, grid: &Grid, width: u32) {
        if !grid.caption.is_empty() {
            self.paragraph("Caption", &grid.caption);
        }
        self.body.push_str(
            "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders>",
        );
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            border(&mut self.body, side, 4);
        }
        self.body.push_str(
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"50\" w:type=\"dxa\"/>\
             <w:right w:w=\"50\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
        );
        let sum: u32 = grid.widths.iter().map(|&width| u32::from(width)).sum::<u32>().max(1);
        let widths: Vec<u32> = grid.widths.iter().map(|&each| u32::from(each) * width / sum).collect();
        for width in &widths {
            self.body.push_fmt(format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.body.push_str("</w:tblGrid>");
        // A table of a few rows stays on one page.
        let together = grid.rows.len() <= 24 && grid.look != "findings";
        let last = grid.rows.len().saturating_sub(1);
        for (at, slots) in grid.slots().iter().enumerate() {
            self.body.push_str("<w:tr><w:trPr><w:cantSplit/>");
            if at < grid.head_rows {
                self.body.push_str("<w:tblHeader/>");
            }
            self.body.push_str("</w:trPr>");
            for slot in slots {
                let keep = at < last && (together || at < grid.head_rows);
                self.cell(grid, *slot, &widths, keep);
            }
            self.body.push_str("</w:tr>");
        }
        self.body.push_str("</w:tbl>");
    }

    fn cell(&mut self, grid: &Grid, Slot { part, column, below }: Slot<'_>, widths: &[u32], keep: bool) {
        let Part { text, colspan, rowspan, head, left, stain, notes, .. } = part;
        let width: u32 = widths.iter().skip(column).take(usize::from(*colspan)).sum();
        self.body.push_fmt(format_args!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
        if *colspan > 1 {
            self.body.push_fmt(format_args!("<w:gridSpan w:val=\"{colspan}\"/>"));
        }
        if *rowspan > 1 {
            self.body.push_str(if below == 0 { "<w:vMerge w:val=\"restart\"/>" } else { "<w:vMerge/>" });
        }
        let thick = match stain {
            Some(Stain::Error) => 24,
            Some(Stain::Warning) => 12,
            Some(Stain::Doubt) | None => 0,
        };
        if thick > 0 {
            self.body.push_str("<w:tcBorders>");
            for side in ["top", "left", "bottom", "right"] {
                border(&mut self.body, side, thick);
            }
            self.body.push_str("</w:tcBorders>");
        }
        self.body.push_str("<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"");
        self.body.push_str(match (grid.look, left) {
            ("requests" | "disputes", true) => "SmallLeft",
            ("requests" | "disputes", false)
                if self.language == Language::En && *head == Some(Head::Column) =>
            {
                "Tiny"
            }
            ("requests" | "disputes", false) => "Small",
            (_, true) => "CellLeft",
            (_, false) => "Cell",
        });
        self.body.push_str(if keep { "\"/><w:keepNext/></w:pPr>" } else { "\"/></w:pPr>" });
        if below == 0 {
            self.run(text, if thick > 12 { "<w:rPr><w:b/></w:rPr>" } else { "" });
            for note in notes {
                self.run(&format!("〔{note}〕"), "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>");
            }
        }
        self.body.push_str("</w:p></w:tc>");
    }
}

/// A line; its width in eighths of a point.
fn border(out: &mut String, side: &str, width: u8) {
    out.push_fmt(format_args!(
        "<w:{side} w:val=\"single\" w:sz=\"{width}\" w:space=\"0\" w:color=\"000000\"/>"
    ));
}
