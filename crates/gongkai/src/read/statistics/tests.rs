use super::super::read;
use crate::form::TableKind;
use crate::report::{Document, Media, Report, State};

/// Rows as `id=print`, `?` for doubt; blank and absent rows are left out.
pub(super) fn values(report: &Report) -> String {
    let table = report.table(TableKind::Statistics).expect("a statistics table");
    let printed = table.iter().filter(|(_, c)| c.value.is_some() || c.doubt);
    let parts = printed.map(|(id, c)| {
        let value = c.value.map_or("_".to_owned(), |v| v.to_string());
        let id = id.to_string();
        format!("{}={value}{}", &id["statistics.".len()..], if c.doubt { "?" } else { "" })
    });
    parts.collect::<Vec<_>>().join(" ")
}

pub(super) fn of(text: &str) -> Document {
    read(text, Media::PlainText)
}

/// A table of section three, as rows of label, unit and print.
const ROWS: &[(&str, &str, &str)] = &[
    ("三、依申请公开情况", "", ""),
    ("（一）收到申请数", "件", "12"),
    ("1.当面申请数", "件", "1"),
    ("2.传真申请数", "件", "0"),
    ("3.网络申请数", "件", "10"),
    ("4.信函申请数", "件", "1"),
    ("（二）申请办结数", "件", "12"),
    ("1.按时办结数", "件", "12"),
    ("2.延期办结数", "件", "0"),
    ("（三）申请答复数", "件", "12"),
    ("1.属于已主动公开范围数", "件", "2"),
    ("2.同意公开答复数", "件", "9"),
    ("3.同意部分公开答复数", "件", "1"),
];

const EXPECTED: &str = "received.total=12 received.in_person=1 received.fax=0 received.online=10 \
     received.letter=1 closed.total=12 closed.on_time=12 closed.extended=0 replied.total=12 \
     replied.already_public=2 replied.granted=9 replied.partially_granted=1";

fn table(row: impl FnMut(&(&str, &str, &str)) -> String) -> String {
    ROWS.iter().map(row).collect()
}

#[test]
fn one_table_in_many_layouts() {
    let layouts = [
        table(|(l, u, v)| format!("{l}\t{u}\t{v}\n")),
        table(|(l, u, v)| format!("|{l}|{u}|{v}|\n")),
        table(|(l, u, v)| format!("{l}\n{u}\n{v}\n")),
        table(|(l, u, v)| format!("{l}{u}{v}")),
        table(|(l, u, v)| format!("{l}{u}{v}\n")),
        table(|(l, u, v)| format!("{l}  {u}  {v}\n")),
        table(|(l, u, v)| format!("{l} {u} {v} ")),
    ];
    for text in layouts {
        assert_eq!(values(&of(&text).reports[0]), EXPECTED, "{text}");
    }
}

#[test]
fn rows_of_other_places_are_kept_beside_the_table() {
    let text = table(|(l, u, v)| {
        let extra = if l.starts_with("4.") {
            "5.电子邮件申请数\t件\t0\n6.微信平台申请数\t件\t3\n"
        } else {
            ""
        };
        format!("{l}\t{u}\t{v}\n{extra}")
    });
    let report = &of(&text).reports[0];
    assert_eq!(values(report), EXPECTED.replace("closed.total", "received.email=0 closed.total"));
    let extra = &report.extra_rows[0];
    assert_eq!((extra.label.as_str(), extra.cells[0].raw.as_str()), ("收到申请数 / 微信平台申请数", "3"));
}

#[test]
fn a_lost_or_torn_label_is_told_by_its_place() {
    let lost = table(|(l, u, v)| format!("{}\t{u}\t{v}\n", l.replace("3.网络申请数", "")));
    assert_eq!(values(&of(&lost).reports[0]), EXPECTED.replace("online=10", "online=10?"));
    let typo = table(|(l, u, v)| format!("{}\t{u}\t{v}\n", l.replace("网络申请数", "网络申某数")));
    assert_eq!(values(&of(&typo).reports[0]), EXPECTED);
}

