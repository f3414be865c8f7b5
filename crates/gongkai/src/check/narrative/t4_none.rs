//! `TXT-T4-NONE`: the text says that there was no review or lawsuit, table 4 counts some.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::scan::Denial;
use super::{Right, WHY, contradiction, terms};
use crate::form::Words;
use crate::report::{About, Finding, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T4-NONE",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("正文称无复议诉讼属实", "“No disputes” in the text holds"),
    what: w(
        "正文写没有发生行政复议、行政诉讼的，表四相应总计应为0。说没有败诉、没有被纠错的不算。",
        "Where the text says that there was no review or lawsuit, table 4 counts none. Saying that none was lost does not count.",
    ),
    why: WHY,
    fix: w(
        "核对有没有复议诉讼，改正正文或表四。",
        "Find out whether there were disputes; correct the text or table 4.",
    ),
    example: w("正文“未发生行政复议”，表四行政复议总计2", "Text: no review; table 4: 2"),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "说没有败诉、没有被纠错、没有某一种案件的，不看其他；其他年度、其他机关的不算；正文另有复议诉讼件数的，由错误改为提示；表中数字读取存疑的不判断。",
    "That nothing was lost or corrected is no denial, and one kind of case says nothing on the others; other years and bodies are left out. Where the text itself counts disputes the error becomes a warning; not judged where the table's number is in doubt.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let mut outcome = Outcome::NotAssessable;
    for denial in subject.denials().iter().filter(|denial| denial.reviews || denial.lawsuits) {
        match of_denial(subject, denial) {
            Some(Ok(())) => outcome = Outcome::Passed,
            // One is enough: the same is often said twice.
            Some(Err(finding)) => return Outcome::Failed(vec![finding]),
            None => {}
        }
    }
    outcome
}

/// Whether a denial agrees with table 4; `None` when the table's numbers are not certain.
fn of_denial(subject: &Subject<'_>, denial: &Denial) -> Option<Result<(), Finding>> {
    let of = |named: bool, terms| if named { terms } else { 0 };
    let terms = of(denial.reviews, terms::REVIEW) | of(denial.lawsuits, terms::LAWSUITS);
    let mut right = Right::of(subject, terms)?;
    if right.count.is_zero() {
        return Some(Ok(()));
    }
    right.keep_positive(subject);
    let counts = |terms| terms & (terms::REVIEW | terms::LAWSUITS) != 0;
    let counted = subject.claims().iter().any(|claim| counts(claim.terms) && claim.digits > 0);
    Some(Err(contradiction(subject, &RULE, denial.places(subject.prose().text()), &right, counted)))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            fixture::beside(
                &[
                    ("disputes.review", 2),
                    ("disputes.litigation_direct", 0),
                    ("disputes.litigation_after_review", 0),
                ],
                text,
            )
        },
        firing: &[
            "没有因政府信息公开工作引起的行政复议、行政诉讼、举报投诉等情况。",
            "2023年未发生因政府信息公开被申请行政复议的情况。",
            "本年度无政府信息公开行政复议。",
            "未收到政府信息公开申请，未发生行政复议和行政诉讼。",
            "我局没有发生政府信息公开方面的行政复议、诉讼案件。",
        ],
        silent: &[
            "未发生因政府信息公开被提起行政诉讼的情况。",
            "未发生行政复议被纠错的情况。",
            "未发生因政府信息公开行政诉讼败诉的情况。",
            "2022年没有发生政府信息公开行政复议。",
            "政府信息公开行政复议2件，均已审结，未经复议直接起诉0件。",
            "全县各级机关未发生信息公开行政复议。",
        ],
    };
}
