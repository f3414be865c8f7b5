//! Places of an input that a reader of files was not sure of, and what became of them in the text.

use std::ops::Range;

use crate::order;
use crate::report::Touches;
use crate::span::Span;
use crate::steps;

/// Places of an input by the observations that touch them.
pub(super) struct Unsure<'a> {
    observations: Vec<&'a [Range<usize>]>,
    /// Bytes that stand before the input: a mark.
    before: usize,
}

/// How far the places were passed.
pub(super) struct Cursor<'u> {
    unsure: &'u Unsure<'u>,
    next: Vec<usize>,
}

impl<'a> Unsure<'a> {
    pub(super) fn new(observations: &[&'a Touches], before: usize) -> Unsure<'a> {
        let ranges = observations.iter().map(|touches| match touches {
            Touches::Ranges(ranges) => ranges.as_slice(),
            Touches::Nothing | Touches::Everything => &[],
        });
        Unsure { observations: ranges.collect(), before }
    }

    pub(super) fn cursor(&'a self) -> Cursor<'a> {
        Cursor { unsure: self, next: vec![0; self.observations.len()] }
    }

    /// The places in a text of this length; where preparing it moved them, all of it.
    pub(super) fn in_text(&self, length: usize, prepared: usize) -> Vec<(usize, Span)> {
        let span = |range: &Range<usize>| {
            if length != prepared {
                return Span { start: 0, end: prepared as u32 };
            }
            let place = |at: usize| at.saturating_sub(self.before).min(prepared) as u32;
            Span { start: place(range.start), end: place(range.end) }
        };
        let numbered = self.observations.iter().enumerate();
        numbered.flat_map(|(number, ranges)| ranges.iter().map(move |range| (number, span(range)))).collect()
    }
}

impl Cursor<'_> {
    /// The observations that touch the input from one byte to another. Asked for in the input's order.
    pub(super) fn touching(&mut self, from: usize, to: usize) -> Vec<usize> {
        let (from, to) = (from + self.unsure.before, to + self.unsure.before);
        let mut touching = Vec::new();
        for (number, (ranges, next)) in self.unsure.observations.iter().zip(&mut self.next).enumerate() {
            while ranges.get(*next).is_some_and(|range| range.end <= from) {
                *next += 1;
                steps::add(1);
            }
            if ranges.get(*next).is_some_and(|range| range.start < to) {
                touching.push(number);
            }
        }
        touching
    }

    /// The next byte before `to` where an observation begins or ends to touch, behind `from`; or `to`.
    pub(super) fn boundary(&self, from: usize, to: usize) -> usize {
        let before = self.unsure.before;
        let next =
            self.unsure.observations.iter().zip(&self.next).filter_map(|(ranges, next)| ranges.get(*next));
        let ends = next.flat_map(|range| [range.start, range.end]).map(|at| at.saturating_sub(before));
        ends.filter(|at| *at > from).fold(to, usize::min)
    }

    /// Whether there is nothing to ask for.
    pub(super) fn is_empty(&self) -> bool {
        self.next.is_empty()
    }
}

/// The doubted places of a text, for asking where a cell stands.
pub(crate) struct Doubted {
    /// In order, apart from each other.
    places: Vec<Span>,
    everything: bool,
}

impl Doubted {
    pub(crate) fn new(mut all: Vec<Span>, everything: bool) -> Doubted {
        order::by_key(&mut all, |span| span.start);
        let mut places: Vec<Span> = Vec::new();
        for span in all {
            match places.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => places.push(span),
            }
        }
        Doubted { places, everything }
    }

    /// Whether nothing is doubted.
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty() && !self.everything
    }

    /// Whether something at this place is; an empty cell stands where its text would.
    pub(crate) fn touches(&self, span: Option<Span>) -> bool {
        let Some(span) = span else { return self.everything };
        let next = self.places.partition_point(|place| place.end < span.start);
        self.everything || self.places.get(next).is_some_and(|place| place.start <= span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Media;
    use crate::source::Source;

    /// What becomes of the marked places of an input: `<a>⟦5⟧</a>` marks the 5.
    fn doubted(marked: &str, media: Media) -> Vec<String> {
        let mut input = String::new();
        let mut ranges = Vec::new();
        for c in marked.chars() {
            match c {
                '⟦' => ranges.push(input.len()..input.len()),
                '⟧' => ranges.last_mut().unwrap().end = input.len(),
                c => input.push(c),
            }
        }
        let touches = Touches::Ranges(ranges);
        let source = Source::observed(&input, media, &[&Touches::Nothing, &touches]);
        assert!(source.unsure.iter().all(|(number, _)| *number == 1));
        source.unsure.iter().map(|(_, span)| span.of(&source.text).to_owned()).collect()
    }

    #[test]
    fn a_doubted_character_doubts_its_cell() {
        let html = "<p>前</p><table><tr><td>一</td><td> 1⟦2⟧ </td><td>3</td></tr></table>";
        assert_eq!(doubted(html, Media::Html), ["12"]);
        assert_eq!(doubted("<table><tr>⟦<td>7</td>⟧<td>8</td></tr></table>", Media::Html), ["7"]);
        assert_eq!(doubted(&html.replace('前', "\u{FEFF}"), Media::Html), ["12"]);
    }

    #[test]
    fn a_cell_that_shows_nothing_of_it_is_doubted_too() {
        let html = "<table><tr><td>1</td><td>⟦<s>9</s>⟧</td><td>3⟦<s>9</s>⟧</td></tr></table>";
        assert_eq!(doubted(html, Media::Html), ["", "3"]);
    }

    #[test]
    fn places_outside_of_tables_stay_with_their_words() {
        assert_eq!(doubted("<p>收到1⟦2⟧件</p><p>三</p>", Media::Html), ["2"]);
        assert_eq!(doubted("收到1⟦2⟧件\n三", Media::PlainText), ["2"]);
        assert_eq!(doubted("\u{FEFF}收到1⟦2⟧件", Media::PlainText), ["2"]);
    }

    #[test]
    fn places_in_a_text_that_is_prepared_stay() {
        let text = "| 一 | **1⟦2⟧** |\r\n|---|---|\r\n| 二 | 3 |\r\n";
        assert_eq!(doubted(text, Media::PlainText), ["2"]);
    }

    #[test]
    fn doubted_places_are_found_by_cells() {
        let span = |start, end| Span { start, end };
        let doubted = Doubted::new(vec![span(10, 12), span(5, 5), span(11, 15)], false);
        let touches = |start, end| doubted.touches(Some(span(start, end)));
        assert!(touches(5, 5) && touches(3, 5) && touches(12, 13) && touches(15, 20) && touches(0, 40));
        assert!(!touches(0, 4) && !touches(6, 9) && !touches(16, 20) && !doubted.touches(None));
        assert!(Doubted::new(Vec::new(), true).touches(None));
    }
}