#[test]
fn labels_torn_at_a_page_break_are_put_together() {
    let torn = table(|(l, u, v)| match l.split_once("申请数") {
        Some((start, "")) if start > "3" && start < "5" => format!("{start}\t{u}\t{v}\n\n申请数\n"),
        _ => format!("{l}\t{u}\t{v}\n"),
    });
    assert_eq!(values(&of(&torn).reports[0]), EXPECTED);
}

#[test]
fn a_typo_in_a_label_that_ends_with_another_rows_makes_no_other_row_of_it() {
    let rows = "二、回应解读情况\n1.政府站在线访谈次数\t次\t94\n其中：主要负责责同志参加政府网站在线访谈次数\t次\t23\n";
    let text = format!("{rows}{}", table(|(l, u, v)| format!("{l}\t{u}\t{v}\n")));
    let expected = format!("response.interviews=94 response.interviews_lead=23 {EXPECTED}");
    assert_eq!(values(&of(&text).reports[0]), expected);
}

#[test]
fn the_last_cell_of_a_text_that_is_cut_off_is_not_known_to_be_blank() {
    let whole = table(|(l, u, v)| format!("{l}\t{u}\t{v}\n")) + "（三）接受培训人员数\t人次\t";
    assert!(values(&of(&whole).reports[0]).ends_with(" training.trainees=_?"));
    assert_eq!(values(&of(&(whole + "\n")).reports[0]), EXPECTED);
    let lines = table(|(l, u, v)| format!("{l}\n{u}\n{v}\n")) + "（三）接受培训人员数\n人次\n";
    assert!(values(&of(&lines).reports[0]).ends_with(" training.trainees=_?"));
    assert_eq!(values(&of(&(lines + "某某市某局\n")).reports[0]), EXPECTED);
    let marks =
        table(|(l, u, v)| format!("{l}\n\t\n{u}\n\t\n{v}\n\t\n")) + "（三）接受培训人员数\n\t\n人次\n\t\n";
    assert!(values(&of(&marks).reports[0]).ends_with(" training.trainees=_?"));
    let html = |end: &str| {
        let rows = table(|(l, u, v)| format!("<tr><td>{l}</td><td>{u}</td><td>{v}</td></tr>"));
        let text = format!("<table>{rows}<tr><td>（三）接受培训人员数</td><td>人次</td><td>{end}");
        values(&read(&text, Media::Html).reports[0])
    };
    assert!(html("<p").ends_with(" training.trainees=_?"));
    assert_eq!(html("</td></tr></table>"), EXPECTED);
}

#[test]
fn a_lost_label_leaves_no_digits_to_its_neighbours() {
    let glued = table(|(l, u, v)| format!("{}{u}{v}", l.replace("1.当面申请数", "1.（见说明）")));
    assert_eq!(values(&of(&glued).reports[0]), EXPECTED.replace("in_person=1", "in_person=1?"));
    let blank = table(|(l, u, v)| match l {
        &"1.当面申请数" => format!("{l}\n{u}\n"),
        _ => format!("{}\n{u}\n{v}\n", l.replace("2.传真申请数", "2、")),
    });
    let expected = EXPECTED.replace("received.in_person=1 ", "").replace("fax=0", "fax=0?");
    assert_eq!(values(&of(&blank).reports[0]), expected);
}

#[test]
fn the_years_own_column_is_read_and_two_years_are_not() {
    let table = |heads: &str| {
        let rows = table(|(l, u, v)| format!("{l}\t{u}\t{v}\t9{v}\n"));
        format!("统计指标\t单位\t{heads}\n{rows}")
    };
    assert_eq!(values(&of(&table("本年\t历年累计")).reports[0]), EXPECTED);
    let doubtful = &of(&table("部门\t乡镇")).reports[0];
    assert!(values(doubtful).contains(" received.total=_? received.in_person=_?"), "{}", values(doubtful));
    assert!(doubtful.notices.iter().any(|n| n.kind == crate::NoticeKind::SideBySide));
}

