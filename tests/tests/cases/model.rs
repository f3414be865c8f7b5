//! The reports of `tests/cases/*.tsv`, and what a case is.

use std::collections::BTreeMap;
use std::path::Path;

use gongkai::form::{GridCell, form};
use gongkai::{Decimal, Edition, Media, TableKind};
use gongkai_tests::accuracy::{self, Outcome, Verdict};
use gongkai_tests::generator::sheet::{Sheet, Slot};
use gongkai_tests::truth::Truth;

/// An invented report: its tables as they are drawn, and what they print.
#[derive(Clone)]
pub(crate) struct Report {
    pub(crate) agency: String,
    pub(crate) year: u16,
    pub(crate) edition: Edition,
    /// Tables 2, 3 and 4.
    pub(crate) sheets: [Sheet; 3],
    pub(crate) truth: BTreeMap<String, Option<Decimal>>,
}

/// 2023, 2021's form: many numbers, no blank.
pub(crate) fn river() -> Report {
    Report::load("river")
}

/// 2020, 2019's form: changes of items, money of procurement.
pub(crate) fn harbour() -> Report {
    Report::load("harbour")
}

/// 2024, 2021's form: small numbers, most of them zero.
pub(crate) fn garden() -> Report {
    Report::load("garden")
}

impl Report {
    fn load(name: &str) -> Report {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("cases/{name}.tsv"));
        let data = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let fields = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let lines: Vec<Vec<String>> = data.lines().map(fields).collect();
        let word = |key: &str| lines.iter().find(|l| l[0] == key).map(|l| l[1].clone()).expect("a known key");
        let edition = if word("form") == "2019" { Edition::F19 } else { Edition::F21 };
        let mut truth = BTreeMap::new();
        let sheets = TableKind::SINCE_2019.map(|kind| {
            let form = form(kind, edition);
            let rows = lines.iter().filter(|line| line[0].starts_with(kind.id()));
            let prints: Vec<&String> = rows.flat_map(|line| &line[1..]).collect();
            assert_eq!(prints.len(), form.cells().count(), "{name}: {}", kind.id());
            truth
                .extend(form.cells().zip(&prints).map(|(id, print)| (id.to_string(), Decimal::parse(print))));
            let slot = |cell: &GridCell| match *cell {
                GridCell::Head { text, colspan, rowspan, .. } => {
                    Slot::head(text.zh, colspan.into(), rowspan.into())
                }
                GridCell::Value { cell, colspan } => Slot {
                    value: true,
                    cell: Some(cell),
                    ..Slot::head(prints[usize::from(cell.index)], colspan.into(), 1)
                },
            };
            Sheet { kind, rows: form.grid().iter().map(|row| row.iter().map(slot).collect()).collect() }
        });
        let year = word("year").parse().expect("a year");
        Report { agency: word("agency"), year, edition, sheets, truth }
    }

    /// Zeros are not printed.
    #[must_use]
    pub(crate) fn blank(mut self) -> Report {
        for slot in self.sheets.iter_mut().flat_map(|s| &mut s.rows).flatten() {
            if let Some(cell) = slot.cell.filter(|_| slot.text == "0") {
                slot.text = String::new();
                self.truth.insert(cell.to_string(), None);
            }
        }
        self
    }

    /// Zeros of table 3 are not printed, but for those of totals.
    #[must_use]
    pub(crate) fn blank_organisations(self) -> Report {
        let before = self.clone();
        let mut report = self.blank();
        for at in [0, 2] {
            report.sheets[at] = before.sheets[at].clone();
        }
        for slot in report.sheets[1].rows.iter_mut().flatten().filter(|s| s.is_total()) {
            slot.text = before.value(&slot.id()).unwrap_or_default().to_string();
        }
        for (id, value) in before.truth {
            if !id.starts_with("requests") || id.split('.').next_back() == Some("total") {
                report.truth.insert(id, value);
            }
        }
        report
    }

    /// The number that a cell prints.
    pub(crate) fn value(&self, id: &str) -> Option<Decimal> {
        *self.truth.get(id).unwrap_or_else(|| panic!("no cell {id}"))
    }

    fn slot(&mut self, id: &str) -> &mut Slot {
        let mut slots = self.sheets.iter_mut().flat_map(|s| &mut s.rows).flatten();
        slots.find(|slot| slot.is_of(id)).unwrap_or_else(|| panic!("no cell {id}"))
    }

    /// Prints these characters in a cell, for the same number.
    #[must_use]
    pub(crate) fn print(mut self, id: &str, text: &str) -> Report {
        text.clone_into(&mut self.slot(id).text);
        self
    }

    /// What HTML has in a cell, for the same number.
    #[must_use]
    pub(crate) fn markup(mut self, id: &str, markup: &str) -> Report {
        self.slot(id).markup = Some(markup.to_owned());
        self
    }

    /// What HTML has in every cell, from the print.
    #[must_use]
    pub(crate) fn markup_all(mut self, markup: impl Fn(&str) -> String) -> Report {
        for slot in self.sheets.iter_mut().flat_map(|s| &mut s.rows).flatten().filter(|s| s.value) {
            slot.markup = Some(markup(&slot.text));
        }
        self
    }

    /// Prints every number in another way.
    #[must_use]
    pub(crate) fn print_all(mut self, print: impl Fn(&str) -> String) -> Report {
        for slot in self.sheets.iter_mut().flat_map(|s| &mut s.rows).flatten().filter(|s| s.value) {
            slot.text = print(&slot.text);
        }
        self
    }

    /// Another number, or none, and its print.
    #[must_use]
    pub(crate) fn set(mut self, id: &str, text: &str) -> Report {
        text.clone_into(&mut self.slot(id).text);
        self.truth.insert(id.to_owned(), Decimal::parse(text));
        self
    }

    /// Another label or heading, wherever it stands.
    #[must_use]
    pub(crate) fn relabel(mut self, from: &str, to: &str) -> Report {
        let mut slots = self.sheets.iter_mut().flat_map(|s| &mut s.rows).flatten().filter(|s| s.text == from);
        let first = slots.next().unwrap_or_else(|| panic!("no label {from}"));
        to.clone_into(&mut first.text);
        slots.for_each(|slot| to.clone_into(&mut slot.text));
        self
    }

    /// The table with another drawing.
    #[must_use]
    pub(crate) fn redraw(mut self, table: usize, draw: impl FnOnce(&mut Sheet)) -> Report {
        draw(&mut self.sheets[table - 2]);
        self
    }

    /// `云梯县水务局2023年政府信息公开工作年度报告`.
    pub(crate) fn title(&self) -> String {
        format!("{}{}年政府信息公开工作年度报告", self.agency, self.year)
    }

    /// A table, 2 to 4, in a layout.
    pub(crate) fn table(&self, number: usize, layout: impl Fn(&Sheet) -> String) -> String {
        layout(&self.sheets[number - 2])
    }

    /// The whole report with all tables in one layout.
    pub(crate) fn text(&self, layout: impl Fn(&Sheet) -> String) -> String {
        self.around(&self.sheets.each_ref().map(layout))
    }

    /// The whole report in one layout, but for this table.
    pub(crate) fn with(&self, number: usize, table: &str, layout: impl Fn(&Sheet) -> String) -> String {
        let mut tables = self.sheets.each_ref().map(layout);
        table.clone_into(&mut tables[number - 2]);
        self.around(&tables)
    }

    /// The prose around three tables, which end with a line break.
    pub(crate) fn around(&self, tables: &[String; 3]) -> String {
        let [two, three, four] = tables;
        let [head, t2, t3, t4, tail] = self.prose();
        format!("{head}{t2}{two}{t3}{three}{t4}{four}{tail}")
    }

    /// What stands before, between and behind the tables.
    pub(crate) fn prose(&self) -> [String; 5] {
        let Report { agency, year, .. } = self;
        [
            format!(
                "{}\n本报告按照《中华人民共和国政府信息公开条例》编写，数据统计期限为{year}年1月1日至{year}年12月31日。\n\
                 一、总体情况\n{agency}按时公开各类信息，办理了全部公开申请。\n",
                self.title()
            ),
            "二、主动公开政府信息情况\n".to_owned(),
            "三、收到和处理政府信息公开申请情况\n".to_owned(),
            "四、政府信息公开行政复议、行政诉讼情况\n".to_owned(),
            "五、存在的主要问题及改进情况\n主要问题：一是栏目分类较粗；二是解读偏少。下一步将细化栏目，并为每份文件配上图解。\n\
             六、其他需要报告的事项\n本年度没有收取信息处理费，没有其他需要报告的事项。\n"
                .to_owned(),
        ]
    }

    /// A page with these tables.
    pub(crate) fn page(&self, layout: impl Fn(&Sheet) -> String) -> String {
        let [head, t2, t3, t4, tail] = self
            .prose()
            .map(|prose| prose.lines().map(|line| format!("<p>{line}</p>\n")).collect::<String>());
        let [two, three, four] = self.sheets.each_ref().map(layout);
        format!(
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n{head}{t2}{two}{t3}{three}{t4}{four}{tail}</body></html>\n"
        )
    }
}

