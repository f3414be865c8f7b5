//! RTF documents as Word, WPS and others write them.

use crate::testing::{extract, refusal};
use crate::{NoticeKind, Refusal, Touches};

/// The text of a document with a font of GBK (`\f1`), a Western one (`\f0`) and Wingdings (`\f2`).
fn text(body: &str) -> String {
    extract(document(body).as_bytes()).text.replace('\n', "")
}

fn document(body: &str) -> String {
    format!(
        "{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fcharset0 Times;}}{{\\f1\\fcharset134 \\'cb\\'ce{{\\*\\falt SimSun}};}}\
         {{\\f2\\fcharset2 Wingdings;}}}}{{\\info{{\\title No}}}}{body}}}"
    )
}

#[test]
fn bytes_are_decoded_by_the_charset_of_their_font() {
    assert_eq!(text("{\\f1\\'b1\\'ed\\'b6\\'fe}{\\f0 2\\par}"), "<p>表二2</p>");
    assert_eq!(text("{\\f1 \\'b1\\'ed\\par}"), "<p>表</p>");
    // The font of double-byte text stands apart.
    assert_eq!(text("\\dbch\\af1\\loch\\f0 \\'b1\\'ed\\par"), "<p>表</p>");
    // The code page of the document, where fonts have none.
    let file = document("\\'b1\\'ed\\par").replace("ansicpg1252", "ansicpg936");
    assert_eq!(extract(file.as_bytes()).text.trim_end(), "<p>表</p>");
}

#[test]
fn units_of_unicode_swallow_their_substitutes() {
    assert_eq!(text("\\u34920\\'3f\\u20108?12\\par"), "<p>表二12</p>");
    assert_eq!(text("{\\uc2\\u34920\\'b1\\'ed}\\u20108 ?\\par"), "<p>表二</p>");
    assert_eq!(text("{\\uc0\\u34920 }1\\u-10179?\\u-8704?\\par"), "<p>表1😀</p>");
}

#[test]
fn rows_have_spans_by_the_edges_of_their_cells() {
    let rows = "\\trowd\\trleft0\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl A\\cell B\\cell\\row\
                \\trowd\\trleft0\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl\\cell C\\cell D\\cell\\row\\pard after\\par";
    let expected = "<table><tr><td rowspan=\"2\"><p>A</p></td><td colspan=\"2\"><p>B</p></td></tr>\
                    <tr><td><p>C</p></td><td><p>D</p></td></tr></table><p>after</p>";
    assert_eq!(text(rows), expected);
    let merged =
        "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\pard\\intbl A\\cell\\cell B\\cell\\row";
    assert_eq!(text(merged), "<table><tr><td colspan=\"2\"><p>A</p></td><td><p>B</p></td></tr></table>");
}

#[test]
fn tables_stand_in_cells() {
    let rows = "\\trowd\\cellx3000\\pard\\intbl A\\par\\pard\\intbl\\itap2 B\\nestcell C\\nestcell\
                {\\*\\nesttableprops\\trowd\\cellx1000\\cellx2000\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\cell\\row";
    let expected =
        "<table><tr><td><p>A</p><table><tr><td><p>B</p></td><td><p>C</p></td></tr></table></td></tr></table>";
    assert_eq!(text(rows), expected);
}

#[test]
fn numbers_of_lists_are_those_printed() {
    let list = "{\\listtext\\pard\\plain\\f1 \\'b6\\'fe.\\tab}\\pard\\ls1 A\\par";
    assert_eq!(text(list), "<p>二. A</p>");
    let extract = extract(document("\\pard\\ls1 A\\par\\pard B\\par").as_bytes());
    assert_eq!((extract.notices[0].kind, extract.notices[0].count), (NoticeKind::Numbering, 1));
}

#[test]
fn what_is_no_text_is_left_out() {
    let body = "{\\header H\\par}{\\footer F\\par}{\\field{\\*\\fldinst PAGE 7}{\\fldrslt 8}}{\\*\\unknown no}{\\pict 00ff}\
                {\\v hidden}{\\deleted gone}{\\b\\revised new}\\bin5 }}}}}!\\par";
    assert_eq!(text(body), "<p>8new!</p>");
    let notices = extract(document(body).as_bytes()).notices;
    let told: Vec<_> = notices.iter().map(|notice| (notice.kind, notice.count)).collect();
    assert_eq!(told, [(NoticeKind::TrackedChanges, 2), (NoticeKind::Hidden, 1)]);
}

