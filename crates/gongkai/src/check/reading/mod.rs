//! What the reader was not sure of. Never the author's error: these say which numbers this software vouches for.

pub(super) mod col_shift;
pub(super) mod empty;
pub(super) mod ends_early;
pub(super) mod no_national_table;
pub(super) mod no_report;
pub(super) mod num;
pub(super) mod s14_partial;
pub(super) mod t2_partial;
pub(super) mod t3_partial;
pub(super) mod t4_partial;
pub(super) mod truncated;

use super::{Outcome, Rule, Subject, w, wording};
use crate::Decimal;
use crate::form::{CellId, Edition, TableForm, TableKind, Words, form};
use crate::report::{Cell, Finding, Message, Notice, NoticeKind, Table};

const MOST_NAMED: usize = 4;
/// Characters of a print that a finding shows.
const MOST_PRINTED: usize = 40;

/// Notices on rows, labels and whole tables that were read in part.
const PARTIAL: [NoticeKind; 11] = [
    NoticeKind::Unshown,
    NoticeKind::Unaccounted,
    NoticeKind::HeadingsDiffer,
    NoticeKind::PrintsDiffer,
    NoticeKind::NoDataRow,
    NoticeKind::Scattered,
    NoticeKind::ShortRow,
    NoticeKind::LabelLost,
    NoticeKind::LabelTruncated,
    NoticeKind::SummedSubRows,
    NoticeKind::EditionUnknown,
];

/// The outcome of a rule on one table that was read in part.
fn partial(subject: &Subject<'_>, rule: &'static Rule, table: TableKind) -> Outcome {
    let findings = notices(subject, rule, table, &PARTIAL);
    if findings.is_empty() && subject.report.table(table).is_none() {
        return Outcome::NotAssessable;
    }
    Outcome::of(findings)
}

/// One finding for each of these kinds of notice on a table.
fn notices(
    subject: &Subject<'_>,
    rule: &'static Rule,
    table: TableKind,
    kinds: &[NoticeKind],
) -> Vec<Finding> {
    let of_kind = |&kind: &NoticeKind| {
        let mine: Vec<&Notice> =
            subject.report.notices.iter().filter(|n| n.table == table && n.kind == kind).collect();
        if mine.is_empty() {
            return None;
        }
        let mut cells: Vec<CellId> = Vec::new();
        for &id in mine.iter().flat_map(|n| &n.cells) {
            if !cells.contains(&id) {
                cells.push(id);
            }
        }
        let turned = || subject.report.table(table).filter(|_| kind == NoticeKind::HeadingsDiffer);
        let message = match turned().and_then(total_elsewhere) {
            Some(column) => turned_message(table, column),
            None => message(kind, table, &mine, &cells),
        };
        let spans = mine.iter().flat_map(|n| n.spans.iter().copied());
        let mut finding = rule.finding(message).on(spans);
        if finding.spans.is_empty() {
            finding = finding.at(subject.report, cells);
        } else {
            finding.cells = cells;
        }
        Some(finding)
    };
    kinds.iter().filter_map(of_kind).collect()
}

/// The column that holds the total of every row of table 3, where that is not 总计.
fn total_elsewhere(table: &Table) -> Option<usize> {
    let width = table.form.rows[0].columns.len();
    if table.form.table != TableKind::Requests {
        return None;
    }
    let count = |cell: &Cell| cell.value.and_then(Decimal::as_i64).unwrap_or(0);
    let rows: Vec<Vec<i64>> = table.cells.chunks(width).map(|row| row.iter().map(count).collect()).collect();
    let total_is = |column: usize| rows.iter().all(|row| row.iter().sum::<i64>() == 2 * row[column]);
    (0..width).rev().find(|&column| total_is(column)).filter(|column| column + 1 < width)
}

