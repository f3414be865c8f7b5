//! What happens to a text between the page and the paste.

use std::sync::OnceLock;

use gongkai::form::FORMS;

use super::layout::{Keeps, Layout, layout};
use super::random::Random;
use super::{Specimen, Wish, words};

/// What a reader may still be held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// As much as before.
    Nothing,
    /// Values, perhaps with doubt; never a wrong one without.
    Doubt,
    /// As [`Effect::Doubt`], and what is no longer there must be reported as missing.
    Loss,
}

/// A kind of damage.
#[derive(Debug)]
pub struct Damage {
    /// Its name, in tables and on the command line.
    pub name: &'static str,
    /// What it costs.
    pub effect: Effect,
    /// Whether it makes sense for text with HTML tags in it.
    pub html: bool,
    /// Breaks a text. May give it back unchanged where there is nothing to break.
    pub apply: fn(&str, &mut Random) -> String,
}

const fn damage(
    name: &'static str,
    effect: Effect,
    html: bool,
    apply: fn(&str, &mut Random) -> String,
) -> Damage {
    Damage { name, effect, html, apply }
}

/// Every kind.
pub static DAMAGES: &[Damage] = &[
    damage("page-numbers", Effect::Doubt, false, page_numbers),
    damage("page-break", Effect::Doubt, false, page_break),
    damage("torn-label", Effect::Doubt, false, torn_label),
    damage("dropped-blanks", Effect::Doubt, false, dropped_blanks),
    damage("truncated-headings", Effect::Doubt, true, truncated_headings),
    damage("typos", Effect::Doubt, true, typos),
    damage("lost-label", Effect::Doubt, true, lost_label),
    damage("doubled-row", Effect::Doubt, false, doubled_row),
    damage("swapped-rows", Effect::Doubt, false, swapped_rows),
    damage("letter-spaced", Effect::Doubt, false, letter_spaced),
    damage("chrome", Effect::Nothing, false, chrome),
    damage("windows-lines", Effect::Nothing, true, windows_lines),
    damage("second-copy", Effect::Nothing, false, second_copy),
    damage("another-report", Effect::Nothing, false, another_report),
    damage("cut", Effect::Loss, true, cut),
];

/// The damage with this name.
pub fn named(name: &str) -> Option<&'static Damage> {
    DAMAGES.iter().find(|d| d.name == name)
}

impl Damage {
    /// Whether this damage can happen to texts of this layout.
    pub fn fits(&self, layout: &Layout) -> bool {
        // A second report behind a glued one would be glued to it: nothing separates them.
        let apart = layout.keeps != Keeps::Digits || self.name != "another-report";
        // What a spreadsheet saves has no pages.
        let paged = !layout.name.starts_with("csv") || !self.name.starts_with("page-");
        (self.html || !layout.has_tags()) && apart && paged
    }

    /// The damaged text.
    pub fn apply(&self, text: &str, seed: u64) -> String {
        (self.apply)(text, &mut Random::new(seed ^ 0x6461_6D61))
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{2E80}'..='\u{2FDF}')
}

/// Byte ranges of the text's lines, without their breaks.
fn lines(text: &str) -> Vec<(usize, usize)> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let range = (start, start + line.len());
            start += line.len() + 1;
            range
        })
        .collect()
}

fn insert_lines(
    text: &str,
    random: &mut Random,
    count: usize,
    mut what: impl FnMut(&mut Random) -> String,
) -> String {
    let mut places: Vec<usize> = (0..count).map(|_| random.below(text.matches('\n').count() + 1)).collect();
    places.sort_unstable();
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        while places.first() == Some(&at) {
            places.remove(0);
            out.push_str(&what(random));
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
    }
    out.pop();
    out
}

/// Page numbers between lines, anywhere, tables included.
fn page_numbers(text: &str, random: &mut Random) -> String {
    let style = random.below(5);
    let mut page = random.between(1, 5);
    let count = 2 + random.below(4);
    insert_lines(text, random, count, |_| {
        page += 1;
        match style {
            0 => format!("- {page} -"),
            1 => format!("—{page}—"),
            2 => format!("第{page}页"),
            3 => format!("第 {page} 页 共 9 页"),
            _ => format!("{page}\u{c}"),
        }
    })
}

