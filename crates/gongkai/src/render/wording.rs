//! How this product speaks of cells, verdicts and repairs: the same words in the terminal, in Markdown and in HTML.

use super::Language;
#[cfg(feature = "text-rules")]
use crate::check::TextRule;
use crate::check::{Rule, guards};
use crate::form::{CellId, Edition, FormRow, TableKind};
use crate::report::{
    About, Assessment, Checks, Condition, Finding, Gap, Message, Repair, RepairKind, Report, Severity, Why,
};
use crate::slice::Slice as _;
use std::borrow::Cow;

/// The labels of a row from its outermost group to its own, without 三、本年度办理结果, which says nothing that
/// the ordinals do not: `（三）不予公开 / 1.属于国家秘密`.
pub fn row_name(table: TableKind, row: &FormRow, language: Language) -> String {
    let from = match table {
        TableKind::Requests => usize::from(row.path.len() > 1),
        // Of sections and groups the last says enough.
        TableKind::Statistics => row.path.len().saturating_sub(2),
        TableKind::Disclosure | TableKind::Disputes => 0,
    };
    let labels: Vec<_> = row.path[from..].iter().map(|&words| language.words(words)).collect();
    labels.join(" / ")
}

/// A cell in the form's own words, as the rules' messages name it: `表三“（三）不予公开 1.属于国家秘密”行“自然人”栏`.
pub fn cell_name(cell: CellId, language: Language) -> String {
    let (row, column) = cell.at();
    let (table, column) = (language.words(cell.table.name()), language.words(column.label));
    let row = brief_row(cell.table, row, language);
    match (language, cell.table) {
        // One number a row: there is no column to name.
        (Language::Zh, TableKind::Statistics) => format!("{table}“{row}”行"),
        (Language::En, TableKind::Statistics) => format!("{table}, row “{row}”"),
        (Language::Zh, TableKind::Disputes) => format!("{table}“{row}”“{column}”栏"),
        (Language::Zh, _) => format!("{table}“{row}”行“{column}”栏"),
        (Language::En, _) => format!("{table}, row “{row}”, column “{column}”"),
    }
}

/// A row in one phrase, without the explanations that the form prints in brackets.
pub(super) fn brief_row(table: TableKind, row: &FormRow, language: Language) -> String {
    let row = row_name(table, row, language);
    let labels = row.split(" / ").map(|label| without_explanation(label, language));
    labels.collect::<Vec<_>>().join(language.pick(" ", ", "))
}

/// A label up to a bracket that does not open it: 部分公开 carries a whole sentence.
fn without_explanation(label: &str, language: Language) -> &str {
    let open = language.pick("（", " (");
    let after_first = label.chars().next().map_or(0, char::len_utf8);
    label.part(after_first..).find(open).map_or(label, |at| label.part(..after_first + at))
}

/// What a finding proposes, as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrections {
    /// What stands over it: whether all of it belongs together, or one line is to be chosen.
    pub title: String,
    /// The heads of its columns.
    pub head: [&'static str; 4],
    /// For each cell its name, what is printed, what should or could be, and the sum that gives it.
    pub rows: Vec<[String; 4]>,
}

impl Corrections {
    /// One of its lines as a phrase: `… 3 → 2（2 + 0 = 2）`.
    pub fn phrase([cell, from, to, sum]: &[String; 4], language: Language) -> String {
        let none = sum.is_empty();
        let [open, close] =
            [language.pick("（", " ("), language.pick("）", ")")].map(|s| if none { "" } else { s });
        [cell, " ", from, " → ", to, open, sum, close].concat()
    }
}

