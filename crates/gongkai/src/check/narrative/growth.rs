//! `TXT-GROWTH`: a change against last year that the two numbers beside it do not yield.

use super::super::prose::{Sentence, topic, year_at};
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::claims::{REACH, any, last};
use super::numbers::{Number, numbers};
use super::quote;
use crate::form::Words;
use crate::report::{About, Finding, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-GROWTH",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("增减与两年数字相符", "Changes agree with the two years"),
    what: w(
        "同一句写了今年和上年两个数（或今年的数和增减数），又写增长、下降的数或百分比、几倍、翻一番、持平的，应当算得出来。四舍五入和截位都算相符；持平的，相差二十分之一以内都算。",
        "Where a sentence gives this year's number and last year's, or the difference, the rise or fall that it states follows from them, and so does “so many times” or “the same”. Rounding and cutting are both accepted; up to a twentieth more or less is the same.",
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
    "没有同时写出两个数的、单位不同的、约数、近几倍、基本持平、百分点、增至降至、“分别”，以及“其中”之后的增减不看；句中任意两个数算得出的都算相符。",
    "Silent where the sentence does not give both numbers or gives them in other units, on rough numbers, “nearly” and “about” the same, percentage points, 分别, and changes of a part behind 其中; any two numbers of the sentence that yield the change are enough.",
);

/// Rises and falls.
const CHANGES: &str = "净增|净减|增长|增加|增幅|上升|提高|下降|减少|降低|降幅|回落|多了|少了";
/// Numbers of each kind that a change may be of.
const NEAR: usize = 6;
/// What a change of the numbers before it begins with.
const COMPARED: [&str; 10] = ["相比", "同比", "较", "比", "环比", "与", "申请量", "申请数", "数量", "总量"];
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
        let before = text.part(from..all[at].start);
        (before, before.rfind(['，', '；']).map_or(before, |at| before.part(at + "，".len()..)))
    };
    for (at, number) in all.iter().enumerate() {
        let before = text.part(from..number.start);
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
            Some((of, clause.part(of.len()..)))
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
        let falls = any(said, "净减|下降|减少|降|回落|少");
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
    for (place, right) in compared(subject, text, &all) {
        let findings = findings.get_or_insert_with(Vec::new);
        if !right {
            let place = (sentence.start, sentence.start + place.0, sentence.start + place.1);
            findings.push(finding(subject, place));
        }
    }
    findings
}

/// 翻一番, 2倍 and 持平 beside both numbers of one unit: where each stands, and whether it is so.
fn compared<'a>(subject: &Subject<'_>, text: &str, all: &[Number<'a>]) -> Vec<((usize, usize), bool)> {
    let mut out = Vec::new();
    for (start, end, said) in times(text) {
        // 是上年的2倍（上年12件）: last year's number may follow.
        let at = all.partition_point(|number| number.start < start);
        let bracket = all.get(at).filter(|next| {
            text.part(end..next.start).strip_prefix('（').is_some_and(|of| of.chars().count() <= 8)
        });
        let (first, second) = match (bracket, &all[..at]) {
            (Some(next), [.., last]) => (last, next),
            (None, [.., first, last]) => (first, last),
            _ => continue,
        };
        // What stands far behind is compared with nothing.
        let between = first.end.min(start)..end;
        let apart = between.len() > REACH || text.part(between).contains('；');
        let of = |number: &Number<'a>| {
            let at = all.partition_point(|one| one.end <= number.start);
            let from = at.checked_sub(1).map_or(0, |before| all[before].end);
            let before = text.part(from..number.start).trim_end_matches('（');
            let clause = before.rfind(['，', '；', '（']).map_or(before, |at| before.part(at..));
            let behind = bracket.is_some_and(|next| next.start == number.start);
            let whole = count(subject, before, clause, number).filter(|one| !one.rough);
            whole.map(|one| Count { earlier: one.earlier || behind, ..one })
        };
        let (Some(first), Some(second)) = (of(first), of(second)) else { continue };
        if apart || first.unit != second.unit || first.earlier == second.earlier {
            continue;
        }
        let (now, then) = if first.earlier { (second.of, first.of) } else { (first.of, second.of) };
        if let Some(right) = said.holds(now, then) {
            out.push(((start, end), right));
        }
    }
    out
}

/// What words say of this year's number beside last year's.
enum Times {
    /// 翻一番.
    Doubled,
    /// So many tenths of it, said in tenths or not: 2倍, 1.5倍.
    Of(i64, bool),
    /// So many tenths more.
    More(i64, bool),
    /// 持平.
    Same,
}

