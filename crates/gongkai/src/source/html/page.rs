//! What becomes of each element of a page.

use super::entity::{decoded, entity};
use super::facts::{Facts, Kind, is};
use super::name::{BLOCK, MARK, Name, RAW, SCOPE, STRUCK, TABLE, UNSEEN, VOID};
use super::print::Print;
use super::scan::{Attributes, Scanner, Tag, Token};
use super::script;
use super::sheet::Sheet;
use super::style::{Display, Style, pale};
use super::tree::{MOST_REOPENED, Open, Role, State, Tree, hidden};
use super::{Newlines, Source, White};
use crate::slice::Slice as _;
use crate::source::unsure::{Cursor, Unsure};
use crate::source::{digit, is_han};
use crate::steps;

#[expect(clippy::struct_excessive_bools, reason = "independent facts of a page, each named")]
pub(super) struct Page<'u> {
    print: Print,
    /// Places of the input that its file's reader was not sure of.
    unsure: Cursor<'u>,
    sheet: Sheet,
    /// Where scripts stand in the page itself.
    scripts: Vec<(usize, usize)>,
    /// The title that the page has for programs.
    title: Option<String>,
    skipped: bool,
    /// Han characters that are not shown.
    unshown: usize,
    /// Whether what styles hide is shown.
    reveals: bool,
    /// Whether the styles of the whole page are known.
    styled: bool,
    /// Whether a style came behind something that it may hide.
    restyled: bool,
    /// Whether every element may close itself: XML.
    xml: bool,
}

/// More scripts than this are not looked into.
const MOST_SCRIPTS: usize = 200;
/// Documents within documents.
const DEEPEST: u8 = 2;

impl<'u> Page<'u> {
    pub(super) fn new(input: &str, newlines: Newlines, unsure: &'u Unsure<'u>) -> Self {
        Page {
            print: Print::new(input.len(), newlines),
            unsure: unsure.cursor(),
            sheet: Sheet::default(),
            scripts: Vec::new(),
            title: None,
            skipped: false,
            unshown: 0,
            reveals: false,
            styled: false,
            restyled: false,
            xml: input.trim_ascii_start().starts_with("<?xml"),
        }
    }

    /// Shows what styles hide.
    pub(super) fn reveal(&mut self) {
        self.reveals = true;
    }

    /// An empty page with the styles of this one, if some of them came too late for what stands before them.
    pub(super) fn restyled(
        &mut self,
        input: &str,
        newlines: Newlines,
        unsure: &'u Unsure<'u>,
    ) -> Option<Page<'u>> {
        self.restyled.then(|| Page {
            sheet: std::mem::take(&mut self.sheet),
            styled: true,
            ..Page::new(input, newlines, unsure)
        })
    }

    pub(super) fn so_far(&self) -> &str {
        self.print.so_far()
    }

    /// Whether so many Han characters are not shown.
    pub(super) fn hides_text(&self, fewest: usize) -> bool {
        self.unshown >= fewest
    }

    pub(super) fn read(&mut self, input: &str) {
        self.document(input, State::SHOWN, 0);
    }

    /// Reads the articles that the scripts of the page hold.
    pub(super) fn read_scripts(&mut self, input: &str) {
        for (start, end) in std::mem::take(&mut self.scripts) {
            for article in script::articles(input.part(start..end)) {
                let tables = self.print.open_document();
                if let Some(title) = &article.title {
                    self.print.words(title, White::Collapses);
                    self.print.block();
                }
                self.document(&article.html, State::SHOWN, 1);
                self.print.close_document(tables);
            }
        }
    }

    pub(super) fn finish(self) -> Source {
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        // Most portals have it on the page too.
        let title = self.title.filter(|title| !bare(self.print.so_far()).contains(&bare(title)));
        let mut source = self.print.finish(title.as_deref());
        source.skipped = self.skipped;
        source
    }

    fn document(&mut self, input: &str, root: State, depth: u8) {
        let mut reading = Reading { page: self, tree: Tree::new(root), scanner: Scanner::new(input), depth };
        let mut skipped = false;
        while let Some(token) = reading.scanner.next() {
            if reading.scanner.skipped && !skipped {
                // What was passed over may have been this cell's.
                skipped = true;
                reading.page.print.doubt();
            }
            match token {
                Token::Text(text) => reading.text(text),
                Token::Tag(tag) if tag.closing => reading.close(Name::of(tag.name)),
                Token::Tag(tag) => reading.open(&tag),
            }
        }
        // What was hidden to the end, by an element that never closes, is not the author's omission.
        let gone = reading.tree.state().hidden & hidden::GONE != 0 && reading.page.unshown > 0;
        let swallowed = gone || reading.tree.holds(Name::DETAILS);
        let skipped = reading.scanner.skipped || swallowed;
        self.skipped |= skipped;
    }
}

