//! Excel 97 to 2003, and WPS: `.xls`, `.et` (BIFF8, [MS-XLS]).

use std::fmt::Write as _;
use std::rc::Rc;

use super::Sheets;
use super::biff::{Records, Text};
use super::format::{self, Shown};
use super::grid::{Cell, Content, Glances, Merge, Run, Sheet};
use super::number::Number;
use crate::container::compound::{Compound, u16_at, u32_at};
use crate::map::ByNumber;
use crate::notice::{Notice, NoticeKind, Place, Touches};
use crate::sight::{self, Backdrop, Colour};
use crate::{Extract, Refusal};

// Types of records ([MS-XLS] 2.3.2).
const FORMULA: u16 = 0x0006;
const EOF: u16 = 0x000A;
const DATE_1904: u16 = 0x0022;
const FILE_PASS: u16 = 0x002F;
const FONT: u16 = 0x0031;
const COL_INFO: u16 = 0x007D;
const BOUND_SHEET: u16 = 0x0085;
const PALETTE: u16 = 0x0092;
const MUL_RK: u16 = 0x00BD;
const R_STRING: u16 = 0x00D6;
const XF: u16 = 0x00E0;
const MERGE_CELLS: u16 = 0x00E5;
const SST: u16 = 0x00FC;
const COND_FMT: u16 = 0x01B0;
const LABEL_SST: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_ERR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const ROW: u16 = 0x0208;
const WINDOW_2: u16 = 0x023E;
const RK: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BOF: u16 = 0x0809;
const FEATURE_11: u16 = 0x0872;
const COND_FMT_12: u16 = 0x0879;

/// Cells of all sheets.
const MOST_CELLS: usize = 4_000_000;
/// Columns of a sheet.
const COLUMNS: u32 = 256;
/// Merged cells of a sheet.
const MERGES: usize = 100_000;

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, Refusal> {
    let file = Compound::open(bytes)?;
    let Some(stream) = file.stream("Workbook") else {
        return Err(if file.stream("Book").is_some() { Refusal::TooOld } else { Refusal::Damaged });
    };
    let (book, bound) = globals(&stream)?;
    let mut sheets = Sheets::default();
    let mut left = MOST_CELLS;
    for sheet in bound {
        if sheet.hidden {
            sheets.hide(&sheet.name, 1);
            continue;
        }
        let start = stream.get(sheet.place..).filter(|records| u16_at(records, 0) == Some(BOF));
        let Some(records) = start else {
            let places = vec![Place::Sheet(sheet.name)];
            sheets.notices.push(Notice {
                kind: NoticeKind::Part,
                touches: Touches::Everything,
                count: 1,
                places,
            });
            continue;
        };
        let (read, whole) = Reading {
            book: &book,
            sheet: Sheet::default(),
            zeros: true,
            ground: ground(records),
            strings: ByNumber::default(),
        }
        .read(records);
        left = left.checked_sub(read.size()).ok_or(Refusal::TooLarge)?;
        if !whole {
            let places = vec![Place::Sheet(sheet.name.clone())];
            sheets.notices.push(Notice {
                kind: NoticeKind::Damaged,
                touches: Touches::Everything,
                count: 1,
                places,
            });
        }
        sheets.add(&sheet.name, read)?;
    }
    sheets.finish()
}

/// What cells refer to.
#[derive(Default)]
struct Book {
    strings: Vec<Text>,
    formats: ByNumber<String>,
    cell_formats: Vec<CellFormat>,
    fonts: Vec<Font>,
    /// The colours from number 8 on that the workbook has instead of the usual ones.
    palette: Vec<Colour>,
    since_1904: bool,
    glances: Glances,
}

#[derive(Clone, Copy, Default)]
struct Font {
    struck: bool,
    raised: bool,
    /// The number of its colour.
    colour: u16,
    /// In half points.
    size: Option<u32>,
}

/// `XF` ([MS-XLS] 2.4.353).
#[derive(Clone, Copy, Default)]
struct CellFormat {
    font: u16,
    number: u16,
    /// The pattern behind the cell and the number of its colour.
    pattern: u8,
    ground: u16,
}

