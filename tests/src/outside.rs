//! The outside corpus: the same reports as programs give them that nobody here has written.
//!
//! `outside/make.py` runs the programs over six generated reports and keeps what they gave in one archive;
//! `outside/README.md` says how. Here the archive is read, and each text becomes a [`Case`].

use std::fmt::Write;
use std::io::Read;
use std::path::{Path, PathBuf};

use gongkai::{Decimal, Document, Media, TableKind};
use serde_json::{Value, json};

use crate::accuracy::{Case, Outcome, Verdict, compare, share};
use crate::generator::{Block, Mix, Size, Specimen, Wish, Zeros};
use crate::truth::Truth;

/// The reports that go through the programs: name, seed, editions, size, how zeros are written.
const REPORTS: [(&str, u64, Mix, Size, Zeros); 6] = [
    ("f21-printed", 901, Mix::F21, Size::Medium, Zeros::Printed),
    ("f19-blank-rows", 902, Mix::F19, Size::Small, Zeros::BlankRows),
    ("hybrid-printed", 903, Mix::Hybrid, Size::Large, Zeros::Printed),
    ("f21-blank", 904, Mix::F21, Size::Medium, Zeros::Blank),
    ("f19-printed", 905, Mix::F19, Size::Huge, Zeros::Printed),
    ("f21-blank-classes", 906, Mix::F21, Size::Small, Zeros::BlankClasses),
];

/// One report for each entry of the list above, with its name.
pub fn reports() -> Vec<(&'static str, Specimen)> {
    let draw = |&(name, seed, mix, size, zeros): &(&'static str, u64, Mix, Size, Zeros)| {
        let wish = Wish { plain: true, zeros: Some(zeros), digits: None, mix: Some(mix), size: Some(size) };
        (name, Specimen::draw(seed, wish))
    };
    REPORTS.iter().map(draw).collect()
}

/// A report as `make.py` takes it: its blocks in reading order, tables as rows of cells with spans, and its truth.
pub fn model(specimen: &Specimen) -> Value {
    let block = |block: &Block| match block {
        Block::Title(text) => json!({ "kind": "title", "text": text }),
        Block::Heading(text) => json!({ "kind": "heading", "text": text }),
        Block::Paragraph(text) => json!({ "kind": "paragraph", "text": text }),
        Block::Signature(text) => json!({ "kind": "signature", "text": text }),
        Block::Table(sheet) => {
            let row = |row: &Vec<crate::generator::sheet::Slot>| -> Vec<Value> {
                let slot = |s: &crate::generator::sheet::Slot| json!([s.text, s.colspan, s.rowspan, s.value]);
                row.iter().map(slot).collect()
            };
            let rows: Vec<Vec<Value>> = sheet.rows.iter().map(row).collect();
            json!({ "kind": "table", "table": sheet.kind.id(), "rows": rows })
        }
    };
    json!({
        "blocks": specimen.blocks.iter().map(block).collect::<Vec<_>>(),
        "truth": specimen.truth.to_json(),
    })
}

/// What one program made of one report.
#[derive(Clone, Debug)]
pub struct Text {
    /// The row of the table that it counts in: the program, and how it was used.
    pub source: String,
    /// The program's own name: several sources may use one program.
    pub program: String,
    /// Its version.
    pub version: String,
    /// Which report.
    pub report: String,
    /// What the program was given: a page style, or a file and who wrote it.
    pub input: String,
    /// How to read the text.
    pub media: Media,
    /// What the program left of the tables: `cells`, `numbers`, `pieces`, `digits` or `loses`.
    pub keeps: String,
    /// Numbers of the tables that are not in the text any more, as printed.
    pub lost: Vec<String>,
    /// The text.
    pub input_text: String,
    /// What it prints.
    pub truth: Truth,
}

impl Text {
    /// `pandoc-gfm/f21-printed`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.source, self.report)
    }

    /// The text as the accuracy harness takes it. The numbers of all reports are sound.
    pub fn case(&self) -> Case {
        // A hybrid really follows the wrong edition in one table.
        let is_hybrid = self.truth.forms[0] != self.truth.forms[1];
        Case {
            group: self.source.clone(),
            name: self.name(),
            input: self.input_text.clone(),
            media: self.media,
            truth: self.truth.clone(),
            known_errors: if is_hybrid { vec!["FORM-VERSION"] } else { Vec::new() },
            is_decided: self.keeps == "cells",
            judges_facts: true,
            judges_findings: true,
        }
    }

    /// Whether a printed number of the tables is gone from the text.
    pub fn loses(&self) -> bool {
        self.keeps == "loses"
    }
}

