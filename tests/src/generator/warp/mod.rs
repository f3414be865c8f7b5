//! Warps: the same report with its tables drawn in another way than the form's. One file per family.
//!
//! A [layout](super::layout) says how a drawn table becomes text; a warp changes what is drawn, so that every layout
//! that it fits prints it. It changes the truth too: what the warped text prints, and what it leaves open.

mod blocks;
mod columns;
mod copies;
mod flow;
mod marks;
mod markup;
mod pages;
mod spans;
mod units;

use gongkai::{CellId, Decimal, State, TableKind};

use super::layout::{Keeps, Layout};
use super::random::Random;
use super::sheet::{Sheet, Slot};
use super::{Block, Digits, Mix, Specimen, Wish};

/// What a reader can be held to where the layout keeps the structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expect {
    /// Every cell right and without doubt: the print decides.
    Exact,
    /// The same, but for cells that the truth names (`doubt_allowed`): they may be doubted or withheld.
    DoubtAllowed,
    /// The print does not decide the cells that the truth names (`ambiguous`, `doubt_expected`): they must be doubted.
    MustDoubt,
}

/// A way to draw a report's tables otherwise.
#[derive(Debug)]
pub struct Warp {
    /// Its name, in tables and on the command line.
    pub name: &'static str,
    /// What a reader can be held to. The rest of the report is as exact as ever.
    pub expect: Expect,
    /// Whether texts of this layout can look so.
    pub fits: fn(&Layout) -> bool,
    /// Whether the layout keeps what decides the warped cells. Elsewhere doubt is allowed everywhere.
    pub decided: fn(&Layout) -> bool,
    /// Whether the statistics table of 2014 to 2018 can look so.
    pub older: bool,
    /// The editions that have what is warped; any where it is `None`.
    pub mix: Option<Mix>,
    /// Whether its numbers are to be plain digits.
    pub plain: bool,
    /// Rules whose error findings are right.
    pub known_errors: &'static [&'static str],
    /// Draws the tables anew. May leave a report as it is where there is nothing to warp.
    pub draw: fn(&mut Specimen, &mut Random),
    /// What is left to do on the text.
    pub finish: fn(&str) -> String,
}

/// A warp of which everything is usual but these.
const fn warp(
    name: &'static str,
    expect: Expect,
    fits: fn(&Layout) -> bool,
    draw: fn(&mut Specimen, &mut Random),
) -> Warp {
    Warp {
        name,
        expect,
        fits,
        decided: |_| true,
        older: false,
        mix: None,
        plain: false,
        known_errors: &[],
        draw,
        finish: str::to_owned,
    }
}

use Expect::{DoubtAllowed, Exact, MustDoubt};

