//! Files of other programs through their readers and the core: what they print is what comes out; damaged, they give
//! text, notices or a refusal, never a panic, and soon.

mod damage;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use damage::Random;
use gongkai::Media;
use gongkai_files::{Extract, Outcome, Refusal, TextMedia, Touches, read};
use gongkai_tests::accuracy::{Case, Verdict, compare, samples_folder};
use gongkai_tests::truth::Truth;

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

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

/// A damaged file of the size of the fixtures is read within this time, also without optimisation.
const LONGEST: Duration = Duration::from_secs(10);

/// Damages the fixtures that end so, the same way in every run: 30 times each, or `GONGKAI_MUTATIONS` times; those of
/// the folder `GONGKAI_SEEDS` too.
fn damage(ending: &str) {
    let times =
        std::env::var("GONGKAI_MUTATIONS").ok().and_then(|times| times.parse().ok()).unwrap_or(30_u32);
    let seeds = std::env::var_os("GONGKAI_SEEDS").map(PathBuf::from);
    let all = std::iter::once(fixtures()).chain(seeds).flat_map(|folder| files(&folder));
    let dot_ending = format!(".{ending}");
    let chosen: Vec<_> = all.filter(|(name, _)| name.ends_with(&dot_ending)).collect();
    assert!(!chosen.is_empty(), "no fixture {dot_ending}");
    for (name, path) in chosen {
        let sound = std::fs::read(&path).expect("a fixture");
        for seed in 0..times {
            let mut random = Random::new(seed);
            let damaged = damage::file(&sound, ending, &mut random);
            let begun = Instant::now();
            let outcome = std::panic::catch_unwind(|| read(&damaged, &decode));
            assert!(begun.elapsed() < LONGEST, "{name} seed {seed}: {:?}", begun.elapsed());
            let Ok(outcome) = outcome else { panic!("{name} seed {seed} panics") };
            let Outcome::Read { extract, .. } = outcome else { continue };
            assert!(extract.text.len() <= gongkai_files::limits::OUTPUT, "{name} seed {seed}");
            for notice in &extract.notices {
                let Touches::Ranges(ranges) = &notice.touches else { continue };
                let sound = ranges.iter().all(|range| extract.text.get(range.clone()).is_some());
                assert!(sound, "{name} seed {seed}: {notice:?}");
            }
        }
    }
}

#[test]
fn damaged_pdf() {
    damage("pdf");
}

#[test]
fn damaged_docx() {
    damage("docx");
}

#[test]
fn damaged_odt() {
    damage("odt");
}

#[test]
fn damaged_xlsx() {
    damage("xlsx");
}

#[test]
fn damaged_ods() {
    damage("ods");
}

#[test]
fn damaged_eml() {
    damage("eml");
}

#[test]
fn damaged_ofd() {
    damage("ofd");
}

#[test]
fn damaged_doc() {
    damage("doc");
}

#[test]
fn damaged_rtf() {
    damage("rtf");
}

#[test]
fn damaged_xls() {
    damage("xls");
}
