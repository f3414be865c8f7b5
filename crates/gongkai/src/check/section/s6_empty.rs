//! `SEC6-EMPTY`: nothing stands under the heading of section six.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC6-EMPTY",
    severity: Severity::Info,
    forms: forms::LATER,
    about: About::Report,
    title: w("第六部分已填写", "Section six filled in"),
    what: w(
        "“其他需要报告的事项”下没有内容的，应写“无”。落款不算内容。",
        "“Other matters to report” says “none” where there are none. A signature does not count.",
    ),
    why: w(
        "只有标题，看不出是没有事项还是漏写。",
        "From a bare heading nobody knows whether there is nothing or it was forgotten.",
    ),
    fix: w(
        "写明信息处理费收取情况等事项，没有的写“无”。",
        "State the fees charged and other matters, or “none”.",
    ),
    example: w(
        "“六、其他需要报告的事项”之后就是落款",
        "Below the heading of section six stands the signature",
    ),
    basis: basis::SECTIONS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "写“无”就不提示；落款和日期不算内容；没有第六部分的由 SEC-MISSING 提示；只粘贴表格的不判断。",
    "“None” is enough; signature and date are no content. A missing section belongs to SEC-MISSING; not judged for bare tables.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(section) = subject.report.sections.iter().find(|s| s.number == 6) else {
        return Outcome::NotAssessable;
    };
    if subject.prose().is_empty() || subject.form_does_not_apply() {
        return Outcome::NotAssessable;
    }
    let signed = subject.report.signed.as_ref().and_then(|s| s.by.as_deref()).unwrap_or_default();
    let text = subject.prose().section(6);
    let text = if signed.is_empty() { text.to_owned() } else { text.replace(signed, "") };
    let says = text.chars().any(|c| c.is_alphabetic() && !"年月日号二〇零一三四五六七八九十".contains(c));
    if says {
        return Outcome::Passed;
    }
    let message = wording::said(
        "第六部分“其他需要报告的事项”还没有填写\n没有事项的请写“无”。",
        "Section six is not filled in\nPlease write “none” where there is nothing.",
        &[],
    );
    Outcome::Failed(vec![RULE.finding(message).on([section.span])])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Signature;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            let (mut report, text) = fixture::with_text(Edition::F21, &[(1, "甲。"), (6, text)]);
            report.signed = Some(Signature { by: Some("云溪县水利局".to_owned()), on: None });
            fixture::document(report, &text)
        },
        firing: &["", "云溪县水利局\n2024年1月15日"],
        silent: &["无。", "本年度未收取信息处理费。\n云溪县水利局"],
    };
}
