//! What is shown keeps to the words that were chosen: headlines are short, Chinese quotes as GB/T 15834 has it, and what
//! puzzled those who tried the page is not said again. The page's own words are tried in `www/test/i18n.test.mjs`.

use std::collections::BTreeSet;
use std::path::Path;

use gongkai::check::{RULES, guards};
use gongkai::{Finding, Media, parse};
use gongkai_tests::mutation::scores;
use gongkai_tests::prose::passages;

/// Characters of a headline at most, in Chinese and in English.
const HEADLINE: [usize; 2] = [30, 90];

/// Chinese that is not said: brackets for quotation marks, 你 for 您, 检查, 核对 and 体检 for what this software does
/// (核查), and phrases that were reworded because they were unclear or untrue.
const PUZZLING: [&str; 20] = [
    "「",
    "」",
    "『",
    "』",
    "未作检查",
    "分别检查",
    "择一",
    "不成立",
    "没有可核对的内容",
    "按其开头认定",
    "以上都相符",
    "可能有误的是",
    "说本机关工作的句子",
    "处重复或跳号",
    "下只有“没有内容”",
    "版式按其他表格",
    "你",
    "体检",
    "检查内容",
    "其他检查",
];

/// The same in English.
const PUZZLING_EN: [&str; 6] =
    [" mend ", "gravest", "hardly the power", "told by its beginning", "not assessable", "this organ"];

/// Every text of the tests that people or programs wrote, and every passage of prose with its report.
fn texts() -> Vec<(String, String)> {
    let mut texts: Vec<_> = passages().into_iter().map(|passage| (passage.name, passage.report)).collect();
    for folder in ["fixtures", "regressions", "documents"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("a folder's entry").path();
            let kind = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            if matches!(kind, "txt" | "md" | "csv" | "html") {
                let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                texts.push((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    texts
}

/// Everything that is said of a text.
fn findings(name: &str, text: &str) -> Vec<Finding> {
    let html = Path::new(name).extension().is_some_and(|e| e == "html");
    let document = parse(text, if html { Media::Html } else { Media::PlainText }, "");
    document.findings.into_iter().chain(document.reports.into_iter().flat_map(|r| r.findings)).collect()
}

/// Nouns that English counts; behind a 1 they stand in the singular.
const COUNTED: [&str; 12] = [
    "requests", "replies", "cells", "rows", "columns", "tables", "sums", "cases", "reports", "titles",
    "errors", "numbers",
];

/// Whether English counts one of something in the plural: `1 requests`.
fn counts_one_as_many(en: &str) -> bool {
    let one = |(at, _): (usize, &str)| {
        let before = en[..at].chars().next_back();
        let rest = &en[at + "1 ".len()..];
        !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            && COUNTED.iter().any(|noun| rest.starts_with(noun))
    };
    en.match_indices("1 ").any(one)
}

/// What is wrong with the words of one finding: its headline is short, has the pair of numbers that differ, and its proof
/// stands in the detail as sentences.
fn complaints_on(finding: &Finding) -> Vec<String> {
    let Finding { rule, message, detail, expected, actual, claimed, counted, .. } = finding;
    let mut complaints = Vec::new();
    for (text, most) in [(&message.zh, HEADLINE[0]), (&message.en, HEADLINE[1])] {
        if text.chars().count() > most || text.ends_with(['。', '.']) {
            complaints.push(format!("{rule}: headline “{text}”"));
        }
        // What is compared, as far as it is one number each.
        let has = |number: &dyn std::fmt::Display| text.contains(&number.to_string());
        let pair = expected.as_ref().zip(actual.as_ref());
        let lacks = pair.is_some_and(|(expected, actual)| !has(expected) || !has(actual));
        // A blank cell is called blank.
        let blank = text.contains("空白") || text.contains("blank");
        if lacks || !claimed.is_empty() && counted.as_ref().is_some_and(|count| !has(count) && !blank) {
            complaints.push(format!("{rule}: no pair of numbers in “{text}”"));
        }
    }
    for (text, end) in [(&detail.zh, '。'), (&detail.en, '.')] {
        if !text.is_empty() && !text.ends_with(end) {
            complaints.push(format!("{rule}: detail “{text}”"));
        }
    }
    for text in [message, detail] {
        complaints.extend(complain(&text.zh, &text.en).into_iter().map(|one| format!("{rule}: {one}")));
        if counts_one_as_many(&text.en) {
            complaints.push(format!("{rule}: plural in “{}”", text.en));
        }
    }
    complaints
}

/// The same of what is said of reports with wrong numbers.
#[test]
fn what_is_said_of_wrong_numbers_keeps_to_the_same() {
    /// Reports for each kind of slip.
    const REPORTS: usize = 4;
    let mut complaints = BTreeSet::new();
    scores(REPORTS, &mut |trial| complaints.extend(trial.findings().iter().flat_map(complaints_on)));
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "{}:\n{}", complaints.len(), complaints.join("\n"));
}

/// What is wrong with the words of one text: `zh` and `en`.
fn complain(zh: &str, en: &str) -> Vec<String> {
    // A report's own words may be any.
    let said = zh.split(['“', '”']).step_by(2).collect::<String>();
    let zh = PUZZLING.iter().filter(|word| said.contains(**word)).map(|word| format!("{word} in “{zh}”"));
    let en = PUZZLING_EN.iter().filter(|word| en.contains(**word)).map(|word| format!("{word} in “{en}”"));
    zh.chain(en).collect()
}

#[test]
fn rules_do_not_say_again_what_was_reworded() {
    for rule in RULES {
        let texts = [rule.title, rule.what, rule.why, rule.fix, rule.example, rule.basis, guards(rule)];
        let complaints: Vec<String> = texts.iter().flat_map(|text| complain(text.zh, text.en)).collect();
        assert!(complaints.is_empty(), "{}: {complaints:?}", rule.code);
    }
}

#[test]
fn headlines_are_short_details_are_sentences_and_nothing_reworded_is_said_again() {
    let mut complaints = BTreeSet::new();
    for (name, text) in texts() {
        complaints.extend(findings(&name, &text).iter().flat_map(complaints_on));
    }
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "{}:\n{}", complaints.len(), complaints.join("\n"));
}
