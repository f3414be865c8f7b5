//! What came in: a text and its cells, with a way back to the original.
//!
//! Both kinds of input become the same: a plain text and, over it, a sequence of [`Piece`]s. A piece is what
//! stands between two separators (a table cell, a line), and knows whether a separator really said so.

mod boxes;
mod breaks;
mod counted;
mod csv;
mod fold;
mod html;
mod inline;
mod lone;
mod markup;
mod padding;
mod plain;
mod prefixed;
mod stacked;
mod struck;
mod tags;
mod unsure;
mod width;

use crate::slice::Slice as _;
pub(crate) use breaks::LINE_ENDS;
pub(crate) use fold::{digit, han, han_only, is_han, is_han_of, real, variants};
pub(crate) use plain::is_bar;
pub(crate) use unsure::Doubted;
use unsure::Unsure;
pub(crate) use width::{Widths, is_direction, is_invisible, is_unseen};

use crate::report::{Media, Touches};
use crate::span::Span;

/// Longest input that is read, in bytes. Positions are 32 bits, and a report is some 20 KB.
pub(crate) const LIMIT: usize = 64 << 20;

/// A text and its pieces.
#[derive(Debug, Default)]
pub(crate) struct Source {
    /// The extracted plain text.
    pub(crate) text: String,
    /// Its pieces in order; they cover everything but separators.
    pub(crate) pieces: Vec<Piece>,
    /// Whether the input was longer than [`LIMIT`] and was cut there.
    pub(crate) cut: bool,
    /// Whether the text ends within a cell or a line: what was printed there may have gone on.
    pub(crate) open: bool,
    /// Whether words or digits were passed over that a reader of the input may see otherwise: behind a comment, an
    /// element or a quote that never ends.
    pub(crate) skipped: bool,
    /// One past the last Han character or digit: where a text that was cut off ends.
    pub(crate) content_end: u32,
    /// Places that observations of a file's reader put in doubt, each with the number of its observation.
    pub(crate) unsure: Vec<(usize, Span)>,
    /// Where each page begins; empty where the input has none.
    pub(crate) pages: Vec<u32>,
    /// Where pictures stand between the words, in order.
    pub(crate) pictures: Vec<u32>,
}

/// What stands between two separators, trimmed. Empty for an empty cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the reader is to use places in tables")]
pub(crate) struct Piece {
    /// First byte in the text.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// The line, or the row of an HTML table, that it stands in; pieces of one row are adjacent.
    pub(crate) row: u32,
    /// Whether its bounds are those of a table cell, by a tab, a bar or a tag.
    pub(crate) cell: bool,
    /// The number of the HTML table that it is a cell of, counted from 1 in the order of their beginnings; 0 for
    /// none.
    pub(crate) table: u32,
    /// The column of its table that it begins in, counted from 0, where cells of earlier rows keep theirs; without
    /// a table, its index in its line.
    pub(crate) column: u16,
    /// How many columns it covers, 1 to 1000.
    pub(crate) colspan: u16,
    /// How many rows it covers, as the markup has it, 1 to 1000.
    pub(crate) rowspan: u16,
}

impl Piece {
    /// A piece that is no part of an HTML table.
    pub(crate) const fn new(start: usize, end: usize, row: u32, cell: bool) -> Piece {
        Piece { start: start as u32, end: end as u32, row, cell, table: 0, column: 0, colspan: 1, rowspan: 1 }
    }
}

impl Source {
    /// Extracts text and pieces.
    #[cfg(test)]
    pub(crate) fn new(input: &str, media: Media) -> Source {
        Source::observed(input, media, &[], &[])
    }

    /// The same text with only these of its pieces, and nothing that was observed beside them.
    pub(crate) fn with_pieces(&self, pieces: Vec<Piece>) -> Source {
        Source {
            text: self.text.clone(),
            pieces,
            unsure: Vec::new(),
            pages: Vec::new(),
            pictures: Vec::new(),
            ..*self
        }
    }

