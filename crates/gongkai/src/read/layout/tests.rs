//! Tables of an invented body in several layouts; what is printed in a cell must be read there, without doubt.

use super::super::read;
use crate::form::{Edition, FormRow, TableForm, TableKind, form};
use crate::report::{Cell, Media, Report};

const HEAD: &str = "云岭县水务局2020年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n";
const FOOT: &str = "五、存在的主要问题及改进情况\n公开的内容还不够多。\n";
const APPLICANTS: [&str; 7] =
    ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

type Print = [&'static str; 7];

/// Totals of few rows, two columns that hold nothing.
fn sparse(id: &str) -> Print {
    match id {
        "new_received" => ["52", "8", "", "", "", "2", "62"],
        "carried_over" => ["", "3", "", "", "", "", "3"],
        "granted" => ["31", "", "", "", "", "1", ""],
        "denied.third_party" => ["", "4", "", "", "", "", ""],
        "unable.not_held" => ["11", "7", "", "", "", "1", ""],
        "result_total" => ["42", "11", "", "", "", "2", "55"],
        "carried_forward" => ["10", "", "", "", "", "", "10"],
        _ => [""; 7],
    }
}

/// Every column holds something, no row everything.
fn full(id: &str) -> Print {
    match id {
        "granted" => ["31", "", "5", "", "", "1", ""],
        "denied.state_secret" => ["", "", "", "6", "", "", "6"],
        "unable.not_held" => ["11", "", "", "", "9", "", "20"],
        _ => sparse(id),
    }
}

fn third() -> &'static TableForm {
    form(TableKind::Requests, Edition::F19)
}

fn report(text: &str) -> Report {
    read(text, Media::PlainText).reports.into_iter().next().expect("a report")
}

fn cells(report: &Report, table: TableKind) -> Vec<&Cell> {
    report.tables.iter().find(|t| t.form.table == table).expect("the table").cells.iter().collect()
}

/// What is not as printed and certain.
fn wrong(text: &str, print: fn(&str) -> Print) -> Vec<String> {
    let report = report(text);
    let cells = cells(&report, TableKind::Requests);
    let mut wrong = Vec::new();
    for (row, found) in third().rows.iter().zip(cells.chunks(7)) {
        let prints: Vec<&str> = found.iter().map(|cell| cell.raw.as_str()).collect();
        if prints != print(row.id) || found.iter().any(|cell| cell.doubt) {
            wrong.push(format!("{}: {prints:?} {}", row.id, found.iter().any(|cell| cell.doubt)));
        }
    }
    wrong
}

/// The labels that are printed for the first time before or in this row, the row's own last.
fn labels(at: usize) -> Vec<&'static str> {
    let path = |row: &FormRow| -> Vec<&'static str> { row.path.iter().map(|label| label.zh).collect() };
    let own = path(&third().rows[at]);
    let before = at.checked_sub(1).map(|at| path(&third().rows[at])).unwrap_or_default();
    let same = own.iter().zip(&before).take_while(|(a, b)| a == b).count();
    own[same..].to_vec()
}

fn text_of(rows: impl Iterator<Item = String>) -> String {
    format!("{HEAD}{}{FOOT}", rows.collect::<String>())
}

fn rows() -> std::ops::Range<usize> {
    0..third().rows.len()
}

#[test]
fn a_line_is_a_cell_and_an_empty_line_an_empty_one() {
    for stride in 1..=5 {
        let newline = "\n".repeat(stride);
        // Nothing but the cells; cells that a group spans; cells that a label spans; both.
        for (covered, spanned) in [(false, false), (true, false), (false, true), (true, true)] {
            let row = |at: usize| {
                let (row, labels) = (&third().rows[at], labels(at));
                let mut lines = vec![""; if covered { row.path.len() - labels.len() } else { 0 }];
                lines.extend(&labels);
                lines.extend(vec![""; if spanned { 3 - row.path.len() } else { 0 }]);
                lines.extend(sparse(row.id));
                // What follows the table stands right below its last cell.
                let end = if at + 1 == rows().end { "\n" } else { &newline };
                lines.join(&newline) + end
            };
            let text = text_of(rows().map(row));
            assert_eq!(wrong(&text, sparse), [""; 0], "{stride} {covered} {spanned}");
        }
    }
}

