//! Content streams to glyphs and ruling lines: an interpreter of the operators that place text and draw paths
//! (ISO 32000-1, Annex A).
#![expect(clippy::many_single_char_names, reason = "operands are told apart by their places only")]

use std::rc::Rc;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Dict, Name, ObjRef, Object, Stream};
use hayro_syntax::page::Resources;

use super::colour::{self, Space};
use super::fonts::{self, Font};
use super::inline;
use super::state::State;
use super::streams;
use crate::map::{ByName, ByNumber, NumberSet};
use crate::page::{
    Area, Found, Glyph, Ink, Left, Marks, Matrix, Path, UNKNOWN, Way, direction, slope, straightened,
    usual_advance,
};
use crate::{Decode, limits};

/// Forms within forms.
const FORMS: usize = 24;
/// `q` without `Q`.
const SAVED: usize = 512;
/// Marked content within marked content.
const MARKED: usize = 512;
/// An operator that no stream has: where it is not met, the stream was not read to its end.
const END: &[u8] = b"\n gongkai:end";

/// What all pages share.
pub(super) struct Interpreter<'a> {
    decode: Decode<'a>,
    fonts: ByNumber<Rc<Font<'a>>>,
    /// Bytes of content that may still be decoded, and of dictionaries that may still be looked at.
    bytes: usize,
    /// Bytes of tables of fonts that may still be read.
    tables: usize,
    left: Left,
    /// Optional content that is not shown: the object numbers of its groups.
    hidden: Vec<u32>,
    /// Bytes of the file: so much is searched for the end of a stream that has none.
    file: usize,
    /// The numbers of objects that are named and were not found.
    lost: NumberSet,
}

/// So many bytes are searched in the time that one of content takes.
const SEARCHED: usize = 16;

/// One page being read.
struct Reading<'i, 'a> {
    shared: &'i mut Interpreter<'a>,
    found: Found,
    operators: usize,
}

/// The matrices of a text object.
#[derive(Clone, Copy)]
struct TextObject {
    matrix: Matrix,
    line: Matrix,
}

impl<'a> Interpreter<'a> {
    pub(super) fn new(decode: Decode<'a>, hidden: Vec<u32>, file: usize) -> Self {
        Self {
            decode,
            fonts: ByNumber::default(),
            bytes: limits::CONTENT,
            tables: fonts::TABLES,
            left: Left::default(),
            hidden,
            file,
            lost: NumberSet::default(),
        }
    }

    /// Reads a page.
    pub(super) fn page(&mut self, page: &hayro_syntax::page::Page<'_>) -> Found {
        let (ctm, width, height) = upright(page);
        let mut found = self.content(page, ctm, width, height);
        if let Some(slope) = found.slant.of_page() {
            let straight = ctm.then(straightened(slope, width, height));
            found = self.content(page, straight, width, height);
        }
        found.settle(&mut self.left);
        found
    }

    /// The digits that several glyphs of a font stand for, a bit for each, by the numbers of the fonts.
    pub(super) fn doubled_digits(&self) -> Vec<u16> {
        let mut doubled = vec![0; usize::from(u8::MAX) + 1];
        for font in self.fonts.keys().filter_map(|key| self.fonts.get(key)) {
            doubled[usize::from(font.number)] |= font.doubled.get();
        }
        doubled
    }

