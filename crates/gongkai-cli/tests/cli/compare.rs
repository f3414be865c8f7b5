//! `gongkai compare`: two reports side by side.

use crate::desk::{Desk, SOUND};
use crate::reading::assert_snapshot;

/// [`SOUND`] with a wrong number, another sentence, one that is gone and one that is new.
fn corrected() -> String {
    SOUND
        .replace(
            "三、本年度办理结果\t（一）予以公开\t2\t0\t0\t0\t0\t0\t2",
            "三、本年度办理结果\t（一）予以公开\t2\t0\t0\t0\t0\t0\t4",
        )
        .replace("主动公开政府信息36条", "主动公开政府信息38条")
        .replace("公开内容还不够丰富。", "公开内容还不够丰富。个别栏目更新不及时。")
        .replace("本年度没有收取政府信息公开申请信息处理费。", "无。")
}

/// [`SOUND`] of the year after, with a carried-over request that the year before does not carry forward.
fn next_year() -> String {
    SOUND.replace("2023年1月12日", "2024年1月12日").replace("2022", "2023")
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("旧.txt", SOUND).put("新.txt", corrected()).put("2023.txt", next_year());
    desk
}

#[test]
fn two_versions_as_people_read_them() {
    let desk = desk();
    for (language, name) in [("zh", "compare-versions.zh"), ("en", "compare-versions.en")] {
        let run = desk.run(&["compare", "旧.txt", "新.txt", "--lang", language]);
        // A sum is wrong in the new one.
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
        assert_snapshot(name, &run.stdout);
    }
    let run = desk.run(&["compare", "旧.txt", "新.txt", "--format", "md"]);
    assert_snapshot("compare-versions.md", &run.stdout);
}

#[test]
fn two_years_are_told_as_such() {
    let run = desk().run(&["compare", "旧.txt", "2023.txt"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    assert!(run.stdout.starts_with("同一单位相邻两年的报告："), "{}", run.stdout);
}

#[test]
fn only_what_came_makes_the_exit_code() {
    let desk = desk();
    assert_eq!(desk.run(&["compare", "旧.txt", "旧.txt"]).code, Some(0));
    assert_eq!(desk.run(&["compare", "新.txt", "新.txt"]).code, Some(0));
    assert_eq!(desk.run(&["compare", "新.txt", "旧.txt"]).code, Some(0));
    assert_eq!(desk.run(&["compare", "旧.txt", "新.txt", "--fail-on", "never"]).code, Some(0));
}

#[test]
fn programs_get_both_prints_and_places() {
    let run = desk().run(&["compare", "旧.txt", "新.txt", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&json["schema"], &json["relation"]), (&"gongkai-compare/1".into(), &"versions".into()));
    let cell = &json["cells"][0];
    assert_eq!(cell["how"], "changed");
    assert_eq!((&cell["old"]["raw"], &cell["new"]["raw"]), (&"2".into(), &"4".into()));
    let at = |side: &str, text: &str| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let span = [0, 1].map(|end| cell[side]["span"][end].as_u64().unwrap() as usize);
        String::from_utf16(&units[span[0]..span[1]]).unwrap()
    };
    assert_eq!((at("old", SOUND), at("new", &corrected())), ("2".to_owned(), "4".to_owned()));
}

#[test]
fn of_several_reports_the_one_of_the_same_body_and_year_is_taken() {
    let desk = desk();
    desk.put("两年.txt", format!("{SOUND}\n\n{}", next_year()));
    let run = desk.run(&["compare", "两年.txt", "新.txt", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&json["old"]["year"], &json["relation"]), (&2022.into(), &"versions".into()));
    let run = desk.run(&["compare", "两年.txt", "两年.txt"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("旧：两年.txt · 青石县档案馆2022年"), "{}", run.stderr);
    assert!(run.stderr.contains("新：两年.txt · 青石县档案馆2023年"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_read_or_compared_is_named() {
    let desk = desk();
    desk.put("novel.txt", "那年夏天，村里来了一个外乡人。\n".repeat(30));
    for (arguments, words) in [
        (&["compare", "旧.txt"][..], "compare 要两份报告"),
        (&["compare", "旧.txt", "没有.txt"], "没有.txt"),
        (&["compare", "旧.txt", "novel.txt"], "novel.txt"),
        (&["compare", "旧.txt", "新.txt", "-o", "旧.txt"], "不能用结果覆盖"),
    ] {
        let run = desk.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
    assert_eq!(desk.read("旧.txt"), SOUND);
}
