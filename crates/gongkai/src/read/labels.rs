//! Every word of the forms that the reader looks for, compiled from the forms' data.

use std::sync::OnceLock;

use super::automaton::{Automaton, without_overlaps};
use super::shortened::add_shortened;
use crate::form::words::headings;
use crate::form::{Edition, FormRow, TableForm, TableKind, form};
use crate::source::{han, han_only};

/// What a word of a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// The label of a row: an index into [`Labels::rows`] of the table.
    Row(TableKind, u8),
    /// The beginning of a long label, which is enough to know it by.
    RowStart(TableKind, u8),
    /// A heading of a column, a block, a group of rows.
    Head(TableKind),
    /// A heading that only one edition prints.
    EditionHead(TableKind, Edition),
    /// 总计: a column of table 3 and 4, and a row of table 3.
    Total,
    /// 其他: a column of table 3, and a row of it.
    Other,
    /// The outcome columns of table 4, 0 to 3.
    Outcome(u8),
    /// 未经复议直接起诉, 复议后起诉: words of table 4 that prose does not have.
    Lawsuits,
    /// 政府信息公开工作年度报告: the end of a title.
    Title,
    /// 当面申请数 and the like: words that only the statistics table of 2014 to 2018 has.
    Statistics,
}

impl Mark {
    /// The table that the word belongs to; `None` for words of several.
    pub(super) fn table(self) -> Option<TableKind> {
        match self {
            Mark::Row(table, _)
            | Mark::RowStart(table, _)
            | Mark::Head(table)
            | Mark::EditionHead(table, _) => Some(table),
            Mark::Outcome(_) | Mark::Lawsuits => Some(TableKind::Disputes),
            Mark::Statistics => Some(TableKind::Statistics),
            Mark::Total | Mark::Other | Mark::Title => None,
        }
    }
}

/// A word of a form, found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) mark: Mark,
    /// Byte where its first Han character starts.
    pub(super) start: u32,
    /// One past its last Han character.
    pub(super) end: u32,
}

/// A row as the reader knows it, before the edition is decided.
#[derive(Debug)]
pub(super) struct LabelledRow {
    pub(super) row: &'static FormRow,
    /// The Han characters of the label, without its ordinal.
    pub(super) core: Vec<char>,
}

/// The words of all forms.
pub(super) struct Labels {
    /// The rows of tables 2 and 3 in the order of the forms, of all editions together.
    rows: [Vec<LabelledRow>; 2],
    patterns: Automaton,
    marks: Vec<Mark>,
}

impl Labels {
    /// The compiled words; built once.
    pub(super) fn get() -> &'static Labels {
        static LABELS: OnceLock<Labels> = OnceLock::new();
        LABELS.get_or_init(Labels::build)
    }

    /// The rows of table 2 or 3, of all editions together.
    pub(super) fn rows(&self, table: TableKind) -> &[LabelledRow] {
        match table {
            TableKind::Disclosure => &self.rows[0],
            TableKind::Requests => &self.rows[1],
            TableKind::Disputes | TableKind::Statistics => &[],
        }
    }

    /// The numbers that hits give the rows of this form of table 2 or 3.
    pub(super) fn numbers_of(&self, form: &TableForm) -> Vec<u8> {
        let united = self.rows(form.table);
        let number = |row: &FormRow| united.iter().position(|l| l.row.id == row.id).unwrap_or_default() as u8;
        form.rows.iter().map(number).collect()
    }

    /// Every word of the forms in `text`, in order, without overlaps.
    pub(super) fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = without_overlaps(self.patterns.find_all(text), |p| self.patterns.length(p))
            .into_iter()
            .map(|o| Hit { mark: self.marks[usize::from(o.pattern)], start: o.start, end: o.end })
            .collect();
        let rows = [TableKind::Disclosure, TableKind::Requests].map(|table| (table, self.rows(table)));
        add_shortened(text, &mut hits, &rows);
        hits
    }

    fn build() -> Labels {
        let rows = [united(TableKind::Disclosure), united(TableKind::Requests)];
        let mut words = Vec::new();
        for (table, rows) in [TableKind::Disclosure, TableKind::Requests].into_iter().zip(&rows) {
            for (index, labelled) in rows.iter().enumerate() {
                row_words(table, index as u8, labelled, &mut words);
            }
        }
        head_words(&mut words);
        let mut seen: Vec<(String, Mark)> = Vec::new();
        for (word, mark) in words {
            if !word.is_empty() && !seen.iter().any(|(other, _)| *other == word) {
                seen.push((word, mark));
            }
        }
        Labels {
            rows,
            patterns: Automaton::new(seen.iter().map(|(word, _)| word.as_str())),
            marks: seen.iter().map(|(_, mark)| *mark).collect(),
        }
    }
}

