//! One HTML page: the tables in their official geometry, and the findings.
//!
//! To print, to keep and to paste into Word: no script, no style sheet, nothing loaded; borders are written on every
//! cell because a clipboard keeps only those. Every character that comes from an author is escaped.
//! A number in brackets after a printed value is the number of a finding below the tables.

use super::{Language, wording};
use crate::form::{CellId, GridCell, Scope};
use crate::report::{About, Cell, Document, ExtraRow, Finding, Report, Severity, State, Table};

const CELL: &str = "border:1px solid #8a8f98;padding:4px 8px";
const LABEL: &str = ";text-align:left;font-weight:normal;background:#f3f4f6";
const HEADING: &str = ";text-align:center;font-weight:normal;background:#f3f4f6";
const NUMBER: &str = ";text-align:center";

/// A whole page for one document.
pub fn document(document: &Document, language: Language) -> String {
    head(language) + &part(document, language) + foot()
}

/// The beginning of a page. The [parts](part) of any number of documents follow, then the [`foot`].
pub fn head(language: Language) -> String {
    let title = language.pick("年报体检", "Gongkai");
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n</head>\n\
         <body style=\"margin:24px;line-height:1.6;color:#1f2329;background:#fff;\
         font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif\">\n",
        language.tag()
    )
}

/// The end of a page.
pub fn foot() -> &'static str {
    "</body>\n</html>\n"
}

/// The reports of one document and the findings about its input as a whole, without the page around them.
pub fn part(document: &Document, language: Language) -> String {
    let mut page = Page { out: String::new(), language };
    for report in &document.reports {
        page.report(report, &document.name);
    }
    if document.reports.is_empty() {
        page.element("h1", if document.name.is_empty() { "—" } else { &document.name });
    }
    if !document.findings.is_empty() {
        page.element("h2", language.pick("关于整份文件", "About the whole input"));
        page.findings(&document.findings);
    }
    page.out
}

struct Page {
    out: String,
    language: Language,
}