    /// Extracts text and pieces, and where the places stand in it that observations touch, and pages begin.
    pub(crate) fn observed(input: &str, media: Media, observations: &[&Touches], pages: &[usize]) -> Source {
        let bare = input.strip_prefix('\u{FEFF}').unwrap_or(input);
        let unsure = Unsure::new(observations, pages, input.len() - bare.len());
        let (input, cut) = limited(bare, LIMIT);
        let mut source = match media {
            Media::Html => html::extract(input, html::Newlines::AreSpaces, &unsure),
            // Markdown writers leave complicated tables as HTML within the text.
            Media::PlainText if html::has_table(input) => {
                html::extract(input, html::Newlines::AreBreaks, &unsure)
            }
            Media::PlainText => {
                let mut source = plain::pieces(unified(input));
                source.unsure = unsure.in_text(input.len(), source.text.len());
                source.pictures = pictures(input, &source.text);
                source
            }
        };
        for (_, span) in &mut source.unsure {
            // Whatever a caller says, a place begins and ends between characters.
            span.start = source.text.floor_char_boundary(span.start as usize) as u32;
            span.end = source.text.ceil_char_boundary(span.end as usize) as u32;
        }
        source.pages = unsure.split_pages(&mut source.unsure, source.text.len() as u32);
        counted::taken_out(&mut source.text, &mut source.pieces);
        source.cut = cut;
        source.content_end = content_end(&source.text);
        source
    }

    /// The characters of a piece.
    #[cfg(test)]
    pub(crate) fn piece(&self, piece: Piece) -> &str {
        &self.text[piece.start as usize..piece.end as usize]
    }

    /// Index of the first piece that ends after byte `at`.
    pub(crate) fn piece_at(&self, at: u32) -> usize {
        self.pieces.partition_point(|p| p.end < at || (p.end == at && p.start < at))
    }
}

/// A plain text with its lines and cells divided by the common characters, in the same places.
fn unified(input: &str) -> String {
    let text = breaks::unified(input).unwrap_or_else(|| input.to_owned());
    let text = prefixed::removed(&text).unwrap_or(text);
    let text = struck::once(&text).unwrap_or(text);
    let text = boxes::ruled(&text).unwrap_or(text);
    let text = tags::removed(&text).unwrap_or(text);
    let text = inline::removed(&text).unwrap_or(text);
    let text = padding::removed(&text).unwrap_or(text);
    let text = padding::single_tabs(&text).unwrap_or(text);
    let text = stacked::joined(&text).unwrap_or(text);
    let text = boxes::joined(&text).unwrap_or(text);
    let text = boxes::completed(&text).unwrap_or(text);
    let text = csv::tabbed(&text).unwrap_or(text);
    counted::removed(&text).unwrap_or(text)
}

/// How plain texts and Markdown mark pictures.
const PICTURES: [&str; 8] = ["![", "<img", "<IMG", "[图片", "【图片", "（图片", "[image", "[Image"];

/// Where a plain text has marks of pictures, by the input, whose places its text keeps.
fn pictures(input: &str, text: &str) -> Vec<u32> {
    let mut places: Vec<u32> =
        PICTURES.iter().flat_map(|mark| input.match_indices(mark)).map(|(at, _)| at as u32).collect();
    places.retain(|&at| text.len() == input.len() && text.is_char_boundary(at as usize));
    crate::order::by_key(&mut places, |&at| at);
    places
}

fn content_end(text: &str) -> u32 {
    let significant = |c: char| is_han(c) || digit(c).is_some();
    text.char_indices().rev().find(|&(_, c)| significant(c)).map_or(0, |(at, c)| (at + c.len_utf8()) as u32)
}

/// The input up to the limit, cut between characters.
fn limited(input: &str, limit: usize) -> (&str, bool) {
    if input.len() <= limit {
        return (input, false);
    }
    (input.part(..input.floor_char_boundary(limit)), true)
}

#[cfg(test)]
mod tests {
    use super::limited;

    #[test]
    fn too_long_a_text_is_cut_between_characters() {
        assert_eq!(limited("表二表三", 12), ("表二表三", false));
        assert_eq!(limited("表二表三", 11), ("表二表", true));
        assert_eq!(limited("表二表三", 2), ("", true));
    }
}
