//! Workbooks, built here.

use crate::notice::{NoticeKind, Touches};
use crate::testing::{extract, package, refusal};
use crate::{Refusal, limits};

const S: &str = "xmlns=\"s\" xmlns:r=\"r\"";

const STYLES: &str = "<styleSheet xmlns=\"s\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"0.00&quot;万元&quot;\"/><numFmt numFmtId=\"165\" formatCode=\"# ?/?\"/></numFmts>\
<fonts><font/><font><strike/></font></fonts>\
<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"3\"/><xf numFmtId=\"14\"/><xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"999\"/></cellXfs></styleSheet>";

/// A workbook of these sheets: name, state, inner XML of the worksheet.
fn workbook(sheets: &[(&str, &str, &str)], strings: &str) -> Vec<u8> {
    let entry = |(at, (name, state, _)): (usize, &(&str, &str, &str))| {
        format!("<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"r{}\"/>", at + 2)
    };
    let entries: String = sheets.iter().enumerate().map(entry).collect();
    let book = format!("<workbook {S}><sheets>{entries}</sheets></workbook>");
    let texts: Vec<String> =
        sheets.iter().map(|(.., inner)| format!("<worksheet {S}>{inner}</worksheet>")).collect();
    let names: Vec<String> = (0..sheets.len()).map(|at| format!("sheet{at}.xml")).collect();
    let mut beside = vec![("styles.xml", "styles", STYLES), ("strings.xml", "sharedStrings", strings)];
    beside.extend(names.iter().zip(&texts).map(|(name, text)| (name.as_str(), "worksheet", text.as_str())));
    package(("xl/workbook.xml", &book), &beside)
}

const STRINGS: &str = "<sst xmlns=\"s\"><si><t>新收</t></si><si><r><t>表</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r><rPh><t>biao</t></rPh></si></sst>";

fn html_of(inner: &str) -> String {
    extract(&workbook(&[("甲", "visible", inner)], STRINGS)).text.replace('\n', "")
}

#[test]
fn cells_show_what_their_formats_show() {
    let cell = |name: &str, kind: &str, style: u32, value: &str| {
        format!("<c r=\"{name}\" t=\"{kind}\" s=\"{style}\"><v>{value}</v></c>")
    };
    let row = [
        cell("A1", "s", 0, "0"),
        cell("B1", "n", 1, "25.1"),
        cell("C1", "n", 3, "1234.4"),
        cell("D1", "n", 4, "44197"),
        cell("E1", "b", 0, "1"),
        cell("F1", "str", 0, "a_x000D__x000A_b"),
        cell("G1", "s", 0, "1"),
        "<c r=\"H1\" t=\"inlineStr\"><is><t>行内</t></is></c>".to_owned(),
    ];
    assert_eq!(
        html_of(&format!("<sheetData><row r=\"1\">{}</row></sheetData>", row.concat())),
        "<table><tr><td>新收</td><td>25.10万元</td><td>1,234</td><td>2021/1/1</td><td>TRUE</td><td>a<br>b</td><td>表<sup>1</sup></td><td>行内</td></tr></table>"
    );
}

#[test]
fn a_sheet_or_drawing_that_is_named_often_is_read_once() {
    let cell = |row: u32| format!("<row r=\"{row}\"><c><v>{row}</v></c></row>");
    let inner = format!("<sheetData>{}</sheetData>", (1..=300).map(cell).collect::<String>());
    let once = workbook(&[("甲", "visible", &inner)], STRINGS);
    let entry = "<sheet name=\"甲\" sheetId=\"0\" r:id=\"r0\"/>";
    let other = "<Relationship name=\"甲\" r:id=\"r0\"/>";
    let entries = [entry, other].concat().repeat(20_000);
    let book = format!("<workbook {S}><sheets>{entries}</sheets></workbook>");
    let sheet = format!("<worksheet {S}>{inner}</worksheet>");
    let often = package(("xl/workbook.xml", &book), &[("sheet0.xml", "worksheet", sheet.as_str())]);
    assert_eq!(extract(&often), extract(&once));
}

