//! Files that hayro-syntax or the interpreter would read for minutes, or with gigabytes: each was once.

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::writer::{boxes, show};
use super::{decode, read};
use crate::{Extract, NoticeKind, Refusal, limits};

/// A text that every page here shows.
const TEXT: &str = "BT /F 12 Tf 60 700 Td (12) Tj ET ";
const FONT: &str = "<< /Type /Font /Subtype /Type0 /Encoding /GBK-EUC-H /DescendantFonts [<< /Subtype /CIDFontType0 /DW 1000 >>] >>";

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let data = compress_to_vec_zlib(data, 1);
    let head = format!("<< /Length {} /Filter /FlateDecode {entries} >>\nstream\n", data.len());
    [head.as_bytes(), &data, b"\nendstream"].concat()
}

/// Objects from number 1 on, their places in a table.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let start = file.len();
    let trailer =
        format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend((table + &trailer).bytes());
    file
}

/// Pages that all show the content of object 4; resources are those given and the font `/F`, or object 5.
fn pages(count: usize, content: &[u8], resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let first = 5 + more.len();
    let kids: String = (first..first + count).map(|number| format!("{number} 0 R ")).collect();
    let resources = match resources {
        "" => "5 0 R".to_owned(),
        own => format!("<< /Font << /F 3 0 R >> {own} >>"),
    };
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {resources} >>"
    );
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] >>").into(),
        FONT.into(),
        stream("", content),
    ];
    objects.extend(more.iter().cloned());
    objects.extend(std::iter::repeat_n(page.into_bytes(), count));
    file(&objects)
}

/// It is read in part, and said so.
fn cut(file: &[u8]) -> Extract {
    let extract = read(file, &decode).expect("some text");
    let told = extract.notices.iter().any(|notice| notice.kind == NoticeKind::Cut);
    assert!(told, "{:?}", extract.notices);
    extract
}

#[test]
fn content_is_read_once_up_to_a_limit_however_often_it_is_shown() {
    // Pages that share a stream, a page that names it again and again, a form that is shown again and again.
    let long = [TEXT.as_bytes(), &b" ".repeat(4 << 20)].concat();
    cut(&pages(1_000, &long, "/X 1", &[]));
    let again = format!("<< /Font << /F 3 0 R >> >> /Contents [{}]", "4 0 R ".repeat(20_000));
    let page = format!("<< /Type /Page /Parent 2 0 R /Resources {again} >>").into_bytes();
    let kids = b"<< /Type /Pages /Kids [5 0 R] >>".to_vec();
    let catalog = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
    let again = file(&[catalog, kids, FONT.into(), stream("", &long), page]);
    assert_eq!(read(&again, &decode), Err(Refusal::TooLarge));
    let form = stream("/Subtype /Form /BBox [0 0 9 9]", &b" ".repeat(1 << 20));
    let shown = TEXT.to_owned() + &"/X Do ".repeat(100_000);
    cut(&pages(1, shown.as_bytes(), "/XObject << /X 5 0 R >>", &[form]));
}

#[test]
fn forms_that_show_two_forms_each_end() {
    let form = |number: usize| {
        let own = format!("/Subtype /Form /Resources << /XObject << /X {} 0 R >> >>", number + 1);
        stream(&own, b"/X Do /X Do ")
    };
    let forms: Vec<Vec<u8>> = (5..60).map(form).collect();
    cut(&pages(1, (TEXT.to_owned() + "/X Do ").as_bytes(), "/XObject << /X 5 0 R >>", &forms));
}

#[test]
fn large_dictionaries_that_are_looked_at_again_and_again_end_it() {
    let entries: String = (0..10_000).map(|number| format!("/A{number} 1 ")).collect();
    let states = format!("/ExtGState << /X << /LW 1 {entries} >> >>");
    cut(&pages(1, (TEXT.to_owned() + &"/X gs ".repeat(100_000)).as_bytes(), &states, &[]));
    let shows = TEXT.to_owned() + &"/X Do ".repeat(100_000);
    for kind in ["Form", "Image"] {
        let object = stream(&format!("/Subtype /{kind} {entries}"), b" ");
        cut(&pages(1, shows.as_bytes(), "/XObject << /X 5 0 R >>", &[object]));
    }
    // A font that is no object of its own is read once.
    let font =
        format!("/Font << /F 3 0 R /G << /Subtype /Type1 /Encoding << /Differences [0 {entries}] >> >> >>");
    let content = "/G 12 Tf ".repeat(100_000) + TEXT;
    let read = read(&pages(1, content.as_bytes(), &font, &[]), &decode).expect("a text");
    assert_eq!(read.notices, []);
}

#[test]
fn resources_that_many_pages_share_are_limited() {
    let fonts: String = (0..100_000).map(|number| format!("/A{number} 1 ")).collect();
    for own in [format!("<< /Font << /F 3 0 R {fonts} >> >>"), format!("<< /Font << /F 3 0 R >> {fonts} >>")]
    {
        let file = pages(1_000, TEXT.as_bytes(), "", &[own.into_bytes()]);
        assert_eq!(read(&file, &decode), Err(Refusal::TooLarge));
    }
    let own = b"<< /Font << /F 3 0 R /A 1 /B 2 >> /XObject << /C 1 >> >>".to_vec();
    assert!(read(&pages(1_000, TEXT.as_bytes(), "", &[own]), &decode).is_ok());
}

