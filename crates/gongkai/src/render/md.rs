//! Markdown (`CommonMark` with pipe tables): a report to read, paste into a note, or keep in version control.
//!
//! Tables stand in the official order of rows. Rows that share their columns share a pipe table; the label
//! column holds the whole path of labels. A printed number that the reader is not sure of carries `？`, a cell
//! that the source lacks is *缺*.

use super::{Language, wording};
use crate::check::Rule;
#[cfg(feature = "text-rules")]
use crate::check::TextRule;
use crate::form::FormRow;
use crate::report::{Cell, Document, ExtraRow, Finding, Report, State, Table};

/// Every report of the document, then the findings about the input as a whole.
pub fn document(document: &Document, language: Language) -> String {
    let mut out = Markdown { out: String::new(), language };
    for report in &document.reports {
        out.report(report, &document.name);
    }
    if document.reports.is_empty() {
        let name = if document.name.is_empty() { language.pick("输入", "Input") } else { &document.name };
        out.block(&format!("# {}", escape(name)));
    }
    if !document.findings.is_empty() {
        out.heading(2, language.pick("关于整份文件", "About the whole input"));
        out.findings(&document.findings);
    }
    out.out
}

/// The rules as a table: code, severity, title.
pub fn rules(rules: &[&Rule], language: Language) -> String {
    let mut out = Markdown { out: String::new(), language };
    let columns = match language {
        Language::Zh => ["规则", "级别", "名称"],
        Language::En => ["Rule", "Severity", "Title"],
    };
    out.row(&columns.map(str::to_owned));
    out.line("| --- | --- | --- |");
    for rule in rules {
        let severity = wording::rule_kind(rule, language);
        out.row(&[
            format!("`{}`", rule.code),
            severity.to_owned(),
            cell_text(&escape(language.words(rule.title))),
        ]);
    }
    out.out
}

/// The rows of text rules, to stand behind those of [`rules`].
#[cfg(feature = "text-rules")]
pub fn text_rules<'a>(rules: impl IntoIterator<Item = &'a TextRule>, language: Language) -> String {
    let mut out = Markdown { out: String::new(), language };
    for rule in rules {
        let severity = wording::severity_name(rule.own_severity(), language);
        let title = cell_text(&escape(language.message(&rule.title())));
        out.row(&[format!("`{}`", rule.code()), severity.to_owned(), title]);
    }
    out.out
}

/// One rule, with everything that there is to say about it.
pub fn rule(rule: &Rule, language: Language) -> String {
    let mut out = Markdown { out: String::new(), language };
    out.block(&format!("# {} {}", rule.code, escape(language.words(rule.title))));
    let severity = language.pick("级别：", "Severity: ");
    out.block(&format!("{severity}{}", wording::rule_kind(rule, language)));
    for (heading, text) in wording::of_rule(rule, language) {
        out.heading(2, heading);
        out.block(&escape(&text));
    }
    out.out
}

struct Markdown {
    out: String,
    language: Language,
}

impl Markdown {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A paragraph or heading, with a blank line before it.
    fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(text);
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level), escape(text)));
    }

    fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn report(&mut self, report: &Report, name: &str) {
        let language = self.language;
        self.block(&format!("# {}", escape(wording::heading(report, language))));
        self.out.push('\n');
        for (label, value) in wording::facts(report, name, language) {
            self.line(&format!("- {label}{}{}", language.pick("：", ": "), escape(&value)));
        }
        for table in &report.tables {
            self.table(table);
            self.extra_rows(report.extra_rows.iter().filter(|r| r.table == table.form.table));
        }
        self.heading(2, language.pick("核查结果", "Findings"));
        if report.findings.is_empty() {
            self.block(language.pick("未发现问题。", "No findings."));
        } else {
            self.findings(&report.findings);
        }
    }

    fn table(&mut self, table: &Table) {
        let language = self.language;
        let form = table.form;
        self.heading(
            2,
            &format!(
                "{} {} ({})",
                language.words(form.table.name()),
                language.words(form.title),
                form.edition.name()
            ),
        );
        let mut cells = table.cells.iter();
        let mut above: Option<&FormRow> = None;
        let headings = |row: &FormRow| row.columns.iter().map(|c| c.label).collect::<Vec<_>>();
        for (index, row) in form.rows.iter().enumerate() {
            if table.lacks_local(index) {
                cells.nth(row.columns.len() - 1);
                continue;
            }
            if above.is_none_or(|above| above.block != row.block || headings(above) != headings(row)) {
                self.table_head(row);
            }
            above = Some(row);
            let mut line = vec![cell_text(&escape(&wording::row_name(form.table, row, language)))];
            line.extend(cells.by_ref().take(row.columns.len()).map(|c| self.value(c)));
            self.row(&line);
        }
    }

    fn table_head(&mut self, row: &FormRow) {
        if let Some(block) = row.block {
            self.block(&format!("**{}**", escape(self.language.words(block))));
        }
        let mut line = vec![self.language.pick("项目", "Row").to_owned()];
        line.extend(row.columns.iter().map(|c| cell_text(&escape(self.language.words(c.label)))));
        self.out.push('\n');
        self.row(&line);
        self.line(&format!("| --- |{}", " ---: |".repeat(row.columns.len())));
    }

    fn value(&self, cell: &Cell) -> String {
        let print = match cell.state {
            State::Missing => format!("*{}*", self.language.pick("缺", "missing")),
            _ => cell_text(&escape(&cell.raw)),
        };
        if cell.doubt { format!("{print}？").trim_start().to_owned() } else { print }
    }

    fn extra_rows<'a>(&mut self, rows: impl Iterator<Item = &'a ExtraRow>) {
        let mut rows = rows.peekable();
        if rows.peek().is_some() {
            self.block(self.language.pick("表样以外的行：", "Rows that the form does not have:"));
            self.out.push('\n');
        }
        for row in rows {
            let cells: Vec<_> = row.cells.iter().map(|c| self.value(c)).collect();
            self.line(&format!(
                "- {}{}{}",
                escape(&row.label),
                self.language.pick("：", ": "),
                cells.join(" · ")
            ));
        }
    }

    fn findings(&mut self, findings: &[Finding]) {
        let language = self.language;
        let colon = language.pick("：", ": ");
        self.out.push('\n');
        for (index, finding) in findings.iter().enumerate() {
            let kind = wording::kind(finding, language);
            let message = escape(language.message(&finding.message));
            self.line(&format!("{}. **{kind}** `{}` {message}", index + 1, finding.rule));
            let mut detail =
                |label: &str, text: &str| self.line(&format!("   - {label}{colon}{}", escape(text)));
            let shown = language.message(&finding.detail);
            if !shown.is_empty() {
                detail(language.pick("说明", "Why"), shown);
            }
            let breaks = wording::also_broken(finding);
            if !breaks.is_empty() {
                detail(language.pick("由此还造成以下各项不符", "Also breaks"), &breaks.join(" "));
            }
            let basis = language.message(&finding.basis);
            if !basis.is_empty() {
                detail(language.pick("依据", "Basis"), basis);
            }
            let Some(table) = wording::corrections(finding, language) else { continue };
            if let [only] = &table.rows[..] {
                detail(&table.title, &wording::Corrections::phrase(only, language));
                continue;
            }
            detail(&table.title, "");
            self.line(&format!("\n     | {} |\n     | --- | ---: | ---: | --- |", table.head.join(" | ")));
            for row in &table.rows {
                let row = row.each_ref().map(|text| cell_text(&escape(text)));
                self.line(&format!("     | {} |", row.join(" | ")));
            }
            self.line("");
        }
    }
}

