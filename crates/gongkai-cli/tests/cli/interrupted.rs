//! Runs that are ended from outside, and places that cannot be written to or give nothing.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::Read as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::desk::{Desk, SOUND, gongkai};

/// Many files: more than are read before the signal comes.
fn many(desk: &Desk, count: usize) {
    for n in 0..count {
        desk.put(&format!("in/{n:04}.txt"), SOUND);
    }
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

fn until(mut what: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !what() {
        assert!(begun.elapsed() < Duration::from_secs(20), "waited in vain");
        thread::sleep(Duration::from_millis(5));
    }
}

fn is_under_way(desk: &Desk) -> bool {
    names(desk).iter().any(|name| name.strip_suffix(".part").is_some())
}

fn names(desk: &Desk) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(desk.path("."))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_signal_leaves_the_old_file_and_no_half_one() {
    let desk = Desk::new();
    many(&desk, 3000);
    desk.put("old.json", "good");
    for (name, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        let mut child = gongkai(&desk.path("."), &["parse", "in", "-o", "old.json"])
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        until(|| is_under_way(&desk));
        thread::sleep(Duration::from_millis(50));
        signal(&child, name);
        let status = child.wait().unwrap();
        assert_eq!(status.signal(), Some(number), "{status}");
        assert_eq!(names(&desk), ["in", "old.json"], "{name}");
        assert_eq!(desk.read("old.json"), "good");
    }
}

#[test]
fn what_was_written_before_a_signal_is_whole_lines() {
    let desk = Desk::new();
    many(&desk, 3000);
    for (format, lines) in [("ndjson", 1), ("csv", 200)] {
        let out = fs::File::create(desk.path("out")).unwrap();
        let arguments = ["parse", "in", "--format", format];
        let mut child =
            gongkai(&desk.path("."), &arguments).stdout(out).stdin(Stdio::null()).spawn().unwrap();
        until(|| fs::metadata(desk.path("out")).unwrap().len() > 200_000);
        signal(&child, "INT");
        assert_eq!(child.wait().unwrap().signal(), Some(2));
        let text = desk.read("out");
        assert!(text.ends_with('\n'), "{:?}", &text[text.len() - 80..]);
        let count = text.lines().count() - usize::from(format == "csv");
        assert!(count > 0 && count.is_multiple_of(lines), "{count} lines of {format}");
        if format == "ndjson" {
            assert!(text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
        }
    }
}

#[test]
fn a_pipe_that_nobody_reads_does_not_keep_it_from_ending() {
    let desk = Desk::new();
    many(&desk, 3000);
    let mut child = gongkai(&desk.path("."), &["parse", "in"]).stdin(Stdio::null()).spawn().unwrap();
    thread::sleep(Duration::from_millis(500));
    signal(&child, "INT");
    let begun = Instant::now();
    until(|| child.try_wait().unwrap().is_some());
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_signal_that_was_to_be_ignored_is_ignored() {
    let desk = Desk::new();
    many(&desk, 200);
    let script =
        format!("trap '' HUP; exec {} parse in --format ndjson -o out.ndjson", env!("CARGO_BIN_EXE_gongkai"));
    let mut child = Command::new("bash")
        .args(["-c", &script])
        .current_dir(desk.path("."))
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    until(|| is_under_way(&desk));
    signal(&child, "HUP");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(desk.read("out.ndjson").lines().count(), 200);
}

#[test]
fn closed_standard_output_is_an_error() {
    let desk = Desk::new();
    desk.put("a.txt", SOUND);
    let run = |arguments: &str| {
        let script = format!("exec {} {arguments} >&-", env!("CARGO_BIN_EXE_gongkai"));
        let out = Command::new("bash")
            .args(["-c", &script])
            .current_dir(desk.path("."))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        (out.status.code(), String::from_utf8(out.stderr).unwrap())
    };
    for arguments in [
        "parse a.txt",
        "check a.txt",
        "rules",
        "rules T3-BALANCE",
        "--version",
        "--help",
        "parse --help",
        "parse a.txt --format csv",
    ] {
        let (code, told) = run(arguments);
        assert!(code == Some(2) && told.contains("标准输出已关闭"), "{arguments}: {code:?} {told}");
    }
    // What goes elsewhere needs none.
    assert_eq!(run("parse a.txt -o b.json").0, Some(0));
    assert!(desk.read("b.json").starts_with('{'));
    // Whoever throws it away wants it so.
    let nowhere = gongkai(&desk.path("."), &["parse", "a.txt"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(nowhere.code(), Some(0));
}

#[test]
fn a_pipe_that_gives_nothing_is_told_of_and_read_when_it_does() {
    let desk = Desk::new();
    assert!(Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    let mut child = gongkai(&desk.path("."), &["check", "pipe"]).stdin(Stdio::null()).spawn().unwrap();
    thread::sleep(Duration::from_millis(1500));
    fs::write(desk.path("pipe"), SOUND).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!(told, "gongkai: pipe：这是一个管道，正在等待写入；按 Ctrl+C 停止\n");
}