/// Says that the numbers of table 3 seem to stand under wrong headings.
fn turned_message(table: TableKind, column: usize) -> Message {
    let form = form(table, Edition::F21);
    let columns = form.rows[0].columns;
    let label = columns[column].label;
    let moved = match column {
        0 => ["像是整表的数偏右一栏", "All numbers seem to stand one column too far to the right"],
        _ if column + 2 == columns.len() => {
            ["像是整表的数偏左一栏", "All numbers seem to stand one column too far to the left"]
        }
        _ => [
            "像是两列填反或整表的数错了栏",
            "Two columns seem to have changed places, or all numbers stand in wrong ones",
        ],
    };
    wording::said(
        "{0}的数与栏目对不上：“{1}”栏是各栏之和\n{2}，也可能是栏目名称印错。不用来判错，请对照原文核对。",
        "{3}: the sum of each row stands under “{4}”\n{5}; or the headings are misprinted. No error is based on it. Please compare with the original.",
        &[table.name().zh, label.zh, moved[0], table.name().en, label.en, moved[1]],
    )
}

/// What is said of a kind of notice.
struct Told {
    /// Whether the headline names the rows, and not the table alone.
    rows: bool,
    /// The headline behind the table or row.
    what: Words,
    /// What follows from it.
    then: Words,
}

const fn told(kind: NoticeKind) -> Told {
    const COMPARE: Words =
        w("不用来判错，请对照原文核对。", "No error is based on it. Please compare with the original.");
    let (rows, what, then) = match kind {
        NoticeKind::NoDataRow => (
            false,
            w("只有表头，没有读到数字", ": a heading, but no row of numbers"),
            w(
                "没有核查。请核对是否复制完整。",
                "Nothing in it was checked. Please check that the copy is complete.",
            ),
        ),
        NoticeKind::ShortRow => (true, w("的数字比栏目少", ": fewer numbers than columns"), COMPARE),
        NoticeKind::LongRow => (true, w("的数字比栏目多", ": more numbers than columns"), COMPARE),
        NoticeKind::LabelLost => (true, w("的名称缺失或断开", ": the label is lost or torn"), COMPARE),
        NoticeKind::LabelTruncated => (
            false,
            w("有栏目的名称没有复制完整", ": a heading is cut off"),
            w(
                "已按先后顺序认定，请对照原文确认。",
                "It was identified from its first characters and its place. Please compare with the original.",
            ),
        ),
        NoticeKind::SummedSubRows => (
            true,
            w("本身没有数字", ": no number of its own"),
            w("按其下各分项之和计，请核对。", "The sum of its sub-rows is shown. Please check."),
        ),
        NoticeKind::EditionUnknown => (
            false,
            w("没有复制完整，看不出是哪一年的格式", ": its edition of the form cannot be told"),
            w("暂按其他表格或报告年度判断。", "It was taken from the other tables or the year."),
        ),
        NoticeKind::SideBySide => (
            false,
            w("并列了两组数字，没有读取", ": two sets of numbers side by side, none of them read"),
            w(
                "例如两个年度，看不出以哪组为准。请只保留一组再核查。",
                "They may be of two years. Please keep one set and check again.",
            ),
        ),
        NoticeKind::Unshown => (
            true,
            w("的数字不能确定属于哪一格", ": which cell the numbers belong to is not certain"),
            COMPARE,
        ),
        NoticeKind::Unaccounted => (
            false,
            w("旁边有不知属于哪一格的数字", ": numbers that belong to no known cell"),
            w(
                "可能受影响，不用来判错。请对照原文核对。",
                "may be concerned; no error is based on them. Please compare with the original.",
            ),
        ),
        NoticeKind::HeadingsDiffer => (
            false,
            w("的栏目次序与格式不同", ": the headings stand in another order than the form's"),
            COMPARE,
        ),
        NoticeKind::PrintsDiffer => (
            false,
            w("印了不止一遍，数字不同", " is printed more than once, with different numbers"),
            w(
                "的数字各遍不同，看不出以哪遍为准，不用来判错。请只保留一遍。",
                "differ; which print holds is not said, and no error is based on them. Please keep one.",
            ),
        ),
        NoticeKind::Scattered => (
            false,
            w("的数字散落在表头文字之间", ": the numbers stand among the headings"),
            w(
                "没有读取。请换一种方式复制（例如从网页或Word），或对照原文。",
                "None was read. Please copy in another way (from the web page or Word).",
            ),
        ),
        NoticeKind::FileUnsure => (true, w("在文件里读不准", ": the file's reader was not sure"), COMPARE),
        NoticeKind::GluedDigits => (true, w("的数字连在一起", ": digits without separators"), COMPARE),
        NoticeKind::UnreadableNumber => {
            (true, w("有读不准的数字", ": a number that could not be read for certain"), COMPARE)
        }
    };
    Told { rows, what, then }
}

