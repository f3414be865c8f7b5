//! A night's worth in small: very many reports, some hostile inputs among them, through the command line at once. Every input
//! must come out, as a document or with the reason why it is not read, and memory must not grow with their number.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use gongkai::Media;
use gongkai_tests::draw::Draw;

const HELP: &str = "\
Writes generated reports, and inputs of tests/fuzz among them, into a folder, and gives the folder to the command line.

    cargo run --release -p gongkai-tests --bin many -- GONGKAI FOLDER [COUNT [EVERY]]

    GONGKAI  the program
    FOLDER   where the inputs are written; one that is there already is read as it is
    COUNT    how many (default 100000)
    EVERY    one in so many is hostile (default 100)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: usize| match arguments.get(at) {
        Some(number) => number.parse().map_err(|_| format!("not a number: {number}")),
        None => Ok(default),
    };
    let (Some(program), Some(folder)) = (arguments.first(), arguments.get(1)) else {
        eprintln!("{HELP}");
        return ExitCode::from(2);
    };
    let done = number(2, 100_000).and_then(|count| number(3, 100).map(|every| (count, every)));
    let done = done.and_then(|(count, every)| {
        let folder = Path::new(folder);
        if !folder.is_dir() {
            write(folder, count, every.max(1)).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        run(program, folder)
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Inputs at a folder of which a thousand stand together.
fn write(folder: &Path, count: usize, every: usize) -> std::io::Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut hostile = Vec::new();
    for part in ["regressions", "corpus"] {
        let entries = fs::read_dir(fuzz.join(part))?;
        hostile.extend(entries.collect::<std::io::Result<Vec<_>>>()?.into_iter().map(|entry| entry.path()));
    }
    hostile.sort();
    for at in 0..count {
        let inner = folder.join(format!("{:03}", at / 1000));
        fs::create_dir_all(&inner)?;
        if at % every == every - 1 && !hostile.is_empty() {
            let from = &hostile[at / every % hostile.len()];
            // A directory is searched for files of some names; what they are, their content says.
            let ending =
                from.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
            let ending = match ending.as_str() {
                "print" | "change" | "toml" | "bytes" | "args" => "txt",
                "xml" => "doc",
                other => other,
            };
            fs::copy(from, inner.join(format!("{at:06}.{ending}")))?;
        } else {
            let case = Draw::of(at as u64).case();
            let ending = if case.media == Media::Html { "html" } else { "txt" };
            fs::write(inner.join(format!("{at:06}.{ending}")), case.input)?;
        }
    }
    Ok(())
}

/// Every file below a folder.
fn inputs(folder: &Path, found: &mut BTreeSet<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        if path.is_dir() {
            inputs(&path, found)?;
        } else {
            found.insert(path.display().to_string());
        }
    }
    Ok(())
}

/// Bytes that a process has in memory; `field`: now (`VmRSS`) or at most (`VmHWM`).
fn memory(process: u32, field: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|line| line.trim_matches([':', '\t', ' ', 'k', 'B']).parse::<u64>().ok()).unwrap_or(0) << 10
}

/// Gives the folder to the program; whether every input came out, and memory stayed.
fn run(program: &str, folder: &Path) -> Result<bool, String> {
    let mut left = BTreeSet::new();
    inputs(folder, &mut left).map_err(|error| format!("{}: {error}", folder.display()))?;
    let count = left.len();
    let begun = Instant::now();
    let mut child = Command::new(program)
        .args(["parse", "--format", "ndjson", "--no-config"])
        .arg(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{program}: {error}"))?;
    let (output, mut errors) =
        (child.stdout.take().ok_or("no output")?, child.stderr.take().ok_or("no errors")?);
    let complaints = std::thread::spawn(move || {
        let mut text = String::new();
        errors.read_to_string(&mut text).map(|_| text)
    });
    let (mut documents, mut bytes, mut samples, mut most) = (0_usize, 0_usize, Vec::new(), 0);
    for line in BufReader::new(output).lines() {
        let line = line.map_err(|error| error.to_string())?;
        bytes += line.len();
        documents += 1;
        let name = line.split_once("\"name\":\"").and_then(|(_, rest)| rest.split_once('"'));
        let name = name.map_or("", |(name, _)| name);
        // A file of an archive is named behind it.
        let own = name.split_at(name.find(".zip/").map_or(name.len(), |at| at + 4)).0;
        left.remove(own);
        if documents.is_multiple_of((count / 10).max(1)) {
            samples.push(memory(child.id(), "VmRSS") >> 20);
            most = memory(child.id(), "VmHWM") >> 20;
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    let took = begun.elapsed();
    let complaints = complaints.join().map_err(|_| "the thread of complaints".to_owned())?;
    let complaints = complaints.map_err(|error| error.to_string())?;
    let told = left.iter().filter(|name| complaints.contains(name.as_str())).count();
    let lost: Vec<&String> = left.iter().filter(|name| !complaints.contains(name.as_str())).collect();
    println!(
        "{count} inputs, {documents} documents of {} MB, {told} inputs only with a reason, {} lost",
        bytes >> 20,
        lost.len()
    );
    println!(
        "{:.0} s, {status}; MB in memory at each tenth: {samples:?}, at most {most}",
        took.as_secs_f64()
    );
    lost.iter().take(20).for_each(|name| println!("lost: {name}"));
    let is_flat = samples.iter().min().is_none_or(|least| samples.iter().all(|now| *now <= 2 * least + 64));
    if !is_flat {
        println!("memory grew");
    }
    Ok(lost.is_empty() && is_flat && matches!(status.code(), Some(0..=2)))
}
