//! What of a page's text is seen: not what a later fill covers, what has the colour of its ground, what is transparent,
//! too small to be read, clipped away, or outside of the page.
//!
//! Programs that edit PDF files put a white box over a number and write another one on it: both numbers are in the file,
//! one is on the paper. What is not seen is left out, and what stands where it was is doubted.

use super::order::within;
use super::path::{Area, Shape};
use super::{Glyph, Left, Way};
use crate::NoticeKind;
use crate::map::{ByNumber, NumberSet};
use crate::sight::{self, Colour, WHITE};

/// What something is painted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Of(Colour),
    /// Patterns, pictures, colours of spaces that are not looked at, paint that lets some light through.
    Unknown,
    /// Nothing.
    Clear,
}

impl Ink {
    pub(crate) const BLACK: Ink = Ink::Of([0; 3]);
    const PAPER: Ink = Ink::Of(WHITE);

    /// A colour by its parts, each from 0 to 1: gray, red green blue, or cyan magenta yellow black.
    pub(crate) fn of(parts: &[f32]) -> Ink {
        #[expect(clippy::cast_sign_loss, reason = "between 0 and 255")]
        let byte = |part: f32| (within(part, 0.0, 1.0) * 255.0).round() as u8;
        match *parts {
            [gray] => Ink::Of([byte(gray); 3]),
            [red, green, blue] => Ink::Of([byte(red), byte(green), byte(blue)]),
            [cyan, magenta, yellow, black] => {
                Ink::Of([cyan, magenta, yellow].map(|part| byte((1.0 - part) * (1.0 - black))))
            }
            _ => Ink::Unknown,
        }
    }

    /// This paint, of which so much covers what is under it.
    pub(crate) fn with_alpha(self, alpha: f32) -> Ink {
        const CLEAR: f32 = 0.04;
        const OPAQUE: f32 = 0.9;
        match alpha {
            _ if alpha < CLEAR => Ink::Clear,
            _ if alpha < OPAQUE => Ink::Unknown,
            _ => self,
        }
    }

    /// Whether nobody sees one on the other.
    fn is_like(self, other: Ink) -> bool {
        matches!((self, other), (Ink::Of(one), Ink::Of(other)) if sight::same(one, other))
    }
}

/// An area painted over what was on the page before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cover {
    pub(super) area: Area,
    pub(super) ink: Ink,
    /// How many glyphs were on the page.
    pub(super) glyphs: usize,
    /// What is said of glyphs under it that are not fully covered, or not for certain.
    pub(super) kind: NoticeKind,
}

/// Smaller areas cover no glyph.
const NARROWEST: f32 = 2.0;
const LOWEST: f32 = 3.1;

impl Cover {
    pub(super) fn is_large(&self) -> bool {
        let Area { low, high, .. } = self.area;
        high.0 - low.0 >= NARROWEST && high.1 - low.1 >= LOWEST
    }
}

/// A page's glyphs, sorted out.
#[derive(Default)]
pub(super) struct Sorted {
    pub(super) seen: Vec<Glyph>,
    pub(super) unseen: Vec<Glyph>,
}

/// Sorts the glyphs of a page of this size; `inks` and `covers` in the order of painting.
pub(super) fn sorted(
    glyphs: Vec<Glyph>,
    inks: &[Ink],
    covers: &[Cover],
    (width, height): (f32, f32),
    left: &mut Left,
) -> Sorted {
    let least = least_size(&glyphs);
    let bands = Bands::new(covers, height, left);
    let mut sorted = Sorted::default();
    for (index, (mut glyph, ink)) in glyphs.into_iter().zip(inks).enumerate() {
        let (x, y) = glyph.centre();
        let off_page = !(-1.0..=width + 1.0).contains(&x) || !(-1.0..=height + 1.0).contains(&y);
        let sight = match &bands {
            _ if off_page || glyph.size < least || *ink == Ink::Clear => Sight::Unseen,
            Some(bands) => bands.sight(index, &glyph, *ink, left),
            None => Sight::Doubted(NoticeKind::Overlapping),
        };
        match sight {
            Sight::Unseen => sorted.unseen.push(glyph),
            Sight::Seen => sorted.seen.push(glyph),
            Sight::Doubted(kind) => {
                glyph.marks.add(kind);
                sorted.seen.push(glyph);
            }
        }
    }
    let shadows = Places::of(&sorted.seen);
    sorted.unseen.retain(|glyph| glyph.character.is_alphanumeric() && !shadows.has(glyph));
    sorted
}

