//! What of a page is seen: covered and retyped numbers, print on print, white, clear and tiny text, pages askew.

use super::writer::{Font, Writer, boxes, hexadecimal, show};
use super::{TABLE, decode, extract, gbk, read, table, text};
use crate::{Extract, NoticeKind, Touches};

fn file(content: &str) -> Vec<u8> {
    Writer::new(Font::Predefined("GBK-EUC-H")).page(content).finish()
}

/// What is touched by an observation of this kind; `None`: there is none.
fn touched(extract: &Extract, kind: NoticeKind) -> Option<String> {
    let notice = extract.notices.iter().find(|notice| notice.kind == kind)?;
    let Touches::Ranges(ranges) = &notice.touches else { return Some(String::new()) };
    Some(ranges.iter().map(|range| &extract.text[range.clone()]).collect::<Vec<_>>().join("|"))
}

/// A box over the number 345 of the table, then another number.
const RETYPED: &str = "1 1 1 rg 158 703 30 12 re f 0 g ";

#[test]
fn a_number_under_a_box_is_not_read_and_its_cell_doubted() {
    for (cover, number) in [
        (RETYPED, "678"),
        // Filled by a polygon, in any colour, in a colour space with a name, in a form.
        ("0.2 0.3 0 0 k 158 703 m 188 703 l 188 715 l 158 715 l h b 0 g ", "1"),
        ("/Cs cs 1 1 1 sc 158 703 30 12 re f 0 g ", "9045"),
        ("q 150 700 100 20 re W n 1 g 158 703 30 12 re f Q ", "345"),
    ] {
        let content = table(gbk) + cover + &show(163.0, 706.0, number.as_bytes());
        let file = Writer::new(Font::Predefined("GBK-EUC-H"))
            .resources("/ColorSpace << /Cs [/CalRGB << >>] >>")
            .page(&content)
            .finish();
        let extract = extract(&file);
        assert_eq!(extract.text.replace('\n', ""), TABLE.replace("345", number), "{cover}");
        assert_eq!(touched(&extract, NoticeKind::Unseen), Some(format!("<td>{number}")), "{cover}");
        assert_eq!(touched(&extract, NoticeKind::Overlapping), None, "{cover}");
    }
    // Where nothing is written on the box, the cell is not known to be empty.
    let redacted = extract(&file(&(table(gbk) + RETYPED)));
    assert_eq!(redacted.text.replace('\n', ""), TABLE.replace("345", "\u{FFFD}"));
    assert_eq!(touched(&redacted, NoticeKind::Unseen).as_deref(), Some("<td>\u{FFFD}"));
}

#[test]
fn backgrounds_and_marks_that_shine_through_cover_nothing() {
    for (before, behind) in [
        (RETYPED, ""),
        // Half clear, multiplied, clipped away, a frame around, a line below.
        ("", "q /Half gs 1 0 0 rg 158 703 30 12 re f Q "),
        ("", "q /Times gs 1 0 0 rg 158 703 30 12 re f Q "),
        ("", "q 300 300 9 9 re W n 1 g 158 703 30 12 re f Q "),
        ("", "q 1 g 140 695 80 40 re 150.5 700.5 70 19 re f* Q "),
        ("", "158 704 30 0.5 re f "),
    ] {
        let file = Writer::new(Font::Predefined("GBK-EUC-H"))
            .resources("/ExtGState << /Half << /ca 0.5 >> /Times << /BM /Multiply >> >>")
            .page(&(before.to_owned() + &table(gbk) + behind))
            .finish();
        let extract = extract(&file);
        assert_eq!(
            (extract.text.replace('\n', ""), extract.notices),
            (TABLE.to_owned(), Vec::new()),
            "{behind}"
        );
    }
}

