//! `TXT-T4-ALL-UPHELD`: the text says that every case was upheld or none was lost, table 4 counts others.

use super::super::prose::topic;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::claims::{any, is_own_dispute};
use super::{Right, WHY, contradiction, terms};
use crate::form::Words;
use crate::report::{About, Finding, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T4-ALL-UPHELD",
    severity: Severity::Error,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文称均获维持属实", "“All upheld” in the text holds"),
    what: w(
        "正文写复议诉讼均获维持的，表四相应部分的结果纠正、其他结果、尚未审结都应为0；写零纠错、零败诉的，结果纠正应为0。只说已审结案件的，不看尚未审结。",
        "Where the text says that all disputes were upheld, table 4 counts none corrected, with other result or pending; where it says that none was lost, none corrected. Closed cases only: pending ones are left aside.",
    ),
    why: WHY,
    fix: w(
        "核对案件结果，改正正文或表四；尚未审结的不宜写“均获维持”。",
        "Check the results and correct the text or table 4; pending cases are not upheld.",
    ),
    example: w(
        "正文“行政复议7件，均获维持”，表四尚未审结2",
        "Text: 7 reviews, all upheld; table 4: 2 pending",
    ),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "全地区、以前年度、争取实现、其他类别案件的话不算；只说已审结案件的，不看尚未审结；说零败诉的，只看行政诉讼的结果纠正。",
    "Sentences on the whole place, earlier years, aims or other kinds of cases are left out; those on closed cases do not look at pending ones, those on lost cases only at lawsuits corrected.",
);

/// Every case was upheld.
const ALL_UPHELD: &str = "均获维持|均被维持|均获得维持|均维持|全部维持|均予维持|均予以维持|均为维持|全部获得维持|全部结果维持|均为结果维持|全部为维持|均被复议机关维持|均获复议机关维持|均由复议机关维持|维持率100%|维持率为100%|维持率达100%|维持率达到100%";
/// No case was lost.
const NONE_LOST: &str = "零败诉|无败诉|无一败诉|没有败诉|未发生败诉|全部胜诉|均胜诉|均获胜诉|胜诉率100%|胜诉率为100%|胜诉率达100%";
/// None was corrected.
const NONE_CORRECTED: &str =
    "零纠错|无纠错|无一被纠|未被纠|无被纠|没有被纠|没有一起复议被纠|没有一件复议被纠|无一起被纠|无一件被纠";

/// What shows that cases in a paragraph on requests are not all on information.
pub(super) const OTHER_CASES: &str = "许可|处罚|征收|征地|土地|房屋|强制|工伤|各类|受理|审理|办理|代理|应诉|复议机关|执法|法治|案件共|全市|全县|全区|全省";

fn check(subject: &Subject<'_>) -> Outcome {
    let mut outcome = Outcome::NotAssessable;
    for (sentence, whole) in subject.prose().on(topic::UPHELD) {
        let mut findings = Vec::new();
        // Another part of the sentence is on others: 行政复议2件，均维持；提起诉讼1件，一审判决驳回.
        let mut next = 0;
        for part in whole.split_inclusive('；') {
            let from = next;
            next += part.len();
            let text = part.trim_end_matches(['；', '。']);
            let upheld = found(text, ALL_UPHELD);
            let corrected = found(text, NONE_CORRECTED);
            let Some((at, phrase)) = upheld.or(corrected).or_else(|| found(text, NONE_LOST)) else {
                continue;
            };
            // 均维持或纠正, 除1件外均维持: not all were; 零纠错、零败诉 says both.
            let behind = &text[at + phrase.len()..];
            let both =
                behind.strip_prefix(['、', '和']).is_some_and(|next| next.starts_with(['零', '无', '未']));
            let open = behind.starts_with(['或', '和', '、']) && !both || any(&text[..at], "除|其余|其他");
            if open || !any(text, "复议|诉讼|败诉") || is_other(subject, text) {
                continue;
            }
            let agency = subject.report.agency.as_deref().unwrap_or_default();
            let named = sentence.section == 4
                || any(whole, "信息公开|公开申请|依申请|复议后起诉|直接起诉")
                || sentence.aspect && !any(whole, OTHER_CASES);
            let about = named || is_own_dispute(sentence, whole, agency);
            let clause = (sentence.start + from, sentence.start + from + text.len());
            match of_sentence(subject, clause, text, (at, upheld.is_some(), corrected.is_some()))
                .filter(|_| about)
            {
                Some(Ok(())) => outcome = Outcome::Passed,
                Some(Err(mut finding)) => {
                    if !named {
                        finding.severity = Severity::Warning;
                    }
                    findings.push(finding);
                }
                None => {}
            }
        }
        if !findings.is_empty() {
            return Outcome::Failed(findings);
        }
    }
    outcome
}

/// The first of some words in a text, with where it stands.
fn found<'a>(text: &str, words: &'a str) -> Option<(usize, &'a str)> {
    words.split('|').filter_map(|word| Some((text.find(word)?, word))).min()
}

