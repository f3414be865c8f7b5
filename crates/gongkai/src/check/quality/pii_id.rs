//! `PII-ID`: a resident identity number is printed.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::{shown, with_severity};
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PII-ID",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("未发现身份证号", "No identity number"),
    what: w(
        "正文中校验位正确的18位居民身份证号为错误；日期合理的15位旧号提示核对。统一社会信用代码、备案号不提示。",
        "An 18-digit resident identity number with a right check digit is an error; an old 15-digit one with a sound date is told. Other codes are not.",
    ),
    why: w(
        "个人信息未经处理公开，会侵害当事人权益。",
        "Personal data that are published unmasked harm the people concerned.",
    ),
    fix: w("删去或打码，如35*************123。", "Delete or mask it, as in 35*************123."),
    example: w("“申请人身份证号11010119900307……”", "Print: “申请人身份证号11010119900307…”"),
    basis: basis::PERSONAL,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "统一社会信用代码、备案号、已打码的，以及前面没有写“身份证”而校验位不符或日期不合理的数字，不提示；写了“身份证”的，校验位不符也提示核对。",
    "Social credit codes, licence numbers and masked ones are silent, and so are numbers with a wrong check digit or an impossible date unless 身份证 stands in front of them, which gives a warning.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let of = |test: fn(&str) -> bool| {
        let all = subject.slips().digits.iter().copied();
        all.filter(|&(start, end)| test(text.part(start..end))).collect::<Vec<_>>()
    };
    let (new, mut old) = (of(is_id), of(is_old_id));
    // What is called one is one, though a digit of it is wrong.
    let called = |at: usize| {
        let from = text.part(..at).char_indices().rev().take(8).last().map_or(at, |(i, _)| i);
        text.part(from..at)
            .split_once("身份证")
            .is_some_and(|(_, between)| !between.contains(['。', '，', '；']))
    };
    let all = subject.slips().digits.iter().copied();
    old.extend(all.filter(|&(start, end)| (15..=19).contains(&(end - start)) && called(start)));
    old.dedup();
    let zh = ["正文印有身份证号", "\n请立即删去或打码。"];
    let en = ["An identity number is printed: ", "\nPlease delete or mask it at once."];
    if new.is_empty() && !old.is_empty() {
        return with_severity(shown(subject, &RULE, &old, zh, en), Severity::Warning);
    }
    shown(subject, &RULE, &new, zh, en)
}

/// 18 characters with a birthday and the check digit of ISO 7064 MOD 11-2.
pub(super) fn is_id(print: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let bytes = print.as_bytes();
    if bytes.len() != 18 || !is_birthday(print.part(6..14)) || !matches!(bytes[0], b'1'..=b'8') {
        return false;
    }
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    b"10X98765432"[(sum % 11) as usize] == bytes[17].to_ascii_uppercase()
}

fn is_old_id(print: &str) -> bool {
    print.len() == 15
        && matches!(print.as_bytes()[0], b'1'..=b'8')
        && is_birthday(&["19", print.part(6..12)].concat())
}

/// `19900307`.
fn is_birthday(digits: &str) -> bool {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|d| d.parse::<u32>().ok()).unwrap_or(0);
    (1900..=2030).contains(&part(0, 4)) && (1..=12).contains(&part(4, 6)) && (1..=31).contains(&part(6, 8))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "申请人身份证号11010519491231002X。",
            "身份证：110105194912310 02X。",
            "（身份证号码：440524198001010013）",
            "当事人440524199001010018申请公开。",
            "旧证号110105491231002。",
            "（身份证号510821198001011234）",
            "身份证号码为：44052419800101001。",
            "身份证号：510821 1980 0101 1234。",
            "申请人张某身份证510821198013011234X。",
        ],
        silent: &[
            "统一社会信用代码91110000600037341L。",
            "公网安备15010502000249号。",
            "编号110105194912310021。",
            "电话0471-4211860，邮编010020。",
            "索引号000014349/2023-00012。",
            "身份证号35*************123已打码。",
            "身份证号510821********1234，索引号510821198001011234。",
            "核验身份证后办理，编号510821198001011234。",
        ],
    };
}
