//! Paths, as far as they are ruling lines (ISO 32000-1, 8.5; GB/T 33190-2016, 9; files.md §3,
//! pitfall 5).

use super::matrix::Matrix;
use super::rulings::Ruling;

/// More points of one path belong to a drawing.
const MOST_POINTS: usize = 1 << 16;
/// Strokes wider than this, in points, are areas.
const WIDEST: f32 = 6.0;

/// The path being built, in page coordinates.
#[derive(Default)]
pub(crate) struct Path {
    subpaths: Vec<Subpath>,
    points: usize,
}

#[derive(Default)]
struct Subpath {
    points: Vec<(f32, f32)>,
    closed: bool,
    curved: bool,
}

impl Path {
    pub(crate) fn move_to(&mut self, point: (f32, f32)) {
        self.points += 1;
        if self.points < MOST_POINTS {
            self.subpaths.push(Subpath { points: vec![point], ..Subpath::default() });
        }
    }

    pub(crate) fn line_to(&mut self, point: (f32, f32)) {
        self.points += 1;
        match self.subpaths.last_mut() {
            Some(subpath) if self.points < MOST_POINTS => subpath.points.push(point),
            Some(_) => {}
            None => self.move_to(point),
        }
    }

    /// A curve is no ruling line. It lies between these points, the last of which is its end.
    pub(crate) fn curve_to(&mut self, points: &[(f32, f32)]) {
        for &point in points {
            self.line_to(point);
        }
        if let Some(subpath) = self.subpaths.last_mut() {
            subpath.curved = true;
        }
    }

    pub(crate) fn close(&mut self) {
        if let Some(subpath) = self.subpaths.last_mut() {
            subpath.closed = true;
        }
    }

    pub(crate) fn rectangle(&mut self, ctm: Matrix, [x, y, width, height]: [f32; 4]) {
        self.move_to(ctm.apply(x, y));
        self.line_to(ctm.apply(x + width, y));
        self.line_to(ctm.apply(x + width, y + height));
        self.line_to(ctm.apply(x, y + height));
        self.close();
    }

    /// What filling it covers.
    pub(crate) fn areas(&self) -> Vec<Area> {
        /// More parts belong to a drawing.
        const MOST_PARTS: usize = 48;
        let parts = || self.subpaths.iter().filter(|subpath| subpath.points.len() > 2);
        let areas: Vec<Area> = parts().take(MOST_PARTS).map(Subpath::area).collect();
        let apart = |(at, one): (usize, &Area)| areas[..at].iter().all(|other| !one.meets(other));
        if parts().nth(MOST_PARTS).is_none() && areas.iter().enumerate().all(apart) {
            return areas;
        }
        // One cuts holes into the other, or adds to it.
        let all = parts().map(Subpath::area).reduce(Area::around);
        all.map(|all| Area { shape: Shape::Parts, ..all }).into_iter().collect()
    }

    /// The box around what it leaves of an area when it clips; `None`: it is empty or too long.
    pub(crate) fn clipped(&self, area: Area) -> Option<Area> {
        let whole = self.areas().into_iter().reduce(Area::around);
        whole.filter(|_| self.points < MOST_POINTS).map(|whole| whole.within(area))
    }

    /// Whether it has curves, as outlines of letters have.
    pub(crate) fn is_curved(&self) -> bool {
        self.subpaths.iter().any(|subpath| subpath.curved)
    }

    /// The lines that stroking it draws with a pen of `width` points.
    pub(crate) fn strokes(&self, width: f32, lines: &mut Vec<Ruling>) {
        if width > WIDEST {
            return;
        }
        for subpath in self.subpaths.iter().filter(|subpath| !subpath.curved) {
            let points = &subpath.points;
            let ends = points.windows(2).map(|pair| (pair[0], pair[1]));
            let closing = subpath.closed.then(|| Some((*points.last()?, *points.first()?))).flatten();
            lines.extend(ends.chain(closing).filter_map(|(from, to)| Ruling::stroke(from, to)));
        }
    }

