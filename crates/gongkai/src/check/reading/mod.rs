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

use super::{Outcome, Rule, Subject, wording};
use crate::form::{CellId, TableKind, Words, form};
use crate::report::{Finding, Message, Notice, NoticeKind};

const MOST_NAMED: usize = 4;

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
        let message = message(kind, table, &mine, &cells);
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

/// What happened, with the rows or prints concerned.
fn message(kind: NoticeKind, table: TableKind, notices: &[&Notice], cells: &[CellId]) -> Message {
    let Words { zh: tz, en: te } = table.name();
    let Message { zh: rz, en: re } = rows(table, cells);
    let Message { zh: pz, en: pe } = prints(notices);
    match kind {
        NoticeKind::NoDataRow => Message {
            zh: format!("{tz}只有表头，没有找到数据行，数字未能读出，也未作检查。"),
            en: format!(
                "{te} has its heading but no row of numbers was found; nothing in it was read or checked."
            ),
        },
        NoticeKind::ShortRow => Message {
            zh: format!("{tz}{rz}的数字比栏目少，无法确定缺的是哪一栏；这些格的归属仅供参考，不用来判错。"),
            en: format!(
                "{te}, {re}: fewer numbers than columns, and which is missing cannot be told; their places are a guess and no error is based on them."
            ),
        },
        NoticeKind::LongRow => Message {
            zh: format!("{tz}{rz}的数字比栏目多，无法确定各属哪一栏；不用来判错。"),
            en: format!(
                "{te}, {re}: more numbers than columns; which belongs where cannot be told, and no error is based on them."
            ),
        },
        NoticeKind::LabelLost => Message {
            zh: format!("{tz}{rz}的名称缺失或断开，按它在表中的位置认定。请核对。"),
            en: format!(
                "{te}, {re}: the label is lost or torn; the row was told by its place. Please check."
            ),
        },
        NoticeKind::LabelTruncated => Message {
            zh: format!("{tz}的栏目名称只有前半部分{pz}，按其开头认定。请核对。"),
            en: format!("{te}: a heading is cut off{pe}; it was told by its beginning. Please check."),
        },
        NoticeKind::SummedSubRows => Message {
            zh: format!("{tz}{rz}本身没有数字，按其下各分项之和计。请核对。"),
            en: format!("{te}, {re}: no number of its own; the sum of its sub-rows is shown. Please check."),
        },
        NoticeKind::EditionUnknown => Message {
            zh: format!("{tz}缺少能区分新旧格式的部分，版式按其他表格或年份推定。请核对是否复制完整。"),
            en: format!(
                "{te} lacks the part in which the editions differ; its edition was taken from the other tables or the year. Please check that the copy is complete."
            ),
        },
        NoticeKind::SideBySide => Message {
            zh: format!(
                "{tz}并列了两组数字（例如两个年度），无法确定以哪组为准，未读取。请只保留一组再检查。"
            ),
            en: format!(
                "{te} prints two sets of numbers side by side; none was read. Please keep one set and check again."
            ),
        },
        NoticeKind::Unshown => Message {
            zh: format!("{tz}{rz}的数字没有依据能确定属于哪一格，不用来判错。请核对。"),
            en: format!(
                "{te}, {re}: nothing shows which cell the numbers belong to; no error is based on them. Please check."
            ),
        },
        NoticeKind::Unaccounted => Message {
            zh: format!("{tz}旁有不知属于哪一格的数字{pz}；{rz}可能受影响，不用来判错。请核对。"),
            en: format!(
                "{te}: numbers of no known cell{pe}; {re} may be concerned, and no error is based on them. Please check."
            ),
        },
        NoticeKind::HeadingsDiffer => Message {
            zh: format!("{tz}的栏目顺序与格式不同{pz}，无法确定各数属于哪一栏；不用来判错。请核对栏目。"),
            en: format!(
                "{te}: the headings do not stand in the form's order{pe}; which number belongs to which column is not certain, and no error is based on them. Please check the headings."
            ),
        },
        NoticeKind::PrintsDiffer => Message {
            zh: format!(
                "{tz}印了不止一遍，{rz}的数字各遍不同，无法确定以哪遍为准；不用来判错。请只保留一遍。"
            ),
            en: format!(
                "{te} is printed more than once, with other numbers in {re}; which print holds is not said, and no error is based on them. Please keep one."
            ),
        },
        NoticeKind::Scattered => Message {
            zh: format!(
                "{tz}的数字散落在表头文字之间{pz}，无法确定各属哪一栏，未读取。请换一种方式复制（例如从网页或Word），或对照原文。"
            ),
            en: format!(
                "{te}: the numbers stand among the headings{pe}; which belongs to which column cannot be told, so none was read. Please copy in another way (from the web page or Word), or compare with the original."
            ),
        },
        NoticeKind::GluedDigits => Message {
            zh: format!("{tz}{rz}的数字连在一起{pz}，中间没有分隔；各栏的数字是推断的，请核对。"),
            en: format!(
                "{te}, {re}: digits without separators{pe}; how they divide into columns is inferred. Please check."
            ),
        },
        NoticeKind::UnreadableNumber => Message {
            zh: format!("{tz}{rz}有读不准的数字{pz}，未作检查。请核对原文。"),
            en: format!(
                "{te}, {re}: a number that could not be read for certain{pe}; it was not checked. Please compare with the original."
            ),
        },
    }
}

/// The rows of these cells: “甲”“乙”等5行; 有的行 when nobody knows.
fn rows(table: TableKind, cells: &[CellId]) -> Message {
    let Some(first) = cells.first() else { return Message::new("有的行", "some rows") };
    let form = form(table, first.edition);
    let mut rows: Vec<usize> = Vec::new();
    for id in cells {
        let row = form.position(*id).0;
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    let names: Vec<Message> = rows.into_iter().map(|row| wording::row(form, &form.rows[row])).collect();
    wording::list(&names, MOST_NAMED, wording::row_noun(form))
}

/// The prints in question, in brackets; nothing when there are none.
fn prints(notices: &[&Notice]) -> Message {
    let mut prints: Vec<&str> = notices.iter().map(|n| n.print.trim()).filter(|p| !p.is_empty()).collect();
    prints.dedup();
    prints.truncate(MOST_NAMED);
    if prints.is_empty() {
        return Message::default();
    }
    Message {
        zh: format!("（“{}”）", prints.join("”“")), en: format!(" (“{}”)", prints.join("”, “"))
    }
}