#[test]
fn what_a_format_hides_is_left_out_and_told() {
    let styles = "<styleSheet xmlns=\"s\"><numFmts><numFmt numFmtId=\"164\" formatCode=\";;;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let cell = |kind: &str, value: &str| {
        format!("<row><c t=\"s\"><v>0</v></c><c t=\"{kind}\" s=\"1\"><v>{value}</v></c></row>")
    };
    let inner = format!(
        "<sheetData>{}{}{}{}</sheetData>",
        cell("n", "7"),
        cell("s", "0"),
        cell("str", "八"),
        cell("n", "0")
    );
    let sheet = format!("<worksheet {S}>{inner}</worksheet>");
    let book = format!("<workbook {S}><sheets><sheet name=\"甲\" r:id=\"r2\"/></sheets></workbook>");
    let parts = [
        ("styles.xml", "styles", styles),
        ("strings.xml", "sharedStrings", STRINGS),
        ("sheet0.xml", "worksheet", sheet.as_str()),
    ];
    let extract = extract(&package(("xl/workbook.xml", &book), &parts));
    assert!(!extract.text.contains(['7', '八']), "{}", extract.text);
    // All of the second column is hidden: three cells are told, a zero is not.
    let told: u32 = extract.notices.iter().map(|notice| notice.count).sum();
    assert_eq!(told, 3, "{:?}", extract.notices);
}

#[test]
fn a_text_with_many_colours_in_many_cells_is_not_copied_for_each() {
    let run = |colour: &str, text: &str| format!("<r><rPr><color rgb=\"{colour}\"/></rPr><t>{text}</t></r>");
    let long = run("FFFFFFFF", "9") + &run("FF000000", &"7".repeat(1 << 19));
    let many = run("FFFFFFFF", "9") + &run("FF000000", "7").repeat(50_000);
    for string in [long, many] {
        let strings = format!("<sst xmlns=\"s\"><si>{string}</si></sst>");
        let cells: String = "<c t=\"s\"><v>0</v></c>".repeat(10_000);
        let rows =
            format!("<sheetData><row hidden=\"1\">{cells}</row><row><c><v>1</v></c></row></sheetData>");
        let extract = extract(&workbook(&[("甲", "visible", &rows)], &strings));
        assert_eq!(extract.text.replace('\n', ""), "<table><tr><td>1</td></tr></table>");
    }
}

