//! Files of other programs through their readers and the core: what they print is what comes out.

mod doubts;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gongkai::Media;
use gongkai::check::Selection;
use gongkai_files::{Extract, Format, Outcome, Refusal, TextMedia, read};
use gongkai_fuzz::{Kind, Random, Subject, decode};
use gongkai_tests::accuracy::{Case, Outcome as CaseOutcome, Verdict, compare, samples_folder};
use gongkai_tests::files;
use gongkai_tests::truth::Truth;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/files")
}

fn truth(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("a truth file")
}

/// Every cell is as the truth has it, without doubt.
fn judge(name: &str, format: Format, extract: &Extract, truth: Truth) {
    assert_eq!(extract.notices, [], "{name}");
    let outcome = compared(name, format, extract, truth);
    let wrong: Vec<_> = outcome.mismatches.iter().filter(|found| found.verdict > Verdict::Right).collect();
    assert!(wrong.is_empty() && outcome.wrong.is_empty(), "{name}: {:?} {wrong:#?}", outcome.wrong);
}

/// What the core makes of a file's text.
fn document(name: &str, format: Format, extract: &Extract) -> gongkai::Document {
    gongkai::parse_file(
        &extract.text,
        media(extract),
        name,
        doubts::origin(format, extract),
        &Selection::default(),
    )
}

fn media(extract: &Extract) -> Media {
    match extract.media {
        TextMedia::Html => Media::Html,
        TextMedia::Plain => Media::PlainText,
    }
}

/// The same beside the truth.
fn compared(name: &str, format: Format, extract: &Extract, truth: Truth) -> CaseOutcome {
    let case = Case {
        group: String::new(),
        name: name.to_owned(),
        input: extract.text.clone(),
        media: media(extract),
        truth,
        known_errors: Vec::new(),
        is_decided: true,
        judges_facts: true,
        judges_findings: false,
    };
    compare(&document(name, format, extract), &case)
}

#[test]
fn files_of_many_programs_print_the_same_report() {
    let truth = truth(include_str!("../../fixtures/html-paragraphs.truth.json"));
    let mut read_files = 0;
    for (name, path) in files(&fixtures()).into_iter().filter(|(name, _)| name != "make.py") {
        let bytes = std::fs::read(&path).expect("a fixture");
        match read(&bytes, &decode) {
            Outcome::Read { format, extract } => judge(&name, format, &extract, Truth::from_json(&truth)),
            other => panic!("{name}: {other:?}"),
        }
        read_files += 1;
    }
    assert!(read_files >= 20);
}

/// Every cell of a document, and what is found in it.
fn gist(document: &gongkai::Document) -> Vec<String> {
    let report = &document.reports[0];
    let cells = report.tables.iter().flat_map(|table| {
        let ids = table.form.cells().map(|cell| cell.to_string());
        ids.zip(&table.cells)
            .map(|(id, cell)| format!("{id} {:?} {} {}", cell.value, cell.state.name(), cell.doubt))
    });
    let findings = report.findings.iter().map(|found| format!("{} {}", found.rule, found.message.zh));
    let head = format!("{:?} {:?} {:?} {:?}", report.agency, report.year, report.title, report.signed);
    [head].into_iter().chain(cells).chain(findings).collect()
}

/// A report as it is copied in a browser or in Word, saved by Word, and printed as PDF.
#[test]
fn a_report_that_is_pasted_saved_and_printed_is_the_same_document() {
    let pasted = include_str!("../../fixtures/html-paragraphs.html");
    let wanted = gist(&gongkai::parse(pasted, Media::Html, ""));
    for (name, path) in files(&fixtures()).into_iter().filter(|(name, _)| name != "make.py") {
        let Outcome::Read { format, extract } = read(&std::fs::read(path).expect("a fixture"), &decode)
        else {
            panic!("{name}")
        };
        let got = gist(&document(&name, format, &extract));
        let differing: Vec<_> = wanted
            .iter()
            .filter(|line| !got.contains(line))
            .chain(got.iter().filter(|line| !wanted.contains(line)))
            .collect();
        assert!(differing.is_empty(), "{name}: {differing:#?}");
    }
}

