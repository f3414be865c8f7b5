//! Finds many labels in one pass (Aho and Corasick 1975), over Han characters only.
//!
//! White space, punctuation, bars, digits between the characters of a label do not matter, so a label torn over
//! cells, lines or pages, or wrapped around its own numbers, is found like any other.

use crate::source::{is_han, variants};
use crate::steps;

/// A pattern's number.
pub(super) type PatternId = u16;

/// A place where a pattern occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) pattern: PatternId,
    /// Byte where its first character starts.
    pub(super) start: u32,
    /// One past its last character, in bytes.
    pub(super) end: u32,
}

/// The compiled patterns.
pub(super) struct Automaton {
    /// For each character of the BMP a class; 0 is every character of no pattern.
    classes: Vec<u16>,
    class_count: usize,
    /// `next[state * class_count + class]`.
    next: Vec<u16>,
    /// The longest pattern that ends in each state, as `pattern + 1`; 0 for none.
    ends: Vec<u16>,
    /// Length of each pattern in characters.
    lengths: Vec<u8>,
}

/// Longest pattern, in characters; a power of two, as the ring of last positions is indexed by masking.
const LONGEST: usize = 64;

impl Automaton {
    /// Compiles patterns of Han characters, each at most [`LONGEST`] long.
    pub(super) fn new<'a>(patterns: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut classes = vec![0_u16; 1 << 16];
        let mut class_count = 1;
        for c in patterns.clone().flat_map(str::chars) {
            let class = &mut classes[c as usize & 0xFFFF];
            if *class == 0 {
                *class = class_count as u16;
                class_count += 1;
            }
        }
        for (variant, character) in variants() {
            classes[variant as usize & 0xFFFF] = classes[character as usize & 0xFFFF];
        }
        let mut trie = Trie::new(class_count);
        let mut lengths = Vec::new();
        for (id, pattern) in patterns.enumerate() {
            lengths.push(trie.insert(id, pattern.chars().map(|c| classes[c as usize & 0xFFFF])));
        }
        let next = trie.link(class_count);
        Automaton { classes, class_count, next, ends: trie.ends, lengths }
    }

    /// Every occurrence in `text`, by where it ends; of patterns that end together only the longest.
    pub(super) fn find_all(&self, text: &str) -> Vec<Occurrence> {
        steps::add(text.len());
        let mut found = Vec::new();
        let mut starts = [0_u32; LONGEST];
        let mut count = 0_usize;
        let mut state = 0;
        let bytes = text.as_bytes();
        let mut next = 0;
        while let Some((at, code)) = wide(bytes, &mut next) {
            if !char::from_u32(code).is_some_and(is_han) {
                continue;
            }
            starts[count % LONGEST] = at as u32;
            count += 1;
            let class = self.classes.get(code as usize).copied().unwrap_or(0);
            state = if class == 0 {
                0
            } else {
                usize::from(self.next[state * self.class_count + usize::from(class)])
            };
            if self.ends[state] != 0 {
                let pattern = self.ends[state] - 1;
                let length = usize::from(self.lengths[usize::from(pattern)]);
                found.push(Occurrence {
                    pattern,
                    start: starts[(count - length) % LONGEST],
                    end: next as u32,
                });
            }
        }
        found
    }
}

/// The patterns as a tree of states, before every state knows where each character leads.
struct Trie {
    /// The state that each class leads to from the first one; 0 for none.
    roots: Vec<u16>,
    /// The class that leads to each state, and the next state that is reached from the same one; 0 for none.
    reached: Vec<(u16, u16)>,
    /// The first state that is reached from each; 0 for none.
    children: Vec<u16>,
    /// The longest pattern that ends in each state, as `pattern + 1`; 0 for none.
    ends: Vec<u16>,
}

impl Trie {
    fn new(class_count: usize) -> Trie {
        Trie { roots: vec![0; class_count], reached: vec![(0, 0)], children: vec![0], ends: vec![0] }
    }

    /// Adds a pattern, and gives its length in characters.
    fn insert(&mut self, id: usize, pattern: impl Iterator<Item = u16>) -> u8 {
        let mut state = 0;
        let mut length = 0;
        for class in pattern {
            state = self.child(state, class).unwrap_or_else(|| self.add(state, class));
            length += 1;
        }
        debug_assert!(length > 0 && usize::from(length) <= LONGEST);
        self.ends[usize::from(state)] = id as u16 + 1;
        length
    }

    fn child(&self, state: u16, class: u16) -> Option<u16> {
        if state == 0 {
            return Some(self.roots[usize::from(class)]).filter(|&child| child != 0);
        }
        self.children(state).find(|&child| self.reached[usize::from(child)].0 == class)
    }

