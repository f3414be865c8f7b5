//! HTML: files, portals, and the clipboard flavours of Word, WPS and Excel.

use std::fmt::Write;

use super::super::random::Random;
use super::super::sheet::{Place, Sheet, Slot};
use super::super::{Block, Specimen};
use super::flat;
use gongkai::TableKind;

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn spans(slot: &Slot) -> String {
    let mut out = String::new();
    if slot.colspan > 1 {
        let _ = write!(out, " colspan=\"{}\"", slot.colspan);
    }
    if slot.rowspan > 1 {
        let _ = write!(out, " rowspan=\"{}\"", slot.rowspan);
    }
    out
}

fn broken(text: &str) -> String {
    escape(text).replace('\n', "<br />")
}

/// What stands in a cell.
fn inner(slot: &Slot) -> String {
    slot.markup.clone().unwrap_or_else(|| broken(&slot.text))
}

/// A page of these blocks, with `table` for the tables.
fn page(specimen: &Specimen, mut table: impl FnMut(&Sheet) -> String) -> String {
    let title: String = specimen
        .blocks
        .iter()
        .filter_map(|b| if let Block::Title(line) = b { Some(line.as_str()) } else { None })
        .collect();
    let body = article(specimen, &mut table);
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body>\n{body}</body>\n</html>\n"
    )
}

fn article(specimen: &Specimen, table: &mut impl FnMut(&Sheet) -> String) -> String {
    let mut out = String::new();
    for block in &specimen.blocks {
        let _ = match block {
            Block::Title(line) => writeln!(out, "<h1>{}</h1>", escape(line)),
            Block::Heading(line) => writeln!(out, "<h2>{}</h2>", escape(line)),
            Block::Paragraph(line) | Block::Signature(line) => writeln!(out, "<p>{}</p>", escape(line)),
            Block::Table(sheet) => writeln!(out, "{}", table(sheet)),
        };
    }
    out
}

fn table(sheet: &Sheet, open: &str, mut cell: impl FnMut(&Slot) -> String) -> String {
    let mut out = format!("{open}\n");
    for row in &sheet.rows {
        out.push_str("<tr>");
        for slot in row {
            out.push_str(&cell(slot));
        }
        out.push_str("</tr>\n");
    }
    out + "</table>"
}

/// Bare cells.
pub(super) fn plain(specimen: &Specimen, _: &mut Random) -> String {
    page(specimen, |sheet| table(sheet, "<table>", |s| format!("<td{}>{}</td>", spans(s), inner(s))))
}

/// A paragraph in every cell, `thead` and `th` where there are headings.
pub(super) fn paragraphs(specimen: &Specimen, _: &mut Random) -> String {
    page(specimen, |sheet| {
        let mut out = "<table border=\"1\">\n".to_owned();
        let headings = sheet.rows.iter().take_while(|row| row.iter().all(|s| !s.value)).count();
        for (at, row) in sheet.rows.iter().enumerate() {
            if at == 0 {
                out.push_str("<thead>\n");
            }
            if at == headings {
                out.push_str("</thead>\n<tbody>\n");
            }
            let tag = if at < headings { "th" } else { "td" };
            out.push_str("<tr>");
            for slot in row {
                let _ = write!(out, "<{tag}{}><p>{}</p></{tag}>", spans(slot), inner(slot));
            }
            out.push_str("</tr>\n");
        }
        out + "</tbody>\n</table>"
    })
}

