//! What a style says about being shown, and about tables: the few properties that matter, by their own words.

use super::White;
use crate::slice::Slice as _;
use crate::steps;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    None,
    Inline,
    Block,
    Flex,
    Contents,
    Table,
    Row,
    Cell,
    /// A grid of so many columns; 0 where that is not known.
    Grid,
}

/// What is said of one element. `None`: nothing, so what holds around it holds in it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "properties of a style, each by its own name")]
pub(super) struct Style {
    pub(super) display: Option<Display>,
    /// `visibility`: whether it is seen.
    pub(super) visible: Option<bool>,
    /// `text-decoration: line-through`.
    pub(super) struck: bool,
    /// Whether the font has no size.
    pub(super) tiny: Option<bool>,
    /// Whether the font is so small that nobody reads it.
    pub(super) small: Option<bool>,
    /// Whether letters have the colour of paper, or none.
    pub(super) pale: Option<bool>,
    /// Whether something is said of what is behind the letters: a colour, a picture.
    pub(super) backed: bool,
    /// `opacity: 0`.
    pub(super) clear: bool,
    /// `content-visibility: hidden`, which holds for blocks only.
    pub(super) skipped: bool,
    /// Floats, or stands where a place is said: not in line with what is around it.
    pub(super) apart: bool,
    /// Set above or below the line: a mark, not print.
    pub(super) raised: bool,
    pub(super) white: Option<White>,
    /// `grid-template-columns`: how many; 0 for nothing said.
    pub(super) tracks: u16,
    /// `grid-column: span 3`; 0 for nothing said, [`ALL_TRACKS`] for the whole row.
    pub(super) span: u16,
}

/// `grid-column: 1 / -1`.
pub(super) const ALL_TRACKS: u16 = u16::MAX;
/// More columns have no table.
const MOST_TRACKS: usize = 256;

impl Style {
    /// Reads declarations: `display: none; color: red`.
    pub(super) fn of(declarations: &str) -> Style {
        let mut style = Style::default();
        style.read(declarations);
        style
    }

    /// What holds for an element of which both are said, the other one by a stronger rule.
    pub(super) fn over(self, stronger: Style) -> Style {
        Style {
            display: stronger.display.or(self.display),
            visible: stronger.visible.or(self.visible),
            struck: stronger.struck || self.struck,
            tiny: stronger.tiny.or(self.tiny),
            small: stronger.small.or(self.small),
            pale: stronger.pale.or(self.pale),
            backed: stronger.backed || self.backed,
            clear: stronger.clear || self.clear,
            skipped: stronger.skipped || self.skipped,
            apart: stronger.apart || self.apart,
            raised: stronger.raised || self.raised,
            white: stronger.white.or(self.white),
            tracks: if stronger.tracks > 0 { stronger.tracks } else { self.tracks },
            span: if stronger.span > 0 { stronger.span } else { self.span },
        }
    }

    fn read(&mut self, declarations: &str) {
        steps::add(declarations.len());
        if declarations.contains(['/', '\\']) {
            return self.read_plain(&unescaped(declarations));
        }
        self.read_plain(declarations);
    }

    /// Reads declarations without comments and escapes.
    fn read_plain(&mut self, declarations: &str) {
        for declaration in Declarations(declarations) {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let property = property.trim_ascii();
            // Most properties of Word and of portals say nothing here.
            if matches!(
                property.as_bytes().first().map(u8::to_ascii_lowercase),
                Some(b'b' | b'c' | b'd' | b'v' | b't' | b'f' | b'o' | b'm' | b'w' | b'g' | b'p')
            ) {
                self.declare(property, value.trim_ascii());
            }
        }
    }

