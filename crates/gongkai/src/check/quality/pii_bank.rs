//! `PII-BANK`: a bank card number is printed.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::pii_id::is_id;
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PII-BANK",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("未发现银行卡号", "No bank card number"),
    what: w(
        "正文印有16至19位、通过校验且不是身份证号的数字。",
        "16 to 19 digits with the check digit of bank cards that are no identity number.",
    ),
    why: w(
        "个人信息未经处理公开，会侵害当事人权益。",
        "Personal data that are published unmasked harm the people concerned.",
    ),
    fix: w("删去或打码。", "Delete or mask it."),
    example: w("“退费至6222……账户”", "Print: “退费至6222…账户”"),
    basis: basis::PERSONAL,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "未通过校验的、身份证号、备案号、流水号、网址里的数字不提示。",
    "Numbers that fail the check, identity numbers, licence and serial numbers and digits in addresses are silent.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let card = |&(start, end): &(usize, usize)| {
        let print = text.part(start..end);
        let attached = text
            .part(..start)
            .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '='));
        (16..=19).contains(&print.len())
            && print.starts_with(['3', '4', '5', '6', '9'])
            && passes_luhn(print)
            && !is_id(print)
            && !attached
    };
    let slips: Vec<_> = subject.slips().digits.iter().copied().filter(card).collect();
    shown(
        subject,
        &RULE,
        &slips,
        ["印有像银行卡号的", "\n请核对，属实的删去或打码。"],
        ["What looks like a bank card number is printed: ", "\nIf it is one, please delete or mask it."],
    )
}

fn passes_luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (place, byte) in digits.bytes().rev().enumerate() {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        let value = if place % 2 == 1 { digit * 2 } else { digit };
        sum += value / 10 + value % 10;
    }
    digits.bytes().all(|b| b.is_ascii_digit()) && sum % 10 == 0
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "退费至6222021234567894账户。",
            "卡号4111111111111111。",
            "收款账号6228480402564890018。",
            "账户：5500005555555559。",
            "退还至622202 1234567894。",
        ],
        silent: &[
            "退费至6222021234567890账户。",
            "索引号11150105MB1234567。",
            "公网安备15010502000249号。",
            "流水号/6222021234567894。",
            "身份证号11010519491231002X。",
            "统一社会信用代码911100006000373412。",
        ],
    };
}
