//! Rules chosen on the command line and in `gongkai.toml`.

use crate::desk::{Desk, Outcome, SOUND};

/// A sound report but for doubled punctuation.
fn slip() -> String {
    SOUND.replacen("。", "。。", 1)
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("a.txt", slip());
    desk
}

fn tells(run: &Outcome, code: &str) -> bool {
    run.stdout.contains(&format!("[{code}]"))
}

#[test]
fn rules_are_left_out_and_weighed_and_the_summary_says_so() {
    let desk = desk();
    let plain = desk.run(&["check", "a.txt"]);
    assert!(plain.code == Some(0) && tells(&plain, "QLT-PUNCT"), "{}", plain.stdout);
    assert!(!plain.stdout.contains("略过"));
    let without = desk.run(&["check", "a.txt", "--ignore", "qlt"]);
    assert!(!tells(&without, "QLT-PUNCT"), "{}", without.stdout);
    assert!(without.stdout.ends_with("；按设置略过 16 项核查\n"), "{}", without.stdout);
    assert!(!tells(&desk.run(&["check", "a.txt", "--select", "T3,T4"]), "QLT-PUNCT"));
    let grave = desk.run(&["check", "a.txt", "--severity", "QLT-PUNCT=error"]);
    assert!(grave.code == Some(1) && grave.stdout.contains("错误[QLT-PUNCT]"), "{}", grave.stdout);
    let json = desk.run(&["parse", "a.txt", "--ignore", "QLT-PUNCT"]).stdout;
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(document["reports"][0]["outcomes"]["QLT-PUNCT"], "not_selected");
    assert_eq!(document["reports"][0]["checks"]["not_selected"], 1);
    let unknown = desk.run(&["check", "a.txt", "--ignore", "QLT-PUNKT", "--lang", "en"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (Some(2), ""));
    assert!(unknown.stderr.starts_with("gongkai: there is no rule QLT-PUNKT; did you mean QLT-PUNCT?"));
}

#[test]
fn the_nearest_settings_above_a_report_hold_for_it() {
    let desk = desk();
    desk.put("bureau/a.txt", slip())
        .put("bureau/2022/a.txt", slip())
        .put("bureau/gongkai.toml", "ignore = [\"QLT-PUNCT\"]\n")
        .put("other/gongkai.toml", "[severity]\nQLT = \"error\"\n")
        .put("other/a.txt", slip());
    let run = |arguments: &[&str]| desk.run(arguments);
    assert!(tells(&run(&["check", "a.txt"]), "QLT-PUNCT"));
    assert!(!tells(&run(&["check", "bureau/a.txt"]), "QLT-PUNCT"));
    assert!(!tells(&run(&["check", "bureau/2022/a.txt"]), "QLT-PUNCT"));
    assert_eq!(run(&["check", "bureau"]).code, Some(0));
    assert_eq!(run(&["check", "."]).code, Some(1), "other/ asks for errors");
    // The command line has the last word.
    assert!(tells(&run(&["check", "bureau/a.txt", "--no-config"]), "QLT-PUNCT"));
    assert!(tells(&run(&["check", "bureau/a.txt", "--select", "QLT-PUNCT"]), "QLT-PUNCT"));
    assert!(!tells(&run(&["check", "a.txt", "--config", "bureau/gongkai.toml"]), "QLT-PUNCT"));
    assert!(!tells(&run(&["check", "bureau/a.txt", "--severity", "QLT=error"]), "QLT-PUNCT"));
    let verbose = run(&["check", "bureau/2022/a.txt", "-v"]);
    let settings = std::path::Path::new("bureau").join("gongkai.toml");
    let note = format!("按 {} 的设置", settings.display());
    assert!(verbose.stderr.contains(&note), "{}", verbose.stderr);
    assert!(verbose.stdout.contains("略过（按设置不查）\n    QLT-PUNCT"), "{}", verbose.stdout);
}

#[test]
fn settings_above_the_working_folder_do_not_reach_into_it() {
    let desk = desk();
    desk.put("gongkai.toml", "ignore = [\"QLT\"]\n").put("below/a.txt", slip());
    assert!(!tells(&desk.run(&["check", "below/a.txt"]), "QLT-PUNCT"));
    let below = desk.run_in("below", &["check", "a.txt"]);
    assert!(tells(&below, "QLT-PUNCT"), "{}", below.stdout);
    // A report elsewhere has the settings of its own folder only.
    assert!(!tells(&desk.run_in("below", &["check", "../a.txt"]), "QLT-PUNCT"));
}

#[test]
fn a_settings_file_with_mistakes_is_told_once_and_nothing_is_checked_by_it() {
    let desk = desk();
    desk.put("bad/gongkai.toml", "# 本局\nignor = [\"QLT\"]\nselect = [\"T3-BALANSE\"]\n")
        .put("bad/1.txt", SOUND)
        .put("bad/2.txt", SOUND);
    let run = desk.run(&["check", "bad", "a.txt", "-q"]);
    assert_eq!(run.code, Some(2));
    let name = std::path::Path::new("bad").join("gongkai.toml");
    let name = name.display();
    assert_eq!(
        run.stderr,
        format!(
            "gongkai: {name}:2：没有这个设置：ignor；是不是 ignore？\n\
             gongkai: {name}:3：没有规则 T3-BALANSE；是不是 T3-BALANCE？\n"
        )
    );
    assert!(tells(&run, "QLT-PUNCT") && !run.stdout.contains("1.txt"), "{}", run.stdout);
    let whole = desk.run(&["check", "bad", "a.txt"]);
    assert!(whole.stdout.ends_with("；2 个没有核查\n"), "{}", whole.stdout);
    for settings in ["bad/gongkai.toml", "nowhere.toml"] {
        let run = desk.run(&["check", "a.txt", "--config", settings]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{settings}");
        assert!(run.stderr.starts_with(&format!("gongkai: {settings}")), "{}", run.stderr);
    }
}

#[test]
fn a_settings_file_is_small_and_read_at_once() {
    let desk = Desk::new();
    desk.put("a.txt", SOUND);
    let names = |count: usize| format!("select = [{}]\n", vec!["\"T3\""; count].join(","));
    desk.put("gongkai.toml", names(9000));
    assert_eq!(desk.run(&["check", "a.txt"]).code, Some(0));
    desk.put("gongkai.toml", names(20_000));
    let refused = desk.run(&["check", "a.txt"]);
    assert!(refused.code == Some(2) && refused.stderr.contains("超过 64 KB"), "{}", refused.stderr);
    // Of many mistakes the first ones are told.
    let wrong = (0..4000).map(|n| format!("\"X{n}\"")).collect::<Vec<_>>().join(",\n");
    desk.put("gongkai.toml", format!("ignore = [\n{wrong}]\n"));
    let told = desk.run(&["check", "a.txt"]);
    assert!(told.code == Some(2) && told.stderr.lines().count() < 30, "{}", told.stderr);
    for deep in [
        "a = ".to_owned() + &"[".repeat(30_000),
        "a.".repeat(30_000) + "b = 1",
        "a = ".to_owned() + &"{b = ".repeat(10_000),
    ] {
        desk.put("gongkai.toml", deep);
        assert_eq!(desk.run(&["check", "a.txt"]).code, Some(2));
    }
}
