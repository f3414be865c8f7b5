//! `FORM-VERSION`: a table of the wrong edition for the year that the report describes.

use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::form::{Edition, TableForm, TableKind};
use crate::report::{About, Cell, Notice, NoticeKind, Severity, State, Table};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-VERSION",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("表格版本符合年度", "Edition of the form"),
    what: w(
        "2014至2018年度用国办发〔2014〕32号的统计表，2019、2020年度用国办公开办函〔2019〕60号的表格，2021年度起用〔2021〕30号修订的表格，2013年度及以前没有全国统一的表格。版本按各表自己的栏目判断，不按年份推断。",
        "Reports on 2014 to 2018 use the statistics table of No. 32 of 2014, those on 2019 and 2020 the tables of No. 60 of 2019, later ones the revised tables of No. 30 of 2021; before 2014 there was none for the whole country. The edition is told from each table's own labels, never from the year.",
    ),
    why: w(
        "新旧表格的栏目不同，用错版本就缺少规定的指标，也无法与同级单位汇总。",
        "The editions count different things: with the wrong one, prescribed figures are absent and reports cannot be added up.",
    ),
    fix: w(
        "换用规定年度的表格，按其栏目重新填写。",
        "Use the tables prescribed for the year and fill them in anew.",
    ),
    example: w(
        "2022年度报告表二仍列“政府集中采购”",
        "A report on 2022 whose table 2 still lists procurement",
    ),
    basis: w(
        "国办发〔2014〕32号；国办公开办函〔2019〕60号；国办公开办函〔2021〕30号",
        "Guo Ban Fa [2014] No. 32; Guo Ban Gong Kai Ban Han [2019] No. 60; Guo Ban Gong Kai Ban Han [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "版本只看各表自己的栏目，缺少能区分新旧格式的部分的表不判断；没有写明年度的、标题与统计期限年度不一的不判断；2018年度及以前须标题、统计期限或没有标题时总体情况的开头写明年度；标题、统计期限、落款都没有写年度的，只提示核对；规定的表格之外另附旧统计表的，不提示；表四两版相同，不看。",
    "Only the tables' own headings tell the edition; a table that lacks those in which the editions differ is not judged. Not judged without a year, where title and period name different years, nor for years up to 2018 unless title, period or, without a title, the beginning of the first section states the year; a warning only where neither title, period nor signature says the year; an older table beside the prescribed ones is silent, and table 4 is the same in both editions.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let report = subject.report;
    let Some(year) = subject.sure_year() else { return Outcome::NotAssessable };
    let due = Edition::for_year(year);
    // Table 4 is the same in both editions; its own edition is only inherited.
    let tables = report.tables.iter().filter(|t| t.form.table != TableKind::Disputes);
    // Some places go on printing the older table beside the prescribed ones.
    let beside =
        due > Some(Edition::S14) && report.tables.iter().any(|t| t.form.table != TableKind::Statistics);
    let tables: Vec<_> = tables.filter(|t| !beside || t.form.table != TableKind::Statistics).collect();
    // A year before 2019 must be stated: prose of later years speaks of earlier ones.
    if tables.is_empty() || due <= Some(Edition::S14) && !states_year(subject, year) {
        return Outcome::NotAssessable;
    }
    // Of a table that was read in part, the rows that tell the edition may be missing; one that lacks them took the
    // edition of another.
    let is_read = |table: &Table| {
        let open = |cell: &&Cell| cell.doubt || cell.state == State::Missing;
        let inferred = |n: &Notice| n.kind == NoticeKind::EditionUnknown && n.table == table.form.table;
        table.cells.iter().filter(open).count() * 2 <= table.cells.len()
            && !report.notices.iter().any(inferred)
    };
    // Places had tables of their own before there was one for all.
    let wrong =
        |t: &&&Table| Some(t.form.edition) != due && (due.is_some() || t.form.edition != Edition::S14);
    let wrong: Vec<_> = tables.iter().filter(|t| wrong(t) && is_read(t)).collect();
    let Some(first) = wrong.first() else { return Outcome::Passed };
    let names = |pick: fn(&TableForm) -> &'static str, and: &str| {
        wrong.iter().map(|t| pick(t.form)).collect::<Vec<_>>().join(and)
    };
    let (zh, en) = (names(|f| f.table.name().zh, "、"), names(|f| f.table.name().en, " and "));
    let used = first.form.edition.basis();
    let mut message = wording::said(
        "{0}用的不是{1}年度规定的格式\n用的是{2}的表格，",
        "{3}: not the form prescribed for {1}\nThe form is that of {4}; ",
        &[&zh, &year.to_string(), used.zh, &en, used.en],
    );
    if let Some(right) = due.map(Edition::basis) {
        wording::say(&mut message, "应使用{0}的表格", "it should be that of {1}", &[right.zh, right.en]);
    } else {
        wording::say(
            &mut message,
            "该年度还没有全国统一的表格",
            "that year there was none for the whole country",
            &[],
        );
    }
    if let Some(rest) = tables.iter().find(|t| Some(t.form.edition) == due).map(|t| t.form.table.name()) {
        wording::say(
            &mut message,
            "（{0}用的是规定的版本，新旧表格混用）",
            " ({1} follows the prescribed edition: the editions are mixed)",
            &[rest.zh, rest.en],
        );
    }
    wording::say(&mut message, "。", ".", &[]);
    let mut finding = RULE.finding(message).on(wrong.iter().map(|t| t.span));
    // The prose alone may be what is wrong.
    if report.title.is_none() && report.period.is_none() && report.signed.is_none() {
        finding.severity = Severity::Warning;
    }
    Outcome::Failed(vec![finding])
}

