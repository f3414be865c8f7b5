//! `SEC1-LENGTH`: the first section is longer than it should be.

use super::super::body::Body;
use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Edition;
use crate::form::Words;
use crate::report::{About, Severity};
use crate::source::is_han;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC1-LENGTH",
    severity: Severity::Info,
    forms: forms::F21,
    about: About::Report,
    title: w("总体情况不超过1000字", "Length of section one"),
    what: w(
        "2021年度起，总体情况原则上不超过1000字。部门和乡镇超过1500字的提示，其余只作说明。",
        "From 2021 on, section one has in principle no more than 1,000 characters. Departments and townships above 1,500 are told, others only noted.",
    ),
    why: w(
        "格式要求重点突出、文字平实；篇幅过长多为工作总结。",
        "The format asks for a plain and focused text; long ones are mostly accounts of all work done.",
    ),
    fix: w("删去与政府信息公开无关的内容。", "Drop what does not concern open government information."),
    example: w("总体情况部分2300字", "Section one of 2,300 characters"),
    basis: w(
        "国办公开办函〔2021〕30号：总体情况原则上不超过1000字",
        "Guo Ban Gong Kai Ban Han [2021] No. 30: section one in principle within 1,000 characters",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只数汉字；政府和认不出类别的机关再长也只作说明；2020年度及以前的不判断。",
    "Only Han characters count; governments and bodies of unknown kind never get more than a note. Not judged up to 2020.",
);

const MOST: usize = 1000;
const FAR_TOO_LONG: usize = 1500;

fn check(subject: &Subject<'_>) -> Outcome {
    let report = subject.report;
    let later = report.year.and_then(Edition::for_year) == Some(Edition::F21);
    // Every Han character takes three bytes.
    let text = subject.prose().section(1);
    if !later || text.is_empty() {
        return Outcome::NotAssessable;
    }
    if text.len() <= 3 * MOST {
        return Outcome::Passed;
    }
    let length = text.chars().filter(|&c| is_han(c)).count();
    if length <= MOST {
        return Outcome::Passed;
    }
    let count = length.to_string();
    let message = wording::said(
        "总体情况部分有{0}个汉字，超过1000字\n格式要求原则上不超过1000字。",
        "Section one has {0} characters, more than 1,000\nThe format asks for 1,000 at most, in principle.",
        &[&count],
    );
    let mut finding = RULE.finding(message);
    let small = report.agency.as_deref().is_some_and(|name| Body::of(name).is_small());
    if small && length > FAR_TOO_LONG {
        finding.severity = Severity::Warning;
    }
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::Severity;

    fn long(edition: Edition, agency: &str, length: usize) -> (Report, String) {
        let (mut report, text) = fixture::with_text(edition, &[(1, &"公".repeat(length))]);
        report.agency = Some(agency.to_owned());
        (report, text)
    }

    fn told(edition: Edition, agency: &str, length: usize) -> Option<Severity> {
        let (report, text) = long(edition, agency, length);
        fixture::checked(&report, &text).findings.iter().find(|f| f.rule == "SEC1-LENGTH").map(|f| f.severity)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(Edition, &str, usize)> {
        on: |&(edition, agency, length)| {
            let (report, text) = long(edition, agency, length);
            fixture::document(report, &text)
        },
        firing: &[
            (Edition::F21, "云溪县水利局", 1200),
            (Edition::F21, "云溪县水利局", 1501),
            (Edition::F21, "江淮市人民政府", 2500),
        ],
        silent: &[(Edition::F21, "云溪县水利局", 1000), (Edition::F19, "云溪县水利局", 1695)],
    };

    #[test]
    fn long_sections_are_told() {
        assert_eq!(told(Edition::F21, "云溪县水利局", 1200), Some(Severity::Info));
        assert_eq!(told(Edition::F21, "云溪县水利局", 1501), Some(Severity::Warning));
        assert_eq!(told(Edition::F21, "江淮市人民政府", 2500), Some(Severity::Info));
    }
}
