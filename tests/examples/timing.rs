//! Milliseconds that reading, checking and writing one report take: the middle of many runs. For `cargo xtask bench`.

use std::time::{Duration, Instant};

use gongkai::{Media, render};

/// As tests/browser/timing.mjs: long enough for a steady middle, short enough to wait for.
const MEASURED: Duration = Duration::from_secs(3);

fn main() {
    let file = std::env::args().nth(1).expect("the report's file");
    let text = std::fs::read_to_string(&file).expect("a text file in UTF-8");
    let html = std::path::Path::new(&file).extension().is_some_and(|e| e.eq_ignore_ascii_case("html"));
    let media = if html { Media::Html } else { Media::PlainText };
    let mut runs = Vec::new();
    let started = Instant::now();
    while started.elapsed() < MEASURED {
        let begun = Instant::now();
        std::hint::black_box(render::json::document(&gongkai::parse(&text, media, ""), true));
        runs.push(begun.elapsed());
    }
    runs.sort();
    println!("{:.4}", runs[runs.len() / 2].as_secs_f64() * 1000.0);
}
