//! Places of an input that a reader of files was not sure of, where its pages begin, and what became of both in the text.

use std::ops::Range;

use crate::order;
use crate::report::Touches;
use crate::span::Span;
use crate::steps;

/// Places of an input by the observations that touch them. Pages are numbered behind the observations: each touches what
/// stands on it.
pub(super) struct Unsure<'a> {
    observations: Vec<&'a [Range<usize>]>,
    /// Where each page begins.
    pages: &'a [usize],
    /// Bytes that stand before the input: a mark.
    before: usize,
}

/// How far the places were passed.
pub(super) struct Cursor<'u> {
    unsure: &'u Unsure<'u>,
    next: Vec<usize>,
    /// The pages that have begun.
    pages: usize,
}

impl<'a> Unsure<'a> {
    pub(super) fn new(observations: &[&'a Touches], pages: &'a [usize], before: usize) -> Unsure<'a> {
        let ranges = observations.iter().map(|touches| match touches {
            Touches::Ranges(ranges) => ranges.as_slice(),
            Touches::Nothing | Touches::Everything => &[],
        });
        Unsure { observations: ranges.collect(), pages, before }
    }

    pub(super) fn cursor(&'a self) -> Cursor<'a> {
        Cursor { unsure: self, next: vec![0; self.observations.len()], pages: 0 }
    }

    /// The places in a text of this length; where preparing it moved them, all of it.
    pub(super) fn in_text(&self, length: usize, prepared: usize) -> Vec<(usize, Span)> {
        let span = |range: &Range<usize>| {
            if length != prepared {
                return Span { start: 0, end: prepared as u32 };
            }
            let place = |at: usize| at.saturating_sub(self.before).min(prepared) as u32;
            // A range that ends before it begins holds nothing.
            Span { start: place(range.start), end: place(range.end.max(range.start)) }
        };
        let numbered = self.observations.iter().enumerate();
        let pages =
            (self.observations.len()..).zip(self.pages).map(|(number, &at)| (number, span(&(at..at))));
        let places =
            numbered.flat_map(|(number, ranges)| ranges.iter().map(move |range| (number, span(range))));
        places.chain(pages).collect()
    }

    /// Takes out of places in a text those of pages: where each page begins there.
    pub(super) fn split_pages(&self, places: &mut Vec<(usize, Span)>, end: u32) -> Vec<u32> {
        let first = self.observations.len();
        let mut starts = vec![end; self.pages.len()];
        places.retain(|&(number, span)| {
            let Some(start) = number.checked_sub(first).and_then(|page| starts.get_mut(page)) else {
                return true;
            };
            *start = span.start.min(*start);
            false
        });
        // What has no text begins where the next one does; a line that was moved ahead begins none.
        for page in (1..starts.len()).rev() {
            starts[page - 1] = starts[page - 1].min(starts[page]);
        }
        starts
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
        while self.unsure.pages.get(self.pages).is_some_and(|&start| start <= from) {
            self.pages += 1;
            steps::add(1);
        }
        if self.pages > 0 {
            touching.push(self.unsure.observations.len() + self.pages - 1);
        }
        touching
    }

    /// The next byte before `to` where an observation begins or ends to touch, behind `from`; or `to`.
    pub(super) fn boundary(&self, from: usize, to: usize) -> usize {
        let before = self.unsure.before;
        let next =
            self.unsure.observations.iter().zip(&self.next).filter_map(|(ranges, next)| ranges.get(*next));
        let page = self.unsure.pages.get(self.pages).copied();
        let ends =
            next.flat_map(|range| [range.start, range.end]).chain(page).map(|at| at.saturating_sub(before));
        ends.filter(|at| *at > from).fold(to, usize::min)
    }

    /// Whether there is nothing to ask for.
    pub(super) fn is_empty(&self) -> bool {
        self.next.is_empty() && self.unsure.pages.is_empty()
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
        let source = Source::observed(&input, media, &[&Touches::Nothing, &touches], &[]);
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
    fn places_that_are_none_become_places_of_the_text() {
        let text = "收到12件\n三、";
        // Backwards, within characters, behind the end, and not in order.
        let ranges = [(7, 2), (1, 2), (90, 95), (4, 4), (0, 4)].map(|(start, end)| start..end);
        for media in [Media::PlainText, Media::Html] {
            let touches = Touches::Ranges(ranges.to_vec());
            let source = Source::observed(text, media, &[&touches], &[5, 1, 99]);
            let is_place = |span: &Span| text.get(span.start as usize..span.end as usize).is_some();
            assert!(source.unsure.iter().all(|(_, span)| is_place(span)), "{:?}", source.unsure);
            assert!(source.pages.iter().all(|&at| text.is_char_boundary(at as usize)), "{:?}", source.pages);
        }
    }

    #[test]
    fn places_in_a_text_that_is_prepared_stay() {
        let text = "| 一 | **1⟦2⟧** |\r\n|---|---|\r\n| 二 | 3 |\r\n";
        assert_eq!(doubted(text, Media::PlainText), ["2"]);
    }

    /// What stands on each page of an input: `¶` begins one.
    fn on_pages(marked: &str, media: Media) -> Vec<String> {
        let mut input = String::new();
        let mut pages = Vec::new();
        for c in marked.chars() {
            match c {
                '¶' => pages.push(input.len()),
                c => input.push(c),
            }
        }
        let touches = Touches::Ranges(std::iter::once(0..input.len()).collect());
        let source = Source::observed(&input, media, &[&touches], &pages);
        assert!(source.unsure.iter().all(|(number, _)| *number == 0));
        let ends = source.pages[1..].iter().copied().chain([source.text.len() as u32]);
        let spans = source.pages.iter().zip(ends).map(|(&start, end)| Span { start, end });
        spans.map(|span| span.of(&source.text).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn pages_begin_where_their_text_does() {
        let html =
            "¶<p>一</p>¶<table><tr><td>1</td><td>2</td></tr>¶<tr><td>3</td></tr></table><p>四</p>¶<p>五</p>";
        assert_eq!(on_pages(html, Media::Html), ["一", "1 2", "3 四", "五"]);
        assert_eq!(on_pages(&format!("\u{FEFF}{html}"), Media::Html)[1], "1 2");
        assert_eq!(on_pages("¶一\n¶二\n¶¶三", Media::PlainText), ["一", "二", "", "三"]);
    }

    #[test]
    fn a_page_without_text_begins_where_the_next_does() {
        assert_eq!(on_pages("¶<p>一</p>¶¶<p>二</p>¶", Media::Html), ["一", "", "二", ""]);
    }

    #[test]
    fn a_cell_over_two_pages_begins_both() {
        let html = "¶<table><tr><td>一¶二</td><td>3</td></tr></table>";
        assert_eq!(on_pages(html, Media::Html), ["", "一二 3"]);
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
