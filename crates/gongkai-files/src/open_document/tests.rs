//! Documents of `OpenDocument`, built here.

use crate::notice::{NoticeKind, Touches};
use crate::testing::{extract, refusal, zip};
use crate::{Extract, Refusal};

const O: &str = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:draw=\"d\" xmlns:loext=\"l\" xmlns:svg=\"v\" xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"";

fn document(kind: &str, styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {O}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    );
    let media = if kind == "text" { "text" } else { "spreadsheet" };
    let mimetype = format!("application/vnd.oasis.opendocument.{media}");
    zip(&[("mimetype", mimetype.as_bytes()), ("content.xml", content.as_bytes())])
}

fn text(styles: &str, body: &str) -> Extract {
    extract(&document("text", styles, body))
}

fn html(styles: &str, body: &str) -> String {
    text(styles, body).text.replace('\n', "")
}

#[test]
fn lists_print_their_numbers() {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, 三, ...\" loext:num-list-format=\"%1%、\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-prefix=\"（\" style:num-suffix=\"）\" style:num-format=\"一, 二, 三, ...\"/>\
        <text:list-level-style-number text:level=\"3\" style:num-format=\"1\" text:display-levels=\"2\" style:num-suffix=\".\"/></text:list-style>";
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let inner = format!(
        "<text:list>{}{}</text:list>",
        item(&p("乙")),
        item(&(p("丙") + "<text:list>" + &item(&p("丁")) + "</text:list>"))
    );
    let body = format!(
        "<text:list xml:id=\"a\" text:style-name=\"L\">{}{}</text:list><text:p>间</text:p>\
        <text:list text:continue-list=\"a\" text:style-name=\"L\">{}</text:list><text:list text:style-name=\"L\">{}</text:list>",
        item(&p("甲")),
        item(&(p("子") + &p("续") + &inner)),
        item(&p("戊")),
        item(&p("己"))
    );
    assert_eq!(
        html(styles, &body),
        "<p>一、甲</p><p>二、子</p><p>续</p><p>（一）乙</p><p>（二）丙</p><p>二.1. 丁</p><p>间</p><p>三、戊</p><p>一、己</p>"
    );
}

#[test]
fn hidden_struck_and_raised_text() {
    let styles = "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
        <style:style style:name=\"K\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
        <style:style style:name=\"U\" style:family=\"text\" style:parent-style-name=\"V\"/><style:style style:name=\"V\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>";
    let span = |style: &str, text: &str| format!("<text:span text:style-name=\"{style}\">{text}</text:span>");
    let body = format!(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>1{}{}{}<text:s text:c=\"2\"/>后<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note></text:p>",
        span("H", "2"),
        span("K", "3"),
        span("U", "1")
    );
    let extract = text(styles, &body);
    assert_eq!(
        extract.text.replace('\n', ""),
        "<p style=\"white-space:pre-wrap\">1<s>3</s><sup>1</sup>  后</p><p>注</p>"
    );
    let kinds: Vec<NoticeKind> = extract.notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::TrackedChanges, NoticeKind::Hidden, NoticeKind::Struck]);
}

#[test]
fn text_that_is_deleted_in_its_place_is_left_out() {
    let body = "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion/></text:changed-region><text:changed-region text:id=\"c2\"><text:insertion/></text:changed-region></text:tracked-changes>\
        <text:p>收到<text:change-start text:change-id=\"c1\"/>812<text:change-end text:change-id=\"c1\"/><text:change-start text:change-id=\"c2\"/>12<text:change-end text:change-id=\"c2\"/>件</text:p>";
    assert_eq!(html("", body), "<p>收到12件</p>");
}

#[test]
fn tables_frames_and_sections() {
    let body = "<text:section text:display=\"none\"><text:p>藏</text:p></text:section>\
        <table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>头</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>\
        <table:table-row><table:table-cell table:number-columns-repeated=\"2\"><text:p>0</text:p></table:table-cell></table:table-row></table:table>\
        <text:p>前<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p>";
    assert_eq!(
        html("", body),
        "<table><tr><td colspan=\"2\"><p>头</p></td></tr><tr><td><p>0</p></td><td><p>0</p></td></tr></table><p>前</p><div><p>框</p></div>"
    );
}

