//! Renderers: the same report as the tools give it that people copy with. One file per family.

mod boxes;
mod compared;
mod csv;
mod glued;
mod html;
mod lines;
mod marks;
mod pdf;
mod pipes;
mod tabs;
mod vertical;

use gongkai::Media;

use super::random::Random;
use super::sheet::Sheet;
use super::{Block, Specimen, Wish};

/// How much of a table's structure survives in a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keeps {
    /// Every cell, blank ones too: reading must be exact, and without doubt.
    Cells,
    /// Numbers stay apart, in order, but a blank leaves no trace: exact only when nothing is blank.
    Numbers,
    /// Numbers stay apart, but out of order, or their labels do: doubt is allowed.
    Pieces,
    /// Digits run together: doubt is expected.
    Digits,
}

/// A way to write a report down.
#[derive(Debug)]
pub struct Layout {
    /// Its name, in tables and on the command line.
    pub name: &'static str,
    /// How the reader is told to read it.
    pub media: Media,
    /// What survives.
    pub keeps: Keeps,
    /// What the report must be like for the layout to make sense.
    pub plain: bool,
    /// Turns a report into text.
    pub render: fn(&Specimen, &mut Random) -> String,
}

const fn text(name: &'static str, keeps: Keeps, render: fn(&Specimen, &mut Random) -> String) -> Layout {
    Layout { name, media: Media::PlainText, keeps, plain: false, render }
}

const fn html(name: &'static str, render: fn(&Specimen, &mut Random) -> String) -> Layout {
    Layout { name, media: Media::Html, keeps: Keeps::Cells, plain: false, render }
}

const fn glued(name: &'static str, render: fn(&Specimen, &mut Random) -> String) -> Layout {
    Layout { name, media: Media::PlainText, keeps: Keeps::Digits, plain: true, render }
}

/// Every layout, family by family.
pub static LAYOUTS: &[Layout] = &[
    text("tabs", Keeps::Cells, tabs::full),
    text("tabs-word", Keeps::Cells, tabs::word),
    text("tabs-excel", Keeps::Cells, tabs::excel),
    text("tabs-trimmed", Keeps::Numbers, tabs::trimmed),
    text("tabs-copy-td", Keeps::Cells, tabs::copy_td),
    text("tabs-prose-first", Keeps::Cells, tabs::prose_first),
    text("tabs-radicals", Keeps::Cells, tabs::radicals),
    text("tabs-vertical", Keeps::Cells, vertical::tabs),
    text("tabs-compared", Keeps::Pieces, compared::tabs),
    text("csv", Keeps::Cells, csv::excel),
    text("csv-semicolons", Keeps::Cells, csv::semicolons),
    text("csv-tables", Keeps::Cells, csv::tables),
    text("lines", Keeps::Numbers, lines::plain),
    text("lines-copy-p", Keeps::Numbers, lines::copy_p),
    text("lines-innertext-p", Keeps::Cells, lines::innertext_p),
    text("lines-word-txt", Keeps::Numbers, lines::word_txt),
    text("lines-bars", Keeps::Cells, lines::bars),
    text("lines-bars-covered", Keeps::Numbers, lines::bars_covered),
    text("lines-bars-inline", Keeps::Numbers, lines::bars_inline),
    text("lines-bars-trimmed", Keeps::Numbers, lines::bars_trimmed),
    text("lines-vertical", Keeps::Cells, vertical::lines),
    text("lines-marks", Keeps::Numbers, marks::range_text),
    text("pipes-trafilatura", Keeps::Cells, pipes::trafilatura),
    text("pipes-markdownify", Keeps::Cells, pipes::markdownify),
    text("pipes-bare", Keeps::Cells, pipes::bare),
    text("pipes-tight", Keeps::Cells, pipes::tight),
    text("pipes-wide", Keeps::Cells, pipes::wide),
    text("markdown", Keeps::Cells, pipes::markdown),
    text("markdown-html", Keeps::Cells, html::pandoc_gfm),
    text("grid", Keeps::Cells, boxes::grid),
    text("grid-drawn", Keeps::Cells, boxes::drawn),
    text("simple", Keeps::Numbers, boxes::simple),
    text("columns", Keeps::Numbers, boxes::columns),
    text("columns-compared", Keeps::Pieces, compared::columns),
    html("html", html::plain),
    html("html-p", html::paragraphs),
    html("html-portal", html::portal),
    html("html-shifted", html::shifted),
    html("html-word", html::word),
    html("html-excel", html::excel),
    html("html-wps", html::wps),
    html("html-wps-sheet", html::wps_sheet),
    html("html-vertical", vertical::html),
    Layout { keeps: Keeps::Pieces, ..html("html-compared", compared::html) },
    html("html-nested", html::nested),
    text("pdf-reading", Keeps::Pieces, pdf::reading),
    text("pdf-raw", Keeps::Pieces, pdf::raw),
    text("pdf-layout", Keeps::Pieces, pdf::layout),
    text("pdf-layout-spread", Keeps::Pieces, pdf::layout_spread),
    text("pdf-plumber", Keeps::Pieces, pdf::plumber),
    text("pdf-vertical", Keeps::Pieces, pdf::vertical),
    text("pdf-lines", Keeps::Pieces, pdf::lines),
    text("pdf-columns", Keeps::Pieces, pdf::columns),
    glued("glued-rows", glued::rows),
    glued("glued-spaced", glued::spaced),
    glued("glued-one-line", glued::one_line),
];

