//! `FORM-TABLE-MISSING`: table 2, 3 or 4 is not there. One finding, however many are absent.

use super::super::{Check, Outcome, Rule, Subject, absence, forms, w, wording};
use crate::form::{CellId, Edition, FORMS, TableForm, TableKind, Words, form};
use crate::report::{About, Message, NoticeKind, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "FORM-TABLE-MISSING",
    severity: Severity::Error,
    forms: forms::ANY,
    about: About::Report,
    title: w("各表齐全", "All tables present"),
    what: w(
        "2019年度起，报告应有表二、表三、表四。只粘贴了片段的，不判断。",
        "From 2019 on, a report has tables 2, 3 and 4. A pasted fragment is not judged.",
    ),
    why: w(
        "三张表是全国统一的统计口径，没有表格就没有可核对、可汇总的数据。",
        "The three tables are the national statistics; without them nothing can be checked or added up.",
    ),
    fix: w(
        "补上表格；表格以图片发布的，改为文字表格。粘贴时请确认连同表格一起复制。",
        "Add the table; publish it as text where it is a picture. When pasting, make sure that the tables were copied too.",
    ),
    example: w("第四部分只写“无”，没有表格", "Section four says “none” and has no table"),
    basis: w(
        "国办公开办函〔2019〕60号、〔2021〕30号附件格式第二至四部分",
        "Sections 2 to 4 of the format, annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
    ),
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "只粘贴了片段的、2018年度及以前的不判断；复制到的文字之后的表格不算缺少；文中有该表多数栏目名称、该部分看上去有表或有乱码、该部分只有图片或只指向附件、三张表全无且各部分只剩标题的，改为读取存疑，不算报告的错。",
    "Not judged for pasted fragments or years up to 2018; what lies behind the end of the copy is not absent. Where most of the table's labels are in the text, its section seems to hold it, holds a picture, only points to an attachment or is garbled, or all three sections hold nothing but headings, this is a doubt of the reader and no error.",
);

/// The tables of the form that were not found in a report.
pub(in crate::check) struct MissingTables {
    /// Those that the report does not have.
    pub(in crate::check) absent: Vec<TableKind>,
    /// Those that may stand behind the end of the text, or before its beginning.
    pub(in crate::check) cut: Vec<TableKind>,
    /// Those of which nothing proves that: something in the text may be the table.
    pub(in crate::check) unread: Vec<TableKind>,
    /// Those whose section holds a picture and no table.
    pictured: Vec<TableKind>,
    /// Those whose section says nothing but that the table is attached.
    attached: Vec<TableKind>,
    /// Whether all of them were lost in copying: their sections hold nothing but headings.
    dropped: bool,
}

impl MissingTables {
    pub(in crate::check) fn of(subject: &Subject<'_>) -> Self {
        let report = subject.report;
        let side_by_side =
            |kind| report.notices.iter().any(|n| n.table == kind && n.kind == NoticeKind::SideBySide);
        let missing: Vec<TableKind> = TableKind::SINCE_2019
            .into_iter()
            .filter(|&kind| report.table(kind).is_none() && !side_by_side(kind))
            .collect();
        if missing.is_empty() {
            return MissingTables {
                absent: missing,
                cut: Vec::new(),
                unread: Vec::new(),
                pictured: Vec::new(),
                attached: Vec::new(),
                dropped: false,
            };
        }
        let text = wording::han(subject.own_text());
        let told = |kind| report.notices.iter().any(|n| n.table == kind);
        // Where no table is left and their sections hold nothing at all, whoever made the text dropped them.
        let dropped = missing.len() == TableKind::SINCE_2019.len()
            && missing.iter().all(|&kind| is_bare(subject, kind));
        let unproven = |kind: TableKind| {
            dropped
                || report.incomplete
                || told(kind)
                || has_labels(&text, kind)
                || stands_in_section(subject, kind)
                || looks_unread(subject, kind)
        };
        let extent = subject.extent();
        let lacks = |kind| absence::section_of(kind).is_some_and(|number| extent.lacks_table(number));
        let (mut absent, mut cut, mut unread) = (Vec::new(), Vec::new(), Vec::new());
        let (pictured, missing): (Vec<TableKind>, Vec<TableKind>) =
            missing.into_iter().partition(|&kind| has_picture(subject, kind));
        let (attached, missing): (Vec<TableKind>, Vec<TableKind>) =
            missing.into_iter().partition(|&kind| is_attached(subject, kind));
        for kind in missing {
            let list = match () {
                () if !lacks(kind)
                    && (extent.is_fragment() || extent.ends_early() || extent.begins_late().is_some()) =>
                {
                    &mut cut
                }
                () if !lacks(kind) || unproven(kind) => &mut unread,
                () => &mut absent,
            };
            list.push(kind);
        }
        let dropped = dropped && pictured.is_empty()
            || !unread.is_empty() && !unread.iter().any(|&kind| unproven(kind));
        unread.extend(pictured.iter().chain(&attached));
        MissingTables { absent, cut, unread, pictured, attached, dropped }
    }
}