/// What a value's slot knows of itself.
pub(crate) trait Own {
    fn id(&self) -> String;
    fn is_total(&self) -> bool;
}

impl Own for Slot {
    fn id(&self) -> String {
        self.cell.map(|cell| cell.to_string()).unwrap_or_default()
    }

    fn is_total(&self) -> bool {
        self.id().split('.').next_back() == Some("total")
    }
}

/// What a case must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Must {
    /// Every cell certain and right.
    Right,
    /// Nothing certain and wrong, and no error told that the report does not have. The text says what is missing.
    Safe(&'static str),
}

/// A text of a class of prints, and what must come out.
pub(crate) struct Case {
    /// The class as the tables of `main.rs` name it.
    pub(crate) class: &'static str,
    /// What is special about it.
    pub(crate) name: &'static str,
    pub(crate) must: Must,
    inner: accuracy::Case,
    found: Vec<&'static str>,
}

/// A plain text that comes out right.
pub(crate) fn case(class: &'static str, name: &'static str, report: &Report, text: String) -> Case {
    Case::new(class, name, report, text, Media::PlainText)
}

/// A page that comes out right.
pub(crate) fn page(class: &'static str, name: &'static str, report: &Report, text: String) -> Case {
    Case::new(class, name, report, text, Media::Html)
}

