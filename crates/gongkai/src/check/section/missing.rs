//! `SEC-MISSING`: one of the six sections is not there. One finding, however many are absent.

use super::super::{Check, Outcome, Rule, Subject, w, wording};
use super::TITLES;
use crate::report::{About, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC-MISSING",
    severity: Severity::Error,
    about: About::Report,
    title: w("缺少部分", "Section absent"),
    what: w(
        "2019年度起，报告应有格式规定的六个部分。只粘贴了片段、或全文没有分部分标题的，不判断。",
        "From 2019 on, a report has the six sections of the format. A pasted fragment, or a text without any heading, is not judged.",
    ),
    why: w(
        "六个部分是全国统一格式；没有内容的部分也应保留标题并写明“无”。",
        "The six sections are the uniform format; a section with nothing to say keeps its heading and says “none”.",
    ),
    fix: w("补上缺少的部分；没有内容的写“无”。", "Add the section; write “none” where there is nothing."),
    example: w("写到“五、存在的主要问题及改进情况”就结束", "A report that ends with section five"),
    basis: w(
        "《政府信息公开条例》第五十条；国办公开办函〔2019〕60号、〔2021〕30号附件格式",
        "Regulation on Open Government Information, article 50; format in the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(check),
};

fn check(subject: &Subject<'_>) -> Outcome {
    let sections = &subject.report.sections;
    if sections.is_empty() || subject.is_fragment() || subject.precedes_form() {
        return Outcome::NotAssessable;
    }
    let absent: Vec<Message> = (1_u8..)
        .zip(TITLES)
        .filter(|(number, _)| sections.iter().all(|s| s.number != *number))
        .map(|(_, title)| Message::new(title.zh, title.en))
        .collect();
    if absent.is_empty() {
        return Outcome::Passed;
    }
    let names = wording::list(&absent, TITLES.len(), "");
    let message = Message {
        zh: format!("缺少{}部分。没有内容的，也应保留标题并写“无”。", names.zh),
        en: format!("Absent: {}. A section with nothing to say keeps its heading and says “none”.", names.en),
    };
    Outcome::Failed(vec![RULE.finding(message)])
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use crate::form::Edition;
    use crate::report::{Report, Severity};

    fn without(numbers: &[u8]) -> Report {
        let mut report = fixture::report(Edition::F19);
        report.sections.retain(|s| !numbers.contains(&s.number));
        report
    }

    #[test]
    fn an_absent_section_is_an_error_by_name() {
        let findings = fixture::findings(&without(&[6]));
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((finding.rule, finding.severity), ("SEC-MISSING", Severity::Error));
        assert!(
            finding.message.zh.starts_with("缺少「六、其他需要报告的事项」部分。"),
            "{}",
            finding.message.zh
        );
        assert_eq!(fixture::of_rule(&without(&[1, 5]), "SEC-MISSING").len(), 1);
    }

    #[test]
    fn fragments_prose_and_older_reports_are_silent() {
        let mut table_only = without(&[1, 2, 4, 5, 6]);
        table_only.title = None;
        let prose = without(&[1, 2, 3, 4, 5, 6]);
        let mut older = without(&[6]);
        older.year = Some(2016);
        for report in [table_only, prose, older, without(&[])] {
            assert!(fixture::of_rule(&report, "SEC-MISSING").is_empty());
        }
    }
}
