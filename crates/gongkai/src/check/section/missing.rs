//! `SEC-MISSING`: one of the six sections is not there. One finding, however many are absent.

use super::super::{Check, Outcome, Rule, Subject, absence, forms, w, wording};
use super::{CORES, SUBHEADINGS, TITLES};
use crate::form::{TableKind, Words};
use crate::report::{About, Message, Severity};
use crate::slice::Slice as _;

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "SEC-MISSING",
    severity: Severity::Error,
    forms: forms::LATER,
    about: About::Report,
    title: w("六个部分齐全", "All sections present"),
    what: w(
        "2019年度起，报告应有格式规定的六个部分。只粘贴了片段、或全文没有分部分标题的，不判断。",
        "From 2019 on, a report has the six sections of the format. A pasted fragment, or a text without any heading, is not judged.",
    ),
    why: w(
        "六个部分是全国统一格式；没有内容的部分也应保留标题并写明“无”。",
        "The six sections are the uniform format; a section with nothing to say keeps its heading and says “none”.",
    ),
    fix: w("补上缺少的部分；没有内容的写“无”。", "Add the section; write “none” where there is nothing."),
    example: w("写到“五、存在的主要问题及改进情况”就结束", "A report that ends with section five"),
    basis: w(
        "《政府信息公开条例》第五十条；国办公开办函〔2019〕60号、〔2021〕30号附件格式",
        "Regulation on Open Government Information, article 50; format in the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只粘贴了片段、全文没有分部分标题、2018年度及以前的不判断；复制到的文字之后的部分不算缺少；标题印在一行中间、只剩小标题或表格的，标题紧跟读取存疑的表格的，文中有乱码的，改为读取存疑，不算报告的错。",
    "Not judged for fragments, texts without any heading, or years up to 2018; what lies behind the end of the copy is not absent. A heading inside a line, of which only a sub-heading or the table is left, or that stands behind a table in doubt or in a garbled text, is a doubt of the reader and no error.",
);

fn check(subject: &Subject<'_>) -> Outcome {
    let sections = &subject.report.sections;
    if sections.is_empty() || subject.is_fragment() || subject.form_does_not_apply() {
        return Outcome::NotAssessable;
    }
    let absent: Vec<u8> = (1_u8..=6).filter(|number| sections.iter().all(|s| s.number != *number)).collect();
    // Whose table is there has lost its heading; then others may be lost as well.
    let has_table = |number: u8| table_of(number).is_some_and(|kind| subject.report.table(kind).is_some());
    let loses = absent.iter().any(|&number| has_table(number));
    let garbled = absence::is_garbled(subject.own_text());
    let unproven =
        |number: u8| loses || garbled || is_printed(subject, number) || is_behind_doubt(subject, number);
    // What stands behind the end of a copy, or before its beginning, is not absent.
    let absent: Vec<u8> =
        absent.into_iter().filter(|&number| subject.extent().lacks_section(number)).collect();
    let (unread, absent): (Vec<u8>, Vec<u8>) = absent.into_iter().partition(|&number| unproven(number));
    let mut findings = Vec::new();
    if !absent.is_empty() {
        findings.push(RULE.finding(told(&absent, ABSENT)));
    }
    if !unread.is_empty() {
        let mut finding = RULE.finding(told(&unread, UNREAD));
        (finding.severity, finding.about) = (Severity::Info, About::Reading);
        findings.push(finding);
    }
    Outcome::of(findings)
}

/// The table of a section.
fn table_of(number: u8) -> Option<TableKind> {
    match number {
        2 => Some(TableKind::Disclosure),
        3 => Some(TableKind::Requests),
        4 => Some(TableKind::Disputes),
        _ => None,
    }
}

/// Whether the section's heading would stand right behind a table of which hardly a cell is certain: it may be torn among
/// the table's numbers.
fn is_behind_doubt(subject: &Subject<'_>, number: u8) -> bool {
    let table = number.checked_sub(1).and_then(table_of).and_then(|kind| subject.report.table(kind));
    table.is_some_and(|t| t.cells.iter().filter(|cell| cell.doubt).count() * 2 > t.cells.len())
}

