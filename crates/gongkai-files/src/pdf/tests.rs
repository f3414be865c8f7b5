//! PDF files written here: encodings, forms, turned pages, ways to draw lines, tables over pages, and files made to
//! exhaust memory or time.
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    clippy::cast_precision_loss,
    reason = "files are written once, shortness counts"
)]

mod bombs;
mod columns;
mod seen;
mod writer;

use crate::limits;
use crate::{Decode, Extract, NoticeKind, Refusal, Touches};
use writer::{Font, Writer, boxes, hexadecimal, show};

fn read(file: &[u8], decode: Decode<'_>) -> Result<Extract, Refusal> {
    super::read(file, decode, &|_, _| ())
}

/// GBK, as far as these tests write it.
const GBK: [(&str, [u8; 2]); 12] = [
    ("规", [0xB9, 0xE6]),
    ("章", [0xD5, 0xC2]),
    ("总", [0xD7, 0xDC]),
    ("计", [0xBC, 0xC6]),
    ("无", [0xCE, 0xDE]),
    ("法", [0xB7, 0xA8]),
    ("提", [0xCC, 0xE1]),
    ("供", [0xB9, 0xA9]),
    ("第", [0xB5, 0xDA]),
    ("页", [0xD2, 0xB3]),
    ("信", [0xD0, 0xC5]),
    ("息", [0xCF, 0xA2]),
];

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    assert!(matches!(label, "gb18030" | "windows-1252"), "{label}");
    let han = |bytes: &[u8]| GBK.iter().find(|(_, code)| code == bytes).map(|(han, _)| (*han).to_owned());
    han(bytes).or_else(|| Some(bytes.iter().map(|&byte| char::from(byte)).collect()))
}