    /// The content of a page that `ctm` puts on the sheet.
    fn content(
        &mut self,
        page: &hayro_syntax::page::Page<'_>,
        ctm: Matrix,
        width: f32,
        height: f32,
    ) -> Found {
        let mut reading = Reading { shared: self, found: Found::new(width, height), operators: 0 };
        let mut content = Vec::new();
        let whole =
            reading.named(page.raw().get_ref("Contents"), || page.raw().get::<Object<'_>>("Contents"));
        match whole {
            Some(Object::Stream(stream)) => content = reading.decoded(&stream),
            Some(Object::Array(streams)) => {
                for part in streams.raw_iter().take(limits::OPERATORS) {
                    if reading.is_over() {
                        break;
                    }
                    let reference = part.as_obj_ref();
                    let stream = || page.xref().get::<Stream<'_>>(reference?.into());
                    if let Some(stream) = reading.named(reference, stream) {
                        content.extend(reading.decoded(&stream));
                        content.push(b'\n');
                    }
                }
            }
            _ => {}
        }
        reading.run(content, page.resources(), State::new(ctm), 0);
        reading.annotations(page, ctm);
        reading.found
    }
}

/// The matrix from user space to the page as it is shown, and the page's size.
fn upright(page: &hayro_syntax::page::Page<'_>) -> (Matrix, f32, f32) {
    use hayro_syntax::page::Rotation;
    let area = page.intersected_crop_box();
    let [x0, y0, x1, y1] = [area.x0, area.y0, area.x1, area.y1].map(|edge| edge as f32);
    let (width, height) = ((x1 - x0).abs().max(1.0), (y1 - y0).abs().max(1.0));
    match page.rotation() {
        Rotation::None => (Matrix([1.0, 0.0, 0.0, -1.0, -x0, y1]), width, height),
        Rotation::Horizontal => (Matrix([0.0, 1.0, 1.0, 0.0, -y0, -x0]), height, width),
        Rotation::Flipped => (Matrix([-1.0, 0.0, 0.0, 1.0, x1, -y0]), width, height),
        Rotation::FlippedHorizontal => (Matrix([0.0, -1.0, -1.0, 0.0, y1, x1]), height, width),
    }
}

impl<'a> Reading<'_, 'a> {
    /// Whether all that may be read was read.
    fn is_over(&self) -> bool {
        self.shared.left.operators == 0
    }

    /// Takes so many bytes of what may be read; at its end nothing more is read of any page.
    fn take(&mut self, bytes: usize) -> bool {
        if let Some(left) = self.shared.bytes.checked_sub(bytes) {
            self.shared.bytes = left;
        } else {
            self.found.cut = true;
            self.shared.left.operators = 0;
        }
        !self.is_over()
    }

    /// An object that may be named by a reference: one that is not found is looked for once.
    fn named<T>(&mut self, reference: Option<ObjRef>, get: impl FnOnce() -> Option<T>) -> Option<T> {
        let number = reference.map(|reference| reference.obj_number);
        if number.is_some_and(|number| self.shared.lost.contains(number)) {
            return None;
        }
        let object = get();
        if object.is_none()
            && let Some(number) = number
        {
            self.shared.lost.add(number);
            self.take(self.shared.file / SEARCHED);
        }
        object
    }

    /// A colour space by its name in the resources.
    fn space(&mut self, name: Vec<u8>, scope: &mut Scope<'_, '_, 'a>) -> Space {
        if let Some(&space) = scope.spaces.get(&name) {
            return space;
        }
        let space = Space::named(&name, scope.resources, |reference, get| self.named(reference, get));
        scope.spaces.insert(name, space);
        space
    }

    /// Takes what it costs to search for the end of a stream that does not tell its length rightly.
    fn search(&mut self, stream: &Stream<'_>) -> bool {
        let length = stream.dict().get::<u32>("Length").and_then(|length| usize::try_from(length).ok());
        let raw = || stream.raw_data().len();
        length.is_some_and(|length| length > 0 && length == raw()) || self.take(raw() / SEARCHED)
    }

    /// Takes what reading a dictionary costs: some times as much as content of its length.
    fn look(&mut self, dictionary: &Dict<'_>) -> bool {
        self.take(4 * dictionary.data().len())
    }

    /// A stream's content; what cannot be decoded is remembered.
    fn decoded(&mut self, stream: &Stream<'_>) -> Vec<u8> {
        /// What a stream takes beside its content.
        const STREAM: usize = 256;
        let raw = stream.raw_data().len();
        if !self.take(STREAM + raw) || !self.look(stream.dict()) {
            return Vec::new();
        }
        let Some(decoded) = streams::decoded(stream, self.shared.bytes) else {
            // More than is left, unless it is short or damaged.
            if raw * streams::MOST_INFLATED > self.shared.bytes {
                self.take(usize::MAX);
            }
            self.found.damaged = true;
            return Vec::new();
        };
        self.take(decoded.bytes.len());
        self.found.damaged |= decoded.cut;
        decoded.bytes
    }

