use super::super::read;
use crate::form::TableKind;
use crate::report::{Document, Media, Report, State};

/// Rows as `id=print`, `?` for doubt; blank and absent rows are left out.
fn values(report: &Report) -> String {
    let table = report.table(TableKind::Statistics).expect("a statistics table");
    let printed = table.iter().filter(|(_, c)| c.value.is_some() || c.doubt);
    let parts = printed.map(|(id, c)| {
        let value = c.value.map_or("_".to_owned(), |v| v.to_string());
        let id = id.to_string();
        format!("{}={value}{}", &id["statistics.".len()..], if c.doubt { "?" } else { "" })
    });
    parts.collect::<Vec<_>>().join(" ")
}

fn of(text: &str) -> Document {
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
fn the_years_own_column_is_read_and_two_years_are_not() {
    let table = |heads: &str| {
        let rows = table(|(l, u, v)| format!("{l}\t{u}\t{v}\t9{v}\n"));
        format!("统计指标\t单位\t{heads}\n{rows}")
    };
    assert_eq!(values(&of(&table("本年\t历年累计")).reports[0]), EXPECTED);
    let doubtful = &of(&table("部门\t乡镇")).reports[0];
    assert!(values(doubtful).starts_with("received.total=_? received.in_person=_?"), "{}", values(doubtful));
    assert!(doubtful.notices.iter().any(|n| n.kind == crate::NoticeKind::SideBySide));
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
