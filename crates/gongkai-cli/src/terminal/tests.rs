//! What people see, on documents built by hand.

use gongkai::form::{Edition, TableKind, form};
use gongkai::render::{Language, wording::Tally};
use gongkai::{
    About, Assessment, CellId, Checks, Condition, Decimal, Document, Finding, Gap, Media, Message, Repair,
    Report, Selection, Severity, Span, Table, Why,
};

use super::{Style, Terminal, Total, lines};

const TEXT: &str = "甲县乙局2021年报告\n三、收到和处理政府信息公开申请情况\n\
    一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n";

const ZH: Terminal = Terminal { language: Language::Zh, style: Style::Plain };
const EN: Terminal = Terminal { language: Language::En, style: Style::Plain };

fn cell(id: &str) -> CellId {
    form(TableKind::Requests, Edition::F21).cell(id).unwrap()
}

fn place(print: &str) -> Span {
    let start = TEXT.find(print).unwrap();
    Span::new(start, start + print.len())
}

/// The place of the number in the second line of the table's column `column`.
fn number(row: &str, column: usize) -> Span {
    let start = TEXT.find(row).unwrap() + row.len();
    Span::new(start + 2 * column + 1, start + 2 * column + 2)
}

fn balance() -> Finding {
    let natural = cell("requests.new_received.natural_person");
    let message = Message::new("表三“自然人”列：新收3＋结转0≠总计2", "Table 3, natural persons: 3 + 0 ≠ 2");
    let mut finding = Finding::new("T3-BALANCE", Severity::Error, About::Report, message);
    finding.cells = vec![natural];
    finding.spans = vec![number("数量", 0)];
    finding.expected = Some(Decimal::from(2));
    finding.actual = Some(Decimal::from(3));
    finding.repair = vec![Repair::new(natural, Some(Decimal::from(3)), Decimal::from(2))];
    finding.breaks = vec!["T3-ROW-SUM"];
    finding.basis = Message::new("国办公开办函〔2021〕30号，表三注", "No. 30 [2021], note to table 3");
    finding
}

fn checks(passed: u32, failed: u32, not_assessable: u32, not_selected: u32) -> Checks {
    let mut checks = Checks::default();
    (checks.passed, checks.failed) = (passed, failed);
    (checks.not_assessable, checks.not_selected) = (not_assessable, not_selected);
    checks
}

fn document(findings: Vec<Finding>) -> Document {
    let mut report = Report::default();
    report.agency = Some("甲县乙局".to_owned());
    report.year = Some(2021);
    report.findings = findings;
    report.checks = checks(9, 1, 2, 0);
    let mut document = Document::default();
    document.name = "年报.txt".to_owned();
    document.text = TEXT.to_owned();
    document.reports = vec![report];
    document
}

fn show(terminal: Terminal, finding: Finding) -> String {
    let document = document(vec![finding]);
    terminal.finding(&document, document.reports.first(), &lines(&document), &document.reports[0].findings[0])
}

#[test]
fn a_finding_shows_the_line_the_place_and_what_to_do() {
    assert_eq!(
        show(ZH, balance()),
        "\
错误[T3-BALANCE] 表三“自然人”列：新收3＋结转0≠总计2
 --> 年报.txt:3:18
  |
3 | 一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3
  |                                  ^ 表三“一、本年新收政府信息公开申请数量”行“自然人”栏
  = 由此还造成以下各项不符：T3-ROW-SUM
  = 依据：国办公开办函〔2021〕30号，表三注
  = 改正：表三“一、本年新收政府信息公开申请数量”行“自然人”栏 3 → 2

"
    );
}

#[test]
fn english_says_the_same() {
    let shown = show(EN, balance());
    assert!(shown.starts_with("error[T3-BALANCE] Table 3, natural persons: 3 + 0 ≠ 2\n --> 年报.txt:3:18\n"));
    assert!(shown.contains("  = Correction: Table 3, row “I. Requests newly received this year”"));
    assert!(shown.contains("  = basis: No. 30 [2021], note to table 3\n"));
}

#[test]
fn places_on_one_line_share_it_and_other_lines_follow() {
    let Finding { rule, severity, about, message, .. } = balance();
    let mut finding = Finding::new(rule, severity, about, message);
    finding.spans =
        vec![number("新收政府信息公开申请数量", 6), number("新收政府信息公开申请数量", 0), place("二、上年")];
    assert_eq!(
        show(ZH, finding),
        "\
错误[T3-BALANCE] 表三“自然人”列：新收3＋结转0≠总计2
 --> 年报.txt:3:30
  |
3 | 一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3
  |                                  -           ^
  :
4 | 二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
  | --------

"
    );
}

#[test]
fn the_readers_doubt_is_not_called_an_error() {
    let doubt = Finding::new("READ-SHORT-ROW", Severity::Error, About::Reading, balance().message);
    assert_eq!(show(ZH, doubt.clone()), "读取存疑[READ-SHORT-ROW] 表三“自然人”列：新收3＋结转0≠总计2\n\n");
    let coloured = Terminal { style: Style::Ansi, ..ZH };
    assert!(show(coloured, doubt).starts_with("\u{1b}[1;35m读取存疑[READ-SHORT-ROW]\u{1b}[0m "));
    assert!(show(coloured, balance()).starts_with("\u{1b}[1;31m错误[T3-BALANCE]\u{1b}[0m "));
}

#[test]
fn many_lines_are_counted_and_impossible_places_left_out() {
    let text = "1\n2\n3\n4\n5\n6\n";
    let mut finding = balance();
    finding.spans = (0..6).map(|n| Span::new(2 * n, 2 * n + 1)).chain([Span::new(900, 901)]).collect();
    let mut document = document(vec![finding]);
    text.clone_into(&mut document.text);
    let shown =
        ZH.finding(&document, document.reports.first(), &lines(&document), &document.reports[0].findings[0]);
    assert!(shown.contains("4 | 4\n  | -\n  = 另有 2 行\n"), "{shown}");
}