fn check(subject: &Subject<'_>) -> Outcome {
    if subject.is_fragment() || subject.form_does_not_apply() {
        return Outcome::NotAssessable;
    }
    let MissingTables { absent, unread, pictured, attached, dropped, .. } = subject.missing();
    let mut findings = Vec::new();
    if !absent.is_empty() {
        findings.push(RULE.finding(absent_message(absent)));
    }
    let told_apart = |kind: &TableKind| pictured.contains(kind) || attached.contains(kind);
    let others: Vec<TableKind> = unread.iter().copied().filter(|kind| !told_apart(kind)).collect();
    let unread_or_dropped = if *dropped { dropped_message } else { unread_message };
    for (kinds, message) in [
        (pictured, pictured_message as fn(&[TableKind]) -> Message),
        (attached, attached_message),
        (&others, unread_or_dropped),
    ] {
        if !kinds.is_empty() {
            let mut finding = RULE.finding(message(kinds));
            finding.cells = kinds.iter().flat_map(|&kind| cells(subject, kind)).collect();
            (finding.severity, finding.about) = (Severity::Info, About::Reading);
            findings.push(finding);
        }
    }
    Outcome::of(findings)
}

/// Whether most of a table's own labels are in the text: then it is there, and was not understood.
fn has_labels(han: &str, kind: TableKind) -> bool {
    FORMS.iter().filter(|f| f.table == kind).any(|form| {
        let labels = labels(form);
        labels.iter().filter(|l| han.contains(l.as_str())).count() * 2 > labels.len()
    })
}

/// Whether the table's section holds a table by all appearances: every character of its labels, though torn
/// apart (PDF text writes narrow headings character by character), and half as many numbers as it has cells.
fn stands_in_section(subject: &Subject<'_>, kind: TableKind) -> bool {
    let sections = subject.report.sections.iter().filter(|s| Some(s.number) == absence::section_of(kind));
    let forms = || FORMS.iter().filter(|f| f.table == kind);
    sections.map(|s| s.span.of(subject.text)).any(|text| {
        let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
        let bare: usize = text.lines().map(bare_numbers).sum();
        // Its headings are lost.
        let rows = || forms().map(|form| form.rows[0].columns.len()).max();
        bare > 0 && rows().is_some_and(|width| bare >= width)
            || forms().any(|form| {
                numbers * 2 >= form.size()
                    && labels(form).iter().flat_map(|l| l.chars()).all(|c| text.contains(c))
            })
    })
}