impl CellFormat {
    fn of(data: &[u8]) -> CellFormat {
        let at = |at: usize| u16_at(data, at).unwrap_or(0);
        let pattern = data.get(17).map_or(0, |byte| byte >> 2);
        CellFormat { font: at(0), number: at(2), pattern, ground: at(18) & 0x7F }
    }
}

/// A sheet as the workbook names it.
struct Bound {
    name: String,
    place: usize,
    hidden: bool,
}

/// What is behind the cells of a sheet that have no ground of their own: rules and tables give cells other colours.
fn ground(records: &[u8]) -> Backdrop {
    let painted = |kind: u16| matches!(kind, COND_FMT | COND_FMT_12 | FEATURE_11);
    if Records(records).kinds().any(painted) { Backdrop::Unknown } else { Backdrop::default() }
}

/// Reads what stands before the sheets ([MS-XLS] 2.1.7.20.3).
fn globals(stream: &[u8]) -> Result<(Book, Vec<Bound>), Refusal> {
    const BIFF_8: u16 = 0x0600;
    let mut records = Records(stream);
    let first = records.next().filter(|record| record.kind == BOF).ok_or(Refusal::Damaged)?;
    if u16_at(first.data(), 0) != Some(BIFF_8) {
        return Err(Refusal::TooOld);
    }
    let mut book = Book::default();
    let mut bound = Vec::new();
    for record in records {
        let data = record.data();
        match record.kind {
            EOF => return Ok((book, bound)),
            FILE_PASS => return Err(Refusal::Password),
            DATE_1904 => book.since_1904 = u16_at(data, 0) == Some(1),
            FONT => {
                const STRUCK: u16 = 8;
                const SUPERSCRIPT: u16 = 1;
                const SUBSCRIPT: u16 = 2;
                // In twentieths of a point.
                let size = u16_at(data, 0).filter(|&height| height > 0).map(|height| u32::from(height / 10));
                book.fonts.push(Font {
                    struck: u16_at(data, 2).is_some_and(|flags| flags & STRUCK != 0),
                    raised: matches!(u16_at(data, 8), Some(SUPERSCRIPT | SUBSCRIPT)),
                    colour: u16_at(data, 4).unwrap_or(u16::MAX),
                    size,
                });
            }
            FORMAT => {
                if let (Some(number), Some(code)) = (u16_at(data, 0), record.cursor(2).text()) {
                    book.formats.insert(number, String::from_utf16_lossy(&code.string));
                }
            }
            PALETTE => {
                let colours = data.get(2..).unwrap_or_default().chunks_exact(4).take(sight::PALETTE);
                book.palette = colours.map(|colour| [colour[0], colour[1], colour[2]]).collect();
            }
            XF => book.cell_formats.push(CellFormat::of(data)),
            SST => {
                let mut cursor = record.cursor(4);
                let count = cursor.long().unwrap_or(0) as usize;
                book.strings = (0..count.min(MOST_CELLS)).map_while(|_| cursor.text()).collect();
            }
            BOUND_SHEET => {
                /// A sheet of cells, not a chart or a module.
                const WORKSHEET: u8 = 0;
                let (Some(place), Some(&[state, kind])) = (u32_at(data, 0), data.get(4..6)) else { continue };
                let name = record.cursor(6).short_text().unwrap_or_default();
                if kind == WORKSHEET {
                    let name = String::from_utf16_lossy(&name.string);
                    bound.push(Bound { name, place: place as usize, hidden: state & 3 != 0 });
                }
            }
            _ => {}
        }
    }
    Err(Refusal::Damaged)
}

/// A sheet being read.
struct Reading<'b> {
    book: &'b Book,
    sheet: Sheet,
    /// Zeros are shown.
    zeros: bool,
    /// What is behind cells without a ground of their own.
    ground: Backdrop,
    /// Strings that cells share, by number and what the cell's font does.
    strings: ByNumber<Rc<Content>>,
}

