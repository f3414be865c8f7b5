//! Papers: what an office prints, signs and sends, as plain data without a look. Word documents, the page and what is printed
//! from it are all drawn from these.
//!
//! | paper | Chinese | for |
//! |---|---|---|
//! | [`Kind::Annual`] | 年度报告 | the report itself: its title, its six sections, its tables as the form prints them |
//! | [`Kind::Result`] | 核查结果 | verdict, findings, tables with the wrong cells boxed: to print |
//! | [`Kind::Checklist`] | 核查单 | what was checked and what was found, to be signed |
//! | [`Kind::Notice`] | 整改通知 | what the body that wrote the report is asked to correct |
//!
//! They say what the document says, and leave open what only people know: who sends, when, by when.

mod annual;
mod checklist;
mod findings;
mod notice;
mod tables;
mod verdict;

use super::{Language, wording};
use crate::report::{Document, Report};

pub(super) use findings::{Listed, listed, told};
pub(super) use tables::{Marks, official};
pub(super) use verdict::{Counts, counted, editions, verdict};

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The annual report itself.
    Annual,
    /// What the check found, and the tables.
    Result,
    /// The list of checks, to be signed.
    Checklist,
    /// The notice that asks for corrections.
    Notice,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::Annual, Kind::Result, Kind::Checklist, Kind::Notice];

    /// The name on the command line and in options.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Annual => "report",
            Kind::Result => "result",
            Kind::Checklist => "checklist",
            Kind::Notice => "notice",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A paper: its parts in order.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paper {
    /// Which it is; a look follows from it.
    pub kind: Kind,
    /// The language of what it says.
    pub language: Language,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block {
    /// The title of the whole.
    Title(String),
    /// A heading; level 1 is 一、, level 2 is （一）.
    Heading(u8, String),
    /// A paragraph.
    Line(Place, String),
    /// Items one below the other, or one behind the other where they are ticked off.
    List(Mark, Vec<String>),
    /// A table.
    Grid(Grid),
    /// Something in small print.
    Note(String),
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// As prose: its first line begins two characters in.
    Text,
    /// At the left edge.
    Start,
    /// At the left edge, with room to sign above it.
    Sign,
    /// At the right, as who signs a document and when.
    End,
}

/// What stands before each item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// ☑
    Tick,
    /// ☐
    Box,
    /// Its number.
    Number,
}

impl Place {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Place::Text => "text",
            Place::Start => "start",
            Place::Sign => "sign",
            Place::End => "end",
        }
    }
}

impl Mark {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Mark::Tick => "tick",
            Mark::Box => "box",
            Mark::Number => "number",
        }
    }

    /// What is printed before the item at this place.
    pub fn print(self, at: usize) -> String {
        match self {
            Mark::Tick => "☑\u{a0}".to_owned(),
            Mark::Box => "☐\u{a0}".to_owned(),
            Mark::Number => (at + 1).to_string() + ". ",
        }
    }
}

/// A table of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grid {
    /// What stands over it; `""` for nothing.
    pub caption: String,
    /// What it is called where its caption is not shown.
    pub name: String,
    /// How many rows at the top are repeated on every page.
    pub head_rows: usize,
    /// Widths of the columns in per cent; as many as there are columns.
    pub widths: Vec<u8>,
    /// The id of an official table, `facts`, `findings` or `extra`.
    pub look: &'static str,
    /// Rows of cells, each standing at its top left corner.
    pub rows: Vec<Vec<Part>>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// What it says.
    pub text: String,
    /// Columns it covers.
    pub colspan: u8,
    /// Rows it covers.
    pub rowspan: u8,
    /// Whether and of what it is a heading.
    pub head: Option<Head>,
    /// Text that begins at the left; everything else is centred.
    pub left: bool,
    /// A print that is no number: spreadsheets must not make a date or a formula of it.
    pub literal: bool,
    /// How the cell is marked.
    pub stain: Option<Stain>,
    /// The numbers of the findings that are about it.
    pub notes: Vec<usize>,
}

