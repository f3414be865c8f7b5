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

    /// Only where a curve ends counts: it is no ruling line.
    pub(crate) fn curve_to(&mut self, point: (f32, f32)) {
        self.line_to(point);
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
        for subpath in self.subpaths.iter().filter(|subpath| !subpath.curved && subpath.points.len() > 2) {
            let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
            for &(x, y) in &subpath.points {
                low = (low.0.min(x), low.1.min(y));
                high = (high.0.max(x), high.1.max(y));
            }
            lines.extend(Ruling::fill(low, high));
        }
    }
}
