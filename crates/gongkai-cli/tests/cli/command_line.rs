//! What the command line promises whatever the core reads: arguments, files, encodings, exit codes.

use std::fs;
use std::process::Stdio;

use crate::desk::{Desk, SOUND, gongkai};

/// UTF-8 and UTF-16 with and without a mark, and GB18030.
fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let marked = format!("\u{feff}{text}");
    let le = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let be = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    vec![
        ("UTF-8", text.into()),
        ("UTF-8 with a mark", marked.clone().into()),
        ("UTF-16 LE", le(text)),
        ("UTF-16 LE with a mark", le(&marked)),
        ("UTF-16 BE", be(text)),
        ("UTF-16 BE with a mark", be(&marked)),
        ("GB18030", encoding_rs::GB18030.encode(text).0.into_owned()),
    ]
}

#[test]
fn every_encoding_gives_the_same_document() {
    let desk = Desk::new();
    let expected = desk.pipe(&["parse", "-", "--with-text"], SOUND.as_bytes()).stdout;
    assert!(expected.contains("青石县档案馆2022年"));
    for (encoding, bytes) in encodings(SOUND) {
        assert_eq!(desk.pipe(&["parse", "-", "--with-text"], &bytes).stdout, expected, "{encoding}");
    }
}

#[test]
fn html_is_known_by_its_name_or_its_tags() {
    let desk = Desk::new();
    desk.put("a.htm", "<p>x</p>").put("b.txt", "<!DOCTYPE html><p>x</p>").put("c.txt", "x < y");
    for (file, media) in [("a.htm", "text/html"), ("b.txt", "text/html"), ("c.txt", "text/plain")] {
        let out = desk.run(&["parse", file]).stdout;
        assert!(out.contains(&format!("\"media\":\"{media}\"")), "{file}: {out}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_done() {
    let desk = Desk::new();
    desk.put("a.txt", SOUND).put("z.txt", SOUND);
    desk.put("报告.docx", b"PK\x03\x04....").put("noise.txt", noise());
    let run =
        desk.run(&["parse", "a.txt", "missing.txt", "报告.docx", "noise.txt", "z.txt", "--format", "ndjson"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.stdout.lines().count(), 2, "{}", run.stdout);
    let lines: Vec<_> = run.stderr.lines().collect();
    assert_eq!(
        lines,
        [
            "gongkai: missing.txt：没有这个文件或目录",
            "gongkai: 报告.docx：这是 zip 压缩包，不完整或已损坏，读不了；请重新下载，或用原来的程序打开后另存",
            "gongkai: noise.txt：不是认识的文件，也不是文本（UTF-8、UTF-16、GB18030 都解不出来）",
        ]
    );
    let english = desk.run(&["check", "missing.txt", "--lang", "en"]);
    assert_eq!(english.stderr, "gongkai: missing.txt: no such file or directory\n");
    assert_eq!(english.stdout, "1 file, 0 reports: nothing to check; 1 could not be checked\n");
}

/// The same bytes in every run, without order.
fn noise() -> Vec<u8> {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    std::iter::successors(Some(7_u32), next).map(|state| (state >> 24) as u8).take(1 << 20).collect()
}

#[test]
fn what_is_too_large_is_refused() {
    let desk = Desk::new();
    fs::File::create(desk.path("big.txt")).unwrap().set_len((64 << 20) + 1).unwrap();
    let run = desk.run(&["parse", "big.txt"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert_eq!(run.stderr, "gongkai: big.txt：超过 64 MB，不读\n");
}

#[test]
fn a_directory_gives_the_files_that_are_read_in_order() {
    let desk = Desk::new();
    for name in ["d/b.txt", "d/a/z.HTML", "d/c.md", "d/e.htm", "d/x.png", "d/.hidden/y.txt", "d/.y.txt"] {
        desk.put(name, SOUND);
    }
    let run = desk.run(&["parse", "d"]);
    let names: Vec<_> = documents(&run.stdout).iter().map(|d| d["source"]["name"].clone()).collect();
    let expected: Vec<_> = ["a/z.HTML", "b.txt", "c.md", "e.htm"].iter().map(|n| desk_name("d", n)).collect();
    assert_eq!(names, expected);
    assert_eq!(run.stderr, "gongkai: d：4 个文件\n");
    assert_eq!(desk.run(&["parse", "d", "-q"]).stderr, "");
}

fn desk_name(directory: &str, name: &str) -> String {
    std::path::Path::new(directory).join(name).display().to_string()
}

fn documents(json: &str) -> Vec<serde_json::Value> {
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_directory_without_anything_to_read_is_a_mistake() {
    let desk = Desk::new();
    desk.put("d/x.png", "");
    let run = desk.run(&["check", "d"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.stderr,
        "gongkai: d：目录里没有能读的文件（文本、网页、Word、WPS、Excel、PDF、OFD、zip）\n"
    );
}

#[test]
fn one_input_is_a_document_and_several_or_a_directory_an_array() {
    let desk = Desk::new();
    desk.put("d/a.txt", SOUND).put("b.txt", SOUND);
    let one: serde_json::Value = serde_json::from_str(&desk.run(&["parse", "b.txt"]).stdout).unwrap();
    assert_eq!(one["schema"], "gongkai/1");
    assert_eq!(documents(&desk.run(&["parse", "b.txt", "d/a.txt"]).stdout).len(), 2);
    assert_eq!(documents(&desk.run(&["parse", "d"]).stdout).len(), 1);
    assert_eq!(documents(&desk.run(&["parse", "b.txt", "missing"]).stdout).len(), 1);
    assert_eq!(documents(&desk.run(&["parse", "missing", "gone"]).stdout).len(), 0);
    let lines = desk.run(&["parse", "d", "b.txt", "--format=ndjson"]).stdout;
    let parsed: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(parsed.len(), 2);
    assert_eq!(desk.run(&["parse", "missing"]).stdout, "");
}

#[test]
fn standard_input_is_read_with_or_without_a_dash() {
    let desk = Desk::new();
    let dash = desk.pipe(&["parse", "-"], SOUND.as_bytes());
    let silent = desk.pipe(&["parse"], SOUND.as_bytes());
    assert!(dash.stdout.contains("\"name\":\"-\""));
    assert_eq!(dash.stdout, silent.stdout);
}

#[test]
fn results_go_to_a_file_when_asked() {
    let desk = Desk::new();
    desk.put("a.txt", SOUND).put("b.txt", SOUND);
    let run = desk.run(&["parse", "a.txt", "b.txt", "-o", "all.csv"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    let csv = desk.read("all.csv");
    assert!(csv.starts_with("\u{feff}name,report,agency,"), "a mark for Excel, then one heading");
    assert_eq!(csv.matches("name,report,agency,").count(), 1);
    let stream = desk.run(&["parse", "a.txt", "b.txt", "--format", "csv"]).stdout;
    assert_eq!(csv.strip_prefix('\u{feff}'), Some(stream.as_str()), "a stream has no mark");
}

#[test]
fn files_are_not_overwritten_by_mistake() {
    let desk = Desk::new();
    desk.put("a.txt", SOUND).put("kept.csv", "old").put("d/b.txt", SOUND);
    for (output, message) in [
        ("a.txt", "gongkai: a.txt：这是要读的文件，不能用结果覆盖它\n"),
        ("d", "gongkai: d：是一个目录，-o 后面要写文件名\n"),
        ("no/such/x.csv", "gongkai: no/such/x.csv：所在目录不存在，请先建好\n"),
    ] {
        let run = desk.run(&["parse", "a.txt", "-o", output]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(2), message));
    }
    let other_name = desk.run(&["parse", "d", "-o", "d/../d/b.txt", "-q"]);
    assert_eq!(other_name.code, Some(2));
    assert_eq!(desk.read("a.txt"), SOUND);
    assert_eq!(desk.read("d/b.txt"), SOUND);
    assert_eq!(desk.run(&["parse", "missing.txt", "-o", "kept.csv"]).code, Some(2));
    assert_eq!(desk.read("kept.csv"), "old", "nothing was read, so nothing is written");
}

#[test]
fn help_is_long_for_each_command_and_short_of_nothing() {
    let desk = Desk::new();
    for command in ["check", "parse", "rules"] {
        let zh = desk.run(&[command, "--help"]);
        assert_eq!((zh.code, zh.stderr.as_str()), (Some(0), ""));
        assert!(zh.stdout.contains("例子：") && zh.stdout.contains("退出码："), "{}", zh.stdout);
        let en = desk.run(&["help", command, "--lang", "en"]);
        assert!(en.stdout.starts_with(&format!("gongkai {command}: ")) && en.stdout.contains("Examples:"));
    }
    let bare = desk.run(&[]);
    assert_eq!((bare.code, bare.stdout.as_str()), (Some(2), ""));
    assert!(bare.stderr.starts_with("gongkai：读取并核查"));
    assert_eq!(desk.run(&["--version"]).stdout, format!("gongkai {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn mistakes_in_the_command_line_are_answered_with_what_was_meant() {
    let desk = Desk::new();
    desk.put("a.txt", SOUND);
    for (arguments, message) in [
        (&["check", "--colour", "never"][..], "没有这个选项：--colour；是不是 --color？"),
        (&["a.txt"], "没有这个命令：a.txt；是不是 gongkai check a.txt？"),
        (&["parse", "--format", "xml"], "--format 不认识“xml”；可用：json、ndjson、csv、tsv、md、html"),
        (&["rules", "no-such-rule"], "没有规则 no-such-rule"),
    ] {
        let run = desk.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.starts_with(&format!("gongkai: {message}")), "{}", run.stderr);
    }
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let desk = Desk::new();
    desk.put("a.txt", SOUND);
    assert!(!desk.run(&["check", "a.txt"]).stdout.contains('\u{1b}'));
    assert!(desk.run(&["check", "a.txt", "--color", "always"]).stdout.contains('\u{1b}'));
    assert!(!desk.run(&["check", "a.txt", "--color=never"]).stdout.contains('\u{1b}'));
}

#[test]
fn whoever_stops_reading_early_is_not_complained_about() {
    let desk = Desk::new();
    for name in 0..40 {
        desk.put(&format!("d/{name}.txt"), SOUND);
    }
    let mut child =
        gongkai(&desk.path(""), &["parse", "d", "-q", "--with-text"]).stdin(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
