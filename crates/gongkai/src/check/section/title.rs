//! `SEC-TITLE`: a section under another title than the format's.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::TITLES;
use crate::form::Words;
use crate::read::TITLES as ACCEPTED;
use crate::report::{About, Finding, Message, Section, Severity};
use crate::source::han_only;
use crate::spelling;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC-TITLE",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("部分标题符合格式", "Titles of sections"),
    what: w(
        "各部分标题与格式或通行写法一致。只差一两个字的只作说明。",
        "Section titles are those of the format or usual variants. A difference of one or two characters is only noted.",
    ),
    why: w(
        "标题全国统一，便于查阅和比对；不同的标题可能是沿用了旧格式。",
        "Titles are uniform for looking up and comparing; others may come from an old format.",
    ),
    fix: w("按格式改正标题。", "Print the title of the format."),
    example: w("“一、概述”（应为“一、总体情况”）", "“一、概述” for “一、总体情况”"),
    basis: basis::SECTIONS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "“行政机关主动公开政府信息情况”等通行写法不提示；只差一两个字的只作说明；2018年度及以前的不判断。",
    "Usual variants are silent, and one or two characters off are only a note; not judged up to 2018.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let sections = &subject.report.sections;
    if sections.is_empty() || subject.form_does_not_apply() {
        return Outcome::NotAssessable;
    }
    Outcome::of(sections.iter().filter_map(of_section).collect())
}

fn of_section(section: &Section) -> Option<Finding> {
    let index = usize::from(section.number).checked_sub(1)?;
    let core = without_numeral(&han_only(&section.heading)).to_owned();
    if core.is_empty() || ACCEPTED[index].contains(&core.as_str()) {
        return None;
    }
    let chars: Vec<char> = core.chars().collect();
    let distance = |title: &&&str| spelling::distance(&chars, &title.chars().collect::<Vec<char>>());
    let nearest = ACCEPTED[index].iter().map(|title| distance(&title)).min()?;
    let Words { zh, en } = TITLES[index];
    let printed: String = section.heading.split_whitespace().collect();
    let message = wording::headline(
        ["标题", "The title "],
        &[Message::new(printed.clone(), printed)],
        "",
        [
            &["与格式不一致\n格式为“", zh, "”。"].concat(),
            &[" is not the format's\nThat is “", zh, "” (", en, ")."].concat(),
        ],
    );
    let mut finding = RULE.finding(message).on([section.span]);
    if nearest <= 2 {
        finding.severity = Severity::Info;
    }
    Some(finding)
}

/// What sections are numbered by; the second ones stand on cheques.
const NUMERALS: [char; 16] =
    ['一', '二', '三', '四', '五', '六', '七', '八', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌'];

/// 一总体情况, 第一部分总体情况, 壹总体情况: the title alone.
fn without_numeral(heading: &str) -> &str {
    let rest = heading.strip_prefix('第').unwrap_or(heading);
    let rest = rest.strip_prefix(NUMERALS).unwrap_or(heading);
    rest.strip_prefix("部分").unwrap_or(rest)
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Report;
    use crate::report::Severity;

    fn headed(at: usize, heading: &str) -> Report {
        let mut report = fixture::report(Edition::F21);
        heading.clone_into(&mut report.sections[at].heading);
        report
    }

    fn told(at: usize, heading: &str) -> Option<Severity> {
        fixture::of_rule(&headed(at, heading), "SEC-TITLE").first().map(|f| f.severity)
    }

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<(usize, &str)> {
        on: |&(at, heading)| fixture::document(headed(at, heading), ""),
        firing: &[
            (0, "一、概述"),
            (4, "五、存在的问题及下一步打算"),
            (3, "四、政府信息公开行政法复议、行政诉讼情况"),
        ],
        silent: &[
            (0, "壹、总体情况"),
            (0, "一、总体情况"),
            (0, "第一部分 总体情况"),
            (1, "二、行政机关主动公开政府信息情况"),
            (3, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
            (4, "五、政府信息公开工作存在的主要问题及改进情况"),
            (5, "六、其他需要报告的事项"),
        ],
    };

    #[test]
    fn other_titles_are_told() {
        assert_eq!(told(0, "一、概述"), Some(Severity::Warning));
        assert_eq!(told(4, "五、存在的问题及下一步打算"), Some(Severity::Warning));
        assert_eq!(told(3, "四、政府信息公开行政法复议、行政诉讼情况"), Some(Severity::Info));
    }
}