impl Times {
    /// Whether it is so, as exactly as it is said; `None` where nothing can be said.
    fn holds(&self, now: i64, then: i64) -> Option<bool> {
        if then <= 0 {
            return None;
        }
        let near = |tenths: i64, exact: bool| {
            let half = if exact { 1 } else { 10 };
            (20 * now).abs_diff(2 * tenths * then) < (half * then).unsigned_abs()
        };
        Some(match *self {
            // From 1.8 times to 2.3 times is called so.
            Times::Doubled => now * 10 >= then * 18 && now * 10 <= then * 23,
            Times::Of(tenths, exact) => near(tenths, exact),
            // 增长2倍 is said of three times as many, and of twice as many.
            Times::More(tenths, exact) => near(tenths + 10, exact) || near(tenths, exact),
            // A twentieth more or less is called the same.
            Times::Same => now.abs_diff(then) * 20 <= then.unsigned_abs(),
        })
    }
}

/// Words that say how many times as many there are: where they stand, and what they say.
fn times(text: &str) -> Vec<(usize, usize, Times)> {
    const ROUGH: &str = "近|约|逾|超|过|数|几|达到|不足|基本|大致|大体|总体|整体|均";
    /// Bytes before 持平 that are looked at.
    const NEAREST: usize = 60;
    let mut out = Vec::new();
    for word in DOUBLED {
        out.extend(text.find(word).map(|at| (at, at + word.len(), Times::Doubled)));
    }
    for (at, word) in text.match_indices("持平") {
        let before = text.part(text.floor_char_boundary(at.saturating_sub(NEAREST))..at);
        if !any(before.rsplit(['，', '；', '。']).next().unwrap_or_default(), ROUGH) {
            out.push((at, at + word.len(), Times::Same));
        }
    }
    for (at, word) in text.match_indices('倍') {
        let before = text.part(..at).trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let printed = text.part(before.len()..at);
        let (head, tenths) = match printed.split_once('.') {
            None if printed.is_empty() => {
                let Some(last) = text.part(..at).chars().next_back() else { continue };
                let Some(digit) = "一二三四五六七八九".find(if last == '两' { '二' } else { last })
                else {
                    continue;
                };
                (
                    text.part(..at - last.len_utf8()),
                    Ok(10 * i64::try_from(digit / "一".len() + 1).unwrap_or(0)),
                )
            }
            None => (before, printed.parse::<i64>().map(|whole| whole.saturating_mul(10))),
            Some((whole, tenth)) if tenth.len() == 1 => (before, [whole, tenth].concat().parse()),
            Some(_) => continue,
        };
        let (exact, behind) = (printed.contains('.'), text.part(at + word.len()..));
        let Some(tenths) = tenths.ok().filter(|tenths| (1..10_000).contains(tenths)) else { continue };
        if behind.starts_with(['多', '余', '以', '左'])
            || head.ends_with(['近', '约', '逾', '超', '过', '十', '百'])
        {
            continue;
        }
        let more =
            ["增长", "增长了", "增加", "增加了", "上升", "提高"].iter().any(|word| head.ends_with(word));
        if more {
            out.push((head.len(), at + word.len(), Times::More(tenths, exact)));
        } else if head.ends_with('的') {
            out.push((head.len(), at + word.len(), Times::Of(tenths, exact)));
        }
    }
    out
}

/// A finding on a change: where its sentence begins, where the change stands.
fn finding(subject: &Subject<'_>, (start, from, end): (usize, usize, usize)) -> Finding {
    let quote = quote(subject, start, end);
    let change = subject.prose().text().part(from..end);
    let message = wording::said(
        "正文写“{0}”，与两年的数字不符\n正文写“{1}”。请重新计算并核对。",
        "Text: a change of “{0}”, which the two numbers do not yield\nThe text says “{1}”. Please compute it anew.",
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
            "收到申请18件，是上年（12件）的2倍。",
            "收到申请18件，为上年的两倍（上年12件）。",
            "上年收到申请12件，本年收到18件，是上年的1.8倍。",
            "收到申请18件，比上年的12件增长1倍。",
            "收到申请18件，与上年12件持平。",
            "收到申请18件，与上年（12件）持平。",
            "收到申请7件，比去年少2件（去年5件）。",
            "收到申请286件，与2022年（241件）相比净增50件。",
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
            "收到申请24件，是上年（12件）的2倍。",
            "收到申请18件，是上年（12件）的1.5倍。",
            "收到申请18件，比上年的12件增长0.5倍。",
            "收到申请23件，是上年（12件）的近2倍。",
            "收到申请12件，与上年12件持平。",
            "收到申请286件，与上年281件持平。",
            "收到申请18件，与上年12件基本持平。",
            "收到申请18件，其中网上12件，与上年持平。",
            "收到申请18件，办结18件，办理量与上年持平。",
            "与2022年（241件）相比，申请量净增45件，增幅18.7%，全年收到申请286件。",
        ],
    };
}
