//! Two reports side by side, for people: plain text for a terminal, Markdown for a note.
//!
//! Both say the same in the same order: what the two reports are to each other and how much differs; the cells, table by
//! table; the sentences, section by section; the findings that went, came and stayed.

use super::{Language, push_harmless, wording};
use crate::compare::{
    CellPair, Comparison, Difference, Print, Relation, SectionPair, SentenceDifference, SentencePair,
};
use crate::form::TableKind;
use crate::report::{Document, Finding, Report, State};

/// What is shown: two reports of two documents, and what differs between them.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Shown<'a> {
    /// The document and the report that are given first.
    pub old: (&'a Document, &'a Report),
    /// The document and the report that are given second.
    pub new: (&'a Document, &'a Report),
    /// What differs.
    pub comparison: &'a Comparison,
}

impl<'a> Shown<'a> {
    /// From its parts.
    pub fn new(
        old: (&'a Document, &'a Report),
        new: (&'a Document, &'a Report),
        comparison: &'a Comparison,
    ) -> Self {
        Shown { old, new, comparison }
    }
}

/// As plain text. Lines of what went begin with `−`, those of what came with `+`, behind their indentation.
pub fn text(shown: Shown<'_>, language: Language) -> String {
    let mut paper = Paper { out: String::new(), language, markdown: false };
    paper.all(shown);
    paper.out
}

/// As Markdown.
pub fn md(shown: Shown<'_>, language: Language) -> String {
    let mut paper = Paper { out: String::new(), language, markdown: true };
    paper.all(shown);
    paper.out
}

/// Whether neither side prints anything but nothing.
fn is_empty(pair: &CellPair) -> bool {
    pair.old.iter().chain(&pair.new).all(Print::is_nothing)
}

/// A text under construction.
struct Paper {
    out: String,
    language: Language,
    markdown: bool,
}

