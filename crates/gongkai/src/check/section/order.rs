//! `SEC-ORDER`: sections in another order than the format's.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Section, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC-ORDER",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("部分次序符合格式", "Order of sections"),
    what: w("六个部分按格式规定的次序排列。", "The six sections stand in the order of the format."),
    why: w(
        "格式全国统一，次序不同不便查阅和对比。",
        "The format is uniform; another order makes reports hard to compare.",
    ),
    fix: w("按格式调整次序。", "Put the sections in the order of the format."),
    example: w("“五、存在的主要问题”排在“四、行政复议、行政诉讼”之前", "Section five before section four"),
    basis: basis::SECTIONS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "中间缺少部分的不算次序错；不足两个部分、2018年度及以前的不判断。",
    "A gap is no wrong order; not judged with fewer than two sections or up to 2018.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let sections = &subject.report.sections;
    if sections.len() < 2 || subject.form_does_not_apply() {
        return Outcome::NotAssessable;
    }
    let Some(pair) = sections.windows(2).find(|pair| pair[0].number > pair[1].number) else {
        return Outcome::Passed;
    };
    let name = |section: &Section| section.heading.split_whitespace().collect::<String>();
    let (first, second) = (name(&pair[0]), name(&pair[1]));
    let message = wording::said(
        "各部分次序与格式不同\n“{0}”排在“{1}”之后。",
        "Sections are not in the order of the format\n“{0}” stands behind “{1}”.",
        &[&second, &first],
    );
    Outcome::Failed(vec![RULE.finding(message).on([pair[1].span])])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[|r| r.sections.swap(3, 4), |r| r.sections.swap(0, 5)],
        silent: &[
            |_| {},
            |r| {
                r.sections.remove(2);
            },
        ],
    };

    #[test]
    fn swapped_sections_are_told() {
        let mut report = fixture::report(Edition::F21);
        report.sections.swap(3, 4);
        let findings = fixture::of_rule(&report, "SEC-ORDER");
        assert!(findings[0].detail.zh.starts_with("“四、政府信息公开行政复议、行政诉讼情况”排在“五、"));
    }
}
