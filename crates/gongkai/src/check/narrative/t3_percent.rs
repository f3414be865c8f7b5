//! `TXT-PERCENT`: a share of the requests that no total yields.

use super::super::prose::Sentence;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::claims::{Claim, REACH, any, outcomes};
use super::numbers::{Number, numbers};
use super::{Right, quote, terms};
use crate::form::Words;
use crate::report::{About, Finding, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-PERCENT",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("占比与表三相符", "Shares agree with table 3"),
    what: w(
        "正文写某类办理结果“N件，占p%”的，p应为N与新收、办理总计、新收加结转，或本句、上一句某个总数之比。四舍五入和截位都算相符。",
        "Where the text gives an outcome and its share, the share is that of the requests received, handled, received and carried over, or of a number in the same sentence or the one before. Rounding and cutting are both accepted.",
    ),
    why: w(
        "占比由件数算出，不符说明件数或总数有误。",
        "Shares follow from numbers; one that does not shows that a number is wrong.",
    ),
    fix: w("重新计算占比，核对件数。", "Compute the share anew and check the number."),
    example: w(
        "“予以公开258件，占33.9%”，而办理总计805件（应为32.0%）",
        "“258 granted, 33.9 %” of 805, which is 32.0 %",
    ),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// What has a share of the requests.
const SHARED: terms::Terms = terms::GROUPS | terms::REASONS | terms::APPLICANTS;

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "四舍五入和截位都算相符；与新收、办理总计、新收加结转，或本句、上一句任一总数相符的不提示；同比的百分比不看；这三个数有读取存疑或缺失的，不判断。",
    "Rounded and cut shares both fit; so does any share of those received, those handled, those received with those carried over, or a total in this sentence or the one before. Changes to last year are not looked at. Not judged where one of the three is in doubt or missing.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let of = |row: &str| subject.total(row).map(|(_, count)| count);
    let (new, over, done) =
        (of("requests.new_received"), of("requests.carried_over"), of("requests.result_total"));
    // 占不予公开的33%: of a group, which the sentence need not count.
    let groups = [terms::GRANTED | terms::PARTIAL, 1 << 6, 1 << 7, 1 << 8, 1 << 9];
    let group = |what| Right::of(subject, what)?.count.as_i64();
    let both = new.zip(over).map(|(new, over)| new + over);
    // A share may be of any of the three.
    let (Some(_), Some(both)) = (done, both) else { return Outcome::NotAssessable };
    let totals: Vec<i64> = [new, done, Some(both)].into_iter().chain(groups.map(group)).flatten().collect();
    let (mut seen, mut findings) = (false, Vec::new());
    for claim in subject.claims().iter().filter(|claim| claim.terms & SHARED != 0) {
        let end = subject.prose().sentence(claim.sentence).0.end;
        let reach = subject.prose().text().floor_char_boundary(end.min(claim.number.1 + REACH));
        let behind = subject.prose().text().part(claim.number.1..reach);
        let part =
            Part { count: claim.digits, sentence: claim.sentence, start: claim.start, number: claim.number };
        // 予以公开38件，占比约六成.
        if let Some(said) = tenths(behind) {
            seen = true;
            // Words say of what only where they name it: 占不予公开的六成 is no share of all.
            let near = stated(subject, &part).into_iter().filter(|&count| count != claim.digits);
            let wholes = totals[..WHOLES].iter().copied().chain(near);
            if !wholes.into_iter().any(|whole| said.fits(claim.digits, whole)) {
                findings.push(finding(
                    subject,
                    &part,
                    claim.number.1 + said.start,
                    claim.number.1 + said.end,
                ));
            }
            continue;
        }
        // The share is the next number: 3件学校不掌握，占比25%.
        let Some(share) = share_behind(behind) else { continue };
        seen = true;
        findings.extend(of_part(subject, &part, &share, &totals));
    }
    for (sentence, text) in
        subject.prose().sentences().filter(|(s, text)| s.is_prose(text) && text.contains("分别"))
    {
        if let Some(found) = of_row(subject, sentence, text, &totals) {
            seen = true;
            findings.extend(found);
        }
    }
    // 共收到政府信息公开申请17件。其中，网上11件，占64.7%: the sentence before says of what.
    let counted = |index: usize| {
        let whole = |claim: &&Claim| claim.terms & (terms::NEW | terms::DONE) != 0;
        subject
            .claims()
            .iter()
            .filter(whole)
            .any(|claim| claim.sentence == index || claim.sentence + 1 == index)
    };
    for (index, (sentence, text)) in subject.prose().sentences().enumerate() {
        if !(sentence.is_prose(text) && text.contains('%') && (sentence.aspect || counted(index))) {
            continue;
        }
        let mut from = 0;
        for number in numbers(text) {
            let before = text.part(from..number.start);
            from = number.end;
            let clause = before.rfind(['，', '；', '、', '：']).map_or(before, |at| before.part(at..));
            let clause = clause.trim_start_matches(['，', '；', '、', '：']);
            if number.unit == "%" {
                // 自然人申请占76.4%, 予以公开率50%.
                let listed = before.part(..before.len() - clause.len()).ends_with('、');
                let counted =
                    shared(clause, listed).or_else(|| shared_behind(clause, text.part(number.end..)));
                let Some(counted) = counted.filter(|_| !number.rough) else { continue };
                let parts = counted.into_iter().filter_map(|what| terms::sum(subject, what)?.1.as_i64());
                let parts: Vec<i64> = parts.collect();
                seen |= !parts.is_empty();
                let fits =
                    |part: &i64| totals[..WHOLES].iter().any(|&whole| number.is_share_of(*part, whole));
                if !parts.is_empty() && !parts.iter().any(fits) {
                    let [start, from, end] =
                        [number.start - clause.len(), number.start, number.end].map(|at| sentence.start + at);
                    let part = Part { count: 0, sentence: index, start, number: (from, from) };
                    findings.push(finding(subject, &part, from, end));
                }
            } else if let Some(count) = number.count().filter(|_| any(clause, CHANNELS) && !number.rough) {
                // 网络渠道收到60件，占78.2%: of those received.
                let Some(share) = share_behind(text.part(number.end..)) else { continue };
                let [start, from, end] =
                    [number.start - clause.len(), number.start, number.end].map(|at| sentence.start + at);
                let part = Part { count, sentence: index, start, number: (from, end) };
                seen = true;
                findings.extend(of_part(subject, &part, &share, &totals));
            }
        }
    }
    if seen { Outcome::of(findings) } else { Outcome::NotAssessable }
}