#[test]
fn what_is_covered_in_part_is_read_and_doubted() {
    for cover in ["1 g 158 709 30 9 re f ", "1 g 158 703 m 188 703 l 200 706 200 712 188 715 c 158 715 l f "]
    {
        let extract = extract(&file(&(table(gbk) + cover)));
        assert_eq!(extract.text.replace('\n', ""), TABLE, "{cover}");
        assert!(touched(&extract, NoticeKind::Overlapping).is_some_and(|text| text.contains('3')), "{cover}");
    }
}

#[test]
fn letters_on_one_another_are_doubted() {
    for shift in [0.0, 1.0, 2.0, 3.0, 4.0, 5.0] {
        let content = show(60.0, 700.0, b"1043") + &show(60.0 + shift, 701.0, b"1259");
        let extract = extract(&file(&content));
        let touched = touched(&extract, NoticeKind::Overlapping).unwrap_or_default();
        assert!(touched.len() > 3, "{shift}: {} {touched}", extract.text);
    }
    // Side by side, condensed, with marks that take half of their width.
    let beside = show(60.0, 700.0, b"10") + &show(71.5, 700.0, b"43");
    let condensed = "BT /F 12 Tf -1.5 Tc 60 680 Td (1043) Tj ET ".to_owned();
    let marks = "BT /F 12 Tf 60 660 Td [<A3A8> 500 (12) <A3A9> 500 <A3AC>] TJ ET ";
    assert_eq!(extract(&file(&(beside + &condensed + marks))).notices, []);
}

#[test]
fn text_that_nobody_sees_is_left_out_and_told() {
    let digit = |state: &str, size: f32| format!("q {state} BT /F {size} Tf 154 706 Td <39> Tj ET Q ");
    for unseen in [
        digit("1 g", 12.0),
        digit("0.99 1 1 rg", 12.0),
        digit("/Clear gs", 12.0),
        digit("1 Tr 1 G", 12.0),
        digit("0 g", 1.0),
        digit("0.1 g 150 700 9 20 re f 0.1 g", 12.0),
        "q /Clear gs /X Do Q ".to_owned(),
        // Clipped away by boxes, by curves, by two of them.
        digit("300 300 9 9 re W n", 12.0),
        digit("165 690 m 170 690 180 700 180 720 c 170 730 l h W* n", 12.0),
        digit("0 690 300 40 re W n 170 0 300 800 re W n", 12.0),
    ] {
        let file = Writer::new(Font::Predefined("GBK-EUC-H"))
            .resources("/ExtGState << /Clear << /ca 0 /CA 0 >> /Full << /ca 1 >> >>")
            .form(&digit("/Full gs", 12.0))
            .page(&(table(gbk) + &unseen))
            .finish();
        let extract = extract(&file);
        assert_eq!(extract.text.replace('\n', ""), TABLE, "{unseen}");
        assert_eq!(touched(&extract, NoticeKind::Unseen).as_deref(), Some("<td>345"), "{unseen}");
    }
    // Beside a line of text, its neighbours are doubted; far from it, and outside of the page, nothing.
    let line = show(60.0, 700.0, b"12") + &show(120.0, 700.0, b"34") + "1 g " + &show(54.0, 700.0, b"9");
    assert_eq!(touched(&extract(&file(&line)), NoticeKind::Unseen).as_deref(), Some("12"));
    let outside = show(60.0, 700.0, b"12") + &show(700.0, 700.0, b"34");
    let outside = extract(&file(&outside));
    assert_eq!(
        (&outside.text[..9], touched(&outside, NoticeKind::Unseen).as_deref()),
        ("<p>12</p>", Some(""))
    );
}

