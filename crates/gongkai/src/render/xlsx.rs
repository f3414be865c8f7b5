//! Reports as an Excel workbook.
//!
//! One report: a sheet for each table in the official layout, numbers as numbers, wrong and doubted cells filled and explained
//! below the table; the findings; what the workbook is. Several: one row a report with every cell, the findings of all, what it
//! is. Excel, WPS and `LibreOffice` open it.

use super::office::sheet::{Look, Sheet, Value, workbook};
use super::paper::{
    Given, Grid, Listed, Marks, Stain, counted, editions, listed, official, sentences, told, verdict,
};
use super::{Language, wide, wording};
use crate::form::{CellId, Edition};
use crate::report::{Document, Report, State, Table};

/// A workbook under way.
pub struct Xlsx {
    language: Language,
    /// The sheets of the tables of the first report: of use where it is the only one.
    tables: Vec<Sheet>,
    wide: Sheet,
    columns: Vec<CellId>,
    /// The editions of the reports so far.
    seen: Vec<Edition>,
    findings: Sheet,
    count: usize,
    name: String,
}

/// How high a line is, in points.
const LINE: u32 = 16;

/// Lines that a text takes in a column of that width, which counts narrow characters.
fn lines_of(text: &str, width: u32) -> u32 {
    let length: u32 = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    length.div_ceil(width.saturating_sub(1).max(2)).max(1)
}

impl Xlsx {
    /// One without any report.
    pub fn new(language: Language) -> Xlsx {
        let columns = wide::cells(&Edition::ALL);
        let widths: Vec<u32> =
            [24, 30, 8, 18, 18, 7, 7, 7, 7].into_iter().chain(columns.iter().map(|_| 10)).collect();
        let mut wide = Sheet::new(language.pick("各单位一行", "Reports"), &widths, [2, 3]);
        let count = FACTS.len();
        for (at, (_, zh, en)) in FACTS.into_iter().enumerate() {
            wide.put(at, &Value::Text(language.pick(zh, en).to_owned()), Look::Head);
        }
        for (at, &id) in columns.iter().enumerate() {
            wide.put(count + at, &Value::Text(wording::cell_name(id, language)), Look::Head);
        }
        wide.high(90);
        wide.end_row();
        for at in 0..count {
            wide.put(at, &Value::Nothing, Look::Head);
        }
        for (at, id) in columns.iter().enumerate() {
            wide.put(count + at, &Value::Text(id.to_string()), Look::Head);
        }
        wide.high(45);
        wide.end_row();
        let mut findings =
            Sheet::new(language.pick("问题", "Findings"), &[6, 26, 8, 10, 40, 70, 12, 12, 30, 16], [1, 0]);
        for (at, (zh, en)) in [
            ("序号", "No."),
            ("单位名称", "Body"),
            ("年度", "Year"),
            ("类别", "Kind"),
            ("单元格", "Cells"),
            ("问题", "Problem"),
            ("现为", "Printed"),
            ("应为", "Should be"),
            ("依据", "Basis"),
            ("规则", "Rule"),
        ]
        .into_iter()
        .enumerate()
        {
            findings.put(at, &Value::Text(language.pick(zh, en).to_owned()), Look::Head);
        }
        findings.end_row();
        Xlsx {
            language,
            tables: Vec::new(),
            wide,
            columns,
            seen: Vec::new(),
            findings,
            count: 0,
            name: String::new(),
        }
    }

    /// Every report of a document; gives how many these are.
    pub fn add(&mut self, document: &Document) -> usize {
        for report in &document.reports {
            self.report(document, report, 0);
        }
        document.reports.len()
    }

    /// One report. `tried` says how many of its cells hold numbers that somebody put there.
    pub fn report(&mut self, document: &Document, report: &Report, tried: usize) {
        let given = Given { document, report, language: self.language, tried };
        let list = listed(given);
        if self.count == 0 {
            self.tables = report.tables.iter().map(|table| table_sheet(given, table, &list)).collect();
            self.name.clone_from(&document.name);
        }
        self.count += 1;
        for edition in report.tables.iter().map(|table| table.form.edition) {
            if !self.seen.contains(&edition) {
                self.seen.push(edition);
            }
        }
        self.row(given);
        self.list(given, &list);
    }