/// 予以公开11件，部分公开2件，占比分别为45.8%、8.3%: shares in the order of the counts before them, which must all be of outcomes or
/// applicants. The first that is none.
fn of_row(subject: &Subject<'_>, sentence: Sentence, text: &str, totals: &[i64]) -> Option<Vec<Finding>> {
    /// Nobody states more shares in a row.
    const MOST: usize = 12;
    let at =
        ["占比分别为", "占比分别是", "分别占"].iter().find_map(|word| Some(text.find(word)? + word.len()))?;
    let all = numbers(text);
    let first = all.partition_point(|number| number.start < at);
    let shares = all[first..].iter().take_while(|n| n.unit == "%" && !n.rough).scan(
        None,
        |end: &mut Option<usize>, n| {
            let gap = text.part(end.unwrap_or(at)..n.start);
            let joined = match *end {
                None => gap.chars().count() <= 8,
                Some(_) => matches!(gap, "、" | "，" | "和"),
            };
            *end = Some(n.end);
            joined.then_some(*n)
        },
    );
    let shares: Vec<Number<'_>> = shares.collect();
    let row = shares.len();
    let counts = &all[first.checked_sub(row).filter(|_| (2..=MOST).contains(&row))?..first];
    let known = counts.iter().enumerate().all(|(at, number)| {
        let before = all[..first - counts.len() + at].last().map_or(0, |before| before.end);
        let head = text.part(before..number.start);
        number.count().is_some()
            && !number.rough
            && (outcomes(head).0 != 0 || any(head, "自然人|企业|组织|机构"))
    });
    if !known {
        return None;
    }
    let near: Vec<i64> =
        all[first.saturating_sub(2 * MOST)..first].iter().filter_map(Number::count).collect();
    let wrong = counts.iter().zip(&shares).find(|(number, share)| {
        !totals.iter().chain(&near).any(|&whole| share.is_share_of(number.digits, whole))
    });
    let wrong = wrong.map(|(number, share)| {
        let [start, to, from, end] =
            [number.start, number.end, share.start, share.end].map(|at| sentence.start + at);
        let part = Part { count: number.digits, sentence: 0, start: sentence.start, number: (start, to) };
        finding(subject, &part, from, end)
    });
    Some(wrong.into_iter().collect())
}

