//! Tab-separated values, one row per cell: what a spreadsheet takes from the clipboard and `cut` and `awk` read.
//!
//! Nothing is quoted; a tab or line break inside a field becomes a space. Lines end in LF. Formulas are disarmed as in
//! [`csv`](super::csv).

use super::long::{self, COLUMNS};
use crate::report::Document;

/// The heading row and every cell of the document.
pub fn document(document: &Document) -> String {
    head() + &rows(document)
}

/// The heading row alone.
pub fn head() -> String {
    COLUMNS.join("\t") + "\n"
}

/// The cells of the document without a heading row, to follow those of another document.
pub fn rows(document: &Document) -> String {
    let mut out = String::new();
    long::rows(document, |row| {
        for (index, field) in row.iter().enumerate() {
            if index > 0 {
                out.push('\t');
            }
            out.push_str(&long::without_formula(&field.replace(['\t', '\r', '\n'], " ")));
        }
        out.push('\n');
    });
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn every_line_has_every_column() {
        let mut document = fixture::document();
        document.reports[0].agency = Some("甲\t乙\r\n局".to_owned());
        let tsv = super::document(&document);
        assert_eq!(tsv.lines().count(), 1 + 10 + 161 + 15 + 1);
        assert!(tsv.lines().all(|line| line.split('\t').count() == COLUMNS.len()), "{tsv}");
        assert!(tsv.contains("\t甲 乙  局\t"));
        assert!(tsv.contains("\t'=cmd|"));
    }
}