#[test]
fn an_empty_cell_may_take_fewer_lines_than_others() {
    for (stride, empty, apart) in [(2, 1, 0), (2, 1, 2), (3, 1, 1), (3, 2, 0)] {
        let cell =
            |print: &str| print.to_owned() + &"\n".repeat(if print.is_empty() { empty } else { stride });
        let row = |at: usize| {
            let cells: String = labels(at).into_iter().chain(full(third().rows[at].id)).map(cell).collect();
            cells + &"\n".repeat(apart)
        };
        let text = text_of(rows().map(row));
        assert_eq!(wrong(&text, full), [""; 0], "{stride} {empty} {apart}");
    }
}

#[test]
fn rows_on_one_line_have_spaces_of_their_own_between_them() {
    for apart in 0..=3 {
        let row = |at: usize| {
            let cells = labels(at).into_iter().chain(full(third().rows[at].id));
            cells.map(|cell| cell.to_owned() + " ").collect::<String>() + &" ".repeat(apart)
        };
        let text = text_of(rows().map(row)).replace(FOOT, &format!("\n{FOOT}"));
        assert_eq!(wrong(&text, full), [""; 0], "{apart}");
    }
}

#[test]
fn rows_may_end_with_lines_of_their_own() {
    for apart in 1..=3 {
        let row = |at: usize| {
            let values = sparse(third().rows[at].id).join("\n");
            format!("{}\n{values}\n{}", labels(at).join("\n"), "\n".repeat(apart))
        };
        let text = text_of(rows().map(row));
        assert_eq!(wrong(&text, sparse), [""; 0], "{apart}");
    }
}

#[test]
fn lines_that_are_not_as_many_in_every_row_prove_nothing() {
    let row = |at: usize| {
        let id = third().rows[at].id;
        let values = sparse(id).join("\n").replacen("\n\n", "\n", usize::from(id == "granted"));
        format!("{}\n{values}\n", labels(at).join("\n"))
    };
    let report = report(&text_of(rows().map(row)));
    let cells = cells(&report, TableKind::Requests);
    assert!(cells[14..21].iter().all(|cell| cell.doubt));
}

#[test]
fn table_2_and_table_4_are_read_by_their_lines() {
    let second = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n\n\n3\n行政规范性文件\n8\n\n\n\
        第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n7\n\
        行政强制\n\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n\n";
    let outcomes = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
    let fourth = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n{outcomes}未经复议直接起诉\n复议后起诉\n{outcomes}{outcomes}\
         \n2\n\n\n2\n\n\n\n\n\n5\n\n1\n\n6\n"
    );
    let text = format!(
        "云岭县水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{second}{fourth}{FOOT}"
    );
    let report = report(&text);
    let raw = |table: TableKind| -> Vec<&str> {
        cells(&report, table).iter().map(|cell| if cell.doubt { "?" } else { cell.raw.as_str() }).collect()
    };
    assert_eq!(raw(TableKind::Disclosure), ["", "", "3", "8", "", "", "", "7", "", ""]);
    assert_eq!(raw(TableKind::Disputes).join(","), ",2,,,2,,,,,,5,,1,,6");
}

/// The line with every word at its column, where Han characters are `wide` columns wide.
fn line(words: &[(usize, &str)], wide: usize) -> String {
    let mut line = String::new();
    let mut column = 0;
    for (at, word) in words.iter().filter(|(_, word)| !word.is_empty()) {
        line += &" ".repeat(at - column);
        line += word;
        let width = |c: char| if c.is_ascii() || matches!(c, '“' | '”') { 1 } else { wide };
        column = at + word.chars().map(width).sum::<usize>();
    }
    line + "\n"
}