/// What happened, with the rows or prints concerned.
fn message(kind: NoticeKind, table: TableKind, notices: &[&Notice], cells: &[CellId]) -> Message {
    let Told { rows, what, then } = told(kind);
    let name = table.name();
    let prints = prints(notices);
    let form = form(table, cells.first().map_or(Edition::F21, |first| first.edition));
    let names = names(form, cells);
    if rows && !names.is_empty() {
        return wording::headline(
            [name.zh, &[name.en, ", "].concat()],
            &names,
            wording::row_noun(form),
            [&[what.zh, "\n", &prints.zh, then.zh].concat(), &[what.en, "\n", &prints.en, then.en].concat()],
        );
    }
    let mut detail = prints;
    match kind {
        NoticeKind::LabelTruncated => {
            let columns = columns(cells);
            detail.zh += &["已按先后顺序认作", &columns.zh, "，请对照原文确认。"].concat();
            detail.en +=
                &["Taken for ", &columns.en, " by its first characters and its place. Please compare."]
                    .concat();
        }
        NoticeKind::Unaccounted | NoticeKind::PrintsDiffer => {
            let rows = wording::list(&names, MOST_NAMED, wording::row_noun(form));
            let rows = if names.is_empty() { Message::new("有的行", "some rows") } else { rows };
            detail.zh += &[&rows.zh, then.zh].concat();
            detail.en += &[&rows.en, " ", then.en].concat();
        }
        _ => {
            detail.zh += then.zh;
            detail.en += then.en;
        }
    }
    wording::said(
        "{0}{1}{2}\n{3}",
        "{4}{5}{6}\n{7}",
        &[
            name.zh,
            if rows { "有的行" } else { "" },
            what.zh,
            &detail.zh,
            name.en,
            if rows { ", some rows" } else { "" },
            what.en,
            &detail.en,
        ],
    )
}

/// The rows of these cells.
fn names(form: &TableForm, cells: &[CellId]) -> Vec<Message> {
    let mut rows: Vec<usize> = Vec::new();
    for id in cells {
        let row = form.position(*id).0;
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows.into_iter().map(|row| wording::row(form, &form.rows[row])).collect()
}

/// The columns of these cells: “本年新制作数量”“本年新公开数量”.
fn columns(cells: &[CellId]) -> Message {
    let mut columns: Vec<Message> = Vec::new();
    for label in cells.iter().map(|id| id.at().1.label) {
        if columns.iter().all(|known| known.zh != label.zh) {
            columns.push(Message::new(label.zh, label.en));
        }
    }
    wording::list(&columns, MOST_NAMED, "栏")
}

/// The prints in question, as a sentence; nothing when there are none. What a row of digits may be follows it.
fn prints(notices: &[&Notice]) -> Message {
    let mut prints: Vec<&str> = notices.iter().map(|n| n.print.trim()).filter(|p| !p.is_empty()).collect();
    prints.dedup();
    prints.truncate(MOST_NAMED);
    let mut out = Message::default();
    for (at, print) in prints.into_iter().enumerate() {
        let begins = if at == 0 { ["印作", "Printed: "] } else { ["、", ", "] };
        let (digits, ways) = print.split_once(" = ").unwrap_or((print, ""));
        let digits: &str = &wording::shortened(digits, MOST_PRINTED);
        wording::say(&mut out, "{0}“{2}”", "{1}“{2}”", &[begins[0], begins[1], digits]);
        for (way, division) in ways.split(", ").filter(|way| !way.is_empty()).enumerate() {
            let or = if way == 0 { ["（可能是", " (could be "] } else { ["，也可能是", " or "] };
            let [zh, en] = ["、", ", "].map(|comma| division.replace('|', comma));
            wording::say(&mut out, "{0}{2}", "{1}{3}", &[or[0], or[1], &zh, &en]);
        }
        if !ways.is_empty() {
            wording::say(&mut out, "）", ")", &[]);
        }
    }
    if !out.zh.is_empty() {
        wording::say(&mut out, "。", ". ", &[]);
    }
    out
}