/// Plain text for Markdown: nothing in it is markup, HTML or a link, and it stays on one line.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            // Its name in brackets is no link's text, whatever follows.
            c if crate::source::is_direction(c) => {
                out.push('\\');
                super::push_harmless(&mut out, c);
                out.insert(out.len() - 1, '\\');
            }
            c => out.push(c),
        }
    }
    out
}

/// Escaped text for a cell of a pipe table, where a pipe would end the cell.
fn cell_text(escaped: &str) -> String {
    escaped.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn zh() -> String {
        document(&fixture::document(), Language::Zh)
    }

    #[test]
    fn the_name_of_a_sign_of_direction_is_no_links_text() {
        assert_eq!(escape("甲\u{202E}(http://a)"), "甲\\[U+202E\\](http://a)");
        assert_eq!(escape("a\u{1b}\n<b>"), "a  \\<b>");
    }

    #[test]
    fn starts_with_the_title_and_what_is_known() {
        assert!(zh().starts_with(
            "# 甲\\<b>县局2021年|报告\n\n- 单位名称：甲\\<b>县局\n- 年度：2021\n- 文件：a,b.txt\n\
             - 统计期限：2021-01-01 – 2021-12-31\n- 落款：甲局 2022-01-15\n\
             - 表样：表二 F21 · 表三 F19 · 表四 F19\n- 核查：未发现问题 57 项，有问题 1 项，未核查 3 项\n"
        ));
    }

    #[test]
    fn tables_follow_the_form_and_show_print_doubt_and_gaps() {
        let md = zh();
        for part in [
            "## 表二 主动公开政府信息情况 (F21)\n\n**第二十条第（一）项**\n\n\
             | 项目 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| --- | ---: | ---: | ---: |\n\
             | 规章 |  | *缺* | =cmd\\|'/c calc'!A1 |\n",
            "| 行政事业性收费 | 251000元 |\n",
            "| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 0 |\n\
             | 二、上年结转政府信息公开申请数量 | 0 | - | 0 | 0 | 0 | 0 | 0？ |\n",
            "| （三）不予公开 / 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n",
            "| 行政诉讼 / 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n",
            "表样以外的行：\n\n- 行政许可 / 其他类：4\n",
        ] {
            assert!(md.contains(part), "{part}\n---\n{md}");
        }
    }

    #[test]
    fn findings_say_what_and_what_to_do() {
        assert!(zh().ends_with(
            "## 核查结果\n\n1. **错误** `T3-BALANCE` 表三“自然人”列不平，相差1\n   \
             - 由此还造成以下各项不符：T3-ROW-SUM\n   \
             - 依据：国办公开办函〔2019〕60号，表三注\n   \
             - 改正：表三“一、本年新收政府信息公开申请数量”行“自然人”栏 3 → 2（2 + 0 = 2）\n\
             2. **读取存疑** `READ-SHORT-ROW` 这一行少一个数\n"
        ));
        let english = document(&fixture::document(), Language::En);
        assert!(english.contains("   - Correction: Table 3, row “I. Requests newly received this year”"));
    }

    #[test]
    fn an_input_without_a_report_still_says_so() {
        assert_eq!(
            document(&fixture::empty(), Language::Zh),
            "# novel.txt\n\n## 关于整份文件\n\n1. **读取存疑** `READ-NO-REPORT` 没有找到年度报告\n"
        );
    }

    #[test]
    fn an_authors_text_is_never_markup() {
        assert_eq!(escape("<script> *a* [b](c) `d`\n# e"), "\\<script> \\*a\\* \\[b\\](c) \\`d\\` # e");
    }
}