/// The corrections of a finding; `None` where it proposes none.
pub fn corrections(finding: &Finding, language: Language) -> Option<Corrections> {
    let cells = &finding.repair;
    let all_share = |same: fn(CellId, CellId) -> bool| {
        cells.len() > 1 && cells.windows(2).all(|pair| same(pair[0].cell, pair[1].cell))
    };
    // What all cells share stands in the message.
    let by_row = all_share(|a, b| a.at().1.label == b.at().1.label);
    let by_column = all_share(|a, b| a.at().0.id == b.at().0.id);
    let name = |cell: CellId| match cell.at() {
        (_, column) if by_column => language.words(column.label).to_owned(),
        (row, _) if by_row => brief_row(cell.table, row, language),
        _ => cell_name(cell, language),
    };
    let row = |repair: &Repair| {
        let from =
            repair.from.map_or_else(|| language.pick("空白", "blank").to_owned(), |from| from.to_string());
        [name(repair.cell), from, repair.to.to_string(), repair.sum.clone()]
    };
    let (title, should) = match (finding.repair_kind, cells.len()) {
        (_, 0) => return None,
        (RepairKind::Any, _) => {
            (language.pick("可能改法（任选其一）", "Possible corrections, one of them").to_owned(), false)
        }
        (RepairKind::All, 1) => (language.pick("改正", "Correction").to_owned(), true),
        (RepairKind::All, n) => {
            let n = n.to_string();
            (
                language.pick("需一并改正（", "To be corrected together (").to_owned()
                    + &n
                    + language.pick("格）", " cells)"),
                true,
            )
        }
    };
    let to =
        if should { language.pick("应为", "Should be") } else { language.pick("可改为", "Could be") };
    let head =
        [language.pick("栏目", "Cell"), language.pick("现为", "Printed"), to, language.pick("核算", "Sum")];
    Some(Corrections { title, head, rows: cells.iter().map(row).collect() })
}

/// The identities that the finding's cause breaks besides the one that its rule tells of.
pub fn also_broken(finding: &Finding) -> Vec<&'static str> {
    finding.breaks.iter().copied().filter(|&code| code != finding.rule).collect()
}

/// What kind of finding this is, in a word. This software's own doubts are never called the author's errors.
pub fn kind(finding: &Finding, language: Language) -> &'static str {
    match (finding.about, finding.severity) {
        (About::Reading, _) => language.pick("读取存疑", "reading doubt"),
        (About::Report, severity) => severity_name(severity, language),
    }
}

/// The severity in a word.
pub fn severity_name(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick("错误", "error"),
        Severity::Warning => language.pick("警告", "warning"),
        Severity::Info => language.pick("提示", "note"),
    }
}

/// A heading for a report: its title, or what is known instead.
pub fn heading(report: &Report, language: Language) -> &str {
    let known = report.title.as_deref().or(report.agency.as_deref());
    known.unwrap_or_else(|| language.pick("（无标题的报告）", "(report without a title)"))
}

/// The editions of the forms that a report's tables follow: `F21`, or `表二 F21 · 表三 F19` when they differ;
/// `None` when it has no table.
pub fn editions(report: &Report, language: Language) -> Option<String> {
    let first = report.tables.first()?.form.edition;
    if report.tables.iter().all(|t| t.form.edition == first) {
        return Some(first.name().to_owned());
    }
    let each = |t: &crate::report::Table| {
        format!("{} {}", language.words(t.form.table.name()), t.form.edition.name())
    };
    Some(report.tables.iter().map(each).collect::<Vec<_>>().join(" · "))
}

/// What is known of a report, as labelled values, for the head of a page.
pub(super) fn facts(report: &Report, name: &str, language: Language) -> Vec<(&'static str, String)> {
    let pick = |zh, en| language.pick(zh, en);
    let unknown = || pick("未写明", "not stated").to_owned();
    let mut facts = vec![
        (pick("单位名称", "Agency"), report.agency.clone().unwrap_or_else(unknown)),
        (pick("年度", "Year"), report.year.map_or_else(unknown, |y| y.to_string())),
    ];
    if !name.is_empty() {
        facts.push((pick("文件", "File"), name.to_owned()));
    }
    if let Some(period) = report.period {
        facts.push((pick("统计期限", "Period"), format!("{} – {}", period.from, period.to)));
    }
    if let Some(signed) = &report.signed {
        let on = signed.on.map(|d| d.to_string());
        let parts: Vec<_> = signed.by.iter().chain(&on).map(String::as_str).collect();
        facts.push((pick("落款", "Signed"), parts.join(" ")));
    }
    if let Some(editions) = editions(report, language) {
        facts.push((pick("表样", "Form"), editions));
    }
    facts.push((pick("核查", "Checks"), checks(report.checks, language)));
    facts
}

