//! `TXT-GROWTH`: a change against last year that the two numbers beside it do not yield.

use super::super::prose::{Sentence, topic, year_at};
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::claims::{any, last};
use super::numbers::{Number, numbers};
use super::quote;
use crate::form::Words;
use crate::report::{About, Finding, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-GROWTH",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("增减与两年数字相符", "Changes agree with the two years"),
    what: w(
        "同一句写了今年和上年两个数（或今年的数和增减数），又写增长、下降的数或百分比的，应当算得出来。四舍五入和截位都算相符。",
        "Where a sentence gives this year's number and last year's, or the difference, the rise or fall that it states follows from them. Rounding and cutting are both accepted.",
    ),
    why: w(
        "增减由两年的数字算出，不符说明其中有一个写错。",
        "A change follows from two numbers; one that does not shows that a number is wrong.",
    ),
    fix: w("重新计算增减，核对两年的数字。", "Compute the change anew and check both numbers."),
    example: w(
        "“2022年20件，2023年25件，增长20%”（应为25%）",
        "“20 in 2022, 25 in 2023, up 20 %”, which is 25 %",
    ),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "没有同时写出两个数的、单位不同的、约数、百分点、增至降至、“分别”，以及“其中”之后的增减不看；句中任意两个数算得出的都算相符。",
    "Silent where the sentence does not give both numbers or gives them in other units, on rough numbers, percentage points, 分别, and changes of a part behind 其中; any two numbers of the sentence that yield the change are enough.",
);

/// Rises and falls.
const CHANGES: &str = "增长|增加|增幅|上升|提高|下降|减少|降低|降幅|回落|多了|少了";
/// Numbers of each kind that a change may be of.
const NEAR: usize = 6;
/// What a change of the numbers before it begins with.
const COMPARED: [&str; 9] = ["同比", "较", "比", "环比", "与", "申请量", "申请数", "数量", "总量"];
/// What stands before last year's number.
const EARLIER: &str = "上年|去年|上一年|同期|由|从|较|比|相比";

fn check(subject: &Subject<'_>) -> Outcome {
    let (mut seen, mut findings) = (false, Vec::new());
    for (sentence, text) in subject.prose().on(topic::CHANGE) {
        if let Some(found) = of_sentence(subject, sentence, text) {
            seen = true;
            findings.extend(found);
        }
    }
    if seen { Outcome::of(findings) } else { Outcome::NotAssessable }
}

/// The findings on one sentence; `None` where it states no change that can be computed.
fn of_sentence(subject: &Subject<'_>, sentence: Sentence, text: &str) -> Option<Vec<Finding>> {
    let all = numbers(text);
    let mut findings = None;
    // Numbers since the last semicolon: this year's, last year's, and differences with whether they are falls.
    let (mut now, mut earlier, mut differences) = (Vec::new(), Vec::new(), Vec::new());
    let mut from = 0;
    for number in &all {
        let before = &text[from..number.start];
        if before.contains('；') {
            (now, earlier, differences) = (Vec::new(), Vec::new(), Vec::new());
        }
        from = number.end;
        let clause = before.rfind(['，', '；']).map_or(before, |at| &before[at + "，".len()..]);
        let change = last(clause, CHANGES).map(|at| clause.split_at(at));
        let rises = change.filter(|(of, said)| {
            // 办结率提高2%, 其中网上申请增加3件 are of something else.
            let of = of.trim_start_matches(['）', '、']);
            let own =
                of.is_empty() || COMPARED.iter().any(|word| of.starts_with(word)) && !any(of, "率|度|其中");
            own && said.chars().count() <= 5 && !said.ends_with(['至', '到'])
        });
        let share = number.unit == "%";
        let Some((_, said)) = rises else {
            let Some(count) = number.count() else { continue };
            let other = subject.report.year.is_some_and(|own| {
                let mut years = before.match_indices('年').filter_map(|(at, _)| year_at(before, at));
                years.next_back().is_some_and(|year| year != own)
            });
            let is_earlier = other || any(clause, EARLIER) && !clause.ends_with(['至', '到']);
            let list = if is_earlier { &mut earlier } else { &mut now };
            list.push((count, number.unit, number.rough));
            // What stands far behind is compared with nothing.
            list.drain(..list.len().saturating_sub(NEAR));
            continue;
        };
        let falls = any(said, "下降|减少|降|回落|少了");
        let of_unit = |list: &[(i64, &str, bool)]| -> Vec<i64> {
            list.iter().filter(|one| (share || one.1 == number.unit) && !one.2).map(|one| one.0).collect()
        };
        let (n, p, d) = (of_unit(&now), of_unit(&earlier), &differences);
        // Last year's number is given, or this year's with the difference.
        let computed: Vec<i64> = d
            .iter()
            .filter_map(|&(by, falls): &(i64, bool)| Some(n.last()? + if falls { by } else { -by }))
            .collect();
        let whole = number.count();
        let pairs = || n.iter().flat_map(|now| p.iter().map(move |then| ((now - then).abs(), *then)));
        let known = if share {
            let by = || d.iter().flat_map(|&(by, _)| p.iter().chain(&computed).map(move |then| (by, *then)));
            let possible = pairs().chain(by()).next().is_some();
            possible.then(|| pairs().chain(by()).any(|(by, then)| number.is_share_of(by, then)))
        } else {
            let given = pairs().next().is_some();
            given.then(|| whole.is_none_or(|whole| pairs().any(|(by, _)| by == whole)))
        };
        if let (false, Some(by)) = (share, whole.filter(|_| !number.rough)) {
            differences.push((by, falls));
            differences.drain(..differences.len().saturating_sub(NEAR));
        }
        let Some(right) = known.filter(|_| !number.rough && !text.contains("分别")) else { continue };
        let findings = findings.get_or_insert_with(Vec::new);
        if !right {
            findings.push(finding(subject, sentence.start, sentence.start + number.end, number));
        }
    }
    findings
}

fn finding(subject: &Subject<'_>, start: usize, end: usize, number: &Number<'_>) -> Finding {
    let quote = quote(subject, start, end);
    let from = end - (number.end - number.start);
    let change = &subject.prose().text()[from..end];
    let message = wording::said(
        "正文写增减{0}，与两年的数字不符\n正文写“{1}”。请重新计算并核对。",
        "Text: a change of {0}, which the two numbers do not yield\nThe text says “{1}”. Please compute it anew.",
        &[change, &quote],
    );
    RULE.finding(message).on([subject.prose().place(from, end)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |report| report.year = Some(2023)),
        firing: &[
            "2022年收到申请20件，2023年收到申请25件，同比增长20%。",
            "收到申请25件，比上年（20件）增加6件。",
            "新收申请由24件增至36件，增幅33.3%。",
            "收到申请53件，较2022年增加17件，增长27.2%。",
            "作出处罚决定386件，比2022年的414件下降16.8%。",
            "收到申请17件，较上年的20件减少3件，下降25%。",
        ],
        silent: &[
            "2022年收到申请20件，2023年收到申请25件，同比增长25%。",
            "收到申请25件，比上年（20件）增加5件，增长25%。",
            "新收申请由24件增至36件，增幅50%。",
            "收到申请53件，较2022年增加17件，增长47.2%。",
            "收到申请53件，同比增长27.2%。",
            "2022年收到申请20件、公开信息100条，2023年收到申请25件、公开信息120条，分别增长25%、20%。",
            "2022年收到申请20件，2023年收到申请25件，其中网上申请增加3件。",
        ],
    };
}