    fn row(&mut self, given: Given<'_>) {
        let Given { document, report, .. } = given;
        let counts = counted(document, report);
        let year = report.year.map_or(Value::Nothing, |year| Value::Number(year.to_string()));
        let number = |count: usize| Value::Number(count.to_string());
        let facts = [
            (Value::Text(document.name.clone()), Look::Label),
            (Value::Text(report.agency.clone().unwrap_or_default()), Look::Label),
            (year, Look::Cell),
            (Value::Text(editions(given)), Look::Label),
            (Value::Text(verdict(given)), Look::Label),
            (number(counts.errors), Look::Cell),
            (number(counts.warnings), Look::Cell),
            (number(counts.doubts), Look::Cell),
            (number(wide::doubted(report).len()), Look::Cell),
        ];
        let first = facts.len();
        for (at, (value, look)) in facts.iter().enumerate() {
            self.wide.put(at, value, *look);
        }
        for (at, &id) in self.columns.iter().enumerate() {
            let Some(cell) = wide::cell(report, id) else { continue };
            let value = match cell.value {
                Some(value) => Value::Number(value.to_string()),
                None if cell.raw.is_empty() => Value::Nothing,
                None => Value::Text(cell.raw.clone()),
            };
            self.wide.put(first + at, &value, if cell.doubt { Look::Doubt } else { Look::Cell });
        }
        self.wide.end_row();
    }

    fn list(&mut self, given: Given<'_>, list: &[Listed<'_>]) {
        let language = self.language;
        for Listed { finding, group } in list {
            let number = |number: Option<crate::Decimal>| {
                number.map_or(Value::Nothing, |number| Value::Number(number.to_string()))
            };
            let year = given.report.year.map_or(Value::Nothing, |year| Value::Number(year.to_string()));
            let mut said = told(given, finding);
            let corrections = wording::corrections(finding, language);
            said.extend(corrections.map(|table| {
                let rows: Vec<String> =
                    table.rows.iter().map(|row| wording::Corrections::phrase(row, language)).collect();
                [&table.title, language.pick("：", ": "), &rows.join(language.pick("；", "; "))].concat()
            }));
            let cells = finding.cells.iter().take(MOST_CELLS).map(|&cell| wording::cell_name(cell, language));
            let mut cells: Vec<String> = cells.collect();
            if finding.cells.len() > MOST_CELLS {
                let count = finding.cells.len();
                cells.push(match language {
                    Language::Zh => format!("等{count}格"),
                    Language::En => format!("{count} cells in all"),
                });
            }
            let values = [
                (Value::Number(self.findings.count().to_string()), Look::Cell),
                (Value::Text(given.report.agency.clone().unwrap_or_default()), Look::Label),
                (year, Look::Cell),
                (Value::Text(group.word(language).to_owned()), Look::Label),
                (Value::Text(cells.join(language.pick("、", "; "))), Look::Label),
                (Value::Text(sentences(&said, language)), Look::Label),
                (number(finding.actual), Look::Cell),
                (number(finding.expected), Look::Cell),
                (Value::Text(language.message(&finding.basis).to_owned()), Look::Label),
                (Value::Text(finding.rule.to_string()), Look::Label),
            ];
            for (at, (value, look)) in values.iter().enumerate() {
                self.findings.put(at, value, *look);
            }
            self.findings.end_row();
        }
    }

    /// The bytes of the file.
    pub fn finish(mut self) -> Vec<u8> {
        let about = self.about();
        let mut sheets = if self.count == 1 {
            std::mem::take(&mut self.tables)
        } else {
            // Of the columns of all editions those that no report has are hidden.
            let used = wide::cells(&self.seen);
            let cells = self
                .columns
                .iter()
                .map(|id| if used.iter().any(|own| wide::same(*own, *id)) { 10 } else { 0 });
            self.wide.columns(&FACTS.map(|(width, ..)| width).into_iter().chain(cells).collect::<Vec<u32>>());
            vec![self.wide]
        };
        sheets.push(self.findings);
        sheets.push(about);
        workbook(&sheets)
    }

    /// What the workbook is: where from, made with what, how to read it.
    fn about(&self) -> Sheet {
        let mut sheet = Sheet::new(self.language.pick("说明", "About"), &[16, 90], [0, 0]).upright();
        let pick = |zh: &str, en: &str| self.language.pick(zh, en).to_owned();
        let version = env!("CARGO_PKG_VERSION");
        let source = if self.count == 1 { self.name.clone() } else { String::new() };
        let source =
            if source.is_empty() { pick("见“各单位一行”", "see “Reports”") } else { source };
        for (name, value) in [
            (
                pick("内容", "Contents"),
                pick(
                    "政府信息公开工作年度报告中的统计数字和核查结果",
                    "The figures of annual reports on open government information, and what was checked",
                ),
            ),
            (pick("报告份数", "Reports"), self.count.to_string()),
            (pick("来源文件", "Source"), source),
            (pick("软件", "Made with"), [&pick("年报体检（gongkai）", "Gongkai "), version].concat()),
            (
                pick("数字", "Numbers"),
                pick(
                    "数字照原文所写，没有改动；收费金额单位为万元。空格是原文留空或没有这一格，不等于0。",
                    "Numbers are as printed, nothing was corrected; fees are in 10,000 yuan. An empty cell is blank or not there in the report; it is no 0.",
                ),
            ),
            (
                pick("颜色", "Colours"),
                pick(
                    "红底粗框：有错，或几处中有一处错；黄底：需要核对；紫底：读取存疑，是软件没有看清，不是报告有错，请对照原文。",
                    "Red in a bold frame: wrong, or one of several that may be; yellow: to verify; violet: we are unsure of our reading, which is no error of the report.",
                ),
            ),
        ] {
            sheet.put(0, &Value::Text(name), Look::Head);
            sheet.put(1, &Value::Text(value), Look::Label);
            sheet.end_row();
        }
        sheet
    }
}