impl Page {
    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
    }

    fn element(&mut self, name: &str, text: &str) {
        self.push(&format!("<{name}>"));
        self.text(text);
        self.push(&format!("</{name}>\n"));
    }

    fn report(&mut self, report: &Report, name: &str) {
        let language = self.language;
        self.push("<article>\n");
        self.element("h1", wording::heading(report, language));
        self.push("<p>");
        for (index, (label, value)) in wording::facts(report, name, language).iter().enumerate() {
            if index > 0 {
                self.push("<br>\n");
            }
            self.text(&format!("{label}{}{value}", language.pick("：", ": ")));
        }
        self.push("</p>\n");
        for table in &report.tables {
            self.table(table, &report.findings);
            self.extra_rows(report.extra_rows.iter().filter(|r| r.table == table.form.table));
        }
        self.element("h2", language.pick("核查结果", "Findings"));
        if report.findings.is_empty() {
            self.element("p", language.pick("未发现问题。", "No findings."));
        } else {
            self.findings(&report.findings);
        }
        self.push("</article>\n");
    }

    fn table(&mut self, table: &Table, findings: &[Finding]) {
        let form = table.form;
        self.push("<table style=\"border-collapse:collapse;margin:16px 0\">\n<caption style=\"text-align:left;font-weight:bold\">");
        self.text(&format!(
            "{} {} ({})",
            self.language.words(form.table.name()),
            self.language.words(form.title),
            form.edition.name()
        ));
        self.push("</caption>\n");
        let absent = |cell: &GridCell| match cell {
            GridCell::Value { cell, .. } => table.lacks_local(form.position(*cell).0),
            GridCell::Head { .. } => false,
        };
        for line in form.grid() {
            if line.iter().any(absent) {
                continue;
            }
            self.push("<tr>");
            for cell in line {
                self.grid_cell(cell, table, findings);
            }
            self.push("</tr>\n");
        }
        self.push("</table>\n");
    }

    fn grid_cell(&mut self, cell: GridCell, table: &Table, findings: &[Finding]) {
        match cell {
            GridCell::Head { text, scope, colspan, rowspan } => {
                let (scope, look) = match scope {
                    Scope::Column => ("col", HEADING),
                    Scope::ColumnGroup => ("colgroup", HEADING),
                    Scope::Row => ("row", LABEL),
                    Scope::RowGroup => ("rowgroup", LABEL),
                };
                self.push(&format!("<th scope=\"{scope}\""));
                self.spans(colspan, rowspan);
                self.push(&format!(" style=\"{CELL}{look}\">"));
                self.text(self.language.words(text));
                self.push("</th>");
            }
            GridCell::Value { cell: id, colspan } => {
                let cell = &table.cells[usize::from(id.index)];
                self.push("<td");
                self.spans(colspan, 1);
                self.push(&format!(" style=\"{CELL}{NUMBER}{}\">", tint(id, cell, findings)));
                self.value(cell);
                self.references(id, findings);
                self.push("</td>");
            }
        }
    }

    fn spans(&mut self, colspan: u8, rowspan: u8) {
        for (name, span) in [("colspan", colspan), ("rowspan", rowspan)] {
            if span != 1 {
                self.push(&format!(" {name}=\"{span}\""));
            }
        }
    }

    fn value(&mut self, cell: &Cell) {
        if cell.state == State::Missing {
            let missing = self.language.pick("缺", "missing");
            self.push(&format!("<em>{missing}</em>"));
        }
        self.text(&cell.raw);
        if cell.doubt {
            self.push("？");
        }
    }

    /// The numbers of the findings that point at this cell.
    fn references(&mut self, id: CellId, findings: &[Finding]) {
        for (index, _) in findings.iter().enumerate().filter(|(_, f)| points_at(f, id)) {
            self.push(&format!(" <sup>[{}]</sup>", index + 1));
        }
    }

    fn extra_rows<'a>(&mut self, rows: impl Iterator<Item = &'a ExtraRow>) {
        let mut rows = rows.peekable();
        if rows.peek().is_none() {
            return;
        }
        self.element("p", self.language.pick("表样以外的行：", "Rows that the form does not have:"));
        self.push("<table style=\"border-collapse:collapse;margin:8px 0\">\n");
        for row in rows {
            self.push(&format!("<tr><th scope=\"row\" style=\"{CELL}{LABEL}\">"));
            self.text(&row.label);
            self.push("</th>");
            for cell in &row.cells {
                self.push(&format!("<td style=\"{CELL}{NUMBER}\">"));
                self.value(cell);
                self.push("</td>");
            }
            self.push("</tr>\n");
        }
        self.push("</table>\n");
    }

    fn findings(&mut self, findings: &[Finding]) {
        let language = self.language;
        let colon = language.pick("：", ": ");
        self.push("<ol>\n");
        for finding in findings {
            self.push("<li>");
            self.push(&format!(
                "<strong style=\"color:{}\">{}</strong> <code>",
                colour(finding),
                wording::kind(finding, language)
            ));
            self.text(&finding.rule);
            self.push("</code> ");
            self.text(language.message(&finding.message));
            let detail = language.message(&finding.detail);
            if !detail.is_empty() {
                self.push("<br>");
                self.text(detail);
            }
            let breaks = wording::also_broken(finding);
            if !breaks.is_empty() {
                self.push("<br>");
                let also = language.pick("由此还造成以下各项不符", "Also breaks");
                self.text(&format!("{also}{colon}{}", breaks.join(" ")));
            }
            let basis = language.message(&finding.basis);
            if !basis.is_empty() {
                self.push("<br>");
                self.text(&format!("{}{colon}{basis}", language.pick("依据", "Basis")));
            }
            if let Some(table) = wording::corrections(finding, language) {
                self.corrections(&table);
            }
            self.push("</li>\n");
        }
        self.push("</ol>\n");
    }

    fn corrections(&mut self, table: &wording::Corrections) {
        self.push("<br>");
        self.text(&table.title);
        if let [only] = &table.rows[..] {
            self.push(self.language.pick("：", ": "));
            return self.text(&wording::Corrections::phrase(only, self.language));
        }
        self.push("<table style=\"border-collapse:collapse;margin:4px 0\">\n");
        let mut line = |tag: &str, texts: &[&str]| {
            self.push("<tr>");
            for text in texts {
                self.push(&format!("<{tag} style=\"{CELL}\">"));
                self.text(text);
                self.push(&format!("</{tag}>"));
            }
            self.push("</tr>\n");
        };
        line("th", &table.head);
        for row in &table.rows {
            line("td", &row.each_ref().map(String::as_str));
        }
        self.push("</table>");
    }
}

