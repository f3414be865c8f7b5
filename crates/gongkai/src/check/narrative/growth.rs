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
/// Words for twice as many.
const DOUBLED: [&str; 3] = ["翻一番", "翻了一番", "翻番"];
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

/// A count with its unit and whether it is rough, this year's or an earlier one.
#[derive(Clone, Copy)]
struct Count<'a> {
    of: i64,
    unit: &'a str,
    rough: bool,
    earlier: bool,
}

/// What a number between two places counts; `None` where it is no count of whole things.
fn count<'a>(subject: &Subject<'_>, before: &str, clause: &str, number: &Number<'a>) -> Option<Count<'a>> {
    let other = subject.report.year.is_some_and(|own| {
        let mut years = before.match_indices('年').filter_map(|(at, _)| year_at(before, at));
        years.next_back().is_some_and(|year| year != own)
    });
    let earlier = other || any(clause, EARLIER) && !clause.ends_with(['至', '到']);
    Some(Count { of: number.whole()?, unit: number.unit, rough: number.rough, earlier })
}

/// The findings on one sentence; `None` where it states no change that can be computed.
fn of_sentence(subject: &Subject<'_>, sentence: Sentence, text: &str) -> Option<Vec<Finding>> {
    let all = numbers(text);
    let mut findings = None;
    // Numbers since the last semicolon: this year's, last year's, and differences with whether they are falls.
    let (mut now, mut earlier, mut differences) = (Vec::new(), Vec::new(), Vec::new());
    let mut from = 0;
    let clause_of = |at: usize| {
        let from = at.checked_sub(1).map_or(0, |before: usize| all[before].end);
        let before = &text[from..all[at].start];
        (before, before.rfind(['，', '；']).map_or(before, |at| &before[at + "，".len()..]))
    };
    for (at, number) in all.iter().enumerate() {
        let before = &text[from..number.start];
        if before.contains('；') {
            (now, earlier, differences) = (Vec::new(), Vec::new(), Vec::new());
        }
        from = number.end;
        let (_, clause) = clause_of(at);
        let change = last(clause, CHANGES).map(|at| clause.split_at(at));
        let rises = change.filter(|(of, said)| {
            // 办结率提高2%, 其中网上申请增加3件 are of something else.
            let of = of.trim_start_matches(['）', '、']);
            let own =
                of.is_empty() || COMPARED.iter().any(|word| of.starts_with(word)) && !any(of, "率|度|其中");
            own && said.chars().count() <= 5 && !said.ends_with(['至', '到'])
        });
        // 比上年的80件多12件, 比上年少5件.
        let more = || {
            let of = clause.strip_suffix(['多', '少']).filter(|of| {
                of.is_empty() || (of.starts_with('比') || of.starts_with('较')) && of.ends_with(['年', '期'])
            })?;
            Some((of, &clause[of.len()..]))
        };
        let rises = rises.or_else(more);
        let share = number.unit == "%";
        let Some((_, said)) = rises else {
            let Some(counted) = count(subject, before, clause, number) else { continue };
            let list = if counted.earlier { &mut earlier } else { &mut now };
            list.push(counted);
            // What stands far behind is compared with nothing.
            list.drain(..list.len().saturating_sub(NEAR));
            continue;
        };
        let falls = any(said, "下降|减少|降|回落|少");
        let of_unit = |list: &[Count<'_>]| -> Vec<i64> {
            list.iter()
                .filter(|one| (share || one.unit == number.unit) && !one.rough)
                .map(|one| one.of)
                .collect()
        };
        let (mut n, mut p, d) = (of_unit(&now), of_unit(&earlier), &differences);
        // 同比上升12%，上年同期为80件; 较2023年（80件）增加9件，全年收到88件: the other number follows.
        if n.is_empty() != p.is_empty()
            && let Some(next) = all.get(at + 1)
        {
            let (before, clause) = clause_of(at + 1);
            let behind = count(subject, before, clause, next).filter(|one| {
                let unit = now.iter().chain(&earlier).any(|known| known.unit == one.unit);
                let said = if one.earlier {
                    "上年|去年|同期|上一年"
                } else {
                    "全年|收到|受理|今年|本年"
                };
                // 同比增长15%（2022年40件）.
                let dated = one.earlier
                    && clause.trim_start_matches('（').trim_end_matches(['为', '是', '度']).ends_with('年')
                    && clause.chars().count() <= 9;
                unit && !one.rough
                    && (dated || any(clause, said))
                    && !any(clause, "其中|增|减|多|少|转|办结|答复")
            });
            match behind {
                Some(one) if one.earlier && p.is_empty() => p.push(one.of),
                Some(one) if !one.earlier && n.is_empty() => n.push(one.of),
                _ => {}
            }
        }
        // Last year's number is given, or this year's with the difference.
        let computed: Vec<i64> = d
            .iter()
            .flat_map(|&(by, falls): &(i64, bool)| {
                n.iter().map(move |now| now + if falls { by } else { -by })
            })
            .collect();
        let whole = number.whole();
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
        // 18件，较上年减少6件（上年12件）: what rose did not fall.
        let turned = match (&n[..], &p[..]) {
            ([now], [then]) => now != then && falls == (now > then),
            _ => false,
        };
        let known = known.map(|right| right && !turned);
        let Some(right) = known.filter(|_| !number.rough && !text.contains("分别")) else { continue };
        let findings = findings.get_or_insert_with(Vec::new);
        if !right {
            let place = (sentence.start, sentence.start + number.start, sentence.start + number.end);
            findings.push(finding(subject, place));
        }
    }
    if let Some((place, right)) = doubled(subject, text, &all) {
        let findings = findings.get_or_insert_with(Vec::new);
        if !right {
            let place = (sentence.start, sentence.start + place.0, sentence.start + place.1);
            findings.push(finding(subject, place));
        }
    }
    findings
}

