//! Comma-separated text, as spreadsheets save it and table extractors write it.
//!
//! Commas divide cells only where lines side by side have the same number of them; alone they divide thousands, or
//! sentences. Such lines are turned into tab-separated ones of the same length, so that every place in the text
//! stays where it was.

use crate::slice::Slice as _;
use crate::steps;

/// The text with tabs for the separators of its comma- or semicolon-separated lines, and spaces for their quotes;
/// `None` when it has no such lines.
pub(super) fn tabbed(text: &str) -> Option<String> {
    [b',', b';'].into_iter().find_map(|separator| tabbed_by(text, separator))
}

fn tabbed_by(text: &str, separator: u8) -> Option<String> {
    steps::add(text.len());
    if text.matches(char::from(separator)).take(FEWEST_SEPARATORS).count() < FEWEST_SEPARATORS {
        return None;
    }
    let records = records(text, separator);
    let blocks: Vec<&[Record]> = records.chunk_by(|a, b| a.separators == b.separators).collect();
    let in_blocks: usize = blocks.iter().filter(|block| is_table(block)).map(|block| block.len()).sum();
    if in_blocks < FEWEST_RECORDS {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for block in &blocks {
        let table = is_table(block);
        for record in *block {
            let bytes = &mut bytes[record.start..record.end];
            if table || record.is_torn_off() {
                divide(bytes, separator);
            } else if record.separators == 0 {
                unquote_line(bytes);
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// The smallest of the tables has 15 columns and one line of numbers.
const FEWEST_SEPARATORS: usize = 14;
const FEWEST_RECORDS: usize = 3;
/// A quoted field of more lines is none: a stray quotation mark.
const MOST_LINES: usize = 20;

/// A line, with the line breaks that its quoted fields hold.
#[derive(Debug, Default)]
struct Record {
    start: usize,
    end: usize,
    /// Separators outside of quotes.
    separators: usize,
    /// Those of them that cannot stand between thousands.
    telling: usize,
    /// Fields that are empty, numbers, or signs for nothing.
    values: usize,
    /// Whether it ends a sentence, or holds a tab.
    prose: bool,
}

impl Record {
    /// Whether it is a piece of a line that something tore: fields, though not as many as its neighbours have.
    fn is_torn_off(&self) -> bool {
        self.separators > 0 && !self.prose && (self.telling > 0 || self.values > self.separators)
    }
}

/// Whether lines side by side with equally many separators are a table's: at least two separators each, some that
/// cannot be anything else, and among the fields as many values as lines.
fn is_table(block: &[Record]) -> bool {
    let values: usize = block.iter().map(|record| record.values).sum();
    let telling = block.iter().filter(|record| record.telling > 0).count();
    block.len() > 1 && block[0].separators > 1 && 2 * telling > block.len() && values >= block.len()
}

fn records(text: &str, separator: u8) -> Vec<Record> {
    let mut records = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let record = record(text, at, separator);
        at = record.end;
        // Empty lines divide nothing.
        if !text.part(record.start..record.end).trim().is_empty() {
            records.push(record);
        }
    }
    records
}

/// The record that starts at byte `start`.
fn record(text: &str, start: usize, separator: u8) -> Record {
    let bytes = text.as_bytes();
    let mut record = Record { start, ..Record::default() };
    let mut at = start;
    loop {
        let end = field_end(bytes, at, separator);
        steps::add(1 + end - at);
        // A line without separators divides nothing, whatever it holds.
        if record.separators == 0 && bytes.get(end) != Some(&separator) {
            record.end = (end + 1).min(text.len());
            return record;
        }
        let field = text.part(at..end).trim_matches(['"', ' ', '\r']);
        record.values += usize::from(field == "无" || !field.starts_with(char::is_alphabetic));
        record.prose |= field.contains('\t') || field.ends_with('。') && record.separators > 0;
        if bytes.get(end) != Some(&separator) {
            record.end = (end + 1).min(text.len());
            record.prose |= record.separators > 0 && field.ends_with(['。', '；']);
            return record;
        }
        record.separators += 1;
        record.telling += usize::from(!divides_thousands(bytes, end));
        at = end + 1;
    }
}

/// Where the field that starts at byte `at` ends: at a separator, a line break, or the end.
fn field_end(bytes: &[u8], at: usize, separator: u8) -> usize {
    let mut from = at;
    if bytes.get(at) == Some(&b'"') {
        from = quoted_end(bytes, at).unwrap_or(at);
    }
    let ends = |&b: &u8| b == separator || b == b'\n';
    bytes[from..].iter().position(ends).map_or(bytes.len(), |length| from + length)
}

/// One past the quote that closes the field whose quote opens at byte `at`.
fn quoted_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut lines = 0;
    let mut from = at + 1;
    while let Some(&byte) = bytes.get(from) {
        match byte {
            b'"' if bytes.get(from + 1) == Some(&b'"') => from += 1,
            b'"' => return Some(from + 1),
            b'\n' => lines += 1,
            _ => {}
        }
        if lines > MOST_LINES {
            return None;
        }
        from += 1;
    }
    None
}

/// Whether a digit stands before the separator at byte `at`, and exactly three behind.
fn divides_thousands(bytes: &[u8], at: usize) -> bool {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    at > 0 && is_digit(at - 1) && (1..=3).all(|n| is_digit(at + n)) && !is_digit(at + 4)
}

/// Puts tabs for the separators of a record, and spaces for its fields' quotes and the line breaks within them.
fn divide(record: &mut [u8], separator: u8) {
    let mut at = 0;
    loop {
        let end = field_end(record, at, separator);
        if record.get(at) == Some(&b'"') {
            unquote(&mut record[at..end]);
        }
        if record.get(end) != Some(&separator) {
            return;
        }
        record[end] = b'\t';
        at = end + 1;
    }
}

/// Puts spaces for the quotes around a line of one field: title, headings and sentences between tables that were saved
/// with all fields quoted.
fn unquote_line(line: &mut [u8]) {
    let length = line.trim_ascii_end().len();
    let between = line.split(|&b| b == b'"').count();
    if let [first @ b'"', .., last @ b'"'] = &mut line[..length]
        && between == 3
    {
        (*first, *last) = (b' ', b' ');
    }
}

fn unquote(field: &mut [u8]) {
    let Some(last) = field.iter().rposition(|&b| b == b'"').filter(|&last| last > 0) else { return };
    (field[0], field[last]) = (b' ', b' ');
    field[..last].iter_mut().filter(|b| matches!(b, b'\n' | b'\r' | b'\t')).for_each(|b| *b = b' ');
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,1,2\n行政规范性文件,3,0,\"1,234\"\n第二十条第（五）项,,,\n行政许可,,,567\n";

    #[test]
    fn lines_with_equally_many_commas_are_cells_and_quotes_are_no_print() {
        let tabs = tabbed(TABLE).expect("a table");
        assert_eq!(tabs.len(), TABLE.len());
        assert!(tabs.contains("规章\t0\t1\t2\n"), "{tabs}");
        assert!(tabs.contains("行政规范性文件\t3\t0\t 1,234 \n第二十条第（五）项\t\t\t\n"), "{tabs}");
    }

    #[test]
    fn lines_of_one_quoted_field_lose_their_quotes_where_tables_stand() {
        let quoted = format!("\"某局2023年报告\"\r\n\"一、总体情况。\"\n\"“他”说：\"\"是\"\"\"\n{TABLE}");
        let tabs = tabbed(&quoted).expect("a table");
        assert!(tabs.starts_with(" 某局2023年报告 \r\n 一、总体情况。 \n\"“他”说"), "{tabs}");
        assert_eq!(tabbed("\"某局2023年报告\"\n\"一、总体情况。\"\n"), None);
    }

    #[test]
    fn signs_for_nothing_are_values() {
        let table =
            "统计指标,单位,统计数\n（一）收到申请数,件,/\n1.当面申请数,件,/\n2.传真申请数,件,无\n".repeat(3);
        assert!(tabbed(&table).expect("a table").contains("当面申请数\t件\t/\n"));
    }

    #[test]
    fn semicolons_divide_where_commas_do_not() {
        let table = TABLE.replace(',', ";").replace("\"1;234\"", "1,234");
        assert!(tabbed(&table).expect("a table").contains("行政规范性文件\t3\t0\t1,234\n"));
    }

    #[test]
    fn a_quoted_field_may_hold_line_breaks_and_a_stray_quote_does_no_harm() {
        let broken = TABLE.replace("本年制发件数", "\"本年\n制发件数\"");
        assert!(tabbed(&broken).expect("a table").contains("信息内容\t 本年 制发件数 \t本年废止件数"));
        let stray = format!("\"某局说明\n{}", TABLE.repeat(9));
        assert!(tabbed(&stray).expect("a table").contains("规章\t0\t1\t2\n"));
    }

    #[test]
    fn thousands_and_sentences_are_no_cells() {
        let thousands = "规章  1,234  5,678  1,000\n行政许可  1,234  5,678  2,000\n".repeat(9);
        assert_eq!(tabbed(&thousands), None);
        let prose = "一是加强领导,落实责任,完善机制。\n二是突出重点,创新方式,确保实效。\n".repeat(9);
        assert_eq!(tabbed(&prose), None);
        let tabs = TABLE.replace(',', "\t").replace("\"1\t234\"", "1,234").repeat(30);
        assert_eq!(tabbed(&tabs), None);
    }

    #[test]
    fn sentences_beside_tables_keep_their_commas_and_torn_lines_are_divided() {
        let text = format!("全年收到1,234件。\n{TABLE}行政强\n制,,,123,456\n");
        let tabs = tabbed(&text).expect("a table");
        assert!(tabs.starts_with("全年收到1,234件。\n"), "{tabs}");
        assert!(tabs.ends_with("行政强\n制\t\t\t123\t456\n"), "{tabs}");
    }
}
