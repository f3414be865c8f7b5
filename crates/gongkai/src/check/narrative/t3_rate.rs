//! `TXT-RATE`: everything was answered, says the text, and table 3 carries requests forward.

use super::super::prose::topic;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::claims::any;
use super::numbers::{Number, numbers};
use super::quote;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-RATE",
    severity: Severity::Info,
    forms: forms::LATER,
    about: About::Report,
    title: w("答复率与结转相符", "Reply rate and carry-over"),
    what: w(
        "正文写答复率、办结率100%的，看表三是否有结转下年度的申请；写其他比率的，看表三的办理总计与收到数、应办数能否得出；后面括号内写出两个数的，看这两个数能否得出。写明按时、按期的不提示。",
        "Where the text claims that 100 % were answered, whether table 3 carries requests forward; another rate has to follow from the requests handled and received, and from the two numbers in brackets behind it. A rate of timely answers is not told.",
    ),
    why: w(
        "有未办结的申请，办结率就不是100%；“按时办结率”才可能是100%。",
        "With open requests not all are answered; only the timely rate may be 100 %.",
    ),
    fix: w("改写为按时答复率，或核对结转数。", "Write of the timely rate, or check what is carried forward."),
    example: w("“答复率100%”，表三结转下年度3", "“Reply rate 100 %”; table 3: 3 carried forward"),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "写明按时、按期、法定期限的，以及热线、留言、建议提案的答复率不看；没有写“申请”的句子不看；结转下年为0或读取存疑的不提示。",
    "Rates of timely replies, and those of hotlines, messages and proposals, are not looked at, nor are sentences that do not name requests; silent where nothing was carried forward.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let mut claimed = None;
    for (sentence, text) in subject.prose().on(topic::RATE) {
        let rate =
            ["答复率", "办结率", "办理率", "回复率"].iter().find_map(|word| Some((text.find(word)?, *word)));
        let Some((at, word)) = rate.filter(|_| sentence.aspect || text.contains("申请")) else { continue };
        let behind = text.part(at + word.len()..);
        let share = numbers(behind).first().copied().filter(|n| n.unit == "%" && !n.rough);
        // 均在法定期限内答复，答复率100%; 答复率100%（未到期的除外）.
        let spared = any(text, "除外|未到期")
            || any(text.part(..at), "均在法定期限|均在规定期限|均按时|均按期|均按期限|均在期限");
        let clause = text.part(..at).rfind(['，', '；', '。']).map_or(0, |c| c + "，".len());
        let timely = spared
            || any(
                text.part(clause..at),
                "按时|按期|及时|限期|法定|规定|期限|到期|热线|留言|建议|提案|咨询|网上|网民|上年|去年|信访",
            );
        let near = |n: &Number<'_>| {
            behind.part(..n.start).chars().count() <= 4 && !any(behind.part(..n.start), "提高|增|升|降|比|较")
        };
        if let Some(share) = share.filter(|n| !timely && near(n)) {
            let end = sentence.start + at + word.len() + share.end;
            let whole = share.value().0 == 100.into();
            // 低保申请办结率99.3%.
            if !whole && !sentence.aspect && !any(text, "公开申请|依申请|信息申请") {
                continue;
            }
            claimed = Some((sentence.start + clause, end, share, (whole, word)));
            break;
        }
    }
    // 办结率95%（办结17件，应办20件）: what stands beside it in brackets.
    if let Some((start, end, share, (_, word))) = claimed
        && let Some([part, all]) = beside(subject.prose().text().part(end..))
        && !share.is_share_of(part, all)
    {
        let rate = subject.prose().text().part(end - (share.end - share.start)..end);
        let [part, all] = [part, all].map(|n| n.to_string());
        let message = wording::said(
            "正文写{0}{1}，括号内的数是{2}比{3}\n两个数得不出这个比率。请重新计算。",
            "Text: {1} answered, beside {2} of {3}\nThe two numbers do not give that rate. Please compute it anew.",
            &[word, rate, &part, &all],
        );
        return Outcome::Failed(vec![RULE.finding(message).on([subject.prose().place(start, end)])]);
    }
    let (Some((start, end, share, (whole, word))), Some((id, forward))) =
        (claimed, subject.total("requests.carried_forward"))
    else {
        return Outcome::NotAssessable;
    };
    let of = |row: &str| subject.total(row).map(|(_, count)| count);
    if whole && forward == 0 {
        return Outcome::Passed;
    }
    if !whole {
        let (Some(new), Some(over), Some(done)) =
            (of("requests.new_received"), of("requests.carried_over"), of("requests.result_total"))
        else {
            return Outcome::NotAssessable;
        };
        // What was answered of those received, with or without those carried over.
        let shares = [(done, new + over), (done, new), (new - forward, new), (done - over, new)];
        if shares.iter().any(|&(part, all)| share.is_share_of(part, all)) {
            return Outcome::Passed;
        }
    }
    let (quote, count) = (quote(subject, start, end), forward.to_string());
    let rate = subject.prose().text().part(end - (share.end - share.start)..end);
    let message = if whole {
        wording::said(
            "正文写{2}100%，表三有{0}件结转\n正文写“{1}”，而表三有结转下年度继续办理的。如指按时答复率，请写明。",
            "Text: 100% answered; table 3 carries {0} forward\nThe text says “{1}”. If the timely rate is meant, please say so.",
            &[&count, &quote, word],
        )
    } else {
        wording::said(
            "正文写{2}{0}，与表三的件数不符\n正文写“{1}”，表三的办理总计与收到数、应办数相比都不是这个比率。请重新计算。",
            "Text: {0} answered, which table 3 does not yield\nThe text says “{1}”; the requests handled and received do not give that rate. Please compute it anew.",
            &[rate, &quote, word],
        )
    };
    let mut finding = RULE.finding(message).on([subject.prose().place(start, end)]);
    finding.cells.push(id);
    Outcome::Failed(vec![finding])
}

