//! `T2-RULE-AUTHORITY`: a body without the power to make 规章 counts some.

use super::super::{Check, Outcome, Rule, Subject, body, forms, w, wording};
use crate::form::Words;
use crate::form::{Edition, TableKind};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-RULE-AUTHORITY",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("有权机关才填规章", "Power to make rules"),
    what: w(
        "没有规章制定权的机关，“规章”行一般应为0。2020年度及以前、省级部门和司法行政部门只作说明或不提示。",
        "A body without the power to make rules (规章) should print 0 in that row. Reports to 2020 and provincial departments are only noted, departments of justice not at all.",
    ),
    why: w(
        "规章只由国务院部门、省级政府和设区的市、自治州政府制定；县、乡和地方部门填数，多半是把规范性文件当作规章。",
        "Only ministries, provinces and cities with districts make rules; counties, townships and local departments mostly mean normative documents.",
    ),
    fix: w(
        "核对是否把规范性文件或内部制度计入规章；没有的填0。",
        "See whether normative documents or internal rules were counted; print 0 for none.",
    ),
    example: w("某县某局“规章”现行有效11件", "A county bureau with 11 rules in force"),
    basis: w("《立法法》关于规章制定权限的规定", "Legislation Law, provisions on who makes rules"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "省、市政府，司法行政部门，国家机关不提示（从名称看不出是否设区的市，一律从宽）；省级部门和用〔2019〕60号表格的只作说明；读取存疑的格不看。",
    "Governments of provinces and cities, departments of justice and national bodies are silent; provincial departments and reports on the form of 2019 give a note only. Cells in doubt are not looked at.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(agency) = subject.report.agency.as_deref() else { return Outcome::NotAssessable };
    let Some(table) = subject.report.table(TableKind::Disclosure) else { return Outcome::NotAssessable };
    let counted: Vec<_> = table
        .iter()
        .filter(|(id, cell)| {
            id.at().0.id == "rules" && !cell.doubt && cell.value.is_some_and(|v| !v.is_zero())
        })
        .collect();
    if counted.is_empty() || !body::makes_no_rules(agency) {
        return Outcome::Passed;
    }
    let count =
        counted.iter().filter_map(|(_, cell)| cell.value).max_by(Ord::cmp).unwrap_or_default().to_string();
    let message = wording::said(
        "表二“规章”填{0}件，该单位一般无权制定\n{1}一般没有规章制定权。请核对是否把规范性文件或内部制度计入。",
        "Table 2 reports rules (规章): {0}; the body normally has no power to issue any\n{1} normally has no power to issue rules. Please see whether normative documents or internal rules were counted.",
        &[&count, agency],
    );
    let mut finding = RULE.finding(message).at(subject.report, counted.iter().map(|c| c.0).collect());
    let provincial = ["省", "自治区"].iter().any(|place| agency.contains(place))
        && !["市", "县", "州", "旗", "盟"].iter().any(|place| agency.contains(place));
    if provincial || subject.has(TableKind::Disclosure, Edition::F19) {
        finding.severity = Severity::Info;
    }
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::Severity;

    fn report(edition: Edition, agency: &str, count: i64) -> Report {
        let mut report = fixture::report(edition);
        report.agency = Some(agency.to_owned());
        let column = if edition == Edition::F19 { "newly_made" } else { "in_force" };
        fixture::set(&mut report, &format!("disclosure.rules.{column}"), count);
        report
    }

    fn told(edition: Edition, agency: &str, count: i64) -> Option<Severity> {
        let findings = fixture::of_rule(&report(edition, agency, count), "T2-RULE-AUTHORITY");
        findings.first().map(|f| f.severity)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(&str, i64)> {
        on: |&(agency, count)| fixture::document(report(Edition::F21, agency, count), ""),
        firing: &[("云溪县水利局", 11), ("柳湾镇人民政府", 1), ("云岭省水利厅", 2)],
        silent: &[("云溪县水利局", 0), ("江淮市人民政府", 3), ("江淮市司法局", 3), ("国家某某局", 20)],
    };

    #[test]
    fn rules_of_counties_and_bureaus_are_told() {
        assert_eq!(told(Edition::F21, "云溪县水利局", 11), Some(Severity::Warning));
        assert_eq!(told(Edition::F21, "柳湾镇人民政府", 1), Some(Severity::Warning));
        assert_eq!(told(Edition::F21, "云岭省水利厅", 2), Some(Severity::Info));
        assert_eq!(told(Edition::F19, "云溪县水利局", 11), Some(Severity::Info));
    }
}