#[test]
fn numbers_that_are_not_known_as_shown_are_doubted() {
    let inner = "<sheetData><row><c s=\"2\"><v>1.5</v></c><c><f>SUM(A1)</f></c><c s=\"6\"><v>2</v></c><c s=\"5\"><v>7</v></c><c t=\"s\"><v>99</v></c></row></sheetData>";
    let extract = extract(&workbook(&[("甲", "visible", inner)], STRINGS));
    assert_eq!(
        extract.text.replace('\n', ""),
        "<table><tr><td>1.5</td><td>\u{FFFD}</td><td>2</td><td><s>7</s></td><td>\u{FFFD}</td></tr></table>"
    );
    let touched = |kind: NoticeKind| {
        let notice = extract.notices.iter().find(|notice| notice.kind == kind).unwrap();
        let Touches::Ranges(ranges) = &notice.touches else { panic!("{notice:?}") };
        ranges.iter().map(|range| extract.text[range.clone()].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(touched(NoticeKind::NumberFormat), ["<td>1.5", "<td>2"]);
    assert_eq!(touched(NoticeKind::Formula), ["<td>\u{FFFD}"]);
    assert_eq!(touched(NoticeKind::Struck), ["<s>7</s>"]);
    assert_eq!(touched(NoticeKind::Damaged), ["<td>\u{FFFD}"]);
}

#[test]
fn merged_cells_span_what_is_left() {
    let inner = "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"E1\"><v>1</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>5</v></c><c r=\"B2\"><v>2</v></c><c r=\"C2\"><v>9</v></c><c r=\"D2\"><v>3</v></c></row>\
        <row r=\"3\" hidden=\"1\"><c r=\"B3\"><v>8</v></c></row>\
        <row r=\"9\"><c r=\"B9\"><v>4</v></c><c r=\"E9\"><v>6</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"E1:E2\"/></mergeCells>";
    let extract = extract(&workbook(&[("甲", "visible", inner), ("乙", "hidden", inner)], STRINGS));
    assert_eq!(
        extract.text.replace('\n', ""),
        "<table><tr><td colspan=\"3\">新收</td><td rowspan=\"2\">1</td></tr>\
        <tr><td>5</td><td>2</td><td>3</td></tr><tr><td></td><td>4</td><td></td><td>6</td></tr></table>"
    );
    let [notice, within] = &extract.notices[..] else { panic!("{:?}", extract.notices) };
    assert_eq!((notice.kind, notice.count, notice.places.len()), (NoticeKind::Hidden, 3, 2));
    assert_eq!((within.kind, within.count), (NoticeKind::HiddenWithin, 2));
}

#[test]
fn a_merged_cell_shows_its_text_where_it_is_seen() {
    let inner = "<cols><col min=\"1\" max=\"1\" width=\"0\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>";
    assert_eq!(html_of(inner), "<table><tr><td>新收</td></tr><tr><td>2</td></tr></table>");
}

#[test]
fn zeros_that_a_sheet_does_not_show_are_blank() {
    let inner = "<sheetViews><sheetView showZeros=\"0\"/></sheetViews><sheetData><row><c><v>0</v></c><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>";
    assert_eq!(html_of(inner), "<table><tr><td></td><td>1</td></tr><tr><td>2</td><td></td></tr></table>");
}

#[test]
fn parts_that_cannot_be_read_doubt_everything() {
    let inner = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    let extract = extract(&workbook(&[("甲", "visible", inner)], "<sst"));
    assert_eq!(
        (extract.notices[0].kind, &extract.notices[0].touches),
        (NoticeKind::Part, &Touches::Everything)
    );
}

#[test]
fn boxes_over_a_sheet_are_read_and_pictures_told() {
    let relations =
        "<Relationships><Relationship Id=\"r\" Type=\"x/drawing\" Target=\"drawing.xml\"/></Relationships>";
    let picture = "<pic><spPr><xfrm><ext cx=\"7200000\" cy=\"3600000\"/></xfrm></spPr></pic>";
    let text_box = "<sp><txBody><p><r><t>一、总体</t></r><r><t>情况</t></r></p><p/></txBody></sp>";
    let drawing = format!("<wsDr>{text_box}{picture}</wsDr>");
    let inner = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    let sheet = format!("<worksheet {S}>{inner}</worksheet>");
    let book = format!("<workbook {S}><sheets><sheet name=\"甲\" r:id=\"r0\"/></sheets></workbook>");
    let beside = [
        ("s.xml", "worksheet", sheet.as_str()),
        ("_rels/s.xml.rels", "none", relations),
        ("drawing.xml", "none", &drawing),
    ];
    let extract = extract(&package(("xl/workbook.xml", &book), &beside));
    assert_eq!(extract.text.replace('\n', ""), "<table><tr><td>1</td></tr></table><p>一、总体情况</p>");
    let [notice] = &extract.notices[..] else { panic!("{:?}", extract.notices) };
    assert_eq!((notice.kind, notice.count), (NoticeKind::Pictures, 1));
}

#[test]
fn text_that_nobody_sees_in_a_sheet_is_left_out_and_doubted() {
    let styles = format!(
        "<styleSheet {S}><fonts><font/><font><color rgb=\"FFFFFFFF\"/></font><font><color theme=\"0\"/></font><font><sz val=\"1\"/></font></fonts>\
         <fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF1F4E79\"/></patternFill></fill></fills>\
         <cellXfs><xf/><xf fontId=\"1\" fillId=\"0\"/><xf fontId=\"2\" fillId=\"0\"/><xf fontId=\"3\" fillId=\"0\"/><xf fontId=\"1\" fillId=\"1\"/></cellXfs></styleSheet>"
    );
    let runs = "<r><rPr><color rgb=\"FFFFFFFF\"/></rPr><t>9</t></r><r><t>1043</t></r>";
    let cell = |style: u32| format!("<c s=\"{style}\"><v>7</v></c>");
    let row = format!(
        "<row>{}{}{}{}<c t=\"inlineStr\"><is>{runs}</is></c></row>",
        cell(1),
        cell(2),
        cell(3),
        cell(4)
    );
    let below = "<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>";
    let read = |rest: &str| {
        let sheet = format!("<worksheet {S}><sheetData>{row}{below}</sheetData>{rest}</worksheet>");
        let book = format!("<workbook {S}><sheets><sheet name=\"甲\" r:id=\"r0\"/></sheets></workbook>");
        let beside = [("s.xml", "worksheet", sheet.as_str()), ("styles.xml", "styles", styles.as_str())];
        let extract = extract(&package(("xl/workbook.xml", &book), &beside));
        let kinds: Vec<_> = extract.notices.iter().map(|notice| (notice.kind, notice.count)).collect();
        (extract.text.replace('\n', ""), kinds)
    };
    let (text, kinds) = read("");
    assert!(
        text.starts_with(
            "<table><tr><td>\u{FFFD}</td><td>\u{FFFD}</td><td>\u{FFFD}</td><td>7</td><td>1043</td></tr>"
        ),
        "{text}"
    );
    assert_eq!(kinds.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [NoticeKind::Unseen]);
    // Rules of colours may show it.
    let (text, kinds) = read("<conditionalFormatting/>");
    assert!(
        text.starts_with("<table><tr><td>7</td><td>7</td><td>\u{FFFD}</td><td>7</td><td>91043</td></tr>"),
        "{text}"
    );
    assert_eq!(
        kinds.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
        [NoticeKind::Unseen, NoticeKind::Faint]
    );
}

#[test]
fn rows_and_columns_that_are_hidden_within_a_table_are_lacking() {
    let row = |at: u32, hidden: &str| {
        format!("<row r=\"{at}\"{hidden}><c r=\"A{at}\"><v>1</v></c><c r=\"C{at}\"><v>2</v></c></row>")
    };
    let kinds = |inner: &str| {
        let notices = extract(&workbook(&[("甲", "visible", inner)], STRINGS)).notices;
        notices.iter().map(|notice| (notice.kind, notice.count)).collect::<Vec<_>>()
    };
    let hidden = " hidden=\"1\"";
    let sheet = |middle: &str, last: &str| {
        format!("<sheetData>{}{}{}</sheetData>", row(1, ""), row(2, middle), row(3, last))
    };
    assert_eq!(kinds(&sheet(hidden, "")), [(NoticeKind::Hidden, 1), (NoticeKind::HiddenWithin, 1)]);
    assert_eq!(kinds(&sheet("", hidden)), [(NoticeKind::Hidden, 1)]);
    let columns = |column: u32| {
        format!("<cols><col min=\"{column}\" max=\"{column}\" hidden=\"1\"/></cols>{}", sheet("", ""))
    };
    assert_eq!(kinds(&columns(3)), [(NoticeKind::Hidden, 1)]);
    assert_eq!(kinds(&columns(4)), []);
}

#[test]
fn a_title_in_a_box_over_a_sheet_stands_before_it() {
    let relations =
        "<Relationships><Relationship Id=\"r\" Type=\"x/drawing\" Target=\"drawing.xml\"/></Relationships>";
    let anchor = |row: u32, text: &str| {
        format!(
            "<a><from><col>0</col><row>{row}</row></from><sp><txBody><p><r><t>{text}</t></r></p></txBody></sp></a>"
        )
    };
    let drawing = format!("<wsDr>{}{}</wsDr>", anchor(0, "年度报告"), anchor(9, "注"));
    let sheet =
        format!("<worksheet {S}><sheetData><row r=\"3\"><c><v>1</v></c></row></sheetData></worksheet>");
    let book = format!("<workbook {S}><sheets><sheet name=\"甲\" r:id=\"r0\"/></sheets></workbook>");
    let beside = [
        ("s.xml", "worksheet", sheet.as_str()),
        ("_rels/s.xml.rels", "none", relations),
        ("drawing.xml", "none", &drawing),
    ];
    let extract = extract(&package(("xl/workbook.xml", &book), &beside));
    assert_eq!(extract.text.replace('\n', ""), "<p>年度报告</p><table><tr><td>1</td></tr></table><p>注</p>");
}

#[test]
fn excel_2003_xml_is_read() {
    let text = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
        <Styles><Style ss:ID=\"p\"><NumberFormat ss:Format=\"Percent\"/></Style></Styles>\
        <Worksheet ss:Name=\"甲\"><Table><Column/><Column ss:Index=\"4\" ss:Hidden=\"1\"/>\
        <Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">新收</Data></Cell><Cell ss:MergeDown=\"1\"><Data ss:Type=\"Number\">2</Data></Cell></Row>\
        <Row><Cell ss:StyleID=\"p\"><Data ss:Type=\"Number\">0.125</Data></Cell><Cell><ss:Data ss:Type=\"String\">表<Sup>1</Sup></ss:Data></Cell><Cell ss:Index=\"4\"><Data ss:Type=\"Number\">9</Data></Cell></Row>\
        <Row ss:Index=\"9\"><Cell ss:Formula=\"=1\"/></Row></Table></Worksheet></Workbook>";
    let extract = extract(text.as_bytes());
    assert_eq!(
        extract.text.replace('\n', ""),
        "<table><tr><td colspan=\"2\">新收</td><td rowspan=\"2\">2</td></tr><tr><td>12.50%</td><td>表<sup>1</sup></td></tr><tr><td>\u{FFFD}</td><td></td><td></td></tr></table>"
    );
    let kinds: Vec<NoticeKind> = extract.notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::Hidden, NoticeKind::Formula]);
}