impl Case {
    fn new(class: &'static str, name: &'static str, report: &Report, input: String, media: Media) -> Case {
        let forms = TableKind::ALL.map(|kind| (kind != TableKind::Statistics).then_some(report.edition));
        let inner = accuracy::Case {
            group: class.to_owned(),
            name: format!("{class} {name}"),
            input,
            media,
            truth: Truth {
                agency: Some(report.agency.clone()),
                year: Some(report.year),
                forms,
                reports: 1,
                cells: report.truth.clone(),
                ..Truth::default()
            },
            known_errors: Vec::new(),
            is_decided: false,
            judges_facts: true,
            judges_findings: true,
        };
        Case { class, name, must: Must::Right, inner, found: Vec::new() }
    }

    /// It is not right yet, or cannot be: the print leaves it open.
    #[must_use]
    pub(crate) fn safe(mut self, why: &'static str) -> Case {
        self.must = Must::Safe(why);
        self
    }

    /// Cells, or beginnings of their ids, whose doubt the print deserves.
    #[must_use]
    pub(crate) fn open(mut self, ids: &[&str]) -> Case {
        self.inner.truth.doubt_allowed.extend(ids.iter().map(|&id| id.to_owned()));
        self
    }

    /// Cells, or beginnings of their ids, that the print does not decide.
    #[must_use]
    pub(crate) fn doubted(mut self, ids: &[&str]) -> Case {
        self.inner.truth.ambiguous.extend(ids.iter().map(|&id| id.to_owned()));
        self
    }

    /// Rules whose errors are right here.
    #[must_use]
    pub(crate) fn known(mut self, rules: &[&'static str]) -> Case {
        self.inner.known_errors.extend(rules);
        self
    }

    /// A finding that must be told.
    #[must_use]
    pub(crate) fn found(mut self, rule: &'static str) -> Case {
        self.found.push(rule);
        self
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.inner.input
    }

    /// What is wrong with what was read: silently wrong cells, false errors, and of right cases whatever is missing.
    pub(crate) fn faults(&self) -> (Vec<String>, Vec<String>) {
        let document = gongkai::parse(&self.inner.input, self.inner.media, &self.inner.name);
        let outcome: Outcome = accuracy::compare(&document, &self.inner);
        let (mut wrong, mut missing) = (Vec::new(), Vec::new());
        for m in &outcome.mismatches {
            let says = format!("{} is {}, read {}", m.id, m.truth, m.got);
            match m.verdict {
                // Facts are told apart: a report more or less is wrong, a body not found is missing.
                Verdict::Silent if m.id.contains('.') || m.id == "reports" || m.id == "year" => {
                    wrong.push(says);
                }
                _ if self.inner.truth.allows_doubt(&m.id) => {}
                _ => missing.push(says),
            }
        }
        wrong.extend(outcome.alarms.iter().map(|rule| format!("false error {rule}")));
        let mut rules = document.reports.iter().flat_map(|r| &r.findings).chain(&document.findings);
        let absent = self.found.iter().filter(|&&rule| !rules.any(|f| f.rule == rule));
        missing.extend(absent.map(|rule| format!("no {rule}")));
        (wrong, missing)
    }
}
