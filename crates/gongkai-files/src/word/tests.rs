//! Files of Word, built here.

use crate::notice::{NoticeKind, Touches};
use crate::testing::{extract, package, refusal};
use crate::{Format, Notice, Outcome, Refusal, limits, read};

const W: &str = "xmlns:w=\"w\" xmlns:mc=\"mc\" xmlns:r=\"r\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"v\" xmlns:m=\"m\" xmlns:wp=\"wp\" xmlns:a=\"a\" xmlns:w14=\"w14\"";

fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {W}><w:body>{body}</w:body></w:document>")
}

fn docx_with(body: &str, beside: &[(&str, &str, &str)]) -> Vec<u8> {
    package(("word/document.xml", &document(body)), beside)
}

/// The HTML of a document with this body.
fn html(body: &str) -> String {
    extract(&docx_with(body, &[])).text.replace('\n', "")
}

/// A run of text.
fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn count(notices: &[Notice], kind: NoticeKind) -> u32 {
    notices.iter().filter(|notice| notice.kind == kind).map(|notice| notice.count).sum()
}

#[test]
fn content_controls_are_passed_through_at_every_level() {
    let block = format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", paragraph("块"));
    let inline = format!("<w:p><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>", run("行"));
    assert_eq!(html(&(block.clone() + &inline)), "<p>块</p><p>行</p>");
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let table = format!(
        "<w:tbl><w:sdt><w:sdtContent><w:tr>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>",
        cell(&block),
        cell(&paragraph("二"))
    );
    assert_eq!(html(&table), "<table><tr><td><p>块</p></td><td><p>二</p></td></tr></table>");
}

#[test]
fn alternatives_are_printed_once() {
    let text_box =
        |tag: &str, text: &str| format!("<{tag}><w:txbxContent>{}</w:txbxContent></{tag}>", paragraph(text));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        run("前"),
        text_box("wps:txbx", "框"),
        text_box("v:textbox", "框"),
    );
    assert_eq!(html(&body), "<p>前</p><div><p>框</p></div>");
    let old = format!("<w:p><w:r><w:pict>{}</w:pict></w:r></w:p>", text_box("v:textbox", "旧框"));
    assert_eq!(html(&old), "<p></p><div><p>旧框</p></div>");
}

#[test]
fn changes_are_read_as_accepted_and_told() {
    let body = format!(
        "<w:p>{}<w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>",
        run("收到"),
        run("7"),
        run("旧"),
        run("件")
    );
    let extract = extract(&docx_with(&body, &[]));
    assert_eq!(extract.text.trim(), "<p>收到7件</p>");
    assert_eq!(count(&extract.notices, NoticeKind::TrackedChanges), 4);
    assert_eq!(extract.notices[0].touches, Touches::Nothing);
}

#[test]
fn deleted_rows_cells_and_ends_of_paragraphs_are_gone() {
    let cell = |text: &str, properties: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>",
        cell("一", ""),
        cell("二", "<w:cellDel/>"),
        cell("三", "")
    );
    assert_eq!(html(&body), "<table><tr><td><p>一</p></td></tr></table>");
    let mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    let body =
        format!("<w:p>{mark}{}</w:p><w:p>{}</w:p><w:p>{mark}</w:p>{}", run("前"), run("后"), paragraph("三"));
    assert_eq!(html(&body), "<p>前后</p><p>三</p>");
}

#[test]
fn hidden_text_is_left_out_and_told() {
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:type=\"character\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"H2\"><w:basedOn w:val=\"H\"/></w:style></w:styles>";
    let run =
        |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("", "1"),
        run("<w:vanish/>", "2"),
        run("<w:rStyle w:val=\"H2\"/>", "3"),
        run("<w:rStyle w:val=\"H2\"/><w:vanish w:val=\"0\"/>", "4")
    );
    let extract = extract(&docx_with(&body, &[("styles.xml", "styles", styles)]));
    assert_eq!(extract.text.trim(), "<p>14</p>");
    assert_eq!(count(&extract.notices, NoticeKind::Hidden), 2);
}