/// Every warp, family by family.
pub static WARPS: &[Warp] = &[
    warp("permute-columns", Exact, keeps_headings, columns::permute),
    warp("total-first", Exact, keeps_headings, columns::total_first),
    Warp { decided: has_cells, older: true, ..warp("insert-ordinals", Exact, is_table, columns::ordinals) },
    Warp { decided: has_cells, older: true, ..warp("insert-remarks", Exact, is_table, columns::remarks) },
    Warp { decided: has_cells, ..warp("insert-shares", Exact, is_table, columns::shares) },
    Warp { decided: has_cells, older: true, ..warp("insert-last-year", Exact, is_table, columns::last_year) },
    Warp { older: true, ..warp("empty-column", Exact, is_table, columns::empty) },
    Warp { known_errors: FORM, ..warp("drop-column", MustDoubt, is_table, columns::drop_one) },
    Warp { known_errors: FORM, ..warp("drop-total", MustDoubt, is_table, columns::drop_total) },
    warp("lose-totals", DoubtAllowed, is_table, columns::lose_totals),
    warp("permute-blocks", Exact, keeps_headings, blocks::permute),
    warp("table-4-rows", Exact, is_table, blocks::disputes_in_rows),
    warp("repeat-merged", Exact, is_table, spans::repeat),
    warp("merge-blanks", Exact, has_spans, spans::blanks),
    warp("merge-zeros", DoubtAllowed, has_spans, spans::zeros),
    Warp { older: true, ..warp("note-marks", DoubtAllowed, has_tokens, marks::notes) },
    Warp { plain: true, ..warp("parts-in-brackets", DoubtAllowed, has_tokens, marks::parts) },
    Warp { older: true, ..warp("invisible-characters", Exact, has_tokens, marks::invisible) },
    Warp { older: true, ..warp("wide-spaces", Exact, has_cells, marks::padded) },
    Warp { plain: true, ..warp("thousands-by-space", DoubtAllowed, has_cells, marks::spaced_thousands) },
    Warp { older: true, ..warp("markdown-escapes", Exact, is_markdown, marks::escaped) },
    Warp { mix: Some(Mix::F19), plain: true, ..warp("minus-signs", Exact, has_tokens, marks::minus) },
    Warp {
        mix: Some(Mix::F19),
        plain: true,
        ..warp("minus-triangle", MustDoubt, has_tokens, marks::triangle)
    },
    Warp { older: true, ..warp("superscripts", Exact, has_tags, markup::superscripts) },
    Warp { older: true, ..warp("deleted", Exact, has_tags, markup::deleted) },
    Warp { older: true, ..warp("hidden", Exact, has_tags, markup::hidden) },
    Warp { older: true, ..warp("fields", Exact, has_tags, markup::fields) },
    Warp { older: true, ..warp("ruby", Exact, has_tags, markup::ruby) },
    Warp { older: true, ..warp("pieces", Exact, has_tags, markup::pieces) },
    Warp { plain: true, ..warp("fee-unit", Exact, has_tokens, units::in_heading) },
    Warp { plain: true, ..warp("fee-unit-in-block", DoubtAllowed, has_tokens, units::in_block) },
    Warp { plain: true, ..warp("fee-own-unit", Exact, has_tokens, units::at_number) },
    Warp { plain: true, ..warp("fee-yuan-sign", DoubtAllowed, has_tokens, units::yuan_sign) },
    Warp { older: true, ..warp("twice", Exact, is_table, copies::twice) },
    warp("draft-and-final", MustDoubt, is_table, copies::draft),
    warp("two-levels", MustDoubt, is_table, copies::levels),
    warp("two-years", DoubtAllowed, is_table, copies::years),
    warp("page-text-then-tables", Exact, is_lifted, copies::page_text),
    Warp { older: true, ..warp("running-title", Exact, has_tokens, pages::running_title) },
    Warp { older: true, ..warp("page-furniture", Exact, has_tokens, pages::furniture) },
    Warp { older: true, ..warp("headings-again", Exact, has_tokens, pages::headings_again) },
    warp("tables-at-page-ends", Exact, is_table, pages::at_ends),
    warp("tables-last", Exact, is_table, pages::tables_last),
    warp("glued-page-number", MustDoubt, is_table, pages::glued_number),
    warp("page-number-for-number", MustDoubt, has_rows, pages::number_for_number),
    Warp { older: true, finish: flow::lone_bars, ..warp("lone-bars", Exact, has_bars, flow::as_is) },
    Warp { finish: flow::below_label, ..warp("numbers-below-label", Exact, is_copy, flow::marked) },
    warp("cards", Exact, is_table, flow::cards),
    warp("definitions", Exact, is_table, flow::definitions),
    warp("cut-labels", Exact, is_table, flow::cut_labels),
    warp("joined-rows", DoubtAllowed, is_table, flow::joined_rows),
    Warp { finish: flow::joined, ..warp("joined-lines", Exact, is_copy, flow::joined_lines) },
    warp("shared-cell", Exact, is_table, flow::shared),
    warp("shifted-by-shared-cell", DoubtAllowed, has_cells, flow::shifted),
];

/// A table without one of the form's columns is not the form's.
const FORM: &[&str] = &["FORM-HEADER", "FORM-BLANK"];

/// The warp with this name.
pub fn named(name: &str) -> Option<&'static Warp> {
    WARPS.iter().find(|w| w.name == name)
}

impl Warp {
    /// What a report must be like to be warped so.
    pub fn wish(&self, wish: Wish) -> Wish {
        Wish {
            mix: wish.mix.or(self.mix),
            digits: wish.digits.or(self.plain.then_some(Digits::Plain)),
            ..wish
        }
    }

    /// The report, drawn so.
    pub fn apply(&self, specimen: &Specimen) -> Specimen {
        let mut out = specimen.clone();
        (self.draw)(&mut out, &mut Random::new(specimen.seed ^ 0x7761_7270));
        out
    }

    /// The warped report as a layout prints it.
    pub fn render(&self, layout: &Layout, warped: &Specimen) -> String {
        (self.finish)(&layout.render(warped))
    }

    /// Whether the print of this warped report decides every cell that the truth does not leave open.
    pub fn is_decided(&self, layout: &Layout, warped: &Specimen) -> bool {
        (self.decided)(layout) && layout.is_exact(warped)
    }
}

