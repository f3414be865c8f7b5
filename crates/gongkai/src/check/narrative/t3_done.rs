//! `TXT-T3-DONE`: the text counts other requests handled than table 3.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::claims::{Claim, any};
use super::{FIX, WHY, compare_with, terms};
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T3-DONE",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文办结申请数", "Requests handled, in the text"),
    what: w(
        "正文所写答复（办结）政府信息公开申请的件数，与表三办理结果总计一致。与新收中已办结数一致的也不提示；只写“办理、答复”的，与新收数、新收加结转数一致的不提示，也不算相符。",
        "Requests answered according to the text are the total handled of table 3. The part of the new ones that was closed is accepted too; where the text says 办理 or 答复 only, those received, with or without those carried over, are neither told nor ticked.",
    ),
    why: WHY,
    fix: FIX,
    example: w("正文“办结申请15件”，表三办理结果总计11", "Text: 15 closed; table 3: 11 handled"),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；与新收减结转下年或办理总计减上年结转相符的不提示；没有写“办结”，或写明截至目前的，与新收、新收加结转相符的也不提示；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; numbers that equal those received less those carried forward, or those handled less those carried over, are silent; so are those that equal the received ones, with or without those carried over, unless the text says that they were closed within the year; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

/// What leaves open that they were closed after the year.
const LATER: &str = "截至目前|截至本报告|截至报告|截止目前|目前|至今|截至2|截止2|应办|应于|期限内|其余|尚有|另有|结转下|转入下|结转至|继续";

fn check(subject: &Subject<'_>) -> Outcome {
    let own = || subject.claims().iter().filter(|claim| claim.terms == terms::DONE);
    let number = |what| terms::sum(subject, what).map(|(_, count)| count);
    // 办结18件 of 18 received is no other way to count what was closed; 办理18件 may be.
    let closed = |claim: &Claim| {
        let sentence = subject.sentence_of(claim);
        let said = subject.prose().text().part(claim.start..claim.number.0);
        let all = any(sentence, "全部按时办结|已全部办结|均已办结|全部办结|均按时办结");
        (any(said, "办结|办毕|完毕") || all && any(said, "办理")) && !any(sentence, LATER)
    };
    let is = |claim: &Claim, what| number(what).is_some_and(|count| count == claim.digits.into());
    let whole =
        |claim: &Claim| claim.power == 0 && (is(claim, terms::NEW) || is(claim, terms::NEW | terms::OVER));
    let told = own().any(|claim| closed(claim) && whole(claim));
    let outcome = compare_with(subject, &RULE, terms::DONE, &mut |_, right| {
        if told {
            right.also.retain(|&count| {
                Some(count) != number(terms::NEW) && Some(count) != number(terms::NEW | terms::OVER)
            });
        }
    });
    // What may count something else proves nothing.
    let exact =
        own().any(|claim| number(terms::DONE).is_some_and(|count| count == claim.quantity().value().0));
    match outcome {
        Outcome::Passed if !exact => Outcome::NotAssessable,
        outcome => outcome,
    }
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::beside(&fixture::BALANCED, text),
        firing: &[
            "收到政府信息公开申请12件，办结15件。",
            "全年共答复政府信息公开申请5件。",
            "2023年，我局办理政府信息公开申请20件，无一件超期。",
            "共收到依申请公开12件，答复8件，结转下年度3件。",
            "新收政府信息公开申请12件，已办结1件。",
            "收到政府信息公开申请12件，办结12件。",
            "新收政府信息公开申请12件，上年结转2件，办结14件。",
        ],
        silent: &[
            "收到政府信息公开申请12件，办结11件。",
            "收到政府信息公开申请12件，答复12件。",
            "办理政府信息公开申请14件（含上年结转2件）。",
            "收到政府信息公开申请12件，办结9件，其余结转。",
            "办结群众来信40件，答复网民留言310条。",
            "收到依申请公开12件，按时答复率100%，回复12345热线工单80件。",
        ],
    };
}
