//! Many reports on all cores: the library has no state, so rayon's iterators are all that it takes.
//!
//! `cargo run --release --example batch FILE…`
#![expect(clippy::disallowed_methods, reason = "the core does no I/O; the program around it does")]

use gongkai::check::Choice;
use gongkai::{Media, Selection, Severity};
use rayon::prelude::*;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<(String, String)> = if files.is_empty() {
        (1..=8).map(|number| (format!("report {number}"), include_str!("report.txt").to_owned())).collect()
    } else {
        files
            .into_iter()
            .map(|file| std::fs::read_to_string(&file).map(|text| (file, text)))
            .collect::<Result<_, _>>()?
    };
    // One selection for all threads.
    let selection = Selection::default().then(&Choice::default().ignore("QLT")?);
    let errors: Vec<(String, usize)> = texts
        .into_par_iter()
        .map(|(name, text)| {
            let document = gongkai::parse_with(&text, Media::PlainText, &name, &selection);
            let findings = document.reports.iter().flat_map(|report| &report.findings);
            (name, findings.filter(|finding| finding.severity == Severity::Error).count())
        })
        // Results come in the order of the inputs, whichever thread was first.
        .collect();
    for (name, count) in &errors {
        println!("{name}: {count} errors");
    }
    Ok(())
}