impl Reading<'_> {
    /// Reads the records of a sheet; whether its end was there.
    fn read(mut self, records: &[u8]) -> (Sheet, bool) {
        let mut depth = 0;
        // The cell whose formula gives the string that comes next.
        let mut formula: Option<(u32, u32, u16)> = None;
        for record in Records(records) {
            let data = record.data();
            match record.kind {
                // Charts within the sheet have beginnings and ends of their own.
                BOF => depth += 1,
                EOF if depth == 1 => return (self.sheet, true),
                EOF => depth -= 1,
                _ if depth > 1 => {}
                STRING => {
                    if let (Some((row, column, style)), Some(text)) =
                        (formula.take(), record.cursor(0).text())
                    {
                        let runs = self.book.runs(&text, style);
                        self.insert(row, column, style, self.hidden_text(Cell::of(runs), style));
                    }
                }
                LABEL | R_STRING => {
                    if let (Some((row, column, style)), Some(text)) = (head(data), record.cursor(6).text()) {
                        let runs = self.book.runs(&text, style);
                        self.insert(row, column, style, self.hidden_text(Cell::of(runs), style));
                    }
                }
                FORMULA => formula = self.formula(data),
                _ => {
                    let _ = self.other(record.kind, data);
                }
            }
        }
        (self.sheet, false)
    }

    /// A string of the workbook in the font of a cell: one for all cells that show it.
    fn shared(&mut self, number: u32, style: u16) -> Option<Rc<Content>> {
        let text = self.book.strings.get(number as usize)?;
        let font = self.book.font(style);
        let key = (number, u32::from(font.struck) << 1 | u32::from(font.raised));
        let content = self.strings.or_insert_with(key, || Rc::new(Content::new(self.book.runs(text, style))));
        Some(Rc::clone(content))
    }

    /// Sets a cell without what nobody sees of it.
    fn insert(&mut self, row: u32, column: u32, style: u16, cell: Cell) {
        let font = self.book.font(style);
        let behind = self.book.ground(style).unwrap_or(self.ground);
        let cell = self.book.glances.seen(cell, self.book.colour(font.colour), font.size, behind);
        self.sheet.set((row, column), cell);
    }

    /// A text, or nothing of it where the cell's format hides it.
    fn hidden_text(&self, cell: Cell, style: u16) -> Cell {
        cell.concealed_if(self.book.code(style).is_some_and(format::hides_text))
    }

    /// `None`: a record too short.
    fn other(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        match kind {
            ROW => {
                const HIDDEN: u8 = 0x20;
                if data.get(12)? & HIDDEN != 0 {
                    self.sheet.hidden_rows.add(u32::from(u16_at(data, 0)?));
                }
            }
            COL_INFO => {
                let (first, last) = (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?));
                if u16_at(data, 8)? & 1 != 0 || u16_at(data, 4)? == 0 {
                    self.sheet.hide_columns(first..last.min(COLUMNS) + 1);
                }
            }
            WINDOW_2 => {
                const SHOWS_ZEROS: u16 = 0x10;
                self.zeros = u16_at(data, 0)? & SHOWS_ZEROS != 0;
            }
            MERGE_CELLS => {
                for range in data.get(2..)?.chunks_exact(8).take(usize::from(u16_at(data, 0)?)) {
                    let edge = |at: usize| u16_at(range, at).map(u32::from);
                    let (rows, columns) = ((edge(0)?, edge(2)?), (edge(4)?, edge(6)?));
                    if rows.0 <= rows.1 && columns.0 <= columns.1 && self.sheet.merges.len() < MERGES {
                        self.sheet.merges.push(Merge { rows, columns });
                    }
                }
            }
            LABEL_SST => {
                let (row, column, style) = head(data)?;
                let cell = match self.shared(u32_at(data, 6)?, style) {
                    Some(content) => self.hidden_text(Cell::shared(&content), style),
                    None => Cell { doubt: Some(NoticeKind::Damaged), ..Cell::plain("\u{FFFD}") },
                };
                self.insert(row, column, style, cell);
            }
            NUMBER => {
                let (row, column, style) = head(data)?;
                self.number(row, column, style, decimal(double(data, 6)?));
            }
            RK => {
                let (row, column, style) = head(data)?;
                self.number(row, column, style, rk(u32_at(data, 6)?));
            }
            MUL_RK => {
                let (row, first) = (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?));
                let values = data.get(4..data.len().checked_sub(2)?)?.chunks_exact(6);
                for (column, value) in (first..).zip(values) {
                    self.number(row, column, u16_at(value, 0)?, rk(u32_at(value, 2)?));
                }
            }
            BOOL_ERR => {
                let (row, column, style) = head(data)?;
                let (&value, &is_error) = (data.get(6)?, data.get(7)?);
                self.insert(row, column, style, Cell::plain(constant(value, is_error != 0)));
            }
            _ => {}
        }
        Some(())
    }

    /// A formula's stored result ([MS-XLS] 2.5.133); a string comes in the next record.
    fn formula(&mut self, data: &[u8]) -> Option<(u32, u32, u16)> {
        let (row, column, style) = head(data)?;
        if u16_at(data, 12)? != 0xFFFF {
            self.number(row, column, style, decimal(double(data, 6)?));
            return None;
        }
        let (&kind, &value) = (data.get(6)?, data.get(8)?);
        match kind {
            0 => return Some((row, column, style)),
            1 | 2 => self.insert(row, column, style, Cell::plain(constant(value, kind == 2))),
            _ => {}
        }
        None
    }

    fn number(&mut self, row: u32, column: u32, style: u16, number: Option<Number>) {
        let (text, doubt) = match number {
            None => ("\u{FFFD}".to_owned(), Some(NoticeKind::NumberFormat)),
            Some(number) if number.is_zero() && !self.zeros => return,
            Some(number) => match self.book.shown(&number, style) {
                Some(Shown::Text(text)) => (text, None),
                Some(Shown::Nothing) => return self.sheet.set((row, column), Cell::concealed()),
                Some(Shown::Unknown(text)) => (text, Some(NoticeKind::NumberFormat)),
                None => (number.general(), Some(NoticeKind::NumberFormat)),
            },
        };
        let struck = self.book.font(style).struck;
        let cell = Cell { doubt, ..Cell::of(vec![Run { text, struck, ..Run::default() }]) };
        self.insert(row, column, style, cell);
    }
}

