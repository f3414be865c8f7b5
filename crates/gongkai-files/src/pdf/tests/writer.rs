//! A writer of small PDF files.

use std::fmt::Write as _;

/// The font `/F` of all pages.
#[derive(Clone, Copy)]
pub(super) enum Font<'a> {
    /// A composite font with a predefined CMap.
    Predefined(&'a str),
    PredefinedWithTable(&'a str, &'a str),
    PredefinedWithWidths(&'a str, &'a str),
    /// Glyph numbers, and the entries of `ToUnicode`.
    Identity(Option<&'a str>),
    /// One byte for each glyph; entries of the font's dictionary.
    Simple(&'a str),
    /// Glyphs drawn by content, and the entries of `ToUnicode`.
    Type3(&'a str),
}

/// A file in writing.
pub(super) struct Writer {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    size: (u32, u32),
    turn: u32,
    form: bool,
    resources: String,
    annotations: String,
}

/// Numbers of objects that every file has.
const PAGES: usize = 2;
const FONT: usize = 3;
const FORM: usize = 4;

impl Writer {
    pub(super) fn new(font: Font<'_>) -> Self {
        let mut writer = Self {
            objects: vec![Vec::new(); FORM],
            pages: Vec::new(),
            size: (595, 842),
            turn: 0,
            form: false,
            resources: String::new(),
            annotations: String::new(),
        };
        writer.objects[0] = format!("<< /Type /Catalog /Pages {PAGES} 0 R >>").into();
        let (encoding, table, widths) = match font {
            Font::Predefined(encoding) => (encoding, None, ""),
            Font::PredefinedWithTable(encoding, table) => (encoding, Some(table), ""),
            Font::PredefinedWithWidths(encoding, widths) => (encoding, None, widths),
            Font::Identity(table) => ("Identity-H", table, ""),
            Font::Type3(table) => ("", Some(table), ""),
            Font::Simple(_) => ("", None, ""),
        };
        let table = table.map(|entries| {
            let code = if matches!(font, Font::Type3(_)) { "<00> <FF>" } else { "<0000> <FFFF>" };
            let cmap = format!("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange {code} endcodespacerange {entries} endcmap end");
            writer.add_stream("", cmap.as_bytes())
        });
        let table = table.map(|number| format!("/ToUnicode {number} 0 R")).unwrap_or_default();
        writer.objects[FONT - 1] = match font {
            Font::Type3(_) => format!(
                "<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 -200 1000 800] /FirstChar 0 /LastChar 0 /Widths [1000] /CharProcs << >> /Encoding << /Differences [0 /g0] >> {table} >>"
            ),
            Font::Simple(entries) => format!("<< /Type /Font /Subtype /TrueType {entries} >>"),
            _ => format!(
                "<< /Type /Font /Subtype /Type0 /Encoding /{encoding} {table} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /DW 1000 /W [1 [500] 17 26 500 {widths}] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>"
            ),
        }
        .into();
        writer
    }

    /// More resources of the pages and forms that are added after it.
    pub(super) fn resources(mut self, entries: &str) -> Self {
        self.resources = entries.to_owned();
        self
    }

    /// Annotations of the pages that are added after it.
    pub(super) fn annotations(mut self, dictionaries: &str) -> Self {
        self.annotations = format!("/Annots [{dictionaries}]");
        self
    }

    /// Pages as wide as they are high.
    pub(super) fn square(mut self) -> Self {
        self.size = (842, 842);
        self
    }

    pub(super) fn turned(mut self, turn: u32) -> Self {
        self.turn = turn;
        self
    }

    /// The form `/X`.
    pub(super) fn form(mut self, content: &str) -> Self {
        self.objects[FORM - 1] = stream(
            &format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 842 842] /Group << /S /Transparency >> {}",
                self.all_resources(true)
            ),
            content.as_bytes(),
        );
        self.form = true;
        self
    }

    /// A stream with entries of its own in its dictionary.
    pub(super) fn raw(mut self, entries: &str, data: &[u8]) -> Self {
        self.add_stream(entries, data);
        self
    }

    pub(super) fn page(mut self, content: &str) -> Self {
        let content = self.add_stream("", content.as_bytes());
        let ((width, height), turn) = (self.size, self.turn);
        let page = format!(
            "<< /Type /Page /Parent {PAGES} 0 R /MediaBox [0 0 {width} {height}] /Rotate {turn} /Contents {content} 0 R {} {} >>",
            self.all_resources(self.form),
            self.annotations
        );
        self.objects.push(page.into());
        self.pages.push(self.objects.len());
        self
    }

    fn all_resources(&self, form: bool) -> String {
        let form = if form { format!("/XObject << /X {FORM} 0 R >>") } else { String::new() };
        format!("/Resources << /Font << /F {FONT} 0 R >> {form} {} >>", self.resources)
    }

    fn add_stream(&mut self, entries: &str, data: &[u8]) -> usize {
        self.objects.push(stream(entries, data));
        self.objects.len()
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        self.objects[PAGES - 1] =
            format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", self.pages.len()).into();
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1);
        for (index, object) in self.objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", file.len());
            file.extend(format!("{} 0 obj\n", index + 1).bytes());
            file.extend(if object.is_empty() { b"null" } else { object.as_slice() });
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        file.extend(table.bytes());
        let trailer = format!(
            "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
            self.objects.len() + 1
        );
        file.extend(trailer.bytes());
        file
    }
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<< /Length {} {entries} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

/// A string at a place, in 12 points.
pub(super) fn show(x: f32, y: f32, bytes: &[u8]) -> String {
    format!("BT /F 12 Tf {x} {y} Td <{}> Tj ET ", hexadecimal(bytes))
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// The lines of a table with these edges.
pub(super) fn boxes(xs: &[f32], ys: &[f32]) -> String {
    let ends = |edges: &[f32]| (edges[0], edges[edges.len() - 1]);
    let ((left, right), (top, bottom)) = (ends(xs), ends(ys));
    let across = ys.iter().map(|y| format!("{left} {y} m {right} {y} l S "));
    let down = xs.iter().map(|x| format!("{x} {top} m {x} {bottom} l S "));
    across.chain(down).collect()
}