/// One document that is being read.
struct Reading<'p, 'u, 'a> {
    page: &'p mut Page<'u>,
    tree: Tree,
    scanner: Scanner<'a>,
    depth: u8,
}

impl<'a> Reading<'_, '_, 'a> {
    fn text(&mut self, text: &'a str) {
        // Places are those of the input itself, not of documents within it.
        if self.depth > 0 || self.page.unsure.is_empty() {
            self.printed(text);
            return;
        }
        let start = self.scanner.at - text.len();
        let mut at = 0;
        while at < text.len() {
            let touching = self.page.unsure.touching(start + at, start + at + 1);
            let end = self.page.unsure.boundary(start + at, start + text.len()) - start;
            let end = text.ceil_char_boundary(end);
            let from = self.page.print.so_far().len();
            self.printed(text.part(at..end));
            for observation in touching {
                self.page.print.note_unsure(observation, from);
            }
            at = end;
        }
    }

    fn printed(&mut self, text: &'a str) {
        let state = self.tree.state();
        if state.hidden == 0 {
            if state.is_faint() && text.contains(|c| digit(c).is_some()) {
                self.page.print.doubt();
            }
            self.show(text, state.white);
            return;
        }
        steps::add(text.len());
        if state.hidden & hidden::STRUCK == 0 {
            self.page.unshown += text.chars().filter(|c| is_han(*c)).count();
        }
        if state.hidden & hidden::UNSEEN != 0 {
            self.page.print.set_apart();
        }
    }

