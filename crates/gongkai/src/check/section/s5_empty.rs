//! `SEC5-EMPTY`: nothing is said about problems.

use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Message, Severity};
use crate::source::is_han;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC5-EMPTY",
    severity: Severity::Error,
    forms: forms::LATER,
    about: About::Report,
    title: w("第五部分已填写", "Section five filled in"),
    what: w(
        "“存在的主要问题及改进情况”应有内容，不少于20字。后面没有第六部分的，可能是复制不全，只作说明。",
        "“Main problems and improvement” says something, in 20 characters at least. Where no section follows, the copy may be cut, which is only noted.",
    ),
    why: w(
        "主要问题和改进情况是条例规定的必备内容，写“无”等于没有报告。",
        "Problems and improvement are required by the regulation; “none” is no report.",
    ),
    fix: w("写明主要问题和改进措施。", "State the main problems and the measures."),
    example: w("“五、存在的主要问题及改进情况”下只有“无”", "Below the heading of section five: “none”"),
    basis: w(
        "《政府信息公开条例》第五十条第一款第四项",
        "Regulation on Open Government Information, article 50, item 4",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "后面没有第六部分的，或第六部分写到问题的，可能是放错位置，只作说明；没有复制完整的、空白表格、片段、只粘贴表格的、2018年度及以前的不判断。",
    "A note only where no section six follows, or where that speaks of problems: the text may be misplaced. Not judged where the copy ends early, for forms not filled in, fragments, bare tables or years up to 2018.",
);

const SHORTEST: usize = 20;

fn check(subject: &Subject<'_>) -> Outcome {
    let sections = &subject.report.sections;
    let at = sections.iter().position(|s| s.number == 5);
    let Some(at) = at
        .filter(|_| !subject.prose().is_empty() && !subject.is_fragment() && !subject.form_does_not_apply())
    else {
        return Outcome::NotAssessable;
    };
    let text = subject.prose().section(5);
    if text.chars().filter(|&c| is_han(c)).count() >= SHORTEST {
        return Outcome::Passed;
    }
    let shown = text.trim_matches(['。', '：']);
    let then = [
        "\n“存在的主要问题及改进情况”应写明主要问题和改进措施。",
        "\nIt should state the main problems and the measures.",
    ];
    let message = if shown.is_empty() {
        wording::said("第五部分还没有填写{0}", "Section five is not filled in{1}", &[then[0], then[1]])
    } else {
        let shown = [Message::new(shown, shown)];
        wording::headline(["第五部分只有", "Section five holds only "], &shown, "", then)
    };
    let mut finding = RULE.finding(message).on([sections[at].span]);
    // What follows may have been lost with the end of the text, or be put into the next section by a slip.
    if sections.get(at + 1).is_none_or(|next| next.number != 6) || subject.prose().section(6).contains("问题")
    {
        finding.severity = Severity::Info;
    }
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Severity;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&[(u8, &str)]> {
        on: |parts| {
            let (report, text) = fixture::with_text(Edition::F21, parts);
            fixture::document(report, &text)
        },
        firing: &[
            &[(1, "甲。"), (5, "无。"), (6, "无。")],
            &[(1, "甲。"), (5, ""), (6, "无。")],
            &[(1, "甲。"), (5, "存在问题：")],
        ],
        silent: &[
            &[(5, "公开内容不够丰富，下一步将增加图解，按月检查栏目更新。"), (6, "无。")],
            &[
                (1, "甲。"),
                (5, "主要问题是专职人员偏少、更新不够及时，已落实专人负责并按月检查栏目。"),
                (6, "无。"),
            ],
        ],
    };

    fn told(parts: &[(u8, &str)]) -> Option<Severity> {
        let (report, text) = fixture::with_text(Edition::F21, parts);
        fixture::checked(&report, &text).findings.iter().find(|f| f.rule == "SEC5-EMPTY").map(|f| f.severity)
    }

    #[test]
    fn none_is_an_error_and_a_cut_text_a_note() {
        assert_eq!(told(&[(1, "甲。"), (5, "无。"), (6, "无。")]), Some(Severity::Error));
        assert_eq!(told(&[(1, "甲。"), (5, ""), (6, "无。")]), Some(Severity::Error));
        assert_eq!(told(&[(1, "甲。"), (5, "存在问题：")]), Some(Severity::Info));
        assert_eq!(
            told(&[(1, "甲。"), (5, ""), (6, "一是解读形式单一的问题，将改进。")]),
            Some(Severity::Info)
        );
    }
}
