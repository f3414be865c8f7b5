//! The graphics state, as far as text and lines need it (ISO 32000-1, 8.4, 9.3).

use std::rc::Rc;

use super::fonts::Font;
use crate::page::Matrix;

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
    /// Text is neither filled nor stroked: modes 3 and 7.
    pub(super) invisible: bool,
}

impl State<'_> {
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
            invisible: false,
        }
    }
}
