//! Cells that hold line breaks: headings set from top to bottom, a character a line, and what else takes several lines
//! within a cell. The line breaks become spaces in their places, so that the cell and its row stand on one line.

use super::plain::is_bar;
use super::{digit, is_han};
use crate::steps;

/// The text with spaces for the line breaks within cells; `None` where it has none.
pub(super) fn joined(text: &str) -> Option<String> {
    let mut breaks: Vec<u32> = Vec::new();
    if text.contains('"') && text.contains('\t') {
        quoted(text.as_bytes(), &mut breaks);
    }
    if text.contains(is_bar) {
        under_each_other(text, &mut breaks);
    }
    if breaks.is_empty() {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for at in breaks {
        bytes[at as usize] = b' ';
    }
    String::from_utf8(bytes).ok()
}

/// A cell of more lines is none: a stray quotation mark.
const MOST_LINES: usize = 20;

/// Quoted cells beside tabs, as spreadsheets copy those of several lines: their line breaks and quotes.
fn quoted(bytes: &[u8], breaks: &mut Vec<u32>) {
    let ends = |at: usize| matches!(bytes.get(at), None | Some(b'\t' | b'\n' | b'\r'));
    let mut at = 0;
    while at < bytes.len() {
        let begins = bytes[at] == b'"' && (at == 0 || matches!(bytes[at - 1], b'\t' | b'\n'));
        if !begins {
            at += 1;
            continue;
        }
        let (mut lines, mut to) = (0, at + 1);
        while to < bytes.len() && lines < MOST_LINES && (bytes[to] != b'"' || !ends(to + 1)) {
            lines += usize::from(bytes[to] == b'\n');
            to += 1;
        }
        steps::add(to - at);
        let beside = at > 0 && bytes[at - 1] == b'\t' || bytes.get(to + 1) == Some(&b'\t');
        let within = bytes.get(at + 1..to).unwrap_or(&[]);
        // A number on a line of its own is a page's, unless digits make a year.
        let lone = |line: &[u8]| line.iter().any(u8::is_ascii_digit) && line.is_ascii();
        let paged = !within.ends_with("年".as_bytes()) && within.split(|&b| b == b'\n').any(lone);
        if lines == 0
            || lines == MOST_LINES
            || to == bytes.len()
            || !beside
            || paged
            || within.contains(&b'\t')
        {
            at += 1;
            continue;
        }
        breaks.extend([at as u32, to as u32]);
        breaks.extend((at..to).filter(|&at| matches!(bytes[at], b'\n' | b'\r')).map(|at| at as u32));
        at = to + 1;
    }
}

/// Characters under each other, of which a bar ends the last one: the line breaks between them.
fn under_each_other(text: &str, breaks: &mut Vec<u32>) {
    let (mut at, mut open, mut last, mut has_numeral) = (0, 0, 0, false);
    for line in text.split_inclusive('\n') {
        let mut print = line.chars().filter(|c| !c.is_whitespace());
        let own = print.next().unwrap_or(' ');
        let numeral = digit(own).is_some();
        let first = numeral || is_han(own) || matches!(own, '（' | '）' | '(' | ')' | '、');
        let behind = print.next();
        let ends = behind.is_some_and(is_bar) && print.next().is_none();
        // A number above a word may be a page's, if it does not count a year.
        if first && ends && open > 0 && !numeral && (own == '年' || !has_numeral) {
            let stack = text.as_bytes()[last..at].iter().zip(last..);
            breaks.extend(stack.filter(|(byte, _)| matches!(byte, b'\n' | b'\r')).map(|(_, at)| at as u32));
            open = 0;
        } else if first && behind.is_none() {
            (last, has_numeral) = if open == 0 { (at, numeral) } else { (last, has_numeral || numeral) };
            open += 1;
        } else {
            open = 0;
        }
        at += line.len();
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_quoted_cell_of_several_lines_is_one() {
        let text = "甲\t\"自\n然\n人\"\t1\n\"总\r\n计\"\t\"3\"\n";
        assert_eq!(joined(text).expect("cells"), "甲\t 自 然 人 \t1\n 总  计 \t\"3\"\n");
        assert_eq!(joined("他说\"好\n\n好\"。\t1\n"), None);
        assert_eq!(joined("\"一段\n话\"\n甲\t1\n"), None);
    }

    #[test]
    fn characters_under_each_other_end_with_their_cells_bar() {
        assert_eq!(joined("自\n然\n人 |\n总\n计 |\n甲 |\n").expect("cells"), "自 然 人 |\n总 计 |\n甲 |\n");
        assert_eq!(joined("无。\n甲 |\n乙\n丙丁 |\n"), None);
        assert_eq!(joined("2\n0\n2\n3\n年 |\n").expect("a cell"), "2 0 2 3 年 |\n");
        assert_eq!(joined("7\n无 |\n"), None);
    }
}
