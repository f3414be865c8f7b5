//! `TXT-T3-OUTCOME`: the text counts other outcomes than table 3.

use super::super::{Check, Rule, basis, forms, w};
use super::{FIX, WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T3-OUTCOME",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文办理结果数", "Outcomes, in the text"),
    what: w(
        "正文所写予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的件数，与表三相应各行之和一致；几项合写的与其和比较，只写某一种原因的（如本机关不掌握、重复申请）与该行比较。",
        "Requests granted, partially granted, denied and so on according to the text are the sums of their rows in table 3; several named together are compared with their sum, a single reason (not held, repeat request) with its row.",
    ),
    why: WHY,
    fix: FIX,
    example: w(
        "正文“无法提供2件”，表三（四）无法提供各行合计4",
        "Text: 2 unable to provide; table 3: 4 in the rows of (4)",
    ),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, terms::GROUPS | terms::REASONS)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；几种原因合写的不比较，公开文件或信息的件数不是办理结果；“予以公开”把部分公开一起算的也不提示；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; several reasons together are not compared, and documents or items disclosed are no outcomes; 予以公开 may include those granted in part; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            fixture::beside(
                &[
                    ("requests.granted", 5),
                    ("requests.partially_granted", 2),
                    ("requests.other.misc", 1),
                    ("requests.other.fee_overdue", 0),
                    ("requests.other.supplement_overdue", 0),
                    ("requests.unable.not_held", 3),
                    ("requests.unable.needs_creation", 1),
                    ("requests.unable.still_unclear", 0),
                ],
                text,
            )
        },
        firing: &[
            "申请均已答复，其中予以公开4件，部分公开2件。",
            "办结的申请中，部分公开5件。",
            "申请办理结果为：无法提供2件，其他处理1件。",
            "已答复申请12件，予以公开及部分公开8件。",
            "申请均已办结，3件予以公开，2件部分公开。",
        ],
        silent: &[
            "申请均已答复，其中予以公开5件，部分公开2件，无法提供4件。",
            "申请均已答复，予以公开7件。",
            "答复申请，予以公开、部分公开共7件，其他处理1件。",
            "申请办理中，因本机关不掌握无法提供3件。",
            "申请均已办结，5件予以公开，2件部分公开。",
            "公开规范性文件6件，主动公开信息300条，依申请公开5件。",
            "自然人申请8件，其中予以公开1件。",
        ],
    };
}