fn gbk(text: &str) -> Vec<u8> {
    let code = |c: char| GBK.iter().find(|(han, _)| han.starts_with(c)).map(|(_, code)| code.to_vec());
    text.chars().flat_map(|c| code(c).unwrap_or_else(|| vec![u8::try_from(c).expect("ASCII")])).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn extract(file: &[u8]) -> Extract {
    read(file, &decode).expect("a PDF file with text")
}

/// The text without line ends, which mean nothing.
fn text(file: &[u8]) -> String {
    extract(file).text.replace('\n', "")
}

/// A table of two columns and two rows with a font's print of these texts.
fn table(print: fn(&str) -> Vec<u8>) -> String {
    let mut content = boxes(&[50.0, 150.0, 250.0], &[700.0, 720.0, 740.0]);
    for (x, y, words) in
        [(60.0, 726.0, "规章"), (160.0, 726.0, "12"), (60.0, 706.0, "总计"), (160.0, 706.0, "345")]
    {
        content += &show(x, y, &print(words));
    }
    content
}

const TABLE: &str = "<table><tr><td>规章</td><td>12</td></tr><tr><td>总计</td><td>345</td></tr></table>";

#[test]
fn predefined_encodings_need_no_tables() {
    for encoding in ["GBK-EUC-H", "GB-EUC-H", "GBKp-EUC-H", "GBK2K-H", "GBpc-EUC-H"] {
        assert_eq!(
            text(&Writer::new(Font::Predefined(encoding)).page(&table(gbk)).finish()),
            TABLE,
            "{encoding}"
        );
    }
    for encoding in ["UniGB-UCS2-H", "UniGB-UTF16-H"] {
        assert_eq!(
            text(&Writer::new(Font::Predefined(encoding)).page(&table(utf16)).finish()),
            TABLE,
            "{encoding}"
        );
    }
}

#[test]
fn codes_of_unicode_are_trusted_more_than_a_table_beside_them() {
    // Ghostscript without Chinese fonts writes such tables.
    let wrong = "1 beginbfrange <0000> <FFFF> <0041> endbfrange";
    let file = Writer::new(Font::PredefinedWithTable("UniGB-UCS2-H", wrong)).page(&table(utf16)).finish();
    assert_eq!(text(&file), TABLE);
}

#[test]
fn identity_codes_mean_what_the_table_says() {
    // Glyphs are numbered by their characters' code points here, less 1.
    let print =
        |words: &str| words.encode_utf16().flat_map(|unit| (unit - 1).to_be_bytes()).collect::<Vec<u8>>();
    let table_of = "2 beginbfrange <0000> <7FFE> <0001> <7FFF> <FFFD> <8000> endbfrange";
    assert_eq!(text(&Writer::new(Font::Identity(Some(table_of))).page(&table(print)).finish()), TABLE);
}

#[test]
fn glyphs_without_meaning_are_told_and_refused_where_all_are() {
    let file = Writer::new(Font::Identity(None)).page(&table(utf16)).finish();
    assert_eq!(read(&file, &decode), Err(Refusal::TextTable));
    let mostly = "1 beginbfrange <0001> <8B9F> <0001> endbfrange";
    let file = Writer::new(Font::Identity(Some(mostly))).page(&table(utf16)).finish();
    let extract = extract(&file);
    let notice = &extract.notices[0];
    assert_eq!((notice.kind, notice.count), (NoticeKind::Unknown, 1));
    let Touches::Ranges(ranges) = &notice.touches else { panic!("{notice:?}") };
    assert_eq!(&extract.text[ranges[0].clone()], "\u{FFFD}");
}

#[test]
fn type_3_fonts_have_tables_and_widths_of_their_own() {
    let table_of = "1 beginbfrange <00> <FF> <89C4> endbfrange";
    let file = Writer::new(Font::Type3(table_of))
        .page(&(boxes(&[50.0, 150.0, 250.0], &[700.0, 720.0]) + &show(60.0, 706.0, b"\0")))
        .finish();
    assert!(text(&file).contains("<td>规</td><td></td>"), "{}", text(&file));
}

#[test]
fn lines_are_lines_however_they_are_drawn() {
    let words = show(60.0, 706.0, &gbk("规")) + &show(160.0, 706.0, b"1");
    let (xs, ys) = ([50.0, 150.0, 250.0], [700.0, 720.0]);
    let bar = |x: f32, y: f32, width: f32, height: f32| format!("{x} {y} {width} {height} re f* ");
    let mut stroked = String::new();
    let mut bars = String::new();
    let mut dashes = String::new();
    let mut dots = String::new();
    let mut frames = String::new();
    for y in ys {
        stroked += &format!("50 {y} m 250 {y} l S ");
        bars += &bar(50.0, y, 200.0, 0.48);
        let mut x = 50.0;
        while x < 250.0 {
            dashes += &format!("{x} {y} m {} {y} l S ", x + 3.0);
            dots += &bar(x, y, 0.5, 0.5);
            dots += &bar(x + 2.0, y, 0.5, 0.5);
            x += 5.0;
        }
    }
    for x in xs {
        stroked += &format!("{x} 700 m {x} 720 l S ");
        bars += &bar(x, 700.0, 0.48, 20.0);
        let mut y = 700.0;
        while y < 720.0 {
            dashes += &format!("{x} {y} m {x} {} l S ", y + 3.0);
            dots += &bar(x, y, 0.5, 0.5);
            dots += &bar(x, y + 2.0, 0.5, 0.5);
            y += 5.0;
        }
    }
    for x in [50.0, 150.0] {
        frames += &format!("{x} 700 100 20 re S ");
    }
    let cut_out = "50 700 100 20 re 51 701 98 18 re f* 150 700 100 20 re 151 701 98 18 re f* ".to_owned();
    for lines in [stroked, bars, dashes, dots, frames, cut_out] {
        let file = Writer::new(Font::Predefined("GBK-EUC-H")).page(&(lines.clone() + &words)).finish();
        assert_eq!(text(&file), "<table><tr><td>规</td><td>1</td></tr></table>", "{lines}");
    }
}

#[test]
fn outer_lines_left_and_right_may_be_missing() {
    let words = show(60.0, 706.0, &gbk("规")) + &show(160.0, 706.0, b"1");
    let lines = "50 700 m 250 700 l S 50 720 m 250 720 l S 150 700 m 150 720 l S ";
    let file = Writer::new(Font::Predefined("GBK-EUC-H")).page(&(lines.to_owned() + &words)).finish();
    assert_eq!(text(&file), "<table><tr><td>规</td><td>1</td></tr></table>");
}

#[test]
fn fields_without_a_line_between_them_are_one_cell() {
    // Two columns above, one below; a label over both rows.
    let lines = "50 700 200 40 re S 100 700 m 100 740 l S 100 720 m 250 720 l S 175 720 m 175 740 l S ";
    let words = show(60.0, 716.0, &gbk("总"))
        + &show(110.0, 726.0, b"1")
        + &show(185.0, 726.0, b"2")
        + &show(110.0, 706.0, b"3");
    let file = Writer::new(Font::Predefined("GBK-EUC-H")).page(&(lines.to_owned() + &words)).finish();
    let expected = "<table><tr><td rowspan=\"2\">总</td><td>1</td><td>2</td></tr><tr><td colspan=\"2\">3</td></tr></table>";
    assert_eq!(text(&file), expected);
}

#[test]
fn turned_pages_and_turned_content_read_alike() {
    let upright = table(gbk);
    for turn in [90, 180, 270] {
        // The page is turned, its content the other way round.
        let matrix = match turn {
            90 => "0 1 -1 0 842 0 cm ",
            180 => "-1 0 0 -1 842 842 cm ",
            _ => "0 -1 1 0 0 842 cm ",
        };
        let content = format!("{matrix}{upright}");
        let file = Writer::new(Font::Predefined("GBK-EUC-H")).square().turned(turn).page(&content).finish();
        assert_eq!(text(&file), TABLE, "turned by {turn}");
        let file = Writer::new(Font::Predefined("GBK-EUC-H")).square().page(&content).finish();
        assert_eq!(text(&file), TABLE, "content turned by {turn}");
    }
}

#[test]
fn a_label_turned_in_its_cell_is_read_along_its_line() {
    // Upwards and downwards, beside numbers that run across.
    for (turn, x, y) in [("0 1 -1 0", 76.0, 704.0), ("0 -1 1 0", 64.0, 736.0)] {
        let label: String = format!("BT /F 12 Tf {turn} {x} {y} Tm <{}> Tj ET ", hexadecimal(&gbk("总计")));
        let lines = "50 700 200 40 re S 100 700 m 100 740 l S 100 720 m 250 720 l S ";
        let numbers = show(110.0, 726.0, b"12") + &show(110.0, 706.0, b"345");
        let file =
            Writer::new(Font::Predefined("GBK-EUC-H")).page(&(lines.to_owned() + &label + &numbers)).finish();
        let expected = "<table><tr><td rowspan=\"2\">总计</td><td>12</td></tr><tr><td>345</td></tr></table>";
        assert_eq!(text(&file), expected, "{turn}");
    }
}

#[test]
fn forms_are_part_of_the_page() {
    let file = Writer::new(Font::Predefined("GBK-EUC-H")).form(&table(gbk)).page("q /X Do Q").finish();
    assert_eq!(text(&file), TABLE);
}

#[test]
fn heads_feet_and_page_numbers_are_left_out() {
    let mut writer = Writer::new(Font::Predefined("GBK-EUC-H"));
    for number in 1..=3 {
        let head = show(60.0, 815.0, &gbk("信息"));
        let foot = show(290.0, 20.0, &gbk(&format!("- {number} -")));
        writer = writer.page(&(head + &show(60.0, 400.0, &gbk(&format!("规章{number}"))) + &foot));
    }
    assert_eq!(text(&writer.finish()), "<p>规章1</p><p>规章2</p><p>规章3</p>");
}

#[test]
fn a_number_in_the_margin_that_counts_nothing_stays() {
    let writer = Writer::new(Font::Predefined("GBK-EUC-H"))
        .page(&show(60.0, 20.0, b"37"))
        .page(&show(60.0, 20.0, b"5"));
    assert_eq!(text(&writer.finish()), "<p>37</p><p>5</p>");
}

/// Rows of two cells from `top` downwards.
fn rows(top: f32, rows: &[(&str, &str)]) -> String {
    let ys: Vec<f32> = (0..=rows.len()).map(|row| top - 20.0 * row as f32).collect();
    let mut content = boxes(&[50.0, 150.0, 250.0], &ys);
    for ((label, number), y) in rows.iter().zip(&ys) {
        content += &show(60.0, y - 14.0, &gbk(label));
        content += &show(160.0, y - 14.0, number.as_bytes());
    }
    content
}

#[test]
fn a_table_over_pages_is_one_and_its_head_comes_once() {
    let writer = Writer::new(Font::Predefined("GBK-EUC-H"));
    let file = writer
        .page(&rows(100.0, &[("信息", ""), ("规章", "1")]))
        .page(&rows(780.0, &[("信息", ""), ("总计", "2")]))
        .finish();
    let expected = "<table><tr><td>信息</td><td></td></tr><tr><td>规章</td><td>1</td></tr><tr><td>总计</td><td>2</td></tr></table>";
    assert_eq!(text(&file), expected);
}

#[test]
fn pages_are_known_by_where_they_begin() {
    let rows_of = |label: &'static str| rows(100.0, &[(label, "1")]);
    let writer = Writer::new(Font::Predefined("GBK-EUC-H")).page(&show(60.0, 400.0, &gbk("信息")));
    let extract = extract(&writer.page(&rows_of("规章")).page(&rows(780.0, &[("总计", "2")])).finish());
    let page = |index: usize| &extract.text[extract.pages[index]..];
    assert_eq!(extract.pages.len(), 3);
    assert!(page(0).starts_with("<p>信息") && page(2).starts_with("<tr><td>总计"), "{extract:?}");
    assert!(page(1).starts_with("<tr><td>规章"), "{extract:?}");
}

#[test]
fn a_row_torn_by_the_page_is_one() {
    // The lower end of the row is not drawn on the first page, the upper one not on the second.
    let label = |y: f32, words: &str| show(52.0, y, &gbk(words));
    let first =
        "50 60 m 50 100 l S 90 60 m 90 100 l S 250 60 m 250 100 l S 50 100 m 250 100 l S 50 80 m 250 80 l S "
            .to_owned()
            + &label(86.0, "规章")
            + &show(100.0, 86.0, b"1")
            + &label(66.0, "无法");
    let second = "50 760 m 50 800 l S 90 760 m 90 800 l S 250 760 m 250 800 l S 50 780 m 250 780 l S 50 760 m 250 760 l S ".to_owned()
        + &label(786.0, "提供")
        + &show(100.0, 786.0, b"2")
        + &label(766.0, "总计")
        + &show(100.0, 766.0, b"3");
    let file = Writer::new(Font::Predefined("GBK-EUC-H")).page(&first).page(&second).finish();
    let expected = "<table><tr><td>规章</td><td>1</td></tr><tr><td>无法提供</td><td>2</td></tr><tr><td>总计</td><td>3</td></tr></table>";
    assert_eq!(text(&file), expected);
}

#[test]
fn rows_are_not_torn_where_only_the_line_between_them_is_missing() {
    let first = "50 60 m 50 100 l S 150 60 m 150 100 l S 250 60 m 250 100 l S 50 100 m 250 100 l S 50 80 m 250 80 l S ".to_owned()
        + &show(60.0, 86.0, &gbk("信息"))
        + &show(60.0, 66.0, &gbk("规章"))
        + &show(160.0, 66.0, b"1");
    let second = boxes(&[50.0, 150.0, 250.0], &[800.0, 780.0])
        + &show(60.0, 786.0, &gbk("总计"))
        + &show(160.0, 786.0, b"2");
    let file = Writer::new(Font::Predefined("GBK-EUC-H")).page(&first).page(&second).finish();
    assert!(
        text(&file).ends_with("<td>规章</td><td>1</td></tr><tr><td>总计</td><td>2</td></tr></table>"),
        "{}",
        text(&file)
    );
}

#[test]
fn tables_without_lines_are_columns_of_characters() {
    let mut content = String::new();
    for (row, (label, one, two)) in
        [("规章", "1", "2"), ("总计", "30", "4"), ("信息", "", "56")].into_iter().enumerate()
    {
        let y = 700.0 - 20.0 * row as f32;
        content +=
            &(show(50.0, y, &gbk(label)) + &show(150.0, y, one.as_bytes()) + &show(250.0, y, two.as_bytes()));
    }
    let extract = extract(&Writer::new(Font::Predefined("GBK-EUC-H")).page(&content).finish());
    let expected = [
        "<pre>规章             1               2",
        "总计             30              4",
        "信息                             56",
    ];
    assert_eq!(extract.text.lines().take(3).collect::<Vec<_>>(), expected);
}

#[test]
fn what_is_struck_out_is_kept_and_told() {
    let content = show(60.0, 700.0, b"1234")
        + "59 704 m 85 704 l S "
        + &show(100.0, 700.0, b"56")
        + "99 698 m 112 698 l S ";
    let extract = extract(&Writer::new(Font::Predefined("GBK-EUC-H")).page(&content).finish());
    assert_eq!(extract.notices.len(), 1);
    let Touches::Ranges(ranges) = &extract.notices[0].touches else { panic!("{:?}", extract.notices) };
    assert_eq!(extract.notices[0].kind, NoticeKind::Struck);
    assert_eq!(ranges.iter().map(|range| &extract.text[range.clone()]).collect::<Vec<_>>(), ["1234"]);
}

/// Cells of narrow margins: the line through a number touches their border, and so belongs to the table's lines.
#[test]
fn what_is_struck_out_in_narrow_cells_is_told() {
    let columns = 15;
    let x = |column: usize| 40.0 + 18.0 * column as f32;
    let mut content = boxes(&(0..=columns).map(x).collect::<Vec<_>>(), &[700.0, 716.0, 732.0]);
    for column in 0..columns {
        let left = x(column) + 1.0;
        content += &show(left, 704.0, b"7");
        content += &format!("{left} 708 m {} 708 l S ", left + 6.0);
        content += &show(left, 720.0, b"8");
    }
    // A digit of 7 points is narrower than any border of a cell is long.
    content += "BT /F 7 Tf 60 600 Td <35> Tj ET 60 602.3 3.5 0.4 re f ";
    let extract = extract(&Writer::new(Font::Predefined("GBK-EUC-H")).page(&content).finish());
    let [notice] = &extract.notices[..] else { panic!("{:?}", extract.notices) };
    let Touches::Ranges(ranges) = &notice.touches else { panic!("{notice:?}") };
    let touched: String = ranges.iter().map(|range| &extract.text[range.clone()]).collect();
    assert_eq!(
        (notice.kind, touched.matches('7').count(), touched.contains('5'), touched.contains('8')),
        (NoticeKind::Struck, 15, true, false)
    );
}

#[test]
fn print_struck_twice_to_look_bold_is_one_print() {
    let content = show(60.0, 700.0, b"11") + &show(60.3, 700.0, b"11");
    assert_eq!(text(&Writer::new(Font::Predefined("GBK-EUC-H")).page(&content).finish()), "<p>11</p>");
}

#[test]
fn oblique_print_is_a_watermark() {
    let content = show(60.0, 700.0, b"1") + "q 0.7 0.7 -0.7 0.7 200 300 cm " + &show(0.0, 0.0, b"999") + "Q ";
    assert_eq!(text(&Writer::new(Font::Predefined("GBK-EUC-H")).page(&content).finish()), "<p>1</p>");
}

#[test]
fn scans_and_outlines_are_refused_and_layers_of_recognised_text_doubted() {
    let picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q ";
    let of = |content: &str| Writer::new(Font::Predefined("GBK-EUC-H")).page(content).finish();
    assert_eq!(read(&of(picture), &decode), Err(Refusal::Scanned { pages: 1 }));
    let letters = "0 0 m 1 2 3 4 5 6 c f ".repeat(100);
    assert_eq!(read(&of(&letters), &decode), Err(Refusal::Outlines));
    let layer = extract(&of(&format!("{picture}3 Tr {}", show(60.0, 700.0, b"1234"))));
    assert_eq!(layer.notices[0].kind, NoticeKind::Recognised);
    assert!(
        matches!(&layer.notices[0].touches, Touches::Ranges(ranges) if layer.text[ranges[0].clone()] == *"1234")
    );
    let beside =
        Writer::new(Font::Predefined("GBK-EUC-H")).page(picture).page(&show(60.0, 700.0, b"1234")).finish();
    assert_eq!(extract(&beside).notices[0].kind, NoticeKind::Scanned);
}

#[test]
fn a_damaged_table_of_characters_doubts_everything() {
    let table_of = "3 beginbfrange <0000> <4DFF> <0000> <4E00> <9FFF> <4E00> <FF08> <FF08> <00FF> endbfrange";
    let content = show(60.0, 700.0, &utf16(&"规".repeat(40))) + &show(60.0, 680.0, &utf16("（（（（"));
    let extract = extract(&Writer::new(Font::Identity(Some(table_of))).page(&content).finish());
    assert_eq!(
        (extract.notices[0].kind, &extract.notices[0].touches),
        (NoticeKind::TextTable, &Touches::Everything)
    );
}

#[test]
fn a_cut_file_is_refused() {
    let whole = Writer::new(Font::Predefined("GBK-EUC-H")).page(&table(gbk)).finish();
    for length in [whole.len() / 3, whole.len() / 2, whole.len() - 40] {
        assert_eq!(read(&whole[..length], &decode), Err(Refusal::Damaged), "{length} of {}", whole.len());
    }
}

#[test]
fn bombs_are_refused_or_cut() {
    let zeros = vec![b' '; limits::MEMBER + 1];
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&zeros, 1);
    let refused = Writer::new(Font::Predefined("GBK-EUC-H"))
        .raw("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &bomb);
    assert_eq!(read(&refused.page(&table(gbk)).finish(), &decode), Err(Refusal::TooLarge));
    let escaped = Writer::new(Font::Predefined("GBK-EUC-H"))
        .raw("/Type /Obj#53tm /Image /N 1 /Filter /FlateDecode", &bomb);
    assert_eq!(read(&escaped.page(&table(gbk)).finish(), &decode), Err(Refusal::TooLarge));
    // A form that shows itself, states without end, brackets without end.
    let form = Writer::new(Font::Predefined("GBK-EUC-H"))
        .form("/X Do /X Do /X Do")
        .page(&format!("/X Do {}", table(gbk)));
    assert_eq!(text(&form.finish()), TABLE);
    let states = "q ".repeat(1_000_000);
    let file = Writer::new(Font::Predefined("GBK-EUC-H")).page(&(states + &table(gbk))).finish();
    assert_eq!(text(&file), TABLE);
    let brackets =
        Writer::new(Font::Predefined("GBK-EUC-H")).page(&(table(gbk) + &"[".repeat(100_000))).finish();
    assert_eq!(extract(&brackets).notices[0].kind, NoticeKind::Damaged);
}

#[test]
fn widths_that_cover_everything_again_and_again_cost_nothing() {
    let widths = "0 65535 500 ".repeat(20_000);
    let file = Writer::new(Font::PredefinedWithWidths("GBK-EUC-H", &widths)).page(&table(gbk)).finish();
    assert_eq!(text(&file), TABLE);
}

#[test]
fn drawings_of_many_lines_take_linear_time() {
    let mut content = String::new();
    for index in 0..60_000 {
        let (x, y) = (index % 600, index / 75);
        content += &format!("{x} {y} m {x} {} l S {y} {x} m {} {x} l S ", y + 40, y + 40);
    }
    let file = Writer::new(Font::Predefined("GBK-EUC-H")).page(&content).finish();
    assert_eq!(read(&file, &decode), Err(Refusal::NoText));
}

#[test]
fn pages_beyond_the_limit_are_told() {
    let mut writer = Writer::new(Font::Predefined("GBK-EUC-H"));
    for _ in 0..=limits::PAGES {
        writer = writer.page(&show(60.0, 400.0, b"1"));
    }
    assert!(extract(&writer.finish()).notices.iter().any(|notice| notice.kind == NoticeKind::Cut));
}

#[test]
fn hexadecimal_strings_are_strings() {
    let content = format!("BT /F 12 Tf 60 700 Td <{}> Tj ET ", hexadecimal(b"12"));
    assert_eq!(text(&Writer::new(Font::Predefined("GBK-EUC-H")).page(&content).finish()), "<p>12</p>");
}

#[test]
fn values_of_form_fields_that_the_file_does_not_draw_are_read() {
    let content = boxes(&[50.0, 150.0, 250.0], &[700.0, 720.0, 740.0])
        + &show(60.0, 726.0, &gbk("规章"))
        + &show(60.0, 706.0, &gbk("总计"));
    let field = |entries: &str, y: u32| {
        format!("<< /Type /Annot /Subtype /Widget /Rect [155 {} 190 {}] {entries} >> ", y + 3, y + 17)
    };
    let own = field("/FT /Tx /V (12)", 720);
    let around = field("/Parent << /FT /Tx /V <FEFF003300340035> >>", 700);
    let hidden = field("/FT /Tx /F 2 /V (9)", 700);
    let button = field("/FT /Btn /V /Yes", 720);
    let file = Writer::new(Font::Predefined("GBK-EUC-H"))
        .annotations(&(own + &around + &hidden + &button))
        .page(&content)
        .finish();
    assert_eq!(text(&file), TABLE);
}
