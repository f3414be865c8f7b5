//! Pages turned by less than a quarter: a sheet that lay askew in the scanner or under a stamp of numbers.
//!
//! Rows and columns are found by lines parallel to the edges of the page. On a page turned by half a degree a row rises
//! by its own height over the width of the sheet, and a cell takes what stands in its neighbour. The text itself says
//! how far the page is turned.

use super::Matrix;
use crate::map::ByNumber;

/// What is turned less is straight: it rises by a fifth of a point over the width of a page.
const STRAIGHT: f32 = 0.0003;
/// A glyph turned more against its page may stand in another row than it seems to.
pub(super) const ASKEW: f32 = 0.0015;
/// Slopes in one class differ by less than this.
const CLASS: f32 = 0.0002;

/// The slopes of the glyphs of a page, the quarter turns taken out.
#[derive(Debug, Default)]
pub(crate) struct Slant {
    classes: ByNumber<(usize, f64)>,
    count: usize,
}

/// How a line that runs so far across and down rises against the nearest edge of the page: the tangent of the angle,
/// within ±1.
pub(crate) fn slope(across: f32, down: f32) -> f32 {
    let slope = if across.abs() >= down.abs() { down / across } else { -across / down };
    if slope.is_finite() { slope } else { 0.0 }
}

impl Slant {
    pub(crate) fn add(&mut self, slope: f32) {
        /// Classes are counted from the steepest fall.
        const LEVEL: i32 = 10_000;
        let number = LEVEL + (slope / CLASS).round() as i32;
        let class = self.classes.or_insert_with(number, || (0, 0.0));
        class.0 += 1;
        class.1 += f64::from(slope);
        self.count += 1;
    }

    /// The slope of the page's text where four of five glyphs have it; `None`: it is straight, or goes in several ways.
    pub(crate) fn of_page(&self) -> Option<f32> {
        let class = |key: u64| self.classes.get(key).copied().unwrap_or((0, 0.0));
        let most = self.classes.keys().max_by_key(|&key| class(key).0)?;
        let near = (most.saturating_sub(1)..=most + 1).map(class);
        let (count, sum) = near.fold((0, 0.0), |(count, sum), class| (count + class.0, sum + class.1));
        #[expect(clippy::cast_precision_loss, reason = "a page has fewer glyphs than 2^52")]
        let slope = (sum / count as f64) as f32;
        (count * 5 >= self.count * 4 && slope.abs() > STRAIGHT).then_some(slope)
    }
}

/// The matrix that turns a page of this size about its middle, so that text of this slope becomes straight.
pub(crate) fn straightened(slope: f32, width: f32, height: f32) -> Matrix {
    let length = (1.0 + slope * slope).sqrt();
    let (cos, sin) = (1.0 / length, slope / length);
    let (x, y) = (width / 2.0, height / 2.0);
    Matrix::translation(-x, -y).then(Matrix([cos, -sin, sin, cos, 0.0, 0.0])).then(Matrix::translation(x, y))
}
