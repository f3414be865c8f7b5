//! `SEC1-ASPECTS`: the first section leaves out one of the five aspects.

use super::super::{Check, Outcome, Rule, Subject, forms, w, wording};
use crate::form::Words;
use crate::report::{About, Message, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC1-ASPECTS",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("总体情况写到五个方面", "Five aspects of section one"),
    what: w(
        "总体情况应写到主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面；同义的写法都算。",
        "Section one covers proactive disclosure, requests, management of information, platforms, and supervision; other words for them count.",
    ),
    why: w(
        "格式要求从这五个方面说明，缺一个方面就看不出这方面有没有做。",
        "The format asks for these five; where one is left out, nobody knows what was done about it.",
    ),
    fix: w(
        "补写缺少的方面；没有相关工作的也写明。",
        "Add what is left out, also where there is nothing to report.",
    ),
    example: w("通篇没有写依申请公开", "Nothing is said about requests"),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件“一、总体情况”",
        "Section one in the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "同义的写法都算写到，如公示、公众号、督查；不足50字的总体情况，标题和其他部分不齐的多为复制不全，不判断；2018年度及以前的不判断。",
    "Any of many words for an aspect will do. Sections of fewer than fifty characters in reports that lack other parts are mostly cut copies and not judged, nor are years up to 2018.",
);

/// The aspects, with the words that show each.
const ASPECTS: [(Words, &[&str]); 5] = [
    (
        w("主动公开", "proactive disclosure"),
        &["主动公开", "公开信息", "发布", "公开各类", "公开了", "公示", "公开政府信息"],
    ),
    (w("依申请公开", "requests"), &["申请"]),
    (
        w("政府信息管理", "management of information"),
        &[
            "信息管理",
            "规范性文件",
            "保密",
            "审核",
            "审查",
            "目录",
            "档案",
            "清理",
            "信息资源",
            "归档",
            "更新",
            "属性",
            "指南",
        ],
    ),
    (
        w("平台建设", "platforms"),
        &[
            "平台",
            "网站",
            "公众号",
            "微信",
            "微博",
            "新媒体",
            "栏目",
            "专栏",
            "公报",
            "公开栏",
            "查阅",
            "客户端",
            "门户",
        ],
    ),
    (
        w("监督保障", "supervision"),
        &[
            "监督",
            "考核",
            "培训",
            "评议",
            "督查",
            "督促",
            "督导",
            "检查",
            "通报",
            "保障",
            "问责",
            "追究",
            "考评",
            "测评",
            "业务学习",
            "组织领导",
            "领导小组",
        ],
    ),
];
/// So many of the words that were looked for are shown.
const SHOWN: usize = 4;
/// Shorter sections were torn by the copy, or are their author's other problem.
const SHORTEST: usize = 150;

fn check(subject: &Subject<'_>) -> Outcome {
    let text = subject.prose().section(1);
    // One line is its author's where everything else is there.
    let whole = || {
        let extent = subject.extent();
        let sections = (2..=6).all(|number| subject.report.sections.iter().any(|s| s.number == number));
        let ends = !extent.ends_early() && extent.begins_late().is_none() && !subject.is_draft();
        text.ends_with('。') && sections && ends && subject.report.title.is_some()
    };
    if subject.form_does_not_apply() || text.len() < SHORTEST && !whole() {
        return Outcome::NotAssessable;
    }
    let absent = ASPECTS.iter().filter(|(_, words)| !words.iter().any(|word| text.contains(word)));
    let absent: Vec<_> = absent.collect();
    if absent.is_empty() {
        return Outcome::Passed;
    }
    // 略: what says nothing at all stands for the text.
    if text.len() < SHORTEST && absent.len() == ASPECTS.len() {
        return Outcome::NotAssessable;
    }
    let names: Vec<Message> = absent.iter().map(|(name, _)| Message::new(name.zh, name.en)).collect();
    // The words that were looked for: who writes of leading groups only has written of supervision.
    let sought = |words: &[&str]| words[..words.len().min(SHOWN)].join("、");
    let sought: Vec<String> = absent.iter().map(|(_, words)| sought(words)).collect();
    let sought = sought.join("；");
    let message = wording::headline(
        ["总体情况没有写到", "Section one says nothing about "],
        &names,
        "方面",
        [
            &["\n没有找到这些字样：", &sought, "。请补写，没有相关工作的也写明。"].concat(),
            &["\nNo words such as ", &sought, ". Please add it, also where there is nothing to report."]
                .concat(),
        ],
    );
    Outcome::Failed(vec![RULE.finding(message)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, &[START, text].concat(), |_| {}),
        firing: &[
            "全年通过网站发布信息30条，严格保密审查，组织培训2次。",
            "受理申请3件，规范目录，建好网站，加强考核。",
            "主动公开信息30条，受理申请3件，建好网站，加强考核。",
            "主动公开信息30条，受理申请3件，严格保密审查，加强考核。",
            "主动公开信息30条，受理申请3件，严格保密审查，建好网站。",
        ],
        silent: &[
            "主动公开信息30条，未收到申请，动态更新目录，办好公众号，组织业务学习。",
            "公示执法结果，依申请公开渠道畅通，文件归档及时，设查阅点2处，开展督查。",
            "发布动态80条，答复申请1件，清理规范性文件，维护专栏，接受监督。",
            "公开政府信息5条，依法答复申请，修订指南，维护门户，定期通报。",
            "在公报公开各类文件，优化申请流程，加强信息资源管理，接受社会评议。",
            "主动公开信息30条，受理申请3件，严格保密审查，建好网站，加强组织领导。",
        ],
    };

    fn told(text: &str) -> Option<String> {
        let (report, text) = fixture::with_text(Edition::F21, &[(1, text)]);
        fixture::checked(&report, &text)
            .findings
            .into_iter()
            .find(|f| f.rule == "SEC1-ASPECTS")
            .map(|f| [f.message.zh, f.detail.zh].concat())
    }

    const START: &str =
        "2023年，本局认真落实上级部署，围绕中心工作推进各项任务，取得积极进展，现将有关情况报告如下。";

    #[test]
    fn what_is_left_out_is_named() {
        for (text, name) in [
            ("全年通过网站发布信息30条，严格保密审查，组织培训2次。", "“依申请公开”"),
            ("受理申请3件，规范目录，建好网站，加强考核。", "“主动公开”"),
            ("主动公开信息30条，受理申请3件，建好网站，加强考核。", "“政府信息管理”"),
            ("主动公开信息30条，受理申请3件，严格保密审查，加强考核。", "“平台建设”"),
            (
                "主动公开信息30条，受理申请3件，严格保密审查，建好网站。",
                "“监督保障”方面没有找到这些字样：监督、考核、培训、评议。",
            ),
        ] {
            let zh = told(&[START, text].concat()).unwrap();
            assert!(zh.contains(name), "{zh}");
        }
    }

    #[test]
    fn other_words_count_and_short_texts_are_not_judged() {
        for text in [
            "主动公开信息30条，未收到申请，动态更新目录，办好公众号，组织业务学习。",
            "公示执法结果，依申请公开渠道畅通，文件归档及时，设查阅点2处，开展督查。",
            "发布动态80条，答复申请1件，清理规范性文件，维护专栏，接受监督。",
            "公开政府信息5条，依法答复申请，修订指南，维护门户，定期通报。",
            "在公报公开各类文件，优化申请流程，加强信息资源管理，接受社会评议。",
        ] {
            assert_eq!(told(&[START, text].concat()), None, "{text}");
        }
        assert_eq!(told("本局推进公开。"), None);
    }
}
