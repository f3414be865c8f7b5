//! `DOC-AGENCY`: title and signature name different bodies.

use super::super::body::Body;
use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::read::own as text;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "DOC-AGENCY",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("机关名称前后一致", "Names of the body agree"),
    what: w(
        "标题、正文公布或编制报告的机关、落款是同一机关。简称、加挂牌子、由办公室落款的不提示。",
        "The title, the body whose report the text announces or that drew it up, and the signature are the same. Short names, second names and the office that signs for its government are not told.",
    ),
    why: w(
        "名称不一致，多半是照搬了其他单位的报告。",
        "Different names mostly come from copying another body's report.",
    ),
    fix: w("核对标题、正文和落款的机关名称。", "Check the name in title, text and signature."),
    example: w("标题为“云溪县水利局”，落款为“云溪县林业局”", "Title 云溪县水利局, signed 云溪县林业局"),
    basis: w(
        "《政府信息公开条例》第四十九条、第五十条",
        "Regulation on Open Government Information, articles 49 and 50",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "简称与全称、加办公室的、同一地方的政府、乡镇、管委会与其办公室或部门互为落款、编制的，都不提示；标题没有机关名称，或者正文、落款都没有写的，不判断。",
    "Short and full names, an added office, and governments, townships and zones whose offices or departments sign or draw up are silent; not judged where the title names no body, or nothing else does.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let report = subject.report;
    // The reader's body is the title's whenever the title names one.
    let title = report.title.as_deref().unwrap_or_default();
    let Some(named) = report.agency.as_deref().filter(|agency| title.contains(*agency)) else {
        return Outcome::NotAssessable;
    };
    let prose = subject.prose();
    let own = || prose.sentences().filter(|(s, text)| s.section <= 1 && text.contains("报告"));
    let announced = own().find_map(|(s, text)| Some((text::announced(text)?.0?, Some(s))));
    let author = own().find_map(|(s, text)| Some((text::author(text)?, Some(s))));
    let signed = report.signed.as_ref().and_then(|s| s.by.clone()).map(|by| (by, None));
    let others = [
        (announced, w("正文公布的", "the text announces the report of")),
        (author, w("编制报告的", "the text says that it was drawn up by")),
        (signed, w("落款的", "the signature names")),
    ];
    let mut others = others.into_iter().filter_map(|(other, how)| Some((other?, how))).peekable();
    if others.peek().is_none() {
        return Outcome::NotAssessable;
    }
    let Some(((other, sentence), how)) = others.find(|((other, _), _)| !is_same(named, other)) else {
        return Outcome::Passed;
    };
    let message = wording::said(
        "{0}机关与标题不一致\n标题的机关是“{1}”，{0}机关是“{2}”。请核对是否为同一机关。",
        "The title names one body, {3} another\nThe title names {1}, {3} {2}. Please see whether they are the same body.",
        &[how.zh, named, &other, how.en],
    );
    Outcome::Failed(vec![RULE.finding(message).on(sentence.map(|s| prose.place(s.start, s.end)))])
}

/// Whether two names may be of one body, or one signs for the other.
pub(in crate::check) fn is_same(named: &str, other: &str) -> bool {
    // 平阳县 is short for no town of it.
    let kinds = [Body::of(named), Body::of(other)];
    if kinds.contains(&Body::Township) && kinds.contains(&Body::Government) {
        return false;
    }
    is_short(named, other) || is_short(other, named) || signs_for(other, named)
}

/// Whether all characters of `short` stand in `long` in this order: 科委 in 科学技术委员会.
fn is_short(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether a body signs for the government or the zone of the same place, or the other way round.
fn signs_for(signed: &str, named: &str) -> bool {
    let place = |name: &str| name.chars().take(2).collect::<String>();
    let whole =
        |name: &str| matches!(Body::of(name), Body::Government | Body::Zone | Body::Township | Body::Office);
    let general = |name: &str| whole(name) || name.ends_with("办公室");
    // One town does not sign for another.
    let alike = Body::of(signed) == Body::of(named) && Body::of(named) != Body::Office && whole(named);
    place(signed) == place(named) && !alike && (whole(named) || general(signed) && general(named))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Signature;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<[&str; 3]> {
        on: |&[named, signed, text]| {
            fixture::prose(Edition::F21, text, |r| {
                r.title = Some(format!("{named}2023年政府信息公开工作年度报告"));
                r.agency = Some(named.to_owned());
                let by = Some(signed.to_owned()).filter(|by| !by.is_empty());
                r.signed = Some(Signature { by, on: None });
            })
        },
        firing: &[
            ["云溪县水利局", "云溪县林业局", ""],
            ["云溪县水利局", "河东县水利局", ""],
            ["云溪县水利局", "", "现公布云溪县林业局2023年政府信息公开工作年度报告。"],
            ["云溪县水利局", "云溪县水利局", "现发布《云溪县人民政府办公室2023年度政府信息公开工作报告》。"],
            ["云溪县水利局", "", "本报告由河东县水利局根据《条例》编制。"],
            ["云溪县水利局", "", "根据要求，云溪县民政局2023年政府信息公开工作年度报告包括六个部分。"],
            ["云溪县水利局", "", "根据《条例》要求，云溪县教育局编制了本年度政府信息公开工作年度报告。"],
            ["江淮市人民政府", "", "现公布河东市人民政府2023年政府信息公开工作年度报告。"],
            ["云溪县柳湾镇人民政府", "云溪县白沙镇人民政府", ""],
        ],
        silent: &[
            ["云溪县水利局", "云溪县水利局", ""],
            ["江淮市科委", "江淮市科学技术委员会", ""],
            ["云溪县水利局", "云溪县水利局办公室", ""],
            ["江淮市", "江淮市人民政府办公室", ""],
            ["江淮市人民政府", "江淮市政务公开办公室", ""],
            ["江淮新区管委会", "江淮新区党政办公室", ""],
            ["江淮市人民政府", "", "本报告由江淮市大数据管理局编制。"],
            ["云溪县水利局", "", "现公布云溪县水利局2023年政府信息公开工作年度报告。"],
            ["云溪县水利局", "", "根据要求，云溪县水利局2023年政府信息公开工作年度报告包括六个部分。"],
            ["云溪县水利局", "", "按照云溪县人民政府办公室年度报告编制要求，本报告全文共六部分。"],
            [
                "云溪县水利局",
                "云溪县水利局",
                "按照《云溪县人民政府办公室关于做好2023年政府信息公开工作年度报告编制工作的通知》编制。",
            ],
            ["云溪县水利局", "云溪县水利局", "云溪县人民政府办公室编制了《政府信息公开指南》，本局执行。"],
        ],
    };
}
