//! OFD files written here, in the ways of the producers in use.

use crate::testing::{extract, refusal, zip};
use crate::{NoticeKind, Refusal, Touches};

const ROOT: &str = "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";

fn element(name: &str, inner: &str) -> String {
    format!("<ofd:{name} xmlns:ofd=\"http://www.ofdspec.org/2016\">{inner}</ofd:{name}>")
}

/// A file of one page with these objects.
fn file(objects: &str) -> Vec<u8> {
    let page = element("Page", &format!("<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"));
    with(&page, "", &[])
}

/// A file of this page, with more in its `CommonData`, and other parts.
fn with(page: &str, common: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = element(
        "Document",
        &format!(
            "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{common}</ofd:CommonData>\
             <ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages\\Page_0/content.XML\"/></ofd:Pages>"
        ),
    );
    let mut members: Vec<(&str, &[u8])> =
        vec![("OFD.xml", ROOT.as_bytes()), ("Doc_0/Document.xml", document.as_bytes())];
    members.push(("Doc_0/Pages/Page_0/Content.xml", page.as_bytes()));
    members.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    zip(&members)
}

/// A text at a place in millimetres, 4 mm high.
fn text(x: f32, y: f32, deltas: &str, words: &str) -> String {
    format!(
        "<ofd:TextObject Boundary=\"{x} {y} 50 5\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" {deltas}>{words}</ofd:TextCode></ofd:TextObject>"
    )
}

/// A line between two places.
fn line(x0: f32, y0: f32, x1: f32, y1: f32) -> String {
    let (width, height) = (x1 - x0, y1 - y0);
    format!(
        "<ofd:PathObject Boundary=\"{x0} {y0} {width} {height}\"><ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
    )
}

fn read(file: &[u8]) -> String {
    extract(file).text.replace('\n', "")
}

#[test]
fn lines_are_tables_and_deltas_places() {
    let mut objects = String::new();
    for y in [50.0, 60.0] {
        objects += &line(20.0, y, 100.0, y);
    }
    for x in [20.0, 60.0, 100.0] {
        objects += &line(x, 50.0, x, 60.0);
    }
    // One object goes over two cells, as its deltas say.
    objects += &text(22.0, 52.0, "DeltaX=\"4 34 g 2 2\"", "表二123");
    assert_eq!(read(&file(&objects)), "<table><tr><td>表二</td><td>123</td></tr></table>");
}

#[test]
fn pieces_of_text_are_apart_where_their_deltas_are_wide() {
    assert_eq!(read(&file(&text(20.0, 50.0, "DeltaX=\"2 30 2\"", "1234"))), "<p>12 34</p>");
    assert_eq!(read(&file(&text(20.0, 50.0, "", "1234表"))), "<p>1234表</p>");
}

#[test]
fn what_is_outside_of_text_codes_or_not_visible_is_no_text() {
    let hidden = text(20.0, 50.0, "", "1").replace("<ofd:TextObject", "<ofd:TextObject Visible=\"false\"");
    let outside = text(20.0, 60.0, "DeltaX=\"g 1 2\"", "23").replace("<ofd:TextCode", "9<ofd:TextCode");
    assert_eq!(read(&file(&(hidden + &outside))), "<p>23</p>");
}

#[test]
fn matrices_boundaries_and_blocks_place_their_objects() {
    let scaled =
        text(20.0, 50.0, "DeltaX=\"g 1 2\"", "12").replace("Size=\"4\"", "Size=\"4\" CTM=\"2 0 0 2 0 0\"");
    let block = format!(
        "<ofd:PageBlock><ofd:PageBlock>{}</ofd:PageBlock></ofd:PageBlock>",
        text(25.0, 54.0, "DeltaX=\"g 1 2\"", "34")
    );
    // Scaled by two from its corner, the baseline of the first is that of the second.
    assert_eq!(read(&file(&(scaled + &block))), "<p>1234</p>");
}

#[test]
fn templates_and_composites_are_part_of_the_page() {
    let page = element(
        "Page",
        "<ofd:Template TemplateID=\"9\"/><ofd:Content><ofd:Layer><ofd:CompositeObject Boundary=\"0 0 210 297\" ResourceID=\"7\"/></ofd:Layer></ofd:Content>",
    );
    let template = element(
        "Page",
        &format!("<ofd:Content><ofd:Layer>{}</ofd:Layer></ofd:Content>", text(20.0, 50.0, "", "1")),
    );
    let unit = format!(
        "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"7\"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
        text(20.0, 70.0, "", "2")
    );
    let common = "<ofd:TemplatePage ID=\"9\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>";
    let resources = element("Res", &unit);
    let file = with(
        &page,
        common,
        &[("Doc_0/Tpls/Tpl_0/Content.xml", &template), ("Doc_0/DocumentRes.xml", &resources)],
    );
    assert_eq!(read(&file), "<p>1</p><p>2</p>");
}