/// Where the archive is: JSON, packed as LZMA.
pub fn archive() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("outside/corpus.json.lzma")
}

/// Every text of the archive, in the order of its list.
pub fn texts() -> Vec<Text> {
    let path = archive();
    let packed = std::fs::File::open(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut unpacked = lzma_rust2::LzmaReader::new_mem_limit(std::io::BufReader::new(packed), MEMORY, None)
        .expect("an LZMA file");
    let mut bytes = Vec::new();
    unpacked.read_to_end(&mut bytes).expect("an LZMA file that is whole");
    let archive: Value = serde_json::from_slice(&bytes).expect("the archive is JSON");
    let entries = archive["texts"].as_array().expect("the archive has a list of texts");
    entries.iter().map(|entry| text(entry, &archive["truth"])).collect()
}

/// What unpacking may take, in KiB: the dictionary of `make.py` and some room.
const MEMORY: u32 = 64 * 1024;

fn text(entry: &Value, truths: &Value) -> Text {
    let word = |key: &str| entry[key].as_str().unwrap_or_else(|| panic!("{key} of {entry}")).to_owned();
    let report = word("report");
    let mut truth = Truth::from_json(&truths[&report]);
    // What a tool does with prose is not asked here, and some give the tables alone.
    (truth.sections, truth.period, truth.signed) = (None, None, None);
    if entry["title"] != Value::Bool(true) {
        (truth.agency, truth.year) = (None, None);
    }
    let lost = entry["lost"].as_array().map(Vec::as_slice).unwrap_or_default();
    Text {
        source: word("source"),
        program: word("program"),
        version: word("version"),
        report,
        input: word("input"),
        media: if word("media") == "text/html" { Media::Html } else { Media::PlainText },
        keeps: word("keeps"),
        lost: lost.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        input_text: word("text"),
        truth,
    }
}

/// How one text came out, and how many of its cells are empty because the program lost their numbers.
pub fn judge(text: &Text) -> (Outcome, usize) {
    let case = text.case();
    let read = || gongkai::parse(&case.input, case.media, &case.name);
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)) {
        Ok(document) => settle(text, compare(&document, &case), &document),
        Err(_) => (crate::accuracy::judge(&case), 0),
    }
}

/// Where the program lost numbers, a cell without a number may be all that the text says: as many silently empty cells
/// as there are lost numbers of their value count as lost, not as silent, and so do those of a table of which the text
/// holds no heading, though other tables may print the same numbers. A wrong number stays silent.
fn settle(text: &Text, mut outcome: Outcome, document: &Document) -> (Outcome, usize) {
    let mut left: Vec<Decimal> = text.lost.iter().filter_map(|raw| Decimal::parse(raw)).collect();
    let report = document.reports.first();
    let is_empty = |id: &str| {
        let cell = report.and_then(|r| {
            let table = r.tables.iter().find(|t| t.form.cell(id).is_some())?;
            r.cell(table.form.cell(id)?)
        });
        cell.is_none_or(|c| c.value.is_none())
    };
    let before = left.len();
    let mut with_table = 0;
    outcome.mismatches.retain(|m| {
        let Some(Some(printed)) = text.truth.cells.get(&m.id) else { return true };
        if m.verdict != Verdict::Silent || !is_empty(&m.id) {
            return true;
        }
        let at = left.iter().position(|value| value == printed);
        let gone = at.is_none() && text.loses() && is_whole_table_lost(text, &m.id);
        with_table += usize::from(gone);
        !gone && at.map(|at| left.remove(at)).is_none()
    });
    let lost = before - left.len() + with_table;
    if let Some(silent) = outcome.cells.get_mut(&Verdict::Silent) {
        *silent -= lost;
    }
    (outcome, lost)
}

/// Whether the text holds none of the columns' headings of the table that a cell belongs to.
fn is_whole_table_lost(text: &Text, id: &str) -> bool {
    let han =
        |words: &str| words.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect::<String>();
    let print = han(&text.input_text);
    let forms = TableKind::ALL.into_iter().zip(text.truth.forms);
    let mut forms = forms.filter_map(|(kind, edition)| Some(gongkai::form::form(kind, edition?)));
    let own = forms.find(|form| form.cell(id).is_some());
    own.is_some_and(|form| {
        form.rows.iter().flat_map(|row| row.columns).all(|column| !print.contains(&han(column.label.zh)))
    })
}

