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

/// Prose with a former name on two lines, in a section of its own number.
fn renamed() -> String {
    SOUND.replacen("一、总体情况\n", "一、总体情况\n本局设立政务公开\n办公室,负责日常工作。\n", 1)
}

const RULE: &str =
    "[[text]]\ncode = 'own-1'\npattern = '政务公开办公室，负责'\nin = ['1', 5]\nmessage = '应写“数据局”'\n";

#[test]
fn text_rules_are_findings_like_all_others() {
    let desk = Desk::new();
    desk.put("a.txt", renamed()).put("gongkai.toml", RULE);
    let run = desk.run(&["check", "a.txt"]);
    assert!(
        run.code == Some(0) && run.stdout.contains("警告[OWN-1] 应写“数据局”"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert_eq!(desk.run(&["check", "a.txt", "--fail-on", "warning"]).code, Some(1));
    assert_eq!(desk.run(&["check", "a.txt", "--severity", "OWN=error"]).code, Some(1));
    let without = desk.run(&["check", "a.txt", "-v", "--ignore", "own-1"]);
    assert!(
        !tells(&without, "OWN-1") && without.stdout.contains("OWN-1                    应写“数据局”"),
        "{}",
        without.stdout
    );
    assert!(!tells(&desk.run(&["check", "a.txt", "--select", "T3"]), "OWN-1"));
    assert!(tells(&desk.run(&["check", "a.txt", "--select", "OWN-*"]), "OWN-1"));
    let json = desk.run(&["parse", "a.txt"]).stdout;
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let report = &document["reports"][0];
    assert_eq!(report["outcomes"]["OWN-1"], "failed");
    let finding =
        report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "OWN-1").unwrap();
    assert_eq!(
        (&finding["severity"], &finding["message"]["zh"]),
        (&"warning".into(), &"应写“数据局”".into())
    );
    assert_eq!(finding["spans"].as_array().unwrap().len(), 1);
}

#[test]
fn names_that_no_settings_file_knows_are_refused() {
    let desk = Desk::new();
    desk.put("a.txt", renamed()).put("sub/a.txt", renamed()).put("sub/gongkai.toml", RULE);
    let unknown = desk.run(&["check", "a.txt", "--ignore", "OWN-1"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (Some(2), ""));
    assert!(
        unknown.stderr.starts_with("gongkai: 没有规则 OWN-1\n用 gongkai --help 查看用法"),
        "{}",
        unknown.stderr
    );
    // One of the files in play has it.
    let known = desk.run(&["check", ".", "--ignore", "OWN-1"]);
    assert!(known.code == Some(0) && !tells(&known, "OWN-1"), "{}{}", known.stdout, known.stderr);
    assert!(tells(&desk.run(&["check", "."]), "OWN-1"));
}

#[test]
fn a_wrong_text_rule_is_told_with_its_place_and_costs_only_itself() {
    let desk = Desk::new();
    let settings = format!(
        "ignore = ['QLT', 'own-2']\n{RULE}\n[[text]]\ncode = 'OWN-2'\npattern = \"政务\\u516C开(\"\n\n\
         [[text]]\ncode = 'T3-BALANCE'\npattern = '甲'\nseverty = 'error'\n\n[[text]]\npattern = 3\nin = ['9']\n\n\
         [[text]]\ncode = 'OWN-3'\npattern = '甲'\nin = ['9']\nmust = 'yes'\n"
    );
    desk.put("a.txt", renamed().replacen("。", "。。", 1)).put("gongkai.toml", settings);
    let run = desk.run(&["check", "a.txt"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(tells(&run, "OWN-1") && !tells(&run, "QLT-PUNCT"), "{}", run.stdout);
    let told: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(
        told,
        [
            "gongkai: gongkai.toml:10:21：左括号没有右括号；这条自定义规则没有用上",
            "gongkai: gongkai.toml:13：代码 T3-BALANCE 已有别的意思；这条自定义规则没有用上",
            "gongkai: gongkai.toml:15：[[text]] 里没有 severty；是不是 severity？；这条自定义规则没有用上",
            "gongkai: gongkai.toml:17：[[text]] 缺少 code；这条自定义规则没有用上",
            "gongkai: gongkai.toml:18：pattern 要写成加引号的文字；这条自定义规则没有用上",
            "gongkai: gongkai.toml:24：没有第“9”部分；可用：1 到 6，0 是第一部分之前；这条自定义规则没有用上",
            "gongkai: gongkai.toml:25：must 要写成 true 或 false；这条自定义规则没有用上",
        ],
    );
}

/// Nested repetition is searched within a bound of steps, and what was not looked at is said; other rules do not suffer.
#[test]
fn a_hostile_text_rule_ends_at_its_bound_and_says_so() {
    let desk = Desk::new();
    let long = format!("{}。\n", "公开".repeat(1500));
    let hostile =
        |code: &str| format!("\n[[text]]\ncode = '{code}'\npattern = '((公开){{1,15}}){{1,15}}件'\n");
    let settings = [RULE.to_owned(), hostile("OWN-2"), hostile("OWN-3"), hostile("OWN-4")].concat();
    let text = renamed().replacen("本局设立", &(long.repeat(10) + "本局设立"), 1);
    desk.put("a.txt", text).put("gongkai.toml", settings);
    let run = desk.run(&["parse", "a.txt"]);
    assert!(run.code == Some(0) && run.stderr.is_empty(), "{}", run.stderr);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let report = &document["reports"][0];
    assert_eq!(report["gaps"]["OWN-2"]["why"], "too_long", "{}", report["gaps"]);
    assert_eq!(report["outcomes"]["OWN-1"], "failed");
}

#[test]
fn the_catalogue_lists_text_rules_last() {
    let desk = Desk::new();
    desk.put("gongkai.toml", RULE);
    let all = desk.run(&["rules"]).stdout;
    assert!(all.lines().last().unwrap().starts_with("OWN-1 "), "{all}");
    let one = desk.run(&["rules", "own-1"]).stdout;
    assert!(
        one.starts_with("OWN-1 应写“数据局”  警告\n")
            && one.contains("第 1、5 部分中不应有与 政务公开办公室，负责 相符的文字。"),
        "{one}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&desk.run(&["rules", "--format", "json"]).stdout).unwrap();
    let last = json.as_array().unwrap().last().unwrap();
    assert_eq!((&last["code"], &last["in"]), (&"OWN-1".into(), &serde_json::json!(["1", "5"])));
    let md = desk.run(&["rules", "--format", "md"]).stdout;
    assert!(md.ends_with("| `OWN-1` | 警告 | 应写“数据局” |\n"), "{md}");
    assert!(!desk.run(&["rules", "--no-config"]).stdout.contains("OWN-1"));
}

/// Every example of the page on text rules can be copied as it is.
#[test]
fn the_documented_text_rules_hold() {
    let page = include_str!("../../../../docs/text-rules.md");
    let examples: Vec<&str> =
        page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(examples.len(), 5);
    let desk = Desk::new();
    desk.put("a.txt", renamed());
    for example in examples {
        desk.put("gongkai.toml", example);
        let run = desk.run(&["check", "a.txt"]);
        assert!(run.stderr.is_empty(), "{example}{}", run.stderr);
    }
}
