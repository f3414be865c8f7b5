//! Pages of glyphs and ruling lines to text: what PDF and OFD have in common.
//!
//! Both formats say where each glyph stands and which lines are drawn; neither says what a table is. Here lines become
//! grids ([`grid`]), glyphs become text in their cells or lines of text beside them ([`text`]), and pages become one
//! sequence of paragraphs and tables without heads, feet and page numbers ([`flow`], [`margins`], [`join`]), those that
//! stand side by side on one sheet one after the other ([`columns`]).
//!
//! Coordinates are in points (1/72 inch), from the upper left corner of the page as it is shown, y downwards.

mod blocks;
mod columns;
mod direction;
mod flow;
mod found;
mod grid;
mod join;
mod margins;
mod marks;
mod matrix;
mod order;
mod paragraphs;
mod path;
mod rulings;
mod sight;
mod slant;
mod struck;
mod text;

#[cfg(test)]
mod tests;

pub(crate) use direction::direction;
pub(crate) use found::{Found, Left, extract};
pub(crate) use marks::Marks;
pub(crate) use matrix::Matrix;
pub(crate) use path::{Area, Path};
pub(crate) use rulings::Ruling;
pub(crate) use sight::Ink;
pub(crate) use slant::{slope, straightened};
pub(crate) use text::{usual_advance, usual_width};

/// The character of a glyph whose meaning the file does not say.
pub(crate) const UNKNOWN: char = '\u{FFFD}';

/// The direction in which a glyph's line runs on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// To the right: the usual.
    Across,
    /// Upwards: turned by 90° against the clock.
    Up,
    /// Downwards: turned by 90° with the clock.
    Down,
    /// To the left: upside down.
    Back,
    /// Vertical writing: upright glyphs, one below the other, columns from the right.
    Stacked,
}

/// One character at its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    pub(crate) character: char,
    /// Start of the glyph on its baseline; for [`Way::Stacked`] the middle of its upper edge.
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// Distance to the next glyph, along the line.
    pub(crate) advance: f32,
    /// Size of the font (em).
    pub(crate) size: f32,
    pub(crate) way: Way,
    /// Marked by the file as belonging to the page and not to the text (`/Artifact`).
    pub(crate) artifact: bool,
    /// The number of its font; 0: it does not matter.
    pub(crate) font: u8,
    /// What touches it.
    pub(crate) marks: Marks,
}

/// Height of a Han glyph's middle above the baseline, in em.
const MIDDLE: f32 = 0.36;

impl Glyph {
    /// Says how its line rises against the page.
    pub(crate) fn slanted(&mut self, slope: f32) {
        if slope.abs() > slant::ASKEW {
            self.marks.add(crate::NoticeKind::Slanted);
        }
    }

    /// The middle of what is seen.
    pub(crate) fn centre(&self) -> (f32, f32) {
        let (along, above) = (self.advance / 2.0, self.size * MIDDLE);
        match self.way {
            Way::Across => (self.x + along, self.y - above),
            Way::Back => (self.x - along, self.y + above),
            Way::Up => (self.x - above, self.y - along),
            Way::Down => (self.x + above, self.y + along),
            Way::Stacked => (self.x, self.y + along),
        }
    }
}

/// What one page shows.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) rulings: Vec<Ruling>,
    /// Letters and digits that nobody sees.
    pub(crate) unseen: Vec<Glyph>,
    /// Its text was recognised from a picture by another program.
    pub(crate) recognised: bool,
}

impl Page {
    /// Turns a page whose text is mostly turned, as wide tables on upright paper are, so that it reads across.
    fn upright(&mut self) {
        let count = |way| self.glyphs.iter().filter(|glyph| glyph.way == way).count() * 2;
        let all = self.glyphs.len();
        let Some(turned) = [Way::Up, Way::Down, Way::Back].into_iter().find(|&way| count(way) > all) else {
            return;
        };
        let (width, height) = (self.width, self.height);
        let place = |x: f32, y: f32| match turned {
            Way::Up => (height - y, x),
            Way::Down => (y, width - x),
            _ => (width - x, height - y),
        };
        for glyph in self.glyphs.iter_mut().chain(&mut self.unseen) {
            (glyph.x, glyph.y) = place(glyph.x, glyph.y);
            glyph.way = glyph.way.turned(turned);
        }
        for ruling in &mut self.rulings {
            let ends = |at: f32| if ruling.horizontal { (at, ruling.at) } else { (ruling.at, at) };
            let ((x0, y0), (x1, y1)) = (ends(ruling.from), ends(ruling.to));
            let ((x0, y0), (x1, y1)) = (place(x0, y0), place(x1, y1));
            *ruling = if (x1 - x0).abs() >= (y1 - y0).abs() {
                Ruling::horizontal(y0, x0, x1)
            } else {
                Ruling::vertical(x0, y0, y1)
            };
        }
        if turned != Way::Back {
            (self.width, self.height) = (height, width);
        }
    }
}

impl Way {
    /// The direction after a page is turned so that `upright` runs to the right.
    fn turned(self, upright: Self) -> Self {
        const ROUND: [Way; 4] = [Way::Across, Way::Down, Way::Back, Way::Up];
        let quarter = |way| ROUND.iter().position(|&other| other == way);
        match (quarter(self), quarter(upright)) {
            (Some(own), Some(upright)) => ROUND[(own + 4 - upright) % 4],
            _ => Way::Across,
        }
    }
}