    /// Interprets a content stream.
    fn run(&mut self, content: Vec<u8>, resources: &Resources<'_>, state: State<'a>, depth: usize) {
        if self.is_over() {
            self.found.cut = true;
            return;
        }
        let plain = inline::without_pictures(content);
        self.found.damaged |= plain.damaged;
        let mut content = plain.content;
        content.extend_from_slice(END);
        let mut scope = Scope {
            resources,
            state,
            saved: Vec::new(),
            unsaved: 0,
            path: Path::default(),
            clips: false,
            depth,
            fonts: ByName::default(),
            spaces: ByName::default(),
        };
        let mut text = TextObject { matrix: Matrix::IDENTITY, line: Matrix::IDENTITY };
        let mut marked: Vec<Marked> = Vec::new();
        let mut iterator = UntypedIter::new(&content);
        while let Some(instruction) = iterator.next() {
            if &instruction.operator[..] == END.trim_ascii() {
                return;
            }
            self.operators += 1;
            self.shared.left.operators = self.shared.left.operators.saturating_sub(1);
            if self.operators > limits::OPERATORS || self.shared.left.operators == 0 {
                self.found.cut = true;
                return;
            }
            match &instruction.operator[..] {
                b"BMC" | b"BDC" => {
                    if marked.len() < MARKED {
                        let outer = marked.last().copied().unwrap_or_default();
                        marked.push(self.marked(&instruction, resources, outer));
                    }
                }
                b"EMC" => {
                    marked.pop();
                }
                _ => {
                    let marked = marked.last().copied().unwrap_or_default();
                    self.execute(&instruction, &mut scope, &mut text, marked);
                }
            }
        }
        // The end was not met: something before it could not be understood.
        self.found.damaged = true;
    }

    /// What marked content says of the text in it.
    fn marked(&self, instruction: &Instruction<'_, '_>, resources: &Resources<'_>, outer: Marked) -> Marked {
        let mut operands = instruction.operands();
        let tag = operands.next().and_then(as_name);
        let artifact = outer.artifact || tag.is_some_and(|tag| &tag[..] == b"Artifact");
        let group = tag.filter(|tag| &tag[..] == b"OC").and(operands.next()).and_then(as_name);
        let hidden = group
            .and_then(|group| resources.properties.get_ref(&group[..]))
            .is_some_and(|group| self.shared.hidden.contains(&group.obj_number));
        Marked { artifact, hidden: outer.hidden || hidden }
    }