/// What there is to say about a rule, part by part: what it checks, why it matters, an example, what to do, when it is
/// silent, for which forms it is, and on what it rests.
pub fn of_rule(rule: &Rule, language: Language) -> Vec<(&'static str, Cow<'static, str>)> {
    let forms = if rule.forms.len() == Edition::ALL.len() {
        language.pick("各年度的表格。", "Those of all years.").to_owned()
    } else {
        let forms: Vec<_> = rule.forms.iter().map(|edition| form_of(*edition, language)).collect();
        forms.join(language.pick("；", "; ")) + language.pick("。", ".")
    };
    let parts = [
        ("核查内容", "What it checks", rule.what),
        ("为什么", "Why it matters", rule.why),
        ("例子", "Example", rule.example),
        ("怎么改", "How to fix it", rule.fix),
        ("什么时候不提示", "When it is silent", guards(rule)),
    ];
    let said = |(zh, en, words)| (language.pick(zh, en), Cow::Borrowed(language.words(words)));
    let mut parts: Vec<_> = parts.into_iter().map(said).collect();
    parts.push((language.pick("适用的表格", "Forms"), Cow::Owned(forms)));
    parts.push((language.pick("依据", "Basis"), Cow::Borrowed(language.words(rule.basis))));
    parts
}

/// 2019、2020年度（F19，国办公开办函〔2019〕60号).
fn form_of(edition: Edition, language: Language) -> String {
    let (zh, en) = match edition {
        Edition::S14 => ("2014—2018年度", "2014 to 2018"),
        Edition::F19 => ("2019、2020年度", "2019 and 2020"),
        Edition::F21 => ("2021年度起", "from 2021"),
    };
    let (years, name, basis) = (language.pick(zh, en), edition.name(), language.words(edition.basis()));
    match language {
        Language::Zh => format!("{years}（{name}，{basis}）"),
        Language::En => format!("{years} ({name}, {basis})"),
    }
}

/// How grave a rule's findings are, in a word; a doubt of the reader is called one.
pub fn rule_kind(rule: &Rule, language: Language) -> &'static str {
    match rule.about {
        About::Reading => language.pick("存疑", "doubt"),
        About::Report => severity_name(rule.severity, language),
    }
}

/// What keeps a report from being checked as a whole, in a few words: it comes before the verdict.
pub fn condition(condition: Condition, language: Language) -> &'static str {
    match condition {
        Condition::EndsEarly => language.pick("像是没有复制完整", "the copy seems incomplete"),
        Condition::Draft => language.pick("空白表格，还没有填写", "a form not filled in yet"),
        Condition::Unread => {
            language.pick("表格没有核查（没有读出）", "the tables were not checked (none was read)")
        }
        Condition::HalfRead => language
            .pick("表中数字读准不到一半，其余未核查", "less than half was read, the rest was not checked"),
    }
}

/// How a rule came out, in a word: the same on the page, in its papers and here.
pub fn assessment(how: Assessment, language: Language) -> &'static str {
    match how {
        Assessment::Passed => language.pick("未发现问题", "nothing wrong found"),
        Assessment::Failed => language.pick("有问题", "problems found"),
        Assessment::Partial => language.pick("部分核查", "checked in part"),
        Assessment::NotAssessable => language.pick("未核查", "not checked"),
        Assessment::NotSelected => language.pick("略过（按设置不查）", "left out (as asked)"),
    }
}

