//! `SEC1-GOV-EVAL`: a government's report without assessment, appraisal and accountability.

use super::super::body::Body;
use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC1-GOV-EVAL",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("写明考核评议追责", "Assessment and accountability"),
    what: w(
        "各级人民政府（含乡、镇）的报告应写到工作考核、社会评议和责任追究结果；部门、街道办事处不提示。",
        "The report of a government at any level, townships included, speaks of assessment, public appraisal and accountability; departments and subdistrict offices are not told.",
    ),
    why: w(
        "条例要求各级人民政府的报告包括这三项结果。",
        "The regulation asks governments for these three results.",
    ),
    fix: w("在总体情况的监督保障部分补写。", "Add them to section one, under supervision."),
    example: w(
        "某县人民政府的报告通篇没有考核、评议、追责",
        "A county government's report without any of the three",
    ),
    basis: w(
        "《政府信息公开条例》第五十条第一款第四项",
        "Regulation on Open Government Information, article 50, item 4",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只看各级人民政府；全文任何一处写到考核、评议、评估、追究、问责、测评等的不提示；没有总体情况部分的不判断。",
    "Only governments, from townships up; one word of assessment, appraisal or accountability anywhere is enough. Not judged without a first section.",
);

const WORDS: [&str; 8] = ["考核", "评议", "评估", "追究", "追责", "问责", "测评", "考评"];

/// How the names of townships' governments end.
const TOWNS: [&str; 6] = ["镇人民政府", "乡人民政府", "镇政府", "乡政府", "镇", "乡"];

fn check(subject: &Subject<'_>) -> Outcome {
    // A subdistrict's office is no government.
    let is_government = |name: &str| match Body::of(name) {
        Body::Government => true,
        Body::Township => TOWNS.iter().any(|end| name.ends_with(end)),
        _ => false,
    };
    let government = subject.report.agency.as_deref().is_some_and(is_government);
    let prose = subject.prose();
    if !government || subject.form_does_not_apply() || prose.section(1).is_empty() {
        return Outcome::NotAssessable;
    }
    if prose.says(&WORDS) {
        return Outcome::Passed;
    }
    let message = wording::said(
        "报告没有写到工作考核、社会评议和责任追究结果\n人民政府的报告应当写明。",
        "Nothing is said about assessment, public appraisal and accountability\nA government's report should state them.",
        &[],
    );
    Outcome::Failed(vec![RULE.finding(message)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[&str; 2]> {
        on: |&[agency, text]| fixture::prose(Edition::F21, text, |r| r.agency = Some(agency.to_owned())),
        firing: &[
            ["云溪县人民政府", "全年公开信息300条，组织检查4次。"],
            ["江淮市", "全年公开信息300条。"],
            ["云溪县柳林镇人民政府", "全年公开信息300条，开展业务培训2次。"],
        ],
        silent: &[
            ["云溪县人民政府", "将政务公开纳入绩效考核，未发生责任追究。"],
            ["云溪县人民政府", "开展社会评议，满意度较高。"],
            ["云溪县水利局", "全年公开信息300条。"],
            ["城北街道办事处", "全年公开信息300条。"],
            ["云溪县柳林镇人民政府", "将政务公开纳入年度考核。"],
            ["云溪县乡村振兴局", "全年公开信息300条。"],
        ],
    };
}
