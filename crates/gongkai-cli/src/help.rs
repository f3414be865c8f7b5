//! The help, one text file per command and language: it is prose, and is written and reviewed as such.

use gongkai::render::Language;

use crate::args::Verb;

pub(crate) fn text(on: Option<Verb>, language: Language) -> &'static str {
    let (zh, en) = match on {
        None => (include_str!("help/gongkai.zh.txt"), include_str!("help/gongkai.en.txt")),
        Some(Verb::Check) => (include_str!("help/check.zh.txt"), include_str!("help/check.en.txt")),
        Some(Verb::Parse) => (include_str!("help/parse.zh.txt"), include_str!("help/parse.en.txt")),
        Some(Verb::Compare) => (include_str!("help/compare.zh.txt"), include_str!("help/compare.en.txt")),
        Some(Verb::Rules) => (include_str!("help/rules.zh.txt"), include_str!("help/rules.en.txt")),
    };
    language.pick(zh, en)
}
