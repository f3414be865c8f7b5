//! The objects of a page: text, paths, pictures, composites (GB/T 33190-2016, 8.5 to 13).

use roxmltree::Node;

use super::POINTS;
use crate::limits;
use crate::map::ByName;
use crate::page::{Area, Found, Glyph, Ink, Left, Marks, Matrix, Path, direction, slope};
use crate::xml::{self, Element};

/// Width of a line that says none, in millimetres (8.2).
const LINE_WIDTH: f32 = 0.353;
/// Composite objects within each other.
const COMPOSITES: usize = 8;
/// Composite objects on a page.
const MOST_COMPOSITES: usize = 10_000;

/// A page being read.
pub(super) struct Reading<'u> {
    pub(super) found: Found,
    /// The content of composite objects, by identifier.
    units: &'u ByName<String>,
    /// From millimetres of the page to points from its corner.
    page: Matrix,
    composites: usize,
    left: &'u mut Left,
}

impl<'u> Reading<'u> {
    /// Where the corner of the page's box lies, in millimetres; `turn`: what straightens the page.
    pub(super) fn new(
        found: Found,
        units: &'u ByName<String>,
        (x, y): (f32, f32),
        turn: Matrix,
        left: &'u mut Left,
    ) -> Self {
        let page = Matrix::translation(x, y).then(Matrix([POINTS, 0.0, 0.0, POINTS, 0.0, 0.0])).then(turn);
        Self { found, units, page, composites: 0, left }
    }

    /// The layers of a page or template.
    pub(super) fn page(&mut self, page: Node<'_, '_>) {
        for layer in page.named("Content").flat_map(|content| content.named("Layer").collect::<Vec<_>>()) {
            self.objects(layer, self.page, 0);
        }
    }

    /// Layers and blocks nest.
    fn objects(&mut self, around: Node<'_, '_>, matrix: Matrix, depth: usize) {
        if depth > limits::DEPTH {
            self.found.cut = true;
            return;
        }
        for object in around.children().filter(Node::is_element) {
            if object.attr("Visible") == Some("false") {
                continue;
            }
            let placed = || placement(object).then(matrix);
            match object.local() {
                "TextObject" => self.text(object, placed(), matrix),
                "PathObject" => self.path(object, placed()),
                "ImageObject" => {
                    let opaque = alpha(object) >= 1.0 && object.attr("ImageMask").is_none();
                    self.found.picture(placed(), opaque);
                }
                "CompositeObject" => self.composite(object, placed(), depth),
                "PageBlock" | "Layer" => self.objects(object, matrix, depth + 1),
                _ => {}
            }
        }
    }

    fn composite(&mut self, object: Node<'_, '_>, matrix: Matrix, depth: usize) {
        let Some(unit) = object.attr("ResourceID").and_then(|id| self.units.get(id)) else { return };
        self.composites += 1;
        // What a composite costs is parsing it again.
        self.left.operators = self.left.operators.saturating_sub(unit.len());
        if depth >= COMPOSITES || self.composites > MOST_COMPOSITES || self.left.operators == 0 {
            self.found.cut = true;
            return;
        }
        // The unit's text was cut out of its part, and with it the declaration of its prefix.
        let unit = format!("<unit xmlns:ofd=\"http://www.ofdspec.org/2016\">{unit}</unit>");
        match xml::parse(&unit) {
            Ok(unit) => {
                for content in unit.root_element().named("Content") {
                    self.objects(content, matrix, depth + 1);
                }
            }
            Err(_) => self.found.damaged = true,
        }
    }

