//! `DOC-DEADLINE`: the report is signed after it was due.

use super::super::body::Body;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Date, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "DOC-DEADLINE",
    severity: Severity::Error,
    forms: forms::LATER,
    about: About::Report,
    title: w("按期公布", "Published in time"),
    what: w(
        "落款日期不晚于次年1月31日（政府部门）或3月31日（地方政府）。3月31日以后的为错误；部门2、3月的，以及晚一年以上的，提示核对。",
        "The signature is not later than 31 January of the next year (departments) or 31 March (governments). Later than 31 March is an error; a department's in February or March, or a year late, is told as a warning.",
    ),
    why: w(
        "条例规定了公布期限，逾期由主管部门督促整改。",
        "The regulation sets the date; the competent body has late reports put right.",
    ),
    fix: w(
        "核对落款日期；确已逾期的，尽快公布并说明。重新发布的旧报告保留原日期。",
        "Check the date; if it is late, publish at once and say why. A report published anew keeps its date.",
    ),
    example: w("2022年度部门报告，落款2023年5月8日", "A department's report on 2022, signed 8 May 2023"),
    basis: basis::DEADLINE,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "没有落款日期或年度的、落款日期不存在的、标题与统计期限年度不一的、2018年度及以前的、法院、学校、企业的和按其他规定编制的不判断；部门以外的机关（政府、乡镇、街道、管委会）按3月31日计，其中条例没有规定日期的乡镇、街道、管委会等在2、3月的不判断；部门2、3月的和晚一年以上的（多为日期写错）只提示核对。",
    "Not judged without a date or a year, where the calendar has no such date, where title and period name different years, up to 2018, for courts, schools and enterprises, and for reports under other rules. All but departments (governments, townships, subdistricts, zones) have until 31 March; of those, bodies for which the article names no date are not judged in February and March; departments in February and March, and dates more than a year late, which are mostly misprints, give a warning only.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let report = subject.report;
    let signed = report.signed.as_ref().and_then(|s| s.on).filter(|on| on.exists());
    let (Some(year), Some(on)) = (subject.sure_year().filter(|&year| year >= 2019), signed) else {
        return Outcome::NotAssessable;
    };
    let due = |month, day| Date { year: year + 1, month, day };
    let kind = report.agency.as_deref().map(Body::of);
    // The article speaks of governments and their departments.
    if matches!(kind, Some(Body::Court | Body::Institution)) || subject.form_does_not_apply() {
        return Outcome::NotAssessable;
    }
    let department = kind.is_some_and(Body::is_department);
    let late = on > due(3, 31);
    if !(late || department && on > due(1, 31)) {
        // The article names no date for townships and zones; January is in time for everyone.
        let named = department || kind == Some(Body::Government) || on <= due(1, 31);
        return if named { Outcome::Passed } else { Outcome::NotAssessable };
    }
    let by = if department { ("1月31日", "31 January") } else { ("3月31日", "31 March") };
    let printed = on.to_string();
    let message = wording::said(
        "落款{0}，晚于次年{1}的期限\n条例规定应在次年{1}前公布。请核对日期。",
        "Signed {0}, after {2} of the next year\nThe report is due by then. Please check the date.",
        &[&printed, by.0, by.1],
    );
    let mut finding = RULE.finding(message);
    if !late || on.year > year + 1 {
        finding.severity = Severity::Warning;
    }
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::{Date, Severity, Signature};

    fn signed(agency: &str, (year, month, day): (u16, u8, u8)) -> Report {
        let mut report = fixture::report(Edition::F21);
        report.agency = Some(agency.to_owned());
        report.signed = Some(Signature { by: None, on: Some(Date { year, month, day }) });
        report
    }

    fn told(agency: &str, on: (u16, u8, u8)) -> Option<Severity> {
        fixture::of_rule(&signed(agency, on), "DOC-DEADLINE").first().map(|f| f.severity)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(&str, u16, u8, u8)> {
        on: |&(agency, year, month, day)| fixture::document(signed(agency, (year, month, day)), ""),
        firing: &[
            ("云溪县水利局", 2024, 5, 8),
            ("云溪县人民政府", 2024, 4, 1),
            ("云溪县水利局", 2024, 2, 20),
            ("云溪县水利局", 2025, 6, 1),
        ],
        silent: &[
            ("云溪县水利局", 2024, 1, 31),
            ("云溪县人民政府", 2024, 3, 31),
            ("柳湾镇人民政府", 2024, 2, 20),
            ("云溪县水利局", 2024, 2, 30),
        ],
    };

    #[test]
    fn late_signatures_are_told() {
        assert_eq!(told("云溪县水利局", (2024, 5, 8)), Some(Severity::Error));
        assert_eq!(told("云溪县人民政府", (2024, 4, 1)), Some(Severity::Error));
        assert_eq!(told("云溪县水利局", (2024, 2, 20)), Some(Severity::Warning));
        assert_eq!(told("云溪县水利局", (2025, 6, 1)), Some(Severity::Warning));
    }
}