/// Why a rule was checked in part or not at all: 没有读准：表三“（一）予以公开”行、表四.
pub fn gap(gap: &Gap, language: Language) -> String {
    /// Rows that are named.
    const MOST: usize = 4;
    let why = match gap.why {
        Why::Cut => ("没有复制到", "not in the copy"),
        Why::Unread => ("没有读准", "not read for certain"),
        Why::Unjudged => ("名称断开或写法不同，没有判断", "torn or worded otherwise, not judged"),
        Why::BySums => ("数字连写，是按合计分开的", "digits without separators, divided by these sums"),
        Why::NotNumber => ("填的不是件数等数字", "no count is printed"),
        Why::Unfilled => ("没有填写", "not filled in"),
        Why::Absent => ("报告中没有", "not in the report"),
        Why::Unrecognised => ("报告未写，或本软件没有认出", "not stated, or not recognised"),
        Why::Inapplicable => ("不适用于本报告", "does not concern this report"),
        Why::TooLong => ("查找量超过限度，没有查完", "more to search than allowed, not all searched"),
    };
    let mut out = language.pick(why.0, why.1).to_owned();
    let row = |id: &CellId| match language {
        Language::Zh => format!("{}“{}”", id.table.name().zh, row_name(id.table, id.at().0, language)),
        Language::En => format!("{}, “{}”", id.table.name().en, row_name(id.table, id.at().0, language)),
    };
    let tables = gap.tables.iter().map(|table| language.words(table.name()).to_owned());
    let mut names: Vec<String> = tables.chain(gap.rows.iter().map(row)).collect();
    let count = names.len();
    names.truncate(MOST);
    if count > 0 {
        out += language.pick("：", ": ");
        out += &names.join(language.pick("、", "; "));
    }
    if count > MOST {
        let count = count.to_string();
        out.extend([language.pick("等", "; "), &count, language.pick("行", " rows in all")]);
    }
    out
}

/// How the rules came out: 未发现问题 57 项，有问题 1 项，部分核查 2 项，未核查 3 项; and how many were left out, if any.
pub fn checks(checks: Checks, language: Language) -> String {
    let Checks { passed, failed, partial, not_assessable, not_selected } = checks;
    let mut counts = vec![
        (Assessment::Passed, passed),
        (Assessment::Failed, failed),
        (Assessment::Partial, partial),
        (Assessment::NotAssessable, not_assessable),
    ];
    // Only where there are any: these two are rare.
    counts.retain(|&(how, count)| how != Assessment::Partial || count > 0);
    let mut counts: Vec<String> = counts
        .into_iter()
        .map(|(how, count)| match language {
            Language::Zh => format!("{} {count} 项", assessment(how, language)),
            Language::En => format!("{}: {count}", assessment(how, language)),
        })
        .collect();
    if not_selected > 0 {
        counts.push(match language {
            Language::Zh => format!("略过 {not_selected} 项"),
            Language::En => format!("left out: {not_selected}"),
        });
    }
    counts.join(language.pick("，", ", "))
}

/// How many findings of each kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Tally {
    /// Errors in the author's document.
    pub errors: usize,
    /// Warnings about the author's document.
    pub warnings: usize,
    /// Information about the author's document.
    pub notes: usize,
    /// Doubts of this software's reading, however severe.
    pub doubts: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut tally = Tally::default();
        for finding in findings {
            *match (finding.about, finding.severity) {
                (About::Reading, _) => &mut tally.doubts,
                (About::Report, Severity::Error) => &mut tally.errors,
                (About::Report, Severity::Warning) => &mut tally.warnings,
                (About::Report, Severity::Info) => &mut tally.notes,
            } += 1;
        }
        tally
    }

    /// Adds another count.
    pub fn add(&mut self, other: Tally) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.doubts += other.doubts;
    }

    /// The counts in words: `2 个错误，1 处读取存疑`; `未发现问题` when there are none.
    pub fn words(self, language: Language) -> String {
        let counted = [
            (self.errors, "个错误", "error"),
            (self.warnings, "个警告", "warning"),
            (self.notes, "条提示", "note"),
            (self.doubts, "处读取存疑", "reading doubt"),
        ];
        let parts: Vec<_> = counted
            .into_iter()
            .filter(|&(n, ..)| n > 0)
            .map(|(n, zh, en)| match language {
                Language::Zh => format!("{n} {zh}"),
                Language::En => plural(n, en),
            })
            .collect();
        if parts.is_empty() {
            return language.pick("未发现问题", "no findings").to_owned();
        }
        parts.join(language.pick("，", ", "))
    }
}

