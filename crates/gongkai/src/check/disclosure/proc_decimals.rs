//! `T2-PROC-DECIMALS`: an amount without the four decimals that the table's own heading asks for.

use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::form::{Edition, TableKind};
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T2-PROC-DECIMALS",
    severity: Severity::Info,
    forms: forms::F19,
    about: About::Report,
    title: w("采购金额有4位小数", "Decimals of procurement"),
    what: w(
        "栏目写明“保留4位小数”的，采购总金额应有4位小数；0可以不写小数。",
        "Where the heading asks for four decimals, the amount of procurement has four; a plain 0 will do.",
    ),
    why: w(
        "这是部分省份模板的要求，位数不足可能是四舍五入过或单位有误。",
        "Some provinces ask for it; fewer decimals may come from rounding or a wrong unit.",
    ),
    fix: w("按万元补足4位小数。", "Give four decimals, in units of 10,000 yuan."),
    example: w("采购总金额（单位：万元，保留4位小数）：12.4", "Amount (10,000 yuan, four decimals): 12.4"),
    basis: w("表二栏目自身的要求（地方模板）", "The table's own heading (a local template)"),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "栏目没有写“保留4位小数”的不判断；金额为0、或以元填写（由 T2-PROC-UNIT 提示）的不提示。",
    "Not judged where the heading does not ask for four decimals; silent on zero and on amounts in yuan, which belong to T2-PROC-UNIT.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(table) = subject.report.table(TableKind::Disclosure).filter(|t| t.form.edition == Edition::F19)
    else {
        return Outcome::NotAssessable;
    };
    let text = table.span.of(subject.text);
    let asked = ["保留4位小数", "保留四位小数", "保留 4 位小数"].iter().any(|words| text.contains(words));
    let Some((id, amount)) = subject.sure("disclosure.procurement.amount_wan").filter(|_| asked) else {
        return Outcome::NotAssessable;
    };
    let raw = subject.report.cell(id).map_or("", |cell| cell.raw.as_str());
    let decimals =
        raw.split(['.', '．']).nth(1).map_or(0, |rest| rest.chars().take_while(char::is_ascii_digit).count());
    if amount.is_zero() || decimals == 4 || raw.contains('元') && !raw.contains('万') {
        return Outcome::Passed;
    }
    let message = wording::said(
        "表二采购总金额填“{0}”，没有4位小数\n栏目要求保留4位小数。",
        "Table 2, amount of procurement prints “{0}”, without four decimals\nThe heading asks for four.",
        &[raw],
    );
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, vec![id])])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::State;
    use crate::span::Span;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[&str; 2]> {
        on: |&[heading, raw]| {
            let mut report = fixture::report(Edition::F19);
            report.tables[0].span = Span::new(0, heading.len());
            fixture::print(&mut report, "disclosure.procurement.amount_wan", raw, State::Number);
            fixture::document(report, heading)
        },
        firing: &[
            ["采购总金额（单位：万元，保留4位小数）", "12.4"],
            ["采购总金额（单位：万元，保留4位小数）", "12"],
        ],
        silent: &[
            ["采购总金额（单位：万元，保留4位小数）", "0.7670"],
            ["采购总金额（单位：万元，保留4位小数）", "0"],
            ["采购总金额", "12.4"],
        ],
    };
}
