//! `S14-REPLY-DONE`: as many replies as requests closed.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::{count, is_printed, table};
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-REPLY-DONE",
    severity: Severity::Info,
    forms: forms::S14,
    about: About::Report,
    title: w("答复数与办结数相等", "Replies and requests closed"),
    what: w(
        "统计表：申请答复数与申请办结数通常相等。",
        "In the statistics table, replies and requests closed are usually as many.",
    ),
    why: w(
        "办结就是作出答复；两数不等多半有一处填错，也可能是跨年办理。",
        "To close a request is to answer it; where the numbers differ one is probably wrong, or the request ran over the year.",
    ),
    fix: w(
        "核对两行；确有跨年等原因的，不必改。",
        "Compare the two rows; where there is a reason, such as a request across years, leave them.",
    ),
    example: w("申请办结数5，申请答复数6", "Closed 5, replies 6"),
    basis: basis::STATISTICS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "答复与办结可以跨年，所以只作说明；两个合计中已有一个不平（S14-DONE、S14-REPLY）的，不再提示。",
    "Replies and closures may fall into different years, so this is only a note; silent where S14-DONE or S14-REPLY fails already.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(table) = table(subject) else { return Outcome::NotAssessable };
    let both = (count(table, "closed.total"), count(table, "replied.total"));
    let (Some(closed), Some(replied)) = both else { return Outcome::NotAssessable };
    if !is_printed(table, "closed.total") || !is_printed(table, "replied.total") {
        return Outcome::NotAssessable;
    }
    // A broken sum of either is told already.
    let breaks = |codes: &[&str]| {
        let told = subject.diagnosis.findings().iter();
        told.clone().any(|f| codes.contains(&&*f.rule) || f.breaks.iter().any(|code| codes.contains(code)))
    };
    if closed.1 == replied.1 {
        return Outcome::Passed;
    }
    if breaks(&["S14-DONE", "S14-REPLY"]) {
        return Outcome::NotAssessable;
    }
    let message = wording::said(
        "统计表申请办结数{0}，申请答复数{1}\n两数通常相等。请核对。",
        "Statistics table: {0} requests closed, {1} replies\nThese are usually as many. Please check.",
        &[&closed.1.to_string(), &replied.1.to_string()],
    );
    let finding = RULE.finding(message).at(subject.report, vec![replied.0, closed.0]);
    Outcome::Failed(vec![finding])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::Edition;
    use crate::report::Severity;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::S14, change),
        firing: &[
            |r| {
                fixture::shift(r, "statistics.closed.total", 1);
                fixture::shift(r, "statistics.closed.extended", 1);
            },
            |r| {
                fixture::shift(r, "statistics.closed.total", 20);
                fixture::shift(r, "statistics.closed.on_time", 20);
            },
        ],
        silent: &[|_| {}, |r| fixture::shift(r, "statistics.closed.total", 1)],
    };

    #[test]
    fn unequal_numbers_are_a_note_unless_a_sum_tells_already() {
        let mut report = fixture::report(Edition::S14);
        assert!(fixture::of_rule(&report, "S14-REPLY-DONE").is_empty());
        fixture::shift(&mut report, "statistics.closed.total", 1);
        let codes = |report| fixture::findings(report).iter().map(|f| f.rule.clone()).collect::<Vec<_>>();
        assert_eq!(codes(&report), ["S14-DONE"]);
        fixture::shift(&mut report, "statistics.closed.extended", 1);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((&*finding.rule, finding.severity), ("S14-REPLY-DONE", Severity::Info));
    }
}
