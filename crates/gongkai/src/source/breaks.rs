//! Line breaks that are none of `\n` and `\r\n`, and the marks of cells in Word's own text.
//!
//! Word ends paragraphs with a carriage return, cells and rows with U+0007 (behind a carriage return), and breaks
//! lines by hand with a vertical tab. Places in the text stay where they were.

/// Ends a cell, and once more a row.
pub(super) const CELL_END: char = '\u{7}';

/// What ends lines, and the cells of texts that mark where they end.
pub(crate) const LINE_ENDS: [char; 2] = ['\n', CELL_END];

/// The text with `\n` for every such line break, and spaces for those within a cell or before its end; `None` when
/// it has none.
pub(super) fn unified(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let alone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    // A search for one byte is much faster than a look at each with its neighbour.
    let returns = bytes.contains(&b'\r') && (0..bytes.len()).any(alone);
    if !returns && !bytes.contains(&CELL) && !bytes.contains(&BREAK) {
        return None;
    }
    let mut out = bytes.to_vec();
    // Whether the line at hand ends in a cell's end, and whether only breaks stand before that.
    let (mut in_cell, mut at_end) = (false, false);
    let mut behind = None;
    for byte in out.iter_mut().rev() {
        let print = *byte;
        match print {
            CELL => (in_cell, at_end) = (true, true),
            b'\r' | b'\n' if at_end => *byte = b' ',
            b'\r' if behind == Some(b'\n') => {}
            b'\r' | b'\n' => (*byte, in_cell) = (b'\n', false),
            BREAK => *byte = if in_cell { b' ' } else { b'\n' },
            _ => at_end = false,
        }
        behind = Some(print);
    }
    String::from_utf8(out).ok()
}

const CELL: u8 = CELL_END as u8;
const BREAK: u8 = 0xB;

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn paragraphs_and_breaks_by_hand_end_lines() {
        assert_eq!(
            unified("某局\u{B}2024年\r一、概况\r\n完"),
            Some("某局\n2024年\n一、概况\r\n完".to_owned())
        );
        assert_eq!(unified("一\n二\r\n三"), None);
    }

    #[test]
    fn within_a_cell_they_are_spaces() {
        assert_eq!(
            unified("一\r本年新\u{B}制作\r\u{7}3\n\u{7}\r\n\u{7}完\r"),
            Some("一\n本年新 制作 \u{7}3 \u{7}  \u{7}完\n".to_owned())
        );
    }
}