#[test]
fn a_number_stands_in_the_characters_of_its_heading() {
    for wide in [1, 2] {
        let first = 50 * wide;
        let starts: Vec<usize> = (0..7).map(|column| first + column * 14).collect();
        let heads: Vec<(usize, &str)> = starts.iter().copied().zip(APPLICANTS).collect();
        for right in [false, true] {
            let row = |at: usize| {
                let id = third().rows[at].id;
                let mut words =
                    vec![(2 * (third().rows[at].path.len() - 1), *labels(at).last().expect("a label"))];
                let column = |(start, print): (&usize, &'static str)| {
                    (start + if right { 2_usize.saturating_sub(print.len()) } else { 0 }, print)
                };
                words.extend(starts.iter().zip(sparse(id)).map(column));
                line(&words, wide)
            };
            let text = text_of(std::iter::once(line(&heads, wide)).chain(rows().map(row)));
            assert_eq!(wrong(&text, sparse), [""; 0], "{wide} {right}\n{text}");
        }
    }
}

#[test]
fn columns_that_all_hold_numbers_need_no_headings() {
    let starts: Vec<usize> = (0..7).map(|column| 80 + column * 5).collect();
    let row = |at: usize| {
        let mut words = vec![(0, *labels(at).last().expect("a label"))];
        words.extend(starts.iter().copied().zip(full(third().rows[at].id)));
        line(&words, 2)
    };
    assert_eq!(wrong(&text_of(rows().map(row)), full), [""; 0]);
}

#[test]
fn a_row_with_two_labels_begins_a_cell_later() {
    let starts: Vec<usize> = [0, 70].into_iter().chain((0..8).map(|column| 150 + column * 16)).collect();
    let row = |at: usize| {
        let words: Vec<&str> = labels(at).into_iter().chain(full(third().rows[at].id)).collect();
        line(&starts.iter().copied().zip(words).collect::<Vec<_>>(), 2)
    };
    // Headings, too, stand in the first cells of their rows.
    let head = |names: &[&'static str]| {
        line(&starts.iter().copied().zip(names.iter().copied()).collect::<Vec<_>>(), 2)
    };
    let heads = head(&["自然人", "法人或其他组织", "总计"]) + &head(&APPLICANTS[1..6]);
    let text = text_of(std::iter::once(heads).chain(rows().map(row)));
    assert_eq!(wrong(&text, full), [""; 0], "{text}");
    // Without them nothing shows that a column of the page is missing.
    let text = text_of(rows().map(row));
    let report = report(&text);
    assert!(cells(&report, TableKind::Requests)[14..21].iter().all(|cell| cell.doubt));
}

#[test]
fn rules_show_the_columns_of_all_rows() {
    for (wide, gap) in [(1, 1), (2, 1), (2, 2)] {
        let width = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { wide }).sum::<usize>();
        let most = (0..rows().end).flat_map(labels).map(width).max().expect("labels");
        let starts: Vec<usize> =
            (0..9).map(|at| at.min(2) * (most + gap) + at.saturating_sub(2) * (12 + gap)).collect();
        let stroke = |at: usize| "-".repeat(if at < 2 { most } else { 12 });
        let rule = (0..9).map(stroke).collect::<Vec<_>>().join(&" ".repeat(gap)) + "\n";
        let place =
            |words: Vec<&'static str>| line(&starts.iter().copied().zip(words).collect::<Vec<_>>(), wide);
        let row = |at: usize| {
            let labels = labels(at);
            let own = *labels.last().expect("a label");
            let pair = if third().rows[at].path.len() > 1 { ["", own] } else { [own, ""] };
            place(pair.into_iter().chain(sparse(third().rows[at].id)).collect())
        };
        let heads = place(["", ""].into_iter().chain(APPLICANTS).collect());
        for between in ["", "\n"] {
            let body: String = rows().map(row).collect::<Vec<_>>().join(between);
            let framed = format!("{HEAD}\n{rule}{heads}{rule}{body}{rule}\n{FOOT}");
            assert_eq!(wrong(&framed, sparse), [""; 0], "{wide} {gap} {between:?}\n{framed}");
        }
        // Numbers that stand beside the columns are no cells of theirs.
        let body: String = rows().map(|at| row(at).replace("31", "3 1            ")).collect();
        let torn = report(&format!("{HEAD}\n{rule}{heads}{rule}{body}{rule}\n{FOOT}"));
        assert!(cells(&torn, TableKind::Requests)[14..21].iter().all(|cell| cell.doubt));
    }
}