#[test]
fn notes_go_behind_and_boxes_behind_their_paragraph() {
    let body = "A{\\footnote\\pard N\\par}B{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard Box\\par}}{\\shprslt no}}\\par C\\par";
    assert_eq!(text(body), "<p>AB</p><p>Box</p><p>C</p><p>N</p>");
}

#[test]
fn signs_and_struck_text() {
    assert_eq!(text("{\\f2\\'fe}1{\\f2\\u-3842?}\\par"), "<p>☑1☑</p>");
    let extract = extract(document("12{\\strike 34}\\par").as_bytes());
    let Touches::Ranges(ranges) = &extract.notices[0].touches else { panic!("{extract:?}") };
    assert_eq!((extract.notices[0].kind, &extract.text[ranges[0].clone()]), (NoticeKind::Struck, "34"));
}

#[test]
fn a_cut_document_is_told_and_groups_without_end_are_refused() {
    let whole = document("A\\par B\\par");
    let cut = extract(&whole.as_bytes()[..whole.len() - 3]);
    assert_eq!((cut.notices[0].kind, &cut.notices[0].touches), (NoticeKind::Damaged, &Touches::Everything));
    let groups = format!("{{\\rtf1{}", "{".repeat(100_000));
    assert_eq!(refusal(groups.as_bytes()), Refusal::Nested);
    let tables = format!("{{\\rtf1{}A\\nestcell\\par}}", "\\pard\\intbl\\itap60000 x\\par ".repeat(1000));
    assert!(extract(tables.as_bytes()).text.contains('A'));
}

/// The text of a document with colours: 1 is white, 2 is dark.
fn coloured(body: &str) -> (String, Vec<NoticeKind>) {
    let colours = "{\\colortbl;\\red255\\green255\\blue255;\\red31\\green78\\blue121;}";
    let extract = extract(document(&(colours.to_owned() + body)).as_bytes());
    (extract.text.replace('\n', ""), extract.notices.iter().map(|notice| notice.kind).collect())
}

#[test]
fn raised_text_is_raised() {
    for raised in ["{\\super 1}", "{\\up6\\fs10 1}", "{\\super 9\\nosupersub}"] {
        let mark = if raised.contains('9') { '9' } else { '1' };
        assert_eq!(text(&format!("1043{raised}\\par")), format!("<p>1043<sup>{mark}</sup></p>"));
    }
    assert_eq!(text("12{\\sub 3}4{\\up1 5}\\par"), "<p>12<sub>3</sub>45</p>");
    assert_eq!(coloured("10{\\super 43}\\par").1, [NoticeKind::Raised]);
}

#[test]
fn text_that_nobody_sees_is_left_out_and_told() {
    let row = |ground: &str, nine: &str| {
        let nine =
            format!("\\trowd{ground}\\cellx1000\\cellx2000\\pard\\intbl{{{nine} 9}}1043\\cell B\\cell\\row");
        let (text, kinds) = coloured(&nine);
        (text.replace("<table><tr><td><p>", "").replace("</p></td><td><p>B</p></td></tr></table>", ""), kinds)
    };
    let left_out = ("1043".to_owned(), vec![NoticeKind::Unseen]);
    let seen = ("91043".to_owned(), vec![]);
    assert_eq!(row("", "\\cf1"), left_out);
    assert_eq!(row("", "\\fs2"), left_out);
    assert_eq!(row("\\clcbpat1", "\\cf1"), left_out);
    assert_eq!(row("\\clcbpat2", "\\cf1"), seen);
    assert_eq!(row("", "\\cf1\\chcbpat2"), seen);
    assert_eq!(row("", "\\cf2"), seen);
    assert_eq!(row("\\clshdng5000", "\\cf1"), ("91043".to_owned(), vec![NoticeKind::Faint]));
    assert_eq!(coloured("A\\par{\\cf1 9}\\par").0, "<p>A</p><p></p>");
}

#[test]
fn of_two_prints_of_a_text_the_one_in_unicode_is_read() {
    assert_eq!(text("{\\upr{9}{\\*\\ud{\\u34920?12}}}3\\par"), "<p>表123</p>");
}
