//! `T2-NORM-ZERO`: a government without any normative document.

use super::super::body::Body;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::form::{Edition, TableKind};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-NORM-ZERO",
    severity: Severity::Info,
    forms: forms::F21,
    about: About::Report,
    title: w("政府有规范性文件", "Governments have documents"),
    what: w(
        "县级以上人民政府的报告，行政规范性文件制发、废止、现行有效是否都为0。部门和乡镇不提示。",
        "Whether a government at county level or above counts no normative document at all. Departments and townships are not told.",
    ),
    why: w(
        "政府报告汇总本地区数据，一件有效的规范性文件都没有很少见。",
        "A government reports on its region, where hardly ever no document is in force.",
    ),
    fix: w(
        "与司法行政部门核对；确实没有的，无需修改。",
        "Agree with the department of justice; if there are none, all is well.",
    ),
    example: w(
        "某县人民政府：制发0、废止0、现行有效0",
        "A county government: issued 0, repealed 0, in force 0",
    ),
    basis: basis::FORM_2021,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "部门、乡镇、街道不判断；三个数任何一个不为0的不提示；〔2019〕60号的表格、空白或读取存疑的，不判断。",
    "Departments, townships and subdistricts are not judged; any number but zero is silent. Not judged for the form of 2019, nor where a cell is blank or in doubt.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let government = subject.report.agency.as_deref().is_some_and(|name| Body::of(name) == Body::Government);
    let row = subject.row_of_disclosure("normative_docs", ["issued", "repealed", "in_force"]);
    let Some((cells, counts)) =
        row.filter(|_| government && subject.has(TableKind::Disclosure, Edition::F21))
    else {
        return Outcome::NotAssessable;
    };
    if counts.iter().any(|count| !count.is_zero()) {
        return Outcome::Passed;
    }
    let message = wording::said(
        "表二规范性文件制发、废止、现行有效都是0\n县级以上人民政府较少见。请与司法行政部门核对。",
        "Table 2 counts no normative document issued, repealed or in force\nThat is rare for a government. Please agree the numbers with the department of justice.",
        &[],
    );
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, cells.to_vec())])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(&str, i64)> {
        on: |&(agency, in_force)| {
            fixture::changed(Edition::F21, &|r| {
                r.agency = Some(agency.to_owned());
                for (column, count) in [("issued", 0), ("repealed", 0), ("in_force", in_force)] {
                    fixture::set(r, &format!("disclosure.normative_docs.{column}"), count);
                }
            })
        },
        firing: &[("云溪县人民政府", 0), ("江淮市", 0)],
        silent: &[("云溪县人民政府", 31), ("云溪县水利局", 0), ("柳湾镇人民政府", 0)],
    };
}