/// The form of a table that was not found: the edition of the report's other tables, or of its year.
fn form_of(subject: &Subject<'_>, kind: TableKind) -> &'static TableForm {
    let mut editions = subject.report.tables.iter().map(|t| t.form.edition).filter(|&e| e != Edition::S14);
    let by_year = || subject.report.year.and_then(Edition::for_year).filter(|&e| e != Edition::S14);
    form(kind, editions.next_back().or_else(by_year).unwrap_or(Edition::F21))
}

/// The cells of a table that was not found.
pub(in crate::check) fn cells(subject: &Subject<'_>, kind: TableKind) -> Vec<CellId> {
    form_of(subject, kind).cells().collect()
}

/// Whether cells that no table was read from, or what nobody can read, stand in the table's section; where its heading
/// is lost, anywhere in the report.
fn looks_unread(subject: &Subject<'_>, kind: TableKind) -> bool {
    let sections = subject.report.sections.iter().filter(|s| Some(s.number) == absence::section_of(kind));
    let mut regions: Vec<_> = sections.map(|s| s.span).collect();
    if regions.is_empty() {
        regions.extend(subject.report.span);
    }
    let form = form_of(subject, kind);
    regions.into_iter().any(|region| {
        absence::is_garbled(region.of(subject.text))
            || absence::looks_like_table(subject.text, region, subject.report, form)
    }) || absence::is_garbled(subject.own_text())
}

/// Whether the table's section is there and holds nothing but its heading and a few words of no sentence, such as a unit.
fn is_bare(subject: &Subject<'_>, kind: TableKind) -> bool {
    const FEW: usize = 12;
    let mut sections = subject.report.sections.iter().filter(|s| Some(s.number) == absence::section_of(kind));
    let bare = |text: &str| {
        let behind = text.trim().split_once('\n').map_or("", |(_, behind)| behind);
        let words = behind.chars().filter(|c| !c.is_whitespace()).count();
        words <= FEW && !behind.contains(['。', '，', '；', '无'])
    };
    sections.next().is_some_and(|s| bare(s.span.of(subject.text)))
}

/// Whether the section where the table belongs holds a picture.
fn has_picture(subject: &Subject<'_>, kind: TableKind) -> bool {
    let mut sections = subject.report.sections.iter().filter(|s| Some(s.number) == absence::section_of(kind));
    sections.any(|s| subject.report.pictures.iter().any(|at| (s.span.start..=s.span.end).contains(at)))
}

/// Whether the table's section holds only a few words, and these point to an attachment or a file.
fn is_attached(subject: &Subject<'_>, kind: TableKind) -> bool {
    /// Longer texts, in characters, say more than where the table is.
    const FEW: usize = 60;
    const WORDS: [&str; 6] = ["附件", "附表", "附后", "另附", "下载", "见表"];
    const FILES: [&str; 7] = [".xls", ".doc", ".wps", ".pdf", ".et", ".jpg", ".png"];
    let mut sections = subject.report.sections.iter().filter(|s| Some(s.number) == absence::section_of(kind));
    sections.any(|s| {
        let text = s.span.of(subject.text).trim();
        let Some((_, behind)) = text.split_once('\n') else { return false };
        let words: String = behind.chars().filter(|c| !c.is_whitespace()).take(FEW + 1).collect();
        let words = words.to_ascii_lowercase();
        words.chars().count() <= FEW && WORDS.iter().chain(&FILES).any(|word| words.contains(word))
    })
}

/// How many numbers a line holds that has no words.
fn bare_numbers(line: &str) -> usize {
    if line.contains(char::is_alphabetic) {
        return 0;
    }
    line.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count()
}

/// The labels of a form that say something by themselves, without ordinals, each once.
fn labels(form: &TableForm) -> Vec<String> {
    let rows = form.rows.iter().map(|r| wording::addend(r).zh);
    let columns = form.rows.iter().flat_map(|r| r.columns).map(|c| c.label.zh);
    let mut labels: Vec<String> = Vec::new();
    for label in rows.chain(columns).map(wording::han) {
        if label.chars().count() >= 4 && !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

fn absent_message(absent: &[TableKind]) -> Message {
    let (zh, en) = names(absent);
    wording::said(
        "没有找到{0}\n表格如果是图片，无法读取；如果是粘贴的文字，请确认表格也复制了。",
        "Not found: {1}\nA picture cannot be read; please make sure that pasted text has the tables.",
        &[&zh, &en],
    )
}

fn pictured_message(pictured: &[TableKind]) -> Message {
    let (zh, en) = names(pictured);
    wording::said(
        "{0}是图片，没有读取\n该部分没有文字表格，只有图片，图片里的数字无法读取，没有核查。请改用文字表格。",
        "A picture, not read: {1}\nThe section holds a picture and no table; numbers in pictures cannot be read and were not checked. Please use a table of text.",
        &[&zh, &en],
    )
}

fn attached_message(attached: &[TableKind]) -> Message {
    let (zh, en) = names(attached);
    wording::said(
        "{0}在附件中，没有读取\n该部分没有表格，只指向附件，附件没有核查。请把表格放在正文中，或把附件一并核查。",
        "In an attachment, not read: {1}\nThe section holds no table and only points to an attachment, which was not checked. Please put the table in the report.",
        &[&zh, &en],
    )
}

fn dropped_message(dropped: &[TableKind]) -> Message {
    let (zh, en) = names(dropped);
    wording::said(
        "没有读到{0}\n这些部分只有标题，表格可能是图片，或在复制时丢失。没有核查。",
        "Not read: {1}\nTheir sections hold only headings: the tables may be pictures, or were lost in copying.",
        &[&zh, &en],
    )
}

fn unread_message(unread: &[TableKind]) -> Message {
    let (zh, en) = names(unread);
    wording::said(
        "{0}没有读出，没有核查\n文字中有其栏目，但本软件没能认出表格。请改从网页或Word直接复制表格。",
        "Not read, not checked: {1}\nIts labels are there, but no table was made out. Please copy it from the page or from Word.",
        &[&zh, &en],
    )
}

fn names(kinds: &[TableKind]) -> (String, String) {
    let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
    let zh: Vec<_> = names.iter().map(|name| name.zh).collect();
    let en: Vec<_> = names.iter().map(|name| name.en).collect();
    (zh.join("、"), en.join(", "))
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Change, Trial, Tried};
    use crate::form::{Edition, TableKind};
    use crate::report::{About, Report, Severity};

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<Change> {
        on: |change| fixture::changed(Edition::F21, change),
        firing: &[|r| *r = without(TableKind::Disputes), |r| *r = without(TableKind::Disclosure)],
        silent: &[
            |_| {},
            |r| {
                *r = without(TableKind::Disputes);
                r.year = Some(2017);
            },
            |r| {
                *r = without(TableKind::Disputes);
                r.title = None;
                r.sections.clear();
            },
        ],
    };

    fn without(kind: TableKind) -> Report {
        let mut report = fixture::report(Edition::F21);
        report.tables.retain(|t| t.form.table != kind);
        report
    }

    #[test]
    fn absent_tables_are_one_error() {
        let mut report = without(TableKind::Disputes);
        report.tables.remove(0);
        let findings = fixture::findings(&report);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.message.zh, "没有找到表二、表四");
    }

    #[test]
    fn a_picture_in_its_section_may_be_the_table_and_one_elsewhere_is_not() {
        let mut report = without(TableKind::Disputes);
        let text = "三、收到申请\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题\n加强学习。\n";
        let at = |word: &str| text.find(word).unwrap();
        report.sections[3].span = crate::Span::new(at("四、"), at("五、") - 1);
        report.sections[4].span = crate::Span::new(at("五、"), text.len());
        report.pictures = vec![at("\n五、") as u32];
        let finding = &fixture::checked(&report, text).findings[0];
        assert_eq!((finding.about, finding.message.zh.as_str()), (About::Reading, "表四是图片，没有读取"));
        report.pictures = vec![text.len() as u32];
        assert_eq!(fixture::checked(&report, text).findings[0].severity, Severity::Error);
    }

    #[test]
    fn a_table_in_an_attachment_is_our_own_doubt() {
        for (words, severity) in [
            ("见附件。", Severity::Info),
            ("附件：表四.xlsx", Severity::Info),
            ("（详见附表）", Severity::Info),
            ("无。", Severity::Error),
            ("全年未发生行政复议、行政诉讼案件。", Severity::Error),
        ] {
            let mut report = without(TableKind::Disputes);
            let text = format!("四、政府信息公开行政复议、行政诉讼情况\n{words}\n");
            report.sections[3].span = crate::Span::new(0, text.len());
            let findings = fixture::checked(&report, &text).findings;
            let finding = findings.iter().find(|f| f.rule == "FORM-TABLE-MISSING").unwrap();
            assert_eq!(finding.severity, severity, "{words}");
        }
    }

    #[test]
    fn a_table_whose_labels_are_there_is_our_own_doubt() {
        let report = without(TableKind::Disputes);
        let text = "结果维持 结果纠正 其他 结果 尚未审结 总计 未经复议直接起诉 复议后起诉";
        let findings = fixture::checked(&report, text).findings;
        assert_eq!((findings[0].about, findings[0].severity), (About::Reading, Severity::Info));
    }

    #[test]
    fn a_table_torn_apart_in_its_section_is_our_own_doubt() {
        let mut report = without(TableKind::Disputes);
        let text = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n结果维 结果纠 其他结 尚未审 总 \
                    未经复议直接起诉 复议后起诉\n持 正 果 结 计\n0 9 0 9 18 0 1 9 0 10 0 0 9 2 11";
        report.sections[3].span = crate::Span::new(0, text.len());
        assert_eq!(fixture::checked(&report, text).findings[0].about, About::Reading);
        let bare = "四、政府信息公开行政复议、行政诉讼情况\n0 9 0 9 18 0 1 9 0 10 0 0 9 2 11\n";
        report.sections[3].span = crate::Span::new(0, bare.len());
        assert_eq!(fixture::checked(&report, bare).findings[0].about, About::Reading);
        let prose = "四、政府信息公开行政复议、行政诉讼情况\n2024年未发生行政复议、行政诉讼。";
        report.sections[3].span = crate::Span::new(0, prose.len());
        assert_eq!(fixture::checked(&report, prose).findings[0].severity, Severity::Error);
    }
}