#[test]
fn what_is_clipped_in_part_or_perhaps_is_read() {
    let digit = |state: &str| format!("q {state} BT /F 12 Tf 170 706 Td <39> Tj ET Q ");
    let row = boxes(&[150.0, 250.0, 350.0], &[700.0, 720.0]);
    for (clip, doubted) in [
        ("150 700 100 20 re W n", false),
        // Half of it is seen; of the whole digit a little may be.
        ("150 700 23 20 re W n", false),
        ("150 700 21 20 re W n", true),
        ("150 722 100 1 re W n", false),
        // A curve bends out to it; there is no path.
        ("150 600 m 150 800 190 800 190 600 c h W n", false),
        ("W n", false),
    ] {
        let extract = extract(&file(&(row.clone() + &digit(clip) + &show(260.0, 706.0, b"1"))));
        let text = extract.text.replace('\n', "");
        if clip.starts_with("150 722") {
            assert_eq!(text, "<table><tr><td>\u{FFFD}</td><td>1</td></tr></table>", "{clip}");
            continue;
        }
        assert_eq!(text, "<table><tr><td>9</td><td>1</td></tr></table>", "{clip}");
        assert_eq!(touched(&extract, NoticeKind::Overlapping), doubted.then(|| "9".to_owned()), "{clip}");
    }
}

#[test]
fn light_text_on_dark_ground_shadows_and_small_pages_are_seen() {
    let dark = "0.1 0.2 0.5 rg 50 700 200 40 re f 1 g ".to_owned() + &table(gbk);
    let picture =
        "q 300 0 0 300 0 500 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q 1 g ".to_owned() + &table(gbk);
    let pattern = "/Pattern cs /P scn 0 600 400 242 re f 1 g ".to_owned() + &table(gbk);
    let shadow = "1 g ".to_owned() + &show(161.0, 706.0, b"345") + "0 g " + &table(gbk);
    let outlined = "1 g 2 Tr ".to_owned() + &table(gbk);
    let tiny = "q 0.1 0 0 0.1 0 0 cm ".to_owned() + &show(600.0, 700.0, b"12") + "Q ";
    for content in [dark, picture, pattern, shadow, outlined] {
        let extract = extract(&file(&content));
        assert_eq!(extract.text.replace('\n', ""), TABLE, "{content}");
        assert_eq!(touched(&extract, NoticeKind::Unseen), None, "{content}");
    }
    assert_eq!(text(&file(&tiny)), "<p>12</p>");
}

#[test]
fn text_under_a_picture_of_the_page_is_recognised_text() {
    let picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q ";
    let under = extract(&file(&(show(60.0, 700.0, &[b'7'; 25]) + picture)));
    assert_eq!(touched(&under, NoticeKind::Recognised).as_deref(), Some("7777777777777777777777777"));
    let over = extract(&file(&(picture.to_owned() + &show(60.0, 700.0, &[b'7'; 25]))));
    assert_eq!(touched(&over, NoticeKind::Recognised), None);
}

#[test]
fn pages_askew_are_straightened_and_lines_askew_doubted() {
    // A table with many columns, so that a row falls by more than its height over its width.
    let xs: Vec<f32> = (0..=10).map(|at| 50.0 + at as f32 * 50.0).collect();
    let ys: Vec<f32> = (0..=8).map(|at| 700.0 - at as f32 * 12.0).collect();
    let mut upright = boxes(&xs, &ys);
    for (row, y) in ys[1..].iter().enumerate() {
        for (column, x) in xs[..10].iter().enumerate() {
            upright += &show(x + 2.0, y + 2.0, format!("{row}{column}").as_bytes());
        }
    }
    let straight = text(&file(&upright));
    assert!(straight.starts_with("<table>") && straight.contains("<td>09</td>"), "{straight}");
    for slope in [0.003_f32, -0.0087, 0.02, 0.1] {
        let turned = format!("q 1 {slope} {} 1 60 40 cm {upright} Q ", -slope);
        assert_eq!(text(&file(&turned)), straight, "{slope}");
    }
    let askew = show(60.0, 700.0, b"12") + "BT /F 12 Tf 1 0.01 -0.01 1 60 650 Tm (34) Tj ET ";
    assert_eq!(touched(&extract(&file(&askew)), NoticeKind::Slanted).as_deref(), Some("34"));
}