    /// The lines that filling it draws: bars, and polygons as thin as bars.
    pub(crate) fn fills(&self, lines: &mut Vec<Ruling>) {
        let mut before: Option<Corners> = None;
        for subpath in self.subpaths.iter().filter(|subpath| !subpath.curved && subpath.points.len() > 2) {
            let own = subpath.corners();
            match before.and_then(|before| frame(before, own).or_else(|| frame(own, before))) {
                Some(bars) => lines.extend(bars.into_iter().flat_map(|(low, high)| Ruling::fill(low, high))),
                None => lines.extend(Ruling::fill(own.0, own.1)),
            }
            before = Some(own);
        }
    }
}

/// An area of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) low: (f32, f32),
    pub(crate) high: (f32, f32),
    pub(crate) shape: Shape,
}

/// How an area fills the box around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// All of it.
    Box,
    /// Most of it, or less.
    Other,
    /// Some of it, it is not known where.
    Parts,
}

impl Area {
    /// All that there is.
    pub(crate) const ALL: Area =
        Area { low: (f32::MIN, f32::MIN), high: (f32::MAX, f32::MAX), shape: Shape::Box };

    /// Whether they have more than an edge in common.
    fn meets(&self, other: &Area) -> bool {
        const EDGE: f32 = 0.1;
        self.low.0 + EDGE < other.high.0
            && other.low.0 + EDGE < self.high.0
            && self.low.1 + EDGE < other.high.1
            && other.low.1 + EDGE < self.high.1
    }

    /// The box around both.
    pub(crate) fn around(self, other: Area) -> Area {
        Area {
            low: (self.low.0.min(other.low.0), self.low.1.min(other.low.1)),
            high: (self.high.0.max(other.high.0), self.high.1.max(other.high.1)),
            shape: Shape::Parts,
        }
    }

    /// What both cover.
    pub(crate) fn within(self, other: Area) -> Area {
        let shape = match (self.shape, other.shape) {
            (shape, Shape::Box) | (Shape::Box, shape) => shape,
            _ => Shape::Parts,
        };
        Area {
            low: (self.low.0.max(other.low.0), self.low.1.max(other.low.1)),
            high: (self.high.0.min(other.high.0), self.high.1.min(other.high.1)),
            shape,
        }
    }
}

/// The upper left and the lower right corner of a box.
type Corners = ((f32, f32), (f32, f32));

impl Subpath {
    fn area(&self) -> Area {
        const NEAR: f32 = 0.05;
        let (low, high) = self.corners();
        let near = |a: f32, b: f32| (a - b).abs() <= NEAR;
        let at_corner =
            |&(x, y): &(f32, f32)| (near(x, low.0) || near(x, high.0)) && (near(y, low.1) || near(y, high.1));
        // Sides parallel to the edges of the page, and no diagonal.
        let straight =
            self.points.windows(2).all(|pair| near(pair[0].0, pair[1].0) || near(pair[0].1, pair[1].1));
        let is_box = !self.curved && (4..=5).contains(&self.points.len());
        let shape =
            if is_box && straight && self.points.iter().all(at_corner) { Shape::Box } else { Shape::Other };
        Area { low, high, shape }
    }

    fn corners(&self) -> Corners {
        let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
        for &(x, y) in &self.points {
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
        (low, high)
    }
}

/// The four sides of a frame, drawn as a box with a smaller one cut out, as WeasyPrint does; `None`: `inner` does not
/// leave four thin sides. Sides without thickness are not drawn.
fn frame((low, high): Corners, inner: Corners) -> Option<Vec<Corners>> {
    const THICKEST: f32 = 3.0;
    let sides = [inner.0.0 - low.0, inner.0.1 - low.1, high.0 - inner.1.0, high.1 - inner.1.1];
    let thin =
        sides.iter().all(|side| (0.0..=THICKEST).contains(side)) && sides.iter().any(|side| *side > 0.0);
    let bars = [
        (low, (inner.0.0, high.1)),
        (low, (high.0, inner.0.1)),
        ((inner.1.0, low.1), high),
        ((low.0, inner.1.1), high),
    ];
    thin.then(|| bars.into_iter().zip(sides).filter(|(_, side)| *side > 0.0).map(|(bar, _)| bar).collect())
}
