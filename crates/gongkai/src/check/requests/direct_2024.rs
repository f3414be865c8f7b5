//! `T4-DIRECT-2024`: lawsuits without a review before them, since reviews must come first.

use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::form::{Edition, TableKind};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T4-DIRECT-2024",
    severity: Severity::Info,
    forms: forms::F21,
    about: About::Report,
    title: w("起诉前先经复议", "Lawsuits after review"),
    what: w(
        "2024年度起，“未经复议直接起诉”有数的，提示核对。",
        "From 2024 on, lawsuits without a review before them are noted.",
    ),
    why: w(
        "2024年1月1日起，对不予公开不服的应当先申请复议；其他争议仍可直接起诉。",
        "Since 1 January 2024 a denial must go to review first; other disputes may still go to court directly.",
    ),
    fix: w(
        "核对这些案件是否经过复议；不属于不予公开的，无需修改。",
        "See whether there was a review; cases on other matters are in place.",
    ),
    example: w("2024年度表四“未经复议直接起诉”总计3", "2024, lawsuits without review: 3"),
    basis: w(
        "《行政复议法》（2023年修订）第二十三条",
        "Administrative Reconsideration Law (2023), article 23",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "2023年度及以前、〔2019〕60号的表格不判断；总计空白或读取存疑的，不判断。",
    "Not judged for years up to 2023 or the form of 2019, nor where the total is blank or in doubt.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    if !subject.has(TableKind::Disputes, Edition::F21) || subject.report.year.is_none_or(|year| year < 2024) {
        return Outcome::NotAssessable;
    }
    let Some((id, count)) = subject.sure("disputes.litigation_direct.total") else {
        return Outcome::NotAssessable;
    };
    if count.is_zero() {
        return Outcome::Passed;
    }
    let count = count.to_string();
    let message = wording::said(
        "表四“未经复议直接起诉”有{0}件\n2024年起，对不予公开不服的应先申请复议。请核对这些案件是否经过复议。",
        "Table 4 counts {0} lawsuits without review\nSince 2024 a denial must go to review first. Please check.",
        &[&count],
    );
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, vec![id])])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(u16, i64)> {
        on: |&(year, count)| {
            fixture::changed(Edition::F21, &|r| {
                r.year = Some(year);
                fixture::set(r, "disputes.litigation_direct.total", count);
            })
        },
        firing: &[(2024, 3), (2025, 1)],
        silent: &[(2024, 0), (2023, 3)],
    };
}