/// The two numbers, the lesser first, of brackets that stand at the beginning of a text and hold no others.
fn beside(text: &str) -> Option<[i64; 2]> {
    let inner = text.strip_prefix('（')?;
    let inner = inner.part(..inner.find('）')?);
    let mut numbers = inner.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(str::parse);
    let (Some(Ok(first)), Some(Ok(second)), None) = (numbers.next(), numbers.next(), numbers.next()) else {
        return None;
    };
    let of_these = inner.contains('/') || any(inner, "应办|应答复|收到|受理|办结|答复");
    (of_these && !any(inner, "上年|去年|结转|年|%|.|延期|按时|按期"))
        .then_some([i64::min(first, second), first.max(second)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(i64, &str)> {
        on: |&(count, text)| fixture::beside(&[("requests.carried_forward", count)], text),
        firing: &[
            (3, "收到政府信息公开申请12件，答复率100%。"),
            (3, "依申请公开办结率达100%。"),
            (3, "共收到申请12件，办结率为100%，群众满意。"),
            (3, "受理申请12件，均已答复，答复率均为100%。"),
            (3, "政府信息公开申请办理率100%。"),
            (3, "（二）依申请公开。办结率为95%（办结17件，应办20件）。"),
            (3, "（二）依申请公开。办结率为95%（17/20）。"),
        ],
        silent: &[
            (0, "收到政府信息公开申请12件，答复率100%。"),
            (0, "依申请公开办结率达100%。"),
            (3, "收到政府信息公开申请12件，按时答复率100%。"),
            (3, "申请按期办结率达100%。"),
            (3, "申请办结的17件均在法定期限内答复，答复率100%。"),
            (3, "收到申请18件，答复率100%（未到期的除外）。"),
            (3, "收到申请12件；热线留言答复率100%。"),
            (3, "收到申请12件，答复率98%。"),
            (3, "收到申请12件，群众满意率100%。"),
            (3, "建议提案办结率100%。"),
            (0, "（二）依申请公开。办结率为100%（办结17件，延期2件）。"),
        ],
    };
}
