//! What HTML means: struck, hidden, fields, ruby, grids of styles, frames, scripts.

use super::draw::{html, inner, parts, spans, table};
use super::model::{Case, Report, garden, harbour, page, river};
use gongkai_tests::generator::sheet::Sheet;

const NEW: &str = "requests.new_received.natural_person";
const TOTAL: &str = "disputes.review.total";

/// Cells as elements with classes that a style sheet lays out as a table.
fn styled(sheet: &Sheet) -> String {
    let row = |row: &Vec<_>| {
        let cells = row.iter().map(|slot| format!("<div class=\"c\">{}</div>", inner(slot)));
        format!("<div class=\"r\">{}</div>\n", cells.collect::<String>())
    };
    format!(
        "<style>.t{{display:table}}.r{{display:table-row}}.c{{display:table-cell}}</style><div class=\"t\">{}</div>\n",
        sheet.rows.iter().map(row).collect::<String>()
    )
}

/// `label：number` for each cell of table 4 and each row of table 2; table 3 stays.
fn definitions(report: &Report) -> String {
    report.page(|sheet| {
        if sheet.kind == gongkai::TableKind::Requests {
            return html(sheet);
        }
        let mut heads: Vec<String> = Vec::new();
        let mut out = "<dl>".to_owned();
        if sheet.kind == gongkai::TableKind::Disputes {
            let numbers = parts(sheet.rows.last().expect("a row")).1;
            let outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
            for (block, numbers) in
                ["行政复议", "未经复议直接起诉", "复议后起诉"].iter().zip(numbers.chunks(5))
            {
                out += &format!("<dt>{block}</dt>");
                out.extend(outcomes.iter().zip(numbers).map(|(o, n)| format!("<dd>{o}：{n}</dd>")));
            }
        } else {
            for row in &sheet.rows {
                let (labels, values) = parts(row);
                match (labels.len(), values.len()) {
                    (1, 0) => out += &format!("<dt>{}</dt>", labels[0]),
                    (_, 0) => heads = labels[1..].to_vec(),
                    _ => {
                        out += &format!("<dt>{}</dt>", labels[0]);
                        out.extend(heads.iter().zip(&values).map(|(h, v)| format!("<dd>{h}：{v}</dd>")));
                    }
                }
            }
        }
        out + "</dl>\n"
    })
}

