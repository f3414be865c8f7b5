//! Where results go: nothing is overwritten by half of another file, nothing drives a terminal.

use std::fs;

use crate::desk::{Desk, SOUND};

/// No character of this drives a terminal or turns the direction of a line.
fn is_harmless(text: &str) -> bool {
    let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !text.chars().any(|c| turns(c) || c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[test]
#[cfg(unix)]
fn an_input_is_not_overwritten_under_any_of_its_names() {
    let desk = Desk::new();
    desk.put("a.txt", SOUND).put("in/b.txt", SOUND);
    fs::hard_link(desk.path("a.txt"), desk.path("hard.csv")).unwrap();
    std::os::unix::fs::symlink("a.txt", desk.path("soft.csv")).unwrap();
    for name in ["hard.csv", "soft.csv", "in/../a.txt", "./a.txt"] {
        let refused = desk.run(&["parse", "a.txt", "in", "--format", "csv", "-o", name]);
        assert!(
            refused.code == Some(2) && refused.stderr.contains("不能用结果覆盖"),
            "{name}: {}",
            refused.stderr
        );
        assert_eq!(desk.read("a.txt"), SOUND, "{name}");
    }
}

#[test]
#[cfg(unix)]
fn a_result_takes_the_place_of_the_old_one_when_it_is_whole() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    desk.put("a.txt", SOUND).put("old.json", "good").put("far/target.json", "good");
    fs::set_permissions(desk.path("old.json"), fs::Permissions::from_mode(0o640)).unwrap();
    fs::hard_link(desk.path("old.json"), desk.path("kept.json")).unwrap();
    std::os::unix::fs::symlink("far/target.json", desk.path("link.json")).unwrap();
    assert_eq!(desk.run(&["parse", "a.txt", "-o", "old.json"]).code, Some(0));
    assert!(desk.read("old.json").starts_with("{\"schema\""));
    // The old file was not written into: who holds it by another name still has it.
    assert_eq!(desk.read("kept.json"), "good");
    assert_eq!(fs::metadata(desk.path("old.json")).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(desk.run(&["parse", "a.txt", "-o", "link.json"]).code, Some(0));
    assert!(fs::symlink_metadata(desk.path("link.json")).unwrap().is_symlink());
    assert!(desk.read("far/target.json").starts_with("{\"schema\""));
    assert_eq!(desk.run(&["parse", "a.txt", "-o", "/dev/null"]).code, Some(0));
    let left = fs::read_dir(desk.path("."))
        .unwrap()
        .filter(|e| e.as_ref().unwrap().path().to_string_lossy().ends_with(".part"));
    assert_eq!(left.count(), 0);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_old_result() {
    let desk = Desk::new();
    desk.put("a.txt", SOUND).put("old.json", "good");
    // No file may become longer than this, as on a full disk.
    let script = format!(
        "trap '' XFSZ; ulimit -f 4; exec {} parse a.txt a.txt a.txt --with-text -o old.json",
        env!("CARGO_BIN_EXE_gongkai")
    );
    let run = std::process::Command::new("bash")
        .args(["-c", &script])
        .current_dir(desk.path("."))
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(desk.read("old.json"), "good");
    assert_eq!(fs::read_dir(desk.path(".")).unwrap().count(), 2);
}

#[test]
#[cfg(unix)]
fn names_and_arguments_drive_no_terminal_and_turn_no_line() {
    let desk = Desk::new();
    let folder = "a\u{1b}[31m\u{202e}\u{9b}\u{7}";
    let name = format!("{folder}/a.txt");
    desk.put(&name, SOUND.replacen("2022年", "2022\u{202d}年", 1)).put("b.txt", SOUND);
    for format in ["csv", "tsv", "md", "html", "json", "ndjson"] {
        let run = desk.run(&["parse", &name, "--format", format, "--with-text"]);
        let run = if run.code == Some(2) { desk.run(&["parse", &name, "--format", format]) } else { run };
        assert!(is_harmless(&run.stdout) && !run.stdout.is_empty(), "{format}: {:.300?}", run.stdout);
    }
    let json: serde_json::Value = serde_json::from_str(&desk.run(&["parse", &name]).stdout).unwrap();
    assert_eq!(json["source"]["name"], name.as_str());
    let hostile = format!("x{folder}");
    for arguments in [
        &["check", &name][..],
        &["check", "-v", &name],
        &["check", &hostile],
        &["check", "b.txt", "--select", &hostile],
        &["check", "b.txt", "--severity", &hostile],
        &["check", "b.txt", "--fail-on", &hostile],
        &["check", "b.txt", "--config", &hostile],
        &["parse", "b.txt", "-o", &format!("{hostile}/c.json")],
        &[&format!("--{hostile}")],
        &[&hostile],
        &["rules", &hostile],
    ] {
        let run = desk.run(arguments);
        assert!(
            is_harmless(&run.stdout) && is_harmless(&run.stderr),
            "{arguments:?}: {:?} {:?}",
            run.stdout,
            run.stderr
        );
    }
}
