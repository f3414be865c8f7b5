//! `TXT-PERCENT`: a share of the requests that no total yields.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::claims::{Claim, REACH, any};
use super::numbers::{Number, numbers};
use super::{Right, quote, terms};
use crate::form::Words;
use crate::report::{About, Finding, Severity};

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
        let behind = &subject.prose().text()[claim.number.1..reach];
        // The share is the next number: 3件学校不掌握，占比25%.
        let Some(share) = numbers(behind).first().copied().filter(|n| n.unit == "%" && !n.rough) else {
            continue;
        };
        let words = &behind[..share.start];
        // 予以公开4件（36.4%）.
        let alone = words == "（" && behind[share.end..].starts_with('）');
        if !(alone || words.contains('占'))
            || words.chars().count() > 22
            || any(words, "；|较|比上|同比|分别|增|降")
        {
            continue;
        }
        seen = true;
        findings.extend(of_claim(subject, claim, &share, &totals));
    }
    if seen { Outcome::of(findings) } else { Outcome::NotAssessable }
}

fn of_claim(subject: &Subject<'_>, claim: &Claim, share: &Number<'_>, totals: &[i64]) -> Option<Finding> {
    let prose = subject.prose();
    // This sentence and the one before it, as far as they are near.
    let at = claim.number.0;
    let low = prose
        .sentence(claim.sentence.saturating_sub(1))
        .0
        .start
        .max(prose.text().floor_char_boundary(at.saturating_sub(REACH)));
    let high = prose.sentence(claim.sentence).0.end.min(prose.text().floor_char_boundary(at + REACH));
    let near = numbers(&prose.text()[low..high]);
    let stated = near.iter().filter(|n| n.unit == "件").filter_map(Number::count);
    if totals.iter().copied().chain(stated).any(|whole| share.is_share_of(claim.digits, whole)) {
        return None;
    }
    let (start, end) = (claim.number.0, claim.number.1 + share.end);
    let quote = quote(subject, claim.start.min(start), end);
    let own = &prose.text()[end - (share.end - share.start)..end];
    let message = wording::said(
        "正文占比{0}，与表三的件数不符\n正文写“{1}”，与新收、办理总计等相比都不是这个占比。请重新计算并核对件数。",
        "Text: a share of {0}, which the numbers of table 3 do not yield\nThe text says “{1}”; neither the requests received nor those handled give that share. Please compute it anew.",
        &[own, &quote],
    );
    Some(RULE.finding(message).on([prose.place(start, end)]))
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
        ],
        silent: &[
            "答复申请805件，无法提供265件，占32.9%。",
            "申请均已答复，不予公开35件，占4.34%。",
            "申请均已答复，予以公开258件，占30%。",
            "已答复申请700件，予以公开258件，占36.86%。",
            "答复申请中，予以公开258件，占29.4%。",
            "主动公开信息30条，占全部信息的90%。",
            "答复申请中，不予处理158件，同比下降16.9%。",
        ],
    };
}