/// Whether the title or the stated period names the year; without a title, whether the first section begins with it.
fn states_year(subject: &Subject<'_>, year: u16) -> bool {
    let (report, named) = (subject.report, year.to_string());
    report.period.is_some_and(|p| p.from.year == year)
        || report.title.as_ref().is_some_and(|title| title.contains(&named))
        || report.title.is_none() && subject.prose().section(1).starts_with(&named)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::{Edition, TableKind};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(Edition, Option<u16>)> {
        on: |&(edition, year)| fixture::changed(edition, &|r| r.year = year),
        firing: &[(Edition::F19, Some(2022)), (Edition::F21, Some(2020)), (Edition::S14, Some(2022))],
        silent: &[
            (Edition::F19, Some(2019)),
            (Edition::F19, Some(2020)),
            (Edition::F21, Some(2021)),
            (Edition::S14, Some(2014)),
            (Edition::S14, Some(2018)),
            (Edition::F19, None),
            (Edition::F19, Some(2017)),
        ],
    };

    #[test]
    fn both_tables_of_the_wrong_edition_are_one_error() {
        let mut report = fixture::report(Edition::F19);
        report.year = Some(2022);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.message.zh, "表二、表三用的不是2022年度规定的格式");
        let detail = "用的是国办公开办函〔2019〕60号的表格，应使用国办公开办函〔2021〕30号的表格。";
        assert_eq!(finding.detail.zh, detail);
    }

    #[test]
    fn a_hybrid_names_the_table() {
        let mut report = fixture::report(Edition::F19);
        report.tables[0] = fixture::report(Edition::F21).tables.remove(0);
        assert_eq!(report.tables[0].form.table, TableKind::Disclosure);
        let finding = &fixture::of_rule(&report, "FORM-VERSION")[0];
        assert!(finding.message.zh.starts_with("表二用的不是"), "{}", finding.message.zh);
        assert!(finding.detail.zh.contains("表三用的是规定的版本"), "{}", finding.detail.zh);
    }

    #[test]
    fn a_report_on_2017_follows_the_statistics_table_and_no_later_one_does() {
        let mut report = fixture::report(Edition::F19);
        report.year = Some(2017);
        report.title = Some("某县某局2017年政府信息公开工作年度报告".to_owned());
        let zh = &fixture::of_rule(&report, "FORM-VERSION")[0].detail.zh;
        assert_eq!(zh, "用的是国办公开办函〔2019〕60号的表格，应使用国办发〔2014〕32号的表格。");
        let mut report = fixture::report(Edition::S14);
        report.year = Some(2022);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.message.zh, "统计表用的不是2022年度规定的格式");
        // Beside the prescribed tables it is only one more.
        let mut both = fixture::report(Edition::F21);
        both.tables.append(&mut report.tables);
        assert!(fixture::of_rule(&both, "FORM-VERSION").is_empty());
    }
}