impl Paper {
    fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        self.language.pick(zh, en)
    }

    fn counted(&self, count: usize, zh: &str, en: &str) -> String {
        match self.language {
            Language::Zh => format!("{count} {zh}"),
            Language::En => wording::plural(count, en),
        }
    }

    fn line(&mut self, text: &str) {
        for c in text.chars() {
            push_harmless(&mut self.out, if c == '\n' { ' ' } else { c });
        }
        self.out.push('\n');
    }

    /// A heading with an empty line before it, and in Markdown one behind it.
    fn heading(&mut self, level: usize, text: &str) {
        self.out.push('\n');
        if self.markdown {
            self.out.extend(std::iter::repeat_n('#', level));
            self.out.push(' ');
            let text = super::md::escape(text);
            self.line(&text);
            self.out.push('\n');
        } else {
            self.line(text);
        }
    }

    /// A line of a list.
    fn item(&mut self, text: &str) {
        if self.markdown {
            let text = super::md::escape(text);
            self.line(&["- ", &text].concat());
        } else {
            self.line(&["  ", text].concat());
        }
    }

    fn all(&mut self, shown: Shown<'_>) {
        let comparison = shown.comparison;
        if self.markdown {
            self.out.push_str("# ");
        }
        let summary = self.summary(comparison);
        self.line(&summary);
        if self.markdown {
            self.out.push('\n');
        }
        for (name, side) in [(self.pick("旧", "Old"), shown.old), (self.pick("新", "New"), shown.new)] {
            let side = [name, self.pick("：", ": "), &self.side(side)].concat();
            self.item(&side);
        }
        self.cells(comparison);
        self.sections(comparison);
        self.findings(comparison);
    }

    /// The name of the input, and which report it holds.
    fn side(&self, (document, report): (&Document, &Report)) -> String {
        let unknown = |zh, en| self.pick(zh, en).to_owned();
        let agency = report.agency.clone().unwrap_or_else(|| unknown("未写明单位", "agency not stated"));
        let year = report.year.map(|year| match self.language {
            Language::Zh => format!("{year} 年度"),
            Language::En => year.to_string(),
        });
        let year = year.unwrap_or_else(|| unknown("未写明年度", "year not stated"));
        let mut parts = vec![document.name.clone(), agency, year];
        parts.extend(wording::editions(report, self.language));
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// One line: what the two are to each other, and how much differs.
    fn summary(&self, comparison: &Comparison) -> String {
        let relation = match comparison.relation {
            Relation::Versions(_) => {
                self.pick("同一份报告的两个版本", "Two versions of one report").to_owned()
            }
            Relation::Years { apart, .. } => match (self.language, apart.unsigned_abs()) {
                (Language::Zh, 1) => "同一单位相邻两年的报告".to_owned(),
                (Language::Zh, years) => format!("同一单位相隔 {years} 年的报告"),
                (Language::En, 1) => "Reports of one body on consecutive years".to_owned(),
                (Language::En, years) => format!("Reports of one body, {years} years apart"),
            },
            Relation::Strangers => self
                .pick("两个单位的报告，不是同一份，也不是同一单位的两年", "Reports of two bodies, not of one")
                .to_owned(),
            Relation::Unknown => self
                .pick(
                    "有一份没有写明单位或年度，是否同一份报告无法判断",
                    "One does not state its body or year, so what they are to each other is not known",
                )
                .to_owned(),
        };
        let turned = matches!(comparison.relation, Relation::Years { apart, .. } if apart < 0);
        let turned = if turned {
            self.pick("（前一份的年度较晚）", " (the first is on the later year)")
        } else {
            ""
        };
        let mut parts = Vec::new();
        if comparison.is_empty() {
            parts.push(self.pick("没有差别", "nothing differs").to_owned());
        } else {
            let changed = comparison.cells.iter().filter(|pair| pair.how == Difference::Changed).count();
            let sentences: usize = comparison.sections.iter().map(|section| section.sentences.len()).sum();
            let cells = self.counted(changed, "格数字不同", "cell");
            let said = self.counted(sentences, "句文字不同", "sentence");
            let differ = self.pick("", " differ");
            parts.push([&cells, self.pick("，", " and "), &said, differ].concat());
            let [gone, came, stayed] = [&comparison.gone, &comparison.came, &comparison.stayed].map(Vec::len);
            parts.push(match self.language {
                Language::Zh => format!("问题已消除 {gone} 个、新出现 {came} 个、仍有 {stayed} 个"),
                Language::En => format!("findings: {gone} gone, {came} new, {stayed} still there"),
            });
        }
        [&relation, turned, self.pick("：", ": "), &parts.join(self.pick("；", "; "))].concat()
    }

    /// The row and the column of a cell.
    fn place(&self, pair: &CellPair) -> Option<(TableKind, String, String)> {
        let print = pair.new.iter().chain(&pair.old).min_by_key(|print| print.cells.len())?;
        let cell = *print.cells.first()?;
        let (row, column) = cell.at();
        let label = wording::brief_row(cell.table, row, self.language);
        Some((cell.table, label, self.language.words(column.label).to_owned()))
    }

    /// A print in words: a blank is not nothing.
    fn print(&self, print: Option<&Print>) -> String {
        let Some(print) = print else { return self.pick("无此栏", "no such cell").to_owned() };
        let mut shown = match print.state {
            State::Blank => self.pick("空白", "blank").to_owned(),
            State::Missing => self.pick("缺", "missing").to_owned(),
            State::Number if print.cells.len() > 1 => {
                let sum = print.value.map_or_else(String::new, |value| value.to_string());
                format!("{}＝{sum}", print.raw)
            }
            State::Number | State::Placeholder | State::Text => print.raw.clone(),
        };
        if print.doubt {
            shown.push('？');
        }
        shown
    }

    fn cells(&mut self, comparison: &Comparison) {
        let Comparison { cells, tables, same_cells, .. } = comparison;
        if cells.is_empty() && tables.old.is_empty() && tables.new.is_empty() {
            return;
        }
        let heading = match self.language {
            Language::Zh => format!("数字（相同的 {same_cells} 格不列）"),
            Language::En => format!("Cells ({same_cells} equal ones are left out)"),
        };
        self.heading(2, &heading);
        for (tables, zh, en) in [
            (&tables.old, "只有旧的一份有", "only the old one has"),
            (&tables.new, "只有新的一份有", "only the new one has"),
        ] {
            for table in tables {
                let line =
                    [self.pick(zh, en), self.pick("：", ": "), self.language.words(table.name())].concat();
                self.item(&line);
            }
        }
        let of = |how: Difference| cells.iter().filter(move |pair| pair.how == how).collect::<Vec<_>>();
        self.list(&of(Difference::Changed));
        let nothing = of(Difference::Nothing).len();
        if nothing > 0 {
            let line = match self.language {
                Language::Zh => format!("另有 {nothing} 格都是没有，只是一份写 0、一份空白或写“－”"),
                Language::En => {
                    format!(
                        "{} more: a zero in one, blank or a dash in the other",
                        wording::plural(nothing, "cell")
                    )
                }
            };
            self.item(&line);
        }
        let doubted = of(Difference::Doubted);
        if !doubted.is_empty() {
            let title = self.pick(
                "没有读准（带“？”），是否不同请对照原文",
                "Not read for certain (“？”): compare the sources",
            );
            self.heading(3, title);
            let (empty, told): (Vec<&CellPair>, Vec<&CellPair>) =
                doubted.into_iter().partition(|pair| is_empty(pair));
            self.list(&told);
            self.empty(empty.len());
        }
        for (how, zh, en) in [
            (Difference::OnlyOld, "只有旧的一份的表样有", "Only in the old one's form"),
            (Difference::OnlyNew, "只有新的一份的表样有", "Only in the new one's form"),
        ] {
            let only = of(how);
            let (empty, filled): (Vec<&CellPair>, Vec<&CellPair>) =
                only.into_iter().partition(|pair| is_empty(pair));
            if empty.is_empty() && filled.is_empty() {
                continue;
            }
            let title = self.pick(zh, en).to_owned();
            self.heading(3, &title);
            self.list(&filled);
            self.empty(empty.len());
        }
    }

    /// How many cells were left out of a list because they hold nothing on either side.
    fn empty(&mut self, count: usize) {
        if count > 0 {
            let line = match self.language {
                Language::Zh => format!("另有 {count} 格为 0、空白或缺"),
                Language::En => format!("{} more: 0, blank or missing", wording::plural(count, "cell")),
            };
            self.item(&line);
        }
    }

    /// Cells as a table in Markdown, as lines under their tables' names elsewhere.
    fn list(&mut self, pairs: &[&CellPair]) {
        let mut table = None;
        if self.markdown && !pairs.is_empty() {
            let head = match self.language {
                Language::Zh => "| 表 | 行 | 栏 | 旧 | 新 |",
                Language::En => "| Table | Row | Column | Old | New |",
            };
            self.line(head);
            self.line("| --- | --- | --- | --- | --- |");
        }
        for pair in pairs {
            let Some((kind, row, column)) = self.place(pair) else { continue };
            let [old, new] = [&pair.old, &pair.new].map(|print| self.print(print.as_ref()));
            let name = self.language.words(kind.name());
            if self.markdown {
                let cells = [name, &row, &column, &old, &new];
                let cells = cells.map(|text| super::md::escape(text).replace('|', "\\|"));
                self.line(&format!("| {} |", cells.join(" | ")));
                continue;
            }
            if table != Some(kind) {
                table = Some(kind);
                self.item(name);
            }
            let column = if column.is_empty() { column } else { [" / ", &column].concat() };
            self.item(&["  ", &row, &column, self.pick("：", ": "), &old, " → ", &new].concat());
        }
        if self.markdown && !pairs.is_empty() {
            self.out.push('\n');
        }
    }

    fn sections(&mut self, comparison: &Comparison) {
        if comparison.sections.is_empty() {
            return;
        }
        let heading = match self.language {
            Language::Zh => format!("文字（相同的 {} 句不列）", comparison.same_sentences),
            Language::En => format!("Text ({} equal sentences are left out)", comparison.same_sentences),
        };
        self.heading(2, &heading);
        for SectionPair { number, heading, sentences } in &comparison.sections {
            let name = match number {
                0 => self.pick("第一部分之前", "Before the first section"),
                _ if heading.is_empty() => self.pick("其他部分", "Other parts"),
                _ => heading,
            };
            let name = name.to_owned();
            if self.markdown {
                self.heading(3, &name);
            } else {
                self.item(&name);
            }
            for pair in sentences {
                self.sentence(pair);
            }
        }
    }

    fn sentence(&mut self, pair: &SentencePair) {
        let indent = if self.markdown { "" } else { "  " };
        let note = match pair.how {
            SentenceDifference::Moved => self.pick("（移到别处）", " (moved)"),
            SentenceDifference::Digits => self.pick("（只有数字不同）", " (only digits differ)"),
            SentenceDifference::Changed | SentenceDifference::Gone | SentenceDifference::New => "",
        };
        let note = note.to_owned();
        match (&pair.old, &pair.new) {
            (_, Some(new)) if pair.how == SentenceDifference::Moved => {
                self.item(&[indent, "± ", &new.text, &note].concat());
            }
            (old, new) => {
                let last = usize::from(old.is_some()) + usize::from(new.is_some());
                for (at, (sign, sentence)) in [("− ", old), ("+ ", new)]
                    .into_iter()
                    .filter_map(|(s, o)| Some((s, o.as_ref()?)))
                    .enumerate()
                {
                    let note = if at + 1 == last { note.as_str() } else { "" };
                    self.item(&[indent, sign, &sentence.text, note].concat());
                }
            }
        }
    }

    fn findings(&mut self, comparison: &Comparison) {
        let Comparison { gone, came, stayed, .. } = comparison;
        if gone.is_empty() && came.is_empty() && stayed.is_empty() {
            return;
        }
        let heading = self.pick("问题", "Findings").to_owned();
        self.heading(2, &heading);
        for (findings, zh, en) in
            [(gone, "已消除", "Gone"), (came, "新出现", "New"), (stayed, "仍有", "Still there")]
        {
            if findings.is_empty() {
                continue;
            }
            let (colon, count) = (self.pick("：", ": "), findings.len().to_string());
            let title = [self.pick(zh, en), colon, &count, self.pick(" 个", "")].concat();
            if self.markdown {
                self.heading(3, &title);
            } else {
                self.item(&title);
            }
            for finding in findings {
                self.finding(finding);
            }
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let indent = if self.markdown { "" } else { "  " };
        let kind = wording::kind(finding, self.language);
        let message = self.language.message(&finding.message);
        self.item(&[indent, kind, " ", &finding.rule, self.pick("：", ": "), message].concat());
    }
}