/// The columns before the cells of a row: width, heading.
const FACTS: [(u32, &str, &str); 9] = [
    (24, "文件", "File"),
    (30, "单位名称", "Body"),
    (8, "年度", "Year"),
    (18, "表格格式", "Form"),
    (18, "核查结论", "Verdict"),
    (7, "错误", "Errors"),
    (7, "需核对", "To verify"),
    (7, "存疑", "Doubts"),
    (7, "存疑格数", "Cells doubted"),
];

/// Cells that a finding names.
const MOST_CELLS: usize = 4;

/// These documents as the bytes of one workbook.
pub fn documents<'a>(documents: impl IntoIterator<Item = &'a Document>, language: Language) -> Vec<u8> {
    let mut xlsx = Xlsx::new(language);
    for document in documents {
        xlsx.add(document);
    }
    xlsx.finish()
}

/// A table in the official layout, with what is to be said of its cells below it.
fn table_sheet(given: Given<'_>, table: &Table, list: &[Listed<'_>]) -> Sheet {
    let language = given.language;
    let grid = official(given, table, Marks { list }, "");
    let widths: Vec<u32> = grid.widths.iter().map(|&width| u32::from(width).max(6)).collect();
    let mut sheet = Sheet::new(language.words(table.form.table.name()), &widths, [grid.head_rows + 2, 0]);
    sheet = sheet.upright();
    for (text, look, height) in [(given.title(), Look::Title, 36), (grid.caption.clone(), Look::Note, 20)] {
        sheet.put(0, &Value::Text(text), look);
        sheet.merge(0, grid.width(), 1);
        sheet.high(height);
        sheet.end_row();
    }
    fill(&mut sheet, &grid, table, &widths);
    for (at, note) in notes(given, table, list).into_iter().enumerate() {
        if at == 0 {
            sheet.end_row();
        }
        sheet.high(LINE * lines_of(&note, widths.iter().sum()));
        sheet.put(0, &Value::Text(note), Look::Note);
        sheet.merge(0, grid.width(), 1);
        sheet.end_row();
    }
    sheet
}