#[test]
fn fields_of_all_pages_are_limited() {
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let edges = |count: usize| (0..count).map(|at| at as f32 * 6.0).collect::<Vec<_>>();
    let content = boxes(&edges(100), &edges(130)) + &show(60.0, 706.0, b"1");
    assert_eq!(read(&pages(200, content.as_bytes(), "/X 1", &[]), &decode), Err(Refusal::TooLarge));
    assert!(read(&pages(2, content.as_bytes(), "/X 1", &[]), &decode).is_ok());
}

#[test]
fn pictures_in_content_end_soon() {
    // Each was taken for the beginning of content with all others in it.
    let pictures = TEXT.to_owned() + &"BI /W 1 /H 1 ID \n EI Q  \n EI 0 842 0 0 cm ".repeat(60_000);
    assert!(read(&pages(1, pictures.as_bytes(), "/X 1", &[]), &decode).is_ok());
    let endless = TEXT.to_owned() + &"BI /W 9 /H 9 /BPC 8 /CS /RGB ID ".repeat(60_000);
    let extract = read(&pages(1, endless.as_bytes(), "/X 1", &[]), &decode).expect("a text");
    assert_eq!(extract.notices[0].kind, NoticeKind::Damaged);
}

#[test]
fn nested_dictionaries_are_refused() {
    let nested = format!("/X {}1{}", "<< /A ".repeat(100_000), " >>".repeat(100_000));
    assert_eq!(read(&pages(1, TEXT.as_bytes(), &nested, &[]), &decode), Err(Refusal::Damaged));
}

#[test]
fn tables_of_places_are_limited() {
    let places =
        stream("/Type /XRef /W [1 4 0] /Index [0 1000000] /Size 1000000 /Root 1 0 R", &vec![1; 5_000_000]);
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n".to_vec();
    let start = bytes.len();
    bytes.extend([b"9 0 obj\n", &places[..], b"\nendobj\n"].concat());
    bytes.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    assert_eq!(read(&bytes, &decode), Err(Refusal::TooLarge));
}

#[test]
fn words_of_streams_without_streams_take_linear_time() {
    let words = b"1 0 obj <<>> stream\n".repeat(1_000_000);
    assert!(read(&[b"%PDF-1.7\n", &words[..], b"endobj\n%%EOF"].concat(), &decode).is_err());
}

#[test]
fn glyphs_lines_and_operators_of_a_page_and_of_all_are_limited() {
    let line = "BT /F 12 Tf 60 700 Td (".to_owned() + &"1".repeat(1_000) + ") Tj ET ";
    let glyphs = |thousands: usize| TEXT.to_owned() + &line.repeat(thousands);
    cut(&pages(1, glyphs(limits::GLYPHS / 1_000 + 1).as_bytes(), "/X 1", &[]));
    cut(&pages(limits::ALL_GLYPHS / 400_000 + 1, glyphs(400).as_bytes(), "/X 1", &[]));
    // The same line again and again is one.
    let lines = |count: usize| TEXT.to_owned() + &"0 9 m 9 9 l S ".repeat(count);
    cut(&pages(1, lines(limits::LINES + 1).as_bytes(), "/X 1", &[]));
    cut(&pages(limits::ALL_LINES / 150_000 + 1, lines(150_000).as_bytes(), "/X 1", &[]));
    let operators = |count: usize| TEXT.to_owned() + &"n ".repeat(count);
    cut(&pages(1, operators(limits::OPERATORS + 1).as_bytes(), "/X 1", &[]));
    cut(&pages(limits::ALL_OPERATORS / 1_000_000 + 1, operators(1_000_000).as_bytes(), "/X 1", &[]));
}

#[test]
fn streams_without_an_end_are_looked_for_once() {
    // Each `Do`, part of a page and font would search the rest of the file.
    let lost = [b"<< /Subtype /Form /Length 1 >>\nstream\n".to_vec(), b" ".repeat(1 << 20)].concat();
    let shown = TEXT.to_owned() + &"/X Do ".repeat(200_000);
    let form = pages(1, shown.as_bytes(), "/XObject << /X 5 0 R >>", std::slice::from_ref(&lost));
    assert!(read(&form, &decode).is_ok());
    // A colour space in resources of its own for each showing of a form.
    let form = [
        b"<< /Subtype /Form /BBox [0 0 9 9] /Resources << /ColorSpace << /C [/ICCBased 6 0 R] >> >> /Length 5 >>".to_vec(),
        b"\nstream\n/C cs\nendstream".to_vec(),
    ]
    .concat();
    let spaces = pages(1, shown.as_bytes(), "/XObject << /X 5 0 R >>", &[form, lost.clone()]);
    assert!(read(&spaces, &decode).is_ok());
    let parts = format!("<< /Font << /F 3 0 R >> >> /Contents [4 0 R {}]", "6 0 R ".repeat(200_000));
    let page = format!("<< /Type /Page /Parent 2 0 R /Resources {parts} >>").into_bytes();
    let kids = b"<< /Type /Pages /Kids [5 0 R] >>".to_vec();
    let catalog = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
    let parts = file(&[catalog, kids, FONT.into(), stream("", TEXT.as_bytes()), page, lost.clone()]);
    assert!(read(&parts, &decode).is_ok());
}
