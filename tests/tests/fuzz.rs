//! Damaged files and texts through everything that reads and writes them: never a panic, soon, and with every promise that
//! `gongkai-fuzz` asks for; and all inputs at which something went wrong once.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gongkai_fuzz::{Kind, Random, Subject, check};
use gongkai_tests::files;

/// A damaged input of the size of the fixtures is read within this time, also without optimisation and beside other tests.
const LONGEST: Duration = Duration::from_secs(10);

/// Damages inputs of a kind, the same way in every run; `cargo xtask fuzz` does it for as long as told.
fn damage(kind: Kind) {
    // Without optimisation everything that is done with a text takes a tenth of a second.
    let readings =
        if matches!(kind, Kind::Text | Kind::Html | Kind::Change | Kind::Print) { 40 } else { 120 };
    let mut folders: Vec<PathBuf> =
        kind.folders().iter().map(|folder| fuzz().join("..").join(folder)).collect();
    folders.extend(["corpus", "regressions"].map(|folder| fuzz().join(folder)));
    let inputs: Vec<(String, PathBuf)> = folders
        .iter()
        .flat_map(|folder| files(folder))
        .filter(|(name, _)| kind_of(name) == Some(kind))
        .collect();
    assert!(!inputs.is_empty(), "no input of the kind {}", kind.name());
    // Texts of the generator are many; each run of this test reads as many as it damages, evenly spread.
    let chosen: Vec<&(String, PathBuf)> = if kind.is_file() {
        inputs.iter().collect()
    } else {
        inputs.iter().step_by(inputs.len().div_ceil(readings)).collect()
    };
    let bytes: Vec<Vec<u8>> = chosen.iter().map(|(_, path)| std::fs::read(path).expect("a file")).collect();
    let subjects: Vec<Subject> = bytes.iter().map(|bytes| Subject::new(kind, bytes)).collect();
    for number in 0..readings.max(chosen.len()) {
        let mut random = Random::new(number as u64);
        let (name, _) = &chosen[number % chosen.len()];
        let mut subject = subjects[number % chosen.len()].clone();
        subject.damage(&subjects[random.below(subjects.len())], &mut random);
        try_one(kind, &format!("{name}, number {number}"), &subject.pack_damaged(&mut random));
    }
}

fn kind_of(name: &str) -> Option<Kind> {
    name.rsplit('.').next().and_then(Kind::of_ending)
}

fn try_one(kind: Kind, name: &str, file: &[u8]) {
    let begun = Instant::now();
    let outcome = std::panic::catch_unwind(|| check(kind, file));
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
        let kind = kind_of(&name).unwrap_or_else(|| panic!("{name}"));
        try_one(kind, &name, &std::fs::read(path).expect("a file"));
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
    damaged_texts of Text,
    damaged_pages of Html,
    damaged_prints of Print,
    damaged_changes of Change,
    damaged_settings of Settings,
    damaged_bytes of Bytes,
    damaged_arguments of Arguments,
}