#[test]
fn the_number_of_a_page_below_a_heading_is_nobodys() {
    let text = table(|(l, u, v)| format!("{l}\n{u}\n{v}\n{}", if u.is_empty() { "\n7\n\u{c}" } else { "" }));
    assert_eq!(values(&of(&text).reports[0]), EXPECTED);
}

#[test]
fn several_columns_without_separators_are_doubtful() {
    let two = |between: &str, end: &str| {
        let rows = table(|(l, u, v)| format!("{l}{u}{v}{between}3{end}"));
        values(&of(&format!("统计指标单位本级合计{end}{rows}")).reports[0])
    };
    for text in [two("", ""), two("", "\n"), two(" ", "\n")] {
        // Rows that are not found too: their numbers may be among those.
        assert!(text.split(' ').all(|cell| cell.ends_with('?')), "{text}");
    }
}

#[test]
fn a_column_of_remarks_is_none_of_numbers() {
    let rows = table(|(l, u, v)| format!("{l}\t{u}\t{v}\t{}\n", if *v == "10" { "详见说明" } else { "" }));
    assert_eq!(values(&of(&format!("统计指标\t单位\t统计数\t备注\n{rows}")).reports[0]), EXPECTED);
}

#[test]
fn two_halves_side_by_side_and_numbered_rows_are_read() {
    let rows = &ROWS[1..];
    let row = |(l, u, v): &(&str, &str, &str)| format!("{l}\t{u}\t{v}");
    let halves: String =
        rows[..6].iter().zip(&rows[6..]).map(|(a, b)| row(a) + "\t" + &row(b) + "\n").collect();
    assert_eq!(values(&of(&halves).reports[0]), EXPECTED);
    for separator in ["\t", " "] {
        let mut number = 0;
        let text = table(|(l, u, v)| {
            number += 1;
            [number.to_string().as_str(), l, u, v].join(separator) + "\n"
        });
        assert_eq!(values(&of(&text).reports[0]), EXPECTED);
    }
}

#[test]
fn letter_spaced_labels_and_vertical_headings_are_read() {
    let spaced = |label: &str| label.chars().map(String::from).collect::<Vec<_>>().join(" ");
    for separator in ["\t", "  ", " ", "\n"] {
        let text = table(|(l, u, v)| format!("{}\n", [spaced(l).as_str(), u, v].join(separator)));
        assert_eq!(values(&of(&text).reports[0]), EXPECTED, "{text}");
    }
    // A heading from top to bottom beside the rows: one of its characters before each.
    for separator in [" ", "\n"] {
        let mut heading = "依申请公开情况".chars();
        let text = table(|(l, u, v)| {
            let beside = heading.next().map_or(String::new(), |c| format!("{c}{separator}"));
            format!("{beside}{}\n", [*l, u, v].join(separator))
        });
        assert_eq!(values(&of(&text).reports[0]), EXPECTED, "{text}");
    }
}

#[test]
fn labels_and_numbers_in_rows_of_their_own_are_never_blank_without_doubt() {
    let line = |cell: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
        ROWS[1..].iter().map(cell).collect::<Vec<_>>().join("\t") + "\n"
    };
    let text = line(|r| r.0) + &line(|r| r.1) + &line(|r| r.2);
    let report = &of(&text).reports[0];
    let table = report.table(TableKind::Statistics).unwrap();
    assert!(table.cells.iter().all(|c| c.doubt || c.state == State::Missing), "{}", values(report));
}

#[test]
fn blank_cells_are_blank() {
    let text = table(|(l, u, v)| format!("{l}\t{u}\t{}\n", v.replace('0', "")));
    let report = &of(&text).reports[0];
    let table = report.table(TableKind::Statistics).unwrap();
    let cell = table.form.cell("statistics.received.fax").unwrap();
    assert_eq!(table.cells[usize::from(cell.index)].state, State::Blank);
    let absent = table.form.cell("statistics.complaints").unwrap();
    assert_eq!(table.cells[usize::from(absent.index)].state, State::Missing);
}

