//! `TXT-T2-DOCS`: the text counts other normative documents than table 2.

use super::super::{Check, Rule, basis, forms, w};
use super::{WHY, compare, terms};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "TXT-T2-DOCS",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("正文规范性文件数", "Normative documents, in the text"),
    what: w(
        "正文所写制发、废止、现行有效行政规范性文件的件数，与表二相应各格一致。公开、发布、解读、备案、审查的件数不比较。",
        "Normative documents issued, repealed and in force according to the text are those of table 2. Those disclosed, explained, filed or reviewed are not compared.",
    ),
    why: WHY,
    fix: w(
        "与司法行政部门核对后，改正正文或表二。",
        "Agree the number with the department of justice and correct the text or table 2.",
    ),
    example: w("正文“制发行政规范性文件5件”，表二本年制发件数3", "Text: 5 issued; table 2: 3"),
    basis: basis::FIGURES,
    check: Check::Report(|subject| compare(subject, &RULE, (7 * terms::DOCUMENTS) | terms::PUBLIC)),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "其他年度、其他机关或全地区的数字（报告机关就是该地区政府的除外）、某个渠道或“其中”之后的部分数、同比增减数、约数、百分比，都不比较；公开、解读、清理、审查、转发的文件数不比较；正文多处写到同一件事的，只要有一处与表一致就不提示；表中该数空白无从相加或读取存疑的，不判断。",
    "Numbers of other years, other bodies or the whole place (unless the report is its government's), of one channel or behind 其中, differences to last year, rough numbers and percentages are not compared; documents disclosed, explained, reviewed or forwarded are not compared; where the text says the same thing several times, one that agrees is enough. Not judged where the table's number is in doubt, or blank with nothing to add up.",
);

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| {
            fixture::prose(Edition::F21, text, |report| {
                for (column, count) in [("issued", 3), ("repealed", 2), ("in_force", 18)] {
                    fixture::set(report, &format!("disclosure.normative_docs.{column}"), count);
                }
            })
        },
        firing: &[
            "2023年制发行政规范性文件5件。",
            "我局制定行政规范性文件3件，废止4件。",
            "现行有效行政规范性文件81件。",
            "全年出台规范性文件1件，现行有效18件。",
            "制发行政规范性文件3件，现行有效20件。",
        ],
        silent: &[
            "制发行政规范性文件3件，废止2件，现行有效18件。",
            "公开行政规范性文件21件，解读规范性文件5件。",
            "清理行政规范性文件40件，废止和宣布失效12件。",
            "对8件规范性文件开展合法性审查。",
            "2022年制发行政规范性文件7件。",
            "全县制发行政规范性文件30件。",
            "转发上级规范性文件6件，制定工作方案2个。",
        ],
    };
}