/// A printed label with common characters in the place of radicals, for comparison.
pub fn fold_radicals(text: &str) -> String {
    tabs::from_radicals(text)
}

/// The layout with this name.
pub fn layout(name: &str) -> Option<&'static Layout> {
    LAYOUTS.iter().find(|l| l.name == name)
}

impl Layout {
    /// A report that makes sense in this layout.
    pub fn specimen(&self, seed: u64) -> Specimen {
        Specimen::draw(seed, Wish { plain: self.plain, ..Wish::default() })
    }

    /// Whether its text is full of tags, whatever the reader is told.
    pub fn has_tags(&self) -> bool {
        self.media == Media::Html || self.name == "markdown-html"
    }

    /// Whether another year's figures stand beside the report's own.
    pub fn compares_years(&self) -> bool {
        self.name.ends_with("-compared")
    }

    /// The report as text.
    pub fn render(&self, specimen: &Specimen) -> String {
        (self.render)(specimen, &mut Random::new(specimen.seed ^ 0x6C61_796F))
    }

    /// Whether this report must come back from this layout exactly.
    pub fn is_exact(&self, specimen: &Specimen) -> bool {
        match self.keeps {
            Keeps::Cells => true,
            Keeps::Numbers => !specimen.has_blanks(),
            Keeps::Pieces | Keeps::Digits => false,
        }
    }
}

/// A report whose prose is one paragraph per line, `between` the blocks, with each table as `table` gives it
/// (ending in its own line break).
fn assemble(specimen: &Specimen, between: &str, mut table: impl FnMut(&Sheet) -> String) -> String {
    let mut out = String::new();
    for block in &specimen.blocks {
        match block {
            Block::Table(sheet) => out.push_str(&table(sheet)),
            Block::Title(line) | Block::Heading(line) | Block::Paragraph(line) | Block::Signature(line) => {
                out.push_str(line);
                out.push('\n');
            }
        }
        out.push_str(between);
    }
    out
}

/// A slot's text in one line.
fn flat(text: &str) -> String {
    text.replace('\n', "")
}

/// Terminal columns that a text takes: East Asian characters take two, characters without a shape none.
fn display_width(text: &str) -> usize {
    text.chars().map(|c| if has_no_shape(c) { 0 } else { 2 - usize::from(c.is_ascii()) }).sum()
}

/// Whether a character takes no room on a page.
fn has_no_shape(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Padded on the right to `width` terminal columns.
fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(display_width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_prints_every_number() {
        for layout in LAYOUTS {
            for seed in 0..6 {
                let specimen = layout.specimen(seed);
                let text = layout.render(&specimen);
                assert_eq!(text, layout.render(&specimen), "{} is not deterministic", layout.name);
                let digits = |t: &str| t.chars().filter(char::is_ascii_digit).count();
                let prints: usize =
                    specimen.sheets().flat_map(|s| s.rows.iter().flatten()).map(|s| digits(&s.text)).sum();
                assert!(digits(&text) >= prints, "{} seed {seed} lost digits", layout.name);
            }
        }
    }

    /// Numbers that stand alone between separators, outside of tags.
    fn numbers(text: &str) -> Vec<String> {
        let mut outside = String::new();
        for piece in text.split('<') {
            outside.push(' ');
            outside.push_str(piece.split_once('>').map_or(piece, |(_, rest)| rest));
        }
        let separators = |c: char| c.is_whitespace() || matches!(c, '|' | '│' | '｜' | ',' | ';' | '\u{7}');
        let tokens = outside.split(separators).filter(|t| gongkai::Decimal::parse(t).is_some());
        tokens.map(str::to_owned).collect()
    }

    #[test]
    fn every_layout_that_keeps_order_prints_the_numbers_in_order() {
        // WPS divides 增3 into two runs, which this test would take for a cell each.
        let out_of_order = ["pdf-lines", "pdf-columns", "html-wps"];
        let in_order = |l: &&Layout| !out_of_order.contains(&l.name) && !l.compares_years();
        for layout in LAYOUTS.iter().filter(|l| l.keeps < Keeps::Digits).filter(in_order) {
            for seed in 0..6 {
                let specimen = Specimen::draw(seed, Wish { plain: true, ..Wish::default() });
                let found = numbers(&layout.render(&specimen));
                for sheet in specimen.sheets() {
                    let values = sheet.rows.iter().flatten().filter(|s| s.value).map(|s| s.text.as_str());
                    let values: Vec<&str> = values.filter(|t| gongkai::Decimal::parse(t).is_some()).collect();
                    let stands = found.windows(values.len()).any(|w| w.iter().eq(values.iter()));
                    assert!(stands, "{} seed {seed}: {:?}", layout.name, sheet.kind);
                }
            }
        }
    }

    #[test]
    fn names_are_unique() {
        for (at, one) in LAYOUTS.iter().enumerate() {
            assert!(LAYOUTS[..at].iter().all(|other| other.name != one.name));
        }
    }
}
