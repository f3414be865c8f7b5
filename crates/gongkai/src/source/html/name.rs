//! Names of elements, and what HTML means by each.

/// An element's name. Names that HTML does not have are told apart too, as far as 100 of them can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name(pub(super) u8);

/// Has no content and no closing tag.
pub(super) const VOID: u16 = 1;
/// Stands on lines of its own.
pub(super) const BLOCK: u16 = 1 << 1;
/// Closing tags of inline elements do not reach out of it.
pub(super) const SPECIAL: u16 = 1 << 2;
/// No closing tags but those of tables reach out of it.
pub(super) const SCOPE: u16 = 1 << 3;
/// What it says goes on when a block around it ends first.
pub(super) const FORMATTING: u16 = 1 << 4;
/// Ends an open paragraph.
pub(super) const ENDS_P: u16 = 1 << 5;
/// Not shown, or something else in its place.
pub(super) const UNSEEN: u16 = 1 << 6;
/// A part of a table.
pub(super) const TABLE: u16 = 1 << 7;
/// Its content is no markup.
pub(super) const RAW: u16 = 1 << 8;
/// What it holds is struck out.
pub(super) const STRUCK: u16 = 1 << 9;
/// What it holds is a mark, no print.
pub(super) const MARK: u16 = 1 << 10;

const BOX: u16 = BLOCK | SPECIAL | ENDS_P;
const CELL: u16 = SPECIAL | SCOPE | TABLE;
const PART: u16 = SPECIAL | TABLE;

macro_rules! names {
    ($($name:ident $text:literal $traits:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy)]
        enum Known { $($name,)* COUNT }

        #[allow(dead_code)]
        impl Name {
            $(pub(super) const $name: Name = Name(Known::$name as u8);)*
        }

        const TRAITS: [u16; Known::COUNT as usize] = [$($traits,)*];
        const TEXTS: [&str; Known::COUNT as usize] = [$($text,)*];

        fn known(lower: &[u8]) -> Option<Name> {
            match std::str::from_utf8(lower).ok()? {
                $($text => Some(Name::$name),)*
                _ => None,
            }
        }
    };
}