    fn children(&self, state: u16) -> impl Iterator<Item = u16> + '_ {
        let mut next = self.children[usize::from(state)];
        std::iter::from_fn(move || {
            let child = Some(next).filter(|&child| child != 0)?;
            next = self.reached[usize::from(child)].1;
            Some(child)
        })
    }

    fn add(&mut self, state: u16, class: u16) -> u16 {
        let child = self.ends.len() as u16;
        self.ends.push(0);
        self.children.push(0);
        if state == 0 {
            self.roots[usize::from(class)] = child;
            self.reached.push((class, 0));
        } else {
            let sibling = std::mem::replace(&mut self.children[usize::from(state)], child);
            self.reached.push((class, sibling));
        }
        child
    }

    /// Where each class leads from each state, breadth first: where its own states do not go on, a state goes on as the
    /// longest other one that its characters end with.
    fn link(&mut self, class_count: usize) -> Vec<u16> {
        let mut next = vec![0_u16; self.ends.len() * class_count];
        next[..class_count].copy_from_slice(&self.roots);
        let mut fail = vec![0_usize; self.ends.len()];
        let mut queue: Vec<u16> = self.roots.iter().copied().filter(|&state| state != 0).collect();
        let mut at = 0;
        while let Some(&state) = queue.get(at) {
            at += 1;
            let own = usize::from(state);
            let back = fail[own];
            if self.ends[own] == 0 {
                self.ends[own] = self.ends[back];
            }
            next.copy_within(back * class_count..(back + 1) * class_count, own * class_count);
            let first = queue.len();
            queue.extend(self.children(state));
            for &child in &queue[first..] {
                let edge = own * class_count + usize::from(self.reached[usize::from(child)].0);
                fail[usize::from(child)] = usize::from(next[edge]);
                next[edge] = child;
            }
        }
        next
    }
}

/// The next character from byte `next` on that takes three bytes or four, as no other can be Han: where it stands, and
/// its code. `next` is then behind it.
///
/// By bytes, because this is the one loop that sees every character of a text.
fn wide(bytes: &[u8], next: &mut usize) -> Option<(usize, u32)> {
    while let Some(&lead) = bytes.get(*next) {
        let at = *next;
        let low = |nth: usize| u32::from(bytes.get(at + nth).copied().unwrap_or_default() & 0x3F);
        match lead {
            0..0xE0 => *next += 1,
            0xE0..0xF0 => {
                *next += 3;
                return Some((at, u32::from(lead & 0x0F) << 12 | low(1) << 6 | low(2)));
            }
            _ => {
                *next += 4;
                return Some((at, u32::from(lead & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3)));
            }
        }
    }
    None
}

/// Of overlapping occurrences keeps the longest; of equally long ones the first.
pub(super) fn without_overlaps(found: Vec<Occurrence>, length: impl Fn(PatternId) -> u8) -> Vec<Occurrence> {
    let mut kept: Vec<Occurrence> = Vec::with_capacity(found.len());
    for one in found {
        while let Some(last) = kept.last() {
            steps::add(1);
            if last.end <= one.start {
                break;
            }
            if length(last.pattern) >= length(one.pattern) {
                break;
            }
            kept.pop();
        }
        if kept.last().is_none_or(|last| last.end <= one.start) {
            kept.push(one);
        }
    }
    kept
}

impl Automaton {
    /// Length of a pattern in characters.
    pub(super) fn length(&self, pattern: PatternId) -> u8 {
        self.lengths[usize::from(pattern)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(patterns: &[&str], text: &str) -> Vec<(u16, String)> {
        let machine = Automaton::new(patterns.iter().copied());
        without_overlaps(machine.find_all(text), |p| machine.length(p))
            .into_iter()
            .map(|o| (o.pattern, text[o.start as usize..o.end as usize].to_owned()))
            .collect()
    }

    #[test]
    fn labels_are_found_through_separators_and_numbers() {
        let found = find(&["重复申请", "其他处理"], "2. 重复\t0 0\n申请|（六）其 他 处 理");
        assert_eq!(found, [(0, "重复\t0 0\n申请".to_owned()), (1, "其 他 处 理".to_owned())]);
    }

    #[test]
    fn the_longest_of_overlapping_labels_counts() {
        let found = find(&["其他", "其他处理", "规范性文件", "行政规范性文件"], "行政规范性文件其他处理其他");
        assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), [3, 1, 0]);
        assert_eq!(find(&["一二三四", "三四五六七"], "一二三四五六七"), [(1, "三四五六七".to_owned())]);
    }

    #[test]
    fn radicals_of_pdf_fonts_match() {
        assert_eq!(find(&["自然人"], "⾃然⼈").len(), 1);
    }
}
