//! How wide programs take characters to be that lay text out in columns of characters.

/// How wide a tool takes characters to be. What nobody sees takes no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Widths {
    /// All alike.
    One,
    /// East Asian ones twice as wide as others.
    Two,
    /// Those too that are as wide as their neighbours: quotation marks, strokes.
    TwoAtMost,
}

impl Widths {
    pub(crate) const ALL: [Widths; 3] = [Widths::One, Widths::Two, Widths::TwoAtMost];

    pub(crate) fn of(self, c: char) -> usize {
        let wide = matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
            | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}');
        let either = matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '①'..='⑳');
        usize::from(!is_unseen(c))
            + usize::from(self != Widths::One && wide || self == Widths::TwoAtMost && either)
    }
}

/// Whether `c` takes no place in print: nobody sees it.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{180E}' | '\u{FE0E}' | '\u{FE0F}'
    )
}

/// Whether `c` changes the direction in which what stands around it is shown.
pub(crate) fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether nothing is shown in the place of `c` itself.
pub(crate) fn is_unseen(c: char) -> bool {
    is_invisible(c) || is_direction(c)
}
