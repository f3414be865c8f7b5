//! Rules on the quality of the text.

pub(super) mod noise;

use super::w;