    fn declare(&mut self, property: &str, value: &str) {
        let is = |name: &str| property.eq_ignore_ascii_case(name);
        if is("display") {
            self.display = only_word(value).and_then(display).or(self.display);
        } else if is("content-visibility") {
            self.skipped = only_word(value).is_some_and(|word| word.eq_ignore_ascii_case("hidden"));
        } else if is("visibility") {
            self.visible = match word(value) {
                w if w.eq_ignore_ascii_case("hidden") || w.eq_ignore_ascii_case("collapse") => Some(false),
                w if w.eq_ignore_ascii_case("visible") => Some(true),
                _ => self.visible,
            };
        } else if is("float") || is("position") {
            let apart = ["left", "right", "inline-start", "inline-end", "absolute", "fixed"];
            self.apart |=
                only_word(value).is_some_and(|word| apart.iter().any(|w| word.eq_ignore_ascii_case(w)));
        } else if is("text-decoration") || is("text-decoration-line") {
            self.struck = words(value).any(|w| w.eq_ignore_ascii_case("line-through"));
        } else if is("font-size") {
            self.tiny = size(value).or(self.tiny);
            self.small = self.tiny.map(|_| is_small(word(value))).or(self.small);
        } else if is("color") {
            self.pale = pale(value);
        } else if is("background") || is("background-color") || is("background-image") {
            self.backed = true;
        } else if is("opacity") {
            self.clear = is_zero(word(value));
        } else if is("mso-hide") {
            if word(value).eq_ignore_ascii_case("all") {
                self.display = Some(Display::None);
            }
        } else if is("vertical-align") {
            self.raised = ["super", "sub"].iter().any(|w| word(value).eq_ignore_ascii_case(w));
        } else if is("white-space") || is("white-space-collapse") {
            self.white = Some(white(word(value)));
        } else if is("grid-template-columns") {
            self.tracks = tracks(value).min(MOST_TRACKS) as u16;
        } else if is("grid-column") || is("grid-column-end") {
            self.span = span(value);
        }
    }

    /// Whether a sheet has to remember this: what only restores what holds anyway says nothing.
    pub(super) fn says_something(&self) -> bool {
        let sized = self.tiny == Some(true);
        let spaced = self.white.is_some_and(|white| white != White::Collapses);
        // Floats of a sheet lay out the page.
        Style {
            tiny: self.tiny.filter(|_| sized),
            small: None,
            pale: None,
            backed: false,
            white: self.white.filter(|_| spaced),
            apart: false,
            ..*self
        } != Style::default()
    }
}

fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(|c: char| c.is_ascii_whitespace() || c == '!').filter(|word| !word.is_empty())
}

/// The word of a value that has no other; what stands behind a `!` is no part of it.
fn only_word(value: &str) -> Option<&str> {
    let mut words = value.split('!').next().unwrap_or_default().split_ascii_whitespace();
    words.next().filter(|_| words.next().is_none())
}

/// The declarations of a style. A semicolon in quotes or brackets divides none.
struct Declarations<'a>(&'a str);

impl<'a> Iterator for Declarations<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.0.is_empty() {
            return None;
        }
        let (mut depth, mut quote) = (0_u32, None);
        let end = self.0.bytes().position(|byte| {
            match byte {
                _ if quote.is_some() => quote = quote.filter(|open| *open != byte && byte != b'\n'),
                b'"' | b'\'' => quote = Some(byte),
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            byte == b';' && depth == 0 && quote.is_none()
        });
        let (declaration, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest.strip_prefix(';').unwrap_or(rest);
        Some(declaration)
    }
}

/// A style without its comments, its escapes replaced: `dis/**/play`, `\6eone`.
fn unescaped(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(at) = rest.find(['/', '\\']) {
        out.push_str(rest.part(..at));
        rest = rest.part(at..);
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
        } else if let Some(behind) = rest.strip_prefix('/') {
            out.push('/');
            rest = behind;
        } else {
            let digits = rest.part(1..).bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
            let code = u32::from_str_radix(rest.part(1..=digits), 16).ok();
            out.extend(code.map(|code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)));
            rest = rest.part(1 + digits..);
            rest = rest.strip_prefix(|c: char| digits > 0 && c.is_ascii_whitespace()).unwrap_or(rest);
        }
    }
    out + rest
}

fn word(value: &str) -> &str {
    words(value).next().unwrap_or_default()
}

fn display(word: &str) -> Option<Display> {
    const WORDS: [(&str, Display); 16] = [
        ("none", Display::None),
        ("inline", Display::Inline),
        ("inline-block", Display::Inline),
        ("block", Display::Block),
        ("list-item", Display::Block),
        ("flow-root", Display::Block),
        ("flex", Display::Flex),
        ("inline-flex", Display::Flex),
        ("contents", Display::Contents),
        ("table", Display::Table),
        ("inline-table", Display::Table),
        ("table-row", Display::Row),
        ("table-cell", Display::Cell),
        ("grid", Display::Grid),
        ("inline-grid", Display::Grid),
        ("initial", Display::Inline),
    ];
    WORDS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, display)| *display)
}

