//! What people and programs get from real readings: exit codes by findings, every format, snapshots.
//!
//! Snapshots are `tests/cli/snapshots/*.txt`; `GONGKAI_BLESS=1 cargo test -p gongkai-cli` writes them anew.

use std::fs;
use std::path::Path;

use crate::desk::{Desk, SOUND};

/// [`SOUND`] with one wrong total in table 3.
const WRONG: &str = include_str!("fixtures/wrong-total.txt");

/// [`SOUND`] with one row of table 3 that prints fewer numbers than it has columns.
fn doubted() -> String {
    let row = SOUND.lines().find(|line| line.contains("（二）部分公开")).unwrap();
    let label = row.split('\t').find(|cell| cell.contains("（二）部分公开")).unwrap();
    SOUND.replace(row, &format!("{label}\t1\t2"))
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("sound.txt", SOUND)
        .put("wrong.txt", WRONG)
        .put("doubted.txt", doubted())
        .put("novel.txt", "那年夏天，村里来了一个外乡人。\n".repeat(30));
    desk
}

/// Compares with `tests/cli/snapshots/NAME.txt`.
pub(crate) fn assert_snapshot(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cli/snapshots/{name}.txt"));
    if std::env::var_os("GONGKAI_BLESS").is_some() {
        fs::write(&path, actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{} differs; bless it with GONGKAI_BLESS=1", path.display());
}

#[test]
fn the_exit_code_tells_what_was_found() {
    let desk = desk();
    for (arguments, code) in [
        (&["check", "sound.txt"][..], 0),
        (&["check", "wrong.txt"], 1),
        (&["check", "sound.txt", "wrong.txt"], 1),
        (&["check", "wrong.txt", "--fail-on", "never"], 0),
        (&["check", "wrong.txt", "novel.txt"], 2),
        (&["parse", "wrong.txt"], 0),
        (&["parse", "wrong.txt", "--fail-on", "error"], 1),
        (&["parse", "novel.txt"], 2),
    ] {
        assert_eq!(desk.run(arguments).code, Some(code), "{arguments:?}");
    }
}

#[test]
fn an_input_without_a_report_is_named() {
    let run = desk().run(&["check", "novel.txt", "sound.txt"]);
    assert!(run.stderr.starts_with("gongkai: novel.txt："), "{}", run.stderr);
    assert!(run.stdout.contains("sound.txt：青石县档案馆 2022 年度"), "{}", run.stdout);
    let empty = Desk::new().pipe(&["check"], b"");
    assert_eq!(empty.code, Some(2));
    assert!(empty.stderr.starts_with("gongkai: 标准输入："), "{}", empty.stderr);
}

#[test]
fn an_input_without_a_report_still_has_its_document() {
    let json = desk().run(&["parse", "novel.txt"]).stdout;
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(document["reports"], serde_json::json!([]));
    assert_ne!(document["findings"], serde_json::json!([]));
}

#[test]
fn people_see_this() {
    let desk = desk();
    let shown = |arguments: &[&str]| {
        let run = desk.run(arguments);
        run.stdout + "--- standard error\n" + &run.stderr
    };
    assert_snapshot("check-wrong-total.zh", &shown(&["check", "wrong.txt"]));
    assert_snapshot("check-wrong-total.en", &shown(&["check", "wrong.txt", "--lang", "en"]));
    assert_snapshot("check-several.zh", &shown(&["check", "sound.txt", "novel.txt", "wrong.txt", "-v"]));
    for language in ["zh", "en"] {
        let shown = shown(&["check", "doubted.txt", "-v", "--lang", language]);
        let from = shown.find("各格的依据").or(shown.find("what the cells rest on")).unwrap();
        let certainty = &shown[from..][..=shown[from..].find("\n\n").unwrap()];
        assert_snapshot(&format!("check-certainty.{language}"), certainty);
    }
    assert_snapshot("check-quiet.zh", &shown(&["check", "-q", "sound.txt"]));
    assert_snapshot("parse-wrong-total.md", &shown(&["parse", "wrong.txt", "--format", "md"]));
}

#[test]
fn every_format_holds_every_cell() {
    let desk = desk();
    let out = |format| desk.run(&["parse", "sound.txt", "--format", format]).stdout;
    let json: serde_json::Value = serde_json::from_str(&out("json")).unwrap();
    let cells = json["reports"][0]["cells"].as_object().unwrap();
    assert_eq!(cells.len(), 200);
    assert_eq!(cells["requests.unable.not_held.commercial"]["value"], 1);
    assert_eq!(cells["disclosure.fees.amount_wan"]["raw"], "1.5");
    assert_eq!(out("ndjson"), out("json"));
    for format in ["csv", "tsv"] {
        assert_eq!(out(format).lines().count(), 1 + cells.len(), "{format}");
    }
    assert!(out("csv").contains("sound.txt,1,青石县档案馆,2022,disclosure,F21,disclosure.fees.amount_wan,行政事业性收费,本年收费金额（单位：万元）,1.5,1.5,number,false\r\n"));
    assert!(
        out("md").contains("| （四）无法提供 / 1.本机关不掌握相关政府信息 | 0 | 1 | 0 | 0 | 0 | 0 | 1 |\n")
    );
    assert_eq!(out("html").matches("<td").count(), cells.len());
}

#[test]
fn several_reports_in_one_input_are_all_there() {
    let desk = Desk::new();
    let other =
        WRONG.replace("青石县档案馆", "白水县气象局").replace("2022年", "2021年").replace("2023年", "2022年");
    desk.put("both.txt", format!("{SOUND}\n\n{other}"));
    let shown = desk.run(&["check", "both.txt"]).stdout;
    assert!(shown.contains("both.txt（第 1 份）：青石县档案馆 2022 年度"), "{shown}");
    assert!(shown.contains("both.txt（第 2 份）：白水县气象局 2021 年度"), "{shown}");
    assert!(shown.contains("共 1 个文件、2 份报告："), "{shown}");
    let csv = desk.run(&["parse", "both.txt", "--format", "csv"]).stdout;
    assert_eq!(csv.lines().count(), 1 + 2 * 200);
    let html = desk.run(&["parse", "both.txt", "--format", "html"]).stdout;
    assert_eq!(html.matches("<article>").count(), 2);
    let md = desk.run(&["parse", "both.txt", "--format", "md"]).stdout;
    assert_eq!(md.lines().filter(|l| l.starts_with("# ")).count(), 2);
}

#[test]
fn the_catalogue_is_for_people_and_programs() {
    let desk = Desk::new();
    let rules: serde_json::Value =
        serde_json::from_str(&desk.run(&["rules", "--format", "json"]).stdout).unwrap();
    let codes: Vec<_> = rules.as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"T3-BALANCE"));
    let text = desk.run(&["rules"]).stdout;
    assert_eq!(text.lines().count(), codes.len());
    assert_eq!(desk.run(&["rules", "--format", "md"]).stdout.lines().count(), codes.len() + 2);
    let one = desk.run(&["rules", "t3-balance"]);
    assert_eq!(one.code, Some(0));
    assert!(one.stdout.starts_with("T3-BALANCE ") && one.stdout.contains("\n怎么改\n"), "{}", one.stdout);
    assert!(desk.run(&["rules", "T3-BALANCE", "--format", "md"]).stdout.starts_with("# T3-BALANCE "));
    assert!(desk.run(&["rules", "T3-BALANSE"]).stderr.contains("是不是 T3-BALANCE？"));
}
