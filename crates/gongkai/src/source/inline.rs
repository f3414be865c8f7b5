//! Marks of style within lines of a plain text: `[3]{style="…"}`, `=. 3`, `&#43;3`.
//!
//! Converters keep the style of a page's cells in the markup of the text. It is no print, and its words and numbers belong
//! to no cell: it becomes spaces in the same places.

use super::plain::is_bar;
use crate::slice::Slice as _;
use crate::steps;

/// With fewer it is something that people wrote.
const FEWEST: usize = 15;
/// No mark is longer, in bytes.
const LONGEST: usize = 400;

/// The text without such marks; `None` when it has none.
pub(super) fn removed(text: &str) -> Option<String> {
    steps::add(text.len());
    let kinds = [attributes(text), alignments(text)];
    let entities = entities(text);
    if kinds.iter().all(|marks| marks.len() < FEWEST) && entities.is_empty() {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for (start, end) in kinds.into_iter().filter(|marks| marks.len() >= FEWEST).flatten() {
        bytes[start..end].fill(b' ');
    }
    for (start, end, c) in entities {
        bytes[start..end].fill(b' ');
        bytes[end - 1] = c;
    }
    String::from_utf8(bytes).ok()
}

/// The part of the text behind byte `at` that a mark may take: it ends with the line.
fn rest(text: &str, at: usize) -> &str {
    let end = text.floor_char_boundary((at + LONGEST).min(text.len()));
    let rest = text.part(at.min(end)..end);
    steps::add(rest.len());
    rest.part(..rest.find('\n').unwrap_or(rest.len()))
}

/// Brackets around a text and the attributes in braces behind it.
fn attributes(text: &str) -> Vec<(usize, usize)> {
    let mut marks = Vec::new();
    // A search for one character is much faster than one for two.
    for (at, _) in text.match_indices('{').filter(|&(at, _)| text.part(..at).ends_with(']')) {
        let at = at - 1;
        let print = rest(text, at + 2);
        let Some(end) = print.find('}') else { continue };
        let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
        let open = text.part(from..at).rfind(['[', '\n']).map(|found| from + found);
        let told = print.starts_with(['.', '#']) || print.part(..end).contains('=');
        if let Some(open) = open.filter(|&open| told && text.as_bytes()[open] == b'[') {
            marks.extend([(open, open + 1), (at, at + end + 3)]);
        }
    }
    marks
}

/// Signs at the beginning of a cell that say how its content stands in it.
fn alignments(text: &str) -> Vec<(usize, usize)> {
    const MOST_SIGNS: usize = 4;
    let mut marks = Vec::new();
    let is_sign = |b: &u8| matches!(b, b'=' | b'<' | b'>' | b'_' | b'^' | b'~');
    for (at, _) in text.match_indices('.').filter(|(at, _)| text.part(at + 1..).starts_with(' ')) {
        let signs =
            text.as_bytes()[..at].iter().rev().take(MOST_SIGNS + 1).take_while(|b| is_sign(b)).count();
        if (1..=MOST_SIGNS).contains(&signs) && text.part(..at - signs).ends_with(is_bar) {
            marks.push((at - signs, at + 1));
        }
    }
    marks
}

/// Signs of ASCII that stand by their numbers in lines with bars.
fn entities(text: &str) -> Vec<(usize, usize, u8)> {
    let mut marks = Vec::new();
    if !text.contains("&#") {
        return marks;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.contains(is_bar) {
            for (start, _) in line.match_indices("&#") {
                let digits = line.part(start + 2..).bytes().take(4).take_while(u8::is_ascii_digit).count();
                let end = start + 2 + digits;
                let code: u8 = line.part(start + 2..end).parse().unwrap_or(0);
                if line.part(end..).starts_with(';') && code.is_ascii_punctuation() {
                    marks.push((at + start, at + end + 1, code));
                }
            }
        }
        at += line.len();
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::removed;

    fn words(text: &str) -> Option<Vec<String>> {
        let whole = removed(&text.repeat(8))?;
        assert_eq!(whole.len(), 8 * text.len());
        Some(whole.lines().next()?.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn style_is_no_print() {
        let text = "| [规章]{style=\"font-size:12.0pt\"} | [3]{.a} |\n";
        assert_eq!(words(text).expect("attributes"), ["|", "规章", "|", "3", "|"]);
        assert_eq!(words("|=. 规章|_. 3|\n").expect("alignments"), ["|", "规章|", "3|"]);
    }

    #[test]
    fn signs_by_their_numbers_are_signs() {
        assert_eq!(removed("|规章|&#43;3|\n").as_deref(), Some("|规章|    +3|\n"));
        assert_eq!(removed("见&#43;3\n"), None);
    }

    #[test]
    fn a_few_brackets_and_comparisons_stay() {
        assert_eq!(removed("3 < 5，[附件]{1}，<b>2</b>\n"), None);
    }
}
