//! `T3-FEE-CLASS`: requests ended because a fee was not paid, and section six speaks of no fee.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "T3-FEE-CLASS",
    severity: Severity::Warning,
    forms: forms::F21,
    about: About::Report,
    title: w("逾期未缴费有收费说明", "Unpaid fees and the statement on fees"),
    what: w(
        "“（六）其他处理 2.逾期未按收费通知要求缴纳费用”有数时，报告中应有信息处理费收取情况。",
        "Where requests ended for an unpaid fee (row (6) 2), the report should speak of the processing fee.",
    ),
    why: w(
        "这一行只计已发收费通知而逾期未缴费的申请；发出通知的件数和金额应在第六部分报告。",
        "The row counts requests whose fee was notified and not paid; section six reports those notices.",
    ),
    fix: w(
        "在第六部分补写发出收费通知的件数、金额和实际收取金额；没有发过收费通知的，改填其他行。",
        "State the notices, their sum and what was paid in section six; if no notice was sent, another row applies.",
    ),
    example: w("该行填2，第六部分写“无”", "The row holds 2, section six says “none”"),
    basis: basis::FEES,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "报告任何一处写到处理费、收费通知、未收取、收费的，都算已说明；只粘贴了表格、没有正文的，不判断。",
    "Any word on processing fees anywhere in the text counts as a statement; not judged where only tables were pasted.",
);

/// Words that speak of the fee.
pub(in crate::check) const FEE_WORDS: [&str; 6] =
    ["处理费", "收费通知", "收取费用", "收费情况", "未收取", "收费"];

fn check(subject: &Subject<'_>) -> Outcome {
    let Some((id, count)) = subject.sure("requests.other.fee_overdue.total") else {
        return Outcome::NotAssessable;
    };
    let prose = subject.prose();
    if prose.is_empty() {
        return Outcome::NotAssessable;
    }
    if count.is_zero() || prose.says(&FEE_WORDS) {
        return Outcome::Passed;
    }
    let count = count.to_string();
    let message = wording::said(
        "表三有{0}件逾期未缴费，正文没有写到收费\n请核对“逾期未按收费通知要求缴纳费用”行，或在第六部分写明收费。",
        "Table 3 counts {0} requests with an unpaid fee, but the text speaks of no fee\nPlease check the row, or state the fees in section six.",
        &[&count],
    );
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, vec![id])])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(i64, &str)> {
        on: |&(count, section_six)| {
            let (mut report, text) = fixture::with_text(Edition::F21, &[(6, section_six)]);
            fixture::set(&mut report, "requests.other.fee_overdue.total", count);
            fixture::document(report, &text)
        },
        firing: &[(2, "无其他需要报告的事项。"), (1, "本年度按时完成人大代表建议办理公开工作。")],
        silent: &[
            (2, "本年度发出收费通知3件，应收信息处理费600元，实收200元。"),
            (0, "无其他需要报告的事项。"),
        ],
    };
}