#[test]
fn one_space_between_cells_keeps_the_empty_ones() {
    let row = |at: usize| format!("{} {}\n", labels(at).join(" "), sparse(third().rows[at].id).join(" "));
    let text = text_of(rows().map(row));
    assert_eq!(wrong(&text, sparse), [""; 0], "{text}");
    // A row that prints more of them has lost its places, or the others have.
    let report = report(&text.replacen("31  ", "31   ", 1));
    assert!(cells(&report, TableKind::Requests)[14..21].iter().all(|cell| cell.doubt));
}

#[test]
fn a_row_alone_begins_as_far_down_as_its_headings_do() {
    let outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].join("\n");
    let table = |apart: &str, values: &str, behind: &str| {
        format!(
            "云岭县水务局2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n\n行政复议\n行政诉讼\n{apart}{outcomes}\n\
             未经复议直接起诉\n复议后起诉\n{apart}{outcomes}\n{outcomes}\n{apart}{values}{behind}{FOOT}"
        )
    };
    let values = ["", "", "3", "", "3", "", "", "", "", "", "1", "", "", "", "1"];
    let lines = values.join("\n") + "\n";
    let text = table("\n\n", &lines, "\n\n");
    let found = report(&text);
    let prints: Vec<(&str, bool)> =
        cells(&found, TableKind::Disputes).iter().map(|c| (c.raw.as_str(), c.doubt)).collect();
    assert_eq!(prints, values.map(|print| (print, false)), "{text}");
    // Where less stands behind the row than between those above it, lines of its own may be lost.
    for text in [table("\n\n", &lines, ""), table("\n\n", &lines["\n".len()..], "\n\n")] {
        assert!(cells(&report(&text), TableKind::Disputes).iter().all(|c| c.doubt), "{text}");
    }
}

#[test]
fn columns_that_drift_prove_nothing() {
    let row = |at: usize| {
        let mut words = vec![(0, *labels(at).last().expect("a label"))];
        words.extend((0..7).map(|column| 80 + column * 5 + at % 4).zip(sparse(third().rows[at].id)));
        line(&words, 2)
    };
    let report = report(&text_of(rows().map(row)));
    let cells = cells(&report, TableKind::Requests);
    assert!(cells[14..21].iter().all(|cell| cell.doubt));
}

#[test]
fn numbers_below_their_empty_cells_fill_them_where_every_row_comes_out_whole() {
    let numbers = |id: &str| match id {
        "new_received" | "granted" | "result_total" => [6, 2, 0, 0, 0, 0, 8],
        _ => [0; 7],
    };
    for kept in [0, 3, 6] {
        let row = |at: usize| {
            let print = numbers(third().rows[at].id).map(|n| n.to_string());
            let label = labels(at).last().copied().expect("a label");
            let (line, below) = print.split_at(kept);
            let line = [&[label.to_owned()], line].concat().join("\t");
            format!("{line}\t\n{}\n", below.join("\n"))
        };
        let text = text_of(rows().map(row));
        let found = report(&text);
        for (row, cells) in third().rows.iter().zip(cells(&found, TableKind::Requests).chunks(7)) {
            let values: Vec<i64> = cells.iter().filter_map(|c| c.value?.as_i64()).collect();
            assert_eq!(values, numbers(row.id), "{kept} {}", row.id);
            assert!(cells.iter().all(|cell| !cell.doubt), "{kept} {}", row.id);
        }
        // One row lost a number: nothing is blank without a word.
        let lost = text.replacen("\n0\n", "\n", 1);
        let report = report(&lost);
        let found = cells(&report, TableKind::Requests);
        assert!(found[7..14].iter().all(|cell| cell.doubt || cell.value.is_some()), "{kept}");
    }
}

#[test]
fn a_column_without_heading_and_numbers_is_no_column() {
    let text = format!(
        "云岭县水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n\
         信息内容\t\t本年制发件数\t本年废止件数\t\t现行有效件数\t\n规章\t\t\t1\t\t\t\n行政规范性文件\t\t2\t\t\t5\t\n\
         第二十条第（五）项\n信息内容\t\t本年处理决定数量\t\t\t\t\n行政许可\t\t9\t\t\t\t\n{FOOT}"
    );
    let report = report(&text);
    let cells = cells(&report, TableKind::Disclosure);
    let raw: Vec<&str> = cells[..7].iter().map(|cell| if cell.doubt { "?" } else { &cell.raw }).collect();
    assert_eq!(raw, ["", "1", "", "2", "", "5", "9"]);
}

