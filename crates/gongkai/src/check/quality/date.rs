//! `QLT-DATE`: a date that no calendar has.

use super::super::prose::year_at;
use super::super::{Check, Outcome, Rule, Subject, forms, w};
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-DATE",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("日期存在", "Dates exist"),
    what: w(
        "正文和落款没有不存在的日期，如13月、1月32日、2月30日、平年的2月29日。",
        "Text and signature have no date that no calendar has, such as month 13, 32 January or 30 February.",
    ),
    why: w(
        "不存在的日期必是笔误，落款日期写错就看不出是否按期公布。",
        "Such a date is a slip; in a signature it hides whether the report was in time.",
    ),
    fix: w("核对并改正日期。", "Check and correct the date."),
    example: w("落款“2024年13月16日”", "Signed “2024年13月16日”"),
    basis: w("公历", "The calendar"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只看写明月和日的数字日期，以及写明年和月的；没有写年份的2月29日不提示。",
    "Only dates in digits with month and day, or with year and month; 29 February without a year is silent.",
);

/// Days of the months of a leap year.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let found = text.match_indices('月').filter_map(|(at, _)| impossible(text, at));
    let slips: Vec<(usize, usize)> = found.collect();
    shown(
        subject,
        &RULE,
        &slips,
        ["日期", "不存在\n请核对并改正。"],
        ["The date ", " does not exist\nPlease check and correct it."],
    )
}

/// The date around a 月, when there is none such.
fn impossible(text: &str, at: usize) -> Option<(usize, usize)> {
    let head = text.part(..at);
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let start = at - digits;
    let month: u32 = head.part(start..).parse().ok().filter(|_| digits <= 2)?;
    if head.part(..start).ends_with(['.', '-', '—', '/', '~', '至']) {
        return None;
    }
    let year = head.part(..start).strip_suffix('年').and_then(|head| year_at(text, head.len()));
    let rest = text.part(at + "月".len()..);
    let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let day: Option<u32> =
        rest.part(length..).starts_with(['日', '号']).then(|| rest.part(..length).parse().ok()).flatten();
    let known = year.is_some() || day.is_some();
    let most = month.checked_sub(1).and_then(|month| DAYS.get(month as usize)).copied();
    let leap = year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let most = if month == 2 && !leap { Some(28) } else { most };
    let wrong = most.is_none() || day.is_some_and(|day| day == 0 || most.is_some_and(|most| day > most));
    let from = year.map_or(start, |_| start - "年".len() - "2024".len());
    let end = at + "月".len() + day.map_or(0, |_| length + "日".len());
    (known && wrong).then_some((from, end))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "截止2024年12月32日，公开信息300条。",
            "2024年11月31日召开会议。",
            "2023年2月29日印发。",
            "报告于2025年13月16日公布。",
            "6月31日组织培训。",
        ],
        silent: &[
            "截至2024年12月31日，公开信息300条。",
            "2024年2月29日召开会议。",
            "2月29日组织培训。",
            "为期15月。",
            "1-12月收到申请。",
            "2024年第13月度简报。",
        ],
    };
}
