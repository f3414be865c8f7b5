//! `T2-PROC-UNIT`: the amount of procurement is printed with a unit of its own.

use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::form::{TableKind, Unit};
use crate::read::number::printed_scale;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-PROC-UNIT",
    severity: Severity::Warning,
    forms: forms::F19,
    about: About::Report,
    title: w("采购金额以万元计", "Unit of procurement"),
    what: w(
        "表二采购总金额以万元计，格内只填数字。格内写“元”的按元换算后提示；写“万元”的只作说明。",
        "The amount of procurement in table 2 is in units of 10,000 yuan, a bare number. A cell in yuan is converted and told; a cell that repeats the unit is only noted.",
    ),
    why: w(
        "元与万元相差一万倍，汇总时极易加错。",
        "Yuan and 10,000 yuan differ by a factor of ten thousand, which spoils every sum over reports.",
    ),
    fix: w("换算为万元，只填数字。", "Convert to 10,000 yuan and print the bare number."),
    example: w("采购总金额：251000元", "Total amount: 251000元"),
    basis: w(
        "国办公开办函〔2019〕60号附件表二“采购总金额”",
        "Column “Total amount” of table 2, annex to Guo Ban Gong Kai Ban Han [2019] No. 60",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只有数字的不提示，写“万元”的只作说明；读取存疑的格不判断。",
    "Bare numbers are silent, 万元 is only a note; cells in doubt are not judged.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(table) = subject.report.table(TableKind::Disclosure) else { return Outcome::NotAssessable };
    let amount = |(id, _): &(crate::CellId, _)| {
        let (row, column) = id.at();
        row.id == "procurement" && column.unit == Unit::Wan
    };
    let Some((id, cell)) = table.iter().find(amount) else { return Outcome::NotAssessable };
    let Some(places) = printed_scale(&cell.raw).filter(|_| !cell.doubt) else { return Outcome::Passed };
    let in_wan = places == 0;
    let (zh_unit, en_unit) = match places {
        0 => ("单位不必写", "the unit need not be printed"),
        -4 => ("单位是元", "in yuan"),
        _ => ("单位不是万元", "in another unit"),
    };
    let (zh_then, en_then) = match cell.value.filter(|_| !in_wan) {
        Some(value) => (
            format!("按万元计应为{value}。请核对单位。"),
            format!("In units of 10,000 yuan it is {value}. Please check the unit."),
        ),
        None => (
            "栏目以万元计，格内只填数字。".to_owned(),
            "The column is in units of 10,000 yuan; print a bare number.".to_owned(),
        ),
    };
    let print: &str = &wording::shortened(&cell.raw, 12);
    let message = wording::said(
        "表二采购总金额填“{0}”，{1}\n{2}",
        "Table 2, amount of procurement prints “{0}”, {3}\n{4}",
        &[print, zh_unit, &zh_then, en_unit, &en_then],
    );
    let mut finding = RULE.finding(message).at(subject.report, vec![id]);
    if in_wan {
        finding.severity = Severity::Info;
    }
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::{Finding, Severity, State};

    fn report(raw: &str, value: &str) -> Report {
        let mut report = fixture::report(Edition::F19);
        let name = "disclosure.procurement.amount_wan";
        fixture::print(&mut report, name, value, State::Number);
        raw.clone_into(&mut fixture::cell(&mut report, name).raw);
        report
    }

    fn told(raw: &str, value: &str) -> Vec<Finding> {
        fixture::of_rule(&report(raw, value), "T2-PROC-UNIT")
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[&str; 2]> {
        on: |&[raw, value]| fixture::document(report(raw, value), ""),
        firing: &[["251000元", "25.1"], ["1042.94 万元", "1042.94"]],
        silent: &[["1042.94", "1042.94"], ["0", "0"]],
    };

    #[test]
    fn yuan_is_a_warning_with_the_converted_amount() {
        let findings = told("251000元", "25.1");
        assert_eq!(findings[0].severity, Severity::Warning);
        assert!(findings[0].detail.zh.contains("按万元计应为25.1"), "{}", findings[0].detail.zh);
    }

    #[test]
    fn ten_thousand_yuan_is_a_note_and_a_bare_number_nothing() {
        assert_eq!(told("1042.94 万元", "1042.94")[0].severity, Severity::Info);
        assert!(told("1042.94", "1042.94").is_empty());
    }
}