/// Whether a layout draws tables by themselves, one number apart from the other, in the form's own columns.
fn has_tokens(layout: &Layout) -> bool {
    layout.keeps != Keeps::Digits && !layout.compares_years()
}

/// As [`has_tokens`], with tables of any shape. A PDF's columns are as wide as the form's.
fn is_table(layout: &Layout) -> bool {
    has_tokens(layout) && !layout.name.starts_with("pdf-") && layout.name != "html-shifted"
}

/// Whether the order of headings is the order of columns.
fn keeps_headings(layout: &Layout) -> bool {
    !layout.compares_years() && !matches!(layout.name, "pdf-lines" | "pdf-columns")
}

/// Whether separators bound every cell.
fn has_cells(layout: &Layout) -> bool {
    layout.keeps == Keeps::Cells && layout.name != "html-shifted"
}

fn has_tags(layout: &Layout) -> bool {
    layout.has_tags() && !layout.compares_years()
}

/// Whether the text says how many columns a cell covers.
fn has_spans(layout: &Layout) -> bool {
    has_tags(layout)
}

fn is_markdown(layout: &Layout) -> bool {
    layout.name.starts_with("pipes-") || layout.name == "markdown"
}

/// Whether a row stands on a line of its own, without separators that keep the places of cells.
fn has_rows(layout: &Layout) -> bool {
    matches!(
        layout.name,
        "tabs-trimmed" | "tabs-copy-td" | "columns" | "pdf-layout" | "pdf-plumber" | "pdf-raw"
    )
}

/// Whether it is what a tool gives that lifts tables out of pages.
fn is_lifted(layout: &Layout) -> bool {
    is_markdown(layout)
        || matches!(layout.name, "tabs" | "tabs-copy-td" | "tabs-word" | "grid" | "html" | "html-p")
}

fn has_bars(layout: &Layout) -> bool {
    matches!(layout.name, "lines-bars" | "lines-vertical")
}

fn is_copy(layout: &Layout) -> bool {
    layout.name == "tabs-copy-td"
}

impl Specimen {
    /// Its table of this kind.
    fn sheet_mut(&mut self, kind: TableKind) -> Option<&mut Sheet> {
        self.sheets_mut().find(|sheet| sheet.kind == kind)
    }

    fn sheets_mut(&mut self) -> impl Iterator<Item = &mut Sheet> {
        self.blocks.iter_mut().filter_map(|b| if let Block::Table(sheet) = b { Some(sheet) } else { None })
    }

    /// The places of its tables among its blocks.
    fn table_places(&self) -> Vec<usize> {
        let tables = self.blocks.iter().enumerate().filter(|(_, block)| matches!(block, Block::Table(_)));
        tables.map(|(at, _)| at).collect()
    }

    fn sheet_at(&self, at: usize) -> &Sheet {
        let Block::Table(sheet) = &self.blocks[at] else { panic!("block {at} is no table") };
        sheet
    }

    /// Its title in one line.
    fn title(&self) -> String {
        let titles =
            self.blocks.iter().filter_map(|b| if let Block::Title(t) = b { Some(t.as_str()) } else { None });
        titles.collect()
    }

    /// Takes down what a cell prints now.
    fn prints(&mut self, cell: CellId, value: Option<Decimal>, state: State) {
        self.truth.cells.insert(cell.to_string(), value);
        self.states.insert(cell.to_string(), state);
    }

    fn value(&self, cell: CellId) -> Option<Decimal> {
        self.truth.cells.get(&cell.to_string()).copied().flatten()
    }

    /// Every cell that holds a number, with it, and its drawn slot. Cells that are drawn in parts are left out.
    fn numbers_mut(&mut self) -> Vec<(CellId, Decimal, &mut Slot)> {
        let Specimen { blocks, truth, .. } = self;
        let slots = blocks
            .iter_mut()
            .filter_map(|b| if let Block::Table(sheet) = b { Some(sheet) } else { None })
            .flat_map(|sheet| sheet.rows.iter_mut().flatten());
        slots
            .filter_map(|slot| {
                let id = slot.cell?.to_string();
                let value = truth.cells.get(&id).copied().flatten()?;
                let whole = !slot.text.is_empty() && !truth.doubt_expected.contains(&id);
                whole.then_some((slot.cell?, value, slot))
            })
            .collect()
    }
}

/// Indices below `count` in another order than theirs; in theirs where there is no other.
fn shuffled(count: usize, random: &mut Random) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        order.swap(last, random.below(last + 1));
    }
    if order.is_sorted() && count > 1 {
        order.rotate_left(1);
    }
    order
}

