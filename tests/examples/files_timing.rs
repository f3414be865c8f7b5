//! Milliseconds that reading a file takes, and that reading, checking and writing it as JSON take: the middle of many
//! runs, a line for each file. For `cargo xtask bench files`.

use std::time::{Duration, Instant};

use gongkai::{Media, render};
use gongkai_files::{Outcome, TextMedia, read};
use gongkai_fuzz::decode;

/// As tests/engine/files-timing.mjs.
const MEASURED: Duration = Duration::from_millis(400);

fn middle(mut run: impl FnMut()) -> f64 {
    let mut runs = Vec::new();
    let started = Instant::now();
    while started.elapsed() < MEASURED || runs.len() < 5 {
        let begun = Instant::now();
        run();
        runs.push(begun.elapsed());
    }
    runs.sort();
    runs[runs.len() / 2].as_secs_f64() * 1000.0
}

fn main() {
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file).expect("a file");
        let alone = middle(|| _ = std::hint::black_box(read(&bytes, &decode)));
        let whole = middle(|| {
            let Outcome::Read { extract, .. } = read(&bytes, &decode) else { panic!("{file} is not read") };
            let media = if extract.media == TextMedia::Html { Media::Html } else { Media::PlainText };
            std::hint::black_box(render::json::document(&gongkai::parse(&extract.text, media, ""), true));
        });
        println!("{alone:.4}\t{whole:.4}");
    }
}