impl Book {
    fn font(&self, style: u16) -> Font {
        self.format(style).map_or(Font::default(), |format| self.font_at(format.font))
    }

    /// Fonts are counted without the number 4.
    fn font_at(&self, number: u16) -> Font {
        let index = usize::from(number) - usize::from(number > 4);
        self.fonts.get(index).copied().unwrap_or_default()
    }

    /// What a number looks like; `None`: its format is not there.
    fn shown(&self, number: &Number, style: u16) -> Option<Shown> {
        Some(format::shown(self.code(style)?, number, self.since_1904))
    }

    fn format(&self, style: u16) -> Option<&CellFormat> {
        self.cell_formats.get(usize::from(style))
    }

    /// The code of a cell's number format; `None`: it is not there.
    fn code(&self, style: u16) -> Option<&str> {
        let id = self.format(style)?.number;
        self.formats.get(id).map(String::as_str).or_else(|| format::builtin(u32::from(id)))
    }

    /// A colour by its number ([MS-XLS] 2.5.161); `None`: one that stands out by itself.
    fn colour(&self, number: u16) -> Option<Colour> {
        let number = usize::from(number);
        let own = number.checked_sub(8).and_then(|at| self.palette.get(at)).copied();
        own.or_else(|| sight::indexed(number))
    }

    /// What a cell's format puts behind it; `None`: nothing.
    fn ground(&self, style: u16) -> Option<Backdrop> {
        const SOLID: u8 = 1;
        let format = self.format(style)?;
        match format.pattern {
            0 => None,
            SOLID => Some(self.colour(format.ground).map_or(Backdrop::Unknown, Backdrop::Plain)),
            _ => Some(Backdrop::Unknown),
        }
    }

