//! Megabytes a second of reading, and of peers on the same bytes, in one run: for `cargo xtask bench`.
//!
//! The peers do less. `html5ever` only parses (its tokens into a tree that keeps nothing but names), `csv` only
//! divides records, `pulldown-cmark` only parses Markdown; reading also finds reports, tables and numbers.

mod tree;

use std::hint::black_box;
use std::time::{Duration, Instant};

use gongkai::Media;
use gongkai_tests::patterns::{Pattern, patterns};
use html5ever::tendril::TendrilSink;

/// Bytes of each text.
const LENGTH: usize = 1 << 20;
const MEASURED: Duration = Duration::from_millis(1500);

/// Seconds for one run: the middle of many.
fn seconds(mut work: impl FnMut()) -> f64 {
    let mut runs = Vec::new();
    let started = Instant::now();
    while started.elapsed() < MEASURED || runs.len() < 5 {
        let begun = Instant::now();
        work();
        runs.push(begun.elapsed());
    }
    runs.sort();
    runs[runs.len() / 2].as_secs_f64()
}

fn read(text: &str, media: Media) -> f64 {
    seconds(|| {
        black_box(gongkai::read(black_box(text), media));
    })
}

fn print(what: &str, text: &str, own: f64, peer: Option<(&str, f64)>) {
    let speed = |seconds: f64| f64::from(text.len() as u32) / 1e6 / seconds;
    match peer {
        Some((name, peer)) => println!(
            "{what:<28} {:>7.1} MB/s   {name:<16} {:>7.1} MB/s   ratio {:>5.2}",
            speed(own),
            speed(peer),
            peer / own
        ),
        None => println!("{what:<28} {:>7.1} MB/s", speed(own)),
    }
}

fn text_of(name: &str) -> String {
    let all = patterns();
    let pattern: &Pattern = all.iter().find(|p| p.name == name).expect("a pattern of this name");
    pattern.text(LENGTH)
}

fn main() {
    for (what, name) in [("HTML, Word", "whole reports, Word"), ("HTML, portal", "whole reports, portal")] {
        let text = text_of(name);
        let own = read(&text, Media::Html);
        let tree = seconds(|| {
            let parser = html5ever::parse_document(tree::Names::default(), html5ever::ParseOpts::default());
            parser.one(black_box(text.as_str()));
        });
        print(what, &text, own, Some(("html5ever", tree)));
    }
    let text = text_of("whole reports, tabs");
    let records = seconds(|| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .has_headers(false)
            .flexible(true)
            .quoting(false)
            .from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).is_ok_and(|more| more) {
            black_box(&record);
        }
    });
    print("plain text, tabs", &text, read(&text, Media::PlainText), Some(("csv", records)));
    let text = text_of("whole reports, Markdown");
    let events = seconds(|| {
        let parser = pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES);
        parser.for_each(|event| drop(black_box(event)));
    });
    print("plain text, Markdown", &text, read(&text, Media::PlainText), Some(("pulldown-cmark", events)));
    for name in ["whole reports, a cell a line", "whole reports, raw PDF", "sentences", "a long line"] {
        let text = text_of(name);
        print(&format!("plain text, {name}"), &text, read(&text, Media::PlainText), None);
    }
    let files: Vec<String> = std::env::args().skip(1).collect();
    let texts = files.iter().map(|file| std::fs::read_to_string(file).expect("a text file in UTF-8"));
    let texts: Vec<String> = texts.collect();
    for text in &texts {
        beside_rules(text);
    }
    if texts.is_empty() {
        beside_rules(gongkai_tests::patterns::TABS);
    }
}

/// What all rules together take beside reading the same report: both timed in every run, one behind the other, as
/// they are used. Reading alone, over and over, would be faster than it ever is beside something else.
fn beside_rules(text: &str) {
    let (mut reads, mut checks) = (Vec::new(), Vec::new());
    let started = Instant::now();
    while started.elapsed() < MEASURED || reads.len() < 5 {
        let begun = Instant::now();
        let mut document = gongkai::read(black_box(text), Media::PlainText);
        let read = Instant::now();
        gongkai::check::check(&mut document);
        checks.push(read.elapsed());
        reads.push(read - begun);
        black_box(document);
    }
    let [read, check] = [reads, checks].map(|mut runs| {
        runs.sort();
        runs[runs.len() / 2].as_secs_f64()
    });
    print("the report", text, read, None);
    println!(
        "one report of {} bytes: read {:.3} ms, all rules {:.3} ms, ratio {:.2}",
        text.len(),
        read * 1e3,
        check * 1e3,
        check / read
    );
}
