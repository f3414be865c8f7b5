//! `cargo xtask bench`: what reading and checking one report takes, natively and in the packed engine; and how
//! fast reading is beside parsers of HTML, tab-separated values and Markdown. `cargo xtask bench files` measures the readers of
//! files alone.

pub(crate) mod files;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{cargo, command, output, say};
use crate::manifest::Manifest;
use crate::{browsers, engine, npm, workspace};

/// Milliseconds for one report: the middle of many runs.
struct Timing {
    place: &'static str,
    milliseconds: f64,
}

/// Prints milliseconds and ratios to native for one report, `file` or the third sample.
pub(crate) fn bench(root: &Path, file: Option<&str>) -> Result<()> {
    let report = file.map_or_else(|| sample(root, 3), PathBuf::from);
    let report = report.canonicalize().with_context(|| format!("{} is not there", report.display()))?;
    npm::install(root, "tests/browser")?;
    browsers::install(root)?;
    engine::pack(root, &Manifest::read(root)?)?;
    let timings = [
        Timing { place: "native", milliseconds: native(root, &report)? },
        Timing { place: "Node", milliseconds: packed(root, &report, "node")? },
        Timing { place: "Chromium", milliseconds: packed(root, &report, "current")? },
        Timing { place: "Chromium 81", milliseconds: packed(root, &report, "chromium81")? },
    ];
    println!("{}, read and checked, written as JSON", report.file_name().unwrap_or_default().display());
    println!("{:<12} {:>9} {:>8}", "", "ms", "ratio");
    for timing in &timings {
        let ratio = timing.milliseconds / timings[0].milliseconds;
        println!("{:<12} {:>9.3} {ratio:>7.1}×", timing.place, timing.milliseconds);
    }
    say("megabytes a second, beside peers on the same bytes (cargo, release)");
    // The rules have to take less than reading, on every sample.
    let reports = if file.is_some() { vec![report] } else { (0..5).map(|n| sample(root, n)).collect() };
    print!("{}", String::from_utf8_lossy(&output(example(root, "throughput").args(reports))?));
    println!();
    files::bench(root)
}

fn sample(root: &Path, number: u8) -> PathBuf {
    workspace::samples(root).join(format!("sample-{number}.txt"))
}

fn native(root: &Path, report: &Path) -> Result<f64> {
    say("native (cargo, release)");
    milliseconds(&output(example(root, "timing").arg(report))?)
}

/// The command that runs an example of the tests, in a release build.
fn example(root: &Path, name: &str) -> Command {
    let mut command = cargo(root);
    command.args(["run", "--quiet", "--release", "--package", "gongkai-tests", "--example", name, "--"]);
    command
}

fn packed(root: &Path, report: &Path, place: &str) -> Result<f64> {
    say(format!("packed, {place}"));
    milliseconds(&output(command("node", root).arg("tests/browser/timing.mjs").arg(place).arg(report))?)
}

fn milliseconds(printed: &[u8]) -> Result<f64> {
    let printed = String::from_utf8_lossy(printed);
    printed.trim().parse().with_context(|| format!("“{}” is no time", printed.trim()))
}
