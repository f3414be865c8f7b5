//! `FORM-BLANK`: cells left blank. One finding for a table, never one for a cell.

use super::super::narrative::scan::Denial;
use super::super::{Check, Outcome, Rule, Subject, absence, forms, w, wording};
use crate::Decimal;
use crate::form::{CellId, TableKind, Words};
use crate::report::{About, Cell, Finding, Message, Severity, State, Table};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-BLANK",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("各格都已填写", "No blank cells"),
    what: w(
        "每一格都应填写，没有的填0。整张表空白而正文已说明没有的，只作说明。",
        "Every cell is filled in, with 0 for none. A table that is blank altogether while the text says there was nothing is only noted.",
    ),
    why: w(
        "空白不等于0：看的人分不清是没有、漏填还是未统计。合计按空白为0核对，不因空白判错。",
        "Blank is not zero: nobody can tell none from forgotten or not counted. Sums are checked with blanks as 0 and are not called wrong for them.",
    ),
    fix: w("确实没有的，补填0。", "Print 0 where there is none."),
    example: w("“（一）予以公开”行：各类申请人空白，总计0", "Granted: blank classes, total 0"),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件各表",
        "Tables of the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "每张表只提示一次；正文已写明没有此类情况的整表空白只作说明；读取存疑的格、只有表头的表、看上去整体错列的表不判断；已由合计类规则提示的空白不重复。",
    "One finding for a table. A table left blank altogether is a note where the text says there was nothing; cells in doubt, tables without numbers and tables that seem shifted are not judged, and blanks that a rule on sums tells are not told again.",
);

/// Words of a text that says there was nothing to report.
const NOTHING: [&str; 10] =
    ["未收到", "没有收到", "未接到", "未发生", "没有发生", "未产生", "未受理", "无申请", "未作出", "无相关"];
const MOST_NAMED: usize = 3;

fn check(subject: &Subject<'_>) -> Outcome {
    // Blanks of a table whose numbers are out of place are where the numbers should be.
    let readable =
        |t: &&Table| !super::is_unread(subject, t.form) && !subject.diagnosis.is_shifted(t.form.table);
    let mut tables = subject.report.tables.iter().filter(readable).peekable();
    if tables.peek().is_none() || subject.is_draft() {
        return Outcome::NotAssessable;
    }
    Outcome::of(tables.filter_map(|table| of_table(subject, table)).collect())
}

fn of_table(subject: &Subject<'_>, table: &Table) -> Option<Finding> {
    let is_blank = |(_, cell): &(CellId, &Cell)| cell.state == State::Blank && !cell.doubt;
    let blanks: Vec<CellId> = table.iter().filter(is_blank).map(|(id, _)| id).collect();
    // Those that others tell are not told for themselves, but counted.
    if blanks.iter().all(|&id| subject.diagnosis.tells_blank(id)) {
        return None;
    }
    let filled = table.cells.iter().filter(|c| c.state == State::Number).count();
    // Where the reader could not place the numbers, an empty rest says nothing about the author.
    let unread = table.cells.iter().any(|c| c.doubt || c.state == State::Missing);
    if filled == 0 && unread {
        return None;
    }
    let text = subject.own_text();
    // 收到申请12件 beside a blank table 3 says the contrary.
    let counted = table.form.table != TableKind::Statistics
        && subject.claims().iter().any(|claim| claim.digits > 0 && claim.counts_in(table.form.table));
    let says_nothing = filled == 0 && !counted && says_nothing(subject, table.form.table, text);
    let message =
        if filled == 0 { all_blank(table, says_nothing) } else { some_blank(table, &blanks, filled) };
    let mut finding = RULE.finding(message).at(subject.report, blanks);
    if says_nothing {
        finding.severity = Severity::Info;
    }
    Some(finding)
}

/// Whether the text says that there was nothing for a table to count: it denies that, counts none, or says so in the
/// table's own section.
fn says_nothing(subject: &Subject<'_>, kind: TableKind, text: &str) -> bool {
    let any = |text: &str| NOTHING.iter().any(|words| text.contains(words));
    let zero = || subject.claims().iter().any(|claim| claim.digits == 0 && claim.counts_in(kind));
    let denied = |denial: &Denial| match kind {
        TableKind::Requests => denial.requests,
        TableKind::Disputes => denial.reviews || denial.lawsuits,
        _ => false,
    };
    let section = || absence::section_of(kind).is_some_and(|number| any(subject.prose().section(number)));
    match kind {
        TableKind::Statistics => any(text),
        _ if subject.prose().is_empty() => any(text),
        _ => subject.denials().iter().any(denied) || zero() || section(),
    }
}

fn all_blank(table: &Table, says_nothing: bool) -> Message {
    let name = table.form.table.name();
    if says_nothing {
        return wording::said(
            "{0}整表空白，正文已说明没有此类情况\n建议逐格填“0”。",
            "{1} is blank altogether; the text says that there was nothing\nBetter print zeros.",
            &[name.zh, name.en],
        );
    }
    wording::said(
        "{0}整表空白，没有填写任何数字\n没有发生的请填“0”，不要留空。",
        "{1} is blank altogether\nPlease print 0 for none.",
        &[name.zh, name.en],
    )
}

