//! Word's own text of a document, with the characters that it marks cells with.

use super::super::random::Random;
use super::super::{Block, Specimen};

/// `Range.Text`: paragraphs end in a carriage return, cells and rows in a carriage return and U+0007, and a break
/// within a cell is a vertical tab. The end of a row looks like one more blank cell.
pub(super) fn range_text(specimen: &Specimen, _: &mut Random) -> String {
    let mut out = String::new();
    for block in &specimen.blocks {
        match block {
            Block::Table(sheet) => {
                for row in &sheet.rows {
                    for slot in row {
                        out.push_str(&slot.text.replace('\n', "\u{B}"));
                        out.push_str("\r\u{7}");
                    }
                    out.push_str("\r\u{7}");
                }
            }
            Block::Title(line) | Block::Heading(line) | Block::Paragraph(line) | Block::Signature(line) => {
                out.push_str(line);
                out.push('\r');
            }
        }
    }
    out
}