    /// A string in its fonts: the cell's up to the first change.
    fn runs(&self, text: &Text, style: u16) -> Vec<Run> {
        let length = text.string.len();
        let mut runs = Vec::with_capacity(text.fonts.len() + 1);
        let mut from = 0;
        let usual = self.font(style);
        let mut font = usual;
        let ends = text.fonts.iter().map(|&(end, next)| (end.min(length), self.font_at(next)));
        for (end, next) in ends.chain([(length, Font::default())]) {
            if end > from {
                let part = String::from_utf16_lossy(&text.string[from..end]);
                // Behind the first change of fonts one that stands out by itself does so on paper: it is black.
                let own = (font.colour, font.size) != (usual.colour, usual.size);
                let colour = own.then(|| self.colour(font.colour).unwrap_or([0; 3]));
                let size = font.size.filter(|_| own);
                runs.push(Run { text: part, struck: font.struck, raised: font.raised, colour, size });
                from = end;
            }
            font = next;
        }
        runs
    }
}

/// Row, column and format of a cell.
fn head(data: &[u8]) -> Option<(u32, u32, u16)> {
    Some((u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?), u16_at(data, 4)?))
}

fn double(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at + 8)?.try_into().ok()?))
}

/// A number in decimal digits, rounded to those that Excel shows; `None`: none, or one so large or small that nobody counts with it.
/// The library's own printing of such numbers would be 16 KB of WebAssembly.
fn decimal(value: f64) -> Option<Number> {
    const PART: u64 = 1_000_000_000;
    // The number is `mantissa` times 2 to `power` ([MS-XLS] 2.5.342, IEEE 754).
    let bits = value.to_bits();
    let mut mantissa = bits & ((1 << 52) - 1) | 1 << 52;
    let mut power = (bits >> 52 & 0x7FF) as i32 - 1075;
    if value == 0.0 {
        return Number::parse("0");
    }
    if !(-250..=200).contains(&power) {
        return None;
    }
    while mantissa & 1 == 0 && power < 0 {
        (mantissa, power) = (mantissa >> 1, power + 1);
    }
    // As many times as it is halved it is multiplied by 5 and divided by 10.
    let (factor, times, tens) = if power < 0 { (5, -power, power) } else { (2, power, 0) };
    let mut parts = vec![mantissa % PART, mantissa / PART];
    for _ in 0..times {
        let mut carry = 0;
        for part in &mut parts {
            carry += *part * factor;
            (*part, carry) = (carry % PART, carry / PART);
        }
        if carry > 0 {
            parts.push(carry);
        }
    }
    let mut digits = if value < 0.0 { "-" } else { "" }.to_owned();
    for part in parts.iter().rev() {
        let _ = write!(digits, "{part:09}");
    }
    let _ = write!(digits, "e{tens}");
    Number::parse(&digits)
}

/// A number in four bytes: a whole one, or the upper half of another, perhaps a hundred times as large
/// ([MS-XLS] 2.5.218).
fn rk(value: u32) -> Option<Number> {
    const HUNDREDFOLD: u32 = 1;
    const WHOLE: u32 = 2;
    let number = if value & WHOLE != 0 {
        Number::parse(&(value.cast_signed() >> 2).to_string())
    } else {
        decimal(f64::from_bits(u64::from(value & !3) << 32))
    };
    number.map(|number| if value & HUNDREDFOLD != 0 { number.shifted(-2) } else { number })
}

