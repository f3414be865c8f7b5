//! `FORM-NONNUMERIC`: words where a number belongs.

use super::super::{Check, Outcome, Rule, Subject, absence, forms, w};
use crate::form::Words;
use crate::report::{About, NoticeKind, Severity, State};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-NONNUMERIC",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("格内都是数字", "Numbers in all cells"),
    what: w(
        "数据格内只填数字。件、条、项、次等单位和全角数字照样识别，不提示。",
        "Value cells hold numbers. Units such as 件 or 项 and full-width digits are read as numbers and not told.",
    ),
    why: w("文字无法统计和汇总。", "Words cannot be counted or added up."),
    fix: w("改填阿拉伯数字；没有的填0。", "Print digits instead; 0 for none."),
    example: w("“（一）予以公开”行“自然人”栏：若干", "Granted, natural person: several"),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件各表",
        "Tables of the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "件、条、项、次等单位、全角数字、千分位逗号照样识别；读不出的数字由 PARSE-NUM 列为存疑；超过12个字的多为断开的栏目或正文，不提示。",
    "Units behind the number, full-width digits and thousands separators are read. Numbers that could not be read are PARSE-NUM's doubt; prints of more than twelve characters are torn labels or prose and silent.",
);

/// Longer prints are torn headings or neighbouring prose rather than what somebody typed into a cell.
const LONGEST: usize = 12;

fn check(subject: &Subject<'_>) -> Outcome {
    // What the reader calls unreadable is PARSE-NUM's: its own doubt, not the author's error.
    let doubted = |raw: &str| {
        let mut unreadable = subject.report.notices.iter().filter(|n| n.kind == NoticeKind::UnreadableNumber);
        unreadable.any(|n| n.print == raw)
    };
    super::cells_outcome(
        subject,
        &RULE,
        |cell, _| {
            cell.state == State::Text
                && cell.raw.chars().count() <= LONGEST
                && !doubted(&cell.raw)
                && !cell.raw.contains(absence::is_strange)
        },
        w("不是数字", "no number"),
        w("请改填数字，没有发生的填“0”。", "Please print digits, 0 for none."),
    )
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::{Edition, TableKind};
    use crate::report::{Notice, State};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[
            |r| fixture::print(r, "requests.granted.natural_person", "若干", State::Text),
            |r| fixture::print(r, "disputes.review.total", "两件", State::Text),
        ],
        silent: &[
            |_| {},
            |r| {
                fixture::print(r, "requests.granted.total", "1O", State::Text);
                fixture::notice(r, super::NoticeKind::UnreadableNumber, &["requests.granted.total"], "1O");
            },
        ],
    };

    #[test]
    fn a_word_is_the_only_error() {
        let mut report = fixture::report(Edition::F21);
        fixture::print(&mut report, "requests.granted.natural_person", "若干", State::Text);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.rule, "FORM-NONNUMERIC");
        assert!(finding.message.zh.contains("“若干”"));
    }

    #[test]
    fn what_the_reader_doubts_is_silent() {
        let mut report = fixture::report(Edition::F21);
        fixture::print(&mut report, "requests.granted.natural_person", "1O", State::Text);
        report.notices.push(Notice {
            kind: super::NoticeKind::UnreadableNumber,
            table: TableKind::Requests,
            cells: vec![fixture::id(&report, "requests.granted.natural_person")],
            spans: vec![],
            print: "1O".to_owned(),
        });
        assert!(fixture::of_rule(&report, "FORM-NONNUMERIC").is_empty());
        assert_eq!(fixture::of_rule(&report, "PARSE-NUM").len(), 1);
    }
}
