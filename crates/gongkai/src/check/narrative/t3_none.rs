//! `TXT-T3-NONE`: the text says that no request was received, table 3 counts some.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::{Right, WHY, contradiction, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T3-NONE",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("正文称未收到申请属实", "“No request” in the text holds"),
    what: w(
        "正文写未收到政府信息公开申请的，表三“本年新收”总计应为0。正文另有收到件数且与表一致的，改为提示。",
        "Where the text says that no request was received, table 3 counts none. It is a warning where the text also gives the table's number.",
    ),
    why: WHY,
    fix: w(
        "核对有没有收到申请，改正正文或表三。",
        "Find out whether requests were received; correct the text or table 3.",
    ),
    example: w("正文“本年度未收到政府信息公开申请”，表三本年新收3", "Text: none received; table 3: 3"),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、某个季度、某类申请或其他机关没有收到的，不算；正文另写收到件数且与表一致的，由错误改为提示。",
    "Denials for other years, a quarter, one kind of request or other bodies are left out; where the text itself counts requests as the table does, the error becomes a warning.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let denial = subject.denials().iter().find(|denial| denial.requests);
    let (Some(denial), Some(right)) = (denial, Right::of(subject, terms::NEW)) else {
        return Outcome::NotAssessable;
    };
    if right.count.is_zero() {
        return Outcome::Passed;
    }
    let counted = subject.claims().iter().any(|claim| claim.terms == terms::NEW && right.admits(claim));
    Outcome::Failed(vec![contradiction(
        subject,
        &RULE,
        denial.places(subject.prose().text()),
        &right,
        counted,
    )])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(i64, &str)> {
        on: |&(count, text)| fixture::beside(&[("requests.new_received", count)], text),
        firing: &[
            (3, "2023年，本机关未收到政府信息公开申请。"),
            (3, "全年没有收到公民、法人或其他组织的政府信息公开申请，无行政复议。"),
            (3, "（二）依申请公开。我局未接到依申请公开事项。"),
            (3, "迄今为止，我局未收到政府信息公开申请，也未收到群众不满意的反映。"),
            (3, "本年度无收到任何政府信息公开申请件。"),
            (3, "2023年全年，全局均未收到政府信息公开申请。"),
            (3, "我局各科室、下属单位未收到政府信息公开申请，本机关也未收到政府信息公开申请。"),
        ],
        silent: &[
            (0, "2023年，本机关未收到政府信息公开申请。"),
            (0, "全年没有收到政府信息公开申请，无行政复议。"),
            (3, "共收到政府信息公开申请3件。"),
            (3, "未收到群众对我局信息公开不满意的反映。"),
            (3, "无上年度受理未答复结转的申请。"),
            (3, "2022年未收到政府信息公开申请，2023年收到3件。"),
            (3, "第四季度未收到政府信息公开申请。"),
            (3, "全系统收到申请3件；各县（区）局未收到政府信息公开申请。"),
            (3, "各村（社区）未收到政府信息公开申请，镇政府收到3件。"),
            (3, "局机关收到申请3件；区环卫中心未收到政府信息公开申请。"),
            (3, "局机关收到申请3件；执法中队未收到政府信息公开申请。"),
            (3, "收到申请3件；派出机构未收到政府信息公开申请。"),
            (3, "收到申请3件；县供销社未收到政府信息公开申请。"),
            (3, "未收到申请人对答复的异议，未收到信访举报类申请。"),
        ],
    };
}