/// `1 error`, `2 errors`.
pub fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// What there is to say of a text rule, as of the catalogue's: title, what it does, why, what to do, example, basis.
#[cfg(feature = "text-rules")]
pub fn of_text_rule(rule: &TextRule) -> [Message; 6] {
    let why = Message::new(
        "设置里自己写的规则，不是本软件的规则。",
        "A rule that stands in the settings, not one of this software's own.",
    );
    let fix = Message::new(
        "改正文；规则写得不对的，改设置里的这一条。",
        "Change the text; where the rule is wrong, change it in the settings.",
    );
    let example = Message::new(rule.pattern(), rule.pattern());
    [rule.title(), rule.what(), why, fix, example, rule.basis()]
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::decimal::Decimal;
    use crate::form::{Edition, form};

    #[test]
    fn names_cells_in_the_words_of_the_form() {
        let cell = |table, id: &str| form(table, Edition::F19).cell(id).unwrap();
        assert_eq!(
            cell_name(cell(TableKind::Requests, "requests.denied.state_secret.natural_person"), Language::Zh),
            "表三“（三）不予公开 1.属于国家秘密”行“自然人”栏"
        );
        assert_eq!(
            cell_name(cell(TableKind::Disputes, "disputes.litigation_direct.upheld"), Language::Zh),
            "表四“行政诉讼 未经复议直接起诉”“结果维持”栏"
        );
        assert_eq!(
            cell_name(cell(TableKind::Requests, "requests.partially_granted.total"), Language::Zh),
            "表三“（二）部分公开”行“总计”栏"
        );
        assert_eq!(
            cell_name(cell(TableKind::Disclosure, "disclosure.rules.newly_made"), Language::En),
            "Table 2, row “Rules”, column “Newly made this year”"
        );
    }

    #[test]
    fn names_rows_of_the_statistics_table_by_their_group() {
        let cell = |id: &str| form(TableKind::Statistics, Edition::S14).cell(id).unwrap();
        assert_eq!(
            cell_name(cell("statistics.received.in_person"), Language::Zh),
            "统计表“（一）收到申请数 1.当面申请数”行"
        );
        assert_eq!(
            cell_name(cell("statistics.denied.privacy"), Language::En),
            "Statistics table, row “4. Denied, Personal privacy”"
        );
    }

    #[test]
    fn corrections_name_what_their_cells_do_not_share() {
        let cell = |id| form(TableKind::Requests, Edition::F19).cell(id).unwrap();
        let change = |id, to| Repair::new(cell(id), Some(Decimal::from(3)), Decimal::from(to));
        let mut finding = fixture::document().reports[0].findings[0].clone();
        let names = |finding: &Finding| {
            let table = corrections(finding, Language::Zh).unwrap();
            let names: Vec<String> = table.rows.iter().map(|row| row[0].clone()).collect();
            (table.title, table.head[2], names.join("、"))
        };
        finding.repair = vec![change("requests.carried_over.total", 2), change("requests.granted.total", 4)];
        let together = "二、上年结转政府信息公开申请数量、（一）予以公开".to_owned();
        assert_eq!(names(&finding), ("需一并改正（2格）".to_owned(), "应为", together));
        finding.repair = vec![change("requests.granted.total", 2), change("requests.granted.commercial", 4)];
        finding.repair_kind = RepairKind::Any;
        assert_eq!(
            names(&finding),
            ("可能改法（任选其一）".to_owned(), "可改为", "总计、商业企业".to_owned())
        );
        finding.repair.clear();
        assert_eq!(corrections(&finding, Language::En), None);
    }

    #[test]
    fn counts_the_readers_doubts_apart_from_the_authors_errors() {
        let document = fixture::document();
        let tally = Tally::of(&document.reports[0].findings);
        assert_eq!(tally, Tally { errors: 1, doubts: 1, ..Tally::default() });
        assert_eq!(tally.words(Language::Zh), "1 个错误，1 处读取存疑");
        assert_eq!(
            Tally { warnings: 2, ..tally }.words(Language::En),
            "1 error, 2 warnings, 1 reading doubt"
        );
        assert_eq!(Tally::default().words(Language::Zh), "未发现问题");
    }

    #[test]
    fn names_both_editions_of_a_hybrid_only() {
        let mut report = fixture::document().reports.remove(0);
        assert_eq!(editions(&report, Language::Zh).as_deref(), Some("表二 F21 · 表三 F19 · 表四 F19"));
        report.tables.remove(0);
        assert_eq!(editions(&report, Language::Zh).as_deref(), Some("F19"));
        report.tables.clear();
        assert_eq!(editions(&report, Language::Zh), None);
    }
}