/// The size below which text is not read by people: two points, where the page's text is much larger.
fn least_size(glyphs: &[Glyph]) -> f32 {
    const READABLE: f32 = 2.0;
    const MUCH: f32 = 0.35;
    let mut sizes: ByNumber<usize> = ByNumber::default();
    for glyph in glyphs {
        *sizes.or_insert_with((glyph.size * 4.0) as i32, || 0) += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "a size in quarters of a point")]
    let usual =
        sizes.keys().max_by_key(|&size| sizes.get(size).copied()).map_or(0.0, |size| size as f32 / 4.0);
    READABLE.min(usual * MUCH)
}

enum Sight {
    Seen,
    Doubted(NoticeKind),
    Unseen,
}

/// The areas of a page by their height on it, so that a glyph is compared with those beside it only.
struct Bands<'c> {
    covers: &'c [Cover],
    by_height: Vec<Vec<usize>>,
    height: f32,
}

impl<'c> Bands<'c> {
    const COUNT: usize = 64;

    /// `None`: there are more areas than are looked at.
    fn new(covers: &'c [Cover], height: f32, left: &mut Left) -> Option<Self> {
        /// Areas are looked for this far from the middle of a glyph.
        const REACH: f32 = 8.0;
        let mut bands = Self { covers, by_height: vec![Vec::new(); Self::COUNT], height };
        for (index, cover) in covers.iter().enumerate() {
            let first = bands.at(cover.area.low.1 - REACH);
            let last = bands.at(cover.area.high.1 + REACH);
            if !left.take_looks(last - first + 1) {
                return None;
            }
            bands.by_height[first..=last].iter_mut().for_each(|band| band.push(index));
        }
        Some(bands)
    }

    fn at(&self, y: f32) -> usize {
        #[expect(clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "between 0 and the count")]
        let band = within(y / self.height * Self::COUNT as f32, 0.0, Self::COUNT as f32 - 1.0) as usize;
        band
    }

    /// How the glyph that was painted at this place is seen.
    fn sight(&self, index: usize, glyph: &Glyph, ink: Ink, left: &mut Left) -> Sight {
        /// So much of a glyph under a box is all of it, and so much is enough to change its look.
        const ALL: f32 = 0.9;
        const SOME: f32 = 0.3;
        let (_, y) = glyph.centre();
        let band = &self.by_height[self.at(y)];
        if !left.take_looks(band.len()) {
            return Sight::Doubted(NoticeKind::Overlapping);
        }
        let body = body(glyph);
        let mut ground = Ink::PAPER;
        let mut sight = Sight::Seen;
        for cover in band.iter().map(|&index| &self.covers[index]) {
            let covered = covered(body, &cover.area);
            if covered < SOME {
                continue;
            }
            let is_sure = cover.area.shape == Shape::Box && cover.ink != Ink::Unknown;
            match cover.area.shape {
                _ if cover.glyphs <= index => {
                    ground = if is_sure && covered >= ALL { cover.ink } else { Ink::Unknown };
                }
                Shape::Parts => {}
                Shape::Box if covered >= ALL && is_sure => return Sight::Unseen,
                Shape::Box | Shape::Other => sight = Sight::Doubted(cover.kind),
            }
        }
        if ink.is_like(ground) { Sight::Unseen } else { sight }
    }
}

/// The middle of a glyph, where its strokes are.
fn body(glyph: &Glyph) -> Area {
    const WIDE: f32 = 0.3;
    const HIGH: f32 = 0.22;
    let (x, y) = glyph.centre();
    let (along, above) = (glyph.advance.max(0.1) * WIDE, glyph.size * HIGH);
    let (wide, high) =
        if matches!(glyph.way, Way::Across | Way::Back) { (along, above) } else { (above, along) };
    Area { low: (x - wide, y - high), high: (x + wide, y + high), shape: Shape::Box }
}

