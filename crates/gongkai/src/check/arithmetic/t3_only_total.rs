//! `T3-ONLY-TOTAL`: table 3 gives a total and nothing that it adds up.

use super::super::{Check, Outcome, Rule, Subject, forms, w};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T3-ONLY-TOTAL",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("各行都填了申请人", "Every row fills its applicants"),
    what: w(
        "表三某行总计大于0时，应分别填写各类申请人；某列（七）总计大于0时，应分别填写各项办理结果。总计为0的，不提示。",
        "A row of table 3 with a total above zero gives the classes of applicants too, and a column its outcomes. Blanks beside a zero are accepted.",
    ),
    why: w(
        "格式要求按申请人类别分别统计；只有总计时，无法知道谁在申请，也无法核对各列。",
        "The form asks for each class of applicants; a total alone hides who asked and leaves the columns unchecked.",
    ),
    fix: w("补填自然人和各类组织的件数，没有的填0。", "Fill in each class, with 0 where there is none."),
    example: w("“（一）予以公开”行：六类申请人空白，总计5", "Granted: six blank classes, total 5"),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件表三“申请人情况”",
        "Columns “Applicants” of table 3, annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "总计为0或空白的行、列不提示；看上去整体错列的表，不判断。",
    "Rows and columns with a total of zero or none are silent. Not judged where the numbers of the table seem to stand in the wrong columns.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(sheet) = &subject.diagnosis.requests else { return Outcome::NotAssessable };
    if subject.diagnosis.is_shifted(sheet.form.table) {
        return Outcome::NotAssessable;
    }
    let message = super::of_lines(
        sheet,
        (
            &sheet.only_totals,
            ["只填了总计，各类申请人都是空白", "only a total, and no class of applicants, in "],
        ),
        (
            &sheet.only_results,
            ["只填了（七）总计，各项办理结果都是空白", "only (7) Total handled, and no outcome, in "],
        ),
        ["。请补填，没有的填0。", ". Please fill in, 0 for none."],
    );
    let cells = sheet.totals_of(&sheet.only_totals, &sheet.only_results);
    Outcome::of(message.map(|message| RULE.finding(message).at(subject.report, cells)).into_iter().collect())
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::{Report, Severity};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<i64> {
        on: |&total| fixture::document(without_classes(total), ""),
        firing: &[5, 300],
        silent: &[0],
    };

    fn without_classes(total: i64) -> Report {
        let mut report = fixture::report(Edition::F19);
        let classes =
            ["natural_person", "commercial", "research", "public_interest", "legal_service", "other_org"];
        for class in classes {
            fixture::set(&mut report, &format!("requests.granted.{class}"), 0);
        }
        fixture::set(&mut report, "requests.granted.natural_person", total);
        fixture::make_consistent(&mut report);
        for class in classes {
            fixture::blank(&mut report, &format!("requests.granted.{class}"));
        }
        report
    }

    #[test]
    fn a_total_without_classes_is_a_warning_and_no_error() {
        let report = without_classes(5);
        let findings = fixture::findings(&report);
        assert!(findings.iter().any(|f| f.rule == "T3-ONLY-TOTAL"));
        assert!(findings.iter().all(|f| f.severity != Severity::Error), "{findings:?}");
    }

    #[test]
    fn a_class_with_a_total_of_outcomes_and_no_outcome_is_the_same_warning() {
        let mut report = fixture::report(Edition::F21);
        fixture::set(&mut report, "requests.granted.commercial", 2);
        fixture::make_consistent(&mut report);
        let rows = crate::form::form(crate::form::TableKind::Requests, Edition::F21).rows;
        for row in &rows[2..rows.len() - 2] {
            fixture::blank(&mut report, &format!("requests.{}.commercial", row.id));
        }
        let findings = fixture::of_rule(&report, "T3-ONLY-TOTAL");
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.zh.starts_with("表三“商业企业”列只填了（七）总计"), "{findings:?}");
        assert_eq!(findings[0].cells[0].to_string(), "requests.result_total.commercial");
    }
}