/// A portal's page: navigation, scripts, inline styles, `&nbsp;` in blank cells, attributes without quotes.
pub(super) fn portal(specimen: &Specimen, random: &mut Random) -> String {
    let (before, after) = super::super::words::chrome(random);
    let lines = |lines: &[String]| {
        lines.iter().map(|l| format!("<div class=tips>{}</div>\n", escape(l))).collect::<String>()
    };
    let mut render = |sheet: &Sheet| {
        table(sheet, "<TABLE align=center border=1 cellSpacing=1><TBODY>", |s| {
            let text = if s.text.is_empty() { "&nbsp;".to_owned() } else { inner(s) };
            format!(
                "<TD noWrap style='width: {}px'{}><P align=center><SPAN style=\"font-family: 仿宋; font-size: 12pt\">{text}</SPAN></P></TD>",
                40 + s.colspan * 30,
                spans(s)
            )
        })
        .replace("</table>", "</TBODY></TABLE>")
    };
    let body = article(specimen, &mut render);
    format!(
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\">\n<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\
         <title>政府信息公开年报</title><script>var total = 3; if (1 < 2) {{ document.title = '<table><tr><td>9</td></tr></table>'; }}</script>\
         <style>td {{ border: 1px solid #000 }} /* <td>7</td> */</style></head>\n<body>\n<!-- 头部 <table><tr><td>1</td></tr></table> -->\n\
         {}<div id=\"zoom\" class='TRS_Editor'>\n{body}</div>\n{}<script src=\"//example.invalid/count.js\"></script>\n</body></html>\n",
        lines(&before),
        lines(&after)
    )
}

/// F19's table 2 as portals print it: five columns, where headings and numbers disagree about which is wide.
pub(super) fn shifted(specimen: &Specimen, _: &mut Random) -> String {
    page(specimen, |sheet| {
        if sheet.kind != TableKind::Disclosure {
            return table(sheet, "<table border=\"1\">", |s| {
                format!("<td{}><p>{}</p></td>", spans(s), inner(s))
            });
        }
        let mut out = "<table border=\"1\">\n".to_owned();
        for row in &sheet.rows {
            let wide = if row.iter().any(|s| s.value) { 1 } else { 2 };
            out.push_str("<tr>");
            for (at, slot) in row.iter().enumerate() {
                let extra = usize::from(at == wide || row.len() <= wide);
                let _ = write!(out, "<td colspan=\"{}\"><p>{}</p></td>", slot.colspan + extra, inner(slot));
            }
            out.push_str("</tr>\n");
        }
        out + "</table>"
    })
}

/// The clipboard flavour of Word and WPS.
pub(super) fn word(specimen: &Specimen, _: &mut Random) -> String {
    let mut render = |sheet: &Sheet| {
        table(
            sheet,
            "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>",
            |s| {
                let lang = if s.value { " lang=EN-US" } else { "" };
                format!(
                    "<td width=87 valign=top{} style='width:65.2pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'>\n  \
                 <p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'><span{lang} style='font-family:仿宋_GB2312'>{}<o:p></o:p></span></p>\n  </td>",
                    spans(s),
                    if s.text.is_empty() { "<o:p>&nbsp;</o:p>".to_owned() } else { inner(s) }
                )
            },
        )
    };
    let body = article(specimen, &mut render)
        .replace("<h2>", "<p class=MsoNormal><b><span style='mso-bidi-font-size:16.0pt'>")
        .replace("</h2>", "<o:p></o:p></span></b></p>");
    format!(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:office:word\">\n<head>\n\
         <meta name=Generator content=\"Microsoft Word 15\">\n<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->\n\
         <style>\n<!--\n @font-face {{font-family:仿宋_GB2312; panose-1:2 1 6 9 6 1 1 1 1 1;}}\n-->\n</style>\n</head>\n\
         <body lang=ZH-CN>\n<!--StartFragment-->\n{body}<!--EndFragment-->\n</body>\n</html>\n"
    )
}

