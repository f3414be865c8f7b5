//! `T3-TOTAL-BLANK`: a total of table 3 is left blank although there is something to add up.

use super::super::{Check, Outcome, Rule, Subject, forms, w};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T3-TOTAL-BLANK",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("总计无漏填", "No total left blank"),
    what: w(
        "表三各行的“总计”栏和各列的“（七）总计”，在有数字可加时不应空白。",
        "No total of table 3, of a row or of the outcomes, is blank while there are numbers to add up.",
    ),
    why: w(
        "空白不等于0：总计漏填时，读者和汇总单位都要自己去加。",
        "Blank is not zero: where the total is left out, readers and supervisors have to add up themselves.",
    ),
    fix: w("按各类申请人或各项结果之和补填总计。", "Fill in the total of the classes or outcomes."),
    example: w("“（一）予以公开”行：自然人3，总计空白", "Granted: natural person 3, total blank"),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件表三“总计”栏",
        "Column “Total” of table 3, annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "各类申请人都空白或都是0的行，总计可以空白；看上去整体错列的表，不判断。",
    "A total may be blank where every class of applicants is blank or zero. Not judged where the numbers of the table seem to stand in the wrong columns.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(sheet) = &subject.diagnosis.requests else { return Outcome::NotAssessable };
    if subject.diagnosis.is_shifted(sheet.form.table) {
        return Outcome::NotAssessable;
    }
    let message = super::of_lines(
        sheet,
        (&sheet.blank_totals, ["填了各类申请人，总计栏却是空白", "classes of applicants but no total in "]),
        (&sheet.blank_results, ["填了办理结果，（七）总计却是空白", "outcomes but no (7) Total handled in "]),
        ["。请补填。", ". Please fill in."],
    );
    let cells = sheet.totals_of(&sheet.blank_totals, &sheet.blank_results);
    Outcome::of(message.map(|message| RULE.finding(message).at(subject.report, cells)).into_iter().collect())
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::Severity;

    fn a_blank_total_over_zeros(report: &mut Report) {
        for class in
            ["natural_person", "commercial", "research", "public_interest", "legal_service", "other_org"]
        {
            fixture::set(report, &format!("requests.granted.{class}"), 0);
        }
        fixture::make_consistent(report);
        fixture::blank(report, "requests.granted.total");
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[
            |r| {
                fixture::set(r, "requests.granted.natural_person", 3);
                fixture::make_consistent(r);
                fixture::blank(r, "requests.granted.total");
            },
            |r| {
                fixture::set(r, "requests.granted.natural_person", 3);
                fixture::make_consistent(r);
                fixture::blank(r, "requests.result_total.natural_person");
            },
        ],
        silent: &[|_| {}, fixture::blank_zeros, a_blank_total_over_zeros],
    };

    /// As 上海市政府办公厅 did for 2019: all outcomes without totals, the column's own total right.
    #[test]
    fn all_outcomes_without_totals_are_one_warning_and_no_error() {
        let mut report = fixture::report(Edition::F19);
        fixture::set(&mut report, "requests.granted.natural_person", 258);
        fixture::make_consistent(&mut report);
        fixture::blank_zeros(&mut report);
        let form = crate::form::form(crate::TableKind::Requests, Edition::F19);
        for row in &form.rows[2..form.rows.len() - 2] {
            fixture::blank(&mut report, &format!("requests.{}.total", row.id));
        }
        let findings = fixture::findings(&report);
        assert!(findings.iter().all(|f| f.severity != Severity::Error), "{findings:?}");
        let mut told = findings.iter().filter(|f| f.rule == "T3-TOTAL-BLANK");
        assert!(told.next().unwrap().cells.len() > 5 && told.next().is_none());
    }

    #[test]
    fn a_blank_total_of_outcomes_is_told_without_blaming_the_balance() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.natural_person", 3);
        fixture::make_consistent(&mut report);
        fixture::blank(&mut report, "requests.result_total.natural_person");
        let findings = fixture::findings(&report);
        assert!(findings.iter().all(|f| f.severity != Severity::Error), "{findings:?}");
        assert!(findings.iter().any(|f| f.rule == "T3-TOTAL-BLANK" && f.message.zh.contains("“自然人”列")));
    }
}