/// What a cell is the heading of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Columns.
    Column,
    /// Rows.
    Row,
}

/// Why a cell is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stain {
    /// It is wrong, or one of those that may be.
    Error,
    /// It needs a look.
    Warning,
    /// The reader is not sure of it.
    Doubt,
}

impl Stain {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Stain::Error => "error",
            Stain::Warning => "warning",
            Stain::Doubt => "doubt",
        }
    }
}

impl Part {
    fn new(text: impl Into<String>) -> Part {
        Part { text: text.into(), colspan: 1, rowspan: 1, ..Part::default() }
    }

    /// Words: at the left, and never a number.
    fn words(text: impl Into<String>) -> Part {
        Part { left: true, literal: true, ..Part::new(text) }
    }

    fn head(text: impl Into<String>, head: Head) -> Part {
        Part { head: Some(head), literal: true, ..Part::new(text) }
    }
}

/// A cell of a grid where it stands, or the place that one above it covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot<'a> {
    /// The cell.
    pub(super) part: &'a Part,
    /// Its first column.
    pub(super) column: usize,
    /// How many rows further up it begins: 0 where it stands.
    pub(super) below: u8,
}

impl Grid {
    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, |row| row.iter().map(|part| usize::from(part.colspan)).sum())
    }

    /// The cells of each row from left to right, those that reach down from above in their places.
    pub(super) fn slots(&self) -> Vec<Vec<Slot<'_>>> {
        let mut rows: Vec<Vec<Slot<'_>>> = Vec::with_capacity(self.rows.len());
        let mut above: Vec<Slot<'_>> = Vec::new();
        for row in &self.rows {
            let reach = above.iter().filter(|slot| slot.below + 1 < slot.part.rowspan);
            let mut reach = reach.map(|slot| Slot { below: slot.below + 1, ..*slot }).peekable();
            let (mut slots, mut column) = (Vec::new(), 0);
            for part in row {
                while let Some(slot) = reach.next_if(|slot| slot.column == column) {
                    column += usize::from(slot.part.colspan);
                    slots.push(slot);
                }
                slots.push(Slot { part, column, below: 0 });
                column += usize::from(part.colspan);
            }
            slots.extend(reach);
            above.clone_from(&slots);
            rows.push(slots);
        }
        rows
    }
}

/// What a paper is made from.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) document: &'a Document,
    pub(super) report: &'a Report,
    pub(super) language: Language,
    /// How many cells hold numbers that somebody tried.
    pub(super) tried: usize,
}

/// A paper about a report. `tried` says how many of its cells hold numbers that somebody put there with
/// [`change`](crate::change()); a notice is of what was printed, and its caller changes nothing.
pub fn of(document: &Document, report: &Report, kind: Kind, language: Language, tried: usize) -> Paper {
    let given = Given { document, report, language, tried };
    let blocks = match kind {
        Kind::Annual => annual::blocks(given),
        Kind::Result => checklist::result(given),
        Kind::Checklist => checklist::blocks(given),
        Kind::Notice => notice::blocks(given),
    };
    Paper { kind, language, blocks }
}

/// Whether there is anything to ask of the body that wrote the report.
pub fn is_noticeable(document: &Document, report: &Report) -> bool {
    let given = Given { document, report, language: Language::Zh, tried: 0 };
    findings::listed(given).iter().any(|listed| listed.group <= findings::Group::Warnings)
}

/// The papers about every report of a document, in order; of notices those only that ask for something.
pub fn all(document: &Document, kind: Kind, language: Language) -> Vec<Paper> {
    let reports = document.reports.iter();
    let wanted = reports.filter(|report| kind != Kind::Notice || is_noticeable(document, report));
    wanted.map(|report| of(document, report, kind, language, 0)).collect()
}

