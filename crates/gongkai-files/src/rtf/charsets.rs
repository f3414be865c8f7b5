//! Fonts and the encodings that they bring.

use crate::map::ByNumber;

/// A font of the font table.
#[derive(Clone, Debug, Default)]
pub(super) struct Font {
    pub(super) name: String,
    pub(super) charset: i32,
}

/// The fonts, by number, and the document's code page.
#[derive(Debug, Default)]
pub(super) struct Charsets {
    pub(super) fonts: ByNumber<Font>,
    /// `\ansicpg`.
    pub(super) code_page: i32,
}

/// `\fcharset2`: a font of signs.
const SYMBOL: i32 = 2;

impl Charsets {
    /// The encoding of bytes in a font; of `double_byte` where it has none of its own. The font's own charset counts
    /// first, then the document's code page (files.md §5).
    pub(super) fn label(&self, font: Option<i32>, double_byte: Option<i32>) -> &'static str {
        let own = |font: Option<i32>| of_charset(self.fonts.get(font?)?.charset);
        own(font)
            .or_else(|| Some(of_code_page(self.code_page)).filter(|label| *label != WESTERN))
            .or_else(|| own(double_byte))
            .unwrap_or(WESTERN)
    }

    /// The name of a font of signs; `None`: it is none.
    pub(super) fn symbol_font(&self, font: Option<i32>) -> Option<&str> {
        let font = self.fonts.get(font?)?;
        (font.charset == SYMBOL).then_some(font.name.as_str())
    }
}

const WESTERN: &str = "windows-1252";

/// `\fcharset`: those with an encoding of their own.
fn of_charset(charset: i32) -> Option<&'static str> {
    Some(match charset {
        77 => "macintosh",
        78 | 128 => "shift_jis",
        79 | 129 | 130 => "euc-kr",
        80 | 134 => "gb18030",
        81 | 136 => "big5",
        161 => "windows-1253",
        162 => "windows-1254",
        163 => "windows-1258",
        177 => "windows-1255",
        178 => "windows-1256",
        186 => "windows-1257",
        204 => "windows-1251",
        222 => "windows-874",
        238 => "windows-1250",
        _ => return None,
    })
}

fn of_code_page(page: i32) -> &'static str {
    match page {
        936 | 54936 | 10008 | 20936 => "gb18030",
        950 => "big5",
        932 => "shift_jis",
        949 => "euc-kr",
        65001 => "utf-8",
        874 => "windows-874",
        1250 => "windows-1250",
        1251 => "windows-1251",
        10000 => "macintosh",
        _ => WESTERN,
    }
}
