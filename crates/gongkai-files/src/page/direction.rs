//! In which direction a glyph runs on the page.

use super::{Matrix, Way};

/// The direction of the line of a glyph that `matrix` puts on the page, how much longer a unit is there, and the size of
/// its em, `size` before; `None`: oblique, as watermarks are, or without size. `vertical`: the glyphs of the font run
/// downwards.
pub(crate) fn direction(matrix: Matrix, size: f32, vertical: bool) -> Option<(Way, f32, f32)> {
    /// A line that rises or falls less is straight.
    const OBLIQUE: f32 = 0.09;
    let [along_x, along_y, up_x, up_y, ..] = matrix.0;
    let stretch = (along_x * along_x + along_y * along_y).sqrt();
    let em = size.abs() * (up_x * up_x + up_y * up_y).sqrt();
    // A negative font size turns the glyph.
    let (x, y) = if size < 0.0 { (-along_x, -along_y) } else { (along_x, along_y) };
    let way = match () {
        () if !(stretch > 0.0 && em > 0.01) => return None,
        () if y.abs() < OBLIQUE * x.abs() => [Way::Back, Way::Across][usize::from(x > 0.0)],
        () if x.abs() < OBLIQUE * y.abs() => [Way::Up, Way::Down][usize::from(y > 0.0)],
        () => return None,
    };
    match (vertical, way) {
        (false, way) => Some((way, stretch, em)),
        (true, Way::Across) => Some((Way::Stacked, stretch, em)),
        (true, _) => None,
    }
}
