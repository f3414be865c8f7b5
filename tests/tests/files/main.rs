//! Files of other programs through their readers and the core: what they print is what comes out; damaged, they give
//! text, notices or a refusal, never a panic, and soon.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gongkai::Media;
use gongkai_files::{Extract, Outcome, Refusal, TextMedia, read};
use gongkai_fuzz::{Kind, Random, Subject, check, decode};
use gongkai_tests::accuracy::{Case, Verdict, compare, samples_folder};
use gongkai_tests::truth::Truth;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/files")
}

/// The files of a folder with their names, in order.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    paths.into_iter().map(|path| (name(&path).unwrap_or_default(), path)).collect()
}

fn truth(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("a truth file")
}

/// Whether every cell is as the truth has it, without doubt.
fn judge(name: &str, extract: &Extract, truth: Truth) {
    let media = match extract.media {
        TextMedia::Html => Media::Html,
        TextMedia::Plain => Media::PlainText,
    };
    assert_eq!(extract.notices, [], "{name}");
    let document = gongkai::parse(&extract.text, media, name);
    let case = Case {
        group: String::new(),
        name: name.to_owned(),
        input: extract.text.clone(),
        media,
        truth,
        known_errors: Vec::new(),
        is_decided: true,
        judges_facts: true,
        judges_findings: false,
    };
    let outcome = compare(&document, &case);
    let wrong: Vec<_> = outcome.mismatches.iter().filter(|found| found.verdict > Verdict::Right).collect();
    assert!(wrong.is_empty() && outcome.wrong.is_empty(), "{name}: {:?} {wrong:#?}", outcome.wrong);
}

#[test]
fn files_of_many_programs_print_the_same_report() {
    let truth = truth(include_str!("../../fixtures/html-paragraphs.truth.json"));
    let mut read_files = 0;
    for (name, path) in files(&fixtures()).into_iter().filter(|(name, _)| name != "make.py") {
        let bytes = std::fs::read(&path).expect("a fixture");
        match read(&bytes, &decode) {
            Outcome::Read { extract, .. } => judge(&name, &extract, Truth::from_json(&truth)),
            other => panic!("{name}: {other:?}"),
        }
        read_files += 1;
    }
    assert!(read_files >= 20);
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
            Outcome::Read { extract, .. } if truths[report].is_object() => {
                judge(&name, &extract, Truth::from_json(&truths[report]));
            }
            Outcome::Refused { reason, .. } => {
                assert_eq!(refusals.get(name.as_str()), Some(&reason), "{name}");
            }
            Outcome::Archive(members) => assert_eq!((name.as_str(), members.len()), ("several.zip", 5)),
            other => panic!("{name}: {other:?}"),
        }
    }
}

/// A damaged file of the size of the fixtures is read within this time, also without optimisation and beside other tests.
const LONGEST: Duration = Duration::from_secs(10);

/// Damages the files of a kind, the same way in every run; `cargo xtask fuzz` does it for as long as told.
fn damage(kind: Kind) {
    const READINGS: usize = 120;
    let folders = [fixtures(), fuzz().join("corpus"), fuzz().join("regressions")];
    let of_kind =
        |(name, _): &(String, PathBuf)| name.rsplit('.').next().and_then(Kind::of_ending) == Some(kind);
    let chosen: Vec<_> = folders.iter().flat_map(|folder| files(folder)).filter(of_kind).collect();
    assert!(!chosen.is_empty(), "no file of the kind {}", kind.name());
    let bytes: Vec<Vec<u8>> = chosen.iter().map(|(_, path)| std::fs::read(path).expect("a file")).collect();
    let subjects: Vec<Subject> = bytes.iter().map(|bytes| Subject::new(kind, bytes)).collect();
    for number in 0..READINGS.max(chosen.len()) {
        let mut random = Random::new(number as u64);
        let (name, _) = &chosen[number % chosen.len()];
        let mut subject = subjects[number % chosen.len()].clone();
        subject.damage(&subjects[random.below(subjects.len())], &mut random);
        try_one(&format!("{name}, number {number}"), &subject.pack_damaged(&mut random));
    }
}

fn try_one(name: &str, file: &[u8]) {
    let begun = Instant::now();
    let outcome = std::panic::catch_unwind(|| check(file));
    assert!(begun.elapsed() < LONGEST, "{name}: {:?}", begun.elapsed());
    let Ok(outcome) = outcome else { panic!("{name} panics") };
    assert_eq!(outcome, Ok(()), "{name}");
}

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

#[test]
fn what_went_wrong_once_does_not_again() {
    for (name, path) in files(&fuzz().join("regressions")) {
        try_one(&name, &std::fs::read(path).expect("a file"));
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

macro_rules! damaged {
    ($($name:ident of $kind:ident,)*) => {
        $(
            #[test]
            fn $name() {
                damage(Kind::$kind);
            }
        )*
    };
}

damaged! {
    damaged_docx of Docx,
    damaged_doc of Doc,
    damaged_xlsx of Xlsx,
    damaged_pdf of Pdf,
    damaged_ofd of Ofd,
    damaged_open_documents of OpenDocument,
    damaged_rtf of Rtf,
    damaged_xls of Xls,
    damaged_mails of Mail,
    damaged_archives of Zip,
    damaged_xml of Xml,
}