impl Given<'_> {
    /// The title, or what is known instead: 某局2024年政府信息公开工作年度报告.
    pub(super) fn title(self) -> String {
        let Report { title, agency, year, .. } = self.report;
        if let Some(title) = title {
            return title.clone();
        }
        let agency = agency.as_deref().unwrap_or_default();
        match (self.language, year) {
            (Language::Zh, Some(year)) => format!("{agency}{year}年{}", REPORT.zh),
            (Language::Zh, None) => format!("{agency}{}", REPORT.zh),
            (Language::En, year) => {
                let year = year.map(|year| year.to_string()).unwrap_or_default();
                let words = [agency, &year, REPORT.en];
                words.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// What the paper was made with.
    pub(super) fn made(self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match self.language {
            Language::Zh => format!("本件由“年报体检”{version} 在本机核查生成。"),
            Language::En => format!("Made by Gongkai {version} on this machine. "),
        }
    }

    /// 一、发现的问题.
    fn numbered(self, at: usize, text: &str) -> Block {
        const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
        Block::Heading(
            1,
            match self.language {
                Language::Zh => [NUMERALS[at % NUMERALS.len()], "、", text].concat(),
                Language::En => format!("{}. {text}", at + 1),
            },
        )
    }

    pub(super) fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        self.language.pick(zh, en)
    }

    /// 单位名称：某局.
    pub(super) fn labelled(self, label: &str, words: &str) -> String {
        [label, self.pick("：", ": "), words].concat()
    }

    /// What is known of the report and of its check, as a table.
    fn facts(self) -> Block {
        let Given { document, report, .. } = self;
        let unknown = self.pick("未写明", "not stated");
        let year = report.year.map(|year| match self.language {
            Language::Zh => format!("{year} 年"),
            Language::En => year.to_string(),
        });
        let mut rows = vec![
            (self.pick("单位名称", "Body"), report.agency.clone().unwrap_or_else(|| unknown.to_owned())),
            (self.pick("报告年度", "Year"), year.unwrap_or_else(|| unknown.to_owned())),
            (self.pick("表格格式", "Form"), verdict::editions(self)),
            (self.pick("核查结论", "Verdict"), verdict(self)),
            (self.pick("核查项目", "Checks"), verdict::counts(self)),
        ];
        if let Some(on) = report.signed.as_ref().and_then(|signed| signed.on) {
            rows.push((self.pick("落款日期", "Signed on"), on.to_string()));
        }
        if self.tried > 0 {
            let count = self.tried;
            let said = match self.language {
                Language::Zh => format!("有 {count} 格是试改后的数字，不是报告原文所写"),
                Language::En if count == 1 => {
                    "1 cell holds a number tried here, not the report's own".to_owned()
                }
                Language::En => format!("{count} cells hold numbers tried here, not the report's own"),
            };
            rows.push((self.pick("试改", "Changed"), said));
        }
        if !document.name.is_empty() {
            rows.push((self.pick("文件", "File"), document.name.clone()));
        }
        let row = |(name, value): (&str, String)| vec![Part::head(name, Head::Row), Part::words(value)];
        Block::Grid(Grid {
            widths: vec![18, 82],
            look: "facts",
            rows: rows.into_iter().map(row).collect(),
            ..Grid::default()
        })
    }
}

/// What all these reports are called.
const REPORT: crate::form::Words = crate::form::Words {
    zh: "政府信息公开工作年度报告",
    en: "Annual Report on Open Government Information",
};

/// Sentences as one text: each with one full stop.
pub(super) fn sentences(parts: &[String], language: Language) -> String {
    let trimmed = parts.iter().map(|part| part.trim_end_matches(['。', '；', ';', '.', ' ', '\n']));
    let full: Vec<String> = trimmed.filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let between = language.pick("。", ". ");
    [full.join(between), between.trim_end().to_owned()].concat()
}

#[cfg(test)]
mod tests;