/// 翻一番 beside both numbers of one unit: where it stands, and whether it is so, roughly.
fn doubled<'a>(subject: &Subject<'_>, text: &str, all: &[Number<'a>]) -> Option<((usize, usize), bool)> {
    let (at, word) = DOUBLED.iter().find_map(|word| Some((text.find(word)?, word)))?;
    let [first, second] = all else { return None };
    let of = |number: &Number<'a>, from: usize| {
        let before = &text[from..number.start];
        let clause = before.rfind(['，', '；', '（']).map_or(before, |at| &before[at..]);
        count(subject, before, clause, number).filter(|one| !one.rough)
    };
    let (first, second) = (of(first, 0)?, of(second, first.end)?);
    if first.unit != second.unit || first.earlier == second.earlier {
        return None;
    }
    let (now, then) = if first.earlier { (second.of, first.of) } else { (first.of, second.of) };
    // From 1.8 times to 2.3 times is called so.
    Some(((at, at + word.len()), now * 10 >= then * 18 && now * 10 <= then * 23))
}

/// A finding on a change: where its sentence begins, where the change stands.
fn finding(subject: &Subject<'_>, (start, from, end): (usize, usize, usize)) -> Finding {
    let quote = quote(subject, start, end);
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
            "收到申请88件，同比上升12%，上年同期为80件。",
            "较2022年（80件）增加9件，全年收到申请88件。",
            "收到申请88件，比上年的80件多12件。",
            "收到申请23件，比上年少5件，下降27.9%，上年共28件。",
            "网站访问量由120万次增至150万次，增长35%。",
            "收到申请18件，较上年减少6件（上年12件）。",
            "收到申请18件，较上年（12件）下降50%。",
            "主动公开9312条，较上年翻一番（上年6656条）。",
        ],
        silent: &[
            "2022年收到申请20件，2023年收到申请25件，同比增长25%。",
            "收到申请25件，比上年（20件）增加5件，增长25%。",
            "新收申请由24件增至36件，增幅50%。",
            "收到申请53件，较2022年增加17件，增长47.2%。",
            "收到申请53件，同比增长27.2%。",
            "全年主动公开268条，其中网站168条、公众号100条，较2022年增加68条，增长34%。",
            "2022年收到申请20件、公开信息100条，2023年收到申请25件、公开信息120条，分别增长25%、20%。",
            "2022年收到申请20件，2023年收到申请25件，其中网上申请增加3件。",
            "收到申请88件，同比上升10%，上年同期为80件。",
            "较2022年（80件）增加8件，全年收到申请88件。",
            "收到申请88件，比上年的80件多8件。",
            "收到申请23件，比上年少5件，下降17.9%，上年共28件。",
            "主动公开9312条，较上年翻一番（上年4656条）。",
            "收到申请88件，同比上升12%，其中网上申请80件。",
        ],
    };
}