fn some_blank(table: &Table, blanks: &[CellId], filled: usize) -> Message {
    let form = table.form;
    let mut rows: Vec<usize> = blanks.iter().map(|&id| form.position(id).0).collect();
    rows.dedup();
    let name_of = |row: &usize| wording::row(form, &form.rows[*row]);
    let shown: Vec<Message> = rows.iter().take(MOST_NAMED).map(name_of).collect();
    let names = wording::list_of(&shown, rows.len(), wording::line_noun(form));
    let name = form.table.name();
    let count = blanks.len();
    let mut message = wording::said(
        "{0}有{1}格没有填（填了{2}格）\n涉及{3}。没有发生的请填“0”，不要留空。核查合计时空格暂按0计。",
        "{4}: {5} left blank ({2} filled)\nThey are in {6}. Please print 0 for none. Sums are checked with blanks as 0.",
        &[
            name.zh,
            &count.to_string(),
            &filled.to_string(),
            &names.zh,
            name.en,
            &wording::count(count, "cell"),
            &names.en,
        ],
    );
    let one_sided: Vec<Message> =
        (0..form.rows.len()).filter(|&row| is_one_sided(table, row)).map(|row| name_of(&row)).collect();
    if !one_sided.is_empty() {
        let names = wording::list(&one_sided, MOST_NAMED, wording::line_noun(form));
        wording::say(
            &mut message,
            "其中{0}的总计与各项结果只填了一方，请补填。",
            " Only the total or only the outcomes are filled in {1}.",
            &[&names.zh, &names.en],
        );
    }
    message
}

/// Whether a block of table 4 gives a total without outcomes, or outcomes without a total.
fn is_one_sided(table: &Table, row: usize) -> bool {
    let form = table.form;
    if form.table != TableKind::Disputes {
        return false;
    }
    let above_zero = |cell: &Cell| cell.state == State::Number && !cell.value.is_some_and(Decimal::is_zero);
    table.row(row).split_last().is_some_and(|(total, parts)| match total.state {
        State::Blank => parts.iter().any(above_zero),
        _ => above_zero(total) && parts.iter().all(|part| part.state == State::Blank),
    })
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::{Edition, TableKind};
    use crate::report::{Notice, NoticeKind, Severity};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[fixture::blank_zeros, |r| fixture::blank(r, "disclosure.licensing.decisions")],
        silent: &[
            |_| {},
            |r| {
                fixture::blank_zeros(r);
                r.tables.truncate(1);
            },
        ],
    };

    #[test]
    fn blanks_among_numbers_are_one_warning_for_the_table() {
        let mut report = fixture::report(Edition::F21);
        fixture::blank_zeros(&mut report);
        let findings = fixture::findings(&report);
        assert!(findings.iter().all(|f| f.rule == "FORM-BLANK" && f.severity == Severity::Warning));
        assert!(findings.len() <= 2 && findings[0].cells.len() > 20, "{findings:?}");
    }

    #[test]
    fn all_blanks_are_counted_where_any_is_told() {
        let mut report = fixture::report(Edition::F21);
        let rows = crate::form::form(TableKind::Requests, Edition::F21).rows;
        for row in rows {
            fixture::blank(&mut report, &format!("requests.{}.total", row.id));
        }
        fixture::set(&mut report, "requests.carried_over.natural_person", 0);
        let report = fixture::checked(&report, "");
        let blank = report.findings.iter().find(|finding| finding.rule == "FORM-BLANK");
        if let Some(blank) = blank {
            let filled = rows.len() * 6;
            assert!(
                blank.message.zh.contains(&format!("{}格没有填（填了{filled}格）", rows.len())),
                "{blank:?}"
            );
        }
    }

    #[test]
    fn a_part_of_table_4_without_its_total_is_named() {
        let mut report = fixture::report(Edition::F21);
        for column in ["corrected", "other", "pending", "total"] {
            fixture::blank(&mut report, &format!("disputes.review.{column}"));
        }
        fixture::set(&mut report, "disputes.review.upheld", 2);
        let findings = fixture::findings(&report);
        let [blank] = &findings[..] else { panic!("{findings:?}") };
        assert!(
            blank.detail.zh.ends_with("其中“行政复议”部分的总计与各项结果只填了一方，请补填。"),
            "{blank:?}"
        );
    }

    #[test]
    fn a_blank_table_that_the_text_explains_is_a_note() {
        let mut report = fixture::report(Edition::F19);
        for id in crate::form::form(TableKind::Disputes, Edition::F19).cells() {
            fixture::blank(&mut report, &id.to_string());
        }
        let silent_text = &fixture::checked(&report, "本年度未发生行政复议。").findings[0];
        assert_eq!((&*silent_text.rule, silent_text.severity), ("FORM-BLANK", Severity::Info));
        assert_eq!(fixture::findings(&report)[0].severity, Severity::Warning);
    }

    #[test]
    fn blanks_that_the_reader_made_are_silent() {
        let mut report = fixture::report(Edition::F19);
        for id in crate::form::form(TableKind::Disputes, Edition::F19).cells() {
            fixture::blank(&mut report, &id.to_string());
        }
        report.notices.push(Notice {
            kind: NoticeKind::NoDataRow,
            table: TableKind::Disputes,
            cells: vec![],
            spans: vec![],
            print: String::new(),
        });
        assert!(fixture::of_rule(&report, "FORM-BLANK").is_empty());
        assert_eq!(fixture::of_rule(&report, "PARSE-T4-PARTIAL").len(), 1);
    }
}
