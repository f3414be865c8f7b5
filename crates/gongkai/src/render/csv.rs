//! CSV after RFC 4180, one row per cell.
//!
//! Quoted where needed, lines end in CRLF, no byte order mark: whoever writes a file for Excel puts
//! [`BYTE_ORDER_MARK`] in front, without which Excel for Windows takes UTF-8 for GBK. Text that a spreadsheet would run as
//! a formula gets an apostrophe; programs that need the print to the letter take JSON.

use super::long::{self, COLUMNS};
use crate::report::Document;

/// What Excel for Windows needs at the start of a file to read it as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The heading row and every cell of the document.
///
/// ```
/// let document = gongkai::Document::default();
/// assert!(gongkai::render::csv::document(&document).starts_with("name,report,agency,year,table,"));
/// ```
pub fn document(document: &Document) -> String {
    head() + &rows(document)
}

/// The heading row alone.
pub fn head() -> String {
    COLUMNS.join(",") + "\r\n"
}

/// The cells of the document without a heading row, to follow those of another document.
pub fn rows(document: &Document) -> String {
    let mut out = String::new();
    long::rows(document, |row| {
        for (index, field) in row.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            push_field(&mut out, &long::without_formula(field));
        }
        out.push_str("\r\n");
    });
    out
}

pub(super) fn push_field(out: &mut String, field: &str) {
    if !field.contains(['"', ',', '\r', '\n']) {
        out.push_str(field);
        return;
    }
    out.push('"');
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn one_row_per_cell_with_print_value_and_state() {
        let csv = document(&fixture::document());
        let lines: Vec<_> = csv.split_terminator("\r\n").collect();
        assert_eq!(lines[0], "name,report,agency,year,table,edition,cell,row,column,raw,value,state,doubt");
        assert_eq!(lines.len(), 1 + 10 + 161 + 15 + 1);
        for line in [
            "\"a,b.txt\",1,甲<b>县局,2021,disclosure,F21,disclosure.rules.issued,规章,本年制发件数,,,blank,false",
            "\"a,b.txt\",1,甲<b>县局,2021,disclosure,F21,disclosure.rules.repealed,规章,本年废止件数,,,missing,false",
            "\"a,b.txt\",1,甲<b>县局,2021,disclosure,F21,disclosure.fees.amount_wan,行政事业性收费,本年收费金额（单位：万元）,251000元,25.1,number,false",
            "\"a,b.txt\",1,甲<b>县局,2021,requests,F19,requests.carried_over.total,二、上年结转政府信息公开申请数量,总计,0,0,number,true",
            "\"a,b.txt\",1,甲<b>县局,2021,disclosure,F21,,行政许可 / 其他类,本年处理决定数量,4,4,number,false",
        ] {
            assert!(lines.contains(&line), "{line}\n{csv}");
        }
    }

    #[test]
    fn an_authors_text_is_never_a_formula() {
        assert!(document(&fixture::document()).contains(",'=cmd|'/c calc'!A1,"));
    }

    #[test]
    fn quotes_are_doubled_inside_quotes() {
        let mut out = String::new();
        push_field(&mut out, "三\"安全\"\n一稳定");
        assert_eq!(out, "\"三\"\"安全\"\"\n一稳定\"");
    }

    #[test]
    fn a_document_without_reports_is_the_heading_row() {
        assert_eq!(document(&fixture::empty()), head());
    }
}
