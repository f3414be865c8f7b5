//! `SEC5-NO-MEASURE`: problems without measures, or measures without problems.

use super::super::narrative::claims::any;
use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Severity};
use crate::source::is_han;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC5-NO-MEASURE",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("问题与改进都写到", "Problems and measures stated"),
    what: w(
        "第五部分既写主要问题，又写改进情况。",
        "Section five states both the main problems and the improvement.",
    ),
    why: w(
        "只列问题不写改进，或只写打算不写问题，都不符合这一部分的要求。",
        "Problems without measures, or plans without problems, are half of what the section is for.",
    ),
    fix: w("补写改进措施或主要问题。", "Add the measures, or the problems."),
    example: w(
        "只写“一是公开意识有待增强；二是人员不足。”",
        "Only: “First, awareness is to be raised; second, too few staff.”",
    ),
    basis: w(
        "《政府信息公开条例》第五十条第一款第四项",
        "Regulation on Open Government Information, article 50, item 4",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "下一步、今后、整改、对策、努力等词，以及以加强、完善、优化等开头的分句，都算改进；“有待加强”不算；只要有一句认不出写的是问题还是改进，就不判断；不足20字的由 SEC5-EMPTY 提示。",
    "Words such as 下一步, 今后 or 对策 and clauses that begin with a measure's verb count as improvement, 有待加强 does not; not judged where one sentence cannot be told to be on problems or on measures; sections of fewer than twenty characters belong to SEC5-EMPTY.",
);

/// Words of what is wrong.
const PROBLEMS: &str = "问题|不足|差距|薄弱|短板|不够|不强|有待|欠缺|困难|滞后|不高|较少|偏少|单一|亟待|待提高|待提升|待加强|不全|不及时|不平衡|不到位|弱项|缺乏|缺少|不规范|不严|不多|不深|不齐|不便|不畅|不均|不足|得少|距离|提升空间|尚未|尚需|仍需|还需|需进一步|需要进一步|难以|偏低|偏慢|较低|待改进|需改进|要改进";
/// Words that announce what is done about it.
const PLANS: &str = "下一步|下步|下阶段|后续|今后|改进|措施|举措|对策|整改|解决|采取|针对|为此|将|拟|计划|打算|明年|来年|新的一年|接下来|力争|努力|已增|已建|已于|增设";
/// Improvement that is only wanted.
const WANTED: [&str; 4] = ["待改进", "需改进", "要改进", "待解决"];
/// Verbs that a measure begins with.
const MEASURES: [&str; 22] = [
    "加强",
    "强化",
    "完善",
    "提升",
    "加大",
    "健全",
    "推进",
    "规范",
    "优化",
    "拓展",
    "提高",
    "落实",
    "丰富",
    "深化",
    "创新",
    "建立",
    "继续",
    "进一步",
    "充实",
    "抓好",
    "做好",
    "持续",
];
/// A section this short is `SEC5-EMPTY`'s, in bytes.
const SHORTEST: usize = 60;

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().section(5);
    if subject.form_does_not_apply() || text.len() < SHORTEST {
        return Outcome::NotAssessable;
    }
    let (mut problems, mut measures, mut others) = (false, false, false);
    for sentence in text.split(['。', '；', '\n']) {
        let planned = WANTED.iter().fold(sentence.to_owned(), |text, wanted| text.replace(wanted, ""));
        let problem = any(sentence, PROBLEMS);
        let measure = any(&planned, PLANS) || sentence.split(['，', '：']).any(is_measure);
        others |= !problem && !measure && sentence.chars().any(is_han);
        (problems, measures) = (problems || problem, measures || measure);
    }
    let message = match (problems, measures) {
        (true, true) => return Outcome::Passed,
        // That sentence may say it.
        _ if others => return Outcome::NotAssessable,
        (true, false) => wording::said(
            "第五部分写了问题，没有写改进情况\n请补写改进措施。",
            "Section five states problems and no improvement\nPlease add the measures.",
            &[],
        ),
        (false, _) => wording::said(
            "第五部分没有写存在的主要问题\n请补写。",
            "Section five states no problems\nPlease add them.",
            &[],
        ),
    };
    let spans = subject.report.sections.iter().filter(|s| s.number == 5).map(|s| s.span);
    Outcome::Failed(vec![RULE.finding(message).on(spans)])
}

/// Whether a clause says what is or will be done: not 有待加强, which says what is not.
fn is_measure(clause: &str) -> bool {
    let head =
        clause.trim_start_matches(|c: char| c.is_ascii_digit() || "（）、.一二三四五六七是要".contains(c));
    MEASURES.iter().any(|verb| head.starts_with(verb)) && !any(clause, "需|待|不够|不足|问题|差距|亟")
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            let (report, text) = fixture::with_text(Edition::F21, &[(5, text), (6, "无。")]);
            fixture::document(report, &text)
        },
        firing: &[
            "虽然取得进展，也存在不足，公开意识有待增强。政务公开与业务工作的协调性有待加强。",
            "一是公开内容不够丰富；二是工作人员业务能力需进一步提高；三是更新不够及时。",
            "主要问题：信息更新滞后，解读形式单一，群众参与度不高，队伍力量薄弱。",
            "（一）公开的深度与群众期待还有差距。（二）专职人员缺乏，流动性较大。",
            "与上级要求相比，公开的广度仍有差距，平台功能亟待完善，人员培训还需加强。",
            "一是加强组织领导，完善机制；二是强化培训，提升能力；三是优化平台功能。",
        ],
        silent: &[
            "存在公开内容不够丰富、解读形式较为单一等问题。对策：政策与解读同步起草。",
            "存在公开内容不够丰富、解读形式较为单一等问题。每月由专人更新栏目，每季通报一次。",
            "公开实效与群众期盼还有距离。下一步，我局将丰富公开内容、创新解读形式。",
            "公开信息质量参差不齐，热点回应得少。我局通过图解、视频加以改进。",
            "公开内容不够全面，队伍有待加强。下一步，将增加公开内容，组织业务培训。",
            "存在问题：更新不及时。改进措施：按月检查栏目更新，明确责任人。",
            "一是解读形式单一；二是人员不足。针对以上问题，我局已增加图解解读，调整专人负责。",
            "（一）主要问题。培训偏少。（二）改进情况。加强培训，全年组织两次。",
            "公开意识有待增强。今后我镇要把公开工作与业务工作同部署，努力提高质量。",
        ],
    };

    fn told(text: &str) -> Option<String> {
        let (report, text) = fixture::with_text(Edition::F21, &[(5, text), (6, "无。")]);
        fixture::checked(&report, &text)
            .findings
            .into_iter()
            .find(|f| f.rule == "SEC5-NO-MEASURE")
            .map(|f| f.message.zh)
    }

    #[test]
    fn problems_without_measures_are_told() {
        for text in [
            "虽然取得进展，也存在不足，公开意识有待增强。政务公开与业务工作的协调性有待加强。",
            "一是公开内容不够丰富；二是工作人员业务能力需进一步提高；三是更新不够及时。",
            "主要问题：信息更新滞后，解读形式单一，群众参与度不高，队伍力量薄弱。",
            "（一）公开的深度与群众期待还有差距。（二）专职人员缺乏，流动性较大。",
            "与上级要求相比，公开的广度仍有差距，平台功能亟待完善，人员培训还需加强。",
        ] {
            assert!(told(text).is_some_and(|zh| zh.contains("没有写改进")), "{text}");
        }
        assert!(
            told("一是加强组织领导，完善机制；二是强化培训，提升能力；三是优化平台功能。")
                .unwrap()
                .contains("主要问题")
        );
    }
}
