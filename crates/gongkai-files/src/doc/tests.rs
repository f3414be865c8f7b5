//! `.doc` files: one with every mark, written by LibreOffice, and its damages.

use crate::testing::{extract, refusal};
use crate::{NoticeKind, Refusal};

/// Lists of several levels, hidden, deleted, inserted and struck text, a sign, a field, merged cells, a table in a cell,
/// a list in a cell, header and footer. (LibreOffice begins the last list anew, so that 四 became 一.)
const MARKS: &[u8] = include_bytes!("tests/marks.doc");

#[test]
fn numbers_are_computed_and_hidden_and_deleted_text_is_left_out() {
    let text = extract(MARKS).text;
    let paragraphs: Vec<&str> = text.lines().take(17).collect();
    let expected = [
        "<p>一、总体情况</p>",
        "<p>（一）主动公开</p>",
        "<p>1. 甲</p>",
        "<p>2. 乙</p>",
        "<p>① 圈</p>",
        "<p>（二）依申请</p>",
        "<p>二、主动公开情况</p>",
        "<p>（一）又</p>",
        "<p>第5条五条</p>",
        "<p>第6条六条</p>",
        "<p>6.I 六之一</p>",
        "<p>三、三起</p>",
        "<p>一、四</p>",
        "<p>可见末尾划掉</p>",
        "<p>修订：13</p>",
        "<p>勾选☑</p>",
        "<p>域：1</p>",
    ];
    assert_eq!(paragraphs, expected);
    assert!(!text.contains("页眉") && !text.contains("页脚"));
}

#[test]
fn cells_are_merged_and_hold_tables_and_lists() {
    let text = extract(MARKS).text.replace(['\n'], "").replace("<p>", "").replace("</p>", "");
    let table = &text[text.find("<table>").unwrap()..];
    let expected = "<table><tr><td colspan=\"2\">0001</td><td>02</td><td>03</td></tr>\
        <tr><td rowspan=\"2\">1020</td><td>11<table><tr><td>n00</td><td>n01</td></tr>\
        <tr><td>n10</td><td>n11</td></tr></table></td><td>12</td><td>13</td></tr>\
        <tr><td>21</td><td rowspan=\"2\" colspan=\"2\">22233233</td></tr>\
        <tr><td>30三、列表在格内</td><td>31</td></tr></table>完";
    assert_eq!(table, expected);
}

#[test]
fn what_was_left_out_is_told() {
    let notices = extract(MARKS).notices;
    let told: Vec<_> = notices.iter().map(|notice| (notice.kind, notice.count)).collect();
    let expected = [(NoticeKind::TrackedChanges, 2), (NoticeKind::Hidden, 1), (NoticeKind::Struck, 1)];
    assert_eq!(told, expected);
}

/// Where the stream `WordDocument` stands in the fixture.
fn main_stream(file: &[u8]) -> usize {
    let at = file.windows(4).position(|window| window == b"\xEC\xA5\x01\x01");
    at.expect("the mark of Word 97")
}

#[test]
fn passwords_and_old_programs_are_refused() {
    let at = main_stream(MARKS);
    let mut encrypted = MARKS.to_vec();
    encrypted[at + 11] |= 1;
    assert_eq!(refusal(&encrypted), Refusal::Password);
    let mut old = MARKS.to_vec();
    old[at..at + 4].copy_from_slice(b"\xDC\xA5\x65\0");
    assert_eq!(refusal(&old), Refusal::TooOld);
    let mut older = MARKS.to_vec();
    older[at + 2..at + 4].copy_from_slice(&[0x65, 0]);
    assert_eq!(refusal(&older), Refusal::TooOld);
}

#[test]
fn a_cut_file_is_refused_or_told() {
    assert_eq!(refusal(&MARKS[..600]), Refusal::Damaged);
    // The text says how long it is.
    let at = main_stream(MARKS);
    let mut longer = MARKS.to_vec();
    longer[at + 0x4C + 1] = 2;
    assert!(extract(&longer).notices.iter().any(|notice| notice.kind == NoticeKind::Damaged));
}