#[test]
fn html_lines_are_said_to_be_of_the_extracted_text() {
    let mut document = document(vec![balance()]);
    document.media = Media::Html;
    let shown =
        ZH.finding(&document, document.reports.first(), &lines(&document), &document.reports[0].findings[0]);
    assert!(shown.contains(" --> 年报.txt（提取后的正文第 3 行）\n"), "{shown}");
}

#[test]
fn the_header_names_body_year_and_verdict() {
    assert_eq!(ZH.report(&document(vec![balance()]), 0), "年报.txt：甲县乙局 2021 年度 · 1 个错误\n");
    let mut two = document(vec![]);
    two.reports.push(Report::default());
    "-".clone_into(&mut two.name);
    assert_eq!(ZH.report(&two, 0), "标准输入（第 1 份）：甲县乙局 2021 年度 · 未发现问题\n");
    assert_eq!(
        EN.report(&two, 1),
        "standard input (report 2): agency not stated, year not stated · no findings\n"
    );
    assert_eq!(ZH.checks(&two.reports[0]), "  未发现问题 9 项，有问题 1 项，未核查 2 项\n");
}

#[test]
fn the_checks_are_listed_by_name_those_first_that_need_a_look() {
    let mut report = document(vec![]).reports.remove(0);
    report.checks = checks(2, 1, 1, 1);
    report.checks.partial = 1;
    report.outcomes = vec![
        ("T3-BALANCE".into(), Assessment::Passed),
        ("T3-ROW-SUM".into(), Assessment::Failed),
        ("T3-RESULT-SUM".into(), Assessment::Partial),
        ("T4-SUM".into(), Assessment::NotAssessable),
        ("SEC-ORDER".into(), Assessment::Passed),
        ("QLT-PUNCT".into(), Assessment::NotSelected),
    ];
    report.gaps = vec![
        ("T3-RESULT-SUM".into(), Gap::new(Why::Unread, vec![cell("requests.granted.total")], Vec::new())),
        ("T4-SUM".into(), Gap::new(Why::Absent, Vec::new(), vec![TableKind::Disputes])),
    ];
    assert_eq!(ZH.checks(&report), "  未发现问题 2 项，有问题 1 项，部分核查 1 项，未核查 1 项，略过 1 项\n");
    assert_eq!(
        ZH.rules(&report, &Selection::default()),
        "  有问题\n    T3-ROW-SUM               申请人合计\n\n  \
         部分核查\n    T3-RESULT-SUM            办理结果合计（没有读准：表三“（一）予以公开”）\n\n  \
         未核查\n    T4-SUM                   复议诉讼合计（报告中没有：表四）\n\n  \
         略过（按设置不查）\n    QLT-PUNCT                标点无误\n\n  \
         未发现问题\n    T3-BALANCE               收办平衡\n    SEC-ORDER                部分次序符合格式\n\n"
    );
    assert!(
        EN.rules(&report, &Selection::default())
            .starts_with("  problems found\n    T3-ROW-SUM               Sum of applicants\n")
    );
}

#[test]
fn the_summary_counts_everything_once() {
    let mut tally = Tally::default();
    (tally.errors, tally.doubts) = (2, 1);
    let total = Total { files: 3, reports: 2, failed: 1, left_out: 0, tally, ..Total::default() };
    assert_eq!(ZH.summary(total), "共 3 个文件、2 份报告：2 个错误，1 处读取存疑；1 个没有核查\n");
    assert_eq!(EN.summary(total), "3 files, 2 reports: 2 errors, 1 reading doubt; 1 could not be checked\n");
    let custom = Total { left_out: 2, failed: 0, ..total };
    assert_eq!(ZH.summary(custom), "共 3 个文件、2 份报告：2 个错误，1 处读取存疑；按设置略过 2 项核查\n");
    let empty =
        Total { files: 1, reports: 1, in_part: 1, condition: Some(Condition::Draft), ..Total::default() };
    assert_eq!(ZH.summary(empty), "共 1 个文件、1 份报告：空白表格，还没有填写\n");
    let some = Total { files: 3, reports: 3, ..empty };
    assert_eq!(ZH.summary(some), "共 3 个文件、3 份报告：查到的部分未发现问题，其中 1 份没有核查完整\n");
    let nothing = Total { files: 1, failed: 1, ..Total::default() };
    assert_eq!(ZH.summary(nothing), "共 1 个文件、0 份报告：没有可核查的内容；1 个没有核查\n");
}

#[test]
fn zeros_of_a_sum_are_counted_instead_of_shown() {
    let form = form(TableKind::Requests, Edition::F21);
    let mut finding = balance();
    finding.cells =
        vec![cell("requests.new_received.natural_person"), cell("requests.carried_over.natural_person")];
    finding.spans = vec![number("新收政府信息公开申请数量", 0), number("结转政府信息公开申请数量", 0)];
    let mut document = document(vec![finding]);
    let mut table = Table::new(form);
    for cell in &mut table.cells {
        cell.value = Some(Decimal::ZERO);
    }
    document.reports[0].tables.push(table);
    let report = &document.reports[0];
    let shown = ZH.finding(&document, Some(report), &lines(&document), &report.findings[0]);
    assert!(
        shown.contains("\n3 | 一、") && !shown.contains("二、上年"),
        "the first place is always shown: {shown}"
    );
    assert!(shown.contains("  = 另有 1 处为 0\n"), "{shown}");
}