/// The clipboard flavour of WPS Writer: nested fonts, digits and Han characters in runs of their own, pixels for
/// widths, and the marks of Word in lower case.
pub(super) fn wps(specimen: &Specimen, _: &mut Random) -> String {
    let render = |sheet: &Sheet| {
        let open = "<table class=\"MsoTableGrid\" border=\"1\" cellspacing=\"0\" style=\"border-collapse:collapse;border:none;mso-border-left-alt:0.5000pt solid windowtext;mso-padding-alt:0.0000pt 5.4000pt 0.0000pt 5.4000pt;\"><tbody>";
        let body = table(sheet, open, |s| {
            format!(
                "<td width=\"{}\" valign=\"center\"{} style=\"width:{}.0000pt;padding:0.0000pt 5.4000pt 0.0000pt 5.4000pt;\" ><p class=\"MsoNormal\" align=\"center\" style=\"text-align:center;\" >{}</p></td>",
                60 * s.colspan,
                spans(s),
                45 * s.colspan,
                s.markup.clone().unwrap_or_else(|| runs(&s.text))
            )
        });
        body.replace("<tr>", "<tr style=\"height:20.0000pt;\" >").replace("</table>", "</tbody></table>")
    };
    let mut body = String::new();
    for block in &specimen.blocks {
        match block {
            Block::Table(sheet) => body.push_str(&render(sheet)),
            Block::Title(line) | Block::Heading(line) | Block::Paragraph(line) | Block::Signature(line) => {
                let _ = write!(
                    body,
                    "<p class=\"MsoNormal\" style=\"text-indent:32.0000pt;\" >{}</p>",
                    runs(line)
                );
            }
        }
    }
    format!(
        "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:office:word\" xmlns=\"http://www.w3.org/TR/REC-html40\"><head><meta http-equiv=Content-Type  content=\"text/html; charset=utf-8\" ><meta name=ProgId  content=Word.Document ><meta name=Generator  content=\"Microsoft Word 14\" ><title></title>\
         <!--[if gte mso 9]><xml><w:LatentStyles DefLockedState=\"false\" ><w:LsdException Name=\"Normal\" ></w:LsdException></w:LatentStyles></xml><![endif]-->\
         <style>@font-face{{font-family:\"仿宋\";}} p.MsoNormal{{mso-style-name:正文;margin:0pt;}}</style></head>\
         <body style=\"tab-interval:21pt;text-justify-trim:punctuation;\" ><!--StartFragment-->{body}<!--EndFragment--></body></html>\n"
    )
}

/// A text as WPS writes it: a span for each run of one script, an empty mark at the end.
fn runs(text: &str) -> String {
    let mut out = String::new();
    let chars: Vec<char> = text.chars().collect();
    for run in chars.chunk_by(|a, b| *a != '\n' && *b != '\n' && a.is_ascii() == b.is_ascii()) {
        let inner = broken(&run.iter().collect::<String>());
        let _ = write!(
            out,
            "<span style=\"mso-spacerun:'yes';font-family:仿宋;font-size:12.0000pt;\" ><font face=\"仿宋\" >{inner}</font></span>"
        );
    }
    out + "<span style=\"mso-spacerun:'yes';font-family:仿宋;\" ><o:p></o:p></span>"
}

/// The clipboard flavour of WPS Spreadsheets: one table for everything, prose too; merged prose is as wide as the
/// sheet, numbers carry their value a second time, breaks in a cell have a style.
pub(super) fn wps_sheet(specimen: &Specimen, _: &mut Random) -> String {
    let width = specimen.sheets().map(Sheet::width).max().unwrap_or(1);
    let mut out = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"/>\n<meta name=\"ProgId\" content=\"Excel.Sheet\"/>\n<meta name=\"Generator\" content=\"WPS Office ET\"/>\n\
        <style>\n<!--.et3\n{mso-number-format:\"General\";text-align:center;}\n-->\n</style>\n</head>\n<body link=\"blue\" vlink=\"purple\">\n<!--StartFragment-->\n".to_owned();
    let _ = writeln!(
        out,
        "<table width=\"{}\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\" style='border-collapse:collapse;table-layout:fixed;'>",
        width * 72
    );
    let _ = writeln!(out, "<col width=\"72\" span=\"{width}\" style='width:54.00pt;'/>");
    let rest = |row: &[Slot], covered: usize| {
        let used: usize = row.iter().map(|s| s.colspan).sum::<usize>() + covered;
        "<td></td>".repeat(width.saturating_sub(used))
    };
    for block in &specimen.blocks {
        match block {
            Block::Title(line) | Block::Heading(line) | Block::Paragraph(line) | Block::Signature(line) => {
                let _ = writeln!(
                    out,
                    "<tr height=\"18\" style='height:13.50pt;'>\n<td class=\"et2\" height=\"18\" width=\"{}\" colspan=\"{width}\" style='mso-ignore:colspan;' x:str>{}</td>\n</tr>",
                    width * 72,
                    escape(line)
                );
            }
            Block::Table(sheet) => {
                for (row, places) in sheet.rows.iter().zip(sheet.places()) {
                    let covered = places.iter().filter(|p| matches!(p, Place::Down { .. })).count();
                    out.push_str("<tr height=\"18\" style='height:13.50pt;'>\n");
                    for slot in row {
                        let plain = slot.value && slot.markup.is_none() && slot.text.parse::<i64>().is_ok();
                        let number =
                            if plain { format!(" x:num=\"{}\"", slot.text) } else { " x:str".to_owned() };
                        let text = slot.markup.clone().unwrap_or_else(|| {
                            escape(&slot.text).replace('\n', "<br style='mso-data-placement:same-cell;'/>")
                        });
                        let _ = writeln!(out, "<td class=\"et3\"{}{number}>{text}</td>", spans(slot));
                    }
                    let _ = writeln!(out, "{}</tr>", rest(row, covered));
                }
            }
        }
    }
    out + "</table>\n<!--EndFragment-->\n</body></html>\n"
}

