//! `DOC-YEAR`: the title says one year, the statistical period or the text another.

use super::super::prose::year_at;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::read::own as text;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "DOC-YEAR",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("年度前后一致", "Years agree"),
    what: w(
        "标题的年度与统计期限、正文“现公布……年度报告”的年度一致。总体情况部分从未提到标题年度、却多次写另一年的，提示核对。",
        "Title, statistical period and the report that the text announces name the same year. A first section that never names the title's year but another one several times is told as a warning.",
    ),
    why: w(
        "年度写错，多半是沿用了上一年的文稿；数字属于哪一年就说不清了。",
        "A wrong year mostly comes from last year's text; then nobody knows which year the numbers describe.",
    ),
    fix: w("核对标题、统计期限和正文的年度，改为一致。", "Check the years of title, period and text."),
    example: w(
        "标题为2022年，统计期限为2021年1月1日至12月31日",
        "Title 2022, period 1 January to 31 December 2021",
    ),
    basis: basis::SECTIONS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "计划、比较、预决算中的年份不算；总体情况提到过标题年度的不提示；另一年份须出现三次以上才提示；标题没有年度的不判断。",
    "Silent where the first section names the title's year at all; another year must stand there three times. Not judged where the title names no year.",
);

/// So often another year stands in the first section before it is taken for the text's own.
const OFTEN: usize = 3;

fn check(subject: &Subject<'_>) -> Outcome {
    let report = subject.report;
    let title = report.title.as_deref().unwrap_or_default();
    let Some(year) = title.match_indices('年').find_map(|(at, _)| year_at(title, at)) else {
        return Outcome::NotAssessable;
    };
    let named = year.to_string();
    if let Some(period) = report.period
        && period.from.year == period.to.year
        && period.from.year != year
    {
        let stated = period.from.year.to_string();
        let message = wording::said(
            "标题是{0}年，统计期限却是{1}年\n请核对年度。",
            "The title says {0}, the statistical period {1}\nPlease check the year.",
            &[&named, &stated],
        );
        return Outcome::Failed(vec![RULE.finding(message)]);
    }
    let prose = subject.prose();
    // 2022-2023学年 has two.
    let announced = prose.sentences().filter(|(s, text)| s.section <= 1 && text.contains("报告")).find_map(
        |(s, text)| {
            let other = text::announced(text)?.1.filter(|&other| other != year && !title.contains("学年"))?;
            Some((s, other.to_string()))
        },
    );
    if let Some((sentence, other)) = announced {
        let message = wording::said(
            "标题是{0}年，正文公布的却是{1}年的报告\n请核对年度。",
            "The title says {0}, the text announces the report on {1}\nPlease check the year.",
            &[&named, &other],
        );
        return Outcome::Failed(vec![RULE.finding(message).on([prose.place(sentence.start, sentence.end)])]);
    }
    let text = prose.section(1);
    if text.contains(&named) {
        return Outcome::Passed;
    }
    let years = || text.match_indices('年').filter_map(|(at, _)| year_at(text, at));
    let times = |year: u16| years().filter(|&y| y == year).count();
    let other = years().find(|&other| times(other) >= OFTEN);
    let Some(other) = other else { return Outcome::Passed };
    let (other, count) = (other.to_string(), times(other).to_string());
    let message = wording::said(
        "标题是{0}年，总体情况写的却是{1}年\n总体情况部分没有提到{0}年，却{2}次写到{1}年。请核对是否沿用了其他年度的文稿。",
        "The title says {0}, the first section {1}\nThe first section never names {0}, but {1} {2} times. Please see whether the text is another year's.",
        &[&named, &other, &count],
    );
    let mut finding = RULE.finding(message);
    finding.severity = Severity::Warning;
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::{Date, Period, Severity};

    fn of_year(title: u16, period: Option<u16>, text: &str) -> (Report, String) {
        let (mut report, text) = fixture::with_text(Edition::F21, &[(1, text)]);
        report.title = Some(format!("云溪县水利局{title}年政府信息公开工作年度报告"));
        report.year = Some(title);
        let date = |year, month, day| Date { year, month, day };
        report.period = period.map(|y| Period { from: date(y, 1, 1), to: date(y, 12, 31) });
        (report, text)
    }

    fn told(title: u16, period: Option<u16>, text: &str) -> Option<Severity> {
        let (report, text) = of_year(title, period, text);
        fixture::checked(&report, &text).findings.iter().find(|f| f.rule == "DOC-YEAR").map(|f| f.severity)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(u16, Option<u16>, &str)> {
        on: |&(title, period, text)| {
            let (report, text) = of_year(title, period, text);
            fixture::document(report, &text)
        },
        firing: &[
            (2022, Some(2021), "2022年，本局推进公开。"),
            (2022, None, "2021年，本局推进公开。2021年共公开信息30条。2021年未收到申请。"),
            (2022, None, "现公布本单位2021年政府信息公开工作年度报告。2022年，本局推进公开。"),
            (2022, Some(2022), "2022年，本局推进公开，现将2020年度政府信息公开工作年度报告公布如下。"),
            (2022, None, "2016年，本局推进公开。2016年共公开信息30条。2016年未收到申请。"),
        ],
        silent: &[
            (2022, Some(2022), "2022年，本局推进公开，较2021年增长。"),
            (2022, None, "2022年完成。2023年计划一。2023年计划二。2023年计划三。"),
            (2022, None, "本年度公开2021年决算、2021年绩效。"),
            (2022, None, "现公布本单位2022年政府信息公开工作年度报告。2022年，本局推进公开。"),
            (2022, None, "2022年1月，按时公布了2021年政府信息公开工作年度报告。2022年，本局推进公开。"),
            (
                2022,
                None,
                "2022年，本局按《关于做好2021年政府信息公开工作年度报告编制工作的通知》推进，情况如下。",
            ),
        ],
    };

    #[test]
    fn disagreeing_years_are_told() {
        assert_eq!(told(2022, Some(2021), "2022年，本局推进公开。"), Some(Severity::Error));
        let stale = "2021年，本局推进公开。2021年共公开信息30条。2021年未收到申请。";
        assert_eq!(told(2022, None, stale), Some(Severity::Warning));
    }
}