#[test]
fn struck_out_text_doubts_its_place() {
    let extract = extract(&docx_with(
        &format!("<w:p>{}<w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r></w:p>", run("3")),
        &[],
    ));
    assert_eq!(extract.text.trim(), "<p>3<s>9</s></p>");
    let [notice] = &extract.notices[..] else { panic!("{:?}", extract.notices) };
    let Touches::Ranges(ranges) = &notice.touches else { panic!("{notice:?}") };
    assert_eq!((notice.kind, &extract.text[ranges[0].clone()]), (NoticeKind::Struck, "<s>9</s>"));
}

#[test]
fn fields_show_their_results_over_paragraphs_and_within_each_other() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}{}{}</w:p><w:p>{}{}{}</w:p>",
        mark("begin"),
        code("IF "),
        mark("begin"),
        code("PAGE") + &mark("separate") + &run("9"),
        mark("end"),
        mark("separate") + &run("甲"),
        run("乙"),
        mark("end"),
        run("丙")
    );
    assert_eq!(html(&body), "<p>甲</p><p>乙丙</p>");
    assert_eq!(
        html(&format!("<w:p><w:fldSimple w:instr=\"DATE\">{}</w:fldSimple></w:p>", run("2024"))),
        "<p>2024</p>"
    );
    let circle =
        format!("<w:p>{}{}{}{}</w:p>", mark("begin"), code("EQ \\o\\ac(○,3)"), mark("end"), run("。"));
    assert_eq!(html(&circle), "<p>③。</p>");
}

#[test]
fn a_field_without_an_end_that_swallows_text_doubts_all() {
    let body =
        format!("{}<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}</w:p>", paragraph("前"), run("后"));
    let extract = extract(&docx_with(&body, &[]));
    assert_eq!(extract.notices[0].touches, Touches::Everything);
}

#[test]
fn merged_cells_are_found_by_their_columns() {
    let cell = |text: &str, properties: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr></w:tbl>",
        cell("甲", "<w:gridSpan w:val=\"2\"/>"),
        cell("乙", "<w:vMerge w:val=\"restart\"/>"),
        cell("一", ""),
        cell("二", ""),
        cell("藏", "<w:vMerge/>"),
        cell("三", ""),
        cell("", "<w:vMerge w:val=\"continue\"/>"),
    );
    assert_eq!(
        html(&body),
        "<table><tr><td colspan=\"2\"><p>甲</p></td><td rowspan=\"3\"><p>乙</p></td></tr><tr><td><p>一</p></td><td><p>二</p></td></tr><tr><td></td><td><p>三</p></td></tr></table>"
    );
    // Old files merge along the row; a cell that goes on below none stands for itself.
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("甲", "<w:hMerge w:val=\"restart\"/>"),
        cell("", "<w:hMerge/>"),
        cell("乙", "<w:vMerge/>")
    );
    assert_eq!(html(&body), "<table><tr><td colspan=\"2\"><p>甲</p></td><td><p>乙</p></td></tr></table>");
}

#[test]
fn tables_stand_in_cells() {
    let inner = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("内"));
    let body = format!("<w:tbl><w:tr><w:tc>{}{inner}<w:p/></w:tc></w:tr></w:tbl>", paragraph("外"));
    assert_eq!(
        html(&body),
        "<table><tr><td><p>外</p><table><tr><td><p>内</p></td></tr></table><p></p></td></tr></table>"
    );
}

const NUMBERING: &str = "<w:numbering xmlns:w=\"w\" xmlns:mc=\"mc\">\
<w:abstractNum w:abstractNumId=\"0\">\
<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/><w:pStyle w:val=\"T1\"/></w:lvl>\
<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"（%2）\"/><w:pStyle w:val=\"T2\"/></w:lvl>\
<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%3\"/><w:isLgl/></w:lvl>\
<w:lvl w:ilvl=\"3\"><w:start w:val=\"1\"/><w:numFmt w:val=\"ordinalText\"/><w:lvlText w:val=\"%4)\"/></w:lvl>\
</w:abstractNum>\
<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
<mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" w:format=\"001, 002\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"decimalEnclosedCircle\"/></mc:Fallback></mc:AlternateContent>\
<w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum>\
<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{F06C}\"/></w:lvl></w:abstractNum>\
<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>\
<w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>\
</w:numbering>";

const STYLES: &str = "<w:styles xmlns:w=\"w\">\
<w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
<w:style w:type=\"paragraph\" w:styleId=\"T2\"><w:basedOn w:val=\"T1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>\
</w:styles>";

