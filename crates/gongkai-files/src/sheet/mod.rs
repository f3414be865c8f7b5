//! Spreadsheets: each visible sheet becomes a table of what its cells show.
//!
//! | file | is for |
//! |---|---|
//! | `xlsx` | workbooks since 2007 |
//! | `xml_2003` | Excel 2003's XML |
//! | `xls`, `biff` | workbooks of Excel 97 to 2003, and their records |
//! | `number`, `format` | numbers in decimal digits, and what number formats show of them |
//! | `grid` | cells, merged cells, hidden rows and columns, written as HTML |

mod biff;
pub(crate) mod format;
pub(crate) mod grid;
pub(crate) mod number;
#[cfg(test)]
mod tests;
pub(crate) mod xls;
pub(crate) mod xlsx;
#[cfg(test)]
mod xlsx_tests;
pub(crate) mod xml_2003;

use crate::html::Html;
use crate::notice::{Notice, NoticeKind, Place, Touches};
use crate::{Extract, Refusal};
use grid::Sheet;

/// Sheets being written one after the other.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    out: Html,
    hidden: u32,
    pictures: u32,
    /// Sheets that are hidden or hide something.
    hiding: Vec<Place>,
    pub(crate) notices: Vec<Notice>,
}

impl Sheets {
    /// With what was observed before.
    pub(crate) fn with(notices: Vec<Notice>) -> Sheets {
        Sheets { notices, ..Sheets::default() }
    }

    /// Adds a sheet that is shown.
    pub(crate) fn add(&mut self, name: &str, sheet: Sheet) -> Result<(), Refusal> {
        let hidden = sheet.write(&mut self.out)?;
        self.hide(name, hidden.all);
        if hidden.within > 0 {
            let (kind, count) = (NoticeKind::HiddenWithin, hidden.within);
            let places = vec![Place::Sheet(name.to_owned())];
            self.notices.push(Notice { kind, touches: Touches::Nothing, count, places });
        }
        Ok(())
    }

    /// Adds what stands in boxes over a sheet: its paragraphs, and how many pictures may hold text.
    pub(crate) fn add_drawing(&mut self, paragraphs: &[String], pictures: u32) {
        for paragraph in paragraphs {
            self.out.raw("<p>");
            self.out.text(paragraph);
            self.out.raw("</p>\n");
        }
        self.pictures = self.pictures.saturating_add(pictures);
    }

    /// Says that so much of a sheet, or all of it, is hidden.
    pub(crate) fn hide(&mut self, name: &str, count: u32) {
        if count > 0 {
            self.hidden = self.hidden.saturating_add(count);
            self.hiding.push(Place::Sheet(name.to_owned()));
        }
    }

    pub(crate) fn finish(mut self) -> Result<Extract, Refusal> {
        if self.hidden > 0 {
            self.hiding.truncate(10);
            let (count, places) = (self.hidden, self.hiding);
            self.notices.push(Notice { kind: NoticeKind::Hidden, touches: Touches::Nothing, count, places });
        }
        if self.pictures > 0 {
            let (kind, count) = (NoticeKind::Pictures, self.pictures);
            self.notices.push(Notice { kind, touches: Touches::Nothing, count, places: Vec::new() });
        }
        match self.out.finish(self.notices) {
            Err(Refusal::NoText) if self.pictures > 0 => Err(Refusal::Picture),
            result => result,
        }
    }
}
