//! Reads a report: every cell of its tables with its print, its value and its place.
//!
//! `cargo run --example reading [FILE]`
#![expect(clippy::disallowed_methods, reason = "the core does no I/O; the program around it does")]

use gongkai::{Media, State, Table};

fn main() -> std::io::Result<()> {
    let text = match std::env::args().nth(1) {
        Some(file) => std::fs::read_to_string(file)?,
        None => include_str!("report.txt").to_owned(),
    };
    // Reading alone: no rule looks at what was read.
    let document = gongkai::read(&text, Media::PlainText);
    for report in &document.reports {
        println!("{:?}, {:?}", report.agency, report.year);
        for section in &report.sections {
            println!("  {}: {}", section.number, section.heading);
        }
        for (id, cell) in report.tables.iter().flat_map(Table::iter) {
            match (cell.state, cell.value) {
                (State::Number, Some(value)) if cell.doubt => println!("  {id} may be {value}"),
                (State::Number, Some(value)) => println!("  {id} = {value}"),
                // What is not printed is not zero.
                (state, _) => println!("  {id}: {}", state.name()),
            }
            if let Some(span) = cell.span {
                assert_eq!(span.of(&document.text), cell.raw);
            }
        }
    }
    Ok(())
}