#[test]
fn codes_of_symbolic_fonts_without_a_table_mean_nothing() {
    let font = |flags: u32, entries: &str| {
        let entries = format!("/BaseFont /ABCDEF+SimSun /FontDescriptor << /Flags {flags} >> {entries}");
        let file = Writer::new(Font::Simple(&entries)).page(&show(60.0, 700.0, b"12")).finish();
        read(&file, &decode).map(|extract| extract.text.trim().to_owned())
    };
    assert_eq!(font(4, ""), Err(crate::Refusal::TextTable));
    assert_eq!(font(4, "/Encoding /WinAnsiEncoding").as_deref(), Ok("<p>12</p>"));
    assert_eq!(font(32, "").as_deref(), Ok("<p>12</p>"));
}

#[test]
fn many_boxes_over_many_letters_take_linear_time() {
    let boxes: String = (0..60_000).map(|at| format!("{} {} 300 20 re f ", at % 300, 690 + at % 7)).collect();
    let letters = format!("1 g BT /F 1 Tf 60 700 Td ({}) Tj ET ", "1".repeat(20_000));
    let content = show(60.0, 100.0, b"12") + &boxes + &letters + &boxes;
    let read = read(&file(&content), &decode).expect("a text");
    assert!(
        read.notices
            .iter()
            .any(|notice| notice.kind == NoticeKind::Unseen || notice.kind == NoticeKind::Overlapping)
    );
}

#[test]
fn a_title_that_says_what_the_heads_say_stays() {
    let head = show(60.0, 820.0, &gbk("规章"));
    let below = show(60.0, 800.0, &gbk("规章"));
    let large = format!("BT /F 22 Tf 60 800 Td <{}> Tj ET ", hexadecimal(&gbk("规章")));
    let body = show(60.0, 400.0, b"1");
    let pages = |first: String, second: String| {
        text(&Writer::new(Font::Predefined("GBK-EUC-H")).page(&first).page(&second).finish())
    };
    let other = || head.clone() + &body;
    assert!(!pages(other(), other()).contains("规章"));
    for first in [head.clone() + &below, large.clone(), head.clone() + &large] {
        assert!(pages(first.clone() + &body, other()).starts_with("<p>规章</p><p>1"), "{first}");
    }
}

#[test]
fn digits_that_a_font_never_shows_may_stand_behind_its_spaces_and_doubled_digits() {
    // Glyphs 1 to 10 are the digits; the table says something else for the glyph of 4.
    let read = |four: &str, numbers: &[u8]| {
        let codes: String = (0..10)
            .map(|digit| {
                if digit == 4 {
                    format!("<0005> <{four}> ")
                } else {
                    format!("<{:04X}> <{:04X}> ", digit + 1, 0x30 + digit)
                }
            })
            .collect();
        let table_of = format!("10 beginbfchar {codes} endbfchar");
        let print =
            |number: &[u8]| -> Vec<u8> { number.iter().flat_map(|byte| [0, byte - b'0' + 1]).collect() };
        let mut content = String::new();
        for (row, number) in numbers.chunks(3).enumerate() {
            content += &show(60.0, 800.0 - row as f32 * 20.0, &print(number));
        }
        extract(&Writer::new(Font::Identity(Some(&table_of))).page(&content).finish())
    };
    let many = b"144123456789".repeat(8);
    assert_eq!(read("0034", &many).notices, []);
    let space = read("0020", &many);
    assert!(space.text.contains("1\u{FFFD}\u{FFFD}"), "{}", space.text);
    assert!(touched(&space, NoticeKind::Unknown).is_some_and(|text| text.contains('\u{FFFD}')));
    let other = read("0037", &many);
    assert!(
        other.text.contains("177")
            && touched(&other, NoticeKind::Unknown).is_some_and(|text| text.contains("77"))
    );
    // A digit that is not printed is not lacking.
    assert_eq!(read("0020", &b"123".repeat(30)).notices, []);
}
