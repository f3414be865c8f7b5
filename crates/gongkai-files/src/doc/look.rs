//! How text looks: size, colour, ground, place on its line ([MS-DOC] 2.6.1, 2.9.16, 2.9.241).

use super::sprm::{Properties, byte};
use crate::container::compound::u16_at;
use crate::sight::{Align, Backdrop, Colour, Look, TextColour, WHITE};

const C_HIGHLIGHT: u16 = 0x2A0C;
const C_ICO: u16 = 0x2A42;
const C_ISS: u16 = 0x2A48;
const C_HPS_POS: u16 = 0x4845;
const C_SHD_80: u16 = 0x4866;
const C_HPS: u16 = 0x4A43;
const C_CV: u16 = 0x6870;
const C_SHD: u16 = 0xCA71;
const P_SHD_80: u16 = 0x442D;
const P_SHD: u16 = 0xC64D;
/// Grounds of a row's cells: in colours, in places of the palette, of all cells, of some.
const T_SHADINGS: [u16; 3] = [0xD612, 0xD616, 0xD60C];
const T_SHADINGS_80: u16 = 0xD609;
const T_SET_SHADING: u16 = 0xD62D;
const T_SET_SHADING_80: u16 = 0x7627;

/// Bytes of a shading in colours.
const SHADING: usize = 10;

/// Takes over what one property of a run says.
pub(super) fn apply(look: &mut Look, code: u16, operand: &[u8]) {
    match code {
        C_HPS => look.size = u16_at(operand, 0).map(u32::from),
        C_HPS_POS => look.shift = u16_at(operand, 0).map(|shift| i32::from(shift.cast_signed())),
        C_ISS => {
            look.align = Some(match byte(operand) {
                1 => Align::Raised,
                2 => Align::Lowered,
                _ => Align::Line,
            });
        }
        C_ICO => look.colour = Some(TextColour::of(of_palette(byte(operand)))),
        C_CV => look.colour = Some(TextColour::of(colour(operand))),
        C_HIGHLIGHT => look.behind = of_palette(byte(operand)).map(Backdrop::Plain),
        C_SHD_80 => look.behind = u16_at(operand, 0).and_then(ground_80),
        C_SHD => look.behind = ground(operand),
        _ => {}
    }
}

/// What is behind a paragraph by its own properties.
pub(super) fn of_paragraph(properties: &[u8]) -> Option<Backdrop> {
    let mut behind = None;
    for (code, operand) in Properties(properties) {
        match code {
            P_SHD_80 => behind = u16_at(operand, 0).and_then(ground_80),
            P_SHD => behind = ground(operand),
            _ => {}
        }
    }
    behind
}

/// Whether some cells of a row have a ground, by the properties of its end.
pub(super) fn shades(properties: &[u8]) -> bool {
    Properties(properties).any(|(code, operand)| match code {
        _ if T_SHADINGS.contains(&code) => operand.chunks(SHADING).any(|one| ground(one).is_some()),
        T_SHADINGS_80 => operand.chunks(2).any(|one| u16_at(one, 0).and_then(ground_80).is_some()),
        T_SET_SHADING | T_SET_SHADING_80 => true,
        _ => false,
    })
}

fn ground(shading: &[u8]) -> Option<Backdrop> {
    let (fore, back) = (shading.get(..4)?, shading.get(4..8)?);
    match u16_at(shading, 8)? {
        0 => colour(back).map(Backdrop::Plain),
        1 => Some(Backdrop::Plain(colour(fore).unwrap_or([0; 3]))),
        0xFFFF => None,
        _ => Some(Backdrop::Unknown),
    }
}

fn ground_80(shading: u16) -> Option<Backdrop> {
    let place = |at: u16| u8::try_from(shading >> at & 0x1F).unwrap_or(0);
    match shading >> 10 {
        _ if shading == 0xFFFF => None,
        0 => of_palette(place(5)).map(Backdrop::Plain),
        1 => Some(Backdrop::Plain(of_palette(place(0)).unwrap_or([0; 3]))),
        _ => Some(Backdrop::Unknown),
    }
}

/// A colour as bytes of red, green, blue; the fourth says that it stands out by itself.
fn colour(bytes: &[u8]) -> Option<Colour> {
    match bytes {
        [red, green, blue, 0, ..] => Some([*red, *green, *blue]),
        _ => None,
    }
}

/// A colour by its number; `None`: the one that stands out by itself.
fn of_palette(number: u8) -> Option<Colour> {
    const PALETTE: [Colour; 16] = [
        [0, 0, 0],
        [0, 0, 255],
        [0, 255, 255],
        [0, 255, 0],
        [255, 0, 255],
        [255, 0, 0],
        [255, 255, 0],
        WHITE,
        [0, 0, 128],
        [0, 128, 128],
        [0, 128, 0],
        [128, 0, 128],
        [128, 0, 0],
        [128, 128, 0],
        [128, 128, 128],
        [192, 192, 192],
    ];
    PALETTE.get(usize::from(number).checked_sub(1)?).copied()
}