/// Whether nothing of a glyph is within the area that clips it. A digit whose middle is not, but of which something may
/// be, is doubted; of other characters, as programs cut through lines at the end of a page, it does not matter.
pub(super) fn is_clipped(glyph: &mut Glyph, clip: Area) -> bool {
    /// How far a glyph reaches over its place at most, in em.
    const OVER: f32 = 0.3;
    let body = body(glyph);
    if covered(body, &clip) > 0.0 {
        return false;
    }
    let (x, y) = glyph.centre();
    let (along, above) = (glyph.advance / 2.0 + OVER * glyph.size, (0.5 + OVER) * glyph.size);
    let (wide, high) =
        if matches!(glyph.way, Way::Across | Way::Back) { (along, above) } else { (above, along) };
    let all = Area { low: (x - wide, y - high), high: (x + wide, y + high), ..body };
    if covered(all, &clip) > 0.0 {
        if matches!(glyph.character, '0'..='9' | '０'..='９') {
            glyph.marks.add(NoticeKind::Overlapping);
        }
        return false;
    }
    true
}

/// Which share of an area another one covers.
fn covered(body: Area, by: &Area) -> f32 {
    let wide = body.high.0.min(by.high.0) - body.low.0.max(by.low.0);
    let high = body.high.1.min(by.high.1) - body.low.1.max(by.low.1);
    let all = (body.high.0 - body.low.0) * (body.high.1 - body.low.1);
    if wide > 0.0 && high > 0.0 { wide * high / all } else { 0.0 }
}

/// The characters of a page at their places, as far as a look tells them apart.
struct Places(NumberSet);

impl Places {
    /// Fields of a page that are told apart.
    const FIELD: f32 = 1.5;

    fn key(glyph: &Glyph, (right, down): (f32, f32)) -> u64 {
        let field = |place: f32, by: f32| field(place / Self::FIELD + by + 0.5);
        u64::from(u32::from(glyph.character)) << 42 | field(glyph.x, right) << 21 | field(glyph.y, down)
    }

    fn of(glyphs: &[Glyph]) -> Self {
        let mut places = NumberSet::default();
        for glyph in glyphs {
            places.add(Self::key(glyph, (0.0, 0.0)));
        }
        Self(places)
    }

    /// Whether the same character stands in the same place: a shadow, or print struck twice.
    fn has(&self, glyph: &Glyph) -> bool {
        AROUND.iter().any(|&by| self.0.contains(Self::key(glyph, by)))
    }
}

/// A field and those around it.
const AROUND: [(f32, f32); 9] = [
    (-1.0, -1.0),
    (-1.0, 0.0),
    (-1.0, 1.0),
    (0.0, -1.0),
    (0.0, 0.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (1.0, 0.0),
    (1.0, 1.0),
];

/// The number of a field, in 21 bits.
fn field(place: f32) -> u64 {
    const HALF: f32 = 1_048_576.0;
    #[expect(clippy::cast_sign_loss, reason = "not below zero")]
    let field = within(place.floor() + HALF, 0.0, 2.0 * HALF - 1.0) as u64;
    field
}

/// Marks the glyphs beside text that is not seen.
pub(super) fn mark_beside(glyphs: &mut [Glyph], unseen: &[Glyph]) {
    const FIELD: f32 = 12.0;
    /// So many of a field are looked at; those beside each other touch the same glyphs.
    const MOST: usize = 12;
    let key = |(x, y): (f32, f32), (right, down): (f32, f32)| {
        field(x / FIELD + right) << 21 | field(y / FIELD + down)
    };
    let mut fields: ByNumber<Vec<Glyph>> = ByNumber::default();
    for glyph in unseen {
        let field = fields.or_insert_with(key(glyph.centre(), (0.0, 0.0)), Vec::new);
        if field.len() < MOST {
            field.push(*glyph);
        }
    }
    if fields.is_empty() {
        return;
    }
    for glyph in glyphs {
        let (x, y) = glyph.centre();
        let near = AROUND.iter().filter_map(|&by| fields.get(key((x, y), by)));
        let beside = near.flatten().any(|other| {
            let (other_x, other_y) = other.centre();
            (x - other_x).abs() <= 1.2 * glyph.size.max(other.size)
                && (y - other_y).abs() <= 0.6 * glyph.size.max(other.size)
        });
        if beside {
            glyph.marks.add(NoticeKind::Unseen);
        }
    }
}
