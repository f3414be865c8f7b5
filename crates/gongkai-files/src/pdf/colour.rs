//! Colours, as far as they tell what is seen (ISO 32000-1, 8.6).

use hayro_syntax::object::{Array, Dict, ObjRef, Object, Stream};
use hayro_syntax::page::Resources;

use crate::page::Ink;

/// What the numbers of a colour mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// So many parts of light or ink: gray, red green blue, cyan magenta yellow black.
    Parts(usize),
    /// Patterns, inks by name, tables of colours.
    Other,
}

impl Space {
    /// The space of this name. `look_up` finds the profile that one may refer to.
    pub(super) fn named<'a>(
        name: &[u8],
        resources: &Resources<'a>,
        look_up: impl FnOnce(Option<ObjRef>, &mut dyn FnMut() -> Option<Object<'a>>) -> Option<Object<'a>>,
    ) -> Space {
        match name {
            b"DeviceGray" | b"CalGray" | b"G" => Space::Parts(1),
            b"DeviceRGB" | b"CalRGB" | b"RGB" => Space::Parts(3),
            b"DeviceCMYK" | b"CMYK" => Space::Parts(4),
            _ => match resources.color_spaces.get::<Object<'_>>(name) {
                Some(Object::Array(array)) => Self::of(&array, look_up),
                Some(Object::Name(name)) if matches!(&name[..], b"DeviceGray") => Space::Parts(1),
                Some(Object::Name(name)) if matches!(&name[..], b"DeviceRGB") => Space::Parts(3),
                Some(Object::Name(name)) if matches!(&name[..], b"DeviceCMYK") => Space::Parts(4),
                _ => Space::Other,
            },
        }
    }

    fn of<'a>(
        array: &Array<'a>,
        look_up: impl FnOnce(Option<ObjRef>, &mut dyn FnMut() -> Option<Object<'a>>) -> Option<Object<'a>>,
    ) -> Space {
        let mut entries = array.iter::<Object<'_>>();
        let Some(Object::Name(kind)) = entries.next() else { return Space::Other };
        match &kind[..] {
            b"CalGray" => Space::Parts(1),
            b"CalRGB" => Space::Parts(3),
            b"ICCBased" => {
                let reference = array.raw_iter().nth(1).and_then(|entry| entry.as_obj_ref());
                let profile = look_up(reference, &mut || entries.next());
                let Some(Object::Stream(profile)) = profile else { return Space::Other };
                let parts = profile.dict().get::<i32>("N");
                match parts {
                    Some(1) => Space::Parts(1),
                    Some(3) => Space::Parts(3),
                    Some(4) => Space::Parts(4),
                    _ => Space::Other,
                }
            }
            _ => Space::Other,
        }
    }

    /// The colour that a space begins with.
    pub(super) fn first(self) -> Ink {
        if self == Space::Other { Ink::Unknown } else { Ink::BLACK }
    }

    /// A colour of this space.
    pub(super) fn ink(self, numbers: &[f32]) -> Ink {
        match self {
            Space::Parts(count) if count == numbers.len() => Ink::of(numbers),
            _ => Ink::Unknown,
        }
    }
}

/// A paint: for filling, or for strokes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub(super) space: Space,
    pub(super) ink: Ink,
    pub(super) alpha: f32,
}

impl Paint {
    pub(super) const BLACK: Paint = Paint { space: Space::Parts(1), ink: Ink::BLACK, alpha: 1.0 };

    /// A colour of one of the spaces that need no name.
    pub(super) fn set(&mut self, numbers: &[f32]) {
        (self.space, self.ink) = (Space::Parts(numbers.len()), Ink::of(numbers));
    }

    pub(super) fn set_space(&mut self, space: Space) {
        (self.space, self.ink) = (space, space.first());
    }
}

/// Whether a graphics state blends in the usual way; `None`: it does not say.
pub(super) fn is_plain(state: &Dict<'_>) -> Option<bool> {
    let blend = match state.get::<Object<'_>>("BM") {
        Some(Object::Name(name)) => Some(matches!(&name[..], b"Normal" | b"Compatible")),
        Some(_) => Some(false),
        None => None,
    };
    let masked = match state.get::<Object<'_>>("SMask") {
        Some(Object::Name(_)) => Some(true),
        Some(_) => Some(false),
        None => None,
    };
    match (blend, masked) {
        (None, None) => None,
        (blend, masked) => Some(blend.unwrap_or(true) && masked.unwrap_or(true)),
    }
}

/// Whether a picture lets through what is under it.
pub(super) fn is_opaque(picture: &Stream<'_>) -> bool {
    let dictionary = picture.dict();
    let stencil = dictionary.get::<bool>("ImageMask").unwrap_or(false);
    !stencil && !dictionary.contains_key("SMask") && !dictionary.contains_key("Mask")
}
