//! Reads generated reports for as long as it is told to, and keeps every one that is misread.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use gongkai::Media;
use gongkai_tests::accuracy::{Board, Case, Outcome, Verdict, judge};
use gongkai_tests::draw::Draw;

const HELP: &str = "\
Reads generated reports, whole, misprinted and damaged, and prints right / doubt / silent by layout, by warp and by damage.

    cargo run --release -p gongkai-tests --bin soak -- [OPTIONS]

    --minutes N     how long (default 1)
    --threads N     how many threads (default: all)
    --from SEED     first seed (default 1000000); the next ones follow
    --only PATTERN  only texts whose name up to the seed has PATTERN in it (repeatable: all of them):
                    a layout (pdf), a warp (~total-first, or ~ for all), a damage (+cut), tabs~total-first+cut
    --keep FOLDER   write the first misread text of each layout, warp and damage there, with what it prints

Texts that another, sound report prints too are named apart and count as neither right nor wrong.
Exit status 1 when any other cell is silently wrong, or reading panics.
";

struct Options {
    minutes: f64,
    threads: usize,
    from: u64,
    only: Vec<String>,
    keep: Option<PathBuf>,
}

fn main() -> ExitCode {
    match options() {
        Ok(options) => soak(&options),
        Err(message) => {
            eprintln!("{message}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn options() -> Result<Options, String> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut options = Options { minutes: 1.0, threads, from: 1_000_000, only: Vec::new(), keep: None };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next().ok_or(format!("{arg} needs a value"))?;
        let wrong = |_| format!("{arg}: not a number: {value}");
        match arg.as_str() {
            "--minutes" => options.minutes = value.parse().map_err(|_| format!("not a number: {value}"))?,
            "--threads" => options.threads = value.parse().map_err(wrong)?,
            "--from" => options.from = value.parse().map_err(wrong)?,
            "--only" => options.only.push(value),
            "--keep" => options.keep = Some(PathBuf::from(value)),
            _ => return Err(format!("no such option: {arg}")),
        }
    }
    Ok(options)
}

#[derive(Default)]
struct Tally {
    layouts: Board,
    warps: Board,
    damages: Board,
    /// What is silently wrong, by the name of the text.
    misread: BTreeMap<String, String>,
    /// Texts that are the print of another, sound report too ([`Draw::has_sound_twin`]), and what was read otherwise.
    /// They are in no table.
    twins: BTreeMap<String, String>,
}

fn soak(options: &Options) -> ExitCode {
    let end = Instant::now() + Duration::from_secs_f64(options.minutes * 60.0);
    let next = AtomicU64::new(options.from);
    let tally = Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..options.threads.max(1) {
            scope.spawn(|| {
                while Instant::now() < end {
                    let draw = Draw::of(next.fetch_add(1, Ordering::Relaxed));
                    if options.only.iter().all(|p| draw.group().contains(p.as_str())) {
                        let case = draw.case();
                        let outcome = judge(&case);
                        let mut tally = tally.lock().expect("no thread panics while it counts");
                        count(&mut tally, &draw, &case, &outcome, options.keep.as_deref());
                    }
                }
            });
        }
    });
    let tally = tally.into_inner().expect("no thread panics while it counts");
    println!("{}\n{}", tally.layouts.to_markdown("layout"), tally.warps.to_markdown("warp"));
    println!("{}", tally.damages.to_markdown("damage"));
    for (name, what) in tally.misread.iter().take(SHOWN) {
        println!("misread: {name}: {what}");
    }
    for (name, what) in tally.twins.iter().take(SHOWN) {
        println!("a sound report prints this text too, and was read: {name}: {what}");
    }
    println!(
        "{} texts misread, {} read as a sound report that prints the same",
        tally.misread.len(),
        tally.twins.len()
    );
    ExitCode::from(u8::from(!tally.misread.is_empty()))
}

/// How many misread texts are named.
const SHOWN: usize = 500;

fn count(tally: &mut Tally, draw: &Draw, case: &Case, outcome: &Outcome, keep: Option<&Path>) {
    let misread = outcome.panicked || outcome.count(Verdict::Silent) > 0;
    let is_twin = || draw.has_sound_twin(&gongkai::parse(&case.input, case.media, &case.name));
    if misread && !outcome.panicked && is_twin() {
        tally.twins.insert(case.name.clone(), silent_cells(outcome));
        return;
    }
    let at = case.group.find(['+', '!']).unwrap_or(case.group.len());
    let (drawn, damage) = case.group.split_at(at);
    let (layout, warp) = drawn.split_at(drawn.find('~').unwrap_or(drawn.len()));
    tally.layouts.add(layout, outcome);
    tally.warps.add(if warp.is_empty() { "as the form" } else { warp }, outcome);
    tally.damages.add(if damage.is_empty() { "whole" } else { damage }, outcome);
    if misread {
        let group = format!("{}#", case.group);
        let is_new = !tally.misread.keys().any(|name| name.starts_with(&group));
        tally.misread.insert(case.name.clone(), silent_cells(outcome));
        if let Some(folder) = keep.filter(|_| is_new) {
            write(folder, case);
        }
    }
}

/// The first cells that are silently wrong, in words.
fn silent_cells(outcome: &Outcome) -> String {
    if outcome.panicked {
        return "reading panics".to_owned();
    }
    let silent = outcome.mismatches.iter().filter(|m| m.verdict == Verdict::Silent);
    let mut words: Vec<String> =
        silent.clone().take(3).map(|m| format!("{} {} → {}", m.id, m.truth, m.got)).collect();
    words.push(format!("{} in all", silent.count()));
    words.join("; ")
}

fn write(folder: &Path, case: &Case) {
    let stem = case.name.replace(['#', '!', '+', '~'], "-");
    let extension = if case.media == Media::Html { "html" } else { "txt" };
    let truth = serde_json::to_string_pretty(&case.truth.to_json()).expect("a value prints") + "\n";
    std::fs::create_dir_all(folder).expect("the folder can be made");
    std::fs::write(folder.join(format!("{stem}.{extension}")), &case.input)
        .expect("the folder can be written");
    std::fs::write(folder.join(format!("{stem}.truth.json")), truth).expect("the folder can be written");
}