/// Up to `count` different indices below `end`, in order.
fn some_of(end: usize, count: usize, random: &mut Random) -> Vec<usize> {
    let mut order: Vec<usize> = (0..end).collect();
    for last in (1..end).rev() {
        order.swap(last, random.below(last + 1));
    }
    order.truncate(count);
    order.sort_unstable();
    order
}

#[cfg(test)]
mod tests {
    use super::super::layout::LAYOUTS;
    use super::*;
    use crate::draw::{Draw, Fault};

    /// One text for every layout, each from another seed.
    fn draws(warp: &'static Warp) -> impl Iterator<Item = Draw> {
        let layouts = LAYOUTS.iter().filter(|l| (warp.fits)(l));
        layouts.zip(0..).map(move |(layout, seed)| Draw::new(layout, Fault::Whole, seed).warped(warp))
    }

    #[test]
    fn names_are_unique_and_plain() {
        for (at, one) in WARPS.iter().enumerate() {
            assert!(WARPS[..at].iter().all(|other| other.name != one.name));
            assert!(one.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        }
    }

    #[test]
    fn every_warp_is_deterministic_and_changes_something() {
        for warp in WARPS {
            let mut changed = 0;
            for draw in draws(warp).step_by(3) {
                let text = draw.case().input;
                assert_eq!(text, draw.case().input, "{draw}");
                changed += usize::from(text != draw.layout.render(&draw.specimen()));
            }
            assert!(changed > 0, "{} does nothing", warp.name);
        }
    }

    #[test]
    fn no_warp_leaves_a_mark_of_its_own() {
        let marks = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}');
        for draw in WARPS.iter().flat_map(draws) {
            assert!(!draw.case().input.contains(marks), "{draw}");
        }
    }

    /// How often each digit stands in a text, outside of tags.
    fn digits(text: &str) -> [usize; 10] {
        let mut count = [0; 10];
        for c in text.chars() {
            let digit = c.to_digit(10).or_else(|| (c as u32).checked_sub(0xFF10).filter(|d| *d < 10));
            if let Some(digit) = digit {
                count[digit as usize] += 1;
            }
        }
        count
    }

    #[test]
    fn every_exact_warp_prints_the_digits_of_the_truth() {
        for draw in WARPS.iter().filter(|w| w.expect == Exact).flat_map(draws) {
            let warped = draw.warp.expect("a warp").apply(&draw.specimen());
            // Money in yuan and one 0 over several columns print other digits than their values have.
            let is_unit = draw.warp.is_some_and(|w| w.name.starts_with("fee-"));
            let parts = &warped.truth.doubt_expected;
            let cells = warped.truth.cells.iter().filter(|(id, _)| !parts.contains(id));
            let cells = cells.filter(|(id, _)| !(is_unit && id.ends_with("amount_wan")));
            let yuan = warped.style.digits == Digits::Unit;
            let cells = cells.filter(|(id, _)| !(yuan && id.ends_with("amount_wan")));
            let truth: String = cells.filter_map(|(_, v)| Some(v.as_ref()?.to_string())).collect();
            let (printed, expected) = (digits(&draw.case().input), digits(&truth));
            assert!(
                printed.iter().zip(expected).all(|(p, e)| *p >= e),
                "{draw}: {printed:?} for {expected:?}"
            );
        }
    }

    #[test]
    fn warped_tables_are_rectangles() {
        for warp in WARPS
            .iter()
            .filter(|w| !matches!(w.name, "lose-totals" | "joined-lines" | "page-number-for-number"))
        {
            for seed in 0..12 {
                let specimen = Specimen::draw(seed, warp.wish(Wish::default()));
                for sheet in warp.apply(&specimen).sheets() {
                    let width = sheet.width();
                    let mut places = vec![0; sheet.rows.len()];
                    for (y, slot) in
                        sheet.rows.iter().enumerate().flat_map(|(y, r)| r.iter().map(move |s| (y, s)))
                    {
                        assert!(slot.colspan > 0 && slot.rowspan > 0, "{} #{seed}", warp.name);
                        assert!(y + slot.rowspan <= places.len(), "{} #{seed}: too tall", warp.name);
                        places[y..y + slot.rowspan].iter_mut().for_each(|p| *p += slot.colspan);
                    }
                    assert!(
                        places.iter().all(|p| *p == width),
                        "{} #{seed} {:?}: {places:?}",
                        warp.name,
                        sheet.kind
                    );
                }
            }
        }
    }
}