#[test]
fn workbooks_made_to_exhaust_are_refused() {
    // One long text in many cells: small in the archive, large when written.
    let string = format!("<sst xmlns=\"s\"><si><t>{}</t></si></sst>", "表".repeat(300_000));
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(5000);
    let shared = format!("<sheetData><row>{cells}</row></sheetData>");
    assert_eq!(refusal(&workbook(&[("甲", "visible", &shared)], &string)), Refusal::TooLarge);
    // The same with a cell's font that strikes out, with runs of nothing, with all cells in one row.
    let string = format!("<sst xmlns=\"s\"><si><t>{}</t></si></sst>", "x".repeat(1_000_000));
    let struck =
        format!("<sheetData><row>{}</row></sheetData>", "<c t=\"s\" s=\"5\"><v>0</v></c>".repeat(20_000));
    assert_eq!(refusal(&workbook(&[("甲", "visible", &struck)], &string)), Refusal::TooLarge);
    let blanks = format!("<sst><si>{}</si></sst>", "<r><t> </t></r>".repeat(20_000));
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(100_000);
    let blank = format!("<sheetData><row>{cells}</row></sheetData>");
    assert_eq!(refusal(&workbook(&[("甲", "visible", &blank)], &blanks)), Refusal::NoText);
    let many = format!(
        "<sheetData>{}</sheetData>",
        ("<row>".to_owned() + &"<c><v>1</v></c>".repeat(100) + "</row>").repeat(limits::CELLS / 100 + 1)
    );
    assert_eq!(refusal(&workbook(&[("甲", "visible", &many)], STRINGS)), Refusal::TooLarge);
    // Texts at the ends of rows and columns, and merged cells over all that is between.
    let row = |at: u32| format!("<row r=\"{at}\"><c r=\"A{at}\"><v>1</v></c></row>");
    let far: String = (1..=20_000).map(row).collect();
    let columns: String = (0..16_000).map(|_| "<c><v>1</v></c>").collect();
    let sparse = format!("<sheetData>{far}<row r=\"20001\">{columns}</row></sheetData>");
    assert_eq!(refusal(&workbook(&[("甲", "visible", &sparse)], STRINGS)), Refusal::TooLarge);
    let merges = "<mergeCell ref=\"A1:B1000000\"/>".repeat(20_000);
    let merged = format!("<sheetData>{far}</sheetData><mergeCells>{merges}</mergeCells>");
    let held = crate::read(&workbook(&[("甲", "visible", &merged)], STRINGS), &crate::testing::decode);
    assert!(matches!(held, crate::Outcome::Read { .. } | crate::Outcome::Refused { .. }));
    let hidden =
        "<cols>".to_owned() + &"<col min=\"1\" max=\"16384\" hidden=\"1\"/>".repeat(100_000) + "</cols>";
    let all = format!("{hidden}<sheetData><row><c><v>1</v></c></row></sheetData>");
    assert_eq!(refusal(&workbook(&[("甲", "visible", &all)], STRINGS)), Refusal::NoText);
}