pub(crate) fn cases() -> Vec<Case> {
    let (r, h, g) = (river(), harbour(), garden());
    let mut all = Vec::new();
    let of = |class, name, report: &Report, id: &str, markup: &str| {
        page(class, name, report, report.clone().markup(id, markup).page(html))
    };
    all.push(of("tracked changes", "s and u, table 4", &h, TOTAL, "<s>14</s><u>16</u>"));
    all.push(of("tracked changes", "strike behind", &r, NEW, "191<strike>190</strike>"));
    all.push(page(
        "tracked changes",
        "whole cells, style",
        &r,
        r.clone().markup(NEW, "<span style=\"text-decoration: line-through\">188</span>191").page(html),
    ));
    all.push(of("deleted and inserted", "del without ins", &r, "requests.granted.total", "31<del>2</del>"));
    all.push(of(
        "deleted and inserted",
        "a number that is all inserted",
        &h,
        "disclosure.licensing.decisions",
        "<ins>2045</ins>",
    ));
    all.push(of("hidden digits", "visibility", &h, TOTAL, "<span style=\"visibility:hidden\">1</span>16"));
    all.push(of("hidden digits", "hidden attribute", &r, NEW, "191<span hidden>4</span>"));
    all.push(page("hidden digits", "a class of the style sheet", &r, {
        r.clone()
            .markup(NEW, "<i class=\"key\">7</i>191")
            .page(html)
            .replace("<meta ", "<style>.key { display: none }</style><meta ")
    }));
    all.push(of("not shown", "mso-hide", &r, NEW, "<span style=\"mso-hide:all;display:none\">3</span>191"));
    all.push(of("not shown", "template", &h, "requests.granted.total", "68<template>9</template>"));
    let hidden_row = |report: &Report, style: &str| {
        let row = format!(
            "<tr {style}><td colspan=\"3\">一、本年新收政府信息公开申请数量</td>{}</tr>\n",
            "<td>9</td>".repeat(7)
        );
        report.page(html).replace(
            "<tr><td colspan=\"3\">一、本年新收",
            &format!("{row}<tr><td colspan=\"3\">一、本年新收"),
        )
    };
    all.push(page("not shown", "a hidden row", &r, hidden_row(&r, "style=\"display:none\"")));
    all.push(page("not shown", "a row with hidden", &h, hidden_row(&h, "hidden")));
    for (class, name, report) in
        [("form fields", "select, textarea and input", &h), ("one field", "the same, few numbers", &g)]
    {
        let field = |text: &str| match text.len() {
            1 => format!("<select><option>7{text}</option><option selected>{text}</option></select>"),
            2 => format!("<textarea rows=\"1\">{text}</textarea>"),
            _ => format!("<input type=\"number\" value=\"{text}\" placeholder=\"0\">"),
        };
        all.push(page(class, name, report, report.clone().markup_all(field).page(html)));
    }
    all.push(page(
        "form fields",
        "text inputs without quotes",
        &r,
        r.clone().markup_all(|t| format!("<input type=text value={t}>")).page(html),
    ));
    all.push(of("one field", "a hidden field beside", &r, NEW, "191<input type=\"hidden\" value=\"55\">"));
    all.push(
        of(
            "superscript",
            "sup as a power, table 2",
            &h,
            "disclosure.procurement.amount_wan",
            "863.4<sup>a2</sup>",
        )
        .open(&["disclosure.procurement.amount_wan"]),
    );
    all.push(of("superscript", "sub", &r, NEW, "191<sub>2</sub>").open(&[NEW]));
    all.push(
        of("ruby", "with rp", &h, TOTAL, "<ruby>16<rp>(</rp><rt>3</rt><rp>)</rp></ruby>").open(&[TOTAL]),
    );
    all.push(of("ruby", "rtc", &r, NEW, "<ruby><rb>191</rb><rt>2</rt></ruby>").open(&[NEW]));

    // Tables that are none, frames, scripts, copies.
    all.push(page("CSS tables", "classes", &r, r.page(styled)));
    let grid = |sheet: &Sheet| {
        let cells = sheet.rows.iter().flatten().map(|slot| {
            format!(
                "<div style=\"grid-column: span {}; grid-row: span {}\">{}</div>",
                slot.colspan,
                slot.rowspan,
                inner(slot)
            )
        });
        format!(
            "<div style=\"display:grid;grid-template-columns:repeat({},1fr)\">{}</div>\n",
            sheet.width(),
            cells.collect::<String>()
        )
    };
    all.push(
        page("CSS tables", "grid", &h, h.page(grid))
            .safe("grids with cells over several rows are not followed"),
    );
    let framed = |report: &Report| {
        let inside = report.page(html).replace('&', "&amp;").replace('"', "&quot;");
        format!(
            "<html><body><div>首页 &gt; 政务公开</div><iframe width=\"100%\" srcdoc=\"{inside}\"></iframe></body></html>"
        )
    };
    all.push(page("frames", "srcdoc", &r, framed(&r)));
    all.push(page("frames", "srcdoc, 2019's form", &h, framed(&h)));
    let script = |report: &Report, name: &str| {
        let article = report.page(html);
        let body =
            &article[article.find("<body>").expect("a body") + 6..article.find("</body>").expect("its end")];
        let json = body.replace('"', "\\\"").replace('\n', "\\n").replace('/', "\\/");
        format!(
            "<html><head><meta name=\"ArticleTitle\" content=\"{}\"></head><body><div id=\"app\"></div>\
            <script>window.{name}={{\"id\":2210,\"article\":{{\"content\":\"{json}\"}}}}</script></body></html>",
            report.title()
        )
    };
    all.push(page("scripts", "an article in JSON", &r, script(&r, "__INITIAL_STATE__")));
    all.push(page("scripts", "another name", &g, script(&g, "pageData")));
    let cloned = |sheet: &Sheet| {
        let head = Sheet { kind: sheet.kind, rows: sheet.rows[..sheet.headings()].to_vec() };
        let body = Sheet { kind: sheet.kind, rows: sheet.rows[sheet.headings()..].to_vec() };
        let cell = |slot: &_| format!("<td{}><div class=\"cell\">{}</div></td>", spans(slot), inner(slot));
        format!(
            "<div class=\"el-table\"><div class=\"el-table__header-wrapper\">{}</div><div class=\"el-table__body-wrapper\">{}</div>\
            <div class=\"el-table__fixed\">{}{}</div></div>\n",
            table(&head, cell),
            table(&body, cell),
            table(&head, cell),
            table(&body, cell)
        )
    };
    all.push(page("cloned tables", "fixed columns", &r, r.page(cloned)));
    all.push(page("cloned tables", "fixed columns, 2019's form", &h, h.page(cloned)));
    all.push(page("definition lists", "tables 2 and 4", &r, definitions(&r)));
    all.push(page("definition lists", "2019's form", &h, definitions(&h)));
    all
}
