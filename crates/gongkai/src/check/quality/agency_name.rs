//! `QLT-AGENCY-NAME`: another body of the same kind is named as if it were the own one.

use super::super::body::Body;
use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-AGENCY-NAME",
    severity: Severity::Warning,
    forms: forms::ANY,
    about: About::Report,
    title: w("混入其他单位名称", "Another body's name"),
    what: w(
        "正文两次以上出现同类机关而地名不同的名称，如云溪县水利局的报告写“东河县水利局”。书名号、引号内的不算；政府的报告不判断。",
        "The text names, twice or more, a body of the same kind in another place. Names in titles and quotations do not count; governments' reports are not judged.",
    ),
    why: w("多半是照搬了其他单位的报告。", "Mostly the text was copied from another body's report."),
    fix: w("核对机关名称。", "Check the name."),
    example: w(
        "“云溪县水利局”的报告中两次写到“东河县水利局”",
        "In the report of 云溪县水利局, 东河县水利局 twice",
    ),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "须同一名称出现两次以上；书名号、引号内的，全县、各县、我县等泛称不算；政府和名称里没有地名的机关不判断。",
    "The same name must stand there twice; names in quotation or title marks and general ones (all counties) are left out. Governments and bodies without a place in their name are not judged.",
);

/// So many places are compared with each other.
const MOST: usize = 100;

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(agency) = subject.report.agency.as_deref().filter(|name| Body::of(name) == Body::Department)
    else {
        return Outcome::NotAssessable;
    };
    // 水利局 of 云溪县: what follows the place, with its 县.
    let place = agency.char_indices().skip(2).find(|(_, c)| matches!(c, '县' | '区' | '市' | '旗'));
    let Some((at, _)) = place.filter(|&(at, _)| agency[at..].chars().count() >= 4) else {
        return Outcome::NotAssessable;
    };
    let (own, kind) = agency.split_at(at);
    let text = subject.prose().text();
    let mut slips: Vec<(usize, usize)> = Vec::new();
    for (found, _) in text.match_indices(kind) {
        let head = &text[..found];
        if head.ends_with(own) {
            continue;
        }
        let name: Vec<(usize, char)> = head.char_indices().rev().take(own.chars().count()).collect();
        let Some(&(start, _)) = name.last().filter(|_| name.iter().all(|(_, c)| c.is_alphabetic())) else {
            continue;
        };
        let quoted = head.rfind(['《', '“']) > head.rfind(['》', '”']);
        // 全县水利局, 各县, 我县: no other place's name.
        let general = name.iter().any(|(_, c)| "各全我本该由市省和与及等对到在向据、州盟".contains(*c));
        if !quoted && !general {
            slips.push((start, found + kind.len()));
        }
    }
    slips.truncate(MOST);
    let twice = |&(start, end): &(usize, usize)| {
        slips.iter().filter(|&&(s, e)| text[s..e] == text[start..end]).count() > 1
    };
    let slips: Vec<_> = slips.iter().copied().filter(twice).collect();
    shown(
        subject,
        &RULE,
        &slips,
        ["正文多次出现", "，与报告机关不是同一地方。请核对是否写错单位。"],
        ["The text repeatedly names ", ", of another place than the reporting body. Please check."],
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            fixture::prose(Edition::F21, text, |report| {
                report.agency = Some("云溪县水利局".to_owned());
            })
        },
        firing: &[
            "2023年，东河县水利局推进公开。东河县水利局组织培训。",
            "东河县水利局主动公开信息30条，受理申请2件。东河县水利局网站改版。",
            "根据部署，东河县水利局完善制度；东河县水利局加强审查。",
            "东河县水利局，高度重视。下一步，东河县水利局继续努力。",
            "（一）东河县水利局坚持公开。（二）东河县水利局接受监督。",
        ],
        silent: &[
            "云溪县水利局推进公开。云溪县水利局组织培训。",
            "学习东河县水利局的经验。",
            "全县水利局系统推进。各县水利局参加，各县水利局交流。",
            "转发《东河县水利局办法》。参考《东河县水利局办法》。",
            "“东河县水利局”与“东河县水利局”来访。",
            "市水利局指导，市水利局考核。",
        ],
    };
}
