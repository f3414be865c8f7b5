//! How reading scales in time, pattern by pattern: seconds for a text and for one eight times as long. Finds what
//! the counted steps of tests/linear.rs do not count. `cargo run --release -p gongkai-tests --example scaling [KB]`.

use std::time::Instant;

use gongkai_tests::patterns::patterns;

fn main() {
    let kilobytes: usize = std::env::args().nth(1).map_or(64, |n| n.parse().expect("a number of KB"));
    let seconds = |pattern: &gongkai_tests::patterns::Pattern, length: usize| {
        let text = pattern.text(length);
        let begun = Instant::now();
        std::hint::black_box(gongkai::read(&text, pattern.media));
        begun.elapsed().as_secs_f64()
    };
    println!("{:>8} {:>10} {:>8}", "ratio", "ms", "MB/s");
    for pattern in patterns() {
        let short = (0..3).map(|_| seconds(&pattern, kilobytes << 10)).fold(f64::MAX, f64::min);
        let long = seconds(&pattern, kilobytes << 13);
        let speed = (kilobytes << 13) as f64 / 1e6 / long;
        println!("{:>8.1} {:>10.2} {speed:>8.1}  {}", long / short, long * 1000.0, pattern.name);
    }
}
