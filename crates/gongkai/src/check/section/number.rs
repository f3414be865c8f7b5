//! `SEC-NUMBER`: a heading with another numeral than the format's.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Message, Section, Severity};
use crate::source::real;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC-NUMBER",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("部分序号符合格式", "Numerals of sections"),
    what: w(
        "各部分标题的序号与格式一致（一至六）。没有序号，或写作“第一部分”“（一）”的不提示。",
        "The numerals of the six headings are those of the format. Headings without, or with another style, are not told.",
    ),
    why: w(
        "序号写错多半是漏了或重复了一个部分。",
        "A wrong numeral mostly means that a section is absent or doubled.",
    ),
    fix: w("按格式改正序号。", "Print the numeral of the format."),
    example: w(
        "“四、存在的主要问题及改进情况”（应为五）",
        "“四、存在的主要问题及改进情况”, which is section five",
    ),
    basis: basis::SECTIONS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "没有序号，或写作“（一）”“1.”的不提示，也不算符合；写作“第一部分”的不提示；2018年度及以前的不判断。",
    "Headings without a numeral, or with another style of it, are neither told nor passed; not judged up to 2018.",
);

const NUMERALS: &str = "一二三四五六七八九";
/// Those that stand on cheques.
const CHEQUE: [char; 6] = ['壹', '贰', '叁', '肆', '伍', '陆'];

fn check(subject: &Subject<'_>) -> Outcome {
    let sections = &subject.report.sections;
    if sections.is_empty() || subject.form_does_not_apply() {
        return Outcome::NotAssessable;
    }
    let (mut names, mut spans) = (Vec::new(), Vec::new());
    for section in sections {
        let mut chars = section.heading.chars().filter(|c| !c.is_whitespace()).map(real);
        let printed = chars.next().and_then(|c| NUMERALS.chars().position(|n| n == c));
        let proper = chars.next().is_some_and(|c| matches!(c, '、' | '.' | '，' | '．'));
        if proper && printed.is_some_and(|n| n + 1 != usize::from(section.number)) {
            let name: String = section.heading.split_whitespace().collect();
            names.push(Message::new(name.clone(), name));
            spans.push(section.span);
        }
    }
    if names.is_empty() {
        // 壹、贰、叁: there, and numbered otherwise.
        let styled = sections.iter().filter(|section| section.heading.trim_start().starts_with(CHEQUE));
        let spans: Vec<_> = styled.map(|section| section.span).collect();
        if spans.is_empty() {
            // 总体情况, 1.总体情况, （一）总体情况: no numeral of the format to compare.
            return if sections.iter().any(is_unnumbered) { Outcome::NotAssessable } else { Outcome::Passed };
        }
        let message = wording::said(
            "各部分标题的序号写作“壹、贰”等\n格式的序号为“一、二、三”。",
            "The sections are numbered 壹, 贰 and so on\nThe format numbers them 一, 二, 三.",
            &[],
        );
        let mut finding = RULE.finding(message).on(spans);
        finding.severity = Severity::Info;
        return Outcome::Failed(vec![finding]);
    }
    let message = wording::headline(
        ["", "Another numeral than the format's: "],
        &names,
        "",
        [
            "的序号与格式不一致\n请核对是否缺少或重复了部分。",
            "\nPlease see whether a section is absent or doubled.",
        ],
    );
    Outcome::Failed(vec![RULE.finding(message).on(spans)])
}

/// Whether a heading of one of the six sections has none of the format's numerals, nor 第一部分.
fn is_unnumbered(section: &Section) -> bool {
    let first = section.heading.chars().find(|c| !c.is_whitespace() && !matches!(c, '#' | '*')).map(real);
    section.number > 0 && first.is_none_or(|c| c != '第' && !NUMERALS.contains(c))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |heading| fixture::changed(Edition::F21, &|r| (*heading).clone_into(&mut r.sections[4].heading)),
        firing: &[
            "伍、存在的主要问题及改进情况",
            "四、存在的主要问题及改进情况",
            "六、存在的主要问题及改进情况",
        ],
        silent: &[
            "五、存在的主要问题及改进情况",
            "五 、存在的主要问题及改进情况",
            "存在的主要问题及改进情况",
            "第五部分 存在的主要问题及改进情况",
            "（一）存在的主要问题",
        ],
    };
}
