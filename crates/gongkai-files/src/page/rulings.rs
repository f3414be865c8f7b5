//! Ruling lines: pieces that producers draw become whole lines again.
//!
//! A border comes as a stroked line, as the edge of a stroked box, as a thin filled bar (Word, Chromium), as a piece for
//! each cell, as dashes, or as a row of dots (files.md §3, pitfall 5).

use super::order::order;

/// A line parallel to an edge of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ruling {
    pub(crate) horizontal: bool,
    /// Its y if it is horizontal, else its x.
    pub(crate) at: f32,
    /// Its ends on the other axis, ascending.
    pub(crate) from: f32,
    pub(crate) to: f32,
}

/// What is thinner is a line, what is thicker a background.
const THICKEST: f32 = 3.0;
/// Pieces of one line lie at most so far beside each other.
const BESIDE: f32 = 1.0;
/// Dashes of one line lie at most so far from each other, and dots.
const GAP: f32 = 2.2;
const DOTS: f32 = 3.2;
/// What is shorter after joining is no border of a cell.
const SHORTEST: f32 = 4.0;

impl Ruling {
    pub(crate) fn horizontal(y: f32, x0: f32, x1: f32) -> Self {
        Self { horizontal: true, at: y, from: x0.min(x1), to: x0.max(x1) }
    }

    pub(crate) fn vertical(x: f32, y0: f32, y1: f32) -> Self {
        Self { horizontal: false, at: x, from: y0.min(y1), to: y0.max(y1) }
    }

    /// A stroke between two points; `None` where it is oblique.
    pub(crate) fn stroke((x0, y0): (f32, f32), (x1, y1): (f32, f32)) -> Option<Self> {
        const SKEW: f32 = 0.5;
        let (wide, high) = ((x1 - x0).abs(), (y1 - y0).abs());
        match () {
            () if high <= SKEW && wide >= high => Some(Self::horizontal(f32::midpoint(y0, y1), x0, x1)),
            () if wide <= SKEW => Some(Self::vertical(f32::midpoint(x0, x1), y0, y1)),
            () => None,
        }
    }

    /// A filled box as the lines that it may be: one along a bar, both through a dot, none for a background.
    pub(crate) fn fill((x0, y0): (f32, f32), (x1, y1): (f32, f32)) -> impl Iterator<Item = Self> {
        let (wide, high) = ((x1 - x0).abs(), (y1 - y0).abs());
        let dot = wide <= THICKEST && high <= THICKEST;
        let across = Self::horizontal(f32::midpoint(y0, y1), x0, x1);
        let down = Self::vertical(f32::midpoint(x0, x1), y0, y1);
        let across = (high <= THICKEST && (dot || wide > high)).then_some(across);
        let down = (wide <= THICKEST && (dot || high > wide)).then_some(down);
        across.into_iter().chain(down)
    }

    /// How far it reaches.
    pub(super) fn length(&self) -> f32 {
        self.to - self.from
    }
}

/// Whole lines out of pieces: first the horizontal ones, from above, then the vertical ones, from the left.
pub(super) fn joined(pieces: &[Ruling]) -> Vec<Ruling> {
    let mut whole = Vec::new();
    for horizontal in [true, false] {
        let pieces: Vec<Ruling> =
            pieces.iter().filter(|piece| piece.horizontal == horizontal).copied().collect();
        let by_place = order(&pieces.iter().map(|piece| piece.at).collect::<Vec<_>>());
        let mut rest = &by_place[..];
        while let Some(&first) = rest.first() {
            let beside = |&&index: &&usize| pieces[index].at - pieces[first].at <= BESIDE;
            let (line, others) = rest.split_at(rest.iter().take_while(beside).count());
            join(&line.iter().map(|&index| pieces[index]).collect::<Vec<_>>(), &mut whole);
            rest = others;
        }
    }
    whole
}

/// Pieces on one line that touch, or nearly, become one.
fn join(pieces: &[Ruling], whole: &mut Vec<Ruling>) {
    let mut current: Option<Ruling> = None;
    let mut finish =
        |ruling: Option<Ruling>| whole.extend(ruling.filter(|ruling| ruling.length() >= SHORTEST));
    for piece in
        order(&pieces.iter().map(|piece| piece.from).collect::<Vec<_>>()).into_iter().map(|i| pieces[i])
    {
        match &mut current {
            Some(ruling) if piece.from <= ruling.to + if piece.length() <= THICKEST { DOTS } else { GAP } => {
                if piece.length() > ruling.length() {
                    ruling.at = piece.at;
                }
                ruling.to = ruling.to.max(piece.to);
            }
            _ => finish(current.replace(piece)),
        }
    }
    finish(current);
}
