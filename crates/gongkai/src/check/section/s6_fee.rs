//! `SEC6-FEE`: no statement on the fee for processing requests.

use super::super::body::Body;
use super::super::requests::fee_class::FEE_WORDS;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::Decimal;
use crate::form::Edition;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC6-FEE",
    severity: Severity::Info,
    forms: forms::F21,
    about: About::Report,
    title: w("写明信息处理费", "Statement on fees"),
    what: w(
        "2021年度起，报告写明信息处理费收取情况，没有收取的也写明。政府和年收申请100件以上的机关提示，其他只作说明。",
        "From 2021 on, the report states what processing fees were charged, also if none. Governments and bodies with 100 requests or more are told, others only noted.",
    ),
    why: w(
        "收费办法要求在年度报告中向社会公开收取信息处理费的情况。",
        "The measures on fees ask for this statement in the annual report.",
    ),
    fix: w(
        "在第六部分写明发出收费通知的件数、总金额和实际收取金额；没有的写“未收取信息处理费”。",
        "State the notices, their sum and what was paid in section six, or that no fee was charged.",
    ),
    example: w("第六部分只写“无其他需要报告的事项”", "Section six only says that there is nothing else"),
    basis: basis::FEES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "全文任何一处写到处理费、收费、未收取的，都算已写明；年收申请不足100件的部门只作说明；2020年度及以前、没有第六部分的不判断。",
    "Any word on fees anywhere in the text will do; departments with fewer than a hundred requests get a note only. Not judged up to 2020 or without section six.",
);

const BUSY: i64 = 100;

fn check(subject: &Subject<'_>) -> Outcome {
    let report = subject.report;
    let later = report.year.and_then(Edition::for_year) == Some(Edition::F21);
    let six = report.sections.iter().find(|s| s.number == 6);
    let prose = subject.prose();
    let Some(six) = six.filter(|_| later && !prose.is_empty() && !subject.form_does_not_apply()) else {
        return Outcome::NotAssessable;
    };
    if prose.says(&FEE_WORDS) {
        return Outcome::Passed;
    }
    // 2024年，全县未向申请: the copy breaks off, and what follows may say it.
    let breaks_off = report.signed.is_none()
        && !prose.text().ends_with(['。', '！', '”', '）', '；'])
        && !prose.section(6).ends_with('无');
    if breaks_off {
        return Outcome::NotAssessable;
    }
    let message = wording::said(
        "报告没有写明信息处理费收取情况\n没有收取的，也请在第六部分写明。",
        "Nothing is said about processing fees\nPlease state in section six if none were charged.",
        &[],
    );
    let mut finding = RULE.finding(message).on([six.span]);
    let busy = subject.sure("requests.new_received.total").is_some_and(|(_, new)| new >= Decimal::from(BUSY));
    let government = report.agency.as_deref().is_some_and(|name| Body::of(name) == Body::Government);
    if busy || government {
        finding.severity = Severity::Warning;
    }
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::Severity;

    fn with_section_six(edition: Edition, agency: &str, new: i64, text: &str) -> (Report, String) {
        let (mut report, text) = fixture::with_text(edition, &[(1, "甲。"), (6, text)]);
        report.agency = Some(agency.to_owned());
        fixture::set(&mut report, "requests.new_received.total", new);
        (report, text)
    }

    fn told(edition: Edition, agency: &str, new: i64, text: &str) -> Option<Severity> {
        let (report, text) = with_section_six(edition, agency, new, text);
        fixture::checked(&report, &text).findings.iter().find(|f| f.rule == "SEC6-FEE").map(|f| f.severity)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(Edition, &str, i64, &str)> {
        on: |&(edition, agency, new, text)| {
            let (report, text) = with_section_six(edition, agency, new, text);
            fixture::document(report, &text)
        },
        firing: &[
            (Edition::F21, "云溪县人民政府", 5, "无。"),
            (Edition::F21, "云溪县水利局", 5, "无。"),
            (Edition::F21, "云溪县水利局", 538, "无。"),
        ],
        silent: &[
            (Edition::F21, "云溪县人民政府", 5, "2023年未收取信息处理费。"),
            (Edition::F21, "云溪县水利局", 5, "发出收费通知2件。"),
            (Edition::F19, "云溪县人民政府", 5, "无。"),
        ],
    };

    #[test]
    fn no_word_on_fees_is_told_to_governments_and_noted_to_others() {
        assert_eq!(told(Edition::F21, "云溪县人民政府", 5, "无。"), Some(Severity::Warning));
        assert_eq!(told(Edition::F21, "云溪县水利局", 5, "无。"), Some(Severity::Info));
        assert_eq!(told(Edition::F21, "云溪县水利局", 538, "无。"), Some(Severity::Warning));
    }
}
