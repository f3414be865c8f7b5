//! How reading scales in time, pattern by pattern: seconds for a text and for one eight times as long. Finds what
//! the counted steps of tests/linear.rs do not count.
//! `cargo run --release -p gongkai-tests --example scaling [KB [PATTERN]]`.

use std::time::Instant;

use gongkai_tests::patterns::{Pattern, patterns};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let kilobytes: usize = arguments.next().map_or(64, |n| n.parse().expect("a number of KB"));
    let wanted = arguments.next().unwrap_or_default();
    let seconds = |pattern: &Pattern, length: usize, times: usize| {
        let text = pattern.text(length);
        let once = || {
            let begun = Instant::now();
            std::hint::black_box(gongkai::read(&text, pattern.media));
            begun.elapsed().as_secs_f64()
        };
        // Other programs only make it slower.
        (0..times).map(|_| once()).fold(f64::MAX, f64::min)
    };
    println!("{:>8} {:>10} {:>8}", "ratio", "ms", "MB/s");
    for pattern in patterns().iter().filter(|p| p.name.starts_with(&wanted)) {
        let short = seconds(pattern, kilobytes << 10, 5);
        let long = seconds(pattern, kilobytes << 13, 3);
        let speed = f64::from((kilobytes << 13) as u32) / 1e6 / long;
        println!("{:>8.1} {:>10.2} {speed:>8.1}  {}", long / short, long * 1000.0, pattern.name);
    }
}
