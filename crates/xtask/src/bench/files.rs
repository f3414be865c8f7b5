//! `cargo xtask bench files`: what reading a report takes in each format, and how fast that is beside other people's
//! programs on the same files in the same run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::example;
use crate::command::{cargo, command, output, say};

/// The files: one for each format, more where producers differ. They hold the same report.
const FILES: &[&str] = &[
    "libreoffice.docx",
    "python-docx.docx",
    "pandoc.docx",
    "libreoffice.odt",
    "libreoffice.rtf",
    "libreoffice.pdf",
    "chromium.pdf",
    "typst.pdf",
    "reportlab-stsong.pdf",
    "written.ofd",
    "libreoffice.doc",
    "openpyxl.xlsx",
    "libreoffice.xls",
    "libreoffice.ods",
    "python-email.eml",
];

/// Runs of a program with a file, of which the middle counts.
const RUNS: usize = 7;

/// Another program that takes text out of files.
struct Peer {
    name: &'static str,
    endings: &'static [&'static str],
    /// How it is tried and how people install it.
    asked: &'static [&'static str],
    install: &'static str,
    /// The command with a file.
    command: fn(&Path, &Path) -> Command,
}

const PEERS: &[Peer] = &[
    Peer {
        name: "pdftotext",
        endings: &["pdf"],
        asked: &["pdftotext", "-v"],
        install: "apt-get install poppler-utils",
        command: |root, file| {
            let mut program = command("pdftotext", root);
            program.arg("-layout").arg(file).arg("-");
            program
        },
    },
    Peer {
        name: "pandoc",
        endings: &["docx", "odt", "rtf"],
        asked: &["pandoc", "--version"],
        install: "apt-get install pandoc",
        command: |root, file| {
            let mut program = command("pandoc", root);
            program.args(["--to", "html"]).arg(file);
            program
        },
    },
];

/// Reads paragraphs and cells, as its documentation shows, and prints the middle of the milliseconds.
const PYTHON_DOCX: &str = "\
import sys, time, docx
for path in sys.argv[1:]:
    runs = []
    for _ in range(7):
        begun = time.perf_counter()
        document = docx.Document(path)
        text = [p.text for p in document.paragraphs]
        text += [c.text for t in document.tables for r in t.rows for c in r.cells]
        runs.append((time.perf_counter() - begun) * 1000)
    print(sorted(runs)[3])
";

/// Prints the tables.
pub(crate) fn bench(root: &Path) -> Result<()> {
    let folder = root.join("tests/fixtures/files");
    let paths: Vec<PathBuf> = FILES.iter().map(|name| folder.join(name)).collect();
    say("native (cargo, release)");
    let native = lines(&output(example(root, "files_timing").args(&paths))?)?;
    let packed = if root.join("target/files/gongkai_files_bg.wasm").is_file() {
        Some(lines(&output(command("node", root).arg("tests/engine/files-timing.mjs").args(&paths))?)?)
    } else {
        say("SKIPPED: Node; `cargo xtask pack` makes the module");
        None
    };
    println!("{:<22} {:>8} {:>14} {:>8}", "file", "ms", "and checked", "Node");
    for (at, name) in FILES.iter().enumerate() {
        let node = packed.as_ref().map_or_else(|| "–".to_owned(), |node| format!("{:.2}", node[at][0]));
        println!("{name:<22} {:>8.2} {:>14.2} {node:>8}", native[at][0], native[at][1]);
    }
    say("programs beside each other, each started anew for each file");
    let binary = built(root)?;
    println!("\n{:<22} {:<12} {:>10} {:>10} {:>8}", "file", "beside", "gongkai ms", "its ms", "ratio");
    let mut slower = Vec::new();
    for peer in PEERS {
        if command(peer.asked[0], root).args(&peer.asked[1..]).output().is_err() {
            println!("SKIPPED: {} is not installed ({})", peer.name, peer.install);
            continue;
        }
        for path in paths.iter().filter(|path| ends(path, peer.endings)) {
            let own = middle(|| {
                let mut program = command(&binary.to_string_lossy(), root);
                program.args(["parse", "--format", "text"]).arg(path);
                program
            })?;
            let its = middle(|| (peer.command)(root, path))?;
            row(path, peer.name, own, its, &mut slower);
        }
    }
    let docx: Vec<&PathBuf> = paths.iter().filter(|path| ends(path, &["docx"])).collect();
    match command("python3", root).args(["-c", PYTHON_DOCX]).args(&docx).output() {
        Ok(done) if done.status.success() => {
            for (path, its) in docx.iter().zip(lines(&done.stdout)?) {
                let at = paths.iter().position(|other| &other == path).context("one of them")?;
                // Both within a program that runs already.
                row(path, "python-docx", native[at][0], its[0], &mut slower);
            }
        }
        _ => println!("SKIPPED: python-docx is not installed (pip install python-docx)"),
    }
    if !slower.is_empty() {
        bail!("slower than {}", slower.join(", "));
    }
    Ok(())
}

fn row(path: &Path, peer: &str, own: f64, its: f64, slower: &mut Vec<String>) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    println!("{name:<22} {peer:<12} {own:>10.2} {its:>10.2} {:>7.1}×", its / own);
    if its <= own {
        slower.push(format!("{peer} with {name}"));
    }
}

fn ends(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.contains(&&*ending.to_string_lossy()))
}

/// The command line, where cargo puts it.
fn built(root: &Path) -> Result<PathBuf> {
    let build = ["build", "--release", "--package", "gongkai-cli", "--message-format", "json"];
    let told = String::from_utf8(output(cargo(root).args(build))?)?;
    let executable = told.lines().rev().find_map(|line| {
        let rest = line.split_once("\"executable\":\"")?.1;
        rest.split_once('"').map(|(path, _)| PathBuf::from(path))
    });
    executable.context("cargo names no executable")
}

/// The middle of the milliseconds of some runs of a program.
fn middle(program: impl Fn() -> Command) -> Result<f64> {
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let mut program = program();
        let begun = Instant::now();
        let status = program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        runs.push(begun.elapsed().as_secs_f64() * 1000.0);
        if !status.success() {
            bail!("{} failed ({status})", program.get_program().display());
        }
    }
    runs.sort_by(f64::total_cmp);
    Ok(runs[RUNS / 2])
}

/// The numbers of each line.
fn lines(printed: &[u8]) -> Result<Vec<Vec<f64>>> {
    let printed = String::from_utf8_lossy(printed);
    let line =
        |line: &str| line.split('\t').map(|number| number.trim().parse::<f64>()).collect::<Result<_, _>>();
    printed.lines().map(|text| line(text).with_context(|| format!("“{text}” is no time"))).collect()
}