/// The kinds of disputes, reviews and lawsuits, of which a phrase speaks: those since the last result before it.
fn kinds(before: &str) -> (bool, bool) {
    const RESULTS: [&str; 6] = ["维持", "纠正", "纠错", "撤诉", "驳回", "；"];
    let from = RESULTS.iter().filter_map(|word| before.rfind(word)).max().unwrap_or(0);
    let of = |text: &str| (text.contains("复议"), text.contains("诉讼"));
    match of(&before[from..]) {
        (false, false) => of(before),
        named => named,
    }
}

/// Whether the sentence is on other bodies, on other cases, or on the years before.
fn is_other(subject: &Subject<'_>, text: &str) -> bool {
    let whole = subject
        .report
        .agency
        .as_deref()
        .is_some_and(|name| super::super::body::Body::of(name).covers_region());
    let region = any(text, "全市|全县|全区|全省|各级|各部门|全系统");
    let mut years = text.match_indices('年').filter_map(|(at, _)| super::super::prose::year_at(text, at));
    let earlier = subject.report.year.is_some_and(|own| years.next_back().is_some_and(|year| year != own));
    region && !whole || earlier || any(text, "确保|力争|争取|努力|实现率|一审|连续")
}

fn of_sentence(
    subject: &Subject<'_>,
    (start, end): (usize, usize),
    text: &str,
    (at, upheld, corrected): (usize, bool, bool),
) -> Option<Result<(), Finding>> {
    let closed = any(text, "审结|已结|办结|结案");
    // The columns of table 4 that must be nothing, as bits: corrected, other, pending.
    let columns: terms::Terms = match (upheld, closed) {
        (true, false) => 0b1110,
        (true, true) => 0b0110,
        _ => 0b0010,
    };
    // A lost case is a lawsuit; what is upheld is what the sentence names.
    let (named_reviews, named_lawsuits) = kinds(&text[..at]);
    let said = upheld || corrected;
    let behind = corrected && !named_lawsuits && text.contains("复议");
    let lawsuits = if said && named_lawsuits || any(text, NONE_LOST) { 0x110 } else { 0 };
    let reviews = terms::Terms::from(said && named_reviews || behind);
    let (mut right, mut seen) = (Right::default(), false);
    // Term by term: a blank cell is no contradiction, and hides no other.
    let mut left = columns * (reviews | lawsuits);
    while left != 0 {
        if let Some(own) = Right::of(subject, terms::RESULT << left.trailing_zeros()) {
            seen = true;
            right.count = right.count + own.count;
            right.cells.extend(own.cells);
        }
        left &= left - 1;
    }
    if right.count.is_zero() {
        return seen.then_some(Ok(()));
    }
    right.keep_positive(subject);
    Some(Err(contradiction(subject, &RULE, (start, end), &right, false)))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(i64, i64, &str)> {
        on: |&(corrected, pending, text)| {
            fixture::prose(Edition::F21, text, |report| {
                for part in ["review", "litigation_direct", "litigation_after_review"] {
                    for (column, count) in
                        [("upheld", 5), ("corrected", corrected), ("other", 0), ("pending", pending)]
                    {
                        fixture::set(report, &format!("disputes.{part}.{column}"), count);
                    }
                }
            })
        },
        firing: &[
            (0, 2, "信息公开类行政复议7件，诉讼9件，均获维持。"),
            (1, 0, "政府信息公开行政复议6件，均维持原答复。"),
            (1, 0, "政府信息公开行政诉讼实现零败诉。"),
            (1, 0, "因政府信息公开引发的行政复议，未被纠错。"),
            (3, 0, "政府信息公开行政诉讼5件，已审结5件，全部维持。"),
            (1, 0, "政府信息公开行政诉讼10件，我局全部胜诉。"),
            (1, 0, "（五）监督保障。复议维持率100%。"),
            (0, 1, "（二）依申请公开。行政复议6件均获维持。"),
            (1, 0, "政府信息公开行政复议、行政诉讼零纠错、零败诉。"),
            (1, 0, "政府信息公开行政复议6件，已全部审结；行政诉讼10件，全部胜诉。"),
            (1, 0, "因政府信息公开引发行政复议6件，均维持；复议后起诉1件，一审判决驳回。"),
        ],
        silent: &[
            (0, 0, "信息公开类行政复议5件，诉讼10件，均获维持。"),
            (0, 2, "政府信息公开行政诉讼已审结5件，均获维持。"),
            (0, 2, "政府信息公开行政诉讼保持零败诉。"),
            (1, 0, "全市政府信息公开行政复议均获维持。"),
            (1, 0, "办理行政许可类行政诉讼12件，均获维持。"),
            (1, 0, "（五）监督保障。办理各类行政复议案件，复议维持率100%。"),
            (1, 0, "（五）监督保障。组织行政复议培训1次。"),
            (1, 0, "（二）依申请公开。全年应诉行政诉讼12件，全部胜诉。"),
            (1, 0, "下一步，力争政府信息公开行政诉讼零败诉。"),
            (1, 0, "2022年政府信息公开行政诉讼零败诉。"),
        ],
    };
}