fn white(word: &str) -> White {
    let begins = |name: &str| word.get(..name.len()).is_some_and(|w| w.eq_ignore_ascii_case(name));
    match () {
        () if begins("pre-line") || begins("preserve-breaks") => White::Breaks,
        () if begins("pre") || begins("break-spaces") => White::Stays,
        () => White::Collapses,
    }
}

/// Whether a font of this size is not seen; `None` where it depends on the one around it.
fn size(value: &str) -> Option<bool> {
    let number = word(value);
    if is_zero(number) {
        return Some(true);
    }
    let relative = ["em", "%", "ex", "ch", "larger", "smaller", "inherit"];
    let root = number.ends_with("rem");
    (root || !relative.iter().any(|unit| number.ends_with(unit))).then_some(false)
}

/// Whether a font of this size is 2 pixels high at most, and more than 0.
fn is_small(size: &str) -> bool {
    let digits = size.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = size.part(digits.len()..).to_ascii_lowercase();
    let pixels = match unit.as_str() {
        "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "mm" => 96.0 / 25.4,
        "rem" => 16.0,
        _ => return false,
    };
    digits.parse::<f32>().is_ok_and(|number| number > 0.0 && number * pixels <= 2.0)
}

/// Whether letters of this colour have that of paper, or none; `None` where it is the one around them.
pub(super) fn pale(value: &str) -> Option<bool> {
    /// Of 255: paper that is not quite white.
    const LIGHTEST: u32 = 245;
    let value = value.split('!').next().unwrap_or_default().trim_ascii().to_ascii_lowercase();
    let light = |channels: &mut dyn Iterator<Item = Option<u32>>| {
        channels.take(3).filter(|channel| channel.is_some_and(|value| value >= LIGHTEST)).count() == 3
    };
    if let Some(digits) = value.strip_prefix('#') {
        let bytes = digits.as_bytes();
        let width = if bytes.len() < 6 { 1 } else { 2 };
        let hexadecimal = |channel: &[u8]| {
            let text = std::str::from_utf8(channel).ok()?;
            Some(u32::from_str_radix(text, 16).ok()? * if width == 1 { 17 } else { 1 })
        };
        return Some(light(&mut bytes.chunks_exact(width).map(hexadecimal)));
    }
    if let Some(arguments) = value.strip_prefix("rgb") {
        let arguments = arguments.trim_start_matches('a').trim_start_matches('(').trim_end_matches(')');
        let separator = |c: char| c == ',' || c == '/' || c.is_ascii_whitespace();
        let numbers: Vec<&str> = arguments.split(separator).filter(|word| !word.is_empty()).take(5).collect();
        let clear = numbers.get(3).is_some_and(|alpha| is_zero(alpha));
        return Some(clear || light(&mut numbers.iter().map(|number| number.parse().ok())));
    }
    match value.as_str() {
        "inherit" | "currentcolor" | "unset" => None,
        "white" | "transparent" | "snow" | "ivory" | "whitesmoke" | "ghostwhite" | "floralwhite" => {
            Some(true)
        }
        _ => Some(false),
    }
}

/// `0`, `0px`, `.0em`, `0%`.
fn is_zero(word: &str) -> bool {
    let unit = word.trim_start_matches(['0', '.']);
    unit.len() < word.len()
        && word.contains('0')
        && unit.bytes().all(|b| b.is_ascii_alphabetic() || b == b'%')
}

/// How many columns a list of tracks has: `1fr 2fr`, `repeat(3, 1fr)`, `[a] 10px minmax(0, 1fr)`; 0 where only the
/// width of a window tells.
fn tracks(value: &str) -> usize {
    let (mut count, mut rest) = (0, value);
    loop {
        rest = rest.trim_ascii_start();
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '(' | '[' | '!'))
            .unwrap_or(rest.len());
        let name = rest.part(..end);
        match rest.part(end..).chars().next() {
            Some('[') => {
                rest = rest.split_once(']').map_or("", |(_, behind)| behind);
                count += usize::from(!name.is_empty());
            }
            Some('(') => {
                let inner_end = closing(rest.part(end..));
                let inner = rest.part(end + 1..end + inner_end);
                count += if name.eq_ignore_ascii_case("repeat") {
                    let (times, list) = inner.split_once(',').unwrap_or(("", ""));
                    let Ok(times) = times.trim_ascii().parse::<usize>() else { return 0 };
                    times.min(MOST_TRACKS) * plain_tracks(list)
                } else {
                    1
                };
                rest = rest.get(end + inner_end + 1..).unwrap_or_default();
            }
            Some('!') | None => {
                return count + usize::from(is_track(name));
            }
            Some(_) => {
                count += usize::from(is_track(name));
                rest = rest.part(end..);
            }
        }
    }
}

