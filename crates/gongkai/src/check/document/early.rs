//! `DOC-EARLY`: the report is signed before its year was over.

use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "DOC-EARLY",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Report,
    title: w("落款在年度结束之后", "Signed after the year's end"),
    what: w("落款日期不早于次年1月1日。", "The signature is not before 1 January of the next year."),
    why: w(
        "数据以12月31日为截止，年内落款的报告不可能包含全年数据。",
        "Figures are fixed at 31 December; what was signed before cannot hold the whole year.",
    ),
    fix: w(
        "核对落款日期和统计截止日期；草稿定稿时改日期。",
        "Check the date and up to when was counted; a draft gets its date when it is final.",
    ),
    example: w("2022年度报告，落款2022年12月20日", "A report on 2022, signed 20 December 2022"),
    basis: w(
        "国办公开办函〔2021〕30号：数据以当年12月31日为截止",
        "Guo Ban Gong Kai Ban Han [2021] No. 30: figures as of 31 December",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "没有落款日期或年度的、落款日期不存在的、标题与统计期限年度不一的、按其他规定编制的不判断。",
    "Not judged without a date of signature or a year, where the calendar has no such date, where title and period name different years, and for reports under other rules.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let signed = subject.report.signed.as_ref().and_then(|s| s.on).filter(|on| on.exists());
    // An academic year ends in summer.
    let (Some(year), Some(on), false) = (subject.sure_year(), signed, subject.form_does_not_apply()) else {
        return Outcome::NotAssessable;
    };
    if on.year > year {
        return Outcome::Passed;
    }
    let (on, year) = (on.to_string(), year.to_string());
    let message = wording::said(
        "落款{0}，早于{1}年度结束\n请核对落款日期和统计截止日期。",
        "Signed {0}, before the year {1} was over\nPlease check the date, and up to when requests were counted.",
        &[&on, &year],
    );
    Outcome::Failed(vec![RULE.finding(message)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::{Date, Signature};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(u16, u8, u8)> {
        on: |&(year, month, day)| {
            fixture::changed(Edition::F21, &|r| {
                r.signed = Some(Signature { by: None, on: Some(Date { year, month, day }) });
            })
        },
        firing: &[(2023, 12, 20), (2021, 1, 20)],
        silent: &[(2024, 1, 20), (2025, 12, 20), (2023, 2, 30)],
    };
}