fn numbered(paragraphs: &[(&str, &str)]) -> Vec<String> {
    let one =
        |(properties, text): &(&str, &str)| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text));
    let body = paragraphs.iter().map(one).collect::<Vec<_>>().concat();
    let docx =
        docx_with(&body, &[("numbering.xml", "numbering", NUMBERING), ("styles.xml", "styles", STYLES)]);
    let text = extract(&docx).text;
    text.lines().map(|line| line.trim_start_matches("<p>").trim_end_matches("</p>").to_owned()).collect()
}

fn in_list(list: u32, level: u32) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}

#[test]
fn automatic_numbers_are_computed() {
    let (first, second, third) = (in_list(1, 0), in_list(1, 1), in_list(1, 2));
    let lines = numbered(&[
        (&first, "总体情况"),
        (&second, "主动"),
        (&second, ""),
        (&third, "细"),
        (&first, "二部"),
        (&second, "重来"),
        (&in_list(2, 0), "五起"),
        (&in_list(2, 0), "六"),
        (&first, "七接"),
    ]);
    assert_eq!(
        lines,
        [
            "一、总体情况",
            "（一）主动",
            "（二）",
            "1.1 细",
            "二、二部",
            "（一）重来",
            "五、五起",
            "六、六",
            "七、七接"
        ]
    );
}

#[test]
fn numbers_come_from_styles_and_can_be_switched_off() {
    let style = |name: &str| format!("<w:pStyle w:val=\"{name}\"/>");
    let lines = numbered(&[
        (&style("T1"), "甲"),
        (&style("T2"), "乙"),
        (&(style("T1") + "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"), "丙"),
        (&style("T1"), "丁"),
    ]);
    assert_eq!(lines, ["一、甲", "（一）乙", "丙", "二、丁"]);
}

#[test]
fn formats_of_later_programs_have_one_that_all_know_and_bullets_are_signs() {
    let lines = numbered(&[(&in_list(3, 0), "甲"), (&in_list(3, 0), "乙"), (&in_list(4, 0), "丙")]);
    assert_eq!(lines, ["① 甲", "② 乙", "● 丙"]);
}

#[test]
fn an_unknown_format_is_told() {
    let body = format!("<w:p><w:pPr>{}</w:pPr>{}</w:p>", in_list(1, 3), run("甲"));
    let extract = extract(&docx_with(&body, &[("numbering.xml", "numbering", NUMBERING)]));
    assert_eq!(extract.text.trim(), "<p>1) 甲</p>");
    assert_eq!(count(&extract.notices, NoticeKind::Numbering), 1);
}

#[test]
fn a_levels_print_has_an_end() {
    let level = format!("<w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{}\"/></w:lvl>", "%1".repeat(20_000));
    let lists = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\">{level}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let body = format!("<w:p><w:pPr>{}</w:pPr>{}</w:p>", in_list(1, 0), run("甲")).repeat(10_000);
    let text = extract(&docx_with(&body, &[("numbering.xml", "numbering", &lists)])).text;
    assert!(text.len() < 10_000 * 1_000);
}

#[test]
fn footnotes_stand_behind_the_text_and_their_marks_nowhere() {
    let notes = format!(
        "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"1\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
        paragraph("注一"),
        paragraph("没有引用")
    );
    let body =
        format!("<w:p>{}<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>{}", run("251"), paragraph("后"));
    let docx = docx_with(&body, &[("footnotes.xml", "footnotes", &notes)]);
    assert_eq!(extract(&docx).text.replace('\n', ""), "<p>251</p><p>后</p><p>注一</p>");
}

#[test]
fn symbols_breaks_and_raised_signs() {
    let body = "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:noBreakHyphen/><w:softHyphen/><w:br/><w:t>\u{F0A8}</w:t></w:r>\
        <w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>\
        <w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>\
        <w:r><w:sym w:font=\"Odd\" w:char=\"E123\"/></w:r></w:p>";
    let extract = extract(&docx_with(body, &[]));
    assert_eq!(extract.text.trim(), "<p>☑-<br>□<sup>2</sup>字\u{FFFD}</p>");
    assert_eq!(count(&extract.notices, NoticeKind::Unknown), 1);
}

