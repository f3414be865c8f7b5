//! Proof of absence: a table, row or section is absent from a report only where nothing stands unread in its place.

use super::wording;
use crate::form::TableForm;
use crate::report::Report;
use crate::span::Span;
use crate::steps;

/// So many numbers in no sentence are more than those of pages.
const NUMBERS: usize = 3;
/// So many lines of cells are no bar of links.
const ROWS: usize = 2;
/// So many headings of columns in no sentence are a table's.
const HEADINGS: usize = 2;

/// Whether characters stand in a text that no report prints: what a program made of bytes that it did not understand.
pub(super) fn is_garbled(text: &str) -> bool {
    /// A name may hold a letter with a mark.
    const FEW: usize = 1;
    steps::add(text.len());
    let strange = |c: &char| matches!(c, '\u{C0}'..='\u{24F}' | '\u{FFFD}') && !matches!(c, '×' | '÷');
    text.chars().filter(strange).count() > FEW
}

/// Whether what stands in `region`, apart from sentences and from the tables that were read, looks like a table of this
/// form: numbers, lines of cells, or headings of its columns.
pub(super) fn looks_like_table(text: &str, region: Span, report: &Report, form: &TableForm) -> bool {
    let read: Vec<Span> = report.tables.iter().map(|t| t.span).filter(|s| s.start < s.end).collect();
    let mut start = region.start as usize;
    let (mut numbers, mut rows, mut found) = (0, 0, Vec::new());
    let headings: Vec<String> = form
        .rows
        .iter()
        .flat_map(|row| row.columns)
        .map(|column| wording::han(column.label.zh))
        .filter(|heading| heading.chars().count() >= 3)
        .collect();
    for line in region.of(text).split_inclusive('\n') {
        let (from, to) = (start as u32, (start + line.len()) as u32);
        start += line.len();
        steps::add(line.len());
        let is_read = read.iter().any(|table| table.start < to && from < table.end);
        if is_read || line.contains(['。', '，', '；', '！', '？']) {
            continue;
        }
        numbers += line.split(divides).filter(|print| is_number(print)).count();
        rows += usize::from(line.trim().matches(bounds).count() > 1);
        let words = wording::han(line);
        for heading in &headings {
            if !found.contains(&heading) && words.contains(heading.as_str()) {
                found.push(heading);
            }
        }
        if numbers >= NUMBERS || rows >= ROWS || found.len() >= HEADINGS {
            return true;
        }
    }
    false
}

/// What stands between cells.
fn divides(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '│' | '┃' | '║' | '｜' | '┆' | '¦' | ',' | ';')
}

/// What only stands between cells.
fn bounds(c: char) -> bool {
    matches!(c, '\t' | '|' | '│' | '┃' | '║' | '｜' | '┆' | '¦')
}

fn is_number(print: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    print.starts_with(digit) && print.ends_with(digit) && print.chars().all(|c| digit(c) || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Edition, TableKind, form};

    #[test]
    fn numbers_and_headings_in_no_sentence_look_like_a_table() {
        let looks = |text: &str| {
            let form = form(TableKind::Disputes, Edition::F21);
            looks_like_table(text, Span::new(0, text.len()), &Report::default(), form)
        };
        assert!(looks("│ 结… │ 尚… │\n│ 5 │ 0 │ 9 │\n"));
        assert!(looks("结果维持\n其他结果\n"));
        assert!(looks("|  |行政复议 |  |\n|  |  |  |\n"));
        assert!(!looks("2024年收到复议3件，其中结果维持1件、其他结果2件。\n- 4 -\n"));
    }

    #[test]
    fn letters_of_another_encoding_are_garbled() {
        assert!(is_garbled("三、收到\nNÅ`b_ÿ\n*gÏ~"));
        assert!(!is_garbled("涨幅3×2，责任人Zoé"));
    }
}
