//! `PARSE-NO-NATIONAL-TABLE`: an older report without the national table, so that no number was read.

use super::super::{Check, Outcome, Rule, Subject, forms, regime, w, wording};
use crate::form::Words;
use crate::form::{Edition, TableKind};
use crate::report::{About, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PARSE-NO-NATIONAL-TABLE",
    severity: Severity::Info,
    forms: forms::S14,
    about: About::Reading,
    title: w("没有全国统一的表格", "No national table"),
    what: w(
        "2018年度及以前的报告有没有国办发〔2014〕32号的统计表；没有的，以及学校、企事业单位按其他规定编制的，只读标题、机关、年份和各部分。",
        "Whether a report on 2018 or an earlier year has the statistics table of No. 32 of 2014; without it, and for reports of schools and enterprises under other rules, only title, body, year and sections are read.",
    ),
    why: w(
        "2014年度以前没有全国统一的表格，各地的统计表口径不一，本软件不读其中的数字，也不据此判断对错。",
        "Before 2014 there was no national table, and local ones count differently; this software reads no numbers from them and judges nothing by them.",
    ),
    fix: w("需要这些数字的，请直接查阅原文。", "Please take such numbers from the original."),
    example: w(
        "2013年度报告附的“指标名称、计量单位、历年累计”表",
        "A report on 2013 with a table of local indicators",
    ),
    basis: w("本软件的读取说明", "A note of this software on its reading"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "2019年度及以后的、读到统计表或其他表格的、没有标题的不提示。",
    "Silent from 2019 on, where the statistics table or any other was read, and without a title.",
);

/// Words of tables that some place has drawn up.
const LOCAL: [&str; 4] = ["指标名称", "计量单位", "历年累计", "情况统计表"];

fn check(subject: &Subject<'_>) -> Outcome {
    let report = subject.report;
    if regime::is_other(subject) {
        return Outcome::Failed(vec![RULE.finding(Message::new(
            "这份报告按其他规定编制，只读取了文字\n如高等学校、医疗卫生机构等的信息公开规定。没有核查格式和数字。",
            "This report is drawn up under other rules; only its text was read\nNeither form nor numbers were checked.",
        ))]);
    }
    let Some(year) = report.year.filter(|&year| year < 2019 && report.title.is_some()) else {
        return Outcome::NotAssessable;
    };
    if report.table(TableKind::Statistics).is_some() {
        return Outcome::Passed;
    }
    if !report.tables.is_empty() {
        return Outcome::NotAssessable;
    }
    let text = wording::han(subject.own_text());
    let local = LOCAL.iter().any(|word| text.contains(word));
    let (found_zh, found_en) = if local {
        ("这份报告用的是地方表格", "Its statistics follow a local form")
    } else {
        ("这份报告没有读到统计表", "No statistics table was found")
    };
    let (due_zh, due_en) = match Edition::for_year(year) {
        Some(_) => (
            "读到的不是国办发〔2014〕32号的《政府信息公开情况统计表》".to_owned(),
            "It is not the national table of Guo Ban Fa [2014] No. 32".to_owned(),
        ),
        None => {
            (format!("{year}年度还没有全国统一的表格"), format!("In {year} there was no national table yet"))
        }
    };
    let message = wording::said(
        "{0}，没有核查数字\n{1}。只读取了标题、单位、年份和各部分的文字。",
        "{2}; no numbers were checked\n{3}. Only title, body, year and sections were read.",
        &[found_zh, &due_zh, found_en, &due_en],
    );
    Outcome::Failed(vec![RULE.finding(message)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::{About, Severity};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(Edition, u16, usize)> {
        on: |&(edition, year, tables)| {
            fixture::changed(edition, &|r| {
                r.year = Some(year);
                r.tables.truncate(tables);
            })
        },
        firing: &[(Edition::S14, 2012, 0), (Edition::S14, 2017, 0)],
        silent: &[(Edition::S14, 2017, 1), (Edition::F19, 2020, 3), (Edition::F21, 2023, 0)],
    };

    #[test]
    fn an_older_report_without_the_table_is_one_note_and_no_error() {
        for (year, text, says) in [
            (2012, "一、概述", "这份报告没有读到统计表，没有核查数字"),
            (2017, "指标名称 计量单位 2017年度 历年累计", "这份报告用的是地方表格，没有核查数字"),
        ] {
            let mut report = fixture::report(Edition::S14);
            report.tables.clear();
            report.year = Some(year);
            let findings = fixture::checked(&report, text).findings;
            let [finding] = &findings[..] else { panic!("{findings:?}") };
            assert_eq!((finding.about, finding.severity), (About::Reading, Severity::Info));
            assert!(finding.message.zh.starts_with(says), "{}", finding.message.zh);
        }
    }
}
