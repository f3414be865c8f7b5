//! `T2-FEE-UNIT`: administrative charges that seem to be in yuan, where 万元 belong.

use super::super::body::Body;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::Decimal;
use crate::form::Words;
use crate::form::{Edition, TableKind};
use crate::read::number::printed_scale;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-FEE-UNIT",
    severity: Severity::Warning,
    forms: forms::F21,
    about: About::Report,
    title: w("收费以万元计", "Unit of charges"),
    what: w(
        "表二行政事业性收费以万元计。格内写“元”的，或非政府机关填1000000以上整数的，提示核对。",
        "Administrative charges in table 2 are in units of 10,000 yuan. A cell in yuan is told, and a whole number of a million or more of a body that is no government.",
    ),
    why: w(
        "元与万元相差一万倍，汇总时极易出错。",
        "Yuan and 10,000 yuan differ by a factor of ten thousand, which spoils every sum over reports.",
    ),
    fix: w("换算为万元，只填数字。", "Convert to 10,000 yuan and print the bare number."),
    example: w("本年收费金额（单位：万元）：2350000", "Charges (unit: 10,000 yuan): 2350000"),
    basis: basis::FORM_2021,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "写“万元”的、政府填的大数、小数、不足1000000的，都不提示；空白或读取存疑的，不判断。",
    "Silent on 万元, on large amounts of governments, on fractions and on anything below 1,000,000; not judged where blank or in doubt.",
);

/// 万元 that no department collects in a year: ten billion yuan.
const SUSPICIOUS: i64 = 1_000_000;

fn check(subject: &Subject<'_>) -> Outcome {
    if !subject.has(TableKind::Disclosure, Edition::F21) {
        return Outcome::NotAssessable;
    }
    let Some((id, amount)) = subject.sure("disclosure.fees.amount_wan") else {
        return Outcome::NotAssessable;
    };
    let raw = subject.report.cell(id).map_or("", |cell| cell.raw.as_str());
    let in_yuan = printed_scale(raw).is_some_and(|places| places < 0);
    let agency = subject.report.agency.as_deref().unwrap_or_default();
    let small = Body::of(agency).is_small();
    let large = small && !agency.is_empty() && amount.is_integer() && amount >= Decimal::from(SUSPICIOUS);
    if !in_yuan && !large {
        return Outcome::Passed;
    }
    let converted = if in_yuan { amount } else { amount.shift_right(4) }.to_string();
    let shown: &str = &wording::shortened(raw, 12);
    let message = wording::said(
        "表二收费金额填“{0}”，像是以元为单位\n按万元计应为{1}。请核对单位。",
        "Table 2, administrative charges print “{0}”, which looks like yuan\nIn units of 10,000 yuan it is {1}. Please check the unit.",
        &[shown, &converted],
    );
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, vec![id])])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::State;

    fn report(agency: &str, raw: &str, value: &str) -> Report {
        let mut report = fixture::report(Edition::F21);
        report.agency = Some(agency.to_owned());
        fixture::print(&mut report, "disclosure.fees.amount_wan", value, State::Number);
        raw.clone_into(&mut fixture::cell(&mut report, "disclosure.fees.amount_wan").raw);
        report
    }

    fn told(agency: &str, raw: &str, value: &str) -> Option<String> {
        fixture::of_rule(&report(agency, raw, value), "T2-FEE-UNIT").pop().map(|f| f.detail.zh)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[&str; 3]> {
        on: |&[agency, raw, value]| fixture::document(report(agency, raw, value), ""),
        firing: &[["云溪县水利局", "56000元", "5.6"], ["云溪县水利局", "2350000", "2350000"]],
        silent: &[
            ["云溪县水利局", "12.5", "12.5"],
            ["江淮市人民政府", "1316441", "1316441"],
            ["云溪县水利局", "999999", "999999"],
            ["云溪县水利局", "5.6万元", "5.6"],
        ],
    };

    #[test]
    fn yuan_is_told_with_the_amount_in_ten_thousands() {
        assert!(told("云溪县水利局", "56000元", "5.6").unwrap().contains("应为5.6。"));
        assert!(told("云溪县水利局", "2350000", "2350000").unwrap().contains("应为235。"));
    }
}