    fn execute(
        &mut self,
        instruction: &Instruction<'_, '_>,
        scope: &mut Scope<'_, '_, 'a>,
        text: &mut TextObject,
        marked: Marked,
    ) {
        let (numbers, count) = numbers(instruction);
        let [a, b, c, d, e, f] = numbers;
        let state = &mut scope.state;
        match &instruction.operator[..] {
            // Graphics state.
            b"q" => scope.save(),
            b"Q" => scope.restore(),
            b"cm" if count == 6 => state.ctm = Matrix(numbers).then(state.ctm),
            b"w" => state.line_width = a,
            b"gs" => {
                let name = instruction.operands().next().and_then(as_name);
                let dictionary =
                    name.and_then(|name| scope.resources.ext_g_states.get::<Dict<'_>>(&name[..]));
                self.graphics_state(dictionary, scope);
            }
            // Paths.
            b"m" => scope.path.move_to(state.ctm.apply(a, b)),
            b"l" => scope.path.line_to(state.ctm.apply(a, b)),
            b"c" => scope.path.curve_to(&[(a, b), (c, d), (e, f)].map(|(x, y)| state.ctm.apply(x, y))),
            b"v" | b"y" => scope.path.curve_to(&[(a, b), (c, d)].map(|(x, y)| state.ctm.apply(x, y))),
            b"h" => scope.path.close(),
            b"re" => scope.path.rectangle(state.ctm, [a, b, c, d]),
            b"S" => self.paint(scope, true, false, marked),
            b"s" => {
                scope.path.close();
                self.paint(scope, true, false, marked);
            }
            b"f" | b"F" | b"f*" => self.paint(scope, false, true, marked),
            b"B" | b"B*" => self.paint(scope, true, true, marked),
            b"b" | b"b*" => {
                scope.path.close();
                self.paint(scope, true, true, marked);
            }
            b"n" => self.paint(scope, false, false, marked),
            b"W" | b"W*" => scope.clips = true,
            // Text state.
            b"Tc" => state.character_spacing = a,
            b"Tw" => state.word_spacing = a,
            b"Tz" => state.scaling = a / 100.0,
            b"TL" => state.leading = a,
            b"Ts" => state.rise = a,
            b"Tr" => state.mode = a as i32,
            // Colours.
            b"g" | b"rg" | b"k" => state.fill.set(&numbers[..count]),
            b"G" | b"RG" | b"K" => state.stroke.set(&numbers[..count]),
            b"cs" | b"CS" => {
                let name = instruction.operands().next().and_then(as_name).map(|name| name.to_vec());
                let space = self.space(name.unwrap_or_default(), scope);
                let is_fill = &instruction.operator[..] == b"cs";
                let paint = if is_fill { &mut scope.state.fill } else { &mut scope.state.stroke };
                paint.set_space(space);
            }
            b"sc" | b"scn" => state.fill.ink = state.fill.space.ink(&numbers[..count]),
            b"SC" | b"SCN" => state.stroke.ink = state.stroke.space.ink(&numbers[..count]),
            b"Tf" => {
                state.font_size = a;
                let name = instruction.operands().next().and_then(as_name);
                if let Some(name) = name {
                    let known = scope.fonts.get(&name[..]).cloned();
                    state.font = known.unwrap_or_else(|| {
                        let font = self.font(scope.resources, &name[..]);
                        scope.fonts.insert(name.to_vec(), font.clone());
                        font
                    });
                }
            }
            // Text positions.
            b"BT" => *text = TextObject { matrix: Matrix::IDENTITY, line: Matrix::IDENTITY },
            b"Td" => text.next_line(a, b),
            b"TD" => {
                state.leading = -b;
                text.next_line(a, b);
            }
            b"Tm" if count == 6 => *text = TextObject { matrix: Matrix(numbers), line: Matrix(numbers) },
            b"T*" => text.next_line(0.0, -state.leading),
            // Text.
            b"Tj" | b"TJ" => self.show_operands(instruction, state, text, marked),
            b"'" => {
                text.next_line(0.0, -state.leading);
                self.show_operands(instruction, state, text, marked);
            }
            b"\"" => {
                (state.word_spacing, state.character_spacing) = (a, b);
                text.next_line(0.0, -state.leading);
                self.show_operands(instruction, state, text, marked);
            }
            // Pictures and forms.
            inline::PICTURE => self.found.picture(state.ctm, state.is_opaque()),
            b"Do" => {
                if let Some(name) = instruction.operands().next().and_then(as_name) {
                    self.external_object(&name[..], scope, marked);
                }
            }
            _ => {}
        }
    }

    /// A font by its name; the same object is parsed once, Chromium's files have a hundred fonts (pitfall 14).
    fn font(&mut self, resources: &Resources<'_>, name: &[u8]) -> Option<Rc<Font<'a>>> {
        let dictionary = || resources.fonts.get::<Dict<'_>>(name);
        let reference = resources.fonts.get_ref(name);
        let key = match reference {
            Some(reference) => u64::from(reference.obj_number),
            // One that is no object of its own, by its place in memory.
            None => 1 << 63 | dictionary()?.data().as_ptr().addr() as u64,
        };
        if let Some(font) = self.shared.fonts.get(key) {
            return Some(Rc::clone(font));
        }
        let dictionary = self.named(reference, dictionary)?;
        Some(self.parsed(key, &dictionary))
    }

    fn parsed(&mut self, key: u64, dictionary: &Dict<'_>) -> Rc<Font<'a>> {
        self.look(dictionary);
        let shared = &mut *self.shared;
        let number = u8::try_from(shared.fonts.len() + 1).unwrap_or(0);
        let parse = || Rc::new(Font::new(dictionary, number, shared.decode, &mut shared.tables));
        Rc::clone(shared.fonts.or_insert_with(key, parse))
    }

    /// `gs`: only a font matters here.
    fn graphics_state(&mut self, dictionary: Option<Dict<'_>>, scope: &mut Scope<'_, '_, 'a>) {
        let Some(dictionary) = dictionary else { return };
        self.look(&dictionary);
        if let Some(width) = dictionary.get::<f32>("LW") {
            scope.state.line_width = width;
        }
        for (key, paint) in [("ca", &mut scope.state.fill), ("CA", &mut scope.state.stroke)] {
            if let Some(alpha) = dictionary.get::<f32>(key) {
                paint.alpha = alpha;
            }
        }
        if let Some(plain) = colour::is_plain(&dictionary) {
            scope.state.plain = plain;
        }
        if let Some(font) = dictionary.get::<Array<'_>>("Font") {
            let key = font.raw_iter().next().and_then(|font| font.as_obj_ref());
            let mut entries = font.iter::<Object<'_>>();
            if let (Some(key), Some(Object::Dict(font)), Some(size)) = (key, entries.next(), entries.next()) {
                scope.state.font = Some(self.parsed(key.obj_number.into(), &font));
                scope.state.font_size = size.into_f32().unwrap_or(0.0);
            }
        }
    }

    fn paint(&mut self, scope: &mut Scope<'_, '_, 'a>, stroke: bool, fill: bool, marked: Marked) {
        let path = std::mem::take(&mut scope.path);
        let clip = scope.state.clip;
        if std::mem::take(&mut scope.clips) {
            // A path of several parts clips to all of them.
            scope.state.clip = path.clipped(clip).unwrap_or(clip);
        }
        if marked.hidden || !(stroke || fill) {
            return;
        }
        let before = self.found.page.rulings.len();
        if !self.shared.left.take_lines(before, before) {
            self.found.cut = true;
            return;
        }
        if fill {
            path.fills(&mut self.found.page.rulings);
            let ink = scope.state.fill_ink();
            path.areas().into_iter().for_each(|area| self.found.fill(area.within(clip), ink));
            self.found.outlines += usize::from(path.is_curved());
        }
        if stroke {
            path.strokes(
                scope.state.line_width * scope.state.ctm.area().sqrt(),
                &mut self.found.page.rulings,
            );
        }
        self.shared.left.take_lines(before, self.found.page.rulings.len());
    }

    /// Shows the strings among the operands, and those in arrays among them; numbers in arrays move.
    fn show_operands(
        &mut self,
        instruction: &Instruction<'_, '_>,
        state: &State<'a>,
        text: &mut TextObject,
        marked: Marked,
    ) {
        let Some(font) = state.font.clone() else { return };
        for operand in instruction.operands() {
            match operand {
                Object::String(string) => self.show(string.as_bytes(), &font, state, text, marked),
                Object::Array(array) => {
                    for entry in array.iter::<Object<'_>>() {
                        match entry {
                            Object::String(string) => {
                                self.show(string.as_bytes(), &font, state, text, marked);
                            }
                            Object::Number(number) => {
                                let back = -number.as_f32() / 1000.0 * state.font_size;
                                text.advance(if font.vertical {
                                    (0.0, back)
                                } else {
                                    (back * state.scaling, 0.0)
                                });
                            }
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn show(
        &mut self,
        mut bytes: &[u8],
        font: &Font<'a>,
        state: &State<'a>,
        text: &mut TextObject,
        marked: Marked,
    ) {
        while !bytes.is_empty() {
            if !self.shared.left.take_glyph(self.found.page.glyphs.len() + self.found.invisible.len()) {
                self.found.cut = true;
                return;
            }
            let (length, meaning) = font.first(bytes);
            bytes = &bytes[length..];
            let size = state.font_size;
            let width = meaning.width * font.em * size;
            if !marked.hidden {
                let matrix = Matrix::translation(0.0, state.rise).then(text.matrix).then(state.ctm);
                let shown = Shown {
                    matrix,
                    width: width * state.scaling,
                    size: size * font.em,
                    vertical: font.vertical,
                    font: font.number,
                };
                let ink = (!state.is_invisible()).then(|| state.text_ink());
                self.place(&meaning.characters, shown, ink, state.clip, marked.artifact);
            }
            let spacing = state.character_spacing + if meaning.is_space { state.word_spacing } else { 0.0 };
            let moved =
                if font.vertical { (0.0, spacing - size) } else { ((width + spacing) * state.scaling, 0.0) };
            text.advance(moved);
        }
    }

    /// Adds the characters of one glyph, side by side; without ink they are invisible.
    fn place(&mut self, characters: &[char], shown: Shown, ink: Option<Ink>, clip: Area, artifact: bool) {
        let slope = slope(shown.matrix.0[0], shown.matrix.0[1]);
        self.found.slant.add(slope);
        let Some((way, stretch, size)) = direction(shown.matrix, shown.size, shown.vertical) else { return };
        #[expect(clippy::cast_precision_loss, reason = "a glyph has few characters")]
        let share = 1.0 / characters.len().max(1) as f32;
        let width = if way == Way::Stacked { shown.size } else { shown.width };
        let mut along = 0.0;
        for &character in characters {
            let (x, y) = shown.matrix.apply(if way == Way::Stacked { 0.0 } else { along }, 0.0);
            along += width * share;
            let advance = (width * share * stretch).abs();
            if [x, y, advance, size].iter().any(|number| !number.is_finite() || number.abs() > 1e6) {
                continue;
            }
            let mut glyph = Glyph {
                character,
                x,
                y,
                advance,
                size,
                way,
                artifact,
                font: shown.font,
                marks: Marks::default(),
            };
            glyph.slanted(slope);
            match ink {
                Some(ink) => self.found.show(glyph, ink, clip),
                None => self.found.invisible.push(glyph),
            }
        }
    }

    /// `Do`: a form or a picture.
    fn external_object(&mut self, name: &[u8], scope: &Scope<'_, '_, 'a>, marked: Marked) {
        let objects = &scope.resources.x_objects;
        let Some(object) = self.named(objects.get_ref(name), || objects.get::<Stream<'_>>(name)) else {
            return;
        };
        if !self.look(object.dict()) || !self.search(&object) {
            return;
        }
        let group = object.dict().get_ref("OC");
        if marked.hidden || group.is_some_and(|group| self.shared.hidden.contains(&group.obj_number)) {
            return;
        }
        match object.dict().get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => {
                let opaque = scope.state.is_opaque() && colour::is_opaque(&object);
                self.found.picture(scope.state.ctm, opaque);
            }
            Some(b"Form") => self.form(&object, Some(scope.resources), scope.state.clone(), scope.depth),
            _ => {}
        }
    }

    /// A form XObject (8.10); its resources, or those of what shows it.
    fn form(
        &mut self,
        form: &Stream<'_>,
        around: Option<&Resources<'_>>,
        mut state: State<'a>,
        depth: usize,
    ) {
        if depth >= FORMS {
            self.found.cut = true;
            return;
        }
        state.ctm = matrix(form.dict()).then(state.ctm);
        if let Some([x0, y0, x1, y1]) = form.dict().get::<Array<'_>>("BBox").and_then(|bounds| four(&bounds))
        {
            let mut bounds = Path::default();
            bounds.rectangle(state.ctm, [x0, y0, x1 - x0, y1 - y0]);
            state.clip = bounds.clipped(state.clip).unwrap_or(state.clip);
        }
        if form.dict().contains_key("Group") {
            state.begin_group();
        }
        let content = self.decoded(form);
        match (form.dict().get::<Dict<'_>>("Resources"), around) {
            (Some(own), _) => {
                let resources = self.resources(own);
                self.run(content, &resources, state, depth + 1);
            }
            (None, Some(around)) => self.run(content, around, state, depth + 1),
            (None, None) => self.run(content, &Resources::new(Dict::empty()), state, depth + 1),
        }
    }

    /// The resources of a form, which are read for each time that it is shown.
    fn resources<'d>(&mut self, dictionary: Dict<'d>) -> Resources<'d> {
        self.look(&dictionary);
        let resources = Resources::new(dictionary);
        let Resources { ext_g_states, fonts, properties, color_spaces, x_objects, patterns, shadings } =
            &resources;
        let all = [ext_g_states, fonts, properties, color_spaces, x_objects, patterns, shadings];
        for dictionary in all {
            self.look(dictionary);
        }
        resources
    }

    /// The appearances of annotations, as of filled form fields (12.5.5): they are part of what is printed.
    fn annotations(&mut self, page: &hayro_syntax::page::Page<'_>, ctm: Matrix) {
        const MOST: usize = 5_000;
        /// Hidden, no view.
        const UNSEEN: i32 = 2 | 32;
        let annotations = page.raw().get::<Array<'_>>("Annots");
        for annotation in annotations.iter().flat_map(Array::iter::<Dict<'_>>).take(MOST) {
            let kind = annotation.get::<Name<'_>>("Subtype");
            let unseen = annotation.get::<i32>("F").is_some_and(|flags| flags & UNSEEN != 0);
            if unseen || matches!(kind.as_deref(), Some(b"Link" | b"Popup" | b"Text")) {
                continue;
            }
            if !self.look(&annotation) {
                return;
            }
            let Some(appearances) = annotation.get::<Dict<'_>>("AP") else {
                if kind.as_deref() == Some(b"Widget") {
                    self.field(&annotation, ctm);
                }
                continue;
            };
            let normal = self.named(appearances.get_ref("N"), || appearances.get::<Object<'_>>("N"));
            let normal = match normal {
                Some(Object::Stream(stream)) => Some(stream),
                Some(Object::Dict(states)) => annotation.get::<Name<'_>>("AS").and_then(|state| {
                    self.named(states.get_ref(&state[..]), || states.get::<Stream<'_>>(&state[..]))
                }),
                _ => None,
            };
            let rectangle = annotation.get::<Array<'_>>("Rect").map(|rect| four(&rect));
            if let (Some(form), Some(Some(rectangle))) = (normal, rectangle) {
                let bounds = form.dict().get::<Array<'_>>("BBox").and_then(|bounds| four(&bounds));
                let fitted = fitted(bounds.unwrap_or([0.0, 0.0, 1.0, 1.0]), matrix(form.dict()), rectangle);
                // Viewers lay marks over text so that it shines through, whatever their appearance says.
                let plain = !matches!(kind.as_deref(), Some(b"Highlight"));
                self.form(&form, None, State { plain, ..State::new(fitted.then(ctm)) }, FORMS / 2);
            }
        }
    }

    /// The value of a form field that the file does not draw: viewers do (12.7.3.3).
    fn field(&mut self, widget: &Dict<'_>, ctm: Matrix) {
        /// The value may stand with a field around the widget.
        const AROUND: usize = 4;
        const USUAL: f32 = 12.0;
        let mut value = widget.get::<hayro_syntax::object::String<'_>>("V");
        let mut around = widget.get::<Dict<'_>>("Parent");
        for _ in 0..AROUND {
            let Some(field) = around.filter(|_| value.is_none()) else { break };
            if !self.look(&field) {
                return;
            }
            value = field.get("V");
            around = field.get("Parent");
        }
        let rectangle = widget.get::<Array<'_>>("Rect").and_then(|rect| four(&rect));
        let (Some(value), Some([x0, y0, x1, y1])) = (value, rectangle) else { return };
        if !self.look(widget) || !self.take(value.as_bytes().len()) {
            return;
        }
        let characters: Vec<char> = match value.as_bytes() {
            [0xFE, 0xFF, text @ ..] => {
                let units = text.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                char::decode_utf16(units).map(|unit| unit.unwrap_or(UNKNOWN)).collect()
            }
            text => text.iter().copied().map(char::from).collect(),
        };
        let (left, low, high) = (x0.min(x1), y0.min(y1), (y1 - y0).abs());
        let size = (high * 0.7).min(USUAL);
        let mut x = left + 2.0;
        for character in characters {
            if !self.shared.left.take_glyph(self.found.page.glyphs.len()) {
                self.found.cut = true;
                return;
            }
            let width = usual_advance(character) * size;
            let matrix = Matrix::translation(x, low + (high - size) / 2.0 + 0.15 * size).then(ctm);
            let shown = Shown { matrix, width, size, vertical: false, font: 0 };
            self.place(&[character], shown, Some(Ink::BLACK), Area::ALL, false);
            x += width;
        }
    }
}

/// What one content stream works with.
struct Scope<'s, 'r, 'a> {
    resources: &'s Resources<'r>,
    state: State<'a>,
    saved: Vec<State<'a>>,
    /// `q` beyond the limit: each takes a `Q`.
    unsaved: usize,
    path: Path,
    /// The path clips what is painted after it.
    clips: bool,
    depth: usize,
    /// Fonts by their names in the resources.
    fonts: ByName<Option<Rc<Font<'a>>>>,
    /// Colour spaces by their names in the resources.
    spaces: ByName<Space>,
}

impl Scope<'_, '_, '_> {
    fn save(&mut self) {
        if self.saved.len() < SAVED {
            self.saved.push(self.state.clone());
        } else {
            self.unsaved += 1;
        }
    }

    fn restore(&mut self) {
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }
}

/// What marked content says of what is in it.
#[derive(Clone, Copy, Default)]
struct Marked {
    artifact: bool,
    hidden: bool,
}

/// A glyph as it is shown: its matrix, its width and size in text space.
#[derive(Clone, Copy)]
struct Shown {
    matrix: Matrix,
    width: f32,
    size: f32,
    vertical: bool,
    /// The number of the font.
    font: u8,
}

impl TextObject {
    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::translation(x, y).then(self.line);
        self.matrix = self.line;
    }