#[test]
fn white_space_that_sets_columns_stays() {
    let body = "<w:p><w:r><w:t>维持</w:t><w:tab/><w:t>纠正</w:t></w:r></w:p>";
    assert_eq!(html(body), "<p style=\"white-space:pre-wrap\">维持\t纠正</p>");
}

#[test]
fn the_main_part_is_where_the_package_says() {
    let docx = package(("w/d.xml", &document(&paragraph("异处"))), &[]);
    assert_eq!(extract(&docx).text.trim(), "<p>异处</p>");
}

#[test]
fn web_pages_taken_in_whole_stand_in_frames() {
    let mht = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p title=\"a\">表二</p>";
    let docx = docx_with("<w:altChunk r:id=\"r0\"/>", &[("chunk.mht", "aFChunk", mht)]);
    assert_eq!(
        extract(&docx).text.trim(),
        "<iframe srcdoc=\"&lt;p title=&quot;a&quot;&gt;表二&lt;/p&gt;\"></iframe>"
    );
    let lost = docx_with(&format!("{}<w:altChunk r:id=\"r7\"/>", paragraph("前")), &[]);
    assert_eq!(extract(&lost).notices[0].touches, Touches::Everything);
}

#[test]
fn one_xml_file_holds_the_parts() {
    let flat = format!(
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">\
        <pkg:part pkg:name=\"/_rels/.rels\"><pkg:xmlData><Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships></pkg:xmlData></pkg:part>\
        <pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><w:document {W}><w:body>{}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>",
        paragraph("一个文件")
    );
    let Outcome::Read { format, extract } = read(flat.as_bytes(), &crate::testing::decode) else { panic!() };
    assert_eq!((format, extract.text.trim()), (Format::FlatOpc, "<p>一个文件</p>"));
}

#[test]
fn word_2003_xml_prints_its_list_numbers() {
    let text = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>\
        <w:wordDocument xmlns:w=\"w\" xmlns:wx=\"wx\" xmlns:aml=\"aml\"><w:body><wx:sect>\
        <w:p><w:pPr><w:listPr><wx:t wx:val=\"一、\"/></w:listPr></w:pPr><w:r><w:t>总体</w:t></w:r>\
        <aml:annotation w:type=\"Word.Deletion\"><aml:content><w:r><w:delText>旧</w:delText></w:r></aml:content></aml:annotation>\
        <aml:annotation w:type=\"Word.Insertion\"><aml:content><w:r><w:t>新</w:t></w:r></aml:content></aml:annotation></w:p>\
        <w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></wx:sect></w:body></w:wordDocument>";
    let Outcome::Read { format, extract } = read(text.as_bytes(), &crate::testing::decode) else { panic!() };
    assert_eq!(format, Format::WordXml2003);
    assert_eq!(
        extract.text.replace('\n', ""),
        "<p>一、总体新</p><table><tr><td rowspan=\"2\"><p>甲</p></td></tr><tr></tr></table>"
    );
}

#[test]
fn lists_of_word_2003_are_computed_where_the_print_is_not_there() {
    let text = "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"w\"><w:lists>\
        <w:listDef w:listDefId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:nfc w:val=\"39\"/><w:suff w:val=\"Nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:listDef>\
        <w:list w:ilfo=\"2\"><w:ilst w:val=\"1\"/></w:list></w:lists><w:body>\
        <w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"2\"/></w:listPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
        <w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"9\"/></w:listPr></w:pPr><w:r><w:t>乙</w:t></w:r></w:p></w:body></w:wordDocument>";
    let extract = extract(text.as_bytes());
    assert_eq!(extract.text.replace('\n', ""), "<p>一、甲</p><p>乙</p>");
    assert_eq!(count(&extract.notices, NoticeKind::Numbering), 1);
}

#[test]
fn a_part_that_cannot_be_read_is_told() {
    let docx = docx_with(
        &paragraph("甲"),
        &[("styles.xml", "styles", "<broken"), ("numbering.xml", "numbering", "<x")],
    );
    let touches: Vec<Touches> = extract(&docx).notices.into_iter().map(|notice| notice.touches).collect();
    assert!(touches.contains(&Touches::Everything) && touches.contains(&Touches::Nothing), "{touches:?}");
    assert_eq!(refusal(&package(("word/document.xml", "<w:document"), &[])), Refusal::Damaged);
}