    /// Text: a character for each place that X, Y and the deltas give (11.3). Nothing outside of `TextCode` is text.
    fn text(&mut self, object: Node<'_, '_>, matrix: Matrix, around: Matrix) {
        let Some(size) = object.attr("Size").and_then(number) else { return };
        let scale = object.attr("HScale").and_then(number).unwrap_or(1.0);
        let downwards = object.attr("ReadDirection").is_some_and(|turn| turn == "90" || turn == "270");
        let slope = slope(matrix.0[0], matrix.0[1]);
        let ink = if object.attr("Fill") == Some("false") {
            if object.attr("Stroke") == Some("true") {
                paint(object, "StrokeColor", Ink::BLACK)
            } else {
                Ink::Clear
            }
        } else {
            paint(object, "FillColor", Ink::BLACK)
        };
        let turned = direction(matrix, size, false);
        let clip = clip(object, matrix, around);
        let (mut x, mut y) = (0.0, 0.0);
        for code in object.named("TextCode") {
            x = code.attr("X").and_then(number).unwrap_or(x);
            y = code.attr("Y").and_then(number).unwrap_or(y);
            let characters: Vec<char> = code.text().unwrap_or_default().chars().collect();
            let (right, down) = (code.attr("DeltaX"), code.attr("DeltaY"));
            let free = right.is_none() && down.is_none();
            let right = deltas(right.unwrap_or_default(), characters.len());
            let down = deltas(down.unwrap_or_default(), characters.len());
            for (at, &character) in characters.iter().enumerate() {
                self.found.slant.add(slope);
                let Some((way, stretch, em)) = turned else { continue };
                let own = crate::page::usual_advance(character) * size * scale;
                let (across, below) = match (free, downwards) {
                    (true, false) => (own, 0.0),
                    (true, true) => (0.0, size),
                    (false, _) => {
                        (right.get(at).copied().unwrap_or(0.0), down.get(at).copied().unwrap_or(0.0))
                    }
                };
                let drawn = if across > 0.0 && !free { own.min(across) } else { own };
                if !self.left.take_glyph(self.found.page.glyphs.len()) {
                    self.found.cut = true;
                    return;
                }
                let (place, advance) = (matrix.apply(x, y), drawn * stretch);
                if [place.0, place.1, advance, em].iter().all(|number| number.abs() < 1e6) {
                    let mut glyph = Glyph {
                        character,
                        x: place.0,
                        y: place.1,
                        advance,
                        size: em,
                        way,
                        artifact: false,
                        font: 0,
                        marks: Marks::default(),
                    };
                    glyph.slanted(slope);
                    self.found.show(glyph, ink, clip);
                }
                (x, y) = (x + across, y + below);
            }
        }
    }

    /// A path (9.1): stroked unless it says otherwise, filled if it says so.
    fn path(&mut self, object: Node<'_, '_>, matrix: Matrix) {
        let Some(data) = object.child("AbbreviatedData").and_then(|data| data.text()) else { return };
        let before = self.found.page.rulings.len();
        if !self.left.take_lines(before, before) {
            self.found.cut = true;
            return;
        }
        let path = abbreviated(data, matrix);
        if object.attr("Fill") == Some("true") {
            path.fills(&mut self.found.page.rulings);
            let ink = paint(object, "FillColor", Ink::Clear);
            let clipped = object.child("Clips").is_some();
            for area in path.areas() {
                self.found.fill(area, if clipped { Ink::Unknown } else { ink });
            }
            self.found.outlines += usize::from(path.is_curved());
        }
        if object.attr("Stroke") != Some("false") {
            let width = object.attr("LineWidth").and_then(number).unwrap_or(LINE_WIDTH);
            path.strokes(width * matrix.area().sqrt(), &mut self.found.page.rulings);
        }
        self.left.take_lines(before, self.found.page.rulings.len());
    }
}

/// How much of an object covers what is under it, 1 for all (8.5: `Alpha`).
fn alpha(node: Node<'_, '_>) -> f32 {
    node.attr("Alpha").and_then(number).map_or(1.0, |alpha| alpha / 255.0)
}

/// The colour of an object in its child of this name; `usual` where neither the object nor a parameter says one (8.3.2,
/// 8.5).
fn paint(object: Node<'_, '_>, name: &str, usual: Ink) -> Ink {
    let ink = match object.child(name) {
        Some(colour) => {
            // Parts of a colour space that is not named are 8 bits wide.
            let parts: Option<Vec<f32>> =
                colour.attr("Value").map(|value| numbers(value).iter().map(|part| part / 255.0).collect());
            let ink = match parts {
                Some(parts) if parts.len() == 3 || colour.attr("ColorSpace").is_none() => Ink::of(&parts),
                _ => Ink::Unknown,
            };
            ink.with_alpha(alpha(colour))
        }
        None if object.attr("DrawParam").is_some() => Ink::Unknown,
        None => usual,
    };
    match alpha(object) {
        alpha if ink == Ink::Clear || alpha >= 1.0 => ink,
        alpha => ink.with_alpha(alpha),
    }
}

