//! `SpreadsheetML`: a workbook of plain sheets. Text stands in its cell, as text whatever it begins with; a formula is only what
//! is given as one.

use super::xml::{HEAD, PushFormat as _, push_escaped};
use super::zip::Zip;

/// How a cell looks; its place in the styles' list of formats, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Look {
    /// The title over a sheet.
    Title,
    /// What stands below a table, over all of its columns.
    Note,
    /// A heading.
    Head,
    /// A label at the left of a row, or words in a table.
    Label,
    /// A number, or what is printed in the place of one.
    Cell,
    /// One that is wrong, or may be.
    Error,
    /// One that needs a look.
    Warning,
    /// One that the reader is not sure of.
    Doubt,
}

/// What a cell holds.
pub(in crate::render) enum Value {
    Nothing,
    Text(String),
    /// As a spreadsheet writes numbers: digits, a sign, a point.
    Number(String),
}

/// A sheet under way.
#[derive(Default)]
pub(in crate::render) struct Sheet {
    name: String,
    rows: String,
    merges: String,
    merged: usize,
    columns: String,
    frozen: [usize; 2],
    upright: bool,
    count: usize,
    /// The cells of the row under way, each with its column.
    row: String,
    height: u32,
}

impl Sheet {
    /// `columns` are widths in characters; `frozen` says how many rows and columns stay in sight.
    pub(in crate::render) fn new(name: &str, columns: &[u32], frozen: [usize; 2]) -> Sheet {
        let mut sheet = Sheet { name: name.to_owned(), frozen, ..Sheet::default() };
        sheet.columns(columns);
        sheet
    }

    /// Other widths; a column of width 0 is hidden.
    pub(in crate::render) fn columns(&mut self, widths: &[u32]) {
        self.columns.clear();
        for (at, width) in widths.iter().enumerate() {
            let at = at + 1;
            let look = match width {
                0 => "hidden=\"1\"".to_owned(),
                _ => format!("width=\"{width}\" customWidth=\"1\""),
            };
            self.columns.push_fmt(format_args!("<col min=\"{at}\" max=\"{at}\" {look}/>"));
        }
    }

    /// Printed upright; otherwise across.
    pub(in crate::render) fn upright(mut self) -> Sheet {
        self.upright = true;
        self
    }

    /// How many rows are written.
    pub(in crate::render) fn count(&self) -> usize {
        self.count
    }