#[test]
fn encrypted_files_pictures_and_pages_that_cannot_be_read() {
    let members: [(&str, &[u8]); 2] = [("OFD.xml", ROOT.as_bytes()), ("Encryptions.xml", b"<a/>")];
    assert_eq!(refusal(&zip(&members)), Refusal::Password);
    let picture = "<ofd:ImageObject Boundary=\"0 0 210 297\" CTM=\"210 0 0 297 0 0\" ResourceID=\"3\"/>";
    assert_eq!(refusal(&file(picture)), Refusal::Scanned { pages: 1 });
    let damaged = with("<broken", "", &[]);
    assert_eq!(refusal(&damaged), Refusal::NoText);
    let nested = "<ofd:PageBlock>".repeat(100) + &"</ofd:PageBlock>".repeat(100) + &text(20.0, 50.0, "", "1");
    assert_eq!(extract(&file(&nested)).notices[0].kind, NoticeKind::Cut);
}

#[test]
fn text_that_nobody_sees_is_left_out_and_told() {
    let white = "<ofd:FillColor Value=\"255 255 255\"/>";
    let clear = "<ofd:FillColor Value=\"0 0 0\" Alpha=\"0\"/>";
    let with =
        |colour: &str| text(20.0, 50.0, "", "7").replace("<ofd:TextCode", &format!("{colour}<ofd:TextCode"));
    let faint = text(20.0, 50.0, "", "7").replace("Size=", "Alpha=\"0\" Size=");
    let path = |colour: &str| {
        format!(
            "<ofd:PathObject Boundary=\"18 50 10 6\" Fill=\"true\" Stroke=\"false\">{colour}<ofd:AbbreviatedData>M 0 0 L 10 0 L 10 6 L 0 6 C</ofd:AbbreviatedData></ofd:PathObject>"
        )
    };
    let covered = text(20.0, 50.0, "", "7") + &path(white);
    for unseen in [with(white), with(clear), faint, covered] {
        let extract = extract(&file(&(unseen.clone() + &text(22.0, 50.0, "DeltaX=\"g 2 2\"", "144"))));
        assert_eq!(extract.text.trim(), "<p>144</p>", "{unseen}");
        let [notice] = &extract.notices[..] else { panic!("{unseen}: {:?}", extract.notices) };
        assert!(
            notice.kind == NoticeKind::Unseen && matches!(&notice.touches, Touches::Ranges(_)),
            "{notice:?}"
        );
    }
    // White on a dark ground is seen, and so is what a path without a colour lies over.
    let dark = path("<ofd:FillColor Value=\"20 40 90\"/>") + &with(white);
    let over = text(20.0, 50.0, "", "7") + &path("");
    for seen in [dark, over] {
        assert_eq!(
            (extract(&file(&seen)).text.trim(), extract(&file(&seen)).notices),
            ("<p>7</p>", Vec::new())
        );
    }
}

#[test]
fn what_is_clipped_away_is_left_out() {
    let clip = |area: &str| format!("<ofd:Clips><ofd:Clip>{area}</ofd:Clip></ofd:Clips>");
    let path = |matrix: &str, data: &str| {
        format!(
            "<ofd:Area {matrix}><ofd:Path Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:Path></ofd:Area>"
        )
    };
    let far = "M 40 0 L 50 0 L 50 9 L 40 9 C";
    let near = "M 0 0 L 50 0 L 50 9 L 0 9 C";
    let clipped = |clips: &str| {
        let object = text(20.0, 50.0, "", "7").replace("<ofd:TextCode", &format!("{clips}<ofd:TextCode"));
        let extract = extract(&file(&(object + &text(20.0, 80.0, "", "1"))));
        (extract.text.replace('\n', ""), extract.notices.iter().map(|notice| notice.kind).collect::<Vec<_>>())
    };
    assert_eq!(clipped(&clip(&path("", far))), ("<p>1</p>".to_owned(), vec![NoticeKind::Unseen]));
    for seen in [
        clip(&path("", near)),
        clip(&(path("", far) + &path("", near))),
        clip(&path("CTM=\"1 0 0 1 -40 0\"", far)),
        clip(&path("", "M 40 0 A 40 40 0 0 1 50 9 C")),
        clip(""),
    ] {
        assert_eq!(clipped(&seen), ("<p>7</p><p>1</p>".to_owned(), Vec::new()), "{seen}");
    }
}

#[test]
fn pages_askew_are_straightened() {
    let mut objects = String::new();
    for y in [50.0, 60.0] {
        objects += &line(20.0, y, 180.0, y);
    }
    for x in [20.0, 60.0, 180.0] {
        objects += &line(x, 50.0, x, 60.0);
    }
    objects +=
        &(text(22.0, 52.0, "DeltaX=\"g 1 4\"", "表二") + &text(170.0, 52.0, "DeltaX=\"g 2 2\"", "123"));
    let slope = 0.02;
    let turned = objects.replace(" Boundary=\"", &format!(" CTM=\"1 {slope} -{slope} 1 0 0\" Boundary=\""));
    // Each corner is where the turn of the page puts it.
    let turned: Vec<String> = turned
        .split("Boundary=\"")
        .enumerate()
        .map(|(index, part)| {
            let Some((place, rest)) = part.split_once('"').filter(|_| index > 0) else {
                return part.to_owned();
            };
            let numbers: Vec<f32> =
                place.split(' ').map(|number| number.parse().expect("a number")).collect();
            let (x, y) = (numbers[0] - slope * numbers[1], numbers[1] + slope * numbers[0]);
            format!("{x} {y} {} {}\"{rest}", numbers[2], numbers[3])
        })
        .collect();
    assert_eq!(read(&file(&turned.join("Boundary=\""))), read(&file(&objects)));
}