/// The box around what the clips of an object leave of it (8.5): within each clip one of its areas. Readers differ in
/// whether the object's own matrix applies to them, so both places count.
fn clip(object: Node<'_, '_>, matrix: Matrix, around: Matrix) -> Area {
    let corner = match numbers(object.attr("Boundary").unwrap_or_default())[..] {
        [x, y, ..] => Matrix::translation(x, y).then(around),
        _ => around,
    };
    let area = |area: Node<'_, '_>| {
        let path = area.child("Path")?;
        let data = path.child("AbbreviatedData")?.text()?;
        let inner = placement(path).then(own_matrix(area));
        // Where an arc bends to is not known.
        let place = |matrix| abbreviated(data, inner.then(matrix)).clipped(Area::ALL);
        (!data.contains('A')).then(|| Some(place(matrix)?.around(place(corner)?))).flatten()
    };
    let clips = object.named("Clips").flat_map(|clips| clips.named("Clip").collect::<Vec<_>>());
    clips.fold(Area::ALL, |clip, one| {
        let areas: Option<Vec<Area>> = one.named("Area").map(area).collect();
        areas.and_then(|areas| areas.into_iter().reduce(Area::around)).map_or(clip, |all| all.within(clip))
    })
}

/// The matrix `CTM` of an object.
fn own_matrix(object: Node<'_, '_>) -> Matrix {
    object.attr("CTM").and_then(|ctm| numbers(ctm).try_into().ok()).map_or(Matrix::IDENTITY, Matrix)
}

/// Where an object stands: its `CTM`, then the corner of its `Boundary` (8.5).
fn placement(object: Node<'_, '_>) -> Matrix {
    let matrix = own_matrix(object);
    match numbers(object.attr("Boundary").unwrap_or_default())[..] {
        // A picture fills the unit square that its matrix stretches.
        [x, y, width, height] if object.local() == "ImageObject" && !object.has_attribute("CTM") => {
            Matrix([width, 0.0, 0.0, height, x, y])
        }
        [x, y, ..] => matrix.then(Matrix::translation(x, y)),
        _ => matrix,
    }
}

/// The distances from each of `count` characters to the next: `3 g 5 3.2` is 3, then five times 3.2 (11.3); the last
/// one goes on.
fn deltas(text: &str, count: usize) -> Vec<f32> {
    let mut deltas = Vec::new();
    let mut parts = text.split_ascii_whitespace();
    while let Some(part) = parts.next() {
        if deltas.len() >= count {
            break;
        }
        if part.eq_ignore_ascii_case("g") {
            let times = parts.next().and_then(|times| times.parse::<usize>().ok()).unwrap_or(0);
            let delta = parts.next().and_then(number).unwrap_or(0.0);
            deltas.extend(std::iter::repeat_n(delta, times.min(count - deltas.len())));
        } else {
            deltas.push(number(part).unwrap_or(0.0));
        }
    }
    if let Some(&last) = deltas.last() {
        deltas.resize(count.max(deltas.len()), last);
    }
    deltas
}

/// `AbbreviatedData` (9.1, table 36): a letter and its numbers.
fn abbreviated(data: &str, matrix: Matrix) -> Path {
    let mut path = Path::default();
    let mut parts = data.split_ascii_whitespace();
    while let Some(operator) = parts.next() {
        let mut point = |skipped: usize| {
            let mut values = parts.by_ref().skip(skipped).take(2).map(|part| number(part).unwrap_or(0.0));
            let (x, y) = (values.next().unwrap_or(0.0), values.next().unwrap_or(0.0));
            matrix.apply(x, y)
        };
        match operator {
            "M" | "S" => path.move_to(point(0)),
            "L" => path.line_to(point(0)),
            "Q" => path.curve_to(&[point(0), point(0)]),
            "B" => path.curve_to(&[point(0), point(0), point(0)]),
            "A" => path.curve_to(&[point(5)]),
            "C" => path.close(),
            _ => {}
        }
    }
    path
}

fn number(text: &str) -> Option<f32> {
    // By way of the wider type, which PDF's numbers need: parsing both would be ten kilobytes of WebAssembly.
    let number: f64 = text.trim().parse().ok()?;
    Some(number as f32).filter(|number| number.is_finite())
}

/// Numbers between white space.
pub(super) fn numbers(text: &str) -> Vec<f32> {
    text.split_ascii_whitespace().map_while(number).collect()
}
