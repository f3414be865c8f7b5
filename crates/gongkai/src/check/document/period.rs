//! `DOC-PERIOD`: the stated statistical period is not the whole year.

use super::super::prose::{Sentence, topic};
use super::super::{Check, Outcome, Rule, Subject, forms, regime, w, wording};
use crate::form::Words;
use crate::report::{About, Finding, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "DOC-PERIOD",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("统计期限为整年", "Statistical period"),
    what: w(
        "写明统计期限的，应为报告年度的1月1日至12月31日。年中起算或截止的，以及正文写“截止到12月某日”、数据截至次年某日的，提示核对；没有写的不判断。",
        "A stated period is 1 January to 31 December of one year. One that begins or ends within a year, or a count “up to” some day of December or of the next year, is told as a warning; no statement is not judged.",
    ),
    why: w(
        "各项数据以12月31日为截止，期限不同就无法与其他机关和上下年度衔接。",
        "Figures are fixed at 31 December; others do not join with other bodies and years.",
    ),
    fix: w(
        "改为1月1日至12月31日，并按此核对数据；年中成立或撤销的机关无需修改。",
        "State 1 January to 31 December and check the numbers; bodies set up or closed within the year are in place.",
    ),
    example: w("“统计期限自2020年1月1日起至2019年12月31日止”", "“from 1 January 2020 to 31 December 2019”"),
    basis: w(
        "国办公开办函〔2021〕30号：数据以当年12月31日为截止",
        "Guo Ban Gong Kai Ban Han [2021] No. 30: figures as of 31 December",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "没有写统计期限的、按其他规定编制的（如学校按学年）不判断；年中成立或撤并的机关可以不满一年，只提示核对；“截至12月某日”后面不是收到、受理、主动公开、办结的，不提示。",
    "Not judged where no period is stated, nor for reports under other rules (schools on academic years). A part of a year is only a warning, for bodies set up or closed within it; “up to … December” is silent unless requests or items are counted.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let mut findings: Vec<Finding> = Vec::new();
    let period = subject.report.period;
    if regime::is_other(subject) {
        return Outcome::NotAssessable;
    }
    if let Some(period) = period {
        let (from, to) = (period.from, period.to);
        let whole = (from.month, from.day, to.month, to.day) == (1, 1, 12, 31) && from.year == to.year;
        if !whole {
            let (first, last) = (from.to_string(), to.to_string());
            let message = wording::said(
                "期限{0}至{1}，不是整年\n统计期限应为1月1日至12月31日。请核对。",
                "The stated period is {0} to {1}, not a whole year\nIt should be 1 January to 31 December. Please check.",
                &[&first, &last],
            );
            let mut finding = RULE.finding(message);
            // Bodies are set up and closed within years; a period that ends before it begins is impossible.
            if from < to && from.year == to.year {
                finding.severity = Severity::Warning;
            }
            findings.push(finding);
        }
    }
    let prose = subject.prose();
    let early =
        prose.on(topic::CLOSING).filter(|(s, _)| s.section <= 1).find_map(|(s, text)| december(s, text));
    let beyond = subject.sure_year().and_then(|year| {
        prose.on(topic::CLOSING).filter(|(s, _)| s.section <= 1).find_map(|(s, text)| beyond(s, text, year))
    });
    if let Some((start, end)) = beyond.filter(|_| findings.is_empty()) {
        let print = prose.text().part(start..end);
        let message = wording::said(
            "正文数据“{0}”，超出报告年度\n年度数据应以12月31日为截止。请核对。",
            "The text counts “{0}”, beyond the year of the report\nThe year's figures end on 31 December. Please check.",
            &[print],
        );
        let mut finding = RULE.finding(message).on([prose.place(start, end)]);
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
    if let Some((start, end)) = early.filter(|_| findings.is_empty()) {
        let print = prose.text().part(start..end);
        let message = wording::said(
            "正文数据“{0}”，不到年底\n年度数据应以12月31日为截止。请核对。",
            "The text counts “{0}”, not up to the end of the year\nThe year's figures end on 31 December. Please check.",
            &[print],
        );
        let mut finding = RULE.finding(message).on([prose.place(start, end)]);
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
    if period.is_none() && findings.is_empty() { Outcome::NotAssessable } else { Outcome::of(findings) }
}

/// Where a sentence says that the data go on into the next year: 数据截至2024年1月10日.
fn beyond(sentence: Sentence, text: &str, year: u16) -> Option<(usize, usize)> {
    /// Characters between the data and up to when they go.
    const BETWEEN: usize = 6;
    let (at, word) = ["截止", "截至"].iter().find_map(|word| Some((text.find(word)?, word)))?;
    let before = text.part(..at);
    let data = before.rfind("数据").or(before.rfind("统计"))? + "数据".len();
    let rest =
        text.part(at + word.len()..).trim_start_matches(['到', '于', '日', '期', '为', '时', '间', '：']);
    let date = rest.strip_prefix(&*(year + 1).to_string())?.strip_prefix('年')?;
    let end = date.find('日')? + "日".len();
    let plain = date.part(..end).trim_end_matches('日').chars().all(|c| c.is_ascii_digit() || c == '月');
    let near = before.part(data..).chars().count() <= BETWEEN && !before.part(data..).contains('，');
    let to = text.len() - date.len() + end;
    (plain && near && date.part(..end).contains('月')).then_some((sentence.start + at, sentence.start + to))
}

/// Where a sentence counts up to a day of December before the last: 截止到12月30日，共收到.
fn december(sentence: Sentence, text: &str) -> Option<(usize, usize)> {
    let (at, _) = ["截止", "截至"].iter().find_map(|word| text.match_indices(word).next())?;
    let rest = text.part(at..);
    let month = rest.find("12月")?;
    let day = rest.part(month + "12月".len()..).split_once('日').map(|(day, _)| day)?;
    let counts = ["收到", "受理", "主动公开", "办结"].iter().any(|verb| rest.contains(verb));
    let near = rest.part(..month).chars().count() <= 8 && !rest.part(..month).contains('，');
    let early = day.parse::<u8>().is_ok_and(|day| day < 31);
    let length = month + "12月日".len() + day.len();
    (near && early && counts).then_some((sentence.start + at, sentence.start + at + length))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::{Date, Period, Severity};

    fn stated(period: Option<[(u16, u8, u8); 2]>, text: &str) -> (Report, String) {
        let (mut report, text) = fixture::with_text(Edition::F21, &[(1, text)]);
        let date = |(year, month, day)| Date { year, month, day };
        report.period = period.map(|[from, to]| Period { from: date(from), to: date(to) });
        (report, text)
    }

    fn told(period: Option<[(u16, u8, u8); 2]>, text: &str) -> Option<Severity> {
        let (report, text) = stated(period, text);
        fixture::checked(&report, &text).findings.iter().find(|f| f.rule == "DOC-PERIOD").map(|f| f.severity)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(Option<[(u16, u8, u8); 2]>, &str)> {
        on: |&(period, text)| {
            let (report, text) = stated(period, text);
            fixture::document(report, &text)
        },
        firing: &[
            (Some([(2020, 1, 1), (2019, 12, 31)]), ""),
            (Some([(2022, 1, 1), (2023, 12, 31)]), ""),
            (Some([(2023, 3, 1), (2023, 12, 31)]), ""),
            (None, "截止到12月30日，共收到依申请公开2件。"),
            (None, "截至2023年12月25日，全局主动公开信息310条。"),
            (None, "数据截至2024年1月10日。"),
            (None, "本报告所列数据统计截止日期为2024年1月5日。"),
        ],
        silent: &[
            (Some([(2023, 1, 1), (2023, 12, 31)]), "截至12月31日，共收到申请2件。"),
            (None, "截至2023年12月31日，共收到申请2件。"),
            (None, "截至12月30日，公众号关注人数达1200人。"),
            (None, "截至目前，共收到申请2件，12月5日全部答复。"),
            (None, "2023年12月20日召开培训会。"),
            (None, "本报告所列数据截至2023年12月31日，于2024年1月20日公布。"),
            (None, "截至2024年1月10日，网站数据已全部更新。"),
        ],
    };

    #[test]
    fn periods_that_are_no_year_are_told() {
        assert_eq!(told(Some([(2020, 1, 1), (2019, 12, 31)]), ""), Some(Severity::Error));
        assert_eq!(told(Some([(2022, 1, 1), (2023, 12, 31)]), ""), Some(Severity::Error));
        assert_eq!(told(Some([(2023, 3, 1), (2023, 12, 31)]), ""), Some(Severity::Warning));
        assert_eq!(told(None, "截止到12月30日，共收到依申请公开2件。"), Some(Severity::Warning));
        assert_eq!(told(None, "截至2023年12月25日，全局主动公开信息310条。"), Some(Severity::Warning));
    }
}
