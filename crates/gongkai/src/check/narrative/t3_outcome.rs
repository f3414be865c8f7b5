//! `TXT-T3-OUTCOME`: the text counts other outcomes than table 3.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::claims::{OUTCOMES, What};
use super::{Right, mismatch};
use crate::form::{CellId, TableKind, Words};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T3-OUTCOME",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文办理结果数", "Outcomes, in the text"),
    what: w(
        "正文所写予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的件数，与表三相应各行之和一致；几项合写的与其和比较。只写某一种原因的不比较。",
        "Requests granted, partially granted, denied and so on according to the text are the sums of their rows in table 3; several named together are compared with their sum. A single reason is not compared.",
    ),
    why: w(
        "正文与表格同在一份报告，数字不一，读者不知道以哪个为准。",
        "Text and tables stand in one report; where they differ, nobody knows which holds.",
    ),
    fix: w(
        "核对两处数字；统计口径不同的，在正文写明口径。",
        "Check both numbers; where they count different things, say so in the text.",
    ),
    example: w(
        "正文“无法提供2件”，表三（四）无法提供各行合计4",
        "Text: 2 unable to provide; table 3: 4 in the rows of (4)",
    ),
    basis: basis::FIGURES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；只写某一种原因（如因本机关不掌握）的不比较，公开文件或信息的件数不是办理结果；“予以公开”把部分公开一起算的也不提示；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; one reason's number is not compared, and documents or items disclosed are no outcomes; 予以公开 may include those granted in part; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

/// The rows of each outcome, by its bit, and what their sum is called.
const ROWS: [(&str, Words); 6] = [
    ("granted", w("表三“（一）予以公开”总计", "the total of row (1) in table 3")),
    ("partially_granted", w("表三“（二）部分公开”总计", "the total of row (2) in table 3")),
    ("denied.", w("表三“（三）不予公开”各行总计之和", "the sum of the rows of (3) in table 3")),
    ("unable.", w("表三“（四）无法提供”各行总计之和", "the sum of the rows of (4) in table 3")),
    ("not_processed.", w("表三“（五）不予处理”各行总计之和", "the sum of the rows of (5) in table 3")),
    ("other.", w("表三“（六）其他处理”总计", "the total of (6) in table 3")),
];

fn check(subject: &Subject<'_>) -> Outcome {
    let mut findings = Vec::new();
    let mut assessed = false;
    // Each group of outcomes once: 予以公开5件 may be said twice.
    let mut told = 0_u64;
    for claim in subject.claims() {
        let What::Outcome(bits) = claim.what else { continue };
        let Some(right) = right(subject, bits) else { continue };
        assessed = true;
        let same = |other: &&super::Claim| other.what == claim.what;
        let agrees = subject.claims().iter().filter(same).any(|other| right.admits(other.count));
        if !agrees && told >> bits & 1 == 0 {
            told |= 1 << bits;
            findings.push(mismatch(subject, &RULE, claim, &right));
        }
    }
    if assessed { Outcome::of(findings) } else { Outcome::NotAssessable }
}

/// The sum of the rows of these outcomes, when all are certain.
fn right(subject: &Subject<'_>, bits: u8) -> Option<Right> {
    debug_assert!(OUTCOMES.iter().all(|(_, bit)| usize::from(*bit) < 1 << ROWS.len()));
    let mut cells: Vec<CellId> = Vec::new();
    let mut count = 0;
    let form = subject.report.table(TableKind::Requests)?.form;
    for (_, (rows, _)) in ROWS.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1) {
        let of_group =
            form.rows.iter().filter(|row| row.id == *rows || rows.ends_with('.') && row.id.starts_with(rows));
        for row in of_group {
            let (id, own) = subject.total(&["requests.", row.id].concat())?;
            cells.push(id);
            count += own;
        }
    }
    let name = ROWS.iter().enumerate().find(|(bit, _)| bits == 1 << bit).map(|(_, (_, name))| *name);
    let name = name.unwrap_or(match bits {
        3 => w("表三“予以公开”“部分公开”之和", "the sum of those granted and partially granted in table 3"),
        _ => w("表三这几项之和", "the sum of these in table 3"),
    });
    let mut right = Right::new(name, cells, count);
    // 予以公开 often stands for both ways of disclosing.
    if bits == 1 {
        right.also.extend(subject.total("requests.partially_granted").map(|(_, part)| count + part));
    }
    Some(right)
}

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