    fn show(&mut self, text: &str, white: White) {
        let print = &mut self.page.print;
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            print.words(rest.part(..at), white);
            let (character, length) = entity(rest.part(at..));
            print.character(character, white);
            rest = rest.part(at + length..);
        }
        print.words(rest, white);
    }

    fn open(&mut self, tag: &Tag<'a>) {
        let name = Name::of(tag.name);
        if let Some(outermost) = self.tree.ended_by(name) {
            self.close_down_to(outermost);
        }
        let facts = Facts::of(tag.attributes);
        let closed = self.page.xml && tag.attributes.ends_with('/');
        let (state, role) = self.describe(name, &facts);
        if name.is(VOID) {
            self.void(name, &facts, state);
        } else if name.is(RAW) {
            if !closed {
                self.raw(name, &facts, state, tag.attributes.ends_with('/'));
            }
        } else if name == Name::SELECT {
            self.select(state);
        } else {
            if matches!(name, Name::RT | Name::RP | Name::MATH) || facts.kind == Kind::Comment {
                self.page.print.set_apart();
            }
            // What one click shows, a formula, or what stands for something that may be shown instead, may be another number;
            // parts of a table within a cell end it, and what follows stands elsewhere.
            if name == Name::DETAILS && !facts.open
                || matches!(name, Name::COLGROUP | Name::CAPTION | Name::OBJECT | Name::MATH)
            {
                self.page.print.doubt();
            }
            if matches!(name, Name::CANVAS | Name::OBJECT) && self.tree.state().hidden == 0 {
                self.page.print.picture();
            }
            self.emit_open(name, role, state);
            self.tree.push(name, role, state);
            if closed {
                self.close_down_to(self.tree.depth());
            }
        }
    }

    /// What holds within an element, and what it is.
    fn describe(&self, name: Name, facts: &Facts<'_>) -> (State, Role) {
        let parent = self.tree.state();
        let plain = !facts.any
            && !name.is(TABLE | STRUCK | MARK | UNSEEN)
            && !matches!(name, Name::DIALOG | Name::RT | Name::MATH);
        if plain && self.page.sheet.is_empty() && !parent.flex && !parent.grid {
            let role =
                if name.is(BLOCK) && parent.hidden & hidden::GONE == 0 { Role::Block } else { Role::Nothing };
            let white = if matches!(name, Name::PRE | Name::LISTING) { White::Stays } else { parent.white };
            return (State { white, ..parent }, role);
        }
        let style = self.style(name, facts);
        let state = self.state(name, facts, &style);
        if state.hidden & hidden::GONE != 0 {
            return (state, Role::Nothing);
        }
        let display = style.display.or_else(|| facts.part());
        let in_cell = self.page.print.in_cell();
        let cell = Role::Cell(facts.colspan, facts.rowspan);
        let role = match name {
            Name::TABLE => Role::Table(0),
            Name::TR => Role::Row,
            Name::TD | Name::TH => cell,
            Name::TBODY | Name::THEAD | Name::TFOOT => Role::Section,
            _ => match display {
                Some(Display::Row) => Role::Row,
                // One that stands in a cell centres its content.
                Some(Display::Table) if !in_cell => Role::Table(0),
                Some(Display::Cell) if !in_cell => cell,
                Some(Display::Grid) if state.grid => Role::Table(style.tracks),
                Some(Display::Contents) if state.grid => Role::Nothing,
                _ if parent.grid => Role::Cell(style.span.max(1), 1),
                Some(Display::Table | Display::Cell | Display::Block | Display::Flex | Display::Grid) => {
                    Role::Block
                }
                _ if name.is(BLOCK) || style.apart => Role::Block,
                _ if parent.flex || name == Name::MATH => Role::Item,
                _ if state.mark && !parent.mark => Role::Mark,
                _ => Role::Nothing,
            },
        };
        (state, role)
    }

    fn style(&self, name: Name, facts: &Facts<'_>) -> Style {
        let mut style = Style::default();
        if facts.hidden {
            style.display = Some(Display::None);
        }
        if !self.page.sheet.is_empty() {
            style = style.over(self.page.sheet.style(name.text(), &facts.class, &facts.id));
        }
        if facts.style.is_empty() { style } else { style.over(Style::of(&facts.style)) }
    }

    fn state(&self, name: Name, facts: &Facts<'_>, style: &Style) -> State {
        let parent = self.tree.state();
        let inline = !name.is(BLOCK | TABLE);
        let block = match style.display {
            Some(display) => !matches!(display, Display::Inline | Display::Contents),
            None => name.is(BLOCK) || style.apart,
        };
        let gone = (style.display == Some(Display::None) || style.skipped && block) && !self.page.reveals;
        let mut hidden = parent.hidden;
        let mut set = |bit: u8, on: bool| hidden = if on { hidden | bit } else { hidden & !bit };
        let above = name == Name::RT && self.tree.holds(Name::RUBY);
        if gone || above || name.is(UNSEEN) || facts.kind == Kind::Comment {
            set(hidden::GONE, true);
        }
        if name == Name::DIALOG && !facts.open {
            set(hidden::GONE, true);
        }
        if let Some(visible) = style.visible {
            set(hidden::UNSEEN, !visible && !self.page.reveals);
        }
        if style.struck || name.is(STRUCK) || facts.kind == Kind::Deleted {
            set(hidden::STRUCK, true);
        }
        if let Some(tiny) = style.tiny {
            set(hidden::TINY, tiny);
        }
        if style.clear && !self.page.reveals {
            set(hidden::CLEAR, true);
        }
        let mark = name.is(MARK) || facts.kind == Kind::Note || style.raised && inline;
        let contents = style.display == Some(Display::Contents);
        State {
            hidden,
            white: match style.white {
                Some(white) => white,
                None if matches!(name, Name::PRE | Name::LISTING) => White::Stays,
                None => parent.white,
            },
            mark: parent.mark || mark,
            backed: parent.backed || style.backed || facts.backed,
            pale: style.pale.or(pale(facts.color)).unwrap_or(parent.pale),
            small: style.small.unwrap_or(parent.small),
            flex: style.display == Some(Display::Flex) || contents && parent.flex,
            grid: style.display == Some(Display::Grid) && style.tracks > 1 || contents && parent.grid,
        }
    }

    fn emit_open(&mut self, name: Name, role: Role, state: State) {
        // Rows and cells of a style need no table around them; it ends with the element that they stand in.
        let styled = matches!(role, Role::Row | Role::Cell(..)) && !name.is(TABLE);
        if styled && self.page.print.needs_table() {
            self.page.print.open_table(0, true);
            if let Some(parent) = self.tree.top() {
                parent.owns_table = true;
            }
        }
        let print = &mut self.page.print;
        match role {
            Role::Nothing => {}
            Role::Block => print.block(),
            Role::Item => print.space(),
            Role::Table(tracks) => print.open_table(tracks, false),
            Role::Section => print.end_section(),
            Role::Row => print.open_row(state.hidden != 0),
            Role::Cell(colspan, rowspan) => print.open_cell(colspan, rowspan),
            Role::Mark => print.open_mark(),
        }
    }

    fn emit_close(&mut self, open: &Open) {
        let print = &mut self.page.print;
        if open.owns_table {
            print.close_implied();
        }
        match open.role {
            Role::Nothing => {}
            Role::Block => print.block(),
            Role::Item => print.space(),
            Role::Table(_) => print.close_table(),
            Role::Section => print.end_section(),
            Role::Row => print.end_row(),
            Role::Cell(..) => print.close_cell(),
            Role::Mark => print.close_mark(),
        }
    }

    fn close(&mut self, name: Name) {
        if let Some(outermost) = self.tree.closed_by(name) {
            if !self.tree.ends_within(name, outermost) {
                self.close_down_to(outermost);
            }
            return;
        }
        if self.tree.state().hidden & hidden::GONE != 0 {
            return;
        }
        // A clipboard fragment may end elements that began before it.
        let print = &mut self.page.print;
        match name {
            Name::BR => print.line_break(),
            Name::TD | Name::TH => print.close_cell(),
            Name::TR => print.end_row(),
            Name::TABLE => print.close_implied(),
            _ if name.is(BLOCK) => print.block(),
            _ => {}
        }
    }

    /// Closes all elements up to the one at this place, which is one past its index.
    fn close_down_to(&mut self, outermost: u32) {
        let mut reopened = Vec::new();
        while self.tree.depth() >= outermost {
            let Some(open) = self.tree.pop() else { break };
            self.emit_close(&open);
            let ends = self.tree.depth() < outermost;
            if ends && open.name.is(SCOPE) {
                reopened.clear();
            } else if !ends
                && open.changes
                && open.name.is(super::name::FORMATTING)
                && reopened.len() < MOST_REOPENED
            {
                reopened.push(open);
            }
        }
        self.tree.reopen(&reopened);
    }

    fn void(&mut self, name: Name, facts: &Facts<'a>, state: State) {
        if state.hidden & hidden::GONE != 0 {
            return;
        }
        match name {
            Name::BR => self.page.print.line_break(),
            Name::HR => self.page.print.block(),
            Name::IMG | Name::EMBED if state.hidden == 0 => self.page.print.picture(),
            // It ends the cell that it stands in.
            Name::COL => self.page.print.doubt(),
            Name::INPUT if state.hidden == 0 && facts.is_field() => {
                self.value(&decoded(facts.value), White::Collapses);
            }
            Name::META if self.page.title.is_none() && is_title(facts) => {
                /// Longer ones (bytes) are no titles.
                const LONGEST: usize = 400;
                let title = decoded(facts.content).split_whitespace().collect::<Vec<_>>().join(" ");
                self.page.title = Some(title).filter(|title| title.len() < LONGEST && title.contains(is_han));
            }
            _ => {}
        }
    }

    /// Shows what a field holds.
    fn value(&mut self, value: &str, white: White) {
        self.page.print.set_apart();
        self.page.print.words(value, white);
        self.page.print.set_apart();
    }

    /// An element whose content is no markup.
    fn raw(&mut self, name: Name, facts: &Facts<'a>, state: State, closes_itself: bool) {
        let start = self.scanner.at;
        let drawing = name == Name::SVG;
        let mut content = self.scanner.content(name.text());
        if drawing && content.is_some_and(holds_page) {
            // The closing tag may be another one's: drawings hold no parts of pages.
            self.scanner.skipped = true;
            if content.is_some_and(super::has_table) {
                self.scanner.unclose(name.text(), start);
                content = None;
            }
        }
        if drawing && content.is_none_or(|content| content.contains(|c| digit(c).is_some())) {
            self.page.print.doubt();
        }
        let content = match content {
            Some(content) => content,
            // Before anything is shown, XML that does not say so is more likely than a page that shows nothing.
            None if drawing || closes_itself && (self.page.xml || self.page.so_far().is_empty()) => "",
            None => {
                let rest = self.scanner.pass_to_end();
                // A text that was cut off within a title.
                if name == Name::TITLE { rest.split('<').next().unwrap_or_default() } else { rest }
            }
        };
        let shown = state.hidden == 0;
        if shown && drawing {
            self.page.print.picture();
        }
        match name {
            Name::STYLE if facts.is_for_screens() && !self.page.styled => {
                let known = self.page.sheet.len();
                self.page.sheet.read(content);
                self.page.restyled |= self.page.sheet.len() > known && !self.page.so_far().is_empty();
            }
            Name::SCRIPT if self.depth == 0 && self.page.scripts.len() < MOST_SCRIPTS => {
                self.page.scripts.push((start, start + content.len()));
            }
            // Browsers show none in the middle of a page.
            Name::TITLE if self.page.print.in_cell() => self.page.print.doubt(),
            Name::TITLE if state.hidden & hidden::GONE == 0 => {
                self.page.print.block();
                self.show(content, White::Collapses);
                self.page.print.block();
            }
            Name::XMP if shown => {
                self.page.print.block();
                self.page.print.words(content, White::Stays);
                self.page.print.block();
            }
            Name::TEXTAREA if shown => {
                let value = decoded(content);
                self.value(value.strip_prefix('\n').unwrap_or(&value), White::Stays);
            }
            Name::IFRAME
                if !facts.srcdoc.is_empty() && self.depth < DEEPEST && state.hidden & hidden::GONE == 0 =>
            {
                let tables = self.page.print.open_document();
                let root = State { hidden: state.hidden, ..State::SHOWN };
                self.page.document(&decoded(facts.srcdoc), root, self.depth + 1);
                self.page.print.close_document(tables);
            }
            _ => {}
        }
    }

    /// A field that shows one of its options: the selected one, or the first.
    fn select(&mut self, state: State) {
        let mut shown: Option<String> = None;
        let mut within = false;
        loop {
            let before = self.scanner.at;
            match self.scanner.next() {
                Some(Token::Text(text)) => {
                    if let Some(shown) = shown.as_mut().filter(|_| within) {
                        shown.push_str(&decoded(text));
                    }
                }
                Some(Token::Tag(tag)) => match Name::of(tag.name) {
                    Name::OPTION if tag.closing => within = false,
                    Name::OPTION => {
                        within = shown.is_none()
                            || Attributes(tag.attributes).any(|(name, _)| is(name, "selected"));
                        if within {
                            shown = Some(String::new());
                        }
                    }
                    Name::SELECT => break,
                    name if name.is(BLOCK | TABLE | RAW | UNSEEN) && name != Name::OPTGROUP
                        || matches!(name, Name::INPUT | Name::TEXTAREA) =>
                    {
                        // It was never closed.
                        self.scanner.at = before;
                        break;
                    }
                    _ => {}
                },
                None => break,
            }
        }
        if let Some(shown) = shown.filter(|_| state.hidden == 0) {
            self.value(shown.trim(), White::Collapses);
        }
    }
}

/// Whether a drawing has tags that only pages have.
fn holds_page(drawing: &str) -> bool {
    drawing.split('<').skip(1).any(|tag| {
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        Name::of(name.part(..end)).is(BLOCK | TABLE | UNSEEN)
            || matches!(Name::of(name.part(..end)), Name::SELECT | Name::TEXTAREA)
    })
}

/// Whether an element of the head gives the title of the article: the field that sites of the government must have, or
/// the one that others show where the page is linked, which may also name the site.
fn is_title(facts: &Facts<'_>) -> bool {
    let report = || facts.content.contains("公开") && facts.content.contains('报');
    facts.name.eq_ignore_ascii_case("ArticleTitle") || facts.name.eq_ignore_ascii_case("og:title") && report()
}