/// How many of the totals are those of all requests.
const WHOLES: usize = 3;
/// Ways of applying.
const CHANNELS: &str = "网络|网上|线上|信函|邮寄|当面|现场|传真|平台";

/// A count of which a share is stated: where its clause begins and where it stands.
struct Part {
    count: i64,
    sentence: usize,
    start: usize,
    number: (usize, usize),
}

/// The share of what was counted before it.
fn share_behind(behind: &str) -> Option<Number<'_>> {
    let share = numbers(behind).first().copied().filter(|n| n.unit == "%" && !n.rough)?;
    let words = behind.part(..share.start);
    // 予以公开4件（36.4%）.
    let alone = words == "（" && behind.part(share.end..).starts_with('）');
    let stated = alone || words.contains('占');
    (stated && words.chars().count() <= 22 && !any(words, "；|较|比上|同比|分别|增|降")).then_some(share)
}

/// What a clause before a share counts: 自然人申请占, 予以公开率, 公开率达到; each term may be meant.
fn shared(clause: &str, listed: bool) -> Option<Vec<terms::Terms>> {
    const MOST: usize = 20;
    let clause = clause.trim_start_matches("其中");
    if clause.chars().count() > MOST
        || any(clause, "主动|按时|按期|及时|同比|较|提高|增|降|网|满意|占不|占予")
    {
        return None;
    }
    let rate = clause.trim_end_matches(['达', '到', '为', '至']);
    if rate.ends_with("予以公开率") || rate == "公开率" {
        return Some(vec![terms::GRANTED, terms::GRANTED | terms::PARTIAL]);
    }
    let of = clause.find('占').map(|at| clause.part(..at))?;
    let of = of.trim_end_matches(['件', '数', '量']).trim_end_matches("申请");
    match of {
        "自然人" | "个人" => Some(vec![terms::PERSON]),
        "商业企业" => Some(vec![terms::COMPANY]),
        // 答复“予以公开”的占办结总数的, 予以公开与部分公开之和占; of a list only the last is here.
        _ => {
            let mut of = of.trim_start_matches("答复").replace(['“', '”'], "");
            for word in ["的", "之和", "合计", "两类", "类"] {
                of.truncate(of.strip_suffix(word).map_or(of.len(), str::len));
            }
            let (said, begin, end) = outcomes(&of);
            let whole = said != 0 && said & terms::GROUPS == said && (begin, end) == (0, of.len());
            (whole && !listed).then(|| vec![said])
        }
    }
}

/// What a share is said to be, behind it: 办结的申请中，44.2%为不予公开.
fn shared_behind(clause: &str, behind: &str) -> Option<Vec<terms::Terms>> {
    const MOST: usize = 6;
    let said = behind.strip_prefix(['为', '是', '属'])?;
    let said = said.part(..said.find(['，', '；', '。', '、']).unwrap_or(said.len()));
    let (of, begin, end) = outcomes(said);
    let groups = of & terms::GROUPS;
    let whole = clause.is_empty() && begin == 0 && said.part(end.min(said.len())..).chars().count() <= MOST;
    (whole && groups == of && of.is_power_of_two()).then(|| vec![of])
}

/// A share in tenths or halves: 约六成, 超过一半.
struct Tenths {
    least: i64,
    most: i64,
    start: usize,
    end: usize,
}

impl Tenths {
    fn fits(&self, part: i64, whole: i64) -> bool {
        whole > 0 && (self.least..=self.most).contains(&(part * 100 / whole))
    }
}

