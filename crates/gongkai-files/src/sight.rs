//! Text that nobody sees though nothing says that it is hidden: in the colour of what is behind it, or of a point or two.

/// Red, green, blue.
pub(crate) type Colour = [u8; 3];

pub(crate) const WHITE: Colour = [255; 3];

/// Where text stands on its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Align {
    #[default]
    Line,
    Raised,
    Lowered,
}

impl Align {
    /// Text so many half points above its line. Two points or more off it are seen as another line.
    pub(crate) fn shifted(half_points: i32) -> Align {
        match half_points {
            4.. => Align::Raised,
            ..=-4 => Align::Lowered,
            _ => Align::Line,
        }
    }

    /// The tags around text that stands so.
    pub(crate) fn tags(self) -> (&'static str, &'static str) {
        match self {
            Align::Line => ("", ""),
            Align::Raised => ("<sup>", "</sup>"),
            Align::Lowered => ("<sub>", "</sub>"),
        }
    }
}

/// What is behind text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backdrop {
    /// One colour.
    Plain(Colour),
    /// A colour, pattern or picture that is not known here.
    Unknown,
}

impl Default for Backdrop {
    fn default() -> Self {
        Backdrop::Plain(WHITE)
    }
}

/// The colour of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextColour {
    /// One that stands out by itself.
    Automatic,
    Plain(Colour),
}

impl TextColour {
    pub(crate) fn of(colour: Option<Colour>) -> TextColour {
        colour.map_or(TextColour::Automatic, TextColour::Plain)
    }

    pub(crate) fn colour(self) -> Option<Colour> {
        match self {
            TextColour::Automatic => None,
            TextColour::Plain(colour) => Some(colour),
        }
    }
}

/// How text looks, as far as its own properties or a style say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) colour: Option<TextColour>,
    /// In half points.
    pub(crate) size: Option<u32>,
    pub(crate) align: Option<Align>,
    /// Half points above the line.
    pub(crate) shift: Option<i32>,
    pub(crate) behind: Option<Backdrop>,
}

impl Look {
    /// What it says, and where it says nothing, what another says.
    pub(crate) fn or(self, other: Look) -> Look {
        Look {
            colour: self.colour.or(other.colour),
            size: self.size.or(other.size),
            align: self.align.or(other.align),
            shift: self.shift.or(other.shift),
            behind: self.behind.or(other.behind),
        }
    }

    /// Where the text stands on its line.
    pub(crate) fn align(self) -> Align {
        match self.align {
            None | Some(Align::Line) => Align::shifted(self.shift.unwrap_or(0)),
            Some(align) => align,
        }
    }

    /// Its colour; `None`: one that stands out by itself.
    pub(crate) fn colour(self) -> Option<Colour> {
        self.colour.and_then(TextColour::colour)
    }

    /// Whether it is seen on the ground around it.
    pub(crate) fn sight(self, around: Backdrop) -> Sight {
        Sight::of(self.colour(), self.size, self.behind.unwrap_or(around))
    }
}

/// Whether people see a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sight {
    #[default]
    Seen,
    /// It depends on what is behind it.
    Unsure,
    Unseen,
}

impl Sight {
    /// How text is seen in a colour (`None`: one that stands out by itself), of a size in half points, on a ground.
    pub(crate) fn of(colour: Option<Colour>, size: Option<u32>, behind: Backdrop) -> Sight {
        /// Two points: nobody reads them, and paper does not show them.
        const TINY: u32 = 4;
        if size.is_some_and(|size| size <= TINY) {
            return Sight::Unseen;
        }
        match (colour, behind) {
            (Some(colour), Backdrop::Plain(behind)) if same(colour, behind) => Sight::Unseen,
            (Some(colour), Backdrop::Unknown) if same(colour, WHITE) => Sight::Unsure,
            _ => Sight::Seen,
        }
    }
}

/// Whether the eye does not tell two colours apart.
pub(crate) fn same(one: Colour, other: Colour) -> bool {
    const NEAR: u8 = 12;
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= NEAR)
}

/// A colour as `FFFFFF` or `#ffffff`, with or without transparency before it.
pub(crate) fn hex(text: &str) -> Option<Colour> {
    let digits = text.trim().trim_start_matches('#');
    let digits = if digits.len() == 8 { digits.get(2..)? } else { digits };
    if digits.len() != 6 {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

/// The colours of spreadsheets by their numbers, where a workbook has no others ([MS-XLS] 2.5.161): the first eight, and
/// those from 8 on. `None`: one that stands out by itself.
pub(crate) fn indexed(number: usize) -> Option<Colour> {
    let index = if number < 8 { number } else { number - 8 };
    let [_, red, green, blue] = INDEXED.get(index)?.to_be_bytes();
    Some([red, green, blue])
}

/// How many colours a workbook may have of its own.
pub(crate) const PALETTE: usize = INDEXED.len();

const INDEXED: [u32; 56] = [
    0x0000_0000,
    0x00FF_FFFF,
    0x00FF_0000,
    0x0000_FF00,
    0x0000_00FF,
    0x00FF_FF00,
    0x00FF_00FF,
    0x0000_FFFF,
    0x0080_0000,
    0x0000_8000,
    0x0000_0080,
    0x0080_8000,
    0x0080_0080,
    0x0000_8080,
    0x00C0_C0C0,
    0x0080_8080,
    0x0099_99FF,
    0x0099_3366,
    0x00FF_FFCC,
    0x00CC_FFFF,
    0x0066_0066,
    0x00FF_8080,
    0x0000_66CC,
    0x00CC_CCFF,
    0x0000_0080,
    0x00FF_00FF,
    0x00FF_FF00,
    0x0000_FFFF,
    0x0080_0080,
    0x0080_0000,
    0x0000_8080,
    0x0000_00FF,
    0x0000_CCFF,
    0x00CC_FFFF,
    0x00CC_FFCC,
    0x00FF_FF99,
    0x0099_CCFF,
    0x00FF_99CC,
    0x00CC_99FF,
    0x00FF_CC99,
    0x0033_66FF,
    0x0033_CCCC,
    0x0099_CC00,
    0x00FF_CC00,
    0x00FF_9900,
    0x00FF_6600,
    0x0066_6699,
    0x0096_9696,
    0x0000_3366,
    0x0033_9966,
    0x0000_3300,
    0x0033_3300,
    0x0099_3300,
    0x0099_3366,
    0x0033_3399,
    0x0033_3333,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_depends_on_what_is_behind() {
        let on = |colour: &str, behind| Sight::of(hex(colour), None, behind);
        let dark = Backdrop::Plain([0x1F, 0x4E, 0x79]);
        assert_eq!(on("FFFFFF", Backdrop::default()), Sight::Unseen);
        assert_eq!(on("#fefefe", Backdrop::default()), Sight::Unseen);
        assert_eq!(on("FFFFFF", dark), Sight::Seen);
        assert_eq!(on("FFFFFF", Backdrop::Unknown), Sight::Unsure);
        assert_eq!(on("1F4E79", dark), Sight::Unseen);
        assert_eq!(on("auto", dark), Sight::Seen);
        assert_eq!(on("BFBFBF", Backdrop::default()), Sight::Seen);
        assert_eq!(Sight::of(None, Some(2), dark), Sight::Unseen);
        assert_eq!(Sight::of(None, Some(10), dark), Sight::Seen);
    }
}
