//! The graphics state, as far as text and lines need it (ISO 32000-1, 8.4, 9.3).

use std::rc::Rc;

use super::colour::Paint;
use super::fonts::Font;
use crate::page::{Area, Ink, Matrix};

/// What `q` saves and `Q` restores.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// From user space to the page as it is shown, y downwards.
    pub(super) ctm: Matrix,
    pub(super) line_width: f32,
    pub(super) font: Option<Rc<Font<'a>>>,
    pub(super) font_size: f32,
    pub(super) character_spacing: f32,
    pub(super) word_spacing: f32,
    /// Horizontal scaling, 1 for 100 %.
    pub(super) scaling: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    /// The text rendering mode (9.3.6): 3 and 7 are neither filled nor stroked.
    pub(super) mode: i32,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    /// Colours are put over what is there, without blending or masks.
    pub(super) plain: bool,
    /// How much of the group around shows, and whether it is put on the page without blending or masks.
    pub(super) group: (f32, bool),
    /// What is painted outside of it is not seen.
    pub(super) clip: Area,
}

impl State<'_> {
    /// What areas are filled with.
    pub(super) fn fill_ink(&self) -> Ink {
        self.shown(self.fill)
    }

    fn shown(&self, paint: Paint) -> Ink {
        let (alpha, plain) = self.group;
        match paint.ink.with_alpha(paint.alpha * alpha) {
            Ink::Of(_) if !(self.plain && plain) => Ink::Unknown,
            ink => ink,
        }
    }

    /// Begins a group that is put on the page as a whole (11.6.6).
    pub(super) fn begin_group(&mut self) {
        self.group = (self.group.0 * self.fill.alpha, self.group.1 && self.plain);
        (self.fill.alpha, self.stroke.alpha, self.plain) = (1.0, 1.0, true);
    }

    /// What is under a picture does not show through it.
    pub(super) fn is_opaque(&self) -> bool {
        self.plain && self.group.1 && self.fill.alpha * self.group.0 >= 1.0
    }

    /// What text is painted with.
    pub(super) fn text_ink(&self) -> Ink {
        let (fill, stroke) = (self.shown(self.fill), self.shown(self.stroke));
        match self.mode {
            1 | 5 => stroke,
            // Filled and stroked: seen if one of them is.
            2 | 6 if fill != stroke => Ink::Unknown,
            _ => fill,
        }
    }

    /// Text is neither filled nor stroked.
    pub(super) fn is_invisible(&self) -> bool {
        matches!(self.mode, 3 | 7)
    }

    pub(super) fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            line_width: 1.0,
            font: None,
            font_size: 0.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            scaling: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            fill: Paint::BLACK,
            stroke: Paint::BLACK,
            plain: true,
            group: (1.0, true),
            clip: Area::ALL,
        }
    }
}
