//! `TXT-T4-ALL-UPHELD`: the text says that every case was upheld or none was lost, table 4 counts others.

use super::super::prose::topic;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::claims::{BOUNDARIES, any, is_own_dispute, last};
use super::{Right, WHY, contradiction, terms};
use crate::form::Words;
use crate::report::{About, Finding, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T4-ALL-UPHELD",
    severity: Severity::Error,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文称均获维持属实", "“All upheld” in the text holds"),
    what: w(
        "正文写复议诉讼均获维持的，表四相应部分的结果纠正、其他结果、尚未审结都应为0；写均判决驳回的，结果纠正、尚未审结应为0；写零纠错、零败诉的，结果纠正应为0。只说已审结案件的，不看尚未审结。",
        "Where the text says that all disputes were upheld, table 4 counts none corrected, with other result or pending; where all were dismissed, none corrected or pending; where none was lost, none corrected. Closed cases only: pending ones are left aside.",
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

/// Every case was upheld; 均获维持 and the like, with who did it between, is found by [`all`].
const ALL_UPHELD: &str = "维持率100%|维持率为100%|维持率达100%|维持率达到100%|维持率百分之百";
/// What says all, and of what it is said: 均由省统计局维持, 均判决驳回.
const ALL: &str = "均|全部";
/// What turns it.
const TURNED: &str = "未|不|或|非|部分|撤|驳|纠|变更|其他|申请|请求|审结|办结|答复|公开|合法";
/// Characters between 均 and what is said.
const BETWEEN: usize = 14;
/// No case was lost.
const NONE_LOST: &str = "零败诉|无败诉|无一败诉|无一例败诉|无一件败诉|无一起败诉|没有败诉|未有败诉|未出现败诉|未发生败诉|未发生行政诉讼败诉|未发生诉讼败诉|未出现行政诉讼败诉|没有行政诉讼败诉|无行政诉讼败诉|全部胜诉|均胜诉|均获胜诉|全胜诉|胜诉率100%|胜诉率为100%|胜诉率达100%|胜诉率达到100%";
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
            let phrases = [
                (Said::Upheld, all(text, "维持").or_else(|| found(text, ALL_UPHELD))),
                (Said::NoneCorrected, found(text, NONE_CORRECTED)),
                (Said::NoneLost, found(text, NONE_LOST)),
                (Said::Dismissed, all(text, "驳回")),
            ];
            let Some((said, (at, to))) = phrases.into_iter().find_map(|(said, at)| Some((said, at?))) else {
                continue;
            };
            // 均维持或纠正, 除1件外均维持: not all were; 零纠错、零败诉 says both.
            let behind = text.part(to..);
            let both =
                behind.strip_prefix(['、', '和']).is_some_and(|next| next.starts_with(['零', '无', '未']));
            let open =
                behind.starts_with(['或', '和', '、']) && !both || any(text.part(..at), "除|其余|其他");
            if open || !any(text, "复议|诉讼|败诉") || is_other(subject, text) {
                continue;
            }
            let agency = subject.report.agency.as_deref().unwrap_or_default();
            let named = sentence.section == 4
                || any(whole, "信息公开|公开申请|依申请|复议后起诉|复议后又起诉|直接起诉")
                || sentence.aspect && !any(whole, OTHER_CASES);
            let about = named || is_own_dispute(sentence, whole, agency);
            let clause = (sentence.start + from, sentence.start + from + text.len());
            match of_sentence(subject, clause, text, (said, at, to)).filter(|_| about) {
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

/// What a sentence says of its disputes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Upheld,
    NoneCorrected,
    NoneLost,
    /// 均判决驳回: none is pending and none corrected; dismissed without a judgment, it may be counted as other.
    Dismissed,
}

/// The first of some words in a text, as the bytes that it takes.
fn found(text: &str, words: &str) -> Option<(usize, usize)> {
    words.split('|').filter_map(|word| text.find(word).map(|at| (at, at + word.len()))).min()
}

/// Where a text says a result of all: 均由省统计局维持, 全部结果维持.
fn all(text: &str, result: &str) -> Option<(usize, usize)> {
    text.match_indices(result).find_map(|(end, _)| {
        let low = text.floor_char_boundary(end.saturating_sub(3 * BETWEEN + 9));
        let from = low + last(text.part(low..end), ALL)?;
        let word = if text.part(from..).starts_with('均') { "均" } else { "全部" };
        let between = text.part(from + word.len()..end);
        let clean = between.chars().count() <= BETWEEN
            && !between.contains(BOUNDARIES)
            && !any(between, TURNED)
            && !text.part(..from).ends_with(['平', '人', '户', '日', '年', '未', '非', '不']);
        clean.then_some((from, end + result.len()))
    })
}

/// The kinds of disputes of which a phrase speaks, those since the last result before it: 1 for reviews, 0x10 and 0x100 for the
/// two kinds of lawsuits.
fn kinds(before: &str) -> terms::Terms {
    const RESULTS: [&str; 6] = ["维持", "纠正", "纠错", "撤诉", "驳回", "；"];
    let from = RESULTS.iter().filter_map(|word| before.rfind(word)).max().unwrap_or(0);
    match kinds_of(before.part(from..)) {
        0 => kinds_of(before),
        named => named,
    }
}

/// The kinds that a text names.
pub(super) fn kinds_of(text: &str) -> terms::Terms {
    // 复议后起诉, 未经复议直接起诉 are lawsuits.
    let own = |word: &str| text.matches(word).count();
    let review = own("复议") > own("复议后") + own("未经复议");
    let direct = 0x10 * terms::Terms::from(any(text, "直接起诉|直接提起"));
    let after = 0x100 * terms::Terms::from(own("复议后") > 0);
    let suits = match direct | after {
        0 if text.contains("诉讼") => 0x110,
        named => named,
    };
    terms::Terms::from(review) | suits
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
    (said, at, to): (Said, usize, usize),
) -> Option<Result<(), Finding>> {
    let closed = any(text, "审结|已结|办结|结案");
    // The columns of table 4 that must be nothing, as bits: corrected, other, pending.
    let columns: terms::Terms = match (said, closed) {
        (Said::Upheld, false) => 0b1110,
        (Said::Upheld, true) => 0b0110,
        (Said::Dismissed, false) => 0b1010,
        _ => 0b0010,
    };
    // A lost case is a lawsuit; what is upheld is what the sentence names.
    let named = kinds(text.part(..at));
    let of_all = said != Said::NoneLost;
    let behind = said == Said::NoneCorrected && named & 0x110 == 0 && text.contains("复议");
    let lawsuits = match named & 0x110 {
        0 if any(text, NONE_LOST) => 0x110,
        suits => suits,
    };
    let reviews = terms::Terms::from(of_all && named & 1 == 1 || behind);
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
    let words = (start + at, start + to);
    Some(Err(contradiction(subject, &RULE, ((start, end), words), &right, false)))
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
            (0, 2, "（二）依申请公开。行政诉讼7件，均判决驳回原告诉讼请求。"),
            (1, 0, "政府信息公开行政诉讼6件，均被法院驳回。"),
            (1, 0, "因政府信息公开引发的行政复议6件，均由省统计局维持。"),
            (1, 0, "因政府信息公开引发的行政复议6件，均被复议机关依法予以维持。"),
            (1, 0, "（二）依申请公开。未发生行政诉讼败诉情况。"),
            (1, 0, "政府信息公开复议后起诉6件，法院均予维持。"),
        ],
        silent: &[
            (0, 0, "信息公开类行政复议5件，诉讼10件，均获维持。"),
            (0, 2, "政府信息公开行政诉讼已审结5件，均获维持。"),
            (0, 2, "政府信息公开行政诉讼保持零败诉。"),
            (0, 2, "政府信息公开行政诉讼已审结的5件均判决驳回。"),
            (0, 2, "政府信息公开行政诉讼7件，均一审判决驳回。"),
            (0, 0, "政府信息公开行政诉讼10件，均判决驳回。"),
            (1, 0, "政府信息公开行政复议6件，均未维持。"),
            (1, 0, "政府信息公开行政诉讼6件，原告均申请法院维持。"),
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