/// The rows of both editions in one order: a row that only one has stands where that one has it.
fn united(table: TableKind) -> Vec<LabelledRow> {
    let (old, new) = (form(table, Edition::F19).rows, form(table, Edition::F21).rows);
    let mut rows: Vec<&'static FormRow> = Vec::new();
    let mut rest = new.iter().peekable();
    for row in old {
        if new.iter().any(|other| other.id == row.id) {
            while let Some(other) = rest.next_if(|other| other.id != row.id) {
                rows.push(other);
            }
            // The newer label is the longer one (行政规范性文件); the older is its variant.
            rows.extend(rest.next());
        } else {
            rows.push(row);
        }
    }
    rows.extend(rest);
    rows.into_iter()
        .map(|row| {
            let core = without_ordinal(row.label().zh);
            LabelledRow { row, core: core.chars().filter_map(han).collect() }
        })
        .collect()
}

/// Takes a label's ordinal (`一、`, `（二）`, `3.`) off.
fn without_ordinal(label: &str) -> &str {
    if let Some(rest) = label.strip_prefix('（') {
        return rest.split_once('）').map_or(label, |(_, core)| core);
    }
    match label.split_once(['、', '.']) {
        Some((ordinal, core)) if ordinal.chars().count() == 1 => core,
        _ => label,
    }
}

fn row_words(table: TableKind, index: u8, labelled: &LabelledRow, words: &mut Vec<(String, Mark)>) {
    /// Labels from this length on are known by their first part.
    const LONG: usize = 16;
    let core: String = labelled.core.iter().collect();
    match core.as_str() {
        "总计" | "其他" => return,
        _ => words.push((core.clone(), Mark::Row(table, index))),
    }
    for variant in labelled.row.variants {
        words.push((han_only(variant), Mark::Row(table, index)));
    }
    if labelled.core.len() >= LONG {
        let known_by = (labelled.core.len() * 3 / 5).max(10);
        words.push((labelled.core[..known_by].iter().collect(), Mark::RowStart(table, index)));
    }
}

fn head_words(words: &mut Vec<(String, Mark)>) {
    let statistics = [
        "当面申请数",
        "传真申请数",
        "信函申请数",
        "申请办结数",
        "按时办结数",
        "延期办结数",
        "申请答复数",
        "同意公开答复数",
        "同意部分公开答复数",
        "告知作出更改补充数",
        "微博微信回应事件数",
        "政策解读稿件发布数",
        "兼职人员数",
        "举办各类培训班数",
        "接受培训人员数",
    ];
    words.extend(statistics.map(|word| (word.to_owned(), Mark::Statistics)));
    words.push(("总计".to_owned(), Mark::Total));
    words.extend(["其他", "其它"].map(|word| (word.to_owned(), Mark::Other)));
    for kind in [TableKind::Disclosure, TableKind::Requests] {
        let [older, newer] = [Edition::F19, Edition::F21].map(|edition| {
            let form = form(kind, edition);
            (form, headings(form).collect::<Vec<_>>())
        });
        heads_of(&older, &newer.1, words);
        heads_of(&newer, &older.1, words);
    }
    words.extend([
        ("勾稽关系".to_owned(), Mark::Head(TableKind::Requests)),
        ("未经复议直接起诉".to_owned(), Mark::Lawsuits),
        ("复议后起诉".to_owned(), Mark::Lawsuits),
        ("行政复议".to_owned(), Mark::Head(TableKind::Disputes)),
        ("行政诉讼".to_owned(), Mark::Head(TableKind::Disputes)),
    ]);
    for title in ["政府信息公开工作", "政府信息公开", "政务公开工作", "信息公开工作", "信息公开"]
    {
        words.extend(["年度报告", "年报"].map(|end| (format!("{title}{end}"), Mark::Title)));
    }
    for (index, column) in form(TableKind::Disputes, Edition::F21).rows[0].columns[..4].iter().enumerate() {
        words.push((han_only(column.label.zh), Mark::Outcome(index as u8)));
    }
}

/// The headings of a form; `others` are those of the other edition.
fn heads_of((form, own): &(&TableForm, Vec<&str>), others: &[&str], words: &mut Vec<(String, Mark)>) {
    for text in own {
        let shared = others.contains(text);
        let mark = if shared { Mark::Head(form.table) } else { Mark::EditionHead(form.table, form.edition) };
        let core = without_ordinal(text);
        words.push((han_only(core), mark));
        // The unit in brackets may be printed elsewhere, or not at all.
        words.extend(core.split_once('（').map(|(bare, _)| (han_only(bare), mark)));
    }
}