/// Empty lines and form feeds between lines.
fn page_break(text: &str, random: &mut Random) -> String {
    let count = 2 + random.below(5);
    insert_lines(text, random, count, |random| random.pick(&["", "\n", "\u{c}"]).to_string())
}

/// The official labels without their ordinals, which are written in many ways, and up to their first sign.
fn label_bodies() -> &'static [&'static str] {
    static BODIES: OnceLock<Vec<&'static str>> = OnceLock::new();
    BODIES.get_or_init(|| {
        let ordinal = |c: char| !is_han(c) || "一二三四五六七".contains(c);
        let body = |label: &'static str| {
            let rest = label.trim_start_matches(ordinal);
            rest.split(['（', '“', '、']).next().unwrap_or(rest)
        };
        let mut bodies: Vec<&str> =
            FORMS.iter().flat_map(|f| f.rows).map(|row| body(row.label().zh)).collect();
        bodies.retain(|b| b.chars().count() >= 4);
        bodies.sort_unstable();
        bodies.dedup();
        bodies
    })
}

/// Labels of the official tables that the text prints, with their places.
fn labels(text: &str) -> Vec<(usize, &'static str)> {
    let mut found: Vec<(usize, &'static str)> = label_bodies()
        .iter()
        .flat_map(|&body| text.match_indices(body).map(move |(at, _)| (at, body)))
        .collect();
    found.sort_unstable();
    found
}

fn one_label(text: &str, random: &mut Random) -> Option<(usize, &'static str)> {
    let labels = labels(text);
    (!labels.is_empty()).then(|| *random.pick(&labels))
}

/// A row of a table is torn at a page break: the rest of its label comes after its numbers.
fn torn_label(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..random.between(1, 3) {
        let Some((at, label)) = one_label(&text, random) else { break };
        let chars: Vec<usize> = label.char_indices().map(|(i, _)| i).collect();
        let split = at + chars[chars.len() / 2];
        let (end, line_end) = (at + label.len(), text[at..].find('\n').map_or(text.len(), |n| at + n));
        let (rest, numbers) = (&text[split..end], &text[end..line_end]);
        // In running prose there is no row to tear.
        if numbers.chars().filter(|c| is_han(*c)).count() > 4 {
            continue;
        }
        let lead: String = numbers.chars().take_while(|c| matches!(c, '\t' | '|' | ' ')).collect();
        text = format!("{}{numbers}\n\n{rest}{}{}", &text[..split], lead.trim_end(), &text[line_end..]);
    }
    text
}

/// Empty cells are lost: runs of tabs or pipes become one.
fn dropped_blanks(text: &str, _: &mut Random) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        let mut line = line.to_owned();
        for (run, one) in [("\t\t", "\t"), ("| |", "|"), ("|  |", "|"), ("||", "|")] {
            while line.contains(run) {
                line = line.replace(run, one);
            }
        }
        out.push_str(&line);
        out.push('\n');
    }
    out.pop();
    out
}

/// Only the first line of a two-line heading survives.
fn truncated_headings(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    let headings: &[(&str, &str)] = &[
        ("本年新制作数量", "本年新"),
        ("本年新公开数量", "本年新"),
        ("上一年项目数量", "上一年"),
        ("处理决定数量", "处理决定"),
        ("现行有效件数", "现行有"),
        ("社会公益组织", "社会公益"),
        ("法律服务机构", "法律服务"),
    ];
    for (whole, start) in headings {
        if random.chance(60) {
            text = text.replace(whole, start);
        }
    }
    text
}

/// One character of a label replaced, doubled or lost, in some labels.
fn typos(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..random.between(1, 5) {
        let Some((at, label)) = one_label(&text, random) else { break };
        let chars: Vec<(usize, char)> = label.char_indices().collect();
        let (from, c) = *random.pick(&chars);
        let (start, end) = (at + from, at + from + c.len_utf8());
        let with = match random.below(3) {
            0 => "某".to_owned(),
            1 => format!("{c}{c}"),
            _ => String::new(),
        };
        text.replace_range(start..end, &with);
    }
    text
}