    fn advance(&mut self, (x, y): (f32, f32)) {
        self.matrix = Matrix::translation(x, y).then(self.matrix);
    }
}

fn as_name<'o, 'a>(object: &'o Object<'a>) -> Option<&'o Name<'a>> {
    match object {
        Object::Name(name) => Some(name),
        _ => None,
    }
}

/// The first six numbers among the operands, and how many there are.
fn numbers(instruction: &Instruction<'_, '_>) -> ([f32; 6], usize) {
    let mut numbers = [0.0; 6];
    let mut count = 0;
    for operand in instruction.operands() {
        if let (Object::Number(number), Some(slot)) = (operand, numbers.get_mut(count)) {
            *slot = number.as_f32();
            count += 1;
        }
    }
    (numbers, count)
}

fn four(array: &Array<'_>) -> Option<[f32; 4]> {
    let numbers: Vec<f32> = array.iter::<f32>().take(4).collect();
    numbers.try_into().ok()
}

fn matrix(dictionary: &Dict<'_>) -> Matrix {
    let numbers =
        dictionary.get::<Array<'_>>("Matrix").map(|array| array.iter::<f32>().take(6).collect::<Vec<_>>());
    numbers.and_then(|numbers| numbers.try_into().ok()).map_or(Matrix::IDENTITY, Matrix)
}

/// The matrix that puts the bounds of an appearance into the annotation's rectangle (12.5.5, algorithm 8.1).
fn fitted([x0, y0, x1, y1]: [f32; 4], form: Matrix, rectangle: [f32; 4]) -> Matrix {
    let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(|(x, y)| form.apply(x, y));
    let low =
        corners.iter().fold((f32::MAX, f32::MAX), |low, corner| (low.0.min(corner.0), low.1.min(corner.1)));
    let high = corners
        .iter()
        .fold((f32::MIN, f32::MIN), |high, corner| (high.0.max(corner.0), high.1.max(corner.1)));
    let [left, right] = [rectangle[0].min(rectangle[2]), rectangle[0].max(rectangle[2])];
    let [bottom, top] = [rectangle[1].min(rectangle[3]), rectangle[1].max(rectangle[3])];
    let scale = |to: f32, from: f32| if from > 0.0 { to / from } else { 1.0 };
    let (x, y) = (scale(right - left, high.0 - low.0), scale(top - bottom, high.1 - low.1));
    Matrix([x, 0.0, 0.0, y, left - low.0 * x, bottom - low.1 * y])
}
