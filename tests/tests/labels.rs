//! Row labels that are misprinted: the row keeps its numbers, and its label is told or not ticked.

use std::collections::BTreeMap;

use gongkai::form::form;
use gongkai::{Assessment, Edition, TableKind};
use gongkai_tests::accuracy::{Case, Verdict, judge};
use gongkai_tests::draw::Draw;
use gongkai_tests::generator::layout::LAYOUTS;
use gongkai_tests::generator::random::Random;

/// Layouts that keep the cells of tables.
const TRIED: [&str; 8] =
    ["tabs", "csv", "markdown", "html", "html-word", "pipes-trafilatura", "grid", "lines-bars"];
/// Reports drawn for each layout.
const REPORTS: u64 = 3;
/// Characters that a hand puts in by mistake, and words that labels could have.
const CHARACTERS: [char; 12] = ['已', '情', '的', '政', '行', '人', '工', '有', '请', '理', '收', '本'];
const WORDS: [&str; 8] = ["许可", "审批", "咨询", "档案", "公布", "管理", "处分", "材料"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Misprint {
    Replaced,
    Dropped,
    Added,
    Swapped,
    Word,
}

impl Misprint {
    const ALL: [Misprint; 5] =
        [Misprint::Replaced, Misprint::Dropped, Misprint::Added, Misprint::Swapped, Misprint::Word];

    fn of(self, label: &str, random: &mut Random) -> Option<String> {
        let mut letters: Vec<char> = label.chars().collect();
        let at = random.below(letters.len());
        match self {
            Misprint::Replaced => letters[at] = *random.pick(&CHARACTERS),
            Misprint::Dropped => drop(letters.remove(at)),
            Misprint::Added => letters.insert(at, *random.pick(&CHARACTERS)),
            Misprint::Swapped if at + 1 < letters.len() => letters.swap(at, at + 1),
            Misprint::Word if letters.len() > 5 && at + 1 < letters.len() => {
                letters.splice(at..at + 2, random.pick(&WORDS).chars()).for_each(drop);
            }
            _ => return None,
        }
        let misprint: String = letters.into_iter().collect();
        // A label without its last or first word is cut, not misprinted.
        let bare = |text: &str| text.replace(['“', '”', '、'], "");
        let (own, other) = (bare(label), bare(&misprint));
        let part = own.contains(&other) || other.contains(&own);
        (misprint != label && !part).then_some(misprint)
    }
}

fn ordinal(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '．' | '、' | '（' | '）' | '一' | '二' | '四' | '七')
}

/// Where a label stands as a cell of its own.
fn place(input: &str, label: &str) -> Option<usize> {
    let bounds = |c: char| matches!(c, '\n' | '\r' | '\t' | '|' | '>' | '<' | '"' | ',' | ' ');
    let stands = |at: &usize| {
        let before = input[..*at].trim_end_matches(ordinal);
        let behind = &input[at + label.len()..];
        before.is_empty() || before.ends_with(bounds) && (behind.is_empty() || behind.starts_with(bounds))
    };
    let places = input.match_indices(label).map(|(at, _)| at).filter(stands);
    // The last one is the table's; sentences and notes stand before.
    places.last()
}

#[derive(Default, Debug)]
struct Score {
    texts: usize,
    told: usize,
    unticked: usize,
    right: usize,
    doubted: usize,
}

#[test]
fn a_misprinted_label_costs_its_row_no_number_and_is_never_ticked() {
    let mut failures = Vec::new();
    let mut scores: BTreeMap<Misprint, Score> = BTreeMap::new();
    for name in TRIED {
        let layout = LAYOUTS.iter().find(|layout| layout.name == name).unwrap();
        for seed in 0..REPORTS {
            let case = Draw::new(layout, None, 9100 + seed).case();
            let edition = if case.input.contains("本年制发件数") { Edition::F21 } else { Edition::F19 };
            let mut random = Random::new(seed);
            for kind in [TableKind::Disclosure, TableKind::Requests] {
                for row in form(kind, edition).rows {
                    let label = row.label().zh;
                    let core = label.split_once(['.', '、', '）']).map_or(label, |(_, core)| core);
                    let core = core.split('（').next().unwrap_or(core);
                    // Headings have the short ones too: these are looked for with their numbers.
                    let short = core.chars().count() < 3;
                    let core = if short { label } else { core };
                    let Some(at) = place(&case.input, core) else { continue };
                    for misprint in Misprint::ALL {
                        let word = core.trim_start_matches(ordinal);
                        let Some(print) = misprint.of(word, &mut random) else { continue };
                        let print = core.replace(word, &print);
                        let mut input = case.input.clone();
                        input.replace_range(at..at + core.len(), &print);
                        let score = scores.entry(misprint).or_default();
                        score.texts += 1;
                        let report = &gongkai::parse(&input, case.media, "").reports[0];
                        let ticked = report.outcomes.contains(&("FORM-LABEL".into(), Assessment::Passed));
                        score.told += usize::from(report.findings.iter().any(|f| f.rule == "FORM-LABEL"));
                        score.unticked += usize::from(!ticked);
                        let judged = judge(&Case { input, judges_facts: false, ..clone(&case) });
                        let own = |id: &str| id.contains(&format!(".{}.", row.id));
                        let of_row: Vec<Verdict> =
                            judged.mismatches.iter().filter(|m| own(&m.id)).map(|m| m.verdict).collect();
                        score.right += usize::from(of_row.is_empty());
                        score.doubted += usize::from(!of_row.is_empty());
                        let silent = judged.mismatches.iter().any(|m| m.verdict == Verdict::Silent);
                        if silent || ticked {
                            failures.push(format!(
                                "{name} {seed}: {core} → {print}: silent {silent}, ticked {ticked}"
                            ));
                        }
                    }
                }
            }
        }
    }
    println!("{scores:#?}");
    let shown: Vec<_> = failures.iter().step_by(failures.len() / 40 + 1).cloned().collect();
    assert!(failures.is_empty(), "{} failures, such as:\n{}", failures.len(), shown.join("\n"));
    let all = |count: fn(&Score) -> usize| scores.values().map(count).sum::<usize>();
    let texts = all(|score| score.texts);
    assert!(texts > 1000, "{texts} texts");
    assert!(all(|score| score.told) * 100 >= texts * 90, "{scores:?}");
    assert!(all(|score| score.right) * 100 >= texts * 90, "{scores:?}");
}

#[test]
fn labels_of_sound_reports_are_right_in_every_layout() {
    let mut failures = Vec::new();
    for (layout, seed) in LAYOUTS.iter().cycle().zip(9300..9300 + 3 * LAYOUTS.len() as u64) {
        let case = Draw::new(layout, None, seed).case();
        for report in gongkai::parse(&case.input, case.media, "").reports {
            let told = report.findings.into_iter().filter(|f| f.rule == "FORM-LABEL");
            failures.extend(told.map(|f| format!("{}: {} {}", case.name, f.message.zh, f.detail.zh)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn clone(case: &Case) -> Case {
    Case {
        group: case.group.clone(),
        name: case.name.clone(),
        input: String::new(),
        media: case.media,
        truth: case.truth.clone(),
        known_errors: case.known_errors.clone(),
        is_decided: case.is_decided,
        judges_facts: false,
        judges_findings: false,
    }
}