/// A label is gone altogether; its numbers are not.
fn lost_label(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    if let Some((at, label)) = one_label(&text, random) {
        text.replace_range(at..at + label.len(), "");
    }
    text
}

/// Lines that look like a row of a table: several numbers and separators.
fn rows(text: &str) -> Vec<(usize, usize)> {
    let separators = |line: &str| line.matches(['\t', '|', ' ']).count();
    let numbers =
        |line: &str| line.split(['\t', '|', ' ']).filter(|p| p.trim().parse::<f64>().is_ok()).count();
    let is_row = |line: &str| separators(line) >= 3 && numbers(line) >= 2;
    lines(text).into_iter().filter(|&(start, end)| is_row(&text[start..end])).collect()
}

/// A row stands twice, as where a table runs over a page.
fn doubled_row(text: &str, random: &mut Random) -> String {
    let rows = rows(text);
    if rows.is_empty() {
        return text.to_owned();
    }
    let &(start, end) = random.pick(&rows);
    format!("{}\n{}", &text[..end], &text[start..])
}

/// Two neighbouring rows stand in each other's place, label and all. Lines without a label are pieces of rows: with
/// such pieces swapped, a text may be that of a sound report with other numbers, which nobody could tell.
fn swapped_rows(text: &str, random: &mut Random) -> String {
    let rows: Vec<_> =
        rows(text).into_iter().filter(|&(start, end)| text[start..end].contains(is_han)).collect();
    let pairs: Vec<_> = rows.windows(2).filter(|p| p[0].1 + 1 == p[1].0).collect();
    if pairs.is_empty() {
        return text.to_owned();
    }
    let pair = random.pick(&pairs);
    let ((a, b), (c, d)) = (pair[0], pair[1]);
    format!("{}{}\n{}{}", &text[..a], &text[c..d], &text[a..b], &text[d..])
}

/// Labels and headings with a space after every character, as justified type comes out.
fn letter_spaced(text: &str, random: &mut Random) -> String {
    const HEADINGS: &[&str] = &[
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
        "自然人",
        "商业企业",
        "科研机构",
        "信息内容",
    ];
    let spaced = |label: &str| label.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let mut text = text.to_owned();
    for _ in 0..random.between(1, 6) {
        let Some((at, label)) = one_label(&text, random) else { break };
        text.replace_range(at..at + label.len(), &spaced(label));
    }
    for heading in HEADINGS {
        if random.chance(40) {
            text = text.replace(heading, &spaced(heading));
        }
    }
    text
}

/// A portal's lines before and after.
fn chrome(text: &str, random: &mut Random) -> String {
    let (before, after) = words::chrome(random);
    format!("{}\n{text}\n{}\n", before.join("\n"), after.join("\n"))
}

fn windows_lines(text: &str, _: &mut Random) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

fn second_copy(text: &str, _: &mut Random) -> String {
    format!("{text}\n\n{text}")
}

/// A different body's report behind this one.
fn another_report(text: &str, random: &mut Random) -> String {
    let other = Specimen::draw(random.draw(), Wish { plain: true, ..Wish::default() });
    let tabs = layout("tabs").expect("tabs are a layout");
    format!("{text}\n\n{}", tabs.render(&other))
}

/// Only the beginning. Never inside of a number: nobody could see that it had gone on.
fn cut(text: &str, random: &mut Random) -> String {
    let mut end = text.len() / 10 + random.below(text.len() * 9 / 10);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let numeric = |c: char| c.is_numeric() || ".,，+-－＋．增减".contains(c);
    let end = text[..end].trim_end_matches(numeric).len();
    text[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::layout::LAYOUTS;
    use super::*;

    #[test]
    fn every_damage_changes_something_somewhere() {
        for damage in DAMAGES {
            let changed = LAYOUTS.iter().filter(|l| damage.fits(l)).any(|layout| {
                (0..4).any(|seed| {
                    let text = layout.render(&layout.specimen(seed));
                    damage.apply(&text, seed) != text
                })
            });
            assert!(changed, "{} does nothing", damage.name);
        }
    }
}