#[test]
fn sheets_show_their_cells() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let styles = "<style:style style:name=\"hidden\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let body = format!(
        "<table:table table:name=\"甲\"><table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/>\
        <table:table-row>{}<table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"float\" office:value=\"0.30000000000000004\"/>{}</table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
        <table:table-row><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>二</text:p></table:table-cell></table:table-row>\
        <table:table-row table:visibility=\"filter\">{}</table:table-row></table:table>\
        <table:table table:name=\"乙\" table:style-name=\"hidden\"><table:table-row>{}</table:table-row></table:table>",
        cell("一"),
        cell("藏"),
        cell("筛"),
        cell("乙")
    );
    let extract = extract(&document("spreadsheet", styles, &body));
    assert_eq!(
        extract.text.replace('\n', ""),
        "<table><tr><td>一</td><td>0.3</td></tr><tr><td>二</td><td>二</td></tr></table>"
    );
    assert_eq!((extract.notices[0].kind, extract.notices[0].count), (NoticeKind::Hidden, 3));
}

#[test]
fn an_empty_merged_cell_keeps_its_place() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let body = format!(
        "<table:table><table:table-row>{0}{0}{0}</table:table-row><table:table-row>{0}<table:table-cell table:number-columns-spanned=\"2\"/><table:covered-table-cell/></table:table-row></table:table>",
        cell("一")
    );
    assert_eq!(
        extract(&document("spreadsheet", "", &body)).text.replace('\n', ""),
        "<table><tr><td>一</td><td>一</td><td>一</td></tr><tr><td>一</td><td colspan=\"2\"></td></tr></table>"
    );
}

#[test]
fn a_cell_may_span_more_than_there_is() {
    let body = "<table:table><table:table-row><table:table-cell/><table:table-cell table:number-columns-spanned=\"4294967295\" table:number-rows-spanned=\"4294967295\"><text:p>1</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(
        extract(&document("spreadsheet", "", body)).text.trim(),
        "<table><tr><td>1</td></tr>\n</table>"
    );
}

#[test]
fn a_value_without_its_print_is_doubted_where_it_has_a_format() {
    let body = "<table:table><table:table-row><table:table-cell office:value-type=\"percentage\" office:value=\"0.5\"/><table:table-cell table:formula=\"of:=1\"/></table:table-row></table:table>";
    let extract = extract(&document("spreadsheet", "", body));
    assert_eq!(extract.text.replace('\n', ""), "<table><tr><td>0.5</td><td>\u{FFFD}</td></tr></table>");
    assert!(extract.notices.iter().all(|notice| matches!(notice.touches, Touches::Ranges(_))));
    assert_eq!(extract.notices.len(), 2);
}

#[test]
fn encrypted_and_hostile_documents_are_refused() {
    let encrypted = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"\x01\x02"),
        ("META-INF/manifest.xml", b"<m><manifest:encryption-data/></m>"),
    ]);
    assert_eq!(refusal(&encrypted), Refusal::Password);
    let deep = "<text:section>".repeat(3000) + "<text:p>1</text:p>" + &"</text:section>".repeat(3000);
    assert_eq!(refusal(&document("text", "", &deep)), Refusal::Nested);
    let spans = format!("<text:p>{}1{}</text:p>", "<text:span>".repeat(3000), "</text:span>".repeat(3000));
    assert_eq!(refusal(&document("text", "", &spans)), Refusal::Nested);
    let lists = "<text:list><text:list-item>".repeat(3000)
        + "<text:p>1</text:p>"
        + &"</text:list-item></text:list>".repeat(3000);
    assert_eq!(refusal(&document("text", "", &lists)), Refusal::Nested);
    let repeated = "<table:table><table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>1</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(refusal(&document("text", "", repeated)), Refusal::TooLarge);
    assert_eq!(refusal(&document("spreadsheet", "", repeated)), Refusal::TooLarge);
}