#[test]
fn a_label_that_a_typo_makes_another_rows_is_doubted() {
    let text = table(|(l, u, v)| match *l {
        "2.同意公开答复数" => format!("2.同意开答复数\t{u}\t{v}\n"),
        "3.同意部分公开答复数" => {
            format!("{l}\t{u}\t{v}\n4.同意公开答复数\t{u}\t7\n5.不属于本行政机关公开数\t{u}\t3\n")
        }
        _ => format!("{l}\t{u}\t{v}\n"),
    });
    let read = values(&of(&text).reports[0]);
    assert!(read.contains(" replied.granted=7? "), "{read}");
    assert!(read.contains(" replied.denied=_?"), "{read}");
}

#[test]
fn a_label_that_ends_like_another_is_its_own() {
    let rows = "二、回应解读情况\n2.政府网站在线某谈次数\t次\t52\n其中：主要负责同志参加政政府网站在线访谈次数\t次\t37\n";
    let text = format!("{rows}{}", table(|(l, u, v)| format!("{l}\t{u}\t{v}\n")));
    let read = values(&of(&text).reports[0]);
    assert!(read.starts_with("response.interviews=52 response.interviews_lead=37 "), "{read}");
}

#[test]
fn misspelt_rows_of_a_block_tell_whose_twin_a_label_is() {
    let disputes = "四、行政复议数量\t件\t17\n（一）维持具体行政行为数\t件\t4\n（二）被依法法纠错数\t件\t9\n（三）其他情形数\t件\t4\n\
        五、行政讼数量\t件\t5641\n（一）维持具体行政行某或者驳回原告诉讼请求数\t件\t3110\n（二）被依法纠错数\t件\t2531\n（三）其他情形数\t件\t0\n";
    let text = format!("{}{disputes}", table(|(l, u, v)| format!("{l}\t{u}\t{v}\n")));
    let read = values(&of(&text).reports[0]);
    assert!(read.contains("review.corrected=9 review.other=4 "), "{read}");
    assert!(read.contains(" litigation.corrected=2531 "), "{read}");
}

#[test]
fn a_number_that_a_page_break_tears_from_its_row_doubts_the_row() {
    for broken in
        ["\n\n\t\n\n\n件\n\n\t\n\n", "\n\n\t\n\n件\n\n\u{c}\n\t\n\n", "\n\n\t\n\n件\n\n- 6 -\n\t\n\n"]
    {
        let text = table(|(label, unit, value)| {
            let whole = format!("\n\n\t\n\n{unit}\n\n\t\n\n");
            let between = if label.starts_with("3.") { broken } else { &whole };
            format!("{label}{between}{value}\n\n\n\n\n")
        });
        let read = values(&of(&text).reports[0]);
        assert!(!read.contains("fax=10") && read.contains("online="), "{broken:?} {read}");
    }
}

#[test]
fn a_pages_number_among_the_numbers_of_two_years_leaves_both_open() {
    let text = format!(
        "统计指标\t单位\t2017年\t2018年\n{}",
        table(|(l, u, v)| {
            let (before, end) = if l.starts_with("2.") { ("", "7\u{c}\n") } else { ("5", "") };
            if u.is_empty() { format!("{l} |\n") } else { format!("{l} |\n{u} |\n{before} |\n{v} |\n{end}") }
        })
    );
    let read = values(&of(&text).reports[0]);
    assert!(!read.contains("fax=0 "), "{read}");
}

#[test]
fn a_signature_above_the_table_is_the_reports() {
    let rows = table(|(l, u, v)| format!("{l}\t{u}\t{v}\n"));
    let text = format!(
        "云岭县林草局2017年政府信息公开工作年度报告\n一、概述\n依法公开。\n五、存在的主要问题和改进措施\n加强培训。\n\
         注：统计数为0的，须填“0”。\n云岭县林草局\n二〇一八年一月二十六日\n\n统计指标\t单位\t统计数\n{rows}"
    );
    let report = &of(&text).reports[0];
    assert_eq!(values(report), EXPECTED);
    assert_eq!(report.signed.as_ref().and_then(|signed| signed.by.as_deref()), Some("云岭县林草局"));
}