/// The clipboard flavour of Excel and WPS tables: prose is cells too.
pub(super) fn excel(specimen: &Specimen, _: &mut Random) -> String {
    let mut out = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n<head><meta name=ProgId content=Excel.Sheet></head>\n<body>\n<table border=0 cellpadding=0 cellspacing=0 width=900>\n<col width=72 span=15>\n".to_owned();
    for block in &specimen.blocks {
        match block {
            Block::Title(line) | Block::Heading(line) | Block::Paragraph(line) | Block::Signature(line) => {
                let _ = writeln!(out, "<tr height=19><td colspan=15 class=xl65>{}</td></tr>", escape(line));
            }
            Block::Table(sheet) => {
                for row in &sheet.rows {
                    out.push_str(" <tr height=19 style='height:14.25pt'>\n");
                    for slot in row {
                        let number =
                            if slot.value && !slot.text.is_empty() { " align=right x:num" } else { "" };
                        let _ = writeln!(out, "  <td class=xl66{number}{}>{}</td>", spans(slot), inner(slot));
                    }
                    out.push_str(" </tr>\n");
                }
            }
        }
    }
    out + "</table>\n</body></html>\n"
}

/// The whole page laid out by tables, and the report's tables inside of it.
pub(super) fn nested(specimen: &Specimen, _: &mut Random) -> String {
    let mut render = |sheet: &Sheet| {
        let inner =
            table(sheet, "<table border=\"1\">", |s| format!("<td{}><div>{}</div></td>", spans(s), inner(s)));
        format!("<table width=\"100%\"><tr><td>{inner}</td></tr></table>")
    };
    let body = article(specimen, &mut render);
    format!(
        "<html><body><table width=\"1000\"><tr><td>导航</td></tr><tr><td width=\"200\"><ul><li>政策<li>年报<li>指南</ul></td><td>\n{body}</td></tr></table></body></html>\n"
    )
}

/// Markdown with HTML tables, as pandoc writes what Markdown cannot hold. It arrives as plain text.
pub(super) fn pandoc_gfm(specimen: &Specimen, _: &mut Random) -> String {
    super::assemble(specimen, "\n", |sheet| {
        let mut out = "<table data-border=\"1\">\n<tbody>\n".to_owned();
        for row in &sheet.rows {
            out.push_str("<tr>\n");
            for slot in row {
                let text = match &slot.markup {
                    Some(markup) => format!("<p>{markup}</p>"),
                    None if slot.text.is_empty() => String::new(),
                    None => format!("<p>{}</p>", escape(&flat(&slot.text))),
                };
                let _ = writeln!(out, "<td{}>{text}</td>", spans(slot));
            }
            out.push_str("</tr>\n");
        }
        out + "</tbody>\n</table>\n"
    })
}