#[test]
fn a_document_of_pictures_holds_no_text() {
    let picture = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"5400000\" cy=\"7000000\"/><a:blip/></wp:inline></w:drawing></w:r></w:p>";
    assert_eq!(refusal(&docx_with(picture, &[])), Refusal::Picture);
    let old = "<w:p><w:r><w:object><v:shape style=\"width:415pt;height:200pt\"><v:imagedata/></v:shape></w:object></w:r></w:p>";
    assert_eq!(refusal(&docx_with(old, &[])), Refusal::Picture);
    let extract = extract(&docx_with(&(picture.to_owned() + &paragraph("表见图")), &[]));
    assert_eq!(count(&extract.notices, NoticeKind::Pictures), 1);
}

#[test]
fn what_is_too_deep_or_too_large_is_refused() {
    let deep = |open: &str, close: &str, times: usize| {
        format!("{}{}{}", open.repeat(times), paragraph("底"), close.repeat(times))
    };
    let tables = deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5000);
    let controls = deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 5000);
    let rows = format!("<w:tbl>{}</w:tbl>", deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 5000));
    let spans =
        format!("<w:p>{}</w:p>", "<w:smartTag>".repeat(5000) + &run("底") + &"</w:smartTag>".repeat(5000));
    let choices = format!(
        "<w:p><w:r>{}<w:t>底</w:t>{}</w:r></w:p>",
        "<mc:AlternateContent><mc:Choice>".repeat(5000),
        "</mc:Choice></mc:AlternateContent>".repeat(5000)
    );
    for body in [tables, controls, rows, spans, choices] {
        assert_eq!(refusal(&docx_with(&body, &[])), Refusal::Nested);
    }
    let wide = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        "<w:tc><w:tcPr><w:gridSpan w:val=\"1000\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
            .repeat(10_000)
    );
    assert!(extract(&docx_with(&wide, &[])).text.len() > 10_000);
    let large = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "x".repeat(limits::OUTPUT));
    assert_eq!(refusal(&docx_with(&large, &[])), Refusal::TooLarge);
    let nodes = "<w:p/>".repeat(limits::XML_NODES as usize + 1);
    assert_eq!(refusal(&docx_with(&nodes, &[])), Refusal::TooLarge);
}

/// The HTML of a table of one cell with these runs, and how often a kind was observed.
fn in_cell(cell: &str, styles: &str, kind: NoticeKind) -> (String, u32) {
    let body = format!("<w:p>{}</w:p><w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>", run("表"));
    let extract = extract(&docx_with(&body, &[("styles.xml", "styles", styles)]));
    let text = extract.text.replace('\n', "").replace("<p>表</p><table><tr><td>", "");
    (text.replace("</td></tr></table>", ""), count(&extract.notices, kind))
}

#[test]
fn raised_text_is_raised_however_it_is_said() {
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:type=\"character\" w:styleId=\"S\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"T\"><w:basedOn w:val=\"S\"/></w:style></w:styles>";
    for raised in
        ["<w:vertAlign w:val=\"superscript\"/>", "<w:rStyle w:val=\"T\"/>", "<w:position w:val=\"10\"/>"]
    {
        let cell = format!("<w:p>{}<w:r><w:rPr>{raised}</w:rPr><w:t>1</w:t></w:r></w:p>", run("1043"));
        assert_eq!(in_cell(&cell, styles, NoticeKind::Raised), ("<p>1043<sup>1</sup></p>".to_owned(), 0));
    }
    let cell = format!(
        "<w:p>{}<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>43</w:t></w:r></w:p>",
        run("10")
    );
    assert_eq!(in_cell(&cell, styles, NoticeKind::Raised), ("<p>10<sup>43</sup></p>".to_owned(), 1));
    let cell = "<w:p><w:r><w:rPr><w:rStyle w:val=\"T\"/><w:vertAlign w:val=\"baseline\"/></w:rPr><w:t>7</w:t></w:r></w:p>";
    assert_eq!(in_cell(cell, styles, NoticeKind::Raised), ("<p>7</p>".to_owned(), 0));
}

