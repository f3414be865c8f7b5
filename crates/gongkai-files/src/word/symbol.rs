//! Characters of symbol fonts, which stand in private places of Unicode.

/// The character that a symbol font shows for a code (with or without `F000`); `None`: not known here.
pub(crate) fn of(font: &str, code: u32) -> Option<char> {
    let code = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.trim();
    if font.eq_ignore_ascii_case("Wingdings 2") {
        return Some(match code {
            0x50 => '√',
            0x4F => '×',
            0x51 | 0x53 | 0x54 => '☒',
            0x52 => '☑',
            0x2A | 0xA3 => '□',
            0x98 => '●',
            0x6A..=0x73 => char::from_u32('①' as u32 + code - 0x6A)?,
            _ => return None,
        });
    }
    if font.eq_ignore_ascii_case("Symbol") {
        return Some(match code {
            0x20..=0x21 | 0x23 | 0x25..=0x26 | 0x28..=0x29 | 0x2B..=0x2C | 0x2E..=0x3F => {
                char::from_u32(code)?
            }
            0x2D => '-',
            0xB4 => '×',
            0xB8 => '÷',
            0xB7 => '•',
            0xD6 => '√',
            0xA3 => '≤',
            0xB3 => '≥',
            0xB1 => '±',
            0xB0 => '°',
            0xAE => '→',
            0xD7 => '⋅',
            _ => return None,
        });
    }
    if !font.eq_ignore_ascii_case("Wingdings") {
        return None;
    }
    Some(match code {
        0x20 => ' ',
        0xFC => '√',
        0xFB => '×',
        0xFE => '☑',
        0xFD | 0x78 => '☒',
        0xA8 | 0x6F | 0x71 | 0x72 => '□',
        0x6E | 0xA7 => '■',
        0x6C | 0x9F => '●',
        0xA1 => '○',
        0x75..=0x77 => '◆',
        0xD8 => '➢',
        0xE0 => '→',
        0xAB => '★',
        0x80 => '⓪',
        0x8B => '⓿',
        0x81..=0x8A => char::from_u32('①' as u32 + code - 0x81)?,
        0x8C..=0x95 => char::from_u32('❶' as u32 + code - 0x8C)?,
        _ => return None,
    })
}

/// Whether a font shows other characters than those that its codes mean.
pub(crate) fn is_symbol_font(font: &str) -> bool {
    ["Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Symbol"]
        .iter()
        .any(|known| font.trim().eq_ignore_ascii_case(known))
}

/// A bullet: what people see, whatever the font.
pub(crate) fn bullet(c: char) -> char {
    if (0xF000..=0xF0FF).contains(&(c as u32)) { of("Wingdings", c as u32).unwrap_or('•') } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_ticks_are_known() {
        assert_eq!(of("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(of("Wingdings", 0xFC), Some('√'));
        assert_eq!(of("Wingdings 2", 0xF052), Some('☑'));
        assert_eq!(of("Symbol", 0xF031), Some('1'));
        assert_eq!(of("Arial", 0xF031), None);
        assert_eq!(bullet('\u{F06C}'), '●');
    }
}
