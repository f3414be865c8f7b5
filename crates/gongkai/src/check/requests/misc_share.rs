//! `T3-MISC-SHARE`: much of what was handled is 其他.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::Decimal;
use crate::form::Words;
use crate::form::{Edition, TableKind};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T3-MISC-SHARE",
    severity: Severity::Info,
    forms: forms::F21,
    about: About::Report,
    title: w("“其他”不超过五分之一", "Few under “other”"),
    what: w(
        "办理总计20件以上时，“（六）其他处理 3.其他”是否超过五分之一。",
        "With 20 requests handled or more, whether over a fifth stand under “other” in item (6).",
    ),
    why: w(
        "“其他”是兜底项；能归入前面各项的应归入，否则看不出办理结果。",
        "“Other” is for what fits nowhere else; results that fit a row should stand there.",
    ),
    fix: w(
        "核对这些申请能否归入其他各行；撤回申请较多的，无需修改。",
        "See whether they fit another row; many withdrawn requests explain it.",
    ),
    example: w("办理50件，其中“其他”16件", "50 handled, 16 of them under “other”"),
    basis: basis::FORM_2021,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "办理总计不足20件的不提示；〔2019〕60号的表格没有这一行，不判断；总计空白或读取存疑的，不判断。",
    "Silent below twenty requests handled. The form of 2019 has no such row; not judged where a total is blank or in doubt.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    if !subject.has(TableKind::Requests, Edition::F21) {
        return Outcome::NotAssessable;
    }
    let (Some(misc), Some(all)) =
        (subject.sure("requests.other.misc.total"), subject.sure("requests.result_total.total"))
    else {
        return Outcome::NotAssessable;
    };
    let five: Decimal = [misc.1; 5].into_iter().sum();
    if all.1 < Decimal::from(20) || five <= all.1 {
        return Outcome::Passed;
    }
    let (part, whole) = (misc.1.to_string(), all.1.to_string());
    let message = wording::said(
        "表三办理{0}件，“3.其他”有{1}件，超过五分之一\n请核对“（六）其他处理 3.其他”中的能否归入其他各行。",
        "Table 3: {1} of {0} requests handled stand under “other”, more than a fifth\nPlease see whether they fit another row.",
        &[&whole, &part],
    );
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, vec![misc.0, all.0])])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[i64; 2]> {
        on: |&[misc, all]| {
            fixture::changed(Edition::F21, &|r| {
                fixture::totals(r, &[("requests.other.misc", misc), ("requests.result_total", all)]);
            })
        },
        firing: &[[16, 50], [5, 20]],
        silent: &[[10, 50], [15, 19]],
    };

    #[test]
    fn the_form_of_2019_has_no_such_row() {
        let mut report = fixture::report(Edition::F19);
        fixture::set(&mut report, "requests.other.all.total", 99999);
        assert!(fixture::of_rule(&report, "T3-MISC-SHARE").is_empty());
    }
}
