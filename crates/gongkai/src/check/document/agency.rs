//! `DOC-AGENCY`: title and signature name different bodies.

use super::super::body::Body;
use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "DOC-AGENCY",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("机关名称不一致", "Bodies disagree"),
    what: w(
        "标题与落款是同一机关。简称、加挂牌子、由办公室落款的不提示。",
        "Title and signature name the same body. Short names, second names and the office that signs for its government are not told.",
    ),
    why: w(
        "名称不一致，多半是照搬了其他单位的报告。",
        "Different names mostly come from copying another body's report.",
    ),
    fix: w("核对标题和落款的机关名称。", "Check the name in title and signature."),
    example: w("标题为“云溪县水利局”，落款为“云溪县林业局”", "Title 云溪县水利局, signed 云溪县林业局"),
    basis: w(
        "《政府信息公开条例》第四十九条、第五十条",
        "Regulation on Open Government Information, articles 49 and 50",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "简称与全称、加办公室的、同一地方的政府与其办公室或管委会互为落款的，都不提示；标题或落款缺机关名称的不判断。",
    "Short and full names, an added office, and governments, offices and zones of one place signing for each other are silent; not judged where title or signature names no body.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let report = subject.report;
    let signed = report.signed.as_ref().and_then(|s| s.by.as_deref());
    let (Some(title), Some(signed)) = (report.title.as_deref(), signed) else {
        return Outcome::NotAssessable;
    };
    // The reader's body is the title's whenever the title names one.
    let Some(named) = report.agency.as_deref().filter(|agency| title.contains(*agency)) else {
        return Outcome::NotAssessable;
    };
    if named == signed || is_short(named, signed) || is_short(signed, named) || signs_for(signed, named) {
        return Outcome::Passed;
    }
    let message = wording::said(
        &["标题的机关是“", named, "”，落款是“", signed, "”。请核对是否为同一机关。"],
        &[
            "The title names ",
            named,
            ", the signature ",
            signed,
            ". Please see whether they are the same body.",
        ],
    );
    Outcome::Failed(vec![RULE.finding(message)])
}

/// Whether all characters of `short` stand in `long` in this order: 科委 in 科学技术委员会.
fn is_short(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether a body signs for the government or the zone of the same place, or the other way round.
fn signs_for(signed: &str, named: &str) -> bool {
    let place = |name: &str| name.chars().take(2).collect::<String>();
    let general = |name: &str| {
        matches!(Body::of(name), Body::Government | Body::Zone | Body::Township | Body::Office)
            || name.ends_with("办公室")
    };
    place(signed) == place(named) && general(signed) && general(named)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Signature;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[&str; 2]> {
        on: |&[named, signed]| {
            fixture::changed(Edition::F21, &|r| {
                r.title = Some(format!("{named}2023年政府信息公开工作年度报告"));
                r.agency = Some(named.to_owned());
                r.signed = Some(Signature { by: Some(signed.to_owned()), on: None });
            })
        },
        firing: &[["云溪县水利局", "云溪县林业局"], ["云溪县水利局", "河东县水利局"]],
        silent: &[
            ["云溪县水利局", "云溪县水利局"],
            ["江淮市科委", "江淮市科学技术委员会"],
            ["云溪县水利局", "云溪县水利局办公室"],
            ["江淮市", "江淮市人民政府办公室"],
            ["江淮市人民政府", "江淮市政务公开办公室"],
            ["江淮新区管委会", "江淮新区党政办公室"],
        ],
    };
}