#[test]
fn empty_rows_are_empty_where_all_numbers_stand_at_their_labels() {
    let wrapped = |label: &str| match label.char_indices().nth(14).filter(|_| label.chars().count() > 20) {
        Some((at, _)) => format!("{}\n{}", &label[..at], &label[at..]),
        None => label.to_owned(),
    };
    let row = |at: usize| {
        let label = wrapped(labels(at).last().expect("a label"));
        let values: Vec<&str> = full(third().rows[at].id).into_iter().filter(|v| !v.is_empty()).collect();
        format!("{label} {}\n", values.join(" "))
    };
    let text = text_of(rows().map(row));
    let report = report(&text);
    let found = cells(&report, TableKind::Requests);
    for (row, cells) in third().rows.iter().zip(found.chunks(7)) {
        if full(row.id) == [""; 7] {
            assert!(cells.iter().all(|c| !c.doubt && c.raw.is_empty()), "{}\n{text}", row.id);
        }
    }
}

/// Table 3 with a tab for each covered place, an empty column behind 科研机构 where `more` says so, and no tabs at the ends
/// of lines. Each row is printed by `drawn`.
fn trimmed(more: bool, drawn: impl Fn(&FormRow, String) -> String) -> String {
    let cells = |cells: &[&str]| {
        let (before, behind) = cells.split_at(3.min(cells.len()));
        [before, if more { &[""] } else { &[] }, behind].concat().join("\t")
    };
    let heads = [
        "\t\t\t申请人情况".to_owned(),
        format!("\t\t\t{}", cells(&["自然人", "法人或其他组织", "", "", "", "", "总计"])),
        format!("\t\t\t{}", cells(&["", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])),
    ];
    let row = |row: &FormRow| {
        let depth = row.path.len();
        let line = format!(
            "{}{}{}{}",
            "\t".repeat(depth - 1),
            row.label().zh,
            "\t".repeat(4 - depth),
            cells(&odd(row.id))
        );
        drawn(row, line)
    };
    let lines = heads.into_iter().chain(third().rows.iter().map(row));
    text_of(lines.map(|line| line.trim_end_matches('\t').to_owned() + "\n"))
}

/// Rows that do not add up, some without a first or a last number.
fn odd(id: &str) -> Print {
    match id {
        "new_received" => ["", "52", "8", "-", "0", "2", "7"],
        "carried_over" => ["9", "", "", "", "", "", ""],
        "granted" => ["", "31", "0", "0", "4", "", ""],
        "denied.third_party" => ["", "4", "", "", "", "", ""],
        "result_total" => ["", "", "", "", "11", "2", ""],
        "carried_forward" => ["10", "0", "0", "0", "0", "", ""],
        _ => [""; 7],
    }
}

#[test]
fn lines_that_lost_their_ends_keep_their_columns() {
    assert_eq!(wrong(&trimmed(false, |_, line| line), odd), [""; 0]);
    assert_eq!(wrong(&trimmed(true, |_, line| line), odd), [""; 0]);
}

#[test]
fn a_number_under_no_heading_shows_that_more_was_lost_than_ends() {
    // The row lost an empty cell in front of its numbers.
    let text = trimmed(
        false,
        |row, line| {
            if row.id == "granted" { line.replacen("\t\t\t31", "\t31", 1) } else { line }
        },
    );
    let report = report(&text);
    let granted = &cells(&report, TableKind::Requests)[14..21];
    assert!(granted.iter().all(|cell| cell.doubt), "{text}");
}

#[test]
fn rows_without_empty_cells_do_not_show_that_only_ends_were_lost() {
    let text = format!(
        "云岭县水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n\
         信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t3\t6\n其他对外管理服务事项\t1\n{FOOT}"
    );
    let report = report(&text);
    let cells = cells(&report, TableKind::Disclosure);
    assert!(cells.iter().filter(|cell| !cell.raw.is_empty()).all(|cell| cell.doubt));
}
