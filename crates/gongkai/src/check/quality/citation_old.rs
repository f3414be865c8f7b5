//! `QLT-CITATION-OLD`: the report rests on a document that was replaced.

use super::super::narrative::claims::any;
use super::super::prose::topic;
use super::super::{Check, Outcome, Rule, Subject, forms, w};
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};
use std::cell::OnceCell;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-CITATION-OLD",
    severity: Severity::Warning,
    forms: forms::LATER,
    about: About::Report,
    title: w("编制依据现行有效", "Basis in force"),
    what: w(
        "2021年度起仍以国办公开办函〔2019〕60号为依据而没有提到〔2021〕30号；2019年度起以第492号令，或条例第三十一条、第三十二条为编制依据的，提示核对。",
        "From 2021 on, No. 60 of 2019 as basis without No. 30 of 2021; from 2019 on, Order No. 492, or articles 31 or 32 of the regulation for the duty to report.",
    ),
    why: w("依据旧文件，多半也用了旧格式。", "An old basis mostly means an old format too."),
    fix: w(
        "改引现行文件：国务院令第711号第四十九条、第五十条，国办公开办函〔2021〕30号。",
        "Cite what is in force: Order No. 711, articles 49 and 50; Guo Ban Gong Kai Ban Han [2021] No. 30.",
    ),
    example: w(
        "2023年度报告：“根据国办公开办函〔2019〕60号编制”",
        "In a report on 2023: “根据国办公开办函〔2019〕60号编制”",
    ),
    basis: w(
        "国办公开办函〔2021〕30号；国务院令第711号",
        "Guo Ban Gong Kai Ban Han [2021] No. 30; Order No. 711 of the State Council",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "同时提到〔2021〕30号或711号令的、说明历史沿革（原、修订前）的不提示；第三十一、三十二条只在说编制年报的依据时看；2018年度及以前的不判断。",
    "Silent where No. 30 [2021] or Order No. 711 is cited too, or the history told; articles 31 and 32 count only as the basis of the report. Not judged up to 2018.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(year) = subject.report.year.filter(|&year| year >= 2019) else { return Outcome::NotAssessable };
    let prose = subject.prose();
    let text = prose.text();
    let mut slips = Vec::new();
    // Asked once for all sentences, and only where one cites what was replaced.
    let (renewed, amended) = (OnceCell::new(), OnceCell::new());
    for (sentence, print) in prose.on(topic::CITATION).filter(|(s, _)| s.section <= 1) {
        let found = |words: &str| {
            print.find(words).map(|at| (sentence.start + at, sentence.start + at + words.len()))
        };
        let cited = found("〔2019〕60号").filter(|_| year >= 2021);
        slips.extend(cited.filter(|_| !renewed.get_or_init(|| any(text, "2021〕30号|2021]30号|2021】30号"))));
        let order = found("令第492号").filter(|_| !any(print, "2007|原|修订前"));
        slips.extend(order.filter(|_| !amended.get_or_init(|| text.contains("711"))));
        let article = found("第三十一条").or_else(|| found("第三十二条"));
        slips.extend(article.filter(|_| any(print, "编制|年度报告") && print.contains("条例》")));
    }
    shown(
        subject,
        &RULE,
        &slips,
        ["编制依据", "已被取代\n请改引现行文件。"],
        ["The basis ", " has been replaced\nPlease cite what is in force."],
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "根据国办公开办函〔2019〕60号编制本报告。",
            "按照《条例》（国务院令第492号）编制。",
            "根据《政府信息公开条例》第三十一条规定，编制本年度报告。",
            "依据《政府信息公开条例》第三十二条，现公布年度报告。",
            "本报告按照国办公开办函〔2019〕60号规定的格式编写。",
        ],
        silent: &[
            "根据国办公开办函〔2021〕30号编制本报告。",
            "国办公开办函〔2019〕60号印发后，〔2021〕30号作了修订。",
            "2007年公布的条例（国务院令第492号）经过修订。",
            "根据《政府信息公开条例》第五十条编制。",
            "依照《政府信息公开条例》第三十二条征求第三方意见。",
        ],
    };
}