names! {
    A "a" FORMATTING;
    ADDRESS "address" BOX;
    ARTICLE "article" BOX;
    ASIDE "aside" BOX;
    AREA "area" VOID;
    AUDIO "audio" UNSEEN;
    B "b" FORMATTING;
    BASE "base" VOID;
    BIG "big" FORMATTING;
    BLOCKQUOTE "blockquote" BOX;
    BODY "body" BLOCK | SPECIAL;
    BR "br" VOID;
    BUTTON "button" SPECIAL;
    CANVAS "canvas" UNSEEN;
    CAPTION "caption" BLOCK | CELL;
    CENTER "center" BOX;
    CODE "code" FORMATTING;
    COL "col" VOID | TABLE;
    COLGROUP "colgroup" PART;
    DATALIST "datalist" UNSEEN;
    DD "dd" BOX;
    DEL "del" STRUCK;
    DETAILS "details" BOX;
    DIALOG "dialog" BOX;
    DIR "dir" BOX;
    DIV "div" BOX;
    DL "dl" BOX;
    DT "dt" BOX;
    EM "em" FORMATTING;
    EMBED "embed" VOID;
    FIELDSET "fieldset" BOX;
    FIGCAPTION "figcaption" BOX;
    FIGURE "figure" BOX;
    FONT "font" FORMATTING;
    FOOTER "footer" BOX;
    FORM "form" BOX;
    H1 "h1" BOX;
    H2 "h2" BOX;
    H3 "h3" BOX;
    H4 "h4" BOX;
    H5 "h5" BOX;
    H6 "h6" BOX;
    HEAD "head" SPECIAL;
    HEADER "header" BOX;
    HGROUP "hgroup" BOX;
    HR "hr" VOID | BOX;
    HTML "html" SPECIAL | SCOPE;
    I "i" FORMATTING;
    IFRAME "iframe" RAW;
    IMG "img" VOID;
    INPUT "input" VOID;
    INS "ins" 0;
    LEGEND "legend" BLOCK;
    LI "li" BOX;
    LINK "link" VOID;
    LISTING "listing" BOX;
    MAIN "main" BOX;
    MATH "math" SPECIAL;
    MENU "menu" BOX;
    META "meta" VOID;
    METER "meter" UNSEEN;
    NAV "nav" BOX;
    NOBR "nobr" FORMATTING;
    NOEMBED "noembed" RAW;
    NOFRAMES "noframes" RAW;
    NOSCRIPT "noscript" RAW;
    OBJECT "object" SPECIAL | SCOPE;
    OL "ol" BOX;
    OPTGROUP "optgroup" BLOCK;
    OPTION "option" BLOCK;
    P "p" BOX;
    PARAM "param" VOID;
    PLAINTEXT "plaintext" RAW;
    PRE "pre" BOX;
    PROGRESS "progress" UNSEEN;
    RP "rp" UNSEEN;
    RT "rt" 0;
    RUBY "ruby" 0;
    S "s" FORMATTING | STRUCK;
    SCRIPT "script" RAW;
    SEARCH "search" BOX;
    SECTION "section" BOX;
    SELECT "select" 0;
    SMALL "small" FORMATTING;
    SOURCE "source" VOID;
    SPAN "span" 0;
    STRIKE "strike" FORMATTING | STRUCK;
    STRONG "strong" FORMATTING;
    STYLE "style" RAW;
    SUB "sub" MARK;
    SUMMARY "summary" BOX;
    SUP "sup" MARK;
    SVG "svg" RAW;
    TABLE "table" SPECIAL | SCOPE | TABLE;
    TBODY "tbody" PART;
    TD "td" CELL;
    TEMPLATE "template" SPECIAL | SCOPE | UNSEEN;
    TEXTAREA "textarea" RAW;
    TFOOT "tfoot" PART;
    TH "th" CELL;
    THEAD "thead" PART;
    TITLE "title" RAW;
    TR "tr" PART;
    TRACK "track" VOID;
    TT "tt" FORMATTING;
    U "u" FORMATTING;
    UL "ul" BOX;
    VIDEO "video" UNSEEN;
    WBR "wbr" VOID;
    XMP "xmp" RAW;
}

impl Name {
    /// The name that is printed so, in whatever case.
    pub(super) fn of(print: &str) -> Name {
        let mut lower = [0; 16];
        let length = print.len().min(lower.len());
        lower[..length].copy_from_slice(&print.as_bytes()[..length]);
        lower[..length].make_ascii_lowercase();
        let name = &lower[..length];
        if print.len() <= lower.len()
            && let Some(known) = known(name)
        {
            return known;
        }
        let hash = name.iter().fold(0_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(*byte)));
        Name((Known::COUNT as u32 + hash % (256 - Known::COUNT as u32)) as u8)
    }

    /// As HTML prints it; empty for names that it does not have.
    pub(super) fn text(self) -> &'static str {
        TEXTS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    pub(super) fn is(self, traits: u16) -> bool {
        TRAITS.get(usize::from(self.0)).is_some_and(|own| own & traits != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_whatever_case() {
        assert_eq!(Name::of("Td"), Name::TD);
        assert_eq!(Name::of("TEXTAREA").text(), "textarea");
        assert!(Name::of("hr").is(VOID) && !Name::of("td").is(VOID));
    }

    #[test]
    fn other_names_differ_from_those_of_html() {
        for name in ["o:p", "el-table", "a-name-that-is-longer-than-sixteen", "x"] {
            let of = Name::of(name);
            assert_eq!((of.text(), of.is(u16::MAX)), ("", false), "{name}");
        }
        assert_ne!(Name::of("o:p"), Name::of("st1:date"));
    }
}
