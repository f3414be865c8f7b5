//! `QLT-GENERIC`: section one says nothing of this body.

use super::super::body::Body;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-GENERIC",
    severity: Severity::Info,
    forms: forms::LATER,
    about: About::Report,
    title: w("总体情况有本机关的事实", "Facts of the body's own"),
    what: w(
        "部门、乡镇的总体情况通篇没有一个数字，或写“部分地区”“各级政府部门”这类不像说本机关的话。",
        "Section one of a department or township without a single digit, or with words such as “some regions” that do not speak of the body itself.",
    ),
    why: w(
        "总体情况应说明本机关一年的工作，要有事实和数字。",
        "Section one tells what the body itself did, with facts and numbers.",
    ),
    fix: w("补充本机关的事实和数字。", "Add the body's own facts and numbers."),
    example: w("“部分地区政务公开意识不强”", "Print: “部分地区政务公开意识不强”"),
    basis: basis::SECTIONS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只看部门和乡镇；不足150字的总体情况、2018年度及以前的不判断；有一个数字就不提示（泛泛的说法除外）。",
    "Only departments and townships; first sections of fewer than 150 characters and years up to 2018 are not judged. One number is enough, unless the section speaks of places in general.",
);

/// Shorter sections have no room for numbers.
const SHORTEST: usize = 150;

fn check(subject: &Subject<'_>) -> Outcome {
    let small = subject.report.agency.as_deref().is_some_and(|name| Body::of(name).is_small());
    let text = subject.prose().section(1);
    if !small || text.len() < 3 * SHORTEST || subject.form_does_not_apply() {
        return Outcome::NotAssessable;
    }
    let word =
        ["部分地区", "一些地区", "各级政府部门", "一些地方政府"].iter().find(|word| text.contains(**word));
    let message = match word {
        Some(word) => wording::said(
            "总体情况写到“{0}”，不像是说本机关",
            "Section one speaks of “{0}”, which is not the body itself",
            &[word],
        ),
        None if !text.bytes().any(|b| b.is_ascii_digit()) => wording::said(
            "总体情况没有一个数字\n请补充本机关的事实和数字。",
            "Section one holds no number\nPlease add the body's own facts and numbers.",
            &[],
        ),
        None => return Outcome::Passed,
    };
    Outcome::Failed(vec![RULE.finding(message)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |start| {
            let text =
                [*start, &"认真推进公开工作，不断完善制度机制，切实保障群众知情权。".repeat(8)].concat();
            fixture::prose(Edition::F21, &text, |_| {})
        },
        firing: &[
            "",
            "高度重视。",
            "2023年，部分地区公开意识不强。",
            "2023年，一些地区更新不及时。",
            "2023年，各级政府部门积极行动。",
        ],
        silent: &[
            "公开信息30条。",
            "组织培训2次。",
            "受理申请0件。",
            "2023年，我局积极行动。",
            "答复率100%。",
        ],
    };
}