/// Characters after the numeral within which a title shows what it is.
const REACH: usize = 20;

/// Whether the section is there after all: its heading with its numeral, perhaps in the middle of a line, or a
/// sub-heading that only this section has.
fn is_printed(subject: &Subject<'_>, number: u8) -> bool {
    let index = usize::from(number) - 1;
    let numeral: String = TITLES[index].zh.chars().take(2).collect();
    let text: String = subject.own_text().chars().filter(|c| !c.is_whitespace()).collect();
    let heading = |(at, _): (usize, &str)| {
        let title: String = text.part(at + numeral.len()..).chars().take(REACH).collect();
        title.contains(CORES[index])
    };
    text.match_indices(&numeral).any(heading) || SUBHEADINGS[index].iter().any(|s| text.contains(s))
}

/// The titles of sections with what stands before and behind them, in Chinese and in English.
fn told(numbers: &[u8], [zh, en]: [[&str; 2]; 2]) -> Message {
    let title = |&number: &u8| TITLES[usize::from(number) - 1];
    let titles: Vec<Message> = numbers.iter().map(title).map(|t| Message::new(t.zh, t.en)).collect();
    wording::headline([zh[0], en[0]], &titles, "部分", [zh[1], en[1]])
}

const ABSENT: [[&str; 2]; 2] = [
    ["缺少", "\n没有内容的，也应保留标题并写“无”。"],
    ["Absent: ", "\nA section with nothing to say keeps its heading and says “none”."],
];
const UNREAD: [[&str; 2]; 2] = [
    ["没有分出", "\n标题可能与正文连写，或在复制时丢失。"],
    ["Where it begins is not known: ", "\nThe heading may stand inside a line, or was lost in copying."],
];

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::{Edition, TableKind};
    use crate::report::{About, Report, Severity};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F19, change),
        firing: &[|r| *r = without(&[6]), |r| *r = without(&[1, 5])],
        silent: &[
            |_| {},
            |r| *r = without(&[1, 2, 3, 4, 5, 6]),
            |r| {
                *r = without(&[1, 2, 4, 5, 6]);
                r.title = None;
            },
            |r| {
                *r = without(&[6]);
                r.year = Some(2016);
            },
        ],
    };

    fn without(numbers: &[u8]) -> Report {
        let mut report = fixture::report(Edition::F19);
        report.sections.retain(|s| !numbers.contains(&s.number));
        report
    }

    #[test]
    fn an_absent_section_is_an_error_by_name() {
        let findings = fixture::findings(&without(&[6]));
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((&*finding.rule, finding.severity), ("SEC-MISSING", Severity::Error));
        assert!(finding.message.zh == "缺少“六、其他需要报告的事项”部分", "{}", finding.message.zh);
        assert_eq!(fixture::of_rule(&without(&[1, 5]), "SEC-MISSING").len(), 1);
    }

    #[test]
    fn a_heading_inside_a_line_is_our_own_doubt() {
        let text = "……75394432.52元三、收到和处理政府\n信息公开申请情况（本列数据的勾稽关系为";
        let findings = fixture::checked(&without(&[3]), text).findings;
        assert_eq!((findings[0].about, findings[0].severity), (About::Reading, Severity::Info));
        let below = "（一）主要问题\n（二）改进情况";
        assert_eq!(fixture::checked(&without(&[5]), below).findings[0].about, About::Reading);
        let listed = "本报告由总体情况、主动公开、收到和处理政府信息公开申请情况等六个部分组成。";
        let mut bare = without(&[3]);
        bare.tables.retain(|t| t.form.table != TableKind::Requests);
        let error = |f: &&crate::report::Finding| f.rule == "SEC-MISSING";
        let findings = fixture::checked(&bare, listed).findings;
        assert_eq!(findings.iter().find(error).map(|f| f.severity), Some(Severity::Error));
    }

    #[test]
    fn where_a_section_has_its_table_a_lost_heading_is_our_own_doubt() {
        let findings = fixture::checked(&without(&[2, 5]), "").findings;
        assert_eq!((findings[0].about, &*findings[0].rule), (About::Reading, "SEC-MISSING"));
    }
}
