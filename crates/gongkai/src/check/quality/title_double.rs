//! `QLT-TITLE-DOUBLE`: “年度” stands in the title twice.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, regime, w, wording};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-TITLE-DOUBLE",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Report,
    title: w("标题“年度”不重复", "“Annual” once in the title"),
    what: w(
        "标题写作“2024年度政府信息公开工作年度报告”，“年度”重复。",
        "The title says 年度 behind the year and once more in 年度报告.",
    ),
    why: w(
        "通行写法是“2024年政府信息公开工作年度报告”。",
        "It is usually written with 年 alone behind the year.",
    ),
    fix: w("删去前一个“度”。", "Drop the first 度."),
    example: w("“云溪县2024年度政府信息公开工作年度报告”", "Print: “云溪县2024年度政府信息公开工作年度报告”"),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words =
    w("标题只有一个“年度”的不提示；没有标题的不判断。", "One 年度 is silent; not judged without a title.");

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(title) = subject.report.title.as_deref() else { return Outcome::NotAssessable };
    if title.matches("年度").count() < 2 + title.matches("学年度").count() || regime::is_other(subject) {
        return Outcome::Passed;
    }
    let message = wording::said(
        "标题中“年度”重复\n标题是“{0}”，可写作“……年政府信息公开工作年度报告”。",
        "The title says 年度 twice\nIt is “{0}”; 年 is enough behind the year.",
        &[title],
    );
    Outcome::Failed(vec![RULE.finding(message)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |title| fixture::changed(Edition::F21, &|r| r.title = Some((*title).to_owned())),
        firing: &["云溪县2024年度政府信息公开工作年度报告", "2024年度云溪县水利局政府信息公开工作年度报告"],
        silent: &[
            "云溪县2024年政府信息公开工作年度报告",
            "云溪县水利局政府信息公开工作年度报告（2024年）",
            "江淮大学2023-2024学年度信息公开工作年度报告",
        ],
    };
}