fn is_track(name: &str) -> bool {
    !name.is_empty()
        && !["none", "subgrid", "masonry", "inherit"].iter().any(|w| name.eq_ignore_ascii_case(w))
}

/// The tracks of a list that repeats nothing.
fn plain_tracks(list: &str) -> usize {
    let mut depth = 0_usize;
    let mut count = 0;
    let mut inside = false;
    for byte in list.bytes() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let blank = depth == 0 && byte.is_ascii_whitespace();
        count += usize::from(!blank && !inside);
        inside = !blank;
    }
    count
}

/// Where the bracket that opens `text` closes.
fn closing(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// `span 3`, `2 / span 3`, `2 / 5`, `1 / -1`.
fn span(value: &str) -> u16 {
    let (from, to) = match value.split_once('/') {
        Some((from, to)) => (Some(from.trim_ascii()), to.trim_ascii()),
        None => (None, value),
    };
    let spanned = |text: &str| {
        let mut words = words(text);
        let named = words.next().is_some_and(|w| w.eq_ignore_ascii_case("span"));
        words.next().filter(|_| named).and_then(|w| w.parse::<u16>().ok()).map(|n| n.max(1))
    };
    if let Some(span) = spanned(to).or_else(|| from.and_then(spanned)) {
        return span;
    }
    match (from.and_then(|from| from.parse::<u16>().ok()), word(to).parse::<i32>()) {
        (Some(_), Ok(-1)) => ALL_TRACKS,
        (Some(from), Ok(to)) if to > i32::from(from) => {
            u16::try_from(to - i32::from(from)).unwrap_or(ALL_TRACKS)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_known_in_every_spelling() {
        for hides in [
            "display:none",
            "color:red; DISPLAY : None !important",
            "mso-hide:all",
            "display:none!important;",
        ] {
            assert_eq!(Style::of(hides).display, Some(Display::None), "{hides}");
        }
        assert_eq!(Style::of("visibility:hidden").visible, Some(false));
        assert_eq!(Style::of("visibility: visible").visible, Some(true));
        for zero in ["0", "0px", "0.0em", ".0%", "0 !important"] {
            assert_eq!(Style::of(&format!("font-size:{zero}")).tiny, Some(true), "{zero}");
            assert!(Style::of(&format!("opacity: {zero}")).clear, "{zero}");
        }
        for size in ["10px", "0.5rem", "medium", ".5px"] {
            assert_eq!(Style::of(&format!("font-size:{size}")).tiny, Some(false), "{size}");
        }
        assert_eq!(Style::of("font-size:1.2em").tiny, None);
        assert!(!Style::of("opacity:0.5").clear);
        assert!(Style::of("text-decoration: underline line-through red").struck);
        assert!(Style::of("text-decoration-line:line-through").struck);
        assert!(!Style::of("text-decoration:underline").struck);
        assert_eq!(Style::of("mso-hide:none;displayed:none;x-display:none"), Style::default());
    }

    #[test]
    fn tracks_of_a_grid_are_counted() {
        for (value, count) in [
            ("repeat(7, 1fr)", 7),
            ("1fr 2fr auto", 3),
            ("[a] 10px [b c] minmax(0, 1fr) repeat(2, 1fr 2fr) !important", 6),
            ("repeat(3, minmax(10px, 1fr))", 3),
            ("repeat(auto-fill, 100px)", 0),
            ("none", 0),
            ("repeat(99999, 1fr)", 256),
            ("repeat(", 0),
        ] {
            assert_eq!(Style::of(&format!("grid-template-columns: {value}")).tracks, count, "{value}");
        }
    }

    #[test]
    fn spans_of_a_grid_are_read() {
        for (value, span) in
            [("span 3", 3), ("2 / span 3", 3), ("2/5", 3), ("1 / -1", ALL_TRACKS), ("auto", 0), ("2", 0)]
        {
            assert_eq!(Style::of(&format!("grid-column: {value}")).span, span, "{value}");
        }
    }
}