/// One row of the table.
#[derive(Debug, Default)]
struct Row {
    texts: usize,
    lost: usize,
    outcome: Outcome,
    keeps: Vec<String>,
}

/// The table of sources.
#[derive(Debug, Default)]
pub struct Board {
    rows: Vec<(String, Row)>,
}

impl Board {
    /// Adds one text.
    pub fn add(&mut self, text: &Text, outcome: &Outcome, lost: usize) {
        let at = self.rows.iter().position(|(name, _)| *name == text.source).unwrap_or_else(|| {
            self.rows.push((text.source.clone(), Row::default()));
            self.rows.len() - 1
        });
        let row = &mut self.rows[at].1;
        row.texts += 1;
        row.lost += lost;
        row.outcome.add(outcome);
        row.keeps.push(text.keeps.clone());
    }

    /// Cells that were silently wrong.
    pub fn silent(&self) -> usize {
        self.rows.iter().map(|(_, row)| row.outcome.count(Verdict::Silent)).sum()
    }

    /// The table, in Markdown. “blamed” counts error findings about a report whose numbers are sound.
    pub fn to_markdown(&self) -> String {
        let mut out = "| outside | texts | cells | right | right, doubted | doubt | missing | lost | silent | blamed | facts wrong | keeps |\n\
             |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|---|\n"
            .to_owned();
        let mut all = Row::default();
        for (_, row) in &self.rows {
            all.texts += row.texts;
            all.lost += row.lost;
            all.outcome.add(&row.outcome);
        }
        for (name, row) in self.rows.iter().map(|(n, r)| (n.as_str(), r)).chain([("**all**", &all)]) {
            let count = |v| row.outcome.count(v);
            let cells = row.outcome.cells.values().sum::<usize>() + row.lost;
            let panicked = if row.outcome.panicked { " **PANIC**" } else { "" };
            let _ = writeln!(
                out,
                "| {name}{panicked} | {} | {cells} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                row.texts,
                share(count(Verdict::Right), cells),
                count(Verdict::RightDoubted),
                count(Verdict::Doubt),
                count(Verdict::Missing),
                row.lost,
                count(Verdict::Silent),
                row.outcome.alarms.len(),
                crate::accuracy::tally(&row.outcome.wrong),
                kept(&row.keeps),
            );
        }
        out
    }
}