/// A truth value or an error ([MS-XLS] 2.5.10).
fn constant(value: u8, is_error: bool) -> &'static str {
    match (is_error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Formats, merged cells, a hidden row, column and sheet, written by `LibreOffice`.
    const FORMATS: &[u8] = include_bytes!("tests/formats.xls");

    #[test]
    fn cells_show_what_their_formats_show() {
        let text = read(FORMATS).unwrap().text;
        let lines: Vec<&str> = text.lines().collect();
        let first = "<table><tr><td>规章</td><td>1.00万元</td><td>2.5</td><td>12.5%</td><td>末</td></tr>";
        assert_eq!(lines[0], first);
        let second =
            "<tr><td><s>负</s></td><td>-3</td><td>1,234,567.89</td><td>2023年12月31日</td><td></td></tr>";
        assert_eq!(lines[1], second);
        // The third row is hidden, with formulas in it; zero is shown, nothing is not.
        assert_eq!(lines[2], "<tr><td>空</td><td></td><td>0</td><td>文字</td><td></td></tr>");
        let merged =
            "<tr><td rowspan=\"2\" colspan=\"2\">合并</td><td>7</td><td rowspan=\"2\"></td><td></td></tr>";
        assert_eq!(lines[4], merged);
        assert!(text.contains("<td>5</td>") && !text.contains("不读"));
    }

    /// White on white, on blue, blue on blue, of a point, `;;;`, on a pattern, one white run, a zero that is not shown;
    /// written by `xlwt`.
    const UNSEEN: &[u8] = include_bytes!("tests/unseen.xls");

    #[test]
    fn what_nobody_sees_is_left_out_and_told() {
        let extract = read(UNSEEN).unwrap();
        let rows: Vec<&str> = extract.text.lines().collect();
        let row = |label: &str, number: &str| format!("<tr><td>{label}</td><td>{number}</td></tr>");
        let shown = [
            ("白字", "\u{FFFD}"),
            ("蓝底白字", "13"),
            ("蓝底蓝字", "\u{FFFD}"),
            ("极小", "\u{FFFD}"),
            ("格式隐藏", "\u{FFFD}"),
            ("文字隐藏", "\u{FFFD}"),
            ("花纹", "18"),
            ("富文本", "19"),
            ("零", ""),
        ];
        for (at, (label, number)) in (1..).zip(shown) {
            assert_eq!(rows[at], row(label, number));
        }
        let touched = |kind: NoticeKind| -> Vec<usize> {
            let notice = extract.notices.iter().find(|notice| notice.kind == kind).unwrap();
            let Touches::Ranges(ranges) = &notice.touches else { panic!("{notice:?}") };
            ranges.iter().map(|range| extract.text[..range.start].matches("<tr>").count()).collect()
        };
        // Of the rows of the table, counted from one.
        assert_eq!(touched(NoticeKind::Unseen), [2, 4, 5, 6, 7, 9]);
        assert_eq!(touched(NoticeKind::Faint), [8]);
    }

    #[test]
    fn what_is_hidden_is_counted_with_its_sheets() {
        let notices = read(FORMATS).unwrap().notices;
        let hidden = notices.iter().find(|notice| notice.kind == NoticeKind::Hidden).unwrap();
        let places = [Place::Sheet("一".to_owned()), Place::Sheet("隐".to_owned())];
        assert_eq!((hidden.count, &hidden.places[..]), (3, &places[..]));
    }

    #[test]
    fn short_numbers_are_whole_or_upper_halves() {
        let shown = |value: u32| rk(value).map(|number| number.general());
        assert_eq!(shown(722 << 2 | 2).as_deref(), Some("722"));
        assert_eq!(shown((-5_i32 << 2).cast_unsigned() | 2).as_deref(), Some("-5"));
        assert_eq!(shown(123_967 << 2 | 3).as_deref(), Some("1239.67"));
        let number = |value: f64| decimal(value).map(|number| number.general());
        for value in ["0", "1286.35", "-0.07", "1e15", "0.1", "123456789012345", "2.5e-7"] {
            let parsed = Number::parse(value).map(|number| number.general());
            assert_eq!(number(value.parse().unwrap()), parsed, "{value}");
        }
        // As many digits as Excel shows.
        assert_eq!(number(0.1 + 0.2), number(0.3));
        assert_eq!(number(999_999_999_999_999.9), number(1e15));
        assert_eq!([f64::NAN, f64::INFINITY, 1e-300, 1e300].map(number), [None, None, None, None]);
        let half = u32::try_from(0.5_f64.to_bits() >> 32);
        assert_eq!(half.ok().and_then(shown).as_deref(), Some("0.5"));
    }
}
