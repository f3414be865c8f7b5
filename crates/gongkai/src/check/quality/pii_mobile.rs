//! `PII-MOBILE`: a mobile number is printed.

use super::super::narrative::claims::any;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::{shown, with_severity};
use crate::form::Words;
use crate::report::{About, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "PII-MOBILE",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("未发现手机号码", "No mobile number"),
    what: w(
        "正文印有11位手机号码。前面写明联系、咨询电话的，只作说明。",
        "An 11-digit mobile number. Behind “contact” or “telephone” it is only noted.",
    ),
    why: w(
        "个人信息未经处理公开，会侵害当事人权益。",
        "Personal data that are published unmasked harm the people concerned.",
    ),
    fix: w("删去或打码，如138****1234。", "Delete or mask it, as in 138****1234."),
    example: w("“申请人王某，1380000……”", "Print: “申请人王某，1380000…”"),
    basis: basis::PERSONAL,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "阅读量、编号、订单号等与其他字母数字相连的、固定电话、已打码的不提示；前面写明联系、咨询、监督电话、没有写申请人的只作说明。",
    "Digits joined to other letters or digits, landlines and masked numbers are silent; a number announced as a contact, and not as an applicant's, is only a note.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().text();
    let mobile = |&(start, end): &(usize, usize)| {
        let print = &text.as_bytes()[start..end];
        let attached = text
            .part(..start)
            .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.'))
            || text.part(end..).starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.'));
        print.len() == 11 && print[0] == b'1' && matches!(print[1], b'3'..=b'9') && !attached
    };
    let slips: Vec<_> = subject.slips().digits.iter().copied().filter(mobile).collect();
    let official = slips.iter().all(|&(start, _)| {
        let near: Vec<char> = text.part(..start).chars().rev().take(30).collect();
        {
            let near = near.iter().rev().collect::<String>();
            any(&near, "联系|咨询|电话|热线|监督|邮编") && !any(&near, "申请人|当事人|信访人|联系申请")
        }
    });
    let outcome = shown(
        subject,
        &RULE,
        &slips,
        ["正文印有手机号码", "\n属于个人的请删去或打码。"],
        ["A mobile number is printed: ", "\nIf it is a person's, please delete or mask it."],
    );
    if official { with_severity(outcome, Severity::Info) } else { outcome }
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "申请人王某（13800001111）来信。",
            "联系电话：13912345678。",
            "答复短信发至15000002222。",
            "反映人18600003333要求公开。",
            "经办人17700004444。",
        ],
        silent: &[
            "联系电话：0517-83605210。",
            "阅读量13800001次。",
            "编号A13800001111。",
            "备案号1501050200024。",
            "申请人手机138****1234。",
            "订单20230113800001111。",
        ],
    };
}