/// Dark enough on white for small text (contrast above 4.5).
fn colour(finding: &Finding) -> &'static str {
    match (finding.about, finding.severity) {
        (About::Reading, _) => "#6b4fa0",
        (About::Report, Severity::Error) => "#b3261e",
        (About::Report, Severity::Warning) => "#8a5300",
        (About::Report, Severity::Info) => "#1f5fa8",
    }
}

/// Whether a finding is marked at a cell: at those that a repair would change, otherwise at all it concerns. A broken
/// sum concerns up to twenty cells, and marking all of them would hide the one that is wrong.
fn points_at(finding: &Finding, id: CellId) -> bool {
    let cells = &finding.cells;
    if finding.repair.is_empty() { cells.contains(&id) } else { finding.repair.iter().any(|r| r.cell == id) }
}

/// The background of a value: of the gravest finding that points at it, or of a doubt.
fn tint(id: CellId, cell: &Cell, findings: &[Finding]) -> &'static str {
    let named = findings.iter().filter(|f| f.about == About::Report && points_at(f, id));
    match named.map(|f| f.severity).min() {
        Some(Severity::Error) => ";background:#fde7e4",
        Some(Severity::Warning) => ";background:#fff1d6",
        _ if cell.doubt => ";background:#efe9f8",
        _ => "",
    }
}

/// Text and attribute values alike. Controls that HTML forbids are dropped, line breaks become spaces.
fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() => {}
            c => super::push_harmless(out, c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn zh() -> String {
        document(&fixture::document(), Language::Zh)
    }

    #[test]
    fn is_a_whole_page_without_scripts_or_loads() {
        let page = zh();
        assert!(page.starts_with("<!doctype html>\n<html lang=\"zh-CN\">"));
        assert!(page.ends_with("</body>\n</html>\n"));
        for word in ["<script", "<link", "src=", "href=", "url("] {
            assert!(!page.contains(word), "{word}");
        }
    }

    #[test]
    fn an_authors_text_is_escaped() {
        let page = zh();
        assert!(page.contains("<h1>甲&lt;b&gt;县局2021年|报告</h1>"));
        assert!(!page.contains("甲<b>"));
        let mut out = String::new();
        push_escaped(&mut out, "\"'&\u{0}\u{1b}\n");
        assert_eq!(out, "&quot;&#39;&amp; ");
    }

    #[test]
    fn tables_have_the_official_spans_and_scopes() {
        let page = zh();
        for part in [
            "<th scope=\"colgroup\" colspan=\"3\" rowspan=\"3\"",
            "<th scope=\"rowgroup\" rowspan=\"8\"",
            "<th scope=\"colgroup\" colspan=\"10\"",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert_eq!(page.matches("<table").count(), 3 + 1);
        assert_eq!(page.matches("<td").count(), 10 + 161 + 15 + 1);
        for tag in ["table", "tr", "th", "td", "ol", "li", "article", "em", "sup", "strong"] {
            let opened =
                page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }

    #[test]
    fn values_show_print_doubt_gaps_and_findings() {
        let page = zh();
        for part in [
            ";background:#fde7e4\">3 <sup>[1]</sup></td>",
            ";background:#efe9f8\">0？ <sup>[2]</sup></td>",
            "\"><em>缺</em></td>",
            ">251000元</td>",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(page.contains("改正：表三“一、本年新收政府信息公开申请数量”行“自然人”栏 3 → 2（2 + 0 = 2）"));
        assert!(document(&fixture::document(), Language::En).contains(">Natural person</th>"));
    }

    #[test]
    fn an_input_without_a_report_still_says_so() {
        let page = document(&fixture::empty(), Language::Zh);
        assert!(page.contains("<h1>novel.txt</h1>") && page.contains("没有找到年度报告"));
    }
}