/// `cells`, or `cells 4, **loses** 2`.
fn kept(keeps: &[String]) -> String {
    let mut kinds: Vec<&str> = keeps.iter().map(String::as_str).collect();
    kinds.sort_unstable();
    let groups: Vec<&[&str]> = kinds.chunk_by(|a, b| a == b).collect();
    let name = |kind: &str| if kind == "loses" { "**loses**".to_owned() } else { kind.to_owned() };
    let parts = groups.iter().map(|group| match groups.len() {
        1 => name(group[0]),
        _ => format!("{} {}", name(group[0]), group.len()),
    });
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ratchet::worse;
    use gongkai::State;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn the_archive_holds_the_texts_of_many_programs_and_each_has_its_truth() {
        let texts = texts();
        let names: BTreeSet<String> = texts.iter().map(Text::name).collect();
        assert_eq!(names.len(), texts.len(), "a name stands twice");
        let programs: BTreeSet<&str> = texts.iter().map(|t| t.program.as_str()).collect();
        assert!(programs.len() >= 40, "{} programs", programs.len());
        for text in &texts {
            assert!(!text.input_text.trim().is_empty(), "{} is empty", text.name());
            assert!(!text.version.is_empty(), "{} has no version", text.name());
            assert!(text.truth.cells.len() >= 180, "{} has no truth", text.name());
            let known = ["cells", "numbers", "pieces", "digits", "loses"];
            assert!(known.contains(&text.keeps.as_str()), "{} keeps {}", text.name(), text.keeps);
            assert_eq!(text.loses(), !text.lost.is_empty(), "{}", text.name());
        }
    }

    #[test]
    fn every_source_was_given_every_report() {
        let mut sources: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for text in texts() {
            sources.entry(text.source).or_default().insert(text.report);
        }
        for (source, reports) in sources {
            assert_eq!(reports.len(), REPORTS.len(), "{source}");
        }
    }

    #[test]
    fn the_truth_is_what_the_generator_still_draws() {
        let texts = texts();
        for (name, specimen) in reports() {
            let text = texts.iter().find(|t| t.report == name).expect("every report has texts");
            assert_eq!(text.truth.cells, specimen.truth.cells, "{name}: run outside/make.py");
        }
    }

    /// A text of the first report of which nothing but a heading of table 3 stands here.
    fn text_that_lost(lost: &[&str]) -> Text {
        let (report, specimen) = reports().swap_remove(0);
        Text {
            source: "a-program".to_owned(),
            program: "a program".to_owned(),
            version: "1".to_owned(),
            report: report.to_owned(),
            input: String::new(),
            media: Media::PlainText,
            keeps: "loses".to_owned(),
            lost: lost.iter().map(|&raw| raw.to_owned()).collect(),
            input_text: "自然人".to_owned(),
            truth: specimen.truth,
        }
    }

    /// What a reader makes of it that takes `id` for something else, and everything else for what it is.
    fn misread(text: &Text, id: &str, value: Option<Decimal>) -> Document {
        let mut report = gongkai::Report::default();
        for (kind, edition) in TableKind::ALL.into_iter().zip(text.truth.forms) {
            let Some(edition) = edition else { continue };
            let mut table = gongkai::Table::new(gongkai::form::form(kind, edition));
            for (cell_id, cell) in table.form.cells().zip(&mut table.cells) {
                let name = cell_id.to_string();
                cell.value = if name == id { value } else { text.truth.cells[&name] };
                cell.state = if cell.value.is_some() { State::Number } else { State::Blank };
            }
            report.tables.push(table);
        }
        let mut document = Document::default();
        document.reports.push(report);
        document
    }

    #[test]
    fn an_empty_cell_is_lost_once_for_each_number_that_the_program_lost_and_a_wrong_number_never() {
        let id = "requests.new_received.total";
        let printed = reports()[0].1.truth.cells[id].expect("zeros are printed here").to_string();
        let counts = |lost: &[&str], value: Option<Decimal>| {
            let text = text_that_lost(lost);
            let document = misread(&text, id, value);
            let (outcome, lost) = settle(&text, compare(&document, &text.case()), &document);
            (lost, outcome.count(Verdict::Silent))
        };
        assert_eq!(counts(&[&printed], None), (1, 0));
        assert_eq!(counts(&["987654"], None), (0, 1));
        assert_eq!(counts(&[&printed], Some(987_654.into())), (0, 1));
    }

    #[test]
    fn an_empty_cell_of_a_table_is_lost_with_it_where_no_heading_of_it_is_left() {
        let id = "requests.new_received.total";
        let counts = |print: &str, keeps: &str| {
            let mut text = text_that_lost(&[]);
            (text.input_text, text.keeps) = (print.to_owned(), keeps.to_owned());
            let document = misread(&text, id, None);
            let (outcome, lost) = settle(&text, compare(&document, &text.case()), &document);
            (lost, outcome.count(Verdict::Silent))
        };
        assert_eq!(counts("结果维持", "loses"), (1, 0));
        assert_eq!(counts("自然人 | 商业企业", "loses"), (0, 1));
        assert_eq!(counts("结果维持", "cells"), (0, 1));
    }

    #[test]
    fn more_silent_cells_than_recorded_are_named_and_so_is_more_blame() {
        let text = text_that_lost(&[]);
        let table = |silent: usize, alarms: &[&str]| {
            let outcome = Outcome {
                cells: [(Verdict::Right, 9 - silent), (Verdict::Silent, silent)].into(),
                alarms: alarms.iter().map(|&rule| rule.to_owned()).collect(),
                ..Outcome::default()
            };
            let mut board = Board::default();
            board.add(&text, &outcome, 0);
            board.to_markdown()
        };
        assert_eq!(worse(&table(2, &["A"]), &table(1, &[])), Vec::<String>::new());
        let complaints = worse(&table(0, &[]), &table(1, &["A"]));
        for complaint in ["outside a-program: 1 silent, before 0", "outside a-program: 1 blamed, before 0"] {
            assert!(complaints.iter().any(|c| c == complaint), "{complaints:?}");
        }
    }
}