/// The share in words that follows a count at once.
fn tenths(behind: &str) -> Option<Tenths> {
    const HALVES: [&str; 3] = ["超过一半", "超过半数", "过半"];
    let words = behind.part(..behind.find(['；', '。']).unwrap_or(behind.len()));
    let words = words.part(..words.find(|c: char| c.is_ascii_digit()).unwrap_or(words.len()));
    let said = words.trim_start_matches(['，', '（', '占', '比', '总', '量', '数']);
    let start = words.len() - said.len();
    if let Some(half) = HALVES.iter().find(|half| said.starts_with(**half)) {
        return Some(Tenths { least: 50, most: 100, start, end: start + half.len() });
    }
    let near = said.trim_start_matches(['约', '近', '为', '超', '过']);
    let digit = "一二三四五六七八九".find(near.chars().next()?)?;
    let rest = near.part("一".len()..).strip_prefix("成")?;
    let tenth = i64::try_from(digit / "一".len() + 1).ok()? * 10;
    // 六成: what is some six tenths, cut or rounded, or nearly so.
    (!rest.starts_with(['多', '以', '五'])).then_some(Tenths {
        least: tenth - 7,
        most: tenth + 9,
        start,
        end: behind.len() - behind.part(words.len()..).len() - rest.len(),
    })
}

/// The counts that stand near: in this sentence and the one before it.
fn stated(subject: &Subject<'_>, part: &Part) -> Vec<i64> {
    let (prose, at) = (subject.prose(), part.number.0);
    let low = prose
        .sentence(part.sentence.saturating_sub(1))
        .0
        .start
        .max(prose.text().floor_char_boundary(at.saturating_sub(REACH)));
    let high = prose.sentence(part.sentence).0.end.min(prose.text().floor_char_boundary(at + REACH));
    numbers(prose.text().part(low..high))
        .iter()
        .filter(|n| n.unit == "件")
        .filter_map(Number::count)
        .collect()
}

fn of_part(subject: &Subject<'_>, part: &Part, share: &Number<'_>, totals: &[i64]) -> Option<Finding> {
    let mut wholes = totals.iter().copied().chain(stated(subject, part));
    if wholes.any(|whole| share.is_share_of(part.count, whole)) {
        return None;
    }
    let end = part.number.1 + share.end;
    Some(finding(subject, part, end - (share.end - share.start), end))
}

/// A finding on a share that stands at a place.
fn finding(subject: &Subject<'_>, part: &Part, from: usize, end: usize) -> Finding {
    let prose = subject.prose();
    let start = part.number.0;
    let quote = quote(subject, part.start.min(start), end);
    let own = prose.text().part(from..end);
    let message = wording::said(
        "正文占比{0}，与表三的件数不符\n正文写“{1}”，与新收、办理总计等相比都不是这个占比。请重新计算并核对件数。",
        "Text: a share of {0}, which the numbers of table 3 do not yield\nThe text says “{1}”; neither the requests received nor those handled give that share. Please compute it anew.",
        &[own, &quote],
    );
    RULE.finding(message).on([prose.place(start, end)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            fixture::beside(
                &[
                    ("requests.new_received", 859),
                    ("requests.carried_over", 18),
                    ("requests.result_total", 805),
                ],
                text,
            )
        },
        firing: &[
            "答复申请805件，予以公开及部分公开258件，占33.9%。",
            "申请均已答复，不予公开35件，占5.1%。",
            "申请办理结果：无法提供265件，占比40%。",
            "答复申请中，不予处理158件（占16.9%）。",
            "答复申请中，予以公开200件，占全部申请的30.5%。",
            "申请办理结果：予以公开200件（30.5%），不予处理158件（19.6%）。",
            "（二）依申请公开。答复结果：予以公开200件、不予处理158件，占比分别为24.8%、21.6%。",
        ],
        silent: &[
            "答复申请805件，无法提供265件，占32.9%。",
            "申请均已答复，不予公开35件，占4.34%。",
            "申请均已答复，予以公开258件，占30%。",
            "已答复申请700件，予以公开258件，占36.86%。",
            "答复申请中，予以公开258件，占29.4%。",
            "主动公开信息30条，占全部信息的90%。",
            "答复申请中，不予处理158件，同比下降16.9%。",
            "（二）依申请公开。答复结果：予以公开200件、不予处理158件，占比分别为24.8%、19.6%。",
        ],
    };
}
