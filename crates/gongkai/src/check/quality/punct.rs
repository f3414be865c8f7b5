//! `QLT-PUNCT`: doubled or unbalanced punctuation.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w};
use super::shown;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "QLT-PUNCT",
    severity: Severity::Info,
    forms: forms::ANY,
    about: About::Report,
    title: w("标点无误", "Punctuation"),
    what: w(
        "句号、逗号等重复或相邻（。。，。），书名号、引号不成对。",
        "Full stops and commas side by side, and title marks or quotation marks that do not pair.",
    ),
    why: w(
        "报告向社会公开，错字会被网站检查通报。",
        "The report is public, and inspections of websites report such slips.",
    ),
    fix: w("改正标点。", "Correct the punctuation."),
    example: w("“推进政务公开。。”", "Print: “推进政务公开。。”"),
    basis: basis::WRITING,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "省略号不提示；书名号、引号一处不成对才提示，多处不成对的多为复制时丢失。",
    "Ellipses are silent; unpaired marks are told when they are one or two, because many were lost in copying.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let prose = subject.prose();
    let slips = subject.slips();
    let mut places = slips.punctuation.clone();
    // A mark that is lost in copying is lost once; where a text lacks many, its quotation marks are of another kind.
    let marks = ["《", "“"].iter().zip(slips.open).filter(|(_, open)| (1..=2).contains(&open.abs()));
    for (mark, _) in marks {
        places.extend(prose.text().rfind(mark).map(|at| (at, at + mark.len())));
    }
    shown(
        subject,
        &RULE,
        &places,
        ["标点", "重复或不成对"],
        ["Punctuation ", " stands twice or does not pair"],
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<&str> {
        on: |text| fixture::prose(Edition::F21, text, |_| {}),
        firing: &[
            "推进政务公开。。下一步继续。",
            "加强培训，，提高能力。",
            "加强培训，。提高能力。",
            "落实《条例要求，推进公开。",
            "坚持“公开为常态，推进公开。",
        ],
        silent: &[
            "推进政务公开。下一步继续。",
            "落实《条例》和“五公开”要求。",
            "加强培训……提高能力。",
            "“公开为常态。”大家都说。",
            "制定《办法》《细则》。",
        ],
    };
}
