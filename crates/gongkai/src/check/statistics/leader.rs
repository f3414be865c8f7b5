//! `S14-LEADER`: what the principal leader attended is among all that was held.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::{count, is_printed, table};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-LEADER",
    severity: Severity::Error,
    forms: forms::S14,
    about: About::Report,
    title: w("主要负责同志参加次数不超总数", "Attended by the principal leader"),
    what: w(
        "主要负责同志参加新闻发布会、政府网站在线访谈的次数，不大于总次数。",
        "Press conferences and online interviews with the principal leader are not more than all of them.",
    ),
    why: w("这是“其中”项，部分不能大于总数。", "The rows say “of these”: a part cannot exceed its whole."),
    fix: w("核对两行的次数，改正填错的一处。", "Compare the two rows and correct the one that is wrong."),
    example: w(
        "新闻发布会总次数1，其中主要负责同志参加2",
        "1 press conference, 2 of them with the principal leader",
    ),
    basis: basis::STATISTICS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "总次数空白的按没有可比的数处理；两格有读取存疑的，不判断。",
    "A blank whole leaves nothing to compare; not judged where one of the two cells is in doubt.",
);

const PAIRS: [(&str, &str); 2] = [
    ("response.press_conf_lead", "response.press_conf"),
    ("response.interviews_lead", "response.interviews"),
];

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(table) = table(subject) else { return Outcome::NotAssessable };
    let known = |(part, whole): &(&str, &str)| {
        let whole_count = count(table, whole).filter(|_| is_printed(table, whole))?;
        Some((count(table, part)?, whole_count))
    };
    let pairs: Vec<_> = PAIRS.iter().filter_map(known).collect();
    if pairs.is_empty() {
        return Outcome::NotAssessable;
    }
    let wrong = pairs.into_iter().filter(|(part, whole)| part.1 > whole.1);
    let told = wrong.map(|(part, whole)| {
        let names = [part.0, whole.0].map(|id| wording::addend(id.at().0));
        let message = wording::said("统计表主要负责同志参加{0}次，总共只有{1}次\n{2}填{0}，大于{3}{1}。请核对。", "Statistics table: the principal leader took part {0} times, of only {1} in all\n“{4}” prints {0}, more than “{5}” with {1}. Please check.", &[&part.1.to_string(), &whole.1.to_string(), names[0].zh, names[1].zh, names[0].en, names[1].en]);
        RULE.finding(message).at(subject.report, vec![part.0, whole.0])
    });
    Outcome::of(told.collect())
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::S14, change),
        firing: &[
            |r| fixture::set(r, "statistics.response.press_conf_lead", 2),
            |r| fixture::set(r, "statistics.response.interviews_lead", 2),
        ],
        silent: &[
            |_| {},
            |r| {
                fixture::set(r, "statistics.response.interviews_lead", 2);
                fixture::cell(r, "statistics.response.interviews").doubt = true;
            },
        ],
    };

    #[test]
    fn a_part_above_its_whole_is_an_error_for_each_pair() {
        let mut report = fixture::report(Edition::S14);
        assert!(fixture::of_rule(&report, "S14-LEADER").is_empty());
        fixture::set(&mut report, "statistics.response.press_conf_lead", 2);
        fixture::set(&mut report, "statistics.response.interviews_lead", 2);
        let findings = fixture::findings(&report);
        assert!(findings.len() == 2 && findings.iter().all(|f| f.rule == "S14-LEADER"), "{findings:?}");
        assert_eq!(
            findings[0].detail.zh,
            "主要负责同志参加新闻发布会次数填2，大于参加或举办新闻发布会总次数1。请核对。"
        );
        for whole in ["press_conf", "interviews"] {
            fixture::cell(&mut report, &format!("statistics.response.{whole}")).doubt = true;
        }
        assert!(fixture::of_rule(&report, "S14-LEADER").is_empty());
    }
}