#[test]
fn the_shared_files_are_read_cell_by_cell_or_refused_with_their_reason() {
    let Some(samples) = samples_folder().filter(|folder| folder.join("files").is_dir()) else {
        eprintln!("skipped: the shared files are not there (GONGKAI_SAMPLES, or ../shared/samples)");
        return;
    };
    let truths = std::fs::read_to_string(samples.join("converted/truth.json")).expect("truth.json");
    let truths = truth(&truths);
    let refusals = BTreeMap::from([
        ("refuse__cut.pdf", Refusal::Damaged),
        ("refuse__password.docx", Refusal::Password),
        ("refuse__password.xlsx", Refusal::Password),
        ("refuse__scan.pdf", Refusal::Scanned { pages: 4 }),
        ("refuse__user-password.pdf", Refusal::Password),
    ]);
    for (name, path) in files(&samples.join("files")) {
        let bytes = std::fs::read(&path).expect("a sample");
        let report = name.split("__").next().unwrap_or_default();
        match read(&bytes, &decode) {
            Outcome::Read { format, extract } if truths[report].is_object() => {
                judge(&name, format, &extract, Truth::from_json(&truths[report]));
            }
            Outcome::Refused { reason, .. } => {
                assert_eq!(refusals.get(name.as_str()), Some(&reason), "{name}");
            }
            Outcome::Archive(members) => assert_eq!((name.as_str(), members.len()), ("several.zip", 5)),
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// A document of Word whose parts are changed: what it prints stays the same.
struct Hostile {
    name: &'static str,
    /// What becomes of a run, of a cell, of a row, of a table, each with its tags.
    run: fn(&str) -> String,
    cell: fn(&str) -> String,
    row: fn(&str) -> String,
    table: fn(&str) -> String,
    /// Whether all that it does is certain; else it is told, and may be doubted.
    is_certain: bool,
}

fn control(inner: &str) -> String {
    format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
}

/// A run of nines, as they would stand in a number.
fn nines(properties: &str, tag: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:{tag}>99</w:{tag}></w:r>")
}

const AS_IT_IS: Hostile = Hostile {
    name: "as it is",
    run: str::to_owned,
    cell: str::to_owned,
    row: str::to_owned,
    table: str::to_owned,
    is_certain: true,
};

const HOSTILE: &[Hostile] = &[
    AS_IT_IS,
    Hostile {
        name: "controls around everything",
        run: control,
        cell: control,
        row: control,
        table: control,
        ..AS_IT_IS
    },
    Hostile {
        name: "fields around runs",
        run: |run| {
            let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
            let code = "<w:r><w:instrText>99</w:instrText></w:r>";
            format!("{}{code}{}{run}{}", mark("begin"), mark("separate"), mark("end"))
        },
        ..AS_IT_IS
    },
    Hostile {
        name: "alternatives",
        run: |run| {
            let fallback = nines("", "t");
            format!(
                "<mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice Requires=\"w14\">{run}</mc:Choice><mc:Fallback>{run}{fallback}</mc:Fallback></mc:AlternateContent>"
            )
        },
        ..AS_IT_IS
    },
    Hostile {
        name: "tracked changes",
        run: |run| format!("<w:del>{}</w:del><w:ins>{run}</w:ins>", nines("", "delText")),
        row: |row| format!("{}{row}", row.replacen('>', "><w:trPr><w:del/></w:trPr>", 1)),
        is_certain: false,
        ..AS_IT_IS
    },
    Hostile {
        name: "hidden digits",
        run: |run| format!("{}{run}", nines("<w:vanish/>", "t")),
        is_certain: false,
        ..AS_IT_IS
    },
    Hostile {
        name: "struck digits",
        run: |run| format!("{}{run}", nines("<w:strike/>", "t")),
        is_certain: false,
        ..AS_IT_IS
    },
    Hostile {
        name: "tables in a frame",
        table: |table| format!("<w:tbl><w:tr><w:tc>{table}<w:p/></w:tc></w:tr></w:tbl>"),
        is_certain: false,
        ..AS_IT_IS
    },
];

/// Each element of a name, changed; elements of this name stand in no other of it.
fn each(text: &str, name: &str, change: fn(&str) -> String) -> String {
    let (open, close) = (format!("<w:{name}"), format!("</w:{name}>"));
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(&open) {
        let (before, element) = rest.split_at(at);
        out += before;
        let is_it = element[open.len()..].starts_with([' ', '>']);
        let end = if is_it { element.find(&close).map(|end| end + close.len()) } else { None };
        let end = end.unwrap_or(open.len());
        let (element, behind) = element.split_at(end);
        if is_it {
            out += &change(element);
        } else {
            out += element;
        }
        rest = behind;
    }
    out + rest
}

#[test]
fn documents_of_word_made_hostile_are_right_or_doubted() {
    let truth = truth(include_str!("../../fixtures/html-paragraphs.truth.json"));
    let bytes = std::fs::read(fixtures().join("python-docx.docx")).expect("a fixture");
    for hostile in HOSTILE {
        let mut subject = Subject::new(Kind::Docx, &bytes);
        let main =
            subject.parts.iter_mut().find(|part| part.name == "word/document.xml").expect("the main part");
        let text = std::str::from_utf8(&main.data).expect("UTF-8");
        let text = each(text, "r", hostile.run);
        let text = each(&each(&each(&text, "tc", hostile.cell), "tr", hostile.row), "tbl", hostile.table);
        main.data = text.into_bytes();
        let Outcome::Read { format, extract } = read(&subject.pack(&mut Random::new(1)), &decode) else {
            panic!("{}", hostile.name)
        };
        if hostile.is_certain {
            judge(hostile.name, format, &extract, Truth::from_json(&truth));
        } else {
            let outcome = compared(hostile.name, format, &extract, Truth::from_json(&truth));
            let silent = outcome.mismatches.iter().filter(|found| found.verdict == Verdict::Silent);
            assert_eq!(silent.count(), 0, "{}", hostile.name);
        }
    }
}

#[test]
fn what_is_taken_apart_and_put_together_is_the_same_file() {
    for (name, path) in files(&fixtures()) {
        let Some(kind) = name.rsplit('.').next().and_then(Kind::of_ending) else { continue };
        let bytes = std::fs::read(&path).expect("a fixture");
        let subject = Subject::new(kind, &bytes);
        for seed in 0..8 {
            let packed = subject.pack(&mut Random::new(seed));
            assert_eq!(read(&packed, &decode), read(&bytes, &decode), "{name}");
        }
    }
}

/// The functions that docs/files.md names are there, in the sources of the readers, of these tests and of the command line's.
#[test]
fn what_the_table_of_formats_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut sources = String::new();
    let mut folders = vec![
        root.join("crates/gongkai-files/src"),
        root.join("tests/tests"),
        root.join("crates/gongkai-cli/tests"),
    ];
    while let Some(folder) = folders.pop() {
        for (_, path) in files(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                sources += &std::fs::read_to_string(path).expect("a source");
            }
        }
    }
    let table = std::fs::read_to_string(root.join("docs/files.md")).expect("docs/files.md");
    let names = table
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.contains('_') && !name.contains(['.', '/', ' ']));
    let lacking: Vec<_> = names
        .filter(|name| {
            !sources.contains(&format!("fn {name}(")) && !sources.contains(&format!("    {name} of "))
        })
        .collect();
    assert!(lacking.is_empty(), "docs/files.md names tests that are not there: {lacking:?}");
}