    /// A cell of the row under way. Columns come in order.
    pub(in crate::render) fn put(&mut self, column: usize, value: &Value, look: Look) {
        let out = &mut self.row;
        let place = place(column, self.count);
        let style = look as usize + 1;
        match value {
            Value::Nothing => out.push_fmt(format_args!("<c r=\"{place}\" s=\"{style}\"/>")),
            Value::Number(number) => {
                out.push_fmt(format_args!("<c r=\"{place}\" s=\"{style}\"><v>"));
                push_escaped(out, number);
                out.push_str("</v></c>");
            }
            Value::Text(text) => {
                out.push_fmt(format_args!(
                    "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                ));
                push_escaped(out, text);
                out.push_str("</t></is></c>");
            }
        }
    }

    /// Joins the cell at this column of the row under way with those to the right and below it.
    pub(in crate::render) fn merge(&mut self, column: usize, columns: usize, rows: usize) {
        if columns > 1 || rows > 1 {
            let (from, to) = (place(column, self.count), place(column + columns - 1, self.count + rows - 1));
            self.merges.push_fmt(format_args!("<mergeCell ref=\"{from}:{to}\"/>"));
            self.merged += 1;
        }
    }

    /// How high the row under way is, in points; by what it holds where nothing is said.
    pub(in crate::render) fn high(&mut self, points: u32) {
        self.height = points;
    }

    /// The row under way is whole.
    pub(in crate::render) fn end_row(&mut self) {
        self.count += 1;
        self.rows.push_fmt(format_args!("<row r=\"{}\"", self.count));
        if self.height > 0 {
            self.rows.push_fmt(format_args!(" ht=\"{}\" customHeight=\"1\"", self.height));
            self.height = 0;
        }
        self.rows.push('>');
        self.rows.push_str(&self.row);
        self.rows.push_str("</row>");
        self.row.clear();
    }

    fn xml(&self, first: bool) -> String {
        let [rows, columns] = self.frozen;
        let mut view =
            format!("<sheetView workbookViewId=\"0\"{}>", if first { " tabSelected=\"1\"" } else { "" });
        if rows > 0 || columns > 0 {
            view.push_str("<pane");
            for (name, split) in [("xSplit", columns), ("ySplit", rows)] {
                if split > 0 {
                    view.push_fmt(format_args!(" {name}=\"{split}\""));
                }
            }
            let pane = match (rows, columns) {
                (0, _) => "topRight",
                (_, 0) => "bottomLeft",
                _ => "bottomRight",
            };
            let corner = place(columns, rows);
            view.push_fmt(format_args!(" topLeftCell=\"{corner}\" activePane=\"{pane}\" state=\"frozen\"/>"));
        }
        let merges = if self.merged == 0 {
            String::new()
        } else {
            format!("<mergeCells count=\"{}\">{}</mergeCells>", self.merged, self.merges)
        };
        let upright = if self.upright { "portrait" } else { "landscape" };
        [
            HEAD,
            "<worksheet xmlns=\"",
            MAIN,
            "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>",
            &view,
            "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>",
            if self.columns.is_empty() { "" } else { "<cols>" },
            &self.columns,
            if self.columns.is_empty() { "" } else { "</cols>" },
            "<sheetData>",
            &self.rows,
            "</sheetData>",
            &merges,
            "<pageMargins left=\"0.6\" right=\"0.6\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>\
             <pageSetup paperSize=\"9\" orientation=\"",
            upright,
            "\" fitToHeight=\"0\"/></worksheet>",
        ]
        .concat()
    }
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "application/vnd.openxmlformats-";

/// A1 of a column and a row, both counted from 0.
fn place(column: usize, row: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}

/// The bytes of a workbook of these sheets, at least one, their names different and without `[ ] : * ? / \`.
pub(in crate::render) fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    let each = |write: &dyn Fn(usize, &str) -> String| {
        sheets.iter().enumerate().map(|(at, sheet)| write(at + 1, &sheet.name)).collect::<String>()
    };
    let related = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inside: &str| {
        format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{inside}</Relationships>")
    };
    let content = |part: &str, kind: &str| {
        format!(
            "<Override PartName=\"/xl/{part}.xml\" ContentType=\"{OFFICE}officedocument.spreadsheetml.{kind}+xml\"/>"
        )
    };
    let types = [
        HEAD,
        "<Types xmlns=\"",
        PACKAGE,
        "/content-types\"><Default Extension=\"rels\" ContentType=\"",
        OFFICE,
        "package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        &content("workbook", "sheet.main"),
        &content("styles", "styles"),
        &each(&|at, _| content(&format!("worksheets/sheet{at}"), "worksheet")),
        "</Types>",
    ];
    let listed = each(&|at, name| {
        let mut out = "<sheet name=\"".to_owned();
        push_escaped(&mut out, name);
        out + &format!("\" sheetId=\"{at}\" r:id=\"rId{at}\"/>")
    });
    let book = [
        HEAD,
        "<workbook xmlns=\"",
        MAIN,
        "\" xmlns:r=\"",
        RELATIONS,
        "\"><sheets>",
        &listed,
        "</sheets></workbook>",
    ];
    let parts = each(&|at, _| related(at, "worksheet", &format!("worksheets/sheet{at}.xml")))
        + &related(sheets.len() + 1, "styles", "styles.xml");
    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", types.concat().as_bytes());
    zip.add("_rels/.rels", relations(&related(1, "officeDocument", "xl/workbook.xml")).as_bytes());
    zip.add("xl/workbook.xml", book.concat().as_bytes());
    zip.add("xl/_rels/workbook.xml.rels", relations(&parts).as_bytes());
    zip.add("xl/styles.xml", styles().as_bytes());
    for (at, sheet) in sheets.iter().enumerate() {
        zip.add(&format!("xl/worksheets/sheet{}.xml", at + 1), sheet.xml(at == 0).as_bytes());
    }
    zip.finish()
}

/// Fonts, fills, borders, and the formats of [`Look`] in its order.
fn styles() -> String {
    let fill = |colour: &str| {
        format!("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{colour}\"/></patternFill></fill>")
    };
    let font = |size: u8, bold: bool| {
        format!("<font>{}<sz val=\"{size}\"/><name val=\"宋体\"/></font>", if bold { "<b/>" } else { "" })
    };
    let border = |style: &str| {
        let side = |name: &str| match style {
            "" => format!("<{name}/>"),
            _ => format!("<{name} style=\"{style}\"><color auto=\"1\"/></{name}>"),
        };
        ["<border>", &side("left"), &side("right"), &side("top"), &side("bottom"), "<diagonal/></border>"]
            .concat()
    };
    // Font, fill, border, where text stands.
    let format = |(font, fill, border, across): &(u8, u8, u8, &str)| {
        format!(
            "<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyFont=\"1\" \
             applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"{across}\" vertical=\"center\" \
             wrapText=\"1\"/></xf>"
        )
    };
    // The first is that of cells that nobody wrote.
    let formats = [
        (0, 0, 0, "general"),
        (1, 0, 0, "center"),
        (0, 0, 0, "left"),
        (0, 2, 1, "center"),
        (0, 0, 1, "left"),
        (0, 0, 1, "right"),
        (2, 3, 2, "right"),
        (0, 4, 1, "right"),
        (0, 5, 1, "right"),
    ];
    [
        HEAD,
        "<styleSheet xmlns=\"",
        MAIN,
        "\"><fonts count=\"3\">",
        &font(11, false),
        &font(16, true),
        &font(11, true),
        "</fonts><fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/>\
         </fill>",
        &["F2F3F5", "FDE0DC", "FFF1D6", "EFE9F8"].map(fill).concat(),
        "</fills><borders count=\"3\">",
        &["", "thin", "medium"].map(border).concat(),
        "</borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"9\">",
        &formats.iter().map(format).collect::<String>(),
        "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn columns_are_counted_in_letters() {
        for (column, name) in [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")] {
            assert_eq!(place(column, 0), name);
        }
    }
}