/// The rows of the grid. Numbers are the values of their cells: money in 万元 whatever is printed.
fn fill(sheet: &mut Sheet, grid: &Grid, table: &Table, widths: &[u32]) {
    let mut values = table
        .cells
        .iter()
        .zip(table.form.cells())
        .filter(|(_, id)| !table.lacks_local(table.form.position(*id).0));
    for slots in grid.slots() {
        let mut lines = 1;
        for slot in slots {
            let part = slot.part;
            let columns = usize::from(part.colspan);
            if part.rowspan == 1 {
                let width: u32 = widths.iter().skip(slot.column).take(columns).sum();
                lines = lines.max(lines_of(&part.text, width));
            }
            let look = match (part.head, part.stain, part.left) {
                (Some(_), _, true) => Look::Label,
                (Some(_), ..) => Look::Head,
                (None, Some(Stain::Error), _) => Look::Error,
                (None, Some(Stain::Warning), _) => Look::Warning,
                (None, Some(Stain::Doubt), _) => Look::Doubt,
                (None, None, _) => Look::Cell,
            };
            let value = match part.head {
                _ if slot.below > 0 => Value::Nothing,
                Some(_) => Value::Text(part.text.clone()),
                None => {
                    let cell = values.next().map(|(cell, _)| cell);
                    match cell.filter(|cell| cell.state == State::Number).and_then(|cell| cell.value) {
                        Some(number) => Value::Number(number.to_string()),
                        None if part.text.is_empty() => Value::Nothing,
                        None => Value::Text(part.text.clone()),
                    }
                }
            };
            sheet.put(slot.column, &value, look);
            for more in 1..columns {
                sheet.put(slot.column + more, &Value::Nothing, look);
            }
            if slot.below == 0 {
                sheet.merge(slot.column, columns, usize::from(part.rowspan));
            }
        }
        // Nobody else makes room for what joined cells hold.
        sheet.high(LINE * lines);
        sheet.end_row();
    }
}

/// What is to be said of the cells of a table: the findings that mark some, and which cells are doubted.
fn notes(given: Given<'_>, table: &Table, list: &[Listed<'_>]) -> Vec<String> {
    let language = given.language;
    let marks = Marks { list };
    let mut noted: Vec<usize> = table.iter().flat_map(|(id, cell)| marks.of(id, cell).1).collect();
    noted.sort_unstable();
    noted.dedup();
    let note = |at: &usize| {
        let finding = list[at - 1].finding;
        given.labelled(
            &match language {
                Language::Zh => format!("问题 {at}"),
                Language::En => format!("Finding {at}"),
            },
            language.message(&finding.message),
        )
    };
    let mut notes: Vec<String> = noted.iter().map(note).collect();
    let doubted: Vec<String> =
        table.iter().filter(|(_, cell)| cell.doubt).map(|(id, _)| wording::cell_name(id, language)).collect();
    if !doubted.is_empty() {
        let count = doubted.len();
        let first =
            doubted.iter().take(MOST_CELLS).cloned().collect::<Vec<_>>().join(language.pick("、", "; "));
        let first = if count > MOST_CELLS {
            match language {
                Language::Zh => format!("{first}等{count}格"),
                Language::En => format!("{first}; {count} cells in all"),
            }
        } else {
            first
        };
        let label = language.pick("读取存疑，请对照原文", "Reading doubts, please compare with the text");
        notes.push(given.labelled(label, &first));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::office::zip::tests::members;
    use super::*;

    fn sheets(documents: &[Document]) -> Vec<String> {
        let members = members(&super::documents(documents, Language::Zh));
        members
            .into_iter()
            .filter(|(name, _)| name.starts_with("xl/worksheets/"))
            .map(|(_, xml)| xml)
            .collect()
    }

    #[test]
    fn one_report_is_its_tables_then_its_findings() {
        let sheets = sheets(&[fixture::document()]);
        assert_eq!(sheets.len(), 3 + 2);
        let requests = &sheets[1];
        // The wrong number, a doubted one, a sign: number, number, text.
        for cell in
            ["s=\"6\"><v>3</v>", "s=\"8\"><v>0</v>", "t=\"inlineStr\"><is><t xml:space=\"preserve\">-</t>"]
        {
            assert!(requests.contains(cell), "{cell}");
        }
        assert!(requests.contains("<mergeCell ref=\"A3:C5\"/>"), "{requests}");
        assert!(requests.contains("问题 1：表三“自然人”列不平，相差1"));
        assert!(sheets[0].contains("<v>25.1</v>"));
        assert!(sheets[3].contains("T3-BALANCE"));
    }

    #[test]
    fn several_reports_are_a_row_each() {
        let sheets = sheets(&[fixture::document(), fixture::document(), fixture::empty()]);
        assert_eq!(sheets.len(), 3);
        assert_eq!(sheets[0].matches("<row ").count(), 2 + 2);
        assert_eq!(sheets[1].matches("<row ").count(), 1 + 4);
    }

    #[test]
    fn an_authors_text_is_text() {
        let sheets = sheets(&[fixture::document()]);
        assert!(sheets[0].contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">=cmd|'/c calc'!A1</t>"));
        assert!(!sheets.concat().contains("<f>") && !sheets.concat().contains("<b>"));
    }
}
