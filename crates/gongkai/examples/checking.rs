//! Checks a report and says what is wrong with it: in words, and as the document `gongkai/1` for other programs.
//!
//! `cargo run --example checking [FILE]`
#![expect(clippy::disallowed_methods, reason = "the core does no I/O; the program around it does")]

use gongkai::{About, Media, render};

fn main() -> std::io::Result<()> {
    let text = match std::env::args().nth(1) {
        Some(file) => std::fs::read_to_string(file)?,
        None => include_str!("report.txt").to_owned(),
    };
    let document = gongkai::parse(&text, Media::PlainText, "report.txt");
    for report in &document.reports {
        for finding in &report.findings {
            // Doubts of the reading are no errors of the report's author.
            let whose = if finding.about == About::Reading { "doubt" } else { finding.severity.name() };
            println!("{whose} {}: {}", finding.rule, finding.message.en);
            for repair in &finding.repair {
                let from = repair.from.map_or("nothing".to_owned(), |from| from.to_string());
                println!("  {}: {from}, perhaps {}", repair.cell, repair.to);
            }
        }
        println!("{} rules passed, {} failed", report.checks.passed, report.checks.failed);
    }
    println!("{}", render::json::document(&document, false));
    Ok(())
}
