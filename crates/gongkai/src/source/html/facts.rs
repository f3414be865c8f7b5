//! What the attributes of a tag say, as far as it matters here.

use crate::slice::Slice as _;
use std::borrow::Cow;

use super::entity::decoded;
use super::scan::Attributes;
use super::style::Display;
use crate::steps;

/// What kind of mark an element is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Print,
    /// The anchor of a comment.
    Comment,
    /// The anchor of a note.
    Note,
    /// What somebody proposed to delete.
    Deleted,
}

/// What a tag's attributes say.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "attributes of a tag, each by its own name")]
pub(super) struct Facts<'a> {
    /// Whether there is any attribute.
    pub(super) any: bool,
    pub(super) style: Cow<'a, str>,
    pub(super) class: Cow<'a, str>,
    pub(super) id: Cow<'a, str>,
    pub(super) name: &'a str,
    pub(super) content: &'a str,
    pub(super) value: &'a str,
    pub(super) field: &'a str,
    pub(super) srcdoc: &'a str,
    pub(super) media: &'a str,
    pub(super) role: &'a str,
    pub(super) color: &'a str,
    /// Whether something is said of what is behind the letters.
    pub(super) backed: bool,
    pub(super) hidden: bool,
    pub(super) open: bool,
    pub(super) colspan: u16,
    pub(super) rowspan: u16,
    pub(super) kind: Kind,
    /// Which of [`KNOWN`] were given.
    given: u32,
}

/// Names of attributes that say something. Of two with one name the first holds.
const KNOWN: [&str; 17] = [
    "style",
    "class",
    "id",
    "name",
    "property",
    "content",
    "value",
    "type",
    "srcdoc",
    "media",
    "hidden",
    "open",
    "colspan",
    "aria-colspan",
    "rowspan",
    "aria-rowspan",
    "href",
];

/// Whether two names are the same, in whatever case.
pub(super) fn is(name: &str, wanted: &str) -> bool {
    name.eq_ignore_ascii_case(wanted)
}

impl<'a> Facts<'a> {
    pub(super) fn of(attributes: &'a str) -> Facts<'a> {
        let mut facts = Facts { colspan: 1, rowspan: 1, ..Facts::default() };
        if attributes.is_empty() {
            return facts;
        }
        steps::add(attributes.len());
        for (name, value) in Attributes(attributes) {
            facts.any = true;
            facts.note(name, value);
        }
        facts
    }

    fn note(&mut self, name: &str, value: &'a str) {
        let mut lower = [0; 12];
        let Some(start) = lower.get_mut(..name.len()) else { return };
        start.copy_from_slice(name.as_bytes());
        start.make_ascii_lowercase();
        let name = std::str::from_utf8(&lower[..name.len()]).unwrap_or_default();
        if let Some(known) = KNOWN.iter().position(|known| *known == name) {
            if self.given >> known & 1 == 1 {
                return;
            }
            self.given |= 1 << known;
        }
        let plain = || if value.contains('&') { Cow::Owned(decoded(value)) } else { Cow::Borrowed(value) };
        match name.as_bytes() {
            b"style" => {
                self.style = plain();
                if value.contains("mso-comment-reference") {
                    self.kind = Kind::Comment;
                }
            }
            b"class" => {
                self.class = plain();
                self.kind = class_kind(value).unwrap_or(self.kind);
            }
            b"id" => self.id = plain(),
            b"name" | b"property" => self.name = value,
            b"content" => self.content = value,
            b"value" => self.value = value,
            b"type" => self.field = value,
            b"srcdoc" => self.srcdoc = value,
            b"media" => self.media = value,
            b"color" => self.color = value,
            b"bgcolor" | b"background" => self.backed = true,
            b"hidden" => self.hidden = true,
            b"open" => self.open = true,
            b"colspan" | b"aria-colspan" => self.colspan = spanned(&plain()),
            b"rowspan" | b"aria-rowspan" => self.rowspan = spanned(&plain()),
            b"href" => {
                let anchors = ["#_ftn", "#_edn", "#_msocom", "#_cmnt", "#footnote", "#endnote"];
                // Word writes the whole address of the file before it.
                let fragment = value.rfind('#').map_or("", |at| value.part(at..));
                if anchors.iter().any(|anchor| fragment.starts_with(anchor)) && self.kind == Kind::Print {
                    let comment = fragment.starts_with("#_msocom") || fragment.starts_with("#_cmnt");
                    self.kind = if comment { Kind::Comment } else { Kind::Note };
                }
            }
            b"role" => {
                self.role = value;
                if is(value, "doc-noteref") {
                    self.kind = Kind::Note;
                }
            }
            _ => {}
        }
    }

    /// The part of a table that its role is.
    pub(super) fn part(&self) -> Option<Display> {
        match self.role {
            "table" | "grid" | "treegrid" => Some(Display::Table),
            "row" => Some(Display::Row),
            "cell" | "gridcell" | "columnheader" | "rowheader" => Some(Display::Cell),
            _ => None,
        }
    }

    /// Whether a field of this type shows what it holds.
    pub(super) fn is_field(&self) -> bool {
        let others = [
            "hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "password", "color",
            "range",
        ];
        !others.iter().any(|other| is(self.field.trim_ascii(), other))
    }

    pub(super) fn is_for_screens(&self) -> bool {
        let media = self.media.to_ascii_lowercase();
        media.trim_ascii().is_empty() || media.contains("screen") || media.contains("all")
    }
}

fn class_kind(class: &str) -> Option<Kind> {
    class.split_ascii_whitespace().find_map(|class| match class.len() {
        6 if is(class, "msoDel") => Some(Kind::Deleted),
        19 if is(class, "MsoCommentReference") => Some(Kind::Comment),
        19 if is(class, "MsoEndnoteReference") => Some(Kind::Note),
        20 if is(class, "MsoFootnoteReference") => Some(Kind::Note),
        _ => None,
    })
}

/// A span as browsers read it: the digits at the beginning; 1 where there are none, all the rest for 0.
fn spanned(value: &str) -> u16 {
    let value = value.trim_ascii_start();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    match value.part(..digits).parse::<u16>() {
        Ok(0) => u16::MAX,
        Ok(span) => span,
        Err(_) if digits > 0 => u16::MAX,
        Err(_) => 1,
    }
}