#[test]
fn text_that_nobody_sees_is_left_out_and_doubts_what_it_touches() {
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:type=\"character\" w:styleId=\"W\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:style><w:style w:type=\"table\" w:styleId=\"G\"><w:tblStylePr><w:tcPr><w:shd w:fill=\"1F4E79\"/></w:tcPr></w:tblStylePr></w:style></w:styles>";
    let white = "<w:color w:val=\"FFFFFF\"/>";
    let with = |properties: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>9</w:t></w:r>");
    let unseen = |cell: &str| in_cell(cell, styles, NoticeKind::Unseen);
    let left_out = ("<p>1043</p>".to_owned(), 1);
    let seen = ("<p>91043</p>".to_owned(), 0);
    for nine in [
        white,
        "<w:sz w:val=\"2\"/>",
        "<w:rStyle w:val=\"W\"/>",
        "<w:color w:val=\"000000\"/><w:highlight w:val=\"black\"/>",
    ] {
        assert_eq!(unseen(&format!("<w:p>{}{}</w:p>", with(nine), run("1043"))), left_out, "{nine}");
    }
    let nine = with(white) + &run("1043");
    let shaded =
        |fill: &str| format!("<w:tcPr><w:shd w:val=\"clear\" w:fill=\"{fill}\"/></w:tcPr><w:p>{nine}</w:p>");
    assert_eq!(unseen(&shaded("1F4E79")), seen);
    assert_eq!(unseen(&shaded("FFFFFF")), left_out);
    assert_eq!(unseen(&shaded("auto")), left_out);
    assert_eq!(
        unseen(&format!("<w:p><w:pPr><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:pPr>{nine}</w:p>")),
        seen
    );
    // A table's style may give a ground; digits are then doubted.
    let body = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"G\"/></w:tblPr><w:tr><w:tc><w:p>{nine}</w:p></w:tc></w:tr></w:tbl>"
    );
    let notices = extract(&docx_with(&body, &[("styles.xml", "styles", styles)])).notices;
    assert_eq!((count(&notices, NoticeKind::Unseen), count(&notices, NoticeKind::Faint)), (0, 1));
    // What is left out touches what stands beside it, also nothing.
    let body =
        format!("<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>{}", with(white), paragraph("表"));
    let extract = extract(&docx_with(&body, &[]));
    let Touches::Ranges(ranges) = &extract.notices[0].touches else { panic!() };
    assert!(extract.text[ranges[0].clone()].ends_with('\u{FFFD}'), "{}", extract.text);
}

#[test]
fn a_choice_that_needs_something_unknown_is_not_taken() {
    let choice = |space: &str| {
        format!(
            "<w:p xmlns:z=\"{space}\"><mc:AlternateContent><mc:Choice Requires=\"z\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:p>",
            run("1"),
            run("2")
        )
    };
    assert_eq!(html(&choice("http://schemas.microsoft.com/office/word/2012/wordml")), "<p>1</p>");
    assert_eq!(html(&choice("urn:unknown")), "<p>2</p>");
    assert_eq!(html(&choice("http://schemas.microsoft.com/office/mac/drawingml/2008/main")), "<p>2</p>");
}

#[test]
fn fields_without_a_result_and_embedded_objects_are_told() {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = |code: &str| {
        format!("<w:p>{}<w:r><w:instrText>{code}</w:instrText></w:r>{}</w:p>", char("begin"), char("end"))
    };
    let lacking = |body: &str| {
        let extract = extract(&docx_with(&(paragraph("表") + body), &[]));
        let ranges = extract.notices.iter().find(|notice| notice.kind == NoticeKind::Formula);
        (extract.text.replace('\n', ""), ranges.is_some())
    };
    let unknown = ("<p>表</p><p>\u{FFFD}</p>".to_owned(), true);
    assert_eq!(lacking(&field(" =SUM(LEFT)")), unknown);
    assert_eq!(lacking("<w:p><w:fldSimple w:instr=\" MERGEFIELD 数 \"/></w:p>"), unknown);
    assert_eq!(lacking(&field("TC \"目录\"")), ("<p>表</p><p></p>".to_owned(), false));
    let object = |program: &str| {
        format!("<w:p><w:r><w:object><v:shape/><v:OLEObject ProgID=\"{program}\"/></w:object></w:r></w:p>")
    };
    let objects = |program: &str| {
        count(&extract(&docx_with(&(paragraph("表") + &object(program)), &[])).notices, NoticeKind::Objects)
    };
    assert_eq!((objects("Excel.Sheet.12"), objects("Equation.3")), (1, 0));
}
