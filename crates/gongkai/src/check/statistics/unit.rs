//! `S14-UNIT`: money in the statistics table is counted in 万元.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::{count, table};
use crate::Decimal;
use crate::form::Words;
use crate::report::{About, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-UNIT",
    severity: Severity::Warning,
    forms: forms::S14,
    about: About::Report,
    title: w("经费以万元计", "Unit of money"),
    what: w(
        "统计表的费用和专项经费以万元计；填了“元”，或者是一万以上的整数，提醒核对单位。",
        "Fees and funds of the statistics table are in 10,000 yuan; a print in yuan, or a whole number of ten thousand or more, is pointed out.",
    ),
    why: w(
        "单位错了，数额就差一万倍，汇总时会淹没其他单位的数。",
        "A wrong unit is wrong by a factor of ten thousand and drowns everything else in a roll-up.",
    ),
    fix: w("按万元填写。", "Print the amount in 10,000 yuan."),
    example: w("政府信息公开专项经费（万元）填50000", "Dedicated funds (10,000 yuan): 50000"),
    basis: basis::STATISTICS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "有小数的、不足10000的不提示；空白或读取存疑的，不判断。",
    "Fractions and amounts below 10,000 are silent; not judged where blank or in doubt.",
);

/// 一亿元: more than any office spends on open government information.
const SUSPICIOUS: i64 = 10_000;

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(table) = table(subject) else { return Outcome::NotAssessable };
    let amounts: Vec<_> = ["fees_wan", "org.budget_wan"].iter().filter_map(|row| count(table, row)).collect();
    if amounts.is_empty() {
        return Outcome::NotAssessable;
    }
    let findings = amounts.into_iter().filter_map(|(id, value)| {
        let raw = &subject.report.cell(id)?.raw;
        let in_yuan = raw.contains('元') && !raw.contains('万');
        let large = value.is_integer() && value >= Decimal::from(SUSPICIOUS);
        if !in_yuan && !large {
            return None;
        }
        let raw = wording::shortened(raw, 10);
        let after = if in_yuan {
            [
                format!("写作“{raw}”，单位是元\n按万元计应为{value}。请核对单位。"),
                format!(
                    " prints “{raw}”, in yuan\nIn units of 10,000 yuan it is {value}. Please check the unit."
                ),
            ]
        } else {
            [
                format!("{value}万元，数额过大\n多半是按元填写的。请核对单位。"),
                format!(" prints {value} (10,000 yuan)\nSo much is probably in yuan. Please check the unit."),
            ]
        };
        let bare = wording::addend(id.at().0);
        let names = [Message::new(bare.zh, bare.en)];
        let message = wording::headline(
            ["统计表", "Statistics table: "],
            &names,
            "",
            after.each_ref().map(String::as_str),
        );
        Some(RULE.finding(message).at(subject.report, vec![id]))
    });
    Outcome::of(findings.collect())
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::State;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |raw| {
            fixture::changed(Edition::S14, &|r| {
                fixture::print(r, "statistics.org.budget_wan", raw, State::Number);
            })
        },
        firing: &["50000", "120000"],
        silent: &["0", "12.5", "9999", "12345.67"],
    };

    #[test]
    fn yuan_and_very_large_amounts_are_told() {
        for (raw, fires) in
            [("0", false), ("12.5", false), ("9999", false), ("50000", true), ("12345.67", false)]
        {
            let mut report = fixture::report(Edition::S14);
            fixture::print(&mut report, "statistics.org.budget_wan", raw, State::Number);
            assert_eq!(!fixture::of_rule(&report, "S14-UNIT").is_empty(), fires, "{raw}");
        }
        let mut report = fixture::report(Edition::S14);
        let cell = fixture::cell(&mut report, "statistics.fees_wan");
        (cell.raw, cell.value) = ("5000元".to_owned(), crate::Decimal::parse("0.5"));
        let zh = &fixture::of_rule(&report, "S14-UNIT")[0].message.zh;
        assert!(zh.contains("写作“5000元”，单位是元"), "{zh}");
    }
}
