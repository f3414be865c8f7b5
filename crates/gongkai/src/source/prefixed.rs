//! What stands before every line of a text: its number, as programs that show files print it, or the marks of a quotation
//! in mail. It becomes spaces in its place.

use crate::slice::Slice as _;
use std::ops::Range;

use crate::steps;

/// A text with fewer lines may begin them so by chance.
const FEWEST_LINES: usize = 20;

/// The text without what stands before each line; `None` where nothing does.
pub(super) fn removed(text: &str) -> Option<String> {
    let places = quotation(text).or_else(|| numbers(text))?;
    let mut bytes = text.as_bytes().to_vec();
    for place in places {
        bytes[place].fill(b' ');
    }
    String::from_utf8(bytes).ok()
}

/// The lines that hold something, each with its index and where it stands without white space around it.
fn lines(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').enumerate().filter_map(move |(index, line)| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let print = line.trim();
        steps::add(line.len());
        (!print.is_empty()).then_some((index, start, print))
    })
}

/// The marks `>` before each line.
fn quotation(text: &str) -> Option<Vec<Range<usize>>> {
    let marks = |print: &str| print.len() - print.trim_start_matches(['>', ' ']).len();
    let place = |(_, start, print): (usize, usize, &str)| {
        print.starts_with('>').then(|| start..start + marks(print).min(print.len()))
    };
    let places: Vec<Range<usize>> = lines(text).map(place).collect::<Option<_>>()?;
    (places.len() >= FEWEST_LINES).then_some(places)
}

/// The numbers of lines, one more each, or one more for each line between, with the mark behind them.
fn numbers(text: &str) -> Option<Vec<Range<usize>>> {
    let mut places = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (index, start, print) in lines(text) {
        let digits = print.bytes().take_while(u8::is_ascii_digit).count();
        let number: usize = print.part(..digits).parse().ok()?;
        if last.is_some_and(|(before, at)| number != before + 1 && number != before + index - at) {
            return None;
        }
        last = Some((number, index));
        places.push(start..start + digits + mark(print.part(digits..))?);
    }
    (places.len() >= FEWEST_LINES).then_some(places)
}

/// Bytes of what sets a number of a line apart from it; `None` when nothing does.
fn mark(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(' ').unwrap_or(rest);
    let after = after.strip_prefix([':', '|', '│', '.', ')', '：', '→']).unwrap_or(after);
    let after = after.strip_prefix([' ', '\t']).unwrap_or(after);
    (after.len() < rest.len() || rest.is_empty()).then_some(rest.len() - after.len())
}

#[cfg(test)]
mod tests {
    use super::removed;

    fn text(line: impl Fn(usize) -> String) -> String {
        (0..24).map(line).collect()
    }

    #[test]
    fn numbers_of_lines_are_no_figures() {
        let found =
            |text: &str| removed(text).map(|found| found.split_whitespace().collect::<Vec<_>>().join(" "));
        let plain = Some(["规章 7"; 24].join(" "));
        assert_eq!(found(&text(|at| format!("{:>6}\t规章 7\n", at + 1))), plain);
        assert_eq!(found(&text(|at| format!("{at}: 规章 7\n"))), plain);
        // Empty lines count as well, or do not.
        assert_eq!(found(&text(|at| format!("{}| 规章 7\n\n", 2 * at + 5))), plain);
        assert_eq!(found(&text(|at| format!("{at} | 规章 7\n\n"))), plain);
        let source = text(|at| format!("{at}\t\t规章 7\n"));
        assert_eq!(removed(&source).map(|found| found.len()), Some(source.len()));
        assert!(removed(&source).is_some_and(|found| found.contains('\t')), "a separator of the table's own");
    }

    #[test]
    fn marks_of_a_quotation_are_no_print() {
        assert_eq!(removed(&"> 规章\t7\n>\n".repeat(20)), Some("  规章\t7\n \n".repeat(20)));
    }

    #[test]
    fn lines_that_do_not_count_stay() {
        assert_eq!(removed(&text(|_| "7\n".to_owned())), None);
        assert_eq!(removed(&text(|at| format!("{}月\n", at + 1))), None);
        assert_eq!(removed("1. 甲\n2. 乙\n"), None);
        assert_eq!(removed(&(text(|at| format!("{at} 甲\n")) + "乙\n")), None);
    }
}
